"""Net promoter score: what is claimed, and how we know."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from klantlab import nps
from klantlab.errors import InputError

ANSWERS = st.lists(st.integers(0, 10), min_size=1, max_size=60)
FEW = settings(max_examples=40, deadline=None)


@pytest.fixture(scope="module")
def airport():
    """Two waves of the airport survey."""
    folder = Path(os.environ.get("KLANTLAB_DATA", "")) / "sfo_survey"
    if not (folder / "2017_SFO_Customer_Survey.csv").exists():
        pytest.skip("the airport survey is not on this machine (KLANTLAB_DATA)")
    return {year: pd.read_csv(folder / f"{year}_SFO_Customer_Survey.csv", low_memory=False) for year in (2017, 2018)}


# --- the score -------------------------------------------------------------------------------------


def test_25_55_20_is_plus_five():
    for result in (
        nps.score([10] * 25 + [7] * 55 + [6] * 20),
        nps.from_counts(promoters=25, passives=55, detractors=20),
        nps.from_counts({9: 25, 8: 55, 0: 20}),
        nps.from_counts({9: 25, 8: 55, 0: 20, 11: 4}, missing=11),
        nps.from_counts(pd.Series([9] * 25 + [8] * 55 + [0] * 20).value_counts()),
    ):
        assert result.value == 5.0
        assert (result.promoters, result.passives, result.detractors, result.n) == (25, 55, 20, 100)
        assert str(result).startswith("De NPS is +5, met 100 antwoorden")


def test_airport_survey_gives_the_published_counts(airport):
    result = nps.score(airport[2017]["NETPRO"], missing=[11])
    assert (result.n, result.promoters, result.passives, result.detractors) == (2746, 1436, 968, 342)
    assert result.missing == 85  # 84 times the code 11, one empty
    assert "85 rijen zonder antwoord tellen niet mee" in result.words
    # three decimals are stated in the source
    assert result.value == pytest.approx(39.840, abs=5e-4)
    assert result.standard_error == pytest.approx(1.334, abs=5e-4)
    weighted = nps.score(airport[2017]["NETPRO"], weights=airport[2017]["WEIGHT"], missing=[11])
    assert weighted.value == pytest.approx(40.398, abs=5e-4)
    assert nps.score(airport[2018]["NETPRO  "], missing=11).value == pytest.approx(30.981, abs=5e-4)


def test_an_undeclared_code_is_refused(airport):
    with pytest.raises(InputError, match=r"84 van de 2\.831 .* 11.*missing="):
        nps.score(airport[2017]["NETPRO"])


@pytest.mark.parametrize(
    ("scores", "message"),
    [
        ([], "leeg"),
        ([None, np.nan], "geen enkel antwoord"),
        ([11], "buiten de schaal"),
        ([-1, 5], "buiten de schaal"),
        ([7.5], "geen heel getal"),
        ([np.inf], "oneindig"),
        (["negen"], "tekst"),
        ([True, False], "waar/onwaar"),
        (9, "kolom of lijst"),
        (None, "kolom of lijst"),
        ("9", "kolom of lijst"),
        ({9: 25, 3: 10}, "from_counts"),
        ([[9, 10]], "richting"),
        (pd.DataFrame({"a": [1], "b": [2]}), "kies een kolom"),
        (pd.DataFrame([[9, 10]], columns=["a", "a"]), "kies een kolom"),
        (pd.Series(pd.to_datetime(["2025-01-01"], utc=True)), "datums"),
    ],
)
def test_what_is_no_answer_gets_one_sentence(scores, message):
    with pytest.raises(InputError, match=message) as caught:
        nps.score(scores)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([1.0], "elk antwoord heeft één gewicht"),
        ([1, -1], "lager dan 0"),
        ([1, np.nan], "leeg bij 1 antwoord"),
        ([0, 0], "nul"),
        ([1, np.inf], "oneindig"),
        (["1", "2"], "tekst"),
        (3, "kolom of lijst"),
    ],
)
def test_weights_that_do_not_fit_are_refused(weights, message):
    with pytest.raises(InputError, match=message):
        nps.score([9, 3], weights=weights)


def test_weights_of_other_rows_are_refused():
    table = pd.DataFrame({"score": [9, 3], "weight": [1.0, 2.0]})
    with pytest.raises(InputError, match="rijlabels"):
        nps.score(table["score"], weights=table["weight"].iloc[::-1])


@pytest.mark.parametrize("confidence", [0, 1, 95, "0.95", None, True, np.nan])
def test_confidence_is_a_share(confidence):
    with pytest.raises(InputError, match="confidence"):
        nps.score([9, 3], confidence=confidence)


def test_the_callers_data_never_change_and_may_be_read_only():
    scores = np.array([9.0, 11.0, np.nan])
    scores.flags.writeable = False
    assert nps.score(scores, missing=[11]).missing == 2
    table = pd.DataFrame({"score": [9, 11], "weight": [1.0, 2.0]}, index=[5, 5])
    before = table.copy(deep=True)
    nps.score(table["score"], weights=table["weight"], missing=[11])
    nps.counts(table, missing=[11], weights="weight")
    pd.testing.assert_frame_equal(table, before)


def test_students_see_plain_python_numbers():
    result = nps.score(np.array([9, 3, 8]), weights=np.ones(3))
    for value in (result.value, *result.interval, result.standard_error, result.design_effect, result.effective_n):
        assert type(value) is float
    for value in (result.n, result.promoters, result.passives, result.detractors, result.missing):
        assert type(value) is int
    assert {"value", "interval_low", "interval_high", "n"} <= set(result.to_frame().columns)


@FEW
@given(ANSWERS, st.randoms())
def test_row_order_never_matters(scores, random):
    shuffled = random.sample(scores, len(scores))
    pd.testing.assert_frame_equal(nps.score(scores).to_frame(), nps.score(shuffled).to_frame())


@FEW
@given(ANSWERS)
def test_swapping_promoters_and_detractors_mirrors_everything(scores):
    mirror = {**dict.fromkeys(range(7), 10), 7: 8, 8: 7, 9: 0, 10: 6}
    there, back = nps.score(scores), nps.score([mirror[s] for s in scores])
    assert there.value == pytest.approx(-back.value, abs=1e-9)
    # the halving stops within 2^-40 of the scale, so that 1e-9 is rounding only
    assert there.interval == pytest.approx((-back.interval[1], -back.interval[0]), abs=1e-9)


@FEW
@given(ANSWERS)
def test_the_interval_holds_the_score_and_never_collapses_or_leaves_the_scale(scores):
    result = nps.score(scores)
    low, high = result.interval
    assert -100 <= low <= result.value + 1e-9
    assert result.value - 1e-9 <= high <= 100
    assert high - low > 1


@FEW
@given(ANSWERS, st.floats(0.01, 100))
@example([10, 10, 10], 0.1)
@example([0] * 7, 0.3)
def test_equal_weights_are_no_weights(scores, weight):
    plain, weighted = nps.score(scores), nps.score(scores, weights=[weight] * len(scores))
    assert weighted.value == pytest.approx(plain.value, abs=1e-9)
    assert weighted.standard_error == pytest.approx(plain.standard_error, abs=1e-6, nan_ok=True)
    assert weighted.interval == pytest.approx(plain.interval, abs=1e-6)
    assert weighted.design_effect == pytest.approx(1)


@FEW
@given(st.lists(st.integers(0, 10), min_size=2, max_size=60))
def test_doubled_data_halve_the_variance(scores):
    once, twice = nps.score(scores), nps.score(scores * 2)
    assert twice.value == pytest.approx(once.value)
    assert twice.standard_error**2 == pytest.approx(once.standard_error**2 / 2)


def test_score_interval_covers_as_often_as_the_docstring_says():
    """Exact: every possible sample of 30, weighed by its multinomial probability."""
    from scipy.stats import multinomial

    from klantlab.nps._score import score_limits

    n = 30
    cells = [(b, d) for b in range(n + 1) for d in range(n + 1 - b)]
    b, d = np.array(cells).T
    low, high = score_limits(b / n, d / n, n, 1.959964)
    covered = []
    for p in np.arange(0, 1.001, 0.05):
        for q in np.arange(0, 1.001 - p, 0.05):
            chance = multinomial.pmf(np.column_stack([b, n - b - d, d]), n, [p, max(0.0, 1 - p - q), q])
            covered.append(chance[(low <= p - q + 1e-9) & (p - q - 1e-9 <= high)].sum())
    assert np.mean(covered) == pytest.approx(0.953, abs=0.003)  # the grid of the docstring is twice as fine
    assert min(covered) > 0.925


def test_wilson_is_the_special_case_without_passives():
    """With two groups the score is 2p − 1 and the interval must be Wilson's for p."""
    from statsmodels.stats.proportion import proportion_confint

    for promoters, n in [(0, 5), (3, 5), (5, 5), (40, 61)]:
        result = nps.from_counts(promoters=promoters, passives=0, detractors=n - promoters)
        low, high = proportion_confint(promoters, n, method="wilson")
        assert result.interval == pytest.approx((200 * low - 100, 200 * high - 100), abs=1e-6)


