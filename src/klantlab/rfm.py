"""Recency, frequency, monetary: what customers did, seen from one reference date (C30).

A table of purchases becomes a table of customers (`table`), the customers get scores from 1 to 5
(`scores`) or one mark from 0 to 100 (`return_score`), and `baskets` finds what is bought together
(C32). *Recency* in this room is the number of days since the last purchase; the room `clv` speaks
of ``t_x``, the age at the last purchase, which runs the other way.
"""

from __future__ import annotations

import math
import warnings
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables, words
from klantlab.errors import InputError, InputWarning

BETTER_IS_LOWER = "recency"
COLUMNS = ("recency", "frequency", "monetary")


def table(
    orders: Any,
    customer: str = "customer_id",
    date: str = "date",
    amount: str = "amount",
    order: str | None = None,
    on: Any = None,
) -> pd.DataFrame:
    """Count for each customer how long ago, how often and for how much was bought.

    Parameters
    ----------
    orders : frame of any engine (pandas, Polars, PyArrow, DuckDB, Dask, PySpark)
        One row a purchase, or one row an order line when `order` is given.
    customer, date, amount : str
        Column names. Dates with a time zone count by their own wall clock.
    order : str, optional
        Column with the order's id. A purchase is then a distinct order of a customer, otherwise
        every row is one.
    on : date, optional
        The reference date, as ``"2011-12-09"`` or a date. Left out: the last day in the data.

    Returns
    -------
    pandas.DataFrame
        A row a customer, indexed and sorted by customer: `recency` (whole calendar days from the
        last purchase to `on`), `frequency` (purchases) and `monetary` (sum of `amount`, in its own
        unit, refunds deducted; to 13 digits of the largest sum, because floats hold no more).

    Raises
    ------
    InputError
        Columns that are absent, empty or of another kind, and purchases after `on`.

    Warns
    -----
    InputWarning
        Purchases with a negative total: they count as a purchase and lower `monetary`.

    Notes
    -----
    These are counts of what is in the table and not estimates, so they carry no interval.
    Source: Hughes, A. M. (1994), Strategic Database Marketing.

    Examples
    --------
    >>> orders = pd.DataFrame({
    ...     "customer_id": ["anna", "bram", "anna"],
    ...     "date": pd.to_datetime(["2025-01-06", "2025-01-20", "2025-01-31"]),
    ...     "amount": [20.0, 15.0, 12.5],
    ... })
    >>> table(orders, on="2025-02-01")
                 recency  frequency  monetary
    customer_id
    anna               1          2      32.5
    bram              12          1      15.0
    """
    purchases = tables.transactions(orders, customer=customer, date=date, amount=amount, order=order)
    parts = tables.parts(purchases, orders, "customer")
    customers = pd.concat([_customers(part, order is not None) for part in parts])
    customers.index.name = customer
    last = pd.to_datetime(customers["last"]).dt.normalize()
    on = last.max() if on is None else tables.day(on)
    _refuse_later(last, on, date)
    _tell_refunds(customers)
    result = pd.DataFrame(
        {
            "recency": (on - last).dt.days.astype("int64"),
            "frequency": customers["frequency"].astype("int64"),
            "monetary": _without_noise(customers["monetary"].astype(float)),
        }
    )
    return _sorted(result)


