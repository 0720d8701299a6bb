"""Taking large files away without waiting for it: a system needs long to give the room of one back."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from craftdesk.domain.stopping import current


def let_go(path: Path) -> None:
    """Takes away a file, if it is there: its name now, its room once the work's end was told; OSError if it stays.

    Whatever ends the program meanwhile, the system gives back the room of a file without a name.
    """
    handle = _held(path)
    try:
        path.unlink(missing_ok=True)
    finally:
        if handle is not None:
            current().later(partial(os.close, handle))


def _held(path: Path) -> int | None:
    """The file held open; None where it can't be, or where what is open can't be taken away."""
    if os.name != "posix":
        return None
    try:
        return os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
