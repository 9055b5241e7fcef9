"""Pictures of lifetime value, each with one claim and its words."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pandas as pd

from klantlab import plotting, tables
from klantlab.clv.envelope import ContactSaving, RelationBreakEven
from klantlab.clv.histories import UNIT_WORDS, UNITS, read
from klantlab.clv.purchases import PurchaseModel
from klantlab.clv.shifted_beta_geometric import ShiftedBetaGeometric
from klantlab.clv.worth import WhaleCurve
from klantlab.errors import InputError
from klantlab.words import count, euro, number, percent, plural
from klantlab.words import date as written

DOTS = 2000  # more dots than this are one smear


def plot_alive_history(model: PurchaseModel, dates: Any, end: Any = None) -> plotting.Figure:
    """Draw P(alive) of one customer through time, with the purchases that move it.

    Parameters
    ----------
    model : BetaGeometric or ParetoNBD
        Fitted.
    dates : sequence of days
        Days on which this customer bought.
    end : day, optional
        Last day of the picture; the last purchase when left out.
    """
    model._check_fitted()
    days = _days(dates)
    last = days[-1] if end is None else tables.day(end, "end")
    length = (last - days[0]).days
    if last < days[-1] or length < 1:
        raise InputError("`end` moet na de laatste aankoop liggen, en minstens een dag na de eerste.")
    unit = UNITS[model.unit_]
    bought = np.array([(day - days[0]).days for day in days]) / unit
    grid = np.unique(np.concatenate([np.linspace(0, length / unit, 400), bought[1:], bought[1:] - 1e-9]))
    seen = np.searchsorted(bought, grid, side="right") - 1
    history = pd.DataFrame({"x": seen, "t_x": bought[seen], "T": grid})
    alive = model.probability_alive(history).to_numpy()
    now = float(alive[-1])
    moments = days[0] + pd.to_timedelta(np.round(grid * unit * 86_400), unit="s")
    silent = length - (days[-1] - days[0]).days
    title = f"Na {plural(silent, 'dag', 'dagen')} stilte is de kans dat deze klant nog klant is {percent(now)}"
    with plotting.canvas(title, y="kans dat de klant nog klant is", grid="y") as axes:
        axes.plot(moments, alive, color=plotting.BLUE)
        axes.plot(np.array(days), np.full(len(days), -0.03), "|", color=plotting.RED, markersize=11, markeredgewidth=2)
        axes.annotate(
            plural(len(days), "aankoop", "aankopen"),
            (days[0], -0.03),
            (0, 9),
            textcoords="offset points",
            color=plotting.RED,
        )
        axes.set_ylim(-0.07, 1.04)
        plotting.dutch(axes, y=percent)
        _month_axis(axes)
    words = (
        f"{plural(len(days), 'koopdag', 'koopdagen')}, de laatste op {written(days[-1])}; "
        f"op {written(last)} is de kans {percent(now)}, het laagst was die {percent(float(alive.min()))}."
    )
    return plotting.Figure(axes.figure, words)


def plot_alive_matrix(
    model: PurchaseModel,
    summary: Any,
    what: Literal["alive", "purchases"] = "alive",
    t: float | None = None,
) -> plotting.Figure:
    """Draw what the model says for every x and t_x, and how many customers are where.

    Colour is the model's answer for a customer of the median age T; dots are counts of customers
    in cells, so the picture is as light for a million customers as for a hundred.

    Parameters
    ----------
    model : BetaGeometric or ParetoNBD
        Fitted.
    summary : frame
        Columns `x`, `t_x` and `T`.
    what : {"alive", "purchases"}
        P(alive), or expected purchases in the time `t` to come.
    t : float, optional
        For "purchases": time ahead; the median T when left out.
    """
    model._check_fitted()
    if what not in ("alive", "purchases"):
        raise InputError(f"`what` moet 'alive' of 'purchases' zijn en is nu {what!r}.")
    values, _, _ = read(summary, ("x", "t_x", "T"))
    T = float(np.median(values["T"])) or 1.0
    ahead = T if t is None else float(t)
    # the busiest 99.5% of customers fill the picture; the few beyond it are told
    most = max(4, int(np.quantile(values["x"], 0.995)))
    x = np.arange(most + 1)
    age = np.linspace(0, T, 81)
    grid = pd.DataFrame({"x": np.repeat(x, len(age)), "t_x": np.tile(age, len(x)), "T": T})
    possible = ((grid["x"] == 0) == (grid["t_x"] == 0)).to_numpy()
    answer = np.full(len(grid), np.nan)
    if what == "alive":
        answer[possible] = model.probability_alive(grid[possible])
        each = model.probability_alive(summary)
        high = 1.0
    else:
        answer[possible] = model.conditional_expected_purchases(ahead, grid[possible])
        each = model.conditional_expected_purchases(ahead, summary)
        high = float(np.nanmax(answer))
    surface = answer.reshape(len(x), len(age))

    unit = UNIT_WORDS[model.unit_]
    n = len(values["x"])
    # T differs: a customer's place is the share of the own time line
    share = np.divide(values["t_x"], values["T"], out=np.zeros(n), where=values["T"] > 0)
    cells = 12
    shown = values["x"] <= most
    place = np.minimum((share * cells).astype(int), cells - 1)
    # x = 0 has a row of its own; the others share rows when there are many
    tall = -(-most // 14)
    level = np.where(values["x"] > 0, 1 + (values["x"] - 1) // tall, 0).astype(int)
    row, column = np.divmod(np.arange((most // tall + 2) * cells), cells)
    tally = np.bincount((level * cells + place)[shown], minlength=len(row))
    row, column, size = row[tally > 0], column[tally > 0], tally[tally > 0]
    middle = np.where(row == 0, 0.0, (column + 0.5) / cells * T)
    height = np.where(row == 0, 0.0, (row - 1) * tall + (tall + 1) / 2)

    if what == "alive":
        gone = float((each < 0.5).mean())
        title = f"{percent(gone)} van de klanten is waarschijnlijk al vertrokken"
        label = "kans dat de klant nog klant is"
        words = (
            f"Van {plural(n, 'klant', 'klanten')} heeft {percent(gone)} een kans onder 50% om nog klant te zijn; "
            f"gemiddeld is die kans {percent(float(each.mean()))}"
        )
    else:
        total = float(each.sum())
        title = f"De klanten doen samen nog {count(total)} aankopen in {number(ahead, 0)} {unit}"
        label = f"verwachte aankopen in {number(ahead, 0)} {unit}"
        words = (
            f"Van {plural(n, 'klant', 'klanten')} verwacht het model {count(total)} aankopen "
            f"in {number(ahead, 0)} {unit}; gemiddeld {number(total / n, 2)} per klant"
        )
    beyond = int(n - shown.sum())
    words += (
        f". {plural(beyond, 'klant', 'klanten')} met meer dan {most} herhaalaankopen vallen buiten beeld."
        if beyond
        else "."
    )
    with plotting.canvas(
        title, x=f"leeftijd bij de laatste aankoop ({unit}, t_x)", y="herhaalaankopen (x)", size=(8, 5)
    ) as axes:
        mesh = axes.pcolormesh(
            age,
            x,
            np.ma.masked_invalid(surface),
            cmap="YlGnBu",
            vmin=0,
            vmax=high or 1,
            shading="nearest",
            rasterized=True,
        )
        axes.scatter(
            middle,
            height,
            s=8 + 250 * np.sqrt(size / size.max()),
            facecolor="white",
            edgecolor=plotting.INK,
            linewidth=0.8,
            alpha=0.85,
        )
        axes.set_xlim(-0.06 * T, 1.02 * T)
        axes.set_ylim(-0.9, most + 0.7)
        from matplotlib.ticker import FuncFormatter, MaxNLocator

        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        writer = percent if what == "alive" else plotting.plain
        bar = axes.figure.colorbar(mesh, ax=axes, pad=0.02, format=FuncFormatter(lambda v, _: writer(v)))
        bar.set_label(label)
        bar.outline.set_visible(False)
        axes.annotate(
            f"stippen: n = {count(n)} klanten, groter is meer; kleur: het model bij T = {number(T, 0)} {unit}",
            (0, 0),
            (0, -46),
            xycoords="axes fraction",
            textcoords="offset points",
            fontsize=9,
            color=plotting.GREY,
        )
    return plotting.Figure(axes.figure, words)


def plot_recencies(dates: Any, end: Any) -> plotting.Figure:
    """Draw the two numbers called recency of one customer on one time line.

    In `rfm` it is the time since the last purchase; in the models of this room it is `t_x`, the age at the last
    purchase. Together they make T, the time since the first purchase.

    Parameters
    ----------
    dates : sequence of days
        Days on which this customer bought; those after `end` are left out.
    end : day
        Last day of the observation.
    """
    last = tables.day(end, "end")
    days = [day for day in _days(dates) if day <= last]
    if not days or days[0] == last:
        raise InputError("Deze klant heeft geen aankoop van vóór `end`: kies een latere dag of een andere klant.")
    age, silent = (days[-1] - days[0]).days / 7, (last - days[-1]).days / 7
    title = (
        f"Dezelfde klant, twee keer recency: {number(age, 0)} weken oud bij de laatste aankoop, "
        f"die {number(silent, 0)} weken geleden is"
    )
    with plotting.canvas(title, size=(8, 3.2)) as axes:
        axes.plot(np.array([days[0], last]), [0, 0], color=plotting.GREY, linewidth=1.4)
        axes.plot(np.array(days), [0] * len(days), "o", color=plotting.INK, markersize=7)
        for left, right, height, colour, text in (
            (days[0], days[-1], 0.55, plotting.BLUE, f"t_x = {number(age, 1)} weken\n(recency in CLV-modellen)"),
            (days[-1], last, 0.55, plotting.RED, f"recency in RFM\n= {count(7 * silent)} dagen"),
            (days[0], last, -0.55, plotting.INK, f"T = {number(age + silent, 1)} weken"),
        ):
            arrow = {"arrowstyle": "<->", "color": colour, "linewidth": 1.8, "shrinkA": 0, "shrinkB": 0}
            axes.annotate("", (left, height), (right, height), arrowprops=arrow)
            above = height > 0
            axes.annotate(
                text,
                (left + (right - left) / 2, height),
                (0, 6 if above else -6),
                textcoords="offset points",
                ha="center",
                va="bottom" if above else "top",
                color=colour,
            )
        axes.set_ylim(-1.15, 1.5)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        _month_axis(axes)
    words = (
        f"{plural(len(days), 'koopdag', 'koopdagen')} tot en met {written(last)}: t_x is {number(age, 1)} weken, "
        f"T is {number(age + silent, 1)} weken, en de recency van RFM is het verschil: {count(7 * silent)} dagen."
    )
    return plotting.Figure(axes.figure, words)


def plot_tracking(frame: pd.DataFrame) -> plotting.Figure:
    """Draw cumulative repeat purchases per week, real and expected (from `clv.tracking`)."""
    if not {"actual", "expected", "holdout"} <= set(getattr(frame, "columns", [])):
        raise InputError("Geef de tabel die clv.tracking maakt: die heeft actual, expected en holdout.")
    last = frame.iloc[-1]
    actual, expected = float(last["actual"]), float(last["expected"])
    # the weeks that the model did not see are the test; without them, all weeks
    tested = frame["holdout"].any() and not frame["holdout"].all()
    seen = frame[~frame["holdout"]].iloc[-1] if tested else 0 * last
    later, foreseen = actual - float(seen["actual"]), expected - float(seen["expected"])
    off = foreseen / later - 1 if later else float("nan")
    weeks = count(frame["holdout"].sum() if tested else len(frame))
    when = f"In {weeks} nieuwe weken" if tested else f"Na {weeks} weken"
    if abs(off) < 0.005:
        title = f"{when} zit het model op minder dan een half procent van de werkelijkheid"
    elif off == off:
        title = f"{when} zit het model {percent(abs(off), 1)} {'te hoog' if off > 0 else 'te laag'}"
    else:
        title = f"{when} waren er geen herhaalaankopen; het model verwachtte er {count(foreseen)}"
    n = frame.attrs.get("customers")
    people = f"\n(n = {count(n)} klanten)" if n else ""
    with plotting.canvas(title, y=f"herhaalaankopen, opgeteld{people}", grid="y") as axes:
        axes.plot(frame.index, frame["actual"], color=plotting.INK)
        axes.plot(frame.index, frame["expected"], color=plotting.ORANGE, linestyle=(0, (5, 2)))
        top = max(actual, expected, 1.0)
        gap = 0 if abs(actual - expected) > 0.07 * top else (0.045 if actual >= expected else -0.045) * top
        end = frame.index[-1] + pd.Timedelta(days=4)
        axes.text(end, actual + gap, "werkelijk", va="center", color=plotting.INK)
        axes.text(end, expected - gap, "model", va="center", color=plotting.RED)
        if frame["holdout"].any():
            split = frame.attrs.get("split") or frame.index[~frame["holdout"]][-1]
            axes.axvline(split, color=plotting.GREY, linewidth=1, linestyle=":")
            axes.text(split, 1.06 * top, "geleerd ", ha="right", va="top", color=plotting.GREY)
            axes.text(split, 1.06 * top, " niet gezien", ha="left", va="top", color=plotting.GREY)
        axes.set_ylim(0, 1.08 * top)
        plotting.dutch(axes)
        _month_axis(axes)
    words = (
        f"Na {count(len(frame))} weken waren er {count(actual)} herhaalaankopen"
        + (f" van {plural(n, 'klant', 'klanten')}" if n else "")
        + f"; het model verwachtte er {count(expected)}"
    )
    if tested:
        words += f". In de periode die het niet zag: {count(later)} werkelijk, {count(foreseen)} verwacht"
    return plotting.Figure(axes.figure, words + ".")


def plot_retention(model: ShiftedBetaGeometric, until: int = 12) -> plotting.Figure:
    """Draw survivors of a cohort, observed and projected, beside a constant churn rate.

    Parameters
    ----------
    model : ShiftedBetaGeometric
        Fitted.
    until : int
        Last age to draw.
    """
    table = model.projected_survivors(until) / model.n_customers_
    known = table["observed"].dropna()
    # constant churn: the geometric model that has the same observed leavers
    survivors = np.array(model.survivors_)
    stay = float(survivors[1:].sum() / survivors[:-1].sum())
    constant = stay ** table.index.to_numpy()
    end, rough = float(table["expected"].iloc[-1]), float(constant[-1])
    title = (
        f"Na {until} verlengingen is nog {percent(end)} klant; met één vaste uitval zou je {percent(rough)} verwachten"
    )
    with plotting.canvas(title, x="verlengingen", y=f"nog klant (n = {count(model.n_customers_)})", grid="y") as axes:
        axes.fill_between(table.index, table["low"], table["high"], color=plotting.BLUE, alpha=0.18, linewidth=0)
        axes.plot(table.index, table["expected"], color=plotting.BLUE)
        axes.plot(table.index, constant, color=plotting.GREY, linewidth=1.6, linestyle=(0, (4, 2)))
        axes.plot(known.index, known, "o", color=plotting.INK, markersize=6)
        right = table.index[-1] + 0.15
        axes.text(right, end + (0.03 if abs(end - rough) < 0.06 else 0), "sBG", color=plotting.BLUE, va="center")
        axes.text(
            right, rough - (0.03 if abs(end - rough) < 0.06 else 0), "vaste\nuitval", color=plotting.GREY, va="center"
        )
        axes.text(known.index[-1], float(known.iloc[-1]) + 0.05, "waargenomen", ha="center", color=plotting.INK)
        axes.set_ylim(0, 1.03)
        axes.set_xlim(0, until * 1.1)
        axes.set_xticks([age for age in table.index if age % max(1, until // 12) == 0])
        plotting.dutch(axes, y=percent)
    low, high = table["low"].iloc[-1], table["high"].iloc[-1]
    sure = f" (interval {percent(low)} tot {percent(high)})" if np.isfinite(low) else ""
    words = (
        f"Van {plural(model.n_customers_, 'klant', 'klanten')} is na {until} verlengingen naar verwachting "
        f"{percent(end)} er nog{sure}; met een vaste uitval van {percent(1 - stay)} zou dat {percent(rough)} zijn."
    )
    return plotting.Figure(axes.figure, words)


def plot_whale_curve(whale: WhaleCurve) -> plotting.Figure:
    """Draw cumulative profit, best customers first (from `clv.whale_curve`)."""
    scaled = whale.total > 0
    y = whale.curve["profit"] / (whale.total if scaled else 1)
    x = whale.curve["customers"] / whale.n
    peak = whale.peak / (whale.total if scaled else 1)
    at = whale.peak_customers / whale.n
    if not scaled:
        title = (
            f"De beste {percent(at)} van de klanten verdient {euro(whale.peak, 0)}, en de rest verliest meer dan dat"
        )
    elif whale.n_losing and peak < 1.05:
        lost = percent(whale.peak / whale.total - 1, 1)
        title = f"{percent(whale.n_losing / whale.n)} van de klanten kost geld, samen maar {lost} van de winst"
    elif whale.n_losing:
        title = (
            f"De beste {percent(at)} van de klanten verdient {percent(peak)} van de winst; de rest kost geld of niets"
        )
    else:
        title = "Geen enkele klant kost geld: de winst stijgt tot de laatste klant"
    label = "opgetelde winst (van het totaal)" if scaled else "opgetelde winst (€)"
    with plotting.canvas(
        title, x=f"klanten, de winstgevendste eerst (n = {count(whale.n)})", y=label, grid="y"
    ) as axes:
        axes.plot(x, y, color=plotting.BLUE)
        axes.fill_between(x, y, y.iloc[-1], where=x >= at, color=plotting.RED, alpha=0.15, linewidth=0)
        axes.axhline(y.iloc[-1], color=plotting.GREY, linewidth=1)
        axes.plot([at], [peak], "o", color=plotting.RED)
        if whale.n_losing:
            lost = f"{count(whale.n_losing)} klanten kosten samen {euro(whale.peak - whale.total, 0)}"
            low = 0.3 if peak < 1.05 else y.iloc[-1]  # a flat hump leaves no room under its line
            place = (0.98, low, "right", -9, "top") if scaled else (at + 0.02, y.iloc[-1], "left", 9, "bottom")
            axes.annotate(
                lost, place[:2], (0, place[3]), textcoords="offset points", color=plotting.RED, ha=place[2], va=place[4]
            )
        axes.set_xlim(0, 1.01)
        axes.set_ylim(min(0.0, float(y.min()) * 1.05), 1.1 * max(float(peak), 1e-9))
        plotting.dutch(axes, x=percent, y=percent if scaled else None)
    return plotting.Figure(axes.figure, whale.words)


def plot_value_by_segment(table: pd.DataFrame) -> plotting.Figure:
    """Draw the mean value of a customer with its interval, segment by segment.

    Parameters
    ----------
    table : pandas.DataFrame
        From ``clv.value(…).by(segments)`` or `clv.acquisition_cap`.
    """
    columns = set(getattr(table, "columns", []))
    centre = "cap" if "cap" in columns else "mean"
    if not {centre, "low", "high", "n"} <= columns or not len(table):
        raise InputError("Geef de tabel van clv.value(…).by(segmenten) of van clv.acquisition_cap.")
    table = table.sort_values(centre)
    best, worst = table.index[-1], table.index[0]
    if len(table) == 1:
        title = f"Een klant in '{best}' is {euro(table[centre].iloc[-1])} waard"
    elif table["low"].iloc[-1] > table["high"].iloc[0]:
        title = f"Een klant in '{best}' is duidelijk meer waard dan een klant in '{worst}'"
    else:
        title = f"'{best}' staat bovenaan, maar de intervallen laten ook een andere volgorde toe"
    label = "hoogste acquisitiekosten per klant (€)" if centre == "cap" else "verwachte waarde per klant (€)"
    height = max(2.6, 1.4 + 0.55 * len(table))
    with plotting.canvas(title, x=label, size=(8, height), grid="x") as axes:
        rows = np.arange(len(table))
        axes.hlines(rows, table["low"], table["high"], color=plotting.SKY, linewidth=7)
        axes.plot(table[centre], rows, "o", color=plotting.BLUE, markersize=6)
        for row, amount in zip(rows, table[centre], strict=True):
            axes.annotate(euro(amount), (amount, row), (0, 9), textcoords="offset points", ha="center", fontsize=10)
        if "spent" in table:
            axes.plot(table["spent"], rows, "D", color=plotting.RED, markersize=7)
            axes.annotate(
                "prijs",
                (table["spent"].iloc[-1], rows[-1]),
                (0, -18),
                textcoords="offset points",
                ha="center",
                color=plotting.RED,
                fontsize=10,
            )
        axes.set_ylim(-0.6, len(table) - 0.3)
        plotting.dutch(axes)
        axes.set_yticks(rows, [f"{name}\nn = {count(n)}" for name, n in zip(table.index, table["n"], strict=True)])
        axes.tick_params(axis="y", length=0)
    parts = [
        f"{name} {euro(row[centre])} ({euro(row['low'])} tot {euro(row['high'])}, n = {count(row['n'])})"
        if np.isfinite(row["low"])
        else f"{name} {euro(row[centre])} (geen interval, n = {count(row['n'])})"
        for name, row in table.iloc[::-1].iterrows()
    ]
    return plotting.Figure(axes.figure, "Waarde per klant: " + "; ".join(parts) + ".")


def plot_relationship_break_even(result: RelationBreakEven, seed: int = 0) -> plotting.Figure:
    """Draw each customer's relation revenue against relation cost, with the break-even line."""
    frame = result.customers
    shown = frame.sample(DOTS, random_state=seed) if len(frame) > DOTS else frame
    title = f"Bij {percent(result.n_paying / result.n)} van de klanten verdient de relatie zich terug"
    with plotting.canvas(
        title, x=f"relatiekosten per klant (€, n = {count(result.n)})", y="extra omzet per klant (€)", grid="both"
    ) as axes:
        for pays, colour in ((True, plotting.BLUE), (False, plotting.RED)):
            part = shown[shown["pays"] == pays]
            axes.plot(part["cost"], part["revenue"], "o", color=colour, markersize=5, alpha=0.5, markeredgewidth=0)
        right = max(float(shown["cost"].max()), 1e-9) * 1.05
        axes.plot([0, right], [0, right / result.margin], color=plotting.INK, linewidth=1.6)
        axes.set_xlim(0, right)
        axes.set_ylim(min(0.0, float(shown["revenue"].min())), None)
        axes.annotate(
            f"break-even bij {percent(result.margin)} marge",
            (0.02, 0.97),
            xycoords="axes fraction",
            va="top",
            color=plotting.INK,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 2},
        )
    some = f" Getekend zijn {count(DOTS)} willekeurige klanten." if len(frame) > DOTS else ""
    return plotting.Figure(axes.figure, result.words + some)


