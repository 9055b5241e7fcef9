"""CLV on the back of an envelope: constant margin, constant retention, one discount rate.

These are formulas and not estimates: they have no interval of their own. What you fill in does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from klantlab import tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, euro, listing, number, percent, plural

Timing = Literal["after_renewal", "now", "end_of_period"]
TIMINGS = ("after_renewal", "now", "end_of_period")

LEVELS = pd.DataFrame(
    {
        "hoog": ["verantwoordelijk", "proactief", "partnerschap"],
        "midden": ["reactief", "verantwoordelijk", "verantwoordelijk"],
        "laag": ["elementair", "elementair", "reactief"],
    },
    index=pd.Index(["veel", "middel", "weinig"], name="klanten"),
)


def present_value(cash_flows: Any, discount_rate: float, first: int = 1) -> float:
    """Worth today of a row of payments: Σ c_t / (1+d)^t.

    Parameters
    ----------
    cash_flows : sequence of float
        One amount a period; costs are negative.
    discount_rate : float
        Per period, 0 or more.
    first : {1, 0}
        Period of the first amount: 1 after one period, 0 today.

    Returns
    -------
    float

    Examples
    --------
    >>> round(present_value([110, 121], 0.10), 2)
    200.0
    >>> round(present_value([-50, 110], 0.10, first=0), 2)
    50.0
    """
    flows = tables.numbers(cash_flows, "cash_flows")
    if not len(flows) or np.isnan(flows).any():
        raise InputError("`cash_flows` is leeg of heeft lege waarden: geef één bedrag per periode, 0 als er niets is.")
    if first not in (0, 1):
        raise InputError(f"`first` moet 0 (eerste bedrag vandaag) of 1 (na één periode) zijn en is nu {first!r}.")
    rate = _one("discount_rate", discount_rate, 0)
    return float(np.sum(flows * (1 + rate) ** -(first + np.arange(len(flows), dtype=float))))


def margin_multiplier(
    retention: float, discount_rate: float, payments: int | None = None, timing: Timing = "after_renewal"
) -> float:
    """What one euro of margin per period is worth over the whole relation.

    Parameters
    ----------
    retention : float
        Share of customers that stays each period, 0 to 1.
    discount_rate : float
        Per period, 0 or more.
    payments : int, optional
        Number of payments at most; without end when left out.
    timing : {"after_renewal", "now", "end_of_period"}
        When the first payment comes, with q = r / (1+d):

        - ``"after_renewal"``: after one period, if the customer stays: q + q² + … = r / (1+d-r)
        - ``"now"``: today, for certain: 1 + q + … = (1+d) / (1+d-r)
        - ``"end_of_period"``: after one period, for certain: (1 + q + …) / (1+d) = 1 / (1+d-r)

        With n payments each is multiplied by 1 - qⁿ.

    Returns
    -------
    float

    Notes
    -----
    Source: Gupta & Lehmann (2003), Customers as assets, Journal of Interactive Marketing 17(1).

    Raises
    ------
    InputError
        A retention of 1 without discounting and without end: that sum is infinite.

    Examples
    --------
    >>> round(margin_multiplier(0.80, 0.10), 4)
    2.6667
    >>> round(margin_multiplier(0.80, 0.10, timing="now"), 4)
    3.6667
    """
    r, d, n = _assumptions(retention, discount_rate, payments, timing)
    q = r / (1 + d)
    once = {"after_renewal": q, "now": 1.0, "end_of_period": 1 / (1 + d)}[timing]
    if n is None:
        return float(once / (1 - q))
    return float(once * (n if q == 1 else (1 - q**n) / (1 - q)))


def lifetime_value(
    margin: float,
    retention: float,
    discount_rate: float,
    acquisition_cost: float = 0.0,
    payments: int | None = None,
    timing: Timing = "after_renewal",
) -> float:
    """CLV of a customer with a constant margin: margin × multiplier - acquisition cost.

    Parameters are those of `margin_multiplier`; `margin` is per period, after the cost of serving.

    Examples
    --------
    >>> round(lifetime_value(60, 0.80, 0.10, acquisition_cost=40), 2)
    120.0
    """
    cost = _one("acquisition_cost", acquisition_cost)
    return _one("margin", margin) * margin_multiplier(retention, discount_rate, payments, timing) - cost


@dataclass(frozen=True, repr=False)
class Elasticities(Result):
    """By how many percent CLV changes when one input rises by one percent."""

    retention: float
    margin: float
    discount_rate: float
    value: float
    at_retention: float

    @property
    def words(self) -> str:
        """The three elasticities in a sentence."""
        return (
            f"Een procent hogere retentie (van {percent(self.at_retention, 1)} naar "
            f"{percent(self.at_retention * 1.01, 1)}) verandert de CLV met {number(self.retention, 2, sign=True)}%, "
            f"een procent meer marge met {number(self.margin, 2, sign=True)}% en een procent hogere rekenrente met "
            f"{number(self.discount_rate, 2, sign=True)}%. De CLV is nu {euro(self.value)}."
        )


def elasticities(
    margin: float,
    retention: float,
    discount_rate: float,
    acquisition_cost: float = 0.0,
    payments: int | None = None,
    timing: Timing = "after_renewal",
) -> Elasticities:
    """Elasticities of `lifetime_value` to retention, margin and discount rate.

    Without end and acquisition cost, and paid after renewal, they are (1+d)/(1+d-r), 1 and
    -d/(1+d-r). An elasticity is local: it says what one percent does, not ten.

    Parameters are those of `lifetime_value`.

    Raises
    ------
    InputError
        A CLV of zero or less: a percentage of that means nothing.

    Examples
    --------
    >>> e = elasticities(60, 0.80, 0.10)
    >>> round(e.retention, 3), round(e.margin, 3), round(e.discount_rate, 3)
    (3.667, 1.0, -0.333)
    """
    r, d, n = _assumptions(retention, discount_rate, payments, timing)
    value = lifetime_value(margin, retention, discount_rate, acquisition_cost, payments, timing)
    if value <= 0:
        raise InputError(f"De CLV is {euro(value)}: een procentuele verandering zegt pas iets bij een CLV boven nul.")
    q = r / (1 + d)
    if n is None:
        later = q / (1 - q)
    elif q == 1:
        later = (n - 1) / 2
    else:
        later = q / (1 - q) - n * q**n / (1 - q**n)
    gross = (value + float(acquisition_cost)) / value  # the cost of acquiring does not move along
    by_retention = later + (timing == "after_renewal")
    by_rate = -(later + (timing != "now")) * d / (1 + d)
    return Elasticities(gross * by_retention, gross, gross * by_rate, value, r)


def break_even_retention_spend(
    margin: float,
    retention: float,
    new_retention: float,
    discount_rate: float,
    payments: int | None = None,
    timing: Timing = "after_renewal",
) -> float:
    """The most one may spend per customer per period to raise retention.

    The spend s that leaves CLV as it was: (m - s) · M(r') = m · M(r), so s = m (1 - M(r)/M(r')).
    It is paid whenever the margin is earned, also for customers who would have stayed anyway.

    Parameters
    ----------
    margin : float
        Per customer per period.
    retention, new_retention : float
        Now, and with the spending.
    discount_rate, payments, timing
        As in `margin_multiplier`.

    Returns
    -------
    float
        Money per customer per period; negative when retention falls.

    Examples
    --------
    >>> round(break_even_retention_spend(60, 0.80, 0.85, 0.10), 2)
    12.94
    """
    after = margin_multiplier(new_retention, discount_rate, payments, timing)
    if not after:
        raise InputError("Met een nieuwe retentie van 0 komt er geen enkele betaling meer: kies een hogere retentie.")
    return _one("margin", margin) * (1 - margin_multiplier(retention, discount_rate, payments, timing) / after)


def relation_level(margin: str, customers: str) -> str:
    """Level of relation that fits a margin and a number of customers (Kotler's five levels).

    Parameters
    ----------
    margin : {"hoog", "midden", "laag"}
    customers : {"veel", "middel", "weinig"}

    Returns
    -------
    str
        elementair, reactief, verantwoordelijk, proactief or partnerschap; `LEVELS` is the table.

    Examples
    --------
    >>> relation_level("hoog", "weinig"), relation_level("midden", "veel")
    ('partnerschap', 'reactief')
    """
    if margin not in LEVELS.columns:
        raise InputError(f"`margin` moet {listing(LEVELS.columns, last='of')} zijn en is nu {margin!r}.")
    if customers not in LEVELS.index:
        raise InputError(f"`customers` moet {listing(LEVELS.index, last='of')} zijn en is nu {customers!r}.")
    return str(LEVELS.loc[customers, margin])


@dataclass(frozen=True, repr=False)
class RelationBreakEven(Result):
    """Relation revenue against relation cost, customer by customer.

    `customers` has revenue, cost, profit and pays by customer.
    """

    n: int
    n_paying: int
    profit: float
    loss: float
    margin: float
    customers: pd.DataFrame

    @property
    def words(self) -> str:
        """Who pays and who does not, and where the line lies."""
        return (
            f"Bij {count(self.n_paying)} van de {plural(self.n, 'klant', 'klanten')} brengt de relatie meer op dan ze "
            f"kost, samen {euro(self.profit, 0)}; bij de rest gaat er {euro(self.loss, 0)} verloren. "
            f"Elke euro relatiekosten moet {euro(1 / self.margin)} extra omzet opleveren."
        )


def relationship_break_even(
    table: Any, margin: float, revenue: str = "relation_revenue", cost: str = "relation_cost"
) -> RelationBreakEven:
    """When relationship marketing pays: margin × relation revenue ≥ relation cost.

    Parameters
    ----------
    table : frame
        One row a customer.
    margin : float
        Share of revenue that is left after the cost of goods, above 0 and at most 1.
    revenue, cost : str
        Columns with what the relation brings in extra and what it costs, over the same period.

    Returns
    -------
    RelationBreakEven

    Examples
    --------
    >>> table = pd.DataFrame({"relation_revenue": [100, 20], "relation_cost": [25, 25]})
    >>> relationship_break_even(table, margin=0.40).n_paying
    1
    """
    share = _share("margin", margin)
    columns = tables.items(table, [revenue, cost])
    if columns.isna().any(axis=None):
        gaps = int(columns.isna().any(axis=1).sum())
        raise InputError(
            f"Opbrengst of kosten zijn leeg bij {plural(gaps, 'klant', 'klanten')}: vul 0 in als er niets was."
        )
    frame = pd.DataFrame({"revenue": columns[revenue], "cost": columns[cost]})
    frame["profit"] = share * frame["revenue"] - frame["cost"]
    frame["pays"] = frame["profit"] >= 0
    gained = float(frame["profit"].clip(lower=0).sum())
    return RelationBreakEven(
        len(frame), int(frame["pays"].sum()), gained, gained - float(frame["profit"].sum()), share, frame
    )


@dataclass(frozen=True, repr=False)
class ContactSaving(Result):
    """Contact costs saved beside CLV lost, by group; `groups` has saved, lost and net."""

    saved: float
    lost: float
    net: float
    groups: pd.DataFrame

    @property
    def words(self) -> str:
        """The balance, and the groups for which saving costs money."""
        worse = [str(g) for g in self.groups.index[self.groups["net"] < 0]]
        verdict = f"Het kost geld bij {listing(worse)}." if worse else "Bij geen enkele groep kost het geld."
        return (
            f"Minder contact bespaart {euro(self.saved, 0)} en kost {euro(self.lost, 0)} aan CLV: "
            f"per saldo {euro(self.net, 0)}. {verdict}"
        )

    def to_frame(self) -> pd.DataFrame:
        """Give the groups."""
        return self.groups.copy()


def contact_saving(groups: Any, discount_rate: float, payments: int | None = None) -> ContactSaving:
    """Selective relationship management: contact costs saved beside CLV lost.

    Paid today and every later period (timing "now"), with M the margin multiplier: saved is
    n · cost · M(r), lost is n · margin · (M(r) - M(r')). Their difference is exactly the change
    in the value of the group.

    Parameters
    ----------
    groups : pandas.DataFrame
        One row a group (its index names it): `customers`, `margin` (per customer per period,
        before contact cost), `contact_cost` (per customer per period, what would be saved),
        `retention` (now) and `retention_after` (without the contact).
    discount_rate : float
        Per period.
    payments : int, optional
        Horizon; without end when left out.

    Examples
    --------
    >>> groups = pd.DataFrame({"customers": [100], "margin": [50.0], "contact_cost": [5.0],
    ...     "retention": [0.8], "retention_after": [0.7]}, index=["winkel"])
    >>> round(contact_saving(groups, 0.10).net)
    -2750
    """
    columns = ["customers", "margin", "contact_cost", "retention", "retention_after"]
    checked = tables.items(groups, columns)
    if checked.isna().any(axis=None):
        empty = [c for c in columns if checked[c].isna().any()]
        raise InputError(f"Er ontbreken waarden in {listing(empty)}: vul voor elke groep alles in.")

    def multipliers(column: str) -> np.ndarray:
        return np.array([margin_multiplier(r, discount_rate, payments, "now") for r in checked[column]])

    now, after = multipliers("retention"), multipliers("retention_after")
    saved = checked["customers"] * checked["contact_cost"] * now
    lost = checked["customers"] * checked["margin"] * (now - after)
    frame = pd.DataFrame({"saved": saved, "lost": lost, "net": saved - lost})
    return ContactSaving(float(saved.sum()), float(lost.sum()), float((saved - lost).sum()), frame)


def _one(name: str, value: Any, minimum: float | None = None, maximum: float | None = None) -> float:
    if not np.isscalar(value):
        raise InputError(f"`{name}` moet één getal zijn en is nu {value!r}.")
    checked = float(tables.numbers([value], name, minimum=minimum, maximum=maximum)[0])
    if np.isnan(checked):
        raise InputError(f"`{name}` is leeg: vul een getal in.")
    return checked


def _share(name: str, value: Any) -> float:
    share = _one(name, value)
    if not 0 < share <= 1:
        raise InputError(
            f"`{name}` is een aandeel van de omzet tussen 0 en 1 (0.40 is 40%) en is nu {number(share, 2)}."
        )
    return share


def _assumptions(
    retention: float, discount_rate: float, payments: int | None, timing: str
) -> tuple[float, float, int | None]:
    if timing not in TIMINGS:
        raise InputError(f"`timing` moet {listing(TIMINGS, last='of')} zijn en is nu {timing!r}.")
    r, d = _one("retention", retention, 0, 1), _one("discount_rate", discount_rate, 0)
    if payments is not None:
        wanted = _one("payments", payments, 1)
        if wanted != int(wanted):
            raise InputError(f"`payments` moet een heel aantal betalingen zijn en is nu {number(wanted, 2)}.")
        return r, d, int(wanted)
    if r == 1 and d == 0:
        raise InputError(
            "Met een retentie van 100% en zonder rente is de som oneindig: geef een rente of een aantal `payments`."
        )
    return r, d, None
