"""Writing a file beside the window, with progress and a way out."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.progress import Progress
from craftdesk.domain.query import CustomerQuery
from craftdesk.services.desk import Desk
from craftdesk.services.export.wish import Exported, ExportWish
from craftdesk.services.lists import CustomerList


def export(desk: Desk, wish: ExportWish) -> Generator[Progress, None, Exported]:
    """Write the file; closed before its end, no file is left."""
    return (yield from desk.export.export(wish, today=desk.today()))


def count_shown(desk: Desk, query: CustomerQuery) -> int:
    """How many customers a query finds."""
    with closing(CustomerList(desk.shop, desk.today)) as customers:
        return customers.count(query)


class ExportController(QObject):
    """Slots: count, export, cancel. Exactly one of exported, failed and cancelled follows an export."""

    counted = Signal(object)  # int
    progressed = Signal(object)  # Progress
    exported = Signal(object)  # Exported
    failed = Signal(object)  # CraftDeskError
    cancelled = Signal()

    def __init__(self, desk: Desk, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._job: Job | None = None

    @property
    def today(self) -> date:
        """The day where the owner is."""
        return self._desk.today()

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    def count(self, query: CustomerQuery) -> None:
        """Ask how many customers a query finds."""
        job = self._runner.read(count_shown, self._desk, query)
        job.finished.connect(self.counted)

    def export(self, wish: ExportWish) -> None:
        """Write a file."""
        if self._job is not None:
            return
        job = self._job = self._runner.study(export, self._desk, wish)
        job.is_awaited = True
        job.progressed.connect(self.progressed)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._on_job_failed)
        job.cancelled.connect(self._on_job_cancelled)

    def cancel(self) -> None:
        """Ask the writing to stop; nothing of the file stays."""
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _on_job_finished(self, result: object) -> None:
        self._job = None
        self.exported.emit(result)

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        self._job = None
        self.failed.emit(error)

    @Slot()
    def _on_job_cancelled(self) -> None:
        self._job = None
        self.cancelled.emit()
