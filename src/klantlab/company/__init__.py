"""Morgenrood: a coffee roaster grown from a seed, whose truth is known.

One generative model makes every table: the latent need, price sensitivity, attitude and service
experience of each person drive purchases, stopping, answers and words. It imports no model that the
course teaches, so the truth never depends on what is tested on it::

    from klantlab import company

    tables = company.grow(501234)          # dict of typed frames; grow() is the shipped company
    company.TABLES["orders"].columns       # what each column means, and which concept it serves
    company.truth(501234).drivers          # what was planted
    company.write("datasets", company.SEED)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import pandas as pd

from klantlab.company import (
    assortment,
    business,
    kassa,
    online,
    orders,
    people,
    planted,
    service,
    shipping,
    strategy,
    studies,
    subscribing,
    surveys,
)
from klantlab.company.declare import TABLES, Column, Table, shaped, typed
from klantlab.company.planted import Truth
from klantlab.company.streams import SEED, stream
from klantlab.company.world import World

__all__ = ["SEED", "TABLES", "Column", "Table", "Truth", "export", "grow", "stream", "truth", "typed", "write"]

_ROOMS = (
    assortment,
    people,
    orders,
    subscribing,
    surveys,
    online,
    service,
    studies,
    business,
    strategy,
)  # importing them fills TABLES


@lru_cache(maxsize=2)
def _world(seed: int) -> World:
    return World(seed)


def grow(seed: int | None = None, tables: Iterable[str] | Mapping[str, Table] | None = None) -> dict[str, pd.DataFrame]:
    """Grow the company's tables.

    Parameters
    ----------
    seed : int, optional
        Which company; without it the shipped one, :data:`SEED`.
    tables : names or declarations, optional
        Only these tables (nothing else is worked out than what they need), or declarations to grow
        in place of :data:`TABLES`, for instance with a column added.

    Returns
    -------
    dict of pandas.DataFrame
        By table name, with exactly the declared columns and types. The frames are the caller's own.

    Examples
    --------
    >>> list(grow(tables=["products"])["products"].columns)[:3]
    ['product_id', 'name', 'category']
    """
    seed = SEED if seed is None else int(seed)
    if isinstance(tables, Mapping):
        declared = dict(tables)
        w = _world(seed) if all(TABLES.get(name) is table for name, table in declared.items()) else World(seed)
    else:
        names = list(TABLES) if tables is None else list(tables)
        declared = {name: TABLES[name] for name in names}
        w = _world(seed)
    try:
        return {name: _grown(w, table).copy() for name, table in declared.items()}
    except BaseException:  # somebody pressed stop: a world that is half grown has used up some of its streams
        _world.cache_clear()
        raise


def _grown(w: World, table: Table) -> pd.DataFrame:
    if table not in w.known:
        frame = shaped(table, table.grow(w))
        for column in table.columns:
            if column.draw is not None:
                frame[column.name] = column.draw(stream(w.seed, table.name, column.name), frame)
        w.known[table] = shaped(table, {str(name): frame[name] for name in frame})
    return w.known[table]


def truth(seed: int | None = None) -> Truth:
    """Return everything that was planted in a company.

    Parameters
    ----------
    seed : int, optional
        Which company; without it the shipped one.

    Returns
    -------
    Truth
        True segments, weights, breakpoint, effects and the list of assumptions that are broken.

    Examples
    --------
    >>> truth().breakpoint
    8.0
    """
    seed = SEED if seed is None else int(seed)
    w = _world(seed)
    if "truth" not in w.known:
        w.known["truth"] = planted.reveal(w, _grown(w, TABLES["orders"]))
    return w.known["truth"]


def write(folder: str | Path, seed: int | None = None) -> None:
    """Write all tables, the spreadsheet export, datapackage.json and the dictionary to a folder.

    Parameters
    ----------
    folder : str or Path
        Made if it is not there; files of the same name are replaced.
    seed : int, optional
        Which company; without it the shipped one.
    """
    seed = SEED if seed is None else int(seed)
    shipping.write(folder, seed, grow(seed))


def export(seed: int | None = None) -> bytes:
    """Return the bytes of ``export_kassa.csv``: a Dutch spreadsheet export with planted mess.

    What a right reading of it gives stands in ``truth(seed).kassa``.
    """
    seed = SEED if seed is None else int(seed)
    return kassa.export(seed, grow(seed, ["orders"]))[0]
