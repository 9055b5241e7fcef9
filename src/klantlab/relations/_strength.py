"""Relationship strength as it is asked, and how satisfaction and trust make it together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.words import count, listing, number, percent, plural

USABLE = 0.7  # Nunnally (1978): from here on a scale is precise enough to compare groups with
LEAST_ROWS = 20


@dataclass(frozen=True, repr=False)
class StrengthScale(Result):
    """Relationship strength from item scales.

    Attributes
    ----------
    scores : pandas.DataFrame
        By respondent: each scale on 0–100 and `strength`, their mean. NaN where fewer than half of a scale's
        items, or not all scales, are there.
    reliability : pandas.DataFrame
        By scale: items, n (all items answered), alpha, alpha_low, alpha_high, omega, omega_low, omega_high, and
        turned (items that run against the rest of their scale: were they asked the other way round?).
    correlations : pandas.DataFrame
        Between the scales, over the respondents who have them all.
    n, left_out : int
        Respondents with a strength, and without one.
    confidence : float
    """

    scores: pd.DataFrame = field(compare=False)
    reliability: pd.DataFrame = field(compare=False)
    correlations: pd.DataFrame = field(compare=False)
    n: int
    left_out: int
    confidence: float

    @property
    def strength(self) -> pd.Series:
        """Relationship strength, 0–100, for `relations.matrix`."""
        return self.scores["strength"].copy()

    def to_frame(self) -> pd.DataFrame:
        """Give `reliability` as a frame of its own."""
        return self.reliability.copy()

    @property
    def words(self) -> str:
        """Mean strength, and which scales can't be trusted."""
        row = _stats.mean_interval(self.scores["strength"].to_numpy(), self.confidence)
        text = (
            f"De relatiesterkte is gemiddeld {number(row['mean'])} van 100 "
            f"({_stats.between(row['low'], row['high'])}; {plural(self.n, 'klant', 'klanten')}), uit "
            f"{plural(len(self.reliability), 'schaal', 'schalen')}."
        )
        weak = self.reliability.index[self.reliability["alpha"] < USABLE]
        if len(weak):
            text += f" Te onnauwkeurig (alfa onder {number(USABLE)}): {listing(weak)}."
        turned = [item for items in self.reliability["turned"] for item in items]
        if turned:
            text += (
                f" {listing(turned)} loopt tegen de eigen schaal in: omgekeerd gesteld? Noem de vraag dan in reverse."
            )
        if self.left_out:
            text += f" {plural(self.left_out, 'klant heeft', 'klanten hebben')} geen score door lege antwoorden."
        return text


