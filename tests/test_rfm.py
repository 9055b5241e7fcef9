"""rfm: published counts on real data, properties that hold for any data, and hostile input."""

from __future__ import annotations

import datetime as dt
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantlab import rfm
from klantlab.errors import InputError, InputWarning


@pytest.fixture
def orders() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "customer_id": ["a", "b", "a", "c"],
            "date": pd.to_datetime(["2025-01-01", "2025-01-10", "2025-01-31", "2025-02-01"]),
            "amount": [10.0, 20.0, 30.0, 5.0],
        }
    )


@pytest.fixture(scope="module")
def retail_table(online_retail: pd.DataFrame) -> pd.DataFrame:
    return rfm.table(
        online_retail, customer="CustomerID", date="InvoiceDate", amount="amount", order="InvoiceNo", on="2011-12-09"
    )


# --- against the world -----------------------------------------------------------------------


def test_online_retail_gives_the_published_counts(online_retail: pd.DataFrame, retail_table: pd.DataFrame) -> None:
    assert len(online_retail) == 397_884
    assert online_retail["InvoiceNo"].nunique() == 18_532
    assert len(retail_table) == 4_338
    # rounding to the penny: the sum of 397,884 floats is off by less than that
    assert retail_table["monetary"].sum() == pytest.approx(8_911_407.90, abs=0.005)


def test_online_retail_gives_the_published_recency_frequency_and_monetary(retail_table: pd.DataFrame) -> None:
    recency, frequency, monetary = (retail_table[c] for c in rfm.COLUMNS)
    # tolerances are half a unit of the last published digit
    assert recency.mean() == pytest.approx(92.06, abs=0.005)
    assert (recency.median(), recency.max()) == (50, 373)
    assert frequency.mean() == pytest.approx(4.27, abs=0.005)
    assert (frequency.median(), frequency.max(), (frequency == 1).sum()) == (2, 209, 1_493)
    assert monetary.mean() == pytest.approx(2_054.27, abs=0.005)
    assert monetary.median() == pytest.approx(674.48, abs=0.0051)  # 674.485, published rounded down
    assert monetary.max() == pytest.approx(280_206.02, abs=0.005)


def test_pandas_by_hand_agrees_on_online_retail(online_retail: pd.DataFrame, retail_table: pd.DataFrame) -> None:
    groups = online_retail.groupby("CustomerID")
    last = groups["InvoiceDate"].max().dt.normalize()
    assert (retail_table["recency"] == (pd.Timestamp("2011-12-09") - last).dt.days).all()
    assert (retail_table["frequency"] == groups["InvoiceNo"].nunique()).all()
    np.testing.assert_allclose(retail_table["monetary"], groups["amount"].sum(), rtol=1e-12)  # order of adding up


def test_row_order_of_online_retail_moves_no_customer(online_retail: pd.DataFrame, retail_table: pd.DataFrame) -> None:
    shuffled = rfm.table(
        online_retail.sample(frac=1, random_state=4),
        customer="CustomerID",
        date="InvoiceDate",
        amount="amount",
        order="InvoiceNo",
        on="2011-12-09",
    ).round(6)
    pd.testing.assert_frame_equal(rfm.scores(shuffled), rfm.scores(retail_table.round(6)))


# --- what it means ---------------------------------------------------------------------------


def test_recency_counts_calendar_days_and_not_hours() -> None:
    orders = pd.DataFrame(
        {"customer_id": [1, 2], "date": pd.to_datetime(["2025-01-01 23:59", "2025-01-02 00:01"]), "amount": [1.0, 1.0]}
    )
    assert rfm.table(orders)["recency"].tolist() == [1, 0]


def test_time_zone_keeps_its_own_wall_clock(orders: pd.DataFrame) -> None:
    late = orders.assign(date=(orders["date"] + pd.Timedelta("23h")).dt.tz_localize("America/Los_Angeles"))
    pd.testing.assert_frame_equal(rfm.table(late), rfm.table(orders))
    pd.testing.assert_frame_equal(rfm.table(late, on=late["date"].max()), rfm.table(orders))


