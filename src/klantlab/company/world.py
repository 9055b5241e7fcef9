"""The world in which Morgenrood sells: a seed, its streams, and the Dutch calendar."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import numpy as np

from klantlab.company.streams import stream

FIRST = np.datetime64("2023-01-01", "D")
LAST = np.datetime64("2025-12-31", "D")
DAYS = int((LAST - FIRST).astype(int)) + 1
MONTHS = 36
DAY = FIRST + np.arange(DAYS)
MONTH = DAY.astype("datetime64[M]").astype(int) - FIRST.astype("datetime64[M]").astype(int)
MONTH_START = np.searchsorted(MONTH, np.arange(MONTHS + 1))
WEEKDAY = (np.arange(DAYS) + 6) % 7  # 1 January 2023 was a Sunday; Monday is 0

Result = TypeVar("Result")


class World:
    """Everything that is known about the company of one seed, worked out when it is asked for."""

    def __init__(self, seed: int) -> None:
        self.seed = int(seed)
        self.known: dict[Any, Any] = {}
        self.opened: set[tuple[str, ...]] = set()

    def rng(self, *names: str) -> np.random.Generator:
        """Open the stream of a table and column; a stream is opened once, or two draws would be one."""
        if names in self.opened:
            raise RuntimeError(f"stream {names} was opened before")
        self.opened.add(names)
        return stream(self.seed, *names)


def stage(function: Callable[[World], Result]) -> Callable[[World], Result]:
    """Remember per world what a function of it found."""

    @wraps(function)
    def once(w: World) -> Result:
        if function not in w.known:
            w.known[function] = function(w)
        return w.known[function]

    return once


def day(text: str) -> int:
    """Give the number of a date, counted from 1 January 2023."""
    return int((np.datetime64(text, "D") - FIRST).astype(int))


def dates(days: Any) -> np.ndarray:
    """Turn day numbers into dates; −99999 is a blank."""
    days = np.asarray(days)
    out = (FIRST + days.astype("timedelta64[D]")).astype("datetime64[us]")
    out[days == BLANK] = np.datetime64("NaT")
    return out


BLANK = -99999

CLOSED = [  # public holidays on which shops and carriers stand still
    *(f"{year}-{rest}" for year in (2023, 2024, 2025) for rest in ("01-01", "12-25", "12-26")),
    *("2023-04-10", "2023-04-27", "2023-05-18", "2023-05-29"),
    *("2024-04-01", "2024-04-27", "2024-05-09", "2024-05-20"),
    *("2025-04-21", "2025-04-26", "2025-05-29", "2025-06-09"),
]
SUNDAYS_OPEN = ["2023-12-10", "2023-12-17", "2024-12-15", "2024-12-22", "2025-12-14", "2025-12-21"]
MOTHERS_DAY = ["2023-05-14", "2024-05-12", "2025-05-11"]
FATHERS_DAY = ["2023-06-18", "2024-06-16", "2025-06-15"]
ACTION_WEEKS = ["2023-04-17", "2023-11-20", "2024-04-15", "2024-11-25", "2025-04-14", "2025-11-24"]
"""Oranjeweek before Koningsdag and the bargain week of November: 15% off in the web shop."""
SUMMER = [("2023-07-08", "2023-08-27"), ("2024-07-13", "2024-08-25"), ("2025-07-12", "2025-08-24")]
PRICE_RISES = {"2024-02-01": 1.06, "2025-02-01": 1.12}
"""What coffee costs more from that day on; equipment keeps its price."""
LATE_WAVE = ("2025-08-18", "2025-09-28")
"""A new carrier and a half-finished warehouse: four in ten parcels come late."""
WAVES = (("2024-10-07", "2024-10-27"), ("2025-10-06", "2025-10-26"))
"""Fieldwork of the two survey waves."""


def _marked(spans: list[tuple[str, str]]) -> np.ndarray:
    inside = np.zeros(DAYS, dtype=bool)
    for first, last in spans:
        inside[max(day(first), 0) : day(last) + 1] = True
    return inside


def _before(days: list[str], length: int) -> np.ndarray:
    return _marked([(str(np.datetime64(d) - length), d) for d in days])


OPEN = ~np.isin(DAY, np.array(CLOSED, dtype="datetime64[D]"))
SHOP_OPEN = OPEN & ((WEEKDAY != 6) | np.isin(DAY, np.array(SUNDAYS_OPEN, dtype="datetime64[D]")))
IN_SUMMER = _marked(SUMMER)
IN_ACTION = _marked([(d, str(np.datetime64(d) + 6)) for d in ACTION_WEEKS])
IN_LATE_WAVE = _marked([LATE_WAVE])
SINTERKLAAS = _marked([(f"{y}-11-13", f"{y}-12-04") for y in (2023, 2024, 2025)])
CHRISTMAS = _marked([(f"{y}-12-06", f"{y}-12-23") for y in (2023, 2024, 2025)])
GIFT_DAYS = _before(MOTHERS_DAY, 9) | _before(FATHERS_DAY, 8)
WEEKENDLIKE = ~OPEN | (WEEKDAY == 6)


def price_level() -> np.ndarray:
    """Return the price of coffee per day, 1 at the start."""
    level = np.ones(DAYS)
    for start, factor in PRICE_RISES.items():
        level[day(start) :] *= factor
    return level


def day_weights() -> np.ndarray:
    """Return how busy each day is: (segment, channel, day), 1 on an average day of the web shop.

    Segments are those of :mod:`klantlab.company.people`, channels are web shop and shop.
    """
    year = np.where(IN_SUMMER, 0.8, 1.0) * np.where(SINTERKLAAS, 1.18, 1.0) * np.where(CHRISTMAS, 1.22, 1.0)
    month = MONTH % 12
    year = year * np.array([1.06, 1.04, 1.0, 0.97, 0.96, 0.94, 0.97, 0.98, 1.02, 1.05, 1.06, 1.0])[month]
    web = np.array([1.14, 1.06, 1.0, 0.97, 0.9, 0.82, 1.11])[WEEKDAY] * year
    shop = np.array([0.55, 0.8, 0.9, 1.0, 1.35, 2.3, 1.4])[WEEKDAY] * year * SHOP_OPEN
    gift = 0.28 + 5.2 * SINTERKLAAS + 4.2 * CHRISTMAS + 2.1 * GIFT_DAYS
    own = np.stack([np.ones(DAYS), np.ones(DAYS), 0.7 + 3.0 * IN_ACTION, gift, np.ones(DAYS)])
    return own[:, None, :] * np.stack([web, shop])[None, :, :]