def strength(
    items: Any,
    scales: Mapping[str, Collection[str]],
    *,
    minimum: float,
    maximum: float,
    reverse: Collection[str] = (),
    missing: Collection[float] = (),
    confidence: float = 0.95,
) -> StrengthScale:
    """Build a 0–100 relationship strength from item scales (C40, C41).

    Parameters
    ----------
    items : frame, shape (respondents, items)
        Answers on one scale. Index it by customer to use the outcome in `matrix`.
    scales : mapping of scale to item columns
        For instance attractiveness, switching costs, trust and satisfaction; at least two items a scale.
    minimum, maximum : float
        Ends of the answering scale, as in 1 and 7.
    reverse : list of str
        Items that were asked the other way round; they are turned: minimum + maximum − answer.
    missing : list of float
        Codes for "no answer".
    confidence : float, default 0.95

    Returns
    -------
    StrengthScale

    Raises
    ------
    InputError
        Answers outside the scale, an item that is absent or in two scales, or a scale with one item.

    Notes
    -----
    A scale is the mean of its answered items (at least half), put on 0–100: 100 · (mean − minimum) / (maximum −
    minimum). Strength is the plain mean of the scales: each has a positive arrow to strength (Schijns 2000), how
    heavy each weighs is not given, so they weigh the same. Reliability: `survey.alpha` and `survey.omega`.

    Examples
    --------
    >>> items = pd.DataFrame({"t1": [1, 4, 7, 6, 2], "t2": [1, 5, 7, 7, 2],
    ...                       "s1": [7, 4, 4, 6, 1], "s2": [7, 3, 4, 5, 2]})
    >>> found = strength(items, {"vertrouwen": ["t1", "t2"], "tevredenheid": ["s1", "s2"]}, minimum=1, maximum=7)
    >>> found.strength.round(1).tolist()
    [50.0, 50.0, 75.0, 83.3, 12.5]
    """
    _stats.check_confidence(confidence)
    low, high = _ends(minimum, maximum)
    wanted = _checked_scales(scales)
    every = [item for columns in wanted.values() for item in columns]
    strange = sorted(set(map(str, reverse)) - set(every))
    if strange:
        raise InputError(f"{listing(strange)} staat in `reverse` en hoort bij geen enkele schaal.")
    answers = tables.items(items, every, minimum=low, maximum=high, missing=missing)
    for item in map(str, reverse):
        answers[item] = low + high - answers[item]
    scores = pd.DataFrame(index=answers.index)
    reliability = {}
    for scale, columns in wanted.items():
        part = answers[columns]
        enough = part.notna().sum(axis=1) * 2 >= len(columns)
        scores[scale] = (100 * (part.mean(axis=1) - low) / (high - low)).where(enough)
        reliability[scale] = _reliability(part, confidence)
    scores["strength"] = scores.mean(axis=1, skipna=False)
    complete = scores.dropna()
    if complete.empty:
        raise InputError(
            f"Geen enkele van de {plural(len(scores), 'klant', 'klanten')} heeft op elke schaal minstens de helft "
            "van de vragen beantwoord: er is geen relatiesterkte uit te rekenen."
        )
    table = pd.DataFrame.from_dict(reliability, orient="index")
    table.index.name = "scale"
    return StrengthScale(
        scores=scores,
        reliability=table,
        correlations=complete.drop(columns="strength").corr(),
        n=len(complete),
        left_out=len(scores) - len(complete),
        confidence=float(confidence),
    )


@dataclass(frozen=True, repr=False)
class StrengthModel(Result):
    """Whether satisfaction and trust multiply, and whether satisfaction works through trust.

    Attributes
    ----------
    coefficients : pandas.DataFrame
        Of the interaction model: effect, standard_error, low, high (HC3) in points of strength per standard
        deviation; for satisfaction and trust at the mean of the other.
    slopes : pandas.DataFrame
        Effect of satisfaction where trust is low (mean − sd), average and high (mean + sd): effect, low, high.
    paths : pandas.DataFrame
        Of the mediation model: a (satisfaction → trust, sd per sd), b (trust → strength), indirect = a · b, direct,
        total; effect, low, high (percentile bootstrap), in points of strength per sd of satisfaction.
    comparison : pandas.DataFrame
        Cross-validated R² of `optellen` (additive: what the mediation model says of strength) and `interactie`.
    gain, gain_interval : float, (float, float)
        What the product adds to the cross-validated R².
    aic_difference : float
        AIC of additive − AIC of interaction: above 0 the product earns its place.
    preferred : str
        "interactie", "mediatie" or "onbeslist".
    n, left_out : int
    confidence : float
    """

    coefficients: pd.DataFrame = field(compare=False)
    slopes: pd.DataFrame = field(compare=False)
    paths: pd.DataFrame = field(compare=False)
    comparison: pd.DataFrame = field(compare=False)
    gain: float
    gain_interval: tuple[float, float]
    aic_difference: float
    preferred: str
    n: int
    left_out: int
    confidence: float

    def to_frame(self) -> pd.DataFrame:
        """Give `coefficients` as a frame of its own."""
        return self.coefficients.copy()

    @property
    def words(self) -> str:
        """The product, the way through trust, and what the data prefer."""
        product: Any = self.coefficients.loc["satisfaction × trust"]
        indirect: Any = self.paths.loc["indirect"]
        text = (
            f"Bij het product van tevredenheid en vertrouwen horen {number(product['effect'], sign=True)} punten "
            f"({_stats.between(product['low'], product['high'])}). Bij de weg via vertrouwen horen "
            f"{number(indirect['effect'], sign=True)} punten ({_stats.between(indirect['low'], indirect['high'])}). "
            f"Bij {plural(self.n, 'klant', 'klanten')} "
        )
        through = _sure(indirect)
        if self.preferred == "interactie":
            text += "voorspelt het model met het product beter: de data kiezen voor interactie."
            if through:
                text += " De weg via vertrouwen past er ook bij: de twee sluiten elkaar niet uit."
        elif self.preferred == "mediatie":
            text += (
                "voegt het product niets aan de voorspelling toe, en de weg via vertrouwen is aangetoond: "
                "mediatie past beter."
            )
        else:
            text += "kiezen de data niet: verzamel meer antwoorden voordat je een van beide verdedigt."
        if self.left_out:
            text += f" {plural(self.left_out, 'rij telt', 'rijen tellen')} niet mee, want daar ontbreekt iets."
        return text


