"""Every exercise can be trusted: proofs over the whole register, and proof that the proofs bite."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from klantlab import exercises
from klantlab.building import source
from klantlab.errors import DataUnavailableError
from klantlab.exercises import checking, proofs, register
from klantlab.exercises.declaring import LEVELS, Company, Exercise, mistake
from klantlab.exercises.kinds import Choice, Number, Option
from klantlab.exercises.opening import Element, Open, Sample
from klantlab.exercises.tabular import Table

ROOT = Path(__file__).parents[1]
SEEDS = (None, 1, 501234, 20260101)
EVERY = register.every()
SOURCES = sorted(ROOT.glob("lessons/*/*opgaven*.py"))

every_exercise = pytest.mark.parametrize("exercise", EVERY, ids=lambda exercise: exercise.id)
every_company = pytest.mark.parametrize(
    ("exercise", "seed"),
    [(exercise, seed) for exercise in EVERY for seed in (SEEDS if exercise.uses_company else (None,))],
    ids=lambda value: value.id if isinstance(value, Exercise) else str(value),
)
every_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)


@pytest.fixture
def company_of() -> Iterator[Any]:
    """Switch to a company and back; exercises about no company need no switching."""
    switched = False

    def switch(exercise: Exercise, seed: int | None) -> None:
        nonlocal switched
        if exercise.uses_company:
            from klantlab import data

            data.variant(seed)
            switched = True

    yield switch
    if switched:
        from klantlab import data

        data.variant(None)


@cache
def cells(path: Path, answered: bool) -> tuple[str, ...]:
    lesson = source.read(path)
    kept = source.answers(lesson) if answered else source.student(lesson)
    return tuple(cell.source for cell in kept if cell.kind == "code" and "raises-exception" not in cell.tags)


@cache
def handed_in(chapter: str, answered: bool, seed: int | None) -> dict[str, list[Any]]:
    given: dict[str, list[Any]] = {}
    for path in SOURCES:
        if path.parent.name.startswith(chapter):
            for exercise, answers in proofs.handed_in(cells(path, answered)).items():
                given.setdefault(exercise, []).extend(answers)
    return given


@cache
def student_text(path: Path) -> str:
    return "\n".join(cell.source for cell in source.student(source.read(path)))


def set_of(path: Path) -> list[Exercise]:
    text = student_text(path)
    return [exercise for exercise in EVERY if f"## Opgave {exercise.id} " in text]


# ── the proofs ─────────────────────────────────────────────────────────────────────────────────────


def test_there_are_exercises_to_prove():
    assert len(EVERY) >= 6
    assert SOURCES


@every_company
def test_the_worked_answer_is_right(exercise, seed, company_of):
    company_of(exercise, seed)
    assert proofs.worked(exercise, handed_in(exercise.id[:2], True, seed).get(exercise.id, [])) == []


@every_exercise
def test_the_untouched_stub_is_missing(exercise):
    assert proofs.untouched(exercise, handed_in(exercise.id[:2], False, None).get(exercise.id, [])) == []


@every_company
def test_each_typical_mistake_gets_its_own_message(exercise, seed, company_of):
    company_of(exercise, seed)
    complaints = proofs.told_apart(exercise)
    if seed is None:
        assert complaints == []
    else:  # another company may make two computations agree; right wins, and the author reads it here
        assert not [complaint for complaint in complaints if "niet gemaakt" in complaint]
        for complaint in complaints:
            print(f"variant {seed}: {complaint}")


@every_company
def test_nonsense_gets_a_kind_sentence(exercise, seed, company_of):
    company_of(exercise, seed)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert proofs.survives(exercise) == []


@every_company
def test_messages_and_hints_are_short_ask_back_and_keep_the_answer(exercise, seed, company_of):
    company_of(exercise, seed)
    assert proofs.wording(exercise) == []


@every_exercise
def test_the_declaration_is_complete(exercise):
    assert proofs.declared(exercise) == []


@every_company
def test_the_reference_computes_the_same_twice(exercise, seed, company_of):
    company_of(exercise, seed)
    assert proofs.recomputed(exercise) == []


@every_exercise
def test_no_message_and_no_answer_stands_in_what_students_get(exercise):
    read = [path for path in SOURCES if path.parent.name.startswith(exercise.id[:2])]
    texts = [student_text(path) for path in read] + [built for path in read if (built := _built(path))]
    assert [leak for text in texts for leak in proofs.leaks(exercise, text)] == []


def _built(path: Path) -> str:
    """Give all text of the built notebook that students get: cells and outputs; nothing when it isn't built."""
    notebook = ROOT / "notebooks" / path.parent.name / f"{path.stem}.ipynb"
    if not notebook.exists():
        return ""
    said = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    outputs = [output for cell in said for output in cell.get("outputs", [])]
    texts = [cell["source"] for cell in said]
    texts += [output["text"] for output in outputs if "text" in output]
    texts += [data for output in outputs for kind, data in output.get("data", {}).items() if kind.startswith("text/")]
    return "\n".join("".join(text) for text in texts)


