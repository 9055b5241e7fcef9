"""The customer cycle: states by hand and as a rule, stock against flow, and months as customer against the world."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantlab import data, lifecycle
from klantlab.errors import InputError

SHORT = dict(zip("pnlx", lifecycle.STATES, strict=True)) | {".": None}


def orders(**bought: str) -> pd.DataFrame:
    """Orders(anna="01 02 02") bought once in January and twice in February 2025."""
    rows = [
        (who, pd.Timestamp(f"2025-{month}-{10 + i}")) for who in bought for i, month in enumerate(bought[who].split())
    ]
    return pd.DataFrame(rows, columns=["customer_id", "date"])


def told(states: pd.DataFrame) -> dict[str, str]:
    """Every customer's states as one letter a month."""
    letter = {state: letter for letter, state in SHORT.items()}
    return {who: "".join("." if pd.isna(s) else letter[s] for s in row) for who, *row in states.itertuples(name=None)}


def written(*lives: str) -> pd.DataFrame:
    """A table of states from one letter a month."""
    months = pd.period_range("2024-01", periods=len(lives[0]), freq="M")
    return pd.DataFrame([[SHORT[letter] for letter in life] for life in lives], columns=months)


def test_states_follow_the_cycle_by_hand():
    found = lifecycle.states(
        orders(anna="01 02 02", bram="01 05 06", cora="03 03", dirk="01", eva="06"),
        orders(anna="01", bram="04", dirk="02 05", eva="02", fons="03", gijs="07"),
        ex_after=3,
    )
    assert told(found) == {
        "anna": "nlllxx",  # silent in March, April, May: gone at the end of May
        "bram": "nnnpnl",  # gone in April, but got in touch; who buys after that starts anew
        "cora": "..nnnx",
        "dirk": "nnnxpp",  # contact of a customer changes nothing, of a former customer it does
        "eva": ".pppp" + "n",
        "fons": "..pppp",  # never bought; gijs got in touch after the last month with a purchase
    }
    assert [str(month) for month in found.columns] == [f"2025-{m:02d}" for m in range(1, 7)]
    assert (found.index.name, found.attrs) == ("customer_id", {"ex_after": 3, "contacts_after_end": 1})


def test_one_month_of_patience_makes_every_silent_month_a_goodbye():
    assert told(lifecycle.states(orders(anna="01 02 04", bram="05"), ex_after=1)) == {"anna": "nlxnx", "bram": "....n"}


def test_who_was_known_before_the_first_purchase_is_known_from_the_first_month():
    first = pd.DataFrame({"customer_id": ["bram"], "first_contact": pd.to_datetime(["2019-03-01"])})
    found = lifecycle.states(orders(anna="01 03"), first, ex_after=6, contact_date="first_contact")
    assert told(found)["bram"] == "ppp"


def by_rule(months: set[int], contacts: set[int], at: int, patience: int) -> str:
    """The same definition without a walk: look back from one month."""

    def visits(month: int) -> int | None:  # months with a purchase in the relation that is alive at `month`
        past = sorted((m for m in months if m <= month), reverse=True)
        if not past or month - past[0] >= patience:
            return None
        together = 1
        while together < len(past) and past[together - 1] - past[together] <= patience:
            together += 1
        return together

    now = visits(at)
    if now:
        return "n" if now == 1 else "l"
    gone_since = max((m for m in months if m <= at), default=-(10**6)) + patience
    if any(gone_since <= c <= at for c in contacts):
        return "p"
    return "x" if any(m <= at for m in months) else "."


