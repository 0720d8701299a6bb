"""What else in the file knows of rows that are gone: the derived list, and the indexes of broken tables."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from craftdesk.storage.salvage.ledger import LOST, Ledger
from craftdesk.storage.salvage.reader import SalvageReader
from craftdesk.storage.salvage.records import Field

_PORTION = 500
_BY_OWNER = {
    "order_lines": ("order_lines_order", "orders"), "payments": ("payments_order", "orders"),
    "order_steps": ("order_steps_order", "orders"), "order_addresses": ("order_addresses_order", "orders"),
    "addresses": ("addresses_customer", "customers"), "timeline": ("timeline_customer", "customers"),
    "customer_phones": ("customer_phones_customer", "customers"),
    "customer_emails": ("customer_emails_customer", "customers"),
    "customer_websites": ("customer_websites_customer", "customers"),
    "customer_tags": ("customer_tags_customer", "customers"), "consents": ("consents_customer", "customers"),
    "external_numbers": ("external_numbers_customer", "customers"),
    "custom_values": ("custom_values_customer", "customers"), "group_members": ("group_members_customer", "customers"),
    "agreed_prices": ("agreed_prices_customer", "customers"), "wants": ("wants_customer", "customers"),
    "account_entries": ("account_entries_customer", "customers"),
    "standing_lines": ("standing_lines_standing", "standing_orders"),
    "product_prices": ("product_prices_product", "products"),
}  # fmt: skip
"""The index of a table of parts whose first column says whose part a row is."""
_ALONE = {
    "products": "products_match_name", "vouchers": "sqlite_autoindex_vouchers_1", "papers": "papers_number",
    "custom_fields": "sqlite_autoindex_custom_fields_1", "standing_orders": "standing_orders_customer",
    "duplicate_decisions": "duplicate_decisions_pair",
}  # fmt: skip
"""An index of a table whose rows are nobody's parts."""
WITNESSED = frozenset({"customers", "orders", *_BY_OWNER, *_ALONE})
"""Tables of which every lost row is known, as long as the list and the indexes can be read."""
ORDER_SUMS = ("ordered_on", "id", "due_on", "status", "total", "paid", "refunded", "currency", "source", "customer_id")
"""What the index behind the list of all orders has of each."""


def missing_parts(connection: sqlite3.Connection, reader: SalvageReader, ledger: Ledger) -> Iterator[None]:
    """Notes every part that an index knows and no page has any more, by its owner."""
    for table, (index, head) in _BY_OWNER.items():
        if not reader.tables[table].is_broken:
            continue
        lost: Counter[int] = Counter()
        for some in _portions(reader.entries(index)):
            ids = [row for row, _ in some]
            known = _known(connection, table, ids)
            lost.update(int(entry[0]) for row, entry in some if row not in known and isinstance(entry[0], int))
            yield
        ledger.kinds[table].missing += sum(lost.values())
        for owner, count in sorted(lost.items()):
            ledger.add(LOST, "salvage.parts_missing", table, 0, (head, owner), count=count)


def missing_alone(connection: sqlite3.Connection, reader: SalvageReader) -> Iterator[tuple[str, int]]:
    """(table, id) of every other row that an index knows and no page has any more."""
    for table, index in _ALONE.items():
        if reader.tables[table].is_broken:
            for some in _portions(reader.entries(index)):
                known = _known(connection, table, [row for row, _ in some])
                yield from ((table, row) for row, _ in some if row not in known)


def lost_customers(connection: sqlite3.Connection, reader: SalvageReader) -> dict[int, dict[str, Any]]:
    """What the list knows of customers whose own rows are gone, by their ids."""
    names = reader.tables["listing"].shape.names
    found: dict[int, dict[str, Any]] = {}
    rows = (dict(zip(names, row.values, strict=True)) for row in reader.rows("listing"))
    while some := {row["customer_id"]: row for row in islice(rows, _PORTION) if isinstance(row["customer_id"], int)}:
        known = _known(connection, "customers", list(some))
        found.update((number, row) for number, row in some.items() if number not in known)
    return found


def lost_orders(connection: sqlite3.Connection, reader: SalvageReader) -> dict[int, dict[str, Any]]:
    """What the indexes know of orders whose own rows are gone, by their ids."""
    found: dict[int, dict[str, Any]] = {}
    for some in _portions(reader.entries("orders_number")):
        known = _known(connection, "orders", [row for row, _ in some])
        found.update((row, {"number": entry[0]}) for row, entry in some if row not in known)
    for some in _portions(reader.entries("orders_list")):
        known = _known(connection, "orders", [row for row, _ in some])
        for row, entry in some:
            if row not in known and len(entry) == len(ORDER_SUMS) + 1:
                found.setdefault(row, {}).update(zip(ORDER_SUMS, entry, strict=False))
    return found


def _portions(entries: Iterable[list[Field]]) -> Iterator[list[tuple[int, list[Field]]]]:
    rows = ((entry[-1], entry) for entry in entries)
    while some := [(row, entry) for row, entry in islice(rows, _PORTION) if isinstance(row, int)]:
        yield some


def _known(connection: sqlite3.Connection, table: str, ids: list[int]) -> set[int]:
    marks = ", ".join("?" * len(ids))
    return {row[0] for row in connection.execute(f"SELECT id FROM {table} WHERE id IN ({marks})", ids)}
