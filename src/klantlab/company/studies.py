# ruff: noqa: E501  a declaration is one line per column
"""Smaller studies: expectations, moments, journeys, prices, markets, and how people answer when they are watched."""

from __future__ import annotations

from math import erf, sqrt

import numpy as np

from klantlab.company.assortment import CATEGORY
from klantlab.company.buying import course
from klantlab.company.declare import Columns, table
from klantlab.company.orders import lines
from klantlab.company.people import population
from klantlab.company.service import place_id
from klantlab.company.streams import marks, pick
from klantlab.company.world import World, day, stage

SHORTFALL, EXCESS = 0.62, 0.30
"""Marks of satisfaction per mark below and above the promise: a broken promise weighs twice."""
STANDARD_WEIGHTS = {"ideal": 0.06, "competitor": 0.14, "promise": 0.46}
"""Marks of satisfaction per mark of the gap to each standard, all at once; the promise's is the mean of its two."""
COMPLAINS_BELOW, TELLS_ABOVE = -0.45, 0.15
"""What the gap to the promise does beside satisfaction: short of it people complain more, beyond it they tell more."""
PROMISE_SOURCES = {
    "from_experience": -0.07,
    "from_friends": 0.06,
    "from_promise": 0.20,
    "from_competitor": 0.0,
    "from_habit": 0.0,
}
"""Marks by which the promise that people remember rises per point that their expectation came from this source."""


def _customers(w: World, name: str, n: int, among: np.ndarray | None = None) -> np.ndarray:
    buyers = np.flatnonzero(population(w).buyer) if among is None else among
    return np.sort(w.rng(name, "customer_id").choice(buyers, n, replace=False))


@table(
    "expectations",
    "Verwachting en ervaring: drie maatstaven, het gevoel daarna en waar de verwachting vandaan kwam",
    "C51 C117",
    """
    customer_id*       int>persons | Klant
    ideal              num1 1..10  | Zo zou het idealiter zijn (rapportcijfer) | C51
    competitor         num1 1..10  | Zo goed is de beste andere brander | C51
    promise            num1 1..10  | Zo goed beloofde Morgenrood te zijn | C51
    performance        num1 1..10  | Zo goed was het | C51
    satisfaction       num1 1..10  | Tevredenheid achteraf | C51
    complains          int 1..7    | Ik zou hierover klagen (1–7) | C51
    stays              int 1..7    | Ik blijf klant (1–7) | C51
    tells              int 1..7    | Ik vertel er goed over (1–7) | C51
    buys_again         int 1..7    | Ik koop dit opnieuw (1–7) | C51
    from_experience    int 0..10   | Mijn verwachting kwam uit eigen ervaring (0–10) | C117
    from_friends       int 0..10   | … van vrienden en familie | C117
    from_promise       int 0..10   | … uit wat Morgenrood beloofde | C117
    from_competitor    int 0..10   | … van andere branders | C117
    from_habit         int 0..10   | … uit gewoonte en omstandigheden | C117
    """,
)
def expectations(w: World) -> Columns:
    """Let satisfaction follow the gap to the promise, harder below than above."""
    n = 620
    who = _customers(w, "expectations", n)
    e = w.rng("expectations", "standards").normal(size=(5, n))
    common = 0.4 * e[4]
    source = np.clip(w.rng("expectations", "sources").normal(5.0, 2.3, size=(5, n)), 0, 10)
    ideal = 9.1 + 0.5 * e[0] + 0.3 * common
    rival = 7.3 + 0.8 * e[1] + common
    lift = PROMISE_SOURCES
    promise = 7.9 + 0.6 * e[2] + common + lift["from_promise"] * (source[2] - 5)
    promise = promise + lift["from_friends"] * (source[1] - 5) + lift["from_experience"] * (source[0] - 5)
    performance = 7.4 + 1.0 * e[3] + 0.6 * common
    gap = performance - promise
    felt = np.where(gap < 0, SHORTFALL * gap, EXCESS * gap)
    weight = STANDARD_WEIGHTS
    satisfaction = 7.7 + felt + weight["competitor"] * (performance - rival)
    satisfaction = satisfaction + weight["ideal"] * (performance - ideal + 1.7)
    satisfaction = satisfaction + 0.45 * w.rng("expectations", "satisfaction").normal(size=n)
    z = satisfaction - 7.3
    noise = w.rng("expectations", "consequences").normal(size=(4, n))
    out: dict[str, object] = {"customer_id": population(w).customer_id[who]}
    for name, value in (
        ("ideal", ideal),
        ("competitor", rival),
        ("promise", promise),
        ("performance", performance),
        ("satisfaction", satisfaction),
    ):
        out[name] = np.clip(np.round(value * 2) / 2, 1, 10)
    out |= {
        "complains": marks(2.6 - 0.9 * z + COMPLAINS_BELOW * np.minimum(gap, 0) + 0.9 * noise[0], 1, 7),
        "stays": marks(5.0 + 0.85 * z + 0.8 * noise[1], 1, 7),
        "tells": marks(4.5 + 0.95 * z + TELLS_ABOVE * np.maximum(gap, 0) + 0.9 * noise[2], 1, 7),
        "buys_again": marks(4.9 + 0.8 * z + 0.8 * noise[3], 1, 7),
    }
    names = ("from_experience", "from_friends", "from_promise", "from_competitor", "from_habit")
    return out | {name: marks(source[j], 0, 10) for j, name in enumerate(names)}


