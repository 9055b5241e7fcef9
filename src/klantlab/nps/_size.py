"""How many answers it takes."""

from __future__ import annotations

from math import ceil, inf, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

from klantlab.errors import InputError
from klantlab.nps._score import z_of
from klantlab.words import number


def sample_size(
    margin: float,
    *,
    promoters: float | None = None,
    detractors: float | None = None,
    confidence: float = 0.95,
    population: float | None = None,
    design_effect: float = 1.0,
) -> int:
    """Compute how many answers give a score that is known to within a margin.

    Parameters
    ----------
    margin : float
        Half the width of the interval, in NPS points (5 means ±5).
    promoters, detractors : float, optional
        Expected shares between 0 and 1. When left out, the worst case: half promoters, half
        detractors.
    confidence : float, default 0.95
        Of the interval.
    population : int, optional
        Customers in all. A survey of 300 out of 400 knows more than 300 out of a million.
    design_effect : float, default 1
        How many times weighting or clustering raises the variance.

    Returns
    -------
    int
        Answers, rounded up; invitations are answers divided by the response rate.

    Raises
    ------
    InputError
        A margin outside 0–100, shares that do not fit together, a population below 1.

    Notes
    -----
    n₀ = z²V·deff / margin², V = 10,000 (p + d − (p − d)²) square points; with a population of N:
    n = n₀ / (1 + (n₀ − 1) / N).

    References
    ----------
    Cochran (1977), Sampling techniques, § 4.5 and 4.6.

    Examples
    --------
    >>> sample_size(5)
    1537
    >>> sample_size(5, promoters=0.25, detractors=0.20)
    688
    >>> sample_size(5, promoters=0.25, detractors=0.20, population=1000)
    408
    """
    margin = _positive(margin, "margin", 100)
    needed = design_effect_of(design_effect) * _variance(promoters, detractors) * (z_of(confidence) / margin) ** 2
    return _whole(_of_finite(needed, population))


def margin(
    n: float,
    *,
    promoters: float | None = None,
    detractors: float | None = None,
    confidence: float = 0.95,
    population: float | None = None,
    design_effect: float = 1.0,
) -> float:
    """Compute how far off a score may be with n answers; the inverse of `sample_size`.

    Parameters
    ----------
    n : int
        Answers.
    promoters, detractors, confidence, population, design_effect
        As in `sample_size`.

    Returns
    -------
    float
        Half the width of the interval, in NPS points; 0 when the whole population answered.

    Examples
    --------
    >>> round(margin(100, promoters=0.25, detractors=0.20), 1)
    13.1
    >>> round(margin(100, promoters=0.25, detractors=0.20, population=120), 1)
    5.4
    """
    n = _positive(n, "n", inf)
    size = _population(population)
    if n > size:
        raise InputError(f"`n` is {number(n, 0)} en dat is meer dan de hele populatie van {number(size, 0)}.")
    left = 1.0 if size == inf else (size - n) / max(size - 1, 1)
    return z_of(confidence) * sqrt(design_effect_of(design_effect) * _variance(promoters, detractors) / n * left)


def detectable_difference(
    n: float,
    n_other: float | None = None,
    *,
    promoters: float | None = None,
    detractors: float | None = None,
    power: float = 0.8,
    confidence: float = 0.95,
) -> float:
    """Compute the smallest true difference between two groups that such a survey would notice.

    Parameters
    ----------
    n, n_other : int
        Answers per group; the same when one is given.
    promoters, detractors : float, optional
        Expected shares, as in `sample_size`.
    power : float, default 0.8
        Chance that the difference is noticed.
    confidence : float, default 0.95
        1 − confidence is the chance to notice a difference that is not there.

    Returns
    -------
    float
        NPS points: (z₁₋α⸝₂ + z_power) √(V/n + V/n_other). A result above 200 says that no difference
        is large enough.

    Examples
    --------
    >>> round(detectable_difference(400, promoters=0.25, detractors=0.20), 1)
    13.3
    """
    first = _positive(n, "n", inf)
    second = first if n_other is None else _positive(n_other, "n_other", inf)
    reach = z_of(confidence) + _z_power(power)
    return reach * sqrt(_variance(promoters, detractors) * (1 / first + 1 / second))


def sample_size_difference(
    difference: float,
    *,
    promoters: float | None = None,
    detractors: float | None = None,
    power: float = 0.8,
    confidence: float = 0.95,
) -> int:
    """Compute how many answers each of two groups needs to notice a true difference.

    Parameters
    ----------
    difference : float
        NPS points.
    promoters, detractors, power, confidence
        As in `detectable_difference`.

    Returns
    -------
    int
        Answers per group, rounded up.

    Examples
    --------
    >>> sample_size_difference(7, promoters=0.25, detractors=0.20)
    1434
    """
    gap = _positive(difference, "difference", 200)
    reach = z_of(confidence) + _z_power(power)
    return _whole(2 * _variance(promoters, detractors) * (reach / gap) ** 2)


def design_effect_of(value: Any) -> float:
    """Check a design effect."""
    return _positive(value, "design_effect", inf)


def _variance(promoters: Any, detractors: Any) -> float:
    if (promoters is None) != (detractors is None):
        raise InputError("Geef `promoters` en `detractors` allebei, of geen van beide (dan rekenen we met het ergste).")
    if promoters is None:
        return 10_000.0
    p, d = (_share(v, k) for v, k in ((promoters, "promoters"), (detractors, "detractors")))
    if p + d > 1 + 1e-9:
        raise InputError(
            f"Samen zijn `promoters` en `detractors` {number(p + d, 2)}, meer dan 1: geef aandelen van het geheel."
        )
    variance = p + d - (p - d) ** 2
    if variance <= 1e-12:
        raise InputError(
            "Met deze verwachte aandelen geeft iedereen hetzelfde antwoord, en dan is één antwoord genoeg: "
            "geef aandelen tussen 0 en 1."
        )
    return 10_000.0 * variance


def _of_finite(needed: float, population: Any) -> float:
    size = _population(population)
    return needed if size == inf else needed / (1 + (needed - 1) / size)


def _population(value: Any) -> float:
    return inf if value is None else _positive(value, "population", inf, least=1)


def _z_power(power: Any) -> float:
    if isinstance(power, bool) or not isinstance(power, (int, float)) or not 0 < power < 1:
        raise InputError(f"`power` moet tussen 0 en 1 liggen (zoals 0.8) en is nu {power!r}.")
    return NormalDist().inv_cdf(power)


def _share(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)) or not 0 <= value <= 1:
        raise InputError(f"`{name}` moet een aandeel tussen 0 en 1 zijn (0.25 voor een kwart) en is nu {value!r}.")
    return float(value)


def _positive(value: Any, name: str, most: float, least: float = 0.0) -> float:
    is_number = isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)
    if not is_number or not 0 < value <= most or value < least or value == inf:
        scale = "boven nul" if most == inf else f"boven nul en hoogstens {number(most, 0)}"
        raise InputError(f"`{name}` moet een getal {scale} zijn en is nu {value!r}.")
    return float(value)


def _whole(needed: float) -> int:
    return max(1, ceil(needed - 1e-9 * max(1.0, needed)))  # 384.0000000001 is 384
