# ruff: noqa: E501  a declaration is one line per column, a phrase one line per wording
"""The two survey waves: who was asked, who answered, and what they said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from klantlab.company import texts
from klantlab.company.assortment import CATEGORY
from klantlab.company.buying import BASE_SATISFACTION, Course, course, present_on
from klantlab.company.declare import Columns, table
from klantlab.company.orders import lines
from klantlab.company.people import DRIVERS, PERSONS, Population, population
from klantlab.company.streams import marks, pick
from klantlab.company.subscribing import contracts
from klantlab.company.world import BLANK, DAYS, MONTH, WAVES, World, dates, day, stage

INVITED = 2900
HALO = 0.55
"""How much of a general like or dislike leaks into every driver's mark, in marks per mark of satisfaction."""
STRENGTH = {"trust": 0.34, "satisfaction": 0.26, "switching": 0.24, "attractiveness": 0.28, "satisfaction:trust": 0.20}
"""True weights behind relationship strength; all four and the product are on a standard scale."""
TRUST_FROM_SATISFACTION = 0.55
SCALES = {"trust": 4, "satisfied": 4, "switching": 4, "attractive": 4, "strength": 3}
NOTICE = ("promise", "fuss", "absent", "mistake", "pushy")


@dataclass(frozen=True)
class Respondents:
    """One entry per answer, wave after wave."""

    wave: np.ndarray
    person: np.ndarray
    day: np.ndarray
    satisfaction: np.ndarray  # latent, at that moment
    drivers: np.ndarray  # latent, marks around the mean
    nps: np.ndarray
    constructs: dict[str, np.ndarray]


def in_frame(c: Course, w: World, today: int) -> np.ndarray:
    """Tell who bought in the past year or has a contract: the list the invitations are drawn from."""
    recent = np.zeros(PERSONS, dtype=bool)
    recent[c.person[(c.day < today) & (c.day >= today - 365)]] = True
    k = contracts(w)
    running = (k.start < today) & ((k.end == BLANK) | (k.end > today))
    recent[k.person[running]] = True
    return recent


