"""The customers as a list of two-line rows.

A table of one column in Qt's terms: QListView works out the place of each row when the ids change, and asks the model
for each, which takes four seconds for a million customers. A table of rows of one height counts them.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from craftdesk.ui.kit import Kit
from craftdesk.ui.models.list_model import ListModel
from craftdesk.ui.widgets.list_row import ListRow, TwoLineDelegate

_Move = QAbstractItemView.CursorAction


class PeopleList(QTableView):
    """Shows the first column of the model and nothing else; Home and End go to the first and the last customer."""

    def __init__(self, kit: Kit, model: ListModel[Any, Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # PySide would look for Qt's own among all classes of widgets
        self.setProperty("rows", "painted")
        self.setModel(model)
        self._rows = TwoLineDelegate(kit.look, self)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.show_columns()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.refit()

    def share_selection(self, selection: QItemSelectionModel) -> None:
        """Select together with the table; headers keep a selection of their own, or they would walk over every one."""
        self.setSelectionModel(selection)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(self.model(), header))

    def show_columns(self) -> None:
        """Follow the model, whose columns changed: only the first is ever in sight."""
        for column in range(1, self.model().columnCount()):
            self.setColumnHidden(column, True)  # noqa: FBT003 - Qt's own signature

    def fonts(self) -> tuple[QFont, ...]:
        """The fonts that names and towns are painted in."""
        return self._rows.fonts()

    def rehearse(self, row: ListRow) -> None:
        """Paint a row where nobody sees it."""
        self._rows.rehearse(row, self.devicePixelRatioF())

    def refit(self) -> None:
        """Make the rows as tall as the present font wants them."""
        self.verticalHeader().setDefaultSectionSize(self._rows.sizeHint(QStyleOptionViewItem(), QModelIndex()).height())

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go up and down only."""
        if action is _Move.MoveHome:
            return self.model().index(0, 0)
        if action is _Move.MoveEnd:
            return self.model().index(self.model().rowCount() - 1, 0)
        if action in {_Move.MoveLeft, _Move.MoveRight}:
            return self.currentIndex()
        return super().moveCursor(action, modifiers)
