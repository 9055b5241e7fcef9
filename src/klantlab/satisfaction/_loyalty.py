"""Satisfied is not loyal: the curve from satisfaction to loyalty, and where it bends."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, number, percent, plural

GRID = 200  # places for the bend that are tried between the second and the last but one mark
ALL = "alle klanten"


@dataclass(frozen=True, repr=False)
class LoyaltyCurve(Result):
    """Loyalty against satisfaction, per market and per measure of loyalty.

    Attributes
    ----------
    table : pandas.DataFrame
        By curve: measure, market, n, breakpoint, low, high (its interval), bend_p (the chance of so clear a bend where
        the line is straight), slope_before and slope_after (change in loyalty per point of satisfaction,
        with _low and _high), note (why a curve could not be fitted).
    curve : pandas.DataFrame
        By curve and mark: curve, satisfaction, n, mean, low, high, isotonic, isotonic_low, isotonic_high, segmented.
    """

    table: pd.DataFrame
    curve: pd.DataFrame
    n: int
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """Where each curve bends, and whether it does."""
        parts = [self._line(name, row) for name, row in self.table.iterrows()]
        if self.left_out:
            parts.append(f"{plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee, want daar ontbreekt iets.")
        return " ".join(parts)

    def _line(self, name: Any, row: Any) -> str:
        start = f"{name} (n = {count(row['n'])}):"
        if row["note"]:
            return f"{start} {row['note']}."
        before = f"{number(row['slope_before'], 2, sign=True)} per punt"
        after = f"{number(row['slope_after'], 2, sign=True)} per punt"
        if row["bend_p"] >= 1 - self.confidence:
            return f"{start} geen knik aangetoond; een rechte lijn past net zo goed."
        return (
            f"{start} een knik bij {number(row['breakpoint'])} (tussen {number(row['low'])} en {number(row['high'])}); "
            f"daaronder {before}, daarboven {after}."
        )


def loyalty_curve(
    satisfaction: Any,
    loyalty: Any,
    *,
    market: Any = None,
    weights: Any = None,
    missing: Collection[float] = (),
    confidence: float = 0.95,
    bootstraps: int = 1000,
    seed: int = 0,
) -> LoyaltyCurve:
    """Fit loyalty on satisfaction by a rising step curve and by a line with one bend.

    Isotonic: the rising curve closest to the data, with a bootstrap band. Segmented::

        loyalty = b₀ + b₁·satisfaction + b₂·max(0, satisfaction − c)

    with the breakpoint c where the sum of squares is least. Its interval holds every c that fits hardly worse than
    ĉ: no more than the true c does in 95% of 1,000 simulations of the line fitted with that c, with the same marks
    and the same noise at each mark. The bend is tested against a straight line by the largest gain over all c,
    compared with that of 2,000 simulated straight lines. More than 200 different marks are grouped in 200.

    Parameters
    ----------
    satisfaction : column, shape (n,)
        Report marks or another scale, at least four different values.
    loyalty : column or frame, shape (n,) or (n, k)
        A yes/no (0/1: bought again) or a scale (intention). Several columns, such as stated intention beside real
        repurchase, give a curve each.
    market : column, shape (n,), optional
        A curve per market (monopoly … competition).
    weights : column, shape (n,), optional
        Survey weights; the interval of the breakpoint then uses Kish's effective n.
    missing, confidence
        Codes for "no answer"; level of the intervals.
    bootstraps, seed
        For the band round the isotonic curve. Where that curve is flat the band is approximate.

    Returns
    -------
    LoyaltyCurve

    Raises
    ------
    InputError
        Fewer than four different marks or 20 answers in all, or loyalty without differences. A market too small for
        a curve of its own is kept in the table with a note.

    Source: Jones & Sasser (1995), Harvard Business Review 73(6), for stated intention; Quandt (1958), Feder (1975) for
    the segmented line; Barlow e.a. (1972) for isotonic regression.

    Examples
    --------
    >>> marks = [5, 6, 7, 8, 9, 10] * 10
    >>> again = [10, 10, 10, 10, 30, 50] * 10
    >>> noise = ([1] * 6 + [-1] * 6) * 5
    >>> result = loyalty_curve(marks, [a + e for a, e in zip(again, noise)])
    >>> round(float(result.table["breakpoint"].iloc[0]), 1)
    8.0
    """
    _stats.check_confidence(confidence)
    marks = tables.numbers(satisfaction, "satisfaction", missing=missing)
    if hasattr(loyalty, "columns"):
        measures = tables.items(loyalty, missing=missing, name="loyalty")
    else:
        label = str(getattr(loyalty, "name", None) or "loyaliteit")
        measures = pd.DataFrame({label: tables.numbers(loyalty, "loyalty", missing=missing)})
    w = _stats.survey_weights(weights, len(marks))
    groups = None if market is None else _stats.labels(market, "market")
    given = {"satisfaction": (satisfaction, len(marks)), "loyalty": (loyalty, len(measures))}
    given |= {} if weights is None else {"weights": (weights, len(w))}
    given |= {} if groups is None else {"market": (market, len(groups))}
    _stats.same_rows(given)
    y = measures.to_numpy()
    here = np.ones(len(marks), dtype=bool) if groups is None else groups != None  # noqa: E711
    rows = _stats.complete(w * here, marks, y)
    rng = np.random.default_rng(seed)
    table, curves = {}, []
    for measure, column in zip(measures.columns, y.T, strict=True):
        for name in [ALL] if groups is None else sorted(set(groups[rows])):
            own = rows if groups is None else rows[groups[rows] == name]
            problem = _problem(marks[own], column[own])
            if problem and groups is None:
                raise InputError(
                    f"Voor '{measure}' is geen curve te trekken: {problem}. Gebruik meer of andere antwoorden."
                )
            key = measure if groups is None else name if len(measures.columns) == 1 else f"{measure} · {name}"
            start = {"measure": measure, "market": name, "n": len(own), "note": problem}
            if problem:
                table[key] = start
                continue
            line, points = _fit(marks[own], column[own], w[own], confidence, bootstraps, rng)
            table[key] = start | line
            curves.append(points.assign(curve=key))
    if not curves:
        raise InputError(
            "In geen enkele markt zijn er genoeg verschillende antwoorden voor een curve: neem markten samen."
        )
    frame = pd.DataFrame.from_dict(table, orient="index")
    frame.index.name = "curve"
    return LoyaltyCurve(
        table=frame,
        curve=pd.concat(curves, ignore_index=True),
        n=len(rows),
        left_out=len(marks) - len(rows),
        confidence=float(confidence),
    )


def _problem(marks: np.ndarray, y: np.ndarray) -> str:
    if len(marks) < 20:
        return f"er zijn maar {plural(len(marks), 'volledig antwoord', 'volledige antwoorden')}, minstens 20 nodig"
    if len(np.unique(marks)) < 4:
        return f"er zijn maar {len(np.unique(marks))} verschillende cijfers voor tevredenheid, minstens 4 nodig"
    if np.ptp(y) == 0:
        return "de loyaliteit is bij iedereen gelijk"
    return ""


def _fit(
    marks: np.ndarray, y: np.ndarray, w: np.ndarray, confidence: float, bootstraps: int, rng: np.random.Generator
) -> tuple[dict[str, float], pd.DataFrame]:
    from scipy.optimize import isotonic_regression

    w = w * w.sum() / np.sum(w**2)  # Kish: the weights sum to the effective number of answers
    marks = _grouped(marks)
    levels, code = np.unique(marks, return_inverse=True)
    size, total = np.bincount(code, weights=w), np.bincount(code, weights=w * y)
    grid = np.linspace(levels[1], levels[-2], GRID + 1)
    line, gains, bends = _profile(levels, size[None], total[None], np.array([np.sum(w * y**2)]), grid)
    # on data that lie on the curve exactly, rounding must not decide
    rss = np.maximum(line[0] - gains[0], 1e-12 * np.sum(w * (y - np.average(y, weights=w)) ** 2))
    best = int(rss.argmin())
    c, df = float(grid[best]), w.sum() - 4
    bend = np.column_stack([marks, np.maximum(marks - c, 0.0)])
    fit = _stats.regression(bend, y, w, ["before", "bend"])
    # That c was estimated widens the slopes' intervals: linearised, it is one more column, 1[x > c] (Muggeo 2003).
    jump = np.column_stack([bend, marks > c])
    full_rank = np.linalg.matrix_rank(jump - jump.mean(0)) == 3
    wide = _stats.regression(jump, y, w, ["before", "bend", "c"]) if full_rank else fit
    residuals = y - np.column_stack([np.ones(len(y)), bend]) @ fit.coefficients
    noise = _noise(code, w, residuals)
    straight = _simulated(levels, size, np.zeros(len(levels)), noise, grid, rng.standard_normal((2000, len(levels))))
    fits = grid[rss / rss[best] - 1 <= _allowed(levels, size, bends[0], noise, grid, rng, confidence)]
    gain = (line[0, 0] - rss[best]) / rss[best]
    chance = straight[:, -1] / straight[:, :-1].min(axis=1) - 1
    found = {
        "breakpoint": c,
        "low": float(fits[0]),
        "high": float(fits[-1]),
        "bend_p": float((1 + np.sum(chance >= gain)) / (1 + len(chance))),
    }
    for key, combination in {"slope_before": {"before": 1.0}, "slope_after": {"before": 1.0, "bend": 1.0}}.items():
        value = fit.estimate(combination, confidence)["effect"]
        spread = wide.estimate(combination, confidence)["standard_error"] * _stats.t_quantile(confidence, df)
        found |= {key: value, f"{key}_low": value - spread, f"{key}_high": value + spread}
    order = np.argsort(code, kind="stable")
    starts = np.flatnonzero(np.diff(code[order], prepend=-1))
    draws = []
    for counts in _stats.resamples(len(y), bootstraps, rng):
        weight = counts[:, order] * w[order]
        part = np.add.reduceat(weight, starts, axis=1)
        mean = np.add.reduceat(weight * y[order], starts, axis=1)
        for s, t in zip(part, mean, strict=True):
            some = s > 0
            rising = isotonic_regression(t[some] / s[some], weights=s[some]).x
            draws.append(np.interp(levels, levels[some], rising))
    low, high = _stats.percentiles(np.array(draws), confidence)
    each_low, each_high = _per_mark(y, w, code, total / size, confidence)
    points = pd.DataFrame(
        {
            "curve": "",
            "satisfaction": levels,
            "n": np.bincount(code),
            "mean": total / size,
            "low": each_low,
            "high": each_high,
            "isotonic": isotonic_regression(total / size, weights=size).x,
            "isotonic_low": low,
            "isotonic_high": high,
            "segmented": np.column_stack([np.ones(len(levels)), levels, np.maximum(levels - c, 0)]) @ fit.coefficients,
        }
    )
    return found, points


def _per_mark(
    y: np.ndarray, w: np.ndarray, code: np.ndarray, mean: np.ndarray, confidence: float
) -> tuple[np.ndarray, np.ndarray]:
    """Give the interval of the mean at each mark: Wilson (with Kish's n) for yes/no, else t."""
    if np.isin(y, (0, 1)).all():
        n = np.bincount(code, weights=w) ** 2 / np.bincount(code, weights=w**2)
        return _stats.wilson(mean * n, n, confidence)
    each = [_stats.mean_interval(y[code == k], confidence, w[code == k]) for k in range(len(mean))]
    return np.array([e["low"] for e in each]), np.array([e["high"] for e in each])


def _profile(
    levels: np.ndarray, size: np.ndarray, total: np.ndarray, squares: np.ndarray, grid: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give RSS of the straight line (b, 1), what a bend at each c takes off it, and its size (b, grid).

    All from sums per mark: total is (b, levels), size the same or one line for all. The gain of adding
    h = max(0, x − c) is (h̃·y)²/(h̃·h̃), with h̃ what is left of h after the straight line (Frisch & Waugh 1933).
    """
    levels, grid = levels - levels.mean(), grid - levels.mean()
    hinge = np.maximum(levels[:, None] - grid, 0.0)
    n = size.sum(axis=1, keepdims=True)
    mx, my, mh = size @ levels[:, None] / n, total.sum(axis=1, keepdims=True) / n, size @ hinge / n
    xx = size @ levels[:, None] ** 2 - n * mx**2
    xy = total @ levels[:, None] - n * mx * my
    xh = (size * levels) @ hinge - n * mx * mh
    hh = size @ hinge**2 - n * mh**2
    hy = total @ hinge - n * mh * my
    left = hh - xh**2 / xx
    with np.errstate(invalid="ignore", divide="ignore"):
        bend = np.where(left > 1e-10 * hh, (hy - xh * xy / xx) / left, 0.0)
    return squares[:, None] - n * my**2 - xy**2 / xx, bend**2 * left, bend


def _noise(code: np.ndarray, w: np.ndarray, residuals: np.ndarray) -> tuple[np.ndarray, float]:
    """Give the standard error of each mark's sum, and the sum of squares within marks.

    A mark's own variance is pulled towards the common one by five answers' weight, so that a mark with few
    answers does not look exact.
    """
    size, n = np.bincount(code, weights=w), np.bincount(code)
    common = np.average(residuals**2, weights=w)
    own = (np.bincount(code, weights=w * residuals**2) / size * n + 5 * common) / (n + 5)
    within = np.sum(w * residuals**2) * (1 - len(size) / len(w))
    return np.sqrt(own * np.bincount(code, weights=w**2)), max(float(within), 1e-12 * float(common))


def _simulated(
    levels: np.ndarray,
    size: np.ndarray,
    mean: np.ndarray,
    noise: tuple[np.ndarray, float],
    grid: np.ndarray,
    draws: np.ndarray,
) -> np.ndarray:
    """Give RSS at each c, and of the straight line last, for new answers round `mean`: (draws, grid + 1)."""
    spread, within = noise
    totals = size * mean + draws * spread
    squares = within + np.sum(totals**2 / size, axis=1)
    line, gains, _ = _profile(levels, size[None], totals, squares, grid)
    return np.maximum(np.hstack([line - gains, line]), 1e-300)


def _allowed(
    levels: np.ndarray,
    size: np.ndarray,
    bends: np.ndarray,
    noise: tuple[np.ndarray, float],
    grid: np.ndarray,
    rng: np.random.Generator,
    confidence: float,
) -> np.ndarray:
    """Give how much worse than the best c each c may fit if it is the true one, from simulations of its own fit."""
    some = grid[::4]
    draws = rng.standard_normal((1000, len(levels)))
    limits = []
    for k, c in enumerate(some):
        rss = _simulated(levels, size, bends[4 * k] * np.maximum(levels - c, 0.0), noise, some, draws)[:, :-1]
        limits.append(np.quantile(rss[:, k] / rss.min(axis=1) - 1, confidence))
    return np.interp(grid, some, limits) + 1e-9


def _grouped(marks: np.ndarray, most: int = 200) -> np.ndarray:
    """Replace more than 200 different marks by the means of 200 equal groups: a curve needs no more points."""
    if len(np.unique(marks)) <= most:
        return marks
    group = np.searchsorted(np.quantile(marks, np.linspace(0, 1, most + 1)[1:-1]), marks, side="right")
    return (np.bincount(group, weights=marks) / np.maximum(np.bincount(group), 1))[group]


def plot_loyalty_curve(result: LoyaltyCurve) -> plotting.Figure:
    """Draw loyalty per mark with intervals, the line with its bend, and the bend's interval on the axis.

    Several measures are each drawn on their own scale, from their lowest to their highest fitted value.

    Parameters
    ----------
    result : LoyaltyCurve

    Returns
    -------
    plotting.Figure
    """
    fitted = result.table[result.table["note"] == ""]
    several = fitted["measure"].nunique() > 1
    measure = str(fitted["measure"].iloc[0])
    title = _title(fitted, result.confidence)
    share = not several and result.curve[["mean"]].min().ge(0).all() and result.curve["mean"].max() <= 1
    unit = "laagste punt = 0, hoogste = 1" if several else "aandeel klanten" if share else "gemiddelde"
    y = f"{'loyaliteit' if several else measure} ({unit})"
    x = f"tevredenheid (n = {count(result.n)}, lijntjes = {percent(result.confidence)}-interval)"
    with plotting.canvas(title, x=x, y=y, grid="y") as axes:
        colours = dict(zip(fitted.index, plotting.PALETTE * 9, strict=False))
        width = float(np.ptp(result.curve["satisfaction"]))
        ends: list[tuple[float, str, str]] = []
        seen: list[float] = []  # what sets the height: an interval of three answers must not
        for k, (name, row) in enumerate(fitted.iterrows()):
            points, colour = result.curve[result.curve["curve"] == name], colours[name]
            base, scale = (points["segmented"].min(), np.ptp(points["segmented"]) or 1.0) if several else (0.0, 1.0)

            def place(values: pd.Series, base: float = base, scale: float = scale) -> pd.Series:
                return (values - base) / scale

            marks = points["satisfaction"]
            if len(marks) <= 25:
                axes.vlines(marks, place(points["low"]), place(points["high"]), color=colour, linewidth=1.2, alpha=0.5)
                axes.plot(marks, place(points["mean"]), "o", color=colour, markersize=5)
            else:
                axes.plot(marks, place(points["isotonic"]), color=colour, linewidth=1.2, alpha=0.6)
            bend = np.interp(row["breakpoint"], marks, points["segmented"])
            knots = [marks.iloc[0], row["breakpoint"], marks.iloc[-1]]
            # left and right of the bend the line is straight, so two ends and the bend draw it exactly
            first = points["segmented"].iloc[0]
            if marks.iloc[0] < row["breakpoint"]:
                bend = first + row["slope_before"] * (row["breakpoint"] - marks.iloc[0])
            line = pd.Series([first, bend, points["segmented"].iloc[-1]])
            axes.plot(knots, place(line), color=colour)
            ends.append((float(place(line).iloc[-1]), str(name), colour))
            many = points[points["n"] >= 10]
            seen += [*place(line), *place(points["mean"]), *place(many["low"]), *place(many["high"])]
            if row["bend_p"] < 1 - result.confidence:
                spot = 0.03 + 0.035 * k
                axes.plot(
                    [row["low"], row["high"]],
                    [spot] * 2,
                    color=colour,
                    transform=axes.get_xaxis_transform(),
                    linewidth=4,
                )
                axes.axvline(row["breakpoint"], color=colour, linewidth=1, linestyle=":")
        low, high = min(seen), max(seen)
        room = 0.07 * (high - low)
        ends.sort(key=lambda end: end[0])
        previous = -np.inf
        right = result.curve["satisfaction"].max() + 0.02 * width
        for value, label, ink in ends:
            previous = max(value, previous + room)
            axes.annotate(label, (right, previous), color=ink, va="center", annotation_clip=False)
        axes.set_ylim(low - 0.15 * (high - low), high + 0.05 * (high - low))
        if share:
            plotting.dutch(axes, y=percent)
    return plotting.Figure(axes.figure, result.words)


def _title(fitted: pd.DataFrame, confidence: float) -> str:
    bent = fitted[fitted["bend_p"] < 1 - confidence]
    if bent.empty:
        return "Een knik in de loyaliteit is hier niet aangetoond"
    if len(fitted) > 1:
        spots = sorted(bent["breakpoint"])
        if len(bent) == 1:
            return f"Alleen '{bent.index[0]}' heeft een aantoonbare knik: bij {number(spots[0])}"
        return f"{len(bent)} van de {len(fitted)} lijnen knikken, tussen {number(spots[0])} en {number(spots[-1])}"
    row = bent.iloc[0]
    where = number(row["breakpoint"])
    if row["slope_after"] < row["slope_before"]:
        return f"Boven een {where} levert tevredenheid minder loyaliteit op"
    if row["slope_before_low"] > 0:
        return f"Boven een {where} stijgt de loyaliteit harder dan eronder"
    return f"Pas vanaf een {where} loopt de loyaliteit op"
