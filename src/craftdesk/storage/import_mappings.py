"""What was chosen for files with certain headings, kept in the shop file for the next of their kind; not journalled."""

from __future__ import annotations

import sqlite3

_MOST = 500
"""Kinds of files that are kept; the ones not used for the longest time go first."""


def read_mapping(connection: sqlite3.Connection, heads: str) -> str:
    """What is kept for some headings; nothing if there is nothing."""
    row = connection.execute("SELECT mapping FROM import_mappings WHERE heads = ?", (heads,)).fetchone()
    return "" if row is None else str(row[0])


def keep_mapping(connection: sqlite3.Connection, heads: str, mapping: str, used_at: str) -> None:
    """Keeps what was chosen for some headings, in place of what was; the caller holds the transaction."""
    connection.execute(
        "INSERT INTO import_mappings (heads, mapping, used_at) VALUES (?, ?, ?)"
        " ON CONFLICT (heads) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at",
        (heads, mapping, used_at),
    )
    connection.execute(
        "DELETE FROM import_mappings WHERE heads NOT IN"
        " (SELECT heads FROM import_mappings ORDER BY used_at DESC, heads LIMIT ?)",
        (_MOST,),
    )


def forget_mapping(connection: sqlite3.Connection, heads: str) -> bool:
    """Forgets what is kept for some headings; whether there was something."""
    return connection.execute("DELETE FROM import_mappings WHERE heads = ?", (heads,)).rowcount > 0


def all_mappings(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(headings, when they were last used) of everything that is kept, the newest first."""
    return [
        (str(heads), str(used_at))
        for heads, used_at in connection.execute(
            "SELECT heads, used_at FROM import_mappings ORDER BY used_at DESC, heads"
        )
    ]
