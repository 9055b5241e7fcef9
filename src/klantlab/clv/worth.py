"""Customer by customer: what the purchases to come are worth today, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from klantlab import tables
from klantlab.clv.envelope import _one, _share
from klantlab.clv.gamma_gamma import GammaGamma, expected_spend
from klantlab.clv.histories import UNIT_WORDS, UNITS, merge, read
from klantlab.clv.purchases import PurchaseModel
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, euro, number, percent, plural


@dataclass(frozen=True, repr=False)
class CustomerValue(Result):
    """Value of each customer and of all of them, with intervals.

    Attributes
    ----------
    customers : pandas.DataFrame
        Indexed as the summary: `purchases` (expected within the horizon), `spend` (expected per
        purchase), `value` (discounted margin), `low` and `high`.
    total, total_interval, mean : float
        Of all customers together, and per customer.
    reason : str
        Why there is no interval; empty when there is one.

    Notes
    -----
    The intervals hold the *expected* value: they say how far the parameters might be off. What one
    customer will really spend varies much more, and no interval here claims to hold that.
    """

    customers: pd.DataFrame
    total: float
    total_interval: tuple[float, float]
    mean: float
    n: int
    horizon: float
    unit: str
    discount_rate: float
    margin: float
    confidence: float
    reason: str
    slopes: np.ndarray = field(repr=False)  # d log(value) / d log(parameter), by customer
    covariance: np.ndarray = field(repr=False)  # of the log parameters

    @property
    def words(self) -> str:
        """The value of the base, with its interval."""
        low, high = self.total_interval
        sure = (
            f"({percent(self.confidence)}-interval voor de verwachting: {euro(low, 0)} tot {euro(high, 0)})"
            if not self.reason
            else f"(geen interval: {self.reason})"
        )
        return (
            f"De {plural(self.n, 'klant', 'klanten')} zijn de komende {number(self.horizon, 0)} "
            f"{UNIT_WORDS[self.unit]} samen {euro(self.total, 0)} waard {sure}, gemiddeld {euro(self.mean)} per klant."
        )

    def to_frame(self) -> pd.DataFrame:
        """Give the customers."""
        return self.customers.copy()

    def by(self, groups: Any) -> pd.DataFrame:
        """Total and mean value by group, with intervals for what is expected of these customers.

        Parameters
        ----------
        groups : pandas.Series or sequence
            A label for each customer; a Series is matched on its index.

        Returns
        -------
        pandas.DataFrame
            Indexed by group: `n`, `total`, `total_low`, `total_high`, `mean`, `low`, `high`.
        """
        which, names = _grouped(groups, self.customers.index)
        value = self.customers["value"].to_numpy()
        n = np.bincount(which, minlength=len(names))
        total = np.bincount(which, weights=value, minlength=len(names))
        change = np.column_stack(
            [np.bincount(which, weights=value * slope, minlength=len(names)) for slope in self.slopes.T]
        )
        low, high = _around(total, change / np.where(total > 0, total, 1)[:, None], self.covariance, self.confidence)
        return pd.DataFrame(
            {
                "n": n,
                "total": total,
                "total_low": low,
                "total_high": high,
                "mean": total / n,
                "low": low / n,
                "high": high / n,
            },
            index=names,
        )


def value(
    purchase_model: PurchaseModel,
    spend_model: GammaGamma,
    summary: Any,
    horizon: float,
    discount_rate: float,
    margin: float,
    *,
    confidence: float = 0.95,
) -> CustomerValue:
    """Discounted margin of the purchases that each customer is expected to make.

    ::

        value = margin · E[spend] · P(alive) · ∫ over the horizon of E[rate of purchase] (1+d)^-u du

    Every purchase is discounted from its own expected moment, so nothing depends on a choice of
    periods. Purchases up to T are past and not counted.

    Parameters
    ----------
    purchase_model : BetaGeometric or ParetoNBD
        Fitted.
    spend_model : GammaGamma
        Fitted.
    summary : frame
        Columns `x`, `t_x`, `T` and `m`, in the unit of time the model was fitted in.
    horizon : float
        How far ahead, in that unit (``52`` for a year of weeks).
    discount_rate : float
        Per **year**, whatever the unit: 0.10 is 10% a year.
    margin : float
        Share of the amounts that is margin, above 0 and at most 1.
    confidence : float, default 0.95

    Returns
    -------
    CustomerValue
        Intervals come from the uncertainty of all parameters (delta method on the log scale; the
        two models are estimated apart, so their errors are taken as independent). They hold the
        expectation, not the outcome of a single customer.

    Notes
    -----
    Source: Fader, Hardie & Lee (2005), RFM and CLV, Journal of Marketing Research 42(4):
    discounted expected transactions times expected spend.
    """
    if not isinstance(purchase_model, PurchaseModel) or not isinstance(spend_model, GammaGamma):
        raise InputError(
            "Geef eerst een gefit koopmodel (BetaGeometric of ParetoNBD) en dan een gefit bestedingsmodel (GammaGamma)."
        )
    for model in (purchase_model, spend_model):
        model._check_fitted()
    ahead = _one("horizon", horizon, 0)
    rate = _one("discount_rate", discount_rate, 0)
    share = _share("margin", margin)
    if not 0 < _one("confidence", confidence) < 1:
        raise InputError(f"`confidence` moet tussen 0 en 1 liggen, bijvoorbeeld 0.95, en is nu {confidence!r}.")
    purchase_model._refuse_other_unit(summary)
    values, _, index = read(summary, ("x", "t_x", "T", "m"))
    data, which = merge({c: values[c] for c in ("x", "t_x", "T")}, None)
    unit = purchase_model.unit_
    force = np.log1p(rate) * UNITS[unit] / UNITS["Y"]  # continuous rate per unit of time

    x, m = values["x"], np.where(values["x"] > 0, values["m"], 0.0)
    bought, bought_slope = _with_slope(
        lambda params: purchase_model.discounted_purchases(params, ahead, force, data), purchase_model._estimate
    )
    spend, spend_slope = _with_slope(lambda params: expected_spend(params, x, m), spend_model._estimate)
    slopes = np.column_stack([bought_slope[which], spend_slope])
    zero = np.zeros((len(purchase_model._estimate), len(spend_model._estimate)))
    covariance = np.block([[purchase_model._covariance, zero], [zero.T, spend_model._covariance]])

    worth = share * spend * bought[which]
    low, high = _around(worth, slopes, covariance, confidence)
    total = float(worth.sum())
    total_slope = np.einsum("i,ij->j", worth, slopes) / (total or 1.0)
    total_low, total_high = _around(np.array([total]), total_slope[None, :], covariance, confidence)
    undiscounted = purchase_model.discounted_purchases(purchase_model._estimate, ahead, 0.0, data)[which]
    frame = pd.DataFrame(
        {"purchases": undiscounted, "spend": spend, "value": worth, "low": low, "high": high}, index=index
    )
    return CustomerValue(
        customers=frame,
        total=total,
        total_interval=(float(total_low[0]), float(total_high[0])),
        mean=total / len(frame),
        n=len(frame),
        horizon=ahead,
        unit=unit,
        discount_rate=rate,
        margin=share,
        confidence=float(confidence),
        reason=_no_interval(purchase_model, spend_model),
        slopes=slopes,
        covariance=covariance,
    )


def acquisition_cap(
    worth: CustomerValue | pd.Series,
    groups: Any,
    spent: Mapping[Any, float] | None = None,
    confidence: float = 0.95,
    past: pd.Series | None = None,
) -> pd.DataFrame:
    """The most one may pay to acquire a customer, by segment or campaign: an interval, not a point.

    Parameters
    ----------
    worth : CustomerValue or pandas.Series
        Value by customer: what is still to come. For a decision on acquisition it should start at the first
        purchase; `past` adds what went before.
    groups : pandas.Series or sequence
        Segment or campaign of each customer.
    spent : mapping of group to float, optional
        What acquiring one customer cost; adds `spent` and `verdict` ("betaalt zich terug",
        "te duur", "nog niet te zeggen").
    confidence : float, default 0.95
    past : pandas.Series indexed by customer, optional
        Margin that each customer has brought in already, added to the value to come. It is known, so it makes no
        parameter less sure.

    Returns
    -------
    pandas.DataFrame
        Indexed by group: `n`, `cap` (mean value of a customer), `low`, `high`. The interval holds
        the mean of customers like these: customers differ (the part that shrinks with n) and, for
        a `CustomerValue`, the parameters are uncertain. NaN for a group of one.

    Examples
    --------
    >>> worth = pd.Series([10.0, 20, 30, 200])
    >>> acquisition_cap(worth, ["a", "a", "a", "b"])["cap"].to_dict()
    {'a': 20.0, 'b': 200.0}
    """
    from scipy.special import ndtri, stdtrit

    if not 0 < _one("confidence", confidence) < 1:
        raise InputError(f"`confidence` moet tussen 0 en 1 liggen, bijvoorbeeld 0.95, en is nu {confidence!r}.")
    if isinstance(worth, CustomerValue):
        amounts = worth.customers["value"]
    elif isinstance(worth, pd.Series):
        amounts = worth
    else:
        raise InputError("`worth` moet de uitkomst van clv.value zijn of een kolom met de waarde per klant.")
    values = tables.numbers(amounts, "worth")
    if past is not None:
        values = values + _past(past, amounts.index)
    if not len(values) or np.isnan(values).any():
        raise InputError(
            f"De waarde is leeg bij {count(np.isnan(values).sum())} van de {plural(len(values), 'klant', 'klanten')}: "
            "laat die klanten bewust weg."
        )
    which, names = _grouped(groups, amounts.index)
    n = np.bincount(which, minlength=len(names))
    mean = np.bincount(which, weights=values, minlength=len(names)) / n
    squares = np.bincount(which, weights=(values - mean[which]) ** 2, minlength=len(names))
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.where(n > 1, squares / (n - 1) / n, np.nan)
        reach = stdtrit(n - 1, 0.5 + confidence / 2)
    if isinstance(worth, CustomerValue):
        expected = worth.by(groups)
        z = ndtri(0.5 + worth.confidence / 2)
        variance = variance + ((expected["high"] - expected["low"]).to_numpy() / (2 * z)) ** 2
    frame = pd.DataFrame(
        {"n": n, "cap": mean, "low": mean - reach * np.sqrt(variance), "high": mean + reach * np.sqrt(variance)},
        index=names,
    )
    if spent is not None:
        missing = [g for g in names if g not in spent]
        if missing:
            raise InputError(
                f"`spent` mist een bedrag voor {count(len(missing))} van de groepen, zoals {missing[0]!r}."
            )
        frame["spent"] = [_one("spent", spent[g]) for g in names]
        frame["verdict"] = np.where(
            frame["spent"] < frame["low"],
            "betaalt zich terug",
            np.where(frame["spent"] > frame["high"], "te duur", "nog niet te zeggen"),
        )
    return frame


def _past(past: Any, index: pd.Index) -> np.ndarray:
    """Give the margin so far, one amount a customer."""
    if not isinstance(past, pd.Series) or not past.index.is_unique:
        raise InputError("`past` moet een kolom zijn met elke klant één keer als index.")
    known = tables.numbers(past.reindex(index), "past")
    gaps = int(np.isnan(known).sum())
    if gaps:
        raise InputError(
            f"`past` ontbreekt bij {count(gaps)} van de {plural(len(index), 'klant', 'klanten')}: vul 0 in bij wie "
            "nog niets opleverde."
        )
    return known


@dataclass(frozen=True, repr=False)
class WhaleCurve(Result):
    """Cumulative profit, best customer first; `curve` has customers and profit, at most 1,001 points."""

    total: float
    peak: float
    peak_customers: int
    n: int
    n_losing: int
    curve: pd.DataFrame

    @property
    def words(self) -> str:
        """Where the curve peaks and what the last customers take away again."""
        top = f"De winst is op zijn hoogst na {count(self.peak_customers)} van de {plural(self.n, 'klant', 'klanten')}"
        if self.total <= 0:
            share = f": {euro(self.peak, 0)}. Daarna gaat er meer verloren; samen blijft {euro(self.total, 0)} over."
        elif self.n_losing:
            share = (
                f": {percent(self.peak / self.total)} van de uiteindelijke {euro(self.total, 0)}. "
                f"De {plural(self.n_losing, 'verliesgevende klant kost', 'verliesgevende klanten kosten')} samen "
                f"{euro(self.peak - self.total, 0)}."
            )
        else:
            share = f": {euro(self.total, 0)}. Er is geen enkele verliesgevende klant."
        return top + share


def whale_curve(profit: Any) -> WhaleCurve:
    """Cumulative profit by customer, from the most to the least profitable.

    Parameters
    ----------
    profit : sequence of float
        Profit (or CLV after all costs) by customer; losses are negative.

    Returns
    -------
    WhaleCurve

    Notes
    -----
    Source: Cooper & Kaplan (1991), Profit priorities from activity-based costing, Harvard
    Business Review 69(3).

    Examples
    --------
    >>> whale = whale_curve([60, 50, 0, -10])
    >>> whale.total, whale.peak, whale.peak_customers
    (100.0, 110.0, 2)
    """
    values = tables.numbers(profit, "profit")
    if not len(values) or np.isnan(values).any():
        raise InputError(
            f"De winst is leeg bij {count(np.isnan(values).sum())} van de {plural(len(values), 'klant', 'klanten')}: "
            "vul 0 in als er niets was, of laat die klanten bewust weg."
        )
    ordered = np.sort(values)[::-1]
    running = np.concatenate([[0.0], np.cumsum(ordered)])
    gaining = int((ordered > 0).sum())  # past these, nothing is added
    shown = np.unique(np.concatenate([np.linspace(0, len(values), 1000).astype(int), [gaining]]))
    curve = pd.DataFrame({"customers": shown, "profit": running[shown]})
    return WhaleCurve(
        float(running[-1]), float(running[gaining]), gaining, len(values), int((ordered < 0).sum()), curve
    )


def _with_slope(function: Callable[[np.ndarray], np.ndarray], params: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A positive function and the derivatives of its logarithm to the log parameters."""
    value = function(params)
    step = 1e-3
    columns = []
    for k in range(len(params)):
        factor = np.ones(len(params))
        factor[k] = np.exp(step)
        with np.errstate(divide="ignore", invalid="ignore"):
            column = (np.log(function(params * factor)) - np.log(function(params / factor))) / (2 * step)
        columns.append(np.where(value > 0, column, 0.0))
    return value, np.column_stack(columns)