@every_source
def test_no_line_of_a_solution_stands_in_what_students_get(path):
    lines = source.answer_text(source.read(path))
    assert lines
    assert proofs.leaked_lines(lines, student_text(path)) == []


@every_source
def test_source_and_register_are_in_step(path):
    assert proofs.in_step(set_of(path), student_text(path)) == []
    assert {concept for exercise in set_of(path) for concept in exercise.concepts} <= set(
        source.read(path).header["concepts"]
    )


@every_source
def test_levels_rise_and_a_set_holds_a_decision_and_an_honest_cannot_say(path):
    assert proofs.climbs(set_of(path)) == []


def test_every_registered_exercise_stands_in_one_source():
    assert sorted(exercise.id for path in SOURCES for exercise in set_of(path)) == sorted(exercises.ids())


# ── the proofs bite: one deliberately bad exercise for each ─────────────────────────────────────────

SCORES = [10, 9, 9, 8, 7, 7, 3]


def good(**changes: Any) -> Exercise:
    """Declare an exercise that passes every proof: the mean of seven scores."""
    return Exercise(
        **{
            "id": "99.1",
            "title": "Gemiddelde",
            "concepts": ("C70",),
            "level": "schrijven",
            "kind": Number(within=0.005, because="Twee decimalen zijn genoeg."),
            "reference": lambda: sum(SCORES) / 7,
            "hints": ("Waardoor deel je?",),
            "mistakes": (
                mistake(lambda: sum(SCORES) / 6, "Je deelt door te weinig klanten. Hoeveel zijn het er?"),
                mistake(lambda: sum(SCORES), "Je hebt opgeteld. Wat komt daarna?"),
                mistake(lambda: sorted(SCORES)[3], "Dit is het middelste cijfer. Is dat het gemiddelde?"),
            ),
            **changes,
        }
    )


def slipping(message: str, compute: Any = lambda: 1.0) -> Exercise:
    return good(mistakes=(*good().mistakes, mistake(compute, message)))


def test_the_good_example_passes_every_proof():
    example = good()
    everything = [proofs.worked(example, [53 / 7]), proofs.untouched(example, [...]), proofs.leaks(example, "Deel.")]
    everything += [prove(example) for prove in (proofs.told_apart, proofs.survives, proofs.wording, proofs.declared)]
    assert everything == [[]] * 7


def test_a_wrong_worked_answer_is_caught():
    assert proofs.worked(good(), [7.0])
    assert proofs.worked(good(), [])


def test_a_stub_that_counts_as_an_answer_is_caught():
    assert proofs.untouched(good(), [0])
    assert proofs.untouched(good(), [])
    assert not proofs.untouched(good(start=25), [25])


