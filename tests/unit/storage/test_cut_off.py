"""A shop file whose first page was being written when the power went is known by what its journal kept."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import ShopFileProblem
from craftdesk.storage.file.cut_off import head_before
from craftdesk.storage.file.gate import journal_path, read_header
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.shops import new_store


@pytest.fixture
def cut_off(tmp_path: Path) -> Path:
    """A shop file in the middle of a change that wrote to it already; its first page did not arrive whole."""
    whole, path = tmp_path / "whole.craftdesk", tmp_path / "shop.craftdesk"
    new_store(whole, ShopSettings(name="As it was")).shop.close()
    with closing(sqlite3.connect(whole, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE settings SET value = 'half-done' WHERE key = 'name'")
        writer.execute("PRAGMA user_version = 1")
        writer.execute(
            "CREATE TABLE more AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9999)"
            " SELECT i, hex(randomblob(50)) FROM n"
        )
        shutil.copyfile(whole, path)
        shutil.copyfile(journal_path(whole), journal_path(path))
        writer.execute("ROLLBACK")
    with path.open("r+b") as file:
        file.write(bytes(512))
    return path


def test_it_is_opened_as_it_was_before(cut_off: Path) -> None:
    assert read_header(cut_off).pages > 1
    with ShopFile.open(cut_off) as shop:
        assert shop.settings().name == "As it was"


def test_without_its_journal_it_is_no_shop(cut_off: Path) -> None:
    journal_path(cut_off).unlink()
    with pytest.raises(ShopFileProblem) as refused:
        ShopFile.open(cut_off)
    assert refused.value.code == "shop.not_a_shop"


@pytest.mark.parametrize("kept", [b"", b"my diary" * 99, bytes.fromhex("d9d505f920a163d7") + b"\xff" * 600])
def test_a_journal_that_is_none_tells_nothing(kept: bytes, cut_off: Path) -> None:
    journal_path(cut_off).write_bytes(kept)
    assert head_before(journal_path(cut_off), 100) == b""


def test_the_version_is_that_of_before_the_upgrade_that_was_cut_off(cut_off: Path) -> None:
    with cut_off.open("r+b") as file:
        file.seek(60)
        file.write((9).to_bytes(4, "big"))
    assert read_header(cut_off).version == 1
