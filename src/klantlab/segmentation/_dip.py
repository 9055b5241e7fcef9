"""Hartigan's dip: how far a set of numbers is from having one peak."""

from __future__ import annotations

import numpy as np

# Quantiles of sqrt(n) * dip when the truth is uniform, the one-peaked shape that is hardest to tell
# from two peaks. Simulated with this module: 20,000 samples of n = 500 (seed 1). At other n they lie
# 0.2 (1/sqrt(n) - 1/sqrt(500)) lower, and in the tail up to 0.4 of that: the p-value is a little too
# large for small n, never too small (tests/test_segmentation.py simulates them again).
_LEVELS = np.array([0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9995])
_ROOT_N_DIP = np.array([0.17, 0.286, 0.320, 0.368, 0.426, 0.486, 0.526, 0.609, 0.638, 0.702, 0.727])


def dip(values: np.ndarray) -> float:
    """Largest distance between the empirical distribution and the nearest one-peaked one.

    Parameters
    ----------
    values : numpy.ndarray
        One dimension, at least one finite number.

    Returns
    -------
    float
        Between 1/(2n) and 1/4. Numbers that occur more than once make it larger than it should be:
        spread them first.

    Notes
    -----
    Hartigan & Hartigan (1985): shrink the interval in which the peak may lie. In each round draw
    the greatest convex function below and the least concave function above the empirical
    distribution on that interval; the place where they are furthest apart bounds the next interval,
    and what they miss outside it is the dip so far.

    Examples
    --------
    >>> round(dip(np.array([0.0, 0.1, 0.2, 9.0, 9.1, 9.2])), 2)
    0.24
    """
    x = np.sort(np.asarray(values, dtype=float))
    n = len(x)
    if n < 4 or x[0] == x[-1]:
        return 1 / (2 * n)
    steps = np.arange(1, n + 1, dtype=float)
    low, high, found = 0, n - 1, 1.0
    while True:
        below = _hull(x, steps, low, high, convex=True)
        above = _hull(x, steps, low, high, convex=False)
        # Heights of both curves at the corners of either.
        at_below = np.interp(x[below], x[above], steps[above])
        at_above = np.interp(x[above], x[below], steps[below])
        gap_below = at_below - steps[below] + 1
        gap_above = steps[above] - at_above + 1
        if gap_below.max() >= gap_above.max():
            corner = int(gap_below.argmax())
            widest, left = gap_below[corner], below[corner]
            right = above[min(int(np.searchsorted(above, left)), len(above) - 1)]
        else:
            corner = int(gap_above.argmax())
            widest, right = gap_above[corner], above[corner]
            left = below[max(int(np.searchsorted(below, right, side="right")) - 1, 0)]
        if widest <= found:
            return float(found / (2 * n))
        found = max(found, _missed(x, steps, below, low, left, 1.0), _missed(x, steps, above, right, high, -1.0))
        if (left, right) == (low, high) or right <= left:
            return float(found / (2 * n))
        low, high = int(left), int(right)


def p_value(values: np.ndarray) -> float:
    """Chance of a dip this deep or deeper when the numbers come from one peak (at the most)."""
    n = len(values)
    scaled = np.sqrt(n) * dip(values) + 0.2 * (n**-0.5 - 500**-0.5)
    if scaled >= _ROOT_N_DIP[-1]:
        # beyond the table the tail falls at least this fast
        return float((1 - _LEVELS[-1]) * np.exp(-12 * (scaled - _ROOT_N_DIP[-1])))
    return float(1 - np.interp(scaled, _ROOT_N_DIP, _LEVELS))


def _hull(x: np.ndarray, steps: np.ndarray, low: int, high: int, *, convex: bool) -> np.ndarray:
    """Positions of the corners of the greatest convex minorant (or least concave majorant)."""
    sign = 1.0 if convex else -1.0
    corners: list[int] = []
    for i in range(low, high + 1):
        while len(corners) >= 2:
            a, b = corners[-2], corners[-1]
            turn = (steps[b] - steps[a]) * (x[i] - x[a]) - (steps[i] - steps[a]) * (x[b] - x[a])
            if sign * turn < 0:
                break
            corners.pop()
        corners.append(i)
    return np.array(corners)


def _missed(x: np.ndarray, steps: np.ndarray, corners: np.ndarray, start: int, stop: int, sign: float) -> float:
    """Largest distance between the curve through `corners` and the steps from `start` to `stop`."""
    if stop <= start:
        return 1.0
    at = np.arange(start, stop + 1)
    curve = np.interp(x[at], x[corners], steps[corners])
    return float((sign * (steps[at] - curve)).max() + 1)
