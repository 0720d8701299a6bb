"""What a shop file holds, as one word: equal words mean equal in every table, down to the derived list."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from craftdesk.errors import CraftDeskError
from craftdesk.storage.file.gate import read_header
from craftdesk.storage.file.shop_file import Clock, ShopFile, now_utc
from tests.support.upgrades import versions_for_tests

VERSIONS = versions_for_tests()
ABSENT, REFUSED = "absent", "refused: "
MORNING = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
"""The first moment of every recorded run."""


def fingerprint(connection: sqlite3.Connection) -> str:
    """All rows of all tables, those behind the search included."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    total = hashlib.sha256()
    for (name,) in tables:
        total.update(f"{name}\n{connection.execute(f'SELECT * FROM {name}').fetchall()!r}".encode())
    return total.hexdigest()[:16]


def opened_state(shop: ShopFile) -> str:
    """The word for an open shop."""
    reader = shop.reader()
    try:
        return fingerprint(reader)
    finally:
        shop.close_reader(reader)


def open_any(path: Path, *, clock: Clock = now_utc) -> ShopFile:
    """Opens a shop file of any version as one of its own."""
    return ShopFile.open(path, clock=clock, known=VERSIONS.until(read_header(path, known=VERSIONS).version))


def state_of(path: Path) -> str:
    """The word for what the program makes of a path: not there, refused, or what is in it."""
    if not path.exists():
        return ABSENT
    try:
        with open_any(path) as shop:
            return opened_state(shop)
    except CraftDeskError as error:
        return REFUSED + error.code
