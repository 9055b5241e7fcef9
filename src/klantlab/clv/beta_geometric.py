"""BG/NBD: customers who buy at their own pace and may stop right after any purchase."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from klantlab.clv.estimation import LOWEST, significant
from klantlab.clv.histories import Histories
from klantlab.clv.purchases import PurchaseModel


class BetaGeometric(PurchaseModel):
    """BG/NBD model of repeat purchases without a contract.

    While alive, a customer buys as a Poisson process with rate λ; after each repeat purchase the
    customer stops for good with probability p. Over customers, λ is gamma distributed with shape
    `r` and rate `alpha` (in time units), and p is beta distributed with `a` and `b`.

    Parameters
    ----------
    confidence : float, default 0.95
        Level of the intervals.

    Attributes
    ----------
    params_, standard_errors_ : Parameters
        ``r``, ``alpha``, ``a``, ``b``; a standard error is NaN where the data do not settle it.
    intervals_ : Parameters
        (low, high) by parameter; symmetric on the log scale.
    log_likelihood_ : float
        The total over customers (with `weights`: over the customers they stand for).
    diagnosis_ : str
        In Dutch: converged, or what could not be determined and why, or too few repeat buyers.
    converged_, identified_ : bool
    n_customers_, n_repeat_buyers_ : float
    unit_ : str
        Unit of time, from ``summary.attrs``; "W" where that says nothing.

    Notes
    -----
    A customer without repeat purchase has had no occasion to stop: P(alive) is 1 whatever the
    silence. Someone who never came back looks better here than in Pareto/NBD.

    Source: Fader, Hardie & Lee (2005), "Counting your customers" the easy way, Marketing Science
    24(2): equations 6 (likelihood) and 9–10 (expectations).

    Examples
    --------
    >>> import pandas as pd
    >>> few = pd.DataFrame({"x": [0, 1, 4], "t_x": [0, 5, 30.0], "T": [39, 39, 39.0]})
    >>> BetaGeometric().fit(few, weights=[600, 250, 150]).n_repeat_buyers_
    400.0
    """

    _names = ("r", "alpha", "a", "b")
    _timed = ("alpha",)
    _what = "BG/NBD"
    _together = (("r", "alpha"), ("a", "b"))

    def _likelihood(self, params: np.ndarray, data: Histories) -> tuple[float, np.ndarray]:
        """Log-likelihood and gradient in (r, alpha, a, b).

        One customer (equation 6)::

            L = Γ(r+x) α^r / Γ(r) · B(a, b+x) / B(a, b)
                · { (α+T)^-(r+x) + [x>0] · a/(b+x-1) · (α+t_x)^-(r+x) }

        The first term in braces says "still a customer", the second "stopped at t_x".
        """
        from scipy.special import gammaln, psi

        r, alpha, a, b = params
        x, n = data.purchases
        value = np.sum(n * (gammaln(r + x) - gammaln(r) + r * np.log(alpha)))
        value += np.sum(n * (gammaln(b + x) - gammaln(b) + gammaln(a + b) - gammaln(a + b + x)))
        d_r = np.sum(n * (psi(r + x) - psi(r) + np.log(alpha)))
        d_alpha = np.sum(n) * r / alpha
        d_a = np.sum(n * (psi(a + b) - psi(a + b + x)))
        d_b = d_a + np.sum(n * (psi(b + x) - psi(b)))

        # x = 0: the braces are (α+T)^-r
        T, n = data.single
        value -= r * np.sum(n * np.log(alpha + T))
        d_r -= np.sum(n * np.log(alpha + T))
        d_alpha -= r * np.sum(n / (alpha + T))

        # x > 0: with q = P(stopped), log{…} = -(r+x) log(α+T) - log(1-q)
        rows = data.repeat
        power = r + rows.x
        log_T, log_ratio, odds = _odds_stopped(params, rows)
        small = np.exp(-np.abs(odds))
        stopped = np.where(odds > 0, 1.0, small) / (1 + small)
        value += np.sum(rows.n * (np.maximum(odds, 0) + np.log1p(small) - power * log_T))
        d_r += np.sum(rows.n * (stopped * log_ratio - log_T))
        d_alpha -= np.sum(rows.n * power * ((1 - stopped) / (alpha + rows.T) + stopped / (alpha + rows.t_x)))
        d_a += np.sum(rows.n * stopped) / a
        d_b -= np.sum(rows.n * stopped / (b + rows.x - 1))
        return value, np.array([d_r, d_alpha, d_a, d_b])

    def _alive(self, params: np.ndarray, data: Histories) -> np.ndarray:
        from scipy.special import expit

        alive = np.ones(len(data.x))
        alive[data.x > 0] = expit(-_odds_stopped(params, data.repeat)[2])
        return alive

    def _expected_alive(self, params: np.ndarray, t: float, x: np.ndarray, T: np.ndarray) -> np.ndarray:
        """Purchases in (T, T+t] of a customer who is alive at T.

        Given λ and p that is (1 - exp(-λpt)) / p. Averaging λ over its posterior (a gamma with
        r+x and α+T) gives (1 - (1 + pt/(α+T))^-(r+x)) / p, a smooth function of p; a Gauss rule
        for the posterior of p (a beta with a and b+x) does the rest. The published form with the
        hypergeometric function (equations 9 and 10) is equal, but breaks down at a = 1.
        """
        r, alpha, a, b = params
        expected = np.empty(len(x))
        for purchases in np.unique(x):
            mine = np.flatnonzero(x == purchases)
            step = t / (alpha + T[mine])
            p, weight = beta_rule(float(a), float(b + purchases), _rule_size(step.max()))
            for part in np.array_split(np.arange(len(mine)), 1 + len(mine) // 20_000):
                at = np.log1p(np.multiply.outer(step[part], p))
                expected[mine[part]] = np.einsum("ij,j->i", -np.expm1(-(r + purchases) * at), weight / p)
        return expected

    def _reason(self, data: Histories) -> str:
        if empty := self._no_history(data):
            return empty
        r, alpha, a, b = self._estimate
        unknown = self._unknown()
        rate = f"gemiddeld {significant(r / alpha, 3)} aankoop per tijdseenheid"
        if {"a", "b"} & unknown and a / (a + b) < 1e-3:
            return "in deze gegevens is geen uitval te zien: niemand valt stil op een manier die opvalt"
        if {"a", "b"} & unknown and b < 1e-3 * a:
            return "bijna iedereen lijkt te stoppen na de eerste herhaalaankoop"
        if {"r", "alpha"} <= unknown and r > 20:
            return f"klanten verschillen niet zichtbaar in koopsnelheid; vast ligt alleen {rate}"
        if {"a", "b"} & unknown and a + b > 20:
            return (
                "klanten verschillen niet zichtbaar in hun kans om te stoppen; "
                f"vast ligt alleen die kans zelf, ongeveer {significant(a / (a + b), 2)} per aankoop"
            )
        if {"a", "b"} & unknown and a + b < 100 * LOWEST:
            return "klanten stoppen of meteen, of nooit; hoe vaak precies is niet te zien"
        return "verschillende waarden verklaren deze gegevens even goed; meer klanten of een langere periode helpt"


def _odds_stopped(params: np.ndarray, rows: Histories) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For x > 0: log(α+T), log of (α+T)/(α+t_x), and the log odds of having stopped at t_x."""
    r, alpha, a, b = params
    log_T = np.log(alpha + rows.T)
    log_ratio = log_T - np.log(alpha + rows.t_x)
    return log_T, log_ratio, np.log(a / (b + rows.x - 1)) + (r + rows.x) * log_ratio


