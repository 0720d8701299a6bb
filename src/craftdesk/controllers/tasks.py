"""The tasks of a customer: added, changed, ticked off, opened again, removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import CustomerId, NoteId
from craftdesk.services.desk import Desk
from craftdesk.services.notes import SavedNote

_Work = Callable[[], SavedNote] | Callable[[], ChangeSet]


class TaskController(QObject):
    """Slots: add, change, tick, remove; each is one step of undo."""

    done = Signal(str)  # what was done: added, changed, ticked, reopened, removed
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus

    def today(self) -> date:
        """The day it is where the shop is."""
        return self._desk.today()

    def add(self, customer: CustomerId, text: str, due_on: date | None) -> None:
        """Write a task down."""
        self._write("added", partial(self._desk.tasks.add, customer, text, due_on))

    def change(self, task: NoteId, text: str, due_on: date | None) -> None:
        """Change the text and the day of a task."""
        self._write("changed", partial(self._desk.tasks.change, task, text, due_on))

    def tick(self, task: NoteId, *, done: bool = True) -> None:
        """Tick a task off, or open it again."""
        self._write("ticked" if done else "reopened", partial(self._desk.tasks.tick, task, done=done))

    def remove(self, task: NoteId) -> None:
        """Remove a task."""
        self._write("removed", partial(self._desk.tasks.remove, task))

    def _write(self, what: str, work: _Work) -> None:
        job = self._runner.write(_done, what, work)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_job_finished(self, result: object) -> None:
        if isinstance(result, tuple) and isinstance(result[1], ChangeSet):
            self.done.emit(result[0])
            self._bus.publish(result[1], self)


def _done(what: str, work: _Work) -> tuple[str, ChangeSet]:
    result = work()
    return what, result if isinstance(result, ChangeSet) else result.changes
