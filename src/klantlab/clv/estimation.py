"""What the four models share: maximum likelihood on log parameters, and scikit-learn's manners.

Every parameter of these models is positive, so the search runs over its logarithm, and an interval
is symmetric there: a parameter of 0.02 never gets a lower end below zero.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any, Self

import numpy as np
import pandas as pd

from klantlab.errors import InputError
from klantlab.words import listing, number, percent

# The value and gradient of a log-likelihood at positive parameters.
Objective = Callable[[np.ndarray], tuple[float, np.ndarray]]

# Time is divided by the mean age before a search, so these bounds mean the same in days and in years.
LOWEST, HIGHEST = 1e-5, 1e4
EDGE = 1.0  # this near to a bound (in logs) a parameter has run away
# A log standard error of 2 is an interval from fifty times too low to fifty times too high.
UNKNOWN = 2.0
FEW_REPEAT_BUYERS = 30


class Parameters(dict[str, Any]):
    """Named numbers: a dict that also reads as attributes (``params_.alpha``) and prints rounded."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"{name!r} is not one of {', '.join(self)}") from None

    def __repr__(self) -> str:
        return " · ".join(f"{name} = {_shown(value)}" for name, value in self.items())


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return " tot ".join(significant(v) for v in value)
    return significant(value)


def significant(value: float, digits: int = 4) -> str:
    """Write a number with this many significant digits.

    Examples
    --------
    >>> significant(0.0012345), significant(12345.6)
    ('0,001234', '12.346')
    """
    if not np.isfinite(value) or value == 0:
        return number(value, 0)
    return number(value, max(0, digits - 1 - int(np.floor(np.log10(abs(value))))))


@dataclass(frozen=True)
class Optimum:
    """Where a search ended; `covariance` is that of the log parameters, NaN where unknown."""

    params: np.ndarray
    covariance: np.ndarray
    log_likelihood: float
    converged: bool


def maximise(
    objective: Objective,
    start: np.ndarray,
    *,
    pilot: Objective | None = None,
    hessian: Callable[[np.ndarray], np.ndarray] | None = None,
) -> Optimum:
    """Find the parameters with the highest likelihood, and how sharply it peaks there.

    BFGS walks to the neighbourhood of the top, Newton's method takes the last steps. With a
    `pilot` (the likelihood of a part of the data) the walk is made there, and the whole data are
    only used for the last few steps: the answer is the same, the road is shorter.

    Parameters
    ----------
    objective, pilot : callable
        Positive parameters → log-likelihood and its gradient; the pilot's as large as the whole's.
    start : array, shape (k,)
    hessian : callable, optional
        Positive parameters → matrix of second derivatives, shape (k, k); differences of the
        gradient where it is left out.

    Returns
    -------
    Optimum
        `covariance` is the inverse of the observed information of the log parameters. It is NaN
        for a parameter at a bound of the search or whose log standard error is above 2.
    """
    low, high = np.log(LOWEST), np.log(HIGHEST)

    def logged(function: Objective) -> Objective:
        def value_and_slope(log_params: np.ndarray) -> tuple[float, np.ndarray]:
            params = np.exp(log_params)
            value, gradient = function(params)
            return value, gradient * params  # chain rule: d/d(log θ) = θ d/dθ

        return value_and_slope

    def curvature(function: Objective, log_params: np.ndarray, slope: np.ndarray) -> np.ndarray:
        if hessian is not None and function is full:
            params = np.exp(log_params)
            return hessian(params) * np.outer(params, params) + np.diag(slope)
        step = 1e-4
        shifts = np.eye(len(log_params)) * step
        rows = [(function(log_params + s)[1] - function(log_params - s)[1]) / (2 * step) for s in shifts]
        return (np.array(rows) + np.array(rows).T) / 2

    full = logged(objective)
    walk = full if pilot is None else logged(pilot)
    at = _walk(walk, np.clip(np.log(start), low, high), low, high)
    value, slope = full(at)
    if pilot is not None and hessian is None:
        bend = curvature(walk, at, slope)
        at, value, slope = _climb(full, at, value, slope, bend, low, high, most=12)
    for _ in range(3):
        bend, before = curvature(full, at, slope), at
        at, value, slope = _climb(full, at, value, slope, bend, low, high, most=3)
        if np.abs(at - before).max() < 1e-4:
            break
    inside = (at > low + EDGE) & (at < high - EDGE)
    covariance = _inverse(-bend, inside)
    flat = np.abs(slope[inside]).max(initial=0) < 1e-3 * max(1.0, np.sqrt(abs(value)))
    return Optimum(np.exp(at), covariance, float(value), bool(flat))


