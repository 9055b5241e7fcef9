"""Dates as people and programs write them.

A text such as 3-4-2025 has two readings, 31-4-2025 none and 31-3-2025 one. A column is read by
what its own dates prove; when all of them fit two readings, day-first is chosen only in a file that
is otherwise Dutch, and the report says so.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from klantlab.data._numerals import MISSING
from klantlab.errors import InputError
from klantlab.words import count, plural
from klantlab.words import date as words_date

_NAMES = {
    "jan": 1, "januari": 1, "january": 1, "feb": 2, "februari": 2, "february": 2, "mrt": 3, "maart": 3, "mar": 3,
    "march": 3, "apr": 4, "april": 4, "mei": 5, "may": 5, "jun": 6, "juni": 6, "june": 6, "jul": 7, "juli": 7,
    "july": 7, "aug": 8, "augustus": 8, "august": 8, "sep": 9, "sept": 9, "september": 9, "okt": 10, "oktober": 10,
    "oct": 10, "october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
}  # fmt: skip
_DUTCH = {"januari", "februari", "mrt", "maart", "mei", "juni", "juli", "augustus", "okt", "oktober"}
_WEEKDAY = re.compile(
    r"^(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|(?:maan|dins|woens|donder|vrij|zater|zon)dag|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\.?,?\s+"
)
_TIMED = re.compile(
    r"(.*?\d)(?:t|\s*,\s*|\s+(?:om\s+)?)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d+))?)?"
    r"\s*(am|pm)?(?:\s*uur)?\s*(z|[+-]\d{2}:?\d{2}|utc|gmt)?"
)
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})\s?([-/. ])\s?(\d{1,2})\s?\2\s?'?(\d{4}|\d{2})")
_DAY_NAME = re.compile(r"(\d{1,2})(?:e|de|ste|st|nd|rd|th)?[-\s./]*([a-z]+)\.?[-\s./,]*'?(\d{4}|\d{2})")
_NAME_DAY = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_COUNT = re.compile(r"[2-7]\d{4}(?:[.,]\d+)?")  # 1954 to 2119 in the day count of spreadsheets
_NO_DATE = MISSING | {"0000-00-00", "0000-00-00 00:00:00", "00-00-0000", "0-0-0000", "00/00/0000"}
COUNT_START = dt.date(1899, 12, 30)
RARE = 0.01  # this share of dates in the other order is taken for typing errors, and left out


@dataclass
class Dates:
    """A column of dates: NaT where it is `missing` (blank) or `unreadable`."""

    values: pd.Series
    missing: np.ndarray
    unreadable: np.ndarray
    how: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Meaning:
    """What one spelling of a date can mean: a day for each order of its parts, or None."""

    day_first: dt.date | None = None
    month_first: dt.date | None = None
    year_first: dt.date | None = None
    kind: str = ""  # iso, name, count, typed: one meaning; parts: up to three
    short_year: bool = False


NOTHING = Meaning()


def speaks_dutch(cells: pd.Series) -> bool:
    """Tell whether a column of text has Dutch month names that are not English ones too."""
    sample = {word for text in cells.dropna().astype(str).head(2000) for word in re.findall(r"[a-z]+", text.lower())}
    return bool(sample & _DUTCH)


def read_dates(cells: pd.Series, name: str, *, dayfirst: bool | None, dutch: list[str]) -> Dates:
    """Read a column of dates.

    Parameters
    ----------
    cells : pandas.Series
        Dates, text, day counts of a spreadsheet, or a mixture.
    name : str
        What messages call the column.
    dayfirst : bool, optional
        The caller's word for it.
    dutch : list of str
        What shows that the rest of the file is Dutch.

    Returns
    -------
    Dates
        Wall-clock times as written; a time zone is taken off and the report says so.

    Raises
    ------
    InputError
        No dates at all, or dates that fit two readings throughout.
    """
    if isinstance(cells.dtype, pd.ArrowDtype) and "date32" in str(cells.dtype):
        cells = cells.astype("datetime64[us]")
    if pd.api.types.is_datetime64_any_dtype(cells.dtype):
        if cells.dt.tz is not None:
            return _ready(cells.dt.tz_localize(None), ["datums; tijdzone weggelaten, de kloktijd blijft"])
        return _ready(cells, ["datums"])
    if pd.api.types.is_bool_dtype(cells.dtype):
        raise InputError(f"Kolom '{name}' bevat geen datums maar waar/onwaar: wijs een andere kolom aan.")
    codes, uniques = pd.factorize(cells.astype(object), use_na_sentinel=True)
    counts = np.bincount(codes[codes >= 0], minlength=len(uniques))
    read = _read_uniques(list(uniques), counts, name, dayfirst, dutch)
    if not len(uniques):
        blank = np.ones(len(cells), dtype=bool)
        return Dates(pd.Series(np.full(len(cells), "NaT", dtype="datetime64[us]")), blank, ~blank, ["leeg"])
    blank = codes < 0
    values = read.values.to_numpy()[codes]
    values[blank] = np.datetime64("NaT")
    result = Dates(pd.Series(values), blank | read.missing[codes], ~blank & read.unreadable[codes], read.how)
    filled = int((~result.missing).sum())
    if filled and 2 * int(result.unreadable.sum()) > filled:
        example = str(cells[result.unreadable].iloc[0])[:40]
        raise InputError(
            f"Kolom '{name}' heeft in {count(result.unreadable.sum())} van de "
            f"{plural(filled, 'gevulde rij', 'gevulde rijen')} geen datum (bijvoorbeeld {example!r}): "
            "wijs een andere kolom aan of schrijf ze als 2025-12-31."
        )
    return result


def _ready(cells: pd.Series, how: list[str]) -> Dates:
    values = cells.reset_index(drop=True).astype("datetime64[us]")
    missing = values.isna().to_numpy()
    return Dates(values, missing, np.zeros(len(values), dtype=bool), how)


def _read_uniques(uniques: list[Any], counts: np.ndarray, name: str, dayfirst: bool | None, dutch: list[str]) -> Dates:
    texts = pd.Series([value if isinstance(value, str) else "" for value in uniques], dtype="str")
    plain = texts.str.fullmatch(r"(19|20)\d\d-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?").to_numpy(dtype=bool)
    # what programs write is read all at once; the rest one by one
    days = np.full(len(uniques), "NaT", dtype="datetime64[us]")
    days[plain] = pd.to_datetime(texts[plain], format="ISO8601", errors="coerce").to_numpy("datetime64[us]")
    missing = np.zeros(len(uniques), dtype=bool)
    others: dict[int, Meaning] = {}
    clocks = np.zeros(len(uniques), dtype="timedelta64[us]")
    zones = 0
    for i in map(int, np.flatnonzero(~plain)):
        value = uniques[i]
        if isinstance(value, str):
            text = " ".join(value.casefold().lstrip("' ").split())
            missing[i] = text in _NO_DATE
            others[i], clocks[i], zoned = _spelled(text)
        else:
            others[i], clocks[i], zoned = _stored(value)
        zones += zoned * int(counts[i])
    order, how = _order({i: m for i, m in others.items() if not missing[i]}, uniques, counts, name, dayfirst, dutch)
    for i, meaning in others.items():
        day = getattr(meaning, order) if meaning.kind == "parts" else meaning.day_first
        if day is not None and not missing[i]:
            days[i] = np.datetime64(day, "us") + clocks[i]
    kinds = {meaning.kind for i, meaning in others.items() if not missing[i]}
    if plain.any() or "iso" in kinds:
        how.append("jaar-maand-dag")
    how.extend(text for kind, text in _KINDS.items() if kind in kinds)
    if any(meaning.short_year for meaning in others.values()):
        how.append(f"een jaartal van twee cijfers tot en met {(_this_year() + 1) % 100:02d} is 20..")
    if zones:
        how.append(f"tijdzone weggelaten in {plural(zones, 'rij', 'rijen')}, de kloktijd blijft")
    return Dates(pd.Series(days), missing, np.isnat(days) & ~missing, how)


_KINDS = {
    "typed": "datums",
    "name": "maand in letters",
    "count": "dagtelling van een rekenblad (45658 is 1-1-2025)",
}
_ORDERS = {"day_first": "dag-maand-jaar", "month_first": "maand-dag-jaar", "year_first": "jaar-maand-dag"}


def _order(
    meanings: dict[int, Meaning],
    uniques: list[Any],
    counts: np.ndarray,
    name: str,
    dayfirst: bool | None,
    dutch: list[str],
) -> tuple[str, list[str]]:
    """Choose the order of day, month and year for dates such as 3-4-2025, and say why."""
    parts = {i: m for i, m in meanings.items() if m.kind == "parts" and (m.day_first or m.month_first or m.year_first)}
    if not parts:
        return "day_first", []
    if dayfirst is not None:
        order = "day_first" if dayfirst else "month_first"
        return order, [f"{_ORDERS[order]} (opgegeven)"]
    _refuse_half_turned(meanings, parts, uniques, name)
    n = sum(int(counts[i]) for i in parts)
    against = {o: [i for i, m in parts.items() if getattr(m, o) is None] for o in _ORDERS}
    fits = [o for o in _ORDERS if sum(int(counts[i]) for i in against[o]) <= RARE * n]
    if not fits:
        shown = [str(uniques[against[o][0]]) for o in ("day_first", "month_first")]
        raise InputError(
            f"Kolom '{name}' mengt twee volgordes: {shown[1]!r} kan alleen dag-maand-jaar zijn en {shown[0]!r} alleen "
            "maand-dag-jaar; schrijf alle datums op dezelfde manier, het liefst als 2025-12-31."
        )
    if "year_first" in fits and "day_first" in fits:
        # a year repeats itself more than a day of the month does
        years = {m.year_first.year for m in parts.values() if m.year_first}
        last = {m.year_first.day for m in parts.values() if m.year_first}
        if len(years) < len(last):
            raise InputError(_two_readings(name, parts, uniques, "day_first", "year_first"))
        fits.remove("year_first")
    differ = [i for i, m in parts.items() if len({getattr(m, o) for o in fits}) > 1]
    if len(fits) == 1 or not differ:
        other = "month_first" if fits[0] != "month_first" else "day_first"
        proof = next((str(uniques[i]).strip() for i in against[other] if i not in against[fits[0]]), None)
        why = f"bewezen: {proof!r} past niet bij {_ORDERS[other]}" if proof else "elke volgorde geeft dezelfde dag"
        return fits[0], [f"{_ORDERS[fits[0]]} ({why})"]
    if not dutch:
        raise InputError(_two_readings(name, parts, uniques, "day_first", "month_first"))
    rows = sum(int(counts[i]) for i in differ)
    return "day_first", [
        f"dag-maand-jaar, omdat het bestand verder Nederlands is ({', '.join(dutch)}); "
        f"{plural(rows, 'datum past', 'datums passen')} ook bij maand-dag-jaar (anders: dayfirst=False)"
    ]


def _two_readings(name: str, parts: dict[int, Meaning], uniques: list[Any], one: str, other: str) -> str:
    i = next(i for i, m in parts.items() if getattr(m, one) != getattr(m, other))
    first, second = (words_date(getattr(parts[i], order)) for order in (one, other))
    remedy = (
        "zeg welke met dayfirst=True of dayfirst=False"
        if other == "month_first"
        else "schrijf het jaar voluit of geef dayfirst=True"
    )
    return (
        f"Kolom '{name}' is op twee manieren te lezen, want elke datum past bij {_ORDERS[one]} "
        f"en bij {_ORDERS[other]}: {str(uniques[i])!r} is {first} of {second}; {remedy}."
    )


def _refuse_half_turned(meanings: dict[int, Meaning], parts: dict[int, Meaning], uniques: list[Any], name: str) -> None:
    """Refuse what an English spreadsheet makes of Dutch text: days up to 12 turned, the others left as text."""
    typed = [m.day_first for m in meanings.values() if m.kind == "typed" and m.day_first]
    if len(typed) < 2 or len(parts) < 2 or any(day.day > 12 for day in typed):
        return
    if all(m.day_first and m.month_first is None for m in parts.values()):
        raise InputError(
            f"Kolom '{name}' is half omgezet door een rekenblad met Engelse instellingen: alle {len(typed)} echte "
            f"datums hebben een dag tot en met 12 en {len(parts)} datums bleven tekst (zoals "
            f"{str(uniques[next(iter(parts))])!r}), dus dag en maand zijn waarschijnlijk verwisseld; "
            "exporteer opnieuw, of geef dayfirst=True als de datums kloppen."
        )


def _stored(value: Any) -> tuple[Meaning, np.timedelta64, bool]:
    """Read a cell that holds a date or a number."""
    if isinstance(value, dt.date):  # a datetime is one too
        clock = np.timedelta64(0, "us")
        if isinstance(value, dt.datetime):
            seconds = value.hour * 3600 + value.minute * 60 + value.second
            clock = np.timedelta64(seconds * 1_000_000 + value.microsecond, "us")
            return _fixed(value.date(), "typed"), clock, value.tzinfo is not None
        return _fixed(value, "typed"), clock, False
    if isinstance(value, np.datetime64):
        return _stored(pd.Timestamp(value))
    if isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool):
        whole = float(value).is_integer()
        return _spelled(f"{value:.0f}" if whole else f"{value:.6f}")
    return NOTHING, np.timedelta64(0, "us"), False


def _spelled(text: str) -> tuple[Meaning, np.timedelta64, bool]:
    """Read a text: its meaning as a day, the clock time and whether it names a time zone."""
    none = np.timedelta64(0, "us")
    if _COUNT.fullmatch(text):
        days, _, rest = text.replace(",", ".").partition(".")
        seconds = round(float(f"0.{rest or 0}") * 86_400)
        return (
            _fixed(COUNT_START + dt.timedelta(int(days)), "count"),
            np.timedelta64(seconds, "s").astype(none.dtype),
            False,
        )
    found = _TIMED.fullmatch(text)
    if not found:
        return _meaning(text), none, False
    head, hour, minute, second, fraction, half, zone = found.groups()
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            return NOTHING, none, False
        hours = hours % 12 + 12 * (half == "pm")
    if hours > 23 or int(minute) > 59 or int(second or 0) > 59:
        return NOTHING, none, False
    seconds = hours * 3600 + int(minute) * 60 + int(second or 0)
    micro = int((fraction or "0")[:6].ljust(6, "0"))
    return _meaning(head), np.timedelta64(seconds * 1_000_000 + micro, "us"), zone is not None


@cache
def _meaning(text: str) -> Meaning:
    text = _WEEKDAY.sub("", text)
    if found := _ISO.fullmatch(text):
        return _fixed(_day(found[1], found[3], found[4]), "iso")
    if re.fullmatch(r"\d{8}", text):
        if text[:2] in ("19", "20") and (day := _day(text[:4], text[4:6], text[6:])):
            return _fixed(day, "iso")
        text = f"{text[:2]}-{text[2:4]}-{text[4:]}"
    if found := _NUMERIC.fullmatch(text):
        one, two, three = found[1], found[3], found[4]
        short = len(three) == 2
        year = _full(three)
        return Meaning(
            _day(year, two, one),
            _day(year, one, two),
            _day(_full(one), two, three) if short and len(one) == 2 else None,
            "parts",
            short,
        )
    if found := _DAY_NAME.fullmatch(text):
        return _fixed(_day(_full(found[3]), _NAMES.get(found[2]), found[1]), "name", len(found[3]) == 2)
    if found := _NAME_DAY.fullmatch(text):
        return _fixed(_day(found[3], _NAMES.get(found[1]), found[2]), "name")
    return NOTHING


def _fixed(day: dt.date | None, kind: str, short_year: bool = False) -> Meaning:
    return Meaning(day, day, day, kind, short_year) if day else NOTHING


def _day(year: Any, month: Any, day: Any) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day)) if int(year) >= 1800 else None
    except (ValueError, TypeError):
        return None


def _full(year: str) -> str:
    if len(year) == 4:
        return year
    return f"20{year}" if 2000 + int(year) <= _this_year() + 1 else f"19{year}"


def _this_year() -> int:
    return dt.date.today().year
