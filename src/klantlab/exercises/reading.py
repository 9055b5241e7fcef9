"""From whatever a student hands in to a value that can be compared, or to a kind sentence that says what it is."""

from __future__ import annotations

import datetime
import functools
import math
import numbers
import re
import types
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from klantlab.results import Result

FUNCTIONS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.MethodWrapperType,
    functools.partial,
    np.ufunc,
    type(np.mean),  # what most functions of NumPy are
    type(functools.cache(len)),
)
KINDS: list[tuple[Any, str]] = [
    ((bool, np.bool_), "True of False"),
    ((numbers.Number, Decimal), "een getal"),
    (str, "tekst"),
    ((datetime.date, np.datetime64), "een datum"),
    ((datetime.timedelta, np.timedelta64), "een tijdsduur"),
    (list, "een lijst"),
    (tuple, "een rijtje van losse waarden (tuple)"),
    ((set, frozenset), "een verzameling (set)"),
    (dict, "een woordenboek (dict)"),
    (range, "een reeks (range)"),
    (np.ndarray, "een array"),
    (pd.Series, "een kolom (Series)"),
    (pd.DataFrame, "een tabel (DataFrame)"),
    (pd.Index, "een index"),
    (BaseException, "een foutmelding"),
]


class Refused(Exception):
    """The answer can't be compared; the message is the sentence that a student gets."""


def describe(answer: Any) -> str:
    """Say in Dutch what kind of thing an answer is, without looking inside it.

    Examples
    --------
    >>> describe([7, 8]), describe("zeven")
    ('een lijst', 'tekst')
    """
    for kind, name in KINDS:
        if isinstance(answer, kind):
            return name
    name = type(answer).__name__
    if "GroupBy" in name:
        return "een groepering waar nog niets mee is berekend"
    return f"iets van het soort {name[:30]}"


def untouched(answer: Any) -> bool:
    """Tell whether this is still the stub: ``...``, text of dots only, or a short list with a ``...`` in it."""
    if answer is ...:
        return True
    if type(answer) is str:
        return not answer.strip(" .…\t\r\n_")
    if type(answer) in (list, tuple):
        return len(answer) <= 1_000 and any(item is ... for item in answer)
    return False


def refuse_what_is_no_value(answer: Any) -> None:
    """Raise for the things that are no answer to any question: None, a function, a module, a class."""
    if answer is None:
        raise Refused(
            "Je antwoord is leeg (None). Sommige regels doen wel iets maar geven niets terug, zoals print of "
            "inplace=True. Welke regel geeft de waarde die je wilt inleveren?"
        )
    if isinstance(answer, FUNCTIONS):
        raise Refused("Je antwoord is een functie, niet de uitkomst ervan. Wat hoort er achter de naam te staan?")
    if isinstance(answer, types.ModuleType):
        raise Refused("Je antwoord is een module: een kist met functies. Welke functie wil je eruit gebruiken?")
    if isinstance(answer, type):
        raise Refused("Je antwoord is een soort waarde, niet een waarde zelf. Welke waarde wil je inleveren?")
    if answer is pd.NaT or answer is pd.NA:
        raise Refused("Je antwoord is een leeg vakje: er staat geen waarde in. Waar komt dat lege vakje vandaan?")