@stage
def invitations(w: World) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Return per wave: who was invited, on which day somebody answered (or BLANK), and whether a reminder was sent."""
    c, p = course(w), population(w)
    out: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    for number, (first, last) in enumerate(WAVES, start=1):
        start, end = day(first), day(last)
        rng = w.rng("survey_invitations", f"wave {number}")
        order = rng.permutation(np.flatnonzero(in_frame(c, w, start)))
        if out:  # who answered the first time is asked again
            before = out[0][0][out[0][1] != BLANK]
            order = np.concatenate([order[np.isin(order, before)], order[~np.isin(order, before)]])
        who = np.sort(order[:INVITED])
        satisfaction = c.satisfaction[who, MONTH[start]]
        age = _age(w)[who]
        logit = -0.06 + 0.022 * (age - 45) + 0.30 * p.attitude[who] + 0.22 * (satisfaction - BASE_SATISFACTION) ** 2
        if out:
            logit = logit - 0.42 + 0.75 * np.isin(who, before)
        early = rng.random(len(who)) < 0.62
        when = np.where(early, start + rng.integers(0, 9, len(who)), rng.integers(start + 10, end + 1, len(who)))
        answers = (rng.random(len(who)) < 1 / (1 + np.exp(-logit))) & _present(c, w, when, who)
        when = np.where(answers, when, BLANK)
        out.append((who, when, (when == BLANK) | (when > start + 9)))
    return out


def _present(c: Course, w: World, when: np.ndarray, who: np.ndarray) -> np.ndarray:
    here = present_on(c, when, who)
    k = contracts(w)
    for row, person in enumerate(who):
        if not here[row]:
            mine = k.person == person
            here[row] = bool(np.any(mine & (k.start < when[row]) & ((k.end == BLANK) | (k.end > when[row]))))
    return here


def _age(w: World) -> np.ndarray:
    from klantlab.company.people import facts

    return 2024 - facts(w).birth_year


@stage
def respondents(w: World) -> Respondents:
    """Draw what every respondent thinks, before it is squeezed into answers."""
    c, p = course(w), population(w)
    rounds = invitations(w)
    wave = np.concatenate([np.full((when != BLANK).sum(), number) for number, (_, when, _) in enumerate(rounds)])
    person = np.concatenate([who[when != BLANK] for who, when, _ in rounds])
    when = np.concatenate([when[when != BLANK] for _, when, _ in rounds])
    at = np.lexsort((person, when, wave))
    wave, person, when = wave[at], person[at], when[at]
    n = len(person)
    satisfaction = c.satisfaction[person, np.array([MONTH[day(s)] for s, _ in WAVES])[wave]]
    drivers = c.at_wave[wave, person]
    z = (satisfaction - BASE_SATISFACTION) / 0.85
    attitude = p.attitude[person]
    trust = TRUST_FROM_SATISFACTION * z + 0.35 * attitude + 0.70 * w.rng("survey", "trust").normal(size=n)
    k = contracts(w)
    subscribed = np.isin(person, k.person)
    involved = np.log(p.need[person] / 0.75)  # who drinks more, cares more
    switching = 0.75 * subscribed - 0.25 + 0.50 * involved + 0.9 * w.rng("survey", "switching").normal(size=n)
    attractive = 0.30 * z + 0.45 * attitude + 1.10 * involved + 0.75 * w.rng("survey", "attractiveness").normal(size=n)
    b = STRENGTH
    strength = b["trust"] * trust + b["satisfaction"] * z + b["switching"] * switching
    strength = strength + b["attractiveness"] * attractive + b["satisfaction:trust"] * z * trust
    strength = strength + 0.45 * w.rng("survey", "strength").normal(size=n)
    nps = 7.62 + 1.35 * (satisfaction - BASE_SATISFACTION) + 0.45 * attitude + p.scale_use[person]
    furious = w.rng("survey", "furious").random(n) < 0.012 + 0.10 * (drivers[:, 3] < -1.6)
    nps = nps - 4.5 * furious  # a few people give a 0 and mean it
    nps = marks(nps + 0.85 * w.rng("survey", "nps").normal(size=n), 0, 10)
    constructs = {
        "trust": trust,
        "satisfied": z,
        "switching": switching,
        "attractive": attractive,
        "strength": strength,
    }
    return Respondents(wave, person, when, satisfaction, drivers, nps, constructs)


ITEMS = {
    "trust1": "Morgenrood doet wat het belooft",
    "trust2": "Ik vertrouw op de informatie die ik krijg",
    "trust3": "Morgenrood heeft het beste met mij voor",
    "trust4": "Morgenrood vertelt niet altijd het hele verhaal (omgekeerd gesteld)",
    "satisfied1": "Ik ben tevreden over mijn bestellingen tot nu toe",
    "satisfied2": "Mijn ervaringen met Morgenrood waren goed",
    "satisfied3": "Morgenrood voldeed aan mijn verwachtingen",
    "satisfied4": "Achteraf was Morgenrood een goede keuze",
    "switching1": "Overstappen kost me te veel tijd",
    "switching2": "Bij een ander moet ik weer zoeken wat ik lekker vind",
    "switching3": "Als ik wegga, raak ik iets kwijt wat ik heb opgebouwd",
    "switching4": "Ik heb apparatuur of afspraken waardoor ik blijf",
    "attractive1": "Morgenrood past bij mij",
    "attractive2": "Ik hoor graag wat Morgenrood te vertellen heeft",
    "attractive3": "Andere branders zijn minder aantrekkelijk",
    "attractive4": "Bij Morgenrood hoor je ergens bij",
    "strength1": "Ik voel me verbonden met Morgenrood",
    "strength2": "Ik zie Morgenrood als mijn vaste koffiebrander",
    "strength3": "De band met Morgenrood is sterk",
}
BREACHES = {
    "breach_promise": "Beloofde Morgenrood het afgelopen jaar iets wat niet gebeurde?",
    "breach_fuss": "Had je gedoe met regels of formulieren?",
    "breach_absent": "Was er niemand bereikbaar toen je hulp nodig had?",
    "breach_mistake": "Is een fout niet toegegeven of niet goed opgelost?",
    "breach_pushy": "Werd je lastiggevallen terwijl er niets te bieden was?",
}
THEME_NAMES = dict(
    zip(  # in Dutch, as the truth tells them
        texts.THEMES,
        (
            *("bezorging", "prijs", "smaak", "medewerkers", "website", "verpakking"),
            *("abonnement", "apparatuur", "reclame", "assortiment", "winkel", "eerlijke handel"),
        ),
        strict=True,
    )
)
TEAMS = ("Oost", "Zuid", "Noord", "West", "Avond", "Weekend")
TEAM_EFFECT = 0.0  # no team does better than another: customers are shared out by lot

_SURVEY = (
    """
    response_id*  int                                             | Nummer van het antwoord
    wave          int [1, 2]                                      | Meting: 1 = oktober 2024, 2 = oktober 2025 | C71 C33
    customer_id   int>persons                                     | Wie antwoordde; sommigen deden beide keren mee | C40 C73
    date          date                                            | Dag van invullen | C50 C71
    mode          text [e-mail, telefoon]                         | Manier van antwoorden | C57
    team          text [Oost, Zuid, Noord, West, Avond, Weekend]  | Serviceteam dat de klant het laatst hielp; de klanten zijn door het lot verdeeld | C71
    nps           int 0..10                                       | Hoe waarschijnlijk is het dat je Morgenrood aanraadt? | C70 C71 C73
    satisfaction  num1 1..10                                      | Rapportcijfer voor Morgenrood als geheel, met één decimaal | C50 C54 C59 C81
    taste         int? 1..10                                      | Rapportcijfer smaak | C54
    price         int? 1..10                                      | Rapportcijfer prijs | C54
    delivery      int? 1..10                                      | Rapportcijfer bezorging; blanco voor wie niets liet bezorgen | C54
    staff         int? 1..10                                      | Rapportcijfer medewerkers | C54
    website       int? 1..10                                      | Rapportcijfer website; blanco voor wie er niet koopt | C54
    packaging     int? 1..10                                      | Rapportcijfer verpakking | C54
