"""Present value, margin multiplier, value by customer, decisions, and their figures."""

import copy

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantlab import clv
from klantlab.errors import InputError

TIMINGS = ["after_renewal", "now", "end_of_period"]


# the envelope -----------------------------------------------------------------------------------


@pytest.mark.parametrize("timing", TIMINGS)
@given(
    r=st.floats(0, 0.99),
    d=st.floats(0, 1),
    n=st.one_of(st.none(), st.integers(1, 60)),
)
def test_the_multiplier_is_the_present_value_of_one_euro_times_the_chance_to_stay(timing, r, d, n):
    t = np.arange(1, (n or 4000) + 1)
    chance = r ** (t if timing == "after_renewal" else t - 1)
    first = 0 if timing == "now" else 1
    total = clv.present_value(chance, d, first=first)
    # 4,000 terms of at most 0.99^t leave out less than 1e-15
    assert clv.margin_multiplier(r, d, n, timing) == pytest.approx(total, rel=1e-9, abs=1e-12)


def test_the_multiplier_is_the_published_fraction():
    assert clv.margin_multiplier(0.8, 0.1) == pytest.approx(0.8 / (1 + 0.1 - 0.8))
    assert clv.margin_multiplier(1, 0, payments=7, timing="now") == 7


@pytest.mark.parametrize("timing", TIMINGS)
@pytest.mark.parametrize("payments", [None, 1, 6])
@pytest.mark.parametrize("cost", [0.0, 25.0])
@settings(max_examples=25)
@given(margin=st.floats(60, 200), r=st.floats(0.5, 0.97), d=st.floats(0.01, 0.5))
def test_elasticities_are_those_of_finite_differences(timing, payments, cost, margin, r, d):
    def log_value(m, kept, rate):
        return np.log(clv.lifetime_value(m, kept, rate, cost, payments, timing))

    if clv.lifetime_value(margin, r, d, cost, payments, timing) < 1:
        return  # a percentage of next to nothing is no test
    found = clv.elasticities(margin, r, d, cost, payments, timing)
    h = 1e-6
    point = np.log([margin, r, d])
    rises = [(log_value(*np.exp(point + step)) - log_value(*np.exp(point - step))) / (2 * h) for step in np.eye(3) * h]
    # central differences: about eight digits
    np.testing.assert_allclose([found.margin, found.retention, found.discount_rate], rises, rtol=1e-5, atol=1e-7)


def test_break_even_spend_leaves_the_value_as_it_was():
    spend = clv.break_even_retention_spend(60, 0.8, 0.9, 0.1, payments=5, timing="now")
    before = clv.lifetime_value(60, 0.8, 0.1, payments=5, timing="now")
    assert clv.lifetime_value(60 - spend, 0.9, 0.1, payments=5, timing="now") == pytest.approx(before)
    assert clv.break_even_retention_spend(60, 0.8, 0.7, 0.1) < 0
    assert clv.break_even_retention_spend(60, 0.8, 0.8, 0.1) == 0


def test_relation_levels_are_those_of_the_material():
    expected = {
        ("hoog", "veel"): "verantwoordelijk",
        ("midden", "veel"): "reactief",
        ("laag", "veel"): "elementair",
        ("hoog", "middel"): "proactief",
        ("midden", "middel"): "verantwoordelijk",
        ("laag", "middel"): "elementair",
        ("hoog", "weinig"): "partnerschap",
        ("midden", "weinig"): "verantwoordelijk",
        ("laag", "weinig"): "reactief",
    }
    assert {key: clv.relation_level(*key) for key in expected} == expected
    assert clv.LEVELS.shape == (3, 3)


def test_a_relation_pays_when_margin_times_revenue_covers_its_cost():
    table = pd.DataFrame({"relation_revenue": [100.0, 62.5, 62.4], "relation_cost": [25.0, 25, 25]})
    result = clv.relationship_break_even(table, margin=0.4)
    assert result.customers["pays"].to_list() == [True, True, False]
    assert result.profit - result.loss == pytest.approx(0.4 * 224.9 - 75)
    assert "2 van de 3 klanten" in result.words
    assert "€ 2,50" in result.words