@given(
    st.dictionaries(st.integers(1, 5), st.tuples(st.sets(st.integers(0, 11)), st.sets(st.integers(0, 11))), min_size=1),
    st.integers(1, 13),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_states_equal_a_second_definition_whatever_the_order_of_the_rows(lives, patience, chance):
    lives[0] = ({0, 11}, set())  # so that the table runs from month 0 to 11
    day = pd.Timestamp("2024-01-15")

    def rows(which: int) -> pd.DataFrame:
        pairs = [(who, day + pd.DateOffset(months=m)) for who, life in lives.items() for m in life[which]]
        chance.shuffle(pairs)
        return pd.DataFrame(pairs, columns=["customer_id", "date"])

    contacts = rows(1)
    found = lifecycle.states(rows(0), contacts if len(contacts) else None, ex_after=patience)
    expected = {
        who: "".join(by_rule(bought, touched, at, patience) for at in range(12))
        for who, (bought, touched) in lives.items()
        if bought or touched
    }
    assert told(found) == expected

    counts, moves = lifecycle.stock(found), lifecycle.flow(found)
    customers = counts["nieuw"] + counts["loyaal"]
    assert (
        customers.shift().iloc[1:] + moves["gained"] + moves["returned"] - moves["lost"] == moves["customers"]
    ).all()
    assert (moves["customers"] == customers.iloc[1:]).all()
    steps = lifecycle.transitions(found)
    assert steps.steps == found.iloc[:, :-1].notna().sum().sum()
    assert steps.counts["nieuw"].drop("nieuw").sum() <= moves["gained"].sum() + moves["returned"].sum()
    shares = steps.shares.sum(axis=1)[steps.counts.sum(axis=1) > 0]
    np.testing.assert_allclose(shares, 1, rtol=1e-12)  # sums of at most four shares


def test_transitions_and_months_by_hand():
    found = lifecycle.transitions(written("nnlxx", "nlllx", "nxxnn", "pnnnl"))
    assert found.counts.loc["nieuw"].tolist() == [0, 5 - 1, 3, 1]
    assert found.counts.loc["loyaal"].tolist() == [0, 0, 2, 2]
    # nieuw: stays 4/8, loyal 3/8; loyaal: stays 2/4. Loyal 2 months, so new (1 + 3/8 · 2) / (1 - 4/8) = 3.5
    assert found.expected_months == pytest.approx(3.5, abs=1e-12)
    assert found.shares.loc["potentieel", "nieuw"] == 1
    assert (found.n, found.steps) == (4, 16)
    assert lifecycle.flow(written("nxn", ".nl"))[["gained", "returned", "lost"]].to_numpy().tolist() == [
        [1, 0, 1],
        [0, 1, 0],
    ]


def lives(people: int, months: int, seed: int, leave: float = 0.1, loyal: float = 0.3) -> pd.DataFrame:
    """People who follow a known chain: new → loyal, and from both away for ever."""
    rng = np.random.default_rng(seed)
    state = np.full(people, 1)
    codes = [state]
    for _ in range(months - 1):
        chance = rng.random(people)
        state = np.where(state == 3, 3, np.where(chance < leave, 3, np.where(chance < leave + loyal, 2, state)))
        codes.append(state)
    names = np.array(lifecycle.STATES)[np.column_stack(codes)]
    return pd.DataFrame(names, columns=pd.period_range("2020-01", periods=months, freq="M"))


def test_expected_months_equal_the_mean_stay_of_people_who_are_followed_to_the_end():
    table = lives(400, 200, seed=1)
    assert (table.iloc[:, -1] == "ex").all()
    stay = (table != "ex").sum(axis=1)
    found = lifecycle.transitions(table)
    # All who come also go, so the chain of the shares has exactly their mean stay.
    assert found.expected_months == pytest.approx(stay.mean(), rel=1e-12)
    # And influence is then deviation from the mean, nearly: 20% for what new and loyal stays differ by chance.
    low, high = np.log(found.expected_months_interval)
    assert (high - low) / 2 / 1.96 == pytest.approx(stay.std() / stay.mean() / 20, rel=0.2)


def test_the_intervals_hold_the_truth_about_as_often_as_they_say():
    held, held_share, surveys = 0, 0, 300
    for seed in range(surveys):
        found = lifecycle.transitions(lives(60, 12, seed))
        low, high = found.expected_months_interval
        held += low <= 10 <= high  # leaving with 0.1 a month from both states: 1 / 0.1 months
        cell = found.table.loc[("loyaal", "ex")]
        held_share += cell["low"] <= 0.1 <= cell["high"]
    # 95% of 300, less three standard errors of the count (0.038)
    assert min(held, held_share) / surveys >= 0.91


def test_months_of_one_customer_are_no_independent_evidence():
    some = written("nlllx", "nnxxx", "nlxxx", "nnnlx")
    one, copies = lifecycle.transitions(some), lifecycle.transitions(pd.concat([some] * 9))
    assert copies.expected_months == pytest.approx(one.expected_months, rel=1e-12)
    widths = [np.ptp(np.log(t.expected_months_interval)) for t in (one, copies)]
    # nine times the customers: a third of the width, times the correction n / (n - 1) of 4 and of 36
    assert widths[1] / widths[0] == pytest.approx(np.sqrt(36 / 35 / (4 / 3)) / 3, rel=1e-9)


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (written("nnn", "nll"), "Hoe lang iemand klant blijft is hieruit niet te zien"),  # nobody left
        (written("ppp", "xxx"), "Hoe lang iemand klant blijft is hieruit niet te zien"),  # nobody came
        (written("nnx"), "te weinig verschil tussen klanten voor een interval"),
        (written("nnx", "nnx"), "te weinig verschil tussen klanten voor een interval"),
    ],
)
def test_what_the_steps_do_not_tell_is_said(table, why):
    found = lifecycle.transitions(table)
    assert why in found.words
    assert found.expected_months_interval is None
    assert "nan" not in found.words


