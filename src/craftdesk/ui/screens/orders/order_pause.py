"""The moment that passes before a chosen order is laid out beside the list: longer while somebody types."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from craftdesk.controllers.orders_list import OrdersListController

_PAUSE_MS = 80
_KEYS_REST_MS = 250
"""Who types goes on before this; to lay an order out takes longer than a key may wait."""


class OrderPause(QTimer):
    """Runs out when nobody moves on, and no sooner than the keys rest."""

    def __init__(self, controller: OrdersListController, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self.setSingleShot(True)
        controller.found.connect(self._on_controller_found)

    def begin(self) -> None:
        """Another order was chosen."""
        self.start(_PAUSE_MS)

    def is_over(self) -> bool:
        """Whether an order may be laid out now; while the rows of what was typed are awaited it goes on."""
        if self._controller.is_awaited:
            self.start(_KEYS_REST_MS)
        return not self._controller.is_awaited

    @Slot(object)
    def _on_controller_found(self, _found: object) -> None:
        if self.isActive():
            self.start(_KEYS_REST_MS)
