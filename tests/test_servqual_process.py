"""Control charts and capability against published constants and examples; market positions from long tables."""

from __future__ import annotations

import os

import numpy as np
import pandas as pd
import pytest
from scipy.integrate import dblquad, quad
from scipy.stats import norm

from klantlab import servqual
from klantlab.errors import InputError
from klantlab.servqual import _process

DIGITS = 0.00051  # the published tables give three decimals


@pytest.mark.parametrize("n", sorted(_process.RANGE_MEAN))
def test_the_constants_are_those_of_the_range_of_normal_values(n: int) -> None:
    mean, _ = quad(lambda x: 1 - norm.cdf(x) ** n - norm.sf(x) ** n, -9, 9)
    assert _process.RANGE_MEAN[n] == pytest.approx(mean, abs=DIGITS)
    if n in (2, 5, 10):  # the double integral takes a while

        def density(y: float, x: float) -> float:
            return 2 * (1 - norm.cdf(y) ** n - norm.sf(x) ** n + (norm.cdf(y) - norm.cdf(x)) ** n)

        second, _ = dblquad(density, -7, 7, lambda x: x, lambda x: 7.0, epsabs=1e-4)
        assert _process.RANGE_SPREAD[n] == pytest.approx(np.sqrt(second - mean**2), abs=DIGITS)


def flow(means: np.ndarray, ranges: np.ndarray) -> pd.DataFrame:
    """Make samples of five with exactly these means and ranges."""
    shape = np.array([-0.5, 0, 0, 0, 0.5])
    return pd.DataFrame(
        {
            "value": (means[:, None] + shape * ranges[:, None]).ravel(),
            "sample": np.repeat(np.arange(1, len(means) + 1), 5),
        }
    )


def test_limits_are_those_of_the_textbook_factors() -> None:
    # Montgomery (2013), ch. 6, flow width in a hard-bake process, n = 5: mean of means 1.5056, mean range 0.32521;
    # published limits 1.31795 and 1.69325 with A2 = 0.577, and 0 and 0.68749 with D4 = 2.114.
    given = flow(np.array([1.5056 - 0.05, 1.5056 + 0.05]), np.array([0.32521, 0.32521]))
    chart = servqual.control_chart(given["value"], given["sample"])
    assert chart.limits == pytest.approx((1.31795, 1.69325), abs=0.0002)  # A2 is rounded to three decimals
    assert chart.range_limits == pytest.approx((0.0, 0.68749), abs=0.0005)
    assert chart.sigma == pytest.approx(0.1398, abs=0.0001)
    assert (chart.size, chart.left_out) == (5, 0)


def test_a_steady_process_gives_as_many_alarms_as_chance_and_a_shift_many_more() -> None:
    rng = np.random.default_rng(3)
    steady = rng.normal(10, 2, (4000, 5))
    chart = servqual.control_chart(steady.ravel(), np.repeat(np.arange(4000), 5))
    # 0.27% of 4,000 is 10.8 with a standard error of 3.3: within four of them
    assert 0 <= chart.table["mean_outside"].sum() <= 24
    moved = steady[:400] + np.where(np.arange(400) >= 300, 2.0, 0.0)[:, None]  # 2.2 standard errors of a mean
    late = servqual.control_chart(moved.ravel(), np.repeat(np.arange(400), 5), baseline=300)
    assert late.table["mean_outside"][300:].mean() == pytest.approx(norm.sf(3 - 2 / (2 / 5**0.5)), abs=0.15)
    assert late.table["mean_outside"][:300].sum() <= 5
    all_of_it = servqual.control_chart(moved.ravel(), np.repeat(np.arange(400), 5))
    assert all_of_it.table["mean_outside"].sum() < late.table["mean_outside"].sum()


def test_row_order_index_and_dates_do_not_matter_and_the_frame_stays_as_it_was() -> None:
    rng = np.random.default_rng(4)
    frame = pd.DataFrame({"hours": rng.normal(14, 3, 60), "day": np.repeat(pd.date_range("2025-05-01", periods=12), 5)})
    before = frame.copy()
    one = servqual.control_chart(frame["hours"], frame["day"])
    mixed = frame.sample(frac=1, random_state=1).set_index(pd.Index([7] * 60))
    two = servqual.control_chart(mixed["hours"], mixed["day"])
    pd.testing.assert_frame_equal(one.table, two.table)
    pd.testing.assert_frame_equal(frame, before)
    assert isinstance(one.table.index, pd.DatetimeIndex)
    assert "mei" in servqual.control_chart(frame["hours"] + 50 * (frame["day"] == "2025-05-12"), frame["day"]).words


