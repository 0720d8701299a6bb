"""A file of rows and columns, opened: what it is, and its rows in chunks of clean columns, never all at once."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Protocol

from craftdesk.importing.cells import DEFAULT_RULES, TRIMMED, CleaningRules, Note, clean_column, is_blank, is_totals
from craftdesk.importing.encoding import Encoding
from craftdesk.importing.records import Fault, Record
from craftdesk.importing.source import Source

CHUNK_ROWS = 1_000


class Body(Protocol):
    """Where the records of a table come from: a text, a sheet of a workbook, contact cards, another shop."""

    @property
    def separator(self) -> str:
        """What stands between the cells when some of these rows are written as CSV."""
        ...

    def records(self, width: int) -> Generator[Record, None, None]:
        """Every record from the first, blank ones too, numbered from 1; `width` is the table's, 0 while unknown."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the owner settles instead of the guess; None leaves it to the guess."""

    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    """Record number of the header, 0 for a file without one."""
    sheet: str | None = None
    """The sheet of a workbook, or the part of another shop."""
    rules: CleaningRules = DEFAULT_RULES


@dataclass(slots=True)
class Chunk:
    """Some rows of a table, column by column, cleaned; and the records among them that can't be used."""

    rows: list[int] = field(default_factory=list)
    raw: list[list[str]] = field(default_factory=list)
    """The cells of each row as they stand in the file."""
    columns: list[list[str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    rejected: list[Record] = field(default_factory=list)
    skipped: bool = False
    """Passed by without a look at its rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file that was recognised as a table."""

    source: Source
    encoding: Encoding
    delimiter: str
    """The sign between the cells; for a sheet its name, for contact cards `vCard`."""
    body: Body
    header_row: int | None
    names: tuple[str, ...]
    """The heads as written, trimmed; empty and repeated ones included. Empty texts without a header."""
    preamble: tuple[Record, ...] = ()
    """The records above the header that are not blank: titles, report names, `sep=`."""
    rules: CleaningRules = DEFAULT_RULES
    sheet: str = ""
    """The name of the sheet; nothing for a file that is one table."""
    sheets: tuple[str, ...] = ()
    """The sheets that may be chosen, this one among them."""
    others: tuple[str, ...] = ()
    """The other sheets, while nobody has chosen this one."""
    told: str = ""
    """The code of what the owner is to know of the whole file, '' for nothing."""
    behind: tuple[str, ...] = ()
    """Those of the others that are brought in after it: CraftDesk wrote them all, or they are lists themselves."""

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.names)

    def records(self) -> Generator[Record, None, None]:
        """Every record below the header that isn't blank, as written, in the order of the file."""
        first = self.header_row or 0
        with closing(self.body.records(self.width)) as records:
            for record in records:
                if record[0] > first and not is_blank(record[1]):
                    yield record

    def chunks(self, size: int = CHUNK_ROWS, skip: Callable[[int], bool] | None = None) -> Iterator[Chunk]:
        """The records below the header as cleaned columns; each record is in exactly one chunk's rows or rejected.

        Chunks that `skip` says true of, by their place, are only counted through and stand empty.
        """
        chunk, at, count = Chunk(), 0, 0
        with closing(self.records()) as records:
            for record in records:
                if count == 0:
                    chunk = Chunk(skipped=skip is not None and skip(at))
                count += 1
                if not chunk.skipped:
                    self._place(chunk, record)
                if count >= size:
                    yield chunk if chunk.skipped else self._finished(chunk)
                    at, count = at + 1, 0
        if count:
            yield chunk if chunk.skipped else self._finished(chunk)

    def _place(self, chunk: Chunk, record: Record) -> None:
        row, cells, fault, notes = record
        if fault is None and len(cells) != self.width:
            self._note_extra(chunk, row, cells)
        if fault is None and len(cells) > 1 and is_totals(cells):
            fault = Fault("import.row.total", {})
        if fault is not None:
            chunk.rejected.append(Record(row, cells, fault))
            return
        chunk.notes += [Note(row, -1, one.code, one.params) for one in notes]
        chunk.rows.append(row)
        chunk.raw.append(cells)

    def _note_extra(self, chunk: Chunk, row: int, cells: list[str]) -> None:
        extra = [text for cell in cells[self.width :] if (text := cell.strip(TRIMMED))]
        if extra:
            chunk.notes.append(Note(row, -1, "import.row.extra_cells", {"count": len(extra), "cells": extra[:10]}))

    def _finished(self, chunk: Chunk) -> Chunk:
        """Turns the placed records into columns of the table's width, and cleans them."""
        width = self.width
        even = [_fitted(cells, width) if len(cells) != width else cells for cells in chunk.raw]
        for index, column in enumerate(zip(*even, strict=True)):
            cleaned, notes = clean_column(column, chunk.rows, index, self.rules)
            chunk.columns.append(cleaned)
            chunk.notes += notes
        if not even:
            chunk.columns = [[] for _ in range(width)]
        self._reject_emptied(chunk)
        return chunk

    @staticmethod
    def _reject_emptied(chunk: Chunk) -> None:
        """Rows of which nothing was left by cleaning (dashes, `n/a`) hold nobody and nothing."""
        emptied = {index for index, cells in enumerate(zip(*chunk.columns, strict=True)) if not any(cells)}
        if not emptied:
            return
        gone = {chunk.rows[index] for index in emptied}
        fault = Fault("import.row.placeholders", {})
        chunk.rejected += [Record(chunk.rows[index], chunk.raw[index], fault) for index in sorted(emptied)]
        chunk.rejected.sort(key=lambda record: record.row)
        kept = [index for index in range(len(chunk.rows)) if index not in emptied]
        chunk.columns = [[column[index] for index in kept] for column in chunk.columns]
        chunk.rows = [chunk.rows[index] for index in kept]
        chunk.raw = [chunk.raw[index] for index in kept]
        chunk.notes = [note for note in chunk.notes if note.row not in gone]


def _fitted(cells: list[str], width: int) -> list[str]:
    """A record as wide as the table: missing cells are empty, what stands beyond the last column is left out."""
    return cells[:width] + [""] * (width - len(cells))
