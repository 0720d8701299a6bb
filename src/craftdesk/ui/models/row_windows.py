"""Rows on demand: the ordered ids of a list, and windows of 64 rows of which the last used are kept."""

from __future__ import annotations

import re
from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from enum import Enum
from typing import Generic, TypeVar

R = TypeVar("R")
WINDOW = 64
KEPT = 128
_ONE_BY_ONE = 4

Fetch = Callable[[Sequence[int]], dict[int, R] | None]


class Missing(Enum):
    """A row that is not to be had: the file is just being written to, or it is gone."""

    PENDING = "pending"
    GONE = "gone"


class RowWindows(Generic[R]):
    """Answers which row stands where; fetches a window when one of its rows is asked for."""

    def __init__(self, fetch: Fetch[R]) -> None:
        self._fetch = fetch
        self._windows: OrderedDict[int, dict[int, R]] = OrderedDict()
        self.spine: array[int] = array("q")
        self.fetches = 0

    def __len__(self) -> int:
        return len(self.spine)

    def show(self, spine: array[int], known: dict[int, R] | None = None) -> None:
        """Take other ids; rows that are already known need not be fetched."""
        self.spine = spine
        self._windows.clear()
        if known and all(number in known for number in spine[:WINDOW]):
            self._windows[0] = known

    def grow(self, spine: array[int]) -> None:
        """Take more ids after the same beginning."""
        self.spine = spine
        # The last window may have been a short one.
        for window in [at for at, rows in self._windows.items() if len(rows) < WINDOW]:
            del self._windows[window]

    def forget(self, ids: Collection[int] | None) -> None:
        """Drop the windows in which some customers stand; all of them for None."""
        if ids is None:
            self._windows.clear()
            return
        for window in [at for at, rows in self._windows.items() if not rows.keys().isdisjoint(ids)]:
            del self._windows[window]

    def row(self, at: int) -> R | Missing:
        """The row at a place."""
        number = self.spine[at]
        window = at // WINDOW
        rows = self._windows.get(window)
        if rows is None:
            start = window * WINDOW
            self.fetches += 1
            rows = self._fetch(self.spine[start : start + WINDOW])
            if rows is None:
                return Missing.PENDING
            self._windows[window] = rows
            while len(self._windows) > KEPT:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(window)
        return rows.get(number, Missing.GONE)

    def place_of(self, number: int) -> int:
        """Where a customer stands; -1 when not in this list."""
        # A search for its bytes makes no number of each id: a few milliseconds among a million.
        wanted, width = re.compile(re.escape(array("q", (number,)).tobytes()), re.DOTALL), self.spine.itemsize
        met = wanted.search(self.spine)
        while met is not None and met.start() % width:
            met = wanted.search(self.spine, met.start() + 1)
        return -1 if met is None else met.start() // width

    def places_of(self, numbers: Iterable[int]) -> dict[int, int]:
        """Where several customers stand; those that are not in this list are left out."""
        wanted = frozenset(numbers)
        if len(wanted) <= _ONE_BY_ONE:
            found = ((number, self.place_of(number)) for number in wanted)
            return {number: at for number, at in found if at >= 0}
        is_wanted = bytes(map(wanted.__contains__, self.spine))
        places: dict[int, int] = {}
        at = is_wanted.find(1)
        while at >= 0:
            places[self.spine[at]] = at
            at = is_wanted.find(1, at + 1)
        return places
