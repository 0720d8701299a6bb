"""Which customers and orders an operation touched, read from what the journal remembered."""

from __future__ import annotations

import sqlite3

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import CustomerId, OperationId, OrderId

_CUSTOMER_PARTS = (
    "customer_phones", "customer_emails", "customer_websites", "customer_tags", "external_numbers", "consents",
    "custom_values", "addresses", "timeline", "group_members", "agreed_prices", "standing_orders", "wants", "vouchers",
    "account_entries",
)  # fmt: skip
_OF_OTHER_KIND = (
    "SELECT customer_id FROM custom_values WHERE field_id IN"
    " (SELECT f.id FROM changes c JOIN custom_fields f ON f.id = c.row_id"
    "  WHERE c.operation_id = ? AND c.tbl = 'custom_fields' AND json_extract(c.old, '$.kind') <> f.kind)"
)
"""Customers whose words depend on the kind of a field that became another one."""
_ORDER_PARTS = ("order_lines", "order_addresses", "payments", "order_steps")
_NAMED_AT_MOST = 2_000
"""Beyond this many records a change set just says «everything»."""


def collect(connection: sqlite3.Connection, operation: OperationId) -> None:
    """Fills the temporary tables `touched` (customers) and `touched_orders` for one operation."""
    connection.execute("CREATE TABLE IF NOT EXISTS temp.touched (id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TABLE IF NOT EXISTS temp.touched_orders (id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.touched")
    connection.execute("DELETE FROM temp.touched_orders")
    tables = {
        row[0] for row in connection.execute("SELECT DISTINCT tbl FROM changes WHERE operation_id = ?", (operation,))
    }
    if "orders" in tables:
        _add(connection, "touched_orders", "SELECT row_id FROM changes WHERE operation_id = ? AND tbl = 'orders'",
             (operation,))  # fmt: skip
    for table in _ORDER_PARTS:
        if table in tables:
            _add_owners(connection, operation, table, "order_id", "touched_orders")
    if "customers" in tables:
        _add(connection, "touched", "SELECT row_id FROM changes WHERE operation_id = ? AND tbl = 'customers'",
             (operation,))  # fmt: skip
    for table in (*_CUSTOMER_PARTS, "orders"):
        if table in tables:
            _add_owners(connection, operation, table, "customer_id", "touched")
    if "custom_fields" in tables:
        _add(connection, "touched", _OF_OTHER_KIND, (operation,))
    _add(
        connection,
        "touched",
        "SELECT customer_id FROM orders WHERE id IN (SELECT id FROM temp.touched_orders) AND customer_id IS NOT NULL",
        (),
    )


def _add_owners(connection: sqlite3.Connection, operation: OperationId, table: str, owner: str, into: str) -> None:
    """Owners of the changed rows, before the change and after it."""
    _add(
        connection,
        into,
        f"SELECT json_extract(old, '$.{owner}') FROM changes"
        f" WHERE operation_id = ? AND tbl = '{table}' AND json_extract(old, '$.{owner}') IS NOT NULL",
        (operation,),
    )
    _add(
        connection,
        into,
        f"SELECT {owner} FROM {table} WHERE {owner} IS NOT NULL AND id IN"
        f" (SELECT row_id FROM changes WHERE operation_id = ? AND tbl = '{table}')",
        (operation,),
    )


def _add(connection: sqlite3.Connection, into: str, select: str, values: tuple[int, ...]) -> None:
    connection.execute(f"INSERT OR IGNORE INTO temp.{into} (id) {select}", values)


def change_set(connection: sqlite3.Connection, operation: OperationId) -> ChangeSet:
    """The news of an operation whose touched records were collected; a field of the shop's own is everybody's."""
    customers = [row[0] for row in connection.execute("SELECT id FROM temp.touched LIMIT ?", (_NAMED_AT_MOST + 1,))]
    orders = [row[0] for row in connection.execute("SELECT id FROM temp.touched_orders LIMIT ?", (_NAMED_AT_MOST + 1,))]
    fields = "SELECT 1 FROM changes WHERE operation_id = ? AND tbl = 'custom_fields' LIMIT 1"
    everybody = connection.execute(fields, (operation,)).fetchone() is not None
    if everybody or len(customers) > _NAMED_AT_MOST or len(orders) > _NAMED_AT_MOST:
        return ChangeSet(operation=operation, everything=True)
    return ChangeSet(
        operation=operation,
        customers=frozenset(map(CustomerId, customers)),
        orders=frozenset(map(OrderId, orders)),
    )
