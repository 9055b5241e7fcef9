"""Exercises of chapter 00, the first steps: cells, tables, counting, an own export, duplicates and privacy."""

from __future__ import annotations

import pandas as pd

from klantlab import data
from klantlab.exercises.declaring import Company, Exercise, mistake
from klantlab.exercises.kinds import Choice, Number, Option
from klantlab.exercises.opening import Element, Open, Sample

ONE_DECIMAL = "Wie op één decimaal afrondt, rekende goed."
CENTS = "Wie op hele centen afrondt, rekende goed."
YEAR = "2025-01-01"

# An answer about a name, an e-mail address or the whole table also says, in the same sentence, that it stays out.
NAMES = r"(naam|namen|e-?mail|alle kolommen|alles|(hele|gehele|volledige) tabel)"
KEPT_OUT = r"(zonder|niet|geen|nooit|behalve|eruit|haal|weg|verwijder|schrap|laat|vervang|blijf|blijven|achterwege)"
GIVES_NO_NAMES = rf"^(?!.*{NAMES})|{NAMES}[^.;]*\b{KEPT_OUT}|\b{KEPT_OUT}[^.;]*{NAMES}"


def orders(company: Company, channel: str = "", since: str = "2023-01-01") -> pd.DataFrame:
    """Give the orders of one channel (or of both) from a day on."""
    table = company.load("orders")
    return table[(table["date"] >= since) & ((table["channel"] == channel) | (channel == ""))]


def large(table: pd.DataFrame) -> int:
    """Count the orders of at least € 100."""
    return int((table["amount"] >= 100).sum())


def any_condition(company: Company) -> int:
    """Count the orders for which one of the three conditions of 00.2 holds."""
    table = company.load("orders")
    return int(((table["channel"] == "webwinkel") | (table["date"] >= YEAR) | (table["amount"] >= 100)).sum())


def top(table: pd.DataFrame, n: int = 10) -> float:
    """Add up the n largest amounts."""
    return float(table["amount"].nlargest(n).sum())


def ids(company: Company, table: str) -> set[int]:
    """Give the customers that a table knows."""
    return set(company.load(table)["customer_id"])


def per_customer(table: pd.DataFrame, column: str = "customer_id") -> pd.Series:
    """Count the orders of each customer, or of each card."""
    return table.groupby(column)["order_id"].nunique()


def margin() -> float:
    """Give what a guest leaves after VAT and purchase, in exercise 00.1."""
    return 4.80 / 1.09 - 1.30


def till() -> data.OrdersFile:
    """Read the export of the tills as the lesson does."""
    return data.read_orders(data.file("export_kassa.csv"), customer="Klantnr", date="Datum", amount="Bedrag")


