"""The gap model: expectation against perception, the zone of tolerance, and the gaps inside the firm."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, listing, number, percent, plural

# Items per dimension in the order of the questionnaire (Parasuraman, Zeithaml & Berry 1988).
DIMENSIONS = {"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5}
DUTCH = {
    "tangibles": "tastbaarheden",
    "reliability": "betrouwbaarheid",
    "responsiveness": "responsiviteit",
    "assurance": "zekerheid",
    "empathy": "inlevingsvermogen",
}
Dimensions = Mapping[str, Any]


def dutch(dimension: Any) -> str:
    """Give the Dutch name of a dimension; other names stay as they are."""
    return DUTCH.get(str(dimension), str(dimension))


# --- reading --------------------------------------------------------------------------------------


def item_dimensions(items: Collection[str], dimensions: Dimensions | None = None) -> dict[str, str]:
    """Tell which dimension each item belongs to.

    Without `dimensions`: by name, where every name starts with a dimension in English or Dutch (`reliability_1`,
    `betrouwbaarheid 1`, also the first three letters: `rel1`); else by order, where there are exactly 22 items.

    Examples
    --------
    >>> item_dimensions(["tan1", "rel1"])
    {'tan1': 'tangibles', 'rel1': 'reliability'}
    """
    items = list(items)
    if dimensions is None:
        named = {item: _dimension_in(item) for item in items}
        if all(named.values()):
            return {item: str(dimension) for item, dimension in named.items()}
        if len(items) == sum(DIMENSIONS.values()):
            order = [name for name, size in DIMENSIONS.items() for _ in range(size)]
            return dict(zip(items, order, strict=True))
        raise InputError(
            f"Van {plural(len(items), 'vraag', 'vragen')} is niet te zien bij welke dimensie ze horen: "
            "geef de 22 vragen in de volgorde van SERVQUAL, of geef dimensions={'reliability': ['v5', 'v6'], …}."
        )
    found: dict[str, str] = {}
    for key, value in dimensions.items():
        pairs = [(str(key), value)] if isinstance(value, str) else [(str(item), str(key)) for item in value]
        for item, dimension in pairs:
            if item in found:
                raise InputError(f"Vraag '{item}' staat bij twee dimensies: geef elke vraag één dimensie.")
            found[item] = str(dimension)
    lost = sorted(set(items) ^ set(found))
    if lost:
        raise InputError(f"{listing(lost)} staat niet in de vragen én in `dimensions`: laat de twee precies kloppen.")
    return {item: found[item] for item in items}


def _dimension_in(item: str) -> str | None:
    head = re.match(r"[^\W\d_]+", item.strip().casefold())
    if head is None:
        return None
    for english, dutch_name in DUTCH.items():
        for name in (english, dutch_name):
            if head[0] == name or head[0] == name[:3]:
                return english
    return None


def _paired(
    expectations: Any, perceptions: Any, dimensions: Dimensions | None, scale: tuple[float, float], missing: Any
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, str]]:
    low, high = scale
    e, p = (
        tables.items(part, minimum=low, maximum=high, missing=missing, name=name)
        for part, name in ((expectations, "expectations"), (perceptions, "perceptions"))
    )
    if len(e.columns) != len(p.columns):
        raise InputError(
            f"Er zijn {len(e.columns)} vragen over de verwachting en {len(p.columns)} over de ervaring: "
            "elke verwachting hoort bij één ervaring."
        )
    if set(e.columns) == set(p.columns):
        e = e[p.columns]
    elif set(e.columns) & set(p.columns):
        other = sorted(set(e.columns) ^ set(p.columns))
        raise InputError(
            f"De twee tabellen delen een deel van hun kolommen, maar niet {listing(other)}: geef gelijke namen."
        )
    else:
        e = e.set_axis(p.columns, axis=1)  # other names altogether (e1 …, p1 …): paired by place
    _stats.same_rows({"expectations": (expectations, len(e)), "perceptions": (perceptions, len(p))})
    # the mapping may name the items of either table
    asked = _names(expectations)
    if dimensions is not None and set(asked) != set(p.columns) and set(item_names(dimensions)) == set(asked):
        return e, p, dict(zip(p.columns, item_dimensions(asked, dimensions).values(), strict=True))
    return e, p, item_dimensions(list(p.columns), dimensions)


def item_names(dimensions: Dimensions) -> list[str]:
    """Give the items in a mapping of either direction."""
    out: list[str] = []
    for key, value in dimensions.items():
        out.extend([str(key)] if isinstance(value, str) else map(str, value))
    return out


def _names(table: Any) -> list[str]:
    return [str(column) for column in getattr(table, "columns", [])]


def by_dimension(items: np.ndarray, belongs: dict[str, str]) -> tuple[np.ndarray, list[str]]:
    """Average each respondent's items per dimension; less than half of the items answered gives no score."""
    names = list(dict.fromkeys(belongs.values()))
    names = [name for name in DIMENSIONS if name in names] + [name for name in names if name not in DIMENSIONS]
    out = np.full((len(items), len(names)), np.nan)
    for j, name in enumerate(names):
        own = items[:, [dimension == name for dimension in belongs.values()]]
        known = ~np.isnan(own)
        enough = 2 * known.sum(axis=1) >= own.shape[1]
        out[enough, j] = np.where(known, own, 0.0).sum(axis=1)[enough] / known.sum(axis=1)[enough]
    return out, names


