"""Data to work with: the tables of Morgenrood, public data sets, and an export of your own.

``load``, ``file``, ``tables``, ``variant`` and ``current`` speak of the case company; ``fetch`` and ``source``
of public data; ``read_orders`` reads a spreadsheet export and reports how it read it.
"""

from klantlab.data._catalogue import Source, source
from klantlab.data._morgenrood import Variant, current, file, load, tables, variant
from klantlab.data._orders import OrdersFile, read_orders
from klantlab.data._public import carried, fetch
from klantlab.data._report import Report

__all__ = [
    "OrdersFile",
    "Report",
    "Source",
    "Variant",
    "carried",
    "current",
    "fetch",
    "file",
    "load",
    "read_orders",
    "source",
    "tables",
    "variant",
]
