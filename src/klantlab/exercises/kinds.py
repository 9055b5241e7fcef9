"""The kinds of answer that a question can ask for, each with its way of reading and comparing.

A kind does three things: `read` turns what the student handed in (or what the reference computed)
into a value or raises `Refused` with a kind sentence; `same` compares two values; `remark` says
something useful about a value that is wrong and that no declared mistake explains. What a kind says
by itself can never contradict the author: declared mistakes come first.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from klantlab.exercises.reading import (
    Refused,
    atom,
    describe,
    one_day,
    one_number,
    one_text,
    refuse_what_is_no_value,
)
from klantlab.results import Result

SLACK = 1e-9  # computing in another order changes the last bits; nobody's answer is wrong for that


class Kind(ABC):
    """What sort of answer is asked for."""

    least_mistakes: ClassVar[int] = 3  # typical mistakes that an exercise of this kind must declare

    @abstractmethod
    def read(self, answer: Any) -> Any:
        """Give the value to compare, or raise Refused."""

    @abstractmethod
    def same(self, value: Any, reference: Any) -> bool:
        """Tell whether two values that were read are the same answer."""

    @abstractmethod
    def remark(self, value: Any, reference: Any) -> str:
        """Say something that helps, without the answer, about a value that is not the same."""

    def slips(self, reference: Any) -> Iterator[tuple[Any, str]]:
        """Give the wrong answers that the kind itself foresees, with the message of each."""
        yield from ()

    def numbers(self, reference: Any) -> list[float]:
        """Give the numbers in the answer that no student should meet beforehand."""
        return []

    def phrases(self, reference: Any) -> list[str]:
        """Give the texts in the answer that no message or hint may contain."""
        return []


def close(value: float, reference: float, within: float) -> bool:
    """Tell whether two numbers lie at most `within` apart."""
    return abs(value - reference) <= within + SLACK * max(1.0, abs(reference))


@dataclass(frozen=True)
class Number(Kind):
    """One number.

    Parameters
    ----------
    within : float, default 0
        The largest distance to the reference that is still right, in the unit of the answer.
    because : str
        Why that distance is fair; asked for by a test as soon as `within` is not 0.
    """

    within: float = 0.0
    because: str = ""

    def read(self, answer: Any) -> float | int:
        """Give a Python number."""
        return one_number(answer)

    def same(self, value: float, reference: float) -> bool:
        """Compare within the tolerance."""
        return close(value, reference, self.within)

    def remark(self, value: float, reference: float) -> str:
        """Recognise what goes wrong with any number: unit, sign, rounding, off by one."""
        if abs(reference) > self.within + SLACK:  # around zero, these would all fit
            if close(100 * value, reference, self.within):
                return "Je antwoord lijkt een deel van 1, een fractie. In welke eenheid wordt het gevraagd?"
            if close(value / 100, reference, self.within / 100):
                return "Je antwoord is veel te groot. Waar in je berekening vermenigvuldig je met honderd?"
            if self.same(-value, reference):
                return "De grootte kan kloppen, het teken niet. Wat trek je waarvan af?"
        if isinstance(reference, int) and abs(value - reference) == 1:
            return "Je zit er één naast. Tel je iets dubbel, of sla je iets over?"
        if any(abs(value - round(reference, places)) < SLACK for places in range(4)):
            return "Je antwoord lijkt te grof afgerond. Hoeveel decimalen worden er gevraagd?"
        if abs(value - reference) < abs(reference) / 100:
            return "Je zit er heel dichtbij. Rond je onderweg af, voordat je klaar bent met rekenen?"
        return f"Je antwoord is {shown(value)}; dat klopt nog niet. Welke stap kun je met de hand narekenen?"

    def numbers(self, reference: float) -> list[float]:
        """Give the number itself."""
        return [float(reference)]


def shown(value: float) -> str:
    """Write a student's own number back: at most six digits, decimal comma.

    Examples
    --------
    >>> shown(7.25), shown(-1234567.0)
    ('7,25', '−1,23457e+06')
    """
    try:
        text = f"{value:.6g}"
    except OverflowError:
        return "een heel groot getal"
    return text.replace(".", ",").replace("-", "−", 1) if value < 0 else text.replace(".", ",")


@dataclass(frozen=True)
class Interval(Kind):
    """A lower and an upper bound: a tuple, a list, or a result with an ``.interval``."""

    within: float = 0.0
    because: str = ""

    def read(self, answer: Any) -> tuple[float, float]:
        """Give (low, high)."""
        refuse_what_is_no_value(answer)
        if isinstance(answer, Result):
            answer = getattr(answer, "interval", answer)
        if not isinstance(answer, (tuple, list, np.ndarray, pd.Series)) or np.ndim(answer) != 1 or len(answer) != 2:
            raise Refused(
                f"Gevraagd is een interval: twee getallen, onder en boven. Je antwoord is {describe(answer)}. "
                "Welke twee getallen horen erin?"
            )
        low, high = (one_number(bound) for bound in answer)
        if low > high:
            raise Refused("Het eerste getal van je interval is groter dan het tweede. Welk getal is de ondergrens?")
        return float(low), float(high)

    def same(self, value: tuple[float, float], reference: tuple[float, float]) -> bool:
        """Compare both bounds within the tolerance."""
        return all(close(a, b, self.within) for a, b in zip(value, reference, strict=True))

    def remark(self, value: tuple[float, float], reference: tuple[float, float]) -> str:
        """Name which bound is off, or what the two have in common."""
        low, high = (close(a, b, self.within) for a, b in zip(value, reference, strict=True))
        if low or high:
            return f"De {'boven' if low else 'onder'}grens klopt nog niet, de andere wel. Hoe kwam je aan die grens?"
        if close(sum(value), sum(reference), self.within):
            wide = "breed" if value[1] - value[0] > reference[1] - reference[0] else "smal"
            return f"Het midden klopt, maar je interval is te {wide}. Welke zekerheid wordt er gevraagd?"
        return "Allebei de grenzen kloppen nog niet. Wat is het midden van het interval, en hoe kom je daaraan?"

    def numbers(self, reference: tuple[float, float]) -> list[float]:
        """Give both bounds."""
        return list(reference)


@dataclass(frozen=True)
class Text(Kind):
    """A word or a name; capitals and outer spaces don't matter. `also` lists other spellings that are right."""

    also: tuple[str, ...] = ()

    def read(self, answer: Any) -> str:
        """Give the text in lower case."""
        return one_text(answer)

    def same(self, value: str, reference: str) -> bool:
        """Compare the texts."""
        return value in {reference, *map(one_text, self.also)}

    def remark(self, value: str, reference: str) -> str:
        """Ask where it was read."""
        return "Dat is niet wat de gegevens zeggen. In welke rij of kolom las je het?"

    def phrases(self, reference: str) -> list[str]:
        """Give all spellings."""
        return [reference, *map(one_text, self.also)]


