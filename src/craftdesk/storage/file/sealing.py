"""When a file is believed: by its seal, or because it was looked over; and how it is sealed.

- Size, time and inode as at the closing: nobody wrote since. Up to `AT_ONCE` bytes the digest is compared before
  anything is shown; of a larger one the window asks for the `Proof` beside the first picture.
- Otherwise the digest tells: a state of ours is fine; the counter of a state of ours with other bytes is damage.
- What is left was written elsewhere or by a program that was killed: it is looked over whole, and sealed.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock

from craftdesk import paths
from craftdesk.domain.progress import Progress
from craftdesk.errors import CraftDeskError, EnvironmentFailure, ShopFileProblem
from craftdesk.storage.failures import failures
from craftdesk.storage.file import seal
from craftdesk.storage.file.cut_off import MAGIC
from craftdesk.storage.file.free_pages import check_free_pages
from craftdesk.storage.file.gate import check_schema, has_journal, journal_path, read_header, restrict
from craftdesk.storage.file.looking import Stopped, looking
from craftdesk.storage.file.seal import Seal, State, Verdict, Witness, hashing, stat_of
from craftdesk.storage.file.stale_journal import refuse_stale_journal
from craftdesk.storage.migrations import Versions

LOOKED_AT_ONCE = 4 * 2**20
"""Bytes that are looked over in about a twentieth of a second."""
_TIP = "SELECT id, kind, label, params, at FROM operations ORDER BY id DESC LIMIT 1"
Steps = Generator[Progress, None, None]


class Proof:
    """The digest of a file that by size, time and inode is as it was: compared once, whoever asks first."""

    def __init__(self, path: Path, kept: Seal) -> None:
        self._path, self._seal = path, kept
        self._lock = Lock()
        self._is_found = False
        self._is_spoiled = False
        self._is_stopped = False
        with failures(str(path)):
            self._witness = Witness(path)

    @property
    def is_pending(self) -> bool:
        """Whether nobody compared it yet."""
        return not self._is_found

    def proving(self) -> Steps:
        """Compares, or waits for whoever is just doing so; ShopFileProblem, each time, where the disk changed it."""
        with self._lock:
            if not self._is_found:
                with failures(str(self._path)):
                    digest = yield from self._reading()
                    # Where another program wrote meanwhile, other bytes are no damage.
                    differs = bool(digest) and digest != self._seal.digest
                    self._is_spoiled = differs and self._witness.stat() == self._seal.stat
                self._is_found = bool(digest)
            if self._is_spoiled:
                raise ShopFileProblem("shop.spoiled", path=str(self._path))

    def _reading(self) -> Generator[Progress, None, str]:
        work = self._witness.hashing()
        while not self._is_stopped:
            try:
                step = next(work)
            except StopIteration as done:
                return str(done.value)
            yield step
        return ""

    def stop(self) -> None:
        """Lets whoever compares end soon, without a result."""
        self._is_stopped = True

    def close(self) -> None:
        """Lets go of the file; only when no connection of this process is left."""
        with self._lock:
            self._witness.close()


def takes_long(path: Path) -> bool:
    """Whether a file is too large to be looked over, and needs to be, while somebody waits for the window."""
    try:
        found = stat_of(path)
    except OSError:
        return False
    if found.size <= LOOKED_AT_ONCE:
        return False
    kept = seal.read_seal(path)
    return kept is None or kept.stat != found or has_journal(path)


def believing(path: Path, known: Versions, stopped: Stopped) -> Generator[Progress, None, Proof | None]:
    """Finds out whether a file that nobody writes to may be shown; ShopFileProblem says why not.

    Returns what is still to be proved of a large file that nobody touched. No connection to it may be open.
    """
    with failures(str(path)):
        before, kept = stat_of(path), seal.read_seal(path)
        digest = ""
        if kept is not None and kept.stat == before and before.size > seal.AT_ONCE:
            check_version(path, known)
            return Proof(path, kept)
        if kept is not None:
            digest = yield from hashing(path)
            if stat_of(path) != before:
                # Somebody began to write just now: these bytes say nothing.
                raise EnvironmentFailure("shop.busy", path=str(path))
            if kept.stat == before and digest != kept.digest:
                raise ShopFileProblem("shop.spoiled", path=str(path))
        check_version(path, known)
        if kept is None or not kept.knows(digest):
            state = yield from _judging(path, kept, digest, known, stopped)
            if stat_of(path) == before:
                seal.remember(path, before, state)
        elif kept.stat != before:
            seal.refresh(path, kept, digest, before)
    return None


def check_version(path: Path, known: Versions) -> None:
    """ShopFileProblem for a strange schema, and `shop.older` for that of an older version."""
    version = check_schema(path, known=known)
    if version < known.newest:
        raise ShopFileProblem("shop.older", path=str(path), version=version, known=known.newest)


def _judging(
    path: Path, kept: Seal | None, digest: str, known: Versions, stopped: Stopped
) -> Generator[Progress, None, State]:
    header = read_header(path, known=known)
    check_free_pages(path, header)
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as connection:
        restrict(connection)
        tip = tip_of(connection)
    if kept is not None and seal.judge(kept, header.counter, digest, tip) is Verdict.SPOILED:
        raise ShopFileProblem("shop.spoiled", path=str(path))
    yield from looking(path, known, stopped)
    return State(header.counter, tip, digest or (yield from hashing(path)))


def tip_to_keep(writer: sqlite3.Connection | None) -> str | None:
    """The tip of what was just written, '' without a writer; None where it can't be read, and nothing is sealed."""
    try:
        return "" if writer is None else tip_of(writer)
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def tip_of(connection: sqlite3.Connection) -> str:
    """A short digest of the newest operation: two histories may have the same counter, but not this; '' for none."""
    row = connection.execute(_TIP).fetchone()
    return "" if row is None else hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def sealing(path: Path, inode: int, tip: str) -> Steps:
    """Seals a file that was just closed; where that does not work the next opening looks it over instead.

    No connection to it may be open in this process. Whoever opens it meanwhile looks it over: nothing is sealed then.
    """
    with suppress(OSError, CraftDeskError):
        before, kept = stat_of(path), seal.read_seal(path)
        if before.inode != inode or has_journal(path):
            return
        if kept is None or kept.stat != before:
            counter = read_header(path).counter
            digest = yield from hashing(path)
            if stat_of(path) == before and not has_journal(path):
                seal.remember(path, before, State(counter, tip, digest))
        seal.unmark(path)


