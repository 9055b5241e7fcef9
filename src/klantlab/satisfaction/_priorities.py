"""What to improve first: importance against performance, and the kinds of quality after Kano."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.satisfaction._drivers import MOST_EXACT, _averaging, lmg
from klantlab.words import count, listing, number, percent, plural

FIRST, KEEP, LATER, OVERDONE = "eerst verbeteren", "vasthouden", "lage prioriteit", "mogelijk te veel van het goede"


@dataclass(frozen=True, repr=False)
class ImportancePerformance(Result):
    """Importance and performance per part of the service.

    Attributes
    ----------
    table : pandas.DataFrame
        By item: performance and importance, each with _low and _high; quadrant; certainty (the share of
        resamples in which the item stays in that quadrant). Most urgent first.
    cuts : (float, float)
        Where performance and importance are split.
    stated : bool
        Whether importance was asked (True) or derived from overall satisfaction (False).
    """

    table: pd.DataFrame
    cuts: tuple[float, float]
    stated: bool
    n: int
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """What to improve first and how sure that is."""
        urgent = self.table[self.table["quadrant"] == FIRST]
        if urgent.empty:
            text = "Geen enkel onderdeel is belangrijk én scoort laag."
        else:
            parts = [f"'{name}' ({_sure(row['certainty'])})" for name, row in urgent.iterrows()]
            text = f"Eerst verbeteren: {', '.join(parts)}."
        unsure = self.table.index[self.table["certainty"] < self.confidence]
        if len(unsure):
            verb = "ligt" if len(unsure) == 1 else "liggen"
            text += f" {listing(unsure, most=4)} {verb} te dicht bij een grens om zeker te zijn."
        source = "gevraagd" if self.stated else "afgeleid uit de algemene tevredenheid"
        text += f" Het belang is {source} ({plural(self.n, 'antwoord', 'antwoorden')})."
        if self.left_out:
            text += f" {plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee, want daar ontbreekt een antwoord."
        return text


def _sure(certainty: float) -> str:
    return "meer dan 99% zeker" if certainty > 0.99 else f"{percent(certainty)} zeker"


def importance_performance(
    performance: Any,
    importance: Any,
    *,
    weights: Any = None,
    cuts: tuple[float, float] | None = None,
    missing: Collection[float] = (),
    confidence: float = 0.95,
    bootstraps: int = 1000,
    seed: int = 0,
) -> ImportancePerformance:
    """Put each part of the service in the importance–performance matrix, with intervals.

    Four quadrants: *eerst verbeteren* (important, low score), *vasthouden* (important, high), *lage
    prioriteit* (unimportant, low), *mogelijk te veel van het goede* (unimportant, high).

    Parameters
    ----------
    performance : frame, shape (n, p)
        Scores per part, at least two parts.
    importance : frame or column
        A frame with the same columns: importance as customers state it. A column: overall satisfaction,
        from which importance is derived as the LMG share of `drivers`, which sums to 1 over the parts (up
        to 15 of them).
    weights : column, shape (n,), optional
        Survey weights.
    cuts : (float, float), optional
        Where performance and importance are split; the mean over the parts when left out, which makes the
        matrix relative: half of it then always looks weak.
    missing, confidence, bootstraps, seed
        Codes for "no answer"; level, number and seed of the percentile intervals.

    Returns
    -------
    ImportancePerformance

    Raises
    ------
    InputError
        Other columns in the two frames, fewer than two parts, too few complete rows.

    Source: Martilla & James (1977), Journal of Marketing 41(1).

    Examples
    --------
    >>> scores = pd.DataFrame({"personeel": [8, 9, 8, 9], "wachttijd": [5, 4, 6, 5]})
    >>> belang = pd.DataFrame({"personeel": [3, 3, 4, 3], "wachttijd": [5, 5, 5, 4]})
    >>> importance_performance(scores, belang).table["quadrant"].to_dict()
    {'wachttijd': 'eerst verbeteren', 'personeel': 'mogelijk te veel van het goede'}
    """
    _stats.check_confidence(confidence)
    scores = tables.items(performance, missing=missing, name="performance")
    names = list(scores.columns)
    p = len(names)
    stated = hasattr(importance, "columns")
    if p < 2:
        raise InputError("Een matrix heeft minstens twee onderdelen nodig: geef een tabel met een kolom per onderdeel.")
    if stated:
        asked = tables.items(importance, missing=missing, name="importance")
        if set(asked.columns) != set(names):
            other = sorted(set(asked.columns) ^ set(names))
            raise InputError(
                f"De kolommen van prestatie en belang verschillen ({listing(other)}): geef beide dezelfde namen."
            )
        second = asked[names].to_numpy()
    else:
        second = tables.numbers(importance, "importance", missing=missing)[:, None]
        if p > MOST_EXACT:
            raise InputError(
                f"Afgeleid belang kan met hoogstens {MOST_EXACT} onderdelen en hier zijn het er {p}: "
                "voeg onderdelen samen."
            )
    w = _stats.survey_weights(weights, len(scores))
    given = {"performance": (performance, len(scores)), "importance": (importance, len(second))}
    _stats.same_rows(given | ({} if weights is None else {"weights": (weights, len(w))}))
    rows = _stats.complete(w, scores.to_numpy(), second)
    if len(rows) < 2:
        raise InputError(
            f"Het aantal volledig ingevulde rijen is {len(rows)} van de {count(len(scores))}: "
            "voor een interval zijn er minstens twee nodig."
        )
    z, w = np.column_stack([scores.to_numpy(), second])[rows], w[rows]
    if not stated:
        _stats.check_design(z[:, :p], z[:, p], names, str(getattr(importance, "name", None) or "tevredenheid"))
    average = None if stated else _averaging(p)

    def both(row_weights: np.ndarray) -> np.ndarray:
        """Give performance and importance for many weightings: (b, 2, p)."""
        means = row_weights @ z / row_weights.sum(axis=1, keepdims=True)
        if average is None:
            return np.stack([means[:, :p], means[:, p:]], axis=1)
        shares = lmg(_stats.moments(z / z.std(axis=0), row_weights), average)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.stack([means[:, :p], shares / shares.sum(axis=1, keepdims=True)], axis=1)

    whole = both(w[None, :])[0]
    rng = np.random.default_rng(seed)
    part = 128 if stated else max(1, min(128, 2**21 >> p))
    draws = np.concatenate([both(counts * w) for counts in _stats.resamples(len(z), bootstraps, rng, part=part)])
    low, high = _stats.percentiles(draws, confidence)
    split = whole.mean(axis=1) if cuts is None else np.asarray(cuts, dtype=float)
    # with cuts from the data, each resample has its own
    splits = draws.mean(axis=2) if cuts is None else np.broadcast_to(split, draws.shape[:2])
    high_side = whole >= split[:, None]
    same = ((draws >= splits[:, :, None]) == high_side).all(axis=1).mean(axis=0)
    kinds = {(False, True): FIRST, (True, True): KEEP, (False, False): LATER, (True, False): OVERDONE}
    table = pd.DataFrame(
        {
            "performance": whole[0],
            "performance_low": low[0],
            "performance_high": high[0],
            "importance": whole[1],
            "importance_low": low[1],
            "importance_high": high[1],
            "quadrant": [kinds[bool(a), bool(b)] for a, b in high_side.T],
            "certainty": same,
        },
        index=pd.Index(names, name="item"),
    )
    order = {name: k for k, name in enumerate((FIRST, KEEP, LATER, OVERDONE))}
    table = table.assign(order=table["quadrant"].map(order)).sort_values(
        ["order", "importance"], ascending=[True, False]
    )
    return ImportancePerformance(
        table=table.drop(columns="order"),
        cuts=(float(split[0]), float(split[1])),
        stated=stated,
        n=len(rows),
        left_out=len(scores) - len(rows),
        confidence=float(confidence),
    )


def plot_importance_performance(result: ImportancePerformance) -> plotting.Figure:
    """Draw the matrix: performance to the right, importance up, a cross of intervals per part.

    Parameters
    ----------
    result : ImportancePerformance

    Returns
    -------
    plotting.Figure
    """
    from matplotlib.ticker import MaxNLocator

    table = result.table
    urgent = table.index[table["quadrant"] == FIRST]
    title = (
        f"Eerst verbeteren: {listing(urgent, most=3)}" if len(urgent) else "Wat belangrijk is, scoort hier goed genoeg"
    )
    x = f"prestatie (gemiddelde score, n = {count(result.n)}, lijnen = {percent(result.confidence)}-interval)"
    y = "belang (gemiddelde score)" if result.stated else "belang (aandeel in het verklaarde deel)"
    with plotting.canvas(title, x=x, y=y, size=(8.0, 5.6)) as axes:
        corners = {(False, True): FIRST, (True, True): KEEP, (False, False): LATER, (True, False): OVERDONE}
        plotting.quadrants(axes, *result.cuts, corners)
        for _, row in table.iterrows():
            colour = plotting.RED if row["quadrant"] == FIRST else plotting.BLUE
            axes.hlines(
                row["importance"],
                row["performance_low"],
                row["performance_high"],
                color=colour,
                linewidth=1.6,
                alpha=0.5,
            )
            axes.vlines(
                row["performance"],
                row["importance_low"],
                row["importance_high"],
                color=colour,
                linewidth=1.6,
                alpha=0.5,
            )
            axes.plot(row["performance"], row["importance"], "o", color=colour, markersize=8)
        axes.margins(0.14)
        _name_points(axes, table)
        if not result.stated:
            axes.yaxis.set_major_locator(MaxNLocator(nbins=7, steps=[1, 2, 5, 10]))
            plotting.dutch(axes, y=percent)
    return plotting.Figure(axes.figure, result.words)


def _name_points(axes: Any, table: pd.DataFrame) -> None:
    """Write each name in the corner of its cross that lies furthest from other points and names."""
    from matplotlib.patheffects import withStroke

    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    x = (table["performance"] - left) / (right - left)
    y = (table["importance"] - bottom) / (top - bottom)
    taken = list(np.column_stack([x, y]))
    for (name, row), point in zip(table.iterrows(), list(taken), strict=True):
        half = 0.008 * len(str(name)) + 0.012  # of the width of the picture
        corners = [point + np.array([side * half, up * 0.035]) for up in (1, -1) for side in (1, -1)]
        inside = [corner for corner in corners if half < corner[0] < 1 - half] or corners
        free = [min(np.hypot(*((corner - other) / (half + 0.05, 0.05))) for other in taken) for corner in inside]
        best = inside[int(np.argmax(np.array(free) > 0.95 * max(free)))]  # the first that is about as free as any
        axes.annotate(
            str(name),
            best,
            xycoords="axes fraction",
            ha="center",
            va="center",
            color=plotting.RED if row["quadrant"] == FIRST else plotting.BLUE,
            path_effects=[withStroke(linewidth=3, foreground="white")],
        )
        taken.append(best)


# --- Kano -----------------------------------------------------------------------------------------

CATEGORIES = {
    "A": "verrassend (attractive)",
    "O": "hoe meer, hoe beter (one-dimensional)",
    "M": "vanzelfsprekend (must-be)",
    "I": "onverschillig (indifferent)",
    "R": "ongewenst (reverse)",
    "Q": "tegenstrijdig (questionable)",
}
# Rows: the answer when it is there; columns: when it is not. 1 like, 2 must be, 3 neutral, 4 live with, 5 dislike.
EVALUATION = np.array([list("QAAAO"), list("RIIIM"), list("RIIIM"), list("RIIIM"), list("RRRRQ")])


@dataclass(frozen=True, repr=False)
class Kano(Result):
    """Kinds of quality per service element.

    Attributes
    ----------
    table : pandas.DataFrame
        By element: n; A, O, M, I, R, Q (shares); category (the most frequent; more letters where the
        difference may be chance); certain (Fong's test); share_low, share_high (Wilson interval of the most
        frequent); better, worse (coefficients), each with _low and _high.
    """

    table: pd.DataFrame
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """The kind of each element, and which are undecided."""
        parts = []
        for letter, meaning in CATEGORIES.items():
            sure = self.table.index[self.table["certain"] & (self.table["category"] == letter)]
            if len(sure):
                parts.append(f"{meaning}: {listing(sure, most=6)}")
        unsure = self.table[~self.table["certain"]]
        text = "; ".join(parts) + "." if parts else ""
        if len(unsure):
            undecided = [f"'{name}' ({row['category']})" for name, row in unsure.iterrows()]
            text += f" Niet beslist, want het verschil kan toeval zijn: {', '.join(undecided)}."
        if (self.table["Q"] > 0.1).any():
            odd = self.table.index[self.table["Q"] > 0.1]
            text += f" Bij {listing(odd)} spreekt meer dan één op de tien zichzelf tegen: lees de vraag nog eens na."
        if self.left_out:
            pairs = plural(self.left_out, "antwoordpaar telt", "antwoordparen tellen")
            text += f" {pairs} niet mee, want er ontbreekt een antwoord."
        return text.strip()


def kano(
    functional: Any,
    dysfunctional: Any,
    elements: Any = None,
    *,
    codes: Sequence[float] | Mapping[Any, int] = (1, 2, 3, 4, 5),
    missing: Collection[float] = (),
    confidence: float = 0.95,
) -> Kano:
    """Classify service elements from a pair of questions: what if it is there, what if it is not.

    Answers: 1 I like it, 2 it must be so, 3 neutral, 4 I can live with it, 5 I dislike it. The table of Kano
    e.a. (1984)::

        there, not there    1  2  3  4  5
        1                   Q  A  A  A  O
        2, 3, 4             R  I  I  I  M
        5                   R  R  R  R  Q

    Better = (A + O)/(A + O + M + I): what having it gains; worse = −(O + M)/(A + O + M + I): what lacking it costs.

    Parameters
    ----------
    functional, dysfunctional : frame, shape (n, p)
        The same columns, one per element; or one column each: of one element, or of all that `elements` names.
    elements : column, optional
        Per row the element that the two answers are about.
    codes : sequence of five numbers, or mapping from answer to 1…5
        The codes in the order above; (5, 4, 3, 2, 1) for a scale the other way round.
    missing, confidence
        Codes for "no answer"; level of the intervals and of Fong's test.

    Returns
    -------
    Kano
        Fong's test: the most frequent category a differs from the next b when
        |a − b| ≥ z·√((a + b)(2n − a − b)/(2n)).

    Raises
    ------
    InputError
        Other columns in the two frames, other answers than the five codes, an element without answers.

    Source: Kano, Seraku, Takahashi & Tsuji (1984); Berger e.a. (1993) for the coefficients; Fong (1996) for the test.

    Examples
    --------
    >>> there = pd.DataFrame({"gratis koekje": [1, 1, 1, 1, 3, 1, 1, 1]})
    >>> absent = pd.DataFrame({"gratis koekje": [3, 3, 4, 3, 3, 3, 4, 2]})
    >>> kano(there, absent).table["category"].to_dict()
    {'gratis koekje': 'A'}
    """
    _stats.check_confidence(confidence)
    there, absent = (
        _answers(part, name, codes, missing)
        for part, name in ((functional, "functional"), (dysfunctional, "dysfunctional"))
    )
    long = elements is not None
    if long:
        if len(there.columns) != 1 or len(absent.columns) != 1:
            raise InputError(
                "Met `elements` hoort er één kolom antwoorden bij elke vraag: kies die uit de lange tabel."
            )
        absent = absent.set_axis(there.columns, axis=1)
    if set(there.columns) != set(absent.columns):
        other = sorted(set(there.columns) ^ set(absent.columns))
        raise InputError(
            f"De twee tabellen hebben niet dezelfde kolommen ({listing(other)}): geef elk element één naam."
        )
    given = {"functional": (functional, len(there)), "dysfunctional": (dysfunctional, len(absent))}
    names = _stats.labels(elements, "elements") if long else np.array([])
    if long:
        given["elements"] = (elements, len(names))
    _stats.same_rows(given)
    pairs: dict[str, tuple[np.ndarray, np.ndarray]] = {}
    if long:
        a, b = there.to_numpy().ravel(), absent.to_numpy().ravel()
        pairs = {name: (a[names == name], b[names == name]) for name in dict.fromkeys(names) if name is not None}
    else:
        pairs = {name: (there[name].to_numpy(), absent[name].to_numpy()) for name in there.columns}
    z = _stats.z_quantile(confidence)
    rows, left_out = {}, int((names == None).sum())  # noqa: E711  element by element
    for name, (a, b) in pairs.items():
        known = ~np.isnan(a) & ~np.isnan(b)
        left_out += int((~known).sum())
        n = int(known.sum())
        if not n:
            raise InputError(f"Element '{name}' heeft geen enkel volledig antwoordpaar: laat het weg of vul het aan.")
        found = EVALUATION[a[known].astype(int) - 1, b[known].astype(int) - 1]
        counts = pd.Series({letter: int((found == letter).sum()) for letter in CATEGORIES})
        ranked = counts.sort_values(ascending=False, kind="stable")
        rivals = [
            letter
            for letter, c in ranked.items()
            if c > 0 and ranked.iloc[0] - c < z * np.sqrt((ranked.iloc[0] + c) * (2 * n - ranked.iloc[0] - c) / (2 * n))
        ]
        kind = "/".join(sorted({str(ranked.index[0]), *map(str, rivals)}, key=list(CATEGORIES).index))
        base = int(counts[["A", "O", "M", "I"]].sum())
        low, high = _stats.wilson(ranked.iloc[0], n, confidence)
        row: dict[str, Any] = {"n": n, **(counts / n), "category": kind, "certain": len(kind) == 1 and n > 1}
        row |= {"share_low": float(low), "share_high": float(high)}
        for label, part, sign in (("better", counts["A"] + counts["O"], 1), ("worse", counts["O"] + counts["M"], -1)):
            ends = sorted(sign * float(end) for end in _stats.wilson(part, base, confidence))
            row |= {label: sign * part / base if base else np.nan, f"{label}_low": ends[0], f"{label}_high": ends[1]}
        rows[name] = row
    table = pd.DataFrame.from_dict(rows, orient="index")
    table.index.name = "element"
    return Kano(table=table, left_out=left_out, confidence=float(confidence))


def _answers(values: Any, name: str, codes: Any, missing: Collection[float]) -> pd.DataFrame:
    if not hasattr(values, "columns"):
        label = str(getattr(values, "name", None) or "element")
        spoken = isinstance(codes, Mapping) and isinstance(values, (pd.Series, list))
        values = pd.DataFrame({label: list(values) if spoken else tables.numbers(values, name, missing=missing)})
    if isinstance(codes, Mapping):
        order = dict(codes)
        if isinstance(values, pd.DataFrame) and any(isinstance(code, str) for code in order):
            strange = sorted(
                {str(v) for c in values for v in values[c].dropna() if v not in order and v not in missing}
            )
            if strange:
                raise InputError(f"`{name}` bevat {listing(strange)}, en dat staat niet in `codes`: vul `codes` aan.")
            return values.apply(lambda column: column.map(order)).astype(float)
    else:
        order = {code: k + 1 for k, code in enumerate(codes)}
    if sorted(order.values()) != [1, 2, 3, 4, 5]:
        raise InputError("`codes` moet vijf verschillende codes geven, van 'leuk' (1) tot 'vervelend' (5).")
    frame = tables.items(values, missing=missing, name=name)
    known = frame.notna() & ~frame.isin(list(order))
    if known.to_numpy().any():
        column = known.any().idxmax()
        strange = sorted({number(v, 0 if v == round(v) else 2) for v in frame[column][known[column]]})
        raise InputError(
            f"Kolom '{column}' heeft {plural(int(known[column].sum()), 'antwoord', 'antwoorden')} buiten de vijf codes "
            f"(namelijk {', '.join(strange)}): verbeter ze, of geef een code voor 'geen antwoord' op met missing=[…]."
        )
    return frame.replace(order) if order != {k: k for k in range(1, 6)} else frame


def plot_kano(result: Kano) -> plotting.Figure:
    """Draw what lacking an element costs (right) against what having it gains (up), with intervals.

    Parameters
    ----------
    result : Kano

    Returns
    -------
    plotting.Figure
    """
    table = result.table[result.table["category"] != "R"].dropna(subset=["better"])
    if table.empty:
        raise InputError("Alle antwoorden zijn ongewenst of tegenstrijdig: er is niets te tekenen. Kijk de codes na.")
    unwanted = result.table.index.difference(table.index)
    n = f"n = {count(table['n'].min())}" + (f"–{count(table['n'].max())}" if table["n"].nunique() > 1 else "")
    x = f"als het ontbreekt: aandeel minder tevreden ({n}, lijnen = {percent(result.confidence)}-interval)"
    if len(unwanted):
        x += f"\nniet getekend, want ongewenst: {listing(unwanted, most=3)}"
    with plotting.canvas(_kano_title(result), x=x, y="als het er is: aandeel meer tevreden", size=(10.8, 6.2)) as axes:
        corners = {
            (False, True): "verrassend",
            (True, True): "hoe meer, hoe beter",
            (False, False): "onverschillig",
            (True, False): "vanzelfsprekend",
        }
        plotting.quadrants(axes, 0.5, 0.5, corners)
        for right in (False, True):  # labels point to the middle, where there is room
            half = table[(-table["worse"] >= 0.5) == right].sort_values("better")
            labels = [
                textwrap.fill(str(name) if row["certain"] else f"{name} ({row['category']}: niet beslist)", 19)
                for name, row in half.iterrows()
            ]
            heights = [0.043 * (label.count("\n") + 1) + 0.012 for label in labels]
            for (_, row), label, y in zip(half.iterrows(), labels, _apart(list(half["better"]), heights), strict=True):
                near = half[(half["better"] - y).abs() < 0.07]  # a label hides no interval beside it
                ends = [-row["worse_high"], *-near["worse_high"]] if right else [-row["worse_low"], *-near["worse_low"]]
                _kano_point(axes, row, label, (min(ends) if right else max(ends), y), right)
        axes.set_xlim(-0.02, 1.02)
        axes.set_ylim(-0.02, 1.02)
        plotting.dutch(axes, x=percent, y=percent)
    return plotting.Figure(axes.figure, result.words)


def _kano_title(result: Kano) -> str:
    """Count what must be there and what delights, as far as that is certain."""
    sure, total = result.table[result.table["certain"]]["category"], len(result.table)
    musts, delights = int((sure == "M").sum()), int((sure == "A").sum())
    of = plural(total, "onderdeel", "onderdelen")
    if not musts and not delights:
        return f"Van geen van de {of} is aangetoond dat het vanzelfsprekend is of verrast"
    lacking = f"{count(musts)} van de {of} {'mag' if musts == 1 else 'mogen'} niet ontbreken"
    if not delights:
        return f"{lacking}; niets verrast aantoonbaar"
    if not musts:
        verb = "verrast" if delights == 1 else "verrassen"
        return f"{count(delights)} van de {of} {verb}; niets is aantoonbaar vanzelfsprekend"
    return f"{lacking}, {count(delights)} {'verrast' if delights == 1 else 'verrassen'}"


def _kano_point(axes: Any, row: Any, label: str, place: tuple[float, float], right: bool) -> None:
    colour = plotting.BLUE if row["certain"] else plotting.ORANGE
    axes.hlines(row["better"], -row["worse_high"], -row["worse_low"], color=colour, linewidth=1.6, alpha=0.5)
    axes.vlines(-row["worse"], row["better_low"], row["better_high"], color=colour, linewidth=1.6, alpha=0.5)
    axes.plot(-row["worse"], row["better"], "o" if row["certain"] else "D", color=colour, markersize=8)
    end, side, step = (-row["worse_high"], "right", -0.02) if right else (-row["worse_low"], "left", 0.02)
    thread = {"arrowstyle": "-", "color": plotting.GREY, "linewidth": 0.8, "shrinkA": 0, "shrinkB": 0}
    paper = {"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 0.6}
    spot = (place[0] + step, place[1])
    axes.annotate(label, (end, row["better"]), spot, ha=side, va="center", fontsize=10, arrowprops=thread, bbox=paper)


def _apart(wanted: list[float], heights: list[float]) -> list[float]:
    """Push labels, given from low to high, away from each other until none lies on another."""
    places = list(wanted)
    for _ in range(200):
        for k in range(1, len(places)):
            overlap = (heights[k] + heights[k - 1]) / 2 - (places[k] - places[k - 1])
            if overlap > 0:
                places[k - 1], places[k] = places[k - 1] - overlap / 2, places[k] + overlap / 2
    return places
