"""Exercises of chapter 06, customer satisfaction: 06.1–06.6 what it is and where it comes from."""

from __future__ import annotations

import pandas as pd

from klantlab.exercises.chapter_06_research import EXERCISES as RESEARCH
from klantlab.exercises.declaring import Company, Exercise, mistake
from klantlab.exercises.kinds import Choice, Number, Option
from klantlab.exercises.opening import Element, Open, Sample

# What the cells of the exercises hold; the worked answers prove that the two are the same.
MARKS, MEAN, START = (8, 8, 8, 8), 7.4, 8


def at(company: Company, moment: str) -> pd.Series:
    """Give the marks of one moment, by customer."""
    marks = company.load("moments")
    return marks[marks["moment"] == moment].set_index("customer_id")["satisfaction"]


def standards(company: Company) -> pd.DataFrame:
    """Give the answers on experience and standards."""
    return company.load("expectations")


def quoted(company: Company, promised: int | None = 2, *, least: int = 1, most: int = 7) -> pd.Series:
    """Give the marks of quotations with this promise (or any) that took from `least` to `most` days."""
    asked = company.load("quotation_experiment")
    here = asked["delivered_days"].between(least, most)
    return asked["satisfaction"][here & ((asked["promised_days"] == promised) | (promised is None))]


# --- 06.1–06.6: what satisfaction is, the standard it is held against, and the promise ------------------------------

