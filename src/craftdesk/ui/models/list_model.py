"""One model behind a list and a table of the same rows: ids in order, rows fetched when they are painted.

It never raises, never waits, and never resets for a mere change: what moved keeps its selection and its place.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Slot,
)

from craftdesk.controllers.list_controller import Answer, Row
from craftdesk.ui.models.list_column import ListColumn
from craftdesk.ui.models.row_windows import Fetch, Missing, RowWindows
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, row_text
from craftdesk.ui.widgets.tip import plain_tip

ID_ROLE = int(Qt.ItemDataRole.UserRole.value) + 2
_AGAIN_MS = 50
_MOST_SAID = 512
_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole.value)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole.value)
_TIP = int(Qt.ItemDataRole.ToolTipRole.value)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole.value)


R = TypeVar("R", bound=Row)
R_contra = TypeVar("R_contra", contravariant=True)
W = TypeVar("W", bound="Words[Any]")


class Words(Protocol[R_contra]):
    """Puts rows into words."""

    def list_row(self, row: R_contra) -> ListRow:
        """The row as the list paints it."""

    def mark(self, text: str) -> None:
        """Highlight what was searched for from now on."""

    @property
    def today(self) -> date:
        """The day that ages are counted to."""


class ListModel(QAbstractTableModel, Generic[R, W]):
    """The rows that a query found."""

    def __init__(
        self, fetch: Fetch[R], words: W, columns: tuple[ListColumn[R, W], ...], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.windows: RowWindows[R] = RowWindows(fetch)
        self.columns = columns
        self._said: OrderedDict[int, ListRow] = OrderedDict()
        self._said_on = date.min
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._on_again_timeout)

    # --- Qt's questions ------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many rows were found."""
        return 0 if parent.isValid() else len(self.windows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many columns a table could show."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """What stands in a row, for painting, reading aloud and copying."""
        at = index.row()
        if not 0 <= at < len(self.windows):
            return None
        if role == ID_ROLE:
            return self.windows.spine[at]
        if role == _ALIGN:
            return self.columns[index.column()].align
        return self._of_row(index, role) if role in {_DISPLAY, ROW_ROLE, _SPOKEN, _TIP} else None

    def _of_row(self, index: _Index, role: int) -> object:
        column, row = self.columns[index.column()], self.windows.row(index.row())
        if isinstance(row, Missing):
            return self._stand_in(row, role, index.column())
        if role == ROW_ROLE:
            return self._list_row(row)
        if role == _SPOKEN and index.column() == 0:
            return row_text(self._list_row(row))
        if role == _TIP:
            return plain_tip(column.tip(row, self.words)) if column.tip else None
        return column.text(row, self.words)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == _DISPLAY:
                return self.columns[section].name
            if role == _ALIGN:
                return self.columns[section].align
        return None

    # --- what is shown -------------------------------------------------------------------------

    @Slot(object)
    def show_found(self, found: Answer[Any, R]) -> None:
        """Show the answer to another query."""
        self.beginResetModel()
        self.words.mark(found.query.text)
        self._said.clear()
        self.windows.show(found.spine, found.rows)
        self.endResetModel()

    @Slot(object)
    def grow(self, found: Answer[Any, R]) -> None:
        """Add the rest of the ids; what is already there stays as it is."""
        here, spine = self.windows.spine, found.spine
        if spine[: len(here)] != here:
            self.move(spine)
        elif len(spine) > len(here):
            self.beginInsertRows(QModelIndex(), len(here), len(spine) - 1)
            self.windows.grow(spine)
            self.endInsertRows()

    def move(self, spine: array[int]) -> None:
        """Take the ids of the same query after a change; selection and scrolling follow the rows."""
        if spine == self.windows.spine:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        old = self.windows.spine
        ids = [old[index.row()] for index in before]
        self.windows.show(spine)
        places = self.windows.places_of(dict.fromkeys(ids))
        after = [
            self.index(places[number], index.column()) if number in places else QModelIndex()
            for index, number in zip(before, ids, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    @Slot(object)
    def forget(self, ids: Collection[int] | None) -> None:
        """Fetch some rows anew when they are next painted."""
        self.windows.forget(ids)
        self._said.clear()
        self._repaint()

    def row_at(self, at: int) -> R | None:
        """The row at a place, when it is to be had."""
        if not 0 <= at < len(self.windows):
            return None
        row = self.windows.row(at)
        return None if isinstance(row, Missing) else row

    def place_of(self, number: int) -> int:
        """Where a row stands; -1 when not in this list."""
        return self.windows.place_of(number)

    def numbers_of(self, selection: QItemSelection) -> tuple[int, ...]:
        """The ids of a selection, in the order of the list."""
        rows: set[int] = set()
        for at in range(selection.count()):
            part = selection.at(at)
            rows.update(range(part.top(), part.bottom() + 1))
        return tuple(self.windows.spine[at] for at in sorted(rows) if at < len(self.windows))

    def selection_of(self, ids: Iterable[int]) -> QItemSelection:
        """The selection of some rows."""
        selection, last = QItemSelection(), len(self.columns) - 1
        for at in sorted(self.windows.places_of(ids).values()):
            selection.merge(
                QItemSelection(self.index(at, 0), self.index(at, last)), QItemSelectionModel.SelectionFlag.Select
            )
        return selection

    def _list_row(self, row: R) -> ListRow:
        """A row in words; a row that is painted again on the same day says the same."""
        today = self.words.today
        if today != self._said_on:
            self._said.clear()
            self._said_on = today
        said = self._said.get(row.id)
        if said is None:
            said = self._said[row.id] = self.words.list_row(row)
            if len(self._said) > _MOST_SAID:
                self._said.popitem(last=False)
        return said

    def _stand_in(self, missing: Missing, role: int, column: int) -> object:
        """What is shown for a row that is not to be had."""
        if missing is Missing.PENDING:
            if not self._again.isActive():
                self._again.start()
            return None
        gone = self.tr("no longer there")
        if role == ROW_ROLE:
            return ListRow(title=gone, faded=True)
        return gone if column == 0 and role in {_DISPLAY, _SPOKEN} else None

    def _repaint(self) -> None:
        if len(self.windows):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.windows) - 1, len(self.columns) - 1))

    @Slot()
    def _on_again_timeout(self) -> None:
        self._repaint()
