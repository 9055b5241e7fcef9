"""klantlab.data: the case company and public data come as promised, wherever they are."""

from __future__ import annotations

import hashlib
import http.server
import importlib.metadata
import io
import os
import socket
import sys
import threading
import types
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from klantlab import data
from klantlab.data import _catalogue, _morgenrood, _public
from klantlab.errors import DataUnavailableError, InputError

PUBLIC = os.environ.get("KLANTLAB_DATA")  # read before a test takes it away
TEXT = pd.StringDtype(na_value=np.nan)


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTLAB_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def real(name: str, **which) -> pd.DataFrame:
    if name != "cdnow" and "KLANTLAB_DATA" not in os.environ:  # cdnow comes with a dev dependency
        pytest.skip("KLANTLAB_DATA is not set, so the public data are not on this computer")
    return data.fetch(name, **which)


# --- the company -----------------------------------------------------------------------------------


@dataclass
class Declared:
    description: str
    dtypes: dict


class FakeCompany(types.ModuleType):
    """The interface of klantlab.company, with a count of how often it grew."""

    def __init__(self, home: Path) -> None:
        super().__init__("klantlab.company")
        self.__file__ = str(home / "__init__.py")
        home.mkdir()
        (home / "__init__.py").write_text("# edition 1", encoding="utf-8")
        self.SEED = 20251
        orders = {
            "order_id": "int64",
            "postcode": TEXT,
            "date": "datetime64[us]",
            "amount": "float64",
            "score": "Int64",
            "gift": "bool",
        }
        self.TABLES = {
            "orders": Declared("Alle bestellingen", orders),
            "customers": Declared("Alle klanten", {"customer_id": "int64"}),
        }
        self.grown: list[int] = []

    def grow(self, seed=None, tables=None):
        seed = self.SEED if seed is None else seed
        self.grown.append(seed)
        rng = np.random.default_rng(seed)
        orders = pd.DataFrame(
            {
                "order_id": np.arange(5),
                "postcode": ["0123", "NA", None, "a,b", "é"],
                "date": pd.Timestamp("2025-01-31 13:05") + pd.to_timedelta(np.arange(5), "D"),
                "amount": rng.normal(20, 5, 5).round(2),
                "score": [1, None, 3, 4, 5],
                "gift": [True, False, True, False, False],
            }
        )
        grown = {"orders": self.typed("orders", orders), "customers": pd.DataFrame({"customer_id": rng.permutation(9)})}
        return {name: grown[name] for name in tables or grown}

    def typed(self, name, frame):
        return frame[list(self.TABLES[name].dtypes)].astype(self.TABLES[name].dtypes)


@pytest.fixture
def company(tmp_path, monkeypatch):
    import klantlab

    fake = FakeCompany(tmp_path / "company")
    monkeypatch.setitem(sys.modules, "klantlab.company", fake)
    monkeypatch.setattr(klantlab, "company", fake, raising=False)
    monkeypatch.setattr(_morgenrood, "SHIPPED", tmp_path / "nowhere")  # as beside an installed wheel
    monkeypatch.setattr(_morgenrood, "_active", None)
    monkeypatch.setattr(_morgenrood, "_memory", {})
    _morgenrood._edition.cache_clear()
    yield fake
    _morgenrood._edition.cache_clear()


def forget(monkeypatch):
    """Do as a new session does: nothing in memory."""
    monkeypatch.setattr(_morgenrood, "_memory", {})
    _morgenrood._edition.cache_clear()


def test_without_datasets_a_table_is_grown_once_and_comes_back_from_the_cache_equal(company, monkeypatch):
    first = data.load("orders")
    pd.testing.assert_frame_equal(first, company.grow()["orders"])
    company.grown.clear()
    forget(monkeypatch)
    pd.testing.assert_frame_equal(data.load("orders"), first)
    assert company.grown == []


