"""How often `clusters_present` sees groups: where there are none, and where there are.

Run: python benchmarks/segmentation_evidence.py [repeats]

Prints, for each shape, number of customers n and number of columns d, the share of draws in which groups are reported.
Above the line there is one group: the share should be at most 5%. Below it there are several.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from klantlab import segmentation

Rng = np.random.Generator
Shape = Callable[[Rng, int, int], np.ndarray]


def correlated(rng: Rng, n: int, d: int) -> np.ndarray:
    return rng.normal(size=(n, d)) * 0.5 + 1.5 * rng.normal(size=(n, 1))


def likert(rng: Rng, n: int, d: int) -> np.ndarray:
    return np.clip(np.round(3 + 0.8 * rng.normal(size=(n, d)) + 0.7 * rng.normal(size=(n, 1))), 1, 5)


def money(rng: Rng, n: int, d: int) -> np.ndarray:
    return np.round(np.exp(rng.normal(4, 0.8, size=(n, d))) / 10) * 10


def mixed(rng: Rng, n: int, d: int) -> np.ndarray:
    """Numbers beside a yes/no column that has nothing to do with them."""
    return np.column_stack([rng.normal(size=(n, d - 1)), rng.random(n) < 0.3])


def zeros(rng: Rng, n: int, d: int) -> np.ndarray:
    """Spending, with three in ten who spend nothing."""
    return rng.exponential(50, size=(n, d)) * (rng.random((n, d)) > 0.3)


def rounded(rng: Rng, n: int, d: int) -> np.ndarray:
    """Report marks with one decimal, of which many are a half or a whole."""
    steps = rng.choice([1, 2, 10], size=(n, d), p=[0.3, 0.3, 0.4])
    return np.round(np.clip(7.2 + rng.normal(size=(n, d)), 1, 10) * steps) / steps


def blobs(gap: float, k: int, small: float | None = None) -> Shape:
    """k round groups whose centres lie `gap` standard deviations apart; `small` is the share of the first of two."""

    def draw(rng: Rng, n: int, d: int) -> np.ndarray:
        centres = np.zeros((k, d))
        turn = 2 * np.pi * np.arange(k) / k
        radius = gap / (2 * np.sin(np.pi / k))
        centres[:, 0], centres[:, 1] = radius * np.cos(turn), radius * np.sin(turn)
        shares = None if small is None else [small, 1 - small]
        return centres[rng.choice(k, n, p=shares)] + rng.normal(size=(n, d))

    return draw


ONE: dict[str, Shape] = {
    "normal": lambda rng, n, d: rng.normal(size=(n, d)),
    "correlated": correlated,
    "lognormal": lambda rng, n, d: np.exp(0.8 * rng.normal(size=(n, d))),
    "uniform": lambda rng, n, d: rng.random((n, d)),
    "t, 3 df": lambda rng, n, d: rng.standard_t(3, size=(n, d)),
    "marks 1-5": likert,
    "money in tens": money,
    "with a yes/no": mixed,
    "exponential": lambda rng, n, d: rng.exponential(size=(n, d)),
    "many zeros": zeros,
    "rounded marks": rounded,
    "counts": lambda rng, n, d: rng.negative_binomial(1, 0.2, size=(n, d)).astype(float),
}
SEVERAL: dict[str, Shape] = {
    "2 groups, 3 sd": blobs(3, 2),
    "2 groups, 4 sd": blobs(4, 2),
    "2 groups, 6 sd": blobs(6, 2),
    "10% at 6 sd": blobs(6, 2, small=0.1),
    "3 groups, 6 sd": blobs(6, 3),
    "4 groups, 6 sd": blobs(6, 4),
}
SIZES = ((60, 2), (60, 5), (400, 2), (400, 5))


def share(shape: Shape, n: int, d: int, repeats: int, seed: int) -> float:
    """Share of draws in which groups are reported."""
    rng = np.random.default_rng([seed, n, d])
    seen = [segmentation.clusters_present(shape(rng, n, d), seed=i).present for i in range(repeats)]
    return float(np.mean(seen))


def main(repeats: int) -> None:
    """Print the table."""
    head = "".join(f"{f'n={n} d={d}':>12}" for n, d in SIZES)
    print(f"share of {repeats} draws in which groups are reported\n{'shape':<16}{head}")
    for shapes in (ONE, SEVERAL):
        for i, (name, shape) in enumerate(shapes.items()):
            row = "".join(f"{share(shape, n, d, repeats, i):>12.3f}" for n, d in SIZES)
            print(f"{name:<16}{row}", flush=True)
        print("-" * 64)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
