"""Which parts of the service go with overall satisfaction: relative importance by LMG (Shapley)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import comb
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, listing, number, percent, plural

MOST_EXACT = 15  # 2¹⁵ regressions; one more doubles the work
HALO = 0.5  # mean correlation between the questions from which one general impression is likely


@dataclass(frozen=True, repr=False)
class Drivers(Result):
    """Relative importance of drivers.

    Attributes
    ----------
    table : pandas.DataFrame
        One row a driver, the heaviest first. `importance` is its part of R², `low` and `high` the
        interval of that; `share` the part of the explained part (sums to 1), `share_low` and `share_high` its
        interval; `coefficient` the change in the outcome for one step up with the others equal,
        `coefficient_low` and `coefficient_high` its interval; `correlation` with the outcome; `vif`;
        `clearly_less`: whether the interval of the first driver's importance minus this one's lies above 0.
    r_squared, r_squared_interval : float, (float, float)
        The explained part of the differences in the outcome; the importances sum to it.
    n, left_out : int
        Rows used, and rows left out because an answer was missing or the weight was zero.
    method : {"exact", "sampled"}
    monte_carlo_error : float
        Largest standard error of an importance that comes from sampling orders; 0 when exact.
    mean_correlation : float
        Mean correlation among the drivers; NaN with one driver.
    """

    table: pd.DataFrame
    outcome: str
    r_squared: float
    r_squared_interval: tuple[float, float]
    n: int
    left_out: int
    costliest: str
    method: str
    monte_carlo_error: float
    mean_correlation: float
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def rivals(self) -> list[str]:
        """The drivers that may weigh as much as the first: the interval of the difference holds 0."""
        return [str(name) for name in self.table.index[1:][~self.table["clearly_less"].iloc[1:]]]

    @property
    def remarks(self) -> list[str]:
        """What deserves a look before these shares are used, in Dutch."""
        found = []
        if self.left_out:
            most = f"; '{self.costliest}' is het vaakst leeg" if self.costliest else ""
            found.append(
                f"{plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee, want daar ontbreekt een antwoord{most}."
            )
        negative = self.table.index[self.table["coefficient_high"] < 0]
        if len(negative):
            found.append(
                f"Let op het teken: meer {listing(negative)} gaat samen met minder {self.outcome}. "
                "Een aandeel zegt hoe zwaar iets weegt, niet welke kant het op werkt."
            )
        if (self.table["vif"] > 5).any():
            worst = self.table["vif"].idxmax()
            found.append(
                f"'{worst}' is grotendeels te voorspellen uit de andere vragen "
                f"(VIF {number(self.table['vif'].max())}): losse coëfficiënten zijn dan wankel, "
                "de aandelen houden het beter uit."
            )
        if self.mean_correlation > HALO:
            found.append(
                f"De vragen lopen sterk met elkaar mee (gemiddelde correlatie {number(self.mean_correlation, 2)}): "
                "waarschijnlijk kleurt één algemene indruk alle antwoorden (halo). "
                "De aandelen lijken daardoor meer op elkaar dan de echte oorzaken."
            )
        if self.method == "sampled":
            found.append(
                "Er zijn te veel drijvers om alle volgordes door te rekenen; door de steekproef van volgordes "
                f"kan een aandeel van R² er {number(2 * self.monte_carlo_error, 3)} naast zitten."
            )
        return found

    @property
    def words(self) -> str:
        """The explained part, the heaviest driver, and how sure its lead is."""
        first = self.table.iloc[0]
        low, high = self.r_squared_interval
        text = (
            f"Samen {'verklaart' if len(self.table) == 1 else 'verklaren'} "
            f"{plural(len(self.table), 'drijver', 'drijvers')} {percent(self.r_squared)} van de verschillen in "
            f"{self.outcome} (tussen {percent(low)} en {percent(high)}, {plural(self.n, 'antwoord', 'antwoorden')})."
        )
        if len(self.table) > 1:
            text += (
                f" '{first.name}' weegt het zwaarst: {percent(first['share'])} van het verklaarde deel, "
                f"met een interval van {percent(first['share_low'])} tot {percent(first['share_high'])}."
            )
            if len(self.rivals):
                text += f" Dat het meer weegt dan {listing(self.rivals, most=3)} is niet zeker."
        return " ".join([text, *self.remarks])


def drivers(
    X: Any,
    y: Any,
    weights: Any = None,
    *,
    missing: Collection[float] = (),
    confidence: float = 0.95,
    bootstraps: int = 1000,
    seed: int = 0,
) -> Drivers:
    """Divide the explained part of overall satisfaction over the parts of the service (LMG, Shapley value).

    The importance of driver j is the rise in R² when j is added to the drivers before it, averaged over all orders::

        LMG_j = Σ_S |S|!(p − |S| − 1)!/p! · [R²(S ∪ j) − R²(S)]

    Up to 15 drivers this is exact: all 2^p subsets by a recursive sweep over the cross products. With
    more, orders are sampled and their error is told. The importances sum to R².

    Parameters
    ----------
    X : frame or array, shape (n, p)
        One column a driver; the columns of an array are called x1, x2, ….
    y : column, shape (n,)
        The outcome, usually overall satisfaction.
    weights : column, shape (n,), optional
        Survey weights ≥ 0; only their proportions matter.
    missing : collection of float
        Codes for "no answer", in X and y. Rows with a gap are left out, counted and told.
    confidence : float, default 0.95
    bootstraps : int, default 1000
        Resamples of rows for the percentile intervals of importance, share and R². Coefficients get HC3
        intervals. Importance can't be below 0, so an interval just above 0 is no proof of an effect:
        look at the coefficient's interval for that.
    seed : int, default 0

    Returns
    -------
    Drivers

    Raises
    ------
    InputError
        Too few complete rows, a driver or outcome without differences, drivers that repeat each other exactly,
        or input that is not numbers.

    Notes
    -----
    Importance is not cause: it divides what goes together. A general impression (halo) makes all shares
    look alike.

    Source: Lindeman, Merenda & Gold (1980), p. 119 ff.; Grömping (2006), J. Stat. Softw. 17(1);
    Shapley (1953) is the same average.

    Examples
    --------
    >>> answers = pd.DataFrame({"service": [1, 2, 3, 4, 5, 3], "prijs": [2, 1, 4, 3, 3, 5]})
    >>> result = drivers(answers, [2, 2, 3, 5, 5, 3])
    >>> round(result.r_squared, 3)
    0.872
    >>> result.table["importance"].round(3).to_dict()
    {'service': 0.822, 'prijs': 0.051}
    """
    array = isinstance(X, np.ndarray) and X.ndim == 2
    table = pd.DataFrame(X, columns=[f"x{j + 1}" for j in range(X.shape[1])]) if array else X
    frame = tables.items(table, missing=missing, name="X")
    outcome = tables.numbers(y, "y", missing=missing)
    name = str(getattr(y, "name", None) or "tevredenheid")
    w = _stats.survey_weights(weights, len(outcome))
    given = {"X": (X, len(frame)), "y": (y, len(outcome))}
    _stats.same_rows(given | ({} if weights is None else {"weights": (weights, len(w))}))
    _stats.check_confidence(confidence)
    x = frame.to_numpy()
    rows = _stats.complete(w, x, outcome)
    gaps = frame.isna().sum()
    costliest = str(gaps.idxmax()) if gaps.max() > 0 else ""
    if not len(rows):
        raise InputError(
            f"Geen enkele van de {plural(len(w), 'rij', 'rijen')} is volledig ingevuld"
            + (f"; '{costliest}' is het vaakst leeg ({count(gaps.max())} keer)" if costliest else "")
            + ": kies minder kolommen of vul minder vragen tegelijk."
        )
    x, outcome, w = x[rows], outcome[rows], w[rows]
    names = list(frame.columns)
    _stats.check_design(x, outcome, names, name)
    fit = _stats.regression(x, outcome, w, names)
    rng = np.random.default_rng(seed)
    estimate, draws, noise = _importance(np.column_stack([x, outcome]), w, bootstraps, rng)
    low, high = _stats.percentiles(draws, confidence)
    total = draws.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        share_low, share_high = _stats.percentiles(draws / total[:, None], confidence)
    r2_low, r2_high = _stats.percentiles(total, confidence)
    between = _stats.correlation(np.column_stack([x, outcome]), w)
    p = len(names)
    effects = fit.table(confidence)
    table = pd.DataFrame(
        {
            "importance": estimate,
            "low": low,
            "high": high,
            "share": estimate / estimate.sum() if estimate.sum() > 0 else np.nan,
            "share_low": share_low,
            "share_high": share_high,
            "coefficient": effects["effect"].to_numpy(),
            "coefficient_low": effects["low"].to_numpy(),
            "coefficient_high": effects["high"].to_numpy(),
            "correlation": between[:p, p],
            "vif": _stats.vif(x, w) if p > 1 else 1.0,
            "clearly_less": _stats.percentiles(draws[:, [estimate.argmax()]] - draws, confidence)[0] > 0,
        },
        index=pd.Index(names, name="driver"),
    )
    pairs = between[:p, :p][np.triu_indices(p, 1)]
    return Drivers(
        table=table.sort_values("importance", ascending=False, kind="stable"),
        outcome=name,
        r_squared=float(estimate.sum()),
        r_squared_interval=(float(r2_low), float(r2_high)),
        n=len(rows),
        left_out=len(frame) - len(rows),
        costliest=costliest,
        method="exact" if p <= MOST_EXACT else "sampled",
        monte_carlo_error=noise,
        mean_correlation=float(pairs.mean()) if p > 1 else float("nan"),
        confidence=float(confidence),
    )


def _importance(
    z: np.ndarray, weights: np.ndarray, bootstraps: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, float]:
    """Give LMG of the last column on the others, its bootstrap draws (b, p), and its Monte-Carlo error."""
    p = z.shape[1] - 1
    scale = z.std(axis=0)
    z = z / scale
    whole = _stats.moments(z, weights[None, :])
    part = max(1, min(128, 2**21 >> p)) if p <= MOST_EXACT else 128
    resampled = (_stats.moments(z, counts * weights) for counts in _stats.resamples(len(z), bootstraps, rng, part=part))
    if p <= MOST_EXACT:
        average = _averaging(p)
        estimate = lmg(whole, average)[0]
        draws = np.concatenate([lmg(cross, average) for cross in resampled])
        return estimate, draws, 0.0
    orders = np.array([rng.permutation(p) for _ in range(1000)])
    orders = np.concatenate([orders, orders[:, ::-1]])  # an order and its reverse: their errors cancel partly
    rises = np.array([_rises(whole, order)[0] for order in orders])
    estimate = rises.mean(axis=0)
    halves = (rises[:1000] + rises[1000:]) / 2
    noise = float((halves.std(axis=0, ddof=1) / np.sqrt(1000)).max())
    # The resamples share twenty of the orders with a rerun of the whole, so that only the rows differ.
    few = np.concatenate([orders[:10], orders[1000:1010]])
    centre = np.mean([_rises(whole, order)[0] for order in few], axis=0)
    draws = np.concatenate([np.mean([_rises(cross, order) for order in few], axis=0) for cross in resampled])
    return estimate, np.maximum(estimate + draws - centre, 0.0), noise


def lmg(cross: np.ndarray, average: np.ndarray) -> np.ndarray:
    """Give LMG for many cross-product matrices at once: (b, p + 1, p + 1), outcome last → (b, p).

    Driver by driver, every state splits in two: left out (its row and column are dropped) and taken in (the
    rest is swept: A − a aᵀ/a₁₁). What is left at the end is the residual sum of squares of all 2^p subsets, in
    about 12 · 2^p operations a sample instead of 2^p regressions.
    """
    b, k = cross.shape[0], cross.shape[1]
    state = np.moveaxis(cross, 0, -1)[None]  # (subsets, k, k, b): samples last, so each step runs along memory
    first = np.einsum("bii->ib", cross)
    for j in range(k - 1):
        pivot = state[:, 0, 0, :]
        # a column that its forerunners explain completely, as may happen in a resample, adds nothing
        usable = pivot > 1e-10 * first[j]
        inverse = np.where(usable, 1.0 / np.where(usable, pivot, 1.0), 0.0)
        column = state[:, 0, 1:, :]
        rest = state[:, 1:, 1:, :]
        taken = rest - column[:, :, None, :] * (column * inverse[:, None, :])[:, None, :, :]
        state = np.concatenate([rest, taken])  # bit j of a subset's number says whether j is in
    residual = state.reshape(-1, b)
    with np.errstate(invalid="ignore", divide="ignore"):
        r_squared = 1.0 - residual / residual[0]
    return (average @ r_squared).T


def _averaging(p: int) -> np.ndarray:
    """Give the matrix that turns R² of all subsets into the Shapley average: shape (p, 2^p)."""
    subset = np.arange(2**p)
    size = np.array([bin(s).count("1") for s in subset])
    join = np.array([1 / (p * comb(p - 1, s)) if s < p else 0.0 for s in range(p + 1)])  # weight of joining s others
    member = (subset >> np.arange(p)[:, None]) & 1
    return np.where(member == 1, join[size - 1], -join[size])


def _rises(cross: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Give the rise in R² of each driver when they enter in this order: (b, p).

    In the Cholesky factor of the drivers in order, with the outcome last, the squares of the last row are the rises.
    """
    p = len(order)
    sequence = [*order, p]
    factor = np.linalg.cholesky(cross[:, sequence][:, :, sequence])
    rises = np.empty((len(cross), p))
    rises[:, order] = factor[:, p, :p] ** 2 / cross[:, p, p, None]
    return rises


