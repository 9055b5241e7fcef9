"""What can go wrong, in one Dutch sentence a student can act on."""

from __future__ import annotations


class InputError(ValueError):
    """Input that its owner can mend.

    The message is one Dutch sentence that names the column, how many rows it concerns and what to
    do about it. A notebook shows that sentence alone: the cell above it is where to mend it, and
    thirty lines of library code would only hide it.
    """

    def _render_traceback_(self) -> list[str]:
        return [f"{type(self).__name__}: {self}"]


class InputWarning(UserWarning):
    """The input was usable, but something in it deserves a look; the message is Dutch."""


class DataUnavailableError(RuntimeError):
    """A public data set is neither on this computer nor within reach; the message says how to get it."""
