"""Drafts: what was typed in a form and is not saved yet, exactly as it stood there.

A draft names the record that it is about (0 for a new one) and, inside its value, the version that it was based on.
What can't be read as a value is kept as the texts of its field.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TypeAlias

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import UNSAVED, CustomerId, NoteId
from craftdesk.domain.order import Order
from craftdesk.domain.product import Product
from craftdesk.domain.shop import ShopSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class RawField:
    """A field whose text is no value (yet): its key, and what stands in each of its parts."""

    key: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerDraft:
    """The form of a customer; `address` is the first one of a new customer."""

    about: str
    customer: Customer
    address: Address | None = None
    raw: tuple[RawField, ...] = ()

    @property
    def record(self) -> int:
        """Which customer it is about."""
        return self.customer.id


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft:
    """The form of an order; `new_customer` is the name of one who is to be made with it."""

    about: str
    order: Order
    new_customer: str = ""
    raw: tuple[RawField, ...] = ()

    @property
    def record(self) -> int:
        """Which order it is about."""
        return self.order.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductDraft:
    """The form of a product."""

    about: str
    product: Product
    raw: tuple[RawField, ...] = ()

    @property
    def record(self) -> int:
        """Which product it is about."""
        return self.product.id


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsDraft:
    """The page of the shop's settings."""

    about: str
    settings: ShopSettings
    raw: tuple[RawField, ...] = ()

    @property
    def record(self) -> int:
        """There is one record of settings, and it is never new."""
        return 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft:
    """A note about a customer, or a changed text of one."""

    about: str
    customer: CustomerId
    note: NoteId = NoteId(UNSAVED)
    text: str

    @property
    def record(self) -> int:
        """Which note it is about."""
        return self.note


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft:
    """Something to do for a customer; the day is kept as it was typed."""

    about: str
    customer: CustomerId
    task: NoteId = NoteId(UNSAVED)
    text: str
    day: str = ""

    @property
    def record(self) -> int:
        """Which task it is about."""
        return self.task


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressDraft:
    """An address of a customer who stands in the book."""

    about: str
    address: Address

    @property
    def record(self) -> int:
        """Which address it is about."""
        return self.address.id


DraftContent: TypeAlias = (
    CustomerDraft | OrderDraft | ProductDraft | SettingsDraft | NoteDraft | TaskDraft | AddressDraft
)
KINDS: dict[str, type[DraftContent]] = {
    "customer": CustomerDraft, "order": OrderDraft, "product": ProductDraft, "settings": SettingsDraft,
    "note": NoteDraft, "task": TaskDraft, "address": AddressDraft,
}  # fmt: skip
_NAMES = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as it is kept: under a name of its own, since a moment."""

    name: str
    at: datetime
    content: DraftContent

    @property
    def kind(self) -> str:
        """What form it is of."""
        return kind_of(self.content)


def kind_of(content: DraftContent) -> str:
    """The name of the form that a draft is of."""
    return _NAMES[type(content)]


def customer_of(content: DraftContent) -> CustomerId | None:
    """Whose card a draft belongs on; None when it belongs on none, or on that of somebody who is still to be added."""
    if isinstance(content, CustomerDraft):
        return content.customer.id or None
    if isinstance(content, AddressDraft):
        return content.address.customer_id
    return content.customer if isinstance(content, NoteDraft | TaskDraft) else None


def words_in(value: object) -> Iterator[str]:
    """Every text that was typed, for taking along by the clipboard."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for one in dataclasses.fields(value):
            if one.name not in {"about", "key"}:
                yield from words_in(getattr(value, one.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from words_in(part)
    elif isinstance(value, str) and not isinstance(value, Enum) and value.strip():
        yield value