def scores(table: pd.DataFrame, bins: int = 5) -> pd.DataFrame:
    """Score recency, frequency and monetary from 1 to `bins`; `bins` is best.

    Equal values always get equal scores, so the order of the rows never matters. A customer's
    place is the middle of the places that its value takes (the mid-rank); place *i* of *n* lies in
    bin ``floor(bins * (i - 1/2) / n) + 1``. Without ties this gives bins of equal size; with many
    ties some bins are empty, because the data do not tell those customers apart.

    Parameters
    ----------
    table : pandas.DataFrame
        With columns `recency`, `frequency` and `monetary`, as `rfm.table` makes it.
    bins : int, default 5
        Number of scores, 2 or more.

    Returns
    -------
    pandas.DataFrame
        Whole numbers in columns `r`, `f`, `m`, with the index of `table`.

    Raises
    ------
    InputError
        Columns that are absent, empty or no numbers, or an impossible number of bins.

    Examples
    --------
    >>> customers = pd.DataFrame({"recency": [3, 90, 90, 10], "frequency": [9, 1, 1, 4],
    ...                           "monetary": [310.0, 12.0, 12.0, 95.0]})
    >>> scores(customers, bins=4)
       r  f  m
    0  4  4  4
    1  2  2  2
    2  2  2  2
    3  3  3  3
    """
    _check_bins(bins)
    checked = _checked(table)
    n = len(checked)
    # Twice the mid-rank less one is a whole number, so no rounding decides who falls in which bin.
    return (checked.apply(_doubled_places) * int(bins) // (2 * n) + 1).set_axis(["r", "f", "m"], axis=1)


def scores_by_row_order(table: pd.DataFrame, bins: int = 5) -> pd.DataFrame:
    """Score as many scripts do, to see what is wrong with it: ties are broken by the order of the rows.

    Every bin gets its exact share of the customers, because of two customers with the same value the one
    who happens to stand first gets the lower place. Sort the table otherwise and others get the better
    score. Use `scores`; this function exists to be compared with itself.

    Parameters
    ----------
    table, bins
        As for `scores`. The order of the rows matters here.

    Returns
    -------
    pandas.DataFrame
        As `scores` gives it, sorted by customer, so that two outcomes can be compared.

    Examples
    --------
    >>> customers = pd.DataFrame({"recency": [3, 9], "frequency": [1, 1], "monetary": [20.0, 30.0]}, index=["a", "b"])
    >>> scores_by_row_order(customers, bins=2)["f"].tolist()
    [1, 2]
    >>> scores_by_row_order(customers.sort_values("recency", ascending=False), bins=2)["f"].tolist()
    [2, 1]
    """
    _check_bins(bins)
    checked = _checked(table)
    # The same floor(bins * (i - 1/2) / n) + 1 as in `scores`, with another place i.
    places = checked.apply(lambda column: column.rank(method="first", ascending=column.name != BETTER_IS_LOWER))
    found = (2 * places - 1).astype("int64") * int(bins) // (2 * len(checked)) + 1
    return _sorted(found.set_axis(["r", "f", "m"], axis=1))


def plot_ties(table: pd.DataFrame, column: str = "frequency", bins: int = 5) -> plotting.Figure:
    """Draw the customers in a row, by value, and which values are cut by the borders of bins of equal size.

    Parameters
    ----------
    table : pandas.DataFrame
        As for `scores`.
    column : {"frequency", "recency", "monetary"}
    bins : int, default 5

    Returns
    -------
    plotting.Figure

    Examples
    --------
    >>> customers = pd.DataFrame({"recency": range(4), "frequency": [1, 1, 1, 4], "monetary": [1.0, 2.0, 3.0, 4.0]})
    >>> plot_ties(customers, bins=2).title
    'Bij 75% van de klanten beslist de volgorde van de rijen mee over de frequency-score'
    """
    _check_bins(bins)
    if column not in COLUMNS:
        raise InputError(f"`column` is een van {words.listing(COLUMNS, last='of')} en is nu {column!r}.")
    values = _checked(table)[column]
    sizes = values.value_counts().sort_index(ascending=column != BETTER_IS_LOWER)
    n, ends = len(values), sizes.cumsum()
    borders = [n * i / bins for i in range(1, bins)]
    cut = [any(end - size < border < end for border in borders) for size, end in zip(sizes, ends, strict=True)]
    at_stake = int(sizes[cut].sum())
    title = f"Bij {words.percent(at_stake / n)} van de klanten beslist de volgorde van de rijen mee over de "
    title += f"{column}-score"
    if not at_stake:
        title = f"Geen enkele {column} valt over een grens: de volgorde van de rijen doet er niet toe"
    with plotting.canvas(title, x=f"klanten, op volgorde van {column} (n = {words.count(n)})", size=(9, 3.2)) as axes:
        colours = [plotting.ORANGE if is_cut else plotting.LIGHT for is_cut in cut]
        axes.barh(0, sizes, left=ends - sizes, color=colours, edgecolor="white", linewidth=0.8, height=0.8)
        for value, size, end in zip(sizes.index, sizes, ends, strict=True):
            if size > 0.03 * n:
                axes.text(end - size / 2, -0.22, plotting.plain(value), ha="center", va="center")
        axes.vlines(borders, -0.05, 0.75, color=plotting.INK, linestyle="--", linewidth=1.4)
        for i in range(bins):
            axes.text(n * (i + 0.5) / bins, 0.52, f"score {i + 1}", ha="center", va="bottom")
        axes.set_yticks([])
        axes.set_xlim(0, n)
        axes.set_ylim(-0.6, 0.9)
        axes.spines["left"].set_visible(False)
    said = (
        f"{words.plural(n, 'klant', 'klanten')} in {bins} even grote groepen; "
        f"{words.plural(sum(cut), 'waarde', 'waarden')} van {column} "
        f"{'valt' if sum(cut) == 1 else 'vallen'} over een grens, samen {words.plural(at_stake, 'klant', 'klanten')}."
    )
    return plotting.Figure(axes.figure, said)


def return_score(table: pd.DataFrame) -> pd.Series:
    """Give each customer one mark for *rendement*, from 0 (least) to 100 (most) (C30, C31).

    The mark is the mean of three percentile places: of recency (recent is high), frequency and
    monetary. A customer who stands in the middle on all three gets 50. The mark compares the
    customers of this table with one another and says nothing about another table.

    Parameters
    ----------
    table : pandas.DataFrame
        As for `scores`.

    Returns
    -------
    pandas.Series
        Floats between 0 and 100 named `return_score`, with the index of `table`.

    Notes
    -----
    ``100 * mean((i - 1/2) / n)`` over the three mid-ranks *i*. The matrix of Schijns (2000) asks
    for a mark of 0–100 on an RFM basis and leaves the formula open; this one is ours. It weighs the
    three equally and is a description, not an estimate, hence no interval.

    Examples
    --------
    >>> customers = pd.DataFrame({"recency": [3, 90], "frequency": [9, 1], "monetary": [310.0, 12.0]})
    >>> return_score(customers).tolist()
    [75.0, 25.0]
    """
    checked = _checked(table)
    places = checked.apply(_doubled_places) / (2 * len(checked))
    return (100 * places.mean(axis=1)).rename("return_score")


def baskets(
    lines: Any,
    order: str = "order_id",
    item: str = "product_id",
    minimum_support: float = 0.01,
) -> pd.DataFrame:
    """Find which items are bought together: rules of the form *if A, then B* (C32).

    Parameters
    ----------
    lines : frame of any engine
        One row an order line.
    order, item : str
        Column names. An item that stands twice in one order counts once.
    minimum_support : float, default 0.01
        Leave out pairs in a smaller share of the orders than this.

    Returns
    -------
    pandas.DataFrame
        A row a rule, best lift first: `antecedent`, `consequent`, `orders` (with both), `support`
        (their share of all orders), `confidence` (share of orders with A that have B),
        `confidence_low` and `confidence_high` (95% Wilson interval) and `lift` (confidence divided
        by the share of B among all orders; 1 means that A says nothing about B).

    Notes
    -----
    Source: Agrawal, Imieliński & Swami (1993); lift after Brin e.a. (1997). The interval treats
    orders as independent; a regular customer who orders the same pair every week makes it too
    narrow. Among many rules some stand out by chance.

    Examples
    --------
    >>> lines = pd.DataFrame({"order_id": [1, 1, 2, 2, 3, 4],
    ...                       "product_id": ["bonen", "filters", "bonen", "filters", "bonen", "thee"]})
    >>> baskets(lines)[["antecedent", "consequent", "orders", "confidence", "lift"]].round(2)
      antecedent consequent  orders  confidence  lift
    0      bonen    filters       2        0.67  1.33
    1    filters      bonen       2        1.00  1.33
    """
    if not 0 <= minimum_support <= 1:
        raise InputError(
            f"`minimum_support` is een deel van alle bestellingen, tussen 0 en 1, en is nu {minimum_support}."
        )
    from scipy import sparse

    pairs = _distinct_lines(lines, order, item)
    order_codes, order_ids = pd.factorize(pairs["order"])
    item_codes, items = pd.factorize(pairs["item"])
    n = len(order_ids)
    ones = np.ones(len(pairs), dtype=np.int64)
    has = sparse.csr_matrix((ones, (order_codes, item_codes)), shape=(n, len(items)))
    together = (has.T @ has).tocoo()
    keep = (together.row != together.col) & (together.data >= max(1, minimum_support * n))
    a, b, both = together.row[keep], together.col[keep], together.data[keep]
    orders_with = np.bincount(item_codes, minlength=len(items))
    confidence = both / orders_with[a]
    low, high = _stats.wilson(both, orders_with[a], 0.95)
    rules = pd.DataFrame(
        {
            "antecedent": items[a],
            "consequent": items[b],
            "orders": both,
            "support": both / n,
            "confidence": confidence,
            "confidence_low": low,
            "confidence_high": high,
            "lift": confidence / (orders_with[b] / n),
        }
    )
    by_name = rules[["antecedent", "consequent"]].astype(str)
    rules = rules.assign(_a=by_name["antecedent"], _b=by_name["consequent"])
    rules = rules.sort_values(["lift", "orders", "_a", "_b"], ascending=[False, False, True, True])
    return rules.drop(columns=["_a", "_b"]).reset_index(drop=True)


def shuffled(lines: pd.DataFrame, item: str = "product_id", seed: int = 1) -> pd.DataFrame:
    """Deal the items out over the order lines by lot: what `baskets` finds here is chance and nothing else.

    Parameters
    ----------
    lines : pandas.DataFrame
        One row an order line.
    item : str
        Column name of what is dealt out. All else stays where it is.
    seed : int, default 1
        Of the lot; another seed deals otherwise.

    Returns
    -------
    pandas.DataFrame
        A new frame with as many lines an order, and as many of each item, as before. An item can come to stand twice
        in one order; where there are few items, that keeps the lift a little below 1.

    Examples
    --------
    >>> lines = pd.DataFrame({"order_id": [1, 1, 2], "product_id": ["bonen", "filters", "thee"]})
    >>> sorted(shuffled(lines)["product_id"])
    ['bonen', 'filters', 'thee']
    """
    if item not in getattr(lines, "columns", ()):
        raise InputError(f"Kolom '{item}' staat niet in `lines`: geef met `item` de kolom met de artikelen.")
    order = np.random.default_rng(seed).permutation(len(lines))
    return lines.assign(**{item: lines[item].array[order]})


def plot_baskets(rules: pd.DataFrame, most: int = 8) -> plotting.Figure:
    """Draw the first rules: how often B is bought with A, beside how often B is bought at all.

    Parameters
    ----------
    rules : pandas.DataFrame
        As `baskets` gives it, or some rows of it.
    most : int, default 8
        How many rules to draw, from the top.

    Returns
    -------
    plotting.Figure
    """
    top = rules.head(most)
    if top.empty:
        raise InputError("Er zijn geen regels om te tekenen: kies een lagere `minimum_support`.")
    first, places = top.iloc[0], np.arange(len(top))[::-1]
    base = top["confidence"] / top["lift"]
    names = [f"{a} → {b}" for a, b in zip(top["antecedent"], top["consequent"], strict=True)]
    lift = words.number(first["lift"])
    title = f"Bij '{first['antecedent']}' zit '{first['consequent']}' {lift} keer zo vaak als gemiddeld"
    with plotting.canvas(
        title,
        x="deel met het tweede artikel (%): stip = bij het eerste, zwarte streep = in alle",
        size=(9.5, 1.9 + 0.5 * len(top)),
        grid="x",
    ) as axes:
        axes.hlines(
            places, 100 * top["confidence_low"], 100 * top["confidence_high"], color=plotting.BLUE, lw=4, alpha=0.4
        )
        axes.plot(100 * top["confidence"], places, "o", color=plotting.BLUE, ms=8)
        axes.plot(100 * base, places, "|", color=plotting.INK, ms=14, mew=2.5)
        axes.set_yticks(places, names)
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.6, len(top) - 0.1)
        axes.set_xlim(left=0)
        axes.text(100 * first["confidence"], places[0] + 0.25, "met het eerste", ha="center", color=plotting.BLUE)
        axes.text(100 * base.iloc[0], places[0] + 0.32, "in alle", ha="center")
    said = (
        f"bovenaan staat {names[0]}: {words.percent(first['confidence'])} van de bestellingen met het eerste artikel "
        f"heeft ook het tweede (tussen {words.percent(first['confidence_low'])} en "
        f"{words.percent(first['confidence_high'])}), van alle bestellingen {words.percent(base.iloc[0], 1)}; "
        f"het zijn {words.count(first['orders'])} bestellingen."
    )
    return plotting.Figure(axes.figure, said)


