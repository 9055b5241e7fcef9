"""Two groups, many teams, and who is really the best."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import erfc, sqrt
from typing import Any

import numpy as np
import pandas as pd

from klantlab.errors import InputError
from klantlab.nps._counts import TALLY, Codes, group_tally
from klantlab.nps._score import Score, from_tally, generator, score, score_limits, size_of, z_of
from klantlab.results import Result
from klantlab.words import count, listing, number, plural


@dataclass(frozen=True, repr=False)
class Difference(Result):
    """How much two independent groups differ.

    Attributes
    ----------
    value : float
        Score of the first minus score of the second, in points.
    interval : (float, float)
        Of the difference, in points.
    confidence : float
        Of the interval.
    p_value : float
        How often so large a difference shows up when there is none.
    standard_error : float
        In points.
    a, b : Score
        The two scores.
    """

    value: float
    interval: tuple[float, float]
    confidence: float
    p_value: float
    standard_error: float
    a: Score
    b: Score

    @property
    def words(self) -> str:
        """The difference, its interval, and how easily chance makes it."""
        scores = f"{_points(self.a.value)} tegen {_points(self.b.value)}"
        size = number(abs(self.value), 0 if abs(self.value) >= 10 else 1)
        direction = "hoger" if self.value > 0 else "lager"
        said = f"De eerste groep staat {size} punten {direction} dan de tweede ({scores})."
        if self.value == 0:
            said = f"De twee groepen staan gelijk ({scores})."
        fine = 1 if min(map(abs, self.interval)) < 0.5 else 0  # an end beside zero is not zero
        low, high = (number(end, fine, sign=True) for end in self.interval)
        return f"{said} Waarschijnlijk ligt het echte verschil tussen {low} en {high} punten. {chance(self.p_value)}"


@dataclass(frozen=True, repr=False)
class Comparison(Result):
    """Many groups, each against the others, with a correction for looking so often.

    Attributes
    ----------
    table : pandas.DataFrame
        A row per group, best first: n, missing, value, low, high (the group's own interval);
        difference, difference_low, difference_high, p_value (against the rest, or against the
        group of `against`), p_holm (after Holm's correction) and differs (p_holm < 1 − confidence).
    overall : Score
        All groups together.
    against : str
        "rest", or the group that all others are held against.
    confidence : float
        Of the intervals and the verdict.
    """

    table: pd.DataFrame = field(hash=False, compare=False)
    overall: Score
    against: str
    confidence: float

    @property
    def words(self) -> str:
        """Which groups differ, and how many would seem to without the correction."""
        tested = self.table[self.table["p_value"].notna()]
        differ = tested[tested["differs"]]
        naive = int((tested["p_value"] < 1 - self.confidence).sum())
        other = "de rest" if self.against == "rest" else f"'{self.against}'"
        said = f"Van de {plural(len(tested), 'groep', 'groepen')} "
        if len(differ):
            named = listing([f"{name} ({_points(d)})" for name, d in differ["difference"].items()], most=6)
            verb = "wijkt er 1" if len(differ) == 1 else f"wijken er {len(differ)}"
            said += f"{verb} echt af van {other}: {named.replace(chr(39), '')}."
        else:
            said += f"wijkt er geen aantoonbaar af van {other}."
        lucky = number((1 - self.confidence) * len(tested), 1)
        said += (
            f" Zonder correctie voor het vele vergelijken {'zou' if naive == 1 else 'zouden'} het er {naive} zijn; "
            f"door toeval alleen verwacht je er al {lucky}."
        )
        silent = int((self.table["n"] == 0).sum())
        if silent:
            said += f" {plural(silent, 'groep', 'groepen')} zonder antwoorden is er niet vergeleken."
        return said

    def to_frame(self) -> pd.DataFrame:
        """Give a copy of the table."""
        return self.table.copy()


@dataclass(frozen=True, repr=False)
class Ranking(Result):
    """Groups in order, with how sure that order is.

    Attributes
    ----------
    table : pandas.DataFrame
        A row per group, highest score first: n, value, low, high, rank, rank_low and rank_high
        (the places between which it belongs with the given confidence), chance_best and
        chance_worst (shares of the simulated orders).
    confidence : float
        Of the intervals of score and place.
    draws : int
        Simulated orders.
    """

    table: pd.DataFrame = field(hash=False, compare=False)
    confidence: float
    draws: int

    @property
    def words(self) -> str:
        """Who is on top, how sure that is, and how far the top group could fall."""
        top = self.table.iloc[0]
        likely = self.table["chance_best"].idxmax()
        said = (
            f"{self.table.index[0]} staat bovenaan met {_points(top['value'])}, van "
            f"{plural(len(self.table), 'groep', 'groepen')}. "
            f"De kans dat deze groep echt de beste is, is {out_of_100(top['chance_best'])}; "
            f"haar plaats ligt waarschijnlijk tussen {int(top['rank_low'])} en {int(top['rank_high'])}."
        )
        if likely != self.table.index[0]:
            chances = out_of_100(self.table["chance_best"].max())
            said += f" De grootste kans om echt de beste te zijn heeft {likely}: {chances}."
        return said

    def to_frame(self) -> pd.DataFrame:
        """Give a copy of the table."""
        return self.table.copy()


def difference(
    a: Any,
    b: Any,
    *,
    weights_a: Any = None,
    weights_b: Any = None,
    missing: Codes = (),
    confidence: float = 0.95,
) -> Difference:
    """Compare two independent groups, or two waves that asked different people.

    Parameters
    ----------
    a, b : answers as in `score`, or a `Score`
        The difference is score(a) − score(b).
    weights_a, weights_b : optional
        Survey weights of each group.
    missing : number or collection of numbers
        Codes for "no answer", in both.
    confidence : float, default 0.95
        Of the interval.

    Returns
    -------
    Difference

    Raises
    ------
    InputError
        As `score`.

    Notes
    -----
    Interval: the two score intervals combined (MOVER): with d the difference and l, u the limits of
    each group, d − √((a − l_a)² + (u_b − b)²) and d + √((u_a − a)² + (b − l_b)²). The p-value is the
    one at which this interval just touches 0, so that the two never disagree. Not for the same
    people asked twice: their answers hang together, and this interval is then too wide.

    References
    ----------
    Newcombe (1998), Statistics in Medicine 17; Zou & Donner (2008), Statistics in Medicine 27 (MOVER).

    Examples
    --------
    >>> from klantlab.nps import from_counts
    >>> last_year = from_counts(promoters=28, passives=49, detractors=23)
    >>> this_year = from_counts(promoters=33, passives=46, detractors=21)
    >>> difference(this_year, last_year)
    De eerste groep staat 7,0 punten hoger dan de tweede (+12 tegen +5). Waarschijnlijk ligt het echte
    verschil tussen −13 en +27 punten. Ook zonder echt verschil zie je zo'n uitslag in 49 van de 100
    onderzoeken: dit kan goed toeval zijn.
    """
    first = a if isinstance(a, Score) else score(a, weights_a, missing, confidence)
    second = b if isinstance(b, Score) else score(b, weights_b, missing, confidence)
    z = z_of(confidence)
    parts = tuple(np.array([v]) for v in (*_parts(first), *_parts(second)))
    low, high = _mover(parts, z)
    errors = [first.standard_error, second.standard_error]
    return Difference(
        value=first.value - second.value,
        interval=(100 * float(low[0]), 100 * float(high[0])),
        confidence=float(confidence),
        p_value=float(_p_values(parts)[0]),
        standard_error=sqrt(errors[0] ** 2 + errors[1] ** 2),
        a=first,
        b=second,
    )


def compare(
    table: Any,
    by: str,
    *,
    score: str = "score",
    weights: str | None = None,
    missing: Codes = (),
    confidence: float = 0.95,
    against: str = "rest",
) -> Comparison:
    """Compare many groups (teams, shops), corrected for comparing so often.

    Parameters
    ----------
    table : frame of any engine
        One row a respondent.
    by, score, weights : str
        Columns with the group, the answer and (optional) the weight.
    missing : number or collection of numbers
        Codes for "no answer".
    confidence : float, default 0.95
        Of the intervals; 1 − confidence is the chance of any false alarm at all.
    against : str, default "rest"
        "rest": each group against all other respondents together. Or the name of one group, to
        hold the others against.

    Returns
    -------
    Comparison

    Raises
    ------
    InputError
        Fewer than two groups with answers, an empty group name, an unknown `against`.

    References
    ----------
    Holm (1979), Scandinavian Journal of Statistics 6.

    Examples
    --------
    >>> table = pd.DataFrame({"team": ["noord"] * 40 + ["zuid"] * 40, "score": [9, 10, 7, 8] * 10 + [9, 7, 4, 2] * 10})
    >>> compare(table, by="team").table[["n", "value", "differs"]]
            n  value  differs
    team
    noord  40   50.0     True
    zuid   40  -25.0     True
    """
    tallied = group_tally(table, score, by, weights, missing)
    results, silent = per_group(tallied, by, weights is not None, confidence)
    z = z_of(confidence)
    labels = list(results)
    if against != "rest" and against not in labels:
        raise InputError(f'`against` moet "rest" zijn of een groep met antwoorden, en is nu {against!r}.')
    others = {
        name: results[against]
        if against != "rest"
        else from_tally(tallied[tallied["by"] != name], confidence, weighted=weights is not None)
        for name in labels
        if name != against
    }
    pairs = np.array([(*_parts(results[name]), *_parts(other)) for name, other in others.items()]).T
    low, high = _mover(tuple(pairs), z)
    p = _p_values(tuple(pairs))
    held = pd.DataFrame(
        {
            "difference": [results[name].value - other.value for name, other in others.items()],
            "difference_low": 100 * low,
            "difference_high": 100 * high,
            "p_value": p,
            "p_holm": holm(p),
        },
        index=list(others),
    )
    rows = _rows(results, silent, by).join(held)
    rows["differs"] = rows["p_holm"] < 1 - confidence
    overall = from_tally(tallied, confidence, weighted=weights is not None)
    return Comparison(rows, overall, str(against), float(confidence))


def ranking(
    table: Any,
    by: str,
    *,
    score: str = "score",
    weights: str | None = None,
    missing: Codes = (),
    confidence: float = 0.95,
    draws: int = 4000,
    seed: int = 0,
) -> Ranking:
    """Rank groups, and tell how much of the order is chance.

    Parameters
    ----------
    table, by, score, weights, missing, confidence
        As in `compare`.
    draws : int, default 4000
        Simulated sets of true scores.
    seed : int, default 0
        Of the simulation.

    Returns
    -------
    Ranking

    Notes
    -----
    Each group's true shares are drawn from a Dirichlet distribution with its (effective) counts
    plus ½ per class (Jeffreys): what they could be, given its answers and nothing else. The order
    of the drawn scores is kept; the chance to be best is how often a group ends on top.

    Examples
    --------
    >>> table = pd.DataFrame({"team": ["noord"] * 40 + ["zuid"] * 40, "score": [9, 10, 7, 8] * 10 + [9, 7, 4, 2] * 10})
    >>> ranking(table, by="team").table[["value", "rank", "chance_best"]].round(1)
           value  rank  chance_best
    team
    noord   50.0     1          1.0
    zuid   -25.0     2          0.0
    """
    tallied = group_tally(table, score, by, weights, missing)
    results, _ = per_group(tallied, by, weights is not None, confidence)
    rows = _rows(results, {}, by)
    rng = generator(draws, seed)
    truth = np.empty((draws, len(rows)))
    for column, name in enumerate(rows.index):
        shares = np.array(list(results[name].shares.values()))
        drawn = rng.dirichlet(size_of(results[name]) * shares + 0.5, size=draws)
        truth[:, column] = drawn[:, 0] - drawn[:, 2]
    places = (-truth).argsort(axis=1).argsort(axis=1) + 1
    tail = (1 - confidence) / 2
    rows["rank"] = rows["value"].rank(ascending=False, method="min").astype(int)
    rows["rank_low"], rows["rank_high"] = (
        np.quantile(places, q, axis=0, method="inverted_cdf").astype(int) for q in (tail, 1 - tail)
    )
    rows["chance_best"] = (places == 1).mean(axis=0)
    rows["chance_worst"] = (places == len(rows)).mean(axis=0)
    return Ranking(rows.drop(columns="missing"), float(confidence), draws)


def holm(p: np.ndarray) -> np.ndarray:
    """Holm's step-down correction: the smallest of m p-values times m, the next times m − 1, and so on."""
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    corrected = np.empty_like(stepped)
    corrected[order] = np.minimum(stepped, 1.0)
    return corrected


def chance(p: float) -> str:
    """Say a p-value in people's words."""
    if p >= 0.095:
        return f"Ook zonder echt verschil zie je zo'n uitslag in {_times(p)}: dit kan goed toeval zijn."
    verdict = "dit is waarschijnlijk geen toeval" if p < 0.05 else "of dit toeval is, blijft onzeker"
    return f"Zonder echt verschil zie je zo'n uitslag in {_times(p)}: {verdict}."


def out_of_100(share: float) -> str:
    """Say a chance in people's words."""
    if 0 < share < 0.005:
        return "minder dan 1 op 100"
    if 0.995 < share < 1:
        return "meer dan 99 op 100"
    return f"{count(100 * share)} op 100"


def _times(p: float) -> str:
    if p < 0.0001:
        return "minder dan 1 van de 10.000 onderzoeken"
    if p < 0.0095:
        return f"{count(max(1, 10000 * p))} van de 10.000 onderzoeken"
    return f"{count(100 * p)} van de 100 onderzoeken"


def _points(value: float) -> str:
    return number(value, 0, sign=True)


def _parts(result: Score) -> tuple[float, float, float]:
    return result.shares["promoters"], result.shares["detractors"], size_of(result)


def _mover(parts: tuple[np.ndarray, ...], z: float | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    pa, da, na, pb, db, nb = parts
    (la, lb), (ua, ub) = score_limits(np.array([pa, pb]), np.array([da, db]), np.array([na, nb]), z)
    a, b = pa - da, pb - db
    down, up = np.hypot(a - la, ub - b), np.hypot(ua - a, b - lb)
    return np.maximum(a - b - down, -2.0), np.minimum(a - b + up, 2.0)


def _p_values(parts: tuple[np.ndarray, ...]) -> np.ndarray:
    """Find the z at which the interval touches 0, by halving; its two-sided tail is the p-value."""
    pa, da, _, pb, db, _ = parts
    above = (pa - da) > (pb - db)
    inner, outer = np.zeros(len(pa)), np.full(len(pa), 40.0)  # beyond 37 the tail is below the smallest float
    for _ in range(40):
        z = (inner + outer) / 2
        low, high = _mover(parts, z)
        holds = np.where(above, low <= 0, high >= 0)
        inner, outer = np.where(holds, inner, z), np.where(holds, z, outer)
    same = pa - da == pb - db
    return np.array([1.0 if s else erfc(v / sqrt(2)) for v, s in zip(inner, same, strict=True)])


def per_group(
    tallied: pd.DataFrame, by: str, weighted: bool, confidence: float, kind: tuple[str, str] = ("groep", "groepen")
) -> tuple[dict[Any, Score], dict[Any, int]]:
    """Score each group in order; groups without a single answer are kept apart with their size."""
    results, silent = {}, {}
    for name, group in tallied.groupby("by", sort=False, observed=True):
        answered = group[group["score"].notna()]
        if answered[TALLY[1]].sum() > 0:
            results[name] = from_tally(group, confidence, weighted=weighted)
        else:
            silent[name] = int(group["n"].sum())
    if len(results) < 2:
        raise InputError(
            f"Kolom '{by}' heeft maar {plural(len(results), *kind)} met antwoorden: "
            "om te vergelijken zijn er minstens twee nodig."
        )
    return results, silent


def _rows(results: dict[Any, Score], silent: dict[Any, int], by: str) -> pd.DataFrame:
    rows = pd.DataFrame(
        {
            name: {"n": r.n, "missing": r.missing, "value": r.value, "low": r.interval[0], "high": r.interval[1]}
            for name, r in results.items()
        }
        | {name: {"n": 0, "missing": size} for name, size in silent.items()}
    ).T.astype({"n": int, "missing": int})
    rows.index.name = by
    return rows.sort_values("value", ascending=False, kind="stable")
