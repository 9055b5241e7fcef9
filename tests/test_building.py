"""A source becomes the notebook it asks for, the same bytes each time, and no answer reaches a student."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from klantlab.building import notebooks, source
from klantlab.building.__main__ import main
from klantlab.building.source import SourceError

ROOT = Path(__file__).parents[1]

SECRET = "antwoord = 100 * (promotors - criticasters) / aantal"
EXERCISE = f"""
# %% [markdown]
# # Opgaven
# Reken de score uit.
# %%
promotors, criticasters, aantal = 12, 4, 20
# %%
antwoord = ...
### BEGIN SOLUTION
{SECRET}
### END SOLUTION
antwoord
# %% [markdown] tags=["solution"]
# Van deze twintig kaartjes zegt niemand iets over de winkel op de markt.
"""
LESSON = """
# %% [markdown]
# # Werkt het?
# Een tekst.
# %%
import pandas as pd
# %%
pd.DataFrame({"a": [1, 2]})
# %%
print(object())
"""


def put(root: Path, name: str, text: str, **header: Any) -> Path:
    """Write a source with a sound header; `header` changes it."""
    kind = "exercises" if "opgaven" in name else "lesson"
    fields = {
        "lesson": f"08.{name[0]}",
        "kind": kind,
        "title": "Werkt het?",
        "minutes": 5,
        "concepts": ["C70"],
    } | header
    top = "\n".join(f"#     {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
    path = root / "lessons" / "08_nps" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    kernel = "#   kernelspec: {display_name: Python 3, language: python, name: python3}"
    path.write_text(f"# ---\n# jupyter:\n{kernel}\n#   klantlab:\n{top}\n# ---\n{text}", encoding="utf-8")
    return path


def refusal(root: Path, text: str, name: str = "2_opgaven.py", **header: Any) -> str:
    with pytest.raises(SourceError) as caught:
        source.read(put(root, name, text, **header))
    assert name in str(caught.value)
    return str(caught.value)


def texts(node: Any) -> list[str]:
    """All texts in JSON-like data, keys included."""
    if isinstance(node, dict):
        return [text for key, value in node.items() for text in [str(key), *texts(value)]]
    if isinstance(node, list):
        joined = ["".join(node)] if node and all(isinstance(item, str) for item in node) else []
        return joined + [text for item in node for text in texts(item)]
    return [str(node)]


# --- sources ----------------------------------------------------------------------------------------


def test_an_exercise_file_becomes_a_notebook_without_and_one_with_answers(tmp_path: Path) -> None:
    without, with_answers = notebooks.planned(tmp_path, put(tmp_path, "2_opgaven.py", EXERCISE))
    assert (without.path.name, with_answers.path.name) == ("2_opgaven.ipynb", "2_uitwerkingen.ipynb")
    assert [cell.source for cell in without.cells][-1] == "antwoord = ...\nantwoord"
    assert [cell.source for cell in with_answers.cells][-2] == f"{SECRET}\nantwoord"
    assert "Van deze twintig kaartjes" in with_answers.cells[-1].source
    assert not any(cell.tags for cell in with_answers.cells)


@pytest.mark.parametrize("stub", ["antwoord = ...", "antwoord = ...  # een hint", 'antwoord = """\n...\n"""', "..."])
def test_worked_answers_lack_the_stub_above_them(tmp_path: Path, stub: str) -> None:
    text = EXERCISE.replace("antwoord = ...", stub).replace("SOLUTION\nantwoord\n", "SOLUTION\n")
    without, with_answers = notebooks.planned(tmp_path, put(tmp_path, "2_opgaven.py", text))
    assert without.cells[-1].source == stub
    assert with_answers.cells[-2].source == SECRET


# Each malformed answer, with what the message must name.
MALFORMED = {
    "no END": (EXERCISE.replace("### END SOLUTION\n", ""), "cel 3", "zonder END"),
    "no BEGIN": (EXERCISE.replace("### BEGIN SOLUTION\n", ""), "cel 3", "zonder BEGIN"),
    "nested BEGIN": (EXERCISE.replace(SECRET, f"### BEGIN SOLUTION\n{SECRET}"), "cel 3", "twee keer BEGIN"),
    "END in the next cell": (EXERCISE.replace("### END", "# %%\n### END"), "cel 3", "zonder END"),
    "other capitals": (EXERCISE.replace("BEGIN SOLUTION", "Begin Solution"), "cel 3", "precies"),
    "other blanks": (EXERCISE.replace("### BEGIN SOLUTION", "###BEGIN  SOLUTION"), "cel 3", "precies"),
    "fewer marks": (EXERCISE.replace("### END SOLUTION", "# END SOLUTION"), "cel 3", "precies"),
    "more marks": (EXERCISE.replace("### END SOLUTION", "#### END SOLUTION"), "cel 3", "precies"),
    "misspelt": (EXERCISE.replace("### BEGIN SOLUTION", "### BEGIN SOLUTON"), "cel 3", "precies"),
    "a word behind it": (EXERCISE.replace("### END SOLUTION", "### END SOLUTION einde"), "cel 3", "precies"),
    "behind code": (EXERCISE.replace("= ...\n### BEGIN", "= ...  ### BEGIN"), "cel 3", "precies"),
    "in a string": (EXERCISE.replace("= ...\n", '= """\n### BEGIN SOLUTION\n"""\n'), "cel 3", "precies"),
    "in Markdown": (EXERCISE.replace("# Reken", "# ### BEGIN SOLUTION\n# Reken"), "cel 1", "tekstcel"),
    "in the header": (EXERCISE, "kop", "markering"),
    "no stub": (
        EXERCISE.replace("antwoord = ...\n", "").replace("SOLUTION\nantwoord\n", "SOLUTION\n"),
        "cel 3",
        "stub",
    ),
    "a rest that is no Python": (EXERCISE.replace("antwoord = ...", "for x in []:"), "cel 3", "Python"),
    "no answers at all": ("# %%\nx = 1\n", "zonder antwoorden", "BEGIN SOLUTION"),
    "repeated in another cell": (f"{EXERCISE}# %%\n{SECRET}\n", "cel 5", "antwoord"),
    "repeated with other blanks": (f"{EXERCISE}# %%\n{SECRET.replace(' ', '  ')}\n", "cel 5", "antwoord"),
    "repeated in a comment": (f"{EXERCISE}# %%\nx = 1  # {SECRET}\n", "cel 5", "antwoord"),
    "repeated in Markdown": (EXERCISE.replace("# Reken", f"# Doe `{SECRET}`. Reken"), "cel 1", "antwoord"),
    "a model answer repeated": (
        EXERCISE.replace(
            "# Reken", "# Van deze twintig kaartjes zegt niemand iets over de winkel op de markt.\n# Reken"
        ),
        "cel 1",
        "antwoord",
    ),
    "in cell metadata": (EXERCISE.replace("# %%\nantw", f'# %% hint="{SECRET}"\nantw'), "cel 3", "celkop"),
    "in a tag": (EXERCISE.replace("# %%\nantw", f'# %% tags=["{SECRET}"]\nantw'), "cel 3", "tag"),
    "in a cell title": (EXERCISE.replace("# %%\nantw", f"# %% {SECRET}\nantw"), "cel 3", "celkop"),
    "in an attachment": (EXERCISE.replace("# Reken", "# ![](attachment:a.png)\n# Reken"), "cel 1", "plaatje"),
    "in an embedded picture": (
        EXERCISE.replace("# Reken", "# ![](data:image/png;base64,AA)\n# Reken"),
        "cel 1",
        "plaatje",
    ),
    "in a raw cell": (EXERCISE.replace("# %%\nantw", "# %% [raw]\n# x\n# %%\nantw"), "cel 3", "celkop"),
    "uncommented Markdown": (EXERCISE.replace("# Reken", "Reken"), "cel 1", "'# '"),
    "before the first cell": (f"{SECRET}\n{EXERCISE}", "regel", "eerste cel"),
    "a magic": (EXERCISE.replace("# %%\nantw", "# %%\n%time 1\nantw"), "cel 3", "Python"),
    "a model answer without its tag": (EXERCISE.replace("# Reken", "# **Modelantwoord.** 40\n# Reken"), "cel 1", "tag"),
    "a marker behind a strange blank": (EXERCISE.replace("BEGIN SOL", "BEGIN\u00a0SOL"), "cel 3", "precies"),
    "a marker with an invisible sign": (EXERCISE.replace("BEGIN SOL", "BEGIN\u200b SOL"), "cel 3", "precies"),
    "an excuse for nbval": (EXERCISE.replace("# %%\nantw", "# %%\n# NBVAL_SKIP\nantw"), "cel 3", "vergeleken"),
    "a commented magic": (EXERCISE.replace("# %%\nantw", "# %%\n# !ls\nantw"), "cel 3", "Python"),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_what_could_leak_an_answer_is_refused_by_file_and_cell(tmp_path: Path, case: str) -> None:
    text, where, what = MALFORMED[case]
    header = {"title": "### BEGIN SOLUTION"} if case == "in the header" else {}
    message = refusal(tmp_path, text, **header)
    assert where in message
    assert what in message


