# ruff: noqa: E501  a declaration is one line per column
"""Service as it is made and met: places, people behind the counter, quality, promises and capacity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from klantlab.company.buying import course
from klantlab.company.declare import Columns, table
from klantlab.company.people import population
from klantlab.company.streams import marks, pick
from klantlab.company.world import DAY, DAYS, IN_SUMMER, MONTH, SHOP_OPEN, WEEKDAY, World, dates, day, stage

LOCATIONS = (  # name, town, kind, seats, opened
    ("Neude", "Utrecht", "koffiebar", 34, "2019-03-15"),
    ("Twijnstraat", "Utrecht", "winkel", 0, "2020-09-01"),
    ("Langestraat", "Amersfoort", "koffiebar", 28, "2019-10-10"),
    ("Diezerpoort", "Zwolle", "koffiebar", 30, "2020-02-14"),
    ("Assenstraat", "Deventer", "winkel", 0, "2019-03-01"),
    ("Branderij aan de kade", "Deventer", "koffiebar", 46, "2021-05-21"),
    ("Kleine Oord", "Arnhem", "winkel", 0, "2021-11-05"),
    ("Hinthamerpoort", "Den Bosch", "koffiebar", 26, "2022-03-18"),
    ("Haarlemmerbuurt", "Amsterdam", "koffiebar", 24, "2022-06-10"),
    ("Folkingehoek", "Groningen", "winkel", 0, "2022-09-30"),
    ("Ginnekenpoort", "Breda", "winkel", 0, "2022-11-25"),
    ("Jekerkwartier", "Maastricht", "koffiebar", 22, "2023-04-14"),
    ("Klantenservice", "Deventer", "kantoor", 0, "2019-03-01"),
    ("Magazijn en verzending", "Deventer", "kantoor", 0, "2019-03-01"),
)
PLACES = len(LOCATIONS)
PROCEDURE = np.array([4.9, 4.6, 2.6, 5.1, 2.4, 2.9, 4.7, 2.7, 5.0, 4.4, 2.8, 3.1, 4.8, 2.5])
PERSONAL = np.array([5.0, 2.6, 5.2, 4.8, 2.5, 5.1, 2.7, 2.8, 2.9, 4.9, 5.0, 4.7, 3.0, 2.7])
"""Where each place truly stands on Martin's two sides, on the scale 1–6 (middle 3,5)."""
EMPLOYEE_TO_CUSTOMER = 0.65
"""Marks of customer satisfaction per mark of mean employee satisfaction, between places; within a place it is 0."""
FIRST_EMPLOYEE = 201
TIRED = 0.30
FRIENDLY = 0.42
QUICK, FRIENDLY_LEFT = (2, 4), np.array([1.0, 0.45, 0.05])
"""Up to 2 days, up to 4 and later: the part of friendliness that still counts."""
LEAD = -0.16


@dataclass(frozen=True)
class Staff:
    """One entry per employee."""

    place: np.ndarray
    satisfaction: np.ndarray
    style: np.ndarray  # what customers notice of this person, in marks
    place_mean: np.ndarray  # (place,)


@stage
def staff(w: World) -> Staff:
    """Draw the employees: pleased places and people differ, and only places matter to customers."""
    place = np.repeat(np.arange(PLACES), [14, 9, 12, 13, 8, 18, 8, 11, 12, 9, 9, 10, 22, 25])
    mean = 7.2 + 0.75 * w.rng("employees", "place").normal(size=PLACES)
    own = 0.9 * w.rng("employees", "satisfaction").normal(size=len(place))
    return Staff(
        place, np.clip(mean[place] + own, 1, 10), 0.45 * w.rng("employees", "style").normal(size=len(place)), mean
    )


