"""The files that wait to be looked at, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from craftdesk.importing.source import BytesSource


@dataclass(frozen=True, slots=True)
class Part:
    """One of several tables in a file: a sheet of an exported workbook, the orders of another shop."""

    source: Path | BytesSource
    sheet: str

    @property
    def name(self) -> str:
        """The file's name and that of the sheet."""
        return f"{self.source.name} · {self.sheet}"


Waiting = Path | BytesSource | Part
"""A file, one table of a file, or rows that were pasted."""


class FileQueue:
    """The present file and those behind it; `place` of `total` counts since the queue was last empty."""

    def __init__(self) -> None:
        self._files: list[Waiting] = []
        self._at = -1

    @property
    def current(self) -> Waiting | None:
        """The file in hand, None before the first and after the last."""
        return self._files[self._at] if 0 <= self._at < len(self._files) else None

    @property
    def place(self) -> int:
        """The present file's place, counted from 1."""
        return self._at + 1

    @property
    def total(self) -> int:
        """How many files there are, those done with included."""
        return len(self._files)

    @property
    def next(self) -> Waiting | None:
        """The file behind the present one."""
        return self._files[self._at + 1] if self._at + 1 < len(self._files) else None

    def add(self, paths: Iterable[Waiting]) -> None:
        """Put files at the end; one that waits already, or is in hand, is not put there twice."""
        waiting: set[Waiting] = set(self._files[max(self._at, 0) :])
        for path in paths:
            if path not in waiting:
                self._files.append(path)
                waiting.add(path)

    def add_next(self, sheets: Iterable[str]) -> None:
        """Put further tables of the present file right behind it."""
        current = self.current
        source = current.source if isinstance(current, Part) else current
        if source is not None:
            found = [part for sheet in sheets if (part := Part(source, sheet)) not in self._files]
            self._files[self._at + 1 : self._at + 1] = found

    def advance(self) -> Waiting | None:
        """Take the next file in hand."""
        self._at = min(self._at + 1, len(self._files))
        return self.current

    def clear(self) -> None:
        """Forget all files."""
        self._files, self._at = [], -1
