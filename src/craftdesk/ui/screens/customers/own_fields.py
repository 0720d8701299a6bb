"""Keeps the columns and filters of the list in step with the fields that the shop defines itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from craftdesk.controllers.customer_list import CustomerListController
from craftdesk.ui.screens.customers.list_pane import ListPane


class OwnFieldsInList(QObject):
    """Reads the fields at the start and whenever anything may have changed; passes filters on."""

    def __init__(self, pane: ListPane, controller: CustomerListController, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._controller = pane, controller
        pane.filters.changed.connect(controller.filter)
        controller.stale.connect(self._on_controller_stale)
        pane.show_fields(controller.fields())

    @Slot(object)
    def _on_controller_stale(self, ids: object) -> None:
        if ids is None:
            self._pane.show_fields(self._controller.fields())
