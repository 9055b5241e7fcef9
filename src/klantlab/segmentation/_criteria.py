"""Criteria to cut customers by: bands of a number, the strongest statement, what they spend on; and their figures."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from klantlab import plotting, tables, words
from klantlab.errors import InputError, InputWarning
from klantlab.segmentation._milieus import Shares


def bands(values: Any, edges: Iterable[float]) -> pd.Series:
    """Cut a number, such as an age, into bands with a name.

    Parameters
    ----------
    values : column of numbers
        Missing values stay without a band.
    edges : list of numbers
        Where a new band begins, from low to high: `[30, 45]` gives "tot 30", "30 tot 45" and "vanaf 45".

    Returns
    -------
    pandas.Series
        A text for each row, with the index of `values`; empty where the value is.

    Examples
    --------
    >>> bands([18, 30, 44, 45, None], [30, 45]).tolist()
    ['tot 30', '30 tot 45', '30 tot 45', 'vanaf 45', None]
    """
    array = tables.numbers(values, "values")
    cuts = tables.numbers(list(edges), "edges")
    if not len(cuts) or np.isnan(cuts).any() or (np.diff(cuts) <= 0).any():
        raise InputError("`edges` is een lijst met minstens één grens, van laag naar hoog, zoals [30, 45, 60].")
    written = [plotting.plain(cut) for cut in cuts]
    names = [f"tot {written[0]}", *(f"{a} tot {b}" for a, b in pairwise(written))]
    names.append(f"vanaf {written[-1]}")
    place = np.searchsorted(cuts, array, side="right")
    found = [None if np.isnan(value) else names[i] for value, i in zip(array, place, strict=True)]
    index = values.index if isinstance(values, pd.Series) else None
    return pd.Series(found, index=index, dtype=object, name=getattr(values, "name", None))


def strongest(items: Any, groups: Mapping[str, Iterable[str]] | None = None) -> pd.Series:
    """Give each respondent the statement, or the group of statements, that was answered highest (C12).

    Parameters
    ----------
    items : frame of numbers, shape (respondents, items)
        Answers on one scale.
    groups : mapping of group to list of items, optional
        Statements that stand for the same group; each statement is a group of its own when left out.

    Returns
    -------
    pandas.Series
        The group of each respondent, with the index of `items`. Empty for who gave two groups the same
        highest answer, or left an answer open: a tie would otherwise go to whichever column stands first.

    Notes
    -----
    The size of the answers doesn't matter, only which is highest within one person: who says yes to
    everything is put where the others with the same favourite are.

    Examples
    --------
    >>> answers = pd.DataFrame({"thuis": [6, 2, 5], "reizen": [1, 7, 5], "uitgaan": [2, 7, 4]})
    >>> strongest(answers).tolist()
    ['thuis', None, None]
    >>> strongest(answers, {"binnen": ["thuis"], "buiten": ["reizen", "uitgaan"]}).tolist()
    ['binnen', 'buiten', None]
    """
    answers = tables.items(items)
    named = {str(c): [str(c)] for c in answers} if groups is None else {str(g): list(c) for g, c in groups.items()}
    if len(named) < 2:
        raise InputError("Om de sterkste te kiezen zijn minstens twee groepen nodig: noem er twee of meer in `groups`.")
    absent = [c for columns in named.values() for c in columns if c not in answers.columns]
    if absent or not all(named.values()):
        raise InputError(
            f"`groups` noemt {words.listing(absent) if absent else 'een groep zonder vragen'}; de tabel heeft "
            f"{words.listing(answers.columns, most=9)}."
        )
    highest = np.column_stack([answers[columns].max(axis=1, skipna=False) for columns in named.values()])
    complete = ~np.isnan(highest).any(axis=1)
    top = np.where(complete, np.where(np.isnan(highest), -np.inf, highest).max(axis=1), np.nan)
    clear = complete & ((highest == top[:, None]).sum(axis=1) == 1)
    best = np.where(np.isnan(highest), -np.inf, highest).argmax(axis=1)
    names = list(named)
    found = [names[i] if ok else None for i, ok in zip(best, clear, strict=True)]
    return pd.Series(found, index=answers.index, dtype=object, name="groep")


def spending(
    lines: Any,
    kinds: Mapping[str, Iterable[Any]],
    *,
    customer: str = "customer_id",
    product: str = "product_id",
    quantity: str = "quantity",
    price: str = "unit_price",
) -> pd.DataFrame:
    """Tell what part of the money of each customer goes to each kind of product.

    Parameters
    ----------
    lines : frame, shape (order lines, …)
        One row a line: whose it is, the product, how many and at what price each.
    kinds : mapping of kind to list of products
        Which products belong together. Products of no kind count in the total only, so that the shares of a
        customer add up to at most 1.
    customer, product, quantity, price : str
        Column names.

    Returns
    -------
    pandas.DataFrame
        Indexed by customer, a column a kind: shares from 0 to 1. Customers whose lines add up to nothing are left
        out, with a warning that counts them.

    Examples
    --------
    >>> lines = pd.DataFrame({"customer_id": [1, 1, 2], "product_id": ["A", "B", "B"],
    ...                       "quantity": [1, 3, 1], "unit_price": [10.0, 10.0, 5.0]})
    >>> spending(lines, {"koffie": ["A"], "thee": ["B"]})["thee"].to_dict()
    {1: 0.75, 2: 1.0}
    """
    if not isinstance(kinds, Mapping) or not kinds:
        raise InputError('`kinds` noemt bij elke soort de artikelen, zoals {"thee": ["P15", "P16"]}.')
    wanted = {"customer": customer, "product": product, "quantity": quantity, "price": price}
    rows = tables.frame(lines, wanted, name="lines").lazy().collect().to_pandas()
    given = {str(kind): list(products) for kind, products in kinds.items()}
    every = [p for products in given.values() for p in products]
    if twice := sorted({str(p) for p in every if every.count(p) > 1}):
        raise InputError(f"{words.listing(twice)} staat bij twee soorten: geef elk artikel één soort.")
    if strange := [str(p) for p in every if p not in set(rows["product"])]:
        raise InputError(
            f"{words.listing(strange)} {'komt' if len(strange) == 1 else 'komen'} in kolom '{product}' niet voor: "
            "kijk of de artikelen zo geschreven zijn."
        )
    money = tables.numbers(rows["quantity"], quantity) * tables.numbers(rows["price"], price)
    if rows["customer"].isna().any() or np.isnan(money).any():
        gaps = int((rows["customer"].isna() | np.isnan(money)).sum())
        raise InputError(
            f"Bij {words.plural(gaps, 'regel', 'regels')} ontbreekt de klant, het aantal of de prijs: haal die er "
            "bewust uit met dropna()."
        )
    kind_of = {p: kind for kind, products in given.items() for p in products}
    rows = rows.assign(money=money, kind=rows["product"].map(kind_of))
    total = rows.groupby("customer")["money"].sum()
    table = rows.pivot_table(index="customer", columns="kind", values="money", aggfunc="sum")
    table = table.reindex(index=total.index, columns=list(given)).fillna(0.0)
    return _of_total(table, total).rename_axis(index=customer, columns=None)


def parts(table: Any) -> pd.DataFrame:
    """Turn the amounts of each row into parts of the row's own total: not how much, but on what.

    Parameters
    ----------
    table : frame of numbers, shape (customers, kinds)
        Amounts from 0 up, without gaps.

    Returns
    -------
    pandas.DataFrame
        Shares from 0 to 1 with the index and columns of `table`. Rows that add up to nothing are left out, with a
        warning that counts them.

    Examples
    --------
    >>> parts(pd.DataFrame({"vers": [30.0, 1.0], "droog": [10.0, 3.0]}))["vers"].tolist()
    [0.75, 0.25]
    """
    amounts = tables.items(table, name="table", minimum=0)
    if amounts.isna().any(axis=None):
        gaps = int(amounts.isna().any(axis=1).sum())
        raise InputError(
            f"In {words.plural(gaps, 'rij', 'rijen')} ontbreekt een bedrag: haal ze er bewust uit met dropna(), of vul "
            "0 in waar niets gekocht is."
        )
    return _of_total(amounts, amounts.sum(axis=1))


def _of_total(amounts: pd.DataFrame, total: pd.Series) -> pd.DataFrame:
    bought = total > 0
    if not bought.all():
        warnings.warn(
            f"{words.plural(int((~bought).sum()), 'klant', 'klanten')} zonder bedrag boven nul "
            f"{'doet' if (~bought).sum() == 1 else 'doen'} niet mee.",
            InputWarning,
            stacklevel=3,
        )
    return amounts[bought].div(total[bought], axis=0)


def plot_explained(found: pd.DataFrame) -> plotting.Figure:
    """Draw how much each cut predicts, with its interval.

    Parameters
    ----------
    found : pandas.DataFrame
        As `explained` gives it.

    Returns
    -------
    plotting.Figure
    """
    if not isinstance(found, pd.DataFrame) or not {"predicted", "predicted_low", "predicted_high"} <= set(found):
        raise InputError("`found` moet de tabel zijn die segmentation.explained geeft.")
    rows = found.sort_values("predicted", kind="stable")
    best = rows.iloc[-1]
    nothing = int((rows["predicted_low"] <= 0).sum())
    title = f"'{rows.index[-1]}' voorspelt {words.percent(best['predicted'])} van de verschillen"
    if nothing:
        title += f", {words.plural(nothing, 'indeling', 'indelingen')} misschien niets"
    people = {int(n) for n in rows["n"]}
    n = words.count(people.pop()) if len(people) == 1 else f"{words.count(min(people))} tot {words.count(max(people))}"
    x = f"voorspeld deel van de verschillen (%), n = {n}"
    with plotting.canvas(title, x=x, size=(8, 1.6 + 0.42 * len(rows)), grid="x") as axes:
        axes.axvline(0, color=plotting.GREY, lw=1.2)
        for place, (_, row) in enumerate(rows.iterrows()):
            colour = plotting.BLUE if row["predicted_low"] > 0 else plotting.GREY
            low, high = 100 * row["predicted_low"], 100 * row["predicted_high"]
            axes.plot([low, high], [place, place], color=colour, lw=2.4, solid_capstyle="butt")
            axes.plot(100 * row["predicted"], place, "o", ms=8, color=colour)
            axes.annotate(
                words.percent(max(row["predicted"], 0)), (max(high, 0), place), (8, 0), textcoords="offset points",
                va="center",
            )  # fmt: skip
        axes.set_yticks(range(len(rows)), [str(name) for name in rows.index])
        axes.tick_params(axis="y", length=0)
        axes.margins(x=0.12)
    said = "; ".join(f"{name} {words.percent(max(row['predicted'], 0))}" for name, row in rows.iloc[::-1].iterrows())
    return plotting.Figure(axes.figure, f"voorspeld deel van de verschillen: {said} (lijn = 95%-interval).")


def plot_shares(found: Shares) -> plotting.Figure:
    """Draw own shares beside the known ones.

    Parameters
    ----------
    found : Shares
        As `compare_shares` gives it.

    Returns
    -------
    plotting.Figure
    """
    if not isinstance(found, Shares):
        raise InputError("`found` moet een uitkomst van segmentation.compare_shares zijn.")
    rows = found.table.iloc[::-1]
    row = found.table.iloc[int(found.table["difference"].abs().argmax())]
    title = f"'{row.name}': {words.percent(row['share'])} bij ons tegen {words.percent(row['known'])}"
    x = f"aandeel (%), n = {words.count(found.n)}"
    with plotting.canvas(title, x=x, size=(8, 1.9 + 0.6 * len(rows)), grid="x") as axes:
        for place, (_, row) in enumerate(rows.iterrows()):
            axes.plot(
                [100 * row["share_low"], 100 * row["share_high"]], [place, place], color=plotting.BLUE, lw=2.4,
                solid_capstyle="butt",
            )  # fmt: skip
            axes.plot(100 * row["share"], place, "o", ms=9, color=plotting.BLUE)
            axes.plot(100 * row["known"], place, "D", ms=8, color=plotting.ORANGE)
        widest = int(rows["difference"].abs().argmax())  # where the two words have room
        row = rows.iloc[widest]
        for text, share in (("ons onderzoek", row["share"]), ("bekend", row["known"])):
            axes.annotate(text, (100 * share, widest), (0, 12), textcoords="offset points", ha="center")
        axes.set_yticks(range(len(rows)), [str(name) for name in rows.index])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.7, len(rows) - 0.4)
        axes.set_xlim(left=0)
    return plotting.Figure(axes.figure, found.words)
