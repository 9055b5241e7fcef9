"""Exercises of the second half of chapter 06: a study set up, who answers, what weighs most, process and outcome."""

from __future__ import annotations

import pandas as pd

from klantlab import rfm, satisfaction, survey
from klantlab.exercises.declaring import Company, Exercise, mistake
from klantlab.exercises.kinds import Choice, Items, Number, Option
from klantlab.exercises.opening import Element, Open, Sample

ONE_DECIMAL = "Wie op één decimaal afrondt, rekende goed."

# What the cells of the exercises hold; the worked answers prove that the two are the same.
STUDENTS, AFFORDABLE, START = 800, 250, 0.05
STAY, LEAVE = {"A": (40, 8.0), "B": (10, 8.2)}, {"A": (10, 6.0), "B": (40, 6.3)}
PARTS = ["taste", "price", "delivery", "staff", "website", "packaging"]


def fitting() -> float:
    """Give the least margin, in whole points, for which the answers can be paid."""
    return min(p / 100 for p in range(1, 31) if survey.sample_size(p / 100, population=STUDENTS) <= AFFORDABLE)


def named_late(company: Company, talks: int = 60, problem: str = "te late levering") -> float:
    """Give the part of the interviews (%) that brought up a problem."""
    return float(100 * (company.load("interviews")["problem"] == problem).sum() / talks)


def invited(company: Company, wave: int = 1) -> pd.DataFrame:
    """Give who was invited, with the orders of the year before."""
    asked = company.load("survey_invitations")
    asked = asked[asked["wave"] == wave].set_index("customer_id")
    orders, end = company.load("orders"), pd.Timestamp(f"{2023 + wave}-10-01")
    year = orders[(orders["date"] >= end - pd.DateOffset(years=1)) & (orders["date"] < end)]
    asked["times"] = rfm.table(year, on=end)["frequency"].reindex(asked.index, fill_value=0)
    asked["band"] = survey.bands(asked["times"], [3, 7])
    return asked


def response(company: Company, column: str = "responded", wave: int | None = 1) -> float:
    """Give a share (%) of the invitations."""
    asked = company.load("survey_invitations")
    return float(100 * (asked if wave is None else asked[asked["wave"] == wave])[column].mean())


def weighed(company: Company) -> tuple[pd.Series, pd.Series, pd.DataFrame]:
    """Give weights and numbers of orders of who answered the first time, and everybody who was invited."""
    asked = invited(company)
    answered = asked[asked["responded"]]
    raked = survey.rake(answered, {"band": asked["band"].value_counts(normalize=True)})
    return raked.weights, answered["times"], asked


def part(company: Company, column: str = "share", name: str = "staff", wave: int | None = 1) -> float:
    """Give a figure (%) of one driver of satisfaction."""
    answers = company.load("survey")
    answers = answers if wave is None else answers[answers["wave"] == wave]
    found = satisfaction.drivers(answers[PARTS], answers["satisfaction"], bootstraps=2)
    return float(100 * found.table[column][name])


def coach(name: str, mix: tuple[float, float] | None = None) -> float:
    """Give the mark of a coach with a mix of students that may stay and must leave; with the own mix by default."""
    (stay, high), (leave, low) = STAY[name], LEAVE[name]
    a, b = mix or (stay, leave)
    return (a * high + b * low) / (a + b)