def test_a_line_of_an_answer_in_the_title_is_refused(tmp_path: Path) -> None:
    assert "kop" in refusal(tmp_path, EXERCISE, title=SECRET)


def test_worked_answers_have_no_source_of_their_own(tmp_path: Path) -> None:
    assert "uitwerkingen" in refusal(tmp_path, LESSON, "2_uitwerkingen.py")


def test_an_answer_in_a_lesson_is_refused(tmp_path: Path) -> None:
    assert "opgaven" in refusal(tmp_path, EXERCISE, "1_les.py")


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ({"kind": "les"}, "kind"),
        ({"lesson": 8.1}, "lesson"),
        ({"lesson": "14.1"}, "lesson"),
        ({"lesson": "01.1"}, "hoofdstuk 01"),
        ({"lesson": "08.2"}, "begint"),
        ({"minutes": "5"}, "minutes"),
        ({"concepts": "C70"}, "concepts"),
        ({"concepts": [70]}, "concepts"),
        ({"onbekend": 1}, "onbekend"),
        ({"kind": "exercises"}, "opgaven"),
        ({"data": ["sfo_survey"]}, "verdieping"),
    ],
)
def test_a_header_that_means_nothing_is_refused(tmp_path: Path, header: dict[str, Any], named: str) -> None:
    assert named in refusal(tmp_path, LESSON, "1_les.py", **header)


