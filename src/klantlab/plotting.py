"""One style for every figure, and the words that go with it.

A figure here is a `Figure`: the picture and one line that says in words and numbers what it shows.
The words are the picture's text alternative, and what a notebook test compares. Nothing in this
room changes matplotlib's settings for anybody else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from klantlab import words as _words
from klantlab.errors import InputError

if TYPE_CHECKING:
    import pandas as pd
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
        kept = title.replace("€ ", "€\N{NO-BREAK SPACE}")  # an amount stays on one line
        axes.set_title("\n".join(textwrap.wrap(kept, width)).replace("\N{NO-BREAK SPACE}", " "))
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


def quadrants(axes: Axes, x: float, y: float, names: Mapping[tuple[bool, bool], str]) -> None:
    """Cut the axes in four at `x` and `y`, and name the corners: the key says whether a corner is right, and is top."""
    axes.axvline(x, color=GREY, linewidth=1.2)
    axes.axhline(y, color=GREY, linewidth=1.2)
    for (right, top), name in names.items():
        axes.annotate(
            name,
            (0.985 if right else 0.015, 0.98 if top else 0.02),
            xycoords="axes fraction",
            ha="right" if right else "left",
            va="top" if top else "bottom",
            color=GREY,
            fontsize=12,
            style="italic",
        )


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


def bars(values: Any, title: str, unit: str = "aantal") -> Figure:
    """Draw one bar for each value of a counted or grouped column, the longest on top.

    Parameters
    ----------
    values : pandas.Series
        Numbers with a name each, as ``.value_counts()`` or ``.groupby(…).sum()`` gives them; at
        most 30.
    title : str
        What the picture shows: one claim.
    unit : str
        Of the numbers, for the axis.

    Returns
    -------
    Figure

    Raises
    ------
    InputError
        No column of numbers, nothing to draw, or too many bars to read.

    Examples
    --------
    >>> import pandas as pd
    >>> bars(pd.Series({"web": 30, "winkel": 12}), "Het web verkoopt het meest", "bestellingen")
    Het web verkoopt het meest
    In woorden: bestellingen: bovenaan staat web met 30, onderaan winkel met 12.
    """
    from matplotlib.ticker import MaxNLocator

    known = _drawable(values, most=30).sort_values(kind="stable")
    names = [str(name) for name in known.index]
    write = _writer(known)
    with canvas(title, x=unit, size=(8, 1.4 + 0.42 * len(known))) as axes:
        # By place and not by name: two bars with one name stay two bars.
        drawn = axes.barh(range(len(names)), known.to_numpy(dtype=float), color=BLUE)
        axes.bar_label(drawn, [write(value) for value in known], padding=4, color=INK)
        axes.set_yticks(range(len(names)), names)
        axes.margins(x=0.12)
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
        axes.xaxis.set_major_locator(MaxNLocator(5))
    said = f"{unit}: bovenaan staat {names[-1]} met {write(known.iloc[-1])}"
    if len(names) > 1:
        said += f", onderaan {names[0]} met {write(known.iloc[0])}"
    return Figure(axes.figure, said + ".")


def line(values: Any, title: str, unit: str = "aantal", x: str = "datum") -> Figure:
    """Draw a line through numbers in their own order, of time for instance.

    Parameters
    ----------
    values : pandas.Series
        Numbers with a place each: dates, months, years or names, in the order to draw.
    title : str
        What the picture shows: one claim.
    unit, x : str
        Of the numbers, and of the places, for the axes.

    Returns
    -------
    Figure

    Raises
    ------
    InputError
        No column of numbers, or nothing to draw.

    Examples
    --------
    >>> import pandas as pd
    >>> line(pd.Series([10, 30, 20], index=[1, 2, 3]), "De tweede maand piekt", "bestellingen", "maand")
    De tweede maand piekt
    In woorden: bestellingen: van 10 (1) naar 20 (3); hoogste 30 (2), laagste 10 (1).
    """
    import pandas as pd

    known = _drawable(values)
    dates = isinstance(known.index, (pd.DatetimeIndex, pd.PeriodIndex))
    places = known.index.to_timestamp() if isinstance(known.index, pd.PeriodIndex) else known.index
    names = [_words.date(place) if dates else str(place) for place in places]
    if pd.api.types.is_numeric_dtype(places.dtype):
        names = [name.replace("-", _words.MINUS) for name in names]  # a year has no point between its thousands
    if getattr(values.index, "freqstr", None) == "M":
        names = [name.split(" ", 1)[1] for name in names]  # a month has no day
    write = _writer(known)
    with canvas(title, x=x, y=unit, grid="y") as axes:
        numbered = dates or pd.api.types.is_numeric_dtype(places.dtype)
        at = places if numbered else range(len(known))
        axes.plot(at, known.to_numpy(dtype=float), color=BLUE, marker="o" if len(known) <= 40 else None, ms=5)
        if dates:
            dutch_dates(axes)
        elif not numbered:
            axes.set_xticks(range(len(known)), names)
        elif pd.api.types.is_integer_dtype(places.dtype):
            _whole_ticks(axes, places if len(known) <= 16 else None)
        axes.set_ylim(bottom=min(0.0, float(known.min())))
    first, last, high, low = (
        f"{write(known.iloc[i])} ({names[i]})" for i in (0, -1, int(known.argmax()), int(known.argmin()))
    )
    said = f"{unit}: van {first} naar {last}; hoogste {high}, laagste {low}."
    return Figure(axes.figure, said)


def _drawable(values: Any, most: int | None = None) -> pd.Series:
    """Check what a student wants to draw: a column of numbers with names."""
    import pandas as pd

    if isinstance(values, pd.DataFrame):
        named = f", zoals tabel[{str(values.columns[0])!r}]" if len(values.columns) else ""
        raise InputError(f"Een figuur heeft één kolom nodig en dit is een tabel: kies er één kolom uit{named}.")
    if not isinstance(values, pd.Series) or pd.api.types.is_bool_dtype(values.dtype):
        raise InputError('Een figuur heeft een kolom met getallen nodig, zoals tabel["kanaal"].value_counts().')
    if not pd.api.types.is_numeric_dtype(values.dtype):
        raise InputError(
            "Deze kolom bevat geen getallen: tel eerst met .value_counts(), of groepeer en tel op, "
            "en teken dan de uitkomst."
        )
    known = values.dropna()
    if known.empty:
        raise InputError(
            "Er is niets te tekenen: de kolom heeft geen enkel getal. Kijk of je filter niet te streng is."
        )
    if most is not None and len(known) > most:
        raise InputError(
            f"{_words.count(len(known))} staven zijn niet te lezen, hooguit {most} wel: "
            f"neem de hoogste met .head({most}), of groepeer eerst."
        )
    return known


def _writer(values: pd.Series) -> Callable[[float], str]:
    """Write numbers with one decimal where that says something."""
    decimals = 0 if (values == values.round()).all() or values.abs().max() >= 100 else 1
    return lambda value: _words.number(value, decimals)


def _whole_ticks(axes: Axes, places: Any = None) -> None:
    """Mark these whole places, or a few of them: months and years, so no 4,5 and no 2.025."""
    from matplotlib.ticker import FixedLocator, MaxNLocator, StrMethodFormatter

    axes.xaxis.set_major_locator(MaxNLocator(integer=True) if places is None else FixedLocator(list(places)))
    axes.xaxis.set_major_formatter(StrMethodFormatter("{x:.0f}"))


def dutch_dates(axes: Axes) -> None:
    """Write the dates along the x axis as Dutch readers do: a few days or months, with the year."""
    from matplotlib.dates import AutoDateLocator, num2date
    from matplotlib.ticker import FuncFormatter

    locator = AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)

    def name(value: float, _: int | None) -> str:
        day = num2date(value)
        month = f"{_words.MONTHS[day.month - 1][:3]} {day.year}"
        return month if day.day == 1 else f"{day.day} {month}"

    axes.xaxis.set_major_formatter(FuncFormatter(name))
