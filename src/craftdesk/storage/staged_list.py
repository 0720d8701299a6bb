"""Rows of the derived list that are worked out and wait for their places, in a private file instead of in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from craftdesk.storage.listing_entries import COLUMNS, Entry
from craftdesk.storage.positions import Key, Row

_CHUNK = 1_000
_IDS_A_QUESTION = 500
_NAMES = ", ".join(COLUMNS)
_MARKS = ", ".join("?" * (len(COLUMNS) + 1))
_MAKE = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA cache_size = -8000",
    f"CREATE TABLE entries (customer_id INTEGER PRIMARY KEY, {', '.join(COLUMNS[1:])}, words)",
    "CREATE INDEX alphabet ON entries (sort_key, customer_id)",
    "CREATE TABLE stays (position INTEGER PRIMARY KEY, customer_id INTEGER)",
)


class StagedList:
    """Entries of newcomers, and who keeps the place that they have; both come back in the order of the list."""

    def __init__(self) -> None:
        # SQLite gives an unnamed database a file of its own, without a name, and keeps it in memory while it fits.
        self._raw = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for statement in _MAKE:
            self._raw.execute(statement)
        self._raw.execute("BEGIN")

    def add(self, entries: Iterable[Entry]) -> None:
        """Adds entries of customers who have no place yet."""
        rows = ((*entry.values, entry.words) for entry in entries)
        self._raw.executemany(f"INSERT INTO entries ({_NAMES}, words) VALUES ({_MARKS})", rows)

    def drop(self, customers: Sequence[int]) -> None:
        """Forgets entries: something was changed since they were worked out."""
        self._raw.executemany("DELETE FROM entries WHERE customer_id = ?", [(one,) for one in customers])

    def known(self, low: int, high: int) -> set[int]:
        """Which customers from `low` to `high` have an entry here."""
        found = self._raw.execute("SELECT customer_id FROM entries WHERE customer_id BETWEEN ? AND ?", (low, high))
        return {row[0] for row in found}

    def stay(self, places: Iterable[tuple[int, int]]) -> None:
        """Notes (place, customer) of those who keep their place."""
        self._raw.executemany("INSERT INTO stays (position, customer_id) VALUES (?, ?)", places)

    def staying(self) -> Iterator[list[tuple[int, int]]]:
        """These pairs in the order of the places, some at a time."""
        yield from _in_portions(self._raw.execute("SELECT position, customer_id FROM stays ORDER BY position"))

    def rows(self) -> Iterator[list[Row]]:
        """The entries in the order of their keys, some at a time: sort key, customer, COLUMNS, words."""
        sql = f"SELECT sort_key, customer_id, {_NAMES}, words FROM entries ORDER BY sort_key, customer_id"
        yield from _in_portions(self._raw.execute(sql))

    def count(self, first: Key, limit: Key | None) -> int:
        """How many entries there are from one key on, as far as another one or the end."""
        below = " AND (sort_key, customer_id) < (?, ?)" if limit else ""
        sql = f"SELECT count(*) FROM entries WHERE (sort_key, customer_id) >= (?, ?){below}"
        return int(self._raw.execute(sql, (*first, *(limit or ()))).fetchone()[0])

    def close(self) -> None:
        """Gives the file back."""
        self._raw.close()


def _in_portions(cursor: sqlite3.Cursor) -> Iterator[list[Row]]:
    while some := cursor.fetchmany(_CHUNK):
        yield some
