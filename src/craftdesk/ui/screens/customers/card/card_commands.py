"""The commands of the window that the card carries out."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Slot

from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.tabs import CardTabs

_TABS = (ActionId.TAB_1, ActionId.TAB_2, ActionId.TAB_3, ActionId.TAB_4, ActionId.TAB_5, ActionId.TAB_6)


class Commanded(Protocol):
    """What a card offers to its commands."""

    tabs: CardTabs

    @property
    def is_editing(self) -> bool:
        """Whether the form is open."""

    def edit(self) -> None:
        """Open the form."""

    def show_tab(self, key: str) -> None:
        """Show a tab."""

    def copy(self, *, everything: bool) -> None:
        """Copy the address, or name, phone, e-mail and address."""


class CardCommands(QObject):
    """Connects the actions to a card for as long as the card lives."""

    def __init__(self, kit: Kit, card: Commanded) -> None:
        super().__init__(card if isinstance(card, QObject) else None)
        self._card, self._kit = card, kit
        actions = kit.actions
        actions[ActionId.CUSTOMER_EDIT].triggered.connect(self._on_edit_triggered)
        actions[ActionId.CUSTOMER_COPY_ADDRESS].triggered.connect(self._on_copy_triggered)
        actions[ActionId.CUSTOMER_COPY_TEXT].triggered.connect(self._on_copy_text_triggered)
        actions[ActionId.ADDRESS_NEW].triggered.connect(self._on_address_triggered)
        actions[ActionId.NOTE_NEW].triggered.connect(self._on_note_triggered)
        actions[ActionId.TASK_NEW].triggered.connect(self._on_task_triggered)
        for action in _TABS:
            actions[action].triggered.connect(self._on_tab_triggered)

    @Slot()
    def _on_edit_triggered(self) -> None:
        self._card.edit()

    @Slot()
    def _on_copy_triggered(self) -> None:
        self._card.copy(everything=False)

    @Slot()
    def _on_copy_text_triggered(self) -> None:
        self._card.copy(everything=True)

    @Slot()
    def _on_address_triggered(self) -> None:
        if not self._card.is_editing:
            self._card.show_tab("addresses")
            self._card.tabs.addresses.add_new()

    @Slot()
    def _on_note_triggered(self) -> None:
        if not self._card.is_editing:
            self._card.show_tab("timeline")
            self._card.tabs.timeline.write()

    @Slot()
    def _on_task_triggered(self) -> None:
        if not self._card.is_editing:
            self._card.show_tab("timeline")
            self._card.tabs.timeline.write_task()

    @Slot()
    def _on_tab_triggered(self) -> None:
        for place, action in enumerate(_TABS):
            if self.sender() is self._kit.actions[action]:
                self._card.show_tab(self._card.tabs.keys()[place])
