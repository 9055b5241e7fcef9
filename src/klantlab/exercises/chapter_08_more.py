"""Exercises of chapter 08, second part: differences, open answers, and what the score throws away."""

from __future__ import annotations

from typing import Any

import pandas as pd

from klantlab import nps
from klantlab.exercises.declaring import Company, Exercise, mistake
from klantlab.exercises.kinds import Choice, Interval, Number, Option
from klantlab.exercises.opening import Element, Open, Sample

ONE_DECIMAL = "Wie op één decimaal afrondt, rekende goed."

# What the cells of the exercises hold; the worked answers prove that the two are the same.
BUDGET, PRICE, MARGIN_AT_START = 600, 1.50, 20
EXPECTED = {"promoters": 0.30, "detractors": 0.28}
THEMES = 6
READ = ["wachten"] * 6 + ["koffie"] * 5 + ["prijs"] * 4 + ["toilet"] * 2 + ["niets"] * 3
GIVEN = [3, 6, 5, 8, 6, 9, 10, 9, 8, 7, 6, 6, 4, 8, 7, 2, 9, 10, 9, 5]


def affordable(fits: int = 0) -> int:
    """Give the smallest whole margin that the budget pays for, or one that lies beside it."""
    return fits + min(m for m in range(1, 100) if PRICE * nps.sample_size(m, **EXPECTED) <= BUDGET)


def asked(company: Company, wave: int = 1) -> pd.DataFrame:
    """Give the answers of one wave."""
    survey = company.load("survey")
    return survey[survey["wave"] == wave]


def labels(company: Company, wave: int = 1, *, stop_words: tuple[str, ...] = ("koffie",)) -> pd.Series:
    """Give the theme of each answer of a wave."""
    rows = asked(company, wave)
    return nps.themes(rows["answer"], rows["nps"], k=THEMES, stop_words=stop_words).labels


def elsewhere(company: Company, wave: int = 1, *, stop_words: tuple[str, ...] = ("koffie",)) -> int:
    """Count the answers of a wave that fit no theme."""
    return int((labels(company, wave, stop_words=stop_words) == "overig").sum())


def moved(company: Company, low: int, high: int, wave: int = 1) -> float:
    """Give the score with other borders, in points."""
    found = asked(company, wave)["nps"]
    return float(100 * ((found >= high).mean() - (found <= low).mean()))


def team(company: Company, wave: int, name: str = "West") -> pd.Series:
    """Give the answers of one team."""
    rows = asked(company, wave)
    return rows[rows["team"] == name]["nps"]


def risen(company: Company, name: str = "West") -> float:
    """Give by how many points the score of a team went up."""
    return nps.score(team(company, 2, name)).value - nps.score(team(company, 1, name)).value


def by_mode(company: Company, mode: str, wave: int = 2) -> pd.Series:
    """Give the answers by telephone or by e-mail."""
    rows = asked(company, wave)
    return rows[rows["mode"] == mode]["nps"]


def between_modes(company: Company, wave: int = 2) -> tuple[float, float]:
    """Give the interval of telephone − e-mail."""
    return nps.difference(by_mode(company, "telefoon", wave), by_mode(company, "e-mail", wave)).interval


def costs(theme: str = "wachten") -> dict[Any, Any]:
    """Give what one theme costs, and all that belongs to it."""
    return nps.theme_costs(READ, GIVEN).to_dict("index")[theme]


