"""Undo, redo, and the list of everything that was done."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import Job, JobRunner, Work
from craftdesk.domain.ids import OperationId
from craftdesk.domain.operation import Operation
from craftdesk.errors import CraftDeskError
from craftdesk.services.backups import Risk
from craftdesk.services.desk import Desk
from craftdesk.services.history import Reverted, Undone

PAGE = 200


class HistoryController(QObject):
    """Takes back and puts back; `state_changed` says what Undo and Redo would do next."""

    undone = Signal(object)
    redone = Signal(object)
    reverted = Signal(object)
    state_changed = Signal(object, object)
    listed = Signal(object, bool)
    imports_listed = Signal(object, bool)
    failed = Signal(object)

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history, self._backups = desk.history, desk.backups
        self._runner, self._bus = runner, bus
        bus.changed.connect(self._on_bus_changed)

    @Slot()
    def undo(self) -> None:
        """Take back the newest operation that stands."""
        self._write(self._history.undo).finished.connect(self._on_undo_finished)

    @Slot()
    def redo(self) -> None:
        """Put back what Undo took back last."""
        self._write(self._history.redo).finished.connect(self._on_redo_finished)

    def revert(self, operation: OperationId) -> None:
        """Take back one operation at any later time; what was changed since is kept."""
        job = self._write(self._backups.guarded, Risk.REVERT, self._history.revert, operation)
        job.finished.connect(self._on_revert_finished)

    def load(self, before: OperationId | None = None) -> None:
        """List operations, newest first, a page at a time."""
        job = self._runner.read(self._page, before)
        job.finished.connect(self._on_load_finished)
        job.failed.connect(self.failed)

    def load_imports(self, before: OperationId | None = None) -> None:
        """List imports, newest first, a page at a time."""
        job = self._runner.read(self._imports, before)
        job.finished.connect(self._on_load_imports_finished)
        job.failed.connect(self.failed)

    def refresh(self) -> None:
        """Find out what Undo and Redo would do next."""
        job = self._runner.read(self._next)
        job.finished.connect(self._on_refresh_finished)

    def _next(self) -> tuple[Operation | None, Operation | None]:
        return self._history.next_undo(), self._history.next_redo()

    def _page(self, before: OperationId | None) -> tuple[list[Operation], bool]:
        found = self._history.list(PAGE + 1, before)
        return found[:PAGE], len(found) > PAGE

    def _imports(self, before: OperationId | None) -> tuple[tuple[Operation, ...], bool]:
        found = self._history.imports(PAGE + 1, before)
        return found[:PAGE], len(found) > PAGE

    def _write(self, work: Work, *args: object) -> Job:
        job = self._runner.write(work, *args)
        job.failed.connect(self._on_job_failed)
        return job

    @Slot(object)
    def _on_undo_finished(self, undone: Undone) -> None:
        self._bus.publish(undone.changes, self)
        self.undone.emit(undone)

    @Slot(object)
    def _on_redo_finished(self, redone: Undone) -> None:
        self._bus.publish(redone.changes, self)
        self.redone.emit(redone)

    @Slot(object)
    def _on_revert_finished(self, reverted: Reverted) -> None:
        self._bus.publish(reverted.changes, self)
        self.reverted.emit(reverted)

    @Slot(object)
    def _on_load_finished(self, page: tuple[list[Operation], bool]) -> None:
        operations, more = page
        self.listed.emit(operations, more)

    @Slot(object)
    def _on_load_imports_finished(self, page: tuple[tuple[Operation, ...], bool]) -> None:
        operations, more = page
        self.imports_listed.emit(operations, more)

    @Slot(object)
    def _on_refresh_finished(self, found: tuple[Operation | None, Operation | None]) -> None:
        self.state_changed.emit(*found)

    @Slot(object)
    def _on_job_failed(self, problem: CraftDeskError) -> None:
        self.failed.emit(problem)
        self.refresh()

    @Slot(object)
    def _on_bus_changed(self, _changes: object) -> None:
        self.refresh()
