"""Read a lesson's source: a strict subset of jupytext's py:percent, one file per notebook.

Layout of a source, ``lessons/<chapter>/<n>_<name>.py``::

    # ---
    # jupyter:
    #   kernelspec: {display_name: Python 3, language: python, name: python3}
    #   klantlab:
    #     lesson: "08.1"          # chapter.number: how the names of folder and file begin
    #     kind: lesson            # lesson | exercises | deepening
    #     title: "Zijn onze klanten blijer dan vorig jaar?"
    #     minutes: 35
    #     concepts: [C70, C71]
    #     after: ["00.2"]         # lessons to do first
    #     teaches: [call, nps.score]   # what this lesson adds to the construct ladder (see ladder.py)
    #     data: [sfo_survey]      # deepening only: skipped whole, with the reason, where absent
    #     truth: "waarom niet"    # lesson only, optional: why it does not compare an estimate with the truth
    #     terms:                  # what this lesson adds to the glossary (see reference.py)
    #       promotor: [promoter, "Een klant die een 9 of een 10 geeft.", C70]
    #     given:                  # numbers in the text that no cell shows, with where they come from (see tracing.py)
    #       "892,50": 119 * 7,50
    # ---
    # %% [markdown]
    # Text, every line of it behind a '#'.
    # %%
    code()
    # %% tags=["raises-exception"]
    code_that_shows_an_error()

Two tags exist: ``raises-exception`` on a code cell that must fail (by being no Python at all, if that is the mistake it
shows), and ``solution`` on a Markdown
cell that holds a model answer. Any other tag, any other cell metadata, raw cells, magics, attached
or embedded pictures and uncommented text in a Markdown cell are refused: what a reader of the
source can't see must not reach a student.

A file with ``opgaven`` in its name has kind ``exercises`` and becomes two notebooks. The answers
stand in code cells between lines that are exactly ``### BEGIN SOLUTION`` and ``### END SOLUTION``
(indented along with the code), with the stub (``antwoord = ...``) directly above them; the stripped cell must
be Python that runs. The notebook with ``opgaven`` in its name lacks these lines and the Markdown cells tagged
``solution``; the one with ``uitwerkingen`` instead keeps them and lacks the markers and the stubs.
Anything that only looks like a marker is refused, and so is a line of an answer (twelve characters
or more, blanks not counted) that also stands in what students get.

Messages are Dutch and name the file, the line and the cell: whoever adapts a lesson reads them.
"""

from __future__ import annotations

import ast
import hashlib
import io
import re
import tokenize
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

from klantlab.errors import InputError

# The folders keep the books' numbering; students read in this order (intervals come with NPS).
READING_ORDER = ("00", "01", "08", "04", "06", "10", "02", "07", "05", "09", "03", "11", "12")
KINDS = ("lesson", "exercises", "deepening")
TAGS = {"code": {"raises-exception"}, "markdown": {"solution"}}
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"

_REQUIRED = {"lesson": str, "kind": str, "title": str, "minutes": int, "concepts": list}
_OPTIONAL = {"after": list, "teaches": list, "data": list, "truth": str, "terms": dict, "given": dict}
_CELL = re.compile(r'# %%(?P<markdown> \[markdown\])?(?: tags=\[(?P<tags>"[^"\[\]]*"(?:, "[^"\[\]]*")*)\])?')
_CELL_LIKE = re.compile(r"\s*#\s*%%")
_MARKER_LIKE = re.compile(r"(?:#\s*)+.{0,3}\b(?:BEGIN|END)[\s_-]*SOLUTIONS?\b|\b(?:BEGIN|END)\s+SOLUTIONS?\b", re.I)
_STUB = re.compile(  # ... or name = ... or name = """...""", directly above an answer
    rf'^[ ]*(?:\w+ = )?(?:\.\.\.|"""\n\.\.\.\n""")[ ]*(?:#.*)?\n(?=[ ]*{BEGIN}$)', re.M
)
_ANSWER_LIKE = re.compile(
    r"\b(?:model|voorbeeld)antwoord|\buitwerking:|\bhet (?:goede|juiste) antwoord (?:is|luidt)\b", re.I
)
_EXCUSE = re.compile(r"#\s*(?:NBVAL|PYTEST_VALIDATE)_")  # would take a cell out of the comparison
_MAGIC = re.compile(r"\s*(?:#\s*)?(?:%%?[a-z]|!\s*[a-z])", re.I)


