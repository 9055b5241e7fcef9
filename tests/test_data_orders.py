"""data.read_orders: every nasty export is read right and told, or refused with a sentence; nothing in between."""

from __future__ import annotations

import datetime as dt
import decimal
import io
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from klantlab import data
from klantlab.data import _dates, _orders
from klantlab.errors import InputError

DUTCH = {"customer": "klantnr", "date": "datum", "amount": "bedrag"}
ENGLISH = {"customer": "id", "date": "date", "amount": "amount"}
RETAIL = {
    "customer": "CustomerID",
    "date": "InvoiceDate",
    "order": "InvoiceNo",
    "quantity": "Quantity",
    "price": "UnitPrice",
}
PUBLIC = os.environ.get("KLANTLAB_DATA")


@pytest.fixture(autouse=True)
def fixed_today(monkeypatch):
    """Stand still at 1 June 2026: what is the future, and which century 27 is, depends on the day."""

    class Today(dt.date):
        @classmethod
        def today(cls):
            return dt.date(2026, 6, 1)

    monkeypatch.setattr(_orders, "dt", type("dt", (), {"date": Today, "timedelta": dt.timedelta}))
    monkeypatch.setattr(_dates, "_this_year", lambda: 2026)
    _dates._meaning.cache_clear()


def dutch(*rows: str, head: str = "klantnr;datum;bedrag", end: str = "\n") -> str:
    return end.join([head, *rows]) + end


def english(*rows: str, head: str = "id,date,amount") -> str:
    return "\n".join([head, *rows]) + "\n"


def each(column: int, values: list[str], *, separator: str = ";") -> list[str]:
    """Rows that differ in one column only."""
    base = ["K1", "2025-01-31", "1"]
    return [separator.join([*base[:column], value, *base[column + 1 :]]) for value in values]


