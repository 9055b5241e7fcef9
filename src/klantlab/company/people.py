# ruff: noqa: E501  a declaration is one line per column, a phrase one line per wording
"""Who the people are: latent segment, need, price sensitivity and attitude, and what the firm knows of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from klantlab.company import words
from klantlab.company.declare import Columns, table
from klantlab.company.streams import marks, pick
from klantlab.company.world import BLANK, DAYS, MONTH, World, dates, day, stage

PERSONS = 6000
SEGMENTS = ("fijnproever", "gewoontedrinker", "koopjesjager", "cadeaugever", "wereldverbeteraar")
CAMPAIGNS = ("geen", "Proeverij", "Halve prijs", "Zoekadvertentie", "Vriend brengt vriend", "Kerstmarkt")
DRIVERS = ("taste", "price", "delivery", "staff", "website", "packaging")

SEGMENT_SHARES = {  # who a campaign brings in: the order of SEGMENTS
    "geen": (0.24, 0.34, 0.15, 0.14, 0.13),
    "Proeverij": (0.36, 0.30, 0.06, 0.12, 0.16),
    "Halve prijs": (0.13, 0.24, 0.45, 0.11, 0.07),
    "Zoekadvertentie": (0.20, 0.33, 0.22, 0.15, 0.10),
    "Vriend brengt vriend": (0.27, 0.33, 0.10, 0.12, 0.18),
    "Kerstmarkt": (0.14, 0.18, 0.14, 0.46, 0.08),
}
CAMPAIGN_SHARES = (0.42, 0.12, 0.18, 0.14, 0.08, 0.06)
BUYS = (0.84, 0.80, 0.88, 0.74, 0.90, 0.80)  # ever buys, by campaign
NEED = np.array([1.06, 1.01, 0.67, 0.43, 0.83])  # mean orders a month in an average month
PRICE_SENSITIVITY = np.array([0.22, 0.42, 0.80, 0.35, 0.30])
ATTITUDE = np.array([0.55, -0.05, -0.75, 0.25, 0.75])
CUPS, HEAVY_DRINKERS = (1.9, 6.4), 0.45  # mean cups a day of both sorts of drinkers, and the share of the second
WEB_SHARE = np.array([0.72, 0.66, 0.88, 0.62, 0.70])


@dataclass(frozen=True)
class Population:
    """The latent side of every person; one array entry per person, in order of first contact."""

    customer_id: np.ndarray
    campaign: np.ndarray  # index in CAMPAIGNS
    segment: np.ndarray  # index in SEGMENTS
    first_contact: np.ndarray  # day number, negative before 2023
    first_order: np.ndarray  # day number; BLANK for who never buys; −1 for who bought before 2023
    need: np.ndarray
    price_sensitivity: np.ndarray
    attitude: np.ndarray
    frailty: np.ndarray
    scale_use: np.ndarray
    drivers: np.ndarray  # (person, driver): standing perception, in marks around the mean
    web_share: np.ndarray
    purse: np.ndarray  # factor on what goes into a basket
    change_day: np.ndarray  # the day need more than doubled, or BLANK
    belgian: np.ndarray

    @property
    def buyer(self) -> np.ndarray:
        """Whether the person ever buys."""
        return self.first_order != BLANK


@stage
def population(w: World) -> Population:
    """Draw the latent side of 6,000 persons."""
    n = PERSONS
    earlier = w.rng("persons", "known before").random(n) < 0.24
    growth = np.linspace(0.85, 1.15, DAYS) * np.array([1.0, 1, 1, 1, 1, 0.9, 0.75, 0.8, 1, 1.05, 1.25, 1.3])[MONTH % 12]
    contact = pick(w.rng("persons", "first_contact"), growth, n)
    before = -1 - np.floor(w.rng("persons", "contact before").random(n) ** 1.4 * 1380).astype(np.int64)
    contact = np.sort(np.where(earlier, before, contact))
    campaign = pick(w.rng("persons", "campaign"), np.array(CAMPAIGN_SHARES), n)
    winter = np.isin(np.datetime64("2023-01-01") + contact, _christmas_markets())
    campaign = np.where((campaign == 5) & ~winter, 0, campaign)
    campaign = np.where(winter & (w.rng("persons", "christmas market").random(n) < 0.3), 5, campaign)
    segment = pick(w.rng("persons", "segment"), np.array([SEGMENT_SHARES[c] for c in CAMPAIGNS]), campaign)

    spread = w.rng("persons", "need").normal(size=n)
    need = NEED[segment] * np.exp(0.62 * spread - 0.19)
    price = np.clip(
        PRICE_SENSITIVITY[segment] + 0.14 * w.rng("persons", "price sensitivity").normal(size=n), 0.02, 0.98
    )
    attitude = ATTITUDE[segment] + 0.85 * w.rng("persons", "attitude").normal(size=n)
    belgian = w.rng("persons", "country").random(n) < 0.09

    raw = w.rng("persons", "drivers").normal(size=(n, len(DRIVERS)))
    common = w.rng("persons", "drivers in common").normal(size=n)
    raw[:, 2] = 0.75 * raw[:, 2] + 0.65 * common  # delivery and website come as a pair
    raw[:, 4] = 0.75 * raw[:, 4] + 0.65 * common
    drivers = raw * np.array([0.75, 0.8, 0.7, 0.85, 0.75, 0.75])
    drivers[:, 0] += 0.25 * (segment == 0) - 0.15 * (segment == 2)
    drivers[:, 1] += 0.35 - 0.9 * price

    wait = np.floor(-np.log1p(-w.rng("persons", "first order").random(n)) * np.array([12, 9, 3, 10, 8, 4])[campaign])
    first = contact + wait.astype(np.int64)
    first = np.where(earlier_sorted(contact), -1, first)
    buys = w.rng("persons", "ever buys").random(n) < np.array(BUYS)[campaign]
    first = np.where(buys & (first < DAYS), first, BLANK)
    changed = w.rng("persons", "need change").random(n) < 0.06
    change = w.rng("persons", "day of need change").integers(day("2023-06-01"), day("2025-09-01"), n)
    return Population(
        customer_id=10001 + np.arange(n),
        campaign=campaign,
        segment=segment,
        first_contact=contact,
        first_order=first,
        need=need,
        price_sensitivity=price,
        attitude=attitude,
        frailty=np.exp(0.55 * w.rng("persons", "frailty").normal(size=n)),
        scale_use=0.4 * w.rng("persons", "scale use").normal(size=n) - 0.45 * belgian,
        drivers=drivers,
        web_share=np.clip(WEB_SHARE[segment] + 0.22 * w.rng("persons", "web share").normal(size=n), 0.03, 0.97),
        purse=np.exp(0.55 * w.rng("persons", "purse").normal(size=n) - 0.15),
        change_day=np.where(changed & (change > contact + 120), change, BLANK),
        belgian=belgian,
    )


def earlier_sorted(contact: np.ndarray) -> np.ndarray:
    """Tell who was known before the calendar starts."""
    return contact < 0


def _christmas_markets() -> np.ndarray:
    starts = np.array([f"{year}-11-20" for year in range(2019, 2026)], dtype="datetime64[D]")
    return (starts[:, None] + np.arange(35)[None, :]).ravel()


TOWNS = (  # postcode area from, to, town, country, share
    (3511, 3585, "Utrecht", "NL", 22),
    (3811, 3829, "Amersfoort", "NL", 13),
    (8011, 8045, "Zwolle", "NL", 11),
    (7411, 7437, "Deventer", "NL", 9),
    (6811, 6846, "Arnhem", "NL", 9),
    (5211, 5237, "Den Bosch", "NL", 8),
    (1011, 1109, "Amsterdam", "NL", 7),
    (9711, 9747, "Groningen", "NL", 5),
    (4811, 4839, "Breda", "NL", 5),
    (6211, 6229, "Maastricht", "NL", 3),
    (2000, 2060, "Antwerpen", "BE", 5),
    (9000, 9052, "Gent", "BE", 3),
)


@dataclass(frozen=True)
class Facts:
    """The observable side that several tables need."""

    first_name: np.ndarray
    surname: np.ndarray
    email: np.ndarray
    postcode: np.ndarray
    birth_year: np.ndarray
    opt_in: np.ndarray


@stage
def facts(w: World) -> Facts:
    """Draw what the firm knows of every person."""
    p = population(w)
    n = PERSONS
    female = gender(w) == 0
    names = np.array(words.FIRST_NAMES, dtype=object)
    half = len(names) // 2  # women's names first
    which = w.rng("persons", "first name").integers(0, half, n)
    first = names[np.where(female, which, half + which)]
    heads, tails = np.array(words.SURNAME_HEADS, dtype=object), np.array(words.SURNAME_TAILS, dtype=object)
    rng = w.rng("persons", "surname")
    surname = np.array(words.PREFIXES, dtype=object)[pick(rng, np.array(words.PREFIX_SHARES), n)]
    surname = surname + heads[rng.integers(0, len(heads), n)] + tails[rng.integers(0, len(tails), n)]
    dot = np.array([".", "", "_", "."], dtype=object)[w.rng("persons", "email").integers(0, 4, n)]
    plain = [f"{a}{d}{b.replace(' ', '')}".lower() for a, d, b in zip(first, dot, surname, strict=True)]
    email = np.array([f"{name}{i % 97}@post.example" for i, name in enumerate(plain)], dtype=object)
    towns = np.where(p.belgian[:, None], _shares("BE"), _shares("NL"))
    town = np.array([0])
    edges = np.cumsum(towns, axis=1)
    u = w.rng("persons", "town").random(n) * edges[:, -1]
    town = (u[:, None] >= edges).sum(axis=1)
    low, high = np.array([t[0] for t in TOWNS]), np.array([t[1] for t in TOWNS])
    postcode = low[town] + np.floor(w.rng("persons", "postcode").random(n) ** 1.3 * (high - low + 1)[town]).astype(int)
    age = np.clip(
        np.array([44, 53, 38, 47, 36])[p.segment] + 12.5 * w.rng("persons", "birth_year").normal(size=n), 18, 88
    )
    opt = w.rng("persons", "opt_in").random(n) < 1 / (1 + np.exp(-(0.2 + 0.5 * p.attitude)))
    return Facts(first, surname, email, postcode, 2024 - np.floor(age).astype(int), opt)


def _shares(country: str) -> np.ndarray:
    return np.array([share if there == country else 0 for *_, there, share in TOWNS], dtype=float)


@stage
def gender(w: World) -> np.ndarray:
    """Draw 0 woman, 1 man, 2 otherwise or unknown."""
    return pick(w.rng("persons", "gender"), np.array([0.53, 0.44, 0.03]), PERSONS)


@table(
    "persons",
    "Iedereen die Morgenrood kent, ook wie nooit iets kocht",
    "C01 C10 C111",
    """
    customer_id*   int                                      | Klantnummer, in volgorde van eerste contact | C01 C02 C111
    name           text                                     | Voor- en achternaam (verzonnen) | C113
    email          text?                                    | E-mailadres (verzonnen); blanco als het niet bekend is | C113 C119
    gender         text [vrouw, man, anders/onbekend]       | Geslacht zoals opgegeven | C10
    birth_date     date?                                    | Geboortedatum; blanco als die niet is opgegeven | C10 C113
    household      int 1..6                                 | Aantal personen in het huishouden | C10
    education      text [mbo of lager, hbo, wo]             | Hoogste opleiding | C10
    social_class   text [A, B boven, B onder, C, D]         | Sociale klasse volgens het adresbestand | C10
    postcode       int                                      | Postcodegebied, vier cijfers | C10 C113
    town           text                                     | Plaats | C10
    country        text [NL, BE]                            | Land; Belgen gebruiken een rapportcijfer zuiniger | C10 C73
    first_contact  date                                     | Dag van het eerste contact met Morgenrood | C01 C02
    first_channel  text [webwinkel, winkel, evenement]      | Waar dat eerste contact was | C02 C24
    campaign       text>campaigns.campaign                  | Actie waarmee de persoon binnenkwam; "geen" is vanzelf gekomen | C84 C95
    opt_in         bool                                     | Gaf toestemming voor aanbiedingen per e-mail | C07 C113
    """,
)
def persons(w: World) -> Columns:
    """Everybody the firm knows."""
    p, f = population(w), facts(w)
    n = PERSONS
    rng = w.rng("persons", "birth_date")
    offset = rng.integers(0, 365, n)
    birth = (f.birth_year - 1970).astype("datetime64[Y]").astype("datetime64[D]") + offset
    birth = birth.astype("datetime64[us]")
    birth[w.rng("persons", "birth unknown").random(n) < 0.14] = np.datetime64("NaT")
    email = f.email.copy()
    email[w.rng("persons", "email unknown").random(n) < 0.09 + 0.35 * (p.web_share < 0.25)] = ""
    education = pick(
        w.rng("persons", "education"),
        np.array([[0.25, 0.40, 0.35], [0.45, 0.38, 0.17], [0.48, 0.37, 0.15], [0.38, 0.40, 0.22], [0.18, 0.40, 0.42]]),
        p.segment,
    )
    social = marks(1.7 - 0.55 * education + 0.95 * w.rng("persons", "social_class").normal(size=n) + 0.45, 0, 4)
    town = np.searchsorted(np.array(sorted(t[0] for t in TOWNS)), f.postcode, side="right") - 1
    by_code = np.array([t[2] for t in sorted(TOWNS)], dtype=object)
    online = w.rng("persons", "first_channel").random(n)
    fair = np.isin(p.campaign, [1, 5])
    first_channel = np.where(fair & (online < 0.85), 2, np.where(online < p.web_share, 0, 1))
    return {
        "customer_id": p.customer_id,
        "name": f.first_name + " " + f.surname,
        "email": email,
        "gender": np.array(["vrouw", "man", "anders/onbekend"], dtype=object)[gender(w)],
        "birth_date": birth,
        "household": pick(w.rng("persons", "household"), np.array([0.30, 0.36, 0.13, 0.14, 0.05, 0.02]), n) + 1,
        "education": np.array(["mbo of lager", "hbo", "wo"], dtype=object)[education],
        "social_class": np.array(["A", "B boven", "B onder", "C", "D"], dtype=object)[social],
        "postcode": f.postcode,
        "town": by_code[town],
        "country": np.where(p.belgian, "BE", "NL"),
        "first_contact": dates(p.first_contact),
        "first_channel": np.array(["webwinkel", "winkel", "evenement"], dtype=object)[first_channel],
        "campaign": np.array(CAMPAIGNS, dtype=object)[p.campaign],
        "opt_in": f.opt_in,
    }


@table(
    "campaigns",
    "De wervingsacties, met wat een binnengehaald contact kost",
    "C84 C95",
    """
    campaign*          text                                          | Naam van de actie
    kind               text [vanzelf, massa, doelgroep, persoonlijk] | Soort werving | C07
    start              date?                                         | Eerste dag; blanco als de actie altijd loopt
    cost_per_contact   euro                                          | Kosten per binnengehaald contact | C90 C95
    offer              text                                          | Wat de nieuwe klant kreeg | C33
    """,
)
def campaigns(w: World) -> Columns:
    """Name the acquisition campaigns."""
    return {
        "campaign": list(CAMPAIGNS),
        "kind": ["vanzelf", "persoonlijk", "massa", "massa", "persoonlijk", "doelgroep"],
        "start": dates([BLANK, *[day("2019-03-01")] * 5]),
        "cost_per_contact": [0.0, 14.5, 9.8, 11.2, 7.5, 8.4],
        "offer": [
            "niets",
            "gratis proeverij aan een kraam, met een barista die uitleg geeft",
            "de eerste bestelling voor de halve prijs",
            "niets; betaalde plek boven de zoekresultaten",
            "een pak koffie voor de klant die een vriend aanbrengt",
            "een geschenkdoos met proefzakjes op de kerstmarkt",
        ],
    }


@table(
    "customer_cards",
    "De klantkaarten zoals ze in drie systemen staan, met dubbele, verouderde en lege velden",
    "C119 C111 C113",
    """
    card_id*     int                                          | Nummer van de kaart
    system       text [webwinkel, kassa, klantenservice]      | Systeem waarin de kaart staat
    name         text                                         | Naam zoals ingetikt
    email        text?                                        | E-mailadres zoals ingetikt
    postcode     int?                                         | Postcodegebied zoals ingetikt
    birth_year   int?                                         | Geboortejaar
    updated      date                                         | Laatst bijgewerkt
    """,
)
def customer_cards(w: World) -> Columns:
    """Write each person down once per system, with the mistakes that counters and keyboards make."""
    p, f = population(w), facts(w)
    owner, system, card_id = cards(w)
    n = len(owner)
    rng = w.rng("customer_cards", "name")
    style = pick(rng, np.array([0.62, 0.14, 0.1, 0.08, 0.06]), n)
    style[system == 0] = np.where(style[system == 0] < 4, 0, 4)
    names = []
    for i, s, u in zip(owner, style, rng.random(n), strict=True):
        first, last = f.first_name[i], f.surname[i]
        at = 1 + int(u * (len(last) - 2))
        variants = (
            f"{first} {last}",
            f"{first[0]}. {last}",
            f"{first} {last}".lower(),
            f"{last}, {first}",
            f"{first} {last[:at]}{last[at + 1 :]}",
        )
        names.append(variants[s])
    email = f.email[owner].copy()
    email[w.rng("customer_cards", "email").random(n) < np.array([0.02, 0.55, 0.3])[system]] = ""
    moved = w.rng("customer_cards", "postcode").random(n)
    postcode = np.where(moved < 0.05, f.postcode[owner] + 7, f.postcode[owner]).astype(float)
    postcode[moved > np.array([1.0, 0.72, 0.85])[system]] = np.nan
    birth = f.birth_year[owner].astype(float)
    birth[w.rng("customer_cards", "birth_year").random(n) < np.array([0.15, 0.8, 0.6])[system]] = np.nan
    age = w.rng("customer_cards", "updated").random(n) ** 0.6
    updated = p.first_contact[owner] + np.floor((DAYS - 1 - p.first_contact[owner]) * age).astype(np.int64)
    import pandas as pd

    return {
        "card_id": card_id,
        "system": np.array(["webwinkel", "kassa", "klantenservice"], dtype=object)[system],
        "name": names,
        "email": email,
        "postcode": pd.array(postcode, dtype="Int64"),
        "birth_year": pd.array(birth, dtype="Int64"),
        "updated": dates(updated),
    }


@stage
def cards(w: World) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw who has a card in which system: owner, system, card number (shuffled, so it betrays nothing)."""
    p = population(w)
    rng = w.rng("customer_cards", "system")
    has = np.stack(
        [
            rng.random(PERSONS) < np.where(p.web_share > 0.12, 1.0, 0.0),
            (rng.random(PERSONS) < np.where(p.web_share < 0.9, 0.34, 0.05)) | (p.web_share <= 0.12),
            rng.random(PERSONS) < 0.09,
        ],
        axis=1,
    )
    owner, system = np.nonzero(has)
    number = 500001 + w.rng("customer_cards", "card_id").permutation(len(owner))
    order = np.argsort(number)
    return owner[order], system[order], number[order]


