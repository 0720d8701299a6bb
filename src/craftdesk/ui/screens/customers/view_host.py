"""The list of customers as something of which views can be kept."""

from __future__ import annotations

import json
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.domain.loyalty import Loyalty
from craftdesk.domain.query import CustomerChip, CustomerQuery
from craftdesk.domain.query_text import query_from, query_text
from craftdesk.errors import OwnerProblem
from craftdesk.ui.kit import Kit
from craftdesk.ui.loyalty_words import loyalty_words
from craftdesk.ui.screens.customers.screen import CustomersScreen
from craftdesk.ui.settings import LIST_VIEW_MODE, TABLE_COLUMNS


class CustomerViews(QObject):
    """Question and columns of the customers as texts; list or table belongs to the columns."""

    view_changed = Signal()
    problem_raised = Signal(object)

    def __init__(self, kit: Kit, screen: CustomersScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._screen = kit, screen
        screen.controller.found.connect(self._on_screen_changed)
        screen.pane.columns_changed.connect(self._on_screen_changed)
        kit.actions.context_changed.connect(self._on_screen_changed)

    def query_text(self) -> str:
        """What is asked of the list now."""
        return query_text(self._screen.controller.query)

    def columns_text(self) -> str:
        """List or table, and its columns as they stand."""
        columns = TABLE_COLUMNS.write(self._kit.settings.get(TABLE_COLUMNS))
        return json.dumps({"mode": self._kit.actions.context.view, "columns": json.loads(columns)})

    def shows(self, query: str, columns: str) -> bool:
        """Whether this is what is shown."""
        now = self._screen.controller.query
        asked = query_text(now if _asked(query).text else replace(now, text=""))
        return asked == query and self.columns_text() == columns

    def apply_view(self, query: str, columns: str) -> None:
        """Show this; what is not said of the columns stays."""
        try:
            wanted = query_from(query)
            told = json.loads(columns or "{}")
            states = TABLE_COLUMNS.read(json.dumps(told.get("columns", [])))
        except (ValueError, AttributeError, RecursionError):
            self.problem_raised.emit(OwnerProblem("view.unreadable"))
            return
        if not self._screen.may_leave():
            return
        if columns:
            self._kit.settings.set(TABLE_COLUMNS, states)
            self._screen.pane.show_columns()
            self._show_mode("table" if told.get("mode") == "table" else "list")
        self._screen.show_book(wanted.state)
        self._screen.controller.show(wanted)
        self.view_changed.emit()

    def proposed_name(self) -> str:
        """The filters in words."""
        query, words = self._screen.controller.query, list(self._screen.pane.filters.words())
        if query.chip is not CustomerChip.ALL:
            names = {CustomerChip.VIP: self.tr("VIP")}
            words.insert(0, names.get(query.chip) or loyalty_words(Loyalty(query.chip.value)))
        return ", ".join(words)

    def _show_mode(self, mode: str) -> None:
        if mode != self._kit.actions.context.view:
            self._kit.settings.set(LIST_VIEW_MODE, mode)
            self._screen.show_view(mode)

    @Slot()
    def _on_screen_changed(self) -> None:
        self.view_changed.emit()


def _asked(text: str) -> CustomerQuery:
    try:
        return query_from(text)
    except ValueError:
        return CustomerQuery()
