"""One shop file: made, opened through the gate, locked, written by one connection and read by others."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from craftdesk.domain.progress import Progress
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import EnvironmentFailure
from craftdesk.storage.failures import failures
from craftdesk.storage.file import seal
from craftdesk.storage.file.connections import BUSY_MS, Connections
from craftdesk.storage.file.entering import entering
from craftdesk.storage.file.gate import check_schema, journal_path
from craftdesk.storage.file.lock import ShopLock
from craftdesk.storage.file.new_file import make_file
from craftdesk.storage.file.outcome import Attempt, Outcome, mark, outcome
from craftdesk.storage.file.sealing import Proof, sealing, tip_to_keep
from craftdesk.storage.migrations import Versions, released
from craftdesk.storage.shop_settings import read_settings

Clock = Callable[[], datetime]


def now_utc() -> datetime:
    """The clock of the machine."""
    return datetime.now(UTC)


def _never() -> bool:
    return False


class ShopFile:
    """An open shop file. `read_only` says why it can't be written to, or is empty."""

    def __init__(
        self, path: Path, *, lock: ShopLock | None, read_only: str, clock: Clock, known: Versions | None = None
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.clock = clock
        self.known = known or released()
        self._lock = lock
        self._connections = Connections(path)
        self._writer: sqlite3.Connection | None = None
        self._stand_in: Path | None = None
        self._unsettled: Attempt | None = None
        self._wrote = False
        self.proof: Proof | None = None
        self.found: ShopSettings | None = None
        """The settings as they were at the opening: whoever shows the shop then need not read them again."""
        with failures(str(path)):
            self._inode = _identity(path)

    @classmethod
    def create(cls, path: Path, settings: ShopSettings, *, clock: Clock = now_utc) -> ShopFile:
        """Makes a new shop file and opens it; never over a file that is there."""
        with failures(str(path)):
            if path.is_dir():
                raise EnvironmentFailure("shop.not_a_file", path=str(path))
        lock = ShopLock(path)
        with failures(str(path)):
            lock.take()
        try:
            make_file(path, settings)
            shop = cls(path, lock=lock, read_only="", clock=clock)
            shop._wrote = True
        except BaseException:
            lock.release()
            raise
        return shop

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, clock: Clock = now_utc, known: Versions | None = None,
        prove_later: bool = False,
    ) -> ShopFile:  # fmt: skip
        """Opens a shop file through the gate; read-only where it can't be written and where that was asked.

        Raises ShopFileProblem for what is no sound shop file, ShopLocked when another program has it. A file of an
        older version is sound but not opened (`shop.older`): that is what `services.upgrading` is for.
        `prove_later`: somebody will ask for the `proof` of a large file soon, beside its first picture.
        """
        shop = _to_its_end(cls.opening(path, read_only=read_only, clock=clock, known=known))
        try:
            if not prove_later:
                shop.prove()
        except BaseException:
            shop.close()
            raise
        return shop

    @classmethod
    def opening(
        cls, path: Path, *, read_only: bool = False, clock: Clock = now_utc, known: Versions | None = None,
        stopped: Callable[[], bool] = _never,
    ) -> Generator[Progress, None, ShopFile]:  # fmt: skip
        """The same with progress, and to be stopped; of a large file that nobody touched the `proof` is still to come.

        Closed before its end it leaves everything as it was.
        """
        known = known or released()
        entry = yield from entering(path, read_only=read_only, known=known, stopped=stopped)
        try:
            shop = cls(path, lock=entry.lock, read_only=entry.read_only, clock=clock, known=known)
            shop.proof = entry.proof
            shop.found = shop.settings()
        except BaseException:
            if entry.lock is not None:
                entry.lock.release()
            raise
        return shop

    @classmethod
    def standing_in(
        cls, path: Path, copy: Path, *, reason: str, clock: Clock = now_utc, known: Versions | None = None
    ) -> ShopFile:
        """A private copy, read in the place of a shop file that can't be read as it is; its folder goes at the end."""
        check_schema(copy, known=known)
        shop = cls(path, lock=None, read_only=reason, clock=clock, known=known)
        shop._connections, shop._stand_in = Connections(copy), copy
        return shop

    def writer(self) -> sqlite3.Connection:
        """The one connection that writes; for one thread at a time."""
        if self.read_only:
            raise EnvironmentFailure("shop.read_only", path=str(self.path), reason=self.read_only)
        _refuse_unheard_of(self.acknowledge(), self.path)
        if self._writer is None:
            with failures(str(self.path)):
                self._refuse_ghost()
                self.prove()
                seal.mark(self.path, self._inode[1])
                self._writer, self._wrote = self._connections.writer(self.known), True
        return self._writer

    def reader(self, *, busy_ms: int = BUSY_MS) -> sqlite3.Connection:
        """A new read-only connection; it waits `busy_ms` for a writer who is just committing."""
        with failures(str(self.path)):
            self._refuse_ghost()
            return self._connections.reader(busy_ms)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One write transaction: committed at the end, rolled back on any exception.

        What raises was not saved, unless the error says otherwise: `save.unknown` where nobody can look now, and
        `save.ghost` where the file went away meanwhile. A COMMIT that failed is looked after; what was saved all the
        same is saved.
        """
        writer = self.writer()
        with failures(str(self.path), failed="save.failed"):
            self._refuse_ghost()
            writer.execute("BEGIN IMMEDIATE")
            try:
                before = mark(writer)
                yield writer
                self._refuse_ghost()
                attempt = Attempt(before, mark(writer))
            except BaseException:
                self._roll_back(writer)
                raise
            try:
                writer.execute("COMMIT")
            except sqlite3.Error as error:
                self._roll_back(writer)
                self._tell(attempt, error)
            if self._went_away():
                raise EnvironmentFailure("save.ghost", path=str(self.path))

    def _roll_back(self, writer: sqlite3.Connection) -> None:
        try:
            if writer.in_transaction:
                writer.execute("ROLLBACK")
        except sqlite3.Error:
            # A new connection finds the journal and does it.
            self._forget_writer()

    def _forget_writer(self) -> None:
        if self._writer is not None:
            self.close_reader(self._writer)
            self._writer = None

    def _tell(self, attempt: Attempt, error: sqlite3.Error) -> None:
        """Raises what a failed COMMIT came to; nothing where it was saved after all."""
        found = self._look(attempt)
        if found is Outcome.NOT_SAVED:
            raise error
        self._forget_writer()
        if found is Outcome.UNKNOWN:
            self._unsettled = attempt
            raise EnvironmentFailure("save.unknown", path=str(self.path)) from error

    def _look(self, attempt: Attempt) -> Outcome:
        looking: list[sqlite3.Connection] = []

        def connect() -> sqlite3.Connection:
            self._refuse_ghost()
            looking.append(self._connections.plain("rw"))
            return looking[0]

        try:
            return outcome(attempt, connect)
        except EnvironmentFailure:
            return Outcome.UNKNOWN
        finally:
            for connection in looking:
                self.close_reader(connection)

    def settled(self) -> Outcome | None:
        """What became of a save whose end nobody saw, until the next one was told; None when there is none."""
        return None if self._unsettled is None else self._look(self._unsettled)

    def acknowledge(self) -> Outcome | None:
        """The same, and whoever asks knows it from now on: it is not told again, unless nobody can look yet."""
        found = self.settled()
        if found is not Outcome.UNKNOWN:
            self._unsettled = None
        return found

    def _refuse_ghost(self) -> None:
        """Stops before writing into a file that was renamed, replaced or deleted while it was open."""
        why = self.ghost()
        if why:
            raise EnvironmentFailure(why, path=str(self.path))

    def ghost(self) -> str:
        """Why the open file is no longer the one of its name, as a code: '' while it is, and for a private copy."""
        if self._stand_in is not None:
            return ""
        try:
            return "" if _identity(self.path) == self._inode else "shop.replaced"
        except OSError:
            return "shop.gone"

    def _went_away(self) -> bool:
        """Whether none, or another file, has the name now: no answer is no proof against a COMMIT that succeeded."""
        try:
            return _identity(self.path) != self._inode
        except (FileNotFoundError, NotADirectoryError):
            return True
        except OSError:
            return False

    @contextmanager
    def copying(self) -> Iterator[sqlite3.Connection]:
        """A connection to copy the book from: to the open file, also when its name is gone."""
        there = self._writer or self._connections.first()
        if there is not None and self.ghost():
            yield there
            return
        source = self.reader()
        try:
            yield source
        finally:
            self.close_reader(source)

    def settings(self) -> ShopSettings:
        """The settings of the shop, read from the file."""
        connection = self.reader()
        try:
            with failures(str(self.path)):
                return read_settings(connection)
        finally:
            self.close_reader(connection)

    def close_reader(self, connection: sqlite3.Connection) -> None:
        """Closes a connection that `reader` gave."""
        self._connections.close(connection)

    def close(self) -> None:
        """Closes every connection, lets go of the lock and seals what was written; closing twice is harmless."""
        for _ in self.closing():
            pass

    def closing(self) -> Generator[Progress, None, None]:
        """The same with progress: at the first step everything is closed, what follows is the seal of a large file."""
        tip = tip_to_keep(self._writer)
        if self.proof is not None:
            self.proof.stop()
        self._connections.close_all()
        if self.proof is not None:
            self.proof.close()
            self.proof = None
        wrote, self._wrote, self._writer = self._wrote, False, None
        if self._lock is not None:
            if wrote:
                _remove_empty_journal(self.path)
            self._lock.release()
            self._lock = None
        if self._stand_in is not None:
            shutil.rmtree(self._stand_in.parent, ignore_errors=True)
        elif wrote and tip is not None:
            yield from sealing(self.path, self._inode[1], tip)

    def prove(self) -> None:
        """Compares a large file that nobody touched with its seal, before anything is written into it."""
        for _ in self.proof.proving() if self.proof is not None else ():
            pass

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _refuse_unheard_of(found: Outcome | None, path: Path) -> None:
    """Before the next change: whoever tries again is not to save twice."""
    if found is Outcome.UNKNOWN:
        raise EnvironmentFailure("save.unknown", path=str(path))
    if found is Outcome.SAVED:
        raise EnvironmentFailure("save.kept", path=str(path))


def _identity(path: Path) -> tuple[int, int]:
    """Which file a name stands for, whatever is in it."""
    status = path.stat()
    return status.st_dev, status.st_ino


def _to_its_end(work: Generator[Progress, None, ShopFile]) -> ShopFile:
    while True:
        try:
            next(work)
        except StopIteration as done:
            shop: ShopFile = done.value
            return shop


def _remove_empty_journal(path: Path) -> None:
    """TRUNCATE leaves an empty journal behind; the owner is to see one file."""
    left = journal_path(path)
    with suppress(OSError):
        if left.stat().st_size == 0:
            left.unlink()
