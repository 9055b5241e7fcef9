"""Exercises of chapter 05, the strength of a relation."""

from __future__ import annotations

import pandas as pd

from klantlab import relations, rfm, survey
from klantlab.exercises.declaring import Company, Exercise, mistake
from klantlab.exercises.kinds import Choice, Number, Option
from klantlab.exercises.opening import Element, Open, Sample

ONE_DECIMAL = "Wie op één decimaal afrondt, rekende goed."
TWO_DECIMALS = "Wie op twee decimalen afrondt, rekende goed."

# What the cells of the exercises hold; the worked answers prove that the two are the same.
ANSWER, LOW, HIGH = 2, 1, 7
BASE, SATISFACTION, TRUST, PRODUCT = 50, 5, 4, 3
TRUSTING = ["trust1", "trust2", "trust3", "trust4"]
SWITCHING = ["switching1", "switching2", "switching3", "switching4"]


def asked(company: Company, wave: int = 1) -> pd.DataFrame:
    """Give the answers of one wave by customer."""
    every = company.load("survey")
    return every[every["wave"] == wave].set_index("customer_id")


def alpha(company: Company, items: list[str] = TRUSTING, *, turned: bool = True) -> float:
    """Give Cronbach's alpha of a scale."""
    return survey.alpha(asked(company), items, reverse=["trust4"] if turned and "trust4" in items else []).value


def item(company: Company, column: str, row: str = "switching4") -> float:
    """Give a cell of the item analysis of the switching costs."""
    return float(survey.item_analysis(asked(company), SWITCHING).to_dict()[column][row])


def groups(company: Company) -> dict[str, int]:
    """Count the four groups of the first wave."""
    every = company.load("orders")
    year = every[(every["date"] >= "2023-10-01") & (every["date"] < "2024-10-01")]
    items = {"band": ["strength1", "strength2", "strength3"]}
    bond = relations.strength(asked(company), items, minimum=LOW, maximum=HIGH).strength
    found = relations.matrix(rfm.return_score(rfm.table(year, on="2024-10-01")), bond)
    return {str(name): int(n) for name, n in found.table["n"].items()}


def share(company: Company, group: str, other: str) -> float:
    """Give one group as a part of two (%)."""
    n = groups(company)
    return 100 * n[group] / (n[group] + n[other])


def firms(company: Company, contract: str = "bonen en machinehuur") -> pd.DataFrame:
    """Give the answers of business customers with one contract."""
    both = company.load("account_survey").merge(company.load("accounts"), on="account_id")
    return both[both["contract"] == contract]


def each_once(company: Company, contract: str = "bonen en machinehuur", column: str = "alternatives") -> float:
    """Give a mean in which every account counts once."""
    return float(firms(company, contract).groupby("account_id")[column].mean().mean())


def marks(company: Company, named: bool) -> pd.Series:
    """Give the marks for the trainer, by name or anonymous."""
    course = company.load("course_evaluations")
    return course[course["named"] == named]["trainer"]


def failing(company: Company, named: bool, below: float = 6) -> float:
    """Give the part of the marks below a bound (%)."""
    return float(100 * (marks(company, named) < below).mean())


