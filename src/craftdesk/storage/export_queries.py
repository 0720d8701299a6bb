"""What an export asks beside the records themselves: which of them, how many payments, numbers by id."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from craftdesk.domain.dates import instant_from
from craftdesk.domain.ids import CustomerId, NoteId
from craftdesk.domain.timeline import EntryKind, TimelineEntry


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


def entries_of(
    connection: sqlite3.Connection, customers: Sequence[CustomerId]
) -> dict[CustomerId, list[TimelineEntry]]:
    """What was written down about some customers, oldest first."""
    marks = ", ".join("?" * len(customers))
    rows = connection.execute(
        f"SELECT id, customer_id, kind, at, text, pinned, due_on, done_on FROM timeline WHERE customer_id IN ({marks})"
        " ORDER BY customer_id, at, id",
        tuple(customers),
    )
    found: dict[CustomerId, list[TimelineEntry]] = defaultdict(list)
    for number, customer, kind, at, text, pinned, due, done in rows:
        found[CustomerId(customer)].append(
            TimelineEntry(
                id=NoteId(number), customer_id=CustomerId(customer), kind=EntryKind(kind), at=instant_from(at),
                text=text, pinned=bool(pinned), due_on=date.fromisoformat(due) if due else None,
                done_on=date.fromisoformat(done) if done else None,
            )
        )  # fmt: skip
    return found
