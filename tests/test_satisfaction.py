"""The satisfaction room against brute force, second implementations, published rules and known truth."""

from __future__ import annotations

import os
import re
from itertools import combinations, permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from klantlab import _stats, satisfaction
from klantlab.errors import InputError
from klantlab.satisfaction import _drivers

# float64 through a few hundred sums: relative 1e-9 leaves room for another order of summation, and for nothing else
EXACT = 1e-9


def halo_data(n: int, p: int, seed: int) -> tuple[pd.DataFrame, pd.Series, np.ndarray]:
    rng = np.random.default_rng(seed)
    x = 0.7 * rng.normal(size=(n, 1)) + rng.normal(size=(n, p))
    y = x @ np.linspace(1.0, 0.1, p) + rng.normal(size=n)
    return (
        pd.DataFrame(x, columns=[f"d{j}" for j in range(p)]),
        pd.Series(y, name="tevredenheid"),
        rng.uniform(0.3, 3, n),
    )


# --- drivers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("p", [1, 2, 4])
def test_importance_is_the_average_rise_of_statsmodels_r_squared_over_all_orders(p: int) -> None:
    import statsmodels.api as sm

    x, y, w = halo_data(120, p, seed=p)
    r2 = {(): 0.0}
    for size in range(1, p + 1):
        for subset in combinations(range(p), size):
            r2[subset] = sm.WLS(y, sm.add_constant(x.iloc[:, list(subset)]), weights=w).fit().rsquared
    orders = list(permutations(range(p)))
    expected = np.zeros(p)
    for order in orders:
        for k, j in enumerate(order):
            expected[j] += r2[tuple(sorted(order[: k + 1]))] - r2[tuple(sorted(order[:k]))]
    result = satisfaction.drivers(x, y, w, bootstraps=10)
    assert result.table["importance"].loc[list(x.columns)].to_numpy() == pytest.approx(
        expected / len(orders), abs=EXACT
    )
    assert result.r_squared == pytest.approx(r2[tuple(range(p))], abs=EXACT)


def test_orthogonal_drivers_get_their_squared_correlation() -> None:
    x = np.array([[a, b, c] for a in (-1, 1) for b in (-1, 1) for c in (-1, 1)] * 5, dtype=float)
    y = x @ [3.0, 2.0, 0.5] + np.tile(np.random.default_rng(0).normal(size=5).repeat(8), 1)
    result = satisfaction.drivers(pd.DataFrame(x, columns=list("abc")), y, bootstraps=10)
    for j, name in enumerate("abc"):
        assert result.table.loc[name, "importance"] == pytest.approx(np.corrcoef(x[:, j], y)[0, 1] ** 2, abs=EXACT)
    assert result.table["vif"].to_numpy() == pytest.approx(1.0, abs=EXACT)


def test_shares_sum_to_one_and_importances_to_r_squared() -> None:
    x, y, w = halo_data(200, 9, seed=3)
    result = satisfaction.drivers(x, y, w, bootstraps=10)
    assert result.table["importance"].sum() == pytest.approx(result.r_squared, abs=1e-14)
    assert result.table["share"].sum() == pytest.approx(1.0, abs=1e-14)


def test_coefficients_intervals_and_vif_equal_statsmodels_with_hc3() -> None:
    import statsmodels.api as sm
    from statsmodels.stats.outliers_influence import variance_inflation_factor

    x, y, w = halo_data(150, 4, seed=5)
    fit = sm.WLS(y, sm.add_constant(x), weights=w).fit(cov_type="HC3", use_t=True)
    table = satisfaction.drivers(x, y, w, bootstraps=10).table.loc[list(x.columns)]
    assert table["coefficient"].to_numpy() == pytest.approx(fit.params.iloc[1:].to_numpy(), abs=EXACT)
    ends = fit.conf_int().iloc[1:].to_numpy()
    assert table[["coefficient_low", "coefficient_high"]].to_numpy() == pytest.approx(ends, abs=1e-8)
    plain = satisfaction.drivers(x, y, bootstraps=10).table.loc[list(x.columns), "vif"]
    design = sm.add_constant(x).to_numpy()
    assert plain.to_numpy() == pytest.approx([variance_inflation_factor(design, j) for j in range(1, 5)], abs=1e-8)


def test_sampled_orders_agree_with_the_exact_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    x, y, w = halo_data(300, 8, seed=8)
    exact = satisfaction.drivers(x, y, w, bootstraps=200)
    monkeypatch.setattr(_drivers, "MOST_EXACT", 7)
    sampled = satisfaction.drivers(x, y, w, bootstraps=200)
    assert sampled.method == "sampled"
    assert sampled.monte_carlo_error > 0
    difference = (sampled.table["importance"] - exact.table["importance"]).abs().max()
    assert difference < 4 * sampled.monte_carlo_error  # eight draws: 4 standard errors fail once in 2,000 seeds
    assert sampled.table["importance"].sum() == pytest.approx(exact.r_squared, abs=EXACT)
    # the interval's width is the sampling of rows, not of orders: within a fifth of the exact one
    width = {name: (r.table["high"] - r.table["low"]).loc["d0"] for name, r in (("s", sampled), ("e", exact))}
    assert width["s"] == pytest.approx(width["e"], rel=0.2)