@pytest.mark.parametrize("text", ["", "print(1)\n", "# ---\n# a: [\n# ---\n# %%\n1\n", "# ---\nx\n# ---\n"])
def test_a_file_without_a_sound_header_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "1_les.py"
    path.write_text(text)
    with pytest.raises(SourceError, match=r"1_les\.py"):
        source.read(path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "1_les.py", LESSON)
    path.write_bytes(path.read_bytes() + b"# \xe9\n")
    with pytest.raises(SourceError, match="UTF-8"):
        source.read(path)


@pytest.mark.parametrize("name", ["1_les.py", "2_opgaven.py"])
def test_jupytext_reads_the_same_cells(tmp_path: Path, name: str) -> None:
    import jupytext

    path = put(tmp_path, name, EXERCISE if "opgaven" in name else LESSON)
    same_cells(source.read(path), jupytext.read(path, fmt="py:percent"))


def test_jupytext_reads_the_same_cells_in_every_lesson() -> None:
    import jupytext

    for path in notebooks.sources(ROOT):
        same_cells(source.read(path), jupytext.read(path, fmt="py:percent"))


def same_cells(lesson: source.Lesson, other: Any) -> None:
    ours = [(cell.kind, cell.source, list(cell.tags)) for cell in lesson.cells]
    assert ours == [(cell.cell_type, cell.source, cell.metadata.get("tags", [])) for cell in other.cells]


def test_ids_say_nothing_of_the_answer_and_stay_when_a_cell_is_added(tmp_path: Path) -> None:
    def ids(text: str) -> list[str]:
        return [cell.id for cell in source.student(source.read(put(tmp_path, "2_opgaven.py", text)))]

    usual = ids(EXERCISE)
    assert ids(EXERCISE.replace(SECRET, "antwoord = 1\nantwoord = antwoord + 39")) == usual
    assert ids(EXERCISE.replace("# %%\npro", "# %%\nnieuw = 1\n# %%\npro"))[2:] == usual[1:]
    assert len(set(ids(EXERCISE + "# %%\nx = 1\n# %%\nx = 1\n"))) == 5, "equal cells have ids of their own"