def _walk(function: Objective, at: np.ndarray, low: float, high: float) -> np.ndarray:
    """BFGS uphill between bounds, until a step gains next to nothing.

    Written out because the library routine costs more than the likelihood of a small table: these
    are four numbers, and its matrix routines start threads for them.
    """
    value, slope = function(at)
    fresh = bend = np.eye(len(at)) / max(1.0, np.abs(slope).max())
    for _ in range(300):  # bend approaches the inverse of minus the second derivatives
        free = ((at > low) | (slope > 0)) & ((at < high) | (slope < 0))
        step = np.where(free, bend @ np.where(free, slope, 0.0), 0.0)
        step *= min(1.0, 2.0 / max(np.abs(step).max(), 1e-300))
        for _ in range(40):
            new = np.clip(at + step, low, high)
            moved = new - at
            new_value, new_slope = function(new)
            if rises := new_value >= value + 1e-4 * (slope @ moved):
                break
            step = step / 4
        gain, turn = new_value - value, slope - new_slope
        if rises:
            at, value, slope = new, new_value, new_slope
        if not rises or gain < 1e-7:
            if bend is fresh:
                break
            fresh = bend = np.eye(len(at)) / max(1.0, np.abs(slope).max())  # perhaps only stuck on a ridge
            continue
        curve = moved @ turn
        if curve > 1e-12 * np.sqrt((moved @ moved) * (turn @ turn)):
            left = np.eye(len(at)) - np.outer(moved, turn) / curve
            bend = left @ bend @ left.T + np.outer(moved, moved) / curve
    return at


def _climb(
    function: Objective,
    at: np.ndarray,
    value: float,
    slope: np.ndarray,
    bend: np.ndarray,
    low: float,
    high: float,
    most: int,
) -> tuple[np.ndarray, float, np.ndarray]:
    """Newton steps with a fixed curvature, for as long as they rise."""
    for _ in range(most):
        free = ((at > low + EDGE) | (slope > 0)) & ((at < high - EDGE) | (slope < 0))
        if not free.any():
            break
        size, axes = np.linalg.eigh(-bend[np.ix_(free, free)])
        if size.min() <= 1e-10 * max(size.max(), 1e-300):
            break  # a ridge: Newton would jump off it
        step = np.zeros(len(at))
        step[free] = axes @ ((axes.T @ slope[free]) / size)
        # the root of this gain is the distance to the top in standard errors
        if slope @ step < 1e-12 or np.abs(step).max() > 1:
            break
        new = np.clip(at + step, low, high)
        new_value, new_slope = function(new)
        if new_value < value - 1e-9 * abs(value):
            break
        at, value, slope = new, new_value, new_slope
    return at, value, slope


