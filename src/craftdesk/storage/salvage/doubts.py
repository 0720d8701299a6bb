"""Of which records the damaged file says two things.

A changed letter inside a text still is a text. But the list of the damaged file was worked out from the same book:
where it says otherwise than the list of the rescued one, one of the two was changed by the damage, and the owner is
to look. The same goes for orders and the index behind the list of all orders.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import Any

from craftdesk.storage.salvage.ledger import DOUBTFUL, Ledger
from craftdesk.storage.salvage.reader import SalvageReader
from craftdesk.storage.salvage.records import Field
from craftdesk.storage.salvage.witness import ORDER_SUMS

_PORTION = 500
_TOLD = ("name", "number", "company", "phone", "email", "city", "tags", "birthday", "source", "orders", "spent",
         "first_order", "last_order", "owes")  # fmt: skip
_SELECT = f"SELECT customer_id, {', '.join(_TOLD)} FROM listing WHERE customer_id IN ({{marks}})"
_WORDS = (
    "SELECT l.customer_id, w.words FROM listing l JOIN listing_words w ON w.position = l.position"
    " WHERE l.customer_id IN ({marks})"
)
_ORDERS = f"SELECT id, {', '.join(ORDER_SUMS)} FROM orders WHERE id IN ({{marks}})"


def doubt(connection: sqlite3.Connection, reader: SalvageReader, ledger: Ledger) -> Iterator[None]:
    """Notes customers and orders of which the damaged file says two things."""
    yield from _customers(connection, reader, ledger)
    yield from _orders(connection, reader, ledger)


def _customers(connection: sqlite3.Connection, reader: SalvageReader, ledger: Ledger) -> Iterator[None]:
    names = reader.tables["listing"].shape.names
    whose = names.index("customer_id")
    told = [names.index(name) for name in _TOLD]
    rows = (row.values for row in reader.rows("listing") if row.sure)
    customers: dict[int, int] = {}
    while some := list(islice(rows, _PORTION)):
        said: dict[int, list[Field]] = {}
        for row in some:
            place, customer = row[0], row[whose]
            if isinstance(place, int) and isinstance(customer, int):
                said[customer] = [row[at] for at in told]
                customers[place] = customer
        for number, *now in _asked(connection, _SELECT, list(said)):
            differ = [name for name, was, is_ in zip(_TOLD, said[number], now, strict=True) if was != is_]
            if differ:
                ledger.add(DOUBTFUL, "salvage.doubtful_customer", "customers", number, fields=differ)
                said.pop(number)
        yield
    words = (row.values for row in reader.rows("listing_words") if row.sure)
    while some := list(islice(words, _PORTION)):
        told_words = {customers[at]: text for at, text in some if isinstance(at, int) and at in customers}
        for number, now in _asked(connection, _WORDS, list(told_words)):
            if now != told_words[number]:
                ledger.add(DOUBTFUL, "salvage.doubtful_words", "customers", number)
        yield


def _orders(connection: sqlite3.Connection, reader: SalvageReader, ledger: Ledger) -> Iterator[None]:
    entries = (entry for entry in reader.entries("orders_list") if len(entry) == len(ORDER_SUMS) + 1)
    while some := list(islice(entries, _PORTION)):
        said = {number: entry[:-1] for entry in some if isinstance(number := entry[-1], int)}
        for number, *now in _asked(connection, _ORDERS, list(said)):
            differ = [name for name, was, is_ in zip(ORDER_SUMS, said[number], now, strict=True) if was != is_]
            if differ:
                ledger.add(DOUBTFUL, "salvage.doubtful_order", "orders", number, fields=differ)
        yield


def _asked(connection: sqlite3.Connection, statement: str, ids: list[int]) -> list[Any]:
    marks = ", ".join("?" * len(ids))
    return connection.execute(statement.replace("{marks}", marks), ids).fetchall()
