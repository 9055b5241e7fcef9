"""The launcher says in Dutch what is wrong, does only what is needed, and keeps other Pythons out.

What needs a network is not here: the gate runs `start --check` from a bare folder.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from klantlab.building import serving

ROOT = Path(__file__).parents[1]
OLD_PYTHONS = [
    name for name in ("python3.6", "python3.7", "python3.8", "python3.9", "python3.10") if shutil.which(name)
]


@pytest.fixture
def cursus() -> ModuleType:
    """Load the launcher afresh, as a module."""
    spec = importlib.util.spec_from_file_location("cursus", ROOT / "cursus.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def course(cursus: ModuleType, tmp_path: Path) -> Any:
    """Make a small course folder whose name has a blank and an accent."""
    root = tmp_path / "Mijn cursus é"
    (root / "src").mkdir(parents=True)
    (root / "pyproject.toml").write_text('[project]\nname = "klantlab"\n', encoding="utf-8")
    for number, name in enumerate(cursus.LOCKS.values()):
        lock = "# a lock\nanyio==4 \\\n    --hash=sha256:aa\n"
        lock += "uv==0.13.9 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"
        (root / name).write_text(f"{lock}zzz=={number} \\\n    --hash=sha256:dd\n", encoding="utf-8")
    return cursus.Course(root)


@pytest.fixture
def steps(cursus: ModuleType, course: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the steps that install by notes of what was done; .venv counts as sound once it is made."""
    done: list[str] = []

    def note(name: str) -> Callable[..., None]:
        def act(course: Any, *_: object) -> None:
            done.append(name)
            course.venv.mkdir(exist_ok=True)

        return act

    for name in ("make_venv", "install_uv", "install_packages", "install_klantlab", "write_settings"):
        monkeypatch.setattr(cursus, name, note(name))
    monkeypatch.setattr(cursus.Course, "healthy", lambda self: self.venv.exists())
    return done


# ---------------------------------------------------------------- an old Python


