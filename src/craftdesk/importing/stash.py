"""New customers as a plan read them, in a private file: carrying the plan out need not read and clean them again."""

from __future__ import annotations

import marshal
import tempfile
import weakref
from array import array

from craftdesk.storage.newcomers import Prepared

Kept = list[tuple[int, Prepared]]
"""Place within the batch, and the rows of the customer."""


class Stash:
    """What each batch of a file adds to the book, batch by batch; the file has no name and goes with the stash."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the stash lives
        self._ends = array("q", [0])
        self._close = weakref.finalize(self, self._file.close)

    def add(self, batch: Kept) -> None:
        """Keeps the newcomers of the next batch."""
        self._file.seek(self._ends[-1])
        self._ends.append(self._ends[-1] + self._file.write(marshal.dumps(batch)))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def batch(self, at: int) -> Kept:
        """The newcomers of one batch."""
        start = self._ends[at]
        self._file.seek(start)
        found: Kept = marshal.loads(self._file.read(self._ends[at + 1] - start))  # noqa: S302 - nobody else has it
        return found

    def close(self) -> None:
        """Gives the file back."""
        self._close()
