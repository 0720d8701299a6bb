"""Reading pages without SQLite: records, page sizes, letters, the texts of tables, the journal."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftdesk.errors import CraftDeskError
from craftdesk.services.running import run
from craftdesk.storage.migrations import schema_script
from craftdesk.storage.salvage.create_text import TableText, table_text
from craftdesk.storage.salvage.page_file import PageFile
from craftdesk.storage.salvage.reader import SalvageReader
from craftdesk.storage.salvage.records import decode, varint
from craftdesk.storage.salvage.rescue import rescue
from craftdesk.storage.salvage.shapes import known_shapes

_SLOWEST = 2.0


def _made(path: Path, *statements: str, page_size: int = 4096, encoding: str = "UTF-8") -> Path:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA page_size = {page_size}")
        connection.execute(f"PRAGMA encoding = '{encoding}'")
        connection.executescript(schema_script())
        for name in ("INSERT", "UPDATE", "DELETE"):
            connection.execute(f"DROP TRIGGER customers_{name.lower()}")
        for statement in statements:
            connection.execute(statement)
    return path


def _customers(path: Path) -> list[tuple[object, object]]:
    with PageFile(path) as pages:
        reader = SalvageReader(pages)
        list(reader.survey())
        names = known_shapes()["customers"].names
        at = names.index("last_name")
        return [(row.values[0], row.values[at]) for row in reader.rows("customers")]


_MANY = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 400) INSERT INTO customers (number,"
    " last_name, note) SELECT x, 'Bérg ' || x, printf('%.*c', x * 9, 'n') FROM n"
)


@pytest.mark.parametrize(("page_size", "encoding"), [(512, "UTF-8"), (1024, "UTF-16le"), (4096, "UTF-16be"),
                                                      (4096, "UTF-8"), (65536, "UTF-8")])  # fmt: skip
def test_size_and_letters_are_found_without_the_head(page_size: int, encoding: str, tmp_path: Path) -> None:
    path = _made(tmp_path / "x.db", _MANY, page_size=page_size, encoding=encoding)
    wanted = [(number, f"Bérg {number}") for number in range(1, 401)]
    assert _customers(path) == wanted
    raw = path.read_bytes()
    path.write_bytes(b"\x99" * 100 + raw[100:])
    assert _customers(path) == wanted


def test_what_was_removed_does_not_come_back(tmp_path: Path) -> None:
    path = _made(tmp_path / "x.db", "PRAGMA secure_delete = OFF", _MANY, "DELETE FROM customers WHERE id > 3")
    assert b"B\xc3\xa9rg 399" in path.read_bytes()
    assert [number for number, _ in _customers(path)] == [1, 2, 3]


def test_a_change_that_was_cut_off_is_taken_back_in_the_reading(tmp_path: Path) -> None:
    path = _made(tmp_path / "x.db", _MANY)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 5")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE customers SET last_name = 'gone'")
        connection.execute("DELETE FROM customers WHERE id > 200")
        copy = tmp_path / "copy.db"
        shutil.copy(path, copy)
        shutil.copy(tmp_path / "x.db-journal", tmp_path / "copy.db-journal")
        connection.execute("ROLLBACK")
    before = copy.read_bytes()
    assert _customers(copy) == [(number, f"Bérg {number}") for number in range(1, 401)]
    assert copy.read_bytes() == before
    raw = bytearray(before)
    raw[24:28] = (int.from_bytes(raw[24:28], "big") + 7).to_bytes(4, "big")
    copy.write_bytes(raw)
    stays = _customers(copy)
    (tmp_path / "copy.db-journal").unlink()
    assert _customers(copy) == stays
    assert len(stays) < 400


@pytest.mark.parametrize(
    ("sql", "text"),
    [
        ("CREATE TABLE a (x, y)", TableText(("x", "y"))),
        ('CREATE TABLE "a" (id INTEGER PRIMARY KEY, "a ""b" TEXT)', TableText(("id", 'a "b'), "id")),
        ("CREATE TABLE a (id INTEGER, [b c] INT, CHECK (b IN (1)), PRIMARY KEY (id))", TableText(("id", "b c"), "id")),
        ("CREATE TABLE a (id INT PRIMARY KEY, b AS (id * 2), c AS (1) STORED)", TableText(("id", "c"))),
        ("CREATE TABLE a (id INTEGER PRIMARY KEY DESC /* , z */ -- , q\n, y)", TableText(("id", "y"))),
        ("CREATE TABLE a (x, y, PRIMARY KEY (y)) WITHOUT ROWID", TableText(("y", "x"), "", without_rowid=True)),
        ("CREATE TABLE a AS SELECT randomblob(1000000000)", None),
        ("CREATE VIEW a AS SELECT 1", None),
        ("CREATE TABLE a (" + "(" * 50_000, TableText(("(",))),
    ],
)
def test_the_columns_of_a_table_are_read_from_its_text(sql: str, text: TableText | None) -> None:
    assert table_text(sql) == text


def test_our_own_texts_are_read_as_sqlalchemy_knows_them(tmp_path: Path) -> None:
    with closing(sqlite3.connect(_made(tmp_path / "x.db"))) as connection:
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall():
            if name in known_shapes() and name != "sqlite_sequence":
                assert table_text(sql) == known_shapes()[name].text(), name


@given(st.binary(max_size=200))
def test_no_bytes_are_more_than_a_record_or_none(raw: bytes) -> None:
    for encoding in ("utf-8", "utf-16-le"):
        decode(raw, encoding)
        decode(raw, encoding, whole=False)
    with suppress(IndexError):
        varint(raw, 0)


@given(st.text(max_size=300))
def test_no_text_of_a_table_breaks_the_reading(sql: str) -> None:
    table_text("CREATE TABLE a (" + sql)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return _made(tmp_path_factory.mktemp("small") / "x.db", _MANY, page_size=512).read_bytes()[:60_000]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_whatever_the_file_says_it_is_rescued_or_refused(small: bytes, data: st.DataObject) -> None:
    raw = bytearray(small[: data.draw(st.integers(0, len(small)))])
    for _ in range(data.draw(st.integers(0, 40))):
        if raw:
            # Heads of pages are where the lies are.
            place = data.draw(st.integers(0, len(raw) // 512)) * 512 + data.draw(st.integers(0, 40))
            if place < len(raw):
                raw[place] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.craftdesk"
        path.write_bytes(raw)
        began = time.process_time()
        with suppress(CraftDeskError):
            run(rescue(path, Path(folder) / "new.craftdesk"))
        assert time.process_time() - began < _SLOWEST
