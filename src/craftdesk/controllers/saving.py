"""What the controllers of all forms share: how a save ends, and what is read again when somebody else was quicker."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner, Work
from craftdesk.controllers.newest import Newest
from craftdesk.domain.changes import ChangeSet, changes_of
from craftdesk.domain.ids import UNSAVED
from craftdesk.errors import Conflict, CraftDeskError, ValidationProblem
from craftdesk.services.desk import Desk


class SavingController(QObject):
    """Exactly one of saved, refused, conflicted, failed follows a save; failed may follow a reading, too."""

    opened = Signal(object)  # what the form needs to know
    saved = Signal(object)  # what the service gave back
    refused = Signal(object)  # tuple[Problem, ...]
    conflicted = Signal(object)  # what stands in the file now
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus
        self._opening = Newest(self)
        self._opening.answered.connect(self.opened)
        self._opening.failed.connect(self.failed)

    def let_go(self) -> None:
        """Nobody waits any more for what is being read for the form."""
        self._opening.let_go()

    def _start_opening(self, work: Work, *args: object) -> None:
        """Read what the form opens with; only what was asked for last is told."""
        self._opening.follow(self._runner.read(work, *args))

    def _start_save(self, work: Work, *args: object) -> None:
        job = self._runner.write(work, *args)
        job.finished.connect(self._on_save_finished)
        job.failed.connect(self._on_save_failed)

    def _changes(self, result: object) -> ChangeSet | None:
        """What a save changed, of what its service gave back."""
        return changes_of(result)

    def _read_again(self, number: int) -> object:
        """Read what stands in the file under a number; runs beside the window."""
        raise NotImplementedError

    @Slot(object)
    def _on_save_finished(self, result: object) -> None:
        # The form lets go of its draft before anybody reads anew what stands beside it.
        self.saved.emit(result)
        changes = self._changes(result)
        if changes is not None:
            self._bus.publish(changes, self)

    @Slot(object)
    def _on_save_failed(self, error: object) -> None:
        if isinstance(error, ValidationProblem):
            self.refused.emit(error.problems)
        elif isinstance(error, Conflict):
            job = self._runner.read(self._read_again, int(error.params.get("id", UNSAVED)))
            job.finished.connect(self.conflicted)
            job.failed.connect(self.failed)
        elif isinstance(error, CraftDeskError):
            self.failed.emit(error)