class SourceError(InputError):
    """A lesson's source that can't become a notebook; the message names file, line and cell."""


@dataclass(frozen=True)
class Cell:
    """One cell: what it shows, and where it stands in its source.

    Attributes
    ----------
    kind : {"code", "markdown"}
    source : str
        The text without the marks of py:percent.
    line : int
        Line of the source file at which the text starts.
    number : int
        Its place among the cells of the source, from 1.
    tags : tuple of str
    id : str
        The cell's id in a notebook, made from the stripped text (see `with_ids`).
    """

    kind: str
    source: str
    line: int
    number: int
    tags: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True)
class Lesson:
    """One source file, read: its header and its cells, answers included."""

    path: Path
    header: dict[str, Any]
    cells: tuple[Cell, ...] = field(repr=False)

    @property
    def number(self) -> str:
        """Chapter and number, as in "08.1"."""
        return str(self.header["lesson"])

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return str(self.header["kind"])

    @property
    def data(self) -> tuple[str, ...]:
        """Public data sets without which this notebook can't be run."""
        return tuple(self.header.get("data", ()))

    @property
    def place(self) -> tuple[int, int, int, str]:
        """Sorts lessons in reading order; within a chapter exercises come after lessons, deepening last."""
        chapter, _, number = self.number.partition(".")
        return READING_ORDER.index(chapter), KINDS.index(self.kind), int(number), self.path.name


def read(path: Path) -> Lesson:
    """Read a source and refuse whatever could mislead a student or leak an answer.

    Parameters
    ----------
    path : Path
        A py:percent file, UTF-8.

    Returns
    -------
    Lesson

    Raises
    ------
    SourceError
        With the file, the line and the cell, in Dutch.
    """
    try:
        lines = path.read_text(encoding="utf-8").removeprefix("\ufeff").split("\n")
    except UnicodeDecodeError as error:
        raise SourceError(f"{named(path)}: dit bestand is geen UTF-8; sla het op als UTF-8") from error
    header, first = _header(path, lines)
    lesson = Lesson(path, header, _cells(path, lines, first))
    if lesson.kind == "exercises":
        student(lesson)  # refuses what leaks
    else:
        for cell in lesson.cells:
            if "solution" in cell.tags or solution_lines(path, cell):
                raise _fault(
                    path, cell.number, cell.line, "een antwoord hoort alleen in een bestand met 'opgaven' in de naam"
                )
    return lesson


def student(lesson: Lesson) -> tuple[Cell, ...]:
    """Cells of the notebook that students get: answers dropped, ids of the stripped text."""
    cells = []
    for cell in lesson.cells:
        if "solution" in cell.tags:
            continue
        lines = [line for line, hidden in _marked(lesson.path, cell) if not hidden]
        stripped = replace(cell, source="\n".join(lines).strip("\n"))
        if stripped.source != cell.source:
            if not stripped.source.strip():
                raise _fault(lesson.path, cell.number, cell.line, f"zet een stub (antwoord = ...) boven '{BEGIN}'")
            _parse(lesson.path, stripped)
        cells.append(stripped)
    if lesson.kind == "exercises":
        _refuse_leaks(lesson, cells)
    return with_ids(cells)


def answers(lesson: Lesson) -> tuple[Cell, ...]:
    """Cells of the notebook with worked answers: everything but the markers, the stubs above them and the tag."""
    cells = []
    for cell in lesson.cells:
        kept = _STUB.sub("", cell.source) if cell.kind == "code" else cell.source
        kept = "\n".join(line for line in kept.split("\n") if line.strip() not in (BEGIN, END))
        cells.append(replace(cell, source=kept, tags=tuple(tag for tag in cell.tags if tag != "solution")))
    return with_ids(cells)


def solution_lines(path: Path, cell: Cell) -> list[str]:
    """Lines of the answers in a code cell, in order; every marker must be exact and paired."""
    return [line for line, hidden in _marked(path, cell) if hidden and line.strip() not in (BEGIN, END)]


def answer_text(lesson: Lesson) -> list[str]:
    """All lines of all answers: code between markers, and Markdown cells tagged ``solution``."""
    lines = []
    for cell in lesson.cells:
        lines += cell.source.split("\n") if "solution" in cell.tags else solution_lines(lesson.path, cell)
    return lines


