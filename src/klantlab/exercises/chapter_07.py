"""Exercises of chapter 07, service quality."""

from __future__ import annotations

import pandas as pd

from klantlab import servqual
from klantlab.exercises.chapter_07_second import SECOND_HALF
from klantlab.exercises.declaring import Company, Exercise, mistake
from klantlab.exercises.kinds import Choice, Number, Option
from klantlab.exercises.opening import Element, Open, Sample

TWO_DECIMALS = "Wie op twee decimalen afrondt, rekende goed."

# --- 07.1 to 07.6: services, the gap model, SERVPERF, mood and weather -----------------------------------

# What the cells of the exercises hold; the worked answers prove that the two are the same.
GUESTS, DISCOUNT, MARGIN, START = 600, 0.50, 3.00, 40
BAR, DAY, ITEM = "V09", "zaterdag", "11"


def weekdays(company: Company, bar: str | None = BAR) -> pd.DataFrame:
    """Give the capacity of a coffee bar by weekday; of all bars for None."""
    seats = company.load("capacity")
    if bar is not None:
        seats = seats[seats["location_id"] == bar]
    found = servqual.unused_capacity(seats["capacity"], seats["guests"] + seats["turned_away"], date=seats["date"])
    assert found.weekdays is not None
    return found.weekdays


def item(company: Company, side: str, number: str = ITEM) -> float:
    """Give the mean answer to one item of the questionnaire: side e or p."""
    return float(company.load("servqual")[side + number].mean())


def gaps(company: Company) -> servqual.Gaps:
    """Give the gaps of all visitors."""
    asked = servqual.questionnaire(company.load("servqual"))
    return servqual.gaps(asked.expectations, asked.perceptions)


def friendliness(company: Company, column: str = "controlled", controls: tuple[str, ...] = ("mood", "rain")) -> float:
    """Give what a point of friendliness goes with, at equal mood and weather."""
    return controlled(company, "satisfaction", "friendliness", list(controls), column)


def controlled(company: Company, outcome: str, factor: str, controls: list[str], column: str = "controlled") -> float:
    """Give what a point of one column of the ratings goes with in another, the controls held equal."""
    ratings = company.load("counter_ratings")
    return float(servqual.effects(ratings[outcome], ratings[factor], ratings[controls]).table[column].iloc[0])