def test_intervals_of_importance_cover_the_truth() -> None:
    # truth: LMG from the population covariance; slopes 0.6, 0.4, 0.2 and correlation 0.4 between drivers
    sigma = np.full((3, 3), 0.4) + 0.6 * np.eye(3)
    slopes = np.array([0.6, 0.4, 0.2])
    cross = np.zeros((1, 4, 4))
    cross[0, :3, :3], cross[0, :3, 3] = sigma, sigma @ slopes
    cross[0, 3, :3], cross[0, 3, 3] = sigma @ slopes, slopes @ sigma @ slopes + 1
    truth = _drivers.lmg(cross, _drivers._averaging(3))[0]
    rng, hits, runs = np.random.default_rng(11), np.zeros(3), 150
    root = np.linalg.cholesky(sigma)
    for _ in range(runs):
        x = rng.normal(size=(600, 3)) @ root.T
        y = x @ slopes + rng.normal(size=600)
        table = satisfaction.drivers(pd.DataFrame(x, columns=list("abc")), y, bootstraps=300).table.loc[list("abc")]
        hits += (table["low"] <= truth) & (truth <= table["high"])
    # 150 runs of a nominal 95%: 3 standard errors below is 0.897
    assert (hits / runs > 0.897).all(), hits / runs


def test_twelve_drivers_and_a_thousand_bootstraps_are_one_matrix_product_each() -> None:
    # the claim is about work, not the clock: no regression per resample, so 4,096 subsets × 100 resamples in one call
    x, y, _ = halo_data(2000, 12, seed=1)
    result = satisfaction.drivers(x, y, bootstraps=100)
    assert result.method == "exact"
    assert len(result.table) == 12


SMALL = st.integers(0, 10_000)


@settings(max_examples=15, deadline=None)
@given(seed=SMALL)
def test_row_order_labels_units_weights_of_one_and_doubling_change_nothing(seed: int) -> None:
    x, y, w = halo_data(60, 3, seed)
    base = satisfaction.drivers(x, y, bootstraps=50)
    mixed = np.random.default_rng(seed).permutation(60)
    same = {
        "row order": satisfaction.drivers(x.iloc[mixed], y.iloc[mixed], bootstraps=50),
        "weights of one": satisfaction.drivers(x, y, np.ones(60), bootstraps=50),
    }
    for name, other in same.items():
        pd.testing.assert_frame_equal(base.table, other.table, check_exact=False, rtol=1e-7, obj=name)
    renamed = satisfaction.drivers(x.set_axis(["k", "l", "m"], axis=1), y, bootstraps=50)
    assert renamed.table["importance"].to_numpy() == pytest.approx(base.table["importance"].to_numpy(), abs=EXACT)
    scaled = satisfaction.drivers(x * [10, 1, 0.1] + 5, y * 2 - 1, bootstraps=10)
    assert scaled.table["importance"].to_dict() == pytest.approx(base.table["importance"].to_dict(), abs=1e-8)
    twice = satisfaction.drivers(
        pd.concat([x, x], ignore_index=True), pd.concat([y, y], ignore_index=True), bootstraps=10
    )
    assert twice.table["importance"].to_dict() == pytest.approx(base.table["importance"].to_dict(), abs=EXACT)
    weighted = satisfaction.drivers(x, y, w, bootstraps=10)
    heavier = satisfaction.drivers(x, y, 7 * w, bootstraps=10)
    assert weighted.table["importance"].to_dict() == pytest.approx(heavier.table["importance"].to_dict(), abs=EXACT)


def airport(year: int) -> pd.DataFrame:
    folder = os.environ.get("KLANTLAB_DATA", "")
    path = Path(folder) / "sfo_survey" / f"{year}_SFO_Customer_Survey.csv"
    if not folder or not path.exists():
        pytest.skip(f"the airport survey of {year} is not on this machine (KLANTLAB_DATA)")
    return pd.read_csv(path, low_memory=False)


def test_airport_survey_drivers_equal_statsmodels_wls_and_brute_force() -> None:
    import statsmodels.api as sm

    survey = airport(2016)
    items = ["Q7ART", "Q7FOOD", "Q7STORE", "Q7SIGN", "Q7WALKWAYS", "Q7SCREENS"]
    result = satisfaction.drivers(survey[items], survey["Q7ALL"], survey["WEIGHT"], missing=[0, 6], bootstraps=200)
    known = survey[[*items, "Q7ALL"]].isin([1, 2, 3, 4, 5]).all(axis=1)
    x, y, w = (
        survey.loc[known, items].astype(float),
        survey.loc[known, "Q7ALL"].astype(float),
        survey.loc[known, "WEIGHT"],
    )
    fit = sm.WLS(y, sm.add_constant(x), weights=w).fit(cov_type="HC3", use_t=True)
    assert (result.n, result.left_out) == (int(known.sum()), int((~known).sum()))
    assert result.r_squared == pytest.approx(fit.rsquared, abs=EXACT)
    table = result.table.loc[items]
    assert table["coefficient"].to_numpy() == pytest.approx(fit.params.iloc[1:].to_numpy(), abs=EXACT)

    def r2(subset: tuple[str, ...]) -> float:
        return sm.WLS(y, sm.add_constant(x[list(subset)]), weights=w).fit().rsquared if subset else 0.0

    from math import comb

    expected = 0.0
    others = [i for i in items if i != "Q7SIGN"]
    for size in range(6):
        for subset in combinations(others, size):
            expected += (r2((*subset, "Q7SIGN")) - r2(subset)) / (6 * comb(5, size))
    assert table.loc["Q7SIGN", "importance"] == pytest.approx(expected, abs=EXACT)
    assert (table["importance"].between(table["low"], table["high"])).all()


def test_halo_collinearity_sign_and_left_out_rows_are_told() -> None:
    rng = np.random.default_rng(0)
    halo = rng.normal(size=(400, 1))
    x = pd.DataFrame(halo * 2 + rng.normal(size=(400, 4)), columns=["a", "b", "c", "prijs"])
    y = pd.Series(x["a"] - 1.5 * x["prijs"] + rng.normal(size=400), name="tevredenheid")
    assert "is niet zeker" in str(
        satisfaction.drivers(pd.DataFrame(rng.normal(size=(60, 2)), columns=["p", "q"]), y[:60])
    )
    x["bijna a"] = x["a"] + 0.05 * rng.normal(size=400)
    x.loc[:9, "b"] = np.nan
    result = satisfaction.drivers(x, y, bootstraps=100)
    text = str(result)
    assert "halo" in text
    assert "VIF" in text
    assert "meer 'prijs' gaat samen met minder tevredenheid" in text
    assert "10 rijen tellen niet mee" in text
    assert "'b' is het vaakst leeg" in text


