"""Figures of the whole shop in a period, by the same definitions as those of a customer (`figures`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from craftdesk.domain.figures import MonthFigure, ProductFigure, average
from craftdesk.domain.ids import CustomerId


@dataclass(frozen=True, slots=True, kw_only=True)
class TopCustomer:
    """A customer among the best of the period."""

    id: CustomerId
    number: str
    name: str
    orders: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopFigures:
    """Money in the shop's currency and of counted orders; `orders` counts all, whatever their state and currency.

    `customers` are those in the book, archived ones included, or those asked about.
    """

    currency: str
    customers: int = 0
    orders: int = 0
    counted_orders: int = 0
    total_spent: int = 0
    open_balance: int = 0
    refunded: int = 0
    cancelled_orders: int = 0
    first_order: date | None = None
    last_order: date | None = None
    months: tuple[MonthFigure, ...] = ()
    top_customers: tuple[TopCustomer, ...] = ()
    products: tuple[ProductFigure, ...] = ()
    other_currencies: tuple[tuple[str, int, int], ...] = ()
    """(currency, counted orders, total spent) of orders in other currencies."""

    @property
    def average_order(self) -> int:
        """Total spent by counted order, rounded half up; 0 without orders."""
        return average(self.total_spent, self.counted_orders)
