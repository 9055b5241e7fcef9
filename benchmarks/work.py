"""The pieces of work that `peers.py` compares; each runs in a process, and a Python, of its own.

    python benchmarks/work.py <piece> <package> <folder with data>      # prints what it took, as JSON

A piece of work is a function that loads its data and gives the call to time, which answers with
what can be checked: parameters, or another figure. At module level only the standard library, because a peer's
environment holds the peer and what that needs.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

Call = Callable[[], dict[str, Any]]
WORK: dict[tuple[str, str], Callable[[Path], Call]] = {}
STAGES: dict[str, float] = {}  # resident memory in MB as the process grew
SECONDS = 5.0  # repeat quick work this long, and take the fastest


def work(package: str, *pieces: str) -> Callable[[Any], Any]:
    """Register a function as what `package` does for these pieces of work."""

    def register(function: Any) -> Any:
        for piece in pieces:
            WORK[piece, package] = partial(function, piece=piece)
        return function

    return register


def resident(which: str = "VmRSS") -> float:
    """Memory of this process in MB: VmRSS now, VmHWM the most so far (Linux)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(which)) / 1000


def arrays(folder: Path, name: str) -> dict[str, Any]:
    import numpy as np

    with np.load(folder / f"{name}.npz") as held:
        return {key: held[key] for key in held.files}


HISTORIES = {
    "bgnbd-cdnow": "cdnow",
    "bgnbd-grid": "grid",
    "bgnbd-loose": "loose",
    "pareto-grid": "grid_tenth",
    "pareto-loose": "loose_tenth",
    "gamma-gamma": "spend",
}
BGNBD = ("bgnbd-cdnow", "bgnbd-grid", "bgnbd-loose")
PARETO = ("pareto-grid", "pareto-loose")


# --- klantlab ------------------------------------------------------------------------------------


@work("klantlab", *BGNBD, *PARETO, "gamma-gamma")
def klantlab_purchases(folder: Path, piece: str) -> Call:
    import pandas as pd

    from klantlab import clv

    STAGES["imports"] = resident()
    table = pd.DataFrame(arrays(folder, HISTORIES[piece]))
    kind = {"b": clv.BetaGeometric, "p": clv.ParetoNBD, "g": clv.GammaGamma}[piece[0]]

    def call() -> dict[str, Any]:
        model = kind().fit(table)
        return {"params": dict(model.params_), "errors": True}

    return call


@work("klantlab", "sbg")
def klantlab_sbg(folder: Path, piece: str) -> Call:
    from klantlab import clv

    alive = arrays(folder, "survivors")["alive"]

    def call() -> dict[str, Any]:
        model = clv.ShiftedBetaGeometric().fit(alive)
        return {"params": dict(model.params_), "errors": True}

    return call


@work("klantlab", "drivers")
def klantlab_drivers(folder: Path, piece: str) -> Call:
    import pandas as pd

    from klantlab import satisfaction

    data = arrays(folder, "drivers")
    x = pd.DataFrame(data["x"]).add_prefix("d")

    def call() -> dict[str, Any]:
        found = satisfaction.drivers(x, data["y"]).table.loc[x.columns]
        return {"values": found["importance"].tolist(), "errors": True}

    return call


@work("klantlab", "nps")
def klantlab_nps(folder: Path, piece: str) -> Call:
    from klantlab import nps

    answers = arrays(folder, "answers")["score"]

    def call() -> dict[str, Any]:
        return {"values": [nps.interval(answers, "bootstrap", draws=2000).standard_error], "errors": True}

    return call


@work("klantlab", "rfm-rows", "rfm-orders")
def klantlab_rfm(folder: Path, piece: str) -> Call:
    return _klantlab_rfm(folder, piece, scored=True)


@work("klantlab, table only", "rfm-rows", "rfm-orders")
def klantlab_rfm_table(folder: Path, piece: str) -> Call:
    return _klantlab_rfm(folder, piece, scored=False)


def _klantlab_rfm(folder: Path, piece: str, scored: bool) -> Call:
    import polars

    from klantlab import rfm

    STAGES["imports"] = resident()
    order = ordered(piece)
    frame = polars.read_parquet(folder / "lines.parquet", columns=columns(piece))
    STAGES["values"] = frame.estimated_size() / 1e6

    def call() -> dict[str, Any]:
        table = rfm.table(frame, order=order)
        if scored:
            rfm.scores(table)
        return counted(len(table), table["frequency"].sum(), table["monetary"].sum())

    return call


# --- peers in an environment of their own ---------------------------------------------------------


@work("lifetimes", *BGNBD, *PARETO, "gamma-gamma")
def lifetimes(folder: Path, piece: str) -> Call:
    from lifetimes import BetaGeoFitter, GammaGammaFitter, ParetoNBDFitter

    c = arrays(folder, HISTORIES[piece])
    kind = {"b": BetaGeoFitter, "p": ParetoNBDFitter, "g": GammaGammaFitter}[piece[0]]
    given = (c["x"], c["m"]) if piece == "gamma-gamma" else (c["x"], c["t_x"], c["T"])

    def call() -> dict[str, Any]:
        model = kind().fit(*given)
        params = {{"v": "gamma"}.get(name, name): float(value) for name, value in model.params_.items()}
        return {"params": params, "errors": hasattr(model, "standard_errors_")}

    return call


