"""What several tests share: hostile frames, and real data where it is present."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parents[1]


def real_data(*parts: str) -> Path:
    """Give the path of a file of public data, or skip with the reason."""
    folder = os.environ.get("KLANTLAB_DATA")
    if not folder:
        pytest.skip("KLANTLAB_DATA is not set: the public data sets are not on this machine")
    path = Path(folder, *parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not in KLANTLAB_DATA")
    return path


@pytest.fixture(scope="session")
def online_retail() -> pd.DataFrame:
    """Sold lines of UCI Online Retail: a customer, no cancellation, quantity and price above zero."""
    lines = pd.read_parquet(real_data("online_retail", "online_retail.parquet"))
    sold = (
        lines["CustomerID"].notna()
        & ~lines["InvoiceNo"].str.startswith("C")
        & (lines["Quantity"] > 0)
        & (lines["UnitPrice"] > 0)
    )
    return lines[sold].assign(amount=lambda rows: rows["Quantity"] * rows["UnitPrice"])