PROMISED_DAYS = (1, 2, 4)
LEAVES_AT_ONCE = np.array([0, 0.04, 0.07, 0, 0.19])
"""Share that goes straight to another roaster, by the number of days promised."""
TOLD_EARLY = 0.8
"""Marks that a message in time adds when the quotation is late."""


def _quoted(gap: np.ndarray, told: np.ndarray) -> np.ndarray:
    """Give the expected mark, `gap` days before the promise."""
    return 7.4 + np.where(gap < 0, 0.85 * gap, 0.35 * gap) + TOLD_EARLY * (told & (gap < 0))


def _order_chance(score: np.ndarray, delivered: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(-0.5 + 0.55 * (score - 7.4) - 0.12 * (delivered - 2))))


def expected_orders() -> dict[tuple[int, bool], float]:
    """Give the expected share of requests that become an order, by days promised and being told early.

    Worked out over every number of days and every mark that the experiment can give, instead of drawn.
    """
    late = np.arange(6)
    chance = np.exp(-1.5) * 1.5**late / np.cumprod(np.maximum(late, 1))
    days, chance = np.arange(1, 8), np.append(chance, 1 - chance.sum())
    marks_given = np.arange(1, 10.5, 0.5)
    edges = np.concatenate([[-np.inf], marks_given[:-1] + 0.25, [np.inf]])
    out = {}
    for promised in PROMISED_DAYS:
        for told in (False, True):
            mean = _quoted(promised - days, np.array(told))
            below = np.array([[0.5 * (1 + erf((edge - m) / (0.8 * sqrt(2)))) for edge in edges] for m in mean])
            orders = np.diff(below) * _order_chance(marks_given, days[:, None])
            out[promised, told] = float((1 - LEAVES_AT_ONCE[promised]) * chance @ orders.sum(axis=1))
    return out


