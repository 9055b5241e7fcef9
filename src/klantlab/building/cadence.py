"""How a lesson flows: its skeleton, its length, its cells, and the marks it keeps away from.

Every function takes a source that was read and gives Dutch complaints; none means that the gate is
passed. Figures for cells and words come from the best teaching notebooks, measured.

What a lesson has (kind ``lesson``; those with a * also hold for a ``deepening``):

- * the first cell starts with the title as a heading, a question
- * "**Na deze les kun je**" with 2–4 goals, each with its concept ids; together exactly the header's concepts
- * "*Tijd: 30 minuten", as in the header
- * "Voorspel" in the text before each figure (figures in a row share one), and text after it that reads it
- an invitation to change a cell ("Verander", "Vervang", "Probeer", "Pas … aan", "Vul … in") in every eight code cells
- * "> **Valkuil.**"
- * "## Wat betekent dit voor Morgenrood?" with an amount in euros
- "## Hoe ver zaten we van de waarheid?", unless the header says under ``truth`` why not
- * "## Kort" with at least two points · "*Bronnen:" or "*Bron:" with a year
"""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from itertools import pairwise

from klantlab.building import source as _source
from klantlab.building.source import Cell, Lesson, named
from klantlab.words import number

MEDIAN_LINES, MOST_LINES, LINES_OF_NINETY_PERCENT = 3, 20, 9
# A deepening reads one data set, so it may be shorter; exercises grow with their number, their text is
# short, and answering takes longer than reading: only the lines of a cell are held to the same bound.
CELLS = {"lesson": (20, 35), "deepening": (10, 35), "exercises": (6, 60)}
WORDS = {"lesson": (1200, 1800), "deepening": (400, 1800), "exercises": (100, 1800)}
MOST_MINUTES = {"lesson": 40, "deepening": 40, "exercises": 60}
WORDS_A_MINUTE, MINUTES_A_CELL = 160, 1.5
TOLERANCE = 5  # minutes: a lecturer plans by five
CODE_CELLS_PER_INVITATION = 8

_ID = re.compile(r"\bC\d{2,3}\b")
_INVITATION = re.compile(r"\b(?:verander|vervang|probeer|pas\b[^.]*\baan\b|vul\b[^.]*\bin\b)", re.I)
_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.M | re.S)
_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.S)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ADDRESS = re.compile(r"<https?://[^>\s]*>")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f]")


def prose(text: str) -> str:
    """Markdown without code, and with the words of links but not their addresses."""
    return _LINK.sub(r"\1", _ADDRESS.sub(" ", _SPAN.sub(" ", _FENCE.sub(" ", text))))


def words(lesson: Lesson) -> int:
    """How many words students read: text with a letter or digit in it, code not counted."""
    texts = [prose(cell.source) for cell in _shown(lesson) if cell.kind == "markdown"]
    return sum(bool(re.search(r"\w", word)) for text in texts for word in text.split())


def minutes(lesson: Lesson) -> float:
    """Estimate the time: reading at 160 words a minute, and 90 seconds a code cell."""
    return words(lesson) / WORDS_A_MINUTE + MINUTES_A_CELL * len(_code(lesson))


def lines(cell: Cell) -> int:
    """Lines of a cell that say something."""
    return sum(bool(line.strip()) for line in cell.source.split("\n"))


def faults(lesson: Lesson) -> list[str]:
    """Everything that is wrong with the flow of this lesson."""
    found = [*cadence(lesson), *marks(lesson)]
    found += exercise_skeleton(lesson) if lesson.kind == "exercises" else skeleton(lesson)
    return [f"{named(lesson.path)}: {fault}" for fault in found]


