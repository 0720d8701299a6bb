"""The commands of the order in sight: next step, payment, refund, cancel; and what is said of what was done."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.order_life import OrderLifeController, OrderView
from craftdesk.domain.order import OrderStatus
from craftdesk.domain.order_life import next_step
from craftdesk.services.order_life import OrderDone
from craftdesk.texts import sentence
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.order.payment_dialog import PaymentDialog, PaymentKind


class OrderCommands(QObject):
    """Answers the window's commands for the page that is in sight."""

    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)  # CraftDeskError

    def __init__(self, kit: Kit, controller: OrderLifeController, page: QWidget) -> None:
        super().__init__(page)
        self._kit, self._page, self._controller = kit, page, controller
        self._view: OrderView | None = None
        self.dialog: PaymentDialog | None = None
        for action, slot in (
            (ActionId.ORDER_NEXT_STEP, self._on_next_step_triggered),
            (ActionId.ORDER_PAY, self._on_pay_triggered),
            (ActionId.ORDER_REFUND, self._on_refund_triggered),
            (ActionId.ORDER_CANCEL, self._on_cancel_triggered),
        ):
            kit.actions[action].triggered.connect(slot)
        # Whoever rests on the keys does not mean to walk an order through all its steps.
        kit.actions[ActionId.ORDER_NEXT_STEP].setAutoRepeat(False)
        controller.loaded.connect(self._on_controller_loaded)
        controller.done.connect(self._on_controller_done)
        controller.failed.connect(self._on_controller_failed)

    @Slot()
    def pay(self) -> None:
        """Ask for a payment."""
        self._open(PaymentKind.PAY)

    @Slot()
    def refund(self) -> None:
        """Ask for what was given back."""
        self._open(PaymentKind.REFUND)

    @Slot(int)
    def change_payment(self, place: int) -> None:
        """Ask what a payment should have been."""
        self._open(PaymentKind.CHANGE, place)

    def _open(self, kind: PaymentKind, place: int = -1) -> None:
        view = self._view
        if view is None or self.dialog is not None:
            return
        self.dialog = PaymentDialog(self._kit, self._controller, view, kind, place=place, parent=self._page)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()

    @Slot()
    def _on_dialog_finished(self) -> None:
        self.dialog = None

    @Slot()
    def _on_next_step_triggered(self) -> None:
        view = self._view
        step = next_step(view.order.status) if view is not None else None
        if step is not None and self._page.isVisible():
            self._controller.set_status(step)

    @Slot()
    def _on_pay_triggered(self) -> None:
        if self._page.isVisible():
            self.pay()

    @Slot()
    def _on_refund_triggered(self) -> None:
        if self._page.isVisible():
            self.refund()

    @Slot()
    def _on_cancel_triggered(self) -> None:
        if self._page.isVisible():
            self._controller.set_status(OrderStatus.CANCELLED)

    @Slot(object)
    def _on_controller_loaded(self, view: object) -> None:
        if isinstance(view, OrderView):
            self._view = view

    @Slot(str, object)
    def _on_controller_done(self, what: str, done: object) -> None:
        if not isinstance(done, OrderDone):
            return
        number, money = done.order.number, self._kit.format.money
        if what in set(OrderStatus):
            words = self.tr("{0}: {1}").replace("{1}", sentence(f"status.{what}"))
        else:
            words = {
                "paid": self.tr("Payment for {0} recorded"), "refunded": self.tr("Refund for {0} recorded"),
                "payment_changed": self.tr("Payment for {0} changed"),
                "payment_removed": self.tr("Payment for {0} removed"),
            }[what]  # fmt: skip
        said = words.replace("{0}", number)
        if done.surplus and what in {"paid", OrderStatus.CANCELLED.value}:
            rest = self.tr("{0} is to be given back").replace("{0}", money(done.surplus, done.order.currency))
            said = f"{said} · {rest}"
        if not done.changes.is_empty:
            self.toast_requested.emit(said, True)  # noqa: FBT003 - a signal has no keywords

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        """The dialog says what it was told itself."""
        if self.dialog is None:
            self.problem_raised.emit(error)
