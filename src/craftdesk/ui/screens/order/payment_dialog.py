"""Recording money for an order: received, given back, or a payment put right."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.order_life import OrderLifeController, OrderView
from craftdesk.domain.order import Payment
from craftdesk.domain.order_life import ACCOUNT, VOUCHER, kept, still_open, surplus
from craftdesk.errors import CraftDeskError, ValidationProblem
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.number_editors import DateEditor, MoneyEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.order.method_editor import MethodEditor
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.flow_layout import FlowLayout
from craftdesk.ui.widgets.problem_bar import ProblemBar


class PaymentKind(StrEnum):
    """What is recorded."""

    PAY = "pay"
    REFUND = "refund"
    CHANGE = "change"


class PaymentDialog(PanelDialog):
    """Stays open, with everything typed, until what it says was kept. `place` is the payment to be put right."""

    def __init__(
        self, kit: Kit, controller: OrderLifeController, view: OrderView, kind: PaymentKind, *, place: int = -1,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        number = view.order.number
        titles = {
            PaymentKind.PAY: self.tr("Payment for {0}"), PaymentKind.REFUND: self.tr("Refund for {0}"),
            PaymentKind.CHANGE: self.tr("Payment for {0}"),
        }  # fmt: skip
        super().__init__(kit, titles[kind].replace("{0}", number), parent)
        self._controller, self._view, self._kind, self._place = controller, view, kind, place
        self._before = view.order.payments[place] if kind is PaymentKind.CHANGE else None
        self.bar = ProblemBar(kit.look)
        self.body.addWidget(self.bar)
        look, fmt = kit.look, kit.format
        self.amount = MoneyEditor(look, fmt, view.order.currency)
        self.how = MethodEditor(look, view.methods, self._own_ways())
        self.voucher = TextEditor(look, "7KQ4-MX2B-9TRA")
        self.day = DateEditor(look, fmt, self._today)
        self.note = TextEditor(look, self.tr("Deposit, receipt 12…"))
        self.boxes: dict[str, FieldBox] = {}
        self._add("amount", self.tr("Amount"), self.amount)
        self.body.addWidget(self._proposals())
        self._add("method", self.tr("How"), self.how)
        self._add("voucher", self.tr("Code of the gift voucher"), self.voucher)
        self._add("paid_on", self.tr("Day"), self.day)
        self._add("note", self.tr("Note"), self.note)
        self.body.addStretch(1)
        self.leave = self.add_button(self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        words = {
            PaymentKind.PAY: self.tr("Record payment"), PaymentKind.REFUND: self.tr("Record refund"),
            PaymentKind.CHANGE: self.tr("Save payment"),
        }  # fmt: skip
        self.go = self.add_button(words[kind], ButtonKind.PRIMARY, "check")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_clicked)
        self.how.turned.connect(self._on_how_turned)
        controller.done.connect(self._on_controller_done)
        controller.failed.connect(self._on_controller_failed)
        controller.loaded.connect(self._on_controller_loaded)
        self._fill()
        self.setMinimumWidth(look.px(420))
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

    def _add(self, key: str, title: str, editor: Editor) -> None:
        box = FieldBox(self.kit.look, key, title, editor)
        box.edited.connect(self._on_box_edited)
        self.boxes[key] = box
        self.body.addWidget(box)

    def _own_ways(self) -> list[tuple[str, str]]:
        order, money = self._view.order, self.kit.format.money
        found = []
        if self._kind is PaymentKind.REFUND and order.customer_id is not None:
            found.append((ACCOUNT, self.tr("Put on account")))
        if self._kind is PaymentKind.PAY:
            if self._view.on_account > 0:
                there = money(self._view.on_account, order.currency)
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

    def _payment(self) -> Payment:
        return Payment(
            amount=self.amount.value() or 0, paid_on=self.day.value(), method=self.how.value(), note=self.note.value()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Record with Ctrl+Enter from anywhere."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers():
            self._on_go_clicked()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_shortcut_clicked(self) -> None:
        self.amount.show_value(int(self.sender().property("amount")))
        self._on_box_edited("amount")

    @Slot()
    def _on_how_turned(self) -> None:
        self.boxes["voucher"].setVisible(self.how.value() == VOUCHER)

    @Slot(str)
    def _on_box_edited(self, key: str) -> None:
        self.bar.clear()
        self.boxes[key].show_message("")
        amount, order = self.amount.value(), self._view.order
        if key == "amount" and self._kind is PaymentKind.PAY and amount is not None and amount > still_open(order):
            more = self.kit.format.money(amount - still_open(order), order.currency)
            words = self.tr("That is {0} more than is open. The rest can be given back or put on account.")
            self.boxes[key].show_message(words.replace("{0}", more), blocking=False)

    @Slot()
    def _on_go_clicked(self) -> None:
        unread = {"amount": self.amount.unreadable(), "paid_on": self.day.unreadable()}
        words = {
            "amount": self.tr("This is no amount. Write it as in 48.00."),
            "paid_on": self.tr("This is no day. Write it as in 24 May 2026."),
        }
        for key, problem in unread.items():
            if problem is not None:
                self.boxes[key].show_message(words[key])
                self.boxes[key].editor.setFocus()
                return
        payment = self._payment()
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
        """Show what somebody else did meanwhile; what was typed here stays."""
        if isinstance(view, OrderView):
            self._view = view

    @Slot()
    def _on_controller_done(self) -> None:
        self.accept()

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        if isinstance(error, ValidationProblem):
            for problem in error.problems:
                box = self.boxes.get(problem.field)
                if box is not None:
                    box.show_message(sentence(problem.code, problem.params))
                    box.editor.setFocus()
                else:
                    self.bar.show_problem(sentence(problem.code, problem.params))
        elif isinstance(error, CraftDeskError):
            self.bar.show_problem(sentence(error.code, error.params))