@dataclass(frozen=True)
class YesNo(Kind):
    """True or False; `why_not` is what a student with the other answer reads."""

    why_not: str
    least_mistakes: ClassVar[int] = 0

    def read(self, answer: Any) -> bool:
        """Give a Python bool."""
        refuse_what_is_no_value(answer)
        if isinstance(answer, (bool, np.bool_)):
            return bool(answer)
        if isinstance(answer, str):
            raise Refused("Je antwoord is tekst. Python kent True en False zonder aanhalingstekens. Welke kies je?")
        raise Refused(f"Gevraagd is True of False; je antwoord is {describe(answer)}. Welke vergelijking hoort erbij?")

    def same(self, value: bool, reference: bool) -> bool:
        """Compare."""
        return value is reference

    def remark(self, value: bool, reference: bool) -> str:
        """Give the author's sentence."""
        return self.why_not

    def slips(self, reference: bool) -> Iterator[tuple[Any, str]]:
        """Give the other answer."""
        yield not reference, self.why_not


@dataclass(frozen=True)
class Day(Kind):
    """A calendar day: a date, a Timestamp, or text such as "2025-12-31"."""

    def read(self, answer: Any) -> Any:
        """Give a date."""
        return one_day(answer)

    def same(self, value: Any, reference: Any) -> bool:
        """Compare."""
        return value == reference

    def remark(self, value: Any, reference: Any) -> str:
        """Recognise one day off, and day and month swapped."""
        if abs((value - reference).days) == 1:
            return "Je zit er één dag naast. Telt de eerste of de laatste dag mee?"
        if (value.year, value.month, value.day) == (reference.year, reference.day, reference.month):
            return "Het lijkt erop dat dag en maand verwisseld zijn. Hoe staat de datum in het bestand?"
        return "Die dag is het niet. Welke rij in de tabel hoort erbij?"

    def phrases(self, reference: Any) -> list[str]:
        """Give the day as Python writes it."""
        return [reference.isoformat()]


