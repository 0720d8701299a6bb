"""What was paid for an order and given back, payment by payment."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.order import Order, Payment
from craftdesk.domain.order_life import ACCOUNT, VOUCHER
from craftdesk.ui.kit import Kit
from craftdesk.ui.look import Look
from craftdesk.ui.screens.order.step_words import method_words
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.kept_rows import KeptRows
from craftdesk.ui.widgets.label import Label


class _PaymentRow(QWidget):
    """One of them, with the buttons to put it right and to remove it."""

    change_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._place = 0
        row = QHBoxLayout(self)
        self._words, self._amount = Label(look, wrap=True), Label(look)
        self._amount.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self._words, 1)
        row.addWidget(self._amount)
        self.change = Button(look, self.tr("Change payment"), kind=ButtonKind.QUIET, icon="pencil")
        self.remove = Button(look, self.tr("Remove payment"), kind=ButtonKind.QUIET, icon="trash")
        self.change.clicked.connect(self._on_change_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        for button in (self.change, self.remove):
            row.addWidget(button)

    def show_payment(self, place: int, words: str, amount: str, *, writable: bool, in_place: bool) -> None:
        self._place = place
        self._words.setText(words)
        self._amount.setText(amount)
        self.change.setEnabled(in_place)
        for button in (self.change, self.remove):
            button.setAccessibleDescription(f"{words}: {amount}")
            button.setVisible(writable)
        self.setAccessibleName(f"{words}: {amount}")

    @Slot()
    def _on_change_clicked(self) -> None:
        self.change_requested.emit(self._place)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.remove_requested.emit(self._place)


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
        self.body.addLayout(self._list)
        self._kept = KeptRows(kit.look, self._list, self._row, between=2, inside=6, parent=self)
        self._nothing = Label(kit.look, self.tr("Nothing paid yet."), ink="muted", wrap=True)
        self.add(self._nothing)
        self.rows: list[tuple[str, str]] = []
        self.buttons: list[tuple[Button, Button]] = []

    def show_order(self, order: Order, *, writable: bool) -> None:
        """Show the payments of an order."""
        self.rows = [self._said(payment, order.currency) for payment in order.payments]
        kept = self._kept.take(len(order.payments))
        self.buttons = [(row.change, row.remove) for row in kept]
        for place, (row, payment, said) in enumerate(zip(kept, order.payments, self.rows, strict=True)):
            # What moves money elsewhere is removed and recorded anew.
            row.show_payment(place, *said, writable=writable, in_place=payment.method not in {ACCOUNT, VOUCHER})
        self._nothing.setVisible(not order.payments)
        self.record.setVisible(writable)

    def _said(self, payment: Payment, currency: str) -> tuple[str, str]:
        fmt = self._kit.format
        day = fmt.date_short(payment.paid_on) if payment.paid_on else self.tr("Day unknown")
        parts = (day, method_words(payment.method, back=payment.amount < 0), payment.note)
        return " · ".join(part for part in parts if part), fmt.money(payment.amount, currency)

    def _row(self) -> _PaymentRow:
        row = _PaymentRow(self._kit.look)
        row.change_requested.connect(self.change_requested)
        row.remove_requested.connect(self.remove_requested)
        return row
