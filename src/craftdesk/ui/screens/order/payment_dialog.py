"""Recording money for an order: received, given back, or a payment put right."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.order_life import OrderLifeController, OrderView
from craftdesk.domain.order import Payment
from craftdesk.domain.order_life import ACCOUNT, VOUCHER, kept, still_open, surplus
from craftdesk.ui.dialogs.entry import EntryDialog
from craftdesk.ui.forms.method_editor import MethodEditor
from craftdesk.ui.forms.number_editors import DateEditor, MoneyEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.flow_layout import FlowLayout

_LONG_AGO = 10
"""Years after which a day is likelier a slip."""


class PaymentKind(StrEnum):
    """What is recorded."""

    PAY = "pay"
    REFUND = "refund"
    CHANGE = "change"


class PaymentDialog(EntryDialog):
    """Asks how much, how and when. `place` is the payment to be put right."""

    def __init__(
        self, kit: Kit, controller: OrderLifeController, view: OrderView, kind: PaymentKind, *, place: int = -1,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        title = self.tr("Refund for {0}") if kind is PaymentKind.REFUND else self.tr("Payment for {0}")
        go = {
            PaymentKind.PAY: self.tr("Record payment"), PaymentKind.REFUND: self.tr("Record refund"),
            PaymentKind.CHANGE: self.tr("Save payment"),
        }[kind]  # fmt: skip
        super().__init__(kit, title.replace("{0}", view.order.number), go, parent)
        self._controller, self._view, self._kind, self._place = controller, view, kind, place
        self._before = view.order.payments[place] if kind is PaymentKind.CHANGE else None
        look, fmt = kit.look, kit.format
        self.amount = MoneyEditor(look, fmt, view.order.currency)
        self.how = MethodEditor(look, view.methods, self._own_ways())
        self.voucher = TextEditor(look, "7KQ4-MX2B-9TRA")
        self.day = DateEditor(look, fmt, self._today)
        self.note = TextEditor(look, self.tr("Deposit, receipt 12…"))
        self.add_field("amount", self.tr("Amount"), self.amount).edited.connect(self._on_amount_edited)
        self.body.addWidget(self._proposals())
        self.add_field("method", self.tr("How"), self.how)
        self.add_field("voucher", self.tr("Code of the gift voucher"), self.voucher)
        self.add_field("paid_on", self.tr("Day"), self.day).edited.connect(self._on_day_edited)
        self.add_field("note", self.tr("Note"), self.note)
        self.end_fields()
        self.how.turned.connect(self._on_how_turned)
        self.go_wished.connect(self._on_go_wished)
        controller.done.connect(self.close_done)
        controller.failed.connect(self.show_error)
        controller.loaded.connect(self._on_controller_loaded)
        self._fill()
        self.amount.line.setFocus()
        self.amount.line.selectAll()

    def proposed(self) -> int:
        """Return the amount that is most likely meant."""
        order = self._view.order
        if self._before is not None:
            return abs(self._before.amount)
        return still_open(order) if self._kind is PaymentKind.PAY else surplus(order) or max(kept(order), 0)

    def _today(self) -> date:
        return self._view.today

    def _own_ways(self) -> list[tuple[str, str]]:
        order, found = self._view.order, []
        if self._kind is PaymentKind.REFUND and order.customer_id is not None:
            found.append((ACCOUNT, self.tr("Put on account")))
        if self._kind is PaymentKind.PAY:
            if self._view.on_account > 0:
                there = self.kit.format.money(self._view.on_account, order.currency)
                found.append((ACCOUNT, self.tr("From account ({0} there)").replace("{0}", there)))
            found.append((VOUCHER, self.tr("Gift voucher")))
        return found

    def _proposals(self) -> QWidget:
        """Build the shortcuts to the usual amounts."""
        order, holder = self._view.order, QWidget()
        flow = FlowLayout(holder, self.kit.look.px(12))
        self.shortcuts: list[Button] = []
        opened = still_open(order)
        if self._kind is PaymentKind.PAY and opened > 1 and not order.paid:
            for words, amount in ((self.tr("All: {0}"), opened), (self.tr("Half as a deposit: {0}"), opened // 2)):
                shown = words.replace("{0}", self.kit.format.money(amount, order.currency))
                button = Button(self.kit.look, shown, kind=ButtonKind.LINK)
                button.setProperty("amount", str(amount))
                button.clicked.connect(self._on_shortcut_clicked)
                self.shortcuts.append(button)
                flow.addWidget(button)
        holder.setVisible(bool(self.shortcuts))
        return holder

    def _fill(self) -> None:
        self.amount.show_value(self.proposed() or None)
        before = self._before
        self.day.show_value(before.paid_on if before is not None else self._view.today)
        if before is not None:
            self.how.show_value(before.method)
            self.note.show_value(before.note)
        elif self._kind is PaymentKind.REFUND:
            came = next((one.method for one in reversed(self._view.order.payments) if one.amount > 0), "")
            if came not in {ACCOUNT, VOUCHER}:
                self.how.show_value(came)
        self._on_how_turned()

    @Slot()
    def _on_shortcut_clicked(self) -> None:
        self.amount.show_value(int(self.sender().property("amount")))
        self._on_amount_edited()

    @Slot()
    def _on_how_turned(self) -> None:
        self.boxes["voucher"].setVisible(self.how.value() == VOUCHER)

    @Slot()
    def _on_amount_edited(self) -> None:
        amount, order = self.amount.value(), self._view.order
        words = ""
        if self._kind is PaymentKind.PAY and amount is not None and amount > still_open(order):
            more = self.kit.format.money(amount - still_open(order), order.currency)
            words = self.tr("That is {0} more than is open. The rest can be given back or put on account.")
            words = words.replace("{0}", more)
        self.boxes["amount"].show_message(words, blocking=False)

    @Slot()
    def _on_day_edited(self) -> None:
        day, words = self.day.value(), ""
        if day is not None and day > self._today():
            words = self.tr("This day is still to come.")
        elif day is not None and self._today().year - day.year > _LONG_AGO:
            words = self.tr("This is more than ten years ago.")
        self.boxes["paid_on"].show_message(words, blocking=False)

    @Slot()
    def _on_go_wished(self) -> None:
        payment = Payment(
            amount=self.amount.value() or 0, paid_on=self.day.value(), method=self.how.value(), note=self.note.value()
        )
        if self._kind is PaymentKind.REFUND:
            self._controller.refund(payment)
        elif self._kind is PaymentKind.CHANGE:
            self._controller.change_payment(self._place, payment)
        elif payment.method == VOUCHER:
            amount = None if payment.amount == self.proposed() else payment.amount
            self._controller.pay_by_voucher(self.voucher.value(), amount, payment.paid_on)
        else:
            self._controller.pay(payment)

    @Slot(object)
    def _on_controller_loaded(self, view: object) -> None:
        """Know what somebody else did meanwhile; what was typed here stays."""
        if isinstance(view, OrderView):
            self._view = view
