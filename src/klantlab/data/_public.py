"""Public data: found on this computer, or fetched once from its public address, and never trusted unseen.

Every file is known by its SHA-256. A file with another hash is refused, because figures in the
lessons rest on these exact bytes.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import os
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from klantlab.data import _cache
from klantlab.data._catalogue import SOURCES, Download, Source, source
from klantlab.errors import DataUnavailableError, InputError
from klantlab.words import listing

TIMEOUT = 30  # seconds without a byte
CONVERSION = 1  # raise it when a frame made here changes: older copies are then left alone
LARGEST = 200_000_000  # bytes, eight times the largest public file: more is not what was asked for


def fetch(name: str, *, year: int | None = None, part: str | None = None) -> pd.DataFrame:
    """Get a public data set as a pandas frame, as its makers publish it.

    It is looked for under $KLANTLAB_DATA, then in the user's cache, then at its public address; a
    download is converted once and kept (the workbook of Online Retail takes a minute or two). Every
    file is checked by its SHA-256.

    Parameters
    ----------
    name : {"online_retail", "sfo_survey", "wholesale", "online_shoppers", "iranian_churn", "cdnow"}
        `source` tells the licence, the citation and the traps of each.
    year : {2016, 2017, 2018}, optional
        Only for ``"sfo_survey"``; 2017 unless given. 2018 has no public address that is known.
    part : {"sample", "master"}, optional
        Only for ``"cdnow"``; the 1/10 sample unless given. Read from the files of the installed
        package lifetimes, which is not imported.

    Returns
    -------
    pandas.DataFrame
        A fresh frame. Nothing is left out or recoded; codes for "no answer" are still numbers.
        Online Retail: invoice and stock codes as text, descriptions without blanks around them,
        `Quantity` int64, `CustomerID` nullable Int64. CDNOW: `customer_id` as text, `date`,
        `quantity` (number of cds) and `amount` (dollars).

    Raises
    ------
    InputError
        An unknown name, year or part.
    DataUnavailableError
        Not on this computer and not within reach, or the file is not the one that is known; the
        message says where to get it and where to put it.
    """
    dataset = source(name)
    wanted = dataset.downloads[_version(dataset, year=year, part=part)]
    named = os.environ.get("KLANTLAB_DATA")
    if named and (path := Path(named).expanduser() / wanted.file).is_file():
        return _read(name, _trusted(path.read_bytes(), wanted, str(path)))
    kept = _cache.folder() / "public" / f"{Path(wanted.file).stem}-{wanted.sha256[0][:12]}-{CONVERSION}.feather"
    frame = _cache.read(kept)
    if frame is None:
        frame = _read(name, _handed_in(wanted) or _installed(wanted) or _downloaded(dataset, wanted))
        _cache.save(frame, kept)
    return frame


def carried(name: str) -> bool:
    """Tell whether an installed package carries this data set, so that it needs no folder and no network.

    Parameters
    ----------
    name : str

    Returns
    -------
    bool
        False for a name that nobody knows.

    Examples
    --------
    >>> carried("wholesale")
    False
    """
    downloads = SOURCES[name].downloads.values() if name in SOURCES else ()
    return any(_file_of_package(wanted) is not None for wanted in downloads)


def _version(dataset: Source, *, year: int | None, part: str | None) -> str:
    if year is not None and dataset.name != "sfo_survey":
        raise InputError(f"`year` hoort bij 'sfo_survey', en '{dataset.name}' heeft geen jaren: laat year weg.")
    if part is not None and dataset.name != "cdnow":
        raise InputError(f"`part` hoort bij 'cdnow', en '{dataset.name}' heeft geen delen: laat part weg.")
    version = {"sfo_survey": str(year or 2017), "cdnow": part or "sample"}.get(dataset.name, "")
    if version not in dataset.downloads:
        raise InputError(f"'{dataset.name}' kent {version!r} niet: kies uit {listing(dataset.downloads, last='of')}.")
    return version


def _trusted(content: bytes, wanted: Download, origin: str) -> bytes:
    """Give the pinned file: the content itself, or a member when it is a zip."""
    for candidate in _candidates(content):
        if hashlib.sha256(candidate).hexdigest() in wanted.sha256:
            return candidate
    raise DataUnavailableError(
        f"{origin} is niet het bestand waarop de cursus rekent (de SHA-256 klopt niet, dus de inhoud is veranderd "
        "of beschadigd): gebruik het niet, haal het opnieuw op of vraag je docent."
    )


def _candidates(content: bytes) -> Iterator[bytes]:
    yield content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                if member.file_size <= LARGEST and member.filename.lower().endswith((".csv", ".txt", ".xlsx")):
                    yield archive.read(member)


def _handed_in(wanted: Download) -> bytes | None:
    """Look for a file that somebody put here by hand, under any name, zipped or not."""
    for folder in _doors(wanted):
        if not folder.is_dir():
            continue
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.stat().st_size <= LARGEST:
                try:
                    return _trusted(path.read_bytes(), wanted, str(path))
                except (DataUnavailableError, OSError, zipfile.BadZipFile):
                    continue
    return None


def _doors(wanted: Download) -> list[Path]:
    named = os.environ.get("KLANTLAB_DATA")
    roots = [Path(named).expanduser()] if named else []
    return [root / Path(wanted.file).parent for root in (*roots, _cache.folder() / "public")]


def _installed(wanted: Download) -> bytes | None:
    """Read the CDNOW files that the package lifetimes carries, without importing it."""
    path = _file_of_package(wanted)
    return None if path is None else _trusted(path.read_bytes(), wanted, str(path))


def _file_of_package(wanted: Download) -> Path | None:
    try:
        files = importlib.metadata.files("lifetimes") or []
    except importlib.metadata.PackageNotFoundError:
        return None
    for file in files:
        if file.name == Path(wanted.file).name and (path := Path(str(file.locate()))).is_file():
            return path
    return None


def _downloaded(dataset: Source, wanted: Download) -> bytes:
    door, file = _doors(wanted)[0], Path(wanted.file).name
    if dataset.name == "cdnow":
        raise DataUnavailableError(
            f"{file} staat niet op deze computer: installeer het pakket lifetimes met "
            f"'pip install --no-deps lifetimes==0.11.3', of zet {file} in de map {door}."
        )
    if wanted.url is None:
        raise DataUnavailableError(
            f"{file} staat niet op deze computer en heeft geen openbaar adres dat we kennen: vraag het je docent en "
            f"zet het in de map {door}, of kies een ander jaar."
        )
    try:
        request = urllib.request.Request(wanted.url, headers={"User-Agent": "klantlab"})
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            content = answer.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise ValueError("larger than expected")
    except Exception as reason:  # no network, no such name, a timeout, a proxy: the remedy is the same
        raise DataUnavailableError(
            f"'{dataset.name}' staat niet op deze computer en ophalen lukte niet ({type(reason).__name__}): haal "
            f"{wanted.url} op met je browser en zet het bestand, zoals het is, in de map {door}."
        ) from reason
    return _trusted(content, wanted, wanted.url)


def _read(name: str, content: bytes) -> pd.DataFrame:
    stream = io.BytesIO(content)
    if name == "online_retail":
        return _online_retail(stream, parquet=content[:4] == b"PAR1")
    if name == "cdnow":
        return _cdnow(stream, header=content.lstrip()[:1].isalpha())
    return pd.read_csv(stream, low_memory=False)


def _online_retail(stream: io.BytesIO, *, parquet: bool) -> pd.DataFrame:
    codes = ["InvoiceNo", "StockCode", "Description", "Country"]
    # the workbook holds 536365 as a number and C536379 as text in one column
    frame = pd.read_parquet(stream) if parquet else pd.read_excel(stream, dtype=dict.fromkeys(codes, str))
    for column in codes:
        text = frame[column].astype("str").str.strip()
        frame[column] = text.where(text != "")
    frame["Quantity"] = frame["Quantity"].astype("int64")
    frame["UnitPrice"] = frame["UnitPrice"].astype("float64")
    frame["CustomerID"] = frame["CustomerID"].astype("Int64")
    frame["InvoiceDate"] = frame["InvoiceDate"].astype("datetime64[us]")
    return frame


def _cdnow(stream: io.BytesIO, *, header: bool) -> pd.DataFrame:
    names = ["customer_id", "date", "quantity", "amount"]
    if not header:  # the sample has no header, and its own numbering in the second column
        names.insert(1, "sample_id")
    frame = pd.read_csv(
        stream, sep=r"\s+", header=None, skiprows=int(header), names=names, dtype={"customer_id": str, "date": str}
    )
    frame["date"] = pd.to_datetime(frame["date"], format="%Y%m%d").astype("datetime64[us]")
    return frame[["customer_id", "date", "quantity", "amount"]]