def test_each_load_is_a_copy_of_its_own(company):
    frame = data.load("orders")
    frame["amount"] = -1.0
    del frame["date"]
    assert "date" in data.load("orders")
    assert (data.load("orders")["amount"] > 0).all()


def test_shipped_file_is_read_and_equals_what_was_grown(company, monkeypatch, tmp_path):
    grown = company.grow()["orders"]
    monkeypatch.setattr(_morgenrood, "SHIPPED", tmp_path)
    grown.to_csv(tmp_path / "orders.csv", index=False)
    company.grown.clear()
    pd.testing.assert_frame_equal(data.load("orders"), grown)
    assert company.grown == []


def test_shipped_file_that_a_spreadsheet_saved_again_is_not_believed(company, monkeypatch, tmp_path):
    monkeypatch.setattr(_morgenrood, "SHIPPED", tmp_path)
    company.grow()["orders"].to_csv(tmp_path / "orders.csv", index=False, sep=";", decimal=",")
    pd.testing.assert_frame_equal(data.load("orders"), company.grow()["orders"])


def test_variant_switches_every_table_and_none_switches_back(company):
    shipped = data.load("orders")
    told = data.variant(501234)
    assert data.current() == 501234
    assert "501234" in told.words
    assert not data.load("orders").equals(shipped)
    assert data.variant(None).shipped
    assert data.current() == company.SEED
    pd.testing.assert_frame_equal(data.load("orders"), shipped)


def test_variant_with_the_seed_of_the_course_is_the_course(company):
    assert data.variant(company.SEED).shipped
    assert data.variant(np.int64(7)).seed == 7


@pytest.mark.parametrize("nonsense", ["501234", 1.5, True, -1, [1], object()])
def test_variant_refuses_what_is_no_whole_number(company, nonsense):
    with pytest.raises(InputError, match="heel getal"):
        data.variant(nonsense)
    assert data.current() == company.SEED


def test_damaged_cache_is_grown_again(company, monkeypatch, own_cache):
    first = data.load("orders")
    (kept,) = own_cache.rglob("orders.feather")
    kept.write_bytes(kept.read_bytes()[:100])
    forget(monkeypatch)
    pd.testing.assert_frame_equal(data.load("orders"), first)
    assert pd.read_feather(kept).equals(first)


def test_another_edition_of_the_company_never_meets_an_older_cache(company, monkeypatch):
    data.load("orders")
    Path(company.__file__).write_text("# edition 2", encoding="utf-8")
    company.grown.clear()
    forget(monkeypatch)
    data.load("orders")
    assert company.grown == [company.SEED]


def test_cache_that_cannot_be_written_costs_time_and_nothing_else(company, monkeypatch, tmp_path):
    blocked = tmp_path / "a_file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("KLANTLAB_CACHE", str(blocked))
    assert len(data.load("orders")) == 5


def test_cache_keeps_a_bounded_number_of_companies(company, own_cache):
    for seed in range(1, _morgenrood.COMPANIES_KEPT + 4):
        data.variant(seed)
        data.load("orders")
    assert len(list((own_cache / "morgenrood").iterdir())) == _morgenrood.COMPANIES_KEPT
    assert {seed for seed, _ in _morgenrood._memory} == {_morgenrood.COMPANIES_KEPT + 3}
    assert not list(own_cache.rglob(".half-*"))


def test_unknown_table_names_the_near_ones(company):
    with pytest.raises(InputError, match="bedoel je 'orders'"):
        data.load("Order")
    with pytest.raises(InputError, match="kies uit 'orders' en 'customers'"):
        data.load("zzz")
    with pytest.raises(InputError, match="geen tabel"):
        data.load(None)
    with pytest.raises(InputError, match="geen tabel"):
        data.load(["orders"])


def test_tables_lists_name_rows_and_description(company):
    listed = data.tables()
    assert listed.to_dict("list") == {
        "table": ["orders", "customers"],
        "rows": [5, 9],
        "description": ["Alle bestellingen", "Alle klanten"],
    }