def _points(weights: Any, names: list[str], n: int, like: Any) -> np.ndarray | None:
    """Read 100 points over the dimensions, for everybody or per respondent: shape (n, dimensions)."""
    if weights is None:
        return None
    if isinstance(weights, (Mapping, pd.Series)):
        weights = pd.DataFrame([{str(k): v for k, v in weights.items()}])
        common = True
    else:
        common = False
    table = tables.items(weights, minimum=0, name="weights")
    back = {dutch(name): name for name in names}
    table = table.rename(columns={column: back.get(column, column) for column in table.columns})
    if set(table.columns) != set(names):
        raise InputError(
            f"`weights` moet de 100 punten verdelen over {listing(names)} "
            f"en heeft nu {listing(map(str, table.columns))}."
        )
    if not common:
        _stats.same_rows({"weights": (weights, len(table)), "perceptions": (like, n)})
    points = table[names].to_numpy()
    total = points.sum(axis=1)
    wrong = ~np.isnan(total) & (np.abs(total - 100) > 0.01)
    if wrong.any():
        raise InputError(
            f"In {plural(int(wrong.sum()), 'rij', 'rijen')} van `weights` zijn de punten samen geen 100 (bijvoorbeeld "
            f"{number(total[wrong][0], 0 if total[wrong][0] % 1 == 0 else 2)}): verdeel steeds precies 100 punten."
        )
    if np.isnan(total).all():
        raise InputError(
            "`weights` is in elke rij onvolledig: verdeel 100 punten over alle dimensies, of laat weights weg."
        )
    return np.repeat(points, n, axis=0) if common else points


# --- gap 5 ------------------------------------------------------------------------------------------


