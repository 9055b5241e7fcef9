"""From the file of a questionnaire to the tables that the gap model compares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from klantlab import tables
from klantlab.errors import InputError
from klantlab.results import Result
from klantlab.servqual._gaps import DIMENSIONS, DUTCH, by_dimension, item_dimensions
from klantlab.words import listing, plural

ITEMS = sum(DIMENSIONS.values())
NAMED = {**{name: name for name in DIMENSIONS}, **{dutch: name for name, dutch in DUTCH.items()}}


@dataclass(frozen=True, repr=False)
class Questionnaire(Result):
    """The parts of a SERVQUAL questionnaire, each a frame with the caller's row labels.

    Attributes
    ----------
    expectations, perceptions : pandas.DataFrame
        The 22 items: columns e01 … e22 and p01 … p22.
    expected, perceived : pandas.DataFrame
        The mean of each respondent's items, by dimension (Dutch names).
    adequate, weights : pandas.DataFrame or None
        What is just good enough, and the division of 100 points, by dimension; None where not asked.
    n : int
        Respondents.
    """

    expectations: pd.DataFrame
    perceptions: pd.DataFrame
    expected: pd.DataFrame
    perceived: pd.DataFrame
    adequate: pd.DataFrame | None
    weights: pd.DataFrame | None
    n: int

    def to_frame(self) -> pd.DataFrame:
        """Give expectation and perception by dimension, side by side."""
        return self.expected.add_prefix("verwacht_").join(self.perceived.add_prefix("ervaren_"))

    @property
    def words(self) -> str:
        """What was asked, and of how many."""
        parts = [f"{ITEMS} vragen over de verwachting", f"dezelfde {ITEMS} over de ervaring"]
        parts += ["wat nog net goed genoeg is"] * (self.adequate is not None)
        parts += ["een verdeling van 100 punten"] * (self.weights is not None)
        asked = listing(parts).replace("'", "")
        return f"{plural(self.n, 'respondent', 'respondenten')}: {asked}."


def questionnaire(table: Any) -> Questionnaire:
    """Split the file of a SERVQUAL survey into its parts (C62).

    Parameters
    ----------
    table : frame, shape (n, ≥ 44)
        Columns e1 … e22 and p1 … p22 (with or without zeros in front, in any place; the numbers follow the order of
        the questionnaire), answers 1–7. Optional: adequate_<dimension> (1–7) and weight_<dimension> (points) for
        all five dimensions, named in English or Dutch. Other columns are left alone.

    Returns
    -------
    Questionnaire

    Raises
    ------
    InputError
        An item that is lacking or there twice, a dimension that is lacking, or an answer outside 1–7.

    Source: Parasuraman, Zeithaml & Berry (1988), J. Retailing 64(1).

    Examples
    --------
    >>> answers = {f"{side}{i}": [5 + (side == "e"), 6] for side in "ep" for i in range(1, 23)}
    >>> questionnaire(pd.DataFrame(answers)).expected["zekerheid"].to_list()
    [6.0, 6.0]
    """
    if not hasattr(table, "columns"):
        raise InputError("`table` moet een tabel zijn met de kolommen e01 tot en met e22 en p01 tot en met p22.")
    columns = [str(column) for column in table.columns]
    sides = {side: _items(table, columns, side) for side in "ep"}
    means = {}
    for side, items in sides.items():
        scores, names = by_dimension(items.to_numpy(), item_dimensions(list(items.columns)))
        means[side] = pd.DataFrame(scores, index=items.index, columns=[DUTCH[name] for name in names])
    return Questionnaire(
        expectations=sides["e"],
        perceptions=sides["p"],
        expected=means["e"],
        perceived=means["p"],
        adequate=_per_dimension(table, columns, "adequate_", maximum=7),
        weights=_per_dimension(table, columns, "weight_", maximum=100),
        n=len(sides["e"]),
    )


def _items(table: Any, columns: list[str], side: str) -> pd.DataFrame:
    found: dict[int, list[str]] = {}
    for column in columns:
        if match := re.fullmatch(rf"{side}0*([1-9]\d*)", column):
            found.setdefault(int(match[1]), []).append(column)
    twice = [name for names in found.values() for name in names if len(names) > 1]
    if twice:
        raise InputError(f"Dezelfde vraag staat meer dan eens in de tabel ({listing(twice)}): houd er één over.")
    lost = [f"{side}{i:02d}" for i in range(1, ITEMS + 1) if i not in found]
    if lost:
        raise InputError(
            f"Voor SERVQUAL zijn er {ITEMS} vragen nodig die met '{side}' beginnen, en {listing(lost)} "
            f"{'ontbreekt' if len(lost) == 1 else 'ontbreken'}: vul de tabel aan of hernoem de kolommen."
        )
    extra = [name for i, names in found.items() for name in names if i > ITEMS]
    if extra:
        raise InputError(f"SERVQUAL heeft {ITEMS} vragen; {listing(extra)} hoort er niet bij: hernoem die kolom.")
    return tables.items(table, [found[i][0] for i in range(1, ITEMS + 1)], minimum=1, maximum=7, name="table")


def _per_dimension(table: Any, columns: list[str], start: str, maximum: float) -> pd.DataFrame | None:
    found = {column: column.removeprefix(start) for column in columns if column.startswith(start)}
    if not found:
        return None
    known = {column: NAMED[name] for column, name in found.items() if name in NAMED}
    if len(known) != len(found) or sorted(known.values()) != sorted(DIMENSIONS):
        raise InputError(
            f"Kolommen die met '{start}' beginnen horen bij de vijf dimensies {listing(DUTCH.values())}, elk één keer; "
            f"de tabel heeft {listing(found)}."
        )
    order = {name: column for column, name in known.items()}
    part = tables.items(table, [order[name] for name in DIMENSIONS], minimum=0, maximum=maximum, name="table")
    return part.set_axis([DUTCH[name] for name in DIMENSIONS], axis=1)


def by_source(
    ratings: Any,
    source: str = "source",
    rater: str = "rater",
    dimension: str = "dimension",
    score: str = "score",
) -> dict[str, pd.DataFrame]:
    """Turn one long list of ratings into a table per source: a row per rater, a column per dimension (C62).

    What `internal_gaps` compares: customers, managers, standards, employees and promises each have raters of
    their own, and each rater scores every dimension.

    Parameters
    ----------
    ratings : frame, shape (ratings, ≥ 4)
    source, rater, dimension, score : str
        Names of the columns. The number of a rater counts within the source.

    Returns
    -------
    dict of str to pandas.DataFrame
        By source, in order of appearance; columns in order of appearance; NaN where a rater skipped a dimension.

    Raises
    ------
    InputError
        A column that is lacking, an empty name, text among the scores, or a rater with two scores for one dimension.

    Examples
    --------
    >>> ratings = pd.DataFrame({"source": ["klant", "klant", "norm"], "rater": [1, 2, 1],
    ...     "dimension": ["zekerheid"] * 3, "score": [6, 7, 5]})
    >>> by_source(ratings)["klant"]["zekerheid"].to_list()
    [6.0, 7.0]
    """
    names = (source, rater, dimension)
    if not isinstance(ratings, pd.DataFrame) and hasattr(ratings, "to_pandas"):
        ratings = ratings.to_pandas()
    if not isinstance(ratings, pd.DataFrame):
        raise InputError("`ratings` moet een tabel zijn met één beoordeling per rij.")
    if not len(ratings):
        raise InputError("`ratings` heeft geen rijen: er is niets om mee te rekenen.")
    for name in (*names, score):
        there = list(map(str, ratings.columns)).count(name)
        if there != 1:
            raise InputError(
                f"Kolom '{name}' {'ontbreekt in' if not there else 'staat meer dan eens in'} `ratings`: "
                f"de tabel heeft {listing(map(str, ratings.columns))}."
            )
    long = ratings.set_axis([str(column) for column in ratings.columns], axis=1)[[*names, score]]
    long = long.assign(**{score: tables.numbers(long[score], score)}).reset_index(drop=True)
    for name in names:
        empty = int(long[name].isna().sum())
        if empty:
            raise InputError(f"Kolom '{name}' is leeg in {plural(empty, 'rij', 'rijen')}: vul die in of laat ze weg.")
    double = int(long.duplicated(list(names)).sum())
    if double:
        raise InputError(
            f"{plural(double, 'rij geeft', 'rijen geven')} een tweede score van dezelfde beoordelaar op dezelfde "
            "dimensie: houd er één over."
        )
    order = list(dict.fromkeys(long[dimension]))
    return {
        str(name): part.pivot(index=rater, columns=dimension, values=score).reindex(columns=order)
        for name, part in long.groupby(source, sort=False)
    }
