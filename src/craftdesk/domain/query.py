"""What a list shows: the typed text, the filters, the order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from craftdesk.domain.custom_field import CustomValue
from craftdesk.domain.customer_kind import CustomerState
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.loyalty import Loyalty

if TYPE_CHECKING:
    from craftdesk.domain.order_status import OrderStatus, PaymentStatus


class CustomerSort(StrEnum):
    """Columns by which customers can be sorted."""

    NAME = "name"
    NUMBER = "number"
    TYPE = "type"
    COMPANY = "company"
    PHONE = "phone"
    EMAIL = "email"
    CITY = "city"
    TAGS = "tags"
    ORDERS = "orders"
    SPENT = "spent"
    LAST_ORDER = "last_order"
    OWES = "owes"
    BIRTHDAY = "birthday"
    SOURCE = "source"
    GROUPS = "groups"
    LOYALTY = "loyalty"


class OwnSort(NamedTuple):
    """Sorted by a field of the shop's own."""

    key: str


AnySort = CustomerSort | OwnSort


class CustomerChip(StrEnum):
    """The quick filters above the list."""

    ALL = "all"
    VIP = "vip"
    NEW = "new"
    LOST = "lost"


CHIP_FILTERS = MappingProxyType(
    {
        CustomerChip.NEW: (Filter(field="loyalty", test=FilterTest.IS, value=Loyalty.NEW.value),),
        CustomerChip.LOST: (Filter(field="loyalty", test=FilterTest.IS, value=Loyalty.LOST.value),),
    }
)
"""The quick filters that stand for a class of loyalty."""
VIP_TAG = "vip"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerQuery:
    """Which customers a list shows, and in which order."""

    text: str = ""
    state: CustomerState = CustomerState.ACTIVE
    chip: CustomerChip = CustomerChip.ALL
    sort: AnySort = CustomerSort.NAME
    descending: bool = False
    filters: tuple[Filter, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether it leaves anybody of its state out."""
        return bool(self.text.strip() or self.filters) or self.chip is not CustomerChip.ALL


class CustomerRow(NamedTuple):
    """What a list shows of one customer; money in the shop's currency.

    `orders`, `spent`, `owes` and the dates speak of counted orders.
    """

    id: CustomerId
    number: str
    name: str
    type: str
    company: str
    phone: str
    email: str
    city: str
    tags: tuple[str, ...]
    orders: int
    spent: int
    first_order: date | None
    last_order: date | None
    added_on: date | None
    state: CustomerState
    owes: int = 0
    birthday: PartialDate | None = None
    source: str = ""
    groups: tuple[str, ...] = ()
    has_address: bool = False
    own: tuple[CustomValue, ...] = ()


def is_vip(row: CustomerRow) -> bool:
    """Whether the shop tagged the customer as VIP."""
    return any(tag.casefold() == VIP_TAG for tag in row.tags)


class OrderQuery(NamedTuple):
    """Which orders of a customer are shown, newest first; empty filters let everything through."""

    customer_id: CustomerId
    text: str = ""
    first: date | None = None
    last: date | None = None
    statuses: frozenset[OrderStatus] = frozenset()
    payments: frozenset[PaymentStatus] = frozenset()
