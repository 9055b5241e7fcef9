"""Where a location or a firm stands: Martin's two sides of service, and Treacy & Wiersema's three disciplines."""

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

# (procedural high, personal high); Martin (1986)
STYLES = {
    (False, False): "vriezer",
    (True, False): "fabriek",
    (False, True): "vriendelijke dierentuin",
    (True, True): "klantgerichte kwaliteitsservice",
}
ENGLISH = {
    "vriezer": "freezer",
    "fabriek": "factory",
    "vriendelijke dierentuin": "friendly zoo",
    "klantgerichte kwaliteitsservice": "quality customer service",
}


@dataclass(frozen=True, repr=False)
class ServiceScale(Result):
    """Locations on the procedural and the personal side of service.

    Attributes
    ----------
    table : pandas.DataFrame
        By location: n, procedural and personal, each with _low and _high; style, style_english; certain (whether both
        intervals lie clear of the cuts).
    """

    table: pd.DataFrame
    cuts: tuple[float, float]
    scale: tuple[float, float]
    n: int
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """The style of each location, and which are undecided."""
        parts = []
        for style in dict.fromkeys(self.table["style"]):
            here = self.table[self.table["style"] == style]
            names = [f"{name}{'' if row['certain'] else ' (niet zeker)'}" for name, row in here.iterrows()]
            parts.append(f"{style}: {', '.join(names)}")
        text = "; ".join(parts)
        text = f"{text[0].upper()}{text[1:]} ({plural(self.n, 'oordeel', 'oordelen')})."
        if self.left_out:
            text += f" {plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee, want daar ontbreekt iets."
        return text


def service_scale(
    procedural: Any,
    personal: Any,
    location: Any = None,
    *,
    scale: tuple[float, float] = (1, 5),
    cuts: tuple[float, float] | None = None,
    missing: Collection[float] = (),
    confidence: float = 0.95,
) -> ServiceScale:
    """Place locations on Martin's Customer Service Assessment Scale: procedural × personal side (C64).

    Freezer: both low. Factory: procedural high, personal low. Friendly zoo: personal high, procedural low. Quality
    customer service: both high.

    Parameters
    ----------
    procedural, personal : frame or column, shape (n, k)
        Items on procedures (timely, uniform, smooth) and on contact (attitude, tone, attention); a respondent's score
        is the mean of the items, all of them answered.
    location : column, shape (n,), optional
        One location when left out.
    scale : (float, float), default (1, 5)
    cuts : (float, float), optional
        Procedural and personal score from which a side is high; the middle of the scale when left out.
    missing, confidence
        Codes for "no answer"; level of the t intervals.

    Returns
    -------
    ServiceScale

    Raises
    ------
    InputError
        Values outside the scale, or no complete answer at all.

    Source: Martin (1986), Quality Customer Service.

    Examples
    --------
    >>> service_scale([2, 1, 2, 5, 4, 5], [5, 5, 4, 5, 5, 4], list("aaabbb")).table["style_english"].to_dict()
    {'a': 'friendly zoo', 'b': 'quality customer service'}
    """
    _stats.check_confidence(confidence)
    sides = []
    for name, part in (("procedural", procedural), ("personal", personal)):
        if hasattr(part, "columns"):
            items = tables.items(part, minimum=scale[0], maximum=scale[1], missing=missing, name=name).to_numpy()
        else:
            items = tables.numbers(part, name, minimum=scale[0], maximum=scale[1], missing=missing)[:, None]
        sides.append(items.mean(axis=1))
    names = np.full(len(sides[0]), "alle", dtype=object) if location is None else _stats.labels(location, "location")
    given = {"procedural": (procedural, len(sides[0])), "personal": (personal, len(sides[1]))}
    _stats.same_rows(given | ({} if location is None else {"location": (location, len(names))}))
    known = ~np.isnan(sides[0]) & ~np.isnan(sides[1]) & (names != None)  # noqa: E711
    if not known.any():
        raise InputError("Geen enkele rij is volledig ingevuld: er is geen locatie te plaatsen.")
    split = (sum(scale) / 2,) * 2 if cuts is None else (float(cuts[0]), float(cuts[1]))
    table = {}
    for name in sorted(set(names[known])):
        here = known & (names == name)
        a, b = (_stats.mean_interval(side[here], confidence) for side in sides)
        style = STYLES[a["mean"] >= split[0], b["mean"] >= split[1]]
        clear = all(r["low"] > cut or r["high"] < cut for r, cut in zip((a, b), split, strict=True))
        table[name] = {
            "n": a["n"],
            "procedural": a["mean"],
            "procedural_low": a["low"],
            "procedural_high": a["high"],
            "personal": b["mean"],
            "personal_low": b["low"],
            "personal_high": b["high"],
            "style": style,
            "style_english": ENGLISH[style],
            "certain": clear,
        }
    frame = pd.DataFrame.from_dict(table, orient="index").astype({"n": int, "certain": bool})
    frame.index.name = str(getattr(location, "name", None) or "locatie")
    return ServiceScale(
        table=frame,
        cuts=(float(split[0]), float(split[1])),
        scale=(float(scale[0]), float(scale[1])),
        n=int(known.sum()),
        left_out=int((~known).sum()),
        confidence=float(confidence),
    )


