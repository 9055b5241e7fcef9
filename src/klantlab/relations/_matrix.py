"""The matrix of Schijns: four groups by return and relationship strength, and whom RFM misplaces."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError, InputWarning
from klantlab.results import Result
from klantlab.words import count, number, percent, plural

PARTNERS, FRIENDS, ECONOMISTS, DOGS = GROUPS = ("Partners", "Vrienden", "Economici", "Dogs")
COLOURS = dict(zip(GROUPS, (plotting.BLUE, plotting.GREEN, plotting.ORANGE, plotting.GREY), strict=True))
AXES = ("return_score", "strength")
SPOKEN = {"return_score": "rendement", "strength": "relatiesterkte"}


@dataclass(frozen=True, repr=False)
class Matrix(Result):
    """Customers in four groups.

    Attributes
    ----------
    customers : pandas.DataFrame
        By customer: return_score, strength, group, and near (whether moving one of the cuts by `step`
        points puts this customer in another group).
    table : pandas.DataFrame
        By group: n, share, share_low, share_high (Wilson), near, and the means of return_score and
        strength (NaN in an empty group).
    moved : pandas.DataFrame
        One row for each cut moved down or up by `step`: which cut, its new place, and how many customers
        (and what share) then change group.
    cuts : (float, float)
        For return and for strength; a value on the cut is high.
    step : float
        How far the cuts are moved.
    n, left_out : int
        Customers placed, and customers that lack one of the two marks.
    confidence : float
        Of the intervals.
    """

    customers: pd.DataFrame = field(compare=False)
    table: pd.DataFrame = field(compare=False)
    moved: pd.DataFrame = field(compare=False)
    cuts: tuple[float, float]
    step: float
    n: int
    left_out: int
    confidence: float

    @property
    def groups(self) -> pd.Series:
        """The group of each customer."""
        return self.customers["group"].copy()

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """How many are in each group, and how much hangs on the cuts."""
        parts = [
            f"{count(row['n'])} {group} ({percent(row['share'])}, tussen {percent(row['share_low'])} "
            f"en {percent(row['share_high'])})"
            for group, row in self.table.iterrows()
        ]
        worst: Any = self.moved.iloc[int(self.moved["changed"].argmax())]
        text = f"{plural(self.n, 'klant', 'klanten')}: {', '.join(parts[:-1])} en {parts[-1]}. "
        if worst["changed"]:
            text += (
                f"Leg je de grens voor {SPOKEN[worst['axis']]} op {_mark(worst['cut'])}, dan "
                f"{'krijgt' if worst['changed'] == 1 else 'krijgen'} {plural(worst['changed'], 'klant', 'klanten')} "
                f"({percent(worst['share'])}) een andere groep."
            )
        else:
            text += f"Een grens {_mark(self.step)} punten verleggen verandert voor niemand de groep."
        return text + left_out_words(self.left_out)


def matrix(
    return_score: Any,
    strength: Any,
    cuts: Sequence[float] = (50, 50),
    *,
    step: float = 5,
    confidence: float = 0.95,
) -> Matrix:
    """Place customers in the customer relations assessment matrix (C31).

    Partners: return and strength both high. Vrienden (friends): strength high, return low. Economici: return
    high, strength low. Dogs: both low.

    Parameters
    ----------
    return_score : column, shape (n,)
        *Rendement*, 0–100, for instance `rfm.return_score`.
    strength : column, shape (m,)
        *Relatiesterkte*, 0–100, asked and not derived from purchases, for instance `relations.strength`.
        Two Series are matched by their index (the customer); lists and arrays by position.
    cuts : (float, float), default (50, 50)
        Where high begins, for return and for strength. A value on the cut is high.
    step : float, default 5
        How far each cut is moved to see how much hangs on it.
    confidence : float, default 0.95
        Of the Wilson intervals for the shares, which see the customers as a draw from more of their kind.

    Returns
    -------
    Matrix
        Customers without one of the marks are left out and counted.

    Raises
    ------
    InputError
        Marks outside 0–100, a customer that occurs twice, or no customer with both marks.

    Notes
    -----
    Source: Schijns (2000). The cuts are a choice and not a finding, which is why the result tells what
    moving them does.

    Examples
    --------
    >>> found = matrix([80, 20, 90, 10], [70, 90, 30, 50])
    >>> found.groups.tolist()
    ['Partners', 'Vrienden', 'Economici', 'Vrienden']
    """
    _stats.check_confidence(confidence)
    at = _checked_cuts(cuts)
    by = _checked_mark(step, "step", above_zero=True)
    customers, left_out = paired(return_score, strength)
    group = _place(customers, at)
    moves = []
    near = np.zeros(len(customers), dtype=bool)
    for i, axis in enumerate(AXES):
        for shift in (-by, by):
            other = (at[0] + shift, at[1]) if i == 0 else (at[0], at[1] + shift)
            changed = _place(customers, other) != group
            near |= changed
            moves.append({"axis": axis, "cut": other[i], "changed": int(changed.sum()), "share": float(changed.mean())})
    customers = customers.assign(group=pd.Series(group, index=customers.index, dtype=object), near=near)
    n = np.array([(group == name).sum() for name in GROUPS])
    low, high = _stats.wilson(n, len(group), confidence)
    table = pd.DataFrame(
        {
            "n": n,
            "share": n / len(group),
            "share_low": low,
            "share_high": high,
            "near": [int(near[group == name].sum()) for name in GROUPS],
        },
        index=pd.Index(GROUPS, name="group"),
    )
    means = customers.groupby("group")[list(AXES)].mean().reindex(GROUPS)
    return Matrix(
        customers=customers,
        table=table.join(means),
        moved=pd.DataFrame(moves),
        cuts=at,
        step=by,
        n=len(customers),
        left_out=left_out,
        confidence=float(confidence),
    )


@dataclass(frozen=True, repr=False)
class Misplaced(Result):
    """How far a purchase-based mark stands in for asked strength.

    Attributes
    ----------
    n : int
        Customers with both marks.
    wrong : int
        Customers whose return and strength lie on different sides of their cuts.
    share, share_interval : float, (float, float)
        `wrong` as a share, with its Wilson interval.
    by_chance : float
        The share that would be misplaced if return said nothing about strength.
    underrated, overrated : int
        Strong relation but low return (Vrienden), and the reverse (Economici).
    correlation, interval : float, (float, float)
        Pearson's correlation of both marks, with Fisher's interval; NaN when all marks of one kind are equal.
    left_out : int
        Customers that lack one of the two marks.
    confidence : float
    """

    n: int
    wrong: int
    share: float
    share_interval: tuple[float, float]
    by_chance: float
    underrated: int
    overrated: int
    correlation: float
    interval: tuple[float, float]
    left_out: int
    confidence: float

    @property
    def words(self) -> str:
        """Who is misplaced, beside chance, and how strongly the two marks go together."""
        low, high = self.share_interval
        text = (
            f"Wie de relatie afleest aan het koopgedrag, zet {count(self.wrong)} van de "
            f"{plural(self.n, 'klant', 'klanten')} aan de verkeerde kant ({percent(self.share)}, tussen "
            f"{percent(low)} en {percent(high)}; met loten zou het {percent(self.by_chance)} zijn): "
            f"{count(self.underrated)} met een sterke relatie en weinig rendement, "
            f"{count(self.overrated)} andersom. "
        )
        if np.isnan(self.correlation):
            text += "Een samenhang is niet te geven, want een van beide is bij iedereen gelijk."
        elif np.isnan(self.interval[0]):
            text += f"De correlatie is {number(self.correlation, 2)}; voor een interval zijn er te weinig klanten."
        else:
            text += (
                f"De correlatie is {number(self.correlation, 2)} (tussen {number(self.interval[0], 2)} "
                f"en {number(self.interval[1], 2)})."
            )
        return text + left_out_words(self.left_out)


def misplaced(
    return_score: Any, strength: Any, cuts: Sequence[float] = (50, 50), *, confidence: float = 0.95
) -> Misplaced:
    """Ask how well purchases tell relationship strength (C40).

    Parameters
    ----------
    return_score, strength, cuts, confidence
        As for `matrix`.

    Returns
    -------
    Misplaced

    Notes
    -----
    Denize & Young (1995): strength must be asked. Misplaced is who lies on different sides of the two cuts;
    chance is p(1 − q) + (1 − p)q for independent marks with shares p and q above their cuts. Fisher's (1921)
    interval: atanh r ± z/√(n − 3). Errors in both marks lower the correlation.

    Examples
    --------
    >>> found = misplaced([80, 20, 90, 10], [70, 90, 30, 20])
    >>> found.wrong, found.by_chance, round(found.correlation, 2)
    (2, 0.5, -0.05)
    """
    _stats.check_confidence(confidence)
    at = _checked_cuts(cuts)
    customers, left_out = paired(return_score, strength)
    x, y = customers.to_numpy().T
    high_return, high_strength = x >= at[0], y >= at[1]
    n, wrong = len(x), int((high_return != high_strength).sum())
    low, high = _stats.wilson(wrong, n, confidence)
    p, q = float(high_return.mean()), float(high_strength.mean())
    r, interval = correlation(x, y, confidence)
    return Misplaced(
        n=n,
        wrong=wrong,
        share=wrong / n,
        share_interval=(float(low), float(high)),
        by_chance=p * (1 - q) + (1 - p) * q,
        underrated=int((~high_return & high_strength).sum()),
        overrated=int((high_return & ~high_strength).sum()),
        correlation=r,
        interval=interval,
        left_out=left_out,
        confidence=float(confidence),
    )


def plot_matrix(found: Matrix) -> plotting.Figure:
    """Draw the matrix as Schijns (2000) draws it: Partners top left, so high return is on the left.

    Parameters
    ----------
    found : Matrix
        As `matrix` gives it.

    Returns
    -------
    plotting.Figure

    Examples
    --------
    >>> plot_matrix(matrix([80, 20, 90, 10], [70, 90, 30, 50])).title
    '25% is Partner; 50% heeft een sterke band maar brengt nog weinig op'
    """
    share = found.table["share"]
    title = f"{percent(share[PARTNERS])} is Partner; {percent(share[FRIENDS])} heeft een sterke band "
    title += "maar brengt nog weinig op"
    across = f"rendement (0–100; hoog staat links; n = {count(found.n)})"
    with plotting.canvas(title, x=across, y="relatiesterkte (0–100)", size=(7.5, 7.0)) as axes:
        small = found.n > 400
        for group in GROUPS:
            part = found.customers[found.customers["group"] == group]
            axes.scatter(
                part["return_score"],
                part["strength"],
                s=12 if small else 26,
                color=COLOURS[group],
                alpha=0.35 if small else 0.7,
                linewidths=0,
            )
        axes.axvline(found.cuts[0], color=plotting.INK, lw=1.2)
        axes.axhline(found.cuts[1], color=plotting.INK, lw=1.2)
        axes.set_xlim(103, -3)  # high return on the left
        axes.set_ylim(-12, 112)
        axes.set_yticks(range(0, 101, 20))
        for group in GROUPS:
            left, top = group in (PARTNERS, ECONOMISTS), group in (PARTNERS, FRIENDS)
            axes.text(
                101 if left else -1,
                110 if top else -10,
                f"{group}  {count(found.table['n'][group])} ({percent(share[group])})",
                ha="left" if left else "right",
                va="top" if top else "bottom",
                weight="bold",
                color=COLOURS[group],
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
            )
    return plotting.Figure(axes.figure, found.words)


def paired(return_score: Any, strength: Any) -> tuple[pd.DataFrame, int]:
    """Match both marks to customers: the frame of who has both, and how many lack one."""
    given = dict(zip(AXES, (return_score, strength), strict=True))
    read = {name: _marks(values, name) for name, values in given.items()}
    if all(isinstance(values, pd.Series) for values in given.values()):
        columns = {}
        for name, values in given.items():
            one_row_each(values.index, name)
            columns[name] = pd.Series(read[name], index=values.index)
        try:
            both = pd.DataFrame(columns)
        except TypeError:  # labels of kinds that can't be put in one order
            both = pd.concat(columns, axis=1, sort=False)
    else:
        _stats.same_rows({name: (values, len(read[name])) for name, values in given.items()})
        index = next((v.index for v in given.values() if isinstance(v, pd.Series)), None)
        both = pd.DataFrame(read, index=index)
    if both.empty:
        raise InputError("Er is geen enkele klant: `return_score` en `strength` zijn leeg.")
    known = both.dropna()
    if known.empty:
        raise InputError(
            "Geen enkele klant heeft zowel een rendement als een relatiesterkte: staan in de index van beide "
            "dezelfde klantnummers, geschreven op dezelfde manier (getal of tekst)?"
        )
    return known, len(both) - len(known)


def one_row_each(index: pd.Index, name: str) -> None:
    """Refuse an index in which a customer is missing or occurs twice."""
    gaps = int(pd.isna(index.to_series()).sum())
    if gaps:
        raise InputError(f"In de index van `{name}` ontbreekt {plural(gaps, 'klantnummer', 'klantnummers')}.")
    twice = index[index.duplicated()]
    if len(twice):
        raise InputError(
            f"In de index van `{name}` staat {plural(twice.nunique(), 'klant', 'klanten')} meer dan eens "
            f"(bijvoorbeeld {twice[0]}): geef elke klant één waarde, zoals die van de laatste meting."
        )


def correlation(x: np.ndarray, y: np.ndarray, confidence: float) -> tuple[float, tuple[float, float]]:
    """Give Pearson's correlation with Fisher's interval."""
    nothing = (float("nan"), float("nan"))
    if len(x) < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return float("nan"), nothing
    r = float(np.clip(np.corrcoef(x, y)[0, 1], -1, 1))
    if len(x) < 4:
        return r, nothing
    with np.errstate(divide="ignore"):
        half = _stats.z_quantile(confidence) / np.sqrt(len(x) - 3)
        low, high = np.tanh(np.arctanh(r) + np.array([-half, half]))
    return r, (float(low), float(high))


def left_out_words(left_out: int) -> str:
    """Tell how many customers lack a mark; empty when none do."""
    if not left_out:
        return ""
    return f" {plural(left_out, 'klant doet', 'klanten doen')} niet mee, want daar ontbreekt een van beide."


def _marks(values: Any, name: str) -> np.ndarray:
    marks = tables.numbers(values, name)
    label = str(getattr(values, "name", None) or name)
    known = marks[~np.isnan(marks)]
    outside = int(((known < 0) | (known > 100)).sum())
    if outside:
        raise InputError(
            f"'{label}' ligt bij {count(outside)} van de {plural(len(marks), 'klant', 'klanten')} buiten 0–100 "
            f"(van {_mark(known.min())} tot {_mark(known.max())}): reken de schaal eerst om naar 0–100."
        )
    if len(known) and 0 < known.max() <= 10:
        warnings.warn(
            f"Alle waarden van '{label}' zijn {_mark(known.max())} of lager. De matrix werkt met 0–100: "
            "is dit misschien een cijfer of een schaal van 1 tot 7, reken die dan eerst om.",
            InputWarning,
            stacklevel=4,
        )
    return marks


def _place(customers: pd.DataFrame, cuts: tuple[float, float]) -> np.ndarray:
    profitable = customers["return_score"].to_numpy() >= cuts[0]
    strong = customers["strength"].to_numpy() >= cuts[1]
    names = np.array([[DOGS, ECONOMISTS], [FRIENDS, PARTNERS]], dtype=object)
    return np.asarray(names[strong.astype(int), profitable.astype(int)], dtype=object)


def _checked_cuts(cuts: Any) -> tuple[float, float]:
    pair = list(cuts) if isinstance(cuts, (Sequence, np.ndarray, pd.Series)) and not isinstance(cuts, str) else []
    if len(pair) != 2:
        raise InputError(f"`cuts` zijn twee grenzen, voor rendement en relatiesterkte, zoals (50, 50), en nu {cuts!r}.")
    return _checked_mark(pair[0], "cuts"), _checked_mark(pair[1], "cuts")


def _checked_mark(value: Any, name: str, *, above_zero: bool = False) -> float:
    usable = isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)
    if not usable or not 0 <= value <= 100 or (above_zero and value == 0):
        least = "boven 0 en hooguit" if above_zero else "tussen 0 en"
        raise InputError(f"`{name}` gaat over een schaal van 0–100 en moet {least} 100 zijn; nu staat er {value!r}.")
    return float(value)


def _mark(value: float) -> str:
    return number(value, 0 if value == round(value) else 1)
