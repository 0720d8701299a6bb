"""A private table of numbers that outgrow memory: lives in a temporary file, is gone when closed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

_KEYS_A_QUESTION = 500


class Scratch:
    """Key → value, both whole numbers; the first value of a key stays."""

    def __init__(self) -> None:
        # SQLite gives an unnamed database a file of its own, without a name, and keeps it in memory while it fits.
        self._raw = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._raw.execute("PRAGMA journal_mode = OFF")
        self._raw.execute("PRAGMA cache_size = -16000")
        self._raw.execute("CREATE TABLE known (key INTEGER PRIMARY KEY, value INTEGER NOT NULL)")

    def add(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Adds keys that are not there yet."""
        self._raw.execute("BEGIN")
        self._raw.executemany("INSERT OR IGNORE INTO known (key, value) VALUES (?, ?)", pairs)
        self._raw.execute("COMMIT")

    def find(self, keys: Sequence[int]) -> dict[int, int]:
        """The values of those keys that are there."""
        found: dict[int, int] = {}
        for start in range(0, len(keys), _KEYS_A_QUESTION):
            some = keys[start : start + _KEYS_A_QUESTION]
            marks = ", ".join("?" * len(some))
            found.update(self._raw.execute(f"SELECT key, value FROM known WHERE key IN ({marks})", some).fetchall())
        return found

    def close(self) -> None:
        """Gives the file back."""
        self._raw.close()