@table(
    "locations",
    "Winkels, koffiebars en kantoren van Morgenrood",
    "C60 C64 C114",
    """
    location_id*  text                                | Code van de vestiging
    name          text                                | Naam (verzonnen)
    town          text                                | Plaats
    kind          text [winkel, koffiebar, kantoor]   | Soort
    seats         int                                 | Zitplaatsen | C60
    opened        date                                | Geopend op
    open_from     int (uur)                           | Opent om
    open_until    int (uur)                           | Sluit om
    """,
)
def locations(w: World) -> Columns:
    """List the places."""
    kinds = [row[2] for row in LOCATIONS]
    return {
        "location_id": place_id(np.arange(PLACES)),
        "name": [row[0] for row in LOCATIONS],
        "town": [row[1] for row in LOCATIONS],
        "kind": kinds,
        "seats": [row[3] for row in LOCATIONS],
        "opened": dates([day(row[4]) for row in LOCATIONS]),
        "open_from": [8 if kind == "koffiebar" else 9 for kind in kinds],
        "open_until": [18 if kind != "kantoor" else 17 for kind in kinds],
    }


def place_id(place: np.ndarray) -> np.ndarray:
    """Turn a place into its code, such as V01."""
    return np.array([f"V{k:02d}" for k in range(1, PLACES + 1)], dtype=object)[place]


@table(
    "employees",
    "De medewerkers en hun eigen tevredenheid",
    "C114 C60",
    """
    employee_id*  int                                                            | Personeelsnummer
    location_id   text>locations                                                 | Vestiging | C114
    function      text [barista, verkoper, leidinggevende, service, magazijn]    | Functie
    hired         date                                                           | In dienst sinds
    hours         int (uur)                                                      | Uren per week
    satisfaction  num1 1..10                                                     | Rapportcijfer voor Morgenrood als werkgever, oktober 2025 | C114
    rosy_picture  bool                                                           | Vindt dat de leiding een te mooi beeld heeft van wat klanten vinden | C67
    """,
)
def employees(w: World) -> Columns:
    """List the employees."""
    s = staff(w)
    n = len(s.place)
    kind = np.array([{"koffiebar": 0, "winkel": 1, "kantoor": 3}[row[2]] for row in LOCATIONS])[s.place]
    kind = np.where(s.place == PLACES - 1, 4, kind)
    first = np.concatenate([[True], s.place[1:] != s.place[:-1]])
    functions = np.array(["barista", "verkoper", "leidinggevende", "service", "magazijn"], dtype=object)
    opened = np.array([day(row[4]) for row in LOCATIONS])[s.place]
    start = opened + np.floor(w.rng("employees", "hired").random(n) ** 0.8 * (day("2025-07-01") - opened)).astype(
        np.int64
    )
    return {
        "employee_id": FIRST_EMPLOYEE + np.arange(n),
        "location_id": place_id(s.place),
        "function": functions[np.where(first, 2, kind)],
        "hired": dates(start),
        "hours": np.array([12, 16, 20, 24, 28, 32, 36])[w.rng("employees", "hours").integers(0, 7, n)],
        "satisfaction": np.round(s.satisfaction, 1),
        "rosy_picture": w.rng("employees", "rosy_picture").random(n)
        < np.clip(0.72 - 0.08 * (s.satisfaction - 7.2), 0.2, 0.97),
    }