@dataclass
class Case:
    """An input, and what must come of it: orders as (customer, day or time, amount), or a refusal."""

    source: str | bytes
    orders: list[tuple[str, str, float]] | None = None
    left_out: dict[str, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    refused: str = ""
    options: dict[str, Any] = field(default_factory=lambda: DUTCH)

    @property
    def content(self) -> bytes:
        return self.source.encode() if isinstance(self.source, str) else self.source


ONE = [("1", "2025-01-31", 1.5)]
TWO = [("1", "2025-01-31", 1.5), ("2", "2025-02-01", 3.0)]
PLAIN = dutch("1;31-1-2025;1,5", "2;1-2-2025;3")

CASES = {
    # characters
    "BOM": Case(b"\xef\xbb\xbf" + PLAIN.encode(), TWO, told=("UTF-8 met BOM",)),
    "UTF-16 with BOM": Case(PLAIN.encode("utf-16"), TWO, told=("UTF-16",)),
    "UTF-16 little endian without BOM": Case(PLAIN.encode("utf-16-le"), TWO, told=("UTF-16 zonder BOM",)),
    "UTF-16 big endian without BOM": Case(PLAIN.encode("utf-16-be"), TWO, told=("UTF-16 zonder BOM",)),
    "cp1252 with a euro sign": Case(
        dutch("José;31-1-2025;€ 1,50").encode("cp1252"), [("José", "2025-01-31", 1.5)], told=("cp1252", "€ weggehaald")
    ),
    "latin-1": Case(dutch("Zoë;31-1-2025;1,50").encode("latin-1"), [("Zoë", "2025-01-31", 1.5)], told=("latin-1",)),
    "two bad bytes in good UTF-8 stay two customers": Case(
        dutch("José en Zoë én Noë;31-1-2025;1,50").encode() + b"J\xe9;1-2-2025;3\nJ\xe8;1-2-2025;4\n",
        [("José en Zoë én Noë", "2025-01-31", 1.5), ("J\\xe9", "2025-02-01", 3.0), ("J\\xe8", "2025-02-01", 4.0)],
        told=("2 beschadigde tekens",),
    ),
    "stray NUL": Case(dutch("1;31-1-2025;1,5", "2;1-2-2025;\x003"), TWO, told=("1 leeg teken (NUL) weggehaald",)),
    "old Mac line ends": Case(PLAIN.replace("\n", "\r"), TWO),
    "Windows line ends": Case(PLAIN.replace("\n", "\r\n"), TWO),
    "no line end at the end": Case(PLAIN.rstrip("\n"), TWO),
    # columns
    "comma": Case(english("1,2025-01-31,1.5"), ONE, told=("een komma tussen",), options=ENGLISH),
    "tab": Case(PLAIN.replace(";", "\t"), TWO, told=("een tab tussen",)),
    "pipe": Case(PLAIN.replace(";", "|"), TWO, told=("een verticale streep tussen",)),
    "sep line does not count as a row": Case(
        "sep=;\n" + dutch("1;31-1-2025;1,5", ";1-2-2025;3"), ONE, {"klantnummer ontbreekt": (1, (3,))}, ("sep=;",)
    ),
    "decimal comma within quotes": Case(
        'klantnr,datum,bedrag\n1,31-1-2025,"1,5"\n', ONE, told=("decimale komma (bewezen",)
    ),
    "title rows above the header": Case(
        "Export\nvan 3 maart\n\n" + dutch("1;31-1-2025;1,5", ";1-2-2025;3"),
        ONE,
        {"klantnummer ontbreekt": (1, (6,))},
        ("rij 4; wat erboven staat is overgeslagen",),
    ),
    "blanks in column names": Case(
        PLAIN.replace("klantnr;datum;bedrag", " klantnr ;datum\u00a0;  bedrag"),
        TWO,
        told=("overtollige spaties weggehaald bij 'klantnr', 'datum' en 'bedrag'",),
    ),
    "quoted column name over two lines": Case(
        dutch("1;31-1-2025;1,5", head='klantnr;datum;"bedrag\n(incl. btw)"'),
        ONE,
        options=DUTCH | {"amount": "bedrag (incl. btw)"},
    ),
    "double name of a column we need": Case(
        dutch("1;31-1-2025;1;2", head="klantnr;datum;bedrag;bedrag"),
        refused="De kolomnaam 'bedrag' komt 2 keer voor: geef elke kolom in het bestand een eigen naam.",
    ),
    "double name of another column": Case(
        dutch("1;31-1-2025;1,5;x;y", head="klantnr;datum;bedrag;n;n"), ONE, told=("kolomnaam dubbel: 'n'",)
    ),
    "other capitals": Case(
        PLAIN,
        refused="Kolom 'Klantnr' is er niet: bedoel je 'klantnr'?",
        options=DUTCH | {"customer": "Klantnr"},
    ),
    "another name": Case(
        PLAIN,
        refused="Kolom 'xyz' is er niet: wel zijn er 'klantnr', 'datum' en 'bedrag' (3 in totaal).",
        options=DUTCH | {"customer": "xyz"},
    ),
    "separators at the end of rows": Case(dutch("1;31-1-2025;1,5;;", "2;1-2-2025;3;;;"), TWO),
    "decimal comma without quotes breaks the columns": Case(
        "klantnr,datum,bedrag\n1,31-1-2025,12,50\n2,31-1-2025,3,10\n",
        refused="2 rijen hebben meer kolommen dan de kop: rij 2 heeft er 4 en de kop 3 (misschien een bedrag met "
        "een komma zonder aanhalingstekens); exporteer opnieuw met een ander scheidingsteken of verbeter die rijen.",
    ),
    "line break within quotes is one row": Case(
        dutch('1;31-1-2025;1,5;"a\nb"', ";1-2-2025;3;c", head="klantnr;datum;bedrag;opmerking"),
        ONE,
        {"klantnummer ontbreekt": (1, (3,))},
    ),
    "inch sign is no quote": Case(dutch('1;31-1-2025;1,5;5" pan', head="klantnr;datum;bedrag;naam"), ONE),
    "quote that closes rows later": Case(
        dutch('1;31-1-2025;1;"oeps', "2;31-1-2025;1;x", '3;31-1-2025;1;"x"', head="klantnr;datum;bedrag;naam"),
        refused="In rij 2 begint een aanhalingsteken dat pas rijen later sluit, zodat er hele regels in één cel "
        "verdwijnen: verbeter die regel in het bestand.",
    ),
    "quote that never closes": Case(
        dutch('1;31-1-2025;1;"oeps', "2;31-1-2025;1;x", head="klantnr;datum;bedrag;naam"),
        refused="In rij 2 begint een aanhalingsteken dat nergens meer sluit: verbeter die regel in het bestand.",
    ),
    # rows that are no data
    "total, blank row, repeated header, footer": Case(
        dutch(
            "1;31-1-2025;1,5", ";;", "klantnr;datum;bedrag", "2;1-2-2025;3", ";Eindtotaal;4,5", "Einde van de lijst;;"
        ),
        TWO,
        {"lege rij": (1, (3,)), "herhaalde kop": (1, (4,)), "totaalregel": (1, (6,)), "losse tekst": (1, (7,))},
    ),
    "total with a date": Case(dutch("1;31-1-2025;1,5", "Totaal:;31-1-2025;1,5"), ONE, {"totaalregel": (1, (3,))}),
    "a customer called Totaal is a customer": Case(
        dutch("Totaal Wonen BV;31-1-2025;1,5"), [("Totaal Wonen BV", "2025-01-31", 1.5)]
    ),
    "blank lines": Case(dutch("", "1;31-1-2025;1,5", "", ""), ONE, {"lege rij": (3, (2, 4, 5))}),
    "short rows": Case(dutch("9;31-1-2025", "1;31-1-2025;1,5"), ONE, {"bedrag ontbreekt": (1, (2,))}),
    # ids
    "leading zeros": Case(
        dutch("007;31-1-2025;1", "7;31-1-2025;2"),
        [("007", "2025-01-31", 1.0), ("7", "2025-01-31", 2.0)],
        told=("nullen vooraan bewaard", "klantnummers met en zonder nullen vooraan"),
    ),
    "ids as 17850.0": Case(
        dutch("17850.0;31-1-2025;1", "17850;31-1-2025;2", "13047,0;31-1-2025;3"),
        [("17850", "2025-01-31", 1.0), ("17850", "2025-01-31", 2.0), ("13047", "2025-01-31", 3.0)],
        told=("'.0' achter 2 nummers weggehaald",),
    ),
    "ids with a point between thousands keep their zeros": Case(
        dutch("17.000;31-1-2025;1", "17;31-1-2025;2"), [("17.000", "2025-01-31", 1.0), ("17", "2025-01-31", 2.0)]
    ),
    "missing ids and zeros": Case(
        dutch(*each(0, ["", "nan", "NaN", "None", "null", "-", "N/A", "#N/B", "  ", "0", "0.0", "000", "12"])),
        [("12", "2025-01-31", 1.0)],
        {"klantnummer ontbreekt": (9, (2, 3, 4)), "klantnummer is 0": (3, (11, 12, 13))},
    ),
    "ids in scientific notation": Case(
        dutch("5.70306e+17;31-1-2025;1", "5.70307e+17;31-1-2025;1", "12;31-1-2025;1"),
        refused="Kolom 'klantnr' is beschadigd: in 2 rijen zijn de laatste cijfers weg (bijvoorbeeld 5.70306e+17), dus "
        "klanten lopen door elkaar; exporteer opnieuw met deze kolom als tekst.",
    ),
    "ids in a spreadsheet's scientific notation": Case(
        dutch("5,70306E+17;31-1-2025;1"), refused="is beschadigd: in 1 rij"
    ),
    "ids cut to fifteen digits": Case(
        dutch("570306123456789000;31-1-2025;1", "570306123456788000;31-1-2025;1"), refused="is beschadigd: in 2 rijen"
    ),
    "ids with E are not all damaged": Case(
        dutch("1E5;31-1-2025;1", "570306123456789123;31-1-2025;2"),
        [("1E5", "2025-01-31", 1.0), ("570306123456789123", "2025-01-31", 2.0)],
    ),
    "ids that differ in capitals": Case(
        dutch(" a1 ;31-1-2025;1", "A1;31-1-2025;2"),
        [("a1", "2025-01-31", 1.0), ("A1", "2025-01-31", 2.0)],
        told=("spaties eromheen weggehaald", "alleen in hoofdletters verschillen"),
    ),
    # cancelled lines
    "C numbers": Case(
        dutch(
            "1;31-1-2025;1,5;536365", "2;1-2-2025;3;536366", "3;31-1-2025;-4;C536367", head="klantnr;datum;bedrag;nr"
        ),
        TWO,
        {"geannuleerd (bestelnummer begint met C)": (1, (4,))},
        ("samen −4,00",),
        options=DUTCH | {"order": "nr"},
    ),
    "C as the letter of all numbers": Case(
        dutch("1;31-1-2025;1,5;C1", "2;1-2-2025;3;C2", head="klantnr;datum;bedrag;nr"),
        TWO,
        told=("een C vooraan is hier gewoon een letter",),
        options=DUTCH | {"order": "nr"},
    ),
    "status": Case(
        dutch(
            "1;31-1-2025;1,5;Betaald",
            "2;1-2-2025;3;Geannuleerd",
            "3;1-2-2025;3;CANCELLED",
            head="klantnr;datum;bedrag;s",
        ),
        ONE,
        {"geannuleerd (volgens de status)": (2, (3, 4))},
        options=DUTCH | {"status": "s"},
    ),
    "status that nobody pointed at": Case(
        dutch("1;31-1-2025;1,5;betaald", "2;1-2-2025;3;geannuleerd", head="klantnr;datum;bedrag;status"),
        TWO,
        told=("kolom 'status' zegt geannuleerd: 1 rij (rij 3)",),
    ),
    # amounts
    "Dutch amounts": Case(
        dutch(
            *each(
                2, ["1.234,56", "€ 1.234", "€ 12,-", "\u00a012,50", "1 234,50", "EUR 3,00", "3,00 euro", "+5,10", ",5"]
            )
        ),
        [("K1", "2025-01-31", v) for v in (1234.56, 1234, 12, 12.5, 1234.5, 3, 3, 5.1, 0.5)],
        told=("decimale komma (bewezen", "'€ 1.234' is gelezen als 1234", "€ weggehaald"),
    ),
    "negative and zero amounts": Case(
        dutch(*each(2, ["-12,50", "12,50-", "(12,50)", "€ -4,00", "-€ 4,00", "−3,00", "0", "0,00", "1,5"])),
        [("K1", "2025-01-31", 1.5)],
        {"bedrag is negatief": (6, (2, 3, 4)), "bedrag is nul": (2, (8, 9))},
        ("samen −48,50", "min achter het getal gelezen als min", "haakjes gelezen als min"),
    ),
    "amounts that are none": Case(
        dutch(*each(2, ["", "n.v.t.", "gratis", "12.05.2025", "1e400", "9" * 400, "1,5", "2,5", "3,5", "4,5"])),
        [("K1", "2025-01-31", v) for v in (1.5, 2.5, 3.5, 4.5)],
        {"bedrag ontbreekt": (2, (2, 3)), "bedrag onleesbaar": (4, (4, 5, 6))},
        ("zoals 'gratis', '12.05.2025', '1e400' en nog 1",),
    ),
    "English amounts": Case(
        english(*each(2, ['"1,234.56"', '"$1,234.00"', "12.5", '"1,234"'], separator=",")),
        [("K1", "2025-01-31", v) for v in (1234.56, 1234, 12.5, 1234)],
        told=("decimale punt (bewezen", "'1,234' is gelezen als 1234"),
        options=ENGLISH,
    ),
    "1.234 without evidence": Case(
        english(*each(2, ["1.234", "950"], separator=",")),
        refused="Kolom 'amount' is op twee manieren te lezen: '1.234' kan 1234 zijn of 1,234; "
        'zeg welke met decimal="," of decimal=".".',
        options=ENGLISH,
    ),
    "1.234 with a semicolon in the file": Case(
        dutch(*each(2, ["1.234", "950"])),
        [("K1", "2025-01-31", 1234), ("K1", "2025-01-31", 950)],
        told=("volgens de rest van het bestand", "'1.234' is gelezen als 1234"),
    ),
    "1.234 as the caller says": Case(
        english(*each(2, ["1.234", "950"], separator=",")),
        [("K1", "2025-01-31", 1.234), ("K1", "2025-01-31", 950)],
        told=("decimale punt (opgegeven)",),
        options=ENGLISH | {"decimal": "."},
    ),
    "1.234 as another column proves": Case(
        dutch("1;2025-01-31;1.234;1.5", head="klantnr;datum;bedrag;p"),
        [("1", "2025-01-31", 1.234)],
        told=("decimale punt (volgens de rest",),
        options=DUTCH | {"price": "p"},
    ),
    "a caller's word against the evidence is told": Case(
        dutch(*each(2, ["12.50", "1.250"])),
        [("K1", "2025-01-31", 12.5), ("K1", "2025-01-31", 1250.0)],
        told=("decimale komma (opgegeven, al past '12.50' daar niet bij)",),
        options=DUTCH | {"decimal": ","},
    ),
    "two spellings, each clear": Case(
        dutch(*each(2, ["12,50", "12.50"])),
        [("K1", "2025-01-31", 12.5)] * 2,
        told=("twee schrijfwijzen door elkaar", "komma 1, punt 1 keer"),
    ),
    "two spellings and 1.250": Case(
        dutch(*each(2, ["12,50", "12.50", "1.250"])),
        refused="Kolom 'bedrag' is op twee manieren te lezen, want de kolom gebruikt punt en komma door elkaar: "
        "'1.250' "
        'kan 1250 zijn of 1,250; zeg welke met decimal="," of decimal=".".',
    ),
    "two currencies": Case(
        dutch(*each(2, ["€ 12,50", "$ 12,50"])),
        refused="Kolom 'bedrag' mengt '€' en '$': bedragen in verschillende valuta zijn niet op te tellen, "
        "dus reken ze eerst om naar één valuta.",
    ),
    "amounts that are dates": Case(
        PLAIN, refused="geen getal (bijvoorbeeld '31-1-2025')", options=DUTCH | {"amount": "datum", "date": "bedrag"}
    ),
    # dates
    "one date in thirteen spellings": Case(
        dutch(
            *each(
                1,
                [
                    "3 mrt 2025",
                    "3 maart 2025",
                    "ma 3 mrt. 2025",
                    "maandag 3 maart 2025",
                    "2025-03-03",
                    "2025/3/3",
                    "03/03/2025",
                    "3.3.2025",
                    "3-3-25",
                    "3 mrt '25",
                    "20250303",
                    "45719",
                    "March 3, 2025",
                ],
            )
        ),
        [("K1", "2025-03-03", 1.0)] * 13,
        told=("maand in letters", "dagtelling van een rekenblad"),
    ),
    "times": Case(
        dutch(
            *each(
                1,
                [
                    "31-1-2025 14:05",
                    "31-01-2025 14:05:06",
                    "31-1-2025, 14.05 uur",
                    "31 jan 2025 om 14:05",
                    "2025-01-31T14:05:00",
                    "2025-01-31 14:05:00Z",
                    "2025-01-31T14:05:00+02:00",
                    "45688,5",
                ],
            )
        ),
        [("K1", f"2025-01-31 {t}", 1.0) for t in ("14:05", "14:05:06", *["14:05"] * 5, "12:00")],
        told=("tijdzone weggelaten in 2 rijen, de kloktijd blijft",),
    ),
    "American dates prove themselves": Case(
        english("1,1/31/2025 2:05 PM,1.5", "2,2/1/2025 12:00 AM,3"),
        [("1", "2025-01-31 14:05", 1.5), ("2", "2025-02-01", 3.0)],
        told=("maand-dag-jaar (bewezen: '1/31/2025 2:05 PM' past niet bij dag-maand-jaar)",),
        options=ENGLISH,
    ),
    "dates that fit both, in a Dutch file": Case(
        dutch("1;3-1-2025;1,5", "2;4-5-2025;3", "3;6-6-2025;4"),
        [("1", "2025-01-03", 1.5), ("2", "2025-05-04", 3.0), ("3", "2025-06-06", 4.0)],
        told=(
            "dag-maand-jaar, omdat het bestand verder Nederlands is (puntkomma tussen de kolommen, decimale komma, "
            "kolomnaam 'klantnr'); 2 datums passen ook bij maand-dag-jaar (anders: dayfirst=False)",
        ),
    ),
    "dates that fit both, in an English file": Case(
        english("1,3/1/2025,1.5", "2,4/5/2025,3"),
        refused="Kolom 'date' is op twee manieren te lezen, want elke datum past bij dag-maand-jaar en bij "
        "maand-dag-jaar: '3/1/2025' is 3 januari 2025 of 1 maart 2025; zeg welke met dayfirst=True of dayfirst=False.",
        options=ENGLISH,
    ),
    "dates that fit both, as the caller says": Case(
        english("1,1/2/2025,1.5"),
        [("1", "2025-02-01", 1.5)],
        told=("(opgegeven)",),
        options=ENGLISH | {"dayfirst": True},
    ),
    "dates that are the same in both": Case(
        english("1,3/3/2025,1.5"),
        [("1", "2025-03-03", 1.5)],
        told=("elke volgorde geeft dezelfde dag",),
        options=ENGLISH,
    ),
    "two orders in one column": Case(
        english("1,1/13/2025,1.5", "2,14/5/2025,3", "3,1/1/2025,3"),
        refused="Kolom 'date' mengt twee volgordes: '14/5/2025' kan alleen dag-maand-jaar zijn en '1/13/2025' alleen "
        "maand-dag-jaar; schrijf alle datums op dezelfde manier, het liefst als 2025-12-31.",
        options=ENGLISH,
    ),
    "one typing error does not turn the other dates": Case(
        dutch(*each(1, ["3-13-2025", *["31-1-2025", "2-3-2025"] * 60])),
        [("K1", day, 1.0) for day in ["2025-01-31", "2025-03-02"] * 60],
        {"datum onleesbaar": (1, (2,))},
    ),
    "impossible dates": Case(
        dutch(
            *each(1, ["31-1-2025", "31-2-2025", "later", "0000-00-00", "", "1-2-2025 25:00", "1-1-2025", "2-1-2025"])
        ),
        [("K1", "2025-01-31", 1.0), ("K1", "2025-01-01", 1.0), ("K1", "2025-01-02", 1.0)],
        {"datum onleesbaar": (3, (3, 4, 7)), "datum ontbreekt": (2, (5, 6))},
        ("zoals '31-2-2025', 'later' en '1-2-2025 25:00'",),
    ),
    "years of two digits": Case(
        dutch("1;03/04/25;1", "2;17/05/25;1", "3;28/06/98;3"),
        [("1", "2025-04-03", 1.0), ("2", "2025-05-17", 1.0), ("3", "1998-06-28", 3.0)],
        told=("een jaartal van twee cijfers tot en met 27 is 20..",),
    ),
    "year first, with two digits": Case(
        dutch("1;25-03-04;1", "2;25-03-17;1", "3;24-06-28;3"),
        refused="past bij dag-maand-jaar en bij jaar-maand-dag: '25-03-04' is 25 maart 2004 of 4 maart 2025; schrijf "
        "het jaar voluit of geef dayfirst=True.",
    ),
    "suspect dates": Case(
        dutch("1;31-1-2085;1", "2;1-1-1900;1", "3;1-1-1970;1", "4;1-6-2026;1"),
        [("1", "2085-01-31", 1.0), ("2", "1900-01-01", 1.0), ("3", "1970-01-01", 1.0), ("4", "2026-06-01", 1.0)],
        told=("datum in de toekomst: 1 rij (rij 2)", "datum in 1900 of op 1 januari 1970: 2 rijen (rij 3 en 4)"),
    ),
    # the file as a whole
    "duplicates are kept and told": Case(
        dutch("1;31-1-2025;1,5", "1;31-1-2025;1,5", "1;31-1-2025;1,5"),
        ONE * 3,
        told=("precies gelijk aan een eerdere rij, en bewaard: 2 rijen (rij 3 en 4)", "orders.drop_duplicates()"),
    ),
    "nothing is left": Case(
        dutch("1;31-1-2025;-2,5", "2;31-1-2025;0", "3;31-1-2025;0"),
        refused="Er blijft geen enkele bestelling over: van de 3 rijen valt het meeste weg door 'bedrag is nul' "
        "(2 rijen); kijk of je de goede kolommen hebt aangewezen.",
    ),
    "only a header": Case(dutch(), refused="Er staan geen rijen onder de kop"),
    "empty": Case(b"", refused="Het bestand is leeg"),
    "blank": Case(b"\n \n", refused="Het bestand is leeg"),
    "web page": Case(b"<html><table></table></html>", refused="een webpagina of document"),
    "old XLS": Case(b"\xd0\xcf\x11\xe0" + bytes(600), refused="misschien een oud XLS-bestand"),
    "half a workbook": Case(b"PK\x03\x04 half", refused="geen leesbare XLSX"),
    "picture": Case(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, refused="Dit is geen tekst"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_nasty_export_is_read_right_and_told_or_refused(case):
    if case.refused:
        with pytest.raises(InputError) as caught:
            data.read_orders(case.content, **case.options)
        assert case.refused in str(caught.value)
        assert "\n" not in str(caught.value)
        return
    read = data.read_orders(case.content, **case.options)
    expected = pd.DataFrame(case.orders, columns=["customer_id", "date", "amount"])
    expected["date"] = pd.to_datetime(expected["date"], format="mixed").astype("datetime64[us]")
    expected["amount"] = expected["amount"].astype(float)
    pd.testing.assert_frame_equal(read.orders[list(expected)], expected.astype({"customer_id": "str"}), rtol=1e-12)
    report = read.report
    assert {line.what: (line.rows, line.first_rows) for line in report.left_out} == case.left_out
    for told in case.told:
        assert told in str(report)
    assert report.kept == len(read.orders)
    assert report.rows - report.kept == len(read.left_out) == sum(line.rows for line in report.left_out)
    assert read.left_out["reason"].value_counts().to_dict() == {w: n for w, (n, _) in case.left_out.items()}


def test_there_are_at_least_forty_nasty_exports():
    assert len(CASES) >= 40


# --- other sources -----------------------------------------------------------------------------


def workbook(*rows: list[Any], second: bool = False) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Orders"
    for row in rows:
        sheet.append(row)
    if second:
        book.copy_worksheet(sheet).title = "Kopie"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ROWS = [
    ["Export"],
    [],
    ["klantnr", "datum", "bedrag", "opmerking"],
    [17850.0, dt.datetime(2025, 1, 31, 12, 30), 1.5, "typed"],
    ["007", "14-2-2025", "€ 2,50"],
    [12, 45688, 3],
    [],
    ["Totaal", None, 7],
]


def test_workbook_with_typed_cells_text_and_a_total():
    read = data.read_orders(workbook(*ROWS), **DUTCH)
    assert read.orders["customer_id"].tolist() == ["17850", "007", "12"]
    assert read.orders["date"].astype(str).tolist() == [
        "2025-01-31 12:30:00",
        "2025-02-14 00:00:00",
        "2025-01-31 00:00:00",
    ]
    assert read.orders["amount"].tolist() == [1.5, 2.5, 3.0]
    assert {line.what: line.first_rows for line in read.report.left_out} == {"lege rij": (7,), "totaalregel": (8,)}
    assert "tabblad 'Orders'" in str(read.report)


def test_workbook_with_two_tabs_that_fit_asks_which():
    content = workbook(*ROWS, second=True)
    with pytest.raises(InputError, match=r"meer tabbladen \('Orders' en 'Kopie'\): kies er een met sheet="):
        data.read_orders(content, **DUTCH)
    assert len(data.read_orders(content, **DUTCH, sheet="Kopie").orders) == 3
    with pytest.raises(InputError, match="geen tabblad 'x'"):
        data.read_orders(content, **DUTCH, sheet="x")
    with pytest.raises(InputError, match="Kolom 'klant' is er niet: bedoel je 'klantnr'"):
        data.read_orders(content, **DUTCH | {"customer": "klant"}, sheet="Orders")


def test_workbook_that_an_english_spreadsheet_half_converted_is_refused():
    days = [dt.datetime(2025, 3, 1), dt.datetime(2025, 4, 5), "13/1/2025", "25/3/2025"]
    content = workbook(["klantnr", "datum", "bedrag"], *[[1, day, 2] for day in days])
    with pytest.raises(InputError, match="half omgezet"):
        data.read_orders(content, **DUTCH)
    assert len(data.read_orders(content, **DUTCH, dayfirst=True).orders) == 4


def test_workbook_with_ids_cut_to_fifteen_digits_is_refused():
    rows = [[570306123456789000, dt.datetime(2025, 3, 1), 1], [570306123456788000, dt.datetime(2025, 3, 14), 1]]
    with pytest.raises(InputError, match="is beschadigd"):
        data.read_orders(workbook(["klantnr", "datum", "bedrag"], *rows), **DUTCH)


@pytest.fixture
def frame():
    return pd.DataFrame(
        {
            "klantnr": [1, 2, None],
            "datum": pd.to_datetime(["2025-01-31 12:00", "2025-02-01", "2025-02-01"], format="mixed"),
            "bedrag": [1.5, 3.0, 4.0],
            "land": ["NL", "BE", "NL"],
        }
    )


def test_every_engine_gives_the_same_orders(frame):
    pl, duckdb = (pytest.importorskip(name) for name in ("polars", "duckdb"))
    expected = data.read_orders(frame, **DUTCH)
    stream = io.BytesIO()
    frame.to_parquet(stream)
    for source in (
        pl.from_pandas(frame),
        pl.from_pandas(frame).lazy(),
        pa.Table.from_pandas(frame),
        duckdb.from_df(frame),
        stream.getvalue(),
    ):
        read = data.read_orders(source, **DUTCH)
        pd.testing.assert_frame_equal(read.orders, expected.orders)
        assert read.report.left_out == expected.report.left_out


def test_the_callers_frame_and_its_index_stay_as_they_are(frame):
    frame.index = [7, 7, 7]
    for column in frame:
        if isinstance(frame[column].to_numpy(), np.ndarray):
            frame[column].to_numpy().flags.writeable = False
    before = frame.copy()
    read = data.read_orders(frame, **DUTCH)
    pd.testing.assert_frame_equal(frame, before)
    assert read.orders.index.tolist() == [0, 1]
    assert read.report.left_out[0].first_rows == (4,)  # the first row of data is row 2


@pytest.mark.parametrize(
    ("change", "customers", "amounts"),
    [
        ({"datum": [dt.date(2025, 1, 31), dt.datetime(2025, 2, 1, 9), "1-2-2025"]}, ["1", "2"], [1.5, 3.0]),
        ({"bedrag": [decimal.Decimal("1.50"), "3,00", 4]}, ["1", "2"], [1.5, 3.0]),
        ({"bedrag": [np.inf, 3.0, 4.0]}, ["2"], [3.0]),
        ({"klantnr": pd.Categorical(["a", "b", None])}, ["a", "b"], [1.5, 3.0]),
        (
            {"klantnr": [570306123456789123, 570306123456789124, 0]},
            ["570306123456789123", "570306123456789124"],
            [1.5, 3],
        ),
        ({"datum": pd.date_range("2025-01-01", periods=3, tz="Europe/Amsterdam")}, ["1", "2"], [1.5, 3.0]),
        ({"lijst": [[1], [2], [3]]}, ["1", "2"], [1.5, 3.0]),
        ({"klantnr": [b"a", b"b", None]}, ["a", "b"], [1.5, 3.0]),
        ({"datum": pd.array([dt.date(2025, 1, 31)] * 3, dtype=pd.ArrowDtype(pa.date32()))}, ["1", "2"], [1.5, 3.0]),
        ({"bedrag": pd.array([1.5, 3, None], dtype="Float64")}, ["1", "2"], [1.5, 3.0]),
        ({"bedrag": pd.arrays.SparseArray([1.5, 3.0, 4.0])}, ["1", "2"], [1.5, 3.0]),
    ],
)
def test_frames_with_unusual_columns(frame, change, customers, amounts):
    read = data.read_orders(frame.assign(**change), **DUTCH)
    assert read.orders["customer_id"].tolist() == customers
    assert read.orders["amount"].tolist() == amounts


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"klantnr": [5.70306e17, 5.70307e17, 3]}, "is beschadigd: in 2 rijen"),
        ({"klantnr": [17.85, 18.532, 3]}, "een nummer met cijfers achter de komma"),
        ({"klantnr": [True, False, True]}, "geen nummers of namen"),
        ({"klantnr": pd.to_datetime(["2025-01-01"] * 3)}, "geen nummers of namen"),
        ({"bedrag": [True, False, True]}, "geen getallen maar waar/onwaar"),
        ({"bedrag": pd.to_datetime(["2025-01-01"] * 3)}, "geen getallen maar datums"),
        ({"bedrag": [1j, 2j, 3j]}, "geen getallen maar complexe getallen"),
        ({"datum": pd.to_timedelta([1, 2, 3], "D")}, "geen datum"),
        ({"datum": [True, False, True]}, "geen datums maar waar/onwaar"),
        ({"datum": [1.5, 2.5, 3.5]}, "geen datum"),
        ({"klantnr": None}, "Er blijft geen enkele bestelling over"),
        ({"datum": pd.NaT}, "Er blijft geen enkele bestelling over"),
        ({"bedrag": None}, "Er blijft geen enkele bestelling over"),
    ],
)
def test_frames_that_are_refused(frame, change, sentence):
    with pytest.raises(InputError, match=sentence):
        data.read_orders(frame.assign(**change), **DUTCH)


