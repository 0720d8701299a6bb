"""The physical lines of a text, one by one: each bounded in length, and given back when a record went wrong."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable
from typing import TextIO

MAX_LINE = 4_000_000
"""Characters. A longer line is skipped in pieces, so that it never stands in memory as a whole."""
MAX_RECORD = 4_000_000
"""Characters of all lines of one record; beyond it a quote is open that nobody will close."""
_SHOWN = 1_000


class OverlongLine(Exception):
    """A line beyond `MAX_LINE`: its beginning, its length and how many delimiters it holds."""

    def __init__(self, start: str, length: int, delimiters: int) -> None:
        super().__init__(length)
        self.start = start
        self.length = length
        self.delimiters = delimiters


class EndlessRecord(csv.Error):
    """A record whose lines together are longer than `MAX_RECORD`."""


class Lines:
    """An iterator over lines with their line ends, which remembers those taken since `taken` was last cleared."""

    def __init__(self, stream: TextIO, delimiter: str) -> None:
        self._readline = stream.readline
        self._delimiter = delimiter
        self._given_back: deque[str | OverlongLine] = deque()
        self._record = 0
        self.taken: list[str | OverlongLine] = []

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        """The next line; OverlongLine instead of one that is too long, csv.Error for a record without an end."""
        if self._given_back:
            line = self._given_back.popleft()
        else:
            line = self._readline(MAX_LINE)
            if not line:
                raise StopIteration
            if len(line) == MAX_LINE and line[-1] not in "\r\n":
                line = self._skip(line)
        first = not self.taken
        self.taken.append(line)
        if isinstance(line, OverlongLine):
            raise line
        self._record = len(line) if first else self._record + len(line)
        if self._record > MAX_RECORD and not first:
            raise EndlessRecord("record too long")
        return line

    @property
    def waiting(self) -> int:
        """How many lines were given back and not taken again."""
        return len(self._given_back)

    def give_back_all_but_first(self) -> tuple[str | OverlongLine, int]:
        """Settles the first taken line and offers the others again; returns it and how many characters those have."""
        first, *others = self.taken
        self._given_back.extendleft(reversed(others))
        self.taken.clear()
        return first, sum(len(line) for line in others if isinstance(line, str))

    def skip_record(self, is_row: Callable[[str], bool]) -> tuple[str, int]:
        """Settles a record without an end in sight: up to the line that closes its quote.

        Where nothing closes it, or too much in it looks like rows, those rows are offered again. Returns the
        beginning of the record and how many characters it has.
        """
        lines = [line for line in self.taken if isinstance(line, str)]
        start, length = lines[0][:_SHOWN], sum(map(len, lines))
        rows, held = [line for line in lines[1:] if is_row(line)], 0
        self.taken.clear()
        while held < MAX_RECORD:
            line = self._given_back.popleft() if self._given_back else self._readline(MAX_LINE)
            if not line:
                break
            if not isinstance(line, str):
                continue
            length += len(line)
            if line.count('"') % 2 == 1:
                return start.rstrip("\r\n"), length
            if is_row(line):
                rows.append(line)
                held += len(line)
        self._given_back.extend(rows)
        return start.rstrip("\r\n"), length - sum(map(len, rows))

    def _skip(self, piece: str) -> OverlongLine:
        start, length, delimiters = piece[:_SHOWN], 0, 0
        while piece:
            length += len(piece)
            delimiters += piece.count(self._delimiter)
            if piece[-1] in "\r\n":
                break
            piece = self._readline(MAX_LINE)
        return OverlongLine(start, length, delimiters)
