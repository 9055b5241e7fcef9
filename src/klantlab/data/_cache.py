"""A folder of the user's own for what is expensive to make twice: grown tables and converted downloads.

A cache may vanish, be read-only or hold half a file; nothing here ever stands in the way of an answer.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd


def folder() -> Path:
    """Give the cache folder: $KLANTLAB_CACHE, or where the system wants caches to be."""
    named = os.environ.get("KLANTLAB_CACHE")
    if named:
        return Path(named).expanduser()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "klantlab"


def write(path: Path, make: Callable[[Path], object]) -> None:
    """Let `make` write a file beside `path`, then rename it: a reader sees a whole file or none.

    Raises
    ------
    OSError
        The folder can't be made or written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".half-", suffix=path.suffix)
    os.close(handle)
    half = Path(name)
    try:
        make(half)
        half.replace(path)
    finally:
        with contextlib.suppress(OSError):
            half.unlink()


def save(frame: pd.DataFrame, path: Path) -> None:
    """Keep a frame if the disk allows it; dtypes come back as they were."""
    with contextlib.suppress(OSError):
        write(path, lambda half: frame.to_feather(half))


def read(path: Path) -> pd.DataFrame | None:
    """Give a kept frame back, or None where there is none or it is damaged."""
    if not path.is_file():
        return None
    try:
        return pd.read_feather(path)
    except Exception:  # whatever half a file raises: it is made again
        return None