def rolling_back(path: Path, known: Versions, stopped: Stopped) -> Steps:
    """Puts right what a program left unfinished; first in a copy, where this computer does not know of that program.

    The journal beside a stranger's file may write anything into it, or name a file to be removed: then nothing is done.
    """
    with failures(str(path)):
        _refuse_foreign_journal(path)
        refuse_stale_journal(path, known)
        if not seal.is_marked(path, stat_of(path).inode):
            yield from _tried_in_a_copy(path, known, stopped)
        check_schema(path, mode="rw", known=known)


def _refuse_foreign_journal(path: Path) -> None:
    """A journal that names another one: SQLite would remove a file of that name; no program of ours makes such."""
    journal = journal_path(path)
    if not journal.is_file() or journal.is_symlink():
        raise ShopFileProblem("shop.foreign_journal", path=str(path), journal=journal.name)
    with journal.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(size - 16, 0))
        end = file.read(16)
    if size > len(MAGIC) and end.endswith(MAGIC):
        raise ShopFileProblem("shop.foreign_journal", path=str(path), journal=journal.name)


def _tried_in_a_copy(path: Path, known: Versions, stopped: Stopped) -> Steps:
    paths.data_dir().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="trial-", dir=paths.data_dir()) as folder:
        copy = Path(folder) / path.name
        try:
            yield Progress(0, 0, "open.copying")
            shutil.copyfile(path, copy)
            shutil.copyfile(journal_path(path), journal_path(copy))
            version = check_schema(copy, mode="rw", known=known)
            read_header(copy, known=known)
            if version == known.newest:
                yield from looking(copy, known, stopped)
        except ShopFileProblem as problem:
            raise ShopFileProblem(problem.code, **{**problem.params, "path": str(path)}) from problem
