"""How people buy, are served, stay and leave: the months of the company, one by one.

Nothing here is a textbook model. Purchases follow seasons, gifts, prices and satisfaction; leaving
can happen at any moment, depends on what went wrong, and is sometimes undone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from klantlab.company.people import DRIVERS, PERSONS, Population, facts, population
from klantlab.company.streams import pick
from klantlab.company.subscribing import subscribed_months
from klantlab.company.world import (
    BLANK,
    CHRISTMAS,
    DAYS,
    IN_LATE_WAVE,
    MONTH,
    MONTH_START,
    MONTHS,
    PRICE_RISES,
    SHOP_OPEN,
    WAVES,
    WEEKENDLIKE,
    World,
    day,
    day_weights,
    price_level,
    stage,
)

WEIGHTS = np.array([0.46, 0.20, 0.38, 0.44, 0.12, 0.06])
"""True weight of each driver in satisfaction, in marks per mark: taste, price, delivery, staff, website, packaging."""
ATTITUDE_WEIGHT = 0.34
MEMORY = 0.84  # of what happened to somebody, this part is still felt a month later
ATTITUDE_BUYS = 0.15
"""How much more somebody buys per point of attitude: the link between relation and return is real, and weak."""
BASE_SATISFACTION = 7.45
BREAK = 8.0
LEAVE = np.array([0.024, 0.021, 0.055, 0.018, 0.020])  # chance of leaving in a month, by segment
LEAVE_CAMPAIGN = np.array([1.0, 0.72, 1.65, 1.1, 0.8, 1.0])  # factor, by campaign
RETURN = 0.006  # chance a month that somebody who left comes back
LATE_SHARE, LATE_CHRISTMAS, LATE_IN_WAVE = 0.05, 0.10, 0.45
LATE_HURTS, REPAIRED, LATE_REPAIRED, LET_DOWN = 1.9, 1.5, 2.0, 2.4
"""Marks on a driver. Delivery: a parcel is late, a complaint about it is solved. Staff: a complaint is solved, not."""
PROGRAMME_START = "2025-07-01"
BONDS = ("controle", "financieel", "sociaal", "structureel")
BOND_RATE = np.array([1.0, 1.22, 1.08, 1.04])
BOND_LEAVE = np.array([1.0, 1.0, 0.7, 0.45])
MAILING_DAY = "2025-05-12"
ARMS = ("geen", "massa", "doelgroep", "persoonlijk")
LIFT = np.array([0.0, 0.03, 0.11, 0.22])
"""Chance that an offer brings an order that would not have come; a tenth of it where mail is not wanted."""
COMPLAINTS = ("te laat", "beschadigd", "product")


@dataclass(frozen=True)
class Course:
    """What happened: one entry per order (sorted by time), and the state of every person."""

    person: np.ndarray
    day: np.ndarray
    hour: np.ndarray
    web: np.ndarray
    late: np.ndarray
    damaged: np.ndarray
    faulty: np.ndarray
    complaint: np.ndarray  # per order: index in COMPLAINTS, −1 where nobody complained
    outcome: np.ndarray  # 0 solved, 1 half, 2 not
    left: np.ndarray  # (person, 2): the days a person left, BLANK where not
    back: np.ndarray  # the day a person came back, BLANK where not
    satisfaction: np.ndarray  # (person, month): latent satisfaction at the start of the month
    at_wave: np.ndarray  # (wave, person, driver): perception of each driver, in marks around the mean
    programme: np.ndarray  # index in BONDS, −1 for who takes no part
    mailing: np.ndarray  # index in ARMS, −1 for who takes no part
    answered: np.ndarray  # ordered because of the offer


def loyalty(satisfaction: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the factors on buying and on leaving: flat between 7 and 8, better above, worse below."""
    above, below = np.maximum(satisfaction - BREAK, 0), np.maximum(7.0 - satisfaction, 0)
    return (1 + 0.38 * above) / (1 + 0.16 * below), np.exp(-1.5 * above + 0.4 * below)


