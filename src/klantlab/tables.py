"""The input contract: what every room may assume of the columns it gets.

A table comes in from any engine that narwhals knows (pandas, Polars, PyArrow, DuckDB, Dask,
PySpark) and is checked once, here. What does not fit is refused with one Dutch sentence that names
the column, the number of rows and the remedy. The caller's frame is never changed.
"""

from __future__ import annotations

import datetime as dt
import difflib
import math
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from klantlab.errors import InputError
from klantlab.words import count, listing, number, plural

Frame = nw.DataFrame[Any] | nw.LazyFrame[Any]
PART = 1_000_000  # rows of which the groups fit the processor's cache
MOST_PARTS = 16  # every part reads the ids of all rows again


def frame(table: Any, columns: Mapping[str, str], *, name: str = "table") -> Frame:
    """Select columns by role, from any engine, under the names of their roles.

    Parameters
    ----------
    table : frame of any engine
        Left as it is.
    columns : mapping of role to column name
        ``{"customer": "klantnr"}`` gives a frame with a column `customer`.
    name : str
        What the message calls the table.

    Returns
    -------
    narwhals DataFrame or LazyFrame
        Lazy where the engine is.

    Raises
    ------
    InputError
        Not a table, a column that is absent, a column name that occurs twice, or two roles in one
        column.

    Examples
    --------
    >>> frame(pd.DataFrame({"klantnr": [1, 2]}), {"customer": "klantnr"}).columns
    ['customer']
    """
    for role, column in columns.items():
        if not isinstance(column, str):
            raise InputError(
                f"`{role}` moet de naam van een kolom zijn, tussen aanhalingstekens, en is nu {_show(column)}."
            )
    if isinstance(table, pd.DataFrame):
        present = list(table.columns)
    else:
        try:
            present = list(nw.from_native(table).collect_schema().names())
        except TypeError:
            raise InputError(
                f"`{name}` moet een tabel zijn (bijvoorbeeld een pandas DataFrame) "
                f"en is nu {_kind(table)}: geef de hele tabel, niet één kolom of een lijst."
            ) from None
    wanted = list(dict.fromkeys(columns.values()))
    for column in wanted:
        times = present.count(column)
        if times == 0 and isinstance(table, pd.DataFrame) and column in table.index.names:
            raise InputError(
                f"'{column}' is in deze tabel geen kolom maar de index: "
                "maak er weer een kolom van met tabel.reset_index()."
            )
        if times == 0:
            raise InputError(_absent(column, present))
        if times > 1:
            raise InputError(
                f"De kolomnaam '{column}' komt {times} keer voor in de tabel: "
                f"geef elke kolom een eigen naam, dan weten we welke je bedoelt."
            )
    if len(wanted) < len(columns):
        twice = next(c for c in wanted if list(columns.values()).count(c) > 1)
        roles = [role for role, column in columns.items() if column == twice]
        raise InputError(f"Kolom '{twice}' staat nu voor {listing(roles)} tegelijk: wijs voor elk een eigen kolom aan.")
    if isinstance(table, pd.DataFrame):
        # Only now: narwhals refuses a pandas frame with any double name, also in columns we skip.
        table = table[wanted]
    selected: Frame = nw.from_native(table)
    return selected.select(*(nw.col(column).alias(role) for role, column in columns.items()))


def transactions(
    table: Any,
    *,
    customer: str,
    date: str,
    amount: str | None = None,
    order: str | None = None,
) -> Frame:
    """Check a table of purchases and give it under the names customer, date, amount and order.

    Parameters
    ----------
    table : frame of any engine
        One row a purchase, or one row an order line.
    customer, date : str
        Columns with the customer's id and the date or time of purchase.
    amount, order : str, optional
        Columns with the amount (a number) and the order's id.

    Returns
    -------
    narwhals DataFrame or LazyFrame
        `date` is a date or a datetime without time zone (the wall-clock time stays), `amount` is
        a 64-bit float; nothing is missing or infinite.

    Raises
    ------
    InputError
        An empty table, dates or amounts of another kind, or values that are missing or infinite.
    """
    roles = {"customer": customer, "date": date}
    if amount is not None:
        roles["amount"] = amount
    if order is not None:
        roles["order"] = order
    rows = frame(table, roles)
    if rows.implementation.is_polars():
        rows = rows.lazy()  # so that what comes next is one query, worked out by `collect`
    rows = _with_dates(rows, date)
    if amount is not None:
        rows = _with_numbers(rows, "amount", amount)
    _refuse_gaps(rows, roles)
    return rows


