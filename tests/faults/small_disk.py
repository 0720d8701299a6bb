"""A disk of a few megabytes: filled to its last byte, emptied again, or made read-only while it is in use."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

_MOUNT = ("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs")


class SmallDisk:
    """The folder of a file system of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self) -> None:
        """Leaves no room."""
        with self._filler.open("wb", buffering=0) as filler, suppress(OSError):
            while filler.write(b"x" * 4_096):
                pass

    def make_room(self) -> None:
        """Takes away what filled it."""
        self._filler.unlink()

    def protect(self) -> None:
        """Nothing can be written from now on, as on a stick whose switch is set."""
        subprocess.run(["mount", "-o", "remount,ro", str(self.folder)], check=True)


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """A small disk at an empty folder; skips the test, saying why, where none can be had."""
    try:
        made = subprocess.run([*_MOUNT, str(folder)], capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"NOT RUN: no file system can be mounted here ({error.strerror})")
    if made.returncode:
        pytest.skip(f"NOT RUN: no file system can be mounted here ({made.stderr.strip()})")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
