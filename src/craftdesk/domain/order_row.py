"""What a list of orders shows of each, and the sums under the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.order import OrderStatus, PaymentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """One order in a list; money in the order's own currency.

    `title` is the first thing bought (`title_quantity` of it, in thousandths), `items` the number of lines, `more` how
    many of them there are besides the first.
    """

    id: OrderId
    number: str
    customer_id: CustomerId | None
    customer_name: str
    ordered_on: date
    due_on: date | None
    source: str
    status: OrderStatus
    payment_status: PaymentStatus
    title: str
    title_quantity: int
    more: int
    items: int
    total: int
    paid: int
    refunded: int
    currency: str
    counted: bool

    @property
    def net(self) -> int:
        """What the order brings: its total less what was returned."""
        return self.total - self.refunded


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSums:
    """The sums of some orders of one currency: `net` and `refunded` of counted ones, others told apart."""

    currency: str
    orders: int = 0
    counted: int = 0
    net: int = 0
    open_balance: int = 0
    refunded_orders: int = 0
    refunded: int = 0
    cancelled_orders: int = 0
    cancelled_total: int = 0
    unconfirmed_orders: int = 0
    unconfirmed_total: int = 0


def sums_of(rows: Sequence[OrderRow], currency: str) -> tuple[OrderSums, ...]:
    """The sums of what is shown, one for each currency, the shop's first; that one is there even without orders."""
    currencies = dict.fromkeys([currency, *sorted({row.currency for row in rows})])
    return tuple(_sums([row for row in rows if row.currency == one], one) for one in currencies)


def _sums(rows: Sequence[OrderRow], currency: str) -> OrderSums:
    counted = [row for row in rows if row.counted]
    refunded = [row for row in counted if row.refunded]
    cancelled = [row for row in rows if row.status is OrderStatus.CANCELLED]
    unconfirmed = [row for row in rows if row.status is OrderStatus.UNCONFIRMED]
    return OrderSums(
        currency=currency,
        orders=len(rows),
        counted=len(counted),
        net=sum(row.net for row in counted),
        open_balance=sum(row.total - row.paid for row in counted),
        refunded_orders=len(refunded),
        refunded=sum(row.refunded for row in refunded),
        cancelled_orders=len(cancelled),
        cancelled_total=sum(row.total for row in cancelled),
        unconfirmed_orders=len(unconfirmed),
        unconfirmed_total=sum(row.total for row in unconfirmed),
    )