def test_weighted_standard_error_equals_a_second_implementation(airport):
    """The delete-one jackknife, and the linearised error of statsmodels' weighted least squares."""
    import statsmodels.api as sm

    wave = airport[2017][airport[2017]["NETPRO"] <= 10]
    x = 100.0 * (wave["NETPRO"] >= 9) - 100.0 * (wave["NETPRO"] <= 6)
    w = wave["WEIGHT"]
    ours = nps.score(wave["NETPRO"], weights=w)
    fit = sm.WLS(x, np.ones(len(x)), weights=w).fit(cov_type="HC0")
    assert ours.value == pytest.approx(fit.params.iloc[0])
    assert ours.standard_error == pytest.approx(fit.bse.iloc[0])  # the same formula: equal to rounding
    without = ((w * x).sum() - w * x) / (w.sum() - w)
    jackknife = np.sqrt((len(x) - 1) / len(x) * ((without - without.mean()) ** 2).sum())
    assert ours.standard_error == pytest.approx(jackknife, rel=1e-3)  # they differ by 1/n = 0.0004


def test_design_effect_is_one_plus_the_squared_variation_of_the_weights(airport):
    w = airport[2017].loc[airport[2017]["NETPRO"] <= 10, "WEIGHT"]
    result = nps.score(airport[2017]["NETPRO"], weights=airport[2017]["WEIGHT"], missing=[11])
    assert result.design_effect == pytest.approx(1 + (w.std(ddof=0) / w.mean()) ** 2)
    assert result.effective_n == pytest.approx(len(w) / result.design_effect)


