"""Did the model see it coming: repeat purchases week by week, expected and real."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from klantlab import tables
from klantlab.clv.histories import UNITS, observe, same_kind
from klantlab.clv.purchases import PurchaseModel
from klantlab.errors import InputError
from klantlab.words import date as written


def tracking(
    model: PurchaseModel,
    orders: Any,
    customer: str = "customer_id",
    date: str = "date",
    start: Any = None,
    split: Any = None,
    end: Any = None,
) -> pd.DataFrame:
    """Cumulative repeat purchases per week: what happened and what the model expects.

    Each customer counts from the day of the first purchase; the expectation is that of a random
    new customer, so nothing a customer did later is used.

    Parameters
    ----------
    model : BetaGeometric or ParetoNBD
        Fitted.
    orders : frame of any engine
        Also the purchases after the calibration period.
    start, end : day, optional
        As in `clv.summary`.
    split : day, optional
        Last day of the calibration period. Customers who first bought after it do not count.

    Returns
    -------
    pandas.DataFrame
        Indexed by `week_end` (the last day of each full week since the first purchase of all):
        `actual` and `expected`, both cumulative, and `holdout` (True for weeks past `split`).

    Examples
    --------
    >>> from klantlab.clv import BetaGeometric
    >>> few = pd.DataFrame({"x": [0, 1, 4], "t_x": [0, 5, 30.0], "T": [39, 39, 39.0]})
    >>> model = BetaGeometric().fit(few, weights=[600, 250, 150])
    >>> orders = pd.DataFrame({"customer_id": [1, 1], "date": pd.to_datetime(["2025-01-01", "2025-01-15"])})
    >>> tracking(model, orders, end="2025-01-21")["actual"].to_list()
    [0, 0, 1]
    """
    if not isinstance(model, PurchaseModel):
        raise InputError("`model` moet een gefit koopmodel zijn: BetaGeometric of ParetoNBD.")
    model._check_fitted()
    period = observe(orders, customer, date, None, start, end, model.unit_)
    births = period.days.group_by("customer").agg(nw.col("day").min().alias("birth"))
    days = period.days
    cut = None if split is None else tables.day(split, "split")
    if cut is not None:
        births = births.filter(nw.col("birth") <= same_kind(births, cut))
        days = days.join(births, on="customer", how="inner")
    bought = _by_day(days, "day")
    began = _by_day(births, "birth")
    if began.empty or (cut is not None and cut >= period.end):
        raise InputError(
            f"Kies voor `split` een dag tussen de eerste aankoop en {written(period.end)}: nu is er niets te toetsen."
        )
    first = began.index[0]
    weeks = ((period.end - first).days + 1) // 7
    if weeks < 1:
        raise InputError("De aankopen beslaan nog geen hele week: er valt niets te volgen.")
    ends = first + pd.to_timedelta(7 * np.arange(1, weeks + 1) - 1, unit="D")

    def until(table: pd.Series) -> np.ndarray:
        running = table.sort_index().cumsum()
        return running.reindex(running.index.union(ends)).ffill().fillna(0).reindex(ends).to_numpy(dtype=np.int64)

    # Days of life at each week's end, for each day on which customers were born.
    lived = (ends.to_numpy()[:, None] - began.index.to_numpy()[None, :]) / np.timedelta64(1, "D")
    ages, which = np.unique(np.maximum(lived, 0), return_inverse=True)
    per_customer = model.expected_purchases(ages / UNITS[model.unit_])[which.reshape(lived.shape)]
    frame = pd.DataFrame(
        {
            "actual": until(bought) - until(began),
            "expected": np.einsum("ij,j->i", per_customer, began.to_numpy(dtype=float)),
            "holdout": np.zeros(weeks, dtype=bool) if cut is None else ends > cut,
        },
        index=pd.DatetimeIndex(ends, name="week_end"),
    )
    frame.attrs = {"split": cut, "customers": int(began.sum()), "model": model._what}
    return frame


def _by_day(table: Any, column: str) -> pd.Series:
    counted = tables.collect(table.group_by(column).agg(nw.len().alias("n")))
    days = pd.DatetimeIndex(pd.to_datetime(counted[column])).as_unit("us")
    return pd.Series(counted["n"].to_numpy(dtype=np.int64), index=days).sort_index()
