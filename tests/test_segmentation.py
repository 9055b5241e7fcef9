"""Segmentation: are there groups, do they come back, who is in them, and what does a cut explain."""

from __future__ import annotations

import importlib.util
import os
import warnings
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import optimize, stats
from sklearn.base import BaseEstimator
from sklearn.cluster import DBSCAN, AgglomerativeClustering, KMeans
from sklearn.datasets import make_blobs
from sklearn.linear_model import LinearRegression
from sklearn.metrics import adjusted_rand_score, mutual_info_score, silhouette_score
from sklearn.mixture import GaussianMixture
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from klantlab import segmentation
from klantlab.errors import InputError
from klantlab.segmentation import _dip, _steps


def study() -> ModuleType:
    """The benchmark with the full error rates: its populations are used here too."""
    path = Path(__file__).parents[1] / "benchmarks" / "segmentation_evidence.py"
    spec = importlib.util.spec_from_file_location("evidence", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


STUDY = study()


def real_data(*parts: str) -> Path:
    path = Path(os.environ.get("KLANTLAB_DATA", ""), *parts)
    if "KLANTLAB_DATA" not in os.environ or not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not on this machine (KLANTLAB_DATA)")
    return path


def two_groups(n: int = 120, gap: float = 8, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, 2)) + gap * (np.arange(n) % 2)[:, None]


# --- the dip ------------------------------------------------------------------------------------


def dip_by_definition(values: np.ndarray) -> float:
    """Smallest distance to a one-peaked distribution: a linear programme for every place of the peak."""
    x = np.sort(values)
    n = len(x)
    best = 1.0
    for peak in range(n):
        # unknown: the curve at each number, its height just left of the peak, the distance
        left, distance = n, n + 1
        before = [left if i == peak else i for i in range(n)]
        rows: list[dict[int, float]] = []
        limits: list[float] = []

        def at_most(limit: float, /, *parts: tuple[int, float], into: tuple[list, list] = (rows, limits)) -> None:
            row: dict[int, float] = {}
            for place, weight in parts:
                row[place] = row.get(place, 0.0) + weight
            into[0].append(row)
            into[1].append(limit)

        for i in range(n):
            for place, height in ((i, (i + 1) / n), (before[i], i / n)):
                at_most(height, (place, 1.0), (distance, -1.0))
                at_most(-height, (place, -1.0), (distance, -1.0))
            at_most(0.0, *(((i, 1.0), (before[i + 1], -1.0)) if i < n - 1 else ((left, 1.0), (peak, -1.0))))
        at_most(0.0, (left, 1.0), (peak, -1.0))
        gap = np.diff(x)
        for i in range(1, n - 1):
            rises = ((i, 1 / gap[i - 1]), (i - 1, -1 / gap[i - 1]))
            if i < peak:  # ever steeper up to the peak
                at_most(0.0, *rises, (before[i + 1], -1 / gap[i]), (i, 1 / gap[i]))
            elif i > peak:  # ever flatter after it
                at_most(0.0, (i + 1, 1 / gap[i]), (i, -1 / gap[i]), *((p, -w) for p, w in rises))
        matrix = np.zeros((len(rows), n + 2))
        for r, row in enumerate(rows):
            for place, weight in row.items():
                matrix[r, place] = weight
        cost = np.zeros(n + 2)
        cost[distance] = 1
        solved = optimize.linprog(cost, A_ub=matrix, b_ub=limits, bounds=(0, 1))
        best = min(best, float(solved.fun))
    return best


@pytest.mark.parametrize("seed", range(12))
def test_the_dip_is_the_distance_to_the_nearest_one_peaked_distribution(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(4, 12))
    values = [rng.normal(size=n), rng.random(n), rng.normal(size=n) + 6 * (rng.random(n) < 0.5), rng.standard_t(2, n)]
    for x in values:
        assert _dip.dip(x) == pytest.approx(dip_by_definition(x), abs=1e-9)


@given(st.lists(st.integers(-1000, 1000), min_size=4, max_size=30, unique=True), st.integers(1, 9), st.integers(-9, 9))
def test_the_dip_does_not_feel_order_unit_origin_or_direction(values: list[int], scale: int, shift: int) -> None:
    x = np.array(values, dtype=float)
    base = _dip.dip(x)
    assert 1 / (2 * len(x)) <= base <= 0.25
    for other in (x[::-1], scale * x + shift, -x):
        assert _dip.dip(other) == pytest.approx(base, abs=1e-12)


