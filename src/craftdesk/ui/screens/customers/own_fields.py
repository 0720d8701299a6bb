"""Keeps the columns and filters of the list in step with what the shop defines itself: fields and groups."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from craftdesk.controllers.customer_list import CustomerListController
from craftdesk.controllers.filter_choices import FilterChoicesController
from craftdesk.ui.screens.customers.list_pane import ListPane


class OwnFieldsInList(QObject):
    """Reads them at the start and whenever anything may have changed; passes filters on."""

    def __init__(
        self, pane: ListPane, controller: CustomerListController, choices: FilterChoicesController, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pane, self._controller, self._choices = pane, controller, choices
        pane.filters.changed.connect(controller.filter)
        pane.filters.choices_wanted.connect(choices.ask)
        choices.found.connect(pane.filters.show_choices)
        controller.stale.connect(self._on_controller_stale)
        self._show_groups()
        pane.show_fields(controller.fields())

    def _show_groups(self) -> None:
        groups = self._choices.groups()
        if groups is not None:
            self._pane.filters.show_groups(groups)

    @Slot(object)
    def _on_controller_stale(self, ids: object) -> None:
        self._show_groups()
        if ids is None:
            self._pane.show_fields(self._controller.fields())
