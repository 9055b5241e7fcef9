"""Statistics that several rooms share: rows that belong together, regression, resampling, intervals.

Numpy in, numpy out. Messages are Dutch because they reach a student through the rooms above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab import tables
from klantlab.errors import InputError
from klantlab.words import count, listing, number, plural

LARGEST = 1e100  # squares of larger numbers no longer fit a float


# --- rows ---------------------------------------------------------------------------------------


def same_rows(given: Mapping[str, tuple[Any, int]]) -> None:
    """Refuse parts that are not about the same rows; `given` maps a name to (what came in, rows).

    Lists and arrays are matched by position. Pandas objects carry labels: if those differ, the
    numbers would be matched to the wrong people.
    """
    (first, (_, n)), *rest = given.items()
    for name, (_, length) in rest:
        if length != n:
            raise InputError(
                f"`{first}` heeft {plural(n, 'rij', 'rijen')} en `{name}` heeft er {count(length)}: "
                "kies beide uit dezelfde tabel, met één rij per antwoord."
            )
    labelled = {name: part.index for name, (part, _) in given.items() if isinstance(part, (pd.Series, pd.DataFrame))}
    if labelled:
        (first, index), *others = labelled.items()
        for name, other in others:
            if not index.equals(other):
                raise InputError(
                    f"De rijen van `{first}` en `{name}` hebben niet dezelfde labels of niet dezelfde volgorde: "
                    "kies beide uit dezelfde tabel, of geef ze allebei .reset_index(drop=True) "
                    "als je zeker weet dat ze bij elkaar horen."
                )


def named(values: Any, name: str) -> Any:
    """Make a table of columns that were given with a name each; anything else is given back as it is."""
    if not isinstance(values, Mapping):
        return values
    if not values:
        raise InputError(f"`{name}` is leeg: geef minstens één kolom een naam.")
    columns = {str(label): column for label, column in values.items()}
    for label, column in columns.items():
        if np.ndim(column) != 1:
            raise InputError(f"'{label}' in `{name}` is geen kolom: zet achter elke naam één kolom uit de tabel.")
    same_rows({label: (column, len(column)) for label, column in columns.items()})
    return pd.DataFrame(columns)


def survey_weights(weights: Any, n: int) -> np.ndarray:
    """Check survey weights; ones when there are none."""
    if weights is None:
        return np.ones(n)
    checked = tables.numbers(weights, "weights", minimum=0)
    if np.isnan(checked).any():
        raise InputError(
            f"`weights` is leeg in {count(np.isnan(checked).sum())} van de {plural(len(checked), 'rij', 'rijen')}: "
            "geef elk antwoord een gewicht, en 0 als het niet mag meetellen."
        )
    if not checked.sum() > 0:
        raise InputError(
            "Alle gewichten zijn nul: dan telt geen enkel antwoord mee. Geef minstens één positief gewicht."
        )
    checked = checked / checked.mean()  # only their proportions matter
    effective = len(checked) ** 2 / np.sum(checked**2)  # Kish
    if len(checked) > 2 and effective < 1.01:
        raise InputError(
            f"Eén gewicht is zo groot dat van de {count(len(checked))} antwoorden er eigenlijk maar één meetelt: "
            "controleer `weights`."
        )
    return checked


def labels(values: Any, name: str) -> np.ndarray:
    """Check one column of group names (text, numbers or categories): text, None where it is empty.

    Examples
    --------
    >>> labels(["winkel", None, "web"], "groep").tolist()
    ['winkel', None, 'web']
    """
    if isinstance(values, (pd.DataFrame, str, bytes)) or not isinstance(values, Iterable):
        raise InputError(f"`{name}` moet één kolom met groepsnamen zijn, één per rij.")
    if not isinstance(values, pd.Series):
        values = values.to_pandas() if hasattr(values, "to_pandas") else values
        if getattr(values, "ndim", 1) != 1:
            raise InputError(f"`{name}` moet één kolom met groepsnamen zijn, één per rij.")
        values = pd.Series(list(values), dtype=object)
    empty = values.isna().to_numpy() | np.array([isinstance(v, str) and not v.strip() for v in values], dtype=bool)
    out = np.array([None if gap else _name(v) for v, gap in zip(values, empty, strict=True)], dtype=object)
    if len(out) and empty.all():
        raise InputError(f"`{name}` is in alle rijen leeg: geef elk antwoord een groepsnaam.")
    return out


def _name(value: Any) -> str:
    whole = isinstance(value, (float, np.floating)) and float(value).is_integer()
    return str(int(value)) if whole else str(value).strip()


def complete(weights: np.ndarray, *parts: np.ndarray) -> np.ndarray:
    """Give the positions of rows that are filled in everywhere and have weight, sorted by their values.

    Sorted, because resampling then gives the same answer in whatever order the rows arrive.
    """
    known = weights > 0
    for part in parts:
        too_large = np.abs(part) > LARGEST
        if too_large.any():
            raise InputError(
                f"{plural(int(too_large.sum()), 'waarde is', 'waarden zijn')} onmogelijk groot (groter dan 10^100): "
                "verbeter ze of maak ze leeg."
            )
        known = known & ~np.isnan(part).any(axis=tuple(range(1, part.ndim)))
    rows = np.flatnonzero(known)
    columns = [column for part in (weights, *parts) for column in np.atleast_2d(part[rows].T)]
    return rows[np.lexsort(columns)]


# --- intervals ----------------------------------------------------------------------------------


def check_confidence(confidence: float) -> float:
    """Refuse a confidence level that is not between 0.5 and 1."""
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float)) or not 0.5 <= confidence < 1:
        raise InputError(f"`confidence` moet tussen 0,5 en 1 liggen (meestal 0.95) en is nu {confidence!r}.")
    return float(confidence)


def between(low: float, high: float, decimals: int = 1) -> str:
    """Say an interval, or why there is none.

    Examples
    --------
    >>> between(-0.25, 1), between(float("nan"), float("nan"))
    ('tussen −0,2 en 1,0', 'te weinig antwoorden voor een interval')
    """
    if np.isnan(low) or np.isnan(high):
        return "te weinig antwoorden voor een interval"
    return f"tussen {number(low, decimals)} en {number(high, decimals)}"


def t_quantile(confidence: float, df: float) -> float:
    """Half-width of a t interval in standard errors; NaN without degrees of freedom."""
    from scipy.special import stdtrit

    return float(stdtrit(df, (1 + confidence) / 2)) if df > 0 else float("nan")


def z_quantile(confidence: float) -> float:
    """Half-width of a normal interval in standard errors."""
    from scipy.special import ndtri

    return float(ndtri((1 + confidence) / 2))


def percentiles(draws: np.ndarray, confidence: float) -> np.ndarray:
    """Give the percentile bootstrap interval over the first axis: shape (2, …)."""
    tail = (1 - confidence) / 2
    return np.nanquantile(draws, [tail, 1 - tail], axis=0)


def wilson(successes: Any, n: Any, confidence: float) -> tuple[np.ndarray, np.ndarray]:
    """Give Wilson's (1927) interval for a share; NaN where n is 0.

    Examples
    --------
    >>> low, high = wilson(8, 10, 0.95)
    >>> round(float(low), 3), round(float(high), 3)
    (0.49, 0.943)
    """
    k, n = np.asarray(successes, dtype=float), np.asarray(n, dtype=float)
    z2 = z_quantile(confidence) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        share = k / n
        centre = (k + z2 / 2) / (n + z2)
        half = np.sqrt(z2 * (share * (1 - share) * n + z2 / 4)) / (n + z2)
    low, high = np.where(n > 0, centre - half, np.nan), np.where(n > 0, centre + half, np.nan)
    # at 0 and n the ends are exactly 0 and 1; rounding must not leave them outside
    return np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0)


def mean_interval(values: np.ndarray, confidence: float, weights: np.ndarray | None = None) -> dict[str, float]:
    """Give n, mean, sd and a t interval of the mean; gaps are left out, survey weights allowed.

    With weights the standard error is linearised, n/(n − 1) Σ w²(x − x̄)² / (Σw)², which is s/√n when all
    weights are equal. One value has no interval.
    """
    known = ~np.isnan(values)
    x = values[known]
    w = np.ones(len(x)) if weights is None else weights[known]
    x, w = x[w > 0], w[w > 0]
    n = len(x)
    if not n:
        gap = float("nan")
        return {"n": 0, "mean": gap, "sd": gap, "standard_error": gap, "low": gap, "high": gap}
    mean = float(np.average(x, weights=w))
    gap2 = (x - mean) ** 2
    factor = n / (n - 1) if n > 1 else float("nan")
    se = float(np.sqrt(factor * np.sum(w**2 * gap2)) / w.sum())
    half = t_quantile(confidence, n - 1) * se
    return {
        "n": n,
        "mean": mean,
        "sd": float(np.sqrt(factor * np.average(gap2, weights=w))),
        "standard_error": se,
        "low": mean - half,
        "high": mean + half,
    }


def difference_of_means(a: dict[str, float], b: dict[str, float], confidence: float) -> tuple[float, float, float]:
    """Give a − b with Welch's (1947) interval, from two results of `mean_interval`."""
    va, vb = a["standard_error"] ** 2, b["standard_error"] ** 2
    difference = a["mean"] - b["mean"]
    if a["n"] < 2 or b["n"] < 2:
        return difference, float("nan"), float("nan")
    spread = va**2 / (a["n"] - 1) + vb**2 / (b["n"] - 1)
    df = (va + vb) ** 2 / spread if spread > 0 else a["n"] + b["n"] - 2
    half = t_quantile(confidence, df) * float(np.sqrt(va + vb))
    return difference, difference - half, difference + half


