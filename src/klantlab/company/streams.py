"""One named random stream for every table and column, so that a later one never moves an earlier one."""

from __future__ import annotations

import hashlib

import numpy as np

SEED = 20231
"""The seed of the shipped company."""


def stream(seed: int, *names: str) -> np.random.Generator:
    """Return the generator that belongs to a seed and a name.

    The name is hashed with BLAKE2, because Python's own ``hash`` differs from one process to the
    next. Two names give independent streams; the same name always gives the same one.

    Parameters
    ----------
    seed : int
        Any whole number from 0.
    *names : str
        Table and column, or table and purpose.

    Returns
    -------
    numpy.random.Generator
        Fresh, at its first number.

    Examples
    --------
    >>> float(stream(1, "orders", "date").random()) == float(stream(1, "orders", "date").random())
    True
    """
    digest = hashlib.blake2b("/".join(names).encode(), digest_size=16).digest()
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, int.from_bytes(digest, "little")])))


def pick(rng: np.random.Generator, shares: np.ndarray, rows: np.ndarray | int) -> np.ndarray:
    """Draw one category per row.

    Parameters
    ----------
    rng : numpy.random.Generator
    shares : array (categories,) or (groups, categories)
        Weights, not necessarily adding up to 1.
    rows : int or integer array
        How many draws, or the group of each draw.
    """
    shares = np.asarray(shares, dtype=float)
    edges = np.cumsum(shares, axis=-1)
    edges = edges / edges[..., -1:]
    if isinstance(rows, int | np.integer):
        return np.searchsorted(edges, rng.random(int(rows)), side="right").clip(0, shares.shape[-1] - 1)
    u = rng.random(len(rows))
    out = np.empty(len(rows), dtype=np.int64)
    for group in range(len(shares)):
        mine = rows == group
        out[mine] = np.searchsorted(edges[group], u[mine], side="right")
    return out.clip(0, shares.shape[-1] - 1)


def marks(latent: np.ndarray, low: int, high: int) -> np.ndarray:
    """Round a latent opinion to a whole mark on a scale that ends."""
    return np.clip(np.floor(latent + 0.5), low, high).astype(np.int64)
