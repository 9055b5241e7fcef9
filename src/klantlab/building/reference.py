"""Three notebooks that have no source of their own: they grow with every lesson, from what its header declares.

The *glossary* (``9_woordenlijst``) collects ``terms`` of all headers::

    #     terms:
    #       promotor: [promoter, "Een klant die de aanbevelingsvraag met een 9 of een 10 beantwoordt.", C70]

That is a Dutch term, its English name, one Dutch sentence, and perhaps the concept it belongs to. A term stands once
in the whole course, in the lesson that introduces it, and in that lesson's text.

The *sheet of verbs* (``9_spiekblad``) shows what the lessons teach, described in `klantlab.building.verbs`; the
*goals* (``9_leerdoelen``) are those that each lesson starts with (`klantlab.building.goals`).

They stand in the folder of chapter 00, after its lessons, and hold no code: there is nothing to run, only to look up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from klantlab.building import goals, source, verbs
from klantlab.building.ladder import reading_order, taught_in
from klantlab.building.source import Cell, Lesson, SourceError, named

KIND = "reference"
MOST_ROWS = 45  # of the sheet's first part: what fits a printed page

GLOSSARY_TEXT = """# Woordenlijst

De vaktermen van deze cursus, Nederlands en Engels, op alfabet. De laatste kolom zegt in welke les je het woord leert;
klik erop om die les te openen. Het nummer met een C is het onderwerp, zoals in de leerdoelen.

**Zoeken:** klik in deze tekst, druk op **Ctrl + F** (op een Mac ⌘ + F) en typ een deel van het woord. Dat mag
Nederlands of Engels zijn. Met Enter spring je naar de volgende plaats, met het kruisje sluit je het zoekvak.

De lijst groeit met elk hoofdstuk. Staat er in deze map een nieuwere met een datum in de naam, gebruik dan die."""

SHEET_TEXT = """# Spiekblad

Wat je in de lessen leert typen, met een voorbeeld. De namen in de voorbeelden (`orders`, `omzet`) zijn die van de
lessen; zet er je eigen namen neer. Zoeken gaat met **Ctrl + F** (op een Mac ⌘ + F).

Het blad groeit met elk hoofdstuk. Staat er in deze map een nieuwer met een datum in de naam, gebruik dan dat."""


def sheets(lessons: Sequence[Lesson], folder: Path) -> dict[str, Lesson]:
    """The notebooks by file name, as if they had been read from `folder`.

    Raises
    ------
    SourceError
        When a term is declared twice or stands in no text.
    """
    ordered = reading_order(lessons)
    if wrong := list(_term_faults(ordered)):
        raise SourceError("\n".join(wrong))
    texts = {
        "9_leerdoelen": ("Leerdoelen", goals.page(ordered)),
        "9_spiekblad": ("Spiekblad", [SHEET_TEXT, *_sheet(ordered)]),
        "9_woordenlijst": ("Woordenlijst", [GLOSSARY_TEXT, _glossary(ordered)]),
    }
    return {name: _as_lesson(folder, title, cells) for name, (title, cells) in texts.items()}


def faults(lessons: Sequence[Lesson]) -> list[str]:
    """What is wrong with the terms of these lessons and the descriptions of their verbs, in Dutch."""
    ordered = reading_order(lessons)
    return [*_term_faults(ordered), *_verb_faults(ordered)]


def _as_lesson(folder: Path, title: str, texts: list[str]) -> Lesson:
    header = {"lesson": "00.9", "kind": KIND, "title": title, "minutes": 5, "concepts": []}
    cells = [Cell("markdown", text, 1, number) for number, text in enumerate(texts, 1)]
    return Lesson(folder, header, source.with_ids(cells))


# --- glossary ---------------------------------------------------------------------------------------


def _glossary(ordered: list[Lesson]) -> str:
    rows = {
        term: f"| **{term}** | {english} | {meaning} | {', '.join([_link(lesson), *concept])} |"
        for lesson in ordered
        for term, (english, meaning, *concept) in lesson.header.get("terms", {}).items()
    }
    return _table("Nederlands", "Engels", "betekenis", "les", rows=[rows[term] for term in sorted(rows, key=sort_key)])


def sort_key(term: str) -> str:
    """Order of a Dutch dictionary: no difference between capitals, accents and hyphens."""
    plain = unicodedata.normalize("NFKD", term.casefold())
    return "".join(sign for sign in plain if sign.isalnum() or sign == " ")


def _term_faults(ordered: list[Lesson]) -> Iterator[str]:
    introduced: dict[str, Lesson] = {}
    for lesson in ordered:
        cells = source.student(lesson) if lesson.kind == "exercises" else lesson.cells
        text = _flat("\n\n".join(cell.source for cell in cells if cell.kind == "markdown"))
        for term in lesson.header.get("terms", {}):
            key = sort_key(term)
            if key in introduced:
                other = named(introduced[key].path)
                yield f"{named(lesson.path)}: term '{term}' staat al in {other}: één keer is genoeg"
            introduced.setdefault(key, lesson)
            if not re.search(rf"(?<!\w){re.escape(_flat(term))}(?!\w)", text):
                yield f"{named(lesson.path)}: term '{term}' komt in de tekst van deze les niet voor"


def _flat(text: str) -> str:
    """Text on one line and without capitals, quotation bars and emphasis, so that a line break hides no term."""
    return " ".join(re.sub(r"^> ?|[*_]", "", text, flags=re.M).casefold().split())


# --- sheet of verbs ---------------------------------------------------------------------------------


def _sheet(ordered: list[Lesson]) -> Iterator[str]:
    """Give the general part on one page, and then a part that holds the functions of each chapter's own room."""
    taught = taught_in(ordered)
    general: list[str] = []
    own: list[str] = []
    for group, rows in verbs.GROUPS.items():
        shown = [_row(row, taught) for row in rows if taught.keys() & set(row.items)]
        if shown:
            part = own if group.startswith(verbs.ROOM) else general
            part.append(f"## {group}\n\n" + _table("je typt", "wat het doet", "les", rows=shown))
    yield "\n\n".join(general)
    if own:
        yield "\n\n".join(own)


def _row(row: verbs.Row, taught: dict[str, Lesson]) -> str:
    first = min((taught[item] for item in row.items if item in taught), key=lambda lesson: lesson.place)
    code = " of ".join(f"`{line}`" for line in row.example.split("\n")).replace("|", r"\|")
    return f"| {code} | {row.meaning} | {_link(first)} |"


def _verb_faults(ordered: list[Lesson]) -> Iterator[str]:
    taught = taught_in(ordered)
    described = {item for rows in verbs.GROUPS.values() for row in rows for item in row.items}
    for item, lesson in taught.items():
        if item not in described:
            yield f"{named(lesson.path)}: leert '{item}', maar building/verbs.py beschrijft dat niet"
    for item in sorted(described - taught.keys()):
        yield f"building/verbs.py beschrijft '{item}', maar geen enkele les leert dat"


# --- both -------------------------------------------------------------------------------------------


def _link(lesson: Lesson) -> str:
    """Link to a lesson that works from every chapter's folder, here and where students keep theirs."""
    return f"[{lesson.number}](../{lesson.path.parent.name}/{lesson.path.stem}.ipynb)"


def _table(*columns: str, rows: list[str]) -> str:
    return "\n".join([f"| {' | '.join(columns)} |", "|---" * len(columns) + "|", *rows])
