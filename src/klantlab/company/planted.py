# ruff: noqa: E501  a row of the table of assumptions is one line
"""The truth about Morgenrood: everything that was planted, in one place, and which assumption it breaks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from klantlab.company import business, buying, kassa, online, service, strategy, studies, subscribing, surveys, words
from klantlab.company.buying import course
from klantlab.company.people import CAMPAIGNS, CUPS, DRIVERS, HEAVY_DRINKERS, SEGMENTS, cards, population
from klantlab.company.streams import marks
from klantlab.company.subscribing import contracts
from klantlab.company.world import BLANK, LATE_WAVE, MONTH, PRICE_RISES, WAVES, World, dates, day

ASSUMPTIONS = (
    (
        "BG/NBD",
        "iemand koopt op toevallige momenten, in een vast tempo",
        "er zijn seizoenen, feestdagen, actieweken en prijsverhogingen, een gewoontedrinker koopt regelmatiger dan het toeval, en bij 6% van de mensen verandert de behoefte plotseling",
    ),
    (
        "BG/NBD",
        "wie stopt, stopt vlak na een aankoop en voorgoed",
        "stoppen kan op elke dag, hangt af van tevredenheid, late pakketten en campagne, en een klein deel komt terug",
    ),
    (
        "BG/NBD, Pareto/NBD",
        "de eerste aankoop in de gegevens is de eerste aankoop ooit",
        "een kwart van de mensen kende Morgenrood al vóór 2023; hun eerdere aankopen staan nergens. Neem voor een zuiver cohort wie first_contact in 2023 of later heeft",
    ),
    (
        "BG/NBD, Pareto/NBD",
        "tempo en kans op stoppen hangen niet samen",
        "de houding van een klant beïnvloedt beide, en koopjesjagers kopen anders én stoppen eerder",
    ),
    (
        "Gamma-Gamma",
        "het bedrag per aankoop hangt niet samen met het aantal aankopen en blijft gelijk",
        "wie vaker bestelt, bestelt minder per keer; cadeaugevers bestellen weinig maar duur; prijzen stijgen; rond gratis verzending klonteren bedragen",
    ),
    (
        "sBG",
        "elke klant heeft één vaste kans om op te zeggen, verdeeld als een bèta",
        "de kans stijgt in januari, na prijsverhogingen, in de nazomer van 2025 en als de eerste korting voorbij is, en daalt na een jaar",
    ),
    (
        "Kaplan–Meier, log-rank",
        "uitval uit de waarneming zegt niets over stoppen",
        "dat klopt hier: alleen het einde van de periode kapt af; maar de campagnes trekken andere mensen, dus het verschil is niet alleen effect",
    ),
    (
        "Cox",
        "de verhouding van de stopkansen blijft over de tijd gelijk",
        "wie voor de halve prijs kwam, stopt vooral in maand 2 en 3: de verhouding daalt daarna",
    ),
    (
        "k-means",
        "groepen zijn bolvormig, even groot en even gespreid",
        "de vijf ware segmenten verschillen in omvang en overlappen; in RFM alleen zie je er hooguit twee of drie",
    ),
    (
        "RFM",
        "recent en vaak kopen is een sterke relatie",
        "bij ongeveer vier op de tien klanten wijst de gemeten relatie een andere kant op dan RFM; cadeaugevers en koopjesjagers het meest",
    ),
    (
        "Lineaire drivers",
        "elk punt meer op een onderdeel is evenveel waard, en onderdelen zijn los van elkaar te meten",
        "bezorging en website gaan samen op, een algemene indruk (halo) kleurt elk rapportcijfer, en tevredenheid werkt onder 7 en boven 8 anders op gedrag",
    ),
    (
        "NPS als steekproef",
        "antwoorden zijn onafhankelijk, en wie antwoordt lijkt op wie zwijgt",
        "wie heel tevreden of heel ontevreden is en wie ouder is, antwoordt vaker; vertrokken klanten antwoorden nooit; ruim de helft van wie de eerste keer antwoordde, doet dat weer; Belgen geven lagere cijfers",
    ),
    (
        "Teams vergelijken",
        "een ranglijst van teams laat zien wie beter is",
        "de teams verschillen niet: de klanten zijn door het lot verdeeld",
    ),
    (
        "Gemiddelde",
        "het gemiddelde beschrijft de klant",
        "er zijn twee soorten koffiedrinkers; bijna niemand zit bij het gemiddelde",
    ),
    (
        "Relatiesterkte zonder interactie",
        "tevredenheid en vertrouwen tellen op",
        "samen tellen ze extra: tevredenheid × vertrouwen heeft een eigen gewicht",
    ),
    (
        "SERVQUAL",
        "de kloof tussen verwachting en ervaring bepaalt het oordeel",
        "de ervaring bepaalt het bijna alleen; stemming en regen doen ook mee",
    ),
    (
        "Medewerkers en klanten",
        "een tevreden medewerker maakt een tevreden klant",
        "alleen tussen vestigingen: binnen een vestiging is er geen verband",
    ),
    (
        "PIMS",
        "kwaliteit veroorzaakt rendement",
        "een deel van het verband komt van goed bestuur, dat beide omhoog duwt",
    ),
    (
        "Regressie van bestellingen op eigen verkoop",
        "oorzaak en gevolg vallen in dezelfde maand",
        "een café bestelt wat het de maand ervoor verkocht",
    ),
    (
        "Aanbieding: wie reageerde, reageerde erop",
        "zonder aanbod was er niets gekocht",
        "veel mensen hadden toch wel besteld; het effect is het verschil met de groep zonder aanbod, en zonder toestemming is het vrijwel nul",
    ),
)


@dataclass(frozen=True)
class Truth:
    """What was planted in the company of one seed; only :func:`truth` knows it."""

    seed: int
    customers: pd.DataFrame
    """By customer_id: segment, need (orders in an average month at a neutral mood), price_sensitivity, attitude,
    leave_chance (base chance a month), left, back, need_changed, satisfaction_2024 and satisfaction_2025 (latent)."""
    segments: dict[str, float]
    """Share of each true segment among all persons."""
    drivers: dict[str, float]
    """Weight of each driver in satisfaction, in marks per mark."""
    halo: float
    """How much general satisfaction leaks into each driver's mark."""
    attitude_weight: float
    memory: float
    """Part of what happened to a customer (a late parcel, a repaired mistake) that is still felt a month later."""
    breakpoint: float
    """Above this satisfaction people buy more and leave less; from 7 up to it nothing happens."""
    leave_by_segment: dict[str, float]
    leave_by_campaign: dict[str, float]
    """Factor on the chance of leaving."""
    cancel_by_segment: dict[str, float]
    """Base chance a month that a subscription is cancelled."""
    cancel_by_campaign: dict[str, float]
    subscriptions: pd.DataFrame
    """By subscription_id: true segment of the customer."""
    campaign_hazards: dict[str, float]
    """Monthly hazard in the randomised campaign experiment; the ratio is the true effect of X against Y."""
    strength: dict[str, float]
    """Weights of trust, satisfaction, switching costs, attractiveness and satisfaction × trust in the relation."""
    trust_from_satisfaction: float
    """Part of trust that comes from satisfaction: mediation is true as well as interaction."""
    relation: pd.DataFrame
    """By response_id of the survey: latent trust, satisfied, switching, attractive, strength, and satisfaction."""
    theme: pd.Series
    """By response_id of the survey: what bothers this customer most, whether it was written down or not."""
    misplaced: float
    """Share of respondents of the second wave whom a split of RFM at its median puts on the other side than their true strength."""
    complexity: dict[str, float]
    """What one step more complex (beans, machine, everything) does to the strength of a business relation (0–100), how
    much of it goes through the bother of leaving, and to the number of other suppliers."""
    honest_mark: pd.Series
    """By participant_id of the course: the mark for the trainer that this person would give without fear."""
    cards: pd.Series
    """card_id → the customer_id it truly belongs to."""
    bonds: pd.DataFrame
    """By bond of the loyalty programme: factor on buying, factor on leaving."""
    places: pd.DataFrame
    """By location: Martin's two sides, mean employee satisfaction."""
    service_quality: dict[str, float]
    service_effects: dict[str, float]
    """Marks for the service as a whole per point of each perception, per point of mood, and when it rains."""
    gap_scores: pd.DataFrame
    """By source and dimension: the mean that raters have in mind, before it becomes a whole mark of at most 7."""
    employee_style: pd.Series
    """employee_id → marks that customers notice of this person, apart from the place."""
    friendliness: dict[str, float]
    """Marks per point of friendliness at the counter, by lead time; each day of lead time adds `lead_day` besides."""
    lead_day: float
    pick_hours: pd.DataFrame
    """Normally and while the warehouse moves: mean and standard deviation of the picking time, in hours."""
    breach_effect: dict[str, float]
    """By rule of Van Bel as asked in the survey: marks of satisfaction that a breach takes at once, before it fades."""
    recovery_effect: dict[str, float]
    """By outcome of a complaint about a late parcel: marks of satisfaction given or taken at once. The outcome is drawn
    by lot."""
    employee_to_customer: float
    kano: dict[str, str]
    flawed_questions: dict[int, str]
    """question_id → what is wrong with it."""
    idea_quality: pd.Series
    outcome_effect: float
    """Marks by which a granted permit raises the mark for the process."""
    permit_process: dict[str, float]
    """Marks that a spoken explanation, a week of waiting and each counter add to the mark for the process."""
    standards: dict[str, float]
    """Marks of satisfaction per mark of the gap to each standard, all three at once."""
    shortfall_excess: tuple[float, float]
    """Marks of satisfaction per mark below and above the promise, at the same distance from the other standards."""
    beside_satisfaction: dict[str, tuple[float, float]]
    """By consequence: its change per mark below and above the promise, among people who are equally satisfied."""
    promise_sources: dict[str, float]
    """Marks by which the remembered promise rises per point that an expectation came from this source."""
    moments: pd.DataFrame
    """By moment: mean and spread (standard deviation) of the mark that buyers have in mind, before they round it."""
    quotations: pd.DataFrame
    """By days promised: share that leaves at once, and expected share of orders when a delay is not told and told."""
    value_steps: pd.DataFrame
    """By step of economic value: price at which half the people buy, and sensitivity."""
    ledger: pd.DataFrame
    positions: pd.DataFrame
    pims_effect: float
    win: dict[str, float]
    mailing_lift: dict[str, float]
    """Chance that an offer brings an order that would not have come, for who is still a customer and wants mail."""
    action_gain: pd.DataFrame
    """By customer_id: true gain in margin of each action of the pilot, in euros, before its cost."""
    vals: dict[str, float]
    """Expected share of the need-driven, outer-directed and inner-directed groups."""
    cups: dict[float, float]
    """Mean cups a day of each sort of coffee drinker → its share."""
    problems: dict[str, float]
    late_wave: tuple[str, str]
    team_effect: dict[str, float]
    """Points that being helped by a service team adds to the mark for recommending."""
    price_rises: dict[str, float]
    waves: tuple[tuple[str, str], tuple[str, str]]
    kassa: kassa.Mess
    """What a right reading of export_kassa.csv gives."""
    assumptions: tuple[tuple[str, str, str], ...]
    """Model, what it assumes, what Morgenrood does."""


