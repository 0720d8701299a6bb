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
    stated: int | None = None
    """The total that the file states, or the sum of the lines where it states none; None: the order's own."""
    only_returns: bool = False
    """Rows that only give back what was paid for an order of the book; `problem` holds if it isn't there."""

    @property
    def total(self) -> int:
        """What the file says that the order comes to."""
        if self.stated is not None:
            return self.stated
        return self.order.total if self.order is not None else 0