def tree(cell: Cell) -> ast.Module:
    """Parse a code cell; one that must fail may be no Python, and then uses nothing."""
    try:
        return ast.parse(cell.source)
    except SyntaxError:
        if "raises-exception" in cell.tags:
            return ast.Module([], [])
        raise


def squeeze(text: str) -> str:
    """Text without blanks: what two spellings of one line have in common."""
    return "".join(text.split())


def telling(lines: list[str]) -> set[str]:
    """Answer lines long enough to give something away (twelve characters without blanks)."""
    return {short for line in lines if len(short := squeeze(line)) >= 12}


def with_ids(cells: list[Cell]) -> tuple[Cell, ...]:
    """Give cells ids from their text and, among equal cells, their position.

    So an id says nothing that the text doesn't, and a new cell changes no other cell's id.
    """
    seen: dict[tuple[str, str], int] = {}
    numbered = []
    for cell in cells:
        key = (cell.kind, cell.source)
        seen[key] = seen.get(key, 0) + 1
        digest = hashlib.sha256("\0".join([*key, str(seen[key])]).encode()).hexdigest()
        numbered.append(replace(cell, id=digest[:16]))
    return tuple(numbered)


def named(path: Path) -> str:
    """Name a source as its author knows it: lessons/<chapter>/<file>."""
    return "/".join(path.parts[-3:])


def _fault(path: Path, cell: int, line: int, message: str) -> SourceError:
    return SourceError(f"{named(path)}, regel {line} (cel {cell}): {message}")


def _header(path: Path, lines: list[str]) -> tuple[dict[str, Any], int]:
    """Parse the commented YAML on top; give it with the index of the first line after it."""
    marks = [index for index, line in enumerate(lines) if line.rstrip() == "# ---"][:2]
    if len(marks) < 2 or marks[0] != 0:
        raise SourceError(f"{named(path)}, regel 1: een les begint met een kop tussen twee regels '# ---'")
    inside = lines[1 : marks[1]]
    if not all(line == "#" or line.startswith("# ") for line in inside):
        raise SourceError(f"{named(path)}: elke regel van de kop begint met '# '")
    try:
        text = "\n".join(line[2:] for line in inside)
        loaded = yaml.safe_load(text)
        header = loaded["jupyter"]["klantlab"]
        kernel = loaded["jupyter"]["kernelspec"]["name"]
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise SourceError(
            f"{named(path)}: de kop is geen YAML met 'jupyter: kernelspec' en 'klantlab' ({error})"
        ) from error
    if (
        kernel != "python3"
        or set(loaded) != {"jupyter"}
        or set(loaded["jupyter"]) - {"kernelspec", "klantlab", "jupytext"}
    ):
        raise SourceError(
            f"{named(path)}: de kop mag alleen 'jupyter: kernelspec (python3), jupytext en klantlab' bevatten"
        )
    if twice := _twice(yaml.compose(text)):
        raise SourceError(f"{named(path)}: '{twice[0]}' staat twee keer in de kop")
    _check_header(path, header)
    if _MARKER_LIKE.search("\n".join(inside)):
        raise SourceError(f"{named(path)}: in de kop staat een antwoordmarkering")
    return header, marks[1] + 1


def _twice(node: yaml.Node) -> list[str]:
    """Give keys that one table holds twice: YAML keeps the last of them and drops the other in silence."""
    if not isinstance(node, yaml.MappingNode):
        return []
    keys = [key.value for key, _ in node.value]
    return [key for key in keys if keys.count(key) > 1] + [key for _, part in node.value for key in _twice(part)]


