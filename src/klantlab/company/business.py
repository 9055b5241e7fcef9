# ruff: noqa: E501  a declaration is one line per column
"""Cafés, offices and institutions: accounts, the people who buy together, and the people who sell to them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from klantlab.company import words
from klantlab.company.declare import Columns, table
from klantlab.company.people import TOWNS
from klantlab.company.streams import marks, pick
from klantlab.company.world import DAYS, MONTH_START, MONTHS, World, dates, day, stage

ACCOUNTS = 320
SECTORS = ("café", "kantoor", "ziekenhuis", "onderwijs", "gemeente")
CONTRACTS = ("losse bonen", "bonen en machinehuur", "totaalbeheer")
ROLES = ("initiator", "beïnvloeder", "beslisser", "koper", "gebruiker", "poortwachter")
FUNCTIONS = {
    "café": ("eigenaar", "bedrijfsleider", "barista", "inkoper", "gastvrouw"),
    "kantoor": ("directeur", "officemanager", "facilitair medewerker", "medewerker", "receptionist", "inkoper"),
    "ziekenhuis": (
        "directeur bedrijfsvoering",
        "inkoper",
        "hoofd horeca",
        "verpleegkundige",
        "bezoekersgastheer",
        "secretaresse",
        "technische dienst",
    ),
    "onderwijs": (
        "facilitair directeur",
        "inkoper",
        "docent",
        "student-lid medezeggenschap",
        "beheerder",
        "secretaresse",
    ),
    "gemeente": ("gemeentesecretaris", "inkoper", "facilitair adviseur", "ambtenaar", "bode", "duurzaamheidsadviseur"),
}
SELLERS = (
    *(
        "accountmanager Noord",
        "accountmanager Oost",
        "accountmanager Midden",
        "accountmanager Zuid",
        "accountmanager instellingen",
    ),
    *(
        "barista-trainer",
        "barista-trainer",
        "servicemonteur",
        "servicemonteur",
        "planner",
        "medewerker facturatie",
        "directeur verkoop",
    ),
)
WIN = {"base": -1.9, "per role spoken": 0.52, "decider spoken": 0.55, "straight rebuy": 1.3, "new task": -0.45}
COMPLEXITY = {"strength": 9 + 5 * 1.25, "through leaving": 5 * 1.25, "alternatives": -0.8}
"""What one step more complex does: strength in all, the part of it through `hard_to_leave`, other suppliers."""
ROLE_SATISFACTION = {"betaler": 7.9, "beslisser": 7.5, "gebruiker": 6.6}


@dataclass(frozen=True)
class Accounts:
    """One entry per account, and one per person in it."""

    sector: np.ndarray
    contract: np.ndarray  # complexity: 0, 1, 2
    since: np.ndarray
    size: np.ndarray
    seller: np.ndarray
    kg: np.ndarray  # kilos of coffee in an average month
    quality: np.ndarray  # how well this account is served, in marks
    person_account: np.ndarray
    person_function: np.ndarray
    roles: np.ndarray  # (person, role): holds it


@stage
def accounts_drawn(w: World) -> Accounts:
    """Draw the accounts and their buying centres."""
    n = ACCOUNTS
    sector = np.sort(pick(w.rng("accounts", "sector"), np.array([150, 110, 20, 15, 25]), n))
    size = np.exp(np.array([2.0, 4.1, 6.9, 6.5, 5.9])[sector] + 0.6 * w.rng("accounts", "employees").normal(size=n))
    contract = pick(
        w.rng("accounts", "contract"),
        np.array([[0.6, 0.3, 0.1], [0.2, 0.5, 0.3], [0.0, 0.3, 0.7], [0.05, 0.35, 0.6], [0.1, 0.5, 0.4]]),
        sector,
    )
    since = w.rng("accounts", "since").integers(-1200, day("2025-06-01"), n)
    people = np.clip(
        marks(1.6 + 0.62 * np.log(size) + 0.7 * w.rng("account_people", "count").normal(size=n), 2, 9), 2, 9
    )
    owner = np.repeat(np.arange(n), people)
    first = np.cumsum(people) - people
    roles = np.zeros((len(owner), len(ROLES)), dtype=bool)
    rng = w.rng("buying_roles", "role")
    for r in range(len(ROLES)):
        holder = first + np.floor(rng.random(n) * people).astype(np.int64)
        roles[holder, r] = True
        if r in (1, 4):  # several influence and use
            roles[:, r] |= rng.random(len(owner)) < 0.35
    idle = ~roles.any(axis=1)
    roles[idle, 4] = True
    gate = w.rng("buying_roles", "gatekeeper").random(n) < 0.35  # a small firm may have none
    roles[np.isin(owner, np.flatnonzero(gate & (people <= 4))), 5] = False
    roles[~roles.any(axis=1), 4] = True
    at = np.arange(len(owner)) - first[owner]
    function = np.empty(len(owner), dtype=object)
    for s, name in enumerate(SECTORS):
        mine = sector[owner] == s
        options = np.array(FUNCTIONS[name], dtype=object)
        function[mine] = options[at[mine] % len(options)]
    kg = np.array([38, 16, 130, 110, 55])[sector] * np.exp(0.5 * w.rng("accounts", "kg").normal(size=n))
    seller = np.where(sector >= 2, 4, w.rng("accounts", "seller").integers(0, 4, n))
    quality = 0.7 * w.rng("accounts", "quality").normal(size=n)
    return Accounts(sector, contract, since, size, seller, kg, quality, owner, function, roles)


@table(
    "accounts",
    "Zakelijke klanten: cafés, kantoren, ziekenhuizen, onderwijs en gemeenten",
    "C05 C20 C42",
    """
    account_id*   int                                                              | Nummer van de zakelijke klant
    name          text                                                             | Naam (verzonnen)
    sector        text [café, kantoor, ziekenhuis, onderwijs, gemeente]            | Soort klant | C05
    town          text                                                             | Plaats
    since         date                                                             | Klant sinds | C02
    employees     int                                                              | Aantal medewerkers
    contract      text [losse bonen, bonen en machinehuur, totaalbeheer]           | Wat Morgenrood levert, van eenvoudig naar ingewikkeld | C42
    seller_id     int>sellers                                                      | Vaste contactpersoon bij Morgenrood | C22
    margin        euro                                                             | Marge per kilo | C96
    """,
)
def accounts(w: World) -> Columns:
    """List the business customers."""
    a = accounts_drawn(w)
    rng = w.rng("accounts", "name")
    heads, tails = np.array(words.SURNAME_HEADS, dtype=object), np.array(words.SURNAME_TAILS, dtype=object)
    made = heads[rng.integers(0, len(heads), ACCOUNTS)] + tails[rng.integers(0, len(tails), ACCOUNTS)]
    kind = np.array(["Café ", "Kantoor ", "Ziekenhuis ", "Hogeschool ", "Gemeente "], dtype=object)[a.sector]
    towns = np.array([town for *_, town, country, _ in TOWNS if country == "NL"], dtype=object)
    share = np.array([s for *_, country, s in TOWNS if country == "NL"], dtype=float)
    return {
        "account_id": 2001 + np.arange(ACCOUNTS),
        "name": kind + made,
        "sector": np.array(SECTORS, dtype=object)[a.sector],
        "town": towns[pick(w.rng("accounts", "town"), share, ACCOUNTS)],
        "since": dates(a.since),
        "employees": np.maximum(np.floor(a.size), 2).astype(np.int64),
        "contract": np.array(CONTRACTS, dtype=object)[a.contract],
        "seller_id": 1 + a.seller,
        "margin": np.array([4.1, 5.2, 6.8])[a.contract] + 0.6 * w.rng("accounts", "margin").normal(size=ACCOUNTS),
    }


@table(
    "sellers",
    "De mensen van Morgenrood die met zakelijke klanten te maken hebben (de problem solving unit)",
    "C22",
    """
    seller_id*  int   | Nummer
    function    text  | Functie
    """,
)
def sellers(w: World) -> Columns:
    """List who sells and serves."""
    return {"seller_id": 1 + np.arange(len(SELLERS)), "function": list(SELLERS)}


@table(
    "account_people",
    "De mensen bij zakelijke klanten die met de koffie te maken hebben",
    "C20 C22 C05",
    """
    person_id*   int           | Nummer van de persoon
    account_id   int>accounts  | Zakelijke klant
    function     text          | Functie
    uses         bool          | Drinkt of zet de koffie zelf | C05
    """,
)
def account_people(w: World) -> Columns:
    """List the people of the accounts."""
    a = accounts_drawn(w)
    return {
        "person_id": 40001 + np.arange(len(a.person_account)),
        "account_id": 2001 + a.person_account,
        "function": a.person_function,
        "uses": a.roles[:, 4],
    }


@table(
    "buying_roles",
    "Wie welke rol heeft in het koopcentrum (de decision making unit)",
    "C20",
    """
    person_id*  int>account_people                                                              | Persoon
    role*       text [initiator, beïnvloeder, beslisser, koper, gebruiker, poortwachter]        | Rol; één persoon kan er meer hebben
    """,
)
def buying_roles(w: World) -> Columns:
    """List the roles."""
    person, role = np.nonzero(accounts_drawn(w).roles)
    return {"person_id": 40001 + person, "role": np.array(ROLES, dtype=object)[role]}


@stage
def meetings(w: World) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return who of Morgenrood spoke whom and when: seller, person, day."""
    a = accounts_drawn(w)
    keen = 0.5 + w.rng("account_contacts", "keen").gamma(1.2, 1.4, ACCOUNTS)[a.person_account]
    role = 0.25 + 0.5 * a.roles[:, 3] + 0.3 * a.roles[:, 2] + 0.35 * a.roles[:, 4] + 0.2 * a.roles[:, 5]
    count = w.rng("account_contacts", "count").poisson(1.15 * keen * role)
    person = np.repeat(np.arange(len(count)), count)
    since = np.maximum(a.since[a.person_account[person]] - 60, 0)
    when = since + np.floor(w.rng("account_contacts", "date").random(len(person)) * (DAYS - since)).astype(np.int64)
    own = a.seller[a.person_account[person]]
    other = w.rng("account_contacts", "seller_id")
    seller = np.where(other.random(len(person)) < 0.62, own, other.integers(5, len(SELLERS), len(person)))
    order = np.lexsort((person, when))
    return seller[order], person[order], when[order]


