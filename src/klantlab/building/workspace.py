"""The student's own folder: every lesson is there, and nothing a student made is ever lost.

The rule is literal: an existing file is never overwritten, whoever wrote it. So

- a name that is free gets the newest edition (also after the student deleted or renamed the file: that is how you
  get a fresh copy);
- a name that is taken keeps what it has; a newer edition is put beside it once, under a name with the date, and named;
- an edition that the student has had, and threw away, is not brought back beside their own file.

Files are written beside and then linked under their name, which refuses a taken name; whoever pulls the plug finds
the old state or the new one, never half a file. Standard library only: this runs at every start.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

HIDDEN = ".klantlab"  # drafts and memory, in a folder that JupyterLab doesn't show
MEMORY = "geleverd.json"
ANSWERS = "uitwerkingen"
STALE = 3600.0  # seconds after which a draft belongs to a run that was killed


@dataclass
class Delivery:
    """What one update did, by names relative to the workspace."""

    new: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    beside: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The same, for the student."""
        lines = []
        if self.new:
            lines.append(f"In je werkmap staan {len(self.new)} nieuwe bestanden klaar.")
        if len(self.new) == 1:
            lines = [f"In je werkmap staat nieuw: {self.new[0]}"]
        lines += [f"Niet meer gevonden en daarom opnieuw neergezet: {name}" for name in self.again]
        lines += [
            f"Van {name} is er een nieuwe uitgave. Jouw bestand is niet veranderd; de nieuwe staat ernaast als {copy}"
            for name, copy in self.beside
        ]
        lines += [f"{name} kon niet worden neergezet: {why}" for name, why in self.failed]
        return "\n".join(lines)


def update(source: Path, work: Path, *, answers: Sequence[str] = (), today: datetime.date | None = None) -> Delivery:
    """Bring the newest edition of every lesson within the student's reach.

    Parameters
    ----------
    source : Path
        The built notebooks, one folder per chapter.
    work : Path
        The student's folder; made when absent.
    answers : sequence of str
        Numbers of chapters ("08") of which the worked answers are wanted too.
    today : date, optional
        The date in the name of a newer edition; default the computer's.

    Returns
    -------
    Delivery
        What was put where; a second update at once does nothing.
    """
    today = today or datetime.date.today()
    hidden = work / HIDDEN
    hidden.mkdir(parents=True, exist_ok=True)
    _sweep(hidden)
    memory, delivery = _remember(hidden), Delivery()
    for name, path in editions(source, answers):
        try:
            content = cleared(path.read_bytes()) if path.suffix == ".ipynb" else path.read_bytes()
            if _deliver(work, name, content, memory, today, delivery):
                _write(hidden / MEMORY, json.dumps(memory, indent=1).encode(), hidden, replace=True)
        except OSError as problem:
            delivery.failed.append((name, problem.strerror or str(problem)))
        except (ValueError, KeyError, TypeError):
            delivery.failed.append((name, "het bestand in de cursusmap is beschadigd"))
    return delivery


def editions(source: Path, answers: Sequence[str] = ()) -> Iterator[tuple[str, Path]]:
    """Walk over what a student gets, by relative name; worked answers only of the chapters asked for."""
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source)
        if not path.is_file() or any(part.startswith(".") for part in name.parts):
            continue
        if ANSWERS in path.stem and not any(name.parts[0].startswith(f"{chapter}_") for chapter in answers):
            continue
        yield name.as_posix(), path


def cleared(notebook: bytes) -> bytes:
    """Return a notebook without outputs and counts, ready to be run by its reader."""
    content = json.loads(notebook)
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
            cell["metadata"].pop("execution", None)
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def same_work(one: bytes, other: bytes) -> bool:
    """Say whether two files hold the same work: equal bytes, or notebooks whose cells say the same.

    Opening and saving in JupyterLab rewrites a notebook's metadata and outputs; that is not work.
    """
    if one == other:
        return True
    try:
        return _sources(one) == _sources(other)
    except (ValueError, KeyError, TypeError):
        return False


