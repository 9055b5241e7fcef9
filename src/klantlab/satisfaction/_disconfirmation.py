"""Better or worse than the standard: what the discrepancy does to satisfaction and to what follows it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, listing, number, percent, plural


@dataclass(frozen=True, repr=False)
class Disconfirmation(Result):
    """What `disconfirmation` found.

    Attributes
    ----------
    discrepancies : pandas.DataFrame
        Performance minus standard per row (turned round where lower is better): positive is better
        than the standard.
    standards : pandas.DataFrame
        By standard: n, mean, low, high of the discrepancy; worse, equal, better (shares). With
        satisfaction also r_squared (cross-validated), r_squared_low, r_squared_high; over and under:
        what satisfaction gains with one point more above the standard and with one point less below it;
        asymmetry = under − over; each with _low and _high.
    comparison : pandas.DataFrame
        By pair of standards: the difference in cross-validated R² with its interval.
    best : str
        The standard with the highest cross-validated R²; empty without satisfaction.
    mediation : pandas.DataFrame
        By consequence, for the best standard: a (discrepancy → satisfaction), b (satisfaction → consequence),
        indirect = a·b, direct, total, each with _low and _high.
    moderation : dict or None
        The discrepancy's effect with the moderator one standard deviation below (`low_slope`) and above
        (`high_slope`) its mean, and the interaction, each with an interval.
    """

    discrepancies: pd.DataFrame
    standards: pd.DataFrame
    comparison: pd.DataFrame
    best: str
    mediation: pd.DataFrame
    moderation: dict[str, Any] | None
    outcome: str
    n: int
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `standards` as a frame of its own."""
        return self.standards.copy()

    @property
    def certain(self) -> bool:
        """Whether the best standard beats every other one beyond doubt."""
        pairs = self.comparison
        if pairs.empty:
            return False
        mine = pairs[[self.best in pair for pair in pairs.index]]
        return bool(((mine["low"] > 0) | (mine["high"] < 0)).all())

    @property
    def words(self) -> str:
        """Worse, equal, better; the best standard; the asymmetry; the way to the consequences."""
        name = self.best or str(self.standards.index[0])
        row: Any = self.standards.loc[name]
        text = (
            f"Tegen '{name}' afgezet is {percent(row['worse'])} slechter, {percent(row['equal'])} gelijk en "
            f"{percent(row['better'])} beter ({plural(self.n, 'antwoord', 'antwoorden')})."
        )
        if self.best:
            text += self._best_words(row) + self._slope_words(row)
        for consequence, path in self.mediation.iterrows():
            sure = path["indirect_low"] > 0 or path["indirect_high"] < 0
            text += (
                f" Via {self.outcome} scheelt '{consequence}' {number(path['indirect'], 2, sign=True)} per punt "
                f"(tussen {number(path['indirect_low'], 2)} en {number(path['indirect_high'], 2)}"
                f"{'' if sure else '; dus niet aangetoond'})."
            )
        if self.moderation is not None:
            m = self.moderation
            sure = m["low"] > 0 or m["high"] < 0
            text += (
                f" Bij een lage '{m['moderator']}' doet een punt {number(m['low_slope'], 2, sign=True)}, bij een hoge "
                f"{number(m['high_slope'], 2, sign=True)}; dat verschil is {'' if sure else 'niet '}aangetoond."
            )
        if self.left_out:
            text += f" {plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee, want daar ontbreekt een antwoord."
        return text

    def _best_words(self, row: Any) -> str:
        explained = (
            f"voorspelt {self.outcome} voor {percent(max(row['r_squared'], 0))} "
            f"(tussen {percent(max(row['r_squared_low'], 0))} en {percent(max(row['r_squared_high'], 0))})"
        )
        if len(self.standards) == 1:
            return f" Het verschil met '{self.best}' {explained}."
        tail = "beter dan elke andere" if self.certain else "maar of dat beter is dan elke andere is niet zeker"
        return f" De maatstaf '{self.best}' {explained}, {tail}."

    def _slope_words(self, row: Any) -> str:
        if np.isnan(row["asymmetry"]):
            return ""
        sure = row["asymmetry_low"] > 0 or row["asymmetry_high"] < 0
        heavier = "tekortschieten" if row["asymmetry"] > 0 else "overtreffen"
        return f" Een punt tekort scheelt {number(row['under'], 2)}, een punt erboven {number(row['over'], 2)}: " + (
            f"{heavier} telt zwaarder." if sure else "dat één van beide zwaarder telt is niet aangetoond."
        )


