"""Operations, and taking them back: the undo journal.

Triggers keep the first old row of everything an operation touches (`journal_triggers`). Undo is a new operation that
puts the old rows back, all at once: delete what was touched, insert what was there. The same triggers remember what
the undo replaces, so redo is the undo of the undo.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from craftdesk.domain.dates import instant_from, instant_text
from craftdesk.domain.ids import OperationId
from craftdesk.domain.operation import Operation, OperationKind, OperationLabel, OperationState
from craftdesk.storage.file.gate import known_schema

_PORTION = 1_000
_REMEMBERED = "c.operation_id = ? AND c.tbl = ? AND c.row_id BETWEEN ? AND ?"
_COLUMNS = "id, kind, state, label, params, at, by, changes, undoes, reverted_by"


def start(
    connection: sqlite3.Connection,
    label: OperationLabel,
    *,
    at: datetime,
    by: str = "",
    kind: OperationKind = OperationKind.DO,
    undoes: OperationId | None = None,
) -> OperationId:
    """Begins an operation inside the running transaction: from here on every write is remembered under it."""
    if kind in {OperationKind.DO, OperationKind.ISSUE}:
        # What was undone before can't be redone over something newer.
        connection.execute("UPDATE operations SET state = 'superseded' WHERE state = 'undone'")
    row = connection.execute(
        "INSERT INTO operations (kind, state, label, params, at, by, undoes) VALUES (?, 'done', ?, ?, ?, ?, ?)"
        " RETURNING id",
        (kind, label.code, json.dumps(dict(label.params), ensure_ascii=False), instant_text(at), by, undoes),
    ).fetchone()
    connection.execute("UPDATE running SET operation_id = ?", row)
    return OperationId(row[0])


def finish(connection: sqlite3.Connection, operation: OperationId) -> int:
    """Ends an operation and says how many records it touched."""
    (count,) = connection.execute("SELECT count(*) FROM changes WHERE operation_id = ?", (operation,)).fetchone()
    connection.execute("UPDATE operations SET changes = ? WHERE id = ?", (count, operation))
    connection.execute("UPDATE running SET operation_id = NULL")
    return int(count)


def label_of(connection: sqlite3.Connection, operation: OperationId, label: OperationLabel) -> None:
    """Gives the running operation a better label, once its numbers are known."""
    connection.execute(
        "UPDATE operations SET label = ?, params = ? WHERE id = ?",
        (label.code, json.dumps(dict(label.params), ensure_ascii=False), operation),
    )


def next_undo(connection: sqlite3.Connection) -> Operation | None:
    """The operation that Undo would take back: the newest that was done and not undone."""
    return _one(connection, "WHERE kind = 'do' AND state = 'done' ORDER BY id DESC LIMIT 1")


def next_redo(connection: sqlite3.Connection) -> Operation | None:
    """The operation that Redo would put back: the oldest of those undone."""
    return _one(connection, "WHERE kind = 'do' AND state = 'undone' ORDER BY id LIMIT 1")


def operation(connection: sqlite3.Connection, number: OperationId) -> Operation | None:
    """One operation by its number."""
    return _one(connection, "WHERE id = ?", (number,))


def history(connection: sqlite3.Connection, *, limit: int, before: OperationId | None = None) -> list[Operation]:
    """What was done, newest first; undo and redo show as the state of what they acted on."""
    where, values = "WHERE kind IN ('do', 'issue')", []
    if before is not None:
        where, values = where + " AND id < ?", [before]
    rows = connection.execute(f"SELECT {_COLUMNS} FROM operations {where} ORDER BY id DESC LIMIT ?", (*values, limit))
    return [_operation(row) for row in rows]


def latest_change_of(connection: sqlite3.Connection, target: OperationId) -> OperationId:
    """The undo or redo whose remembered rows take `target` back or put it back: the newest acting on it, or itself."""
    (number,) = connection.execute(
        "SELECT coalesce(max(id), ?) FROM operations WHERE undoes = ?", (target, target)
    ).fetchone()
    return OperationId(number)


def set_state(connection: sqlite3.Connection, target: OperationId, state: OperationState) -> None:
    """Marks an operation as done or undone."""
    connection.execute("UPDATE operations SET state = ? WHERE id = ?", (state, target))


def mark_reverted(connection: sqlite3.Connection, target: OperationId, by: OperationId) -> None:
    """Notes which later operation took `target` back out of turn."""
    connection.execute("UPDATE operations SET reverted_by = ? WHERE id = ?", (by, target))


def restore(connection: sqlite3.Connection, source: OperationId, *, kept: bool = False) -> None:
    """Puts back the rows that `source` remembered, as they were before it; the running operation remembers the rest.

    With `kept`, rows listed in the temporary table `kept_rows` (tbl, row_id) stay as they are.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    stay = (
        " AND NOT EXISTS (SELECT 1 FROM temp.kept_rows k WHERE k.tbl = c.tbl AND k.row_id = c.row_id)" if kept else ""
    )
    tables = [
        row[0]
        for row in connection.execute("SELECT DISTINCT tbl FROM changes WHERE operation_id = ?", (source,)).fetchall()
    ]
    for table in tables:
        name = _known(connection, table)
        for low, high in _portions(connection, source, table):
            connection.execute(
                f"DELETE FROM {name} WHERE id IN (SELECT c.row_id FROM changes c WHERE {_REMEMBERED}{stay})",
                (source, table, low, high),
            )
    for table in tables:
        columns = _columns(connection, table)
        names = ", ".join(f'"{name}"' for name in columns)
        values = ", ".join(f"json_extract(c.old, '$.{name}')" for name in columns)
        for low, high in _portions(connection, source, table):
            connection.execute(
                f"INSERT INTO {table} ({names}) SELECT {values} FROM changes c"
                f" WHERE {_REMEMBERED} AND c.old IS NOT NULL{stay}",
                (source, table, low, high),
            )


