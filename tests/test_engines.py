"""One call, any engine: pandas, Polars, PyArrow, DuckDB, Dask and PySpark give the same values and refusals."""

from __future__ import annotations

import datetime as dt
import shutil
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from klantlab import clv, lifecycle, nps, rfm, tables
from klantlab.errors import InputError

ENGINES = ["pandas", "pandas on pyarrow", "polars", "polars lazy", "pyarrow", "duckdb", "dask", "pyspark"]
ZONE = "Europe/Amsterdam"

pytestmark = [
    # narwhals 2.29 announces that Dask moves to a package narwhals-dask, which is not on the index yet
    pytest.mark.filterwarnings("ignore:Dask support is moving out of Narwhals:FutureWarning"),
]


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    """Start Spark on one core, with all that it writes in a temporary folder, and stop Java too at the end."""
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is in the optional group engines")
    if not shutil.which("java"):
        pytest.skip("PySpark needs Java, which is not on this computer")
    folder = tmp_path_factory.mktemp("spark")
    options = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",  # compiling takes longer than a few hundred rows
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.session.timeZone": ZONE,
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.local.dir": str(folder),
        "spark.driver.memory": "600m",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": f"-Dderby.system.home={folder} -XX:TieredStopAtLevel=1",
    }
    builder = sql.SparkSession.builder.master("local[1]")
    for name, value in options.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    gateway = session.sparkContext._gateway
    yield session
    session.stop()
    gateway.shutdown()
    gateway.proc.stdin.close()  # Java waits for this
    gateway.proc.wait(timeout=60)


@pytest.fixture(params=ENGINES)
def on_engine(request):
    """Give the function that brings an Arrow table to the engine."""
    name, _, mode = request.param.partition(" ")
    if name == "pandas":
        return (lambda table: table.to_pandas(types_mapper=pd.ArrowDtype)) if mode else pa.Table.to_pandas
    if name == "pyarrow":
        return lambda table: table
    if name == "pyspark":
        return request.getfixturevalue("spark").createDataFrame
    if name == "dask":
        dask = pytest.importorskip("dask.dataframe", reason="dask is in the optional group engines")
        return lambda table: dask.from_pandas(table.to_pandas(types_mapper=_dask_type), npartitions=3)
    module = pytest.importorskip(name, reason=f"{name} is in the optional group engines")
    if name == "duckdb":
        connection = module.connect()
        connection.sql(f"SET TimeZone = '{ZONE}'")
        return connection.from_arrow
    return lambda table: module.from_arrow(table).lazy() if mode else module.from_arrow(table)


def _dask_type(kind: pa.DataType) -> pd.ArrowDtype | None:
    """Dask makes text of Python objects; dates and decimals it keeps only as Arrow types."""
    return pd.ArrowDtype(kind) if pa.types.is_date(kind) or pa.types.is_decimal(kind) else None


def lines(text_ids: bool = False, n: int = 240) -> pa.Table:
    """Order lines of some twenty customers; shops number their orders from one, so numbers come back."""
    rng = np.random.default_rng(7)
    order = rng.integers(0, n // 3, n)
    customer = order * 7 % 19 + 1
    moment = dt.datetime(2025, 1, 1, 0, 30)
    columns = {
        "customer_id": [f"klant {c:02d} é" for c in customer] if text_ids else customer.tolist(),
        "order_id": [f"B{o % 40}" for o in order] if text_ids else (order % 40).tolist(),
        "date": [moment + dt.timedelta(days=int(o) * 3, hours=int(o) % 24) for o in order],
        "amount": (rng.integers(-200, 9000, n) / 100).tolist(),
    }
    return pa.table(columns)


def replaced(table: pa.Table, **columns) -> pa.Table:
    for name, values in columns.items():
        table = table.set_column(table.column_names.index(name), name, pa.array(values))
    return table


def by_hand(table: pa.Table, with_order: bool) -> pd.DataFrame:
    """The definition of recency, frequency and monetary in plain Python."""
    days, purchases, spent = {}, {}, {}
    for i, row in enumerate(table.to_pylist()):
        who = row["customer_id"]
        days.setdefault(who, []).append(row["date"].date())
        purchases.setdefault(who, set()).add(row["order_id"] if with_order else i)
        spent.setdefault(who, []).append(Decimal(str(row["amount"])))
    end = max(max(d) for d in days.values())
    rows = {who: ((end - max(days[who])).days, len(purchases[who]), float(sum(spent[who]))) for who in sorted(days)}
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(rfm.COLUMNS))