@pytest.mark.parametrize("nonsense", [None, 3, 2.5, [1], {"a": 1}, object(), pd.Series([1])])
def test_sources_that_are_no_source(nonsense):
    with pytest.raises(InputError, match="`source` moet de naam van een bestand zijn"):
        data.read_orders(nonsense, **DUTCH)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"customer": "klantnr", "date": "datum"}, "Geef de kolom met het bedrag"),
        ({"customer": "klantnr", "date": "datum", "quantity": "bedrag"}, "Geef de kolom met het bedrag"),
        ({**DUTCH, "customer": 3}, "`customer` moet de naam van een kolom zijn"),
        ({**DUTCH, "date": None}, "`date` ontbreekt"),
        ({**DUTCH, "amount": "datum"}, "Kolom 'datum' staat nu voor 'date' en 'amount' tegelijk"),
        ({**DUTCH, "decimal": ";"}, "`decimal` moet"),
        ({**DUTCH, "dayfirst": "ja"}, "`dayfirst` moet"),
    ],
)
def test_wrong_options_get_a_sentence(options, sentence):
    with pytest.raises(InputError, match=sentence):
        data.read_orders(PLAIN.encode(), **options)


def test_paths_and_files(tmp_path):
    path = tmp_path / "bestellingen.csv"
    path.write_text(PLAIN, encoding="utf-8")
    for source in (path, str(path), io.BytesIO(PLAIN.encode()), io.StringIO(PLAIN)):
        assert len(data.read_orders(source, **DUTCH).orders) == 2
    with pytest.raises(InputError, match=r"is er niet: bedoel je 'bestellingen\.csv'"):
        data.read_orders(tmp_path / "bestelingen.csv", **DUTCH)
    with pytest.raises(InputError, match="is een map"):
        data.read_orders(tmp_path, **DUTCH)