@work("clvkit", *BGNBD, "gamma-gamma")
def clvkit(folder: Path, piece: str) -> Call:
    import pandas as pd
    from clvkit import BGNBD as Model
    from clvkit import CustomerBase, GammaGamma

    c = arrays(folder, HISTORIES[piece])
    spend = piece == "gamma-gamma"
    named = {"frequency": c["x"], "recency": c.get("t_x", c["x"]), "T": c.get("T", c["x"])}
    table = pd.DataFrame(named | ({"monetary_value": c["m"]} if spend else {}))
    options = {"time_unit": "W", "observation_period_end": pd.Timestamp("1997-09-30"), "on_negative": "drop"}
    base = CustomerBase(table, has_monetary=spend, **options)

    def call() -> dict[str, Any]:
        model = (GammaGamma if spend else Model)().fit(base)
        names = ("p", "q", "gamma") if spend else ("r", "alpha", "a", "b")
        return {"params": {name: float(model.params_[name]) for name in names}, "errors": False}

    return call


@work("pymc-marketing", *BGNBD, *PARETO, "gamma-gamma", "sbg")
def pymc_marketing(folder: Path, piece: str) -> Call:
    import numpy as np
    import pandas as pd
    from pymc_marketing import clv

    if piece == "sbg":
        alive = arrays(folder, "survivors")["alive"]
        ages = np.arange(1, len(alive))
        # A row a customer: the renewal at which they left; who is still there has the last age.
        recency = np.repeat(np.append(ages, len(alive)), np.append(-np.diff(alive), alive[-1]))
        table = pd.DataFrame({"recency": recency, "T": len(alive), "cohort": "one"})
        kind, names = clv.ShiftedBetaGeoModel, ("alpha", "beta")
    else:
        c = arrays(folder, HISTORIES[piece])
        kind, names = {
            "b": (clv.BetaGeoModel, ("r", "alpha", "a", "b")),
            "p": (clv.ParetoNBDModel, ("r", "alpha", "s", "beta")),
            "g": (clv.GammaGammaModel, ("p", "q", "v")),
        }[piece[0]]
        labels = {"x": "frequency", "t_x": "recency", "m": "monetary_value"}
        table = pd.DataFrame({labels.get(name, name): values for name, values in c.items()})
    table.insert(0, "customer_id", np.arange(len(table)))

    def call() -> dict[str, Any]:
        model = kind(data=table)
        model.fit(method="map", progressbar=False)
        found = model.idata.posterior
        params = {{"v": "gamma"}.get(name, name): float(np.ravel(found[name].values)[0]) for name in names}
        return {"params": params, "errors": False}

    return call


@work("openretailscience", "rfm-orders")
def openretailscience(folder: Path, piece: str) -> Call:
    import pandas
    from openretailscience.segmentation.rfm import RFMSegmentation

    names = {"date": "transaction_date", "amount": "unit_spend", "order_id": "transaction_id"}
    frame = pandas.read_parquet(folder / "lines.parquet", columns=columns(piece)).rename(columns=names)

    def call() -> dict[str, Any]:
        found = RFMSegmentation(frame, current_date="2025-01-01", r_segments=5, f_segments=5, m_segments=5).df
        return counted(len(found), found["frequency"].sum(), found["monetary"].sum())

    return call


# --- what somebody would write without a package: no checks, no scores, no care for ties -----------


@work("pandas by hand", "rfm-rows", "rfm-orders")
def pandas_by_hand(folder: Path, piece: str) -> Call:
    import pandas

    frame, order = pandas.read_parquet(folder / "lines.parquet", columns=columns(piece)), ordered(piece)

    def call() -> dict[str, Any]:
        groups = frame.groupby("customer_id")
        last = groups["date"].max().dt.normalize()
        times = groups[order].nunique() if order else groups.size()
        spent = groups["amount"].sum()
        return counted(len(last.max() - last), times.sum(), spent.sum())

    return call


@work("Polars by hand", "rfm-rows", "rfm-orders")
def polars_by_hand(folder: Path, piece: str) -> Call:
    import polars as pl

    frame, order = pl.read_parquet(folder / "lines.parquet", columns=columns(piece)), ordered(piece)

    def call() -> dict[str, Any]:
        times = pl.col(order).n_unique() if order else pl.len()
        wanted = pl.col("date").max(), times.alias("times"), pl.col("amount").sum()
        found = frame.group_by("customer_id").agg(*wanted)
        return counted(len(found), found["times"].sum(), found["amount"].sum())

    return call


