"""Restoring from a backup: the dialog, the passphrase where one is needed, and the work beside the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import JobRunner
from craftdesk.errors import CraftDeskError
from craftdesk.services.backup_keys import opens_without_asking, summary_of
from craftdesk.services.backup_list import BackupRow, backups_here, backups_there, in_order
from craftdesk.services.backup_places import folder_of
from craftdesk.services.restoring import other_shop, restore
from craftdesk.storage.copies.encrypted_file import is_encrypted
from craftdesk.ui.dialogs.restore import RestoreDialog
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow

_PLACES = 2


class Restoring(QObject):
    """From the wish to the restored shop; `wanted` asks for the shop to be closed, `ended` to be opened again.

    The shop file need not be open, nor sound, nor there.
    """

    wanted = Signal(object, str)  # Path of the backup, passphrase or recovery code
    ended = Signal(object)  # Restored, CraftDeskError, or None when it was not wanted after all

    def __init__(self, kit: Kit, window: MainWindow, shop: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._window, self._shop = kit, window, shop
        self._runner = JobRunner(self)
        self._begun = False
        self._chosen, self._secret = Path(), ""
        self._rows: list[BackupRow] = []
        self._places = 0
        self.dialog: RestoreDialog | None = None

    def choose(self, name: str) -> None:
        """Let the owner choose a backup."""
        dialog = self.dialog = RestoreDialog(self._kit, name, folder_of(self._shop), self._window)
        dialog.chosen.connect(self._on_dialog_chosen)
        dialog.other_accepted.connect(self._on_dialog_other_accepted)
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()
        self._rows, self._places = [], 0
        for job in (self._runner.read(backups_here, self._shop), self._runner.visit(backups_there, self._shop)):
            job.finished.connect(self._on_looking_finished)

    def begin(self, chosen: Path, secret: str = "") -> None:
        """Restore; the shop must be closed."""
        self._begun = True
        job = self._runner.write(restore, chosen, self._shop, secret)
        job.finished.connect(self._on_job_over)
        job.failed.connect(self._on_job_over)

    def stop(self) -> None:
        """Leave it; a restore that was not ended changes nothing."""
        self._runner.shutdown()

    @Slot(object)
    def _on_looking_finished(self, found: list[BackupRow]) -> None:
        self._rows = in_order([*self._rows, *found])
        self._places += 1
        if self.dialog is not None:
            self.dialog.show_backups(self._rows, complete=self._places == _PLACES)

    @Slot(object)
    def _on_dialog_chosen(self, chosen: Path) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        try:
            asks = is_encrypted(chosen) and not opens_without_asking(chosen, self._shop)
        except CraftDeskError as problem:
            dialog.show_problem(problem)
            return
        self._chosen = chosen
        if not asks:
            if other := other_shop(chosen, self._shop):
                dialog.ask_about_other(other)
            else:
                self._want("")
            return
        from craftdesk.ui.dialogs.encryption import SecretDialog  # seldom needed

        self._asking = SecretDialog(self._kit, chosen.name, dialog)
        self._asking.entered.connect(self._on_asking_entered)
        self._asking.open()

    @Slot()
    def _on_dialog_other_accepted(self) -> None:
        self._want("")

    @Slot(str)
    def _on_asking_entered(self, secret: str) -> None:
        self._secret = secret
        job = self._runner.read(summary_of, self._chosen, self._shop, secret)
        job.finished.connect(self._on_asking_answered)
        job.failed.connect(self._asking.show_problem)

    @Slot(object)
    def _on_asking_answered(self, _summary: object) -> None:
        self._asking.accept()
        self._want(self._secret)

    def _want(self, secret: str) -> None:
        self._begun = True
        if self.dialog is not None:
            self.dialog.accept()
        self.wanted.emit(self._chosen, secret)

    @Slot()
    def _on_dialog_finished(self) -> None:
        self.dialog = None
        if not self._begun:
            self.give_up()

    def give_up(self) -> None:
        """Nothing is restored after all."""
        self._runner.shutdown()
        self.ended.emit(None)
        self.deleteLater()

    @Slot(object)
    def _on_job_over(self, result: object) -> None:
        self._runner.shutdown()
        self.ended.emit(result)
        self.deleteLater()