def reveal(w: World, orders: pd.DataFrame) -> Truth:
    """Gather what was planted."""
    p, k = population(w), contracts(w)
    ids = pd.Index(p.customer_id, name="customer_id")
    owner, _, number = cards(w)
    quality, _, _ = online.idea_votes_drawn(w)
    groups = np.array(words.VALS_SHARES)[p.segment].mean(axis=0)
    return Truth(
        seed=w.seed,
        customers=_customers(w, ids),
        segments={name: float((p.segment == s).mean()) for s, name in enumerate(SEGMENTS)},
        drivers=_named(DRIVERS, buying.WEIGHTS),
        halo=surveys.HALO,
        attitude_weight=buying.ATTITUDE_WEIGHT,
        memory=buying.MEMORY,
        breakpoint=buying.BREAK,
        leave_by_segment=_named(SEGMENTS, buying.LEAVE),
        leave_by_campaign=_named(CAMPAIGNS, buying.LEAVE_CAMPAIGN),
        cancel_by_segment=_named(SEGMENTS, subscribing.CANCEL),
        cancel_by_campaign=_named(CAMPAIGNS, subscribing.CANCEL_CAMPAIGN),
        subscriptions=pd.DataFrame(
            {"segment": np.array(SEGMENTS, dtype=object)[p.segment[k.person]]},
            index=pd.RangeIndex(30001, 30001 + len(k.person), name="subscription_id"),
        ),
        campaign_hazards=dict(online.CAMPAIGN_HAZARD),
        strength=dict(surveys.STRENGTH),
        trust_from_satisfaction=surveys.TRUST_FROM_SATISFACTION,
        relation=_relation(w),
        theme=pd.Series(
            [surveys.THEME_NAMES[theme] for theme in surveys.themes(w)[0]],
            index=pd.RangeIndex(800001, 800001 + len(surveys.themes(w)[0]), name="response_id"),
            name="theme",
        ),
        misplaced=_misplaced(w, orders),
        complexity=dict(business.COMPLEXITY),
        honest_mark=_honest_mark(w),
        cards=pd.Series(p.customer_id[owner], index=pd.Index(number, name="card_id"), name="customer_id"),
        bonds=pd.DataFrame(
            {"buying": buying.BOND_RATE, "leaving": buying.BOND_LEAVE}, index=pd.Index(buying.BONDS, name="bond")
        ),
        places=pd.DataFrame(
            {"procedure": service.PROCEDURE, "personal": service.PERSONAL, "employees": service.staff(w).place_mean},
            index=pd.Index(service.place_id(np.arange(service.PLACES)), name="location_id"),
        ),
        service_quality=_named(service.DUTCH, service.QUALITY_WEIGHTS),
        service_effects={
            **_named(service.DUTCH, (service.PERCEIVED_EFFECT * service.QUALITY_WEIGHTS).round(4)),
            "stemming": service.MOOD_EFFECT,
            "regen": service.RAIN_EFFECT,
        },
        gap_scores=pd.DataFrame(
            service.GAP_MEANS, index=pd.Index(service.SOURCES, name="source"), columns=list(service.DUTCH)
        ),
        employee_style=pd.Series(
            service.staff(w).style, index=service.FIRST_EMPLOYEE + np.arange(len(service.staff(w).place)), name="style"
        ).rename_axis("employee_id"),
        friendliness=_named(
            ("hoogstens 2 dagen", "3 of 4 dagen", "5 dagen of meer"), service.FRIENDLY * service.FRIENDLY_LEFT
        ),
        lead_day=service.LEAD,
        pick_hours=pd.DataFrame(
            {"mean": service.PICK_LEVEL, "sd": np.hypot(service.PICK_SPREAD, service.PICK_DAY)},
            index=pd.Index(["gewoon", "verhuizing"], name="period"),
        ),
        breach_effect=_breach_effect(),
        recovery_effect=_recovery_effect(),
        employee_to_customer=service.EMPLOYEE_TO_CUSTOMER,
        kano={element: kind for element, kind, _ in service.KANO},
        flawed_questions={i: flaw for i, (_, flaw) in enumerate(studies.QUESTIONS, start=1) if flaw},
        idea_quality=pd.Series(quality, index=pd.RangeIndex(1, len(quality) + 1, name="idea_id"), name="quality"),
        outcome_effect=studies.OUTCOME_EFFECT,
        permit_process={"toelichting": studies.PERMIT_EXPLAINED, "week wachten": studies.PERMIT_WEEK}
        | dict(zip(("balie A", "balie B", "balie C"), studies.DESK, strict=True)),
        standards=dict(studies.STANDARD_WEIGHTS),
        shortfall_excess=(studies.SHORTFALL, studies.EXCESS),
        beside_satisfaction={
            "complains": (studies.COMPLAINS_BELOW, 0.0),
            "stays": (0.0, 0.0),
            "tells": (0.0, studies.TELLS_ABOVE),
            "buys_again": (0.0, 0.0),
        },
        promise_sources=dict(studies.PROMISE_SOURCES),
        moments=_moments(),
        quotations=_quotations(),
        value_steps=pd.DataFrame(
            {"price": studies.STEP_VALUE, "sensitivity": studies.STEP_SENSITIVITY},
            index=pd.Index(studies.VALUE_STEPS, name="value_step"),
        ),
        ledger=pd.DataFrame(
            strategy.LEDGER, index=pd.Index(strategy.FIRMS, name="firm"), columns=list(strategy.COMPONENTS)
        ),
        positions=pd.DataFrame(
            strategy.POSITION,
            index=pd.Index(strategy.POSITION_FIRMS, name="firm"),
            columns=["operationele uitmuntendheid", "productleiderschap", "klantpartnerschap"],
        ),
        pims_effect=strategy.PIMS_EFFECT,
        win=dict(business.WIN),
        mailing_lift=_named(buying.ARMS, buying.LIFT),
        action_gain=_action_gain(w, ids),
        vals=_named(
            ("need-driven", "outer-directed", "inner-directed"),
            np.array([groups[:2].sum(), groups[2:5].sum(), groups[5:].sum()]).round(4),
        ),
        cups=dict(zip(CUPS, (1 - HEAVY_DRINKERS, HEAVY_DRINKERS), strict=True)),
        problems=_named(studies.PROBLEMS, np.array(studies.PROBLEM_SHARES)),
        late_wave=LATE_WAVE,
        team_effect=dict.fromkeys(surveys.TEAMS, surveys.TEAM_EFFECT),
        price_rises=dict(PRICE_RISES),
        waves=WAVES,
        kassa=kassa.export(w.seed, {"orders": orders})[1],
        assumptions=ASSUMPTIONS,
    )


