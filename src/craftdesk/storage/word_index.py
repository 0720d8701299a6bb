"""The full-text table beside `listing_words`: taking rows into it and out of it, many at a time.

One row a statement, its words handed over: SQLite gives a statement with a SELECT in it a savepoint, and for each
savepoint the full-text table writes out what it has gathered and merges it, which costs thirty times the work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

_TAKE_OUT = "INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)"
_TAKE_IN = "INSERT INTO search (rowid, words) VALUES (?, ?)"

Worded = tuple[int, str]
"""A place and the words there."""


def words_at(connection: sqlite3.Connection, places: Sequence[int]) -> list[Worded]:
    """The words at some places in the order of these, a thousand at a time; where none are kept, nothing."""
    marks = ", ".join("?" * len(places))
    return connection.execute(
        f"SELECT position, words FROM listing_words WHERE position IN ({marks}) ORDER BY position", places
    ).fetchall()


def take_in(connection: sqlite3.Connection, rows: Iterable[Worded]) -> None:
    """Indexes words; quickest in the order of their places."""
    connection.executemany(_TAKE_IN, rows)


def take_out(connection: sqlite3.Connection, rows: Iterable[Worded]) -> None:
    """Takes words out that were indexed like this; quickest in the order of their places."""
    connection.executemany(_TAKE_OUT, rows)
