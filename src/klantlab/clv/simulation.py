"""Customers grown from a model whose parameters are known, to see whether a fit finds them back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd

from klantlab import tables
from klantlab.errors import InputError
from klantlab.words import listing

NEEDED = {"BG/NBD": ("r", "alpha", "a", "b"), "Pareto/NBD": ("r", "alpha", "s", "beta")}
SPEND = ("p", "q", "gamma")


def simulate(model: Literal["BG/NBD", "Pareto/NBD"], params: Mapping[str, float], T: Any, seed: int) -> pd.DataFrame:
    """Grow customers from BG/NBD or Pareto/NBD, with amounts when p, q and gamma are given too.

    Parameters
    ----------
    model : {"BG/NBD", "Pareto/NBD"}
    params : mapping
        r, alpha, a, b or r, alpha, s, beta; optionally p, q and gamma of Gamma-Gamma.
    T : sequence of float
        Age of each customer at the end of observation.
    seed : int

    Returns
    -------
    pandas.DataFrame
        Columns `x`, `t_x`, `T` (and `m`) as `clv.summary` gives them, in continuous time, and the
        truth: `alive` at T.

    Examples
    --------
    >>> truth = {"r": 0.25, "alpha": 4.4, "a": 0.8, "b": 2.4}
    >>> customers = simulate("BG/NBD", truth, T=[39] * 1000, seed=1)
    >>> list(customers)
    ['x', 't_x', 'T', 'alive']
    """
    if model not in NEEDED:
        raise InputError(f"`model` moet {listing(NEEDED, last='of')} zijn en is nu {model!r}.")
    names = NEEDED[model] + (SPEND if set(SPEND) & set(params) else ())
    missing = [name for name in names if not float(params.get(name, 0)) > 0]
    if missing:
        raise InputError(f"`params` heeft voor {listing(missing)} geen waarde boven nul.")
    ages = tables.numbers(T, "T", minimum=0)
    n = len(ages)
    rng = np.random.default_rng(seed)
    rate = rng.gamma(params["r"], 1 / params["alpha"], n)
    if model == "BG/NBD":
        bought = rng.poisson(rate * ages)  # if nobody ever stopped
        stop = rng.beta(params["a"], params["b"], n)
        last = rng.geometric(np.maximum(stop, 1e-15))  # the purchase after which the customer stops
        alive = bought < last
        x = np.where(alive, bought, last)
        # given their number, purchases are uniform on (0, T): the x-th of them is a beta variable
        t_x = ages * rng.beta(np.maximum(x, 1), np.maximum(bought - x + 1, 1))
    else:
        lifetime = rng.exponential(1 / rng.gamma(params["s"], 1 / params["beta"], n).clip(1e-300))
        alive = lifetime > ages
        active = np.minimum(lifetime, ages)
        x = rng.poisson(rate * active)
        t_x = active * rng.beta(np.maximum(x, 1), 1)
    frame = pd.DataFrame({"x": x.astype(np.int64), "t_x": np.where(x > 0, t_x, 0.0), "T": ages, "alive": alive})
    if set(SPEND) <= set(names):
        nu = rng.gamma(params["q"], 1 / params["gamma"], n)
        many = np.maximum(x, 1)
        frame["m"] = np.where(x > 0, rng.gamma(params["p"] * many) / (nu * many), np.nan)
    frame.index.name = "customer"
    return frame
