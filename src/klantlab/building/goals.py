"""What the lessons promise, collected: a page of goals to tick off, and for the lecturer what is covered and when.

Everything on both pages is read from the lessons, their exercises and the register (`klantlab.building.concepts`):
goals from the text of each lesson, minutes from its header, exercises from their declaration. So a page can be out of
date, which the builder notices, but it can't say something else than the course does.

The *short route* holds the lessons with a concept that is core, and every lesson that those need: because their header
says so under ``after``, or because they use Python that it teaches. The *long route* holds everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from klantlab.building import cadence, ladder
from klantlab.building.concepts import BY_ID, CHAPTERS, CONCEPTS, CORE, QUIZ, Concept
from klantlab.building.source import Lesson, named
from klantlab.words import count

SHORT, LONG = 7, 14  # weeks

GOALS_TEXT = """# Leerdoelen

Alles wat je in deze cursus leert, per les. Afvinken gaat zo: klik dubbel op de tekst, zet een x tussen de haken van een
doel (`[x]`) en druk op **Shift + Enter**. Jouw vinkjes blijven staan als er een nieuwe versie van de cursus komt.

**kern** staat bij wat iedereen moet kunnen. De nummers erachter zijn de opgaven waarmee je het oefent."""

ROUTES_TEXT = """Deze bladzijde is gemaakt uit de lessen zelf, door `python3 cursus.py build`. De minuten zijn die van
de lessen: 160 woorden per minuut en anderhalve minuut per cel. Reken voor een groep die nog nooit met Python werkte
in de eerste weken op een derde meer. De korte route bevat de lessen over wat *kern* is, met alles waarop die bouwen."""


def exercises_of(lessons: Iterable[Lesson]) -> dict[str, list[str]]:
    """Which exercises in these lessons practise a concept: {"C70": ["08.1", …]}."""
    from klantlab.exercises import register

    asked = {
        exercise.id
        for lesson in lessons
        if lesson.kind == "exercises"
        for exercise in register.chapter(lesson.number[:2]).values()
        if any(f'exercises.check("{exercise.id}"' in cell.source for cell in lesson.cells)
    }
    found: dict[str, list[str]] = {}
    for exercise in register.every():
        if exercise.id in asked:
            for concept in exercise.concepts:
                found.setdefault(concept, []).append(exercise.id)
    return found


def lessons_of(lessons: Sequence[Lesson]) -> dict[str, list[Lesson]]:
    """Which lessons teach a concept, the exercises left aside."""
    return {
        concept.id: [
            lesson for lesson in lessons if lesson.kind != "exercises" and concept.id in lesson.header["concepts"]
        ]
        for concept in CONCEPTS
    }


def faults(lessons: Sequence[Lesson], chapters: Iterable[str] = ()) -> Iterator[str]:
    """What the chapters that are there owe to their concepts, in Dutch; of these chapters only, or of all."""
    taught, practised = lessons_of(lessons), exercises_of(lessons)
    present = {lesson.number[:2] for lesson in lessons if lesson.kind == "lesson"}
    asked = present & set(chapters or present)
    for lesson in lessons:
        for unknown in sorted(set(lesson.header["concepts"]) - BY_ID.keys()):
            yield f"{named(lesson.path)}: concept {unknown} staat niet in building/concepts.py"
    for concept in CONCEPTS:
        if concept.chapter not in asked:
            continue
        home = [lesson for lesson in taught[concept.id] if lesson.number.startswith(concept.chapter)]
        if not any(lesson.kind == "lesson" for lesson in home):
            yield f"{concept.id} ({concept.term}): geen les van hoofdstuk {concept.chapter} heeft het als leerdoel"
        if not practised.get(concept.id):
            yield f"{concept.id} ({concept.term}): geen opgave oefent het"
        yield from _uncomputed(concept, home)


def _uncomputed(concept: Concept, home: list[Lesson]) -> Iterator[str]:
    used = {use.item for lesson in home for use in ladder.uses(lesson.cells)}
    if not concept.functions and concept.weight != QUIZ:
        yield f"{concept.id} ({concept.term}): building/concepts.py noemt geen functie die het uitrekent"
    for function in concept.functions:
        if function not in used:
            yield f"{concept.id} ({concept.term}): geen les met dit leerdoel gebruikt {function}"


# --- the page of goals ------------------------------------------------------------------------------


def page(lessons: Sequence[Lesson]) -> list[str]:
    """Give the Markdown cells of the page, one for each chapter."""
    ordered = ladder.reading_order(lessons)
    practised = exercises_of(ordered)
    return [GOALS_TEXT, *(_chapter(chapter, ordered, practised) for chapter in _present(ordered))]


def _present(ordered: Sequence[Lesson]) -> list[str]:
    return list(dict.fromkeys(lesson.number[:2] for lesson in ordered))


def _chapter(chapter: str, ordered: Sequence[Lesson], practised: dict[str, list[str]]) -> str:
    lines = [f"## {chapter} {CHAPTERS[chapter]}"]
    for lesson in ordered:
        if lesson.number.startswith(chapter) and lesson.kind == "lesson":
            lines += ["", f"### {link(lesson)} · {lesson.header['minutes']} minuten", ""]
            lines += [_goal(goal, practised, chapter) for goal in cadence.goals(lesson)]
    return "\n".join(lines)


def _goal(goal: str, practised: dict[str, list[str]], chapter: str) -> str:
    ids = sorted(cadence.concepts(goal))
    core = " · **kern**" if any(BY_ID[name].weight == CORE for name in ids if name in BY_ID) else ""
    # Those of the chapter itself: a goal of chapter 04 is not practised in chapter 10.
    tries = sorted({number for name in ids for number in practised.get(name, ()) if number.startswith(chapter)}, key=_n)
    return f"- [ ] {goal.rstrip(' ;.')}{core}{' · opgaven ' + ', '.join(tries) if tries else ''}"


def _n(number: str) -> tuple[int, int]:
    chapter, _, place = number.partition(".")
    return int(chapter), int(place)


def link(lesson: Lesson, folder: str = "..") -> str:
    """Link to a lesson's notebook, from the folder of another chapter or from elsewhere."""
    return f"[{lesson.number} {lesson.header['title']}]({folder}/{lesson.path.parent.name}/{lesson.path.stem}.ipynb)"


