"""Quality of a survey: what is claimed, and how we know."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantlab import survey
from klantlab.errors import InputError, InputWarning

FEW = settings(max_examples=30, deadline=None)


def one_factor(loadings, n, seed=0):
    """Answers of which the true omega is known."""
    rng = np.random.default_rng(seed)
    loadings = np.array(loadings)
    factor = rng.normal(size=(n, 1))
    x = factor * loadings + rng.normal(size=(n, len(loadings))) * np.sqrt(1 - loadings**2)
    return pd.DataFrame(x, columns=[f"v{i + 1}" for i in range(len(loadings))])


def true_omega(loadings):
    loadings = np.array(loadings)
    return loadings.sum() ** 2 / (loadings.sum() ** 2 + (1 - loadings**2).sum())


# --- reliability -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("loadings", "n"), [([0.7] * 4, 300), ([0.9, 0.5, 0.3], 40), ([0.6, 0.8], 100)])
def test_alpha_and_its_interval_equal_pingouin(loadings, n):
    import pingouin

    answers = one_factor(loadings, n)
    value, interval = pingouin.cronbach_alpha(answers)
    ours = survey.alpha(answers)
    assert ours.value == pytest.approx(value)
    assert ours.interval == pytest.approx(tuple(interval), abs=6e-4)  # pingouin rounds to three decimals


@pytest.mark.parametrize("loadings", [[0.7] * 4, [0.9, 0.8, 0.5, 0.3, 0.7], [0.3] * 9])
def test_omega_equals_two_other_implementations(loadings):
    from sklearn.decomposition import FactorAnalysis
    from statsmodels.multivariate.factor import Factor

    answers = one_factor(loadings, 400) * np.arange(1, len(loadings) + 1)  # items in different units
    ours = survey.omega(answers)
    ml = Factor(answers, n_factor=1, method="ml").fit()
    spread = answers.std().to_numpy()
    common = (ml.loadings[:, 0] * spread).sum() ** 2
    # all three stop at a relative tolerance near 1e-8 of the likelihood, so about 1e-5 here
    assert ours.value == pytest.approx(common / (common + (ml.uniqueness * spread**2).sum()), abs=1e-4)
    scaled = (answers - answers.mean()) / answers.std(ddof=0)
    sk = FactorAnalysis(1, tol=1e-12, max_iter=20000, svd_method="lapack").fit(scaled)
    common = (sk.components_[0] * spread).sum() ** 2
    assert ours.value == pytest.approx(common / (common + (sk.noise_variance_ * spread**2).sum()), abs=1e-4)


def test_omega_interval_covers_the_truth():
    """100 surveys of 200 people; 95 ± 3 standard errors of 2.2."""
    loadings = [0.8, 0.7, 0.6, 0.4]
    hits = 0
    for seed in range(100):
        low, high = survey.omega(one_factor(loadings, 200, seed), draws=200).interval
        hits += low <= true_omega(loadings) <= high
    assert 88 <= hits <= 100


def test_feldt_interval_covers_the_truth():
    loadings = [0.7] * 5  # equal items: alpha equals omega
    hits = sum(
        low <= true_omega(loadings) <= high
        for low, high in (survey.alpha(one_factor(loadings, 60, seed)).interval for seed in range(300))
    )
    assert hits / 300 == pytest.approx(0.95, abs=0.038)  # three standard errors of 300 surveys


def test_bootstrap_interval_agrees_with_feldt_for_normal_answers():
    answers = one_factor([0.7] * 5, 500)
    feldt, drawn = survey.alpha(answers), survey.alpha(answers, method="bootstrap")
    assert drawn.interval == pytest.approx(feldt.interval, abs=0.02)
    assert drawn.interval == survey.alpha(answers, method="bootstrap").interval


def test_two_items_give_the_formula_of_spearman_and_brown():
    answers = one_factor([0.7, 0.7], 300)
    answers = answers / answers.std()
    r = answers.corr().iloc[0, 1]
    assert survey.omega(answers).value == pytest.approx(2 * r / (1 + r))
    assert survey.alpha(answers).value == pytest.approx(2 * r / (1 + r))
    assert "Spearman en Brown" in survey.omega(answers).words


def test_an_item_that_runs_the_other_way_is_named_and_can_be_turned():
    answers = one_factor([0.8, 0.7, 0.7, 0.6], 300)
    turned = answers.assign(v3=6 - answers["v3"])
    for compute in (survey.alpha, survey.omega):
        result = compute(turned)
        assert result.against == ("v3",)
        assert 'reverse=["v3"]' in result.words
        assert compute(turned, reverse=["v3"]).value == pytest.approx(compute(answers).value)
        assert compute(answers).against == ()


def test_perfect_agreement_in_a_sample_is_no_certainty():
    answers = pd.DataFrame({"a": [1, 2, 5], "b": [1, 2, 5]})
    for method in ("feldt", "bootstrap"):
        assert np.isnan(survey.alpha(answers, method=method).interval).all()
    result = survey.retest([1, 2, 5, 7], [1, 2, 5, 7])
    assert np.isnan(result.interval).all()
    assert "niet te geven" in result.words


@FEW
@given(st.permutations(range(5)), st.integers(0, 100))
def test_order_of_items_and_people_and_doubling_of_people_never_matter(order, seed):
    answers = one_factor([0.8, 0.5, 0.7, 0.6, 0.4], 50, seed)
    shuffled = answers.iloc[np.random.default_rng(seed).permutation(50), list(order)]
    assert survey.alpha(shuffled).value == pytest.approx(survey.alpha(answers).value)
    assert survey.omega(shuffled, draws=100).value == pytest.approx(survey.omega(answers, draws=100).value, abs=1e-5)
    twice = pd.concat([answers, answers])
    assert survey.alpha(twice).value == pytest.approx(survey.alpha(answers).value)


def test_who_misses_an_item_is_left_out_and_told():
    answers = one_factor([0.7] * 3, 50).round(1)
    answers.iloc[:4, 0] = np.nan
    answers.iloc[4, 1] = 99
    result = survey.alpha(answers, missing=[99])
    assert (result.n, result.left_out) == (45, 5)
    assert "5 respondenten met een leeg antwoord tellen niet mee" in result.words
    assert result.value == pytest.approx(survey.alpha(answers.iloc[5:]).value)


ODD = {
    "one item": (pd.DataFrame({"a": [1, 2, 3]}), "minstens twee vragen"),
    "one respondent": (pd.DataFrame({"a": [1], "b": [2]}), "minstens twee nodig"),
    "nobody": (pd.DataFrame({"a": [], "b": []}), "geen rijen"),
    "all equal": (pd.DataFrame({"a": [3, 3], "b": [3, 3]}), "hetzelfde antwoord"),
    "mirrored": (pd.DataFrame({"a": [1, 2, 3], "b": [3, 2, 1]}), "heffen elkaar"),
    "nobody complete": (pd.DataFrame({"a": [1, np.nan], "b": [np.nan, 2]}), "minstens twee nodig"),
    "text": (pd.DataFrame({"a": ["x", "y"], "b": [1, 2]}), "tekst"),
    "infinite": (pd.DataFrame({"a": [1, np.inf], "b": [1, 2]}), "oneindig"),
    "twice the name": (pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"]), "2 keer"),
    "no table": ([1, 2, 3], "tabel"),
    "dates": (pd.DataFrame({"a": pd.to_datetime(["2025-01-01"] * 2, utc=True), "b": [1, 2]}), "datums"),
}


@pytest.mark.parametrize("compute", [survey.alpha, survey.omega, survey.item_analysis])
@pytest.mark.parametrize("case", ODD)
def test_items_that_cannot_be_judged_get_one_sentence(compute, case):
    items, message = ODD[case]
    if compute is survey.item_analysis and case in ("all equal", "mirrored"):
        assert compute(items)["alpha_if_deleted"].isna().all()
        return
    with pytest.raises(InputError, match=message) as caught:
        compute(items)
    assert "\n" not in str(caught.value)


def test_constant_collinear_and_too_few_are_said_in_words():
    answers = one_factor([0.7] * 4, 200)
    assert "'c'" in survey.alpha(answers.assign(c=3)).diagnosis
    with pytest.raises(InputError, match="'c'"):
        survey.omega(answers.assign(c=3))
    double = survey.omega(answers.assign(v5=answers["v1"]))
    assert "bijna dezelfde vraag" in double.diagnosis
    assert 0 < double.value < 1
    few = survey.omega(answers.iloc[:3])
    assert "reken nergens op" in few.words


@pytest.mark.parametrize("compute", [survey.alpha, survey.omega])
def test_options_that_make_no_sense_are_refused(compute):
    answers = one_factor([0.7] * 3, 20)
    with pytest.raises(InputError, match="reverse"):
        compute(answers, reverse=["v9"])
    with pytest.raises(InputError, match="confidence"):
        compute(answers, confidence=95)
    with pytest.raises(InputError, match="method"):
        survey.alpha(answers, method="fisher")
    with pytest.raises(InputError, match="draws"):
        survey.omega(answers, draws=3)


def test_item_analysis_equals_its_definitions():
    answers = one_factor([0.8, 0.6, 0.4], 100).round(0).clip(-2, 2)
    table = survey.item_analysis(answers, minimum=-2, maximum=2)
    for name in answers:
        rest = answers.drop(columns=name)
        assert table.loc[name, "item_rest"] == pytest.approx(np.corrcoef(answers[name], rest.sum(axis=1))[0, 1])
        assert table.loc[name, "alpha_if_deleted"] == pytest.approx(survey.alpha(rest).value)
        assert table.loc[name, "top"] == (answers[name] == 2).mean()
        assert table.loc[name, "mean"] == pytest.approx(answers[name].mean())


@pytest.mark.filterwarnings("ignore")  # pingouin has not caught up with pandas 3.1
def test_retest_equals_pingouin_and_the_definitions():
    import pingouin

    rng = np.random.default_rng(2)
    person = rng.normal(7, 1, 40)
    first, second = person + rng.normal(0, 0.5, 40), person + 0.3 + rng.normal(0, 0.5, 40)
    result = survey.retest(first, second)
    long = pd.DataFrame({"who": np.tile(np.arange(40), 2), "when": np.repeat([1, 2], 40), "mark": np.r_[first, second]})
    icc = pingouin.intraclass_corr(long, targets="who", raters="when", ratings="mark").set_index("Type")["ICC"]
    name = "ICC2" if "ICC2" in icc.index else "ICC(A,1)"  # its name in older and newer editions
    assert result.agreement == pytest.approx(icc[name], abs=1e-6)
    correlation = pingouin.corr(first, second)
    assert result.value == pytest.approx(float(correlation["r"].iloc[0]), abs=1e-4)
    assert result.interval == pytest.approx(tuple(correlation.filter(like="CI").iloc[0, 0]), abs=0.006)  # rounded there
    assert result.shift == pytest.approx((second - first).mean())


@pytest.mark.parametrize(
    ("first", "second"),
    [([1, 2], [1, 2]), ([1, 2, 3], [1, 2]), ([1, 1, 1], [1, 2, 3]), ([], []), (["a"] * 3, [1, 2, 3]), (5, 6)],
)
def test_retest_refuses_what_it_cannot_compare(first, second):
    with pytest.raises(InputError):
        survey.retest(first, second)


# --- sample size -----------------------------------------------------------------------------------


def test_sample_sizes_of_the_textbook():
    assert survey.sample_size(0.05) == 385  # 384.16 rounded up
    assert survey.sample_size(0.03) == 1068
    assert survey.sample_size(0.05, 1000) == 278
    assert survey.sample_size(0.05, 500) == 218
    assert survey.sample_size(0.5, sd=2) == 62  # (1.96 * 2 / 0.5)² = 61.5
    assert survey.sample_size(0.05, 1000, response_rate=0.25) == 1112


@FEW
@given(st.integers(2, 3000), st.integers(3001, 100_000), st.floats(0.05, 0.95))
def test_sample_size_is_the_inverse_of_the_margin(n, population, share):
    half = survey.margin(n, population, share=share)
    if half < 1:
        assert survey.sample_size(half, population, share=share) == n
    assert half < survey.margin(n, share=share)


def test_the_margin_holds_in_19_of_20_surveys_of_a_small_population():
    rng = np.random.default_rng(3)
    population = np.r_[np.ones(120), np.zeros(180)]
    shares = np.array([rng.choice(population, 150, replace=False).mean() for _ in range(2000)])
    assert (np.abs(shares - 0.4) <= survey.margin(150, 300, share=0.4)).mean() == pytest.approx(0.95, abs=0.02)


def test_who_asks_everybody_has_no_margin_left():
    assert survey.margin(80, 80) == 0
    assert survey.margin(1, 1) == 0
    assert survey.sample_size(0.001, 80) == 80


@pytest.mark.parametrize(
    "call",
    [
        lambda: survey.sample_size(5),
        lambda: survey.sample_size(0),
        lambda: survey.sample_size("0.05"),
        lambda: survey.sample_size(np.nan),
        lambda: survey.sample_size(0.05, -1),
        lambda: survey.sample_size(0.05, share=1.5),
        lambda: survey.sample_size(0.05, share=1),
        lambda: survey.sample_size(0.05, response_rate=0),
        lambda: survey.sample_size(0.05, sd=-1),
        lambda: survey.sample_size(0.05, confidence=95),
        lambda: survey.margin(10, 5),
        lambda: survey.margin(True),
        lambda: survey.margin(np.inf),
    ],
)
def test_sizes_that_make_no_sense_are_refused(call):
    with pytest.raises(InputError):
        call()


# --- weights ---------------------------------------------------------------------------------------


@pytest.fixture
def people():
    rng = np.random.default_rng(4)
    return pd.DataFrame(
        {
            "age": rng.choice(["jong", "midden", "oud"], 500, p=[0.15, 0.35, 0.5]),
            "place": rng.choice(["stad", "dorp"], 500),
        },
        index=np.arange(500) * 2,
    )


TARGETS = {"age": {"jong": 0.3, "midden": 0.4, "oud": 0.3}, "place": {"stad": 0.7, "dorp": 0.3}}


def test_raking_meets_every_margin(people):
    result = survey.rake(people, TARGETS)
    assert result.converged
    for name, shares in TARGETS.items():
        found = result.weights.groupby(people[name]).sum() / result.weights.sum()
        for category, share in shares.items():
            assert found[category] == pytest.approx(share, abs=1e-8)
    assert result.weights.mean() == pytest.approx(1)
    assert result.weights.index.equals(people.index)
    assert result.design_effect == pytest.approx(survey.design_effect(result.weights))
    assert result.effective_n == pytest.approx(500 / result.design_effect)


def test_raking_keeps_the_odds_ratios_of_the_sample(people):
    """What makes it iterative proportional fitting: only the margins change."""
    result = survey.rake(people, TARGETS)
    before = pd.crosstab(people["age"], people["place"]).to_numpy()
    after = result.weights.groupby([people["age"], people["place"]]).sum().unstack().to_numpy()

    def odds(t):
        return t[0, 0] * t[1, 1] / t[0, 1] / t[1, 0]

    assert odds(after) == pytest.approx(odds(before))
    assert odds(after[1:]) == pytest.approx(odds(before[1:]))


def test_percentages_and_one_trait_give_poststratification(people):
    result = survey.rake(people, {"age": {"jong": 30, "midden": 40, "oud": 30}})
    share = people["age"].value_counts(normalize=True)
    expected = people["age"].map(
        {"jong": 0.3 / share["jong"], "midden": 0.4 / share["midden"], "oud": 0.3 / share["oud"]}
    )
    assert result.weights.to_numpy() == pytest.approx(expected.to_numpy())
    assert result.iterations == 1


def test_raking_removes_a_bias_that_the_traits_explain():
    rng = np.random.default_rng(5)
    age = rng.choice(["jong", "oud"], 20_000, p=[0.5, 0.5])
    mark = np.where(age == "jong", 6.0, 8.0) + rng.normal(0, 1, 20_000)
    answered = rng.random(20_000) < np.where(age == "jong", 0.1, 0.4)
    sample = pd.DataFrame({"age": age, "mark": mark})[answered]
    weights = survey.rake(sample, {"age": {"jong": 0.5, "oud": 0.5}}).weights
    assert sample["mark"].mean() > 7.5
    assert np.average(sample["mark"], weights=weights) == pytest.approx(mark.mean(), abs=0.08)  # 5,000 answers


def test_trimming_keeps_the_limit_and_tells_what_it_misses(people):
    with pytest.warns(InputWarning, match="trim"):
        result = survey.rake(people, TARGETS, trim=1.5)
    assert result.highest <= 1.5 + 1e-9
    assert not result.converged
    assert result.largest_gap > 0
    assert result.trimmed > 0
    assert result.design_effect < survey.rake(people, TARGETS).design_effect
    assert "niet gehaald" in result.words


def test_targets_that_contradict_each_other_end_with_a_warning():
    table = pd.DataFrame({"a": ["x", "x", "y", "y"], "b": ["x", "x", "y", "y"]})
    with pytest.warns(InputWarning, match="niet te halen"):
        result = survey.rake(table, {"a": {"x": 0.5, "y": 0.5}, "b": {"x": 0.8, "y": 0.2}}, iterations=50)
    assert not result.converged


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        ({"age": {"jong": 0.3, "midden": 0.4, "oud": 0.2, "stokoud": 0.1}}, "stokoud.*geen respondenten maken"),
        ({"age": {"jong": 0.3, "midden": 0.4, "oud": 0.2}}, "tellen op tot 0,90"),
        ({"age": {"jong": 0.6, "midden": 0.4}}, "'oud'.*geen doel"),
        ({"age": {"jong": 0.6, "midden": 0.4, "oud": 0}}, "nul"),
        ({"age": {"jong": 1.3, "midden": -0.3, "oud": 0}}, "lager dan 0"),
        ({"age": {"jong": np.nan, "midden": 0.5, "oud": 0.5}}, "tellen op"),
        ({"leeftijd": {"jong": 1}}, "staat niet in de tabel"),
        ({"age": 0.3}, "targets"),
        ({}, "targets"),
        ([1], "targets"),
    ],
)
def test_targets_that_cannot_be_met_are_refused(people, targets, message):
    with pytest.raises(InputError, match=message) as caught:
        survey.rake(people, targets)
    assert "\n" not in str(caught.value)


def test_gaps_and_odd_frames_are_refused(people):
    with pytest.raises(InputError, match="leeg in 1 van de 500"):
        survey.rake(people.assign(age=people["age"].where(people.index != 0)), TARGETS)
    with pytest.raises(InputError, match="geen rijen"):
        survey.rake(people.iloc[:0], TARGETS)
    with pytest.raises(InputError, match="tabel"):
        survey.rake([1], TARGETS)
    with pytest.raises(InputError, match="trim"):
        survey.rake(people, TARGETS, trim=0.5)
    with pytest.raises(InputError, match="lager dan 0"):
        survey.rake(people.assign(w=-1.0), TARGETS, weights="w")


def test_raking_takes_start_weights_categories_and_other_engines(people):
    polars = pytest.importorskip("polars", reason="polars is in the optional group engines")
    plain = survey.rake(people, TARGETS)
    other = survey.rake(polars.from_pandas(people), TARGETS)
    assert other.weights.to_numpy() == pytest.approx(plain.weights.to_numpy())
    assert survey.rake(people.astype("category"), TARGETS).weights.to_numpy() == pytest.approx(plain.weights.to_numpy())
    same = survey.rake(people.assign(w=7.0), TARGETS, weights="w")
    assert same.weights.to_numpy() == pytest.approx(plain.weights.to_numpy())
    again = survey.rake(people.assign(w=plain.weights), TARGETS, weights="w")
    assert again.iterations == 0


@FEW
@given(st.lists(st.floats(0.1, 10), min_size=1, max_size=50), st.floats(0.1, 10))
def test_design_effect_is_one_plus_the_squared_variation(weights, unit):
    w = np.array(weights)
    assert survey.design_effect(w) == pytest.approx(1 + (w.std() / w.mean()) ** 2)
    assert survey.design_effect(w * unit) == pytest.approx(survey.design_effect(w))


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1], [1, np.nan], ["1"], 1, [np.inf]])
def test_weights_that_are_none_are_refused(weights):
    with pytest.raises(InputError):
        survey.design_effect(weights)


# --- who answered ----------------------------------------------------------------------------------


def test_response_tells_the_bias_of_a_known_number():
    rng = np.random.default_rng(6)
    spent = rng.gamma(2, 50, 2000)
    answered = rng.random(2000) < spent / 400
    frame = pd.DataFrame({"answered": answered, "spent": spent, "place": rng.choice(["stad", "dorp"], 2000)})
    result = survey.response(frame, "answered", ["spent", "place"])
    assert result.value == answered.mean()
    row = result.table.loc[("spent", "gemiddelde")]
    rest = spent[~answered].mean()
    assert row["difference"] == pytest.approx((1 - answered.mean()) * (spent[answered].mean() - rest))
    assert result.table.loc["place", "invited"].sum() == pytest.approx(1)
    assert "gemiddelde spent is te hoog" in result.words


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pd.DataFrame({"answered": [], "a": []}), "geen rijen"),
        (pd.DataFrame({"answered": [1, 2], "a": [1, 2]}), "alleen 1"),
        (pd.DataFrame({"answered": ["ja", "nee"], "a": [1, 2]}), "alleen 1"),
        (pd.DataFrame({"answered": [1, None], "a": [1, 2]}), "leeg in 1 rij"),
        (pd.DataFrame({"answered": [1, 0], "a": ["x", None]}), "leeg in 1 van de 2"),
        (pd.DataFrame({"answered": [1, 0]}), "staat niet in de tabel"),
    ],
)
def test_response_refuses_what_it_cannot_count(frame, message):
    with pytest.raises(InputError, match=message):
        survey.response(frame, "answered", ["a"])


def test_nobody_and_everybody_answered():
    frame = pd.DataFrame({"answered": [0, 0], "place": ["a", "b"]})
    assert survey.response(frame, "answered", ["place"]).value == 0
    assert str(survey.response(frame, "answered", ["place"]))
    assert survey.response(frame.assign(answered=1), "answered", "place").table["difference"].abs().max() == 0


def test_straight_liners_are_found_and_those_with_gaps_are_not_judged():
    items = pd.DataFrame(
        {"a": [4, 1, 3, np.nan], "b": [4, 2, 3, np.nan], "c": [4, 1, np.nan, 5], "d": [4, 1, 3, 5]}, index=[9, 9, 8, 7]
    )
    result = survey.straight_liners(items)
    assert result.flags.tolist() == [True, False, True, False]
    assert (result.count, result.n, result.left_out) == (2, 3, 1)
    assert result.flags.index.equals(items.index)
    with pytest.raises(InputError, match="minstens 3"):
        survey.straight_liners(items[["a", "b"]])


def test_bands_begin_at_their_cut_and_keep_labels_and_gaps():
    ages = pd.Series([54.0, 17.0, np.nan, 35.0, 55.0], index=[3, 3, 1, 0, 9], name="leeftijd")
    ages.to_numpy().flags.writeable = False
    found = survey.bands(ages, (35, 55))
    assert found.astype(object).where(found.notna(), None).tolist() == [
        "35 tot 55",
        "onder 35",
        None,
        "35 tot 55",
        "vanaf 55",
    ]
    assert found.index.equals(ages.index)
    assert found.name == "leeftijd"
    cuts = [0.5, 2, 3.25]
    values = np.random.default_rng(3).uniform(-1, 5, 400)
    same = pd.cut(values, [-np.inf, *cuts, np.inf], right=False).codes  # a second implementation
    assert survey.bands(values, cuts).cat.codes.tolist() == same.tolist()
    assert len(survey.bands([], (1,))) == 0
    assert survey.bands(ages, (35, 55), unknown="geen").tolist()[2] == "geen"
    assert survey.bands([1, 2], (2,), unknown="geen").cat.categories.tolist() == ["onder 2", "vanaf 2"]


@pytest.mark.parametrize(
    ("values", "cuts", "message"),
    [
        ([1, 2], (), "oplopende grenzen"),
        ([1, 2], (5, 5), "oplopende grenzen"),
        ([1, 2], (5, 3), "oplopende grenzen"),
        ([1, 2], 35, "cuts"),
        ([1, 2], (1, np.nan), "oplopende grenzen"),
        (["oud", "jong"], (35,), "tekst"),
        ([1, np.inf], (35,), "oneindig"),
        (pd.DataFrame({"a": [1]}), (35,), "tabel"),
    ],
)
def test_bands_refuse_what_is_no_number(values, cuts, message):
    with pytest.raises(InputError, match=message):
        survey.bands(values, cuts)


def test_bands_stay_in_their_order_when_response_and_rake_meet_them():
    asked = pd.DataFrame({"answered": [1, 0, 1, 1, 0, 1], "band": survey.bands([5, 12, 30, 40, 5, 12], (10, 25))})
    assert survey.response(asked, "answered", ["band"]).table.index.get_level_values("category").tolist() == [
        "onder 10",
        "10 tot 25",
        "vanaf 25",
    ]
    raked = survey.rake(asked, {"band": {"onder 10": 0.5, "10 tot 25": 0.25, "vanaf 25": 0.25}})
    assert raked.weights.round(2).tolist() == [1.5, 0.75, 0.75, 0.75, 1.5, 0.75]


# --- house rules -----------------------------------------------------------------------------------


def test_the_callers_frame_never_changes(people):
    answers = one_factor([0.7] * 3, 30)
    before, people_before = answers.copy(), people.copy()
    answers.to_numpy().flags.writeable = False
    survey.alpha(answers, reverse=["v1"])
    survey.omega(answers, reverse=["v1"], draws=100)
    survey.item_analysis(answers, reverse=["v1"])
    survey.straight_liners(answers)
    survey.rake(people, TARGETS)
    pd.testing.assert_frame_equal(answers, before)
    pd.testing.assert_frame_equal(people, people_before)


def test_students_see_plain_python_numbers(people):
    answers = one_factor([0.7] * 3, 30)
    for result in (survey.alpha(answers), survey.omega(answers, draws=100)):
        assert {type(v) for v in (result.value, *result.interval, *result.loadings.values())} == {float}
        assert type(result.n) is int
    raked = survey.rake(people, TARGETS)
    assert {type(v) for v in (raked.design_effect, raked.effective_n, raked.lowest, raked.largest_gap)} == {float}
    assert type(survey.sample_size(np.float64(0.05), np.int64(1000))) is int
    assert type(survey.margin(np.int64(100))) is float


def test_figures_claim_what_their_data_say(people):
    raked = survey.rake(people, TARGETS)
    level = survey.rake(people, {"place": people["place"].value_counts(normalize=True).to_dict()})
    for figure in (
        survey.plot_weights(raked),
        survey.plot_weights(level),
        survey.plot_margins(raked),
        survey.plot_margins(level),
        survey.plot_margin(),
        survey.plot_margin(800),
        survey.plot_margin(2),
    ):
        assert figure.title
        assert figure.words.endswith(".")
        assert figure.png()[:4] == b"\x89PNG"
    assert "te veel 'age: oud'" in survey.plot_margins(raked).title
    assert "bijna niets" in survey.plot_margins(level).title
