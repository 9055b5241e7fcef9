"""Who moves between groups from one period to the next, and where new partners come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting
from klantlab.errors import InputError
from klantlab.relations._matrix import GROUPS, PARTNERS, Matrix, one_row_each
from klantlab.results import Result
from klantlab.words import count, percent, plural

# One customer of each group, for a title that reads as a sentence.
_ONE = {"Partners": "Partner", "Vrienden": "Vriend", "Economici": "Economist", "Dogs": "Dog"}


@dataclass(frozen=True, repr=False)
class Migration(Result):
    """Moves between groups.

    Attributes
    ----------
    counts : pandas.DataFrame
        Customers by group before (rows) and after (columns).
    table : pandas.DataFrame
        By `before` and `after`: n, share of the group before, share_low, share_high (Wilson; NaN from an
        empty group).
    origin : pandas.DataFrame
        By group before, for customers who newly came into the group `into`: n, share of the newcomers,
        share_low, share_high; and chance (share of that group that made the step), chance_low, chance_high.
    into : str
        The group whose newcomers `origin` is about.
    newcomers, stayed, n : int
        Customers new in `into`, customers whose group stayed the same, and all customers in both periods.
    only_before, only_after : int
        Customers with a group in one period only; they are left out.
    confidence : float
    """

    counts: pd.DataFrame = field(compare=False)
    table: pd.DataFrame = field(compare=False)
    origin: pd.DataFrame = field(compare=False)
    into: str
    newcomers: int
    stayed: int
    n: int
    only_before: int
    only_after: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """Who stayed, where the newcomers came from, and which group made the step most often."""
        text = (
            f"Van de {plural(self.n, 'klant', 'klanten')} met een groep in beide perioden "
            f"{'bleef' if self.stayed == 1 else 'bleven'} er {count(self.stayed)} ({percent(self.stayed / self.n)}) "
            "in dezelfde groep. "
        )
        if not self.newcomers:
            text += f"Niemand kwam erbij in {self.into}."
        else:
            most: Any = self.origin.iloc[int(self.origin["n"].argmax())]
            text += (
                f"Van de {count(self.newcomers)} die er bij {self.into} bij kwamen, kwam "
                f"{percent(most['share'])} uit {most.name} (tussen {percent(most['share_low'])} en "
                f"{percent(most['share_high'])})."
            )
            steps = self.origin.dropna(subset="chance").sort_values("chance", ascending=False, kind="stable")
            told = [f"{percent(row['chance'], 1)} van {group}" for group, row in steps.iterrows()]
            text += f" De stap naar {self.into} zette {', '.join(told[:-1])}{' en ' * (len(told) > 1)}{told[-1]}."
        alone = self.only_before + self.only_after
        if alone:
            text += (
                f" {plural(alone, 'klant doet', 'klanten doen')} niet mee, want zonder groep in een van beide perioden."
            )
        return text


def migration(before: Any, after: Any, *, into: str = PARTNERS, confidence: float = 0.95) -> Migration:
    """Follow customers from their group in one period to their group in the next (C33).

    Parameters
    ----------
    before, after : Matrix, or Series indexed by customer
        The group of each customer; two Series are matched by their index. Any group names will do. Lists
        are matched by position.
    into : str, default "Partners"
        Where did the newcomers of this group come from?
    confidence : float, default 0.95
        Of the Wilson intervals.

    Returns
    -------
    Migration

    Raises
    ------
    InputError
        A customer that occurs twice, or nobody with a group in both periods.

    Notes
    -----
    *A partner was usually a friend first* can mean two things, and both are given. Most newcomers came from
    the friends: `origin.share`. A friend makes the step more often than others: `origin.chance`. A large
    group delivers many newcomers even when its members seldom make the step. Part of all moves is noise: who is
    close to a cut crosses it by chance, and as often back.

    Examples
    --------
    >>> found = migration(["Vrienden", "Vrienden", "Dogs", "Partners"], ["Partners", "Partners", "Dogs", "Partners"])
    >>> found.newcomers, float(found.origin.loc["Vrienden", "share"])
    (2, 1.0)
    """
    _stats.check_confidence(confidence)
    first, second = (_groups(values, name) for name, values in (("before", before), ("after", after)))
    positional = not all(isinstance(v, (Matrix, pd.Series)) for v in (before, after))
    if positional and len(first) != len(second):
        raise InputError(
            f"`before` heeft {plural(len(first), 'klant', 'klanten')} en `after` {count(len(second))}: geef twee "
            "kolommen met de klant als index, dan zoeken we dezelfde klanten bij elkaar."
        )
    if positional:
        second = second.set_axis(first.index)
    first, second = first.dropna(), second.dropna()
    shared = first.index.intersection(second.index, sort=False)
    if not len(shared):
        raise InputError(
            "Geen enkele klant heeft in beide perioden een groep: staan in beide de klantnummers in de index, "
            "geschreven op dezelfde manier (getal of tekst)?"
        )
    now, then = second.loc[shared].to_numpy(), first.loc[shared].to_numpy()
    present = set(now) | set(then)
    # The four groups of the matrix always all show, other names as far as they occur.
    names = list(GROUPS) if present <= set(GROUPS) else sorted(present)
    if into not in names:
        raise InputError(f"De groep '{into}' komt niet voor; kies met `into` uit: {', '.join(names)}.")
    cells = np.zeros((len(names), len(names)), dtype=int)
    np.add.at(cells, (_codes(then, names), _codes(now, names)), 1)
    counts = pd.DataFrame(cells, index=pd.Index(names, name="before"), columns=pd.Index(names, name="after"), dtype=int)
    totals = cells.sum(axis=1, keepdims=True)
    table = _shares(cells.ravel(), np.repeat(totals, len(names)), confidence)
    table.index = pd.MultiIndex.from_product([names, names], names=["before", "after"])
    column = names.index(into)
    from_elsewhere = np.arange(len(names)) != column
    came, there = cells[from_elsewhere, column], totals[from_elsewhere, 0]
    origin = _shares(came, np.full(len(came), came.sum()), confidence)
    chance = _shares(came, there, confidence).drop(columns="n")
    chance.columns = pd.Index(["chance", "chance_low", "chance_high"])
    origin = origin.join(chance).set_axis(pd.Index(np.array(names)[from_elsewhere], name="before", dtype=object))
    return Migration(
        counts=counts,
        table=table,
        origin=origin,
        into=into,
        newcomers=int(came.sum()),
        stayed=int(np.trace(cells)),
        n=int(cells.sum()),
        only_before=len(first) - len(shared),
        only_after=len(second) - len(shared),
        confidence=float(confidence),
    )


def plot_migration(found: Migration) -> plotting.Figure:
    """Draw from which group to which group the customers went.

    Parameters
    ----------
    found : Migration
        As `migration` gives it.

    Returns
    -------
    plotting.Figure

    Examples
    --------
    >>> plot_migration(migration(["Vrienden", "Vrienden", "Dogs"], ["Partners", "Partners", "Dogs"])).title
    '100% van de nieuwe Partners was eerst Vriend'
    """
    title = f"Niemand kwam erbij in {found.into}"
    if found.newcomers:
        most: Any = found.origin.iloc[int(found.origin["n"].argmax())]
        title = f"{percent(most['share'])} van wie nieuw is in {found.into} kwam uit {most.name}"
        if found.into in _ONE and most.name in _ONE:
            title = f"{percent(most['share'])} van de nieuwe {found.into} was eerst {_ONE[most.name]}"
    names = list(found.counts.index)
    cells = found.counts.to_numpy()
    share = cells / np.maximum(cells.sum(axis=1, keepdims=True), 1)
    size = (2.2 + 1.5 * len(names), 1.9 + 0.85 * len(names))
    with plotting.canvas(title, x=f"groep daarna (vet: nieuw in {found.into})", y="groep eerst", size=size) as axes:
        axes.imshow(share, cmap="Blues", vmin=0, vmax=1, aspect="auto")
        for (i, j), n in np.ndenumerate(cells):
            ink = "white" if share[i, j] > 0.55 else plotting.INK
            said = f"{percent(share[i, j])}\n({count(n)})" if cells[i].sum() else "leeg"
            weight = "bold" if j == names.index(found.into) and i != j else "normal"
            axes.text(j, i, said, ha="center", va="center", color=ink, fontsize=11, weight=weight)
        axes.set_xticks(range(len(names)), names)
        axes.set_yticks(range(len(names)), [f"{g} (n = {count(cells[i].sum())})" for i, g in enumerate(names)])
        axes.tick_params(length=0)
        axes.spines[["left", "bottom"]].set_visible(False)
    return plotting.Figure(axes.figure, found.words)


def _groups(values: Any, name: str) -> pd.Series:
    if isinstance(values, Matrix):
        values = values.customers["group"]
    found = pd.Series(_stats.labels(values, name), dtype=object)
    if isinstance(values, pd.Series):
        one_row_each(values.index, name)
        found.index = values.index
    if found.empty:
        raise InputError(f"`{name}` heeft geen rijen: er is geen enkele klant om te volgen.")
    return found


def _codes(groups: np.ndarray, names: list[str]) -> np.ndarray:
    place = {name: i for i, name in enumerate(names)}
    return np.array([place[group] for group in groups])


def _shares(n: np.ndarray, total: np.ndarray, confidence: float) -> pd.DataFrame:
    low, high = _stats.wilson(n, total, confidence)
    with np.errstate(invalid="ignore"):
        return pd.DataFrame({"n": n, "share": n / total, "share_low": low, "share_high": high})