def plot_service_scale(result: ServiceScale) -> plotting.Figure:
    """Draw the four styles: personal side to the right, procedural side up, a cross of intervals per location.

    Examples
    --------
    >>> result = service_scale([2, 1, 2, 5, 4, 5], [5, 5, 4, 5, 5, 4], list("aaabbb"))
    >>> plot_service_scale(result).title
    '1 van de 2 locaties is klantgerichte kwaliteitsservice'
    """
    table = result.table
    good = int((table["style"] == STYLES[True, True]).sum())
    title = f"{good} van de {len(table)} locaties {'is' if good == 1 else 'zijn'} {STYLES[True, True]}"
    if len(table) == 1:
        title = f"'{table.index[0]}' is een {table['style'].iloc[0]}"
    x = f"persoonlijke kant (schaal {number(result.scale[0], 0)}–{number(result.scale[1], 0)}, n = {count(result.n)})"
    y = f"procedurele kant (lijnen = {percent(result.confidence)}-interval)"
    with plotting.canvas(title, x=x, y=y, size=(8.0, 5.8)) as axes:
        corners = {(right, top): style for (top, right), style in STYLES.items()}
        plotting.quadrants(axes, result.cuts[1], result.cuts[0], corners)
        for _, row in table.iterrows():
            colour = plotting.BLUE if row["certain"] else plotting.ORANGE
            here = (row["personal"], row["procedural"])
            axes.hlines(here[1], row["personal_low"], row["personal_high"], color=colour, linewidth=1.8, alpha=0.5)
            axes.vlines(here[0], row["procedural_low"], row["procedural_high"], color=colour, linewidth=1.8, alpha=0.5)
            axes.plot(*here, "o" if row["certain"] else "D", color=colour, markersize=8)
        pad = 0.03 * (result.scale[1] - result.scale[0])
        axes.set_xlim(result.scale[0] - pad, result.scale[1] + pad)
        axes.set_ylim(result.scale[0] - pad, result.scale[1] + pad)
        if not table["certain"].all():
            note = "oranje ruit: hoek niet zeker"
            axes.annotate(note, (0.015, 0.515), xycoords="axes fraction", color=plotting.RED, fontsize=10)
        _label(axes, [(row["personal"], row["procedural"], str(name)) for name, row in table.iterrows()])
    return plotting.Figure(axes.figure, result.words)


