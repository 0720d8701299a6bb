"""Figures of the whole shop in a period, by the same definitions as those of a customer (`figures`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from craftdesk.domain.figures import MonthFigure, ProductFigure, SourceFigure, average
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order import OrderStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class TopCustomer:
    """A customer among the best of the period."""

    id: CustomerId
    number: str
    name: str
    orders: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusFigure:
    """Orders of one status and their totals, nothing taken off."""

    status: OrderStatus
    orders: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TownFigure:
    """Counted orders of the customers of a town, where they live now; '' for those of whom no town is known."""

    town: str
    customers: int
    orders: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyersFigure:
    """Who bought in a month: customers whose first counted order fell into it, and those who came back."""

    year: int
    month: int
    new: int
    returning: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSums:
    """The few figures that a period is compared by."""

    counted_orders: int = 0
    total_spent: int = 0
    open_balance: int = 0
    refunded: int = 0
    new_customers: int = 0
    months: tuple[MonthFigure, ...] = ()

    @property
    def average_order(self) -> int:
        """Total spent by counted order, rounded half up; 0 without orders."""
        return average(self.total_spent, self.counted_orders)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopFigures:
    """Money in the shop's currency and of counted orders; `orders` counts all, whatever their state and currency.

    `customers` are those in the book, archived ones included, or those asked about. `statuses` hold orders of every
    status in the shop's currency. `ever_orders` counts those of all time; `anonymous_…` are orders of no customer.
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
    new_customers: int = 0
    statuses: tuple[StatusFigure, ...] = ()
    sources: tuple[SourceFigure, ...] = ()
    towns: tuple[TownFigure, ...] = ()
    buyers: tuple[BuyersFigure, ...] = ()
    most_orders: tuple[TopCustomer, ...] = ()
    most_sold: tuple[ProductFigure, ...] = ()
    ever_orders: int = 0
    anonymous_orders: int = 0
    anonymous_total: int = 0
    months_before: tuple[MonthFigure, ...] = ()
    year_before: PeriodSums | None = None
    """The same days a year before, no further than today's; None for a period with an open end."""
    other_currencies: tuple[tuple[str, int, int], ...] = ()
    """(currency, counted orders, total spent) of orders in other currencies."""

    @property
    def average_order(self) -> int:
        """Total spent by counted order, rounded half up; 0 without orders."""
        return average(self.total_spent, self.counted_orders)
