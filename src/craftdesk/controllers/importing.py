"""Bringing a file in: plan it, plan it anew for every choice, hand out its rows in pages, apply it, take it back."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.import_rows import ImportRows
from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.ids import OperationId
from craftdesk.domain.progress import Progress
from craftdesk.errors import CraftDeskError
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.rejects import write_rejects
from craftdesk.importing.remembering import remembered_files
from craftdesk.importing.report import ImportReport
from craftdesk.importing.session import ImportChoices, apply_import, plan_import
from craftdesk.importing.source import Source
from craftdesk.services.backups import Risk
from craftdesk.services.desk import Desk
from craftdesk.services.history import Reverted
from craftdesk.texts import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """A plan, and the fields that the owner may map columns to."""

    plan: ImportPlan
    own: tuple[CustomField, ...]
    remembered_on: date | None = None


def _planned(desk: Desk, source: Path | Source, choices: ImportChoices) -> Generator[Progress, None, _Planned]:
    plan = yield from plan_import(desk, source, choices)
    return _Planned(plan=plan, own=desk.custom_fields.fields(), remembered_on=_remembered_on(desk, plan))


def _remembered_on(desk: Desk, plan: ImportPlan) -> date | None:
    """The day on which what was chosen for such files held last."""
    if not plan.remembered:
        return None
    days = [used_at[:10] for signature, _, used_at in remembered_files(desk) if signature == plan.signature]
    try:
        return date.fromisoformat(days[0]) if days else None
    except ValueError:
        return None


class ImportController(QObject):
    """Slots: open, choose, stop_planning, apply, stop_applying, save_rejects, take_back.

    `planned`, `plan_failed` or `plan_stopped` follows the newest of open and choose; older ones stay silent.
    """

    plan_progressed = Signal(object)  # Progress
    planned = Signal(object)  # ImportPlan
    plan_failed = Signal(object)  # CraftDeskError
    plan_stopped = Signal()
    apply_progressed = Signal(object)  # Progress
    applied = Signal(object)  # ImportReport
    apply_failed = Signal(object)  # CraftDeskError
    apply_stopped = Signal()
    rejects_saved = Signal(object, int)  # Path, number of rows
    rejects_failed = Signal(object)  # CraftDeskError
    taken_back = Signal(object)  # Reverted
    take_back_failed = Signal(object)  # CraftDeskError
    followed = Signal(object)  # Operation of the last import as it stands after a change, None when it is forgotten

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus
        self._source: Path | Source = Path()
        self._choices = ImportChoices()
        self._plan: ImportPlan | None = None
        self._own: tuple[CustomField, ...] = ()
        self.remembered_on: date | None = None
        self._planning: Job | None = None
        self._applying: Job | None = None
        self._saving_to = Path()
        self._brought: OperationId | None = None
        self.rows = ImportRows(desk, runner, self)
        bus.changed.connect(self._on_bus_changed)

    @property
    def plan(self) -> ImportPlan | None:
        """The plan in force, None before the first."""
        return self._plan

    @property
    def choices(self) -> ImportChoices:
        """What the owner settled so far."""
        return self._choices

    @property
    def own_fields(self) -> tuple[CustomField, ...]:
        """The shop's own fields as the plan found them, which a column can become, too."""
        return self._own

    @property
    def is_planning(self) -> bool:
        """Whether a file is being looked through."""
        return self._planning is not None

    @property
    def is_applying(self) -> bool:
        """Whether rows are being brought in."""
        return self._applying is not None

    def open(self, source: Path | Source, sheet: str | None = None) -> None:
        """Look through a file, one sheet of it or what was pasted, with nothing else settled yet."""
        self._source = source
        self._plan = None
        self.choose(ImportChoices(sheet=sheet))

    def choose(self, choices: ImportChoices) -> None:
        """Look through the file anew with these choices; a look under way is given up."""
        self._give_up_planning()
        self._choices = choices
        job = self._planning = self._runner.study(_planned, self._desk, self._source, choices)
        job.progressed.connect(self._on_planning_progressed)
        job.finished.connect(self._on_planning_finished)
        job.failed.connect(self._on_planning_failed)
        job.cancelled.connect(self._on_planning_cancelled)

    def stop_planning(self) -> None:
        """Ask the look through the file to stop; `plan_stopped` follows."""
        if self._planning is not None:
            self._planning.cancel()

    def apply(self) -> None:
        """Bring the planned rows in; exactly one of applied, apply_failed and apply_stopped follows."""
        if self._plan is None or self._planning is not None or self._applying is not None:
            return
        job = self._applying = self._runner.write(apply_import, self._desk, self._plan)
        job.progressed.connect(self.apply_progressed)
        job.finished.connect(self._on_applying_finished)
        job.failed.connect(self._on_applying_failed)
        job.cancelled.connect(self._on_applying_cancelled)

    def stop_applying(self) -> None:
        """Ask the import to stop; nothing of it stays."""
        if self._applying is not None:
            self._applying.cancel()

    def save_rejects(self, report: ImportReport, path: Path) -> None:
        """Write the rejected rows as a file that can be corrected and brought in again."""
        self._saving_to = path
        job = self._runner.study(write_rejects, report.plan, path, sentence)
        job.finished.connect(self._on_saving_finished)
        job.failed.connect(self.rejects_failed)

    def take_back(self, report: ImportReport) -> None:
        """Undo an import; what was changed since is kept and listed."""
        if report.operation is None:
            return
        guarded, revert = self._desk.backups.guarded, self._desk.history.revert
        job = self._runner.write(guarded, Risk.REVERT, revert, report.operation)
        job.finished.connect(self._on_taking_back_finished)
        job.failed.connect(self.take_back_failed)

    def close(self) -> None:
        """Forget the file."""
        self._give_up_planning()
        self._plan = None
        self.rows.show(None)

    def _give_up_planning(self) -> None:
        job, self._planning = self._planning, None
        if job is not None:
            job.cancel()

    @Slot(object)
    def _on_planning_progressed(self, progress: object) -> None:
        if self.sender() is self._planning:
            self.plan_progressed.emit(progress)

    @Slot(object)
    def _on_planning_finished(self, found: object) -> None:
        if self.sender() is self._planning and isinstance(found, _Planned):
            self._planning = None
            self._plan, self._own = found.plan, found.own
            self.remembered_on = found.remembered_on
            self.rows.show(found.plan)
            self.planned.emit(found.plan)

    @Slot(object)
    def _on_planning_failed(self, error: object) -> None:
        if self.sender() is self._planning and isinstance(error, CraftDeskError):
            self._planning = None
            self.plan_failed.emit(error)

    @Slot()
    def _on_planning_cancelled(self) -> None:
        if self.sender() is self._planning:
            self._planning = None
            self.plan_stopped.emit()

    @Slot(object)
    def _on_applying_finished(self, report: object) -> None:
        self._applying = None
        if isinstance(report, ImportReport):
            self._brought = report.operation
            self.applied.emit(report)
            self._bus.publish(report.changes, self)

    @Slot(object)
    def _on_applying_failed(self, error: object) -> None:
        self._applying = None
        self.apply_failed.emit(error)

    @Slot()
    def _on_applying_cancelled(self) -> None:
        self._applying = None
        self.apply_stopped.emit()

    @Slot(object)
    def _on_saving_finished(self, count: object) -> None:
        self.rejects_saved.emit(self._saving_to, count if isinstance(count, int) else 0)

    @Slot(object)
    def _on_taking_back_finished(self, result: object) -> None:
        if isinstance(result, Reverted):
            self.taken_back.emit(result)
            self._bus.publish(result.changes, self)

    @Slot(object)
    def _on_bus_changed(self, _changes: object) -> None:
        """What was brought in may have been undone or redone elsewhere."""
        if self._brought is not None:
            self._runner.read(self._desk.history.operation, self._brought).finished.connect(self.followed)