@pytest.mark.parametrize(
    "bad",
    [
        slipping("Je deelt door te weinig klanten. Hoeveel zijn het er?"),  # a message said twice
        slipping("Je telt er één te weinig. Welke?", lambda: sum(SCORES) / 6),  # never reached: another comes first
        slipping("Je bent er. Of niet?", lambda: sum(SCORES) / 7),  # no mistake at all
        good(start=1, mistakes=(*good().mistakes, mistake(lambda: 1, "Eén?"))),
    ],
)
def test_mistakes_that_are_not_told_apart_are_caught(bad):
    assert proofs.told_apart(bad)


@pytest.mark.parametrize(
    "message",
    [
        "Dit is fout.",  # asks nothing back
        "Waarom " + "zo " * 40 + "lang?",
        "Het moet 7,57 zijn, zie je dat?",
        "Zie je waarom 7.5714 beter is?",
        "Is het niet ongeveer 0,757 keer tien?",
        "ValueError: zie je het?",
        "Fout! Zie je het?",
    ],
)
def test_messages_that_are_unkind_or_tell_are_caught(message):
    assert proofs.wording(slipping(message))


@pytest.mark.parametrize("hint", ["Het is 757 gedeeld door honderd.", "Probeer 7,6 eens."])
def test_hints_that_tell_are_caught(hint):
    assert proofs.wording(good(hints=(hint,)))


def test_an_answer_in_words_is_caught():
    twelve = good(kind=Number(), reference=lambda: 12, mistakes=(), hints=("Denk aan twaalf.",))
    assert proofs.wording(twelve)


class Gullible(Number):
    """A kind that takes anything."""

    def read(self, answer: Any) -> Any:
        return answer

    def same(self, value: Any, reference: Any) -> bool:
        return True


def test_a_kind_that_takes_nonsense_is_caught():
    assert proofs.survives(good(kind=Gullible()))


def test_a_kind_whose_sentence_shows_the_answer_is_caught():
    class Chatty(Number):
        def remark(self, value: Any, reference: Any) -> str:
            return f"Had je niet {reference:.2f} moeten vinden?"

    assert "moeten" in checking.judge(good(kind=Chatty()), 3).message
    assert any("verklapt" in complaint for complaint in proofs.survives(good(kind=Chatty())))


def test_a_check_that_raises_is_caught(monkeypatch):
    def stumble(exercise: Exercise, answer: Any) -> Any:
        raise KeyError("x")

    monkeypatch.setattr(proofs, "judge", stumble)
    assert proofs.survives(good())


@pytest.mark.parametrize(
    "bad",
    [
        good(kind=Number(within=0.5)),
        good(mistakes=good().mistakes[:2]),
        good(concepts=("NPS",)),
        good(kind=Choice(a=Option("ja", "Hoezo?"), b=Option("nee", "Hoezo niet?")), reference=lambda: "a", mistakes=()),
        good(kind=Open(elements=(), rubric=(), samples=()), reference=lambda: "", mistakes=()),
        good(
            kind=Open(
                elements=(Element("x", "Waar is x?", "y"), Element("z", "Waar is z?", "x")),
                rubric=("a", "b", "c"),
                samples=tuple(Sample(quality, "niets", "kort") for quality in ("Mager", "Redelijk", "Sterk")),
            ),
            reference=lambda: "",
            mistakes=(),
        ),
    ],
)
def test_incomplete_declarations_are_caught(bad):
    assert proofs.declared(bad)


@pytest.mark.parametrize("changes", [{"id": "8.1"}, {"level": "moeilijk"}, {"hints": ()}, {"concepts": ()}])
def test_impossible_declarations_are_refused(changes):
    with pytest.raises(ValueError, match="exercise"):
        good(**changes)


def test_a_reference_that_wavers_is_caught():
    throws = iter(range(1000))
    assert proofs.recomputed(good(reference=lambda: next(throws)))


