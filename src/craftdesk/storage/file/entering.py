"""The way into a shop file, in the order of the open gate: header, lock, what was cut off, schema, seal or look."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import NamedTuple

from craftdesk.domain.progress import Progress
from craftdesk.errors import EnvironmentFailure, ShopLocked
from craftdesk.storage.failures import failures
from craftdesk.storage.file.gate import has_journal, read_header
from craftdesk.storage.file.lock import ShopLock, is_held
from craftdesk.storage.file.looking import Stopped
from craftdesk.storage.file.place import why_not_writable
from craftdesk.storage.file.sealing import Proof, believing, check_version, rolling_back
from craftdesk.storage.migrations import Versions


class Entry(NamedTuple):
    """What was found at the gate: why nothing can be written ('' when it can), the lock, what is still to be proved."""

    read_only: str
    lock: ShopLock | None
    proof: Proof | None


def entering(path: Path, *, read_only: bool, known: Versions, stopped: Stopped) -> Generator[Progress, None, Entry]:
    """Passes the gate, or raises and leaves everything as it was; the lock is the caller's from then on."""
    with failures(str(path)):
        return (yield from _through_the_gate(path, read_only=read_only, known=known, stopped=stopped))


def _through_the_gate(
    path: Path, *, read_only: bool, known: Versions, stopped: Stopped
) -> Generator[Progress, None, Entry]:
    read_header(path, known=known)
    reason = "asked" if read_only else why_not_writable(path)
    lock = None
    if not reason:
        lock = ShopLock(path)
        lock.take()
    try:
        if has_journal(path):
            yield from _finish_what_was_cut_off(path, reason, known, stopped)
        proof = None
        if lock is None and is_held(path):
            # Whoever has it has looked it over, and is perhaps writing.
            check_version(path, known)
        else:
            read_header(path, known=known)
            proof = yield from believing(path, known, stopped)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return Entry(read_only=reason, lock=lock, proof=proof)


def _finish_what_was_cut_off(
    path: Path, reason: str, known: Versions, stopped: Stopped
) -> Generator[Progress, None, None]:
    """Rolls back a change whose program died; also for somebody who only wants to read, where that can be done.

    While another program lives and holds the lock, its journal is none of our business: SQLite reads beside it.
    """
    if not reason:
        yield from rolling_back(path, known, stopped)
        return
    if reason != "asked":
        raise EnvironmentFailure("shop.needs_recovery", path=str(path))
    lock = ShopLock(path)
    try:
        with failures(str(path)):
            lock.take()
    except ShopLocked:
        return
    try:
        yield from rolling_back(path, known, stopped)
    finally:
        lock.release()
