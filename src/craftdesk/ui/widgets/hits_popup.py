"""What is found while something is typed: a list below the field, for keys and pointer; it never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, TwoLineDelegate, row_text

_MOST_ROWS = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """Something to choose, and how it looks."""

    key: object
    row: ListRow


class HitsPopup(QFrame):
    """Stands in the window of its field, below it where there is room, otherwise above."""

    chosen = Signal(object)  # the key of a hit

    def __init__(self, look: Look, field: QWidget) -> None:
        super().__init__(field.window())
        self._look, self._field = look, field
        self.setProperty("card", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self._model = QStandardItemModel(self)
        self.view = QListView()
        self.view.setModel(self._model)
        self.view.setItemDelegate(TwoLineDelegate(look, self.view))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(self.tr("Found"))
        self.view.clicked.connect(self._on_view_clicked)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, look.px(4), 1, look.px(4))
        column.addWidget(self.view)
        self._keys: list[object] = []
        self.hide()

    def offer(self, hits: Sequence[Hit]) -> None:
        """Show what was found, the first of it marked; nothing found hides the list."""
        self._keys = [hit.key for hit in hits]
        self._model.clear()
        for hit in hits:
            item = QStandardItem(row_text(hit.row))
            item.setData(hit.row, ROW_ROLE)
            self._model.appendRow(item)
        if not hits:
            self.hide()
            return
        self._place(len(hits))
        self.view.setCurrentIndex(self._model.index(0, 0))
        self.show()
        self.raise_()
        announce(self._field, row_text(hits[0].row))

    def step(self, by: int) -> None:
        """Mark the neighbour."""
        at = min(max(self.view.currentIndex().row() + by, 0), self._model.rowCount() - 1)
        self.view.setCurrentIndex(self._model.index(at, 0))
        announce(self._field, self._model.item(at).text())

    def take(self) -> None:
        """Choose what is marked."""
        at = self.view.currentIndex().row()
        self.hide()
        if 0 <= at < len(self._keys):
            self.chosen.emit(self._keys[at])

    def _place(self, rows: int) -> None:
        px, window = self._look.px, self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        tall = self.view.sizeHintForRow(0) * min(rows, _MOST_ROWS) + px(12)
        wide = max(self._field.width(), px(360))
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + px(2)))
        if corner.y() + tall > window.height():
            corner.setY(max(corner.y() - self._field.height() - tall - px(4), 0))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner.setX(corner.x() + self._field.width() - wide)
        corner.setX(min(max(corner.x(), 0), max(window.width() - wide, 0)))
        self.setGeometry(corner.x(), corner.y(), min(wide, window.width()), tall)

    @Slot(QModelIndex)
    def _on_view_clicked(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        self.take()
