"""Issuing a gift voucher: how much, for whom, until when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.arrangements import ArrangementsController, Asking
from craftdesk.domain.credit import Voucher
from craftdesk.domain.ids import CustomerId
from craftdesk.ui.dialogs.entry import EntryDialog
from craftdesk.ui.forms.choice_editors import FlagEditor
from craftdesk.ui.forms.number_editors import DateEditor, MoneyEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit


class VoucherIssueDialog(EntryDialog):
    """`customer` is who may be linked to it, with the name; nobody without one."""

    def __init__(
        self, kit: Kit, controller: ArrangementsController, asking: Asking,
        customer: tuple[CustomerId, str] | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(kit, self.tr("Issue a gift voucher"), self.tr("Issue"), parent)
        self._controller, self._asking, self._customer = controller, asking, customer
        look, fmt = kit.look, kit.format
        self.amount = MoneyEditor(look, fmt, asking.shop.currency)
        self.code = TextEditor(look, self.tr("made for you when it is empty"))
        self.expires = DateEditor(look, fmt, self._today, self.tr("never"))
        self.note = TextEditor(look, self.tr("Sold at the market"))
        self.add_field("amount", self.tr("Amount"), self.amount)
        self.add_field("code", self.tr("Code"), self.code)
        self.add_field("expires_on", self.tr("Valid until"), self.expires)
        self.owned: FlagEditor | None = None
        if customer is not None:
            self.owned = FlagEditor(look, self.tr("It belongs to {0}").replace("{0}", customer[1]))
            self.owned.show_value(value=True)
            self.add_field("customer_id", self.tr("Customer"), self.owned)
        self.add_field("note", self.tr("Note"), self.note)
        self.end_fields()
        self.go_wished.connect(self._on_go_wished)
        controller.done.connect(self.close_done)
        controller.failed.connect(self.show_error)
        self.amount.line.setFocus()

    def _today(self) -> date:
        return self._asking.today

    @Slot()
    def _on_go_wished(self) -> None:
        owned = self.owned is not None and self.owned.value()
        self._controller.issue(
            Voucher(
                code=self.code.value(), amount=self.amount.value() or 0, currency=self._asking.shop.currency,
                customer_id=self._customer[0] if owned and self._customer is not None else None,
                issued_on=self._asking.today, expires_on=self.expires.value(), note=self.note.value(),
            )
        )  # fmt: skip
