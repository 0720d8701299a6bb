"""Undo, redo and the history of an open shop: the commands, and what the window says of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from craftdesk.controllers.history import HistoryController
from craftdesk.desktop.shell import Shell
from craftdesk.domain.operation import Operation
from craftdesk.services.history import Reverted, Undone
from craftdesk.texts import label_words
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.history_words import reverted_words
from craftdesk.ui.view_commands import undo_typing


class HistoryParts(QObject):
    """A text field takes back its typing first; then what was saved is taken back."""

    def __init__(self, shell: Shell, history: HistoryController, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._history = shell, history
        actions = shell.kit.actions
        actions[ActionId.UNDO].triggered.connect(self._on_undo_triggered)
        actions[ActionId.REDO].triggered.connect(self._on_redo_triggered)
        actions[ActionId.HISTORY].triggered.connect(self._on_history_triggered)
        actions[ActionId.IMPORT_HISTORY].triggered.connect(self._on_import_history_triggered)
        history.state_changed.connect(self._on_history_state_changed)
        history.undone.connect(self._on_history_undone)
        history.redone.connect(self._on_history_redone)
        history.reverted.connect(self._on_history_reverted)

    @Slot()
    def _on_undo_triggered(self) -> None:
        if not undo_typing(forth=False) and self._may(self._shell.kit.actions.context.undo_text):
            self._history.undo()

    @Slot()
    def _on_redo_triggered(self) -> None:
        if not undo_typing(forth=True) and self._may(self._shell.kit.actions.context.redo_text):
            self._history.redo()

    def _may(self, what: str) -> bool:
        """While somebody types the command is enabled for the text, also when there is nothing else to take back."""
        return bool(what) and self._shell.screen.may_leave()

    @Slot()
    def _on_history_triggered(self) -> None:
        from craftdesk.ui.dialogs.history import HistoryDialog  # seldom needed

        HistoryDialog(self._shell.kit, self._history, self._shell.window).open()

    @Slot()
    def _on_import_history_triggered(self) -> None:
        from craftdesk.ui.dialogs.past_imports import PastImportsDialog  # seldom needed

        PastImportsDialog(self._shell.kit, self._history, self._shell.window).open()

    @Slot(object, object)
    def _on_history_state_changed(self, undo: Operation | None, redo: Operation | None) -> None:
        self._shell.kit.actions.update(
            undo_text=label_words(undo.label) if undo else "", redo_text=label_words(redo.label) if redo else ""
        )

    @Slot(object)
    def _on_history_undone(self, undone: Undone) -> None:
        words = label_words(undone.operation.label)
        self._shell.window.show_toast(self.tr("Undone: {0}").replace("{0}", words))

    @Slot(object)
    def _on_history_redone(self, redone: Undone) -> None:
        words = label_words(redone.operation.label)
        self._shell.window.show_toast(self.tr("Done again: {0}").replace("{0}", words), undo=True)

    @Slot(object)
    def _on_history_reverted(self, reverted: Reverted) -> None:
        self._shell.window.show_toast(reverted_words(reverted), undo=True)