@table(
    "account_contacts",
    "Gesprekken tussen Morgenrood en mensen van zakelijke klanten",
    "C20 C22",
    """
    meeting_id*  int                                          | Nummer
    date         date                                         | Dag
    seller_id    int>sellers                                  | Wie van Morgenrood | C22
    person_id    int>account_people                           | Wie van de klant | C22
    kind         text [bezoek, telefoon, training, storing]   | Soort gesprek
    """,
)
def account_contacts(w: World) -> Columns:
    """List the conversations."""
    seller, person, when = meetings(w)
    kind = pick(w.rng("account_contacts", "kind"), np.array([0.42, 0.4, 0.08, 0.1]), len(when))
    return {
        "meeting_id": 1 + np.arange(len(when)),
        "date": dates(when),
        "seller_id": 1 + seller,
        "person_id": 40001 + person,
        "kind": np.array(["bezoek", "telefoon", "training", "storing"], dtype=object)[kind],
    }


@table(
    "quotations",
    "Offertes aan zakelijke klanten, en of ze werden gewonnen",
    "C20 C21",
    """
    quotation_id*    int            | Nummer van de offerte
    account_id       int>accounts   | Zakelijke klant
    date             date           | Dag van de offerte
    product_new      bool           | Het product is nieuw voor de klant | C21
    supplier_new     bool           | Morgenrood is nieuw voor dit product bij deze klant | C21
    people_involved  int            | Hoeveel mensen van de klant zich ermee bemoeiden | C21
    lead_days        int (dagen)    | Dagen van offerte tot besluit | C21
    value            euro           | Waarde per jaar
    won              bool           | Gewonnen | C20
    """,
)
def quotations(w: World) -> Columns:
    """Let who was spoken decide who wins, and newness decide how long it takes."""
    a = accounts_drawn(w)
    n = 960
    account = w.rng("quotations", "account_id").integers(0, ACCOUNTS, n)
    low = np.maximum(a.since[account] - 40, 20)
    when = low + np.floor(w.rng("quotations", "date").random(n) * (DAYS - 1 - low)).astype(np.int64)
    order = np.lexsort((account, when))
    account, when = account[order], when[order]
    situation = pick(w.rng("quotations", "situation"), np.array([0.26, 0.32, 0.42]), n)  # new task, modified, straight
    supplier_new = np.where(situation == 0, w.rng("quotations", "supplier_new").random(n) < 0.7, situation == 1)
    spoken = roles_spoken(w, account, when)
    people = 1 + w.rng("quotations", "people").poisson(
        np.array([4.0, 2.4, 0.7])[situation] * np.clip(np.log(a.size[account]) / 4.5, 0.4, 1.5)
    )
    lead = 2 + w.rng("quotations", "lead_days").negative_binomial(
        2.5, 2.5 / (2.5 + np.array([46, 24, 5])[situation] + 1.5 * people)
    )
    logit = WIN["base"] + WIN["per role spoken"] * spoken.sum(axis=1) + WIN["decider spoken"] * spoken[:, 2]
    logit = logit + np.array([WIN["new task"], 0, WIN["straight rebuy"]])[situation] + 0.35 * a.quality[account]
    value = (
        a.kg[account]
        * 12
        * np.array([8, 12, 18])[a.contract[account]]
        * np.exp(0.3 * w.rng("quotations", "value").normal(size=n))
    )
    return {
        "quotation_id": 1 + np.arange(n),
        "account_id": 2001 + account,
        "date": dates(when),
        "product_new": situation == 0,
        "supplier_new": supplier_new,
        "people_involved": people,
        "lead_days": lead,
        "value": np.round(value / 10) * 10,
        "won": w.rng("quotations", "won").random(n) < 1 / (1 + np.exp(-logit)),
    }