def test_the_choice_of_ex_decides_who_is_lost_in_morgenrood():
    sold, people = data.load("orders"), data.load("persons")
    found = {
        patience: lifecycle.states(sold, people, ex_after=patience, contact_date="first_contact")
        for patience in (3, 6, 12)
    }
    lost = [lifecycle.stock(states)["ex"].iloc[-1] for states in found.values()]
    assert lost[0] > lost[1] > lost[2] > 0
    bought = sold["customer_id"].nunique()
    for patience, states in found.items():
        assert (states.iloc[:, -1].isin(["nieuw", "loyaal", "ex"])).sum() == bought
        assert f"Wie {patience} maanden niets koopt" in lifecycle.transitions(states).words


def test_figures_say_what_they_show():
    states = lifecycle.states(orders(anna="01 02 03", bram="01", cora="04"), orders(dirk="02"), ex_after=2)
    picture = lifecycle.plot_states(states)
    assert picture.title == "In april 2025 zijn 2 mensen klant en 1 ex-klant"
    assert "1 potentieel, 1 nieuw, 1 loyaal, 1 ex (samen 4)" in picture.words
    matrix = lifecycle.plot_transitions(lifecycle.transitions(states))
    assert matrix.title == "Geen enkele loyale klant werd een maand later ex-klant"
    assert len(picture.png()) > 10_000
    assert len(matrix.png()) > 10_000
    lifecycle.plot_states(states.iloc[:, :1]).png()
    assert "€" not in lifecycle.plot_transitions(lifecycle.transitions(written("nlx", "nxx"))).title


# --- hostile input -------------------------------------------------------------------------------


@pytest.mark.parametrize("patience", [0, -1, 2.5, "6", None, True])
def test_an_impossible_threshold_is_refused(patience):
    with pytest.raises(InputError, match="`ex_after` moet een heel aantal maanden"):
        lifecycle.states(orders(anna="01"), ex_after=patience)


def test_ids_of_two_kinds_are_refused():
    contacts = pd.DataFrame({"customer_id": [1], "date": pd.to_datetime(["2025-01-01"])})
    with pytest.raises(InputError, match="tekst bij de aankopen en getallen bij de contacten"):
        lifecycle.states(orders(anna="01"), contacts, ex_after=2)


