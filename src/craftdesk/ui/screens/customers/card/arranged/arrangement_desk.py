"""Carries out what is asked of the cards of arrangements, and the commands of the menu for the customer in hand."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from craftdesk.controllers.arrangements import ArrangementsController, Asking
from craftdesk.controllers.card import CardData
from craftdesk.domain.credit import Voucher
from craftdesk.domain.names import display_name
from craftdesk.domain.standing import StandingOrder
from craftdesk.domain.want import Want
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.dialogs.voucher_issue import VoucherIssueDialog
from craftdesk.ui.dialogs.vouchers import VouchersDialog
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.arranged.account_dialog import AccountDialog
from craftdesk.ui.screens.customers.card.arranged.standing_dialog import StandingDialog
from craftdesk.ui.screens.customers.card.arranged.want_dialog import WantDialog
from craftdesk.ui.screens.customers.card.clipboard import copy_text


class ArrangementDesk(QObject):
    """Opens dialogs once what they need was read; one at a time, the vouchers behind the one that issues."""

    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)  # CraftDeskError

    def __init__(self, kit: Kit, controller: ArrangementsController, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._controller, self._window = kit, controller, window
        self._data: CardData | None = None
        self._wanted: tuple[str, object] | None = None
        self.dialog: QDialog | None = None
        self.vouchers: VouchersDialog | None = None
        for action, slot in (
            (ActionId.STANDING_NEW, self._on_standing_triggered), (ActionId.WANT_NEW, self._on_want_triggered),
            (ActionId.ACCOUNT_DEPOSIT, self._on_deposit_triggered), (ActionId.VOUCHERS, self._on_vouchers_triggered),
        ):  # fmt: skip
            kit.actions[action].triggered.connect(slot)
        controller.prepared.connect(self._on_controller_prepared)
        controller.done.connect(self._on_controller_done)
        controller.failed.connect(self._on_controller_failed)

    def show_data(self, data: CardData | None) -> None:
        """Know whose card is in sight."""
        self._data = data

    @Slot(str, object)
    def ask(self, what: str, record: object) -> None:
        """Do what somebody asked for, at once or after a dialog."""
        match what, record:
            case "want.told" | "want.reopen", Want():
                self._controller.tell(record.id, told=what == "want.told")
            case "want.remove", Want():
                self._controller.remove_want(record.id)
            case "standing.pause" | "standing.resume", StandingOrder():
                self._controller.pause(record.id, paused=what == "standing.pause")
            case "standing.end", StandingOrder():
                self._controller.end(record.id)
            case "voucher.copy", Voucher():
                copy_text(record.code)
                words = self.tr("{0} copied").replace("{0}", record.code)
                self.toast_requested.emit(words, False)  # noqa: FBT003 - a signal has no keywords
            case "voucher.all", _:
                self._on_vouchers_triggered()
            case _:
                if self.dialog is None:
                    self._wanted = (what, record)
                    self._controller.prepare()

    def _made(self, what: str, record: object, asking: Asking) -> QDialog | None:
        kit, controller, data, parent = self._kit, self._controller, self._data, self._window
        if what == "voucher.issue":
            owner = None
            if data is not None and kit.actions.context.current:
                owner = (data.customer.id, display_name(data.customer))
            return VoucherIssueDialog(kit, controller, asking, owner, self.vouchers or parent)
        if data is None:
            return None
        customer = data.customer.id
        if what.startswith("account."):
            most = data.arranged.account.credit.on_account if what == "account.pay_out" else 0
            return AccountDialog(kit, controller, asking, customer, most=most, parent=parent)
        if what.startswith("want."):
            want = record if isinstance(record, Want) else Want(customer_id=customer, asked_on=asking.today)
            return WantDialog(kit, controller, asking, want, parent)
        blank = StandingOrder(customer_id=customer, next_on=asking.today)
        return StandingDialog(kit, controller, asking, record if isinstance(record, StandingOrder) else blank, parent)

    @Slot(object)
    def _on_controller_prepared(self, asking: object) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None or self.dialog is not None or not isinstance(asking, Asking):
            return
        self.dialog = self._made(*wanted, asking)
        if self.dialog is not None:
            self.dialog.finished.connect(self._on_dialog_finished)
            self.dialog.open()

    @Slot()
    def _on_dialog_finished(self) -> None:
        self.dialog = None

    @Slot()
    def _on_standing_triggered(self) -> None:
        self.ask("standing.add", None)

    @Slot()
    def _on_want_triggered(self) -> None:
        self.ask("want.add", None)

    @Slot()
    def _on_deposit_triggered(self) -> None:
        self.ask("account.deposit", None)

    @Slot()
    def _on_vouchers_triggered(self) -> None:
        if self.vouchers is None:
            self.vouchers = VouchersDialog(self._kit, self._controller, self._window)
            self.vouchers.issue_requested.connect(self._on_vouchers_issue_requested)
            self.vouchers.toast_requested.connect(self.toast_requested)
            self.vouchers.finished.connect(self._on_vouchers_finished)
            self.vouchers.open()

    @Slot()
    def _on_vouchers_issue_requested(self) -> None:
        self.ask("voucher.issue", None)

    @Slot()
    def _on_vouchers_finished(self) -> None:
        self.vouchers = None

    @Slot(str)
    def _on_controller_done(self, what: str) -> None:
        words = {
            "deposited": self.tr("Put on account"), "paid_out": self.tr("Paid out from the account"),
            "want_added": self.tr("Noted what they wait for"), "want_changed": self.tr("Note changed"),
            "told": self.tr("They were told"), "want_reopened": self.tr("They still wait"),
            "want_removed": self.tr("Note removed"), "standing_added": self.tr("Standing order added"),
            "standing_changed": self.tr("Standing order changed"), "paused": self.tr("Standing order paused"),
            "resumed": self.tr("Standing order goes on"), "ended": self.tr("Standing order ended"),
            "issued": self.tr("Gift voucher issued"), "voucher_cancelled": self.tr("Gift voucher cancelled"),
        }[what]  # fmt: skip
        self.toast_requested.emit(words, True)  # noqa: FBT003 - a signal has no keywords

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        """The dialogs say what they were told themselves."""
        if self.dialog is None and self.vouchers is None:
            self.problem_raised.emit(error)