def test_contact_saving_is_the_change_in_the_value_of_the_group():
    groups = pd.DataFrame(
        {
            "customers": [1000, 30],
            "margin": [40.0, 900],
            "contact_cost": [6.0, 60],
            "retention": [0.7, 0.9],
            "retention_after": [0.68, 0.7],
        },
        index=["webwinkel", "cafés"],
    )
    result = clv.contact_saving(groups, 0.1)
    for name, row in groups.iterrows():
        before = clv.lifetime_value(row["margin"] - row["contact_cost"], row["retention"], 0.1, timing="now")
        after = clv.lifetime_value(row["margin"], row["retention_after"], 0.1, timing="now")
        assert result.groups.loc[name, "net"] == pytest.approx(row["customers"] * (after - before))
    assert "'cafés'" in result.words
    assert "webwinkel" not in result.words


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: clv.margin_multiplier(1, 0), "oneindig"),
        (lambda: clv.margin_multiplier(80, 0.1), "buiten de schaal 0–1"),
        (lambda: clv.margin_multiplier(0.8, -0.1), "lager dan 0"),
        (lambda: clv.margin_multiplier(0.8, 0.1, payments=2.5), "heel aantal"),
        (lambda: clv.margin_multiplier(0.8, 0.1, payments=0), "lager dan 1"),
        (lambda: clv.margin_multiplier(0.8, 0.1, timing="begin"), "`timing`"),
        (lambda: clv.margin_multiplier("80%", 0.1), "tekst"),
        (lambda: clv.margin_multiplier(np.nan, 0.1), "leeg"),
        (lambda: clv.margin_multiplier([0.8], 0.1), "één getal"),
        (lambda: clv.present_value([], 0.1), "leeg"),
        (lambda: clv.present_value([1, None], 0.1), "leeg"),
        (lambda: clv.present_value([1], 0.1, first=2), "`first`"),
        (lambda: clv.elasticities(10, 0.5, 0.1, acquisition_cost=50), "boven nul"),
        (lambda: clv.break_even_retention_spend(60, 0.8, 0, 0.1), "geen enkele betaling"),
        (lambda: clv.relation_level("groot", "veel"), "`margin`"),
        (lambda: clv.relation_level("hoog", "tien"), "`customers`"),
        (lambda: clv.relationship_break_even(pd.DataFrame({"a": [1]}), 0.4), "staat niet in de tabel"),
        (
            lambda: clv.relationship_break_even(
                pd.DataFrame({"relation_revenue": [1, None], "relation_cost": [1, 1]}), 0.4
            ),
            "leeg bij 1 klant",
        ),
        (
            lambda: clv.relationship_break_even(pd.DataFrame({"relation_revenue": [1], "relation_cost": [1]}), 40),
            "aandeel",
        ),
        (lambda: clv.contact_saving(pd.DataFrame({"customers": [1]}), 0.1), "staat niet in de tabel"),
        (lambda: clv.whale_curve([]), "leeg"),
        (lambda: clv.whale_curve([1, np.nan]), "leeg bij 1 van de 2"),
        (lambda: clv.acquisition_cap([1, 2], ["a", "b"]), "`worth`"),
        (lambda: clv.acquisition_cap(pd.Series([1.0, 2]), ["a"]), "1 labels bij 2"),
        (lambda: clv.acquisition_cap(pd.Series([1.0, 2]), ["a", None]), "leeg bij 1 van de 2"),
        (lambda: clv.acquisition_cap(pd.Series([1.0, 2]), ["a", "b"], {"a": 3}), "`spent` mist"),
        (lambda: clv.simulate("NBD", {}, [1], 1), "`model`"),
        (lambda: clv.simulate("BG/NBD", {"r": 1, "alpha": 1, "a": 0, "b": 1}, [1], 1), "'a'"),
    ],
)
def test_assumptions_that_can_not_be_are_refused_in_one_sentence(call, message):
    with pytest.raises(InputError, match=message) as caught:
        call()
    assert "\n" not in str(caught.value)


# value by customer ------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["bg", "pareto"])
def purchase_model(request):
    return request.getfixturevalue(request.param)


def test_without_discount_value_is_margin_times_spend_times_purchases(purchase_model, gamma_gamma, cdnow_summary):
    found = clv.value(purchase_model, gamma_gamma, cdnow_summary, 52, 0.0, 0.4)
    bought = purchase_model.conditional_expected_purchases(52, cdnow_summary)
    expected = 0.4 * bought * gamma_gamma.expected_average_spend(cdnow_summary)
    np.testing.assert_allclose(found.customers["value"], expected, rtol=1e-12)
    assert found.total == pytest.approx(expected.sum())
    assert found.customers.index.equals(cdnow_summary.index)


