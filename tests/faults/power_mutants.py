"""Faults built into the program in the recorded process only: each one must turn the power-loss gate red."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from craftdesk.storage.failures import failures
from craftdesk.storage.shop_file import ShopFile


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


def _driver_transactions() -> None:
    """The driver begins a transaction when it thinks it has to, and commits when it thinks so."""
    usual = ShopFile._connect

    def connect(self: ShopFile, mode: str) -> sqlite3.Connection:
        connection = usual(self, mode)
        if mode == "rw":
            connection.isolation_level = "DEFERRED"
        return connection

    @contextmanager
    def transaction(self: ShopFile) -> Iterator[sqlite3.Connection]:
        writer = self.writer()
        with failures(str(self.path)), writer:
            yield writer

    ShopFile._connect = connect  # type: ignore[method-assign]  # that is what a mutant is
    ShopFile.transaction = transaction  # type: ignore[method-assign]  # the same


def _syncing(only: Callable[[int], bool]) -> Callable[[], None]:
    """Backups, restores and new files sync only some of what they should (kinds of files as in `stat`)."""

    def build_in() -> None:
        usual = os.fsync

        def fsync(handle: int) -> None:
            if only(os.fstat(handle).st_mode):
                usual(handle)

        os.fsync = fsync  # type: ignore[assignment]  # that is what a mutant is

    return build_in


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
    "folders not synced": _syncing(stat.S_ISREG),
}
