"""The parts that hang on a record (phones of a customer, lines of an order): read, compared, written.

Only what differs is written: an unchanged phone keeps its row, so the journal remembers what really changed.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Table

from craftdesk.storage.rows import Row, Values
from craftdesk.storage.statements import delete_rows, differing, rows_of, update_row

_IDS_A_QUESTION = 500
_ROWS_A_STATEMENT = 100
"""SQLite keeps a copy of every page that a statement with triggers may have to take back: once for all its rows."""


class Parts:
    """The rows of some tables that belong to one kind of record through `owner`, in the order of `position`."""

    def __init__(self, raw: sqlite3.Connection, owner: str, tables: Sequence[Table]) -> None:
        self._raw = raw
        self._owner = owner
        self._tables = {table.name: table for table in tables}
        self._in_order = frozenset(table.name for table in tables if "position" in table.c)

    def of(self, owners: Sequence[int]) -> dict[int, dict[str, list[Row]]]:
        """The parts of some records: owner → table name → rows in order; every owner and table is there."""
        found: dict[int, dict[str, list[Row]]] = {owner: {name: [] for name in self._tables} for owner in owners}
        for name, table in self._tables.items():
            order = "position" if name in self._in_order else "id"
            for start in range(0, len(owners), _IDS_A_QUESTION):
                some = owners[start : start + _IDS_A_QUESTION]
                for row in rows_of(self._raw, table, self._owner, some, order):
                    found[row[self._owner]][name].append(row)
        return found

    def replace(self, owner: int, wanted: Mapping[str, list[Values]]) -> None:
        """Makes the parts of one record what is wanted."""
        standing = self.of([owner])[owner]
        for name, rows in wanted.items():
            table = self._tables[name]
            placed = self._placed(table, owner, rows)
            old = standing[name]
            for known, row in zip(old, placed, strict=False):
                update_row(self._raw, table, known["id"], differing(known, row))
            if len(old) > len(placed):
                delete_rows(self._raw, table, [row["id"] for row in old[len(placed) :]])
            if len(placed) > len(old):
                insert_many(self._raw, table, placed[len(old) :])

    def add(self, records: Iterable[tuple[int, Mapping[str, list[Values]]]]) -> None:
        """Adds the parts of many new records at once."""
        batches: dict[str, list[Values]] = defaultdict(list)
        for owner, wanted in records:
            for name, rows in wanted.items():
                if rows:
                    batches[name] += self._placed(self._tables[name], owner, rows)
        for name, rows in batches.items():
            insert_many(self._raw, self._tables[name], rows)

    def _placed(self, table: Table, owner: int, rows: Sequence[Values]) -> list[Values]:
        if table.name in self._in_order:
            return [{self._owner: owner, "position": position, **row} for position, row in enumerate(rows)]
        return [{self._owner: owner, **row} for row in rows]


def insert_many(raw: sqlite3.Connection, table: Table, rows: Sequence[Values]) -> None:
    """Inserts many rows, all with the columns of the first, at the speed of the driver."""
    if not rows:
        return
    columns = ", ".join(f'"{name}"' for name in rows[0])
    # SQLAlchemy would copy and check every row, which takes twice as long as writing it.
    insert = f"INSERT INTO {table.name} ({columns}) VALUES "
    marks = f"({', '.join('?' * len(rows[0]))})"
    together = len(rows) - len(rows) % _ROWS_A_STATEMENT
    raw.executemany(
        insert + ", ".join([marks] * _ROWS_A_STATEMENT),
        (
            [value for row in rows[start : start + _ROWS_A_STATEMENT] for value in row.values()]
            for start in range(0, together, _ROWS_A_STATEMENT)
        ),
    )
    raw.executemany(insert + marks, (tuple(row.values()) for row in rows[together:]))
