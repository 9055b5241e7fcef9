"""Tables and columns as answers: compared by their labels, told apart without giving a value away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab import words
from klantlab.exercises.kinds import SLACK, Kind
from klantlab.exercises.reading import Refused, describe, refuse_what_is_no_value

LITTLE = 12  # tables with more cells than this are not typed over by anyone


@dataclass(frozen=True)
class Table(Kind):
    """A table (DataFrame) or a column (Series), whichever the reference is.

    Rows and columns are matched by label, so their order is free unless `ordered`. Extra columns are
    allowed: they are the student's own working. Whole numbers equal their decimal twins, an empty cell
    equals an empty cell.

    Parameters
    ----------
    within : float, default 0
        The largest distance between two numbers that is still right.
    because : str
        Why that distance is fair.
    ordered : bool, default False
        Whether the order of the rows is part of the answer.
    """

    within: float = 0.0
    because: str = ""
    ordered: bool = False

    def read(self, answer: Any) -> pd.DataFrame | pd.Series:
        """Give the table or column as it is."""
        refuse_what_is_no_value(answer)
        if not isinstance(answer, (pd.DataFrame, pd.Series)):
            raise Refused(
                f"Gevraagd is een tabel of een kolom met labels; je antwoord is {describe(answer)}. "
                "Welke regel geeft de hele tabel?"
            )
        if answer.empty:
            raise Refused("Je tabel is leeg: er staat geen enkele waarde in. Welke voorwaarde houdt alles tegen?")
        if isinstance(answer, pd.DataFrame) and not answer.columns.is_unique:
            raise Refused("Twee kolommen in je tabel heten hetzelfde. Welke van de twee bedoel je?")
        return answer

    def same(self, value: Any, reference: Any) -> bool:
        """Compare everything."""
        return not self._difference(value, reference)

    def remark(self, value: Any, reference: Any) -> str:
        """Name the first thing that differs: kind, columns, rows, cells, order."""
        return self._difference(value, reference)

    def numbers(self, reference: Any) -> list[float]:
        """Give the numbers of a small table."""
        frame = pd.DataFrame(reference).select_dtypes("number")
        return [float(cell) for cell in frame.to_numpy().ravel()] if frame.size <= LITTLE else []

    def _difference(self, value: Any, reference: Any) -> str:
        if isinstance(reference, pd.Series):
            if isinstance(value, pd.DataFrame):
                return "Gevraagd is één kolom (Series); je antwoord is een hele tabel. Welke kolom kies je?"
            return self._rows(value.to_frame("waarde"), reference.to_frame("waarde"), one=True)
        if isinstance(value, pd.Series):
            return "Gevraagd is een tabel; je antwoord is één kolom (Series). Welke kolommen horen er nog bij?"
        absent = [column for column in reference.columns if column not in value.columns]
        if absent:
            return f"In je tabel ontbreekt de kolom {words.listing(absent, most=3)}. Hoe heet die kolom bij jou?"
        return self._rows(value[reference.columns], reference, one=False)

    def _rows(self, value: pd.DataFrame, reference: pd.DataFrame, one: bool) -> str:
        positions = np.arange(len(reference))
        if reference.index.is_unique:
            if not value.index.is_unique:
                return "Sommige rijen staan er dubbel in. Waar komen die dubbele rijen vandaan?"
            positions = value.index.get_indexer(reference.index)
            found = int((positions >= 0).sum())
            if not found:
                return "Je rijen hebben andere labels dan gevraagd. Welke kolom hoort de index van je tabel te zijn?"
            parts = []
            if found < len(reference):
                parts.append(f"{_rows_in_words(len(reference) - found, 'ontbreekt', 'ontbreken')}")
            if found < len(value):
                parts.append(f"{_rows_in_words(len(value) - found, 'hoort', 'horen')} er niet in")
            if parts:
                return f"Je tabel heeft niet de goede rijen: {' en '.join(parts)}. Welke voorwaarde gebruikte je?"
        elif len(value) != len(reference):
            return "Je tabel heeft niet het goede aantal rijen. Welke stap maakt er rijen bij of haalt er weg?"
        elif list(value.index) != list(reference.index):
            return "De labels van je rijen staan in een andere volgorde dan gevraagd. Waar komt elke rij vandaan?"
        ordered = bool((positions == np.arange(len(reference))).all())
        value = value.iloc[positions]
        for column in reference.columns:
            remark = self._cells(value[column], reference[column], "" if one else str(column)[:30])
            if remark:
                return remark
        if self.ordered and not ordered:
            return "De rijen kloppen, maar ze staan in een andere volgorde. Welke rij hoort bovenaan?"
        return ""

    def _cells(self, value: pd.Series, reference: pd.Series, column: str) -> str:
        where = f"In de kolom '{column}'" if column else "In je kolom"
        empty, expected = value.isna().to_numpy(), reference.isna().to_numpy()
        if pd.api.types.is_numeric_dtype(reference):
            found = pd.to_numeric(value, errors="coerce")
            if (found.isna().to_numpy() & ~empty).any():
                return f"{where} staat tekst waar getallen horen. Welke stap maakte er tekst van?"
            a, b = (x.astype("float64").to_numpy() for x in (found, reference))
            wrong = ~(np.abs(a - b) <= self.within + SLACK * np.maximum(1.0, np.abs(b)))
        else:
            a, b = (_as_text(x) for x in (value, reference))
            wrong = a != b
        wrong = np.where(expected | empty, expected != empty, wrong)
        if not wrong.any():
            return ""
        if (empty & ~expected).any():
            return f"{where} staan lege vakjes waar een waarde hoort. Bij welke rijen gaat dat mis?"
        if wrong.all() and len(wrong) > 1:
            return f"{where} klopt nog geen enkele rij. Welke rij kun je met de hand narekenen?"
        return (
            f"{where} {'klopt' if wrong.sum() == 1 else 'kloppen'} {_rows_in_words(int(wrong.sum()))} van de "
            f"{words.count(len(wrong))} nog niet. Welke rij kun je met de hand narekenen?"
        )


def _rows_in_words(n: int, one: str = "", many: str = "") -> str:
    return f"{words.plural(n, 'rij', 'rijen')} {one if n == 1 else many}".strip()


def _as_text(column: pd.Series) -> np.ndarray[Any, Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.dt.strftime("%Y-%m-%d %H:%M:%S").to_numpy(dtype=object)
    return column.astype(str).to_numpy(dtype=object)
