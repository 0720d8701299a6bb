"""The history: everything that was done to the shop, newest first, and taking any of it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from craftdesk.controllers.history import HistoryController
from craftdesk.domain.ids import OperationId
from craftdesk.domain.operation import Operation, OperationKind, OperationState
from craftdesk.texts import label_words
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, TwoLineDelegate, row_text

_OPERATION = int(Qt.ItemDataRole.UserRole.value) + 3


class HistoryDialog(PanelDialog):
    """A list of operations; the chosen one can be taken back, whatever was done since."""

    def __init__(self, kit: Kit, controller: HistoryController, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("History"), parent)
        self._controller = controller
        hint = self.tr("Everything that was done in this shop. What was changed since is kept when you take back more.")
        self.body.addWidget(Label(kit.look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("History"))
        self._list.setItemDelegate(TwoLineDelegate(kit.look, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self.body.addWidget(self._list, 1)
        self._nothing = Label(kit.look, self.tr("Nothing was done in this shop yet."), ink="muted")
        self._nothing.hide()
        self.body.addWidget(self._nothing)
        self._more = self.add_leading_button(self.tr("Show older"))
        self._more.hide()
        self._revert = self.add_button(self.tr("Take this back"), ButtonKind.PRIMARY, "undo-2")
        self._revert.setEnabled(False)
        self.add_close()
        self._list.currentItemChanged.connect(self._on_list_current_item_changed)
        self._more.clicked.connect(self._on_more_clicked)
        self._revert.clicked.connect(self._on_revert_clicked)
        controller.listed.connect(self._on_controller_listed)
        controller.state_changed.connect(self._on_controller_state_changed)
        self.resize(kit.look.px(620), kit.look.px(600))
        controller.load()

    def operations(self) -> list[Operation]:
        """What is listed."""
        return [self._list.item(row).data(_OPERATION) for row in range(self._list.count())]

    def _row(self, operation: Operation) -> ListRow:
        words = label_words(operation.label)
        if operation.kind is OperationKind.UNDO:
            words = self.tr("Undone: {0}").replace("{0}", words)
        elif operation.kind is OperationKind.REDO:
            words = self.tr("Done again: {0}").replace("{0}", words)
        count = self.kit.format.count(operation.changes)
        touched = self.tr("1 change") if operation.changes == 1 else self.tr("{0} changes").replace("{0}", count)
        parts = [self.kit.format.instant(operation.at), operation.by, touched]
        if operation.state is not OperationState.DONE or operation.reverted_by is not None:
            parts.append(self.tr("taken back"))
        faded = operation.state is not OperationState.DONE or operation.reverted_by is not None
        return ListRow(title=words, subline=" · ".join(part for part in parts if part), faded=faded, has_face=False)

    @Slot(object, bool)
    def _on_controller_listed(self, operations: list[Operation], more: bool) -> None:  # noqa: FBT001 - a signal's argument
        for operation in operations:
            row = self._row(operation)
            item = QListWidgetItem()
            item.setData(ROW_ROLE, row)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole.value), row_text(row))
            item.setData(_OPERATION, operation)
            self._list.addItem(item)
        self._more.setVisible(more)
        self._nothing.setVisible(self._list.count() == 0)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)

    @Slot()
    def _on_list_current_item_changed(self) -> None:
        operation = self._chosen()
        able = (
            operation is not None
            and operation.kind is OperationKind.DO
            and operation.state is OperationState.DONE
            and operation.reverted_by is None
            and not self.kit.actions.context.read_only
        )
        self._revert.setEnabled(able)

    def _chosen(self) -> Operation | None:
        found = self._list.currentIndex().data(_OPERATION)
        return found if isinstance(found, Operation) else None

    @Slot()
    def _on_more_clicked(self) -> None:
        last = self.operations()[-1]
        self._controller.load(OperationId(last.id))

    @Slot()
    def _on_revert_clicked(self) -> None:
        operation = self._chosen()
        if operation is not None:
            self._revert.setEnabled(False)
            self._controller.revert(operation.id)

    @Slot()
    def _on_controller_state_changed(self) -> None:
        """Something was done: list anew."""
        self._list.clear()
        self._controller.load()