@table(
    "quotation_experiment",
    "Proef met levertijden in offertes: wat beloofd werd, wat het werd, en wat de klant ervan vond",
    "C52 C117",
    """
    quotation_id*    int                 | Nummer van de offerteaanvraag
    promised_days    int (dagen)         | Beloofde dagen tot de offerte: 1, 2 of 4, door het lot bepaald
    told_early       bool                | Kreeg tussentijds bericht als het later werd
    delivered_days   int (dagen)         | Dagen tot de offerte er was
    waited           bool                | Bleef wachten; anders ging de klant direct naar een ander
    satisfaction     num1? 1..10         | Rapportcijfer; blanco voor wie niet wachtte | C52
    ordered          bool                | Plaatste een order
    value            euro                | Waarde van de order; 0 zonder order | C117
    """,
)
def quotation_experiment(w: World) -> Columns:
    """Promise 1, 2 or 4 days by lot: promising more days loses some at once, and pleases who stays."""
    n = 720
    promised = np.array(PROMISED_DAYS)[w.rng("quotation_experiment", "promised_days").integers(0, 3, n)]
    told = w.rng("quotation_experiment", "told_early").random(n) < 0.5
    delivered = 1 + w.rng("quotation_experiment", "delivered_days").poisson(1.5, n)
    delivered = np.minimum(delivered, 7)
    waited = w.rng("quotation_experiment", "waited").random(n) > LEAVES_AT_ONCE[promised]
    gap = promised - delivered
    score = _quoted(gap, told) + 0.8 * w.rng("quotation_experiment", "satisfaction").normal(size=n)
    score = np.clip(np.round(score * 2) / 2, 1, 10)
    chance = _order_chance(score, delivered)
    ordered = waited & (w.rng("quotation_experiment", "ordered").random(n) < chance)
    value = np.round(np.exp(6.2 + 0.55 * w.rng("quotation_experiment", "value").normal(size=n)) / 5) * 5
    return {
        "quotation_id": 1 + np.arange(n),
        "promised_days": promised,
        "told_early": told,
        "delivered_days": delivered,
        "waited": waited,
        "satisfaction": np.where(waited, score, np.nan),
        "ordered": ordered,
        "value": np.where(ordered, value, 0.0),
    }


MOMENTS = ("vlak na aankoop", "in gebruik", "achteraf")
MOMENT_LEVEL = np.array([8.2, 7.0, 7.4])
"""Mark that the average buyer has in mind at each moment."""
MOMENT_SPREAD = ((0.6, 0.6), (1.1, 1.25), (1.0, 0.8))
"""By moment: how much a buyer's own disposition (0.7 marks) counts, and what only that moment adds."""
DISPOSITION = 0.7


@table(
    "moments",
    "Dezelfde 350 kopers van apparatuur op drie momenten",
    "C50",
    """
    customer_id*   int>persons                                            | Klant
    moment*        text [vlak na aankoop, in gebruik, achteraf]           | Wanneer gevraagd
    satisfaction   int 1..10                                              | Rapportcijfer
    """,
)
def moments(w: World) -> Columns:
    """Ask the same people three times: glad at first, mixed in use, mild afterwards."""
    n = 350
    part = lines(w)
    owners = np.unique(course(w).person[part.order[CATEGORY[part.product] == "apparatuur"]])
    who = _customers(w, "moments", n, owners)
    e = w.rng("moments", "satisfaction").normal(size=(n, 3))
    own = DISPOSITION * w.rng("moments", "person").normal(size=n)
    share, noise = np.array(MOMENT_SPREAD).T
    level = MOMENT_LEVEL + own[:, None] * share + e * noise
    return {
        "customer_id": np.repeat(population(w).customer_id[who], 3),
        "moment": np.tile(np.array(MOMENTS, dtype=object), n),
        "satisfaction": marks(level, 1, 10).ravel(),
    }


@table(
    "marks_by_location",
    "Rapportcijfers van drie vestigingen met precies hetzelfde gemiddelde",
    "C59",
    """
    location_id   text>locations  | Vestiging
    respondent*   int             | Nummer van de respondent
    mark          int 1..10       | Rapportcijfer; het gemiddelde is in elke vestiging 7,4
    """,
)
def marks_by_location(w: World) -> Columns:
    """Make three populations with a mean of exactly 7.4 and very different shares of unhappy customers."""
    n = 250
    rng = w.rng("marks_by_location", "mark")
    even = marks(7.4 + 0.7 * rng.normal(size=n), 1, 10)
    split = np.where(
        rng.random(n) < 0.66, marks(8.7 + 0.7 * rng.normal(size=n), 1, 10), marks(4.7 + rng.normal(size=n), 1, 10)
    )
    tail = np.where(
        rng.random(n) < 0.86, marks(7.9 + 0.6 * rng.normal(size=n), 1, 10), marks(4.3 + rng.normal(size=n), 1, 10)
    )
    fixed = []
    for values in (even, split, tail):
        values = values.copy()
        short = round(7.4 * n) - int(values.sum())
        turn = rng.permutation(n)
        while short != 0:
            able = turn[(values[turn] < 10) if short > 0 else (values[turn] > 1)][: abs(short)]
            values[able] += np.sign(short)
            short -= int(np.sign(short)) * len(able)
        fixed.append(values)
    return {
        "location_id": place_id(np.repeat([0, 2, 3], n)),
        "respondent": 1 + np.arange(3 * n),
        "mark": np.concatenate(fixed),
    }