@table(
    "values_survey",
    "Waarden en leefstijl: 900 klanten over leven, werk, vrije tijd en politiek",
    "C12 C13 C10",
    "customer_id* int>persons | Klant\n"
    + "\n".join(f"{name} int 1..7 | {text} | C13" for name, text in words.VALUE_ITEMS.items())
    + "\n"
    + "\n".join(f"{name} int 1..7 | {text} | C12" for name, text in words.VALS_ITEMS.items())
    + "\ncups_per_day num1 (kopjes) | Koppen koffie per dag: er zijn twee soorten drinkers | C14",
)
def values_survey(w: World) -> Columns:
    """Ask 900 people about values: two axes behind sixteen items, and nine VALS statements."""
    p = population(w)
    who = np.sort(w.rng("values_survey", "customer_id").choice(PERSONS, 900, replace=False))
    s = p.segment[who]
    n = len(who)
    rng = w.rng("values_survey", "axes")
    modern = np.array([0.5, -0.7, 0.1, -0.2, 0.9])[s] + 0.75 * rng.normal(size=n)
    status = np.array([0.5, -0.3, 0.5, 0.2, -0.9])[s] + 0.75 * rng.normal(size=n)
    answers: dict[str, object] = {"customer_id": p.customer_id[who]}
    noise = w.rng("values_survey", "items").normal(size=(n, len(words.VALUE_ITEMS)))
    yes = 0.45 * w.rng("values_survey", "acquiescence").normal(size=n)
    for j, name in enumerate(words.VALUE_ITEMS):
        a, b = words.VALUE_LOADINGS[j]
        answers[name] = marks(4.2 + yes + a * modern + b * status + 0.95 * noise[:, j], 1, 7)
    group = pick(w.rng("values_survey", "vals"), np.array(words.VALS_SHARES), s)
    noise = w.rng("values_survey", "vals items").normal(size=(n, len(words.VALS_ITEMS)))
    for j, name in enumerate(words.VALS_ITEMS):
        answers[name] = marks(3.2 + yes + 2.3 * (group == j) + 0.8 * noise[:, j], 1, 7)
    heavy = w.rng("values_survey", "heavy drinker").random(n) < HEAVY_DRINKERS
    cups = np.where(heavy, *reversed(CUPS)) + 0.7 * w.rng("values_survey", "cups_per_day").normal(size=n)
    answers["cups_per_day"] = np.round(np.clip(cups, 0, None) * 2) / 2
    return answers
