"""The settings that live in the shop file, and its running numbers; neither is journalled.

A running number is never given twice, not even after an undo: that is why counters stay out of the journal.
"""

from __future__ import annotations

import sqlite3
from dataclasses import fields

from craftdesk.domain.shop import ShopSettings

_TYPES = {field.name: type(field.default) for field in fields(ShopSettings)}


def read_settings(connection: sqlite3.Connection) -> ShopSettings:
    """The shop's settings; what a file does not say has its default."""
    known: dict[str, str] = dict(connection.execute("SELECT key, value FROM settings").fetchall())
    values: dict[str, object] = {}
    for key, kind in _TYPES.items():
        if key in known:
            text = known[key]
            values[key] = text if kind is str else text == "1" if kind is bool else int(text)
    return ShopSettings(**values)  # type: ignore[arg-type]  # each value was made by the type of its field


def write_settings(connection: sqlite3.Connection, settings: ShopSettings) -> None:
    """Writes every setting; the caller holds the transaction."""
    rows = []
    for key in _TYPES:
        value = getattr(settings, key)
        rows.append((key, value if isinstance(value, str) else str(int(value))))
    connection.executemany(
        "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", rows
    )


def take_numbers(connection: sqlite3.Connection, name: str, count: int = 1) -> int:
    """The first of `count` running numbers that nobody else will get."""
    row = connection.execute(
        "INSERT INTO counters (name, next) VALUES (?, 1 + ?)"
        " ON CONFLICT (name) DO UPDATE SET next = next + ? RETURNING next",
        (name, count, count),
    ).fetchone()
    return int(row[0]) - count
