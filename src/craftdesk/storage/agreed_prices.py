"""Agreed prices in the file: what one customer pays for one product."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date

from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.agreed_rules import AgreedPriceRow
from craftdesk.domain.ids import AgreedPriceId, CustomerId, ProductId
from craftdesk.errors import NotFound

_COLUMNS = "a.id, a.customer_id, a.product_id, a.price, a.currency, a.valid_from, a.valid_until, a.note"
_ROWS = (
    f"SELECT {_COLUMNS}, coalesce(l.name, ''), p.name, CASE WHEN p.currency = a.currency THEN p.price END"
    " FROM agreed_prices a JOIN products p ON p.id = a.product_id"
    " LEFT JOIN listing l ON l.customer_id = a.customer_id"
)
_Row = tuple[int, int, int, int, str, str | None, str | None, str]


class AgreedPrices:
    """get, of, of_product, add, save, remove: agreed prices over one connection."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def get(self, number: AgreedPriceId) -> AgreedPrice:
        """One agreed price; NotFound when there is none of that id."""
        row = self._raw.execute(f"SELECT {_COLUMNS} FROM agreed_prices a WHERE a.id = ?", (number,)).fetchone()
        if row is None:
            raise NotFound("agreed.not_found", id=number)
        return _agreed(row)

    def of(self, customer: CustomerId) -> list[AgreedPriceRow]:
        """What was agreed with a customer, by product and day."""
        rows = self._raw.execute(
            f"{_ROWS} WHERE a.customer_id = ? ORDER BY p.match_name, p.id, a.valid_from, a.id", (customer,)
        )
        return [_row(row) for row in rows]

    def of_product(self, product: ProductId, limit: int) -> list[AgreedPriceRow]:
        """What was agreed about a product, by customer and day; the first `limit`."""
        rows = self._raw.execute(
            f"{_ROWS} WHERE a.product_id = ? ORDER BY l.sort_key, a.customer_id, a.valid_from, a.id LIMIT ?",
            (product, limit),
        )
        return [_row(row) for row in rows]

    def add(self, draft: AgreedPrice) -> AgreedPrice:
        """Adds an agreed price."""
        (number,) = self._raw.execute(
            "INSERT INTO agreed_prices (customer_id, product_id, price, currency, valid_from, valid_until, note)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
            tuple(agreed_values(draft).values()),
        ).fetchone()
        return replace(draft, id=AgreedPriceId(number))

    def save(self, agreed: AgreedPrice) -> None:
        """Writes a changed agreed price; one that is as it was is left alone."""
        if self.get(agreed.id) != agreed:
            self._raw.execute(
                "UPDATE agreed_prices SET customer_id = ?, product_id = ?, price = ?, currency = ?, valid_from = ?,"
                " valid_until = ?, note = ? WHERE id = ?",
                (*agreed_values(agreed).values(), agreed.id),
            )

    def remove(self, number: AgreedPriceId) -> None:
        """Removes an agreed price."""
        self._raw.execute("DELETE FROM agreed_prices WHERE id = ?", (number,))


def agreed_values(agreed: AgreedPrice) -> dict[str, str | int | None]:
    """The columns of `agreed_prices`, without id."""
    return {
        "customer_id": agreed.customer_id, "product_id": agreed.product_id, "price": agreed.price,
        "currency": agreed.currency, "valid_from": agreed.valid_from.isoformat() if agreed.valid_from else None,
        "valid_until": agreed.valid_until.isoformat() if agreed.valid_until else None, "note": agreed.note,
    }  # fmt: skip


def _agreed(row: _Row) -> AgreedPrice:
    number, customer, product, price, currency, begins, ends, note = row
    return AgreedPrice(
        id=AgreedPriceId(number),
        customer_id=CustomerId(customer),
        product_id=ProductId(product),
        price=price,
        currency=currency,
        valid_from=date.fromisoformat(begins) if begins else None,
        valid_until=date.fromisoformat(ends) if ends else None,
        note=note,
    )


def _row(row: tuple[int, int, int, int, str, str | None, str | None, str, str, str, int | None]) -> AgreedPriceRow:
    return AgreedPriceRow(agreed=_agreed(row[:8]), customer=row[8], product=row[9], usual=row[10])
