"""Numbers that name a customer or an order: text, never arithmetic.

A leading zero is kept, 17850.0 is 17850, and 5.70306E+17 is refused with its whole column: its last
digits are gone, so two customers may have become one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from klantlab.data._numerals import MISSING
from klantlab.errors import InputError
from klantlab.words import plural

NO_ID = MISSING | {"onbekend", "unknown", "geen", "leeg", "nb", "n.b."}
EXACT = 10**15  # a spreadsheet keeps fifteen digits
_LOST = re.compile(r"\s*\d(?:[.,]\d+[eE]\+?|[eE]\+)\d{1,3}\s*")
_BLANKS = "\u00a0\u202f\ufeff\u200b \t\r\n"


@dataclass
class Ids:
    """A column of ids as text: NA where it is `missing` (blank) or `zero`."""

    values: pd.Series
    missing: np.ndarray
    zero: np.ndarray
    how: list[str] = field(default_factory=list)
    padded: bool = False  # both 00123 and 123 occur
    cased: bool = False  # both a1 and A1 occur


def read_ids(cells: pd.Series, name: str) -> Ids:
    """Read a column of ids.

    Raises
    ------
    InputError
        The column is damaged (digits are lost) or holds dates, yes/no or broken numbers.
    """
    if pd.api.types.is_bool_dtype(cells.dtype) or pd.api.types.is_datetime64_any_dtype(cells.dtype):
        raise InputError(f"Kolom '{name}' bevat geen nummers of namen: wijs de kolom aan die zegt wie of wat het is.")
    codes, found = pd.factorize(cells.astype(object), use_na_sentinel=True)
    blank = codes < 0
    spelled = [_spell(value) for value in found]
    _refuse_damage(spelled, np.bincount(codes[~blank], minlength=len(found)), name)
    texts = [text.strip(_BLANKS) for text in spelled]
    how = ["tekst"]
    if any(text != before for text, before in zip(texts, spelled, strict=True)):
        how.append("spaties eromheen weggehaald")
    marked = [text[1:] if re.fullmatch(r"'\d+", text) else text for text in texts]
    if marked != texts:
        how.append("aanhalingsteken ervoor weggehaald")
    whole = [re.sub(r"^(\d+)[.,]00?$", r"\1", text) for text in marked]
    if tail := sum(text != before for text, before in zip(whole, marked, strict=True)):
        how.append(f"'.0' achter {plural(tail, 'nummer', 'nummers')} weggehaald")
    if any(re.fullmatch(r"0+\d*[1-9]\d*", text) for text in whole):
        how.append("nullen vooraan bewaard")
    missing = np.array([text.casefold() in NO_ID for text in whole] + [False])
    zero = np.array([bool(re.fullmatch(r"0+", text)) for text in whole] + [False])
    known = {text for text, no, nil in zip(whole, missing, zero, strict=False) if not no and not nil}
    digits = [text for text in known if text.isdigit()]
    # code -1 (no value) picks the extra last element
    values = pd.Series([*whole, None], dtype="str").iloc[codes].reset_index(drop=True)
    missing_rows, zero_rows = blank | missing[codes], ~blank & zero[codes]
    return Ids(
        values.mask(missing_rows),
        missing_rows,
        zero_rows,
        how,
        padded=len({text.lstrip("0") for text in digits}) < len(digits),
        cased=len({text.casefold() for text in known}) < len(known),
    )


def _spell(value: Any) -> str:
    if isinstance(value, (float, np.floating)):
        exact = float(value)
        return f"{exact:.0f}" if exact.is_integer() and abs(exact) < EXACT else repr(exact)
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)


def _refuse_damage(texts: list[str], counts: np.ndarray, name: str) -> None:
    lost = [bool(_LOST.fullmatch(text)) for text in texts]
    long = [text for text in texts if re.fullmatch(r"\d{16,}", text)]
    if len(long) > 1 and all(set(text[15:]) == {"0"} for text in long):
        lost = [hit or text in set(long) for hit, text in zip(lost, texts, strict=True)]
    if any(lost):
        example = texts[lost.index(True)].strip()
        raise InputError(
            f"Kolom '{name}' is beschadigd: in {plural(counts[np.array(lost)].sum(), 'rij', 'rijen')} zijn de laatste "
            f"cijfers weg (bijvoorbeeld {example}), dus klanten lopen door elkaar; "
            "exporteer opnieuw met deze kolom als tekst."
        )


def refuse_fractions(cells: pd.Series, name: str) -> None:
    """Refuse ids that were read as numbers with a fraction: 17.850 became 17.85 somewhere."""
    if pd.api.types.is_float_dtype(cells.dtype):
        values = cells.to_numpy(dtype=float, na_value=np.nan)
        broken = np.isfinite(values) & (values != np.round(values))
        if broken.any():
            raise InputError(
                f"Kolom '{name}' heeft in {plural(int(broken.sum()), 'rij', 'rijen')} een nummer met cijfers achter "
                f"de komma (bijvoorbeeld {values[broken][0]:g}): lees die kolom als tekst in of wijs een andere aan."
            )
