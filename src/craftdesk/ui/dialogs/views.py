"""The views of a list, to be renamed, put in order, or removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from craftdesk.domain.ids import UNSAVED, ViewId
from craftdesk.domain.saved_view import SavedView
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.label import Label

_ID = int(Qt.ItemDataRole.UserRole.value)


class ViewsDialog(PanelDialog):
    """Every change is one step of undo, made at once."""

    rename_wanted = Signal(object)  # SavedView
    remove_wanted = Signal(object)  # ViewId
    order_wanted = Signal(object)  # list[ViewId]

    def __init__(self, kit: Kit, views: Sequence[SavedView], parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Views"), parent)
        self._views: tuple[SavedView, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Views"))
        self.none = Label(
            kit.look, self.tr("There is no view yet. Choose filters and columns, then save them as a view."),
            role=Role.BODY, ink="muted", wrap=True,
        )  # fmt: skip
        self.rename = Button(kit.look, self.tr("Rename…"), icon="pencil")
        self.up = Button(kit.look, self.tr("Move up"), icon="arrow-up")
        self.down = Button(kit.look, self.tr("Move down"), icon="arrow-down")
        self.remove = Button(kit.look, self.tr("Remove"), icon="trash")
        side = QVBoxLayout()
        for button in (self.rename, self.up, self.down, self.remove):
            side.addWidget(button)
        side.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addLayout(side)
        self.body.addWidget(self.none)
        self.body.addLayout(row, 1)
        self.add_close()
        self.rename.clicked.connect(self._on_rename_clicked)
        self.up.clicked.connect(self._on_up_clicked)
        self.down.clicked.connect(self._on_down_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.list.currentRowChanged.connect(self._on_list_current_row_changed)
        self.show_views(views)
        self.resize(kit.look.px(440), kit.look.px(360))

    @Slot(object)
    def show_views(self, views: Sequence[SavedView]) -> None:
        """Show the views; the chosen one stays chosen."""
        chosen = self._chosen()
        self._views = tuple(views)
        self.list.clear()
        for view in views:
            item = QListWidgetItem(view.name)
            item.setData(_ID, int(view.id))
            self.list.addItem(item)
        places = [view.id for view in views]
        self.list.setCurrentRow(places.index(chosen) if chosen in places else 0)
        self.none.setVisible(not views)
        for part in (self.list, self.rename, self.up, self.down, self.remove):
            part.setVisible(bool(views))
        self._on_list_current_row_changed()

    def _chosen(self) -> ViewId:
        at = self.list.currentRow()
        return ViewId(int(self.list.item(at).data(_ID))) if at >= 0 else ViewId(UNSAVED)

    def _move(self, step: int) -> None:
        at, ids = self.list.currentRow(), [view.id for view in self._views]
        if 0 <= at + step < len(ids):
            ids.insert(at + step, ids.pop(at))
            self.order_wanted.emit(ids)

    @Slot()
    def _on_list_current_row_changed(self) -> None:
        at, last = self.list.currentRow(), len(self._views) - 1
        self.rename.setEnabled(at >= 0)
        self.remove.setEnabled(at >= 0)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < last)

    @Slot()
    def _on_rename_clicked(self) -> None:
        self.rename_wanted.emit(self._views[self.list.currentRow()])

    @Slot()
    def _on_up_clicked(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self._move(1)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.remove_wanted.emit(self._chosen())
