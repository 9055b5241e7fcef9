"""The research itself: what one mean hides, how many interviews hear everything, process apart from outcome."""

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

MARKS = np.arange(1, 11)
# Shapes before they are tilted to the wanted mean: how many give each mark 1 … 10.
SHAPES = {
    "bijna iedereen gelijk": (0, 0, 0, 0.02, 0.2, 1, 9, 9, 1, 0.2),
    "verdeeld": (1, 2, 4, 6, 4, 1, 1, 4, 6, 5),
    "een paar woedend": (9, 6, 1, 0, 0, 1, 12, 30, 20, 2),
}


def three_populations(mean: float = 7.4, n: int = 200) -> pd.DataFrame:
    """Give three populations of report marks with exactly one mean and very different customers (C59).

    Each shape is tilted (multiplied by e^(t·mark)) until its mean is right, rounded to whole people, and the last
    few people are moved one mark.

    Parameters
    ----------
    mean : float, default 7.4
        Between 5.5 and 8.5, and so that mean × n is a whole number.
    n : int, default 200
        Customers per population, at least 20.

    Returns
    -------
    pandas.DataFrame
        Columns population and score, 3·n rows. Nothing is random.

    Raises
    ------
    InputError
        A mean that n whole marks can't have.

    Examples
    --------
    >>> people = three_populations()
    >>> people.groupby("population")["score"].mean().round(9).unique().tolist()
    [7.4]
    """
    from scipy.optimize import brentq

    if not isinstance(n, (int, np.integer)) or isinstance(n, bool) or n < 20:
        raise InputError(f"`n` moet een geheel getal van minstens 20 zijn en is nu {n!r}.")
    if isinstance(mean, bool) or not isinstance(mean, (int, float)) or not 5.5 <= mean <= 8.5:
        raise InputError(f"`mean` moet een getal tussen 5,5 en 8,5 zijn en is nu {mean!r}.")
    if abs(mean * n - round(mean * n)) > 1e-6:
        raise InputError(
            f"Met {count(n)} hele cijfers kan het gemiddelde niet precies {number(mean, 3)} zijn: "
            "kies `n` zo dat mean × n een heel getal is."
        )
    parts = []
    for name, shape in SHAPES.items():
        base = np.array(shape, dtype=float)

        def tilted(t: float, base: np.ndarray = base) -> np.ndarray:
            weight = base * np.exp(t * (MARKS - mean))
            return weight / weight.sum()

        share = tilted(brentq(lambda t, tilted=tilted: tilted(t) @ MARKS - mean, -20, 20))
        people = np.floor(share * n).astype(int)
        people[np.argsort(people - share * n)[: n - people.sum()]] += 1
        shift = round(mean * n) - int(people @ MARKS)
        while shift:
            step = 1 if shift > 0 else -1
            # move one person from the fullest mark whose neighbour is in use as well
            free = [k for k in range(10) if people[k] > 1 and 0 <= k + step < 10 and share[k + step] > 0]
            k = max(free, key=lambda k: people[k])
            people[k], people[k + step] = people[k] - 1, people[k + step] + 1
            shift -= step
        parts.append(pd.DataFrame({"population": name, "score": np.repeat(MARKS, people)}))
    return pd.concat(parts, ignore_index=True)


@dataclass(frozen=True, repr=False)
class Coverage(Result):
    """How many interviews it takes to hear the problems.

    Attributes
    ----------
    interviews : int
        The least number after which the expected share of problems heard reaches the target.
    interviews_sure : int
        The least number after which the target is reached in 95% of the studies.
    interval : (float, float)
        The share of problems heard after `interviews`, in 95% of the studies.
    curve : pandas.DataFrame
        By number of interviews: expected, low, high.
    """

    interviews: int
    interviews_sure: int
    interval: tuple[float, float]
    target: float
    problems: int
    curve: pd.DataFrame

    def to_frame(self) -> pd.DataFrame:
        """Give `curve` as a frame of its own."""
        return self.curve.copy()

    @property
    def words(self) -> str:
        """The two numbers of interviews, and what one study may miss."""
        low, high = self.interval
        return (
            f"Na {plural(self.interviews, 'interview', 'interviews')} heb je naar verwachting {percent(self.target)} "
            f"van de {plural(self.problems, 'probleem', 'problemen')} gehoord; in één onderzoek kan dat tussen "
            f"{percent(low)} en {percent(high)} liggen. Wil je het in 95 van de 100 onderzoeken halen, "
            f"dan zijn {plural(self.interviews_sure, 'interview', 'interviews')} nodig."
        )