def test_mixed_ids_in_one_table_survive():
    mixed = orders(anna="01", bram="02").assign(customer_id=pd.Series([7, "bram"], dtype=object))
    assert told(lifecycle.states(mixed, ex_after=2)) == {7: "nn", "bram": ".n"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda t: t[:0], "De tabel heeft geen rijen"),
        (lambda t: t.assign(date=pd.NaT), "Kolom 'date' is leeg in 3 van de 3 rijen"),
        (lambda t: t.assign(date=t["date"].astype(str)), "bevat geen datums maar tekst"),
        (lambda t: t.assign(customer_id=None), "Kolom 'customer_id' is leeg"),
        (lambda t: t.drop(columns="date"), "'date' staat niet in de tabel"),
        (lambda t: pd.concat([t, t["date"]], axis=1), "De kolomnaam 'date' komt 2 keer voor"),
        (lambda t: t["date"], "moet een tabel zijn"),
        (lambda t: None, "moet een tabel zijn"),
    ],
)
@pytest.mark.parametrize("where", ["orders", "contacts"])
def test_what_is_no_table_of_purchases_is_refused(change, message, where):
    good = orders(anna="01 02", bram="03")
    bad = change(good)
    if where == "contacts" and bad is None:
        return  # no contacts is a choice
    with pytest.raises(InputError, match=message):
        lifecycle.states(*((bad, good) if where == "orders" else (good, bad)), ex_after=2)


def test_the_callers_tables_stay_as_they_were():
    sold = orders(anna="01 02", bram="03").set_index(pd.Index([5, 5, 5]))
    sold["date"] = sold["date"].dt.tz_localize("Europe/Amsterdam")
    before = sold.copy(deep=True)
    states = lifecycle.states(sold, sold, ex_after=2)
    kept = states.copy(deep=True)
    lifecycle.transitions(states), lifecycle.stock(states), lifecycle.flow(states)
    pd.testing.assert_frame_equal(sold, before)
    pd.testing.assert_frame_equal(states, kept)


@pytest.mark.parametrize("read", [lifecycle.transitions, lifecycle.stock, lifecycle.flow])
@pytest.mark.parametrize(
    ("table", "message"),
    [
        (None, "moet de tabel zijn die lifecycle.states maakt"),
        (written("nl")[:0], "moet de tabel zijn die lifecycle.states maakt"),
        (orders(anna="01"), "moeten maanden zijn"),
        (written("nlx").drop(columns="2024-02"), "sluiten niet op elkaar aan"),
        (written("nlx").replace("loyaal", "trouw"), "'2024-02' bevat in 1 rij iets anders dan een toestand .*'trouw'"),
    ],
)
def test_another_table_than_states_is_refused(read, table, message):
    with pytest.raises(InputError, match=message):
        read(table)


def test_one_month_has_no_steps():
    one = written("n", "x")
    assert lifecycle.stock(one).iloc[0].tolist() == [0, 1, 0, 1]
    for read in (lifecycle.transitions, lifecycle.flow):
        with pytest.raises(InputError, match="maar één maand"):
            read(one)


def test_states_read_back_from_a_file_are_the_same(tmp_path):
    states = lifecycle.states(orders(anna="01 02", bram="03"), ex_after=1)
    states.to_csv(tmp_path / "states.csv")
    back = pd.read_csv(tmp_path / "states.csv", index_col=0)
    pd.testing.assert_frame_equal(lifecycle.stock(back), lifecycle.stock(states))


def test_results_hold_plain_numbers():
    found = lifecycle.transitions(written("nlx", "nxx"))
    assert type(found.expected_months) is float
    assert type(found.n) is int
    assert all(type(end) is float for end in found.expected_months_interval)
    with pytest.raises(InputError, match="`confidence`"):
        lifecycle.transitions(written("nlx"), confidence=95)