MORE = (
    Exercise(
        "08.7",
        title="Zo nauwkeurig als het geld toelaat",
        concepts=("C71",),
        level="getal wijzigen",
        kind=Number(),
        start=MARGIN_AT_START,
        reference=lambda: affordable(),
        insight="Een marge die half zo groot is, kost vier keer zoveel. Daarom begin je bij het geld.",
        hints=(
            "Zet er een 10 neer en voer de cel uit. Is er dan nog geld over?",
            "Maak de marge steeds een punt kleiner, tot het onderzoek te duur wordt. Welke paste er nog net?",
        ),
        mistakes=(
            mistake(
                lambda: affordable(-1),
                "Bij deze marge is het onderzoek te duur. Lees het tweede getal in de uitvoer. Past dat bij het geld?",
            ),
            mistake(
                lambda: affordable(-2),
                "Veel te duur: lees het tweede getal in de uitvoer. Wat doet dat als de marge groter wordt?",
            ),
            mistake(
                lambda: affordable(1),
                "Dit past binnen het geld. Maar kan het nog een punt nauwkeuriger?",
            ),
            mistake(
                lambda: nps.sample_size(affordable(), **EXPECTED),
                "Dit is een aantal antwoorden. Gevraagd is hoe ver de uitslag ernaast mag zitten. Welk getal is dat?",
            ),
            mistake(lambda: BUDGET / PRICE, "Zoveel antwoorden kun je betalen. Welke marge hoort daarbij?"),
            mistake(lambda: BUDGET, "Dit is het geld. De marge is het getal dat je in de cel verandert. Welk past er?"),
            mistake(
                lambda: nps.margin(BUDGET / PRICE, **EXPECTED),
                "Je rekende de marge precies uit. Gevraagd zijn hele punten. Welk heel getal past nog net?",
            ),
        ),
    ),
    Exercise(
        "08.8",
        title="Wat past nergens?",
        concepts=("C72",),
        level="invullen",
        kind=Number(),
        reference=elsewhere,
        insight="Noem dit aantal altijd bij je thema's: ook deze klanten hebben iets gezegd.",
        hints=(
            "Hoe heet in les 08.5 het label van antwoorden die op geen enkele stapel lijken?",
            "`themas.labels ==` en dan dat woord tussen aanhalingstekens; `.sum()` telt hoe vaak het waar is.",
        ),
        mistakes=(
            mistake(
                lambda company: float((labels(company) == "overig").mean()),
                "Dit is een deel van alle rijen, ook van wie niets schreef. Gevraagd is een aantal. Wat telt dat?",
            ),
            mistake(
                lambda company: int((labels(company).notna() & (labels(company) != "overig")).sum()),
                "Dit zijn de antwoorden die juist wel bij een thema passen. Welk teken betekent precies gelijk?",
            ),
            mistake(
                lambda company: int((labels(company) != "overig").sum()),
                "Je telt alles wat niet dit label heeft. Welk teken betekent precies gelijk?",
            ),
            mistake(
                lambda company: int(labels(company).isna().sum()),
                "Dit zijn de klanten die niets schreven. Welke klanten schreven wel iets dat nergens past?",
            ),
            mistake(
                lambda company: elsewhere(company) + int(labels(company).isna().sum()),
                "Je telt ook wie niets schreef. Past een leeg vakje nergens, of is het geen antwoord?",
            ),
            mistake(
                lambda company: elsewhere(company, 2),
                "Dit zijn de antwoorden van dit jaar. Welke meting wordt gevraagd?",
            ),
            mistake(
                lambda company: elsewhere(company, stop_words=()),
                "Je thema's zijn gemaakt met een woord dat hier niets zegt. Welk woord laat de cel erboven weg?",
            ),
            mistake(lambda company: len(asked(company)), "Dit zijn alle klanten. Welke voorwaarde moet er nog bij?"),
        ),
    ),
    Exercise(
        "08.9",
        title="Een 8 is ook goed",
        concepts=("C73",),
        level="invullen",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda company: moved(company, 5, 8),
        insight="Dezelfde klanten, een heel andere uitslag. Zeg bij een NPS dus altijd welke grenzen je gebruikt.",
        hints=(
            "`(cijfers >= 8).mean()` is het deel klanten dat een 8 of meer geeft.",
            "Trek het deel met een 5 of lager af van het deel met een 8 of hoger, en maak er punten van.",
        ),
        mistakes=(
            mistake(
                lambda company: moved(company, 6, 9),
                "Dit is de NPS met de gewone grenzen. Welke grenzen gebruikt de verkoopdirecteur?",
            ),
            mistake(
                lambda company: moved(company, 6, 8),
                "De bovenste grens klopt. Tot en met welk cijfer is iemand bij haar criticaster?",
            ),
            mistake(
                lambda company: moved(company, 5, 9),
                "De onderste grens klopt. Vanaf welk cijfer is iemand bij haar promotor?",
            ),
            mistake(
                lambda company: moved(company, 4, 8),
                "Je telt een 5 niet als criticaster. Hoort de 5 er bij haar bij?",
            ),
            mistake(
                lambda company: moved(company, 4, 9),
                "Je laat de 5 en de 8 buiten de groepen. Horen de grenzen zelf erbij?",
            ),
            mistake(
                lambda company: moved(company, -1, 8),
                "Dit is het percentage promotors. Welke groep gaat daar nog van af?",
            ),
            mistake(
                lambda company: moved(company, 5, 8, 2),
                "De grenzen kloppen, het jaar niet. In welke tabel staan de antwoorden van vorig jaar?",
            ),
            mistake(
                lambda company: moved(company, 5, 8) * len(asked(company)) / 100,
                "Dit is een verschil tussen aantallen klanten. Welke stap maakt er punten van?",
            ),
            mistake(
                lambda company: float(asked(company)["nps"].mean()),
                "Dit is het gemiddelde cijfer. Welke twee delen vergelijkt een NPS?",
            ),
        ),
    ),
    Exercise(
        "08.10",
        title="Wat gebeurde er met team West?",
        concepts=("C71",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=risen,
        insight="Eén team heeft zo weinig antwoorden dat zelfs een grote verandering toeval kan zijn.",
        hints=(
            "Maak eerst van elk jaar een kolom met alleen de antwoorden van team West.",
            "Een filter staat tussen rechte haken. Daarna kies je de kolom met het cijfer, en van elk jaar `.value`.",
        ),
        mistakes=(
            mistake(
                lambda company: -risen(company),
                "Je trekt dit jaar van vorig jaar af. Als iets stijgt, welk jaar zet je dan vooraan?",
            ),
            mistake(
                lambda company: nps.score(asked(company, 2)["nps"]).value - nps.score(asked(company, 1)["nps"]).value,
                "Dit is de verandering van heel Morgenrood. Hoe houd je alleen team West over?",
            ),
            mistake(
                lambda company: risen(company, "Oost"),
                "Dit is de verandering van een ander team. Welk team staat er in je filter?",
            ),
            mistake(
                lambda company: nps.score(team(company, 2)).value,
                "Dit is de uitslag van dit jaar. Waarmee moet je die vergelijken?",
            ),
            mistake(
                lambda company: nps.score(team(company, 1)).value,
                "Dit is de uitslag van vorig jaar. Wat werd het daarna?",
            ),
            mistake(
                lambda company: float(team(company, 2).mean() - team(company, 1).mean()),
                "Dit is het verschil tussen twee gemiddelde cijfers. Welke uitslag wordt gevraagd?",
            ),
            mistake(
                lambda company: nps.score(team(company, 2)).value - nps.score(asked(company, 1)["nps"]).value,
                "Je vergelijkt West met heel Morgenrood. Staat het filter in beide jaren?",
            ),
            mistake(
                lambda company: len(team(company, 2)) - len(team(company, 1)),
                "Dit is het verschil tussen twee aantallen klanten. Welk getal van een uitslag is de NPS?",
            ),
        ),
    ),
    Exercise(
        "08.11",
        title="Bellen of mailen",
        concepts=("C71",),
        level="schrijven",
        kind=Interval(within=0.05, because=ONE_DECIMAL),
        reference=between_modes,
        insight=(
            "Kijk waar de nul ligt: erin, dan kan het verschil toeval zijn. Ligt zij er net buiten, doe dan hetzelfde "
            "met vorig jaar. Wijst dat dezelfde kant op?"
        ),
        hints=(
            "Maak twee kolommen met cijfers: één van wie gebeld is en één van wie mailde.",
            "`nps.difference` krijgt eerst de groep die voorop staat in de vraag.",
        ),
        mistakes=(
            mistake(
                lambda company: tuple(-end for end in reversed(between_modes(company))),
                "Je trekt de telefoon van de e-mail af. Welke groep staat in de vraag voorop?",
            ),
            mistake(
                lambda company: between_modes(company, 1),
                "Dit is het verschil van vorig jaar. Welke tabel hoort bij dit jaar?",
            ),
            mistake(
                lambda company: nps.score(by_mode(company, "telefoon")).interval,
                "Dit is het interval van de telefoon alleen. Welke functie geeft dat van een verschil?",
            ),
            mistake(
                lambda company: nps.score(by_mode(company, "e-mail")).interval,
                "Dit is het interval van de e-mail alleen. Welke functie geeft dat van een verschil?",
            ),
            mistake(
                lambda company: nps.difference(by_mode(company, "telefoon"), asked(company, 2)["nps"]).interval,
                "Je vergelijkt de telefoon met iedereen. Met welke groep wordt hij vergeleken?",
            ),
        ),
    ),
    Exercise(
        "08.12",
        title="Met de hand gelezen",
        concepts=("C72",),
        level="schrijven",
        kind=Number(within=0.05, because=ONE_DECIMAL),
        reference=lambda: float(costs()["cost"]),
        insight="Wie niets schreef, telt wel mee in het totaal. Anders lijken alle thema's groter dan ze zijn.",
        hints=(
            "Welke functie uit les 08.5 rekent de kosten van je eigen thema's uit? Zij krijgt eerst de thema's.",
            "De uitkomst is een tabel. Haal eerst de kolom met de kosten op, en dan de rij van het thema.",
        ),
        mistakes=(
            mistake(
                lambda: 100 * float(costs()["detractors"]),
                "Dit is het deel criticasters onder wie over het wachten schreef. Door welk totaal deel je dan?",
            ),
            mistake(
                lambda: 100 * float(costs()["detractors"]) * costs()["n"] / sum(label != "niets" for label in READ),
                "Je deelt door wie iets schreef. Hoort wie niets schreef ook bij de NPS van deze gasten?",
            ),
            mistake(
                lambda: float(costs()["nps"]),
                "Dit is de NPS van wie over het wachten schreef. Welke kolom zegt wat dat voor alle gasten betekent?",
            ),
            mistake(
                lambda: 100 * float(costs()["n"]) / len(READ),
                "Je telt iedereen die over het wachten schreef. Zijn dat allemaal criticasters?",
            ),
            mistake(
                lambda: int(costs()["n"]),
                "Zoveel gasten schreven over het wachten. Hoeveel daarvan zijn criticaster, en hoeveel punten is dat?",
            ),
            mistake(
                lambda: float(costs()["detractors"] * costs()["n"]),
                "Dit is een aantal gasten. Hoeveel punten is één gast op de twintig?",
            ),
            mistake(
                lambda: float(nps.score(GIVEN).value),
                "Dit is de NPS van alle gasten. Hoeveel daarvan hoort bij het wachten?",
            ),
            mistake(
                lambda: float(costs("prijs")["cost"]),
                "Dit hoort bij een ander thema. Welke rij van de tabel wordt gevraagd?",
            ),
        ),
    ),
    Exercise(
        "08.13",
        title="Twee landen",
        concepts=("C73",),
        level="beslissen",
        kind=Choice(
            a=Option(
                "in Spanje, want het verschil is veel groter dan toeval",
                "Toeval is het hier niet, dat ziet goed. Maar meet een 9 in het ene land hetzelfde als in het andere?",
            ),
            b=Option(
                "in Nederland, want wie daar een 8 geeft, bedoelt een 10",
                "Dat gewoontes verschillen klopt. Weet je uit deze twee uitslagen ook hoeveel?",
            ),
            c=Option(
                "in allebei even tevreden, want het verschil komt van de schaal",
                "Dat zou kunnen. Welk getal in de vraag laat zien dat het hele verschil van de schaal komt?",
            ),
            d=Option("dat kunnen deze gegevens niet zeggen"),
        ),
        reference=lambda: "d",
        cannot_say=True,
        insight=(
            "Vergelijk een land met zichzelf in de tijd, of leg er iets naast dat niet van de schaal afhangt, zoals "
            "wie er terugkomt."
        ),
        hints=(
            "Welke twee dingen kunnen een NPS hoger maken: tevredener klanten, en wat nog meer?",
            "Kun je die twee uit elkaar halen met alleen deze twee uitslagen?",
        ),
    ),
    Exercise(
        "08.14",
        title="Crisis van één dag?",
        concepts=("C71", "C73"),
        level="beslissen",
        kind=Open(
            elements=(
                Element(
                    r"adviseur|inhuren|\bhuur|\b(wel|niet) doen|\b(ja|nee)\b|wacht",
                    "Ik lees nog geen besluit. Huurt ze de adviseur in of niet?",
                    "De NPS gaat op en neer en dat is op zulke dagen heel gewoon bij zo weinig antwoorden.",
                ),
                Element(
                    r"(?<!buiten de )\bband\b|\b(niet|geen|nergens|nooit)\b[^.]*buiten de band|toeval|ruis|vanzelf",
                    "Je besluit staat er. Wat zegt de grijze band in de figuur over deze dag?",
                    "Huur de adviseur in, want de NPS is in één dag heel hard gezakt en dat is een slecht teken.",
                ),
                Element(
                    r"\d|€|antwoorden",
                    "De band noem je. Met welk getal laat je zien waarom één dag zo weinig zegt?",
                    "Huur geen adviseur in, want die dag ligt binnen de band en dan is er dus niets aan de hand.",
                ),
                Element(
                    r"\bweek|weken|maand|wekelijks|open antwoord|\blees|lezen|langer|meer antwoorden|afspra",
                    "Besluit en reden staan er. Hoe ziet ze de volgende keer wel op tijd dat er iets mis is?",
                    "Huur geen adviseur in voor € 1.800. De dag ligt binnen de band, dus het past bij toeval.",
                ),
            ),
            rubric=(
                "Er staat een besluit over de adviseur, met het bedrag.",
                "De band wordt goed gelezen: erbinnen past bij toeval, maar dat bewijst niet dat alles goed gaat.",
                "Er staat een getal bij, zoals het aantal antwoorden op een dag of de breedte van de band.",
                "Er staat wat ze voortaan doet: langere perioden, een vergelijking vooraf, antwoorden lezen.",
                "Nergens staat een oorzaak van de daling, want die kent niemand.",
            ),
            samples=(
                Sample(
                    "Mager",
                    "Ja, huur de adviseur in. De NPS is in één dag tientallen punten gezakt, dus het team deed iets "
                    "fout.",
                    "Er staat een besluit. Maar één dag zegt weinig, de band ontbreekt, en dat het team iets fout "
                    "deed, staat nergens.",
                ),
                Sample(
                    "Redelijk",
                    "Niet inhuren. De dag ligt binnen de band, met maar enkele tientallen antwoorden. Het past bij "
                    "toeval.",
                    "Goed besluit met de goede reden. Hoe ze een echte daling wel op tijd ziet, mag erbij.",
                ),
                Sample(
                    "Sterk",
                    "Huur nog niemand in; houd de € 1.800. Op zo'n dag antwoorden enkele tientallen klanten en de band "
                    "is tientallen punten breed, dus deze sprong past bij toeval. Dat bewijst niet dat alles goed "
                    "gaat. Kijk voortaan per week, met vorig jaar als vergelijking, en lees de open antwoorden zodra "
                    "een week buiten de band valt.",
                    "Besluit met bedrag, de band goed gelezen, een getal, en een afspraak die een echte daling wel "
                    "opvangt.",
                ),
            ),
        ),
        insight="",
        hints=(
            "Kijk in de figuur of het punt van die dag binnen de grijze band ligt, en hoe breed die is.",
            "Begin met je besluit, lees dan de band, noem een getal, en eindig met wat ze voortaan doet.",
        ),
    ),
)
