"""The page of one order: everything in it, and what can be done with it; Back leads to where it was opened."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from craftdesk.controllers.order_life import OrderLifeController, OrderView
from craftdesk.domain.ids import OrderId
from craftdesk.domain.order import QUANTITY_SCALE, OrderStatus
from craftdesk.domain.order_life import kept, surplus
from craftdesk.texts import sentence
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.price_words import price_words
from craftdesk.ui.screens.customers.card.figure_card import FigureCard
from craftdesk.ui.screens.customers.card.page import Page
from craftdesk.ui.screens.order.cards import FactsCard, PlacesRow, SumCard, TextCard
from craftdesk.ui.screens.order.head import OrderHead
from craftdesk.ui.screens.order.order_commands import OrderCommands
from craftdesk.ui.screens.order.payments_card import PaymentsCard
from craftdesk.ui.screens.order.steps_card import StepsCard
from craftdesk.ui.widgets.problem_bar import ProblemBar, Severity


def _at_once() -> bool:
    return True


class OrderPage(QFrame):
    """`open` reads an order; `opened` tells that it is there. Nothing here takes the keyboard by being shown.

    What was read waits for `go_on` while it `may_show` nothing: to lay an order out takes longer than a key may.
    """

    opened = Signal(object)  # OrderId
    closed = Signal()
    customer_requested = Signal(object)  # CustomerId
    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)  # CraftDeskError

    def __init__(
        self, kit: Kit, controller: OrderLifeController, *, in_card: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit, self._controller = kit, controller
        self.view: OrderView | None = None
        self.may_show: Callable[[], bool] = _at_once
        self._announced: OrderId | None = None
        self._waiting: OrderView | None = None
        self.setProperty("pane", "canvas")
        self.setAccessibleName(self.tr("Order"))
        self._build()
        self.head.offer_customer(offered=not in_card)
        self.commands = OrderCommands(kit, controller, self)
        self.commands.toast_requested.connect(self.toast_requested)
        self.commands.problem_raised.connect(self.problem_raised)
        self.head.left.connect(self.closed)
        self.head.step_chosen.connect(self._on_head_step_chosen)
        self.head.customer_requested.connect(self._on_head_customer_requested)
        self.surplus.acted.connect(self.commands.refund)
        self.outdated.acted.connect(kit.actions[ActionId.PRINT].trigger)
        self.payments.record_requested.connect(self.commands.pay)
        self.payments.change_requested.connect(self.commands.change_payment)
        self.payments.remove_requested.connect(controller.remove_payment)
        controller.loaded.connect(self._on_controller_loaded)
        controller.gone.connect(self._on_controller_gone)

    def _build(self) -> None:
        kit, look = self._kit, self._kit.look
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.head = OrderHead(kit)
        outer.addWidget(self.head)
        rule = QFrame()
        rule.setProperty("rule", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        outer.addWidget(rule)
        self.page = Page(look, self.tr("Order"))
        outer.addWidget(self.page, 1)
        self.surplus, self.outdated = ProblemBar(look), ProblemBar(look)
        headings = (self.tr("Item"), self.tr("Quantity"), self.tr("Price"), self.tr("Total"))
        self.lines = FigureCard(look, self.tr("What was bought"), headings)
        self.sums = SumCard(kit)
        self.payments = PaymentsCard(kit)
        self.steps = StepsCard(kit)
        self.facts = FactsCard(kit)
        self.places = PlacesRow(kit)
        self.customer_note = TextCard(kit, self.tr("Note of the customer"))
        self.shop_note = TextCard(kit, self.tr("Note for the shop"))
        for part in (self.surplus, self.outdated, self.lines, self.sums, self.payments, self.steps, self.places,
                     self.customer_note, self.shop_note, self.facts):  # fmt: skip
            self.page.column.addWidget(part)
        self.page.column.addStretch(1)

    @property
    def order(self) -> OrderId | None:
        """Which order is shown, or about to be."""
        return self._controller.current

    def open(self, order: OrderId) -> None:
        """Read an order and show it when it is there."""
        self._announced = self._waiting = None
        self._controller.open(order)

    def go_on(self) -> bool:
        """Show what was read and had to wait; False when there is nothing."""
        view, self._waiting = self._waiting, None
        if view is not None:
            self._show(view)
            if self._announced != view.order.id:
                self._announced = view.order.id
                self.opened.emit(view.order.id)
        return view is not None

    def focus_first(self) -> None:
        """Go to Back."""
        self.head.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc and with Alt and the arrow that points back."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape or (alt and event.key() == Qt.Key.Key_Left):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the commands of an order while one is in sight."""
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take them away with it."""
        super().hideEvent(event)
        self._kit.actions.update(order=0, order_status="", order_kept=False, order_customer=0)

    def _tell(self) -> None:
        if self.isVisible() and self.view is not None:
            order = self.view.order
            self._kit.actions.update(
                order=order.id, order_status=order.status.value, order_kept=kept(order) > 0,
                order_customer=order.customer_id or 0,
            )  # fmt: skip

    def _show(self, view: OrderView) -> None:
        order, fmt = view.order, self._kit.format
        another = self.view is None or self.view.order.id != order.id
        self.view = view
        writable = not self._kit.actions.context.read_only
        self.head.show_view(view, writable=writable)
        self._show_surplus(view, writable=writable)
        self._show_outdated(view)
        self.lines.show_rows(
            [
                (line.name or line.sku, f"{fmt.quantity(Decimal(line.quantity) / QUANTITY_SCALE)} {line.unit}".strip(),
                 fmt.money(line.unit_price, order.currency), fmt.money(line.total, order.currency))
                for line in order.lines
            ],
            notes=[price_words(line, fmt) for line in order.lines],
        )  # fmt: skip
        self.sums.show_order(order)
        self.payments.show_order(order, writable=writable)
        self.steps.show_order(order)
        self.places.show_places(order.shipping_address, order.billing, view.shop.country)
        self.customer_note.show_text(order.customer_note)
        self.shop_note.show_text(order.shop_note)
        self.facts.show_order(order)
        if another:
            self.page.verticalScrollBar().setValue(0)
        self._tell()

    def _show_surplus(self, view: OrderView, *, writable: bool) -> None:
        amount = surplus(view.order)
        if not amount:
            self.surplus.clear()
            return
        shown = self._kit.format.money(amount, view.order.currency)
        cancelled = view.order.status is OrderStatus.CANCELLED
        words = self.tr("{0} was paid and is to be given back.") if cancelled else self.tr("{0} too much was paid.")
        action = self.tr("Refund…") if writable else ""
        self.surplus.show_problem(words.replace("{0}", shown), Severity.WARNING, action)

    def _show_outdated(self, view: OrderView) -> None:
        if view.notice is not None:
            words = sentence(view.notice.code, view.notice.params)
            self.outdated.show_problem(words, Severity.WARNING, self.tr("Papers…"))
        else:
            self.outdated.clear()

    @Slot(object)
    def _on_controller_loaded(self, view: object) -> None:
        if isinstance(view, OrderView):
            self._waiting = view
            if self.may_show():
                self.go_on()

    @Slot()
    def _on_controller_gone(self) -> None:
        self._waiting = None
        self.closed.emit()

    @Slot(object)
    def _on_head_step_chosen(self, status: OrderStatus) -> None:
        self._controller.set_status(status)

    @Slot()
    def _on_head_customer_requested(self) -> None:
        if self.view is not None and self.view.order.customer_id is not None:
            self.customer_requested.emit(self.view.order.customer_id)
