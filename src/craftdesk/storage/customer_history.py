"""What was done to one customer, read from the operations and the journal."""

from __future__ import annotations

import sqlite3

from craftdesk.domain.ids import CustomerId, OperationId
from craftdesk.domain.operation import Operation
from craftdesk.storage import journal

_MOST = 5_000
"""Operations looked at, newest first: a year of a busy shop."""


def operations_on(connection: sqlite3.Connection, customer: CustomerId, limit: int) -> list[Operation]:
    """Operations that stand and touched a customer's record or were about them, newest first."""
    rows = connection.execute(
        "SELECT o.id FROM (SELECT id, params FROM operations WHERE kind IN ('do', 'issue') AND state = 'done'"
        "                  AND (reverted_by IS NULL) ORDER BY id DESC LIMIT ?2) o"
        " WHERE json_extract(o.params, '$.customer') = ?1 OR EXISTS (SELECT 1 FROM changes c"
        "   WHERE c.operation_id = o.id AND c.tbl = 'customers' AND c.row_id = ?1) ORDER BY o.id DESC LIMIT ?3",
        (customer, _MOST, limit),
    ).fetchall()
    found = (journal.operation(connection, OperationId(row[0])) for row in rows)
    return [operation for operation in found if operation is not None]
