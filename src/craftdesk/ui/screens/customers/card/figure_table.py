"""Figures as a table: read, walked with the keyboard, and copied as a spreadsheet takes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from craftdesk.ui.look import Look
from craftdesk.ui.screens.customers.card.clipboard import copy_table

Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS_IN_SIGHT = 12
_LEFT_TO_RIGHT = "\u200e"
"""Keeps the sign of a currency on its side of the amount."""


class FigureModel(QAbstractTableModel):
    """Texts in rows; the first column is words, the others are figures and stand to the right."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings = list(headings)
        self.rows: list[tuple[str, ...]] = []

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show other figures."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def show_headings(self, headings: Sequence[str]) -> None:
        """Show other headings, and no row yet."""
        self.beginResetModel()
        self.headings, self.rows = list(headings), []
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a text, or how it is aligned."""
        if role == int(Qt.ItemDataRole.DisplayRole):
            text = self.rows[index.row()][index.column()]
            mirrored = index.column() and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
            return _LEFT_TO_RIGHT + text if mirrored else text
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return _alignment(index.column())
        if role == int(Qt.ItemDataRole.ToolTipRole) and index.column() == 0:
            return self.rows[index.row()][0]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return a heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == int(Qt.ItemDataRole.DisplayRole):
            return self.headings[section]
        return _alignment(section) if role == int(Qt.ItemDataRole.TextAlignmentRole) else None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class FigureTable(QTableView):
    """As tall as its rows, up to a dozen; Ctrl+C copies everything with its headings."""

    def __init__(self, look: Look, name: str, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._most = look, _MOST_ROWS_IN_SIGHT
        self.figures = FigureModel(headings, self)
        self.setModel(self.figures)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(look.px(48))
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show other figures."""
        self.figures.show_rows(rows)
        self._fit()

    def grow_to(self, rows: int) -> None:
        """Show so many rows before the table scrolls."""
        self._most = rows
        self._fit()

    def show_headings(self, headings: Sequence[str]) -> None:
        """Show other headings; the rows for them follow."""
        self.figures.show_headings(headings)

    def all_rows(self) -> list[Sequence[str]]:
        """Return headings and rows."""
        return [self.figures.headings, *self.figures.rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the table with Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_table(self.all_rows())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        rows = min(self.figures.rowCount(), self._most)
        tall = self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(tall + 4)
        metrics, gap = self._look.metrics(), self._look.px(28)
        for column in range(1, self.figures.columnCount()):
            texts = [self.figures.headings[column], *(row[column] for row in self.figures.rows)]
            self.setColumnWidth(column, max(metrics.horizontalAdvance(text) for text in texts) + gap)

    @Slot()
    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(self._look.px(32), self._look.metrics().height() + 10))
        self._fit()