def plot_drivers(result: Drivers) -> plotting.Figure:
    """Draw the share of each driver in the explained part, with its interval.

    Parameters
    ----------
    result : Drivers
        What `drivers` gave.

    Returns
    -------
    plotting.Figure

    Examples
    --------
    >>> answers = pd.DataFrame({"service": [1, 2, 3, 4, 5, 3], "prijs": [2, 1, 4, 3, 3, 5]})
    >>> plot_drivers(drivers(answers, [2, 2, 3, 5, 5, 3])).title
    "'service' staat bovenaan (94%), maar of het meer weegt dan 'prijs' is niet zeker"
    """
    table = result.table.iloc[::-1]
    first = result.table.iloc[0]
    share = percent(first["share"])
    title = f"'{first.name}' weegt het zwaarst voor {result.outcome}: {share} van wat we kunnen verklaren"
    if result.rivals:
        title = (
            f"'{first.name}' staat bovenaan ({share}), maar of het meer weegt dan '{result.rivals[0]}' is niet zeker"
        )
    places = np.arange(len(table))
    height = max(2.6, 1.3 + 0.42 * len(table))
    x = f"aandeel in het verklaarde deel (%), n = {count(result.n)}, lijn = {percent(result.confidence)}-interval"
    with plotting.canvas(title, x=x, size=(8.0, height), grid="x") as axes:
        colours = [plotting.RED if c < 0 else plotting.BLUE for c in table["coefficient_high"]]
        axes.barh(places, 100 * table["share"], color=colours, height=0.62, alpha=0.9)
        axes.hlines(places, 100 * table["share_low"], 100 * table["share_high"], color=plotting.INK, linewidth=1.6)
        ends = 100 * table[["share", "share_high"]].max(axis=1)
        for place, end, share, sign in zip(places, ends, table["share"], table["coefficient_high"], strict=True):
            label = f"{percent(share)}{' (werkt omlaag)' if sign < 0 else ''}"
            axes.annotate(label, (end, place), xytext=(6, 0), textcoords="offset points", va="center")
        axes.set_yticks(places, [str(name) for name in table.index])
        axes.tick_params(axis="y", length=0)
        axes.set_xlim(0, max(ends.max() * 1.18, 1))
    shares = listing((f"{name} {percent(row['share'])}" for name, row in result.table.iterrows()), most=6)
    return plotting.Figure(axes.figure, f"{shares.replace(chr(39), '')}. {result.words}")


__all__ = ["Drivers", "drivers", "plot_drivers"]
