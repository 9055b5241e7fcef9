"""From whatever holds the orders (a file, bytes, a frame of any engine) to one table of cells.

Step by step: find out what the bytes are, which characters they spell, what stands between the
columns, and on which row the header is. The caller names the columns, so the header is the row
that has those names: nothing has to be guessed.
"""

from __future__ import annotations

import csv
import difflib
import io
import os
import re
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import narwhals as nw
import pandas as pd

from klantlab.data._morgenrood import FILES
from klantlab.data._report import Line
from klantlab.errors import InputError
from klantlab.words import count, listing, plural

SEPARATORS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "verticale streep"}
HEADER_WITHIN = 50  # rows in which the header must stand
SPARE = 20  # columns that a row may have more than the header, to be able to say so


@dataclass
class Table:
    """Cells as they stand in the source, below the header.

    `first_row` is the spreadsheet row of the first row of data; `semicolon` tells that a semicolon
    stands between the columns, which spreadsheets do where the comma is a decimal sign.
    """

    cells: pd.DataFrame
    first_row: int = 2
    semicolon: bool = False
    read_as: list[Line] = field(default_factory=list)
    look_at: list[Line] = field(default_factory=list)

    def column(self, name: str) -> pd.Series:
        """Give a column by its name, blanks around and within the name aside."""
        times = [i for i, present in enumerate(self.cells.columns) if _bare(present) == _bare(name)]
        if not times:
            raise InputError(_absent(name, self.cells.columns))
        if len(times) > 1:
            raise InputError(
                f"De kolomnaam '{name}' komt {len(times)} keer voor: geef elke kolom in het bestand een eigen naam."
            )
        return self.cells.iloc[:, times[0]]


def open_table(source: Any, names: Sequence[str], sheet: str | None) -> Table:
    """Read a path, bytes, a file object or a frame; `names` are the columns that must be there."""
    if isinstance(source, (str, os.PathLike)):
        source = _content(Path(source).expanduser())
    elif hasattr(source, "read"):
        source = source.read()
        if isinstance(source, str):
            source = source.encode("utf-8")
    if not isinstance(source, (bytes, bytearray)):
        table = Table(_frame(source, names), read_as=[Line("bron", "een tabel uit Python")])
    elif source[:4] == b"PAR1":
        table = Table(pd.read_parquet(io.BytesIO(source)), read_as=[Line("bron", "een Parquet-bestand")])
    elif source[:4] == b"PK\x03\x04":
        table = _workbook(bytes(source), names, sheet)
    else:
        table = _text(bytes(source), names)
    _tidy_names(table)
    for name in names:
        table.column(name)
    if not len(table.cells):
        raise InputError("Er staan geen rijen onder de kop: er is geen enkele bestelling om te lezen.")
    return table


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        beside = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
        near = difflib.get_close_matches(path.name, beside, n=2, cutoff=0.6)
        if path.name in FILES:
            raise InputError(
                f"Het bestand '{path}' is er niet: het hoort bij de cursus, dus schrijf data.file(\"{path.name}\")."
            ) from None
        advice = f"bedoel je {listing(near, last='of')}?" if near else "zet het bestand in de map van je notebook."
        raise InputError(f"Het bestand '{path}' is er niet: {advice}") from None
    except (IsADirectoryError, PermissionError):
        what = "is een map" if path.is_dir() else "kan niet gelezen worden, misschien is het nog open in Excel"
        raise InputError(f"'{path}' {what}: geef de naam van één bestand dat gesloten is.") from None
    except OSError as reason:
        raise InputError(f"Het bestand '{path}' kan niet gelezen worden ({reason.strerror}).") from None


def _frame(source: Any, names: Sequence[str]) -> pd.DataFrame:
    if isinstance(source, pd.DataFrame):
        for name in names:
            if name in source.index.names and name not in source.columns:
                raise InputError(
                    f"'{name}' is in deze tabel geen kolom maar de index: maak er weer een kolom van met "
                    "tabel.reset_index()."
                )
        return source.copy()
    try:
        native = nw.from_native(source)
    except TypeError:
        raise InputError(
            "`source` moet de naam van een bestand zijn (CSV, XLSX of Parquet) of een hele tabel, "
            f"en is nu van het type {type(source).__name__}."
        ) from None
    return (native.collect() if isinstance(native, nw.LazyFrame) else native).to_pandas()


