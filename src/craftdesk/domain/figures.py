"""Figures of a customer and of the shop, by the definitions of the specification (§5).

Shop currency and counted orders only. Total spent = Σ(total − refunded); open = Σ(total − paid);
average order = total spent ÷ counted orders, rounded half up; usual interval = median days between counted
orders, from three orders on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from craftdesk.domain.money import divide_half_up


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigure:
    """Counted orders of one month and what they brought, in smallest units."""

    year: int
    month: int
    orders: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFigure:
    """What was bought of one product: quantity in thousandths, value in smallest units."""

    name: str
    quantity: int
    value: int
    orders: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFigure:
    """Counted orders of one source and what they brought."""

    source: str
    orders: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFigures:
    """The figures of one customer in the shop's currency; `other_currencies` are never added to them.

    `products` are the favourites by value, `most_bought` those by quantity.
    """

    currency: str
    all_orders: int = 0
    orders: int = 0
    spent: int = 0
    open_balance: int = 0
    open_orders: int = 0
    first_order: date | None = None
    last_order: date | None = None
    usual_interval: int | None = None
    unconfirmed_orders: int = 0
    unconfirmed_total: int = 0
    cancelled_orders: int = 0
    cancelled_total: int = 0
    refunded_orders: int = 0
    refunded: int = 0
    median_order: int = 0
    months: tuple[MonthFigure, ...] = ()
    products: tuple[ProductFigure, ...] = ()
    most_bought: tuple[ProductFigure, ...] = ()
    sources: tuple[SourceFigure, ...] = ()
    other_currencies: tuple[tuple[str, int, int], ...] = ()
    """(currency, counted orders, total spent) of orders in other currencies."""

    @property
    def average_order(self) -> int:
        """Total spent by counted order, rounded half up; 0 without orders."""
        return average(self.spent, self.orders)


def average(total: int, count: int) -> int:
    """`total` shared among `count`, rounded half up; 0 for none."""
    return divide_half_up(total, count) if count else 0


def usual_interval(days: Sequence[date]) -> int | None:
    """Median days between orders on the given days in order; None below three orders."""
    if len(days) < 3:
        return None
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return median_amount(gaps)


def median_amount(amounts: Sequence[int]) -> int:
    """The middle amount, rounded half up; 0 for none."""
    if not amounts:
        return 0
    # Not the library's median, which makes the mean of two a float.
    ordered, middle = sorted(amounts), len(amounts) // 2
    return ordered[middle] if len(ordered) % 2 else divide_half_up(ordered[middle - 1] + ordered[middle], 2)
