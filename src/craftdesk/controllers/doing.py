"""What controllers share that carry out many small changes: each is done and named, or fails."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner, Work
from craftdesk.domain.changes import ChangeSet, changes_of
from craftdesk.services.desk import Desk


class DoingController(QObject):
    """Exactly one of done and failed follows a change; failed may follow a reading, too."""

    done = Signal(str)  # what was done
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus

    def _write(self, what: str, work: Work, *args: object) -> None:
        job = self._runner.write(_named, what, work, *args)
        job.finished.connect(self._on_write_finished)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_write_finished(self, result: tuple[str, ChangeSet | None]) -> None:
        what, changes = result
        self.done.emit(what)
        if changes is not None:
            self._bus.publish(changes, self)


def _named(what: str, work: Work, *args: object) -> tuple[str, ChangeSet | None]:
    return what, changes_of(work(*args))
