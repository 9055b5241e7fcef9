"""How many people to ask, who answered, and who filled it in without reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, inf, sqrt
from statistics import NormalDist
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from klantlab import _stats, plotting, tables
from klantlab.errors import InputError
from klantlab.plotting import Figure
from klantlab.results import Result
from klantlab.survey._reliability import tail_of
from klantlab.words import count, listing, number, percent, plural


@dataclass(frozen=True, repr=False)
class Response(Result):
    """Who answered, against everybody who was asked.

    Attributes
    ----------
    value : float
        Response rate, 0–1.
    interval : (float, float)
        Wilson's interval: what other invitations to such people would give.
    confidence : float
        Of the interval.
    n, invited : int
        Who answered, and who was asked.
    table : pandas.DataFrame
        A row per trait and category (a number has one row, with its mean): invited and answered
        (shares, or means), difference (answered − invited), rate, low, high (response rate with
        its interval; NaN for a number) and standardised (the difference in standard deviations of
        the invited; above 0.1 worth a look).
    """

    value: float
    interval: tuple[float, float]
    confidence: float
    n: int
    invited: int
    table: pd.DataFrame = field(hash=False, compare=False)

    @property
    def words(self) -> str:
        """The response, and the trait on which those who answered differ most."""
        low, high = self.interval
        said = (
            f"Van de {count(self.invited)} mensen die je vroeg, antwoordden er {count(self.n)}: {percent(self.value)} "
            f"(marge {percent(low)} tot {percent(high)})."
        )
        if len(self.table):
            trait, category = max(self.table.index, key=lambda key: abs(self.table.loc[key, "standardised"]))
            row = self.table.loc[(trait, category)]
            many = "te hoog" if row["difference"] > 0 else "te laag"
            if abs(row["standardised"]) < 0.1:
                said += " Op de vergeleken kenmerken lijkt wie antwoordde op de hele groep."
            elif category == "gemiddelde":
                said += (
                    f" Hun gemiddelde {trait} is {many}: {number(row['answered'])} tegen {number(row['invited'])} "
                    "bij iedereen die je vroeg."
                )
            else:
                more = "te veel" if row["difference"] > 0 else "te weinig"
                said += (
                    f" Er zijn {more} antwoorden van {trait} = {category}: {percent(row['answered'])} tegen "
                    f"{percent(row['invited'])} bij iedereen die je vroeg."
                )
        return said

    def to_frame(self) -> pd.DataFrame:
        """Give a copy of the table."""
        return self.table.copy()


@dataclass(frozen=True, repr=False)
class StraightLiners(Result):
    """Respondents who gave one and the same answer all the way down.

    Attributes
    ----------
    value : float
        Share of the respondents that could be judged.
    count : int
        How many.
    n, left_out : int
        Respondents judged, and those with too few answers to judge.
    flags : pandas.Series
        True for a straight-liner, by the caller's row label; False where it could not be judged.
    """

    value: float
    count: int
    n: int
    left_out: int
    flags: pd.Series = field(hash=False, compare=False)

    @property
    def words(self) -> str:
        """How many there are, and what it may mean."""
        said = (
            f"{plural(self.count, 'respondent gaf', 'respondenten gaven')} op elke vraag hetzelfde antwoord, van de "
            f"{count(self.n)} ({percent(self.value, 1)}). Dat kan haast zijn, maar ook een eerlijk oordeel: kijk naar "
            "de invultijd voordat je iemand weglaat."
        )
        if self.left_out:
            verb = "is" if self.left_out == 1 else "zijn"
            people = plural(self.left_out, "respondent", "respondenten")
            said += f" {people} met te weinig antwoorden {verb} niet beoordeeld."
        return said


def sample_size(
    margin: float,
    population: float | None = None,
    *,
    share: float = 0.5,
    sd: float | None = None,
    confidence: float = 0.95,
    design_effect: float = 1.0,
    response_rate: float = 1.0,
) -> int:
    """Compute how many answers give a share or a mean that is known to within a margin.

    Parameters
    ----------
    margin : float
        Half the width of the interval: 0.05 for a share known to ±5 percentage points; with `sd` in
        the units of the mean.
    population : int, optional
        People in all; without it, as good as endless.
    share : float, default 0.5
        Expected share; ½ is the worst case.
    sd : float, optional
        Expected standard deviation, for a mean in place of a share.
    confidence : float, default 0.95
        Of the interval.
    design_effect : float, default 1
        How many times weighting or clustering raises the variance.
    response_rate : float, default 1
        Give it to get the number of people to ask.

    Returns
    -------
    int
        Rounded up.

    Raises
    ------
    InputError
        A margin, share, rate or population that can't be.

    Notes
    -----
    n₀ = z² V deff / margin², V = share (1 − share) or sd²; with a population of N:
    n = n₀ / (1 + (n₀ − 1) / N).

    References
    ----------
    Cochran (1977), Sampling techniques, § 4.4 to 4.7.

    Examples
    --------
    >>> sample_size(0.05), sample_size(0.05, population=1000)
    (385, 278)
    >>> sample_size(0.05, population=1000, response_rate=0.25)
    1112
    """
    variance = _variance(share, sd)
    most = inf if sd is not None else 1.0
    hint = "" if sd is not None else " (0.05 voor 5 procentpunt)"
    half = _number(margin, "margin", most, hint)
    size = inf if population is None else _number(population, "population", inf, least=1)
    rate = _number(response_rate, "response_rate", 1.0, " (0.25 voor een kwart)")
    needed = _z(confidence) ** 2 * variance * _number(design_effect, "design_effect", inf) / half**2
    if size < inf:
        needed /= 1 + (needed - 1) / size
    answers = max(1, ceil(needed - 1e-9 * max(1.0, needed)))
    return ceil(answers / rate - 1e-9)


def margin(
    n: float,
    population: float | None = None,
    *,
    share: float = 0.5,
    sd: float | None = None,
    confidence: float = 0.95,
    design_effect: float = 1.0,
) -> float:
    """Compute how far off a share or mean may be with n answers; the inverse of `sample_size`.

    Parameters
    ----------
    n : int
        Answers.
    population, share, sd, confidence, design_effect
        As in `sample_size`.

    Returns
    -------
    float
        Half the width of the interval: a share, or with `sd` in its units. 0 when all answered.
        It covers chance only, not who chose not to answer.

    Examples
    --------
    >>> round(margin(400), 3), round(margin(400, population=1000), 3)
    (0.049, 0.038)
    """
    answers = _number(n, "n", inf)
    size = inf if population is None else _number(population, "population", inf, least=1)
    if answers > size:
        raise InputError(f"`n` is {count(answers)} en dat is meer dan de hele populatie van {count(size)}.")
    left = 1.0 if size == inf else (size - answers) / max(size - 1, 1)
    variance = _variance(share, sd) * _number(design_effect, "design_effect", inf)
    return _z(confidence) * sqrt(variance / answers * left)


def plot_margin(population: float | None = None, *, share: float = 0.5, confidence: float = 0.95) -> Figure:
    """Draw how the margin falls with the number of answers.

    Parameters
    ----------
    population, share, confidence
        As in `margin`.

    Returns
    -------
    plotting.Figure

    Examples
    --------
    >>> plot_margin().title
    'Vier keer zoveel antwoorden halveren de marge'
    """
    most = 2000.0 if population is None else min(2000.0, _number(population, "population", inf, least=1))
    n = np.unique(np.round(np.geomspace(min(10, most), most, 200)))
    open_end = np.array([100 * margin(v, share=share, confidence=confidence) for v in n])
    title = "Vier keer zoveel antwoorden halveren de marge"
    known = None
    if population is not None:
        known = np.array([100 * margin(v, population, share=share, confidence=confidence) for v in n])
        half = population / 2
        gain = sqrt((population - half) / max(population - 1, 1))
        title = f"Spreek je de helft van {count(population)} klanten, dan is de marge {percent(1 - gain)} kleiner"
    with plotting.canvas(title, x="aantal antwoorden", y="marge (± procentpunt)", grid="y") as axes:
        axes.plot(n, open_end, color=plotting.BLUE)
        axes.set_ylim(0, min(open_end.max(), 32) * 1.02)
        axes.set_xlim(0, most * 1.02)
        if known is not None:
            axes.plot(n, known, color=plotting.RED)
            axes.annotate(
                "eindeloos veel klanten",
                (n[-1], open_end[-1]),
                xytext=(0, 14),
                textcoords="offset points",
                ha="right",
                color=plotting.BLUE,
                fontweight="bold",
            )
            place = int(np.searchsorted(n, 0.45 * most))
            axes.annotate(
                f"{count(population or 0)} klanten",
                (n[place], known[place]),
                xytext=(-6, -8),
                textcoords="offset points",
                ha="right",
                va="top",
                color=plotting.RED,
                fontweight="bold",
            )
        else:
            for at in (100, 400, 1600):
                half = 100 * margin(at, share=share, confidence=confidence)
                axes.plot([at], [half], "o", color=plotting.BLUE, markersize=9)
                axes.annotate(
                    f"{count(at)}: ± {number(half)}",
                    (at, half),
                    xytext=(8, 8),
                    textcoords="offset points",
                    fontweight="bold",
                )
    shown = [v for v in (100, 400, 1600) if population is None or v <= population]
    margins = {v: 100 * margin(v, population, share=share, confidence=confidence) for v in shown}
    said = [f"{count(v)} antwoorden: ± {number(half)} procentpunt" for v, half in margins.items()]
    picture: Any = axes.figure
    return Figure(picture, ("; ".join(said) or f"bij {count(most)} antwoorden is de marge nul") + ".")


def bands(values: Any, cuts: Iterable[float], *, unknown: str | None = None) -> pd.Series:
    """Divide numbers into bands, such as ages into age groups.

    Parameters
    ----------
    values : sequence or column
        Numbers.
    cuts : iterable of float
        Where a new band begins, rising: ``(35, 55)`` gives three bands, and who is 35 falls into the second.
    unknown : str, optional
        The name of a last band for empty values; without it an empty value stays empty.

    Returns
    -------
    pandas.Series
        Ordered categories, with the caller's name and row labels.

    Raises
    ------
    InputError
        No cuts, cuts that don't rise, or values that are no numbers.

    Notes
    -----
    Nothing is estimated. Choose bands before looking at the answers, and so that each holds enough people to weigh.

    Examples
    --------
    >>> bands([17, 35, 54, 55], (35, 55)).tolist()
    ['onder 35', '35 tot 55', '35 tot 55', 'vanaf 55']
    >>> bands([17, None], (35,), unknown="onbekend").tolist()
    ['onder 35', 'onbekend']
    """
    ends = tables.numbers(list(cuts) if isinstance(cuts, Iterable) else cuts, "cuts")
    if not len(ends) or np.isnan(ends).any() or (np.diff(ends) <= 0).any():
        raise InputError("`cuts` moet oplopende grenzen bevatten, zoals (35, 55): bij elke grens begint een groep.")
    numbers = tables.numbers(values, "values")
    said = [number(end, 0 if end == round(end) else 2) for end in ends]
    names = [f"onder {said[0]}", *(f"{a} tot {b}" for a, b in pairwise(said)), f"vanaf {said[-1]}"]
    gaps = np.isnan(numbers)
    nowhere = -1
    if unknown is not None and gaps.any():
        names, nowhere = [*names, unknown], len(names)
    code = np.where(gaps, nowhere, np.searchsorted(ends, numbers, side="right"))
    labelled = isinstance(values, pd.Series)
    return pd.Series(
        pd.Categorical.from_codes(code.astype(np.intp), pd.Index(names), ordered=True),
        index=values.index if labelled else None,
        name=values.name if labelled else None,
    )


def response(
    invited: Any,
    answered: str,
    traits: Iterable[str] = (),
    *,
    confidence: float = 0.95,
) -> Response:
    """Compute the response, and compare those who answered with everybody who was asked.

    Parameters
    ----------
    invited : frame of any engine
        One row per person who was asked.
    answered : str
        Column that says who answered: True/False or 1/0.
    traits : iterable of str
        Columns that are known of everybody: categories (text) or numbers.
    confidence : float, default 0.95
        Of the intervals.

    Returns
    -------
    Response

    Raises
    ------
    InputError
        Absent columns, gaps in `answered`, or values other than yes and no.

    Notes
    -----
    For a number the bias of the respondents' mean is the difference in the table, which equals
    (1 − rate) · (mean of respondents − mean of the others). A trait that matters for the answers and
    differs here can be mended with `rake`; one that is not on record can't.

    References
    ----------
    Bethlehem (1988), Journal of Official Statistics 4. Wilson (1927) (interval).

    Examples
    --------
    >>> asked = pd.DataFrame({"answered": [1, 1, 0, 0], "place": ["stad", "stad", "stad", "dorp"]})
    >>> response(asked, "answered", ["place"]).table["difference"]
    trait  category
    place  dorp       -0.25
           stad        0.25
    Name: difference, dtype: float64
    """
    tail_of(confidence)
    names = [traits] if isinstance(traits, str) else list(traits)
    selected = tables.frame(invited, {name: name for name in [answered, *names]}, name="invited")
    if isinstance(selected, nw.LazyFrame):
        selected = selected.collect()
    table = selected.to_pandas().reset_index(drop=True)
    if not len(table):
        raise InputError("`invited` heeft geen rijen: er is niemand gevraagd.")
    said = _yes_no(table[answered], answered)
    n, hits = len(table), int(said.sum())
    rows: dict[tuple[str, str], dict[str, float]] = {}
    for name in names:
        column = table[name]
        gaps = int(column.isna().sum())
        if gaps:
            raise InputError(
                f"Kolom '{name}' is leeg in {count(gaps)} van de {plural(n, 'rij', 'rijen')}: "
                "vul haar aan of noem het 'onbekend'."
            )
        if pd.api.types.is_numeric_dtype(column.dtype) and not pd.api.types.is_bool_dtype(column.dtype):
            values = tables.numbers(column, name)
            spread = float(values.std())
            mean = float(values[said].mean()) if hits else float("nan")
            gap = mean - float(values.mean())
            rows[(name, "gemiddelde")] = {
                "invited": float(values.mean()),
                "answered": mean,
                "difference": gap,
                "rate": np.nan,
                "low": np.nan,
                "high": np.nan,
                "standardised": gap / spread if spread > 1e-12 else 0.0,
            }
            continue
        for category in _categories(column):
            here = (column == category).to_numpy()
            share, got = float(here.mean()), float(here[said].mean()) if hits else float("nan")
            low, high = map(float, _stats.wilson(said[here].sum(), here.sum(), confidence))
            spread = sqrt(share * (1 - share))
            rows[(name, str(category))] = {
                "invited": share,
                "answered": got,
                "difference": got - share,
                "rate": float(said[here].mean()),
                "low": low,
                "high": high,
                "standardised": (got - share) / spread if spread > 1e-12 else 0.0,
            }
    columns = ["invited", "answered", "difference", "rate", "low", "high", "standardised"]
    found = pd.DataFrame(list(rows.values()), columns=columns)
    found.index = pd.MultiIndex.from_tuples(list(rows), names=["trait", "category"])
    low, high = map(float, _stats.wilson(hits, n, confidence))
    return Response(hits / n, (low, high), float(confidence), hits, n, found)


def straight_liners(
    items: Any, columns: Iterable[str] | None = None, *, missing: Collection[float] = (), least: int = 3
) -> StraightLiners:
    """Find respondents who gave the same answer to every item.

    Parameters
    ----------
    items : frame of any engine
        One row a respondent, one column an item, as answered (not turned round).
    columns : iterable of str, optional
        The items; all columns when left out.
    missing : collection of float
        Codes for "no answer".
    least : int, default 3
        Answers that a respondent must have given to be judged.

    Returns
    -------
    StraightLiners

    Raises
    ------
    InputError
        Fewer items than `least`.

    Examples
    --------
    >>> answers = pd.DataFrame({"v1": [4, 3, 5], "v2": [4, 5, 5], "v3": [4, 2, None]})
    >>> straight_liners(answers).flags.tolist()
    [True, False, False]
    """
    table = tables.items(items, columns, missing=missing)
    if isinstance(least, bool) or not isinstance(least, (int, np.integer)) or least < 2:
        raise InputError(f"`least` moet een heel getal van 2 of meer zijn en is nu {least!r}.")
    if table.shape[1] < least:
        raise InputError(
            f"Met {plural(table.shape[1], 'vraag', 'vragen')} valt er geen rechte lijn te zien: "
            f"geef er minstens {least}."
        )
    judged = table.notna().sum(axis=1) >= least
    flags = judged & (table.max(axis=1) == table.min(axis=1))
    n, hits = int(judged.sum()), int(flags.sum())
    return StraightLiners(
        hits / n if n else float("nan"), hits, n, int((~judged).sum()), flags.rename("straight_liner")
    )


def _variance(share: Any, sd: Any) -> float:
    if sd is not None:
        return _number(sd, "sd", inf) ** 2
    p = _number(share, "share", 1.0, " (0.5 voor de helft)")
    if p == 1:
        raise InputError("Met een verwacht aandeel van 1 is er niets meer te meten: geef een aandeel onder 1.")
    return p * (1 - p)


def _z(confidence: Any) -> float:
    return NormalDist().inv_cdf(1 - tail_of(confidence))


def _number(value: Any, name: str, most: float, hint: str = "", least: float = 0.0) -> float:
    is_number = isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)
    if not is_number or not 0 < value <= most or value < least or value == inf:
        scale = "boven nul" if most == inf else f"boven nul en hoogstens {number(most, 0)}"
        raise InputError(f"`{name}` moet een getal {scale} zijn{hint} en is nu {value!r}.")
    return float(value)


def _categories(column: pd.Series) -> list[Any]:
    """Give the categories that occur: in their own order if they have one, else by their text."""
    if isinstance(column.dtype, pd.CategoricalDtype) and column.cat.ordered:
        return [category for category in column.cat.categories if (column == category).any()]
    return sorted(column.unique(), key=str)


def _yes_no(column: pd.Series, name: str) -> np.ndarray:
    gaps = int(column.isna().sum())
    if gaps:
        raise InputError(
            f"Kolom '{name}' is leeg in {plural(gaps, 'rij', 'rijen')}: vul in wie antwoordde (1) en wie niet (0)."
        )
    if not column.isin([0, 1]).all():
        odd = listing(sorted({str(v) for v in column[~column.isin([0, 1])]}))
        raise InputError(f"Kolom '{name}' moet alleen 1 (antwoordde) en 0 (niet) bevatten, en bevat ook {odd}.")
    return column.astype(float).to_numpy() == 1
