"""Move the shares and the number of answers, and see how sure the score is."""

from __future__ import annotations

from typing import Any

from klantlab import plotting
from klantlab.errors import InputError
from klantlab.exploring import Explorer, Slider
from klantlab.exploring import explore as sliders
from klantlab.nps._score import from_counts
from klantlab.words import count, number, percent, plural

SIZES = (20, 50, 100, 200, 400, 800, 1200, 2500, 5000, 10_000)
SHARES = tuple(range(0, 101, 5))


def explore(promoters: float = 0.25, detractors: float = 0.20, n: int = 100) -> Explorer:
    """Put sliders on the shares and the number of answers; see the score with its interval.

    Parameters
    ----------
    promoters, detractors : float
        Shares at the start, between 0 and 1 in steps of 0.05.
    n : int
        Answers at the start: 20, 50, 100, 200, 400, 800, 1,200, 2,500, 5,000 or 10,000.

    Returns
    -------
    exploring.Explorer
        Without a kernel it shows the figure of the start.

    Raises
    ------
    InputError
        A start that is not a place of its slider, or shares of more than 1 together.

    References
    ----------
    The interval is that of `nps.score`.

    Examples
    --------
    >>> explore()
    Met 100 antwoorden kan de NPS −8 zijn, of +18
    In woorden: 25% promotors en 20% criticasters geven een NPS van +5. Met 100 antwoorden past elke echte
    NPS tussen −8 en +18: ongeveer 13 punten naar elke kant.
    """
    start = {"promoters": promoters, "detractors": detractors}
    for name, share in start.items():
        if not isinstance(share, (int, float)) or round(100 * share, 6) not in SHARES:
            raise InputError(f"`{name}` is een deel van 0 tot 1 in stappen van 0.05 en is nu {share!r}.")
    if n not in SIZES:
        raise InputError(f"`n` is een plaats van de schuif ({', '.join(map(count, SIZES))}) en is nu {n!r}.")

    def written(share: int) -> str:
        return percent(share / 100)

    return sliders(
        lambda promoters, detractors, n: plot_sample(promoters / 100, detractors / 100, n),
        promoters=Slider("promotors", SHARES, round(100 * promoters), written),
        detractors=Slider("criticasters", SHARES, round(100 * detractors), written),
        n=Slider("aantal antwoorden", SIZES, n, count),
    )


def plot_sample(promoters: float, detractors: float, n: int) -> plotting.Figure:
    """Draw the three groups and the score that they give, with what it could be as well, on the whole scale.

    Parameters
    ----------
    promoters, detractors : float
        Shares between 0 and 1.
    n : int
        Answers; the groups are rounded to whole people.

    Returns
    -------
    plotting.Figure

    Raises
    ------
    InputError
        Shares of more than 1 together.
    """
    passives = 1 - promoters - detractors
    if passives < -1e-9:
        raise InputError(
            f"{percent(promoters)} promotors en {percent(detractors)} criticasters is samen meer dan 100%: maak een "
            "van de twee kleiner."
        )
    people = {"promoters": round(n * promoters), "detractors": round(n * detractors)}
    found = from_counts(**people, passives=n - sum(people.values()))
    groups = (
        ("criticasters", detractors, plotting.RED),
        ("passief tevreden", passives, plotting.LIGHT),
        ("promotors", promoters, plotting.BLUE),
    )
    low, high = found.interval
    wide = (high - low) / 2
    fine = 1 if wide < 2 or min(abs(low), abs(high)) < 0.5 else 0  # an end beside zero is not zero
    value, ends = _points(found.value), [number(end, fine, sign=True) for end in (low, high)]
    answers = plural(n, "antwoord", "antwoorden")
    title = f"Met {answers} kan de NPS {ends[0]} zijn, of {ends[1]}"
    if len({value, *ends}) == 1:
        title = f"Met {answers} ligt de NPS van {value} bijna vast"
    with plotting.canvas(title, x="NPS (punten)", size=(8.0, 3.6)) as axes:
        left = -100.0
        for name, share, colour in groups:
            axes.barh(1, 200 * share, 0.42, left=left, color=colour)
            if share >= 0.1:
                ink = plotting.INK if colour == plotting.LIGHT else "white"
                axes.text(left + 100 * share, 1, percent(share), ha="center", va="center", color=ink)
                axes.text(left + 100 * share, 1.28, name, ha="center", va="bottom", fontsize=11)
            left += 200 * share
        axes.axvline(0, ymax=0.5, color=plotting.GREY, linewidth=1)
        axes.plot([low, high], [0, 0], color=plotting.BLUE, linewidth=9, alpha=0.3, solid_capstyle="butt")
        axes.plot([found.value], [0], "o", color=plotting.BLUE, markersize=10)
        axes.annotate(
            value, (found.value, 0), xytext=(0, 10), textcoords="offset points", ha="center", fontweight="bold"
        )
        axes.set_xlim(-100, 100)
        axes.set_ylim(-0.45, 1.6)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        plotting.dutch(axes, x=_points)
    said = (
        f"{percent(promoters)} promotors en {percent(detractors)} criticasters geven een NPS van {value}. Met "
        f"{answers} past elke echte NPS tussen {ends[0]} en {ends[1]}: ongeveer {number(wide, 0 if wide >= 2 else 1)} "
        "punten naar elke kant."
    )
    picture: Any = axes.figure
    return plotting.Figure(picture, said)


def _points(value: float) -> str:
    return number(value, 0, sign=True)