def plot_cells(scores: pd.DataFrame) -> plotting.Figure:
    """Draw how many customers stand in each cell of recency by frequency.

    Parameters
    ----------
    scores : pandas.DataFrame
        With columns `r` and `f`, as `rfm.scores` makes it.

    Returns
    -------
    plotting.Figure
    """
    marks = tables.items(scores, ["r", "f"], minimum=1, name="scores").dropna().astype(int)
    top = int(marks.to_numpy().max())
    cells = np.zeros((top, top), dtype=int)  # a row a frequency score, a column a recency score
    np.add.at(cells, (marks["f"] - 1, marks["r"] - 1), 1)
    n, best = int(cells.sum()), int(cells[-1, -1])
    gone = int(cells[1:, 0].sum())
    title = f"{words.percent(best / n)} van de klanten koopt vaak én kortgeleden"
    with plotting.canvas(
        title,
        x=f"recency-score (1 = lang geleden, {top} = net nog)",
        y=f"frequency-score (1 = zelden, {top} = vaak)",
        size=(7.5, 5.5),
    ) as axes:
        axes.imshow(cells, origin="lower", cmap="Blues", extent=(0.5, top + 0.5, 0.5, top + 0.5), vmin=0)
        for (f, r), k in np.ndenumerate(cells):
            colour = "white" if k > 0.55 * cells.max() else plotting.INK
            shown = words.count(k) if k else "leeg"
            axes.text(r + 1, f + 1, shown, ha="center", va="center", color=colour, fontsize=11)
        axes.set_xticks(range(1, top + 1))
        axes.set_yticks(range(1, top + 1))
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.tick_params(length=0)
    said = (
        f"van de {words.plural(n, 'klant', 'klanten')} hebben er {words.count(best)} de hoogste score op recency én "
        f"frequency; {words.count(gone)} kochten vroeger meer dan het minimum maar scoren nu 1 op recency."
    )
    return plotting.Figure(axes.figure, said)


