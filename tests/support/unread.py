"""Whether anybody opened a file, as the system itself tells it: also what no Python code does."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_IN_OPEN = 0x20


@contextmanager
def unread(path: Path) -> Iterator[None]:
    """Fails when the file was opened while the block ran."""
    system = ctypes.CDLL(None, use_errno=True)
    watch = system.inotify_init1(os.O_NONBLOCK)
    assert watch >= 0
    try:
        assert system.inotify_add_watch(watch, os.fsencode(path), _IN_OPEN) >= 0
        yield
        with pytest.raises(BlockingIOError):
            os.read(watch, 4_096)
    finally:
        os.close(watch)
