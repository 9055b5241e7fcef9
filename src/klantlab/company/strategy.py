# ruff: noqa: E501  a declaration is one line per column
"""The firm beside others: value against competitors, activities, a panel of firms, and raters who disagree."""

from __future__ import annotations

import numpy as np

from klantlab.company.declare import Columns, table
from klantlab.company.streams import marks
from klantlab.company.world import World

FIRMS = ("Morgenrood", "Kwartslag Koffie", "De Groene Schep")
COMPONENTS = ("product", "service", "staff", "image", "money", "time", "energy", "psychic")
LEDGER = np.array(
    [
        [7.9, 7.2, 7.8, 7.4, 6.3, 4.3, 3.9, 3.2],
        [7.2, 7.7, 6.8, 6.9, 5.2, 3.6, 3.4, 3.4],
        [7.5, 6.5, 7.1, 8.0, 5.8, 4.6, 4.4, 3.0],
    ]
)
"""True mean score of each firm on each component; the last four are costs, where less is better."""


@table(
    "competitor_ratings",
    "Waarde en kosten volgens 320 koffiedrinkers, voor Morgenrood en twee (verzonnen) concurrenten",
    "C100",
    """
    rater_id*  int                                                               | Nummer van de beoordelaar
    firm*      text [Morgenrood, Kwartslag Koffie, De Groene Schep]              | Bedrijf
    product    int 1..10                                                         | Waarde: product (1–10)
    service    int 1..10                                                         | Waarde: service
    staff      int 1..10                                                         | Waarde: medewerkers
    image      int 1..10                                                         | Waarde: imago
    money      int 1..10                                                         | Offer: geld (1–10, hoger is meer offer)
    time       int 1..10                                                         | Offer: tijd
    energy     int 1..10                                                         | Offer: energie
    psychic    int 1..10                                                         | Offer: psychische moeite
    """,
)
def competitor_ratings(w: World) -> Columns:
    """Rate three firms on four kinds of value and four kinds of cost."""
    n = 320
    own = 0.6 * w.rng("competitor_ratings", "rater").normal(size=n)
    noise = w.rng("competitor_ratings", "score").normal(size=(n, 3, 8))
    score = marks(LEDGER[None] + own[:, None, None] + 1.2 * noise, 1, 10)
    out: dict[str, object] = {
        "rater_id": np.repeat(1 + np.arange(n), 3),
        "firm": np.tile(np.array(FIRMS, dtype=object), n),
    }
    return out | {name: score[:, :, j].ravel() for j, name in enumerate(COMPONENTS)}


POSITION_FIRMS = (*FIRMS, "Ter Bonen", "Noordkaap Branders", "Kop en Schotel")
POSITION = np.array(
    [[5.6, 6.3, 7.3], [7.6, 5.8, 5.9], [5.4, 7.4, 6.1], [6.1, 6.0, 6.2], [6.3, 6.2, 4.4], [7.0, 6.9, 6.0]]
)


@table(
    "firm_indicators",
    "Metingen van zes branders op kosten, product en service: twaalf per bedrijf en indicator",
    "C66",
    """
    firm*         text                                                                                   | Bedrijf
    discipline*   text [operationele uitmuntendheid, productleiderschap, klantpartnerschap]              | Waardestrategie
    measurement*  int                                                                                    | Nummer van de meting
    score         num1 1..10                                                                             | Score (1–10)
    """,
)
def firm_indicators(w: World) -> Columns:
    """Measure six firms with error, so that a position has a margin."""
    noise = w.rng("firm_indicators", "score").normal(size=(6, 3, 12))
    names = np.array(["operationele uitmuntendheid", "productleiderschap", "klantpartnerschap"], dtype=object)
    return {
        "firm": np.repeat(np.array(POSITION_FIRMS, dtype=object), 36),
        "discipline": np.tile(np.repeat(names, 12), 6),
        "measurement": np.tile(np.arange(1, 13), 18),
        "score": np.clip(POSITION[:, :, None] + 1.1 * noise, 1, 10).ravel(),
    }


