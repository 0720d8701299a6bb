"""What an export asks beside the records themselves: which of them, how many payments, numbers by id."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable


def customer_ids(connection: sqlite3.Connection) -> array[int]:
    """Every customer in the book, archived ones included, in the order in which they came: as they lie in the file."""
    rows = connection.execute("SELECT customer_id FROM listing WHERE state IN (0, 1) ORDER BY customer_id")
    return array("q", (row[0] for row in rows))


def order_ids(connection: sqlite3.Connection, customers: Iterable[int] | None = None) -> array[int]:
    """Every order, oldest first; or those of some customers."""
    if customers is None:
        rows = connection.execute("SELECT id FROM orders ORDER BY ordered_on, id")
        return array("q", (row[0] for row in rows))
    found: array[int] = array("q")
    for customer in customers:
        rows = connection.execute("SELECT id FROM orders WHERE customer_id = ? ORDER BY ordered_on, id", (customer,))
        found.extend(row[0] for row in rows)
    return found


def most_payments(connection: sqlite3.Connection) -> int:
    """The most payments that any order has."""
    (most,) = connection.execute(
        "SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM payments GROUP BY order_id)"
    ).fetchone()
    return int(most)


def numbers_of(connection: sqlite3.Connection, ids: Iterable[int | None]) -> dict[int, str]:
    """Customer numbers by id."""
    wanted = tuple({number for number in ids if number is not None})
    marks = ", ".join("?" for _ in wanted)
    return dict(connection.execute(f"SELECT id, number FROM customers WHERE id IN ({marks})", wanted).fetchall())
