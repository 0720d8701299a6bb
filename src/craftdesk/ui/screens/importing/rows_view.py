"""The table of rows: as many columns as the kind on show needs, and the rows that are chosen in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from craftdesk.importing.doubts import Doubt
from craftdesk.importing.outcome import RowMessage
from craftdesk.importing.page_rows import PlanRow
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing.kinds import NAMELESS
from craftdesk.ui.screens.importing.rows_delegate import RowsDelegate
from craftdesk.ui.screens.importing.rows_model import AT, NAME, ROW_ROLE, RowsModel, Shown
from craftdesk.ui.screens.importing.words import translate


class RowsView(QTableView):
    """The table of the preview; its columns follow the width of the pane."""

    delete_pressed = Signal()

    def __init__(self, kit: Kit, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._form = kit.look, kit.format
        self.setModel(model)
        self.setItemDelegate(RowsDelegate(kit.look, kit.format, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(translate("Import", "Rows of the file"))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._on_look_changed()
        kit.look.changed.connect(self._on_look_changed)

    def fit(self, rows: int, kind: str) -> None:
        """Size the columns for a number of rows; reasons stand alone, without a name."""
        px, metrics = self._look.px, self._look.metrics()
        digits = max(self._form.count(max(rows, 100)), translate("Import", "Row") + " ", key=len)
        self.setColumnWidth(AT, metrics.horizontalAdvance(digits) + px(24))
        self.setColumnWidth(NAME, max(px(150), min(px(280), round(self.width() * 0.34))))
        self.setColumnHidden(NAME, kind in NAMELESS)

    def chosen(self) -> list[Shown]:
        """The rows that are chosen and read, in their order."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows(AT))
        found = (self.model().index(place, AT).data(ROW_ROLE) for place in places)
        return [row for row in found if isinstance(row, PlanRow | RowMessage | Doubt)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del leaves the chosen rows out."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.row_height)
        self.horizontalHeader().setFont(self._look.font(Role.SMALL))
        self.viewport().update()