# --- building ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small course, built."""
    root = tmp_path_factory.mktemp("een cursus é")
    put(root, "1_les.py", LESSON + "# %% tags=[\"raises-exception\"]\nfrom klantlab import words\nwords.count('x')\n")
    put(root, "2_opgaven.py", EXERCISE)
    assert notebooks.build(root) == []
    return root


def built(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "notebooks" / "08_nps").iterdir())}


def test_building_twice_changes_no_byte(course: Path) -> None:
    first = built(course)
    assert set(first) == {"1_les.ipynb", "2_opgaven.ipynb", "2_uitwerkingen.ipynb"}, "and nothing is left beside"
    assert notebooks.build(course, force=True) == []
    assert built(course) == first


def test_a_notebook_is_valid_and_holds_no_version_time_address_or_path(course: Path) -> None:
    import nbformat

    for path in (course / "notebooks" / "08_nps").iterdir():
        node = nbformat.read(path, as_version=4)
        nbformat.validate(node)
        assert set(node.metadata) == {"kernelspec", "klantlab", "language_info"}
        assert "version" not in node.metadata.language_info
        assert all(set(cell.metadata) <= {"tags"} for cell in node.cells)
        text = path.read_text(encoding="utf-8")
        assert str(course) not in text
        assert sys.prefix not in text
        assert str(ROOT) not in text
    lesson = (course / "notebooks" / "08_nps" / "1_les.ipynb").read_text(encoding="utf-8")
    assert "<object object at 0x000000000000>" in lesson
    assert '"traceback"' in lesson


def test_no_answer_stands_anywhere_in_what_students_get(course: Path) -> None:
    stored = json.loads((course / "notebooks" / "08_nps" / "2_opgaven.ipynb").read_text(encoding="utf-8"))
    lesson = source.read(course / "lessons" / "08_nps" / "2_opgaven.py")
    found = [source.squeeze(text) for text in texts(stored)]
    secrets = source.telling(source.answer_text(lesson))
    assert len(secrets) == 2
    assert not [secret for secret in secrets for text in found if secret in text]
    assert not [text for text in found if "SOLUTION" in text.upper()]
    assert not [text for text in found if "40.0" in text], "the value of the answer neither"
    worked = json.loads((course / "notebooks" / "08_nps" / "2_uitwerkingen.ipynb").read_text(encoding="utf-8"))
    assert [text for text in texts(worked) if "40.0" in text], "the worked answers do show it"


def test_what_is_in_step_is_not_built_again(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in (course / "notebooks" / "08_nps").iterdir()}
    assert main(["build", "--map", str(course)]) == 0
    assert {path: path.stat().st_mtime_ns for path in (course / "notebooks" / "08_nps").iterdir()} == before
    assert "Alles was al bij" in capsys.readouterr().out
    assert main(["build", "--check", "--map", str(course)]) == 0