@dataclass(frozen=True, repr=False)
class Gaps(Result):
    """Gap 5: perception minus expectation. Negative: less than expected.

    Attributes
    ----------
    items : pandas.DataFrame
        By item: dimension, n, expectation, perception, gap, low, high.
    dimensions : pandas.DataFrame
        By dimension: n, expectation, perception, gap, low, high, and weight (mean points) where given.
    respondents : pandas.DataFrame
        Per respondent, with the caller's row labels: the gap per dimension, overall, and overall_weighted.
    overall, overall_interval : float, (float, float)
        Mean over the dimensions, each counting the same.
    overall_weighted, overall_weighted_interval : float or None
        With each respondent's points divided by 100.
    n : int
        Respondents with all dimensions; `left_out` the others.
    """

    items: pd.DataFrame
    dimensions: pd.DataFrame
    respondents: pd.DataFrame
    overall: float
    overall_interval: tuple[float, float]
    overall_weighted: float | None
    overall_weighted_interval: tuple[float, float] | None
    n: int
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `dimensions` as a frame of its own."""
        return self.dimensions.copy()

    @property
    def words(self) -> str:
        """The overall gap, the largest one, and whether that one stands out."""
        text = (
            f"De ervaring min de verwachting is gemiddeld {number(self.overall, 2, sign=True)} punt "
            f"({_stats.between(*self.overall_interval, 2)}, {plural(self.n, 'respondent', 'respondenten')})."
        )
        if self.overall_weighted is not None and self.overall_weighted_interval is not None:
            text += (
                " Gewogen naar wat klanten belangrijk vinden is het verschil "
                f"{number(self.overall_weighted, 2, sign=True)} ({_stats.between(*self.overall_weighted_interval, 2)})."
            )
        if len(self.dimensions) > 1:
            text += self._worst()
        if self.left_out:
            text += (
                f" {plural(self.left_out, 'respondent telt', 'respondenten tellen')} niet mee in het totaal: "
                "te veel vragen of gewichten zijn leeg."
            )
        return text

    def _worst(self) -> str:
        order = self.dimensions["gap"].sort_values()
        worst, second = str(order.index[0]), str(order.index[1])
        text = f" Het laagst staat {dutch(worst)} ({number(order.iloc[0], 2, sign=True)})"
        lead = (self.respondents[worst] - self.respondents[second]).to_numpy(dtype=float)
        row = _stats.mean_interval(lead, self.confidence)
        if row["high"] < 0:
            return text + f", aantoonbaar onder {dutch(second)} ({number(order.iloc[1], 2, sign=True)})."
        return (
            text + f"; dat het lager is dan {dutch(second)} ({number(order.iloc[1], 2, sign=True)}) is niet aangetoond."
        )


def gaps(
    expectations: Any,
    perceptions: Any,
    weights: Any = None,
    *,
    dimensions: Dimensions | None = None,
    scale: tuple[float, float] = (1, 7),
    missing: Collection[float] = (),
    confidence: float = 0.95,
) -> Gaps:
    """Compute gap 5 of SERVQUAL per item, per dimension and overall: perception − expectation.

    A respondent's dimension score is the mean of the items answered in both tables (at least half of them); a
    dimension's gap is the mean over respondents; overall is the mean over the five dimensions, or Σ points/100 · gap.

    Parameters
    ----------
    expectations, perceptions : frame, shape (n, 22)
        Paired items: by name where the names are the same, else by place.
    weights : mapping, Series or frame, optional
        100 points over the dimensions: one division for everybody, or a row per respondent.
    dimensions : mapping, optional
        Dimension → items, or item → dimension. Left out: by name, else by the order of the 22 items
        (tangibles 4, reliability 5, responsiveness 4, assurance 4, empathy 5).
    scale : (float, float), default (1, 7)
        Lowest and highest answer; others are refused.
    missing, confidence
        Codes for "no answer"; level of the t intervals over respondents.

    Returns
    -------
    Gaps

    Raises
    ------
    InputError
        Items that don't pair, points that are not 100 together, answers outside the scale, nobody with a full pair.

    Source: Parasuraman, Zeithaml & Berry (1985), J. Marketing 49; (1988), J. Retailing 64(1).

    Examples
    --------
    >>> expected = pd.DataFrame({"tan1": [6, 7, 6], "rel1": [7, 7, 6]})
    >>> perceived = pd.DataFrame({"tan1": [6, 6, 6], "rel1": [5, 6, 4]})
    >>> result = gaps(expected, perceived, weights={"tangibles": 20, "reliability": 80})
    >>> result.dimensions["gap"].round(2).to_dict(), round(result.overall_weighted, 2)
    ({'tangibles': -0.33, 'reliability': -1.67}, -1.4)
    """
    _stats.check_confidence(confidence)
    e, p, belongs = _paired(expectations, perceptions, dimensions, scale, missing)
    both = (e.notna() & p.notna()).to_numpy()
    expected, perceived = np.where(both, e.to_numpy(), np.nan), np.where(both, p.to_numpy(), np.nan)
    difference = perceived - expected
    if not both.any():
        raise InputError("Geen enkele vraag heeft zowel een verwachting als een ervaring: controleer de kolommen.")
    per_person, names = by_dimension(difference, belongs)
    points = _points(weights, names, len(per_person), perceptions)
    overall = per_person.mean(axis=1)
    people = pd.DataFrame(per_person, columns=names, index=p.index).assign(overall=overall)
    total = _stats.mean_interval(overall, confidence)
    weighted = None
    if points is not None:
        people["overall_weighted"] = (per_person * points).sum(axis=1) / 100
        weighted = _stats.mean_interval(people["overall_weighted"].to_numpy(), confidence)
    if not total["n"] or (weighted is not None and not weighted["n"]):
        raise InputError(
            "Geen enkele respondent heeft alle dimensies ingevuld: geef minder dimensies of meer antwoorden."
        )
    e_person, p_person = (by_dimension(part, belongs)[0] for part in (expected, perceived))
    table = pd.DataFrame(
        {
            name: _row(*part, confidence)
            for name, part in zip(names, zip(e_person.T, p_person.T, per_person.T, strict=True), strict=True)
        }
    ).T
    if points is not None:
        table["weight"] = np.nanmean(points, axis=0)
    items = pd.DataFrame(
        {
            name: _row(*part, confidence)
            for name, part in zip(p.columns, zip(expected.T, perceived.T, difference.T, strict=True), strict=True)
        }
    ).T
    items.insert(0, "dimension", list(belongs.values()))
    table.index.name, items.index.name = "dimension", "item"
    n = int(total["n"] if weighted is None else weighted["n"])
    return Gaps(
        items=items.astype({"n": int}),
        dimensions=table.astype({"n": int}),
        respondents=people,
        overall=total["mean"],
        overall_interval=(total["low"], total["high"]),
        overall_weighted=None if weighted is None else weighted["mean"],
        overall_weighted_interval=None if weighted is None else (weighted["low"], weighted["high"]),
        n=n,
        left_out=len(p) - n,
        confidence=float(confidence),
    )


def _row(expected: np.ndarray, perceived: np.ndarray, difference: np.ndarray, confidence: float) -> dict[str, float]:
    gap = _stats.mean_interval(difference, confidence)
    e, p = (_stats.mean_interval(part, confidence)["mean"] for part in (expected, perceived))
    return {
        "n": gap["n"],
        "expectation": e,
        "perception": p,
        "gap": gap["mean"],
        "low": gap["low"],
        "high": gap["high"],
    }


def plot_gaps(result: Gaps) -> plotting.Figure:
    """Draw expectation and perception per dimension, with the gap and its interval in words beside it.

    Examples
    --------
    >>> e = pd.DataFrame({"tan1": [6, 7, 6], "rel1": [7, 7, 6]})
    >>> p = pd.DataFrame({"tan1": [6, 6, 6], "rel1": [5, 6, 4]})
    >>> plot_gaps(gaps(e, p)).title
    'De kloof is het grootst bij betrouwbaarheid: 1,7 punt onder de verwachting'
    """
    table = result.dimensions.sort_values("gap", ascending=False)
    worst = table.iloc[-1]
    if worst["gap"] < 0:
        title = f"De kloof is het grootst bij {dutch(worst.name)}: {number(-worst['gap'])} punt onder de verwachting"
    else:
        title = f"Elke dimensie haalt de verwachting; {dutch(worst.name)} het krapst"
    places = np.arange(len(table)).astype(float)
    x = f"gemiddelde score (n = {count(result.n)}); tussen haakjes: {percent(result.confidence)}-interval van de kloof"
    with plotting.canvas(title, x=x, size=(8.5, max(3.0, 1.8 + 0.6 * len(table))), grid="x") as axes:
        short = table["gap"] < 0
        colours = np.where(short, plotting.RED, plotting.GREEN)
        axes.hlines(places, table["expectation"], table["perception"], color=colours, linewidth=4, alpha=0.45)
        axes.plot(
            table["expectation"],
            places,
            "o",
            color="white",
            markeredgecolor=plotting.INK,
            markersize=9,
            markeredgewidth=2,
        )
        axes.plot(table["perception"], places, "o", color=plotting.BLUE, markersize=9)
        right = table[["expectation", "perception"]].max(axis=1)
        for place, end, (_, row) in zip(places, right, table.iterrows(), strict=True):
            ends = "" if np.isnan(row["low"]) else f" ({number(row['low'])} tot {number(row['high'])})"
            axes.annotate(
                f"{number(row['gap'], sign=True)}{ends}", (end, place), (10, 0), textcoords="offset points", va="center"
            )
        top = table.iloc[-1]
        for value, label, colour in (
            (top["expectation"], "verwachting", plotting.INK),
            (top["perception"], "ervaring", plotting.BLUE),
        ):
            axes.annotate(
                label,
                (value, places[-1]),
                (0, 10),
                textcoords="offset points",
                ha="center",
                color=colour,
                weight="bold",
            )
        axes.set_yticks(places, [dutch(name) for name in table.index])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.5, len(table) - 0.35)
        low, high = table[["expectation", "perception"]].min().min(), right.max()
        width = max(high - low, 0.5)
        axes.set_xlim(low - 0.15 * width, high + 0.55 * width)
    return plotting.Figure(axes.figure, result.words)


# --- performance only --------------------------------------------------------------------------------


@dataclass(frozen=True, repr=False)
class Servperf(Result):
    """Performance only, per dimension and overall.

    Attributes
    ----------
    dimensions : pandas.DataFrame
        By dimension: n, mean, sd, low, high, and weight (mean points) where given.
    respondents : pandas.DataFrame
        Per respondent: the score per dimension, overall, and overall_weighted.
    overall, overall_interval, overall_weighted, overall_weighted_interval, n, left_out
        As in `Gaps`.
    """

    dimensions: pd.DataFrame
    respondents: pd.DataFrame
    overall: float
    overall_interval: tuple[float, float]
    overall_weighted: float | None
    overall_weighted_interval: tuple[float, float] | None
    scale: tuple[float, float]
    n: int
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `dimensions` as a frame of its own."""
        return self.dimensions.copy()

    @property
    def words(self) -> str:
        """The overall score, the highest and the lowest dimension."""
        order = self.dimensions["mean"].sort_values()
        text = (
            f"De ervaren kwaliteit is gemiddeld {number(self.overall, 2)} op een schaal van "
            f"{number(self.scale[0], 0)} tot {number(self.scale[1], 0)} ({_stats.between(*self.overall_interval, 2)}, "
            f"{plural(self.n, 'respondent', 'respondenten')})."
        )
        if self.overall_weighted is not None and self.overall_weighted_interval is not None:
            text += (
                f" Gewogen naar wat klanten belangrijk vinden is dat {number(self.overall_weighted, 2)} "
                f"({_stats.between(*self.overall_weighted_interval, 2)})."
            )
        if len(order) > 1:
            text += (
                f" Het hoogst staat {dutch(order.index[-1])} ({number(order.iloc[-1], 2)}), "
                f"het laagst {dutch(order.index[0])} ({number(order.iloc[0], 2)})."
            )
        if self.left_out:
            text += f" {plural(self.left_out, 'respondent telt', 'respondenten tellen')} niet mee: te veel is leeg."
        return text


