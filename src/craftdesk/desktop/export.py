"""Exports what the list shows or what is chosen in it, from the question to the toast."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.export import ExportController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.orders_query import OrdersQuery
from craftdesk.domain.query import CustomerQuery
from craftdesk.services.desk import Desk
from craftdesk.ui.dialogs.export import ExportDialog, show_folder
from craftdesk.ui.dialogs.export_orders import OrdersExportDialog


class Export(QObject):
    """One export."""

    problem_raised = Signal(object)

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._path = ""
        self._controller = ExportController(desk, runner, self)

    def open(self, query: CustomerQuery, ids: tuple[CustomerId, ...]) -> None:
        """Ask what goes where."""
        self._ask(ExportDialog(self._shell.kit, self._controller, query, ids, self._shell.window))

    def open_orders(self, query: OrdersQuery, ids: tuple[OrderId, ...], listed: int) -> None:
        """Ask which of the orders go where."""
        self._ask(OrdersExportDialog(self._shell.kit, self._controller, query, ids, listed, self._shell.window))

    def _ask(self, dialog: ExportDialog) -> None:
        dialog.exported.connect(self._on_dialog_exported)
        dialog.problem_raised.connect(self.problem_raised)
        dialog.open()

    @Slot(str, str)
    def _on_dialog_exported(self, text: str, path: str) -> None:
        self._path = path
        self._shell.window.show_toast(text, action=self.tr("Show folder"), then=self._on_folder_wanted)

    @Slot()
    def _on_folder_wanted(self) -> None:
        show_folder(self._path)