def plot_contact_saving(result: ContactSaving) -> plotting.Figure:
    """Draw contact costs saved beside CLV lost, group by group."""
    # numbered groups keep their order, and a bare 5 says nothing
    numbered = pd.api.types.is_numeric_dtype(result.groups.index)
    table = result.groups.sort_index() if numbered else result.groups.sort_values("net")
    losing = int((table["net"] < 0).sum())
    if losing:
        title = (
            f"Bij {losing} van de {plural(len(table), 'groep', 'groepen')} kost minder contact meer dan het bespaart"
        )
    else:
        title = "Bij geen enkele groep kost minder contact meer dan het bespaart"
    with plotting.canvas(title, x="contante waarde (€)", size=(8, max(3, 1.4 + 0.8 * len(table))), grid="x") as axes:
        rows = np.arange(len(table))
        axes.barh(rows + 0.2, table["saved"], height=0.36, color=plotting.SKY)
        axes.barh(rows - 0.2, table["lost"], height=0.36, color=plotting.RED)
        for row, saved, lost in zip(rows, table["saved"], table["lost"], strict=True):
            for y, amount, what in ((row + 0.2, saved, "bespaard"), (row - 0.2, lost, "verloren")):
                axes.annotate(
                    f" {euro(amount, 0)} {what}", (max(amount, 0), y), va="center", fontsize=10, color=plotting.INK
                )
        axes.set_yticks(rows, [f"groep {name}" if numbered else str(name) for name in table.index])
        axes.tick_params(axis="y", length=0)
        axes.set_xlim(min(0, float(table["lost"].min())), 1.35 * float(table[["saved", "lost"]].to_numpy().max()))
    return plotting.Figure(axes.figure, result.words)


def _days(dates: Any) -> list[pd.Timestamp]:
    try:
        listed = list(dates)
    except TypeError:
        listed = []
    if isinstance(dates, str) or not listed:
        raise InputError("`dates` moet een rij met koopdagen van één klant zijn, minstens één.")
    return sorted({tables.day(day, "dates") for day in listed})


def _month_axis(axes: Any) -> None:
    """Dates as Dutch readers write them, whatever the computer's language."""
    from matplotlib.dates import AutoDateLocator, num2date
    from matplotlib.ticker import FuncFormatter

    from klantlab.words import MONTHS

    def show(value: float, _: int) -> str:
        day = num2date(value)
        month = MONTHS[day.month - 1][:3] if day.month != 3 else "mrt"
        return f"{month} {day.year}" if day.day == 1 else f"{day.day} {month}"

    axes.xaxis.set_major_locator(AutoDateLocator(minticks=3, maxticks=7))
    axes.xaxis.set_major_formatter(FuncFormatter(show))
