"""How often the intervals of nps.score hold, and how fast a bootstrap is. Prints its figures.

    python benchmarks/nps_intervals.py

Coverage is exact without weights (every possible sample, weighed by its multinomial probability) and
simulated with weights (2,000 surveys of a population with two groups, one of them under-represented).
"""

from __future__ import annotations

import time

import numpy as np
from scipy.special import gammaln, xlogy

from klantlab import nps
from klantlab.nps._score import equal_answers, score_limits

Z = 1.959964


def exact(n: int, step: float = 0.025) -> tuple[np.ndarray, np.ndarray]:
    cells = np.array([(b, d) for b in range(n + 1) for d in range(n + 1 - b)])
    b, d = cells.T
    low, high = score_limits(b / n, d / n, n, Z)
    half = Z * np.sqrt((b / n + d / n - ((b - d) / n) ** 2) / n)
    ways = gammaln(n + 1) - gammaln(b + 1) - gammaln(d + 1) - gammaln(n - b - d + 1)
    score, wald = [], []
    for p in np.arange(0, 1 + 1e-9, step):
        for q in np.arange(0, 1 - p + 1e-9, step):
            chance = np.exp(ways + xlogy(b, p) + xlogy(d, q) + xlogy(n - b - d, max(1 - p - q, 0)))
            truth = p - q
            score.append(chance[(low <= truth + 1e-9) & (truth - 1e-9 <= high)].sum())
            wald.append(chance[np.abs((b - d) / n - truth) <= half + 1e-9].sum())
    return np.array(score), np.array(wald)


def weighted(n: int, surveys: int = 2000) -> float:
    rng = np.random.default_rng(0)
    held = 0
    for _ in range(surveys):
        few = rng.random(n) < 0.3  # 60% of the population, 30% of the sample
        weight = np.where(few, 0.6 / 0.3, 0.4 / 0.7) * rng.lognormal(0, 0.3, n)
        weight /= weight.sum()
        u = rng.random(n)
        x = (u < np.where(few, 0.6, 0.2)) * 1.0 - (u > np.where(few, 0.9, 0.6))
        p, d = weight[x == 1].sum(), weight[x == -1].sum()
        error = np.sqrt((weight**2 * (x - p + d) ** 2).sum())
        size = equal_answers(p + d - (p - d) ** 2, error, n, 1 / (weight**2).sum())
        low, high = score_limits(p, d, size, Z)
        held += low <= 0.6 * 0.5 + 0.4 * -0.2 <= high
    return held / surveys


def main() -> None:
    for n in (10, 30, 100):
        score, wald = exact(n)
        print(
            f"n {n:>4}: score mean {score.mean():.3f} worst {score.min():.3f} · "
            f"wald mean {wald.mean():.3f} worst {wald.min():.3f} ({len(score)} pairs of shares)"
        )
    for n in (30, 100, 400):
        print(f"n {n:>4}, weighted: {weighted(n):.3f}")
    answers = np.random.default_rng(0).integers(0, 11, 1_000_000)
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        nps.interval(answers, "bootstrap", draws=2000)
        seconds.append(time.perf_counter() - start)
    print(f"bootstrap, 1,000,000 answers × 2,000: {1000 * min(seconds):.1f} ms (best of 5)")


if __name__ == "__main__":
    main()
