"""A verified copy of a shop file: SQLite's own backup to a temporary name, checked, and only then given its name."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from craftdesk.domain.progress import Progress
from craftdesk.domain.stopping import current
from craftdesk.errors import Cancelled, EnvironmentFailure
from craftdesk.storage.failures import failures
from craftdesk.storage.file import seal
from craftdesk.storage.file.gate import check_schema, read_header
from craftdesk.storage.file.removing import let_go
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.file.syncing import make_folder, sync, sync_folder
from craftdesk.storage.migrations import Versions
from craftdesk.storage.stoppable import stoppable

_CHUNK = 1 << 20
_STEP_PAGES = 2_048
"""8 MiB at a time: whoever saves meanwhile waits for one step (hundredths of a second), not for the whole copy."""
_MOST_RESTARTS = 20


_OF_THE_COPY = {
    "disk.full": "backup.no_room", "shop.read_only": "backup.read_only", "shop.no_rights": "backup.read_only",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is inside a shop file: customers in the book, and orders."""

    customers: int
    orders: int


@contextmanager
def copied(shop: ShopFile, target: Path) -> Iterator[Path]:
    """A copy of the shop under a temporary name beside `target`; it is gone after the block unless it was renamed."""
    # With the program's number: another one that backs up the same shop at this moment has its own.
    scratch = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with failures(str(target.parent)):
            make_folder(target.parent)
            scratch.unlink(missing_ok=True)
        with shop.copying() as source, failures(str(target)):
            _copy(source, scratch)
            sync(scratch)
        yield scratch
    except EnvironmentFailure as failure:
        code = _OF_THE_COPY.get(failure.code)
        if code is None:
            raise
        # It is the copy that found no room: nothing was to be saved in the book.
        raise EnvironmentFailure(code, path=str(target), folder=str(target.parent)) from failure
    finally:
        with suppress(OSError):
            let_go(scratch)


class _TooRestlessError(Exception):
    """The book changes more quickly than it can be copied in steps."""


class StepWatch:
    """Stands between two steps of a copy, when nothing is locked: waits for the disk, counts how often it began again.

    Waited for at its end, a large copy would keep whoever saves or cancels for as long as the disk needs for all of it.
    """

    def __init__(self, copy: int) -> None:
        self.restarts, self._left = 0, 0
        self._copy, self._stop = copy, current()

    def __call__(self, _status: int, left: int, _total: int) -> None:
        """Hear how many pages are left; more than before means that somebody saved and SQLite began again."""
        if self._stop():
            raise Cancelled
        self.restarts += 0 < self._left < left
        self._left = left
        if self.restarts > _MOST_RESTARTS:
            raise _TooRestlessError
        if left:
            os.fsync(self._copy)


def _copy(source: sqlite3.Connection, scratch: Path) -> None:
    """Copies in steps, so that saving goes on; only where that comes to no end, all at once."""
    try:
        with _new(scratch) as (target, handle):
            source.backup(target, pages=_STEP_PAGES, progress=StepWatch(handle))
    except _TooRestlessError:
        scratch.unlink()
        with _new(scratch) as (target, _handle):
            source.backup(target)


@contextmanager
def _new(scratch: Path) -> Iterator[tuple[sqlite3.Connection, int]]:
    """A new file to copy into, of SQLite and of the system."""
    target = sqlite3.connect(scratch, isolation_level=None)
    # Closed after SQLite's own: before, it would take SQLite's locks along.
    handle = os.open(scratch, os.O_RDWR)
    try:
        # It has no name yet that anybody knows: it is on the disk before it gets one, and half of it is nothing to
        # come back from. Rolled back, it would first be made empty, which takes as long as removing it.
        target.execute("PRAGMA synchronous = OFF")
        target.execute("PRAGMA journal_mode = OFF")
        yield target, handle
    finally:
        target.close()
        os.close(handle)


