"""The customers as a table: columns that sort, move, hide and remember it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QItemSelectionModel, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QStyle, QTableView, QWidget

from craftdesk.domain.query import CustomerQuery
from craftdesk.ui.kit import Kit
from craftdesk.ui.models.customer_model import CustomerModel
from craftdesk.ui.screens.customers.columns import COLUMNS, VERSION, column_of

STATE_NAME = "customers"


class TableHeader(QHeaderView):
    """A header that asks for its menu at the right place, and shows its arrow beside the title it belongs to."""

    menu_wanted = Signal(QPoint)

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
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
        column, px = COLUMNS[at], self._look.px
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

    def __init__(self, kit: Kit, model: CustomerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setModel(model)
        self.setAccessibleName(self.tr("Customers as a table"))
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
        self._header = TableHeader(kit, self)
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

    def show_order(self, query: CustomerQuery) -> None:
        """Let the header show by what the list is sorted."""
        at = column_of(query.sort)
        order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicator(at, order)

    def shown_columns(self) -> tuple[int, ...]:
        """The columns in sight, in the order in which they stand."""
        return tuple(at for at in self.column_order() if not self.isColumnHidden(at))

    def column_order(self) -> tuple[int, ...]:
        """All columns in the order in which they stand, the hidden ones among them."""
        return tuple(self._header.logicalIndex(place) for place in range(len(COLUMNS)))

    def set_column_shown(self, at: int, *, shown: bool) -> None:
        """Show or hide a column; the name always stays."""
        if at != 0:
            self.setColumnHidden(at, not shown)
            self._keep()

    def move_column(self, at: int, step: int) -> None:
        """Move a column by one place among all columns."""
        place = self._header.visualIndex(at)
        if 0 <= place + step < len(COLUMNS):
            self._header.moveSection(place, place + step)

    def reset_columns(self) -> None:
        """Put every column where it was drawn."""
        for at, column in enumerate(COLUMNS):
            self._header.moveSection(self._header.visualIndex(at), at)
            self._header.resizeSection(at, self._kit.look.px(column.width))
            self.setColumnHidden(at, not column.shown)
        self._keep()

    def _restore(self) -> None:
        state: QByteArray = self._kit.settings.column_state(STATE_NAME, VERSION)
        if state.isEmpty() or not self._header.restoreState(state):
            for at, column in enumerate(COLUMNS):
                self._header.resizeSection(at, self._kit.look.px(column.width))
                self.setColumnHidden(at, not column.shown)
        self._header.setMinimumSectionSize(self._kit.look.px(48))

    def _keep(self) -> None:
        self._kit.settings.set_column_state(STATE_NAME, VERSION, self._header.saveState())

    @Slot(int)
    def _on_header_section_clicked(self, at: int) -> None:
        column = COLUMNS[at]
        # Qt has turned the arrow already: first up for words, first down for numbers and dates.
        descending = self._header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        self.sort_chosen.emit(column.sort, descending != column.reversed)

    @Slot(QPoint)
    def _on_header_menu_wanted(self, place: QPoint) -> None:
        menu = QMenu(self)
        for at, column in enumerate(COLUMNS):
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