@table(
    "counter_ratings",
    "Beoordelingen direct na een bezoek of telefoontje, najaar 2025",
    "C60 C61 C114 C115",
    """
    rating_id*    int                    | Nummer van de beoordeling
    date          date                   | Dag
    location_id   text>locations         | Vestiging | C114
    employee_id   int>employees          | Wie hielp | C60 C114
    friendliness  int 1..7               | Hoe vriendelijk werd je geholpen? (1–7) | C115
    lead_days     int (dagen)            | Dagen tot de vraag of bestelling achter de schermen was afgehandeld | C115
    mood          int 1..7               | Stemming van de klant bij binnenkomst (1–7) | C61
    rain          bool                   | Regende het? | C61
    satisfaction  int 1..10              | Rapportcijfer voor dit contact | C60 C114 C115
    """,
)
def counter_ratings(w: World) -> Columns:
    """Rate single contacts: friendliness helps only where the back office is quick."""
    s, n = staff(w), 2600
    serving = np.flatnonzero(s.place != PLACES - 1)
    who = serving[w.rng("counter_ratings", "employee_id").integers(0, len(serving), n)]
    place = s.place[who]
    when = np.sort(w.rng("counter_ratings", "date").integers(day("2025-09-01"), day("2025-12-20"), n))
    wet = w.rng("counter_ratings", "weather").random(DAYS) < 0.45
    rain = wet[when]
    mood = marks(4.6 - 0.7 * rain + 1.2 * w.rng("counter_ratings", "mood").normal(size=n), 1, 7)
    noise = w.rng("counter_ratings", "noise").normal(size=(2, n))
    friendly = marks(
        5.0 + 0.9 * s.style[who] + 0.35 * (PERSONAL[place] - 3.5) + 0.15 * (mood - 4.5) + 0.85 * noise[0], 1, 7
    )
    lead = w.rng("counter_ratings", "lead_days").poisson(np.clip(4.6 - 0.75 * PROCEDURE[place], 0.4, None) + 0.6)
    quick = FRIENDLY_LEFT[np.searchsorted(QUICK, lead)]
    score = 7.15 + EMPLOYEE_TO_CUSTOMER * (s.place_mean[place] - 7.2) + s.style[who] + FRIENDLY * (friendly - 5) * quick
    score = score + LEAD * (lead - 2) + TIRED * (mood - 4.5) - 0.12 * rain + 0.75 * noise[1]
    return {
        "rating_id": 1 + np.arange(n),
        "date": dates(when),
        "location_id": place_id(place),
        "employee_id": FIRST_EMPLOYEE + who,
        "friendliness": friendly,
        "lead_days": lead,
        "mood": mood,
        "rain": rain,
        "satisfaction": marks(score, 1, 10),
    }


DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
DUTCH = ("tastbaarheden", "betrouwbaarheid", "responsiviteit", "zekerheid", "inlevingsvermogen")
ITEMS_PER = (4, 5, 4, 4, 5)
ITEM_DIMENSION = np.repeat(np.arange(5), ITEMS_PER)
EXPECTED = np.array([5.2, 6.4, 6.0, 5.9, 5.6])
PERCEIVED = np.array([5.5, 5.5, 5.2, 5.7, 5.3])
QUALITY_WEIGHTS = np.array([0.10, 0.40, 0.22, 0.14, 0.26])
"""True weights of the five perceptions in the overall mark; expectations carry only a tenth of that."""
PERCEIVED_EFFECT = 1.15
"""Marks for the whole per point of perception, to be multiplied by its weight."""
MOOD_EFFECT, RAIN_EFFECT = 0.28, -0.25
_STATEMENTS = (
    *(
        "De inrichting ziet er verzorgd uit",
        "De apparatuur is modern",
        "Medewerkers zien er netjes uit",
        "Folders en verpakking zijn aantrekkelijk",
    ),
    *(
        "Afspraken worden nagekomen",
        "Bij een probleem is er echte belangstelling",
        "Het gaat de eerste keer goed",
        "Het is klaar op het beloofde moment",
        "De administratie klopt",
    ),
    *(
        "Je hoort wanneer je geholpen wordt",
        "Je wordt vlot geholpen",
        "Medewerkers willen altijd helpen",
        "Medewerkers hebben tijd voor je vraag",
    ),
    *(
        "Medewerkers wekken vertrouwen",
        "Je voelt je veilig bij een aankoop",
        "Medewerkers zijn beleefd",
        "Medewerkers weten waar ze over praten",
    ),
    *(
        "Je krijgt persoonlijke aandacht",
        "De openingstijden passen bij je",
        "Medewerkers kennen je voorkeur",
        "Je belang staat voorop",
        "Je wordt begrepen",
    ),
)


