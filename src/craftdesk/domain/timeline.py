"""What happened with a customer, entry by entry: notes now; calls, visits and tasks share the same shape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from craftdesk.domain.ids import UNSAVED, CustomerId, NoteId


class EntryKind(StrEnum):
    """The kinds of entry that a person writes."""

    NOTE = "note"
    CALL = "call"
    VISIT = "visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One entry of a customer's timeline; a pinned one stands first and on the overview."""

    id: NoteId = NoteId(UNSAVED)
    customer_id: CustomerId
    kind: EntryKind = EntryKind.NOTE
    at: datetime
    text: str
    pinned: bool = False
