"""The commands that hand customers on: a code to scan, a text for a message, a message to several."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.export import ExportController
from craftdesk.controllers.handing import HandedOn, HandingController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.mailing import Mailing
from craftdesk.services.desk import Desk
from craftdesk.services.export.wish import Exported, ExportWish, Format
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.dialogs.export import show_folder


class HandingParts(QObject):
    """Connects the commands with the list and the card of an open shop."""

    problem_raised = Signal(object)

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._path = ""
        self._shown: CustomerId | None = None
        self._handing = HandingController(desk, runner, self)
        self._export = ExportController(desk, runner, self)
        actions = shell.kit.actions
        actions[ActionId.CUSTOMER_QR].triggered.connect(self._on_qr_triggered)
        actions[ActionId.CUSTOMER_MAIL].triggered.connect(self._on_mail_triggered)
        self._handing.handed_on.connect(self._on_handing_handed_on)
        self._handing.recipients_found.connect(self._on_handing_recipients_found)
        self._handing.failed.connect(self.problem_raised)
        self._export.exported.connect(self._on_export_exported)
        self._export.failed.connect(self.problem_raised)

    @Slot()
    def _on_qr_triggered(self) -> None:
        self._shown = self._shell.screen.current.id
        if self._shown is not None:
            self._handing.show_code(self._shown)

    @Slot()
    def _on_mail_triggered(self) -> None:
        self._handing.find_recipients(self._shell.screen.selected())

    @Slot(object)
    def _on_handing_handed_on(self, handed: HandedOn) -> None:
        from craftdesk.ui.dialogs.qr_code import QrCodeDialog  # seldom needed

        dialog = QrCodeDialog(self._shell.kit, handed, self._shell.window)
        dialog.copied.connect(self._on_dialog_copied)
        dialog.save_requested.connect(self._on_dialog_save_requested)
        dialog.open()

    @Slot(object)
    def _on_handing_recipients_found(self, mailing: Mailing) -> None:
        from craftdesk.ui.dialogs.mailing import MailingDialog  # seldom needed

        dialog = MailingDialog(self._shell.kit, mailing, self._shell.window)
        dialog.copied.connect(self._on_mailing_copied)
        dialog.open()

    @Slot()
    def _on_dialog_copied(self) -> None:
        self._shell.window.show_toast(self.tr("Copied as text"))

    @Slot(object)
    def _on_dialog_save_requested(self, path: Path) -> None:
        if self._shown is not None:
            self._export.export(ExportWish(path=path, format=Format.VCARD, ids=(self._shown,)))

    @Slot(int)
    def _on_mailing_copied(self, count: int) -> None:
        words = self.tr("1 address copied") if count == 1 else self.tr("{n} addresses copied")
        self._shell.window.show_toast(words.replace("{n}", self._shell.kit.format.count(count)))

    @Slot(object)
    def _on_export_exported(self, done: Exported) -> None:
        self._path = str(done.path)
        words = self.tr("Address card saved")
        self._shell.window.show_toast(words, action=self.tr("Show folder"), then=self._on_folder_wanted)

    @Slot()
    def _on_folder_wanted(self) -> None:
        show_folder(self._path)