def test_a_touched_file_is_no_drift_and_a_changed_one_is(course: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(course, tmp_path / "kopie"))
    lesson, exercises = (root / "lessons" / "08_nps" / name for name in ("1_les.py", "2_opgaven.py"))
    os.utime(lesson, (1, 1))
    assert list(notebooks.check(root)) == []
    exercises.write_text(
        exercises.read_text(encoding="utf-8").replace("(promotors -", "(0 + promotors -"), encoding="utf-8"
    )
    assert list(notebooks.check(root)) == ["notebooks/08_nps/2_uitwerkingen.ipynb wijkt in cel 3 af van de bron"]
    lesson.write_text(lesson.read_text(encoding="utf-8") + "# %%\n1\n", encoding="utf-8")
    assert any("1_les.ipynb heeft 5 cellen, de bron 6" in line for line in notebooks.check(root))
    lesson.unlink()
    assert any("geen bron" in line for line in notebooks.check(root))
    (root / "notebooks" / "08_nps" / "2_opgaven.ipynb").write_text("{", encoding="utf-8")
    assert any("geen leesbaar notebook" in line for line in notebooks.check(root))


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda cell: cell.update(source=["1 + 1"]), "wijkt in cel 2 af"),
        (lambda cell: cell["metadata"].update(antwoord="40"), "wijkt in cel 2 af"),
        (lambda cell: cell.update(id="antwoord-40"), "wijkt in cel 2 af"),
        (lambda cell: cell.update(attachments={}), "wijkt in cel 2 af"),
        (lambda cell: cell.update(execution_count=None), "niet uitgevoerd"),
    ],
)
def test_an_edit_by_hand_is_drift(course: Path, edit: Any, said: str) -> None:
    notebook = notebooks.planned(course, course / "lessons" / "08_nps" / "1_les.py")[0]
    stored = json.loads(notebook.path.read_text(encoding="utf-8"))
    edit(stored["cells"][1])
    edited = notebooks.Notebook(notebook.lesson, notebook.kind, course / "bewerkt.ipynb", notebook.cells)
    edited.path.write_text(json.dumps(stored), encoding="utf-8")
    assert said in str(notebooks.drift(course, edited))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("x = 1\nonbekend + x", ["regel 16", "onbekend + x", "NameError"]),
        ('import warnings\nwarnings.warn("let op", stacklevel=1)', ["waarschuwing", "let op"]),
        ('from IPython.display import HTML\nHTML("<script>1</script>")', ["script"]),
        (
            'from IPython.display import publish_display_data\npublish_display_data({"application/x": "1"})',
            ["application/x"],
        ),
        ("import os\nos.getcwd()", ["map van deze computer"]),
        ("import os\nos._exit(1)", ["kernel"]),
    ],
)
def test_a_cell_that_should_not_be_there_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str, said: list[str]
) -> None:
    notebook = notebooks.planned(tmp_path, put(tmp_path, "1_les.py", f"\n# %%\nx = 2\n# %%\n{code}\n"))[0]
    with pytest.raises(SourceError) as caught:
        notebooks.make(tmp_path, notebook)
    for words in ["lessons/08_nps/1_les.py, regel 15 (cel 2)", *said]:
        assert words in str(caught.value)
    assert not list((tmp_path / "notebooks" / "08_nps").iterdir())


SLIDERS = """
# %%
from klantlab import exploring, plotting
# %%
exploring.explore(
    lambda top: plotting.bars(__import__("pandas").Series({"web": top}), "Eén staaf"),
    top=exploring.Slider("hoogte", [1, 2], 2),
)
"""


def test_sliders_stay_in_the_kernel_and_their_figure_and_words_in_the_notebook(tmp_path: Path) -> None:
    notebook = notebooks.planned(tmp_path, put(tmp_path, "1_les.py", SLIDERS))[0]
    notebooks.make(tmp_path, notebook)
    written = json.loads(notebook.path.read_text(encoding="utf-8"))
    picture, said = (output["data"] for output in written["cells"][1]["outputs"])
    assert set(picture) == {"image/png", "text/plain"}
    assert set(said) == {"text/markdown", "text/plain"}
    assert "widgets" not in written["metadata"]


def test_a_cell_that_should_fail_must_fail(tmp_path: Path) -> None:
    text = '\n# %% tags=["raises-exception"]\nx = 2\n'
    with pytest.raises(SourceError, match="geen fout"):
        notebooks.make(tmp_path, notebooks.planned(tmp_path, put(tmp_path, "1_les.py", text))[0])


def test_a_cell_that_should_fail_may_be_no_python_and_another_may_not(tmp_path: Path) -> None:
    read = source.read(put(tmp_path, "1_les.py", '\n# %% tags=["raises-exception"]\nx = (1 = 2)\n'))
    assert source.tree(read.cells[0]).body == []
    assert "dit is geen Python" in refusal(tmp_path, "\n# %%\nx = (1 = 2)\n", "2_les.py")


@pytest.mark.parametrize("show", ["# %%\nprint({})", '# %% tags=["raises-exception"]\nraise ValueError({})'])
def test_an_answer_that_an_output_would_show_is_refused(tmp_path: Path, show: str) -> None:
    hidden = base64.b64encode(SECRET.encode()).decode()
    shown = show.format(f"base64.b64decode('{hidden}').decode()")
    text = f"{EXERCISE}# %%\nimport base64\n{shown}\n"
    without, with_answers = notebooks.planned(tmp_path, put(tmp_path, "2_opgaven.py", text))
    with pytest.raises(SourceError, match="uitvoer toont een regel van een antwoord"):
        notebooks.make(tmp_path, without)
    notebooks.make(tmp_path, with_answers)


