"""The connections of this program to one shop file, each with what it must and must not do.

Durability (measured in architecture.md): rollback journal TRUNCATE, synchronous EXTRA, BEGIN IMMEDIATE sent by us,
the writer keeps its changed pages in memory until it commits so that readers go on reading meanwhile.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from craftdesk.storage.file.gate import restrict, trust
from craftdesk.storage.migrations import Versions

BUSY_MS = 5_000
_READ_CACHE_KIB = 16_000
_WRITE_CACHE_KIB = 32_000
_SPILL_PAGES = 49_151
"""192 MiB of changed pages stay in memory; only a larger change has to lock readers out before it commits. With these
(a page costs 4,360 bytes) an import holds less than 300 MB in all. SQLite reads the last eight bits of the number as
yes or no: a multiple of 256 would mean that nothing is ever written out before."""
_SAFE = (
    "journal_mode = TRUNCATE",
    "synchronous = EXTRA",
    "secure_delete = ON",
    f"cache_size = -{_WRITE_CACHE_KIB}",
    f"cache_spill = {_SPILL_PAGES}",
    "temp_store = MEMORY",
)


class Connections:
    """Makes them, knows those that are open, closes them. One thread at a time uses one, not always its maker."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open: list[sqlite3.Connection] = []

    def plain(self, mode: str) -> sqlite3.Connection:
        """A connection that may do what `mode` says (`ro`, `rw`), and nothing that no shop file needs."""
        name = f"{self.path.resolve().as_uri()}?mode={mode}"
        connection = sqlite3.connect(name, uri=True, isolation_level=None, check_same_thread=False)
        restrict(connection)
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        self._open.append(connection)
        return connection

    def writer(self, known: Versions) -> sqlite3.Connection:
        """One that writes so that no power cut loses what it said was saved; ShopFileProblem for a strange schema."""
        connection = self.plain("rw")
        trust(connection, self.path, known=known)
        for pragma in _SAFE:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def reader(self, busy_ms: int) -> sqlite3.Connection:
        """One that reads only, and waits `busy_ms` for a writer who is just committing."""
        connection = self.plain("ro")
        connection.execute(f"PRAGMA busy_timeout = {busy_ms}")
        connection.execute(f"PRAGMA cache_size = -{_READ_CACHE_KIB}")
        # Scratch tables of a reader (the vocabulary) must not touch the disk either.
        connection.execute("PRAGMA temp_store = MEMORY")
        return connection

    def first(self) -> sqlite3.Connection | None:
        """The one that is open for longest; None when there is none."""
        return next(iter(self._open), None)

    def close(self, connection: sqlite3.Connection) -> None:
        """Closes one."""
        if connection in self._open:
            self._open.remove(connection)
        connection.close()

    def close_all(self) -> None:
        """Closes every one: from then on nothing of this process holds SQLite's locks on the file."""
        for connection in self._open:
            connection.close()
        self._open.clear()