def _customers(purchases: Any, with_orders: bool) -> pd.DataFrame:
    """Let the engine make a row a customer."""
    if with_orders:
        # Grouping twice counts distinct orders on every engine; a count of unique values does not.
        purchases = purchases.group_by("customer", "order").agg(nw.col("date").max(), nw.col("amount").sum())
    return tables.collect(
        purchases.with_columns(refund=(nw.col("amount") < 0).cast(nw.Int64))
        .group_by("customer")
        .agg(
            last=nw.col("date").max(),
            frequency=nw.len(),
            monetary=nw.col("amount").sum(),
            refunds=nw.col("refund").sum(),
        )
    ).set_index("customer")


def _check_bins(bins: Any) -> None:
    if isinstance(bins, bool) or not isinstance(bins, (int, np.integer)) or bins < 2:
        raise InputError(f"`bins` moet een heel getal van 2 of meer zijn en is nu {bins!r}.")


def _checked(table: pd.DataFrame) -> pd.DataFrame:
    checked = tables.items(table, COLUMNS, name="table")
    for column in COLUMNS:
        gaps = int(checked[column].isna().sum())
        if gaps:
            raise InputError(
                f"Kolom '{column}' is leeg bij {words.count(gaps)} van de "
                f"{words.plural(len(checked), 'klant', 'klanten')}: "
                "maak de tabel opnieuw met rfm.table, of haal deze klanten er bewust uit met dropna()."
            )
    return checked