# --- text --------------------------------------------------------------------------------------


def _text(content: bytes, names: Sequence[str]) -> Table:
    text, spelled, damage = _decode(content)
    if not text.strip():
        raise InputError("Het bestand is leeg: exporteer het opnieuw.")
    if text.lstrip()[:1] == "<" or text[:8].startswith("{\\rtf"):
        raise InputError("Dit bestand bevat een webpagina of document: sla het in je rekenblad op als CSV of XLSX.")
    text, told = _without_separator_line(text)
    separator, header = _layout(text, names, told)
    grid = _grid(text, separator, header)
    cells = grid.iloc[header + 1 :].reset_index(drop=True)
    cells.columns = grid.iloc[header].tolist()
    kind = f"tekst met een {SEPARATORS.get(separator, repr(separator))} tussen de kolommen, {spelled}"
    if told:
        kind += f"; de eerste regel zegt sep={told}"
    table = Table(cells, header + 2, separator == ";", [Line("bron", kind)], damage)
    if header:
        table.read_as.append(Line("kop", f"rij {header + 1}; wat erboven staat is overgeslagen"))
    return table


def _decode(content: bytes) -> tuple[str, str, list[Line]]:
    """Give the text, how it was spelled, and what of it is damaged."""
    for mark, codec, name in (
        (b"\xef\xbb\xbf", "utf-8", "UTF-8 met BOM"),
        (b"\xff\xfe", "utf-16-le", "UTF-16"),
        (b"\xfe\xff", "utf-16-be", "UTF-16"),
    ):
        if content.startswith(mark):
            return _told(content[len(mark) :], codec, f"tekens volgens {name}")
    sample = content[:2000]
    if content.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")) or _binary(sample):
        raise InputError(
            "Dit is geen tekst en geen XLSX of Parquet (misschien een oud XLS-bestand): "
            "sla het in je rekenblad op als XLSX."
        )
    if sample.count(0) > len(sample) // 4:
        codec = "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"
        return _told(content, codec, "tekens volgens UTF-16 zonder BOM")
    if stray := content.count(0):
        text, spelled, damage = _decode(content.replace(b"\x00", b""))
        return text, spelled, [*damage, Line(f"{plural(stray, 'leeg teken (NUL)', 'lege tekens (NUL)')} weggehaald")]
    try:
        return content.decode("utf-8"), "tekens volgens UTF-8", []
    except UnicodeDecodeError:
        pass
    damaged = content.decode("utf-8", "replace")
    if 2 * damaged.count("\ufffd") < sum(letter > "\x7f" for letter in damaged):
        return _told(content, "utf-8", "tekens volgens UTF-8")  # mostly good UTF-8 with a few bad bytes
    return _told(content, "cp1252", "tekens volgens Windows (cp1252, ook goed voor latin-1)")


def _binary(sample: bytes) -> bool:
    """Tell whether these bytes are no text: control signs that no text has."""
    return sum(byte < 32 and byte not in b"\x00\t\n\r\x0b\x0c\x1a\x1b" for byte in sample) > len(sample) // 50


def _told(content: bytes, codec: str, spelled: str) -> tuple[str, str, list[Line]]:
    r"""Decode; a byte that is no character stays visible as \x.., so that two ids never become one."""
    try:
        return content.decode(codec), spelled, []
    except UnicodeDecodeError:
        pass
    bad = content.decode(codec, "replace").count("\ufffd") - content.decode(codec, "ignore").count("\ufffd")
    line = Line(plural(bad, "beschadigd teken", "beschadigde tekens"), "als \\x.. te zien in de tekst")
    return content.decode(codec, "backslashreplace"), spelled, [line]


def _without_separator_line(text: str) -> tuple[str, str | None]:
    """Take off a first line ``sep=;``, which spreadsheets obey and do not show."""
    found = re.match(r'\ufeff?"?sep=(.)"?[^\S\t]*(?:\r\n|\n|\r)', text, flags=re.IGNORECASE)
    return (text[found.end() :], found[1]) if found else (text, None)