EXERCISES = (
    Exercise(
        "05.1",
        title="Omkeren",
        concepts=("C41",),
        level="getal wijzigen",
        kind=Number(),
        start=ANSWER,
        reference=lambda: LOW + HIGH - ANSWER,
        insight="Omkeren is: laagste plus hoogste antwoord, min het antwoord. Het midden van de schaal blijft staan.",
        hints=(
            "Schrijf de antwoorden van laag naar hoog op, en daaronder van hoog naar laag. Wat staat er onder de 2?",
            "Een 1 wordt het hoogste antwoord en het hoogste antwoord wordt een 1. Wat gebeurt er dan met een 2?",
        ),
        mistakes=(
            mistake(
                lambda: HIGH - ANSWER,
                "Je trekt af van het hoogste antwoord. Probeer dat met een 7: kan iemand dan een 0 geven?",
            ),
            mistake(
                lambda: -ANSWER,
                "Je maakt er een getal onder nul van. Staat dat op de schaal van 1 tot en met 7?",
            ),
            mistake(
                lambda: HIGH + ANSWER,
                "Dit getal is groter dan het hoogste antwoord. Welke kant gaat een omgekeerd antwoord op?",
            ),
            mistake(lambda: HIGH, "Alleen het laagste antwoord wordt het hoogste. Is een 2 het laagste antwoord?"),
            mistake(
                lambda: 4,
                "Dit is het midden van de schaal. Welk antwoord ligt even ver van het midden als een 2?",
            ),
        ),
    ),
    Exercise(
        "05.2",
        title="Hoe goed mat vertrouwen toen?",
        concepts=("C41",),
        level="invullen",
        kind=Number(within=0.005, because=TWO_DECIMALS),
        reference=lambda company: alpha(company),
        insight="Eén zin die verkeerd om staat, kan een goede schaal laten lijken op losse vragen.",
        hints=(
            "Zet achter de lijst een komma en dan `reverse=`, met tussen rechte haken de zin die omgekeerd is gesteld.",
            "Het losse getal van een uitslag haal je op met `.value`.",
        ),
        mistakes=(
            mistake(
                lambda company: alpha(company, turned=False),
                "Zo laag is vertrouwen niet. Welke van de vier zinnen is andersom gesteld, en heb je die omgedraaid?",
            ),
            mistake(
                lambda company: alpha(company, TRUSTING[:3]),
                "Je liet een zin weg. Hoe kun je hem laten meedoen?",
            ),
            mistake(
                lambda company: survey.omega(asked(company), TRUSTING, reverse=["trust4"]).value,
                "Dit is McDonalds omega. Welke functie rekent Cronbachs alfa uit?",
            ),
            mistake(
                lambda company: alpha(company, SWITCHING),
                "Dit is de alfa van een andere schaal. Welke zinnen gaan over vertrouwen?",
            ),
            mistake(
                lambda company: 100 * alpha(company),
                "Je maakt er een percentage van. Tussen welke getallen ligt een alfa?",
            ),
            mistake(
                lambda company: survey.alpha(asked(company), TRUSTING, reverse=TRUSTING[:1]).value,
                "Je keert een zin om die al goed stond. Welke zin is andersom gesteld?",
            ),
        ),
    ),
    Exercise(
        "05.3",
        title="Gaat deze zin mee?",
        concepts=("C41",),
        level="invullen",
        kind=Number(within=0.005, because=TWO_DECIMALS),
        reference=lambda company: item(company, "item_rest"),
        insight="Ruim boven nul: de zin gaat mee met de rest. Onder nul staat een zin meestal verkeerd om.",
        hints=(
            "Zet `per_zin` in een cel en lees de namen van de kolommen.",
            "De kolom die je zoekt vergelijkt een zin (item) met de rest. Daarachter zet je de rij tussen haken.",
        ),
        mistakes=(
            mistake(
                lambda company: item(company, "alpha_if_deleted"),
                "Dit is de alfa zonder deze zin. Welke kolom zegt hoe de zin met de rest samengaat?",
            ),
            mistake(
                lambda company: item(company, "mean"),
                "Dit is het gemiddelde antwoord. Welke kolom zegt hoe de zin met de rest samengaat?",
            ),
            mistake(
                lambda company: item(company, "sd"),
                "Dit is de spreiding van de antwoorden. Welke kolom zegt hoe de zin met de rest samengaat?",
            ),
            mistake(
                lambda company: item(company, "item_rest", "switching1"),
                "De kolom klopt. Welke rij hoort bij de laatste zin?",
            ),
            mistake(
                lambda company: item(company, "item_rest", "switching3"),
                "De kolom klopt, de rij is er een te vroeg. Hoe heet de rij van de laatste zin?",
            ),
        ),
    ),
    Exercise(
        "05.4",
        title="Tevreden zonder vertrouwen",
        concepts=("C41",),
        level="invullen",
        kind=Number(),
        reference=lambda: SATISFACTION - PRODUCT,
        insight="Bij een interactie bestaat er niet één effect: het hangt af van hoeveel er van het andere is.",
        hints=(
            "Reken de band twee keer uit: met tevredenheid 0 en met tevredenheid 1, allebei met vertrouwen −1.",
            "Trek de twee uitkomsten van elkaar af. Welke stukken van de formule vallen dan weg?",
        ),
        mistakes=(
            mistake(
                lambda: SATISFACTION,
                "Dit geldt bij gemiddeld vertrouwen. Wat doet het laatste stuk van de formule als vertrouwen −1 is?",
            ),
            mistake(
                lambda: SATISFACTION + PRODUCT,
                "Dit geldt bij veel vertrouwen. Welk teken krijgt het laatste stuk bij −1?",
            ),
            mistake(
                lambda: BASE + SATISFACTION - TRUST - PRODUCT,
                "Dit is de band van deze klant zelf. Gevraagd is wat erbij komt. Waarmee vergelijk je?",
            ),
            mistake(
                lambda: SATISFACTION - TRUST - PRODUCT,
                "Je telt ook het stuk van vertrouwen mee. Verandert vertrouwen als alleen de tevredenheid stijgt?",
            ),
            mistake(
                lambda: -PRODUCT,
                "Dit is alleen het laatste stuk. Welk stuk van de formule verandert nog meer als tevredenheid stijgt?",
            ),
        ),
    ),
    Exercise(
        "05.5",
        title="Veel kopen, weinig band",
        concepts=("C40",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda company: share(company, "Economici", "Partners"),
        insight="Wie op rendement selecteert, neemt ook deze klanten mee. Aan de kassa zie je het verschil niet.",
        hints=(
            "Welke twee van de vier groepen hebben een hoog rendement?",
            "Deel de groep met de zwakke band door die twee groepen samen.",
        ),
        mistakes=(
            mistake(
                lambda company: share(company, "Partners", "Economici"),
                "Dit is het deel met een sterke band. Welke groep met hoog rendement heeft een zwakke?",
            ),
            mistake(
                lambda company: share(company, "Economici", "Dogs"),
                "Je deelt door iedereen met een zwakke band. Van welke klanten wordt een percentage gevraagd?",
            ),
            mistake(
                lambda company: 100 * groups(company)["Economici"] / sum(groups(company).values()),
                "Je deelt door alle klanten. Van welke klanten wordt een percentage gevraagd?",
            ),
            mistake(
                lambda company: groups(company)["Economici"],
                "Dit is een aantal klanten. Door hoeveel klanten met een hoog rendement deel je nog?",
            ),
            mistake(
                lambda company: 100 * groups(company)["Economici"] / groups(company)["Partners"],
                "Je deelt de ene groep door de andere. Hoeveel klanten hebben samen een hoog rendement?",
            ),
            mistake(
                lambda company: share(company, "Dogs", "Vrienden"),
                "Dit gaat over klanten met een laag rendement. Welke twee groepen hebben een hoog rendement?",
            ),
            mistake(
                lambda company: share(company, "Vrienden", "Dogs"),
                "Dit is een deel van de klanten met een laag rendement. Welke twee groepen hebben een hoog rendement?",
            ),
            mistake(
                lambda company: share(company, "Vrienden", "Partners"),
                "Dit gaat over klanten met een sterke band. Wat wordt gevraagd: een hoog rendement of een sterke band?",
            ),
        ),
    ),
    Exercise(
        "05.6",
        title="Elke klant één keer",
        concepts=("C42",),
        level="schrijven",
        kind=Number(within=0.005, because=TWO_DECIMALS),
        reference=each_once,
        insight="Collega's van dezelfde klant vertellen bijna hetzelfde. Tel dus klanten.",
        hints=(
            "Maak eerst per klant één getal, met `.groupby` en het gemiddelde.",
            "Neem daarna het gemiddelde van die getallen. Dat zijn er minder dan er antwoorden zijn.",
        ),
        mistakes=(
            mistake(
                lambda company: float(firms(company)["alternatives"].mean()),
                "Dit is het gemiddelde van alle antwoorden. Telt een klant met vier antwoorden nu één of vier keer?",
            ),
            mistake(
                lambda company: float(firms(company).groupby("account_id")["alternatives"].mean().sum()),
                "Je telt de gemiddelden van alle klanten bij elkaar op. Welke stap maakt er één gemiddelde van?",
            ),
            mistake(
                lambda company: float(firms(company).groupby("account_id")["alternatives"].sum().mean()),
                "Je telt per klant de antwoorden bij elkaar op. Wat noemt één klant gemiddeld?",
            ),
            mistake(
                lambda company: each_once(company, "losse bonen"),
                "Dit zijn klanten met een ander contract. Welke tabel staat er in de cel erboven?",
            ),
            mistake(
                lambda company: each_once(company, column="hard_to_leave"),
                "Dit is een andere kolom. In welke kolom staat het aantal leveranciers?",
            ),
            mistake(
                lambda company: int(firms(company)["account_id"].nunique()),
                "Dit is het aantal klanten. Wat wordt er van die klanten gemiddeld gevraagd?",
            ),
        ),
    ),
    Exercise(
        "05.7",
        title="Verdwenen onvoldoendes",
        concepts=("C43",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda company: failing(company, False) - failing(company, True),
        insight="Juist de kritiek verdwijnt als er een naam bij moet. Daar had je het meest van kunnen leren.",
        hints=(
            "`(anoniem < 6).mean()` is een deel. Hoe maak je daar een percentage van?",
            "Doe hetzelfde voor `op_naam`, en trek het kleinste percentage van het grootste af.",
        ),
        mistakes=(
            mistake(
                lambda company: failing(company, True) - failing(company, False),
                "De grootte klopt, het teken niet. Welk deel wordt groter genoemd in de vraag?",
            ),
            mistake(
                lambda company: (failing(company, False) - failing(company, True)) / 100,
                "Dit is een verschil tussen twee delen van 1. Hoeveel procentpunt is dat?",
            ),
            mistake(
                lambda company: failing(company, False, 6.5) - failing(company, True, 6.5),
                "Je telt een 6 mee als onvoldoende. Welk teken betekent lager dan?",
            ),
            mistake(
                lambda company: failing(company, False),
                "Dit is het deel onvoldoendes bij anoniem. Waarmee moet je het vergelijken?",
            ),
            mistake(
                lambda company: failing(company, True),
                "Dit is het deel onvoldoendes op naam. Waarmee moet je het vergelijken?",
            ),
            mistake(
                lambda company: float(marks(company, True).mean() - marks(company, False).mean()),
                "Dit is een verschil tussen gemiddelde cijfers. Welk deel van de cijfers is een onvoldoende?",
            ),
            mistake(
                lambda company: float(marks(company, False).mean() - marks(company, True).mean()),
                "Dit is een verschil tussen gemiddelde cijfers. Welk deel van elke groep gaf een onvoldoende?",
            ),
            mistake(
                lambda company: 100 * (1 - failing(company, True) / failing(company, False)),
                "Je deelt het verschil nog door het deel bij anoniem. Wat is procentpunt ook alweer?",
            ),
            mistake(
                lambda company: float((marks(company, False) < 6).sum() - (marks(company, True) < 6).sum()),
                "Je trekt aantallen van elkaar af, maar de groepen zijn niet even groot. Hoe maak je ze vergelijkbaar?",
            ),
        ),
    ),
    Exercise(
        "05.8",
        title="Eerst vertrouwen of eerst tevreden?",
        concepts=("C41",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "de marketingmanager, want vertrouwen komt eerst",
                "Dat kan. Maar wanneer werden de twee gevraagd: na elkaar, of op dezelfde dag?",
            ),
            b=Option(
                "de verkoopmanager, want tevredenheid gaat over vroeger en komt dus eerst",
                "Dat is de gedachte in het boek. Staat in deze antwoorden ook wat er eerst was?",
            ),
            c=Option(
                "geen van beiden, want een algemene indruk kleurt allebei",
                "Ook dat zou kunnen. Kun je het met één vragenlijst onderscheiden van de twee andere verklaringen?",
            ),
            d=Option("dat kunnen deze gegevens niet zeggen"),
        ),
        reference=lambda: "d",
        cannot_say=True,
        insight="Wat eerst komt, zie je pas als je dezelfde klanten vaker vraagt, of als het lot iets verandert.",
        hints=(
            "Bedenk bij elke keuze welk verschil je dan in de antwoorden zou zien. Zie je dat verschil?",
            "Welk onderzoek zou je willen doen om de twee uit elkaar te houden?",
        ),
    ),
    Exercise(
        "05.9",
        title="Met of zonder naam?",
        concepts=("C43",),
        level="beslissen",
        kind=Open(
            elements=(
                Element(
                    r"anoniem|zonder naam|(op|met) naam|geen namen",
                    "Ik lees nog geen besluit. Komen de namen erbij of niet?",
                    "Mensen die bang zijn voor hun baas geven een hoger cijfer dan ze eigenlijk willen geven.",
                ),
                Element(
                    r"bang|angst|afhankelijk|\bhang(t|en)\b|\bmacht|durf|eerlijk|gevolg|straf|baas|later zelf|beslis|"
                    r"te herkennen|meelee?s|leest mee|vriendelijker|milder|wraak",
                    "Je besluit staat er. Waarom zou een naam erbij het cijfer veranderen?",
                    "Vraag het anoniem via het bureau, want dan is het cijfer gewoon veel beter te gebruiken.",
                ),
                Element(
                    r"\d",
                    "De reden staat er. Met welk getal laat je zien dat het uitmaakt?",
                    "Vraag het anoniem, want wie afhankelijk is van zijn leidinggevende durft niet alles te zeggen.",
                ),
                Element(
                    r"terugk|\bkoppel|\biets mee\b|\bpraa?t|gesprek|\bvertel|la(at|ten) .*zien|zien wat|\bermee\b|"
                    r"er mee|kritiek|bespre|\bdeelt?\b|\bdelen\b|verbeter|bekend|\bacties?\b|verander|uitkomst|uitslag",
                    "Besluit, reden en getal staan er. Wat moet hij met de uitkomst doen, zodat men eerlijk blijft?",
                    "Vraag het anoniem voor € 480. Op naam was het cijfer 0,8 hoger, want mensen zijn bang.",
                ),
            ),
            rubric=(
                "Er staat een besluit, met wat het kost.",
                "De reden gaat over afhankelijkheid: de leidinggevende kan belonen en straffen.",
                "Er staat een getal uit de vergelijking, goed gelezen.",
                "Er staat wat er met de uitkomst gebeurt, zodat iemand de volgende keer weer antwoordt.",
                "Er staat dat de opleiding een ander geval is: hoe groot het verschil hier is, weet niemand.",
            ),
            samples=(
                Sample(
                    "Mager",
                    "Doe het op naam, want dan weet u wie er klaagt en kunt u met diegene praten over wat beter kan.",
                    "Er staat een besluit. Maar juist daarom zal niemand iets zeggen, en het getal ontbreekt.",
                ),
                Sample(
                    "Redelijk",
                    "Vraag het anoniem. Bij de opleiding was het cijfer op naam 0,8 hoger. Mensen durven niet eerlijk "
                    "te zijn tegen wie over hen beslist.",
                    "Goed besluit met reden en getal. Wat er met de uitkomst gebeurt, en wat het kost, mag erbij.",
                ),
                Sample(
                    "Sterk",
                    "Vraag het anoniem en betaal de € 480. Wie zijn leidinggevende beoordeelt, hangt van hem af; bij "
                    "de opleiding maakte een naam gemiddeld 0,8 punt verschil, waarschijnlijk tussen 0,6 en 1,1. Hoe "
                    "groot het bij ons is, weten we niet, maar de richting wel. Vertel na een maand wat er gezegd is "
                    "en wat u ermee doet, en toon geen uitslag van kleine groepen.",
                    "Besluit met prijs, de reden, een getal met interval, wat onzeker is, en wat er daarna gebeurt.",
                ),
            ),
        ),
        insight="",
        hints=(
            "Lees het verschil in de zin boven je antwoord. Welke van de twee groepen gaf eerlijker antwoord?",
            "Begin met je besluit, geef de reden met een getal, en eindig met wat hij met de uitkomst doet.",
        ),
    ),
)
