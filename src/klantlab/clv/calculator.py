"""The value of one customer as a picture that moves: a bar a year, and where they add up to."""

from __future__ import annotations

from typing import Any

import numpy as np

from klantlab import plotting
from klantlab.clv.envelope import _one, lifetime_value
from klantlab.exploring import Explorer, Slider
from klantlab.exploring import explore as _explore
from klantlab.words import count, euro, number, percent

YEARS = 10  # bars that are drawn; later years are told in the words


def plot_present_value(
    margin: float, retention: float, discount_rate: float, acquisition_cost: float = 0.0
) -> plotting.Figure:
    """Draw what a customer brings in year by year, worth today, against the cost of acquiring.

    A customer pays `margin` at the end of each year in which they are still there (timing "after_renewal"), so year t
    is worth margin · (retention / (1 + discount_rate))^t.

    Parameters
    ----------
    margin : float
        Euro a year, 0 or more.
    retention : float
        Share that stays each year, 0 to 1.
    discount_rate : float
        Per year, 0 or more.
    acquisition_cost : float
        Euro, paid once, today; 0 or more.

    Examples
    --------
    >>> plot_present_value(60, 0.80, 0.10, acquisition_cost=40).title
    'Deze klant is € 120,00 waard, en verdient zichzelf terug in jaar 1'
    """
    m, cost = _one("margin", margin, 0), _one("acquisition_cost", acquisition_cost, 0)
    total = lifetime_value(m, retention, discount_rate, cost)
    q = retention / (1 + discount_rate)
    years = np.arange(1, YEARS + 1)
    amounts = m * q ** years.astype(float)
    running = np.cumsum(amounts) - cost
    if not cost:
        title = f"Deze klant is {euro(total)} waard, als werven niets kost"
    elif total < 0:
        title = f"Deze klant kost € {number(-total, 2)} meer dan er ooit terugkomt"
    else:
        first = next((int(year) for year in years if running[year - 1] >= -1e-9), None)
        when = f"verdient zichzelf terug in jaar {first}" if first else f"is na {YEARS} jaar nog niet terugverdiend"
        title = f"Deze klant is {euro(total)} waard, en {when}"
    later = max(total - float(running[-1]), 0.0)
    with plotting.canvas(title, x="jaar", y="bedrag, in euro's van vandaag", grid="y") as axes:
        axes.bar([0], [-cost], color=plotting.RED, width=0.7)
        axes.bar(years, amounts, color=plotting.BLUE, width=0.7)
        axes.plot([0, *years], [-cost, *running], color=plotting.INK, marker="o", markersize=5)
        axes.axhline(0, color=plotting.INK, linewidth=1)
        axes.annotate(
            "opgeteld", (YEARS, running[-1]), (6, 0), textcoords="offset points", va="center", color=plotting.INK
        )
        low, high = min(-cost, float(running.min())), max(float(running.max()), float(amounts.max()), 1.0)
        _name(axes, "werven", 0, -cost, high - low, plotting.RED)
        clear = 1 if running[0] < 0 else 3  # a year whose bar the line stays away from
        _name(axes, "per jaar", clear, float(amounts[clear - 1]), high - low, plotting.BLUE)
        axes.set_xlim(-0.8, YEARS + 1.8)
        axes.set_ylim(low - 0.14 * (high - low) if low < 0 else 0, high + 0.08 * (high - low))
        plotting.dutch(axes, x=lambda value: "nu" if not value else count(value))
        axes.set_xticks([0, *years], ["nu", *(str(year) for year in years)])
    words = (
        f"{euro(m)} marge per jaar, {percent(retention)} blijft, {percent(discount_rate, 1)} rente en "
        f"{euro(cost)} om te werven: alle jaren samen {euro(total + cost)}, min werven {euro(total)}. "
        f"De eerste drie jaar brengen {euro(float(amounts[:3].sum()))}; wat na jaar {YEARS} komt, is {euro(later)}."
    )
    return plotting.Figure(axes.figure, words)


def _name(axes: Any, name: str, x: int, amount: float, span: float, colour: str) -> None:
    """Write a bar's name in it where it fits, and beyond its end where it does not."""
    if not amount:
        return
    if abs(amount) > 0.25 * span:
        axes.annotate(name, (x, amount / 2), ha="center", va="center", color="white", fontsize=10, rotation=90)
    else:
        up = amount > 0
        axes.annotate(
            name,
            (x, amount),
            (0, 6 if up else -6),
            textcoords="offset points",
            ha="center",
            va="bottom" if up else "top",
            color=colour,
            fontsize=10,
        )


def explore(
    margin: float = 60.0, retention: float = 0.60, discount_rate: float = 0.10, acquisition_cost: float = 40.0
) -> Explorer:
    """Move margin, retention, discount rate and acquisition cost, and see the value of a customer.

    The sliders start at the values given. Without a kernel the figure of these values stands there, with its words.

    Parameters
    ----------
    margin, retention, discount_rate, acquisition_cost : float
        As in `plot_present_value`; the start of each slider.

    Returns
    -------
    klantlab.exploring.Explorer

    Examples
    --------
    >>> explore(60, 0.80, 0.10, 40).figure.title
    'Deze klant is € 120,00 waard, en verdient zichzelf terug in jaar 1'
    """
    m, cost = _one("margin", margin, 0), _one("acquisition_cost", acquisition_cost, 0)
    kept, rate = _one("retention", retention, 0, 1), _one("discount_rate", discount_rate, 0)
    return _explore(
        plot_present_value,
        margin=Slider("marge per jaar", _places(range(0, 205, 5), m), m, euro),
        retention=Slider("blijft elk jaar", _places([x / 100 for x in range(0, 100, 2)], kept), kept, percent),
        discount_rate=Slider("rente per jaar", _places([x / 100 for x in range(31)], rate), rate, percent),
        acquisition_cost=Slider("kosten om te werven", _places(range(0, 305, 5), cost), cost, euro),
    )


def _places(usual: Any, start: float) -> list[float]:
    """Add the start to the usual places of a slider."""
    return sorted({float(place) for place in usual} | {start})
