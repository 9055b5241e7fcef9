"""Two general questions of satisfaction research, answered with intervals: `compare` and `effects`.

They lie below the rooms because both the satisfaction and the service quality room offer them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, listing, number, percent, plural


@dataclass(frozen=True, repr=False)
class Comparison(Result):
    """Level and spread of a score per group, and each group's difference to one of them.

    Attributes
    ----------
    table : pandas.DataFrame
        By group: n, mean, sd, low, high (interval of the mean), share_low and share_high (below and above the two
        marks), difference, difference_low, difference_high (to the reference; together these intervals
        hold at the stated confidence).
    """

    table: pd.DataFrame
    name: str
    reference: str
    n: int
    left_out: int
    marks: tuple[float, float]
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """Level per group and which differences stand."""
        levels = "; ".join(
            f"'{group}' gemiddeld {number(row['mean'])} (n = {count(row['n'])}, {_between(row)})"
            for group, row in self.table.iterrows()
        )
        text = f"{self.name}: {levels}."
        others = self.table.drop(index=self.reference)
        for group, row in others.iterrows():
            sure = row["difference_low"] > 0 or row["difference_high"] < 0
            if np.isnan(row["difference_low"]):
                text += f" Van '{group}' is met zo weinig antwoorden niets zeker."
            elif sure:
                up = row["difference"] > 0
                ends = sorted(abs(row[f"difference_{end}"]) for end in ("low", "high"))
                text += (
                    f" '{group}' is {number(abs(row['difference']))} {'hoger' if up else 'lager'} dan "
                    f"'{self.reference}' ({_stats.between(*ends)})."
                )
            else:
                text += (
                    f" Tussen '{group}' en '{self.reference}' is geen verschil aangetoond "
                    f"({_between(row, 'difference_')})."
                )
        if self.left_out:
            text += f" {plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee, want daar ontbreekt iets."
        return text


def compare(
    scores: Any,
    groups: Any = None,
    *,
    reference: str | None = None,
    weights: Any = None,
    marks: tuple[float, float] = (6, 8),
    missing: Collection[float] = (),
    confidence: float = 0.95,
) -> Comparison:
    """Compare level, spread and tails of a score between groups.

    For satisfaction after buying, in use and later (C50); for three populations with one mean (C59); for
    complaints solved well, solved badly and no complaint (C67).

    Parameters
    ----------
    scores : column, shape (n,)
    groups : column, shape (n,), optional
        Group names. One group 'allen' when left out.
    reference : str, optional
        The group the others are compared with; the first in alphabetical order when left out.
    weights : column, shape (n,), optional
        Survey weights.
    marks : (float, float), default (6, 8)
        Shares strictly below the first and strictly above the second are told.
    missing, confidence
        Codes for "no answer"; level of the intervals.

    Returns
    -------
    Comparison
        Differences have Welch intervals, widened by Bonferroni so that all of them hold together.

    Raises
    ------
    InputError
        A group that is named as reference but absent, nothing filled in, or input that is not numbers.

    Source: Welch (1947), Biometrika 34. Groups are taken to be different people: for the same people
    measured twice this interval is too wide.

    Examples
    --------
    >>> result = compare([7, 8, 9, 4, 5, 6], ["goed", "goed", "goed", "slecht", "slecht", "slecht"])
    >>> result.table["mean"].to_dict()
    {'goed': 8.0, 'slecht': 5.0}
    """
    values = tables.numbers(scores, "scores", missing=missing)
    w = _stats.survey_weights(weights, len(values))
    names = np.full(len(values), "allen", dtype=object) if groups is None else _stats.labels(groups, "groups")
    given: dict[str, tuple[Any, int]] = {"scores": (scores, len(values))}
    if groups is not None:
        given["groups"] = (groups, len(names))
    if weights is not None:
        given["weights"] = (weights, len(w))
    _stats.same_rows(given)
    _stats.check_confidence(confidence)
    known = np.zeros(len(values), dtype=bool)
    known[_stats.complete(w * (names != None), values)] = True  # noqa: E711  element by element
    if not known.any():
        raise InputError("Geen enkele rij heeft zowel een score als een groep: er is niets om te vergelijken.")
    present = sorted(set(names[known]))
    empty = sorted(set(names[names != None]) - set(present))  # noqa: E711
    if empty:
        raise InputError(
            f"Groep {listing(empty)} heeft geen enkele ingevulde score: laat die groep weg of vul hem aan."
        )
    if reference is None:
        reference = present[0]
    if reference not in present:
        raise InputError(f"De groep '{reference}' om mee te vergelijken bestaat niet; er zijn wel: {listing(present)}.")
    summary = {}
    together = 1 - (1 - confidence) / max(len(present) - 1, 1)
    base = _stats.mean_interval(values[known & (names == reference)], confidence, w[known & (names == reference)])
    for group in present:
        here = known & (names == group)
        row = _stats.mean_interval(values[here], confidence, w[here])
        below, above = (
            np.average(tail, weights=w[here]) for tail in (values[here] < marks[0], values[here] > marks[1])
        )
        difference = (np.nan,) * 3 if group == reference else _stats.difference_of_means(row, base, together)
        names_out = ("difference", "difference_low", "difference_high")
        summary[group] = row | {"share_low": below, "share_high": above} | dict(zip(names_out, difference, strict=True))
    table = pd.DataFrame.from_dict(summary, orient="index").astype({"n": int})
    table.index.name = str(getattr(groups, "name", None) or "groep")
    return Comparison(
        table=table,
        name=str(getattr(scores, "name", None) or "score"),
        reference=reference,
        n=int(known.sum()),
        left_out=int(len(values) - known.sum()),
        marks=marks,
        confidence=float(confidence),
    )


@dataclass(frozen=True, repr=False)
class Effects(Result):
    """How much an outcome changes with each factor, raw and with controls.

    Attributes
    ----------
    table : pandas.DataFrame
        By factor: effect, low, high with the other factors equal; with controls also controlled, controlled_low,
        controlled_high; n counts the rows where a yes/no factor is 1.
    interaction : dict or None
        Of two factors: effect, low, high of their product, and `lines`, a frame with the expected outcome (and
        its interval) with both factors one standard deviation below and above their means.
    """

    table: pd.DataFrame
    outcome: str
    controls: tuple[str, ...]
    interaction: dict[str, Any] | None
    r_squared: float
    n: int
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """The strongest effect, which effects stand, and what controlling changes."""
        column = "controlled" if self.controls else "effect"
        low, high = ("controlled_low", "controlled_high") if self.controls else ("low", "high")
        table = self.table.sort_values(column, key=np.abs, ascending=False)
        first = table.iloc[0]
        sure = table.index[(table[low] > 0) | (table[high] < 0)]
        text = (
            f"Per stap van '{first.name}' scheelt {self.outcome} {number(first[column], 2, sign=True)} "
            f"(tussen {number(first[low], 2)} en {number(first[high], 2)}, n = {count(self.n)})"
        )
        text += ", bij gelijke andere factoren." if self.controls or len(table) > 1 else "."
        if len(sure) == 0:
            text += " Van geen enkele factor is een verband aangetoond."
        elif len(table) > 1:
            text += f" Een verband is aangetoond voor {listing(sure, most=6)}."
        if self.controls:
            text += (
                f" Zonder rekening te houden met {listing(self.controls)} leek dat voor '{first.name}' "
                f"{number(first['effect'], 2, sign=True)}."
            )
        if self.interaction is not None:
            a, b = self.interaction["factors"]
            more = self.interaction
            if more["low"] > 0 or more["high"] < 0:
                verb = "groter" if more["effect"] > 0 else "kleiner"
                text += f" Het effect van '{a}' wordt {verb} naarmate '{b}' hoger is"
            else:
                text += f" Dat het effect van '{a}' afhangt van '{b}' is niet aangetoond"
            text += f" (interactie {number(more['effect'], 2, sign=True)}, {_between(more, decimals=2)})."
        if self.left_out:
            text += f" {plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee, want daar ontbreekt iets."
        return text


def effects(
    outcome: Any,
    factors: Any,
    controls: Any = None,
    *,
    interaction: tuple[str, str] | None = None,
    weights: Any = None,
    missing: Collection[float] = (),
    confidence: float = 0.95,
) -> Effects:
    """Estimate how much an outcome changes with each factor, with and without controls.

    For the breach of a rule of Van Bel (C67), the source of an expectation (C117), service quality
    with and without mood and weather (C61), friendliness × lead time (C115).

    Model: outcome = b₀ + Σ b_j factor_j (+ controls) (+ b₁₂ · (f₁ − mean)(f₂ − mean)), least squares, HC3
    intervals. For a yes/no outcome an effect is a change in the share of yes.

    Parameters
    ----------
    outcome : column, shape (n,)
    factors : frame, column or dict of name: column, shape (n, p)
        Numbers, yes/no (or 0/1), or text: each group is then set against the most frequent one.
    controls : frame or column, optional
        What the organisation can't steer and what should be kept equal.
    interaction : (str, str), optional
        Two factors whose joint effect is asked. They are centred first, so that the factors' own effects keep
        meaning "at the average of the other".
    weights, missing, confidence
        Survey weights; codes for "no answer"; level of the intervals.

    Returns
    -------
    Effects

    Raises
    ------
    InputError
        Too few complete rows, columns without differences or that repeat each other.

    Source: MacKinnon & White (1985) for HC3.

    Examples
    --------
    >>> result = effects([8, 7, 5, 4, 8, 5], pd.DataFrame({"belofte gebroken": [0, 0, 1, 1, 0, 1]}))
    >>> round(float(result.table.loc["belofte gebroken", "effect"]), 2)
    -3.0
    """
    factors, controls = _stats.named(factors, "factors"), _stats.named(controls, "controls")
    y = tables.numbers(outcome, "outcome", missing=missing)
    name = str(getattr(outcome, "name", None) or "de uitkomst")
    w = _stats.survey_weights(weights, len(y))
    _stats.check_confidence(confidence)
    main, own = _columns(factors, "factors", missing)
    extra, other = _columns(controls, "controls", missing) if controls is not None else (main.iloc[:, :0], [])
    given: dict[str, tuple[Any, int]] = {"outcome": (outcome, len(y)), "factors": (factors, len(main))}
    if controls is not None:
        given["controls"] = (controls, len(extra))
    if weights is not None:
        given["weights"] = (weights, len(w))
    _stats.same_rows(given)
    both = set(own) & set(other)
    if both:
        raise InputError(f"{listing(sorted(both))} staat bij de factoren én bij de controles: kies één van de twee.")
    x, z = main.to_numpy(), extra.to_numpy()
    rows = _stats.complete(w, y, x, z)
    y, x, z, weight = y[rows], x[rows], z[rows], w[rows]
    _stats.check_design(np.column_stack([x, z]), y, [*own, *other], name)
    raw = _stats.regression(x, y, weight, own)
    table = raw.table(confidence)[["effect", "low", "high"]]
    fit = raw
    if other:
        fit = _stats.regression(np.column_stack([x, z]), y, weight, [*own, *other])
        full = fit.table(confidence).loc[own]
        table[["controlled", "controlled_low", "controlled_high"]] = full[["effect", "low", "high"]].to_numpy()
    binary = np.isin(x, (0, 1)).all(axis=0)
    table["n"] = np.where(binary, x.sum(axis=0), len(y)).astype(int)
    table.index.name = "factor"
    joint = None
    if interaction is not None:
        a, b = interaction
        for factor in interaction:
            if factor not in own:
                raise InputError(
                    f"'{factor}' is geen van de factoren {listing(own)}: kies er twee die er wel bij staan."
                )
        centred = x - np.average(x, axis=0, weights=weight)
        product = centred[:, own.index(a)] * centred[:, own.index(b)]
        design, label = np.column_stack([centred, product, z]), f"{a} × {b}"
        _stats.check_design(design, y, [*own, label, *other], name)
        fit = _stats.regression(design, y, weight, [*own, label, *other])
        joint = {"factors": (a, b), **fit.estimate({label: 1.0}, confidence)}
        joint["lines"] = _corners(fit, x, weight, own, (a, b), label, dict(zip(other, z.T, strict=True)), confidence)
        full = fit.table(confidence).loc[own, ["effect", "low", "high"]]
        target = ["controlled", "controlled_low", "controlled_high"] if other else ["effect", "low", "high"]
        table[target] = full.to_numpy()
    return Effects(
        table=table,
        outcome=name,
        controls=tuple(other),
        interaction=joint,
        r_squared=fit.r_squared,
        n=len(y),
        left_out=len(w) - len(rows),
        confidence=float(confidence),
    )


def _corners(
    fit: _stats.Regression,
    x: np.ndarray,
    w: np.ndarray,
    own: list[str],
    pair: tuple[str, str],
    label: str,
    controls: dict[str, np.ndarray],
    confidence: float,
) -> pd.DataFrame:
    """Give the expected outcome at one standard deviation below and above the mean of both factors."""
    columns = {name: x[:, own.index(name)] for name in pair}
    mean = {name: float(np.average(column, weights=w)) for name, column in columns.items()}
    step = {name: float(column.std()) for name, column in columns.items()}
    level = {name: float(np.average(column, weights=w)) for name, column in controls.items()}
    rows = []
    for i in (-1, 1):
        for j in (-1, 1):
            u, v = i * step[pair[0]], j * step[pair[1]]
            found = fit.estimate({"intercept": 1.0, pair[0]: u, pair[1]: v, label: u * v, **level}, confidence)
            place = {pair[0]: mean[pair[0]] + u, pair[1]: mean[pair[1]] + v}
            rows.append({**place, "expected": found["effect"], "low": found["low"], "high": found["high"]})
    return pd.DataFrame(rows)


def _columns(columns: Any, name: str, missing: Collection[float]) -> tuple[pd.DataFrame, list[str]]:
    """Read numbers as they are; a text column becomes one 0/1 column per group but the most frequent one."""
    if isinstance(columns, (str, bytes)) or getattr(columns, "ndim", 1) == 0 or not isinstance(columns, Iterable):
        raise InputError(f"`{name}` moet een kolom of een tabel met kolommen zijn.")
    given: Any = columns
    if hasattr(given, "columns") or hasattr(given, "column_names"):
        frame = given if isinstance(given, pd.DataFrame) else nw.from_native(given).lazy().collect().to_pandas()
    else:
        values = given if isinstance(given, pd.Series) else pd.Series(list(given))
        if not values.map(pd.api.types.is_scalar).all():  # unlike numpy's, True for None and pd.NA
            raise InputError(f"`{name}` moet een kolom of een tabel met kolommen zijn: geef elke kolom een naam.")
        frame = values.rename(str(values.name) if values.name is not None else name).to_frame()
    frame = frame.set_axis([str(c) for c in frame.columns], axis=1)
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise InputError(
            f"De kolomnaam '{twice[0]}' komt meer dan eens voor in `{name}`: geef elke kolom een eigen naam."
        )
    if not len(frame) or not len(frame.columns):
        raise InputError(f"`{name}` is leeg: er is niets om mee te rekenen.")
    parts = []
    for label in frame.columns:
        column = frame[label]
        if isinstance(column.dtype, pd.CategoricalDtype) or column.dropna().map(lambda v: isinstance(v, str)).any():
            group = _stats.labels(column, label)
            sizes = pd.Series(group).value_counts()
            reference = sorted(sizes.index[sizes == sizes.max()])[0]
            for level in sorted(set(sizes.index) - {reference}):
                dummy = np.where(group == None, np.nan, (group == level).astype(float))  # noqa: E711
                parts.append(pd.Series(dummy.astype(float), name=f"{label}: {level} (tegen {reference})"))
            if len(sizes) == 1:
                raise InputError(
                    f"Kolom '{label}' heeft maar één groep ('{reference}') en kan niets verklaren: laat hem weg."
                )
        else:
            if pd.api.types.is_bool_dtype(column.dtype):  # yes/no counts as 1/0
                column = column.astype("Float64")
            parts.append(pd.Series(tables.numbers(column, label, missing=missing), name=label))
    out = pd.concat(parts, axis=1)
    return out, list(out.columns)


def _between(row: Any, prefix: str = "", decimals: int = 1) -> str:
    return _stats.between(row[f"{prefix}low"], row[f"{prefix}high"], decimals)


def plot_compare(result: Comparison) -> plotting.Figure:
    """Draw each group's mean with its interval, and the shares below and above the two marks in words beside it.

    Examples
    --------
    >>> plot_compare(compare([7, 8, 9, 4, 5, 6], list("aaabbb"))).title
    "'a' scoort het hoogst: gemiddeld 8,0"
    """
    table = result.table.sort_values("mean")
    best = table.iloc[-1]
    title = f"'{best.name}' scoort het hoogst: gemiddeld {number(best['mean'])}"
    worst = table.iloc[0]
    if best.name != result.reference and not best["difference_low"] > 0:  # the top may be chance: is the bottom?
        title = f"Geen groep ligt aantoonbaar boven '{result.reference}'"
        if worst["difference_high"] < 0:
            title = f"'{worst.name}' scoort het laagst: gemiddeld {number(worst['mean'])}"
    if np.ptp(table["mean"]) < 0.05 and len(table) > 1:
        title = f"Overal gemiddeld {number(best['mean'])}, en toch verschillen de groepen"
    low_mark, high_mark = result.marks
    places = np.arange(len(table))
    x = f"{result.name} (gemiddelde, lijn = {percent(result.confidence)}-interval)"
    with plotting.canvas(title, x=x, size=(8.0, max(2.6, 1.6 + 0.6 * len(table))), grid="x") as axes:
        axes.hlines(places, table["low"], table["high"], color=plotting.BLUE, linewidth=3, alpha=0.5)
        axes.plot(table["mean"], places, "o", color=plotting.BLUE, markersize=9)
        for place, (_, row) in zip(places, table.iterrows(), strict=True):
            note = (
                f"{percent(row['share_low'])} lager dan {number(low_mark, 0)}, "
                f"{percent(row['share_high'])} hoger dan {number(high_mark, 0)}"
            )
            axes.annotate(note, (row["mean"], place), (0, 9), textcoords="offset points", ha="center", fontsize=10)
        axes.set_yticks(places, [f"{group} (n = {count(row['n'])})" for group, row in table.iterrows()])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.5, len(table) - 0.3)
        axes.margins(x=0.25)
    return plotting.Figure(axes.figure, result.words)


def plot_tails(result: Comparison) -> plotting.Figure:
    """Draw per group the shares below the first mark, in between and above the second: what a mean hides.

    Examples
    --------
    >>> plot_tails(compare([7, 8, 9, 4, 5, 6], list("aaabbb"))).title
    "Lager dan 6 geeft 0% bij 'a' en 67% bij 'b'"
    """
    table = result.table.sort_values("share_low", ascending=False)
    low_mark, high_mark = (number(mark, 0 if mark == round(mark) else 1) for mark in result.marks)
    least, most = table.iloc[-1], table.iloc[0]
    title = f"Lager dan {low_mark} geeft {percent(least['share_low'])} bij '{least.name}'"
    if len(table) > 1:
        title += f" en {percent(most['share_low'])} bij '{most.name}'"
    if len(table) > 1 and np.ptp(table["mean"]) < 0.05:
        title = f"Overal gemiddeld {number(least['mean'])}, maar lager dan {low_mark} geeft "
        title += f"{percent(least['share_low'])} tot {percent(most['share_low'])}"
    middle = 1 - table["share_low"] - table["share_high"]
    bars = (
        (f"lager dan {low_mark}", table["share_low"], plotting.RED),
        (f"{low_mark} tot en met {high_mark}", middle, plotting.LIGHT),
        (f"hoger dan {high_mark}", table["share_high"], plotting.BLUE),
    )
    places, left = np.arange(len(table)), np.zeros(len(table))
    size = (8.0, max(2.6, 1.8 + 0.6 * len(table)))
    with plotting.canvas(title, x="aandeel van de groep", size=size) as axes:
        for _, share, colour in bars:
            axes.barh(places, share, left=left, color=colour, height=0.6)
            for place, start, width in zip(places, left, share, strict=True):
                if width >= 0.06:
                    ink = plotting.INK if colour == plotting.LIGHT else "white"
                    axes.annotate(
                        percent(width), (start + width / 2, place), ha="center", va="center", color=ink, weight="bold"
                    )
            left = left + share.to_numpy()
        for k, (label, _, colour) in enumerate(bars):
            ink = plotting.GREY if colour == plotting.LIGHT else colour
            spot = (k / 2, len(table) - 0.55)
            axes.annotate(label, spot, ha=("left", "center", "right")[k], va="bottom", color=ink, weight="bold")
        names = [f"{g} (n = {count(row['n'])}, gem. {number(row['mean'])})" for g, row in table.iterrows()]
        axes.set_yticks(places, names)
        axes.tick_params(axis="y", length=0)
        axes.set_xlim(0, 1)
        axes.set_ylim(-0.5, len(table) - 0.2)
        plotting.dutch(axes, x=percent, y=str)
        axes.set_yticks(places, names)
    tails = "; ".join(
        f"'{g}': {percent(row['share_low'])} lager dan {low_mark} en {percent(row['share_high'])} hoger dan {high_mark}"
        for g, row in table.iterrows()
    )
    return plotting.Figure(axes.figure, f"{tails}. {result.words}")


def plot_effects(result: Effects) -> plotting.Figure:
    """Draw each factor's effect with its interval; with controls, the raw effect in grey beside it.

    Examples
    --------
    >>> result = effects([8, 7, 5, 4, 8, 5], pd.DataFrame({"belofte gebroken": [0, 0, 1, 1, 0, 1]}))
    >>> plot_effects(result).title
    "'belofte gebroken' gaat samen met de uitkomst: −3,0"
    """
    column = "controlled" if result.controls else "effect"
    ends: Sequence[str] = ["controlled_low", "controlled_high"] if result.controls else ["low", "high"]
    title = _largest(result, column, ends)
    most = result.table[column].iloc[int(np.abs(result.table[column].to_numpy()).argmax())]
    table = result.table.sort_values(column, ascending=bool(most > 0))  # the largest on top
    places = np.arange(len(table))
    line = f"n = {count(result.n)}, lijn = {percent(result.confidence)}-interval"
    x = f"{result.outcome}: zoveel scheelt een stap ({line})"
    with plotting.canvas(title, x=x, size=(8.0, max(2.8, 1.6 + 0.5 * len(table))), grid="x") as axes:
        axes.axvline(0, color=plotting.GREY, linewidth=1.2)
        if result.controls:
            axes.hlines(places + 0.22, table["low"], table["high"], color=plotting.GREY, linewidth=2, alpha=0.6)
            axes.plot(table["effect"], places + 0.22, "o", color=plotting.GREY, markersize=6)
            text = f"grijs: zonder {listing(result.controls)}".replace("'", "")
            axes.annotate(text, (0.99, 0.02), xycoords="axes fraction", ha="right", fontsize=11, color=plotting.GREY)
        axes.hlines(places, table[ends[0]], table[ends[1]], color=plotting.BLUE, linewidth=3, alpha=0.5)
        axes.plot(table[column], places, "o", color=plotting.BLUE, markersize=9)
        axes.set_yticks(places, [str(name) for name in table.index])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.6, len(table) - 0.3)
        axes.margins(x=0.1)
    return plotting.Figure(axes.figure, result.words)


def _largest(result: Effects, column: str, ends: Sequence[str]) -> str:
    """Say which factor goes most with the outcome, or that the lines leave that open."""
    table = result.table.sort_values(column, key=np.abs, ascending=False)
    first = table.iloc[0]
    size = number(first[column], sign=True) + (" per stap" if first["n"] == result.n else "")  # yes/no: one step
    if first[ends[0]] <= 0 <= first[ends[1]]:
        return f"Dat '{first.name}' samengaat met {result.outcome} is niet aangetoond"
    if len(table) == 1:
        return f"'{first.name}' gaat samen met {result.outcome}: {size}"
    others = np.abs(table[list(ends)].iloc[1:]).max(axis=1)
    if np.abs(first[list(ends)].to_numpy(float)).min() <= others.max():
        return f"'{first.name}' staat het verst van nul ({size}), maar overlapt met '{others.idxmax()}'"
    return f"'{first.name}' gaat het sterkst samen met {result.outcome}: {size}"


def plot_interaction(result: Effects) -> plotting.Figure:
    """Draw the expected outcome against the second factor, for a low and a high level of the first.

    Low and high are one standard deviation below and above the mean.

    Raises
    ------
    InputError
        When `effects` was called without `interaction`.
    """
    if result.interaction is None:
        raise InputError("Voor deze figuur moet je effects aanroepen met interaction=(…, …): twee factoren samen.")
    a, b = result.interaction["factors"]
    more = result.interaction
    sure = more["low"] > 0 or more["high"] < 0
    title = f"Hoeveel '{a}' uitmaakt, hangt {'af' if sure else 'niet aantoonbaar af'} van '{b}'"
    x = f"{b} (n = {count(result.n)}, lijn = {percent(result.confidence)}-interval)"
    with plotting.canvas(title, x=x, y=f"{result.outcome} (verwacht)", grid="y") as axes:
        halves = more["lines"].sort_values([a, b])
        for half, level, colour in (
            (halves.iloc[:2], "weinig", plotting.ORANGE),
            (halves.iloc[2:], "veel", plotting.BLUE),
        ):
            axes.plot(half[b], half["expected"], "o-", color=colour)
            axes.vlines(half[b], half["low"], half["high"], color=colour, linewidth=3, alpha=0.4)
            end = half.iloc[-1]
            label = f"{level} {a}"
            spot = (end[b], end["expected"])
            axes.annotate(label, spot, (9, 0), textcoords="offset points", color=colour, va="center", weight="bold")
        axes.margins(x=0.1, y=0.12)
    lines = "; ".join(
        f"{a} {number(row[a])} en {b} {number(row[b])} geeft {number(row['expected'])}"
        for _, row in more["lines"].iterrows()
    )
    return plotting.Figure(axes.figure, f"{lines}. {result.words}")