PROBLEMS = (
    *(
        "te late levering",
        "prijs",
        "opzeggen abonnement",
        "bereikbaarheid",
        "versheid",
        "website traag",
        "verpakking kapot",
    ),
    *(
        "keuze cafeïnevrij",
        "openingstijden",
        "te veel mail",
        "verkeerde maling",
        "geen spaarkaart",
        "retour duurt lang",
    ),
    *(
        "onduidelijke garantie",
        "geluid in de bar",
        "parkeren",
        "factuur",
        "geen pinautomaat op de markt",
        "kinderstoel",
        "rolstoel bij de deur",
    ),
)
PROBLEM_SHARES = (
    0.42,
    0.36,
    0.27,
    0.25,
    0.2,
    0.19,
    0.16,
    0.14,
    0.13,
    0.13,
    0.1,
    0.09,
    0.08,
    0.07,
    0.06,
    0.055,
    0.05,
    0.04,
    0.03,
    0.02,
)


@table(
    "interviews",
    "Zestig diepte-interviews: welk probleem werd in welk gesprek genoemd?",
    "C56 C55",
    """
    interview_id*  int   | Nummer van het gesprek, in volgorde van afnemen
    problem*       text  | Genoemd probleem
    """,
)
def interviews(w: World) -> Columns:
    """Mention problems: common ones soon, rare ones late or never."""
    told = w.rng("interviews", "problem").random((60, len(PROBLEMS))) < np.array(PROBLEM_SHARES)
    talk, problem = np.nonzero(told)
    return {"interview_id": talk + 1, "problem": np.array(PROBLEMS, dtype=object)[problem]}


QUESTIONS = (  # text, flaw
    ("Wat is uw algemene oordeel over Morgenrood, als rapportcijfer?", ""),
    ("Hoe tevreden bent u over onze snelle en vriendelijke service?", "sturend"),
    ("Hoe tevreden bent u over de smaak en de prijs van de koffie?", "twee vragen in één"),
    ("Koopt u vaak koffie?", "vaag"),
    ("Hoeveel keer kocht u in de afgelopen drie maanden koffie bij Morgenrood?", ""),
    ("Bent u het er niet mee eens dat we niet te laat leveren?", "dubbele ontkenning"),
    ("Wat is uw leeftijd? 18–25 / 25–35 / 35–50 / 50 en ouder", "overlappende antwoorden"),
    ("Hoe tevreden bent u? Zeer tevreden / tevreden / redelijk tevreden / een beetje tevreden", "scheve schaal"),
    ("Wat vindt u van onze SCA-score van 84,5?", "vakjargon"),
    ("Hoeveel kopjes koffie dronk u in 2023?", "niet te onthouden"),
    ("Wat moeten we als eerste verbeteren?", ""),
    ("Hoe waarschijnlijk is het dat u Morgenrood aanraadt aan een vriend of collega? (0–10)", ""),
    ("Vindt u, net als de meeste klanten, dat eerlijke koffie iets meer mag kosten?", "sturend"),
    ("Hoe waardeert u de bezorging en de verpakking?", "twee vragen in één"),
    ("Kwam uw laatste bestelling op de beloofde dag? ja / nee / ik had niets laten bezorgen", ""),
    ("Wat is uw inkomen?", "te persoonlijk zonder reden"),
    ("Hoe vriendelijk was de medewerker die u het laatst hielp? (1–7)", ""),
    ("Zou u in de toekomst misschien eens iets anders willen proberen?", "vaag"),
    ("Welk cijfer geeft u de website? Vul 5 in als u die niet gebruikt.", "weet-niet telt mee als cijfer"),
    ("Hoe duidelijk was de uitleg over het abonnement? (1–7, of: niet van toepassing)", ""),
)


