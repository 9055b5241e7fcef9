"""A figure with sliders moves where there is a kernel, and reads the same where there is none."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from klantlab import plotting
from klantlab.errors import InputError
from klantlab.exploring import WIDGET, Explorer, Slider, explore


def draw(visits: int, price: float = 2.5) -> plotting.Figure:
    if visits == 0:
        raise InputError("Met 0 bezoeken is er niets te tekenen: schuif naar minstens 1.")
    with plotting.canvas(f"{visits} bezoeken", x="bezoeken", y="omzet (€)") as axes:
        axes.plot([0, visits], [0, price * visits])
    return plotting.Figure(axes.figure, f"{visits} bezoeken brengen {plotting.plain(price * visits)} euro op <samen>.")


@pytest.fixture
def made() -> Explorer:
    return explore(
        draw,
        visits=Slider("aantal bezoeken", range(10), 4),
        price=Slider("prijs", [2.0, 2.5], 2.5, lambda value: f"€ {plotting.plain(value)}"),
    )


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Catch what is sent to the notebook."""
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr("IPython.display.publish_display_data", sent.append)
    return sent


def test_without_a_kernel_the_figure_at_the_start_is_there_with_its_words(
    made: Explorer, shown: list[dict[str, Any]]
) -> None:
    made._ipython_display_()
    picture, said = shown
    assert picture["image/png"] == made.figure.png()
    assert picture["text/plain"] == "4 bezoeken"
    assert said["text/markdown"] == "*In woorden:* 4 bezoeken brengen 10 euro op <samen>."
    assert repr(made) == repr(draw(4))


def test_moving_a_slider_draws_again_and_says_it_again(made: Explorer) -> None:
    box, said = made._live()
    visits, price, picture = box.children
    assert visits.label == "4"
    assert price.label == "€ 2,5"
    visits.value = 6
    price.value = 2.0
    assert picture.value == draw(6, 2.0).png()
    assert said.value.endswith("6 bezoeken brengen 12 euro op &lt;samen&gt;.")


def test_a_place_with_nothing_to_draw_is_said_and_the_next_move_goes_on(made: Explorer) -> None:
    box, said = made._live()
    visits, _, picture = box.children
    before = picture.value
    visits.value = 0
    assert "niets te tekenen" in said.value
    assert picture.value == before
    visits.value = 1
    assert picture.value == draw(1).png()


def test_both_outputs_move_together_in_a_notebook(made: Explorer, shown: list[dict[str, Any]]) -> None:
    made._ipython_display_()
    ids = [bundle[WIDGET]["model_id"] for bundle in shown]
    assert len(set(ids)) == 2


def test_without_ipywidgets_it_is_a_figure(
    made: Explorer, shown: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    made._ipython_display_()
    assert [WIDGET in bundle for bundle in shown] == [False, False]
    assert "image/png" in shown[0]


def test_a_slider_that_starts_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="not one of its values"):
        Slider("prijs", [1, 2], 3)
