"""Dutch that is spelt well, links that lead somewhere, and nothing left undone in any tracked file."""

from __future__ import annotations

import ast
import io
import json
import re
import shutil
import subprocess
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from klantlab.building import cadence, notebooks, source

ROOT = Path(__file__).parents[1]
OWN_WORDS = ROOT / "tests" / "woordenlijst.txt"

# Words that occur in nearly every text of the one language and hardly in the other.
DUTCH = {
    "de",
    "het",
    "een",
    "van",
    "en",
    "niet",
    "je",
    "zijn",
    "dat",
    "die",
    "op",
    "met",
    "voor",
    "wat",
    "geen",
    "naar",
}
ENGLISH = {
    "the",
    "of",
    "and",
    "a",
    "to",
    "for",
    "not",
    "that",
    "with",
    "are",
    "this",
    "it",
    "from",
    "by",
    "as",
    "which",
}

# Not language: addresses, files, dotted names, settings, names of columns between quotes, capitals and CamelCase.
NOISE = re.compile(
    r"https?://\S+|\S*[_/\\{}=@]\S*|\w*\.\w[\w.]*|'[^' ]+'|--?[a-z]\S*"
    r"|\b\w*[A-Z]\w*[A-Z]\w*\b|\b[A-Z][a-z]+[A-Z]\w*\b|\w*\d\w*|\*Bron(?:nen)?:[^*]*\*"
)
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
SCHEMA = re.compile(r"^\s+\w+\*?\s+(?:int|text|num|bool|date)", re.M)  # how a table is declared


def is_dutch(text: str) -> bool:
    """Whether more common words of this text are Dutch than English, and at least two."""
    words = re.findall(r"[a-zë]+", text.lower())
    dutch = sum(word in DUTCH for word in words)
    return dutch >= 2 and dutch > sum(word in ENGLISH for word in words)


def comments(code: str) -> str:
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    return "\n".join(token.string.lstrip("#") for token in tokens if token.type == tokenize.COMMENT)


def shown_texts(node: ast.AST) -> Iterator[str]:
    """Texts in code other than docstrings; the parts of an f-string are joined, its values dropped."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.JoinedStr):
            yield " 0 ".join(part.value for part in child.values if isinstance(part, ast.Constant))
            for part in child.values:
                yield from shown_texts(part)
        elif isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.value
        else:
            yield from shown_texts(child)


@cache
def dutch_texts() -> dict[str, str]:
    """All Dutch that somebody reads, by where it stands."""
    found: dict[str, str] = {}
    for path in notebooks.sources(ROOT):
        lesson = source.read(path)
        for cell in lesson.cells:
            text = cadence.prose(cell.source) if cell.kind == "markdown" else comments(cell.source)
            found[f"{source.named(path)}, cel {cell.number}"] = text
        terms = " ".join(f"{term}. {entry[1]}" for term, entry in lesson.header.get("terms", {}).items())
        found[f"{source.named(path)}, kop"] = f"{lesson.header['title']} {lesson.header.get('truth', '')} {terms}"
    for path in sorted((ROOT / "notebooks").glob("*/*.ipynb")):
        for place, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"], 1):
            outputs = [output.get("data", {}) for output in cell.get("outputs", ())]
            said = [
                "".join(data.get("text/plain", "")) for data in outputs if {"image/png", "text/markdown"} & set(data)
            ]
            found[f"{path.name}, uitvoer van cel {place}"] = "\n".join(said)
    for path in sorted(ROOT.glob("*.md")):
        prose = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for place, paragraph in enumerate(re.split(r"\n\s*\n", prose), 1):
            if is_dutch(cadence.prose(paragraph)):
                found[f"{path.name}, alinea {place}"] = cadence.prose(paragraph)
    for path in [ROOT / "cursus.py", *sorted((ROOT / "src").rglob("*.py"))]:
        name = path.relative_to(ROOT).as_posix()
        for text in shown_texts(ast.parse(path.read_text(encoding="utf-8"))):
            if is_dutch(text) and not SCHEMA.search(text) and re.search(r"[.,:;?)]|^(?:\S+\s+){0,30}\S+$", text):
                found[f"{name}: {text[:40]!r}"] = cadence.prose(text)
    return found


def words_in(text: str) -> list[str]:
    return WORD.findall(NOISE.sub(" ", text.replace("’", "'")))


def unknown(words: list[str], *options: str) -> list[str]:
    """Words that hunspell's Dutch dictionary lacks; one process for all of them."""
    command = ["hunspell", "-d", "nl_NL", "-i", "utf-8", *options, "-l"]
    run = subprocess.run(command, input="\n".join(words), capture_output=True, text=True, encoding="utf-8", check=True)
    return sorted(set(run.stdout.split()))


def misspelt(texts: dict[str, str]) -> dict[str, str]:
    """Words that neither the dictionary nor the own list knows, with where they stand first."""
    found: dict[str, str] = {}
    for place, text in texts.items():
        for word in words_in(text):
            found.setdefault(word, place)
    return {word: found.get(word, "?") for word in unknown(list(found), "-p", str(OWN_WORDS))}


@pytest.fixture(scope="module")
def hunspell() -> None:
    """Skip, with the reason, where the speller or its Dutch words are absent."""
    if not shutil.which("hunspell"):
        pytest.skip("hunspell is not installed (Debian: apt-get install hunspell hunspell-nl)")
    if subprocess.run(
        ["hunspell", "-d", "nl_NL", "-l"], input="", text=True, capture_output=True, check=False
    ).returncode:
        pytest.skip("hunspell has no Dutch dictionary (Debian: apt-get install hunspell-nl)")