def disconfirmation(
    performance: Any,
    standards: Any,
    satisfaction: Any = None,
    consequences: Any = None,
    *,
    moderator: Any = None,
    lower_is_better: bool = False,
    weights: Any = None,
    missing: Collection[float] = (),
    confidence: float = 0.95,
    bootstraps: int = 1000,
    seed: int = 0,
) -> Disconfirmation:
    """Set perceived performance against one or several standards and follow the discrepancy.

    discrepancy = performance − standard; where lower is better (days, price) standard − performance. So
    positive is always better than the standard, and a quotation expected in 2 days gives −2
    after 4 days and +1 after 1 day.

    Parameters
    ----------
    performance : column, shape (n,)
    standards : frame, column or dict of name: column, shape (n, k)
        The standards, such as ideal, competitor and promise, in the units of the performance.
    satisfaction : column, shape (n,), optional
        Without it only the discrepancies are given.
    consequences : frame, column or dict of name: column, shape (n, m), optional
        What satisfaction leads to: complaint (0/1), loyalty, word of mouth, intention. Needs satisfaction.
    moderator : column, shape (n,), optional
        What may make the discrepancy count more, such as involvement. Needs satisfaction.
    lower_is_better : bool, default False
    weights, missing, confidence
        Survey weights; codes for "no answer"; level of the intervals.
    bootstraps, seed
        For the intervals of the mediation.

    Returns
    -------
    Disconfirmation

    Notes
    -----
    Which standard predicts best: satisfaction = b₀ + b₁·max(d, 0) + b₂·min(d, 0), R² by 10-fold
    cross-validation, 10 times; pairs of standards are compared on the same held-out rows. Slopes have HC3
    intervals. Mediation (Baron & Kenny 1986; Preacher & Hayes 2008): satisfaction = a·d, consequence =
    b·satisfaction + c′·d, percentile bootstrap of a·b. A mediation on one measurement shows what fits, not
    what causes what.

    Source: Woodruff & Gardial (1996); Oliver (1980), J. Mark. Res. 17; asymmetry after Anderson & Sullivan
    (1993), Mark. Sci. 12.

    Raises
    ------
    InputError
        Rows that don't belong together, too few rows, or columns without differences.

    Examples
    --------
    >>> days = disconfirmation([4, 1, 2], [2, 2, 2], lower_is_better=True)
    >>> days.discrepancies["standaard"].tolist()
    [-2.0, 1.0, 0.0]
    """
    _stats.check_confidence(confidence)
    standards, consequences = _stats.named(standards, "standards"), _stats.named(consequences, "consequences")
    performed = tables.numbers(performance, "performance", missing=missing)
    frames = {"standards": _frame(standards, "standards", "standaard", missing)}
    if consequences is not None:
        frames["consequences"] = _frame(consequences, "consequences", "gevolg", missing)
    columns = {"performance": performed}
    for name, values in {"satisfaction": satisfaction, "moderator": moderator}.items():
        if values is not None:
            columns[name] = tables.numbers(values, name, missing=missing)
    if satisfaction is None and (consequences is not None or moderator is not None):
        raise InputError("Voor gevolgen of een moderator is ook `satisfaction` nodig: de weg loopt via tevredenheid.")
    w = _stats.survey_weights(weights, len(performed))
    originals = {
        "performance": performance,
        "standards": standards,
        "satisfaction": satisfaction,
        "consequences": consequences,
        "moderator": moderator,
        "weights": weights,
    }
    sizes = {name: len(part) for name, part in columns.items()}
    sizes |= {name: len(part) for name, part in frames.items()} | {"weights": len(w)}
    _stats.same_rows({name: (part, sizes[name]) for name, part in originals.items() if part is not None})
    parts = [*columns.values(), *(frame.to_numpy() for frame in frames.values())]
    rows = _stats.complete(w, *parts)
    if not len(rows):
        raise InputError(
            f"Geen enkele van de {plural(len(w), 'rij', 'rijen')} is volledig ingevuld: er is niets te vergelijken."
        )
    sign = -1.0 if lower_is_better else 1.0
    names = list(frames["standards"].columns)
    gap = sign * (performed[:, None] - frames["standards"].to_numpy()) + 0.0  # no minus zero
    index = next((p.index for p in originals.values() if isinstance(p, (pd.Series, pd.DataFrame))), None)
    discrepancies = pd.DataFrame(gap, columns=names, index=index)
    d, w = gap[rows], w[rows]
    described = {name: _describe(column, w, confidence) for name, column in zip(names, d.T, strict=True)}
    table = pd.DataFrame.from_dict(described, orient="index").astype({"n": int})
    table.index.name = "standard"
    comparison, mediation, moderation, best = pd.DataFrame(), pd.DataFrame(), None, ""
    outcome = str(getattr(satisfaction, "name", None) or "tevredenheid")
    if satisfaction is not None:
        y = columns["satisfaction"][rows]
        rng = np.random.default_rng(seed)
        for name, column in zip(names, d.T, strict=True):
            _stats.check_design(column[:, None], y, [f"verschil met {name}"], outcome)
        fitted, comparison = _predict(d, y, w, names, confidence, rng)
        table = table.join(fitted)
        best = str(table["r_squared"].idxmax())
        discrepancy = d[:, names.index(best)]
        if consequences is not None:
            after = frames["consequences"]
            mediation = _mediate(
                discrepancy, y, after.to_numpy()[rows], list(after.columns), w, confidence, bootstraps, rng
            )
        if moderator is not None:
            label = str(getattr(moderator, "name", None) or "moderator")
            moderation = _moderate(discrepancy, y, columns["moderator"][rows], label, w, confidence)
    return Disconfirmation(
        discrepancies=discrepancies,
        standards=table,
        comparison=comparison,
        best=best,
        mediation=mediation,
        moderation=moderation,
        outcome=outcome,
        n=len(rows),
        left_out=len(performed) - len(rows),
        confidence=float(confidence),
    )


