"""Opens the export, for a desk whose list shows something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from craftdesk.controllers.export import ExportController
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.query import CustomerQuery
from craftdesk.ui.dialogs.export import ExportDialog, show_folder

if TYPE_CHECKING:
    from craftdesk.app_desk import DeskParts


class Export(QObject):
    """One export from the question to the toast."""

    def __init__(self, parts: DeskParts) -> None:
        super().__init__(parts)
        self._parts = parts
        self._path = ""
        self._controller = ExportController(parts.desk, parts.runner, self)

    def open(self, query: CustomerQuery, ids: tuple[CustomerId, ...]) -> None:
        """Ask what goes where."""
        dialog = ExportDialog(self._parts.kit, self._controller, query, ids, self._parts.window)
        dialog.exported.connect(self._on_dialog_exported)
        dialog.problem_raised.connect(self._parts.show_problem)
        dialog.open()

    @Slot(str, str)
    def _on_dialog_exported(self, text: str, path: str) -> None:
        self._path = path
        self._parts.window.show_toast(text, action=self.tr("Show folder"), then=self._on_folder_wanted)

    @Slot()
    def _on_folder_wanted(self) -> None:
        show_folder(self._path)
