"""Copies of a file as it is, a mebibyte at a time."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

from craftdesk.storage.file.removing import let_go
from craftdesk.storage.file.syncing import SteadyWriter

_CHUNK = 1 << 20


def copy(source: Path, target: Path) -> Generator[int, None, None]:
    """Copies into `target` and waits until it is on the disk; yields how many bytes are done.

    Nothing is left of a copy that did not come to its end. Raises OSError.
    """
    done = 0
    try:
        with source.open("rb") as reading, target.open("wb") as writing:
            steady = SteadyWriter(writing)
            while chunk := reading.read(_CHUNK):
                steady.write(chunk)
                done += len(chunk)
                yield done
            steady.sync()
    except BaseException:
        with suppress(OSError):
            let_go(target)
        raise