@pytest.mark.parametrize(("n", "repeats"), [(20, 2000), (100, 1500), (400, 600)])
def test_p_values_of_the_dip_hold_what_they_promise_when_the_truth_is_uniform(n: int, repeats: int) -> None:
    rng = np.random.default_rng(7)
    p = np.array([_dip.p_value(rng.random(n)) for _ in range(repeats)])
    for level in (0.5, 0.1, 0.05, 0.01):
        error = 3 * np.sqrt(level * (1 - level) / repeats)  # three standard errors
        assert np.mean(p <= level) <= level + error
        # for small n the tail is a little too careful, by at most a third
        assert np.mean(p <= level) >= level * 2 / 3 - error


# --- steps --------------------------------------------------------------------------------------


@given(st.lists(st.integers(1, 7), min_size=3, max_size=40), st.integers(0, 99))
def test_spreading_steps_keeps_the_order_and_the_scale(marks: list[int], seed: int) -> None:
    x = np.array([*marks, 1, 7], dtype=float)[:, None]
    assume(not _steps.rounded_to(x[:, 0]))  # few marks may look as if people rounded to 2 or 5
    before = x.copy()
    out = _steps.spread(x, np.random.default_rng(seed))
    np.testing.assert_array_equal(x, before)  # the caller's numbers stay
    assert (np.abs(out - x) <= 3).all()  # at most halfway to a neighbour 6 away
    higher = x[:, 0][:, None] > x[:, 0]
    assert (out[:, 0][:, None] > out[:, 0])[higher].all()


@pytest.mark.parametrize(("step", "scale"), [(1.0, 2.0), (0.5, 0.9), (10.0, 40.0), (1000.0, 3000.0)])
def test_the_step_that_people_round_to_is_found(step: float, scale: float) -> None:
    rng = np.random.default_rng(3)
    exact = 6 * scale + scale * rng.normal(size=2000)
    heaped = np.where(rng.random(2000) < 0.5, np.round(exact / step) * step, np.round(exact, 2))
    assert _steps.rounded_to(heaped) == pytest.approx(step)
    assert _steps.rounded_to(np.round(exact, 2)) == 0


# --- are there groups ---------------------------------------------------------------------------

REPEATS = 3


@pytest.mark.parametrize(("n", "d"), [(60, 5), (400, 2)])
def test_one_group_is_seldom_taken_for_several(n: int, d: int) -> None:
    shares = {name: STUDY.share(shape, n, d, REPEATS, seed=1) for name, shape in STUDY.ONE.items()}
    # all shapes together: at most 5%, plus three standard errors of 36 draws at 5%; the full study is in benchmarks/
    assert np.mean(list(shares.values())) <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / (REPEATS * len(shares)))


@pytest.mark.parametrize("name", ["many zeros", "rounded marks"])
def test_many_zeros_and_rounded_marks_are_no_groups(name: str) -> None:
    # in one column, where nothing hides the steps
    assert STUDY.share(STUDY.ONE[name], 400, 1, 8, seed=2) <= 2 / 8  # 3 or more of 8: 0.006 at 5%


@pytest.mark.parametrize("d", [1, 2, 5])
def test_two_groups_six_deviations_apart_are_found_among_200(d: int) -> None:
    rng = np.random.default_rng(4)
    found = []
    for seed in range(10):
        centre = np.zeros(d)
        centre[0] = 6
        X = rng.normal(size=(200, d)) + np.outer(rng.random(200) < 0.5, centre)
        found.append(segmentation.clusters_present(X, seed=seed).present)
    # a nuisance column takes strength away: with five it is missed now and then
    assert sum(found) >= (9 if d < 5 else 4)


@pytest.mark.parametrize("k", [3, 4])
def test_separate_blobs_are_found_and_counted(k: int) -> None:
    centres = np.array([[0, 0], [10, 0], [0, 10], [10, 10]])[:k]
    X, truth = make_blobs(400, centers=centres, cluster_std=1.2, random_state=k)
    choice = segmentation.choose_k(X, ks=range(2, 7), repeats=5)
    assert choice.evidence.present
    assert choice.k == choice.by_silhouette == choice.by_bic == choice.by_stability == k
    assert adjusted_rand_score(truth, segmentation.kmeans(k).fit_predict(X)) > 0.98
    assert "De criteria zijn het eens" in choice.words


