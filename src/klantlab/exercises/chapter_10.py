"""Exercises of chapter 10, customer lifetime value."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from klantlab import clv
from klantlab.exercises.declaring import Company, Exercise, mistake
from klantlab.exercises.kinds import Choice, Number, Option
from klantlab.exercises.opening import Element, Open, Sample

ONE_DECIMAL = "Wie op één decimaal afrondt, rekende goed."
CENT = "Wie op centen afrondt, rekende goed."

# What the cells of the exercises hold; the worked answers prove that the two are the same.
MARGIN, STAYS, RATE, START = 85, 0.70, 0.10, 100
SERVED, BEFORE, AFTER = 60, 0.70, 0.76
PROFITS = (900, 700, 400, 300, 150, 50, -20, -80, -150, -250)
PEAK, TOTAL = sum(p for p in PROFITS if p > 0), sum(PROFITS)
WITH, WITHOUT, CONTACT = 0.80, 0.78, 5


def multiplier(retention: float, timing: Literal["now", "after_renewal", "end_of_period"] = "now") -> float:
    """Give the margin multiplier at 10%."""
    return clv.margin_multiplier(retention, RATE, timing=timing)


def survivors(company: Company, until: int = 12) -> pd.Series:
    """Count the subscribers of the first half of 2024, month by month."""
    every = company.load("subscriptions")
    group = every[(every["start"] >= "2024-01-01") & (every["start"] < "2024-07-01")]
    return clv.survivors(group["start"], group["end"], until=until, on="2025-12-31")


def projected(company: Company, column: str = "expected", age: int = 18) -> float:
    """Give what the sBG of these subscribers expects."""
    return float(clv.ShiftedBetaGeometric().fit(survivors(company)).projected_survivors(age)[column][age])


def summary(company: Company, end: str = "2025-12-31") -> pd.DataFrame:
    """Give the customers in three numbers each."""
    return clv.summary(company.load("orders"), amount="amount", end=end)


def chance(company: Company, end: str = "2025-12-31", *, sister: bool = False) -> pd.Series:
    """Give the chance to be a customer still, by BG/NBD or by its older sister."""
    customers = summary(company, end)
    model = clv.ParetoNBD() if sister else clv.BetaGeometric()
    return model.fit(customers).probability_alive(customers)


EXERCISES = (
    Exercise(
        "10.1",
        title="Bij welk bedrag is het nul?",
        concepts=("C90",),
        level="getal wijzigen",
        kind=Number(within=0.02, because="Wie op de cent zoekt, vindt een waarde die naar nul afrondt."),
        start=START,
        reference=lambda: MARGIN * multiplier(STAYS, "after_renewal"),
        insight="Dit is het wervingsplafond: alles wat je minder betaalt, is winst.",
        hints=(
            "Voer de cel uit met een hoger bedrag. Wordt de waarde positief of negatief?",
            "De waarde is marge maal multiplier, min het werven. Wat moet het werven zijn als dat nul is?",
        ),
        mistakes=(
            mistake(
                lambda: MARGIN * multiplier(STAYS, "after_renewal") - START,
                "Dit is wat er bij de startwaarde overblijft. Hoeveel mag werven dan in totaal kosten?",
            ),
            mistake(lambda: MARGIN, "Dit is één jaar marge. Hoeveel jaren tellen er mee?"),
            mistake(
                lambda: MARGIN * multiplier(STAYS, "end_of_period"),
                "Je telt het eerste jaar als zeker. Wanneer komt het geld in deze cel voor het eerst?",
            ),
            mistake(
                lambda: MARGIN * multiplier(STAYS),
                "Je laat de eerste betaling vandaag komen. Wanneer komt zij in deze cel?",
            ),
            mistake(
                lambda: MARGIN * STAYS / (1 - STAYS),
                "Je rekende zonder rente. Wat is een bedrag van later vandaag waard?",
            ),
            mistake(
                lambda: multiplier(STAYS, "after_renewal"),
                "Dit is de multiplier, voor één euro marge. Hoeveel marge brengt deze klant per jaar?",
            ),
        ),
    ),
    Exercise(
        "10.2",
        title="Wat mag behouden kosten?",
        concepts=("C92",),
        level="invullen",
        kind=Number(within=0.005, because=CENT),
        reference=lambda: clv.break_even_retention_spend(SERVED, BEFORE, AFTER, RATE),
        insight="De service gaat ook naar wie toch al bleef. Daarom mag ze minder kosten dan het verschil in "
        "klantwaarde.",
        hints=(
            "In les 10.1 staat een functie die dit bedrag uitrekent. Welke vier getallen krijgt ze?",
            "De volgorde is: marge, retentie nu, retentie straks, rente.",
        ),
        mistakes=(
            mistake(
                lambda: clv.break_even_retention_spend(SERVED, AFTER, BEFORE, RATE),
                "Een negatief bedrag: bij jou daalt de retentie. Welke van de twee is nu, en welke straks?",
            ),
            mistake(
                lambda: SERVED * (multiplier(AFTER, "after_renewal") - multiplier(BEFORE, "after_renewal")),
                "Dit is het verschil in klantwaarde, over de hele relatie. Gevraagd is een bedrag per jaar. "
                "Hoe vaak betaal je?",
            ),
            mistake(
                lambda: SERVED * (AFTER - BEFORE),
                "Je kijkt één jaar vooruit. Wat gebeurt er in de jaren daarna met wie bleef?",
            ),
            mistake(
                lambda: SERVED * multiplier(AFTER, "after_renewal"),
                "Dit is de klantwaarde met service. Gevraagd is wat de service mag kosten. Waar vergelijk je mee?",
            ),
            mistake(
                lambda: clv.break_even_retention_spend(MARGIN, BEFORE, AFTER, RATE),
                "Dit is de marge van opgave 10.1. Hoeveel brengt deze klant per jaar?",
            ),
        ),
    ),
    Exercise(
        "10.3",
        title="Het eerste halfjaar van 2024",
        concepts=("C93",),
        level="invullen",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda company: float(100 * survivors(company)[12] / survivors(company)[0]),
        insight="Met een contract is dit echt de retentie: wie niet opzegde, is nog klant.",
        hints=(
            "`over[0]` is het aantal bij het begin. Welk nummer hoort bij twaalf maanden later?",
            "Een percentage is honderd keer een deel, gedeeld door het geheel.",
        ),
        mistakes=(
            mistake(
                lambda company: float(survivors(company)[12] / survivors(company)[0]),
                "Dit is een deel tussen 0 en 1. Hoe maak je daar een percentage van?",
            ),
            mistake(
                lambda company: int(survivors(company)[12]),
                "Dit is een aantal abonnees. Van hoeveel abonnees is dat het deel?",
            ),
            mistake(
                lambda company: float(100 - 100 * survivors(company)[12] / survivors(company)[0]),
                "Dit is het percentage dat vertrok. Wie is er nog?",
            ),
            mistake(
                lambda company: float(100 * survivors(company)[12] / survivors(company)[11]),
                "Dit is wie er in de laatste maand bleef. Met welke maand begint het jaar?",
            ),
            mistake(
                lambda company: float(100 * survivors(company)[11] / survivors(company)[0]),
                "Je bent één maand te vroeg. Op welke plaats staat de twaalfde maand, als het begin op plaats 0 staat?",
            ),
            mistake(
                lambda company: float(100 * survivors(company)[12] / survivors(company)[1]),
                "Je begint bij wie de eerste maand al overleefde. Waar begint de telling?",
            ),
        ),
    ),
    Exercise(
        "10.4",
        title="Een half jaar verder",
        concepts=("C93",),
        level="schrijven",
        kind=Number(within=0.5, because="Het gaat om hele abonnees."),
        reference=projected,
        insight="Leg het naast `clv.survivors(…, until=18, …)`. In dit cohort viel ook een prijsverhoging.",
        hints=(
            "Eerst `clv.ShiftedBetaGeometric().fit(over)`, en daarna `.projected_survivors` met de laatste maand.",
            'De kolom heet `"expected"`. Een maand haal je op met haar nummer tussen rechte haken.',
        ),
        mistakes=(
            mistake(
                lambda company: projected(company, age=12),
                "Dit is de verwachting na twaalf maanden. Hoe ver moest je vooruit?",
            ),
            mistake(
                lambda company: float(survivors(company)[12] ** 2 / survivors(company)[0]),
                "Je rekende met één vaste retentie, en ook nog een heel jaar vooruit. Wat doet het model anders?",
            ),
            mistake(
                lambda company: float(survivors(company)[12] * (survivors(company)[12] / survivors(company)[0]) ** 0.5),
                "Je rekende met één vaste retentie. Waarom stijgt de retentie van een cohort?",
            ),
            mistake(
                lambda company: projected(company, "low"),
                "Dit is de onderkant van het interval. In welke kolom staat de verwachting?",
            ),
            mistake(
                lambda company: projected(company, "high"),
                "Dit is de bovenkant van het interval. In welke kolom staat de verwachting?",
            ),
            mistake(
                lambda company: projected(company) / float(survivors(company)[0]),
                "Dit is een deel van de abonnees. Gevraagd is een aantal. Met hoeveel begon dit cohort?",
            ),
            mistake(
                lambda company: 100 * projected(company) / float(survivors(company)[0]),
                "Dit is een percentage. Gevraagd is een aantal. Met hoeveel begon dit cohort?",
            ),
            mistake(
                lambda company: projected(company, age=17),
                "Je bent één maand te vroeg. Welk nummer hoort bij achttien maanden na het begin?",
            ),
        ),
    ),
    Exercise(
        "10.5",
        title="Hoe lang stil?",
        concepts=("C94",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda company: float((summary(company)["T"] - summary(company)["t_x"]).mean()),
        insight="Dit is de recency van RFM, in weken. `t_x` loopt precies andersom.",
        hints=(
            "Kijk naar de figuur met twee soorten recency in les 10.3. Welk stuk van de lijn is de stilte?",
            "De stilte is wat er van `T` overblijft als je `t_x` eraf haalt.",
        ),
        mistakes=(
            mistake(
                lambda company: float(summary(company)["t_x"].mean()),
                "Dit is de leeftijd bij de laatste aankoop. Is een hoge `t_x` lang geleden of juist kortgeleden?",
            ),
            mistake(
                lambda company: float(summary(company)["T"].mean()),
                "Dit is de tijd sinds de eerste aankoop. Welk deel daarvan is stilte?",
            ),
            mistake(
                lambda company: float((summary(company)["t_x"] - summary(company)["T"]).mean()),
                "Een negatief aantal weken. In welke volgorde trek je de twee van elkaar af?",
            ),
            mistake(
                lambda company: float(7 * (summary(company)["T"] - summary(company)["t_x"]).mean()),
                "Dit zijn dagen. In welke eenheid staan de kolommen, en wat wordt er gevraagd?",
            ),
            mistake(
                lambda company: float((summary(company)["T"] - summary(company)["t_x"]).sum()),
                "Dit zijn alle weken van alle klanten samen. Wat is het gemiddelde?",
            ),
            mistake(
                lambda company: float((summary(company)["T"] - summary(company)["t_x"]).median()),
                "Dit is de middelste klant. Gevraagd is het gemiddelde. Welke methode geeft dat?",
            ),
            mistake(
                lambda company: float((summary(company)["T"] - summary(company)["t_x"]).mean() / 7),
                "Je deelt nog door 7. In welke eenheid staan de kolommen al?",
            ),
        ),
    ),
    Exercise(
        "10.6",
        title="Wie is er waarschijnlijk weg?",
        concepts=("C94",),
        level="schrijven",
        kind=Number(),
        reference=lambda company: int((chance(company) < 0.5).sum()),
        insight="Wie één keer kocht, telt hier nooit mee: BG/NBD noemt hen altijd nog klant.",
        hints=(
            "Drie stappen: model schatten met `.fit`, de kans per klant met `.probability_alive`, en tellen.",
            "Een vergelijking met 0.5 geeft waar en onwaar. Wat telt hoe vaak iets waar is?",
        ),
        mistakes=(
            mistake(
                lambda company: int((chance(company) > 0.5).sum()),
                "Dit zijn de klanten die er waarschijnlijk nog zijn. Welke kant van 0,5 wordt er gevraagd?",
            ),
            mistake(
                lambda company: float((chance(company) < 0.5).mean()),
                "Dit is een deel van de klanten. Gevraagd is een aantal. Wat telt hoe vaak iets waar is?",
            ),
            mistake(
                lambda company: float(100 * (chance(company) < 0.5).mean()),
                "Dit is een percentage. Gevraagd is een aantal. Wat telt hoe vaak iets waar is?",
            ),
            mistake(
                lambda company: float(chance(company).mean()),
                "Dit is de gemiddelde kans van alle klanten. Hoeveel klanten zitten er onder 0,5?",
            ),
            mistake(
                lambda company: len(chance(company)),
                "Dit zijn alle klanten. Welke voorwaarde moet er nog bij?",
            ),
            mistake(
                lambda company: int((chance(company, sister=True) < 0.5).sum()),
                "Je gebruikte de oudere zus. Welk model vraagt de opgave?",
            ),
            mistake(
                lambda company: int((chance(company, "2024-12-31") < 0.5).sum()),
                "Je keek vanaf eind 2024. Tot welke dag loopt de tabel `klanten` hier?",
            ),
            mistake(
                lambda company: float(len(chance(company)) - chance(company).sum()),
                "Je telde de kansen op. Hoeveel klanten zitten onder 0,5? Eén voor één tellen, dus.",
            ),
        ),
    ),
    Exercise(
        "10.7",
        title="De top van de walvis",
        concepts=("C91",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda: 100 * PEAK / TOTAL,
        insight="De bult is wat de verliesgevende klanten kosten. Of je van hen af moet, zegt de curve niet.",
        hints=(
            "Waar ligt de top: na alle klanten, of na de laatste klant die iets oplevert?",
            "Deel de winst tot aan de top door de winst van alle klanten samen.",
        ),
        mistakes=(
            mistake(lambda: PEAK, "Dit is het bedrag op de top. Welk percentage van de totale winst is dat?"),
            mistake(lambda: TOTAL, "Dit is de winst van alle klanten samen. Hoe hoog ligt de top?"),
            mistake(lambda: PEAK - TOTAL, "Dit is de bult, in euro's. Welk percentage van het totaal is de top?"),
            mistake(lambda: 100, "Daar eindigt de curve. Ligt de top ook daar, als er klanten geld kosten?"),
            mistake(lambda: PEAK / TOTAL, "Dit is een deel, geen percentage. Wat doe je nog?"),
            mistake(
                lambda: 100 * TOTAL / PEAK,
                "Je deelt de goede twee bedragen, maar andersom. Is de top hoger of lager dan het eind?",
            ),
            mistake(
                lambda: 100 * sum(p > 0 for p in PROFITS) / len(PROFITS),
                "Dit is het deel van de klanten bij de top. Gevraagd is hun deel van de winst. Wat tel je op?",
            ),
            mistake(
                lambda: 100 * (PEAK - TOTAL) / TOTAL,
                "Dit is hoe ver de bult boven het eind uitsteekt. Waar ligt de top zelf?",
            ),
            mistake(
                lambda: 100 * PEAK / sum(abs(p) for p in PROFITS),
                "Je telde de verliezen als winst mee. Wat is de totale winst als je ze eraf haalt?",
            ),
        ),
    ),
    Exercise(
        "10.8",
        title="Zwijgen of bellen?",
        concepts=("C120",),
        level="schrijven",
        kind=Number(within=0.005, because=CENT),
        reference=lambda: CONTACT * multiplier(WITH) - SERVED * (multiplier(WITH) - multiplier(WITHOUT)),
        insight="Een klein bedrag per klant, en het hangt aan een aanname over de retentie. Die moet je meten.",
        hints=(
            "De besparing is de contactkosten maal de multiplier bij de retentie van nu.",
            "Het verlies is de marge maal het verschil tussen twee multipliers. Trek dat van de besparing af.",
        ),
        mistakes=(
            mistake(
                lambda: CONTACT * multiplier(WITH),
                "Dit is alleen de besparing. Wat verlies je doordat er minder klanten blijven?",
            ),
            mistake(
                lambda: SERVED * (multiplier(WITH) - multiplier(WITHOUT)),
                "Dit is alleen het verlies. Wat bespaar je?",
            ),
            mistake(
                lambda: SERVED * (multiplier(WITH) - multiplier(WITHOUT)) - CONTACT * multiplier(WITH),
                "Je hebt de goede twee bedragen, maar andersom. Wat trek je van wat af?",
            ),
            mistake(
                lambda: (
                    CONTACT * multiplier(WITH, "after_renewal")
                    - SERVED * (multiplier(WITH, "after_renewal") - multiplier(WITHOUT, "after_renewal"))
                ),
                "Je laat het eerste bedrag pas na een jaar komen. Wat zegt de opgave over wanneer het komt?",
            ),
            mistake(
                lambda: CONTACT * multiplier(WITHOUT) - SERVED * (multiplier(WITH) - multiplier(WITHOUT)),
                "Je rekent de besparing met de lagere retentie. Welke noemt de opgave voor de besparing?",
            ),
            mistake(
                lambda: CONTACT - SERVED * (WITH - WITHOUT),
                "Je kijkt één jaar vooruit. Hoe lang blijven klanten, en welk getal vat dat samen?",
            ),
            mistake(
                lambda: CONTACT * multiplier(WITH) + SERVED * (multiplier(WITH) - multiplier(WITHOUT)),
                "Je telt besparing en verlies op. Welke van de twee gaat eraf?",
            ),
        ),
    ),
    Exercise(
        "10.9",
        title="Welk niveau?",
        concepts=("C96",),
        level="beslissen",
        kind=Choice(
            a=Option("elementair", "Dat past bij weinig marge. Hoeveel verdient deze leverancier aan een klant?"),
            b=Option(
                "reactief", "Dan wacht je tot een klant belt. Kun je je bij zulke marges meer contact veroorloven?"
            ),
            c=Option("proactief"),
            d=Option(
                "partnerschap",
                "Dat vraagt heel veel tijd per klant. Bij hoeveel klanten houd je dat vol: weinig of middelgroot?",
            ),
        ),
        reference=lambda: "c",
        insight="Marge bepaalt wat contact mag kosten, en het aantal klanten wat er haalbaar is.",
        hints=(
            "Probeer `clv.relation_level` met de twee woorden uit de opgave. Voor aantallen kent ze veel, "
            "middel en weinig.",
            "Het is één trede lager dan wat je een handvol klanten met veel marge zou geven.",
        ),
    ),
    Exercise(
        "10.10",
        title="Een klant voor € 150",
        concepts=("C95",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "doen, want € 150 ligt in het interval",
                "In het interval liggen waarden die bij de gegevens passen. Maar ligt de echte waarde dan boven of "
                "onder de prijs?",
            ),
            b=Option(
                "niet doen, want € 150 is meer dan € 140",
                "Het gemiddelde ligt lager dan de prijs. Maar hoe zeker is dat gemiddelde, als je naar de bovenkant "
                "kijkt?",
            ),
            c=Option("met deze gegevens is niet te zeggen of het zich terugbetaalt"),
            d=Option(
                "doen, want een nieuwe klant blijft vaak langer dan gemiddeld",
                "Waar staat dat? In les 10.2 hadden nieuwe klanten juist minder voor zich dan wie al lang klant was.",
            ),
        ),
        reference=lambda: "c",
        cannot_say=True,
        insight="Ligt de prijs in het interval, dan koop je een gok. Koop er eerst een paar, en meet.",
        hints=(
            "Zou € 130 waard zijn bij deze gegevens kunnen horen? En € 155?",
            "Wat gebeurt er met je winst bij de onderkant van het interval, en wat bij de bovenkant?",
        ),
    ),
    Exercise(
        "10.11",
        title="De klantenkaart",
        concepts=("C97", "C98"),
        level="beslissen",
        kind=Choice(
            a=Option(
                "zij verdubbelt het",
                "Dan zou wie de kaart neemt verder precies lijken op wie haar niet neemt. Wie nemen er een "
                "kaart, denk je?",
            ),
            b=Option(
                "zij verhoogt het, maar minder dan twee keer",
                "Dat kan. Maar welk getal in deze gegevens laat zien dat het effect groter is dan nul?",
            ),
            c=Option(
                "niets, want trouwe klanten nemen nu eenmaal een kaart",
                "Dat is een goede reden om te twijfelen. Bewijst die reden ook dat de kaart niets doet?",
            ),
            d=Option("dat zeggen deze gegevens niet"),
        ),
        reference=lambda: "d",
        cannot_say=True,
        insight="Klanten kozen zelf. Pas als het lot beslist wie een kaart krijgt, is het verschil een gevolg.",
        hints=(
            "Wie besliste er welke klant een kaart kreeg?",
            "Vergelijk het met de proef van les 10.5. Wat was daar anders?",
        ),
    ),
    Exercise(
        "10.12",
        title="Welke binding krijgt iedereen?",
        concepts=("C95", "C97", "C98"),
        level="beslissen",
        kind=Open(
            elements=(
                Element(
                    r"\b(kies|kiez|geef|geven|neem|doe|doen|niemand|niet|nog niets|proef|besluit|invoer|"
                    r"begin|wacht|advies)\w*",
                    "Ik lees nog geen besluit. Krijgen deze klanten een binding, en welke?",
                    "Financiële binding, sociale binding en structurele binding kosten samen per klant meer "
                    "dan € 30 bij Morgenrood.",
                ),
                Element(
                    r"\d",
                    "Er staat een besluit. Met welk bedrag overtuig je de directeur?",
                    "Ik kies financiële binding, want die is goedkoop en levert na kosten het meeste op van alle drie.",
                ),
                Element(
                    r"interval|zeker|toeval|tussen|onderkant|bovenkant|misschien|waarschijnlijk|aantoonbaar|kan ook",
                    "Besluit en bedrag staan er. Hoe zeker is die uitkomst, als je naar het interval kijkt?",
                    "Ik kies financiële binding voor iedereen, want die kost maar € 1,50 per klant en levert meer op.",
                ),
                Element(
                    r"blijf|blijv|vertrek|retentie|langer|lange termijn|half ?jaar|halfjaar|later|"
                    r"weg ?ga|jaren|volgend",
                    "Je weegt het bedrag en de zekerheid. Wat kan een half jaar niet laten zien over sociale "
                    "en structurele "
                    "binding?",
                    "Ik kies financiële binding voor € 1,50 per klant, al ligt de onderkant van het interval "
                    "dicht bij nul.",
                ),
            ),
            rubric=(
                "Er staat een besluit dat de directeur kan uitvoeren: één soort, een proef, of niets.",
                "Er staat een bedrag voor de hele groep of per klant, na aftrek van de kosten.",
                "De onzekerheid is genoemd: het interval, of dat het ook toeval kan zijn.",
                "Er staat dat een half jaar weinig zegt over wie er langer blijft.",
                "Niets doen is ook afgewogen.",
            ),
            samples=(
                Sample(
                    "Mager",
                    "Ik kies sociale binding, want persoonlijk contact is belangrijk en klanten vinden dat "
                    "fijn. Dat past bij "
                    "Morgenrood.",
                    "Er staat een besluit, maar geen bedrag en geen onzekerheid. De proef wordt niet gebruikt.",
                ),
                Sample(
                    "Redelijk",
                    "Geef alle 3.000 klanten financiële binding. Dat kost € 1,50 per klant en levert na "
                    "kosten het meest op. "
                    "Helemaal zeker is het niet, want het interval is breed.",
                    "Besluit, bedrag en twijfel staan er. Wat er na het half jaar gebeurt, ontbreekt nog.",
                ),
                Sample(
                    "Sterk",
                    "Ik begin met financiële binding bij 3.000 klanten, voor € 4.500, en laat de proef met sociale en "
                    "structurele binding een jaar langer lopen. Na kosten was financieel het best, maar de "
                    "onderkant van het "
                    "interval ligt dicht bij nul, dus niets doen is bijna even goed te verdedigen. Een half "
                    "jaar laat niet "
                    "zien wie er langer blijft, en juist daar kunnen de andere twee zich terugbetalen.",
                    "Besluit, bedrag, onzekerheid, niets doen als alternatief, en een plan om het "
                    "ontbrekende te meten.",
                ),
            ),
        ),
        hints=(
            "Kijk per rij naar `net` en naar de twee kolommen ernaast. Ligt nul ertussen?",
            "Noem je besluit, een bedrag, hoe zeker je bent, en wat er na een half jaar nog kan gebeuren.",
        ),
    ),
)
