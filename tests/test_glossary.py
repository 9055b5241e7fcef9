"""The glossary and the sheet of verbs say what the lessons declare: all of it, once, in order, with links that work."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from klantlab.building import cadence, ladder, notebooks, reference, source, verbs
from klantlab.building.__main__ import main
from klantlab.building.source import Cell, SourceError

ROOT = Path(__file__).parents[1]
LESSONS = [source.read(path) for path in notebooks.sources(ROOT)]
BUILT = {notebook.path.stem: notebook for notebook in notebooks.references(ROOT)}
LINK = re.compile(r"\[(\d\d\.\d+)\]\((\S+\.ipynb)\)")

ENTRY = ["promoter", "Een klant die een 9 of een 10 geeft.", "C70"]
TEXT = "# %% [markdown]\n# # Werkt het?\n# Een promotor en een\n# passief tevreden klant.\n# %%\nprint(1)\n"


def rows(name: str, cells: Any = None) -> list[list[str]]:
    """Columns of each row of all tables in one of the two notebooks, without their headings."""
    text = "\n".join(cell.source for cell in cells or BUILT[name].cells)
    lines = [re.split(r"(?<!\\)\|", line)[1:-1] for line in text.split("\n") if line.startswith("| ")]
    return [[part.strip() for part in line] for line in lines if line[-1].strip() != "les"]


def put(root: Path, name: str, text: str, **header: Any) -> Path:
    """Write a lesson of chapter 08 with a sound header, to which `header` adds."""
    fields = {"lesson": f"08.{name[0]}", "kind": "lesson", "title": "Werkt het?", "minutes": 5, "concepts": ["C70"]}
    top = json.dumps(
        {"jupyter": {"kernelspec": {"name": "python3"}, "klantlab": fields | header}}, ensure_ascii=False, indent=1
    )
    path = root / "lessons" / "08_nps" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# ---\n# " + top.replace("\n", "\n# ") + f"\n# ---\n{text}", encoding="utf-8")
    return path


def tiny(root: Path, **terms: Any) -> Path:
    """A course with a chapter 00 and one lesson that declares these terms."""
    (root / "lessons" / "00_start").mkdir(parents=True, exist_ok=True)
    return put(root, "1_les.py", TEXT, terms=terms)


def term_faults(lesson: source.Lesson) -> list[str]:
    return [fault for fault in reference.faults([lesson]) if ": term '" in fault]


# --- the course -------------------------------------------------------------------------------------


def test_every_term_is_sound_and_every_verb_described() -> None:
    assert reference.faults(LESSONS) == []


def test_the_glossary_holds_every_declared_term_in_the_order_of_a_dictionary() -> None:
    declared = [term for lesson in LESSONS for term in lesson.header.get("terms", {})]
    shown = [row[0].strip("*") for row in rows("9_woordenlijst")]
    assert declared
    assert shown == sorted(declared, key=reference.sort_key)


def test_accents_capitals_and_hyphens_do_not_change_the_order() -> None:
    words = ["zon", "één", "E-mail", "eend", "NPS", "aan", "nieuw"]
    assert sorted(words, key=reference.sort_key) == ["aan", "één", "eend", "E-mail", "nieuw", "NPS", "zon"]


@pytest.mark.parametrize("name", ["9_woordenlijst", "9_spiekblad"])
def test_every_row_links_to_the_notebook_of_its_lesson(name: str) -> None:
    home, found = BUILT[name].path.parent, rows(name)
    assert found
    for row in found:
        link = LINK.match(row[-1])
        assert link, row
        target = (home / link[2]).resolve()
        assert target.is_file(), row
        assert json.loads(target.read_text(encoding="utf-8"))["metadata"]["klantlab"]["lesson"] == link[1]


def test_an_example_uses_what_its_row_describes() -> None:
    rooms = Cell("code", "import pandas as pd\nfrom klantlab import company, data, exercises, nps, plotting", 1, 1)
    more = Cell("code", "from klantlab import clv, relations, rfm, satisfaction, segmentation, servqual, survey", 1, 1)
    for row in (row for group in verbs.GROUPS.values() for row in group):
        cells = [rooms, more, *(Cell("code", line, 1, 1) for line in row.example.split("\n"))]
        assert set(row.items) <= {use.item for use in ladder.uses(cells) if use.cell not in (rooms, more)}, row
        assert len(row.items) == len(set(row.items))


def test_a_verb_is_described_once_and_in_one_line() -> None:
    described = [row for group in verbs.GROUPS.values() for row in group]
    items = [item for row in described for item in row.items]
    assert len(items) == len(set(items))
    for row in described:
        # The widest row still fits a page of A4 beside its example.
        assert len(row.meaning) <= 75, row
        assert not re.match(r"[A-Z]", row.meaning), row
        assert not row.meaning.endswith("."), row


def test_the_general_verbs_fit_one_page() -> None:
    intro, general, *_ = BUILT["9_spiekblad"].cells
    assert 0 < len(rows("", [general])) <= reference.MOST_ROWS
    assert "Spiekblad" in intro.source
    assert not re.search(r"`(?:nps|rfm|relations)\.", general.source), "a chapter's own functions come after that page"


@pytest.mark.parametrize("name", ["9_woordenlijst", "9_spiekblad"])
def test_both_keep_to_the_marks_of_the_course(name: str) -> None:
    assert list(cadence.marks(BUILT[name].lesson)) == []
    assert BUILT[name].cells[0].source.startswith(f"# {BUILT[name].lesson.header['title']}\n")
    assert "Ctrl + F" in BUILT[name].cells[0].source


# --- the gates --------------------------------------------------------------------------------------

MALFORMED: dict[str, tuple[Any, str]] = {
    "only a translation": ("promoter", "hoort zo"),
    "no explanation": (["promoter"], "hoort zo"),
    "an explanation cut in two by a comma": (["promoter", "Een klant", "die graag komt.", "C70"], "hoort zo"),
    "a number": (["promoter", 9], "hoort zo"),
    "a table": ({"en": "promoter"}, "hoort zo"),
    "nothing": (None, "hoort zo"),
    "an empty name": ([" ", "Een klant die komt."], "leeg deel"),
    "a bar": (["promoter", "Een 9 | een 10."], "'|'"),
    "two lines": (["promoter", "Een 9\nof een 10."], "nieuwe regel"),
    "two sentences": (["promoter", "Een klant. Een blije."], "één zin"),
    "no full stop": (["promoter", "Een klant"], "één zin"),
    "no capital": (["promoter", "een klant."], "één zin"),
    "another concept": ([*ENTRY[:2], "C99"], "C99"),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_a_malformed_term_is_refused_with_the_lesson_and_the_term(case: str, tmp_path: Path) -> None:
    entry, said = MALFORMED[case]
    with pytest.raises(SourceError, match=r"lessons/08_nps/1_les\.py: term 'promotor'") as caught:
        source.read(tiny(tmp_path, promotor=entry))
    assert said in str(caught.value)


def test_terms_that_are_no_mapping_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"1_les\.py: 'terms' in de kop"):
        source.read(put(tmp_path, "1_les.py", TEXT, terms=["promotor"]))


def test_a_term_may_leave_out_its_concept_and_be_broken_over_two_lines(tmp_path: Path) -> None:
    lesson = source.read(tiny(tmp_path, **{"promotor": ENTRY[:2], "passief tevreden": ENTRY}))
    assert term_faults(lesson) == []


def test_a_term_must_stand_in_the_text_of_its_lesson(tmp_path: Path) -> None:
    lesson = source.read(tiny(tmp_path, criticaster=ENTRY, tevreden=ENTRY, evreden=ENTRY))
    problems = term_faults(lesson)
    assert len(problems) == 2, "a part of a word is no word"
    assert "lessons/08_nps/1_les.py: term 'criticaster' komt in de tekst van deze les niet voor" in problems


def test_a_term_in_two_lessons_is_refused_at_the_second(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tiny(tmp_path, promotor=ENTRY)
    put(tmp_path, "3_les.py", TEXT, terms={"Promotor": ENTRY})
    said = "lessons/08_nps/3_les.py: term 'Promotor' staat al in lessons/08_nps/1_les.py"
    assert [line for line in notebooks.check(tmp_path) if said in line]
    assert main(["keur", "08", "--map", str(tmp_path)]) == 1
    assert said in capsys.readouterr().err


def test_a_term_that_stands_twice_in_one_header_is_refused(tmp_path: Path) -> None:
    path = tiny(tmp_path, promotor=ENTRY)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"promotor": [', '"promotor": ["x", "Iets."], "promotor": ['), encoding="utf-8")
    with pytest.raises(SourceError, match=r"1_les\.py: 'promotor' staat twee keer in de kop"):
        source.read(path)


def test_a_verb_without_a_line_and_a_line_without_a_verb_are_named(tmp_path: Path) -> None:
    lesson = source.read(put(tmp_path, "1_les.py", TEXT, teaches=["print", "call", "tovenaar"]))
    found = reference.faults([lesson])
    assert "lessons/08_nps/1_les.py: leert 'tovenaar', maar building/verbs.py beschrijft dat niet" in found
    assert "building/verbs.py beschrijft 'len', maar geen enkele les leert dat" in found
    assert not [line for line in found if "'print'" in line]


def test_what_a_deepening_shows_too_is_linked_to_the_lesson(tmp_path: Path) -> None:
    early = source.read(put(tmp_path, "1_les.py", TEXT, kind="deepening", teaches=["print", "round"]))
    late = source.read(put(tmp_path, "3_les.py", TEXT, teaches=["print"]))
    assert {item: lesson.number for item, lesson in ladder.taught_in([early, late]).items()} == {
        "print": "08.3",
        "round": "08.1",
    }


# --- building ---------------------------------------------------------------------------------------


def test_both_are_built_without_a_kernel_and_twice_to_the_same_bytes(tmp_path: Path) -> None:
    tiny(tmp_path, promotor=ENTRY)
    texts = []
    for _ in range(2):
        for notebook in notebooks.references(tmp_path):
            executed, used = notebooks.execute(notebook, tmp_path)
            assert used == []
            notebooks.write(notebook.path, notebooks._clean(notebook, executed, tmp_path))
            assert notebooks.drift(tmp_path, notebook) is None
        texts.append({path.name: path.read_bytes() for path in (tmp_path / "notebooks" / "00_start").iterdir()})
    assert texts[0] == texts[1]
    assert set(texts[0]) == {"9_leerdoelen.ipynb", "9_spiekblad.ipynb", "9_woordenlijst.ipynb"}


def test_a_new_term_in_any_chapter_makes_the_glossary_out_of_step(tmp_path: Path) -> None:
    tiny(tmp_path, promotor=ENTRY)
    for notebook in notebooks.references(tmp_path):
        notebooks.make(tmp_path, notebook)
    in_step = {"9_woordenlijst.ipynb", "9_spiekblad.ipynb"}
    assert not [line for line in notebooks.check(tmp_path) if any(name in line for name in in_step)]
    tiny(tmp_path, promotor=ENTRY, klant=["customer", "Iemand die koopt."])
    changed = [line for line in notebooks.check(tmp_path, ["08"]) if "00_start" in line]
    assert changed == ["notebooks/00_start/9_woordenlijst.ipynb wijkt in cel 2 af van de bron"]


def test_a_broken_lesson_is_named_once_and_no_list_is_made_from_half_a_course(tmp_path: Path) -> None:
    tiny(tmp_path, promotor=["promoter"])
    assert len(list(notebooks.check(tmp_path))) == 1
    assert len(notebooks.build(tmp_path)) == 1
    assert not (tmp_path / "notebooks").exists()


def test_a_course_without_chapter_00_has_no_lists(tmp_path: Path) -> None:
    put(tmp_path, "1_les.py", TEXT)
    assert notebooks.references(tmp_path) == []
