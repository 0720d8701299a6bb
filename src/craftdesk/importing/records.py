"""Lines to records, with line conservation: whatever the quotes do, each line ends up in a record or a rejection.

`csv` does the reading, strictly. Where it stumbles (a stray quote, a quote that is never closed) only the line that
the record began with is rejected, and reading goes on with the line below it. The lines that the failed record had
swallowed are suspicious until reading is in step again: of those, only records as wide as the table count, because
the second half of a torn note must not become a customer.
"""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TextIO

from craftdesk.importing.dialect import Dialect
from craftdesk.importing.encoding import unreadable
from craftdesk.importing.lines import EndlessRecord, Lines, OverlongLine

MAX_COLUMNS = 16_384
"""What a spreadsheet can hold; a row beyond it is no row."""
REREAD_BUDGET = 4_000_000
"""Characters read twice after torn records; beyond it lines are rejected singly, so that time stays linear."""
_LINE_COSTS = 20
"""Reading an empty line again takes as long as reading so many characters."""
_TELLING_WIDTH = 3
"""In a table with fewer columns many a line of a note could be a row."""
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a record can't be used: a code with parameters."""

    code: str
    params: dict[str, Any]


class Record(NamedTuple):
    """One record: its number in the file from 1, its cells as written, what is wrong with it, what else is to tell."""

    row: int
    cells: list[str]
    fault: Fault | None = None
    notes: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What has to be looked for in every record, because the whole file was seen to hold it."""

    width: int = 0
    unreadable: bool = False
    nul: bool = False


_NO_CHECKS = Checks()


def read_records(stream: TextIO, dialect: Dialect, checks: Checks = _NO_CHECKS) -> Generator[Record, None, None]:
    """All records of a text in order, blank ones as empty lists, torn ones with their fault."""
    return _Reading(stream, dialect, checks).records()


class _Reading:
    """The state of one walk through a text."""

    def __init__(self, stream: TextIO, dialect: Dialect, checks: Checks) -> None:
        self._lines = Lines(stream, dialect.delimiter)
        self._dialect = dialect
        self._checks = checks
        self._row = 0
        self._out_of_step = False
        self._budget = REREAD_BUDGET

    def records(self) -> Generator[Record, None, None]:
        reader = csv.reader(self._lines, strict=True, **self._dialect.options())
        careful = self._checks.unreadable or self._checks.nul
        taken = self._lines.taken
        while self._budget > 0:
            try:
                for cells in reader:
                    if len(taken) > 1 and self._checks.width >= _TELLING_WIDTH:
                        yield self._several_lines(cells)
                        continue
                    self._row += 1
                    if self._out_of_step or careful or len(cells) > MAX_COLUMNS:
                        yield Record(self._row, cells, self._judged(cells))
                    else:
                        yield Record(self._row, cells)
                    taken.clear()
            except csv.Error as error:
                yield self._torn(error)
            except OverlongLine:
                yield self._overlong()
            else:
                return
        yield from self._line_by_line()

    def _several_lines(self, cells: list[str]) -> Record:
        """A record over several lines: a long note, or rows that an open quote has swallowed up to a stray one."""
        lines = [line for line in self._lines.taken if isinstance(line, str)]
        width = self._checks.width
        if any(self._is_row(line) for line in lines[1:-1][:_LOOKED_AT] if '"' not in line):
            first = self._reject_first_line()
            text = "" if isinstance(first, OverlongLine) else first.rstrip("\r\n")
            return Record(self._row, [text], Fault("import.row.quote_open", {}))
        self._row += 1
        place = next((at for at, cell in enumerate(cells) if "\n" in cell or "\r" in cell), 0)
        notes: tuple[Fault, ...] = ()
        last = lines[-1]
        if place and len(cells) == width and last.count('"') == 1 and self._is_row(last):
            notes = (Fault("import.row.row_inside", {"text": last.strip()[:80]}),)
        self._lines.taken.clear()
        return Record(self._row, cells, self._judged(cells), notes)

    def _is_row(self, line: str) -> bool:
        """Whether a line could be a row of the table by itself; in prose a blank stands behind a comma."""
        sign = self._dialect.delimiter
        count = line.count(sign)
        if count < self._checks.width - 1 or f"{sign} " in line:
            return False
        if '"' not in line:
            cells = line.split(sign)
        else:
            try:
                (cells,) = csv.reader((line,), **self._dialect.options())
            except (csv.Error, ValueError):
                return False
        filled = [cell for cell in cells if cell.strip()]
        return len(cells) == self._checks.width and len(filled) * 2 > len(cells)

    def _line_by_line(self) -> Iterator[Record]:
        """The rest of a file whose quotes lead nowhere: each line for itself, or rejected."""
        self._out_of_step = True
        options = self._dialect.options()
        while True:
            try:
                cells = next(csv.reader((next(self._lines),), strict=True, **options))
            except StopIteration:
                return
            except csv.Error as error:
                yield self._torn(error)
            except OverlongLine:
                yield self._overlong()
            else:
                self._row += 1
                yield Record(self._row, cells, self._judged(cells))
                self._out_of_step = True
                self._lines.taken.clear()

    def _judged(self, cells: list[str]) -> Fault | None:
        """What stands against a record that was read without an error."""
        if len(cells) > MAX_COLUMNS:
            return Fault("import.row.too_many_cells", {"cells": len(cells), "limit": MAX_COLUMNS})
        if self._checks.unreadable and any(unreadable(cell) for cell in cells):
            return Fault("import.row.unreadable", {})
        if self._checks.nul and any("\0" in cell for cell in cells):
            return Fault("import.row.nul", {})
        return self._in_step(cells) if self._out_of_step else None

    def _in_step(self, cells: list[str]) -> Fault | None:
        """A record among lines that a torn one had swallowed counts only if it is as wide as the table."""
        width = self._checks.width
        if not cells:
            return None
        if width and len(cells) != width:
            return Fault("import.row.torn", {"cells": len(cells), "columns": width})
        self._out_of_step = self._lines.waiting > 0
        return None

    def _torn(self, error: csv.Error) -> Record:
        lines = len(self._lines.taken)
        endless = isinstance(error, EndlessRecord) or "field larger" in str(error)
        if endless and lines > 1 and self._holds_prose():
            self._row += 1
            start, length = self._lines.skip_record(self._is_row)
            self._out_of_step = self._lines.waiting > 0
            return Record(self._row, [start], Fault("import.row.cell_too_long", {"characters": length}))
        first = self._reject_first_line()
        if isinstance(first, OverlongLine):
            return self._overlong_record(first)
        text = first.rstrip("\r\n")
        if "field larger" in str(error) and lines == 1:
            return Record(self._row, [text], Fault("import.row.cell_too_long", {"characters": len(text)}))
        inside = lines == 1 and "expected after" in str(error)
        return Record(self._row, [text], Fault("import.row.quote_inside" if inside else "import.row.quote_open", {}))

    def _holds_prose(self) -> bool:
        """Whether the lines of a record without an end are a text, rather than rows swallowed by an open quote."""
        lines = [line for line in self._lines.taken[1 : _LOOKED_AT + 1] if isinstance(line, str)]
        strange = sum('"' in line or self._is_row(line) for line in lines)
        return self._checks.width > 1 and 2 * strange < len(lines)

    def _overlong(self) -> Record:
        first = self._reject_first_line()
        if isinstance(first, OverlongLine):
            return self._overlong_record(first)
        # A quote was open when the long line came; that line is offered again on its own.
        return Record(self._row, [first.rstrip("\r\n")], Fault("import.row.quote_open", {}))

    def _overlong_record(self, line: OverlongLine) -> Record:
        if line.delimiters >= MAX_COLUMNS:
            fault = Fault("import.row.too_many_cells", {"cells": line.delimiters + 1, "limit": MAX_COLUMNS})
        else:
            fault = Fault("import.row.cell_too_long", {"characters": line.length})
        return Record(self._row, [line.start], fault)

    def _reject_first_line(self) -> str | OverlongLine:
        """The line a torn record began with is dealt with; the lines below it are offered again."""
        self._row += 1
        lines = len(self._lines.taken)
        first, characters = self._lines.give_back_all_but_first()
        self._budget -= characters + _LINE_COSTS * lines
        self._out_of_step = self._out_of_step or self._lines.waiting > 0
        return first