@pytest.mark.usefixtures("hunspell")
def test_dutch_is_spelt_well() -> None:
    assert dutch_texts()
    assert misspelt(dutch_texts()) == {}, "mend the word, or add it to tests/woordenlijst.txt if it is right"


@pytest.mark.usefixtures("hunspell")
def test_the_speller_finds_a_mistake_and_lets_numbers_and_names_of_columns_be() -> None:
    text = "De klannt gaf een 7,4 voor `customer_id` op 31 december 2025; zie C70 en lessons/08_nps/1_les.py."
    assert misspelt({"hier": cadence.prose(text)}) == {"klannt": "hier"}


def test_the_own_word_list_holds_one_word_a_line_and_none_twice() -> None:
    words = OWN_WORDS.read_text(encoding="utf-8").splitlines()
    assert len(words) == len(set(words))
    assert [word for word in words if not WORD.fullmatch(word)] == []


def test_a_paragraph_in_english_is_no_dutch() -> None:
    assert is_dutch("Open de map en klik op het bestand.")
    assert not is_dutch("The folder is opened by the launcher, and the file is read.")
    assert not is_dutch("customer_id")


# --- links ------------------------------------------------------------------------------------------


def tracked() -> list[Path]:
    """Files under version control, or all files of a copy without it."""
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.skip("not a git working copy: which files belong to the course is not known")
    return [ROOT / name for name in run.stdout.split("\0") if name and (ROOT / name).is_file()]


def links(text: str) -> list[str]:
    """Targets of Markdown links and pictures, and of addresses between angle brackets."""
    plain = cadence._SPAN.sub(" ", cadence._FENCE.sub(" ", text))
    return [one or other for one, other in re.findall(r"\]\(<?([^)>\s]+)[^)]*\)|<(https?://[^>\s]+)>", plain)]


def anchors(path: Path) -> set[str]:
    """Names that a forge gives to the headings of a Markdown file."""
    headings = re.findall(r"^#{1,6} +(.*)$", cadence._FENCE.sub(" ", path.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken(text: str, folder: Path, here: Path | None = None) -> list[str]:
    """Links in a text that lead nowhere, seen from the folder in which it is read."""
    wrong = []
    for link in links(text):
        target, _, anchor = unquote(link).partition("#")
        if target.startswith("https://"):
            continue  # the world is not tested: there is no network here
        path = (folder / target) if target else here
        known = path is not None and path.exists() and ":" not in target
        if not known or (anchor and path is not None and path.suffix == ".md" and anchor not in anchors(path)):
            wrong.append(link)
    return wrong


def test_links_in_markdown_files_lead_somewhere() -> None:
    files = [path for path in tracked() if path.suffix == ".md"]
    assert files
    assert {path.name: found for path in files if (found := broken(path.read_text("utf-8"), path.parent, path))} == {}


def test_links_in_lessons_lead_somewhere_from_where_they_are_read() -> None:
    wrong = {}
    for path in notebooks.sources(ROOT):
        for notebook in notebooks.planned(ROOT, path):
            text = "\n\n".join(cell.source for cell in notebook.cells if cell.kind == "markdown")
            if found := broken(text, notebook.path.parent):
                wrong[notebook.path.name] = found
    assert wrong == {}


def test_a_broken_link_is_noticed(tmp_path: Path) -> None:
    page = tmp_path / "a b.md"
    page.write_text("# Een kop, met (haakjes)\n", encoding="utf-8")
    good = "[x](a%20b.md) ![y](<a b.md>) [z](a%20b.md#een-kop-met-haakjes) [w](#een-kop-met-haakjes) `[v](weg.md)`"
    assert broken(good.replace("<a b.md>", "a%20b.md"), tmp_path, page) == []
    assert broken("[x](weg.md) [y](#weg) [z](a%20b.md#weg) [w](http://a.nl) [v](ftp://a)", tmp_path, page) == [
        *("weg.md", "#weg", "a%20b.md#weg", "http://a.nl", "ftp://a")
    ]


# --- nothing left undone ----------------------------------------------------------------------------

UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|Lorem ip" + r"sum)\b")


def test_no_tracked_file_promises_work_to_come() -> None:
    wrong = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        # Pictures stored in notebooks are long runs of letters.
        wrong += [f"{path.name}: {match[0]}" for match in UNDONE.finditer(re.sub(r"[A-Za-z0-9+/]{200,}", "", text))]
    assert wrong == []


# Words that tell a reader it should be easy, or that fill a sentence.
TALK = re.compile(
    r"\b(?:simpelweg|eenvoudigweg|kinderspel|laten we|(?:heel|erg|zo) (?:makkelijk|simpel|eenvoudig))\b", re.I
)


def test_no_text_tells_the_reader_that_something_is_easy() -> None:
    assert {place: found[0] for place, text in dutch_texts().items() if (found := TALK.search(text))} == {}


def test_no_dutch_text_shouts_or_smiles() -> None:
    told = {place: text for place, text in dutch_texts().items() if "company/" not in place}  # customers may shout
    shouting = re.compile(r"\w!|" + cadence._EMOJI.pattern)
    assert {place: found[0] for place, text in told.items() if (found := shouting.search(text))} == {}