def test_samples_that_are_not_whole_are_left_out_and_counted() -> None:
    hours = [1.0, 2, 3, 2, 3, 4, 5, 6, 7, None, 3, 4]
    chart = servqual.control_chart(hours, [1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 4])
    assert chart.size == 3
    assert (len(chart.table), chart.left_out) == (3, 3)
    assert "3 rijen tellen niet mee" in str(chart)


@pytest.mark.parametrize(
    ("words", "values", "sample", "options"),
    [
        ("geen twee volledige", [], [], {}),
        ("geen twee volledige", [1, 2], [1, 1], {}),
        ("hebben 1 waarde", [1, 2, 3], [1, 2, 3], {}),
        ("hebben 11 waarden", list(range(22)), [1] * 11 + [2] * 11, {}),
        ("alle waarden gelijk", [1, 1, 2, 2], [1, 1, 2, 2], {}),
        ("oneindig", [1, np.inf, 2, 3], [1, 1, 2, 2], {}),
        ("getallen, dagen of namen", [1, 2, 3, 4], [{}, {}, {}, {}], {}),
        ("`baseline`", [1, 2, 2, 3], [1, 1, 2, 2], {"baseline": 3}),
        ("`baseline`", [1, 2, 2, 3], [1, 1, 2, 2], {"baseline": True}),
        ("moet een kolom", [1, 2], "ab", {}),
        ("tekst", ["veel", 2, 3, 4], [1, 1, 2, 2], {}),
    ],
)
def test_a_chart_of_bad_input_is_refused_in_words(words: str, values: list, sample: object, options: dict) -> None:
    with pytest.raises(InputError, match=words):
        servqual.control_chart(values, sample, **options)


def test_capability_is_that_of_the_textbook() -> None:
    # Montgomery (2013), example 8.2 and its interval: Cp = 2.29 from 20 pieces gives 1.57 to 3.01
    values = norm.ppf((np.arange(20) + 0.5) / 20)
    values = (values - values.mean()) / values.std(ddof=1)
    wide = servqual.capability(values, lower=-3 * 2.29, upper=3 * 2.29)
    assert wide.cp == pytest.approx(2.29)
    assert wide.cp_interval == pytest.approx((1.57, 3.01), abs=0.005)
    assert wide.cpk == pytest.approx(2.29)
    # the same book, example 8.4: Cpk = 1.33 from 20 pieces gives 0.88 to 1.78 (Bissell)
    one = servqual.capability(values, upper=3 * 1.33)
    assert one.cpk == pytest.approx(1.33)
    assert one.cpk_interval == pytest.approx((0.88, 1.78), abs=0.02)  # the book rounds 1.96 and its square roots
    assert one.cp is None
    assert one.cp_interval is None


def test_the_interval_of_cpk_holds_the_truth_as_often_as_it_says() -> None:
    rng = np.random.default_rng(8)
    found = [servqual.capability(rng.normal(14, 3, 60), upper=24).cpk_interval for _ in range(600)]
    held = np.mean([low <= 10 / 9 <= high for low, high in found])
    assert held == pytest.approx(0.95, abs=0.035)  # four standard errors of 600 draws


def test_what_broke_the_promise_is_counted_beside_what_a_normal_curve_expects() -> None:
    result = servqual.capability([20, 22, 25, None, 24, 18], upper=24)
    assert result.share_outside == 0.2
    assert (result.n, result.left_out) == (5, 1)
    assert result.share_expected == pytest.approx(norm.sf((24 - 21.8) / np.std([20, 22, 25, 24, 18], ddof=1)))
    assert "1 rij telt niet mee" in str(result)
    mirrored = servqual.capability([-20, -22, -25, -24, -18], lower=-24)
    assert mirrored.cpk == pytest.approx(result.cpk)


