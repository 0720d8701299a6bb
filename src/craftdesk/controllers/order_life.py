"""The order on a page: read at once beside the window, taken on, paid, refunded, and read anew when it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import OrderId
from craftdesk.domain.order import Order, OrderStatus, Payment
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import Conflict, NotFound, Problem
from craftdesk.services.desk import Desk
from craftdesk.services.order_life import OrderDone


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderView:
    """An order with everything its page shows; `on_account` is what its customer has there in its currency.

    `notice` is what is odd about an invoice that was issued before the order went on.
    """

    order: Order
    shop: ShopSettings
    today: date
    on_account: int
    methods: tuple[str, ...]
    notice: Problem | None = None


def _read(desk: Desk, number: OrderId) -> OrderView:
    order = desk.orders.get(number)
    there = 0 if order.customer_id is None else desk.accounts.balance(order.customer_id, order.currency)
    return OrderView(
        order=order,
        shop=desk.settings.get(),
        today=desk.today(),
        on_account=there,
        methods=desk.order_life.methods(),
        notice=desk.papers.notice(number),
    )


class OrderLifeController(QObject):
    """Slots: open, clear, set_status, pay, pay_by_voucher, refund, change_payment, remove_payment."""

    loaded = Signal(object)  # OrderView
    gone = Signal()
    done = Signal(str, object)  # what was done, OrderDone
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus
        self._current: OrderId | None = None
        self._version = 0
        self._stepping = False
        self._job: Job | None = None
        bus.changed.connect(self._on_bus_changed)

    @property
    def current(self) -> OrderId | None:
        """Which order is shown, or about to be."""
        return self._current

    def open(self, number: OrderId) -> None:
        """Read an order; only the newest answer is given."""
        if number != self._current:
            self._stepping = False
        self._current = number
        self._job = self._runner.read(_read, self._desk, number)
        self._job.finished.connect(self._on_job_finished)
        self._job.failed.connect(self._on_job_failed)

    def clear(self) -> None:
        """Show none."""
        self._current = self._job = None

    def set_status(self, status: OrderStatus) -> None:
        """Take a step; a second press before the first shows is no second step."""
        if self._stepping:
            return
        self._stepping = True
        self._write(status.value, self._desk.order_life.set_status, status)

    def pay(self, payment: Payment) -> None:
        """Record money received."""
        self._write("paid", self._desk.order_life.pay, payment)

    def pay_by_voucher(self, code: str, amount: int | None, day: date | None) -> None:
        """Redeem a gift voucher; without an amount as much as is open and on it."""
        self._write("paid", _by_voucher, self._desk, code, amount, day)

    def refund(self, payment: Payment) -> None:
        """Record money given back."""
        self._write("refunded", self._desk.order_life.refund, payment)

    def change_payment(self, place: int, payment: Payment) -> None:
        """Put a payment right."""
        self._write("payment_changed", self._desk.order_life.change_payment, place, payment)

    def remove_payment(self, place: int) -> None:
        """Remove a payment that was recorded by mistake."""
        self._write("payment_removed", self._desk.order_life.remove_payment, place)

    def _write(self, what: str, work: Callable[..., OrderDone], *args: object) -> None:
        if self._current is None:
            return
        job = self._runner.write(_done, what, work, self._current, self._version, *args)
        job.finished.connect(self._on_write_finished)
        job.failed.connect(self._on_write_failed)

    @Slot(object)
    def _on_write_failed(self, error: object) -> None:
        """Whoever looked at an older state is told so, and sees the new one."""
        self._stepping = False
        self.failed.emit(error)
        if isinstance(error, Conflict) and self._current is not None:
            self.open(self._current)

    @Slot(object)
    def _on_job_finished(self, view: object) -> None:
        if self.sender() is self._job and isinstance(view, OrderView):
            self._version, self._stepping = view.order.version, False
            self.loaded.emit(view)

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        if self.sender() is not self._job:
            return
        if isinstance(error, NotFound):
            self.clear()
            self.gone.emit()
        else:
            self.failed.emit(error)

    @Slot(object)
    def _on_write_finished(self, result: object) -> None:
        if isinstance(result, tuple) and isinstance(result[1], OrderDone):
            what, done = result
            if done.order.id == self._current:
                self._version = done.order.version
            self.done.emit(what, done)
            self._bus.publish(done.changes)

    @Slot(object)
    def _on_bus_changed(self, changes: object) -> None:
        """What else belongs to the customer may show on the page, too: what they have on account."""
        if isinstance(changes, ChangeSet) and self._current is not None:
            self.open(self._current)


def _by_voucher(
    number: OrderId, version: int, desk: Desk, code: str, amount: int | None, day: date | None
) -> OrderDone:
    return desk.order_life.pay_by_voucher(number, version, code, amount=amount, day=day)


def _done(what: str, work: Callable[..., OrderDone], *args: object) -> tuple[str, OrderDone]:
    return what, work(*args)
