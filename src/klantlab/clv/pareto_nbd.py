"""Pareto/NBD: customers who buy at their own pace and may stop at any moment."""

from __future__ import annotations

from functools import cache

import numpy as np

from klantlab.clv.estimation import significant
from klantlab.clv.histories import CHUNK, Histories
from klantlab.clv.purchases import PurchaseModel

NODES = 32
STEEP = 40.0  # e^-40 of the integrand's start is below the last digit


class ParetoNBD(PurchaseModel):
    """Pareto/NBD model of repeat purchases without a contract.

    While alive, a customer buys as a Poisson process with rate λ; the lifetime is exponential with
    rate μ. Over customers, λ is gamma distributed with shape `r` and rate `alpha` (in time units),
    μ with `s` and `beta` (in time units).

    Parameters
    ----------
    confidence : float, default 0.95
        Level of the intervals.

    Attributes
    ----------
    params_, standard_errors_ : Parameters
        ``r``, ``alpha``, ``s``, ``beta``; a standard error is NaN where the data do not settle it.
        s and beta often stand for little more than their ratio: look at their intervals.
    intervals_, log_likelihood_, diagnosis_, converged_, identified_, n_customers_, \
n_repeat_buyers_, unit_
        As in `BetaGeometric`.

    Notes
    -----
    Source: Schmittlein, Morrison & Colombo (1987), Management Science 33(1); likelihood as in
    Fader & Hardie (2005), A note on deriving the Pareto/NBD model.

    Examples
    --------
    >>> import pandas as pd
    >>> few = pd.DataFrame({"x": [0, 1, 4], "t_x": [0, 5, 30.0], "T": [39, 39, 39.0]})
    >>> ParetoNBD().fit(few, weights=[600, 250, 150]).n_customers_
    1000.0
    """

    _names = ("r", "alpha", "s", "beta")
    _timed = ("alpha", "beta")
    _what = "Pareto/NBD"
    _together = (("r", "alpha"), ("s", "beta"))

    def _likelihood(self, params: np.ndarray, data: Histories) -> tuple[float, np.ndarray]:
        """Log-likelihood and gradient in (r, alpha, s, beta).

        One customer::

            L = Γ(r+x) α^r / Γ(r) · { (α+T)^-(r+x) (β/(β+T))^s
                                      + s β^s ∫ from t_x to T of (α+u)^-(r+x) (β+u)^-(s+1) du }

        The first term in braces says "still a customer", the second "stopped at u". With the
        integral worked out this is the published pair of hypergeometric functions; as an integral
        it needs no case for α < β, and its derivatives are integrals over the same points.
        """
        from scipy.special import gammaln, psi

        r, alpha, s, beta = params
        x, n = data.purchases
        value = np.sum(n * (gammaln(r + x) - gammaln(r) + r * np.log(alpha) + s * np.log(beta)))
        slope = np.array(
            [
                np.sum(n * (psi(r + x) - psi(r) + np.log(alpha))),
                np.sum(n) * r / alpha,
                np.sum(n) * np.log(beta),
                np.sum(n) * s / beta,
            ]
        )
        for rows in data.reduced:
            power = r + rows.x
            alpha_T, beta_T = alpha + rows.T, beta + rows.T
            log_alpha_T, log_beta_T = np.log(alpha_T), np.log(beta_T)
            alive = -power * log_alpha_T - s * log_beta_T
            stopped, (log_a, per_a, log_b, per_b) = _stopped(params, rows)
            both = np.logaddexp(alive, stopped)
            value += np.sum(rows.n * both)
            yes = rows.n * np.exp(alive - both)
            no = rows.n * np.exp(stopped - both)
            slope -= [
                np.sum(yes * log_alpha_T + no * log_a),
                np.sum(power * (yes / alpha_T + no * per_a)),
                np.sum(yes * log_beta_T + no * (log_b - 1 / s)),
                np.sum(yes * s / beta_T + no * (s + 1) * per_b),
            ]
        return float(value), slope

    def _alive(self, params: np.ndarray, data: Histories) -> np.ndarray:
        from scipy.special import expit

        r, alpha, s, beta = params
        probability = np.empty(len(data.x))
        for start in range(0, len(data.x), CHUNK):
            rows = data.rows(slice(start, start + CHUNK))
            alive = -(r + rows.x) * np.log(alpha + rows.T) - s * np.log(beta + rows.T)
            probability[start : start + CHUNK] = expit(alive - _stopped(params, rows)[0])
        return probability

    def _expected_alive(self, params: np.ndarray, t: float, x: np.ndarray, T: np.ndarray) -> np.ndarray:
        """Purchases in (T, T+t] of a customer who is alive at T.

        ``(r+x)(β+T) / ((α+T)(s-1)) · {1 - ((β+T)/(β+T+t))^(s-1)}``, with its limit at s = 1.
        """
        r, alpha, s, beta = params
        log_step = np.log1p(t / (beta + T))
        lived = log_step if abs(s - 1) < 1e-12 else -np.expm1(-(s - 1) * log_step) / (s - 1)
        return (r + x) * (beta + T) / (alpha + T) * lived

    def _reason(self, data: Histories) -> str:
        if empty := self._no_history(data):
            return empty
        r, alpha, s, beta = self._estimate
        unknown = self._unknown()
        age = float(np.average(data.T, weights=data.n))
        if {"s", "beta"} & unknown and s * np.log1p(age / beta) < 1e-2:
            return "in deze gegevens is geen uitval te zien: niemand valt stil op een manier die opvalt"
        if {"r", "alpha"} <= unknown and r > 20:
            return (
                "klanten verschillen niet zichtbaar in koopsnelheid; "
                f"vast ligt alleen gemiddeld {significant(r / alpha, 3)} aankoop per tijdseenheid"
            )
        if {"s", "beta"} <= unknown and s > 5:
            return (
                "klanten verschillen niet zichtbaar in hun kans om te stoppen; "
                f"vast ligt alleen die kans zelf, ongeveer {significant(s / beta, 2)} per tijdseenheid"
            )
        if {"s", "beta"} & unknown:
            return "er stoppen te weinig klanten zichtbaar om te weten hoe die kans over klanten is verdeeld"
        return "verschillende waarden verklaren deze gegevens even goed; meer klanten of een langere periode helpt"


