# ruff: noqa: E501  a declaration is one line per column
"""Contacts, web sessions, journeys and campaigns: how the firm and its customers reach each other."""

from __future__ import annotations

import numpy as np
import pandas as pd

from klantlab.company.assortment import unit_cost
from klantlab.company.buying import ARMS, MAILING_DAY, Course, course, present_on
from klantlab.company.declare import Columns, table
from klantlab.company.orders import FIRST_ORDER, lines, money
from klantlab.company.people import CAMPAIGNS, PERSONS, facts, population
from klantlab.company.streams import pick
from klantlab.company.world import BLANK, DAYS, FIRST, MONTH, MONTH_START, MONTHS, World, dates, day

CONTACT_KINDS = (
    "eerste contact",
    "vraag",
    "advies",
    "proeverij",
    "proefzakje gekregen",
    "cadeau gekregen",
    "terugwinbrief",
)


@table(
    "contacts",
    "Contacten met consumenten die geen bestelling of klacht zijn",
    "C01 C02 C97 C120 C111",
    """
    contact_id*   int                                                                                                                | Nummer
    customer_id   int>persons                                                                                                        | Wie | C01
    date          date                                                                                                               | Dag | C02
    channel       text [winkel, telefoon, e-mail, webchat, evenement, brief]                                                         | Hoe
    kind          text [eerste contact, vraag, advies, proeverij, proefzakje gekregen, cadeau gekregen, terugwinbrief]               | Waarvoor; bij een proefzakje of cadeau is niets betaald | C01
    by_firm       bool                                                                                                               | Het initiatief lag bij Morgenrood | C67
    minutes       int (minuten)                                                                                                      | Tijd die het een medewerker kostte | C97 C120
    """,
)
def contacts(w: World) -> Columns:
    """List the contacts; many people only ever ask, taste, or are given something."""
    p, c = population(w), course(w)
    start = np.maximum(p.first_contact, 0)
    last_order = np.full(PERSONS, BLANK)
    np.maximum.at(last_order, c.person, c.day)
    until = np.minimum(np.where(last_order == BLANK, p.first_contact + 300, last_order + 150), DAYS - 1)
    until = np.maximum(until, start)
    rate = (until - start) / 30.4 * 0.085 * np.exp(0.25 * p.attitude)
    rate = np.where(p.first_contact + 300 < 0, rate * 0.2, rate)
    count = w.rng("contacts", "count").poisson(rate)
    who = np.repeat(np.arange(PERSONS), count)
    when = start[who] + np.floor(w.rng("contacts", "date").random(len(who)) * (until - start + 1)[who]).astype(np.int64)
    kind = 1 + pick(w.rng("contacts", "kind"), np.array([0.46, 0.20, 0.12, 0.14, 0.08]), len(who))
    fresh = np.flatnonzero(p.first_contact >= 0)
    silent = (last_order != BLANK) & (last_order + 240 < DAYS) & (w.rng("contacts", "win back").random(PERSONS) < 0.45)
    lost = np.flatnonzero(silent & (c.left[:, 0] != BLANK))
    who = np.concatenate([fresh, who, lost])
    when = np.concatenate([p.first_contact[fresh], when, last_order[lost] + 200])
    kind = np.concatenate([np.zeros(len(fresh), dtype=np.int64), kind, np.full(len(lost), 6)])
    at = np.lexsort((kind, who, when))
    who, when, kind = who[at], when[at], kind[at]
    shares = np.array(
        [
            [5, 0, 1, 0, 3, 0],
            [2, 3, 4, 3, 0, 0],
            [5, 2, 1, 2, 0, 0],
            [3, 0, 0, 0, 7, 0],
            [5, 0, 0, 0, 4, 1],
            [0, 0, 0, 0, 1, 9],
            [0, 0, 3, 0, 0, 7],
        ]
    )
    channel = pick(w.rng("contacts", "channel"), shares, kind)
    base = np.array([3, 6, 11, 25, 1, 0, 1])[kind]
    return {
        "contact_id": 1 + np.arange(len(who)),
        "customer_id": p.customer_id[who],
        "date": dates(when),
        "channel": np.array(["winkel", "telefoon", "e-mail", "webchat", "evenement", "brief"], dtype=object)[channel],
        "kind": np.array(CONTACT_KINDS, dtype=object)[kind],
        "by_firm": kind >= 4,
        "minutes": w.rng("contacts", "minutes").poisson(base),
    }


SESSIONS = 40000


