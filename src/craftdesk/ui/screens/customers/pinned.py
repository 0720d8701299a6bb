"""The customer who is kept in hand: named above the card while others are looked at, also after a restart."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout

from craftdesk.domain.ids import CustomerId
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.banner import Banner
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.screen import CustomersScreen
from craftdesk.ui.settings import pinned_customer

_LONGEST = 60


class PinnedCustomer(QObject):
    """Keeps one customer until another takes the place, or nobody."""

    def __init__(self, kit: Kit, screen: CustomersScreen, shop: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._screen = kit, screen
        self._setting = pinned_customer(shop)
        self.bar = Banner(kit.look)
        above = screen.detail.layout()
        if isinstance(above, QVBoxLayout):
            above.insertWidget(0, self.bar)
        self.bar.acted.connect(self._on_bar_acted)
        self.bar.closed.connect(self._on_bar_closed)
        kit.actions[ActionId.CUSTOMER_PIN].triggered.connect(self._on_pin_triggered)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Say who it is; somebody who is gone is kept no longer."""
        kept = self._kit.settings.get(self._setting)
        if not kept:
            self.bar.say("")
            return
        rows = self._screen.controller.rows([kept])
        if rows is None:
            return
        if kept not in rows:
            self._keep(0)
            return
        name = rows[kept].name
        shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        words = self.tr("Current customer: {0}").replace("{0}", shown)
        self.bar.say(words, self.tr("Show"), self.tr("Clear"))

    def _keep(self, customer: int) -> None:
        self._kit.settings.set(self._setting, customer)
        self.refresh()

    @Slot()
    def _on_pin_triggered(self) -> None:
        self._keep(int(self._screen.current.id or 0))

    @Slot()
    def _on_bar_acted(self) -> None:
        kept = self._kit.settings.get(self._setting)
        if kept and self._screen.may_leave():
            self._screen.select(CustomerId(kept))

    @Slot()
    def _on_bar_closed(self) -> None:
        self._keep(0)