@pytest.mark.parametrize("zone", [None, "Europe/Amsterdam"])
@pytest.mark.parametrize("backend", ["numpy_nullable", "pyarrow"])
def test_other_backends_of_pandas_give_the_same_orders(frame, backend, zone):
    expected = data.read_orders(frame, **DUTCH).orders
    zoned = frame.assign(datum=frame["datum"].dt.tz_localize(zone))
    read = data.read_orders(zoned.convert_dtypes(dtype_backend=backend), **DUTCH).orders
    columns = ["customer_id", "date", "amount"]
    pd.testing.assert_frame_equal(read[columns], expected[columns])


def test_a_column_that_became_the_index_is_named(frame):
    with pytest.raises(InputError, match=r"geen kolom maar de index.*reset_index"):
        data.read_orders(frame.set_index("klantnr"), **DUTCH)


def test_other_columns_come_along_under_names_that_are_free(frame):
    orders = data.read_orders(frame.assign(date="x", amount=1), **DUTCH).orders
    assert list(orders) == ["customer_id", "date", "amount", "land", "date.2", "amount.2"]


def test_report_is_text_a_page_and_a_frame():
    read = data.read_orders(dutch("1;31-1-2025;1,5", "<b>;1-2-2025;0").encode(), **DUTCH)
    assert str(read) == str(read.report) == repr(read)
    assert read.report.words == "Van de 2 rijen is er 1 ingelezen en 1 weggelaten (bedrag is nul 1)."
    assert "<li>bedrag is nul: 1 rij (rij 3)</li>" in read._repr_html_()
    listed = read.report.to_frame()
    assert list(listed) == ["part", "what", "rows", "first_rows", "how"]
    assert listed.loc[listed["part"] == "weggelaten", ["what", "rows", "first_rows"]].values.tolist() == [
        ["bedrag is nul", 1, "3"]
    ]
    assert read.left_out["row"].tolist() == [3]
    assert read.left_out["klantnr"].tolist() == ["<b>"]