def test_what_cannot_be_estimated_is_said_in_one_dutch_sentence() -> None:
    x, y, _ = halo_data(50, 3, seed=1)
    cases = {
        "hetzelfde antwoord": (x.assign(vast=3.0), y),
        "precies uit elkaar": (x.assign(som=x["d0"] + x["d1"]), y),
        "volledig ingevulde rijen": (x.iloc[:4], y.iloc[:4]),
        "geen verschil": (x, y * 0),
        "geen rijen": (x.iloc[:0], y.iloc[:0]),
        "niet dezelfde labels": (x, y.iloc[::-1]),
        "heeft 50 rijen": (x, y.iloc[:49]),
        "tekst": (x.assign(d0="slecht"), y),
        "oneindig": (x.assign(d0=np.where(np.arange(50) == 3, np.inf, x["d0"])), y),
        "komt 2 keer": (x.set_axis(["a", "a", "b"], axis=1), y),
        "Geen enkele": (x.assign(d0=np.nan), y),
    }
    for words, (drivers, outcome) in cases.items():
        with pytest.raises(InputError, match=re.escape(words)):
            satisfaction.drivers(drivers, outcome)
    with pytest.raises(InputError, match="gewichten zijn nul"):
        satisfaction.drivers(x, y, np.zeros(50))
    with pytest.raises(InputError, match="lager dan 0"):
        satisfaction.drivers(x, y, np.r_[-1.0, np.ones(49)])


def test_inputs_stay_as_they_were_and_any_kind_of_column_will_do() -> None:
    x, y, w = halo_data(80, 2, seed=2)
    before = x.copy()
    array = y.to_numpy().copy()
    array.setflags(write=False)
    base = satisfaction.drivers(x, array, w, bootstraps=20)
    assert isinstance(base.r_squared, float)
    pd.testing.assert_frame_equal(x, before)
    double = x.set_axis([1] * 80), y.set_axis([1] * 80)
    assert satisfaction.drivers(*double, w, bootstraps=20).r_squared == pytest.approx(base.r_squared, abs=EXACT)
    assert satisfaction.drivers(x.to_numpy(), y.set_axis(range(9, 89)), bootstraps=20).table.index.tolist() == [
        "x1",
        "x2",
    ]
    assert satisfaction.drivers(x.astype(object), list(y), list(w), bootstraps=20).n == 80
    zero = satisfaction.drivers(x, y, np.r_[np.zeros(30), np.ones(50)], bootstraps=20)
    assert (zero.n, zero.left_out) == (50, 30)


# --- disconfirmation --------------------------------------------------------------------------------


def test_a_quotation_promised_in_two_days_disappoints_after_four_and_delights_after_one() -> None:
    result = satisfaction.disconfirmation([4, 1], [2, 2], lower_is_better=True)
    assert result.discrepancies["standaard"].tolist() == [-2.0, 1.0]
    assert result.standards.loc["standaard", ["worse", "better"]].tolist() == [0.5, 0.5]
    assert satisfaction.disconfirmation([4, 1], [2, 2]).discrepancies["standaard"].tolist() == [2.0, -1.0]
    assert satisfaction.disconfirmation([4], [2]).standards["mean"].tolist() == [2.0]  # one respondent


def disconfirmed(n: int, seed: int) -> dict[str, object]:
    rng = np.random.default_rng(seed)
    q, promise, rival = rng.normal(7, 1, n), rng.normal(7, 0.7, n), rng.normal(7, 0.7, n)
    d = q - promise
    sat = 7 + 0.9 * np.minimum(d, 0) + 0.3 * np.maximum(d, 0) + rng.normal(0, 0.7, n)
    loyal = 1 + 0.5 * sat + 0.2 * d + rng.normal(size=n)
    return {"q": q, "standards": pd.DataFrame({"belofte": promise, "concurrent": rival}), "sat": sat, "loyal": loyal}


def test_the_right_standard_both_slopes_and_the_indirect_path_are_found() -> None:
    w = disconfirmed(1500, seed=4)
    r = satisfaction.disconfirmation(w["q"], w["standards"], w["sat"], w["loyal"], bootstraps=400)
    row = r.standards.loc["belofte"]
    assert r.best == "belofte"
    assert r.certain
    for key, truth in (("under", 0.9), ("over", 0.3), ("asymmetry", 0.6)):
        assert row[f"{key}_low"] < truth < row[f"{key}_high"]
    path = r.mediation.iloc[0]
    assert path["b_low"] < 0.5 < path["b_high"]
    assert path["total"] == pytest.approx(path["direct"] + path["indirect"], abs=EXACT)
    assert "tekortschieten telt zwaarder" in str(r)


def test_mediation_equals_pingouin() -> None:
    import pingouin as pg

    w = disconfirmed(400, seed=6)
    r = satisfaction.disconfirmation(w["q"], w["standards"][["belofte"]], w["sat"], w["loyal"], bootstraps=2000)
    frame = pd.DataFrame({"d": r.discrepancies["belofte"], "m": w["sat"], "y": w["loyal"]})
    found = pg.mediation_analysis(frame, x="d", m="m", y="y", n_boot=2000, seed=1).set_index("path")
    path = r.mediation.iloc[0]
    names = {"a": "m ~ X", "total": "Total", "direct": "Direct", "indirect": "Indirect"}
    for mine, theirs in names.items():
        assert path[mine] == pytest.approx(found.loc[theirs, "coef"], abs=1e-6)
    # two bootstraps of 2,000: the ends of a width of about 0.13 differ by chance by about 0.005
    lower = next(c for c in found.columns if "2.5" in c)
    assert path["indirect_low"] == pytest.approx(found.loc["Indirect", lower], abs=0.03)


