"""What a student sees after a check or a hint: Markdown in a notebook, the same sentence as plain text elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Outcome = Literal["missing", "right", "wrong"]
MISSING: Outcome = "missing"
RIGHT: Outcome = "right"
WRONG: Outcome = "wrong"

TITLES = {MISSING: "Nog niet gemaakt", RIGHT: "Klopt", WRONG: "Nog niet goed"}


class Shown:
    """Something that shows itself: Markdown for a notebook, plain text for every other reader.

    No colours and no HTML: the text follows the light or dark theme of JupyterLab, VS Code or a
    forge, and nbval can compare it.
    """

    @property
    def markdown(self) -> str:
        """The text with its emphasis."""
        raise NotImplementedError

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/markdown": self.markdown, "text/plain": str(self)}

    def __str__(self) -> str:
        return self.markdown.replace("**", "").replace("`", "")

    def __repr__(self) -> str:
        return str(self)


@dataclass(frozen=True, repr=False)
class Feedback(Shown):
    """The outcome of one check.

    Attributes
    ----------
    exercise : str
        The exercise's id, such as "08.2".
    outcome : {"missing", "right", "wrong"}
        Not made yet, right, or not right yet.
    message : str
        One or two Dutch sentences; at most 40 words when the answer is wrong.
    more : str
        Markdown shown under the message: where the hints are, or the rubric of an open answer.
    title : str
        What stands in front of the message; by default the outcome in Dutch.
    """

    exercise: str
    outcome: Outcome
    message: str
    more: str = ""
    title: str = ""

    @property
    def markdown(self) -> str:
        """Heading, message and what follows."""
        title = f"{self.title or TITLES[self.outcome]}."
        text = f"**Opgave {self.exercise} · {title}** {self.message.removeprefix(title).strip()}"
        return "\n\n".join(part for part in (text.strip(), self.more) if part)


@dataclass(frozen=True, repr=False)
class Hint(Shown):
    """One hint; `number` of `total`."""

    exercise: str
    number: int
    total: int
    text: str

    @property
    def markdown(self) -> str:
        """The hint with its number."""
        if not self.number:
            return f"**Opgave {self.exercise}.** {self.text}"
        return f"**Opgave {self.exercise} · hint {self.number} van {self.total}.** {self.text}"


@dataclass(frozen=True, repr=False)
class Samples(Shown):
    """Sample answers to an open question, each with what a reader would say of it."""

    exercise: str
    text: str

    @property
    def markdown(self) -> str:
        """The answers, from thin to strong."""
        return f"**Opgave {self.exercise} · voorbeelden.** {self.text}"
