"""Rows whose record is gone: what the list and the indexes still know of it stands in its place, else they go too."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from craftdesk.domain.phone import comparable
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.rows import match_name
from craftdesk.storage.salvage.ledger import LOST, MENDED, Ledger, owner_of
from craftdesk.storage.salvage.records import LOST as GONE
from craftdesk.storage.salvage.records import Field, Lost, Value
from craftdesk.storage.salvage.shapes import WITNESSES, Shape, known_shapes
from craftdesk.storage.salvage.values import Mending

_STOOD_IN = ("customers", "orders", "products", "groups", "standing_orders", "custom_fields")
"""Records that get a stand-in, so that what belongs to them stays together."""

_NEVER_CUT = frozenset({"customers", "products"})
"""Records that get one even where a row could do without them: they are known by more than their number."""
_PRODUCT = ("name", "sku", "unit", "tax_rate")
_SOLD = (
    "SELECT product_id, name, sku, unit, tax_rate FROM order_lines WHERE product_id IS NOT NULL"
    " AND product_id NOT IN (SELECT id FROM products) GROUP BY product_id"
)
_GOODS = (
    "SELECT order_id, sum(total) FROM order_lines WHERE order_id NOT IN (SELECT id FROM orders) GROUP BY order_id"
)
_REACH = (("customer_phones", "phone", "match_digits"), ("customer_emails", "email", "match_text"))


class Links:
    """Makes every link lead somewhere. `bounds` has the largest id that ever was, by table."""

    def __init__(
        self, connection: sqlite3.Connection, ledger: Ledger, settings: ShopSettings, bounds: Mapping[str, int]
    ) -> None:
        self._connection, self._ledger, self._settings, self._bounds = connection, ledger, settings, bounds
        self.customers: dict[int, dict[str, Any]] = {}
        self.orders: dict[int, dict[str, Any]] = {}
        self.stood_in: set[tuple[str, int]] = set()
        self._products: dict[int, dict[str, Any]] = {}
        self._goods: dict[int, int] = {}
        self._reached: dict[str, set[int]] = {}

    def known_to_be_lost(self) -> None:
        """Gives a stand-in to every customer and order that the list or an index knows and no page has."""
        # Once for all: there is no index yet by which to ask for one.
        self._goods = dict(self._connection.execute(_GOODS).fetchall())
        for table, _, _ in _REACH:
            sql = f"SELECT DISTINCT customer_id FROM {table} WHERE customer_id NOT IN (SELECT id FROM customers)"
            self._reached[table] = {row[0] for row in self._connection.execute(sql)}
        for number in sorted(self.orders):
            self._stand_in("orders", number)
        for number in sorted(self.customers):
            self._stand_in("customers", number)

    def mend(self) -> None:
        """Looks at every link, parts first, so that what a stand-in refers to is looked at as well."""
        sold = self._connection.execute(_SOLD)
        self._products = {row[0]: dict(zip(_PRODUCT, row[1:], strict=True)) for row in sold}
        for shape in reversed(known_shapes().values()):
            if shape.name in WITNESSES:
                continue
            for column in shape.columns:
                if column.references:
                    self._column(shape, column.name, column.references, optional=column.optional)

    def _column(self, shape: Shape, column: str, head: str, *, optional: bool) -> None:
        where = f'"{column}" IS NOT NULL AND "{column}" NOT IN (SELECT id FROM {head})'
        missing = [
            row[0] for row in self._connection.execute(f'SELECT DISTINCT "{column}" FROM {shape.name} WHERE {where}')
        ]
        if not missing:
            return
        if head in _STOOD_IN and (not optional or head in _NEVER_CUT) and column != "referred_by":
            for number in missing:
                if number <= self._bounds.get(head, 0):
                    self._stand_in(head, number)
        names = ", ".join(f'"{name}"' for name in shape.names)
        rows = self._connection.execute(f"SELECT {names} FROM {shape.name} WHERE {where}").fetchall()
        if not rows:
            return
        keep = optional
        for row in rows:
            number = row[shape.names.index(shape.key[0])]
            owner = owner_of(shape, row)
            if owner is not None and owner[0] == head:
                owner = None
            code = "salvage.link_cut" if keep else "salvage.belongs_to_nobody"
            self._ledger.add(MENDED if keep else LOST, code, shape.name, int(number), owner, to=head)
        count = self._ledger.kinds[shape.name]
        if keep:
            count.mended += len(rows)
            self._connection.execute(f'UPDATE {shape.name} SET "{column}" = NULL WHERE {where}')
        else:
            count.left_out += len(rows)
            count.kept -= len(rows)
            self._connection.execute(f"DELETE FROM {shape.name} WHERE {where}")

    def _stand_in(self, head: str, number: int) -> None:
        shape = known_shapes()[head]
        all_known = {"customers": self.customers, "orders": self.orders, "products": self._products}
        known = all_known.get(head, {}).get(number, {})
        special: dict[str, Callable[[int, dict[str, Any]], dict[str, Value]]] = {
            "customers": self._customer, "orders": self._order,
        }  # fmt: skip
        values = special[head](number, known) if head in special else {**_plain(head, number), **known}
        if "match_name" in shape.names:
            values["match_name"] = match_name(str(known.get("name") or ""))
        row: list[Field] = [values.get(name, GONE) for name in shape.names]
        mended, _ = Mending(shape, strange=False, currency=self._settings.currency).mend(row)
        if mended is None:
            return
        marks = ", ".join("?" * len(mended))
        statement = f"INSERT OR IGNORE INTO {head} VALUES ({marks})"
        if not self._connection.execute(statement, mended).rowcount and head == "customers":
            at = shape.names.index("number")
            mended[at] = f"{mended[at]!s}-{number}"
            if not self._connection.execute(statement, mended).rowcount:
                return
        self.stood_in.add((head, number))
        self._ledger.kinds[head].missing += 1
        code = f"salvage.stand_in.{head}" if known else "salvage.stand_in"
        self._ledger.add(LOST, code, head, number)
        if head == "customers" and known:
            self._reach(number, known)

    def _customer(self, number: int, known: dict[str, Any]) -> dict[str, Value]:
        said = {key: value for key, value in known.items() if not isinstance(value, Lost)}
        running = f"{self._settings.customer_prefix}?{number}"
        name, company = str(said.get("name") or ""), str(said.get("company") or "")
        first, _, last = name.rpartition(" ") if name != company else ("", "", "")
        return {
            "id": number, "version": 1, "number": said.get("number") or running, "company": company,
            "type": said.get("type") or "individual", "first_name": first, "last_name": last if known else "?",
            "source": said.get("source") or "",
        }  # fmt: skip

    def _reach(self, number: int, known: dict[str, Any]) -> None:
        """Phone and e-mail of the list, where the customer's own were lost as well."""
        connection = self._connection
        for table, column, key in _REACH:
            text = known.get(column)
            if not isinstance(text, str) or not text:
                continue
            if number in self._reached.get(table, ()):
                continue
            kind, found = ("other", comparable(text)) if column == "phone" else ("", text.casefold())
            connection.execute(
                f"INSERT INTO {table} (customer_id, position, text, kind, {key}) VALUES (?, 0, ?, ?, ?)",
                (number, text, kind, found),
            )

    def _order(self, number: int, known: dict[str, Any]) -> dict[str, Value]:
        goods = self._goods.get(number, 0)
        total = known.get("total")
        total = total if isinstance(total, int) else goods
        return {
            "currency": self._settings.currency, "paid": 0, "refunded": 0, "customer_id": None, "due_on": None,
            **{key: value for key, value in known.items() if not isinstance(value, Lost)},
            "id": number, "version": 1, "number": known.get("number") or f"{self._settings.order_prefix}?{number}",
            "goods": goods, "total": total, "adjustment": total - goods, "tax_included": 1,
            "cancelled_on": None, "standing_id": None,
        }  # fmt: skip


def _plain(head: str, number: int) -> dict[str, Value]:
    """A stand-in of which nothing is known but that it was."""
    title = {"groups": "name", "products": "name", "standing_orders": "title", "custom_fields": "title"}[head]
    values: dict[str, Value] = {"id": number, title: f"? {number}", "version": 1, "active": 1, "every": 1}
    if head == "custom_fields":
        values["key"] = f"field{number}"
    if head == "standing_orders":
        values |= {"paused": 1, "until": None, "rhythm": "weeks"}
    return values
