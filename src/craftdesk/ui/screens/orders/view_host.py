"""The list of orders as something of which views can be kept."""

from __future__ import annotations

import json
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.domain.orders_query import OrdersChip, OrdersQuery, query_from, query_text
from craftdesk.errors import OwnerProblem
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.orders.screen import OrdersScreen
from craftdesk.ui.settings import LIST_VIEW_MODE, ORDER_COLUMNS_KEPT


class OrderViews(QObject):
    """Question and columns of the orders as texts; list or table belongs to the columns."""

    view_changed = Signal()
    problem_raised = Signal(object)

    def __init__(self, kit: Kit, screen: OrdersScreen) -> None:
        super().__init__(screen)
        self._kit, self._screen = kit, screen
        screen.controller.found.connect(self._on_screen_changed)
        screen.pane.columns_changed.connect(self._on_screen_changed)
        kit.actions.context_changed.connect(self._on_screen_changed)

    def query_text(self) -> str:
        """What is asked of the list now."""
        return query_text(self._screen.controller.query)

    def columns_text(self) -> str:
        """List or table, and its columns as they stand."""
        columns = ORDER_COLUMNS_KEPT.write(self._kit.settings.get(ORDER_COLUMNS_KEPT))
        return json.dumps({"mode": self._kit.actions.context.view, "columns": json.loads(columns)})

    def shows(self, query: str, columns: str) -> bool:
        """Whether this is what is shown; a text that no view asked for doesn't count."""
        now = self._screen.controller.query
        try:
            searched = bool(query_from(query).text)
        except ValueError:
            return False
        return query_text(now if searched else replace(now, text="")) == query and self.columns_text() == columns

    def apply_view(self, query: str, columns: str) -> None:
        """Show this; what is not said of the columns stays."""
        try:
            wanted = query_from(query)
            told = json.loads(columns or "{}")
            states = ORDER_COLUMNS_KEPT.read(json.dumps(told.get("columns", [])))
        except (ValueError, AttributeError, RecursionError):
            self.problem_raised.emit(OwnerProblem("view.unreadable"))
            return
        if columns:
            self._kit.settings.set(ORDER_COLUMNS_KEPT, states)
            self._screen.pane.show_columns()
            mode = "table" if told.get("mode") == "table" else "list"
            if mode != self._kit.actions.context.view:
                self._kit.settings.set(LIST_VIEW_MODE, mode)
                self._screen.show_view(mode)
        self._screen.controller.show(wanted)
        self.view_changed.emit()

    def proposed_name(self) -> str:
        """The filters in words."""
        query: OrdersQuery = self._screen.controller.query
        words = list(self._screen.pane.filters.words())
        if query.chip is not OrdersChip.ALL:
            words.insert(0, self._screen.pane.chip_words(query.chip))
        return ", ".join(words)

    @Slot()
    def _on_screen_changed(self) -> None:
        self.view_changed.emit()