def _label(axes: Any, points: list[tuple[float, float, str]]) -> None:
    """Write each name beside its point, in the first of eight places where it covers no point and no other name."""
    from matplotlib.transforms import Bbox

    at = [axes.transData.transform((x, y)) for x, y, _ in points]
    taken = [Bbox.from_bounds(x - 7, y - 7, 14, 14) for x, y in at]
    places = [(8, 8, "left"), (-8, 8, "right"), (8, -8, "left"), (-8, -8, "right")]
    places += [(8, 20, "left"), (-8, 20, "right"), (8, -20, "left"), (-8, -20, "right")]
    for x, y, name in points:
        for dx, dy, side in places:
            text = axes.annotate(
                name, (x, y), (dx, dy), textcoords="offset points", ha=side, va="center", color=plotting.INK
            )
            box = text.get_window_extent(axes.figure.canvas.get_renderer())
            if not any(box.overlaps(other) for other in taken):
                break
            if (dx, dy, side) != places[-1]:
                text.remove()
        taken.append(box)


DISCIPLINES = {
    "operational_excellence": "operational excellence",
    "product_leadership": "product leadership",
    "customer_intimacy": "customer intimacy",
}
IN_DUTCH = dict(
    zip(("operationele uitmuntendheid", "productleiderschap", "klantpartnerschap"), DISCIPLINES, strict=True)
)