@pytest.mark.parametrize(
    ("words", "values", "bounds"),
    [
        ("Zeg wat er beloofd is", [1, 2, 3], {}),
        ("lager zijn dan", [1, 2, 3], {"lower": 5, "upper": 4}),
        ("minstens 3", [], {"upper": 4}),
        ("minstens 3", [1, 2, None], {"upper": 4}),
        ("zijn gelijk", [2, 2, 2], {"upper": 4}),
        ("één gewoon getal", [1, 2, 3], {"upper": "24"}),
        ("één gewoon getal", [1, 2, 3], {"upper": [24]}),
        ("één gewoon getal", [1, 2, 3], {"lower": float("nan")}),
        ("oneindig", [1, 2, np.inf], {"upper": 4}),
    ],
)
def test_capability_of_bad_input_is_refused_in_words(words: str, values: list, bounds: dict) -> None:
    with pytest.raises(InputError, match=words):
        servqual.capability(values, **bounds)


def test_the_move_of_the_warehouse_shows_within_a_week() -> None:
    if "KLANTLAB_DATA" not in os.environ:
        pytest.skip("the company's tables are read through KLANTLAB_DATA")
    from klantlab import company

    times = company.grow(tables=["pick_times"])["pick_times"]
    chart = servqual.control_chart(times["hours"], times["date"], baseline=60)
    first = chart.table.index[chart.table["mean_outside"]][0]
    start = pd.Timestamp(company.truth().late_wave[0])
    assert 0 <= (first - start).days <= 7


# --- market positions ----------------------------------------------------------------------------------


def judged() -> pd.DataFrame:
    """Give three firms, four judgements on each discipline."""
    rows = {"Laag": (7.0, 5.0, 6.0), "Midden": (6.0, 6.2, 6.1), "Top": (6.0, 6.2, 8.4)}
    return pd.DataFrame(
        [
            (firm, kind, score + shift)
            for firm, scores in rows.items()
            for kind, score in zip(
                ("operationele uitmuntendheid", "productleiderschap", "klantpartnerschap"), scores, strict=True
            )
            for shift in (-0.2, -0.1, 0.1, 0.2)
        ],
        columns=["firm", "discipline", "score"],
    )


def test_a_long_table_gives_the_same_positions_as_a_wide_one() -> None:
    long = judged()
    found = servqual.market_position(long["score"], long["firm"], long["discipline"], threshold=5.5, excellence=7.5)
    assert found.verdicts["position"].to_dict() == {
        "Laag": "onder de drempel",
        "Midden": "stuck in the middle",
        "Top": "customer intimacy",
    }
    columns = [
        long["score"][long["discipline"] == kind].to_list()
        for kind in ("operationele uitmuntendheid", "productleiderschap", "klantpartnerschap")
    ]
    wide = pd.DataFrame(
        dict(zip(("operational_excellence", "product_leadership", "customer_intimacy"), columns, strict=True))
    )
    firm = pd.Series(np.repeat(["Laag", "Midden", "Top"], 4), name="firm")
    other = servqual.market_position(wide, firm, threshold=5.5, excellence=7.5)
    pd.testing.assert_frame_equal(found.table, other.table)
    pd.testing.assert_frame_equal(found.verdicts, other.verdicts)
    figure = servqual.plot_market_position(found)
    assert figure.title == "Van alle 3 bedrijven staat de plaats vast"
    assert figure.png()[:4] == b"\x89PNG"


def test_a_long_table_with_gaps_or_unknown_strategies_is_refused_or_counted() -> None:
    long = judged()
    long.loc[0, "score"] = np.nan
    found = servqual.market_position(long["score"], long["firm"], long["discipline"])
    assert (found.n, found.left_out) == (35, 1)
    with pytest.raises(InputError, match="onbekend"):
        servqual.market_position(long["score"], long["firm"], long["discipline"].replace("klantpartnerschap", "geluk"))
    with pytest.raises(InputError, match="'Laag' heeft niet op alle drie"):
        servqual.market_position(long["score"][4:], long["firm"][4:], long["discipline"][4:])


def test_every_figure_makes_a_claim_and_says_itself_in_words() -> None:
    chart = servqual.control_chart([9, 11, 10, 12, 9, 10, 15, 17], [1, 1, 2, 2, 3, 3, 4, 4], baseline=3)
    named = servqual.control_chart([9, 11, 10, 12, 9, 10], list("aabbcc"))
    for figure in (
        servqual.plot_control_chart(chart),
        servqual.plot_control_chart(named),
        servqual.plot_capability({"eerst": servqual.capability([10, 12, 11, 13], lower=5, upper=15)}),
    ):
        assert figure.title
        assert len(figure.words) > 40
        assert figure.png()[:4] == b"\x89PNG"
    for nothing in ({}, {"a": 1}, [1]):
        with pytest.raises(InputError):
            servqual.plot_capability(nothing)