PIMS_EFFECT = 1.6
"""True effect of relative quality on return, in points per scale point; good management pushes both up."""


@table(
    "pims_panel",
    "Panel van 84 kleine bedrijven, drie jaar: relatieve kwaliteit en rendement",
    "C103",
    """
    firm_id*          int                                          | Bedrijf
    year*             int 2023..2025                               | Jaar
    sector            text [voeding, techniek, diensten]           | Sector
    relative_quality  num1 1..7                                    | Kwaliteit vergeleken met concurrenten volgens klanten (1–7)
    market_share      num1 (%)                                     | Marktaandeel
    return_on_sales   num1 (%)                                     | Rendement op de omzet
    """,
)
def pims_panel(w: World) -> Columns:
    """Let quality raise return a little, and good management raise both."""
    n = 84
    skill = w.rng("pims_panel", "management").normal(size=n)[:, None]
    e = w.rng("pims_panel", "figures").normal(size=(4, n, 3))
    quality = 4.2 + 0.6 * skill + 0.6 * e[0, :, :1] + 0.3 * e[1]
    share = np.clip(12 + 4 * skill + 5 * e[2, :, :1], 0.5, None) + 0 * quality
    result = 6 + PIMS_EFFECT * (quality - 4.2) + 2.2 * skill + 0.12 * (share - 12) + 3.2 * e[3]
    sector = w.rng("pims_panel", "sector").integers(0, 3, n)
    return {
        "firm_id": np.repeat(1 + np.arange(n), 3),
        "year": np.tile([2023, 2024, 2025], n),
        "sector": np.repeat(np.array(["voeding", "techniek", "diensten"], dtype=object)[sector], 3),
        "relative_quality": np.clip(quality, 1, 7).ravel(),
        "market_share": share.ravel(),
        "return_on_sales": result.ravel(),
    }


CRITERIA = (
    "leiderschap",
    "strategie",
    "medewerkers",
    "partners en middelen",
    "processen",
    "resultaat klanten",
    "resultaat medewerkers",
    "resultaat maatschappij",
    "eindresultaat",
)
CRM_FACTORS = ("strategie", "mensen", "processen", "technologie", "klant")


@table(
    "efqm_ratings",
    "Twee beoordelaars geven dezelfde 18 afdelingen punten op de negen EFQM-gebieden",
    "C104",
    """
    unit*       int                                     | Afdeling
    criterion*  text                                    | EFQM-gebied (model met negen gebieden)
    rater_a     int 1..5                                | Beoordelaar A (1–5)
    rater_b     int 1..5                                | Beoordelaar B, met hetzelfde bewijs
    """,
)
def efqm_ratings(w: World) -> Columns:
    """Let two raters see the same evidence and differ."""
    a, b = _raters(w, "efqm_ratings", 18, len(CRITERIA))
    return {
        "unit": np.repeat(1 + np.arange(18), 9),
        "criterion": np.tile(np.array(CRITERIA, dtype=object), 18),
        "rater_a": a,
        "rater_b": b,
    }


@table(
    "crm_ratings",
    "Twee beoordelaars over veertig CRM-projecten op vijf factoren, en of het project slaagde",
    "C110",
    """
    project*  int                                                          | Project
    factor*   text [strategie, mensen, processen, technologie, klant]      | Factor
    rater_a   int 1..5                                                     | Beoordelaar A (1–5)
    rater_b   int 1..5                                                     | Beoordelaar B
    success   bool                                                         | Het project haalde zijn doel (gelijk in alle rijen van een project)
    """,
)
def crm_ratings(w: World) -> Columns:
    """Let the weakest factor decide whether a project succeeds."""
    a, b = _raters(w, "crm_ratings", 40, 5)
    true = w.known["raters", "crm_ratings"]
    chance = 1 / (1 + np.exp(-2.6 * (true.min(axis=1) - 2.0)))
    success = w.rng("crm_ratings", "success").random(40) < chance
    return {
        "project": np.repeat(1 + np.arange(40), 5),
        "factor": np.tile(np.array(CRM_FACTORS, dtype=object), 40),
        "rater_a": a,
        "rater_b": b,
        "success": np.repeat(success, 5),
    }