@table(
    "servqual",
    "Servicekwaliteit: 22 verwachtingen en 22 ervaringen van 640 bezoekers",
    "C61 C62 C63",
    "\n".join(
        [
            "respondent_id* int | Nummer van de respondent",
            "location_id text>locations | Vestiging | C62",
            *(
                f"e{i + 1:02d} int 1..7 | Verwachting ({DUTCH[ITEM_DIMENSION[i]]}): {text} | C62"
                for i, text in enumerate(_STATEMENTS)
            ),
            *(
                f"p{i + 1:02d} int 1..7 | Ervaring ({DUTCH[ITEM_DIMENSION[i]]}): {text} | C62 C63"
                for i, text in enumerate(_STATEMENTS)
            ),
            *(
                f"adequate_{name} int 1..7 | Nog net goed genoeg: {dutch} | C62"
                for name, dutch in zip(DIMENSIONS, DUTCH, strict=True)
            ),
            *(
                f"weight_{name} int 0..100 (punten) | Verdeling van 100 punten: {dutch} | C62"
                for name, dutch in zip(DIMENSIONS, DUTCH, strict=True)
            ),
            "mood int 1..7 | Stemming (1–7) | C61",
            "rain bool | Regende het? | C61",
            "overall num1 1..10 | Rapportcijfer voor de service als geheel | C62 C63",
        ]
    ),
)
def servqual(w: World) -> Columns:
    """Ask expectations and perceptions; what is perceived decides, what was expected hardly."""
    n = 640
    place = pick(w.rng("servqual", "location_id"), np.where(np.arange(PLACES) < 12, 1.0, 0.0), n)
    rain = w.rng("servqual", "rain").random(n) < 0.4
    mood = marks(4.6 - 0.7 * rain + 1.25 * w.rng("servqual", "mood").normal(size=n), 1, 7)
    style = 0.35 * w.rng("servqual", "style").normal(size=n)
    want = EXPECTED + style[:, None] + 0.55 * w.rng("servqual", "expected").normal(size=(n, 5))
    side = np.stack([0 * PROCEDURE, PROCEDURE - 3.5, PROCEDURE - 3.5, PERSONAL - 3.5, PERSONAL - 3.5], axis=1)
    common = 0.45 * w.rng("servqual", "general impression").normal(size=n)
    meet = PERCEIVED + 0.28 * side[place] + style[:, None] + common[:, None] + 0.12 * (mood - 4.5)[:, None]
    meet = meet + 0.6 * w.rng("servqual", "perceived").normal(size=(n, 5))
    noise = w.rng("servqual", "items").normal(size=(n, 44))
    overall = 7.3 + MOOD_EFFECT * (mood - 4.5) + RAIN_EFFECT * rain
    for d, weight in enumerate(QUALITY_WEIGHTS):
        overall = (
            overall
            + PERCEIVED_EFFECT * weight * (meet[:, d] - PERCEIVED[d])
            - 0.115 * weight * (want[:, d] - EXPECTED[d])
        )
    overall = overall + 0.55 * w.rng("servqual", "overall").normal(size=n)
    out: dict[str, object] = {"respondent_id": 1 + np.arange(n), "location_id": place_id(place)}
    for i, d in enumerate(ITEM_DIMENSION.tolist()):
        out[f"e{i + 1:02d}"] = marks(want[:, d] + 0.65 * noise[:, i], 1, 7)
        out[f"p{i + 1:02d}"] = marks(meet[:, d] + 0.75 * noise[:, 22 + i], 1, 7)
    least = w.rng("servqual", "adequate").normal(size=(n, 5))
    points = w.rng("servqual", "points").dirichlet(14 * np.array([0.11, 0.33, 0.21, 0.15, 0.20]), n)
    fives = np.floor(points * 20 + 0.5).astype(np.int64) * 5
    fives[:, 1] += 100 - fives.sum(axis=1)
    fives[:, 1] = np.maximum(fives[:, 1], 0)
    for d, name in enumerate(DIMENSIONS):
        out[f"adequate_{name}"] = np.minimum(marks(want[:, d] - 1.3 + 0.5 * least[:, d], 1, 7), marks(want[:, d], 1, 7))
        out[f"weight_{name}"] = fives[:, d]
    out |= {"mood": mood, "rain": rain, "overall": np.clip(np.round(overall * 2) / 2, 1, 10)}
    return out