def _check_header(path: Path, header: Any) -> None:
    if not isinstance(header, dict):
        raise SourceError(f"{named(path)}: 'klantlab' in de kop hoort een tabel te zijn")
    for key, kind in _REQUIRED.items():
        if not isinstance(header.get(key), kind):
            raise SourceError(f"{named(path)}: de kop mist '{key}', of het is geen {kind.__name__}")
    for key in header:
        if key not in _REQUIRED and not (key in _OPTIONAL and isinstance(header[key], _OPTIONAL[key])):
            raise SourceError(f"{named(path)}: '{key}' in de kop is onbekend of van een verkeerde soort")
    if header["kind"] not in KINDS:
        raise SourceError(f"{named(path)}: 'kind' is een van {', '.join(KINDS)}")
    if not re.fullmatch(r"\d\d\.\d+", header["lesson"]) or header["lesson"][:2] not in READING_ORDER:
        raise SourceError(f"{named(path)}: 'lesson' is hoofdstuk.nummer tussen aanhalingstekens, zoals \"08.1\"")
    if not path.parent.name.startswith(header["lesson"][:2]):
        raise SourceError(f"{named(path)}: les {header['lesson']} hoort in de map van hoofdstuk {header['lesson'][:2]}")
    if "uitwerkingen" in path.name:
        raise SourceError(f"{named(path)}: uitwerkingen worden gemaakt uit het bestand met 'opgaven' in de naam")
    if path.name.split("_")[0] != header["lesson"][3:]:
        raise SourceError(
            f"{named(path)}: les {header['lesson']} hoort in een bestand dat met {header['lesson'][3:]}_ begint"
        )
    if ("opgaven" in path.name) != (header["kind"] == "exercises"):
        raise SourceError(f"{named(path)}: 'kind: exercises' en 'opgaven' in de bestandsnaam horen bij elkaar")
    if header.get("data") and header["kind"] != "deepening":
        raise SourceError(f"{named(path)}: alleen een verdieping mag openbare gegevens nodig hebben ('data')")
    for key in ("concepts", "after", "teaches", "data"):
        if not all(isinstance(item, str) for item in header.get(key, ())):
            raise SourceError(f"{named(path)}: zet elk onderdeel van '{key}' tussen aanhalingstekens")
    for term, entry in header.get("terms", {}).items():
        if problem := _term_problem(term, entry, header["concepts"]):
            raise SourceError(f"{named(path)}: term '{term}' {problem}")


def _term_problem(term: Any, entry: Any, concepts: list[str]) -> str | None:
    """Say what keeps an entry of `terms` out of a table that a student reads."""
    if not isinstance(entry, list) or not 2 <= len(entry) <= 3 or not all(isinstance(x, str) for x in [term, *entry]):
        return 'hoort zo: term: [english name, "Eén Nederlandse zin.", C70]; het onderwerp (C70) mag weg'
    if any(not text.strip() or set(text) & set("|\n") for text in [term, *entry]):
        return "heeft een leeg deel, een '|' of een nieuwe regel"
    if not re.fullmatch(r"[^a-z].*[^.?!]\.", entry[1]) or re.search(r"[.?!] +[A-Z]", entry[1]):
        return "heeft als uitleg één zin, met een hoofdletter vooraan en een punt achteraan"
    if entry[2:] and entry[2] not in concepts:
        return f"noemt {entry[2]}, en dat staat niet bij 'concepts' van deze les"
    return None


def _cells(path: Path, lines: list[str], first: int) -> tuple[Cell, ...]:
    starts = [index for index in range(first, len(lines)) if _CELL_LIKE.match(lines[index])]
    before = starts[0] if starts else len(lines)
    for index in range(first, before):
        if lines[index].strip():
            raise SourceError(f"{named(path)}, regel {index + 1}: deze tekst staat voor de eerste cel ('# %%')")
    if not starts:
        raise SourceError(f"{named(path)}: geen enkele cel gevonden ('# %%')")
    cells = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True), 1):
        mark = _CELL.fullmatch(lines[start].rstrip())
        if not mark:
            raise _fault(
                path, number, start + 1, f"onbekende celkop {lines[start].strip()!r}; alleen [markdown] en tags"
            )
        kind = "markdown" if mark["markdown"] else "code"
        tags = tuple(re.findall(r'"([^"]*)"', mark["tags"] or ""))
        if unknown := set(tags) - TAGS[kind]:
            raise _fault(
                path, number, start + 1, f"onbekende tag {', '.join(sorted(unknown))} op een cel van soort {kind}"
            )
        body, at = _trim(lines[start + 1 : end], start + 2)
        if not body:
            raise _fault(path, number, start + 1, "deze cel is leeg")
        cell = Cell(kind, "\n".join(body), at, number, tags)
        cells.append(_text(path, cell) if kind == "markdown" else _code(path, cell))
    return tuple(cells)


