"""Whether a book is still what it was: every change to it has an operation with a number of its own."""

from __future__ import annotations

import sqlite3

from craftdesk.domain.ids import OperationId


def newest_operation(connection: sqlite3.Connection) -> OperationId:
    """The number of the newest operation there ever was, undo and redo among them; 0 before the first."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'operations'").fetchone()
    return OperationId(row[0] if row else 0)
