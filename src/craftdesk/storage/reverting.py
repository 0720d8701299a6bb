"""Taking back an operation out of turn: which of its records stay, because they were changed or built upon since.

A record is judged as a whole: a customer with phones, addresses and notes; an order with lines and payments. It stays
when a later operation that still stands touched any part of it, or when something that stays depends on it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from craftdesk.domain.ids import OperationId

_CUSTOMER_PARTS = (
    "customer_phones", "customer_emails", "customer_websites", "customer_tags", "external_numbers", "consents",
    "custom_values", "addresses", "timeline", "group_members", "agreed_prices", "wants",
)  # fmt: skip
_ORDER_PARTS = ("order_lines", "order_addresses", "payments", "order_steps", "account_entries")
"""What an account gave for an order, or got of it, goes with the payment of the order."""
_HEADS = (
    ("customer", "customers"), ("order", "orders"), ("product", "products"), ("field", "custom_fields"),
    ("group", "groups"), ("voucher", "vouchers"), ("standing", "standing_orders"), ("account", "account_entries"),
)  # fmt: skip
_PARTS = (
    *(("customer", "customer_id", table) for table in _CUSTOMER_PARTS),
    *(("order", "order_id", table) for table in _ORDER_PARTS),
    ("product", "product_id", "product_prices"),
    ("standing", "standing_id", "standing_lines"),
)
_NAMED_AT_MOST = 500
_SCRATCH = """
    CREATE TABLE IF NOT EXISTS temp.mine (kind TEXT, owner INTEGER, tbl TEXT, row_id INTEGER, was INTEGER,
        PRIMARY KEY (tbl, row_id, owner)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS temp.later_ops (id INTEGER PRIMARY KEY, reverter INTEGER);
    CREATE TABLE IF NOT EXISTS temp.later (kind TEXT, owner INTEGER, PRIMARY KEY (kind, owner)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS temp.kept_owners (kind TEXT, owner INTEGER, why TEXT,
        PRIMARY KEY (kind, owner)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS temp.kept_rows (tbl TEXT, row_id INTEGER, PRIMARY KEY (tbl, row_id)) WITHOUT ROWID
"""
_LATER = (
    "temp.later_ops z JOIN changes c ON c.operation_id = z.id AND (z.reverter IS NULL OR NOT EXISTS"
    " (SELECT 1 FROM changes r WHERE r.operation_id = z.reverter AND r.tbl = c.tbl AND r.row_id = c.row_id))"
)
_GOES_BACK = (
    "EXISTS (SELECT 1 FROM temp.mine x WHERE x.tbl = '{table}' AND x.row_id = {row} AND NOT EXISTS"
    " (SELECT 1 FROM temp.kept_owners k WHERE k.kind = x.kind AND k.owner = x.owner))"
)
_NOT_KEPT = "NOT EXISTS (SELECT 1 FROM temp.kept_owners k WHERE k.kind = m.kind AND k.owner = m.owner)"


def _needed(head: str, user: str, column: str) -> str:
    """Records that the operation made and that a row which stays points to."""
    return (
        f"SELECT m.kind, m.owner, 'used' FROM temp.mine m WHERE m.tbl = '{head}' AND NOT m.was AND {_NOT_KEPT}"
        f" AND EXISTS (SELECT 1 FROM {user} u WHERE u.{column} = m.row_id"
        f" AND NOT {_GOES_BACK.format(table=user, row='u.id')})"
    )


def _points_nowhere(table: str, column: str, head: str = "customers") -> str:
    """Records whose former state points to a customer, or another head, that is gone for good."""
    old = f"json_extract(c.old, '$.{column}')"
    return (
        f"SELECT m.kind, m.owner, 'changed' FROM temp.mine m JOIN changes c ON c.operation_id = :source"
        f" AND c.tbl = m.tbl AND c.row_id = m.row_id WHERE m.tbl = '{table}' AND m.was AND {_NOT_KEPT}"
        f" AND {old} IS NOT NULL AND {old} NOT IN (SELECT id FROM {head})"
        f" AND NOT {_GOES_BACK.format(table=head, row=old)}"
    )


def _taken(head: str, column: str, why: str) -> str:
    """Records whose former number, or key, another one has now."""
    return (
        f"SELECT m.kind, m.owner, '{why}' FROM temp.mine m JOIN changes c ON c.operation_id = :source"
        f" AND c.tbl = m.tbl AND c.row_id = m.row_id WHERE m.tbl = '{head}' AND m.was AND {_NOT_KEPT}"
        f" AND EXISTS (SELECT 1 FROM {head} o WHERE o.{column} = json_extract(c.old, '$.{column}') AND o.id <> m.row_id"
        f" AND NOT {_GOES_BACK.format(table=head, row='o.id')})"
    )


_RULES = (
    _needed("customers", "orders", "customer_id"),
    _needed("customers", "customers", "referred_by"),
    _needed("products", "order_lines", "product_id"),
    _needed("products", "agreed_prices", "product_id"),
    _needed("products", "wants", "product_id"),
    _needed("products", "standing_lines", "product_id"),
    _needed("groups", "group_members", "group_id"),
    *(_needed("customers", table, "customer_id") for table in ("vouchers", "standing_orders", "account_entries")),
    _needed("vouchers", "payments", "voucher_id"),
    _needed("standing_orders", "orders", "standing_id"),
    _needed("orders", "account_entries", "order_id"),
    _points_nowhere("orders", "customer_id"),
    *(_points_nowhere(table, "customer_id") for table in ("vouchers", "standing_orders", "account_entries")),
    _points_nowhere("payments", "voucher_id", "vouchers"),
    _points_nowhere("orders", "standing_id", "standing_orders"),
    _points_nowhere("account_entries", "order_id", "orders"),
    *(_points_nowhere(table, "product_id", "products") for table in ("order_lines", "standing_lines", "wants")),
    _points_nowhere("agreed_prices", "product_id", "products"),
    _points_nowhere("group_members", "group_id", "groups"),
    _points_nowhere("customers", "referred_by"),
    _needed("custom_fields", "custom_values", "field_id"),
    _points_nowhere("custom_values", "field_id", "custom_fields"),
    _taken("customers", "number", "number"),
    _taken("custom_fields", "key", "changed"),
    _taken("vouchers", "code", "changed"),
)


_FORMER_TITLE = (
    "(SELECT json_extract(old, '$.title') FROM changes WHERE k.kind = 'field' AND tbl = 'custom_fields'"
    " AND row_id = k.owner AND old IS NOT NULL LIMIT 1)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRecord:
    """A record that stayed as it is. `kind`: customer, order, product, voucher, …; `why`: changed, used, number."""

    kind: str
    name: str
    id: int
    why: str


def decide(connection: sqlite3.Connection, *, target: OperationId, source: OperationId, running: OperationId) -> int:
    """Fills `temp.kept_rows` with what stays of an operation's rows; how many records that are.

    `source` is the operation whose remembered rows take `target` back, `running` the one that does so now.
    """
    for statement in _SCRATCH.split(";"):
        connection.execute(statement)
    for table in ("mine", "later_ops", "later", "kept_owners", "kept_rows"):
        connection.execute(f"DELETE FROM temp.{table}")
    _fill_mine(connection, source)
    _fill_later(connection, target, running)
    connection.execute(
        "INSERT INTO temp.kept_owners (kind, owner, why) SELECT DISTINCT m.kind, m.owner, 'changed'"
        " FROM temp.mine m JOIN temp.later l ON l.kind = m.kind AND l.owner = m.owner"
    )
    while _spread(connection, source):
        pass
    connection.execute(
        "INSERT OR IGNORE INTO temp.kept_rows (tbl, row_id) SELECT m.tbl, m.row_id FROM temp.mine m"
        " JOIN temp.kept_owners k ON k.kind = m.kind AND k.owner = m.owner"
    )
    (count,) = connection.execute("SELECT count(*) FROM temp.kept_owners").fetchone()
    return int(count)


def _fill_mine(connection: sqlite3.Connection, source: OperationId) -> None:
    into = "INSERT OR IGNORE INTO temp.mine (kind, owner, tbl, row_id, was) SELECT"
    for kind, table in _HEADS:
        connection.execute(
            f"{into} '{kind}', row_id, tbl, row_id, old IS NOT NULL FROM changes WHERE operation_id = ? AND tbl = ?",
            (source, table),
        )
    for kind, owner, table in _PARTS:
        connection.execute(
            f"{into} '{kind}', json_extract(old, '$.{owner}'), tbl, row_id, 1 FROM changes"
            " WHERE operation_id = ? AND tbl = ? AND old IS NOT NULL",
            (source, table),
        )
        connection.execute(
            f"{into} '{kind}', t.{owner}, c.tbl, c.row_id, c.old IS NOT NULL FROM changes c"
            f" JOIN {table} t ON t.id = c.row_id WHERE c.operation_id = ? AND c.tbl = ?",
            (source, table),
        )


def _fill_later(connection: sqlite3.Connection, target: OperationId, running: OperationId) -> None:
    standing = "kind IN ('do', 'issue') AND state = 'done' AND id > :target AND id <> :running"
    # What was done later and taken back out of turn counts as never done, and so does its taking back.
    connection.execute(
        f"INSERT INTO temp.later_ops (id, reverter) SELECT id, reverted_by FROM operations WHERE {standing}"
        " AND id NOT IN (SELECT reverted_by FROM operations WHERE reverted_by IS NOT NULL AND id > :target)",
        {"target": target, "running": running},
    )
    into = "INSERT OR IGNORE INTO temp.later (kind, owner) SELECT"
    for kind, table in _HEADS:
        connection.execute(f"{into} '{kind}', c.row_id FROM {_LATER} WHERE c.tbl = '{table}'")
    for kind, owner, table in _PARTS:
        connection.execute(
            f"{into} '{kind}', json_extract(c.old, '$.{owner}') FROM {_LATER}"
            f" WHERE c.tbl = '{table}' AND c.old IS NOT NULL"
        )
        connection.execute(
            f"{into} '{kind}', t.{owner} FROM {_LATER} JOIN {table} t ON t.id = c.row_id WHERE c.tbl = '{table}'"
        )


def _spread(connection: sqlite3.Connection, source: OperationId) -> bool:
    """One round of the rules by which something that stays keeps something else; whether it found any."""
    found = 0
    for rule in _RULES:
        found += connection.execute(
            f"INSERT OR IGNORE INTO temp.kept_owners (kind, owner, why) {rule}",
            {"source": source} if ":source" in rule else {},
        ).rowcount
    return found > 0


def kept_records(connection: sqlite3.Connection) -> tuple[KeptRecord, ...]:
    """What stayed, by name; the first five hundred."""
    rows = connection.execute(
        f"SELECT k.kind, k.owner, k.why, coalesce(l.name, o.number, p.name, f.title, g.name, v.code, s.title,"
        f" {_FORMER_TITLE}, '') AS name FROM temp.kept_owners k"
        " LEFT JOIN listing l ON k.kind = 'customer' AND l.customer_id = k.owner"
        " LEFT JOIN orders o ON k.kind = 'order' AND o.id = k.owner"
        " LEFT JOIN products p ON k.kind = 'product' AND p.id = k.owner"
        " LEFT JOIN groups g ON k.kind = 'group' AND g.id = k.owner"
        " LEFT JOIN vouchers v ON k.kind = 'voucher' AND v.id = k.owner"
        " LEFT JOIN standing_orders s ON k.kind = 'standing' AND s.id = k.owner"
        " LEFT JOIN custom_fields f ON k.kind = 'field' AND f.id = k.owner ORDER BY k.kind, 4, k.owner LIMIT ?",
        (_NAMED_AT_MOST,),
    )
    return tuple(KeptRecord(kind=row[0], id=row[1], why=row[2], name=row[3]) for row in rows)


def follow(connection: sqlite3.Connection, operation: OperationId, *, done: bool) -> None:
    """Keeps the mark on what an operation took back out of turn in step with its own undo and redo."""
    if done:
        connection.execute(
            "UPDATE operations SET reverted_by = ?1 WHERE id ="
            " (SELECT json_extract(params, '$.operation') FROM operations WHERE id = ?1"
            "  AND label IN ('import.reverted', 'operation.reverted'))",
            (operation,),
        )
    else:
        connection.execute("UPDATE operations SET reverted_by = NULL WHERE reverted_by = ?", (operation,))
