"""A file without a name for what waits outside of memory: nobody else sees it, and nothing of it is left behind."""

from __future__ import annotations

import tempfile
import weakref
from contextlib import suppress
from typing import IO


class PrivateFile:
    """Keeps pieces of bytes; closed with this object at the latest."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as this object lives
        self._end = 0
        self._close = weakref.finalize(self, _close, self._file)

    def put(self, piece: bytes) -> int:
        """Adds a piece, and tells where it begins."""
        start = self._end
        self._file.seek(start)
        self._end += self._file.write(piece)
        return start

    def get(self, start: int, length: int) -> bytes:
        """The bytes of a piece."""
        self._file.seek(start)
        return self._file.read(length)

    def close(self) -> None:
        """Gives the file back; closing twice is harmless."""
        self._close()


def _close(file: IO[bytes]) -> None:
    # On a full disk the last bytes still want to be written, which nobody needs any more.
    with suppress(OSError):
        file.close()
