"""Exercises of chapter 04, RFM and customer groups."""

from __future__ import annotations

import pandas as pd

from klantlab import relations, rfm
from klantlab.exercises.declaring import Company, Exercise, mistake
from klantlab.exercises.kinds import Choice, Number, Option
from klantlab.exercises.opening import Element, Open, Sample

ONE_DECIMAL = "Wie op één decimaal afrondt, rekende goed."
CENT = "Wie op centen afrondt, rekende goed."

# What the cells of the exercises hold; the worked answers prove that the two are the same.
GAIN, COST, START = 16.00, 2.40, 0.10
ORDERS, SYRUP, OATMILK, BOTH = 400, 60, 80, 30


def orders(company: Company, year: int = 2024) -> pd.DataFrame:
    """Give the orders of one year."""
    every = company.load("orders")
    return every[every["date"].dt.year == year]


def customers(company: Company, year: int = 2024) -> pd.DataFrame:
    """Give the RFM table of one year, seen from its last day."""
    return rfm.table(orders(company, year), on=f"{year}-12-31")


def scores(company: Company, year: int = 2024) -> pd.DataFrame:
    """Give the scores of a year."""
    return rfm.scores(customers(company, year))


def share(company: Company, letter: str, score: int, year: int = 2024) -> float:
    """Give the part of the turnover of a year (%) of who has this score for R, F or M."""
    spent = customers(company, year)["monetary"]
    return float(100 * spent[scores(company, year)[letter] == score].sum() / spent.sum())


def counted(company: Company, r: tuple[int, int], f: tuple[int, int], year: int = 2024) -> int:
    """Count the customers of a year with both scores between these bounds."""
    found = scores(company, year)
    return int((found["r"].between(*r) & found["f"].between(*f)).sum())


def groups(company: Company, cuts: tuple[float, float] = (60, 60)) -> pd.Series:
    """Count the four groups of the first wave."""
    every, survey = company.load("orders"), company.load("survey")
    year = every[(every["date"] >= "2023-10-01") & (every["date"] < "2024-10-01")]
    asked = survey[survey["wave"] == 1].set_index("customer_id")
    items = ["strength1", "strength2", "strength3"]
    band = relations.strength(asked, {"band": items}, minimum=1, maximum=7)
    found = relations.matrix(rfm.return_score(rfm.table(year, on="2024-10-01")), band.strength, cuts=cuts)
    return found.table["n"]


def a_year_later(company: Company, letter: str = "D", *, zeros: bool = True) -> pd.Series:
    """Give what customers with this label from 2023 spent in 2024."""
    before = customers(company, 2023)
    quarter = rfm.scores(before, bins=4)["m"].replace({1: "D", 2: "C", 3: "B", 4: "A"})
    later = customers(company)["monetary"].reindex(quarter.index)[quarter == letter]
    return later.fillna(0) if zeros else later.dropna()


def label_d(company: Company) -> pd.Series:
    """Give what customers with label D spent in the year that gave them the label."""
    before = customers(company, 2023)
    return before["monetary"][rfm.scores(before, bins=4)["m"] == 1]


