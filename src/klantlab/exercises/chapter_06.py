"""Exercises of chapter 06, customer satisfaction: 06.1–06.6 what it is and where it comes from, 06.7 on how to ask."""

from __future__ import annotations

from klantlab.exercises.declaring import Exercise, mistake
from klantlab.exercises.kinds import Number

# What the cells of the exercises hold; the worked answers prove that the two are the same.
MARKS, MEAN, START = (8, 8, 8, 8), 7.4, 8


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
            "Vijf cijfers met dit gemiddelde tellen samen op tot vijf keer het gemiddelde. Hoeveel blijft er over?",
        ),
        mistakes=(
            mistake(
                lambda: MEAN,
                "Dit is het gemiddelde dat je zoekt. Wat wordt het gemiddelde als de vijfde dit cijfer geeft?",
            ),
            mistake(
                lambda: round(2 * MEAN - MARKS[0], 6),
                "Je rekent alsof er één acht tegenover staat. Hoeveel achten moet de vijfde omlaag trekken?",
            ),
            mistake(
                lambda: 5 * MEAN,
                "Dit tellen de vijf cijfers samen. Wat is er nog over als de vier achten eraf zijn?",
            ),
            mistake(
                lambda: round(MARKS[0] - MEAN, 6),
                "Zoveel ligt het gemiddelde onder een acht. Over hoeveel klanten is dat verschil verdeeld?",
            ),
        ),
    ),
)