def _named(names: tuple[str, ...], values: np.ndarray) -> dict[str, float]:
    return {name: float(value) for name, value in zip(names, values, strict=True)}


def _moments() -> pd.DataFrame:
    share, noise = np.array(studies.MOMENT_SPREAD).T
    return pd.DataFrame(
        {"mean": studies.MOMENT_LEVEL, "spread": np.hypot(studies.DISPOSITION * share, noise)},
        index=pd.Index(studies.MOMENTS, name="moment"),
    )


def _quotations() -> pd.DataFrame:
    orders, days = studies.expected_orders(), studies.PROMISED_DAYS
    return pd.DataFrame(
        {
            "leaves": studies.LEAVES_AT_ONCE[list(days)],
            "orders_not_told": [orders[promised, False] for promised in days],
            "orders_told": [orders[promised, True] for promised in days],
        },
        index=pd.Index(days, name="promised_days"),
    )


def _breach_effect() -> dict[str, float]:
    """Only a broken promise and a mistake that is not put right do harm; the others are noticed, no more."""
    weight = _named(DRIVERS, buying.WEIGHTS)
    hurt = {
        "breach_promise": -weight["delivery"] * buying.LATE_HURTS,
        "breach_mistake": -weight["staff"] * buying.LET_DOWN,
    }
    return {name: hurt.get(name, 0.0) for name in surveys.BREACHES}


