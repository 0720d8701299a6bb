"""Which customers, orders and products an operation touched, read from what the journal remembered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import CustomerId, OperationId, OrderId, ProductId

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
_PRODUCT_PARTS = ("product_prices", "agreed_prices", "wants")
_OF_GROUPS = (
    "SELECT customer_id FROM group_members WHERE group_id IN"
    " (SELECT row_id FROM changes WHERE operation_id = ? AND tbl = 'groups')"
)
"""Customers whose group has another name or other terms now."""
_NAMED_AT_MOST = 2_000
"""Beyond this many records a change set just says «everything»."""


_HEADS = (("touched", "customers"), ("touched_orders", "orders"), ("touched_products", "products"))
_OWNERS = (
    ("touched", "customer_id", (*_CUSTOMER_PARTS, "orders")),
    ("touched_orders", "order_id", _ORDER_PARTS),
    ("touched_products", "product_id", _PRODUCT_PARTS),
)
_INDIRECTLY = (("custom_fields", _OF_OTHER_KIND), ("groups", _OF_GROUPS))


def collect(connection: sqlite3.Connection, operation: OperationId) -> None:
    """Fills the temporary tables `touched` (customers), `touched_orders` and `touched_products` for one operation."""
    for into, _ in _HEADS:
        connection.execute(f"CREATE TABLE IF NOT EXISTS temp.{into} (id INTEGER PRIMARY KEY)")
        connection.execute(f"DELETE FROM temp.{into}")
    tables = set(_tables(connection, operation))
    for into, table in _HEADS:
        if table in tables:
            _add(connection, into, f"SELECT row_id FROM changes WHERE operation_id = ? AND tbl = '{table}'",
                 (operation,))  # fmt: skip
    for into, owner, parts in _OWNERS:
        for table in parts:
            if table in tables:
                _add_owners(connection, operation, table, owner, into)
    for table, select in _INDIRECTLY:
        if table in tables:
            _add(connection, "touched", select, (operation,))
    _add(
        connection,
        "touched",
        "SELECT customer_id FROM orders WHERE id IN (SELECT id FROM temp.touched_orders) AND customer_id IS NOT NULL",
        (),
    )


def _tables(connection: sqlite3.Connection, operation: OperationId) -> Iterator[str]:
    """The tables that an operation touched, one after the other instead of row by row."""
    table = ""
    while True:
        sql = "SELECT min(tbl) FROM changes WHERE operation_id = ? AND tbl > ?"
        (table,) = connection.execute(sql, (operation, table)).fetchone()
        if table is None:
            return
        yield table


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
        f"SELECT t.{owner} FROM changes c CROSS JOIN {table} t ON t.id = c.row_id"
        f" WHERE c.operation_id = ? AND c.tbl = '{table}' AND t.{owner} IS NOT NULL",
        (operation,),
    )


def _add(connection: sqlite3.Connection, into: str, select: str, values: tuple[int, ...]) -> None:
    connection.execute(f"INSERT OR IGNORE INTO temp.{into} (id) {select}", values)


def moved_sums(connection: sqlite3.Connection, operation: OperationId) -> bool:
    """Whether an operation changed orders or their lines, and with them the figures of the shop."""
    sql = "SELECT 1 FROM changes WHERE operation_id = ? AND tbl = ? LIMIT 1"
    return any(connection.execute(sql, (operation, table)).fetchone() for table in ("orders", "order_lines"))


def change_set(connection: sqlite3.Connection, operation: OperationId) -> ChangeSet:
    """The news of an operation whose touched records were collected; a field of the shop's own is everybody's."""
    customers, orders, products = (
        [row[0] for row in connection.execute(f"SELECT id FROM temp.{name} LIMIT ?", (_NAMED_AT_MOST + 1,))]
        for name in ("touched", "touched_orders", "touched_products")
    )
    fields = "SELECT 1 FROM changes WHERE operation_id = ? AND tbl = 'custom_fields' LIMIT 1"
    everybody = connection.execute(fields, (operation,)).fetchone() is not None
    if everybody or max(map(len, (customers, orders, products))) > _NAMED_AT_MOST:
        return ChangeSet(operation=operation, everything=True)
    return ChangeSet(
        operation=operation,
        customers=frozenset(map(CustomerId, customers)),
        orders=frozenset(map(OrderId, orders)),
        products=frozenset(map(ProductId, products)),
    )
