"""Fields of the shop's own: reads them with what is in them, and carries out what the owner does with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import Job, JobRunner, Work
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.services.custom_fields import Misfits, SavedField
from craftdesk.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFields:
    """All fields in the shop's order, and how many customers have something in each, and each choice of each."""

    fields: tuple[CustomField, ...]
    used: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherKind:
    """What a field would be as another kind: the choices that its values need, and what does not fit."""

    key: str
    kind: CustomKind
    choices: tuple[str, ...]
    misfits: Misfits


def read_fields(desk: Desk) -> OwnFields:
    """Read everything that the dialog shows."""
    fields = desk.custom_fields.fields(active=None)
    choices = {one.key: desk.custom_fields.choices_used(one.key) for one in fields if one.kind.has_choices}
    return OwnFields(fields=fields, used=desk.custom_fields.used(), choices=choices)


def read_other_kind(desk: Desk, key: str, kind: CustomKind) -> OtherKind:
    """Look what a field would be as another kind."""
    service = desk.custom_fields
    return OtherKind(
        key=key, kind=kind, choices=service.choices_for(key, kind), misfits=service.misfits(key, kind)
    )  # fmt: skip


class OwnFieldsController(QObject):
    """Slots are what the owner does; `done` names it and brings the field, `loaded` follows whenever fields changed."""

    loaded = Signal(object)  # OwnFields
    considered = Signal(object)  # OtherKind
    done = Signal(str, object)  # SavedField or None
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus
        self._jobs: dict[Job, str] = {}
        self._ended = ""
        bus.changed.connect(self._on_bus_changed)

    def load(self) -> None:
        """Read the fields."""
        job = self._runner.read(read_fields, self._desk)
        job.finished.connect(self.loaded)
        job.failed.connect(self.failed)

    def consider(self, key: str, kind: CustomKind) -> None:
        """Look what would become of a field's values as another kind."""
        job = self._runner.read(read_other_kind, self._desk, key, kind)
        job.finished.connect(self.considered)
        job.failed.connect(self.failed)

    def define(self, draft: CustomField) -> None:
        """Add a field."""
        self._start("defined", self._desk.custom_fields.define, draft)

    def change(self, draft: CustomField, replaced: Mapping[str, str]) -> None:
        """Save title, kind and choices."""
        self._start("changed", self._desk.custom_fields.change, draft, dict(replaced))

    def reorder(self, keys: Sequence[str]) -> None:
        """Put the fields into an order."""
        self._start("reordered", self._desk.custom_fields.reorder, tuple(keys))

    def put_away(self, key: str) -> None:
        """Take a field out of forms and cards; its values stay."""
        self._start("put_away", self._desk.custom_fields.put_away, key)

    def take_back(self, key: str) -> None:
        """Use a field again that was put away."""
        self._start("taken_back", self._desk.custom_fields.take_back, key)

    def remove(self, key: str) -> None:
        """Delete a field with what is in it."""
        self._start("removed", self._desk.custom_fields.remove, key)

    def undo(self) -> None:
        """Take back what was done last."""
        self._start("undone", self._desk.history.undo)

    def _start(self, kind: str, work: Work, *args: object) -> None:
        job = self._runner.write(work, *args)
        self._jobs[job] = kind
        job.over.connect(self._on_job_over)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_job_over(self, job: Job) -> None:
        self._ended = self._jobs.pop(job)

    @Slot(object)
    def _on_job_finished(self, result: object) -> None:
        kind = self._ended
        changes = result if isinstance(result, ChangeSet) else getattr(result, "changes", None)
        if isinstance(changes, ChangeSet):
            self._bus.publish(changes, self)
            if changes.is_empty:
                self.load()
        self.done.emit(kind, result if isinstance(result, SavedField) else None)

    @Slot(object)
    def _on_bus_changed(self, changes: object) -> None:
        if isinstance(changes, ChangeSet) and changes.everything:
            self.load()
