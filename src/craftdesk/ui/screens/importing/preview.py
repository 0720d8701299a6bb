"""The counts as tiles, the rows of the chosen kind, and the current row in full."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from craftdesk.controllers.import_rows import ImportRows
from craftdesk.importing.outcome import RowMessage
from craftdesk.importing.pages import PlanRow
from craftdesk.importing.plan import ImportPlan
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing.kinds import (
    CHANGED,
    MERGED,
    NAMELESS,
    NEW,
    NOTES,
    REJECTED,
    SAME,
    counted,
    first_to_show,
    kind_of,
)
from craftdesk.ui.screens.importing.rows_delegate import RowsDelegate
from craftdesk.ui.screens.importing.rows_model import AT, NAME, ROW_ROLE, RowsModel
from craftdesk.ui.screens.importing.tiles import Tiles
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.label import Label


class RowsView(QTableView):
    """The table of the preview; its columns follow the width of the pane."""

    def __init__(self, kit: Kit, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._form = kit.look, kit.format
        self.setModel(model)
        self.setItemDelegate(RowsDelegate(kit.look, kit.format, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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

    @Slot()
    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.row_height)
        self.horizontalHeader().setFont(self._look.font(Role.SMALL))
        self.viewport().update()


class Preview(QWidget):
    """What would become of the rows; the tiles stand where the page puts them."""

    def __init__(self, kit: Kit, rows: ImportRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._plan: ImportPlan | None = None
        self.tiles = Tiles(kit.look, kit.format, translate("Import", "What would become of the rows"))
        self.tiles.chosen.connect(self._on_tiles_chosen)
        self._model = RowsModel(rows, kit.format, self)
        self._model.dataChanged.connect(self._on_model_data_changed)
        self.view = RowsView(kit, self._model)
        self.view.selectionModel().currentRowChanged.connect(self._on_view_row_changed)
        self._nobody = EmptyState(kit.look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nobody)
        self.detail = Label(kit.look, "", wrap=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.hide()
        self._rule = QFrame()
        self._rule.setProperty("rule", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self._rule.hide()
        self._card = Card(kit.look)
        self._card.body.addWidget(self._stack, 1)
        self._card.body.addWidget(self._rule)
        self._card.body.addWidget(self.detail)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._card, 1)
        self._on_look_changed()
        kit.look.changed.connect(self._on_look_changed)

    def show_plan(self, plan: ImportPlan, *, keep: bool) -> None:
        """Show a plan; with `keep` the chosen kind stays chosen if it still has rows."""
        former = self.tiles.current()
        counts = counted(plan)
        kept = keep and any(kind.key == former and count for kind, count in counts)
        self._plan = plan
        self.tiles.show_counts(counts, former if kept else first_to_show(plan))
        self._show_rows()

    def show_kind(self, key: str) -> None:
        """Show the rows of a kind."""
        self.tiles.select(key)
        self._show_rows()

    def focus_tiles(self) -> None:
        """Put the keyboard on the chosen count."""
        for tile in self.tiles.shown():
            if tile.isChecked():
                tile.setFocus()

    def _show_rows(self) -> None:
        if self._plan is None:
            return
        kind = self.tiles.current()
        self._model.show(self._plan, kind)
        self._tell(None)
        count = self._model.rowCount()
        self.view.fit(self._plan.counts.rows.read, kind)
        self._stack.setCurrentWidget(self.view if count else self._nobody)
        if not count:
            title, line = _nothing(kind)
            self._nobody.set_texts(title, line, kind_of(kind).icon)
        elif kind == CHANGED:
            self.view.setCurrentIndex(self._model.index(0, 0))

    def _tell(self, row: PlanRow | RowMessage | None) -> None:
        """Show the current row in full, where the table may have had to shorten it."""
        kinds = {CHANGED, REJECTED, NOTES, MERGED}
        text = self._model.tale(row, "\n") if row is not None and self._model.kind in kinds else ""
        lines = text.splitlines()
        if len(lines) > 6:
            lines = [*lines[:5], translate("Import", "… and {n} more").format(n=len(lines) - 5)]
        self.detail.setText("\n".join(lines))
        self.detail.setVisible(bool(text))
        self._rule.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        if self._plan is not None:
            self.view.fit(self._plan.counts.rows.read, self._model.kind)

    @Slot(str)
    def _on_tiles_chosen(self, key: str) -> None:
        self._show_rows()
        announce(self, f"{kind_of(key).text}: {self._kit.format.count(self._model.rowCount())}")

    @Slot(QModelIndex, QModelIndex)
    def _on_view_row_changed(self, current: QModelIndex, _former: QModelIndex) -> None:
        row = current.data(ROW_ROLE) if current.isValid() else None
        self._tell(row if isinstance(row, PlanRow | RowMessage) else None)

    @Slot()
    def _on_model_data_changed(self) -> None:
        self._on_view_row_changed(self.view.currentIndex(), QModelIndex())

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._outer.setSpacing(px(12))
        self._stack.setMinimumHeight(px(90))
        frame = self._card.layout()
        if frame is not None:
            frame.setContentsMargins(px(8), px(4), px(8), px(8))
        self.detail.setContentsMargins(px(8), 0, px(8), px(4))


def _nothing(kind: str) -> tuple[str, str]:
    """Title and sentence for a kind without rows."""
    known = {
        NEW: (
            translate("Import", "Nobody new"),
            translate("Import", "Everything in this file is in your customer book already."),
        ),
        CHANGED: (
            translate("Import", "Nothing changes"),
            translate("Import", "What is in your book and in this file says the same."),
        ),
        SAME: (
            translate("Import", "Nothing stays the same"),
            translate("Import", "No row of this file is in your book exactly like that."),
        ),
    }
    return known.get(kind, (translate("Import", "No such rows"), ""))
