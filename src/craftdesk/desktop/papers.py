"""Papers in an open shop: the command that brings them up, for an order or a customer in sight."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.names import display_name
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.dialogs.export import show_folder
from craftdesk.ui.pages import CUSTOMERS


class PapersParts(QObject):
    """The dialog is built when somebody first asks for it."""

    problem_raised = Signal(object)
    toast_requested = Signal(str, bool)

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._runner, self._bus = shell, desk, runner, bus
        self._path = ""
        shell.kit.actions[ActionId.LABELS].triggered.connect(self._on_labels_triggered)
        shell.kit.actions[ActionId.PRINT].triggered.connect(self._on_print_triggered)

    def open_order(self, order: OrderId) -> None:
        """Show the papers of an order."""
        self._open(self.tr("Papers of order {0}").replace("{0}", self._desk.orders.get(order).number), order, None)

    def open_customer(self, customer: CustomerId) -> None:
        """Show the papers of a customer."""
        name = display_name(self._desk.customers.get(customer))
        self._open(self.tr("Papers of {0}").replace("{0}", name), None, customer)

    def _open(self, title: str, order: OrderId | None, customer: CustomerId | None) -> None:
        # With painting and printing: only when somebody asks for paper.
        from craftdesk.controllers.papers import PapersController, Subject  # the same
        from craftdesk.ui.dialogs.papers import PapersDialog  # the same

        subject = Subject(order=order, customer=customer)
        window, kit = self._shell.window, self._shell.kit
        controller = PapersController(self._desk, self._runner, self._bus, kit.format, subject, self)
        dialog = PapersDialog(kit, controller, title, window)
        dialog.destroyed.connect(controller.deleteLater)
        dialog.toast_requested.connect(self._on_dialog_toast_requested)
        dialog.saved.connect(self._on_dialog_saved)
        dialog.open()

    @Slot()
    def _on_print_triggered(self) -> None:
        order = self._shell.kit.actions.context.order
        customer = self._shell.screen.current.id
        if order:
            self.open_order(OrderId(order))
        elif customer is not None:
            self.open_customer(customer)

    @Slot()
    def _on_labels_triggered(self) -> None:
        from craftdesk.controllers.mailing_papers import MailingPapersController  # with painting: seldom needed
        from craftdesk.ui.dialogs.labels import LabelsDialog  # the same

        shell = self._shell
        controller = MailingPapersController(self._desk, self._runner, shell.kit.format, self)
        selected = shell.screen.selected() if shell.pages.current == CUSTOMERS else ()
        dialog = LabelsDialog(shell.kit, controller, shell.controller.query, selected, shell.window)
        dialog.destroyed.connect(controller.deleteLater)
        dialog.saved.connect(self._on_dialog_saved)
        dialog.open()

    @Slot(str)
    def _on_dialog_toast_requested(self, text: str) -> None:
        self.toast_requested.emit(text, False)  # noqa: FBT003 - a signal has no keywords

    @Slot(object)
    def _on_dialog_saved(self, path: Path) -> None:
        self._path = str(path)
        words = self.tr("{0} saved").replace("{0}", path.name)
        self._shell.window.show_toast(words, action=self.tr("Show folder"), then=self._on_folder_wanted)

    @Slot()
    def _on_folder_wanted(self) -> None:
        show_folder(self._path)