def test_bootstrap_agrees_with_the_formula():
    scores = [10] * 250 + [8] * 550 + [3] * 200
    drawn = nps.interval(scores, "bootstrap", draws=4000, seed=1)
    # the spread of 4,000 draws has a relative error of 1 / sqrt(2 * 4000) = 1.1%; three of them
    assert drawn.standard_error == pytest.approx(nps.score(scores).standard_error, rel=0.034)
    assert drawn.interval == pytest.approx(nps.interval(scores, "wald").interval, abs=0.6)
    assert drawn.interval == nps.interval(scores, "bootstrap", draws=4000, seed=1).interval
    weighted = nps.interval(scores, "bootstrap", draws=4000, weights=np.ones(1000))
    assert weighted.standard_error == pytest.approx(drawn.standard_error, rel=0.05)


def test_weighted_bootstrap_agrees_with_the_linearised_error(airport):
    wave = airport[2017]
    drawn = nps.interval(wave["NETPRO"], "bootstrap", weights=wave["WEIGHT"], missing=[11], draws=2000)
    ours = nps.score(wave["NETPRO"], weights=wave["WEIGHT"], missing=[11])
    assert drawn.standard_error == pytest.approx(ours.standard_error, rel=0.05)  # three times 1 / sqrt(2 * 2000)


def test_draws_and_seed_are_whole_numbers(respondents):
    for options in ({"draws": 0}, {"draws": 10.5}, {"draws": True}, {"seed": "a"}, {"seed": -1}):
        name = next(iter(options))
        for call in (
            lambda o=options: nps.interval([9, 3], "bootstrap", **o),
            lambda o=options: nps.ranking(respondents, "team", missing=11, **o),
            lambda o=options: nps.efficiency([9, 3], **o),
            lambda o=options: nps.class_loss([9, 3] * 9, [1, 1, 0] * 6, **o),
        ):
            with pytest.raises(InputError, match=name):
                call()


def test_interval_methods_are_named():
    with pytest.raises(InputError, match="'score', 'wald' of 'bootstrap'"):
        nps.interval([9], "jackknife")
    with pytest.raises(InputError, match="draws"):
        nps.interval([9], "bootstrap", draws=1.5)


@pytest.mark.parametrize(
    "call",
    [
        lambda: nps.from_counts(),
        lambda: nps.from_counts(promoters=1),
        lambda: nps.from_counts(promoters=0.25, passives=0.55, detractors=0.2),
        lambda: nps.from_counts(promoters=-1, passives=1, detractors=1),
        lambda: nps.from_counts(promoters=0, passives=0, detractors=0),
        lambda: nps.from_counts({11: 3}),
        lambda: nps.from_counts(pd.DataFrame({"a": [1]})),
        lambda: nps.from_counts([1, 2, 3]),
    ],
)
def test_counts_that_are_no_counts_are_refused(call):
    with pytest.raises(InputError):
        call()


# --- counts ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def respondents():
    rng = np.random.default_rng(1)
    n = 600
    table = pd.DataFrame(
        {
            "team": rng.choice(list("ABCD"), n),
            "score": rng.choice(12, n, p=[0.01, 0.01, 0.01, 0.02, 0.03, 0.06, 0.09, 0.16, 0.28, 0.19, 0.12, 0.02]),
            "day": pd.Timestamp("2024-01-03") + pd.to_timedelta(rng.integers(0, 300, n), "D"),
            "weight": rng.uniform(0.5, 2, n),
        }
    )
    table["score"] = table["score"].astype(float).where(rng.random(n) > 0.03)
    return table


def test_counts_lead_to_the_same_score(respondents):
    counted = nps.counts(respondents, missing=11, weights="weight")
    direct = nps.score(respondents["score"], weights=respondents["weight"], missing=11)
    assert nps.from_counts(counted).to_frame().equals(direct.to_frame()) or nps.from_counts(
        counted
    ).value == pytest.approx(direct.value)
    assert nps.from_counts(counted).standard_error == pytest.approx(direct.standard_error)
    plain = nps.counts(respondents, missing=11)
    assert nps.from_counts(plain) == nps.score(respondents["score"], missing=11)


@pytest.mark.parametrize(
    ("table", "options", "message"),
    [
        (pd.DataFrame({"score": []}), {}, "geen rijen"),
        (pd.DataFrame({"cijfer": [9]}), {}, "staat niet in de tabel"),
        (pd.DataFrame([[9, 9]], columns=["score", "score"]), {}, "2 keer voor"),
        (pd.DataFrame({"score": ["9"]}), {}, "tekst"),
        (pd.DataFrame({"score": [9, 8], "team": ["A", None]}), {"by": "team"}, "leeg in 1 rij"),
        (pd.DataFrame({"score": [9], "weight": [-1.0]}), {"weights": "weight"}, "lager dan 0"),
        (pd.DataFrame({"score": [9], "day": ["2024-01-01"]}), {"by": "day", "every": "month"}, "geen datums"),
        (pd.DataFrame({"score": [9], "day": [pd.Timestamp(0)]}), {"by": "day", "every": "maand"}, "every"),
        ([9, 10], {}, "tabel"),
    ],
)
def test_tables_that_cannot_be_counted_get_one_sentence(table, options, message):
    with pytest.raises(InputError, match=message):
        nps.counts(table, **options)


# --- groups ----------------------------------------------------------------------------------------


def test_the_airport_lost_nine_points_and_that_is_no_chance(airport):
    result = nps.difference(airport[2018]["NETPRO  "], airport[2017]["NETPRO"], missing=11)
    assert result.value == pytest.approx(30.981 - 39.840, abs=1e-3)
    assert result.interval[1] < 0
    # a z-test with the two standard errors; at n = 2,700 the score-type interval is nearly the same
    from scipy.stats import norm

    assert result.p_value == pytest.approx(2 * norm.sf(abs(result.value) / result.standard_error), rel=0.05)


