"""The customer relationship as a cycle: potential, new, loyal, gone, and back again (C02).

`states` gives every customer one state a month, `transitions` counts the steps between states and
tells how long somebody stays, `stock` and `flow` follow the numbers over time. When somebody is *gone*
nobody can see: who chooses after how many silent months that is so (`ex_after`) chooses the answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, date, number, percent, plural

STATES = ("potentieel", "nieuw", "loyaal", "ex")
STATE = pd.CategoricalDtype(list(STATES))
UNKNOWN, POTENTIAL, NEW, LOYAL, EX = range(-1, 4)  # codes of STATE; -1 is how pandas writes a gap
COLOURS = (plotting.GREY, plotting.SKY, plotting.BLUE, plotting.ORANGE)


def states(
    orders: Any,
    contacts: Any = None,
    *,
    ex_after: int,
    customer: str = "customer_id",
    date: str = "date",
    contact_date: str = "date",
) -> pd.DataFrame:
    """Give every customer one state at the end of every month.

    - *potentieel*: known, not (or not any more) a customer;
    - *nieuw*: bought, so far in one month only;
    - *loyaal*: bought in two months or more;
    - *ex*: was a customer and let `ex_after` whole months go by without a purchase.

    A former customer who buys starts anew as *nieuw*; one who gets in touch is *potentieel* again.

    Parameters
    ----------
    orders : frame of any engine (pandas, Polars, PyArrow, DuckDB, Dask, PySpark)
        One row a purchase, or a line of it.
    contacts : frame of any engine, optional
        One row a moment on which somebody got in touch (or was first seen). Without it nobody is
        *potentieel*. Contacts after the last month with a purchase are left out and counted.
    ex_after : int
        Months without a purchase after which a customer is gone, 1 or more. There is no default:
        it is your choice, and what follows depends on it.
    customer, date : str
        Column names; `customer` in both tables.
    contact_date : str
        Column of `contacts`, as ``"first_contact"``.

    Returns
    -------
    pandas.DataFrame
        A row a customer, sorted, and a column a month (a `PeriodIndex`), from the first month with a purchase
        to the last. Values are categories; a gap before somebody is known. ``.attrs`` keeps the choice
        (`ex_after`) and what was left out (`contacts_after_end`, a customer and month each).

    Raises
    ------
    InputError
        What `tables.transactions` refuses, an impossible `ex_after`, or customer ids that are text in
        one table and numbers in the other.

    Notes
    -----
    These are counts and not estimates, so they carry no interval. Two ends need care. Customers who bought before
    the first month look *nieuw*. And when the last month is not complete, drop its column: who still
    has days to buy looks silent. Source: the cycle of Thomassen (2004), with months as its clock.

    Examples
    --------
    >>> orders = pd.DataFrame({"customer_id": ["anna", "anna", "bram"],
    ...                        "date": pd.to_datetime(["2025-01-06", "2025-02-03", "2025-04-20"])})
    >>> states(orders, ex_after=2)
    month       2025-01 2025-02 2025-03 2025-04
    customer_id
    anna          nieuw  loyaal  loyaal      ex
    bram            NaN     NaN     NaN   nieuw
    """
    if isinstance(ex_after, bool) or not isinstance(ex_after, (int, np.integer)) or ex_after < 1:
        raise InputError(f"`ex_after` moet een heel aantal maanden van 1 of meer zijn en is nu {ex_after!r}.")
    bought = _months(orders, customer, date)
    first, last = int(bought["month"].min()), int(bought["month"].max())
    known = pd.Index(bought["customer"])
    later = 0
    if contacts is not None:
        touched = _months(contacts, customer, contact_date)
        later = int((touched["month"] > last).sum())
        touched = touched[touched["month"] <= last]
        # Who got in touch before the first month is known from that month on.
        touched["month"] = touched["month"].clip(lower=first)
        _refuse_two_kinds(known, pd.Index(touched["customer"]), customer)
        known = known.append(pd.Index(touched["customer"]))
    ids = _sorted(known.unique()).rename(customer)
    shape = last - first + 1, len(ids)
    buys = _marks(bought, ids, first, shape)
    touches = np.zeros(shape, dtype=bool) if contacts is None else _marks(touched, ids, first, shape)
    codes = _walk(buys, touches, int(ex_after))
    months = pd.period_range(pd.Period(ordinal=first - 1970 * 12, freq="M"), periods=shape[0], name="month")
    found = pd.DataFrame(
        {month: pd.Categorical.from_codes(row, dtype=STATE) for month, row in zip(months, codes, strict=True)},
        index=ids,
    )
    found.columns = months
    found.attrs = {"ex_after": int(ex_after), "contacts_after_end": later}
    return found


@dataclass(frozen=True, repr=False)
class Transitions(Result):
    """Steps from one month to the next.

    Attributes
    ----------
    table : pandas.DataFrame
        By state `before` and `after`: `n` steps, their `share` of all steps from `before`, `low` and `high`
        (NaN where nobody was). A step is one customer, one month.
    expected_months : float or None
        Months that a new customer stays one, the first included, if the shares stay what they are. None where
        nobody was seen to leave, or nobody new was followed.
    expected_months_interval : (float, float) or None
        None too where all customers did the same: without differences there is nothing to measure.
    n, steps : int
        Customers with at least one step, and all steps.
    ex_after : int or None
        The choice made in `states`.
    confidence : float
    """

    table: pd.DataFrame = field(compare=False)
    expected_months: float | None
    expected_months_interval: tuple[float, float] | None
    n: int
    steps: int
    ex_after: int | None
    confidence: float

    @property
    def counts(self) -> pd.DataFrame:
        """Steps as a matrix: before in the rows, after in the columns."""
        return self._matrix("n")

    @property
    def shares(self) -> pd.DataFrame:
        """Shares as a matrix; every row with steps sums to 1."""
        return self._matrix("share")

    def _matrix(self, column: str) -> pd.DataFrame:
        cells = self.table[column].to_numpy().reshape(len(STATES), -1)
        return pd.DataFrame(cells, pd.Index(STATES, name="before"), pd.Index(STATES, name="after"))

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """How long a new customer stays, under which choice, and how many loyal ones leave in a month."""
        choice = ""
        if self.ex_after is not None:
            choice = f"Wie {plural(self.ex_after, 'maand', 'maanden')} niets koopt, telt als ex-klant. "
        if self.expected_months is None:
            text = "Hoe lang iemand klant blijft is hieruit niet te zien: te weinig klanten kwamen én gingen."
        else:
            sure = "te weinig verschil tussen klanten voor een interval"
            if self.expected_months_interval is not None:
                sure = _stats.between(*self.expected_months_interval)
            text = (
                f"Een nieuwe klant blijft naar verwachting {number(self.expected_months)} maanden klant "
                f"({sure}), als de kansen van maand op maand zo blijven."
            )
        left: Any = self.table.loc[("loyaal", "ex")]
        if left["n"] > 0:
            text += (
                f" Van de loyale klanten is {percent(left['share'], 1)} een maand later ex-klant "
                f"({_stats.between(100 * left['low'], 100 * left['high'])} op de honderd)."
            )
        return choice + text


def transitions(states: pd.DataFrame, confidence: float = 0.95) -> Transitions:
    """Count the steps between states, and how long a new customer stays.

    Parameters
    ----------
    states : pandas.DataFrame
        As `lifecycle.states` makes it, or some of its customers or consecutive months.
    confidence : float, default 0.95
        Of the intervals.

    Returns
    -------
    Transitions

    Raises
    ------
    InputError
        Another kind of table, fewer than two months, or months that do not follow each other.

    Notes
    -----
    A Markov chain: the shares p of steps from the two customer states to themselves form Q, and the expected number
    of months spent in them, from *nieuw*, is the sum of the first row of (I − Q)⁻¹ (Kemeny & Snell, 1960, ch. 3). The
    last `ex_after` silent months are among them, because until then nobody counts as gone. In the first `ex_after`
    months of the data nobody can be gone yet, which makes customers look more faithful than they are: leave those
    months out with ``transitions(states.iloc[:, ex_after:])``. The chain has no memory, while real customers have:
    who has been there long leaves less often, so for them this is too short and for others too long.

    Intervals treat customers as independent and the months of one customer as belonging together: the
    variance is the sum over customers of their squared influence on the estimate (the infinitesimal
    jackknife). For a share it sets the number of independent steps in a Wilson interval.

    Examples
    --------
    >>> months = pd.period_range("2025-01", periods=4, freq="M")
    >>> few = pd.DataFrame([["nieuw", "nieuw", "ex", "ex"], ["nieuw", "ex", "ex", "ex"]], columns=months)
    >>> found = transitions(few)
    >>> round(found.shares.loc["nieuw", "ex"], 3).item(), round(found.expected_months, 3)
    (0.667, 1.5)
    """
    _stats.check_confidence(confidence)
    codes, _ = _codes(states, at_least=2)
    before, after = codes[:-1], codes[1:]
    step = before >= 0
    size = len(STATES)
    cells = np.bincount(before[step] * size + after[step], minlength=size**2).reshape(size, size)
    totals = cells.sum(axis=1)
    with np.errstate(invalid="ignore"):
        shares = cells / totals[:, None]

    n = int(step.any(axis=0).sum())

    def variance(weights: np.ndarray) -> float:
        """Sum over customers of their squared influence; `weights` holds that of a step of each kind."""
        influence = np.where(step, weights[before, after], 0.0).sum(axis=0)
        found = float(influence @ influence) * n / max(n - 1, 1)
        return found if found > 1e-15 else 0.0  # what rounding leaves of nothing

    rows = []
    for i, j in np.ndindex(size, size):
        share, low, high = shares[i, j], np.nan, np.nan
        if totals[i]:
            weights = np.zeros((size, size))
            weights[i] = ((np.arange(size) == j) - share) / totals[i]
            spread = variance(weights)
            # Where all steps agree there is no spread to measure: each customer is then one step.
            independent = share * (1 - share) / spread if spread else (before == i).any(axis=0).sum()
            low, high = (float(end) for end in _stats.wilson(share * independent, independent, confidence))
        rows.append((int(cells[i, j]), float(share), low, high))
    pairs = pd.MultiIndex.from_product([STATES, STATES], names=["before", "after"])
    months, interval = None, None
    stay = _stay(shares)
    if stay is not None:
        still, visits = stay
        months = float(still[NEW])
        weights = np.zeros((size, size))
        for i, visited in zip((NEW, LOYAL), visits, strict=True):
            if totals[i]:
                # One more step from i to j: what it leads to, less what was expected of i.
                weights[i] = visited / totals[i] * (still + 1 - still[i])
        if spread := variance(weights):
            factor = float(np.exp(_stats.z_quantile(confidence) * np.sqrt(spread) / months))
            interval = months / factor, months * factor
    return Transitions(
        table=pd.DataFrame(rows, pairs, ["n", "share", "low", "high"]),
        expected_months=months,
        expected_months_interval=interval,
        n=n,
        steps=int(step.sum()),
        ex_after=states.attrs.get("ex_after"),
        confidence=confidence,
    )


def stock(states: pd.DataFrame) -> pd.DataFrame:
    """Count the customers in each state at the end of each month.

    Parameters
    ----------
    states : pandas.DataFrame
        As `lifecycle.states` makes it.

    Returns
    -------
    pandas.DataFrame
        A row a month, a column a state, whole numbers. Who is not known yet is nowhere.

    Examples
    --------
    >>> months = pd.period_range("2025-01", periods=2, freq="M")
    >>> stock(pd.DataFrame([["nieuw", "loyaal"], ["nieuw", "ex"]], columns=months))
             potentieel  nieuw  loyaal  ex
    month
    2025-01           0      2       0   0
    2025-02           0      0       1   1
    """
    codes, months = _codes(states)
    found = {state: (codes == code).sum(axis=1) for code, state in enumerate(STATES)}
    return pd.DataFrame(found, index=months)


def flow(states: pd.DataFrame) -> pd.DataFrame:
    """Count who came, came back and left in each month.

    Parameters
    ----------
    states : pandas.DataFrame
        As `lifecycle.states` makes it.

    Returns
    -------
    pandas.DataFrame
        A row a month from the second on: `gained` (customers for the first time in this table), `returned`
        (had been customers before), `lost` (customers no more) and `customers` (new and loyal ones at
        the end of the month). Customers of last month + gained + returned − lost = customers.

    Examples
    --------
    >>> months = pd.period_range("2025-01", periods=3, freq="M")
    >>> flow(pd.DataFrame([["nieuw", "ex", "nieuw"], [None, "nieuw", "loyaal"]], columns=months))
             gained  returned  lost  customers
    month
    2025-02       1         0     1          1
    2025-03       0         1     0          2
    """
    codes, months = _codes(states, at_least=2)
    customers = _customers(codes)
    before, after = customers[:-1], customers[1:]
    known = np.logical_or.accumulate(customers | (codes == EX))[:-1]
    arrived = after & ~before
    found = {
        "gained": (arrived & ~known).sum(axis=1),
        "returned": (arrived & known).sum(axis=1),
        "lost": (before & ~after).sum(axis=1),
        "customers": after.sum(axis=1),
    }
    return pd.DataFrame(found, index=months[1:])


def plot_states(states: pd.DataFrame) -> plotting.Figure:
    """Draw how many customers are in each state, month by month.

    Parameters
    ----------
    states : pandas.DataFrame
        As `lifecycle.states` makes it.

    Returns
    -------
    plotting.Figure
    """
    counts = stock(states)
    last, when = counts.iloc[-1], _month(counts.index[-1])
    customers = int(last["nieuw"] + last["loyaal"])
    title = f"In {when} zijn {plural(customers, 'iemand', 'mensen')} klant en {count(last['ex'])} ex-klant"
    places = np.arange(len(counts))
    with plotting.canvas(title, x="maand", y="aantal mensen", grid="y") as axes:
        low = np.zeros(len(counts))
        # Customers at the bottom, where their number can be read; then who is gone, then who is yet to come.
        for state in ("loyaal", "nieuw", "ex", "potentieel"):
            high = low + counts[state].to_numpy()
            axes.fill_between(places, low, high, color=COLOURS[STATES.index(state)], lw=0)
            if last[state] > 0.03 * last.sum():
                axes.text(places[-1] + 0.2, (low[-1] + high[-1]) / 2, f"{state} {count(last[state])}", va="center")
            low = high
        every = max(1, -(-len(counts) // 6))
        shown = places[::-1][::every][::-1]
        axes.set_xticks(shown, [_month(counts.index[i], short=True) for i in shown])
        axes.set_xlim(0, max(places[-1], 0.5))
        axes.set_ylim(bottom=0)
    parts = ", ".join(f"{count(last[state])} {state}" for state in STATES)
    first = counts.iloc[0]
    said = (
        f"in {when}: {parts} (samen {count(last.sum())}); in {_month(counts.index[0])} waren er "
        f"{count(first['nieuw'] + first['loyaal'])} klant en {count(first['ex'])} ex-klant."
    )
    return plotting.Figure(axes.figure, said)


def plot_transitions(found: Transitions) -> plotting.Figure:
    """Draw the share of each step between states.

    Parameters
    ----------
    found : Transitions
        What `lifecycle.transitions` gives.

    Returns
    -------
    plotting.Figure
    """
    shares, steps = found.shares.to_numpy(), found.counts.to_numpy().sum(axis=1)
    leaving: Any = found.table.loc[("loyaal", "ex")]
    if leaving["n"]:
        title = f"Van de loyale klanten is {percent(leaving['share'], 1)} een maand later ex-klant"
    else:
        title = "Geen enkele loyale klant werd een maand later ex-klant"
    with plotting.canvas(title, x="een maand later", y="deze maand", size=(7.5, 5)) as axes:
        axes.imshow(np.nan_to_num(shares), cmap="Blues", vmin=0, vmax=1.2, aspect="auto")
        for (i, j), share in np.ndenumerate(shares):
            if steps[i]:
                colour = "white" if share > 0.7 else plotting.INK
                shown = percent(share, 1) if share else "–"
                axes.text(j, i, shown, ha="center", va="center", color=colour)
        axes.set_xticks(range(len(STATES)), STATES)
        rows = [f"{state}\n(n = {count(n)})" for state, n in zip(STATES, steps, strict=True)]
        axes.set_yticks(range(len(STATES)), rows)
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.tick_params(length=0)
    return plotting.Figure(
        axes.figure, f"{count(found.steps)} stappen van {plural(found.n, 'mens', 'mensen')}. {found.words}"
    )


# --- from rows to marks, from marks to states ---------------------------------------------------


def _months(table: Any, customer: str, date: str) -> pd.DataFrame:
    """Let the engine reduce rows to distinct customers and months, counted from the year 0."""
    rows = tables.transactions(table, customer=customer, date=date)
    day = nw.col("date").dt
    month = (day.year().cast(nw.Int64) * 12 + day.month().cast(nw.Int64) - 1).alias("month")
    return tables.collect(rows.select("customer", month).unique())


def _sorted(ids: pd.Index) -> pd.Index:
    try:
        return ids.sort_values()
    except TypeError:  # ids of mixed kinds have no order of their own
        return ids.sort_values(key=lambda index: index.map(str))


def _refuse_two_kinds(ids: pd.Index, others: pd.Index, column: str) -> None:
    numeric = [pd.api.types.is_numeric_dtype(index.dtype) for index in (ids, others)]
    if len(others) and numeric[0] != numeric[1]:
        kinds = ["getallen" if is_numeric else "tekst" for is_numeric in numeric]
        raise InputError(
            f"Kolom '{column}' bevat {kinds[0]} bij de aankopen en {kinds[1]} bij de contacten: "
            "maak er eerst één soort van, anders vinden we niemand terug."
        )


def _marks(rows: pd.DataFrame, ids: pd.Index, first: int, shape: tuple[int, int]) -> np.ndarray:
    marks = np.zeros(shape, dtype=bool)
    marks[rows["month"].to_numpy() - first, ids.get_indexer(pd.Index(rows["customer"]))] = True
    return marks


def _walk(buys: np.ndarray, touches: np.ndarray, ex_after: int) -> np.ndarray:
    """Go through the months; every customer's state follows from the one before and what happened."""
    codes = np.empty(buys.shape, dtype=np.int8)
    state = np.full(buys.shape[1], UNKNOWN, dtype=np.int8)
    silent = np.zeros(buys.shape[1], dtype=np.int64)
    for month, (bought, touched) in enumerate(zip(buys, touches, strict=True)):
        silent = np.where(bought, 0, silent + 1)
        customer = _customers(state)
        stays = customer & (silent < ex_after)
        state = np.select(
            [bought & customer, bought, stays, touched, customer], [LOYAL, NEW, state, POTENTIAL, EX], default=state
        ).astype(np.int8)
        codes[month] = state
    return codes


