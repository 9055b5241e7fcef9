# ruff: noqa: E501  a declaration is one line per column, a phrase one line per wording
"""Orders, their lines, their parcels and the complaints about them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from klantlab.company import texts
from klantlab.company.assortment import BOX, CATEGORY, KERST, PRODUCTS, SINT, price_list, product_id, together, wanted
from klantlab.company.buying import BONDS, Course, course, delivery_days
from klantlab.company.declare import Columns, table
from klantlab.company.people import NEED, cards, population
from klantlab.company.streams import pick
from klantlab.company.subscribing import contracts
from klantlab.company.world import BLANK, CHRISTMAS, DAYS, IN_ACTION, SINTERKLAAS, World, dates, day, stage

FIRST_ORDER = 100001


@dataclass(frozen=True)
class Lines:
    """One entry per order line, in order of order and line."""

    order: np.ndarray  # position of the order
    product: np.ndarray
    quantity: np.ndarray
    cents: np.ndarray  # price of one


@stage
def lines(w: World) -> Lines:
    """Fill the baskets: a first product, and what goes with it or what the person likes besides."""
    c, p = course(w), population(w)
    n = len(c.person)
    segment = p.segment[c.person]
    gift_time = (SINTERKLAAS | CHRISTMAS)[c.day]
    kind = 2 * segment + gift_time
    weights, (added, often) = wanted(), together()
    own, purse = p.need[c.person] / NEED[segment], p.purse[c.person]
    mean = np.array([0.75, 0.6, 0.45, 0.7, 0.65])[segment] * np.sqrt(purse) * np.clip(own**-0.4, 0.5, 2.0)
    extra = w.rng("order_lines", "lines").poisson(mean)
    extra = np.minimum(extra, 6)
    order = np.repeat(np.arange(n), extra + 1)
    head = np.zeros(len(order), dtype=bool)
    head[np.cumsum(extra + 1) - extra - 1] = True
    product = pick(w.rng("order_lines", "product_id"), weights, kind[order])
    first = product[head][order]
    goes_with = ~head & (w.rng("order_lines", "goes with").random(len(order)) < often[first])
    product = np.where(goes_with, pick(w.rng("order_lines", "companion"), added, first), product)
    # what is added even to a basket of one line: the planted pairs
    alone = (extra == 0) & (w.rng("order_lines", "one more").random(n) < 0.5 * often[product[head]])
    partner = pick(w.rng("order_lines", "partner"), added, product[head])
    order = np.concatenate([order, np.flatnonzero(alone)])
    product = np.concatenate([product, partner[alone]])
    product = np.where((product == SINT) & ~SINTERKLAAS[c.day[order]], BOX, product)
    product = np.where((product == KERST) & ~CHRISTMAS[c.day[order]], BOX, product)
    at = np.lexsort((product, order))
    order, product = order[at], product[at]

    same = (order[1:] == order[:-1]) & (product[1:] == product[:-1])
    keep = np.concatenate([[True], ~same])
    twice = np.diff(np.append(np.flatnonzero(keep), len(order)))
    order, product = order[keep], product[keep]
    eager = np.array([0.35, 0.45, 1.0, 0.3, 0.35])[segment[order]] * np.isin(CATEGORY[product], ["koffie", "cadeau"])
    eager = eager * (np.clip(own**-0.8, 0.3, 3.0) * purse)[order]  # who orders often, orders less at a time
    more = w.rng("order_lines", "quantity").poisson(eager)
    more = np.where(CATEGORY[product] == "apparatuur", 0, more)
    quantity = np.where(CATEGORY[product] == "apparatuur", 1, np.minimum(twice + more, 8))
    cents, period = price_list(w)
    return Lines(order, product, quantity, cents[period[c.day[order]], product])


@dataclass(frozen=True)
class Money:
    """The amounts of every order, in whole cents."""

    goods: np.ndarray
    discount: np.ndarray
    code: np.ndarray
    shipping: np.ndarray
    vat: np.ndarray


CODES = ("", "HALVEPRIJS", "ACTIE15", "BEDANKT5")


@stage
def money(w: World) -> Money:
    """Add up each order in whole cents."""
    c, p, part = course(w), population(w), lines(w)
    n = len(c.person)
    total = part.quantity * part.cents
    goods = np.bincount(part.order, weights=total, minlength=n).astype(np.int64)
    vat21 = np.array([row[4] for row in PRODUCTS])[part.product] == 21
    high = np.bincount(part.order, weights=total * vat21, minlength=n).astype(np.int64)
    first = c.day == p.first_order[c.person]
    code = np.zeros(n, dtype=np.int64)
    uses = w.rng("orders", "discount_code").random(n) < 0.25 + 0.6 * p.price_sensitivity[c.person]
    member = (c.programme[c.person] == BONDS.index("financieel")) & (c.day >= day("2025-07-01"))
    code[member] = 3
    code[IN_ACTION[c.day] & c.web & uses] = 2
    code[first & (p.campaign[c.person] == 2)] = 1
    percent = np.array([0, 50, 15, 5])[code]
    discount = (goods * percent + 50) // 100
    left = goods - discount
    later = c.day >= day("2024-07-01")
    free_from, fee = np.where(later, 4500, 3500), np.where(later, 495, 395)
    shipping = np.where(c.web & (left < free_from), fee, 0)
    # VAT is in the price; discount and shipping follow the goods in proportion
    paid = left + shipping
    high_paid = (2 * paid * high + goods) // (2 * goods)
    low_paid = paid - high_paid
    vat = (2 * low_paid * 9 + 109) // 218 + (2 * high_paid * 21 + 121) // 242
    return Money(goods, discount, code, shipping, vat)


@table(
    "orders",
    "Alle losse bestellingen van consumenten, in webwinkel en winkels, van 2023 tot en met 2025",
    "C01 C02 C06 C11 C30 C31 C33 C34 C84 C94 C111",
    """
    order_id*      int                                             | Nummer van de bestelling, in volgorde van tijd | C30
    customer_id    int>persons                                     | Wie bestelde | C01 C30 C94
    card_id        int>customer_cards                              | Klantkaart die werd gebruikt; wie twee kaarten heeft, lijkt twee klanten | C119
    date           date                                            | Dag van de bestelling | C30 C94
    channel        text [webwinkel, winkel]                        | Waar besteld | C24
    discount       euro                                            | Korting
    discount_code  text? [HALVEPRIJS, ACTIE15, BEDANKT5]           | Gebruikte code; blanco zonder korting | C25 C33 C98
    shipping       euro                                            | Verzendkosten; gratis vanaf € 35, sinds 1 juli 2024 vanaf € 45
    amount         euro                                            | Betaald: som van de regels − korting + verzendkosten | C06 C30 C90 C94
    vat            euro                                            | Waarvan btw | C91
    """,
)
def orders(w: World) -> Columns:
    """List the orders of consumers."""
    c, p, m = course(w), population(w), money(w)
    return {
        "order_id": FIRST_ORDER + np.arange(len(c.person)),
        "customer_id": p.customer_id[c.person],
        "card_id": card_used(w, c),
        "date": dates(c.day),
        "channel": np.where(c.web, "webwinkel", "winkel"),
        "discount": m.discount / 100,
        "discount_code": np.array(CODES, dtype=object)[m.code],
        "shipping": m.shipping / 100,
        "amount": (m.goods - m.discount + m.shipping) / 100,
        "vat": m.vat / 100,
    }


def card_used(w: World, c: Course) -> np.ndarray:
    """Return the card of the system where the order was placed, or the person's other card."""
    owner, system, number = cards(w)
    by_system = np.full((3, len(population(w).customer_id)), -1)
    by_system[system, owner] = number
    web, counter = by_system[0][c.person], by_system[1][c.person]
    chosen = np.where(c.web, web, counter)
    chosen = np.where(chosen < 0, np.where(c.web, counter, web), chosen)
    return np.where(chosen < 0, by_system[2][c.person], chosen)


