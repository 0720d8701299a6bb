"""The data of a shop file that can't be opened as it is, because its schema is not the one we know.

Nothing of it is opened: what can be read of the known tables is read page by page into a shop of its own. An import
looks at its file many times, and a rescue takes long: so the last one is kept until another file is rescued or the
program ends.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path

from craftdesk.errors import ShopFileProblem
from craftdesk.services.running import run
from craftdesk.storage.salvage.rescue import rescue

RESCUED = frozenset({"shop.schema", "shop.foreign", "shop.newer"})
"""Why the gate keeps a file out whose data may come in all the same."""
TOLD = "import.rescued"
"""What is said with the plan of such a file."""

_State = tuple[Path, int, int]
"""A file, its size and the time of its last change: with another one it is rescued anew."""


class _Copy:
    """A rescued shop in a folder of its own, which goes with it."""

    def __init__(self, source: Path) -> None:
        folder = tempfile.mkdtemp(prefix="craftdesk-")
        self._gone = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.path = Path(folder) / "rescued.craftdesk"
        run(rescue(source, self.path))


_last: dict[_State, _Copy] = {}


def rescued_copy(source: Path) -> Path | None:
    """A sound shop with the data of another file; None where none of our tables is in it."""
    state = _state(source)
    if state not in _last:
        try:
            made = _Copy(source)
        except ShopFileProblem:
            return None
        _last.clear()
        _last[state] = made
    return _last[state].path


def copy_made(source: Path) -> Path | None:
    """The copy that was made last, if it is of this very file: what the gate kept out need not be asked again."""
    made = _last.get(_state(source))
    return made.path if made else None


def _state(source: Path) -> _State:
    found = source.stat()
    return source, found.st_size, found.st_mtime_ns
