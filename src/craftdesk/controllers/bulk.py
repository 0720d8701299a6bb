"""What is done to several customers at once: archive, bin, and back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import Job, JobRunner, Work
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import CustomerId
from craftdesk.errors import CraftDeskError
from craftdesk.services.backups import Risk
from craftdesk.services.desk import Desk


class BulkController(QObject):
    """Moves customers between book, archive and bin; `done` says what was done to how many."""

    done = Signal(str, int)
    failed = Signal(str, object, object)

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._customers, self._backups = desk.customers, desk.backups
        self._runner, self._bus = runner, bus
        self._jobs: dict[Job, tuple[str, tuple[CustomerId, ...]]] = {}
        self._ended: tuple[str, tuple[CustomerId, ...]] = ("", ())

    def archive(self, ids: Sequence[CustomerId]) -> None:
        """Put customers aside."""
        self._start("archived", self._customers.archive, ids)

    def unarchive(self, ids: Sequence[CustomerId]) -> None:
        """Take customers out of the archive."""
        self._start("unarchived", self._customers.unarchive, ids)

    def delete(self, ids: Sequence[CustomerId]) -> None:
        """Move customers to the bin; refused while one of them has orders."""
        self._start("deleted", self._customers.delete, ids)

    def restore(self, ids: Sequence[CustomerId]) -> None:
        """Bring customers back from the bin."""
        self._start("restored", self._customers.restore, ids)

    def empty_bin(self, count: int) -> None:
        """Remove everybody who is in the bin."""
        job = self._runner.write(self._backups.guarded, Risk.BIN, self._customers.empty_bin)
        self._follow(job, "removed", tuple(CustomerId(0) for _ in range(count)))

    def _start(self, kind: str, work: Work, ids: Sequence[CustomerId]) -> None:
        if ids:
            self._follow(self._runner.write(work, tuple(ids)), kind, tuple(ids))

    def _follow(self, job: Job, kind: str, ids: tuple[CustomerId, ...]) -> None:
        self._jobs[job] = (kind, ids)
        job.over.connect(self._on_job_over)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._on_job_failed)

    @Slot(object)
    def _on_job_over(self, job: Job) -> None:
        self._ended = self._jobs.pop(job)

    @Slot(object)
    def _on_job_finished(self, changes: ChangeSet) -> None:
        kind, ids = self._ended
        self._bus.publish(changes, self)
        self.done.emit(kind, len(ids))

    @Slot(object)
    def _on_job_failed(self, problem: CraftDeskError) -> None:
        kind, ids = self._ended
        self.failed.emit(kind, ids, problem)
