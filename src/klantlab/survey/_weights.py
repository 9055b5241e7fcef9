"""Make the sample look like the customers it stands for, and tell what that costs."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from klantlab import plotting, tables
from klantlab.errors import InputError, InputWarning
from klantlab.plotting import Figure
from klantlab.results import Result
from klantlab.words import count, listing, number, percent, plural


@dataclass(frozen=True, repr=False)
class Raking(Result):
    """Weights that make margins meet their targets.

    Attributes
    ----------
    weights : pandas.Series
        One weight per respondent, with the caller's row labels; their mean is 1.
    margins : pandas.DataFrame
        A row per trait and category: n, target, before and after (weighted shares).
    converged : bool
        Whether every margin met its target.
    iterations : int
        Rounds over all traits.
    largest_gap : float
        Largest difference between a weighted share and its target.
    lowest, highest : float
        Of the weights.
    design_effect, effective_n : float
        Kish (1965): what the weighting costs in precision.
    n : int
        Respondents.
    trimmed : int
        Respondents whose weight stands at the limit of `trim`.
    """

    weights: pd.Series = field(hash=False, compare=False)
    margins: pd.DataFrame = field(hash=False, compare=False)
    converged: bool
    iterations: int
    largest_gap: float
    lowest: float
    highest: float
    design_effect: float
    effective_n: float
    n: int
    trimmed: int

    @property
    def words(self) -> str:
        """Whether the targets are met, and what the weighting costs."""
        if self.converged:
            said = f"Na {plural(self.iterations, 'ronde', 'rondes')} kloppen alle aandelen met hun doel. "
        else:
            said = (
                f"De doelen zijn na {plural(self.iterations, 'ronde', 'rondes')} niet gehaald: "
                f"het grootste verschil is {number(100 * self.largest_gap)} procentpunt. "
            )
        said += (
            f"De gewichten lopen van {number(self.lowest, 2)} tot {number(self.highest, 2)}; "
            f"{count(self.n)} antwoorden zeggen nu evenveel als {count(self.effective_n)} ongewogen "
            f"(ontwerpeffect {number(self.design_effect, 2)})."
        )
        if self.trimmed:
            said += f" {plural(self.trimmed, 'gewicht staat', 'gewichten staan')} op de grens."
        return said

    def to_frame(self) -> pd.DataFrame:
        """Give a copy of the margins."""
        return self.margins.copy()


def design_effect(weights: Any) -> float:
    """Compute how many times the variance grows by weighting (Kish).

    Parameters
    ----------
    weights : sequence or column
        Zero or more; only their ratios matter.

    Returns
    -------
    float
        n Σw² / (Σw)², which is 1 + the squared coefficient of variation. 1 costs nothing; at 2 half
        the answers are lost. It holds for weights that have nothing to do with the answer.

    Raises
    ------
    InputError
        No weights, gaps, negatives, or only zeros.

    References
    ----------
    Kish (1965), Survey sampling, § 11.7.

    Examples
    --------
    >>> design_effect([1, 1, 1, 1]), design_effect([1, 3])
    (1.0, 1.25)
    """
    w = _checked(weights, "weights")
    return float(len(w) * (w**2).sum() / w.sum() ** 2)


def rake(
    frame: Any,
    targets: Mapping[str, Mapping[Any, float] | pd.Series],
    *,
    weights: str | None = None,
    trim: float | None = None,
    iterations: int = 1000,
    tolerance: float = 1e-8,
) -> Raking:
    """Weigh respondents so that the shares of several traits meet their targets.

    Parameters
    ----------
    frame : frame of any engine
        One row a respondent.
    targets : mapping of column to mapping of category to share
        ``{"age": {"jong": 0.4, "oud": 0.6}, "place": {…}}``; the shares of a trait sum to 1 or to 100.
    weights : str, optional
        Column with weights to start from; all 1 when left out.
    trim : float, optional
        Highest weight (the mean is 1). Trimming buys precision with a little bias: some target
        may not be met.
    iterations : int, default 1000
        Most rounds over all traits.
    tolerance : float, default 1e-8
        Largest gap to a target that counts as met.

    Returns
    -------
    Raking

    Warns
    -----
    InputWarning
        Targets that were not met.

    Raises
    ------
    InputError
        Targets that can't be met: a category without respondents, a category without target, gaps
        in a trait, shares that don't sum to 1 or 100.

    Notes
    -----
    Iterative proportional fitting: trait by trait each weight is multiplied by target / weighted
    share of its category, until nothing moves. Among all weights that meet the targets these lie
    closest to the start (in Kullback–Leibler divergence). Raking repairs what the traits tell; it
    can't repair a difference that is not on record.

    References
    ----------
    Deming & Stephan (1940), Annals of Mathematical Statistics 11. Deville, Särndal & Sautory (1993), JASA 88.

    Examples
    --------
    >>> people = pd.DataFrame({"age": ["jong", "jong", "jong", "oud"], "place": ["stad", "dorp", "stad", "dorp"]})
    >>> result = rake(people, {"age": {"jong": 50, "oud": 50}})
    >>> result.weights.round(2).tolist(), round(result.effective_n, 1)
    ([0.67, 0.67, 0.67, 2.0], 3.0)
    """
    if not isinstance(targets, Mapping) or not targets or not all(_is_shares(v) for v in targets.values()):
        raise InputError('`targets` moet per kolom de aandelen geven, zoals {"leeftijd": {"jong": 0.4, "oud": 0.6}}.')
    if trim is not None and (isinstance(trim, bool) or not isinstance(trim, (int, float)) or not trim > 1):
        raise InputError(f"`trim` is het hoogste gewicht en moet boven 1 liggen (het gemiddelde), en is nu {trim!r}.")
    if isinstance(iterations, bool) or not isinstance(iterations, (int, np.integer)) or iterations < 1:
        raise InputError(f"`iterations` moet een heel getal van 1 of meer zijn en is nu {iterations!r}.")
    roles = {name: name for name in [*targets, *([weights] if weights else [])]}
    selected = tables.frame(frame, roles, name="frame")
    if isinstance(selected, nw.LazyFrame):
        selected = selected.collect()
    table = selected.to_pandas()
    n = len(table)
    if not n:
        raise InputError("`frame` heeft geen rijen: er zijn geen respondenten om te wegen.")
    start = _checked(table[weights], weights) if weights else np.ones(n)
    traits = [_trait(table[name], name, shares) for name, shares in targets.items()]
    weight, rounds, gap = _fit(start * n / start.sum(), traits, trim, int(iterations), tolerance)
    met = gap <= max(tolerance, 1e-12)
    before = start / start.sum()
    margins = pd.concat(
        {
            name: pd.DataFrame(
                {
                    "n": np.bincount(code, minlength=len(goal)),
                    "target": goal,
                    "before": np.bincount(code, before, len(goal)),
                    "after": np.bincount(code, weight / weight.sum(), len(goal)),
                },
                index=categories,
            )
            for name, (code, goal, categories) in zip(targets, traits, strict=True)
        },
        names=["trait", "category"],
    )
    index = frame.index if isinstance(frame, pd.DataFrame) else table.index
    kish = float(n * (weight**2).sum() / weight.sum() ** 2)
    result = Raking(
        weights=pd.Series(weight, index=index, name="weight"),
        margins=margins,
        converged=bool(met),
        iterations=rounds,
        largest_gap=float(gap),
        lowest=float(weight.min()),
        highest=float(weight.max()),
        design_effect=kish,
        effective_n=n / kish,
        n=n,
        trimmed=0 if trim is None else int((weight >= trim * (1 - 1e-6)).sum()),
    )
    if not met:
        why = "met deze grens (`trim`)" if trim is not None else "samen"
        warnings.warn(
            f"De doelen zijn {why} niet te halen: het grootste verschil is {number(100 * gap)} procentpunt. "
            "Voeg kleine groepen samen, of neem een kenmerk minder.",
            InputWarning,
            stacklevel=2,
        )
    return result


def plot_weights(result: Raking) -> Figure:
    """Draw the weights, and what they cost.

    Parameters
    ----------
    result : Raking
        Of `rake`.

    Returns
    -------
    plotting.Figure
    """
    title = f"{count(result.n)} antwoorden wegen nog zo zwaar als {count(result.effective_n)}"
    with plotting.canvas(title, x="gewicht (gemiddeld 1)", y="aantal respondenten") as axes:
        values = result.weights.to_numpy()
        bins = np.linspace(0, max(values.max() * 1.02, 1.5), 41)
        heights, _ = np.histogram(values, bins)
        axes.bar(bins[:-1], heights, np.diff(bins) * 0.94, align="edge", color=plotting.BLUE)
        axes.set_ylim(0, heights.max() * 1.18)
        axes.axvline(1, color=plotting.INK, linewidth=1.5)
        axes.annotate(
            "telt voor één",
            (1, heights.max() * 1.09),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=11,
        )
    picture: Any = axes.figure
    return Figure(picture, result.words)


def plot_margins(result: Raking) -> Figure:
    """Draw each category before and after weighting, beside its target.

    Parameters
    ----------
    result : Raking
        Of `rake`.

    Returns
    -------
    plotting.Figure
    """
    rows = result.margins
    gap = (rows["before"] - rows["target"]).abs()
    place = int(gap.to_numpy().argmax())
    (trait, category), worst = rows.index[place], rows.iloc[place]
    verb = "te veel" if worst["before"] > worst["target"] else "te weinig"
    shares = f"{percent(worst['before'])} in plaats van {percent(worst['target'])}"
    title = f"Zonder wegen spreek je {verb} '{trait}: {category}', {shares}"
    if gap.max() < 0.005:
        title = "De steekproef leek al op de klanten: wegen verandert bijna niets"
    with plotting.canvas(title, x="aandeel (%)", size=(8.0, 2.0 + 0.42 * len(rows)), grid="x") as axes:
        at = -np.arange(len(rows), dtype=float)
        axes.hlines(at, 100 * rows["before"], 100 * rows["after"], color=plotting.LIGHT, linewidth=5)
        axes.plot(100 * rows["target"], at, "|", color=plotting.INK, markersize=20, markeredgewidth=2.5)
        axes.plot(100 * rows["before"], at, "o", color=plotting.ORANGE, markersize=9)
        axes.plot(100 * rows["after"], at, "o", color=plotting.BLUE, markersize=9)
        axes.set_yticks(at, [f"{name}: {value}" for name, value in rows.index])
        axes.set_ylim(-len(rows) + 0.4, 1.5)
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
        for x, text, colour in (
            (0.0, "● voor wegen", plotting.ORANGE),
            (0.3, "● na wegen", plotting.BLUE),
            (0.56, "| doel", plotting.INK),
        ):
            axes.text(x, 0.97, text, transform=axes.transAxes, color=colour, fontweight="bold", va="top")
    said = [
        f"{key[0]} {key[1]}: {percent(before)} voor, {percent(after)} na, doel {percent(target)}"
        for key, target, before, after in zip(rows.index, rows["target"], rows["before"], rows["after"], strict=True)
    ]
    picture: Any = axes.figure
    return Figure(picture, f"{'; '.join(said)} (n = {count(result.n)}).")


def _fit(
    weight: np.ndarray,
    traits: list[tuple[np.ndarray, np.ndarray, list[Any]]],
    trim: float | None,
    most: int,
    tolerance: float,
) -> tuple[np.ndarray, int, float]:
    """Iterative proportional fitting; stops when targets are met, or when nothing moves any more."""
    n = len(weight)
    gap = _gap(weight, traits)
    rounds = 0
    while gap > tolerance and rounds < most:
        old = weight
        for code, goal, _ in traits:
            share = np.bincount(code, weight, len(goal)) / weight.sum()
            weight = weight * np.divide(goal, share, out=np.zeros_like(goal), where=share > 0)[code]
        weight = weight * n / weight.sum()
        if trim is not None:
            weight = np.minimum(weight, trim)
            weight = weight * n / weight.sum()
        rounds += 1
        gap = _gap(weight, traits)
        if np.abs(weight - old).max() < 1e-12:
            break
    if trim is not None:
        for _ in range(1000):  # scaling the mean back to 1 may lift weights over the limit
            if weight.max() <= trim * (1 + 1e-12):
                break
            weight = np.minimum(weight, trim)
            free = weight < trim
            if not free.any():
                break
            weight = np.where(free, weight * (n - trim * (~free).sum()) / weight[free].sum(), weight)
        gap = _gap(weight, traits)
    return weight, rounds, gap


def _gap(weight: np.ndarray, traits: list[tuple[np.ndarray, np.ndarray, list[Any]]]) -> float:
    total = weight.sum()
    return max(float(np.abs(np.bincount(code, weight, len(goal)) / total - goal).max()) for code, goal, _ in traits)


def _is_shares(value: Any) -> bool:
    return isinstance(value, (Mapping, pd.Series)) and len(value) > 0


def _trait(
    column: pd.Series, name: str, shares: Mapping[Any, float] | pd.Series
) -> tuple[np.ndarray, np.ndarray, list[Any]]:
    """Check one trait against its targets: codes of the respondents, target shares, categories."""
    wanted = dict(shares.items())
    values = tables.numbers(list(wanted.values()), f"targets[{name!r}]", minimum=0)
    total = float(values.sum())
    whole = next((w for w in (1.0, 100.0) if abs(total - w) <= 0.005 * w), None)
    if np.isnan(values).any() or whole is None:
        raise InputError(
            f"De doelen voor '{name}' tellen op tot {number(total, 2)}: aandelen tellen op tot 1 (of tot 100 procent)."
        )
    gaps = int(column.isna().sum())
    if gaps:
        raise InputError(
            f"Kolom '{name}' is leeg in {count(gaps)} van de {plural(len(column), 'rij', 'rijen')}: "
            "vul haar aan, of haal die respondenten er bewust uit."
        )
    present = set(column.unique())
    empty = [c for c, v in wanted.items() if c not in present and v > 0]
    if empty:
        raise InputError(
            f"In kolom '{name}' is niemand {listing(empty, last='of')}, en toch is dat een doel: wegen kan geen "
            "respondenten maken; voeg die groep bij een andere."
        )
    loose = sorted(present - set(wanted), key=str)
    if loose:
        people = int(column.isin(loose).sum())
        raise InputError(
            f"Voor {listing(loose)} in kolom '{name}' ({plural(people, 'respondent', 'respondenten')}) is er geen "
            "doel: geef elke groep een aandeel."
        )
    nobody = [c for c, v in wanted.items() if c in present and v == 0]
    if nobody:
        raise InputError(
            f"Het doel van {listing(nobody)} in kolom '{name}' is nul, maar er zijn respondenten: "
            "haal die er eerst bewust uit."
        )
    categories = [c for c in wanted if c in present]
    goal = np.array([v for c, v in zip(wanted, values, strict=True) if c in present]) / total
    code = column.map({c: i for i, c in enumerate(categories)}).to_numpy(dtype=np.intp)
    return code, goal, categories


def _checked(weights: Any, name: str) -> np.ndarray:
    w = tables.numbers(weights, name, minimum=0)
    if not len(w):
        raise InputError(f"`{name}` is leeg: er zijn geen gewichten.")
    gaps = int(np.isnan(w).sum())
    if gaps:
        raise InputError(
            f"`{name}` is leeg in {count(gaps)} van de {plural(len(w), 'rij', 'rijen')}: geef iedereen een gewicht."
        )
    if not w.sum() > 0:
        raise InputError(f"`{name}` is overal nul: geef minstens één gewicht boven nul.")
    return w
