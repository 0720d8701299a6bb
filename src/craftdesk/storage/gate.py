"""The open gate: a stranger's file is hostile until it has passed.

In order: a regular file, its header bytes before any connection, a read-only connection with limits and a time limit,
a schema equal to the one that this program makes. Only then is a file opened for writing.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from craftdesk.errors import ShopFileProblem
from craftdesk.storage.cut_off import head_before
from craftdesk.storage.failures import failures
from craftdesk.storage.migrations import APPLICATION_ID, Versions, released

_MAGIC = b"SQLite format 3\x00"
HEADER = 100
_SECONDS = 5.0
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 32_000_000),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 2_000_000),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 10),
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of a shop file say (SQLite file format, §1.3)."""

    page_size: int
    pages: int
    version: int


def read_header(path: Path, *, known: Versions | None = None) -> Header:
    """Reads the header, or says in one code why the file is no shop file of ours; older versions are ours."""
    newest = (known or released()).newest
    with failures(str(path)):
        if "\0" in str(path):
            # A link dropped on the window may hold one; no file is called so.
            raise ShopFileProblem("shop.missing", path=str(path))
        if path.exists() and not path.is_file():
            raise ShopFileProblem("shop.not_a_file", path=str(path))
        with path.open("rb") as file:
            head = file.read(HEADER)
        size = path.stat().st_size
        if has_journal(path):
            # What it will be again once it is rolled back; its own may be torn, or of the version after an upgrade.
            head = head_before(journal_path(path), HEADER) or head
    if not head:
        raise ShopFileProblem("shop.empty", path=str(path))
    if not head.startswith(_MAGIC):
        raise ShopFileProblem("shop.not_a_shop", path=str(path))
    if len(head) < HEADER:
        raise ShopFileProblem("shop.damaged", path=str(path))
    if not is_ours(head):
        raise ShopFileProblem("shop.foreign", path=str(path))
    page_size = int.from_bytes(head[16:18], "big")
    header = Header(
        page_size=65536 if page_size == 1 else page_size,
        pages=int.from_bytes(head[28:32], "big"),
        version=int.from_bytes(head[60:64], "big"),
    )
    if header.version > newest:
        raise ShopFileProblem("shop.newer", path=str(path), version=header.version, known=newest)
    if size < header.pages * header.page_size and not has_journal(path):
        raise ShopFileProblem("shop.cut", path=str(path), size=size, expected=header.pages * header.page_size)
    return header


def is_ours(head: bytes) -> bool:
    """Whether a file that begins like this is a shop file."""
    return head.startswith(_MAGIC) and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def journal_path(path: Path) -> Path:
    """Where SQLite keeps what it needs to roll an unfinished change back."""
    return path.with_name(path.name + "-journal")


def has_journal(path: Path) -> bool:
    """Whether a change is being made, or was cut off and waits to be rolled back."""
    journal = journal_path(path)
    with failures(str(journal)):
        return journal.exists() and journal.stat().st_size > 0


Schema = frozenset[tuple[str, str, str]]
"""(type, name, SQL) of everything in a file."""


def known_schema(known: Versions | None = None, version: int = 0) -> Schema:
    """What is in an empty file of a version, the newest unless another one is named."""
    known = known or released()
    return _schema_of_script(known.script(version or known.newest))


@lru_cache(maxsize=4)
def _schema_of_script(script: str) -> Schema:
    empty = sqlite3.connect(":memory:")
    try:
        empty.executescript(script)
        return schema_of(empty)
    finally:
        empty.close()


def schema_of(connection: sqlite3.Connection) -> Schema:
    """What is in a file, but for what SQLite notes about it for itself."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'")
    return frozenset((kind, name, sql or "") for kind, name, sql in rows)


def check_schema(path: Path, *, mode: str = "ro", known: Versions | None = None) -> int:
    """Compares the file's schema with that of its version over a connection of `mode`; ShopFileProblem if it differs.

    Only a connection that may write (`rw`) can roll back a change that was cut off; until then nothing can be read.
    Returns the version.
    """
    with failures(str(path)):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)
        try:
            restrict(connection)
            stop_at = time.monotonic() + _SECONDS
            connection.set_progress_handler(lambda: time.monotonic() > stop_at, 10_000)
            found, version = schema_of(connection), version_of(connection)
        finally:
            connection.close()
    _compare(found, version, path, known or released())
    return version


def version_of(connection: sqlite3.Connection) -> int:
    """The version that a file says it is."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _compare(found: Schema, version: int, path: Path, known: Versions) -> None:
    if not 1 <= version <= known.newest or found != known_schema(known, version):
        raise ShopFileProblem("shop.schema", path=str(path))


def trust(connection: sqlite3.Connection, path: Path, *, known: Versions | None = None) -> None:
    """Lets the journal's triggers call JSON functions, once this very connection has seen that they are ours.

    SQLite of 2022 (Debian 12) counts `json_object` among the functions that an untrusted schema may not call.
    """
    _compare(schema_of(connection), version_of(connection), path, known or released())
    connection.execute("PRAGMA trusted_schema = ON")


def restrict(connection: sqlite3.Connection) -> None:
    """Takes from a connection what no shop file needs: attached files, deep triggers, untrusted functions."""
    for limit, value in _LIMITS:
        connection.setlimit(limit, value)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA foreign_keys = ON")