@pytest.fixture
def wheel(tmp_path, monkeypatch):
    """The real company as an installed wheel meets it: no datasets/ beside it."""
    monkeypatch.setattr(_morgenrood, "SHIPPED", tmp_path / "nowhere")
    monkeypatch.setattr(_morgenrood, "_memory", {})
    yield
    data.variant(None)


def test_the_shipped_tables_are_what_the_wheel_grows(wheel, monkeypatch):
    from klantlab import company

    grown = {name: data.load(name) for name in company.TABLES}
    assert (data.tables()["rows"] > 0).all()
    monkeypatch.setattr(_morgenrood, "SHIPPED", Path(__file__).parents[1] / "datasets")
    monkeypatch.setattr(_morgenrood, "_memory", {})
    monkeypatch.setattr(_morgenrood, "_grown", None)  # not a single one may be grown
    for name, frame in grown.items():
        if sys.version_info[:2] == (3, 11):  # the locked set-up grows the very same bytes
            pd.testing.assert_frame_equal(data.load(name), frame)
        else:
            assert data.load(name).dtypes.equals(frame.dtypes)
            assert len(data.load(name)) == len(frame)


@pytest.mark.parametrize("seed", [None, 501234, 7])
def test_the_export_of_the_tills_is_read_as_it_was_planted(wheel, seed):
    from klantlab import company

    data.variant(seed)
    planted = company.truth(data.current()).kassa
    read = data.read_orders(data.file("export_kassa.csv"), customer="Klantnr", date="Datum", amount="Bedrag")
    left = {line.what: line.rows for line in read.report.left_out}
    assert left == {
        "lege rij": 1,
        "totaalregel": 1,
        "klantnummer ontbreekt": planted.without_customer,
        "datum onleesbaar": planted.unreadable_dates,
        "bedrag is negatief": planted.refunds,
        "bedrag is nul": planted.zero,
    }
    assert len(read.orders) == planted.good
    assert read.orders["customer_id"].nunique() == planted.customers
    assert round(read.orders["amount"].sum(), 2) == planted.total
    assert [line.rows for line in read.report.look_at] == [planted.doubles]
    days = read.orders["date"].dt.date.astype(str)
    assert (days.min(), days.max()) == (planted.first_day, planted.last_day)


def test_an_unknown_file_is_named(wheel):
    with pytest.raises(InputError, match=r"kies 'export_kassa\.csv'"):
        data.file("orders.xlsx")


def test_a_file_of_the_course_named_without_its_place_is_told_where_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r'hoort bij de cursus, dus schrijf data\.file\("export_kassa\.csv"\)'):
        data.read_orders("export_kassa.csv", customer="Klantnr", date="Datum", amount="Bedrag")


# --- public data -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "which", "shape"),
    [
        ("online_retail", {}, (541_909, 8)),
        ("sfo_survey", {}, (2831, 97)),
        ("sfo_survey", {"year": 2016}, (3087, 97)),
        ("sfo_survey", {"year": 2018}, (2809, 97)),
        ("wholesale", {}, (440, 8)),
        ("online_shoppers", {}, (12_330, 18)),
        ("iranian_churn", {}, (3150, 14)),
        ("cdnow", {}, (6919, 4)),
        ("cdnow", {"part": "master"}, (69_659, 4)),
    ],
)
def test_public_data_have_the_published_size(name, which, shape):
    assert real(name, **which).shape == shape


def test_public_data_have_the_published_figures():
    assert int(real("iranian_churn")["Churn"].sum()) == 495
    assert int(real("online_shoppers")["Revenue"].sum()) == 1908
    assert real("wholesale")["Channel"].value_counts().to_dict() == {1: 298, 2: 142}
    retail = real("online_retail")
    assert str(retail["CustomerID"].dtype) == "Int64"
    assert int(retail["CustomerID"].isna().sum()) == 135_080
    assert retail["InvoiceNo"].str.startswith("C").sum() == 9288
    sample = real("cdnow")
    assert sample["customer_id"].nunique() == 2357
    assert sample["customer_id"].str.len().eq(5).all()


