"""How an exercise is declared: about fifteen lines, everything that can be computed is a computation.

>>> from klantlab.exercises.kinds import Number
>>> example = Exercise(
...     "99.1",
...     title="Promotors tellen",
...     concepts=("C70",),
...     level="invullen",
...     kind=Number(),
...     reference=lambda: sum(score >= 9 for score in [10, 9, 7, 3]),
...     hints=("Vanaf welk cijfer ben je promotor?",),
...     mistakes=(
...         mistake(lambda: sum(score >= 7 for score in [10, 9, 7, 3]), "Je telt de zeven mee. Is dat een promotor?"),
...         mistake(lambda: sum(score > 9 for score in [10, 9, 7, 3]), "Je telt alleen tienen. Hoort de negen erbij?"),
...         mistake(lambda: 4, "Je telt iedereen. Wie is er promotor?"),
...     ),
... )
>>> example.uses_company
False
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from klantlab.exercises.kinds import Kind
from klantlab.exercises.opening import Open

LEVELS = ("getal wijzigen", "invullen", "schrijven", "beslissen")
ID = re.compile(r"\d\d\.[1-9]\d*")

Computation = Callable[..., Any]  # takes the company, or nothing where the exercise loads no table


class Company:
    """The company that an exercise is about: `load` gives its tables, of the variant that is switched on."""

    def load(self, table: str) -> pd.DataFrame:
        """Give a table as ``data.load`` does."""
        from klantlab import data

        return data.load(table)


class Mistake(NamedTuple):
    """A typical wrong way of computing, and what a student reads who took it."""

    compute: Computation
    message: str


def mistake(compute: Computation, message: str) -> Mistake:
    """Declare a typical mistake: the computation that leads to it and the message, at most 40 words, that asks back."""
    return Mistake(compute, message)


def _no_single_answer() -> str:
    return ""


@dataclass(frozen=True, eq=False)
class Exercise:
    """One exercise.

    Parameters
    ----------
    id : str
        Chapter and number, such as "08.2".
    title : str
        A few Dutch words.
    concepts : tuple of str
        Ids of the concepts that it practises.
    level : {"getal wijzigen", "invullen", "schrijven", "beslissen"}
        How much the student does.
    kind : Kind
        What sort of answer is asked for, with its tolerance.
    hints : tuple of str
        From a nudge to nearly there; none holds the answer.
    reference : callable
        Computes the right answer from ``company`` (or from nothing, when it loads no table). An open question has none.
    mistakes : tuple of Mistake
        The typical mistakes, in the order in which they are tried.
    insight : str
        What a student reads under *Klopt*.
    start : object, optional
        What the stub holds when it is a number to be changed rather than ``...``.
    cannot_say : bool
        Whether the right answer is that these data can't say it.
    """

    id: str
    title: str
    concepts: tuple[str, ...]
    level: str
    kind: Kind
    hints: tuple[str, ...]
    reference: Computation = _no_single_answer
    mistakes: tuple[Mistake, ...] = ()
    insight: str = ""
    start: Any = ...
    cannot_say: bool = False

    def __post_init__(self) -> None:
        if not ID.fullmatch(self.id):
            raise ValueError(f"exercise id {self.id!r} is not of the form 08.2")
        if self.level not in LEVELS:
            raise ValueError(f"exercise {self.id}: level {self.level!r} is not one of {LEVELS}")
        if not self.hints or not self.concepts:
            raise ValueError(f"exercise {self.id} needs at least one hint and one concept")

    @cached_property
    def uses_company(self) -> bool:
        """Whether any of its computations loads a table."""
        return any(map(_wants_company, (self.reference, *(slip.compute for slip in self.mistakes))))

    @property
    def is_open(self) -> bool:
        """Whether a person, not the machine, judges the answer."""
        return isinstance(self.kind, Open)

    def right(self, company: Company) -> Any:
        """Compute the right answer, as `kind` reads it."""
        return self.kind.read(_compute(self.reference, company))

    def slips(self, company: Company, reference: Any) -> Iterator[tuple[Any, str]]:
        """Give every foreseen wrong answer with its message: the declared ones first, then those of the kind."""
        for slip in self.mistakes:
            yield _compute(slip.compute, company), slip.message
        yield from self.kind.slips(reference)


def _wants_company(computation: Computation) -> bool:
    return bool(inspect.signature(computation).parameters)


def _compute(computation: Computation, company: Company) -> Any:
    return computation(company) if _wants_company(computation) else computation()