def test_difference_interval_covers_and_agrees_with_its_p_value():
    """Two groups of 40 and 25 with known shares; 4,000 surveys give ±0.7 points around 95%."""
    from klantlab.nps._groups import _mover, _p_values

    rng = np.random.default_rng(3)
    a = rng.multinomial(40, [0.3, 0.45, 0.25], 4000) / 40
    b = rng.multinomial(25, [0.45, 0.5, 0.05], 4000) / 25
    parts = (a[:, 0], a[:, 2], np.full(4000, 40.0), b[:, 0], b[:, 2], np.full(4000, 25.0))
    low, high = _mover(parts, 1.959964)
    assert ((low <= 0.05 - 0.40) & (high >= 0.05 - 0.40)).mean() == pytest.approx(0.95, abs=0.015)
    # the interval leaves out zero exactly when p < 0.05
    rejected = (low > 0) | (high < 0)
    assert (rejected == (_p_values(parts) < 0.05)).mean() > 0.999


def test_no_difference_is_rejected_one_time_in_twenty():
    from klantlab.nps._groups import _p_values

    rng = np.random.default_rng(4)
    a, b = (rng.multinomial(60, [0.35, 0.4, 0.25], 4000) / 60 for _ in range(2))
    n = np.full(4000, 60.0)
    p = _p_values((a[:, 0], a[:, 2], n, b[:, 0], b[:, 2], n))
    assert (p < 0.05).mean() == pytest.approx(0.05, abs=0.012)  # three times sqrt(.05 * .95 / 4000)


def test_difference_survives_groups_at_the_edge():
    result = nps.difference([10] * 5, [0] * 3)
    assert result.value == 200
    assert result.interval[0] < result.interval[1] <= 200
    equal = nps.difference([10], [10])
    assert (equal.value, equal.p_value) == (0, 1)
    assert "gelijk" in equal.words


def test_an_end_of_the_interval_beside_zero_is_not_called_zero():
    result = nps.difference([10] * 50 + [7] * 99 + [3] * 51, [10] * 325 + [7] * 455 + [3] * 220)
    assert -0.5 < result.interval[1] < 0  # or the claim is not put to the test
    assert "en −0," in result.words


def test_swapping_the_groups_flips_the_sign():
    a, b = [10, 9, 3, 7, 7], [2, 8, 9]
    there, back = nps.difference(a, b), nps.difference(b, a)
    assert there.value == -back.value
    assert there.interval == pytest.approx((-back.interval[1], -back.interval[0]), abs=1e-9)
    assert there.p_value == pytest.approx(back.p_value)


def test_holm_equals_statsmodels():
    from statsmodels.stats.multitest import multipletests

    from klantlab.nps._groups import holm

    p = np.array([0.01, 0.04, 0.03, 0.005, 0.9, 0.04])
    assert holm(p) == pytest.approx(multipletests(p, method="holm")[1])


def test_equal_teams_raise_no_alarm_in_95_of_100_surveys():
    rng = np.random.default_rng(5)
    alarms = 0
    for _ in range(25):
        table = pd.DataFrame({"team": np.repeat(list("ABCDEFGH"), 50), "score": rng.choice([3, 7, 10], 400)})
        alarms += nps.compare(table, by="team").table["differs"].any()
    assert alarms <= 5  # expected 1.25 of 25; more than 5 happens once in 1,000 times


def test_compare_finds_the_one_team_that_differs_and_counts_the_silent(respondents):
    table = respondents.assign(score=respondents["score"].where(respondents["team"] != "B", 10.0))
    table.loc[table["team"] == "D", "score"] = np.nan
    result = nps.compare(table, by="team", missing=11)
    assert result.table["differs"].to_dict()["B"]
    assert result.table.loc["D", "n"] == 0
    assert np.isnan(result.table.loc["D", "value"])
    assert "zonder antwoorden" in result.words
    against = nps.compare(table, by="team", missing=11, against="A")
    assert np.isnan(against.table.loc["A", "p_value"])
    pair = nps.difference(
        table.loc[table["team"] == "B", "score"], table.loc[table["team"] == "A", "score"], missing=11
    )
    assert against.table.loc["B", "difference"] == pytest.approx(pair.value)
    assert against.table.loc["B", "difference_low"] == pytest.approx(pair.interval[0])
    with pytest.raises(InputError, match="against"):
        nps.compare(table, by="team", missing=11, against="Z")
    with pytest.raises(InputError, match="minstens twee"):
        nps.compare(table[table["team"] == "A"], by="team", missing=11)


def test_compare_speaks_of_one_group_in_the_singular():
    lucky = [9] * 27 + [7] * 20 + [3] * 13
    table = pd.DataFrame({"team": np.repeat(list("ABCDEFGH"), 60), "score": [9, 7, 3] * 140 + lucky})
    result = nps.compare(table, by="team")
    assert (result.table["p_value"] < 0.05).sum() == 1
    assert "zou het er 1 zijn" in result.words


