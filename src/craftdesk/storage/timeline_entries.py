"""Notes and other entries of customers' timelines in the file."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from craftdesk.domain.ids import CustomerId, NoteId
from craftdesk.domain.timeline import TimelineEntry, by_urgency
from craftdesk.errors import NotFound
from craftdesk.storage.database import new_id
from craftdesk.storage.rows import entry_of, entry_values
from craftdesk.storage.tables import timeline


class TimelineEntries:
    """get, of, add, save, remove: timeline entries over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: NoteId) -> TimelineEntry:
        """One entry; NotFound when there is none of that id."""
        row = self._connection.execute(select(timeline).where(timeline.c.id == number)).mappings().first()
        if row is None:
            raise NotFound("note.not_found", id=number)
        return entry_of(row)

    def of(self, customer: CustomerId) -> list[TimelineEntry]:
        """A customer's entries: pinned ones first, then newest first."""
        statement = (
            select(timeline)
            .where(timeline.c.customer_id == customer)
            .order_by(timeline.c.pinned.desc(), timeline.c.at.desc(), timeline.c.id.desc())
        )
        return [entry_of(row) for row in self._connection.execute(statement).mappings()]

    def open_tasks(self, customer: CustomerId) -> list[TimelineEntry]:
        """What is still to be done for a customer, the most urgent first."""
        return sorted((one for one in self.of(customer) if one.is_open), key=by_urgency)

    def add(self, entry: TimelineEntry) -> TimelineEntry:
        """Adds an entry."""
        done = self._connection.execute(insert(timeline).values(entry_values(entry)))
        return replace(entry, id=NoteId(new_id(done)))

    def save(self, entry: TimelineEntry) -> None:
        """Writes a changed entry."""
        self._connection.execute(update(timeline).where(timeline.c.id == entry.id).values(entry_values(entry)))

    def remove(self, number: NoteId) -> None:
        """Removes an entry."""
        self._connection.execute(delete(timeline).where(timeline.c.id == number))