def _portions(connection: sqlite3.Connection, source: OperationId, table: str) -> Iterator[tuple[int, int]]:
    """The rows that an operation remembered of a table as ranges of their ids, a thousand each.

    While a statement runs, SQLite keeps a copy of every page that it changes: of a hundred thousand rows, all of them.
    """
    sql = (
        "SELECT min(row_id), max(row_id) FROM (SELECT row_id FROM changes"
        " WHERE operation_id = ? AND tbl = ? AND row_id > ? ORDER BY row_id LIMIT ?)"
    )
    high = -1
    while True:
        low, high = connection.execute(sql, (source, table, high, _PORTION)).fetchone()
        if low is None:
            return
        yield low, high


@lru_cache(maxsize=1)
def journalled_tables() -> dict[str, tuple[str, ...]]:
    """The columns of every journalled table, read from the known schema."""
    names = {name.removesuffix("_delete") for kind, name, _ in known_schema() if kind == "trigger"}
    names = {name for name in names if not name.endswith(("_insert", "_update"))}
    empty = sqlite3.connect(":memory:")
    try:
        for kind, name, sql in known_schema():
            if kind == "table" and name in names:
                empty.execute(sql)
        return {name: tuple(row[1] for row in empty.execute(f"PRAGMA table_info({name})")) for name in sorted(names)}
    finally:
        empty.close()


def _known(connection: sqlite3.Connection, table: str) -> str:
    # Names come out of the file: only those of its schema, which the gate knows, ever become SQL.
    if not connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 AND name = ?1 || '_delete'", (table,)
    ).fetchone():
        raise KeyError(table)
    return table


def _columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    return tuple(row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,)))


def _one(connection: sqlite3.Connection, where: str, values: tuple[int, ...] = ()) -> Operation | None:
    row = connection.execute(f"SELECT {_COLUMNS} FROM operations {where}", values).fetchone()
    return None if row is None else _operation(row)


def _operation(row: tuple[int, str, str, str, str, str, str, int, int | None, int | None]) -> Operation:
    number, kind, state, code, params, at, by, changes, undoes, reverted_by = row
    return Operation(
        id=OperationId(number),
        kind=OperationKind(kind),
        state=OperationState(state),
        label=OperationLabel(code, json.loads(params or "{}")),
        at=instant_from(at),
        by=by,
        changes=changes,
        undoes=None if undoes is None else OperationId(undoes),
        reverted_by=None if reverted_by is None else OperationId(reverted_by),
    )
