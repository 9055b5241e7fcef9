"""Numbers and lists as Dutch readers write them: 7,4 · 1.234 · € 12,50 · 31 december 2025.

Everything here returns text for people. Computation never passes through this room.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

MINUS = "\u2212"  # a real minus sign: a hyphen is easily lost before a digit
MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def number(value: float, decimals: int = 1, *, sign: bool = False) -> str:
    """Write a number with a decimal comma and points between thousands.

    Parameters
    ----------
    value : float
        The number; NaN becomes "onbekend", infinities "oneindig".
    decimals : int, default 1
        Digits behind the comma.
    sign : bool, default False
        Write a plus sign before positive numbers, as an NPS wants.

    Examples
    --------
    >>> number(1234.56)
    '1.234,6'
    >>> number(5, 0, sign=True)
    '+5'
    """
    value = float(value)
    if math.isnan(value):
        return "onbekend"
    prefix = "+" if sign else ""
    if math.isinf(value):
        return (MINUS if value < 0 else prefix) + "oneindig"
    text = f"{abs(value):,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    if not text.strip("0.,"):
        return text  # a rounded zero has no sign
    return (MINUS if value < 0 else prefix) + text


def count(value: float) -> str:
    """Write a whole number: ``count(60123)`` is ``'60.123'``.

    Examples
    --------
    >>> count(60123)
    '60.123'
    """
    return number(value, 0)


def euro(value: float, decimals: int = 2) -> str:
    """Write an amount of money.

    Examples
    --------
    >>> euro(-1234.5)
    '€ −1.234,50'
    """
    return f"€ {number(value, decimals)}"


def percent(share: float, decimals: int = 0) -> str:
    """Write a share between 0 and 1 as a percentage.

    Examples
    --------
    >>> percent(0.256)
    '26%'
    """
    return f"{number(100 * share, decimals)}%"


def date(day: Any) -> str:
    """Write a date out in full; takes a date, a datetime or a pandas Timestamp.

    Examples
    --------
    >>> import datetime
    >>> date(datetime.date(2025, 12, 31))
    '31 december 2025'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def plural(n: float, one: str, many: str) -> str:
    """Count things: ``plural(1, "rij", "rijen")`` is ``'1 rij'``.

    Examples
    --------
    >>> plural(1, "rij", "rijen"), plural(1200, "rij", "rijen")
    ('1 rij', '1.200 rijen')
    """
    return f"{count(n)} {one if n == 1 else many}"


def listing(items: Iterable[Any], *, most: int = 5, last: str = "en") -> str:
    """Put items in a sentence, with quotes around text; the rest is counted, never dropped.

    Examples
    --------
    >>> listing(["date", "amount"])
    "'date' en 'amount'"
    >>> listing(range(9), most=3)
    '0, 1, 2 en nog 6'
    """
    shown = [f"'{item}'" if isinstance(item, str) else str(item) for item in items]
    if len(shown) > most:
        shown = [*shown[:most], f"nog {count(len(shown) - most)}"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {last} {shown[-1]}"
