"""A list as a table: columns that sort, move, hide and remember it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QStyle, QTableView, QWidget

from craftdesk.ui.kit import Kit
from craftdesk.ui.models.list_column import ListColumn, place_of_sort
from craftdesk.ui.models.list_model import ListModel
from craftdesk.ui.settings import ColumnState, Setting


class TableHeader(QHeaderView):
    """A header that asks for its menu at the right place, and shows its arrow beside the title it belongs to."""

    menu_wanted = Signal(QPoint)

    def __init__(self, kit: Kit, rows: ListModel[Any, Any], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self._look = kit.look

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Paint a title, and whether the rows go up or down by it."""
        painter.save()
        super().paintSection(painter, rect, at)
        painter.restore()
        if at == self.sortIndicatorSection():
            self._look.icon(self.arrow(), "accent").paint(painter, self.arrow_place(rect, at))

    def arrow(self) -> str:
        """The picture of the order in force."""
        return "arrow-up" if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder else "arrow-down"

    def arrow_place(self, rect: QRect, at: int) -> QRect:
        """After the words of a title; before them where they stand at the trailing edge."""
        column, px = self._rows.columns[at], self._look.px
        side, edge = px(12), px(11) + self.fontMetrics().horizontalAdvance(column.name) + px(4)
        left = rect.right() - edge - side if column.number else rect.left() + edge
        place = QRect(left, rect.center().y() - side // 2, side, side)
        place.moveLeft(max(rect.left(), min(place.left(), rect.right() - side)))
        return QStyle.visualRect(self.layoutDirection(), rect, place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the columns."""
        self.menu_wanted.emit(event.globalPos())


class TablePane(QTableView):
    """Rows of one line; a click on a title sorts, the right mouse key on it chooses columns."""

    sort_chosen = Signal(object, bool)
    columns_changed = Signal()

    def __init__(
        self, kit: Kit, model: ListModel[Any, Any], name: str, kept: Setting[tuple[ColumnState, ...]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setViewport(QWidget())  # PySide would look for Qt's own among all classes of widgets
        self._kit, self._kept = kit, kept
        self._rows = model
        self._restoring = False
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._header = TableHeader(kit, model, self)
        self._header.setSectionsMovable(True)
        self._header.setSectionsClickable(True)
        self._header.setSortIndicatorShown(True)
        self._header.setHighlightSections(False)
        self._header.setAccessibleName(self.tr("Columns"))
        self._header.sectionClicked.connect(self._on_header_section_clicked)
        self._header.menu_wanted.connect(self._on_header_menu_wanted)
        self.setHorizontalHeader(self._header)
        self._restore()
        self._header.sectionMoved.connect(self._on_header_section_changed)
        self._header.sectionResized.connect(self._on_header_section_changed)
        kit.look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def share_selection(self, selection: QItemSelectionModel) -> None:
        """Select together with the list; the header keeps one of its own, or every selection would walk over it."""
        self.setSelectionModel(selection)
        for header in (self._header, self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(self.model(), header))

    def show_order(self, by: object, *, descending: bool) -> None:
        """Let the header show by what the list is sorted."""
        at = place_of_sort(by, self.columns)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicator(at, order)

    @property
    def columns(self) -> tuple[ListColumn[Any, Any], ...]:
        """All columns, those of the shop's own fields at the end."""
        return self._rows.columns

    def show_columns(self) -> None:
        """Follow the model, whose columns changed; what is remembered of them applies again."""
        self._restore()

    def shown_columns(self) -> tuple[int, ...]:
        """The columns in sight, in the order in which they stand."""
        return tuple(at for at in self.column_order() if not self.isColumnHidden(at))

    def column_order(self) -> tuple[int, ...]:
        """All columns in the order in which they stand, the hidden ones among them."""
        return tuple(self._header.logicalIndex(place) for place in range(len(self.columns)))

    def set_column_shown(self, at: int, *, shown: bool) -> None:
        """Show or hide a column; the name always stays."""
        if at != 0:
            self.setColumnHidden(at, not shown)
            self._keep()

    def move_column(self, at: int, step: int) -> None:
        """Move a column by one place among all columns."""
        place = self._header.visualIndex(at)
        if 0 <= place + step < len(self.columns):
            self._header.moveSection(place, place + step)

    def reset_columns(self) -> None:
        """Put every column where it was drawn."""
        self._restoring = True
        for at, column in enumerate(self.columns):
            self._header.moveSection(self._header.visualIndex(at), at)
            self._header.resizeSection(at, self._kit.look.px(column.width))
            self.setColumnHidden(at, not column.shown)
        self._restoring = False
        self._keep()

    def _restore(self) -> None:
        """Put every column where it was; one that nobody has seen yet is as it was drawn."""
        self._restoring = True
        self._header.setMinimumSectionSize(self._kit.look.px(48))
        kept = {one.key: one for one in self._kit.settings.get(self._kept)}
        order = [key for key in kept if any(column.key == key for column in self.columns)]
        places = {key: place for place, key in enumerate(order)}
        wanted = sorted(self.columns, key=lambda column: places.get(column.key, len(places)))
        for place, column in enumerate(wanted):
            at = self.columns.index(column)
            state = kept.get(column.key)
            self._header.moveSection(self._header.visualIndex(at), place)
            self._header.resizeSection(at, state.width if state else self._kit.look.px(column.width))
            self.setColumnHidden(at, not (state.shown if state else column.shown))
        self._restoring = False

    def _keep(self) -> None:
        """Remember the columns; those of other shops' fields keep what was remembered of them."""
        if self._restoring:
            return
        kept = {one.key: one for one in self._kit.settings.get(self._kept)}
        states = []
        for at in self.column_order():
            key, hidden = self.columns[at].key, self.isColumnHidden(at)
            former = kept.pop(key, None)
            # A hidden section has no width of its own.
            width = self._header.sectionSize(at) if not hidden else former.width if former else 0
            states.append(
                ColumnState(key=key, width=width or self._kit.look.px(self.columns[at].width), shown=not hidden)
            )
        self._kit.settings.set(self._kept, (*states, *kept.values()))
        self.columns_changed.emit()

    @Slot(int)
    def _on_header_section_clicked(self, at: int) -> None:
        column = self.columns[at]
        # Qt has turned the arrow already: first up for words, first down for numbers and dates.
        descending = self._header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        self.sort_chosen.emit(column.sort, descending != column.reversed)

    @Slot(QPoint)
    def _on_header_menu_wanted(self, place: QPoint) -> None:
        menu = QMenu(self)
        for at, column in enumerate(self.columns):
            choice = menu.addAction(column.name)
            choice.setCheckable(True)
            choice.setChecked(not self.isColumnHidden(at))
            choice.setEnabled(at != 0)
            choice.setData(at)
        menu.addSeparator()
        menu.addAction(self.tr("Columns as they were at first")).setData(-1)
        menu.triggered.connect(self._on_menu_triggered)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    @Slot(QAction)
    def _on_menu_triggered(self, choice: QAction) -> None:
        at = choice.data()
        if at == -1:
            self.reset_columns()
        else:
            self.set_column_shown(at, shown=self.isColumnHidden(at))

    @Slot()
    def _on_header_section_changed(self) -> None:
        self._keep()

    @Slot()
    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._kit.look.row_height)