def test_without_groups_the_criteria_still_vote_and_the_verdict_is_one() -> None:
    X = np.random.default_rng(5).normal(size=(200, 3))
    choice = segmentation.choose_k(X, ks=(2, 3, 4), repeats=5)
    assert choice.k == 1
    assert choice.by_silhouette > 1
    assert "Geen groepen gevonden" in choice.words
    assert segmentation.plot_choice(choice).title == "Hier zijn geen clusters te vinden die echt uit elkaar liggen"


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0.01, 1000), st.floats(-1000, 1000))
def test_row_order_and_units_do_not_change_the_evidence(seed: int, scale: float, shift: float) -> None:
    X = np.random.default_rng(6).normal(size=(60, 2))
    base = segmentation.clusters_present(X)
    order = np.random.default_rng(seed).permutation(60)
    assert segmentation.clusters_present(X[order]).p_value == base.p_value
    # scaling is undone to the last few digits, which may move a customer between two bins of the table
    assert segmentation.clusters_present(X * scale + shift).p_value == pytest.approx(base.p_value, abs=0.02)


def test_the_silhouette_and_the_bic_are_scikit_learns() -> None:
    X = two_groups(100)
    table = segmentation.choose_k(X, ks=[2, 3], repeats=2).table
    scaled = StandardScaler().fit_transform(X)
    labels = segmentation.kmeans(2).fit_predict(X)
    assert table.loc[2, "silhouette"] == pytest.approx(silhouette_score(scaled, labels), abs=1e-9)
    assert table.loc[2, "smallest"] == np.bincount(labels).min()
    one = -2 * stats.multivariate_normal(scaled.mean(0), np.cov(scaled.T, ddof=0) + 1e-4 * np.eye(2)).logpdf(scaled)
    assert table.loc[1, "bic"] == pytest.approx(one.sum() + 5 * np.log(100), rel=1e-6)  # 2 means, 3 covariances


def test_ten_thousand_customers_are_judged_on_three_thousand_and_it_says_so() -> None:
    X = two_groups(10_000)
    choice = segmentation.choose_k(X, ks=[2, 3], repeats=2)
    assert (choice.evidence.n, choice.judged, choice.k) == (10_000, 3000, 2)
    assert "Beoordeeld op 3.000 klanten" in choice.words
    assert choice.table.loc[2, "smallest"] == 5000


# --- do they come back --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "model",
    [
        KMeans(2, n_init=3, random_state=0),
        segmentation.kmeans(2),
        GaussianMixture(2, random_state=0),
        AgglomerativeClustering(2),
        AgglomerativeClustering(2, linkage="single"),
        DBSCAN(eps=2.0),
        make_pipeline(StandardScaler(), AgglomerativeClustering(2)),
        make_pipeline(StandardScaler(), DBSCAN(eps=0.6)),
    ],
    ids=lambda m: type(m[-1] if hasattr(m, "steps") else m).__name__,
)
def test_any_clusterer_of_scikit_learn_finds_separate_groups_again(model: BaseEstimator) -> None:
    found = segmentation.stability(model, two_groups(), repeats=5)
    assert found.value > 0.95
    assert min(found.clusters) > 0.9
    assert len(found.clusters) == 2  # noise is no cluster
    assert "Elk cluster komt terug" in found.words


def test_a_pipeline_puts_newcomers_where_its_own_scale_puts_them() -> None:
    X = two_groups()
    X[:, 0] /= 1000
    X[:, 1] = np.random.default_rng(9).normal(size=len(X)) * 1000  # large numbers that tell nothing
    found = segmentation.stability(make_pipeline(StandardScaler(), DBSCAN(eps=0.5, min_samples=3)), X, repeats=5)
    raw = segmentation.stability(AgglomerativeClustering(2), X, repeats=5)
    assert found.value > raw.value