def same(found: pd.DataFrame, expected: pd.DataFrame, **options) -> None:
    pd.testing.assert_frame_equal(found, expected, check_index_type=False, check_names=False, **options)


# --- rfm ---------------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore:.*negatief bedrag:klantlab.errors.InputWarning")  # of refunds, meant to be there
@pytest.mark.parametrize("text_ids", [False, True], ids=["integer ids", "text ids"])
@pytest.mark.parametrize("order", [None, "order_id"], ids=["rows", "orders"])
def test_rfm_table_equals_the_definition_to_the_last_digit(on_engine, text_ids, order):
    table = lines(text_ids)
    same(rfm.table(on_engine(table), order=order), by_hand(table, order is not None), check_exact=True)


@pytest.mark.filterwarnings("ignore:.*negatief bedrag:klantlab.errors.InputWarning")  # of refunds, meant to be there
@pytest.mark.parametrize("text_ids", [False, True], ids=["integer ids", "text ids"])
def test_a_large_polars_frame_is_counted_in_parts_that_share_no_customer(text_ids, monkeypatch):
    polars = pytest.importorskip("polars", reason="polars is in the optional group engines")
    table = lines(text_ids)
    monkeypatch.setattr(tables, "PART", 60)
    frame = polars.from_arrow(table)
    rows = tables.transactions(frame, customer="customer_id", date="date")
    ids = [set(tables.collect(part)["customer"]) for part in tables.parts(rows, frame, "customer")]
    assert (len(ids), sum(map(len, ids)), len(set.union(*ids))) == (240 // 60 + 1, 19, 19)
    same(rfm.table(frame, order="order_id"), by_hand(table, True), check_exact=True)


KINDS = {
    "dates without a time": {"date": lambda old: [d.date() for d in old]},
    "whole seconds": {"date": lambda old: pa.array(old).cast(pa.timestamp("s"))},
    "the wall clock of a zone": {"date": lambda old: pa.compute.assume_timezone(pa.array(old), ZONE)},
    "decimals": {"amount": lambda old: [Decimal(f"{a:.2f}") for a in old]},
}


@pytest.mark.filterwarnings("ignore:.*negatief bedrag:klantlab.errors.InputWarning")  # of refunds, meant to be there
@pytest.mark.parametrize("kind", KINDS)
def test_another_type_for_the_same_values_makes_no_difference(on_engine, kind):
    table = lines()
    other = on_engine(
        replaced(table, **{name: change(table[name].to_pylist()) for name, change in KINDS[kind].items()})
    )
    same(rfm.table(other, order="order_id"), by_hand(table, True), check_exact=True)
    # engines add amounts in their own order: 1e-12 relative
    same(clv.summary(other, amount="amount"), clv.summary(table.to_pandas(), amount="amount"), rtol=1e-12)
    same(lifecycle.states(other, ex_after=2), lifecycle.states(table.to_pandas(), ex_after=2))


def test_ids_of_two_kinds_stand_beside_columns_of_arrow():
    frame = lines().to_pandas(types_mapper=pd.ArrowDtype)
    mixed = frame.assign(
        customer_id=pd.Series([1, "1"] * (len(frame) // 2), dtype=object), amount=frame["amount"].abs()
    )
    assert rfm.table(mixed)["frequency"].tolist() == [len(frame) // 2] * 2


def test_baskets_find_the_same_rules(on_engine):
    table = lines(text_ids=True)
    expected = rfm.baskets(table.to_pandas(), item="customer_id", minimum_support=0)
    assert len(expected) > 20
    found = rfm.baskets(on_engine(table), item="customer_id", minimum_support=0)
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)


# --- clv ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text_ids", [False, True], ids=["integer ids", "text ids"])
@pytest.mark.parametrize("period", [{}, {"start": "2025-01-10", "end": "2025-06-30"}], ids=["all", "a period"])
def test_clv_summary_and_counts_are_the_same(on_engine, text_ids, period):
    table = lines(text_ids)
    frame = table.to_pandas()
    expected = clv.summary(frame, amount="amount", **period)
    assert expected["x"].sum() > 20
    # engines add amounts in their own order: 1e-12 relative
    same(clv.summary(on_engine(table), amount="amount", **period), expected, rtol=1e-12)
    found = clv.counts(on_engine(table), **period)
    pd.testing.assert_frame_equal(found, clv.counts(frame, **period))
    assert found.attrs == expected.attrs


def buyers(n: int = 300) -> pa.Table:
    """Purchases of customers who buy at a pace of their own and stop: enough of them to fit a model on."""
    history = clv.simulate("BG/NBD", {"r": 0.8, "alpha": 5.0, "a": 0.8, "b": 2.4}, T=np.full(n, 40.0), seed=3)
    rng = np.random.default_rng(3)
    first = dt.datetime(2025, 1, 1, 12)
    rows = []
    for who, x, t_x in history[["x", "t_x"]].itertuples():
        weeks = [0.0, t_x, *rng.uniform(0, t_x, max(int(x) - 1, 0))][: int(x) + 1]
        born = int(rng.integers(0, 60))
        rows += [(int(who), first + dt.timedelta(days=born + int(7 * week))) for week in weeks]
    customer, date = zip(*rows, strict=True)
    return pa.table({"customer_id": customer, "date": date})


def test_the_engine_counts_and_the_laptop_fits_the_same_model(on_engine):
    table = buyers()
    by_customer = clv.BetaGeometric().fit(clv.summary(table.to_pandas()))
    counted = clv.counts(on_engine(table))
    assert len(counted) < counted["customers"].sum() == 300
    by_count = clv.BetaGeometric().fit(counted, weights="customers")
    assert by_count.identified_
    # the same sum over customers in another order: 1e-8 of each figure
    assert by_count.log_likelihood_ == pytest.approx(by_customer.log_likelihood_, rel=1e-8)
    assert dict(by_count.params_) == pytest.approx(dict(by_customer.params_), rel=1e-8)
    assert dict(by_count.standard_errors_) == pytest.approx(dict(by_customer.standard_errors_), rel=1e-8)


# --- lifecycle ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text_ids", [False, True], ids=["integer ids", "text ids"])
def test_lifecycle_states_are_the_same(on_engine, text_ids):
    table = lines(text_ids)
    sold, contacts = table[:120], table[120:].select(["customer_id", "date"])
    expected = lifecycle.states(sold.to_pandas(), contacts.to_pandas(), ex_after=2)
    assert set(expected.stack().dropna()) == set(lifecycle.STATES)
    found = lifecycle.states(on_engine(sold), on_engine(contacts), ex_after=2)
    same(found, expected)
    # contacts may stay with another engine
    same(lifecycle.states(on_engine(sold), contacts, ex_after=2), expected)


# --- nps ---------------------------------------------------------------------------------------------


def answers(n: int = 300) -> pa.Table:
    rng = np.random.default_rng(1)
    score = rng.choice(12, n, p=[0.01, 0.01, 0.01, 0.02, 0.03, 0.06, 0.09, 0.16, 0.28, 0.19, 0.12, 0.02])
    return pa.table(
        {
            "team": rng.choice(list("ABCD"), n).tolist(),
            "score": pa.array([int(s) if i % 31 else None for i, s in enumerate(score)], pa.int64()),
            "day": [dt.datetime(2024, 1, 3) + dt.timedelta(days=int(d)) for d in rng.integers(0, 300, n)],
            "weight": (rng.integers(2, 9, n) / 4).tolist(),  # quarters: sums are exact in any order
        }
    )


@pytest.mark.parametrize(
    "options",
    [{}, {"by": "team"}, {"weights": "weight"}, {"by": "day", "every": "month", "weights": "weight"}],
    ids=["plain", "by team", "weights", "by month"],
)
def test_nps_counts_are_the_same(on_engine, options):
    table = answers()
    expected = nps.counts(table.to_pandas(), missing=[11], **options)
    pd.testing.assert_frame_equal(nps.counts(on_engine(table), missing=[11], **options), expected, check_dtype=False)


def test_nps_score_is_the_same_of_a_table_and_of_its_counts(on_engine):
    table = answers().select(["score"])
    expected = nps.score(table.to_pandas()["score"], missing=[11])
    theirs = on_engine(table)
    assert nps.score(theirs, missing=[11]) == expected
    assert nps.from_counts(nps.counts(theirs, missing=[11])) == expected


# in DuckDB, in Spark and in a query of Polars a column is a name and holds nothing to count
@pytest.mark.parametrize("on_engine", ["pandas", "pandas on pyarrow", "polars", "pyarrow", "dask"], indirect=True)
def test_nps_score_takes_a_column_too(on_engine):
    table = answers()
    expected = nps.score(table.to_pandas()["score"], missing=[11])
    assert nps.score(on_engine(table)["score"], missing=[11]) == expected


def test_a_forgotten_code_is_refused_by_every_engine(on_engine):
    with pytest.raises(InputError, match=r"'score' heeft 3 van de 300 waarden .*11.*missing="):
        nps.counts(on_engine(answers()))


# --- the same sentence, whoever holds the table ----------------------------------------------------------


def _gaps(values: list, rows: range) -> pa.Array:
    return pa.array([None if i in rows else v for i, v in enumerate(values)], pa.array(values).type)


REFUSED = {
    "no customer": {"customer_id": lambda old: _gaps(old, range(3))},
    "no date": {"date": lambda old: _gaps(old, range(4))},
    "no amount": {"amount": lambda old: _gaps(old, range(5))},
    "no order": {"order_id": lambda old: _gaps(old, range(2))},
    "an infinite amount": {"amount": lambda old: [*old[:-1], np.inf]},
    "an amount that is no number": {"amount": lambda old: [*old[:-2], np.nan, np.nan]},
    "amounts as text": {"amount": lambda old: [f"€ {a}" for a in old]},
    "dates as text": {"date": lambda old: [f"{d:%d-%m-%Y}" for d in old]},
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_is_refused_in_the_same_words(on_engine, case):
    good = lines(text_ids=True)
    table = replaced(good, **{name: change(good[name].to_pylist()) for name, change in REFUSED[case].items()})
    with pytest.raises(InputError) as expected:
        rfm.table(table.to_pandas(), order="order_id")
    with pytest.raises(InputError) as found:
        rfm.table(on_engine(table), order="order_id")
    assert str(found.value) == str(expected.value)


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda t: rfm.table(t), id="rfm.table"),
        pytest.param(lambda t: rfm.baskets(t, item="customer_id"), id="rfm.baskets"),
        pytest.param(lambda t: clv.summary(t), id="clv.summary"),
        pytest.param(lambda t: clv.counts(t), id="clv.counts"),
        pytest.param(lambda t: lifecycle.states(t, ex_after=6), id="lifecycle.states"),
        pytest.param(lambda t: nps.counts(t, score="amount"), id="nps.counts"),
    ],
)
def test_an_empty_table_is_refused_by_every_engine(on_engine, ask):
    with pytest.raises(InputError, match="De tabel heeft geen rijen"):
        ask(on_engine(lines()[:0]))


def test_an_absent_column_is_refused_with_the_likely_name(on_engine):
    with pytest.raises(InputError, match="'datum' staat niet in de tabel"):
        rfm.table(on_engine(lines()), date="datum")
