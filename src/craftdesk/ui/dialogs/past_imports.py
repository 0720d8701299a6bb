"""The imports of a shop: when, which file, what it brought; any of them can be taken back, whatever was done since."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from craftdesk.controllers.history import HistoryController
from craftdesk.domain.ids import OperationId
from craftdesk.domain.operation import Operation, OperationState
from craftdesk.errors import CraftDeskError
from craftdesk.services.history import Reverted
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.history_words import reverted_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, TwoLineDelegate, row_text
from craftdesk.ui.widgets.problem_bar import ProblemBar, Severity

_OPERATION = int(Qt.ItemDataRole.UserRole.value) + 3
_NAMES = 8


class PastImportsDialog(PanelDialog):
    """A list of imports; what stays because it was changed since is named."""

    def __init__(self, kit: Kit, controller: HistoryController, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Past imports"), parent)
        self._controller = controller
        self._place = 0
        hint = self.tr("What you change after an import is kept when you take the import back.")
        self.body.addWidget(Label(kit.look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self.said = ProblemBar(kit.look)
        self.body.addWidget(self.said)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Past imports"))
        self._list.setItemDelegate(TwoLineDelegate(kit.look, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self.body.addWidget(self._list, 1)
        self._nothing = EmptyState(
            kit.look, "file-input", self.tr("Nothing was brought in yet"), self.tr("File, Import begins with a file.")
        )
        self._nothing.hide()
        self.body.addWidget(self._nothing, 1)
        self._more = self.add_leading_button(self.tr("Show older"))
        self._more.hide()
        self.undo = self.add_button(self.tr("Undo this import"), ButtonKind.PRIMARY, "undo-2")
        self.undo.setEnabled(False)
        self.add_close()
        self._list.currentItemChanged.connect(self._on_list_current_item_changed)
        self._more.clicked.connect(self._on_more_clicked)
        self.undo.clicked.connect(self._on_undo_clicked)
        controller.imports_listed.connect(self._on_controller_imports_listed)
        controller.reverted.connect(self._on_controller_reverted)
        controller.failed.connect(self._on_controller_failed)
        self.resize(kit.look.px(620), kit.look.px(520))
        controller.load_imports()

    def imports(self) -> list[Operation]:
        """What is listed."""
        return [self._list.item(row).data(_OPERATION) for row in range(self._list.count())]

    def rows(self) -> list[str]:
        """The list as it is read aloud."""
        return [
            str(self._list.item(row).data(int(Qt.ItemDataRole.AccessibleTextRole.value)))
            for row in range(self._list.count())
        ]

    def _row(self, operation: Operation) -> ListRow:
        params, form = operation.label.params, self.kit.format
        parts = [form.instant(operation.at), operation.by]
        counts = ((self.tr("{0} new"), params.get("new")), (self.tr("{0} updated"), params.get("changed")))
        for words, count in counts:
            if isinstance(count, int) and count:
                parts.append(words.replace("{0}", form.count(count)))
        gone = not _stands(operation)
        if gone:
            parts.append(self.tr("taken back"))
        title = str(params.get("file") or self.tr("A file without a name"))
        return ListRow(title=title, subline=" · ".join(part for part in parts if part), faded=gone, has_face=False)

    @Slot(object, bool)
    def _on_controller_imports_listed(self, operations: tuple[Operation, ...], more: bool) -> None:  # noqa: FBT001 - a signal's argument
        for operation in operations:
            row = self._row(operation)
            item = QListWidgetItem()
            item.setData(ROW_ROLE, row)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole.value), row_text(row))
            item.setData(_OPERATION, operation)
            self._list.addItem(item)
        self._more.setVisible(more)
        empty = self._list.count() == 0
        self._nothing.setVisible(empty)
        self._list.setVisible(not empty)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(min(self._place, self._list.count() - 1))
            self._list.setFocus()

    @Slot()
    def _on_list_current_item_changed(self) -> None:
        operation = self._chosen()
        self.undo.setEnabled(operation is not None and _stands(operation) and not self.kit.actions.context.read_only)

    def _chosen(self) -> Operation | None:
        found = self._list.currentIndex().data(_OPERATION)
        return found if isinstance(found, Operation) else None

    @Slot()
    def _on_more_clicked(self) -> None:
        self._controller.load_imports(OperationId(self.imports()[-1].id))

    @Slot()
    def _on_undo_clicked(self) -> None:
        operation = self._chosen()
        if operation is not None:
            self.undo.setEnabled(False)
            self.said.clear()
            self._controller.revert(operation.id)

    @Slot(object)
    def _on_controller_reverted(self, reverted: object) -> None:
        if not isinstance(reverted, Reverted):
            return
        text = reverted_words(reverted)
        names = [record.name for record in reverted.kept[:_NAMES] if record.name]
        if names:
            text = self.tr("{0} Kept: {1}").replace("{0}", text).replace("{1}", ", ".join(names))
            if reverted.kept_count > len(names):
                text = f"{text} …"
        self.said.show_problem(text, Severity.NOTE)
        self._place = max(0, self._list.currentRow())
        self._list.clear()
        self._controller.load_imports()

    @Slot(object)
    def _on_controller_failed(self, problem: object) -> None:
        if isinstance(problem, CraftDeskError):
            self.said.show_problem(sentence(problem.code, problem.params))
            self._on_list_current_item_changed()


def _stands(operation: Operation) -> bool:
    """Whether an import was not taken back."""
    return operation.state is OperationState.DONE and operation.reverted_by is None