def _frame(values: Any, name: str, default: str, missing: Collection[float]) -> pd.DataFrame:
    if hasattr(values, "columns"):
        return tables.items(values, missing=missing, name=name)
    label = str(getattr(values, "name", None) or default)
    return pd.DataFrame({label: tables.numbers(values, name, missing=missing)})


def _describe(d: np.ndarray, w: np.ndarray, confidence: float) -> dict[str, float]:
    row = _stats.mean_interval(d, confidence, w)
    shares = {
        name: float(np.average(test, weights=w))
        for name, test in {"worse": d < 0, "equal": d == 0, "better": d > 0}.items()
    }
    return {key: row[key] for key in ("n", "mean", "low", "high")} | shares


def _predict(
    d: np.ndarray, y: np.ndarray, w: np.ndarray, names: list[str], confidence: float, rng: np.random.Generator
) -> tuple[pd.DataFrame, pd.DataFrame]:
    designs = []
    rows = {}
    for name, column in zip(names, d.T, strict=True):
        over, under = np.maximum(column, 0), np.minimum(column, 0)
        row = dict.fromkeys([f"{k}{e}" for k in ("over", "under", "asymmetry") for e in ("", "_low", "_high")], np.nan)
        design = column[:, None]
        # two slopes need at least two different values on both sides of the standard
        if len(np.unique(over)) > 2 and len(np.unique(under)) > 2 and len(y) > 4:
            design = np.column_stack([over, under])
            fit = _stats.regression(design, y, w, ["over", "under"])
            combinations = {"over": {"over": 1.0}, "under": {"under": 1.0}, "asymmetry": {"under": 1.0, "over": -1.0}}
            for key, combination in combinations.items():
                found = fit.estimate(combination, confidence)
                row |= {key: found["effect"], f"{key}_low": found["low"], f"{key}_high": found["high"]}
        designs.append(design)
        rows[name] = row
    folds = min(10, len(y))
    errors = _stats.cross_validated_errors(designs, y, w, rng, folds=folds, repeats=10)
    scores, pairs = _stats.compare_models(errors, names, w, confidence)
    scores = scores.rename(columns={"low": "r_squared_low", "high": "r_squared_high"})
    return scores.join(pd.DataFrame.from_dict(rows, orient="index")), pairs


def _mediate(
    d: np.ndarray,
    y: np.ndarray,
    after: np.ndarray,
    names: list[str],
    w: np.ndarray,
    confidence: float,
    bootstraps: int,
    rng: np.random.Generator,
) -> pd.DataFrame:
    for name, column in zip(names, after.T, strict=True):
        _stats.check_design(np.column_stack([d, y]), column, ["het verschil", "tevredenheid"], name)
    z = np.column_stack([d, y, after])
    whole = _paths(_stats.moments(z, w[None, :]))[0]
    draws = np.concatenate(
        [_paths(_stats.moments(z, counts * w)) for counts in _stats.resamples(len(z), bootstraps, rng)]
    )
    low, high = _stats.percentiles(draws, confidence)
    keys = ("a", "b", "indirect", "direct", "total")
    rows = {
        name: {
            f"{key}{end}": float(values[i, j])
            for j, key in enumerate(keys)
            for end, values in (("", whole), ("_low", low), ("_high", high))
        }
        for i, name in enumerate(names)
    }
    table = pd.DataFrame.from_dict(rows, orient="index")
    table.index.name = "consequence"
    return table


