"""Carries out what is asked of the card of terms, and the commands about groups."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from craftdesk.controllers.card import CardController, CardData
from craftdesk.controllers.terms import TermsAsking
from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.agreed_rules import AgreedPriceRow
from craftdesk.domain.group import Group
from craftdesk.domain.ids import UNSAVED, ProductId
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.dialogs.groups import GroupsDialog
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.terms.agreed_dialog import AgreedDialog
from craftdesk.ui.screens.customers.card.terms.join_dialog import JoinDialog


class TermsDesk(QObject):
    """Opens a dialog once what it needs was read; one at a time."""

    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)  # CraftDeskError

    def __init__(self, kit: Kit, cards: CardController, window: QWidget) -> None:
        super().__init__(window)
        self._kit, self._cards, self._controller, self._window = kit, cards, cards.terms, window
        self._data: CardData | None = None
        self._wanted: tuple[str, object] | None = None
        self.dialog: QDialog | None = None
        kit.actions[ActionId.GROUPS].triggered.connect(self._on_groups_triggered)
        self._controller.prepared.connect(self._on_controller_prepared)
        self._controller.done.connect(self._on_controller_done)
        self._controller.failed.connect(self._on_controller_failed)

    def show_data(self, data: CardData | None) -> None:
        """Know whose card is in sight."""
        self._data = data

    @Slot(str, object)
    def ask(self, what: str, record: object) -> None:
        """Do what somebody asked for, at once or after a dialog."""
        match what, record:
            case "group.leave", Group() if self._data is not None:
                self._controller.leave(record.id, (self._data.customer.id,))
            case "agreed.remove", AgreedPriceRow():
                self._controller.remove_agreed(record.agreed.id)
            case _:
                if self.dialog is None:
                    self._wanted = (what, record)
                    self._controller.prepare()

    def _made(self, what: str, record: object, asking: TermsAsking) -> QDialog | None:
        kit, controller, parent = self._kit, self._controller, self._window
        if what == "groups":
            return GroupsDialog(kit, controller, asking, parent)
        if self._data is None:
            return None
        customer = self._data.customer.id
        if what == "group.join":
            return JoinDialog(kit, controller, asking, (customer,), parent)
        blank = AgreedPrice(customer_id=customer, product_id=ProductId(UNSAVED), price=0, currency=asking.currency)
        agreed = record.agreed if isinstance(record, AgreedPriceRow) else blank
        return AgreedDialog(kit, controller, asking, agreed, self._cards.today, parent)

    @Slot(object)
    def _on_controller_prepared(self, asking: object) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None or self.dialog is not None or not isinstance(asking, TermsAsking):
            return
        self.dialog = self._made(*wanted, asking)
        if self.dialog is not None:
            self.dialog.finished.connect(self._on_dialog_finished)
            self.dialog.open()

    @Slot()
    def _on_dialog_finished(self) -> None:
        self.dialog = None

    @Slot()
    def _on_groups_triggered(self) -> None:
        self.ask("groups", None)

    @Slot(str)
    def _on_controller_done(self, what: str) -> None:
        words = {
            "group_added": self.tr("Group added"), "group_changed": self.tr("Group changed"),
            "group_removed": self.tr("Group removed; its members stay"), "joined": self.tr("Put into the group"),
            "left": self.tr("Taken out of the group"), "agreed": self.tr("Price agreed"),
            "agreed_removed": self.tr("Agreed price removed"),
        }[what]  # fmt: skip
        self.toast_requested.emit(words, True)  # noqa: FBT003 - a signal has no keywords

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        """The dialogs say what they were told themselves."""
        if self.dialog is None:
            self.problem_raised.emit(error)