def test_a_round_cloud_cut_in_six_does_not_come_back() -> None:
    X = np.random.default_rng(10).normal(size=(150, 2))
    found = segmentation.stability(segmentation.kmeans(6), X, repeats=10)
    assert found.value < 0.75
    assert found.interval[0] <= found.value <= found.interval[1]
    assert "Geen enkel cluster komt goed terug" in found.words


def test_clusters_that_do_not_last_are_named_as_assign_numbers_them() -> None:
    rng = np.random.default_rng(4)
    broad, far = rng.normal(size=(200, 2)), rng.normal(size=(60, 2)) * 0.2 + 12
    X = np.vstack([far, broad])  # k-means must cut the broad cloud somewhere; the small far one lasts
    model = segmentation.kmeans(5)
    found, groups = segmentation.stability(model, X, repeats=10), segmentation.assign(model, X)
    kept = int(groups.iloc[0])
    assert (groups.iloc[:60] == kept).all()
    assert found.clusters[kept - 1] == 1.0
    weak = [i for i, share in enumerate(found.clusters, start=1) if share < 0.75]
    assert weak
    assert kept not in weak
    assert f" {weak[-1]} " in found.words
    assert str(kept) not in found.words.partition("toeval;")[2].partition(".")[2]


def test_clusters_may_last_while_their_borders_move() -> None:
    found = segmentation.Stability(0.68, (0.27, 0.91), (0.8, 0.77, 0.76), 40, 900)
    assert "de grenzen schuiven" in found.words


def test_numbers_of_clusters_that_come_back_alike_are_all_named() -> None:
    choice = segmentation.choose_k(two_groups(), ks=[2, 3, 4], repeats=5)

    def said(*stability: float) -> str:
        return replace(choice, table=choice.table.assign(stability=[np.nan, *stability])).words

    assert "2 en 3 komen het best terug" in said(0.985, 0.98, 0.9)
    assert "alle aantallen komen even goed terug" in said(0.985, 0.98, 0.98)
    assert ": 3 komt het best terug" in said(0.8, 0.98, 0.9)


def test_models_that_give_no_clusters_are_refused_in_dutch() -> None:
    X = two_groups()
    for model in (LinearRegression(), StandardScaler(), KMeans, None, "kmeans"):
        with pytest.raises(InputError, match="model van scikit-learn"):
            segmentation.stability(model, X)
    with pytest.raises(InputError, match="ruis"):
        segmentation.stability(DBSCAN(eps=1e-6), X, repeats=2)
    with pytest.raises(InputError, match="past niet"):
        segmentation.stability(KMeans(500), X, repeats=2)
    for repeats in (1, 2.5, True, "veel"):
        with pytest.raises(InputError, match="`repeats`"):
            segmentation.stability(segmentation.kmeans(2), X, repeats=repeats)  # type: ignore[arg-type]


# --- profiles and cuts --------------------------------------------------------------------------


def customers(n: int = 300, seed: int = 11) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    age = rng.choice(["jong", "midden", "oud"], n)
    use = rng.choice(["veel", "weinig"], n)
    spend = 50 + 30 * (use == "veel") + 5 * (age == "oud") + 10 * rng.normal(size=n)
    return pd.DataFrame({"leeftijd": age, "gebruik": use, "omzet": spend, "nummer": rng.integers(0, 50, n)})


def test_the_effects_of_a_profile_are_those_of_scipy() -> None:
    frame = customers()
    found = segmentation.profile(frame[["omzet", "gebruik"]], frame["leeftijd"], repeats=20)
    parts = [part.to_numpy() for _, part in frame.groupby("leeftijd")["omzet"]]
    f = stats.f_oneway(*parts).statistic
    assert found.loc["omzet", "effect"] == pytest.approx(2 * f / (2 * f + 297), rel=1e-9)  # η² from F
    cross = pd.crosstab(frame["leeftijd"], frame["gebruik"])
    v = stats.contingency.association(cross, method="cramer")
    assert found.loc["gebruik = veel", "effect"] == pytest.approx(v**2, rel=1e-9)
    for age in ("jong", "midden", "oud"):
        here = frame[frame["leeftijd"] == age]
        assert found.loc["n", age] == len(here)
        assert found.loc["omzet", age] == pytest.approx(here["omzet"].mean())
        assert found.loc["gebruik = veel", age] == pytest.approx((here["gebruik"] == "veel").mean())


