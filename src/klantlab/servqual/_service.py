"""What makes services hard: people differ, empty seats can't be stored, and ideas start without votes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, euro, number, percent, plural

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True, repr=False)
class Heterogeneity(Result):
    """Differences in service between and within employees.

    Attributes
    ----------
    icc, icc_interval : float, (float, float)
        The part of the variance that lies between employees.
    between, within : float
        Variances. A negative estimate of `between` is shown as 0.
    table : pandas.DataFrame
        By employee: n, mean, sd, low, high.
    """

    icc: float
    icc_interval: tuple[float, float]
    between: float
    within: float
    employees: int
    n: int
    left_out: int
    table: pd.DataFrame
    confidence: float

    @property
    def words(self) -> str:
        """The part between employees, and what remains within them."""
        low, high = self.icc_interval
        text = (
            f"{percent(self.icc)} van de verschillen in score zit tussen medewerkers (tussen {percent(low)} en "
            f"{percent(high)}), de rest bij dezelfde medewerker van klant tot klant "
            f"({plural(self.employees, 'medewerker', 'medewerkers')}, {plural(self.n, 'score', 'scores')})."
        )
        if low == 0:
            text += " Dat medewerkers echt van elkaar verschillen is niet aangetoond."
        if self.left_out:
            text += f" {plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee, want daar ontbreekt iets."
        return text


def heterogeneity(scores: Any, employee: Any, *, missing: Any = (), confidence: float = 0.95) -> Heterogeneity:
    """Split the variance of service scores into between and within employees: ICC(1) (C60).

    One-way random effects; ICC = σ²_between/(σ²_between + σ²_within). The interval inverts the F ratio: exact
    with as many scores for each employee, approximate otherwise.

    Parameters
    ----------
    scores : column, shape (n,)
    employee : column, shape (n,)
    missing, confidence
        Codes for "no answer"; level of the intervals.

    Returns
    -------
    Heterogeneity

    Raises
    ------
    InputError
        Fewer than two employees, nobody with two scores, or all scores equal.

    Source: Searle (1971), Linear Models, ch. 9; Shrout & Fleiss (1979), Psych. Bull. 86, case 1.

    Examples
    --------
    >>> result = heterogeneity([8, 9, 8, 5, 6, 5], ["Ans"] * 3 + ["Bo"] * 3)
    >>> round(result.icc, 2)
    0.93
    """
    _stats.check_confidence(confidence)
    values = tables.numbers(scores, "scores", missing=missing)
    names = _stats.labels(employee, "employee")
    _stats.same_rows({"scores": (scores, len(values)), "employee": (employee, len(names))})
    known = np.zeros(len(values), dtype=bool)
    known[_stats.complete((names != None).astype(float), values)] = True  # noqa: E711  element by element
    values, names = values[known], names[known]
    people = sorted(set(names))
    if len(people) < 2:
        raise InputError(
            f"Er is {len(people) or 'geen'} medewerker met een score: voor een vergelijking zijn er twee nodig."
        )
    if len(values) == len(people):
        raise InputError(
            "Elke medewerker heeft maar één score: dan is niet te zien wat bij de medewerker hoort. Verzamel er meer."
        )
    if np.ptp(values) == 0:
        raise InputError(f"Alle {count(len(values))} scores zijn gelijk: er is geen verschil om te verdelen.")
    found = _stats.icc(values, names, confidence)
    rows = {name: _stats.mean_interval(values[names == name], confidence) for name in people}
    table = pd.DataFrame.from_dict(rows, orient="index").drop(columns="standard_error").astype({"n": int})
    table.index.name = str(getattr(employee, "name", None) or "medewerker")
    return Heterogeneity(
        icc=found["icc"],
        icc_interval=(found["low"], found["high"]),
        between=found["between"],
        within=found["within"],
        employees=len(people),
        n=len(values),
        left_out=int((~known).sum()),
        table=table.sort_values("mean"),
        confidence=float(confidence),
    )


@dataclass(frozen=True, repr=False)
class UnusedCapacity(Result):
    """What perished: capacity that nobody used, beside customers who found no place.

    Attributes
    ----------
    table : pandas.DataFrame
        By period: capacity, demand, served, unused, turned_away.
    share_unused, share_unused_interval : float, (float, float)
        Unused part of all capacity; bootstrap over periods.
    weekdays : pandas.DataFrame or None
        With `date`: the same sums by weekday (periods first), and share_unused.
    """

    table: pd.DataFrame
    weekdays: pd.DataFrame | None
    share_unused: float
    share_unused_interval: tuple[float, float]
    unused: float
    turned_away: float
    value_unused: float | None
    value_turned_away: float | None
    periods: int
    left_out: int

    @property
    def words(self) -> str:
        """How much perished, how many found no place, and what that cost."""
        low, high = self.share_unused_interval
        money = "" if self.value_unused is None else f" (dat had {euro(self.value_unused, 0)} kunnen opbrengen)"
        lost = "" if self.value_turned_away is None else f" ({euro(self.value_turned_away, 0)})"
        text = (
            f"{percent(self.share_unused)} van de capaciteit bleef ongebruikt en is verloren{money}; over "
            f"{plural(self.periods, 'periode', 'perioden')} "
            + (
                f"ligt dat tussen {percent(low)} en {percent(high)}. "
                if not np.isnan(low)
                else "is geen interval te geven. "
            )
        )
        text += f"Tegelijk was er voor {number(self.turned_away, 0)} geen plaats{lost}."
        if self.left_out:
            text += (
                f" {plural(self.left_out, 'periode telt', 'perioden tellen')} niet mee, want daar ontbreekt een getal."
            )
        return text


def unused_capacity(
    capacity: Any,
    demand: Any,
    *,
    date: Any = None,
    margin: float | None = None,
    confidence: float = 0.95,
    bootstraps: int = 2000,
    seed: int = 0,
) -> UnusedCapacity:
    """Count what perishes: capacity − served, with served = min(capacity, demand), per period (C60).

    A service can't be stored: an empty chair on Tuesday doesn't help on Saturday. So unused capacity and
    customers turned away exist side by side, even where total capacity equals total demand.

    Parameters
    ----------
    capacity, demand : column, shape (periods,)
        In the same units; 0 or more.
    date : column of dates, optional
        The day of each period; then `weekdays` tells the days of the week apart.
    margin : float, optional
        Euros earned per unit served.
    confidence, bootstraps, seed
        For the interval of the share unused; periods are resampled as if independent, so with a season in them it is
        an approximation.

    Returns
    -------
    UnusedCapacity

    Raises
    ------
    InputError
        Negative numbers, no capacity at all, or a `date` that is no date.

    Examples
    --------
    >>> result = unused_capacity([10, 10], [4, 16], margin=5.0)
    >>> result.unused, result.turned_away, result.value_unused
    (6.0, 6.0, 30.0)
    """
    _stats.check_confidence(confidence)
    c, d = (tables.numbers(part, name, minimum=0) for part, name in ((capacity, "capacity"), (demand, "demand")))
    given = {"capacity": (capacity, len(c)), "demand": (demand, len(d))}
    days = None if date is None else _weekday(date)
    if days is not None:
        given["date"] = (date, len(days))
    _stats.same_rows(given)
    known = _stats.complete(np.ones(len(c)), c, d)
    if not len(known) or c[known].sum() == 0:
        raise InputError("Er is in geen enkele periode capaciteit: geef per periode hoeveel er kon.")
    served = np.minimum(c, d)
    table = pd.DataFrame(
        {"capacity": c, "demand": d, "served": served, "unused": c - served, "turned_away": d - served}
    )
    if isinstance(capacity, pd.Series):
        table.index = capacity.index
    rest, whole = (c - served)[known], c[known]
    low, high = float("nan"), float("nan")
    if len(known) > 1:
        draws = [
            (k @ rest) / np.maximum(k @ whole, 1e-12)
            for k in _stats.resamples(len(rest), bootstraps, np.random.default_rng(seed))
        ]
        low, high = map(float, _stats.percentiles(np.concatenate(draws), confidence))
    away = float((d - served)[known].sum())
    return UnusedCapacity(
        table=table,
        weekdays=None if days is None else _by_weekday(table.iloc[np.sort(known)], days[np.sort(known)]),
        share_unused=float(rest.sum() / whole.sum()),
        share_unused_interval=(low, high),
        unused=float(rest.sum()),
        turned_away=away,
        value_unused=None if margin is None else float(margin * rest.sum()),
        value_turned_away=None if margin is None else float(margin * away),
        periods=len(known),
        left_out=len(c) - len(known),
    )


def _weekday(date: Any) -> np.ndarray:
    """Give the day of the week of each date, Monday is 0."""
    given = date if isinstance(date, pd.Series) else pd.Series(list(date))
    if pd.api.types.is_numeric_dtype(given.dtype):
        raise InputError("`date` bevat getallen in plaats van datums: geef de kolom met de dag van elke periode.")
    try:
        found = pd.to_datetime(given, format="ISO8601")
    except (ValueError, TypeError):
        raise InputError("`date` bevat waarden die geen datum zijn: schrijf ze als 2025-12-31.") from None
    if found.isna().any():
        raise InputError(
            f"`date` is leeg in {plural(int(found.isna().sum()), 'rij', 'rijen')}: vul de dag in of laat die rij weg."
        )
    return found.dt.day_of_week.to_numpy()


def _by_weekday(table: pd.DataFrame, days: np.ndarray) -> pd.DataFrame:
    groups = table.groupby(days)
    out = groups.sum()
    out.insert(0, "periods", groups.size())
    with np.errstate(invalid="ignore"):
        out["share_unused"] = out["unused"] / out["capacity"]
    return out.set_axis(pd.Index([WEEKDAYS[day] for day in out.index], name="weekday"))


def plot_unused_capacity(result: UnusedCapacity) -> plotting.Figure:
    """Draw per weekday which part of the capacity was used, which part perished, and how many found no place.

    Raises
    ------
    InputError
        When `unused_capacity` was called without `date`.

    Examples
    --------
    >>> days = pd.Series(pd.to_datetime(["2025-03-03", "2025-03-08"]))
    >>> plot_unused_capacity(unused_capacity([10, 10], [4, 16], date=days)).title
    'Op maandag bleef 60% van de plaatsen leeg; op zaterdag was er voor 6 gasten geen plaats'
    """
    if result.weekdays is None:
        raise InputError("Voor deze figuur moet je unused_capacity aanroepen met date=…: de dag van elke periode.")
    table = result.weekdays.iloc[::-1]
    quiet, full = str(table["share_unused"].idxmax()), str(table["turned_away"].idxmax())
    title = f"Op {quiet} bleef {percent(table['share_unused'][quiet])} van de plaatsen leeg"
    if table["turned_away"][full] > 0:
        guests = plural(table["turned_away"][full], "gast", "gasten")
        title += f"; op {full} was er voor {guests} geen plaats"
    shares = table[["served", "unused", "turned_away"]].div(table["capacity"], axis=0)
    places = np.arange(len(table))
    x = f"aandeel van de plaatsen ({plural(result.periods, 'dag', 'dagen')} van alle vestigingen samen)"
    with plotting.canvas(title, x=x, size=(8.5, max(2.8, 1.9 + 0.5 * len(table))), grid="x") as axes:
        axes.barh(places, shares["served"], height=0.66, color=plotting.BLUE)
        axes.barh(places, shares["unused"], left=shares["served"], height=0.66, color=plotting.LIGHT)
        axes.barh(places, shares["turned_away"], left=1.0, height=0.66, color=plotting.RED)
        for place, (_, row) in zip(places, shares.iterrows(), strict=True):
            if row["served"] > 0.08:
                axes.annotate(
                    percent(row["served"]), (row["served"] / 2, place), color="white", ha="center", va="center"
                )
            if row["unused"] > 0.08:
                middle = row["served"] + row["unused"] / 2
                axes.annotate(percent(row["unused"]), (middle, place), ha="center", va="center")
            if row["turned_away"] > 0.005:
                end = (1 + row["turned_away"], place)
                axes.annotate(
                    percent(row["turned_away"]),
                    end,
                    (6, 0),
                    textcoords="offset points",
                    va="center",
                    color=plotting.RED,
                )
        top = len(table) - 0.5
        for spot, label, colour in ((0.0, "gebruikt", plotting.BLUE), (0.72, "leeg gebleven", plotting.GREY)):
            axes.annotate(label, (spot, top), va="bottom", color=colour, weight="bold")
        axes.annotate("geen plaats", (1.0, top), va="bottom", color=plotting.RED, weight="bold")
        axes.set_ylim(-0.55, len(table))
        axes.set_xlim(0, 1.16)
        plotting.dutch(axes, x=percent)
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
        axes.set_yticks(places, [str(name) for name in table.index])
        axes.tick_params(axis="y", length=0)
    parts = "; ".join(
        f"{day}: {percent(row['share_unused'])} leeg, voor {count(row['turned_away'])} geen plaats"
        for day, row in result.weekdays.iterrows()
    )
    return plotting.Figure(axes.figure, f"{parts}. {result.words}")


def plot_heterogeneity(result: Heterogeneity) -> plotting.Figure:
    """Draw each employee's mean with its interval, from low to high, and the spread of single scores beside it.

    Examples
    --------
    >>> plot_heterogeneity(heterogeneity([8, 9, 8, 5, 6, 5], ["Ans"] * 3 + ["Bo"] * 3)).title
    'Van de verschillen in score zit 93% tussen medewerkers en 7% bij dezelfde medewerker'
    """
    table = result.table
    title = (
        f"Van de verschillen in score zit {percent(result.icc)} tussen medewerkers "
        f"en {percent(1 - result.icc)} bij dezelfde medewerker"
    )
    mean = float(np.average(table["mean"], weights=table["n"]))
    places, within = np.arange(1, len(table) + 1), float(np.sqrt(result.within))
    lines = f"lijn = {percent(result.confidence)}-interval"
    x = f"{plural(result.employees, 'medewerker', 'medewerkers')}, van laag naar hoog ({lines})"
    with plotting.canvas(title, x=x, y=f"gemiddelde score (n = {count(result.n)})", size=(8.5, 4.8), grid="y") as axes:
        axes.axhline(mean, color=plotting.GREY, linewidth=1.4)
        axes.vlines(places, table["low"], table["high"], color=plotting.BLUE, linewidth=1.6, alpha=0.35)
        axes.plot(places, table["mean"], "o", color=plotting.BLUE, markersize=4 if len(table) > 40 else 8)
        gap = max(1.0, 0.04 * len(table))
        beside = len(table) + gap
        axes.vlines(beside, mean - within, mean + within, color=plotting.ORANGE, linewidth=7, alpha=0.9)
        axes.annotate(
            "zo ver lopen losse\nscores bij één\nmedewerker uiteen\n(midden tweederde)",
            (beside, mean),
            (10, 0),
            textcoords="offset points",
            va="center",
            fontsize=10,
        )
        axes.set_xlim(0, len(table) * 1.28 + 3 * gap)
        ticks = np.unique(np.linspace(1, len(table), min(len(table), 4)).round().astype(int))
        axes.set_xticks(ticks, [str(tick) for tick in ticks])
    lowest, highest = table.iloc[0], table.iloc[-1]
    ends = f"Het laagste gemiddelde is {number(lowest['mean'])}, het hoogste {number(highest['mean'])}."
    return plotting.Figure(axes.figure, f"{result.words} {ends}")


@dataclass(frozen=True, repr=False)
class RankedIdeas(Result):
    """Ideas ranked by what the votes can prove.

    Attributes
    ----------
    table : pandas.DataFrame
        By idea, best expected first: votes_for, votes, share, low, high (Wilson), expected, expected_low,
        expected_high (shrunk towards the other ideas), and the three ranks rank_share, rank_low, rank_expected
        (1 is best).
    prior : (float, float)
        The a and b of the beta distribution that the ideas share; a/(a + b) is what a new idea is expected to get.
    """

    table: pd.DataFrame
    prior: tuple[float, float]
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """The best idea, the naive winner, and what a new idea starts with."""
        best = self.table.iloc[0]
        naive = self.table.sort_values("rank_share", kind="stable").iloc[0]
        start = self.prior[0] / sum(self.prior)
        text = (
            f"'{best.name}' staat bovenaan: {count(best['votes_for'])} van de "
            f"{plural(best['votes'], 'stem', 'stemmen')} voor, naar verwachting {percent(best['expected'])} "
            f"(tussen {percent(best['expected_low'])} en {percent(best['expected_high'])})."
        )
        if naive.name != best.name:
            text += (
                f" '{naive.name}' heeft het hoogste aandeel ({percent(naive['share'])}), maar met "
                f"{plural(naive['votes'], 'stem', 'stemmen')} bewijst dat te weinig."
            )
        return f"{text} Een nieuw idee zonder stemmen begint op {percent(start)}."


def rank_ideas(votes_for: Any, votes: Any, ideas: Any = None, *, confidence: float = 0.95) -> RankedIdeas:
    """Rank ideas on a platform by their votes, fairly to those with few (C68).

    Three rules side by side: the share of votes for (one vote of one wins), the lower end of Wilson's interval
    (new ideas never get a chance), and the expected share under a beta distribution fitted to all ideas::

        expected = (a + votes_for)/(a + b + votes)

    with a and b of largest beta-binomial likelihood. An idea without votes starts at the mean of the others
    (cold start).

    Parameters
    ----------
    votes_for, votes : column, shape (n,)
        Whole numbers; votes for at most votes.
    ideas : column, optional
        Names; the labels of a pandas column when left out.
    confidence : float, default 0.95

    Returns
    -------
    RankedIdeas
        The interval of the expected share takes a and b as known.

    Raises
    ------
    InputError
        More votes for than votes, gaps, fractions, double names, or no votes at all.

    Source: Wilson (1927), JASA 22; Skellam (1948) for the beta-binomial; Robbins (1956) for empirical Bayes.

    Examples
    --------
    >>> ranked = rank_ideas([1, 80, 45, 30, 0], [1, 100, 100, 100, 0], ["nieuw", "bekend", "b", "c", "zonder stem"])
    >>> ranked.table["rank_share"].to_dict()
    {'bekend': 2, 'nieuw': 1, 'zonder stem': 5, 'b': 3, 'c': 4}
    """
    from scipy.special import betaincinv

    _stats.check_confidence(confidence)
    k, n = (tables.numbers(p, name, minimum=0, whole=True) for p, name in ((votes_for, "votes_for"), (votes, "votes")))
    given = {"votes_for": (votes_for, len(k)), "votes": (votes, len(n))}
    if ideas is None:
        names = np.array(
            [str(i) for i in (votes_for.index if isinstance(votes_for, pd.Series) else range(1, len(k) + 1))],
            dtype=object,
        )
    else:
        names = _stats.labels(ideas, "ideas")
        given["ideas"] = (ideas, len(names))
    _stats.same_rows(given)
    if np.isnan(k).any() or np.isnan(n).any():
        raise InputError("Niet elk idee heeft een aantal stemmen: vul 0 in waar nog niemand stemde.")
    if (k > n).any():
        more = plural(int((k > n).sum()), "idee heeft", "ideeën hebben")
        raise InputError(f"{more} meer stemmen vóór dan stemmen: controleer of je de kolommen niet verwisselde.")
    if not n.sum() > 0:
        raise InputError("Nog niemand heeft gestemd: er is niets te rangschikken.")
    if len(set(names)) < len(names) or None in set(names):
        raise InputError("Niet elk idee heeft een eigen naam: geef elk idee één naam.")
    a, b = _beta_binomial(k, n)
    tail = (1 - confidence) / 2
    low, high = _stats.wilson(k, n, confidence)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = k / n
    table = pd.DataFrame(
        {
            "votes_for": k.astype(int),
            "votes": n.astype(int),
            "share": share,
            "low": low,
            "high": high,
            "expected": (a + k) / (a + b + n),
            "expected_low": betaincinv(a + k, b + n - k, tail),
            "expected_high": betaincinv(a + k, b + n - k, 1 - tail),
        },
        index=pd.Index(names, name="idea"),
    )
    for column, of in (("rank_share", "share"), ("rank_low", "low"), ("rank_expected", "expected")):
        table[column] = table[of].fillna(-1).rank(ascending=False, method="min").astype(int)
    return RankedIdeas(
        table=table.sort_values(["expected", "votes"], ascending=False, kind="stable"),
        prior=(a, b),
        confidence=float(confidence),
    )


def _beta_binomial(k: np.ndarray, n: np.ndarray) -> tuple[float, float]:
    """Give a, b of largest beta-binomial likelihood, with a + b held between 0.5 and 1,000.

    Without spread beyond chance a + b runs to its upper end (all ideas alike); with a single idea there is
    nothing to learn from and it stays at the uniform 1, 1.
    """
    from scipy.optimize import minimize
    from scipy.special import betaln, expit, logit

    some = n > 0
    k, n = k[some], n[some]
    if len(k) < 2:
        return 1.0, 1.0

    def loss(parameters: np.ndarray) -> float:
        total, mean = np.exp(parameters[0]), expit(parameters[1])
        a, b = total * mean, total * (1 - mean)
        return float(-np.sum(betaln(a + k, b + n - k) - betaln(a, b)))

    start = [np.log(5.0), logit((k.sum() + 1) / (n.sum() + 2))]
    fit = minimize(loss, start, method="L-BFGS-B", bounds=[(np.log(0.5), np.log(1000.0)), (-7, 7)])
    total, mean = float(np.exp(fit.x[0])), float(expit(fit.x[1]))
    return total * mean, total * (1 - mean)


def plot_rank_ideas(result: RankedIdeas, most: int = 12) -> plotting.Figure:
    """Draw the expected share of each idea with its interval, beside the bare share; the best `most` ideas.

    Examples
    --------
    >>> plot_rank_ideas(rank_ideas([1, 80, 30], [1, 100, 100], ["nieuw", "bekend", "derde"])).title
    "'bekend' staat bovenaan als je meeweegt hoeveel er gestemd is"
    """
    table = result.table.head(most).iloc[::-1]
    title = f"'{result.table.index[0]}' staat bovenaan als je meeweegt hoeveel er gestemd is"
    places = np.arange(len(table))
    x = f"aandeel stemmen vóór (dicht: verwacht, met {percent(result.confidence)}-interval; open: kaal)"
    with plotting.canvas(title, x=x, size=(8.5, max(2.8, 1.7 + 0.42 * len(table))), grid="x") as axes:
        axes.hlines(places, table["expected_low"], table["expected_high"], color=plotting.BLUE, linewidth=3, alpha=0.45)
        axes.plot(
            table["share"], places, "o", color="white", markeredgecolor=plotting.GREY, markersize=8, markeredgewidth=1.6
        )
        axes.plot(table["expected"], places, "o", color=plotting.BLUE, markersize=8)
        left = np.floor(10 * min(table["expected_low"].min(), table["share"].min())) / 10
        axes.set_xlim(max(0.0, left) - 0.03, 1.03)
        plotting.dutch(axes, x=percent)
        axes.set_yticks(places, [f"{name} ({plural(n, 'stem', 'stemmen')})" for name, n in table["votes"].items()])
        axes.tick_params(axis="y", length=0)
    return plotting.Figure(axes.figure, result.words)
