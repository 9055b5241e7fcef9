"""From purchases to the few numbers per customer that the models need: x, t_x, T and m.

The tables are made by the engine that holds the purchases; only one row a customer (`summary`) or
one row a distinct history (`counts`) comes to this computer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from warnings import warn

import narwhals as nw
import numpy as np
import pandas as pd

from klantlab import tables
from klantlab.errors import InputError, InputWarning
from klantlab.words import count, listing, plural
from klantlab.words import date as written

UNITS = {"D": 1.0, "W": 7.0, "M": 30.4375, "Y": 365.25}  # days; a year is 365.25 days, a month a twelfth of it
# Rows at a time. Their 32 points each make arrays of a quarter of a megabyte, which stay in the processor's cache and
# in the process. Arrays twice as large are handed back to the system and asked for again at every step: 3 × slower.
CHUNK = 1024
UNIT_WORDS = {"D": "dagen", "W": "weken", "M": "maanden", "Y": "jaren"}


def summary(
    orders: Any,
    customer: str = "customer_id",
    date: str = "date",
    amount: str | None = None,
    start: Any = None,
    end: Any = None,
    unit: str = "W",
) -> pd.DataFrame:
    """Summarise purchases by customer: x, t_x, T and, with an amount, m.

    Parameters
    ----------
    orders : frame of any engine
        One row a purchase (or a line of it). Purchases of one customer on one calendar day are one.
    customer, date : str
        Names of the columns.
    amount : str, optional
        Column of amounts; adds the column `m`.
    start : day, optional
        Keep only customers whose first purchase is on or after this day. Earlier customers are
        left out whole, because for them the first purchase in sight is not the first.
    end : day, optional
        The last day of observation; purchases after it are left out (that is how a calibration
        period is cut off). The last day seen when left out.
    unit : {"W", "D", "M", "Y"}
        Unit of t_x and T: weeks, days, months (30.4375 days) or years (365.25 days).

    Returns
    -------
    pandas.DataFrame
        Indexed by customer, in the order of the ids:

        - `x` repeat purchases: days with a purchase after the first such day
        - `t_x` age at the last purchase: time between first and last (0 when x = 0)
        - `T` age at the end: time between first purchase and `end`
        - `m` mean amount of a repeat purchase (a day), without the first; NaN when x = 0

        ``.attrs`` tells `unit`, `start`, `end`, how many purchase rows and customers were left out
        (`rows_after_end`, `customers_before_start`), and all of it in `words`.

    Notes
    -----
    `t_x` is called *recency* in other packages. In `klantlab.rfm`, recency is the opposite: days
    since the last purchase.

    Source: Fader, Hardie & Lee (2005), Marketing Science 24(2), table of (x, t_x, T).

    Raises
    ------
    InputError
        What `tables.transactions` refuses, an unknown unit, or no customer left over.

    Examples
    --------
    >>> orders = pd.DataFrame({"customer_id": ["a", "a", "a", "b"],
    ...     "date": pd.to_datetime(["2025-01-01", "2025-01-15", "2025-01-15", "2025-01-08"]),
    ...     "amount": [10.0, 12.0, 8.0, 30.0]})
    >>> summary(orders, amount="amount", end="2025-01-29")
                 x  t_x    T     m
    customer_id
    a            1  2.0  4.0  20.0
    b            0  0.0  3.0   NaN
    """
    period = observe(orders, customer, date, amount, start, end, unit)
    people = _customers(period.days, amount is not None)
    table = tables.collect(people).sort_values("customer", kind="stable")
    frame = _measured(table, period)
    if amount is not None:
        repeats = frame["x"].to_numpy()
        with np.errstate(invalid="ignore", divide="ignore"):
            frame["m"] = np.where(repeats > 0, (table["total"] - table["first_amount"]).to_numpy() / repeats, np.nan)
        _tell_refunds(frame)
    frame.index = pd.Index(table["customer"].to_numpy(), name=customer)
    frame.attrs = period.told()
    return frame


def counts(
    orders: Any,
    customer: str = "customer_id",
    date: str = "date",
    start: Any = None,
    end: Any = None,
    unit: str = "W",
) -> pd.DataFrame:
    """Count customers by distinct history (x, t_x, T): what a model needs of any number of customers.

    The engine counts and only the counts come to this computer. A fit on them equals the fit on
    `summary`: ``BetaGeometric().fit(counts(orders), weights="customers")``.

    Parameters are those of `summary`.

    Returns
    -------
    pandas.DataFrame
        Columns `x`, `t_x`, `T` and `customers`, sorted; ``.attrs`` as in `summary`.

    Examples
    --------
    >>> orders = pd.DataFrame({"customer_id": [1, 2, 3, 3],
    ...     "date": pd.to_datetime(["2025-01-01", "2025-01-01", "2025-01-01", "2025-01-08"])})
    >>> counts(orders)
       x  t_x    T  customers
    0  0  0.0  1.0          2
    1  1  1.0  1.0          1
    """
    period = observe(orders, customer, date, None, start, end, unit)
    people = _customers(period.days, False)
    table = tables.collect(people.group_by("first", "last", "days").agg(nw.len().alias("customers")))
    frame = _measured(table, period).assign(customers=table["customers"].to_numpy(dtype=np.int64))
    frame = frame.sort_values(["x", "t_x", "T"], ignore_index=True)
    frame.attrs = period.told()
    return frame


def calibration_holdout(
    orders: Any,
    customer: str = "customer_id",
    date: str = "date",
    amount: str | None = None,
    start: Any = None,
    split: Any = None,
    end: Any = None,
    unit: str = "W",
) -> pd.DataFrame:
    """Cut the purchases in two: a part to fit on and a later part to be judged on.

    Parameters
    ----------
    split : day
        Last day of the calibration period; the holdout period is the day after up to `end`.

    Other parameters are those of `summary`. Only customers who bought on or before `split` count.

    Returns
    -------
    pandas.DataFrame
        The `summary` at `split`, plus `x_holdout` (days with a purchase in the holdout period),
        `T_holdout` (its length) and, with an amount, `m_holdout` (mean amount of those; NaN
        without purchases).

    Examples
    --------
    >>> orders = pd.DataFrame({"customer_id": [1, 1, 1, 2],
    ...     "date": pd.to_datetime(["2025-01-01", "2025-01-08", "2025-01-22", "2025-01-01"])})
    >>> calibration_holdout(orders, split="2025-01-15", end="2025-01-29")
                 x  t_x    T  x_holdout  T_holdout
    customer_id
    1            1  1.0  2.0          1        2.0
    2            0  0.0  2.0          0        2.0
    """
    if split is None:
        raise InputError('Geef met split="2025-06-30" de laatste dag waarop het model mag leren.')
    cut = tables.day(split, "split")
    table = summary(orders, customer, date, amount, start, cut, unit)
    whole = summary(orders, customer, date, amount, start, end, unit)
    last = whole.attrs["end"]
    if last <= cut:
        raise InputError(
            f"Na {written(cut)} (`split`) blijft er niets over om te toetsen: de laatste dag is {written(last)}."
        )
    later = whole.reindex(table.index)
    table["x_holdout"] = later["x"].to_numpy() - table["x"].to_numpy()
    table["T_holdout"] = (last - cut).days / UNITS[unit]
    if amount is not None:
        spent = (later["x"] * later["m"]).fillna(0) - (table["x"] * table["m"]).fillna(0)
        bought = table["x_holdout"].to_numpy()
        with np.errstate(invalid="ignore", divide="ignore"):
            table["m_holdout"] = np.where(bought > 0, spent.to_numpy() / bought, np.nan)
    table.attrs["holdout_end"] = last
    return table


@dataclass(frozen=True)
class Period:
    """Customer-days inside a period of observation, still with the engine, and what fell outside."""

    days: Any
    start: pd.Timestamp | None
    end: pd.Timestamp
    unit: str
    rows_after_end: int
    customers_before_start: int

    def told(self) -> dict[Any, Any]:
        """What goes in ``attrs`` of a table: the period, what was left out, and a sentence."""
        parts = [f"Waargenomen tot en met {written(self.end)}, tijd in {UNIT_WORDS[self.unit]}"]
        if self.rows_after_end:
            parts.append(f"{plural(self.rows_after_end, 'rij', 'rijen')} van na die dag zijn weggelaten")
        if self.start is not None and self.customers_before_start:
            parts.append(
                f"{plural(self.customers_before_start, 'klant', 'klanten')} die al voor "
                f"{written(self.start)} kochten, zijn weggelaten"
            )
        return {
            "unit": self.unit,
            "start": self.start,
            "end": self.end,
            "rows_after_end": self.rows_after_end,
            "customers_before_start": self.customers_before_start,
            "words": "; ".join(parts) + ".",
        }


def observe(orders: Any, customer: str, date: str, amount: str | None, start: Any, end: Any, unit: str) -> Period:
    """Reduce purchases to customer-days of the customers and days that count."""
    if unit not in UNITS:
        raise InputError(f"`unit` moet een van {listing(UNITS)} zijn (dag, week, maand, jaar) en is nu {unit!r}.")
    first = None if start is None else tables.day(start, "start")
    rows = tables.transactions(orders, customer=customer, date=date, amount=amount)
    rows = rows.with_columns(_calendar_day(rows).alias("day"))
    ends = tables.collect(rows.select(nw.col("day").max().alias("last"), nw.len().alias("rows")))
    last = pd.Timestamp(ends["last"].iloc[0]) if end is None else tables.day(end, "end")
    if first is not None and first > last:
        raise InputError(f"`start` ({written(first)}) ligt na de laatste dag ({written(last)}).")
    inside = rows.filter(nw.col("day") <= same_kind(rows, last)) if end is not None else rows
    kept = int(tables.collect(inside.select(nw.len().alias("rows")))["rows"].iloc[0]) if end is not None else None
    after = 0 if kept is None else int(ends["rows"].iloc[0]) - kept
    if kept == 0:
        raise InputError(f"Er zijn geen aankopen op of voor {written(last)}: kies een latere dag voor `end`.")
    sums = [nw.col("amount").sum()] if amount is not None else [nw.len().alias("lines")]
    days = inside.group_by("customer", "day").agg(*sums)
    too_early = 0
    if first is not None:
        begin = same_kind(rows, first)
        births = days.group_by("customer").agg(nw.col("day").min().alias("birth"))
        number = nw.len().alias("n")
        too_early = int(tables.collect(births.filter(nw.col("birth") < begin).select(number))["n"].iloc[0])
        left = int(tables.collect(births.filter(nw.col("birth") >= begin).select(number))["n"].iloc[0])
        if not left:
            raise InputError(
                f"Geen enkele klant deed de eerste aankoop op of na {written(first)}: "
                "kies een eerdere dag voor `start`."
            )
        cohort: Any = births.filter(nw.col("birth") >= begin)
        days = days.join(cohort, on="customer", how="inner").drop("birth")
    return Period(days, first, last, unit, after, too_early)


def _calendar_day(rows: Any) -> nw.Expr:
    day = nw.col("date")
    if rows.implementation.is_spark_like():
        return day.cast(nw.Date)  # to a truncated time Spark would give the zone of its session
    if rows.collect_schema()["date"] == nw.Date:
        return day.cast(nw.Datetime("us"))
    return day.dt.truncate("1d")


def same_kind(rows: Any, day: pd.Timestamp) -> nw.Expr:
    """Give a day as the calendar days of these rows are given, so that the two can be compared."""
    return nw.lit(day.date() if rows.implementation.is_spark_like() else day.to_pydatetime())


def _customers(days: Any, with_amount: bool) -> Any:
    """Group a second time: first and last day, number of days, and what was spent."""
    wanted = [nw.col("day").min().alias("first"), nw.col("day").max().alias("last"), nw.len().alias("days")]
    if not with_amount:
        return days.group_by("customer").agg(*wanted)
    people = days.group_by("customer").agg(*wanted, nw.col("amount").sum().alias("total"))
    opening = days.select("customer", first="day", first_amount="amount")
    return people.join(opening, on=["customer", "first"], how="inner")


def _measured(table: pd.DataFrame, period: Period) -> pd.DataFrame:
    first, last = (pd.to_datetime(table[c]).to_numpy().astype("datetime64[D]") for c in ("first", "last"))
    end = np.datetime64(period.end.date(), "D")
    length = UNITS[period.unit]
    return pd.DataFrame(
        {
            "x": table["days"].to_numpy(dtype=np.int64) - 1,
            "t_x": (last - first).astype(float) / length,
            "T": (end - first).astype(float) / length,
        }
    )


def _tell_refunds(frame: pd.DataFrame) -> None:
    lost = int((frame["m"] <= 0).sum())
    if lost:
        warn(
            f"Bij {plural(lost, 'klant', 'klanten')} is het gemiddelde van de herhaalaankopen nul of negatief "
            "(retouren?): laat retouren en gratis orders eerst weg, anders weigert het bestedingsmodel deze klanten.",
            InputWarning,
            stacklevel=3,
        )


# what the models read -----------------------------------------------------------------------------


def read(
    table: Any, columns: tuple[str, ...], weights: Any = None
) -> tuple[dict[str, np.ndarray], np.ndarray | None, pd.Index]:
    """Check a summary and give its columns as arrays, its weights and its index.

    Raises
    ------
    InputError
        Columns that are absent (with the names other packages use recognised), values that are
        missing or impossible; with their number.
    """
    _refuse_other_packages(table, columns)
    wanted = {c: c for c in columns}
    if isinstance(weights, str):
        if weights in wanted:
            raise InputError(f"`weights` kan niet dezelfde kolom zijn als '{weights}'.")
        wanted[weights] = weights
    frame = tables.frame(table, wanted, name="summary")
    native = tables.collect(frame)
    if not len(native):
        raise InputError("`summary` heeft geen rijen: er is geen enkele klant om van te leren.")
    values = {c: _known(native[c], c) for c in columns}
    if "T" in values:
        _refuse_impossible(values["x"], values["t_x"], values["T"])
    if "m" in values:
        repeat = values["x"] > 0
        bad = repeat & ~(values["m"] > 0)
        if bad.any():
            raise InputError(
                f"Kolom 'm' is nul, negatief of leeg bij {count(bad.sum())} van de "
                f"{plural(repeat.sum(), 'herhaalkoper', 'herhaalkopers')}: "
                "laat retouren en gratis orders weg voordat je clv.summary gebruikt."
            )
    index = table.index if isinstance(table, pd.DataFrame) else pd.RangeIndex(len(native))
    return values, _weights(native[weights] if isinstance(weights, str) else weights, len(native)), index


def _known(column: pd.Series, name: str) -> np.ndarray:
    values = tables.numbers(column, name, minimum=None if name == "m" else 0, whole=name == "x")
    gaps = int(np.isnan(values).sum())
    if gaps and name != "m":
        raise InputError(
            f"Kolom '{name}' is leeg in {count(gaps)} van de {plural(len(values), 'rij', 'rijen')}: "
            "zoek uit waarom, of haal die klanten er bewust uit met dropna()."
        )
    return values


def _weights(weights: Any, n: int) -> np.ndarray | None:
    if weights is None:
        return None
    values = tables.numbers(weights, "weights", minimum=0)
    if len(values) != n:
        raise InputError(f"`weights` heeft {count(len(values))} waarden bij {plural(n, 'klant', 'klanten')}.")
    if np.isnan(values).any():
        raise InputError(f"`weights` is leeg bij {plural(np.isnan(values).sum(), 'klant', 'klanten')}: vul die aan.")
    if not values.any():
        raise InputError("Alle gewichten zijn nul: zo blijft er geen enkele klant over.")
    return values


def _refuse_impossible(x: np.ndarray, t_x: np.ndarray, T: np.ndarray) -> None:
    n = len(x)

    def refuse(wrong: np.ndarray, what: str, remedy: str) -> None:
        if wrong.any():
            raise InputError(f"Bij {count(wrong.sum())} van de {plural(n, 'klant', 'klanten')} {what}: {remedy}.")

    refuse(
        t_x > T * (1 + 1e-9) + 1e-12,
        "ligt de laatste aankoop (t_x) na het einde (T)",
        "controleer of beide kolommen dezelfde eenheid hebben en of T tot de einddatum loopt",
    )
    refuse(
        (x > 0) & (t_x <= 0),
        "zijn er herhaalaankopen (x) zonder tijd tussen eerste en laatste (t_x = 0)",
        "tel aankopen van één dag als één, zoals clv.summary doet",
    )
    refuse(
        (x == 0) & (t_x > 0),
        "is t_x groter dan 0 zonder herhaalaankoop (x = 0)",
        "t_x is de leeftijd bij de laatste aankoop, niet de tijd sinds de laatste aankoop",
    )


def _refuse_other_packages(table: Any, columns: tuple[str, ...]) -> None:
    try:
        present = set(map(str, table.columns))
    except (AttributeError, TypeError):
        return
    missing = [c for c in columns if c not in present]
    elsewhere = {"x": "frequency", "t_x": "recency", "m": "monetary_value"}
    if missing and {"frequency", "recency"} <= present:
        renamed = ", ".join(f'"{old}": "{new}"' for new, old in elsewhere.items() if old in present and new in missing)
        raise InputError(
            f"Deze tabel mist {listing(missing)}. Komt hij uit lifetimes of PyMC-Marketing, hernoem dan met "
            f"rename(columns={{{renamed}}}). Komt hij uit klantlab.rfm, begin dan opnieuw met clv.summary: "
            "daar is recency de tijd sinds de laatste aankoop, en dat is iets anders dan t_x."
        )


@dataclass(frozen=True)
class Histories:
    """Distinct rows (x, t_x, T), each with its number of customers n.

    A likelihood needs little of them: gamma functions only of the distinct x (`purchases`), and
    of customers without repeat purchase only T (`single`).
    """

    x: np.ndarray
    t_x: np.ndarray
    T: np.ndarray
    n: np.ndarray

    @cached_property
    def customers(self) -> float:
        """Number of customers."""
        return float(self.n.sum())

    @cached_property
    def purchases(self) -> tuple[np.ndarray, np.ndarray]:
        """Distinct x and the number of customers with it."""
        return _tally(self.x, self.n)

    @cached_property
    def single(self) -> tuple[np.ndarray, np.ndarray]:
        """Distinct T of customers with x = 0, and their number."""
        once = self.x == 0
        return _tally(self.T[once], self.n[once])

    @cached_property
    def repeat(self) -> Histories:
        """The rows with x > 0."""
        return self.rows(self.x > 0)

    @cached_property
    def reduced(self) -> list[Histories]:
        """The rows in pieces that fit a cache, customers with x = 0 merged by T."""
        T, n = self.single
        zero = np.zeros(len(T))
        parts = [np.concatenate(pair) for pair in zip((zero, zero, T, n), self.repeat.columns, strict=True)]
        return [Histories(*(c[i : i + CHUNK] for c in parts)) for i in range(0, len(parts[0]), CHUNK)]

    @property
    def columns(self) -> tuple[np.ndarray, ...]:
        """x, t_x, T and n."""
        return self.x, self.t_x, self.T, self.n

    def rows(self, which: Any) -> Histories:
        """Some of the rows."""
        return Histories(self.x[which], self.t_x[which], self.T[which], self.n[which])

    def in_unit(self, length: float) -> Histories:
        """The same histories with time counted in `length` units."""
        return Histories(self.x, self.t_x / length, self.T / length, self.n)


def _tally(values: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    which, distinct = pd.factorize(values, sort=True)
    return distinct, np.bincount(which, weights=n, minlength=len(distinct))


def merge(values: dict[str, np.ndarray], weights: np.ndarray | None) -> tuple[Histories, np.ndarray]:
    """Merge equal (x, t_x, T); gives the distinct rows and, for each customer, which one is theirs."""
    x, t_x, T = (values[c] for c in ("x", "t_x", "T"))
    # One whole number a history (rank of x, of t_x, of T): sorting whole numbers is quick.
    code = np.zeros(len(x), dtype=np.int64)
    for column in (x, t_x, T):
        rank, distinct = pd.factorize(column, sort=True)
        code = code * len(distinct) + rank
    which, distinct_codes = pd.factorize(code, sort=True)
    first = np.empty(len(distinct_codes), dtype=np.int64)
    first[which[::-1]] = np.arange(len(x))[::-1]
    n = np.bincount(which, weights=weights).astype(float)
    return Histories(x[first], t_x[first], T[first], n), which
