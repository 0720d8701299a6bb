"""Rows that come back in order: few are sorted in memory, many wait in a private file, as sorted runs of blocks.

A run is cut into small blocks, and of each block only its first and its last key stay in memory. All blocks in the
order of their first keys are the rows in order, but for those that overlap: these are sorted together as they are read.
"""

from __future__ import annotations

import marshal
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from craftdesk.storage.private_file import PrivateFile

RUN = 16_000
"""As many rows are sorted in memory; together with the blocks that overlap, some 20 megabytes."""
_BLOCK = 100
_PORTION = 1_000
_PLAIN = 2
"""The format of `marshal` that looks for no values met before."""

Key = tuple[Any, Any]
Row = tuple[Any, ...]
"""Plain values; the first two are its key, which no other row has."""


class _Block(NamedTuple):
    """A piece of a run in the file: its first and last key, where it lies, how long it is, and how many rows it has."""

    first: Key
    last: Key
    start: int
    length: int
    rows: int


class SortedRuns:
    """Takes rows in any order and gives them back in the order of their keys; the file has no name."""

    def __init__(self, run: int = RUN, block: int = _BLOCK, portion: int = _PORTION) -> None:
        self._run = run
        self._block = block
        self._portion = portion
        self._waiting: list[Row] = []
        self._blocks: list[_Block] = []
        self._file: PrivateFile | None = None

    def add(self, rows: Iterable[Row]) -> None:
        """Adds rows."""
        self._waiting.extend(rows)
        if len(self._waiting) >= self._run:
            self._write()

    def keep(self, wanted: Callable[[Row], bool]) -> None:
        """Leaves out those rows that are not wanted."""
        self._waiting = list(filter(wanted, self._waiting))
        blocks, self._blocks = self._blocks, []
        for block in blocks:
            rows = self._read(block)
            kept = list(filter(wanted, rows))
            if len(kept) == len(rows):
                self._blocks.append(block)
            elif kept:
                self._put(kept)

    def portions(self) -> Iterator[list[Row]]:
        """The rows in the order of their keys, some at a time."""
        if not self._blocks:
            self._waiting.sort()
            for start in range(0, len(self._waiting), self._portion):
                yield self._waiting[start : start + self._portion]
            return
        self._write()
        self._blocks.sort()
        rows: list[Row] = []
        together = max(1, self._portion // self._block)
        for start in range(0, len(self._blocks), together):
            stop = start + together
            for block in self._blocks[start:stop]:
                rows += self._read(block)
            rows.sort()
            ready = len(rows) if stop >= len(self._blocks) else bisect_left(rows, self._blocks[stop].first)
            if ready:
                yield rows[:ready]
                del rows[:ready]

    def count(self, first: Key, limit: Key | None) -> int:
        """How many rows there are from one key on, as far as another one or the end."""
        below = self._below(limit) if limit is not None else sum(one.rows for one in self._blocks) + len(self._waiting)
        return below - self._below(first)

    def _below(self, key: Key) -> int:
        """How many rows stand before a key."""
        self._waiting.sort()
        found = bisect_left(self._waiting, key)
        for block in self._blocks:
            if block.last < key:
                found += block.rows
            elif block.first < key:
                found += bisect_left(self._read(block), key)
        return found

    def _write(self) -> None:
        self._waiting.sort()
        for start in range(0, len(self._waiting), self._block):
            self._put(self._waiting[start : start + self._block])
        self._waiting.clear()

    def _put(self, rows: list[Row]) -> None:
        if self._file is None:
            self._file = PrivateFile()
        piece = marshal.dumps(rows, _PLAIN)
        start, first, last = self._file.put(piece), rows[0], rows[-1]
        self._blocks.append(_Block((first[0], first[1]), (last[0], last[1]), start, len(piece), len(rows)))

    def _read(self, block: _Block) -> list[Row]:
        if self._file is None:
            return []
        found: list[Row] = marshal.loads(self._file.get(block.start, block.length))  # noqa: S302 - nobody else has it
        return found

    def close(self) -> None:
        """Gives the file back."""
        self._waiting.clear()
        self._blocks.clear()
        if self._file is not None:
            self._file.close()
            self._file = None
