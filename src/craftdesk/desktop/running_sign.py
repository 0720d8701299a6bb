"""A small file that the program holds while it runs.

Who finds it held is a second start; who finds it written in and not held knows that the last end was none of our own.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from craftdesk import __version__

if sys.platform != "win32":
    import fcntl


class RunningSign:
    """Says the version and the number of the process, nothing else. A folder that refuses never stops the program."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "running"
        self._handle = -1
        self.was_left = False

    def raise_it(self) -> bool:
        """Put the sign up; False when another process holds it. `was_left` says whether the last one never let go."""
        if self._handle >= 0:
            return True
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True
        try:
            if sys.platform != "win32":
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        except OSError:
            pass  # a folder that knows no locks
        self._handle = handle
        with suppress(OSError):
            self.was_left = os.fstat(handle).st_size > 0
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{__version__} {os.getpid()}\n".encode("ascii"), 0)
        return True

    def lower(self) -> None:
        """Take it down at an end as it should be."""
        if self._handle >= 0:
            with suppress(OSError):
                os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = -1