def test_equally_good_standards_are_rarely_called_different() -> None:
    rng, wrong, runs = np.random.default_rng(0), 0, 60
    for k in range(runs):
        q, a, b = rng.normal(size=(3, 250))
        sat = q - 0.5 * a - 0.5 * b + rng.normal(size=250)
        r = satisfaction.disconfirmation(q, pd.DataFrame({"a": a, "b": b}), sat, seed=k)
        wrong += r.certain
    assert wrong <= 9  # nominal 3 of 60; 10 or more happen once in 1,000 such series


def test_interaction_with_a_moderator_is_found_with_its_sign() -> None:
    rng = np.random.default_rng(3)
    q, s, m = rng.normal(size=(3, 800))
    sat = (q - s) * (1 + 0.5 * m) + rng.normal(size=800)
    r = satisfaction.disconfirmation(q, s, sat, moderator=pd.Series(m, name="betrokkenheid"))
    assert r.moderation is not None
    # per standard deviation of m; four standard errors fail once in 16,000 seeds
    assert abs(r.moderation["effect"] - 0.5 * m.std()) < 4 * r.moderation["standard_error"]
    assert "dat verschil is aangetoond" in str(r)


def test_disconfirmation_refuses_in_dutch() -> None:
    with pytest.raises(InputError, match="satisfaction"):
        satisfaction.disconfirmation([1, 2], [1, 1], None, [0, 1])
    with pytest.raises(InputError, match="Geen enkele"):
        satisfaction.disconfirmation([np.nan], [1])
    with pytest.raises(InputError, match="volledig"):
        satisfaction.disconfirmation([1, 2], [1, 1], [5, 6])
    with pytest.raises(InputError, match="figuur"):
        satisfaction.plot_disconfirmation(satisfaction.disconfirmation([4, 1], [2, 2]))


# --- loyalty curve -----------------------------------------------------------------------------------

MARKS = np.arange(3, 11.0)
SHARE = np.array([1, 2, 4, 9, 24, 32, 18, 10.0]) / 100


def loyalty_sample(rng: np.random.Generator, n: int, bend: float, slope: float) -> tuple[np.ndarray, np.ndarray]:
    x = rng.choice(MARKS, n, p=SHARE)
    p = 0.35 + 0.02 * (x - 6) + slope * np.maximum(x - bend, 0)
    return x, (rng.random(n) < np.clip(p, 0, 1)).astype(float)


def test_breakpoint_interval_covers_the_true_bend_and_slopes() -> None:
    rng, runs = np.random.default_rng(1), 80
    hits = {"breakpoint": 0, "before": 0, "after": 0}
    for k in range(runs):
        x, y = loyalty_sample(rng, 1500, 8.0, 0.22)
        row = satisfaction.loyalty_curve(x, y, bootstraps=2, seed=k).table.iloc[0]
        hits["breakpoint"] += row["low"] <= 8.0 <= row["high"]
        hits["before"] += row["slope_before_low"] <= 0.02 <= row["slope_before_high"]
        hits["after"] += row["slope_after_low"] <= 0.24 <= row["slope_after_high"]
    for name, hit in hits.items():
        assert hit / runs > 0.876, (name, hit / runs)  # 3 standard errors below 95%; benchmarks/ runs more


def test_a_straight_line_seldom_gets_a_bend() -> None:
    rng, alarms, runs = np.random.default_rng(2), 0, 80
    for k in range(runs):
        x, y = loyalty_sample(rng, 400, 8.0, 0.0)
        alarms += satisfaction.loyalty_curve(x, y, bootstraps=2, seed=k).table["bend_p"].iloc[0] < 0.05
    assert alarms <= 11  # nominal 4 of 80; more than 11 happen once in 2,000 such series


def test_sum_of_squares_equals_least_squares_and_isotonic_equals_scikit_learn() -> None:
    from sklearn.isotonic import IsotonicRegression

    rng = np.random.default_rng(5)
    x, y = loyalty_sample(rng, 500, 8.0, 0.2)
    w = rng.uniform(0.5, 2, 500)
    levels, code = np.unique(x, return_inverse=True)
    from klantlab.satisfaction import _loyalty

    size, total = np.bincount(code, weights=w), np.bincount(code, weights=w * y)
    line, gain, _ = _loyalty._profile(levels, size[None], total[None], np.array([np.sum(w * y * y)]), np.array([7.3]))
    design = np.column_stack([np.ones(500), x, np.maximum(x - 7.3, 0)]) * np.sqrt(w)[:, None]
    rss = np.linalg.lstsq(design, y * np.sqrt(w), rcond=None)[1][0]
    assert line[0, 0] - gain[0, 0] == pytest.approx(rss, rel=1e-9)
    result = satisfaction.loyalty_curve(x, y, weights=w, bootstraps=50)
    theirs = IsotonicRegression().fit(x, y, sample_weight=w).predict(levels)
    assert result.curve["isotonic"].to_numpy() == pytest.approx(theirs, abs=1e-9)
    assert (result.curve["isotonic_low"] <= result.curve["isotonic"] + 1e-12).all()


