"""The figures of the shop for the period in sight: worked out beside the window, and kept until something changes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.period import Period
from craftdesk.domain.shop_figures import ShopFigures
from craftdesk.services.desk import Desk


class ShopFiguresController(QObject):
    """Slots: show, hide, stop. Only the newest question is answered."""

    loaded = Signal(object, object)  # Period, ShopFigures
    progressed = Signal(object)
    stopped = Signal()
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._in_sight = False
        self._period: Period | None = None
        self._known: dict[tuple[Period, date], ShopFigures] = {}
        self._job: Job | None = None
        bus.changed.connect(self._on_bus_changed)

    def today(self) -> date:
        """Today, where the shop is."""
        return self._desk.today()

    def show(self, period: Period) -> None:
        """The figures of a period: at once where nothing changed since they were asked for last."""
        self._in_sight, self._period = True, period
        if self._job is not None:
            self._job.cancel()
            self._job = None
        known = self._known.get((period, self.today()))
        if known is not None:
            self.loaded.emit(period, known)
            return
        # The studying thread: cards are read meanwhile.
        self._job = self._runner.study(self._desk.figures.period, period, self.today())
        self._job.progressed.connect(self._on_job_progressed)
        self._job.finished.connect(self._on_job_finished)
        self._job.failed.connect(self._on_job_failed)

    def hide(self) -> None:
        """Nobody looks: what changes from now on is worked out when somebody comes back."""
        self._in_sight = False

    def stop(self) -> None:
        """Let the work under way be."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.stopped.emit()

    @Slot(object)
    def _on_job_progressed(self, progress: object) -> None:
        if self.sender() is self._job:
            self.progressed.emit(progress)

    @Slot(object)
    def _on_job_finished(self, figures: object) -> None:
        if self.sender() is not self._job or not isinstance(figures, ShopFigures) or self._period is None:
            return
        self._job = None
        self._known[self._period, self.today()] = figures
        self.loaded.emit(self._period, figures)

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.failed.emit(error)

    @Slot(object)
    def _on_bus_changed(self, _changes: object) -> None:
        self._known.clear()
        if self._in_sight and self._period is not None:
            self.show(self._period)
        elif self._job is not None:
            self._job.cancel()
            self._job = None
