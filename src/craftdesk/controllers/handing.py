"""Handing customers on, beside the window: what a code holds, who gets a message."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.names import display_name
from craftdesk.domain.vcard import Card
from craftdesk.services.desk import Desk
from craftdesk.services.handing import Code, code_of, contact_lines, find_recipients


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOn:
    """A customer as a code, with their name, their whole card and their lines as text."""

    name: str
    code: Code
    card: Card
    lines: tuple[str, ...]


def hand_on(desk: Desk, customer: CustomerId) -> HandedOn:
    """Read a customer and make the code of them."""
    who, addresses = desk.customers.get(customer), tuple(desk.addresses.of(customer))
    lines = tuple(contact_lines(who, addresses, desk.settings.get().country))
    card = Card(customer=who, addresses=addresses)
    return HandedOn(name=display_name(who), code=code_of(who, addresses), card=card, lines=lines)


class HandingController(QObject):
    """Slots: show_code, find_recipients. Signals say what was found."""

    handed_on = Signal(object)  # HandedOn
    recipients_found = Signal(object)  # Mailing
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._job: Job | None = None

    def show_code(self, customer: CustomerId) -> None:
        """Make the code of a customer."""
        self._follow(self._runner.read(hand_on, self._desk, customer), self._on_code_finished)

    def find_recipients(self, ids: tuple[CustomerId, ...]) -> None:
        """Find out who gets a message."""
        self._follow(self._runner.read(find_recipients, self._desk.store, ids), self._on_recipients_finished)

    def _follow(self, job: Job, done: object) -> None:
        self._job = job
        job.finished.connect(done)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_code_finished(self, found: object) -> None:
        self.handed_on.emit(found)

    @Slot(object)
    def _on_recipients_finished(self, found: object) -> None:
        self.recipients_found.emit(found)
