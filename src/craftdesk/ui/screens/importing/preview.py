"""The counts as tiles, the rows of the chosen kind, and the current row in full."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from craftdesk.controllers.import_rows import ImportRows
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.rulings import DOUBT, Decision
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing.decision_bar import DecisionBar
from craftdesk.ui.screens.importing.kinds import (
    CHANGED,
    MERGED,
    NEW,
    NOTES,
    REJECTED,
    SAME,
    counted,
    first_to_show,
    kind_of,
)
from craftdesk.ui.screens.importing.rows_model import NAME, ROW_ROLE, RowsModel, Shown
from craftdesk.ui.screens.importing.rows_view import RowsView
from craftdesk.ui.screens.importing.tiles import Tiles
from craftdesk.ui.screens.importing.words import is_orders, is_products, translate
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.label import Label


class Preview(QWidget):
    """What would become of the rows; the tiles stand where the page puts them.

    `decided` tells the kind, a decision, the numbers of the chosen rows, and whether all of the kind are meant.
    """

    decided = Signal(str, object, object, bool)  # kind, Decision, list[int], for all

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
        self.view.selectionModel().selectionChanged.connect(self._on_view_selection_changed)
        self.view.delete_pressed.connect(self._on_view_delete_pressed)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_view_context_menu_requested)
        self.decisions = DecisionBar(kit)
        self.decisions.decided.connect(self._on_decisions_decided)
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
        self._card.body.addWidget(self.decisions)
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
        self._show_rows(keep=kept)

    def show_kind(self, key: str) -> None:
        """Show the rows of a kind."""
        self.tiles.select(key)
        self._show_rows()

    def focus_tiles(self) -> None:
        """Put the keyboard on the chosen count."""
        for tile in self.tiles.shown():
            if tile.isChecked():
                tile.setFocus()

    def _show_rows(self, *, keep: bool = False) -> None:
        if self._plan is None:
            return
        kind = self.tiles.current()
        at, scrolled = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        self._model.show(self._plan, kind)
        self._tell(None)
        count = self._model.rowCount()
        self.view.fit(self._plan.counts.rows.read, NOTES if self._plan.needs_mapping else kind)
        self.tiles.setVisible(not self._plan.needs_mapping)
        self._stack.setCurrentWidget(self.view if count else self._nobody)
        self.decisions.show_kind(kind, count, people=not (is_orders(self._plan) or is_products(self._plan)))
        self.decisions.show_chosen(0)
        if not count:
            title, line = _nothing(kind)
            self._nobody.set_texts(title, line, kind_of(kind).icon)
        elif keep and at >= 0:
            # The same kind of a new plan: the owner goes on where they were.
            self.view.verticalScrollBar().setValue(scrolled)
            self.view.setCurrentIndex(self._model.index(min(at, count - 1), NAME))
        elif kind in {CHANGED, DOUBT, REJECTED} and not self._plan.needs_mapping:
            self.view.setCurrentIndex(self._model.index(0, NAME))

    def _tell(self, row: Shown | None) -> None:
        """Show the current row in full, where the table may have had to shorten it."""
        kinds = {CHANGED, REJECTED, NOTES, MERGED, DOUBT}
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
            kind = NOTES if self._plan.needs_mapping else self._model.kind
            self.view.fit(self._plan.counts.rows.read, kind)

    @Slot(str)
    def _on_tiles_chosen(self, key: str) -> None:
        self._show_rows()
        announce(self, f"{kind_of(key).text}: {self._kit.format.count(self._model.rowCount())}")

    @Slot(QModelIndex, QModelIndex)
    def _on_view_row_changed(self, current: QModelIndex, _former: QModelIndex) -> None:
        self._tell(current.data(ROW_ROLE) if current.isValid() else None)

    @Slot()
    def _on_view_selection_changed(self) -> None:
        self.decisions.show_chosen(len(self.view.selectionModel().selectedRows()))

    @Slot()
    def _on_view_delete_pressed(self) -> None:
        self.decisions.choose(Decision.SKIP)

    @Slot(QPoint)
    def _on_view_context_menu_requested(self, at: QPoint) -> None:
        offered = self.decisions.offered()
        if not offered or not self.view.chosen():
            return
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in offered:
            entry = menu.addAction(self._kit.look.icon(one.icon, "text"), one.text)
            entry.setData(one.decision.value)
        menu.triggered.connect(self._on_menu_triggered)
        menu.popup(self.view.viewport().mapToGlobal(at))

    @Slot(QAction)
    def _on_menu_triggered(self, entry: QAction) -> None:
        self.decisions.choose(Decision(str(entry.data())))

    @Slot(object, bool)
    def _on_decisions_decided(self, decision: object, for_all: bool) -> None:  # noqa: FBT001 - a signal's argument
        rows = [row.row for row in self.view.chosen()]
        self.decided.emit(self._model.kind, decision, rows, for_all)

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
