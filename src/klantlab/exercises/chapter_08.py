"""Exercises of chapter 08, NPS."""

from __future__ import annotations

from klantlab import nps
from klantlab.exercises.chapter_08_more import MORE, ONE_DECIMAL
from klantlab.exercises.declaring import Exercise, mistake
from klantlab.exercises.kinds import Choice, Number, Option
from klantlab.exercises.opening import Element, Open, Sample

# What the cells of the lesson's exercises hold; the worked answers prove that the two are the same.
BLANK = 11
TILL = [9, 7, 11, 10, 6, 9, 7, 10, 3, 9, 7, 11, 8, 10, 9, 5, 7, 9, 10, 6, 11, 7, 9]
SHOP = [9, 8, 10, 7, 9, 4, 10, 8, 9, 7, 6, 9]
WEB = [8, 9, 3, 7, 10, 8, 6, 9, 7, 5, 8, 9, 7, 2, 10]


def answered() -> list[int]:
    """Give the answers at the till without the blanks."""
    return [score for score in TILL if score != BLANK]


def at_least(bound: int, scores: list[int]) -> int:
    """Count the answers from a bound up."""
    return sum(score >= bound for score in scores)


def points(promoters: int, detractors: int, n: int) -> float:
    """Give 100 (promoters − detractors) / n."""
    return 100 * (promoters - detractors) / n