# --- the lecturer's page ----------------------------------------------------------------------------


def routes(lessons: Sequence[Lesson]) -> str:
    """Give the lecturer's page: both routes by week with their minutes, and what is covered where."""
    ordered = ladder.reading_order(lessons)
    short = short_route(ordered)
    return "\n".join(
        [
            "# Leerroutes en dekking",
            "",
            ROUTES_TEXT,
            "",
            *_route(f"De korte route: {SHORT} weken", short, SHORT),
            *_route(f"De lange route: {LONG} weken", ordered, LONG),
            "## Wat waar staat",
            "",
            "| | onderwerp | gewicht | lessen | functies | opgaven |",
            "|---|---|---|---|---|---|",
            *_coverage(ordered),
            "",
        ]
    )


def short_route(ordered: Sequence[Lesson]) -> list[Lesson]:
    """Everything a student needs for the core: it, what it builds on, and the exercises on it."""
    teacher = ladder.taught_in(ordered)
    by_number = {lesson.number: lesson for lesson in ordered}
    core = {concept.id for concept in CONCEPTS if concept.weight == CORE}
    todo = [lesson for lesson in ordered if lesson.kind != "deepening" and core & set(lesson.header["concepts"])]
    chosen: dict[str, Lesson] = {}
    while todo:
        lesson = todo.pop()
        if lesson.number in chosen:
            continue
        chosen[lesson.number] = lesson
        todo += [by_number[number] for number in lesson.header.get("after", ()) if number in by_number]
        todo += [teacher[use.item] for use in ladder.uses(lesson.cells) if use.item in teacher]
    return ladder.reading_order(chosen.values())


def weeks(minutes: Sequence[int], number: int) -> list[int]:
    """Spread notebooks in order over weeks; give the week of each, counted from 0.

    A notebook falls in the week in which its middle falls when every week is as long.

    Examples
    --------
    >>> weeks([30, 30, 60, 30, 30], 3)
    [0, 0, 1, 2, 2]
    """
    total = sum(minutes)
    ends = accumulate(minutes)
    return [min(int((end - one / 2) * number / total), number - 1) for end, one in zip(ends, minutes, strict=True)]


def _route(title: str, lessons: Sequence[Lesson], number: int) -> Iterator[str]:
    places = weeks([lesson.header["minutes"] for lesson in lessons], number)
    yield f"## {title}"
    yield ""
    total = sum(lesson.header["minutes"] for lesson in lessons)
    yield f"{len(lessons)} notebooks, samen {count(total)} minuten: {count(round(total / number))} per week."
    yield ""
    yield "| week | notebooks | minuten |"
    yield "|---|---|---|"
    for week in range(number):
        inside = [lesson for lesson, place in zip(lessons, places, strict=True) if place == week]
        names = " · ".join(link(lesson, "../notebooks") for lesson in inside)
        yield f"| {week + 1} | {names} | {sum(lesson.header['minutes'] for lesson in inside)} |"
    yield ""


def _coverage(ordered: Sequence[Lesson]) -> Iterator[str]:
    taught, practised = lessons_of(ordered), exercises_of(ordered)
    for concept in CONCEPTS:
        if not taught[concept.id]:
            continue
        found = ", ".join(
            f"[{lesson.number}](../notebooks/{lesson.path.parent.name}/{lesson.path.stem}.ipynb)"
            for lesson in taught[concept.id]
        )
        functions = ", ".join(f"`{name}`" for name in concept.functions) or "–"
        tries = ", ".join(practised.get(concept.id, ())) or "–"
        yield f"| {concept.id} | {concept.term} | {concept.weight} | {found} | {functions} | {tries} |"
