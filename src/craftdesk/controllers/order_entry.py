"""The form of an order: reads what it needs, finds customers and products, saves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.controllers.newest import Newest
from craftdesk.controllers.saving import SavingController
from craftdesk.domain.changes import UNHEARD_OF
from craftdesk.domain.ids import UNSAVED, CustomerId, OrderId, ProductId
from craftdesk.domain.order import Order
from craftdesk.domain.order_entry import Buyer, ProductOffer
from craftdesk.domain.query import CustomerQuery, CustomerRow
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList
from craftdesk.services.once import Once
from craftdesk.services.order_entry import BuyerChosen, SavedOrder

_MOST_PEOPLE = 6


@dataclass(frozen=True, slots=True)
class CustomersFound:
    """The first customers whom a text found."""

    text: str
    rows: tuple[CustomerRow, ...]


@dataclass(frozen=True, slots=True)
class ProductsFound:
    """The products that a text found, with their prices for the customer, and the field that asked."""

    asker: object
    text: str
    offers: tuple[ProductOffer, ...]


class OrderEntryController(SavingController):
    """Opens with EntryForm, saves SavedOrder; in a conflict the EntryForm of the order of the file is told."""

    customers_found = Signal(object)  # CustomersFound
    buyer_chosen = Signal(object)  # BuyerChosen
    products_found = Signal(object)  # ProductsFound

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(desk, runner, bus, parent)
        self._choosing = Newest(self)
        self._choosing.answered.connect(self.buyer_chosen)
        self._choosing.failed.connect(self.failed)
        self._once = Once(desk.store, "orders")

    def today(self) -> date:
        """Today, where the shop is."""
        return self._desk.today()

    def new(self, customer: CustomerId | None) -> None:
        """Begin a new order."""
        self._once.forget()
        self._start_opening(self._desk.order_entry.new, customer)

    def edit(self, order: OrderId) -> None:
        """Take an order of the file in hand."""
        self._start_opening(self._desk.order_entry.edit, order)

    def copy(self, order: OrderId) -> None:
        """Begin a new order with the lines of another one."""
        self._once.forget()
        self._start_opening(self._desk.order_entry.copy, order)

    def find_customers(self, text: str) -> None:
        """Look for customers."""
        job = self._runner.read(_customers, self._desk, text)
        job.finished.connect(self.customers_found)
        job.failed.connect(self.failed)

    def choose(self, customer: CustomerId | None, products: Sequence[ProductId], day: date, draft: Order) -> None:
        """Read what a form needs to know of a customer; only the newest answer is given."""
        self._choosing.follow(self._runner.read(_chosen, self._desk, customer, products, day, draft))

    def find_products(self, asker: object, text: str, buyer: Buyer | None, day: date, currency: str) -> None:
        """Look for products, on behalf of a field."""
        job = self._runner.read(_products, self._desk, asker, text, buyer, day, currency)
        job.finished.connect(self.products_found)
        job.failed.connect(self.failed)

    def save(self, draft: Order, new_customer: str = "") -> None:
        """Keep the order; with `new_customer` its customer, too."""
        if draft.id == UNSAVED:
            self._start_save(self._added, draft, new_customer)
        else:
            self._start_save(self._desk.order_entry.change, draft)

    def _added(self, draft: Order, new_customer: str) -> SavedOrder:
        entry, asked = self._desk.order_entry, (draft, new_customer)
        kept = self._once.kept()
        if kept is None:
            return self._once.add(asked, partial(entry.add, draft, new_customer))
        found = self._desk.orders.get(OrderId(kept))
        if self._once.is_what_was_asked(asked):
            return SavedOrder(order=found, changes=UNHEARD_OF)
        mine = replace(draft, id=found.id, version=found.version, number=draft.number or found.number)
        return entry.change(mine if mine.customer_id else replace(mine, customer_id=found.customer_id))

    def _read_again(self, number: int) -> object:
        return self._desk.order_entry.edit(OrderId(number))


def _customers(desk: Desk, text: str) -> CustomersFound:
    people = CustomerList(desk.shop, desk.today)
    try:
        return CustomersFound(text, tuple(people.first(CustomerQuery(text=text), _MOST_PEOPLE)))
    finally:
        people.close()


def _products(desk: Desk, asker: object, text: str, buyer: Buyer | None, day: date, currency: str) -> ProductsFound:
    return ProductsFound(asker, text, desk.order_entry.products(text, buyer, day=day, currency=currency))


def _chosen(
    desk: Desk, customer: CustomerId | None, products: Sequence[ProductId], day: date, draft: Order
) -> BuyerChosen:
    return desk.order_entry.choose(customer, products, day=day, currency=draft.currency, without=draft.id)