EXERCISES = (
    Exercise(
        "06.7",
        title="Wat kunnen we betalen?",
        concepts=("C57",),
        level="getal wijzigen",
        kind=Number(),
        start=START,
        reference=fitting,
        insight="Eén procentpunt minder precies, en het onderzoek past. Spreek vooraf af hoe precies het moet.",
        hints=(
            "Voer de cel uit met een grotere foutmarge. Zijn er dan meer of minder antwoorden nodig?",
            "Probeer steeds één procentpunt erbij, en stop bij het eerste getal dat past.",
        ),
        mistakes=(
            mistake(
                lambda: 0.04,
                "Nauwkeuriger meten vraagt juist meer antwoorden. Welke kant moet de foutmarge op?",
            ),
            mistake(
                lambda: fitting() + 0.01,
                "Dit past, met ruimte over. Is er een kleinere foutmarge die ook nog past?",
            ),
            mistake(
                lambda: 100 * fitting(),
                "De functie wil een deel van 1, geen procentpunten. Hoe stond de foutmarge er eerst?",
            ),
            mistake(
                lambda: 100 * START,
                "Dit leest de functie als vijfhonderd procent. Hoe stond de foutmarge er eerst?",
            ),
            mistake(
                lambda: START + 0.005,
                "Dit past, maar gevraagd zijn hele procentpunten. Welke past er dan nog?",
            ),
            mistake(
                lambda: survey.margin(AFFORDABLE, population=STUDENTS),
                "Dit is de foutmarge bij precies alle antwoorden. Gevraagd zijn hele procentpunten. Welke past nog?",
            ),
            mistake(lambda: 0.1, "Dit past ruim. Welke kleinere foutmarge kun je ook nog betalen?"),
        ),
    ),
    Exercise(
        "06.8",
        title="Welke techniek?",
        concepts=("C56",),
        level="invullen",
        kind=Items(ordered=True),
        reference=lambda: ["e", "i", "f"],
        insight="Hoeveel klanten iets vinden tel je. Iets gevoeligs vraag je alleen. Ideeën groeien in een groep.",
        hints=(
            "Bij welke van de drie vragen staat het woord hoeveel?",
            "Over schulden praat iemand niet graag waar anderen bij zitten.",
        ),
        mistakes=(
            mistake(
                lambda: ["e", "f", "i"],
                "Je wisselde twee technieken om. Wat vertelt iemand liever niet waar zes anderen bij zitten?",
            ),
            mistake(
                lambda: ["e", "e", "e"],
                "Een enquête telt antwoorden die je al kent. Bij welke vragen ken je die nog niet?",
            ),
            mistake(
                lambda: ["i", "i", "i"],
                "Na tien gesprekken weet je veel over tien mensen. Bij welke vraag heb je er honderden nodig?",
            ),
            mistake(
                lambda: ["e", "i", "i"],
                "Bij de derde vraag moeten mensen op elkaars ideeën verdergaan. Welke techniek laat dat toe?",
            ),
            mistake(
                lambda: ["e", "f", "f"],
                "Lees de tweede vraag nog eens. Hoe eerlijk is iemand daarover in een groep?",
            ),
            mistake(
                lambda: ["f", "i", "e"],
                "De volgorde klopt niet. Bij welke vraag wil je een percentage horen?",
            ),
        ),
    ),
    Exercise(
        "06.9",
        title="Zes vragen voor de koffiebar",
        concepts=("C55",),
        level="invullen",
        kind=Items(),
        reference=lambda: [1, 3, 4, 6],
        insight="Sturend, twee vragen in één, overlappende antwoorden, en iets wat niemand onthoudt.",
        hints=(
            "Stel je iemand voor die precies vijf minuten wachtte. Welk hokje kruist die aan?",
            "Er zijn meer vragen met een fout dan zonder.",
        ),
        mistakes=(
            mistake(
                lambda: [3, 4, 6],
                "Je mist er een. Welke vraag vertelt al wat je ervan moet vinden?",
            ),
            mistake(
                lambda: [1, 4, 6], "Je mist er een. Wat kruist iemand aan die het ene wel vond en het andere niet?"
            ),
            mistake(lambda: [1, 3, 6], "Je mist er een. Lees de antwoorden nog eens: past iedereen in één hokje?"),
            mistake(lambda: [1, 3, 4], "Je mist er een. Welk getal zou jij zelf uit je hoofd niet weten?"),
            mistake(lambda: [2, 5], "Dit zijn juist de vragen die overblijven. Welke nummers werden gevraagd?"),
            mistake(
                lambda: [1, 2, 3, 4, 5, 6],
                "Je keurt alles af. Welke vraag laat ruimte voor wie het niet weet, of vraagt gewoon één ding?",
            ),
            mistake(
                lambda: [1, 2, 3, 4, 6],
                "Eén vraag te veel. Is weet ik niet een fout, of juist een eerlijke uitweg?",
            ),
            mistake(
                lambda: [1, 3, 4, 5, 6],
                "Eén vraag te veel. Vraag 5 gaat over een voornemen. Wat is er mis mee als je het zo opschrijft?",
            ),
            mistake(
                lambda: [3, 4], "Je hebt er twee. Welke vragen duwen je een kant op, of vragen te veel van je geheugen?"
            ),
        ),
    ),
    Exercise(
        "06.10",
        title="Te laat, in hoeveel gesprekken?",
        concepts=("C56",),
        level="invullen",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=named_late,
        insight="Deel door alle gesprekken, ook door die waarin niets werd genoemd.",
        hints=(
            "Tel eerst de rijen waarin `problem` gelijk is aan te late levering.",
            "Hoeveel gesprekken waren er, ook de gesprekken die niet in de tabel staan?",
        ),
        mistakes=(
            mistake(
                lambda company: named_late(company, company.load("interviews")["interview_id"].nunique()),
                "Je deelt door de gesprekken die in de tabel staan. Wat is er met de gesprekken zonder probleem?",
            ),
            mistake(
                lambda company: named_late(company, len(company.load("interviews"))),
                "Dit is het deel van alle genoemde problemen. Waarvan wil je het deel weten: van de rijen of van de "
                "gesprekken?",
            ),
            mistake(
                lambda company: 60 * named_late(company) / 100,
                "Dit is het aantal gesprekken. Welk deel van alle gesprekken is dat, in procenten?",
            ),
            mistake(
                lambda company: named_late(company, problem="prijs"),
                "Dit hoort bij de prijs. Welk probleem werd gevraagd?",
            ),
            mistake(
                lambda company: 100 - named_late(company),
                "Dit zijn de gesprekken waarin het juist niet ter sprake kwam. Welk deel blijft er over?",
            ),
        ),
    ),
    Exercise(
        "06.11",
        title="De eerste keer",
        concepts=("C57",),
        level="invullen",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=response,
        insight="Noem bij elk onderzoek de respons. Zij zegt nog niet of de antwoorden scheef zijn.",
        hints=(
            "Het gemiddelde van waar en onwaar is het deel dat waar is.",
            "Maal honderd maakt er procenten van.",
        ),
        mistakes=(
            mistake(
                lambda company: response(company, wave=2),
                "Dit is de respons van 2025. Welk nummer heeft de meting van 2024 in de kolom `wave`?",
            ),
            mistake(
                lambda company: response(company, wave=None),
                "Je nam beide metingen samen. Over welke meting gaat de vraag?",
            ),
            mistake(
                lambda company: response(company, "reminded"),
                "Dit is het deel dat een herinnering kreeg. In welke kolom staat wie antwoordde?",
            ),
            mistake(
                lambda company: 100 - response(company),
                "Dit is het deel dat zweeg. Welk deel antwoordde?",
            ),
            mistake(
                lambda company: int(invited(company)["responded"].sum()),
                "Dit is het aantal antwoorden. Welk deel van de uitnodigingen is dat?",
            ),
        ),
    ),
    Exercise(
        "06.12",
        title="Hoe vaak bestelt een klant?",
        concepts=("C57",),
        level="schrijven",
        kind=Number(within=0.005, because="Wie op twee decimalen afrondt, rekende goed."),
        reference=lambda company: float((weighed(company)[0] * weighed(company)[1]).mean()),
        insight="Het gewogen getal ligt veel dichter bij dat van alle genodigden. Dat kun je hier nakijken.",
        hints=(
            'Met `survey.rake(wie, {"bestelde": doel})` maak je de weging; de gewichten staan in `.weights`.',
            "Gemiddeld zijn de gewichten 1. Welk gemiddelde neem je dan van gewicht keer aantal?",
        ),
        mistakes=(
            mistake(
                lambda company: float(weighed(company)[1].mean()),
                "Dit is het gemiddelde zonder gewichten. Waarmee vermenigvuldig je elk aantal eerst?",
            ),
            mistake(
                lambda company: float(weighed(company)[2]["times"].mean()),
                "Dit is het gemiddelde van iedereen die werd uitgenodigd. Hoe schat je het met alleen de antwoorden?",
            ),
            mistake(
                lambda company: float(weighed(company)[0].mean()),
                "Dit is het gemiddelde gewicht. Wat wil je er per klant nog mee vermenigvuldigen?",
            ),
            mistake(
                lambda company: float((weighed(company)[0] * weighed(company)[1]).sum()),
                "Dit telt iedereen bij elkaar op. Gevraagd is het gemiddelde van één klant. Welke methode geeft dat?",
            ),
            mistake(
                lambda company: float(weighed(company)[1].median()),
                "Dit is de middelste klant, zonder gewichten. Welk gemiddelde werd er gevraagd?",
            ),
            mistake(
                lambda company: float((weighed(company)[1] / weighed(company)[0]).mean()),
                "Je deelt door het gewicht. Telt een zwaarder antwoord dan meer of juist minder mee?",
            ),
        ),
    ),
    Exercise(
        "06.13",
        title="Hoe zwaar wegen medewerkers?",
        concepts=("C54",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=part,
        insight="Zachte factoren wegen zwaar. Of ze weinig kosten, staat niet in een vragenlijst.",
        hints=(
            "Geef `satisfaction.drivers` eerst de zes onderdelen en dan het cijfer voor het geheel.",
            'De kolom `share` van `.table` heeft een rij per onderdeel; haal de rij `"staff"` op.',
        ),
        mistakes=(
            mistake(
                lambda company: part(company, wave=2),
                "Dit is het aandeel in 2025. Welke antwoorden horen bij 2024?",
            ),
            mistake(
                lambda company: part(company, wave=None),
                "Je nam beide metingen samen. Welke rijen horen bij 2024?",
            ),
            mistake(
                lambda company: part(company, "importance"),
                "Dit is het deel van alle verschillen. Gevraagd is het deel van wat de zes onderdelen samen "
                "verklaren. Welke kolom is dat?",
            ),
            mistake(
                lambda company: part(company, "coefficient"),
                "Dit hoort bij een andere kolom of een ander onderdeel. Welke rij en welke kolom worden gevraagd?",
            ),
            mistake(
                lambda company: part(company, "correlation"),
                "Dit is de samenhang met het geheel, zonder naar de andere onderdelen te kijken. Welke kolom verdeelt "
                "het?",
            ),
            mistake(
                lambda company: part(company, name="taste"),
                "Dit hoort bij de smaak. Welke rij gaat over medewerkers?",
            ),
        ),
    ),
    Exercise(
        "06.14",
        title="Twee begeleiders",
        concepts=("C58",),
        level="schrijven",
        kind=Number(within=0.005, because="Wie op twee decimalen afrondt, rekende goed."),
        reference=lambda: coach("B", (50, 50)),
        insight="Zoals gegeven staat A bovenaan, bij gelijke uitkomsten B.",
        hints=(
            "Van alle studenten samen mag de helft blijven. Welke verdeling krijgt begeleider B dan?",
            "Neem van B het cijfer van wie mocht blijven en van wie weg moest, en laat beide voor de helft tellen.",
        ),
        mistakes=(
            mistake(
                lambda: coach("B"),
                "Dit is het cijfer zoals gegeven, met veel studenten die weg moesten. Welke verdeling hebben alle "
                "studenten samen?",
            ),
            mistake(
                lambda: coach("A", (50, 50)),
                "Zo komt begeleider A uit. Welke twee cijfers horen bij B?",
            ),
            mistake(lambda: coach("A"), "Dit is begeleider A, zoals gegeven. Om wie gaat de vraag?"),
            mistake(
                lambda: coach("B", STAY["A"][:1] + LEAVE["A"][:1]),
                "Je geeft B de verdeling van A. Welke verdeling hebben alle studenten samen?",
            ),
            mistake(
                lambda: coach("B", (50, 50)) - coach("A", (50, 50)),
                "Dit is de voorsprong op A. Gevraagd is het cijfer van B zelf. Welk gemiddelde is dat?",
            ),
            mistake(
                lambda: STAY["B"][1],
                "Dit is alleen het cijfer van wie mocht blijven. Welke studenten tellen nog meer mee?",
            ),
            mistake(
                lambda: LEAVE["B"][1],
                "Dit is alleen het cijfer van wie weg moest. Welke studenten tellen nog meer mee?",
            ),
        ),
    ),
    Exercise(
        "06.15",
        title="De stille gasten",
        concepts=("C57",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "ongeveer een 8,9, want 900 antwoorden is veel",
                "Het aantal maakt de foutmarge klein. Maar wie gaf die antwoorden, en lijken zij op de rest?",
            ),
            b=Option(
                "lager, want tevreden mensen vullen zoiets liever in",
                "Dat kan. Maar wie boos is, antwoordt ook vaker. Waar in deze gegevens zie je wat hier gebeurde?",
            ),
            c=Option(
                "hoger, want wie klachten heeft antwoordt eerder",
                "Dat komt voor. Maar fans antwoorden ook vaker. Waar in deze gegevens zie je wat hier gebeurde?",
            ),
            d=Option("dat zeggen deze gegevens niet"),
        ),
        reference=lambda: "d",
        cannot_say=True,
        insight="Over wie zwijgt, zeggen antwoorden niets. Bel zwijgers door loting, of zeg dat je het niet weet.",
        hints=(
            "Welk gegeven heb je van de gasten die niet antwoordden?",
            "Wegen op leeftijd helpt alleen als leeftijd met het cijfer samenhangt.",
        ),
    ),
    Exercise(
        "06.16",
        title="Twaalfduizend euro",
        concepts=("C54", "C55"),
        level="beslissen",
        kind=Open(
            elements=(
                Element(
                    r"\b((kies|kiezen|besteed|geef|doe|doen|koop|begin|start|neem|train|verlaag|wacht|houd|laat|moet|investeer)\w*"
                    r"|niets|geen (prijs|actie|geld|training|van)\w*)\b",
                    "Ik lees nog geen besluit. Wat moet de directeur met het geld doen?",
                    "Hierboven staan zes onderdelen, elk met een aandeel en een gemiddeld cijfer van klanten.",
                ),
                Element(
                    r"aandeel|weeg|weegt|wegen|zwaar|zwaarder|licht|belang|samenhang|samengaat|\bsamen\b|\bpunt\b|co[eë]ffici[eë]nt|scoor"
                    r"|scoort|\bscore|laag cijfer|verklaa?r",
                    "Er staat een besluit. Ik lees nog niet wat het onderzoek daarover zegt. Welk onderdeel telt het "
                    "meest mee?",
                    "Kies de training, want de winkelmanager wil het graag en de klanten zullen het vast leuk vinden.",
                ),
                Element(
                    r"€|\beuro\b|\d{4}|\d\.\d{3}",
                    "Besluit en reden staan er. Welke bedragen vergelijk je met elkaar?",
                    "Kies de training, want de medewerkers wegen in het onderzoek het zwaarst van alle onderdelen.",
                ),
                Element(
                    r"proef|loting|\blot\b|meten|meet|gemeten|aanname|aangenomen|onzeker|interval|weet(en)? (we )?niet"
                    r"|bewijs|oorzaak",
                    "Er staat een bedrag. Eén ding is aangenomen, door niemand gemeten. Welk, en hoe kom je erachter?",
                    "Kies de training van € 8.000, want de medewerkers wegen het zwaarst en € 4.000 blijft over.",
                ),
            ),
            rubric=(
                "Er staat een besluit dat de directeur kan uitvoeren; niets doen is ook bekeken.",
                "De reden gebruikt het aandeel of de coëfficiënt, en niet alleen het laagste cijfer.",
                "De bedragen van minstens twee voorstellen staan naast elkaar.",
                "De verwachte winst heet een aanname, met een proef of meting om haar na te gaan.",
                "Nergens staat dat een onderdeel de tevredenheid veroorzaakt omdat het ermee samengaat.",
            ),
            samples=(
                Sample(
                    "Mager",
                    "Verlaag de prijs, want die heeft het laagste cijfer. Klanten willen altijd goedkopere koffie, dus "
                    "dan worden ze vanzelf meer tevreden.",
                    "Er staat een besluit, maar alleen het laagste cijfer telt mee. Er is geen bedrag en geen twijfel.",
                ),
                Sample(
                    "Redelijk",
                    "Kies de training van € 8.000. Medewerkers wegen zwaar in de tevredenheid en prijs weegt licht. De "
                    "prijsactie kost € 12.000 en levert naar schatting minder op.",
                    "Goede reden en twee bedragen. Dat 0,2 punt een aanname is, mag erbij.",
                ),
                Sample(
                    "Sterk",
                    "Begin met de helft van de training, door loting gekozen, voor € 4.000. Een punt voor medewerkers "
                    "gaat met twee keer zoveel tevredenheid samen als een punt voor prijs, en de training is "
                    "goedkoper dan de prijsactie van € 12.000. De winst van 0,2 is een aanname. Meet na drie maanden "
                    "het verschil tussen wie wel en wie niet getraind is; blijft het uit, dan houden we € 8.000 over.",
                    "Een besluit met bedragen, de juiste maat, een aanname die zo heet, en een proef.",
                ),
            ),
        ),
        hints=(
            "Vermenigvuldig per voorstel de verwachte punten met de coëfficiënt, en deel de kosten erdoor.",
            "Begin met je besluit. Zeg ook wat niemand gemeten heeft.",
        ),
    ),
)
