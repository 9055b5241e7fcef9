"""From contracts with a start and an end to the survivors of one cohort."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from klantlab import tables
from klantlab.clv.envelope import _one
from klantlab.errors import InputError
from klantlab.words import date as written
from klantlab.words import number, plural


def survivors(start: Any, end: Any, until: int, on: Any) -> pd.Series:
    """Count how many contracts of one cohort still ran after 0, 1, 2, … months.

    Parameters
    ----------
    start, end : sequence of days
        First and last day of each contract; an empty end is a contract that still runs.
    until : int
        The last age, in whole months.
    on : day
        Last day of the observation, such as ``"2025-12-31"``. Each contract must have been followed for `until`
        months by then: younger contracts would count as stayers or leavers without being either.

    Returns
    -------
    pandas.Series
        Integers, indexed by `age` = 0, 1, …, `until`: what `ShiftedBetaGeometric.fit` takes.

    Raises
    ------
    InputError
        No contracts, an empty start, an end before the start, or a contract that is too young.

    Notes
    -----
    A contract that began on the 31st has its months on the last day of shorter months.

    Examples
    --------
    >>> starts = pd.to_datetime(["2025-01-10", "2025-01-20", "2025-02-01"])
    >>> ends = pd.to_datetime(["2025-02-09", None, "2025-04-30"])
    >>> survivors(starts, ends, until=2, on="2025-12-31").to_list()
    [3, 2, 2]
    """
    began, ended = _days(start, "start"), _days(end, "end")
    last = tables.day(on, "on")
    wanted = _one("until", until, 1)
    if wanted != int(wanted):
        raise InputError(f"`until` moet een heel aantal maanden zijn en is nu {number(wanted, 2)}.")
    ages = int(wanted)
    if len(began) != len(ended):
        raise InputError("`start` en `end` moeten even lang zijn: één begin en één einde per contract.")
    if not len(began):
        raise InputError("Er is geen enkel contract: kijk of je filter niet te streng is.")
    empty, wrong = int(began.isna().sum()), int((ended < began).sum())
    if empty or wrong:
        what = f"geen begin bij {empty}" if empty else f"een einde vóór het begin bij {wrong}"
        raise InputError(
            f"Er is {what} van de {plural(len(began), 'contract', 'contracten')}: verbeter of verwijder ze."
        )
    # An end after the last day is not known on that day.
    stop = ended.where(ended <= last).fillna(pd.Timestamp.max.normalize())
    young = int((_after(began, ages) > last).sum())
    if young:
        raise InputError(
            f"{plural(young, 'contract is', 'contracten zijn')} op {written(last)} nog geen {ages} maanden gevolgd: "
            "kies een groep die eerder begon, of een kleinere `until`."
        )
    alive = [int((stop >= _after(began, age)).sum()) for age in range(ages + 1)]
    return pd.Series(alive, index=pd.RangeIndex(ages + 1, name="age"), name="survivors")


def _after(days: pd.Series, months: int) -> pd.Series:
    return days + pd.DateOffset(months=months)


def _days(values: Any, name: str) -> pd.Series:
    if isinstance(values, str) or not isinstance(values, (pd.Series, pd.Index, np.ndarray, list, tuple)):
        raise InputError(f"`{name}` moet een kolom met dagen zijn, één per contract.")
    column = pd.Series(values).reset_index(drop=True)
    if pd.api.types.is_numeric_dtype(column.dtype) and not column.isna().all():
        raise InputError(f"`{name}` bevat getallen in plaats van dagen: geef een kolom met datums.")
    try:
        days = pd.to_datetime(column, format="ISO8601" if column.dtype == object or column.dtype == "str" else None)
    except (ValueError, TypeError) as error:
        raise InputError(f"`{name}` bevat iets wat geen dag is: schrijf dagen als 2025-12-31.") from error
    if days.dt.tz is not None:
        days = days.dt.tz_localize(None)
    return days.dt.normalize()
