"""A folder in memory, where the machine has one: for what is about the order of writes, not about a disk's patience."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_MEMORY = Path("/dev/shm")  # noqa: S108  # folders of random names are made in it
MEMORY = str(_MEMORY) if os.access(_MEMORY, os.W_OK) else None
"""For `dir=` of what makes temporary folders; None is the usual place."""


@contextmanager
def memory_folder() -> Iterator[Path]:
    """A new folder, gone after the block."""
    with TemporaryDirectory(prefix="craftdesk-memory-", dir=MEMORY) as folder:
        yield Path(folder)
