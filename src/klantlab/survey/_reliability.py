"""Reliability: do the questions measure one thing, and do they measure it again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from math import atanh, sqrt, tanh
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd

from klantlab import tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, listing, number, plural

AGAINST = -0.1  # a loading below it is no noise around zero
FLOOR = 0.005  # smallest share of own variance of an item, as in most factor programs


@dataclass(frozen=True, repr=False)
class Reliability(Result):
    """How well the sum of some items measures one thing.

    Attributes
    ----------
    name : {"alfa", "omega"}
        Cronbach's alpha or McDonald's omega total.
    value : float
        The coefficient; 1 is perfect, below 0 is possible when items run against each other.
    interval : (float, float)
        See `alpha` and `omega`; NaN when it can't be said.
    confidence : float
        Of the interval.
    n, items : int
        Respondents that answered every item, and items.
    left_out : int
        Respondents without an answer to one or more items; they do not count.
    against : tuple of str
        Items that run against the rest; turn them round (`reverse`).
    loadings : dict of str to float
        Standardised loadings of the one-factor model; empty for alpha.
    diagnosis : str
        What deserves a look, in a sentence; empty when nothing does.
    """

    name: str
    value: float
    interval: tuple[float, float]
    confidence: float
    n: int
    items: int
    left_out: int
    against: tuple[str, ...]
    loadings: dict[str, float] = field(hash=False)
    diagnosis: str

    @property
    def words(self) -> str:
        """The coefficient, how sure it is, and what deserves a look."""
        low, high = self.interval
        said = (
            f"{'Cronbachs alfa' if self.name == 'alfa' else 'McDonalds omega'} van "
            f"{plural(self.items, 'vraag', 'vragen')} is {number(self.value, 2)} (n = {count(self.n)}). "
        )
        if np.isnan(low):
            said += "Een marge is hier niet te geven."
        else:
            said += f"Waarschijnlijk ligt de echte waarde tussen {number(low, 2)} en {number(high, 2)}."
        if self.left_out:
            verb = "telt" if self.left_out == 1 else "tellen"
            people = plural(self.left_out, "respondent", "respondenten")
            said += f" {people} met een leeg antwoord {verb} niet mee."
        return f"{said} {self.diagnosis}".strip()


@dataclass(frozen=True, repr=False)
class Retest(Result):
    """Whether the same people give the same answer again.

    Attributes
    ----------
    value : float
        Correlation of the first and the second answer.
    interval : (float, float)
        Of the correlation (Fisher's z); NaN with fewer than 4 people.
    agreement : float
        Intraclass correlation for absolute agreement, ICC(2,1): also counts a shift of everybody.
    shift : float
        Mean of second minus first, in units of the scale.
    error : float
        Standard error of measurement of one answer.
    real_change : float
        Smallest change of one person that is more than noise (95%).
    confidence : float
        Of the interval.
    n, left_out : int
        People with both answers, and those with one.
    """

    value: float
    interval: tuple[float, float]
    agreement: float
    shift: float
    error: float
    real_change: float
    confidence: float
    n: int
    left_out: int

    @property
    def words(self) -> str:
        """How stable the answers are, and what change is more than noise."""
        low, high = self.interval
        sure = f"waarschijnlijk tussen {number(low, 2)} en {number(high, 2)}"
        if np.isnan(low):
            sure = "een marge is hier niet te geven"
        said = (
            f"Bij {plural(self.n, 'persoon', 'personen')} is de samenhang van de twee metingen {number(self.value, 2)} "
            f"({sure}); de overeenstemming is "
            f"{number(self.agreement, 2)}. Gemiddeld verschoof het antwoord {number(self.shift, 2, sign=True)}. "
            f"Pas een verandering van meer dan {number(self.real_change)} is bij één persoon meer dan ruis."
        )
        if self.left_out:
            said += f" {plural(self.left_out, 'persoon', 'personen')} met maar één antwoord telt niet mee."
        return said


def alpha(
    items: Any,
    columns: Iterable[str] | None = None,
    *,
    reverse: Collection[str] = (),
    missing: Collection[float] = (),
    confidence: float = 0.95,
    method: str = "feldt",
    draws: int = 1000,
    seed: int = 0,
) -> Reliability:
    """Compute Cronbach's alpha.

    Parameters
    ----------
    items : frame of any engine
        One row a respondent, one column an item, all on one scale.
    columns : iterable of str, optional
        The items; all columns when left out.
    reverse : collection of str
        Items that are worded the other way round; they are turned first.
    missing : collection of float
        Codes for "no answer". Who misses an item is left out whole (listwise) and counted.
    confidence : float, default 0.95
        Of the interval.
    method : {"feldt", "bootstrap"}
        Feldt's interval is exact for normal answers and equal items; the bootstrap draws
        respondents again (percentiles) and assumes neither.
    draws : int, default 1000
        Bootstrap samples.
    seed : int, default 0
        Of the bootstrap.

    Returns
    -------
    Reliability

    Raises
    ------
    InputError
        Fewer than two items or two complete respondents, no variation at all.

    Notes
    -----
    α = k/(k − 1) · (1 − Σ var(item) / var(sum)), variances with n − 1. Feldt: (1 − α) / (1 − α̂) follows
    an F distribution with n − 1 and (n − 1)(k − 1) degrees of freedom.

    References
    ----------
    Cronbach (1951), Psychometrika 16, eq. 2. Feldt, Woodruff & Salih (1987), Applied Psychological
    Measurement 11.

    Examples
    --------
    >>> alpha(pd.DataFrame({"v1": [1, 2, 3, 4, 5], "v2": [2, 2, 3, 5, 5], "v3": [1, 3, 3, 4, 4]}))
    Cronbachs alfa van 3 vragen is 0,95 (n = 5). Waarschijnlijk ligt de echte waarde tussen 0,77 en 0,99.
    """
    if method not in ("feldt", "bootstrap"):
        raise InputError(f"`method` moet 'feldt' of 'bootstrap' zijn en is nu {method!r}.")
    tail = tail_of(confidence)
    table, left_out = complete(items, columns, reverse, missing)
    x = table.to_numpy()
    n, k = x.shape
    if x.sum(axis=1).var() < 1e-12:
        raise InputError(_no_spread(table))
    value = float(_alpha(np.cov(x.T)[None])[0])
    if method == "feldt":
        from scipy.special import fdtri

        low, high = (1 - (1 - value) * fdtri(n - 1, (n - 1) * (k - 1), q) for q in (1 - tail, tail))
    else:
        low, high = _quantiles(_alpha(_covariances(x, draws, seed)), tail)
    if value > 1 - 1e-12:  # no errors in the sample say nothing about how many there are outside
        low, high = float("nan"), float("nan")
    against = _against(table)
    return Reliability(
        "alfa",
        value,
        (float(low), float(high)),
        float(confidence),
        n,
        k,
        left_out,
        against,
        {},
        _diagnosis(table, against),
    )


def omega(
    items: Any,
    columns: Iterable[str] | None = None,
    *,
    reverse: Collection[str] = (),
    missing: Collection[float] = (),
    confidence: float = 0.95,
    draws: int = 500,
    seed: int = 0,
) -> Reliability:
    """Compute McDonald's omega total of a one-factor model.

    Parameters
    ----------
    items, columns, reverse, missing, confidence
        As in `alpha`.
    draws : int, default 500
        Bootstrap samples for the interval.
    seed : int, default 0
        Of the bootstrap.

    Returns
    -------
    Reliability
        With `.loadings`.

    Raises
    ------
    InputError
        As `alpha`; and an item that everybody answered the same.

    Notes
    -----
    ω = (Σλ)² / ((Σλ)² + Σψ), with λ the loadings and ψ the own variances of the items, in their own
    units, fitted by maximum likelihood (EM). Unlike alpha it lets items differ in how well they
    measure. Two items don't identify a factor: loadings are taken as equal, which gives the
    formula of Spearman and Brown.

    References
    ----------
    McDonald (1999), Test theory, eq. 6.20b. Rubin & Thayer (1982), Psychometrika 47 (EM).

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> mood = rng.normal(size=400)
    >>> answers = pd.DataFrame({f"v{i}": mood + rng.normal(size=400) for i in range(4)})
    >>> round(omega(answers).value, 2)  # true value: 16 / (16 + 4) = 0.8
    0.76
    """
    tail = tail_of(confidence)
    table, left_out = complete(items, columns, reverse, missing)
    x = table.to_numpy()
    n, k = x.shape
    flat = [str(c) for c, spread in zip(table.columns, x.std(axis=0), strict=True) if spread < 1e-12]
    if flat:
        raise InputError(f"Iedereen gaf hetzelfde antwoord op {listing(flat)}: laat die vraag weg, zij meet niets.")
    if x.sum(axis=1).var() < 1e-12:
        raise InputError(_no_spread(table))
    whole = np.cov(x.T)[None]
    loading, own = _one_factor(whole, steps=3000)
    value = float(_omega(whole, loading, own)[0])
    again = _covariances(x, draws, seed)
    low, high = _quantiles(_omega(again, *_one_factor(again, start=loading, steps=150)), tail)
    load = loading[0] * np.sign(loading[0].sum() or 1.0)
    against = tuple(str(c) for c, value_ in zip(table.columns, load, strict=True) if value_ < AGAINST)
    diagnosis = _diagnosis(table, against)
    if k == 2:
        diagnosis += " Met twee vragen is omega gelijk aan de formule van Spearman en Brown."
    full = [str(c) for c, share in zip(table.columns, own[0], strict=True) if share <= FLOOR * 1.01]
    if full and k > 2:
        diagnosis += f" De factor valt samen met {listing(full)}: staat daar bijna dezelfde vraag twee keer?"
    return Reliability(
        "omega",
        value,
        (low, high),
        float(confidence),
        n,
        k,
        left_out,
        against,
        {str(c): float(v) for c, v in zip(table.columns, load, strict=True)},
        diagnosis.strip(),
    )


def item_analysis(
    items: Any,
    columns: Iterable[str] | None = None,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    reverse: Collection[str] = (),
    missing: Collection[float] = (),
) -> pd.DataFrame:
    """Judge each item by its spread, its link with the rest and the scale without it.

    Parameters
    ----------
    items, columns, reverse, missing
        As in `alpha`.
    minimum, maximum : float, optional
        The ends of the scale, for the shares at the bottom and the top; the lowest and highest
        answer that occur when left out.

    Returns
    -------
    pandas.DataFrame
        A row per item: n, missing (of the item itself), mean, sd, item_rest (correlation with the
        sum of the other items), alpha_if_deleted (NaN with two items), bottom and top (shares of
        answers at the ends, as answered: before turning). All but n, missing, bottom and top over the
        respondents that answered every item.

    Examples
    --------
    >>> answers = pd.DataFrame({"v1": [1, 2, 3, 4, 5], "v2": [2, 2, 3, 5, 5], "v3": [4, 1, 5, 2, 3]})
    >>> item_analysis(answers)[["mean", "item_rest", "alpha_if_deleted"]].round(2)
          mean  item_rest  alpha_if_deleted
    item
    v1     3.0       0.61             -0.23
    v2     3.4       0.62             -0.22
    v3     3.0      -0.10              0.97
    """
    raw = tables.items(items, columns, minimum=minimum, maximum=maximum, missing=missing)
    table, _ = complete(items, columns, reverse, missing)
    x = table.to_numpy()
    k = x.shape[1]
    values = raw.to_numpy()
    whole = ~np.isnan(values).any(axis=1)
    low = np.nanmin(values) if minimum is None else minimum
    high = np.nanmax(values) if maximum is None else maximum
    total = x.sum(axis=1)
    cov = np.cov(x.T)
    rows = {}
    for i, name in enumerate(table.columns):
        rest = np.delete(np.arange(k), i)
        answered = raw[name].dropna()
        rows[name] = {
            "n": len(answered),
            "missing": int(raw[name].isna().sum()),
            "mean": float(values[whole, i].mean()),
            "sd": float(x[:, i].std(ddof=1)),
            "item_rest": _correlation(x[:, i], total - x[:, i]),
            "alpha_if_deleted": float(_alpha(cov[np.ix_(rest, rest)][None])[0]) if k > 2 else float("nan"),
            "bottom": float((answered == low).mean()),
            "top": float((answered == high).mean()),
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("item").astype({"n": int, "missing": int})


def retest(first: Any, second: Any, *, missing: Collection[float] = (), confidence: float = 0.95) -> Retest:
    """Compare two answers of the same people.

    Parameters
    ----------
    first, second : columns of the same length
        Row by row the same person.
    missing : collection of float
        Codes for "no answer".
    confidence : float, default 0.95
        Of the interval.

    Returns
    -------
    Retest

    Raises
    ------
    InputError
        Columns of unequal length or other row labels, fewer than three pairs, no variation.

    Notes
    -----
    Standard error of measurement: sd · √(1 − r); smallest real change: 1.96 · √2 times that.

    References
    ----------
    Shrout & Fleiss (1979), Psychological Bulletin 86 (ICC(2,1)). Weir (2005), Journal of Strength and
    Conditioning Research 19 (error and real change).

    Examples
    --------
    >>> result = retest([7, 8, 6, 9, 5, 7], [7, 7, 6, 9, 6, 8])
    >>> round(result.value, 2), result.n
    (0.85, 6)
    """
    z = NormalDist().inv_cdf(1 - tail_of(confidence))
    both_series = isinstance(first, pd.Series) and isinstance(second, pd.Series)
    if both_series and len(first) == len(second) and not first.index.equals(second.index):
        raise InputError("`first` en `second` hebben niet dezelfde rijlabels: zet elke persoon op één rij.")
    a, b = tables.numbers(first, "first", missing=missing), tables.numbers(second, "second", missing=missing)
    if len(a) != len(b):
        raise InputError(
            f"`first` heeft {plural(len(a), 'waarde', 'waarden')} en `second` {count(len(b))}: "
            "geef van elke persoon beide antwoorden."
        )
    both = ~(np.isnan(a) | np.isnan(b))
    left_out = int((np.isnan(a) ^ np.isnan(b)).sum())
    a, b = a[both], b[both]
    n = len(a)
    if n < 3:
        raise InputError(
            f"Er zijn {plural(n, 'persoon', 'personen')} met twee antwoorden, en dat is te weinig: minstens drie."
        )
    if a.std() < 1e-12 or b.std() < 1e-12:
        raise InputError("In een van de metingen gaf iedereen hetzelfde antwoord: dan is er geen samenhang te meten.")
    r = _correlation(a, b)
    inner = min(max(r, -1 + 1e-12), 1 - 1e-12)
    half = z / sqrt(n - 3) if n > 3 and abs(r) < 1 - 1e-12 else float("nan")
    interval = (tanh(atanh(inner) - half), tanh(atanh(inner) + half))
    pair = np.column_stack([a, b])
    mean = pair.mean()
    people = 2 * ((pair.mean(axis=1) - mean) ** 2).sum() / (n - 1)
    moment = n * ((pair.mean(axis=0) - mean) ** 2).sum()
    rest = (((pair - mean) ** 2).sum() - people * (n - 1) - moment) / (n - 1)
    agreement = (people - rest) / (people + rest + 2 * (moment - rest) / n)
    error = float(np.sqrt((a.var(ddof=1) + b.var(ddof=1)) / 2 * max(0.0, 1 - r)))
    return Retest(
        r,
        interval,
        float(agreement),
        float((b - a).mean()),
        error,
        1.959964 * sqrt(2) * error,
        float(confidence),
        n,
        left_out,
    )


def complete(
    items: Any, columns: Iterable[str] | None, reverse: Collection[str], missing: Collection[float]
) -> tuple[pd.DataFrame, int]:
    """Check items, turn those that run the other way, keep complete respondents; tell how many left."""
    table = tables.items(items, columns, missing=missing)
    if table.shape[1] < 2:
        raise InputError("Betrouwbaarheid gaat over samenhang: geef minstens twee vragen.")
    reverse = [reverse] if isinstance(reverse, str) else list(reverse)
    unknown = [name for name in reverse if name not in table.columns]
    if unknown:
        raise InputError(f"`reverse` noemt {listing(unknown)}, en die vraag staat niet in de tabel.")
    table[reverse] = -table[reverse]
    kept = table[table.notna().all(axis=1)]
    if len(kept) < 2:
        raise InputError(
            f"Van de {plural(len(table), 'respondent', 'respondenten')} beantwoordde {count(len(kept))} elke vraag: "
            "er zijn er minstens twee nodig om samenhang te zien."
        )
    return kept, len(table) - len(kept)


def tail_of(confidence: Any) -> float:
    """Probability left on each side."""
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float, np.number)) or not 0 < confidence < 1:
        raise InputError(f"`confidence` moet tussen 0 en 1 liggen (zoals 0.95) en is nu {confidence!r}.")
    return (1 - float(confidence)) / 2


def _alpha(cov: np.ndarray) -> np.ndarray:
    """Alpha of each covariance matrix in a stack of shape (draws, k, k)."""
    k = cov.shape[-1]
    total = cov.sum(axis=(1, 2))
    own = np.einsum("dii->d", cov)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(total > 1e-12, k / (k - 1) * (1 - own / total), np.nan)


def _omega(cov: np.ndarray, loading: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Omega from standardised loadings and own shares, in the units of the items."""
    variance = np.maximum(np.einsum("dii->di", cov), 0.0)
    common = (loading * np.sqrt(variance)).sum(axis=1) ** 2
    total = common + (own * variance).sum(axis=1)
    return np.divide(common, total, out=np.full_like(total, np.nan), where=total > 1e-12)


def _one_factor(cov: np.ndarray, steps: int, start: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Fit one factor to each matrix by EM; standardised loadings and own shares, both (draws, k)."""
    spread = np.sqrt(np.maximum(np.einsum("dii->di", cov), 1e-12))
    r = cov / spread[:, :, None] / spread[:, None, :]
    k = r.shape[-1]
    if k == 2:  # one correlation can't tell two loadings apart
        load = np.sqrt(np.abs(r[:, 0, 1]))
        loading = np.column_stack([load, load * np.where(r[:, 0, 1] < 0, -1, 1)])
        return loading, 1 - loading**2
    if start is None:
        values, vectors = np.linalg.eigh(r)
        loading = vectors[:, :, -1] * np.sqrt(np.clip(values[:, -1:] / k, 0.01, 0.9)) * np.sqrt(k)
        loading = np.clip(loading, -0.95, 0.95)
    else:
        loading = np.broadcast_to(start, (len(r), k)).copy()
    own = np.clip(1 - loading**2, FLOOR, 1)
    for _ in range(steps):
        pull = loading / own
        beta = pull / (1 + (loading * pull).sum(axis=1))[:, None]  # regression of the factor on the items
        with_items = np.einsum("dij,dj->di", r, beta)
        moment = 1 - (beta * loading).sum(axis=1) + (beta * with_items).sum(axis=1)
        updated = with_items / moment[:, None]
        own = np.clip(1 - updated * with_items, FLOOR, 1)
        moved = np.abs(updated - loading).max()
        loading = updated
        if moved < 1e-9:
            break
    return loading, own


def _covariances(x: np.ndarray, draws: int, seed: int) -> np.ndarray:
    """Covariance matrices of samples drawn again from the respondents."""
    if isinstance(draws, bool) or not isinstance(draws, (int, np.integer)) or draws < 100:
        raise InputError(f"`draws` moet een heel getal van 100 of meer zijn en is nu {draws!r}.")
    n, k = x.shape
    try:
        rng = np.random.default_rng(seed)
    except (TypeError, ValueError):
        raise InputError(f"`seed` moet een heel getal van nul of meer zijn en is nu {seed!r}.") from None
    centred = x - x.mean(axis=0)
    upper = np.triu_indices(k)
    products = np.column_stack([centred, centred[:, upper[0]] * centred[:, upper[1]]])
    step = max(1, 4_000_000 // n)
    parts = [
        rng.multinomial(n, np.full(n, 1 / n), size=min(step, draws - at)) @ products for at in range(0, draws, step)
    ]
    sums = np.concatenate(parts)
    mean = sums[:, :k] / n
    cov = np.zeros((draws, k, k))
    cov[:, upper[0], upper[1]] = sums[:, k:] / n - mean[:, upper[0]] * mean[:, upper[1]]
    cov[:, upper[1], upper[0]] = cov[:, upper[0], upper[1]]
    return cov * n / (n - 1)


def _quantiles(values: np.ndarray, tail: float) -> tuple[float, float]:
    known = values[np.isfinite(values)]
    if len(known) < 0.9 * len(values):  # too many samples without any variation
        return float("nan"), float("nan")
    low, high = np.quantile(known, [tail, 1 - tail])
    return float(low), float(high)


def _correlation(a: np.ndarray, b: np.ndarray) -> float:
    a, b = a - a.mean(), b - b.mean()
    size = sqrt(float((a**2).sum() * (b**2).sum()))
    return float((a * b).sum() / size) if size > 1e-12 else float("nan")


def _against(table: pd.DataFrame) -> tuple[str, ...]:
    """Items that run against the main direction of all."""
    x = table.to_numpy()
    moving = x.std(axis=0) > 1e-12
    if moving.sum() < 2:
        return ()
    direction = np.linalg.eigh(np.corrcoef(x[:, moving].T))[1][:, -1]
    if abs(direction.sum()) < 1e-9:  # two items that mirror each other: the second is turned
        direction = direction * np.sign(direction[0])
    direction = direction * np.sign(direction.sum() or 1.0)
    names = np.array([str(c) for c in table.columns])[moving]
    return tuple(str(name) for name, d in zip(names, direction, strict=True) if d < AGAINST)


def _no_spread(table: pd.DataFrame) -> str:
    if (table.to_numpy().std(axis=0) < 1e-12).all():
        return "Iedereen gaf op elke vraag hetzelfde antwoord: zonder verschillen valt er geen samenhang te meten."
    return "De vragen heffen elkaar precies op: keer de vraag die andersom staat om met reverse=[…]."


def _diagnosis(table: pd.DataFrame, against: tuple[str, ...]) -> str:
    said = []
    x = table.to_numpy()
    flat = [str(c) for c, spread in zip(table.columns, x.std(axis=0), strict=True) if spread < 1e-12]
    if flat:
        said.append(f"Iedereen gaf hetzelfde antwoord op {listing(flat)}: die vraag meet niets.")
    if against:
        turn = ", ".join(f'"{name}"' for name in against)
        verb = "loopt" if len(against) == 1 else "lopen"
        said.append(f"{listing(against)} {verb} tegen de rest in: andersom gesteld? Keer om met reverse=[{turn}].")
    if len(x) <= x.shape[1]:
        said.append(f"Er zijn maar {count(len(x))} respondenten voor {count(x.shape[1])} vragen: reken nergens op.")
    return " ".join(said)