def late_chance() -> np.ndarray:
    """Return the chance that a parcel ordered on a day comes late."""
    return np.where(IN_LATE_WAVE, LATE_IN_WAVE, np.where(CHRISTMAS, LATE_CHRISTMAS, LATE_SHARE))


@stage
def course(w: World) -> Course:
    """Live through the 36 months."""
    return _Company(w, population(w)).live()


class _Company:
    """The moving parts; each random number comes from the stream of what it decides."""

    def __init__(self, w: World, p: Population) -> None:
        self.p = p
        names = ("count", "day", "channel", "leave", "leave day", "return", "late", "damaged", "faulty")
        self.rng = {name: w.rng("orders", name) for name in (*names, "complaint", "outcome", "mood", "active before")}
        self.mailing_rng = {name: w.rng("mailing", name) for name in ("arm", "answers", "day")}
        self.wanted = facts(w).opt_in
        self.mailing = np.full(PERSONS, -1)
        self.answered = np.zeros(PERSONS, dtype=bool)
        self.programme_rng = w.rng("loyalty_programme", "bond")
        self.hour_rng = w.rng("orders", "hour")
        self.started = np.where(p.buyer, p.first_order, DAYS + 1)
        months_before = np.maximum(-p.first_contact, 0) / 30.4
        gone = self.rng["active before"].random(PERSONS) > np.exp(-0.8 * LEAVE[p.segment] * months_before)
        self.alive = p.buyer & ~((p.first_order == -1) & gone)
        self.never = ~self.alive & (p.first_order == -1)  # left before the calendar starts
        self.moved = np.zeros((PERSONS, len(DRIVERS)))  # what happened lately, in marks
        self.left = np.full((PERSONS, 2), BLANK)
        self.left[self.never, 0] = -1
        self.back = np.full(PERSONS, BLANK)
        self.last_order = np.full(PERSONS, BLANK)
        self.programme = np.full(PERSONS, -1)
        self.weights = np.cumsum(day_weights(), axis=2)
        self.level = price_level()
        self.late_chance = late_chance()
        self.subscribed = subscribed_months(w)
        self.orders: list[tuple[np.ndarray, ...]] = []

    def satisfaction(self) -> np.ndarray:
        total = BASE_SATISFACTION + ATTITUDE_WEIGHT * self.p.attitude
        for d, weight in enumerate(WEIGHTS):
            total = total + weight * (self.p.drivers[:, d] + self.moved[:, d])
        return np.clip(total, 1.0, 10.0)

    def live(self) -> Course:
        satisfaction = np.empty((PERSONS, MONTHS))
        at_wave = []
        wave_months = [int(MONTH[day(start)]) for start, _ in WAVES]
        for month in range(MONTHS):
            satisfaction[:, month] = self.satisfaction()
            if month in wave_months:
                at_wave.append(self.p.drivers + self.moved)
            self.month(month, satisfaction[:, month])
        person, days, web, late, damaged, faulty, complaint, outcome = (
            np.concatenate(parts) for parts in zip(*self.orders, strict=True)
        )
        evening = np.clip(np.floor(19.2 + 3.4 * self.hour_rng.normal(size=len(days))), 7, 23).astype(np.int64)
        counter = (9 + np.floor(9 * self.hour_rng.beta(2.0, 2.2, len(days)))).astype(np.int64)
        hour = np.where(web, evening, counter)
        at = np.lexsort((person, hour, days))
        return Course(
            person=person[at],
            day=days[at],
            hour=hour[at],
            web=web[at],
            late=late[at],
            damaged=damaged[at],
            faulty=faulty[at],
            complaint=complaint[at],
            outcome=outcome[at],
            left=self.left,
            back=self.back,
            satisfaction=satisfaction,
            at_wave=np.stack(at_wave),
            programme=self.programme,
            mailing=self.mailing,
            answered=self.answered,
        )

    def month(self, month: int, satisfaction: np.ndarray) -> None:
        p, first, last = self.p, int(MONTH_START[month]), int(MONTH_START[month + 1])
        if first == day(PROGRAMME_START):
            self.invite(first)
        for since, factor in PRICE_RISES.items():
            if first == day(since):
                self.moved[:, 1] -= 12 * (factor - 1) * p.price_sensitivity
        bond = np.maximum(self.programme, 0)
        more, leave_factor = loyalty(satisfaction)

        born = (self.started >= first) & (self.started < last)
        present = self.alive & (self.started < last)
        chance = LEAVE[p.segment] * LEAVE_CAMPAIGN[p.campaign] * p.frailty * leave_factor * BOND_LEAVE[bond]
        chance = chance * np.where(month % 12 == 0, 1.25, 1.0)  # good intentions in January
        leaves = present & ~born & (self.rng["leave"].random(PERSONS) < chance)
        leave_day = first + np.floor(self.rng["leave day"].random(PERSONS) * (last - first)).astype(np.int64)
        until = np.where(leaves, leave_day, last)

        reach = self.weights[:, :, last - 1] - (self.weights[:, :, first - 1] if first else 0)
        season = p.web_share * reach[p.segment, 0] + (1 - p.web_share) * reach[p.segment, 1]
        rate = p.need * more * season / 30.44 * BOND_RATE[bond]
        rate = rate * np.exp(ATTITUDE_BUYS * p.attitude - 1.3 * p.price_sensitivity * (self.level[first] - 1))
        rate = rate * np.where(self.subscribed[:, month], 0.6, 1.0)
        rate = rate * np.where((p.change_day != BLANK) & (p.change_day < first), 2.4, 1.0)
        rate = np.minimum(rate, 5.0)
        u = self.rng["count"].random(PERSONS)
        poisson = self.rng["count"].poisson(rate)
        count = np.where(
            p.segment == 1, np.floor(rate + u).astype(np.int64), poisson
        )  # habits are more even than chance
        who = np.repeat(np.arange(PERSONS), np.where(present, count, 0))
        web, days = self.when(who, first, last, reach)
        fits = (days > self.started[who]) & (days < until[who])
        newly = np.flatnonzero(born & self.alive)
        web_first = (self.rng["channel"].random(len(newly)) < p.web_share[newly]) | ~SHOP_OPEN[self.started[newly]]
        who = np.concatenate([who[fits], newly])
        days = np.concatenate([days[fits], self.started[newly]])
        web = np.concatenate([web[fits], web_first])
        if first <= day(MAILING_DAY) < last:
            extra, extra_days = self.offer(first, until)
            who, days = np.concatenate([who, extra]), np.concatenate([days, extra_days])
            web = np.concatenate([web, np.ones(len(extra), dtype=bool)])
        self.serve(who, days, web)

        self.left[leaves, (self.back[leaves] != BLANK).astype(int)] = leave_day[leaves]
        self.alive &= ~leaves
        once = (self.left[:, 0] != BLANK) & (self.left[:, 0] < first - 90) & (self.back == BLANK)
        returns = once & ~self.alive & (self.rng["return"].random(PERSONS) < RETURN)
        self.back[returns] = last
        self.alive |= returns & (last < DAYS)
        if last >= DAYS:
            self.back[returns] = BLANK

    def invite(self, today: int) -> None:
        """Draw who is offered a bond, among who bought in the last half year, and who is the control."""
        able = np.flatnonzero(self.alive & (self.last_order > today - 182))
        drawn = self.programme_rng.permutation(able)[: min(1600, len(able))]
        self.programme[drawn] = np.arange(len(drawn)) % len(BONDS)

    def offer(self, first: int, until: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Draw who gets which offer, and who orders because of it, and when."""
        able = np.flatnonzero(self.last_order > first - 540)
        self.mailing[able] = self.mailing_rng["arm"].permutation(np.arange(len(able)) % len(ARMS))
        chance = LIFT[np.maximum(self.mailing, 0)] * np.where(self.wanted, 1.0, 0.1)
        days = day(MAILING_DAY) + self.mailing_rng["day"].integers(0, 14, PERSONS)
        here = self.alive & (self.started < days) & (days < until)
        self.answered = (self.mailing >= 0) & here & (self.mailing_rng["answers"].random(PERSONS) < chance)
        extra = np.flatnonzero(self.answered)
        return extra, days[extra]

    def when(self, who: np.ndarray, first: int, last: int, reach: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Draw the channel and the day of each order within the month."""
        p = self.p
        segment = p.segment[who]
        a = p.web_share[who] * reach[segment, 0]
        b = (1 - p.web_share[who]) * reach[segment, 1]
        web = self.rng["channel"].random(len(who)) * (a + b) < a
        u = self.rng["day"].random(len(who))
        days = np.empty(len(who), dtype=np.int64)
        for s in range(self.weights.shape[0]):
            for channel in (0, 1):
                mine = (segment == s) & (web == (channel == 0))
                line = self.weights[s, channel]
                start = line[first - 1] if first else 0.0
                days[mine] = np.searchsorted(line, start + u[mine] * (line[last - 1] - start), side="right")
        return web, np.clip(days, first, last - 1)

    def serve(self, who: np.ndarray, days: np.ndarray, web: np.ndarray) -> None:
        """Deliver the orders, let things go wrong, and let people remember."""
        n, moved = len(who), self.moved
        late = web & (self.rng["late"].random(n) < self.late_chance[days])
        damaged = web & (self.rng["damaged"].random(n) < 0.012)
        faulty = self.rng["faulty"].random(n) < 0.010
        kind = np.where(late, 0, np.where(damaged, 1, np.where(faulty, 2, -1)))
        speaks = self.rng["complaint"].random(n) < np.array([0.20, 0.42, 0.45, 0.0])[kind]
        complaint = np.where(speaks, kind, -1)
        outcome = pick(self.rng["outcome"], np.array([0.56, 0.24, 0.20]), n)
        moved *= MEMORY
        np.subtract.at(moved[:, 2], who[late], LATE_HURTS)
        np.subtract.at(moved[:, 2], who[web & IN_LATE_WAVE[days]], 0.35)  # everybody hears of it
        np.subtract.at(moved[:, 5], who[damaged], 1.8)
        np.subtract.at(moved[:, 0], who[faulty], 1.4)
        repaired, let_down = speaks & (outcome == 0), speaks & (outcome == 2)
        np.add.at(moved[:, 3], who[repaired], REPAIRED)
        np.add.at(moved[:, 2], who[repaired & late], LATE_REPAIRED)
        np.subtract.at(moved[:, 3], who[let_down], LET_DOWN)
        visits = who[~web]
        np.add.at(moved[:, 3], visits, 0.3 * self.rng["mood"].normal(size=len(visits)) + 0.05)
        np.clip(moved, -5.0, 3.0, out=moved)
        self.last_order[who] = np.maximum(self.last_order[who], days)
        self.orders.append((who, days, web, late, damaged, faulty, complaint, outcome))


def present_on(c: Course, today: np.ndarray | int, who: np.ndarray) -> np.ndarray:
    """Tell whether people had not left (or had come back) on a day."""
    first, second, back = c.left[who, 0], c.left[who, 1], c.back[who]
    gone = (first != BLANK) & (first <= today) & ((back == BLANK) | (back > today))
    return ~gone & ~((second != BLANK) & (second <= today))


def delivery_days(w: World) -> tuple[np.ndarray, np.ndarray]:
    """Return the promised day of a parcel ordered on a day, and the next day on which parcels are brought."""
    nxt = np.full(DAYS + 40, DAYS + 40)
    upcoming = DAYS + 39
    for d in range(DAYS + 38, -1, -1):
        nxt[d] = upcoming
        closed = WEEKENDLIKE[d] if d < DAYS else (d + 6) % 7 == 6 or d in (DAYS,)
        if not closed:
            upcoming = d
    return nxt[:DAYS], nxt