@table(
    "sessions",
    "Bezoeken aan de webwinkel in 2025",
    "C08 C24 C85",
    """
    session_id*  int                                                                              | Nummer van het bezoek
    customer_id  int?>persons                                                                     | Klant; blanco als de bezoeker niet was ingelogd
    start        datetime                                                                         | Begin van het bezoek
    source       text [direct, zoekmachine, nieuwsbrief, advertentie, sociale media]              | Waar de bezoeker vandaan kwam | C24
    device       text [mobiel, computer, tablet]                                                  | Apparaat
    pages        int                                                                              | Bekeken pagina's
    order_id     int?>orders                                                                      | Bestelling die eruit volgde; blanco zonder bestelling | C24
    """,
)
def sessions(w: World) -> Columns:
    """Visit the site: once for each web order of 2025, and many times without one."""
    p, c = population(w), course(w)
    bought = np.flatnonzero(c.web & (c.day >= day("2025-01-01")))
    n = max(SESSIONS - len(bought), 10000)
    rng = w.rng("sessions", "visitor")
    known = rng.random(n) < 0.42
    weight = np.where(p.first_contact < day("2025-01-01"), p.web_share * p.need, 0.0)
    who = np.where(known, pick(rng, weight, n), -1)
    when = pick(
        w.rng("sessions", "day"),
        np.where(np.arange(DAYS) >= day("2025-01-01"), 1.0 + 0.35 * (MONTH % 12 >= 10), 0.0),
        n,
    )
    hour = np.clip(np.floor(17.5 + 4.6 * w.rng("sessions", "hour").normal(size=n)), 0, 23).astype(np.int64)
    order = np.concatenate([bought, np.full(n, -1)])
    person = np.concatenate([c.person[bought], who])
    days, hours = np.concatenate([c.day[bought], when]), np.concatenate([c.hour[bought], hour])
    minute = w.rng("sessions", "minute").integers(0, 60, len(days))
    at = np.lexsort((minute, hours, days))
    order, person, days, hours, minute = order[at], person[at], days[at], hours[at], minute[at]
    total = len(at)
    start = FIRST.astype("datetime64[m]") + ((days * 24 + hours) * 60 + minute).astype("timedelta64[m]")
    pages = 1 + w.rng("sessions", "pages").poisson(np.where(order >= 0, 7.5, 2.1))
    source = pick(
        w.rng("sessions", "source"),
        np.array([[0.2, 0.42, 0.06, 0.2, 0.12], [0.42, 0.26, 0.2, 0.07, 0.05]]),
        (person >= 0).astype(int),
    )
    device = pick(
        w.rng("sessions", "device"), np.array([[0.62, 0.3, 0.08], [0.45, 0.47, 0.08]]), (order >= 0).astype(int)
    )
    return {
        "session_id": 1 + np.arange(total),
        "customer_id": _ids(np.where(person >= 0, p.customer_id[person], -1)),
        "start": start.astype("datetime64[us]"),
        "source": np.array(["direct", "zoekmachine", "nieuwsbrief", "advertentie", "sociale media"], dtype=object)[
            source
        ],
        "device": np.array(["mobiel", "computer", "tablet"], dtype=object)[device],
        "pages": pages,
        "order_id": _ids(np.where(order >= 0, FIRST_ORDER + order, -1)),
    }


def _ids(values: np.ndarray) -> object:
    return pd.array(np.where(values < 0, np.nan, values), dtype="Int64")


ORCA = ("oriëntatie", "research", "communicatie", "actie")
ORIENT_ONLINE, GOES_ON = 0.74, (0.66, 0.58, 0.61)


