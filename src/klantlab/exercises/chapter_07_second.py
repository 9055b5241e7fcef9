"""Exercises 07.7 to 07.16: counter and back office, positions, control charts, broken rules and ideas."""

from __future__ import annotations

import pandas as pd

from klantlab import servqual
from klantlab.exercises.declaring import Company, Exercise, mistake
from klantlab.exercises.kinds import Choice, Number, Option
from klantlab.exercises.opening import Element, Open, Sample

TWO_DECIMALS = "Wie op twee decimalen afrondt, rekende goed."

# What the cells of the exercises hold; the worked answers prove that the two are the same.
PROMISE, SPREAD, DEMAND, START = 24, 2.5, 4 / 3, 20
PLACE = "V13"
PRIOR_FOR, PRIOR_AGAINST, FOR, VOTES = 5, 4, 12, 13
SIDES = (
    ["timing", "flow", "anticipation", "communication", "supervision"],
    ["attitude", "attentiveness", "tact", "guidance", "problem"],
)


def corner(company: Company, column: str, place: str | None = PLACE) -> float:
    """Give one number of a place on Martin's two sides; the mean over all places for None."""
    visits = company.load("martin_audits")
    found = servqual.service_scale(visits[SIDES[0]], visits[SIDES[1]], visits["location_id"], scale=(1, 6)).table
    return float(found[column].mean() if place is None else found[column][place])


def smile(company: Company, longest: float = 5, until: float = 999, friendly: float = 6) -> float:
    """Give how much higher the mark is after a friendly visit, among visits of so many days."""
    ratings = company.load("counter_ratings")
    here = ratings[(ratings["lead_days"] >= longest) & (ratings["lead_days"] <= until)]
    nice = here["friendliness"] >= friendly
    return float(here["satisfaction"][nice].mean() - here["satisfaction"][~nice].mean())


def chart(company: Company, baseline: int | None = 40) -> pd.DataFrame:
    """Give the control chart of the picking times."""
    times = company.load("pick_times")
    return servqual.control_chart(times["hours"], times["date"], baseline=baseline).table


def recovery(
    company: Company, outcome: str, column: str = "difference", wave: int = 1, mark: str = "satisfaction"
) -> float:
    """Give how satisfied customers are after an outcome of their last complaint, beside who did not complain."""
    every = company.load("complaints")
    start = 2022 + wave
    year = every[(every["date"] >= f"{start}-10-01") & (every["date"] < f"{start + 1}-10-01")]
    last = year.sort_values("date", ascending=False).drop_duplicates("customer_id").set_index("customer_id")
    survey = company.load("survey")
    asked = survey[survey["wave"] == wave]
    ended = last["outcome"].reindex(asked["customer_id"], fill_value="geen klacht").to_list()
    found = servqual.compare(asked[mark], ended, reference="geen klacht")
    return float(found.table[column][outcome])