def test_ranking_gives_equal_teams_equal_chances_and_a_clear_winner_the_first_place():
    equal = pd.DataFrame({"team": np.repeat(list("ABCD"), 100), "score": [9, 7, 7, 3] * 100})
    chances = nps.ranking(equal, by="team").table["chance_best"]
    assert chances.sum() == pytest.approx(1)
    assert chances.max() < 0.25 + 0.03  # 4,000 draws: standard error 0.007
    clear = equal.assign(score=equal["score"].where(equal["team"] != "C", 10))
    result = nps.ranking(clear, by="team")
    assert result.table.index[0] == "C"
    assert result.table.loc["C", ["chance_best", "rank_low", "rank_high"]].tolist() == [1, 1, 1]


def test_chance_to_be_best_is_calibrated():
    """A team said to be best with chance c must be best about that often."""
    rng = np.random.default_rng(6)
    said, truly = [], []
    for _ in range(80):
        shares = rng.dirichlet([3, 4, 3], 5)
        scores = [rng.choice([10, 8, 2], 40, p=s) for s in shares]
        table = pd.DataFrame({"team": np.repeat(range(5), 40), "score": np.concatenate(scores)})
        top = nps.ranking(table, by="team", draws=500).table.iloc[0]
        said.append(top["chance_best"])
        truly.append(top.name == np.argmax(shares[:, 0] - shares[:, 2]))
    # 80 surveys: standard error of the share about 0.05
    assert np.mean(said) == pytest.approx(np.mean(truly), abs=0.12)


# --- sample size -----------------------------------------------------------------------------------


def test_sample_size_is_the_inverse_of_the_margin():
    for n in (10, 137, 688, 1537):
        for population in (None, 2000):
            margin = nps.margin(n, promoters=0.3, detractors=0.2, population=population)
            assert nps.sample_size(margin, promoters=0.3, detractors=0.2, population=population) == n


def test_sample_size_gives_the_margin_it_promises():
    n = nps.sample_size(6, promoters=0.4, detractors=0.2)
    low, high = nps.from_counts(
        promoters=0.4 * n // 1, passives=n - 0.4 * n // 1 - 0.2 * n // 1, detractors=0.2 * n // 1
    ).interval
    assert (high - low) / 2 == pytest.approx(6, abs=0.12)


def test_whole_population_leaves_no_margin():
    assert nps.margin(50, population=50) == 0
    assert nps.sample_size(0.0001, population=50) == 50
    with pytest.raises(InputError, match="populatie"):
        nps.margin(51, population=50)


def test_detectable_difference_is_noticed_in_four_of_five_surveys():
    n, p, d = 300, 0.35, 0.25
    gap = nps.detectable_difference(n, promoters=p, detractors=d) / 100
    assert nps.sample_size_difference(100 * gap, promoters=p, detractors=d) == n
    rng = np.random.default_rng(7)
    a = rng.multinomial(n, [p + gap / 4, 1 - p - d, d - gap / 4], 1500) / n
    b = rng.multinomial(n, [p - gap / 4, 1 - p - d, d + gap / 4], 1500) / n
    from klantlab.nps._groups import _p_values

    size = np.full(1500, float(n))
    p_values = _p_values((a[:, 0], a[:, 2], size, b[:, 0], b[:, 2], size))
    assert (p_values < 0.05).mean() == pytest.approx(0.8, abs=0.035)  # three standard errors of 1,500 surveys


@pytest.mark.parametrize(
    "call",
    [
        lambda: nps.sample_size(0),
        lambda: nps.sample_size(-5),
        lambda: nps.sample_size("5"),
        lambda: nps.sample_size(np.nan),
        lambda: nps.sample_size(101),
        lambda: nps.sample_size(5, promoters=25, detractors=20),
        lambda: nps.sample_size(5, promoters=0.8, detractors=0.4),
        lambda: nps.sample_size(5, promoters=0.8),
        lambda: nps.sample_size(5, promoters=1.0, detractors=0.0),
        lambda: nps.sample_size(5, population=0),
        lambda: nps.sample_size(5, design_effect=-1),
        lambda: nps.margin(0),
        lambda: nps.detectable_difference(100, power=1),
        lambda: nps.detectable_difference(100, -1),
        lambda: nps.sample_size_difference(0),
    ],
)
def test_sizes_that_make_no_sense_are_refused(call):
    with pytest.raises(InputError):
        call()


# --- time ------------------------------------------------------------------------------------------


def test_trend_without_news_stays_in_its_band():
    """24 months of chance: a 3-sigma band is left by 0.3% of them."""
    rng = np.random.default_rng(8)
    outside = []
    for _ in range(15):
        table = pd.DataFrame({"month": np.repeat(range(24), 50), "score": rng.choice([3, 7, 10], 1200)})
        outside.append(nps.trend(table, "month").table["outside"].mean())
    assert np.mean(outside) < 0.016  # 360 months: 1 outside expected, 6 would be a wonder


def test_trend_flags_the_bad_month_and_the_lasting_shift():
    base = [9, 7, 7, 3] * 25
    months = (
        dict.fromkeys(range(1, 6), base)
        | {6: [3] * 60 + [7] * 40}
        | {m: [9] * 30 + [7] * 50 + [3] * 20 for m in range(7, 16)}
    )
    table = pd.DataFrame([(m, s) for m, scores in months.items() for s in scores], columns=["month", "score"])
    result = nps.trend(table, "month", baseline=5)
    assert result.table.index[result.table["outside"]].tolist() == [6]
    assert result.table.index[result.table["run"]].tolist() == [14, 15]
    assert "erbuiten: 6 (−60)" in result.words


