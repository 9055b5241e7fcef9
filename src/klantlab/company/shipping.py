# ruff: noqa: E501  a paragraph of the page is one piece of text
"""Write the company down: CSV files, the data package that describes them, and the dictionary."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from klantlab.company.declare import TABLES, Column, Table
from klantlab.company.kassa import export

LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Naamsvermelding 4.0 Internationaal",
}
MINUTE = "%Y-%m-%dT%H:%M"


def as_text(frame: pd.DataFrame, table: Table) -> str:
    """Write a typed frame as CSV, every number with its declared decimals, so that no byte depends on the machine."""
    columns = [_texts(frame[column.name], column) for column in table.columns]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue()


def _texts(series: pd.Series, column: Column) -> list[str]:
    if column.kind == "bool":
        return np.where(series.to_numpy(), "true", "false").tolist()
    if column.kind == "text":
        return [value if isinstance(value, str) else "" for value in series.tolist()]
    if column.kind in ("date", "datetime"):
        stamps = series.to_numpy().astype("datetime64[D]" if column.kind == "date" else "datetime64[m]")
        return np.where(series.isna().to_numpy(), "", stamps.astype(str)).tolist()
    if column.kind == "int":
        return ["" if value is pd.NA else str(value) for value in series.tolist()]
    return ["" if value != value else f"{value:.{column.decimals}f}" for value in series.tolist()]


_TYPES = {
    "int": "integer",
    "num": "number",
    "text": "string",
    "bool": "boolean",
    "date": "date",
    "datetime": "datetime",
}


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if not column.nullable:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = [int(v) for v in column.values] if column.kind == "int" else list(column.values)
    if column.bounds:
        constraints["minimum"], constraints["maximum"] = column.bounds
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "description": column.description}
    if column.kind == "datetime":
        field["format"] = MINUTE
    if column.unit:
        field["unit"] = column.unit
    if constraints:
        field["constraints"] = constraints
    field["concepts"] = list(column.concepts)
    return field


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": there, "fields": [column]}}
            for name, (there, column) in table.foreign.items()
        ]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.description,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
        "concepts": list(table.concepts),
    }


def datapackage(seed: int) -> str:
    """Describe all tables in a Frictionless data package (JSON)."""
    package = {
        "name": "morgenrood",
        "title": "Morgenrood, een verzonnen Nederlandse koffiebrander",
        "description": (
            "Alle tabellen komen uit een simulatie. Mensen, bedrijven en vestigingen zijn verzonnen; "
            "elke gelijkenis met bestaande personen of bedrijven berust op toeval."
        ),
        "profile": "tabular-data-package",
        "version": "1.0.0",
        "created": "2026-01-01T00:00:00Z",
        "seed": seed,
        "licenses": [LICENCE],
        "contributors": [{"title": "klantlab", "role": "author"}],
        "resources": [_resource(table) for table in TABLES.values()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


_KINDS = {
    "int": "geheel getal",
    "num": "getal",
    "text": "tekst",
    "bool": "ja/nee",
    "date": "datum",
    "datetime": "tijdstip",
}


def _row(table: Table, column: Column) -> str:
    kind = _KINDS[column.kind] + (" (sleutel)" if column.key else "") + (", mag blanco" if column.nullable else "")
    notes = [column.description]
    if column.unit:
        notes.append(f"eenheid: {column.unit}")
    if column.name in table.foreign:
        there, name = table.foreign[column.name]
        notes.append(f"verwijst naar `{there}.{name}`")
    if column.values and not column.description.startswith("Meting"):
        notes.append("waarden: " + ", ".join(column.values))
    return f"| `{column.name}` | {kind} | {'; '.join(notes)} | {' '.join(column.concepts)} |"


def dictionary() -> str:
    """Write the data dictionary, in Dutch, from the declarations."""
    parts = ["## Woordenboek\n"]
    for table in TABLES.values():
        head = "| kolom | soort | betekenis | dient |\n|---|---|---|---|"
        rows = "\n".join(_row(table, column) for column in table.columns)
        parts.append(f"### `{table.name}`\n\n{table.description}.\n\n{head}\n{rows}\n")
    return "\n".join(parts)


def concepts() -> str:
    """List which table and column serves which concept of the course."""
    served: dict[str, list[str]] = {}
    for table in TABLES.values():
        for concept in table.concepts:
            served.setdefault(concept, []).append(f"`{table.name}`")
        for column in table.columns:
            for concept in column.concepts:
                if concept not in table.concepts:
                    served.setdefault(concept, []).append(f"`{table.name}.{column.name}`")
    rows = [f"| {concept} | {', '.join(dict.fromkeys(served[concept]))} |" for concept in sorted(served)]
    return (
        "## Welke kolom dient welk begrip?\n\n| begrip | tabellen en kolommen |\n|---|---|\n" + "\n".join(rows) + "\n"
    )


def readme(seed: int, frames: dict[str, pd.DataFrame]) -> str:
    """Write the page that goes with the files: what it is, what was planted, and the dictionary."""
    from klantlab.company.planted import ASSUMPTIONS

    sizes = "\n".join(
        f"| [`{name}.csv`]({name}.csv) | {TABLES[name].description} | {_thousands(len(frame))} |"
        for name, frame in frames.items()
    )
    broken = "\n".join(f"| {model} | {says} | {truth} |" for model, says, truth in ASSUMPTIONS)
    return f"""# Morgenrood: de gegevens

