"""One style for every figure, and the words that go with it.

A figure here is a `Figure`: the picture and one line that says in words and numbers what it shows.
The words are the picture's text alternative, and what a notebook test compares. Nothing in this
room changes matplotlib's settings for anybody else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from klantlab import words as _words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as MatplotlibFigure
    from matplotlib.figure import SubFigure

# Okabe & Ito (2008): told apart by colour-blind readers; the order also steps in lightness, so that
# it survives a grey photocopy.
INK = "#1F2937"
GREY = "#8A8F98"
LIGHT = "#D9DCE1"
BLUE = "#0072B2"
ORANGE = "#E69F00"
GREEN = "#009E73"
RED = "#D55E00"
SKY = "#56B4E9"
PINK = "#CC79A7"
PALETTE = (BLUE, ORANGE, GREEN, RED, SKY, PINK, GREY)

STYLE: Any = {
    "figure.figsize": (8.0, 4.5),
    "figure.dpi": 110,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "font.family": "DejaVu Sans",  # ships with matplotlib: the same letters on every machine
    "font.size": 12,
    "axes.titlesize": 15,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 14,
    "axes.labelsize": 12,
    "axes.labelcolor": INK,
    "axes.edgecolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": False,
    "grid.color": LIGHT,
    "grid.linewidth": 0.8,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "lines.linewidth": 2.4,
    "legend.frameon": False,
}


class Figure:
    """A picture with its words.

    Attributes
    ----------
    figure : matplotlib.figure.Figure
        The picture, for whoever wants to change or save it.
    words : str
        What the picture shows, in Dutch, with numbers computed from its data.
    """

    def __init__(self, figure: MatplotlibFigure | SubFigure, words: str) -> None:
        self.figure = cast("MatplotlibFigure", figure)  # `axes.figure` is typed as either
        self.words = words

    @property
    def title(self) -> str:
        """The claim above the picture."""
        axes = self.figure.axes
        return " ".join(axes[0].get_title(loc="left").split()) if axes else ""

    def png(self) -> bytes:
        """The picture as the bytes of a PNG file."""
        buffer = BytesIO()
        # No software version in the file: the same picture is the same bytes.
        self.figure.savefig(buffer, format="png", bbox_inches="tight", metadata={"Software": None})
        return buffer.getvalue()

    def __repr__(self) -> str:
        return f"{self.title}\nIn woorden: {self.words}"

    def _ipython_display_(self) -> None:
        from IPython.display import publish_display_data

        publish_display_data({"image/png": self.png(), "text/plain": self.title})
        publish_display_data(
            {
                "text/markdown": f"*In woorden:* {self.words}",
                "text/plain": f"In woorden: {self.words}",
            }
        )


@contextmanager
def canvas(
    title: str,
    *,
    x: str | None = None,
    y: str | None = None,
    size: tuple[float, float] | None = None,
    grid: str | None = None,
) -> Iterator[Axes]:
    """Give axes in the house style; the style ends with the block.

    Parameters
    ----------
    title : str
        One claim, in Dutch. It is wrapped to the width of the picture.
    x, y : str, optional
        Axis labels with their unit, as in "bestelwaarde (€)".
    size : (float, float), optional
        Width and height in inches; 8 by 4.5 when left out.
    grid : {"x", "y", "both"}, optional
        Light lines along this axis' ticks.

    Yields
    ------
    matplotlib.axes.Axes
        Draw on these. ``axes.figure`` is the picture to hand to `Figure`.

    Examples
    --------
    >>> with canvas("Twee punten, één lijn", x="tijd (dagen)", y="omzet (€)") as axes:
    ...     _ = axes.plot([0, 1], [1, 2])
    >>> Figure(axes.figure, "de omzet gaat van € 1 naar € 2").title
    'Twee punten, één lijn'
    """
    import textwrap

    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as MatplotlibFigure

    with rc_context(STYLE):
        # Not through pyplot: no figure stays open behind the student's back.
        figure = MatplotlibFigure(figsize=size)
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        width = int(figure.get_figwidth() * 6.5)  # letters of the title that fit above the axes
        axes.set_title("\n".join(textwrap.wrap(title, width)))
        if x:
            axes.set_xlabel(x)
        if y:
            axes.set_ylabel(y)
        if grid:
            axes.grid(True, axis=grid)  # type: ignore[arg-type]
        dutch(axes)
        yield axes


def dutch(axes: Axes, *, x: Callable[[float], str] | None = None, y: Callable[[float], str] | None = None) -> None:
    """Write the ticks of both number axes as Dutch readers do; `x` and `y` take another writer.

    ``dutch(axes, y=words.euro)`` puts euros on the y axis.
    """
    from matplotlib.ticker import FuncFormatter

    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: (x or plain)(value)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: (y or plain)(value)))


def plain(value: float) -> str:
    """Write a tick with as many decimals as it needs, three at the most.

    Examples
    --------
    >>> plain(2500.0), plain(0.25)
    ('2.500', '0,25')
    """
    for decimals in range(3):
        if abs(round(value, decimals) - value) <= 1e-9 * max(1.0, abs(value)):
            return _words.number(value, decimals)
    return _words.number(value, 3)
