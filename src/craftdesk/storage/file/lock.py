"""Who has the shop file: a small file beside it, locked by the system for as long as the program lives.

The system lets go of the lock when the program ends however it ends, so a stale file never bars the way; what is
written in it only serves to say who it is.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import stat
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from craftdesk.domain.dates import instant_text
from craftdesk.errors import EnvironmentFailure, ShopLocked

_LOCKED_BYTE = 1 << 20
"""Far behind the text, so that Windows lets others read who it is."""
_MOST_LETTERS = 60
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Neither follow a link nor wait for the other end of a pipe."""
_LOOKS, _A_MOMENT = 10, 0.004
"""Times and seconds between them; on a full disk the name never comes."""


class Holder(NamedTuple):
    """The program that has a shop file."""

    host: str
    user: str
    pid: int
    since: str


def lock_path(shop: Path) -> Path:
    """The lock file of a shop file."""
    return shop.with_name(f".{shop.name}-lock")


class ShopLock:
    """Holds the lock of one shop file from `take` to `release`."""

    def __init__(self, shop: Path) -> None:
        self._shop = shop
        self._path = lock_path(shop)
        self._file: int | None = None

    def take(self) -> None:
        """Takes the lock, or raises ShopLocked with the one who has it; OSError where none can be made."""
        handle = self._opened()
        try:
            mine = _try_lock(handle)
            holder = Holder("", "", 0, "") if mine else _read_soon(handle)
        except BaseException:
            # A lock that nobody knows of would keep the shop shut for as long as the program lives.
            os.close(handle)
            raise
        if not mine:
            os.close(handle)
            if not holder.since:
                raise ShopLocked("shop.locked_by_somebody", path=str(self._shop))
            raise ShopLocked(
                "shop.locked", path=str(self._shop), host=holder.host, user=holder.user, since=holder.since
            )
        self._file = handle
        text = json.dumps(
            {
                "host": _host(),
                "user": _user(),
                "pid": os.getpid(),
                "since": instant_text(datetime.now(UTC)),
            }
        )
        with suppress(OSError):
            # The lock holds without the name of its holder: a full disk must not keep the shop shut.
            os.ftruncate(handle, 0)
            os.pwrite(handle, text.encode(), 0) if hasattr(os, "pwrite") else os.write(handle, text.encode())

    def _opened(self) -> int:
        """The lock file, made if need be; EnvironmentFailure for what a stranger laid there instead.

        We write into it: behind a link, or under a second name, that would be somebody's letter.
        """
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600)
        except OSError as error:
            if error.errno not in {errno.ELOOP, errno.EISDIR, errno.ENXIO}:
                raise
            raise EnvironmentFailure("lock.in_the_way", path=str(self._path)) from error
        status = os.fstat(handle)
        if stat.S_ISREG(status.st_mode) and status.st_nlink <= 1:
            return handle
        os.close(handle)
        raise EnvironmentFailure("lock.in_the_way", path=str(self._path))

    def holder(self) -> dict[str, str] | None:
        """Who has it just now: empty for somebody unknown; None when nobody has it, or nobody can say."""
        try:
            handle = os.open(self._path, os.O_RDWR | _NO_LINK)
        except OSError:
            return None
        try:
            if _try_lock(handle):
                return None
            found = _read(handle)
        finally:
            os.close(handle)
        return {"host": found.host, "user": found.user, "since": found.since} if found.since else {}

    def release(self) -> None:
        """Lets go; the lock file goes with it, unless the disk keeps it: it bars nobody's way."""
        if self._file is None:
            return
        handle, self._file = self._file, None
        if sys.platform != "win32":
            # While it is still locked: a newcomer never finds a file whose name was taken from under it.
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            os.close(handle)
        else:
            os.close(handle)
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def is_held(shop: Path) -> bool:
    """Whether another program has the shop file right now; makes nothing and keeps nothing."""
    try:
        handle = os.open(lock_path(shop), os.O_RDWR | _NO_LINK)
    except OSError:
        return False
    try:
        return not _try_lock(handle) and os.fstat(handle).st_nlink > 0
    except OSError:
        return False
    finally:
        os.close(handle)


def _read_soon(handle: int) -> Holder:
    """Who has it; between taking a lock and writing a name into it there is a moment."""
    found = _read(handle)
    for _ in range(_LOOKS):
        if found.since:
            break
        time.sleep(_A_MOMENT)
        found = _read(handle)
    return found


def _read(handle: int) -> Holder:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        kept = json.loads(os.read(handle, 4096))
        host, user, since = (_plain(str(kept[name])) for name in ("host", "user", "since"))
        return Holder(host, user, int(kept["pid"]), since)
    except (ValueError, KeyError, TypeError, ArithmeticError, RecursionError, OSError):
        return Holder("", "", 0, "")


def _plain(text: str) -> str:
    """A short line out of what anybody may have written there."""
    return "".join(letter for letter in text if letter.isprintable())[:_MOST_LETTERS]


def _host() -> str:
    # `platform` would ask the same of the system, and much besides.
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        # The holder may have removed the name between our open and our lock: then this lock guards nothing.
        return os.fstat(handle).st_nlink > 0
