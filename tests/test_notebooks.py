"""Built notebooks say something that nbval can compare, and nbval notices when it changes.

The strict run itself, over every notebook, is part of ``python3 cursus.py test``.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import nbformat
import pytest

from klantlab.building import notebooks, reference
from klantlab.building.source import KINDS

ROOT = Path(__file__).parents[1]
SANITIZE = ROOT / "tests" / "nbval_sanitize.cfg"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))

# What nbval leaves out of its comparison: pictures, tracebacks, and the parts that say where an output came from.
NOT_COMPARED = {
    *("image/png", "image/jpeg", "application/vnd.jupyter.widget-view+json"),
    *("metadata", "traceback", "output_type", "name", "execution_count", "data"),
}


def compared(cell: Any) -> int:
    """How many values of a code cell nbval compares."""
    keys = [key for output in cell.get("outputs", ()) for key in [*output, *output.get("data", ())]]
    return sum(key not in NOT_COMPARED for key in keys)


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


# Made by the builder, to look things up in: text by design. No lesson can claim this kind for itself.
LISTS = [path for path in NOTEBOOKS if read(path).metadata.klantlab.kind == reference.KIND]
RUN = [path for path in NOTEBOOKS if path not in LISTS]


def code(*cells: str) -> Any:
    """A notebook whose code cells show what they print, if they print."""
    node = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"display_name": "P", "language": "python", "name": "python3"}}
    )
    for source, shown in zip(cells[::2], cells[1::2], strict=True):
        outputs = [nbformat.v4.new_output("stream", name="stdout", text=shown)] if shown else []
        node.cells.append(nbformat.v4.new_code_cell(source, outputs=outputs, execution_count=1))
    return node


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", RUN, ids=lambda path: path.stem)
def test_nbval_compares_something_in_every_notebook(path: Path) -> None:
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    spoken = sum(compared(cell) > 0 for cell in cells)
    # One cell in three says something: the others import, or put a value in a name.
    assert spoken >= max(1, len(cells) / 3), f"nbval compares {spoken} of the {len(cells)} cells"


def test_only_the_builders_own_lists_hold_no_code_and_their_whole_text_is_compared_instead() -> None:
    asked = notebooks.references(ROOT)
    assert sorted(notebook.path for notebook in asked) == LISTS
    assert reference.KIND not in KINDS
    for notebook in asked:
        assert {cell.cell_type for cell in read(notebook.path).cells} == {"markdown"}
        assert notebooks.drift(ROOT, notebook) is None, "the stored text is not what the lessons declare"


def test_a_notebook_without_outputs_counts_for_nothing() -> None:
    silent, picture = code("print(1)", ""), code("print(1)", "")
    picture.cells[0].outputs = [nbformat.v4.new_output("display_data", data={"image/png": "iVBO"})]
    assert [compared(cell) for cell in [*silent.cells, *picture.cells]] == [0, 0]
    assert compared(code("print(1)", "1\n").cells[0]) == 1


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_stored_outputs_hold_no_warning_and_no_error_that_was_not_asked_for(path: Path) -> None:
    for cell in read(path).cells:
        for output in cell.get("outputs", ()):
            assert output.get("name") != "stderr", cell.source
            assert output.output_type != "error" or "raises-exception" in cell.metadata.get("tags", ()), cell.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_picture_comes_with_its_words(path: Path) -> None:
    for cell in read(path).cells:
        outputs = cell.get("outputs", ())
        for place, output in enumerate(outputs):
            if any(mime.startswith("image/") for mime in output.get("data", ())):
                after = outputs[place + 1].get("data", {}) if place + 1 < len(outputs) else {}
                said = re.search(r"In woorden: .*\w{3}", after.get("text/plain", ""))
                assert said, f"no words under the picture of: {cell.source}"
                assert re.search(r"\w{3}", output.data.get("text/plain", "")), "no claim above the picture"


# What a beginner can't read: a numpy type around a number, and more decimals than the data can carry.
UNREADABLE = re.compile(r"\bnp\.(?:float|int|bool|str)\w*\(|\d\.\d{7,}")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_number_on_the_screen_can_be_read(path: Path) -> None:
    for cell in read(path).cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            shown = (
                output.get("text", "") if "text/html" in data else data.get("text/plain", "") + output.get("text", "")
            )
            assert not UNREADABLE.search(shown), f"{cell.source}\nshows {shown}"


def test_what_can_not_be_read_is_noticed() -> None:
    assert all(UNREADABLE.search(text) for text in ("np.float64(0.33)", "(np.int64(5), 4)", "8.418374558303887"))
    assert not any(UNREADABLE.search(text) for text in ("8.42", "0.333333", "np.score(1)", "1.234.567"))


def nbval_command() -> list[str]:
    """The arguments that the launcher gives to pytest for the notebooks."""
    tree = ast.parse((ROOT / "cursus.py").read_text(encoding="utf-8"))
    lists = [[part.value for part in node.elts if isinstance(part, ast.Constant)] for node in lists_in(tree)]
    return next((found for found in lists if "--nbval" in found), [])


def lists_in(tree: ast.AST) -> list[ast.List]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.List)]


def test_the_test_command_runs_nbval_strictly_on_all_notebooks() -> None:
    options = nbval_command()
    assert {"--nbval", "--nbval-sanitize-with"} <= set(options), "without --nbval no output is compared"
    command = [sys.executable, "-m", "pytest", *options, "--collect-only", "-q", "-p", "no:cacheprovider", "notebooks"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    for path in RUN:
        assert f"{path.relative_to(ROOT).as_posix()}::" in run.stdout


# Cells of one notebook with what they have stored, and what nbval must say of them.
TINY = {
    "the same": ("print(1)", "1\n", "passed"),
    "another number": ("print(39.84)", "39.85\n", "failed"),
    "another word": ("print('meer')", "minder\n", "failed"),
    "another size of a picture": ("print('640x480')", "640x481\n", "failed"),
    "another hexadecimal number": ("print('0x1f')", "0x2f\n", "failed"),
    "a date": ("print('2025-12-31')", "2026-12-31\n", "failed"),
    "an output too many": ("x = 2", "2\n", "failed"),
    "an output too few": ("print(1)\nprint(2)", "1\n", "failed"),
    "a new warning": ("import sys\nprint(1)\nprint('!', file=sys.stderr)", "1\n", "failed"),
    "another order": ("print([2, 1])", "[1, 2]\n", "failed"),
    "an error": ("1 / 0", "", "failed"),
    "an address": ("print(object())", "<object object at 0x7f3a2b4c5d6e>\n", "passed"),
    "nothing stored": ("print(2)", "", "failed"),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What nbval says of each tiny cell, in one run with the course's own settings."""
    folder = tmp_path_factory.mktemp("tiny")
    shutil.copy(ROOT / "conftest.py", folder)
    nbformat.write(code(*[text for source, shown, _ in TINY.values() for text in (source, shown)]), folder / "a.ipynb")
    absent = code("1 / 0", "")
    absent.metadata["klantlab"] = {"data": ["nowhere"]}
    nbformat.write(absent, folder / "b.ipynb")
    report = folder / "report.xml"
    options = ["--nbval", "--nbval-sanitize-with", str(SANITIZE), "--nbval-current-env", "-p", "no:cacheprovider"]
    settings = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), "-o", "addopts=", "-rs"]
    command = [sys.executable, "-m", "pytest", *options, *settings, f"--junitxml={report}", str(folder)]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert report.exists(), run.stdout + run.stderr
    found = {"told": run.stdout}
    names = [*TINY, "absent data"]
    for name, case in zip(names, ElementTree.parse(report).iter("testcase"), strict=True):
        sort = next(iter(case), None)
        found[name] = "passed" if sort is None else "skipped" if sort.tag == "skipped" else "failed"
    return found


@pytest.mark.parametrize("name", TINY)
def test_nbval_notices_what_changed_and_nothing_else(name: str, verdicts: dict[str, str]) -> None:
    assert verdicts[name] == TINY[name][2]


def test_a_notebook_on_absent_data_is_skipped_with_the_reason(verdicts: dict[str, str]) -> None:
    assert verdicts["absent data"] == "skipped"
    assert "nowhere: not in KLANTLAB_DATA" in verdicts["told"]


def test_what_is_sanitised_is_an_address_or_a_kernel_file() -> None:
    patterns = re.findall(r"^regex: (.*)$", SANITIZE.read_text(encoding="utf-8"), re.M)
    text = "640x480, 0x1f, 12 × 3, 10x000000, 2025-12-31, 31-12-2025, 12:30:00, 7,4, € 12,50, n = 2.746, a/b.py"
    assert patterns
    assert not any(re.search(pattern, text) for pattern in patterns)
    assert all(any(re.search(p, one) for p in patterns) for one in ("at 0x7f3a2b4c5d6e>", "/ipykernel_12/34.py"))
