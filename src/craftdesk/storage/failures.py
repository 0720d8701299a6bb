"""From SQLite's and the system's errors to ours: one place decides what an error means for the owner."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from craftdesk.errors import Cancelled, CraftDeskError, EnvironmentFailure, NotFound, OwnerProblem, ShopFileProblem

_BY_SQLITE_NAME = {
    "SQLITE_FULL": "disk.full",
    "SQLITE_BUSY": "shop.busy",
    "SQLITE_LOCKED": "shop.busy",
    "SQLITE_READONLY": "shop.read_only",
    "SQLITE_IOERR": "disk.failed",
    "SQLITE_CANTOPEN": "shop.cannot_open",
    "SQLITE_PERM": "shop.read_only",
    "SQLITE_NOMEM": "work.no_memory",
}
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_DAMAGE_WORDS = ("unsupported file format", "Could not decode to UTF-8")
"""Damage that comes under the name of a mistake in the question."""
_BY_ERRNO = {
    errno.ENOSPC: "disk.full",
    errno.EDQUOT: "disk.full",
    errno.EROFS: "shop.read_only",
    errno.EACCES: "shop.no_rights",
    errno.EPERM: "shop.no_rights",
    errno.ENOENT: "shop.missing",
    errno.ENOTDIR: "shop.missing",
    errno.ELOOP: "shop.missing",
    errno.EISDIR: "shop.not_a_file",
    errno.EEXIST: "folder.is_a_file",
    errno.ENAMETOOLONG: "file.name_too_long",
    errno.EFBIG: "disk.full",
    errno.ENOMEM: "work.no_memory",
}
_FAILED = "disk.failed"
_NO_ANSWER = frozenset({errno.EIO, errno.ENXIO, errno.ENODEV, errno.ENOENT, errno.ESTALE, errno.ENOTCONN})
"""A drive that was pulled out or a share that is gone; a full or a read-only one answers."""


def failure_of(error: sqlite3.Error | OSError, path: str = "") -> CraftDeskError | None:
    """What an error means for the owner; None when it is a fault of ours."""
    if isinstance(error, OSError):
        code = _BY_ERRNO.get(error.errno or 0, _FAILED)
        shown = path or str(error.filename or "")
        if code == "shop.missing" and shown and not os.access(folder := Path(shown).parent, os.F_OK):
            return EnvironmentFailure("folder.missing", path=shown, folder=str(folder))
        return EnvironmentFailure(code, path=shown)
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_INTERRUPT"):
        return Cancelled()
    if name == "SQLITE_CONSTRAINT_FOREIGNKEY":
        # Somebody else removed for good what was chosen in a form that was open meanwhile.
        return NotFound("record.gone")
    if str(error) == "integer overflow":
        return OwnerProblem("sums.too_large")
    if name.startswith(_DAMAGE) or any(words in str(error) for words in _DAMAGE_WORDS):
        answers = not path or _disk_answers(Path(path))
        return ShopFileProblem("shop.damaged", path=path) if answers else EnvironmentFailure(_FAILED, path=path)
    for prefix, code in _BY_SQLITE_NAME.items():
        if name.startswith(prefix):
            return EnvironmentFailure(code, path=path)
    return None


def _disk_answers(path: Path) -> bool:
    """Whether a write beside the file comes through.

    SQLite calls a read that the system refused damage, so a stick that was pulled out looks like a damaged file. The
    file itself is not opened to find out: closing it again would drop the locks of whoever has it open.
    """
    probe = path.with_name(f".craftdesk-{os.getpid()}-probe")
    try:
        handle = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, b"?")
            os.fsync(handle)
        finally:
            os.close(handle)
            probe.unlink()
    except OSError as error:
        return error.errno not in _NO_ANSWER
    return True


def _never() -> bool:
    return False


@contextmanager
def failures(path: str = "", *, stopped: Callable[[], bool] = _never, failed: str = _FAILED) -> Iterator[None]:
    """Lets nothing of SQLite or the system out as it is: the owner's errors become ours, faults stay as they are.

    `stopped` tells whether somebody interrupted the question: the search calls that by other names. `failed` is what a
    disk that doesn't answer is called here.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as raised:
        known = failure_of(raised, path)
        if known is None and stopped():
            known = Cancelled()
        if known is None:
            raise
        if known.code == _FAILED != failed:
            known = EnvironmentFailure(failed, path=path)
        raise known from raised
    except UnicodeDecodeError as error:
        # SQLite names the damaged part by its bytes, and Python can't read even the message.
        raise ShopFileProblem("shop.damaged", path=path) from error
