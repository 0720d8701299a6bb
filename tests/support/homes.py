"""What the program remembers on a computer, in a folder of the test's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock


@contextmanager
def own_home(folder: Path, **more: str) -> Iterator[None]:
    """Moves all of it into a folder during the block, with more variables of the surroundings."""
    with mock.patch.dict(os.environ, {"CRAFTDESK_HOME": str(folder), **more}):
        yield
