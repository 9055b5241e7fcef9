"""What actions were worth in each group, measured in a randomised pilot."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, tables
from klantlab.errors import InputError
from klantlab.relations._actions import ActionValues
from klantlab.relations._matrix import GROUPS, Matrix, one_row_each
from klantlab.words import count, listing


def pilot_values(
    pilot: pd.DataFrame,
    groups: Any,
    *,
    before: Any = None,
    customer: str = "customer_id",
    action: str = "action",
    margin: str = "margin",
    cost: str = "cost",
    nothing: str = "niets",
    confidence: float = 0.95,
) -> ActionValues:
    """Measure the value of each action per group in a pilot that the lot divided (C32).

    value = mean margin with the action − mean margin of the same group with nothing − cost, in euro per customer.

    Parameters
    ----------
    pilot : frame, shape (customers, …)
        One row a customer: what was done, the margin afterwards (euro) and what it cost (euro).
    groups : Matrix, or Series indexed by customer
        The group of each customer, from before the pilot. Who has no group is left out.
    before : Series indexed by customer, optional
        Something about each customer from before the pilot, such as the number of orders of last year. It can not
        have been changed by the pilot, so differences in it between the arms are luck, and are taken out.
    customer, action, margin, cost : str
        Column names.
    nothing : str, default "niets"
        The action of the customers with whom nothing was done.
    confidence : float, default 0.95

    Returns
    -------
    ActionValues
        Its table has n and n_nothing (customers on whom it rests), gain (extra margin, euro), cost, value,
        value_low, value_high and best. For `allocate` and `plot_action_values`.

    Raises
    ------
    InputError
        Nobody with both a group and an action, or a group that lacks two customers with nothing to compare with.

    Notes
    -----
    Welch (1947): t interval of a difference of means with unequal variances. The same untreated customers serve
    each action of their group, so the values of one group go up and down together. The lot makes the difference
    causal for these customers in this period. With `before`, margin − b · (before − its mean) takes the place of
    margin, with b the least-squares slope within group and action (Deng e.a. 2013): narrower intervals, and no other
    expected value. The best of several actions was chosen because it came out high, so
    its value flatters.

    Examples
    --------
    >>> pilot = pd.DataFrame({"customer_id": range(6), "action": ["niets"] * 3 + ["bellen"] * 3,
    ...                       "margin": [9.0, 10.0, 11.0, 29.0, 30.0, 31.0], "cost": [0.0, 0.0, 0.0, 5.0, 5.0, 5.0]})
    >>> found = pilot_values(pilot, pd.Series("Partners", index=range(6)))
    >>> found.table[["n", "gain", "cost", "value"]].iloc[0].tolist()
    [3.0, 20.0, 5.0, 15.0]
    """
    _stats.check_confidence(confidence)
    of = groups.groups if isinstance(groups, Matrix) else groups
    if not isinstance(of, pd.Series):
        raise InputError("`groups` moet een resultaat van relations.matrix zijn, of een kolom met de klant als index.")
    one_row_each(of.index, "groups")
    wanted = {"customer": customer, "action": action, "margin": margin, "cost": cost}
    rows = tables.frame(pilot, wanted, name="pilot").lazy().collect().to_pandas().set_index("customer")
    one_row_each(rows.index, customer)
    rows["group"] = of.dropna().reindex(rows.index)
    rows = rows.dropna(subset=["group", "action", "margin", "cost"])
    if rows.empty:
        raise InputError(
            "Geen enkele klant uit de proef heeft een groep: staan in de index van `groups` de klantnummers, "
            f"geschreven zoals in kolom '{customer}'?"
        )
    for column in ("margin", "cost"):
        rows[column] = tables.numbers(rows[column], column)
    if before is not None:
        rows["margin"] = _without_luck(rows, before)
    cells = {}
    present = sorted(
        rows["group"].unique(), key=lambda name: (GROUPS.index(name) if name in GROUPS else len(GROUPS), name)
    )
    for group in present:
        mine = rows[rows["group"] == group]
        without = _stats.mean_interval(mine.loc[mine["action"] == nothing, "margin"].to_numpy(), confidence)
        if without["n"] < 2:
            raise InputError(
                f"In groep '{group}' kregen {count(without['n'])} klanten '{nothing}': er is niets om mee te "
                f"vergelijken. Er zijn wel: {listing(sorted(mine['action'].unique()))}."
            )
        for name, treated in mine[mine["action"] != nothing].groupby("action"):
            with_it = _stats.mean_interval(treated["margin"].to_numpy(), confidence)
            gain, low, high = _stats.difference_of_means(with_it, without, confidence)
            price = float(treated["cost"].mean())
            cells[str(group), str(name)] = {
                "n": int(with_it["n"]),
                "n_nothing": int(without["n"]),
                "gain": gain,
                "cost": price,
                "value": gain - price,
                "value_low": low - price,
                "value_high": high - price,
            }
    if not cells:
        raise InputError(f"In de proef kreeg iedereen '{nothing}': er is geen actie om te meten.")
    table = pd.DataFrame.from_dict(cells, orient="index").astype({"n": int, "n_nothing": int})
    table.index = table.index.set_names(["group", "action"])
    top = table.groupby(level="group")["value"].idxmax()
    table["best"] = np.asarray(table.index.isin(top)) & (table["value"] > 0).to_numpy()
    return ActionValues(table=table, confidence=float(confidence))


def _without_luck(rows: pd.DataFrame, before: Any) -> pd.Series:
    """Take out of the margin what the customers already differed in before the pilot."""
    if not isinstance(before, pd.Series):
        raise InputError("`before` moet een kolom met de klant als index zijn.")
    one_row_each(before.index, "before")
    known = pd.Series(tables.numbers(before, "before"), index=before.index).reindex(rows.index)
    gaps = int(known.isna().sum())
    if gaps:
        raise InputError(
            f"`before` ontbreekt bij {count(gaps)} van de {count(len(rows))} klanten in de proef met een groep."
        )
    arms = [rows["group"], rows["action"]]
    x = known - known.groupby(arms).transform("mean")
    y = rows["margin"] - rows["margin"].groupby(arms).transform("mean")
    spread = (x**2).groupby(rows["group"]).sum()
    slope = ((x * y).groupby(rows["group"]).sum() / spread).where(spread > 0, 0.0)
    centred = known - known.groupby(rows["group"]).transform("mean")
    return rows["margin"] - rows["group"].map(slope) * centred