def test_no_line_is_drawn_across_a_year_in_which_nobody_was_asked():
    days = pd.to_datetime(["2024-10-07", "2024-10-14", "2024-10-21", "2025-10-06", "2025-10-13", "2025-10-20"])
    table = pd.DataFrame({"date": np.repeat(days, 40), "score": [9, 7, 7, 3] * 60})
    figure = nps.plot_trend(nps.trend(table, "date", every="week", baseline=3))
    lines = [line.get_xdata() for line in figure.figure.axes[0].lines]
    assert [2, 3] not in [list(x[k : k + 2]) for x in lines for k in range(len(x) - 1)]
    assert {(0, 1, 2), (3, 4, 5)} <= {tuple(x) for x in lines}


def test_trend_cuts_dates_into_months_whatever_the_time_zone(respondents):
    plain = nps.trend(respondents, "day", every="month", missing=11)
    zoned = respondents.assign(day=respondents["day"].dt.tz_localize("Europe/Amsterdam"))
    pd.testing.assert_frame_equal(plain.table, nps.trend(zoned, "day", every="month", missing=11).table)
    dates = respondents.assign(day=respondents["day"].dt.date)
    pd.testing.assert_frame_equal(plain.table, nps.trend(dates, "day", every="month", missing=11).table)
    assert plain.table.index[0] == pd.Timestamp("2024-01-01")
    pd.testing.assert_frame_equal(plain.table, nps.trend(respondents, "day", missing=11).table)  # months by default
    with pytest.raises(InputError, match="1 periode met antwoorden"):
        nps.trend(respondents, "day", every="year", missing=11)


# --- what the class loses --------------------------------------------------------------------------


def test_efficiency_equals_what_a_simulated_shift_needs():
    """Shift everyone a little on the hidden scale and compare the two z-values."""
    from scipy.stats import norm

    cuts = np.array([-2.6, -2.3, -2.1, -1.8, -1.5, -1.0, -0.6, 0.0, 0.8, 1.4])

    def shares(shift):
        return np.diff(norm.cdf(np.r_[-np.inf, cuts - shift, np.inf]))

    x = np.r_[-np.ones(7), np.zeros(2), np.ones(2)]
    marks = np.arange(11)
    before, after = shares(0.0), shares(0.01)
    z = [(after - before) @ v / np.sqrt(before @ v**2 - (before @ v) ** 2) for v in (marks, x)]
    scores = np.repeat(marks, np.round(before * 1_000_000).astype(int))
    assert nps.efficiency(scores).value == pytest.approx((z[0] / z[1]) ** 2, rel=0.01)


def test_class_loss_equals_statsmodels_for_yes_and_no():
    import statsmodels.api as sm

    rng = np.random.default_rng(9)
    scores = rng.integers(0, 11, 500)
    bought = rng.random(500) < 1 / (1 + np.exp(-(scores - 6) / 2))
    result = nps.class_loss(scores, bought)
    line = sm.Logit(bought.astype(float), sm.add_constant(scores.astype(float))).fit(disp=0)
    classes = pd.get_dummies(np.digitize(scores, [7, 9]), drop_first=True).astype(float)
    groups = sm.Logit(bought.astype(float), sm.add_constant(classes.to_numpy())).fit(disp=0)
    assert result.by_score == pytest.approx(line.prsquared, abs=1e-6)
    assert result.by_class == pytest.approx(groups.prsquared, abs=1e-6)
    assert result.binary
    assert result.by_answer >= max(result.by_class, result.by_score) - 1e-9


def test_class_loss_equals_statsmodels_for_amounts():
    import statsmodels.api as sm

    rng = np.random.default_rng(10)
    scores = rng.integers(0, 11, 300)
    spent = 20 + 5 * scores + rng.normal(0, 10, 300)
    result = nps.class_loss(scores, spent, draws=200)
    assert result.by_score == pytest.approx(sm.OLS(spent, sm.add_constant(scores)).fit().rsquared)
    classes = sm.add_constant(pd.get_dummies(np.digitize(scores, [7, 9]), drop_first=True).to_numpy(float))
    assert result.by_class == pytest.approx(sm.OLS(spent, classes).fit().rsquared)
    assert result.interval[0] < result.loss < result.interval[1]


def test_class_loss_calls_a_negative_loss_a_gain():
    scores = np.tile(np.arange(11), 20)
    result = nps.class_loss(scores, np.where(scores >= 9, 5, np.where(scores >= 7, 3, 1)))
    assert result.loss < 0
    assert result.interval[1] < 0
    assert result.words.endswith("winst).")
    assert "−" not in result.words


def test_class_loss_says_nothing_about_an_answer_that_predicts_nothing():
    result = nps.class_loss([2, 5, 8, 9, 10] * 20, [0, 1] * 50)
    assert np.isnan(result.loss)
    assert "valt dus niets te zeggen" in result.words


@pytest.mark.parametrize(
    ("scores", "outcome"),
    [
        ([9] * 20, [0, 1] * 10),
        ([9, 3] * 10, [1] * 20),
        ([9, 3] * 2, [0, 1] * 2),
        ([9, 3] * 10, [0, 1]),
        ([9, 3] * 10, ["ja", "nee"] * 10),
        ([9, 3] * 10, None),
    ],
)
def test_class_loss_refuses_what_cannot_be_predicted(scores, outcome):
    with pytest.raises(InputError):
        nps.class_loss(scores, outcome)


def test_efficiency_needs_different_answers():
    with pytest.raises(InputError, match="gelijk"):
        nps.efficiency([8, 8, None])