def _layout(text: str, names: Sequence[str], told: str | None) -> tuple[str, int]:
    """Find the separator and the header: the first row that has all the names."""
    wanted = {_bare(name) for name in names}
    best: tuple[int, int, list[str]] = (-1, 0, [])
    for separator in [told] if told else SEPARATORS:
        for row, record in enumerate(_records(text, separator)):
            present = {_bare(cell) for cell in record}
            if wanted <= present:
                return separator, row
            known = (len(wanted & present), sum(map(bool, map(str.strip, record))), record)
            best = max(best, known, key=lambda found: found[:2])
    missing = next(name for name in names if _bare(name) not in {_bare(cell) for cell in best[2]})
    raise InputError(_absent(missing, best[2]))


def _records(text: str, separator: str) -> list[list[str]]:
    lines = io.StringIO(text[:200_000], newline="")
    records: list[list[str]] = []
    try:
        for record in csv.reader(lines, delimiter=separator):
            records.append(record)
            if len(records) == HEADER_WITHIN:
                break
    except csv.Error:  # a field without end: what came before still counts
        pass
    return records


def _grid(text: str, separator: str, header: int) -> pd.DataFrame:
    """Cut the text into cells, all text, blank lines included: a row keeps its number."""
    width = len(_records(text, separator)[header])
    content = text.encode("utf-8", "surrogatepass")
    try:
        grid = _cut(content, separator, width + 1)  # a row may end with a separator
    except pd.errors.ParserError:
        try:
            grid = _cut(content, separator, width + SPARE)
        except pd.errors.ParserError as reason:
            raise InputError(_uncut(str(reason), separator)) from None
    grid = grid.fillna("")
    _refuse_wide(grid, width, header, separator)
    _refuse_open_quote(grid, width, separator)
    return grid.iloc[:, :width]


def _cut(content: bytes, separator: str, columns: int) -> pd.DataFrame:
    return pd.read_csv(
        io.BytesIO(content),
        sep=separator,
        header=None,
        names=range(columns),
        dtype=str,
        na_filter=False,
        skip_blank_lines=False,
        index_col=False,
        encoding_errors="replace",
    )


def _uncut(reason: str, separator: str) -> str:
    found = re.search(r"(?:line|row) (\d+)", reason)
    unclosed = "EOF inside string" in reason  # this message counts rows from 0
    place = f"In rij {int(found[1]) + unclosed}" if found else "Ergens"
    if unclosed:
        return f"{place} begint een aanhalingsteken dat nergens meer sluit: verbeter die regel in het bestand."
    sign = SEPARATORS.get(separator, "teken")
    return f"{place} staan veel meer kolommen dan in de kop: kijk of een {sign} in de tekst de kolommen breekt."


def _refuse_wide(grid: pd.DataFrame, width: int, header: int, separator: str) -> None:
    wide = (grid.iloc[header + 1 :, width:] != "").any(axis=1)
    if wide.any():
        row = int(wide.to_numpy().argmax()) + header + 1
        cells = int((grid.loc[row] != "").to_numpy().nonzero()[0][-1]) + 1
        cause = " (misschien een bedrag met een komma zonder aanhalingstekens)" if separator == "," else ""
        raise InputError(
            f"{plural(int(wide.sum()), 'rij heeft', 'rijen hebben')} meer kolommen dan de kop: "
            f"rij {row + 1} heeft er {cells} en de kop {width}{cause}; "
            "exporteer opnieuw met een ander scheidingsteken of verbeter die rijen."
        )


def _refuse_open_quote(grid: pd.DataFrame, width: int, separator: str) -> None:
    """A cell that spans lines and holds whole rows comes from a quote that was never closed."""
    for column in range(width):
        cells = grid[column]
        swallowed = cells.str.contains("\n", regex=False) & (cells.str.count(re.escape(separator)) >= width - 1)
        if width > 1 and swallowed.any():
            row = int(swallowed.to_numpy().argmax()) + 1
            raise InputError(
                f"In rij {row} begint een aanhalingsteken dat pas rijen later sluit, "
                "zodat er hele regels in één cel verdwijnen: verbeter die regel in het bestand."
            )


# --- workbooks ---------------------------------------------------------------------------------


