"""How long a student and a builder wait: imports, set-up, second start, notebooks, the whole test.

    .venv/bin/python benchmarks/spine.py            # imports, second start, notebooks (about a minute)
    .venv/bin/python benchmarks/spine.py --setup    # also a cold and a warm set-up in a fresh clone
    .venv/bin/python benchmarks/spine.py --test     # also the whole test command

Prints a table; nothing in the tests depends on it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]


def seconds(command: Sequence[str | Path], **options: object) -> float:
    """Wall time of one command, which must succeed."""
    start = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    return time.perf_counter() - start


def importing(statement: str, repeats: int = 7) -> float:
    """Median time of an import in a fresh interpreter, the interpreter's own start taken off."""
    bare = statistics.median(seconds([sys.executable, "-c", "pass"]) for _ in range(repeats))
    return statistics.median(seconds([sys.executable, "-c", statement]) for _ in range(repeats)) - bare


def set_up(cache: Path, clone: Path) -> float:
    """Time of `start --check` in a fresh clone, with the package cache given."""
    shutil.rmtree(clone, ignore_errors=True)
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    environment = {**os.environ, "UV_CACHE_DIR": str(cache), "PIP_CACHE_DIR": str(cache / "pip")}
    return seconds([sys.executable, "cursus.py", "start", "--check"], cwd=clone, env=environment)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--setup", action="store_true")
    parser.add_argument("--test", action="store_true")
    asked = parser.parse_args()

    rows = [("import klantlab", importing("import klantlab"))]
    rows += [(f"import one room: {room}", importing(f"from klantlab import {room}")) for room in ("rfm", "nps", "clv")]
    rows.append(("pandas alone, for comparison", importing("import pandas")))
    rows.append(
        ("start --check, everything in place", seconds([sys.executable, "cursus.py", "start", "--check"], cwd=ROOT))
    )
    built = sum(not notebook.stem.startswith("9_") for notebook in (ROOT / "notebooks").glob("*/*.ipynb"))
    with tempfile.TemporaryDirectory() as folder:  # public data from $KLANTLAB_DATA
        shutil.copytree(ROOT / "lessons", Path(folder, "lessons"))
        build = seconds([sys.executable, "-m", "klantlab.building", "build", "--force", "--map", folder], cwd=ROOT)
    rows.append((f"build {built} notebooks, two at a time", build))
    rows.append(("wall time a notebook", build / built))
    if asked.setup:
        with tempfile.TemporaryDirectory() as folder:
            cache, clone = Path(folder, "cache"), Path(folder, "kloon é")
            rows.append(("fresh clone to a checked notebook, cold", set_up(cache, clone)))
            rows.append(("fresh clone to a checked notebook, warm", set_up(cache, clone)))
    if asked.test:
        rows.append(("whole test command", seconds([sys.executable, "cursus.py", "test"], cwd=ROOT)))
    for name, value in rows:
        print(f"{name:<60} {value:8.3f} s")


if __name__ == "__main__":
    main()