def test_predicted_is_r_squared_with_each_customer_left_out() -> None:
    frame = customers(60)
    found = segmentation.explained(frame, ["leeftijd", "gebruik"], "omzet", repeats=20)
    y = frame["omzet"].to_numpy()
    for cut in ("leeftijd", "gebruik"):
        errors, base = 0.0, 0.0
        for i in range(len(y)):
            rest = frame.drop(index=i)
            errors += (y[i] - rest.loc[rest[cut] == frame[cut][i], "omzet"].mean()) ** 2
            base += (y[i] - rest["omzet"].mean()) ** 2
        assert found.loc[cut, "predicted"] == pytest.approx(1 - errors / base, abs=1e-9)
        f = stats.f_oneway(*[part for _, part in frame.groupby(cut)["omzet"]]).statistic
        k = frame[cut].nunique()
        assert found.loc[cut, "eta_squared"] == pytest.approx((k - 1) * f / ((k - 1) * f + len(y) - k), rel=1e-9)
    assert found.index[0] == "gebruik"


def test_information_is_scikit_learns_less_its_bias() -> None:
    frame = customers(400)
    found = segmentation.explained(frame, ["gebruik"], "omzet", repeats=5)
    quarter = pd.qcut(frame["omzet"], 4, labels=False)
    bits = mutual_info_score(frame["gebruik"], quarter) / np.log(2)
    assert found.loc["gebruik", "information"] == pytest.approx(bits - 3 / (2 * 400 * np.log(2)), abs=1e-9)


def test_a_cut_into_many_groups_by_lot_gains_nothing() -> None:
    # 200 cuts that know nothing, each into about 50 groups
    predicted, information = [], []
    for seed in range(40):
        row = segmentation.explained(customers(300, seed), ["nummer"], "omzet", repeats=2).loc["nummer"]
        assert row["eta_squared"] > 0.08  # flattered: about 49/299
        predicted.append(row["predicted"])
        information.append(row["information"])
    assert np.mean(predicted) < 0
    assert np.mean(information) < 0.1  # of at most 2 bits


def test_doubled_customers_keep_their_profile() -> None:
    frame = customers(80)
    once, twice = (
        segmentation.profile(pd.concat([frame] * k, ignore_index=True), list(frame["gebruik"]) * k, repeats=2)
        for k in (1, 2)
    )
    same = ["veel", "weinig", "allen", "effect"]
    np.testing.assert_allclose(once[same].drop(index="n"), twice[same].drop(index="n"))


def test_half_of_a_bimodal_population_is_not_average_and_a_bell_is() -> None:
    rng = np.random.default_rng(12)
    mixed = np.concatenate([rng.normal(20, 4, 300), rng.normal(60, 6, 300)])
    assert segmentation.near_mean(mixed).value < 0.1
    bell = segmentation.near_mean(rng.normal(size=20_000))
    assert bell.value == pytest.approx(bell.normal, abs=4 * np.sqrt(0.383 * 0.617 / 20_000))  # four standard errors
    assert bell.normal == pytest.approx(2 * stats.norm.cdf(0.5) - 1, abs=1e-12)


# --- milieus and shares -------------------------------------------------------------------------


def test_planted_milieus_are_recovered() -> None:
    rng = np.random.default_rng(13)
    planted = np.zeros((12, 3))
    for factor in range(3):
        planted[4 * factor : 4 * factor + 4, factor] = [0.8, 0.7, 0.8, -0.6]
    people = rng.normal(size=(1500, 3))
    answers = people @ planted.T + rng.normal(size=(1500, 12)) * np.sqrt(1 - (planted**2).sum(axis=1))
    found = segmentation.milieus(pd.DataFrame(answers, columns=[f"v{i}" for i in range(12)]), 3)
    for factor in range(3):
        column = found.loadings.iloc[4 * factor].abs().argmax()
        # standard error of a loading is at most about 1/√1500 = 0.03; four of them
        np.testing.assert_allclose(found.loadings.iloc[:, column], planted[:, factor], atol=0.12)
        assert np.corrcoef(found.scores.iloc[:, column], people[:, factor])[0, 1] > 0.85
    assert sum(found.share) == pytest.approx((planted**2).sum() / 12, abs=0.03)