def cadence(lesson: Lesson) -> Iterator[str]:
    """Length of the cells, of the lesson and of the time it takes."""
    sizes = sorted(lines(cell) for cell in _code(lesson))
    if not sizes:
        yield "geen enkele cel met code"
        return
    if (median := statistics.median(sizes)) > MEDIAN_LINES:
        yield f"de middelste codecel heeft {number(median, 1)} regels; hoogstens {MEDIAN_LINES}"
    if sum(size <= LINES_OF_NINETY_PERCENT for size in sizes) < 0.9 * len(sizes):
        yield f"meer dan een tiende van de codecellen is langer dan {LINES_OF_NINETY_PERCENT} regels"
    for cell in _code(lesson):
        if lines(cell) > MOST_LINES:
            yield f"cel {cell.number} heeft {lines(cell)} regels; hoogstens {MOST_LINES}, de rest hoort in het pakket"
    for name, value, (low, high) in (
        ("cellen", len(_shown(lesson)), CELLS[lesson.kind]),
        ("woorden", words(lesson), WORDS[lesson.kind]),
    ):
        if not low <= value <= high:
            yield f"{value} {name}; van {low} tot {high}"
    declared, estimate = lesson.header["minutes"], minutes(lesson)
    if declared > MOST_MINUTES[lesson.kind]:
        yield f"{declared} minuten; hoogstens {MOST_MINUTES[lesson.kind]}"
    too_long = lesson.kind != "exercises" and declared > estimate + TOLERANCE  # an exercise asks for thinking time
    if declared < estimate - TOLERANCE or too_long:
        yield f"de kop zegt {declared} minuten, geschat {number(estimate, 0)} (160 woorden per minuut, 90 s per cel)"


def skeleton(lesson: Lesson) -> Iterator[str]:
    """The parts that every lesson has, in the words that every lesson uses for them."""
    first = lesson.cells[0]
    title = lesson.header["title"]
    if first.kind != "markdown" or first.source.split("\n")[0] != f"# {title}":
        yield f"de eerste cel begint met de titel uit de kop: '# {title}'"
    if not title.endswith("?"):
        yield "de titel is een vraag die een manager stelt, met een vraagteken"
    text = "\n\n".join(cell.source for cell in lesson.cells if cell.kind == "markdown")
    yield from _goals(lesson, text)
    if not re.search(rf"\*Tijd: {lesson.header['minutes']} minuten\b", text):
        yield f"de tekst noemt de tijd uit de kop niet: '*Tijd: {lesson.header['minutes']} minuten…'"
    if "> **Valkuil.**" not in text:
        yield "er is geen '> **Valkuil.**'"
    if "€" not in _section(text, "Wat betekent dit voor Morgenrood?"):
        yield "'## Wat betekent dit voor Morgenrood?' ontbreekt, of er staat geen bedrag in euro's"
    excused = lesson.kind == "deepening" or lesson.header.get("truth")
    if not excused and not _section(text, "Hoe ver zaten we van de waarheid?"):
        yield "'## Hoe ver zaten we van de waarheid?' ontbreekt; of zeg in de kop bij 'truth' waarom het niet kan"
    if _section(text, "Kort").count("\n- ") < 2:
        yield "'## Kort' met minstens twee punten ontbreekt"
    if not re.search(r"\*Bron(?:nen)?:.*?\b(?:19|20)\d\d\b", text, re.S):
        yield "'*Bronnen:' met auteur en jaar ontbreekt"
    yield from _figures(lesson)
    if lesson.kind == "lesson":
        yield from _invitations(lesson)


def exercise_skeleton(lesson: Lesson) -> Iterator[str]:
    """What exercises have in common: a title and the time, said as in the header."""
    first = lesson.cells[0]
    if first.kind != "markdown" or not first.source.startswith(f"# {lesson.header['title']}"):
        yield f"de eerste cel begint met de titel uit de kop: '# {lesson.header['title']}'"
    if not any(f"Tijd: {lesson.header['minutes']} minuten" in cell.source for cell in lesson.cells):
        yield f"de tekst noemt de tijd uit de kop niet: 'Tijd: {lesson.header['minutes']} minuten'"
    if not lesson.header["concepts"]:
        yield "de kop noemt geen concepten"