def roles_spoken(w: World, account: np.ndarray, when: np.ndarray) -> np.ndarray:
    """Tell per quotation which roles had been spoken before that day: (quotation, role)."""
    a = accounts_drawn(w)
    _, person, spoken_on = meetings(w)
    out = np.zeros((len(account), len(ROLES)), dtype=bool)
    of = a.person_account[person]
    for i in range(len(account)):
        before = person[(of == account[i]) & (spoken_on < when[i])]
        if len(before):
            out[i] = a.roles[before].any(axis=0)
    return out


@stage
def cups(w: World) -> tuple[np.ndarray, np.ndarray]:
    """Return the cafés that share their figures, and their cups sold: (café, month)."""
    a = accounts_drawn(w)
    cafes = np.flatnonzero(a.sector == 0)[:60]
    season = np.array([0.9, 0.92, 1, 1.04, 1.08, 1.06, 0.92, 0.95, 1.04, 1.06, 1.02, 1.05])
    walk = np.cumsum(0.06 * w.rng("account_sales", "walk").normal(size=(60, MONTHS)), axis=1)
    noise = 0.10 * w.rng("account_sales", "cups").normal(size=(60, MONTHS))
    level = a.kg[cafes][:, None] * 62 * season[np.arange(MONTHS) % 12] * np.exp(walk + noise)
    return cafes, np.floor(level).astype(np.int64)


