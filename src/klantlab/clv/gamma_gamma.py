"""Gamma-Gamma: what a customer spends per purchase, apart from how often."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
import pandas as pd

from klantlab.clv.estimation import Model, Optimum, few_repeat_buyers, maximise, significant
from klantlab.clv.histories import read
from klantlab.words import number, percent, plural

PILOT_ROWS = 20_000


class GammaGamma(Model):
    """Gamma-Gamma model of the amount per purchase.

    Each amount of a customer is gamma distributed with shape `p` and rate ν; over customers, ν is
    gamma distributed with shape `q` and rate `gamma` (in units of money). So the mean amount of
    one customer is p/ν, and over customers it averages ``p · gamma / (q - 1)``.

    Parameters
    ----------
    confidence : float, default 0.95
        Level of the intervals.

    Attributes
    ----------
    params_, standard_errors_ : Parameters
        ``p``, ``q``, ``gamma``; NaN without a single repeat buyer.
    correlation_ : float
        Between x and m over repeat buyers: the model assumes that it is 0.
    correlation_interval_ : tuple of float
        By Fisher's z.
    n_customers_, n_repeat_buyers_ : float
        The fit uses repeat buyers alone; the others have no `m`.
    intervals_, log_likelihood_, diagnosis_, converged_, identified_
        As in `BetaGeometric`.

    Notes
    -----
    Source: Fader & Hardie (2013), The gamma-gamma model of monetary value, equation 1a
    (likelihood) and 5 (conditional expectation).

    Examples
    --------
    >>> few = pd.DataFrame({"x": [0, 1, 2, 3, 5], "m": [None, 20.0, 35.0, 28.0, 31.0]})
    >>> GammaGamma().fit(few).n_repeat_buyers_
    4.0
    """

    _names = ("p", "q", "gamma")
    _what = "Gamma-Gamma"
    _together = (("p", "gamma"), ("q", "gamma"))
    correlation_: float
    correlation_interval_: tuple[float, float]

    def fit(self, summary: Any, weights: Any = None) -> Self:
        """Estimate the parameters by maximum likelihood.

        Parameters
        ----------
        summary : frame
            Columns `x` and `m`, as `clv.summary` gives them with an amount. Customers with x = 0
            are left out and counted.
        weights : str or array, optional
            Number of customers a row stands for.

        Raises
        ------
        InputError
            An `m` of a repeat buyer that is zero, negative or missing (with their number).
        """
        self._check_confidence()
        values, weights, _ = read(summary, ("x", "m"), weights)
        x, m = values["x"], values["m"]
        n = np.ones(len(x)) if weights is None else weights
        self.n_customers_ = float(n.sum())
        used = (x > 0) & (n > 0)
        if not used.all():
            x, m, n = x[used], m[used], n[used]
        self.n_repeat_buyers_ = float(n.sum())
        if len(x):
            level = float(np.average(m, weights=n))
            self._learn(self._search(x, m / level, n), np.array([1.0, 1.0, level]))
            self.log_likelihood_ -= float(self.n_repeat_buyers_ * np.log(level))  # a density per unit of money
        else:
            unknown = np.full(3, np.nan)
            self._learn(Optimum(unknown, np.full((3, 3), np.nan), 0.0, False), np.ones(3))
        self._correlate(x, m, n)
        self.diagnosis_ = self._verdict(self._reason(), " ".join(filter(None, self._cautions())))
        return self

    def _search(self, x: np.ndarray, m: np.ndarray, n: np.ndarray) -> Optimum:
        data = Amounts(x, m, n)
        step = len(x) // PILOT_ROWS
        pilot = None
        if step > 1:
            part = n[::step]
            pilot = Amounts(x[::step], m[::step], part * (n.sum() / part.sum())).likelihood
        return maximise(data.likelihood, np.array([3.0, 3.0, 1.0]), pilot=pilot, hessian=data.hessian)

    def expected_average_spend(self, summary: Any) -> pd.Series:
        """Mean amount per purchase expected of each customer, given x and m.

        A weighted mean of the customer's own `m` and the mean of all customers: the fewer
        purchases, the more it leans on all::

            E = (γ + m x) p / (p x + q - 1)

        Parameters
        ----------
        summary : frame
            Columns `x` and `m`; customers with x = 0 get the mean of all customers.

        Returns
        -------
        pandas.Series
            Indexed as `summary`, named ``expected_average_spend``; NaN where the mean does not
            exist (q of 1 or less and no repeat purchase).
        """
        self._check_fitted()
        values, _, index = read(summary, ("x", "m"))
        expected = expected_spend(self._estimate, values["x"], np.where(values["x"] > 0, values["m"], 0.0))
        return pd.Series(expected, index=index, name="expected_average_spend")

    def _correlate(self, x: np.ndarray, m: np.ndarray, n: np.ndarray) -> None:
        self.correlation_, self.correlation_interval_ = float("nan"), (-1.0, 1.0)
        if len(x) < 2:
            return
        dx, dm = x - np.average(x, weights=n), m - np.average(m, weights=n)
        spread = np.sqrt(np.sum(n * dx**2) * np.sum(n * dm**2))
        if spread <= 1e-12 * self.n_repeat_buyers_:
            return
        r = float(np.clip(np.sum(n * dx * dm) / spread, -1, 1))
        self.correlation_ = r
        if self.n_repeat_buyers_ > 3 and abs(r) < 1:
            from scipy.special import ndtri

            reach = float(ndtri(0.5 + self.confidence / 2) / np.sqrt(self.n_repeat_buyers_ - 3))
            self.correlation_interval_ = (float(np.tanh(np.arctanh(r) - reach)), float(np.tanh(np.arctanh(r) + reach)))

    def _cautions(self) -> list[str]:
        left_out = self.n_customers_ - self.n_repeat_buyers_
        told = few_repeat_buyers(self.n_repeat_buyers_)
        left = f"{plural(left_out, 'klant', 'klanten')} zonder herhaalaankoop telden niet mee." if left_out else ""
        finite = (
            "" if not self.params_["q"] <= 1 else "Voor wie nooit terugkwam bestaat geen verwachte besteding (q ≤ 1)."
        )
        return [told, left, finite, self._independence()]

    def _independence(self) -> str:
        if np.isnan(self.correlation_):
            return ""
        low, high = self.correlation_interval_
        found = (
            f"de samenhang tussen aantal en bedrag is {number(self.correlation_, 2, sign=True)} "
            f"({percent(self.confidence)}-interval {number(low, 2, sign=True)} tot {number(high, 2, sign=True)})"
        )
        if low <= 0 <= high:
            return f"Het model neemt aan dat vaak kopen en veel besteden los van elkaar staan; {found}."
        size = "duidelijk" if abs(self.correlation_) >= 0.3 else "een beetje"
        return (
            "Let op: het model neemt aan dat vaak kopen en veel besteden los van elkaar staan, "
            f"maar {found}: ze hangen {size} samen."
        )

    def _reason(self) -> str:
        if not self.n_repeat_buyers_:
            return "geen enkele klant kocht na de eerste keer terug, en alleen herhaalaankopen hebben een bedrag"
        p, q, gamma = self._estimate
        unknown = self._unknown()
        if "p" in unknown and p > 100:
            return "de bedragen van één klant verschillen te weinig van elkaar"
        if "q" in unknown and q > 100:
            mean = significant(p * gamma / (q - 1), 3)
            return f"klanten verschillen niet zichtbaar in wat ze besteden; vast ligt alleen het gemiddelde, {mean}"
        return "verschillende waarden verklaren deze bedragen even goed; meer herhaalkopers helpen"


def expected_spend(params: np.ndarray, x: np.ndarray, m: np.ndarray) -> np.ndarray:
    """The conditional mean of `GammaGamma.expected_average_spend`, at any parameters."""
    p, q, gamma = params
    below = p * x + q - 1
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below > 0, (gamma + m * x) * p / below, np.nan)


class Amounts:
    """Likelihood of mean amounts m over x purchases, for n customers each.

    One customer (equation 1a, with z = m x)::

        log L = log Γ(px+q) - log Γ(px) - log Γ(q) + px log(z/(γ+z)) + q log(γ/(γ+z)) - log m

    The gamma functions are taken once per distinct x; γ enters through sums over γ+z alone.
    """

    def __init__(self, x: np.ndarray, m: np.ndarray, n: np.ndarray) -> None:
        which, self.x = pd.factorize(x, sort=True)
        self.n = np.bincount(which, weights=n)
        self.z, self.each, self.each_x = m * x, n, n * x
        self.total, self.total_x = float(self.n.sum()), float(np.sum(self.n * self.x))
        self.log_m = _dot(n, np.log(m))
        self.x_log_z = _dot(self.each_x, np.log(self.z))

    def likelihood(self, params: np.ndarray) -> tuple[float, np.ndarray]:
        """Log-likelihood and its gradient in (p, q, gamma)."""
        from scipy.special import gammaln, psi

        p, q, gamma = params
        x, n = self.x, self.n
        sum_z = gamma + self.z
        log_z = np.log(sum_z)
        logs, x_logs = _dot(self.each, log_z), _dot(self.each_x, log_z)
        np.divide(1, sum_z, out=sum_z)
        value = (
            np.sum(n * (gammaln(p * x + q) - gammaln(p * x) - gammaln(q)))
            + p * (self.x_log_z - x_logs)
            + q * (self.total * np.log(gamma) - logs)
            - self.log_m
        )
        both = psi(p * x + q)
        slope = [
            np.sum(n * x * (both - psi(p * x))) + self.x_log_z - x_logs,
            np.sum(n * (both - psi(q))) + self.total * np.log(gamma) - logs,
            q * self.total / gamma - p * _dot(self.each_x, sum_z) - q * _dot(self.each, sum_z),
        ]
        return float(value), np.array(slope)

    def hessian(self, params: np.ndarray) -> np.ndarray:
        """Matrix of second derivatives in (p, q, gamma)."""
        from scipy.special import polygamma

        p, q, gamma = params
        x, n = self.x, self.n
        both = polygamma(1, p * x + q)
        per_z = 1 / (gamma + self.z)
        pp = np.sum(n * x**2 * (both - polygamma(1, p * x)))
        pq = np.sum(n * x * both)
        qq = np.sum(n * (both - polygamma(1, q)))
        pg = -_dot(self.each_x, per_z)
        qg = self.total / gamma - _dot(self.each, per_z)
        np.square(per_z, out=per_z)
        gg = -q * self.total / gamma**2 + p * _dot(self.each_x, per_z) + q * _dot(self.each, per_z)
        return np.array([[pp, pq, pg], [pq, qq, qg], [pg, qg, gg]])


def _dot(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.einsum("i,i->", a, b))  # not @: on long vectors starting BLAS threads costs more than the sum