def _paths(cross: np.ndarray) -> np.ndarray:
    """Give a, b, a·b, c′ and c for each consequence: (b, 2 + m, 2 + m) → (b, m, 5)."""
    dd, dy, yy = cross[:, 0, 0], cross[:, 0, 1], cross[:, 1, 1]
    dc, yc = cross[:, 0, 2:], cross[:, 1, 2:]
    with np.errstate(invalid="ignore", divide="ignore"):
        a = (dy / dd)[:, None] + 0 * dc
        total = dc / dd[:, None]
        b = (yc * dd[:, None] - dc * dy[:, None]) / (yy * dd - dy**2)[:, None]
    return np.stack([a, b, a * b, total - a * b, total], axis=-1)


def _moderate(
    d: np.ndarray, y: np.ndarray, m: np.ndarray, name: str, w: np.ndarray, confidence: float
) -> dict[str, Any]:
    _stats.check_design(np.column_stack([d, m]), y, ["het verschil", name], "tevredenheid")
    standard = (m - np.average(m, weights=w)) / m.std()
    design = np.column_stack([d, standard, d * standard])
    names = ["gap", "moderator", "product"]
    _stats.check_design(design, y, names, "tevredenheid")
    fit = _stats.regression(design, y, w, names)
    found: dict[str, Any] = {"moderator": name, **fit.estimate({"product": 1.0}, confidence)}
    for key, at in (("low_slope", -1.0), ("high_slope", 1.0)):
        slope = fit.estimate({"gap": 1.0, "product": at}, confidence)
        found |= {key: slope["effect"], f"{key}_interval": (slope["low"], slope["high"])}
    return found


def plot_disconfirmation(result: Disconfirmation) -> plotting.Figure:
    """Draw, per standard, what a point short and a point above do to satisfaction, with intervals.

    Parameters
    ----------
    result : Disconfirmation
        Made with `satisfaction`, with answers on both sides of at least one standard.

    Returns
    -------
    plotting.Figure

    Raises
    ------
    InputError
        Without satisfaction, or where no standard has answers on both sides.
    """
    table = result.standards
    if "under" not in table or table["under"].isna().all():
        raise InputError(
            "Voor deze figuur zijn tevredenheid én antwoorden boven en onder de maatstaf nodig: "
            "roep disconfirmation aan met `satisfaction`, en kijk of er genoeg verschil in de antwoorden zit."
        )
    table = table.dropna(subset=["under"]).sort_values("r_squared")
    row: Any = table.loc[result.best] if result.best in table.index else table.iloc[-1]
    sure = row["asymmetry_low"] > 0 or row["asymmetry_high"] < 0
    heavier = "Tekortschieten telt zwaarder dan overtreffen" if row["asymmetry"] > 0 else "Overtreffen telt zwaarder"
    values = f"{number(row['under'], 2)} tegen {number(row['over'], 2)}"
    title = f"{heavier}: {values}" if sure else f"Onder of boven '{row.name}': verschil in gewicht is niet aangetoond"
    line = f"n = {count(result.n)}, lijn = {percent(result.confidence)}-interval"
    x = f"{result.outcome}: zoveel scheelt een punt verschil ({line})"
    places = np.arange(len(table)).astype(float)
    with plotting.canvas(title, x=x, size=(8.5, max(3.0, 1.7 + 0.75 * len(table))), grid="x") as axes:
        axes.axvline(0, color=plotting.GREY, linewidth=1.2)
        looks = (("under", "eronder", plotting.RED, 0.13, "o"), ("over", "erboven", plotting.BLUE, -0.13, "s"))
        for key, label, colour, shift, marker in looks:
            axes.hlines(
                places + shift, table[f"{key}_low"], table[f"{key}_high"], color=colour, linewidth=3, alpha=0.45
            )
            axes.plot(table[key], places + shift, marker, color=colour, markersize=9)
            spot = (table[f"{key}_high"].iloc[-1], places[-1] + shift)
            axes.annotate(label, spot, (7, 0), textcoords="offset points", color=colour, va="center", weight="bold")
        names = [f"{name}\n(voorspelt {percent(max(r, 0))})" for name, r in table["r_squared"].items()]
        axes.set_yticks(places, names)
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.5, len(table) - 0.5)
        axes.margins(x=0.14)
    return plotting.Figure(axes.figure, f"Maatstaven: {listing(map(str, table.index))}. {result.words}")
