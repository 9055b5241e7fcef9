"""What bonds with customers do, measured in a trial that the lot divided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, euro, listing, number, percent, plural


@dataclass(frozen=True, repr=False)
class BondEffects(Result):
    """Effect of each bond against the control group.

    Attributes
    ----------
    table : pandas.DataFrame
        By bond: n, mean, gain (mean difference with the control group, luck in `before` taken out), low, high. Where
        the outcome is money also cost, net (gain − cost), net_low and net_high. A share is a number from 0 to 1.
    control : str
    control_n : int
    control_mean : float
    money : bool
        Whether the outcome is an amount (euro) or a share (every value 0 or 1).
    looks : int
        Bonds that are compared: the intervals hold together at the stated confidence.
    """

    table: pd.DataFrame
    control: str
    control_n: int
    control_mean: float
    money: bool
    looks: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """Each bond with its interval, and which are more than luck."""
        value, low, high = self.columns
        parts = [
            f"{bond} {self.write(row[value])} ({self.write(row[low])} tot {self.write(row[high])})"
            for bond, row in self.table.iterrows()
        ]
        what = "Per klant, na aftrek van de kosten" if self.money else "Verschil in procentpunten"
        above = [str(bond) for bond, row in self.table.iterrows() if row[low] > 0]
        below = [str(bond) for bond, row in self.table.iterrows() if row[high] < 0]
        verdicts = [f"duidelijk meer dan '{self.control}': {listing(above)}"] if above else []
        verdicts += [f"duidelijk minder: {listing(below)}"] if below else []
        verdict = "; ".join(verdicts) or "elk verschil kan ook toeval zijn"
        looks = f", gerekend op {count(self.looks)} keer kijken" if self.looks > 1 else ""
        return (
            f"{what}, vergeleken met '{self.control}' (n = {count(self.control_n)}): {'; '.join(parts)}. "
            f"{verdict[0].upper()}{verdict[1:]} ({percent(self.confidence)}-intervallen{looks})."
        )

    @property
    def columns(self) -> tuple[str, str, str]:
        """The columns that decide: after costs where there is money."""
        return ("net", "net_low", "net_high") if self.money else ("gain", "low", "high")

    def write(self, value: float) -> str:
        """Write a value of the table as a reader sees it."""
        if np.isnan(value):
            return "onbekend"
        return euro(value) if self.money else number(100 * value, 1, sign=True)


def bonds(
    programme: Any,
    outcome: Any,
    before: Any = None,
    *,
    customer: str = "customer_id",
    bond: str = "bond",
    cost: str = "cost",
    control: str = "controle",
    confidence: float = 0.95,
) -> BondEffects:
    """Measure what each kind of bond adds, in a trial that the lot divided.

    gain = mean outcome with the bond − mean outcome of the control group, euro per customer or a share.

    Parameters
    ----------
    programme : frame, shape (customers, …)
        One row a customer: the bond and what it cost (euro, over the period of the outcome).
    outcome : Series indexed by customer
        What each customer did since the start: margin in euro, or whether something happened (0 and 1, or a Boolean).
        Every customer of the programme needs one; who bought nothing has 0.
    before : Series indexed by customer, optional
        Something about each customer from before the start. The bonds can not have changed it, so differences in it
        between the groups are luck, and are taken out.
    customer, bond, cost : str
        Column names.
    control : str, default "controle"
        Who got nothing.
    confidence : float, default 0.95
        Of all intervals together.

    Returns
    -------
    BondEffects

    Raises
    ------
    InputError
        A customer twice, without outcome or without bond, no control group, a group of one.

    Notes
    -----
    Welch (1947): t interval of a difference of means. With k bonds each interval is made at
    1 − (1 − confidence)/k (Bonferroni), so that all hold together; somewhat wider than needed. With `before`,
    outcome − b · (before − its mean) takes the place of the outcome, b the least-squares slope within groups (Deng
    e.a. 2013). Kinds of bonding: Berry & Parasuraman (1991), Marketing Services. The lot makes the differences
    effects, for these customers and this period.

    Examples
    --------
    >>> trial = pd.DataFrame({"customer_id": range(6), "bond": ["controle"] * 3 + ["sociaal"] * 3,
    ...                       "cost": [0.0] * 3 + [5.0] * 3})
    >>> found = bonds(trial, pd.Series([9.0, 10.0, 11.0, 29.0, 30.0, 31.0]))
    >>> found.table[["n", "gain", "cost", "net"]].loc["sociaal"].to_list()
    [3.0, 20.0, 5.0, 15.0]
    """
    _stats.check_confidence(confidence)
    wanted = {"customer": customer, "bond": bond, "cost": cost}
    rows = tables.collect(tables.frame(programme, wanted, name="programme").lazy()).set_index("customer")
    empty = int(rows["bond"].isna().sum())
    if rows.empty or empty or not rows.index.is_unique:
        what = "heeft geen enkele klant" if rows.empty else f"heeft {plural(empty, 'klant', 'klanten')} zonder binding"
        if not rows.empty and not empty:
            what = "noemt een klant meer dan één keer"
        raise InputError(f"`programme` {what}: geef één rij per klant, met de binding die het lot gaf.")
    result, money = _known(outcome, rows.index, "outcome")
    price = tables.numbers(rows["cost"], cost)
    if np.isnan(price).any():
        raise InputError(f"Kolom '{cost}' is leeg bij {plural(np.isnan(price).sum(), 'klant', 'klanten')}: vul 0 in.")
    arm = rows["bond"].to_numpy(dtype=object)
    sizes = rows["bond"].value_counts()
    names = sorted((name for name in sizes.index if name != control), key=str)
    if control not in sizes.index or not names or sizes.min() < 2:
        raise InputError(
            f"Om te vergelijken zijn '{control}' en minstens één binding nodig, elk met twee of meer klanten. "
            f"Er zijn: {listing(sorted(map(str, sizes.index)))}."
        )
    if before is not None:
        result = _without_luck(result, _known(before, rows.index, "before")[0], arm)
    each = 1 - (1 - confidence) / len(names)
    base = _stats.mean_interval(result[arm == control], confidence)
    found = {}
    for name in names:
        mine = _stats.mean_interval(result[arm == name], confidence)
        gain, low, high = _stats.difference_of_means(mine, base, each)
        found[name] = {"n": mine["n"], "mean": mine["mean"], "gain": gain, "low": low, "high": high}
        if money:
            paid = float(price[arm == name].mean() - price[arm == control].mean())
            found[name] |= {"cost": paid, "net": gain - paid, "net_low": low - paid, "net_high": high - paid}
    table = pd.DataFrame.from_dict(found, orient="index").astype({"n": int}).rename_axis("bond")
    return BondEffects(table, control, int(base["n"]), float(base["mean"]), money, len(names), float(confidence))


def plot_bonds(effects: BondEffects) -> plotting.Figure:
    """Draw each bond's effect (after costs where it is money) with its interval."""
    value, low, high = effects.columns
    table = effects.table.sort_values(value)
    scale = 1 if effects.money else 100
    sure = [str(bond) for bond in table.index if table.loc[bond, low] > 0]
    names = listing(sure)
    if effects.money:
        best = f"{names} {'levert' if len(sure) == 1 else 'leveren'} na kosten aantoonbaar meer op dan niets doen"
        title = best[0].upper() + best[1:] if sure else "Geen enkele binding levert na kosten aantoonbaar meer op"
    else:
        title = (
            f"Het deel is aantoonbaar groter bij {names}"
            if sure
            else "Bij geen enkele binding is het deel aantoonbaar groter"
        )
    label = (
        "netto per klant ten opzichte van de controlegroep (€)"
        if effects.money
        else "verschil met de controlegroep (procentpunten)"
    )
    with plotting.canvas(title, x=label, size=(8, 1.8 + 0.62 * len(table)), grid="x") as axes:
        rows = np.arange(len(table))
        axes.axvline(0, color=plotting.INK, linewidth=1.2)
        axes.hlines(rows, scale * table[low], scale * table[high], color=plotting.SKY, linewidth=7)
        axes.plot(scale * table[value], rows, "o", color=plotting.BLUE, markersize=7)
        for row, amount in zip(rows, table[value], strict=True):
            axes.annotate(
                effects.write(amount), (scale * amount, row), (0, 10), textcoords="offset points", ha="center"
            )
        axes.set_yticks(rows, [f"{bond}\nn = {count(n)}" for bond, n in zip(table.index, table["n"], strict=True)])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.5, len(table) - 0.35)
    return plotting.Figure(axes.figure, effects.words)


