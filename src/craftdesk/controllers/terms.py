"""What a customer's terms hang on: groups and agreed prices; read for dialogs, and changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.group import Group
from craftdesk.domain.group_rules import GroupSize
from craftdesk.domain.ids import AgreedPriceId, CustomerId, GroupId
from craftdesk.domain.product import Product
from craftdesk.services.agreed_prices import SavedAgreed
from craftdesk.services.desk import Desk
from craftdesk.services.groups import SavedGroup

_MOST_PRODUCTS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsAsking:
    """What a dialog needs to know before it asks."""

    groups: tuple[GroupSize, ...]
    products: tuple[Product, ...]
    levels: tuple[str, ...]
    currency: str


def _read(desk: Desk) -> TermsAsking:
    return TermsAsking(
        groups=tuple(desk.groups.all()),
        products=tuple(desk.products.find_products("", _MOST_PRODUCTS, inactive=True)),
        levels=tuple(desk.products.levels()),
        currency=desk.settings.get().currency,
    )


class TermsController(QObject):
    """Slots: prepare, and one for each change; `done` tells what was done."""

    prepared = Signal(object)  # TermsAsking
    done = Signal(str)
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus

    def prepare(self) -> None:
        """Read what a dialog needs to know."""
        job = self._runner.read(_read, self._desk)
        job.finished.connect(self.prepared)
        job.failed.connect(self.failed)

    def save_group(self, group: Group, members: tuple[CustomerId, ...] = ()) -> None:
        """Add a group with its first members, or save a changed one."""
        if group.id:
            self._write("group_changed", self._desk.groups.change, group)
        else:
            self._write("group_added", self._desk.groups.add, group, members)

    def remove_group(self, group: GroupId) -> None:
        """Remove a group; its members stay customers."""
        self._write("group_removed", self._desk.groups.remove, group)

    def join(self, group: GroupId, customers: tuple[CustomerId, ...]) -> None:
        """Put customers into a group."""
        self._write("joined", self._desk.groups.add_members, group, customers)

    def leave(self, group: GroupId, customers: tuple[CustomerId, ...]) -> None:
        """Take customers out of a group."""
        self._write("left", self._desk.groups.remove_members, group, customers)

    def save_agreed(self, agreed: AgreedPrice) -> None:
        """Add an agreed price, or save a changed one."""
        self._write("agreed", self._desk.agreed_prices.save, agreed)

    def remove_agreed(self, agreed: AgreedPriceId) -> None:
        """Remove an agreed price."""
        self._write("agreed_removed", self._desk.agreed_prices.remove, agreed)

    def _write(self, what: str, work: Callable[..., object], *args: object) -> None:
        job = self._runner.write(_done, what, work, *args)
        job.finished.connect(self._on_write_finished)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_write_finished(self, result: object) -> None:
        if isinstance(result, tuple) and isinstance(result[1], ChangeSet):
            self.done.emit(result[0])
            self._bus.publish(result[1], self)


def _done(what: str, work: Callable[..., object], *args: object) -> tuple[str, object]:
    result = work(*args)
    return what, result.changes if isinstance(result, SavedGroup | SavedAgreed) else result
