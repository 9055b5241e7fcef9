"""What was read, how, what was left out and what deserves a look: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from klantlab.results import Result
from klantlab.words import count, plural

ROWS_NAMED = 3  # first row numbers that a line names


@dataclass(frozen=True)
class Line:
    """One line of the report.

    `rows` counts the rows it is about and `first_rows` names the first of them as a spreadsheet
    does: row 1 is the header of the file (of a frame: the first row of data is row 2).
    """

    what: str
    how: str = ""
    rows: int = 0
    first_rows: tuple[int, ...] = ()

    def __str__(self) -> str:
        parts = [self.what]
        if self.rows:
            parts.append(f": {plural(self.rows, 'rij', 'rijen')} ({_named(self.first_rows, self.rows)})")
        if self.how:
            parts.append(f"; {self.how}" if self.rows else f": {self.how}")
        return "".join(parts)


@dataclass(frozen=True)
class Report(Result):
    """How a file of orders was read.

    Attributes
    ----------
    rows : int
        Rows below the header, blank ones included.
    kept : int
        Rows that became a row of `orders`; the others are counted in `left_out`.
    read_as : tuple of Line
        How the file and each column were read.
    left_out : tuple of Line
        One line a reason; each row has one reason, so that the counts add up to `rows` - `kept`.
    look_at : tuple of Line
        What was kept but may be wrong, with a remedy.
    """

    rows: int
    kept: int
    read_as: tuple[Line, ...]
    left_out: tuple[Line, ...]
    look_at: tuple[Line, ...]

    @property
    def words(self) -> str:
        """The counts in one or two sentences."""
        gone = self.rows - self.kept
        verb = "is" if self.kept == 1 else "zijn"
        text = f"Van de {plural(self.rows, 'rij', 'rijen')} {verb} er {count(self.kept)} ingelezen"
        if gone:
            reasons = ", ".join(f"{line.what} {count(line.rows)}" for line in self.left_out)
            text += f" en {count(gone)} weggelaten ({reasons})"
        if self.look_at:
            text += (
                f". Let op: {'; '.join(f'{li.what} ({count(li.rows)})' if li.rows else li.what for li in self.look_at)}"
            )
        return text + "."

    def to_frame(self) -> pd.DataFrame:
        """Give a row a line: `part`, `what`, `rows`, `first_rows` (text) and `how`."""
        lines = [(part, line) for part, lines in self._parts() for line in lines]
        return pd.DataFrame(
            {
                "part": [part for part, _ in lines],
                "what": [line.what for _, line in lines],
                "rows": [line.rows for _, line in lines],
                "first_rows": [", ".join(map(str, line.first_rows)) for _, line in lines],
                "how": [line.how for _, line in lines],
            }
        )

    def _parts(self) -> list[tuple[str, tuple[Line, ...]]]:
        return [("gelezen als", self.read_as), ("weggelaten", self.left_out), ("let op", self.look_at)]

    def __str__(self) -> str:
        return "\n".join([self._counts(), *(f"\n{p.capitalize()}:\n{_bullets(ls)}" for p, ls in self._parts() if ls)])

    __repr__ = __str__

    def _counts(self) -> str:
        gone = self.rows - self.kept
        left = f", {count(gone)} weggelaten" if gone else ", niets weggelaten"
        return f"{plural(self.rows, 'rij', 'rijen')} gelezen: {count(self.kept)} ingelezen{left}."

    def _repr_html_(self) -> str:
        text = f"<p>{escape(self._counts())}</p>"
        for part, lines in self._parts():
            items = "".join(f"<li>{escape(str(line))}</li>" for line in lines)
            text += f"<p><b>{part.capitalize()}</b></p><ul>{items}</ul>" if items else ""
        return text


def line(what: str, mask: np.ndarray, first_row: int, how: str = "") -> Line:
    """Write a line about the rows where `mask` is true."""
    positions = np.flatnonzero(mask)
    return Line(what, how, len(positions), tuple(int(p) + first_row for p in positions[:ROWS_NAMED]))


def _named(rows: Iterable[int], n: int) -> str:
    names = list(map(str, rows))
    if n > len(names):
        return f"rij {', '.join(names)} …"
    if n == 1:
        return f"rij {names[0]}"
    return f"rij {', '.join(names[:-1])} en {names[-1]}"


def _bullets(lines: Iterable[Line]) -> str:
    return "\n".join(f"- {line}" for line in lines)