@table(
    "journeys",
    "Koopreizen volgens ORCA: oriëntatie, research, communicatie, actie, elk online of offline",
    "C24 C25",
    """
    journey_id*  int                                                        | Nummer van de koopreis
    step*        text [oriëntatie, research, communicatie, actie]           | Stap
    channel      text [online, offline]                                     | Online of in winkel, folder of gesprek
    time         datetime                                                   | Begin van de stap
    """,
)
def journeys(w: World) -> Columns:
    """Follow 8,500 journeys; fewer go on at each step, and many cross from one channel to the other."""
    n = 8500
    on = w.rng("journeys", "goes on").random((n, 3)) < np.array(GOES_ON)
    reach = 1 + np.cumprod(on, axis=1).sum(axis=1)
    u = w.rng("journeys", "channel").random((n, 4))
    online = np.zeros((n, 4), dtype=bool)
    online[:, 0] = u[:, 0] < ORIENT_ONLINE
    stay = (0.80, 0.55, 0.72)
    for later in range(1, 4):
        same = u[:, later] < stay[later - 1]
        online[:, later] = np.where(same, online[:, later - 1], ~online[:, later - 1])
    wait = np.array([0.0, 900, 1500, 700]) * w.rng("journeys", "wait").exponential(size=(n, 4))
    begin = w.rng("journeys", "start").integers(day("2025-01-02") * 1440, (DAYS - 25) * 1440, n)
    time = np.minimum(begin[:, None] + np.floor(np.cumsum(wait, axis=1)).astype(np.int64), DAYS * 1440 - 1)
    taken = np.arange(4)[None, :] < reach[:, None]
    journey, step = np.nonzero(taken)
    stamp = FIRST.astype("datetime64[m]") + time[taken].astype("timedelta64[m]")
    return {
        "journey_id": 1 + journey,
        "step": np.array(ORCA, dtype=object)[step],
        "channel": np.where(online[taken], "online", "offline"),
        "time": stamp.astype("datetime64[us]"),
    }


@table(
    "mailing",
    "Proef met aanbiedingen, 12 mei 2025, onder klanten die in de anderhalf jaar ervoor kochten: geen, voor iedereen gelijk, per doelgroep of persoonlijk, door het lot verdeeld",
    "C07 C25",
    """
    customer_id*  int>persons                                       | Klant
    arm           text [geen, massa, doelgroep, persoonlijk]        | Welk aanbod | C07
    subject       text? [A, B]                                      | Onderwerpregel, door het lot bepaald; blanco zonder aanbod | C25
    wanted        bool                                              | Had toestemming gegeven | C07
    opened        bool                                              | Opende het bericht | C25
    clicked       bool                                              | Klikte door
    ordered       bool                                              | Bestelde van 12 tot en met 25 mei 2025 | C25
    margin        euro                                              | Marge op die bestellingen; 0 zonder bestelling
    cost          euro                                              | Kosten van het aanbod
    objected      bool                                              | Maakte bezwaar of meldde zich af | C113
    """,
)
def mailing(w: World) -> Columns:
    """List the offers, drawn by lot; what they did is in the orders."""
    p, c, f, m, part = population(w), course(w), facts(w), money(w), lines(w)
    first = day(MAILING_DAY)
    who = np.flatnonzero(c.mailing >= 0)
    arm, wanted, answered = c.mailing[who], f.opt_in[who], c.answered[who]
    n, sent = len(who), arm > 0
    subject = w.rng("mailing", "subject").integers(0, 2, n)
    opened = sent & (w.rng("mailing", "opened").random(n) < np.where(wanted, 0.34, 0.16) + 0.08 * (subject == 1))
    opened = opened | answered
    clicked = opened & (w.rng("mailing", "clicked").random(n) < np.array([0, 0.14, 0.21, 0.28])[arm])
    inside = (c.day >= first) & (c.day < first + 14)
    cost = np.bincount(part.order, weights=part.quantity * unit_cost()[part.product], minlength=len(c.day))
    margin = (m.goods - m.discount + m.shipping - m.vat) / 100 - cost
    earned = np.bincount(c.person[inside], weights=margin[inside], minlength=PERSONS)[who]
    objected = sent & (w.rng("mailing", "objected").random(n) < np.where(wanted, 0.006, 0.055))
    return {
        "customer_id": p.customer_id[who],
        "arm": np.array(ARMS, dtype=object)[arm],
        "subject": np.where(sent, np.array(["A", "B"], dtype=object)[subject], ""),
        "wanted": wanted,
        "opened": opened,
        "clicked": clicked | answered,
        "ordered": np.isin(who, c.person[inside]),
        "margin": earned,
        "cost": np.array([0.0, 0.35, 0.55, 1.1])[arm],
        "objected": objected,
    }


CAMPAIGN_HAZARD = {"Proeverij": 0.034, "Halve prijs": 0.062}


