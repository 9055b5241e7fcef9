"""Everything that was promised to be fast, beside the packages that do the same. One command, one run:

    .venv/bin/python benchmarks/peers.py                 # prints as it goes (about a quarter of an hour)
    .venv/bin/python benchmarks/peers.py --write         # and writes results/speed.md and the block in the README
    .venv/bin/python benchmarks/peers.py --small         # a hundredth of the data, to see that it works
    .venv/bin/python benchmarks/peers.py --only rfm      # pieces of work whose name contains this; with --write the
                                                         # other rows stay as they were

Every package gets an environment of its own in the temporary folder (kept there for the next run), the same
data, and a process a piece of work. A time is the fastest run out of as many as fit five seconds (at most twenty;
at least three if these fit twenty seconds). What lasts longer than `PATIENCE` is stopped, and the table says so;
what is scaled up from a part has a tilde.
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
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

HERE = Path(__file__).parent
RESULTS, README = HERE / "results" / "speed.md", HERE.parent / "README.md"
PATIENCE = 150  # seconds for one process
OURS = "klantlab"
TRUTH = {"r": 0.25, "alpha": 4.4, "a": 0.8, "b": 2.4}

# What each peer's environment is made of; the newest of what they need, unless they broke on it.
PEERS = {
    "lifetimes": ["lifetimes==0.11.3", "numpy<2", "pandas<2.2", "scipy<1.12", "setuptools<81"],
    "clvkit": ["clvkit==0.2.1"],
    "pymc-marketing": ["pymc-marketing==0.19.2"],
    "openretailscience": ["openretailscience==0.48.1"],
}
CLV = (OURS, "lifetimes", "clvkit", "pymc-marketing")
BY_HAND = ("Polars by hand", "DuckDB by hand", "pandas by hand")


@dataclass(frozen=True)
class Piece:
    """A row of the table: what is done, by whom, and what was promised (milliseconds, MB)."""

    name: str
    title: str
    packages: tuple[str, ...]
    goal: float
    memory: float | None = None


PIECES = [
    Piece("bgnbd-cdnow", "BG/NBD, CDNOW (2,357 customers)", CLV, 10),
    Piece("bgnbd-grid", "BG/NBD, {n:,} customers on a day grid", CLV, 300, 300),
    Piece("bgnbd-loose", "BG/NBD, {n:,} customers, hardly a row twice", CLV, 1000, 300),
    Piece("gamma-gamma", "Gamma-Gamma, {n:,} repeat buyers", CLV, 100),
    Piece("pareto-grid", "Pareto/NBD, {tenth:,} customers on a day grid", (OURS, "lifetimes", "pymc-marketing"), 1000),
    Piece("pareto-loose", "Pareto/NBD, {tenth:,}, hardly a row twice", (OURS, "lifetimes"), 1000),
    Piece("sbg", "sBG, 7 renewals of 1,000 contracts", (OURS, "pymc-marketing"), 5),
    Piece("rfm-rows", "RFM and scores, {rows:,} rows", (OURS, "klantlab, table only", *BY_HAND), 1000, 600),
    Piece(
        "rfm-orders",
        "RFM and scores, {rows:,} rows, distinct orders",
        (OURS, "klantlab, table only", "openretailscience", *BY_HAND),
        1500,
        800,
    ),
    Piece("drivers", "drivers (LMG): 12 × 2,000 rows × 1,000 samples", (OURS, "pingouin", "numpy by hand"), 1000),
    Piece("nps", "NPS bootstrap: {n:,} answers × 2,000", (OURS, "scipy", "numpy by hand"), 20),
]


# --- data ----------------------------------------------------------------------------------------


def make_data(folder: Path, n: int, rows: int) -> None:
    """The same data for everybody, from fixed seeds."""
    from klantlab import clv

    def keep(name: str, table: pd.DataFrame) -> None:
        np.savez(folder / f"{name}.npz", **{column: table[column].to_numpy() for column in table})

    keep("cdnow", cdnow()[["x", "t_x", "T"]])
    rng = np.random.default_rng(1)
    days = rng.integers(27 * 7, 39 * 7, n)  # first purchases in twelve weeks, as in CDNOW
    people = clv.simulate("BG/NBD", TRUTH, T=days / 7, seed=1)
    day = np.where(people["x"] > 0, np.clip(np.ceil(people["t_x"] * 7), 1, days), 0)
    grid = people.assign(t_x=day / 7, T=days / 7)[["x", "t_x", "T"]]
    loose = clv.simulate("BG/NBD", TRUTH, T=rng.uniform(27, 39, n), seed=4)[["x", "t_x", "T"]]
    for name, table in (("grid", grid), ("loose", loose)):
        keep(name, table)
        keep(f"{name}_tenth", table.head(n // 10))
    x = grid["x"].clip(lower=1)
    keep("spend", pd.DataFrame({"x": x, "m": rng.gamma(6.25 * x) / (rng.gamma(3.74, 1 / 15.4, n) * x)}))
    keep("survivors", pd.DataFrame({"alive": [1000, 631, 468, 382, 326, 289, 262, 241]}))
    halo = rng.normal(size=(2000, 1)) + rng.normal(size=(2000, 12))
    np.savez(folder / "drivers.npz", x=halo, y=halo.sum(axis=1) + rng.normal(size=2000))
    keep("answers", pd.DataFrame({"score": rng.integers(0, 11, n)}))
    make_lines(folder, rows)


def cdnow() -> pd.DataFrame:
    from klantlab import clv

    path = next(f for f in metadata.files("lifetimes") or [] if f.name == "CDNOW_sample.txt").locate()
    columns = ["master_id", "customer_id", "date", "cds", "amount"]
    orders = pd.read_csv(str(path), sep=r"\s+", header=None, names=columns, dtype={"date": str})
    orders["date"] = pd.to_datetime(orders["date"], format="%Y%m%d")
    return clv.summary(orders, end="1997-09-30")


def make_lines(folder: Path, rows: int) -> None:
    """Three lines an order; every customer some three orders in two years."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rng = np.random.default_rng(1)
    orders = rows // 3
    customer, second = rng.integers(0, rows // 10, orders), rng.integers(0, 730 * 86_400, orders)
    order = rng.integers(0, orders, rows)
    moment = np.datetime64("2023-01-01", "us") + second[order].astype("timedelta64[s]")
    columns = {"customer_id": customer[order], "date": moment, "amount": rng.integers(100, 10_000, rows) / 100}
    pq.write_table(pa.table(columns | {"order_id": order}), folder / "lines.parquet")


# --- environments --------------------------------------------------------------------------------


def environment(package: str) -> tuple[str | None, str]:
    """Python of a peer's own environment and the peer's version, or None and why there is none."""
    folder = Path(tempfile.gettempdir(), "klantlab-peers", package)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, wanted = folder / "made-of.txt", "\n".join(PEERS[package])
    if not (stamp.exists() and stamp.read_text() == wanted):
        uv = shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
        if uv is None:
            return None, "no uv to make its environment with"
        print(f"making an environment for {package}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        steps = [[uv, "venv", "-q", "--python", "3.11", folder]]
        steps.append([uv, "pip", "install", "-q", "--python", python, *PEERS[package]])
        for step in steps:
            done = subprocess.run([str(part) for part in step], capture_output=True, text=True)
            if done.returncode:
                print(done.stderr, file=sys.stderr)
                return None, "could not be installed"
        stamp.write_text(wanted)
    code = f"from importlib import metadata; print(metadata.version({package!r}))"
    return str(python), subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


# --- running -------------------------------------------------------------------------------------


def run(python: str, piece: str, package: str, folder: Path) -> dict[str, Any]:
    """What one process measured, or why it did not."""
    command = [python, str(HERE / "work.py"), piece, package, str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return {"failed": f"stopped after {PATIENCE} s"}
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        said = [line for line in done.stderr.splitlines() if "Error" in line or "Exception" in line]
        return {"failed": f"failed: {said[-1][:80]}" if said else "failed"}
    return json.loads(done.stdout.splitlines()[-1])


def log_likelihood(piece: str, params: dict[str, float], folder: Path) -> float:
    """How well these parameters explain the data, by the published formulas, whoever found them."""
    from scipy.special import gammaln
    from work import HISTORIES, arrays

    from klantlab import clv
    from klantlab.clv.histories import merge

    if piece == "sbg":
        alive, (alpha, beta) = arrays(folder, "survivors")["alive"], (params["alpha"], params["beta"])
        age = np.arange(1, len(alive))
        leave = np.log(alpha / (alpha + beta + age - 1))
        stay = np.log((beta + age - 1) / (alpha + beta + age - 1))
        return float(np.sum(-np.diff(alive) * leave + alive[1:] * stay))
    c = arrays(folder, HISTORIES[piece])
    if piece == "gamma-gamma":
        p, q, gamma = (params[name] for name in ("p", "q", "gamma"))
        x, m = c["x"], c["m"]
        first = gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * np.log(gamma)
        rest = (p * x - 1) * np.log(m) + p * x * np.log(x) - (p * x + q) * np.log(gamma + m * x)
        return float(np.sum(first + rest))
    if piece.startswith("pareto"):
        data, _ = merge(c, None)
        return clv.ParetoNBD()._likelihood(np.array([params[name] for name in ("r", "alpha", "s", "beta")]), data)[0]
    r, alpha, a, b = (params[name] for name in ("r", "alpha", "a", "b"))
    x, t_x, T = c["x"], c["t_x"], c["T"]
    buying = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    dropping = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    stopped = np.where(x > 0, np.log(a / np.maximum(b + x - 1, 1e-300)) - (r + x) * np.log(alpha + t_x), -np.inf)
    return float(np.sum(buying + dropping + np.logaddexp(-(r + x) * np.log(alpha + T), stopped)))


def agreement(piece: str, theirs: dict[str, Any], ours: dict[str, Any], folder: Path) -> str:
    """Did both come to the same answer?"""
    if "params" in theirs:
        try:
            gap = log_likelihood(piece, theirs["params"], folder) - log_likelihood(piece, ours["params"], folder)
        except KeyError as missing:
            return f"no {missing} given"
        return f"log-likelihood {gap:+.2g}" if abs(gap) > 0.005 else "same optimum"
    pairs = zip(theirs["values"], ours["values"], strict=True)
    gap = max(abs(a - b) / max(abs(b), 1e-12) for a, b in pairs)
    return "same values" if gap < 1e-6 else f"within {100 * gap:.2g}%"


def milliseconds(found: dict[str, Any], which: str = "clock") -> str:
    tilde = "~" if "of" in found else ""
    value = 1000 * found[which]
    return (
        f"{tilde}{value:,.1f} ms"
        if value < 100
        else f"{tilde}{value / 1000:,.2f} s"
        if value < 1e5
        else (f"{tilde}{value / 60_000:,.0f} min")
    )


def memory(found: dict[str, Any]) -> str:
    return f"{found['peak']:,.0f} MB (own {max(found['peak'] - found['before'], 0):,.0f})"


def compare(pieces: list[Piece], folder: Path, sizes: dict[str, int]) -> tuple[list[str], list[str], list[str]]:
    """Lines of the long table, of the short one, and of the memory profile."""
    pythons = {name: environment(name) for name in PEERS if any(name in piece.packages for piece in pieces)}
    long, short, profile = [], [], []
    for piece in pieces:
        title, results = piece.title.format(**sizes), {}
        for package in piece.packages:
            python, why = pythons.get(package, (sys.executable, ""))
            found = {"failed": why} if python is None else run(python, piece.name, package, folder)
            results[package] = found
            ours = results[OURS]
            if "failed" in found:
                long.append(f"| {title} | {package} | {found['failed']} | | | | |")
            else:
                checked = "" if package == OURS or "failed" in ours else agreement(piece.name, found, ours, folder)
                times = f"{found['clock'] / ours['clock']:,.1f} ×" if "failed" not in ours else "–"
                errors = "yes" if found["errors"] else "–"
                clocks = f"{milliseconds(found)} | {milliseconds(found, 'own')}"
                long.append(f"| {title} | {package} | {clocks} | {memory(found)} | {errors} | {times} {checked} |")
            print(long[-1], flush=True)
        short.append(summary(piece, title, results))
        stages = results[OURS].get("stages", {})
        if "values" in stages:
            profile.append(profiled(title, results[OURS]))
    return long, short, profile


def summary(piece: Piece, title: str, results: dict[str, dict[str, Any]]) -> str:
    """One line for the README: the promise, what was measured, and the fastest other."""
    goal = f"≤ {piece.goal:,g} ms" if piece.goal < 1000 else f"≤ {piece.goal / 1000:g} s"
    goal += f", ≤ {piece.memory:g} MB" if piece.memory else ""
    ours = results[OURS]
    if "failed" in ours:
        return f"| {title} | {goal} | {ours['failed']} | | |"
    met = 1000 * ours["clock"] <= piece.goal and (piece.memory is None or ours["peak"] <= piece.memory)
    mine = milliseconds(ours) + (f", {ours['peak']:,.0f} MB" if piece.memory else "") + ("" if met else " (missed)")
    others = {name: r for name, r in results.items() if not name.startswith(OURS) and "failed" not in r}
    packages = {name: r for name, r in others.items() if "by hand" not in name} or others
    if not packages:
        return f"| {title} | {goal} | {mine} | none that ran | – |"
    best = min(packages, key=lambda name: packages[name]["clock"])
    ratio = packages[best]["clock"] / ours["clock"]
    times = f"{ratio:,.0f} ×" if ratio >= 10 else f"{ratio:.1f} ×"
    return f"| {title} | {goal} | {mine} | {best} {milliseconds(packages[best])} | {times} |"


def profiled(title: str, found: dict[str, Any]) -> str:
    """Where the memory of the whole process goes."""
    imports, values = found["stages"]["imports"], found["stages"]["values"]
    reader = found["before"] - imports - values
    own = found["peak"] - found["before"]
    parts = " | ".join(f"{mb:,.0f}" for mb in (imports, values, reader, own, found["peak"]))
    return f"| {title} | {parts} |"


def machine() -> str:
    named = ("klantlab", "numpy", "scipy", "pandas", "polars", "duckdb", "pingouin")
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in named)
    load = f"; load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return f"Python {platform.python_version()}, {versions}; {os.cpu_count()} cores{load}."


LONG = [
    "| work | package | clock | processor | memory | standard errors | ratio, and its answer |",
    "|---|---|---|---|---|---|---|",
]
PROFILE = [
    "| work | imports | values of the frame | left by the Parquet reader | the work itself | peak |",
    "|---|---|---|---|---|---|",
]
SHORT = ["| work | goal | klantlab | fastest other | ratio |", "|---|---|---|---|---|"]


def report(long: list[str], short: list[str], profile: list[str]) -> str:
    peers = ", ".join(f"{name} {environment(name)[1]}" for name in PEERS)
    return "\n".join(
        [
            "# Speed, beside other packages",
            "",
            "Command: `python benchmarks/peers.py --write`. Clock and processor time of the fastest of up to twenty",
            "runs, warm; a tilde means scaled up from a part of the samples. Memory is the peak of the whole process",
            "and, in brackets, what the work added to what stood there. The ratio is of clock time to klantlab's. Each",
            "package gets the same data; the answer is checked (log-likelihood: theirs less klantlab's, in total; MAP",
            "estimates have priors, so they lie a little beside the maximum).",
            "",
            *SHORT,
            *short,
            "",
            "## All that was measured",
            "",
            *LONG,
            *long,
            "",
            "By hand means: without any check of the input, without scores, without the care for equal values.",
            "",
            "## Where the memory goes (MB)",
            "",
            *PROFILE,
            *profile,
            "",
            f"{machine()} Peers: {peers}.",
            "",
        ]
    )


def merged(new: list[str], header: str, cells: int) -> list[str]:
    """Put new rows in the place of the old rows of the last written results whose first cells are the same."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    _, _, below = text.partition(header + "\n")
    old = [row for row in below.split("\n\n")[0].split("\n") if row.startswith("| ")]
    fresh = {tuple(row.split("|")[1 : 1 + cells]): row for row in new}
    kept = [fresh.pop(tuple(row.split("|")[1 : 1 + cells]), row) for row in old]
    return [*kept, *fresh.values()]


def refresh(page: Path, script: str, lines: list[str]) -> None:
    """Put lines in a page, between the marks that name the script."""
    begin, end = f"<!-- written by {script} -->", f"<!-- end of {script} -->"
    before, rest = page.read_text(encoding="utf-8").split(begin)
    after = rest.split(end)[1]
    page.write_text("\n".join([before + begin, *lines, end + after]), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    pieces = [piece for piece in PIECES if asked.only in piece.name]
    part = 100 if asked.small else 1
    sizes = {"n": 1_000_000 // part, "tenth": 100_000 // part, "rows": 10_000_000 // part}
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        print("making the data", flush=True)
        make_data(Path(folder), sizes["n"], sizes["rows"])
        long, short, profile = compare(pieces, Path(folder), sizes)
    if asked.only:  # what is not measured now stays as it was
        long, short, profile = merged(long, LONG[0], 2), merged(short, SHORT[0], 1), merged(profile, PROFILE[0], 1)
    text = report(long, short, profile)
    print(f"\n{text}\n{(time.perf_counter() - start) / 60:.1f} minutes")
    if asked.write:
        RESULTS.write_text(text, encoding="utf-8")
        refresh(README, "benchmarks/peers.py", [*SHORT, *short])


if __name__ == "__main__":
    main()
