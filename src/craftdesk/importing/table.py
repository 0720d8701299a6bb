"""A file of rows and columns, opened: what it is, and its rows in chunks of clean columns, never all at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from io import StringIO

from craftdesk.errors import ImportProblem
from craftdesk.importing.cells import DEFAULT_RULES, TRIMMED, CleaningRules, Note, clean_column, is_blank, is_totals
from craftdesk.importing.dialect import Dialect, candidates, check_delimiter, hinted_delimiter
from craftdesk.importing.encoding import Encoding, choose_encoding, open_text
from craftdesk.importing.header import find_header, is_header
from craftdesk.importing.records import Checks, Fault, Record, read_records
from craftdesk.importing.source import Source, read_head

CHUNK_ROWS = 2_000
_SAMPLE_CHARS = 65_536
_HEAD_RECORDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the owner settles instead of the guess; None leaves it to the guess."""

    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    """Record number of the header, 0 for a file without one."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file that was recognised as a table."""

    source: Source
    encoding: Encoding
    dialect: Dialect
    header_row: int | None
    names: tuple[str, ...]
    """The heads as written, trimmed; empty and repeated ones included. Empty texts without a header."""
    preamble: tuple[Record, ...] = ()
    """The records above the header that are not blank: titles, report names, `sep=`."""
    rules: CleaningRules = DEFAULT_RULES

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.names)

    def records(self) -> Generator[Record, None, None]:
        """Every record below the header that isn't blank, as written, in the order of the file."""
        checks = Checks(width=self.width, unreadable=self.encoding.damaged, nul=self.encoding.has_nul)
        first = self.header_row or 0
        with open_text(self.source, self.encoding) as stream:
            for record in read_records(stream, self.dialect, checks):
                if record.row > first and not is_blank(record.cells):
                    yield record

    def chunks(self, size: int = CHUNK_ROWS) -> Iterator[Chunk]:
        """The records below the header as cleaned columns; each record is in exactly one chunk's rows or rejected."""
        chunk = Chunk()
        with closing(self.records()) as records:
            for record in records:
                self._place(chunk, record)
                if len(chunk.rows) + len(chunk.rejected) >= size:
                    yield self._finished(chunk)
                    chunk = Chunk()
        if chunk.rows or chunk.rejected:
            yield self._finished(chunk)

    def _place(self, chunk: Chunk, record: Record) -> None:
        row, cells, fault = record
        if fault is None and len(cells) != self.width:
            self._note_extra(chunk, row, cells)
        if fault is None and len(cells) > 1 and is_totals(cells):
            fault = Fault("import.row.total", {})
        if fault is not None:
            chunk.rejected.append(Record(row, cells, fault))
            return
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


def open_table(source: Source, choices: Choices | None = None) -> Table:
    """Recognises a file: encoding, delimiter, header; ImportProblem if it is no table."""
    choices = choices or Choices()
    head = read_head(source)
    encoding = choose_encoding(source, head, choices.encoding)
    dialect = _choose_dialect(source, encoding, choices.delimiter)
    records = _head_records(source, encoding, dialect)
    filled = [record for record in records if not is_blank(record.cells)]
    if not filled:
        raise ImportProblem("import.empty", file=source.name)
    first = filled[0]
    if first.fault is not None and first.fault.code == "import.row.too_many_cells":
        raise ImportProblem("import.too_many_columns", file=source.name, **first.fault.params)
    header_row = _choose_header(records, choices.header_row, source)
    names = _names(filled, header_row)
    preamble = tuple(record for record in filled if record.row < (header_row or 0))
    return Table(
        source=source,
        encoding=encoding,
        dialect=dialect,
        header_row=header_row,
        names=names,
        preamble=preamble,
        rules=choices.rules,
    )


def _choose_dialect(source: Source, encoding: Encoding, chosen: str | None) -> Dialect:
    with open_text(source, encoding) as stream:
        sample = stream.read(_SAMPLE_CHARS)
        cut = bool(stream.read(1))
    delimiter = check_delimiter(chosen) if chosen is not None else hinted_delimiter(sample)
    tried = candidates(sample, delimiter)
    if len(tried) == 1:
        return tried[0]
    # `max` keeps the first of equals: plain before odd, comma before pipe.
    return max(tried, key=lambda dialect: _score(sample, dialect, cut=cut))


def _score(sample: str, dialect: Dialect, *, cut: bool) -> tuple[int, int, int]:
    """(has a header, records of the commonest width above one, that width)."""
    records = [record for record in read_records(StringIO(sample, newline=""), dialect) if not is_blank(record.cells)]
    if cut and len(records) > 1:
        # The sample ends somewhere inside its last record.
        records.pop()
    whole = [record.cells for record in records if record.fault is None]
    widths = Counter(len(cells) for cells in whole if len(cells) > 1)
    if not widths:
        return 0, 0, 0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    header = any(len(cells) > 1 and is_header(cells) for cells in whole[:_HEAD_RECORDS])
    return int(header), count, width


def _head_records(source: Source, encoding: Encoding, dialect: Dialect) -> list[Record]:
    """The first records, as many as a header may hide behind, but never more than a few million characters."""
    found: list[Record] = []
    room = 4_000_000
    with open_text(source, encoding) as stream, closing(read_records(stream, dialect)) as records:
        for record in records:
            found.append(record)
            room -= sum(map(len, record.cells))
            if room < 0 or (len(found) >= _HEAD_RECORDS and not is_blank(record.cells)):
                break
    return found


def _choose_header(records: Sequence[Record], chosen: int | None, source: Source) -> int | None:
    if chosen == 0:
        return None
    if chosen is None:
        return find_header([(record.row, record.cells) for record in records if record.fault is None])
    if not any(record.row == chosen and record.cells for record in records):
        raise ImportProblem("import.header_row", file=source.name, row=chosen)
    return chosen


def _names(filled: Sequence[Record], header_row: int | None) -> tuple[str, ...]:
    if header_row is not None:
        for record in filled:
            if record.row == header_row:
                return tuple(cell.strip(TRIMMED) for cell in record.cells)
    whole = [record.cells for record in filled if record.fault is None]
    widths = Counter(len(cells) for cells in whole)
    width = max(widths.items(), key=lambda item: (item[1], item[0]))[0] if widths else 1
    return ("",) * width
