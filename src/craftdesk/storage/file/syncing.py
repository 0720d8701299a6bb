"""Waiting until something is on the disk: files, the names in a folder, new folders."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

_UNSYNCED = 8 << 20


class SteadyWriter:
    """Writes a new file and waits for the disk every 8 MiB: waited for at its end, a large one would hear no Cancel."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._unsynced = file, 0

    def write(self, data: bytes) -> None:
        """Write on; OSError where the disk refuses."""
        self._file.write(data)
        self._unsynced += len(data)
        if self._unsynced >= _UNSYNCED:
            self.sync()

    def sync(self) -> None:
        """Wait until all that was written is on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._unsynced = 0


def sync(path: Path) -> None:
    """Waits until a file is on the disk; its name is not part of it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Waits until what was made, removed and renamed in a folder is on the disk, where the system knows how to."""
    if os.name == "posix":
        try:
            sync(folder)
        except OSError as error:
            # Some sticks' file systems can't be asked; they write names at once.
            if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
                raise


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it, so that they are still there after a power cut."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)
