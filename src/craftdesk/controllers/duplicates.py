"""Looking for customers who are in the book twice, and remembering who is not the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import CustomerId
from craftdesk.services.duplicates import DuplicateReport, DuplicateService


class DuplicatesController(QObject):
    """Slots: find, stop, show_people, say_different; exactly one of found, failed and stopped follows a find."""

    progressed = Signal(object)  # Progress
    found = Signal(object)  # DuplicateReport
    stopped = Signal()
    people_shown = Signal(object)  # list[CustomerRow]
    said_different = Signal(object, object)  # tuple[CustomerId, ...], ChangeSet
    failed = Signal(object)  # CraftDeskError

    def __init__(
        self, duplicates: DuplicateService, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._duplicates, self._runner, self._bus = duplicates, runner, bus
        self._finding: Job | None = None
        self._saying: tuple[CustomerId, ...] = ()

    @property
    def is_finding(self) -> bool:
        """Whether the book is being looked through."""
        return self._finding is not None

    def find(self) -> None:
        """Look through the whole book."""
        if self._finding is not None:
            return
        job = self._finding = self._runner.study(self._duplicates.find)
        job.over.connect(self._on_finding_over)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._on_finding_finished)
        job.failed.connect(self.failed)
        job.cancelled.connect(self.stopped)

    def stop(self) -> None:
        """Ask the search to stop."""
        if self._finding is not None:
            self._finding.cancel()

    def show_people(self, ids: Sequence[CustomerId]) -> None:
        """Read the lines of some customers."""
        job = self._runner.read(self._duplicates.people, tuple(ids))
        job.finished.connect(self.people_shown)
        job.failed.connect(self.failed)

    def say_different(self, ids: Sequence[CustomerId]) -> None:
        """Remember that these are not the same, so that nobody is asked again."""
        self._saying = tuple(ids)
        job = self._runner.write(self._duplicates.different, self._saying)
        job.finished.connect(self._on_saying_finished)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_finding_over(self, _job: object) -> None:
        self._finding = None

    @Slot(object)
    def _on_finding_finished(self, report: object) -> None:
        if isinstance(report, DuplicateReport):
            self.found.emit(report)

    @Slot(object)
    def _on_saying_finished(self, changes: object) -> None:
        if isinstance(changes, ChangeSet):
            self.said_different.emit(self._saying, changes)
            self._bus.publish(changes, self)
