"""What was paid for an order and given back, payment by payment."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.order import Order, Payment
from craftdesk.domain.order_life import ACCOUNT, VOUCHER
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.page import clear_layout
from craftdesk.ui.screens.order.step_words import method_words
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label


class PaymentsCard(Card):
    """Each payment with its day, its way and its amount; a slip is put right or removed here."""

    record_requested = Signal()
    change_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.set_title(self.tr("Payments"))
        self._kit = kit
        self.record = self.add_link(self.tr("Record"), self.tr("Record a payment"))
        self.record.clicked.connect(self.record_requested)
        self._list = QVBoxLayout()
        self._list.setSpacing(kit.look.px(2))
        self.body.addLayout(self._list)
        self._nothing = Label(kit.look, self.tr("Nothing paid yet."), ink="muted", wrap=True)
        self.add(self._nothing)
        self.rows: list[tuple[str, str]] = []
        self.buttons: list[tuple[Button, Button]] = []

    def show_order(self, order: Order, *, writable: bool) -> None:
        """Show the payments of an order."""
        clear_layout(self._list)
        self.rows, self.buttons = [], []
        for place, payment in enumerate(order.payments):
            row = self._row(place, payment, order.currency, writable=writable)
            self._list.addWidget(row)
            row.show()  # at once: Qt by itself would show an empty card until its events are through
        self._nothing.setVisible(not order.payments)
        self.record.setVisible(writable)

    def _row(self, place: int, payment: Payment, currency: str, *, writable: bool) -> QWidget:
        look, fmt, line = self._kit.look, self._kit.format, QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        day = fmt.date_short(payment.paid_on) if payment.paid_on else self.tr("Day unknown")
        parts = (day, method_words(payment.method, back=payment.amount < 0), payment.note)
        words, amount = " · ".join(part for part in parts if part), fmt.money(payment.amount, currency)
        self.rows.append((words, amount))
        row.addWidget(Label(look, words, wrap=True), 1)
        money = Label(look, amount)
        money.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(money)
        change = Button(look, self.tr("Change payment"), kind=ButtonKind.QUIET, icon="pencil")
        remove = Button(look, self.tr("Remove payment"), kind=ButtonKind.QUIET, icon="trash")
        change.clicked.connect(self._on_change_clicked)
        remove.clicked.connect(self._on_remove_clicked)
        # What moves money elsewhere is removed and recorded anew.
        change.setEnabled(payment.method not in {ACCOUNT, VOUCHER})
        for button in (change, remove):
            button.setProperty("place", place)
            button.setAccessibleDescription(f"{words}: {amount}")
            row.addWidget(button)
            button.setVisible(writable)
        self.buttons.append((change, remove))
        line.setAccessibleName(f"{words}: {amount}")
        return line

    @Slot()
    def _on_change_clicked(self) -> None:
        self.change_requested.emit(int(self.sender().property("place")))

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.remove_requested.emit(int(self.sender().property("place")))