def collect(rows: Frame) -> pd.DataFrame:
    """Let the engine work out a query and bring the answer to this computer, as a plain pandas frame.

    Polars streams: it groups in parts, in half the time and memory where there are many groups. The order
    in which it adds up then differs from run to run, and with it the last digit of a sum. A time that comes
    back with the zone of an engine's session keeps its wall clock.

    Examples
    --------
    >>> collect(frame(pd.DataFrame({"klantnr": [1, 2]}), {"customer": "klantnr"}))["customer"].tolist()
    [1, 2]
    """
    if isinstance(rows, nw.LazyFrame):
        rows = rows.collect("polars", engine="streaming") if rows.implementation.is_polars() else rows.collect()
    found = rows.to_pandas()
    for column, dtype in found.dtypes.items():
        if isinstance(dtype, pd.ArrowDtype):
            found = found.assign(**{str(column): found[column].array.__arrow_array__().to_pandas().array})
    zoned = found.select_dtypes("datetimetz").columns
    return found.assign(**{column: found[column].dt.tz_localize(None) for column in zoned})


def parts(rows: Frame, table: Any, by: str) -> list[Frame]:
    """Divide the rows of a large Polars frame in parts that hold all rows of an id; other rows stay together.

    Grouped part by part, ten million rows take a third of the memory: one part's groups at a time. Only a frame
    that is in memory is divided; a query would do its work again for every part.

    Parameters
    ----------
    rows : narwhals DataFrame or LazyFrame
        What `transactions` made of `table`.
    table : frame of any engine
        As the caller gave it.
    by : str
        The column of `rows` with the id.

    Examples
    --------
    >>> table = pd.DataFrame({"customer_id": [1, 2], "date": pd.to_datetime(["2025-01-01", "2025-01-02"])})
    >>> len(parts(transactions(table, customer="customer_id", date="date"), table, "customer"))
    1
    """
    many = (
        min(len(table) // PART + 1, MOST_PARTS) if rows.implementation.is_polars() and hasattr(table, "height") else 1
    )
    if many == 1:
        return [rows]
    query, column = rows.to_native(), rows.implementation.to_native_namespace().col(by)
    return [nw.from_native(query.filter(column.hash() % many == part)) for part in range(many)]


def day(value: Any, name: str = "on") -> pd.Timestamp:
    """Read one calendar day from text (``"2011-12-09"``), a date, a datetime or a Timestamp.

    Examples
    --------
    >>> day("2011-12-09")
    Timestamp('2011-12-09 00:00:00')

    Raises
    ------
    InputError
        Anything that is not one day; text must be year-month-day, because 9-12 and 12-9 are both
        dates somewhere.
    """
    if isinstance(value, str):
        try:
            parsed = dt.datetime.fromisoformat(value.strip())
        except ValueError:
            raise InputError(
                f"`{name}` moet een dag zijn zoals \"2025-12-31\" (jaar-maand-dag) en is nu '{value}'."
            ) from None
        return pd.Timestamp(parsed.replace(tzinfo=None)).normalize()
    if isinstance(value, (dt.date, np.datetime64)) and not pd.isna(value):
        return pd.Timestamp(value).tz_localize(None).normalize()
    raise InputError(f'`{name}` moet een dag zijn zoals "2025-12-31" (jaar-maand-dag) en is nu {_show(value)}.')


def numbers(
    values: Any,
    name: str,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    whole: bool = False,
    missing: Collection[float] = (),
) -> np.ndarray:
    """Check one column of numbers and give it as floats, with NaN where there is no answer.

    Parameters
    ----------
    values : sequence, array or column of any engine
        One dimension.
    name : str
        What the message calls the column, when the column has no name of its own.
    minimum, maximum : float, optional
        The ends of the scale, both allowed.
    whole : bool
        Refuse fractions.
    missing : collection of float
        Codes that stand for "no answer" (a survey may write 11 or 99); they become NaN.

    Returns
    -------
    numpy.ndarray
        A new float64 array, shape (n,).

    Raises
    ------
    InputError
        Text, true/false, infinities, more than one column, or values outside the scale.

    Examples
    --------
    >>> numbers([9, 10, 11, None], "score", minimum=0, maximum=10, missing=[11])
    array([ 9., 10., nan, nan])
    """
    series = _as_series(values, name)
    label = str(series.name) if series.name is not None else name
    array = _floats(series, label)
    if len(missing):
        array[np.isin(array, np.asarray(list(missing), dtype=float))] = np.nan
    _refuse(array, label, np.isinf(array), "zijn oneindig", "maak er een gewoon getal van of een lege waarde")
    known = ~np.isnan(array)
    if minimum is not None or maximum is not None:
        low = -math.inf if minimum is None else minimum
        high = math.inf if maximum is None else maximum
        outside = known & ((array < low) | (array > high))
        if outside.any():
            raise InputError(_outside(array[outside], len(array), label, minimum, maximum))
    if whole:
        _refuse(
            array,
            label,
            known & (array != np.round(array)),
            "zijn geen heel getal",
            "rond ze niet af maar zoek uit waar ze vandaan komen",
        )
    return array


def items(
    table: Any,
    columns: Iterable[str] | None = None,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    missing: Collection[float] = (),
    name: str = "items",
) -> pd.DataFrame:
    """Check several columns of numbers (the items of a questionnaire) in one go.

    Parameters are those of `numbers`; all columns share one scale.

    Returns
    -------
    pandas.DataFrame
        A new frame of floats, NaN where there is no answer, with the caller's row labels.

    Examples
    --------
    >>> items(pd.DataFrame({"v1": [1, 5], "v2": [2, None]}), minimum=1, maximum=5)
        v1   v2
    0  1.0  2.0
    1  5.0  NaN
    """
    index = table.index if isinstance(table, pd.DataFrame) else None
    if columns is None:
        if isinstance(table, pd.DataFrame):
            columns = [str(c) for c in table.columns]
            table = table.set_axis(columns, axis=1)
        else:
            columns = _columns(table, name)
    columns = list(columns)
    if not columns:
        raise InputError(f"`{name}` heeft geen enkele kolom: geef een tabel met minstens één vraag.")
    selected = frame(table, {c: c for c in columns}, name=name)
    if isinstance(selected, nw.LazyFrame):
        selected = selected.collect()
    if not len(selected):
        raise InputError(f"`{name}` heeft geen rijen: er is niets om mee te rekenen.")
    checked = {
        column: numbers(selected[column].to_pandas(), column, minimum=minimum, maximum=maximum, missing=missing)
        for column in columns
    }
    return pd.DataFrame(checked, index=index)


def _columns(table: Any, name: str) -> list[str]:
    try:
        return list(nw.from_native(table).collect_schema().names())
    except TypeError:
        raise InputError(
            f"`{name}` moet een tabel zijn (bijvoorbeeld een pandas DataFrame) en is nu {_kind(table)}."
        ) from None


def _absent(column: str, present: list[Any]) -> str:
    names = [str(c) for c in present]
    same = [c for c in names if c.strip().casefold() == column.strip().casefold()]
    close = same or difflib.get_close_matches(column, names, n=1)
    if close:
        advice = f"bedoel je {_quoted(close[0])}?"
    elif names:
        advice = f"de tabel heeft wel {listing(names)}."
    else:
        advice = "de tabel heeft geen enkele kolom."
    return f"Kolom '{column}' staat niet in de tabel: {advice}"


def _quoted(column: str) -> str:
    note = " (let op de spaties)" if column != column.strip() else ""
    return f"'{column}'{note}"


def _with_dates(rows: Frame, column: str) -> Frame:
    native = rows.to_native()
    if isinstance(native, pd.DataFrame) and isinstance(native["date"].dtype, pd.DatetimeTZDtype):
        # By pandas itself: narwhals does not recognise every zone (America/Los_Angeles, say).
        return nw.from_native(native.assign(date=native["date"].dt.tz_localize(None)))
    dtype = rows.collect_schema()["date"]
    if dtype == nw.Object and isinstance(rows, nw.DataFrame):
        # pandas keeps Python dates in an object column
        values = rows["date"].to_pandas()
        known = values.dropna()
        if known.map(lambda v: isinstance(v, dt.date)).all() and len(known):
            try:
                read = pd.to_datetime(values)
            except (ValueError, TypeError):
                raise InputError(
                    f"Kolom '{column}' mengt tijden met en zonder tijdzone of heeft een onmogelijke datum: "
                    "maak er eerst één soort van."
                ) from None
            return _with_dates(nw.from_native(native.assign(date=read.array)), column)
    if isinstance(dtype, nw.Datetime):
        return rows.with_columns(nw.col("date").dt.replace_time_zone(None)) if dtype.time_zone else rows
    if dtype == nw.Date:
        return rows
    raise InputError(
        f"Kolom '{column}' bevat geen datums maar {_what(rows, 'date', dtype)}: "
        f"lees het bestand met data.read_orders, of maak er datums van met "
        f'pd.to_datetime(tabel["{column}"], format="%d-%m-%Y").'
    )


def _with_numbers(rows: Frame, role: str, column: str) -> Frame:
    dtype = rows.collect_schema()[role]
    if isinstance(rows, nw.DataFrame) and dtype == nw.Object:
        # an object column may hold plain numbers or Decimals
        numeric = numbers(rows[role].to_pandas().rename(column), column)
        native = rows.to_native().assign(**{role: numeric})
        return nw.from_native(native)
    if not dtype.is_numeric():
        raise InputError(
            f"Kolom '{column}' bevat geen getallen maar {_what(rows, role, dtype)}: "
            "lees het bestand met data.read_orders, of maak er eerst getallen van (met een punt als komma)."
        )
    return rows.with_columns(nw.col(role).cast(nw.Float64))


def _refuse_gaps(rows: Frame, roles: Mapping[str, str]) -> None:
    """Count rows, gaps and infinities of all columns in one pass over the data."""
    schema = rows.collect_schema()
    counts = [nw.len().alias("rows")]
    for role in roles:
        dtype = schema[role]
        gap = nw.col(role).is_null()
        if dtype.is_float():
            gap = gap | nw.col(role).is_nan()
            counts.append((nw.col(role).is_finite() | gap).cast(nw.Int64).sum().alias(f"{role} finite"))
        elif dtype == nw.String:
            gap = gap | (nw.col(role).str.strip_chars() == "")
        counts.append(gap.fill_null(True).cast(nw.Int64).sum().alias(f"{role} gaps"))
    summary = rows.lazy().select(*counts).collect().rows(named=True)[0]
    n = int(summary["rows"])
    if not n:
        raise InputError("De tabel heeft geen rijen: er is geen enkele aankoop om mee te rekenen.")
    for role, column in roles.items():
        gaps = int(summary[f"{role} gaps"] or 0)
        if gaps:
            raise InputError(
                f"Kolom '{column}' is leeg in {count(gaps)} van de {plural(n, 'rij', 'rijen')}: "
                f'haal die rijen er bewust uit met tabel.dropna(subset=["{column}"]), '
                "of laat data.read_orders ze uitsluiten en tellen."
            )
        finite = summary.get(f"{role} finite")
        if finite is not None and int(finite) < n:
            raise InputError(
                f"Kolom '{column}' is oneindig in {count(n - int(finite))} van de {plural(n, 'rij', 'rijen')}: "
                "zoek uit waar er door nul gedeeld is en verbeter die rijen."
            )


def _what(rows: Frame, role: str, dtype: Any) -> str:
    first = rows.lazy().select(nw.col(role)).filter(~nw.col(role).is_null()).head(1).collect()
    example = f" (bijvoorbeeld {_show(first[role].to_list()[0])})" if len(first) else ""
    if dtype in (nw.String, nw.Object, nw.Categorical):
        return f"tekst{example}"
    if dtype.is_numeric():
        return f"getallen{example}"
    if dtype == nw.Boolean:
        return f"waar/onwaar{example}"
    if dtype in (nw.Date, nw.Datetime):
        return f"datums{example}"
    return f"iets anders{example}"


def _as_series(values: Any, name: str) -> pd.Series:
    if isinstance(values, pd.Series):
        return values
    if isinstance(values, (str, bytes)) or np.isscalar(values) or values is None:
        raise InputError(f"`{name}` moet een kolom of lijst met getallen zijn en is nu {_show(values)}.")
    if isinstance(values, pd.DataFrame) or hasattr(values, "columns"):
        shown = listing([str(c) for c in values.columns])
        raise InputError(f"`{name}` moet één kolom zijn en is nu een tabel: kies een kolom uit {shown}.")
    try:
        return nw.from_native(values, series_only=True).to_pandas()
    except TypeError:
        pass
    if not hasattr(values, "__array__") and not isinstance(values, Iterable):
        raise InputError(f"`{name}` moet een kolom of lijst met getallen zijn en is nu {_kind(values)}.")
    array = np.asarray(
        values if hasattr(values, "__array__") else list(values), dtype=None if hasattr(values, "__array__") else object
    )
    if array.ndim != 1:
        raise InputError(f"`{name}` moet één rij getallen zijn en heeft nu {array.ndim} richtingen: geef één kolom.")
    return pd.Series(array).infer_objects()


def _floats(series: pd.Series, label: str) -> np.ndarray:
    if pd.api.types.is_bool_dtype(series.dtype):
        raise InputError(f"Kolom '{label}' bevat waar/onwaar en geen getallen: zet die eerst om met .astype(int).")
    if isinstance(series.dtype, pd.CategoricalDtype):
        series = series.astype(series.dtype.categories.dtype)
    if pd.api.types.is_datetime64_any_dtype(series.dtype) or pd.api.types.is_timedelta64_dtype(series.dtype):
        raise InputError(f"Kolom '{label}' bevat datums of tijden en geen getallen: kies een andere kolom.")
    if pd.api.types.is_complex_dtype(series.dtype):
        raise InputError(f"Kolom '{label}' bevat complexe getallen: geef gewone getallen.")
    if not pd.api.types.is_numeric_dtype(series.dtype):
        wrong = [v for v in series if not _is_number(v) and not _is_gap(v)]
        if wrong:
            raise InputError(
                f"Kolom '{label}' bevat in {count(len(wrong))} van de {plural(len(series), 'rij', 'rijen')} "
                f"tekst in plaats van een getal (bijvoorbeeld {_show(wrong[0])}): "
                "maak er eerst getallen van of haal die rijen weg."
            )
        return np.array([np.nan if _is_gap(v) else float(v) for v in series], dtype=float)
    return series.to_numpy(dtype=float, na_value=np.nan, copy=True)


def _is_number(value: Any) -> bool:
    if isinstance(value, (bool, np.bool_, str, bytes)):
        return False
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_gap(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def _refuse(array: np.ndarray, label: str, wrong: np.ndarray, verb: str, remedy: str) -> None:
    if wrong.any():
        example = _plain(array[wrong][0])
        raise InputError(
            f"In kolom '{label}' geldt voor {count(wrong.sum())} van de {plural(len(array), 'waarde', 'waarden')}: "
            f"ze {verb} (bijvoorbeeld {example}); {remedy}."
        )


def _outside(wrong: np.ndarray, n: int, label: str, minimum: float | None, maximum: float | None) -> str:
    found = [_plain(v) for v in np.unique(wrong)]
    # no quotes: these are numbers
    shown = listing([_Bare(v) for v in found])
    if minimum is None:
        scale = f"hoger dan {_plain(maximum or 0.0)}"
    elif maximum is None:
        scale = f"lager dan {_plain(minimum)}"
    else:
        scale = f"buiten de schaal {_plain(minimum)}–{_plain(maximum)}"
    return (
        f"Kolom '{label}' heeft {count(len(wrong))} van de {plural(n, 'waarde', 'waarden')} {scale} "
        f"(namelijk {shown}): verbeter ze, of is dit een code voor 'geen antwoord', geef die dan op met missing=[…]."
    )


class _Bare:
    """Text that `listing` shows without quotes."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


def _plain(value: float) -> str:
    value = float(value)
    return number(value, 0 if math.isinf(value) or value == round(value) else 2)


def _show(value: Any) -> str:
    text = repr(value.item() if isinstance(value, np.generic) else value)
    return text if len(text) <= 40 else text[:37] + "…"


def _kind(value: Any) -> str:
    kinds = {list: "een lijst", dict: "een dict", str: "tekst", type(None): "leeg (None)"}
    if isinstance(value, pd.Series):
        return "één kolom"
    return kinds.get(type(value), f"van het type {type(value).__name__}")
