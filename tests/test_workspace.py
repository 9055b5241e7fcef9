"""A student's work survives every order of updates, edits, renames and killed runs."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from klantlab.building import workspace

TODAY = datetime.date(2026, 11, 22)
LESSON = "08_nps/1_hoe_blij.ipynb"
BESIDE = "08_nps/1_hoe_blij (nieuw 2026-11-22).ipynb"


def notebook(text: str, *, output: str | None = None, metadata: dict[str, object] | None = None) -> bytes:
    """Make a small notebook that was run."""
    outputs = [{"output_type": "stream", "name": "stdout", "text": output}] if output else []
    code = {"cell_type": "code", "id": "b", "metadata": metadata or {}, "source": text, "outputs": outputs}
    code["execution_count"] = 1 if output else None
    cells = [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Vraag"}, code]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def place(folder: Path, name: str, content: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def visible(work: Path) -> dict[str, bytes]:
    """Read every file that JupyterLab would show."""
    paths = (path for path in work.rglob("*") if path.is_file())
    names = ((path, path.relative_to(work)) for path in paths)
    return {n.as_posix(): p.read_bytes() for p, n in names if not any(part.startswith(".") for part in n.parts)}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    source, work = tmp_path / "Mijn cursus é" / "notebooks", tmp_path / "Mijn cursus é" / "werkmap"
    place(source, LESSON, notebook("1 + 1", output="2"))
    return source, work


def update(source: Path, work: Path, **more: object) -> workspace.Delivery:
    return workspace.update(source, work, today=TODAY, **more)  # type: ignore[arg-type]


def test_a_lesson_arrives_without_its_outputs(folders: tuple[Path, Path]) -> None:
    source, work = folders
    assert update(source, work).new == [LESSON]
    cell = json.loads((work / LESSON).read_bytes())["cells"][1]
    assert (cell["outputs"], cell["execution_count"], cell["source"]) == ([], None, "1 + 1")


def test_a_second_start_changes_nothing_and_says_nothing(folders: tuple[Path, Path]) -> None:
    source, work = folders
    update(source, work)
    before = visible(work)
    assert update(source, work).words == ""
    assert visible(work) == before


def test_worked_answers_come_only_when_their_chapter_is_asked(folders: tuple[Path, Path]) -> None:
    source, work = folders
    for name in ("08_nps/2_uitwerkingen.ipynb", "09_loyaliteit/2_uitwerkingen.ipynb", "08_nps/2_opgaven.ipynb"):
        place(source, name, notebook("antwoord"))
    assert update(source, work).new == [LESSON, "08_nps/2_opgaven.ipynb"]
    assert update(source, work, answers=["08"]).new == ["08_nps/2_uitwerkingen.ipynb"]
    assert "09_loyaliteit/2_uitwerkingen.ipynb" not in visible(work)


def test_starter_files_come_along_byte_for_byte_and_hidden_ones_do_not(folders: tuple[Path, Path]) -> None:
    source, work = folders
    place(source, "08_nps/antwoorden.csv", b"\xef\xbb\xbfscore;1\r\n")
    place(source, "08_nps/.ipynb_checkpoints/oud.ipynb", notebook("oud"))
    update(source, work)
    assert set(visible(work)) == {LESSON, "08_nps/antwoorden.csv"}
    assert (work / "08_nps/antwoorden.csv").read_bytes() == b"\xef\xbb\xbfscore;1\r\n"


def test_a_newer_edition_is_put_beside_once_and_named(folders: tuple[Path, Path]) -> None:
    source, work = folders
    update(source, work)
    mine = notebook("mijn antwoord", output="7")
    place(work, LESSON, mine)
    place(source, LESSON, notebook("1 + 2"))
    told = update(source, work)
    assert told.beside == [(LESSON, BESIDE)]
    assert BESIDE in told.words
    assert (work / LESSON).read_bytes() == mine
    assert b"1 + 2" in (work / BESIDE).read_bytes()
    for day in (TODAY, TODAY + datetime.timedelta(1)):
        assert workspace.update(source, work, today=day).words == ""
    assert set(visible(work)) == {LESSON, BESIDE}


def test_two_editions_on_one_day_get_two_names(folders: tuple[Path, Path]) -> None:
    source, work = folders
    for text in ("1", "2", "3"):
        place(source, LESSON, notebook(text))
        update(source, work)
    assert set(visible(work)) == {LESSON, BESIDE, "08_nps/1_hoe_blij (nieuw 2026-11-22 2).ipynb"}


def test_a_deleted_or_renamed_lesson_comes_back_fresh_and_that_is_said(folders: tuple[Path, Path]) -> None:
    source, work = folders
    update(source, work)
    (work / LESSON).rename(work / "08_nps/van mij.ipynb")
    told = update(source, work)
    assert told.again == [LESSON]
    assert "opnieuw neergezet" in told.words
    assert set(visible(work)) == {LESSON, "08_nps/van mij.ipynb"}


def test_a_newer_edition_that_was_thrown_away_stays_away(folders: tuple[Path, Path]) -> None:
    source, work = folders
    update(source, work)
    place(source, LESSON, notebook("1 + 2"))
    update(source, work)
    (work / BESIDE).unlink()
    assert update(source, work).words == ""
    assert set(visible(work)) == {LESSON}


def test_opening_and_saving_in_jupyterlab_is_not_another_edition(folders: tuple[Path, Path]) -> None:
    # With the memory lost, only the files can tell: what JupyterLab adds to a saved notebook must not count as work.
    source, work = folders
    update(source, work)
    place(work, LESSON, notebook("1 + 1", output="2", metadata={"trusted": True}))
    shutil.rmtree(work / workspace.HIDDEN)
    assert update(source, work).words == ""


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"a": 3}', b"\xff"])
def test_a_damaged_memory_costs_nothing(folders: tuple[Path, Path], damage: bytes) -> None:
    source, work = folders
    update(source, work)
    place(work, f"{workspace.HIDDEN}/{workspace.MEMORY}", damage)
    before = visible(work)
    assert update(source, work).words == ""
    assert visible(work) == before


def test_what_cannot_be_written_is_told_and_the_rest_arrives(folders: tuple[Path, Path]) -> None:
    source, work = folders
    place(source, "09_loyaliteit/1_trouw.ipynb", notebook("3"))
    place(source, "10_clv/1_stuk.ipynb", b'{"cells": [')
    place(work, "08_nps", b"a file where a folder should be")
    told = update(source, work)
    assert told.new == ["09_loyaliteit/1_trouw.ipynb"]
    assert [name for name, _ in told.failed] == [LESSON, "10_clv/1_stuk.ipynb"]
    assert "10_clv/1_stuk.ipynb kon niet worden neergezet: het bestand in de cursusmap is beschadigd" in told.words


def test_a_folder_or_a_dead_link_under_a_lessons_name_is_left_alone(folders: tuple[Path, Path]) -> None:
    source, work = folders
    place(source, "09_loyaliteit/1_trouw.ipynb", notebook("3"))
    (work / LESSON).mkdir(parents=True)
    (work / "09_loyaliteit").mkdir()
    try:
        (work / "09_loyaliteit/1_trouw.ipynb").symlink_to(work / "weg")
    except OSError:
        pytest.skip("this computer makes no symbolic links")
    update(source, work)
    assert (work / LESSON).is_dir()
    assert (work / "09_loyaliteit/1_trouw.ipynb").is_symlink()
    assert (work / BESIDE).is_file()


def test_a_file_system_without_links_is_served_too(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    source, work = folders
    update(source, work)
    place(work, LESSON, notebook("van mij"))
    place(source, LESSON, notebook("1 + 2"))
    place(work, BESIDE, notebook("ook van mij"))
    update(source, work)
    assert (work / LESSON).read_bytes() == notebook("van mij")
    assert (work / BESIDE).read_bytes() == notebook("ook van mij")
    assert b"1 + 2" in (work / "08_nps/1_hoe_blij (nieuw 2026-11-22 2).ipynb").read_bytes()


def test_the_command_line_says_in_dutch_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place(tmp_path, "werkmap", b"")
    assert workspace.main([str(tmp_path / "notebooks"), str(tmp_path / "werkmap")]) == 1
    assert "is niet te gebruiken" in capsys.readouterr().out


# ---------------------------------------------------------------- every order of things, and the plug pulled


class PlugPulled(BaseException):
    """The process is gone: nothing after this happens, not even tidying up."""


TOUCHES = [(os, "link"), (os, "replace"), (os, "unlink"), (os, "fsync"), (os, "chmod"), (tempfile, "mkstemp")]


@contextmanager
def killed_at(step: int) -> Iterator[None]:
    """Let every touch of the disk from the step-th on fail for good, as after a kill; even steps act first."""
    count = 0

    def mortal(real: object) -> object:
        def act(*arguments: object, **named: object) -> object:
            nonlocal count
            count += 1
            if count == step:
                if step % 2 == 0:
                    real(*arguments, **named)  # type: ignore[operator]
                raise PlugPulled
            if count > step:
                raise PlugPulled
            return real(*arguments, **named)  # type: ignore[operator]

        return act

    with ExitStack() as patches:
        for module, name in TOUCHES:
            patches.enter_context(mock.patch.object(module, name, mortal(getattr(module, name))))
        yield


LESSONS = ["08_nps/1_a.ipynb", "08_nps/2_b.ipynb", "09_trouw/1_a.ipynb", "09_trouw/antwoorden.csv"]
OWN_NAMES = [
    *LESSONS,
    "08_nps/1_a (nieuw 2026-11-22).ipynb",
    "08_nps/1_a (nieuw 2026-11-22 2).ipynb",
    "08_nps/mijn kopie.ipynb",
    "09_trouw/1_a-kopie.ipynb",
]


class StudentAndCourse(RuleBasedStateMachine):
    """A student and a course that keeps changing share one folder.

    `mine` is what the student relies on: the bytes of every visible file, as they last saw it.
    """

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="klantlab-test-"))
        self.source, self.work = self.folder / "notebooks", self.folder / "werkmap"
        self.source.mkdir()
        self.mine: dict[str, bytes] = {}
        self.seen: set[bytes] = set()
        self.published: dict[str, list[bytes]] = {}
        self.count = 0

    def edition(self, name: str, text: str) -> bytes:
        return notebook(text, output="uitkomst") if name.endswith(".ipynb") else text.encode()

    @rule(name=st.sampled_from(LESSONS), version=st.integers(1, 3))
    def publish(self, name: str, version: int) -> None:
        content = self.edition(name, f"uitgave {version}")
        place(self.source, name, content)
        shown = workspace.cleared(content) if name.endswith(".ipynb") else content
        self.published.setdefault(name, []).append(shown)

    @rule()
    def withdraw_all(self) -> None:
        shutil.rmtree(self.source)
        self.source.mkdir()
        self.published = {name: [] for name in self.published}

    @rule(name=st.sampled_from(OWN_NAMES), text=st.sampled_from(["", "x", "mijn werk"]))
    def write(self, name: str, text: str) -> None:
        self.count += 1
        place(self.work, name, f"{text} {self.count}".encode() if text else b"")
        self.mine = visible(self.work)

    @rule(data=st.data())
    def save_in_jupyterlab(self, data: st.DataObject) -> None:
        names = [name for name, content in self.mine.items() if content.startswith(b"{")]
        if names:
            name = data.draw(st.sampled_from(sorted(names)))
            content = json.loads(self.mine[name])
            content["metadata"]["saved"] = True
            place(self.work, name, json.dumps(content).encode())
            self.mine = visible(self.work)

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        if self.mine:
            (self.work / data.draw(st.sampled_from(sorted(self.mine)))).unlink()
            self.mine = visible(self.work)

    @rule(data=st.data(), new=st.sampled_from(OWN_NAMES))
    def rename(self, data: st.DataObject, new: str) -> None:
        if self.mine and new not in self.mine:
            (self.work / new).parent.mkdir(parents=True, exist_ok=True)
            (self.work / data.draw(st.sampled_from(sorted(self.mine)))).rename(self.work / new)
            self.mine = visible(self.work)

    @rule()
    def lose_the_memory(self) -> None:
        (self.work / workspace.HIDDEN / workspace.MEMORY).unlink(missing_ok=True)

    def newest(self) -> dict[str, bytes]:
        return {name: contents[-1] for name, contents in self.published.items() if contents}

    @rule()
    def update(self) -> None:
        before = dict(self.mine)
        told = update(self.source, self.work)
        self.look()
        assert not told.failed
        for name, content in self.newest().items():
            if name not in before:
                assert self.mine[name] == content, "a free name gets the newest edition"
            assert any(workspace.same_work(content, other) for other in self.seen), "a taken name has it beside"
        for name, copy in told.beside:
            assert self.mine[copy] == self.newest()[name]
        assert update(self.source, self.work).words == "", "a second update does nothing"
        assert visible(self.work) == self.mine

    @rule(step=st.integers(1, 30))
    def update_and_pull_the_plug(self, step: int) -> None:
        with killed_at(step), suppress(PlugPulled):
            update(self.source, self.work)
        self.look()

    def look(self) -> None:
        """See the folder after the course touched it: all of the student's bytes are there, and nothing is half."""
        now = visible(self.work)
        for name, content in self.mine.items():
            assert now.get(name) == content, f"{name} was the student's"
        whole = {content for contents in self.published.values() for content in contents}
        for name in now.keys() - self.mine.keys():
            assert now[name] in whole, f"{name} is half a file"
        self.seen.update(now.values())
        self.mine = now

    @invariant()
    def no_draft_is_visible(self) -> None:
        assert all(Path(name).suffix in {".ipynb", ".csv"} for name in self.mine)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder, ignore_errors=True)