@table(
    "account_sales",
    "Koppen koffie die zestig cafés zelf per maand verkochten (ze delen hun cijfers)",
    "C23",
    """
    account_id*  int>accounts   | Café
    month*       date           | Eerste dag van de maand
    cups         int (koppen)   | Verkochte koppen
    """,
)
def account_sales(w: World) -> Columns:
    """List what the cafés sold to their own guests."""
    cafes, sold = cups(w)
    return {
        "account_id": 2001 + np.repeat(cafes, MONTHS),
        "month": dates(np.tile(MONTH_START[:MONTHS], 60)),
        "cups": sold.ravel(),
    }


@table(
    "account_orders",
    "De bestellingen van zakelijke klanten, per maand",
    "C21 C23 C42 C05",
    """
    account_order_id*  int           | Nummer
    account_id         int>accounts  | Zakelijke klant
    date               date          | Dag van de bestelling
    kg                 int (kilo)    | Kilo's koffie | C23
    amount             euro          | Bedrag zonder btw
    """,
)
def account_orders(w: World) -> Columns:
    """Order every month; a café orders for what it sold the month before."""
    a = accounts_drawn(w)
    cafes, sold = cups(w)
    need = np.repeat(a.kg[:, None], MONTHS, axis=1) * np.array(
        [1.0 if m % 12 not in (6, 7) else 0.72 for m in range(MONTHS)]
    )
    lagged = np.concatenate([sold[:, :1], sold[:, :-1]], axis=1)
    need[cafes] = lagged / 62
    need = need * np.exp(0.12 * w.rng("account_orders", "kg").normal(size=need.shape))
    stays = w.rng("account_orders", "leaves").exponential(60 + 40 * a.contract + 25 * np.maximum(a.quality, -1)) * 30.4
    account, month = np.nonzero((need > 1.5) & (MONTH_START[None, 1:] > np.maximum(a.since, 0)[:, None]))
    when = MONTH_START[month] + w.rng("account_orders", "date").integers(0, 28, len(month))
    keep = (when >= a.since[account]) & (when < np.maximum(a.since[account], -30) + stays[account] + 200)
    account, month, when = account[keep], month[keep], when[keep]
    at = np.lexsort((account, when))
    account, month, when = account[at], month[at], when[at]
    kg = np.maximum(np.floor(need[account, month]), 1).astype(np.int64)
    cents = (
        np.array([1450, 1690, 2150])[a.contract[account]]
        + 160 * (when >= day("2024-02-01"))
        + 240 * (when >= day("2025-02-01"))
    )
    return {
        "account_order_id": 600001 + np.arange(len(account)),
        "account_id": 2001 + account,
        "date": dates(when),
        "kg": kg,
        "amount": kg * cents / 100,
    }


