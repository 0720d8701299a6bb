"""The head of an order's page: which order it is, where it stands, and what is to be done with it next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from craftdesk.controllers.order_life import OrderView
from craftdesk.domain.order import OrderStatus
from craftdesk.domain.order_life import next_step, steps_from
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.faces import payment_badge, status_badge
from craftdesk.ui.screens.order.step_words import mark_words, status_icon
from craftdesk.ui.widgets.badge import Badge
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.flow_layout import FlowLayout
from craftdesk.ui.widgets.label import PropertyLabel

COMMANDS: tuple[ActionId, ...] = (ActionId.ORDER_PAY, ActionId.PRINT, ActionId.ORDER_EDIT)
"""Commands that have a button of their own beside the next step."""


class OrderHead(QWidget):
    """Back, number, badges; below them the next step, the commands, and a menu of the other steps."""

    left = Signal()
    step_chosen = Signal(object)  # OrderStatus
    customer_requested = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._menu_of: tuple[OrderStatus, OrderStatus | None, bool] | None = None
        look = kit.look
        self._outer = QVBoxLayout(self)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        self.back = Button(look, self.tr("Back"), kind=ButtonKind.LINK, icon="arrow-left")
        self.back.clicked.connect(self.left)
        self.title = PropertyLabel(look, role=Role.PANE_TITLE)
        self.line = PropertyLabel(look, role=Role.SMALL, ink="muted")
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(self.title)
        words.addWidget(self.line)
        self.status, self.payment = Badge(look, parent=self), Badge(look, parent=self)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        row.addWidget(self.status)
        row.addWidget(self.payment)
        self._outer.addLayout(row)
        self._outer.addWidget(self._command_row())
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _command_row(self) -> QWidget:
        look, holder = self._kit.look, QWidget()
        self._flow = FlowLayout(holder, look.px(8))
        self.next = Button(look, "", kind=ButtonKind.PRIMARY, icon="check")
        self.next.clicked.connect(self._on_next_clicked)
        self._flow.addWidget(self.next)
        for command in COMMANDS:
            button = Button(look, "", icon=self._kit.actions.spec(command).icon, parent=holder)
            button.bind(self._kit.actions[command])
            self._flow.addWidget(button)
        self.more = Button(look, self.tr("More"), icon="ellipsis")
        self.more.setAccessibleName(self.tr("More steps and commands"))
        self.menu = QMenu(self.more)
        self.menu.setToolTipsVisible(True)
        self.menu.triggered.connect(self._on_menu_triggered)
        self.more.setMenu(self.menu)
        self._flow.addWidget(self.more)
        self.customer = Button(look, self.tr("Show customer"), icon="user-round")
        self.customer.clicked.connect(self.customer_requested)
        self._flow.addWidget(self.customer)
        return holder

    def offer_customer(self, *, offered: bool) -> None:
        """Have a way to the customer; inside the customer's own card there is none."""
        self.customer.setVisible(offered)

    def show_view(self, view: OrderView, *, writable: bool) -> None:
        """Show an order."""
        order, fmt = view.order, self._kit.format
        self.title.show_text(self.tr("Order {0}").format(order.number))
        day = fmt.date_long(order.ordered_on)
        self.line.show_text("  ·  ".join(part for part in (day, order.source, order.customer_name) if part))
        self.status.show_badge(status_badge(order.status))
        self.payment.show_badge(payment_badge(order.payment_status))
        step = next_step(order.status) or next(iter(steps_from(order.status)))
        is_onward = next_step(order.status) is not None or order.status is OrderStatus.CANCELLED
        self.next.setProperty("step", step.value)
        self.next.set_icon_name(status_icon(step))
        self.next.set_words(mark_words(step), self._kit.actions.keys(ActionId.ORDER_NEXT_STEP))
        self.next.setVisible(writable and is_onward)
        self._fill_menu(order.status, step if is_onward else None, writable=writable)
        self.customer.setEnabled(order.customer_id is not None)

    def _fill_menu(self, status: OrderStatus, shown: OrderStatus | None, *, writable: bool) -> None:
        if self._menu_of == (status, shown, writable):
            return
        self._menu_of = (status, shown, writable)
        self.menu.clear()
        steps = [one for one in steps_from(status) if one is not shown] if writable else []
        for step in steps:
            if step is OrderStatus.CANCELLED:
                continue
            action = self.menu.addAction(self._kit.look.icon(status_icon(step), "muted"), mark_words(step))
            action.setData(step.value)
        if steps:
            self.menu.addSeparator()
        self.menu.addAction(self._kit.actions[ActionId.ORDER_DUPLICATE])
        self.menu.addAction(self._kit.actions[ActionId.ORDER_REFUND])
        self.menu.addSeparator()
        self.menu.addAction(self._kit.actions[ActionId.ORDER_CANCEL])

    @Slot()
    def _on_next_clicked(self) -> None:
        self.step_chosen.emit(OrderStatus(str(self.next.property("step"))))

    @Slot(QAction)
    def _on_menu_triggered(self, action: QAction) -> None:
        if action.data():
            self.step_chosen.emit(OrderStatus(str(action.data())))

    def focus_first(self) -> None:
        """Go to the first command in sight."""
        first = next(one for one in (self.back, self.next, self.more) if not one.isHidden())
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_look_changed(self) -> None:
        self._menu_of = None  # its icons have the colours of before
        px = self._kit.look.px
        self._outer.setContentsMargins(px(18), px(18), px(24), px(12))
        self._outer.setSpacing(px(10))
        self._flow.setSpacing(px(8))