NPS_2017 = good(kind=Number(within=0.01, because="x"), reference=lambda: 39.840)


@pytest.mark.parametrize("text", ["39.84", "39,84", "0.3984", "39,8", "0,398", "3984", "(39.840)", "39,8 punten."])
def test_a_number_is_found_in_every_spelling(text):
    assert proofs.leaks(NPS_2017, f"De uitslag was {text} dit jaar")


@pytest.mark.parametrize("text", ["1234567", "1.234.567", "1,234,567", "1_234_567", "1.234.567,0"])
def test_a_large_number_is_found_with_any_thousands_mark(text):
    assert proofs.leaks(good(kind=Number(), reference=lambda: 1_234_567), f"omzet = {text}")


@pytest.mark.parametrize("text", ["40", "39.9", "398 klanten en 41", "[3, 9, 8, 4]", "400 antwoorden", "139.84"])
def test_other_numbers_are_left_alone(text):
    assert not proofs.leaks(NPS_2017, text)


def test_a_message_in_what_students_get_is_caught():
    assert proofs.leaks(good(), "# Je hebt opgeteld.\n  Wat komt daarna?")


def test_a_line_of_a_solution_in_what_students_get_is_caught():
    solution = ["uitslag = nps.score(antwoorden)", "x = 32"]
    assert proofs.leaked_lines(solution, "tip: `uitslag=nps.score( antwoorden )`")
    assert proofs.leaked_lines(solution, "criticasters = 2\n  x = 32")
    assert not proofs.leaked_lines(solution, "uitslag = ...\nx = 25\nmax = 320")


def test_source_and_register_out_of_step_are_caught():
    choice = replace_kind(Choice(a=Option("wel", "?"), b=Option("niet", "?"), c=Option("weet niet", "?")))
    assert not proofs.in_step([good()], "## Opgave 99.1 · Gemiddelde")
    assert proofs.in_step([good()], "## Opgave 99.1 · Middeling")
    assert proofs.in_step([good()], "## Opgave 99.1 · Gemiddelde\n## Opgave 99.2 · Nog een")
    assert proofs.in_step([choice], "## Opgave 99.1 · Gemiddelde\n- **a** wel\n- **b** niet")


def replace_kind(kind: Any) -> Exercise:
    return replace(good(), kind=kind, reference=lambda: "a", mistakes=())


def test_levels_that_fall_and_sets_without_decision_are_caught():
    low, high = good(level=LEVELS[0]), good(level=LEVELS[3], cannot_say=True)
    assert "de niveaus lopen niet op" in proofs.climbs([high, low])
    assert any("besluit" in complaint for complaint in proofs.climbs([low, high]))
    assert any("kunnen zeggen" in complaint for complaint in proofs.climbs([low]))


# ── companies ──────────────────────────────────────────────────────────────────────────────────────


class Grown(Company):
    """A stand-in for Morgenrood: three orders whose amounts follow from the seed; counts how often it is read."""

    seed: int | None = None
    loads = 0

    def load(self, table: str) -> pd.DataFrame:
        self.loads += 1
        return pd.DataFrame({"amount": [10.0, 20.0, 33.0 + (self.seed or 0)]})


@pytest.fixture
def grown(monkeypatch):
    company = Grown()
    monkeypatch.setattr(checking, "COMPANY", company)
    monkeypatch.setattr(checking, "seed", lambda exercise: company.seed)
    return company


def turnover() -> Exercise:
    return good(
        kind=Number(within=0.5, because="Hele euro's."),
        reference=lambda company: company.load("orders")["amount"].sum(),
        mistakes=(mistake(lambda company: len(company.load("orders")), "Je telt bestellingen. Wat wil je optellen?"),),
    )


