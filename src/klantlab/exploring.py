"""A figure with sliders, for the numbers that a student wants to move.

Where no kernel runs (on a forge, on paper, in a stored notebook) the same figure stands there with the
values that its author chose, and with its words: nothing is only to be seen by moving something.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from klantlab.errors import InputError
from klantlab.plotting import Figure, plain

WIDGET = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True)
class Slider:
    """One number to move.

    Parameters
    ----------
    label : str
        What it is, in Dutch, with its unit where `write` does not say it.
    values : sequence
        The places of the slider, in order.
    start : object
        The place at which it starts; one of `values`.
    write : callable
        Writes a value as the reader sees it: "1.200", "45%".
    """

    label: str
    values: Sequence[Any]
    start: Any
    write: Callable[[Any], str] = plain

    def __post_init__(self) -> None:
        if self.start not in self.values:
            raise ValueError(f"slider {self.label!r} starts at {self.start!r}, which is not one of its values")


class Explorer:
    """A drawing function with its sliders; shows itself in a notebook.

    Attributes
    ----------
    figure : klantlab.plotting.Figure
        The figure at the start: what is seen without a kernel, and what a notebook test compares.
    """

    def __init__(self, draw: Callable[..., Figure], sliders: Mapping[str, Slider]) -> None:
        self._draw = draw
        self._sliders = dict(sliders)
        self.figure = draw(**{name: slider.start for name, slider in self._sliders.items()})

    def __repr__(self) -> str:
        return repr(self.figure)

    def _ipython_display_(self) -> None:
        from IPython.display import publish_display_data

        live = self._live()
        pictures: dict[str, Any] = {"image/png": self.figure.png(), "text/plain": self.figure.title}
        said: dict[str, Any] = {
            "text/markdown": f"*In woorden:* {self.figure.words}",
            "text/plain": f"In woorden: {self.figure.words}",
        }
        # Two outputs, as with any figure: the words stay text for whoever can't see the picture.
        for static, widget in zip((pictures, said), live, strict=False):
            static[WIDGET] = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
        publish_display_data(pictures)
        publish_display_data(said)

    def _live(self) -> tuple[Any, ...]:
        """Make the sliders with their picture, and the words; nothing where ipywidgets is not installed."""
        try:
            import ipywidgets
        except ImportError:
            return ()
        wide = ipywidgets.Layout(width="38em")
        moved = {
            name: ipywidgets.SelectionSlider(
                options=[(slider.write(value), value) for value in slider.values],
                value=slider.start,
                description=slider.label,
                style={"description_width": "16em"},
                layout=wide,
                continuous_update=False,  # one drawing when the hand lets go, not one for each place it passes
            )
            for name, slider in self._sliders.items()
        }
        picture = ipywidgets.Image(value=self.figure.png(), format="png", layout={"max_width": "100%"})
        said = ipywidgets.HTML(value=_as_html(self.figure.words))

        def redraw(_: Any) -> None:
            try:
                figure = self._draw(**{name: slider.value for name, slider in moved.items()})
            except InputError as error:  # a place where there is nothing to compute: say so, keep the picture
                said.value = _as_html(str(error))
                return
            picture.value, said.value = figure.png(), _as_html(figure.words)

        for slider in moved.values():
            slider.observe(redraw, names="value")
        return ipywidgets.VBox([*moved.values(), picture]), said


def _as_html(words: str) -> str:
    from html import escape

    return f"<em>In woorden:</em> {escape(words)}"


def explore(draw: Callable[..., Figure], **sliders: Slider) -> Explorer:
    """Put sliders on a drawing function.

    Parameters
    ----------
    draw : callable
        Takes the sliders' values by name and gives a `klantlab.plotting.Figure`. Quick: it runs at every move.
    **sliders : Slider
        One for each keyword of `draw` that may move.

    Returns
    -------
    Explorer

    Examples
    --------
    >>> from klantlab import plotting
    >>> def draw(visits):
    ...     with plotting.canvas(f"{visits} bezoeken", x="bezoeken", y="koppen") as axes:
    ...         _ = axes.plot([0, visits], [0, 2 * visits])
    ...     return plotting.Figure(axes.figure, f"{visits} bezoeken zijn {2 * visits} koppen.")
    >>> explore(draw, visits=Slider("aantal bezoeken", range(1, 10), 3))
    3 bezoeken
    In woorden: 3 bezoeken zijn 6 koppen.
    """
    return Explorer(draw, sliders)
