"""Notes on customers, and the timeline in which orders and changes stand among them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import CustomerId, NoteId
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import Operation, OperationLabel
from craftdesk.domain.order_life import StepOfOrder
from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.query import OrderQuery
from craftdesk.domain.timeline import TimelineEntry
from craftdesk.domain.validation import TEXT_LIMIT, clean_text
from craftdesk.errors import Problem, ValidationProblem
from craftdesk.storage import customer_history, order_list, order_states
from craftdesk.storage.book import Store, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedNote:
    """A note as it is kept now, and what changed."""

    entry: TimelineEntry
    changes: ChangeSet


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineItem:
    """One thing that happened: exactly one of `entry`, `order`, `step` and `operation` is there."""

    at: datetime
    entry: TimelineEntry | None = None
    order: OrderRow | None = None
    operation: Operation | None = None
    step: StepOfOrder | None = None


class NoteService:
    """What can be done with notes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, customer: CustomerId) -> list[TimelineEntry]:
        """A customer's notes: pinned ones first, then newest first."""
        with self._store.reading() as book:
            return book.timeline.of(customer)

    def add(self, customer: CustomerId, text: str, *, pinned: bool = False) -> SavedNote:
        """Writes a note down, dated now."""
        cleaned = kept_text(text)
        with self._store.begin(OperationLabel("note.added")) as unit:
            say_whose(unit, "note.added", customer)
            entry = unit.timeline.add(TimelineEntry(customer_id=customer, at=unit.now, text=cleaned, pinned=pinned))
            return SavedNote(entry=unit.timeline.get(entry.id), changes=unit.commit())

    def change(self, entry: TimelineEntry) -> SavedNote:
        """Saves a changed text, or pins and unpins; the date stays."""
        cleaned = replace(entry, text=kept_text(entry.text))
        with self._store.begin(OperationLabel("note.changed")) as unit:
            standing = unit.timeline.get(entry.id)
            kept = replace(cleaned, customer_id=standing.customer_id, at=standing.at)
            if kept != standing:
                unit.timeline.save(kept)
            say_whose(unit, "note.changed", standing.customer_id)
            return SavedNote(entry=unit.timeline.get(entry.id), changes=unit.commit())

    def remove(self, number: NoteId) -> ChangeSet:
        """Removes a note."""
        with self._store.begin(OperationLabel("note.removed")) as unit:
            say_whose(unit, "note.removed", unit.timeline.get(number).customer_id)
            unit.timeline.remove(number)
            return unit.commit()

    def timeline(self, customer: CustomerId, limit: int = 500) -> list[TimelineItem]:
        """Notes, orders with their steps, and changes of a customer, newest first."""
        with self._store.reading() as book:
            entries = book.timeline.of(customer)
            orders = order_list.rows_of(book.raw, OrderQuery(customer_id=customer))[:limit]
            steps = order_states.steps_of(book.raw, customer, limit)
            operations = customer_history.operations_on(book.raw, customer, limit)
        items = [TimelineItem(at=entry.at, entry=entry) for entry in entries]
        items += [
            TimelineItem(at=datetime.combine(order.ordered_on, time(12), tzinfo=UTC), order=order) for order in orders
        ]
        items += [TimelineItem(at=one.step.at, step=one) for one in steps]
        # A note that was written is in the list itself; that it was written need not be.
        items += [
            TimelineItem(at=operation.at, operation=operation)
            for operation in operations
            if not operation.label.code.startswith(("note.", "task."))
        ]
        return sorted(items, key=lambda item: item.at, reverse=True)[:limit]


def kept_text(text: str, empty: str = "note.empty") -> str:
    """The text of an entry as it is kept; ValidationProblem for none and for one that is too long."""
    cleaned = clean_text(text)
    if not cleaned:
        raise ValidationProblem((Problem(empty, "text"),))
    if len(cleaned) > TEXT_LIMIT:
        raise ValidationProblem((Problem("text.too_long", "text", {"length": len(cleaned), "limit": TEXT_LIMIT}),))
    return cleaned


def say_whose(unit: UnitOfWork, code: str, customer: CustomerId) -> None:
    """Names the customer in what Undo and the history call the operation."""
    name = display_name(unit.customers.get(customer))
    unit.relabel(OperationLabel(code, {"name": name, "customer": customer}))
