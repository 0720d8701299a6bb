"""Cells of a chunk by what they become: tidy lines, values read in the style of their column."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from craftdesk.domain.dates import PartialDate
from craftdesk.domain.validation import UNSEEN, clean_line, clean_text
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.outcome import Tidings
from craftdesk.importing.table import Chunk
from craftdesk.importing.targets import base, parameter
from craftdesk.importing.value_dates import DateStyle, Moment, parse_day, parse_moment
from craftdesk.importing.value_money import Amount, NumberStyle, parse_amount, parse_quantity
from craftdesk.importing.values import ValueProblem

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """How dates and numbers are written, by column."""

    dates: Mapping[int, DateStyle] = field(default_factory=dict)
    numbers: Mapping[int, NumberStyle] = field(default_factory=dict)


def tidy_lines(cells: Sequence[str]) -> Sequence[str]:
    """Cells as single lines; a column without oddities is handed on as it is."""
    together = "|".join(cells)
    if together.isprintable() and "  " not in together and (together.isascii() or _is_whole(together)):
        return cells
    return [cell if _is_tidy(cell) else clean_line(cell) for cell in cells]


def _is_whole(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text) and UNSEEN.isdisjoint(text)


def _is_tidy(cell: str) -> bool:
    if not cell.isprintable() or "  " in cell:
        return False
    return cell.isascii() or (unicodedata.is_normalized("NFC", cell) and not UNSEEN.issuperset(cell))


def tidy_texts(cells: Sequence[str]) -> Sequence[str]:
    """Cells as texts of several lines."""
    return [cell if not cell or (cell.isascii() and cell.isprintable()) else clean_text(cell) for cell in cells]


class Cells:
    """The cells of one chunk, found by target; every list is as long as the chunk has rows."""

    def __init__(self, chunk: Chunk, columns: ColumnMap, styles: Styles, tidings: Tidings) -> None:
        self.rows = chunk.rows
        self._chunk = chunk
        self._columns = columns
        self._styles = styles
        self._tidings = tidings
        self._tidied: dict[int, Sequence[str]] = {}

    def _tidy(self, index: int) -> Sequence[str]:
        """The cells of a column as single lines, made so when they are first asked for."""
        found = self._tidied.get(index)
        if found is None:
            found = self._tidied[index] = tidy_lines(self._chunk.columns[index])
        return found

    def all(self, target: str) -> list[Sequence[str]]:
        """The tidy cells of every column that becomes a field."""
        return [self._tidy(index) for index in self._columns.indexes(target)]

    def nth(self, target: str, slot: int) -> Sequence[str] | None:
        """The tidy cells of the column that is the n-th (from 0) to become a field."""
        indexes = self._columns.indexes(target)
        return self._tidy(indexes[slot]) if slot < len(indexes) else None

    def exactly(self, field: str) -> list[Sequence[str]]:
        """The tidy cells of every column that becomes a field with just this parameter."""
        return [self._tidy(one.index) for one in self._columns.columns if one.field == field]

    def broken(self, field: str) -> list[Sequence[str]]:
        """The cells of those columns with their line ends and gaps."""
        return [tidy_texts(self._chunk.columns[one.index]) for one in self._columns.columns if one.field == field]

    def groups(self, targets: frozenset[str]) -> list[str]:
        """The parameters under which columns become some fields, in the order of the file; nothing is one, too."""
        found = (parameter(one.field) for one in self._columns.columns if base(one.field) in targets)
        return list(dict.fromkeys(found))

    def count(self, target: str) -> int:
        """How many columns become a field."""
        return len(self._columns.indexes(target))

    def line(self, target: str) -> Sequence[str] | None:
        """The first filled cell of each row; None when no column becomes the field."""
        found = self.all(target)
        if len(found) <= 1:
            return found[0] if found else None
        return [next((cell for cell in cells if cell), "") for cells in zip(*found, strict=True)]

    def text(self, target: str) -> list[str] | None:
        """The filled cells of each row, one below the other."""
        found = [tidy_texts(self._chunk.columns[index]) for index in self._columns.indexes(target)]
        if not found:
            return None
        if len(found) == 1:
            return list(found[0])
        return ["\n".join(dict.fromkeys(cell for cell in cells if cell)) for cells in zip(*found, strict=True)]

    def days(self, target: str) -> list[PartialDate | None] | None:
        """Days, whose year may be missing; what is none is told and left out."""
        return self._read(target, lambda cell, index: parse_day(cell, self._styles.dates[index]))

    def moments(self, target: str) -> list[Moment | None] | None:
        """Days with the time as far as it is written."""
        return self._read(target, lambda cell, index: parse_moment(cell, self._styles.dates[index]))

    def amounts(self, target: str) -> list[Amount | None] | None:
        """Amounts with the currency beside them."""
        return self._read(target, self._amount)

    def every_amount(self, target: str) -> list[list[Amount | None]]:
        """The amounts of every column that becomes a field, column by column."""
        return [self._parsed([index], self._amount) for index in self._columns.indexes(target)]

    def _amount(self, cell: str, index: int) -> Amount | ValueProblem | None:
        return parse_amount(cell, self._styles.numbers[index])

    def quantities(self, target: str) -> list[Decimal | None] | None:
        """Plain numbers."""
        return self._read(target, lambda cell, index: parse_quantity(cell, self._styles.numbers[index]))

    def _read(self, target: str, parse: Callable[[str, int], Value | ValueProblem | None]) -> list[Value | None] | None:
        indexes = self._columns.indexes(target)
        return self._parsed(indexes, parse) if indexes else None

    def _parsed(
        self, indexes: Sequence[int], parse: Callable[[str, int], Value | ValueProblem | None]
    ) -> list[Value | None]:
        found: list[Value | None] = [None] * len(self.rows)
        # Days and prices come back all the time, and reading one takes far longer than finding it again.
        known: dict[str, Value | ValueProblem | None] = {}
        for index in indexes:
            known.clear()
            for place, cell in enumerate(self._chunk.columns[index]):
                if not cell or found[place] is not None:
                    continue
                if cell in known:
                    value = known[cell]
                else:
                    value = known[cell] = parse(cell, index)
                if isinstance(value, ValueProblem):
                    self.tell(place, index, value)
                else:
                    found[place] = value
        return found

    def tell(self, place: int, index: int, problem: ValueProblem) -> None:
        """Tells of a value that was left out."""
        heading = self._columns.columns[index].heading
        self._tidings.warn(self.rows[place], problem.code, column=heading, **problem.params)
