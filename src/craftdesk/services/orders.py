"""Orders to look at: a customer's history, one order's page, looking one up by its number."""

from __future__ import annotations

from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.order import Order
from craftdesk.domain.order_row import OrderRow, OrderSums, sums_of
from craftdesk.domain.query import OrderQuery
from craftdesk.storage import order_list
from craftdesk.storage.book import Store


class OrderService:
    """What can be asked about orders."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, query: OrderQuery) -> list[OrderRow]:
        """A customer's orders that the query lets through, newest first."""
        with self._store.reading() as book:
            return order_list.rows_of(book.raw, query)

    def recent(self, customer: CustomerId, limit: int) -> list[OrderRow]:
        """A customer's newest orders, without reading the others."""
        with self._store.reading() as book:
            return order_list.recent(book.raw, customer, limit)

    def sums(self, rows: list[OrderRow]) -> tuple[OrderSums, ...]:
        """The sums of some rows, by currency, the shop's first."""
        with self._store.reading() as book:
            return sums_of(rows, book.settings.currency)

    def get(self, number: OrderId) -> Order:
        """One order with everything in it; NotFound when there is none."""
        with self._store.reading() as book:
            return book.orders.get(number)

    def by_number(self, number: str) -> Order | None:
        """The newest order with an order number."""
        with self._store.reading() as book:
            return book.orders.by_number(number.strip())

    def find(self, text: str, limit: int = 8) -> list[OrderRow]:
        """Orders whose number begins like the text; for the palette."""
        with self._store.reading() as book:
            return order_list.find(book.raw, text, limit, book.settings)
