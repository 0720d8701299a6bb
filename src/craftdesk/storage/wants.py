"""What customers wait for, in the file."""

from __future__ import annotations

import sqlite3
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from craftdesk.domain.ids import CustomerId, ProductId, WantId
from craftdesk.domain.want import Want, WantRow
from craftdesk.errors import NotFound
from craftdesk.storage.database import new_id
from craftdesk.storage.rows import Values, day_text
from craftdesk.storage.tables import wants

_ROWS = (
    "SELECT w.id, w.customer_id, w.product_id, w.text, w.asked_on, w.done_on, w.note, coalesce(l.name, ''),"
    " coalesce(p.name, '') FROM wants w LEFT JOIN listing l ON l.customer_id = w.customer_id"
    " LEFT JOIN products p ON p.id = w.product_id WHERE {where} ORDER BY w.done_on IS NOT NULL, w.asked_on, w.id"
)


class Wants:
    """get, of, of_product, open, add, save, remove: wants over one connection."""

    def __init__(self, connection: Connection, raw: sqlite3.Connection) -> None:
        self._connection, self._raw = connection, raw

    def get(self, number: WantId) -> Want:
        """One want; NotFound when there is none of that id."""
        row = self._connection.execute(select(wants).where(wants.c.id == number)).mappings().first()
        if row is None:
            raise NotFound("want.not_found", id=number)
        return _want(*(row[key] for key in ("id", "customer_id", "product_id", "text", "asked_on", "done_on", "note")))

    def of(self, customer: CustomerId) -> list[WantRow]:
        """The wants of a customer: open ones first, then by the day they asked."""
        return self._rows("w.customer_id = ?", customer)

    def of_product(self, product: ProductId) -> list[WantRow]:
        """Who still waits for a product, longest first."""
        return self._rows("w.product_id = ? AND w.done_on IS NULL", product)

    def open(self) -> list[WantRow]:
        """Everything that customers still wait for, longest first; nobody in the bin."""
        return self._rows("w.done_on IS NULL AND coalesce(l.state, 0) <> 2")

    def add(self, want: Want) -> WantId:
        """Adds a want."""
        return WantId(new_id(self._connection.execute(insert(wants).values(want_values(want)))))

    def save(self, want: Want) -> None:
        """Writes a changed want."""
        self._connection.execute(update(wants).where(wants.c.id == want.id).values(want_values(want)))

    def remove(self, number: WantId) -> None:
        """Removes a want."""
        self._connection.execute(delete(wants).where(wants.c.id == number))

    def _rows(self, where: str, *values: int) -> list[WantRow]:
        rows = self._raw.execute(_ROWS.format(where=where), values)
        return [WantRow(want=_want(*row[:7]), customer=row[7], product=row[8]) for row in rows]


def _want(
    number: int, customer: int, product: int | None, text: str, asked_on: str, done_on: str | None, note: str
) -> Want:
    return Want(
        id=WantId(number), customer_id=CustomerId(customer), text=text, note=note,
        product_id=None if product is None else ProductId(product), asked_on=date.fromisoformat(asked_on),
        done_on=date.fromisoformat(done_on) if done_on else None,
    )  # fmt: skip


def want_values(want: Want) -> Values:
    """The columns of `wants`, without id."""
    return {
        "customer_id": want.customer_id, "product_id": want.product_id, "text": want.text,
        "asked_on": want.asked_on.isoformat(), "done_on": day_text(want.done_on), "note": want.note,
    }  # fmt: skip