SOURCES = (
    "klant verwacht",
    "leiding denkt dat de klant verwacht",
    "norm",
    "medewerker levert",
    "reclame belooft",
    "klant ervaart",
)
GAP_MEANS = np.array(  # by source and dimension
    [
        [5.2, 6.4, 6.0, 5.9, 5.6],
        [5.9, 5.9, 5.8, 5.9, 4.7],
        [5.8, 5.8, 4.9, 5.8, 4.6],
        [5.6, 5.3, 4.9, 5.7, 5.1],
        [5.9, 6.5, 6.3, 5.9, 5.6],
        [5.5, 5.5, 5.2, 5.7, 5.3],
    ]
)


@table(
    "gap_ratings",
    "De vijf kloven van binnen en van buiten: wat klanten, leiding, normen, medewerkers en reclame zeggen",
    "C62",
    """
    rating_id*  int | Nummer van de beoordeling
    source      text [klant verwacht, leiding denkt dat de klant verwacht, norm, medewerker levert, reclame belooft, klant ervaart] | Wie of wat hier spreekt
    rater       int | Nummer van de beoordelaar binnen de bron
    dimension   text [tastbaarheden, betrouwbaarheid, responsiviteit, zekerheid, inlevingsvermogen] | Dimensie
    score       int 1..7 | Score (1–7)
    """,
)
def gap_ratings(w: World) -> Columns:
    """Score each dimension from six sides."""
    raters = np.array([60, 9, 6, 40, 6, 60])
    source = np.repeat(np.arange(6), raters * 5)
    rater = np.concatenate([np.repeat(np.arange(1, k + 1), 5) for k in raters])
    dimension = np.tile(np.arange(5), raters.sum())
    noise = w.rng("gap_ratings", "score").normal(size=len(source))
    score = marks(GAP_MEANS[source, dimension] + np.where(source == 2, 0.3, 0.8) * noise, 1, 7)
    return {
        "rating_id": 1 + np.arange(len(source)),
        "source": np.array(SOURCES, dtype=object)[source],
        "rater": rater,
        "dimension": np.array(DUTCH, dtype=object)[dimension],
        "score": score,
    }