def marks(lesson: Lesson) -> Iterator[str]:
    """Signs that do not belong in the course, or that do not show the same everywhere."""
    headings = [0]
    for cell in lesson.cells:
        if cell.kind == "code":
            if cell.source.rstrip().endswith(";"):
                yield f"cel {cell.number} eindigt op ';': schrijf '_ = …'"
            continue
        plain = prose(cell.source)
        if "!" in plain:
            yield f"cel {cell.number} heeft een uitroepteken"
        if _EMOJI.search(plain):
            yield f"cel {cell.number} heeft een emoji"
        if re.search(r"<[a-z/][^>]*>", plain, re.I):
            yield f"cel {cell.number} heeft HTML"
        if re.search(r"^\s*:::|^```+\{|^> \[!", cell.source, re.M):
            yield f"cel {cell.number} heeft een directive; alleen gewone CommonMark"
        headings += [len(level) for level in re.findall(r"^(#{1,6}) ", _FENCE.sub(" ", cell.source), re.M)]
    if headings.count(1) != 1:
        yield "een les heeft precies één kop van het hoogste niveau ('# ')"
    if any(after > before + 1 for before, after in pairwise(headings)):
        yield "een kop slaat een niveau over"


def concepts(text: str) -> set[str]:
    """Concept ids in a text."""
    return set(_ID.findall(text))


def goals(lesson: Lesson) -> list[str]:
    """Give what a student can do after this lesson, each on one line, as its text says it."""
    return _listed("\n\n".join(cell.source for cell in lesson.cells if cell.kind == "markdown")) or []


def _listed(text: str) -> list[str] | None:
    """Read the goals; None where the words that announce them are lacking."""
    match = re.search(r"\*\*Na deze les kun je\*\*(.*?)(?=^\*Tijd:|^#|\Z)", text, re.M | re.S)
    if not match:
        return None
    found = re.findall(r"^- (.*(?:\n  .*)*)", match[1], re.M) or re.findall(r"[^()]*\([^)]*\bC\d[^)]*\)", match[1])
    return [" ".join(goal.split()) for goal in found]


def _goals(lesson: Lesson, text: str) -> Iterator[str]:
    listed = _listed(text)
    if listed is None:
        yield "'**Na deze les kun je**' ontbreekt"
        return
    if not 2 <= len(listed) <= 4:
        yield f"{len(listed)} leerdoelen; van 2 tot 4"
    if any(not concepts(goal) for goal in listed):
        yield "bij een leerdoel staat geen concept (C70)"
    if set().union(*map(concepts, listed)) != set(lesson.header["concepts"]):
        yield "de concepten bij de leerdoelen zijn niet die van de kop"


def _section(text: str, heading: str) -> str:
    match = re.search(rf"^## {re.escape(heading)}\s*$(.*?)(?=^## |\Z)", text, re.M | re.S)
    return match[1] if match else ""


def _figures(lesson: Lesson) -> Iterator[str]:
    """Each figure is predicted before and read after; figures with no text between them are one."""
    predicted, open_figure = False, None
    for cell in lesson.cells:
        if cell.kind == "markdown":
            if open_figure and re.match(r"\s*#", cell.source) and len(cell.source.split("\n")) == 1:
                continue
            predicted = (predicted and not open_figure) or "Voorspel" in cell.source
            open_figure = None
        elif draws(cell):
            if not predicted and not open_figure:
                yield f"voor de figuur in cel {cell.number} staat geen vraag met 'Voorspel'"
            open_figure = cell
    if open_figure:
        yield f"na de figuur in cel {open_figure.number} komt geen tekst die haar leest"


def draws(cell: Cell) -> bool:
    """Whether a code cell calls something that draws: its name starts with plot, or with explore (sliders)."""
    calls = [node.func for node in ast.walk(_source.tree(cell)) if isinstance(node, ast.Call)]
    names = [str(getattr(func, "attr", getattr(func, "id", ""))) for func in calls]
    return any(name.startswith(("plot", "hist", "boxplot", "explore")) for name in names)


def _invitations(lesson: Lesson) -> Iterator[str]:
    waiting = 0
    for cell in lesson.cells:
        if cell.kind == "code":
            waiting += 1
        elif _INVITATION.search(prose(cell.source)):
            waiting = 0
        if waiting > CODE_CELLS_PER_INVITATION:
            yield (
                f"tot en met cel {cell.number} vragen {waiting} codecellen niets van de student: "
                "laat er een veranderen ('Verander …', 'Vervang …', 'Probeer …')"
            )
            return


def _shown(lesson: Lesson) -> tuple[Cell, ...]:
    return _source.student(lesson) if lesson.kind == "exercises" else lesson.cells


def _code(lesson: Lesson) -> list[Cell]:
    return [cell for cell in _shown(lesson) if cell.kind == "code"]
