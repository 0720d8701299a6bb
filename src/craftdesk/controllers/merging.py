"""Making one customer of several: what would become of them, and doing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.merging import MergeProposal
from craftdesk.domain.query import CustomerRow
from craftdesk.services.backups import Risk
from craftdesk.services.desk import Desk
from craftdesk.services.merging import Merged


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeShown:
    """What a merge would do, with the line of each customer in the order of the proposal.

    `own` are the shop's own fields; `names` are those of the customers who sent one of these.
    """

    proposal: MergeProposal
    rows: tuple[CustomerRow, ...]
    currency: str
    own: tuple[CustomField, ...] = ()
    names: Mapping[CustomerId, str] = field(default_factory=dict)


class MergeController(QObject):
    """Slots: propose, merge; `proposed` answers the newest propose only."""

    proposed = Signal(object)  # MergeShown
    merged = Signal(object)  # Merged
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus
        self._proposing: Job | None = None

    def propose(
        self, keep: CustomerId, others: Sequence[CustomerId], choices: Mapping[str, CustomerId] | None = None
    ) -> None:
        """Work out what would become of some customers."""
        job = self._proposing = self._runner.read(self._proposal, keep, tuple(others), dict(choices or {}))
        job.finished.connect(self._on_proposing_finished)
        job.failed.connect(self.failed)

    def merge(self, keep: CustomerId, others: Sequence[CustomerId], choices: Mapping[str, CustomerId]) -> None:
        """Make one of them; undo gives all of them back."""
        merge, guarded = self._desk.merging.merge, self._desk.backups.guarded
        job = self._runner.write(guarded, Risk.MERGE, merge, keep, tuple(others), dict(choices))
        job.finished.connect(self._on_merging_finished)
        job.failed.connect(self.failed)

    def _proposal(
        self, keep: CustomerId, others: tuple[CustomerId, ...], choices: Mapping[str, CustomerId]
    ) -> MergeShown:
        proposal = self._desk.merging.propose(keep, others, choices)
        people = [one.id for one in proposal.customers]
        senders = [one.referred_by for one in proposal.customers if one.referred_by is not None]
        rows = {row.id: row for row in self._desk.duplicates.people([*people, *senders])}
        return MergeShown(
            proposal=proposal,
            rows=tuple(rows[one] for one in people),
            currency=self._desk.settings.get().currency,
            own=self._desk.custom_fields.fields(active=None),
            names={one: rows[one].name for one in senders if one in rows},
        )

    @Slot(object)
    def _on_proposing_finished(self, shown: object) -> None:
        if self.sender() is self._proposing and isinstance(shown, MergeShown):
            self.proposed.emit(shown)

    @Slot(object)
    def _on_merging_finished(self, done: object) -> None:
        if isinstance(done, Merged):
            self.merged.emit(done)
            self._bus.publish(done.changes, self)