def test_each_market_and_measure_gets_its_own_curve_and_small_ones_a_note() -> None:
    rng = np.random.default_rng(9)
    x, y = loyalty_sample(rng, 1200, 8.0, 0.22)
    market = np.where(np.arange(1200) < 8, "piepklein", np.where(rng.random(1200) < 0.5, "monopolie", "concurrentie"))
    both = satisfaction.loyalty_curve(
        x, pd.DataFrame({"intentie": 1 + 4 * y, "koopt weer": y}), market=market, bootstraps=20
    )
    assert len(both.table) == 6
    assert both.table["note"].str.contains("minstens 20").sum() == 2
    assert set(both.curve["curve"]) == {
        f"{m} · {g}" for m in ("intentie", "koopt weer") for g in ("concurrentie", "monopolie")
    }
    assert satisfaction.plot_loyalty_curve(both).words


def test_loyalty_curve_refuses_in_dutch_what_has_no_curve() -> None:
    for words, x, y in (
        ("verschillende cijfers", [7, 8] * 20, [0, 1] * 20),
        ("minstens 20", [5, 6, 7, 8], [0, 1, 0, 1]),
        ("bij iedereen gelijk", [5, 6, 7, 8] * 10, [1] * 40),
    ):
        with pytest.raises(InputError, match=re.escape(words)):
            satisfaction.loyalty_curve(x, y)


