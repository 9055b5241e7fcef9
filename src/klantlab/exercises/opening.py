"""Open answers: decisions that a machine can't judge, and a rubric that a student can.

What a machine can see is whether an answer is complete: long enough, and every element that the
question asks for is there. So the three outcomes keep their names and get this meaning:

- *missing*: nothing was written;
- *wrong*: an asked element is not found; the message says which one and asks back;
- *right*: complete. The student then reads the rubric and, on request, three sample answers of
  different quality, and judges the answer. That comparing is the exercise; a mark would pretend to
  a judgement that nobody made.

An element is searched for with generous word patterns. Where they miss an unusual wording, the
message says what was looked for, so that one sentence more solves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from klantlab.exercises.kinds import Kind
from klantlab.exercises.reading import Refused, describe, refuse_what_is_no_value


@dataclass(frozen=True)
class Element:
    """Something that the question asks for.

    Parameters
    ----------
    pattern : str
        Regular expression, searched in the answer without regard to capitals.
    message : str
        What a student reads in whose answer it is not found; it asks back.
    lacking : str
        A typical answer in which this, and nothing before it, is lacking: the proof that the message is reached.
    """

    pattern: str
    message: str
    lacking: str


@dataclass(frozen=True)
class Sample:
    """A sample answer: how good it is in one word, the answer, and why."""

    quality: str
    text: str
    why: str


@dataclass(frozen=True)
class Open(Kind):
    """An open answer with its asked elements, its rubric and three samples of different quality."""

    elements: tuple[Element, ...]
    rubric: tuple[str, ...]
    samples: tuple[Sample, ...]
    least_words: int = 12
    least_mistakes: ClassVar[int] = 0

    def read(self, answer: Any) -> str:
        """Give the text, one space between words."""
        refuse_what_is_no_value(answer)
        if not isinstance(answer, str):
            raise Refused(
                f'Schrijf je antwoord als tekst, tussen drie aanhalingstekens ("""). Nu is het {describe(answer)}. '
                "Wat wil je zeggen?"
            )
        return " ".join(answer.split())

    def same(self, value: str, reference: str) -> bool:
        """Tell whether the answer is complete."""
        return not self.remark(value, reference)

    def remark(self, value: str, reference: str) -> str:
        """Give the message of the first element that is lacking, or ask for more words."""
        for element in self.elements:
            if not re.search(element.pattern, value, re.IGNORECASE):
                return element.message
        if len(value.split()) < self.least_words:
            return "Je antwoord is nog heel kort. Zou iemand die de cijfers niet kent, begrijpen waarom je dit besluit?"
        return ""

    def slips(self, reference: str) -> Iterator[tuple[Any, str]]:
        """Give, for each element, an answer that lacks it."""
        for element in self.elements:
            yield element.lacking, element.message

    @property
    def self_check(self) -> str:
        """The rubric as a Markdown list."""
        lines = "\n".join(f"- {line}" for line in self.rubric)
        return f"Leg je tekst ernaast: wat staat er al, wat nog niet?\n\n{lines}"

    @property
    def in_markdown(self) -> str:
        """The samples, from thin to strong."""
        return "Vergelijk ze met je eigen tekst.\n\n" + "\n\n".join(
            f"**{sample.quality}.** “{sample.text}”\n\nDe lezer: {sample.why}" for sample in self.samples
        )