def _sources(notebook: bytes) -> list[tuple[str, str]]:
    return [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(notebook)["cells"]]


def _deliver(
    work: Path, name: str, content: bytes, memory: dict[str, list[str]], today: datetime.date, delivery: Delivery
) -> bool:
    """Deliver one edition where needed; say whether the memory changed."""
    target, edition = work / name, hashlib.sha256(content).hexdigest()
    had = memory.setdefault(name, [])
    target.parent.mkdir(parents=True, exist_ok=True)
    while not os.path.lexists(target):
        with contextlib.suppress(FileExistsError):  # another start was first
            _write(target, content, work / HIDDEN)
            (delivery.again if had else delivery.new).append(name)
            break
    else:
        if edition in had:
            return False
        if not any(same_work(content, _read(path)) for path in [target, *_copies(target)]):
            delivery.beside.append((name, _beside(target, content, work, today)))
    if edition in had:
        return False
    had.append(edition)
    return True


def _beside(target: Path, content: bytes, work: Path, today: datetime.date) -> str:
    """Write an edition beside the student's file, under the first free name with the date."""
    number = 1
    while True:
        suffix = f" (nieuw {today.isoformat()})" if number == 1 else f" (nieuw {today.isoformat()} {number})"
        copy = target.with_name(target.stem + suffix + target.suffix)
        try:
            _write(copy, content, work / HIDDEN)
        except FileExistsError:
            number += 1
        else:
            return PurePosixPath(copy.relative_to(work)).as_posix()


def _copies(target: Path) -> list[Path]:
    """List the newer editions that were put beside a file before."""
    start = f"{target.stem} (nieuw "
    return [path for path in target.parent.iterdir() if path.name.startswith(start) and path.suffix == target.suffix]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # a folder with a file's name, a dead link: never the same as an edition
        return b""


def _write(target: Path, content: bytes, drafts: Path, *, replace: bool = False) -> None:
    """Write a whole file or nothing; a taken name raises FileExistsError, unless it is our own memory."""
    handle, draft = tempfile.mkstemp(dir=drafts)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(draft, 0o644)  # mkstemp makes files that only their owner may read
    if replace:
        os.replace(draft, target)
        return
    try:
        _publish(draft, target)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(draft)


def _publish(draft: str, target: Path) -> None:
    """Give a finished draft its name, refusing a taken one."""
    if os.name == "nt":
        os.rename(draft, target)  # on Windows this refuses a taken name
        return
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # a USB stick's file system has no links, and no way to rename that refuses
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        os.rename(draft, target)


def _sweep(hidden: Path) -> None:
    """Remove drafts of runs that were killed."""
    for path in hidden.iterdir():
        with contextlib.suppress(OSError):
            if path.name != MEMORY and time.time() - path.stat().st_mtime > STALE:
                path.unlink()


def _remember(hidden: Path) -> dict[str, list[str]]:
    """Read which editions the student has had, by name; nothing when the memory is lost or damaged."""
    try:
        memory = json.loads((hidden / MEMORY).read_bytes())
        return {str(name): [str(edition) for edition in had] for name, had in memory.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def main(arguments: Sequence[str] | None = None) -> int:
    """Update the workspace from the command line; the exit code is 1 when a file could not be written."""
    parser = argparse.ArgumentParser(prog="klantlab.building.workspace")
    parser.add_argument("source", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--uitwerkingen", action="append", default=[])
    asked = parser.parse_args(arguments)
    try:
        delivery = update(asked.source, asked.work, answers=asked.uitwerkingen)
    except OSError as problem:
        print(f"De werkmap {asked.work} is niet te gebruiken: {problem.strerror or problem}.", flush=True)
        return 1
    if delivery.words:
        print(delivery.words, flush=True)
    return int(bool(delivery.failed))


if __name__ == "__main__":
    sys.exit(main())
