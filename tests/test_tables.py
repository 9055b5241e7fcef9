"""The input contract: what every room may rely on, and the sentence for what does not fit."""

from __future__ import annotations

import datetime as dt
import decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantlab import tables
from klantlab.errors import InputError


def refusal(function, *arguments, **options) -> str:
    with pytest.raises(InputError) as caught:
        function(*arguments, **options)
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 400
    return message


# --- numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "values",
    [
        [1, 2, None],
        (1.0, 2.0, float("nan")),
        np.array([1, 2, np.nan]),
        pd.Series([1, 2, None], dtype="Int64"),
        pd.Series([1, 2, pd.NA], dtype=object),
        [decimal.Decimal(1), decimal.Decimal(2), pd.NA],
        pd.Categorical([1, 2, None]),
        (value for value in [1, 2, None]),
    ],
    ids=lambda v: type(v).__name__,
)
def test_numbers_of_every_usual_kind_become_floats_with_gaps(values: object) -> None:
    np.testing.assert_array_equal(tables.numbers(values, "score"), [1.0, 2.0, np.nan])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([7, "acht", 9], "in 1 van de 3 rijen tekst in plaats van een getal (bijvoorbeeld 'acht')"),
        (["7", "8"], "in 2 van de 2 rijen tekst"),
        ([True, False], "waar/onwaar"),
        ([1, float("inf")], "oneindig"),
        ([1 + 2j], "complexe"),
        (pd.Series(pd.to_datetime(["2025-01-01"])), "datums"),
        ([dt.date(2025, 1, 1)], "tekst in plaats van een getal"),
        ([[1, 2], [3, 4]], "richtingen"),
        (np.zeros((2, 2)), "richtingen"),
        ("1234", "moet een kolom of lijst met getallen zijn"),
        (None, "moet een kolom of lijst met getallen zijn"),
        (7, "moet een kolom of lijst met getallen zijn"),
        (pd.DataFrame({"a": [1]}), "kies een kolom uit 'a'"),
        ([-1, 11, 12, 5], "3 van de 4 waarden buiten de schaal 0–10 (namelijk −1, 11 en 12)"),
    ],
)
def test_what_is_no_column_of_numbers_is_refused(values: object, said: str) -> None:
    assert said in refusal(tables.numbers, values, "score", minimum=0, maximum=10)


def test_a_column_is_called_by_its_own_name() -> None:
    assert "Kolom 'cijfer'" in refusal(tables.numbers, pd.Series(["x"], name="cijfer"), "score")


def test_a_code_is_a_gap_only_when_declared() -> None:
    assert "11" in refusal(tables.numbers, [9, 11], "score", minimum=0, maximum=10)
    np.testing.assert_array_equal(tables.numbers([9, 11], "score", maximum=10, missing=[11]), [9, np.nan])


def test_fractions_are_refused_where_whole_numbers_belong() -> None:
    assert "geen heel getal" in refusal(tables.numbers, [7, 7.5], "score", whole=True)


@given(st.lists(st.floats(0, 10) | st.none(), max_size=30))
def test_numbers_never_touches_what_it_is_given(values) -> None:
    series = pd.Series(values, dtype=float)
    before = series.copy(deep=True)
    array = tables.numbers(series, "score", missing=[0])
    array[:] = -1
    pd.testing.assert_series_equal(series, before)


# --- items -----------------------------------------------------------------------------------


def test_items_keep_the_rows_and_share_one_scale() -> None:
    frame = pd.DataFrame({"v1": [1, 5], "v2": [2, 9]}, index=[7, 7])
    checked = tables.items(frame, maximum=5, missing=[9])
    assert checked.index.tolist() == [7, 7]
    assert checked["v2"].isna().tolist() == [False, True]
    assert "Kolom 'v2' heeft 1 van de 2 waarden" in refusal(tables.items, frame, minimum=1, maximum=5)


def test_items_refuse_no_rows_no_columns_and_double_columns() -> None:
    frame = pd.DataFrame({"v1": [1, 5]})
    assert "geen rijen" in refusal(tables.items, frame.iloc[:0])
    assert "geen enkele kolom" in refusal(tables.items, frame[[]])
    assert "komt 2 keer voor" in refusal(tables.items, pd.concat([frame, frame], axis=1))
    assert "moet een tabel zijn" in refusal(tables.items, [1, 2])


def test_items_take_number_names_and_other_engines() -> None:
    polars = pytest.importorskip("polars", reason="polars is in the optional group engines")
    frame = pd.DataFrame([[1, 2], [3, 4]])
    assert tables.items(frame).columns.tolist() == ["0", "1"]
    assert tables.items(polars.DataFrame({"v": [1, None]}))["v"].isna().tolist() == [False, True]


# --- frame, transactions, day ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "said"),
    [("Klant", "bedoel je 'klant '? "), ("klnt", "bedoel je"), ("zzz", "de tabel heeft wel 'klant ' en 'datum'")],
)
def test_an_absent_column_names_the_likely_one(column: str, said: str) -> None:
    frame = pd.DataFrame({"klant ": [1], "datum": [2]})
    message = refusal(tables.frame, frame, {"customer": column})
    assert message.startswith(f"Kolom '{column}' staat niet in de tabel")
    assert said.strip("? ") in message


def test_two_roles_in_one_column_are_refused() -> None:
    frame = pd.DataFrame({"a": [1]})
    assert "staat nu voor 'customer' en 'date' tegelijk" in refusal(tables.frame, frame, {"customer": "a", "date": "a"})
    assert "tussen aanhalingstekens" in refusal(tables.frame, frame, {"customer": 0})


def test_transactions_come_out_clean_and_the_caller_keeps_its_own() -> None:
    frame = pd.DataFrame(
        {
            "klant": [1, 2],
            "datum": [dt.date(2025, 1, 1), dt.date(2025, 1, 2)],
            "bedrag": [decimal.Decimal("1.50"), decimal.Decimal("2")],
        }
    )
    before = frame.copy(deep=True)
    rows = tables.transactions(frame, customer="klant", date="datum", amount="bedrag").to_native()
    assert rows["amount"].tolist() == [1.5, 2.0]
    assert rows["date"].dt.day.tolist() == [1, 2]
    pd.testing.assert_frame_equal(frame, before)


def test_times_with_and_without_a_zone_in_one_column_are_refused() -> None:
    mixed = pd.Series([pd.Timestamp("2025-01-01"), pd.Timestamp("2025-01-01", tz="UTC")], dtype=object)
    frame = pd.DataFrame({"klant": [1, 2], "datum": mixed})
    assert "met en zonder tijdzone" in refusal(tables.transactions, frame, customer="klant", date="datum")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)))
def test_a_day_is_the_same_day_however_it_is_written(day: dt.date) -> None:
    expected = pd.Timestamp(day)
    noon = dt.datetime.combine(day, dt.time(12))
    for written in (day, day.isoformat(), noon, noon.isoformat(), pd.Timestamp(noon, tz="Europe/Amsterdam")):
        assert tables.day(written) == expected


@pytest.mark.parametrize("value", ["31-12-2025", "12/31/2025", "gisteren", 20251231, None, pd.NaT, "2025-02-30"])
def test_what_is_no_day_is_refused(value: object) -> None:
    assert "jaar-maand-dag" in refusal(tables.day, value)