Morgenrood is een verzonnen Nederlandse koffiebrander met een webwinkel, winkels, koffiebars, een abonnement en zakelijke
klanten. De tabellen lopen van 1 januari 2023 tot en met 31 december 2025. Ze komen uit één simulatie: behoefte,
prijsgevoeligheid, houding en ervaring van elke klant bepalen samen wat iemand koopt, wanneer iemand stopt en wat iemand
antwoordt. Daarom is de waarheid bekend. Die staat niet in deze map, maar in `klantlab.company.truth()`.

Namen, adressen, bedrijven en teksten zijn verzonnen. Er zit geen mens achter een klantnummer.

- **Licentie**: CC BY 4.0. Gebruik en verander de gegevens zoals je wilt, en noem klantlab als bron.
- **Startgetal (seed)**: {seed}. `python -m klantlab.company <map>` schrijft alle bestanden opnieuw, byte voor byte gelijk
  op Python 3.11 met de vastgezette pakketten.
- **Vorm**: CSV in UTF-8, komma als scheidingsteken, punt als decimaalteken, datums als 2025-12-31, blanco is leeg, ja/nee
  is `true`/`false`. `datapackage.json` beschrijft elke kolom (Frictionless Data Package).
- **Uitzondering**: [`export_kassa.csv`](export_kassa.csv) is expres een Nederlandse export uit een spreadsheet: puntkomma's,
  decimale komma's, euroteken, datums als 5-12-2025, een BOM en een paar rommelige regels. `klantlab.data.read_orders`
  leest hem.

## Bestanden

| bestand | inhoud | rijen |
|---|---|---|
{sizes}

## Welke aanname breekt Morgenrood?

De waarheid is niet het model dat je leert. Hieronder staat per model wat het aanneemt en wat er bij Morgenrood gebeurt.

| model | neemt aan | bij Morgenrood |
|---|---|---|
{broken}

{concepts()}
{dictionary()}"""


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def write(folder: str | Path, seed: int, frames: dict[str, pd.DataFrame]) -> None:
    """Write every table, the spreadsheet export, the data package and the page that describes them."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        _save(folder / f"{name}.csv", as_text(frame, TABLES[name]).encode())
    content, _ = export(seed, frames)
    _save(folder / "export_kassa.csv", content)
    _save(folder / "datapackage.json", datapackage(seed).encode())
    _save(folder / "README.md", readme(seed, frames).encode())


def _save(path: Path, content: bytes) -> None:
    path.write_bytes(content)