def test_scores_cluster_into_milieus_and_their_profile_can_be_drawn() -> None:
    rng = np.random.default_rng(14)
    people = rng.normal(size=(400, 2)) * 0.4 + 3 * rng.choice([-1, 1], (400, 2))
    answers = np.repeat(people, 4, axis=1) + rng.normal(size=(400, 8)) * 0.5
    found = segmentation.milieus(pd.DataFrame(answers).add_prefix("v"), 2)
    assert segmentation.clusters_present(found.scores).present
    labels = segmentation.kmeans(4).fit_predict(found.scores)
    figure = segmentation.plot_profile(segmentation.profile(found.scores, labels, repeats=5))
    assert "verschil" in figure.words  # scores around 0 have no index


def test_compare_shares_is_pearsons_chi_squared() -> None:
    groups = ["need"] * 25 + ["outer"] * 160 + ["inner"] * 35
    found = segmentation.compare_shares(groups, {"need": 15, "outer": 77, "inner": 8})
    other = stats.chisquare([25, 160, 35], 220 * np.array([0.15, 0.77, 0.08]))
    assert (found.statistic, found.p_value) == pytest.approx((other.statistic, other.pvalue), rel=1e-9)
    assert found.effect == pytest.approx(np.sqrt(other.statistic / 220))
    assert found.df == 2


def test_shares_drawn_from_the_book_of_vals_are_not_told_apart_from_it() -> None:
    vals = {"behoeftegericht": 15, "naar buiten gericht": 77, "naar binnen gericht": 8}
    rng = np.random.default_rng(15)
    share = np.array(list(vals.values())) / 100
    rejected = np.mean(
        [segmentation.compare_shares(rng.choice(list(vals), 300, p=share), vals).p_value < 0.05 for _ in range(400)]
    )
    assert rejected == pytest.approx(0.05, abs=0.033)  # three standard errors
    # the other source's shares are another population, and 300 people show it
    other = rng.choice(list(vals), 300, p=[0.11, 0.67, 0.22])  # 11/66/21 adds up to 98
    found = segmentation.compare_shares(other, vals)
    assert found.p_value < 0.001
    assert "is geen toeval" in found.words
    same = segmentation.compare_shares(np.repeat(list(vals), [45, 231, 24]), vals)
    assert (same.statistic, same.p_value) == (pytest.approx(0), pytest.approx(1))


# --- real data ----------------------------------------------------------------------------------


def test_wholesale_customers_run_into_one_another_though_bic_and_stability_name_a_number() -> None:
    frame = pd.read_csv(real_data("wholesale", "wholesale_customers.csv"))
    spend = np.log(frame.drop(columns=["Channel", "Region"]))
    choice = segmentation.choose_k(spend, ks=(2, 3), repeats=10)
    assert not choice.evidence.present
    assert choice.k == 1
    assert choice.by_bic == 3
    # a cut without a gap can still be useful: the channel explains detergents and paper, the region nothing
    cuts = segmentation.explained(
        frame.assign(log_paper=spend["Detergents_Paper"]), ["Channel", "Region"], "log_paper", repeats=50
    )
    assert cuts.loc["Channel", "predicted_low"] > 0.3
    assert cuts.loc["Region", "predicted_high"] < 0.05


def test_online_shoppers_profile_agrees_with_a_plain_group_mean() -> None:
    frame = pd.read_csv(real_data("online_shoppers", "online_shoppers_intention.csv"))
    columns = ["PageValues", "BounceRates", "VisitorType"]
    found = segmentation.profile(frame[columns], frame["Revenue"].map({True: "koopt", False: "koopt niet"}), repeats=20)
    assert found.loc["n", ["koopt", "koopt niet", "allen"]].tolist() == [1908, 10422, 12330]
    means = frame.groupby("Revenue")["PageValues"].mean()
    assert found.loc["PageValues", "koopt"] == pytest.approx(means[True])
    assert found["effect"].drop(index="n").idxmax() == "PageValues"


# --- hostile input ------------------------------------------------------------------------------

GRID = np.random.default_rng(16).normal(size=(40, 2))


