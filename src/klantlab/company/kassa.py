"""A spreadsheet export as a Dutch shop would send it, mess included, and what a right reading gives."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from klantlab.company.streams import stream


@dataclass(frozen=True)
class Mess:
    """What is in the export, for whoever wants to check a reading of it."""

    rows: int
    """Lines below the header, the total line and the blank line not counted."""
    good: int
    """Lines with a customer, a readable date and a positive amount, exact doubles included."""
    customers: int
    """Different customers in the good lines."""
    total: float
    """Sum of the good lines, in euros."""
    without_customer: int
    refunds: int
    """Lines with a negative amount: returned goods."""
    zero: int
    unreadable_dates: int
    doubles: int
    """Good lines that repeat an earlier line exactly."""
    first_day: str
    last_day: str


SHOP_MONTH = ("2025-11-01", "2025-12-31")


def export(seed: int, frames: dict[str, pd.DataFrame]) -> tuple[bytes, Mess]:
    """Make the export of the shop tills for November and December 2025.

    Semicolons, decimal commas, euro signs, points for thousands, dates such as 5-12-2025, a BOM,
    customer numbers with leading zeros, blanks in a column name, a total line, returned goods, lines
    without a customer, a date that does not exist, and lines that came in twice.

    Returns
    -------
    bytes, Mess
        The file, and the counts that a correct reading must give.
    """
    rng = stream(seed, "export_kassa", "mess")
    orders = frames["orders"]
    first, last = (pd.Timestamp(day) for day in SHOP_MONTH)
    mine = orders[(orders["channel"] == "winkel") & (orders["date"] >= first) & (orders["date"] <= last)]
    mine = mine.iloc[sorted(rng.permutation(len(mine))[:420])]
    lines: list[tuple[str, str, str, str]] = []
    amounts = (mine["amount"] * 100).round().astype(int).tolist()
    for customer, when, cents in zip(mine["customer_id"], mine["date"], amounts, strict=True):
        lines.append((f"{customer:07d}", f"{when.day}-{when.month}-{when.year}", _euro(cents), "pin"))
    good = list(range(len(lines)))
    n = len(lines)
    # a business customer who pays at the till brings an amount with a point for thousands
    lines[7] = (lines[7][0], lines[7][1], "€ 1.249,50", "factuur")
    amounts[7] = 124950
    for i in good:
        if rng.random() < 0.2:
            lines[i] = (*lines[i][:2], lines[i][2].replace("€ ", ""), "contant")
    nobody = sorted([int(i) for i in rng.permutation(n) if i != 7][:9])
    for i in nobody:
        lines[i] = ("", *lines[i][1:])
    rest = [i for i in good if i not in nobody and i != 7]
    back = [rest[int(k)] for k in rng.permutation(len(rest))[:12]]
    refunds, zero, odd, twice = back[:5], back[5:7], back[7:9], back[9:]
    for i in refunds:
        lines[i] = (*lines[i][:2], _euro(-amounts[i]), "retour")
    for i in zero:
        lines[i] = (*lines[i][:2], "€ 0,00", "cadeaubon")
    lines[odd[0]] = (lines[odd[0]][0], "31-11-2025", *lines[odd[0]][2:])
    lines[odd[1]] = (lines[odd[1]][0], "gisteren", *lines[odd[1]][2:])
    kept = [i for i in good if i not in (*nobody, *refunds, *zero, *odd)]
    body = []
    for i, line in enumerate(lines):
        body.append(line)
        if i in twice:
            body.append(line)
    counted = [lines[i] for i in kept] + [lines[i] for i in twice]
    total = sum(amounts[i] for i in kept) + sum(amounts[i] for i in twice)
    header = "Klantnr;Datum ; Bedrag;Betaalwijze"
    text = "\r\n".join([header, *(";".join(line) for line in body), "", f"Totaal;;{_euro(total)};"]) + "\r\n"
    days = sorted(mine["date"].iloc[kept])
    return ("\ufeff" + text).encode("utf-8"), Mess(
        rows=len(body),
        good=len(counted),
        customers=len({lines[i][0] for i in kept}),
        total=total / 100,
        without_customer=len(nobody),
        refunds=len(refunds),
        zero=len(zero),
        unreadable_dates=len(odd),
        doubles=len(counted) - len(set(counted)),
        first_day=str(days[0].date()),
        last_day=str(days[-1].date()),
    )


def _euro(cents: int) -> str:
    whole, rest = divmod(abs(cents), 100)
    return f"€ {'-' if cents < 0 else ''}{whole:,}".replace(",", ".") + f",{rest:02d}"
