"""Net promoter score: what is claimed, and how we know."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
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
    # the halving stops within 2^-48 of the scale, so that 1e-9 is rounding only
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
