"""A folder in memory, where the machine has one: for what is about the order of writes, not about a disk's patience."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_MEMORY = Path("/dev/shm")  # noqa: S108  # folders of random names are made in it
MEMORY = str(_MEMORY) if os.access(_MEMORY, os.W_OK) else None
"""For `dir=` of what makes temporary folders; None is the usual place."""
_ENOUGH = 2 << 30
"""Free bytes: a whole run never holds half of it, for what passed is tidied away at once."""


def work_in_memory() -> None:
    """Put temporary folders of this process, and of those that it starts, into memory where there is enough of it.

    A test makes a shop or two and saves a dozen times; each save waits for the disk, and both processors with it.
    What a disk may do to a shop is shown by recorded and failing writes (tests/faults), never by waiting for one.
    """
    if MEMORY and "TMPDIR" not in os.environ and shutil.disk_usage(MEMORY).free >= _ENOUGH:
        os.environ["TMPDIR"] = MEMORY
        tempfile.tempdir = None  # asked again


@contextmanager
def memory_folder() -> Iterator[Path]:
    """A new folder, gone after the block."""
    with TemporaryDirectory(prefix="craftdesk-memory-", dir=MEMORY) as folder:
        yield Path(folder)