@cache
def _nodes() -> tuple[np.ndarray, np.ndarray]:
    node, weight = np.polynomial.legendre.leggauss(NODES)
    return (node + 1) / 2, weight / 2


def _stopped(params: np.ndarray, rows: Histories) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """Log of s ∫ (α+u)^-(r+x) (β+u)^-(s+1) du from t_x to T, and means under that integrand.

    The means, of log(α+u), 1/(α+u), log(β+u) and 1/(β+u), are the derivatives. With
    p = log(min(α, β) + u) the integrand falls off smoothly and log-concavely, so 32 Gauss-Legendre
    points give it to about 12 digits. Where it is steep, the range stops at e^-40 of its start.
    """
    r, alpha, s, beta = params
    least, gap = min(alpha, beta), abs(alpha - beta)
    power = r + rows.x
    start = least + rows.t_x
    fall = (power / (alpha + rows.t_x) + (s + 1) / (beta + rows.t_x)) * start - 1
    width = np.log((least + rows.T) / start)
    width = np.where(fall * width > STEEP, STEEP / np.where(fall > 0, fall, 1), width)

    node, weight = _nodes()
    p = np.multiply.outer(width, node) + np.log(start)[:, None]
    near = np.exp(p)  # min(α, β) + u
    far = near + gap
    log_far = np.log(far)
    log_a, log_b = (p, log_far) if alpha <= beta else (log_far, p)
    a, b = (near, far) if alpha <= beta else (far, near)
    height = p - power[:, None] * log_a - (s + 1) * log_b  # du = (min(α, β) + u) dp
    top = height.max(axis=1)
    mass = np.exp(height - top[:, None]) * weight
    total = mass.sum(axis=1)
    mass /= total[:, None]
    with np.errstate(divide="ignore"):  # nothing between t_x and T: log 0 is what is meant
        log_integral = np.log(s) + top + np.log(total) + np.log(width)
    means = tuple(np.einsum("ij,ij->i", mass, f) for f in (log_a, 1 / a, log_b, 1 / b))
    return log_integral, means
