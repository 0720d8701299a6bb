"""Changing many customers at once: looking ahead as often as the owner changes their mind, then once for good."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.controllers.newest import Newest
from craftdesk.domain.bulk_change import BulkChange, Whom
from craftdesk.domain.progress import Progress
from craftdesk.services.backups import MANY, Risk
from craftdesk.services.bulk_changes import BulkDone
from craftdesk.services.desk import Desk


class BulkChangeController(QObject):
    """Slots: look, suggest, change, cancel. Exactly one of done, failed and cancelled follows a change."""

    looked = Signal(object)  # BulkPreview
    refused = Signal(object)  # CraftDeskError, of looking ahead
    suggested = Signal(str, object)  # field, list[str]
    progressed = Signal(object)  # Progress
    done = Signal(object)  # BulkDone
    failed = Signal(object)  # CraftDeskError
    cancelled = Signal()

    def __init__(
        self, desk: Desk, runner: JobRunner, bus: ChangeBus, whom: Whom, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus, self._whom = desk, runner, bus, whom
        self._looking = Newest(self)
        self._looking.answered.connect(self.looked)
        self._looking.failed.connect(self.refused)
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a change is under way."""
        return self._job is not None

    def look(self, change: BulkChange) -> None:
        """Ask for how many a change would change anything; only the newest answer is given."""
        self._looking.follow(self._runner.read(self._desk.bulk_changes.preview, self._whom, change))

    def suggest(self, field: str) -> None:
        """Ask which values a field of the catalogue was given before."""
        job = self._runner.read(self._suggestions, field)
        job.finished.connect(self._on_suggest_finished)

    def change(self, change: BulkChange) -> None:
        """Make a change."""
        if self._job is not None:
            return
        job = self._job = self._runner.write(self._changed, change)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._on_job_failed)
        job.cancelled.connect(self._on_job_cancelled)

    def cancel(self) -> None:
        """Ask the change to stop; nothing of it stays."""
        if self._job is not None:
            self._job.cancel()

    def _changed(self, change: BulkChange) -> Generator[Progress, None, BulkDone]:
        bulk = self._desk.bulk_changes
        if bulk.preview(self._whom, change).changed >= MANY:
            yield from self._desk.backups.before(Risk.BULK)
        return (yield from bulk.change(self._whom, change))

    def _suggestions(self, field: str) -> tuple[str, list[str]]:
        return field, self._desk.customers.suggestions(field)

    @Slot(object)
    def _on_suggest_finished(self, found: tuple[str, list[str]]) -> None:
        self.suggested.emit(*found)

    @Slot(object)
    def _on_job_finished(self, done: BulkDone) -> None:
        self._job = None
        self._bus.publish(done.changes, self)
        self.done.emit(done)

    @Slot(object)
    def _on_job_failed(self, problem: object) -> None:
        self._job = None
        self.failed.emit(problem)

    @Slot()
    def _on_job_cancelled(self) -> None:
        self._job = None
        self.cancelled.emit()
