"""Where the numbers in a lesson's text come from: a cell that shows them, or a source that its header names.

A number in a sentence is *shown* when an output or a line of code of that notebook holds one that rounds to it, as it
stands or as a percentage. What no cell shows stands in the header under ``given``, with where it comes from::

    #     given:
    #       "540": CBS                  # a fact or a choice: in words
    #       "892,50": 119 * 7,50        # a sum: it is computed again, from numbers that are shown or given

Only numbers that could go stale are looked at: with three digits that count, or a decimal. Years, times, numbers of
lessons and concepts are not.
"""

from __future__ import annotations

import ast
import json
import operator
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from klantlab.building import cadence
from klantlab.building.source import Lesson, named

_DUTCH = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_IN_TEXT = re.compile(rf"(?<![\w.,/-])(?:{_DUTCH})(?!\w|[.,]\d)")
_ANYWHERE = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?(?:e[+-]?\d+)?")
_NOT_A_QUANTITY = re.compile(
    r"\b[Cc]\d{2,3}\b"  # concept
    r"|\b(?:0\d|1[0-2])\.\d{1,2}\b"  # lesson or exercise
    r"|\*(?:Bron(?:nen)?|Tijd):.*?\*$"
    r"|\b(?:1[89]|20)\d\d\b(?![.,]\d)",  # year
    re.M | re.S,
)
_SUM = re.compile(r"[\d.,\s()+*/-]+")
_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def value(number: str) -> float:
    """Read a number as Dutch readers write it.

    Examples
    --------
    >>> value("1.234,5")
    1234.5
    """
    return float(number.replace(".", "").replace(",", "."))


def decimals(number: str) -> int:
    """Count the digits behind the comma."""
    return len(number.partition(",")[2])


def said(lesson: Lesson) -> list[str]:
    """The numbers in a lesson's text that could go stale, in order, each once."""
    texts = (cadence.prose(cell.source) for cell in lesson.cells if cell.kind == "markdown")
    found = (match.group() for text in texts for match in _IN_TEXT.finditer(_NOT_A_QUANTITY.sub(" ", text)))
    return list(dict.fromkeys(number for number in found if _counts(number)))


def _counts(number: str) -> bool:
    digits = re.sub(r"\D", "", number).strip("0")
    return len(digits) >= 3 or ("," in number and bool(digits))


def shown(notebook: dict[str, Any]) -> set[float]:
    """Every number in the code and the outputs of a built notebook, both ways of writing understood."""
    found: set[float] = set()
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            found |= _numbers("".join(cell["source"]))
            for output in cell["outputs"]:
                found |= _numbers("".join(output.get("text", "")))
                for mime, text in output.get("data", {}).items():
                    if mime.startswith("text/"):
                        found |= _numbers(re.sub(r"<[^>]*>", " ", "".join(text)))
    return found


def _numbers(text: str) -> set[float]:
    found = set()
    for match in _ANYWHERE.findall(text):
        found.add(value(match) if "e" not in match else float(match))
        if match.count(".") == 1 and "," not in match:
            found.add(float(match))  # 1.234 is either
    return found


def faults(lesson: Lesson, notebook: dict[str, Any]) -> Iterator[str]:
    """Numbers of this lesson that come from nowhere, sums that do not add up, and givens that nobody uses."""
    seen = shown(notebook)
    numbers, given = said(lesson), {str(key): str(where) for key, where in lesson.header.get("given", {}).items()}
    # Terms of a sum may stand in the text too: what could go stale among them is held to a cell or a given itself.
    known = seen | _numbers("\n".join(cell.source for cell in lesson.cells if cell.kind == "markdown"))
    where = named(lesson.path)
    for number in numbers:
        if number not in given and not _among(number, seen):
            yield f"{where}: {number} staat in de tekst, en in geen cel; zeg in de kop bij given waar het vandaan komt"
    for number, origin in given.items():
        if number not in numbers:
            yield f"{where}: 'given' noemt {number}, maar dat staat niet in de tekst"
        elif _among(number, seen):
            yield f"{where}: 'given' noemt {number}, maar een cel laat het al zien"
        elif _SUM.fullmatch(origin):
            yield from (f"{where}: {number}: {wrong}" for wrong in _sum_faults(number, origin, known))


def of_built(root: Path, lesson: Lesson) -> list[str]:
    """Faults of a lesson against its notebook as it is stored; none for exercises, or where nothing was built yet."""
    stored = root / "notebooks" / lesson.path.parent.name / f"{lesson.path.stem}.ipynb"
    if lesson.kind == "exercises" or not stored.exists():
        return []
    return list(faults(lesson, json.loads(stored.read_text(encoding="utf-8"))))


def _among(number: str, known: Iterable[float]) -> bool:
    places, wanted = decimals(number), value(number)
    return any(abs(round(other * scale, places) - wanted) < 1e-9 for other in known for scale in (1, 100))


def _sum_faults(number: str, origin: str, known: set[float]) -> Iterator[str]:
    """A sum has to come out, and its terms have to come from somewhere; small whole numbers count how often."""
    for term in re.findall(_DUTCH, origin):
        if _counts(term) and not _among(term, known - {value(number)}):
            yield f"{term} in de berekening '{origin}' staat nergens"
    result = _evaluate(ast.parse(re.sub(_DUTCH, lambda match: str(value(match.group())), origin), mode="eval").body)
    if abs(round(result, decimals(number)) - value(number)) > 1e-9:
        yield f"'{origin}' is {result:.6g}"


def _evaluate(node: ast.expr) -> float:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_evaluate(node.left), _evaluate(node.right))
    if isinstance(node, ast.Constant) and isinstance(node.value, float):
        return node.value
    raise ValueError(f"no sum: {ast.unparse(node)}")
