"""Each kind of answer takes what people mean, and says in Dutch what is different about the rest."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantlab import nps
from klantlab.exercises import proofs
from klantlab.exercises.checking import judge
from klantlab.exercises.declaring import Exercise
from klantlab.exercises.kinds import Choice, Day, Interval, Items, Kind, Number, Option, Text, YesNo
from klantlab.exercises.opening import Element, Open
from klantlab.exercises.tabular import Table


def asking(kind: Kind, reference: Any) -> Exercise:
    return Exercise(
        "99.1",
        title="Proef",
        concepts=("C70",),
        level="schrijven",
        kind=kind,
        reference=lambda: reference,
        hints=("Denk.",),
    )


def says(kind: Kind, reference: Any, answer: Any) -> str:
    """Give the message about a wrong answer, after making sure that it is one."""
    feedback = judge(asking(kind, reference), answer)
    assert feedback.outcome == "wrong", feedback
    assert not proofs.unkind(feedback.message)
    return feedback.message


def accepts(kind: Kind, reference: Any, answer: Any) -> bool:
    return judge(asking(kind, reference), answer).outcome == "right"


OPEN = Open(
    elements=(Element("taart", "Wel of geen taart?", "Ik weet het niet."),), rubric=(), samples=(), least_words=5
)
CHOICE = Choice(a=Option("wel", "Waarom wel?"), b=Option("geen idee", "Welke rij?"), c=Option("dat staat er niet"))
FRAME = pd.DataFrame(
    {"r": [5, 3, 1], "segment": ["a", "b", "a"], "on": pd.to_datetime(["2025-01-01", None, "2025-03-01"])},
    index=pd.Index([11, 12, 13], name="customer_id"),
)
COLUMN = pd.Series([0.5, np.nan, 2.0], index=["a", "b", "c"])
ALL = [
    (Number(within=0.05), 7.4),
    (Number(), 12),
    (Interval(within=0.1), (1.5, 9.5)),
    (Text(), "utrecht"),
    (YesNo("Tel nog eens: hoeveel zijn het er?"), True),
    (Day(), datetime.date(2025, 12, 31)),
    (Items(), ["a", "b"]),
    (Items(ordered=True), [3, 1, 2]),
    (CHOICE, "c"),
    (Table(), FRAME),
    (Table(within=0.01), COLUMN),
    (OPEN, ""),
]
every_kind = pytest.mark.parametrize(("kind", "reference"), ALL, ids=lambda v: type(v).__name__)


# ── every kind ─────────────────────────────────────────────────────────────────────────────────────


@every_kind
def test_nonsense_is_never_right_and_gets_a_kind_sentence(kind, reference):
    assert proofs.survives(asking(kind, reference)) == []


@every_kind
@given(
    answer=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.complex_numbers(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
        max_leaves=5,
    )
)
def test_no_answer_ever_raises(kind, reference, answer):
    feedback = judge(asking(kind, reference), answer)
    assert feedback.outcome in {"missing", "right", "wrong"}
    assert len(feedback.message.split()) <= 40


@every_kind
@pytest.mark.parametrize("stub", [..., "...", " … ", "", "\n...\n", [...], (7, ...)], ids=repr)
def test_a_stub_is_missing(kind, reference, stub):
    assert judge(asking(kind, reference), stub).outcome == "missing"


@every_kind
def test_none_is_explained(kind, reference):
    assert "inplace" in says(kind, reference, None)


@every_kind
def test_a_function_without_brackets_is_explained(kind, reference):
    for function in (len, pd.Series([1]).mean, np.mean, np.add, lambda: 1):
        assert "functie" in says(kind, reference, function)


@every_kind
def test_the_answer_is_not_changed(kind, reference):
    frame, column, items = FRAME.copy(), COLUMN.copy(), [3, 1, 2]
    for answer in (frame, column, items):
        judge(asking(kind, reference), answer)
    pd.testing.assert_frame_equal(frame, FRAME)
    pd.testing.assert_series_equal(column, COLUMN)
    assert items == [3, 1, 2]


# ── numbers ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "answer",
    [
        5,
        5.0,
        np.int64(5),
        np.float32(5),
        Decimal(5),
        np.array(5),
        5.04,
        nps.from_counts(promoters=25, passives=55, detractors=20),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_a_number_may_come_in_many_forms(answer):
    assert accepts(Number(within=0.05), 5, answer)


def test_the_edge_of_the_tolerance_is_right_and_beyond_it_is_wrong():
    assert accepts(Number(within=0.05), 7.4, 7.45)
    assert accepts(Number(), 0.3, 0.1 + 0.2)
    assert not accepts(Number(within=0.05), 7.4, 7.4501)


@pytest.mark.parametrize(
    ("answer", "about"),
    [
        ((7, 4), "komma"),
        ("7,4", "komma"),
        ("7.4", "aanhalingstekens"),
        ("5", "aanhalingstekens"),
        ("12%", "procentteken"),
        ("twaalf", "tekst"),
        ([7.4], "een lijst met één waarde"),
        (pd.Series([7.4]), "een kolom (Series) met één waarde"),
        (pd.DataFrame({"x": [7.4]}), "een tabel (DataFrame) met één waarde"),
        (np.array([7.4]), "een array met één waarde"),
        (pd.Series([7.4, 8]), "een kolom (Series)"),
        ({"x": 1}, "een woordenboek"),
        (True, "True of False"),
        (np.bool_(False), "True of False"),
        (float("nan"), "NaN"),
        (float("inf"), "oneindig"),
        (pd.NA, "leeg vakje"),
        (np, "module"),
        (float, "soort"),
        (FRAME.groupby("segment"), "groepering"),
        (datetime.date(2025, 1, 1), "een datum"),
        (np.datetime64("2025-01-01"), "een datum"),
        (1j, "een getal"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_number_is_called_by_its_name(answer, about):
    assert about in says(Number(within=0.05), 7.4, answer)


@pytest.mark.parametrize(
    ("reference", "answer", "about"),
    [
        (39.84, 0.3984, "fractie"),
        (0.3984, 39.84, "honderd"),
        (39.84, -39.84, "teken"),
        (39.84, 40, "afgerond"),
        (39.84, 39.7, "dichtbij"),
        (39.84, 12.5, "12,5"),
        (39.84, 1e300, "1e+300"),
        (4338, 4337, "één naast"),
        (4338, 4339.0, "één naast"),
    ],
)
def test_what_goes_wrong_with_any_number_is_recognised(reference, answer, about):
    assert about in says(Number(within=0.01 if isinstance(reference, float) else 0), reference, answer)


def test_around_zero_no_sign_or_unit_is_blamed():
    assert "klopt nog niet" in says(Number(within=0.05), 0.0, 3.0)


@given(reference=st.floats(-1e6, 1e6), answer=st.floats(-1e6, 1e6))
def test_a_remark_about_a_wrong_number_never_holds_the_right_one(reference, answer):
    kind = Number(within=0.005)
    if not kind.same(answer, reference):
        said = kind.remark(answer, reference)
        assert not proofs.unkind(said)
        if "klopt nog niet" not in said:  # there, the student's own number is written back
            assert not any(c.isdigit() for c in said)


# ── intervals, days, text, yes or no ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("answer", [(1.5, 9.5), [1.5, 9.45], np.array([1.5, 9.5]), pd.Series([1.5, 9.5])], ids=repr)
def test_an_interval_may_come_in_many_forms(answer):
    assert accepts(Interval(within=0.1), (1.5, 9.5), answer)


def test_a_result_with_an_interval_is_an_interval():
    result = nps.from_counts(promoters=25, passives=55, detractors=20)
    assert accepts(Interval(), result.interval, result)


@pytest.mark.parametrize(
    ("answer", "about"),
    [
        ((9.5, 1.5), "ondergrens"),
        ((1.5, 8), "bovengrens klopt nog niet"),
        ((2, 9.5), "ondergrens klopt nog niet"),
        ((0.5, 10.5), "te breed"),
        ((2.5, 8.5), "te smal"),
        ((0, 3), "Allebei"),
        (8.0, "twee getallen"),
        ((1, 2, 3), "twee getallen"),
        (("1,5", "9,5"), "komma"),
        ((None, 9.5), "leeg"),
    ],
    ids=repr,
)
def test_an_interval_that_differs_is_told_how(answer, about):
    assert about in says(Interval(within=0.1), (1.5, 9.5), answer)


@pytest.mark.parametrize(
    "answer",
    [
        datetime.date(2025, 12, 31),
        datetime.datetime(2025, 12, 31, 23, 59),
        pd.Timestamp("2025-12-31", tz="Europe/Amsterdam"),
        np.datetime64("2025-12-31"),
        "2025-12-31",
    ],
    ids=repr,
)
def test_a_day_may_come_in_many_forms(answer):
    assert accepts(Day(), datetime.date(2025, 12, 31), answer)


@pytest.mark.parametrize(
    ("answer", "about"),
    [
        ("31-12-2025", "jaar-maand-dag"),
        ("2025-02-30", "kalender"),
        ("2025-12-30", "één dag naast"),
        ("2024-01-01", "is het niet"),
        (20251231, "een getal"),
        (pd.NaT, "leeg vakje"),
        (np.datetime64("NaT"), "leeg vakje"),
    ],
    ids=repr,
)
def test_a_day_that_differs_is_told_how(answer, about):
    assert about in says(Day(), datetime.date(2025, 12, 31), answer)


def test_day_and_month_swapped_are_recognised():
    assert "verwisseld" in says(Day(), datetime.date(2025, 3, 4), "2025-04-03")


def test_text_forgives_capitals_and_spaces():
    assert accepts(Text(also=("den haag",)), "'s-gravenhage", " Den  Haag ")
    assert "rij of kolom" in says(Text(), "utrecht", "zwolle")
    assert "een getal" in says(Text(), "utrecht", 5)


def test_yes_or_no_takes_pythons_own_words():
    kind = YesNo("Tel nog eens: hoeveel zijn het er?")
    assert accepts(kind, True, np.bool_(True))
    assert "Tel nog eens" in says(kind, True, False)
    assert "aanhalingstekens" in says(kind, True, "True")
    assert "een kolom (Series)" in says(kind, True, pd.Series([True]))
    assert "een getal" in says(kind, True, 1)


# ── collections ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "answer",
    [["b", "A"], {"a", "b"}, ("a", "b"), pd.Series(["a", "b"]), pd.Index(["b", "a"])],
    ids=lambda answer: type(answer).__name__,
)
def test_a_free_collection_may_come_in_any_form_and_order(answer):
    assert accepts(Items(), ["a", "b"], answer)


def test_whole_and_decimal_numbers_are_the_same_in_a_collection():
    assert accepts(Items(ordered=True), [3, 1, 2], np.array([3.0, 1.0, 2.0]))


@pytest.mark.parametrize(
    ("kind", "answer", "about"),
    [
        (Items(), ["a"], "ontbreken er 1"),
        (Items(), ["a", "b", "c", "d"], "staan er 2 in"),
        (Items(), ["a", "c"], "ontbreken er 1 en staan er 1"),
        (Items(), ["a", "b", "b"], "hoe vaak"),
        (Items(), [], "leeg"),
        (Items(), "a, b", "tekst"),
        (Items(), [["a"], "b"], "een lijst"),
        (Items(ordered=True), ["b", "a"], "volgorde"),
        pytest.param(Items(ordered=True), {"a", "b"}, "geen volgorde", id="a set"),  # its own name differs per run
    ],
    ids=repr,
)
def test_a_collection_that_differs_is_told_how(kind, answer, about):
    assert about in says(kind, ["a", "b"], answer)


# ── choices and open answers ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("answer", ["c", "C", " c) ", "(c)", "optie c", "C.", "Dat staat er niet"])
def test_a_choice_may_be_a_letter_or_the_text(answer):
    assert accepts(CHOICE, "c", answer)


def test_each_wrong_option_has_its_own_feedback():
    assert says(CHOICE, "c", "a") == "Waarom wel?"
    assert says(CHOICE, "c", "geen idee") == "Welke rij?"
    assert "a, b, c" in says(CHOICE, "c", "e")
    assert "een getal" in says(CHOICE, "c", 3)


def test_an_open_answer_is_complete_or_hears_what_is_lacking():
    assert accepts(OPEN, "", "Nee, deze keer\ngeen taart")
    assert says(OPEN, "", "Ik weet het niet.") == "Wel of geen taart?"
    assert "kort" in says(OPEN, "", "Geen taart.")
    assert "drie aanhalingstekens" in says(OPEN, "", 5)


# ── tables ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "answer",
    [
        FRAME.copy(),
        FRAME.iloc[::-1],
        FRAME[["on", "segment", "r"]],
        FRAME.assign(eigen_kolom=1),
        FRAME.astype({"r": float}),
        FRAME.astype({"r": "Int64"}),
        FRAME.astype({"r": object, "segment": "category"}),
        FRAME.rename_axis(None),
        FRAME.set_axis(FRAME.index.astype("int32")),
    ],
)
def test_a_table_is_matched_by_its_labels(answer):
    assert accepts(Table(), FRAME, answer)


def test_small_differences_stay_within_the_tolerance_of_a_column():
    assert accepts(Table(within=0.01), COLUMN, COLUMN + 0.009)
    assert not accepts(Table(within=0.01), COLUMN, COLUMN + 0.011)
    assert accepts(Table(), COLUMN, COLUMN.rename("anders"))


@pytest.mark.parametrize(
    ("answer", "about"),
    [
        (FRAME.drop(columns="r"), "ontbreekt de kolom 'r'"),
        (FRAME.rename(columns={"r": "R"}), "ontbreekt de kolom 'r'"),
        (FRAME.iloc[:1], "2 rijen ontbreken"),
        (pd.concat([FRAME, FRAME.set_axis([7, 8, 9])]), "3 rijen horen er niet in"),
        (pd.concat([FRAME, FRAME]), "dubbel"),
        (FRAME.reset_index(), "andere labels"),
        (FRAME.assign(r=[5, 4, 2]), "In de kolom 'r' kloppen 2 rijen van de 3"),
        (FRAME.assign(r=[5, 4, 1]), "In de kolom 'r' klopt 1 rij van de 3"),
        (FRAME.assign(r=[1, 4, 2]), "In de kolom 'r' klopt nog geen enkele rij"),
        (FRAME.assign(r=["vijf", "drie", "één"]), "tekst"),
        (FRAME.assign(r=[5, np.nan, 1]), "lege vakjes"),
        (FRAME.assign(on=pd.Timestamp("2025-01-01")), "'on'"),
        (FRAME["r"], "één kolom (Series)"),
        (FRAME.iloc[:0], "leeg"),
        (FRAME.set_axis(["r", "r", "on"], axis=1), "hetzelfde"),
        ([[5, 3, 1]], "een lijst"),
    ],
    ids=range(16),
)
def test_a_table_that_differs_is_told_how(answer, about):
    assert about in says(Table(), FRAME, answer)


def test_a_column_that_differs_is_told_how():
    assert "Welke kolom kies je" in says(Table(), COLUMN, COLUMN.to_frame())
    assert "In je kolom klopt 1 rij van de 3" in says(Table(), COLUMN, COLUMN.replace(2.0, 3.0))
    assert "andere labels" in says(Table(), COLUMN, COLUMN.reset_index(drop=True))


def test_order_counts_only_where_it_is_asked_for():
    assert accepts(Table(), COLUMN, COLUMN.iloc[::-1])
    assert "volgorde" in says(Table(ordered=True), COLUMN, COLUMN.iloc[::-1])


def test_no_value_of_the_reference_stands_in_what_is_said_about_a_table():
    secret = pd.DataFrame({"omzet": [1234.5, 9876.5], "stad": ["Zwolle", "Gouda"]}, index=["k1", "k2"])
    for answer in (
        secret * 2,
        secret.iloc[:1],
        secret[["stad"]],
        secret["stad"],
        secret.reset_index(),
        secret.assign(stad="?"),
    ):
        said = says(Table(), secret, answer)
        assert not any(value in said for value in ("1234", "1.234", "9876", "Zwolle", "Gouda", "k1", "k2"))


def test_a_table_with_repeated_labels_is_compared_row_by_row():
    repeated = COLUMN.set_axis(["a", "a", "b"])
    assert accepts(Table(), repeated, repeated.copy())
    assert "aantal rijen" in says(Table(), repeated, repeated.iloc[:2])
    assert "andere volgorde" in says(Table(), repeated, repeated.set_axis(["a", "b", "a"]))


def test_a_table_with_two_levels_of_labels_is_matched():
    levels = FRAME.set_index("segment", append=True)[["r"]]
    assert accepts(Table(), levels, levels.iloc[::-1])
    assert "labels" in says(Table(), levels, FRAME[["r"]])


def test_read_only_data_can_be_checked():
    array = np.array([1.0, 2.0])
    array.flags.writeable = False
    assert accepts(Table(), pd.Series([1.0, 2.0]), pd.Series(array))
    assert accepts(Items(), [1, 2], array)
