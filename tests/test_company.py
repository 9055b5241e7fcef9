"""Morgenrood: the tables are consistent, the streams are independent, and what was planted can be found.

Planted effects are looked for with counts, means and least squares only, on the shipped company and
on two others. A threshold is a fraction of the planted effect, about two standard errors below it: a
company without the effect stays under it.
"""

from __future__ import annotations

import ast
import csv
import dataclasses
import json
import re
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from klantlab import company
from klantlab.company import shipping
from klantlab.company.declare import column
from klantlab.company.world import World, stage

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "datasets"
SEEDS = (company.SEED, 7, 501234)
SMALL = ("products", "prices", "campaigns", "locations", "questions", "cost_rates")


@lru_cache(maxsize=3)
def grown(seed: int) -> dict[str, pd.DataFrame]:
    return company.grow(seed)


@pytest.fixture(params=SEEDS, ids=[f"seed {seed}" for seed in SEEDS])
def seed(request) -> int:
    return request.param


@pytest.fixture
def t(seed) -> dict[str, pd.DataFrame]:
    return grown(seed)


@pytest.fixture
def truth(seed):
    return company.truth(seed)


def nps(scores: pd.Series) -> float:
    return 100 * float((scores >= 9).mean() - (scores <= 6).mean())


def slopes(y, *columns) -> np.ndarray:
    """Least squares with an intercept, which is left out of the answer."""
    X = np.column_stack([np.ones(len(y)), *[np.asarray(c, dtype=float) for c in columns]])
    return np.linalg.lstsq(X, np.asarray(y, dtype=float), rcond=None)[0][1:]


# ---------------------------------------------------------------- declarations, types and files


def test_every_table_has_exactly_the_declared_columns_types_keys_values_and_ranges(t):
    for name, table in company.TABLES.items():
        frame = t[name]
        assert dict(frame.dtypes) == table.dtypes, name
        assert frame.index.equals(pd.RangeIndex(len(frame))), name
        assert len(frame), name
        if table.key:
            assert not frame.duplicated(list(table.key)).any(), name
        for c in table.columns:
            assert c.nullable or frame[c.name].notna().all(), (name, c.name)
            known = frame[c.name].dropna()
            if c.values:
                assert set(known.astype(str)) <= set(c.values), (name, c.name)
            if c.bounds:
                assert known.between(*c.bounds).all(), (name, c.name)


def test_every_reference_points_to_a_row_that_exists(t):
    for name, table in company.TABLES.items():
        for here, (there, column_there) in table.foreign.items():
            assert t[name][here].dropna().isin(t[there][column_there]).all(), (name, here)


def test_the_shipped_files_are_the_simulation_byte_for_byte(tmp_path):
    company.write(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in SHIPPED.iterdir()}
    assert sorted(made) == sorted(kept)
    different = [name for name in made if made[name] != kept[name]]
    assert not different, f"python -m klantlab.company datasets; differ: {different}"


def test_the_files_stay_small():
    sizes = {path.name: path.stat().st_size for path in SHIPPED.glob("*.csv")}
    assert sum(sizes.values()) <= 15_000_000
    assert max(sizes.values()) <= 8_000_000


def test_a_file_that_was_read_back_is_the_table_that_was_grown():
    for name, frame in grown(company.SEED).items():
        read = pd.read_csv(SHIPPED / f"{name}.csv", dtype=str, keep_default_na=False, na_values=[""])
        for c in company.TABLES[name].columns:
            if c.kind == "int":
                read[c.name] = read[c.name].astype("Int64")
        pd.testing.assert_frame_equal(company.typed(name, read), frame)


def test_the_page_holds_the_dictionary_the_concepts_and_the_broken_assumptions():
    page = (SHIPPED / "README.md").read_text(encoding="utf-8")
    for name, table in company.TABLES.items():
        assert f"### `{name}`" in page
        for c in table.columns:
            assert f"| `{c.name}` |" in page
            assert c.description
            assert c.concepts
    for model, assumes, here in company.truth().assumptions:
        assert f"| {model} | {assumes} | {here} |" in page
    assert "CC BY 4.0" in page
    assert str(company.SEED) in page


COMPUTED = """C01 C02 C05 C06 C07 C08 C10 C11 C12 C13 C14 C20 C21 C22 C23 C24 C25 C30 C31 C32 C33 C34 C40 C41 C42 C43
C50 C51 C52 C53 C54 C55 C56 C57 C58 C59 C60 C61 C62 C63 C64 C65 C66 C67 C68 C70 C71 C72 C73 C80 C81 C82 C83 C84 C85
C86 C90 C91 C92 C93 C94 C95 C96 C97 C98 C100 C101 C102 C103 C104 C110 C111 C113 C114 C115 C117 C119 C120 C121"""


def test_every_computed_concept_of_the_course_is_served_by_a_table_or_column():
    served = {c for table in company.TABLES.values() for c in table.concepts}
    served |= {c for table in company.TABLES.values() for one in table.columns for c in one.concepts}
    assert set(COMPUTED.split()) <= served