def test_a_check_speaks_of_the_company_that_is_switched_on(grown):
    exercise = turnover()
    assert exercise.uses_company
    assert checking.judge(exercise, 63).outcome == "right"
    grown.seed = 100
    assert checking.judge(exercise, 63).outcome == "wrong"
    assert checking.judge(exercise, 163).outcome == "right"
    grown.seed = None
    assert checking.judge(exercise, 63).outcome == "right"


def test_a_reference_is_computed_once_per_company(grown):
    exercise = turnover()
    for answer in (63, 3, 3, 8):
        checking.judge(exercise, answer)
    assert grown.loads == 2  # the reference and its one mistake
    grown.seed = 1
    checking.judge(exercise, 64)
    assert grown.loads == 3


def test_when_a_mistake_happens_to_be_right_for_some_company_right_wins(grown):
    lucky = good(
        kind=Number(),
        reference=lambda company: company.load("orders")["amount"].max(),
        mistakes=(mistake(lambda company: 40.0, "Je neemt een vast bedrag. Waar komt dat vandaan?"),),
    )
    assert not proofs.told_apart(lucky)
    grown.seed = 7
    assert checking.judge(lucky, 40).outcome == "right"


def test_data_that_is_not_there_is_said_and_not_held_against_the_student():
    def absent() -> float:
        raise DataUnavailableError("De tabel 'orders' is niet op deze computer.")

    feedback = checking.judge(good(reference=absent), 5)
    assert (feedback.outcome, "orders" in feedback.message) == ("missing", True)


def mean_per_customer(company: Company) -> pd.Series:
    return company.load("orders").groupby("customer_id")["amount"].mean()