def test_each_purchase_is_discounted_from_its_own_moment(purchase_model, gamma_gamma, cdnow_summary):
    rows = cdnow_summary.head(30)
    found = clv.value(purchase_model, gamma_gamma, rows, 104, 0.15, 0.4).customers["value"]
    # by hand: half-week steps, each discounted from its middle, is right to about 1e-7
    steps = np.linspace(0, 104, 2 * 104 + 1)
    bought = np.array([purchase_model.conditional_expected_purchases(t, rows) for t in steps])
    middle = (steps[1:] + steps[:-1]) / 2
    factor = 1.15 ** -(middle * 7 / 365.25)
    by_hand = 0.4 * gamma_gamma.expected_average_spend(rows) * (np.diff(bought, axis=0) * factor[:, None]).sum(axis=0)
    np.testing.assert_allclose(found, by_hand, rtol=1e-6)


def test_the_unit_of_time_does_not_change_the_value(cdnow, gamma_gamma):
    totals = []
    for unit, horizon in (("W", 52), ("D", 364)):
        rows = clv.summary(cdnow, amount="amount", end="1997-09-30", unit=unit)
        totals.append(clv.value(clv.BetaGeometric().fit(rows), gamma_gamma, rows, horizon, 0.10, 0.4).total)
    assert totals[0] == pytest.approx(totals[1], rel=1e-6)


def test_intervals_agree_with_draws_of_the_parameters(bg, gamma_gamma, cdnow_summary):
    rows = cdnow_summary.iloc[:200]
    found = clv.value(bg, gamma_gamma, rows, 52, 0.0, 0.4)
    draws = zip(bg.parameter_draws(300, seed=1), gamma_gamma.parameter_draws(300, seed=2), strict=True)
    totals, one, model, spend = [], [], copy.copy(bg), copy.copy(gamma_gamma)
    for model._estimate, spend._estimate in draws:
        worth = 0.4 * model.conditional_expected_purchases(52, rows) * spend.expected_average_spend(rows)
        totals.append(worth.sum())
        one.append(worth.iloc[1])
    # 300 draws place an end of the interval to about 8% of its width; the rest is curvature
    for (low, high), drawn in (
        (found.total_interval, totals),
        (found.customers.iloc[1][["low", "high"]], one),
    ):
        ends = np.quantile(drawn, [0.025, 0.975])
        np.testing.assert_allclose([low, high], ends, atol=0.2 * (high - low))


def test_the_interval_holds_the_value_that_the_true_parameters_give():
    truth = {"r": 0.5, "alpha": 6.0, "a": 0.9, "b": 2.5, "p": 4.0, "q": 4.5, "gamma": 60.0}
    hits = []
    for seed in range(30):
        rows = clv.simulate("BG/NBD", truth, T=np.linspace(26, 52, 1000), seed=seed)
        model, spend = clv.BetaGeometric().fit(rows), clv.GammaGamma().fit(rows)
        low, high = clv.value(model, spend, rows, 52, 0.0, 1.0).total_interval
        model._estimate, spend._estimate = (
            np.array([truth[k] for k in names]) for names in (("r", "alpha", "a", "b"), ("p", "q", "gamma"))
        )
        real = (model.conditional_expected_purchases(52, rows) * spend.expected_average_spend(rows)).sum()
        hits.append(low <= real <= high)
    assert np.mean(hits) > 0.95 - 4 * np.sqrt(0.95 * 0.05 / 30)


def test_groups_add_up_to_the_whole(bg, gamma_gamma, cdnow_summary):
    worth = clv.value(bg, gamma_gamma, cdnow_summary, 52, 0.1, 0.4)
    labels = pd.Series(np.where(cdnow_summary["x"] > 0, "terug", "eenmalig"), index=cdnow_summary.index, name="groep")
    table = worth.by(labels.sample(frac=1, random_state=1))  # matched on the index, not on position
    assert table["total"].sum() == pytest.approx(worth.total)
    assert table["n"].sum() == worth.n
    everybody = worth.by(["allen"] * worth.n).iloc[0]
    assert (everybody["total_low"], everybody["total_high"]) == pytest.approx(worth.total_interval)
    assert ((table["low"] < table["mean"]) & (table["mean"] < table["high"])).all()


