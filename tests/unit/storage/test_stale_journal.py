"""A journal is rolled back when it is of the file beside it, and never when it is of another state of the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.errors import ShopFileProblem
from craftdesk.services.desk import Desk
from craftdesk.storage.file.gate import journal_path
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.file.stale_journal import refuse_stale_journal
from tests.support.shops import new_store

_MANY = "WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 3000)"
_ADD = "INSERT INTO operations (kind, state, label, at) SELECT 'do', 'done', 'x', '2026-11-29T12:00:00Z' FROM many"
_SAME_LENGTH = "UPDATE operations SET label = substr(label, 2) || 'x'"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.craftdesk"
    store = new_store(path)
    Desk.open(store.shop).customers.add(Customer(first_name="Ida"))
    store.shop.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as more:
        more.execute(f"{_MANY} {_ADD}")
    return path


def _cut_off(path: Path, sql: str) -> tuple[bytes, bytes]:
    """The file and its journal in the middle of a change that is written to the file already."""
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute(sql)
        found = path.read_bytes(), journal_path(path).read_bytes()
        writer.execute("ROLLBACK")
    return found


def _count(path: Path) -> int:
    with ShopFile.open(path) as opened:
        reader = opened.reader()
        (count,) = reader.execute("SELECT count(*) FROM operations WHERE label <> ''").fetchone()
        opened.close_reader(reader)
    return int(count)


@pytest.mark.parametrize("sql", [f"{_MANY} {_ADD}", _SAME_LENGTH], ids=["longer", "as long"])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_change_that_was_cut_off_is_rolled_back(sql: str, shop: Path, *, read_only: bool) -> None:
    before = _count(shop)
    torn, journal = _cut_off(shop, sql)
    shop.write_bytes(torn)
    journal_path(shop).write_bytes(journal)
    ShopFile.open(shop, read_only=read_only).close()
    assert _count(shop) == before


@pytest.mark.parametrize("sql", [f"{_MANY} {_ADD}", _SAME_LENGTH], ids=["longer", "as long"])
@pytest.mark.parametrize("read_only", [False, True])
def test_one_of_an_earlier_state_is_not(sql: str, shop: Path, *, read_only: bool) -> None:
    _, journal = _cut_off(shop, sql)
    for _ in range(3):
        with ShopFile.open(shop) as opened:
            Desk.open(opened).customers.add(Customer(first_name="Ole", note="x" * 9_000))
    before = shop.read_bytes()
    journal_path(shop).write_bytes(journal)
    with pytest.raises(ShopFileProblem) as refused:
        ShopFile.open(shop, read_only=read_only)
    assert refused.value.code == "shop.stale_journal"
    assert shop.read_bytes() == before
    assert journal_path(shop).read_bytes() == journal
    journal_path(shop).unlink()
    assert _count(shop) > 0


def test_one_that_would_blow_the_file_up_is_not(shop: Path) -> None:
    torn, journal = _cut_off(shop, f"{_MANY} {_ADD}")
    shop.write_bytes(torn)
    journal_path(shop).write_bytes(journal[:16] + b"\x7f\xff\xff\xff" + journal[20:])
    with pytest.raises(ShopFileProblem):
        ShopFile.open(shop)
    assert shop.read_bytes() == torn


def test_what_is_no_journal_is_left_to_sqlite(shop: Path) -> None:
    for content in (b"x", b"\0" * 512, bytes.fromhex("d9d505f920a163d7")):
        journal_path(shop).write_bytes(content)
        refuse_stale_journal(shop)
