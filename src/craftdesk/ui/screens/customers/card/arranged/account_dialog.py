"""Putting money on a customer's account, or paying it out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.arrangements import ArrangementsController, Asking
from craftdesk.domain.ids import CustomerId
from craftdesk.ui.dialogs.entry import EntryDialog
from craftdesk.ui.forms.method_editor import MethodEditor
from craftdesk.ui.forms.number_editors import DateEditor, MoneyEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit


class AccountDialog(EntryDialog):
    """`most` is what can be paid out; 0 means that money is put on account."""

    def __init__(
        self, kit: Kit, controller: ArrangementsController, asking: Asking, customer: CustomerId, *, most: int = 0,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        title = self.tr("Pay out from account") if most else self.tr("Put money on account")
        super().__init__(kit, title, self.tr("Pay out") if most else self.tr("Put on account"), parent)
        self._controller, self._asking, self._customer, self._pays_out = controller, asking, customer, bool(most)
        look, fmt = kit.look, kit.format
        self.amount = MoneyEditor(look, fmt, asking.shop.currency)
        self.how = MethodEditor(look, asking.methods, ())
        self.day = DateEditor(look, fmt, self._today)
        self.note = TextEditor(look)
        self.add_field("amount", self.tr("Amount"), self.amount)
        self.add_field("method", self.tr("How"), self.how)
        self.add_field("on_day", self.tr("Day"), self.day)
        self.add_field("note", self.tr("Note"), self.note)
        self.end_fields()
        self.amount.show_value(most or None)
        self.day.show_value(asking.today)
        self.go_wished.connect(self._on_go_wished)
        controller.done.connect(self.close_done)
        controller.failed.connect(self.show_error)
        self.amount.line.setFocus()

    def _today(self) -> date:
        return self._asking.today

    @Slot()
    def _on_go_wished(self) -> None:
        amount = self.amount.value() or 0
        if amount <= 0:
            self.boxes["amount"].show_message(self.tr("Say how much: an amount above zero."))
            return
        signed = -amount if self._pays_out else amount
        self._controller.enter(
            self._customer, signed, day=self.day.value(), method=self.how.value(), note=self.note.value()
        )