def _customers(codes: np.ndarray) -> np.ndarray:
    return (codes == NEW) | (codes == LOYAL)


def _codes(states: Any, at_least: int = 1) -> tuple[np.ndarray, pd.PeriodIndex]:
    """Give a table of states as codes, a row a month, and the months."""
    if not isinstance(states, pd.DataFrame) or states.shape[0] == 0 or states.shape[1] == 0:
        raise InputError("`states` moet de tabel zijn die lifecycle.states maakt, met minstens één klant en één maand.")
    try:
        months = pd.PeriodIndex(states.columns, freq="M", name="month")
    except (ValueError, TypeError):
        raise InputError("De kolommen van `states` moeten maanden zijn, zoals lifecycle.states ze maakt.") from None
    if len(months) < at_least:
        raise InputError("`states` heeft maar één maand: voor een stap van maand op maand zijn er twee nodig.")
    if (np.diff(months.asi8) != 1).any():
        raise InputError("De maanden van `states` sluiten niet op elkaar aan: laat geen kolom in het midden weg.")
    codes = np.empty((len(months), len(states)), dtype=np.int8)
    for place in range(len(months)):
        column = states.iloc[:, place]
        codes[place] = column.cat.codes if column.dtype == STATE else STATE.categories.get_indexer(pd.Index(column))
        strange = column[(codes[place] == UNKNOWN) & column.notna().to_numpy()]
        if len(strange):
            raise InputError(
                f"Kolom '{months[place]}' bevat in {plural(len(strange), 'rij', 'rijen')} iets anders dan een toestand "
                f"(bijvoorbeeld {strange.iloc[0]!r}): gebruik de tabel die lifecycle.states maakt."
            )
    return codes, months


def _stay(shares: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """Expected months as customer from each state, and visits to *nieuw* and *loyaal* from *nieuw*."""
    both = [NEW, LOYAL]
    among = shares[np.ix_(both, both)]
    if np.isnan(among[0]).any() or (among[0, 1] > 0 and np.isnan(among[1]).any()):
        return None
    try:
        visits = np.linalg.inv(np.eye(2) - np.nan_to_num(among))
    except np.linalg.LinAlgError:  # nobody leaves
        return None
    still = np.zeros(len(STATES))
    still[both] = visits.sum(axis=1)
    return still, visits[0]


def _month(period: pd.Period, short: bool = False) -> str:
    name = date(period.to_timestamp()).split(" ", 1)[1]
    return f"{name.split()[0][:3]} {period.year}" if short else name