@table(
    "martin_audits",
    "Bezoeken van testklanten: de procedurele en de persoonlijke kant van de service",
    "C64 C121",
    """
    audit_id*     int             | Nummer van het bezoek
    location_id   text>locations  | Vestiging
    date          date            | Dag van het bezoek
    auditor       text            | Testklant
    timing        int 1..6        | Procedureel: op tijd geholpen (1–6)
    flow          int 1..6        | Procedureel: vlot verloop
    anticipation  int 1..6        | Procedureel: vooruitdenken
    communication int 1..6        | Procedureel: duidelijke uitleg
    supervision   int 1..6        | Procedureel: toezicht en overzicht
    attitude      int 1..6        | Persoonlijk: houding
    attentiveness int 1..6        | Persoonlijk: aandacht
    tact          int 1..6        | Persoonlijk: tact
    guidance      int 1..6        | Persoonlijk: advies
    problem       int 1..6        | Persoonlijk: omgaan met een probleem
    """,
)
def martin_audits(w: World) -> Columns:
    """Send eight test customers to each place."""
    place = np.repeat(np.arange(PLACES - 1), 8)
    n = len(place)
    auditor = np.tile(np.arange(8), PLACES - 1)
    strict = 0.35 * w.rng("martin_audits", "auditor").normal(size=8)[auditor]
    visit = 0.4 * w.rng("martin_audits", "visit").normal(size=(2, n))
    noise = 0.6 * w.rng("martin_audits", "items").normal(size=(10, n))
    sides = (PROCEDURE[place] + strict + visit[0], PERSONAL[place] + strict + visit[1])
    names = (
        "timing",
        "flow",
        "anticipation",
        "communication",
        "supervision",
        "attitude",
        "attentiveness",
        "tact",
        "guidance",
        "problem",
    )
    out: dict[str, object] = {
        "audit_id": 1 + np.arange(n),
        "location_id": place_id(place),
        "date": dates(w.rng("martin_audits", "date").integers(day("2025-05-01"), day("2025-07-01"), n)),
        "auditor": np.array([f"testklant {letter}" for letter in "ABCDEFGH"], dtype=object)[auditor],
    }
    return out | {name: marks(sides[j // 5] + noise[j], 1, 6) for j, name in enumerate(names)}


KANO = (  # element, true kind, how clear-cut
    ("bestelling komt op de beloofde dag", "basis", 0.8),
    ("verse branding met datum op de zak", "prestatie", 0.7),
    ("keuze uit soorten", "prestatie", 0.6),
    ("pakje past door de brievenbus", "prestatie", 0.62),
    ("betalen werkt in één keer", "basis", 0.85),
    ("handgeschreven kaartje bij de bestelling", "verrassing", 0.72),
    ("proefzakje van een nieuwe koffie", "verrassing", 0.75),
    ("barista kent je voorkeur", "verrassing", 0.55),
    ("fout wordt zonder discussie hersteld", "basis", 0.6),
    ("filmpje over de boer", "onverschillig", 0.7),
    ("spaarpunten in een app", "onverschillig", 0.45),
    ("wekelijks belletje met advies", "ongewenst", 0.68),
)
_KANO_PAIRS = {"basis": (2, 5), "prestatie": (1, 5), "verrassing": (1, 3), "onverschillig": (3, 3), "ongewenst": (5, 1)}


@table(
    "kano",
    "Kano-vragen: wat vind je als het er wel is, en als het er niet is?",
    "C53",
    """
    respondent_id*  int        | Nummer van de respondent
    element*        text       | Onderdeel van de service
    functional      int 1..5   | Als het er is: 1 = fijn, 2 = hoort zo, 3 = maakt niet uit, 4 = valt mee te leven, 5 = vervelend
    dysfunctional   int 1..5   | Als het er niet is: zelfde antwoorden
    """,
)
def kano(w: World) -> Columns:
    """Ask 300 people two questions on twelve elements."""
    n = 300
    element = np.tile(np.arange(len(KANO)), n)
    kinds = list(_KANO_PAIRS)
    own = np.array([kinds.index(kind) for _, kind, _ in KANO])[element]
    clear = np.array([share for *_, share in KANO])[element]
    rng = w.rng("kano", "kind")
    other = pick(rng, np.array([0.2, 0.25, 0.2, 0.3, 0.05]), len(element))
    kind = np.where(rng.random(len(element)) < clear, own, other)
    pair = np.array(list(_KANO_PAIRS.values()))[kind]
    noise = w.rng("kano", "answers").random((2, len(element)))
    shift = [np.where(u < 0.1, -1, np.where(u > 0.9, 1, 0)) for u in noise]
    return {
        "respondent_id": np.repeat(np.arange(1, n + 1), len(KANO)),
        "element": np.array([row[0] for row in KANO], dtype=object)[element],
        "functional": np.clip(pair[:, 0] + shift[0], 1, 5),
        "dysfunctional": np.clip(pair[:, 1] + shift[1], 1, 5),
    }


@table(
    "capacity",
    "Bezetting van de koffiebars per dag in 2025: een lege stoel kun je morgen niet alsnog verkopen",
    "C60",
    """
    location_id*  text>locations  | Koffiebar
    date*         date            | Dag
    capacity      int (gasten)    | Gasten die er die dag hadden kunnen zitten
    guests        int (gasten)    | Gasten die er waren
    turned_away   int (gasten)    | Gasten die wegliepen omdat het vol was
    """,
)
def capacity(w: World) -> Columns:
    """Fill the seats day by day."""
    bars = np.array([i for i, row in enumerate(LOCATIONS) if row[2] == "koffiebar"])
    days = np.flatnonzero((np.datetime64("2025-01-01") <= DAY) & SHOP_OPEN)
    place, when = np.repeat(bars, len(days)), np.tile(days, len(bars))
    room = np.array([row[3] for row in LOCATIONS])[place] * 6
    want = (
        room * np.array([0.42, 0.46, 0.52, 0.56, 0.74, 1.02, 0.8])[WEEKDAY[when]] * np.where(IN_SUMMER[when], 0.85, 1.0)
    )
    wet = w.rng("capacity", "weather").random(DAYS)[when]
    want = want * (1.1 - 0.25 * (wet < 0.3)) * np.where(MONTH[when] % 12 < 3, 1.06, 1.0)
    asked = w.rng("capacity", "guests").poisson(want)
    return {
        "location_id": place_id(place),
        "date": dates(when),
        "capacity": room,
        "guests": np.minimum(asked, room),
        "turned_away": np.maximum(asked - room, 0),
    }


PROMISED_HOURS = 24.0
PICK_LEVEL, PICK_SPREAD, PICK_DAY = (14.2, 19.5), (2.9, 4.4), 0.6
"""Hours, normally and while the warehouse moves: mean, spread within a day; and spread between days."""


@table(
    "pick_times",
    "Steekproef uit het magazijn: uren tussen bestelling en overdracht aan de bezorger, vijf per werkdag",
    "C65 C102",
    """
    sample*   int              | Nummer van de steekproef, één per werkdag
    date      date             | Dag
    number*   int 1..5         | Nummer binnen de steekproef
    hours     num1 (uur)       | Uren; beloofd is hooguit 24, vroeger dan 4 kan niet
    """,
)
def pick_times(w: World) -> Columns:
    """Take five times a working day from May to October 2025; the process shifts when the warehouse moves."""
    days = np.flatnonzero((np.datetime64("2025-05-01") <= DAY) & (np.datetime64("2025-11-01") > DAY) & (WEEKDAY < 5))
    n = len(days)
    moved = (days >= day("2025-08-18")) & (days <= day("2025-09-28"))
    level = np.where(moved, PICK_LEVEL[1], PICK_LEVEL[0]) + PICK_DAY * w.rng("pick_times", "day").normal(size=n)
    spread = np.where(moved, PICK_SPREAD[1], PICK_SPREAD[0])
    hours = level[:, None] + spread[:, None] * w.rng("pick_times", "hours").normal(size=(n, 5))
    return {
        "sample": np.repeat(1 + np.arange(n), 5),
        "date": dates(np.repeat(days, 5)),
        "number": np.tile(np.arange(1, 6), n),
        "hours": np.clip(hours.ravel(), 4.0, None),
    }


@table(
    "loyalty_programme",
    "Proef met het klantenprogramma sinds 1 juli 2025: drie soorten binding en een controlegroep, door het lot verdeeld",
    "C98",
    """
    customer_id*  int>persons                                           | Klant
    bond          text [controle, financieel, sociaal, structureel]     | Soort binding: korting, persoonlijk contact, of een dienst waar je op bouwt
    start         date                                                  | Begin van de proef
    cost          euro                                                  | Kosten van het programma voor deze klant in een half jaar | C97
    """,
)
def loyalty_programme(w: World) -> Columns:
    """List who takes part; what it did is in the orders."""
    from klantlab.company.buying import BONDS, PROGRAMME_START

    c, p = course(w), population(w)
    who = np.flatnonzero(c.programme >= 0)
    return {
        "customer_id": p.customer_id[who],
        "bond": np.array(BONDS, dtype=object)[c.programme[who]],
        "start": dates(np.full(len(who), day(PROGRAMME_START))),
        "cost": np.array([0.0, 1.5, 11.0, 17.5])[c.programme[who]],
    }