@pytest.mark.parametrize("name", ["onlineretail", None, 3, ["wholesale"]])
def test_unknown_data_set_lists_the_known_ones(name):
    for ask in (data.fetch, data.source):
        with pytest.raises(InputError, match="kies uit 'online_retail', 'sfo_survey'"):
            ask(name)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"name": "sfo_survey", "year": 2010}, "kies uit '2016', '2017' of '2018'"),
        ({"name": "cdnow", "part": "all"}, "kies uit 'sample' of 'master'"),
        ({"name": "wholesale", "year": 2017}, "laat year weg"),
        ({"name": "wholesale", "part": "sample"}, "laat part weg"),
    ],
)
def test_year_and_part_belong_to_their_data_set(options, sentence):
    with pytest.raises(InputError, match=sentence):
        data.fetch(**options)


def test_each_source_tells_licence_citation_and_traps():
    for name in _catalogue.SOURCES:
        told = data.source(name)
        assert told.licence in told.words
        assert told.citation in told.words
        assert len(told.traps) >= 3
        assert set(told.to_frame()) >= {"name", "title", "licence", "citation", "address", "size"}


def test_survey_of_2018_has_no_public_address_and_says_so(shelf):
    with pytest.raises(DataUnavailableError, match=r"2018_SFO_Customer_Survey\.csv .*geen openbaar adres"):
        data.fetch("sfo_survey", year=2018)


def test_cdnow_without_the_package_says_how_to_get_it(shelf, monkeypatch):
    def absent(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "files", absent)
    with pytest.raises(DataUnavailableError, match="installeer het pakket lifetimes"):
        data.fetch("cdnow")


def test_cdnow_is_read_without_importing_lifetimes():
    real("cdnow")
    assert "lifetimes" not in sys.modules


@pytest.fixture
def shelf(monkeypatch):
    """Serve chosen bytes on loopback as if they stood at the public address."""
    served: dict[str, bytes] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            content = served.get(self.path)
            self.send_response(404 if content is None else 200)
            self.end_headers()
            self.wfile.write(content or b"")
            asked.append(self.path)

        def log_message(self, *_):
            pass

    asked: list[str] = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.delenv("KLANTLAB_DATA", raising=False)

    def put(name: str, content: bytes, pinned: bytes) -> list[str]:
        served["/file"] = content
        dataset = _catalogue.SOURCES[name]
        key = next(iter(dataset.downloads))
        address = f"http://127.0.0.1:{server.server_port}/file"
        download = replace(dataset.downloads[key], url=address, sha256=(hashlib.sha256(pinned).hexdigest(),))
        changed = replace(dataset, downloads={**dataset.downloads, key: download})
        monkeypatch.setitem(_catalogue.SOURCES, name, changed)
        return asked

    yield put
    server.shutdown()
    server.server_close()
    thread.join()


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return stream.getvalue()


CSV = b"Channel,Region\r\n1,2\r\n2,3\r\n"


def test_download_is_fetched_once_and_then_kept(shelf, own_cache):
    asked = shelf("wholesale", zipped(readme_txt=b"hello", data_csv=CSV), CSV)
    first = data.fetch("wholesale")
    assert first.to_dict("list") == {"Channel": [1, 2], "Region": [2, 3]}
    first["Channel"] = 0
    assert data.fetch("wholesale")["Channel"].tolist() == [1, 2]
    assert asked == ["/file"]
    (kept,) = own_cache.rglob("*.feather")
    kept.write_bytes(b"half a file")
    assert data.fetch("wholesale")["Channel"].tolist() == [1, 2]
    assert asked == ["/file", "/file"]


def test_download_that_changed_is_refused_and_not_kept(shelf, own_cache):
    shelf("wholesale", zipped(data_csv=CSV + b"9,9\r\n"), CSV)
    with pytest.raises(DataUnavailableError, match="SHA-256 klopt niet"):
        data.fetch("wholesale")
    assert not list(own_cache.rglob("*.feather"))


