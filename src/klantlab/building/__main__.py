"""``python -m klantlab.building``: bouw de notebooks, of zeg wat er niet klopt."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from klantlab.building import cadence, goals, ladder, notebooks, reference, source, tracing
from klantlab.errors import InputError
from klantlab.words import number, plural


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when a line on stderr says what isn't."""
    parser = argparse.ArgumentParser(prog="klantlab.building", description="Van lessons/ naar notebooks/.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="opdracht")
    build = commands.add_parser("build", help="maak de notebooks die niet meer bij hun bron passen")
    build.add_argument("--check", action="store_true", help="voer niets uit; zeg wat niet bij zijn bron past")
    build.add_argument("--force", action="store_true", help="maak ook opnieuw wat al klopt")
    build.add_argument("--workers", type=int, default=notebooks.WORKERS, help="hoeveel notebooks tegelijk (2)")
    judge = commands.add_parser(
        "keur", help="zeg wat er aan lessen schort: opbouw, lengte, Python die nog niet geleerd is"
    )
    for command in (build, judge):
        command.add_argument("hoofdstuk", nargs="*", help="begin van een mapnaam, zoals 08; alles als je niets noemt")
        command.add_argument("--map", type=Path, help="de map waarin lessons/ staat")
    chosen = parser.parse_args(arguments)

    root = (chosen.map or notebooks.root_folder()).resolve()
    try:
        if chosen.command == "keur":
            problems = _judge(root, chosen.hoofdstuk)
        elif chosen.check:
            problems = list(notebooks.check(root, chosen.hoofdstuk))
        else:
            start, bar = time.perf_counter(), _Bar()
            problems = notebooks.build(
                root, chosen.hoofdstuk, force=chosen.force, workers=chosen.workers, report=bar.show
            )
            bar.close(time.perf_counter() - start)
    except InputError as error:
        problems = [str(error)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems and (chosen.command == "keur" or chosen.check):
        print("Alle lessen zijn in orde." if chosen.command == "keur" else "Alle notebooks passen bij hun bron.")
    return 1 if problems else 0


def _judge(root: Path, chapters: list[str]) -> list[str]:
    """Print a line of figures per lesson, with what `teaches` still lacks, and give the complaints."""
    everything = ladder.reading_order(source.read(path) for path in notebooks.sources(root))
    chosen = set(notebooks.sources(root, chapters))
    problems = [*ladder.faults(everything), *reference.faults(everything), *goals.faults(everything, chapters)]
    for place, lesson in enumerate(everything):
        if lesson.path not in chosen:
            continue
        minutes = number(cadence.minutes(lesson), 0)
        print(f"{source.named(lesson.path)}: {cadence.words(lesson)} woorden, geschat {minutes} minuten")
        if lacking := ladder.missing(lesson, everything[:place]):
            print(f"  teaches mist nog: [{', '.join(lacking)}]")
        problems += cadence.faults(lesson)
        problems += tracing.of_built(root, lesson)
    return problems


class _Bar:
    """A progress bar that is redrawn on a terminal and a line per notebook elsewhere."""

    def __init__(self) -> None:
        self._done = 0
        self._alive = sys.stdout.isatty()

    def show(self, done: int, total: int, line: str) -> None:
        self._done = done or self._done
        filled = round(24 * done / total) if total else 0
        start = f"[{'#' * filled}{'.' * (24 - filled)}] {done}/{total} " if total else ""
        if self._alive and total and done < total:
            print(f"\r\x1b[K{start}{line}", end="", flush=True)
        else:
            print(("\r\x1b[K" if self._alive else "") + start + line, flush=True)

    def close(self, seconds: float) -> None:
        print(
            f"Klaar: {plural(self._done, 'notebook', 'notebooks')} in {number(seconds)} s."
            if self._done
            else "Alles was al bij."
        )


if __name__ == "__main__":
    sys.exit(main())
