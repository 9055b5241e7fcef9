# ruff: noqa: E501  a declaration is one line per column, a phrase one line per wording
"""Subscriptions: a contract that starts, is paid every month, and is cancelled or not.

The chance of cancelling depends on the segment, the campaign, the tenure (a discount that ends), the
month (January, the price rises, the late wave) and on the person: not on one beta distribution.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from klantlab.company.declare import Columns, table
from klantlab.company.people import CAMPAIGNS, PERSONS, population
from klantlab.company.streams import pick
from klantlab.company.world import BLANK, DAY, DAYS, MONTH, MONTHS, World, dates, day, stage

PLANS = ("Ontdek 250 g", "Vast 500 g", "Duo 1 kg")
PLAN_PRICE = np.array([[995, 1695, 2895], [1050, 1795, 3075], [1175, 2010, 3445]])  # cents, by price period
CANCEL = np.array([0.025, 0.028, 0.070, 0.050, 0.023])  # chance a month, by segment
CANCEL_CAMPAIGN = np.array([1.0, 0.55, 1.25, 1.0, 0.7, 1.0])
CANCEL_AFTER_DISCOUNT = 3.2  # factor in months 2 and 3 for who came for half the price
SUBSCRIPTIONS = 2600
REASONS = ("te duur", "te veel koffie in huis", "levering", "smaak", "andere leverancier", "wilde niet zeggen")


@dataclass(frozen=True)
class Contracts:
    """One entry per subscription, in order of start."""

    person: np.ndarray
    plan: np.ndarray
    start: np.ndarray
    end: np.ndarray  # day of cancelling, BLANK where it still runs
    payments: np.ndarray  # months that were paid
    reason: np.ndarray


def start_of_period(days: np.ndarray) -> np.ndarray:
    """Return the price period of a day: 0, 1 or 2."""
    return (days >= day("2024-02-01")).astype(np.int64) + (days >= day("2025-02-01"))


@stage
def contracts(w: World) -> Contracts:
    """Draw who subscribes, when, and for how long."""
    p = population(w)
    taste = np.array([1.25, 1.2, 0.75, 0.35, 1.35])[p.segment] * np.array([1, 1.5, 1.2, 0.8, 1.2, 0.6])[p.campaign]
    able = p.buyer & (np.maximum(p.first_order, 0) < DAYS - 20)
    keen = np.where(able, taste * w.rng("subscriptions", "customer_id").exponential(size=PERSONS), 0)
    who = np.argsort(-keen, kind="stable")[: SUBSCRIPTIONS - 260]
    again = w.rng("subscriptions", "second time").choice(who, 260, replace=False)
    room = DAYS - 8 - np.maximum(p.first_order, 0)
    u = w.rng("subscriptions", "start").random(len(who))
    since_first = np.where(p.first_order[who] < 0, u, u**1.7)  # most subscribe soon after their first order
    start = np.maximum(p.first_order[who], 0) + 5 + np.floor(since_first * room[who] * 0.97).astype(np.int64)
    start = np.minimum(start, DAYS - 3)
    months = _length(w, "first", who, start)
    end = _end(start, months)
    ended = dict(zip(who.tolist(), end.tolist(), strict=True))
    gap = w.rng("subscriptions", "gap").integers(20, 200, len(again))
    restart = np.array([ended[int(person)] for person in again]) + gap
    fine = (np.array([ended[int(person)] for person in again]) != BLANK) & (restart < DAYS - 5)
    again, restart = again[fine], restart[fine]
    person, start = np.concatenate([who, again]), np.concatenate([start, restart])
    months = np.concatenate([months, _length(w, "second", again, restart)])
    order = np.lexsort((person, start))
    person, start, months = person[order], start[order], months[order]
    plans = np.array([[0.6, 0.3, 0.1], [0.2, 0.45, 0.35], [0.35, 0.35, 0.3], [0.6, 0.3, 0.1], [0.3, 0.5, 0.2]])
    return Contracts(
        person=person,
        plan=pick(w.rng("subscriptions", "plan"), plans, p.segment[person]),
        start=start,
        end=_end(start, months),
        payments=np.minimum(months, _paid_until_now(start)),
        reason=pick(w.rng("subscriptions", "reason"), _reasons(), p.segment[person]),
    )


def _reasons() -> np.ndarray:
    return np.array(
        [[2, 3, 2, 2, 1, 2], [4, 3, 2, 1, 1, 2], [7, 1, 1, 1, 3, 2], [3, 5, 1, 1, 0.5, 2], [3, 3, 2, 1, 1, 2]]
    )


def _length(w: World, which: str, person: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Draw after how many paid months a contract is cancelled."""
    p = population(w)
    shape = np.exp(1.05 * w.rng("subscriptions", "person " + which).normal(size=len(person)))
    hazard = CANCEL[p.segment[person]] * CANCEL_CAMPAIGN[p.campaign[person]] * shape
    u = w.rng("subscriptions", "end " + which).random((len(person), MONTHS + 1))
    month = (start[:, None] + 30.44 * np.arange(1, MONTHS + 2)[None, :]).astype(np.int64)
    when = DAY[np.minimum(month, DAYS - 1)].astype("datetime64[M]").astype(int)
    calendar = np.where(when % 12 == 0, 1.5, 1.0)
    for begin, length, factor in (("2024-02-01", 60, 1.5), ("2025-02-01", 75, 2.1), ("2025-08-25", 75, 1.9)):
        calendar = calendar * np.where((month >= day(begin)) & (month < day(begin) + length), factor, 1.0)
    tenure = np.where(np.arange(MONTHS + 1) >= 12, 0.8, 1.0)[None, :] * calendar
    ends = np.isin(np.arange(MONTHS + 1), [1, 2])[None, :] & (p.campaign[person] == 2)[:, None]
    chance = np.minimum(hazard[:, None] * tenure * np.where(ends, CANCEL_AFTER_DISCOUNT, 1.0), 0.95)
    stops = u < chance
    return np.where(stops.any(axis=1), stops.argmax(axis=1) + 1, MONTHS + 2)


