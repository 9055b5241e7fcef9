"""Segmentation: criteria to cut by, other clusterers, two groupings compared, mixtures, and the map with sliders."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import adjusted_rand_score
from sklearn.preprocessing import StandardScaler

from klantlab import company, data, plotting, segmentation
from klantlab.errors import InputError, InputWarning


def blobs(n: int = 60, gap: float = 8, groups: int = 3, seed: int = 1) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    centre = np.repeat(np.arange(groups), n)[:, None] * np.array([gap, -gap])
    return pd.DataFrame(rng.normal(size=(groups * n, 2)) + centre, columns=["a", "b"])


# --- bands, strongest, spending, parts ----------------------------------------------------------


@given(st.lists(st.integers(-5, 100), min_size=1, max_size=40))
def test_bands_are_what_pandas_cuts(ages: list[int]) -> None:
    found = segmentation.bands(ages, [30, 45.5, 60])
    expected = pd.cut(pd.Series(ages), [-np.inf, 30, 45.5, 60, np.inf], right=False, labels=False)
    names = ["tot 30", "30 tot 45,5", "45,5 tot 60", "vanaf 60"]
    assert found.tolist() == [names[i] for i in expected]


def test_bands_keep_the_index_and_leave_gaps_empty() -> None:
    ages = pd.Series([18, np.nan, 70], index=[7, 7, 3], name="leeftijd")
    found = segmentation.bands(ages, [30])
    assert found.index.tolist() == [7, 7, 3]
    assert found.tolist() == ["tot 30", None, "vanaf 30"]
    assert ages.tolist()[0] == 18


@pytest.mark.parametrize("edges", [[], [45, 30], [30, 30], [np.nan], ["dertig"]])
def test_edges_that_make_no_bands_are_refused(edges: list[Any]) -> None:
    with pytest.raises(InputError):
        segmentation.bands([18, 40], edges)


def test_text_among_ages_is_refused_in_dutch() -> None:
    with pytest.raises(InputError):
        segmentation.bands([18, "veertig"], [30])


def test_a_tie_between_two_groups_gives_no_group_whatever_the_order_of_the_columns() -> None:
    answers = pd.DataFrame({"a": [5, 7, 6], "b": [5, 2, 1], "c": [1, 2, 6]})
    for columns in (["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"]):
        assert segmentation.strongest(answers[columns]).tolist() == [None, "a", None]
    # within one group a tie is no tie
    assert segmentation.strongest(answers, {"x": ["a", "b"], "y": ["c"]}).tolist() == ["x", "x", None]


def test_saying_yes_to_everything_changes_no_group_and_an_open_answer_gives_none() -> None:
    rng = np.random.default_rng(1)
    answers = pd.DataFrame(rng.integers(1, 6, (200, 4)), columns=list("abcd")).astype(float)
    assert segmentation.strongest(answers).equals(segmentation.strongest(answers + 2))
    answers.iloc[0, 2] = np.nan
    assert segmentation.strongest(answers)[0] is None


def test_groups_that_can_not_be_read_are_refused() -> None:
    answers = pd.DataFrame({"a": [1, 2], "b": [2, 1]})
    with pytest.raises(InputError, match="z"):
        segmentation.strongest(answers, {"x": ["a"], "y": ["z"]})
    with pytest.raises(InputError, match="twee"):
        segmentation.strongest(answers[["a"]])
    with pytest.raises(InputError):
        segmentation.strongest(answers, {"x": ["a"], "y": []})


def lines() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "customer_id": [1, 1, 2, 3, 3, 3],
            "product_id": ["A", "B", "B", "A", "C", "C"],
            "quantity": [2, 1, 4, 1, 1, 2],
            "unit_price": [5.0, 10.0, 2.5, 4.0, 2.0, 1.0],
        }
    )


def test_spending_is_a_share_of_all_money_also_that_of_other_products() -> None:
    found = segmentation.spending(lines(), {"eerste": ["A"], "tweede": ["B"]})
    assert found.index.name == "customer_id"
    assert found.to_dict("list") == {"eerste": [0.5, 0.0, 0.5], "tweede": [0.5, 1.0, 0.0]}


def test_spending_adds_up_to_one_where_every_product_has_a_kind() -> None:
    products = data.load("products")
    kinds = {str(kind): rows["product_id"].tolist() for kind, rows in products.groupby("category")}
    bought = data.load("order_lines").merge(data.load("orders")[["order_id", "customer_id"]], on="order_id")
    assert np.allclose(segmentation.spending(bought, kinds).sum(axis=1), 1)


@pytest.mark.parametrize(
    ("kinds", "said"),
    [({}, "soort"), ({"x": ["A"], "y": ["A"]}, "twee soorten"), ({"x": ["Z"]}, "komt"), (["A"], "soort")],
)
def test_kinds_that_can_not_be_read_are_refused(kinds: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        segmentation.spending(lines(), kinds)


def test_lines_with_gaps_are_refused_and_customers_without_money_are_counted() -> None:
    gaps = lines().astype({"quantity": float})
    gaps.loc[0, "quantity"] = np.nan
    with pytest.raises(InputError, match="1 regel"):
        segmentation.spending(gaps, {"x": ["A"]})
    free = lines().assign(unit_price=[0.0, 0.0, 2.5, 4, 2, 1])
    with pytest.warns(InputWarning, match="1 klant"):
        assert segmentation.spending(free, {"x": ["A"]}).index.tolist() == [2, 3]


def test_parts_of_each_row_add_up_to_one_and_empty_rows_are_counted() -> None:
    table = pd.DataFrame({"a": [1.0, 0.0, 3.0], "b": [1.0, 0.0, 1.0]}, index=[9, 8, 7])
    before = table.copy()
    with pytest.warns(InputWarning, match="1 klant"):
        found = segmentation.parts(table)
    assert found.to_dict("index") == {9: {"a": 0.5, "b": 0.5}, 7: {"a": 0.75, "b": 0.25}}
    assert table.equals(before)
    with pytest.raises(InputError):
        segmentation.parts(table - 2)
    with pytest.raises(InputError, match="ontbreekt"):
        segmentation.parts(table.replace(0, np.nan))


# --- clusterers and groupings -------------------------------------------------------------------


def test_hierarchical_is_ward_of_scikit_learn_on_scaled_columns() -> None:
    table = blobs(gap=2)
    expected = AgglomerativeClustering(3).fit_predict(StandardScaler().fit_transform(table))
    assert adjusted_rand_score(expected, segmentation.assign(segmentation.hierarchical(3), table)) == 1


def test_three_ways_find_groups_that_lie_apart() -> None:
    table, true = blobs(), np.repeat([0, 1, 2], 60)
    for model in (segmentation.kmeans(3), segmentation.hierarchical(3), segmentation.mixture(3)):
        assert segmentation.agreement(segmentation.assign(model, table).tolist(), true.tolist()).value == 1


def test_a_mixture_leaves_a_broad_group_its_own_customers_and_k_means_does_not() -> None:
    rng = np.random.default_rng(3)
    table = pd.DataFrame(np.vstack([rng.normal(0, 3, (500, 2)), rng.normal(5, 0.3, (200, 2))]))
    true = [0] * 500 + [1] * 200
    by = {
        name: segmentation.agreement(segmentation.assign(model, table).tolist(), true).value
        for name, model in {"k": segmentation.kmeans(2), "mixture": segmentation.mixture(2)}.items()
    }
    assert by["mixture"] > 0.95 > 0.8 > by["k"]


def test_groups_are_numbered_by_size_and_keep_the_index() -> None:
    table = pd.concat([blobs(40, groups=1), blobs(90, groups=1) + 20]).set_axis(range(500, 630))
    found = segmentation.assign(segmentation.kmeans(2), table)
    assert found.index.equals(table.index)
    assert found.value_counts().to_dict() == {1: 90, 2: 40}


def test_without_scaling_the_column_with_the_largest_numbers_decides() -> None:
    rng = np.random.default_rng(1)
    small = np.repeat([0.0, 1.0], 100) + rng.normal(0, 0.05, 200)
    table = pd.DataFrame({"soort": small, "euro": rng.normal(1000, 300, 200)})
    true = [0] * 100 + [1] * 100
    scaled = segmentation.agreement(segmentation.assign(segmentation.kmeans(2), table).tolist(), true).value
    raw = segmentation.assign(segmentation.kmeans(2, scale=False), table).tolist()
    assert scaled > 0.9
    assert segmentation.agreement(raw, true).value < 0.1


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=4, max_size=80))
@settings(max_examples=60)
def test_agreement_is_the_adjusted_rand_index_of_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    first, second = zip(*pairs, strict=True)
    found = segmentation.agreement(first, second, repeats=5)
    assert found.value == pytest.approx(adjusted_rand_score(first, second), abs=1e-12)
    assert found.table.to_numpy().sum() == len(pairs)


def test_agreement_matches_customers_by_number_and_counts_who_is_in_one_grouping_only() -> None:
    first = pd.Series(["x", "x", "y", "y", None], index=[1, 2, 3, 4, 5])
    second = pd.Series([2, 2, 1, 1], index=[4, 3, 2, 1])
    found = segmentation.agreement(first, second)
    assert (found.value, found.n, found.left_out) == (1.0, 4, 1)
    with pytest.raises(InputError, match="dubbel"):
        segmentation.agreement(first, second.set_axis([1, 1, 2, 3]))
    with pytest.raises(InputError):
        segmentation.agreement([1, 2, 3], [1, 2])
    with pytest.raises(InputError, match="twee klanten"):
        segmentation.agreement(first, second.set_axis([11, 12, 13, 14]))


def test_the_interval_of_the_agreement_covers_that_of_many_customers() -> None:
    rng = np.random.default_rng(5)
    true = rng.integers(0, 3, 60_000)
    guess = np.where(rng.random(60_000) < 0.8, true, rng.integers(0, 3, 60_000))
    whole = adjusted_rand_score(true, guess)
    inside = 0
    for draw in range(60):
        part = rng.integers(60_000, size=300)
        low, high = segmentation.agreement(true[part], guess[part], repeats=200, seed=draw).interval
        inside += low <= whole <= high
    assert inside >= 50  # 95% of 60 is 57; fewer than 50 has a chance below 1 in 5,000


# --- components ---------------------------------------------------------------------------------


def test_two_planted_sorts_are_recovered_with_their_intervals() -> None:
    rng = np.random.default_rng(2)
    values = np.concatenate([rng.normal(2, 0.7, 550), rng.normal(6.4, 0.7, 450)])
    found = segmentation.components(values)
    assert found.table["share_low"].to_numpy()[0] < 0.55 < found.table["share_high"].to_numpy()[0]
    for (_, row), mean, n in zip(found.table.iterrows(), [2, 6.4], [550, 450], strict=True):
        error = 0.7 / np.sqrt(n)  # of the mean of a sort that nobody mixed up
        assert row["mean"] == pytest.approx(mean, abs=3 * error)
        assert row["mean_high"] - row["mean_low"] == pytest.approx(2 * 1.96 * error, rel=0.3)  # of 100 redraws
    assert found.gain > 10
    assert found.valley < 0.2
    assert "dal" not in found.words


def test_one_bell_is_said_to_be_one_and_a_skewed_group_to_have_no_valley() -> None:
    rng = np.random.default_rng(4)
    assert "Eén klokvorm" in segmentation.components(rng.normal(size=600), repeats=5).words
    skewed = segmentation.components(rng.exponential(size=2000), repeats=5)
    assert skewed.gain > 10
    assert "geen dal" in skewed.words


def test_with_three_sorts_it_is_not_said_that_there_is_no_valley_at_all() -> None:
    rng = np.random.default_rng(5)
    found = segmentation.components(np.concatenate([rng.normal(2, 0.7, 500), rng.normal(7, 0.7, 400)]), 3, repeats=5)
    assert found.valley > 0.9  # a bell cut in two
    assert "geen dal" not in found.words
    assert found.gain <= 0 or "Niet overal" in found.words


@pytest.mark.parametrize(
    ("values", "k"), [([1.0] * 50, 2), ([1.0, 2, 3], 2), (list(range(100)), 1), (list(range(100)), True), ([], 2)]
)
def test_components_of_too_little_are_refused(values: list[float], k: Any) -> None:
    with pytest.raises(InputError):
        segmentation.components(values, k)


def test_both_sorts_of_drinkers_are_as_the_truth_tells() -> None:
    found = segmentation.components(data.load("values_survey")["cups_per_day"])
    for (mean, share), (_, row) in zip(company.truth().cups.items(), found.table.iterrows(), strict=True):
        # answers are rounded to half cups and cut off at 0, which moves a mean by a few hundredths
        assert row["mean"] == pytest.approx(mean, abs=0.1)
        assert row["share_low"] < share < row["share_high"]


# --- figures ------------------------------------------------------------------------------------


def test_the_map_moves_with_the_number_of_groups_and_reads_without_a_kernel() -> None:
    explorer = segmentation.explore(blobs(groups=4), start=4, most=6)
    assert explorer.figure.title == "Met 4 groepen houdt 100% van de klanten zijn groep"
    other = explorer._draw(k=6, scale=False)
    assert other.title.startswith("Met 6 groepen")
    assert int(other.title.split()[4].rstrip("%")) < 100
    with pytest.raises(InputError):
        segmentation.explore(blobs(), start=9, most=5)
    with pytest.raises(InputError, match="kolommen"):
        segmentation.explore(blobs()[["a"]], start=2)


def test_the_map_numbers_groups_by_size_and_keeps_grey_for_who_changes() -> None:
    explorer = segmentation.explore(blobs(groups=4), start=4, most=8)
    for k in (4, 7):
        figure = explorer._draw(k=k, scale=True)
        changed, *groups = figure.figure.axes[0].collections
        colours = [to_hex(group.get_facecolor()[0]) for group in groups]
        assert len(set(colours)) == len(groups) > 3
        assert plotting.GREY.lower() not in colours
        sizes = [len(group.get_offsets()) for group in groups]
        # who changes groups is drawn apart, so that a larger group may show fewer dots by that many
        assert all(later <= earlier + len(changed.get_offsets()) for earlier, later in pairwise(sizes))


def test_the_map_tells_who_lies_between_two_groups() -> None:
    apart, one = blobs(), blobs(gap=0)
    shares = [
        int(segmentation.plot_map(table, segmentation.assign(segmentation.kmeans(3), table)).title.split("%")[0])
        for table in (apart, one)
    ]
    assert shares[0] == 0
    assert shares[1] > 10


def test_figures_say_what_they_show() -> None:
    frame = pd.DataFrame({"a": ["x", "y"] * 30, "b": ["p"] * 30 + ["q"] * 30, "uit": [1.0] * 30 + [5.0, 6.0] * 15})
    assert segmentation.plot_explained(segmentation.explained(frame, ["a", "b"], "uit")).title.startswith(
        "'b' voorspelt"
    )
    shares = segmentation.compare_shares(["x"] * 70 + ["y"] * 20 + ["z"] * 10, {"x": 50, "y": 35, "z": 15})
    assert segmentation.plot_shares(shares).title == "'x': 70% bij ons tegen 50%"
    both = segmentation.agreement(["a", "a", "b", "b"] * 5, ["p", "p", "q", "p"] * 5)
    assert "groep b zit voor 50%" in segmentation.plot_agreement(both).words
    draws: list[Any] = [segmentation.plot_explained, segmentation.plot_shares, segmentation.plot_agreement]
    for draw in draws:
        with pytest.raises(InputError):
            draw("iets anders")


def test_a_mean_that_describes_many_is_not_said_to_describe_few() -> None:
    rng = np.random.default_rng(1)
    assert ", en " in segmentation.plot_near_mean(rng.normal(5000, 10, 500), name="omzet").title
    assert ", maar " in segmentation.plot_near_mean([1.0, 1.5, 2, 8, 8.5, 9] * 20).title


# --- the company and the world ------------------------------------------------------------------


def test_what_customers_buy_tells_their_true_sort_and_how_much_does_not() -> None:
    from klantlab import rfm

    orders = data.load("orders")
    year = orders[orders["date"].between("2024-05-12", "2025-05-11")]
    table = rfm.table(year, on="2025-05-12")
    regular = table[table["frequency"] >= 3]
    kinds = {
        "bio": ["P09", "P10"],
        "groot": ["P12"],
        "herkomst": ["P07", "P08"],
        "cadeau": ["P27", "P28", "P29", "P30"],
        "apparaat": ["P19", "P20", "P21", "P23", "P31", "P32", "P33", "P34"],
    }
    lines = data.load("order_lines").merge(year, on="order_id")
    basket = segmentation.spending(lines, kinds).loc[regular.index]
    true = company.truth().customers["segment"]
    by_kind = segmentation.agreement(segmentation.assign(segmentation.kmeans(5), basket), true)
    by_amount = segmentation.agreement(segmentation.assign(segmentation.kmeans(5), regular), true)
    assert by_kind.value > 0.8
    assert by_amount.value < 0.1


def test_horeca_and_shops_of_the_wholesaler_spend_on_different_things() -> None:
    """298 and 142 customers, as published; shops are known to buy grocery, milk and detergents (Cardoso 2013)."""
    path = Path(os.environ.get("KLANTLAB_DATA", ""), "wholesale", "wholesale_customers.csv")
    if "KLANTLAB_DATA" not in os.environ or not path.exists():
        pytest.skip("wholesale/wholesale_customers.csv is not on this machine (KLANTLAB_DATA)")
    customers = pd.read_csv(path)
    share = segmentation.parts(customers.drop(columns=["Channel", "Region"]))
    profile = segmentation.profile(share, customers["Channel"])
    assert profile.loc["n", ["1", "2"]].tolist() == [298, 142]
    kinds = profile.drop(index="n")
    assert set(kinds.index[kinds["2"] > kinds["1"]]) == {"Milk", "Grocery", "Detergents_Paper"}
