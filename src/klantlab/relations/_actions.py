"""What an action is worth per group, what to do with a budget, and what a label costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.relations._matrix import Matrix
from klantlab.results import Result
from klantlab.words import count, euro, listing, number, percent, plural

NUMBERS = ("chance", "gain", "cost", "chance_without", "tried", "tried_without")


@dataclass(frozen=True, repr=False)
class ActionValues(Result):
    """Expected value of each action in each group.

    Attributes
    ----------
    table : pandas.DataFrame
        By `group` and `action`: the columns given; value, value_low, value_high (euro per customer); break_even
        (the least extra chance at which the action pays) and best (the highest value of its group, and
        above zero).
    confidence : float
    """

    table: pd.DataFrame = field(compare=False)
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """For each group the best action, or that none pays."""
        told = []
        for group, rows in self.table.groupby(level="group", sort=False):
            best = rows[rows["best"]]
            if best.empty:
                told.append(f"bij {group} betaalt geen actie zich terug")
                continue
            row = best.iloc[0]
            sure = "" if not row["value_low"] <= 0 else ": dat kan ook verlies zijn"
            told.append(
                f"bij {group} levert '{best.index[0][1]}' het meest op, {euro(row['value'])} per klant "
                f"({_between(row['value_low'], row['value_high'], 2)}{sure})"
            )
        text = f"{'; '.join(told)}."
        return text[0].upper() + text[1:]


def action_values(actions: Any, *, confidence: float = 0.95) -> ActionValues:
    """Work out what each action is expected to bring per customer, for each group (C32).

    value = (chance − chance_without) · gain − cost, in euro per treated customer.

    Parameters
    ----------
    actions : frame
        One row for each action in a group. Columns `group` and `action` (text), `chance` (0–1, that a treated
        customer does what you want), `gain` (euro margin when that happens) and `cost` (euro per treated
        customer, success or not). Optional: `chance_without` (the chance when you do nothing; 0 when
        left out), `tried` and `tried_without` (customers on whom the chances were measured).
    confidence : float, default 0.95
        Of the intervals.

    Returns
    -------
    ActionValues
        Doing nothing is always an option and is worth 0.

    Raises
    ------
    InputError
        A column that is absent or has gaps, a chance outside 0–1, or an action that stands twice in a group.

    Notes
    -----
    Intervals carry the uncertainty in the chances, and take gain and cost as known: Wilson (1927) per chance,
    combined by the square-and-add rule of Newcombe (1998, method 10; Zou & Donner 2008). Without `tried` there
    is no interval. The best of several actions was chosen because it came out high, so its value flatters. A
    `chance` without `chance_without` counts customers who would have bought anyway.

    Examples
    --------
    >>> actions = pd.DataFrame({"group": ["Vrienden", "Dogs"], "action": ["proefpakket", "proefpakket"],
    ...                         "chance": [0.20, 0.02], "gain": [40.0, 40.0], "cost": [3.0, 3.0], "tried": [200, 200]})
    >>> action_values(actions).table["value"].round(2).tolist()
    [5.0, -2.2]
    """
    _stats.check_confidence(confidence)
    present = [str(c) for c in getattr(actions, "columns", [])]
    optional = [c for c in NUMBERS[3:] if c in present]
    wanted = ["group", "action", *NUMBERS[:3], *optional]
    rows = tables.frame(actions, {c: c for c in wanted}, name="actions").lazy().collect().to_pandas()
    if rows.empty:
        raise InputError("`actions` heeft geen rijen: noem minstens één actie voor één groep.")
    table = pd.DataFrame({c: _stats.labels(rows[c], c) for c in ("group", "action")})
    for column in wanted[2:]:
        share = column.startswith("chance")
        least = 1 if column.startswith("tried") else 0
        table[column] = tables.numbers(rows[column], column, minimum=least, maximum=1 if share else None)
    gaps = table.drop(columns=[c for c in optional if c.startswith("tried")]).isna().sum()
    if gaps.any():
        column = str(gaps.idxmax())
        raise InputError(
            f"Kolom '{column}' is leeg in {count(gaps[column])} van de {plural(len(table), 'rij', 'rijen')}: "
            "vul hem voor elke actie in."
        )
    twice = table.duplicated(["group", "action"])
    if twice.any():
        row = table[twice].iloc[0]
        raise InputError(f"Actie '{row['action']}' staat voor groep '{row['group']}' meer dan eens in de tabel.")
    table = table.set_index(["group", "action"])
    extra, low, high = _extra_chance(table, confidence)
    for name, chance in (("value", extra), ("value_low", low), ("value_high", high)):
        table[name] = chance * table["gain"] - table["cost"]
    with np.errstate(divide="ignore", invalid="ignore"):
        table["break_even"] = np.where(table["gain"] > 0, table["cost"] / table["gain"], np.nan)
    # The first of equals in alphabetical order, so that the order of the rows decides nothing.
    order = table.sort_index().groupby(level="group")["value"].idxmax()
    table["best"] = table.index.isin(order) & (table["value"] > 0)
    return ActionValues(table=table, confidence=float(confidence))


@dataclass(frozen=True, repr=False)
class Allocation(Result):
    """What to do with a budget.

    Attributes
    ----------
    table : pandas.DataFrame
        By `group` and `action` that gets money: customers treated, cost and expected value (euro), value_low,
        value_high.
    value, interval : float, (float, float)
        Expected value of it all, after cost (euro).
    spent, left_over : float
        Of the budget (euro).
    treated, untreated : float
        Customers; whole numbers unless fractions were allowed.
    without_cap : float
        What would be expected without a cap (euro).
    """

    table: pd.DataFrame = field(compare=False)
    value: float
    interval: tuple[float, float]
    spent: float
    left_over: float
    treated: float
    untreated: float
    without_cap: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """What is spent on whom, what it brings, what is left and what the cap costs."""
        if self.table.empty:
            return f"Geen enkele actie past in het budget en betaalt zich terug: houd de {euro(self.left_over)} op zak."
        told = [
            f"{_people(n)} uit {group} '{action}'"
            for (group, action), n in zip(self.table.index, self.table["customers"], strict=True)
        ]
        text = (
            f"Geef {_and(told)}. Dat kost {euro(self.spent)} en levert na aftrek daarvan naar "
            f"verwachting {euro(self.value)} op ({_between(*self.interval, 2)}). "
            f"Van het budget blijft {euro(self.left_over)} over."
        )
        if self.without_cap > self.value + 0.005:
            text += f" Zonder budgetgrens zou het {euro(self.without_cap)} zijn."
        return text


def allocate(values: ActionValues, customers: Any, budget: float, *, whole: bool = True) -> Allocation:
    """Divide a budget over actions and groups so that the expected value is highest (C32).

    Parameters
    ----------
    values : ActionValues
        As `action_values` gives it.
    customers : Matrix, or mapping or Series of group to number of customers
        Every customer gets at most one action.
    budget : float
        The most that may be spent, in euro.
    whole : bool, default True
        Whole customers: the exact optimum (integer programme). False: parts of customers too, as when a
        fraction of a group is reached by chance; then the best value per euro simply goes first.

    Returns
    -------
    Allocation

    Raises
    ------
    InputError
        A group without a number of customers, or a negative budget.

    Notes
    -----
    max Σ v·x subject to Σ c·x ≤ budget and, per group, Σ x ≤ N: a multiple-choice knapsack (Kellerer, Pferschy &
    Pisinger 2004, ch. 11), solved by HiGHS. Actions that lose money get nothing. The interval carries the
    uncertainty in the chances of what was chosen, not that the choice itself could have been another.

    Examples
    --------
    >>> actions = pd.DataFrame({"group": ["Vrienden", "Partners"], "action": ["proefpakket", "bezoek"],
    ...                         "chance": [0.20, 0.50], "gain": [40.0, 50.0], "cost": [3.0, 20.0], "tried": [200, 80]})
    >>> plan = allocate(action_values(actions), {"Vrienden": 10, "Partners": 4}, budget=50)
    >>> plan.table["customers"].to_dict(), plan.left_over
    ({('Partners', 'bezoek'): 1, ('Vrienden', 'proefpakket'): 10}, 0.0)
    """
    if not isinstance(values, ActionValues):
        raise InputError("`values` moet het resultaat van relations.action_values zijn.")
    usable = isinstance(budget, (int, float, np.integer, np.floating)) and not isinstance(budget, bool)
    if not usable or not 0 <= budget < np.inf:
        raise InputError(f"`budget` moet een bedrag van 0 euro of meer zijn en is nu {budget!r}.")
    table = values.table.sort_index()
    sizes = _sizes(customers, list(table.index.unique(level="group")), whole)
    paying = table[table["value"] > 0]
    chosen = _best_mix(paying, sizes, float(budget), whole)
    most = paying["value"].groupby(level="group").max()
    rows = paying.assign(customers=chosen)
    rows = rows[rows["customers"] > (0 if whole else 1e-9)]
    plan = pd.DataFrame({"customers": rows["customers"], "cost": rows["cost"] * rows["customers"]})
    for name in ("value", "value_low", "value_high"):
        plan[name] = rows[name] * rows["customers"]
    if whole:
        plan["customers"] = plan["customers"].astype(int)
    total, spent, treated = (float(plan[c].sum()) for c in ("value", "cost", "customers"))
    interval = (
        total - float(np.sqrt(((plan["value"] - plan["value_low"]) ** 2).sum(skipna=False))),
        total + float(np.sqrt(((plan["value_high"] - plan["value"]) ** 2).sum(skipna=False))),
    )
    return Allocation(
        table=plan,
        value=total,
        interval=interval,
        spent=spent,
        left_over=max(float(budget) - spent, 0.0),
        treated=treated,
        untreated=sum(sizes.values()) - treated,
        without_cap=float(sum(value * sizes[str(group)] for group, value in most.items())),
    )


@dataclass(frozen=True, repr=False)
class LabelCost(Result):
    """What it costs to treat customers by a label.

    Attributes
    ----------
    table : pandas.DataFrame
        One row `samen` (all), and with `changed` one for customers whose need changed and one for the others: n,
        wrong (worth more than their contact costs), saved, lost, lost_low, lost_high, net (euro).
    label : str
    n, wrong : int
        Customers with the label, and those the label is wrong about.
    share, interval : float, (float, float)
        `wrong` as a share, with its Wilson interval.
    saved : float
        Contact cost saved (euro).
    lost, lost_interval : float, (float, float)
        Expected value lost (euro).
    net, net_interval : float, (float, float)
        saved − lost.
    avoidable, avoidable_interval : float, (float, float)
        What deciding per customer would save: what the wrongly labelled lose beyond their contact cost.
    left_out : int
        Customers with the label but without a value.
    confidence : float
    """

    table: pd.DataFrame = field(compare=False)
    label: str
    n: int
    wrong: int
    share: float
    interval: tuple[float, float]
    saved: float
    lost: float
    lost_interval: tuple[float, float]
    net: float
    net_interval: tuple[float, float]
    avoidable: float
    avoidable_interval: tuple[float, float]
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """How many the label is wrong about, and the balance in euros."""
        text = (
            f"Van de {plural(self.n, 'klant', 'klanten')} met label '{self.label}' "
            f"{'is' if self.wrong == 1 else 'zijn'} er {count(self.wrong)} ({percent(self.share)}, tussen "
            f"{percent(self.interval[0])} en {percent(self.interval[1])}) meer waard dan het contact kost. "
            f"Het label bespaart {euro(self.saved, 0)} en kost naar verwachting {euro(self.lost, 0)} "
            f"({_between(*self.lost_interval)}): per saldo {euro(self.net, 0)} ({_between(*self.net_interval)}). "
            f"Wie per klant beslist in plaats van per label, houdt {euro(self.avoidable, 0)} meer over "
            f"({_between(*self.avoidable_interval)})."
        )
        if "veranderd" in self.table.index:
            row: Any = self.table.loc["veranderd"]
            part = row["lost"] / self.lost if self.lost else 0.0
            text += (
                f" Bij {plural(row['n'], 'klant', 'klanten')} was de behoefte net veranderd: daar zit "
                f"{percent(part)} van het verlies."
            )
        if self.left_out:
            text += f" {plural(self.left_out, 'klant doet', 'klanten doen')} niet mee, want de waarde ontbreekt."
        return text


def label_cost(
    labels: Any,
    value: Any,
    *,
    label: str = "D",
    chance: float,
    contact_cost: float,
    changed: Any = None,
    tried: int | None = None,
    confidence: float = 0.95,
) -> LabelCost:
    """Work out what it costs to neglect customers because of a label from past spend (C34).

    lost = Σ chance · value over the customers with the label; saved = contact_cost for each of them.

    Parameters
    ----------
    labels : column, shape (n,)
        The label that past spend gave each customer, for instance A to D, or a group of the matrix.
    value : column, shape (n,)
        What each customer is worth in the coming period when kept (euro margin): measured later, or
        expected by a model that looks further than past spend.
    label : str, default "D"
        The label whose customers are neglected.
    chance : float
        Extra chance (0–1) that a customer leaves because of the neglect.
    contact_cost : float
        Euro per customer that neglect saves.
    changed : column of true/false or 0/1, shape (n,), optional
        Whose need just changed (a new job, a child, a larger office).
    tried : int, optional
        Customers on whom `chance` was measured; without it the intervals take the chance as known.
    confidence : float, default 0.95

    Returns
    -------
    LabelCost

    Raises
    ------
    InputError
        Nobody with the label, a chance outside 0–1, or columns that do not belong together.

    Notes
    -----
    Source of the pitfall: a label is a summary of the past, while value lies in the future. Intervals: the labelled
    customers are seen as a draw from more of their kind, t interval of the mean times n; with
    `tried`, var(p·S) ≈ p² var(S) + S² p(1 − p)/tried is added (delta method).

    Examples
    --------
    >>> found = label_cost(["D", "D", "D", "A"], [0.0, 5.0, 400.0, 900.0], chance=0.3, contact_cost=10.0)
    >>> found.wrong, found.saved, round(found.lost, 2), round(found.net, 2)
    (1, 30.0, 121.5, -91.5)
    """
    _stats.check_confidence(confidence)
    p = _amount(chance, "chance", maximum=1)
    saved_each = _amount(contact_cost, "contact_cost")
    names = _stats.labels(labels, "labels")
    worth = tables.numbers(value, "value")
    given = {"labels": (labels, len(names)), "value": (value, len(worth))}
    new = np.full(len(worth), np.nan)
    if changed is not None:
        new = _yes(changed)
        given["changed"] = (changed, len(new))
    _stats.same_rows(given)
    if tried is not None and (isinstance(tried, bool) or not isinstance(tried, (int, np.integer)) or tried < 1):
        raise InputError(f"`tried` is het aantal klanten waarop de kans gemeten is, 1 of meer, en is nu {tried!r}.")
    mine = names == str(label)
    known = mine & ~np.isnan(worth) & (~np.isnan(new) if changed is not None else True)
    if not known.any():
        present = sorted({str(name) for name in names if name is not None})
        raise InputError(
            f"Geen enkele klant met label '{label}' heeft een bekende waarde; er zijn wel: {listing(present)}."
        )
    variance = p * (1 - p) / tried if tried else 0.0

    def balance(rows: np.ndarray) -> dict[str, float]:
        lost, low, high = _total(worth[rows], p, variance, confidence)
        saved = saved_each * float(rows.sum())
        wrong = int((p * worth[rows] > saved_each).sum())
        return {
            "n": int(rows.sum()),
            "wrong": wrong,
            "saved": saved,
            "lost": lost,
            "lost_low": low,
            "lost_high": high,
            "net": saved - lost,
        }

    parts = {"samen": balance(known)}
    if changed is not None:
        parts |= {"veranderd": balance(known & (new == 1)), "gelijk gebleven": balance(known & (new == 0))}
    table = pd.DataFrame.from_dict(parts, orient="index").astype({"n": int, "wrong": int})
    whole = parts["samen"]
    n, wrong = int(whole["n"]), int(whole["wrong"])
    low, high = _stats.wilson(wrong, n, confidence)
    at_stake = np.where(p * worth[known] > saved_each, worth[known], 0.0)
    excess, less, more = _total(at_stake, p, variance, confidence, minus=saved_each * (at_stake > 0))
    return LabelCost(
        table=table,
        label=str(label),
        n=n,
        wrong=wrong,
        share=wrong / n,
        interval=(float(low), float(high)),
        saved=whole["saved"],
        lost=whole["lost"],
        lost_interval=(whole["lost_low"], whole["lost_high"]),
        net=whole["net"],
        net_interval=(whole["saved"] - whole["lost_high"], whole["saved"] - whole["lost_low"]),
        avoidable=excess,
        avoidable_interval=(max(less, 0.0), more),  # nobody loses by choosing per customer
        left_out=int(mine.sum() - known.sum()),
        confidence=float(confidence),
    )


def plot_action_values(found: ActionValues) -> plotting.Figure:
    """Draw the value of each action per group, with its interval.

    Parameters
    ----------
    found : ActionValues
        As `action_values` gives it.

    Returns
    -------
    plotting.Figure

    Examples
    --------
    >>> actions = pd.DataFrame({"group": ["Dogs"], "action": ["folder"], "chance": [0.01], "gain": [40], "cost": [3]})
    >>> plot_action_values(action_values(actions)).title
    'Geen enkele actie betaalt zich terug'
    """
    table = found.table
    pays = table["value"] > 0
    top: Any = table.iloc[int(table["value"].argmax())]
    group, action = top.name
    name = str(action)
    title = f"{name[:1].upper()}{name[1:]} bij {group} brengt het meest op: {euro(top['value'])} per klant"
    if not pays.any():
        title = "Geen enkele actie betaalt zich terug"
    rows = table.iloc[::-1]
    places = np.arange(len(rows))
    tells = f"lijn = {percent(found.confidence)}-interval" if rows["value_low"].notna().any() else "zonder interval"
    x = f"verwachte opbrengst min kosten (€ per klant, {tells})"
    with plotting.canvas(title, x=x, size=(8.0, max(2.6, 1.7 + 0.5 * len(rows))), grid="x") as axes:
        axes.axvline(0, color=plotting.INK, linewidth=1.2)
        for mask, colour in ((rows["value"] > 0, plotting.BLUE), (rows["value"] <= 0, plotting.GREY)):
            here = places[mask.to_numpy()]
            axes.hlines(here, rows["value_low"][mask], rows["value_high"][mask], color=colour, linewidth=3, alpha=0.5)
            axes.plot(rows["value"][mask], here, "o", color=colour, markersize=9)
        axes.set_yticks(places, [f"{g} · {a}" for g, a in rows.index])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.6, len(rows) - 0.4)
        axes.margins(x=0.1)
    return plotting.Figure(axes.figure, found.words)


def _extra_chance(table: pd.DataFrame, confidence: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give chance − chance_without with Newcombe's interval; NaN limits where a number tried is unknown."""

    def one(name: str, tried: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        share = table[name].to_numpy()
        n = table[tried].to_numpy() if tried in table else np.full(len(table), np.nan)
        low, high = _stats.wilson(share * n, n, confidence)
        return share, low, high

    p, low, high = one("chance", "tried")
    if "chance_without" not in table:
        return p, low, high
    q, q_low, q_high = one("chance_without", "tried_without")
    return p - q, p - q - np.hypot(p - low, q_high - q), p - q + np.hypot(high - p, q - q_low)


def _sizes(customers: Any, groups: list[str], whole: bool) -> dict[str, float]:
    if isinstance(customers, Matrix):
        customers = customers.table["n"]
    if not isinstance(customers, (Mapping, pd.Series)):
        raise InputError(
            '`customers` moet zeggen hoeveel klanten elke groep heeft, zoals {"Partners": 120, "Vrienden": 80}.'
        )
    given = {str(group): n for group, n in customers.items()}
    absent = [group for group in groups if group not in given]
    if absent:
        raise InputError(f"In `customers` ontbreekt het aantal klanten van {listing(absent)}.")
    n = tables.numbers([given[group] for group in groups], "customers", minimum=0, whole=whole)
    if np.isnan(n).any():
        raise InputError("In `customers` ontbreekt een aantal: vul 0 in bij een groep zonder klanten.")
    return dict(zip(groups, n.tolist(), strict=True))


def _best_mix(paying: pd.DataFrame, sizes: dict[str, float], budget: float, whole: bool) -> np.ndarray:
    """How many customers get each action."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    if paying.empty:
        return np.zeros(0)
    group = paying.index.get_level_values("group")
    names = list(group.unique())
    most = np.array([sizes[name] for name in group])
    member = np.array([group == name for name in names], dtype=float)
    limits = np.append([sizes[name] for name in names], budget)
    solved = milp(
        -paying["value"].to_numpy(),
        integrality=np.full(len(paying), int(whole)),
        bounds=Bounds(0, most),
        constraints=LinearConstraint(np.vstack([member, paying["cost"].to_numpy()]), ub=limits),
        options={"mip_rel_gap": 0.0},
    )
    if solved.x is None:
        raise InputError(f"Voor dit budget is geen verdeling gevonden ({solved.message}).")
    return np.round(solved.x) if whole else np.asarray(solved.x)


def _total(
    values: np.ndarray, chance: float, variance: float, confidence: float, minus: np.ndarray | float = 0.0
) -> tuple[float, float, float]:
    """Give Σ (chance · value − minus) with an interval; `variance` is that of the chance."""
    if not len(values):
        return 0.0, float("nan"), float("nan")
    row = _stats.mean_interval(chance * values - minus, confidence)
    total = row["mean"] * row["n"]
    error = np.hypot(row["standard_error"] * row["n"], float(values.sum()) * np.sqrt(variance))
    half = _stats.t_quantile(confidence, row["n"] - 1) * error
    return float(total), float(total - half), float(total + half)


def _yes(changed: Any) -> np.ndarray:
    if isinstance(changed, pd.Series) and pd.api.types.is_bool_dtype(changed.dtype):
        changed = changed.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    elif isinstance(changed, np.ndarray) and changed.dtype == bool:
        changed = changed.astype(float)
    elif isinstance(changed, (list, tuple)):
        changed = [float(v) if isinstance(v, (bool, np.bool_)) else v for v in changed]
    return tables.numbers(changed, "changed", minimum=0, maximum=1, whole=True)


def _amount(value: Any, name: str, maximum: float | None = None) -> float:
    usable = isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)
    if not usable or not 0 <= value < np.inf or (maximum is not None and value > maximum):
        scale = "een kans tussen 0 en 1" if maximum else "een bedrag van 0 of meer"
        raise InputError(f"`{name}` moet {scale} zijn en is nu {value!r}.")
    return float(value)


def _between(low: float, high: float, decimals: int = 0) -> str:
    if np.isnan(low) or np.isnan(high):
        return "te weinig bekend voor een interval"
    return f"tussen {euro(low, decimals)} en {euro(high, decimals)}"


def _people(n: float) -> str:
    return plural(n, "klant", "klanten") if n == round(n) else f"{number(n)} klanten"


def _and(parts: list[str]) -> str:
    return f"{', '.join(parts[:-1])} en {parts[-1]}" if len(parts) > 1 else parts[0]