TestStudentAndCourse = StudentAndCourse.TestCase
TestStudentAndCourse.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_the_plug_can_be_pulled_at_every_step_of_an_update(folders: tuple[Path, Path]) -> None:
    # Walk over all steps one by one, so that none depends on what hypothesis happens to draw.
    source, work = folders
    place(source, "09_loyaliteit/1_trouw.ipynb", notebook("3"))
    mine = notebook("van mij")
    complete = {workspace.cleared(path.read_bytes()) for path in source.rglob("*.ipynb")}
    for step in range(1, 60):
        shutil.rmtree(work, ignore_errors=True)
        place(work, LESSON, mine)
        try:
            with killed_at(step):
                update(source, work)
        except PlugPulled:
            found = visible(work)
            assert found.pop(LESSON) == mine
            assert set(found.values()) <= complete
        else:
            break
        update(source, work)
        assert set(visible(work)) == {LESSON, BESIDE, "09_loyaliteit/1_trouw.ipynb"}
    assert 10 < step < 59, "the walk must have met steps, and the end"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_really_killed_update_leaves_whole_files_and_the_next_one_finishes(folders: tuple[Path, Path]) -> None:
    source, work = folders
    for number in range(150):
        place(source, f"09_loyaliteit/{number}_les.ipynb", notebook("x" * 20_000 + str(number)))
    mine = notebook("van mij")
    place(work, LESSON, mine)
    complete = {workspace.cleared(path.read_bytes()) for path in source.rglob("*.ipynb")}
    child = subprocess.Popen([sys.executable, "-m", "klantlab.building.workspace", str(source), str(work)])
    while child.poll() is None and len(visible(work)) < 20:  # somewhere in the middle
        time.sleep(0.002)
    child.kill()
    child.wait()
    found = visible(work)
    assert found.pop(LESSON) == mine
    assert set(found.values()) <= complete
    assert not update(source, work).failed
    assert set(visible(work)) == {f"09_loyaliteit/{n}_les.ipynb" for n in range(150)} | {LESSON, BESIDE}


def test_drafts_of_a_killed_run_are_swept_when_they_are_old(folders: tuple[Path, Path]) -> None:
    source, work = folders
    update(source, work)
    old, fresh = work / workspace.HIDDEN / "tmp_old", work / workspace.HIDDEN / "tmp_fresh"
    for draft in (old, fresh):
        draft.write_bytes(b"half")
    os.utime(old, (time.time() - 2 * workspace.STALE,) * 2)
    update(source, work)
    assert not old.exists()
    assert fresh.exists(), "it may belong to a start that is running now"
