"""The doors to the course agree: pyproject, locks, environment.yml, the README's commands and the gate."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCKS = {"course": "requirements.lock", "dev": "requirements-dev.lock", "engines": "requirements-engines.lock"}
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
SYSTEMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    "macos": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
}


@cache
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def asked_for(group: str) -> list[Requirement]:
    """List what a group asks for: the package's own needs, and the group with the groups inside it."""
    found = [Requirement(line) for line in project()["project"]["dependencies"]]
    for line in project()["dependency-groups"][group]:
        if isinstance(line, dict):
            found += asked_for(line["include-group"])
        else:
            found.append(Requirement(line))
    return found


@cache
def locked(name: str) -> list[tuple[Requirement, list[str]]]:
    """Read a lock: every requirement with its hashes."""
    text = "".join(
        line for line in (ROOT / name).read_text(encoding="utf-8").splitlines(True) if not line.lstrip().startswith("#")
    )
    blocks = re.split(r"\n(?=\S)", text.strip())
    return [(Requirement(block.split("\\")[0]), re.findall(r"--hash=(\S+)", block)) for block in blocks]


def pins(name: str, python: str, system: str) -> dict[str, Version]:
    """Return the versions that a lock installs on one kind of computer."""
    where = {
        "python_version": python,
        "python_full_version": f"{python}.5",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_version": "",
        "implementation_version": f"{python}.5",
        **SYSTEMS[system],
    }
    found: dict[str, Version] = {}
    for requirement, _ in locked(name):
        if requirement.marker is None or Marker(str(requirement.marker)).evaluate(where):
            package = canonicalize_name(requirement.name)
            assert package not in found, f"{package} is locked twice for Python {python} on {system}"
            found[package] = Version(str(requirement.specifier).removeprefix("=="))
    return found


@cache
def tracked() -> list[Path]:
    """List the files that are in the repository, or would be at the next commit."""
    try:
        names = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this copy of the course is not a git repository: what is tracked is unknown")
    paths = [ROOT / name for name in names.split("\0") if name]
    return [path for path in paths if path.is_file()]


@cache
def texts() -> dict[str, str]:
    """Read every tracked text file."""
    found = {}
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content:
            found[path.relative_to(ROOT).as_posix()] = content.decode("utf-8", errors="replace")
    return found


@pytest.mark.parametrize("group", LOCKS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_a_lock_holds_what_its_group_asks_for_on_every_computer(group: str, system: str, python: str) -> None:
    versions = pins(LOCKS[group], python, system)
    for requirement in asked_for(group):
        name = canonicalize_name(requirement.name)
        assert name in versions, f"{name} is not in {LOCKS[group]} for Python {python} on {system}"
        assert versions[name] in requirement.specifier


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_the_locks_agree_with_one_another(system: str, python: str) -> None:
    for small, large in combinations(LOCKS.values(), 2):
        inner, outer = pins(small, python, system), pins(large, python, system)
        assert inner.items() <= outer.items(), f"{small} installs something that {large} doesn't"


@pytest.mark.parametrize("name", LOCKS.values())
def test_every_locked_package_has_one_version_and_hashes(name: str) -> None:
    assert len(locked(name)) > 100
    for requirement, hashes in locked(name):
        assert re.fullmatch(r"==[^,*]+", str(requirement.specifier)), requirement
        assert hashes, f"{requirement.name} has no hash"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes)


def test_the_locks_name_no_address() -> None:
    for name in LOCKS.values():
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index" not in text
        assert "--find-links" not in text


def test_conda_asks_for_the_same_as_pyproject() -> None:
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    by_pip = next(entry["pip"] for entry in listed if isinstance(entry, dict))
    assert "--editable ." in by_pip
    lines = [line for line in [*listed, *by_pip] if isinstance(line, str) and line[0].isalpha()]
    conda = {canonicalize_name(r.name): r.specifier for r in map(Requirement, lines)}
    assert conda.pop("python") == project()["project"]["requires-python"]
    assert "pip" in conda
    conda.pop("pip")
    assert conda == {canonicalize_name(r.name): r.specifier for r in asked_for("course")}


def test_no_file_names_the_host_of_a_package_index() -> None:
    # Which index is used is the computer's own setting. The names are put together here, or this file would hold them.
    hosts = [".".join(parts) for parts in [("pypi", "org"), ("pythonhosted", "org"), ("anaconda", "org")]]
    found = [(name, host) for name, text in texts().items() for host in hosts if host in text.lower()]
    assert not found


def test_no_file_names_a_path_of_one_computer() -> None:
    machine = re.compile(r"(?<![\w.])(/" + "home/[a-z]|/" + "Users/[a-z]|/" + r"work/|[A-Z]:\\" + r"Users\\[a-z])")
    found = [(name, hit.group()) for name, text in texts().items() for hit in machine.finditer(text)]
    assert not found


def test_no_tracked_file_is_large() -> None:
    large = {path.name: path.stat().st_size for path in tracked() if path.stat().st_size > 8 * 1024**2}
    assert not large


def test_the_gate_runs_the_readmes_test_command() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "set -euo pipefail" in gate
    commands = [line.strip() for line in gate.splitlines()]
    assert "python3 cursus.py start --check" in commands
    assert commands[-1] == "python3 cursus.py test"
    assert commands[-1] in (ROOT / "README.md").read_text(encoding="utf-8")


def test_starters_are_kept_in_the_form_their_system_reads() -> None:
    attributes = (ROOT / ".gitattributes").read_text(encoding="utf-8")
    assert "*.bat text eol=crlf" in attributes  # cmd.exe loses its way in a file with bare line feeds
    for starter in ("Start cursus (macOS).command", "Start cursus (Linux).sh"):
        content = (ROOT / starter).read_bytes()
        assert content.startswith(b"#!/bin/sh\n")
        assert b"\r" not in content
