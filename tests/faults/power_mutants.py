"""Faults built into the program in the recorded process only: each one must turn the power-loss gate red."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from typing import Any

from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.file.syncing import SteadyWriter


def _writer_with(*pragmas: str) -> Callable[[], None]:
    """A writer that was told otherwise."""

    def build_in() -> None:
        usual = ShopFile.writer

        def writer(self: ShopFile) -> sqlite3.Connection:
            is_new = self._writer is None
            connection = usual(self)
            if is_new:
                for pragma in pragmas:
                    connection.execute(f"PRAGMA {pragma}")
            return connection

        ShopFile.writer = writer  # type: ignore[method-assign]  # that is what a mutant is

    return build_in


class _Usual(sqlite3.Connection):
    """The driver begins a transaction when it thinks that it has to, and nobody else does."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        if sql.startswith("BEGIN") or (sql in {"COMMIT", "ROLLBACK"} and not self.in_transaction):
            sql = "SELECT 1"
        return super().execute(sql, parameters)


def _driver_transactions() -> None:
    """Connections as `sqlite3.connect` gives them when it is told nothing."""
    connect = sqlite3.connect

    def usual(database: Any, **named: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(database, **{**named, "isolation_level": "DEFERRED", "factory": _Usual})
        return made

    sqlite3.connect = usual  # type: ignore[assignment]  # that is what a mutant is


def _syncing(only: Callable[[int], bool]) -> Callable[[], None]:
    """Backups, restores and new files sync only some of what they should (kinds of files as in `stat`)."""

    def build_in() -> None:
        usual = os.fsync

        def fsync(handle: int) -> None:
            if only(os.fstat(handle).st_mode):
                usual(handle)

        os.fsync = fsync  # type: ignore[assignment]  # that is what a mutant is

    return build_in


def _restored_unsynced() -> None:
    """A restored copy gets its name before it is on the disk."""
    SteadyWriter.sync = lambda _: None  # type: ignore[assignment, method-assign]  # that is what a mutant is


def _nothing() -> None:
    """The program as it is."""


MUTANTS: dict[str, Callable[[], None]] = {
    "": _nothing,
    "synchronous=OFF": _writer_with("synchronous = OFF"),
    "WAL and synchronous=NORMAL": _writer_with("journal_mode = WAL", "synchronous = NORMAL"),
    "the driver's default transactions": _driver_transactions,
    "SQLite's default journal and synchronous=FULL": _writer_with("journal_mode = DELETE", "synchronous = FULL"),
    "journal in memory": _writer_with("journal_mode = MEMORY"),
    "no journal": _writer_with("journal_mode = OFF"),
    "backups renamed before they are synced": _syncing(stat.S_ISDIR),
    "restored copies not synced": _restored_unsynced,
    "folders not synced": _syncing(stat.S_ISREG),
}