def strength_model(
    strength: Any,
    satisfaction: Any,
    trust: Any,
    others: Any = None,
    *,
    missing: Collection[float] = (),
    confidence: float = 0.95,
    bootstraps: int = 2000,
    seed: int = 0,
) -> StrengthModel:
    """Set two readings of "satisfaction strengthens the relation together with trust" side by side (C41).

    Interaction: strength = b₀ + b₁S + b₂T + b₃S·T. Mediation, an extension of this course: T = a₀ + aS and
    strength = c₀ + c′S + bT, with indirect effect a·b. S and T are standardised; strength keeps its unit.

    Parameters
    ----------
    strength, satisfaction, trust : column, shape (n,)
        Ask strength with questions of its own: a strength that was built from the satisfaction and trust scales
        is explained by them for trivial reasons.
    others : frame or column, optional
        What else is in both models, such as attractiveness and switching costs.
    missing : list of float
        Codes for "no answer".
    confidence : float, default 0.95
    bootstraps, seed : int, int
        Of the mediation's intervals; the seed also makes the folds.

    Returns
    -------
    StrengthModel

    Raises
    ------
    InputError
        Fewer than 20 complete rows, columns without differences or that repeat each other.

    Notes
    -----
    Both models hold satisfaction and trust together, and both say the same of how these two correlate; the
    data can't tell which of the two comes first. They differ in one thing: the product. So the
    comparison is between strength with and without it: difference in cross-validated R² (10 folds, 10 times, the same
    held-out rows) and AIC (Akaike 1974). Verdict: "interactie" when the difference is above 0 beyond doubt;
    "mediatie" when it is not, the product's interval holds 0 and a·b is shown; else "onbeslist". A·b: Baron &
    Kenny (1986), percentile bootstrap after Preacher & Hayes (2008). Errors in the scales hide a product sooner than
    anything else. One survey shows what fits, not what causes what.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> s = rng.normal(size=300)
    >>> t = 0.6 * s + rng.normal(size=300)
    >>> strength_model(50 + 6 * s + 8 * t + 5 * s * t + 5 * rng.normal(size=300), s, t, bootstraps=200).preferred
    'interactie'
    """
    _stats.check_confidence(confidence)
    if isinstance(bootstraps, bool) or not isinstance(bootstraps, (int, np.integer)) or bootstraps < 100:
        raise InputError(f"`bootstraps` is een heel getal van 100 of meer en is nu {bootstraps!r}.")
    given = {"strength": strength, "satisfaction": satisfaction, "trust": trust}
    columns = {name: tables.numbers(values, name, missing=missing) for name, values in given.items()}
    sizes: dict[str, tuple[Any, int]] = {name: (given[name], len(column)) for name, column in columns.items()}
    more = pd.DataFrame(index=range(len(columns["strength"])))
    if others is not None:
        more = _frame(others, missing)
        sizes["others"] = (others, len(more))
    _stats.same_rows(sizes)
    y, s, t = columns.values()
    extra = more.to_numpy(dtype=float)
    rows = _stats.complete(np.ones(len(y)), y, s, t, extra)
    if len(rows) < LEAST_ROWS:
        raise InputError(
            f"Er zijn {plural(len(rows), 'volledig ingevulde rij', 'volledig ingevulde rijen')}: om een product "
            f"van een tussenstap te onderscheiden zijn er minstens {LEAST_ROWS} nodig, en liever een paar honderd."
        )
    y, s, t, extra = y[rows], s[rows], t[rows], extra[rows]
    names = ["satisfaction", "trust", *map(str, more.columns)]
    _stats.check_design(np.column_stack([s, t, extra]), y, names, "strength")
    s, t, extra = (_standard(part) for part in (s, t, extra))
    additive = np.column_stack([s, t, extra])
    product = np.column_stack([additive, s * t])
    label = "satisfaction × trust"
    _stats.check_design(product, y, [*names, label], "strength")
    ones = np.ones(len(y))
    fit = _stats.regression(product, y, ones, [*names, label])
    plain = _stats.regression(additive, y, ones, names)
    coefficients = fit.table(confidence)
    slopes = pd.DataFrame.from_dict(
        {
            where: fit.estimate({"satisfaction": 1.0, label: at}, confidence)
            for where, at in (("vertrouwen laag", -1.0), ("vertrouwen gemiddeld", 0.0), ("vertrouwen hoog", 1.0))
        },
        orient="index",
    )[["effect", "low", "high"]]
    rng = np.random.default_rng(seed)
    paths = _mediation(np.column_stack([s, extra, t, y]), confidence, int(bootstraps), rng)
    errors = _stats.cross_validated_errors([additive, product], y, ones, rng, folds=10, repeats=10)
    comparison, pairs = _stats.compare_models(errors, ["optellen", "interactie"], ones, confidence)
    # the pair reads additive − interaction; the gain is the other way round
    gain, low, high = (-float(pairs.iloc[0][column]) for column in ("difference", "high", "low"))
    aic = len(y) * float(np.log((1 - plain.r_squared) / (1 - fit.r_squared))) - 2 if fit.r_squared < 1 else float("inf")
    preferred = "onbeslist"
    if low > 0:
        preferred = "interactie"
    elif not _sure(coefficients.loc[label]) and _sure(paths.loc["indirect"]):
        preferred = "mediatie"
    return StrengthModel(
        coefficients=coefficients,
        slopes=slopes,
        paths=paths,
        comparison=comparison,
        gain=gain,
        gain_interval=(low, high),
        aic_difference=aic,
        preferred=preferred,
        n=len(y),
        left_out=len(columns["strength"]) - len(y),
        confidence=float(confidence),
    )