# --- regression ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Regression:
    """A weighted least squares fit with an intercept and HC3 standard errors."""

    names: tuple[str, ...]
    coefficients: np.ndarray
    covariance: np.ndarray
    r_squared: float
    n: int

    def estimate(self, combination: Mapping[str, float], confidence: float) -> dict[str, float]:
        """Give a linear combination of coefficients with its standard error and interval."""
        c = np.array([combination.get(name, 0.0) for name in self.names])
        value = float(c @ self.coefficients)
        se = float(np.sqrt(max(c @ self.covariance @ c, 0.0)))
        half = t_quantile(confidence, self.n - len(self.names)) * se
        return {"effect": value, "standard_error": se, "low": value - half, "high": value + half}

    def table(self, confidence: float) -> pd.DataFrame:
        """Give every coefficient but the intercept: effect, standard_error, low, high."""
        rows = {name: self.estimate({name: 1.0}, confidence) for name in self.names[1:]}
        return pd.DataFrame.from_dict(rows, orient="index", dtype=float)


def regression(x: np.ndarray, y: np.ndarray, weights: np.ndarray, names: Sequence[str]) -> Regression:
    """Fit y on an intercept and x by weighted least squares.

    Covariance: HC3 (MacKinnon & White 1985), which holds when the spread differs between customers,
    also for a yes/no outcome. Call `check_design` first.
    """
    design = np.column_stack([np.ones(len(y)), x])
    root = np.sqrt(weights)
    q, r = np.linalg.qr(design * root[:, None])
    coefficients = np.linalg.solve(r, q.T @ (y * root))
    residuals = y - design @ coefficients
    leverage = np.minimum(np.einsum("ij,ij->i", q, q), 1 - 1e-9)
    inverse = np.linalg.inv(r)
    score = q * (residuals * root / (1 - leverage))[:, None]
    covariance = inverse @ (score.T @ score) @ inverse.T
    around = np.sum(weights * (y - np.average(y, weights=weights)) ** 2)
    r_squared = 1 - np.sum(weights * residuals**2) / around if around > 0 else float("nan")
    return Regression(("intercept", *names), coefficients, covariance, float(r_squared), len(y))


