"""Values that come in steps: marks, counts, and amounts that people round. Steps are no groups."""

from __future__ import annotations

import numpy as np


def spread(data: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Spread each column whose values repeat evenly over its steps; other columns stay as they are.

    Parameters
    ----------
    data : numpy.ndarray, shape (n, columns)
        No column with one value only.
    rng : numpy.random.Generator

    Returns
    -------
    numpy.ndarray
        A new array in which no two values of a column are equal, in the order that they had.

    Examples
    --------
    >>> out = spread(np.array([[1.0], [2.0], [2.0], [3.0]]), np.random.default_rng(1))
    >>> np.round(out[:, 0]).tolist()
    [1.0, 2.0, 2.0, 3.0]
    """
    out = data.copy()
    for column in out.T:  # a view: filled in place
        if len(np.unique(column)) == len(column):
            continue
        step = rounded_to(column)
        if step:
            column[:] = np.round(column / step) * step
        values = np.unique(column)
        # each value is spread halfway to its neighbours
        inner = (values[1:] + values[:-1]) / 2
        edges = np.concatenate([[2 * values[0] - inner[0]], inner, [2 * values[-1] - inner[-1]]])
        place = np.searchsorted(values, column)
        column[:] = rng.uniform(edges[place], edges[place + 1])
    return out


def rounded_to(values: np.ndarray) -> float:
    """Give the coarsest step (1, 2 or 5 times a power of ten) that many people rounded to; 0 when there is none.

    Many: more than a fifth of the values other than 0, and twice what the finest step gives by chance. No step
    is coarser than one and a half standard deviations: there would be nothing left to see.

    Examples
    --------
    >>> rounded_to(np.array([6.0, 7.0, 7.0, 7.4, 8.0, 6.8, 9.0, 5.0]))
    1.0
    """
    other = values[values != 0]
    gaps = np.diff(np.unique(other))
    coarsest = 1.5 * values.std()
    if not len(gaps):
        return 0.0
    top = int(np.floor(np.log10(coarsest)))
    for step in (lead * 10.0**power for power in range(top, top - 4, -1) for lead in (5, 2, 1)):
        if step > coarsest:
            continue
        multiples = np.abs(other / step - np.round(other / step)) < 1e-6
        by_chance = min(1.0, float(gaps.min()) / step)
        # At the finest step all are multiples, by chance too: then there is nothing to coarsen.
        if by_chance < 0.75 and multiples.mean() > max(0.2, 2 * by_chance):
            return float(step)
    return 0.0
