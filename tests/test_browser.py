"""A student's first minutes in a real browser: JupyterLab in Dutch, no pop-up, a notebook that runs, feedback."""

from __future__ import annotations

import datetime
import importlib.util
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from klantlab.building import serving, workspace

ROOT = Path(__file__).parents[1]
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
QUIET = [
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

# What the notebook holds, as JupyterLab keeps it; the page shows only the cells that are in view.
NOT_MADE = "nog niet gemaakt"
MODEL = "() => window.jupyterapp.shell.currentWidget.content.model.toJSON()"
OPENED = """async () => {
    await window.jupyterapp.restored;
    for (let patience = 1200; patience > 0; patience--) {
        const panel = window.jupyterapp.shell.currentWidget;
        if (panel?.sessionContext?.session?.kernel?.status === 'idle') {
            await panel.context.ready;
            return true;
        }
        await new Promise(done => setTimeout(done, 50));
    }
    return false;
}"""
RUN_ALL = "async () => { await window.jupyterapp.commands.execute('notebook:run-all-cells'); }"
TYPE = """([number, source]) => {
    const cell = window.jupyterapp.shell.currentWidget.content.widgets[number];
    cell.model.sharedModel.setSource(source);
}"""
SAVE = "async () => { await window.jupyterapp.commands.execute('docmanager:save'); }"


def settings_of_the_launcher() -> dict[str, Any]:
    """Read the settings that cursus.py puts in .venv."""
    spec = importlib.util.spec_from_file_location("cursus", ROOT / "cursus.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.LAB_SETTINGS


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[serving.Server, Path, Any]]:
    """Run JupyterLab over a fresh workspace, with a browser beside it."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this computer")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    folder = tmp_path_factory.mktemp("browser") / "Mijn cursus é"
    work = folder / "werkmap"
    told = workspace.update(ROOT / "notebooks", work, today=datetime.date(2026, 11, 22))
    assert told.new
    settings = folder / "settings"
    settings.mkdir()
    (settings / "overrides.json").write_text(json.dumps(settings_of_the_launcher()), encoding="utf-8")
    private = {
        name: str(folder / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    }
    more = ["--LabApp.expose_app_in_browser=True", f"--LabApp.app_settings_dir={settings}"]
    with pytest.MonkeyPatch.context() as patch, playwright.sync_playwright() as engine:
        for name, value in private.items():
            patch.setenv(name, value)
        with serving.running(work, port=serving.free_port(9200), more=more) as server:
            browser = engine.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="nl-NL")
            page.set_default_timeout(60_000)
            yield server, work, page
            browser.close()


def open_notebook(server: serving.Server, page: Any, name: str) -> None:
    """Open a notebook as a student does, by its address, and wait until its kernel is idle."""
    page.goto(f"http://{serving.LOOPBACK}:{server.port}/lab/tree/{quote(name)}?token={server.token}&reset")
    page.wait_for_function("() => window.jupyterapp !== undefined")
    assert page.evaluate(OPENED), f"{name} did not open with a kernel"


def codes(path: Path) -> dict[int, str]:
    """Read the code cells of a notebook by their place."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return {place: "".join(cell["source"]) for place, cell in enumerate(cells) if cell["cell_type"] == "code"}


def outputs(page: Any) -> list[dict[str, Any]]:
    """Read every output from the notebook's model."""
    cells = page.evaluate(MODEL)["cells"]
    return [output for cell in cells if cell["cell_type"] == "code" for output in cell["outputs"]]


def errors(page: Any) -> list[dict[str, Any]]:
    """Give the errors in the notebook, less those that the lesson shows on purpose."""
    cells = page.evaluate(MODEL)["cells"]
    unmeant = [cell for cell in cells if "raises-exception" not in cell["metadata"].get("tags", ())]
    return [output for cell in unmeant for output in cell.get("outputs", ()) if output["output_type"] == "error"]


def test_the_first_notebook_opens_in_dutch_and_runs_without_an_error(
    lab: tuple[serving.Server, Path, Any], tmp_path: Path
) -> None:
    server, work, page = lab
    name = serving.first_notebook(work)
    assert name
    open_notebook(server, page, name)
    menu = page.locator("#jp-MainMenu").inner_text()
    assert "Bestand" in menu
    assert "File" not in menu
    assert not outputs(page), "a student starts with a clean notebook"
    page.evaluate(RUN_ALL)
    shown = outputs(page)
    page.screenshot(path=os.environ.get("KLANTLAB_SCREENSHOT", str(tmp_path / "lab.png")))
    assert errors(page) == []
    assert shown
    assert page.locator(".jp-Dialog").count() == 0, "no news, no question"
    assert page.locator(".Toastify__toast").count() == 0


def test_exercises_answer_in_the_notebook_and_the_work_is_saved(lab: tuple[serving.Server, Path, Any]) -> None:
    server, work, page = lab
    found = sorted(work.glob("*/*opgaven*.ipynb"))
    if not found:
        pytest.skip("there is no notebook with exercises yet")
    name = found[0].relative_to(work).as_posix()
    open_notebook(server, page, name)
    page.evaluate(RUN_ALL)
    shown = outputs(page)
    assert errors(page) == []
    assert NOT_MADE in json.dumps(shown, ensure_ascii=False).lower(), "an untouched stub is told so, in Dutch"

    # Then the student makes the first exercise: the worked answer stands in the other notebook of the pair.
    asked, worked = (codes(ROOT / "notebooks" / path) for path in (name, name.replace("opgaven", "uitwerkingen")))
    stub = next(place for place in asked if asked[place] != worked[place])
    check = next(place for place in asked if place >= stub and "exercises.check(" in asked[place])
    page.evaluate(TYPE, [stub, worked[stub]])
    page.evaluate(RUN_ALL)
    mine = json.dumps(page.evaluate(MODEL)["cells"][check]["outputs"], ensure_ascii=False).lower()
    assert "klopt" in mine
    assert NOT_MADE not in mine

    page.evaluate(SAVE)
    assert "klopt" in found[0].read_text(encoding="utf-8").lower()
    assert workspace.update(ROOT / "notebooks", work).words == "", "what JupyterLab saved is not overwritten or doubled"


def test_a_slider_moves_the_figure_and_its_words(lab: tuple[serving.Server, Path, Any], tmp_path: Path) -> None:
    server, work, page = lab
    cell: dict[str, Any] = {"cell_type": "code", "id": "schuif", "metadata": {}, "outputs": [], "execution_count": None}
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    source = "from klantlab import nps\n\nnps.explore()"
    made = {"cells": [cell | {"source": source}], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (work / "schuif.ipynb").write_text(json.dumps(made), encoding="utf-8")
    open_notebook(server, page, "schuif.ipynb")
    page.evaluate(RUN_ALL)
    assert errors(page) == []
    handle = page.locator(".jp-OutputArea .noUi-handle").first
    handle.wait_for()
    words = page.locator(".jp-OutputArea .widget-html, .jp-OutputArea .jupyter-widgets.widget-html-content").first
    picture = page.locator(".jp-OutputArea img").first
    before, drawn = words.inner_text(), picture.get_attribute("src")
    assert before.startswith("In woorden:")
    handle.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("text => !document.body.innerText.includes(text)", arg=before)
    assert words.inner_text().startswith("In woorden:")
    assert picture.get_attribute("src") != drawn
    page.screenshot(path=os.environ.get("KLANTLAB_SLIDERS", str(tmp_path / "sliders.png")))
