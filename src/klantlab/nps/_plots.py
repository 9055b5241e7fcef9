"""Figures of the score: who answers what, how sure, who is best, and is it going up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from klantlab import plotting
from klantlab.errors import InputError
from klantlab.nps._counts import Codes, tally
from klantlab.nps._groups import Comparison, Ranking, out_of_100
from klantlab.nps._score import Interval, Score, from_tally
from klantlab.nps._time import Trend, label
from klantlab.plotting import BLUE, GREY, INK, LIGHT, RED, SKY, Figure
from klantlab.words import count, listing, number, percent, plural

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Detractors, passives, promoters: far apart in colour and in grey.
GROUPS = (("criticasters", 0, 6, RED), ("passief tevredenen", 7, 8, LIGHT), ("promotors", 9, 10, BLUE))


def plot_distribution(scores: Any, weights: Any = None, missing: Codes = ()) -> Figure:
    """Draw how often each answer was given, in the three groups.

    Parameters
    ----------
    scores, weights, missing
        As in `score`.

    Returns
    -------
    plotting.Figure

    Examples
    --------
    >>> plot_distribution([10] * 25 + [8] * 55 + [3] * 20).title
    '25% promotors min 20% criticasters: een NPS van +5'
    """
    shares, result = _shares(scores, weights, missing)
    promoters, detractors = (percent(result.shares[g]) for g in ("promoters", "detractors"))
    title = f"{promoters} promotors min {detractors} criticasters: een NPS van {_points(result.value)}"
    y = f"aandeel van {plural(result.n, 'antwoord', 'antwoorden')} (%)"
    with plotting.canvas(title, x="Hoe waarschijnlijk is het dat je ons aanbeveelt? (0–10)", y=y) as axes:
        _columns(axes, shares)
        _group_names(axes, shares)
    top = int(np.argmax(shares))
    weighing = ", gewogen" if result.weighted else ""
    said = (
        f"{promoters} geeft een 9 of 10, {percent(result.shares['passives'])} een 7 of 8 en {detractors} een 6 of "
        f"lager ({plural(result.n, 'antwoord', 'antwoorden')}{weighing}); het meest gegeven cijfer is {top} "
        f"({percent(shares[top])})."
    )
    return Figure(_picture(axes), said)


def plot_same_score(groups: Mapping[str, Any], missing: Codes = ()) -> Figure:
    """Draw the distributions behind several scores beneath each other.

    Parameters
    ----------
    groups : mapping of name to answers
        Two to four groups.
    missing : number or collection of numbers
        Codes for "no answer".

    Returns
    -------
    plotting.Figure
        With scores that are equal after rounding, the title says that the score hides the difference.
    """
    if not isinstance(groups, Mapping) or not 2 <= len(groups) <= 4:
        raise InputError("`groups` moet twee tot vier groepen bevatten, zoals {'noord': …, 'zuid': …}.")
    found = {str(name): _shares(scores, None, missing) for name, scores in groups.items()}
    values = [_points(result.value) for _, result in found.values()]
    means = {name: float(shares @ np.arange(11)) for name, (shares, _) in found.items()}
    if len(set(values)) == 1:
        title = (
            f"Dezelfde NPS van {values[0]}, en toch {plural(len(found), 'groep', 'groepen')} met heel andere klanten"
        )
    else:
        low, high = (f(found, key=lambda name: found[name][1].value) for f in (min, max))
        best, worst = (_points(found[name][1].value) for name in (high, low))
        title = f"De NPS van {high} ({best}) is hoger dan die van {low} ({worst})"
    from matplotlib import rc_context

    size = (8.0, 1.4 + 1.5 * len(found))
    with rc_context(plotting.STYLE), plotting.canvas(title, size=size) as first:
        figure = _picture(first)
        first.set_axis_off()
        panels = [first.inset_axes((0, 1 - (i + 0.88) / len(found), 1, 0.72 / len(found))) for i in range(len(found))]
        ceiling = max(shares.max() for shares, _ in found.values())
        for panel, (name, (shares, result)) in zip(panels, found.items(), strict=True):
            _columns(panel, shares, size=9)
            panel.set_ylim(0, 140 * ceiling)  # the name stands above the highest bar with its label
            panel.set_yticks([])
            panel.spines[["left", "top", "right"]].set_visible(False)
            panel.tick_params(axis="x", length=0, labelsize=10)
            panel.text(
                -0.45,
                120 * ceiling,
                f"{name}: NPS {_points(result.value)}, gemiddeld {number(means[name], 2)} (n = {count(result.n)})",
                fontsize=12,
                fontweight="bold",
                va="bottom",
            )
    said = "; ".join(
        f"{name}: NPS {_points(result.value)}, gemiddelde {number(means[name], 2)}, "
        f"{percent(result.shares['promoters'])} promotors, {percent(result.shares['detractors'])} criticasters "
        f"(n = {count(result.n)})"
        for name, (_, result) in found.items()
    )
    return Figure(figure, said + ".")


def plot_interval(results: Score | Interval | Mapping[str, Score | Interval]) -> Figure:
    """Draw one score, or a few under each other, with what they could be as well.

    Parameters
    ----------
    results : Score or Interval, or mapping of name to Score or Interval

    Returns
    -------
    plotting.Figure

    Examples
    --------
    >>> from klantlab.nps import score
    >>> plot_interval(score([10] * 25 + [8] * 55 + [3] * 20)).title
    'De NPS is +5, maar kan ook −8 of +18 zijn'
    """
    named = {str(k): v for k, v in results.items()} if isinstance(results, Mapping) else {"": results}
    if not named or not all(isinstance(r, (Score, Interval)) for r in named.values()):
        raise InputError(
            "`results` moet een uitkomst van nps.score zijn, of een paar met een naam: {'2025': …, '2026': …}."
        )
    some = list(named.values())
    fine = 0 if min(r.interval[1] - r.interval[0] for r in some) >= 4 else 1
    ends = [tuple(number(end, fine, sign=True) for end in r.interval) for r in some]
    if len(some) == 1:
        title = f"De NPS is {number(some[0].value, fine, sign=True)}, maar kan ook {ends[0][0]} of {ends[0][1]} zijn"
    else:
        title = _verdict(named)
    size = (8.0, 2.2 + 0.7 * len(some))
    said = []
    with plotting.canvas(title, x="NPS (punten)", size=size) as axes:
        for row, (name, r) in enumerate(named.items()):
            _dot(axes, -row, r.value, r.interval, BLUE)
            axes.annotate(
                _points(r.value),
                (r.value, -row),
                xytext=(0, 10),
                textcoords="offset points",
                ha="center",
                fontweight="bold",
            )
            said.append(
                f"{name + ': ' if name else ''}NPS {_points(r.value)}, interval van {ends[row][0]} tot {ends[row][1]} "
                f"(n = {count(r.n)}, zekerheid {percent(r.confidence)})"
            )
        _name_rows(axes, [f"{name}\nn = {count(r.n)}".strip() for name, r in named.items()])
        _zero(axes)
    return Figure(_picture(axes), "; ".join(said) + ".")


def plot_draws(result: Interval) -> Figure:
    """Draw what comes out when the survey is drawn again and again.

    Parameters
    ----------
    result : Interval
        Of ``nps.interval(…, "bootstrap")``.

    Returns
    -------
    plotting.Figure
    """
    if not isinstance(result, Interval) or not len(result.draws):
        raise InputError('`result` moet een uitkomst zijn van nps.interval(…, "bootstrap").')
    low, high = result.interval
    inside = percent(result.confidence, 0 if round(100 * result.confidence, 6).is_integer() else 1)
    title = f"Opnieuw getrokken: {inside} van de keren tussen {_points(low)} en {_points(high)}"
    grain = max(1, round((np.ptp(result.draws) / 45) * result.n / 100)) * 100 / result.n  # a whole number of answers
    edges = np.arange(result.draws.min() - grain / 2, result.draws.max() + 1.5 * grain, grain)
    heights, edges = np.histogram(result.draws, edges)
    middle = (edges[:-1] + edges[1:]) / 2
    within = (middle >= low) & (middle <= high)
    y = f"aantal van de {count(len(result.draws))} trekkingen"
    with plotting.canvas(title, x="NPS van een nieuwe trekking (punten)", y=y) as axes:
        axes.bar(middle, heights, grain * 0.92, color=np.where(within, SKY, LIGHT))
        axes.axvline(result.value, color=INK, linewidth=2)
        axes.set_ylim(0, heights.max() * 1.16)
        axes.annotate(
            f"onze uitslag: {_points(result.value)}",
            (result.value, heights.max() * 1.08),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            fontweight="bold",
        )
    said = (
        f"In {count(len(result.draws))} trekkingen van {plural(result.n, 'antwoord', 'antwoorden')} ligt de NPS "
        f"meestal tussen {_points(low)} en {_points(high)}; de laagste is {_points(result.draws.min())}, "
        f"de hoogste {_points(result.draws.max())}."
    )
    return Figure(_picture(axes), said)


def plot_ranking(result: Ranking | Comparison) -> Figure:
    """Draw groups in order of their score, with intervals.

    Parameters
    ----------
    result : Ranking or Comparison
        A ranking shows each group's chance to be the best; a comparison shows which groups differ.

    Returns
    -------
    plotting.Figure
    """
    rows = result.table[result.table["n"] > 0]
    if isinstance(result, Ranking):
        leader, best = rows.index[0], rows["chance_best"].iloc[0]
        title = f"{leader} staat bovenaan; kans dat dat klopt: {out_of_100(best)}"
        colours = [BLUE if share >= 0.05 else GREY for share in rows["chance_best"]]
        aside = [_chance(share) for share in rows["chance_best"]]
        heading = "kans beste"
    else:
        differ = int(rows["differs"].sum())
        other = "de rest" if result.against == "rest" else str(result.against)
        title = (
            f"Van {plural(len(rows), 'groep', 'groepen')} wijken er {count(differ)} aantoonbaar af van {other}"
            if differ
            else f"Geen van de {plural(len(rows), 'groep', 'groepen')} wijkt aantoonbaar af van {other}"
        )
        colours = [
            BLUE if d and up > 0 else RED if d else GREY
            for d, up in zip(rows["differs"], rows["difference"], strict=True)
        ]
        aside = [count(n) for n in rows["n"]]
        heading = "n"
    few, many = (count(size) for size in (rows["n"].min(), rows["n"].max()))
    n = few if few == many else f"{few} tot {many}"
    with plotting.canvas(title, x=f"NPS (punten), n = {n} per groep", size=(8.0, 2.0 + 0.36 * len(rows))) as axes:
        for place, (value, low, high, colour) in enumerate(
            zip(rows["value"], rows["low"], rows["high"], colours, strict=True)
        ):
            _dot(axes, -place, value, (low, high), colour)
            axes.text(1.02, -place, aside[place], transform=axes.get_yaxis_transform(), va="center", fontsize=11)
        axes.text(1.02, 0.9, heading, transform=axes.get_yaxis_transform(), va="center", fontsize=11, color=GREY)
        _name_rows(axes, [str(name) for name in rows.index], top=1.4)
        _zero(axes)
    return Figure(_picture(axes), result.words)


def plot_trend(result: Trend) -> Figure:
    """Draw the score over time within its control band.

    Parameters
    ----------
    result : Trend
        Of `nps.trend`.

    Returns
    -------
    plotting.Figure
    """
    rows = result.table
    out = rows["outside"].to_numpy()
    if out.any():
        names = listing([label(name) for name in rows.index[out]], most=3).replace("'", "")
        verb = "valt" if out.sum() == 1 else "vallen"
        title = (
            f"Alleen {names} {verb} buiten wat toeval verklaart"
            if out.sum() <= 2
            else (f"{count(out.sum())} van de {count(len(rows))} perioden vallen buiten wat toeval verklaart")
        )
    else:
        title = f"Alle schommelingen rond {_points(result.centre.value)} passen bij toeval"
    x = np.arange(len(rows))
    dates = isinstance(rows.index, pd.DatetimeIndex)
    with plotting.canvas(title, x=None if dates else str(rows.index.name), y="NPS (punten)") as axes:
        step = np.r_[x - 0.5, x[-1] + 0.5]
        axes.stairs(rows["band_high"], step, baseline=rows["band_low"].to_numpy(), fill=True, color=LIGHT, alpha=0.7)
        axes.plot(x[[0, -1]] + [-0.5, 0.5], [result.centre.value] * 2, color=GREY, linewidth=1.2)
        for part in _unbroken(rows.index):
            axes.plot(part, rows["value"].iloc[part], color=BLUE, linewidth=1.6, marker="o", markersize=6)
        axes.plot(x[out], rows["value"][out], "o", color=RED, markersize=10)
        for i in x[out]:
            axes.annotate(
                _points(rows["value"].iloc[i]),
                (i, rows["value"].iloc[i]),
                xytext=(9, 0),
                textcoords="offset points",
                va="center",
                color=RED,
                fontweight="bold",
            )
        every = -(-len(x) // 7)
        axes.set_xticks(x[::every], [_tick(name) for name in rows.index[::every]])
        axes.set_xlim(-0.5, len(x) * 1.14 + 0.2)
        axes.annotate(
            "band van\nhet toeval",
            (x[-1] + 0.6, result.centre.value),
            xytext=(2, 4),
            textcoords="offset points",
            va="bottom",
            fontsize=11,
            color=INK,
        )
        axes.use_sticky_edges = False
        axes.margins(y=0.08)
    answers = rows["n"]
    n = count(answers.iloc[0]) if answers.nunique() == 1 else f"{count(answers.min())} tot {count(answers.max())}"
    return Figure(_picture(axes), f"{result.words} Antwoorden per periode: {n}.")


def _unbroken(periods: pd.Index) -> list[np.ndarray]:
    """Split the places of the periods where nobody measured for long: no line should cross a year of silence."""
    places = np.arange(len(periods))
    if not isinstance(periods, pd.DatetimeIndex):
        return [places]
    steps = np.diff(periods.to_numpy()) / np.timedelta64(1, "D")
    return np.split(places, np.flatnonzero(steps > 10 * np.median(steps)) + 1) if len(steps) else [places]


def _tick(period: Any) -> str:
    """Write a period in two lines that fit beneath the axis: 6 okt / 2025."""
    if not isinstance(period, pd.Timestamp):
        return label(period).replace(" ", "\n")
    *day, month, year = label(period).split()
    return f"{' '.join([*day, month if len(month) <= 4 else month[:3]])}\n{year}"


def _verdict(named: Mapping[str, Score | Interval]) -> str:
    """Two scores are told apart by the interval of their difference: overlap alone says too little."""
    high, low = sorted(named, key=lambda name: named[name].value, reverse=True)[:: len(named) - 1]
    best, worst = named[high], named[low]
    values = f"{high} ({_points(best.value)}) en {low} ({_points(worst.value)})"
    if len(named) > 2:
        return f"De NPS loopt uiteen tussen {values}"
    gap = best.value - worst.value
    if _points(best.value) == _points(worst.value):
        sure, vague = sorted(named, key=lambda name: float(np.ptp(named[name].interval)))
        return f"Dezelfde NPS van {_points(best.value)}, met meer zekerheid bij {sure} dan bij {vague}"
    apart = gap > np.hypot(best.value - best.interval[0], worst.interval[1] - worst.value)
    return f"Het verschil tussen {values} {'is meer dan toeval' if apart else 'kan toeval zijn'}"


def _shares(scores: Any, weights: Any, missing: Codes) -> tuple[np.ndarray, Score]:
    found = tally(scores, weights, missing)
    result = from_tally(found, weighted=weights is not None)
    found = found[found["score"].notna()]
    sums = np.zeros(11)
    np.add.at(sums, found["score"].astype(int), found["weight"])
    return sums / sums.sum(), result


def _columns(axes: Axes, shares: np.ndarray, size: float = 11) -> None:
    for _, low, high, colour in GROUPS:
        marks = np.arange(low, high + 1)
        axes.bar(marks, 100 * shares[marks], 0.82, color=colour)
    for mark, share in enumerate(shares):
        if share > 0:
            text = percent(share) if share >= 0.005 else "<1%"
            axes.annotate(
                text, (mark, 100 * share), xytext=(0, 2), textcoords="offset points", ha="center", fontsize=size
            )
    axes.set_xticks(range(11))
    axes.set_xlim(-0.6, 10.6)


def _group_names(axes: Axes, shares: np.ndarray) -> None:
    top = 100 * shares.max()
    axes.set_ylim(0, top * 1.4)
    for name, low, high, colour in GROUPS:
        total = percent(shares[low : high + 1].sum())
        axes.plot([low - 0.4, high + 0.4], [top * 1.13] * 2, color=colour if colour != LIGHT else GREY, linewidth=3)
        axes.text(
            (low + high) / 2,
            top * 1.16,
            f"{name}\n{total}".replace(" tev", "\ntev"),
            ha="center",
            va="bottom",
            fontsize=11,
        )


def _dot(axes: Axes, y: float, value: float, interval: tuple[float, float], colour: str) -> None:
    axes.plot(interval, [y, y], color=colour, linewidth=7, alpha=0.3, solid_capstyle="round")
    axes.plot([value], [y], "o", color=colour, markersize=9)


def _name_rows(axes: Axes, names: list[str], top: float = 0.8) -> None:
    """A name per row in place of a y axis, and the score in points along the x axis."""
    from matplotlib.ticker import FixedFormatter, FixedLocator

    plotting.dutch(axes, x=_points)
    axes.yaxis.set_major_locator(FixedLocator([-float(row) for row in range(len(names))]))
    axes.yaxis.set_major_formatter(FixedFormatter(names))
    axes.set_ylim(-len(names) + 0.4, top)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.grid(True, axis="x")


def _zero(axes: Axes) -> None:
    low, high = axes.get_xlim()
    if low < 0 < high:
        axes.axvline(0, color=GREY, linewidth=1)


def _chance(share: float) -> str:
    if share < 0.005:
        return "< 1%"
    return "> 99%" if share > 0.995 else percent(share)


def _picture(axes: Axes) -> Any:
    return axes.figure


def _points(value: float) -> str:
    return number(value, 0, sign=True)
