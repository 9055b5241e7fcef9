"""The check itself: missing, right, or wrong with a sentence that helps."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from klantlab.errors import DataUnavailableError
from klantlab.exercises.declaring import Company, Exercise
from klantlab.exercises.feedback import MISSING, RIGHT, WRONG, Feedback
from klantlab.exercises.opening import Open
from klantlab.exercises.reading import Refused, untouched

COMPANY = Company()
ODD = "Met dit antwoord kan ik niets vergelijken. Welke waarde wil je inleveren, en met welke regel maak je die?"

BROKEN = "In de cursus zelf gaat bij deze opgave iets mis ({}). Dat ligt niet aan je antwoord; meld het je docent."


def judge(exercise: Exercise, answer: Any) -> Feedback:
    """Compare an answer with the reference and the foreseen mistakes; whatever the answer does, no error escapes."""
    try:
        untouched_stub = untouched(answer)
    except Exception:
        untouched_stub = False
    if untouched_stub:
        return _missing(exercise, "Zet je antwoord op de plaats van de puntjes.")
    try:
        reference = right_answer(exercise, seed(exercise))
    except DataUnavailableError as absent:
        return Feedback(exercise.id, MISSING, f"Dit kan nu niet worden nagekeken. {absent}", title="Niet nagekeken")
    except Exception as fault:  # the course's own mistake: the proofs let it out, a student is not bothered with it
        return Feedback(exercise.id, MISSING, BROKEN.format(type(fault).__name__), title="Niet nagekeken")
    try:
        return _compare(exercise, answer, reference)
    except Refused as refusal:
        return _wrong(exercise, str(refusal))
    except Exception:  # an answer whose own methods raise: nothing a student could read in a traceback
        return _wrong(exercise, ODD)


def _compare(exercise: Exercise, answer: Any, reference: Any) -> Feedback:
    kind = exercise.kind
    value = kind.read(answer)
    if exercise.start is not ... and kind.same(value, kind.read(exercise.start)):
        return _missing(exercise, "Er staat nog de waarde waarmee je begon.")
    if kind.same(value, reference):
        return _right(exercise)
    try:
        slips = foreseen(exercise, seed(exercise))
    except Exception:  # for this company a mistake can't even be made; the proofs tell the author
        slips = ()
    for slip, message in slips:
        if kind.same(value, slip):
            return _wrong(exercise, message)
    return _wrong(exercise, kind.remark(value, reference))


def _missing(exercise: Exercise, message: str) -> Feedback:
    return Feedback(exercise.id, MISSING, f"Nog niet gemaakt. {message}")


def _wrong(exercise: Exercise, message: str) -> Feedback:
    return Feedback(exercise.id, WRONG, message, f'Verder komen? `exercises.hint("{exercise.id}")`')


def _right(exercise: Exercise) -> Feedback:
    if not isinstance(exercise.kind, Open):
        return Feedback(exercise.id, RIGHT, f"Klopt. {exercise.insight}".strip())
    return Feedback(
        exercise.id,
        RIGHT,
        "Compleet. Alles waar de opgave om vraagt, staat erin. Hoe sterk het is, beoordeel je zelf.",
        f'{exercise.kind.self_check}\n\nDrie voorbeelden lezen? `exercises.samples("{exercise.id}")`',
        title="Compleet",
    )


def seed(exercise: Exercise) -> int | None:
    """Give the seed of the company that is switched on; None where the exercise is about no company."""
    if not exercise.uses_company:
        return None
    from klantlab import data

    return data.current()


@lru_cache(maxsize=1024)
def right_answer(exercise: Exercise, seed: int | None) -> Any:
    """Compute the right answer once per company."""
    return exercise.right(COMPANY)


@lru_cache(maxsize=1024)
def foreseen(exercise: Exercise, seed: int | None) -> tuple[tuple[Any, str], ...]:
    """Compute the foreseen mistakes once per company, and only when someone answered wrongly."""
    reference = right_answer(exercise, seed)
    return tuple((exercise.kind.read(slip), message) for slip, message in exercise.slips(COMPANY, reference))
