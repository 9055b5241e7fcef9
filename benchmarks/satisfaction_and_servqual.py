"""Coverage and error rates of the satisfaction and service quality rooms, on larger simulations than the tests run.

Prints one line per claim: what was simulated, what came out, what it should be. Run with
``python benchmarks/satisfaction_and_servqual.py`` (about two minutes on one core).
"""

from __future__ import annotations

import time

import numpy as np
import pandas as pd

from klantlab import _stats, satisfaction, servqual
from klantlab.satisfaction import _drivers


def line(claim: str, value: float, wanted: str) -> None:
    print(f"{claim:<88} {value:7.3f}   ({wanted})")


def importance(n: int, runs: int, noise: float = 1.0) -> None:
    sigma, slopes = np.full((3, 3), 0.4) + 0.6 * np.eye(3), np.array([0.6, 0.4, 0.0])
    cross = np.zeros((1, 4, 4))
    cross[0, :3, :3], cross[0, :3, 3] = sigma, sigma @ slopes
    cross[0, 3, :3], cross[0, 3, 3] = sigma @ slopes, slopes @ sigma @ slopes + noise**2
    truth = _drivers.lmg(cross, _drivers._averaging(3))[0]
    rng, hits, root = np.random.default_rng(0), np.zeros(3), np.linalg.cholesky(sigma)
    for _ in range(runs):
        x = rng.normal(size=(n, 3)) @ root.T
        y = x @ slopes + noise * rng.normal(size=n)
        t = satisfaction.drivers(pd.DataFrame(x, columns=list("abc")), y, bootstraps=400).table.loc[list("abc")]
        hits += (t["low"] <= truth) & (truth <= t["high"])
    for name, hit in zip(("slope 0.6", "slope 0.4", "slope 0.0"), hits / runs, strict=True):
        line(f"importance interval, {name}, n = {n}, {runs} runs: coverage", hit, "0.95")


def bend(n: int, runs: int, at: float, slope: float) -> None:
    marks, share = np.arange(3, 11.0), np.array([1, 2, 4, 9, 24, 32, 18, 10]) / 100
    rng, hits, found = np.random.default_rng(1), 0, 0
    for k in range(runs):
        x = rng.choice(marks, n, p=share)
        p = 0.35 + 0.02 * (x - 6) + slope * np.maximum(x - at, 0)
        y = (rng.random(n) < p).astype(float)
        row = satisfaction.loyalty_curve(x, y, bootstraps=2, seed=k).table.iloc[0]
        hits += row["low"] <= at <= row["high"]
        found += row["bend_p"] < 0.05
    if slope:
        line(f"breakpoint interval, bend at {at}, n = {n}, {runs} runs: coverage", hits / runs, "0.95")
        line(f"bend at {at} found, n = {n}", found / runs, "power")
    else:
        line(f"straight line called bent, n = {n}, {runs} runs", found / runs, "0.05")


def standards(n: int, runs: int) -> None:
    rng, wrong = np.random.default_rng(2), 0
    for k in range(runs):
        q, a, b = rng.normal(size=(3, n))
        sat = q - 0.5 * a - 0.5 * b + rng.normal(size=n)
        wrong += satisfaction.disconfirmation(q, pd.DataFrame({"a": a, "b": b}), sat, seed=k).certain
    line(f"two equally good standards called different, n = {n}, {runs} runs", wrong / runs, "0.05")


def mediation(n: int, runs: int) -> None:
    rng, hits = np.random.default_rng(3), 0
    for k in range(runs):
        q, s = rng.normal(size=(2, n))
        sat = 0.5 * (q - s) + rng.normal(size=n)
        loyal = 0.4 * sat + 0.2 * (q - s) + rng.normal(size=n)
        path = satisfaction.disconfirmation(q, s, sat, loyal, bootstraps=400, seed=k).mediation.iloc[0]
        hits += path["indirect_low"] <= 0.2 <= path["indirect_high"]
    line(f"indirect effect interval, n = {n}, {runs} runs: coverage", hits / runs, "0.95")


def contest(n: int, runs: int) -> None:
    rng, wrong = np.random.default_rng(4), 0
    for k in range(runs):
        p, e, z = rng.normal(size=(3, n))
        g = p - e
        y = p / p.std() + g / g.std() + z
        frames = pd.DataFrame({"v": e}), pd.DataFrame({"v": p})
        r = servqual.contest(*frames, y, dimensions={"x": ["v"]}, scale=(-20.0, 20.0), repeats=5, seed=k)
        wrong += r.winner != "geen verschil"
    line(f"SERVQUAL and SERVPERF equally good, called different, n = {n}, {runs} runs", wrong / runs, "0.05")


def employees(runs: int) -> None:
    rng = np.random.default_rng(5)
    for name, sizes in (("equal", np.full(20, 12)), ("unequal", rng.integers(3, 25, 20))):
        who = np.repeat(np.arange(20), sizes)
        hits = 0
        for _ in range(runs):
            found = _stats.icc(rng.normal(0, 0.5, 20)[who] + rng.normal(size=len(who)), who, 0.95)
            hits += found["low"] <= 0.2 <= found["high"]
        line(f"ICC interval, 20 employees, {name} numbers of scores, {runs} runs: coverage", hits / runs, "0.95")


def speed() -> None:
    rng = np.random.default_rng(6)
    halo = rng.normal(size=(2000, 1))
    for p in (12, 15, 24):
        x = pd.DataFrame(halo + rng.normal(size=(2000, p))).add_prefix("d")
        y = x.sum(axis=1) + rng.normal(size=2000)
        satisfaction.drivers(x.iloc[:, :2], y, bootstraps=2)
        start = time.perf_counter()
        satisfaction.drivers(x, y)
        line(f"drivers: {p} drivers × 2,000 rows × 1,000 bootstraps, seconds", time.perf_counter() - start, "12: ≤ 1")


if __name__ == "__main__":
    speed()
    importance(200, 300)
    importance(1000, 300)
    importance(200, 300, noise=3.0)
    bend(1500, 300, 8.0, 0.22)
    bend(1500, 300, 7.4, 0.18)
    bend(400, 300, 8.0, 0.22)
    bend(400, 300, 8.0, 0.0)
    standards(250, 300)
    standards(80, 300)
    mediation(200, 300)
    contest(200, 300)
    contest(60, 300)
    employees(1000)
