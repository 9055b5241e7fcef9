"""A notebook on public data is skipped whole where the data is absent, with the reason."""

from __future__ import annotations

import pytest

from klantlab.building.notebooks import missing_data


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the cells of notebooks (collected by nbval) of which the header names absent data."""
    for item in items:
        notebook = getattr(item.parent, "nb", None)
        if notebook is None:
            continue
        if absent := missing_data(notebook.metadata.get("klantlab", {}).get("data", ())):
            item.add_marker(pytest.mark.skip(reason=f"{', '.join(absent)}: not in KLANTLAB_DATA"))