def _around(
    value: np.ndarray, slopes: np.ndarray, covariance: np.ndarray, confidence: float
) -> tuple[np.ndarray, np.ndarray]:
    """Delta method on the log scale: value · exp(± z · SE)."""
    from scipy.special import ndtri

    variance = np.einsum("ij,jk,ik->i", slopes, covariance, slopes, optimize=True)
    factor = np.exp(ndtri(0.5 + confidence / 2) * np.sqrt(np.maximum(variance, 0)))
    return value / factor, value * factor


def _no_interval(*models: Any) -> str:
    for model in models:
        if not model.identified_:
            return f"{model._what} kon niet alle parameters bepalen"
    return ""


def _grouped(groups: Any, index: pd.Index) -> tuple[np.ndarray, pd.Index]:
    if isinstance(groups, pd.Series) and not groups.index.equals(index):
        if not groups.index.is_unique or not index.is_unique:
            raise InputError("`groups` en de klanten zijn niet te koppelen: een klant komt meer dan één keer voor.")
        groups = groups.reindex(index)
    labels = pd.Series(groups).reset_index(drop=True)
    if len(labels) != len(index):
        raise InputError(f"`groups` heeft {count(len(labels))} labels bij {plural(len(index), 'klant', 'klanten')}.")
    gaps = int(labels.isna().sum())
    if gaps:
        raise InputError(
            f"`groups` is leeg bij {count(gaps)} van de {plural(len(index), 'klant', 'klanten')}: "
            "geef ook hun een groep, bijvoorbeeld 'onbekend'."
        )
    which, names = pd.factorize(labels, sort=True)
    return which, pd.Index(names, name=labels.name if labels.name is not None else "group")
