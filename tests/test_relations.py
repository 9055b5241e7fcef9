"""Relations: the matrix of Schijns, whom RFM misplaces, moves, strength, decisions and labels."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from klantlab import relations
from klantlab.errors import InputError, InputWarning
from klantlab.relations import DOGS, ECONOMISTS, FRIENDS, GROUPS, PARTNERS
from klantlab.relations._strength import _mediation

marks = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=40)


def two_marks(pairs: list[tuple[int, int]]) -> tuple[pd.Series, pd.Series]:
    # one customer at 100 on both, so that no scale looks like report marks
    frame = pd.DataFrame([*pairs, (100, 100)], columns=["return_score", "strength"], dtype=float)
    return frame["return_score"], frame["strength"]


def population(n: int, r: float, seed: int) -> tuple[pd.Series, pd.Series]:
    z = np.random.default_rng(seed).multivariate_normal([0, 0], [[1, r], [r, 1]], n)
    index = pd.Index([f"K{i:05d}" for i in range(n)], name="customer_id")
    return pd.Series(100 * stats.norm.cdf(z[:, 0]), index=index), pd.Series(
        np.clip(50 + 15 * z[:, 1], 0, 100), index=index
    )


# --- matrix -------------------------------------------------------------------------------------


def test_the_four_groups_are_those_of_schijns_and_a_value_on_the_cut_is_high() -> None:
    found = relations.matrix([50, 49.9, 50, 49.9], [50, 50, 49.9, 49.9])
    assert found.groups.tolist() == [PARTNERS, FRIENDS, ECONOMISTS, DOGS]
    assert found.groups.tolist() == ["Partners", "Vrienden", "Economici", "Dogs"]
    assert found.table["n"].tolist() == [1, 1, 1, 1]


def test_the_cuts_are_for_return_and_strength_in_that_order() -> None:
    assert relations.matrix([60], [60], cuts=(70, 50)).groups.tolist() == [FRIENDS]
    assert relations.matrix([60], [60], cuts=(50, 70)).groups.tolist() == [ECONOMISTS]


def test_customers_are_matched_by_index_and_those_with_one_mark_are_counted() -> None:
    returns = pd.Series({"a": 80.0, "b": 20.0, "c": 90.0, "d": 30.0})
    strength = pd.Series({"c": 10.0, "a": 90.0, "e": 70.0, "d": np.nan})
    found = relations.matrix(returns, strength)
    assert found.groups.to_dict() == {"a": PARTNERS, "c": ECONOMISTS}
    assert (found.n, found.left_out) == (2, 3)
    assert "3 klanten doen niet mee" in found.words


@settings(max_examples=30, deadline=None)
@given(marks, st.integers(0, 2**32 - 1))
def test_row_order_and_the_names_of_customers_change_nothing(pairs: list[tuple[int, int]], seed: int) -> None:
    returns, strength = two_marks(pairs)
    order = np.random.default_rng(seed).permutation(len(returns))
    base = relations.matrix(returns, strength)
    shuffled = relations.matrix(returns.iloc[order], strength.iloc[order[::-1]])
    pd.testing.assert_frame_equal(base.table, shuffled.table)
    assert shuffled.groups.sort_index().tolist() == base.groups.tolist()
    renamed = relations.matrix(returns.rename("klant {}".format), strength.rename("klant {}".format))
    assert renamed.groups.tolist() == base.groups.tolist()


@settings(max_examples=30, deadline=None)
@given(marks)
def test_customers_counted_double_keep_their_shares(pairs: list[tuple[int, int]]) -> None:
    once, twice = (relations.matrix(*[part.tolist() * times for part in two_marks(pairs)]).table for times in (1, 2))
    assert twice["n"].tolist() == (2 * once["n"]).tolist()
    np.testing.assert_allclose(twice["share"], once["share"])


@settings(max_examples=30, deadline=None)
@given(marks, st.integers(0, 100), st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_a_higher_cut_never_makes_anybody_high(pairs: list[tuple[int, int]], a: int, b: int, c: int, d: int) -> None:
    returns, strength = two_marks(pairs)
    lower = relations.matrix(returns, strength, cuts=(min(a, b), min(c, d))).groups
    higher = relations.matrix(returns, strength, cuts=(max(a, b), max(c, d))).groups
    profitable, strong = [PARTNERS, ECONOMISTS], [PARTNERS, FRIENDS]
    assert (higher.isin(profitable) <= lower.isin(profitable)).all()
    assert (higher.isin(strong) <= lower.isin(strong)).all()


@settings(max_examples=30, deadline=None)
@given(marks, st.integers(5, 95), st.integers(5, 95))
def test_moved_and_near_say_what_moving_a_cut_really_does(pairs: list[tuple[int, int]], a: int, b: int) -> None:
    returns, strength = two_marks(pairs)
    found = relations.matrix(returns, strength, cuts=(a, b), step=5)
    near = pd.Series(False, index=returns.index)
    for (cuts), row in zip([(a - 5, b), (a + 5, b), (a, b - 5), (a, b + 5)], found.moved.itertuples(), strict=True):
        changed = relations.matrix(returns, strength, cuts=cuts).groups != found.groups
        assert changed.sum() == row.changed
        near |= changed
    assert found.customers["near"].tolist() == near.tolist()
    assert found.table["near"].sum() == near.sum()


def test_the_figure_has_partners_top_left_as_schijns_draws_it() -> None:
    figure = relations.plot_matrix(relations.matrix(*population(300, 0.3, 1)))
    axes = figure.figure.axes[0]
    left, right = axes.get_xlim()
    assert left > right  # high return is on the left
    spots = {text.get_text().split()[0]: text.get_position() for text in axes.texts}
    assert spots[PARTNERS][0] == spots[ECONOMISTS][0] > spots[FRIENDS][0] == spots[DOGS][0]
    assert spots[PARTNERS][1] == spots[FRIENDS][1] > spots[ECONOMISTS][1] == spots[DOGS][1]


# --- whom RFM misplaces -------------------------------------------------------------------------


def test_misplaced_are_the_friends_and_the_economists_of_the_matrix() -> None:
    returns, strength = population(500, 0.4, 2)
    table = relations.matrix(returns, strength).table["n"]
    found = relations.misplaced(returns, strength)
    assert (found.underrated, found.overrated) == (table[FRIENDS], table[ECONOMISTS])
    assert found.wrong == table[FRIENDS] + table[ECONOMISTS]


def test_the_correlation_and_its_interval_agree_with_scipy() -> None:
    returns, strength = population(200, 0.4, 3)
    found = relations.misplaced(returns, strength, confidence=0.9)
    other = stats.pearsonr(returns, strength)
    assert found.correlation == pytest.approx(other.statistic, abs=1e-12)
    assert found.interval == pytest.approx(tuple(other.confidence_interval(0.9)), abs=1e-12)


def test_the_interval_of_the_correlation_holds_the_truth_as_often_as_it_says() -> None:
    # one mark made of ranks, as a return score is, and one on a bounded scale
    truth = relations.misplaced(*population(200_000, 0.4, 4)).correlation
    inside = 0
    for seed in range(300):
        low, high = relations.misplaced(*population(150, 0.4, 100 + seed)).interval
        inside += low <= truth <= high
    # 300 draws: standard error of a coverage of 0.95 is 0.0126; three of them
    assert inside / 300 == pytest.approx(0.95, abs=0.038)


def test_without_any_relation_purchases_misplace_as_many_as_a_lottery() -> None:
    found = relations.misplaced(*population(20_000, 0.0, 5))
    assert found.share == pytest.approx(found.by_chance, abs=4 * 0.5 / np.sqrt(20_000))  # four standard errors


# --- migration ----------------------------------------------------------------------------------


def test_moves_are_counted_as_a_cross_table_counts_them() -> None:
    rng = np.random.default_rng(6)
    before = pd.Series(rng.choice(GROUPS, 300), index=range(300))
    after = pd.Series(rng.choice(GROUPS, 300), index=range(300)).sample(frac=1, random_state=1)
    found = relations.migration(before, after)
    expected = pd.crosstab(before, after.loc[before.index]).reindex(index=GROUPS, columns=GROUPS)
    np.testing.assert_array_equal(found.counts, expected)
    np.testing.assert_allclose(
        found.table["share"].unstack().loc[list(GROUPS), list(GROUPS)], expected.div(expected.sum(axis=1), axis=0)
    )
    new = (before != PARTNERS) & (after == PARTNERS)
    assert found.newcomers == new.sum()
    shares = before[new].value_counts(normalize=True)
    for group in (FRIENDS, ECONOMISTS, DOGS):
        assert found.origin.loc[group, "share"] == pytest.approx(shares[group])


def test_most_newcomers_and_the_best_chance_can_come_from_different_groups() -> None:
    before = [FRIENDS] * 100 + [ECONOMISTS] * 10
    after = [PARTNERS] * 20 + [FRIENDS] * 80 + [PARTNERS] * 8 + [ECONOMISTS] * 2
    origin = relations.migration(before, after).origin
    assert origin["share"].idxmax() == FRIENDS
    assert origin["chance"].idxmax() == ECONOMISTS


def test_customers_in_one_period_only_are_left_out_and_told() -> None:
    before = pd.Series({1: PARTNERS, 2: FRIENDS, 3: DOGS, 4: None})
    after = pd.Series({2: PARTNERS, 3: DOGS, 5: DOGS, 1: None})
    found = relations.migration(before, after)
    assert (found.n, found.newcomers, found.only_before, found.only_after) == (2, 1, 1, 1)
    assert "2 klanten doen niet mee" in found.words


def test_a_matrix_and_its_groups_migrate_alike() -> None:
    first, second = relations.matrix(*population(100, 0.3, 7)), relations.matrix(*population(100, 0.3, 8))
    one, other = relations.migration(first, second), relations.migration(first.groups, second.groups)
    pd.testing.assert_frame_equal(one.table, other.table)


def test_other_group_names_may_be_used() -> None:
    found = relations.migration(["A", "B", "B"], ["A", "A", "B"], into="A")
    assert found.origin.loc["B", "n"] == 1
    with pytest.raises(InputError, match="'Partners' komt niet voor"):
        relations.migration(["A", "B"], ["A", "A"])


# --- strength -----------------------------------------------------------------------------------


def scales_of(n: int, seed: int) -> tuple[pd.DataFrame, dict[str, list[str]]]:
    rng = np.random.default_rng(seed)
    scales = {name: [f"{name}{i}" for i in range(1, 5)] for name in ("attractive", "switching", "trust", "satisfied")}
    latent = {name: rng.normal(size=n) for name in scales}
    answers = {
        item: np.clip(np.round(4 + latent[name] + rng.normal(0, 0.8, n)), 1, 7)
        for name, items in scales.items()
        for item in items
    }
    return pd.DataFrame(answers), scales


def test_strength_is_the_mean_of_the_scales_on_0_to_100() -> None:
    items, scales = scales_of(200, 9)
    found = relations.strength(items, scales, minimum=1, maximum=7)
    by_hand = sum((items[columns].mean(axis=1) - 1) / 6 * 100 for columns in scales.values()) / 4
    np.testing.assert_allclose(found.strength, by_hand)
    extremes = pd.DataFrame({"a": [1, 7, 4], "b": [1, 7, 4]})
    assert relations.strength(extremes, {"x": ["a", "b"]}, minimum=1, maximum=7).strength.tolist() == [0, 100, 50]


def test_reliability_agrees_with_pingouin() -> None:
    import pingouin

    items, scales = scales_of(200, 10)
    found = relations.strength(items, scales, minimum=1, maximum=7)
    for scale, columns in scales.items():
        alpha, (low, high) = pingouin.cronbach_alpha(items[columns])
        assert found.reliability.loc[scale, "alpha"] == pytest.approx(alpha, abs=1e-12)
        # pingouin rounds its interval to three decimals
        assert found.reliability.loc[scale, ["alpha_low", "alpha_high"]].tolist() == pytest.approx(
            [low, high], abs=6e-4
        )
    assert (found.reliability["omega"] > 0.7).all()


def test_a_reversed_item_is_pointed_out_and_turned_on_request() -> None:
    items, scales = scales_of(200, 11)
    turned = items.assign(trust4=8 - items["trust4"])
    told = relations.strength(turned, scales, minimum=1, maximum=7)
    assert told.reliability.loc["trust", "turned"] == ["trust4"]
    assert "trust4" in told.words
    mended = relations.strength(turned, scales, minimum=1, maximum=7, reverse=["trust4"])
    pd.testing.assert_series_equal(mended.strength, relations.strength(items, scales, minimum=1, maximum=7).strength)


def test_half_a_scale_is_enough_and_less_is_not() -> None:
    items, scales = scales_of(50, 12)
    items.loc[0, ["trust1", "trust2"]] = np.nan
    items.loc[1, ["trust1", "trust2", "trust3"]] = np.nan
    found = relations.strength(items, scales, minimum=1, maximum=7)
    assert not np.isnan(found.strength[0])
    assert np.isnan(found.strength[1])
    assert found.left_out == 1


def drawn(n: int, product: float, through: float, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
    s = rng.normal(size=n)
    t = through * s + np.sqrt(1 - through**2) * rng.normal(size=n)
    return 50 + 5 * s + 6 * t + product * s * t + 8 * rng.normal(size=n), s, t


def test_the_product_agrees_with_statsmodels() -> None:
    import statsmodels.api as sm

    y, s, t = drawn(300, 2.0, 0.5, np.random.default_rng(13))
    found = relations.strength_model(y, s, t, bootstraps=100)
    a, b = ((v - v.mean()) / v.std() for v in (s, t))
    other = sm.OLS(y, sm.add_constant(np.column_stack([a, b, a * b]))).fit(cov_type="HC3", use_t=True)
    mine = found.coefficients
    np.testing.assert_allclose(mine["effect"], other.params[1:], rtol=1e-9)
    np.testing.assert_allclose(mine[["low", "high"]], other.conf_int()[1:], rtol=1e-9)
    plain = sm.OLS(y, sm.add_constant(np.column_stack([a, b]))).fit()
    full = sm.OLS(y, sm.add_constant(np.column_stack([a, b, a * b]))).fit()
    assert found.aic_difference == pytest.approx(plain.aic - full.aic, abs=1e-8)


def test_the_indirect_path_agrees_with_pingouin() -> None:
    import pingouin

    y, s, t = drawn(200, 0.0, 0.5, np.random.default_rng(14))
    found = relations.strength_model(y, s, t, bootstraps=2000)
    frame = pd.DataFrame({"y": y, "s": (s - s.mean()) / s.std(), "t": (t - t.mean()) / t.std()})
    other = pingouin.mediation_analysis(frame, x="s", m="t", y="y", n_boot=2000, seed=1).set_index("path")
    mine = found.paths.loc[["indirect", "direct", "total"], "effect"]
    # pingouin's columns are rounded nowhere; its interval comes from other draws
    np.testing.assert_allclose(mine, other.loc[["Indirect", "Direct", "Total"], "coef"], rtol=1e-6)
    low, high = (
        other.loc["Indirect"].iloc[-3:-1] if "CI2.5" not in other else other.loc["Indirect", ["CI2.5", "CI97.5"]]
    )
    width = high - low
    assert found.paths.loc["indirect", ["low", "high"]].tolist() == pytest.approx([low, high], abs=0.15 * width)


@pytest.mark.parametrize(("product", "through", "verdict"), [(4.0, 0.5, "interactie"), (0.0, 0.5, "mediatie")])
def test_the_verdict_finds_the_truth_that_was_planted(product: float, through: float, verdict: str) -> None:
    rng = np.random.default_rng(15)
    told = [relations.strength_model(*drawn(400, product, through, rng), bootstraps=200).preferred for _ in range(40)]
    # The other verdict is wrong; "onbeslist" is not, but should be seldom: with a true product of half a residual
    # standard deviation it is seen nearly always, and a product of 0 is taken for one in 5% of the surveys.
    other = {"interactie": "mediatie", "mediatie": "interactie"}[verdict]
    assert told.count(verdict) >= 34  # P(fewer | 0.95) = 0.003
    assert told.count(other) <= 4


def test_without_product_or_path_the_data_do_not_choose() -> None:
    rng = np.random.default_rng(16)
    told = [relations.strength_model(*drawn(150, 0.0, 0.0, rng), bootstraps=200).preferred for _ in range(40)]
    assert told.count("onbeslist") >= 34  # as above


def test_the_interval_of_the_path_holds_the_truth_as_often_as_it_says() -> None:
    # the path alone: the product's HC3 interval is compared with statsmodels above
    rng = np.random.default_rng(17)
    inside = 0
    for _ in range(300):
        y, s, t = drawn(150, 2.0, 0.5, rng)
        path = _mediation(np.column_stack([s, t, y]), 0.95, 400, rng).loc["indirect"]
        inside += path["low"] <= 0.5 * 6 <= path["high"]
    assert inside / 300 == pytest.approx(0.95, abs=0.038)  # three standard errors


def test_others_are_kept_equal_and_row_order_changes_nothing() -> None:
    rng = np.random.default_rng(18)
    y, s, t = drawn(200, 2.0, 0.5, rng)
    other = pd.DataFrame({"overstapkosten": rng.normal(size=200), "web": rng.integers(0, 2, 200)})
    y = y + 10 * other["web"].to_numpy()
    found = relations.strength_model(y, s, t, other, bootstraps=200)
    assert found.coefficients.loc["web", "effect"] == pytest.approx(5, abs=1.5)  # 10 points a half; sd of 0/1 is 0.5
    order = rng.permutation(200)
    shuffled = relations.strength_model(
        y[order], s[order], t[order], other.iloc[order].reset_index(drop=True), bootstraps=200
    )
    pd.testing.assert_frame_equal(found.paths, shuffled.paths)
    pd.testing.assert_frame_equal(found.coefficients, shuffled.coefficients)


# --- decisions ----------------------------------------------------------------------------------

ACTIONS = pd.DataFrame(
    [
        (PARTNERS, "bezoek", 0.50, 50.0, 20.0, 80),
        (PARTNERS, "bon", 0.20, 15.0, 2.0, 100),
        (FRIENDS, "cross-selling", 0.20, 40.0, 3.0, 200),
        (FRIENDS, "bezoek", 0.45, 60.0, 20.0, 60),
        (DOGS, "folder", 0.02, 20.0, 1.0, 300),
    ],
    columns=["group", "action", "chance", "gain", "cost", "tried"],
)


def test_value_is_chance_times_gain_less_cost() -> None:
    found = relations.action_values(ACTIONS)
    expected = ACTIONS["chance"] * ACTIONS["gain"] - ACTIONS["cost"]
    np.testing.assert_allclose(found.table["value"], expected)
    assert found.table.index[found.table["best"]].tolist() == [(PARTNERS, "bezoek"), (FRIENDS, "bezoek")]
    assert "bij Dogs betaalt geen actie zich terug" in found.words


def test_who_would_have_bought_anyway_is_taken_off() -> None:
    found = relations.action_values(ACTIONS.assign(chance_without=0.15, tried_without=400)).table
    np.testing.assert_allclose(found["value"], (ACTIONS["chance"] - 0.15) * ACTIONS["gain"] - ACTIONS["cost"])


def test_the_interval_of_a_difference_is_newcombes() -> None:
    from statsmodels.stats.proportion import confint_proportions_2indep

    row = pd.DataFrame(
        {"group": ["x"], "action": ["y"], "chance": [0.7], "gain": [1.0], "cost": [0.0], "tried": [80],
         "chance_without": [0.6], "tried_without": [80]}
    )  # fmt: skip
    found = relations.action_values(row).table.iloc[0]
    other = confint_proportions_2indep(56, 80, 48, 80, method="newcomb", compare="diff")
    assert (found["value_low"], found["value_high"]) == pytest.approx(other, abs=1e-12)


def test_the_interval_of_a_plan_holds_the_truth_as_often_as_it_says() -> None:
    rng = np.random.default_rng(19)
    truth = ACTIONS["chance"].to_numpy()
    inside = 0
    for _ in range(100):
        tried = ACTIONS.assign(chance=rng.binomial(ACTIONS["tried"], truth) / ACTIONS["tried"])
        plan = relations.allocate(relations.action_values(tried), {PARTNERS: 100, FRIENDS: 100, DOGS: 10}, 2500)
        rows = ACTIONS.set_index(["group", "action"]).loc[plan.table.index]
        real = (plan.table["customers"] * (rows["chance"] * rows["gain"] - rows["cost"])).sum()
        inside += plan.interval[0] <= real <= plan.interval[1]
    # choosing the highest flatters, which costs a little: 0.95 less three standard errors (0.022)
    assert inside / 100 >= 0.88


def every_plan(sizes: dict[str, int], budget: float) -> float:
    rows = relations.action_values(ACTIONS).table
    best = 0.0
    for mix in itertools.product(*[range(sizes[g] + 1) for g, _ in rows.index]):
        used = dict.fromkeys(sizes, 0)
        for (g, _), n in zip(rows.index, mix, strict=True):
            used[g] += n
        if all(used[g] <= sizes[g] for g in sizes) and np.dot(mix, rows["cost"]) <= budget + 1e-9:
            best = max(best, float(np.dot(mix, rows["value"])))
    return best


@pytest.mark.parametrize("budget", [0, 3, 19, 25, 47, 61, 1000])
def test_the_plan_is_the_best_of_all_plans(budget: float) -> None:
    sizes = {PARTNERS: 3, FRIENDS: 3, DOGS: 1}
    plan = relations.allocate(relations.action_values(ACTIONS), sizes, budget)
    assert plan.value == pytest.approx(every_plan(sizes, budget), abs=1e-9)
    assert plan.spent + plan.left_over == pytest.approx(budget)
    assert plan.spent <= budget + 1e-9


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 400), st.integers(0, 400))
def test_more_budget_never_brings_less_and_parts_of_customers_never_less_than_whole(a: int, b: int) -> None:
    values, sizes = relations.action_values(ACTIONS), {PARTNERS: 9, FRIENDS: 7, DOGS: 5}
    low, high = (relations.allocate(values, sizes, budget).value for budget in (min(a, b), max(a, b)))
    assert low <= high + 1e-9
    assert relations.allocate(values, sizes, a, whole=False).value >= relations.allocate(values, sizes, a).value - 1e-9


def test_the_order_of_the_actions_changes_no_plan() -> None:
    values = [relations.action_values(rows) for rows in (ACTIONS, ACTIONS.iloc[::-1])]
    plans = [relations.allocate(v, {PARTNERS: 9, FRIENDS: 7, DOGS: 5}, 133) for v in values]
    pd.testing.assert_frame_equal(plans[0].table, plans[1].table)


# --- labels -------------------------------------------------------------------------------------


def test_a_label_saves_contact_and_loses_value() -> None:
    labels = ["D"] * 4 + ["A"]
    found = relations.label_cost(
        labels, [0, 10, 20, 500, 900], chance=0.2, contact_cost=5, changed=[False, False, False, True, True]
    )
    assert (found.n, found.wrong, found.saved) == (4, 1, 20.0)
    assert found.lost == pytest.approx(0.2 * 530)
    assert found.net == pytest.approx(20 - 106)
    assert found.avoidable == pytest.approx(0.2 * 500 - 5)
    assert found.table.loc["veranderd", "lost"] == pytest.approx(100)
    parts = found.table.drop(index="samen")
    assert parts["lost"].sum() == pytest.approx(found.lost)


@pytest.mark.parametrize("tried", [None, 150])
def test_the_interval_of_the_loss_holds_the_truth_as_often_as_it_says(tried: int | None) -> None:
    rng = np.random.default_rng(20)
    inside, n, chance = 0, 300, 0.3
    for _ in range(300):
        value = rng.gamma(2.0, 50.0, n)  # mean 100
        p = rng.binomial(tried, chance) / tried if tried else chance
        found = relations.label_cost(["D"] * n, value, chance=p, contact_cost=10, tried=tried)
        inside += found.lost_interval[0] <= chance * 100 * n <= found.lost_interval[1]
    assert inside / 300 == pytest.approx(0.95, abs=0.038)  # three standard errors


def test_deciding_per_customer_never_does_worse_than_a_label() -> None:
    rng = np.random.default_rng(21)
    value = rng.gamma(0.5, 100.0, 200)
    found = relations.label_cost(["D"] * 200, value, chance=0.3, contact_cost=10)
    # keeping the wrongly labelled: their loss is avoided and their contact is paid
    mended = found.net + found.avoidable
    assert mended >= max(0.0, found.net)
    assert mended == pytest.approx(np.maximum(10 - 0.3 * value, 0).sum())


# --- what is shared with other rooms ------------------------------------------------------------


def test_strength_by_complexity_and_named_against_anonymous_are_comparisons() -> None:
    rng = np.random.default_rng(22)
    named = np.repeat(["op naam", "anoniem"], 200)
    score = rng.normal(6, 1, 400) + 0.8 * (named == "op naam")
    found = relations.compare(score, named, reference="anoniem")
    row = found.table.loc["op naam"]
    assert row["difference_low"] < 0.8 < row["difference_high"]
    other = stats.ttest_ind(score[:200], score[200:], equal_var=False).confidence_interval()
    assert (row["difference_low"], row["difference_high"]) == pytest.approx((other.low, other.high), abs=1e-9)


# --- hostile input ------------------------------------------------------------------------------

GOOD = pd.Series([80.0, 20.0, 60.0], index=["a", "b", "c"])


@pytest.mark.parametrize(
    ("returns", "strength", "said"),
    [
        ([], [], "leeg"),
        ([80], ["veel"], "tekst"),
        ([80, 20], [70], "heeft er 1"),
        ([80], [np.nan], "Geen enkele klant"),
        ([80], [np.inf], "oneindig"),
        ([180], [70], "buiten 0–100"),
        ([True], [70], "waar/onwaar"),
        (80, 70, "kolom of lijst"),
        (None, [70], "kolom of lijst"),
        (pd.DataFrame({"x": [1]}), [70], "kies een kolom"),
        (GOOD, GOOD.set_axis([1, 2, 3]), "dezelfde klantnummers"),
        (GOOD.set_axis(["a", "a", "b"]), GOOD, "meer dan eens"),
        (GOOD.set_axis(["a", None, "b"]), GOOD, "ontbreekt 1 klantnummer"),
        (GOOD.astype(str), GOOD, "tekst"),
        (pd.to_datetime(pd.Series(["2025-01-01"])), [70], "datums"),
    ],
)
def test_marks_that_do_not_fit_are_refused_in_dutch(returns: object, strength: object, said: str) -> None:
    for function in (relations.matrix, relations.misplaced):
        with pytest.raises(InputError, match=said):
            function(returns, strength)


@pytest.mark.parametrize("cuts", [50, (50,), (50, 60, 70), ("a", 50), (np.nan, 50), (50, 101), (-1, 50), None, "50"])
def test_cuts_that_are_no_pair_of_marks_are_refused(cuts: object) -> None:
    with pytest.raises(InputError, match="`cuts`"):
        relations.matrix([80], [70], cuts=cuts)  # type: ignore[arg-type]


def test_one_customer_all_equal_and_read_only_input_get_an_answer() -> None:
    one = relations.matrix([80], [70])
    assert one.n == 1
    assert one.table.loc[DOGS, "n"] == 0
    same = relations.misplaced([80] * 5, [70] * 5)
    assert np.isnan(same.correlation)
    assert "niet te geven" in same.words
    array = np.array([80.0, 20.0, 60.0])
    array.flags.writeable = False
    before = GOOD.copy()
    relations.matrix(array, GOOD)
    pd.testing.assert_series_equal(GOOD, before)
    for found in (one, relations.migration([PARTNERS], [PARTNERS])):
        assert "nan" not in found.words
        assert "onbekend" not in found.words


def test_a_scale_that_looks_like_a_report_mark_gets_a_warning() -> None:
    with pytest.warns(InputWarning, match="0–100"):
        relations.matrix([80, 20], [7, 8])


def test_indexes_of_mixed_kinds_and_other_frames_are_matched() -> None:
    mixed = pd.Series([80.0, 20.0], index=["a", 1])
    assert relations.matrix(mixed, mixed).n == 2
    polars = pytest.importorskip("polars", reason="polars is in the engines group")
    assert relations.matrix(polars.Series([80.0]), polars.Series([70.0])).groups.tolist() == [PARTNERS]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ([], [], "geen rijen"),
        ([PARTNERS], [PARTNERS, DOGS], "heeft 1 klant"),
        (pd.Series({1: PARTNERS}), pd.Series({"1": PARTNERS}), "beide perioden"),
        (pd.Series([PARTNERS, DOGS], index=[1, 1]), pd.Series({1: PARTNERS}), "meer dan eens"),
        ([None], [None], "leeg"),
        ("Partners", "Dogs", "groepsnamen"),
    ],
)
def test_groups_that_do_not_fit_are_refused_in_dutch(before: object, after: object, said: str) -> None:
    with pytest.raises(InputError, match=said):
        relations.migration(before, after)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"chance": [1.2] * 5}, "buiten de schaal"),
        ({"chance": ["veel"] * 5}, "tekst"),
        ({"gain": [np.nan] * 5}, "Kolom 'gain' is leeg in 5"),
        ({"cost": [-1.0] * 5}, "lager dan 0"),
        ({"tried": [0] * 5}, "lager dan 1"),
        ({"action": ["bezoek"] * 5}, "meer dan eens"),
    ],
)
def test_actions_that_do_not_fit_are_refused_in_dutch(change: dict[str, list[object]], said: str) -> None:
    with pytest.raises(InputError, match=said):
        relations.action_values(ACTIONS.assign(**change))


def test_actions_without_trials_have_a_value_and_no_interval() -> None:
    found = relations.action_values(ACTIONS.drop(columns="tried"))
    assert found.table["value_low"].isna().all()
    plan = relations.allocate(found, {PARTNERS: 3, FRIENDS: 3, DOGS: 1}, 50)
    assert "te weinig bekend voor een interval" in plan.words
    with pytest.raises(InputError, match="geen rijen"):
        relations.action_values(ACTIONS.iloc[:0])
    with pytest.raises(InputError, match="tabel"):
        relations.action_values([1, 2])


def test_a_budget_or_sizes_that_do_not_fit_are_refused() -> None:
    values = relations.action_values(ACTIONS)
    sizes = {PARTNERS: 3, FRIENDS: 3, DOGS: 1}
    for budget in (-1, np.nan, np.inf, "veel", True):
        with pytest.raises(InputError, match="`budget`"):
            relations.allocate(values, sizes, budget)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="ontbreekt het aantal"):
        relations.allocate(values, {PARTNERS: 3}, 50)
    with pytest.raises(InputError, match="geen heel getal"):
        relations.allocate(values, sizes | {DOGS: 1.5}, 50)
    with pytest.raises(InputError, match="hoeveel klanten"):
        relations.allocate(values, [3, 3, 1], 50)


def test_labels_and_values_that_do_not_fit_are_refused() -> None:
    with pytest.raises(InputError, match="Geen enkele klant met label 'D'"):
        relations.label_cost(["A"], [1.0], chance=0.1, contact_cost=1)
    with pytest.raises(InputError, match="`chance`"):
        relations.label_cost(["D"], [1.0], chance=1.1, contact_cost=1)
    with pytest.raises(InputError, match="heeft er 2"):
        relations.label_cost(["D"], [1.0, 2.0], chance=0.1, contact_cost=1)
    one = relations.label_cost(["D", "D"], [100.0, np.nan], chance=0.5, contact_cost=1)
    assert one.left_out == 1
    assert np.isnan(one.lost_interval[0])
    assert "te weinig bekend" in one.words


@pytest.mark.parametrize(
    ("scales", "said"),
    [
        ({}, "per schaal"),
        ({"x": ["a"]}, "minstens twee"),
        ({"x": ["a", "b"], "y": ["b", "c"]}, "twee keer"),
        ({"x": ["a", "zoek"]}, "zoek"),
        ({"strength": ["a", "b"]}, "gemiddelde"),
    ],
)
def test_scales_that_do_not_fit_are_refused(scales: dict[str, list[str]], said: str) -> None:
    items = pd.DataFrame({"a": [1, 2, 3], "b": [2, 3, 3], "c": [1, 1, 2]})
    with pytest.raises(InputError, match=said):
        relations.strength(items, scales, minimum=1, maximum=7)


def test_one_respondent_has_a_strength_and_no_reliability() -> None:
    found = relations.strength(pd.DataFrame({"a": [1], "b": [4]}), {"x": ["a", "b"]}, minimum=1, maximum=7)
    assert found.strength.tolist() == [25.0]
    assert np.isnan(found.reliability.loc["x", "alpha"])
    with pytest.raises(InputError, match="schaal 1–7"):
        relations.strength(pd.DataFrame({"a": [0], "b": [4]}), {"x": ["a", "b"]}, minimum=1, maximum=7)


def test_too_few_rows_and_columns_that_say_nothing_are_refused_by_the_model() -> None:
    y, s, t = drawn(100, 1.0, 0.5, np.random.default_rng(23))
    with pytest.raises(InputError, match="minstens 20"):
        relations.strength_model(y[:10], s[:10], t[:10])
    with pytest.raises(InputError, match="hetzelfde"):
        relations.strength_model(y, s, np.ones(100))
    with pytest.raises(InputError, match="niet te scheiden"):
        relations.strength_model(y, s, s)
    yes = (s > 0).astype(float)
    with pytest.raises(InputError, match="niet te scheiden"):
        relations.strength_model(y, yes, 1 - yes)


def test_figures_say_what_they_show() -> None:
    values = relations.action_values(ACTIONS)
    y, s, t = drawn(200, 4.0, 0.5, np.random.default_rng(24))
    before, after = (relations.matrix(*population(200, 0.3, seed)) for seed in (25, 26))
    for figure in (
        relations.plot_matrix(before),
        relations.plot_migration(relations.migration(before, after)),
        relations.plot_action_values(values),
        relations.plot_strength_model(relations.strength_model(y, s, t, bootstraps=100)),
    ):
        assert figure.title
        assert figure.words
        assert figure.png().startswith(b"\x89PNG")
