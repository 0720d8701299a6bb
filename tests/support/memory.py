"""Temporary folders, in memory where there is one: for what is about the order of writes, not a disk's patience."""

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
_TOGETHER = "CRAFTDESK_TESTS_TEMPORARY"


def keep_temporary_files_together() -> Path | None:
    """Let this process, and those that it starts, make temporary files in one new folder; None where an outer one did.

    What is killed leaves sockets and half-made shops behind: they go with the folder, which the caller removes. It is
    in memory where there is enough: a test makes a shop or two and saves a dozen times; each save waits for the disk,
    and both processors with it. What a disk may do to a shop is shown by recorded and failing writes (tests/faults),
    never by waiting for one.
    """
    if _TOGETHER in os.environ:
        return None
    if MEMORY and "TMPDIR" not in os.environ and shutil.disk_usage(MEMORY).free >= _ENOUGH:
        os.environ["TMPDIR"] = MEMORY
        tempfile.tempdir = None  # asked again
    # Folders of failed tests stay, as pytest is told: they are not among what goes.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir())
    folder = tempfile.mkdtemp(prefix="craftdesk-tests-")
    os.environ["TMPDIR"] = os.environ[_TOGETHER] = folder
    tempfile.tempdir = None
    return Path(folder)


@contextmanager
def memory_folder() -> Iterator[Path]:
    """A new folder, gone after the block."""
    with TemporaryDirectory(prefix="craftdesk-memory-", dir=MEMORY) as folder:
        yield Path(folder)