"""
    + "\n".join(f"{name} int? 1..7 | {text} (1–7) | C40 C41" for name, text in ITEMS.items())
    + """
    buy_again     int 1..5                                        | Koop je het komende halfjaar weer bij Morgenrood? (1–5) | C80 C81
    pay_more      int 1..5                                        | Zou je iets meer betalen dan elders? (1–5) | C80
"""
    + "\n".join(f"{name} bool | {text} | C67" for name, text in BREACHES.items())
    + """
    answer        text?                                           | Wat moeten we als eerste verbeteren? Soms blanco | C72
"""
)


@table(
    "survey",
    "Het klantonderzoek: twee metingen, oktober 2024 en oktober 2025",
    "C40 C41 C54 C55 C57 C70 C71 C72 C73 C81",
    "\n".join(line for line in _SURVEY.splitlines() if line.strip()),
)
def survey(w: World) -> Columns:
    """Squeeze what people think into marks, items and words."""
    r, c, p = respondents(w), course(w), population(w)
    n = len(r.person)
    out: dict[str, object] = {
        "response_id": 800001 + np.arange(n),
        "wave": r.wave + 1,
        "customer_id": p.customer_id[r.person],
        "date": dates(r.day),
        "mode": np.where(w.rng("survey", "mode").random(n) < 0.86, "e-mail", "telefoon"),
        "team": np.array(TEAMS, dtype=object)[w.rng("survey", "team").integers(0, len(TEAMS), n)],
        "nps": r.nps,
        "satisfaction": _report_mark(w, r, p),
    }
    skips = w.rng("survey", "skipped items").random((n, len(DRIVERS) + len(ITEMS))) < 0.025
    share = _web_use(c, r)
    noise = w.rng("survey", "driver marks").normal(size=(n, len(DRIVERS)))
    centre = np.array([7.9, 6.7, 7.5, 7.6, 7.3, 7.5])
    for d, name in enumerate(DRIVERS):
        latent = centre[d] + r.drivers[:, d] + HALO * (r.satisfaction - BASE_SATISFACTION)
        mark = marks(latent + p.scale_use[r.person] + 0.55 * noise[:, d], 1, 10).astype(float)
        unknown = (name in ("delivery", "website")) & (share == 0)
        out[name] = _blank(mark, skips[:, d] | unknown)
    out |= _items(w, r, p, skips[:, len(DRIVERS) :])
    again = 3.6 + 0.75 * (r.satisfaction - BASE_SATISFACTION) + 0.25 * p.attitude[r.person]
    out["buy_again"] = marks(again + 0.7 * w.rng("survey", "buy_again").normal(size=n), 1, 5)
    more = 2.4 + 0.5 * (r.satisfaction - BASE_SATISFACTION) + 0.55 * p.attitude[r.person]
    more = more - 1.2 * (p.price_sensitivity[r.person] - 0.4)
    out["pay_more"] = marks(more + 0.7 * w.rng("survey", "pay_more").normal(size=n), 1, 5)
    happened = broken(w)
    u = w.rng("survey", "breaches").random((n, len(BREACHES)))
    for j, name in enumerate(BREACHES):
        low = np.clip(0.05 - 0.05 * (r.satisfaction - BASE_SATISFACTION), 0.01, 0.35)
        out[name] = u[:, j] < np.where(happened[:, j], 0.72, low)
    theme, liked = themes(w)
    out["answer"] = np.array(texts.answers(w, "survey", r.person, r.day, r.nps, theme, liked), dtype=object)
    return out


def _blank(values: np.ndarray, blank: np.ndarray) -> object:
    import pandas as pd

    return pd.array(np.where(blank, np.nan, values), dtype="Int64")


def _report_mark(w: World, r: Respondents, p: Population) -> np.ndarray:
    """A mark with one decimal; many people stop at a half or a whole."""
    n = len(r.person)
    mark = r.satisfaction + 0.30 * p.scale_use[r.person] + 0.22 * w.rng("survey", "satisfaction").normal(size=n)
    u = w.rng("survey", "heaping").random(n)
    steps = np.where(u < 0.3, 1.0, np.where(u < 0.6, 2.0, 10.0))
    return np.clip(np.floor(mark * steps + 0.5) / steps, 1, 10)


def _items(w: World, r: Respondents, p: Population, skips: np.ndarray) -> dict[str, object]:
    n = len(r.person)
    noise = w.rng("survey", "items").normal(size=(n, len(ITEMS)))
    yes = 0.35 * w.rng("survey", "acquiescence").normal(size=n) + 0.3 * p.scale_use[r.person]
    lazy = w.rng("survey", "straight lines").random(n) < 0.025
    flat = marks(4.6 + r.constructs["satisfied"], 1, 7)
    loading = np.array([1.15, 1.05, 0.9, 0.8])
    out: dict[str, object] = {}
    for j, name in enumerate(ITEMS):
        scale, number = name[:-1], int(name[-1])
        latent = r.constructs[scale] * loading[number - 1]
        latent = -latent if name == "trust4" else latent
        centre = {"trust": 4.9, "satisfied": 5.0, "switching": 3.6, "attractive": 4.3, "strength": 4.3}[scale]
        if name == "trust4":
            centre = 3.3
        mark = marks(centre + yes + latent + 0.75 * noise[:, j], 1, 7)
        out[name] = _blank(np.where(lazy, flat, mark), skips[:, j] & ~lazy)
    return out


def _web_use(c: Course, r: Respondents) -> np.ndarray:
    """Count the web orders of each respondent before the survey."""
    count = np.zeros((len(WAVES), PERSONS), dtype=np.int64)
    for number, (first, _) in enumerate(WAVES):
        mine = c.web & (c.day < day(first))
        count[number] = np.bincount(c.person[mine], minlength=PERSONS)
    return count[r.wave, r.person]


@stage
def broken(w: World) -> np.ndarray:
    """Tell which of Van Bel's five rules was broken for each respondent in the year before: (respondent, rule)."""
    r, c = respondents(w), course(w)
    out = np.zeros((len(WAVES), PERSONS, 5), dtype=bool)
    for number, (first, _) in enumerate(WAVES):
        year = (c.day < day(first)) & (c.day >= day(first) - 300)
        out[number, c.person[year & c.late], 0] = True
        out[number, c.person[year & (c.complaint >= 0) & (c.outcome == 2)], 3] = True
        out[number, c.person[year & (c.complaint >= 0) & (c.outcome == 1)], 2] = True
    k = contracts(w)
    stopped = np.zeros(PERSONS, dtype=bool)
    stopped[k.person[(k.end != BLANK) & (k.end < DAYS)]] = True
    out[:, stopped, 1] = w.rng("survey", "fuss").random(int(stopped.sum())) < 0.22
    out[:, :, 4] = w.rng("survey", "pushy").random(PERSONS) < 0.06
    return out[r.wave, r.person]


