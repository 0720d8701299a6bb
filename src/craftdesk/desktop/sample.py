"""Makes the sample shop beside the window, in a folder of its own; once made, the system clears it away some day."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import JobRunner
from craftdesk.services.sample_shop.making import make_sample


class SampleMaker(QObject):
    """Makes one sample shop; `made` brings its place."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._path = folder / "Sample shop.craftdesk"
        self._runner = JobRunner(self)

    def start(self) -> None:
        """Begin."""
        job = self._runner.write(self._steps)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._on_job_failed)

    def stop(self) -> None:
        """Leave it; what was begun is thrown away."""
        self._runner.shutdown()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _steps(self) -> object:
        today = datetime.now(UTC).astimezone().date()
        return make_sample(self._path, today=today)

    @Slot(object)
    def _on_job_finished(self, _sample: object) -> None:
        self._runner.shutdown()
        self.made.emit(self._path)
        self.deleteLater()

    @Slot(object)
    def _on_job_failed(self, problem: object) -> None:
        self.stop()
        self.failed.emit(problem)
        self.deleteLater()
