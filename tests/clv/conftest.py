"""The CDNOW sample (Fader & Hardie), read from the package that ships it; that package is never imported."""

from importlib import metadata

import pandas as pd
import pytest

from klantlab import clv

CDNOW_END = "1997-09-30"


@pytest.fixture(scope="session")
def cdnow() -> pd.DataFrame:
    try:
        files = metadata.files("lifetimes") or []
    except metadata.PackageNotFoundError:
        pytest.skip("the CDNOW sample ships with the dev dependency lifetimes, which is not installed")
    path = next(f for f in files if f.name == "CDNOW_sample.txt").locate()
    columns = ["master_id", "customer_id", "date", "cds", "amount"]
    orders = pd.read_csv(path, sep=r"\s+", header=None, names=columns, dtype={"date": str})
    return orders.assign(date=pd.to_datetime(orders["date"], format="%Y%m%d"))


@pytest.fixture(scope="session")
def cdnow_summary(cdnow):
    return clv.summary(cdnow, amount="amount", end=CDNOW_END)


@pytest.fixture(scope="session")
def bg(cdnow_summary):
    return clv.BetaGeometric().fit(cdnow_summary)


@pytest.fixture(scope="session")
def pareto(cdnow_summary):
    return clv.ParetoNBD().fit(cdnow_summary)


@pytest.fixture(scope="session")
def gamma_gamma(cdnow_summary):
    return clv.GammaGamma().fit(cdnow_summary)