@pytest.mark.parametrize(
    ("X", "said"),
    [
        ([], "tabel"),
        (np.empty((0, 2)), "geen rijen"),
        (GRID[:1], "1 klant"),
        (GRID[:29], "29 klanten"),
        (GRID[:, 0], "tabel"),
        (np.ones((40, 2)), "gelijk"),
        (np.where(GRID[3, 1] == GRID, np.nan, GRID), "ontbreekt een waarde"),
        (np.where(GRID[3, 1] == GRID, np.inf, GRID), "oneindig"),
        ([["a", "b"]] * 40, "getallen"),
        (pd.DataFrame({"x": ["1,5"] * 40, "y": range(40)}), "tekst"),
        (pd.DataFrame(GRID, columns=["x", "x"]), "2 keer"),
        (pd.DataFrame({"x": pd.date_range("2025-01-01", periods=40, tz="Europe/Amsterdam"), "y": 1.0}), "datums"),
        (pd.Series(range(40)), "tabel"),
        (None, "tabel"),
    ],
)
def test_customers_that_can_not_be_compared_are_refused_in_dutch(X: object, said: str) -> None:
    for function in (segmentation.clusters_present, segmentation.choose_k):
        with pytest.raises(InputError, match=said):
            function(X)
    with pytest.raises(InputError, match=said):
        segmentation.stability(segmentation.kmeans(2), X)


def test_labels_that_repeat_read_only_numbers_and_a_constant_column_are_no_trouble() -> None:
    X = two_groups(60)
    frame = pd.DataFrame(X, columns=["a", "b"], index=[1] * 60).assign(c=3.0)
    before = frame.copy()
    assert segmentation.clusters_present(frame).n == 60
    pd.testing.assert_frame_equal(frame, before)
    X.flags.writeable = False
    assert segmentation.stability(segmentation.kmeans(2), X, repeats=2).value == 1
    whole = pd.DataFrame({"ja": np.arange(60) % 2, "nee": np.arange(60) // 30})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not segmentation.choose_k(whole, ks=[2], repeats=3).evidence.present


@pytest.mark.parametrize("ks", [[], [1, 2], [2.5], "drie", [True], 0, [500]])
def test_numbers_of_clusters_that_make_no_sense_are_refused(ks: object) -> None:
    with pytest.raises(InputError, match=r"`ks`|te veel"):
        segmentation.choose_k(two_groups(60), ks=ks)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("frame", "labels", "said"),
    [
        (pd.DataFrame(), [], "geen rijen"),
        (customers(4).iloc[:0], [], "geen rijen"),
        (customers(4), ["a", "b"], "heeft 2 waarden"),
        (customers(4), [None] * 4, "leeg"),
        (customers(4), pd.Series(["a", "b", "a", "b"], index=[3, 2, 1, 0]), "volgorde"),
        (customers(4), "abcd", "groepsnamen"),
        (pd.DataFrame({"naam": [f"k{i}" for i in range(80)]}), ["a", "b"] * 40, "80 verschillende"),
        (pd.DataFrame([[1, 2]] * 4, columns=["x", "x"]), list("abab"), "2 keer"),
        ([1, 2, 3], ["a", "b", "a"], "tabel"),
    ],
)
def test_profiles_that_can_not_be_made_are_refused_in_dutch(frame: object, labels: object, said: str) -> None:
    with pytest.raises(InputError, match=said):
        segmentation.profile(frame, labels, repeats=2)


def test_gaps_and_customers_without_a_group_are_left_out_per_column() -> None:
    frame = pd.DataFrame({"omzet": [10.0, np.nan, 30.0, 50.0], "kanaal": ["web", None, "bar", "web"]})
    found = segmentation.profile(frame, ["a", "a", "b", None], repeats=2)
    assert found.loc["n", ["a", "b", "allen"]].tolist() == [2, 1, 3]
    assert found.loc["omzet", ["a", "b", "allen"]].tolist() == [10, 30, 20]
    one = segmentation.profile(frame.iloc[:1], ["a"], repeats=2)
    assert np.isnan(one.loc["omzet", "effect"])
    with pytest.raises(InputError, match="niets te tekenen"):
        segmentation.plot_profile(one)


def test_outcomes_without_differences_and_cuts_that_are_absent_are_refused() -> None:
    frame = customers(20)
    with pytest.raises(InputError, match="niets te voorspellen"):
        segmentation.explained(frame.assign(omzet=1.0), ["gebruik"], "omzet")
    with pytest.raises(InputError, match="geslacht"):
        segmentation.explained(frame, ["geslacht"], "omzet")
    with pytest.raises(InputError, match="leeg"):
        segmentation.explained(frame, [], "omzet")
    with pytest.raises(InputError, match="geen spreiding"):
        segmentation.near_mean([5, 5, 5])
    with pytest.raises(InputError, match="tekst"):
        segmentation.near_mean(["a", "b"])
    with pytest.raises(InputError, match=r"segmentation\.profile"):
        segmentation.plot_profile(frame)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"a": 1.0}, "minstens twee"),
        ({"a": 0.5, "b": 0.6}, "tellen op tot 1,10"),
        ({"a": 0.0, "b": 1.0}, "positieve"),
        ({"a": "veel", "b": 0.5}, "tekst"),
        ({"a": np.nan, "b": 0.5}, "positieve"),
        ({"b": 0.5, "c": 0.5}, "'a' staat wel in de gegevens"),
        ([0.5, 0.5], "minstens twee"),
    ],
)
def test_known_shares_that_do_not_fit_are_refused(known: object, said: str) -> None:
    with pytest.raises(InputError, match=said):
        segmentation.compare_shares(["a", "b"], known)  # type: ignore[arg-type]