def test_frequency_counts_orders_when_there_is_an_order_column(orders: pd.DataFrame) -> None:
    lines = pd.concat([orders, orders]).assign(order_id=[1, 2, 3, 4] * 2)
    by_order, by_row = rfm.table(lines, order="order_id"), rfm.table(lines)
    assert by_order["frequency"].tolist() == [2, 1, 1]
    assert by_row["frequency"].tolist() == [4, 2, 2]
    assert by_order["monetary"].tolist() == by_row["monetary"].tolist() == [80.0, 40.0, 10.0]


@pytest.mark.parametrize("on", ["2025-02-11", dt.date(2025, 2, 11), pd.Timestamp("2025-02-11 18:00", tz="UTC")])
def test_reference_date_takes_text_dates_and_timestamps(orders: pd.DataFrame, on: object) -> None:
    assert rfm.table(orders, on=on)["recency"].tolist() == [11, 32, 10]


def test_dates_of_every_usual_kind_give_the_same_table(orders: pd.DataFrame) -> None:
    expected = rfm.table(orders)
    for dates in (orders["date"].dt.date, orders["date"].astype("datetime64[s]"), orders["date"].astype(object)):
        pd.testing.assert_frame_equal(rfm.table(orders.assign(date=dates)), expected)


def test_refunds_are_told_and_lower_the_sum(orders: pd.DataFrame) -> None:
    with pytest.warns(InputWarning, match="1 van de 4 aankopen"):
        table = rfm.table(orders.assign(amount=[10.0, 20.0, -4.0, 5.0]))
    assert table.loc["a", "monetary"] == 6.0


def test_a_discount_line_inside_an_order_is_no_refund(orders: pd.DataFrame) -> None:
    lines = orders.assign(amount=[10.0, 20.0, -4.0, 5.0], order_id=[1, 2, 1, 3])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert rfm.table(lines, order="order_id").loc["a", "frequency"] == 1


def test_five_equal_groups_without_ties() -> None:
    table = pd.DataFrame({"recency": range(100), "frequency": range(100), "monetary": np.arange(100.0)})
    scores = rfm.scores(table)
    for column in "rfm":
        assert scores[column].value_counts().tolist() == [20] * 5
    assert scores.iloc[0].tolist() == [5, 1, 1]  # bought today, once, for nothing


def test_customers_who_are_all_equal_stand_in_the_middle() -> None:
    table = pd.DataFrame({"recency": [3] * 7, "frequency": [2] * 7, "monetary": [9.0] * 7})
    assert (rfm.scores(table) == 3).all(axis=None)
    assert (rfm.return_score(table) == 50).all()


# --- properties ------------------------------------------------------------------------------

TABLES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6), st.integers(-50, 400)), min_size=1, max_size=60).map(
    lambda rows: pd.DataFrame(rows, columns=list(rfm.COLUMNS))
)


@given(TABLES, st.integers(2, 9), st.randoms(use_true_random=False))
def test_scores_depend_on_values_and_never_on_row_order(table, bins, random) -> None:
    order = list(table.index)
    random.shuffle(order)
    pd.testing.assert_frame_equal(rfm.scores(table.loc[order], bins).loc[table.index], rfm.scores(table, bins))
    pd.testing.assert_series_equal(rfm.return_score(table.loc[order]).loc[table.index], rfm.return_score(table))


@given(TABLES, st.integers(2, 9))
def test_equal_values_equal_scores_and_better_values_never_less(table, bins) -> None:
    scores = rfm.scores(table, bins)
    assert scores.isin(range(1, bins + 1)).all(axis=None)
    for score, column, better in (("r", "recency", -1), ("f", "frequency", 1), ("m", "monetary", 1)):
        pairs = pd.DataFrame({"value": better * table[column], "score": scores[score]}).sort_values("value")
        assert pairs["score"].is_monotonic_increasing
        assert (pairs.groupby("value")["score"].nunique() == 1).all()


