"""One change for many customers, in few statements; only those for whom it changes anything are touched."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from craftdesk.domain.bulk_change import BulkChange, BulkKind
from craftdesk.domain.dates import instant_text

_TAGGED = "EXISTS (SELECT 1 FROM customer_tags t WHERE t.customer_id = c.id AND t.name = ?2 COLLATE NOCASE)"
_MEMBER = "EXISTS (SELECT 1 FROM group_members m WHERE m.customer_id = c.id AND m.group_id = CAST(?2 AS INTEGER))"
_FIELD = "(SELECT id FROM custom_fields WHERE key = ?2)"
_OWN = f"coalesce((SELECT value FROM custom_values v WHERE v.customer_id = c.id AND v.field_id = {_FIELD}), '')"
_WHO = "SELECT c.id FROM customers c WHERE c.id IN (SELECT value FROM json_each(?1)) AND "
_IDS = "(SELECT value FROM json_each(?1))"
_AFFECTED = {
    BulkKind.TAG: f"{_WHO} NOT {_TAGGED}",
    BulkKind.UNTAG: f"{_WHO} {_TAGGED}",
    BulkKind.JOIN: f"{_WHO} NOT {_MEMBER}",
    BulkKind.LEAVE: f"{_WHO} {_MEMBER}",
}
_CHANGE = {
    BulkKind.TAG: (
        "INSERT INTO customer_tags (customer_id, position, name) SELECT value,"
        " coalesce((SELECT max(position) + 1 FROM customer_tags WHERE customer_id = value), 0), ?2 FROM json_each(?1)"
    ),
    BulkKind.UNTAG: f"DELETE FROM customer_tags WHERE customer_id IN {_IDS} AND name = ?2 COLLATE NOCASE",
    BulkKind.JOIN: (
        "INSERT INTO group_members (group_id, customer_id) SELECT CAST(?2 AS INTEGER), value FROM json_each(?1)"
    ),
    BulkKind.LEAVE: f"DELETE FROM group_members WHERE customer_id IN {_IDS} AND group_id = CAST(?2 AS INTEGER)",
}
_TOUCH = f"UPDATE customers SET version = version + 1, changed_at = ?2 WHERE id IN {_IDS}"
_LOSE_OWN = f"DELETE FROM custom_values WHERE customer_id IN {_IDS} AND field_id = {_FIELD}"
_GET_OWN = (
    "INSERT INTO custom_values (customer_id, position, field_id, value) SELECT value,"
    f" coalesce((SELECT max(position) + 1 FROM custom_values WHERE customer_id = json_each.value), 0), {_FIELD}, ?3"
    " FROM json_each(?1)"
)


def affected(connection: sqlite3.Connection, ids: Sequence[int], change: BulkChange) -> list[int]:
    """Those of some customers for whom a cleaned change changes anything."""
    some = json.dumps(list(ids))
    if change.own_key:
        rows = connection.execute(f"{_WHO} {_OWN} IS NOT ?3", (some, change.own_key, change.value))
    elif change.kind is BulkKind.SET:
        # The column is one of BULK_FIELDS: a change was cleaned before it comes here.
        rows = connection.execute(f"{_WHO} c.{change.key} IS NOT ?2", (some, change.value))
    else:
        rows = connection.execute(_AFFECTED[change.kind], (some, change.key))
    return [row[0] for row in rows]


def make(connection: sqlite3.Connection, ids: Sequence[int], change: BulkChange, now: datetime) -> int:
    """Makes a cleaned change for some customers; for how many it changed anything."""
    mine = affected(connection, ids, change)
    if not mine:
        return 0
    some = json.dumps(mine)
    if change.own_key:
        connection.execute(_LOSE_OWN, (some, change.own_key))
        if change.value:
            connection.execute(_GET_OWN, (some, change.own_key, change.value))
    elif change.kind is BulkKind.SET:
        connection.execute(f"UPDATE customers SET {change.key} = ?2 WHERE id IN {_IDS}", (some, change.value))
    else:
        connection.execute(_CHANGE[change.kind], (some, change.key))
    connection.execute(_TOUCH, (some, instant_text(now)))
    return len(mine)
