"""An operation: one thing the owner did, with a label; the unit of undo and of the history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from craftdesk.domain.ids import OperationId


@dataclass(frozen=True, slots=True)
class OperationLabel:
    """A code with parameters, put into words where it is shown: `customer.changed` {name: "Anna Berg"}."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)


class OperationState(StrEnum):
    """Done; undone and ready to be redone; undone for good because something else was done since."""

    DONE = "done"
    UNDONE = "undone"
    SUPERSEDED = "superseded"


class OperationKind(StrEnum):
    """Something done, or the taking back and putting back of it; ISSUE is done for good, such as an invoice."""

    DO = "do"
    ISSUE = "issue"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A line of the history. `changes` counts the records it touched; `undoes` names what an undo or redo acts on."""

    id: OperationId
    kind: OperationKind
    state: OperationState
    label: OperationLabel
    at: datetime
    by: str
    changes: int
    undoes: OperationId | None = None
    reverted_by: OperationId | None = None
