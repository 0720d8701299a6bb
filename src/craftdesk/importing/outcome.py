"""What an import will do or did, in numbers and messages; the plan and the report share it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from craftdesk.importing.doubts import Doubt
from craftdesk.importing.records import Record

KEPT_MESSAGES = 10_000
"""Warnings beyond this many are counted but not kept: nobody reads them, and memory has to stay flat."""

LEFT_OUT = "import.row.left_out"
_NOTHING: Mapping[str, Any] = {}


class RowKind(IntEnum):
    """What becomes of a row."""

    NEW = 0
    CHANGED = 1
    SAME = 2
    MERGED = 3
    REJECTED = 4

    @property
    def word(self) -> str:
        """The kind as plan page and command line call it."""
        return self.name.lower()


_WORDS = tuple(kind.word for kind in RowKind)


@dataclass(frozen=True, slots=True)
class RowMessage:
    """Something to tell about a row: a code with parameters."""

    row: int
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """New, changed and same records of one kind."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def count(self, kind: RowKind) -> None:
        """Counts one record."""
        if kind is RowKind.NEW:
            self.new += 1
        elif kind is RowKind.CHANGED:
            self.changed += 1
        else:
            self.same += 1


@dataclass(slots=True)
class RowCounts:
    """`read` is always the sum of the others."""

    new: int = 0
    changed: int = 0
    same: int = 0
    merged: int = 0
    rejected: int = 0

    def count(self, kind: RowKind, rows: int = 1) -> None:
        """Counts some rows that had the same fate."""
        word = _WORDS[kind]
        setattr(self, word, getattr(self, word) + rows)

    @property
    def read(self) -> int:
        """Every row that was not blank."""
        return self.new + self.changed + self.same + self.merged + self.rejected


@dataclass(slots=True)
class Counts:
    """Everything that is counted."""

    rows: RowCounts = field(default_factory=RowCounts)
    customers: Tally = field(default_factory=Tally)
    with_billing: int = 0
    with_shipping: int = 0
    orders: Tally = field(default_factory=Tally)
    lines: int = 0
    totals: dict[str, int] = field(default_factory=dict)
    """Sum of the totals of the file's orders by currency, in smallest units, all states included."""
    products: Tally = field(default_factory=Tally)


@dataclass(slots=True, kw_only=True)
class Tidings:
    """What there is to tell about rows, in the order of the file."""

    rejected: list[RowMessage] = field(default_factory=list)
    rejected_rows: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """The other rows of rejected orders, by the row that the reason stands at."""
    warnings: list[RowMessage] = field(default_factory=list)
    warning_count: int = 0
    skipped: list[RowMessage] = field(default_factory=list)
    """What the owner doesn't want, one for each row or order; counted among the rejected."""
    doubts: list[Doubt] = field(default_factory=list)
    doubt_count: int = 0

    @property
    def doubts_are_full(self) -> bool:
        """Whether more doubts would only be counted."""
        return len(self.doubts) >= KEPT_MESSAGES

    def leave_out(self, rows: tuple[int, ...]) -> None:
        """Notes rows that the owner leaves out."""
        self.skipped.append(RowMessage(rows[0], LEFT_OUT, _NOTHING))
        if len(rows) > 1:
            self.rejected_rows[rows[0]] = rows

    def doubt(self, doubt: Doubt) -> None:
        """Notes a row that may be somebody else."""
        self.doubt_count += 1
        if not self.doubts_are_full:
            self.doubts.append(doubt)

    def reject(self, record: Record) -> None:
        """Notes a record that can't be used."""
        if record.fault is not None:
            self.rejected.append(RowMessage(record.row, record.fault.code, record.fault.params))

    def warn(self, row: int, code: str, **params: Any) -> None:
        """Notes something odd about a row that is imported all the same."""
        self.warning_count += 1
        if len(self.warnings) < KEPT_MESSAGES:
            self.warnings.append(RowMessage(row, code, params))

    def in_order(self) -> None:
        """Sorts the messages by row."""
        self.rejected.sort(key=lambda message: message.row)
        self.warnings.sort(key=lambda message: message.row)
        self.skipped.sort(key=lambda message: message.row)
        self.doubts.sort(key=lambda doubt: doubt.row)
