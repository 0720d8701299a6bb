"""The records of an export, read from the book in short runs, so that nobody who saves has to wait."""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from craftdesk.domain.address import Address
from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.order import Order
from craftdesk.domain.product import Product
from craftdesk.domain.progress import Progress
from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.timeline import TimelineEntry
from craftdesk.services.export.wish import ExportWish, What
from craftdesk.storage import export_queries, export_rows
from craftdesk.storage.book import Book, Store
from craftdesk.storage.list_reader import ListReader
from craftdesk.storage.orders_reader import OrdersReader
from craftdesk.storage.stoppable import stoppable

_RUN = 500
_ROWS_A_RUN = 1_000
"""Rows of cells are light; a run still takes a twentieth of a second, and nobody who saves waits for longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A customer with everything that hangs on them."""

    customer: Customer
    addresses: tuple[Address, ...]
    notes: tuple[TimelineEntry, ...] = ()
    referred_by: str = ""


@dataclass(slots=True, kw_only=True)
class Spines:
    """Which records are written, and what has to be known of all of them beforehand."""

    settings: ShopSettings
    fields: tuple[CustomField, ...] = ()
    customers: array[int] = field(default_factory=lambda: array("q"))
    orders: array[int] = field(default_factory=lambda: array("q"))
    products: tuple[Product, ...] = ()
    sizes: dict[str, int] = field(default_factory=dict)
    payments: int = 0

    @property
    def total(self) -> int:
        """How many records there are in all."""
        return len(self.customers) + len(self.orders) + len(self.products)


class Records:
    """Reads what a wish is about."""

    def __init__(self, store: Store, wish: ExportWish, today: date) -> None:
        self._store = store
        self._done = 0
        with store.reading() as book, stoppable(book.raw):
            self.spines = _spines(book, wish, today)

    def customer_columns(self) -> Generator[Progress | list[Sequence[str]], None, None]:
        """Customers as columns of cells; TooNarrow when somebody got more of a list meanwhile."""
        for ids in self._runs(self.spines.customers, _ROWS_A_RUN):
            yield self._progress("export.customers")
            with self._store.reading() as book:
                columns = export_rows.customer_columns(
                    book.raw, ids, self.spines.sizes, self.spines.settings.currency, self.spines.fields
                )
            yield columns
            self._done += len(ids)

    def people(self, *, notes: bool) -> Iterator[Progress | list[Person]]:
        """Customers as values, with their addresses, and with their notes when these are wanted."""
        for run in self._runs(self.spines.customers, _RUN):
            yield self._progress("export.customers")
            ids = [CustomerId(number) for number in run]
            with self._store.reading() as book:
                found = book.customers.some(ids)
                addresses = book.addresses.of_many(ids)
                entries = export_queries.entries_of(book.raw, ids) if notes else {}
                referrers = export_queries.numbers_of(book.raw, [one.referred_by for one in found])
            yield [
                Person(
                    customer=one,
                    addresses=tuple(addresses[one.id]),
                    notes=tuple(entries.get(one.id, ())),
                    referred_by=referrers.get(one.referred_by, "") if one.referred_by is not None else "",
                )
                for one in found
            ]
            self._done += len(run)

    def orders(self) -> Iterator[Progress | list[tuple[Order, str]]]:
        """Orders with the numbers of their customers."""
        for run in self._runs(self.spines.orders, _RUN):
            yield self._progress("export.orders")
            with self._store.reading() as book:
                found = book.orders.some([OrderId(number) for number in run])
                numbers = export_queries.numbers_of(book.raw, [order.customer_id for order in found])
            yield [
                (order, numbers.get(order.customer_id, "") if order.customer_id is not None else "") for order in found
            ]
            self._done += len(run)

    def finished(self) -> Progress:
        """All records are read."""
        return Progress(self.spines.total, self.spines.total, "export.finishing")

    def begin_again(self) -> None:
        """The file is written anew from its first row."""
        self._done = 0

    def _progress(self, code: str) -> Progress:
        return Progress(self._done, self.spines.total, code)

    @staticmethod
    def _runs(spine: Sequence[int], size: int) -> Iterator[list[int]]:
        for start in range(0, len(spine), size):
            yield list(spine[start : start + size])


def _spines(book: Book, wish: ExportWish, today: date) -> Spines:
    everything = wish.what is What.EVERYTHING
    everybody = wish.query is None and wish.ids is None
    found = Spines(settings=book.settings, fields=book.custom_fields.all())
    if everything or wish.what is not What.PRODUCTS:
        found.customers = _customers(book, wish, today)
    if everything or wish.what is What.ORDERS:
        found.orders = _orders(book, wish, None if everybody else found.customers, today)
        found.payments = export_queries.most_payments(book.raw)
    if everything or wish.what is What.PRODUCTS:
        found.products = tuple(book.products.all())
    if wish.what is What.ORDERS:
        found.customers = array("q")
    else:
        some = found.customers if len(found.customers) <= _ROWS_A_RUN else None
        found.sizes = export_rows.list_sizes(book.raw, some)
    return found


def _orders(book: Book, wish: ExportWish, customers: array[int] | None, today: date) -> array[int]:
    if wish.order_ids is not None:
        return array("q", wish.order_ids)
    if wish.order_query is not None:
        return OrdersReader(book.raw).spine(wish.order_query, today)
    return export_queries.order_ids(book.raw, customers)


def _customers(book: Book, wish: ExportWish, today: date) -> array[int]:
    if wish.ids is not None:
        return array("q", wish.ids)
    if wish.query is not None:
        return ListReader(book.raw).spine(wish.query, today)
    return export_queries.customer_ids(book.raw)
