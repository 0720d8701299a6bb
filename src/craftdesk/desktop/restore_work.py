"""Restoring from a backup: the dialog, and the work beside the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import JobRunner
from craftdesk.errors import CraftDeskError
from craftdesk.services.backup_files import BackupFile
from craftdesk.services.backups import Backup, BackupService
from craftdesk.services.restoring import restore
from craftdesk.storage.shop_file import ShopFile
from craftdesk.ui.dialogs.restore import RestoreDialog
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow


class Restoring(QObject):
    """From the wish to the restored shop; `wanted` asks for the shop to be closed, `ended` to be opened again."""

    wanted = Signal(object)  # Path of the backup
    ended = Signal(object)  # Restored, CraftDeskError, or None when it was not wanted after all

    def __init__(self, kit: Kit, window: MainWindow, shop: ShopFile, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = JobRunner(self)
        self._begun = False
        self._backups = BackupService(shop)
        self.dialog = RestoreDialog(kit, name, self._backups.folder, window)
        self.dialog.chosen.connect(self.wanted)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()
        job = self._runner.read(self._found)
        job.finished.connect(self.dialog.show_backups)

    def begin(self, chosen: Path, shop: Path) -> None:
        """Restore; the shop must be closed."""
        self._begun = True
        job = self._runner.write(restore, chosen, shop)
        job.finished.connect(self._on_job_over)
        job.failed.connect(self._on_job_over)

    def stop(self) -> None:
        """Leave it; a restore that was not ended changes nothing."""
        self._runner.shutdown()

    def _found(self) -> list[tuple[BackupFile, Backup | None]]:
        return [(made, self._inside(made)) for made in self._backups.list()]

    def _inside(self, made: BackupFile) -> Backup | None:
        try:
            found = self._backups.inside(made)
        except CraftDeskError:
            return None
        return Backup(path=made.path, sha256=made.sha256, customers=found.customers, orders=found.orders)

    @Slot()
    def _on_dialog_finished(self) -> None:
        if not self._begun:
            self._runner.shutdown()
            self.ended.emit(None)
            self.deleteLater()

    @Slot(object)
    def _on_job_over(self, result: object) -> None:
        self._runner.shutdown()
        self.ended.emit(result)
        self.deleteLater()
