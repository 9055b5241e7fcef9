"""Exercises with feedback at once: in Dutch, offline, in a notebook or in plain Python.

``exercises.check("08.2", antwoord)`` says *nog niet gemaakt*, *klopt*, or names what went wrong and asks
a question back. ``exercises.hint("08.2")`` gives the next hint. The exercises themselves stand in one file per
chapter (`klantlab.exercises.chapter_08`); see `klantlab.exercises.declaring` for how one is declared.
"""

from __future__ import annotations

from typing import Any

from klantlab.exercises.feedback import MISSING, Feedback, Hint, Samples

__all__ = ["check", "hint", "ids", "samples"]

_given: dict[str, int] = {}  # the last hint that a student saw, by exercise
_written: set[str] = set()  # open questions that a student wrote a complete answer to


def check(exercise: str, answer: Any = ...) -> Feedback:
    """Compare an answer with what the exercise asks.

    Parameters
    ----------
    exercise : str
        The exercise's id, such as "08.2".
    answer : object, optional
        The answer; ``...`` means not made yet.

    Returns
    -------
    Feedback
        Shows itself in a notebook and prints as text; `.outcome` is "missing", "right" or "wrong",
        `.message` the Dutch sentence. An unknown id is "missing", with the ids that look like it.

    Examples
    --------
    >>> check("08.1", ...).outcome
    'missing'
    """
    from klantlab.exercises.register import find

    found = find(exercise)
    if isinstance(found, str):
        return Feedback("onbekend", MISSING, found, title="Niet nagekeken")
    from klantlab.exercises.checking import judge

    feedback = judge(found, answer)
    if found.is_open and feedback.outcome == "right":
        _written.add(found.id)
    return feedback


def hint(exercise: str, number: int | None = None) -> Hint:
    """Give a hint: the next one each time, or the one with this number.

    Parameters
    ----------
    exercise : str
        The exercise's id, such as "08.2".
    number : int, optional
        Which hint, from 1; by default the first one not seen yet, and the last one when all were seen.

    Returns
    -------
    Hint
        Shows itself in a notebook and prints as text.
    """
    from klantlab.exercises.register import find

    found = find(exercise)
    if isinstance(found, str):
        return Hint("onbekend", 0, 0, found)
    total = len(found.hints)
    if number is None:
        number = min(_given.get(found.id, 0) + 1, total)
    if not isinstance(number, int) or not 1 <= number <= total:
        return Hint(
            found.id, 0, total, f"Deze opgave heeft {total} hints. Welke wil je lezen, van 1 tot en met {total}?"
        )
    _given[found.id] = max(number, _given.get(found.id, 0))
    return Hint(found.id, number, total, found.hints[number - 1])


def samples(exercise: str) -> Samples:
    """Show three sample answers to an open question, after a complete answer of one's own was checked.

    Parameters
    ----------
    exercise : str
        The exercise's id, such as "08.6".

    Returns
    -------
    Samples
        Shows itself in a notebook and prints as text.
    """
    from klantlab.exercises.opening import Open
    from klantlab.exercises.register import find

    found = find(exercise)
    if isinstance(found, str):
        return Samples("onbekend", found)
    if not isinstance(found.kind, Open):
        return Samples(found.id, "Deze opgave heeft één goed antwoord; `exercises.hint` helpt je verder.")
    if found.id not in _written:
        return Samples(
            found.id, "Schrijf eerst je eigen antwoord en laat het nakijken; daarna kun je hier vergelijken."
        )
    return Samples(found.id, found.kind.in_markdown)


def ids() -> list[str]:
    """List the ids of all exercises.

    Examples
    --------
    >>> ids()[0]
    '00.1'
    """
    from klantlab.exercises.register import every

    return [exercise.id for exercise in every()]