def _known(values: Any, index: pd.Index, name: str) -> tuple[np.ndarray, bool]:
    """Give one number a customer, and whether these are amounts (and not zeros and ones)."""
    if not isinstance(values, pd.Series) or not values.index.is_unique:
        raise InputError(f"`{name}` moet een kolom zijn met elke klant één keer als index.")
    checked = tables.numbers(values.astype("Int64") if pd.api.types.is_bool_dtype(values.dtype) else values, name)
    known = pd.Series(checked, index=values.index).reindex(index)
    gaps = int(known.isna().sum())
    if gaps:
        raise InputError(
            f"`{name}` ontbreekt bij {count(gaps)} van de {plural(len(index), 'klant', 'klanten')}: wie niets kocht "
            "hoort erbij, met .reindex(…, fill_value=0)."
        )
    return known.to_numpy(), not known.isin([0, 1]).all()


def _without_luck(result: np.ndarray, known: np.ndarray, arm: np.ndarray) -> np.ndarray:
    frame = pd.DataFrame({"x": known, "y": result})
    inside = frame - frame.groupby(arm).transform("mean")
    spread = float((inside["x"] ** 2).sum())
    slope = float((inside["x"] * inside["y"]).sum()) / spread if spread > 0 else 0.0
    adjusted: np.ndarray = result - slope * (known - known.mean())
    return adjusted
