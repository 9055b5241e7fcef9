"""Every lesson flows as a lesson should and uses only the Python that was taught; and these gates bite."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from klantlab.building import cadence, ladder, notebooks, source
from klantlab.building.source import Cell, Lesson

ROOT = Path(__file__).parents[1]
SOURCES = notebooks.sources(ROOT)

# About 25 verbs over the whole course; a few more are allowed for what a single lesson shows once.
MOST_VERBS = 30


# --- the course -------------------------------------------------------------------------------------


def test_there_are_lessons() -> None:
    assert SOURCES


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_lesson_flows(path: Path) -> None:
    assert cadence.faults(source.read(path)) == []


def test_no_cell_uses_python_before_it_was_taught() -> None:
    assert ladder.faults(source.read(path) for path in SOURCES) == []


def test_the_course_asks_for_few_verbs(record_property: Callable[[str, object], None]) -> None:
    items = ladder.inventory(source.read(path) for path in SOURCES)
    for name, found in items.items():
        record_property(name, f"{len(found)}: {', '.join(found)}")
        print(f"{name}: {len(found)}: {', '.join(found)}")
    assert len(items["verbs"]) <= MOST_VERBS, items["verbs"]


# --- the gates --------------------------------------------------------------------------------------

SENTENCE = "Morgenrood vraagt elke week twintig klanten om een cijfer en telt de antwoorden op papier. "
Made = list[tuple[str, str]]


def good_lesson() -> Made:
    """Cells of a lesson with which nothing is wrong: 30 cells, about 1,300 words, 28 minutes."""
    cells: Made = [
        (
            "markdown",
            "# Is dit een goede les?\n\n**Na deze les kun je**\n\n- tellen (C70);\n- twijfelen aan wat je telt (C71)."
            "\n\n*Tijd: 25 minuten. Nodig: niets.*",
        ),
        ("code", "from klantlab import nps"),
        ("markdown", "> **Valkuil.** Een NPS is geen percentage."),
        ("markdown", "**Voorspel eerst.** Wat wordt het?"),
        ("code", "nps.plot_scores([1, 2])"),
    ]
    for round_ in range(10):
        cells += [("markdown", SENTENCE * 8 + "Verander het getal."), ("code", f"x = {round_}")]
    cells += [
        ("markdown", "## Wat betekent dit voor Morgenrood?\n\nHet kost € 300."),
        ("markdown", "## Hoe ver zaten we van de waarheid?\n\nEen punt ernaast."),
        ("markdown", "## Kort\n\n- Tel eerst.\n- Twijfel daarna.\n\n*Bronnen: Reichheld (2003).*"),
    ]
    return cells


def two_long_cells() -> Made:
    ten = "\n".join(["x = 1"] * 10)
    return [(kind, ten if text in {"x = 3", "x = 7"} else text) for kind, text in good_lesson()]


def made(cells: Made, kind: str = "lesson", **header: Any) -> Lesson:
    fields = {
        "lesson": "08.1",
        "kind": kind,
        "title": "Is dit een goede les?",
        "minutes": 25,
        "concepts": ["C70", "C71"],
    }
    numbered = tuple(Cell(sort, text, 10 * place, place) for place, (sort, text) in enumerate(cells, 1))
    return Lesson(Path("lessons/08_nps/1_les.py"), fields | {"teaches": []} | header, numbered)


def swap(old: str, new: str) -> Made:
    """Replace text in every cell of the good lesson."""
    cells = [(kind, text.replace(old, new)) for kind, text in good_lesson()]
    assert cells != good_lesson()
    return cells


def test_a_good_lesson_passes() -> None:
    assert cadence.faults(made(good_lesson())) == []


LONG = "\n".join(f"x = {line}" for line in range(21))
BAD: dict[str, tuple[Made, str]] = {
    "title is a label": (swap("goede les?", "goede les"), "titel uit de kop"),
    "no goals": (swap("Na deze les kun je", "Doelen"), "Na deze les kun je"),
    "one goal": (swap("\n- twijfelen aan wat je telt (C71).", ""), "1 leerdoelen"),
    "five goals": (swap("- tellen (C70);", "\n".join(["- tellen (C70);"] * 4)), "5 leerdoelen"),
    "a goal without a concept": (swap("(C71)", "C"), "geen concept"),
    "another concept": (swap("(C71)", "(C72)"), "niet die van de kop"),
    "another time": (swap("25 minuten", "30 minuten"), "noemt de tijd"),
    "no pitfall": (swap("**Valkuil.**", "Let op."), "Valkuil"),
    "no decision": (swap("## Wat betekent dit voor Morgenrood?", "## Besluit"), "Wat betekent dit"),
    "a decision without euros": (swap("€ 300", "weinig"), "euro"),
    "no truth": (swap("## Hoe ver zaten we van de waarheid?", "## Waarheid"), "waarheid"),
    "no take-away": (swap("## Kort", "## Slot"), "Kort"),
    "one point in the take-away": (swap("\n- Twijfel daarna.", ""), "Kort"),
    "no sources": (swap("*Bronnen: Reichheld (2003).*", ""), "Bronnen"),
    "a source without a year": (swap(" (2003)", ""), "Bronnen"),
    "no prediction": (swap("Voorspel eerst", "Kijk"), "Voorspel"),
    "a second figure without a prediction": (swap("x = 7", "nps.plot_scores([1])"), "Voorspel"),
    "a figure at the end": ([*good_lesson(), ("markdown", "Voorspel."), ("code", "plot([1])")], "die haar leest"),
    "nothing to change": (swap("Verander het getal.", ""), "niets van de student"),
    "a cell of 21 lines": (swap("x = 7", LONG), "21 regels"),
    "long cells": (swap("x = ", "a = 1\nb = 2\nc = 3\nd = "), "middelste codecel"),
    "two cells of 10 lines": (two_long_cells(), "tiende"),
    "few cells": (good_lesson()[:5] + good_lesson()[-3:], "8 cellen"),
    "many cells": (good_lesson() + [("code", "x = 1")] * 9, "37 cellen"),
    "few words": (swap(SENTENCE * 8, SENTENCE), "woorden"),
    "many words": (swap(SENTENCE * 8, SENTENCE * 14), "woorden"),
    "a semicolon": (swap("x = 7", "x = 7;"), "';'"),
    "HTML": (swap("een cijfer", "een <b>cijfer</b>"), "HTML"),
    "a line break in HTML": (swap("een cijfer", "een<br>cijfer"), "HTML"),
    "a directive": (swap("> **Valkuil.**", ":::{note}\n> **Valkuil.**"), "directive"),
    "a note of a forge": (swap("> **Valkuil.**", "> [!NOTE]\n> **Valkuil.**"), "directive"),
    "an emoji": (swap("Wat wordt het?", "Wat wordt het? \U0001f600"), "emoji"),
    "an exclamation mark": (swap("Wat wordt het?", "Wat wordt het!"), "uitroepteken"),
    "two titles": (swap("## Kort", "# Kort"), "precies één kop"),
    "a skipped level": (swap("## Wat betekent", "### Nu\n\n## Wat betekent"), "niveau"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_the_flow_of_a_bad_lesson_is_refused(case: str) -> None:
    cells, said = BAD[case]
    assert [fault for fault in cadence.faults(made(cells)) if said in fault]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"minutes": 35}, "geschat"),
        ({"minutes": 15}, "geschat"),
        ({"minutes": 45}, "hoogstens 40"),
        ({"title": "Een ander onderwerp?"}, "titel"),
    ],
)
def test_a_header_that_does_not_fit_the_text_is_refused(header: dict[str, Any], said: str) -> None:
    assert [fault for fault in cadence.faults(made(good_lesson(), **header)) if said in fault]


def test_a_lesson_may_say_why_it_knows_no_truth() -> None:
    cells = [cell for cell in good_lesson() if "waarheid" not in cell[1]]
    assert [fault for fault in cadence.faults(made(cells)) if "waarheid" in fault]
    assert cadence.faults(made(cells, truth="niemand kent haar")) == []


def test_code_and_links_are_no_prose() -> None:
    cells = swap("Wat wordt het?", "Wat wordt `a != b` in [de tabel](x.ipynb), zie <https://example.org/?a!b>? ```!```")
    assert cadence.faults(made(cells)) == []
    assert cadence.prose("a `b c` [d e](f) ![g](h)\n```\ni\n```\n").split() == ["a", "d", "e", "g"]


def test_what_students_get_is_what_counts_in_exercises() -> None:
    cells: Made = [
        ("markdown", "# Is dit een goede les?\n\n*Tijd: 25 minuten*\n\n" + SENTENCE * 10),
        *[("code", f"antwoord = ...\n### BEGIN SOLUTION\n{LONG}\n### END SOLUTION")] * 6,
    ]
    lesson = made(cells, "exercises")
    assert cadence.faults(lesson) == []
    assert cadence.words(lesson) == len((cells[0][1]).split()) - 1, "the heading's mark is no word"
    assert [fault for fault in cadence.faults(made(cells[1:], "exercises")) if "titel" in fault]
    assert [fault for fault in cadence.faults(made(cells, "exercises", minutes=30, concepts=[])) if "Tijd" in fault]


# --- the ladder -------------------------------------------------------------------------------------


def items(*cells: str) -> set[str]:
    return {use.item for use in ladder.uses([Cell("code", text, 1, 1) for text in cells])}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("x = 1", {"assignment"}),
        ("x = y = 'a'", {"assignment"}),
        ("a, b = 1, 2", {"unpacking", "tuple"}),
        ("x = {}\nx['a'] = 1", {"assignment", "dict", "item assignment", "subscript"}),
        ("x = 1\nx += 1", {"assignment", "augmented assignment", "arithmetic"}),
        ("-1", set()),
        ("x = 1\n-x", {"assignment", "arithmetic"}),
        ("1 + 2 * 3 / 4 - 5", {"arithmetic"}),
        ("2 ** 3 // 4 % 5", {"power", "floor division", "modulo"}),
        ("x = 1\n(x > 1) & ~(x < 2) | (x == 3)", {"assignment", "comparison", "&", "~", "|"}),
        ("1 < 2 and not 3 > 4 or 5 in [6]", {"comparison", "and", "not", "or", "in", "list"}),
        ("x = None\nx is None", {"assignment", "None", "is"}),
        ("True, ...", {"tuple", "True/False", "ellipsis"}),
        ("x = [1]\nx[0], x[1:2]", {"assignment", "list", "subscript", "slice", "tuple"}),
        ("import pandas as pd\npd.Series('a')", {"import", "import-as", "call", "pd.Series"}),
        ("x = 'a'\nx.split().count('b')", {"assignment", "call", "method", "split", "count"}),
        ("from klantlab import nps\nnps.score(1).value", {"from-import", "call", "nps.score", "attribute", "value"}),
        ("import numpy as np\nnp.random.default_rng(1)", {"import", "import-as", "call", "np.random.default_rng"}),
        ("import numpy as np\nnp.nan", {"import", "import-as", "attribute", "np.nan"}),
        ("from pathlib import Path\nPath('a').name", {"from-import", "call", "Path", "attribute", "name"}),
        ("len('a')", {"call", "len"}),
        ("list('a')", {"call", "list()"}),
        ("f = len\nf('a')", {"assignment", "len", "call"}),
        ("sorted([1], key=len)", {"call", "sorted", "list", "keyword argument", "len"}),
        ("x = 1\nf'{x:.1f} {x}'", {"assignment", "f-string", "format spec"}),
        ("for i in [1]:\n    if i > 1:\n        break", {"for", "list", "if", "comparison", "break"}),
        ("for i, j in 'ab':\n    i", {"for", "unpacking"}),
        ("[i for i, j in 'ab']", {"list comprehension", "unpacking"}),
        ("def f(a, b=1):\n    return a", {"def", "return"}),
        ("f = lambda a: a", {"assignment", "lambda"}),
        ("[i for i in [1] if i > 0]", {"list comprehension", "list", "comparison"}),
        ("{i: 1 for i in 'a'}", {"dict comprehension"}),
        ("{i for i in 'a'}", {"set comprehension"}),
        ("(i for i in 'a')", {"generator"}),
        ("with open('a') as f:\n    f.read()", {"with", "call", "open", "method", "read"}),
        ("try:\n    1\nexcept ValueError:\n    pass", {"try", "ValueError", "pass"}),
        ("1 if 2 > 1 else 3", {"conditional expression", "comparison"}),
        ("print(*[1])", {"call", "print", "star", "list"}),
        ("x = 1\ndel x", {"assignment", "del"}),
        ("x = 1\nx.a = 2", {"assignment", "attribute assignment", "attribute", "a"}),
        ("display(1)", {"call", "display"}),
    ],
)  # fmt: skip
def test_the_ladder_names_what_a_cell_uses(code: str, expected: set[str]) -> None:
    assert items(code) == expected


def test_a_name_from_an_earlier_cell_is_the_students_own() -> None:
    assert items("def telling(x):\n    return x", "telling(1)") == {"def", "return", "call"}


def test_python_outside_the_course_is_refused_by_name() -> None:
    """Every statement and expression of Python has a name in the ladder or is refused: none passes unseen."""
    outside = {
        "class A: pass": "ClassDef",
        "async def f(): pass": "AsyncFunctionDef",
        "(x := 1)": "NamedExpr",
        "match 1:\n    case 1: pass": "Match",
        "global x": "Global",
        "raise ValueError": "Raise",
        "assert 1": "Assert",
        "x: int = 1": "AnnAssign",
        "def f():\n    yield 1": "Yield",
        "def f():\n    nonlocal x": "Nonlocal",
        "1 << 2": "LShift",
        "1 ^ 2": "BitXor",
        "b'a'": "bytes",
        "1j": "complex",
    }
    for code, name in outside.items():
        lesson = made([("code", code)], teaches=sorted(items(code)))
        assert [fault for fault in ladder.faults([lesson]) if f"Python's {name} " in fault], code
    kinds = [kind for kind in vars(ast).values() if isinstance(kind, type) and issubclass(kind, (ast.expr, ast.stmt))]
    refused = [kind.__name__ for kind in kinds if kind not in ladder._NODES]
    assert {"ClassDef", "Await", "YieldFrom", "AsyncFor"} <= set(refused)


def lesson(number: str, code: str, teaches: list[str], kind: str = "lesson", **header: Any) -> Lesson:
    chapter = {"00": "00_start", "01": "01_de_klant", "08": "08_nps", "02": "02_segmentatie"}[number[:2]]
    fields = {
        "lesson": number,
        "kind": kind,
        "title": "Wat?",
        "minutes": 5,
        "concepts": [],
        "teaches": teaches,
    } | header
    return Lesson(Path(f"lessons/{chapter}/{number[3:]}_{kind}.py"), fields, (Cell("code", code, 12, 3),))


def test_a_construct_before_it_was_taught_names_lesson_cell_construct_and_where_it_is_taught() -> None:
    early, late = lesson("08.1", "x = len('a')", ["assignment", "call"]), lesson("02.1", "len('a')", ["len"])
    where = "lessons/08_nps/1_lesson.py, regel 12 (cel 3): gebruikt 'len'"
    assert ladder.faults([late, early]) == [f"{where}, maar dat leert lessons/02_segmentatie/1_lesson.py pas"]
    assert ladder.faults([lesson("08.1", "x = 1", [])]) == [
        "lessons/08_nps/1_lesson.py, regel 12 (cel 3): gebruikt 'assignment', maar geen enkele les leert dat"
    ]


def test_the_reading_order_is_not_the_folders_order() -> None:
    segmentation, nps = lesson("02.1", "x = 1", []), lesson("08.1", "x = 1", ["assignment"])
    assert ladder.faults([segmentation, nps]) == [], "08 is read before 02"
    exercises = lesson("08.1", "x = 1\nlen('a')", ["call", "len"], "exercises")
    assert ladder.reading_order([exercises, segmentation, lesson("08.3", "1", []), nps])[0] is nps
    assert ladder.faults([exercises, nps]) == []


def test_a_claim_without_use_and_a_second_claim_are_refused() -> None:
    first, second = lesson("08.1", "x = 1", ["assignment"]), lesson("08.2", "x = 1", ["assignment"])
    assert "al geleerd in lessons/08_nps/1_lesson.py" in "".join(ladder.faults([first, second]))
    assert "geen cel gebruikt" in "".join(ladder.faults([lesson("08.1", "x = 1", ["assignment", "for"])]))


def test_what_a_deepening_teaches_is_not_known_to_others() -> None:
    deepening = lesson("08.3", "len('a')", ["call", "len"], "deepening")
    later = lesson("02.1", "len('a')", ["call"])
    assert len(ladder.faults([deepening, later])) == 1
    assert ladder.faults([deepening, lesson("02.1", "len('a')", ["call", "len"])]) == []


def test_a_chapter_without_chapter_00_declares_its_own_and_drops_it_later() -> None:
    alone = lesson("08.1", "x = len('a')", ["assignment", "call", "len"], after=["00.2"])
    assert ladder.faults([alone]) == []
    start = lesson("00.2", "x = len('a')", ["assignment", "call", "len"])
    assert len([fault for fault in ladder.faults([alone, start]) if "haal het uit teaches" in fault]) == 3
    assert ladder.faults([start, lesson("08.1", "x = len('a')", [], after=["00.2"])]) == []


def test_a_prerequisite_that_comes_later_or_does_not_exist_is_refused() -> None:
    first, second = lesson("08.1", "1", [], after=["08.2"]), lesson("08.2", "1", [], after=["08.9"])
    assert len([fault for fault in ladder.faults([first, second]) if "'after'" in fault]) == 2


def test_in_a_cell_that_must_fail_verbs_are_free_and_constructs_are_not() -> None:
    used = ladder.uses([Cell("code", "tabel.sortvalues([wisnt])", 1, 1, ("raises-exception",))])
    assert [use.item for use in used] == ["call", "method", "list"]


def test_answers_climb_the_ladder_too() -> None:
    text = "antwoord = ...\n### BEGIN SOLUTION\nantwoord = [i for i in [1]]\n### END SOLUTION"
    found = ladder.faults([lesson("08.1", text, ["assignment", "ellipsis", "list"], "exercises")])
    assert [fault for fault in found if "'list comprehension'" in fault]


def test_the_inventory_sorts_what_is_taught() -> None:
    code = "from klantlab import nps\nx = nps.score([1]).value\nlen('a')\nx.mean()\nx.score"
    teaches = ["assignment", "nps.score", "value", "len", "mean", "score"]
    sorts = ladder.inventory([lesson("08.1", code, teaches)])
    assert sorts == {
        "constructs": ["assignment"],
        "rooms": ["nps.score"],
        "attributes": ["score", "value"],
        "verbs": ["len", "mean"],
    }
    assert ladder.missing(lesson("08.1", code, teaches), []) == ["from-import", "attribute", "call", "list", "method"]


def test_the_names_of_constructs_are_in_the_module_that_explains_them() -> None:
    assert "list" in ladder.CONSTRUCTS
    assert not [name for name in ladder.CONSTRUCTS if re.search(r"[A-Z]", name) and name not in {"True/False", "None"}]
