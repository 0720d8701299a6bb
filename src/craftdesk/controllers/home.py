"""What a day begins with: read beside the window, anew when something changes and when the day does."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.home import Today
from craftdesk.domain.ids import NoteId, WantId
from craftdesk.services.desk import Desk
from craftdesk.services.notes import SavedNote

_PAUSE_MS = 150
_LONGEST_SLEEP_MS = 3_600_000
"""A machine that slept may be late; once an hour the day is compared."""


class HomeController(QObject):
    """Slots: show, hide, tick, tell. `counted` says how much is due also while nobody looks at the page."""

    loaded = Signal(object)  # Today
    slipping_loaded = Signal(object)  # SomeSlipping
    counted = Signal(int)
    ticked = Signal(object, bool)  # TimelineEntry, whether it is done now
    told = Signal()
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus
        self._in_sight = False
        self._all_tasks = False
        self._job: Job | None = None
        self._slipping_job: Job | None = None
        self._day = desk.today()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self._midnight = QTimer(self)
        self._midnight.setSingleShot(True)
        self._midnight.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._midnight.timeout.connect(self.look_at_the_clock)
        bus.changed.connect(self._on_bus_changed)
        self._wait_for_midnight()
        self.reload()

    def show(self) -> None:
        """The page is in sight: read all of it, now and whenever something changes."""
        self._in_sight = True
        self.reload()

    def hide(self) -> None:
        """The page is out of sight: from now on only count."""
        self._in_sight = False

    def show_all_tasks(self, *, all_tasks: bool) -> None:
        """Read every open task, or the most urgent ones."""
        self._all_tasks = all_tasks
        self.reload()

    def tick(self, task: NoteId, *, done: bool = True) -> None:
        """Tick a task off, or open it again."""
        job = self._runner.write(_ticked, self._desk, task, done)
        job.finished.connect(self._on_tick_finished)
        job.failed.connect(self.failed)

    def tell(self, want: WantId) -> None:
        """Note that a customer was told what they waited for."""
        job = self._runner.write(self._desk.wants.mark_told, want)
        job.finished.connect(self._on_tell_finished)
        job.failed.connect(self.failed)

    @Slot()
    def reload(self) -> None:
        """Read anew what is needed: the page, or the count."""
        self._job = self._runner.read(self._read, self._in_sight, self._all_tasks)
        self._job.finished.connect(self._on_job_finished)
        self._job.failed.connect(self.failed)

    @Slot()
    def look_at_the_clock(self) -> None:
        """A new day brings other things."""
        day = self._desk.today()
        if day != self._day:
            self._day = day
            self.reload()
        self._wait_for_midnight()

    def _read(self, whole: bool, all_tasks: bool) -> Today | int:  # noqa: FBT001 - handed over by the runner
        return self._desk.home.today(all_tasks=all_tasks) if whole else self._desk.home.waiting()

    def _wait_for_midnight(self) -> None:
        now = self._desk.shop.clock().astimezone()
        midnight = datetime.combine(now.date() + timedelta(days=1), time(), tzinfo=now.tzinfo)
        left = int((midnight - now).total_seconds() * 1000) + 1_000
        self._midnight.start(min(left, _LONGEST_SLEEP_MS))

    @Slot(object)
    def _on_job_finished(self, found: object) -> None:
        if self.sender() is not self._job:
            return
        if isinstance(found, Today):
            self.counted.emit(found.waiting)
            self.loaded.emit(found)
            self._slipping_job = self._runner.study(self._desk.home.slipping)
            self._slipping_job.finished.connect(self._on_slipping_finished)
        elif isinstance(found, int):
            self.counted.emit(found)

    @Slot(object)
    def _on_slipping_finished(self, found: object) -> None:
        if self.sender() is self._slipping_job:
            self.slipping_loaded.emit(found)

    @Slot(object)
    def _on_tell_finished(self, changes: object) -> None:
        if isinstance(changes, ChangeSet):
            self._bus.publish(changes, self)
            self.told.emit()

    @Slot(object)
    def _on_tick_finished(self, saved: object) -> None:
        if isinstance(saved, SavedNote):
            self._bus.publish(saved.changes, self)
            self.ticked.emit(saved.entry, not saved.entry.is_open)

    @Slot(object)
    def _on_bus_changed(self, changes: object) -> None:
        if isinstance(changes, ChangeSet):
            self._pause.start()


def _ticked(desk: Desk, task: NoteId, done: bool) -> SavedNote:  # noqa: FBT001 - handed over by the runner
    return desk.tasks.tick(task, done=done)