def test_cutoffs_hold_the_ordinary_score(respondents):
    table = nps.cutoffs(respondents, by="team", missing=11)
    for team, row in table.iterrows():
        assert row["9+ / 6−"] == pytest.approx(
            nps.score(respondents.loc[respondents["team"] == team, "score"], missing=11).value
        )
    with pytest.raises(InputError, match="cuts"):
        nps.cutoffs(respondents, missing=11, cuts=[(6, 9)])


# --- open answers ----------------------------------------------------------------------------------

COMMENTS = [
    "Het pakket kwam veel te laat",
    "bezorging weer te laat, pakket kwijt",
    "Pakjet te laat bezorgd!!! 😡",
    "te laat bezorgd, het pakket lag bij de buren",
    "De koffie is te duur geworden",
    "prijs te hoog, koffie te duur",
    "Duur, de prijs van de koffie stijgt maar",
    "te dure koffie",
]


def test_two_subjects_become_two_themes():
    result = nps.themes(COMMENTS * 5, scores=[2, 3, 5, 4, 7, 8, 6, 9] * 5, k=2)
    labels = result.labels.to_numpy().reshape(5, 8)
    assert len(set(labels[:, :4].ravel())) == 1
    assert len(set(labels[:, 4:].ravel())) == 1
    assert labels[0, 0] != labels[0, 4]
    late = result.priorities.iloc[0]
    assert "pakket" in late["words"]
    assert late["detractors"] == 1
    assert late["cost"] == 50  # half of all are detractors who write about it
    assert late["cost_low"] < 50 < late["cost_high"]


def test_themes_come_out_the_same_every_time_and_leave_the_comments_alone():
    comments = pd.Series(COMMENTS * 4, index=[7] * 32)
    before = comments.copy()
    first, second = nps.themes(comments, [3] * 32), nps.themes(comments, [3] * 32)
    pd.testing.assert_frame_equal(first.table, second.table)
    pd.testing.assert_series_equal(comments, before)
    assert first.labels.index.equals(comments.index)


def test_gaps_emoji_and_words_that_say_nothing_are_counted():
    result = nps.themes([*COMMENTS, None, np.nan, "  ", "👍👍", "ok", ""], k=2)
    assert (result.n, result.empty, result.unread) == (10, 4, 2)
    assert result.labels.isna().sum() == 4
    assert "4 rijen zonder antwoord" in result.words


@pytest.mark.parametrize(
    "comments",
    [
        COMMENTS[:5],
        ["te laat"] * 10,
        ["te laat"],
        ["delivery was late again", "parcel arrived late", "coffee too expensive", "price went up again"],
        ["ÉÉN zák gescheurd", "de zakken waren gescheurd"],
        ["a" * 5000],
    ],
)
def test_few_equal_foreign_and_odd_comments_are_no_problem(comments):
    result = nps.themes(comments, scores=[5] * len(comments))
    assert 1 <= result.k <= 2
    assert result.table["n"].sum() + result.other == result.n == len(comments)
    assert str(result)


@pytest.mark.parametrize(
    ("comments", "options", "message"),
    [
        ([], {}, "bruikbaar woord"),
        ([None, ""], {}, "bruikbaar woord"),
        (["👍"], {}, "bruikbaar woord"),
        ([1, 2], {}, "geen tekst"),
        ("één tekst", {}, "niet één antwoord"),
        (pd.DataFrame({"a": ["x"]}), {}, "tabel"),
        (COMMENTS, {"k": 0}, "aantal thema"),
        (COMMENTS, {"k": 50}, "hoogstens"),
        (COMMENTS, {"scores": [9]}, "elk antwoord hoort"),
        (COMMENTS, {"scores": [11] * 8}, "buiten de schaal"),
    ],
)
def test_what_holds_no_open_answers_is_refused(comments, options, message):
    with pytest.raises(InputError, match=message):
        nps.themes(comments, **options)


def test_a_typing_error_is_read_as_the_common_word():
    from collections import Counter

    from klantlab.nps._themes import _typing_errors

    often = Counter({"pakket": 20, "pakkt": 1, "pakjet": 2, "pakekt": 1, "koffie": 9, "taart": 1})
    assert _typing_errors(often) == {"pakkt": "pakket", "pakjet": "pakket", "pakekt": "pakket"}


def test_cleaned_comments_are_the_words_that_themes_read():
    cleaned = nps.clean_comments([*COMMENTS, None, "ok", "👍"], stop_words=["koffie"])
    assert cleaned.iloc[0] == "pakket laat"
    assert not cleaned.dropna().str.contains("koffie").any()
    assert cleaned.isna().sum() == 3
    labels = pd.Series(COMMENTS, index=list("abcdefgh"))
    assert nps.clean_comments(labels).index.equals(labels.index)


def test_the_weight_of_a_word_is_that_of_a_second_implementation():
    from sklearn.feature_extraction.text import TfidfVectorizer

    weights = nps.word_weights(COMMENTS)
    bags = nps.clean_comments(COMMENTS).str.split()
    second = TfidfVectorizer(analyzer=lambda bag: bag).fit(bags)
    assert weights["weight"].to_dict() == pytest.approx(
        dict(zip(second.get_feature_names_out(), second.idf_, strict=True))
    )
    assert weights["answers"].is_monotonic_decreasing