@stage
def themes(w: World) -> tuple[np.ndarray, np.ndarray]:
    """Choose what each person writes about: what went wrong most, and what pleased most."""
    r, happened = respondents(w), broken(w)
    n, names = len(r.person), texts.THEMES
    base = {"delivery": 0.5, "price": 1.5, "taste": 0.4, "staff": 0.5, "website": 0.6, "packaging": 0.55}
    base |= {"subscription": 0.1, "grinder": 0.16, "mail": 0.25, "range": 0.75, "shop": 0.4, "fair": 0.25}
    weight = np.tile(np.array([base[name] for name in names]), (n, 1))
    for d, name in enumerate(DRIVERS):
        weight[:, names.index(name)] *= np.exp(-1.25 * np.clip(r.drivers[:, d], -3, 2))
    weight[:, names.index("delivery")] *= np.where(happened[:, 0], 3.0, 1.0)
    weight[:, names.index("staff")] *= np.where(happened[:, 3], 3.0, 1.0)
    weight[:, names.index("mail")] *= np.where(happened[:, 4], 12.0, 1.0)
    subscribed = np.isin(r.person, contracts(w).person)
    weight[:, names.index("subscription")] *= np.where(subscribed, np.where(happened[:, 1], 25.0, 6.0), 0.0)
    part = lines(w)
    bought = part.order[CATEGORY[part.product] == "apparatuur"]
    first = np.full(PERSONS, DAYS)
    np.minimum.at(first, course(w).person[bought], course(w).day[bought])
    owns = first[r.person] < r.day
    weight[:, names.index("grinder")] *= np.where(owns, 3.0, 0.0)
    weight[:, names.index("fair")] *= np.where(population(w).segment[r.person] == 4, 5.0, 1.0)
    weight[r.wave == 0, names.index("price")] *= 0.7
    theme = _choose(w.rng("survey", "theme"), weight)
    kind = np.array(["delivery", "price", "taste", "staff", "website", "packaging", "subscription", "shop", "fair"])
    good = np.tile(np.array([0.7, 0.35, 1.8, 1.0, 0.4, 0.4, 0.0, 0.5, 0.2]), (n, 1))
    good[:, :6] *= np.exp(1.0 * np.clip(r.drivers, -2, 2))
    good[:, 6] = 0.8 * subscribed
    liked = _choose(w.rng("survey", "liked"), good)
    return np.array(names, dtype=object)[theme], kind[liked]