def _workbook(content: bytes, names: Sequence[str], sheet: str | None) -> Table:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # styles that openpyxl doesn't know
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            if sheet is not None and sheet not in book.sheetnames:
                raise InputError(f"Er is geen tabblad '{sheet}': kies uit {listing(book.sheetnames, last='of')}.")
            sheets = {name: _rows(book[name]) for name in ([sheet] if sheet else book.sheetnames)}
            book.close()
    except InputError:
        raise
    except Exception as reason:
        raise InputError(
            f"Dit bestand is geen leesbare XLSX ({type(reason).__name__}): "
            "pak een ZIP eerst uit, of open het in je rekenblad en sla het op als XLSX."
        ) from None
    found = {name: row for name, rows in sheets.items() if (row := _header(rows, names)) is not None}
    if not found:
        heads = [
            [str(cell) for cell in row if cell is not None] for rows in sheets.values() for row in rows[:HEADER_WITHIN]
        ]
        nearest = max(
            heads,
            key=lambda head: (len({_bare(name) for name in names} & set(map(_bare, head))), len(head)),
            default=[],
        )
        missing = next(name for name in names if _bare(name) not in map(_bare, nearest))
        raise InputError(_absent(missing, nearest))
    if len(found) > 1:
        raise InputError(
            f'De kolommen staan op meer tabbladen ({listing(found)}): kies er een met sheet="{next(iter(found))}".'
        )
    ((name, header),) = found.items()
    rows = sheets[name]
    width = max(i for i, cell in enumerate(rows[header]) if cell is not None) + 1
    cells = pd.DataFrame([_padded(row, width) for row in rows[header + 1 :]], columns=None, dtype=object)
    cells = cells.reindex(columns=range(width))
    cells.columns = pd.Index(["" if c is None else str(c) for c in _padded(rows[header], width)], dtype=object)
    table = Table(cells, header + 2, read_as=[Line("bron", f"een rekenblad (XLSX), tabblad '{name}'")])
    if header:
        table.read_as.append(Line("kop", f"rij {header + 1}; wat erboven staat is overgeslagen"))
    return table


def _rows(sheet: Any) -> list[tuple[Any, ...]]:
    if not hasattr(sheet, "iter_rows"):
        return []  # a sheet with only a chart
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # some programs write a wrong size
    rows = list(sheet.iter_rows(values_only=True))
    while rows and all(cell is None for cell in rows[-1]):
        rows.pop()
    return rows


def _header(rows: list[tuple[Any, ...]], names: Sequence[str]) -> int | None:
    wanted = {_bare(name) for name in names}
    for i, row in enumerate(rows[:HEADER_WITHIN]):
        if wanted <= {_bare(cell) for cell in row if cell is not None}:
            return i
    return None


def _padded(row: tuple[Any, ...], width: int) -> list[Any]:
    return [*row[:width], *[None] * (width - len(row))]


# --- names -------------------------------------------------------------------------------------


def _bare(name: Any) -> str:
    """Give a name without blanks around it and with single blanks within."""
    return " ".join(str(name).replace("\ufeff", "").replace("\u200b", "").split())


def _tidy_names(table: Table) -> None:
    raw = [str(name) for name in table.cells.columns]
    bare = [_bare(name) or f"(kolom {i + 1})" for i, name in enumerate(raw)]
    blanks = [tidy for name, tidy in zip(raw, bare, strict=True) if _bare(name) and name != tidy]
    if blanks:
        table.read_as.append(Line("kolomnamen", f"overtollige spaties weggehaald bij {listing(blanks)}"))
    double = sorted({name for name in bare if bare.count(name) > 1})
    if double:
        table.look_at.append(Line(f"kolomnaam dubbel: {listing(double)}", "geef elke kolom een eigen naam"))
    table.cells.columns = pd.Index(bare, dtype=object)


def _absent(name: str, present: Iterable[Any]) -> str:
    names = [bare for cell in present if (bare := _bare(cell))]
    same = [n for n in names if n.casefold() == _bare(name).casefold()]
    near = same or difflib.get_close_matches(name, names, n=1)
    if near:
        advice = f"bedoel je '{near[0]}'?"
    elif names:
        advice = f"wel zijn er {listing(names)} ({count(len(names))} in totaal)."
    else:
        advice = "er staat geen enkele kolomnaam."
    return f"Kolom '{name}' is er niet: {advice}"
