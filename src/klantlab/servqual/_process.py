"""Quality control for a service: whether a process is as it always was, and good enough for the promise."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, date, number, percent, plural

RANGE_MEAN = {2: 1.128, 3: 1.693, 4: 2.059, 5: 2.326, 6: 2.534, 7: 2.704, 8: 2.847, 9: 2.970, 10: 3.078}
"""d2: the mean range of so many normal values, in standard deviations; Montgomery (2013), appendix VI."""
RANGE_SPREAD = {2: 0.853, 3: 0.888, 4: 0.880, 5: 0.864, 6: 0.848, 7: 0.833, 8: 0.820, 9: 0.808, 10: 0.797}
"""d3: the standard deviation of that range."""
CHANCE_OUTSIDE = 0.0027  # of a normal mean beyond three standard errors


@dataclass(frozen=True, repr=False)
class ControlChart(Result):
    """A process over time, against the limits of its own chance variation.

    Attributes
    ----------
    table : pandas.DataFrame
        By sample: mean, range, mean_outside, range_outside, and baseline (whether it set the limits).
    center, limits : float, (float, float)
        Middle and control limits of the sample means.
    range_center, range_limits : float, (float, float)
        The same for the ranges.
    sigma : float
        Standard deviation within samples, R̄/d2.
    size : int
        Values in a sample.
    """

    table: pd.DataFrame
    center: float
    limits: tuple[float, float]
    range_center: float
    range_limits: tuple[float, float]
    sigma: float
    size: int
    name: str
    left_out: int

    def to_frame(self) -> pd.DataFrame:
        """Give `table` as a frame of its own."""
        return self.table.copy()

    @property
    def words(self) -> str:
        """How many samples fall outside, how many chance alone would put there, and the first one."""
        low, high = (number(limit) for limit in self.limits)
        out, n = int(self.table["mean_outside"].sum()), len(self.table)
        text = (
            f"Het gemiddelde van een steekproef van {self.size} hoort tussen {low} en {high} te liggen "
            f"(midden {number(self.center)}). "
        )
        if out:
            first = _when(self.table.index[self.table["mean_outside"]][0])
            text += f"{count(out)} van de {plural(n, 'steekproef', 'steekproeven')} "
            text += f"{'ligt' if out == 1 else 'liggen'} erbuiten, de eerste bij {first}"
        else:
            text += f"Geen van de {plural(n, 'steekproef', 'steekproeven')} ligt erbuiten"
        text += f"; door toeval verwacht je er {number(CHANCE_OUTSIDE * n)}."
        wide = int(self.table["range_outside"].sum())
        if wide:
            text += f" Bij {plural(wide, 'steekproef', 'steekproeven')} valt ook de spreiding buiten haar grenzen."
        if self.left_out:
            text += (
                f" {plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee: daar ontbreekt iets, of de steekproef "
                f"heeft geen {self.size} waarden."
            )
        return text


def control_chart(
    values: Any, sample: Any, *, baseline: int | None = None, missing: Collection[float] = ()
) -> ControlChart:
    """Draw up an X̄/R control chart: sample means and ranges against three-sigma limits (C65).

    With samples of n values, mean of means x̿ and mean range R̄ over the baseline::

        means:   x̿ ± 3·R̄/(d2·√n)        ranges:   R̄·(1 ± 3·d3/d2), not below 0

    The limits come from the spread *within* samples, so they ask whether samples differ more from each other than
    values within one do.

    Parameters
    ----------
    values : column, shape (n,)
        Measurements in any unit.
    sample : column, shape (n,)
        Which sample a value belongs to: a number, a day or a name. Samples are put in order of their label,
        text alphabetically.
    baseline : int, optional
        So many first samples set the limits; all samples when left out, and then a disturbance widens them.
    missing : collection of float
        Codes for "no answer".

    Returns
    -------
    ControlChart
        Samples with another size than the most frequent one are left out and counted. The limits have no interval:
        they are a convention, drawn at three standard errors.

    Raises
    ------
    InputError
        Fewer than two whole samples, samples of one or of more than ten values, or no differences within them.

    Source: Shewhart (1931), Economic Control of Quality of Manufactured Product; constants in Montgomery (2013),
    Introduction to Statistical Quality Control, appendix VI.

    Examples
    --------
    >>> chart = control_chart([9, 11, 10, 12, 9, 10, 15, 17], [1, 1, 2, 2, 3, 3, 4, 4], baseline=3)
    >>> [round(limit, 2) for limit in chart.limits]
    [7.03, 13.3]
    >>> chart.table.index[chart.table["mean_outside"]].to_list()
    [4]
    """
    measured = tables.numbers(values, "values", missing=missing)
    order, labels = _samples(sample)
    _stats.same_rows({"values": (values, len(measured)), "sample": (sample, len(order))})
    known = ~np.isnan(measured) & (order >= 0)
    sizes = pd.Series(order[known]).value_counts()
    size = int(sizes.mode().max()) if len(sizes) else 0
    if len(sizes) and not 2 <= size <= max(RANGE_MEAN):
        raise InputError(
            f"De meeste steekproeven hebben {plural(size, 'waarde', 'waarden')}: voor deze grafiek zijn er 2 tot en "
            f"met {max(RANGE_MEAN)} nodig. Klopt de kolom met de steekproef?"
        )
    whole = np.sort(sizes.index[sizes == size].to_numpy())
    if len(whole) < 2:
        raise InputError("Er zijn geen twee volledige steekproeven: voor grenzen zijn er minstens twee nodig.")
    first = len(whole) if baseline is None else _baseline(baseline, len(whole))
    used = known & np.isin(order, whole)
    by = pd.Series(measured[used]).groupby(order[used])
    means, ranges = by.mean().to_numpy(), (by.max() - by.min()).to_numpy()
    center, spread = float(means[:first].mean()), float(ranges[:first].mean())
    if not spread > 0:
        raise InputError("Binnen elke steekproef zijn alle waarden gelijk: dan is er geen spreiding om mee te meten.")
    sigma = spread / RANGE_MEAN[size]
    half = 3 * sigma / np.sqrt(size)
    lift = 3 * RANGE_SPREAD[size] / RANGE_MEAN[size]
    limits = (float(center - half), float(center + half))
    range_limits = (float(max(0.0, spread * (1 - lift))), float(spread * (1 + lift)))
    table = pd.DataFrame(
        {
            "mean": means,
            "range": ranges,
            "mean_outside": (means < limits[0]) | (means > limits[1]),
            "range_outside": (ranges < range_limits[0]) | (ranges > range_limits[1]),
            "baseline": np.arange(len(whole)) < first,
        },
        index=pd.Index(labels[whole], name=str(getattr(sample, "name", None) or "steekproef")),
    )
    return ControlChart(
        table=table,
        center=center,
        limits=limits,
        range_center=spread,
        range_limits=range_limits,
        sigma=float(sigma),
        size=size,
        name=str(getattr(values, "name", None) or "waarde"),
        left_out=int(len(measured) - used.sum()),
    )


def _samples(sample: Any) -> tuple[np.ndarray, pd.Index]:
    """Number the samples in order of their labels; −1 where a label lacks."""
    if isinstance(sample, (str, bytes)) or np.ndim(sample) != 1:
        raise InputError("`sample` moet een kolom zijn die bij elke waarde zegt uit welke steekproef die komt.")
    column = pd.Series(sample if isinstance(sample, pd.Series) else list(sample)).reset_index(drop=True)
    try:
        order, labels = pd.factorize(column, sort=True)
    except TypeError as error:
        raise InputError("De kolom met de steekproef hoort getallen, dagen of namen te bevatten.") from error
    return np.asarray(order), pd.Index(labels)


def _baseline(baseline: int, n: int) -> int:
    if isinstance(baseline, bool) or not isinstance(baseline, (int, np.integer)) or not 2 <= baseline <= n:
        raise InputError(f"`baseline` is een aantal steekproeven van 2 tot en met {count(n)}, de eerste in de tijd.")
    return int(baseline)


def _when(label: Any) -> str:
    if hasattr(label, "month") and hasattr(label, "day"):
        return date(label)
    return f"'{label}'" if isinstance(label, str) else str(label)


def plot_control_chart(chart: ControlChart) -> plotting.Figure:
    """Draw the sample means in order between their control limits, and the ranges below; what falls outside is red.

    Examples
    --------
    >>> chart = control_chart([9, 11, 10, 12, 9, 10, 15, 17], [1, 1, 2, 2, 3, 3, 4, 4], baseline=3)
    >>> plot_control_chart(chart).title
    '1 van de 4 steekproeven valt buiten de grenzen'
    """
    from matplotlib.ticker import MaxNLocator

    table = chart.table
    n = int(table["mean_outside"].sum())
    title = f"{count(n)} van de {count(len(table))} steekproeven {'valt' if n == 1 else 'vallen'} buiten de grenzen"
    if not n:
        title = f"Alle {count(len(table))} steekproeven vallen binnen de grenzen"
    dated = isinstance(table.index, pd.DatetimeIndex)
    at = table.index if dated else pd.RangeIndex(1, len(table) + 1)
    with plotting.canvas(title, y=f"{chart.name}: gemiddelde van {chart.size}", size=(8.0, 6.2)) as axes:
        rows = axes.figure.add_gridspec(2, 1, height_ratios=(2, 1), hspace=0.12)
        axes.set_subplotspec(rows[0])
        below = axes.figure.add_subplot(rows[1], sharex=axes)
        _between_limits(axes, at, table["mean"], table["mean_outside"], chart.center, chart.limits)
        _between_limits(below, at, table["range"], table["range_outside"], chart.range_center, chart.range_limits)
        below.set_ylabel("hoogste min laagste")
        below.set_xlabel("dag" if dated else f"volgnummer van {table.index.name}")
        axes.tick_params(axis="x", labelbottom=False)
        plotting.dutch(below)
        if dated:
            plotting.dutch_dates(below)
        else:
            below.xaxis.set_major_locator(MaxNLocator(integer=True))
        if not table["baseline"].all():
            last = at[int(table["baseline"].sum()) - 1]
            for part in (axes, below):
                part.axvline(last, color=plotting.GREY, linewidth=1.2, linestyle=":")
            axes.annotate(
                f"grenzen uit de eerste {count(table['baseline'].sum())}",
                (last, 0.985),
                (-5, 0),
                xycoords=("data", "axes fraction"),
                textcoords="offset points",
                ha="right",
                va="top",
                fontsize=10,
            )
    return plotting.Figure(axes.figure, chart.words)


def _between_limits(
    axes: Any, at: pd.Index, values: pd.Series, outside: pd.Series, center: float, limits: tuple[float, float]
) -> None:
    """Draw one series of a control chart; a lower limit of nothing is no line."""
    out = outside.to_numpy()
    axes.axhspan(*limits, color=plotting.LIGHT, alpha=0.45, linewidth=0)
    axes.axhline(center, color=plotting.GREY, linewidth=1.2)
    axes.plot(at, values, color=plotting.GREY, linewidth=0.8)
    axes.plot(at[~out], values[~out], "o", color=plotting.BLUE, markersize=4)
    axes.plot(at[out], values[out], "D", color=plotting.RED, markersize=6)
    axes.margins(y=0.15)
    for value, name, side in ((limits[1], "bovengrens", "bottom"), (limits[0], "ondergrens", "top")):
        if value or name == "bovengrens":
            axes.axhline(value, color=plotting.RED, linewidth=1.2, linestyle="--")
            axes.annotate(
                f"{name} {number(value)}",
                (0.01, value),
                (0, 4 if side == "bottom" else -4),
                xycoords=("axes fraction", "data"),
                textcoords="offset points",
                color=plotting.RED,
                va=side,
                fontsize=10,
            )


@dataclass(frozen=True, repr=False)
class Capability(Result):
    """Whether a process can keep a promise.

    Attributes
    ----------
    cp, cp_interval : float or None
        Width of the promise against six standard deviations; None with a promise on one side only.
    cpk, cpk_interval : float, (float, float)
        Distance from the mean to the nearest bound, in three standard deviations. 1 is just able, 1.33 a usual demand.
    share_outside, share_outside_interval : float, (float, float)
        Part of the values that broke the promise, with Wilson's interval.
    share_expected : float
        The part that a normal distribution with this mean and standard deviation puts outside.
    """

    cpk: float
    cpk_interval: tuple[float, float]
    cp: float | None
    cp_interval: tuple[float, float] | None
    mean: float
    sd: float
    share_outside: float
    share_outside_interval: tuple[float, float]
    share_expected: float
    lower: float | None
    upper: float | None
    n: int
    left_out: int
    confidence: float

    @property
    def words(self) -> str:
        """Cpk with its interval and verdict, and what was seen."""
        low, high = self.cpk_interval
        verdict = "ruim binnen de belofte" if low >= 4 / 3 else "niet in staat om de belofte te houden"
        if low < 4 / 3:
            verdict = "niet in staat om de belofte te houden" if high < 1 else "krap"
        text = (
            f"Cpk is {number(self.cpk, 2)} (tussen {number(low, 2)} en {number(high, 2)}): {verdict}. "
            f"{percent(self.share_outside, 1)} viel buiten de belofte "
            f"(tussen {' en '.join(percent(end, 1) for end in self.share_outside_interval)}, n = {count(self.n)}); "
            f"het gemiddelde is {number(self.mean)}, de spreiding {number(self.sd)}."
        )
        if self.left_out:
            text += f" {plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee, want daar ontbreekt iets."
        return text


def capability(
    values: Any,
    *,
    lower: float | None = None,
    upper: float | None = None,
    missing: Collection[float] = (),
    confidence: float = 0.95,
) -> Capability:
    """Compare the spread of a process with its promise: Cp and Cpk with intervals (C65).

    ::

        Cp = (upper − lower)/(6s)        Cpk = min(upper − mean, mean − lower)/(3s)

    With one bound Cpk is the distance to that bound, and Cp does not exist.

    Parameters
    ----------
    values : column, shape (n,)
        Single measurements from a process that is in control; of one that is not, the index describes the past only
        (some call it Ppk then). s is the standard deviation of all of them, between samples as well as within.
    lower, upper : float, optional
        What was promised; at least one of the two, in the unit of the values.
    missing, confidence
        Codes for "no answer"; level of the intervals.

    Returns
    -------
    Capability
        The interval of Cp is exact for normal values (chi-square), that of Cpk is Bissell's approximation.

    Raises
    ------
    InputError
        No bound, bounds the wrong way round, fewer than three values, or all of them equal.

    Source: Kane (1986), J. Quality Technology 18; Bissell (1990), Applied Statistics 39, eq. 6.

    Examples
    --------
    >>> result = capability([10, 12, 11, 13, 9, 11], upper=15)
    >>> round(result.cpk, 2), result.cp is None
    (0.94, True)
    """
    from scipy.stats import chi2, norm

    _stats.check_confidence(confidence)
    if lower is None and upper is None:
        raise InputError("Zeg wat er beloofd is: geef `upper` (hooguit), `lower` (minstens) of allebei.")
    bounds = [_bound(bound, name) for bound, name in ((lower, "lower"), (upper, "upper"))]
    if lower is not None and upper is not None and not lower < upper:
        raise InputError("`lower` moet lager zijn dan `upper`: eerst minstens, dan hooguit.")
    measured = tables.numbers(values, "values", missing=missing)
    known = measured[~np.isnan(measured)]
    n = len(known)
    if n < 3:
        raise InputError(f"Er {'is' if n == 1 else 'zijn'} {plural(n, 'waarde', 'waarden')}: minstens 3 zijn er nodig.")
    mean, sd = float(known.mean()), float(known.std(ddof=1))
    if not np.ptp(known) > 0:
        raise InputError(f"Alle {count(n)} waarden zijn gelijk: zonder spreiding is er geen Cpk.")
    below, above = bounds
    room = [side for side in ((mean - below), (above - mean)) if np.isfinite(side)]
    cpk = min(room) / (3 * sd)
    half = _stats.z_quantile(confidence) * np.sqrt(1 / (9 * n) + cpk**2 / (2 * (n - 1)))
    cp, cp_interval = None, None
    if len(room) == 2:
        cp = sum(room) / (6 * sd)
        ends = np.sqrt(chi2.ppf([(1 - confidence) / 2, (1 + confidence) / 2], n - 1) / (n - 1))
        cp_interval = (float(cp * ends[0]), float(cp * ends[1]))
    outside = int(((known < below) | (known > above)).sum())
    low, high = _stats.wilson(outside, n, confidence)
    return Capability(
        cpk=float(cpk),
        cpk_interval=(float(cpk - half), float(cpk + half)),
        cp=cp,
        cp_interval=cp_interval,
        mean=mean,
        sd=sd,
        share_outside=outside / n,
        share_outside_interval=(float(low), float(high)),
        share_expected=float(norm.sf((above - mean) / sd) + norm.cdf((below - mean) / sd)),
        lower=None if lower is None else float(lower),
        upper=None if upper is None else float(upper),
        n=n,
        left_out=len(measured) - n,
        confidence=float(confidence),
    )


def _bound(bound: Any, name: str) -> float:
    """Give a bound as a number; a promise that was not made lies infinitely far away."""
    if bound is None:
        return -np.inf if name == "lower" else np.inf
    if isinstance(bound, bool) or not isinstance(bound, (int, float, np.number)) or not np.isfinite(bound):
        raise InputError(f"`{name}` moet één gewoon getal zijn, in de eenheid van de waarden.")
    return float(bound)


def plot_capability(results: dict[str, Capability]) -> plotting.Figure:
    """Draw Cpk with its interval for one or more periods, against 1 (just able) and 1.33 (a usual demand).

    Parameters
    ----------
    results : dict of str to Capability
        By name, drawn from top to bottom.

    Raises
    ------
    InputError
        Nothing to draw.

    Examples
    --------
    >>> plot_capability({"voorjaar": capability([10, 12, 11, 13, 9, 11], upper=15)}).title
    "'voorjaar' houdt de belofte het slechtst: Cpk 0,94"
    """
    if not isinstance(results, dict) or not all(isinstance(result, Capability) for result in results.values()):
        raise InputError('Geef de uitslagen met een naam erbij, zoals {"voorjaar": servqual.capability(…)}.')
    if not results:
        raise InputError("Er is niets te tekenen: geef minstens één uitslag van capability.")
    worst = min(results, key=lambda name: results[name].cpk)
    title = f"'{worst}' houdt de belofte het slechtst: Cpk {number(results[worst].cpk, 2)}"
    names, places = list(results), np.arange(len(results))[::-1]
    level = percent(next(iter(results.values())).confidence)
    size = (8.0, 1.9 + 0.6 * len(names))
    with plotting.canvas(title, x=f"Cpk (lijn = {level}-interval)", size=size, grid="x") as axes:
        for value, text in ((1.0, "net"), (4 / 3, "ruim")):
            axes.axvline(value, color=plotting.GREY, linewidth=1.4, linestyle="--")
            axes.annotate(text, (value, len(names) - 0.5), (4, 0), textcoords="offset points", color=plotting.GREY)
        for place, result in zip(places, results.values(), strict=True):
            colour = plotting.RED if result.cpk_interval[0] < 1 else plotting.BLUE
            axes.hlines(place, *result.cpk_interval, color=colour, linewidth=3, alpha=0.5)
            axes.plot(result.cpk, place, "o", color=colour, markersize=9)
            note = f"{percent(result.share_outside, 1)} buiten de belofte"
            axes.annotate(
                note,
                (result.cpk, place),
                (0, 9),
                textcoords="offset points",
                ha="center",
                fontsize=10,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
            )
        axes.set_yticks(places, [f"{name} (n = {count(result.n)})" for name, result in results.items()])
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.6, len(names) - 0.2)
        axes.margins(x=0.2)
    return plotting.Figure(axes.figure, " ".join(f"{name}: {result.words}" for name, result in results.items()))
