"""Values measured in a pilot: Welch by hand, known truth, luck taken out, and hostile input."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from klantlab import relations
from klantlab.errors import InputError

GAIN = {"Partners": 15.0, "Dogs": 2.0}


def pilot(n: int, seed: int) -> tuple[pd.DataFrame, pd.Series, pd.Series]:
    """A pilot with a known gain of calling: 15 for partners, 2 for dogs; what was bought before explains much."""
    rng = np.random.default_rng(seed)
    index = pd.RangeIndex(1, n + 1, name="customer_id")
    groups = pd.Series(rng.choice(list(GAIN), n), index=index)
    before = pd.Series(rng.gamma(2.0, 3.0, n), index=index)
    action = rng.choice(["niets", "bellen"], n)
    gain = groups.map(GAIN).to_numpy() * (action == "bellen")
    margin = 4 * before.to_numpy() + gain + rng.normal(0, 5, n)
    cost = np.where(action == "bellen", 9.5, 0.0)
    frame = pd.DataFrame({"customer_id": index, "action": action, "margin": margin, "cost": cost})
    return frame, groups, before


def test_a_value_is_the_difference_with_nothing_less_the_cost_with_welchs_interval() -> None:
    frame, groups, _ = pilot(400, 1)
    row = relations.pilot_values(frame, groups).table.loc[("Partners", "bellen")]
    mine = frame[groups.reindex(frame["customer_id"]).to_numpy() == "Partners"]
    a, b = (mine["margin"][mine["action"] == name] for name in ("bellen", "niets"))
    low, high = stats.ttest_ind(a, b, equal_var=False).confidence_interval()
    expected = [a.mean() - b.mean() - 9.5, low - 9.5, high - 9.5]
    assert row[["value", "value_low", "value_high"]].tolist() == pytest.approx(expected, rel=1e-9)
    assert (row["n"], row["n_nothing"]) == (len(a), len(b))


def test_taking_luck_out_keeps_the_truth_inside_and_halves_the_interval() -> None:
    inside, widths = 0, []
    for seed in range(100):
        frame, groups, before = pilot(300, seed)
        plain = relations.pilot_values(frame, groups).table.loc[("Partners", "bellen")]
        better = relations.pilot_values(frame, groups, before=before).table.loc[("Partners", "bellen")]
        inside += better["value_low"] <= GAIN["Partners"] - 9.5 <= better["value_high"]
        widths.append((better["value_high"] - better["value_low"]) / (plain["value_high"] - plain["value_low"]))
    assert np.mean(widths) < 0.5
    assert 88 <= inside <= 100  # 95 expected; binomial sd 2.2, three of them and the slope's own error


def test_the_outcome_can_be_drawn_and_divides_a_budget() -> None:
    frame, groups, before = pilot(2_000, 5)
    found = relations.pilot_values(frame, groups, before=before)
    assert found.table.index.get_level_values("group").tolist() == ["Partners", "Dogs"]
    assert found.table["best"].tolist() == [True, False]  # 15 − 9.50 pays, 2 − 9.50 does not
    plan = relations.allocate(found, {"Partners": 50, "Dogs": 50}, 950)
    assert plan.table["customers"].to_dict() == {("Partners", "bellen"): 50}
    assert "Partners" in relations.plot_action_values(found).words


def test_order_of_rows_and_customers_without_a_group_change_nothing() -> None:
    frame, groups, before = pilot(300, 2)
    kept = frame.copy()
    known = groups.iloc[:200]
    once = relations.pilot_values(frame, known, before=before)
    again = relations.pilot_values(frame.sample(frac=1, random_state=1), known, before=before)
    pd.testing.assert_frame_equal(once.table, again.table)
    assert once.table["n"].sum() + once.table["n_nothing"].sum() == 200
    pd.testing.assert_frame_equal(frame, kept)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda f, g, b: (f, g.set_axis(g.index + 10_000), b), "klantnummers"),
        (lambda f, g, b: (f, list(g), b), "relations.matrix"),
        (lambda f, g, b: (f[f["action"] != "niets"], g, b), "niets om mee te vergelijken"),
        (lambda f, g, b: (f[f["action"] == "niets"], g, b), "geen actie"),
        (lambda f, g, b: (f.drop(columns="margin"), g, b), "margin"),
        (lambda f, g, b: (pd.concat([f, f]), g, b), "meer dan eens"),
        (lambda f, g, b: (f, g, b.iloc[:5]), "before"),
        (lambda f, g, b: (f, g, list(b)), "before"),
        (lambda f, g, b: (f.assign(margin="veel"), g, b), "margin"),
    ],
    ids=["other ids", "no index", "no control", "only control", "no margin", "twice", "gaps", "a list", "text"],
)
def test_what_does_not_fit_gets_one_dutch_sentence(change, said) -> None:
    frame, groups, before = change(*pilot(60, 3))
    with pytest.raises(InputError, match=said):
        relations.pilot_values(frame, groups, before=before)
