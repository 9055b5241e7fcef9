"""A hundred million orders on a laptop: the engine counts, the laptop fits, and memory stays bounded.

    .venv/bin/python benchmarks/past_one_machine.py                        # 100 million orders, DuckDB and Spark
    .venv/bin/python benchmarks/past_one_machine.py --orders 5             # 5 million
    .venv/bin/python benchmarks/past_one_machine.py --engines duckdb       # one of them; the other's last results stay
    .venv/bin/python benchmarks/past_one_machine.py --write                # and write the results and the page

Orders are simulated from BG/NBD with known parameters, in chunks from a fixed seed, and written as Parquet to a
temporary folder (some 12 bytes an order; deleted afterwards). Each engine runs in a process of its own with
bounded memory. The pieces of work: `clv.counts` and a fit on them, `clv.summary` and `rfm.table` (both
bring one row a customer to the laptop). On the first chunk the result is compared with the same in pandas.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from peers import refresh

HERE = Path(__file__).parent
RESULTS, PAGE = HERE / "results" / "past_one_machine.md", HERE.parent / "docs" / "past_one_machine.md"
TRUTH = {"r": 1.0, "alpha": 2.0, "a": 1.0, "b": 20.0}  # time in weeks
DAYS = 3 * 365
FIRST = np.datetime64("2023-01-01", "D")
MEMORY = {"duckdb": "2GB", "spark": "3g"}
# Spark makes a summary as the others do, but on two cores only the first chunk is worth the wait.
WORK = {"duckdb": ("counts and fit", "summary", "rfm"), "spark": ("counts and fit", "rfm")}
ALL = WORK["duckdb"]
PATIENCE = 900  # seconds for one engine


def make_orders(folder: Path, orders: int) -> tuple[int, int, int]:
    """Write chunks of customers until there are enough; gives orders of the first, orders and customers of all."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from klantlab import clv

    chunk = min(250_000, orders // 40)  # customers, of some twenty orders each
    written = customers = first = 0
    while written < orders:
        rng = np.random.default_rng([20, customers])
        born = rng.integers(0, DAYS - 90, chunk)
        history = clv.simulate("BG/NBD", TRUTH, T=(DAYS - 1 - born) / 7, seed=int(rng.integers(2**32)))
        repeats, last = history["x"].to_numpy(), history["t_x"].to_numpy()
        owner = np.repeat(np.arange(chunk), repeats)
        # Given their number and the last one, earlier purchases of a Poisson process are uniform; the last is the last.
        week = rng.uniform(0, 1, len(owner)) * last[owner]
        final = np.cumsum(repeats)[repeats > 0] - 1
        week[final] = last[repeats > 0]
        who = customers + np.concatenate([np.arange(chunk), owner])
        day = np.concatenate([born, born[owner] + np.ceil(7 * week).astype(int)])
        shuffle = rng.permutation(len(who))  # an export is seldom sorted by customer
        table = {
            "customer_id": who[shuffle],
            "order_id": written + np.arange(len(who)),
            "date": FIRST + day[shuffle].astype("timedelta64[D]"),
            "amount": np.round(rng.gamma(2, 15, len(who)), 2),
        }
        pq.write_table(pa.table(table), folder / f"orders_{customers // chunk:04d}.parquet")
        written, customers, first = written + len(who), customers + chunk, first or len(who)
        print(f"  {written / 1e6:.1f} million orders of {customers / 1e6:.2f} million customers", flush=True)
    return first, written, customers


def open_orders(engine: str, files: str, spill: str) -> Any:
    """The Parquet files as a table of the engine, with its memory bounded."""
    if engine == "pandas":
        return pd.read_parquet(files)
    if engine == "duckdb":
        import duckdb

        options = {"memory_limit": MEMORY["duckdb"], "temp_directory": spill, "preserve_insertion_order": "false"}
        return duckdb.connect(config=options).read_parquet(files)
    from pyspark.sql import SparkSession

    options = {
        "spark.driver.memory": MEMORY["spark"],
        "spark.local.dir": spill,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.maxResultSize": "0",
        "spark.sql.shuffle.partitions": str(8 * (os.cpu_count() or 2)),
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.sql.warehouse.dir": f"{spill}/warehouse",
    }
    builder = SparkSession.builder.master("local[*]")
    for name, value in options.items():
        builder = builder.config(name, value)
    return builder.getOrCreate().read.parquet(files)


def do(work: str, orders: Any) -> dict[str, Any]:
    """One piece of work; gives what came to the laptop and figures to compare."""
    from klantlab import clv, rfm

    if work == "counts and fit":
        counted = clv.counts(orders)
        at = time.perf_counter()
        model = clv.BetaGeometric().fit(counted, weights="customers")
        fit = time.perf_counter() - at
        values = {**model.params_, **{f"error {k}": v for k, v in model.standard_errors_.items()}}
        return {"rows": len(counted), "fit": fit, "values": values | {"log-likelihood": model.log_likelihood_}}
    found = clv.summary(orders, amount="amount") if work == "summary" else rfm.table(orders)
    numbers = {column: float(found[column].sum()) for column in found}
    places = np.arange(1, len(found) + 1)  # so that customers who are swapped show
    return {"rows": len(found), "values": numbers | {"order": float(found.iloc[:, 0].to_numpy() @ places)}}


def resident(process: Any, start: bool = False) -> float:
    """Most memory a process had since it was last asked to start counting, in MB (Linux)."""
    if start:
        Path(f"/proc/{process}/clear_refs").write_text("5")
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1000


def child(engine: str, files: str, spill: str, *works: str) -> None:
    """Do some pieces of work with one engine; prints a line of JSON for each."""
    orders = open_orders(engine, files, spill)
    gateway = orders.sparkSession.sparkContext._gateway if engine == "spark" else None
    for work in works:
        for process in filter(None, ["self", gateway and gateway.proc.pid]):
            resident(process, start=True)
        start = time.perf_counter()
        found = do(work, orders)
        found |= {"took": time.perf_counter() - start, "python": resident("self")}
        print(json.dumps(found | {"java": resident(gateway.proc.pid) if gateway else 0.0}), flush=True)
    if gateway:
        orders.sparkSession.stop()
        gateway.shutdown()
        gateway.proc.stdin.close()  # Java waits for this


def run(engine: str, files: str, works: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """What a process measured for each piece of work, or why it did not."""
    with tempfile.TemporaryDirectory() as spill:
        command = [sys.executable, __file__, "--child", engine, files, spill, *works]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            out, error = process.communicate(timeout=PATIENCE)
            said = [text for text in error.splitlines() if "Error" in text or "Exception" in text]
            why = said[-1][:100] if said else "failed"
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate()
            why = f"stopped after {PATIENCE} s"
    done = [json.loads(text) for text in out.splitlines() if text.startswith("{")]
    return dict(zip(works, done + [{"failed": why}] * (len(works) - len(done)), strict=True))


def furthest(found: dict[str, Any], other: dict[str, Any]) -> float:
    """The largest relative difference between two sets of figures."""
    return max(abs(found["values"][k] - v) / max(abs(v), 1e-300) for k, v in other["values"].items())


def line(engine: str, work: str, found: dict[str, Any], orders: int) -> str:
    if "failed" in found:
        return f"| {work} | {engine} | {orders / 1e6:,.1f} million | {found['failed']} | | |"
    memory = f"{found['python']:,.0f} MB" + (f" + Java {found['java']:,.0f} MB" if found["java"] else "")
    fit = f", of which the fit {found['fit']:.2f} s" if "fit" in found else ""
    much = f"{orders / 1e6:,.1f} million"
    return f"| {work} | {engine} | {much} | {found['took']:.1f} s{fit} | {found['rows']:,} | {memory} |"


def kept(engines: list[str], checks: bool = False) -> list[str]:
    """Rows of the last written results about engines that are not run now."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    others = [engine for engine in WORK if engine not in engines]
    rows = [row for row in text.splitlines() if any(f"| {engine} |" in row for engine in others)]
    return [row for row in rows if (row.count("|") == 4) == checks]


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        return child(*sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=float, default=100, help="millions")
    parser.add_argument("--engines", nargs="+", default=["duckdb", "spark"], choices=["duckdb", "spark"])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    if "spark" in asked.engines and not shutil.which("java"):
        print("Spark needs Java, which is not on this computer: only DuckDB")
        asked.engines.remove("spark")
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        print("writing the orders", flush=True)
        few, orders, customers = make_orders(Path(folder), int(asked.orders * 1e6))
        size = sum(file.stat().st_size for file in Path(folder).glob("*.parquet")) / 1e6
        print(f"  {size:,.0f} MB of Parquet in {time.perf_counter() - start:.0f} s", flush=True)
        first, every = f"{folder}/orders_0000.parquet", f"{folder}/orders_*.parquet"
        lines: list[str] = []
        checks: list[str] = []

        def show(engine: str, done: dict[str, dict[str, Any]], orders: int) -> None:
            for work, found in done.items():
                lines.append(line(engine, work, found, orders))
                print(lines[-1], flush=True)

        here = run("pandas", first, ALL)
        show("pandas", here, few)
        for engine in asked.engines:
            there = run(engine, first, ALL)
            show(engine, there, few)
            for work, found in there.items():
                failed = found.get("failed") or here[work].get("failed")
                checks.append(f"| {work} | {engine} | {failed or format(furthest(found, here[work]), '.0e')} |")
                print(checks[-1], flush=True)
            show(engine, run(engine, every, WORK[engine]), orders)
    named = ("klantlab", "narwhals", "duckdb", "pyspark", "pandas", "numpy")
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in named)
    table = ["| work | engine | orders | time | rows to the laptop | peak memory |", "|---|---|---|---|---|---|"]
    lines += kept(asked.engines)
    table += sorted(lines, key=lambda row: [work in row for work in ALL], reverse=True)
    text = "\n".join(
        [
            "# Past one machine",
            "",
            "Command: `python benchmarks/past_one_machine.py --write`",
            "",
            f"{orders:,} orders of {customers:,} customers in three years, {size:,.0f} MB of Parquet. Each engine is a",
            f"process of its own: DuckDB with a memory limit of {MEMORY['duckdb']}, Spark in local mode with",
            f"{MEMORY['spark']} for Java. Memory is the peak of the process during the work, what came to the laptop",
            "included. Starting the engine is not in the time.",
            "",
            *table,
            "",
            "The first chunk beside the same work in pandas: the largest relative difference in any figure",
            "(of the fit: parameters, standard errors and log-likelihood).",
            "",
            "| work | engine | largest difference |",
            "|---|---|---|",
            *dict.fromkeys(checks + kept(asked.engines, checks=True)),
            "",
            f"Python {platform.python_version()}, {versions}; {os.cpu_count()} cores.",
            "",
        ]
    )
    print(f"\n{text}\n{(time.perf_counter() - start) / 60:.1f} minutes")
    if asked.write:
        RESULTS.write_text(text, encoding="utf-8")
        refresh(PAGE, "benchmarks/past_one_machine.py", table)
    return None


if __name__ == "__main__":
    main()
