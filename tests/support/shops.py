"""Shop files for tests: made fast, with a clock that stands still, and what is in them as plain text."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.book import Store
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.journal import journalled_tables
from craftdesk.storage.listing_entries import COLUMNS

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def frozen_clock() -> datetime:
    """The moment at which every test shop lives."""
    return NOW


def new_store(path: Path, settings: ShopSettings | None = None) -> Store:
    """A store over a new shop file; the caller closes `store.shop`."""
    return Store(ShopFile.create(path, settings or ShopSettings(name="Test shop"), clock=frozen_clock))


def content(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every journalled table, in order: what undo has to bring back exactly."""
    return {
        table: connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id").fetchall()
        for table, columns in journalled_tables().items()
    }


def derived(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """The derived list with its words in list order, without the places themselves."""
    return connection.execute(
        f"SELECT {', '.join(f'l.{name}' for name in COLUMNS)}, w.words"
        " FROM listing l LEFT JOIN listing_words w ON w.position = l.position ORDER BY l.position"
    ).fetchall()
