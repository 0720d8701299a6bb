"""Notes and the timeline of a customer: read, added, changed, pinned, removed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.doing import DoingController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.controllers.newest import Newest
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.timeline import TimelineEntry
from craftdesk.services.desk import Desk


class NoteController(DoingController):
    """Slots: load, add, change, pin, remove."""

    loaded = Signal(object)  # list[TimelineItem]

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(desk, runner, bus, parent)
        self._loading = Newest(self)
        self._loading.answered.connect(self.loaded)
        self._loading.failed.connect(self.failed)

    def load(self, customer: CustomerId) -> None:
        """Read notes, orders and changes of a customer, newest first."""
        self._loading.follow(self._runner.read(self._desk.notes.timeline, customer))

    def add(self, customer: CustomerId, text: str, *, pinned: bool = False) -> None:
        """Add a note."""
        self._write("added", partial(self._desk.notes.add, pinned=pinned), customer, text)

    def change(self, entry: TimelineEntry, text: str) -> None:
        """Change the text of a note."""
        self._write("changed", self._desk.notes.change, replace(entry, text=text))

    def pin(self, entry: TimelineEntry) -> None:
        """Pin a note to the top, or loosen it."""
        pinned = not entry.pinned
        self._write("pinned" if pinned else "unpinned", self._desk.notes.change, replace(entry, pinned=pinned))

    def remove(self, entry: TimelineEntry) -> None:
        """Remove a note."""
        self._write("removed", self._desk.notes.remove, entry.id)
