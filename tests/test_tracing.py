"""Every number in a lesson's text is shown by a cell of its notebook, or its header says where it comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from klantlab.building import notebooks, source, tracing
from klantlab.building.source import Cell, Lesson

ROOT = Path(__file__).parents[1]
READ = [path for path in notebooks.sources(ROOT) if "opgaven" not in path.name]


@pytest.mark.parametrize("path", READ, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_numbers_of_a_lesson_can_be_traced(path: Path) -> None:
    assert tracing.of_built(ROOT, source.read(path)) == []


def lesson(text: str, **given: str) -> Lesson:
    header = {"lesson": "08.1", "given": given}
    return Lesson(Path("lessons/08_nps/1_les.py"), header, (Cell("markdown", text, 1, 1),))


def notebook(*outputs: str, code: str = "x") -> dict[str, Any]:
    return {
        "cells": [
            {"cell_type": "code", "source": code, "outputs": [{"text": text} for text in outputs]},
            {"cell_type": "markdown", "source": "9.999"},
        ]
    }


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("Ruim 1.234 klanten.", "1234"),
        ("Het is € 1.234,50 per jaar.", "1234.5"),
        ("Gemiddeld 7,4.", "7.3712"),
        ("De helft: 46,2%.", "0.4618"),
        ("Een daling van −12,5 punten.", "-12.5"),
        ("De p-waarde is 0,00012.", "1.2e-04"),
        ("Er zijn 540 prijzen.", "In woorden: 540 prijzen"),
    ],
)
def test_a_number_that_a_cell_shows_is_fine_however_it_is_written(text: str, output: str) -> None:
    assert list(tracing.faults(lesson(text), notebook(output))) == []


@pytest.mark.parametrize("text", ["Ruim 1.235 klanten.", "Gemiddeld 7,3.", "Er zijn 541 prijzen.", "Nu 46,3%."])
def test_a_number_that_is_off_by_one_in_its_last_digit_is_named(text: str) -> None:
    (fault,) = tracing.faults(lesson(text), notebook("1234", "7.3712", "540", "0.4618"))
    assert "in geen cel" in fault
    assert fault.startswith("lessons/08_nps/1_les.py")


@pytest.mark.parametrize(
    "text",
    [
        "In les 08.10 en concept C101, zie opgave 04.12.",
        "Reichheld (2003) en oktober 2025.",
        "Met 12 klanten, 30 cellen en € 3.000.",
        "*Bronnen: Iemand, Tijdschrift 17(3), 460–469.*",
        "De code `x = 1234` en [een adres](https://voorbeeld.nl/12345).",
    ],
)
def test_what_can_not_go_stale_is_left_alone(text: str) -> None:
    assert list(tracing.faults(lesson(text), notebook("1"))) == []


def test_a_given_number_is_believed_on_its_word_and_a_sum_is_computed_again() -> None:
    text = "Voor 119 klanten kost een bon van € 7,50 samen € 892,50."
    given = {"7,50": "gekozen bedrag", "892,50": "119 * 7,50"}
    assert list(tracing.faults(lesson(text, **given), notebook("119"))) == []
    (fault,) = tracing.faults(lesson(text, **given | {"892,50": "118 * 7,50"}), notebook("118", "119"))
    assert "is 885" in fault
    (fault,) = tracing.faults(lesson(text, **given | {"892,50": "892,5 * 1"}), notebook("119"))
    assert "staat nergens" in fault


def test_a_given_that_is_not_in_the_text_or_that_a_cell_shows_is_named() -> None:
    (fault,) = tracing.faults(lesson("Niets.", **{"540": "CBS"}), notebook("1"))
    assert "staat niet in de tekst" in fault
    (fault,) = tracing.faults(lesson("Er zijn 541.", **{"541": "CBS"}), notebook("541"))
    assert "laat het al zien" in fault


def test_a_number_in_other_text_or_in_a_tag_is_no_source() -> None:
    shown = notebook()
    shown["cells"][0]["outputs"] = [{"data": {"text/html": "<td id='x1234'>7</td>", "image/png": "5555"}}]
    assert tracing.shown(shown) == {7.0}
