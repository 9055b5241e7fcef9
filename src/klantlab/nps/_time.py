"""Is it really going up? A trend with the band within which chance moves it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from klantlab import words as dutch
from klantlab.errors import InputError
from klantlab.nps._counts import Codes, group_tally, holds_dates
from klantlab.nps._groups import per_group
from klantlab.nps._score import Score, from_tally, size_of
from klantlab.results import Result
from klantlab.words import count, listing, number, plural

RUN = 8  # this many periods on one side of the centre is no chance either (1 in 128)


@dataclass(frozen=True, repr=False)
class Trend(Result):
    """Scores over time with a control band.

    Attributes
    ----------
    table : pandas.DataFrame
        A row per period, in order: n, missing, value, low, high (its own interval), band_low and
        band_high (where chance alone keeps it), outside (True beyond the band), run (True when it is at
        least the eighth in a row on the same side of the centre).
    centre : Score
        The baseline periods together.
    limits : float
        Half the width of the band, in standard errors.
    baseline : int
        How many of the first periods set the centre.
    empty : int
        Periods with rows but without a single answer; they are not in the table.
    """

    table: pd.DataFrame = field(hash=False, compare=False)
    centre: Score
    limits: float
    baseline: int
    empty: int

    @property
    def words(self) -> str:
        """How many periods stay within the band, and which do not."""
        rows = self.table
        out = rows[rows["outside"]]
        all_of_them = self.baseline == len(rows)
        over = "Over" if all_of_them else "In de eerste" if self.baseline > 1 else "In"
        inside = len(rows) - len(out)
        stay = plural(inside, "periode valt", "perioden vallen")
        if not all_of_them:
            stay = f"Van de {count(len(rows))} perioden {'valt' if inside == 1 else 'vallen'} er {count(inside)}"
        said = (
            f"{over} {plural(self.baseline, 'periode', 'perioden')} is de NPS {_points(self.centre.value)}. "
            f"{stay} binnen de band waarin toeval de NPS laat bewegen"
        )
        if len(out):
            named = [f"{label(name)} ({_points(value)})" for name, value in out["value"].items()]
            said += f"; erbuiten: {listing(named).replace(chr(39), '')}."
        else:
            said += "; er is dus geen uitschieter die om een verklaring vraagt."
        if rows["run"].any():
            first = rows.index[int(np.argmax(rows["run"].to_numpy()))]
            said += f" Met {label(first)} lag de NPS voor de {RUN}e keer op rij aan dezelfde kant van het midden."
        if self.empty:
            said += f" {plural(self.empty, 'periode', 'perioden')} zonder antwoorden ontbreekt."
        return said

    def to_frame(self) -> pd.DataFrame:
        """Give a copy of the table."""
        return self.table.copy()


def trend(
    table: Any,
    period: str,
    *,
    score: str = "score",
    every: str | None = None,
    weights: str | None = None,
    missing: Codes = (),
    confidence: float = 0.95,
    limits: float = 3.0,
    baseline: int | None = None,
) -> Trend:
    """Follow the score over time, and tell news from noise.

    Parameters
    ----------
    table : frame of any engine
        One row a respondent.
    period : str
        Column with the period: dates, or names or numbers that sort in the right order.
    score, weights, missing, confidence
        As in `nps.compare`.
    every : {"day", "week", "month", "quarter", "year"}, optional
        How to cut dates into periods; by month when left out.
    limits : float, default 3
        Half the width of the control band in standard errors. At 3, a period without news falls
        outside about 3 times in 1,000.
    baseline : int, optional
        The first so many periods set the centre of the band; all of them when left out.

    Returns
    -------
    Trend

    Raises
    ------
    InputError
        Fewer than two periods, no dates where `every` is given.

    Notes
    -----
    A period with n answers should stay within c ± limits √(V/n), with c the score of the baseline
    and V = 10,000 (p + d − (p − d)²) its variance: a p-chart for a difference of two shares. Fewer
    answers give a wider band.

    References
    ----------
    Shewhart (1931), Economic control of quality of manufactured product. Montgomery (2013), Statistical
    quality control, § 5.3 (runs).

    Examples
    --------
    >>> table = pd.DataFrame({"maand": [1, 2, 3, 4] * 50, "score": [9, 7, 6, 10] * 25 + [9, 7, 6, 2] * 25})
    >>> trend(table, period="maand").table[["value", "band_low", "band_high", "outside"]].round(0)
           value  band_low  band_high  outside
    maand
    1      100.0     -37.0       37.0     True
    2        0.0     -37.0       37.0    False
    3     -100.0     -37.0       37.0     True
    4        0.0     -37.0       37.0    False
    """
    if isinstance(limits, bool) or not isinstance(limits, (int, float)) or not 0 < limits < 10:
        raise InputError(f"`limits` moet een aantal standaardfouten boven 0 zijn (zoals 3) en is nu {limits!r}.")
    if every is None and holds_dates(table, period):
        every = "month"
    tallied = group_tally(table, score, period, weights, missing, every)
    weighted = weights is not None
    results, silent = per_group(tallied, period, weighted, confidence, ("periode", "perioden"))
    periods = list(results)
    if baseline is not None and (isinstance(baseline, bool) or not 1 <= baseline <= len(periods)):
        raise InputError(
            f"`baseline` moet een aantal perioden van 1 tot en met {len(periods)} zijn en is nu {baseline!r}."
        )
    first = periods if baseline is None else periods[: int(baseline)]
    centre = from_tally(tallied[tallied["by"].isin(first)], confidence, weighted=weighted)
    p, d = centre.shares["promoters"], centre.shares["detractors"]
    size = np.array([size_of(r) for r in results.values()])
    half = 100 * limits * np.sqrt((p + d - (p - d) ** 2) / size)
    rows = pd.DataFrame(
        {
            "n": [r.n for r in results.values()],
            "missing": [r.missing for r in results.values()],
            "value": [r.value for r in results.values()],
            "low": [r.interval[0] for r in results.values()],
            "high": [r.interval[1] for r in results.values()],
            "band_low": np.maximum(centre.value - half, -100),
            "band_high": np.minimum(centre.value + half, 100),
        },
        index=pd.Index(periods, name=period),
    )
    rows["outside"] = (rows["value"] < rows["band_low"]) | (rows["value"] > rows["band_high"])
    rows["run"] = _run_length(rows["value"].to_numpy() - centre.value) >= RUN
    return Trend(rows, centre, float(limits), len(first), len(silent))


def label(period: Any) -> str:
    """Write a period for people: a month by its name, other days in full."""
    if isinstance(period, pd.Timestamp):
        return f"{dutch.MONTHS[period.month - 1]} {period.year}" if period.day == 1 else dutch.date(period)
    return str(period)


def _run_length(above: np.ndarray) -> np.ndarray:
    """How many in a row, up to here, lie on this side of the centre."""
    side = np.sign(above)
    length = np.zeros(len(side), dtype=int)
    for i, s in enumerate(side):
        length[i] = 0 if s == 0 else 1 + (length[i - 1] if i and side[i - 1] == s else 0)
    return length


def _points(value: float) -> str:
    return number(value, 0, sign=True)


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]