EXERCISES = (
    Exercise(
        "08.1",
        title="Van plus vijf naar plus twaalf",
        concepts=("C70",),
        level="getal wijzigen",
        kind=Number(),
        start=25,
        reference=lambda: 20 + 12,
        insight="Elke passief tevredene die promotor wordt, is hier één punt waard.",
        hints=(
            "Wat is de NPS als je de 25 in 26 verandert? Voer de cel uit en kijk.",
            "Bij 100 antwoorden is één klant één punt. Van +5 naar +12: hoeveel klanten moeten er overstappen?",
        ),
        mistakes=(
            mistake(
                lambda: 12,
                "Twaalf is de NPS die ze wil halen, niet het aantal promotors. Wat gaat er van de promotors af "
                "voordat je bij de NPS bent?",
            ),
            mistake(
                lambda: 25 + 12,
                "Je telt 12 op bij de promotors van nu. Maar de NPS is nu geen 0. Hoeveel punten komt ze nog tekort?",
            ),
            mistake(
                lambda: 12 - 5,
                "Dit is hoeveel promotors erbij moeten komen. Gevraagd is het totaal. Met hoeveel begon je?",
            ),
            mistake(
                lambda: 12 + 55,
                "Je trekt de passief tevredenen van de promotors af. Tellen zij mee in het verschil, of alleen in het "
                "totaal?",
            ),
        ),
    ),
    Exercise(
        "08.2",
        title="De kassa schrijft elf",
        concepts=("C70",),
        level="invullen",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda: nps.score(TILL, missing=[BLANK]).value,
        insight="Een leeg antwoord hoort nergens bij: niet bij een groep en niet in het totaal.",
        hints=(
            "Voer eerst `nps.score(antwoorden)` uit en lees de laatste regel van de foutmelding.",
            "Achter `missing=` zet je, tussen rechte haken, welk getal een leeg antwoord betekent.",
        ),
        mistakes=(
            mistake(
                lambda: points(at_least(9, TILL), len(answered()) - at_least(7, answered()), len(TILL)),
                "Je telt de elven als promotors. Loopt de schaal wel tot elf, en wat schrijft de kassa als iemand "
                "niets invult?",
            ),
            mistake(
                lambda: points(at_least(9, answered()), len(answered()) - at_least(7, answered()), len(TILL)),
                "De groepen kloppen, maar je deelt door alle rijen. Hoeveel klanten gaven echt een antwoord?",
            ),
            mistake(
                lambda: points(
                    at_least(9, answered()),
                    len(answered()) - at_least(7, answered()),
                    len(answered()) - at_least(7, answered()) + at_least(9, answered()),
                ),
                "Je deelt alleen door promotors en criticasters samen. Horen de passief tevredenen bij het totaal?",
            ),
            mistake(
                lambda: points(at_least(7, answered()), len(answered()) - at_least(7, answered()), len(answered())),
                "Je telt zevens en achten als promotors. Vanaf welk cijfer noemt Reichheld iemand promotor?",
            ),
            mistake(
                lambda: points(at_least(9, answered()), len(answered()) - at_least(6, answered()), len(answered())),
                "Je telt de zessen als passief tevreden. Tot en met welk cijfer ben je criticaster?",
            ),
            mistake(
                lambda: points(at_least(9, answered()), 0, len(answered())),
                "Dit is het percentage promotors. Wat gaat er nog van af?",
            ),
            mistake(
                lambda: sum(answered()) / len(answered()),
                "Dit is het gemiddelde cijfer. De NPS vergelijkt twee groepen. Welke twee?",
            ),
            mistake(
                lambda: points(at_least(9, answered()), len(TILL) - at_least(7, answered()), len(TILL)),
                "Je maakt van elke elf een nul, en een nul is een criticaster. Vond wie niets invulde het slecht?",
            ),
            mistake(
                lambda: at_least(9, answered()),
                "Dit is het aantal promotors. Welk losse getal van de uitslag is de NPS?",
            ),
        ),
    ),
    Exercise(
        "08.3",
        title="Winkel en webwinkel",
        concepts=("C70", "C71"),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda: nps.score(SHOP).value - nps.score(WEB).value,
        insight="Met zo weinig antwoorden per groep kan een verschil van deze grootte ook toeval zijn.",
        hints=(
            "Bereken eerst voor elke groep apart de NPS met `nps.score`.",
            "Het losse getal van een uitslag haal je op met `.value`; twee losse getallen kun je van elkaar aftrekken.",
        ),
        mistakes=(
            mistake(
                lambda: nps.score(WEB).value - nps.score(SHOP).value,
                "Je trekt de winkel van de webwinkel af. Gevraagd is hoeveel de winkel hóger ligt. Welke zet je "
                "vooraan?",
            ),
            mistake(
                lambda: sum(SHOP) / len(SHOP) - sum(WEB) / len(WEB),
                "Dit is het verschil tussen twee gemiddelde cijfers. Welke uitslag wordt er gevraagd?",
            ),
            mistake(
                lambda: at_least(9, SHOP) - 2 - (at_least(9, WEB) - 4),
                "Je trekt aantallen klanten van elkaar af, maar de groepen zijn niet even groot. Hoe maak je ze "
                "vergelijkbaar?",
            ),
            mistake(
                lambda: at_least(9, SHOP) - at_least(9, WEB),
                "Je trekt het ene aantal promotors van het andere af. Wat maakt van die aantallen een NPS?",
            ),
            mistake(
                lambda: points(at_least(9, SHOP), 0, len(SHOP)) - points(at_least(9, WEB), 0, len(WEB)),
                "Je vergelijkt alleen de promotors. Welke groep telt in een NPS nog meer mee?",
            ),
            mistake(
                lambda: 100 * (nps.score(SHOP).value / nps.score(WEB).value - 1),
                "Je rekent een groei in procenten uit. Een NPS is zelf al een verschil. Wat blijft er over als je "
                "alleen aftrekt?",
            ),
            mistake(
                lambda: nps.score(SHOP).value,
                "Dit is de NPS van de winkel alleen. Waarmee moet je die vergelijken?",
            ),
            mistake(
                lambda: nps.score(SHOP + WEB).value,
                "Je gooit alle antwoorden op één hoop en krijgt één NPS. Hoe houd je de twee groepen uit elkaar?",
            ),
        ),
    ),
    Exercise(
        "08.4",
        title="Wat staat er op de dia?",
        concepts=("C70",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "12% van de klanten beveelt Morgenrood aan",
                "Begrijpelijk: het percentage promotors zit er ook in. Maar wat gebeurt er daarna nog met dat "
                "percentage?",
            ),
            b=Option(
                "de klanten zijn 12% tevredener dan vorig jaar",
                "Een plusteken lijkt op groei. Staat er in deze uitslag iets over vorig jaar?",
            ),
            c=Option("op elke 100 antwoorden zijn er 12 meer promotors dan criticasters"),
            d=Option(
                "12 klanten zijn promotor, de rest niet",
                "Je leest een aantal klanten. Weet je uit een NPS hoeveel klanten er antwoordden?",
            ),
        ),
        reference=lambda: "c",
        insight="Een NPS is een verschil tussen twee groepen, in punten van −100 tot +100.",
        hints=(
            "Probeer elke zin met 30 promotors, 52 passief tevredenen en 18 criticasters.",
            "Zeg in gewone woorden wat je in les 08.1 van wat aftrok.",
        ),
    ),
    Exercise(
        "08.5",
        title="Twee koffiebars, één uitslag",
        concepts=("C73",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "de koffiebar aan de haven",
                "Daar zitten de meeste tienen, dus dit klinkt logisch. Maar in welke kolom staat of iemand echt "
                "terugkwam?",
            ),
            b=Option(
                "de koffiebar op het plein",
                "Daar is bijna niemand boos, dus dit klinkt logisch. Maar welk getal laat zien wie er terugkwam?",
            ),
            c=Option(
                "allebei evenveel, want de NPS is gelijk",
                "De uitslag is gelijk, de verdeling niet. Is aanbevelen trouwens hetzelfde als terugkomen?",
            ),
            d=Option("dat kunnen deze gegevens niet zeggen"),
        ),
        reference=lambda: "d",
        cannot_say=True,
        insight=(
            "Een cijfer zegt wat klanten vinden. Of ze terugkomen, zie je pas als je hun antwoord naast hun aankopen "
            "legt."
        ),
        hints=(
            "Schrijf op wat één getal in de lijst precies meet.",
            "Welke tabel zou je erbij willen hebben om de vraag te beantwoorden?",
        ),
    ),
    Exercise(
        "08.6",
        title="Taart of geen taart?",
        concepts=("C70", "C71"),
        level="beslissen",
        kind=Open(
            elements=(
                Element(
                    r"taart|\bvier(en|t)?\b|trakte|\b(ja|nee|niet doen)\b",
                    "Ik lees nog geen besluit. Wat moet de winkelmanager doen met de taart?",
                    "De uitslag is hoger dan vorig jaar, maar het interval is breed: er zijn maar 75 antwoorden.",
                ),
                Element(
                    r"interval|zeker|toeval|marge|tussen|aantal|weinig|steekproef|antwoorden",
                    "Je besluit staat er. Ik lees nog niet hoe zeker de uitslag van dit jaar is. Waaraan zie je dat?",
                    "Ja, haal een taart voor het team, want +12 is meer dan +5.",
                ),
                Element(
                    r"\d",
                    "Je zegt iets over zekerheid, maar noemt geen getal. Met welk getal overtuig je haar?",
                    "Geen taart, want het interval is te breed om te weten of de klanten echt blijer zijn.",
                ),
                Element(
                    r"\bvra(ag|gen)|door(vragen|meten)|verzamel|wacht|eerst|opnieuw|volgende|onderzoek|zodra|pas als",
                    "Besluit en reden staan er. Wat kan ze nu doen om het over een paar weken beter te weten?",
                    "Geen taart. De +12 komt van 75 antwoorden en het interval bevat ook de +5 van vorig jaar.",
                ),
            ),
            rubric=(
                "Er staat een besluit dat de winkelmanager morgen kan uitvoeren.",
                "De reden noemt het interval of het aantal antwoorden van dit jaar, met getallen.",
                "Het verschil tussen de twee jaren krijgt aandacht: is het groter dan wat toeval alleen al doet?",
                "Er staat wat ze nu kan doen om meer te weten, en bij welke uitkomst de taart er wel komt.",
                "De NPS heet nergens een percentage, en nergens staat zonder bewijs waardoor hij steeg.",
            ),
            samples=(
                Sample(
                    "Mager",
                    "Ja, taart, want de NPS is met 7% gestegen. De klanten zijn dus blijer dan vorig jaar, en het team "
                    "heeft dat verdiend.",
                    "Er staat een besluit, maar de NPS is geen percentage en de zekerheid ontbreekt. Dat het door het "
                    "team komt, staat nergens in de gegevens.",
                ),
                Sample(
                    "Redelijk",
                    "Nog geen taart. Dit jaar zijn er maar 75 antwoorden en het interval loopt van onder nul tot ver "
                    "boven de +5 van vorig jaar. Het kan dus toeval zijn.",
                    "Goed besluit met de goede reden. Wat ze nu moet doen, en wanneer de taart er wel komt, mag erbij.",
                ),
                Sample(
                    "Sterk",
                    "Nog geen taart. De +12 komt van 75 antwoorden; het interval is ruim 35 punten breed en bevat de "
                    "+5 van vorig jaar. Een stijging van 7 punten kan dus toeval zijn. Vraag de komende maanden door "
                    "tot er ook dit jaar 400 antwoorden zijn. Ligt de uitslag dan nog steeds duidelijk hoger, dan is "
                    "er taart.",
                    "Besluit, reden met getallen, een volgende stap, en een afspraak vooraf over wanneer de taart er "
                    "wel komt.",
                ),
            ),
        ),
        insight="",
        hints=(
            "Lees de twee uitslagen in de cel. Bij welke van de twee hoort het breedste interval?",
            "Begin met je besluit, geef dan de reden met een getal, en eindig met wat ze nu kan doen.",
        ),
    ),
    *MORE,
)