# --- round trip --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Dialect:
    """How one program writes an export."""

    head: tuple[str, str, str]
    separator: str
    decimal: str
    thousands: str
    day: str
    codec: str


DUTCH_DIALECTS = [
    Dialect(("klantnr", "datum", "bedrag"), separator, ",", thousands, day, codec)
    for separator in (";", "\t")
    for thousands in ("", ".")
    for day in ("{d}-{m}-{y}", "{d:02}/{m:02}/{y}", "{y}-{m:02}-{d:02}", "{d} {dutch} {y}", "{d:02}-{m:02}-{y} 13:05")
    for codec in ("utf-8", "utf-8-sig", "utf-16", "cp1252")
]
ENGLISH_DIALECTS = [
    Dialect(("id", "date", "amount"), ",", ".", thousands, day, codec)
    for thousands in ("", ",")
    for day in ("{m}/{d}/{y}", "{d:02}/{m:02}/{y}", "{y}-{m:02}-{d:02}", "{english} {d}, {y}")
    for codec in ("utf-8", "utf-8-sig", "utf-16", "latin-1")
]
DUTCH_MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def spell_amount(cents: int, decimals: int, dialect: Dialect) -> str:
    text = f"{cents / 10**decimals:,.{decimals}f}"
    return text.translate(str.maketrans({",": dialect.thousands, ".": dialect.decimal}))


