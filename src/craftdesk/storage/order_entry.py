"""What the form of an order looks up: what is owed, invoices, words used before."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.order import NOT_COUNTED

_NOT_COUNTED = "('" + "', '".join(sorted(NOT_COUNTED)) + "')"
_OWED = (
    "SELECT coalesce(sum(total - paid), 0) FROM orders"
    f" WHERE customer_id = ? AND currency = ? AND status NOT IN {_NOT_COUNTED} AND id <> ?"
)
_USED = {"source": ("source", "orders"), "method": ("method", "payments"), "unit": ("unit", "products")}
_NEWEST = 2_000
"""Words used before are those of the newest records: nobody wants to wait for all of a million orders."""


def owed_by(raw: sqlite3.Connection, customer: CustomerId, currency: str, without: OrderId) -> int:
    """What a customer owes for counted orders of a currency, leaving out one order."""
    return int(raw.execute(_OWED, (customer, currency, without)).fetchone()[0])


def invoices_of(raw: sqlite3.Connection, order: OrderId) -> tuple[str, ...]:
    """The numbers of the invoices that were issued for an order."""
    rows = raw.execute("SELECT number FROM papers WHERE order_id = ? AND kind = 'invoice' ORDER BY id", (order,))
    return tuple(row[0] for row in rows)


def used_before(raw: sqlite3.Connection, what: str, first: Sequence[str] = ()) -> tuple[str, ...]:
    """Sources, methods or units: those of the settings, then those used, the most used first."""
    column, table = _USED[what]
    rows = raw.execute(
        f"SELECT {column} FROM (SELECT {column} FROM {table} ORDER BY id DESC LIMIT {_NEWEST})"
        f" WHERE {column} <> '' GROUP BY {column} ORDER BY count(*) DESC, {column} LIMIT 30"
    )
    return tuple(dict.fromkeys([*first, *(row[0] for row in rows)]))
