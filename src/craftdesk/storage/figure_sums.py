"""Sums of the whole shop, kept beside the book so that its figures are there at once.

`figure_days` adds orders up by day, currency, source and status; `figure_products` lines of counted orders by month,
currency and name; `figure_buyers` counts who bought in a month; `figure_newcomers` whose first counted order a day
brought. All are whole numbers, and every operation adds what its orders are now and takes off what they were (the
journal remembers it), in its own transaction. So they are exact after an undo, an import or a merge as well, and cost
by what was touched instead of by the size of the shop.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from craftdesk.domain.ids import OperationId
from craftdesk.domain.order import NOT_COUNTED

COUNTED = "status NOT IN ('" + "', '".join(sorted(NOT_COUNTED)) + "')"
"""Which orders count, as a condition on the column `status`."""
TABLES = ("figure_days", "figure_products", "figure_buyers", "figure_newcomers")

PORTION = 10_000
"""Orders that are added up at once: about a twentieth of a second."""
_ORDER = ("customer_id", "ordered_on", "currency", "source", "status", "total", "refunded", "paid")
_NAMES = ", ".join(_ORDER)
_SCRATCH = (
    "CREATE TABLE IF NOT EXISTS temp.portion (id INTEGER PRIMARY KEY)",
    f"CREATE TABLE IF NOT EXISTS temp.swung (id INTEGER, sign INTEGER, {_NAMES}, PRIMARY KEY (id, sign)) WITHOUT ROWID",
    (
        "CREATE TABLE IF NOT EXISTS temp.old_lines (order_id INTEGER, id INTEGER, name, quantity, total,"
        " PRIMARY KEY (order_id, id)) WITHOUT ROWID"
    ),
    (
        "CREATE TABLE IF NOT EXISTS temp.buyers (customer_id INTEGER, month, currency, was, now,"
        " PRIMARY KEY (customer_id, month, currency)) WITHOUT ROWID"
    ),
    "DELETE FROM temp.old_lines",
    "DELETE FROM temp.buyers",
)
_KEEP_OLD_LINES = (
    "INSERT INTO temp.old_lines (order_id, id, name, quantity, total) SELECT json_extract(old, '$.order_id'), row_id,"
    " json_extract(old, '$.name'), json_extract(old, '$.quantity'), json_extract(old, '$.total') FROM changes"
    " WHERE operation_id = ? AND tbl = 'order_lines' AND old IS NOT NULL"
)
_WAS = ", ".join(f"json_extract(c.old, '$.{name}')" for name in _ORDER)
_NOW = ", ".join(f"o.{name}" for name in _ORDER)
_CHANGED = "SELECT 1 FROM changes c WHERE c.operation_id = :operation AND c.tbl = '{table}' AND c.row_id = {row}"
# Always from the few orders of a portion to their rows, whatever the planner knows of the temporary table: CROSS JOIN.
_SWING = (
    "DELETE FROM temp.swung",
    (
        f"INSERT INTO temp.swung (id, sign, {_NAMES}) SELECT p.id, -1, {_WAS} FROM temp.portion p CROSS JOIN changes c"
        " ON c.operation_id = :operation AND c.tbl = 'orders' AND c.row_id = p.id WHERE c.old IS NOT NULL"
    ),
    (  # an order of which only lines changed is what it was
        f"INSERT INTO temp.swung (id, sign, {_NAMES}) SELECT o.id, -1, {_NOW} FROM temp.portion p"
        f" CROSS JOIN orders o ON o.id = p.id WHERE NOT EXISTS ({_CHANGED.format(table='orders', row='o.id')})"
    ),
    (
        f"INSERT INTO temp.swung (id, sign, {_NAMES}) SELECT o.id, 1, {_NOW} FROM temp.portion p"
        " CROSS JOIN orders o ON o.id = p.id"
    ),
)
_ADD_DAYS = (
    " ON CONFLICT (day, currency, source, status) DO UPDATE SET orders = orders + excluded.orders,"
    " total = total + excluded.total, refunded = refunded + excluded.refunded, paid = paid + excluded.paid"
)
_INTO_DAYS = "INSERT INTO figure_days (day, currency, source, status, orders, total, refunded, paid)"
_DAYS = (
    f"{_INTO_DAYS} SELECT ordered_on, currency, source, status, sum(sign), sum(sign * total), sum(sign * refunded),"
    " sum(sign * paid) FROM temp.swung GROUP BY 1, 2, 3, 4"
    f" HAVING sum(sign) OR sum(sign * total) OR sum(sign * refunded) OR sum(sign * paid){_ADD_DAYS}"
)
_NO_DAYS = (
    "DELETE FROM figure_days WHERE orders = 0 AND (day, currency, source, status) IN"
    " (SELECT ordered_on, currency, source, status FROM temp.swung WHERE sign < 0)"
)
_INTO_PRODUCTS = "INSERT INTO figure_products (month, currency, name, orders, quantity, value)"
_ADD_PRODUCTS = (
    " ON CONFLICT (month, currency, name) DO UPDATE SET orders = orders + excluded.orders,"
    " quantity = quantity + excluded.quantity, value = value + excluded.value"
)
_SOLD = "count(DISTINCT CASE WHEN m.sign > 0 THEN s.id END) - count(DISTINCT CASE WHEN m.sign < 0 THEN s.id END)"
_LINES = (
    "SELECT -1 AS sign, l.order_id AS order_id, l.name AS name, l.quantity AS quantity, l.total AS total"
    " FROM temp.portion p CROSS JOIN temp.old_lines l ON l.order_id = p.id"
    " UNION ALL SELECT -1, l.order_id, l.name, l.quantity, l.total FROM temp.portion p"
    " CROSS JOIN order_lines l ON l.order_id = p.id"
    f" WHERE NOT EXISTS ({_CHANGED.format(table='order_lines', row='l.id')})"
    " UNION ALL SELECT 1, l.order_id, l.name, l.quantity, l.total FROM temp.portion p"
    " CROSS JOIN order_lines l ON l.order_id = p.id"
)
_PRODUCTS = (
    f"{_INTO_PRODUCTS} SELECT substr(s.ordered_on, 1, 7), s.currency, m.name, {_SOLD}, sum(m.sign * m.quantity),"
    f" sum(m.sign * m.total) FROM ({_LINES}) m JOIN temp.swung s ON s.id = m.order_id AND s.sign = m.sign"
    f" WHERE s.{COUNTED} GROUP BY 1, 2, 3"
    f" HAVING {_SOLD} OR sum(m.sign * m.quantity) OR sum(m.sign * m.total){_ADD_PRODUCTS}"
)
_NO_PRODUCTS = (
    "DELETE FROM figure_products WHERE orders = 0 AND (month, currency) IN"
    " (SELECT substr(ordered_on, 1, 7), currency FROM temp.swung WHERE sign < 0)"
)
_BUYERS = (
    "INSERT INTO temp.buyers (customer_id, month, currency, was, now)"
    " SELECT customer_id, substr(ordered_on, 1, 7), currency, max(sign < 0), max(sign > 0) FROM temp.swung"
    f" WHERE customer_id IS NOT NULL AND {COUNTED} GROUP BY 1, 2, 3"
    " ON CONFLICT (customer_id, month, currency) DO UPDATE SET was = max(was, excluded.was),"
    " now = max(now, excluded.now)"
)
_ADD_BUYERS = " ON CONFLICT (month, currency) DO UPDATE SET customers = customers + excluded.customers"
_TURNED_BUYERS = (
    "INSERT INTO figure_buyers (month, currency, customers) SELECT b.month, b.currency, sum(b.now - b.was)"
    " FROM temp.buyers b WHERE b.customer_id BETWEEN ? AND ? AND b.now <> b.was"
    " AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = b.customer_id"  # who bought something else then
    " AND o.ordered_on >= b.month || '-01' AND o.ordered_on <= b.month || '-31' AND o.currency = b.currency"
    f" AND o.{COUNTED} AND NOT EXISTS (SELECT 1 FROM temp.touched_orders t WHERE t.id = o.id))"
    f" GROUP BY 1, 2 HAVING sum(b.now - b.was){_ADD_BUYERS}"
)
_NEWCOMERS = (
    "INSERT INTO figure_newcomers (day, customers) SELECT first_order, ? * count(*) FROM listing"
    " WHERE first_order <> ''{mine} GROUP BY 1"
    " ON CONFLICT (day) DO UPDATE SET customers = customers + excluded.customers"
)
_ALL_DAYS = (
    f"{_INTO_DAYS} SELECT ordered_on, currency, source, status, count(*), sum(total), sum(refunded), sum(paid)"
    f" FROM orders WHERE id BETWEEN ? AND ? GROUP BY 1, 2, 3, 4{_ADD_DAYS}"
)
_ALL_PRODUCTS = (
    f"{_INTO_PRODUCTS} SELECT substr(o.ordered_on, 1, 7), o.currency, l.name, count(DISTINCT o.id), sum(l.quantity),"
    " sum(l.total) FROM orders o JOIN order_lines l ON l.order_id = o.id"
    f" WHERE o.id BETWEEN ? AND ? AND o.{COUNTED} GROUP BY 1, 2, 3{_ADD_PRODUCTS}"
)
_ALL_BUYERS = (
    "INSERT INTO figure_buyers (month, currency, customers) SELECT substr(ordered_on, 1, 7), currency,"
    f" count(DISTINCT customer_id) FROM orders WHERE ordered_on >= ? AND ordered_on <= ? AND {COUNTED}"
    " AND customer_id IS NOT NULL GROUP BY 1, 2"
)
_MONTHS = "SELECT DISTINCT substr(day, 1, 7) FROM figure_days"


def refreshing(connection: sqlite3.Connection, operation: OperationId) -> Iterator[None]:
    """Adds what the orders in `temp.touched_orders` are now and takes off what they were, in short portions.

    The caller holds the transaction and brings the list up to date afterwards, between the two calls of `newcomers`.
    """
    (total,) = connection.execute("SELECT count(*) FROM temp.touched_orders").fetchone()
    if total > PORTION and total * 2 > connection.execute("SELECT count(*) FROM orders").fetchone()[0]:
        yield from rebuilding(connection)  # what is left, or all that is there, is less than the difference
        return
    for statement in _SCRATCH:
        connection.execute(statement)
    connection.execute(_KEEP_OLD_LINES, (operation,))
    last = -1
    while True:
        connection.execute("DELETE FROM temp.portion")
        connection.execute(
            "INSERT INTO temp.portion (id) SELECT id FROM temp.touched_orders WHERE id > ? ORDER BY id LIMIT ?",
            (last, PORTION),
        )
        (high,) = connection.execute("SELECT max(id) FROM temp.portion").fetchone()
        if high is None:
            break
        last = high
        for statement in (*_SWING, _DAYS, _NO_DAYS, _PRODUCTS, _NO_PRODUCTS, _BUYERS):
            connection.execute(statement, {"operation": operation})
            yield
    low, high = connection.execute("SELECT coalesce(min(customer_id), 0), max(customer_id) FROM temp.buyers").fetchone()
    for start in range(low, -1 if high is None else high + 1, PORTION):
        connection.execute(_TURNED_BUYERS, (start, start + PORTION - 1))
        yield
    connection.execute("DELETE FROM figure_buyers WHERE customers = 0")


def newcomers(connection: sqlite3.Connection, sign: int) -> None:
    """Takes the customers in `temp.touched` off the days of their first orders (-1), or adds them (1)."""
    connection.execute(_NEWCOMERS.format(mine=" AND customer_id IN (SELECT id FROM temp.touched)"), (sign,))
    if sign > 0:
        connection.execute("DELETE FROM figure_newcomers WHERE customers = 0")


def all_newcomers(connection: sqlite3.Connection) -> None:
    """Counts everybody's first days anew, from the list."""
    connection.execute("DELETE FROM figure_newcomers")
    connection.execute(_NEWCOMERS.format(mine=""), (1,))


def rebuilding(connection: sqlite3.Connection) -> Iterator[None]:
    """Works out everything but the newcomers anew, in short portions; the caller holds the transaction."""
    for table in TABLES[:-1]:
        connection.execute(f"DELETE FROM {table}")
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM orders").fetchone()
    for low in range(1, last + 1, PORTION):
        for statement in (_ALL_DAYS, _ALL_PRODUCTS):
            connection.execute(statement, (low, low + PORTION - 1))
            yield
    for (month,) in connection.execute(_MONTHS).fetchall():
        connection.execute(_ALL_BUYERS, (f"{month}-01", f"{month}-31"))
        yield