def check_design(x: np.ndarray, y: np.ndarray, names: Sequence[str], outcome: str) -> None:
    """Refuse what can't be estimated: too few rows, a constant column, columns that repeat each other."""
    n, p = x.shape
    if n <= p + 1:
        raise InputError(
            f"Er zijn {plural(n, 'volledig ingevulde rij', 'volledig ingevulde rijen')} voor "
            f"{plural(p, 'kolom', 'kolommen')}: daar is niets uit te schatten. "
            f"Verzamel meer antwoorden of kies minder kolommen (minstens {count(p + 2)} volledige rijen nodig)."
        )
    if np.ptp(y) == 0:
        raise InputError(
            f"'{outcome}' is in alle {count(n)} rijen hetzelfde: waar geen verschil is, "
            "valt geen verschil te verklaren. Kies een andere kolom."
        )
    flat = [name for name, column in zip(names, x.T, strict=True) if np.ptp(column) == 0]
    if flat:
        raise InputError(
            f"Kolom {listing(flat)} heeft in alle {count(n)} rijen hetzelfde antwoord en kan dus niets verklaren: "
            "laat die kolom weg."
            if len(flat) == 1
            else f"De kolommen {listing(flat)} hebben in alle {count(n)} rijen hetzelfde antwoord "
            "en kunnen dus niets verklaren: laat ze weg."
        )
    standard = (x - x.mean(axis=0)) / x.std(axis=0)
    _, size, directions = np.linalg.svd(standard, full_matrices=False)
    null = directions[size < 1e-7 * size[0]]
    if len(null):
        involved = [name for name, weight in zip(names, np.abs(null).max(axis=0), strict=True) if weight > 1e-5]
        raise InputError(
            f"De kolommen {listing(involved)} zijn precies uit elkaar uit te rekenen: "
            "hun effecten zijn niet te scheiden. Laat er één weg."
        )


