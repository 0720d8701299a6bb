"""What the list of all orders shows: the typed text, a quick choice, filters, the order; and how it is kept.

Filters name a field of the order: `status`, `payment` (codes, several one a line), `source`, `product`, `customer`
(words), `ordered_on`, `due_on` (ISO days), `total` (currency, a blank, smallest units: `EUR 10000`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from craftdesk.domain.custom_field import CustomKind
from craftdesk.domain.filters import Filter, FilterTest, filters_from, filters_text
from craftdesk.domain.order import OrderStatus


class OrdersChip(StrEnum):
    """The quick choices of every day; those with a day speak of orders that still wait to be handed over."""

    ALL = "all"
    OPEN = "open"
    DUE_TODAY = "due_today"
    THIS_WEEK = "this_week"
    OVERDUE = "overdue"
    UNPAID = "unpaid"


class OrdersSort(StrEnum):
    """Columns by which orders can be sorted; equals follow newest first, whichever way."""

    NUMBER = "number"
    ORDERED = "ordered_on"
    DUE = "due_on"
    CUSTOMER = "customer"
    STATUS = "status"
    PAYMENT = "payment"
    SOURCE = "source"
    TOTAL = "total"
    OPEN = "open"


class OrderField(StrEnum):
    """What a filter can ask about."""

    STATUS = "status"
    PAYMENT = "payment"
    SOURCE = "source"
    PRODUCT = "product"
    CUSTOMER = "customer"
    ORDERED = "ordered_on"
    DUE = "due_on"
    TOTAL = "total"


OFFERED: dict[OrderField, tuple[FilterTest, ...]] = {
    OrderField.STATUS: (FilterTest.HAS,),
    OrderField.PAYMENT: (FilterTest.HAS,),
    OrderField.SOURCE: (FilterTest.IS, FilterTest.EMPTY),
    OrderField.PRODUCT: (FilterTest.CONTAINS,),
    OrderField.CUSTOMER: (FilterTest.CONTAINS, FilterTest.EMPTY),
    OrderField.ORDERED: (FilterTest.SINCE, FilterTest.UNTIL),
    OrderField.DUE: (FilterTest.SINCE, FilterTest.UNTIL, FilterTest.FILLED, FilterTest.EMPTY),
    OrderField.TOTAL: (FilterTest.AT_LEAST, FilterTest.AT_MOST),
}
"""The questions that make sense for each field, the most wanted first."""

KINDS: dict[OrderField, CustomKind] = {
    OrderField.STATUS: CustomKind.SEVERAL,
    OrderField.PAYMENT: CustomKind.SEVERAL,
    OrderField.SOURCE: CustomKind.CHOICE,
    OrderField.PRODUCT: CustomKind.TEXT,
    OrderField.CUSTOMER: CustomKind.TEXT,
    OrderField.ORDERED: CustomKind.DATE,
    OrderField.DUE: CustomKind.DATE,
    OrderField.TOTAL: CustomKind.NUMBER,
}
"""What kind of value each field has, in the words of the fields of a shop's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdersQuery:
    """Which orders the list shows, and in which order."""

    text: str = ""
    chip: OrdersChip = OrdersChip.ALL
    sort: OrdersSort = OrdersSort.ORDERED
    descending: bool = True
    filters: tuple[Filter, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether it leaves any order out."""
        return bool(self.text.strip() or self.filters) or self.chip is not OrdersChip.ALL


def query_text(query: OrdersQuery) -> str:
    """A query as one text that can be kept; nothing for all orders, newest first."""
    if query == OrdersQuery():
        return ""
    return json.dumps(
        [query.text, query.chip.value, query.sort.value, query.descending, filters_text(query.filters)],
        ensure_ascii=False,
    )


def query_from(text: str) -> OrdersQuery:
    """Reads what `query_text` wrote; ValueError otherwise."""
    if not text:
        return OrdersQuery()
    try:
        typed, chip, sort, descending, filters = json.loads(text)
        return OrdersQuery(
            text=str(typed), chip=OrdersChip(chip), sort=OrdersSort(sort), descending=bool(descending),
            filters=filters_from(str(filters)),
        )  # fmt: skip
    except (TypeError, RecursionError) as error:
        raise ValueError(text) from error


def week_of(today: date) -> tuple[date, date]:
    """Monday and Sunday of a day's week."""
    monday = today - timedelta(days=today.weekday())
    return monday, monday + timedelta(days=6)


def total_text(amount: int, currency: str) -> str:
    """The value of a filter on the total."""
    return f"{currency} {amount}"


def total_from(value: str) -> tuple[int, str]:
    """Amount and currency of a filter on the total; ValueError for anything else."""
    currency, _, amount = value.partition(" ")
    return int(amount), currency


STATUS_ORDER: tuple[OrderStatus, ...] = tuple(OrderStatus)
"""Statuses sort as they follow one another in an order's life."""