def _trim(lines: list[str], at: int) -> tuple[list[str], int]:
    while lines and not lines[0].strip():
        lines, at = lines[1:], at + 1
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return [line.rstrip() for line in lines], at


def _text(path: Path, cell: Cell) -> Cell:
    """Uncomment a Markdown cell and refuse what hides in it."""
    lines = cell.source.split("\n")
    for index, line in enumerate(lines):
        if line != "#" and not line.startswith("# "):
            raise _fault(path, cell.number, cell.line + index, "elke regel van een tekstcel begint met '# '")
    text = "\n".join(line[2:] for line in lines)
    if _MARKER_LIKE.search(text):
        raise _fault(path, cell.number, cell.line, "een antwoordmarkering in een tekstcel; geef de cel de tag solution")
    if "attachment:" in text or "data:image" in text:
        raise _fault(
            path, cell.number, cell.line, "plak geen plaatje in de cel; verwijs naar een bestand of maak de figuur"
        )
    return replace(cell, source=text)


def _code(path: Path, cell: Cell) -> Cell:
    for index, line in enumerate(cell.source.split("\n")):
        if _EXCUSE.search(line):
            raise _fault(path, cell.number, cell.line + index, "elke uitvoer wordt vergeleken; haal deze regel weg")
        if _MAGIC.match(line):
            raise _fault(
                path, cell.number, cell.line + index, f"een cel bevat alleen Python, geen opdracht als {line.strip()!r}"
            )
    _parse(path, cell)
    _marked(path, cell)
    return cell


def _parse(path: Path, cell: Cell) -> None:
    try:
        tree(cell)
    except SyntaxError as error:
        raise _fault(
            path, cell.number, cell.line + (error.lineno or 1) - 1, f"dit is geen Python ({error.msg})"
        ) from error


def _marked(path: Path, cell: Cell) -> list[tuple[str, bool]]:
    """Every line of a cell with whether it belongs to an answer, the marker lines included."""
    lines = cell.source.split("\n")
    if cell.kind != "code":
        return [(line, False) for line in lines]
    comments = {
        token.start[0] - 1
        for token in tokenize.generate_tokens(io.StringIO(cell.source).readline)
        if token.type == tokenize.COMMENT and not lines[token.start[0] - 1][: token.start[1]].strip()
    }
    marked, inside, opened = [], False, 0
    for index, line in enumerate(lines):
        word = line.strip()
        exact = word in (BEGIN, END) and index in comments
        if not exact and (_MARKER_LIKE.search(line) or word.startswith("###")):
            raise _fault(
                path,
                cell.number,
                cell.line + index,
                f"een markering is precies '{BEGIN}' of '{END}', op een eigen regel",
            )
        if exact and (word == BEGIN) == inside:
            problem = "twee keer BEGIN SOLUTION achter elkaar" if inside else "END SOLUTION zonder BEGIN SOLUTION"
            raise _fault(path, cell.number, cell.line + index, problem)
        if exact:
            inside, opened = not inside, index
        marked.append((line, inside or exact))
    if inside:
        raise _fault(path, cell.number, cell.line + opened, "BEGIN SOLUTION zonder END SOLUTION in dezelfde cel")
    return marked


def _refuse_leaks(lesson: Lesson, cells: list[Cell]) -> None:
    lines = answer_text(lesson)
    if not lines:
        raise SourceError(f"{named(lesson.path)}: een opgavenbestand zonder antwoorden ('{BEGIN}') bestaat niet")
    secrets = telling(lines)
    for cell in cells:
        if cell.kind == "markdown" and (found := _ANSWER_LIKE.search(cell.source)):
            raise _fault(lesson.path, cell.number, cell.line, f"{found[0]!r} in opgaven; geef de cel de tag solution")
        if leaked := sorted(secret for secret in secrets if secret in squeeze(cell.source)):
            raise _fault(
                lesson.path,
                cell.number,
                cell.line,
                f"hier staat een regel van een antwoord: {leaked[0]!r} (in opgaven te lezen)",
            )
    title = squeeze(str(lesson.header))
    if leaked := sorted(secret for secret in secrets if secret in title):
        raise SourceError(f"{named(lesson.path)}: in de kop staat een regel van een antwoord: {leaked[0]!r}")