@table(
    "order_lines",
    "De regels van de bestellingen",
    "C32 C91",
    """
    order_id*    int>orders      | Bestelling
    product_id*  text>products   | Artikel | C32
    quantity     int             | Aantal
    unit_price   euro            | Prijs per stuk op die dag, inclusief btw | C82
    """,
)
def order_lines(w: World) -> Columns:
    """List what was in the baskets."""
    part = lines(w)
    return {
        "order_id": FIRST_ORDER + part.order,
        "product_id": product_id(part.product),
        "quantity": part.quantity,
        "unit_price": part.cents / 100,
    }


@stage
def parcels(w: World) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the web orders (positions), the day promised and the day delivered."""
    c = course(w)
    web = np.flatnonzero(c.web)
    promised_by_day, nxt = delivery_days(w)
    promised = promised_by_day[c.day[web]]
    extra = np.where(c.late[web], w.rng("deliveries", "delivered").geometric(0.5, len(web)), 0)
    delivered = promised.copy()
    for more in range(1, 8):
        delivered = np.where(extra >= more, nxt[np.minimum(delivered, DAYS + 38)], delivered)
    return web, promised, delivered


@table(
    "deliveries",
    "De pakketten van de webwinkel: beloofd en bezorgd",
    "C52 C65 C67 C102",
    """
    order_id*   int>orders  | Bestelling
    promised    date        | Beloofde dag: de eerstvolgende bezorgdag na de bestelling
    delivered   date        | Dag van bezorgen; later dan beloofd is te laat | C102
    """,
)
def deliveries(w: World) -> Columns:
    """List the parcels."""
    web, promised, delivered = parcels(w)
    return {
        "order_id": FIRST_ORDER + web,
        "promised": dates(promised),
        "delivered": dates(delivered),
    }


TOPICS = ("te laat", "beschadigd", "product", "abonnement", "rekening", "reclame")
RULES = (  # which of Van Bel's five rules a complaint of this topic says was broken
    "doe wat je belooft",
    "doe wat je belooft",
    "doe wat je belooft",
    "geen gedoe met regeltjes",
    "wees er als de klant je nodig heeft",
    "laat de klant met rust",
)
OUTCOMES = ("opgelost", "half opgelost", "niet opgelost")


@table(
    "complaints",
    "De klachten, met hun afhandeling",
    "C51 C67 C72 C85",
    """
    complaint_id*  int                                                                     | Nummer van de klacht
    customer_id    int>persons                                                             | Wie klaagde
    order_id       int?>orders                                                             | Over welke bestelling; blanco als het ergens anders over gaat
    date           date                                                                    | Dag van de klacht
    channel        text [e-mail, telefoon, winkel]                                         | Hoe de klacht binnenkwam
    topic          text [te laat, beschadigd, product, abonnement, rekening, reclame]      | Onderwerp | C72
    rule           text [doe wat je belooft, geen gedoe met regeltjes, wees er als de klant je nodig heeft, geef fouten toe en los ze op, laat de klant met rust] | Welke van de vijf regels van Van Bel de klant geschonden vond | C67
    days_to_solve  int (dagen)                                                             | Dagen tot het antwoord | C67 C115
    outcome        text [opgelost, half opgelost, niet opgelost]                           | Hoe het afliep volgens de klant | C67
    text           text                                                                    | De klacht in eigen woorden | C72
    """,
)
def complaints(w: World) -> Columns:
    """List the complaints about orders, and those about contracts, bills and mail."""
    c, p, k = course(w), population(w), contracts(w)
    about = np.flatnonzero(c.complaint >= 0)
    rng = w.rng("complaints", "other")
    sub = np.flatnonzero(rng.random(len(k.person)) < 0.10)
    last = np.where(k.end[sub] == BLANK, DAYS - 1, k.end[sub])
    other_day = k.start[sub] + np.floor(rng.random(len(sub)) * (last - k.start[sub] + 1)).astype(np.int64)
    topic = np.concatenate([c.complaint[about], 3 + pick(rng, np.array([0.55, 0.25, 0.2]), len(sub))])
    person = np.concatenate([c.person[about], k.person[sub]])
    spoken = np.concatenate([c.day[about] + 1 + (c.complaint[about] == 0), other_day])
    spoken = np.minimum(spoken, DAYS - 1)
    order_id = np.concatenate([(FIRST_ORDER + about).astype(float), np.full(len(sub), np.nan)])
    outcome = np.concatenate(
        [c.outcome[about], pick(w.rng("complaints", "outcome"), np.array([0.5, 0.3, 0.2]), len(sub))]
    )
    n = len(topic)
    slow = np.array([1.2, 3.4, 7.5])[outcome]
    days = np.minimum(w.rng("complaints", "days_to_solve").poisson(slow), 40)
    rule = np.array(RULES, dtype=object)[topic]
    blames = (outcome == 2) & (w.rng("complaints", "rule").random(n) < 0.45)
    rule = np.where(blames, "geef fouten toe en los ze op", rule)
    part = lines(w)
    machine = np.zeros(len(c.person), dtype=bool)
    machine[part.order[CATEGORY[part.product] == "apparatuur"]] = True
    about_machine = np.concatenate([machine[about], np.zeros(len(sub), dtype=bool)]) & (topic == 2)
    subject = np.where(about_machine, "apparaat", np.array(TOPICS, dtype=object)[topic])
    text = texts.complaints(w, person, subject, spoken)
    at = np.lexsort((person, spoken))
    channel = pick(w.rng("complaints", "channel"), np.array([0.6, 0.25, 0.15]), n)
    import pandas as pd

    return {
        "complaint_id": 70001 + np.arange(n),
        "customer_id": p.customer_id[person][at],
        "order_id": pd.array(order_id[at], dtype="Int64"),
        "date": dates(spoken[at]),
        "channel": np.array(["e-mail", "telefoon", "winkel"], dtype=object)[channel],
        "topic": np.array(TOPICS, dtype=object)[topic][at],
        "rule": rule[at],
        "days_to_solve": days[at],
        "outcome": np.array(OUTCOMES, dtype=object)[outcome][at],
        "text": np.array(text, dtype=object)[at],
    }