@work("DuckDB by hand", "rfm-rows", "rfm-orders")
def duckdb_by_hand(folder: Path, piece: str) -> Call:
    import duckdb
    import polars as pl

    order, connection = ordered(piece), duckdb.connect()
    connection.register("lines", pl.read_parquet(folder / "lines.parquet", columns=columns(piece)).to_arrow())

    def call() -> dict[str, Any]:
        times = f"count(DISTINCT {order})" if order else "count(*)"
        wanted = f"customer_id, max(date), {times} AS times, sum(amount) AS amount"
        found = pl.from_arrow(connection.sql(f"SELECT {wanted} FROM lines GROUP BY 1").to_arrow_table())
        return counted(len(found), found["times"].sum(), found["amount"].sum())

    return call


@work("pingouin", "drivers")
def pingouin_drivers(folder: Path, piece: str) -> Call:
    import numpy as np
    import pandas as pd
    import pingouin

    data = arrays(folder, "drivers")
    x, y = pd.DataFrame(data["x"]).add_prefix("d"), data["y"]
    rng = np.random.default_rng(0)

    def call() -> dict[str, Any]:
        pingouin.linear_regression(x, y, relimp=True)
        rows = rng.integers(0, len(y), len(y))
        pingouin.linear_regression(x.iloc[rows].reset_index(drop=True), y[rows], relimp=True)
        found = pingouin.linear_regression(x, y, relimp=True)["relimp"].to_numpy()[1:]
        return {"values": found.tolist(), "errors": True, "done": 3, "of": 1000}

    return call


@work("numpy by hand", "drivers")
def numpy_drivers(folder: Path, piece: str) -> Call:
    """All subsets from one cross product, Shapley's weights, and as many samples as patience allows."""
    from math import comb

    import numpy as np

    data = arrays(folder, "drivers")
    z = np.column_stack([data["x"], data["y"]])
    p = z.shape[1] - 1
    subsets = [[j for j in range(p) if mask >> j & 1] for mask in range(1 << p)]
    rng, samples = np.random.default_rng(0), 5

    def shapley(rows: Any) -> Any:
        cross = np.cov(rows, rowvar=False)
        r2 = [cross[s, p] @ np.linalg.solve(cross[np.ix_(s, s)], cross[s, p]) / cross[p, p] for s in subsets]
        found = np.zeros(p)
        for mask, s in enumerate(subsets):
            for j in set(range(p)) - set(s):
                found[j] += (r2[mask | 1 << j] - r2[mask]) / (p * comb(p - 1, len(s)))
        return found

    def call() -> dict[str, Any]:
        for _ in range(samples - 1):
            shapley(z[rng.integers(0, len(z), len(z))])
        return {"values": shapley(z).tolist(), "errors": True, "done": samples, "of": 1000}

    return call


@work("scipy", "nps")
def scipy_nps(folder: Path, piece: str) -> Call:
    import numpy as np
    from scipy.stats import bootstrap

    answers = arrays(folder, "answers")["score"]

    def call() -> dict[str, Any]:
        points = 100.0 * ((answers >= 9).astype(int) - (answers <= 6))
        found = bootstrap((points,), np.mean, n_resamples=20, batch=1, method="percentile", rng=0)
        return {"values": [float(found.standard_error)], "errors": True, "done": 20, "of": 2000}

    return call


@work("numpy by hand", "nps")
def numpy_nps(folder: Path, piece: str) -> Call:
    import numpy as np

    answers, rng = arrays(folder, "answers")["score"], np.random.default_rng(0)

    def call() -> dict[str, Any]:
        found = []
        for _ in range(20):
            drawn = rng.choice(answers, len(answers))
            found.append(100 * (np.mean(drawn >= 9) - np.mean(drawn <= 6)))
        return {"values": [float(np.std(found, ddof=1))], "errors": True, "done": 20, "of": 2000}

    return call


# --- measuring -----------------------------------------------------------------------------------


def ordered(piece: str) -> str | None:
    return "order_id" if piece == "rfm-orders" else None


def columns(piece: str) -> list[str]:
    return ["customer_id", "date", "amount", *filter(None, [ordered(piece)])]


def counted(customers: Any, purchases: Any, spent: Any) -> dict[str, Any]:
    return {"values": [float(customers), float(purchases), float(spent)], "errors": False}


def again(taken: list[float]) -> bool:
    """Once more? The first run loads what is loaded on first use, so one is seldom enough."""
    spent = sum(taken)
    return len(taken) < 1 or (len(taken) < 3 and spent < 4 * SECONDS) or (len(taken) < 20 and spent < SECONDS)


def main() -> None:
    piece, package, folder = sys.argv[1:]
    warnings.simplefilter("ignore")
    call = WORK[piece, package](Path(folder))
    Path("/proc/self/clear_refs").write_text("5")  # forget the peak of loading
    before, taken = resident(), []
    while again([clock for clock, _ in taken]):
        clock, own = time.perf_counter(), time.process_time()
        answer = call()
        taken.append((time.perf_counter() - clock, time.process_time() - own))
    peak = resident("VmHWM")
    scale = answer.get("of", 1) / answer.get("done", 1)
    clock, own = (scale * min(column) for column in zip(*taken, strict=True))
    found = {"clock": clock, "own": own, "runs": len(taken), "peak": peak, "before": before, "stages": STAGES}
    print(json.dumps(answer | found))


if __name__ == "__main__":
    main()
