"""Amounts and quantities as people and programs write them.

A text has a value where the comma is the decimal sign, a value where the point is, or both: 12,50
has one reading, 1.234 has two. A column is read by the evidence of the whole column, and refused
when there is none.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from numbers import Real

import numpy as np
import pandas as pd

from klantlab.errors import InputError
from klantlab.words import count, listing, plural

MISSING = frozenset(
    ["", "nan", "none", "null", "na", "n/a", "<na>", "nat", "-", "--", "?", "#n/a", "#n/b", "nvt", "n.v.t."]
)

_BLANKS = "\u00a0\u202f\u2009\u2007\t '’"
_MONEY = r"(€|£|\$|euro?|usd|gbp)"
_MONEY_FIRST = re.compile(rf"^([\s(+−–-]*){_MONEY}\s*", re.IGNORECASE)
_MONEY_LAST = re.compile(rf"\s*{_MONEY}([\s)−–-]*)$", re.IGNORECASE)
_SIGNS = {"eur": "€", "euro": "€", "usd": "$", "gbp": "£"}
_ROUND = re.compile(r"[.,](?:-{1,2}|–|—|=)$")  # 12,- is twelve euros
_COMMA = re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+)(?:,\d+)?|,\d+")
_POINT = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+)(?:\.\d+)?|\.\d+")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?e[-+]?\d{1,3}", re.I)


_UNFIT = {
    pd.api.types.is_bool_dtype: "waar/onwaar",
    pd.api.types.is_datetime64_any_dtype: "datums",
    pd.api.types.is_complex_dtype: "complexe getallen",
}


class TwoReadingsError(InputError):
    """A column that fits a decimal comma and a decimal point, with different values."""


@dataclass
class Numbers:
    """A column of numbers: NaN where it is `missing` (blank) or `unreadable`."""

    values: np.ndarray
    missing: np.ndarray
    unreadable: np.ndarray
    decimal: str | None = None  # "," or "." where the column itself proved it
    how: list[str] = field(default_factory=list)


def read_numbers(cells: pd.Series, name: str, *, decimal: str | None, likely: str | None) -> Numbers:
    """Read a column of numbers.

    Parameters
    ----------
    cells : pandas.Series
        Numbers, text, or both.
    name : str
        What messages call the column.
    decimal : {",", "."}, optional
        The caller's word for it.
    likely : {",", "."}, optional
        What the rest of the file proves; used only where the column itself is silent.

    Raises
    ------
    InputError
        No numbers at all, or a column that fits both readings.
    """
    if any(unfit(cells.dtype) for unfit in _UNFIT):
        raise InputError(f"Kolom '{name}' bevat geen getallen maar {_kind(cells)}: wijs een andere kolom aan.")
    if pd.api.types.is_numeric_dtype(cells.dtype):
        values = cells.to_numpy(dtype=float, na_value=np.nan, copy=True)
        infinite = np.isinf(values)
        values[infinite] = np.nan
        return Numbers(values, np.isnan(values) & ~infinite, infinite, how=["getallen"])
    codes, uniques = pd.factorize(cells.astype(object), use_na_sentinel=True)
    read = _read_uniques(np.asarray(uniques, dtype=object), name, decimal, likely, np.bincount(codes[codes >= 0]))
    blank = codes < 0
    result = Numbers(
        np.where(blank, np.nan, read.values[codes]) if len(uniques) else np.full(len(cells), np.nan),
        blank | read.missing[codes] if len(uniques) else blank,
        ~blank & read.unreadable[codes] if len(uniques) else np.zeros(len(cells), dtype=bool),
        read.decimal,
        read.how,
    )
    filled = int((~result.missing).sum())
    if filled and 2 * int(result.unreadable.sum()) > filled:
        example = cells[result.unreadable].iloc[0]
        raise InputError(
            f"Kolom '{name}' heeft in {count(result.unreadable.sum())} van de "
            f"{plural(filled, 'gevulde rij', 'gevulde rijen')} geen getal "
            f"(bijvoorbeeld {str(example)[:40]!r}): wijs een andere kolom aan of verbeter ze."
        )
    return result


def _read_uniques(
    uniques: np.ndarray, name: str, decimal: str | None, likely: str | None, counts: np.ndarray
) -> Numbers:
    comma, point = np.full(len(uniques), np.nan), np.full(len(uniques), np.nan)
    missing = np.zeros(len(uniques), dtype=bool)
    texts = pd.Series([v if isinstance(v, str) else "" for v in uniques], dtype="str")
    # the two plainest spellings are nearly all there is: read them all at once
    plain_point = texts.str.fullmatch(r"-?\d+(\.\d{1,2})?").to_numpy(dtype=bool)
    plain_comma = texts.str.fullmatch(r"-?\d+,\d{1,2}").to_numpy(dtype=bool)
    point[plain_point] = texts[plain_point].astype(float)
    whole = plain_point & ~texts.str.contains(".", regex=False).to_numpy(dtype=bool)
    comma[whole] = point[whole]
    comma[plain_comma] = texts[plain_comma].str.replace(",", ".", regex=False).astype(float)
    odd: Counter[str] = Counter()
    for i in np.flatnonzero(~plain_point & ~plain_comma):
        value = uniques[i]
        if isinstance(value, str):
            missing[i] = value.strip(_BLANKS).casefold() in MISSING
            if not missing[i]:
                comma[i], point[i] = _readings(value, odd)
        elif isinstance(value, (Real, Decimal)) and not isinstance(value, bool) and math.isfinite(value):
            comma[i] = point[i] = float(value)
    return _decide(comma, point, missing, texts, name, decimal, likely, counts, odd)


def _decide(
    comma: np.ndarray,
    point: np.ndarray,
    missing: np.ndarray,
    texts: pd.Series,
    name: str,
    decimal: str | None,
    likely: str | None,
    counts: np.ndarray,
    odd: Counter[str],
) -> Numbers:
    for values in (comma, point):
        values[np.isinf(values)] = np.nan  # 1e400 is no amount
    as_comma, as_point = ~np.isnan(comma), ~np.isnan(point)
    only_comma, only_point = as_comma & ~as_point, as_point & ~as_comma
    open_ = as_comma & as_point & (comma != point)  # 1.234: a thousand and some, or one and a bit
    how = []
    proven = None
    if only_comma.any() != only_point.any():
        proven = "," if only_comma.any() else "."
    both = bool(only_comma.any() and only_point.any())
    chosen = decimal or proven or (None if both else likely)
    if open_.any() and chosen is None:
        example = texts[open_].iloc[0].strip()
        i = int(np.flatnonzero(open_)[0])
        mixed = ", want de kolom gebruikt punt en komma door elkaar" if both else ""
        raise TwoReadingsError(
            f"Kolom '{name}' is op twee manieren te lezen{mixed}: {example!r} kan {_plain(comma[i])} zijn of "
            f'{_plain(point[i])}; zeg welke met decimal="," of decimal=".".'
        )
    values = np.where(as_comma, comma, point)
    if chosen == ".":
        values = np.where(as_point, point, comma)
    if both:
        n_comma, n_point = int(counts[only_comma].sum()), int(counts[only_point].sum())
        how.append(f"twee schrijfwijzen door elkaar, elk voor zich duidelijk: komma {n_comma}, punt {n_point} keer")
    elif chosen:
        sign = "komma" if chosen == "," else "punt"
        why = "opgegeven" if decimal else "bewezen in de kolom" if proven else "volgens de rest van het bestand"
        if proven and proven != chosen:
            why += f", al past {texts[only_comma | only_point].iloc[0].strip()!r} daar niet bij"
        how.append(f"decimale {sign} ({why})")
    else:
        known = values[~np.isnan(values)]
        how.append("hele getallen" if (known == np.round(known)).all() else "getallen")
    if chosen and open_.any():
        i = int(np.flatnonzero(open_)[0])
        how.append(f"{texts.iloc[i].strip()!r} is gelezen als {_plain(values[i])}")
    money = [sign for sign in "€$£" if odd[sign]]
    if len(money) > 1:
        raise InputError(
            f"Kolom '{name}' mengt {listing(money)}: bedragen in verschillende valuta zijn niet op te tellen, "
            "dus reken ze eerst om naar één valuta."
        )
    if money:
        how.append(f"{money[0]} weggehaald")
    told = {
        "-": "min achter het getal gelezen als min",
        "()": "haakjes gelezen als min",
        "e": "wetenschappelijke notatie (1,2E+03) uitgerekend, cijfers kunnen weg zijn",
    }
    how.extend(text for key, text in told.items() if odd[key])
    return Numbers(values, missing, ~missing & ~as_comma & ~as_point, proven, how)


def _readings(text: str, odd: Counter[str]) -> tuple[float, float]:
    """Give the value with a decimal comma and the value with a decimal point; NaN where it has none."""
    for blank in "\u00a0\u202f\u2009\u2007\t":
        text = text.replace(blank, " ")
    body = text.strip()
    for money, rest in ((_MONEY_FIRST, r"\1"), (_MONEY_LAST, r"\2")):
        if found := money.search(body):
            name = (found[2] if money is _MONEY_FIRST else found[1]).lower()
            odd[_SIGNS.get(name, name)] += 1
            body = money.sub(rest, body).strip()
    sign = 1.0
    if body.startswith("(") and body.endswith(")"):
        body, sign = body[1:-1].strip(), -1.0
        odd["()"] += 1
    if body[:1] in ("-", "−", "–", "+"):
        sign *= 1.0 if body[0] == "+" else -1.0
        body = body[1:].strip()
    if _ROUND.search(body):
        body = _ROUND.sub(",00", body) if "," in body[-3:] else _ROUND.sub(".00", body)
    elif body[-1:] in ("-", "−", "–"):
        body, sign = body[:-1].strip(), -sign
        odd["-"] += 1
    body = body.replace("'", " ").replace("’", " ")
    if _SCIENTIFIC.fullmatch(body):
        odd["e"] += "-" not in body
        value = sign * float(body.replace(",", "."))
        return value, value
    comma = point = math.nan
    if _COMMA.fullmatch(body):
        comma = sign * float(body.replace(".", "").replace(" ", "").replace(",", "."))
    if _POINT.fullmatch(body):
        point = sign * float(body.replace(",", "").replace(" ", ""))
    return comma, point


def _plain(value: float) -> str:
    """Write a number without signs between thousands: here those are what it is about."""
    return f"{value:.0f}" if value == round(value) else f"{value:.3f}".replace(".", ",")


def _kind(cells: pd.Series) -> str:
    return next(kind for unfit, kind in _UNFIT.items() if unfit(cells.dtype))
