"""Archive and bin: many customers at once, and what stands against it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from craftdesk.domain.customer import CustomerState
from craftdesk.domain.dates import instant_text
from craftdesk.domain.ids import CustomerId

_IDS_A_STATEMENT = 500
_OWNED = (
    "customer_phones", "customer_emails", "customer_websites", "customer_tags", "external_numbers", "consents",
    "custom_values", "addresses", "timeline", "group_members", "agreed_prices", "wants", "account_entries",
    "standing_orders",
)  # fmt: skip
_CHANGE = {
    CustomerState.ARCHIVED: "archived_at = ?1 WHERE archived_at IS NULL",
    CustomerState.DELETED: "deleted_at = ?1 WHERE deleted_at IS NULL",
}
_BACK = {
    CustomerState.ARCHIVED: "archived_at = NULL WHERE archived_at IS NOT NULL",
    CustomerState.DELETED: "deleted_at = NULL WHERE deleted_at IS NOT NULL",
}


def put(connection: sqlite3.Connection, ids: Sequence[CustomerId], into: CustomerState, now: datetime) -> int:
    """Puts customers into the archive or the bin; how many were not there before."""
    return _set(connection, _CHANGE[into], ids, now)


def take_out(connection: sqlite3.Connection, ids: Sequence[CustomerId], of: CustomerState, now: datetime) -> int:
    """Takes customers out of the archive or the bin; how many were there."""
    return _set(connection, _BACK[of], ids, now)


def _set(connection: sqlite3.Connection, change: str, ids: Sequence[CustomerId], now: datetime) -> int:
    moment = instant_text(now)
    changed = 0
    for some in _runs(ids):
        marks = ", ".join("?" for _ in some)
        statement = change.replace(" WHERE ", ", version = version + 1, changed_at = ?1 WHERE ")
        # The fragments are our own constants; the values travel as parameters.
        changed += connection.execute(f"UPDATE customers SET {statement} AND id IN ({marks})", (moment, *some)).rowcount
    return changed


def order_counts(connection: sqlite3.Connection, ids: Sequence[CustomerId]) -> dict[CustomerId, int]:
    """How many orders some customers have; those without any are left out."""
    found: dict[CustomerId, int] = {}
    for some in _runs(ids):
        marks = ", ".join("?" for _ in some)
        found |= {
            CustomerId(row[0]): row[1]
            for row in connection.execute(
                f"SELECT customer_id, count(*) FROM orders WHERE customer_id IN ({marks}) GROUP BY customer_id", some
            )
        }
    return found


def in_bin(connection: sqlite3.Connection) -> list[CustomerId]:
    """The customers in the bin that can be removed for good: those without orders."""
    rows = connection.execute(
        "SELECT id FROM customers c WHERE deleted_at IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) ORDER BY id"
    )
    return [CustomerId(row[0]) for row in rows]


def remove_for_good(connection: sqlite3.Connection, ids: Sequence[CustomerId]) -> None:
    """Removes customers with everything that hangs on them; the journal remembers them."""
    for some in _runs(ids):
        marks = ", ".join("?" for _ in some)
        connection.execute(f"UPDATE customers SET referred_by = NULL WHERE referred_by IN ({marks})", some)
        standing = f"SELECT id FROM standing_orders WHERE customer_id IN ({marks})"
        connection.execute(f"DELETE FROM standing_lines WHERE standing_id IN ({standing})", some)
        # Whoever holds the paper can still redeem it.
        connection.execute(f"UPDATE vouchers SET customer_id = NULL WHERE customer_id IN ({marks})", some)
        for table in _OWNED:
            connection.execute(f"DELETE FROM {table} WHERE customer_id IN ({marks})", some)
        for side in ("one_id", "other_id"):
            connection.execute(f"DELETE FROM duplicate_decisions WHERE {side} IN ({marks})", some)
    for some in _runs(ids):
        marks = ", ".join("?" for _ in some)
        connection.execute(f"DELETE FROM customers WHERE id IN ({marks})", some)


def _runs(ids: Sequence[CustomerId]) -> list[tuple[CustomerId, ...]]:
    unique = tuple(dict.fromkeys(ids))
    return [unique[start : start + _IDS_A_STATEMENT] for start in range(0, len(unique), _IDS_A_STATEMENT)]
