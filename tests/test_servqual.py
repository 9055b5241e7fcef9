"""The service quality room against hand computation, second implementations and known truth."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from klantlab import _stats, servqual
from klantlab.errors import InputError

EXACT = 1e-9  # float64 in another order of summation
NAMES = list(servqual.DIMENSIONS)
SMALL = st.integers(0, 10_000)


def survey(n: int, seed: int) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    rng = np.random.default_rng(seed)
    level = np.repeat([5.9, 4.8, 5.3, 5.6, 5.0], list(servqual.DIMENSIONS.values()))
    taste = rng.normal(0, 0.7, (n, 1))
    e = np.clip(np.round(rng.normal(6.1, 0.8, (n, 22))), 1, 7)
    p = np.clip(np.round(level + taste + rng.normal(0, 0.9, (n, 22))), 1, 7)
    points = rng.multinomial(100, [0.1, 0.35, 0.25, 0.2, 0.1], n)
    columns = [f"v{i}" for i in range(1, 23)]
    return pd.DataFrame(e, columns=columns), pd.DataFrame(p, columns=columns), pd.DataFrame(points, columns=NAMES)


# --- gaps -------------------------------------------------------------------------------------------


def test_twenty_two_items_fall_into_the_dimensions_of_1988_by_order() -> None:
    e, p, _ = survey(30, 0)
    items = servqual.gaps(e, p).items
    sizes = items.groupby("dimension", sort=False).size().to_dict()
    assert sizes == {"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5}
    assert items.loc["v4", "dimension"] == "tangibles"
    assert items.loc["v5", "dimension"] == "reliability"
    assert items.loc["v22", "dimension"] == "empathy"


def test_gaps_equal_hand_computation_with_scipy_intervals() -> None:
    e, p, points = survey(80, 1)
    r = servqual.gaps(e, p, points)
    d = p - e
    low, high = stats.t.interval(0.95, 79, d["v7"].mean(), stats.sem(d["v7"]))
    assert tuple(r.items.loc["v7", ["gap", "low", "high"]]) == pytest.approx((d["v7"].mean(), low, high), abs=EXACT)
    edges = np.cumsum([0, 4, 5, 4, 4, 5])
    per = np.column_stack([d.iloc[:, a:b].mean(axis=1) for a, b in pairwise(edges)])
    assert r.dimensions["gap"].to_numpy() == pytest.approx(per.mean(axis=0), abs=EXACT)
    assert r.overall == pytest.approx(per.mean(), abs=EXACT)
    weighted = (per * points.to_numpy()).sum(axis=1) / 100
    assert r.overall_weighted == pytest.approx(weighted.mean(), abs=EXACT)
    ends = stats.t.interval(0.95, 79, weighted.mean(), stats.sem(weighted))
    assert r.overall_weighted_interval == pytest.approx(ends, abs=EXACT)
    perf = servqual.servperf(p, points)
    means = [p.iloc[:, a:b].to_numpy().mean() for a, b in pairwise(edges)]
    assert perf.dimensions["mean"].to_numpy() == pytest.approx(means, abs=EXACT)


def test_items_find_their_dimension_by_name_by_mapping_and_in_either_direction() -> None:
    e = pd.DataFrame({"tastbaarheden 1": [6, 7], "betrouwbaarheid_1": [7, 7], "rel2": [6, 6]})
    p = pd.DataFrame({"rel2": [5, 5], "tastbaarheden 1": [6, 6], "betrouwbaarheid_1": [4, 5]})
    assert servqual.gaps(e, p).dimensions["gap"].to_dict() == pytest.approx({"tangibles": -0.5, "reliability": -1.75})
    q = pd.DataFrame({"a": [5, 6], "b": [4, 4], "c": [7, 7]})
    one = servqual.servperf(q, dimensions={"x": ["a", "b"], "y": ["c"]})
    other = servqual.servperf(q, dimensions={"a": "x", "b": "x", "c": "y"})
    pd.testing.assert_frame_equal(one.dimensions, other.dimensions)
    by_place = servqual.gaps(q.add_prefix("e_"), q, dimensions={"x": ["e_a", "e_b"], "y": ["e_c"]})
    assert by_place.overall == 0.0


def test_dutch_and_english_names_carry_the_points() -> None:
    e, p, _ = survey(40, 2)
    english = {"tangibles": 10, "reliability": 30, "responsiveness": 30, "assurance": 20, "empathy": 10}
    dutch = {"tastbaarheden": 10, "betrouwbaarheid": 30, "responsiviteit": 30, "zekerheid": 20, "inlevingsvermogen": 10}
    a, b, c = (servqual.gaps(e, p, w).overall_weighted for w in (english, dutch, pd.Series(english)))
    assert a == b == c


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda w: w + 1, "geen 100"),
        (lambda w: w.drop(columns="empathy"), "verdelen over"),
        (lambda w: w.iloc[:-1], "rijen"),
        (lambda w: w.assign(empathy=-5), "lager dan 0"),
        (lambda w: w * np.nan, "onvolledig"),
    ],
)
def test_points_that_are_no_hundred_are_refused(change, words: str) -> None:  # type: ignore[no-untyped-def]
    e, p, w = survey(20, 3)
    with pytest.raises(InputError, match=words):
        servqual.gaps(e, p, change(w.astype(float)))


def test_bad_questionnaires_are_refused_in_dutch() -> None:
    e, p, _ = survey(20, 4)
    cases = {
        "buiten de schaal": (e.replace(7, 8), p),
        "elke verwachting hoort": (e.iloc[:, :-1], p),
        "geen rijen": (e.iloc[:0], p.iloc[:0]),
        "labels": (e, p.iloc[::-1]),
        "tekst": (e.assign(v1="goed"), p),
        "komt 2 keer": (e.rename(columns={"v2": "v1"}), p.rename(columns={"v2": "v1"})),
        "delen een deel": (e.rename(columns={"v1": "w"}), p),
        "niet te zien": (e.iloc[:, :9], p.iloc[:, :9]),
        "Geen enkele vraag": (e * np.nan, p),
    }
    for words, (a, b) in cases.items():
        with pytest.raises(InputError, match=words):
            servqual.gaps(a, b)
    with pytest.raises(InputError, match="twee dimensies"):
        servqual.servperf(p, dimensions={"a": list(p.columns), "b": ["v1"]})


def test_one_respondent_gets_gaps_and_no_interval_and_missing_answers_are_told() -> None:
    e, p, _ = survey(20, 5)
    one = servqual.gaps(e.iloc[:1], p.iloc[:1])
    assert np.isnan(one.overall_interval[0])
    assert "te weinig antwoorden voor een interval" in str(one)
    p.iloc[0, :3] = 99  # three of four tangibles gone: no score
    p.iloc[1, 0] = 99  # one of four: still a score
    r = servqual.gaps(e, p, missing=[99])
    assert (r.n, r.left_out) == (19, 1)
    assert "1 respondent telt niet mee" in str(r)


@settings(max_examples=15, deadline=None)
@given(seed=SMALL)
def test_row_order_doubling_and_equal_points_change_nothing(seed: int) -> None:
    e, p, points = survey(25, seed)
    base = servqual.gaps(e, p, points)
    mixed = np.random.default_rng(seed).permutation(25)
    other = servqual.gaps(e.iloc[mixed], p.iloc[mixed], points.iloc[mixed])
    pd.testing.assert_frame_equal(base.dimensions, other.dimensions, check_exact=False, rtol=1e-9)
    twice = servqual.gaps(*(pd.concat([t, t], ignore_index=True) for t in (e, p, points)))
    assert twice.overall_weighted == pytest.approx(base.overall_weighted, abs=EXACT)
    equal = servqual.gaps(e, p, dict.fromkeys(NAMES, 20))
    assert equal.overall_weighted == pytest.approx(base.overall, abs=EXACT)
    same = servqual.gaps(p, p)
    assert same.overall == 0.0


# --- contest ----------------------------------------------------------------------------------------


def test_the_contest_finds_the_true_winner() -> None:
    e, p, w = survey(400, 6)
    rng = np.random.default_rng(0)
    performance = p.mean(axis=1) + rng.normal(0, 0.4, 400)
    disconfirmation = (p - e).mean(axis=1) + rng.normal(0, 0.4, 400)
    assert servqual.contest(e, p, performance, w).winner == "SERVPERF"
    assert servqual.contest(e, p, disconfirmation).winner == "SERVQUAL"


def test_equal_predictors_are_rarely_told_apart() -> None:
    # satisfaction follows perceptions as much as gaps: both scores have the same correlation with it
    rng, wrong, runs = np.random.default_rng(1), 0, 60
    one = {"x": ["v"]}
    for k in range(runs):
        p, e, z = rng.normal(size=(3, 200))
        g = p - e
        y = p / p.std() + g / g.std() + z
        scale = (-20.0, 20.0)
        frames = pd.DataFrame({"v": e}), pd.DataFrame({"v": p})
        r = servqual.contest(*frames, y, dimensions=one, scale=scale, repeats=5, seed=k)
        wrong += r.winner != "geen verschil"
    assert wrong <= 9  # nominal 3 of 60; 10 or more happen once in 1,000 such series


def test_the_contest_is_the_same_in_any_row_order_and_refuses_too_little() -> None:
    e, p, w = survey(60, 7)
    y = p.mean(axis=1) + np.random.default_rng(1).normal(size=60)
    mixed = np.random.default_rng(2).permutation(60)
    a = servqual.contest(e, p, y, w, repeats=2)
    b = servqual.contest(e.iloc[mixed], p.iloc[mixed], y.iloc[mixed], w.iloc[mixed], repeats=2)
    pd.testing.assert_frame_equal(a.pairs, b.pairs, check_exact=False, rtol=1e-6)
    with pytest.raises(InputError, match="minstens 20"):
        servqual.contest(e.iloc[:19], p.iloc[:19], y.iloc[:19])
    with pytest.raises(InputError, match="geen verschil te verklaren"):
        servqual.contest(e, p, y * 0)
    with pytest.raises(InputError, match="hetzelfde antwoord"):
        servqual.contest(e * 0 + 4, p * 0 + 4, y)


# --- zone and internal gaps ----------------------------------------------------------------------------


def test_zone_of_tolerance_counts_below_inside_and_above() -> None:
    r = servqual.zone_of_tolerance([8, 8, 8, 8, 3], [5, 5, 5, 5, 6], [4, 5, 8, 9, 5])
    row = r.table.iloc[0]
    assert (row["n"], r.reversed) == (4, 1)
    assert tuple(row[["below", "inside", "above"]]) == (0.25, 0.5, 0.25)
    assert (row["adequacy"], row["superiority"], row["width"]) == (1.5, -1.5, 3.0)
    assert "gewenst lager dan acceptabel" in str(r)
    with pytest.raises(InputError, match="buiten de schaal"):
        servqual.zone_of_tolerance([10], [5], [6])
    with pytest.raises(InputError, match="bruikbaar drietal"):
        servqual.zone_of_tolerance([3], [5], [4])


def test_internal_gaps_have_their_sign_and_welch_interval() -> None:
    rng = np.random.default_rng(3)
    customers, managers = rng.uniform(5, 7, 60), rng.uniform(3, 7, 9)
    table = servqual.internal_gaps(customers=customers, managers=managers).table
    ends = stats.ttest_ind(managers, customers, equal_var=False).confidence_interval()
    assert tuple(table.iloc[0][["low", "high"]]) == pytest.approx((ends.low, ends.high), abs=1e-9)
    full = servqual.internal_gaps([6, 7], [5, 6], [5, 5], [4, 4], [6, 6])
    assert full.table["difference"].tolist() == [-1.0, -0.5, -1.0, -2.0]
    assert list(full.table.index.get_level_values("gap")) == [1, 2, 3, 4]
    with pytest.raises(InputError, match="twee tabellen"):
        servqual.internal_gaps(customers=[6], delivered=[5])


# --- positions -----------------------------------------------------------------------------------------


def test_the_four_styles_lie_where_martin_put_them() -> None:
    corners = {"freezer": (1, 1), "factory": (5, 1), "friendly zoo": (1, 5), "quality customer service": (5, 5)}
    for style, (procedural, personal) in corners.items():
        table = servqual.service_scale([procedural] * 4, [personal] * 4).table
        assert table["style_english"].tolist() == [style]
    dutch = servqual.service_scale([1, 5, 1, 5], [1, 1, 5, 5], list("abcd")).table["style"].tolist()
    assert dutch == ["vriezer", "fabriek", "vriendelijke dierentuin", "klantgerichte kwaliteitsservice"]


def test_a_location_near_a_cut_is_not_certain() -> None:
    rng = np.random.default_rng(0)
    clear = servqual.service_scale(rng.uniform(4, 5, 50), rng.uniform(4, 5, 50)).table.iloc[0]
    near = servqual.service_scale(rng.uniform(2, 4, 20), rng.uniform(4, 5, 20)).table.iloc[0]
    assert clear["certain"]
    assert not near["certain"]
    assert not servqual.service_scale([5.0], [5.0]).table["certain"].iloc[0]  # one answer proves nothing
    with pytest.raises(InputError, match="buiten de schaal"):
        servqual.service_scale([6], [3])


@pytest.mark.parametrize(
    ("scores", "position"),
    [
        ((8.5, 7, 7), "operational excellence"),
        ((7, 9, 7), "product leadership"),
        ((6, 6, 8), "customer intimacy"),
        ((7.9, 7.9, 7.9), "stuck in the middle"),
        ((9, 9, 5.9), "onder de drempel"),
    ],
)
def test_treacy_and_wiersema_all_at_the_threshold_and_one_to_excel_in(scores: tuple[float, ...], position: str) -> None:
    columns = ["operational_excellence", "product_leadership", "customer_intimacy"]
    frame = pd.DataFrame([scores] * 5, columns=columns)
    assert servqual.market_position(frame).verdicts["position"].tolist() == [position]
    with pytest.raises(InputError, match="lager zijn dan"):
        servqual.market_position(frame, threshold=8, excellence=8)
    with pytest.raises(InputError, match="staat niet in de tabel"):
        servqual.market_position(frame.drop(columns="customer_intimacy"))


# --- service -------------------------------------------------------------------------------------------


# pingouin 0.5 uses an argument that pandas 3.1 warns about; the numbers are not touched by it
@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_icc_and_its_interval_equal_pingouin_when_balanced() -> None:
    import pingouin as pg

    rng = np.random.default_rng(4)
    employee = np.repeat(np.arange(12), 6)
    score = 7 + rng.normal(0, 0.8, 12)[employee] + rng.normal(size=72)
    frame = pd.DataFrame({"employee": employee, "rater": np.tile(np.arange(6), 12), "score": score})
    theirs = pg.intraclass_corr(frame, targets="employee", raters="rater", ratings="score").iloc[0]
    mine = servqual.heterogeneity(score, employee)
    assert mine.icc == pytest.approx(theirs["ICC"], abs=1e-6)
    column = next(c for c in theirs.index if c.startswith("CI95"))
    assert mine.icc_interval == pytest.approx(tuple(theirs[column]), abs=0.006)  # pingouin rounds to two decimals


def test_icc_interval_covers_the_truth_with_unequal_groups() -> None:
    rng, hits, runs = np.random.default_rng(5), 0, 400
    sizes = rng.integers(3, 25, 20)
    employee = np.repeat(np.arange(20), sizes)
    for _ in range(runs):
        score = rng.normal(0, 0.5, 20)[employee] + rng.normal(size=len(employee))
        found = _stats.icc(score, employee, 0.95)
        hits += found["low"] <= 0.2 <= found["high"]
    assert 0.91 < hits / runs < 0.985, hits / runs  # 3 standard errors is 0.033; approximate with unequal groups


def test_heterogeneity_needs_two_employees_with_more_than_one_score() -> None:
    for words, scores, who in (
        ("twee nodig", [7, 8], ["a", "a"]),
        ("maar één score", [7, 8], ["a", "b"]),
        ("zijn gelijk", [7, 7, 7], ["a", "a", "b"]),
        ("alle rijen leeg", [7, 8], [None, None]),
    ):
        with pytest.raises(InputError, match=words):
            servqual.heterogeneity(scores, who)
    assert "niet aangetoond" in str(servqual.heterogeneity([1, 9, 2, 8, 1, 9], list("aabbcc")))


def test_capacity_perishes_while_customers_are_turned_away() -> None:
    r = servqual.unused_capacity([10, 10, 10], [4, 16, None], margin=5.0)
    assert (r.unused, r.turned_away, r.value_unused, r.value_turned_away) == (6.0, 6.0, 30.0, 30.0)
    assert (r.periods, r.left_out) == (2, 1)
    assert r.share_unused == 0.3
    assert "geen interval" in str(servqual.unused_capacity([10], [4]))
    for capacity, demand in (([0, 0], [1, 2]), ([-1], [2]), ([], [])):
        with pytest.raises(InputError):
            servqual.unused_capacity(capacity, demand)


def test_shrinkage_recovers_the_prior_and_beats_the_bare_share() -> None:
    rng = np.random.default_rng(6)
    truth = rng.beta(6, 4, 600)
    votes = rng.integers(1, 30, 600)
    yes = rng.binomial(votes, truth)
    ranked = servqual.rank_ideas(yes, votes)
    a, b = ranked.prior
    # 600 ideas of about 15 votes: the mean is known to about 0.01, a + b to about a sixth
    assert a / (a + b) == pytest.approx(0.6, abs=0.04)
    assert a + b == pytest.approx(10, rel=0.5)
    table = ranked.table.loc[[str(i) for i in range(1, 601)]]
    assert np.mean((table["expected"] - truth) ** 2) < 0.6 * np.mean((yes / votes - truth) ** 2)
    cover = ((table["expected_low"] <= truth) & (truth <= table["expected_high"])).mean()
    assert 0.92 < cover < 0.98  # 3 standard errors of 95% over 600 ideas is 0.027


def test_ideas_have_wilson_intervals_and_a_cold_start() -> None:
    from statsmodels.stats.proportion import proportion_confint

    k, n = np.array([1, 80, 3, 0, 0]), np.array([1, 100, 10, 4, 0])
    ranked = servqual.rank_ideas(k, n, ["a", "b", "c", "d", "nieuw"])
    low, high = proportion_confint(k[:4], n[:4], method="wilson")
    table = ranked.table.loc[list("abcd")]
    assert table["low"].to_numpy() == pytest.approx(low, abs=EXACT)
    assert table["high"].to_numpy() == pytest.approx(high, abs=EXACT)
    a, b = ranked.prior
    assert ranked.table.loc["nieuw", "expected"] == pytest.approx(a / (a + b), abs=EXACT)
    assert np.isnan(ranked.table.loc["nieuw", "low"])
    assert ranked.table.loc["a", "rank_share"] == 1
    for words, yes, votes, names in (
        ("meer stemmen vóór", [2], [1], None),
        ("Nog niemand", [0], [0], None),
        ("eigen naam", [1, 1], [2, 2], ["a", "a"]),
        ("vul 0 in", [1, None], [2, 2], None),
        ("geen heel getal", [0.5], [2], None),
    ):
        with pytest.raises(InputError, match=words):
            servqual.rank_ideas(yes, votes, names)


def test_empty_cells_of_every_kind_are_left_out_of_effects_and_told() -> None:
    marks = pd.Series([8, 7, 5, 4, 8, 5, 6, 9], name="cijfer")
    for gap in (pd.NA, None, float("nan")):
        service = pd.Series([6, 5, 3, 2, 6, 3, gap, gap], dtype=object, name="service")
        found = servqual.effects(marks, service)
        assert (found.n, found.left_out) == (6, 2)
        assert found.table["effect"].to_list() == pytest.approx([1.0])  # the six lie on one line


# --- the questionnaire and its sides ---------------------------------------------------------------------


def test_a_questionnaire_falls_apart_into_what_the_gap_model_compares() -> None:
    e, p, points = survey(30, 3)
    file = pd.concat(
        [
            p.set_axis([f"p{i:02d}" for i in range(1, 23)], axis=1),
            e.set_axis([f"e{i}" for i in range(1, 23)], axis=1).iloc[:, ::-1],
            points[NAMES[::-1]].add_prefix("weight_"),
            (points * 0 + 4).add_prefix("adequate_"),
        ],
        axis=1,
    ).assign(respondent_id=range(30))
    before = file.copy()
    asked = servqual.questionnaire(file)
    pd.testing.assert_frame_equal(file, before)
    found = servqual.gaps(asked.expectations, asked.perceptions, asked.weights)
    assert found.overall_weighted == pytest.approx(servqual.gaps(e, p, points).overall_weighted, abs=EXACT)
    # a respondent's mean by dimension is the mean of the columns that Parasuraman and others list for it
    assert asked.expected["zekerheid"].to_numpy() == pytest.approx(e.iloc[:, 13:17].mean(axis=1), abs=EXACT)
    assert asked.perceived["tastbaarheden"].to_numpy() == pytest.approx(p.iloc[:, :4].mean(axis=1), abs=EXACT)
    assert asked.adequate is not None
    assert list(asked.adequate.columns) == list(asked.expected.columns)
    assert servqual.questionnaire(file.filter(regex="^[ep]")).weights is None
    assert "30 respondenten" in str(asked)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda t: t.drop(columns="e07"), "'e07' ontbreekt"),
        (lambda t: t.assign(e1=4), "meer dan eens"),
        (lambda t: t.assign(p23=4), "hoort er niet bij"),
        (lambda t: t.assign(p05=8), "p05"),
        (lambda t: t.assign(p05="goed"), "p05"),
        (lambda t: t.assign(weight_price=5), "weight_"),
        (lambda t: t.iloc[:0], "geen rijen"),
        (lambda t: t["e01"], "moet een tabel zijn"),
    ],
)
def test_questionnaires_that_lack_something_are_refused_in_dutch(change, words: str) -> None:  # type: ignore[no-untyped-def]
    good = pd.DataFrame({f"{side}{i:02d}": [5, 6] for side in "ep" for i in range(1, 23)})
    with pytest.raises(InputError, match=words):
        servqual.questionnaire(change(good))


def test_a_long_list_becomes_a_table_per_source() -> None:
    long = pd.DataFrame(
        {
            "source": ["klant"] * 4 + ["norm"] * 2,
            "rater": [1, 1, 2, 2, 1, 1],
            "dimension": ["zekerheid", "empathie"] * 3,
            "score": [6, 5, 7, 4, 3, 2],
        },
        index=[0, 0, 1, 1, 2, 2],
    )
    tables = servqual.by_source(long)
    assert list(tables) == ["klant", "norm"]
    assert tables["klant"].to_numpy().tolist() == [[6, 5], [7, 4]]
    assert tables["norm"].columns.to_list() == ["zekerheid", "empathie"]
    assert np.isnan(servqual.by_source(long.iloc[:5])["norm"]["empathie"]).all()
    arrow = pa.Table.from_pandas(long, preserve_index=False)
    pd.testing.assert_frame_equal(servqual.by_source(arrow)["klant"], tables["klant"])
    for words, bad in (
        ("tweede score", pd.concat([long, long.iloc[:1]])),
        ("ontbreekt", long.drop(columns="rater")),
        ("meer dan eens", pd.concat([long, long[["score"]]], axis=1)),
        ("is leeg in 1 rij", long.assign(source=[None, *long["source"][1:]])),
        ("score", long.assign(score="hoog")),
        ("geen rijen", long.iloc[:0]),
        ("moet een tabel", [1, 2]),
    ):
        with pytest.raises(InputError, match=words):
            servqual.by_source(bad)


def test_weekdays_add_up_to_the_whole_and_need_real_dates() -> None:
    days = pd.Series(pd.date_range("2025-03-03", periods=20))  # a Monday
    rng = np.random.default_rng(4)
    capacity, demand = pd.Series(rng.integers(5, 20, 20)), pd.Series(rng.integers(0, 30, 20))
    r = servqual.unused_capacity(capacity, demand, date=days)
    assert r.weekdays is not None
    assert r.weekdays.index[0] == "maandag"
    assert r.weekdays["periods"].to_list() == [3, 3, 3, 3, 3, 3, 2]
    assert r.weekdays["unused"].sum() == r.unused
    mondays = days.dt.day_name() == "Monday"
    assert r.weekdays.loc["maandag", "turned_away"] == (demand - capacity).clip(lower=0)[mondays].sum()
    gap = servqual.unused_capacity(capacity.astype(float).where(capacity.index > 0), demand, date=days)
    assert gap.weekdays is not None
    assert gap.weekdays.loc["maandag", "periods"] == 2
    for words, bad in (
        ("geen datum", ["morgen"] * 20),
        ("getallen", range(20)),
        ("leeg in 1 rij", [None, *days[1:]]),
        ("20 rijen", days[:3]),
    ):
        with pytest.raises(InputError, match=words):
            servqual.unused_capacity(capacity, demand, date=bad)
    with pytest.raises(InputError, match="date="):
        servqual.plot_unused_capacity(servqual.unused_capacity(capacity, demand))


# --- figures -------------------------------------------------------------------------------------------


def test_every_figure_makes_a_claim_and_says_itself_in_words() -> None:
    e, p, w = survey(60, 8)
    y = p.mean(axis=1) + np.random.default_rng(1).normal(size=60)
    figures = [
        servqual.plot_gaps(servqual.gaps(e, p, w)),
        servqual.plot_gaps(servqual.gaps(e.iloc[:1], p.iloc[:1])),
        servqual.plot_contest(servqual.contest(e, p, y, w, repeats=2)),
        servqual.plot_service_scale(servqual.service_scale([1, 5, 1, 5], [1, 1, 5, 5], list("aabb"))),
        servqual.plot_service_scale(servqual.service_scale([5.0], [5.0])),
        servqual.plot_zone_of_tolerance(servqual.zone_of_tolerance(e, (e - 3).clip(lower=1), p)),
        servqual.plot_rank_ideas(servqual.rank_ideas([1, 80, 30], [1, 100, 100])),
        servqual.plot_heterogeneity(servqual.heterogeneity([8, 9, 8, 5, 6, 5], list("aaabbb"))),
        servqual.plot_unused_capacity(servqual.unused_capacity([10, 10], [4, 16], date=["2025-03-03", "2025-03-08"])),
        servqual.plot_unused_capacity(servqual.unused_capacity([10, 0], [4, 0], date=["2025-03-03", "2025-03-08"])),
        servqual.plot_internal_gaps(servqual.internal_gaps(customers=e, managers=p, standards=p)),
        servqual.plot_internal_gaps(servqual.internal_gaps(customers=[6, 7, 7, 6], managers=[5, 5, 6])),
    ]
    for figure in figures:
        assert figure.title
        assert len(figure.words) > 40
        assert "nan" not in figure.words.lower()
        assert figure.png()[:4] == b"\x89PNG"