EXERCISES = (
    Exercise(
        "04.1",
        title="Wanneer betaalt een mail zich terug?",
        concepts=("C32",),
        level="getal wijzigen",
        kind=Number(within=0.0005, because="Drie decimalen zijn genoeg voor een kans."),
        start=START,
        reference=lambda: COST / GAIN,
        insight="Kosten gedeeld door opbrengst: dat is de kleinste extra kans waarbij een actie uit kan.",
        hints=(
            "Voer de cel uit met een grotere kans. Wordt de waarde hoger of lager?",
            "De waarde is nul als kans keer opbrengst precies gelijk is aan de kosten. Welke deling hoort daarbij?",
        ),
        mistakes=(
            mistake(lambda: GAIN / COST, "Dit is geen kans: hij is groter dan 1. Wat deel je waardoor?"),
            mistake(lambda: COST, "Dit zijn de kosten van één mail. Welke kans maakt de opbrengst even groot?"),
            mistake(
                lambda: 100 * COST / GAIN,
                "Dit is een percentage. De cel rekent met een kans tussen 0 en 1. Hoe schrijf je dit getal dan?",
            ),
            mistake(
                lambda: 2 * START,
                "Met deze kans komt er evenveel te veel uit als er eerst te weinig uit kwam. Waar ligt nul dan?",
            ),
            mistake(
                lambda: COST / 100,
                "Je leest de kosten als een percentage. Waar staat wat één geslaagde mail opbrengt?",
            ),
            mistake(lambda: 1 - COST / GAIN, "Dit is de kans dat het mislukt. Welke kans staat er in de formule?"),
        ),
    ),
    Exercise(
        "04.2",
        title="Eén keer en niet weer",
        concepts=("C30",),
        level="invullen",
        kind=Number(),
        reference=lambda company: int((customers(company)["frequency"] == 1).sum()),
        insight="Wie één keer kocht, kan ook net begonnen zijn. Frequency weet niet wanneer iemand klant werd.",
        hints=(
            "Welke kolom van de RFM-tabel telt het aantal aankopen?",
            "Zet op de puntjes een vergelijking; `.sum()` telt daarna hoe vaak die waar is.",
        ),
        mistakes=(
            mistake(
                lambda company: int((rfm.table(company.load("orders"), on="2025-12-31")["frequency"] == 1).sum()),
                "Je telt over alle jaren. Welke bestellingen horen bij 2024?",
            ),
            mistake(
                lambda company: int((customers(company)["recency"] == 1).sum()),
                "Je telt wie één dag geleden kocht. In welke kolom staat hoe vaak iemand kocht?",
            ),
            mistake(
                lambda company: int((customers(company)["frequency"] <= 2).sum()),
                "Je telt twee aankopen mee. Welke vergelijking laat alleen de één over?",
            ),
            mistake(
                lambda company: int((customers(company)["frequency"] > 1).sum()),
                "Dit zijn de klanten die vaker dan één keer kochten. Welk teken betekent precies gelijk?",
            ),
            mistake(
                lambda company: float((customers(company)["frequency"] == 1).mean()),
                "Dit is een deel van de klanten. Gevraagd is een aantal. Wat telt hoe vaak iets waar is?",
            ),
            mistake(
                lambda company: len(customers(company)),
                "Dit zijn alle klanten van 2024. Welke voorwaarde moet er nog bij?",
            ),
            mistake(
                lambda company: len(orders(company)),
                "Je telt bestellingen. Wat is één rij in de RFM-tabel: een bestelling of een klant?",
            ),
        ),
    ),
    Exercise(
        "04.3",
        title="Net nog geweest",
        concepts=("C30",),
        level="invullen",
        kind=Number(),
        reference=lambda company: int((customers(company)["recency"] <= 30).sum()),
        insight="Bij recency is laag goed: weinig dagen geleden.",
        hints=(
            "Iemand die gisteren kocht, heeft recency 1. Is dat meer of minder dan 30?",
            "Hoogstens 30 betekent: 30 zelf hoort erbij.",
        ),
        mistakes=(
            mistake(
                lambda company: int((customers(company)["recency"] >= 30).sum()),
                "Dit zijn de klanten die juist lang niet kwamen. Is een hoge recency goed of slecht?",
            ),
            mistake(
                lambda company: int((customers(company)["recency"] < 30).sum()),
                "Bijna. Wie precies dertig dagen geleden kocht, telt die mee bij hoogstens dertig?",
            ),
            mistake(
                lambda company: int((orders(company)["date"] >= "2024-12-01").sum()),
                "Je telt bestellingen. Sommige klanten bestelden in die dagen vaker. Hoe tel je iedereen één keer?",
            ),
            mistake(
                lambda company: int((customers(company)["frequency"] <= 30).sum()),
                "Je vergelijkt het aantal aankopen met 30. Welke kolom telt dagen?",
            ),
        ),
    ),
    Exercise(
        "04.4",
        title="Wat besteedt een klant per jaar?",
        concepts=("C30",),
        level="schrijven",
        kind=Number(within=0.05, because=CENT),
        reference=lambda company: float(customers(company)["monetary"].mean()),
        insight="Het gemiddelde per klant is veel hoger dan het gemiddelde per bestelling, want klanten komen terug.",
        hints=(
            "Welke tabel heeft één rij per klant: `in_2024` of `klanten`?",
            "Neem de kolom met het bedrag per klant, en dan het gemiddelde.",
        ),
        mistakes=(
            mistake(
                lambda company: float(orders(company)["amount"].mean()),
                "Dit is het gemiddelde per bestelling. Wat is één rij in jouw tabel, en wat wordt er gevraagd?",
            ),
            mistake(
                lambda company: float(customers(company)["monetary"].sum()),
                "Dit is de omzet van alle klanten samen. Door hoeveel klanten moet je nog delen?",
            ),
            mistake(
                lambda company: float(customers(company)["monetary"].sum() / len(company.load("persons"))),
                "Je deelt door iedereen die Morgenrood kent. Wie van hen kocht er in 2024 iets?",
            ),
            mistake(
                lambda company: float(customers(company)["monetary"].median()),
                "Dit is de middelste klant. Wat doet een handvol grote kopers met het gemiddelde?",
            ),
            mistake(
                lambda company: float(customers(company)["frequency"].mean()),
                "Dit is een aantal aankopen. In welke kolom staan euro's?",
            ),
        ),
    ),
    Exercise(
        "04.5",
        title="De bovenste vijfde",
        concepts=("C30",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda company: share(company, "m", 5),
        insight="Het deel van de klanten en het deel van de omzet zijn twee verschillende getallen. Zeg altijd welk.",
        hints=(
            'De omzet van een groep is de som van `klanten["monetary"]` over alleen die groep.',
            "Deel door de omzet van alle klanten, en vermenigvuldig met 100. Reken je zoals in les 04.1, dan haal je "
            "het antwoord op met `deel[5]`, zonder aanhalingstekens.",
        ),
        mistakes=(
            mistake(
                lambda company: float(100 * (scores(company)["m"] == 5).mean()),
                "Dit is het deel van de klanten. Gevraagd is hun deel van de omzet. Wat tel je op?",
            ),
            mistake(
                lambda company: share(company, "m", 5, 2025),
                "Dit is het antwoord uit les 04.1, over 2025. Welke tabellen horen bij 2024?",
            ),
            mistake(
                lambda company: share(company, "m", 1),
                "Je nam de klanten die het minst besteden. Is 1 of 5 de beste score?",
            ),
            mistake(
                lambda company: share(company, "f", 5),
                "Je koos op frequency. Welke score gaat over het bedrag?",
            ),
            mistake(
                lambda company: share(company, "r", 5),
                "Je koos op recency. Welke score gaat over het bedrag?",
            ),
            mistake(
                lambda company: float(customers(company)["monetary"][scores(company)["m"] == 5].sum()),
                "Dit is een bedrag in euro's. Van welk totaal wil je het deel weten?",
            ),
        ),
    ),
    Exercise(
        "04.6",
        title="Stilgevallen",
        concepts=("C30",),
        level="schrijven",
        kind=Number(),
        reference=lambda company: counted(company, (1, 2), (4, 5)),
        insight="Deze klanten kochten vaak en zijn al een tijd niet geweest. Dat zijn de namen voor een proef.",
        hints=(
            "Schrijf de twee voorwaarden elk tussen haakjes en zet er `&` tussen.",
            "Lang niet geweest is een lage score voor R, niet een hoge.",
        ),
        mistakes=(
            mistake(
                lambda company: counted(company, (1, 2), (4, 5), 2025),
                "Dit is het antwoord uit les 04.1, over 2025. Welke tabel met scores hoort bij 2024?",
            ),
            mistake(
                lambda company: counted(company, (1, 2), (4, 4)),
                "Je nam alleen F = 4. Hoort 5 ook bij minstens 4?",
            ),
            mistake(
                lambda company: counted(company, (4, 5), (4, 5)),
                "Je nam de klanten die er net nog waren. Welke score voor R krijgt wie lang niet kwam?",
            ),
            mistake(
                lambda company: counted(company, (4, 5), (1, 2)),
                "Je draaide beide scores om, alsof 1 het best is. Welke score krijgt wie vaak koopt?",
            ),
            mistake(
                lambda company: counted(company, (1, 2), (1, 2)),
                "Deze klanten kochten nooit vaak. Welke score voor F hoort bij vaak?",
            ),
            mistake(
                lambda company: counted(company, (1, 2), (1, 5)) + counted(company, (3, 5), (4, 5)),
                "Je telt wie aan één van de twee voorwaarden voldoet. Welk teken betekent én?",
            ),
            mistake(
                lambda company: counted(company, (1, 2), (1, 5)),
                "Dit zijn alle klanten die lang niet kwamen. Welke voorwaarde ontbreekt nog?",
            ),
            mistake(
                lambda company: counted(company, (1, 1), (5, 5)),
                "Je nam alleen de uiterste hoek. Hoe schrijf je hoogstens 2 en minstens 4?",
            ),
        ),
    ),
    Exercise(
        "04.7",
        title="Strengere grenzen",
        concepts=("C31", "C40"),
        level="schrijven",
        kind=Number(),
        reference=lambda company: int(groups(company)["Vrienden"]),
        insight="Andere grenzen, andere groepen, dezelfde klanten. Noem de grens dus altijd.",
        hints=(
            "Achter `cuts=` zet je twee getallen tussen rechte haken: voor rendement en voor relatiesterkte.",
            'Het aantal per groep staat in `.table["n"]`. Van een rij haal je één groep op met haar naam.',
        ),
        mistakes=(
            mistake(
                lambda company: int(groups(company, (50, 50))["Vrienden"]),
                "Dit is het aantal bij de gewone grenzen. Welke grenzen worden er gevraagd?",
            ),
            mistake(
                lambda company: int(groups(company, (50, 60))["Vrienden"]),
                "Je verlegde alleen de grens voor relatiesterkte. Welke van de twee getallen hoort bij rendement?",
            ),
            mistake(
                lambda company: int(groups(company, (60, 50))["Vrienden"]),
                "Je verlegde alleen de grens voor rendement. Wat doe je met relatiesterkte?",
            ),
            mistake(
                lambda company: int(groups(company)["Economici"]),
                "Deze klanten brengen veel op en hebben een zwakke band. Wie zijn de Vrienden?",
            ),
            mistake(
                lambda company: int(groups(company)["Partners"]),
                "Deze klanten hebben van allebei veel. Wat hebben Vrienden nog weinig?",
            ),
            mistake(
                lambda company: int(groups(company)["Dogs"]),
                "Deze klanten hebben van allebei weinig. Waarvan hebben Vrienden juist veel?",
            ),
        ),
    ),
    Exercise(
        "04.8",
        title="Siroop en havermelk",
        concepts=("C32",),
        level="schrijven",
        kind=Number(within=0.005, because="Wie op twee decimalen afrondt, rekende goed."),
        reference=lambda: (BOTH / SYRUP) / (OATMILK / ORDERS),
        insight="Een hoge confidence alleen zegt weinig: iets wat iedereen koopt, zit ook vaak bij siroop.",
        hints=(
            "Bereken eerst de confidence: welk deel van de bestellingen met siroop heeft ook havermelk?",
            "Deel die door het deel van alle bestellingen waar havermelk in zit.",
        ),
        mistakes=(
            mistake(
                lambda: BOTH / SYRUP,
                "Dit is de confidence. Hoeveel keer zo groot is die als het deel met havermelk onder alle "
                "bestellingen?",
            ),
            mistake(
                lambda: OATMILK / ORDERS,
                "Dit is het deel van alle bestellingen met havermelk. Met welk ander deel moet je het vergelijken?",
            ),
            mistake(
                lambda: (BOTH / SYRUP) / (SYRUP / ORDERS),
                "Je deelt door het deel met siroop. Bij welk artikel hoort het deel onder de streep?",
            ),
            mistake(lambda: BOTH / ORDERS, "Dit is de support. Welke twee delen vergelijkt de lift met elkaar?"),
            mistake(
                lambda: BOTH / OATMILK,
                "Dit is de confidence van de omgekeerde regel. En waarmee moet je die nog vergelijken?",
            ),
            mistake(
                lambda: OATMILK / SYRUP, "Je deelt twee aantallen waar de combinatie niet in zit. Welk getal mis je?"
            ),
            mistake(
                lambda: (OATMILK / ORDERS) / (BOTH / SYRUP),
                "Je deelt de goede twee getallen, maar andersom. Welke van de twee hoort boven de streep?",
            ),
        ),
    ),
    Exercise(
        "04.9",
        title="De D's van 2023",
        concepts=("C34",),
        level="schrijven",
        kind=Number(within=0.05, because=CENT),
        reference=lambda company: float(a_year_later(company).mean()),
        insight="Vergelijk het met het gemiddelde van 2023: dezelfde klanten, zonder dat iemand iets deed.",
        hints=(
            "`.reindex(etiket.index, fill_value=0)` zet alle klanten van 2023 in de rij, ook wie niets meer kocht.",
            'Houd daarna met `[etiket == "D"]` alleen de D-klanten over en neem het gemiddelde.',
        ),
        mistakes=(
            mistake(
                lambda company: float(a_year_later(company, zeros=False).mean()),
                "Je middelt alleen over wie in 2024 nog kocht. Wat besteedde de rest, en tellen zij mee?",
            ),
            mistake(
                lambda company: float(label_d(company).mean()),
                "Dit besteedden ze in 2023, het jaar van het etiket. Over welk jaar gaat de vraag?",
            ),
            mistake(
                lambda company: float(a_year_later(company, "A").mean()),
                "Dit zijn de A-klanten. Welke letter kreeg het laagste kwart?",
            ),
            mistake(
                lambda company: float(a_year_later(company).sum()),
                "Dit is het totaal van alle D-klanten samen. Wat besteedde er één gemiddeld?",
            ),
            mistake(
                lambda company: float(customers(company)["monetary"].mean()),
                "Dit is het gemiddelde van alle klanten van 2024. Welke klanten hadden een D?",
            ),
        ),
    ),
    Exercise(
        "04.10",
        title="Bij wie helpt een duwtje?",
        concepts=("C33",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "bij de Vrienden, want daar komen de meeste nieuwe Partners vandaan",
                "Begrijpelijk: hun aantal is het hoogst. Maar hoe groot is de groep zelf, en wat is dan de kans per "
                "klant?",
            ),
            b=Option(
                "bij de Economici, want daar is de kans per klant het grootst",
                "De kans is daar het hoogst. Maar wordt zij groter door een duwtje, of zouden deze klanten ook zonder "
                "duwtje overstappen?",
            ),
            c=Option(
                "bij de Dogs, want die hebben nog het meest te winnen",
                "Er is daar veel ruimte. Zegt deze tabel dat zij die ook gebruiken?",
            ),
            d=Option("dat zegt deze tabel niet, want ze laat niet zien wat een duwtje doet"),
        ),
        reference=lambda: "d",
        cannot_say=True,
        insight="De tabel telt wie vanzelf overstapte. Wat een duwtje toevoegt, zie je alleen in een proef met loting.",
        hints=(
            "Kreeg een van deze klanten een duwtje?",
            "Welke twee groepen zou je moeten vergelijken om het effect van een duwtje te zien?",
        ),
    ),
    Exercise(
        "04.11",
        title="Waarom komen ze niet meer?",
        concepts=("C30", "C40"),
        level="beslissen",
        kind=Choice(
            a=Option(
                "ze vinden de koffie te duur geworden",
                "Dat kan, want de prijzen stegen. Maar in welke kolom staat wat klanten van de prijs vinden?",
            ),
            b=Option(
                "ze kopen nu bij een andere brander",
                "Dat gebeurt vaak. Maar kan Morgenrood zien wat iemand ergens anders koopt?",
            ),
            c=Option(
                "ze zijn ontevreden over de bezorging",
                "Dat klinkt bekend. Maar telt een RFM-tabel iets over bezorgen?",
            ),
            d=Option("dat kunnen deze gegevens niet zeggen"),
        ),
        reference=lambda: "d",
        cannot_say=True,
        insight="RFM telt gedrag. Een reden moet je vragen, of uitproberen.",
        hints=(
            "Schrijf van R, F en M op wat er precies geteld wordt.",
            "Staat er in de bestellingen ergens een reden?",
        ),
    ),
    Exercise(
        "04.12",
        title="Alle D's eruit?",
        concepts=("C32", "C34"),
        level="beslissen",
        kind=Open(
            elements=(
                Element(
                    r"\b(niet|geen|stop|wel|ja|nee|houd|blijf|alleen|behalve|deel)\w*\b",
                    "Ik lees nog geen besluit. Wat moet de directeur met de D-klanten doen?",
                    "De uitslag hierboven telt besparing en verlies bij elkaar op en komt met een bedrag per saldo.",
                ),
                Element(
                    r"nieuw|net (klant|begonnen)|etiket|label|verleden|vroeger|vorig jaar|regressie|toeval|kort"
                    r"|\bpas\b|langer|begon|volgend jaar|kan\b[^.]{0,40}\bworden|meer waard dan",
                    "Er staat een besluit. Ik lees nog niet waarom een D van vorig jaar iets anders kan worden. "
                    "Wie krijgen dat etiket ook?",
                    "Nee, doe het niet, want het is zonde van deze klanten en ze leveren later nog geld op.",
                ),
                Element(
                    r"\d",
                    "Besluit en reden staan er. Met welk bedrag overtuig je de directeur?",
                    "Nee, doe het niet, want een deel van deze klanten is nieuw en wordt later vanzelf een goede "
                    "klant.",
                ),
                Element(
                    r"aanname|aangenomen|proef|loting|lot\b|meten|gemeten|test|onzeker|interval|tussen",
                    "Er staat een bedrag. Eén getal in de berekening heeft niemand gemeten. Welk, en hoe kom je er "
                    "achter?",
                    "Nee: het etiket zegt iets over vroeger, en de besparing is maar € 5 per klant per jaar.",
                ),
            ),
            rubric=(
                "Er staat een besluit dat de directeur kan uitvoeren, voor iedereen of voor een deel van de D-klanten.",
                "De reden noemt dat een etiket over het verleden gaat, of dat nieuwe klanten het vanzelf krijgen.",
                "Besparing en verlies staan in euro's naast elkaar.",
                "De kans van 0,10 heet een aanname, met een voorstel om haar te meten (een loting).",
                "Nergens staat dat D-klanten slechte mensen of slechte klanten zijn.",
            ),
            samples=(
                Sample(
                    "Mager",
                    "Ja, stop ermee. Deze klanten besteden weinig en kosten alleen maar geld. Zo houden we meer over "
                    "voor "
                    "de klanten die er echt toe doen.",
                    "Er staat een besluit, maar geen bedrag. Dat deze klanten volgend jaar ook weinig besteden, staat "
                    "nergens vast.",
                ),
                Sample(
                    "Redelijk",
                    "Niet doen. Een deel van de D-klanten is nieuw en kocht daarom weinig. De besparing is € 5 per "
                    "klant, "
                    "en wat we verliezen is van dezelfde orde.",
                    "Goed besluit met een goede reden en een bedrag. Dat de kans op vertrek een aanname is, mag erbij.",
                ),
                Sample(
                    "Sterk",
                    "Niet bij iedereen. Het etiket zegt wat iemand vorig jaar besteedde, en wie pas begon krijgt "
                    "vanzelf een "
                    "D. Stop alleen bij D-klanten die langer dan een halfjaar klant zijn; dat bespaart € 5 per "
                    "klant. De "
                    "kans van 0,10 dat iemand daardoor vertrekt is een aanname. Laat het lot daarom de helft van die "
                    "groep "
                    "wel post geven, en vergelijk na een jaar.",
                    "Besluit voor een deel van de groep, de reden, het bedrag, en een manier om de aanname te meten.",
                ),
            ),
        ),
        hints=(
            "Lees de uitslag: wat bespaart het plan, en wat kost het naar verwachting?",
            "Begin met je besluit, geef een reden en een bedrag, en zeg wat je nog niet zeker weet.",
        ),
    ),
)