@table(
    "campaign_experiment",
    "Proef: 900 nieuwe abonnees kregen door het lot een proeverij of de halve prijs",
    "C84",
    """
    participant_id*  int                                  | Nummer van de deelnemer
    campaign         text [Proeverij, Halve prijs]        | Aanbod, door het lot bepaald
    start            date                                 | Begin van het abonnement
    stopped          date?                                | Gestopt op; blanco als het nog loopt op 31 december 2025
    """,
)
def campaign_experiment(w: World) -> Columns:
    """Give two offers by lot, so that the effect is not mixed up with who came."""
    n = 900
    arm = w.rng("campaign_experiment", "campaign").permutation(np.arange(n) % 2)
    start = np.sort(w.rng("campaign_experiment", "start").integers(day("2024-03-01"), day("2025-07-01"), n))
    hazard = np.array(list(CAMPAIGN_HAZARD.values()))[arm] * np.exp(
        0.5 * w.rng("campaign_experiment", "person").normal(size=n)
    )
    months = w.rng("campaign_experiment", "stopped").exponential(1 / hazard)
    stop = start + 1 + np.floor(30.44 * np.minimum(months, 60)).astype(np.int64)
    return {
        "participant_id": 1 + np.arange(n),
        "campaign": np.array(list(CAMPAIGN_HAZARD), dtype=object)[arm],
        "start": dates(start),
        "stopped": dates(np.where(stop < DAYS, stop, BLANK)),
    }


@table(
    "marketing_costs",
    "Uitgaven aan werving en aan bestaande klanten, per maand en per actie",
    "C90 C92 C95 C97",
    """
    month*     date                      | Eerste dag van de maand
    campaign*  text>campaigns.campaign   | Wervingsactie; "geen" staat voor uitgaven aan bestaande klanten
    contacts   int                       | Binnengehaalde contacten; 0 bij bestaande klanten
    cost       euro                      | Uitgegeven in die maand | C95
    """,
)
def marketing_costs(w: World) -> Columns:
    """Spend per month: a fixed part, and a part per contact that came in."""
    p = population(w)
    inside = p.first_contact >= 0
    count = np.zeros((MONTHS, len(CAMPAIGNS)), dtype=np.int64)
    np.add.at(count, (MONTH[p.first_contact[inside]], p.campaign[inside]), 1)
    per = np.array([0, 1450, 980, 1120, 750, 840])
    noise = w.rng("marketing_costs", "cost").random((MONTHS, len(CAMPAIGNS)))
    cents = count * per + np.floor(noise * 9000).astype(np.int64)
    cents[:, 0] = 145000 + np.floor(noise[:, 0] * 60000).astype(np.int64)
    kept = count.copy()
    kept[:, 0] = 0
    month, campaign = np.nonzero((count > 0) | (np.arange(len(CAMPAIGNS)) == 0))
    return {
        "month": dates(MONTH_START[month]),
        "campaign": np.array(CAMPAIGNS, dtype=object)[campaign],
        "contacts": kept[month, campaign],
        "cost": cents[month, campaign] / 100,
    }


@table(
    "ideas",
    "Ideeën van klanten op het ideeënplein",
    "C68",
    """
    idea_id*    int   | Nummer van het idee
    title       text  | Het idee
    posted      date  | Geplaatst op
    votes_up    int   | Stemmen voor, tot en met 31 december 2025
    votes_down  int   | Stemmen tegen
    """,
)
def ideas(w: World) -> Columns:
    """Count the votes: old ideas have many, new ones few."""
    quality, posted, voted = idea_votes_drawn(w)
    idea, up = voted[0], voted[3].astype(bool)
    n = len(quality)
    return {
        "idea_id": 1 + np.arange(n),
        "title": [f"{what} {how}" for what, how in _titles(w, n)],
        "posted": dates(posted),
        "votes_up": np.bincount(idea[up], minlength=n),
        "votes_down": np.bincount(idea[~up], minlength=n),
    }


def _titles(w: World, n: int) -> list[tuple[str, str]]:
    what = (
        "Hervulbaar blik",
        "Koffie op maat gemalen",
        "Ruilen van smaak",
        "Buurtproeverij",
        "Statiegeld op de zak",
        "Kleine zakjes",
        "Cafeïnevrije maand",
        "Spaarkaart",
        "Thuisles",
        "Koffie voor de buren",
        "Zomerblend",
        "Bezorging per fiets",
    )
    how = (
        "in de winkel",
        "bij het abonnement",
        "voor vaste klanten",
        "in de webwinkel",
        "voor kantoren",
        "op zondag",
        "in het weekend",
        "voor studenten",
    )
    pairs = [(a, b) for a in what for b in how]
    order = w.rng("ideas", "title").permutation(len(pairs))[:n]
    return [pairs[i] for i in order]