@given(TABLES, st.floats(0.01, 1e6))
def test_another_currency_moves_no_score(table, rate) -> None:
    converted = table.assign(monetary=table["monetary"] * rate)
    pd.testing.assert_frame_equal(rfm.scores(converted), rfm.scores(table))


@given(TABLES)
def test_every_customer_twice_moves_no_return_score(table) -> None:
    doubled = rfm.return_score(pd.concat([table, table], ignore_index=True))
    np.testing.assert_allclose(doubled[: len(table)], rfm.return_score(table), rtol=1e-12)


@given(TABLES)
def test_return_score_lies_around_fifty(table) -> None:
    score = rfm.return_score(table)
    assert score.between(0, 100, inclusive="neither").all()
    assert score.mean() == pytest.approx(50)  # mid-ranks always average to the middle


# --- hostile input ---------------------------------------------------------------------------

HOSTILE = {
    "no rows": (lambda t: t.iloc[:0], "geen rijen"),
    "absent column": (lambda t: t.drop(columns="date"), "'date' staat niet"),
    "blank in the name": (lambda t: t.rename(columns={"amount": "amount "}), "let op de spaties"),
    "customer in the index": (lambda t: t.set_index("customer_id"), "reset_index"),
    "double column": (lambda t: pd.concat([t, t[["amount"]]], axis=1), "komt 2 keer voor"),
    "no customer": (lambda t: t.assign(customer_id=["a", None, "a", "  "]), "'customer_id' is leeg in 2 van de 4"),
    "no date": (lambda t: t.assign(date=[pd.NaT, *t["date"][1:]]), "'date' is leeg in 1 van de 4"),
    "dates as text": (lambda t: t.assign(date=t["date"].dt.strftime("%d-%m-%Y")), "geen datums maar tekst"),
    "no amount": (lambda t: t.assign(amount=[np.nan, 1, 2, np.nan]), "'amount' is leeg in 2 van de 4"),
    "infinite amount": (lambda t: t.assign(amount=[1, np.inf, 2, -np.inf]), "oneindig in 2 van de 4"),
    "amounts as text": (lambda t: t.assign(amount=["1,50", "2", "3", "4"]), "geen getallen maar tekst"),
    "true and false": (lambda t: t.assign(amount=[True, False, True, True]), "waar/onwaar"),
    "one column": (lambda t: t["amount"], "één kolom"),
    "a list": (lambda t: [1, 2, 3], "een lijst"),
    "nothing": (lambda t: None, "leeg"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_orders_get_one_dutch_sentence(orders: pd.DataFrame, case: str) -> None:
    spoil, said = HOSTILE[case]
    with pytest.raises(InputError, match=said) as refusal:
        rfm.table(spoil(orders))
    message = str(refusal.value)
    assert message.endswith((".", "?"))
    assert "\n" not in message


@pytest.mark.parametrize("on", ["1-2-2025", 3, None.__class__, pd.NaT])
def test_a_reference_date_that_is_no_day_is_refused(orders: pd.DataFrame, on: object) -> None:
    with pytest.raises(InputError, match="jaar-maand-dag"):
        rfm.table(orders, on=on)


def test_purchases_after_the_reference_date_are_refused_with_their_number(orders: pd.DataFrame) -> None:
    with pytest.raises(InputError, match="bij 2 van de 3 klanten"):
        rfm.table(orders, on="2025-01-15")


def test_the_callers_frame_stays_as_it_was(orders: pd.DataFrame) -> None:
    messy = orders.set_index(pd.Index([0, 0, 1, 1])).assign(date=orders["date"].dt.date.to_numpy())
    before = messy.copy(deep=True)
    messy["amount"].array.to_numpy().flags.writeable = False
    table = rfm.table(messy)
    scores = rfm.scores(table)
    pd.testing.assert_frame_equal(messy, before)
    assert list(table.columns) == list(rfm.COLUMNS)
    assert list(scores.columns) == ["r", "f", "m"]


def test_one_row_and_one_customer_work(orders: pd.DataFrame) -> None:
    table = rfm.table(orders.iloc[:1])
    assert table.loc["a"].tolist() == [0, 1, 10]
    assert rfm.scores(table).loc["a"].tolist() == [3, 3, 3]


def test_ids_of_mixed_kinds_are_kept_apart(orders: pd.DataFrame) -> None:
    table = rfm.table(orders.assign(customer_id=[1, "1", 1, "b"]))
    assert len(table) == 3


def test_unused_double_columns_do_not_matter(orders: pd.DataFrame) -> None:
    extra = pd.concat([orders, pd.DataFrame({"x": [1] * 4}), pd.DataFrame({"x": [2] * 4})], axis=1)
    pd.testing.assert_frame_equal(rfm.table(extra), rfm.table(orders))


@pytest.mark.parametrize("bins", [1, 0, 2.5, "5", True, None])
def test_an_impossible_number_of_bins_is_refused(bins: object) -> None:
    table = pd.DataFrame({"recency": [1], "frequency": [1], "monetary": [1.0]})
    with pytest.raises(InputError, match="bins"):
        rfm.scores(table, bins)


def test_a_table_with_gaps_or_text_is_refused() -> None:
    table = pd.DataFrame({"recency": [1, 2], "frequency": [1, np.nan], "monetary": [1.0, 2.0]})
    with pytest.raises(InputError, match="'frequency' is leeg bij 1 van de 2 klanten"):
        rfm.scores(table)
    with pytest.raises(InputError, match="'monetary' bevat in 2 van de 2 rijen tekst"):
        rfm.return_score(table.assign(frequency=1, monetary=["veel", "weinig"]))
    with pytest.raises(InputError, match="geen rijen"):
        rfm.scores(table.iloc[:0])


# --- baskets ---------------------------------------------------------------------------------


def test_rules_follow_their_definition_counted_by_hand() -> None:
    lines = pd.DataFrame({"order_id": [1, 1, 1, 2, 2, 3, 4], "product_id": list("aababca")})
    rules = rfm.baskets(lines, minimum_support=0).set_index(["antecedent", "consequent"])
    rule = rules.loc[("a", "b")]  # a in orders 1, 2, 4; b in 1, 2; both in 1 and 2
    assert (rule["orders"], rule["support"]) == (2, 0.5)
    assert rule["confidence"] == pytest.approx(2 / 3)
    assert rule["lift"] == pytest.approx((2 / 3) / (2 / 4))
    assert ("a", "c") not in rules.index


@given(
    st.lists(st.tuples(st.integers(0, 12), st.sampled_from("abcde")), min_size=1, max_size=60),
    st.floats(0, 0.5),
)
def test_rules_agree_with_counting_pairs_one_by_one(rows, minimum) -> None:
    lines = pd.DataFrame(rows, columns=["order_id", "product_id"])
    orders = [set(group) for _, group in lines.groupby("order_id")["product_id"]]
    rules = rfm.baskets(lines, minimum_support=minimum)
    counted = {(a, b): sum({a, b} <= order for order in orders) for a in "abcde" for b in "abcde" if a != b}
    expected = {pair: k for pair, k in counted.items() if k >= max(1, minimum * len(orders))}
    assert (
        dict(zip(zip(rules["antecedent"], rules["consequent"], strict=True), rules["orders"], strict=True)) == expected
    )
    assert rules["confidence"].between(rules["confidence_low"], rules["confidence_high"]).all()
    assert rules["lift"].is_monotonic_decreasing


def test_baskets_refuse_what_they_can_not_count() -> None:
    lines = pd.DataFrame({"order_id": [1, None], "product_id": ["a", "b"]})
    with pytest.raises(InputError, match="'order_id' is leeg in 1 bestelregel"):
        rfm.baskets(lines)
    with pytest.raises(InputError, match="geen rijen"):
        rfm.baskets(lines.iloc[:0])
    with pytest.raises(InputError, match="minimum_support"):
        rfm.baskets(lines.dropna(), minimum_support=3)
    assert rfm.baskets(lines.dropna()).empty


def test_the_heat_map_says_what_it_shows(retail_table: pd.DataFrame) -> None:
    scores = rfm.scores(retail_table)
    figure = rfm.plot_cells(scores)
    best = int(((scores["r"] == 5) & (scores["f"] == 5)).sum())
    assert f" {best} de hoogste score" in figure.words
    assert figure.title.startswith("10%")
    assert figure.png().startswith(b"\x89PNG")


# --- ties, and what chance finds ---------------------------------------------------------------


def test_breaking_ties_by_row_order_gives_other_customers_other_scores(retail_table: pd.DataFrame) -> None:
    first = rfm.scores_by_row_order(retail_table)
    after = rfm.scores_by_row_order(retail_table.sort_values("monetary"))
    assert (first["f"] != after["f"]).mean() > 0.1  # 1,493 customers bought once and a fifth is 868
    assert (first["f"].value_counts() - 4_338 / 5).abs().max() < 1  # always bins of equal size
    assert first.index.equals(after.index)


@given(TABLES, st.integers(2, 6))
def test_without_ties_both_ways_of_scoring_agree(table, bins) -> None:
    distinct = table[~table.apply(lambda column: column.duplicated()).any(axis=1)]
    pd.testing.assert_frame_equal(rfm.scores_by_row_order(distinct, bins), rfm.scores(distinct, bins))


def test_the_picture_of_ties_counts_the_values_that_a_border_cuts() -> None:
    customers = pd.DataFrame({"recency": range(10), "frequency": [1] * 3 + [2] * 7, "monetary": [5.0] * 10})
    # borders at 2, 4, 6 and 8: the first cuts the three, the others the seven
    assert rfm.plot_ties(customers).title.startswith("Bij 100% van de klanten")
    assert rfm.plot_ties(customers).words.endswith("2 waarden van frequency vallen over een grens, samen 10 klanten.")
    assert rfm.plot_ties(customers, column="recency").title.startswith("Geen enkele recency")
    with pytest.raises(InputError, match="column"):
        rfm.plot_ties(customers, column="f")
    with pytest.raises(InputError, match="bins"):
        rfm.plot_ties(customers, bins=1)


def test_dealing_items_out_by_lot_keeps_the_counts_and_takes_the_bond_away() -> None:
    first = [f"A{i % 50}" for i in range(5_000)]  # with each A its own B, in a hundred orders
    lines = pd.DataFrame({"order_id": [*range(5_000)] * 2, "product_id": [*first, *(f"B{name}" for name in first)]})
    dealt = rfm.shuffled(lines, seed=3)
    assert dealt["product_id"].value_counts().to_dict() == lines["product_id"].value_counts().to_dict()
    assert dealt["order_id"].equals(lines["order_id"])
    assert rfm.baskets(lines)["lift"].min() == pytest.approx(50)
    # by lot about 1 order a pair: nothing reaches one in a hundred, and a lift of 10 needs ten orders (chance < 1e-6)
    assert rfm.baskets(dealt).empty
    assert rfm.baskets(dealt, minimum_support=0)["lift"].max() < 10
    with pytest.raises(InputError, match="artikel"):
        rfm.shuffled(lines, item="name")


def test_the_picture_of_rules_speaks_of_the_first() -> None:
    lines = pd.DataFrame({"order_id": [1, 1, 2, 2, 3, 4], "product_id": ["a", "b", "a", "b", "a", "c"]})
    rules = rfm.baskets(lines)
    drawn = rfm.plot_baskets(rules, most=1)
    assert drawn.title == "Bij 'a' zit 'b' 1,3 keer zo vaak als gemiddeld"
    assert "67% van de bestellingen" in drawn.words
    with pytest.raises(InputError, match="minimum_support"):
        rfm.plot_baskets(rules.head(0))
