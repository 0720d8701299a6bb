"""Backups and copies of the open shop, made beside the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.services.backup_files import BackupFile
from craftdesk.services.backups import BackupService


class BackupController(QObject):
    """Makes backups; `newest` says when the last one was made, None while there is none."""

    backed_up = Signal(object)
    copied = Signal(object)
    newest = Signal(object)
    progressed = Signal(object)
    failed = Signal(object)

    def __init__(self, backups: BackupService, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups, self._runner = backups, runner
        self._known = 0
        runner.busy_changed.connect(self._on_runner_busy_changed)

    @Slot()
    def back_up(self) -> None:
        """Write a checked backup into the usual folder."""
        self._followed(self._runner.study(self._backups.back_up)).finished.connect(self._on_backup_finished)

    def back_up_daily(self, today: date) -> None:
        """Write the backup of the day, unless there is one."""
        job = self._runner.study(self._daily, today)
        job.failed.connect(self.failed)
        job.finished.connect(self._on_daily_finished)

    def copy_to(self, path: Path) -> None:
        """Write the whole shop into another file."""
        self._followed(self._runner.study(self._backups.save_copy, path)).finished.connect(self._on_copy_finished)

    def look(self) -> None:
        """Find out when the last backup was made."""
        self._runner.read(self._last).finished.connect(self._on_look_finished)

    def _daily(self, today: date) -> object:
        return self._backups.back_up(reason="daily") if self._backups.due(today) else None

    def _last(self) -> BackupFile | None:
        return next(iter(self._backups.list()), None)

    def _followed(self, job: Job) -> Job:
        job.is_awaited = True
        job.progressed.connect(self.progressed)
        job.failed.connect(self.failed)
        return job

    @Slot(bool)
    def _on_runner_busy_changed(self, busy: bool) -> None:  # noqa: FBT001 - a signal's argument
        """What was written may have begun with a backup."""
        if not busy and self._backups.made != self._known:
            self._known = self._backups.made
            self.look()

    @Slot(object)
    def _on_backup_finished(self, made: object) -> None:
        self.backed_up.emit(made)
        self.look()

    @Slot(object)
    def _on_daily_finished(self, _made: object) -> None:
        self.look()

    @Slot(object)
    def _on_copy_finished(self, made: object) -> None:
        self.copied.emit(made)

    @Slot(object)
    def _on_look_finished(self, found: BackupFile | None) -> None:
        self.newest.emit(found)
