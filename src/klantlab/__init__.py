"""klantlab: the models of customer-oriented organising, computed.

``from klantlab import nps, rfm, clv`` loads only the rooms that are named: a room is imported when
it is first asked for, because imports are most of a notebook's time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from klantlab import (
        clv,
        company,
        data,
        exercises,
        lifecycle,
        nps,
        plotting,
        relations,
        rfm,
        satisfaction,
        segmentation,
        servqual,
        survey,
    )

__version__ = "0.1.0"

__all__ = [
    "clv",
    "company",
    "data",
    "exercises",
    "lifecycle",
    "nps",
    "plotting",
    "relations",
    "rfm",
    "satisfaction",
    "segmentation",
    "servqual",
    "survey",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f"klantlab.{name}")
    raise AttributeError(f"module 'klantlab' has no room {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