def problem_coverage(
    probability: Any, *, problems: int | None = None, target: float = 0.9, simulations: int = 2000, seed: int = 0
) -> Coverage:
    """Tell how many interviews it takes until a share of the problems was heard (C56).

    A problem that one interview brings up with chance p is heard at least once in n interviews with chance
    1 − (1 − p)ⁿ; the expected coverage is the mean of that over the problems. With one p for all of them
    n = ln(1 − target)/ln(1 − p). Where p differs, rare problems stay unheard for long: more interviews are
    needed than the mean p suggests (Jensen's inequality).

    Parameters
    ----------
    probability : float or column of floats
        Chance, above 0 and at most 1, that one interview brings a problem up; one number, or one per problem.
    problems : int, optional
        With one probability: how many problems there are (20 when left out). Only the spread depends on it.
    target : float, default 0.9
        Share of problems, above 0 and below 1.
    simulations, seed
        Studies simulated for the spread.

    Returns
    -------
    Coverage

    Raises
    ------
    InputError
        Chances outside (0, 1], or so small that 100,000 interviews are not enough.

    Source: Virzi (1992), Human Factors 34(4); Griffin & Hauser (1993), Marketing Science 12(1), for
    chances that differ.

    Examples
    --------
    >>> problem_coverage(0.3).interviews
    7
    """
    if not isinstance(target, float) or not 0 < target < 1:
        raise InputError(f"`target` moet een aandeel tussen 0 en 1 zijn, zoals 0.9, en is nu {target!r}.")
    if np.isscalar(probability):
        if problems is not None and (not isinstance(problems, (int, np.integer)) or problems < 1):
            raise InputError(f"`problems` moet een geheel getal vanaf 1 zijn en is nu {problems!r}.")
        probability = [probability] * (problems or 20)
    p = tables.numbers(probability, "probability", minimum=0, maximum=1)
    if not len(p) or np.isnan(p).any() or (p == 0).any():
        raise InputError(
            "Elke kans moet groter dan 0 en hoogstens 1 zijn: een probleem met kans 0 wordt nooit gehoord."
        )

    def expected(n: int) -> float:
        return float(np.mean(1 - (1 - p) ** n))

    most = 100_000
    if expected(most) < target:
        raise InputError(
            f"Zelfs na {count(most)} interviews is {percent(target)} niet gehoord: de kansen zijn te klein."
        )
    low, n = 0, most  # bisection: the expectation only rises
    while n - low > 1:
        middle = (low + n) // 2
        low, n = (low, middle) if expected(middle) >= target - 1e-12 else (middle, n)
    # in each simulated study a problem is heard first in interview number geometric(p)
    first = np.random.default_rng(seed).geometric(p, size=(simulations, len(p)))
    need = int(np.ceil(target * len(p) - 1e-9))
    sure = int(np.quantile(np.sort(first, axis=1)[:, need - 1], 0.95, method="higher"))
    steps = np.unique(np.linspace(1, max(2 * n, sure, 10), 60).round().astype(int))
    heard = np.array([(first <= step).mean(axis=1) for step in [*steps, n]])
    ends = np.quantile(heard, [0.025, 0.975], axis=1)
    curve = pd.DataFrame(
        {"interviews": steps, "expected": [expected(int(s)) for s in steps], "low": ends[0, :-1], "high": ends[1, :-1]}
    )
    return Coverage(
        interviews=n,
        interviews_sure=sure,
        interval=(float(ends[0, -1]), float(ends[1, -1])),
        target=target,
        problems=len(p),
        curve=curve,
    )


