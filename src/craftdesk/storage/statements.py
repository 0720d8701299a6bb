"""Statements over the tables as Core describes them, written out once and run by the driver.

A save reads and writes a dozen tables. Core would put each statement together anew, look it up and bind it, which takes
ten times as long as SQLite needs to answer it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import Table

from craftdesk.storage.rows import Row, Values


def rows_of(
    raw: sqlite3.Connection, table: Table, column: str, ids: Sequence[int], then: str = "id"
) -> list[sqlite3.Row]:
    """The rows that have one of some ids in a column, ordered by it `then` otherwise."""
    if not ids:
        return []
    cursor = raw.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(_select(table, column, then), (json.dumps(ids),)).fetchall()


@cache
def _select(table: Table, column: str, then: str) -> str:
    names = ", ".join(f'"{one.name}"' for one in table.columns)
    return (
        f"SELECT {names} FROM {table.name} WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY {column}, {then}"
    )


def insert_row(raw: sqlite3.Connection, table: Table, values: Mapping[str, object]) -> int:
    """Adds one row; its id."""
    columns, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
    done = raw.execute(f"INSERT INTO {table.name} ({columns}) VALUES ({marks}) RETURNING id", tuple(values.values()))
    return int(done.fetchone()[0])


def differing(standing: Row, values: Mapping[str, object]) -> Values:
    """Those values that a row doesn't have yet."""
    return {name: value for name, value in values.items() if standing[name] != value}


def update_row(raw: sqlite3.Connection, table: Table, number: int, values: Mapping[str, object]) -> None:
    """Writes some columns of one row; none of them, nothing.

    Give it only what differs: SQLite takes every index of a column that it is given apart and together again.
    """
    if values:
        columns = ", ".join(f'"{name}" = ?' for name in values)
        raw.execute(f"UPDATE {table.name} SET {columns} WHERE id = ?", (*values.values(), number))


def delete_rows(raw: sqlite3.Connection, table: Table, ids: Sequence[int]) -> None:
    """Removes some rows."""
    raw.execute(f"DELETE FROM {table.name} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