def test_the_data_package_is_a_valid_frictionless_package():
    import frictionless

    # the first rows only: every row is held against the same declaration in the tests above
    report = frictionless.validate(str(SHIPPED / "datapackage.json"), limit_rows=20)
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:5]
    package = json.loads((SHIPPED / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(company.TABLES)
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


def test_the_company_imports_no_model_that_is_tested_on_it():
    allowed = {"numpy", "pandas", "klantlab"}
    for path in Path(company.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                room = name.split(".")
                assert room[0] in allowed | set(__import__("sys").stdlib_module_names), (path.name, name)
                assert room[0] != "klantlab" or room[1:2] in ([], ["company"]), (path.name, name)


# ---------------------------------------------------------------- streams


def test_growing_twice_gives_the_same_bytes_and_another_seed_gives_others():
    first = company.grow(7)["orders"]
    company._world.cache_clear()
    again = company.grow(7)["orders"]
    pd.testing.assert_frame_equal(first, again)
    assert not first.equals(grown(501234)["orders"])


def test_a_new_table_and_a_new_column_change_no_other_byte():
    declared = dict(company.TABLES)
    orders = declared["orders"]
    lucky = dataclasses.replace(
        column("lucky num2 | Getrokken getal", ("C01",)), draw=lambda rng, frame: rng.random(len(frame))
    )
    declared["orders"] = dataclasses.replace(orders, columns=(*orders.columns, lucky))
    declared["lottery"] = company.Table(
        "lottery",
        "Loten",
        ("C01",),
        (column("ticket* int | Lot"), column("number int | Getal")),
        lambda w: {"ticket": np.arange(50), "number": w.rng("lottery", "number").integers(0, 1000, 50)},
    )
    before, after = grown(company.SEED), company.grow(company.SEED, declared)
    assert list(after["orders"].columns) == [*before["orders"].columns, "lucky"]
    assert after["lottery"]["number"].nunique() > 30
    for name, frame in before.items():
        kept = after[name][list(frame.columns)]
        assert shipping.as_text(kept, company.TABLES[name]) == shipping.as_text(frame, company.TABLES[name]), name


def test_a_table_is_the_same_grown_alone_or_among_all():
    company._world.cache_clear()
    alone = {name: company.grow(7, [name])[name] for name in ("survey", "quotations", "ideas", "mailing", "orders")}
    company._world.cache_clear()
    everything = company.grow(7)
    for name, frame in alone.items():
        pd.testing.assert_frame_equal(frame, everything[name])


def test_a_stream_can_be_opened_once_only():
    w = World(1)
    w.rng("orders", "date")
    with pytest.raises(RuntimeError, match="opened before"):
        w.rng("orders", "date")


def test_a_company_that_was_stopped_half_way_grows_again():
    company._world.cache_clear()
    orders = company.TABLES["orders"]

    def stopped(w: World):
        orders.grow(w)
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(company.TABLES, "orders", dataclasses.replace(orders, grow=stopped))
        with pytest.raises(KeyboardInterrupt):
            company.grow(7)
    pd.testing.assert_frame_equal(company.grow(7, ["orders"])["orders"], grown(7)["orders"])


def test_a_stage_is_worked_out_once():
    calls = []
    once = stage(lambda w: calls.append(w) or len(calls))
    w = World(1)
    assert once(w) == once(w) == 1


def test_a_grown_frame_is_the_callers_own():
    mine = company.grow(company.SEED, ["products"])["products"]
    mine["price"] = 0.0
    assert (company.grow(company.SEED, ["products"])["products"]["price"] > 0).all()


# ---------------------------------------------------------------- consistency


def test_sizes_are_those_of_the_design(t):
    orders, wave = t["orders"], t["survey"].groupby("wave").size()
    assert len(t["persons"]) == 6000
    assert 52_000 <= len(orders) <= 68_000
    assert 0.15 <= 1 - orders["customer_id"].nunique() / 6000 <= 0.30
    assert 2300 <= len(t["subscriptions"]) <= 2500
    assert len(t["accounts"]) == 320
    assert wave.between(1050, 1350).all()
    assert len(t["sessions"]) == 40_000


def test_nobody_orders_before_the_first_contact_or_outside_the_calendar(t):
    both = t["orders"].merge(t["persons"], on="customer_id")
    assert (both["date"] >= both["first_contact"]).all()
    assert t["orders"]["date"].between("2023-01-01", "2025-12-31").all()
    assert t["orders"]["date"].is_monotonic_increasing
    contacts = t["contacts"].merge(t["persons"], on="customer_id")
    assert (contacts["date"] >= contacts["first_contact"]).all()


def test_an_order_is_its_lines_less_discount_plus_shipping(t):
    lines, orders = t["order_lines"], t["orders"].set_index("order_id")
    goods = (lines["quantity"] * (lines["unit_price"] * 100).round()).groupby(lines["order_id"]).sum()
    cents = (orders[["discount", "shipping", "amount", "vat"]] * 100).round()
    assert (goods - cents["discount"] + cents["shipping"]).eq(cents["amount"]).all()
    assert not lines.duplicated(["order_id", "product_id"]).any()
    assert (orders["amount"] > 0).all()
    # VAT lies between the low and the high rate, give or take a cent of rounding
    assert (cents["vat"] >= cents["amount"] * 9 / 109 - 1).all()
    assert (cents["vat"] <= cents["amount"] * 21 / 121 + 1).all()


def test_a_line_has_the_price_of_its_day(t):
    lines = t["order_lines"].merge(t["orders"][["order_id", "date"]], on="order_id").sort_values("date")
    list_price = pd.merge_asof(
        lines, t["prices"].sort_values("since"), left_on="date", right_on="since", by="product_id"
    )
    assert (list_price["unit_price"] == list_price["price"]).all()


def test_seasonal_boxes_are_sold_in_their_season_only(t):
    lines = t["order_lines"].merge(t["orders"], on="order_id").merge(t["products"], on="product_id")
    saint = lines[lines["name"].str.startswith("Sinterklaas")]["date"]
    assert len(saint) > 300
    assert ((saint.dt.month == 11) | ((saint.dt.month == 12) & (saint.dt.day <= 5))).all()


def test_shops_are_shut_on_holidays_and_most_sundays(t):
    shop = t["orders"][t["orders"]["channel"] == "winkel"]["date"]
    assert not shop.isin(pd.to_datetime(["2023-04-27", "2024-12-25", "2025-04-26", "2025-01-01"])).any()
    sundays = shop[shop.dt.day_of_week == 6]
    assert sundays.dt.month.eq(12).all()


def test_a_parcel_comes_after_its_order_on_a_day_that_parcels_are_brought(t):
    parcels = t["deliveries"].merge(t["orders"], on="order_id")
    assert parcels["channel"].eq("webwinkel").all()
    assert (parcels["promised"] > parcels["date"]).all()
    assert (parcels["delivered"] >= parcels["promised"]).all()
    assert (parcels[["promised", "delivered"]].stack().dt.day_of_week < 6).all()


def test_payments_fit_the_life_of_their_contract(t):
    contracts = t["subscriptions"].set_index("subscription_id")
    paid = t["subscription_payments"].join(contracts, on="subscription_id")
    assert (paid["date"] >= paid["start"]).all()
    assert (paid["date"] <= paid["end"].fillna(pd.Timestamp("2025-12-31"))).all()
    assert paid.groupby("subscription_id").size().eq(contracts["months_paid"]).all()
    first = paid.groupby("subscription_id")["date"].min()
    assert first.eq(contracts["start"]).all()
    ended = contracts["end"].notna()
    assert contracts["reason"].notna().eq(ended).all()
    begun = contracts.join(t["persons"].set_index("customer_id")["first_contact"], on="customer_id")
    assert (begun["start"] >= begun["first_contact"]).all()


def test_nobody_answers_a_survey_after_leaving(t, truth):
    answers = t["survey"].join(truth.customers[["left", "back"]], on="customer_id")
    gone = (answers["left"] <= answers["date"]) & ~(answers["back"] <= answers["date"])
    contracts = t["subscriptions"].assign(end=t["subscriptions"]["end"].fillna(pd.Timestamp.max.as_unit("us")))
    running = answers.reset_index().merge(contracts, on="customer_id")
    running = running[(running["start"] <= running["date"]) & (running["end"] >= running["date"])]["response_id"]
    # who left the shop may still have a contract; who came back counts as here
    away = answers[gone & ~answers["response_id"].isin(running) & answers["back"].isna()]
    assert away.empty


def test_who_answered_was_invited_once_and_marked_as_having_responded(t):
    invited = t["survey_invitations"].set_index(["wave", "customer_id"])
    answered = t["survey"].set_index(["wave", "customer_id"]).index
    assert answered.is_unique
    assert set(answered) == set(invited.index[invited["responded"]])
    assert t["retest"]["response_id"].isin(t["survey"].query("wave == 2")["response_id"]).all()


def test_complaints_follow_an_order_of_the_same_customer(t):
    about = t["complaints"].dropna(subset="order_id").merge(t["orders"], on="order_id", suffixes=("", "_order"))
    assert (about["customer_id"] == about["customer_id_order"]).all()
    assert (about["date"] >= about["date_order"]).all()


def test_cards_sessions_and_business_rows_belong_to_the_right_party(t, truth):
    assert (t["orders"]["card_id"].map(truth.cards) == t["orders"]["customer_id"]).all()
    visits = t["sessions"].dropna(subset="order_id").merge(t["orders"], on="order_id", suffixes=("", "_order"))
    assert (visits["customer_id"] == visits["customer_id_order"]).all()
    assert (visits["start"].dt.normalize() == visits["date"]).all()
    people = t["account_people"].set_index("person_id")["account_id"]
    assert (t["account_survey"]["person_id"].map(people) == t["account_survey"]["account_id"]).all()
    deals = t["account_orders"].merge(t["accounts"], on="account_id")
    assert (deals["date"] >= deals["since"]).all()
    roles = t["buying_roles"]
    assert roles["person_id"].nunique() == len(people)  # everybody has a role, some have several
    assert len(roles) > 1.3 * len(people)
    ideas = t["idea_votes"].merge(t["ideas"], on="idea_id")
    assert (ideas["date"] >= ideas["posted"]).all()
    counted = t["idea_votes"].groupby("idea_id")["up"].sum().reindex(t["ideas"]["idea_id"], fill_value=0)
    assert counted.to_numpy().tolist() == t["ideas"]["votes_up"].tolist()


# ---------------------------------------------------------------- planted: consumers


def test_customers_of_the_tasting_stay_longer_than_those_of_the_half_price(t, truth):
    contracts = t["subscriptions"]
    started = contracts[contracts["start"] <= "2024-12-30"]
    stayed = started["end"].isna() | ((started["end"] - started["start"]).dt.days > 360)
    share = stayed.groupby(started["campaign"]).mean()
    assert share["Proeverij"] > share["Halve prijs"] + 0.2
    early = contracts[contracts["start"] <= "2025-08-01"]
    gone = ((early["end"] - early["start"]).dt.days < 95).groupby(early["campaign"]).mean()
    assert gone["Halve prijs"] > 0.3 > 0.2 > gone["geen"]  # the discount ends: hazards are not proportional
    lot = t["campaign_experiment"]
    days = (lot["stopped"].fillna(pd.Timestamp("2025-12-31")) - lot["start"]).dt.days
    hazard = lot["stopped"].notna().groupby(lot["campaign"]).sum() / days.groupby(lot["campaign"]).sum()
    true = truth.campaign_hazards["Halve prijs"] / truth.campaign_hazards["Proeverij"]
    assert hazard["Halve prijs"] / hazard["Proeverij"] == pytest.approx(true, rel=0.3)


def test_buying_again_is_flat_from_7_to_8_and_rises_from_8(t, truth):
    orders = t["orders"]
    later = orders[(orders["date"] > "2024-10-27") & (orders["date"] < "2025-04-27")]
    count = later.groupby("customer_id").size()
    first = t["survey"].query("wave == 1")
    again = first["customer_id"].map(count).fillna(0)
    mean = again.groupby(pd.cut(first["satisfaction"], [0, 7, 7.5, 8, 9, 10.1], right=False), observed=True).mean()
    assert abs(mean.iloc[2] - mean.iloc[1]) < 0.25 * mean.iloc[1]
    assert mean.iloc[4] > 1.35 * mean.iloc[1:3].mean()


def test_the_late_wave_shows_in_parcels_and_in_the_second_wave(t):
    parcels = t["deliveries"].merge(t["orders"], on="order_id")
    late = parcels["delivered"] > parcels["promised"]
    during = parcels["date"].between("2025-08-18", "2025-09-28")
    assert late[during].mean() > 0.38
    assert late[~during].mean() < 0.08
    hit = parcels[late & parcels["date"].between("2025-08-18", "2025-10-05")]["customer_id"]
    survey = t["survey"]
    second = survey[survey["wave"] == 2]
    touched = second["customer_id"].isin(hit)
    assert nps(second[touched]["nps"]) < nps(second[~touched]["nps"]) - 20
    assert nps(survey[survey["wave"] == 1]["nps"]) > nps(second["nps"]) + 4
    assert second[touched]["delivery"].mean() < second[~touched]["delivery"].mean() - 1


def test_no_service_team_is_better_than_another():
    from scipy.stats import f_oneway

    assert set(company.truth().team_effect.values()) == {0.0}
    pooled = pd.concat([grown(seed)["survey"] for seed in SEEDS])
    marks = [team["nps"].to_numpy() for _, team in pooled.groupby("team")]
    assert set(pooled["team"]) == set(company.truth().team_effect)
    assert f_oneway(*marks).pvalue > 0.01  # by chance alone below it once in 100 sets of seeds


def test_drivers_keep_their_order_and_the_halo_makes_packaging_look_important(t, truth):
    survey = t["survey"].dropna(subset=list(truth.drivers))
    found = dict(zip(truth.drivers, slopes(survey["satisfaction"], *[survey[d] for d in truth.drivers]), strict=True))
    assert min(found["taste"], found["staff"], found["delivery"]) > max(found["website"], found["packaging"]) + 0.05
    loose = np.corrcoef(survey["packaging"].astype(float), survey["satisfaction"])[0, 1]
    assert loose > 0.3  # alone it correlates, though its true weight is next to nothing


def test_relationship_strength_has_its_weights_and_the_two_work_together(t, truth):
    r = truth.relation
    found = slopes(
        r["strength"], r["trust"], r["satisfied"], r["switching"], r["attractive"], r["satisfied"] * r["trust"]
    )
    assert found == pytest.approx(list(truth.strength.values()), abs=0.05)  # 2,400 rows, residual 0.45: s.e. < 0.015
    asked = t["survey"].dropna(subset=[c for c in t["survey"] if c[:-1] in ("trust", "satisfied", "strength")])
    scale = {
        name: asked[[f"{name}{k}" for k in range(1, n + 1)]].astype(float).mean(axis=1)
        for name, n in (("satisfied", 4), ("strength", 3))
    }
    trust = asked[["trust1", "trust2", "trust3"]].astype(float).mean(axis=1)
    together = (trust - trust.mean()) * (scale["satisfied"] - scale["satisfied"].mean())
    assert slopes(scale["strength"], trust, scale["satisfied"], together)[2] > 0.04


def test_rfm_and_the_asked_relation_agree_a_little_and_misplace_four_in_ten(t, truth):
    assert 0.33 < truth.misplaced < 0.47
    orders, second = t["orders"], t["survey"].query("wave == 2").set_index("customer_id")
    strength = second[["strength1", "strength2", "strength3"]].astype(float).mean(axis=1)
    count = orders[orders["date"] < "2025-10-06"].groupby("customer_id").size().reindex(strength.index).fillna(0)
    assert 0.08 < count.rank().corr(strength.rank()) < 0.5


def test_bargain_hunters_leave_soonest_and_gift_givers_buy_in_season(t, truth):
    people = truth.customers[truth.customers["buys"]]
    gone = people["left"].notna().groupby(people["segment"]).mean()
    assert gone["koopjesjager"] > gone.drop("koopjesjager").max() + 0.05
    orders = t["orders"].join(truth.customers["segment"], on="customer_id")
    festive = orders["date"].dt.month.isin([11, 12]).groupby(orders["segment"]).mean()
    assert festive["cadeaugever"] > 0.5 > 0.35 > festive["gewoontedrinker"]


def test_the_company_breaks_the_assumptions_it_says_it_breaks(t, truth):
    orders = t["orders"].join(truth.customers["segment"], on="customer_id")
    by = orders.groupby("customer_id")["amount"].agg(["size", "mean"])
    repeat = by[by["size"] >= 2]
    assert np.corrcoef(np.log(repeat["size"]), np.log(repeat["mean"]))[0, 1] < -0.05  # Gamma-Gamma: independence
    weeks = orders.groupby(pd.Grouper(key="date", freq="W")).size()
    assert weeks.loc["2025-11-25":"2025-12-07"].mean() > 1.4 * weeks.loc["2025-03-01":"2025-06-30"].mean()
    known = t["persons"]["first_contact"] < "2023-01-01"
    assert 0.2 < known.mean() < 0.28  # left truncation
    assert (truth.customers["back"].notna()).sum() > 50  # leaving is not for ever
    habit = orders[(orders["segment"] == "gewoontedrinker") & (orders["date"] >= "2025-01-01")]
    monthly = habit.groupby(["customer_id", habit["date"].dt.month]).size().unstack(fill_value=0)
    busy = monthly[monthly.mean(axis=1) > 1.5].iloc[:, :10]
    assert (busy.var(axis=1) / busy.mean(axis=1)).median() < 0.75  # more regular than Poisson
    answered = t["survey_invitations"].query("wave == 1").join(truth.customers["attitude"], on="customer_id")
    mean = answered.groupby("responded")["attitude"].mean()
    assert mean[True] > mean[False] + 0.1  # non-response depends on attitude


def test_half_a_year_of_bonds_changes_buying_against_the_control(t):
    late = t["orders"][t["orders"]["date"] >= "2025-07-01"].groupby("customer_id").size()
    group = t["loyalty_programme"]
    count = group["customer_id"].map(late).fillna(0).groupby(group["bond"]).mean()
    assert count["financieel"] > count["controle"]


def test_offers_work_where_they_are_wanted(t):
    sent = t["mailing"]
    rate = sent[sent["wanted"]].groupby("arm")["ordered"].mean()
    assert rate["persoonlijk"] > rate["geen"] + 0.03
    orders = t["orders"]
    fortnight = orders[orders["date"].between("2025-05-12", "2025-05-25")]["customer_id"]
    assert (sent["customer_id"].isin(fortnight) == sent["ordered"]).all()
    objected = sent[sent["arm"] != "geen"].groupby("wanted")["objected"].mean()
    assert objected[False] > 3 * objected[True]


def test_actions_pay_for_one_group_and_not_for_another(t, truth):
    pilot = t["action_pilot"].join(truth.customers["attitude"], on="customer_id")
    warm = pilot[pilot["attitude"] > 0.5].groupby("action")["margin"].mean()
    cold = pilot[pilot["attitude"] < -0.5].groupby("action")["margin"].mean()
    assert warm["persoonlijk contact"] - warm["niets"] > 9.5  # more than it costs
    assert cold["persoonlijk contact"] - cold["niets"] < 9.5


def test_studies_ask_the_people_they_say_they_ask(t):
    lines = t["order_lines"].merge(t["products"], on="product_id").merge(t["orders"], on="order_id")
    owners = lines[lines["category"] == "apparatuur"]["customer_id"]
    assert t["moments"]["customer_id"].isin(owners).all()
    first = t["orders"].groupby("customer_id")["date"].min()
    assert (t["touchpoints"]["customer_id"].map(first) >= "2025-01-01").all()


def test_duplicate_cards_make_more_customers_than_there_are(t, truth):
    used = t["orders"]
    assert 1.05 < used["card_id"].nunique() / used["customer_id"].nunique() < 1.6
    assert set(truth.cards.index) == set(t["customer_cards"]["card_id"])


# ---------------------------------------------------------------- planted: service, studies, business


def test_the_average_drinker_does_not_exist(t):
    cups = t["values_survey"]["cups_per_day"]
    assert ((cups - cups.mean()).abs() < 0.75).mean() < 0.12


def test_three_places_share_a_mean_of_exactly_7_4_and_little_else(t):
    marks = t["marks_by_location"].groupby("location_id")["mark"]
    assert (marks.sum() == 1850).all()  # 250 answers × 7,4
    unhappy = marks.agg(lambda m: (m < 6).mean())
    assert unhappy.max() > unhappy.min() + 0.2


def test_perception_predicts_the_mark_for_service_better_than_the_gap(t):
    s = t["servqual"]
    e, p = (s[[f"{letter}{i:02d}" for i in range(1, 23)]].mean(axis=1) for letter in "ep")
    assert np.corrcoef(p, s["overall"])[0, 1] > np.corrcoef(p - e, s["overall"])[0, 1] + 0.05
    assert s[[c for c in s if c.startswith("weight_")]].sum(axis=1).eq(100).all()
    for name, items in (("tangibles", range(1, 5)), ("reliability", range(5, 10))):
        assert (s[f"adequate_{name}"] <= s[[f"e{i:02d}" for i in items]].max(axis=1) + 1).all()


def test_martins_quadrants_are_found_back(t, truth):
    a = t["martin_audits"].groupby("location_id").mean(numeric_only=True)
    procedure = a[["timing", "flow", "anticipation", "communication", "supervision"]].mean(axis=1)
    personal = a[["attitude", "attentiveness", "tact", "guidance", "problem"]].mean(axis=1)
    true = truth.places.loc[a.index]
    right = ((procedure > 3.5) == (true["procedure"] > 3.5)) & ((personal > 3.5) == (true["personal"] > 3.5))
    assert right.mean() >= 0.75


def test_pleased_employees_have_pleased_customers_between_places_not_within(t):
    ratings = t["counter_ratings"].merge(t["employees"], on=["employee_id", "location_id"], suffixes=("", "_own"))
    mean = ratings.groupby("location_id")[["satisfaction", "satisfaction_own"]].mean()
    assert slopes(mean["satisfaction"], mean["satisfaction_own"])[0] > 0.3
    inside = ratings[["satisfaction", "satisfaction_own"]] - ratings.groupby("location_id")[
        ["satisfaction", "satisfaction_own"]
    ].transform("mean")
    assert abs(slopes(inside["satisfaction"], inside["satisfaction_own"])[0]) < 0.15


def test_friendliness_helps_only_where_the_back_office_is_quick(t):
    r = t["counter_ratings"]
    quick, slow = r[r["lead_days"] <= 2], r[r["lead_days"] > 4]
    assert (
        slopes(quick["satisfaction"], quick["friendliness"])[0]
        > slopes(slow["satisfaction"], slow["friendliness"])[0] + 0.1
    )


def test_kano_kinds_are_the_most_frequent_reading_of_the_answers(t, truth):
    k = t["kano"]
    wish = k["functional"].eq(1).groupby(k["element"]).mean()
    must = k["dysfunctional"].eq(5).groupby(k["element"]).mean()
    for element, kind in truth.kano.items():
        if kind == "verrassing":
            assert wish[element] > must[element], element
        if kind == "basis":
            assert must[element] > wish[element], element


def test_the_process_shifts_when_the_warehouse_moves(t):
    hours = t["pick_times"]
    moved = hours["date"].between("2025-08-18", "2025-09-28")
    assert hours[moved]["hours"].mean() > hours[~moved]["hours"].mean() + 4


def test_smaller_studies_hold_their_planted_effects(t, truth):
    q = t["quotation_experiment"].dropna(subset="satisfaction")
    two = q[(q["promised_days"] == 2) & ~q["told_early"]].groupby("delivered_days")["satisfaction"].mean()
    assert two[1] > two[2] > two[4]
    p = t["permits"]
    assert slopes(p["process"], p["granted"], p["weeks"], p["explained"])[0] == pytest.approx(
        truth.outcome_effect, abs=0.35
    )
    hard = p["counter"] == "balie C"
    raw, adjusted = slopes(p["process"], hard)[0], slopes(p["process"], hard, p["granted"])[0]
    assert adjusted > raw + 0.25  # who gets the hard cases looks worse than it works
    c = t["course_evaluations"]
    assert c[c["named"]]["trainer"].mean() > c[~c["named"]]["trainer"].mean() + 0.25
    honest = c.set_index("participant_id").join(truth.honest_mark)
    assert (honest["trainer"] == honest["honest_mark"])[~honest["named"]].all()
    assert (honest["trainer"] >= honest["honest_mark"])[honest["named"]].all()
    j = t["touchpoints"]
    trip = j.groupby("customer_id").agg(low=("score", "min"), mean=("score", "mean"), overall=("overall", "first"))
    assert slopes(trip["overall"], trip["low"], trip["mean"])[0] > 0.2
    x = t["experiences"]
    assert (
        slopes(x["attitude"], x["emotional"], x["functional"])[0]
        > slopes(x["attitude"], x["emotional"], x["functional"])[1]
    )
    m = t["market_panel"]
    low, high = m[m["satisfaction"] <= 7], m[m["satisfaction"] >= 9]
    lift = high.groupby("market")["stayed"].mean() - low.groupby("market")["stayed"].mean()
    assert lift["koffie in de stad"] > lift["drinkwater"] + 0.3
    d = t["expectations"]
    gap = {name: d["performance"] - d[name] for name in ("ideal", "competitor", "promise")}
    assert max(gap, key=lambda name: abs(np.corrcoef(gap[name], d["satisfaction"])[0, 1])) == "promise"
    paid = t["price_experiment"]
    dear = paid[paid["bought"]].groupby("value_step")["price"].mean()
    assert dear["transformatie"] > dear["product"] > dear["grondstof"]


def test_business_who_is_spoken_wins_and_who_drinks_is_less_pleased(t):
    a = t["account_survey"].merge(t["accounts"], on="account_id")
    institution = a[a["sector"].isin(["ziekenhuis", "onderwijs", "gemeente"])].groupby("role")["satisfaction"].mean()
    assert institution["betaler"] > institution["gebruiker"] + 0.7
    spoken = t["account_contacts"].merge(t["buying_roles"], on="person_id").merge(t["account_people"], on="person_id")
    offers = t["quotations"].merge(
        spoken[["account_id", "date", "role"]], on="account_id", how="left", suffixes=("", "_spoken")
    )
    offers = offers[offers["date_spoken"] < offers["date"]]
    covered = offers.groupby("quotation_id")["role"].nunique()
    deals = t["quotations"].set_index("quotation_id")
    roles = covered.reindex(deals.index).fillna(0)
    assert deals["won"][roles >= 4].mean() > deals["won"][roles <= 1].mean() + 0.15
    situation = np.where(deals["product_new"], "new", np.where(deals["supplier_new"], "modified", "straight"))
    people = deals["people_involved"].groupby(situation).mean()
    assert people["new"] > people["modified"] > people["straight"]
    strength = a.groupby("contract")["strength"].mean()
    assert strength["totaalbeheer"] > strength["losse bonen"] + 8
    step = a["contract"].map({"losse bonen": 0, "bonen en machinehuur": 1, "totaalbeheer": 2})
    planted = company.truth().complexity
    assert slopes(a["strength"], step)[0] == pytest.approx(planted["strength"], abs=2.5)  # s.e. about 0.8
    assert slopes(a["alternatives"], step)[0] == pytest.approx(planted["alternatives"], abs=0.2)


def test_what_bothers_a_customer_is_what_a_detractor_writes(t, truth):
    s = t["survey"].set_index("response_id").join(truth.theme)
    said = s[(s["nps"] <= 6) & s["answer"].notna()]
    price = said["answer"].str.contains("duur|prijs|euro|€", case=False)
    assert price[said["theme"] == "prijs"].mean() > 5 * price[said["theme"] != "prijs"].mean()
    assert set(truth.theme) == set(company.surveys.THEME_NAMES.values())


def test_cafes_order_what_they_sold_the_month_before(t):
    orders = t["account_orders"].assign(month=t["account_orders"]["date"].dt.to_period("M").dt.to_timestamp())
    both = t["account_sales"].merge(orders, on=["account_id", "month"])[["account_id", "month", "cups", "kg"]]
    change = both.sort_values("month").groupby("account_id")[["cups", "kg"]].diff()
    before = change.groupby(both["account_id"])["cups"].shift()
    assert change["kg"].corr(before) > change["kg"].corr(change["cups"]) + 0.2


def test_what_moves_the_mark_for_a_permit_can_be_seen(t, truth):
    p = t["permits"]
    desk = [(p["counter"] == name).astype(float) for name in ("balie B", "balie C")]
    found = slopes(p["process"], p["granted"] * 1.0, p["explained"] * 1.0, p["weeks"], *desk)
    true = truth.permit_process
    planted = [truth.outcome_effect, true["toelichting"], true["week wachten"], true["balie B"], true["balie C"]]
    assert found == pytest.approx(planted, abs=0.3)  # 640 rows, residual 0.95: three standard errors of the widest


def test_good_management_is_behind_part_of_quality_and_return(t, truth):
    p = t["pims_panel"]
    assert slopes(p["return_on_sales"], p["relative_quality"])[0] > truth.pims_effect + 0.4


def test_the_true_ledger_positions_and_raters_can_be_seen(t, truth):
    mean = t["competitor_ratings"].groupby("firm")[list(truth.ledger.columns)].mean()
    assert np.abs(mean - truth.ledger.loc[mean.index]).to_numpy().max() < 0.45
    found = t["firm_indicators"].groupby(["firm", "discipline"])["score"].mean().unstack()
    assert np.abs(found.loc[truth.positions.index, truth.positions.columns] - truth.positions).to_numpy().max() < 1.2
    for name in ("efqm_ratings", "crm_ratings"):
        same = t[name]["rater_a"] == t[name]["rater_b"]
        assert 0.25 < same.mean() < 0.75


# ---------------------------------------------------------------- words


def test_open_answers_are_many_different_texts_with_a_wide_vocabulary(t):
    survey = t["survey"]
    for _, wave in survey.groupby("wave"):
        written = wave["answer"].dropna()
        assert 0.10 < wave["answer"].isna().mean() < 0.30
        assert written.nunique() / len(written) >= 0.70
    words = {word for text in survey["answer"].dropna() for word in re.findall(r"[^\W\d_]+", text.lower())}
    assert len(words) >= 900
    lengths = survey["answer"].dropna().str.split().str.len()
    assert lengths.quantile(0.1) <= 4
    assert lengths.quantile(0.9) >= 15
    assert not survey["answer"].dropna().str.contains(r"[{}|]|\(\w+\|", regex=True).any()  # no unfilled slot
    assert not t["complaints"]["text"].str.contains(r"[{}|]", regex=True).any()


def test_people_write_about_what_happened_to_them(t):
    parcels = t["deliveries"].merge(t["orders"], on="order_id")
    late = parcels[(parcels["delivered"] > parcels["promised"]) & parcels["date"].between("2025-08-18", "2025-10-05")]
    second = t["survey"].query("wave == 2").dropna(subset="answer")
    about = second["answer"].str.contains(r"pak+e?t|bezorg|lever|track|morgen", case=False)
    hit = second["customer_id"].isin(late["customer_id"])
    assert about[hit].mean() > about[~hit].mean() + 0.2
    praise = second["answer"].str.contains(r"heerlijk|top|prima|tevreden|goed", case=False)
    assert praise[second["nps"] >= 9].mean() > praise[second["nps"] <= 6].mean() + 0.2


# ---------------------------------------------------------------- the spreadsheet export


def test_the_export_holds_exactly_the_mess_it_says_it_holds(seed, truth):
    raw = company.export(seed)
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Klantnr;Datum ; Bedrag;Betaalwijze"
    rows = list(csv.reader((line for line in lines[1:] if line and not line.startswith("Totaal")), delimiter=";"))
    k = truth.kassa
    assert len(rows) == k.rows

    def money(text: str) -> float:
        return float(text.replace("€", "").replace(".", "").replace(",", ".").strip())

    def real(text: str) -> bool:
        found = re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", text)
        return bool(found) and int(found[1]) <= {11: 30, 12: 31}[int(found[2])]

    assert sum(not row[0] for row in rows) == k.without_customer
    assert sum(money(row[2]) < 0 for row in rows) == k.refunds
    assert sum(money(row[2]) == 0 for row in rows) == k.zero
    assert sum(not real(row[1]) for row in rows) == k.unreadable_dates
    good = [tuple(row) for row in rows if row[0] and money(row[2]) > 0 and real(row[1])]
    assert len(good) == k.good
    assert len(good) - len(set(good)) == k.doubles >= 3
    assert len({row[0] for row in good}) == k.customers
    assert sum(money(row[2]) for row in good) == pytest.approx(k.total, abs=0.005)
    assert any("1.249,50" in row[2] for row in good)
    assert all(re.fullmatch(r"\d{7}", row[0]) for row in good)


def test_the_truth_about_quotations_is_what_very_many_quotations_would_give():
    rng, n = np.random.default_rng(1), 200_000
    for (promised, told), expected in company.studies.expected_orders().items():
        days = np.minimum(1 + rng.poisson(1.5, n), 7)
        gap = promised - days
        mark = 7.4 + np.where(gap < 0, 0.85 * gap, 0.35 * gap) + 0.8 * (told & (gap < 0)) + 0.8 * rng.normal(size=n)
        mark = np.clip(np.round(2 * mark) / 2, 1, 10)
        waits = rng.random(n) > {1: 0.04, 2: 0.07, 4: 0.19}[promised]
        orders = waits & (rng.random(n) < 1 / (1 + np.exp(0.5 - 0.55 * (mark - 7.4) + 0.12 * (days - 2))))
        assert abs(orders.mean() - expected) < 4 * 0.5 / np.sqrt(n)  # four standard errors of a share, six times


def test_moments_and_quotations_show_what_the_truth_says(t, truth):
    by_moment = t["moments"].groupby("moment")["satisfaction"]
    for moment, row in truth.moments.iterrows():
        # whole marks from 1 to 10: rounding adds 1/12 to the variance, the bounds take a little off it
        assert abs(by_moment.mean()[moment] - row["mean"]) < 0.3
        assert abs(by_moment.std()[moment] - np.sqrt(row["spread"] ** 2 + 1 / 12)) < 0.2
    asked = t["quotation_experiment"]
    for promised, row in truth.quotations.iterrows():
        here = asked[asked["promised_days"] == promised]
        # about 240 requests: four standard errors of a share near 0.1 and 0.3
        assert abs(1 - here["waited"].mean() - row["leaves"]) < 0.1
        assert abs(here["ordered"].mean() - row[["orders_told", "orders_not_told"]].mean()) < 0.12
    slopes_found = slopes(t["expectations"]["promise"], *(t["expectations"][name] for name in truth.promise_sources))
    # 620 answers with a residual of 0.8 and sources with a spread of 2.2: four standard errors are 0.06
    assert np.abs(slopes_found - np.array(list(truth.promise_sources.values()))).max() < 0.06


def test_service_is_marked_as_planted(t, truth):
    asked, effect = t["servqual"], truth.service_effects
    sizes, first = [4, 5, 4, 4, 5], 1
    perceived = []
    for size in sizes:
        perceived.append(asked[[f"p{i:02d}" for i in range(first, first + size)]].mean(axis=1))
        first += size
    found = slopes(asked["overall"], *perceived, asked["mood"], asked["rain"].astype(float))
    # residual 0.6 over 640 rows: s.e. about 0.035 a dimension, 0.02 for mood, 0.05 for rain; items measure with error
    assert found == pytest.approx(list(effect.values()), abs=0.15)
    ratings = t["counter_ratings"]
    place = ratings["satisfaction"].groupby(ratings["location_id"]).transform("mean")
    own = (ratings["satisfaction"] - place).groupby(ratings["employee_id"]).mean()
    assert own.corr(truth.employee_style) > 0.7  # 17 ratings of spread 1: s.e. 0.25 beside a spread of 0.45
    scores = t["gap_ratings"].pivot_table(index="source", columns="dimension", values="score")
    off = scores - truth.gap_scores.loc[scores.index, scores.columns]
    assert off.abs().to_numpy().mean() < 0.35  # 6 raters of spread 0.85: s.e. 0.35; 60 raters: 0.11
    assert off.loc["klant verwacht", "betrouwbaarheid"] < 0.1  # no mark above 7 exists