def servperf(
    perceptions: Any,
    weights: Any = None,
    *,
    dimensions: Dimensions | None = None,
    scale: tuple[float, float] = (1, 7),
    missing: Collection[float] = (),
    confidence: float = 0.95,
) -> Servperf:
    """Compute SERVPERF: the perception items only, per dimension and overall.

    Parameters, conventions and errors are those of `gaps`, without the expectations.

    Source: Cronin & Taylor (1992), J. Marketing 56(3).

    Examples
    --------
    >>> servperf(pd.DataFrame({"tan1": [6, 6, 6], "rel1": [5, 6, 4]})).overall
    5.5
    """
    _stats.check_confidence(confidence)
    p = tables.items(perceptions, minimum=scale[0], maximum=scale[1], missing=missing, name="perceptions")
    scores, names = by_dimension(p.to_numpy(), item_dimensions(list(p.columns), dimensions))
    points = _points(weights, names, len(p), perceptions)
    people = pd.DataFrame(scores, columns=names, index=p.index).assign(overall=scores.mean(axis=1))
    if points is not None:
        people["overall_weighted"] = (scores * points).sum(axis=1) / 100
    rows = {name: _stats.mean_interval(people[name].to_numpy(), confidence) for name in people.columns}
    total, weighted = rows["overall"], rows.get("overall_weighted")
    n = int(total["n"] if weighted is None else weighted["n"])
    if not n:
        raise InputError(
            "Geen enkele respondent heeft alle dimensies ingevuld: geef minder dimensies of meer antwoorden."
        )
    table = pd.DataFrame({name: rows[name] for name in names}).T.drop(columns="standard_error").astype({"n": int})
    table.index.name = "dimension"
    if points is not None:
        table["weight"] = np.nanmean(points, axis=0)
    return Servperf(
        dimensions=table,
        respondents=people,
        overall=total["mean"],
        overall_interval=(total["low"], total["high"]),
        overall_weighted=None if weighted is None else weighted["mean"],
        overall_weighted_interval=None if weighted is None else (weighted["low"], weighted["high"]),
        scale=(float(scale[0]), float(scale[1])),
        n=n,
        left_out=len(p) - n,
        confidence=float(confidence),
    )