def idea_votes_drawn(w: World) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the true quality, the day posted, and the votes (idea, person, day, up)."""
    if "idea votes" not in w.known:
        n = 90
        quality = w.rng("ideas", "quality").beta(4.0, 3.2, n)
        posted = np.sort(w.rng("ideas", "posted").integers(day("2025-01-06"), day("2025-12-29"), n))
        count = w.rng("idea_votes", "count").negative_binomial(1.1, 1.1 / (1.1 + (day("2025-12-31") - posted) / 6.0))
        idea = np.repeat(np.arange(n), count)
        when = posted[idea] + np.floor(
            w.rng("idea_votes", "date").random(len(idea)) ** 1.5 * (day("2025-12-31") - posted[idea] + 1)
        ).astype(np.int64)
        who = w.rng("idea_votes", "customer_id").integers(0, PERSONS, len(idea))
        up = w.rng("idea_votes", "vote").random(len(idea)) < quality[idea]
        at = np.lexsort((who, when, idea))
        _, first = np.unique(np.stack([idea[at], who[at]]), axis=1, return_index=True)
        at = np.sort(at[first])
        w.known["idea votes"] = (quality, posted, np.stack([idea, who, when, up])[:, at])
    return w.known["idea votes"]


@table(
    "idea_votes",
    "De losse stemmen op de ideeën",
    "C68",
    """
    idea_id*      int>ideas    | Idee
    customer_id*  int>persons  | Wie stemde
    date          date         | Dag
    up            bool         | Stem voor (anders tegen)
    """,
)
def idea_votes(w: World) -> Columns:
    """List the votes."""
    _, _, (idea, who, when, up) = idea_votes_drawn(w)
    return {
        "idea_id": idea + 1,
        "customer_id": population(w).customer_id[who],
        "date": dates(when),
        "up": up.astype(bool),
    }


ACTIONS = ("niets", "persoonlijk contact", "aanbod bij eerdere aankoop", "korting", "geen reclame meer")
ACTION_COST = np.array([0.0, 9.5, 2.4, 1.2, -0.9])


@table(
    "action_pilot",
    "Proef met vijf acties van januari tot en met juni 2026, door het lot verdeeld over 3.000 klanten van 2025",
    "C32 C33 C97 C120",
    """
    customer_id*  int>persons                                                                                            | Klant
    action        text [niets, persoonlijk contact, aanbod bij eerdere aankoop, korting, geen reclame meer]              | Wat Morgenrood deed
    cost          euro                                                                                                   | Kosten per klant; negatief is een besparing
    margin        euro                                                                                                   | Marge op aankopen in dat halve jaar, vóór aftrek van de kosten
    """,
)
def action_pilot(w: World) -> Columns:
    """Try five actions by lot: who feels related answers contact, who does not answers a discount."""
    p, c = population(w), course(w)
    count = recent_orders(c)
    able = np.flatnonzero(count > 0)
    who = np.sort(w.rng("action_pilot", "customer_id").permutation(able)[:3000])
    n = len(who)
    action = w.rng("action_pilot", "action").permutation(np.arange(n) % len(ACTIONS))
    here = present_on(c, DAYS - 1, who)
    base = (
        5.2
        * count[who]
        / 3
        * np.where(here, 1.0, 0.15)
        * np.exp(0.45 * w.rng("action_pilot", "margin").normal(size=n) - 0.1)
    )
    gain = action_gain(p.attitude[who], p.price_sensitivity[who], count[who])[np.arange(n), action]
    gain = gain + 4.0 * w.rng("action_pilot", "gain").normal(size=n)
    return {
        "customer_id": p.customer_id[who],
        "action": np.array(ACTIONS, dtype=object)[action],
        "cost": ACTION_COST[action],
        "margin": np.maximum(base + gain, 0.0),
    }


def recent_orders(c: Course) -> np.ndarray:
    """Count the orders of each person in the last 540 days of the calendar."""
    return np.bincount(c.person[c.day >= DAYS - 540], minlength=PERSONS)


def action_gain(attitude: np.ndarray, price: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Return the true gain in margin of each action, in euros: (customer, action)."""
    room = np.where(count >= 6, 0.45, 1.0)  # who buys little already has room to buy more
    warm = 1 / (1 + np.exp(-2.2 * attitude))
    much = np.minimum(count, 12) / 12
    zero = np.zeros(len(attitude))
    return np.stack(
        [zero, 22 * warm * (0.35 + 0.65 * much), 13 * warm * room, 9 * price - 3.5 - 3.0 * warm, -1.5 * warm], axis=1
    )