def _recovery_effect() -> dict[str, float]:
    weight = _named(DRIVERS, buying.WEIGHTS)
    return {
        "opgelost": weight["staff"] * buying.REPAIRED + weight["delivery"] * buying.LATE_REPAIRED,
        "half opgelost": 0.0,
        "niet opgelost": -weight["staff"] * buying.LET_DOWN,
    }


def _customers(w: World, ids: pd.Index) -> pd.DataFrame:
    p, c = population(w), course(w)
    months = [int(MONTH[day(start)]) for start, _ in WAVES]
    return pd.DataFrame(
        {
            "segment": np.array(SEGMENTS, dtype=object)[p.segment],
            "campaign": np.array(CAMPAIGNS, dtype=object)[p.campaign],
            "buys": p.buyer,
            "need": p.need,
            "price_sensitivity": p.price_sensitivity,
            "attitude": p.attitude,
            "leave_chance": buying.LEAVE[p.segment] * buying.LEAVE_CAMPAIGN[p.campaign] * p.frailty,
            "left": dates(np.where(c.back == BLANK, c.left[:, 0], c.left[:, 1])),
            "back": dates(c.back),
            "need_changed": dates(p.change_day),
            "satisfaction_2024": c.satisfaction[:, months[0]],
            "satisfaction_2025": c.satisfaction[:, months[1]],
        },
        index=ids,
    )


