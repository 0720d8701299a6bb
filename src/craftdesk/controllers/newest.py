"""Asking again before the answer has come: only the newest question counts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import Job


class Newest(QObject):
    """Passes on how the newest job ended; what older ones say is let fall."""

    answered = Signal(object)
    failed = Signal(object)  # CraftDeskError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    def follow(self, job: Job) -> None:
        """From here on this job is the newest."""
        self._job = job
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._on_job_failed)

    def let_go(self) -> None:
        """Nobody asks any more."""
        self._job = None

    @Slot(object)
    def _on_job_finished(self, result: object) -> None:
        if self.sender() is self._job:
            self.answered.emit(result)

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        if self.sender() is self._job:
            self.failed.emit(error)