@table(
    "questions",
    "Een vragenlijst in de maak: in sommige vragen zit een fout",
    "C55",
    """
    question_id*  int   | Nummer van de vraag
    text          text  | De vraag
    """,
)
def questions(w: World) -> Columns:
    """List the draft questionnaire; which questions are flawed stands in the truth."""
    return {"question_id": 1 + np.arange(len(QUESTIONS)), "text": [text for text, _ in QUESTIONS]}


OUTCOME_EFFECT = 1.15
PERMIT_WEEK, PERMIT_EXPLAINED, DESK = -0.22, 0.7, (0.0, 0.1, 0.3)  # what moves the mark for the process itself


@table(
    "permits",
    "Onderzoek van een gemeente onder aanvragers van een terrasvergunning",
    "C58 C05",
    """
    applicant_id*      int                                | Nummer van de aanvrager
    granted            bool                               | Vergunning gekregen | C58
    weeks              int (weken)                        | Weken tot het besluit
    counter            text [balie A, balie B, balie C]   | Wie de aanvraag behandelde; balie C krijgt de lastige aanvragen
    explained          bool                               | Besluit mondeling toegelicht
    process            int 1..10                          | Rapportcijfer voor de behandeling | C58
    outcome_mark       int 1..10                          | Rapportcijfer voor het besluit | C58
    """,
)
def permits(w: World) -> Columns:
    """Let the decision colour the mark for the process."""
    n = 640
    desk = pick(w.rng("permits", "counter"), np.array([0.4, 0.35, 0.25]), n)
    granted = w.rng("permits", "granted").random(n) < np.array([0.84, 0.80, 0.38])[desk]
    weeks = 3 + w.rng("permits", "weeks").poisson(np.array([4.2, 4.4, 3.6])[desk])
    explained = w.rng("permits", "explained").random(n) < np.array([0.4, 0.5, 0.8])[desk]
    e = w.rng("permits", "marks").normal(size=(2, n))
    process = (
        6.6
        + PERMIT_WEEK * (weeks - 7)
        + PERMIT_EXPLAINED * explained
        + np.array(DESK)[desk]
        + OUTCOME_EFFECT * (granted - 0.7)
        + 0.9 * e[0]
    )
    return {
        "applicant_id": 1 + np.arange(n),
        "granted": granted,
        "weeks": weeks,
        "counter": np.array(["balie A", "balie B", "balie C"], dtype=object)[desk],
        "explained": explained,
        "process": marks(process, 1, 10),
        "outcome_mark": marks(np.where(granted, 8.0, 4.1) + 1.1 * e[1], 1, 10),
    }


FEAR = 0.75