@dataclass(frozen=True)
class Items(Kind):
    """A collection of loose values: a list, set, array, column or index. With `ordered`, the order counts too."""

    ordered: bool = False

    def read(self, answer: Any) -> list[Any]:
        """Give a list of comparable values."""
        refuse_what_is_no_value(answer)
        if self.ordered and isinstance(answer, (set, frozenset)):
            raise Refused("Een verzameling (set) heeft geen volgorde. In welk soort rij staat de volgorde vast?")
        if not isinstance(answer, (list, tuple, set, frozenset, range, np.ndarray, pd.Series, pd.Index)):
            raise Refused(f"Gevraagd is een lijst met waarden; je antwoord is {describe(answer)}. Welke horen erin?")
        items = [atom(item) for item in answer]
        if not items:
            raise Refused("Je lijst is leeg. Welke voorwaarde houdt alle waarden tegen?")
        return items

    def same(self, value: list[Any], reference: list[Any]) -> bool:
        """Compare as lists, or as bags when order is free."""
        return value == reference if self.ordered else Counter(value) == Counter(reference)

    def remark(self, value: list[Any], reference: list[Any]) -> str:
        """Count what is too many and too few; name nothing."""
        missing, extra = Counter(reference) - Counter(value), Counter(value) - Counter(reference)
        if not missing and not extra:
            return "De waarden kloppen, de volgorde niet. Wat hoort er vooraan te staan?"
        if set(value) == set(reference):
            return "De waarden kloppen, maar niet hoe vaak ze voorkomen. Waar komen de dubbele vandaan?"
        parts = []
        if missing:
            parts.append(f"ontbreken er {missing.total()}")
        if extra:
            parts.append(f"staan er {extra.total()} in die er niet horen")
        return f"In je lijst {' en '.join(parts)}. Hoe koos je wat erin komt?"

    def numbers(self, reference: list[Any]) -> list[float]:
        """Give the numbers of a short list; a long one is not typed over by anyone."""
        return [item for item in reference if isinstance(item, float)] if len(reference) <= 12 else []


@dataclass(frozen=True)
class Option:
    """One answer to a multiple-choice question and what a student reads who takes it wrongly."""

    text: str
    feedback: str = ""


@dataclass(frozen=True, init=False)
class Choice(Kind):
    """Multiple choice: ``Choice(a=Option("…", "…"), b=…)``; the student hands in a letter or the option's text.

    A wrong option's feedback says why it is tempting and asks back. Where the reference is computed, each option
    can be wrong for some company, so each needs feedback.
    """

    options: dict[str, Option]
    least_mistakes: ClassVar[int] = 0

    def __init__(self, **options: Option) -> None:
        object.__setattr__(self, "options", options)

    def read(self, answer: Any) -> str:
        """Give the letter."""
        refuse_what_is_no_value(answer)
        letters = ", ".join(self.options)
        if not isinstance(answer, str):
            raise Refused(
                f"Kies een letter ({letters}) en zet die tussen aanhalingstekens. Je antwoord is {describe(answer)}. "
                "Welke letter kies je?"
            )
        text = one_text(answer)
        for letter, option in self.options.items():
            if text.strip("().: ") in {letter, f"optie {letter}"} or text == one_text(option.text):
                return letter
        raise Refused(f"Dit is geen van de keuzes. Je kunt kiezen uit {letters}. Welke letter past bij jouw antwoord?")

    def same(self, value: str, reference: str) -> bool:
        """Compare the letters."""
        return value == reference

    def remark(self, value: str, reference: str) -> str:
        """Give the option's own feedback."""
        return self.options[value].feedback

    def slips(self, reference: str) -> Iterator[tuple[Any, str]]:
        """Give every option but the right one."""
        for letter, option in self.options.items():
            if letter != reference:
                yield letter, option.feedback

    def phrases(self, reference: str) -> list[str]:
        """Give the text of the right option."""
        return [self.options[reference].text]
