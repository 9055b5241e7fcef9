"""What BG/NBD and Pareto/NBD have in common: fitting on histories, and the three questions."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np
import pandas as pd

from klantlab import tables
from klantlab.clv.estimation import Model, Optimum, few_repeat_buyers, maximise
from klantlab.clv.histories import UNIT_WORDS, UNITS, Histories, merge, read
from klantlab.errors import InputError

COLUMNS = ("x", "t_x", "T")
PILOT_ROWS = 20_000  # enough to come close to the top; the last steps use every row


class PurchaseModel(Model):
    """Base of the models of buying and stopping.

    A subclass gives the likelihood of `Histories`, the probability that a customer with a history
    is alive, and what an alive customer is expected to buy in the time t to come.
    """

    _timed: ClassVar[tuple[str, ...]]  # parameters that count time

    def fit(self, summary: Any, weights: Any = None) -> Self:
        """Estimate the parameters by maximum likelihood.

        Parameters
        ----------
        summary : frame
            Columns `x`, `t_x` and `T`, as `clv.summary` or `clv.counts` gives them.
        weights : str or array, optional
            Number of customers a row stands for: the name of a column (``"customers"`` for
            `clv.counts`) or one value a row. Weight 0 leaves a row out.

        Returns
        -------
        self
            On valid data never an exception: what the data can't tell stands in `diagnosis_`.

        Raises
        ------
        InputError
            Missing columns or values, or histories that can't be (t_x after T, fractions in x, …).
        """
        self._check_confidence()
        values, counted, _ = read(summary, COLUMNS, weights)
        data = merge(values, counted)[0]
        del values  # the search below is what takes most memory
        if counted is not None:
            data = data.rows(data.n > 0)
        self.n_customers_ = data.customers
        self.n_repeat_buyers_ = data.repeat.customers
        # Time in mean ages: the search then sees the same numbers in days and in years.
        length = float(np.average(data.T, weights=data.n)) or 1.0
        unit = np.array([length if name in self._timed else 1.0 for name in self._names])
        self._learn(self._search(data.in_unit(length)), unit)
        # Rates were per `length`: each of x purchases adds log(length) when they are per one unit.
        self.log_likelihood_ -= float(np.sum(data.n * data.x) * np.log(length))
        attrs = getattr(summary, "attrs", {})
        self.unit_ = attrs["unit"] if attrs.get("unit") in UNITS else "W"
        self.diagnosis_ = self._verdict(self._reason(data), few_repeat_buyers(self.n_repeat_buyers_))
        return self

    def _search(self, data: Histories) -> Optimum:
        step = len(data.x) // PILOT_ROWS
        pilot = None
        if step > 1:
            part = data.rows(slice(None, None, step))
            part = Histories(part.x, part.t_x, part.T, part.n * (data.customers / part.customers))

            def pilot(params: np.ndarray) -> tuple[float, np.ndarray]:
                return self._likelihood(params, part)

        start = np.ones(len(self._names))
        return maximise(lambda params: self._likelihood(params, data), start, pilot=pilot)

    def expected_purchases(self, t: Any) -> Any:
        """Repeat purchases that a random new customer is expected to make in a time t.

        Parameters
        ----------
        t : float or sequence of float
            Time since the first purchase, in the unit of the summary; 0 or more.

        Returns
        -------
        float, or numpy.ndarray for a sequence
        """
        self._check_fitted()
        times = np.asarray(_times(t), dtype=float)
        fresh = np.zeros(1)
        values = np.array([self._expected_alive(self._estimate, u, fresh, fresh)[0] for u in times.ravel()])
        return float(values[0]) if times.ndim == 0 else values

    def conditional_expected_purchases(self, t: float, summary: Any) -> pd.Series:
        """Purchases each customer is expected to make in the time t to come, given the history.

        Parameters
        ----------
        t : float
            Time after T, in the unit of the summary; 0 or more.
        summary : frame
            Columns `x`, `t_x` and `T`.

        Returns
        -------
        pandas.Series
            Indexed as `summary`, named ``expected_purchases``.
        """
        self._check_fitted()
        time = float(_times(t, single=True))
        data, which, index = self._histories(summary)
        expected = self._alive(self._estimate, data) * self._expected(self._estimate, time, data)
        return pd.Series(expected[which], index=index, name="expected_purchases")

    def probability_alive(self, summary: Any) -> pd.Series:
        """Probability that each customer is still a customer at T, given the history.

        Parameters
        ----------
        summary : frame
            Columns `x`, `t_x` and `T`.

        Returns
        -------
        pandas.Series
            Indexed as `summary`, named ``probability_alive``, between 0 and 1.
        """
        self._check_fitted()
        data, which, index = self._histories(summary)
        return pd.Series(self._alive(self._estimate, data)[which], index=index, name="probability_alive")

    def _histories(self, summary: Any) -> tuple[Histories, np.ndarray, pd.Index]:
        self._refuse_other_unit(summary)
        values, _, index = read(summary, COLUMNS)
        data, which = merge(values, None)
        return data, which, index

    def _refuse_other_unit(self, summary: Any) -> None:
        unit = getattr(summary, "attrs", {}).get("unit", self.unit_)
        if unit != self.unit_:
            raise InputError(
                f"Deze tabel telt tijd in {UNIT_WORDS.get(unit, unit)} en het model in {UNIT_WORDS[self.unit_]}: "
                f'maak de tabel opnieuw met clv.summary(…, unit="{self.unit_}").'
            )

    def _expected(self, params: np.ndarray, t: float, data: Histories) -> np.ndarray:
        """`_expected_alive`, computed once per distinct pair (x, T)."""
        rank, ages = pd.factorize(data.T)
        pairs, distinct = pd.factorize(data.x * len(ages) + rank)
        first = np.empty(len(distinct), dtype=np.int64)
        first[pairs[::-1]] = np.arange(len(pairs))[::-1]
        return self._expected_alive(params, t, data.x[first], data.T[first])[pairs]

    def discounted_purchases(self, params: np.ndarray, t: float, force: float, data: Histories) -> np.ndarray:
        """Expected purchases in the time t to come, each discounted by exp(-force · its moment).

        With E(u) the undiscounted number up to u, integration by parts gives
        exp(-force t) E(t) + force ∫ exp(-force u) E(u) du: a small and smooth correction, for
        which eight Gauss-Legendre points do.
        """
        found = np.exp(-force * t) * self._expected(params, t, data)
        if force > 0:
            node, weight = np.polynomial.legendre.leggauss(8)
            for u, share in zip((node + 1) * t / 2, weight * t / 2, strict=True):
                found += share * force * np.exp(-force * u) * self._expected(params, float(u), data)
        return self._alive(params, data) * found

    # what a model brings ------------------------------------------------------------------------

    def _likelihood(self, params: np.ndarray, data: Histories) -> tuple[float, np.ndarray]:
        raise NotImplementedError

    def _alive(self, params: np.ndarray, data: Histories) -> np.ndarray:
        raise NotImplementedError

    def _expected_alive(self, params: np.ndarray, t: float, x: np.ndarray, T: np.ndarray) -> np.ndarray:
        raise NotImplementedError

    def _reason(self, data: Histories) -> str:
        raise NotImplementedError

    def _no_history(self, data: Histories) -> str:
        if not data.T.any():
            return "alle klanten deden hun eerste aankoop op de laatste dag: er is nog niets verstreken"
        if not data.repeat.customers:
            return "geen enkele klant kocht na de eerste keer terug, en het model leert alleen van herhaalaankopen"
        return ""


def _times(t: Any, single: bool = False) -> np.ndarray:
    if single and (isinstance(t, (str, bool)) or not np.isscalar(t)):
        raise InputError(f"`t` moet één getal zijn, de tijd vooruit in de eenheid van de tabel, en is nu {t!r}.")
    values = tables.numbers([t] if np.isscalar(t) or t is None else t, "t", minimum=0)
    if np.isnan(values).any():
        raise InputError("`t` is leeg: geef een tijd van 0 of meer, in de eenheid van de tabel.")
    return values[0] if np.isscalar(t) or t is None else values
