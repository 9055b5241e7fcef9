"""Bonds in a trial, survivors of contracts, both recencies in one picture, and the calculator."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantlab import clv, company, data
from klantlab.errors import InputError

ARMS = ["controle", "financieel", "sociaal", "structureel"]


def trial(n: int = 50, seed: int = 0) -> tuple[pd.DataFrame, pd.Series, pd.Series]:
    rng = np.random.default_rng(seed)
    ids = pd.Index(range(100, 100 + 4 * n))
    programme = pd.DataFrame({"customer_id": ids, "bond": ARMS * n, "cost": [0.0, 1.5, 11.0, 17.5] * n})
    before = pd.Series(rng.gamma(2, 40, 4 * n), index=ids)
    outcome = 0.5 * before + rng.gamma(2, 20, 4 * n) + programme["cost"].to_numpy()
    return programme, outcome, before


# bonds ------------------------------------------------------------------------------------------


def test_without_history_each_interval_is_welchs_at_a_third_of_the_doubt():
    stats = pytest.importorskip("scipy.stats")
    programme, outcome, _ = trial()
    found = clv.bonds(programme, outcome).table
    arm = programme.set_index("customer_id")["bond"]
    for bond in ARMS[1:]:
        second = stats.ttest_ind(outcome[arm == bond], outcome[arm == "controle"], equal_var=False)
        ends = second.confidence_interval(1 - 0.05 / 3)
        np.testing.assert_allclose(found.loc[bond, ["low", "high"]].to_numpy(float), [ends.low, ends.high], rtol=1e-9)


def test_with_history_the_gain_is_that_of_a_regression_with_the_history_in_it():
    formulas = pytest.importorskip("statsmodels.formula.api", reason="statsmodels belongs to the dev group")
    programme, outcome, before = trial(n=200)
    found = clv.bonds(programme, outcome, before).table
    frame = pd.DataFrame({"y": outcome, "x": before, "bond": programme.set_index("customer_id")["bond"].astype(object)})
    fit = formulas.ols("y ~ bond + x", frame).fit(cov_type="HC2")
    for bond in ARMS[1:]:
        # Adjusted means differ from the regression by slope × (difference in history): the same slope, the same gain.
        assert found.loc[bond, "gain"] == pytest.approx(fit.params[f"bond[T.{bond}]"], rel=1e-9)
        half = (found.loc[bond, "high"] - found.loc[bond, "low"]) / 2
        # 2.4 standard errors of Bonferroni; the regression also counts its slope as unknown: a few percent
        assert half / fit.bse[f"bond[T.{bond}]"] == pytest.approx(2.4, rel=0.05)


def test_the_intervals_hold_together_in_at_least_95_of_100_trials():
    rng = np.random.default_rng(5)
    programme, _, _ = trial(n=25)
    held = 0
    for _ in range(400):
        outcome = pd.Series(rng.normal(50, 10, 100), index=programme["customer_id"])
        table = clv.bonds(programme, outcome).table
        held += bool(((table["low"] <= 0) & (table["high"] >= 0)).all())
    assert held / 400 >= 0.95 - 2 * np.sqrt(0.05 * 0.95 / 400)  # two standard errors of 400 trials


def test_the_cost_goes_off_and_a_share_has_none():
    programme, outcome, _ = trial()
    money = clv.bonds(programme, outcome)
    assert money.money
    np.testing.assert_allclose(money.table["net"], money.table["gain"] - [1.5, 11.0, 17.5])
    share = clv.bonds(programme, outcome > outcome.median())
    assert not share.money
    assert "net" not in share.table
    assert "procentpunten" in share.words


def test_the_trial_of_the_company_finds_what_was_planted():
    programme, orders = data.load("loyalty_programme"), data.load("orders")
    ids = pd.Index(programme["customer_id"])
    after, before = (
        orders[(orders["date"] >= a) & (orders["date"] < b)]
        .groupby("customer_id")
        .size()
        .reindex(ids, fill_value=0)
        .astype(float)
        for a, b in (("2025-07-01", "2026-01-01"), ("2025-01-01", "2025-07-01"))
    )
    found = clv.bonds(programme.assign(cost=0.0), after, before)
    true = company.truth().bonds
    # A factor on buying, also on that of who leaves: near that part of what the control group bought.
    planted = (true.loc["financieel", "buying"] - 1) * found.control_mean
    assert found.table.loc["financieel", "low"] < planted < found.table.loc["financieel", "high"]
    assert (found.table["gain"] > 0).all()


@settings(max_examples=30, deadline=None)
@given(shift=st.floats(-1e4, 1e4), factor=st.floats(0.01, 100))
def test_gains_follow_the_unit_of_the_outcome(shift, factor):
    programme, outcome, before = trial(n=8)
    once = clv.bonds(programme, outcome, before).table
    again = clv.bonds(programme, outcome * factor + shift, before).table
    # adding 1e4 costs digits: absolute to the size of what was added
    np.testing.assert_allclose(again["gain"], once["gain"] * factor, rtol=1e-6, atol=1e-7 * (1 + abs(shift)))


def test_the_callers_table_and_the_order_of_rows_do_not_matter():
    programme, outcome, before = trial()
    copy = programme.copy()
    mixed = programme.sample(frac=1, random_state=3)
    mixed.index = [0] * len(mixed)
    pd.testing.assert_frame_equal(
        clv.bonds(mixed, outcome, before).table, clv.bonds(programme, outcome, before).table, rtol=1e-9
    )
    pd.testing.assert_frame_equal(programme, copy)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda p, y: (p.iloc[:0], y), "geen enkele klant"),
        (lambda p, y: (pd.concat([p, p.iloc[:1]]), y), "meer dan één keer"),
        (lambda p, y: (p.assign(bond=p["bond"].where(p.index > 2)), y), "zonder binding"),
        (lambda p, y: (p, y.iloc[5:]), "ontbreekt bij 5"),
        (lambda p, y: (p, y.to_numpy()), "elke klant één keer"),
        (lambda p, y: (p, y.astype(str)), "outcome"),
        (lambda p, y: (p, y.where(y > y.min())), "ontbreekt bij 1"),
        (lambda p, y: (p, y.replace(y.max(), np.inf)), "outcome"),
        (lambda p, y: (p[p["bond"] == "controle"], y), "minstens één binding"),
        (lambda p, y: (p[p["bond"] != "controle"], y), "'controle'"),
        (lambda p, y: (p.iloc[:5], y), "twee of meer"),
        (lambda p, y: (p.assign(cost=np.nan), y), "leeg bij 200 klanten"),
        (lambda p, y: (p.rename(columns={"bond": "binding"}), y), "'bond'"),
        (lambda p, y: (p.set_axis(["customer_id", "bond", "bond"], axis=1), y), "2 keer"),
    ],
)
def test_hostile_trials_get_one_sentence(change, message):
    programme, outcome, _ = trial()
    with pytest.raises(InputError, match=message) as caught:
        clv.bonds(*change(programme, outcome))
    assert str(caught.value).count("\n") == 0


def test_labels_may_be_numbers_and_yes_or_no_may_have_gaps_as_its_kind():
    programme, outcome, _ = trial()
    numbered = programme.assign(bond=programme["bond"].map(ARMS.index))
    high = (outcome > outcome.median()).astype("boolean")
    found = clv.bonds(numbered, high, control=0).table
    plain = clv.bonds(programme, outcome > outcome.median()).table
    np.testing.assert_allclose(found.to_numpy(), plain.to_numpy())
    high.iloc[0] = pd.NA
    with pytest.raises(InputError, match="ontbreekt bij 1"):
        clv.bonds(numbered, high, control=0)


def test_equal_outcomes_have_no_effect_and_no_crash():
    programme, outcome, _ = trial()
    found = clv.bonds(programme, outcome * 0 + 7.0, outcome)
    assert (found.table["gain"] == 0).all()
    assert (found.table["low"] == found.table["high"]).all()


@pytest.mark.parametrize("share", [False, True])
def test_the_picture_of_bonds_says_what_the_table_says(share):
    programme, outcome, _ = trial()
    effects = clv.bonds(programme, outcome > outcome.median() if share else outcome)
    figure = clv.plot_bonds(effects)
    assert figure.words == effects.words
    assert ("procentpunten" if share else "€") in figure.figure.axes[0].get_xlabel()


# survivors --------------------------------------------------------------------------------------


def test_survivors_are_those_who_paid_one_month_more():
    contracts = data.load("subscriptions")
    cohort = contracts[contracts["start"].dt.year == 2023]
    found = clv.survivors(cohort["start"], cohort["end"], until=24, on="2025-12-31")
    paid = [int((cohort["months_paid"] > age).sum()) for age in range(25)]
    assert found.to_list() == paid


@settings(max_examples=50, deadline=None)
@given(
    starts=st.lists(st.integers(0, 300), min_size=1, max_size=30),
    months=st.lists(st.one_of(st.none(), st.integers(0, 30)), min_size=30, max_size=30),
)
def test_a_contract_of_k_months_survives_k_minus_one(starts, months):
    start = pd.Timestamp("2023-01-01") + pd.to_timedelta(starts, unit="D")
    end = [
        pd.NaT if m is None else day + pd.DateOffset(months=m) - pd.Timedelta(days=int(m > 0))
        for day, m in zip(start, months, strict=False)
    ]
    found = clv.survivors(start, pd.Series(end, dtype="datetime64[us]"), until=12, on="2025-12-31")
    assert found.is_monotonic_decreasing
    assert found[0] == len(starts)
    assert found[12] == sum(m is None or m > 12 for m in months[: len(starts)])


@pytest.mark.parametrize(
    ("start", "end", "options", "message"),
    [
        ([], [], {}, "geen enkel contract"),
        (["2025-01-01"], [None, None], {}, "even lang"),
        (["2025-01-01"], ["2024-12-01"], {}, "vóór het begin"),
        ([None, "2025-01-01"], [None, None], {}, "geen begin"),
        (["2025-11-15"], [None], {}, "nog geen 6 maanden gevolgd"),
        ([20250101], [None], {}, "getallen"),
        (["gisteren"], [None], {}, "geen dag"),
        ("2025-01-01", [None], {}, "kolom met dagen"),
        (["2025-01-01"], [None], {"until": 0}, "until"),
        (["2025-01-01"], [None], {"until": 2.5}, "heel aantal maanden"),
        (["2025-01-01"], [None], {"until": None}, "until"),
        (["2025-01-01"], [None], {"on": "vorig jaar"}, "`on`"),
    ],
)
def test_hostile_contracts_get_one_sentence(start, end, options, message):
    with pytest.raises(InputError, match=message):
        clv.survivors(start, end, **{"until": 6, "on": "2025-12-31"} | options)


def test_a_time_zone_and_a_time_of_day_do_not_move_a_contract():
    start = pd.to_datetime(["2025-01-10 23:30"]).tz_localize("Europe/Amsterdam")
    assert clv.survivors(start, [pd.NaT], until=3, on="2025-06-30").to_list() == [1, 1, 1, 1]


# the value of one customer ----------------------------------------------------------------------


@settings(max_examples=15, deadline=None)
@given(margin=st.floats(0, 500), r=st.floats(0, 0.99), d=st.floats(0, 0.3), cost=st.floats(0, 400))
def test_the_picture_tells_the_lifetime_value_in_its_title(margin, r, d, cost):
    from klantlab.words import euro, number

    total = clv.lifetime_value(margin, r, d, cost)
    title = clv.plot_present_value(margin, r, d, cost).title
    assert (euro(total) if total >= 0 else number(-total, 2)) in title


def test_the_sliders_start_where_they_were_put_and_refuse_what_has_no_sum():
    made = clv.explore(37.5, 0.655, 0.045, 12.3)
    assert made.figure.title == clv.plot_present_value(37.5, 0.655, 0.045, 12.3).title
    with pytest.raises(InputError, match="oneindig"):
        clv.explore(60, 1.0, 0.0, 0)
    with pytest.raises(InputError, match="margin"):
        clv.explore(margin=-5)


def test_both_recencies_make_up_the_whole_life():
    figure = clv.plot_recencies(["2024-01-01", "2024-03-11", "2025-02-01"], "2024-12-30")
    assert "2 koopdagen" in figure.words
    assert "t_x is 10,0 weken, T is 52,0 weken" in figure.words
    assert "294 dagen" in figure.words
    with pytest.raises(InputError, match="end"):
        clv.plot_recencies(["2025-01-01"], "2024-12-31")


def test_the_past_is_added_to_the_cap_and_makes_it_no_less_sure():
    worth = pd.Series([10.0, 20, 30, 40], index=list("abcd"))
    past = pd.Series([1.0, 1, 1, 1, 99], index=list("dcbaz"))
    without, with_it = clv.acquisition_cap(worth, list("xxyy")), clv.acquisition_cap(worth, list("xxyy"), past=past)
    np.testing.assert_allclose(with_it["cap"], without["cap"] + 1)
    np.testing.assert_allclose(with_it["high"] - with_it["low"], without["high"] - without["low"])
    with pytest.raises(InputError, match="ontbreekt bij 1"):
        clv.acquisition_cap(worth, list("xxyy"), past=past.drop("a"))
