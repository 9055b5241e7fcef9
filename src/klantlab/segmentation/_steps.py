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
            column[:] = np.floor(column / step + 0.5) * step  # halves all go the same way
        values = np.unique(column)
        # each value is spread halfway to its neighbours
        inner = (values[1:] + values[:-1]) / 2
        edges = np.concatenate([[2 * values[0] - inner[0]], inner, [2 * values[-1] - inner[-1]]])
        place = np.searchsorted(values, column)
        column[:] = rng.uniform(edges[place], edges[place + 1])
    return out


def rounded_to(values: np.ndarray) -> float:
    """Give the coarsest step (1, 2 or 5 times a power of ten) that many people rounded to; 0 when there is none.

    From fine to coarse: a step counts when more than a fifth of the values other than 0 are multiples of it, and a
    quarter more of them than the step before explains. No step is coarser than one and a half standard
    deviations: there would be nothing left to see.

    Examples
    --------
    >>> rounded_to(np.array([6.0, 7.0, 7.0, 7.4, 8.0, 6.8, 9.0, 5.0]))
    1.0
    """
    other = values[values != 0]
    gaps = np.diff(np.unique(other))
    if not len(gaps):
        return 0.0
    coarsest = 1.5 * float(values.std())
    step, share, found = float(gaps.min()), 1.0, 0.0
    top = int(np.floor(np.log10(coarsest)))
    for candidate in (lead * 10.0**power for power in range(top - 4, top + 1) for lead in (1, 2, 5)):
        if not step * 1.01 < candidate <= coarsest:
            continue
        multiples = float((np.abs(other / candidate - np.round(other / candidate)) < 1e-6).mean())
        if multiples > max(0.2, 1.25 * share * step / candidate):
            step, share, found = candidate, multiples, candidate
    return found