def _inverse(information: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Invert the information on what it does determine; NaN for the rest."""
    covariance = np.full(information.shape, np.nan)
    known = inside.copy()
    while known.any():
        size, axes = np.linalg.eigh(information[np.ix_(known, known)])
        sharp = size > 0
        variance = np.where(sharp, 1 / np.where(sharp, size, 1), np.inf)
        errors = np.sqrt(np.where(axes == 0, 0, axes**2 * np.where(axes == 0, 0, variance)).sum(axis=1))
        if errors.max() <= UNKNOWN:
            covariance[np.ix_(known, known)] = (axes * variance) @ axes.T
            break
        # parameters that run away together are dropped together
        unknown = np.flatnonzero(known)[errors > UNKNOWN]
        known[unknown] = False
    return covariance


class Model:
    """Base of the models: scikit-learn's conventions without importing scikit-learn.

    `get_params`, `set_params`, `sklearn.base.clone` and `repr` work as there; what is learned gets
    a trailing underscore. One table holds both what scikit-learn calls X and y, so its checks with
    matrices do not apply.
    """

    _names: tuple[str, ...] = ()
    _what = ""
    _together: tuple[tuple[str, ...], ...] = ()  # parameters that only mean something as a pair
    confidence: float

    def __init__(self, *, confidence: float = 0.95) -> None:
        self.confidence = confidence

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Give the settings of this model (not what it learned: that is `params_`)."""
        return {name: getattr(self, name) for name in inspect.signature(type(self)).parameters}

    def set_params(self, **settings: Any) -> Self:
        """Change settings by name; gives the model itself."""
        known = self.get_params()
        for name, value in settings.items():
            if name not in known:
                raise InputError(f"{type(self).__name__} heeft geen instelling '{name}', wel {listing(known)}.")
            setattr(self, name, value)
        return self

    def __sklearn_tags__(self) -> Any:
        from sklearn.utils import Tags, TargetTags

        return Tags(estimator_type=None, target_tags=TargetTags(required=False))

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "params_")

    def __repr__(self) -> str:
        default = {name: p.default for name, p in inspect.signature(type(self)).parameters.items()}
        changed = ", ".join(f"{k}={v!r}" for k, v in self.get_params().items() if v != default[k])
        return f"{type(self).__name__}({changed})"

    @property
    def words(self) -> str:
        """What the model found, in Dutch."""
        self._check_fitted()
        level = percent(self.confidence)
        found = " · ".join(
            f"{name} {significant(self.params_[name], 3)} "
            + ("(ligt niet vast)" if np.isnan(se) else f"({level}-interval {_shown3(self.intervals_[name])})")
            for name, se in self.standard_errors_.items()
        )
        return f"{self._what}: {found}. {self.diagnosis_}"

    def to_frame(self) -> pd.DataFrame:
        """Give the parameters as a frame: estimate, standard error and interval by name."""
        self._check_fitted()
        return pd.DataFrame(
            {
                "estimate": dict(self.params_),
                "standard_error": dict(self.standard_errors_),
                "low": {name: ends[0] for name, ends in self.intervals_.items()},
                "high": {name: ends[1] for name, ends in self.intervals_.items()},
            }
        ).rename_axis("parameter")

    def _repr_html_(self) -> str:
        if not self.__sklearn_is_fitted__():
            return f"<p>{escape(repr(self))}</p>"
        return f"<p>{escape(self.words)}</p>"

    def parameter_draws(self, n: int, seed: int) -> np.ndarray:
        """Draw parameters that the data leave plausible.

        From the normal distribution of the estimates on the log scale (a large-sample property of
        maximum likelihood).

        Parameters
        ----------
        n : int
            Number of draws.
        seed : int

        Returns
        -------
        numpy.ndarray
            Shape (n, number of parameters), in the order of `params_`; NaN where a parameter could
            not be determined.
        """
        self._check_fitted()
        rng = np.random.default_rng(seed)
        centre = np.log(self._estimate)
        if np.isnan(self._covariance).any():
            return np.full((n, len(centre)), np.nan)
        return np.exp(rng.multivariate_normal(centre, self._covariance, size=n, method="eigh"))

    # what a fit leaves behind -------------------------------------------------------------------

    params_: Parameters
    standard_errors_: Parameters
    intervals_: Parameters
    log_likelihood_: float
    diagnosis_: str
    converged_: bool
    identified_: bool
    n_customers_: float

    def _learn(self, optimum: Optimum, scale: np.ndarray) -> None:
        """Store an optimum; `scale` brings parameters that count time back to the caller's unit."""
        from scipy.special import ndtri

        self._estimate = optimum.params * scale
        self._covariance = optimum.covariance.copy()  # of logarithms: a change of unit leaves it alone
        for pair in self._together:
            at = [self._names.index(name) for name in pair]
            if np.isnan(np.diag(self._covariance)[at]).any():
                self._covariance[at, :] = self._covariance[:, at] = np.nan
        errors = np.sqrt(np.diag(self._covariance))
        reach = np.exp(ndtri(0.5 + self.confidence / 2) * errors)
        self.params_ = Parameters(zip(self._names, self._estimate.tolist(), strict=True))
        # at the maximum the slope is zero, so SE(θ) = θ · SE(log θ) is the natural-scale Hessian's
        self.standard_errors_ = Parameters(zip(self._names, (self._estimate * errors).tolist(), strict=True))
        self.intervals_ = Parameters(
            (name, (float(value / r), float(value * r)) if np.isfinite(r) else (0.0, float("inf")))
            for name, value, r in zip(self._names, self._estimate, reach, strict=True)
        )
        self.log_likelihood_ = float(optimum.log_likelihood)
        self.converged_ = optimum.converged
        self.identified_ = bool(np.isfinite(errors).all())

    def _unknown(self) -> set[str]:
        return {name for name, error in self.standard_errors_.items() if np.isnan(error)}

    def _verdict(self, reason: str, caution: str = "") -> str:
        """Say how the search ended: three outcomes, each with what it means."""
        if not self.identified_:
            names = listing(sorted(self._unknown(), key=self._names.index))
            text = f"Aan de rand: {names} {'ligt' if len(self._unknown()) == 1 else 'liggen'} niet vast, want {reason}."
        elif not self.converged_:
            text = "Niet helemaal uitgezocht: de aannemelijkheid stijgt nog iets; lees de parameters als benadering."
        else:
            text = "Geconvergeerd."
        return f"{text} {caution}".strip()

    def _check_fitted(self) -> None:
        if not self.__sklearn_is_fitted__():
            raise InputError(f"Dit model heeft nog niets geleerd: roep eerst {type(self).__name__}().fit(…) aan.")

    def _check_confidence(self) -> None:
        value = self.confidence
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < 1:
            raise InputError(f"`confidence` moet tussen 0 en 1 liggen, bijvoorbeeld 0.95 voor 95%, en is nu {value!r}.")


def _shown3(ends: tuple[float, float]) -> str:
    return " tot ".join(significant(end, 3) for end in ends)


def few_repeat_buyers(n: float) -> str:
    """Warn in words when intervals rest on few customers."""
    if n >= FEW_REPEAT_BUYERS or n == 0:
        return ""
    return (
        f"Te weinig herhaalkopers ({number(n, 0)}): "
        f"met minder dan {FEW_REPEAT_BUYERS} kun je niet op de intervallen bouwen."
    )