def _raters(w: World, name: str, units: int, criteria: int) -> tuple[np.ndarray, np.ndarray]:
    true = (
        3.1
        + 0.45 * w.rng(name, "unit").normal(size=(units, 1))
        + 0.75 * w.rng(name, "evidence").normal(size=(units, criteria))
    )
    w.known["raters", name] = true
    e = 0.65 * w.rng(name, "rater").normal(size=(2, units, criteria))
    return marks(true + e[0] + 0.15, 1, 5).ravel(), marks(true + e[1] - 0.15, 1, 5).ravel()


ACTIVITIES = (  # activity, kind, euro in 2025, part of customer value, link
    ("inkoop van groene bonen", "primair", 412000, 14, "product"),
    ("branden en verpakken", "primair", 168000, 22, "product"),
    ("magazijn en verzending", "primair", 231000, 16, "tijd"),
    ("marketing en webwinkel", "primair", 142000, 11, "imago"),
    ("winkels en koffiebars", "primair", 388000, 17, "medewerkers"),
    ("klantenservice en onderhoud", "primair", 126000, 13, "service"),
    ("huisvesting en bestuur", "ondersteunend", 118000, 1, "geen"),
    ("personeel en opleiding", "ondersteunend", 74000, 3, "medewerkers"),
    ("techniek en gegevens", "ondersteunend", 81000, 2, "tijd"),
    ("inkoopafdeling", "ondersteunend", 46000, 1, "geld"),
)


@table(
    "activities",
    "De waardeketen van Morgenrood: wat een activiteit kost en wat klanten eraan hebben",
    "C101 C66",
    """
    activity*     text                                | Activiteit
    kind          text [primair, ondersteunend]       | Plaats in de keten
    cost_2025     euro                                | Kosten in 2025
    value_points  int (punten)                        | Bijdrage aan klantwaarde; klanten verdeelden 100 punten
    serves        text                                | Waarde of offer die ermee verandert
    """,
)
def activities(w: World) -> Columns:
    """List the chain."""
    names = ("activity", "kind", "cost_2025", "value_points", "serves")
    return {name: [row[j] for row in ACTIVITIES] for j, name in enumerate(names)}


COST_RATES = (
    ("bestelling webwinkel verwerken", "bestelling", 2.35),
    ("pakket bezorgen", "pakket", 4.60),
    ("bestelling in de winkel", "bestelling", 1.70),
    ("betaling abonnement", "betaling", 0.32),
    ("abonnementspakket bezorgen", "pakket", 3.95),
    ("contact met een medewerker", "minuut", 0.72),
    ("klacht afhandelen", "klacht", 12.40),
    ("nieuwsbrief", "maand per klant", 0.11),
    ("bezoek aan een zakelijke klant", "bezoek", 96.00),
    ("telefoontje met een zakelijke klant", "gesprek", 14.50),
)
DISCOUNT_RATE = 0.10


@table(
    "cost_rates",
    "Wat een handeling kost: nodig voor winst per klant",
    "C90 C91 C96 C97 C120",
    """
    activity*  text  | Handeling
    unit       text  | Per wat
    euro       euro  | Kosten per keer
    """,
)
def cost_rates(w: World) -> Columns:
    """List the rates."""
    return {
        "activity": [row[0] for row in COST_RATES],
        "unit": [row[1] for row in COST_RATES],
        "euro": [row[2] for row in COST_RATES],
    }