def vif(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Give each column's variance inflation factor: the diagonal of the inverse correlation matrix."""
    return np.diag(np.linalg.inv(correlation(x, weights)))


def correlation(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Give the weighted correlation matrix of the columns."""
    centred = x - np.average(x, axis=0, weights=weights)
    covariance = (centred * weights[:, None]).T @ centred
    scale = np.sqrt(np.diag(covariance))
    return covariance / np.outer(scale, scale)


# --- resampling ---------------------------------------------------------------------------------


def resamples(n: int, times: int, rng: np.random.Generator, *, part: int = 128) -> Iterator[np.ndarray]:
    """Draw bootstrap samples as counts per row, in parts of at most `part` samples: shape (part, n)."""
    part = max(1, min(part, 20_000_000 // max(n, 1)))
    for start in range(0, times, part):
        size = min(part, times - start)
        picks = rng.integers(n, size=(size, n)) + n * np.arange(size)[:, None]
        yield np.bincount(picks.ravel(), minlength=size * n).reshape(size, n).astype(float)


def moments(z: np.ndarray, row_weights: np.ndarray) -> np.ndarray:
    """Give centred cross products of z for many weightings at once: z (n, k), weights (b, n) → (b, k, k).

    A resample changes only the weights of the rows, so all resamples are one matrix product.
    """
    z = z - z.mean(axis=0)  # keeps the subtraction below accurate
    k = z.shape[1]
    i, j = np.triu_indices(k)
    total = row_weights.sum(axis=1)
    means = row_weights @ z / total[:, None]
    flat = row_weights @ (z[:, i] * z[:, j]) - total[:, None] * means[:, i] * means[:, j]
    out = np.empty((len(row_weights), k, k))
    out[:, i, j] = flat
    out[:, j, i] = flat
    return out


def cross_validated_errors(
    designs: Sequence[np.ndarray],
    y: np.ndarray,
    weights: np.ndarray,
    rng: np.random.Generator,
    folds: int,
    repeats: int,
) -> np.ndarray:
    """Give each row's squared error when it was held out, averaged over repeats: shape (models + 1, n).

    The last line is the model without predictors (the mean of the other rows).
    """
    n = len(y)
    root = np.sqrt(weights)
    full = [np.column_stack([np.ones(n), design]) for design in designs] + [np.ones((n, 1))]
    errors = np.zeros((len(full), n))
    for _ in range(repeats):
        fold = rng.permutation(n) % folds
        for k in range(folds):
            held = fold == k
            train = ~held
            for line, design in zip(errors, full, strict=True):
                fit = np.linalg.lstsq(design[train] * root[train, None], y[train] * root[train], rcond=None)[0]
                line[held] += (y[held] - design[held] @ fit) ** 2
    return errors / repeats


def compare_models(
    errors: np.ndarray, names: Sequence[str], weights: np.ndarray, confidence: float
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Turn `cross_validated_errors` into R² per model and the difference for each pair, with intervals.

    R² = 1 − Σe²/Σe₀². A difference is a mean over rows of a paired difference of squared errors, so it gets the
    interval of a mean. The spread in R² of one model is mostly shared by its rivals; only the
    pairs tell who is better.
    """
    *models, base = errors
    scale = float(np.average(base, weights=weights))

    def gain(better: np.ndarray, than: np.ndarray, less: float = 0.0) -> dict[str, float]:
        return mean_interval((than - better - less * base) / scale, confidence, weights)

    rows, pairs = {}, {}
    for name, error in zip(names, models, strict=True):
        value = 1 - float(np.average(error, weights=weights)) / scale
        spread = gain(error, base, value)  # linearised ratio: mean 0, its width is that of R²
        rows[name] = {"r_squared": value, "low": value + spread["low"], "high": value + spread["high"]}
    for i, a in enumerate(names):
        for j in range(i + 1, len(names)):
            d = gain(models[i], models[j])
            pairs[a, names[j]] = {"difference": d["mean"], "low": d["low"], "high": d["high"]}
    index = pd.MultiIndex.from_tuples(list(pairs), names=["model", "other"]) if pairs else None
    return pd.DataFrame.from_dict(rows, orient="index"), pd.DataFrame(list(pairs.values()), index=index)


def icc(values: np.ndarray, groups: np.ndarray, confidence: float) -> dict[str, float]:
    """Split variance into between and within groups: one-way random effects, ICC(1).

    Between = (MSB − MSW)/n₀ with n₀ = (N − Σnᵢ²/N)/(k − 1); the interval inverts F = MSB/MSW with n₀,
    exact when groups are equally large and approximate otherwise (Searle 1971, ch. 9; Thomas & Hultquist
    1978). A negative estimate is shown as 0.
    """
    from scipy.special import fdtri

    _, code = np.unique(groups.astype(str), return_inverse=True)
    sizes = np.bincount(code).astype(float)
    k, n = len(sizes), len(values)
    means = np.bincount(code, weights=values) / sizes
    msb = float(np.sum(sizes * (means - values.mean()) ** 2) / (k - 1))
    msw = float(np.sum((values - means[code]) ** 2) / (n - k))
    n0 = float((n - np.sum(sizes**2) / n) / (k - 1))
    between = max((msb - msw) / n0, 0.0)
    if msw == 0:
        share = low = high = 1.0 if between > 0 else float("nan")
    else:
        tail = (1 - confidence) / 2
        f = msb / msw
        low, high = (
            max((f / cut - 1) / (f / cut + n0 - 1), 0.0)
            for cut in (float(fdtri(k - 1, n - k, 1 - tail)), float(fdtri(k - 1, n - k, tail)))
        )
        share = between / (between + msw)
    return {"icc": share, "low": low, "high": high, "between": between, "within": msw, "groups": k, "n": n, "n0": n0}