@pytest.fixture(scope="module")
def about_the_company() -> Exercise:
    """Declare an exercise about Morgenrood itself, so that the proofs meet real tables and real variants."""
    return good(
        kind=Table(within=0.005, because="Op de cent."),
        reference=lambda company: company.load("orders").groupby("customer_id")["amount"].sum(),
        mistakes=(
            mistake(mean_per_customer, "Je neemt het gemiddelde. Wat wil je per klant weten?"),
            mistake(lambda company: mean_per_customer(company).round(), "Je rondt af. Waarom al hier?"),
            mistake(lambda company: mean_per_customer(company).iloc[1:], "Er mist een klant. Welke?"),
        ),
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_the_proofs_hold_for_every_company(about_the_company, seed, company_of):
    company_of(about_the_company, seed)
    spent = Company().load("orders").groupby("customer_id")["amount"].sum()
    assert proofs.worked(about_the_company, [spent, spent.iloc[::-1]]) == []
    for prove in (proofs.told_apart, proofs.survives, proofs.wording, proofs.declared, proofs.recomputed):
        assert prove(about_the_company) == []


def test_an_answer_about_another_company_is_wrong(about_the_company, company_of):
    company_of(about_the_company, 1)
    elsewhere = Company().load("orders").groupby("customer_id")["amount"].sum()
    company_of(about_the_company, None)
    assert checking.judge(about_the_company, elsewhere).outcome == "wrong"


def test_a_reference_that_fails_is_the_courses_fault_and_the_proofs_let_it_out():
    broken = good(reference=lambda: {}["x"])
    feedback = checking.judge(broken, 5)
    assert (feedback.outcome, "ligt niet aan je antwoord" in feedback.message) == ("missing", True)
    with pytest.raises(KeyError):
        proofs.recomputed(broken)


def test_a_mistake_that_cannot_be_made_here_stops_no_check_and_the_proofs_let_it_out():
    broken = good(mistakes=(mistake(lambda: 1 / 0, "Deel je door nul?"),))
    assert checking.judge(broken, 3).message.startswith("Je antwoord is 3")
    with pytest.raises(ZeroDivisionError):
        proofs.told_apart(broken)


def test_the_company_is_the_one_that_the_data_room_speaks_of(monkeypatch):
    from klantlab import data

    monkeypatch.setattr(data, "current", lambda: 501234)
    monkeypatch.setattr(data, "load", lambda name: pd.DataFrame({"amount": [1.0, 2.0]}) if name == "orders" else None)
    assert checking.judge(turnover(), 3).outcome == "right"
    assert (checking.seed(turnover()), checking.seed(good())) == (501234, None)


# ── what a student meets ───────────────────────────────────────────────────────────────────────────


def test_the_three_outcomes_of_an_exercise():
    assert exercises.check("08.2").message.startswith("Nog niet gemaakt")
    assert exercises.check("08.2", 30).message.startswith("Klopt")
    wrong = exercises.check("08.2", 0.30)
    assert (wrong.outcome, "fractie" in wrong.message) == ("wrong", True)


def test_the_fact_of_25_55_20_is_where_the_first_exercise_starts():
    first = register.chapter("08")["08.1"]
    assert (first.start, exercises.check("08.1", 25).outcome) == (25, "missing")
    assert first.start - 20 == 5


@pytest.mark.parametrize("written", ["08.2", "8.2", " 08.2 "])
def test_an_id_may_be_written_a_little_differently(written):
    assert exercises.check(written, 30).outcome == "right"


@pytest.mark.parametrize("unknown", ["08.99", "8,2", "", "acht", 8.2, None, "42.1", [], "08.2.1", "⑧.2", "os.path"])
def test_an_unknown_id_gets_a_sentence_with_ids_that_exist(unknown):
    for said in (exercises.check(unknown, 1).message, exercises.hint(unknown).text, exercises.samples(unknown).text):
        assert not proofs.unkind(said)
        assert any(f"{chapter}." in said for chapter in register.chapters())


def test_hints_come_one_after_another_and_on_request(monkeypatch):
    monkeypatch.setattr(exercises, "_given", {})
    assert [exercises.hint("08.3").number for _ in range(3)] == [1, 2, 2]
    assert exercises.hint("08.3", 1).number == 1
    for odd in (0, 9, "2", -1, 1.5):
        assert "hints" in exercises.hint("08.3", odd).text


def test_samples_are_shown_only_after_an_own_answer(monkeypatch):
    monkeypatch.setattr(exercises, "_written", set())
    strong = register.chapter("08")["08.6"].kind.samples[-1].text
    assert strong not in str(exercises.samples("08.6"))
    exercises.check("08.6", "Nee.")
    assert strong not in str(exercises.samples("08.6"))
    answered = exercises.check("08.6", handed_in("08", True, None)["08.6"][-1])
    assert "afspraak" not in str(answered)
    assert "besluit" in answered.more
    assert strong in str(exercises.samples("08.6"))
    assert "één goed antwoord" in str(exercises.samples("08.2"))


def test_feedback_shows_itself_as_markdown_and_as_text_and_holds_no_html():
    from IPython.core.formatters import DisplayFormatter

    for shown in (exercises.check("08.2", 3), exercises.hint("08.2", 1), exercises.samples("08.6")):
        bundle, _ = DisplayFormatter().format(shown)
        assert set(bundle) == {"text/markdown", "text/plain"}
        assert bundle["text/markdown"].startswith("**Opgave 08.")
        assert not set("<>*`") & set(bundle["text/plain"])
        assert bundle["text/plain"] == str(shown) == repr(shown)


def test_importing_the_engine_stays_light():
    heavy = "print([room for room in ('pandas', 'numpy', 'matplotlib') if room in sys.modules])"
    code = f"import sys; import klantlab.exercises; {heavy}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_author_declaring_twice_or_in_the_wrong_chapter_is_told(monkeypatch):
    from klantlab.exercises import chapter_08

    for wrong in ((good(),), chapter_08.EXERCISES * 2):
        register.chapter.cache_clear()
        monkeypatch.setattr(chapter_08, "EXERCISES", wrong)
        with pytest.raises(ValueError, match="declared twice or in the wrong chapter"):
            register.chapter("08")
    register.chapter.cache_clear()
