"""Exercises of chapter 02, segmentation."""

from __future__ import annotations

import numpy as np
import pandas as pd

from klantlab import segmentation
from klantlab.exercises.declaring import Company, Exercise, mistake
from klantlab.exercises.kinds import Choice, Number, Option
from klantlab.exercises.opening import Element, Open, Sample

ONE_DECIMAL = "Wie op één decimaal afrondt, rekende goed."
TWO_DECIMALS = "Wie op twee decimalen afrondt, rekende goed."

# What the cells of the exercises hold; the worked answers prove that the two are the same.
START = 5.0
KINDS = {
    "biologisch": ["P09", "P10"],
    "grootverpakking": ["P12"],
    "losse herkomst": ["P07", "P08"],
    "cadeau": ["P27", "P28", "P29", "P30"],
    "apparaat of cursus": ["P19", "P20", "P21", "P23", "P31", "P32", "P33", "P34"],
}
STATEMENTS = [
    "life_new", "life_self", "work_career", "work_meaning", "leisure_travel", "leisure_culture", "leisure_luxury",
    "politics_climate", "politics_market",
]  # fmt: skip
COUNTED, EXPECTED = np.array([40, 120, 40]), np.array([30, 154, 16])


def fits(company: Company, size: float) -> float:
    """Give the share of people (%) within one cup of this size."""
    cups = company.load("values_survey")["cups_per_day"]
    return float(100 * cups.between(size - 1, size + 1).mean())


def best_size(company: Company, low: float = 0.0, high: float = 9.0) -> float:
    """Find the size that fits most people, in half cups."""
    return max(np.arange(low, high, 0.5).tolist(), key=lambda size: fits(company, size))


def ages(company: Company) -> pd.Series:
    """Give the age that each person with a known date of birth reaches in 2025."""
    return 2025 - company.load("persons")["birth_date"].dt.year


def orders(company: Company, year: int) -> pd.DataFrame:
    """Give the orders of one year."""
    every = company.load("orders")
    return every[every["date"].dt.year == year]


def customers(company: Company) -> pd.DataFrame:
    """Give the customers of 2023 with what they did then and the year after."""
    persons, before, after = company.load("persons"), orders(company, 2023), orders(company, 2024)
    found = persons[persons["customer_id"].isin(before["customer_id"])].set_index("customer_id")
    found["toen"] = segmentation.bands(before["customer_id"].value_counts(), [2, 4, 8, 16])
    found["daarna"] = after["customer_id"].value_counts().reindex(found.index, fill_value=0)
    found["zelf"] = segmentation.bands(found["daarna"], [1, 2, 4, 8, 16])
    return found


def explained(company: Company, cut: str = "toen", column: str = "predicted") -> float:
    """Give what a cut explains of the orders of 2024 (%)."""
    return float(100 * segmentation.explained(customers(company), [cut], "daarna", repeats=2)[column].iloc[0])


def basket(company: Company) -> pd.DataFrame:
    """Give what part of the money of each customer of 2023 went where."""
    lines = company.load("order_lines").merge(orders(company, 2023), on="order_id")
    return segmentation.spending(lines, KINDS)


def sizes(company: Company, k: int = 5) -> list[int]:
    """Give the sizes of the groups that k-means finds, largest first."""
    found = segmentation.assign(segmentation.kmeans(k), basket(company)).value_counts()
    return sorted((int(n) for n in found), reverse=True)


def agreement(company: Company, k: int = 5, other: str = "hierarchical") -> segmentation.Agreement:
    """Compare k-means with another way, on the basket."""
    table = basket(company)
    second = segmentation.hierarchical(k) if other == "hierarchical" else segmentation.mixture(k)
    return segmentation.agreement(
        segmentation.assign(segmentation.kmeans(5), table), segmentation.assign(second, table)
    )


def same_numbers(company: Company) -> float:
    """Give the share of customers that k-means and hierarchical clustering give the same number."""
    table = basket(company)
    first, second = (segmentation.assign(make(5), table) for make in (segmentation.kmeans, segmentation.hierarchical))
    return float((first == second).mean())


def corner(company: Company, first: int, second: int) -> int:
    """Count who is on this side of zero (1 above, −1 below, 0 anywhere) on both factors."""
    answers = company.load("values_survey").set_index("customer_id")[STATEMENTS]
    place = segmentation.milieus(answers, 2).scores
    inside = pd.Series(True, index=place.index)
    for name, side in (("factor 1", first), ("factor 2", second)):
        if side:
            inside &= side * place[name] > 0
    return int(inside.sum())


