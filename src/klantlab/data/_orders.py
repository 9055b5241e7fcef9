"""Read an export of orders as it comes from a shop or a spreadsheet, and say what was made of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantlab.data._dates import Dates, read_dates, speaks_dutch
from klantlab.data._file import Table, open_table
from klantlab.data._ids import Ids, read_ids, refuse_fractions
from klantlab.data._numerals import Numbers, TwoReadingsError, read_numbers
from klantlab.data._report import Line, Report, line
from klantlab.errors import InputError
from klantlab.words import listing, number, plural

_DUTCH_NAME = re.compile(
    r"klant|datum|bedrag|bestel|factuur|aantal|prijs|omzet|naam|artikel|omschrijving|woonplaats|besteed|regel"
)
_TOTAL = re.compile(r"\s*(?:sub|eind|grand[ -]?)?[ -]?tot(?:aal|al|alen|als)\b.{0,40}", re.IGNORECASE | re.DOTALL)
_TOTALS = re.compile(r"\s*(?:(?:sub|eind)-?totaal|(?:grand )?total|totaal|totalen)\s*:?\s*", re.IGNORECASE)
_CANCELLED = re.compile(r"(?:ge)?annul|cancel|storno|teruggedraaid", re.IGNORECASE)


@dataclass(frozen=True)
class OrdersFile:
    """What `read_orders` gives.

    Attributes
    ----------
    orders : pandas.DataFrame
        A row a purchase (or order line) that can be counted.
    report : Report
        What was read how, what was left out and why, and what deserves a look.
    left_out : pandas.DataFrame
        The rows that were left out, as they stood, with `row` (as a spreadsheet counts) and `reason`.
    """

    orders: pd.DataFrame
    report: Report
    left_out: pd.DataFrame

    def __repr__(self) -> str:
        return str(self.report)

    def _repr_html_(self) -> str:
        return self.report._repr_html_()


def read_orders(
    source: Any,
    *,
    customer: str,
    date: str,
    amount: str | None = None,
    order: str | None = None,
    quantity: str | None = None,
    price: str | None = None,
    status: str | None = None,
    dayfirst: bool | None = None,
    decimal: str | None = None,
    sheet: str | None = None,
) -> OrdersFile:
    r"""Read an export of orders: CSV, TXT, XLSX or Parquet, or a frame of any engine.

    Nothing is guessed in silence. Characters, separator, header row, decimal sign and order of day
    and month are found from the evidence of the whole file and reported; what fits two readings is
    refused with both of them named. Rows that are no purchase are left out, counted and kept apart.

    Parameters
    ----------
    source : path, bytes, file object or frame
        A frame of any engine is collected; it is left as it is.
    customer, date : str
        Names of the columns; blanks around or within a name don't matter.
    amount : str, optional
        Column with the amount. May be absent when `quantity` and `price` are given: amount is then
        their product.
    order : str, optional
        Column with the order or invoice number. Where these are digits, a number that starts with
        C is a cancellation.
    quantity, price : str, optional
        Columns that must be above zero.
    status : str, optional
        Column that says "geannuleerd", "cancelled" and the like.
    dayfirst : bool, optional
        True reads 3-4-2025 as 3 April, False as 4 March; only for dates that fit both.
    decimal : {",", "."}, optional
        Only for numbers that fit both, such as 1.234.
    sheet : str, optional
        Tab of a workbook; needed only when several have the columns.

    Returns
    -------
    OrdersFile
        `.orders` with `customer_id` (text), `date` (wall-clock, no time zone), `amount` (float),
        then `order_id` (text), `quantity` and `price` when given, then all other columns as they
        were; `.report`; `.left_out`.

    Raises
    ------
    InputError
        The file can't be read, a column is absent or damaged, or a column fits two readings.

    Notes
    -----
    Left out, in this order, so that each row has one reason: blank row, repeated header, total or
    note, customer missing, customer 0, cancelled, date missing or unreadable, amount (quantity,
    price) missing, unreadable, negative or zero. Kept and told: exact duplicates (two equal coffees
    on one day can be real), dates in the future, dates of 1900 and 1 January 1970.

    Examples
    --------
    >>> export = "klantnr;datum;bedrag\n007;3-1-2025;12,50\n008;14-1-2025;1.250,00\n;14-1-2025;8,00\n"
    >>> read = read_orders(export.encode(), customer="klantnr", date="datum", amount="bedrag")
    >>> read.orders
      customer_id       date  amount
    0         007 2025-01-03    12.5
    1         008 2025-01-14  1250.0
    >>> print(read.report.words)
    Van de 3 rijen zijn er 2 ingelezen en 1 weggelaten (klantnummer ontbreekt 1).
    """
    roles = {"customer": customer, "date": date, "amount": amount, "order": order}
    roles |= {"quantity": quantity, "price": price, "status": status}
    names = _checked(roles, dayfirst, decimal)
    table = open_table(source, list(names.values()), sheet)
    table.cells = table.cells.reset_index(drop=True)
    cells = {role: table.column(name) for role, name in names.items()}
    names = {role: str(column.name) for role, column in cells.items()}  # as in the file

    refuse_fractions(cells["customer"], names["customer"])
    numerals = _numbers(cells, names, table, decimal)
    dates = _dates(cells["date"], names["date"], table, numerals, dayfirst)
    reasons = _noise(table, cells, names, dates)
    noise = np.logical_or.reduce([reason.mask for reason in reasons])
    ids: dict[str, Ids] = {
        role: _ids(cells[role], names[role], noise) for role in ("customer", "order") if role in names
    }
    reasons += _reasons(ids, dates, numerals, cells)

    first = np.full(len(noise), -1)  # the first reason that holds for a row
    for i, reason in reversed(list(enumerate(reasons))):
        first[reason.mask] = i
    kept = first < 0
    left = [reason.line(first == i, table.first_row) for i, reason in enumerate(reasons) if (first == i).any()]
    if not kept.any():
        most = max(left, key=lambda gone: gone.rows)
        raise InputError(
            f"Er blijft geen enkele bestelling over: van de {plural(len(kept), 'rij', 'rijen')} valt het meeste weg "
            f"door '{most.what}' ({plural(most.rows, 'rij', 'rijen')}); kijk of je de goede kolommen hebt aangewezen."
        )
    report = Report(
        rows=len(kept),
        kept=int(kept.sum()),
        read_as=(*table.read_as, *_how(names, ids, dates, numerals)),
        left_out=tuple(left),
        look_at=(*table.look_at, *_look_at(table, kept, ids, dates, names)),
    )
    return OrdersFile(
        _orders(table, names, ids, dates, numerals, kept),
        report,
        _left_out(table, first, [reason.what for reason in reasons]),
    )


def _checked(roles: dict[str, Any], dayfirst: Any, decimal: Any) -> dict[str, str]:
    names = {role: name for role, name in roles.items() if name is not None}
    for role in ("customer", "date"):
        if role not in names:
            raise InputError(f"`{role}` ontbreekt: geef de naam van de kolom.")
    for role, name in names.items():
        if not isinstance(name, str) or not name.strip():
            raise InputError(f"`{role}` moet de naam van een kolom zijn, tussen aanhalingstekens, en is nu {name!r}.")
    twice = [name for name in names.values() if list(names.values()).count(name) > 1]
    if twice:
        shared = [role for role, name in names.items() if name == twice[0]]
        raise InputError(
            f"Kolom '{twice[0]}' staat nu voor {listing(shared)} tegelijk: wijs voor elk een eigen kolom aan."
        )
    if "amount" not in names and not {"quantity", "price"} <= set(names):
        raise InputError(
            "Geef de kolom met het bedrag (amount=), of die met het aantal en de prijs (quantity= en price=)."
        )
    if dayfirst not in (None, True, False):
        raise InputError(f"`dayfirst` moet True of False zijn en is nu {dayfirst!r}.")
    if decimal not in (None, ",", "."):
        raise InputError(f'`decimal` moet "," of "." zijn en is nu {decimal!r}.')
    return names


# --- columns -----------------------------------------------------------------------------------


def _numbers(
    cells: dict[str, pd.Series], names: dict[str, str], table: Table, decimal: str | None
) -> dict[str, Numbers]:
    """Read the columns of numbers; one that fits two readings is read as the rest of the file is."""
    read: dict[str, Numbers] = {}
    roles = [role for role in ("amount", "quantity", "price") if role in names]
    for role in roles:
        try:
            read[role] = read_numbers(cells[role], names[role], decimal=decimal, likely=None)
        except TwoReadingsError:
            continue
    proofs = {column.decimal for column in read.values() if column.decimal}
    if not proofs and (table.semicolon or speaks_dutch(cells["date"])):
        proofs = {","}
    likely = proofs.pop() if len(proofs) == 1 else None
    for role in roles:
        if role not in read:
            read[role] = read_numbers(cells[role], names[role], decimal=decimal, likely=likely)
    if "amount" not in read:
        quantity, price = read["quantity"], read["price"]
        nothing = np.zeros(len(quantity.values), dtype=bool)
        read["amount"] = Numbers(quantity.values * price.values, nothing, nothing, how=["aantal maal prijs"])
    return read


def _dates(cells: pd.Series, name: str, table: Table, numerals: dict[str, Numbers], dayfirst: bool | None) -> Dates:
    dutch = []
    if table.semicolon:
        dutch.append("puntkomma tussen de kolommen")
    if any(column.decimal == "," for column in numerals.values()):
        dutch.append("decimale komma")
    if speaks_dutch(cells):
        dutch.append("Nederlandse maandnamen")
    named = [column for column in table.cells.columns if _DUTCH_NAME.search(column.casefold())]
    if named:
        dutch.append(f"kolomnaam '{named[0]}'")
    return read_dates(cells, name, dayfirst=dayfirst, dutch=dutch)


def _ids(cells: pd.Series, name: str, noise: np.ndarray) -> Ids:
    return read_ids(cells.mask(noise) if noise.any() else cells, name)


# --- rows --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Reason:
    """Why rows are left out; `cells` gives examples, `amounts` a sum to tell."""

    what: str
    mask: np.ndarray
    cells: pd.Series | None = None
    amounts: np.ndarray | None = None

    def line(self, mask: np.ndarray, first_row: int) -> Line:
        how = ""
        if self.cells is not None:
            shown = dict.fromkeys(str(cell).strip()[:30] for cell in self.cells[mask].head(200))
            how = f"zoals {listing(shown, most=3)}"
        if self.amounts is not None:
            how = f"samen {number(float(np.nansum(self.amounts[mask])), 2)}"
        return line(self.what, mask, first_row, how)


def _noise(table: Table, cells: dict[str, pd.Series], names: dict[str, str], dates: Dates) -> list[_Reason]:
    """Find rows that are no data at all: without a date, or with a total where the customer should be."""
    kinds = {
        kind: np.zeros(len(table.cells), dtype=bool)
        for kind in ("lege rij", "herhaalde kop", "totaalregel", "losse tekst")
    }
    labels = cells["customer"].astype(object).map(lambda cell: isinstance(cell, str) and bool(_TOTALS.fullmatch(cell)))
    kinds["totaalregel"][:] = labels.to_numpy(dtype=bool)
    suspects = np.flatnonzero((dates.missing | dates.unreadable) & ~kinds["totaalregel"])
    where = list(table.cells.columns).index(names["customer"])
    for position, row in zip(suspects, table.cells.iloc[suspects].itertuples(index=False, name=None), strict=True):
        filled = {i: str(cell).strip() for i, cell in enumerate(row) if not pd.isna(cell) and str(cell).strip()}
        texts = list(filled.values())
        if not texts:
            kind = "lege rij"
        elif names["customer"] in texts and names["date"] in texts:
            kind = "herhaalde kop"
        elif any(_TOTAL.fullmatch(text) for text in texts):
            kind = "totaalregel"
        elif len(texts) == 1 and (where not in filled or " " in texts[0]):
            kind = "losse tekst"
        else:
            continue
        kinds[kind][position] = True
    return [_Reason(kind, mask) for kind, mask in kinds.items()]


def _reasons(
    ids: dict[str, Ids], dates: Dates, numerals: dict[str, Numbers], cells: dict[str, pd.Series]
) -> list[_Reason]:
    customer = ids["customer"]
    reasons = [
        _Reason("klantnummer ontbreekt", customer.missing),
        _Reason("klantnummer is 0", customer.zero),
    ]
    amounts = numerals["amount"].values
    if "order" in ids:
        reasons.append(
            _Reason("geannuleerd (bestelnummer begint met C)", _c_numbers(ids["order"], amounts), amounts=amounts)
        )
    if "status" in cells:
        cancelled = _says_cancelled(cells["status"])
        reasons.append(_Reason("geannuleerd (volgens de status)", cancelled, amounts=amounts))
    reasons += [
        _Reason("datum ontbreekt", dates.missing),
        _Reason("datum onleesbaar", dates.unreadable, cells["date"]),
    ]
    for role, word in (("quantity", "aantal"), ("price", "prijs"), ("amount", "bedrag")):
        if role in numerals:
            column = numerals[role]
            reasons += [
                _Reason(f"{word} ontbreekt", column.missing),
                _Reason(f"{word} onleesbaar", column.unreadable, cells.get(role)),
                _Reason(f"{word} is negatief", column.values < 0, amounts=amounts),
                _Reason(f"{word} is nul", column.values == 0),
            ]
    return reasons


def _c_numbers(orders: Ids, amounts: np.ndarray) -> np.ndarray:
    """Find C536379 among numbers of digits only; where more numbers have the letter, C means nothing."""
    codes, texts = pd.factorize(orders.values)
    digits = np.array([text.isdigit() for text in texts] + [False])
    with_c = np.array([bool(re.fullmatch(r"[cC]\d+", text)) for text in texts] + [False])
    hits = with_c[codes]
    if hits.any() and (digits[codes].sum() < hits.sum() or not digits.any()) and (amounts[hits] > 0).any():
        orders.how.append("een C vooraan is hier gewoon een letter, geen annulering")
        return np.zeros(len(codes), dtype=bool)
    return hits


def _says_cancelled(cells: pd.Series) -> np.ndarray:
    codes, texts = pd.factorize(cells.astype(object), use_na_sentinel=True)
    hits = np.array([isinstance(t, str) and bool(_CANCELLED.match(t.strip())) for t in texts] + [False])
    return hits[codes]


# --- what comes out ----------------------------------------------------------------------------


def _how(names: dict[str, str], ids: dict[str, Ids], dates: Dates, numerals: dict[str, Numbers]) -> list[Line]:
    words = {"customer": "klantnummer", "order": "bestelnummer", "date": "datum", "amount": "bedrag"}
    words |= {"quantity": "aantal", "price": "prijs"}
    how = {**{role: column.how for role, column in ids.items()}, "date": dates.how}
    how |= {role: column.how for role, column in numerals.items()}
    return [
        Line(f"{word} (kolom '{names[role]}')" if role in names else word, "; ".join(how[role]))
        for role, word in words.items()
        if role in how
    ]


def _look_at(table: Table, kept: np.ndarray, ids: dict[str, Ids], dates: Dates, names: dict[str, str]) -> list[Line]:
    days = dates.values.to_numpy()
    year = days.astype("datetime64[Y]").astype(int) + 1970
    tomorrow = np.datetime64(dt.date.today() + dt.timedelta(1))
    early = np.isin(year, (1899, 1900)) | (days.astype("datetime64[D]") == np.datetime64("1970-01-01"))
    double = np.zeros(len(kept), dtype=bool)
    double[kept] = _repeated(table.cells[kept])
    found = [
        (
            "precies gelijk aan een eerdere rij, en bewaard",
            double,
            "is het dubbel geëxporteerd: orders.drop_duplicates()",
        ),
        ("datum in de toekomst", kept & (days >= tomorrow), "zoek uit of het een typefout is"),
        ("datum in 1900 of op 1 januari 1970", kept & early, "dat is vaak een lege datum van een programma"),
    ]
    if "order" in ids:
        found.append(
            ("bestelnummer ontbreekt", kept & ids["order"].missing, "zonder nummer telt elke rij als een bestelling")
        )
    lines = [line(what, mask, table.first_row, how) for what, mask, how in found if mask.any()]
    if ids["customer"].padded:
        lines.append(Line("klantnummers met en zonder nullen vooraan", "00123 en 123 zijn nu twee klanten"))
    if ids["customer"].cased:
        lines.append(Line("klantnummers die alleen in hoofdletters verschillen", "a1 en A1 zijn nu twee klanten"))
    if "status" not in names:
        lines += _unasked_status(table, kept)
    return lines


def _repeated(cells: pd.DataFrame) -> np.ndarray:
    try:
        return cells.duplicated().to_numpy()
    except TypeError:  # lists and the like in a cell
        return cells.astype(str).duplicated().to_numpy()


def _unasked_status(table: Table, kept: np.ndarray) -> list[Line]:
    for i, name in enumerate(table.cells.columns):
        cells = table.cells.iloc[:, i]
        if re.search(r"status|staat|state", name.casefold()) and not pd.api.types.is_numeric_dtype(cells.dtype):
            mask = kept & _says_cancelled(cells)
            if mask.any():
                return [
                    line(f"kolom '{name}' zegt geannuleerd", mask, table.first_row, f'laat ze weg met status="{name}"')
                ]
    return []


def _orders(
    table: Table,
    names: dict[str, str],
    ids: dict[str, Ids],
    dates: Dates,
    numerals: dict[str, Numbers],
    kept: np.ndarray,
) -> pd.DataFrame:
    columns: dict[str, pd.Series] = {
        "customer_id": ids["customer"].values,
        "date": dates.values,
        "amount": pd.Series(numerals["amount"].values),
    }
    if "order" in ids:
        columns["order_id"] = ids["order"].values
    for role in ("quantity", "price"):
        if role in numerals:
            columns[role] = pd.Series(numerals[role].values)
    used = {name for role, name in names.items() if role != "status"}
    for i, name in enumerate(table.cells.columns):
        if name not in used:
            columns[_free(name, columns)] = table.cells.iloc[:, i].infer_objects()
    return pd.DataFrame(columns)[kept].reset_index(drop=True)


def _free(name: str, taken: dict[str, pd.Series]) -> str:
    """Give an extra column a name that is not in use yet."""
    wanted, n = name, 1
    while wanted in taken:
        n += 1
        wanted = f"{name}.{n}"
    return wanted


def _left_out(table: Table, first: np.ndarray, reasons: list[str]) -> pd.DataFrame:
    gone = first >= 0
    frame = table.cells[gone].reset_index(drop=True)
    taken: dict[str, pd.Series] = {
        "row": pd.Series(np.flatnonzero(gone) + table.first_row),
        "reason": pd.Series([reasons[i] for i in first[gone]], dtype="str"),
    }
    for i, name in enumerate(table.cells.columns):
        taken[_free(name, taken)] = frame.iloc[:, i]
    return pd.DataFrame(taken)
