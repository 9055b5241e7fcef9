"""Proofs that an exercise can be trusted; each gives a list of complaints, empty when all is well.

The tests run them over every registered exercise; whoever adds an exercise can run them alone. Complaints
are Dutch: the one who reads them adapts lessons.
"""

from __future__ import annotations

import datetime
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from klantlab import exercises
from klantlab.exercises.checking import COMPANY, foreseen, judge, right_answer, seed
from klantlab.exercises.declaring import LEVELS, Exercise
from klantlab.exercises.feedback import MISSING, RIGHT, WRONG
from klantlab.exercises.kinds import Choice
from klantlab.exercises.opening import Open

MOST_WORDS = 40
UNKIND = re.compile(r"Traceback|\b\w*Error\b|\b\w*Exception\b|object at 0x|<class|nan\b|!")
NUMBER_WORDS = dict(
    enumerate(["drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien"], 3)
)  # nobody can write Dutch without one and two


class Untamed:
    """An answer that fights back: whatever is asked of it raises."""

    def _refuse(self, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("no")

    __eq__ = __ne__ = __lt__ = __bool__ = __len__ = __iter__ = __float__ = __index__ = _refuse
    __getitem__ = __hash__ = __str__ = __repr__ = __contains__ = __array__ = _refuse

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError("no")


def nonsense() -> list[Any]:
    """Give what no exercise has as its answer."""
    loop: list[Any] = []
    loop.append(loop)
    doubled = pd.DataFrame([[1, 2]], columns=["a", "a"])
    return [
        *(None, "onzin", "5%", "7,4", "5", b"5", "\x00", "x" * 100_000, 10**400, -987654.321, 2 + 3j, (7, 4), loop),
        *(math.nan, math.inf, -math.inf, Decimal("NaN"), np.float64("nan"), np.array(None), pd.NA, pd.NaT),
        *(
            [],
            (),
            set(),
            {},
            [[]],
            {"a": [1]},
            np.array([]),
            np.zeros((3, 3)),
            range(0),
            iter([1]),
            list(range(200_000)),
        ),
        *(pd.DataFrame(), pd.Series(dtype=float), pd.DataFrame({"x": [math.nan]}), pd.Series([Untamed()]), doubled),
        *(pd.DataFrame({"x": ["a", "b"]}), pd.Series(["a"], index=[("a", 1)]), pd.Series([1, 2], index=[0, 0])),
        *(pd.DataFrame({"x": [1]}).groupby("x"), pd.Index([]), datetime.timedelta(1), np.datetime64("NaT")),
        *(len, max, judge, lambda: 5, pd.Series([1]).mean, math, float, pd.DataFrame, object(), Untamed(), Untamed),
        *(ValueError("no"), NotImplemented, "99999999-99-99", "2025-02-30", "31-12-2025"),
    ]


# ── the declaration ────────────────────────────────────────────────────────────────────────────────


def declared(exercise: Exercise) -> list[str]:
    """A tolerance has a reason, enough mistakes are foreseen, open questions are equipped, concepts look like one."""
    kind, wrong = exercise.kind, []
    if getattr(kind, "within", 0) and not getattr(kind, "because", ""):
        wrong.append("een marge zonder reden")
    if len(exercise.mistakes) < kind.least_mistakes:
        wrong.append(f"minder dan {kind.least_mistakes} typische fouten")
    if isinstance(kind, Choice) and len(kind.options) < 3:
        wrong.append("minder dan drie keuzes")
    if isinstance(kind, Open):
        if len(kind.samples) != 3 or len({sample.quality for sample in kind.samples}) != 3:
            wrong.append("geen drie voorbeelden van verschillende kwaliteit")
        if len(kind.rubric) < 3 or len(kind.elements) < 2:
            wrong.append("te weinig rubriek of gevraagde onderdelen")
        if kind.samples and judge(exercise, kind.samples[-1].text).outcome != RIGHT:
            wrong.append("het sterkste voorbeeld is niet compleet")
    wrong += [f"{concept} is geen begrip" for concept in exercise.concepts if not re.fullmatch(r"C\d{2,3}", concept)]
    return wrong


def wording(exercise: Exercise) -> list[str]:
    """Every message is short, asks back and, like every hint, keeps the answer to itself."""
    reference = right_answer(exercise, seed(exercise))
    messages = [message for _, message in foreseen(exercise, seed(exercise))]
    wrong = [f"{complaint}: {message}" for message in messages for complaint in unkind(message)]
    for text in [*messages, *exercise.hints]:
        wrong += [f"verklapt het antwoord: {text}" for _ in gives_away(exercise, reference, text)]
    return wrong


def unkind(message: str) -> list[str]:
    """Say what is wrong with a message to a student."""
    wrong = []
    if len(message.split()) > MOST_WORDS:
        wrong.append(f"langer dan {MOST_WORDS} woorden")
    if "?" not in message:
        wrong.append("stelt geen vraag terug")
    if UNKIND.search(message):
        wrong.append("geen vriendelijke zin")
    return wrong


# ── what the check says ────────────────────────────────────────────────────────────────────────────


def worked(exercise: Exercise, answers: Sequence[Any]) -> list[str]:
    """Every worked answer passes, and there is one."""
    if not answers:
        return ["geen uitwerking levert deze opgave in"]
    found = [judge(exercise, answer) for answer in answers]
    return [f"uitwerking is niet goed: {feedback.message}" for feedback in found if feedback.outcome != RIGHT]


def untouched(exercise: Exercise, answers: Sequence[Any]) -> list[str]:
    """The stub counts as not made yet, wherever it stands."""
    if not answers:
        return ["de opgave wordt nergens nagekeken"]
    found = [judge(exercise, answer) for answer in [*answers, ...]]
    return [f"de stub is niet 'nog niet gemaakt': {feedback}" for feedback in found if feedback.outcome != MISSING]


def told_apart(exercise: Exercise) -> list[str]:
    """Each foreseen mistake is wrong and gets its own message; what coincides for this company is named."""
    slips = foreseen(exercise, seed(exercise))
    wrong = [f"{n} fouten met één boodschap: {text}" for text, n in Counter(text for _, text in slips).items() if n > 1]
    for value, message in slips:
        feedback = judge(exercise, value)
        if feedback.outcome == RIGHT:
            wrong.append(f"een typische fout valt samen met het goede antwoord: {message}")
        elif feedback.outcome == MISSING:
            wrong.append(f"een typische fout telt als niet gemaakt: {message}")
        elif feedback.message != message:
            wrong.append(f"een typische fout krijgt de boodschap van een andere: {message}")
    return wrong


def survives(exercise: Exercise) -> list[str]:
    """Nonsense is never right and gets a kind sentence, never a traceback."""
    wrong = []
    reference = right_answer(exercise, seed(exercise))
    for number, answer in enumerate(nonsense()):
        try:
            feedback = judge(exercise, answer)
        except Exception as error:
            wrong.append(f"onzin {number} geeft een foutmelding: {type(error).__name__}")
            continue
        if feedback.outcome != WRONG:
            wrong.append(f"onzin {number} is '{feedback.outcome}'")
        wrong += [f"onzin {number}, {complaint}: {feedback.message}" for complaint in unkind(feedback.message)]
        if spelled(exercise, reference, feedback.message):
            wrong.append(f"onzin {number} verklapt het antwoord: {feedback.message}")
    return wrong


def recomputed(exercise: Exercise) -> list[str]:
    """The reference computes the same twice: a check does not depend on when it is asked."""
    if exercise.is_open:
        return []
    first, second = exercise.right(COMPANY), exercise.right(COMPANY)
    return [] if exercise.kind.same(first, second) else ["twee keer rekenen geeft twee antwoorden"]


# ── what students can read ─────────────────────────────────────────────────────────────────────────


def leaks(exercise: Exercise, text: str) -> list[str]:
    """No message and no number of the answer with three or more digits stands in what students get."""
    reference = right_answer(exercise, seed(exercise))
    squeezed = "".join(text.split())
    wrong = [
        f"de boodschap staat in de opgaven: {message}"
        for _, message in foreseen(exercise, seed(exercise))
        if "".join(message.split()) in squeezed
    ]
    return wrong + [f"het antwoord staat in de opgaven als {token}" for token in spelled(exercise, reference, text)]


def leaked_lines(solution: Iterable[str], text: str) -> list[str]:
    """No line of an answer stands in what students get: long lines nowhere, short ones not as a line.

    Brackets and the opening of a longer text are shared with the stub, and tell nothing.
    """
    squeezed, lines = "".join(text.split()), {"".join(line.split()) for line in text.splitlines()}
    secrets = {s for line in solution if not re.fullmatch(r'(\w+=)?("""|[()\[\]{}]*)', s := "".join(line.split()))}
    return [
        f"een regel van een antwoord: {s}" for s in sorted(secrets) if s in lines or (len(s) >= 12 and s in squeezed)
    ]


def in_step(declared_here: Sequence[Exercise], text: str) -> list[str]:
    """Source and register hold the same exercises, in the same order, with the same titles and options."""
    headings = re.findall(r"^(?:# )?## Opgave (\d\d\.\d+) · (.+)$", text, re.M)
    wrong = []
    if headings != [(exercise.id, exercise.title) for exercise in declared_here]:
        wrong.append(f"opgaven in de tekst: {headings}; in het register: {[e.id for e in declared_here]}")
    flat = " ".join(text.split())
    for exercise in declared_here:
        if isinstance(exercise.kind, Choice):
            for letter, option in exercise.kind.options.items():
                if f"- **{letter}** {option.text}" not in flat:
                    wrong.append(f"{exercise.id}: keuze {letter} staat niet zo in de vraag")
    return wrong


def climbs(one_set: Sequence[Exercise]) -> list[str]:
    """Levels rise, a decision is asked for, and somewhere the honest answer is that the data can't say."""
    levels = [LEVELS.index(exercise.level) for exercise in one_set]
    wrong = [] if levels == sorted(levels) else ["de niveaus lopen niet op"]
    if not any(exercise.is_open for exercise in one_set):
        wrong.append("geen open besluit")
    if not any(exercise.cannot_say for exercise in one_set):
        wrong.append("nergens is het goede antwoord dat de gegevens het niet kunnen zeggen")
    return wrong


# ── running what an author wrote ───────────────────────────────────────────────────────────────────


def handed_in(cells: Iterable[str]) -> dict[str, list[Any]]:
    """Run code cells one after another, as a notebook does, and give what they hand in, by exercise."""
    given: dict[str, list[Any]] = {}
    with _recording(given):
        namespace: dict[str, Any] = {"__name__": "__main__"}
        for number, cell in enumerate(cells, 1):
            exec(compile(cell, f"<cel {number}>", "exec"), namespace)
    return given


@contextmanager
def _recording(given: dict[str, list[Any]]) -> Iterator[None]:
    check = exercises.check

    def record(exercise: str, answer: Any = ...) -> Any:
        given.setdefault(exercise, []).append(answer)
        return check(exercise, answer)

    exercises.check = record
    try:
        yield
    finally:
        exercises.check = check


# ── numbers in text ────────────────────────────────────────────────────────────────────────────────


def spelled(exercise: Exercise, reference: Any, text: str) -> list[str]:
    """Find the answer's numbers in a text in any spelling: 39.84, 39,84, 0.3984, 3984%, 1.234, 1,234, 1_234."""
    secrets = [abs(number) for number in exercise.kind.numbers(reference) if math.isfinite(number)]
    return [
        token
        for token in _tokens(text)
        for value, places, digits in _readings(token)
        if digits >= 3
        and any(
            abs(value - round(secret * scale, places)) < 1e-9 for secret in secrets for scale in (1, 100, 0.01)
        )
    ]  # fmt: skip


def gives_away(exercise: Exercise, reference: Any, text: str) -> list[str]:
    """Find the answer in a message or a hint: its numbers, however short, in digits or words, and its texts."""
    found = spelled(exercise, reference, text)
    secrets = [abs(number) for number in exercise.kind.numbers(reference) if math.isfinite(number)]
    for token in _tokens(text):
        for value, places, digits in _readings(token):
            if any(value == secret or (digits >= 2 and value == round(secret, places)) for secret in secrets):
                found.append(token)
    plain = text.casefold()
    found += [word for value, word in NUMBER_WORDS.items() if value in secrets and re.search(rf"\b{word}\b", plain)]
    return found + [phrase for phrase in exercise.kind.phrases(reference) if phrase.casefold() in plain]


def _tokens(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,_]\d+)*", text)


def _readings(token: str) -> Iterator[tuple[float, int, int]]:
    """Read a number as Dutch and as Python: its value, places behind the point, significant digits."""
    for thousands, point in ((".", ","), (",_", ".")):
        plain = token.translate(str.maketrans("", "", thousands)).replace(point, ".")
        if plain.count(".") <= 1 and plain.replace(".", "").isdigit():
            whole, _, behind = plain.partition(".")
            digits = (whole + behind).lstrip("0") if behind else whole.strip("0")
            yield float(plain), len(behind), len(digits)
