"""The declarations: one place says what a column is called, holds, means and serves.

Types, the data dictionary, datapackage.json and the checks all come from here. A table is declared
above the function that grows it::

    @table("orders", "Alle bestellingen", "C30 C31", '''
    order_id*    int          | Nummer van de bestelling
    customer_id  int>persons  | Wie bestelde | C30
    amount       euro         | Betaald bedrag
    nps          num0? 0..10  | Blanco als de vraag is overgeslagen
    ''')
    def orders(w: World) -> Columns: ...

``*`` marks the primary key, ``?`` may be blank, ``>table`` points to another table's key,
``[a, b]`` lists the allowed values, ``0..10`` the range, ``(dagen)`` the unit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from klantlab.company.world import World

Columns = Mapping[str, Any]

_LINE = re.compile(
    r"(?P<name>\w+)(?P<key>\*)?\s+(?P<kind>int|num\d|euro|text|bool|date|datetime)(?P<null>\?)?"
    r"(?:>(?P<refers>[\w.]+))?\s*(?:\[(?P<values>[^\]]*)\])?\s*(?:(?P<low>-?\d+)\.\.(?P<high>\d+))?\s*"
    r"(?:\((?P<unit>[^)]*)\))?$"
)


@dataclass(frozen=True)
class Column:
    """One column: `kind` is int, num, text, bool, date or datetime.

    `draw` makes a column that was added later from a stream of its own:
    ``draw(generator, frame_so_far) -> array``.
    """

    name: str
    kind: str
    description: str
    unit: str = ""
    decimals: int = 0
    nullable: bool = False
    key: bool = False
    values: tuple[str, ...] = ()
    bounds: tuple[int, int] | None = None
    refers: str = ""
    concepts: tuple[str, ...] = ()
    draw: Callable[[np.random.Generator, pd.DataFrame], Any] | None = field(default=None, compare=False)

    @property
    def dtype(self) -> Any:
        """The pandas dtype: a blank number is NaN, a blank whole number makes the column Int64."""
        if self.kind == "int":
            return "Int64" if self.nullable else "int64"
        if self.kind == "text":
            return pd.StringDtype(na_value=np.nan)
        return {"num": "float64", "bool": "bool", "date": "datetime64[us]", "datetime": "datetime64[us]"}[self.kind]


@dataclass(frozen=True)
class Table:
    """One table: what it holds, which concepts of the course it serves, and how it is grown."""

    name: str
    description: str
    concepts: tuple[str, ...]
    columns: tuple[Column, ...]
    grow: Callable[[World], Columns] = field(compare=False)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that name a row."""
        return tuple(column.name for column in self.columns if column.key)

    @property
    def foreign(self) -> dict[str, tuple[str, str]]:
        """Column → (table, column) that it points to."""
        pairs = {column.name: column.refers.partition(".") for column in self.columns if column.refers}
        return {name: (there, column or name) for name, (there, _, column) in pairs.items()}

    @property
    def dtypes(self) -> dict[str, Any]:
        """Column → pandas dtype, in order."""
        return {column.name: column.dtype for column in self.columns}


TABLES: dict[str, Table] = {}


def column(line: str, concepts: tuple[str, ...] = ()) -> Column:
    """Read one line of a declaration."""
    head, _, rest = line.partition("|")
    description, _, served = rest.partition("|")
    found = _LINE.match(head.strip())
    if not found:
        raise ValueError(f"not a column: {line!r}")
    kind = found["kind"]
    decimals = 2 if kind == "euro" else int(kind[3:]) if kind.startswith("num") else 0
    return Column(
        name=found["name"],
        kind="num" if kind[:3] in ("eur", "num") else kind,
        description=description.strip(),
        unit=found["unit"] or ("€" if kind == "euro" else ""),
        decimals=decimals,
        nullable=bool(found["null"]),
        key=bool(found["key"]),
        values=tuple(value.strip() for value in (found["values"] or "").split(",") if value.strip()),
        bounds=(int(found["low"]), int(found["high"])) if found["low"] else None,
        refers=found["refers"] or "",
        concepts=tuple(served.split()) or concepts,
    )


def table(name: str, description: str, concepts: str, lines: str) -> Callable[[Any], Any]:
    """Declare a table and register the function below as the one that grows it."""

    def register(function: Callable[[World], Columns]) -> Callable[[World], Columns]:
        served = tuple(concepts.split())
        columns = tuple(column(line, served) for line in lines.strip().splitlines())
        TABLES[name] = Table(name, description, served, columns, function)
        return function

    return register


_TRUE = {"true": True, "false": False, "1": True, "0": False}


def cast(values: Any, column: Column) -> Any:
    """Give one column its declared type; numbers are rounded to the declared decimals.

    A cent that was computed and a cent that was read from a file are then the same number.
    """
    series = pd.Series(values) if not isinstance(values, pd.Series) else values
    if column.kind == "num":
        return pd.Series(np.round(series.to_numpy(dtype=float, na_value=np.nan), column.decimals), index=series.index)
    if column.kind == "bool":
        if series.dtype == bool:
            return series
        return series.map(lambda value: _TRUE[str(value).strip().lower()]).astype(bool)
    if column.kind in ("date", "datetime"):
        return pd.to_datetime(series).astype(column.dtype)
    if column.kind == "text" and column.nullable and len(series):
        series = series.astype(object)
        series = series.where(series.notna() & (series != ""), np.nan)
    return series.astype(column.dtype)


def typed(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Apply the declared types to a table, for instance one that was just read from its CSV file.

    Parameters
    ----------
    name : str
        A declared table.
    frame : pandas.DataFrame
        With at least the declared columns, in any type that can be read as declared.

    Returns
    -------
    pandas.DataFrame
        A new frame: exactly the declared columns, in order, with the declared types.
    """
    return shaped(TABLES[name], {column: frame[column] for column in TABLES[name].dtypes})


def shaped(declared: Table, columns: Columns) -> pd.DataFrame:
    """Build the typed frame of a table from its columns."""
    return pd.DataFrame({c.name: cast(columns[c.name], c) for c in declared.columns if c.name in columns})
