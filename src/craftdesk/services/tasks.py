"""What is to be done for customers: tasks with a day, ticked off when they are done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import CustomerId, NoteId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.timeline import EntryKind, TimelineEntry
from craftdesk.errors import NotFound
from craftdesk.services.notes import SavedNote, kept_text, say_whose
from craftdesk.storage.book import Store, UnitOfWork


class TaskService:
    """What can be done with tasks; each is an entry of its customer's timeline."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open_of(self, customer: CustomerId) -> list[TimelineEntry]:
        """What is still to be done for a customer, the most urgent first."""
        with self._store.reading() as book:
            return book.timeline.open_tasks(customer)

    def add(self, customer: CustomerId, text: str, due_on: date | None) -> SavedNote:
        """Writes a task down; without a day it is to be done some day."""
        cleaned = kept_text(text, "task.empty")
        with self._store.begin(OperationLabel("task.added")) as unit:
            say_whose(unit, "task.added", customer)
            entry = unit.timeline.add(
                TimelineEntry(customer_id=customer, kind=EntryKind.TASK, at=unit.now, text=cleaned, due_on=due_on)
            )
            return SavedNote(entry=unit.timeline.get(entry.id), changes=unit.commit())

    def change(self, number: NoteId, text: str, due_on: date | None) -> SavedNote:
        """Saves a changed text and day of a task."""
        cleaned = kept_text(text, "task.empty")
        with self._store.begin(OperationLabel("task.changed")) as unit:
            task = _task(unit, number)
            return _saved(unit, "task.changed", task, replace(task, text=cleaned, due_on=due_on))

    def tick(self, number: NoteId, *, done: bool = True) -> SavedNote:
        """Ticks a task off today, or opens it again; one that is so already stays as it is."""
        code = "task.done" if done else "task.reopened"
        with self._store.begin(OperationLabel(code)) as unit:
            task = _task(unit, number)
            if task.is_open is not done:
                return SavedNote(entry=task, changes=unit.commit())
            return _saved(unit, code, task, replace(task, done_on=unit.now.astimezone().date() if done else None))

    def remove(self, number: NoteId) -> ChangeSet:
        """Removes a task."""
        with self._store.begin(OperationLabel("task.removed")) as unit:
            say_whose(unit, "task.removed", _task(unit, number).customer_id)
            unit.timeline.remove(number)
            return unit.commit()


def _task(unit: UnitOfWork, number: NoteId) -> TimelineEntry:
    try:
        found = unit.timeline.get(number)
    except NotFound:
        found = None
    if found is None or not found.is_task:
        raise NotFound("task.not_found", id=number)
    return found


def _saved(unit: UnitOfWork, code: str, standing: TimelineEntry, task: TimelineEntry) -> SavedNote:
    if task != standing:
        unit.timeline.save(task)
    say_whose(unit, code, task.customer_id)
    return SavedNote(entry=unit.timeline.get(task.id), changes=unit.commit())
