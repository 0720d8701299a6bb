"""The data of a shop file that can't be opened as it is, because its schema is not the one we know.

Nothing of it is opened: what can be read of the known tables is read page by page into a shop of its own, which lives
as long as the file is being brought in.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from functools import lru_cache
from pathlib import Path

from craftdesk.errors import ShopFileProblem
from craftdesk.services.running import run
from craftdesk.storage.salvage.rescue import rescue

RESCUED = frozenset({"shop.schema", "shop.foreign", "shop.newer"})
"""Why the gate keeps a file out whose data may come in all the same."""
TOLD = "import.rescued"
"""What is said with the plan of such a file."""

_refused: list[tuple[Path, int, int]] = []


class _Copy:
    """A rescued shop in a folder of its own, which goes when nobody needs it any more."""

    def __init__(self, source: Path) -> None:
        folder = tempfile.mkdtemp(prefix="craftdesk-")
        self._gone = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.path = Path(folder) / "rescued.craftdesk"
        run(rescue(source, self.path))


def rescued_copy(source: Path) -> Path | None:
    """A sound shop with the data of another file; None where none of our tables is in it."""
    status = source.stat()
    try:
        found = _copy(source, status.st_size, status.st_mtime_ns)
    except ShopFileProblem:
        return None
    _refused[:] = [(source, status.st_size, status.st_mtime_ns)]
    return found.path


def copy_made(source: Path) -> Path | None:
    """The copy that was made last, if it is of this very file: what the gate kept out need not be asked again."""
    status = source.stat()
    return rescued_copy(source) if (source, status.st_size, status.st_mtime_ns) in _refused else None


@lru_cache(maxsize=1)
def _copy(source: Path, _size: int, _changed: int) -> _Copy:
    """A file is looked at several times while it is brought in, and rescued once."""
    return _Copy(source)