def one_number(answer: Any) -> float | int:
    """Read one finite number: int, float, NumPy scalar, Decimal, or a result with a ``.value``."""
    refuse_what_is_no_value(answer)
    if isinstance(answer, Result):
        answer = getattr(answer, "value", answer)
    if isinstance(answer, np.ndarray) and answer.ndim == 0:
        answer = answer.item()
    if isinstance(answer, (bool, np.bool_)):
        raise Refused("Je antwoord is True of False: de uitkomst van een vergelijking. Welk getal wordt er gevraagd?")
    if isinstance(answer, (numbers.Real, Decimal)):
        return _finite(answer)
    if isinstance(answer, str):
        raise Refused(_text_for_a_number(answer))
    if isinstance(answer, tuple) and len(answer) == 2:
        raise Refused(
            "Python leest een komma als: hier begint een tweede waarde. "
            "Welk teken gebruik je in Python voor een getal met decimalen?"
        )
    if isinstance(answer, (list, tuple, set, np.ndarray, pd.Series, pd.Index, pd.DataFrame)) and _size(answer) == 1:
        raise Refused(f"Je antwoord is {describe(answer)} met één waarde erin. Hoe haal je die ene waarde eruit?")
    raise Refused(f"Gevraagd is één getal; je antwoord is {describe(answer)}. Welke stap maakt er één getal van?")


def _finite(answer: Any) -> float | int:
    if isinstance(answer, numbers.Integral):
        return int(answer)
    value = float(answer)
    if math.isnan(value):
        raise Refused(
            "Je antwoord is NaN: geen getal. Waar in je berekening zit een leeg vakje of een deling 0 door 0?"
        )
    if math.isinf(value):
        raise Refused("Je antwoord is oneindig groot. Door welk getal deel je?")
    return value


def _text_for_a_number(answer: str) -> str:
    text = answer.strip()
    if "%" in text:
        return "Je antwoord is tekst met een procentteken. Python rekent zonder dat teken. Welk getal blijft er over?"
    if re.fullmatch(r"[+\-−]?\d+,\d+", text):
        return "Je antwoord is tekst met een komma erin. Hoe schrijf je in Python een getal met decimalen?"
    if re.fullmatch(r"[+\-−]?\d[\d.]*", text):
        return "Je getal staat tussen aanhalingstekens; voor Python is het dan tekst. Wat kun je weglaten?"
    return "Je antwoord is tekst, gevraagd is een getal. Welke regel rekent dat getal voor je uit?"


def _size(answer: Any) -> int:
    return answer.size if isinstance(answer, pd.DataFrame) else len(answer)


def one_day(answer: Any) -> datetime.date:
    """Read one calendar day: a date, datetime, Timestamp, ``np.datetime64`` or text such as "2025-12-31"."""
    refuse_what_is_no_value(answer)
    if isinstance(answer, np.datetime64):
        answer = pd.Timestamp(answer)
        refuse_what_is_no_value(answer)
    if isinstance(answer, datetime.datetime):
        return answer.date()
    if isinstance(answer, datetime.date):
        return answer
    if isinstance(answer, str):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", answer.strip()):
            try:
                return datetime.date.fromisoformat(answer.strip())
            except ValueError:
                raise Refused("Die dag staat niet op de kalender. Welke maand en welke dag bedoel je?") from None
        raise Refused('Schrijf een datum als jaar-maand-dag, zoals "2024-02-29". Hoe wordt jouw datum dan?')
    raise Refused(f"Gevraagd is een datum; je antwoord is {describe(answer)}. Welke regel geeft de dag zelf?")


def one_text(answer: Any) -> str:
    """Read one text; capitals and spaces at the ends don't matter."""
    refuse_what_is_no_value(answer)
    if not isinstance(answer, str):
        raise Refused(f"Gevraagd is tekst tussen aanhalingstekens; je antwoord is {describe(answer)}. Wat bedoel je?")
    return " ".join(answer.split()).casefold()


def atom(item: Any) -> Any:
    """Turn one member of a list into something that compares the way people do: 7 is 7.0, "A" is "a"."""
    if isinstance(item, (bool, np.bool_)):
        return bool(item)
    if isinstance(item, str):
        return one_text(item)
    if isinstance(item, (datetime.date, np.datetime64)):
        return one_day(item)
    if isinstance(item, (numbers.Real, Decimal)):
        return round(float(_finite(item)), 9)
    raise Refused(f"Eén van de waarden in je antwoord is {describe(item)}. Welke losse waarden worden er gevraagd?")
