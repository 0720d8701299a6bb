"""Writing found rows into the new file: sure ones first, each id and number once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice

from craftdesk.storage.salvage.ledger import LOST, MENDED, Ledger, owner_of
from craftdesk.storage.salvage.reader import FoundTable, Row, SalvageReader
from craftdesk.storage.salvage.records import Value
from craftdesk.storage.salvage.values import Mending

_PORTION = 2_000
_NUMBERED = {"customers": "number", "vouchers": "code", "custom_fields": "key"}
"""Tables in which no two rows may have the same number."""


class Inserting:
    """Brings one table over."""

    def __init__(
        self, connection: sqlite3.Connection, reader: SalvageReader, ledger: Ledger, found: FoundTable, currency: str
    ) -> None:
        self._connection, self._reader, self._ledger, self._found = connection, reader, ledger, found
        self._shape = found.shape
        self._mending = Mending(found.shape, strange=found.fitting.strange, currency=currency)
        self._count = ledger.kinds[self._shape.name]
        names = ", ".join(f'"{name}"' for name in self._shape.names)
        marks = ", ".join("?" * len(self._shape.names))
        self._insert = f"INSERT OR IGNORE INTO {self._shape.name} ({names}) VALUES ({marks})"
        self._key = [self._shape.names.index(name) for name in self._shape.key]
        where = " AND ".join(f'"{name}" = ?' for name in self._shape.key)
        self._exists = f"SELECT 1 FROM {self._shape.name} WHERE {where}"

    def run(self) -> Iterator[None]:
        """Writes every row; yields after each portion."""
        rows = iter(self._reader.rows(self._shape.name))
        while portion := list(islice(rows, _PORTION)):
            self._connection.execute("BEGIN")
            self._write(portion)
            self._connection.execute("COMMIT")
            yield

    def _write(self, portion: list[Row]) -> None:
        """A portion at once while every row finds its place; one by one where one does not."""
        ready: list[tuple[list[Value], list[str]]] = []
        for values, sure in portion:
            raw = values
            row, changed = self._mending.mend(values)
            if row is None:
                if sure or not self._is_there(raw):
                    self._count.found += sure
                    self._leave_out(raw, changed)
            elif sure and not changed:
                self._count.found += 1
                ready.append((row, changed))
            else:
                self._flush(ready)
                ready = []
                self._one(row, changed, sure=sure)
        self._flush(ready)

    def _flush(self, ready: list[tuple[list[Value], list[str]]]) -> None:
        if not ready:
            return
        before = self._connection.total_changes
        self._connection.executemany(self._insert, (row for row, _ in ready))
        written = self._connection.total_changes - before
        self._count.kept += written
        if written < len(ready):
            # Those that were written before this are copies now, all others are told one by one.
            for row, _ in ready:
                self._settle(row)

    def _settle(self, row: list[Value]) -> None:
        """A row that was not taken: its number is another's."""
        if self._is_there(row):
            return
        self._renumber(row)

    def _one(self, row: list[Value], changed: list[str], *, sure: bool) -> None:
        if self._is_there(row):
            return  # an older copy of what is there
        self._count.found += 1
        done = self._connection.execute(self._insert, row)
        if done.rowcount:
            self._count.kept += 1
            self._note(row, changed)
        elif sure or self._shape.name in _NUMBERED:
            self._renumber(row)

    def _note(self, row: list[Value], changed: list[str]) -> None:
        if changed:
            self._count.mended += 1
            self._ledger.add(
                MENDED, "salvage.mended", self._shape.name, self._id(row), owner_of(self._shape, row), fields=changed
            )

    def _renumber(self, row: list[Value]) -> None:
        """Two rows have one number: both stay, the second with its id behind the number."""
        column = _NUMBERED.get(self._shape.name)
        if column is None:
            return
        at = self._shape.names.index(column)
        former = str(row[at])
        row[at] = f"{former}-{self._id(row)}"
        if self._connection.execute(self._insert, row).rowcount:
            self._count.kept += 1
            self._ledger.add(MENDED, "salvage.number_twice", self._shape.name, self._id(row), former=former)

    def _leave_out(self, row: Sequence[object], columns: list[str]) -> None:
        self._count.left_out += 1
        code = "salvage.paper_left_out" if self._shape.name in {"papers", "paper_files"} else "salvage.left_out"
        self._ledger.add(
            LOST, code, self._shape.name, self._id(row), owner_of(self._shape, row), fields=columns
        )

    def _is_there(self, row: Sequence[object]) -> bool:
        key = [row[at] for at in self._key]
        if not all(isinstance(value, int | str) for value in key):
            return False
        return self._connection.execute(self._exists, key).fetchone() is not None

    def _id(self, row: Sequence[object]) -> int:
        value = row[self._key[0]] if self._key else 0
        return value if isinstance(value, int) else 0