def verified(copy: Path, *, known: Versions | None = None) -> Contents:
    """What is inside a copy, once SQLite and the open gate have found it sound; EnvironmentFailure otherwise.

    One of an older version is as sound as any other: it is brought up to date when it is opened.
    """
    with failures(str(copy)):
        read_header(copy, known=known)
        check_schema(copy, known=known)
        with _opened(copy) as connection, stoppable(connection):
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise EnvironmentFailure("backup.damaged", path=str(copy))
            return _contents(connection)


def contents(path: Path) -> Contents:
    """What is inside a shop file that nobody has open."""
    with failures(str(path)), _opened(path) as connection:
        return _contents(connection)


State = tuple[object, ...]
"""What tells two states of a book apart without reading all of it: operations, papers, numbers given, settings."""


def looked_into(path: Path) -> tuple[Contents, State]:
    """What is inside a backup, and which state of the book it holds."""
    with failures(str(path)), _opened(path) as connection:
        return _contents(connection), _state(connection)


def state_of(shop: ShopFile) -> State:
    """Which state an open shop is in."""
    connection = shop.reader()
    try:
        with failures(str(shop.path)):
            return _state(connection)
    finally:
        shop.close_reader(connection)


def _state(connection: sqlite3.Connection) -> State:
    newest = connection.execute("SELECT (SELECT max(id) FROM operations), (SELECT max(id) FROM papers)").fetchone()
    kept = [connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in ("counters", "settings")]
    return (*newest, *map(tuple, kept))


def contents_of(shop: ShopFile) -> Contents:
    """What is inside an open shop."""
    connection = shop.reader()
    try:
        with failures(str(shop.path)), stoppable(connection):
            return _contents(connection)
    finally:
        shop.close_reader(connection)


def digesting(path: Path, code: str, *, part: int = 0, parts: int = 1) -> Generator[Progress, None, str]:
    """The SHA-256 of a file, a mebibyte at a time, as one part of a work of several, which are counted from 0."""
    total, done = hashlib.sha256(), 0
    with failures(str(path)), path.open("rb") as file:
        size = path.stat().st_size
        while chunk := file.read(_CHUNK):
            total.update(chunk)
            done += len(chunk)
            yield Progress(part * size + done, parts * size, code)
    return total.hexdigest()


def digest(path: Path) -> str:
    """The SHA-256 of a file, at one go."""
    work = digesting(path, "")
    while True:
        try:
            next(work)
        except StopIteration as done:
            return str(done.value)


def carry_numbers(present: ShopFile, copy: Path) -> tuple[str, ...]:
    """Lets a copy count on from where a shop is now, so that no number is given twice; the papers that it lacks."""
    reader = present.reader()
    try:
        with failures(str(present.path)):
            counters = reader.execute("SELECT name, next FROM counters").fetchall()
            issued = [row[0] for row in reader.execute("SELECT number FROM papers ORDER BY id")]
    finally:
        present.close_reader(reader)
    with failures(str(copy)):
        connection = sqlite3.connect(copy, isolation_level=None)
        try:
            known = {row[0] for row in connection.execute("SELECT number FROM papers")}
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                "INSERT INTO counters (name, next) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET next = max(next, excluded.next)",
                counters,
            )
            connection.execute("COMMIT")
        finally:
            connection.close()
        sync(copy)
    return tuple(number for number in issued if number not in known)


def keep(scratch: Path, target: Path) -> None:
    """Gives a verified copy its name, for good."""
    with failures(str(target)):
        # What was removed there, such as the journal of the file that is replaced, must be gone before: after a power
        # cut it would spoil the new one.
        sync_folder(target.parent)
        scratch.replace(target)
        # What was sealed under this name is another file now: the next opening looks this one over.
        seal.forget(target)
        try:
            sync_folder(target.parent)
        except OSError as error:
            # It stands there now; whether it will after a power cut, such a disk doesn't say.
            raise EnvironmentFailure("save.unknown", path=str(target)) from error


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def _contents(connection: sqlite3.Connection) -> Contents:
    customers, orders = connection.execute(
        "SELECT (SELECT count(*) FROM customers WHERE deleted_at IS NULL), (SELECT count(*) FROM orders)"
    ).fetchone()
    return Contents(customers=customers, orders=orders)
