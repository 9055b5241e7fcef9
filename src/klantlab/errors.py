"""What can go wrong, in one Dutch sentence a student can act on."""

from __future__ import annotations


class InputError(ValueError):
    """Input that its owner can mend.

    The message is one Dutch sentence that names the column, how many rows it concerns and what to
    do about it.
    """


class InputWarning(UserWarning):
    """The input was usable, but something in it deserves a look; the message is Dutch."""


class DataUnavailableError(RuntimeError):
    """A public data set is neither on this computer nor within reach; the message says how to get it."""