def plot_strength_model(found: StrengthModel) -> plotting.Figure:
    """Draw what satisfaction does where trust is low, average and high.

    Parameters
    ----------
    found : StrengthModel
        As `strength_model` gives it.

    Returns
    -------
    plotting.Figure
    """
    product: Any = found.coefficients.loc["satisfaction × trust"]
    rows = found.slopes
    low, high = (number(rows["effect"][f"vertrouwen {level}"]) for level in ("laag", "hoog"))
    title = f"Bij veel vertrouwen scheelt tevredenheid {high} punten, bij weinig {low}"
    if not _sure(product):
        title = "Of tevredenheid meer scheelt bij veel vertrouwen, is niet aangetoond"
    places = np.arange(len(rows))
    x = (
        "verschil in relatiesterkte (punten) per standaardafwijking tevredenheid\n"
        f"(n = {count(found.n)}, lijn = {percent(found.confidence)}-interval)"
    )
    with plotting.canvas(title, x=x, size=(8.0, 3.4), grid="x") as axes:
        axes.axvline(0, color=plotting.GREY, linewidth=1.2)
        axes.hlines(places, rows["low"], rows["high"], color=plotting.BLUE, linewidth=3, alpha=0.5)
        axes.plot(rows["effect"], places, "o", color=plotting.BLUE, markersize=9)
        for place, effect in zip(places, rows["effect"], strict=True):
            axes.annotate(number(effect, sign=True), (effect, place), (0, 9), textcoords="offset points", ha="center")
        axes.set_yticks(places, list(rows.index))
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.5, len(rows) - 0.4)
        axes.margins(x=0.12)
    return plotting.Figure(axes.figure, found.words)