@pytest.mark.parametrize("content", [b"", b"<html>tijdelijk niet beschikbaar</html>", b"PK\x03\x04 half a zip"])
def test_download_that_is_something_else_is_refused(shelf, content):
    shelf("wholesale", content, CSV)
    with pytest.raises(DataUnavailableError):
        data.fetch("wholesale")


def test_download_larger_than_expected_is_stopped(shelf, monkeypatch):
    monkeypatch.setattr(_public, "LARGEST", 10)
    shelf("wholesale", CSV, CSV)
    with pytest.raises(DataUnavailableError, match="ophalen lukte niet"):
        data.fetch("wholesale")


def test_missing_page_and_missing_network_say_where_to_put_the_file(shelf, monkeypatch, own_cache):
    shelf("online_shoppers", CSV, CSV)
    dataset = _catalogue.SOURCES["online_shoppers"]
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        gone = replace(dataset.downloads[""], url=nobody)
        monkeypatch.setitem(_catalogue.SOURCES, "online_shoppers", replace(dataset, downloads={"": gone}))
        with pytest.raises(DataUnavailableError) as caught:
            data.fetch("online_shoppers")
    door = own_cache / "public" / "online_shoppers"
    assert str(door) in str(caught.value)
    assert "\n" not in str(caught.value)
    door.mkdir(parents=True)
    (door / "any name at all.zip").write_bytes(zipped(x_csv=CSV))
    assert len(data.fetch("online_shoppers")) == 2


def test_spoiled_file_under_klantlab_data_is_refused(shelf, monkeypatch, tmp_path):
    shelf("wholesale", CSV, CSV)
    monkeypatch.setenv("KLANTLAB_DATA", str(tmp_path))
    place = tmp_path / "wholesale" / "wholesale_customers.csv"
    place.parent.mkdir()
    place.write_bytes(CSV.replace(b",", b";"))
    with pytest.raises(DataUnavailableError, match=r"wholesale_customers\.csv"):
        data.fetch("wholesale")


def test_workbook_and_parquet_copy_of_online_retail_give_the_same_frame(shelf):
    if PUBLIC is None:
        pytest.skip("KLANTLAB_DATA is not set, so the public data are not on this computer")
    copy = pd.read_parquet(Path(PUBLIC) / "online_retail" / "online_retail.parquet")
    day = "2011-11-14"
    raw = pd.read_csv(Path(PUBLIC) / "online_retail" / "by-day" / f"{day}.csv")
    assert raw["Description"].str.strip().ne(raw["Description"]).any()  # as the workbook writes them
    as_excel = {
        "InvoiceNo": [int(v) if str(v).isdigit() else v for v in raw["InvoiceNo"]],
        "StockCode": [int(v) if str(v).isdigit() else v for v in raw["StockCode"]],
        "InvoiceDate": pd.to_datetime(raw["InvoiceDate"]),
    }
    stream = io.BytesIO()
    raw.assign(**as_excel).to_excel(stream, index=False)
    shelf("online_retail", zipped(Online_Retail_xlsx=stream.getvalue()), stream.getvalue())
    same_day = copy[copy["InvoiceDate"].dt.normalize() == pd.Timestamp(day)]
    same = io.BytesIO()
    same_day.to_parquet(same)
    order = ["InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice"]
    pd.testing.assert_frame_equal(
        data.fetch("online_retail").sort_values(order, ignore_index=True),
        _public._read("online_retail", same.getvalue()).sort_values(order, ignore_index=True),
    )


def test_a_data_set_that_an_installed_package_carries_needs_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KLANTLAB_DATA", raising=False)
    try:
        importlib.metadata.files("lifetimes")
    except importlib.metadata.PackageNotFoundError:
        assert not data.carried("cdnow")
    else:
        assert data.carried("cdnow")
    assert not data.carried("online_retail")
    assert not data.carried("nergens")
