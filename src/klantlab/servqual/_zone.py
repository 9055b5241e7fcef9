"""Between adequate and desired (the zone of tolerance), and the four gaps inside the firm."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.servqual._gaps import dutch
from klantlab.words import count, listing, number, percent, plural


def _table(values: Any, name: str, scale: tuple[float, float], missing: Collection[float]) -> pd.DataFrame:
    low, high = scale
    if hasattr(values, "columns"):
        return tables.items(values, minimum=low, maximum=high, missing=missing, name=name)
    column = tables.numbers(values, name, minimum=low, maximum=high, missing=missing)
    return pd.DataFrame({"service": column})


def _same_columns(parts: dict[str, pd.DataFrame]) -> list[str]:
    (first, table), *rest = parts.items()
    for name, other in rest:
        if set(other.columns) != set(table.columns):
            lost = sorted(set(other.columns) ^ set(table.columns))
            raise InputError(
                f"`{first}` en `{name}` hebben niet dezelfde kolommen ({listing(lost)}): geef gelijke namen."
            )
    return list(table.columns)


@dataclass(frozen=True, repr=False)
class ZoneOfTolerance(Result):
    """Perceived service between adequate and desired.

    Attributes
    ----------
    table : pandas.DataFrame
        By dimension: n, adequate, perceived, desired, width; adequacy (perceived − adequate) and superiority
        (perceived − desired), each with _low and _high; below, inside, above (shares of respondents).
    reversed : int
        Answers left out because desired was under adequate.
    """

    table: pd.DataFrame
    n: int
    left_out: int
    reversed: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """Where the service falls through the floor, and how many respondents that concerns."""
        parts = []
        for name, row in self.table.iterrows():
            if row["adequacy_high"] < 0:
                place = "aantoonbaar onder wat men nog accepteert"
            elif row["superiority_low"] > 0:
                place = "aantoonbaar boven wat men wenst"
            elif row["adequacy_low"] > 0 and row["superiority_high"] < 0:
                place = "aantoonbaar binnen de tolerantiezone"
            else:
                place = "te dicht bij een grens om zeker te zijn"
            parts.append(f"{dutch(name)}: {place} ({percent(row['below'])} van de klanten vindt het onvoldoende)")
        text = "; ".join(parts) + f" ({plural(self.n, 'respondent', 'respondenten')})."
        if self.reversed:
            turned = plural(self.reversed, "antwoord telt", "antwoorden tellen")
            text += f" {turned} niet mee: gewenst lager dan acceptabel."
        if self.left_out:
            text += f" {plural(self.left_out, 'antwoord telt', 'antwoorden tellen')} niet mee: er ontbreekt iets."
        return text


def zone_of_tolerance(
    desired: Any,
    adequate: Any,
    perceived: Any,
    *,
    scale: tuple[float, float] = (1, 9),
    missing: Collection[float] = (),
    confidence: float = 0.95,
) -> ZoneOfTolerance:
    """Set perceived service between adequate and desired service, per dimension (C62).

    Adequacy = perceived − adequate (below 0: unacceptable); superiority = perceived − desired (above 0: better than
    wished). In between lies the zone of tolerance.

    Parameters
    ----------
    desired, adequate, perceived : frame or column, shape (n, k)
        The same columns in each: dimensions or items.
    scale, missing, confidence
        Lowest and highest answer (1–9 is usual here); codes for "no answer"; level of the t intervals.

    Returns
    -------
    ZoneOfTolerance

    Raises
    ------
    InputError
        Columns or rows that don't match, values outside the scale, or a column without one complete answer.

    Source: Parasuraman, Zeithaml & Berry (1994), J. Retailing 70(3).

    Examples
    --------
    >>> zone_of_tolerance([8, 8, 9], [6, 5, 6], [7, 6, 7]).table[["adequacy", "superiority"]].round(2).values.tolist()
    [[1.0, -1.67]]
    """
    _stats.check_confidence(confidence)
    given = {"desired": desired, "adequate": adequate, "perceived": perceived}
    parts = {name: _table(part, name, scale, missing) for name, part in given.items()}
    columns = _same_columns(parts)
    _stats.same_rows({name: (given[name], len(part)) for name, part in parts.items()})
    rows, turned, gaps = {}, 0, 0
    for column in columns:
        d, a, p = (part[column].to_numpy() for part in parts.values())
        whole = ~np.isnan(d) & ~np.isnan(a) & ~np.isnan(p)
        known = whole & ~(d < a)
        turned += int((whole & (d < a)).sum())
        gaps += int((~whole).sum())
        if not known.any():
            raise InputError(f"Kolom '{column}' heeft geen enkel bruikbaar drietal antwoorden: laat hem weg.")
        d, a, p = d[known], a[known], p[known]
        low, high = _stats.mean_interval(p - a, confidence), _stats.mean_interval(p - d, confidence)
        rows[column] = {
            "n": len(p),
            "adequate": a.mean(),
            "perceived": p.mean(),
            "desired": d.mean(),
            "width": (d - a).mean(),
            "adequacy": low["mean"],
            "adequacy_low": low["low"],
            "adequacy_high": low["high"],
            "superiority": high["mean"],
            "superiority_low": high["low"],
            "superiority_high": high["high"],
            "below": (p < a).mean(),
            "inside": ((p >= a) & (p <= d)).mean(),
            "above": (p > d).mean(),
        }
    table = pd.DataFrame.from_dict(rows, orient="index").astype({"n": int})
    table.index.name = "dimension"
    n = len(parts["perceived"])
    return ZoneOfTolerance(table=table, n=n, left_out=gaps, reversed=turned, confidence=float(confidence))


def plot_zone_of_tolerance(result: ZoneOfTolerance) -> plotting.Figure:
    """Draw the zone from adequate to desired per dimension, with the perceived service and its interval in it.

    Examples
    --------
    >>> plot_zone_of_tolerance(zone_of_tolerance([8, 8, 9], [6, 5, 6], [7, 6, 7])).title
    'Alles ligt binnen of boven de tolerantiezone'
    """
    table = result.table.sort_values("adequacy", ascending=False)
    low = table.index[table["adequacy"] < 0]
    names = listing([dutch(name) for name in low], most=3).replace("'", "").capitalize()
    title = f"{names} {'zakt' if len(low) == 1 else 'zakken'} door de ondergrens"
    if not len(low):
        title = "Alles ligt binnen of boven de tolerantiezone"
        worst = str(table["below"].idxmax())
        if table["below"][worst] > 0:  # a mean inside the zone hides who fell through its floor
            share = percent(table["below"][worst])
            title = f"Gemiddeld haalt alles de ondergrens, maar {share} vindt {dutch(worst)} onvoldoende"
    places = np.arange(len(table)).astype(float)
    x = f"score (n = {count(result.n)}; stip = ervaren, lijn = {percent(result.confidence)}-interval)"
    with plotting.canvas(title, x=x, size=(8.5, max(2.8, 1.8 + 0.6 * len(table))), grid="x") as axes:
        axes.barh(places, table["width"], left=table["adequate"], height=0.5, color=plotting.SKY, alpha=0.35)
        ends = [table["adequate"] + table[f"adequacy_{end}"] for end in ("low", "high")]
        colours = np.where(table["adequacy"] < 0, plotting.RED, plotting.BLUE)
        axes.hlines(places, ends[0], ends[1], color=colours, linewidth=3, alpha=0.6)
        axes.scatter(table["perceived"], places, color=colours, s=70, zorder=3)
        top, place = table.iloc[-1], places[-1] + 0.32
        axes.annotate("acceptabel", (top["adequate"], place), ha="center", va="bottom", color=plotting.GREY)
        axes.annotate("gewenst", (top["desired"], place), ha="center", va="bottom", color=plotting.GREY)
        axes.set_yticks(places, [dutch(name) for name in table.index])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.5, len(table) - 0.25)
        edges = table[["adequate", "perceived", "desired"]]
        left, right = float(edges.min().min()), float(edges.max().max())
        margin = 0.08 * max(right - left, 0.5)
        axes.set_xlim(left - margin, right + margin)
    return plotting.Figure(axes.figure, result.words)


INTERNAL = {
    1: ("managers", "customers", "het management kent de verwachting niet"),
    2: ("standards", "managers", "de normen volgen niet wat het management weet"),
    3: ("delivered", "standards", "de uitvoering haalt de normen niet"),
    4: ("delivered", "promised", "de belofte is groter dan wat geleverd wordt"),
}


@dataclass(frozen=True, repr=False)
class InternalGaps(Result):
    """Gaps 1 to 4. Negative: the first falls short of the second.

    Attributes
    ----------
    table : pandas.DataFrame
        By gap (1–4) and dimension: first, second (means), difference, low, high (Welch), n_first, n_second.
    """

    table: pd.DataFrame
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """The largest shortfall of each gap, and whether it stands."""
        parts = []
        for gap in dict.fromkeys(self.table.index.get_level_values("gap")):
            here = self.table.loc[gap].sort_values("difference")
            row = here.iloc[0]
            text = f"kloof {gap} is het laagst bij {dutch(row.name)} ({number(row['difference'], sign=True)}, "
            text += f"{_stats.between(row['low'], row['high'])})"
            parts.append(text + (f": {INTERNAL[gap][2]}" if row["high"] < 0 else ": geen tekort aangetoond"))
        text = "; ".join(parts)
        return f"{text[0].upper()}{text[1:]}."


def internal_gaps(
    customers: Any = None,
    managers: Any = None,
    standards: Any = None,
    delivered: Any = None,
    promised: Any = None,
    *,
    scale: tuple[float, float] = (1, 7),
    missing: Collection[float] = (),
    confidence: float = 0.95,
) -> InternalGaps:
    """Compute gaps 1 to 4 from tables of different people, as far as those tables are given (C62).

    1 knowledge: managers − customers. 2 standards: standards − managers. 3 delivery: delivered − standards. 4
    communication: delivered − promised.

    Parameters
    ----------
    customers : frame or column
        What customers expect.
    managers : frame or column
        What managers think that customers expect.
    standards : frame or column
        What the standards demand, as employees or managers score them.
    delivered : frame or column
        What is delivered, as employees score it.
    promised : frame or column
        What advertising and sales promise.
    scale, missing, confidence
        One scale for all; codes for "no answer"; level of the Welch intervals (each by itself).

    Returns
    -------
    InternalGaps

    Raises
    ------
    InputError
        Fewer than two neighbouring tables, columns that don't match, a column without answers.

    Source: Parasuraman, Zeithaml & Berry (1985), J. Marketing 49.

    Examples
    --------
    >>> found = internal_gaps(customers=[6, 7, 7, 6], managers=[5, 5, 6])
    >>> round(float(found.table["difference"].iloc[0]), 2)
    -1.17
    """
    _stats.check_confidence(confidence)
    given = {
        "customers": customers,
        "managers": managers,
        "standards": standards,
        "delivered": delivered,
        "promised": promised,
    }
    parts = {name: _table(part, name, scale, missing) for name, part in given.items() if part is not None}
    possible = {gap: pair for gap, pair in INTERNAL.items() if pair[0] in parts and pair[1] in parts}
    if not possible:
        raise InputError(
            "Voor een kloof zijn twee tabellen nodig die bij elkaar horen: customers en managers (1), "
            "managers en standards (2), standards en delivered (3), of promised en delivered (4)."
        )
    rows = {}
    for gap, (first, second, _) in possible.items():
        for column in _same_columns({first: parts[first], second: parts[second]}):
            a, b = (_stats.mean_interval(parts[name][column].to_numpy(), confidence) for name in (first, second))
            if not a["n"] or not b["n"]:
                raise InputError(
                    f"Kolom '{column}' is in `{first if not a['n'] else second}` helemaal leeg: laat hem weg."
                )
            difference, low, high = _stats.difference_of_means(a, b, confidence)
            rows[gap, column] = {
                "first": a["mean"],
                "second": b["mean"],
                "difference": difference,
                "low": low,
                "high": high,
                "n_first": a["n"],
                "n_second": b["n"],
            }
    index = pd.MultiIndex.from_tuples(list(rows), names=["gap", "dimension"])
    return InternalGaps(table=pd.DataFrame(list(rows.values()), index=index), confidence=float(confidence))


def plot_internal_gaps(result: InternalGaps) -> plotting.Figure:
    """Draw gaps 1 to 4 by dimension as a table of colours: shortfall, excess, or not shown to differ from 0.

    Examples
    --------
    >>> found = internal_gaps(customers=[6, 7, 7, 6, 6], managers=[5, 5, 6, 5, 5])
    >>> plot_internal_gaps(found).title
    'Grootste aangetoonde tekort: kloof 1, −1,2'
    """
    table = result.table
    gaps, names = (list(dict.fromkeys(table.index.get_level_values(level))) for level in ("gap", "dimension"))
    short = table[table["high"] < 0].sort_values("difference")
    title = "Geen enkele kloof is een aangetoond tekort"
    if len(short):
        gap, name = short.index.to_list()[0]
        place = "" if len(names) == 1 else f", {dutch(name)}"
        title = f"Grootste aangetoonde tekort: kloof {gap}{place}, {number(short['difference'].iloc[0], sign=True)}"
    raters = table[["n_first", "n_second"]]
    n = f"{count(raters.min().min())} tot {count(raters.max().max())} beoordelaars per kant"
    x = f"verschil in punten ({n}); vet = {percent(result.confidence)}-interval zonder 0"
    size = (max(6.0, 3.6 + 1.25 * len(names)), 1.9 + 0.62 * len(gaps))
    with plotting.canvas(title, x=x, size=size) as axes:
        for (gap, name), (_, row) in zip(table.index.to_list(), table.iterrows(), strict=True):
            sure = row["high"] < 0 or row["low"] > 0
            colour = plotting.LIGHT if not sure else plotting.RED if row["difference"] < 0 else plotting.BLUE
            spot = (names.index(name), len(gaps) - 1 - gaps.index(gap))
            axes.add_patch(_cell(spot, colour))
            axes.annotate(
                number(row["difference"], sign=True),
                spot,
                ha="center",
                va="center",
                color="white" if sure else plotting.INK,
                weight="bold" if sure else "normal",
            )
        axes.set_xlim(-0.5, len(names) - 0.5)
        axes.set_ylim(-0.5, len(gaps) - 0.5)
        axes.set_xticks(range(len(names)), [dutch(name) for name in names])
        axes.set_yticks(range(len(gaps)), [f"{gap} {SIDES[gap]}" for gap in reversed(gaps)])
        axes.tick_params(length=0)
        axes.xaxis.tick_top()
        for spine in axes.spines.values():
            spine.set_visible(False)
    return plotting.Figure(axes.figure, result.words)


SIDES = {1: "leiding − klant", 2: "norm − leiding", 3: "levering − norm", 4: "levering − belofte"}


def _cell(spot: tuple[int, int], colour: str) -> Any:
    from matplotlib.patches import Rectangle

    return Rectangle((spot[0] - 0.48, spot[1] - 0.46), 0.96, 0.92, color=colour, linewidth=0)