@settings(max_examples=8, deadline=None)
@given(seed=SMALL)
def test_row_order_and_weights_of_one_leave_the_curve_alone(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = loyalty_sample(rng, 200, 8.0, 0.2)
    base = satisfaction.loyalty_curve(x, y, bootstraps=20)
    mixed = rng.permutation(200)
    for other in (
        satisfaction.loyalty_curve(x[mixed], y[mixed], bootstraps=20),
        satisfaction.loyalty_curve(x, y, weights=np.full(200, 3.0), bootstraps=20),
    ):
        pd.testing.assert_frame_equal(base.table, other.table, check_exact=False, rtol=1e-7)
        pd.testing.assert_frame_equal(base.curve, other.curve, check_exact=False, rtol=1e-7)


# --- priorities --------------------------------------------------------------------------------------


def test_quadrants_and_their_certainty_follow_the_data() -> None:
    rng = np.random.default_rng(2)
    n = 500
    scores = pd.DataFrame(rng.normal([6, 8, 6, 8], 1, (n, 4)), columns=["a", "b", "c", "d"])
    overall = scores @ [1.0, 0.9, 0.1, 0.1] + rng.normal(size=n)
    derived = satisfaction.importance_performance(scores, overall, bootstraps=200)
    kinds = ["eerst verbeteren", "vasthouden", "lage prioriteit", "mogelijk te veel van het goede"]
    assert derived.table["quadrant"].loc[list("abcd")].tolist() == kinds
    assert (derived.table["certainty"] > 0.95).all()
    assert derived.table["importance"].sum() == pytest.approx(1.0, abs=EXACT)
    drivers = satisfaction.drivers(scores, overall, bootstraps=10)
    assert derived.table["importance"].to_dict() == pytest.approx(drivers.table["share"].to_dict(), abs=EXACT)
    alike = pd.DataFrame(rng.normal(7, 1, (60, 4)), columns=list("abcd"))
    unsure = satisfaction.importance_performance(alike, alike + rng.normal(size=(60, 4)), bootstraps=200)
    assert unsure.table["certainty"].min() < 0.95
    with pytest.raises(InputError, match="dezelfde namen"):
        satisfaction.importance_performance(scores, scores.rename(columns={"a": "z"}))
    with pytest.raises(InputError, match="minstens twee onderdelen"):
        satisfaction.importance_performance(scores[["a"]], overall)


def test_kano_table_is_that_of_1984() -> None:
    table = {(1, 1): "Q", (5, 5): "Q", (1, 5): "O", (5, 1): "R"}
    table |= {(1, k): "A" for k in (2, 3, 4)} | {(k, 5): "M" for k in (2, 3, 4)}
    table |= {(k, 1): "R" for k in (2, 3, 4)} | {(5, k): "R" for k in (2, 3, 4)}
    table |= {(j, k): "I" for j in (2, 3, 4) for k in (2, 3, 4)}
    for (there, absent), kind in table.items():
        found = satisfaction.kano(pd.DataFrame({"x": [there] * 9}), pd.DataFrame({"x": [absent] * 9})).table.loc["x"]
        assert found["category"] == kind
        assert found[kind] == 1.0


def test_a_long_table_of_kano_answers_gives_what_a_wide_one_gives() -> None:
    rng = np.random.default_rng(4)
    there = pd.DataFrame(rng.integers(1, 6, (80, 3)), columns=["a", "b", "c"])
    absent = pd.DataFrame(rng.integers(1, 6, (80, 3)), columns=["a", "b", "c"])
    long = there.melt(var_name="element", value_name="functional")
    long["dysfunctional"] = absent.melt()["value"]
    long = long.sample(frac=1, random_state=1)
    found = satisfaction.kano(long["functional"], long["dysfunctional"], long["element"])
    pd.testing.assert_frame_equal(found.table.sort_index(), satisfaction.kano(there, absent).table)
    nameless = long["element"].where(long["element"] != "c")
    assert satisfaction.kano(long["functional"], long["dysfunctional"], nameless).left_out == 80
    assert not satisfaction.kano([1], [5], ["een"]).table["certain"].item()  # one answer decides nothing
    with pytest.raises(InputError, match="één kolom antwoorden"):
        satisfaction.kano(there, absent, there["a"])
    with pytest.raises(InputError, match="elements"):
        satisfaction.kano(long["functional"], long["dysfunctional"], long["element"].head(5))


def test_what_nobody_wants_is_named_and_not_drawn_between_the_kinds() -> None:
    frame = {"x": [5] * 40, "y": [1] * 40}
    found = satisfaction.kano(pd.DataFrame(frame), pd.DataFrame({"x": [1] * 40, "y": [3] * 40}))
    axes = satisfaction.plot_kano(found).figure.axes[0]
    assert [text.get_text() for text in axes.texts].count("x") == 0
    assert "'x'" in axes.get_xlabel()
    with pytest.raises(InputError, match="niets te tekenen"):
        satisfaction.plot_kano(satisfaction.kano([5] * 9, [1] * 9))


def test_columns_with_a_name_each_are_read_as_a_table() -> None:
    w = disconfirmed(150, seed=2)
    frame = w["standards"]
    named = {name: frame[name] for name in frame}
    same = satisfaction.disconfirmation(w["q"], frame, w["sat"])
    pd.testing.assert_frame_equal(satisfaction.disconfirmation(w["q"], named, w["sat"]).standards, same.standards)
    pd.testing.assert_frame_equal(
        satisfaction.effects(w["sat"], named).table, satisfaction.effects(w["sat"], frame).table
    )
    for wrong in ({}, {"a": 3}, {"a": frame["belofte"], "b": frame["belofte"].head(4)}, {"a": frame}):
        with pytest.raises(InputError):
            satisfaction.effects(w["sat"], wrong)


def test_kano_coefficients_certainty_and_codes() -> None:
    # 60 A, 20 O, 15 M, 5 I: better = 80/100, worse = -35/100
    there = [1] * 60 + [1] * 20 + [3] * 15 + [3] * 5
    absent = [3] * 60 + [5] * 20 + [5] * 15 + [3] * 5
    row = satisfaction.kano(there, absent).table.iloc[0]
    assert (row["better"], row["worse"]) == (0.8, -0.35)
    low, high = stats.binomtest(80, 100).proportion_ci(method="wilson")
    assert (row["better_low"], row["better_high"]) == pytest.approx((low, high), abs=EXACT)
    assert row["category"] == "A"
    assert row["certain"]
    turned = satisfaction.kano([6 - v for v in there], [6 - v for v in absent], codes=(5, 4, 3, 2, 1)).table.iloc[0]
    assert turned["A"] == row["A"]
    spoken = {"leuk": 1, "hoort": 2, "maakt niet uit": 3, "kan ermee leven": 4, "vervelend": 5}
    back = {v: k for k, v in spoken.items()}
    told = satisfaction.kano(pd.Series(there).map(back), pd.Series(absent).map(back), codes=spoken).table.iloc[0]
    assert told["category"] == "A"
    # 11 A against 9 I of 20: no more than chance
    close = satisfaction.kano([1] * 11 + [3] * 9, [3] * 20).table.iloc[0]
    assert not close["certain"]
    assert close["category"] == "A/I"
    with pytest.raises(InputError, match="buiten de vijf codes"):
        satisfaction.kano([1, 7], [3, 3])
    with pytest.raises(InputError, match="geen enkel volledig"):
        satisfaction.kano([1, 2], [np.nan, np.nan])


# --- research ---------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(tenths=st.integers(55, 85), hundreds=st.integers(1, 8))
def test_three_populations_share_one_mean_exactly_and_differ_in_their_tails(tenths: int, hundreds: int) -> None:
    people = satisfaction.three_populations(tenths / 10, 100 * hundreds)
    assert len(people) == 300 * hundreds
    assert people["score"].between(1, 10).all()
    sums = people.groupby("population")["score"].sum()
    assert (sums == tenths * 10 * hundreds).all()


def test_the_mean_of_seven_point_four_hides_three_stories() -> None:
    people = satisfaction.three_populations()
    table = satisfaction.compare(people["score"], people["population"]).table
    assert table["mean"].to_numpy() == pytest.approx(7.4, abs=1e-12)
    assert np.ptp(table["share_low"]) > 0.2
    assert np.ptp(table["share_high"]) > 0.2
    with pytest.raises(InputError, match="heel getal"):
        satisfaction.three_populations(7.4, 33)


@pytest.mark.parametrize(("p", "target"), [(0.3, 0.9), (0.05, 0.9), (0.5, 0.99), (1.0, 0.5)])
def test_interviews_needed_follow_the_closed_form(p: float, target: float) -> None:
    expected = 1 if p == 1 else int(np.ceil(np.log(1 - target) / np.log(1 - p)))
    result = satisfaction.problem_coverage(p, target=target)
    assert result.interviews == expected
    assert result.interviews_sure >= result.interviews


def test_rare_problems_make_more_interviews_needed_than_the_mean_chance_says() -> None:
    p = np.r_[np.full(10, 0.5), np.full(10, 0.05)]
    mixed = satisfaction.problem_coverage(p)
    assert mixed.interviews > satisfaction.problem_coverage(float(p.mean())).interviews
    assert np.mean(1 - (1 - p) ** mixed.interviews) >= 0.9 > np.mean(1 - (1 - p) ** (mixed.interviews - 1))
    for wrong in (0.0, -0.1, 1.2, [0.3, 0.0], [0.3, np.nan], 1e-9):
        with pytest.raises(InputError):
            satisfaction.problem_coverage(wrong)


def test_outcome_adjusted_process_scores_equal_statsmodels_and_undo_the_contamination() -> None:
    import statsmodels.formula.api as smf

    rng = np.random.default_rng(8)
    n = 800
    desk = rng.choice(["Noord", "Zuid"], n)
    granted = (rng.random(n) < np.where(desk == "Noord", 0.8, 0.4)).astype(float)
    process = 5 + 2 * granted + 0.4 * (desk == "Zuid") + rng.normal(size=n)
    r = satisfaction.process_scores(process, granted, desk)
    fit = smf.ols("p ~ g + C(d)", pd.DataFrame({"p": process, "g": granted, "d": desk})).fit(cov_type="HC3", use_t=True)
    assert r.effect == pytest.approx(fit.params["g"], abs=EXACT)
    assert r.effect_interval == pytest.approx(tuple(fit.conf_int().loc["g"]), abs=1e-8)
    assert r.table["raw"].idxmax() == "Noord"
    assert r.table["adjusted"].idxmax() == "Zuid"
    gap = r.table.loc["Zuid", "adjusted"] - r.table.loc["Noord", "adjusted"]
    assert gap == pytest.approx(fit.params["C(d)[T.Zuid]"], abs=EXACT)


def test_yes_and_no_may_be_true_and_false_and_the_figure_says_whether_the_order_changes() -> None:
    rng = np.random.default_rng(8)
    desk = rng.choice(["Noord", "Zuid"], 800)
    granted = pd.Series(rng.random(800) < np.where(desk == "Noord", 0.8, 0.4))
    process = 5 + 2 * granted + 0.4 * (desk == "Zuid") + rng.normal(size=800)
    r = satisfaction.process_scores(process, granted, desk)
    assert r.effect == satisfaction.process_scores(process, granted.astype(int), desk).effect
    figure = satisfaction.plot_process_scores(r)
    assert figure.title == "Met dezelfde uitkomsten verandert de volgorde: Zuid bovenaan"
    assert "Noord" in figure.words
    assert figure.png()[:4] == b"\x89PNG"
    level = satisfaction.process_scores(process + 3 * (desk == "Zuid"), granted, desk)
    assert "gelijk blijven: Zuid" in satisfaction.plot_process_scores(level).title


# --- compare and effects ------------------------------------------------------------------------------


def test_compare_equals_scipy_welch_and_counts_the_tails() -> None:
    rng = np.random.default_rng(1)
    a, b = rng.normal(8, 1, 60), rng.normal(7, 2, 40)
    table = satisfaction.compare(np.r_[a, b], ["a"] * 60 + ["b"] * 40, reference="b").table
    ends = stats.ttest_ind(a, b, equal_var=False).confidence_interval()
    assert tuple(table.loc["a", ["difference_low", "difference_high"]]) == pytest.approx(
        (ends.low, ends.high), abs=1e-9
    )
    assert table.loc["b", "share_low"] == (b < 6).mean()
    one = stats.t.interval(0.95, 59, a.mean(), stats.sem(a))
    assert tuple(table.loc["a", ["low", "high"]]) == pytest.approx(one, abs=1e-9)


def test_compare_tells_of_tiny_empty_and_absent_groups() -> None:
    lonely = satisfaction.compare([7, 8, 9], ["a", "a", "b"])
    assert "niets zeker" in str(lonely)
    assert satisfaction.compare([7.0]).table.loc["allen", "mean"] == 7.0
    with pytest.raises(InputError, match="'b' heeft geen enkele"):
        satisfaction.compare([7, np.nan], ["a", "b"])
    with pytest.raises(InputError, match="bestaat niet"):
        satisfaction.compare([7, 8], ["a", "b"], reference="c")


def test_effects_with_controls_interaction_and_groups_equal_statsmodels() -> None:
    import statsmodels.formula.api as smf

    rng = np.random.default_rng(4)
    n = 300
    f = pd.DataFrame(
        {"a": rng.normal(size=n), "b": rng.normal(size=n), "bron": rng.choice(["v", "w", "x"], n, p=[0.5, 0.3, 0.2])}
    )
    mood = pd.Series(0.8 * f["a"] + rng.normal(size=n), name="stemming")
    y = pd.Series(f["a"] + mood - 0.5 * f["a"] * f["b"] + (f["bron"] == "w") + rng.normal(size=n), name="y")
    w = rng.uniform(0.5, 2, n)
    r = satisfaction.effects(y, f, mood, weights=w)
    data = f.assign(y=y, stemming=mood)
    raw = smf.wls("y ~ a + b + C(bron)", data, weights=w).fit(cov_type="HC3", use_t=True)
    full = smf.wls("y ~ a + b + C(bron) + stemming", data, weights=w).fit(cov_type="HC3", use_t=True)
    assert r.table["effect"].to_numpy() == pytest.approx(
        raw.params[["a", "b", "C(bron)[T.w]", "C(bron)[T.x]"]].to_numpy(), abs=1e-8
    )
    assert r.table.loc["a", "controlled"] == pytest.approx(full.params["a"], abs=1e-8)
    assert r.table.loc["a", ["controlled_low", "controlled_high"]].tolist() == pytest.approx(
        full.conf_int().loc["a"].tolist(), abs=1e-8
    )
    joint = satisfaction.effects(y, f[["a", "b"]], mood, interaction=("a", "b"))
    centred = data.assign(a=data["a"] - data["a"].mean(), b=data["b"] - data["b"].mean())
    theirs = smf.ols("y ~ a * b + stemming", centred).fit(cov_type="HC3", use_t=True)
    assert joint.interaction is not None
    assert joint.interaction["effect"] == pytest.approx(theirs.params["a:b"], abs=1e-8)
    corner = joint.interaction["lines"].iloc[0]
    place = pd.DataFrame({"a": [-f["a"].std(ddof=0)], "b": [-f["b"].std(ddof=0)], "stemming": [mood.mean()]})
    assert corner["expected"] == pytest.approx(theirs.predict(place)[0], abs=1e-8)
    with pytest.raises(InputError, match="geen van de factoren"):
        satisfaction.effects(y, f[["a", "b"]], interaction=("a", "z"))
    with pytest.raises(InputError, match="één groep"):
        satisfaction.effects(y, f.assign(bron="v"))


# --- the shared statistics -------------------------------------------------------------------------------


def test_weighted_mean_interval_equals_statsmodels_for_a_weighted_mean() -> None:
    import statsmodels.api as sm

    rng = np.random.default_rng(2)
    x, w = rng.normal(size=50), rng.uniform(0.2, 3, 50)
    fit = sm.WLS(x, np.ones(50), weights=w).fit(cov_type="HC1", use_t=True)
    mine = _stats.mean_interval(x, 0.95, w)
    assert (mine["low"], mine["high"]) == pytest.approx(tuple(fit.conf_int()[0]), abs=EXACT)
    assert mine["sd"] > 0


def test_cross_validated_errors_equal_leave_one_out_of_scikit_learn() -> None:
    from sklearn.linear_model import LinearRegression
    from sklearn.model_selection import LeaveOneOut, cross_val_predict

    x, y, _ = halo_data(40, 2, seed=0)
    errors = _stats.cross_validated_errors([x.to_numpy()], y.to_numpy(), np.ones(40), np.random.default_rng(0), 40, 2)
    theirs = (y - cross_val_predict(LinearRegression(), x, y, cv=LeaveOneOut())) ** 2
    assert errors[0] == pytest.approx(theirs.to_numpy(), rel=1e-8)


def test_resamples_draw_n_rows_each_and_moments_equal_numpy() -> None:
    counts = np.concatenate(list(_stats.resamples(30, 300, np.random.default_rng(1), part=128)))
    assert counts.shape == (300, 30)
    assert (counts.sum(axis=1) == 30).all()
    z = np.random.default_rng(2).normal(size=(30, 3))
    repeated = np.repeat(z, counts[7].astype(int), axis=0)
    assert _stats.moments(z, counts[7:8])[0] == pytest.approx(np.cov(repeated.T) * 29, abs=1e-9)


def test_every_figure_makes_a_claim_and_says_itself_in_words() -> None:
    x, y, _ = halo_data(120, 3, seed=1)
    w = disconfirmed(200, 1)
    rng = np.random.default_rng(0)
    marks, again = loyalty_sample(rng, 300, 8.0, 0.25)
    effects = satisfaction.effects(y, x, interaction=("d0", "d1"))
    figures = [
        satisfaction.plot_drivers(satisfaction.drivers(x, y, bootstraps=20)),
        satisfaction.plot_disconfirmation(satisfaction.disconfirmation(w["q"], w["standards"], w["sat"])),
        satisfaction.plot_loyalty_curve(satisfaction.loyalty_curve(marks, again, bootstraps=20)),
        satisfaction.plot_importance_performance(satisfaction.importance_performance(x, y, bootstraps=20)),
        satisfaction.plot_kano(satisfaction.kano([1] * 11 + [3] * 9, [3] * 20)),
        satisfaction.plot_problem_coverage(satisfaction.problem_coverage([0.1, 0.4])),
        satisfaction.plot_effects(effects),
        satisfaction.plot_interaction(effects),
        satisfaction.plot_compare(satisfaction.compare([7, 8, 9, 5, 6, 4], list("aaabbb"))),
        satisfaction.plot_tails(satisfaction.compare([7, 8, 9, 5, 6, 4], list("aaabbb"))),
    ]
    for figure in figures:
        assert figure.title
        assert len(figure.words) > 40
        assert "nan" not in figure.words.lower()
        assert "np." not in repr(figure)
        assert figure.png()[:4] == b"\x89PNG"


def test_the_title_over_effects_claims_no_order_that_the_lines_leave_open() -> None:
    rng = np.random.default_rng(5)
    x = pd.DataFrame(rng.normal(size=(400, 3)), columns=["a", "b", "c"])
    x["d"] = (rng.random(400) < 0.5).astype(int)
    noise = rng.normal(size=400)

    def title(outcome: pd.Series, factors: list[str]) -> str:
        return str(satisfaction.plot_effects(satisfaction.effects(outcome.rename("het cijfer"), x[factors])).title)

    assert title(3 * x["a"] + x["b"] + noise, ["a", "b"]).startswith("'a' gaat het sterkst samen met het cijfer: +")
    assert "overlapt met" in title(x["a"] - x["b"] + noise, ["a", "b"])
    assert title(3 * x["a"] + noise, ["a"]).endswith("per stap")
    assert "per stap" not in title(5 * x["d"] + noise, ["d"])  # yes or no: there is one step
    assert title(pd.Series(noise), ["c"]) == "Dat 'c' samengaat met het cijfer is niet aangetoond"


def test_words_about_one_factor_do_not_hold_other_factors_equal() -> None:
    rng = np.random.default_rng(6)
    x = pd.DataFrame(rng.normal(size=(80, 2)), columns=["a", "b"])
    y = x["a"] + rng.normal(size=80)
    assert "gelijke andere" not in satisfaction.effects(y, x["a"]).words
    assert "gelijke andere" in satisfaction.effects(y, x).words
    assert "gelijke andere" in satisfaction.effects(y, x["a"], x[["b"]]).words


def test_the_title_over_groups_does_not_praise_a_top_that_may_be_chance() -> None:
    base = np.repeat([6.0, 7.0, 8.0], 40)
    names = np.repeat(["geen klacht", "opgelost", "niet opgelost"], 120)
    scores = np.concatenate([base, base + 0.1, base - 1.5])

    def title(keep: list[str]) -> str:
        rows = np.isin(names, keep)
        found = satisfaction.compare(scores[rows], names[rows], reference="geen klacht")
        return str(satisfaction.plot_compare(found).title)

    assert title(["geen klacht", "opgelost", "niet opgelost"]).startswith("'niet opgelost' scoort het laagst")
    assert title(["geen klacht", "opgelost"]) == "Geen groep ligt aantoonbaar boven 'geen klacht'"
    assert title(["geen klacht", "niet opgelost"]).startswith("'geen klacht' scoort het hoogst")
