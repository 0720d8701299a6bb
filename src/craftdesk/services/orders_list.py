"""The list of all orders, read for the window and the command line."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from datetime import date

from craftdesk.domain.order_row import OrderRow, OrderSums
from craftdesk.domain.orders_query import OrdersQuery
from craftdesk.services.lists import ListConnection
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.orders_reader import OrdersReader


class OrdersList(ListConnection):
    """The questions of the list of all orders."""

    def __init__(self, shop: ShopFile, today: Callable[[], date], *, busy_ms: int = 5_000) -> None:
        super().__init__(shop, busy_ms=busy_ms)
        self._today = today
        self._reader = OrdersReader(self._connection, lambda: self._stopped)

    def count(self, query: OrdersQuery) -> int:
        """How many orders a query finds."""
        with self._asking():
            return self._reader.count(query, self._today())

    def first(self, query: OrdersQuery, count: int) -> list[OrderRow]:
        """The first rows of a query, without waiting for all of it."""
        with self._asking():
            return self._reader.first(query, self._today(), count)

    def begin(self, query: OrdersQuery, count: int) -> tuple[list[OrderRow], bool]:
        """The first rows that are there soon, perhaps fewer than asked for, and whether they are all of them."""
        with self._asking():
            return self._reader.begin(query, self._today(), count)

    def spine(self, query: OrdersQuery) -> array[int]:
        """The ids of all orders that a query finds, in order."""
        with self._asking():
            return self._reader.spine(query, self._today())

    def answer(self, query: OrdersQuery) -> tuple[array[int], int]:
        """The ids of all orders that a query finds, in order, and how many orders there are."""
        spine = self.spine(query)
        return spine, self.count(OrdersQuery()) if query.narrowed else len(spine)

    def rows(self, ids: Sequence[int]) -> dict[int, OrderRow]:
        """Rows by id; an order that is no longer there is left out."""
        with self._asking():
            return self._reader.rows(ids)

    def sums(self, query: OrdersQuery) -> tuple[OrderSums, ...]:
        """The sums of what a query finds by currency, the shop's first."""
        with self._asking():
            return self._reader.sums(query, self._today())

    def open_count(self) -> int:
        """How many orders still wait to be handed over."""
        with self._asking():
            return self._reader.open_count()

    def sources(self) -> tuple[str, ...]:
        """Every source that an order came from; looks at all orders."""
        with self._asking():
            return self._reader.sources()

    def similar(self, _query: OrdersQuery, _count: int) -> tuple[str, list[OrderRow]]:
        """No other text is proposed for orders."""
        return "", []