def test_the_cost_of_own_labels_is_the_cost_that_themes_tell():
    scores = [2, 3, 5, 4, 7, 8, 6, 9] * 5
    found = nps.themes(COMMENTS * 5, scores=scores, k=2)
    again = nps.theme_costs(found.labels, scores)
    columns = ["n", "scored", "nps", "low", "high", "detractors", "cost", "cost_low", "cost_high"]
    pd.testing.assert_frame_equal(again[columns], found.priorities[columns], check_dtype=False)
    silent = nps.theme_costs(["prijs", None, pd.NA, np.nan], [3, 3, 9, 9])
    assert silent.loc["prijs", "cost"] == 25  # who has no theme still counts as a respondent


@pytest.mark.parametrize(
    ("labels", "scores", "message"),
    [
        (["prijs"], [3, 4], "elk thema hoort"),
        ([None, None], [3, 4], "geen enkel thema"),
        ([], [], "geen enkel thema|leeg|geen"),
        (["prijs"], [11], "buiten de schaal"),
    ],
)
def test_labels_without_a_cost_are_refused(labels, scores, message):
    with pytest.raises(InputError, match=message):
        nps.theme_costs(labels, scores)


@pytest.mark.parametrize("read", [nps.clean_comments, nps.word_weights])
def test_reading_words_refuses_numbers(read):
    with pytest.raises(InputError, match="geen tekst"):
        read([1, 2])


def test_words_without_a_comment_have_no_weight():
    with pytest.raises(InputError, match="bruikbaar woord"):
        nps.word_weights([None, "ok"])


# --- sliders ---------------------------------------------------------------------------------------


def test_the_slider_shows_the_interval_of_the_score():
    figure = nps.explore(promoters=0.30, detractors=0.30, n=400).figure
    low, high = nps.from_counts(promoters=120, passives=160, detractors=120).interval
    assert f"tussen −{-low:.0f} en +{high:.0f}" in figure.words
    assert "Met 400 antwoorden" in figure.title


@pytest.mark.parametrize("n", [20, 10_000])
@pytest.mark.parametrize(("promoters", "detractors"), [(0, 0), (1, 0), (0, 1), (0.5, 0.5), (0.05, 0.05)])
def test_every_corner_of_the_sliders_is_drawn(promoters, detractors, n):
    assert nps.plot_sample(promoters, detractors, n).png()[:4] == b"\x89PNG"


def test_sliders_that_ask_for_more_than_everybody_are_told():
    with pytest.raises(InputError, match="meer dan 100%"):
        nps.plot_sample(0.6, 0.5, 100)


@pytest.mark.parametrize("start", [{"promoters": 0.33}, {"detractors": "veel"}, {"n": 30}])
def test_a_start_between_the_places_of_a_slider_is_refused(start):
    with pytest.raises(InputError, match=next(iter(start))):
        nps.explore(**start)


# --- figures ---------------------------------------------------------------------------------------


def test_figures_claim_what_their_data_say(respondents):
    figures = [
        nps.plot_distribution(respondents["score"], weights=respondents["weight"], missing=11),
        nps.plot_distribution([7]),
        nps.plot_same_score({"A": [10, 8, 3], "B": [9, 7, 6]}),
        nps.plot_same_score({"A": [10], "B": [6]}),
        nps.plot_interval(nps.score([10])),
        nps.plot_interval({"A": nps.score([10] * 50), "B": nps.score([0] * 50)}),
        nps.plot_interval({name: nps.score([10] * 5 + [1] * 4) for name in "ABC"}),
        nps.plot_draws(nps.interval([10, 9, 3, 7, 5], "bootstrap")),
        nps.plot_draws(nps.interval([10, 10], "bootstrap")),
        nps.plot_ranking(nps.ranking(respondents, by="team", missing=11)),
        nps.plot_ranking(nps.compare(respondents, by="team", missing=11)),
        nps.plot_trend(nps.trend(respondents, "day", every="month", missing=11)),
        nps.plot_themes(nps.themes(COMMENTS, scores=[3] * 8)),
    ]
    for figure in figures:
        assert figure.title
        assert figure.words.endswith(".")
        assert figure.png()[:4] == b"\x89PNG"
    assert "dezelfde NPS van 0" in figures[2].title.lower().replace("nps", "NPS")
    assert "hoger dan" in figures[3].title
    assert "meer dan toeval" in figures[5].title


@pytest.mark.parametrize(
    "call",
    [
        lambda: nps.plot_draws(nps.interval([9, 3])),
        lambda: nps.plot_same_score({"A": [9]}),
        lambda: nps.plot_same_score([9]),
        lambda: nps.plot_interval(5),
        lambda: nps.plot_interval({}),
        lambda: nps.plot_themes(nps.themes(COMMENTS)),
    ],
)
def test_figures_refuse_what_they_cannot_draw(call):
    with pytest.raises(InputError):
        call()


def test_the_fast_path_for_integers_counts_the_same():
    scores = np.random.default_rng(0).integers(0, 11, 500)
    slow = nps.score(scores.astype(float))
    for fast in (scores, scores.astype(np.uint8), pd.Series(scores), pd.Series(scores, dtype="int8")):
        assert nps.score(fast) == slow
    with pytest.raises(InputError, match="buiten de schaal"):
        nps.score(np.array([9, 11]))


def test_two_equal_scores_are_told_apart_by_how_sure_they_are() -> None:
    few = nps.from_counts(promoters=5, passives=11, detractors=4)
    many = nps.from_counts(promoters=100, passives=220, detractors=80)
    title = nps.plot_interval({"weinig": few, "veel": many}).title
    assert title == "Dezelfde NPS van +5, met meer zekerheid bij veel dan bij weinig"
