"""Rescuing beside the window, for a shop that can't be opened."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.progress import Progress
from craftdesk.domain.salvage import SalvageReport
from craftdesk.errors import CraftDeskError
from craftdesk.services.salvage import salvage
from craftdesk.services.salvage_report import beside, write_report
from craftdesk.texts.salvage import report_lines, summary
from craftdesk.ui.dialogs.rescue import RescueDialog, RescueReport
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow


def _rescue(source: Path, target: Path) -> Generator[Progress, None, SalvageReport]:
    report = yield from salvage(source, target)
    with suppress(CraftDeskError):
        # The report is shown in any case, and can be saved elsewhere.
        write_report(report, beside(report))
    return report


class Rescuing(QObject):
    """One rescue, with its dialog and then its report. `failed` brings None when it was stopped."""

    rescued = Signal(object)  # SalvageReport
    failed = Signal(object)  # CraftDeskError or None

    def __init__(self, kit: Kit, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._window = kit, window
        self._runner = JobRunner(self)
        self._job: Job | None = None
        self.dialog: RescueDialog | None = None
        self.report: RescueReport | None = None
        self._found: SalvageReport | None = None

    def rescue(self, source: Path, target: Path) -> None:
        """Begin the rescue, with its dialog."""
        self.dialog = RescueDialog(self._kit, source.stem, self._window)
        self.dialog.stop_requested.connect(self._on_dialog_stop_requested)
        self.dialog.open()
        job = self._job = self._runner.write(_rescue, source, target)
        job.progressed.connect(self._on_job_progressed)
        job.finished.connect(self._on_rescue_finished)
        job.failed.connect(self._on_job_failed)
        job.cancelled.connect(self._on_job_cancelled)

    def stop(self) -> None:
        """Leave it; what was begun is thrown away."""
        self._runner.shutdown()

    @Slot()
    def _on_dialog_stop_requested(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _on_job_progressed(self, progress: Progress) -> None:
        if self.dialog is not None:
            self.dialog.show_progress(progress)

    @Slot(object)
    def _on_rescue_finished(self, report: SalvageReport) -> None:
        self._found = report
        self._end()
        lines = list(report_lines(report))
        self.report = RescueReport(self._kit, summary(report), lines, beside(report), self._window)
        self.report.save_requested.connect(self._on_report_save_requested)
        self.report.finished.connect(self.deleteLater)
        self.rescued.emit(report)
        self.report.open()

    @Slot(object)
    def _on_job_failed(self, problem: CraftDeskError) -> None:
        self._end()
        self.failed.emit(problem)
        self.deleteLater()

    @Slot()
    def _on_job_cancelled(self) -> None:
        self._end()
        self.failed.emit(None)
        self.deleteLater()

    @Slot(object)
    def _on_report_save_requested(self, target: Path) -> None:
        if self._found is None:
            return
        try:
            write_report(self._found, target)
        except CraftDeskError as problem:
            self.failed.emit(problem)
        else:
            self._window.show_toast(self.tr("Saved as {0}").replace("{0}", target.name))

    def _end(self) -> None:
        self._job = None
        self._runner.shutdown()
        if self.dialog is not None:
            self.dialog.end()
            self.dialog = None
