"""Where exercises are found: one file per chapter, loaded when one of its exercises is asked for."""

from __future__ import annotations

import difflib
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from klantlab.exercises.declaring import Exercise


def chapters() -> list[str]:
    """List the chapters that have exercises: "08"."""
    return sorted(path.stem.removeprefix("chapter_") for path in Path(__file__).parent.glob("chapter_[0-9][0-9].py"))


@cache
def chapter(number: str) -> dict[str, Exercise]:
    """Give the exercises of a chapter by id, in the order of declaration; none for a chapter that isn't there."""
    name = f"klantlab.exercises.chapter_{number}"
    if find_spec(name) is None:
        return {}
    exercises = {}
    for exercise in import_module(name).EXERCISES:
        if exercise.id in exercises or not exercise.id.startswith(f"{number}."):
            raise ValueError(f"exercise id {exercise.id} is declared twice or in the wrong chapter")
        exercises[exercise.id] = exercise
    return exercises


def every() -> list[Exercise]:
    """Give all exercises."""
    return [exercise for number in chapters() for exercise in chapter(number).values()]


def find(exercise_id: Any) -> Exercise | str:
    """Give the exercise, or the Dutch sentence that says why there is none and what was perhaps meant."""
    if not isinstance(exercise_id, str):
        return 'Zet het nummer van de opgave tussen aanhalingstekens, zoals "08.2". Welke opgave bedoel je?'
    head, _, tail = exercise_id.strip().partition(".")
    wanted = f"{head.zfill(2)}.{tail}"
    if head.isascii() and head.isdigit() and len(head) < 3:
        found = chapter(head.zfill(2)).get(wanted)
        if found:
            return found
    known = [exercise.id for exercise in every()]
    near = difflib.get_close_matches(wanted, known, n=3, cutoff=0.6) or known[:3]
    return f"Een opgave {exercise_id.strip()[:12]!r} ken ik niet. Bedoel je {_or(near)}?"


def _or(ids: list[str]) -> str:
    return " of ".join([", ".join(ids[:-1]), ids[-1]] if len(ids) > 1 else ids)
