"""What is no sound shop file is turned away with its reason, unchanged and quickly."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import CraftDeskError, ShopFileProblem
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.migrations import APPLICATION_ID


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.craftdesk"
    ShopFile.create(path, ShopSettings(name="Pots & Co")).close()
    return path


def _patch(path: Path, offset: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(content)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _jpeg(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0" + b"JFIF" * 100)


def _foreign(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (title TEXT)")
    other.commit()
    other.close()


def _newer(path: Path) -> None:
    _patch(path, 60, (99).to_bytes(4, "big"))


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _short_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def _evil_trigger(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TRIGGER evil AFTER INSERT ON operations BEGIN DELETE FROM settings; END")
    other.commit()
    other.close()


def _evil_view(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("DROP TABLE settings")
    other.execute(
        "CREATE VIEW settings AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT 'name' AS key, i AS value FROM n"
    )
    other.commit()
    other.close()


def _page_scribbled(path: Path) -> None:
    _patch(path, 4096 * 1, b"\x00\x13\x37" * 500)
    _patch(path, 100, b"\x07" * 40)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_empty, "shop.empty"),
        (_jpeg, "shop.not_a_shop"),
        (_foreign, "shop.foreign"),
        (_newer, "shop.newer"),
        (_cut, "shop.cut"),
        (_short_header, "shop.damaged"),
        (_evil_trigger, "shop.schema"),
        (_evil_view, "shop.schema"),
        (_page_scribbled, "shop.damaged"),
    ],
)
def test_a_spoiled_file_is_turned_away_unchanged(shop: Path, spoil: Callable[[Path], None], code: str) -> None:
    spoil(shop)
    before = shop.read_bytes()
    with pytest.raises(ShopFileProblem) as caught:
        ShopFile.open(shop)
    assert caught.value.code == code
    assert shop.read_bytes() == before
    assert [entry.name for entry in shop.parent.iterdir()] == [shop.name]


def test_a_folder_and_a_missing_file_are_named_as_such(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "shop.not_a_file"), (tmp_path / "none.craftdesk", "shop.missing")):
        with pytest.raises(CraftDeskError) as caught:
            ShopFile.open(path)
        assert caught.value.code == code


def test_the_header_carries_our_mark(shop: Path) -> None:
    assert int.from_bytes(shop.read_bytes()[68:72], "big") == APPLICATION_ID