@stage
def course_marks(w: World) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Draw who answers by name, who waits for the exam, what each really thinks of the trainer, and noise."""
    n = 420
    named = w.rng("course_evaluations", "named").random(n) < 0.5
    waiting = w.rng("course_evaluations", "exam_open").random(n) < 0.55
    e = w.rng("course_evaluations", "answers").normal(size=(3, n))
    return named, waiting, 6.7 + 1.3 * e[0], e


@table(
    "course_evaluations",
    "Barista-opleiding: cursisten beoordelen hun trainer, op naam of anoniem, door het lot bepaald",
    "C43",
    """
    participant_id*  int                         | Nummer van de cursist
    named            bool                        | Op naam (de trainer leest mee en geeft later een cijfer) of anoniem
    exam_open        bool                        | Het examen moet nog komen
    trainer          int 1..10                   | Rapportcijfer voor de trainer | C43
    honest           int 1..7                    | Ik kon zeggen wat ik vond (1–7)
    would_return     bool                        | Komt terug voor de vervolgcursus
    """,
)
def course_evaluations(w: World) -> Columns:
    """Let people flatter who can mark them."""
    named, waiting, honest, e = course_marks(w)
    flattery = np.where(named, np.where(waiting, FEAR + 0.3, FEAR - 0.35), 0.0)
    return {
        "participant_id": 1 + np.arange(len(named)),
        "named": named,
        "exam_open": waiting,
        "trainer": marks(honest + flattery * np.where(honest < 7, 1.3, 0.6), 1, 10),
        "honest": marks(5.4 - 1.2 * named - 0.5 * (named & waiting) + 1.1 * e[1], 1, 7),
        "would_return": honest + 0.8 * e[2] > 6.6,
    }


STEPS = ("zoeken", "website", "bestellen", "betalen", "bezorging", "uitpakken", "eerste kop", "klantenservice")


@table(
    "touchpoints",
    "De klantreis van 420 nieuwe klanten van 2025 in acht stappen",
    "C86",
    """
    customer_id*   int>persons                                                                                                | Klant
    step*          text [zoeken, website, bestellen, betalen, bezorging, uitpakken, eerste kop, klantenservice]               | Stap
    number         int 1..8                                                                                                   | Volgorde van de stap
    score          int 1..10                                                                                                  | Hoe was het?
    importance     int 1..10                                                                                                  | Hoe belangrijk is deze stap voor je?
    overall        int 1..10                                                                                                  | Rapportcijfer voor de hele reis (gelijk in alle rijen van een klant)
    """,
)
def touchpoints(w: World) -> Columns:
    """Score eight steps; the worst moment and the last one are remembered, the mean is not."""
    n = 420
    fresh = np.flatnonzero(population(w).first_order >= day("2025-01-01"))
    who = _customers(w, "touchpoints", n, fresh)
    own = 0.5 * w.rng("touchpoints", "person").normal(size=n)
    level = np.array([7.3, 7.0, 7.4, 7.7, 6.5, 7.6, 8.2, 6.6])
    spread = np.array([0.8, 1.1, 0.9, 0.8, 1.7, 0.9, 0.9, 1.9])
    latent = level + own[:, None] + spread * w.rng("touchpoints", "score").normal(size=(n, 8))
    score = marks(latent, 1, 10)
    worst, last = score.min(axis=1), score[:, -1]
    overall = 2.9 + 0.42 * worst + 0.33 * last + 0.6 * w.rng("touchpoints", "overall").normal(size=n)
    wish = np.array([5.2, 6.4, 6.8, 7.0, 8.3, 6.0, 8.8, 7.9])
    return {
        "customer_id": np.repeat(population(w).customer_id[who], 8),
        "step": np.tile(np.array(STEPS, dtype=object), n),
        "number": np.tile(np.arange(1, 9), n),
        "score": score.ravel(),
        "importance": marks(wish + 1.1 * w.rng("touchpoints", "importance").normal(size=(n, 8)), 1, 10).ravel(),
        "overall": np.repeat(marks(overall, 1, 10), 8),
    }


@table(
    "experiences",
    "Functionele en emotionele ervaring bij 560 aankopen",
    "C83",
    """
    rating_id*    int                                     | Nummer
    occasion      text [product, dienst, proeverij]       | Waar het over ging
    functional    int 1..7                                | Het deed wat het moest doen (1–7)
    emotional     int 1..7                                | Het gaf me een goed gevoel (1–7)
    attitude      int 1..7                                | Ik voel me thuis bij Morgenrood (1–7)
    dissatisfied  bool                                    | Was ontevreden
    """,
)
def experiences(w: World) -> Columns:
    """Let function prevent dissatisfaction and emotion build attitude."""
    n = 560
    occasion = pick(w.rng("experiences", "occasion"), np.array([0.5, 0.3, 0.2]), n)
    e = w.rng("experiences", "answers").normal(size=(4, n))
    functional = marks(5.3 + 1.1 * e[0], 1, 7)
    emotional = marks(np.array([4.0, 4.5, 5.5])[occasion] + 0.35 * (functional - 5.3) + 1.1 * e[1], 1, 7)
    attitude = marks(4.2 + 0.55 * (emotional - 4.5) + 0.12 * (functional - 5.3) + 0.9 * e[2], 1, 7)
    chance = 1 / (1 + np.exp(-(-2.2 - 1.05 * (functional - 5.3) - 0.15 * (emotional - 4.5))))
    return {
        "rating_id": 1 + np.arange(n),
        "occasion": np.array(["product", "dienst", "proeverij"], dtype=object)[occasion],
        "functional": functional,
        "emotional": emotional,
        "attitude": attitude,
        "dissatisfied": w.rng("experiences", "dissatisfied").random(n) < chance,
    }


VALUE_STEPS = ("grondstof", "product", "dienst", "ervaring", "transformatie")
STEP_VALUE = np.array([1.55, 2.60, 3.40, 4.60, 5.20])
STEP_SENSITIVITY = np.array([2.6, 1.9, 1.45, 1.0, 0.85])


@table(
    "price_experiment",
    "Prijsproef: dezelfde kop koffie op vijf treden van waarde, tegen wisselende prijzen",
    "C82",
    """
    trial_id*   int                                                              | Nummer van het aanbod
    value_step  text [grondstof, product, dienst, ervaring, transformatie]       | Trede
    price       euro                                                             | Prijs per kop, door het lot bepaald
    bought      bool                                                             | Kocht
    """,
)
def price_experiment(w: World) -> Columns:
    """Offer prices by lot on each step of value."""
    n = 3000
    step = w.rng("price_experiment", "value_step").integers(0, 5, n)
    price = np.round(STEP_VALUE[step] * (0.5 + w.rng("price_experiment", "price").random(n)) * 20) / 20
    chance = 1 / (1 + np.exp(STEP_SENSITIVITY[step] * (price - STEP_VALUE[step])))
    return {
        "trial_id": 1 + np.arange(n),
        "value_step": np.array(VALUE_STEPS, dtype=object)[step],
        "price": price,
        "bought": w.rng("price_experiment", "bought").random(n) < chance,
    }


MARKETS = ("drinkwater", "huisarts", "energie", "supermarkt", "koffie in de stad")


@table(
    "market_panel",
    "Panel: tevredenheid, voornemen en gedrag in vijf markten, van geen keus tot veel keus",
    "C81 C80",
    """
    panel_id*     int                                                                         | Nummer van de panellid-vraag
    market        text [drinkwater, huisarts, energie, supermarkt, koffie in de stad]         | Markt, van geen keus naar veel keus
    satisfaction  int 1..10                                                                   | Rapportcijfer
    intends       int 1..5                                                                    | Voornemen om te blijven (1–5)
    stayed        bool                                                                        | Was een jaar later nog klant
    """,
)
def market_panel(w: World) -> Columns:
    """Let the curve from satisfaction to staying depend on how much choice there is."""
    n = 2500
    market = np.repeat(np.arange(5), n // 5)
    mark = marks(7.3 + 1.35 * w.rng("market_panel", "satisfaction").normal(size=n), 1, 10)
    e = w.rng("market_panel", "intends").normal(size=n)
    floor = np.array([0.985, 0.9, 0.72, 0.5, 0.25])[market]
    top = np.array([0.995, 0.975, 0.93, 0.92, 0.93])[market]
    bend = np.array([3.0, 4.5, 6.0, 7.0, 8.2])[market]
    chance = floor + (top - floor) / (1 + np.exp(-1.6 * (mark - bend)))
    return {
        "panel_id": 1 + np.arange(n),
        "market": np.array(MARKETS, dtype=object)[market],
        "satisfaction": mark,
        "intends": marks(3.5 + 0.5 * (mark - 7.3) + 0.7 * e, 1, 5),
        "stayed": w.rng("market_panel", "stayed").random(n) < chance,
    }