EXERCISES = (
    Exercise(
        "06.1",
        title="Vier achten en één ander",
        concepts=("C59",),
        level="getal wijzigen",
        kind=Number(),
        start=START,
        reference=lambda: round((len(MARKS) + 1) * MEAN - sum(MARKS), 6),
        insight="Vier tevreden klanten en één die afhaakt: het gemiddelde klinkt als vijf keer een ruime zeven.",
        hints=(
            "Voer de cel uit met een lager cijfer. Hoeveel zakt het gemiddelde als één cijfer een punt zakt?",
            "Alle cijfers samen zijn het gemiddelde keer het aantal klanten. Trek daar de achten van af.",
        ),
        mistakes=(
            mistake(
                lambda: MEAN,
                "Dit is het gemiddelde dat je zoekt. Wat wordt het gemiddelde als de vijfde dit cijfer geeft?",
            ),
            mistake(
                lambda: START - 1,
                "Dan is het gemiddelde nog hoger dan gevraagd. Welke kant moet het cijfer van de vijfde op?",
            ),
            mistake(
                lambda: START - 2,
                "Je bent op de goede weg, maar het gemiddelde is nog te hoog. Hoeveel zakt het per punt?",
            ),
            mistake(
                lambda: START - 4,
                "Dan zakt het gemiddelde te ver. Wat drukt de cel af als je één punt hoger gaat zitten?",
            ),
            mistake(
                lambda: round(2 * MEAN - MARKS[0], 6),
                "Je rekent alsof er één acht tegenover staat. Hoeveel achten moet de vijfde omlaag trekken?",
            ),
            mistake(
                lambda: 5 * MEAN,
                "Zoveel zijn alle cijfers samen. Wat is er nog over als de vier achten eraf zijn?",
            ),
            mistake(
                lambda: round(MARKS[0] - MEAN, 6),
                "Zoveel ligt het gemiddelde onder een acht. Over hoeveel klanten is dat verschil verdeeld?",
            ),
        ),
    ),
    Exercise(
        "06.2",
        title="Wie is achteraf minder blij?",
        concepts=("C50",),
        level="invullen",
        kind=Number(),
        reference=lambda company: int((at(company, "achteraf") < at(company, "vlak na aankoop")).sum()),
        insight="Dezelfde klanten, een ander moment. Zonder dat moment is een cijfer niet te vergelijken.",
        hints=(
            "De twee kolommen hebben dezelfde klantnummers. Je mag ze dus rechtstreeks vergelijken.",
            "Een vergelijking geeft per koper waar of onwaar; `.sum()` telt hoe vaak het waar is.",
        ),
        mistakes=(
            mistake(
                lambda company: int((at(company, "achteraf") <= at(company, "vlak na aankoop")).sum()),
                "Je telt ook wie twee keer hetzelfde cijfer gaf. Is dat lager?",
            ),
            mistake(
                lambda company: int((at(company, "achteraf") > at(company, "vlak na aankoop")).sum()),
                "Je telt wie achteraf blijer was. Welke kant moet het teken op?",
            ),
            mistake(
                lambda company: int((at(company, "in gebruik") < at(company, "vlak na aankoop")).sum()),
                "Dit gaat over het moment uit les 06.1, in gebruik. Welke kolom hoort bij achteraf?",
            ),
            mistake(
                lambda company: float((at(company, "achteraf") < at(company, "vlak na aankoop")).mean()),
                "Dit is een deel van 1. Er wordt een aantal kopers gevraagd. Welke methode telt?",
            ),
            mistake(
                lambda company: float(100 * (at(company, "achteraf") < at(company, "vlak na aankoop")).mean()),
                "Dit is een percentage. Er wordt een aantal kopers gevraagd. Welke methode telt?",
            ),
            mistake(
                lambda company: float((at(company, "achteraf") - at(company, "vlak na aankoop")).mean()),
                "Dit is het gemiddelde verschil in punten. Hoeveel kopers gaven een lager cijfer?",
            ),
            mistake(
                lambda company: int((at(company, "achteraf") - at(company, "vlak na aankoop")).sum()),
                "Je telt punten op. Gevraagd zijn kopers. Welk teken vraagt per koper of het cijfer lager is?",
            ),
            mistake(
                lambda company: int((at(company, "achteraf") < 6).sum()),
                "Je telt de onvoldoendes achteraf. Waarmee moet je elk cijfer vergelijken?",
            ),
        ),
    ),
    Exercise(
        "06.3",
        title="Slechter dan de buren",
        concepts=("C51",),
        level="schrijven",
        kind=Number(within=0.05, because="Wie op één decimaal afrondt, rekende goed."),
        reference=lambda company: float(
            100 * (standards(company)["performance"] < standards(company)["competitor"]).mean()
        ),
        insight="Dezelfde koffie valt tegen of mee: het hangt af van wat ernaast ligt.",
        hints=(
            "Vergelijk de ervaring met de juiste maatstaf. Dat geeft per klant waar of onwaar.",
            "Het gemiddelde van waar en onwaar is een deel van 1. Hoe maak je daar een percentage van?",
        ),
        mistakes=(
            mistake(
                lambda company: float(100 * (standards(company)["performance"] < standards(company)["promise"]).mean()),
                "Je nam de belofte als maatstaf. Welke kolom gaat over de beste andere brander?",
            ),
            mistake(
                lambda company: float(100 * (standards(company)["performance"] < standards(company)["ideal"]).mean()),
                "Je nam het ideaal als maatstaf. Welke kolom gaat over de beste andere brander?",
            ),
            mistake(
                lambda company: float(
                    100 * (standards(company)["performance"] > standards(company)["competitor"]).mean()
                ),
                "Dit deel vond Morgenrood juist beter. Welke kant moet het teken op?",
            ),
            mistake(
                lambda company: float(
                    100 * (standards(company)["performance"] <= standards(company)["competitor"]).mean()
                ),
                "Je telt ook wie beide even goed vond. Is dat slechter?",
            ),
            mistake(
                lambda company: int((standards(company)["performance"] < standards(company)["competitor"]).sum()),
                "Dit is een aantal klanten. Van hoeveel klanten is dat een deel?",
            ),
            mistake(
                lambda company: float((standards(company)["performance"] - standards(company)["competitor"]).mean()),
                "Dit is het gemiddelde verschil in punten. Welk deel van de klanten zit onder nul?",
            ),
        ),
    ),
    Exercise(
        "06.4",
        title="Twee dagen beloofd",
        concepts=("C52",),
        level="schrijven",
        kind=Number(within=0.005, because="Wie op twee decimalen afrondt, rekende goed."),
        reference=lambda company: float(quoted(company, most=1).mean() - quoted(company, least=4, most=4).mean()),
        insight="Dezelfde belofte en dezelfde offerte. Alleen de dag waarop hij kwam, verschilt.",
        hints=(
            "Maak eerst een tabel met alleen de offertes die in 2 dagen beloofd waren.",
            "Neem daaruit twee keer een gemiddeld cijfer: bij 1 dag en bij 4 dagen. Trek het tweede van het eerste af.",
        ),
        mistakes=(
            mistake(
                lambda company: float(
                    quoted(company, None, most=1).mean() - quoted(company, None, least=4, most=4).mean()
                ),
                "Je nam alle offertes. Welke belofte hoort bij deze vraag?",
            ),
            mistake(
                lambda company: float(quoted(company, most=1).mean() - quoted(company, least=4).mean()),
                "Je nam ook de offertes die nog later kwamen. Hoe schrijf je precies vier?",
            ),
            mistake(
                lambda company: float(
                    quoted(company, least=2, most=2).mean() - quoted(company, least=4, most=4).mean()
                ),
                "Je vergelijkt met de offertes die precies op tijd kwamen. Na hoeveel dagen kwam de snelle offerte?",
            ),
            mistake(
                lambda company: float(quoted(company, 1, most=1).mean() - quoted(company, 4, least=4, most=4).mean()),
                "Je filtert op wat er beloofd werd, in plaats van op wanneer hij kwam. Welke kolom is welke?",
            ),
            mistake(
                lambda company: float(quoted(company, most=1).mean()),
                "Dit is het cijfer na 1 dag. Wat trek je er nog van af?",
            ),
            mistake(
                lambda company: float(quoted(company, least=4, most=4).mean()),
                "Dit is het cijfer na 4 dagen. Waarmee moet je het vergelijken?",
            ),
            mistake(lambda: 3.0, "Dit is het verschil in dagen. Hoeveel scheelt het in het cijfer?"),
        ),
    ),
    Exercise(
        "06.5",
        title="Duizend proefzakjes",
        concepts=("C53",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "ongeveer 700, want 70% vindt het proefzakje verrassend",
                "Zo reken je vlug door. Maar wat was de vraag aan deze klanten: wat ze vinden, of wat ze kopen?",
            ),
            b=Option(
                "minstens 660, want zo laag kan het percentage nog zijn",
                "Je denkt aan toeval, en dat is goed. Maar waarvan is dit de ondergrens: van een mening of van een "
                "bezoek?",
            ),
            c=Option(
                "niemand, want een verrassing hoort er niet gewoon te zijn",
                "Niemand mist het zakje, dat klopt. Zegt dat ook dat het nooit iets verkoopt?",
            ),
            d=Option("dat kunnen deze antwoorden niet zeggen"),
        ),
        reference=lambda: "d",
        cannot_say=True,
        insight="Kano meet wat mensen van een onderdeel vinden. Wat het verkoopt, meet je met een loting.",
        hints=(
            "Lees de twee vragen nog eens. Gaat er één over kopen?",
            "Welke twee groepen klanten zou je moeten vergelijken om te weten wat een zakje oplevert?",
        ),
    ),
    Exercise(
        "06.6",
        title="De concurrent belooft één dag",
        concepts=("C52", "C117"),
        level="beslissen",
        kind=Open(
            elements=(
                Element(
                    r"\b(doe|doen|ga|kies|kiezen|houd|hou|blijf|blijven|besluit|advies|adviseer|herhaal|zou|neem|laat|beloof"
                    r"|stop|moeten|moet|gaan|volg|niet beloven|wel beloven)\b",
                    "Ik lees nog geen besluit. Moet Morgenrood voortaan 1 dag beloven?",
                    "Bij 1 dag komen de meeste offertes later dan gezegd, en dat geeft lage cijfers en minder orders.",
                ),
                Element(
                    r"te laat|later\b|waarma|maken we niet waar|niet (waar|halen|lukken)|nakom|breek|breken|gebroken"
                    r"|teleurstel|valt tegen|tegenval",
                    "Er staat een besluit. Ik lees nog niet hoe vaak de belofte uitkomt. Wat gebeurt er als je 1 dag "
                    "belooft?",
                    "Doe het gewoon, want dan blijven er meer klanten wachten en dat is goed voor onze verkoop.",
                ),
                Element(
                    r"€\s*\d|\d\s*euro",
                    "Besluit en reden staan er. Met welk bedrag per aanvraag maak je het concreet?",
                    "Doe het niet, want met een belofte van 1 dag komt het grootste deel van onze offertes te laat.",
                ),
                Element(
                    r"toeval|aangetoond|interval|tussen|onzeker|niet zeker|weten we niet|weet je niet|proef|loting"
                    r"|\blot\b|meer aanvragen",
                    "Er staat een bedrag. Hoe zeker is het verschil tussen de beloften, en hoe kom je meer te weten?",
                    "Doe het niet, want de meeste offertes komen dan te laat. Het kost ons € 31 per aanvraag.",
                ),
            ),
            rubric=(
                "Er staat een besluit dat de verkoopleider morgen kan uitvoeren.",
                "Er staat wat een kortere belofte meteen oplevert: iets meer aanvragers die blijven wachten.",
                "Er staat wat zij daarna kost: de meeste offertes komen dan later dan beloofd.",
                "De bedragen zijn per aanvraag, met nul euro voor wie wegliep of niets bestelde.",
                "Het verschil in euro's heet wat het in de uitslag is: aangetoond, of misschien toeval.",
            ),
            samples=(
                Sample(
                    "Mager",
                    "Ja, doe het. De concurrent doet het ook en anders lopen de klanten naar hem toe. Te laat komen "
                    "kan altijd een keer gebeuren.",
                    "Er staat een besluit, zonder bedrag. Hoe vaak een belofte van 1 dag niet uitkomt, ontbreekt.",
                ),
                Sample(
                    "Redelijk",
                    "Doe het niet. Met 1 dag blijven er een paar klanten meer wachten, maar driekwart van de offertes "
                    "komt te laat. Per aanvraag brengt 1 dag € 147 op en 2 dagen € 178.",
                    "Goed besluit met een reden en bedragen. Of dat verschil toeval kan zijn, mag erbij.",
                ),
                Sample(
                    "Sterk",
                    "Blijf 2 dagen beloven, zolang we zelf niet sneller zijn. Met 1 dag wachten er 98 van de 100 in "
                    "plaats van 93, maar driekwart van de offertes komt dan te laat, tegen bijna de helft nu. Per "
                    "aanvraag was het € 147 tegen € 178. Het interval van dat verschil bevat de nul, dus dat 1 dag "
                    "minder opbrengt, is niet aangetoond. Maak eerst de offertes sneller, en herhaal dan de proef.",
                    "Besluit, winst aan de deur, prijs daarna, bedragen met hun onzekerheid, en een volgende stap.",
                ),
            ),
        ),
        hints=(
            "Lees drie dingen af: wie blijft wachten, hoe vaak het te laat wordt, en wat een aanvraag oplevert.",
            "Staat er in de uitslag dat een verschil is aangetoond? Schrijf dat erbij.",
        ),
    ),
    *RESEARCH,
)
