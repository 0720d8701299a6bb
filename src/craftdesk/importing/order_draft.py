"""An order as the rows of a file tell it, or the reason why they tell none."""

from __future__ import annotations

from dataclasses import dataclass

from craftdesk.domain.order import Order
from craftdesk.importing.outcome import RowMessage
from craftdesk.importing.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft:
    """One order of the file: its rows, the draft, who bought it (None: nobody said)."""

    rows: tuple[int, ...]
    order: Order | None
    person: Person | None = None
    problem: RowMessage | None = None
