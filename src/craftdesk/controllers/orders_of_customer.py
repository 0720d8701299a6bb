"""The orders of a customer: the filtered history with its sums, and one order with everything in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.ids import OrderId
from craftdesk.domain.order import Order
from craftdesk.domain.order_row import OrderRow, OrderSums, sums_of
from craftdesk.domain.query import OrderQuery
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdersShown:
    """The orders that pass the filters, newest first, with their sums; currencies are never added together."""

    query: OrderQuery
    rows: tuple[OrderRow, ...]
    sums: tuple[OrderSums, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderShown:
    """One order with everything in it."""

    order: Order
    shop: ShopSettings


def _read_rows(desk: Desk, query: OrderQuery) -> OrdersShown:
    rows = tuple(desk.orders.of(query))
    return OrdersShown(query=query, rows=rows, sums=sums_of(rows, desk.settings.get().currency))


def _read_order(desk: Desk, number: OrderId) -> OrderShown:
    return OrderShown(order=desk.orders.get(number), shop=desk.settings.get())


class OrderController(QObject):
    """Slots: load, open; only the newest answer to each is given."""

    loaded = Signal(object)  # OrdersShown
    opened = Signal(object)  # OrderShown
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._list_job: Job | None = None
        self._order_job: Job | None = None

    def load(self, query: OrderQuery) -> None:
        """Read the orders that pass the filters."""
        self._list_job = self._runner.read(_read_rows, self._desk, query)
        self._list_job.finished.connect(self._on_list_finished)
        self._list_job.failed.connect(self.failed)

    def open(self, number: OrderId) -> None:
        """Read one order."""
        self._order_job = self._runner.read(_read_order, self._desk, number)
        self._order_job.finished.connect(self._on_order_finished)
        self._order_job.failed.connect(self.failed)

    @Slot(object)
    def _on_list_finished(self, shown: object) -> None:
        if self.sender() is self._list_job:
            self.loaded.emit(shown)

    @Slot(object)
    def _on_order_finished(self, shown: object) -> None:
        if self.sender() is self._order_job:
            self.opened.emit(shown)
