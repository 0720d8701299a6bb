"""What happened with a customer, or is to be done for them, entry by entry: notes, calls, visits and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from craftdesk.domain.ids import UNSAVED, CustomerId, NoteId


class EntryKind(StrEnum):
    """The kinds of entry that a person writes."""

    NOTE = "note"
    CALL = "call"
    VISIT = "visit"
    TASK = "task"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One entry of a customer's timeline; a pinned one stands first and on the overview.

    Only a task has `due_on` (the day by which it is to be done; None: some day) and `done_on` (None: still open).
    """

    id: NoteId = NoteId(UNSAVED)
    customer_id: CustomerId
    kind: EntryKind = EntryKind.NOTE
    at: datetime
    text: str
    pinned: bool = False
    due_on: date | None = None
    done_on: date | None = None

    @property
    def is_task(self) -> bool:
        """Whether this is something to do."""
        return self.kind is EntryKind.TASK

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.is_task and self.done_on is None


def by_urgency(task: TimelineEntry) -> tuple[bool, date, datetime]:
    """The order in which open tasks are looked at: the earliest day first, those without a day last."""
    return task.due_on is None, task.due_on or date.max, task.at