def _relation(w: World) -> pd.DataFrame:
    r = surveys.respondents(w)
    index = pd.RangeIndex(800001, 800001 + len(r.person), name="response_id")
    frame = pd.DataFrame(r.constructs, index=index)
    frame["satisfaction"] = r.satisfaction
    return frame


def _honest_mark(w: World) -> pd.Series:
    honest = marks(studies.course_marks(w)[2], 1, 10)
    return pd.Series(honest, index=pd.RangeIndex(1, 1 + len(honest), name="participant_id"), name="honest_mark")


def _action_gain(w: World, ids: pd.Index) -> pd.DataFrame:
    p, c = population(w), course(w)
    count = online.recent_orders(c)
    gain = online.action_gain(p.attitude, p.price_sensitivity, count)
    return pd.DataFrame(gain, index=ids, columns=list(online.ACTIONS))[count > 0]


def _misplaced(w: World, orders: pd.DataFrame) -> float:
    """Rank on recency, frequency and amount, add up, split at the median, and compare with true strength."""
    r, p = surveys.respondents(w), population(w)
    before = orders[orders["date"] < WAVES[1][0]]
    by = before.groupby("customer_id").agg(last=("date", "max"), count=("amount", "size"), total=("amount", "sum"))
    second = r.wave == 1
    asked = pd.Series(r.constructs["strength"][second], index=p.customer_id[r.person[second]])
    both = by.join(asked.rename("strength"), how="inner")
    score = both[["last", "count", "total"]].rank(pct=True).mean(axis=1)
    return float(((score > score.median()) != (both["strength"] > both["strength"].median())).mean())
