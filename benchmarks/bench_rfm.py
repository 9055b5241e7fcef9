"""How fast the RFM table is: ten million order lines, beside the same by hand and openretailscience.

    python benchmarks/bench_rfm.py                   # prints a table
    python benchmarks/bench_rfm.py results.md        # and writes it
    python benchmarks/bench_rfm.py --alone           # without the peer (no network needed)

Each row of the table is a process of its own that reads the same Parquet file, warms up on a thousand lines
and does the work three times. Shown are the fastest of three, on the processor and on the clock, and the
largest resident memory of the process (imports and the frame itself included) with, after the plus, what the
work took on top of what stood there before it. By hand means: without any check of the input, without
scores, and without the care for equal values.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = "openretailscience"
ROWS = 10_000_000
CUSTOMERS = 1_000_000
COLUMNS = ["customer_id", "date", "amount"]


def klantlab(frame, order):
    from klantlab import rfm

    return rfm.table(frame, order=order)


def klantlab_scores(frame, order):
    from klantlab import rfm

    return rfm.scores(klantlab(frame, order))


def pandas_by_hand(frame, order):
    groups = frame.groupby("customer_id")
    last = groups["date"].max().dt.normalize()
    times = groups[order].nunique() if order else groups.size()
    return last.max() - last, times, groups["amount"].sum()


def polars_by_hand(frame, order):
    import polars as pl

    times = pl.col(order).n_unique() if order else pl.len()
    return frame.group_by("customer_id").agg(pl.col("date").max(), times.alias("times"), pl.col("amount").sum())


def duckdb_by_hand(frame, order):
    import duckdb

    times = f"count(DISTINCT {order})" if order else "count(*)"
    return duckdb.sql(f"SELECT customer_id, max(date), {times}, sum(amount) FROM frame GROUP BY 1").fetch_arrow_table()


def openretailscience(frame, order):
    from openretailscience.segmentation.rfm import RFMSegmentation

    return RFMSegmentation(frame, current_date="2025-01-01", r_segments=5, f_segments=5, m_segments=5).df


WORK = {
    "klantlab, table": (klantlab, "polars"),
    "klantlab, table and scores": (klantlab_scores, "polars"),
    "klantlab, table, from pandas": (klantlab, "pandas"),
    "pandas by hand": (pandas_by_hand, "pandas"),
    "Polars by hand": (polars_by_hand, "polars"),
    "DuckDB by hand": (duckdb_by_hand, "polars"),
    PEER: (openretailscience, PEER),
}


def make(folder: str) -> str:
    """Three lines an order; every customer some three orders in two years."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    rng = np.random.default_rng(1)
    orders = ROWS // 3
    customer, second = rng.integers(0, CUSTOMERS, orders), rng.integers(0, 730 * 86_400, orders)
    order = rng.integers(0, orders, ROWS)
    moment = np.datetime64("2023-01-01", "us") + second[order].astype("timedelta64[s]")
    columns = {"customer_id": customer[order], "date": moment, "amount": rng.integers(100, 10_000, ROWS) / 100}
    path = f"{folder}/lines.parquet"
    pq.write_table(pa.table(columns | {"order_id": order}), path)
    return path


def resident(which: str) -> float:
    """Memory of this process in MB: VmRSS now, VmHWM the most so far (Linux)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(which)) / 1000


def child(name: str, path: str, order: str | None) -> None:
    """Do one piece of work and print what it took."""
    function, kind = WORK[name]
    columns = COLUMNS + (["order_id"] if order or kind == PEER else [])
    if kind == "polars":
        import polars

        frame = polars.read_parquet(path, columns=columns)
        few = frame.head(1000)
    else:
        import pandas

        frame = pandas.read_parquet(path, columns=columns)
        if kind == PEER:
            names = {"date": "transaction_date", "amount": "unit_spend", "order_id": "transaction_id"}
            frame = frame.rename(columns=names)
        few = frame.head(1000)
    function(few, order)
    Path("/proc/self/clear_refs").write_text("5")  # forget the peak of reading
    before, taken = resident("VmRSS"), []
    for _ in range(3):
        clock, own = time.perf_counter(), time.process_time()
        function(frame, order)
        taken.append((time.process_time() - own, time.perf_counter() - clock))
    peak = resident("VmHWM")
    print(json.dumps([*(min(column) for column in zip(*taken, strict=True)), peak, peak - before]))


def run(python: str, name: str, path: str, order: str | None) -> list[float]:
    command = [python, __file__, "--child", name, path, order or "-"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def peer_python(folder: str) -> str:
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    subprocess.run([uv, "venv", "-q", "--python", "3.11", f"{folder}/venv"], check=True)
    python = f"{folder}/venv/bin/python"
    subprocess.run([uv, "pip", "install", "-q", "--python", python, PEER], check=True, timeout=120)
    return python


def version(python: str, name: str) -> str:
    code = f"from importlib import metadata; print(metadata.version({name!r}))"
    return subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def report(folder: str, alone: bool) -> list[str]:
    path = make(folder)
    pythons = dict.fromkeys(WORK, sys.executable)
    if alone:
        del pythons[PEER]
    else:
        pythons[PEER] = peer_python(folder)
    lines = [
        "# Speed of `klantlab.rfm.table`",
        "",
        "Command: `python benchmarks/bench_rfm.py <file>`",
        "",
        f"{ROWS:,} order lines of {CUSTOMERS:,} customers, about three lines an order. Processor · clock of the",
        "fastest of three; the peak of the whole process, and in it what the work took. The ratio is of processor",
        "time to that of `klantlab, table`. By hand there is no check of the input and there are no scores.",
    ]
    for title, order in (("every row a purchase", None), ("distinct orders", "order_id")):
        lines += ["", f"## {title}", "", "| | processor · clock | peak (work) | ratio |", "|---|---|---|---|"]
        first = None
        for name, python in pythons.items():
            if name == PEER and order is None:  # it always counts distinct orders
                continue
            own, clock, peak, extra = run(python, name, path, order)
            first = first or own
            lines.append(
                f"| {name} | {own:.2f} s · {clock:.2f} s | {peak:,.0f} MB (+{extra:,.0f}) | {own / first:.1f} × |"
            )
            print(lines[-1], flush=True)
    named = [f"{m} {importlib.import_module(m).__version__}" for m in ("klantlab", "polars", "pandas", "duckdb")]
    if not alone:
        named.append(f"{PEER} {version(pythons[PEER], PEER)}")
    lines += [
        "",
        f"Python {platform.python_version()}, {', '.join(named)}; {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}.",
    ]
    return lines


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        name, path, order = sys.argv[2:]
        return child(name, path, None if order == "-" else order)
    target = [a for a in sys.argv[1:] if not a.startswith("--")]
    with tempfile.TemporaryDirectory() as folder:
        text = "\n".join(report(folder, "--alone" in sys.argv)) + "\n"
    print(text)
    if target:
        Path(target[0]).write_text(text, encoding="utf-8")
    return None


if __name__ == "__main__":
    main()
