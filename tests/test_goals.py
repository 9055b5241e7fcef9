"""What the lessons promise is taught, computed and practised; the two pages that collect it say nothing else."""

from __future__ import annotations

import importlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from klantlab.building import cadence, concepts, goals, ladder, notebooks, source
from klantlab.building.concepts import BY_ID, CONCEPTS, CORE, MORE, QUIZ, Concept
from klantlab.building.source import READING_ORDER, Lesson

ROOT = Path(__file__).parents[1]
LESSONS = ladder.reading_order(source.read(path) for path in notebooks.sources(ROOT))
# The core of the course as its plan fixes it: a seven-week route.
_NUMBERS = "01 02 06 11 14 30 31 32 40 41 51 52 54 57 59 61 62 63 70 71 72 80 81 84 90 92 93 94 95 113"
CORE_IDS = {f"C{number}" for number in _NUMBERS.split()}


# --- the register -----------------------------------------------------------------------------------


def test_every_concept_is_taught_computed_and_practised_in_its_own_chapter() -> None:
    assert list(goals.faults(LESSONS)) == []


def test_the_register_holds_each_concept_once_with_a_known_chapter_and_weight() -> None:
    assert len(BY_ID) == len(CONCEPTS)
    assert set(concepts.CHAPTERS) == set(READING_ORDER)
    for concept in CONCEPTS:
        assert concept.chapter in READING_ORDER
        assert concept.weight in {CORE, MORE, QUIZ}
        assert (concept.weight == CORE) == (concept.id in CORE_IDS), concept.id


@pytest.mark.parametrize("name", sorted({name for concept in CONCEPTS for name in concept.functions}))
def test_what_computes_a_concept_is_a_public_name_with_a_docstring(name: str) -> None:
    room, _, function = name.partition(".")
    found = getattr(importlib.import_module(f"klantlab.{room}"), function)
    assert found.__doc__


def lacking(*changes: tuple[str, str]) -> str:
    """Faults after a lesson's text loses something: pairs of a lesson's number and a concept."""
    changed = [
        replace(
            lesson,
            header=lesson.header
            | {"concepts": [name for name in lesson.header["concepts"] if (lesson.number, name) not in changes]},
        )
        for lesson in LESSONS
    ]
    return "\n".join(goals.faults(changed))


def test_a_concept_that_no_lesson_of_its_chapter_teaches_is_named() -> None:
    said = lacking(("04.2", "C31"))
    assert "C31 (rendement en relatiesterkte: vier groepen): geen les van hoofdstuk 04 heeft het als leerdoel" in said
    assert "geen les met dit leerdoel gebruikt relations.matrix" in said
    assert "C30" not in said


def test_a_concept_that_no_exercise_practises_is_named() -> None:
    without = [lesson for lesson in LESSONS if not (lesson.kind == "exercises" and lesson.number.startswith("04"))]
    assert "C34 (het etiket D-klant): geen opgave oefent het" in "\n".join(goals.faults(without))


def test_a_function_that_is_not_used_and_an_unknown_concept_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = (Concept("C30", "04", "recency", CORE, ("rfm.table", "rfm.nowhere")), Concept("C34", "04", "D", MORE))
    monkeypatch.setattr(goals, "CONCEPTS", wrong)
    monkeypatch.setattr(goals, "BY_ID", {concept.id: concept for concept in wrong})
    said = "\n".join(goals.faults(LESSONS, ["04"]))
    assert "gebruikt rfm.nowhere" in said
    assert "gebruikt rfm.table" not in said
    assert "C34 (D): building/concepts.py noemt geen functie" in said
    assert "concept C70 staat niet in building/concepts.py" in said


def test_a_concept_that_is_only_told_apart_needs_no_function(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(goals, "CONCEPTS", (Concept("C34", "04", "D", QUIZ),))
    assert not [said for said in goals.faults(LESSONS) if said.startswith("C34")]


# --- the page of goals ------------------------------------------------------------------------------


def test_every_goal_of_every_lesson_can_be_ticked_off() -> None:
    text = "\n\n".join(goals.page(LESSONS))
    promised = [goal for lesson in LESSONS if lesson.kind == "lesson" for goal in cadence.goals(lesson)]
    assert len(promised) == text.count("\n- [ ] ")
    for goal in promised:
        assert goal.rstrip(" ;.") in text


def test_a_goal_says_whether_it_is_core_and_which_exercises_practise_it() -> None:
    line = next(line for line in "\n".join(goals.page(LESSONS)).split("\n") if "(C34)" in line and "- [ ]" in line)
    assert "kern" not in line
    numbers = re.search(r"opgaven ([\d., ]+)$", line)
    assert numbers
    assert set(numbers[1].split(", ")) == {
        number for number in goals.exercises_of(LESSONS)["C34"] if number[:2] == "04"
    }


# --- the routes -------------------------------------------------------------------------------------


def test_the_short_route_holds_what_it_builds_on() -> None:
    chosen = goals.short_route(LESSONS)
    numbers = {lesson.number for lesson in chosen}
    items = {item for lesson in chosen for item in lesson.header.get("teaches", ())}
    for lesson in chosen:
        assert set(lesson.header.get("after", ())) & {other.number for other in LESSONS} <= numbers
        assert {use.item for use in ladder.uses(lesson.cells)} <= items, lesson.number
    assert not any(lesson.kind == "deepening" for lesson in chosen)
    core_lessons = {
        lesson.number
        for lesson in LESSONS
        if lesson.kind == "lesson" and any(BY_ID[name].weight == CORE for name in lesson.header["concepts"])
    }
    assert core_lessons <= numbers


@pytest.mark.parametrize("number", [7, 14])
def test_weeks_keep_the_order_and_are_about_as_long(number: int) -> None:
    minutes = [lesson.header["minutes"] for lesson in LESSONS]
    places = goals.weeks(minutes, number)
    assert places == sorted(places)
    assert set(places) <= set(range(number))
    lengths = [sum(m for m, place in zip(minutes, places, strict=True) if place == week) for week in range(number)]
    # A notebook lies in the week of its middle, so a week is at most half a notebook longer at both ends.
    assert max(lengths) <= sum(minutes) / number + max(minutes)


def test_the_lecturers_page_names_every_notebook_and_every_concept_that_is_taught() -> None:
    text = goals.routes(LESSONS)
    for lesson in LESSONS:
        assert f"{lesson.path.parent.name}/{lesson.path.stem}.ipynb" in text
    for name in {name for lesson in LESSONS if lesson.kind == "lesson" for name in lesson.header["concepts"]}:
        assert f"| {name} |" in text


def test_the_lecturers_page_is_in_step_with_the_lessons() -> None:
    path, text = notebooks.lecturers_page(ROOT) or pytest.fail("there is no page")
    assert path.read_text(encoding="utf-8") == text


def test_a_goal_on_two_lines_is_read_as_one() -> None:
    text = (
        "# Titel?\n\n**Na deze les kun je**\n\n- tellen en\n  optellen (C70);\n- twijfelen (C71).\n\n*Tijd: 5 minuten.*"
    )
    lesson = Lesson(Path("1_les.py"), {"lesson": "08.1"}, (source.Cell("markdown", text, 1, 1),))
    assert cadence.goals(lesson) == ["tellen en optellen (C70);", "twijfelen (C71)."]
