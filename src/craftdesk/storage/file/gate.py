"""The open gate: a stranger's file is hostile until it has passed.

In order: a regular file, its header bytes before any connection, a read-only connection with limits and a time limit,
a schema equal to the one that this program makes. What is in the tables is looked over by `looking`, unless the seal
says that the file is as this program closed it. Only then is a file opened for writing.
"""

from __future__ import annotations

import sqlite3
import time
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from craftdesk.errors import ShopFileProblem
from craftdesk.storage.failures import failures
from craftdesk.storage.file.cut_off import head_before
from craftdesk.storage.migrations import APPLICATION_ID, Versions, released

MAGIC = b"SQLite format 3\x00"
HEADER = 100
_LOOKS = 5
_SCHEMA_SECONDS = 2.0
"""Ours is read in a few thousandths of a second."""
_MOST_BYTES = 64 * 2**30
"""No shop is that large; a file that says so is a trap with holes in it."""
_PAGE_SIZES = frozenset(1 << power for power in range(9, 17))
_SCHEMA_FORMAT = 4
_PLAIN = 1
"""Written with a rollback journal; 2 would mean a write-ahead log, which this program never uses."""
_UTF_8 = 1
_STATISTICS = {
    ("table", "sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"),
    ("table", "sqlite_stat4", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"),
}
"""What SQLite makes itself when somebody runs ANALYZE; nothing else may hide behind such a name."""
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 32_000_000),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 2_000_000),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 10),
)


class Header(NamedTuple):
    """What the first hundred bytes of a shop file say (SQLite file format, §1.3).

    `counter` grows by one with every change that is committed.
    """

    page_size: int
    pages: int
    version: int
    counter: int


def read_header(path: Path, *, known: Versions | None = None) -> Header:
    """Reads the header, or says in one code why the file is no shop file of ours; older versions are ours."""
    newest = (known or released()).newest
    with failures(str(path)):
        if "\0" in str(path):
            # A link dropped on the window may hold one; no file is called so.
            raise ShopFileProblem("shop.missing", path=str(path))
        if path.exists() and not path.is_file():
            raise ShopFileProblem("shop.not_a_file", path=str(path))
        head, size, is_unfinished = _beginning(path)
        has_log = log_path(path).exists()
    _refuse_strangers(path, head)
    header = _parsed(head)
    if header.version > newest:
        raise ShopFileProblem("shop.newer", path=str(path), version=header.version, known=newest)
    if max(size, header.pages * header.page_size) > _MOST_BYTES:
        raise ShopFileProblem("shop.too_large", path=str(path), gigabytes=_MOST_BYTES >> 30)
    if has_log:
        # SQLite would read a log of another manner of writing, or make a file of its own beside it.
        raise ShopFileProblem("shop.foreign_log", path=str(path), log=log_path(path).name)
    if not is_unfinished:
        # What was cut off while it was written is put right by its journal first.
        if not _is_plain(head, header):
            raise ShopFileProblem("shop.damaged", path=str(path))
        _check_size(path, header, size)
    return header


def _beginning(path: Path) -> tuple[bytes, int, bool]:
    """Header, size and whether a change is under way, of one moment: another program may be saving just now."""
    looks = 0
    while True:
        before, looks = path.stat(), looks + 1
        with path.open("rb") as file:
            head = file.read(HEADER)
        is_unfinished = has_journal(path)
        if is_unfinished:
            # What it will be again once it is rolled back; its own may be torn, or of the version after an upgrade.
            head = head_before(journal_path(path), HEADER) or head
        after = path.stat()
        if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size) or looks == _LOOKS:
            return head, after.st_size, is_unfinished


def _refuse_strangers(path: Path, head: bytes) -> None:
    if not head:
        raise ShopFileProblem("shop.empty", path=str(path))
    if not head.startswith(MAGIC):
        raise ShopFileProblem("shop.not_a_shop", path=str(path))
    if len(head) < HEADER:
        raise ShopFileProblem("shop.damaged", path=str(path))
    if not is_ours(head):
        raise ShopFileProblem("shop.foreign", path=str(path))


def _parsed(head: bytes) -> Header:
    page_size = int.from_bytes(head[16:18], "big")
    return Header(
        page_size=65536 if page_size == 1 else page_size,
        pages=int.from_bytes(head[28:32], "big"),
        version=int.from_bytes(head[60:64], "big"),
        counter=int.from_bytes(head[24:28], "big"),
    )


def _is_plain(head: bytes, header: Header) -> bool:
    """Whether every field that this program never sets is as SQLite leaves it."""
    return (
        header.version >= 1
        and header.page_size in _PAGE_SIZES
        and (head[18], head[19]) == (_PLAIN, _PLAIN)
        and head[20:24] == b"\x00\x40\x20\x20"
        and int.from_bytes(head[44:48], "big") == _SCHEMA_FORMAT
        and not any(head[48:56])
        and int.from_bytes(head[56:60], "big") == _UTF_8
        and not any(head[64:68])
        and not any(head[72:92])
        and head[92:96] == head[24:28]
    )


def _check_size(path: Path, header: Header, size: int) -> None:
    expected = header.pages * header.page_size
    if size < expected:
        raise ShopFileProblem("shop.cut", path=str(path), size=size, expected=expected)
    if size > expected:
        raise ShopFileProblem("shop.damaged", path=str(path))


def is_ours(head: bytes) -> bool:
    """Whether a file that begins like this is a shop file."""
    return head.startswith(MAGIC) and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def journal_path(path: Path) -> Path:
    """Where SQLite keeps what it needs to roll an unfinished change back."""
    return path.with_name(path.name + "-journal")


def log_path(path: Path) -> Path:
    """Where SQLite would keep a write-ahead log."""
    return path.with_name(path.name + "-wal")


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
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
    return frozenset((kind, name, sql) for kind, name, sql in rows if (kind, name, sql) not in _STATISTICS)


def check_schema(path: Path, *, mode: str = "ro", known: Versions | None = None) -> int:
    """Compares the file's schema with that of its version over a connection of `mode`; ShopFileProblem if it differs.

    Only a connection that may write (`rw`) can roll back a change that was cut off; until then nothing can be read.
    Returns the version.
    """
    stop_at = time.monotonic() + _SCHEMA_SECONDS
    with failures(str(path)):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)
        try:
            restrict(connection)
            connection.set_progress_handler(lambda: time.monotonic() > stop_at, 10_000)
            found, version = schema_of(connection), version_of(connection)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
                raise ShopFileProblem("shop.schema", path=str(path)) from error
            raise
        finally:
            connection.close()
    _compare(found, version, path, known or released())
    return version


def version_of(connection: sqlite3.Connection) -> int:
    """The version that a file says it is."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def fingerprint_of(schema: Schema) -> str:
    """64 digits that stand for everything in a file."""
    return sha256(repr(sorted(schema)).encode("utf-8", "surrogatepass")).hexdigest()


def _compare(found: Schema, version: int, path: Path, known: Versions) -> None:
    if 1 <= version <= known.newest and fingerprint_of(found) == known.fingerprint(version):
        return
    # Another SQLite may write its own tables in other words: only the script itself can tell then.
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