EXERCISES = (
    Exercise(
        "02.1",
        title="Het beste formaat",
        concepts=("C14",),
        level="getal wijzigen",
        kind=Number(),
        start=START,
        reference=best_size,
        insight="Het beste formaat ligt bij de grootste bult, niet bij het gemiddelde. Zware drinkers komen tekort.",
        hints=(
            "Het gemiddelde ligt in het gat. Aan welke kant van het gat zitten de meeste mensen?",
            "Ga in stappen van een halve kop omlaag, en onthoud bij welk formaat het percentage het hoogst was.",
        ),
        mistakes=(
            mistake(
                lambda company: best_size(company, 4.5),
                "Dit is het beste formaat voor wie veel drinkt. Zitten er aan de andere kant van het gat meer mensen?",
            ),
            mistake(
                lambda company: best_size(company) - 0.5,
                "Je zit heel dichtbij. Wat doet het percentage als je een halve kop meer neemt?",
            ),
            mistake(
                lambda company: best_size(company) + 0.5,
                "Je zit heel dichtbij. Wat doet het percentage als je een halve kop minder neemt?",
            ),
            mistake(
                lambda company: round(fits(company, best_size(company)), 1),
                "Dit is een percentage. Gevraagd is het formaat in koppen per dag. Welk getal veranderde je?",
            ),
            mistake(
                lambda company: round(float(company.load("values_survey")["cups_per_day"].mean()), 1),
                "Dit is het gemiddelde. Hoeveel mensen drinken er ongeveer zoveel?",
            ),
            mistake(
                lambda company: float(round(company.load("values_survey")["cups_per_day"].mean())),
                "Dit ligt bij het gemiddelde. Welk percentage staat er bij dit formaat, en welk bij een kleiner?",
            ),
        ),
    ),
    Exercise(
        "02.2",
        title="Klanten vanaf zestig",
        concepts=("C10",),
        level="invullen",
        kind=Number(),
        reference=lambda company: int((ages(company) >= 60).sum()),
        insight="Wie geen geboortedatum gaf, zit in geen enkele groep. Zeg bij een percentage altijd van wie.",
        hints=(
            "Hoe heet de groep die bij 60 begint? Voer `groepen.value_counts()` uit.",
            "Zet de naam tussen aanhalingstekens, precies zoals hij in de lijst staat.",
        ),
        mistakes=(
            mistake(
                lambda company: int(ages(company).between(45, 59).sum()),
                "Deze mensen zijn jonger dan zestig. Wat betekent het woord 'tot' in de naam van een groep?",
            ),
            mistake(
                lambda company: int((~(ages(company) < 60)).sum()),
                "Je telt ook wie geen geboortedatum gaf. Weten we van hen hoe oud ze zijn?",
            ),
            mistake(
                lambda company: int((ages(company) < 30).sum()),
                "Dit is de jongste groep. Bij welke leeftijd begint de groep die je zoekt?",
            ),
            mistake(
                lambda company: float((ages(company) >= 60).mean()),
                "Dit is een deel. Gevraagd is een aantal. Wat telt hoe vaak iets waar is?",
            ),
            mistake(
                lambda company: round(100 * float((ages(company) >= 60).mean()), 1),
                "Dit is een percentage. Gevraagd is een aantal mensen. Wat telt hoe vaak iets waar is?",
            ),
            mistake(
                lambda company: int((ages(company) > 60).sum()),
                "Hier ontbreekt wie precies zestig wordt. Hoort die bij 'zestig of ouder'?",
            ),
            mistake(
                lambda: 0,
                "Geen enkele rij is gelijk aan de naam die je gaf. Hoe staat de naam precies in de lijst?",
            ),
            mistake(
                lambda company: int(ages(company).between(30, 44).sum()),
                "Dit is de groep van 30 tot 45. Welke naam begint met 'vanaf'?",
            ),
        ),
    ),
    Exercise(
        "02.3",
        title="Wat voorspelt vorig jaar?",
        concepts=("C10",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=explained,
        insight="Gedrag van een eerder jaar voorspelt een later jaar. Andersom of binnen één jaar telt niet.",
        hints=(
            'De indeling is `"toen"`, en wat je voorspelt is `"daarna"`. Zet de indeling in een lijst.',
            "Welke kolom gaat over klanten die uit de anderen van hun groep worden geraden? Denk aan procenten.",
        ),
        mistakes=(
            mistake(
                lambda company: explained(company, column="eta_squared"),
                "Hier telt elke klant mee in zijn eigen voorspelling, of je rondde te grof af. Welke kolom laat de "
                "klant zelf weg?",
            ),
            mistake(
                lambda company: explained(company) / 100,
                "Dit is een deel van 1. In welke eenheid wordt het gevraagd?",
            ),
            mistake(
                lambda company: explained(company, "zelf"),
                "Je voorspelt 2024 uit 2024. Wist je dat vóórdat het jaar begon?",
            ),
            mistake(
                lambda company: explained(company, "social_class"),
                "Dit voorspelt de sociale klasse. Welke kolom bevat het gedrag van 2023?",
            ),
            mistake(
                lambda company: explained(company, column="information") / 100,
                "Dit zijn ja/nee-vragen. Welke kolom zegt welk deel van de verschillen wordt voorspeld?",
            ),
            mistake(
                lambda company: explained(company, column="information"),
                "Dit zijn ja/nee-vragen, keer honderd. Welke kolom zegt welk deel van de verschillen wordt voorspeld?",
            ),
        ),
    ),
    Exercise(
        "02.4",
        title="Hoe gewoon is het gemiddelde?",
        concepts=("C14",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda company: 100 * segmentation.near_mean(customers(company)["daarna"]).value,
        insight="Meer dan bij een klokvorm kan ook: één grote bult met een lange staart. Kijk naar de figuur.",
        hints=(
            'Welke kolom geef je aan `segmentation.near_mean`? In opgave 02.3 heet hij `klanten["daarna"]`.',
            "`.value` is een deel van 1. Gevraagd is een percentage.",
        ),
        mistakes=(
            mistake(
                lambda company: segmentation.near_mean(customers(company)["daarna"]).value,
                "Dit is een deel van 1. In welke eenheid wordt het gevraagd?",
            ),
            mistake(
                lambda company: float(customers(company)["daarna"].mean()),
                "Dit is het gemiddelde zelf. Hoeveel klanten zitten er bij in de buurt?",
            ),
            mistake(
                lambda company: 100 * segmentation.near_mean(customers(company)["daarna"]).normal,
                "Dit is het percentage bij een klokvorm. Wat is het bij deze klanten?",
            ),
            mistake(
                lambda company: (
                    100
                    * segmentation.near_mean(
                        orders(company, 2023)["customer_id"].value_counts().reindex(customers(company).index)
                    ).value
                ),
                "Dit gaat over 2023. Over welk jaar gaat de kolom 'daarna'?",
            ),
            mistake(
                lambda company: 100 * segmentation.near_mean(orders(company, 2024)["customer_id"].value_counts()).value,
                "Je nam alle klanten van 2024. Welke klanten staan er in opgave 02.3, en tellen nullen daar mee?",
            ),
        ),
    ),
    Exercise(
        "02.5",
        title="De kleinste groep",
        concepts=("C11",),
        level="schrijven",
        kind=Number(),
        reference=lambda company: sizes(company)[-1],
        insight="Een kleine groep kan echt zijn. Of ze groot genoeg is voor een eigen aanpak, is een rekensom.",
        hints=(
            "`segmentation.assign` geeft elke klant een groep; `.value_counts()` telt ze.",
            "Groep 1 is de grootste. Welk nummer heeft de kleinste van vijf?",
        ),
        mistakes=(
            mistake(
                lambda company: sizes(company)[0],
                "Dit is de grootste groep. Welk nummer krijgt de kleinste?",
            ),
            mistake(
                lambda company: sizes(company, 4)[-1],
                "Dit past bij vier groepen. Hoeveel groepen worden er gevraagd?",
            ),
            mistake(
                lambda company: sizes(company)[3],
                "Dit is de op een na kleinste groep. Hoeveel groepen zijn er in totaal?",
            ),
            mistake(
                lambda company: len(basket(company)),
                "Dit zijn alle klanten. Hoe tel je ze per groep?",
            ),
            mistake(
                lambda company: float(sizes(company)[-1] / len(basket(company))),
                "Dit is een deel van alle klanten. Gevraagd is een aantal. Wat telt value_counts?",
            ),
            mistake(
                lambda company: round(100 * float(sizes(company)[-1] / len(basket(company))), 1),
                "Dit is een percentage. Gevraagd is een aantal klanten. Wat telt value_counts?",
            ),
            mistake(
                lambda: 5,
                "Dit is het nummer van de groep, of het aantal groepen. Hoeveel klanten zitten erin?",
            ),
        ),
    ),
    Exercise(
        "02.6",
        title="Een tweede mening",
        concepts=("C11",),
        level="schrijven",
        kind=Number(within=0.005, because=TWO_DECIMALS),
        reference=lambda company: agreement(company).value,
        insight="Twee manieren die elkaar grotendeels vinden: dat geeft vertrouwen. Gelijk worden ze bijna nooit.",
        hints=(
            "Maak twee keer een indeling met `segmentation.assign`: één met `kmeans(5)`, één met `hierarchical(5)`.",
            "`segmentation.agreement` neemt de twee indelingen; daarachter zet je `.value`.",
        ),
        mistakes=(
            mistake(
                lambda: 1.0,
                "Dit betekent: precies gelijk. Vergelijk je een indeling soms met zichzelf?",
            ),
            mistake(
                lambda company: agreement(company, other="mixture").value,
                "Je tweede mening is een mengsel van klokvormen. Welke manier voegt klanten stap voor stap samen?",
            ),
            mistake(
                lambda company: agreement(company, 6).value,
                "Je rondde te grof af, of je tweede indeling heeft zes groepen. Hoeveel decimalen en groepen worden er "
                "gevraagd?",
            ),
            mistake(
                lambda company: 100 * agreement(company).value,
                "Dit is een percentage. Op welke schaal staat de overeenkomst?",
            ),
            mistake(
                lambda company: round(100 * agreement(company).value),
                "Dit is een afgerond percentage. Op welke schaal staat de overeenkomst?",
            ),
            mistake(
                same_numbers,
                "Je telt wie twee keer hetzelfde nummer kreeg. Maakt het uit hoe de groepen heten?",
            ),
        ),
    ),
    Exercise(
        "02.7",
        title="Chi-kwadraat met de hand",
        concepts=("C12",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda: float(((COUNTED - EXPECTED) ** 2 / EXPECTED).sum()),
        insight="Bijna alles komt van één groep. Kijk dus altijd wélke groep afwijkt.",
        hints=(
            "Reken eerst de verwachte aantallen uit: 15%, 77% en 8% van 200 studenten.",
            "Voor de eerste groep is het verschil 10. Keer zichzelf is dat 100. Waardoor deel je?",
        ),
        mistakes=(
            mistake(
                lambda: float(((COUNTED - EXPECTED) ** 2 / COUNTED).sum()),
                "Je deelt door de getelde aantallen. Welk aantal staat onder de streep?",
            ),
            mistake(
                lambda: float(((COUNTED / 2 - EXPECTED / 2) ** 2 / (EXPECTED / 2)).sum()),
                "Je rekent met percentages. Met hoeveel studenten hoort het?",
            ),
            mistake(
                lambda: float((np.abs(COUNTED - EXPECTED) / EXPECTED).sum()),
                "Je vergat een stap. Wat doe je met het verschil voordat je deelt?",
            ),
            mistake(
                lambda: float(((COUNTED - EXPECTED) ** 2).sum()),
                "Je telt de kwadraten op zonder te delen. Waarom is een verschil van 10 bij een kleine groep erger?",
            ),
            mistake(
                lambda: float(((COUNTED - EXPECTED) ** 2 / EXPECTED)[2]),
                "Dit is de bijdrage van één groep. Hoeveel groepen zijn er?",
            ),
            mistake(
                lambda: float(np.sqrt(((COUNTED - EXPECTED) ** 2 / EXPECTED).sum() / COUNTED.sum())),
                "Dit is de effectgrootte. Welk getal had je vóórdat je door het aantal studenten deelde?",
            ),
        ),
    ),
    Exercise(
        "02.8",
        title="Een hoek van de kaart",
        concepts=("C13",),
        level="schrijven",
        kind=Number(),
        reference=lambda company: corner(company, 1, -1),
        insight="Een hoek van de kaart is een plaats, geen soort mens: de wolk loopt gewoon door.",
        hints=(
            "Zet de twee voorwaarden elk tussen haakjes, met `&` ertussen.",
            'De kolommen heten `"factor 1"` en `"factor 2"`. Tel met `.sum()`.',
        ),
        mistakes=(
            mistake(
                lambda company: corner(company, -1, 1),
                "Je draaide de twee voorwaarden om. Welke factor moet boven nul liggen?",
            ),
            mistake(
                lambda company: corner(company, 1, 1),
                "Deze mensen staan op beide factoren boven nul. Wat wordt er bij factor 2 gevraagd?",
            ),
            mistake(
                lambda company: corner(company, -1, -1),
                "Deze mensen staan op beide factoren onder nul. Wat wordt er bij factor 1 gevraagd?",
            ),
            mistake(
                lambda company: corner(company, 1, 0),
                "Je gebruikt alleen factor 1. Welke voorwaarde ontbreekt nog?",
            ),
            mistake(
                lambda company: corner(company, 0, -1),
                "Je gebruikt alleen factor 2. Welke voorwaarde ontbreekt nog?",
            ),
            mistake(
                lambda company: corner(company, 1, 0) + corner(company, 0, -1) - corner(company, 1, -1),
                "Je telt wie aan één van de twee voorwaarden voldoet. Welk teken betekent én?",
            ),
            mistake(
                lambda company: corner(company, 1, -1) / len(company.load("values_survey")),
                "Dit is een deel. Gevraagd is een aantal. Wat telt hoe vaak iets waar is?",
            ),
            mistake(
                lambda company: round(100 * corner(company, 1, -1) / len(company.load("values_survey")), 1),
                "Dit is een percentage. Gevraagd is een aantal. Wat telt hoe vaak iets waar is?",
            ),
            mistake(
                lambda company: corner(company, 1, 0) + corner(company, 0, -1),
                "Je telt de twee voorwaarden bij elkaar op. Hoe vaak telt iemand mee die aan allebei voldoet?",
            ),
        ),
    ),
    Exercise(
        "02.9",
        title="Wat concludeer je?",
        concepts=("C11",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "er zijn twee soorten leden, want het silhouet en de stabiliteit wijzen daarop",
                "Twee maatstaven zijn het eens, dat klinkt goed. Maar kan een egale wolk ook steeds op dezelfde plaats "
                "worden doorgeknipt?",
            ),
            b=Option(
                "er zijn zes soorten leden, want de BIC rekent het strengst",
                "De BIC noemt een aantal, zoals altijd. Welke uitslag gaat over de vraag of er wel groepen zijn?",
            ),
            c=Option("de leden lopen in elkaar over; een indeling in drieën mag, als keuze van ons"),
            d=Option(
                "clusteren is mislukt, dus over deze leden valt niets te zeggen",
                "Er zijn geen losse groepen. Kun je leden dan niet toch indelen op iets wat ze doen, en voorspellen?",
            ),
        ),
        reference=lambda: "c",
        insight="Eerst óf, dan hoeveel. Een snede is geen ontdekking en kan toch nuttig zijn.",
        hints=(
            "Welke van de vier uitslagen gaat over de vraag of er groepen zijn?",
            "Mag je een groep maken die niet vanzelf bestaat? Wat zeg je er dan bij?",
        ),
    ),
    Exercise(
        "02.10",
        title="Waardoor komt het?",
        concepts=("C12",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "Morgenrood trekt klanten aan die op hun eigen waarden letten",
                "Dat kan goed. Maar hebben we dezelfde vragen gesteld aan mensen die géén klant zijn?",
            ),
            b=Option(
                "mensen zijn in veertig jaar meer binnengericht geworden",
                "Dat kan. Maar is hier iets wat veertig jaar geleden bij dezelfde soort mensen gemeten is?",
            ),
            c=Option(
                "Nederlanders en Belgen leven anders dan Amerikanen",
                "Dat kan. Maar zaten er in dit onderzoek Amerikanen om mee te vergelijken?",
            ),
            d=Option("dat kunnen deze gegevens niet zeggen"),
        ),
        reference=lambda: "d",
        cannot_say=True,
        insight="Plaats, tijd, mensen en vragen verschillen tegelijk. Dan is geen oorzaak aan te wijzen.",
        hints=(
            "Schrijf op wat er allemaal anders is tussen het boek en dit onderzoek.",
            "Kun je één van die verschillen los bekijken, terwijl de rest gelijk blijft?",
        ),
    ),
    Exercise(
        "02.11",
        title="Wat is een segment?",
        concepts=("C15", "C10"),
        level="beslissen",
        kind=Choice(
            a=Option(
                '"Die meneer van vanmorgen had haast, hij is een gehaast type."',
                "Dat zag je één keer. Wat als dezelfde man morgen alle tijd heeft?",
            ),
            b=Option('"Wie vorig jaar vooral cadeaus kocht, deed dat dit jaar weer, en koopt vooral in december."'),
            c=Option(
                '"Vrouwen tussen de dertig en vijfenveertig; dat is een duidelijke groep in het bestand."',
                "De groep is goed aan te wijzen. Maar wat doen deze klanten anders dan andere?",
            ),
            d=Option(
                '"Vandaag waren er veel zoekende klanten, dus er is een segment zoekers."',
                "Dat zijn momenten. Zijn het bij een volgend bezoek dezelfde klanten die zoeken?",
            ),
        ),
        reference=lambda: "b",
        insight="Een segment komt bij een tweede meting terug en voorspelt iets wat je wilt weten.",
        hints=(
            "Welke beschrijving is op twee verschillende momenten gemeten?",
            "Welke beschrijving zegt ook iets over wat deze klanten doen?",
        ),
    ),
    Exercise(
        "02.12",
        title="Vier milieus te koop",
        concepts=("C13", "C10"),
        level="beslissen",
        kind=Open(
            elements=(
                Element(
                    r"\b(niet|geen|koop|kopen|wel|ja|nee|stop|begin|alleen|eerst|wacht)\w*\b",
                    "Ik lees nog geen besluit. Wat moet de marketingmanager met het aanbod van het bureau doen?",
                    "De tabel hierboven laat twee indelingen zien met hun voorspelde deel en het interval.",
                ),
                Element(
                    r"voorspel|kassa|eerder(e)? (aan)?ko|gekocht|kocht|gedrag|wolk|grens|grenzen|milieu zegt|verklaar",
                    "Er staat een besluit. Ik lees nog niet wat een milieu voorspelt. Waarmee vergelijk je het?",
                    "Nee, doe het maar niet, want het is duur en de verkoper wil alleen maar verdienen aan ons.",
                ),
                Element(
                    r"\d",
                    "Besluit en reden staan er. Welk bedrag hoort erbij?",
                    "Nee, koop ze niet, want wat iemand eerder kocht voorspelt beter wie biologisch koopt.",
                ),
                Element(
                    r"lot\b|loting|proef|test|experiment|vergelijk|de helft|meten|gemeten|controlegroep",
                    "Er staat een bedrag. Voorspellen is nog geen effect. Hoe ga je na of een eigen tekst per milieu "
                    "iets oplevert?",
                    "Nee, koop ze niet voor € 2.400, want wat iemand eerder kocht voorspelt beter.",
                ),
            ),
            rubric=(
                "Er staat een besluit dat de manager kan uitvoeren.",
                "Milieu en kassa staan naast elkaar, met wat ze voorspellen.",
                "Het bedrag van het hele bestand staat erbij, niet alleen de prijs per adres.",
                "Er staat bij dat voorspellen geen effect is, met een voorstel om dat te meten (een loting).",
                "Nergens staat dat een milieu een soort mens is.",
            ),
            samples=(
                Sample(
                    "Mager",
                    "Ja, kopen. Als je weet hoe mensen leven, kun je ze veel beter aanspreken. Dat verdient zich "
                    "vanzelf terug.",
                    "Er staat een besluit, maar geen bedrag en geen vergelijking. Dat aanspreken werkt, heeft niemand "
                    "gemeten.",
                ),
                Sample(
                    "Redelijk",
                    "Niet kopen. Het kost € 2.400 en de kassa van vorig jaar voorspelt beter wie biologisch koopt. Een "
                    "milieu voorspelt ook iets, maar veel minder.",
                    "Goed besluit met een bedrag en een vergelijking. Hoe je een effect zou meten, mag erbij.",
                ),
                Sample(
                    "Sterk",
                    "Koop de milieus niet: € 2.400, terwijl de kassa gratis is en beter voorspelt wie biologisch "
                    "koopt. Een milieu zegt iets, maar de mensen vormen één wolk en de grenzen zijn van het bureau. "
                    "Alleen voor nieuwe klanten kan het nut hebben, want van hen is nog niets bekend. Loot bij "
                    "tweehonderd nieuwe klanten wie een eigen tekst krijgt en vergelijk na twee maanden.",
                    "Besluit, bedrag, vergelijking, een eerlijke uitzondering, en een manier om het te meten.",
                ),
            ),
        ),
        hints=(
            "Reken uit wat 6.000 adressen kosten. Lees daarna in de tabel welke indeling meer voorspelt.",
            "Begin met je besluit, geef de vergelijking en het bedrag, en zeg hoe je een effect zou meten.",
        ),
    ),
)