@dataclass(frozen=True, repr=False)
class MarketPosition(Result):
    """Firms on the three value disciplines.

    Attributes
    ----------
    table : pandas.DataFrame
        By firm and discipline: n, mean, low, high.
    verdicts : pandas.DataFrame
        By firm: position (a discipline, "stuck in the middle" or "onder de drempel"), certain, and why.
    """

    table: pd.DataFrame
    verdicts: pd.DataFrame
    threshold: float
    excellence: float
    n: int
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `verdicts` as a frame of its own."""
        return self.verdicts.copy()

    @property
    def words(self) -> str:
        """The position of each firm and why."""
        parts = [
            f"{firm}: {row['position']}{'' if row['certain'] else ', maar niet zeker'} ({row['why']})"
            for firm, row in self.verdicts.iterrows()
        ]
        text = "; ".join(parts) + f" ({plural(self.n, 'oordeel', 'oordelen')})."
        if self.left_out:
            text += f" {plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee, want daar ontbreekt iets."
        return text


def market_position(
    scores: Any,
    firm: Any = None,
    discipline: Any = None,
    *,
    threshold: float = 6.0,
    excellence: float = 8.0,
    scale: tuple[float, float] = (1, 10),
    missing: Collection[float] = (),
    confidence: float = 0.95,
) -> MarketPosition:
    """Place firms by Treacy & Wiersema: at the threshold everywhere, and excellent in one discipline (C66).

    Rule: a discipline under the threshold → "onder de drempel"; else the highest discipline if it is at
    least excellent; else "stuck in the middle" (Porter 1980). A verdict is certain when it is the same at
    both ends of all intervals.

    Parameters
    ----------
    scores : frame, shape (n, 3), or column, shape (n,)
        Columns operational_excellence, product_leadership, customer_intimacy; a row is one judgement, higher is
        better. Or one column of scores, with `discipline` beside it. For operational excellence choose first whose
        meaning is scored: lowest total cost in one book, service process in the other.
    firm : column, shape (n,), optional
        Own firm and competitors.
    discipline : column, shape (n,), optional
        What each score of one column is about: a column name from above, or operationele uitmuntendheid,
        productleiderschap, klantpartnerschap.
    threshold, excellence : float
        What the market takes for granted, and what stands out, on the same scale.
    scale, missing, confidence
        Lowest and highest score; codes for "no answer"; level of the t intervals.

    Returns
    -------
    MarketPosition

    Raises
    ------
    InputError
        Other columns, values outside the scale, or a threshold above excellence.

    Source: Treacy & Wiersema (1993), Harvard Business Review 71(1); Porter (1980) for "stuck in the middle".

    Examples
    --------
    >>> judged = pd.DataFrame({"operational_excellence": [7, 7, 8], "product_leadership": [6, 7, 7],
    ...                        "customer_intimacy": [9, 9, 9]})
    >>> market_position(judged).verdicts["position"].tolist()
    ['customer intimacy']
    """
    _stats.check_confidence(confidence)
    if not threshold < excellence:
        raise InputError("`threshold` moet lager zijn dan `excellence`: eerst de drempel, dan wat erboven uitsteekt.")
    if discipline is None:
        values, names = _wide(scores, firm, scale, missing)
        known = ~np.isnan(values).any(axis=1) & (names != None)  # noqa: E711
        by = {(n, j): values[known & (names == n), j] for n in sorted(set(names[known])) for j in range(3)}
    else:
        values, names, of = _long(scores, firm, discipline, scale, missing)
        known = ~np.isnan(values) & (names != None) & (of >= 0)  # noqa: E711
        by = {(n, j): values[known & (names == n) & (of == j)] for n in sorted(set(names[known])) for j in range(3)}
    if not known.any():
        raise InputError("Geen enkele rij is volledig ingevuld: er is geen bedrijf te plaatsen.")
    if empty := [name for (name, j), part in by.items() if not len(part)]:
        raise InputError(
            f"{listing(sorted(set(empty)))} heeft niet op alle drie de strategieën een score: vul die aan."
        )
    rows, verdicts = {}, {}
    for name in dict.fromkeys(n for n, _ in by):
        own = [_stats.mean_interval(by[name, j], confidence) for j in range(3)]
        for label, row in zip(DISCIPLINES, own, strict=True):
            rows[name, label] = {key: row[key] for key in ("n", "mean", "low", "high")}
        verdicts[name] = _verdict(own, threshold, excellence)
    table = pd.DataFrame(list(rows.values()), index=pd.MultiIndex.from_tuples(list(rows), names=["firm", "discipline"]))
    judged = pd.DataFrame.from_dict(verdicts, orient="index")
    judged.index.name = str(getattr(firm, "name", None) or "bedrijf")
    return MarketPosition(
        table=table.astype({"n": int}),
        verdicts=judged,
        threshold=float(threshold),
        excellence=float(excellence),
        n=int(known.sum()),
        left_out=int((~known).sum()),
        confidence=float(confidence),
    )


def _wide(
    scores: Any, firm: Any, scale: tuple[float, float], missing: Collection[float]
) -> tuple[np.ndarray, np.ndarray]:
    """Read three columns of scores and the firm of each row."""
    frame = tables.items(scores, list(DISCIPLINES), minimum=scale[0], maximum=scale[1], missing=missing, name="scores")
    names = np.full(len(frame), "het bedrijf", dtype=object) if firm is None else _stats.labels(firm, "firm")
    _stats.same_rows({"scores": (scores, len(frame))} | ({} if firm is None else {"firm": (firm, len(names))}))
    return frame.to_numpy(), names


def _long(
    scores: Any, firm: Any, discipline: Any, scale: tuple[float, float], missing: Collection[float]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Read one column of scores, the firm of each, and the place of its discipline (−1 where it lacks)."""
    values = tables.numbers(scores, "scores", minimum=scale[0], maximum=scale[1], missing=missing)
    names = np.full(len(values), "het bedrijf", dtype=object) if firm is None else _stats.labels(firm, "firm")
    kinds = _stats.labels(discipline, "discipline")
    given = {"scores": (scores, len(values)), "discipline": (discipline, len(kinds))}
    _stats.same_rows(given | ({} if firm is None else {"firm": (firm, len(names))}))
    place = {name: j for j, name in enumerate(DISCIPLINES)} | {name: j for j, name in enumerate(IN_DUTCH)}
    if unknown := sorted(set(kinds[kinds != None]) - set(place)):  # noqa: E711
        raise InputError(f"De strategie {listing(unknown)} is onbekend; er zijn: {listing(IN_DUTCH)}.")
    return values, names, np.array([place.get(kind, -1) for kind in kinds])