def plot_problem_coverage(result: Coverage) -> plotting.Figure:
    """Draw the share of problems heard against the number of interviews, with the band of single studies.

    Examples
    --------
    >>> plot_problem_coverage(problem_coverage(0.3)).title
    'Na 7 interviews is 90% gehoord, maar reken op 9'
    """
    n, sure = result.interviews, result.interviews_sure
    title = f"Na {plural(n, 'interview', 'interviews')} is {percent(result.target)} gehoord"
    if sure > n:
        title += f", maar reken op {count(sure)}"
    y = f"aandeel van {plural(result.problems, 'probleem', 'problemen')} gehoord"
    with plotting.canvas(title, x="aantal interviews", y=y, grid="y") as axes:
        steps = result.curve["interviews"]
        axes.fill_between(
            steps, result.curve["low"], result.curve["high"], color=plotting.BLUE, alpha=0.18, linewidth=0
        )
        axes.plot(steps, result.curve["expected"], color=plotting.BLUE)
        axes.axhline(result.target, color=plotting.GREY, linewidth=1.2, linestyle=":")
        axes.plot([n], [np.interp(n, steps, result.curve["expected"])], "o", color=plotting.RED, markersize=9)
        axes.annotate(
            "gemiddeld onderzoek", (steps.iloc[-1], result.curve["expected"].iloc[-1]), (-4, -44),
            textcoords="offset points", ha="right", color=plotting.BLUE, weight="bold",
        )  # fmt: skip
        axes.annotate(
            "band: 95 van de 100 onderzoeken", (0.98, 0.05), xycoords="axes fraction", ha="right", color=plotting.GREY
        )
        axes.set_ylim(0, 1.04)
        axes.set_xlim(left=0)
        plotting.dutch(axes, y=percent)
    return plotting.Figure(axes.figure, result.words)


@dataclass(frozen=True, repr=False)
class ProcessScores(Result):
    """Satisfaction with the process, raw and adjusted for the outcome.

    Attributes
    ----------
    table : pandas.DataFrame
        By group: n, outcome (mean), raw (the mean process score) and adjusted (what it would be if every
        group had the same outcomes), each with _low and _high.
    effect, effect_interval : float, (float, float)
        How much the process score rises with one step of the outcome inside a group.
    """

    table: pd.DataFrame
    effect: float
    effect_interval: tuple[float, float]
    n: int
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """How much the outcome colours the process score, and what adjusting changes."""
        low, high = self.effect_interval
        sure = low > 0 or high < 0
        text = (
            f"Eén stap beter uitkomen scheelt {number(self.effect, sign=True)} in het oordeel over het proces "
            f"({_stats.between(low, high)}, n = {count(self.n)}): "
            + ("de uitkomst kleurt het oordeel." if sure else "dat de uitkomst het oordeel kleurt is niet aangetoond.")
        )
        if len(self.table) > 1:
            raw, fair = self.table["raw"], self.table["adjusted"]
            text += f" Ruw scoort '{raw.idxmax()}' het hoogst ({number(raw.max())}), gecorrigeerd '{fair.idxmax()}' "
            text += f"({number(fair.max())})."
        if self.left_out:
            text += f" {plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee, want daar ontbreekt iets."
        return text


def process_scores(
    process: Any,
    outcome: Any,
    groups: Any = None,
    *,
    weights: Any = None,
    missing: Collection[float] = (),
    confidence: float = 0.95,
) -> ProcessScores:
    """Judge the process apart from the outcome: raw and outcome-adjusted process satisfaction (C58).

    Model: process = group + b·outcome. The adjusted score of a group is its raw mean + b·(overall mean outcome − the
    group's mean outcome): the score it would have had with everybody's mix of outcomes. HC3 intervals.

    Parameters
    ----------
    process : column, shape (n,)
        Satisfaction with the process.
    outcome : column, shape (n,)
        True/False or 1/0 (granted, refused), or a scale.
    groups : column, shape (n,), optional
        Desks, teams, schools to compare.
    weights, missing, confidence
        Survey weights; codes for "no answer"; level of the intervals.

    Returns
    -------
    ProcessScores

    Raises
    ------
    InputError
        Everybody the same outcome, or a group whose outcome or size leaves nothing to estimate.

    Notes
    -----
    Adjusting takes b to be the same in all groups. If good process also causes good outcomes, this adjusts too much.

    Source: analysis of covariance, Fisher (1932); outcome favourability after Brockner & Wiesenfeld (1996).

    Examples
    --------
    >>> result = process_scores([8, 7, 5, 4, 8, 5], [1, 1, 0, 0, 1, 0])
    >>> round(result.effect, 1)
    3.0
    """
    _stats.check_confidence(confidence)
    y = tables.numbers(process, "process", missing=missing)
    yes_no = isinstance(outcome, pd.Series) and pd.api.types.is_bool_dtype(outcome.dtype)
    x = tables.numbers(outcome.astype("Int64") if yes_no else outcome, "outcome", missing=missing)
    w = _stats.survey_weights(weights, len(y))
    names = np.full(len(y), "allen", dtype=object) if groups is None else _stats.labels(groups, "groups")
    given = {"process": (process, len(y)), "outcome": (outcome, len(x))}
    given |= {} if groups is None else {"groups": (groups, len(names))}
    given |= {} if weights is None else {"weights": (weights, len(w))}
    _stats.same_rows(given)
    rows = _stats.complete(w * (names != None), y, x)  # noqa: E711
    y, x, weight, names = y[rows], x[rows], w[rows], names[rows]
    present = sorted(set(names))
    dummies = np.column_stack([x, *((names == name).astype(float) for name in present[1:])])
    columns = ["outcome", *present[1:]]
    _stats.check_design(dummies, y, columns, "proces")
    fit = _stats.regression(dummies, y, weight, columns)
    average = float(np.average(x, weights=weight))
    table = {}
    for name in present:
        here = names == name
        raw = _stats.mean_interval(y[here], confidence, weight[here])
        own = {"intercept": 1.0, "outcome": average} | ({name: 1.0} if name != present[0] else {})
        fair = fit.estimate(own, confidence)
        table[name] = {
            "n": raw["n"],
            "outcome": float(np.average(x[here], weights=weight[here])),
            "raw": raw["mean"],
            "raw_low": raw["low"],
            "raw_high": raw["high"],
            "adjusted": fair["effect"],
            "adjusted_low": fair["low"],
            "adjusted_high": fair["high"],
        }
    slope = fit.estimate({"outcome": 1.0}, confidence)
    frame = pd.DataFrame.from_dict(table, orient="index").astype({"n": int})
    frame.index.name = str(getattr(groups, "name", None) or "groep")
    return ProcessScores(
        table=frame,
        effect=slope["effect"],
        effect_interval=(slope["low"], slope["high"]),
        n=len(rows),
        left_out=len(w) - len(rows),
        confidence=float(confidence),
    )


