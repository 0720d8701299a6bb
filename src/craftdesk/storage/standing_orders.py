"""Standing orders in the file, with their lines.

Up to which day one was drafted is kept as a counter, outside the journal: undoing drafts does not have them made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select, update

from craftdesk.domain.ids import CustomerId, ProductId, StandingOrderId
from craftdesk.domain.order import Delivery
from craftdesk.domain.standing import StandingLine, StandingOrder, rhythm_of, rhythm_text
from craftdesk.errors import NotFound
from craftdesk.storage.database import new_id
from craftdesk.storage.parts import Parts
from craftdesk.storage.rows import Row, Values, day_text
from craftdesk.storage.tables import counters, standing_lines, standing_orders

_MARK = "drafted:"


class StandingOrders:
    """get, of, all, perhaps_due, add, save, mark, unmark, remove: standing orders over one connection."""

    def __init__(self, connection: Connection, raw: sqlite3.Connection) -> None:
        self._connection, self._raw = connection, raw
        self._parts = Parts(raw, "standing_id", (standing_lines,))

    def get(self, number: StandingOrderId) -> StandingOrder:
        """One standing order; NotFound when there is none of that id."""
        found = self._read(standing_orders.c.id == number)
        if not found:
            raise NotFound("standing.not_found", id=number)
        return found[0]

    def of(self, customer: CustomerId) -> list[StandingOrder]:
        """The standing orders of a customer, the next due first."""
        return self._read(standing_orders.c.customer_id == customer)

    def all(self) -> list[StandingOrder]:
        """Every standing order, the next due first."""
        return self._read()

    def perhaps_due(self, until: date) -> list[StandingOrder]:
        """Those that don't rest and whose next day is not after a day; their draft may be due earlier."""
        table = standing_orders
        return self._read(table.c.next_on <= until.isoformat(), table.c.paused == 0)

    def add(self, standing: StandingOrder) -> StandingOrder:
        """Adds a standing order."""
        done = self._connection.execute(insert(standing_orders).values(standing_values(standing)))
        number = StandingOrderId(new_id(done))
        self._parts.add([(number, standing_parts(standing))])
        return self.get(number)

    def save(self, standing: StandingOrder) -> None:
        """Writes a changed standing order."""
        table = standing_orders
        self._connection.execute(update(table).where(table.c.id == standing.id).values(standing_values(standing)))
        self._parts.replace(standing.id, standing_parts(standing))

    def remove(self, number: StandingOrderId) -> None:
        """Removes a standing order; the orders that came of it stay, no longer pointing to it."""
        self._raw.execute("UPDATE orders SET standing_id = NULL WHERE standing_id = ?", (number,))
        self._connection.execute(delete(standing_lines).where(standing_lines.c.standing_id == number))
        self._connection.execute(delete(standing_orders).where(standing_orders.c.id == number))

    def mark(self, number: StandingOrderId, until: date) -> None:
        """Remembers up to which day was drafted, whatever is undone later."""
        self._raw.execute(
            "INSERT INTO counters (name, next) VALUES (?1, ?2)"
            " ON CONFLICT (name) DO UPDATE SET next = max(next, excluded.next)",
            (f"{_MARK}{number}", until.toordinal()),
        )

    def unmark(self, number: StandingOrderId) -> None:
        """Forgets it, because the owner set another day."""
        self._raw.execute("DELETE FROM counters WHERE name = ?", (f"{_MARK}{number}",))

    def days_drafted(self, number: StandingOrderId) -> set[date]:
        """The days for which there is an order."""
        rows = self._raw.execute("SELECT due_on FROM orders WHERE standing_id = ? AND due_on IS NOT NULL", (number,))
        return {date.fromisoformat(row[0]) for row in rows}

    def _read(self, *where: ColumnElement[bool]) -> list[StandingOrder]:
        table = standing_orders
        statement = (
            select(table, counters.c.next.label("mark"))
            .outerjoin(counters, counters.c.name == _MARK + table.c.id.cast(counters.c.name.type))
            .where(*where)
            .order_by(table.c.next_on, table.c.id)
        )
        rows = self._connection.execute(statement).mappings().all()
        parts = self._parts.of([row["id"] for row in rows])
        return [_standing(row, parts[row["id"]]["standing_lines"]) for row in rows]


def standing_values(standing: StandingOrder) -> Values:
    """The columns of `standing_orders`, without id."""
    return {
        "customer_id": standing.customer_id, "title": standing.title, "rhythm": rhythm_text(standing),
        "every": standing.every, "next_on": standing.next_on.isoformat(), "until": day_text(standing.until),
        "lead_days": standing.lead_days, "delivery": standing.delivery.value, "shop_note": standing.shop_note,
        "paused": int(standing.paused),
    }  # fmt: skip


def standing_parts(standing: StandingOrder) -> dict[str, list[Values]]:
    """The rows of its lines, in order, without ids and owner."""
    return {
        "standing_lines": [
            {
                "product_id": line.product_id, "name": line.name, "sku": line.sku, "quantity": line.quantity,
                "unit": line.unit, "unit_price": line.unit_price, "tax_rate": line.tax_rate,
            }
            for line in standing.lines
        ]
    }  # fmt: skip


def _standing(row: RowMapping, lines: Sequence[Row]) -> StandingOrder:
    rhythm, month_day = rhythm_of(row["rhythm"])
    return StandingOrder(
        id=StandingOrderId(row["id"]), customer_id=CustomerId(row["customer_id"]), title=row["title"],
        rhythm=rhythm, every=row["every"], month_day=month_day, next_on=date.fromisoformat(row["next_on"]),
        until=date.fromisoformat(row["until"]) if row["until"] else None, lead_days=row["lead_days"],
        delivery=Delivery(row["delivery"]), shop_note=row["shop_note"], paused=bool(row["paused"]),
        drafted_until=None if row["mark"] is None else date.fromordinal(row["mark"]),
        lines=tuple(
            StandingLine(
                product_id=None if one["product_id"] is None else ProductId(one["product_id"]), name=one["name"],
                sku=one["sku"], quantity=one["quantity"], unit=one["unit"], unit_price=one["unit_price"],
                tax_rate=one["tax_rate"],
            )
            for one in lines
        ),
    )  # fmt: skip
