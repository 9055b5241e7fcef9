"""The shape that every result has: floats to compute with, words to read, a frame on request."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import fields
from html import escape
from typing import Any

import pandas as pd


class Result:
    """Base of the frozen dataclasses that rooms return.

    A subclass holds plain Python values and says in `words` what it found. In a notebook it shows
    itself as that sentence, as text it prints the same sentence, and `to_frame` gives its values
    as a pandas frame.
    """

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        # In the subclass itself, or @dataclass would write a repr of its own over it.
        cls.__repr__ = Result.__repr__  # type: ignore[method-assign]

    @property
    @abstractmethod
    def words(self) -> str:
        """The result in one or two Dutch sentences, every number computed from the result."""

    def to_frame(self) -> pd.DataFrame:
        """Give the values as a frame: one row, a column a value (an interval becomes two)."""
        row: dict[str, Any] = {}
        for field in fields(self):  # type: ignore[arg-type]
            value = getattr(self, field.name)
            if field.name.endswith("interval") and isinstance(value, tuple):
                row[f"{field.name}_low"], row[f"{field.name}_high"] = value
            elif isinstance(value, (str, int, float, bool)) or value is None:
                row[field.name] = value
        return pd.DataFrame([row])

    def __str__(self) -> str:
        return self.words

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.words)}</p>"