SECOND_HALF = (
    Exercise(
        "07.7",
        title="Ruim binnen de belofte",
        concepts=("C65",),
        level="getal wijzigen",
        kind=Number(within=0.05, because="Wie op één decimaal afrondt, rekende goed."),
        start=START,
        reference=lambda: PROMISE - DEMAND * 3 * SPREAD,
        insight="Er moeten vier standaardafwijkingen tussen gemiddelde en belofte passen. Minder spreiding helpt ook.",
        hints=(
            "Voer de cel uit met een lager gemiddelde. Komt de uitkomst dichter bij nul?",
            "Cpk is de ruimte tot de belofte, gedeeld door drie standaardafwijkingen. Hoeveel uur ruimte is er nodig?",
        ),
        mistakes=(
            mistake(
                lambda: DEMAND * 3 * SPREAD,
                "Dit is de ruimte die er moet zijn. Hoe kom je daarmee van de belofte naar het gemiddelde?",
            ),
            mistake(
                lambda: PROMISE + DEMAND * 3 * SPREAD,
                "Dit ligt boven de belofte. Aan welke kant moet het gemiddelde liggen?",
            ),
            mistake(
                lambda: PROMISE - 3 * SPREAD, "Hiermee is de Cpk precies één. Hoeveel ruimte vraagt de leiding extra?"
            ),
            mistake(
                lambda: PROMISE - DEMAND * SPREAD,
                "Je rekent met één standaardafwijking. Hoeveel staan er onder de streep van Cpk?",
            ),
            mistake(
                lambda: PROMISE - DEMAND,
                "Je trekt de eis zelf van de belofte af. In welke eenheid is een Cpk, en in welke een belofte?",
            ),
            mistake(
                lambda: PROMISE - DEMAND * 6 * SPREAD,
                "Je nam zes standaardafwijkingen. Hoeveel zijn het als er maar aan één kant een grens is?",
            ),
        ),
    ),
    Exercise(
        "07.8",
        title="De telefoon van de klantenservice",
        concepts=("C64",),
        level="invullen",
        kind=Number(within=0.005, because=TWO_DECIMALS),
        reference=lambda company: corner(company, "personal"),
        insight="Kijk voor de hoek ook naar het interval: raakt het de grens, dan is de hoek niet zeker.",
        hints=(
            "Welke kolom gaat over de persoonlijke kant, en welke over de procedurele?",
            "Kies eerst de kolom en daarna de vestiging, elk tussen rechte haken en aanhalingstekens.",
        ),
        mistakes=(
            mistake(
                lambda company: corner(company, "procedural"),
                "Dit is de procedurele kant: tijd en verloop. Welke kolom gaat over houding en aandacht?",
            ),
            mistake(
                lambda company: corner(company, "personal_low"),
                "Dit is de ondergrens van het interval. In welke kolom staat de score zelf?",
            ),
            mistake(
                lambda company: corner(company, "personal_high"),
                "Dit is de bovengrens van het interval. In welke kolom staat de score zelf?",
            ),
            mistake(
                lambda company: corner(company, "personal", None),
                "Dit is het gemiddelde van alle vestigingen. Welke rij hoort bij de klantenservice?",
            ),
            mistake(
                lambda company: corner(company, "personal", "V01"),
                "Dit is vestiging V01. Welke code heeft de klantenservice?",
            ),
            mistake(
                lambda company: corner(company, "n"),
                "Dit is het aantal bezoeken. In welke kolom staat de score?",
            ),
            mistake(
                lambda company: float(company.load("martin_audits").query("location_id == @PLACE")["attitude"].mean()),
                "Dit is alleen de houding. Hoeveel kolommen horen er bij de persoonlijke kant?",
            ),
        ),
    ),
    Exercise(
        "07.9",
        title="Een glimlach na een week",
        concepts=("C115",),
        level="schrijven",
        kind=Number(within=0.005, because=TWO_DECIMALS),
        reference=smile,
        insight="Vergelijk met een snel bezoek: daar is hetzelfde vriendelijke gezicht meer waard.",
        hints=(
            "Maak eerst een tabel met alleen de bezoeken van vijf dagen of langer.",
            "Neem in die tabel twee gemiddelden: bij vriendelijkheid van minstens 6, en bij lager dan 6.",
        ),
        mistakes=(
            mistake(
                lambda company: smile(company, 0),
                "Je vergelijkt over alle bezoeken. Welke voorwaarde gaat over het wachten?",
            ),
            mistake(
                lambda company: smile(company, 3),
                "Je nam de bezoeken van meer dan twee dagen, zoals in de les. Welke grens geldt hier?",
            ),
            mistake(
                lambda company: smile(company, 6),
                "Je laat de vijfde dag weg. Hoort vijf bij 'vijf dagen of langer'?",
            ),
            mistake(
                lambda company: smile(company, 0, 4),
                "Dit zijn de bezoeken die sneller gingen. Welke kant van vijf dagen wordt gevraagd?",
            ),
            mistake(
                lambda company: smile(company, friendly=7),
                "Je telt alleen de zeven als vriendelijk. Welke twee cijfers tellen mee?",
            ),
            mistake(
                lambda company: smile(company, friendly=5),
                "Je telt de vijf ook als vriendelijk. Vanaf welk cijfer is dat?",
            ),
            mistake(
                lambda company: -smile(company),
                "De grootte klopt, het teken niet. Wat trek je waarvan af?",
            ),
            mistake(
                lambda company: float(
                    company.load("counter_ratings").query("lead_days >= 5 and friendliness >= 6")["satisfaction"].mean()
                ),
                "Dit is het gemiddelde van de vriendelijke bezoeken. Waarmee vergelijk je het?",
            ),
            mistake(
                lambda company: float(
                    company.load("counter_ratings").query("lead_days >= 5 and friendliness < 6")["satisfaction"].mean()
                ),
                "Dit is het gemiddelde van de bezoeken die niet vriendelijk waren. Waarmee vergelijk je het?",
            ),
            mistake(
                lambda company: float(
                    company.load("counter_ratings").query("lead_days >= 5 and friendliness >= 6")["satisfaction"].mean()
                    - company.load("counter_ratings").query("lead_days >= 5")["satisfaction"].mean()
                ),
                "Je vergelijkt met iedereen die zo lang wachtte, ook met de vriendelijke bezoeken zelf. Wie hoort daar "
                "niet bij?",
            ),
            mistake(
                lambda company: float(
                    company.load("counter_ratings").query("lead_days >= 5 and friendliness >= 6")["satisfaction"].mean()
                    - company.load("counter_ratings").query("friendliness < 6")["satisfaction"].mean()
                ),
                "Aan één kant tel je ook de snelle bezoeken mee. Welke voorwaarde geldt voor beide groepen?",
            ),
        ),
    ),
    Exercise(
        "07.10",
        title="Alarm",
        concepts=("C65",),
        level="schrijven",
        kind=Number(),
        reference=lambda company: int(chart(company)["mean_outside"].sum()),
        insight="De rustige dagen bepalen de grenzen. Doe je de onrust er ook bij, dan worden de grenzen wijder.",
        hints=(
            "Achter `baseline=` zet je hoeveel eerste dagen de grenzen bepalen.",
            "`.sum()` van een kolom met waar en onwaar telt hoe vaak het waar is.",
        ),
        mistakes=(
            mistake(
                lambda company: int(chart(company, None)["mean_outside"].sum()),
                "Je haalt de grenzen uit alle dagen, ook de onrustige. Welke dagen worden gevraagd?",
            ),
            mistake(
                lambda company: int(chart(company, 60)["mean_outside"].sum()),
                "Zo veel zijn het met de grenzen uit de les, of als je ook dagen met te veel spreiding meetelt. Welke "
                "grenzen en welke kolom vraagt de opgave?",
            ),
            mistake(
                lambda company: int(chart(company)["range_outside"].sum()),
                "Je telt de dagen met te veel spreiding. In welke kolom gaat het over het gemiddelde?",
            ),
            mistake(
                lambda company: int(chart(company)["baseline"].sum()),
                "Dit zijn de dagen waaruit de grenzen komen. In welke kolom staat wat erbuiten ligt?",
            ),
            mistake(
                lambda company: len(chart(company)),
                "Dit zijn alle werkdagen. Welke kolom zegt of een dag buiten de grenzen ligt?",
            ),
            mistake(
                lambda company: float(chart(company)["mean_outside"].mean()),
                "Dit is het deel van de dagen. Gevraagd is hoeveel dagen het zijn. Wat telt hoe vaak iets waar is?",
            ),
            mistake(
                lambda company: int((~chart(company)["mean_outside"]).sum()),
                "Dit zijn de dagen binnen de grenzen. Welke kant wordt gevraagd?",
            ),
        ),
    ),
    Exercise(
        "07.11",
        title="Krimpen met de hand",
        concepts=("C68",),
        level="schrijven",
        kind=Number(within=0.05, because="Wie op één decimaal afrondt, rekende goed."),
        reference=lambda: 100 * (PRIOR_FOR + FOR) / (PRIOR_FOR + PRIOR_AGAINST + VOTES),
        insight="Bij 1.300 stemmen doen die negen bedachte stemmen er bijna niet meer toe. Bij 13 wel.",
        hints=(
            "Hoeveel stemmen vóór zijn er samen, de bedachte en de echte?",
            "Deel die door alle stemmen samen, en maak er een percentage van.",
        ),
        mistakes=(
            mistake(lambda: 100 * FOR / VOTES, "Dit is het kale aandeel. Waar zijn de bedachte stemmen?"),
            mistake(
                lambda: 100 * (PRIOR_FOR + FOR) / (PRIOR_FOR + PRIOR_AGAINST + FOR),
                "Onder de streep tel je alleen de stemmen vóór. Welke echte stem ontbreekt daar?",
            ),
            mistake(
                lambda: 100 * (PRIOR_FOR + FOR) / VOTES,
                "Je komt boven de honderd procent uit. Welke stemmen ontbreken onder de streep?",
            ),
            mistake(
                lambda: 100 * FOR / (PRIOR_FOR + PRIOR_AGAINST + VOTES),
                "Onder de streep staan de bedachte stemmen wel, erboven niet. Welke horen erboven?",
            ),
            mistake(
                lambda: 100 * (PRIOR_FOR + FOR) / (PRIOR_FOR + VOTES),
                "De bedachte stemmen tegen tellen nog niet mee. Waar horen die?",
            ),
            mistake(
                lambda: 100 * (PRIOR_AGAINST + FOR) / (PRIOR_FOR + PRIOR_AGAINST + VOTES),
                "Je telt de bedachte stemmen tegen bij de stemmen vóór. Welke bedachte stemmen zijn vóór?",
            ),
            mistake(
                lambda: 50 * (FOR / VOTES + PRIOR_FOR / (PRIOR_FOR + PRIOR_AGAINST)),
                "Je middelt twee percentages. Wegen 13 echte en 9 bedachte stemmen even zwaar?",
            ),
            mistake(
                lambda: 100 * PRIOR_FOR / (PRIOR_FOR + PRIOR_AGAINST),
                "Dit is waar een idee zonder stemmen begint. Wat doen de echte stemmen daarmee?",
            ),
        ),
    ),
    Exercise(
        "07.12",
        title="Een slechte afloop in 2024",
        concepts=("C67",),
        level="schrijven",
        kind=Number(within=0.005, because=TWO_DECIMALS),
        reference=lambda company: recovery(company, "niet opgelost"),
        insight="Dit is een verschil tussen klanten. Wie boos vertrok, vulde niets in en telt hier dus niet mee.",
        hints=(
            "Achter `reference=` zet je de groep waarmee je vergelijkt.",
            'In `.table["difference"]` staat het verschil van elke afloop. Kies de rij met haar naam.',
        ),
        mistakes=(
            mistake(
                lambda company: recovery(company, "half opgelost"),
                "Dit is de klacht die half werd opgelost. Welke afloop wordt gevraagd?",
            ),
            mistake(
                lambda company: recovery(company, "opgelost"),
                "Dit is de klacht die wel werd opgelost. Welke afloop wordt gevraagd?",
            ),
            mistake(
                lambda company: recovery(company, "niet opgelost", "mean"),
                "Dit is het gemiddelde cijfer van deze groep. In welke kolom staat het verschil?",
            ),
            mistake(
                lambda company: recovery(company, "niet opgelost", "difference_low"),
                "Dit is een grens van het interval. In welke kolom staat het verschil zelf?",
            ),
            mistake(
                lambda company: recovery(company, "niet opgelost", "difference_high"),
                "Dit is een grens van het interval. Welke kolom heeft geen low of high in haar naam?",
            ),
            mistake(
                lambda company: recovery(company, "niet opgelost") - recovery(company, "opgelost"),
                "Je vergelijkt met de opgeloste klachten. Welke groep hoort er achter `reference`?",
            ),
            mistake(
                lambda company: recovery(company, "niet opgelost", mark="nps"),
                "Dit is het verschil in de aanbeveling. Welke kolom vraagt de opgave?",
            ),
            mistake(
                lambda company: -recovery(company, "niet opgelost"),
                "De grootte klopt, het teken niet. Wie is er minder tevreden?",
            ),
        ),
    ),
    Exercise(
        "07.13",
        title="Vast in het midden?",
        concepts=("C66",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "stuck in the middle, want overal boven de drempel en nergens uitblinkend",
                "De scores zeggen dat. Maar blijft het oordeel gelijk als je de uiteinden van de intervallen neemt?",
            ),
            b=Option(
                "customer intimacy, want dat is de hoogste score",
                "Het is de hoogste van de drie. Haalt die score de 7, en liggen de intervallen los van elkaar?",
            ),
            c=Option(
                "onder de drempel, want het interval van product leadership begint eronder",
                "Het begint eronder. Waar ligt de rest van dat interval?",
            ),
            d=Option("dat zeggen deze metingen niet"),
        ),
        reference=lambda: "d",
        cannot_say=True,
        insight="Binnen deze intervallen passen drie oordelen. Er is dan te weinig gemeten om te kiezen.",
        hints=(
            "Neem voor elke strategie eens het laagste en eens het hoogste getal van het interval.",
            "Hoeveel verschillende oordelen krijg je dan?",
        ),
    ),
    Exercise(
        "07.14",
        title="De vriendelijkste van het land",
        concepts=("C116",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "Onze klanten worden trouwer doordat wij vriendelijk zijn",
                "Dat kan waar zijn. Maar vroeg de jury naar trouw, en liet iemand het lot bepalen wie vriendelijk "
                "geholpen werd?",
            ),
            b=Option(
                "Wij helpen mensen beter dan nummer 2",
                "De keten staat hoger. Hoe groot is het verschil, en hoeveel juryleden oordeelden over elk bedrijf?",
            ),
            c=Option("Deze jury gaf ons dit jaar het hoogste gemiddelde"),
            d=Option(
                "Elke vestiging van ons is vriendelijk",
                "Een keten is een gemiddelde. Wat zag je in les 07.5 toen je naar losse vestigingen keek?",
            ),
        ),
        reference=lambda: "c",
        insight="Een ranglijst is een telling van oordelen. Oorzaak, zekerheid en losse vestigingen staan er niet in.",
        hints=(
            "Welke zin zegt niet meer dan wat er geteld is?",
            "Streep elke zin door die iets belooft over een oorzaak, een verschil of elke vestiging.",
        ),
    ),
    Exercise(
        "07.15",
        title="Echt, maar hoe?",
        concepts=("C69",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "natuurlijk",
                "De bonen komen uit de natuur. Maar is dat wat het verhaal op de zak vertelt?",
            ),
            b=Option(
                "origineel",
                "Het koffiehuis was misschien de eerste. Is Morgenrood dat met deze melange ook?",
            ),
            c=Option(
                "uitzonderlijk",
                "Dan gaat het om persoonlijke zorg voor deze ene klant. Waar gaat het verhaal op de zak over?",
            ),
            d=Option("verwijzend"),
            e=Option(
                "invloedrijk",
                "Dan is het ergens goed voor, zoals voor de boer. Staat dat in het verhaal?",
            ),
        ),
        reference=lambda: "d",
        insight="De melange eert een plaats en een tijd. Het wordt nep als het verhaal niet waar blijkt.",
        hints=(
            "Waar wijst het verhaal op de zak naartoe?",
            "Lees de tabel in les 07.7: welke soort eert iets van vroeger of van elders?",
        ),
    ),
    Exercise(
        "07.16",
        title="Welke regel eerst?",
        concepts=("C67",),
        level="beslissen",
        kind=Open(
            elements=(
                Element(
                    r"belofte|gedoe|formulier|bereikbaar|fout|lastig|met rust|kies (nog )?(niet|geen)"
                    r"|geen (van|regel|keuze)",
                    "Ik lees nog niet welke regel je kiest. Wat krijgt het geld, of kies je nog niet?",
                    "De tabel laat zien hoeveel het rapportcijfer verschilt en hoeveel klanten het overkwam.",
                ),
                Element(
                    r"\d",
                    "Er staat een keuze. Welk getal uit de tabel hoort daarbij?",
                    "Kies de gebroken belofte, want die raakt de meeste klanten en dat is wat telt voor ons bedrijf.",
                ),
                Element(
                    r"omgekeerd|andersom|al (ontevreden|boos)|ontevreden (klanten|mensen) (noemen|melden|zien)|oorzaak"
                    r"|geen (proef|bewijs)|bewijst? (niet|niets)|samengaat|samenhang|samen met|iets anders|sneller"
                    r"|boze (klanten|mensen)|mopper|chagrijn|negatief|negatiever|correlatie|causa|verband|niet zeker"
                    r"|weten we niet",
                    "Keuze en getal staan er. Waarom bewijst dit verschil nog niet dat de breuk het cijfer verlaagt?",
                    "Kies de gebroken belofte en geef daar de hele € 12.000 aan uit, want die raakt de meeste klanten.",
                ),
                Element(
                    r"proef|loting|lot\b|loot|vergelijk|meten|meet\b|test|helft|controle|experiment|willekeurig|probeer",
                    "Je noemt de twijfel. Hoe kom je erachter of minder breuken echt een hoger cijfer geven?",
                    "Kies de gebroken belofte, met € 12.000. Misschien werkt het andersom: wie al ontevreden is, noemt "
                    "meer breuken.",
                ),
            ),
            rubric=(
                "Er staat een keuze die de directeur kan uitvoeren, of een goede reden om nog niet te kiezen.",
                "De keuze kijkt naar het verschil én naar hoeveel klanten het meemaakten.",
                "De intervallen overlappen: nergens staat dat één regel bewezen de ergste is.",
                "De oorzaak kan omgekeerd zijn, of iets anders kan beide verklaren.",
                "Er staat een proef met een vergelijking, en wat die van de € 12.000 kost.",
            ),
            samples=(
                Sample(
                    "Mager",
                    "Pak de fout die niet wordt opgelost aan. Dat heeft het grootste verschil in de tabel en dus het "
                    "meeste effect op onze klanten en ons cijfer.",
                    "Er staat een keuze, maar geen getal. Het verschil heet hier meteen een effect.",
                ),
                Sample(
                    "Redelijk",
                    "Kies de gebroken belofte. Het verschil is kleiner, maar het overkwam ongeveer 200 klanten en de "
                    "andere vier regels ieder hoogstens ruim 100. Wel kan het andersom zijn: wie ontevreden is, ziet "
                    "meer breuken.",
                    "Goede keuze met een getal en de juiste twijfel. Hoe je het uitzoekt, ontbreekt nog.",
                ),
                Sample(
                    "Sterk",
                    "Kies nu de gebroken belofte, want die overkwam ongeveer 200 klanten, ruim anderhalf keer zo veel "
                    "als de volgende. De intervallen overlappen, dus welke regel het ergst is weten we niet. Bewezen "
                    "is het ook niet: wie al ontevreden is, noemt sneller een ergernis. Geef € 4.000 uit aan een "
                    "proef: de helft van de klanten, door loting, krijgt bericht als een pakket later komt. Beslis "
                    "daarna over de rest.",
                    "Keuze met verschil en aantal, twee soorten onzekerheid, en een proef met een bedrag.",
                ),
            ),
        ),
        hints=(
            "Bij welke regel is het verschil groot, en bij welke is n groot?",
            "Begin met je keuze, geef een getal, zeg waarom het geen bewijs is, en eindig met een proef.",
        ),
    ),
)
