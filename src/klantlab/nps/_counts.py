"""From answers to counts: eleven numbers hold all that a net promoter score needs.

A tally is a frame with a row per (group and) answer: how many gave it (`n`), the sum of their
weights (`weight`) and the sum of their squared weights (`weight_squared`). The engine makes it, the
rest of the room computes from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from klantlab import tables
from klantlab.errors import InputError
from klantlab.words import count, listing, number, plural

TALLY = ["n", "weight", "weight_squared"]
Codes = Collection[float] | float
PERIODS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}


def counts(
    table: Any,
    score: str = "score",
    *,
    by: str | None = None,
    weights: str | None = None,
    missing: Codes = (),
    every: str | None = None,
) -> pd.DataFrame:
    """Count how often each answer was given, in the engine that holds the table.

    Parameters
    ----------
    table : frame of any engine
        One row a respondent; pandas, Polars, PyArrow, DuckDB, Dask or PySpark. Left as it is.
    score : str, default "score"
        Column with the answers, whole numbers from 0 to 10.
    by : str, optional
        Column with the group (team, wave, month); each group is counted by itself.
    weights : str, optional
        Column with survey weights, zero or more.
    missing : number or collection of numbers
        Codes in the column that stand for "no answer".
    every : {"day", "week", "month", "quarter", "year"}, optional
        When `by` holds dates: count per period, named by its first day.

    Returns
    -------
    pandas.DataFrame
        A row per answer that occurs (and per group, in the column `by`): `score` (<NA> for no
        answer) and `n`; with weights also `weight` and `weight_squared`, the sums of the weights
        and of their squares. Sorted by group and answer.

    Raises
    ------
    InputError
        A column that is absent or holds no numbers, answers outside 0–10, fractions, weights that
        are negative or absent.

    Examples
    --------
    >>> counts(pd.DataFrame({"cijfer": [9, 10, 9, None]}), score="cijfer")
       score  n
    0      9  2
    1     10  1
    2   <NA>  1
    """
    if by in ("score", *TALLY):
        raise InputError(
            f"De groepskolom heet '{by}', en zo heet ook een kolom van de telling: geef haar een andere naam."
        )
    found = group_tally(table, score, by, weights, missing, every).rename(columns={"by": by})
    return found if weights else found.drop(columns=TALLY[1:])


def group_tally(
    table: Any, score: str, by: str | None, weights: str | None, missing: Codes, every: str | None = None
) -> pd.DataFrame:
    """Count as `counts` does; the group is called `by` and the weights are always there."""
    roles = {"score": score} | ({"by": by} if by is not None else {}) | ({"weight": weights} if weights else {})
    rows = tables.frame(table, roles)
    if by is not None and every is not None:
        rows = _by_day(rows, by, every)
    count_it: Any = _count_here if isinstance(rows, nw.DataFrame) else _count_there
    found = count_it(rows, roles, missing)
    if not len(found):
        raise InputError("De tabel heeft geen rijen: er is geen enkel antwoord om te tellen.")
    if by is not None and found["by"].isna().any():
        gaps = found.loc[found["by"].isna(), "n"].sum()
        raise InputError(
            f"Kolom '{by}' is leeg in {plural(gaps, 'rij', 'rijen')}: "
            f'haal die rijen er bewust uit met tabel.dropna(subset=["{by}"]) of geef ze een eigen naam.'
        )
    if every is not None and by is not None:  # engines agree on days only; the laptop folds days into periods
        found["by"] = pd.to_datetime(found["by"]).dt.to_period(PERIODS[every]).dt.start_time
    keys = ["by", "score"] if by is not None else ["score"]
    found = found.groupby(keys, dropna=False, sort=True, observed=True)[TALLY].sum().reset_index()
    found["score"] = found["score"].astype("Int64")
    return found


def tally(scores: Any, weights: Any = None, missing: Codes = ()) -> pd.DataFrame:
    """Count one column of answers; a one-column table of any engine will do as well."""
    if hasattr(scores, "dask") and hasattr(scores, "to_frame"):
        scores = scores.to_frame()  # a Dask column: counted where it is
    if _is_frame(scores):
        found = _one_column(scores, missing)
        if weights is not None:
            raise InputError(
                "`scores` is een tabel en `weights` staat los daarvan: geef twee kolommen, "
                "of tel met nps.counts(tabel, score=…, weights=…) en ga verder met nps.from_counts."
            )
        return found
    if weights is None and not codes(missing) and (whole := _plain_integers(scores)) is not None:
        n = np.bincount(whole, minlength=11)
        found = pd.DataFrame(
            {"score": np.arange(11.0), "n": n, "weight": n.astype(float), "weight_squared": n.astype(float)}
        )
        return found[found["n"] > 0].reset_index(drop=True)
    answers = answers_of(scores, missing)
    return _table(answers, weights_of(weights, scores, answers))


def answers_of(scores: Any, missing: Codes = (), name: str = "scores") -> np.ndarray:
    """Check a column of answers: floats 0–10, NaN where there is no answer."""
    if isinstance(scores, Mapping):
        raise InputError(f"`{name}` is een telling en geen rij antwoorden: gebruik nps.from_counts.")
    answers = tables.numbers(scores, name, minimum=0, maximum=10, whole=True, missing=codes(missing))
    if not len(answers):
        raise InputError(f"`{name}` is leeg: er is geen enkel antwoord om te tellen.")
    return answers


def weights_of(weights: Any, scores: Any, answers: np.ndarray) -> np.ndarray | None:
    """Check the weights that go with a column of answers."""
    if weights is None:
        return None
    both = isinstance(weights, pd.Series) and isinstance(scores, pd.Series)
    if both and len(weights) == len(scores) and not weights.index.equals(scores.index):
        raise InputError(
            "`scores` en `weights` hebben niet dezelfde rijlabels: kies beide kolommen uit dezelfde tabel."
        )
    checked = tables.numbers(weights, "weights", minimum=0)
    if len(checked) != len(answers):
        raise InputError(
            f"`scores` heeft {plural(len(answers), 'waarde', 'waarden')} en `weights` {count(len(checked))}: "
            "elk antwoord heeft één gewicht nodig."
        )
    gaps = np.isnan(checked) & ~np.isnan(answers)
    if gaps.any():
        raise InputError(_no_weight(int(gaps.sum()), "weights"))
    return checked


def codes(missing: Codes) -> list[float]:
    """Read the codes for "no answer": one number or several."""
    listed = [missing] if isinstance(missing, (int, float, str)) or missing is None else list(missing)
    for code in listed:
        if isinstance(code, bool) or not isinstance(code, (int, float, np.number)):
            raise InputError(f"`missing` moet een getal of lijst met getallen zijn (zoals [11]) en bevat nu {code!r}.")
    return [float(code) for code in listed]


def _plain_integers(scores: Any) -> np.ndarray | None:
    """Integers from 0 to 10 need no further check: a million are counted in a few milliseconds."""
    array = scores.to_numpy() if isinstance(scores, pd.Series) and isinstance(scores.dtype, np.dtype) else scores
    if not isinstance(array, np.ndarray) or array.ndim != 1 or array.dtype.kind not in "iu" or not array.size:
        return None
    return array if array.min() >= 0 and array.max() <= 10 else None


def _is_frame(value: Any) -> bool:
    if isinstance(value, pd.DataFrame):
        return True
    try:
        return isinstance(nw.from_native(value), (nw.DataFrame, nw.LazyFrame))
    except TypeError:
        return False


def _one_column(table: Any, missing: Codes) -> pd.DataFrame:
    names = list(table.columns) if isinstance(table, pd.DataFrame) else nw.from_native(table).collect_schema().names()
    if len(names) != 1:
        raise InputError(
            f"`scores` moet één kolom zijn en is nu een tabel: kies een kolom uit {listing([str(c) for c in names])}."
        )
    if isinstance(table, pd.DataFrame):
        return tally(table.iloc[:, 0], None, missing)
    found = counts(table, names[0], missing=missing)
    return found.assign(weight=found["n"].astype(float), weight_squared=found["n"].astype(float))


def _table(answers: np.ndarray, weight: np.ndarray | None, by: np.ndarray | pd.Series | None = None) -> pd.DataFrame:
    """Sum per answer (and group) in memory: 0–10 by bincount, 11 for no answer."""
    slot = np.where(np.isnan(answers), 11, answers).astype(np.intp)
    if by is None:
        group, labels = np.zeros(len(slot), dtype=np.intp), pd.Index([None])
    else:
        group, labels = pd.factorize(pd.Series(by), sort=False, use_na_sentinel=False)
    cell = group * 12 + slot
    size = 12 * len(labels)
    n = np.bincount(cell, minlength=size)
    if weight is None:
        sums = {"weight": n.astype(float), "weight_squared": n.astype(float)}
    else:
        known = np.where(np.isnan(weight), 0.0, weight)
        sums = {
            "weight": np.bincount(cell, known, minlength=size),
            "weight_squared": np.bincount(cell, known**2, minlength=size),
        }
    found = pd.DataFrame({"score": np.tile([*range(11), np.nan], len(labels)), "n": n, **sums})
    if by is not None:
        found.insert(0, "by", labels.repeat(12))
    return found[found["n"] > 0].reset_index(drop=True)


def _count_here(rows: nw.DataFrame[Any], roles: dict[str, str], missing: Codes) -> pd.DataFrame:
    """Count an eager frame in memory."""
    column = {role: rows[role].to_pandas().rename(name) for role, name in roles.items()}
    if not len(rows):
        return pd.DataFrame(columns=["by", "score", *TALLY])
    answers = answers_of(column["score"], missing)
    weight = None
    if "weight" in roles:
        weight = tables.numbers(column["weight"], roles["weight"], minimum=0)
        gaps = np.isnan(weight) & ~np.isnan(answers)
        if gaps.any():
            raise InputError(_no_weight(int(gaps.sum()), roles["weight"]))
    return _table(answers, weight, column.get("by"))


def _count_there(rows: nw.LazyFrame[Any], roles: dict[str, str], missing: Codes) -> pd.DataFrame:
    """Let a lazy engine count; only a row per answer and group comes back."""
    schema = rows.collect_schema()
    for role in set(roles) - {"by"}:
        if not schema[role].is_numeric():
            raise InputError(
                f"Kolom '{roles[role]}' bevat geen getallen (maar {schema[role]}): maak er eerst getallen van."
            )
    answer = _or_null(nw.col("score").cast(nw.Float64))
    for code in codes(missing):
        answer = nw.when(answer != code).then(answer)
    weight = _or_null(nw.col("weight").cast(nw.Float64)) if "weight" in roles else nw.lit(1.0)
    keys = [role for role in ("by", "score") if role in roles]
    found = tables.collect(
        rows.with_columns(answer.alias("score"), weight.alias("weight"))
        .with_columns(
            weight_squared=nw.col("weight") * nw.col("weight"),
            negative=(nw.col("weight") < 0).cast(nw.Int64),
            gap=nw.col("weight").is_null().cast(nw.Int64),
        )
        .group_by(*keys)
        .agg(
            nw.len().alias("n"),
            *(nw.col(c).sum() for c in (*TALLY[1:], "negative", "gap")),
        )
    )
    found["score"] = found["score"].astype(float)
    _refuse_outside(found, roles["score"])
    if found["negative"].sum():
        raise InputError(
            f"Kolom '{roles['weight']}' is negatief in {plural(found['negative'].sum(), 'rij', 'rijen')}: "
            "een gewicht is nul of meer."
        )
    gaps = found.loc[found["score"].notna(), "gap"].sum()
    if gaps:
        raise InputError(_no_weight(int(gaps), roles["weight"]))
    if not np.isfinite(found["weight"]).all():
        raise InputError(f"Kolom '{roles['weight']}' bevat oneindige gewichten: verbeter die rijen.")
    return found[[*keys, *TALLY]].fillna({"weight": 0.0, "weight_squared": 0.0})


def _or_null(values: nw.Expr) -> nw.Expr:
    return nw.when(~values.is_nan()).then(values)


def holds_dates(table: Any, column: str) -> bool:
    """Tell whether a column holds dates or times."""
    rows = tables.frame(table, {"by": column})
    dtype = rows.collect_schema()["by"]
    if dtype == nw.Object and isinstance(rows, nw.DataFrame):
        known = rows["by"].to_pandas().dropna()
        return len(known) > 0 and bool(known.map(lambda v: isinstance(v, dt.date)).all())
    return dtype in (nw.Date, nw.Datetime)


def _by_day(rows: tables.Frame, column: str, every: str) -> tables.Frame:
    """Cut times off dates; the wall-clock time counts."""
    if every not in PERIODS:
        raise InputError(f"`every` moet een van {listing(PERIODS, last='of', most=9)} zijn en is nu {every!r}.")
    if not holds_dates(rows.to_native(), "by"):
        raise InputError(
            f"Kolom '{column}' bevat geen datums, dus er zijn geen perioden: maak er datums van met pd.to_datetime."
        )
    if rows.implementation.is_spark_like():  # to a truncated time Spark would give the zone of its session
        return rows.with_columns(by=nw.col("by").cast(nw.Date))
    dtype = rows.collect_schema()["by"]
    if dtype == nw.Object:  # pandas keeps Python dates as objects
        native = rows.to_native()
        rows = nw.from_native(native.assign(by=pd.to_datetime(native["by"])))
        dtype = rows.collect_schema()["by"]
    day = nw.col("by")
    if isinstance(dtype, nw.Datetime) and dtype.time_zone:
        day = day.dt.replace_time_zone(None)
    return rows.with_columns(by=day.cast(nw.Datetime("us")).dt.truncate("1d"))


def _refuse_outside(found: pd.DataFrame, column: str) -> None:
    answer = found["score"]
    wrong = answer.notna() & ~answer.isin(range(11))
    if wrong.any():
        shown = ", ".join(number(v, 0 if v == round(v) else 2) for v in sorted(set(answer[wrong]))[:5])
        raise InputError(
            f"Kolom '{column}' heeft {count(found.loc[wrong, 'n'].sum())} van de "
            f"{plural(found['n'].sum(), 'waarde', 'waarden')} die geen heel getal van 0 tot en met 10 zijn "
            f"(zoals {shown}): verbeter ze, of is dit een code voor 'geen antwoord', geef die dan op met missing=[…]."
        )


def _no_weight(gaps: int, name: str) -> str:
    return (
        f"Kolom '{name}' is leeg bij {plural(gaps, 'antwoord', 'antwoorden')}: "
        "geef elk antwoord een gewicht, of haal die rijen er bewust uit."
    )
