"""The tables of Morgenrood: read from datasets/ where they lie, otherwise grown from the seed."""

from __future__ import annotations

import contextlib
import difflib
import hashlib
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from klantlab.data import _cache
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import listing

SHIPPED = Path(__file__).resolve().parents[3] / "datasets"  # absent beside an installed wheel
FILES = ("export_kassa.csv",)  # what file() gives a path of
COMPANIES_KEPT = 12  # grown companies on disk, a few MB each; the ones longest unused make room

_active: int | None = None
_memory: dict[tuple[int, str], pd.DataFrame] = {}


@dataclass(frozen=True)
class Variant(Result):
    """Which company the course speaks of from here on."""

    seed: int
    shipped: bool

    @property
    def words(self) -> str:
        """Say it in one sentence."""
        if self.shipped:
            return "Vanaf hier werk je met het Morgenrood van de cursus."
        return f"Vanaf hier werk je met Morgenrood, variant {self.seed}: dezelfde firma, andere klanten en cijfers."


def variant(seed: int | None) -> Variant:
    """Choose the company that `load` and `exercises.check` speak of from here on.

    Parameters
    ----------
    seed : int or None
        Any whole number from 0, for example a student number; None goes back to the company of
        the course. The same number always grows the same company.

    Returns
    -------
    Variant
        Says in words which company it is.

    Raises
    ------
    InputError
        Not a whole number, or a negative one.

    Examples
    --------
    >>> variant(None)
    Vanaf hier werk je met het Morgenrood van de cursus.
    """
    global _active
    if seed is not None and (isinstance(seed, bool) or not isinstance(seed, (int, np.integer)) or seed < 0):
        raise InputError(
            f"`seed` moet een heel getal zijn, zoals 501234 (zonder aanhalingstekens), of None, en is nu {seed!r}."
        )
    own = _company().SEED
    _active = None if seed is None or int(seed) == own else int(seed)
    for key in [key for key in _memory if key[0] not in (own, _active)]:
        del _memory[key]  # a lecturer may walk past thirty companies; the disk remembers them
    return Variant(current(), shipped=_active is None)


def current() -> int:
    """Give the seed of the company that `load` and `exercises.check` speak of now."""
    return int(_company().SEED) if _active is None else _active


def load(name: str) -> pd.DataFrame:
    """Load one table of Morgenrood; `tables` lists them.

    Parameters
    ----------
    name : str
        For example ``"orders"``.

    Returns
    -------
    pandas.DataFrame
        A fresh copy with the declared dtypes: change it as you like.

    Raises
    ------
    InputError
        There is no such table; the message names the nearest ones.
    """
    names = list(_company().TABLES)
    if not isinstance(name, str) or name not in names:
        raise InputError(_unknown(name, names))
    seed = current()
    if (seed, name) not in _memory:
        shipped = _shipped(name) if _active is None else None
        _memory[seed, name] = _grown(seed, name) if shipped is None else shipped
    return _memory[seed, name].copy()


def file(name: str) -> Path:
    """Give the path of a file of Morgenrood that is meant to be read as a file, mess and all.

    Parameters
    ----------
    name : {"export_kassa.csv"}
        The export of the shop tills, as a Dutch spreadsheet writes it.

    Returns
    -------
    pathlib.Path
        In datasets/ where that lies; otherwise (and for a variant) in the user's cache.

    Raises
    ------
    InputError
        There is no such file.

    Examples
    --------
    >>> file("export_kassa.csv").name
    'export_kassa.csv'
    """
    if name not in FILES:
        raise InputError(f"Morgenrood heeft geen los bestand {name!r}: kies 'export_kassa.csv', of een tabel met load.")
    shipped = SHIPPED / name
    if _active is None and shipped.is_file():
        return shipped
    path = _place(current()) / name
    content: bytes = _company().export(current())
    _cache.write(path, lambda half: half.write_bytes(content))
    return path


def tables() -> pd.DataFrame:
    """List the tables of Morgenrood: name, number of rows and what is in it (in Dutch).

    Returns
    -------
    pandas.DataFrame
        Columns `table`, `rows` and `description`, in the order of the data dictionary.
    """
    declared = _company().TABLES
    return pd.DataFrame(
        {
            "table": list(declared),
            "rows": [len(load(name)) for name in declared],
            "description": [table.description for table in declared.values()],
        }
    )


def _company() -> Any:
    from klantlab import company  # grows nothing yet, but is not needed to fetch or read a file

    return company


def _unknown(name: Any, names: list[str]) -> str:
    near = difflib.get_close_matches(str(name).strip().casefold(), names, n=3, cutoff=0.5)
    advice = f"bedoel je {listing(near, last='of')}?" if near else f"kies uit {listing(names, most=len(names))}."
    return f"Morgenrood heeft geen tabel {name!r}: {advice} Alle tabellen staan in data.tables()."


def _shipped(name: str) -> pd.DataFrame | None:
    """Read the file of the repository; None where it is absent or was spoiled (saved by a spreadsheet)."""
    path = SHIPPED / f"{name}.csv"
    if not path.is_file():
        return None
    company = _company()
    # text stays text: "00123" is no number and "NA" may be a word
    text = {c: dtype for c, dtype in company.TABLES[name].dtypes.items() if isinstance(dtype, pd.StringDtype)}
    try:
        read = pd.read_csv(path, dtype=text, keep_default_na=False, na_values=[""])
        frame: pd.DataFrame = company.typed(name, read)
    except (ValueError, KeyError, TypeError):
        return None
    return frame


def _grown(seed: int, name: str) -> pd.DataFrame:
    place = _place(seed)
    frame = _cache.read(place / f"{name}.feather")
    if frame is not None:
        with contextlib.suppress(OSError):
            place.touch()  # used lately
        return frame
    frame = _company().grow(seed, [name])[name]
    _cache.save(frame, place / f"{name}.feather")
    _make_room(place.parent)
    return frame


def _place(seed: int) -> Path:
    return _cache.folder() / "morgenrood" / f"{_edition()}-{seed}"


def _make_room(place: Path) -> None:
    with contextlib.suppress(OSError):
        used = sorted(place.iterdir(), key=lambda kept: kept.stat().st_mtime, reverse=True)
        for old in used[COMPANIES_KEPT:]:
            shutil.rmtree(old, ignore_errors=True)


@cache
def _edition() -> str:
    """Name the code that grows: another edition of it, or of NumPy, must never meet an older cache."""
    home = Path(_company().__file__).parent
    digest = hashlib.sha256(f"numpy {np.__version__} pandas {pd.__version__}".encode())
    for source in sorted(p for p in home.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()[:12]