def _mediation(z: np.ndarray, confidence: float, bootstraps: int, rng: np.random.Generator) -> pd.DataFrame:
    """Paths from the first column over the last but one to the last, the others kept equal."""
    ones = np.ones((1, len(z)))
    whole = _paths(_stats.moments(z, ones))[0]
    draws = np.concatenate([_paths(_stats.moments(z, counts)) for counts in _stats.resamples(len(z), bootstraps, rng)])
    low, high = _stats.percentiles(draws, confidence)
    index = pd.Index(["a", "b", "indirect", "direct", "total"], name="path")
    return pd.DataFrame({"effect": whole, "low": low, "high": high}, index=index)


def _paths(cross: np.ndarray) -> np.ndarray:
    """Give a, b, a·b, c′ and c for each resample: (b, k, k) → (b, 5)."""
    t, y = -2, -1
    causes = cross[:, :t, :t]
    # pinv and not solve: a resample may happen to hold no difference in a yes/no column
    a = np.einsum("bij,bj->bi", np.linalg.pinv(causes, hermitian=True), cross[:, :t, t])[:, 0]
    both = np.einsum("bij,bj->bi", np.linalg.pinv(cross[:, :y, :y], hermitian=True), cross[:, :y, y])
    b, direct = both[:, -1], both[:, 0]
    return np.stack([a, b, a * b, direct, a * b + direct], axis=-1)


def _standard(part: np.ndarray) -> np.ndarray:
    return np.asarray((part - part.mean(axis=0)) / part.std(axis=0)) if part.size else part


def _sure(row: Any) -> bool:
    return bool(row["low"] > 0 or row["high"] < 0)


def _frame(others: Any, missing: Collection[float]) -> pd.DataFrame:
    if hasattr(others, "columns"):
        return tables.items(others, missing=missing, name="others")
    label = str(getattr(others, "name", None) or "others")
    return pd.DataFrame({label: tables.numbers(others, "others", missing=missing)})


def _ends(minimum: Any, maximum: Any) -> tuple[float, float]:
    for value in (minimum, maximum):
        if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
            raise InputError(f"`minimum` en `maximum` zijn de uiteinden van de schaal, zoals 1 en 7, en nu {value!r}.")
    if not -np.inf < minimum < maximum < np.inf:
        raise InputError(f"`minimum` moet lager zijn dan `maximum`; nu zijn ze {minimum!r} en {maximum!r}.")
    return float(minimum), float(maximum)


def _checked_scales(scales: Any) -> dict[str, list[str]]:
    if not isinstance(scales, Mapping) or not scales:
        raise InputError(
            '`scales` moet per schaal de kolommen noemen, zoals {"vertrouwen": ["trust1", "trust2", "trust3"]}.'
        )
    wanted = {}
    seen: dict[str, str] = {}
    for scale, columns in scales.items():
        items = [columns] if isinstance(columns, str) else list(columns)
        if len(items) < 2:
            raise InputError(f"Schaal '{scale}' heeft {plural(len(items), 'vraag', 'vragen')}: noem er minstens twee.")
        for item in items:
            if item in seen:
                raise InputError(
                    f"Vraag '{item}' staat twee keer in `scales` (bij '{seen[item]}' en '{scale}'): "
                    "een vraag hoort bij één schaal."
                )
            seen[item] = str(scale)
        if str(scale) == "strength":
            raise InputError("Noem een schaal niet 'strength': zo heet straks het gemiddelde van alle schalen.")
        wanted[str(scale)] = items
    return wanted


def _reliability(part: pd.DataFrame, confidence: float) -> dict[str, Any]:
    from klantlab import survey

    row: dict[str, Any] = {"items": part.shape[1], "n": len(part.dropna()), "turned": []}
    for name, measure in (("alpha", survey.alpha), ("omega", survey.omega)):
        try:
            found = measure(part, confidence=confidence)
        except InputError:  # too few answers to judge the scale: its scores stand, its reliability is unknown
            row |= dict.fromkeys((name, f"{name}_low", f"{name}_high"), float("nan"))
        else:
            row |= {name: found.value, f"{name}_low": found.interval[0], f"{name}_high": found.interval[1]}
            row["turned"] = row["turned"] or list(found.against)
    return row
