"""Figures as a table: read, walked with the keyboard, and copied as a spreadsheet takes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from craftdesk.ui.look import Look
from craftdesk.ui.screens.customers.card.clipboard import copy_table
from craftdesk.ui.screens.customers.card.noted_delegate import NOTE_ROLE, NotedDelegate
from craftdesk.ui.widgets.tip import plain_tip

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
        self.notes: Sequence[str] = ()

    def show_rows(self, rows: Sequence[tuple[str, ...]], notes: Sequence[str] = ()) -> None:
        """Show other figures, perhaps with a note for each row."""
        self.beginResetModel()
        self.rows, self.notes = list(rows), notes
        self.endResetModel()

    def show_headings(self, headings: Sequence[str]) -> None:
        """Show other headings, and no row yet."""
        self.beginResetModel()
        self.headings, self.rows, self.notes = list(headings), [], ()
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
        return self._more(index.row(), role) if index.column() == 0 else None

    def _more(self, row: int, role: int) -> str | None:
        note = self.notes[row] if self.notes else ""
        if role == NOTE_ROLE:
            return note
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return plain_tip("\n".join(part for part in (self.rows[row][0], note) if part))
        if role == int(Qt.ItemDataRole.AccessibleTextRole) and note:
            return f"{self.rows[row][0]}, {note}"
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
        self._noted = NotedDelegate(look, self)
        self.setItemDelegateForColumn(0, self._noted)
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

    def show_rows(self, rows: Sequence[tuple[str, ...]], notes: Sequence[str] = ()) -> None:
        """Show other figures, perhaps with a muted line below the first words of each row."""
        self.figures.show_rows(rows, notes if any(notes) else ())
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
        notes, plain = self.figures.notes, self.verticalHeader().defaultSectionSize()
        for row in range(self.figures.rowCount()):
            # Qt keeps the height of a row while other figures move into it.
            tall = self._noted.height() if row < len(notes) and notes[row] else plain
            if self.rowHeight(row) != tall:
                self.setRowHeight(row, tall)
        whole = self.horizontalHeader().sizeHint().height() + sum(self.rowHeight(row) for row in range(rows))
        self.setFixedHeight(whole + 4)
        metrics, gap = self._look.metrics(), self._look.px(28)
        for column in range(1, self.figures.columnCount()):
            texts = [self.figures.headings[column], *(row[column] for row in self.figures.rows)]
            self.setColumnWidth(column, max(metrics.horizontalAdvance(text) for text in texts) + gap)

    @Slot()
    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(self._look.px(32), self._look.metrics().height() + 10))
        self._fit()