@table(
    "account_survey",
    "Zakelijk klantonderzoek, november 2025: betaler, gebruiker en beslisser van dezelfde klant",
    "C05 C42",
    """
    person_id*    int>account_people                         | Wie antwoordde
    account_id    int>accounts                               | Zakelijke klant
    role          text [betaler, beslisser, gebruiker]       | Rol waarin iemand antwoordde | C05
    satisfaction  int 1..10                                  | Rapportcijfer | C05
    alternatives  int                                        | Aantal leveranciers dat men erbij heeft of overwoog | C42
    hard_to_leave int 1..7                                   | Overstappen zou ons veel gedoe kosten (1–7) | C42
    strength      int 0..100                                 | Sterkte van de band (0–100) | C42
    """,
)
def account_survey(w: World) -> Columns:
    """Ask payers, deciders and users: who pays is pleased, who drinks is not."""
    a = accounts_drawn(w)
    answers = w.rng("account_survey", "responded").random(len(a.person_account)) < 0.5
    person = np.flatnonzero(answers)
    account = a.person_account[person]
    role = np.where(a.roles[person, 3], 0, np.where(a.roles[person, 2], 1, 2))
    institution = a.sector[account] >= 2
    e = w.rng("account_survey", "answers").normal(size=(4, len(person)))
    level = np.array([7.4, 7.4, 7.3])[role] + institution * np.array([0.6, 0.15, -0.9])[role]
    leaving, direct = COMPLEXITY["through leaving"] / 5, COMPLEXITY["strength"] - COMPLEXITY["through leaving"]
    hard = 2.4 + leaving * a.contract[account] + 0.9 * e[1]
    strength = 36 + direct * a.contract[account] + 9 * a.quality[account] + 5 * (hard - 3.5) + 11 * e[2]
    return {
        "person_id": 40001 + person,
        "account_id": 2001 + account,
        "role": np.array(["betaler", "beslisser", "gebruiker"], dtype=object)[role],
        "satisfaction": marks(level + 0.7 * a.quality[account] + 0.9 * e[0], 1, 10),
        "alternatives": np.clip(marks(3.2 + COMPLEXITY["alternatives"] * a.contract[account] + 0.8 * e[3], 0, 8), 0, 8),
        "hard_to_leave": marks(hard, 1, 7),
        "strength": marks(strength, 0, 100),
    }