EXERCISES = (
    Exercise(
        "00.1",
        title="Een uur later dicht",
        concepts=("C60",),
        level="getal wijzigen",
        kind=Number(),
        start=25,
        reference=lambda: next(guests for guests in range(99) if guests * margin() > 2 * 19.50),
        insight="Btw en inkoop gaan van elke gast af; het loon betaal je ook als er niemand komt.",
        hints=(
            "Voer de cel uit met 20 en met 10. Bij welk van de twee is de uitkomst negatief?",
            "Zoek tussen die twee: halveer steeds de afstand tot je het omslagpunt hebt.",
        ),
        mistakes=(
            mistake(
                lambda: 12,
                "Bijna. Lees de uitkomst van de cel bij dit aantal: aan welke kant van nul zit je dan?",
            ),
            mistake(
                lambda: 9,
                "Je deelt het loon door de hele besteding. Wat gaat daar per gast nog van af?",
            ),
            mistake(
                lambda: 7,
                "Met dit aantal betaal je één medewerker. Hoeveel zijn er dat uur nodig?",
            ),
            mistake(
                lambda: 20,
                "Dan blijft er geld over. Kan het met minder gasten?",
            ),
            mistake(
                lambda: 15,
                "Je bent er bijna: er blijft nog wat over. Kan het met nog minder gasten?",
            ),
            mistake(
                lambda: round(2 * 19.50 / margin(), 1),
                "Je deelt goed, maar een stuk van een gast bestaat niet. Bij welk heel aantal houd je iets over?",
            ),
        ),
    ),
    Exercise(
        "00.2",
        title="Grote bestellingen van 2025",
        concepts=("C08",),
        level="invullen",
        kind=Number(),
        reference=lambda company: large(orders(company, "webwinkel", YEAR)),
        insight="Drie voorwaarden met *en*: elke voorwaarde maakt de lijst korter.",
        hints=(
            "Je kunt in twee stappen filteren: eerst kanaal en datum, en dan op bedrag in wat er overblijft.",
            "Zet ronde haken om elke voorwaarde en schrijf de eerste dag van het jaar als tekst, met het jaartal "
            "voorop.",
        ),
        mistakes=(
            mistake(
                lambda company: large(orders(company, "webwinkel")),
                "Je telt drie jaren mee. Welke voorwaarde kiest alleen het laatste jaar?",
            ),
            mistake(
                lambda company: large(orders(company, since=YEAR)),
                "Je telt ook de winkels mee. Welke kolom zegt waar er besteld is?",
            ),
            mistake(
                lambda company: len(orders(company, "webwinkel", YEAR)),
                "Dit zijn alle bestellingen van de webwinkel in dat jaar. Welke grens geldt er voor het bedrag?",
            ),
            mistake(
                lambda company: len(orders(company, "webwinkel", YEAR)) - large(orders(company, "webwinkel", YEAR)),
                "Je telt de kleine bestellingen. Welke kant wijst het teken in je vergelijking op?",
            ),
            mistake(
                lambda company: float(orders(company, "webwinkel", YEAR)["amount"].loc[lambda paid: paid >= 100].sum()),
                "Dit lijkt een som van bedragen. Wordt er naar euro's gevraagd, of naar een aantal rijen?",
            ),
            mistake(
                lambda: 0,
                "Nul: vindt je filter wel iets? Hoe is de naam van het kanaal in de tabel precies geschreven?",
            ),
            mistake(
                any_condition,
                "Bij deze rijen is minstens één voorwaarde waar. Welk teken vraagt dat ze alle drie waar zijn?",
            ),
        ),
    ),
    Exercise(
        "00.3",
        title="De tien grootste in de winkel",
        concepts=("C08",),
        level="invullen",
        kind=Number(within=0.005, because=CENTS),
        reference=lambda company: top(orders(company, "winkel")),
        insight="Filteren, sorteren, kiezen, optellen: vier kleine stappen van links naar rechts.",
        hints=(
            "Begin met een filter op `channel`, en sorteer dan op `amount`. Wat staat er bovenaan?",
            "`.head(10)` geeft een tabel van tien rijen. Daaruit kies je de kolom, en dan komt `.sum()`.",
        ),
        mistakes=(
            mistake(
                lambda company: float(orders(company, "winkel")["amount"].nsmallest(10).sum()),
                "Dit zijn de tien kleinste. Met welke instelling draai je de volgorde om?",
            ),
            mistake(
                lambda company: top(orders(company)),
                "Hier doen de bestellingen uit de webwinkel mee. Welk filter ontbreekt?",
            ),
            mistake(
                lambda company: top(orders(company, "winkel"), 5),
                "Je telt vijf bestellingen op. Hoeveel rijen geeft `.head()` als je niets tussen de haken zet?",
            ),
            mistake(
                lambda company: float(orders(company, "winkel").head(10)["amount"].sum()),
                "Je neemt de eerste tien in de tijd. Wat moet er gebeuren voordat je de bovenste tien neemt?",
            ),
            mistake(
                lambda company: top(orders(company, "winkel")) / 10,
                "Dit is het gemiddelde van de tien. Wat wordt er gevraagd?",
            ),
        ),
    ),
    Exercise(
        "00.4",
        title="Wel contact, geen bestelling",
        concepts=("C01",),
        level="schrijven",
        kind=Number(),
        reference=lambda company: len(ids(company, "contacts") - ids(company, "orders")),
        insight="Zij zijn klant volgens de klantreis of als relatie, en niet volgens de verkoop.",
        hints=(
            "Maak met `.isin` eerst een filter: wie komt voor in `contacts`? Bewaar die mensen in een eigen tabel.",
            "Vraag in die tabel wie in `orders` voorkomt, vergelijk dat antwoord met `False`, en tel.",
        ),
        mistakes=(
            mistake(
                lambda company: len(ids(company, "contacts") & ids(company, "orders")),
                "Dit zijn mensen die allebei deden. Welke voorwaarde moet je omdraaien?",
            ),
            mistake(
                lambda company: len(ids(company, "persons") - ids(company, "orders")),
                "Dit is iedereen die niets bestelde. Zoeken we ook mensen zonder contact?",
            ),
            mistake(
                lambda company: len(ids(company, "orders") - ids(company, "contacts")),
                "Je hebt de twee tabellen verwisseld: dit zijn bestellers zonder contact. Wie zoeken we?",
            ),
            mistake(
                lambda company: len(ids(company, "contacts")),
                "Dit is iedereen met contact. Wie van hen moet er nog af?",
            ),
            mistake(
                lambda company: int((~company.load("contacts")["customer_id"].isin(ids(company, "orders"))).sum()),
                "Je telt contacten, geen mensen. Hoe vaak kan één mens in `contacts` staan?",
            ),
            mistake(
                lambda company: len(
                    set(company.load("contacts").loc[lambda table: ~table["by_firm"], "customer_id"])
                    - ids(company, "orders")
                ),
                "Dit zijn mensen die zelf contact zochten. Tellen hier ook brieven en cadeaus van Morgenrood mee?",
            ),
            mistake(
                lambda company: len(ids(company, "contacts")) - len(ids(company, "orders")),
                "Je trekt twee aantallen van elkaar af. Staat iedereen uit `orders` ook in `contacts`?",
            ),
        ),
    ),
    Exercise(
        "00.5",
        title="Hoe vaak bestelt een klant?",
        concepts=("C01",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda company: float(per_customer(orders(company, since=YEAR)).mean()),
        insight="De noemer is wie dat jaar bestelde. Met iedereen als noemer krijg je een heel ander getal.",
        hints=(
            "Maak eerst een tabel met alleen de bestellingen van dat jaar.",
            "Deel het aantal rijen door het aantal verschillende klanten in diezelfde tabel.",
        ),
        mistakes=(
            mistake(
                lambda company: float(per_customer(orders(company)).mean()),
                "Je neemt drie jaren samen. Welk filter moet er eerst op?",
            ),
            mistake(
                lambda company: len(orders(company, since=YEAR)) / len(company.load("persons")),
                "Je deelt door iedereen die Morgenrood kent. Wie bestelde er dat jaar minstens één keer?",
            ),
            mistake(
                lambda company: len(orders(company, since=YEAR)) / orders(company)["customer_id"].nunique(),
                "De teller is van één jaar, de noemer van drie. Uit welke tabel haal je de klanten?",
            ),
            mistake(
                lambda company: float(per_customer(orders(company, since=YEAR), "card_id").mean()),
                "Je telt per klantkaart. Welke kolom hoort bij een mens, ook als die twee kaarten heeft?",
            ),
            mistake(
                lambda company: float(orders(company, since=YEAR)["amount"].mean()),
                "Dit is het gemiddelde bedrag van een bestelling. Waarvan wordt het gemiddelde gevraagd?",
            ),
            mistake(
                lambda company: float(orders(company, since=YEAR).groupby("customer_id")["amount"].mean().mean()),
                "Dit zijn euro's: een gemiddelde van bedragen. Wat tel je als je wilt weten hoe vaak iemand bestelt?",
            ),
            mistake(
                lambda company: 1 / float(per_customer(orders(company, since=YEAR)).mean()),
                "Je deelt klanten door bestellingen. Kan een klant die bestelde, minder dan één keer besteld hebben?",
            ),
        ),
    ),
    Exercise(
        "00.6",
        title="Klanten in de export",
        concepts=("C119",),
        level="schrijven",
        kind=Number(),
        reference=lambda company: till().orders["customer_id"].nunique(),
        insight="Wie zijn kaart niet liet scannen, telt hier niet mee. Dat zet je erbij als je dit aantal noemt.",
        hints=(
            "Het verslag noemt rijen. De tabel met ingelezen rijen haal je op met `.orders`.",
            'Zegt Python dat het bestand er niet is? Het hoort bij de cursus: `data.file("export_kassa.csv")` weet '
            "waar het staat.",
            "De kolom heet na het inlezen `customer_id`. Welke methode telt verschillende waarden?",
        ),
        mistakes=(
            mistake(
                lambda company: len(till().orders),
                "Dit is het aantal ingelezen rijen. Kan één klant meer dan één aankoop hebben gedaan?",
            ),
            mistake(
                lambda company: len(till().left_out),
                "Dit zijn de weggelaten rijen. Welk deel van het verslag heb je nodig?",
            ),
            mistake(
                lambda company: len(till().orders) + len(till().left_out),
                "Dit zijn alle rijen van het bestand, ook de lege en de totaalregel. Welke rijen zijn aankopen?",
            ),
            mistake(
                lambda company: len(till().orders.drop_duplicates()),
                "Je haalde alleen rijen weg die helemaal gelijk zijn. Op welke kolom moet je letten als je klanten "
                "telt?",
            ),
        ),
    ),
    Exercise(
        "00.7",
        title="Eenmalige kopers",
        concepts=("C119",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda company: 100 * float((per_customer(orders(company)) == 1).mean()),
        insight=(
            "Wie kaarten telt, vindt er meer: een klant met twee kaarten lijkt twee mensen, van wie er een bijna nooit "
            "bestelt."
        ),
        hints=(
            "Tel met `groupby` eerst het aantal bestellingen per klant.",
            "`(keren == 1)` is waar of onwaar. Het gemiddelde daarvan is een deel van 1. Wat doe je om procenten te "
            "krijgen?",
        ),
        mistakes=(
            mistake(
                lambda company: 100 * float((per_customer(orders(company), "card_id") == 1).mean()),
                "Je telt kaarten, net als marketing. Welke kolom staat voor de mens?",
            ),
            mistake(
                lambda company: int((per_customer(orders(company)) == 1).sum()),
                "Dit is een aantal mensen. Gevraagd is een percentage. Waardoor deel je?",
            ),
            mistake(
                lambda company: 100 * float((per_customer(orders(company)) == 1).sum()) / len(company.load("persons")),
                "Je deelt door iedereen die Morgenrood kent. Is iemand die nooit bestelde hier een klant?",
            ),
            mistake(
                lambda company: 100 * float((per_customer(orders(company)) > 1).mean()),
                "Dit is het deel dat vaker bestelde. Welke vergelijking hoort bij precies één keer?",
            ),
            mistake(
                lambda company: 100 * float((per_customer(orders(company)) == 1).sum()) / len(orders(company)),
                "Je deelt door bestellingen. Waarvan wil je het percentage weten?",
            ),
            mistake(
                lambda company: (
                    100 * float((orders(company).groupby("customer_id")["customer_id"].nunique() == 1).mean())
                ),
                "Iedereen, kan dat? In elke stapel staat maar één klantnummer. Welke kolom verschilt per bestelling?",
            ),
        ),
    ),
    Exercise(
        "00.8",
        title="Wat ging hier mis?",
        concepts=("C08",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "de naam van de kolom nakijken",
                "Een kolom die er niet is, geeft ook een fout. Met welk woord begint die melding?",
            ),
            b=Option(
                "de cel met de tabel opnieuw uitvoeren",
                "Dat helpt als een naam onbekend is. Weet Python hier om welk ding het gaat?",
            ),
            c=Option(
                "een haak of aanhalingsteken zoeken dat niet gesloten is",
                "Dan had Python niets uitgevoerd. Welk woord staat er dan aan het begin van de laatste regel?",
            ),
            d=Option("het woord achter de punt nakijken"),
        ),
        reference=lambda: "d",
        insight="Een tabel kent dat woord niet: het is een tikfout, of het hoort bij een kolom.",
        hints=(
            "Lees het eerste woord van de regel en zoek het op in de tabel aan het eind van les 00.5.",
            "Een DataFrame is een tabel. Waar in de code staat iets wat een tabel moet kennen?",
        ),
    ),
    Exercise(
        "00.9",
        title="In welke stad zijn we het populairst?",
        concepts=("C08",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "de stad die bovenaan staat",
                "Daar kent Morgenrood de meeste mensen. Maar hoeveel mensen wonen er, en waar staat wat zij ervan "
                "vinden?",
            ),
            b=Option(
                "de stad onderaan, want daar is de meeste ruimte om te groeien",
                "Ruimte om te groeien is iets anders dan populair zijn. In welke kolom staat een van beide?",
            ),
            c=Option(
                "alle steden zijn even populair",
                "De aantallen verschillen wel degelijk. Waar zou je ze door moeten delen om steden te vergelijken?",
            ),
            d=Option("dat kunnen deze gegevens niet zeggen"),
        ),
        reference=lambda: "d",
        cannot_say=True,
        insight=(
            "Een grote stad met een oude winkel telt vanzelf meer mensen. Je mist het aantal inwoners en hun oordeel."
        ),
        hints=(
            "Schrijf op wat één rij in deze telling precies telt.",
            "Zou een stad met tien keer zoveel inwoners ook meer mensen in de tabel hebben?",
        ),
    ),
    Exercise(
        "00.10",
        title="Mag die lijst naar buiten?",
        concepts=("C113",),
        level="beslissen",
        kind=Open(
            elements=(
                Element(
                    r"\b(ja|nee|niet|geen|wel|alleen|mag|mogen|krijgt)\b",
                    "Ik lees nog geen besluit. Mag de tabel naar de student, of niet, of een deel ervan?",
                    "Privacy is belangrijk en de gegevens van klanten zijn persoonlijk.",
                ),
                Element(
                    r"naam|namen|e-?mail|postcode|geboorte|kolom|klantnummer|opleiding|plaats",
                    "Je besluit staat er. Welke kolommen krijgt ze wel, en welke niet?",
                    "Nee, dat mag niet, want dat staat in de wet.",
                ),
                Element(
                    GIVES_NO_NAMES,
                    "Je geeft ook naam en e-mailadres mee. Heeft ze die nodig om te zien wie een abonnement neemt?",
                    "Ja, ze krijgt alle kolommen, ook naam en e-mailadres, want het is voor haar scriptie.",
                ),
                Element(
                    r"\d|tien|honderd",
                    "De kolommen staan er. Met welk getal uit de cel laat je zien dat mensen te herkennen zijn?",
                    "Ze krijgt de tabel zonder naam en zonder e-mailadres, want die wijzen iemand aan.",
                ),
                Element(
                    r"afspra|spreek|spreken|beloof|beloven|teken|contract|wis|verwijder|scriptie gebruik|alleen voor",
                    "Besluit, kolommen en getal staan er. Wat spreek je met de student af?",
                    "Ze krijgt de tabel zonder naam en postcode, want veel groepen zijn kleiner dan 10 mensen.",
                ),
            ),
            rubric=(
                "Er staat een besluit waar de manager vandaag mee verder kan.",
                "Naam en e-mailadres gaan eruit, en ook postcode en geboortedatum worden weggelaten of grover gemaakt.",
                "De reden noemt met een getal hoeveel groepen kleiner zijn dan tien mensen.",
                "Het doel telt mee: de student krijgt alleen wat ze voor haar vraag nodig heeft.",
                "Er staat een afspraak in, over gebruik, bewaren of publiceren. Nergens heet een tabel zonder namen "
                "anoniem.",
            ),
            samples=(
                Sample(
                    "Mager",
                    "Ja hoor, haal de namen eruit, dan zijn de gegevens anoniem en mag het. Het is voor een scriptie, "
                    "dus "
                    "er kan weinig misgaan.",
                    "Er staat een besluit, maar zonder naam is nog niet anoniem: met postcode, geboortedatum en "
                    "geslacht "
                    "is bijna iedereen te vinden. Een getal en een afspraak ontbreken.",
                ),
                Sample(
                    "Redelijk",
                    "Niet de hele tabel. Ze krijgt hem zonder naam, e-mailadres en postcode, want met de postcode "
                    "erbij "
                    "is het grootste deel van de groepen kleiner dan 10 mensen.",
                    "Een goed besluit met een reden. De geboortedatum en een afspraak met de student mogen erbij.",
                ),
                Sample(
                    "Sterk",
                    "Niet de hele tabel, wel een kleinere. Naam, e-mailadres, postcode, geboortedatum en klantnummer "
                    "gaan "
                    "eruit; plaats, geslacht, opleiding en of iemand een abonnement heeft, is genoeg voor haar vraag. "
                    "Met "
                    "de postcode erbij zijn de meeste groepen kleiner dan 10. We leggen vast dat ze de lijst alleen "
                    "hiervoor "
                    "gebruikt, niemand probeert te herkennen, en hem na haar afstuderen wist.",
                    "Besluit, kolommen, een reden met een getal, het doel, en een afspraak die te controleren is.",
                ),
            ),
        ),
        insight="",
        hints=(
            "Welke kolommen heeft ze nodig om te zien wie er een abonnement neemt? De rest hoeft niet mee.",
            "Begin met je besluit, noem de kolommen, geef het getal, en eindig met een afspraak.",
        ),
    ),
)
