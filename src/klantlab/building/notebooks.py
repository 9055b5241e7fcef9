"""Turn sources into executed notebooks: incrementally, in parallel, the same bytes each time.

What a notebook shows is decided by its source alone, so `drift` compares contents and never file
times: the cells, their ids and the metadata that a source asks for must be what the notebook
holds. Whether the stored outputs are still true is nbval's to prove; but a build also remembers, in
``.cache/building`` and outside git, which parts of klantlab and which tables an execution used, and
executes again when one of them has changed.

Refused after execution: an error in a cell without the tag ``raises-exception`` (or none in a cell with
it), anything on stderr (so a warning is an error), a kind of output that does not show the same in
JupyterLab, VS Code and on a forge, a path of this computer, and a line of an answer in what
students get.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from klantlab import data
from klantlab.building import goals, reference
from klantlab.building import source as _source
from klantlab.building.source import Cell, Lesson, SourceError
from klantlab.exploring import WIDGET

FORMAT = 1  # a higher number makes every notebook be built again
KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE_INFO = {
    # no version of Python: the same notebook is the same bytes on 3.11 and 3.14
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
SHOWN_EVERYWHERE = {"text/plain", "text/markdown", "text/html", "image/png", "image/svg+xml"}
CELL_TIMEOUT = 120  # seconds; a whole notebook should take ten
WORKERS = 2

_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,16}\b", re.I)
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_LOADED = (
    "print('\\n'.join(sorted(str(m.__file__) for n, m in list(__import__('sys').modules.items()) "
    "if n.split('.')[0] == 'klantlab' and getattr(m, '__file__', None))))"
)


@dataclass(frozen=True)
class Notebook:
    """A notebook that a source asks for, not yet executed.

    Attributes
    ----------
    lesson : Lesson
    kind : {"lesson", "deepening", "exercises", "answers", "reference"}
    path : Path
        Where it is written.
    cells : tuple of Cell
    """

    lesson: Lesson
    kind: str
    path: Path
    cells: tuple[Cell, ...]

    def bare(self, root: Path) -> dict[str, Any]:
        """Give the notebook as JSON-like data, without outputs."""
        header = {key: self.lesson.header[key] for key in ("lesson", "title", "minutes", "concepts")}
        header |= {"kind": self.kind, "format": FORMAT, "source": _relative(self.lesson.path, root)}
        if self.lesson.data:
            header["data"] = list(self.lesson.data)
        return {
            "cells": [_bare_cell(cell) for cell in self.cells],
            "metadata": {"kernelspec": KERNELSPEC, "klantlab": header, "language_info": LANGUAGE_INFO},
            "nbformat": 4,
            "nbformat_minor": 5,
        }


def _bare_cell(cell: Cell) -> dict[str, Any]:
    bare: dict[str, Any] = {"cell_type": cell.kind, "id": cell.id, "metadata": {}, "source": cell.source}
    if cell.tags:
        bare["metadata"]["tags"] = list(cell.tags)
    if cell.kind == "code":
        bare |= {"execution_count": None, "outputs": []}
    return bare


def root_folder() -> Path:
    """The folder that holds lessons/ and notebooks/: of this working copy, else the current one."""
    here = Path(__file__).resolve().parents[3]
    return here if (here / "lessons").is_dir() else Path.cwd()


def sources(root: Path, chapters: Iterable[str] = ()) -> list[Path]:
    """Source files, in order of their names; `chapters` are beginnings of folder names ("08")."""
    wanted = tuple(chapters)
    folders = sorted(path for path in (root / "lessons").glob("[0-9][0-9]_*") if path.is_dir())
    for chapter in wanted:
        if not any(folder.name.startswith(chapter) for folder in folders):
            raise SourceError(f"Hoofdstuk {chapter!r} staat niet in {root / 'lessons'}")
    return [
        path
        for folder in folders
        if not wanted or folder.name.startswith(wanted)
        for path in sorted(folder.glob("[0-9]*_*.py"))
    ]


def planned(root: Path, path: Path) -> list[Notebook]:
    """Notebooks that one source asks for: one, or for exercises the two of them."""
    lesson = _source.read(path)
    folder = root / "notebooks" / path.parent.name
    if lesson.kind != "exercises":
        return [Notebook(lesson, lesson.kind, folder / f"{path.stem}.ipynb", _source.with_ids(list(lesson.cells)))]
    worked = path.stem.replace("opgaven", "uitwerkingen")
    return [
        Notebook(lesson, "exercises", folder / f"{path.stem}.ipynb", _source.student(lesson)),
        Notebook(lesson, "answers", folder / f"{worked}.ipynb", _source.answers(lesson)),
    ]


def references(root: Path) -> list[Notebook]:
    """Notebooks that all lessons together ask for, beside those of chapter 00; none where there is no chapter 00."""
    home = next((root / "lessons").glob("00_*"), None)
    if home is None:
        return []
    lessons = [_source.read(path) for path in sources(root)]
    folder = root / "notebooks" / home.name
    return [
        Notebook(sheet, reference.KIND, folder / f"{name}.ipynb", sheet.cells)
        for name, sheet in reference.sheets(lessons, home.parent).items()
    ]


def lecturers_page(root: Path) -> tuple[Path, str] | None:
    """The page that all lessons together ask for outside notebooks/, with its text; none without chapter 00."""
    if not any((root / "lessons").glob("00_*")):
        return None
    return root / "docs" / "leerroutes.md", goals.routes([_source.read(path) for path in sources(root)])


def _page_in_step(root: Path) -> bool:
    page = lecturers_page(root)
    return page is None or (page[0].exists() and page[0].read_text(encoding="utf-8") == page[1])


def drift(root: Path, notebook: Notebook) -> str | None:
    """Say in Dutch what a stored notebook has that its source doesn't ask for, or the reverse."""
    if not notebook.path.exists():
        return "bestaat nog niet"
    try:
        stored = json.loads(notebook.path.read_text(encoding="utf-8"))
        found = [_stored_cell(cell) for cell in stored["cells"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        return "is geen leesbaar notebook"
    asked = notebook.bare(root)
    if stored.get("metadata") != asked["metadata"]:
        return "heeft andere metadata dan de bron"
    wanted = [_stored_cell(cell) for cell in asked["cells"]]
    for number, (one, other) in enumerate(zip(found, wanted, strict=False), 1):
        if one != other:
            return f"wijkt in cel {number} af van de bron"
    if len(found) != len(wanted):
        return f"heeft {len(found)} cellen, de bron {len(wanted)}"
    if any(cell["cell_type"] == "code" and not cell.get("execution_count") for cell in stored["cells"]):
        return "is niet uitgevoerd"
    return None


def _stored_cell(cell: dict[str, Any]) -> tuple[Any, ...]:
    kept = {key for key in cell if key not in {"execution_count", "outputs"}}
    return cell["cell_type"], "".join(cell["source"]), cell.get("id"), cell.get("metadata"), sorted(kept)


def orphans(root: Path) -> list[Path]:
    """Notebooks of which the source is gone."""
    asked = {notebook.path for path in sources(root) for notebook in planned(root, path)}
    asked |= {notebook.path for notebook in references(root)}
    return sorted(set((root / "notebooks").glob("*/*.ipynb")) - asked)


def _plans(root: Path, chapters: Iterable[str]) -> list[Callable[[], list[Notebook]]]:
    """One plan per source, and one for the notebooks that any chapter changes."""
    return [*(partial(planned, root, path) for path in sources(root, chapters)), partial(references, root)]


def missing_data(names: Iterable[str]) -> list[str]:
    """Public data sets not under $KLANTLAB_DATA nor in an installed package; a build or a test downloads nothing."""
    folder = os.environ.get("KLANTLAB_DATA")
    return [name for name in names if not ((folder and Path(folder, name).is_dir()) or data.carried(name))]


def build(
    root: Path,
    chapters: Iterable[str] = (),
    *,
    force: bool = False,
    workers: int = WORKERS,
    report: Callable[[int, int, str], None] = lambda done, total, line: None,
) -> list[str]:
    """Build what is out of step with its source, and give what went wrong.

    Parameters
    ----------
    root : Path
        The folder that holds lessons/; notebooks/ is written beside it.
    chapters : iterable of str, optional
        Beginnings of folder names; everything when empty.
    force : bool, default False
        Also build what is in step.
    workers : int, default 2
        Notebooks executed at the same time.
    report : callable, optional
        Called with the number done, the number to do and a Dutch line, for a progress bar.

    Returns
    -------
    list of str
        One Dutch message per source or notebook that failed; empty when all is well.
    """
    todo: list[Notebook] = []
    failures: list[str] = []
    for plan in _plans(root, chapters):
        try:
            asked = plan()
        except SourceError as error:
            failures += [str(error)] if str(error) not in failures else []
            continue
        for notebook in asked:
            if not force and drift(root, notebook) is None and not _stale(root, notebook):
                continue
            if absent := missing_data(notebook.lesson.data):
                report(0, 0, f"overgeslagen: {notebook.path.name} ({', '.join(absent)} staat niet in $KLANTLAB_DATA)")
            else:
                todo.append(notebook)
    if not failures and not _page_in_step(root) and (page := lecturers_page(root)):
        page[0].parent.mkdir(exist_ok=True)
        write(*page)
    if not todo:
        return failures
    with ProcessPoolExecutor(min(workers, len(todo)), mp_context=get_context("spawn")) as pool:
        jobs = {pool.submit(make, root, notebook): notebook for notebook in todo}
        for done, job in enumerate(as_completed(jobs), 1):
            name = _relative(jobs[job].path, root)
            try:
                report(done, len(todo), f"{name} ({job.result():.1f} s)")
            except Exception as error:  # one notebook that can't be made must not cost the others
                failures.append(str(error) if isinstance(error, SourceError) else f"{name}: {error!r}")
                report(done, len(todo), f"{name}: mislukt")
    return failures


def make(root: Path, notebook: Notebook) -> float:
    """Execute one notebook and write it, beside first and then renamed; give the seconds it took."""
    import time

    start = time.perf_counter()
    notebook.path.parent.mkdir(parents=True, exist_ok=True)
    executed, used = execute(notebook, root)
    text = _clean(notebook, executed, root)
    write(notebook.path, text)
    write(
        _stamp(root, notebook),
        json.dumps({"notebook": _digest(text.encode()), "inputs": _digests(root, used)}, indent=1, sort_keys=True),
    )
    return time.perf_counter() - start


def execute(notebook: Notebook, root: Path) -> tuple[Any, list[Path]]:
    """Run a notebook in a fresh kernel of this environment, in its own folder.

    Returns
    -------
    (NotebookNode, list of Path)
        The notebook with outputs, and the files of klantlab that it loaded.
    """
    import nbformat
    from jupyter_client.kernelspec import KernelSpecManager
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    executed = nbformat.from_dict(notebook.bare(root))
    if notebook.kind == reference.KIND:
        return executed, []  # text only: nothing to run
    executed.cells.append(nbformat.v4.new_code_cell(_LOADED))
    client = NotebookClient(
        executed,
        extra_arguments=["--log-level=40"],
        timeout=CELL_TIMEOUT,
        allow_errors=True,
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(notebook.path.parent)}},
    )
    # Only this environment's kernel: one in the user's own folder would win otherwise.
    manager = client.create_kernel_manager()
    manager.kernel_spec_manager = KernelSpecManager(kernel_dirs=[str(Path(sys.prefix, "share", "jupyter", "kernels"))])
    with _kernel_environment(root) as environment, client.setup_kernel(env=environment):
        for index, cell in enumerate(executed.cells):
            place = notebook.cells[min(index, len(notebook.cells) - 1)]
            try:
                client.execute_cell(cell, index)
            except (CellTimeoutError, DeadKernelError) as error:
                problem = "duurt te lang" if isinstance(error, CellTimeoutError) else "laat de kernel stoppen"
                raise _fault(notebook, place, f"deze cel {problem}") from error
            if cell.cell_type == "code" and index < len(notebook.cells):
                _freeze(cell.outputs)
                _check_outputs(notebook, place, cell.outputs)
    loaded = executed.cells.pop().outputs
    return executed, [Path(line) for output in loaded for line in output.get("text", "").split()]