def test_value_says_why_it_has_no_interval(gamma_gamma):
    rows = pd.DataFrame({"x": [0, 3, 2], "t_x": [0.0, 9, 7], "T": [10.0, 10, 10], "m": [np.nan, 20, 25]})
    worth = clv.value(clv.BetaGeometric().fit(rows), gamma_gamma, rows, 10, 0.1, 0.4)
    assert worth.reason
    assert np.isnan(worth.total_interval[0])
    assert worth.total > 0
    assert "geen interval" in worth.words


def test_value_speaks_of_the_expectation_in_euros(bg, gamma_gamma, cdnow_summary):
    worth = clv.value(bg, gamma_gamma, cdnow_summary, 52, 0.1, 0.4)
    assert "2.357 klanten" in worth.words
    assert "52 weken" in worth.words
    assert "voor de verwachting" in worth.words
    assert type(worth.total) is float
    assert worth.to_frame().columns.to_list() == ["purchases", "spend", "value", "low", "high"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"horizon": -1}, "lager dan 0"),
        ({"horizon": None}, "één getal|leeg"),
        ({"discount_rate": "10%"}, "tekst"),
        ({"margin": 0}, "aandeel"),
        ({"margin": 40}, "aandeel"),
        ({"confidence": 95}, "confidence"),
        ({"purchase_model": "bg"}, "gefit koopmodel"),
        ({"purchase_model": clv.BetaGeometric()}, "nog niets geleerd"),
        ({"summary": pd.DataFrame({"x": [1], "t_x": [1.0], "T": [2.0]})}, "Kolom 'm' staat niet"),
    ],
)
def test_value_refuses_what_it_can_not_use(bg, gamma_gamma, cdnow_summary, change, message):
    given = {
        "purchase_model": bg,
        "spend_model": gamma_gamma,
        "summary": cdnow_summary,
        "horizon": 52,
        "discount_rate": 0.1,
        "margin": 0.4,
    }
    with pytest.raises(InputError, match=message):
        clv.value(**{**given, **change})


# decisions --------------------------------------------------------------------------------------


def test_the_cap_of_a_campaign_is_a_mean_with_the_t_interval():
    from scipy import stats

    rng = np.random.default_rng(1)
    worth = pd.Series(rng.gamma(2, 20, 60))
    table = clv.acquisition_cap(worth, ["a"] * 20 + ["b"] * 40, {"a": 5, "b": 500})
    for name, part in (("a", worth[:20]), ("b", worth[20:])):
        low, high = stats.t.interval(0.95, len(part) - 1, part.mean(), stats.sem(part))
        assert table.loc[name, ["cap", "low", "high"]].to_list() == pytest.approx([part.mean(), low, high])
    assert table["verdict"].to_list() == ["betaalt zich terug", "te duur"]


def test_a_campaign_of_one_customer_has_no_interval_and_no_verdict():
    table = clv.acquisition_cap(pd.Series([10.0, 20, 200]), ["a", "a", "b"], {"a": 15, "b": 15})
    assert np.isnan(table.loc["b", "low"])
    assert table["verdict"].to_list() == ["nog niet te zeggen"] * 2


def test_parameter_uncertainty_widens_the_cap(bg, gamma_gamma, cdnow_summary):
    worth = clv.value(bg, gamma_gamma, cdnow_summary, 52, 0.1, 0.4)
    groups = ["a", "b"] * 1178 + ["a"]
    with_models = clv.acquisition_cap(worth, groups)
    without = clv.acquisition_cap(worth.customers["value"], groups)
    assert (with_models["high"] - with_models["low"] > without["high"] - without["low"]).all()
    assert with_models["cap"].to_list() == without["cap"].to_list()


@given(st.lists(st.integers(-50, 80), min_size=1, max_size=60), st.randoms())
def test_the_whale_curve_peaks_where_profit_turns_to_loss_in_any_order(profit, random):
    whale = clv.whale_curve(profit)
    assert whale.total == pytest.approx(sum(profit))
    assert whale.peak == pytest.approx(sum(p for p in profit if p > 0))
    assert whale.peak_customers == sum(p > 0 for p in profit)
    assert whale.curve["profit"].max() == pytest.approx(max(whale.peak, 0))
    random.shuffle(profit)
    assert clv.whale_curve(profit).words == whale.words


def test_the_whale_curve_of_a_million_customers_stays_light():
    whale = clv.whale_curve(np.random.default_rng(1).normal(10, 40, 1_000_000))
    assert len(whale.curve) <= 1001
    assert whale.curve["profit"].max() == pytest.approx(whale.peak)