def test_items_that_say_nothing_are_refused_by_milieus() -> None:
    rng = np.random.default_rng(17)
    items = pd.DataFrame(rng.normal(size=(100, 6))).add_prefix("v")
    for factors in (0, 4, 1.5, True, "twee"):
        with pytest.raises(InputError, match="`factors`"):
            segmentation.milieus(items, factors)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="hetzelfde antwoord"):
        segmentation.milieus(items.assign(v0=1.0), 2)
    with pytest.raises(InputError, match="minstens 30"):
        segmentation.milieus(items.iloc[:20], 2)
    holes = items.copy()
    holes.iloc[:5, 0] = np.nan
    assert segmentation.milieus(holes, 2).left_out == 5


def test_figures_say_what_they_show() -> None:
    frame = customers(120)
    items = pd.DataFrame(np.random.default_rng(18).normal(size=(100, 6))).add_prefix("v")
    for figure in (
        segmentation.plot_choice(segmentation.choose_k(two_groups(60), ks=[2, 3], repeats=2)),
        segmentation.plot_profile(segmentation.profile(frame, frame["gebruik"], repeats=2)),
        segmentation.plot_near_mean(frame["omzet"], unit="€"),
        segmentation.plot_milieus(segmentation.milieus(items, 2)),
        segmentation.plot_milieus(segmentation.milieus(items, 1)),
    ):
        assert figure.title
        assert figure.words
        assert figure.png().startswith(b"\x89PNG")


def test_complaints_tell_who_leaves_a_telecom_firm_as_published() -> None:
    customers = pd.read_csv(real_data("iranian_churn", "Customer Churn.csv"))
    assert (len(customers), int(customers["Churn"].sum())) == (3150, 495)
    profiled = segmentation.profile(customers[["Churn"]], customers["Complains"], repeats=50)
    # 82.99% and 10.14% are published to two digits
    assert profiled.loc["Churn", "1"] == pytest.approx(0.8299, abs=0.00005)
    assert profiled.loc["Churn", "0"] == pytest.approx(0.1014, abs=0.00005)
    ranked = segmentation.explained(customers, ["Complains", "Age Group", "Tariff Plan"], "Churn", repeats=50)
    assert ranked.index[0] == "Complains"


def test_visitors_buy_as_often_as_published_and_new_ones_most() -> None:
    sessions = pd.read_csv(real_data("online_shoppers", "online_shoppers_intention.csv"))
    bought = segmentation.profile(
        sessions.assign(Revenue=sessions["Revenue"].astype(int))[["Revenue"]], sessions["VisitorType"], repeats=50
    )
    assert bought.loc["n", ["New_Visitor", "Other", "Returning_Visitor"]].tolist() == [1694, 85, 10551]
    assert bought.loc["Revenue", "allen"] == pytest.approx(1908 / 12330)
    assert bought.loc["Revenue", "New_Visitor"] > bought.loc["Revenue", "Returning_Visitor"]