FIRST_HALF = (
    Exercise(
        "07.1",
        title="Wanneer verdient korting zichzelf terug?",
        concepts=("C60",),
        level="getal wijzigen",
        kind=Number(),
        start=START,
        reference=lambda: GUESTS * DISCOUNT / (MARGIN - DISCOUNT),
        insight="Korting kost het meest bij wie toch al kwam. Elke extra gast moet dat met minder marge goedmaken.",
        hints=(
            "Voer de cel uit met meer extra gasten. Komt het bedrag dichter bij nul?",
            "Hoeveel kost de korting aan wie al kwam, en hoeveel marge houdt Morgenrood over van één extra gast?",
        ),
        mistakes=(
            mistake(
                lambda: GUESTS * DISCOUNT / MARGIN,
                "Je rekent voor een extra gast de volle marge. Krijgt hij de korting ook?",
            ),
            mistake(
                lambda: GUESTS * DISCOUNT,
                "Dit zijn de kosten van de korting in euro's. Hoeveel gasten zijn er nodig om die te betalen?",
            ),
            mistake(
                lambda: GUESTS * DISCOUNT / DISCOUNT,
                "Dit zijn alle gasten die nu al komen. Wat levert één extra gast op?",
            ),
            mistake(
                lambda: GUESTS + GUESTS * DISCOUNT / (MARGIN - DISCOUNT),
                "Dit zijn alle gasten samen. Hoeveel daarvan zijn extra?",
            ),
            mistake(
                lambda: 2 * START,
                "Er blijft nog een tekort over. Hoeveel zakte het toen je het aantal verdubbelde?",
            ),
            mistake(
                lambda: 100 * DISCOUNT / (MARGIN - DISCOUNT),
                "Dit is een percentage van de gasten. Hoeveel gasten zijn dat?",
            ),
        ),
    ),
    Exercise(
        "07.2",
        title="Vol op zaterdag",
        concepts=("C60",),
        level="invullen",
        kind=Number(),
        reference=lambda company: int(weekdays(company)["turned_away"][DAY]),
        insight="Deze mensen stonden in de zaak. Dat is vraag die je echt hebt gezien, anders dan een lege stoel.",
        hints=(
            "In welke kolom van de tabel staan de mensen voor wie geen plaats was?",
            "Kies eerst de kolom en daarna de dag, elk tussen rechte haken en aanhalingstekens.",
        ),
        mistakes=(
            mistake(
                lambda company: int(weekdays(company)["unused"][DAY]),
                "Dit zijn plaatsen die leeg bleven. In welke kolom staan de mensen voor wie geen plaats was?",
            ),
            mistake(
                lambda company: int(weekdays(company)["served"][DAY]),
                "Deze gasten zaten wel. Wie vond er geen plaats?",
            ),
            mistake(
                lambda company: int(weekdays(company)["demand"][DAY]),
                "Dit is iedereen die wilde zitten. Voor wie daarvan was er geen plaats?",
            ),
            mistake(
                lambda company: int(weekdays(company)["capacity"][DAY]),
                "Dit zijn alle plaatsen op die dag. Wie kwam er te veel?",
            ),
            mistake(
                lambda company: int(weekdays(company, None)["turned_away"][DAY]),
                "Dit is het aantal van alle koffiebars samen. Welke tabel gaat alleen over deze bar?",
            ),
            mistake(
                lambda company: float(weekdays(company)["turned_away"][DAY] / weekdays(company)["periods"][DAY]),
                "Dit is het gemiddelde per zaterdag. Gevraagd is het aantal in een heel jaar. Welke deling vervalt?",
            ),
            mistake(
                lambda company: float(100 * weekdays(company)["turned_away"][DAY] / weekdays(company)["demand"][DAY]),
                "Dit is een percentage. Gevraagd is een aantal mensen. Welke deling laat je weg?",
            ),
            mistake(
                lambda company: float(weekdays(company)["share_unused"][DAY]),
                "Dit is het deel van de plaatsen dat leeg bleef. In welke kolom staan mensen zonder plaats?",
            ),
            mistake(
                lambda company: int(weekdays(company, None)["turned_away"].sum()),
                "Dit zijn alle koffiebars en alle dagen samen. Welke bar en welke dag worden gevraagd?",
            ),
            mistake(
                lambda company: int(weekdays(company)["unused"]["maandag"]),
                "Dit zijn lege plaatsen op maandag. Welke kolom en welke dag worden gevraagd?",
            ),
        ),
    ),
    Exercise(
        "07.3",
        title="Vlot geholpen?",
        concepts=("C61", "C62"),
        level="schrijven",
        kind=Number(within=0.005, because=TWO_DECIMALS),
        reference=lambda company: item(company, "p") - item(company, "e"),
        insight="Deze zin hoort bij responsiviteit. Onder nul kregen klanten minder dan ze verwachtten.",
        hints=(
            f"De ervaring bij zin {ITEM} staat in de kolom p{ITEM}, de verwachting in e{ITEM}.",
            "Neem van elke kolom het gemiddelde. De kloof is ervaring min verwachting.",
        ),
        mistakes=(
            mistake(
                lambda company: item(company, "e") - item(company, "p"),
                "De grootte kan kloppen, het teken niet. Wat trek je in een kloof waarvan af?",
            ),
            mistake(
                lambda company: item(company, "p"),
                "Dit is alleen de ervaring. Waarmee vergelijk je die?",
            ),
            mistake(
                lambda company: item(company, "e"),
                "Dit is alleen de verwachting. Wat kregen de bezoekers?",
            ),
            mistake(
                lambda company: item(company, "p", "10") - item(company, "e", "10"),
                "Dit is de kloof van de zin ervoor. Welk nummer heeft de zin in de opgave?",
            ),
            mistake(
                lambda company: item(company, "p", "05") - item(company, "e", "05"),
                "Dit is de zin over afspraken, uit les 07.2. Welk nummer heeft de zin in de opgave?",
            ),
            mistake(
                lambda company: len(company.load("servqual")) * (item(company, "p") - item(company, "e")),
                "Je telt de verschillen van alle bezoekers op. Hoe groot is de kloof van de gemiddelde bezoeker?",
            ),
            mistake(
                lambda company: gaps(company).dimensions["gap"]["responsiveness"],
                "Dit is de kloof van een hele dimensie, of van een zin ernaast. Over welke ene zin gaat de vraag?",
            ),
            mistake(
                lambda company: gaps(company).overall,
                "Dit is de gemiddelde kloof van de hele vragenlijst. Over welke ene zin gaat de vraag?",
            ),
            mistake(
                lambda company: item(company, "p") / item(company, "e"),
                "Je deelt de ervaring door de verwachting. Een kloof is een verschil. Welk teken hoort daarbij?",
            ),
            mistake(
                lambda company: 100 * (item(company, "p") - item(company, "e")) / item(company, "e"),
                "Dit is een verschil in procenten. Gevraagd zijn punten op de schaal. Welke deling laat je weg?",
            ),
        ),
    ),
    Exercise(
        "07.4",
        title="Vriendelijk, of een goed humeur?",
        concepts=("C61",),
        level="schrijven",
        kind=Number(within=0.005, because=TWO_DECIMALS),
        reference=friendliness,
        insight="Zonder stemming en weer kreeg vriendelijkheid te veel eer. Het effect in een proef is dit nog niet.",
        hints=(
            "`servqual.effects` krijgt drie delen: het cijfer, de vriendelijkheid en de kolommen die gelijk blijven.",
            "In `.table` staan de kolommen `effect` en `controlled`. Welke van de twee houdt stemming en weer gelijk?",
        ),
        mistakes=(
            mistake(
                lambda company: friendliness(company, "effect"),
                "Dit is het verschil zonder rekening te houden met stemming en weer. Welke kolom doet dat wel?",
            ),
            mistake(
                lambda company: friendliness(company, controls=("rain",)),
                "Je houdt alleen het weer gelijk. Welke kolom ontbreekt in je laatste lijst?",
            ),
            mistake(
                lambda company: friendliness(company, "controlled_low"),
                "Dit is de ondergrens van het interval. In welke kolom staat de schatting zelf?",
            ),
            mistake(
                lambda company: friendliness(company, "controlled_high"),
                "Dit is de bovengrens van het interval. In welke kolom staat de schatting zelf?",
            ),
            mistake(
                lambda company: controlled(company, "friendliness", "satisfaction", ["mood", "rain"]),
                "Je rekent uit hoeveel vriendelijker iemand lijkt per punt op het cijfer. Welke van de twee hoort "
                "vooraan te staan?",
            ),
            mistake(
                lambda company: controlled(company, "satisfaction", "mood", ["friendliness", "rain"]),
                "Dit is het verschil per punt stemming. Welke kolom wil je vergelijken, en welke houd je gelijk?",
            ),
            mistake(
                lambda company: float(company.load("counter_ratings")["friendliness"].mean()),
                "Dit is de gemiddelde vriendelijkheid. Hoeveel verandert het cijfer per punt?",
            ),
            mistake(
                lambda company: float(company.load("counter_ratings")["satisfaction"].mean()),
                "Dit is het gemiddelde rapportcijfer. Hoeveel verandert dat per punt vriendelijkheid?",
            ),
        ),
    ),
    Exercise(
        "07.5",
        title="Wie wint de wedstrijd?",
        concepts=("C63",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "SERVPERF, want die verklaart meer",
                "Bij deze gasten wel. Ligt het verschil ook met zekerheid aan die kant van nul?",
            ),
            b=Option(
                "SERVQUAL, want die vraagt meer en weet dus meer",
                "De lijst is langer. Maar staat er ergens dat de voorspelling daardoor beter wordt?",
            ),
            c=Option(
                "ze zijn even goed, want het interval bevat nul",
                "Nul ligt erin, en een groot verschil ook. Is 'niet aangetoond' hetzelfde als 'gelijk'?",
            ),
            d=Option("dat zegt deze meting niet"),
        ),
        reference=lambda: "d",
        cannot_say=True,
        insight="Niet aangetoond is niet hetzelfde als gelijk. Met veertig gasten past er van alles bij deze uitslag.",
        hints=(
            "Kijk naar het interval van het verschil. Welke waarden liggen erin?",
            "Zou je verbaasd zijn als de andere methode wint bij vierhonderd gasten?",
        ),
    ),
    Exercise(
        "07.6",
        title="Een bonus voor de kleinste kloof?",
        concepts=("C61", "C62", "C63"),
        level="beslissen",
        kind=Open(
            elements=(
                Element(
                    r"\b(niet|geen|wel|ja|nee|stop|geef|wacht|verdeel|doe)\w*\b",
                    "Ik lees nog geen besluit. Wat moet de directie met de bonus doen?",
                    "De kloof per vestiging loopt van laag naar hoog en het bedrag van de bonus staat al vast.",
                ),
                Element(
                    r"verwacht|van tevoren|lat\b|toeval|interval|steekproef|weinig (bezoekers|antwoorden|mensen)"
                    r"|onzeker|niet zeker|\d (bezoekers|antwoorden|mensen|klanten|respondenten)|regen|weer\b"
                    r"|stemming|humeur",
                    "Er staat een besluit. Ik lees nog niet waarom een kleine kloof iets anders kan zijn dan goede "
                    "service. Wat kan de kloof nog meer kleiner maken?",
                    "Nee, niet doen, want dit is geen goed idee en de andere vestigingen worden er boos om.",
                ),
                Element(
                    r"\d",
                    "Besluit en reden staan er. Welk bedrag of welke uitkomst hoort erbij?",
                    "Nee, geef hem niet: een kleine kloof kan ook komen doordat klanten daar weinig verwachten.",
                ),
                Element(
                    r"proef|vergelijk|opnieuw|meten|meet\b|gemeten|loting|lot\b|zelfde (week|weken|dag|dagen|weer)"
                    r"|meer (bezoekers|antwoorden|mensen)|controle|gelijk houd|tegelijk|onderzoek|ervaring",
                    "Er staat een getal. Hoe zou de directie er wel achter kunnen komen welke vestiging betere service "
                    "geeft?",
                    "Nee, geef die € 2.400 niet uit, want bij deze vestiging kan de verwachting gewoon lager zijn.",
                ),
            ),
            rubric=(
                "Er staat een besluit dat de directie morgen kan uitvoeren.",
                "De reden noemt dat een kleine kloof ook komt van een lage verwachting, of van toeval.",
                "Minstens één getal uit de tabel of het bedrag van de bonus staat erin.",
                "Er staat hoe het eerlijker kan: de ervaring gebruiken, meer bezoekers vragen, of in dezelfde weken "
                "meten.",
                "Nergens staat dat de laagste vestiging slecht werkt.",
            ),
            samples=(
                Sample(
                    "Mager",
                    "Ja, geef de bonus aan de vestiging met de kleinste kloof. Die doet het duidelijk het beste van "
                    "allemaal en dat mag best beloond worden.",
                    "Er staat een besluit, maar geen getal. Waarom de kloof zo klein is, wordt niet gevraagd.",
                ),
                Sample(
                    "Redelijk",
                    "Geef de € 2.400 niet. De kloof is ervaring min verwachting, en waar mensen weinig verwachten is "
                    "hij vanzelf klein. Ik zou naar de ervaring kijken.",
                    "Goed besluit met de belangrijkste reden. Hoe zeker de volgorde is, mag er nog bij.",
                ),
                Sample(
                    "Sterk",
                    "Geef de bonus nog niet. Een kloof wordt ook klein als klanten weinig verwachten, en per vestiging "
                    "zijn er maar zo'n vijftig bezoekers, dus de volgorde kan toeval zijn. Meet de ervaring een maand "
                    "lang overal in dezelfde weken, met honderd extra bezoekers per vestiging. Geef de € 2.400 "
                    "alleen als het verschil met de rest dan is aangetoond.",
                    "Besluit, twee redenen, het bedrag, en een eerlijke meting met een afspraak vooraf.",
                ),
            ),
        ),
        hints=(
            "Hoe wordt een kloof uitgerekend? Op welke twee manieren kan hij kleiner worden?",
            "Begin met je besluit. Geef een reden, een getal, en zeg hoe je eerlijk zou meten.",
        ),
    ),
)

EXERCISES = (*FIRST_HALF, *SECOND_HALF)