def _choose(rng: np.random.Generator, weight: np.ndarray) -> np.ndarray:
    edges = np.cumsum(weight, axis=1)
    return (rng.random(len(weight))[:, None] * edges[:, -1:] >= edges).sum(axis=1)


@table(
    "survey_invitations",
    "Wie voor het klantonderzoek werd uitgenodigd en wie antwoordde",
    "C55 C57",
    """
    wave*         int [1, 2]        | Meting
    customer_id*  int>persons       | Uitgenodigde klant
    reminded      bool              | Kreeg een herinnering
    responded     bool              | Vulde de vragenlijst in | C57
    """,
)
def survey_invitations(w: World) -> Columns:
    """List the invitations, so that who stayed silent can be studied."""
    p, rounds = population(w), invitations(w)
    who = np.concatenate([r[0] for r in rounds])
    return {
        "wave": np.repeat([1, 2], [len(r[0]) for r in rounds]),
        "customer_id": p.customer_id[who],
        "reminded": np.concatenate([r[2] for r in rounds]),
        "responded": np.concatenate([r[1] != BLANK for r in rounds]),
    }


@table(
    "retest",
    "Dezelfde twee vragen, twee weken later aan 160 mensen van de tweede meting",
    "C57",
    """
    response_id*  int>survey     | Antwoord uit het klantonderzoek
    nps           int 0..10      | Aanbeveling, twee weken later
    satisfaction  num1 1..10     | Rapportcijfer, twee weken later
    """,
)
def retest(w: World) -> Columns:
    """Ask 160 people again."""
    r, p = respondents(w), population(w)
    second = np.flatnonzero(r.wave == 1)
    again = np.sort(w.rng("retest", "response_id").choice(second, min(160, len(second)), replace=False))
    noise = w.rng("retest", "answers").normal(size=(2, len(again)))
    mark = r.satisfaction[again] + 0.3 * p.scale_use[r.person[again]] + 0.3 * noise[0]
    return {
        "response_id": 800001 + again,
        "nps": marks(r.nps[again] + 0.8 * noise[1], 0, 10),
        "satisfaction": np.clip(np.floor(mark * 2 + 0.5) / 2, 1, 10),
    }


__all__ = ["HALO", "STRENGTH", "in_frame", "pick", "respondents", "survey", "themes"]
