"""Orders in the file, with their lines, payments and copies of addresses."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from craftdesk.domain.dates import instant_text
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.order import Order
from craftdesk.domain.shop import ShopSettings, running_number
from craftdesk.errors import Conflict, NotFound
from craftdesk.storage.parts import Parts, insert_many
from craftdesk.storage.rows import (
    Values,
    line_values,
    order_of,
    order_values,
    payment_values,
    place_values,
    step_values,
)
from craftdesk.storage.shop_settings import take_numbers
from craftdesk.storage.statements import differing, rows_of, update_row
from craftdesk.storage.tables import order_addresses, order_lines, order_steps, orders, payments

_PARTS = (order_lines, order_addresses, payments, order_steps)


def _parts_of(order: Order) -> dict[str, list[Values]]:
    copies = (("billing", order.billing), ("shipping", order.shipping_address))
    return {
        "order_lines": [line_values(line) for line in order.lines],
        "order_addresses": [{"use": use, **place_values(place)} for use, place in copies if place is not None],
        "payments": [payment_values(payment) for payment in order.payments],
        "order_steps": [step_values(step) for step in order.steps],
    }


class Orders:
    """get, of, add, save: orders over one connection."""

    def __init__(self, raw: sqlite3.Connection, settings: ShopSettings, now: datetime) -> None:
        self._raw = raw
        self._settings = settings
        self._now = instant_text(now)
        self._parts = Parts(raw, "order_id", _PARTS)

    def get(self, number: OrderId) -> Order:
        """One order with everything in it; NotFound when there is none of that id."""
        found = self.some([number])
        if not found:
            raise NotFound("order.not_found", id=number)
        return found[0]

    def some(self, numbers: Sequence[OrderId]) -> list[Order]:
        """Several orders in the order asked; those that are not there are left out."""
        ids = list(numbers)
        rows = {row["id"]: row for row in rows_of(self._raw, orders, "id", ids)}
        parts = self._parts.of([number for number in ids if number in rows])
        return [order_of(rows[number], parts[number]) for number in ids if number in rows]

    def of(self, customer: CustomerId, *, limit: int | None = None) -> list[Order]:
        """A customer's orders, newest first, with everything in them."""
        newest = "SELECT id FROM orders WHERE customer_id = ? ORDER BY ordered_on DESC, id DESC LIMIT ?"
        found = self._raw.execute(newest, (customer, -1 if limit is None else limit))
        return self.some([OrderId(row[0]) for row in found])

    def by_number(self, number: str) -> Order | None:
        """The newest order with an order number."""
        newest = "SELECT id FROM orders WHERE number = ? ORDER BY id DESC LIMIT 1"
        found = self._raw.execute(newest, (number,)).fetchone()
        return None if found is None else self.get(OrderId(found[0]))

    def add(self, draft: Order) -> Order:
        """Adds a new order; one without a number gets the next running one."""
        return self.get(self.add_many([draft])[0])

    def add_many(self, drafts: Sequence[Order]) -> list[OrderId]:
        """Adds new orders and returns their ids in the same order."""
        if not drafts:
            return []
        wanting = sum(1 for draft in drafts if not draft.number)
        value = take_numbers(self._raw, "order", wanting) if wanting else 0
        running = (
            running_number(self._settings.order_prefix, self._settings.order_width, value + index)
            for index in range(wanting)
        )
        (highest,) = self._raw.execute("SELECT seq FROM sqlite_sequence WHERE name = 'orders'").fetchone() or (0,)
        ids = [OrderId(highest + 1 + index) for index in range(len(drafts))]
        times = {"version": 1, "created_at": self._now, "changed_at": self._now}
        insert_many(
            self._raw,
            orders,
            [
                {**order_values(draft), "number": draft.number or next(running), "id": one, **times}
                for draft, one in zip(drafts, ids, strict=True)
            ],
        )
        self._parts.add((one, _parts_of(draft)) for one, draft in zip(ids, drafts, strict=True))
        return ids

    def save(self, order: Order) -> Order:
        """Writes a changed order; Conflict when the file holds a newer version than the one it was made from."""
        found = rows_of(self._raw, orders, "id", [order.id])
        if not found:
            raise NotFound("order.not_found", id=order.id)
        if found[0]["version"] != order.version:
            raise Conflict("order.changed_elsewhere", id=order.id, version=found[0]["version"])
        times = {"version": order.version + 1, "changed_at": self._now}
        update_row(self._raw, orders, order.id, differing(found[0], order_values(order)) | times)
        self._parts.replace(order.id, _parts_of(order))
        return replace(order, version=order.version + 1)