def plot_process_scores(result: ProcessScores) -> plotting.Figure:
    """Draw the process score of each group as it was given and after adjusting for the outcome.

    Parameters
    ----------
    result : ProcessScores
        Of `process_scores`.

    Returns
    -------
    plotting.Figure

    Examples
    --------
    >>> scores = process_scores([8, 7, 6, 8, 5, 7, 6, 6], [1, 1, 0, 1, 0, 1, 0, 0], list("aaaabbbb"))
    >>> plot_process_scores(scores).title
    'Met dezelfde uitkomsten zou de volgorde gelijk blijven: a bovenaan'
    """
    table = result.table.sort_values("adjusted")
    top = str(table.index[-1])
    title = f"Met dezelfde uitkomsten zou de volgorde gelijk blijven: {top} bovenaan"
    if list(table.sort_values("raw").index) != list(table.index):
        title = f"Met dezelfde uitkomsten verandert de volgorde: {top} bovenaan"
    elif float(table["adjusted"].max() - table["adjusted"].min()) > 2 * float(table["raw"].max() - table["raw"].min()):
        title = f"Gelijk op het oog, maar met dezelfde uitkomsten steekt {top} erbovenuit"
    x = f"oordeel over het proces (gemiddelde, n = {count(result.n)}, lijn = {percent(result.confidence)}-interval)"
    with plotting.canvas(title, x=x, size=(8.0, 2.2 + 0.75 * len(table)), grid="x") as axes:
        places = np.arange(len(table), dtype=float)
        for column, colour, shift in (("raw", plotting.ORANGE, 0.16), ("adjusted", plotting.BLUE, -0.16)):
            axes.hlines(places + shift, table[f"{column}_low"], table[f"{column}_high"], color=colour, linewidth=2)
            axes.plot(table[column], places + shift, "o", color=colour, markersize=9)
        shares = table["outcome"].between(0, 1).all()
        outcomes = [f"{percent(mean)} gunstig" if shares else f"uitkomst {number(mean)}" for mean in table["outcome"]]
        axes.set_yticks(places, [f"{name}\n{outcome}" for name, outcome in zip(table.index, outcomes, strict=True)])
        axes.set_ylim(-0.6, len(table) - 0.1)
        axes.tick_params(axis="y", length=0)
        for at, text, colour in (
            (0.0, "● zoals gegeven", plotting.ORANGE),
            (0.36, "● bij gelijke uitkomst", plotting.BLUE),
        ):
            axes.text(at, 0.98, text, transform=axes.transAxes, color=colour, fontweight="bold", va="top")
    said = [
        f"{name}: {number(row['raw'], 2)} zoals gegeven, {number(row['adjusted'], 2)} bij gelijke uitkomst"
        for name, row in table.iloc[::-1].iterrows()
    ]
    return plotting.Figure(axes.figure, f"{'; '.join(said)}. {result.words}")