def test_a_lesson_can_not_reach_the_network(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "no_network", tmp_path / "tests" / "no_network")
    text = "# %%\nimport socket\nsocket.getaddrinfo('example.org', 443)\n"
    with pytest.raises(SourceError, match="no network"):
        notebooks.make(tmp_path, notebooks.planned(tmp_path, put(tmp_path, "1_les.py", text))[0])


def test_one_bad_source_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "1_les.py", "# %%\n1 +\n")
    put(tmp_path, "2_les.py", "# %%\n1 + 1\n")
    put(tmp_path, "3_les.py", "# %%\n1 / 0\n")
    assert main(["build", "08", "--map", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "1_les.py" in told
    assert "ZeroDivisionError" in told
    assert list(built(tmp_path)) == ["2_les.ipynb"]


def test_an_unknown_chapter_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "99", "--map", str(tmp_path)]) == 1
    assert "99" in capsys.readouterr().err


def test_a_deepening_without_its_data_keeps_its_notebook_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KLANTLAB_DATA", raising=False)
    put(tmp_path, "3_verdieping.py", "# %%\n1\n", kind="deepening", data=["sfo_survey"])
    assert main(["build", "--map", str(tmp_path)]) == 0
    assert "sfo_survey" in capsys.readouterr().out
    assert not (tmp_path / "notebooks").exists()
    (tmp_path / "gegevens" / "sfo_survey").mkdir(parents=True)
    monkeypatch.setenv("KLANTLAB_DATA", str(tmp_path / "gegevens"))
    assert notebooks.missing_data(["sfo_survey", "elders"]) == ["elders"]


def test_a_notebook_is_built_again_when_what_it_used_has_changed(course: Path, tmp_path: Path) -> None:
    notebook = notebooks.planned(course, course / "lessons" / "08_nps" / "1_les.py")[0]
    stamp = notebooks._stamp(course, notebook)
    kept = stamp.read_text(encoding="utf-8")
    inputs = json.loads(kept)
    assert any(name.endswith("words.py") for name in inputs["inputs"]), "the rooms it loaded are remembered"
    assert not any("nps" in Path(name).parts for name in inputs["inputs"]), "and no others"
    try:
        inputs["inputs"] = dict.fromkeys(inputs["inputs"], "another content")
        stamp.write_text(json.dumps(inputs), encoding="utf-8")
        assert notebooks._stale(course, notebook)
        inputs["notebook"] = "came with a commit"
        stamp.write_text(json.dumps(inputs), encoding="utf-8")
        assert not notebooks._stale(course, notebook)
        stamp.write_text("{", encoding="utf-8")
        assert not notebooks._stale(course, notebook)
    finally:
        stamp.write_text(kept, encoding="utf-8")


def test_a_write_that_fails_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ipynb"
    notebooks.write(path, "oud")
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError("no space left")))
    with pytest.raises(OSError, match="no space"):
        notebooks.write(path, "nieuw")
    assert path.read_text() == "oud"
    assert list(tmp_path.iterdir()) == [path]


def test_the_command_runs_as_a_module(tmp_path: Path) -> None:
    put(tmp_path, "1_les.py", LESSON)
    command = [sys.executable, "-m", "klantlab.building", "build", "--check", "--map", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr == "notebooks/08_nps/1_les.ipynb bestaat nog niet\n"


# --- the course itself ------------------------------------------------------------------------------


def test_every_notebook_is_in_step_with_its_source() -> None:
    assert list(notebooks.check(ROOT)) == []


def test_no_answer_of_the_course_stands_in_any_notebook_for_exercises() -> None:
    checked = 0
    for path in notebooks.sources(ROOT):
        lesson = source.read(path)
        if lesson.kind != "exercises":
            continue
        stored = ROOT / "notebooks" / path.parent.name / f"{path.stem}.ipynb"
        found = [source.squeeze(text) for text in texts(json.loads(stored.read_text(encoding="utf-8")))]
        for secret in source.telling(source.answer_text(lesson)):
            checked += 1
            assert not [text for text in found if secret in text], f"{secret} stands in {stored.name}"
        assert not [text for text in found if "BEGINSOLUTION" in text.upper() or "ENDSOLUTION" in text.upper()]
    assert checked, "there are no exercises to check"