def test_every_python_from_3_6_on_can_read_the_launcher() -> None:
    ast.parse((ROOT / "cursus.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 9, 0, "final", 0), (3, 10, 13)])
def test_an_old_python_gets_one_sentence_with_the_remedy(cursus: ModuleType, version: tuple[int, ...]) -> None:
    told = cursus.version_problem(version)
    assert f"dit is Python {version[0]}.{version[1]}" in told
    assert "Installeer een nieuwere Python van python.org" in told


@pytest.mark.parametrize("version", [(3, 11), (3, 14, 1), (4, 0)])
def test_a_new_python_is_welcome(cursus: ModuleType, version: tuple[int, ...]) -> None:
    assert cursus.version_problem(version) is None


@pytest.mark.parametrize("python", OLD_PYTHONS or [None])
def test_a_real_old_python_says_so_and_stops(python: str | None) -> None:
    if python is None:
        pytest.skip("no Python below 3.11 on this computer")
    told = subprocess.run([python, ROOT / "cursus.py", "start"], capture_output=True)
    if b"pyenv" in told.stderr:
        pytest.skip(f"{python} is a pyenv shim without a Python behind it")
    assert told.returncode == 1
    assert told.stderr.decode().startswith("Deze cursus heeft Python 3.11 of nieuwer nodig")


def test_an_untried_python_gets_a_remark_and_goes_on(
    cursus: ModuleType,
    course: Any,
    steps: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(cursus, "NEWEST_TRIED", (3, 10))
    cursus.prepare(course, "course")
    assert "nog niet geprobeerd" in capsys.readouterr().out
    assert steps


# ---------------------------------------------------------------- doing only what is needed

EVERYTHING = ["make_venv", "install_uv", "install_packages", "install_klantlab", "write_settings"]


def test_the_second_start_installs_nothing(cursus: ModuleType, course: Any, steps: list[str]) -> None:
    cursus.prepare(course, "course")
    assert steps == EVERYTHING
    cursus.prepare(course, "course")
    assert steps == EVERYTHING


def test_another_lock_is_installed_in_the_same_environment(cursus: ModuleType, course: Any, steps: list[str]) -> None:
    cursus.prepare(course, "course")
    (course.root / "requirements.lock").write_text("uv==1 \\\n    --hash=sha256:bb\n", encoding="utf-8")
    cursus.prepare(course, "course")
    assert steps[5:] == ["install_uv", "install_packages", "install_klantlab", "write_settings"]


def test_another_pyproject_or_a_moved_folder_needs_no_packages(
    cursus: ModuleType, course: Any, steps: list[str]
) -> None:
    cursus.prepare(course, "course")
    (course.root / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    cursus.prepare(course, "course")
    assert steps[5:] == ["install_klantlab", "write_settings"]
    moved = course.root.with_name("elders")
    course.root.rename(moved)
    cursus.prepare(cursus.Course(moved), "course")
    assert steps[7:] == ["install_klantlab", "write_settings"]


def test_start_does_not_take_away_what_development_needs(cursus: ModuleType, course: Any, steps: list[str]) -> None:
    cursus.prepare(course, "engines")
    cursus.prepare(course, "course")
    assert steps == EVERYTHING
    assert course.read_stamp()["level"] == "engines"
    cursus.prepare(course, "dev")
    assert course.read_stamp()["level"] == "engines"


def test_an_interrupted_installation_goes_on_at_the_next_start(
    cursus: ModuleType, course: Any, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cursus.prepare(course, "course")
    (course.root / "requirements.lock").write_text("uv==1 \\\n    --hash=sha256:bb\n", encoding="utf-8")

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(cursus, "install_packages", cut_off)
        with pytest.raises(KeyboardInterrupt):
            cursus.prepare(course, "course")
    del steps[:]
    cursus.prepare(course, "course")
    assert steps == EVERYTHING, "from a clean .venv: a package may be half there"


@pytest.mark.parametrize("torn", [False, True])
def test_engines_that_do_not_come_leave_the_rest_as_it_was(
    cursus: ModuleType, course: Any, steps: list[str], monkeypatch: pytest.MonkeyPatch, torn: bool
) -> None:
    cursus.prepare(course, "dev")
    install = cursus.install_packages

    def no_engines(course: Any, level: str, *rest: object) -> None:
        if level == "engines":
            raise cursus.Stop("Het internet viel weg.", torn)
        install(course, level, *rest)

    monkeypatch.setattr(cursus, "install_packages", no_engines)
    del steps[:]
    assert cursus.setup(course, None) == 0
    assert steps == ["install_uv", *(EVERYTHING if torn else [])], "a failed download changes nothing in .venv"
    assert course.read_stamp()["level"] == "dev"


def test_a_first_download_that_fails_keeps_the_environment_for_the_next_start(
    cursus: ModuleType, course: Any, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: object) -> None:
        raise cursus.Stop("Het internet viel weg.")

    with monkeypatch.context() as context:
        context.setattr(cursus, "install_packages", cut_off)
        with pytest.raises(cursus.Stop):
            cursus.prepare(course, "course")
    cursus.prepare(course, "course")
    assert steps == ["make_venv", "install_uv", *EVERYTHING[1:]]


def test_a_failed_last_step_does_not_cost_the_packages(
    cursus: ModuleType, course: Any, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cursus.prepare(course, "course")
    (course.root / "pyproject.toml").write_text("[project]\n", encoding="utf-8")

    def fail(*_: object) -> None:
        raise cursus.Stop("Dat lukte niet.")

    with monkeypatch.context() as context:
        context.setattr(cursus, "install_klantlab", fail)
        with pytest.raises(cursus.Stop):
            cursus.prepare(course, "course")
    del steps[:]
    cursus.prepare(course, "course")
    assert steps == ["install_klantlab", "write_settings"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"level": "x"}', b"\xff\xfe"])
def test_a_damaged_stamp_counts_as_not_installed(
    cursus: ModuleType, course: Any, steps: list[str], content: bytes
) -> None:
    course.venv.mkdir()
    course.stamp.write_bytes(content)
    cursus.prepare(course, "course")
    assert steps == EVERYTHING


def test_an_environment_whose_python_is_gone_or_another_is_made_again(
    cursus: ModuleType, course: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not course.healthy()
    course.python.parent.mkdir(parents=True)
    course.python.write_text("not a program", encoding="utf-8")
    course.python.chmod(0o755)
    assert not course.healthy()
    shutil.rmtree(course.venv)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", course.venv], check=True)
    assert course.healthy()
    monkeypatch.setattr(cursus.sys, "version_info", (3, 99, 0))
    assert not course.healthy()


# ---------------------------------------------------------------- what can go wrong


def test_a_folder_that_was_not_unpacked_says_to_unpack(cursus: ModuleType, course: Any) -> None:
    (course.root / "pyproject.toml").unlink()
    with pytest.raises(cursus.Stop, match=r"pyproject.toml ontbreekt.*[Pp]ak het ZIP-bestand dan eerst helemaal uit"):
        course.check_folder()


def test_a_read_only_folder_says_where_to_go(cursus: ModuleType, course: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(cursus.tempfile, "TemporaryFile", refuse)  # root may write anywhere, so chmod proves nothing
    with pytest.raises(cursus.Stop, match="kan niet geschreven worden"):
        course.check_folder()


def test_on_windows_the_folder_is_judged_too(
    cursus: ModuleType, course: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cursus, "WINDOWS", True)
    monkeypatch.setattr(cursus, "WINDOWS_PATH_LIMIT", 10**6)
    course.root = course.root.rename(course.root.with_name("OneDrive"))
    course.check_folder()
    assert "OneDrive" in capsys.readouterr().out


def test_a_full_disk_is_told_before_anything_is_installed(
    cursus: ModuleType, course: Any, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cursus.shutil, "disk_usage", lambda _: SimpleNamespace(free=300 * 1024**2))
    with pytest.raises(cursus.Stop, match=r"De schijf is vol. Maak ruimte vrij \(ongeveer 1,0 GB\)"):
        cursus.prepare(course, "course")
    assert not steps


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("error: failed to copy: No space left on device (os error 28)", "De schijf is vol"),
        ("error: Request failed after 3 retries\n  cause: dns error: failed to lookup", "Het internet viel weg"),
        ("NewConnectionError: Failed to establish a new connection", "Het internet viel weg"),
        ("error: Hash mismatch for `anyio`", "anders binnen dan het hoort"),
        ("hint: Wheels are required, but it has no wheels with a matching Python ABI", "bestaat een van de pakketten"),
        ("failed to remove file: Access is denied. (os error 5)", "is in gebruik"),
        ("something nobody thought of", "Iets doen is niet gelukt; hierboven staat waarom"),
    ],
)
def test_what_a_tool_says_becomes_a_sentence(
    cursus: ModuleType, course: Any, output: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert str(cursus.failure(course, output, "Iets doen")).count(sentence) == 1
    if sentence.startswith("Iets"):
        assert "something nobody thought of" in capsys.readouterr().out


def test_a_step_that_fails_is_tried_once_more(
    cursus: ModuleType, course: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    # The step fails the first time and succeeds the second, as after a hiccup of the network.
    once = "import pathlib, sys; mark = pathlib.Path('mark'); seen = mark.exists(); mark.touch(); sys.exit(not seen)"
    cursus.attempt(course, [sys.executable, "-c", once], "Iets doen")
    assert "nog een keer" in capsys.readouterr().out
    with pytest.raises(cursus.Stop, match="niet gelukt"):
        cursus.attempt(course, [sys.executable, "-c", "import sys; sys.exit(3)"], "Iets doen")


def test_debian_without_venv_names_the_package_to_install(
    cursus: ModuleType, course: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        cursus.importlib.util, "find_spec", lambda name: None if name in {"ensurepip", "pip"} else real(name)
    )
    with pytest.raises(cursus.Stop, match="sudo apt install python3-venv"):
        cursus.make_venv(course)


def test_without_ensurepip_the_systems_pip_stands_in(
    cursus: ModuleType, course: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        cursus.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else real(name) or object()
    )
    cursus.make_venv(course)
    assert course.healthy()
    assert cursus.pip(course) == [sys.executable, "-m", "pip", "--python", course.python]


@pytest.mark.parametrize("length", [60, 100])
def test_windows_refuses_a_folder_whose_paths_get_too_long(
    cursus: ModuleType, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    monkeypatch.setattr(cursus, "long_paths_allowed", lambda: False)
    root = "C:\\" + "m" * (length - 3)
    if length < 80:
        cursus.check_windows_path(root)
    else:
        with pytest.raises(cursus.Stop, match="te lang voor Windows"):
            cursus.check_windows_path(root)


def test_onedrive_gets_a_warning_with_the_remedy(cursus: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    cursus.check_windows_path("C:\\Gebruikers\\Ik\\OneDrive - Hogeschool\\cursus")
    assert "bijvoorbeeld in C:\\cursus" in capsys.readouterr().out


def test_errors_of_the_disk_end_in_a_sentence_not_a_traceback(
    cursus: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for problem, sentence in [
        (OSError(28, "No space left on device"), "De schijf is vol"),
        (PermissionError(13, "denied", "werkmap"), "kan niet geschreven worden"),
        (KeyboardInterrupt(), "Gestopt. Start opnieuw wanneer je wilt"),
        (cursus.Stop("Dit is een zin."), "Dit is een zin."),
    ]:

        def fail(*_: object, problem: BaseException = problem) -> None:
            raise problem

        monkeypatch.setattr(cursus, "prepare", fail)
        assert cursus.main(["start"]) == 1
        assert sentence in capsys.readouterr().out


def test_an_unknown_option_or_chapter_is_refused(cursus: ModuleType) -> None:
    with pytest.raises(SystemExit):
        cursus.parse(["start", "--chekc"])
    course = cursus.Course(ROOT)
    for chapter in ("99", "nps", "../08"):
        with pytest.raises(cursus.Stop, match="is er niet"):
            cursus.start(course, cursus.parse(["start", "--uitwerkingen", chapter]))
    assert cursus.parse(["test", "tests/test_nps.py", "-k", "x"]).rest == ["tests/test_nps.py", "-k", "x"]
    assert cursus.parse(["build", "08", "--check"]).rest == ["08", "--check"]


# ---------------------------------------------------------------- other Pythons and Jupyters stay out


def test_children_see_this_environment_and_no_other(course: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "JUPYTERLAB_DIR"):
        monkeypatch.setenv(name, "of another")
    monkeypatch.setenv("PIP_INDEX_URL", "kept")
    environment = course.environment(PYTHONPATH="asked for")
    assert environment["PYTHONPATH"] == "asked for"
    assert "of another" not in environment.values()
    assert environment["PIP_INDEX_URL"] == "kept"
    assert (environment["JUPYTER_PREFER_ENV_PATH"], environment["PYTHONNOUSERSITE"]) == ("1", "1")
    inside = [value for name, value in environment.items() if name.startswith("JUPYTER") and "DIR" in name]
    assert len(inside) == 4
    assert all(Path(value).is_relative_to(course.root) for value in inside)


def test_pips_settings_hold_for_uv_too(cursus: ModuleType, course: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in cursus.PIP_TO_UV.values():
        monkeypatch.delenv(name, raising=False)
    listing = (
        "print(\"global.index-url='https://spiegel.invalid/simple'\")\n"
        "print(\"install.extra-index-url='\\\\nhttps://een.invalid/\\\\nhttps://twee.invalid/'\")\n"
        "print(\":env:.cert='/etc/school.pem'\")\n"
        "print(\"global.timeout='60'\")\n"
    )
    monkeypatch.setattr(cursus, "pip", lambda _: [sys.executable, "-c", listing])
    monkeypatch.setenv("SSL_CERT_FILE", "own")
    assert cursus.uv_settings(course) == {
        "UV_DEFAULT_INDEX": "https://spiegel.invalid/simple",
        "UV_INDEX": "https://een.invalid/ https://twee.invalid/",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }


def test_uv_is_installed_with_the_hashes_of_the_lock(cursus: ModuleType, course: Any) -> None:
    lock = (course.root / "requirements.lock").read_text(encoding="utf-8")
    assert cursus.locked(lock, "uv") == "uv==0.13.9 \\\n    --hash=sha256:bb \\\n    --hash=sha256:cc\n"
    real = cursus.locked((ROOT / "requirements.lock").read_text(encoding="utf-8"), "uv").splitlines()
    assert real[0].startswith("uv==")
    assert len(real) > 10
    assert all(line.strip().startswith("--hash=sha256:") for line in real[1:])


# ---------------------------------------------------------------- the offline pack


def make_pack(path: Path, lock: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pakket.json", json.dumps({"lock": lock}))
        archive.writestr("../anyio-4-py3-none-any.whl", b"wheel")
        archive.writestr("lees.txt", b"text")


def test_a_pack_that_fits_lends_its_wheels_and_cleans_up(cursus: ModuleType, course: Any) -> None:
    course.venv.mkdir()
    lock = cursus.digest((course.root / "requirements.lock").read_bytes())
    make_pack(course.root / cursus.pack_name(), lock)
    with cursus.unpacked(course) as folder:
        assert [path.name for path in folder.iterdir()] == ["anyio-4-py3-none-any.whl"]
        assert folder.is_relative_to(course.venv), "a name in the pack leads nowhere else"
    assert not folder.exists()


def test_packs_that_do_not_fit_are_refused_in_words(
    cursus: ModuleType, course: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    make_pack(course.root / "klantlab-pakket-vax-py399.zip", "")
    assert cursus.find_pack(course) is None
    assert "klantlab-pakket-vax-py399.zip is voor een andere computer of een andere Python" in capsys.readouterr().out
    own = course.root / cursus.pack_name()
    make_pack(own, "of another edition")
    assert cursus.find_pack(course) is None
    assert "hoort bij een andere uitgave" in capsys.readouterr().out
    for content in (b"", b"PK half a file"):
        own.write_bytes(content)
        assert cursus.find_pack(course) is None
        assert "beschadigd" in capsys.readouterr().out


# ---------------------------------------------------------------- JupyterLab


def test_a_taken_port_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind((serving.LOOPBACK, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port < serving.free_port(port) <= port + 99


def test_the_first_notebook_is_the_first_lesson_of_the_first_chapter(tmp_path: Path) -> None:
    assert serving.first_notebook(tmp_path) is None
    for name in ("08_nps/1_hoe_blij.ipynb", "08_nps/2_opgaven.ipynb", "eigen/0_werk.ipynb", "08_nps/1_hoe_blij.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert serving.first_notebook(tmp_path) == "08_nps/1_hoe_blij.ipynb"
    (tmp_path / "00_start").mkdir()
    (tmp_path / "00_start/1_welkom é.ipynb").touch()
    assert serving.first_notebook(tmp_path) == "00_start/1_welkom é.ipynb"


def write_notebook(path: Path, *cells: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    code = [
        {"cell_type": "code", "id": str(n), "metadata": {}, "execution_count": None, "outputs": [], "source": source}
        for n, source in enumerate(cells)
    ]
    for cell in code:
        if "# met opzet" in cell["source"]:
            cell["metadata"] = {"tags": ["raises-exception"]}
    path.write_text(json.dumps({"cells": code, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")


@pytest.mark.slow
def test_check_runs_a_notebook_in_the_servers_kernel_and_names_the_cell_that_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"):  # a proxy is of no use on loopback
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    work = tmp_path / "Mijn cursus é" / "werkmap"
    write_notebook(
        work / "00_start/1_welkom é.ipynb",
        "import os\nx = 2",
        "print(winst)  # met opzet",
        "assert x == 2\nassert os.getcwd()[-8:] == '00_start'",
    )
    assert serving.main([str(work), "--check"]) == 0
    assert "3 codecellen uitgevoerd zonder fout" in capsys.readouterr().out
    write_notebook(work / "00_start/1_welkom é.ipynb", "x = 2", "x / 0")
    assert serving.main([str(work), "--check"]) == 1
    assert "gaat codecel 2 mis: ZeroDivisionError" in capsys.readouterr().out


def test_check_without_any_notebook_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert serving.main([str(tmp_path), "--check"]) == 1
    assert "geen notebook om te proberen" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that asks a process to end")
def test_ending_the_course_ends_its_server(tmp_path: Path) -> None:
    write_notebook(tmp_path / "00_start/1_welkom.ipynb", "1")
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    child = subprocess.Popen(
        [sys.executable, "-m", "klantlab.building.serving", tmp_path],
        env={**environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    said = ""
    for line in child.stdout:
        said += line
        if "Stoppen" in line:
            break
    port = int(said.partition("127.0.0.1:")[2].partition("/")[0])
    with socket.create_connection((serving.LOOPBACK, port), timeout=5):
        pass
    child.send_signal(signal.SIGTERM)
    assert child.wait(timeout=30) == 0
    assert "Tot de volgende keer" in child.stdout.read()
    child.stdout.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((serving.LOOPBACK, port), timeout=5)
