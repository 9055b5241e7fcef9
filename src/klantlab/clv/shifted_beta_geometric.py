"""Shifted-beta-geometric: how long customers with a contract stay."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
import pandas as pd

from klantlab import tables
from klantlab.clv.estimation import Model, maximise, significant
from klantlab.errors import InputError
from klantlab.words import count, plural


class ShiftedBetaGeometric(Model):
    """Shifted-beta-geometric (sBG) model of retention under contract.

    At each renewal a customer leaves with probability θ, the same every time; over customers θ is
    beta distributed with `alpha` and `beta`. Retention then rises with age although nobody gets
    more loyal: those who leave easily have left.

    Parameters
    ----------
    confidence : float, default 0.95
        Level of the intervals.

    Attributes
    ----------
    params_, standard_errors_ : Parameters
        ``alpha``, ``beta``; a standard error is NaN where the data do not settle it.
    intervals_, log_likelihood_, diagnosis_, converged_, identified_
        As in `BetaGeometric`.
    n_customers_ : float
        Customers at age 0.

    Notes
    -----
    Source: Fader & Hardie (2007), How to project customer retention, Journal of Interactive
    Marketing 21(1); residual lifetime: Fader & Hardie (2010), Customer-base valuation in a
    contractual setting, Marketing Science 29(1).

    Examples
    --------
    >>> model = ShiftedBetaGeometric().fit([1000, 631, 468, 382, 326, 289, 262, 241])
    >>> model.params_
    alpha = 0,7041 · beta = 1,182
    """

    _names = ("alpha", "beta")
    _what = "Shifted-beta-geometric"
    _together = (("alpha", "beta"),)

    def fit(self, survivors: Any) -> Self:
        """Estimate the parameters by maximum likelihood.

        Parameters
        ----------
        survivors : sequence of float
            Counts of one cohort: customers alive at age 0, 1, 2, … (after 0, 1, 2, … renewals).
            Counts and not shares: the intervals depend on how many customers there were.

        Raises
        ------
        InputError
            Fewer than two ages, gaps, negative or rising counts, or shares.
        """
        self._check_confidence()
        alive = tables.numbers(survivors, "survivors", minimum=0)
        _refuse_survivors(alive)
        self.n_customers_ = float(alive[0])
        stayed, left = alive[1:], -np.diff(alive)
        age = np.arange(1, len(alive))

        # At renewal t the chance to stay is (β+t-1) / (α+β+t-1): gamma functions cancel out.
        def likelihood(params: np.ndarray) -> tuple[float, np.ndarray]:
            alpha, beta = params
            all_t = alpha + beta + age - 1
            value = np.sum(left * np.log(alpha) + stayed * np.log(beta + age - 1) - (left + stayed) * np.log(all_t))
            both = np.sum((left + stayed) / all_t)
            return float(value), np.array([left.sum() / alpha - both, np.sum(stayed / (beta + age - 1)) - both])

        def hessian(params: np.ndarray) -> np.ndarray:
            alpha, beta = params
            both = np.sum((left + stayed) / (alpha + beta + age - 1) ** 2)
            return both - np.diag([left.sum() / alpha**2, np.sum(stayed / (beta + age - 1) ** 2)])

        self._learn(maximise(likelihood, np.ones(2), hessian=hessian), np.ones(2))
        self.survivors_ = alive.tolist()
        few = (
            f"Te weinig vertrekkers ({count(left.sum())}) voor een betrouwbaar interval." if 0 < left.sum() < 10 else ""
        )
        self.diagnosis_ = self._verdict(self._reason(stayed, left), few)
        return self

    def survival(self, age: Any) -> Any:
        """Share of a cohort that is still a customer at an age: B(α, β+t) / B(α, β).

        Parameters
        ----------
        age : float or sequence of float
            Number of renewals; 0 or more.

        Returns
        -------
        float, or numpy.ndarray for a sequence
        """
        self._check_fitted()
        ages = _ages(age)
        share = _survival(self._estimate[:, None], ages.ravel())
        return float(share[0]) if ages.ndim == 0 else share

    def retention(self, age: Any) -> Any:
        """Share of those alive at age t-1 that renews at age t: (β+t-1) / (α+β+t-1).

        Parameters
        ----------
        age : float or sequence of float
            The renewal t = 1, 2, ….
        """
        self._check_fitted()
        ages = _ages(age, least=1)
        alpha, beta = self._estimate
        share = (beta + ages - 1) / (alpha + beta + ages - 1)
        return float(share) if ages.ndim == 0 else share

    def projected_survivors(self, until: int, *, draws: int = 2000, seed: int = 0) -> pd.DataFrame:
        """Survivors of the cohort at ages 0 to `until`, with an interval.

        Returns
        -------
        pandas.DataFrame
            Indexed by `age`: `observed` (NaN past the data), `expected`, `low`, `high`. The
            interval holds the expected number (uncertainty of the parameters), not the chance of
            single customers; NaN where the parameters are not determined.
        """
        self._check_fitted()
        ages = np.arange(int(_ages(until)) + 1)
        low, high = self._interval(lambda params: _survival(params, ages), draws, seed)
        observed = np.full(len(ages), np.nan)
        known = self.survivors_[: len(ages)]
        observed[: len(known)] = known
        expected = self.n_customers_ * _survival(self._estimate[:, None], ages)
        return pd.DataFrame(
            {
                "observed": observed,
                "expected": expected,
                "low": self.n_customers_ * low,
                "high": self.n_customers_ * high,
            },
            index=pd.Index(ages, name="age"),
        )

    def discounted_residual_lifetime(self, age: float, discount_rate: float) -> float:
        """Discounted number of payments still to come from a customer of this age (DERL).

        Counted from just before the next renewal, whose payment (if it comes) is not discounted::

            Σ over k ≥ 1 of S(age+k) / S(age) / (1+d)^(k-1)
                = (β+t)/(α+β+t) · 2F1(1, β+t+1; α+β+t+1; 1/(1+d))

        Parameters
        ----------
        age : float
            Renewals made so far; 0 for a customer in the first period.
        discount_rate : float
            Per period; above 0, or 0 where alpha exceeds 1 (otherwise the sum is infinite).

        Returns
        -------
        float
            Payments; times the margin of one payment it is money.
        """
        self._check_fitted()
        rate = _rate(discount_rate)
        return float(_derl(self._estimate[:, None], float(_ages(age)), rate)[0])

    def discounted_residual_lifetime_interval(
        self, age: float, discount_rate: float, *, draws: int = 2000, seed: int = 0
    ) -> tuple[float, float]:
        """Interval of `discounted_residual_lifetime`, for the uncertainty of the parameters."""
        self._check_fitted()
        rate, at = _rate(discount_rate), float(_ages(age))
        low, high = self._interval(lambda params: _derl(params, at, rate), draws, seed)
        return float(low[0]), float(high[0])

    def _interval(self, function: Any, draws: int, seed: int) -> np.ndarray:
        params = self.parameter_draws(draws, seed).T[:, :, None]
        values = np.atleast_2d(function(params))
        tail = (1 - self.confidence) / 2
        ends: np.ndarray = np.quantile(values.reshape(draws, -1), [tail, 1 - tail], axis=0)
        return ends

    def _reason(self, stayed: np.ndarray, left: np.ndarray) -> str:
        alpha, beta = self._estimate
        if not left.sum():
            return "er is nog niemand vertrokken"
        if not stayed.sum():
            return "iedereen vertrok bij de eerste verlenging"
        if len(stayed) == 1:
            share = significant(alpha / (alpha + beta), 2)
            return (
                f"met één verlenging ligt alleen het aandeel vertrekkers vast ({share}), niet hoe klanten verschillen"
            )
        if alpha + beta > 20:
            share = significant(alpha / (alpha + beta), 2)
            return (
                f"klanten verschillen niet zichtbaar in hun kans om te vertrekken; vast ligt alleen die kans, {share}"
            )
        if alpha + beta < 0.05:
            return "wie bleef, blijft voorgoed: na de eerste verlenging vertrekt bijna niemand meer"
        return "verschillende waarden verklaren deze cohort even goed; meer klanten of verlengingen helpen"


def _survival(params: np.ndarray, ages: np.ndarray) -> np.ndarray:
    from scipy.special import betaln

    alpha, beta = params
    share: np.ndarray = np.exp(betaln(alpha, beta + ages) - betaln(alpha, beta))
    return share


def _derl(params: np.ndarray, age: float, rate: float) -> np.ndarray:
    from scipy.special import hyp2f1

    alpha, beta = params
    stay = beta + age
    value: np.ndarray = stay / (alpha + stay) * hyp2f1(1, stay + 1, alpha + stay + 1, 1 / (1 + rate))
    return value


def _ages(age: Any, least: int = 0) -> np.ndarray:
    scalar = np.isscalar(age) or age is None
    values = tables.numbers([age] if scalar else age, "age", minimum=least)
    if np.isnan(values).any():
        raise InputError(f"`age` is leeg: geef een leeftijd van {least} of meer, geteld in verlengingen.")
    return values.reshape(()) if scalar else values


def _rate(discount_rate: float) -> float:
    value = tables.numbers([discount_rate], "discount_rate", minimum=0)[0]
    if np.isnan(value):
        raise InputError("`discount_rate` is leeg: geef bijvoorbeeld 0.10 voor 10% per periode.")
    return float(value)


def _refuse_survivors(alive: np.ndarray) -> None:
    if len(alive) < 2:
        raise InputError(
            "`survivors` heeft minstens twee leeftijden nodig: het aantal klanten bij 0 en bij 1 verlenging."
        )
    if np.isnan(alive).any():
        raise InputError(
            f"`survivors` is leeg op {plural(np.isnan(alive).sum(), 'leeftijd', 'leeftijden')}: vul elk aantal in."
        )
    if not alive[0]:
        raise InputError("`survivors` begint met 0 klanten: er is niemand om te volgen.")
    rises = int((np.diff(alive) > 0).sum())
    if rises:
        raise InputError(
            f"`survivors` stijgt op {plural(rises, 'leeftijd', 'leeftijden')}, "
            "en wie weg is komt in dit model niet terug: "
            "geef van één groep klanten het aantal dat er na 0, 1, 2, … verlengingen nog is."
        )
    if alive[0] <= 1:
        raise InputError(
            "`survivors` lijkt uit aandelen te bestaan: geef aantallen klanten, want daarvan hangt het interval af."
        )
