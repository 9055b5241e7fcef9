"""clv.summary, counts, calibration_holdout and tracking: from purchases to histories."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantlab import clv
from klantlab.errors import InputError, InputWarning

DAYS = pd.Timestamp("2025-01-01")


def purchases(rows, **columns):
    """Rows of (customer, day number, amount)."""
    frame = pd.DataFrame(rows, columns=["customer_id", "day", "amount"])
    frame["date"] = DAYS + pd.to_timedelta(frame.pop("day"), unit="D")
    return frame.assign(amount=frame["amount"].astype(float), **columns)


def by_hand(orders, end, length):
    """The definition, customer by customer, in plain Python."""
    rows = {}
    for customer, mine in orders.groupby("customer_id"):
        days = {}
        for moment, amount in zip(mine["date"], mine["amount"], strict=True):
            if moment.date() <= end:
                days[moment.date()] = days.get(moment.date(), 0) + amount
        if days:
            first, *later = sorted(days)
            rows[customer] = (
                len(later),
                (max(days) - first).days / length,
                (end - first).days / length,
                np.mean([days[d] for d in later]) if later else np.nan,
            )
    return pd.DataFrame.from_dict(rows, orient="index", columns=["x", "t_x", "T", "m"])


def test_cdnow_has_2357_customers_and_2457_repeat_purchases_in_the_calibration_period(cdnow_summary):
    assert len(cdnow_summary) == 2357
    assert cdnow_summary["x"].sum() == 2457


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 6), st.integers(0, 40), st.integers(1, 99)), min_size=1, max_size=40),
    st.sampled_from([("D", 1), ("W", 7), ("M", 30.4375), ("Y", 365.25)]),
    st.randoms(),
)
def test_summary_equals_the_definition_worked_out_by_hand_in_any_row_order(rows, unit, random):
    orders = purchases(rows)
    end = (DAYS + pd.Timedelta(days=max(20, min(day for _, day, _ in rows)))).date()
    expected = by_hand(orders, end, unit[1])
    order = list(range(len(rows)))
    random.shuffle(order)
    found = clv.summary(orders.iloc[order], amount="amount", end=end, unit=unit[0])
    # sums of amounts may be added up in another order: 1e-12 relative
    pd.testing.assert_frame_equal(found, expected, check_names=False, rtol=1e-12)


def test_counts_are_the_summary_counted(cdnow):
    table = clv.summary(cdnow, end="1997-09-30")
    counted = clv.counts(cdnow, end="1997-09-30")
    expected = table.value_counts(["x", "t_x", "T"], sort=False).sort_index()
    assert counted["customers"].sum() == len(table)
    assert counted["customers"].to_list() == expected.to_list()
    assert counted[["x", "t_x", "T"]].to_numpy().tolist() == [list(row) for row in expected.index]


def test_time_of_day_and_time_zone_do_not_split_a_day():
    moments = pd.to_datetime(["2025-01-01 00:10", "2025-01-01 23:50", "2025-01-08 12:00"]).tz_localize(
        "Europe/Amsterdam"
    )
    orders = pd.DataFrame({"customer_id": 1, "date": moments})
    row = clv.summary(orders, unit="D").iloc[0]
    assert (row["x"], row["t_x"], row["T"]) == (1, 7, 7)


def test_purchases_after_end_are_left_out_and_counted(cdnow):
    table = clv.summary(cdnow, end="1997-09-30")
    assert table.attrs["rows_after_end"] == (cdnow["date"] > "1997-09-30").sum()
    assert "weggelaten" in table.attrs["words"]
    assert table.attrs["unit"] == "W"


def test_start_leaves_out_customers_who_bought_before_it_whole():
    orders = purchases([(1, 0, 5), (1, 20, 5), (2, 10, 5), (2, 20, 5)])
    table = clv.summary(orders, start=dt.date(2025, 1, 6), unit="D")
    assert table.index.to_list() == [2]
    assert table.attrs["customers_before_start"] == 1
    assert table.loc[2].to_list() == [1, 10, 10]


def test_the_callers_frame_is_left_alone():
    orders = purchases([("b", 3, 1), ("a", 1, 2)])
    before = orders.copy(deep=True)
    orders["amount"].to_numpy().flags.writeable = False
    clv.summary(orders, amount="amount")
    pd.testing.assert_frame_equal(orders, before)


def test_holdout_continues_where_calibration_stops(cdnow):
    table = clv.calibration_holdout(cdnow, amount="amount", split="1997-09-30", end="1998-06-30")
    whole = clv.summary(cdnow, amount="amount", end="1998-06-30").loc[table.index]
    assert (table["x"] + table["x_holdout"] == whole["x"]).all()
    assert table["T_holdout"].eq(273 / 7).all()
    later = cdnow[cdnow["date"] > "1997-09-30"].groupby(["customer_id", "date"])["amount"].sum()
    means = later.groupby("customer_id").mean().reindex(table.index)
    # the holdout mean is a difference of two sums of at most a few thousand dollars: 1e-9 is rounding
    np.testing.assert_allclose(table["m_holdout"], means, rtol=1e-9, atol=1e-9)


def test_tracking_counts_every_repeat_purchase_of_the_cohort(cdnow, bg):
    frame = clv.tracking(bg, cdnow, split="1997-09-30")
    day = frame.index[-1]
    days = cdnow[cdnow["date"] <= day].drop_duplicates(["customer_id", "date"])
    assert frame["actual"].iloc[-1] == len(days) - days["customer_id"].nunique()
    # by hand: every customer's expectation from the own first day
    births = cdnow.groupby("customer_id")["date"].min()
    expected = bg.expected_purchases(((day - births).dt.days / 7).to_numpy()).sum()
    assert frame["expected"].iloc[-1] == pytest.approx(expected, rel=1e-12)
    assert frame["holdout"].sum() == (frame.index > "1997-09-30").sum()


def test_tracking_leaves_out_customers_who_came_after_the_split(bg):
    orders = purchases([(1, 0, 1), (1, 9, 1), (2, 30, 1), (2, 31, 1), (1, 50, 1)])
    frame = clv.tracking(bg, orders, split="2025-01-15")
    assert frame["actual"].iloc[-1] == 1  # customer 1 on day 9; the last full week ends on day 48
    assert frame.attrs["customers"] == 1


def test_text_ids_and_one_customer_on_one_day():
    table = clv.summary(purchases([("klant é", 0, 5)]), amount="amount")
    assert table.index.to_list() == ["klant é"]
    assert table[["x", "t_x", "T"]].iloc[0].to_list() == [0, 0, 0]
    assert np.isnan(table["m"].iloc[0])


def test_a_refund_that_makes_a_mean_negative_is_told():
    with pytest.warns(InputWarning, match="1 klant is het gemiddelde"):
        clv.summary(purchases([(1, 0, 5), (1, 3, -5), (2, 0, 5), (2, 3, 5)]), amount="amount")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"unit": "Q"}, "`unit` moet"),
        ({"end": "2024-01-01"}, "geen aankopen op of voor"),
        ({"end": "1-2-2025"}, "jaar-maand-dag"),
        ({"start": "2025-03-01"}, "ligt na de laatste dag"),
        ({"start": "2025-01-02", "end": "2025-01-10"}, "Geen enkele klant"),
        ({"customer": "klant"}, "Kolom 'klant' staat niet"),
        ({"date": "amount", "amount": None}, "geen datums"),
        ({"amount": "customer_id"}, "tegelijk"),
    ],
)
def test_what_can_not_be_summarised_is_refused_in_one_sentence(change, message):
    orders = purchases([(1, 0, 5), (1, 13, 5)])
    with pytest.raises(InputError, match=message) as caught:
        clv.summary(orders, **{"amount": "amount", **change})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("orders", "message"),
    [
        (purchases([]), "geen rijen"),
        (purchases([(1, 0, np.nan)]), "'amount' is leeg in 1 van"),
        (purchases([(1, 0, np.inf)]), "oneindig"),
        (purchases([(1, 0, 5)]).assign(date=pd.NaT), "leeg in 1 van"),
        (purchases([(1, 0, 5)]).assign(date="1-1-2025"), "geen datums"),
        ([1, 2], "moet een tabel zijn"),
        (purchases([(1, 0, 5)]).set_axis(["customer_id", "date", "date"], axis=1), "2 keer voor"),
    ],
)
def test_hostile_orders_get_one_sentence(orders, message):
    with pytest.raises(InputError, match=message):
        clv.summary(orders, amount="amount")


def test_holdout_without_split_or_without_a_later_day_is_refused():
    orders = purchases([(1, 0, 5), (1, 13, 5)])
    with pytest.raises(InputError, match="split="):
        clv.calibration_holdout(orders)
    with pytest.raises(InputError, match="blijft er niets over"):
        clv.calibration_holdout(orders, split="2025-01-14")


def test_tracking_refuses_a_split_with_nothing_after_it(bg):
    orders = purchases([(1, 0, 5), (1, 13, 5)])
    with pytest.raises(InputError, match="niets te toetsen"):
        clv.tracking(bg, orders, split="2025-02-14")
    with pytest.raises(InputError, match="gefit koopmodel"):
        clv.tracking("bg", orders)