# figures ----------------------------------------------------------------------------------------


def test_every_figure_makes_one_claim_in_dutch_with_words_from_its_data(bg, pareto, gamma_gamma, cdnow, cdnow_summary):
    worth = clv.value(bg, gamma_gamma, cdnow_summary, 52, 0.1, 0.4)
    groups = np.where(cdnow_summary["x"] > 3, "vaak", np.where(cdnow_summary["x"] > 0, "terug", "eenmalig"))
    relation = pd.DataFrame({"relation_revenue": np.arange(3000.0), "relation_cost": 400.0})
    saving = pd.DataFrame(
        {"customers": [10], "margin": [50.0], "contact_cost": [5.0], "retention": [0.8], "retention_after": [0.7]}
    )
    figures = {
        "1.667 verwacht": clv.plot_tracking(clv.tracking(bg, cdnow, split="1997-09-30")),
        "2.357 klanten": clv.plot_alive_matrix(bg, cdnow_summary),
        "39 weken": clv.plot_alive_matrix(pareto, cdnow_summary, "purchases", 39),
        "4 koopdagen": clv.plot_alive_history(
            pareto, ["1997-01-01", "1997-01-18", "1997-08-02", "1997-12-12"], "1998-06-30"
        ),
        "1.000 klanten": clv.plot_retention(clv.ShiftedBetaGeometric().fit([1000, 631, 468, 382, 326, 289, 262, 241])),
        "verliesgevende klanten": clv.plot_whale_curve(clv.whale_curve(worth.customers["value"] - 5)),
        "blijft € −": clv.plot_whale_curve(clv.whale_curve(worth.customers["value"] - 30)),
        "geen enkele": clv.plot_whale_curve(clv.whale_curve([3, 2])),
        "eenmalig": clv.plot_value_by_segment(worth.by(groups)),
        "vaak": clv.plot_value_by_segment(clv.acquisition_cap(worth, groups, {"vaak": 40, "terug": 22, "eenmalig": 6})),
        "2.000 willekeurige": clv.plot_relationship_break_even(clv.relationship_break_even(relation, 0.4)),
        "bespaart": clv.plot_contact_saving(clv.contact_saving(saving, 0.1)),
    }
    for part, figure in figures.items():
        assert part in figure.words
        assert figure.title
        assert "nan" not in figure.words + figure.title
        assert figure.png().startswith(b"\x89PNG")


def test_the_alive_history_ends_at_the_models_own_probability(pareto):
    days = pd.to_datetime(["1997-01-01", "1997-02-05", "1997-03-05"])
    figure = clv.plot_alive_history(pareto, days, "1997-07-02")
    row = pd.DataFrame({"x": [2], "t_x": [9.0], "T": [26.0]})
    assert figure.title.endswith(f"{100 * pareto.probability_alive(row).iloc[0]:.0f}%")


def test_the_alive_matrix_of_many_customers_draws_cells_and_not_customers(bg):
    truth = {"r": 0.5, "alpha": 6.0, "a": 0.9, "b": 2.5}
    rows = clv.simulate("BG/NBD", truth, T=np.full(100_000, 50.0), seed=1)
    rows["t_x"] = rows["t_x"].round(1).clip(lower=0.1).where(rows["x"] > 0, 0.0)
    axes = clv.plot_alive_matrix(bg, rows).figure.axes[0]
    assert sum(len(dots.get_offsets()) for dots in axes.collections if len(dots.get_offsets()) > 1) < 700


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda m: clv.plot_alive_history(m, []), "minstens één"),
        (lambda m: clv.plot_alive_history(m, "1997-01-01"), "minstens één"),
        (lambda m: clv.plot_alive_history(m, ["1997-01-01"]), "na de laatste aankoop"),
        (lambda m: clv.plot_alive_history(m, ["1-2-1997"], "1998-01-01"), "jaar-maand-dag"),
        (lambda m: clv.plot_alive_matrix(m, pd.DataFrame({"x": [1]})), "staat niet"),
        (lambda m: clv.plot_alive_matrix(m, pd.DataFrame(), what="iets"), "`what`"),
        (lambda m: clv.plot_tracking(pd.DataFrame()), "clv.tracking"),
        (lambda m: clv.plot_value_by_segment(pd.DataFrame()), "acquisition_cap"),
    ],
)
def test_figures_refuse_what_they_can_not_draw(bg, call, message):
    with pytest.raises(InputError, match=message):
        call(bg)