def _verdict(own: list[dict[str, float]], threshold: float, excellence: float) -> dict[str, Any]:
    labels = list(DISCIPLINES.values())
    mean, low, high = (np.array([row[key] for row in own]) for key in ("mean", "low", "high"))
    below = mean < threshold
    best = int(mean.argmax())
    if below.any():
        weak = [label for label, under in zip(labels, below, strict=True) if under]
        certain = bool((high < threshold).any())
        return {
            "position": "onder de drempel",
            "certain": certain,
            "why": f"te laag op {listing(weak).replace(chr(39), '')}",
        }
    above = bool((low >= threshold).all())
    if mean[best] >= excellence:
        others = np.delete(high, best)
        certain = above and bool(low[best] >= excellence) and bool((others < low[best]).all())
        return {"position": labels[best], "certain": certain, "why": f"{number(mean[best])} op {labels[best]}"}
    certain = above and bool((high < excellence).all())
    return {"position": "stuck in the middle", "certain": certain, "why": f"hoogste is {number(mean[best])}"}


def plot_market_position(result: MarketPosition) -> plotting.Figure:
    """Draw each firm's score on the three disciplines with its interval, against the threshold and excellence.

    Examples
    --------
    >>> judged = pd.DataFrame({"operational_excellence": [7, 7, 8], "product_leadership": [6, 7, 7],
    ...                        "customer_intimacy": [9, 9, 9]})
    >>> plot_market_position(market_position(judged)).title
    "'het bedrijf': customer intimacy (niet zeker)"
    """
    verdicts = result.verdicts
    sure = int(verdicts["certain"].sum())
    title = f"Van {sure or 'geen'} van de {len(verdicts)} bedrijven staat de plaats vast"
    if sure == len(verdicts):
        title = f"Van alle {sure} bedrijven staat de plaats vast"
    if len(verdicts) == 1:
        title = f"'{verdicts.index[0]}': {verdicts['position'].iloc[0]}{'' if sure else ' (niet zeker)'}"
    colours = dict(zip(DISCIPLINES, (plotting.ORANGE, plotting.GREEN, plotting.BLUE), strict=True))
    x = f"score (n = {count(result.n)}, lijn = {percent(result.confidence)}-interval)"
    with plotting.canvas(title, x=x, size=(9.0, 2.1 + 0.85 * len(verdicts)), grid="x") as axes:
        for value, name in ((result.threshold, "drempel"), (result.excellence, "uitblinken")):
            axes.axvline(value, color=plotting.INK, linewidth=1.4, linestyle="--")
            note = f"{name} {number(value)}"
            axes.annotate(
                note, (value, len(verdicts) - 0.42), ha="center", va="bottom", fontsize=12, backgroundcolor="w"
            )
        for place, firm in enumerate(reversed(verdicts.index.to_list())):
            for (discipline, label), shift, marker in zip(DISCIPLINES.items(), (0.24, 0, -0.24), "osD", strict=True):
                row, colour, height = result.table.loc[(firm, discipline)], colours[discipline], place + shift
                axes.hlines(height, row["low"], row["high"], color=colour, linewidth=3, alpha=0.45)
                axes.plot(row["mean"], height, marker, color=colour, markersize=7, label=None if place else label)
        names = [
            f"{firm}\n{row['position']}{'' if row['certain'] else ' (niet zeker)'}"
            for firm, row in list(verdicts.iterrows())[::-1]
        ]
        axes.set_yticks(range(len(names)), names, fontsize=12)
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.55, len(verdicts) - 0.1)
        axes.margins(x=0.08)
        axes.legend(loc="upper center", bbox_to_anchor=(0.32, -0.75 / len(verdicts)), ncols=3, fontsize=12)
    return plotting.Figure(axes.figure, result.words)
