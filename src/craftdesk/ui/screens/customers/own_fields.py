"""Keeps the columns and filters of the list in step with what the shop defines itself: fields and groups."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from craftdesk.controllers.customer_list import CustomerListController, Found
from craftdesk.controllers.filter_choices import FilterChoicesController
from craftdesk.ui.screens.customers.list_pane import ListPane


class OwnFieldsInList(QObject):
    """Reads them at the start and whenever anything may have changed; passes filters on.

    What groups are called is read when a filter may say it, which that of a start seldom does.
    """

    def __init__(
        self, pane: ListPane, controller: CustomerListController, choices: FilterChoicesController, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._knows_groups = False
        self._pane, self._controller, self._choices = pane, controller, choices
        pane.filters.changed.connect(controller.filter)
        pane.filters.choices_wanted.connect(choices.ask)
        choices.found.connect(pane.filters.show_choices)
        controller.stale.connect(self._on_controller_stale)
        controller.found.connect(self._on_controller_found)
        pane.show_fields(controller.fields())

    def _show_groups(self) -> None:
        groups = self._choices.groups()
        if groups is not None:
            self._knows_groups = True
            self._pane.filters.show_groups(groups)

    @Slot(object)
    def _on_controller_found(self, found: Found) -> None:
        if found.query.filters and not self._knows_groups:
            self._show_groups()

    @Slot(object)
    def _on_controller_stale(self, ids: object) -> None:
        if self._knows_groups or self._pane.filters.filters:
            self._show_groups()
        if ids is None:
            self._pane.show_fields(self._controller.fields())