def spell_day(day: dt.date, dialect: Dialect) -> str:
    names = {"dutch": DUTCH_MONTHS[day.month - 1], "english": ENGLISH_MONTHS[day.month - 1]}
    return dialect.day.format(d=day.day, m=day.month, y=day.year, **names)


customers = st.text("abcXYZ0123456789 éü-", min_size=1, max_size=8).filter(lambda s: s.strip() == s and s.strip("0-"))
purchases = st.lists(
    st.tuples(customers, st.dates(dt.date(1990, 1, 1), dt.date(2026, 5, 31)), st.integers(1, 10**7)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(purchases, st.sampled_from(DUTCH_DIALECTS + ENGLISH_DIALECTS), st.sampled_from([0, 2, 3]))
def test_what_a_program_writes_is_read_back_equal_or_refused_as_ambiguous(rows, dialect, decimals):
    rows = [(c, d, n) for c, d, n in rows if c.casefold() not in {"na", "nb", "nan"}]
    cells = [(c, spell_day(d, dialect), spell_amount(n, decimals, dialect)) for c, d, n in rows]
    table = pd.DataFrame(cells, columns=dialect.head)
    content = table.to_csv(sep=dialect.separator, index=False).encode(dialect.codec)
    names = dict(zip(("customer", "date", "amount"), dialect.head, strict=True))
    try:
        orders = data.read_orders(content, **names).orders
    except InputError as refusal:
        if "op twee manieren te lezen" not in str(refusal):
            raise
        return
    assert orders["customer_id"].tolist() == [c for c, _, _ in rows]
    assert orders["date"].dt.date.tolist() == [d for _, d, _ in rows]
    # a decimal text and the division of whole numbers give the same nearest float
    assert orders["amount"].tolist() == [n / 10**decimals for _, _, n in rows]


@pytest.mark.parametrize("dialect", DUTCH_DIALECTS + ENGLISH_DIALECTS)
def test_every_dialect_is_read_when_its_values_prove_it(dialect):
    rows = [("007", dt.date(2025, 1, 31), 123456), ("b", dt.date(2024, 12, 5), 50)]
    cells = [(c, spell_day(d, dialect), spell_amount(n, 2, dialect)) for c, d, n in rows]
    content = pd.DataFrame(cells, columns=dialect.head).to_csv(sep=dialect.separator, index=False).encode(dialect.codec)
    orders = data.read_orders(content, **dict(zip(("customer", "date", "amount"), dialect.head, strict=True))).orders
    assert orders["customer_id"].tolist() == ["007", "b"]
    assert orders["date"].dt.date.tolist() == [dt.date(2025, 1, 31), dt.date(2024, 12, 5)]
    assert orders["amount"].tolist() == [1234.56, 0.5]


# --- Online Retail -----------------------------------------------------------------------------


def test_online_retail_gives_the_published_counts():
    if PUBLIC is None:
        pytest.skip("KLANTLAB_DATA is not set, so the public data are not on this computer")
    read = data.read_orders(data.fetch("online_retail"), **RETAIL)
    orders = read.orders
    assert (len(orders), orders["order_id"].nunique(), orders["customer_id"].nunique()) == (397_884, 18_532, 4338)
    assert round(orders["amount"].sum(), 2) == 8_911_407.90
    assert {line.what: line.rows for line in read.report.left_out} == {
        "klantnummer ontbreekt": 135_080,
        "geannuleerd (bestelnummer begint met C)": 8905,
        "prijs is nul": 40,
    }
    # 397,884 rows, 392,692 of them different
    assert [line.rows for line in read.report.look_at] == [397_884 - 392_692]
    dutch_rows = orders[orders["Country"] == "Netherlands"]
    assert (len(dutch_rows), dutch_rows["order_id"].nunique(), dutch_rows["customer_id"].nunique()) == (2359, 94, 9)
    assert round(dutch_rows["amount"].sum(), 2) == 285_446.34


@pytest.mark.parametrize("day", ["2010-12-01", "2011-04-18", "2011-11-14", "2011-12-09"])
def test_day_files_with_ids_as_floats_give_the_same_orders_as_the_whole(day):
    if PUBLIC is None:
        pytest.skip("KLANTLAB_DATA is not set, so the public data are not on this computer")
    path = Path(PUBLIC) / "online_retail" / "by-day" / f"{day}.csv"
    whole = data.fetch("online_retail")
    same_day = whole[whole["InvoiceDate"].dt.normalize() == pd.Timestamp(day)]
    columns = ["customer_id", "date", "amount", "order_id"]
    from_file, from_frame = (
        data.read_orders(source, **RETAIL).orders[columns].sort_values(columns, ignore_index=True)
        for source in (path, same_day)
    )
    pd.testing.assert_frame_equal(from_file, from_frame)
