"""What a customer's terms hang on: groups and agreed prices; read for dialogs, and changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal

from craftdesk.controllers.doing import DoingController
from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.group import Group
from craftdesk.domain.group_rules import GroupSize
from craftdesk.domain.ids import AgreedPriceId, CustomerId, GroupId
from craftdesk.domain.product import Product
from craftdesk.services.desk import Desk

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


class TermsController(DoingController):
    """Slots: prepare, and one for each change; `done` tells what was done."""

    prepared = Signal(object)  # TermsAsking

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
