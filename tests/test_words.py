"""Numbers as Dutch readers write them, and results and figures that speak."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantlab import plotting, words
from klantlab.errors import InputError
from klantlab.results import Result


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words.number(1234567.891, 2), "1.234.567,89"),
        (words.number(-0.04), "0,0"),
        (words.number(-7.4), "−7,4"),
        (words.number(0, 0, sign=True), "0"),
        (words.number(math.nan), "onbekend"),
        (words.number(-math.inf), "−oneindig"),
        (words.euro(12.5), "€ 12,50"),
        (words.percent(0.5), "50%"),
        (words.plural(2, "rij", "rijen"), "2 rijen"),
        (words.listing([]), ""),
        (words.listing(["a"]), "'a'"),
        (words.listing(range(3), last="of"), "0, 1 of 2"),
    ],
)
def test_numbers_are_written_the_dutch_way(said: str, expected: str) -> None:
    assert said == expected


@given(st.floats(-1e12, 1e12), st.integers(0, 4))
def test_a_written_number_reads_back_as_itself(value: float, decimals: int) -> None:
    text = words.number(value, decimals)
    read = float(text.replace(".", "").replace(",", ".").replace(words.MINUS, "-"))
    assert read == pytest.approx(value, abs=0.5000001 * 10**-decimals, rel=1e-12)


@dataclass(frozen=True)
class _Mean(Result):
    value: float
    n: int
    interval: tuple[float, float]

    @property
    def words(self) -> str:
        return f"gemiddeld {words.number(self.value)} < 10"


def test_a_result_prints_its_words_and_gives_a_frame() -> None:
    result = _Mean(7.4, 80, (7.1, 7.7))
    assert repr(result) == str(result) == "gemiddeld 7,4 < 10"
    assert result._repr_html_() == "<p>gemiddeld 7,4 &lt; 10</p>"
    frame = result.to_frame()
    assert frame.columns.tolist() == ["value", "n", "interval_low", "interval_high"]
    assert frame.iloc[0].tolist() == [7.4, 80, 7.1, 7.7]


def test_a_figure_leaves_no_style_behind_and_draws_the_same_bytes() -> None:
    from matplotlib import rcParams

    before = dict(rcParams)

    def draw() -> plotting.Figure:
        with plotting.canvas("Omzet stijgt", x="tijd (maanden)", y="omzet (€)", grid="y") as axes:
            axes.plot([0, 1, 2], [0.5, 1.0, 2500.0])
        return plotting.Figure(axes.figure, "de omzet stijgt van € 1 naar € 3")

    assert draw().png() == draw().png()
    assert dict(rcParams) == before
    assert "In woorden: de omzet stijgt" in repr(draw())


def test_ticks_are_dutch() -> None:
    with plotting.canvas("Omzet stijgt") as axes:
        axes.plot([0, 2000], [0.0, 0.5])
    axes.figure.canvas.draw()
    assert "1.000" in [label.get_text() for label in axes.get_xticklabels()]
    assert "0,1" in [label.get_text() for label in axes.get_yticklabels()]


def test_a_long_title_is_wrapped_and_read_back_as_one_line() -> None:
    claim = (
        "Eén op de vijf klanten brengt driekwart van de omzet binnen en de rest koopt hooguit één keer per jaar iets"
    )
    with plotting.canvas(claim) as axes:
        pass
    assert "\n" in axes.get_title(loc="left")
    assert plotting.Figure(axes.figure, "").title == claim


def test_colours_differ_in_lightness_for_a_grey_print() -> None:
    from matplotlib.colors import to_rgb

    lightness = sorted(
        sum(w * c for w, c in zip((0.299, 0.587, 0.114), to_rgb(colour), strict=True))
        for colour in plotting.PALETTE[:4]
    )
    assert min(b - a for a, b in itertools.pairwise(lightness)) > 0.02


def test_a_student_draws_bars_and_a_line_with_one_call() -> None:
    counted = pd.Series({"web": 30, "winkel": 12, "bar": 30})
    figure = plotting.bars(counted, "Het web verkoopt het meest", "bestellingen")
    assert [bar.get_width() for bar in figure.figure.axes[0].patches] == [12, 30, 30]
    assert figure.words == "bestellingen: bovenaan staat bar met 30, onderaan winkel met 12."
    months = pd.Series([1.5, 2.5], index=pd.period_range("2025-01", periods=2, freq="M"))
    assert "van 1,5 (januari 2025) naar 2,5 (februari 2025)" in plotting.line(months, "Het stijgt", "omzet (€)").words
    assert plotting.line(months, "Het stijgt").png().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (pd.DataFrame({"a": [1]}), "tabel['a']"),
        (pd.Series(["web", "bar"]), "tel eerst met .value_counts()"),
        (pd.Series([True]), "een kolom met getallen"),
        ([1, 2], "een kolom met getallen"),
        (pd.Series([None, None], dtype=float), "niets te tekenen"),
        (pd.Series(range(31)), "31 staven zijn niet te lezen"),
    ],
)
def test_what_can_not_be_drawn_is_refused_kindly(values: object, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        plotting.bars(values, "Het web verkoopt het meest")


@pytest.mark.parametrize("years", [range(2023, 2026), range(1990, 2026)])
def test_a_line_marks_whole_years_without_a_point(years: range) -> None:
    axes = plotting.line(pd.Series(1.0, index=list(years)), "Het blijft gelijk", x="jaar").figure.axes[0]
    axes.figure.canvas.draw()
    marked = [label.get_text() for label in axes.get_xticklabels()]
    assert {"2023", "2024", "2025"} == set(marked) or len(years) > 16
    assert all(text.isdigit() for text in marked), marked


def test_a_notebook_shows_bad_input_as_one_sentence() -> None:
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    with capture_output() as shown:
        result = InteractiveShell().run_cell("from klantlab import nps\nnps.score([11])")
    assert isinstance(result.error_in_exec, InputError)
    printed = shown.stdout + shown.stderr
    assert "buiten de schaal 0–10" in printed
    assert "Traceback" not in printed
    assert len(printed.strip().splitlines()) == 1
