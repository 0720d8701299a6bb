"""What a plan has read of a file, in a private file: carrying the plan out need not read and clean it again."""

from __future__ import annotations

import marshal
import pickle
from array import array
from collections.abc import Iterator, Sequence

from craftdesk.importing.reading import Batch
from craftdesk.storage.newcomers import Prepared
from craftdesk.storage.private_file import PrivateFile

Kept = tuple[Sequence[int], Prepared]
"""The places of the newcomers within their batch, and what is written of them."""
_IN_MEMORY = 16
"""Batches of a thousand, 1.5 MB each: most lists are no longer."""


class _Pieces:
    """Pieces of bytes, one a batch."""

    def __init__(self) -> None:
        self._file = PrivateFile()
        self._ends = array("q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def _put(self, piece: bytes) -> None:
        self._ends.append(self._file.put(piece) + len(piece))

    def _get(self, at: int) -> bytes:
        start = self._ends[at]
        return self._file.get(start, self._ends[at + 1] - start)

    def close(self) -> None:
        """Gives the file back."""
        self._file.close()


class Stash(_Pieces):
    """The new customers of each batch, as the columns that they become: the first batches in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._first: list[Kept] = []

    def __len__(self) -> int:
        return len(self._first) + super().__len__()

    def add(self, places: list[int], newcomers: Prepared) -> None:
        """Keeps the newcomers of the next batch, and where they stand in it."""
        if len(self._first) < _IN_MEMORY:
            self._first.append((places, newcomers))
        else:
            self._put(marshal.dumps([places, *newcomers]))

    def batch(self, at: int) -> Kept:
        """The newcomers of one batch."""
        if at < len(self._first):
            return self._first[at]
        places, *newcomers = marshal.loads(self._get(at - len(self._first)))  # noqa: S302 - nobody else has it
        return places, Prepared(*newcomers)


class Drafts(_Pieces):
    """The batches of a file whose rows depend on those before them: orders, families, tables of our own."""

    def add(self, batch: Batch) -> None:
        """Keeps the next batch, without what is rejected of it."""
        self._put(pickle.dumps((batch.rows, batch.people, batch.orders, batch.products), pickle.HIGHEST_PROTOCOL))

    def batches(self) -> Iterator[Batch]:
        """The batches as they were read."""
        for at in range(len(self)):
            rows, people, orders, products = pickle.loads(self._get(at))  # noqa: S301 - nobody else has it
            yield Batch(rows=rows, rejected=(), people=people, orders=orders, products=products)
