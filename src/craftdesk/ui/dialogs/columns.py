"""Which columns the table shows, and in which order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.table_pane import TablePane
from craftdesk.ui.widgets.button import Button

_AT = int(Qt.ItemDataRole.UserRole.value)


class ColumnsDialog(PanelDialog):
    """Ticks show, arrows move; the table follows at once."""

    def __init__(self, kit: Kit, table: TablePane, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Columns"), parent)
        self._table = table
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Columns"))
        self._up = Button(kit.look, self.tr("Move up"), icon="arrow-up")
        self._down = Button(kit.look, self.tr("Move down"), icon="arrow-down")
        side = QVBoxLayout()
        side.addWidget(self._up)
        side.addWidget(self._down)
        side.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self._list, 1)
        row.addLayout(side)
        self.body.addLayout(row)
        reset = self.add_leading_button(self.tr("As they were at first"))
        self.add_close()
        self._fill(0)
        self._list.itemChanged.connect(self._on_list_item_changed)
        self._up.clicked.connect(self._on_up_clicked)
        self._down.clicked.connect(self._on_down_clicked)
        reset.clicked.connect(self._on_reset_clicked)
        self.resize(kit.look.px(420), kit.look.px(480))

    def _fill(self, chosen: int) -> None:
        self._list.clear()
        for at in self._table.column_order():
            item = QListWidgetItem(self._table.columns[at].name)
            item.setData(_AT, at)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if at else flags)
            hidden = self._table.isColumnHidden(at)
            item.setCheckState(Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked)
            self._list.addItem(item)
        self._list.setCurrentRow(chosen)

    def _move(self, step: int) -> None:
        row = self._list.currentRow()
        if row >= 0 and 0 <= row + step < self._list.count():
            self._table.move_column(int(self._list.item(row).data(_AT)), step)
            self._fill(row + step)

    @Slot(QListWidgetItem)
    def _on_list_item_changed(self, item: QListWidgetItem) -> None:
        self._table.set_column_shown(int(item.data(_AT)), shown=item.checkState() is Qt.CheckState.Checked)

    @Slot()
    def _on_up_clicked(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self._move(1)

    @Slot()
    def _on_reset_clicked(self) -> None:
        self._table.reset_columns()
        self._fill(0)
