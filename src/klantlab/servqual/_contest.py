"""The contest: whether asking for expectations helps to predict satisfaction."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.servqual._gaps import Dimensions, gaps, servperf
from klantlab.words import count, number, percent, plural


@dataclass(frozen=True, repr=False)
class Contest(Result):
    """How well each score predicts overall satisfaction in customers it has not seen.

    Attributes
    ----------
    table : pandas.DataFrame
        By score: r_squared (cross-validated), low, high. Best first.
    pairs : pandas.DataFrame
        By pair of scores: difference in R², low, high; paired, so narrower than `table` suggests.
    winner : str
        The better of SERVQUAL and SERVPERF, or "geen verschil".
    """

    table: pd.DataFrame
    pairs: pd.DataFrame
    winner: str
    n: int
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """Who predicts better, by how much, and whether that stands."""
        duel: Any = self.pairs.loc[("SERVQUAL", "SERVPERF")]
        explained = self.table["r_squared"]
        scores = " en ".join(f"{name} {percent(max(explained[name], 0))}" for name in ("SERVQUAL", "SERVPERF"))
        text = (
            f"Bij klanten die niet meededen aan het schatten verklaart {scores} van de verschillen in het oordeel "
            f"({plural(self.n, 'respondent', 'respondenten')}). "
        )
        ends = f"{number(100 * duel['low'])} en {number(100 * duel['high'])} procentpunt"
        if self.winner == "geen verschil":
            text += f"Dat verschil is niet aangetoond: het ligt tussen {ends}."
        else:
            text += f"{self.winner} voorspelt beter: het verschil (SERVQUAL min SERVPERF) ligt tussen {ends}."
        if self.left_out:
            text += f" {plural(self.left_out, 'respondent telt', 'respondenten tellen')} niet mee: er is te veel leeg."
        return text


def contest(
    expectations: Any,
    perceptions: Any,
    satisfaction: Any,
    weights: Any = None,
    *,
    dimensions: Dimensions | None = None,
    scale: tuple[float, float] = (1, 7),
    missing: Collection[float] = (),
    confidence: float = 0.95,
    folds: int = 10,
    repeats: int = 20,
    seed: int = 0,
) -> Contest:
    """Let SERVQUAL and SERVPERF (and their weighted forms) predict overall satisfaction, cross-validated (C63).

    Each form gives one overall score per respondent. Satisfaction is regressed on that score in 9 of 10
    parts and predicted in the tenth, 20 times over. Scores are compared on the same held-out people; where
    the interval of the difference holds 0, the verdict is "geen verschil".

    Parameters
    ----------
    expectations, perceptions, weights, dimensions, scale, missing
        As in `gaps`; with `weights` the weighted forms compete too.
    satisfaction : column, shape (n,)
        Overall satisfaction, on any scale.
    confidence, folds, repeats, seed
        Level of the intervals; folds and repeats of the cross-validation.

    Returns
    -------
    Contest

    Notes
    -----
    The interval takes people as the only source of chance and leaves out that the training parts overlap; with one
    predictor and 100 people or more that matters little (Bates, Hastie & Tibshirani 2024).

    Source: Cronin & Taylor (1992), J. Marketing 56(3).

    Raises
    ------
    InputError
        Fewer than 20 complete respondents, satisfaction or a score without differences, and what `gaps` refuses.
    """
    settings: dict[str, Any] = {"dimensions": dimensions, "scale": scale, "missing": missing, "confidence": confidence}
    gap = gaps(expectations, perceptions, weights, **settings)
    y = tables.numbers(satisfaction, "satisfaction", missing=missing)
    _stats.same_rows({"perceptions": (perceptions, len(gap.respondents)), "satisfaction": (satisfaction, len(y))})
    if dimensions is not None:
        settings["dimensions"] = gap.items["dimension"].to_dict()
    perf = servperf(perceptions, weights, **settings)
    scores = {"SERVQUAL": gap.respondents["overall"], "SERVPERF": perf.respondents["overall"]}
    if weights is not None:
        scores["SERVQUAL gewogen"] = gap.respondents["overall_weighted"]
        scores["SERVPERF gewogen"] = perf.respondents["overall_weighted"]
    x = np.column_stack(list(scores.values()))
    rows = _stats.complete(np.ones(len(y)), y, x)
    if len(rows) < 20:
        raise InputError(
            f"Het aantal respondenten dat alles invulde is {len(rows)}: "
            "voor een eerlijke wedstrijd zijn er minstens 20 nodig."
        )
    y, x = y[rows], x[rows]
    for name, column in zip(scores, x.T, strict=True):
        _stats.check_design(column[:, None], y, [name], "tevredenheid")
    ones = np.ones(len(y))
    errors = _stats.cross_validated_errors(
        [column[:, None] for column in x.T], y, ones, np.random.default_rng(seed), folds=folds, repeats=repeats
    )
    table, pairs = _stats.compare_models(errors, list(scores), ones, confidence)
    duel: Any = pairs.loc[("SERVQUAL", "SERVPERF")]
    winner = "SERVQUAL" if duel["low"] > 0 else "SERVPERF" if duel["high"] < 0 else "geen verschil"
    table.index.name = "score"
    return Contest(
        table=table.sort_values("r_squared", ascending=False),
        pairs=pairs,
        winner=winner,
        n=len(y),
        left_out=len(gap.respondents) - len(y),
        confidence=float(confidence),
    )


def plot_contest(result: Contest) -> plotting.Figure:
    """Draw the cross-validated R² of each score with its interval, and the verdict as title.

    Parameters
    ----------
    result : Contest

    Returns
    -------
    plotting.Figure
    """
    table = result.table.iloc[::-1]
    title = (
        "Verwachtingen uitvragen maakt de voorspelling niet aantoonbaar beter of slechter"
        if result.winner == "geen verschil"
        else f"{result.winner} voorspelt het oordeel het best"
    )
    places = np.arange(len(table))
    x = f"verklaard deel bij nieuwe klanten (n = {count(result.n)}, lijn = {percent(result.confidence)}-interval)"
    with plotting.canvas(title, x=x, size=(8.0, max(2.6, 1.7 + 0.5 * len(table))), grid="x") as axes:
        axes.hlines(places, table["low"], table["high"], color=plotting.BLUE, linewidth=3, alpha=0.45)
        axes.plot(table["r_squared"], places, "o", color=plotting.BLUE, markersize=9)
        for place, value in zip(places, table["r_squared"], strict=True):
            axes.annotate(percent(value), (value, place), (0, 9), textcoords="offset points", ha="center")
        axes.set_yticks(places, [str(name) for name in table.index])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.5, len(table) - 0.3)
        axes.set_xlim(left=min(0.0, float(table["low"].min())))
        plotting.dutch(axes, x=percent)
        axes.set_yticks(places, [str(name) for name in table.index])
    return plotting.Figure(axes.figure, result.words)
