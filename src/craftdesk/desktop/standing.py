"""Drafting standing orders when they are due: when a shop is opened, and when another day begins."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.services.desk import Desk
from craftdesk.services.standing_orders import Drafted

_LOOK_MS = 5 * 60 * 1000
"""How often it is looked whether another day has begun; a timer set to midnight would oversleep with the machine."""


class StandingParts(QObject):
    """Looks first and writes only when something is due; a shop opened for reading is left alone."""

    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)  # CraftDeskError

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._runner, self._bus = shell, desk, runner, bus
        self._day = desk.today()
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._on_clock_timeout)
        if not shell.shop.read_only:
            self._clock.start()
            self._look()

    def _look(self) -> None:
        job = self._runner.read(self._desk.standing.is_due, self._day)
        job.finished.connect(self._on_looked)
        job.failed.connect(self.problem_raised)

    @Slot(object)
    def _on_looked(self, due: object) -> None:
        if due:
            job = self._runner.write(self._desk.standing.due, self._day)
            job.finished.connect(self._on_drafted)
            job.failed.connect(self.problem_raised)

    @Slot(object)
    def _on_drafted(self, done: object) -> None:
        if not isinstance(done, Drafted):
            return
        self._bus.publish(done.changes)
        if not done.orders:
            return
        count, fmt = len(done.orders), self._shell.kit.format
        one, many = self.tr("1 standing order drafted"), self.tr("{0} standing orders drafted")
        words = one if count == 1 else many.replace("{0}", fmt.count(count))
        if done.left_out:
            left = self.tr("{0} older days left out").replace("{0}", fmt.count(done.left_out))
            words = f"{words} · {left}"
        self.toast_requested.emit(words, True)  # noqa: FBT003 - a signal has no keywords

    @Slot()
    def _on_clock_timeout(self) -> None:
        today = self._desk.today()
        if today != self._day:
            self._day = today
            self._look()