def _anniversary(start: np.ndarray, months: np.ndarray) -> np.ndarray:
    """Return the day number `months` later, on the same day of the month (the 28th at most)."""
    at = DAY[start]
    first = at.astype("datetime64[M]")
    inside = np.minimum((at - first.astype("datetime64[D]")).astype(np.int64), 27)
    return ((first + months).astype("datetime64[D]") + inside - DAY[0]).astype(np.int64)


def _paid_until_now(start: np.ndarray) -> np.ndarray:
    """Count the payments a contract would have made by the last day."""
    at = np.stack([_anniversary(start, np.full(len(start), k)) for k in range(MONTHS + 1)], axis=1)
    at[:, 0] = start
    return (at < DAYS).sum(axis=1)


def _end(start: np.ndarray, months: np.ndarray) -> np.ndarray:
    end = _anniversary(start, np.minimum(months, MONTHS + 2)) - 1
    end = np.maximum(end, start + 1)
    return np.where((months > MONTHS + 1) | (end >= DAYS), BLANK, end)


@stage
def subscribed_months(w: World) -> np.ndarray:
    """Tell in which months a person has a subscription: (person, month)."""
    c = contracts(w)
    inside = np.zeros((PERSONS, MONTHS), dtype=bool)
    last = MONTH[np.where(c.end == BLANK, DAYS - 1, c.end)]
    for row, first, until in zip(c.person, MONTH[c.start], last, strict=True):
        inside[row, first : until + 1] = True
    return inside


@table(
    "subscriptions",
    "De koffieabonnementen: een contract met een begin en soms een eind",
    "C84 C93 C95",
    """
    subscription_id*  int                                                        | Nummer van het abonnement
    customer_id       int>persons                                                | Klant
    plan              text [Ontdek 250 g, Vast 500 g, Duo 1 kg]                  | Soort abonnement
    campaign          text>campaigns.campaign                                    | Actie waarmee de klant bij Morgenrood kwam | C84 C95
    start             date                                                       | Eerste dag
    end               date?                                                      | Laatste dag; blanco als het op 31 december 2025 nog loopt | C84 C93
    months_paid       int (maanden)                                              | Aantal betaalde maanden | C93
    reason            text? [te duur, te veel koffie in huis, levering, smaak, andere leverancier, wilde niet zeggen] | Opgegeven reden van opzeggen | C84
    """,
)
def subscriptions(w: World) -> Columns:
    """List the contracts."""
    c, p = contracts(w), population(w)
    reason = np.array(REASONS, dtype=object)[c.reason]
    reason[c.end == BLANK] = ""
    return {
        "subscription_id": 30001 + np.arange(len(c.person)),
        "customer_id": p.customer_id[c.person],
        "plan": np.array(PLANS, dtype=object)[c.plan],
        "campaign": np.array(CAMPAIGNS, dtype=object)[p.campaign[c.person]],
        "start": dates(c.start),
        "end": dates(c.end),
        "months_paid": c.payments,
        "reason": reason,
    }


@table(
    "subscription_payments",
    "De maandelijkse betalingen van de abonnementen",
    "C93 C90 C91",
    """
    subscription_id*  int>subscriptions                    | Abonnement
    date*             date                                 | Dag van afschrijving
    amount            euro                                 | Bedrag inclusief btw
    status            text [betaald, gestorneerd]          | Gestorneerd: de bank haalde het bedrag terug
    """,
)
def subscription_payments(w: World) -> Columns:
    """Pay every contract month by month at the price of that day."""
    c = contracts(w)
    row = np.repeat(np.arange(len(c.person)), c.payments)
    turn = np.arange(len(row)) - np.repeat(np.cumsum(c.payments) - c.payments, c.payments)
    at = np.where(turn == 0, c.start[row], _anniversary(c.start[row], turn))
    cents = PLAN_PRICE[start_of_period(at), c.plan[row]]
    half = (CAMPAIGNS.index("Halve prijs") == population(w).campaign[c.person[row]]) & (turn == 0)
    cents = np.where(half, (cents + 1) // 2, cents)
    refused = w.rng("subscription_payments", "status").random(len(row)) < 0.018
    return {
        "subscription_id": 30001 + row,
        "date": dates(at),
        "amount": cents / 100,
        "status": np.where(refused, "gestorneerd", "betaald"),
    }
