"""What is lost by cutting eleven answers into three groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab import tables
from klantlab.errors import InputError
from klantlab.nps._counts import Codes, answers_of, group_tally, tally
from klantlab.nps._score import generator, z_of
from klantlab.results import Result
from klantlab.words import count, percent, plural

CUTS = ((9, 6), (8, 5), (8, 6), (10, 7))
MARKS = np.arange(11.0)
CLASS = np.array([0] * 7 + [1] * 2 + [2] * 2)


@dataclass(frozen=True, repr=False)
class Efficiency(Result):
    """How many answers the score needs for what the mean sees.

    Attributes
    ----------
    value : float
        Answers that the score needs for each answer that the mean needs.
    interval : (float, float)
        Bootstrap interval.
    confidence : float
        Of the interval.
    n : int
        Answers.
    """

    value: float
    interval: tuple[float, float]
    confidence: float
    n: int

    @property
    def words(self) -> str:
        """The price of the score in respondents."""
        low, high = (count(100 * end) for end in self.interval)
        return (
            f"Om dezelfde verschuiving op te merken heeft de NPS {count(100 * self.value)} antwoorden nodig "
            f"waar het gemiddelde er 100 nodig heeft (waarschijnlijk tussen {low} en {high})."
        )


@dataclass(frozen=True, repr=False)
class ClassLoss(Result):
    """How well an outcome is predicted from the class and from the raw answer.

    Attributes
    ----------
    by_class, by_score, by_answer : float
        Share of the outcome's variation that is explained by the three classes, by a line through
        the raw 0–10 answer, and by every answer apart (the most that is possible). For an outcome
        of two values: share of the deviance of a logistic model.
    loss : float
        1 − by_class / by_score; below 0 when the classes predict better than the line. NaN when the
        answer does not predict at all (its likelihood ratio stays below 3.84, as in 95% of samples
        without any relation): there is nothing to lose.
    interval : (float, float)
        Bootstrap interval of `loss`.
    confidence : float
        Of the interval.
    n, missing : int
        Respondents with both values, and those left out.
    binary : bool
        Whether the outcome has two values.
    """

    by_class: float
    by_score: float
    by_answer: float
    loss: float
    interval: tuple[float, float]
    confidence: float
    n: int
    missing: int
    binary: bool

    @property
    def words(self) -> str:
        """What the class and the answer explain, and what the cutting costs."""
        said = (
            f"Bij {plural(self.n, 'antwoord', 'antwoorden')} verklaart de groep (promotor, passief, criticaster) "
            f"{percent(self.by_class, 1)} van de verschillen, en het cijfer zelf {percent(self.by_score, 1)}. "
        )
        if np.isnan(self.loss):
            said += "Dat het cijfer hier iets voorspelt, is niet aan te tonen; over verlies valt dus niets te zeggen."
        elif abs(self.loss) < 0.005:
            said += "In groepen knippen kost hier niets"
        elif self.loss >= 0:
            said += f"Wie in groepen knipt, gooit {percent(self.loss)} van die voorspelkracht weg"
        else:
            said += f"De groepen voorspellen hier zelfs {percent(-self.loss)} beter dan een rechte lijn"
        if not np.isnan(self.loss):
            said += f" (waarschijnlijk tussen {self._ends()})."
        if self.missing:
            said += f" {plural(self.missing, 'rij', 'rijen')} zonder cijfer of uitkomst telt niet mee."
        return said

    def _ends(self) -> str:
        """Say the interval of the loss without a minus sign before a loss."""
        low, high = self.interval
        if low < 0 < high:
            return f"{percent(-low)} winst en {percent(high)} verlies"
        if high <= 0:
            return f"{percent(-high)} en {percent(-low)} winst"
        return f"{percent(low)} en {percent(high)} verlies"


def efficiency(
    scores: Any, missing: Codes = (), confidence: float = 0.95, *, draws: int = 1000, seed: int = 0
) -> Efficiency:
    """Compute how many more answers the score needs than the mean to see the same shift.

    Parameters
    ----------
    scores, missing
        As in `score`.
    confidence : float, default 0.95
        Of the interval.
    draws : int, default 1000
        Bootstrap samples.
    seed : int, default 0
        Of the bootstrap.

    Returns
    -------
    Efficiency

    Raises
    ------
    InputError
        Answers that are all equal: no shift can be measured.

    Notes
    -----
    Behind the answers we think a normal scale with cutting points, as in the ordered probit model.
    When everybody moves up a little, the mean rises by Σ φ(t_k), over the ten cutting points, and
    the score by 100 (φ(t_6|7) + φ(t_8|9)). Answers needed go with variance / effect², so that the ratio is
    (V_nps / effect_nps²) / (V_mean / effect_mean²).

    References
    ----------
    McKelvey & Zavoina (1975), Journal of Mathematical Sociology 4 (ordered probit). Lehmann (1999),
    Elements of large-sample theory, § 4.3 (relative efficiency).

    Examples
    --------
    >>> efficiency([4, 5, 6, 6, 7, 7, 7, 8, 8, 8, 8, 9, 9, 10] * 20)
    Om dezelfde verschuiving op te merken heeft de NPS 116 antwoorden nodig waar het gemiddelde er 100
    nodig heeft (waarschijnlijk tussen 114 en 118).
    """
    z_of(confidence)
    found = tally(scores, None, missing)
    n = np.zeros(11)
    known = found["score"].notna()
    n[found.loc[known, "score"].astype(int)] = found.loc[known, "n"]
    if (n > 0).sum() < 2:
        raise InputError("Alle antwoorden zijn gelijk (of er is er geen): dan is er geen verschuiving te meten.")
    size = int(n.sum())
    drawn = generator(draws, seed).multinomial(size, n / size, size=draws)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = _answers_needed(drawn / size)
    tail = (1 - confidence) / 2
    low, high = (
        np.quantile(ratios[np.isfinite(ratios)], [tail, 1 - tail]) if np.isfinite(ratios).any() else (np.nan,) * 2
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        value = float(_answers_needed((n / size)[None, :])[0])
    return Efficiency(value, (float(low), float(high)), float(confidence), size)


def class_loss(
    scores: Any,
    outcome: Any,
    missing: Codes = (),
    confidence: float = 0.95,
    *,
    draws: int = 1000,
    seed: int = 0,
) -> ClassLoss:
    """Compare how well the class and the raw answer predict what customers did.

    Parameters
    ----------
    scores, missing
        As in `score`.
    outcome : column of the same length
        What happened: bought again or not (0/1 or True/False), or an amount.
    confidence : float, default 0.95
        Of the interval.
    draws : int, default 1000
        Bootstrap samples.
    seed : int, default 0
        Of the bootstrap.

    Returns
    -------
    ClassLoss

    Raises
    ------
    InputError
        Columns of unequal length, fewer than 10 respondents with both values, a constant outcome or
        constant answers.

    Notes
    -----
    Explained share: 1 − deviance / deviance without predictor; with an amount that is R². The classes
    use two parameters and the line one, so the comparison flatters the classes.

    References
    ----------
    McFadden (1974) (share of deviance). Keiningham et al. (2007), Journal of Marketing 71 (the question).

    Examples
    --------
    >>> answers = [0, 2, 4, 5, 6, 7, 8, 9, 10, 10] * 30
    >>> spent = [12 + 3 * a + (i % 7) for i, a in enumerate(answers)]
    >>> result = class_loss(answers, spent)
    >>> round(result.by_class, 2), round(result.by_score, 2)
    (0.73, 0.96)
    """
    z_of(confidence)
    answers = answers_of(scores, missing)
    happened = pd.Series(outcome) if isinstance(outcome, (list, tuple, np.ndarray, pd.Series)) else outcome
    if isinstance(happened, pd.Series) and pd.api.types.is_bool_dtype(happened):
        happened = happened.astype(float)  # True and False are a fine outcome
    y = tables.numbers(happened, "outcome")
    if len(y) != len(answers):
        raise InputError(
            f"`scores` heeft {plural(len(answers), 'waarde', 'waarden')} en `outcome` {count(len(y))}: "
            "geef van elke klant allebei."
        )
    known = ~(np.isnan(answers) | np.isnan(y))
    x, y = answers[known].astype(int), y[known]
    if len(y) < 10:
        raise InputError(
            f"Er zijn {plural(len(y), 'klant', 'klanten')} met cijfer én uitkomst, en dat is te weinig: "
            "het minimum is 10."
        )
    values = np.unique(y)
    if len(values) < 2:
        raise InputError("`outcome` is bij iedereen gelijk: dan valt er niets te voorspellen.")
    if len(np.unique(x)) < 2:
        raise InputError("Iedereen gaf hetzelfde cijfer: dan kan het cijfer niets voorspellen.")
    binary = len(values) == 2
    y = (y == values[1]).astype(float) if binary else (y - y.mean()) / y.std()
    cells, times = np.unique(np.column_stack([x, y]), axis=0, return_counts=True)
    whole = _explained(times[None, :].astype(float), cells, binary)
    rng = generator(draws, seed)
    step = max(1, 2_000_000 // len(times))
    share = times / times.sum()
    parts = [
        _explained(rng.multinomial(len(y), share, size=min(step, draws - at)).astype(float), cells, binary)
        for at in range(0, draws, step)
    ]
    drawn = np.concatenate(parts)
    with np.errstate(divide="ignore", invalid="ignore"):
        losses = 1 - drawn[:, 0] / drawn[:, 1]
    tail = (1 - confidence) / 2
    low, high = np.nanquantile(losses, [tail, 1 - tail])
    by_class, by_score, by_answer = (float(v) for v in whole[0])
    base = float(y.mean())
    spread = -2 * (base * np.log(base) + (1 - base) * np.log(1 - base)) if binary else 1.0
    predicts = len(y) * spread * by_score > 3.84  # likelihood ratio with one degree of freedom
    loss, low, high = (1 - by_class / by_score, low, high) if predicts else (np.nan,) * 3
    return ClassLoss(
        by_class,
        by_score,
        by_answer,
        float(loss),
        (float(low), float(high)),
        float(confidence),
        len(y),
        int((~known).sum()),
        binary,
    )


def cutoffs(
    table: Any, by: str | None = None, *, score: str = "score", missing: Codes = (), cuts: Any = CUTS
) -> pd.DataFrame:
    """Recompute the score with other borders between the groups.

    How much hangs on 9 and 6? Peoples use scales differently: where an American gives a 10, a Dutch
    customer who is just as content gives an 8. If the order of groups depends on the borders, the
    score compares habits as much as customers.

    Parameters
    ----------
    table : frame of any engine
        One row a respondent.
    by : str, optional
        Column with the group (country, shop).
    score : str, default "score"
        Column with the answers.
    missing : number or collection of numbers
        Codes for "no answer".
    cuts : sequence of (int, int)
        Lowest answer of a promoter and highest of a detractor; (9, 6) is Reichheld's.

    Returns
    -------
    pandas.DataFrame
        A row per group, a column per pair of borders (named "9+ / 6−") in points, and the `mean`.

    Examples
    --------
    >>> cutoffs(pd.DataFrame({"score": [10, 9, 8, 8, 7, 5]})).round(1)
           n  mean  9+ / 6−  8+ / 5−  8+ / 6−  10+ / 7−
    all    6   7.8     16.7     50.0     50.0     -16.7
    """
    pairs = list(cuts)
    for pair in pairs:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2 or not 0 <= pair[1] < pair[0] <= 10:
            raise InputError(
                f"`cuts` moet paren bevatten zoals (9, 6), met de laagste promotor en de hoogste criticaster, "
                f"en bevat nu {pair!r}."
            )
    tallied = group_tally(table, score, by, None, missing)
    tallied = tallied[tallied["score"].notna()]
    if not len(tallied):
        raise InputError(f"Kolom '{score}' bevat geen enkel antwoord.")
    keys = tallied["by"] if by is not None else pd.Series("all", index=tallied.index)
    answer, n = tallied["score"].astype(float), tallied["n"].astype(float)
    total = n.groupby(keys, observed=True).sum()
    found = {"n": total.astype(int), "mean": (n * answer).groupby(keys, observed=True).sum() / total}
    for high, low in pairs:
        signed = n * ((answer >= high).astype(float) - (answer <= low))
        found[f"{high}+ / {low}−"] = 100 * signed.groupby(keys, observed=True).sum() / total
    return pd.DataFrame(found).rename_axis(by)


def _answers_needed(shares: np.ndarray) -> np.ndarray:
    """Ratio of answers needed by the score and the mean; shares of shape (draws, 11)."""
    from scipy.special import ndtri

    below = np.clip(shares.cumsum(axis=1)[:, :-1], 0.0, 1.0)
    height = np.exp(-(ndtri(below) ** 2) / 2)  # the normal curve at each cutting point, up to a constant
    mean = shares @ MARKS
    spread = shares @ MARKS**2 - mean**2
    p, d = shares[:, 9:].sum(axis=1), shares[:, :7].sum(axis=1)
    of_score = (p + d - (p - d) ** 2) / (height[:, 6] + height[:, 8]) ** 2
    of_mean = spread / height.sum(axis=1) ** 2
    return of_score / of_mean


def _explained(times: np.ndarray, cells: np.ndarray, binary: bool) -> np.ndarray:
    """Explained shares by class, line and answer; `times` (draws, cells) says how often each cell occurs."""
    answer, y = cells[:, 0].astype(int), cells[:, 1]
    mark = np.eye(11)[answer]
    n, sums = times @ mark, times @ (mark * y[:, None])
    grouped = np.eye(3)[CLASS]
    if not binary:
        total = times.sum(axis=1)
        mean = sums.sum(axis=1) / total
        around = times @ y**2 - total * mean**2

        def between(people: np.ndarray, amount: np.ndarray) -> np.ndarray:
            return _divide(amount**2, people).sum(axis=1) - total * mean**2

        x = n @ MARKS / total
        covered = (sums @ MARKS - total * x * mean) ** 2 / (n @ MARKS**2 - total * x**2)
        by_class = between(n @ grouped, sums @ grouped)
        return np.column_stack([by_class, covered, between(n, sums)]) / around[:, None]
    none = _deviance(n, sums, (sums.sum(axis=1) / n.sum(axis=1))[:, None])
    by_class = _deviance(n @ grouped, sums @ grouped, _divide(sums @ grouped, n @ grouped))
    by_answer = _deviance(n, sums, _divide(sums, n))
    by_line = _deviance(n, sums, _logistic(n, sums))
    return 1 - np.column_stack([by_class, by_line, by_answer]) / none[:, None]


def _divide(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    return np.divide(top, bottom, out=np.zeros_like(top), where=bottom > 0)


def _deviance(n: np.ndarray, yes: np.ndarray, chance: np.ndarray) -> np.ndarray:
    chance = np.clip(chance, 1e-12, 1 - 1e-12)
    return -2 * (yes * np.log(chance) + (n - yes) * np.log1p(-chance)).sum(axis=1)


def _logistic(n: np.ndarray, yes: np.ndarray) -> np.ndarray:
    """Chances by answer of a logistic line, fitted for all draws at once by Newton's method."""
    x = (MARKS - 5) / 5
    a = np.zeros(len(n))
    b = np.zeros(len(n))
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(a[:, None] + b[:, None] * x, -30, 30)))
        rest, weight = yes - n * chance, n * chance * (1 - chance) + 1e-10
        ga, gb = rest.sum(axis=1), rest @ x
        haa, hab, hbb = weight.sum(axis=1), weight @ x, weight @ x**2
        det = haa * hbb - hab**2
        a = a + np.clip((hbb * ga - hab * gb) / det, -5, 5)
        b = b + np.clip((haa * gb - hab * ga) / det, -5, 5)
    return 1 / (1 + np.exp(-np.clip(a[:, None] + b[:, None] * x, -30, 30)))
