"""The addresses of a customer: saved, removed, duplicated, made default, checked, split from a pasted block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.ids import AddressId
from craftdesk.domain.validation import address_problems, clean_address
from craftdesk.errors import Problem, ValidationProblem
from craftdesk.services import postal
from craftdesk.services.addresses import RemovedAddress, SavedAddress
from craftdesk.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressGone:
    """An address that was removed, and what followed."""

    address: Address
    removed: RemovedAddress


class AddressController(QObject):
    """Slots: save, remove, duplicate, make_default, mark_checked."""

    saved = Signal(object, str)  # SavedAddress, what was done: saved, duplicated, default, checked
    removed = Signal(object)  # AddressGone
    refused = Signal(object)  # tuple[Problem, ...]
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus

    def problems(self, draft: Address) -> tuple[Problem, ...]:
        """What stands against saving an address."""
        return address_problems(clean_address(draft))

    def lines(self, place: PostalAddress, home: str) -> list[str]:
        """An address in the layout of its country."""
        return postal.lines_of(place, home)

    def split(self, block: str, home: str) -> PostalAddress:
        """A pasted block as fields."""
        return postal.split_block(block, home)

    def save(self, draft: Address) -> None:
        """Add an address, or save a changed one."""
        self._write("saved", self._desk.addresses.save, draft)

    def mark_checked(self, address: Address) -> None:
        """Note that an address was found right today."""
        self._write("checked", self._desk.addresses.save, replace(address, checked_on=self._desk.today()))

    def duplicate(self, number: AddressId) -> None:
        """Add a copy of an address."""
        self._write("duplicated", self._desk.addresses.duplicate, number)

    def make_default(self, number: AddressId, use: AddressUse) -> None:
        """Make an address the default for a use."""
        self._write("default", self._desk.addresses.make_default, number, use)

    def remove(self, address: Address) -> None:
        """Remove an address."""
        job = self._runner.write(_removed, self._desk, address)
        job.finished.connect(self._on_remove_finished)
        job.failed.connect(self.failed)

    def _write(self, what: str, work: Callable[..., SavedAddress], *args: object) -> None:
        job = self._runner.write(_done, what, work, *args)
        job.finished.connect(self._on_write_finished)
        job.failed.connect(self._on_write_failed)

    @Slot(object)
    def _on_write_finished(self, result: object) -> None:
        if isinstance(result, tuple) and isinstance(result[1], SavedAddress):
            self.saved.emit(result[1], result[0])
            self._bus.publish(result[1].changes, self)

    @Slot(object)
    def _on_write_failed(self, error: object) -> None:
        if isinstance(error, ValidationProblem):
            self.refused.emit(error.problems)
        else:
            self.failed.emit(error)

    @Slot(object)
    def _on_remove_finished(self, result: object) -> None:
        if isinstance(result, AddressGone):
            self.removed.emit(result)
            self._bus.publish(result.removed.changes, self)


def _done(what: str, work: Callable[..., SavedAddress], *args: object) -> tuple[str, SavedAddress]:
    return what, work(*args)


def _removed(desk: Desk, address: Address) -> AddressGone:
    return AddressGone(address=address, removed=desk.addresses.remove(address.id))
