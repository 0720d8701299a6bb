"""What an export asks beside the records themselves: which, how many columns of each list, numbers by id."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable

from craftdesk.domain.ids import CustomerId

_LISTS = {
    "emails": "customer_emails",
    "phones": "customer_phones",
    "websites": "customer_websites",
    "external_numbers": "external_numbers",
    "consents": "consents",
    "addresses": "addresses",
}


def customer_ids(connection: sqlite3.Connection) -> array[int]:
    """Every customer in the book, archived ones included, by name."""
    rows = connection.execute("SELECT customer_id FROM listing WHERE state IN (0, 1) ORDER BY position")
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


def list_sizes(connection: sqlite3.Connection) -> dict[str, int]:
    """The most entries that any customer has in each list."""
    return {key: _most(connection, table, "customer_id") for key, table in _LISTS.items()}


def most_payments(connection: sqlite3.Connection) -> int:
    """The most payments that any order has."""
    return _most(connection, "payments", "order_id")


def _most(connection: sqlite3.Connection, table: str, owner: str) -> int:
    (most,) = connection.execute(
        f"SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM {table} GROUP BY {owner})"
    ).fetchone()
    return int(most)


def numbers_of(connection: sqlite3.Connection, ids: Iterable[int | None]) -> dict[int, str]:
    """Customer numbers by id."""
    wanted = tuple({number for number in ids if number is not None})
    marks = ", ".join("?" for _ in wanted)
    return dict(connection.execute(f"SELECT id, number FROM customers WHERE id IN ({marks})", wanted).fetchall())


def as_customer_ids(numbers: Iterable[int]) -> list[CustomerId]:
    """Plain numbers of a spine as ids."""
    return [CustomerId(number) for number in numbers]
