"""The rows of a pane: a list, a table with the same model and selection, or the words for none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStackedWidget, QWidget

from craftdesk.ui.kit import Kit
from craftdesk.ui.models.list_model import ListModel
from craftdesk.ui.screens.customers.list_keys import ListKeys
from craftdesk.ui.screens.customers.people_list import PeopleList
from craftdesk.ui.settings import ColumnState, Setting

if TYPE_CHECKING:
    from craftdesk.ui.screens.customers.table_pane import TablePane


class RowsStack(QStackedWidget):
    """Shows whichever is due; `names` are said of the list and of the table."""

    sort_chosen = Signal(object, bool)
    columns_changed = Signal()

    def __init__(
        self, kit: Kit, model: ListModel[Any, Any], empty: QWidget, kept: Setting[tuple[ColumnState, ...]],
        names: tuple[str, str], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._kit, self._model, self._empty, self._kept = kit, model, empty, kept
        name, self._name_of_table = names
        self._order: tuple[object, bool] | None = None
        self.selection = QItemSelectionModel(model, self)
        self.list = PeopleList(kit, model, name)
        self.list.share_selection(self.selection)
        self._table: TablePane | None = None
        self.addWidget(self.list)
        self.addWidget(empty)
        self.keys = ListKeys(self)
        self.keys.watch(self.list)

    @property
    def table(self) -> TablePane:
        """The table; made when it is first asked for, as most people never see it."""
        if self._table is None:
            from craftdesk.ui.screens.customers.table_pane import TablePane  # not for the first picture

            table = self._table = TablePane(self._kit, self._model, self._name_of_table, self._kept)
            table.setFrameShape(QFrame.Shape.NoFrame)
            table.share_selection(self.selection)
            table.sort_chosen.connect(self.sort_chosen)
            table.columns_changed.connect(self.columns_changed)
            self.addWidget(table)
            self.keys.watch(table)
            self._show_order()
        return self._table

    @property
    def view(self) -> QAbstractItemView:
        """The list or the table, whichever is chosen."""
        return self.table if self.is_table else self.list

    @property
    def is_table(self) -> bool:
        """Whether the table is chosen."""
        return self._kit.actions.context.view == "table"

    @property
    def is_empty(self) -> bool:
        """Whether the words for none are shown."""
        return self.currentWidget() is self._empty

    def show_rows(self) -> None:
        """Show list or table, where there is anything to show in it."""
        if self._model.rowCount():
            self.setCurrentWidget(self.view)

    def show_none(self) -> None:
        """Show the words for none."""
        self.setCurrentWidget(self._empty)

    def show_columns(self) -> None:
        """Follow the columns that are remembered, or that the shop defines."""
        if self._table is not None:
            self._table.show_columns()

    def show_order(self, by: object, *, descending: bool) -> None:
        """Let the table show by what the rows are sorted."""
        self._order = by, descending
        self._show_order()

    def focus_rows(self, otherwise: QWidget) -> None:
        """Put the focus on the rows, or elsewhere when there are none."""
        if self.is_empty:
            otherwise.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.selection.currentIndex().isValid() and self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(0, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_order(self) -> None:
        if self._table is not None and self._order is not None:
            by, descending = self._order
            self._table.show_order(by, descending=descending)