def _rule_size(step: float) -> int:
    """Nodes for 15 digits: the function has a pole at p = -1/step, and the error falls as ρ^-2n."""
    pole = 1 / max(step, 1e-3)
    rho = 1 + 2 * pole + 2 * np.sqrt(pole * (1 + pole))
    wanted = 17 / np.log10(rho)
    return next((size for size in (16, 24, 40, 80, 160) if size >= wanted), 400)


@lru_cache(maxsize=4096)
def beta_rule(a: float, b: float, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Gauss rule for a beta distribution: Σ w f(p) is the mean of f(p).

    Source: Golub & Welsch (1969): nodes are eigenvalues of the recurrence of the Jacobi
    polynomials, weights the squared first components of the eigenvectors.

    Examples
    --------
    >>> p, weight = beta_rule(2.0, 3.0, 8)
    >>> round(float(weight @ p), 12), round(float(weight @ p**2), 12)
    (0.4, 0.2)
    """
    from scipy.linalg import eigh_tridiagonal

    A, B = b - 1, a - 1
    k = np.arange(1, size)
    total = 2 * k + A + B
    middle = np.concatenate([[(B - A) / (A + B + 2)], (B - A) * (B + A) / (total * (total + 2))])
    side = 4 * k * (k + A) * (k + B) / (total**2 * (total + 1))
    # (k + A + B) / (total - 1) is 1 at k = 1, also where both vanish
    side[1:] *= (k + A + B)[1:] / (total - 1)[1:]
    node, vector = eigh_tridiagonal(middle, np.sqrt(side))
    return np.clip((1 + node) / 2, 1e-300, 1.0), vector[0] ** 2
