"""How fast the CLV room fits, beside lifetimes in an environment of its own.

    python benchmarks/bench_clv.py                   # klantlab and lifetimes; prints a table
    python benchmarks/bench_clv.py results.md        # and writes it
    python benchmarks/bench_clv.py --alone           # without the peer (no network needed)

Times are the best of several, warm, standard errors included where the package has them. Beside the
time on the clock stands the processor's own time, which other work on the machine hardly touches; the
ratio is of the latter. Both packages get the same tables.
"""

from __future__ import annotations

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

import numpy as np
import pandas as pd

PEER = ["lifetimes==0.11.3", "numpy<2", "pandas<2.2", "scipy<1.12", "setuptools<81"]
TRUTH = {"r": 0.25, "alpha": 4.4, "a": 0.8, "b": 2.4, "p": 6.25, "q": 3.74, "gamma": 15.4}

PEER_SCRIPT = """
import json, sys, time, warnings
import pandas as pd
warnings.simplefilter("ignore")
from lifetimes import BetaGeoFitter, GammaGammaFitter, ParetoNBDFitter
folder = sys.argv[1]
found = {}
def best(name, call, times):
    taken = []
    for _ in range(times):
        clock, own = time.perf_counter(), time.process_time()
        call()
        taken.append((time.process_time() - own, time.perf_counter() - clock))
    found[name] = min(taken)
c = pd.read_csv(folder + "/cdnow.csv"); g = pd.read_csv(folder + "/grid.csv"); s = g.head(100_000)
r = c[c.x > 0]
best("BG/NBD, CDNOW", lambda: BetaGeoFitter().fit(c.x, c.t_x, c["T"]), 3)
best("Gamma-Gamma, CDNOW", lambda: GammaGammaFitter().fit(r.x, r.m), 3)
best("Pareto/NBD, CDNOW", lambda: ParetoNBDFitter().fit(c.x, c.t_x, c["T"]), 1)
best("BG/NBD, 100.000 customers on a day grid", lambda: BetaGeoFitter().fit(s.x, s.t_x, s["T"]), 1)
print(json.dumps(found))
"""


def best(call, times: int = 5) -> tuple[float, float]:
    """Processor time and clock time of the best run, in seconds."""
    taken = []
    for _ in range(times):
        clock, own = time.perf_counter(), time.process_time()
        call()
        taken.append((time.process_time() - own, time.perf_counter() - clock))
    return min(taken)


def shown(taken: tuple[float, float]) -> str:
    return " · ".join(f"{1000 * t:,.1f} ms" for t in taken)


def grid(n: int, seed: int = 1) -> pd.DataFrame:
    """Customers whose purchases fall on whole days, as in any export."""
    from klantlab import clv

    days = np.random.default_rng(seed).integers(27 * 7, 39 * 7, n)
    rows = clv.simulate("BG/NBD", TRUTH, T=days / 7, seed=seed)
    day = np.where(rows["x"] > 0, np.clip(np.ceil(rows["t_x"] * 7), 1, days), 0)
    return rows.assign(t_x=day / 7, T=days / 7)


def cdnow() -> pd.DataFrame:
    from klantlab import clv

    path = next(f for f in metadata.files("lifetimes") or [] if f.name == "CDNOW_sample.txt").locate()
    columns = ["master_id", "customer_id", "date", "cds", "amount"]
    orders = pd.read_csv(path, sep=r"\s+", header=None, names=columns, dtype={"date": str})
    orders["date"] = pd.to_datetime(orders["date"], format="%Y%m%d")
    return clv.summary(orders, amount="amount", end="1997-09-30")


def ours(small: pd.DataFrame, large: pd.DataFrame, loose: pd.DataFrame) -> dict[str, tuple[float, float]]:
    from klantlab import clv

    repeat = large[["x", "m"]].assign(x=large["x"].clip(lower=1))
    rng = np.random.default_rng(2)
    repeat["m"] = rng.gamma(6.25 * repeat["x"]) / (rng.gamma(3.74, 1 / 15.4, len(repeat)) * repeat["x"])
    survivors = [1000, 631, 468, 382, 326, 289, 262, 241]
    bg, spend = clv.BetaGeometric().fit(small), clv.GammaGamma().fit(small)
    return {
        "BG/NBD, CDNOW": best(lambda: clv.BetaGeometric().fit(small), 20),
        "Gamma-Gamma, CDNOW": best(lambda: clv.GammaGamma().fit(small), 20),
        "Pareto/NBD, CDNOW": best(lambda: clv.ParetoNBD().fit(small), 10),
        "value with intervals, CDNOW": best(lambda: clv.value(bg, spend, small, 52, 0.1, 0.4)),
        "sBG, 7 renewals": best(lambda: clv.ShiftedBetaGeometric().fit(survivors), 20),
        "BG/NBD, 100.000 customers on a day grid": best(lambda: clv.BetaGeometric().fit(large.head(100_000))),
        "BG/NBD, 1.000.000 customers on a day grid": best(lambda: clv.BetaGeometric().fit(large)),
        "BG/NBD, 1.000.000 customers, hardly a row twice": best(lambda: clv.BetaGeometric().fit(loose), 3),
        "Gamma-Gamma, 1.000.000 repeat buyers": best(lambda: clv.GammaGamma().fit(repeat)),
        "Pareto/NBD, 100.000 customers on a day grid": best(lambda: clv.ParetoNBD().fit(large.head(100_000)), 3),
        "Pareto/NBD, 100.000 customers, hardly a row twice": best(lambda: clv.ParetoNBD().fit(loose.head(100_000)), 3),
    }


def peer(small: pd.DataFrame, large: pd.DataFrame) -> dict[str, tuple[float, float]]:
    uv = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if uv is None:
        raise SystemExit("uv is needed to make the peer's environment")
    with tempfile.TemporaryDirectory() as folder:
        small.to_csv(f"{folder}/cdnow.csv")
        large.head(100_000).to_csv(f"{folder}/grid.csv")
        subprocess.run([uv, "venv", "-q", "--python", "3.11", f"{folder}/venv"], check=True)
        python = f"{folder}/venv/" + ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        subprocess.run([uv, "pip", "install", "-q", "--python", python, *PEER], check=True)
        answer = subprocess.run(
            [python, "-c", PEER_SCRIPT, folder], check=True, capture_output=True, text=True
        ).stdout.splitlines()[-1]
    return json.loads(answer)


def main() -> None:
    from klantlab import clv

    small, large = cdnow(), grid(1_000_000)
    loose = clv.simulate("BG/NBD", TRUTH, T=np.random.default_rng(3).uniform(27, 39, 1_000_000), seed=4)
    mine = ours(small, large, loose)
    theirs = {} if "--alone" in sys.argv else peer(small, large)
    lines = ["| work | klantlab: processor · clock | lifetimes 0.11.3 | ratio |", "|---|---|---|---|"]
    for name, taken in mine.items():
        other = theirs.get(name)
        beside = f"{shown(other)} | {other[0] / taken[0]:,.0f} ×" if other else "– | –"
        lines.append(f"| {name} | {shown(taken)} | {beside} |")
    versions = ", ".join(f"{p} {metadata.version(p)}" for p in ("klantlab", "numpy", "scipy", "pandas"))
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    lines.append(f"\nPython {platform.python_version()}, {versions}; {os.cpu_count()} cores{load}.")
    print("\n".join(lines))
    files = [a for a in sys.argv[1:] if not a.startswith("--")]
    if files:
        text = "# Speed of `klantlab.clv`\n\nCommand: `python benchmarks/bench_clv.py <file>`\n\n"
        Path(files[0]).write_text(text + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