@contextmanager
def _kernel_environment(root: Path) -> Iterator[dict[str, str]]:
    """Environment for a kernel: nobody's own start-up files or packages, one thread, and no network as in the tests."""
    with tempfile.TemporaryDirectory(prefix="klantlab-", ignore_cleanup_errors=True) as folder:
        own = {"IPYTHONDIR": folder, "PYTHONNOUSERSITE": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        yield os.environ | own | {"PYTHONPATH": str(root / "tests" / "no_network")}


def _fault(notebook: Notebook, cell: Cell, message: str) -> SourceError:
    where = f"{_source.named(notebook.lesson.path)}, regel {cell.line} (cel {cell.number})"
    return SourceError(f"{where}, voor {notebook.path.name}: {message}")


def _freeze(outputs: list[Any]) -> None:
    """Leave out sliders, which live in a kernel; the figure and the words that come with them stay."""
    for output in outputs:
        output.get("data", {}).pop(WIDGET, None)


def _check_outputs(notebook: Notebook, cell: Cell, outputs: list[Any]) -> None:
    errors = [output for output in outputs if output.output_type == "error"]
    expected = "raises-exception" in cell.tags
    if errors and not expected:
        raise _fault(notebook, cell, f"deze cel geeft een fout\n{_tail(cell, errors[0])}")
    if expected and not errors:
        raise _fault(notebook, cell, "deze cel heeft de tag raises-exception, maar geeft geen fout")
    for output in outputs:
        if output.output_type == "stream" and output.name == "stderr":
            raise _fault(notebook, cell, f"deze cel geeft een waarschuwing\n{_indent(output.text.strip())}")
        if strange := set(output.get("data", ())) - SHOWN_EVERYWHERE:
            raise _fault(notebook, cell, f"deze uitvoer is niet overal te zien: {', '.join(sorted(strange))}")
        if "<script" in output.get("data", {}).get("text/html", ""):
            raise _fault(notebook, cell, "deze uitvoer bevat een script; een forge toont die niet")


def _tail(cell: Cell, error: Any) -> str:
    """Name the error, and the line of the cell in which it began."""
    trace = _ANSI.sub("", "\n".join(error.traceback))
    shown = f"{error.ename}: {error.evalue}".strip()
    if begun := re.search(r"^Cell In\[.*?^-+> (\d+) ", trace, re.M | re.S):
        line = cell.source.split("\n")[int(begun[1]) - 1].strip()
        return _indent(f"op regel {cell.line + int(begun[1]) - 1}: {line}\n{shown}")
    return _indent(shown)


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def _clean(notebook: Notebook, executed: Any, root: Path) -> str:
    """Take out what differs per run or computer, look for leaks, and write the notebook as text."""
    import nbformat

    secrets = _source.telling(_source.answer_text(notebook.lesson)) if notebook.kind == "exercises" else set()
    for place, cell in zip(notebook.cells, executed.cells, strict=True):
        for output in cell.get("outputs", ()):
            output.pop("transient", None)
            if "traceback" in output:  # nbval does not compare it; the name and the message it does
                output.traceback = [_ADDRESS.sub("0x000000000000", _here(line, root)) for line in output.traceback]
            if "text" in output:
                output.text = _ADDRESS.sub("0x000000000000", output.text)
            for mime, shown in output.get("data", {}).items():
                if mime.startswith("text/"):
                    output.data[mime] = _ADDRESS.sub("0x000000000000", shown)
            _check_text(notebook, place, output, root, secrets)
    executed.metadata = nbformat.from_dict(notebook.bare(root)["metadata"])
    return str(nbformat.writes(executed, version=4)) + "\n"


def _here(text: str, root: Path) -> str:
    """Leave this computer's folders out of a traceback."""
    for folder in _folders(root):
        text = text.replace(folder, "...")
    return re.sub(r"ipykernel_\d+", "ipykernel", text)


def _folders(root: Path) -> list[str]:
    """Folders of this computer that could show, the longest first; also as IPython shortens them (~/…)."""
    here = Path(__file__).resolve().parents[3]
    folders = {str(path) for path in (root, here, here / "src", Path(sys.prefix), Path(tempfile.gettempdir()))}
    home = str(Path.home())
    folders |= {f"~{folder.removeprefix(home)}" for folder in folders if folder.startswith(home + os.sep)}
    return sorted(folders, key=len, reverse=True)


def _check_text(notebook: Notebook, cell: Cell, output: Any, root: Path, secrets: set[str]) -> None:
    text = json.dumps(output, ensure_ascii=False)
    parts = [*output.get("data", {}).values(), output.get("text", ""), output.get("evalue", "")]
    shown = _source.squeeze(_ANSI.sub("", "".join(map(str, [*parts, *output.get("traceback", ())]))))
    if leaked := sorted(secret for secret in secrets if secret in shown):
        raise _fault(notebook, cell, f"de uitvoer toont een regel van een antwoord: {leaked[0]!r}")
    for folder in _folders(root):
        shown_as = json.dumps(folder, ensure_ascii=False)[1:-1]
        if f"{shown_as}{os.sep}" in text or f'{shown_as}"' in text:
            raise _fault(notebook, cell, f"de uitvoer noemt een map van deze computer: {folder}")


def write(path: Path, text: str) -> None:
    """Write a file beside its place and then rename it, so that it is never half there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(beside, 0o644)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _stale(root: Path, notebook: Notebook) -> bool:
    """Whether this notebook was built here from parts of klantlab or tables that have changed since."""
    try:
        stamp = json.loads(_stamp(root, notebook).read_text(encoding="utf-8"))
        if stamp["notebook"] != _digest(notebook.path.read_bytes()):
            return False  # it came in another way, with a commit: nbval proves its outputs
        return any(_digest_of(root / name) != digest for name, digest in stamp["inputs"].items())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _stamp(root: Path, notebook: Notebook) -> Path:
    return root / ".cache" / "building" / f"{notebook.path.parent.name}-{notebook.path.stem}.json"


def _digests(root: Path, used: list[Path]) -> dict[str, str]:
    tables = (
        sorted((root / "datasets").glob("*.csv"))
        if any("data" in path.parts[-2:] or path.stem == "data" for path in used)
        else []
    )
    return {_relative(path, root): _digest_of(path) for path in [*used, *tables]}


def _digest_of(path: Path) -> str:
    return _digest(path.read_bytes()) if path.exists() else ""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def check(root: Path, chapters: Iterable[str] = ()) -> Iterator[str]:
    """Give a Dutch line for each source that is wrong and each notebook that is out of step; runs nothing."""
    wanted = tuple(chapters)
    said = set()
    for plan in _plans(root, wanted):
        try:
            asked = plan()
        except SourceError as error:
            if str(error) not in said:
                yield str(error)
            said.add(str(error))
            continue
        for notebook in asked:
            if problem := drift(root, notebook):
                yield f"{_relative(notebook.path, root)} {problem}"
    if not wanted:
        try:
            gone = orphans(root)
            current = _page_in_step(root)
        except SourceError:
            return  # said above
        if not current:
            yield "docs/leerroutes.md past niet meer bij de lessen"
        yield from (
            f"{_relative(path, root)} heeft geen bron meer in lessons/: verwijder dit notebook" for path in gone
        )