def _without_noise(sums: pd.Series) -> pd.Series:
    """Round to 13 digits of the largest sum.

    Adding floats in another order gives another last digit. Without it, customers who spent the same are
    equal to the computer too, whatever the engine and the order of the rows.
    """
    largest = sums.abs().max()
    return sums.round(13 - math.ceil(math.log10(largest))) if largest else sums


def _doubled_places(values: pd.Series) -> pd.Series:
    """Twice the mid-rank less one, as whole numbers: 1, 3, 5, … without ties; the best is highest."""
    codes, distinct = pd.factorize(values, sort=True)
    sizes = np.bincount(codes, minlength=len(distinct))
    places = (2 * sizes.cumsum() - sizes)[codes]
    return pd.Series(2 * len(values) - places if values.name == BETTER_IS_LOWER else places, index=values.index)


def _distinct_lines(lines: Any, order: str, item: str) -> pd.DataFrame:
    selected = tables.frame(lines, {"order": order, "item": item}, name="lines")
    pairs = tables.collect(selected.unique())
    if pairs.empty:
        raise InputError("De tabel heeft geen rijen: er is geen enkele bestelregel om mee te rekenen.")
    for role, column in (("order", order), ("item", item)):
        gaps = int(pairs[role].isna().sum())
        if gaps:
            raise InputError(
                f"Kolom '{column}' is leeg in {words.plural(gaps, 'bestelregel', 'bestelregels')} "
                f'(dubbele niet meegeteld): haal die er bewust uit met tabel.dropna(subset=["{column}"]).'
            )
    return pairs


def _sorted(result: pd.DataFrame) -> pd.DataFrame:
    try:
        return result.sort_index()
    except TypeError:  # ids of mixed kinds have no order of their own
        return result.sort_index(key=lambda index: index.map(str))


def _refuse_later(last: pd.Series, on: pd.Timestamp, column: str) -> None:
    later = int((last > on).sum())
    if later:
        raise InputError(
            f"Kolom '{column}' loopt door tot {words.date(last.max())}, na de peildatum {words.date(on)} "
            f"(bij {words.count(later)} van de {words.plural(len(last), 'klant', 'klanten')}): "
            f"kies een latere `on`, of houd eerst alleen de rijen tot en met die dag over."
        )


def _tell_refunds(customers: pd.DataFrame) -> None:
    refunds = int(customers["refunds"].sum())
    if refunds:
        warnings.warn(
            f"{words.count(refunds)} van de {words.plural(customers['frequency'].sum(), 'aankoop', 'aankopen')} "
            "hebben een negatief bedrag: ze tellen mee als aankoop en verlagen monetary. "
            "Zijn het teruggaven, haal ze er dan eerst uit.",
            InputWarning,
            stacklevel=3,
        )
