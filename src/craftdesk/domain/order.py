"""Orders: what a customer bought, what it cost, what was paid, and where it stands.

Counted orders (spec §5) are those whose status is neither unconfirmed nor cancelled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.ids import UNSAVED, CustomerId, OrderId, ProductId, StandingOrderId, VoucherId
from craftdesk.domain.money import divide_half_up
from craftdesk.domain.order_status import NOT_COUNTED, OPEN_STATUSES, OrderStatus, PaymentStatus

__all__ = [
    "NOT_COUNTED", "OPEN_STATUSES", "QUANTITY_SCALE", "Delivery", "Order", "OrderLine", "OrderStatus", "OrderStep",
    "Payment", "PaymentStatus", "StepKind", "adjustment_for", "line_total", "paid_and_refunded", "payment_status",
]  # fmt: skip

QUANTITY_SCALE = 1000
"""Quantities are kept in thousandths: 1.5 kg is 1500."""


class Delivery(StrEnum):
    """How the goods reach the customer; UNSAID where nobody said."""

    UNSAID = ""
    DELIVERY = "delivery"
    PICKUP = "pickup"


class StepKind(StrEnum):
    """What happened to an order: its status changed, money came or went, a paper was issued."""

    STATUS = "status"
    PAYMENT = "payment"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStep:
    """Something dated that happened to an order; `value` is the new status, the amount with its currency, the paper."""

    at: datetime
    kind: StepKind
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One thing bought. Money in smallest units of the order's currency; quantity in thousandths.

    `total` is quantity times price less the line's discount, rounded half up. `discount_rate` (hundredths of a
    percent) is what the discount was worked out from, 0 for a typed amount. `tax` is what the line holds of the
    order's tax after its share of the order's discount, 0 where the source stated only a sum. `price_origin` says
    where the price comes from, as `PriceOrigin` writes it.
    """

    name: str
    quantity: int = QUANTITY_SCALE
    unit: str = ""
    unit_price: int = 0
    discount: int = 0
    total: int = 0
    sku: str = ""
    tax_rate: int = 0
    product_id: ProductId | None = None
    discount_rate: int = 0
    tax: int = 0
    price_origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money received (positive) or returned (negative) for an order, in its smallest units."""

    amount: int
    paid_on: date | None = None
    method: str = ""
    note: str = ""
    voucher_id: VoucherId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order with its parts. `total` = goods − discount + shipping + tax added + adjustment, always.

    `goods` is the sum of the lines where there are any, else what the source stated. `tax_added` is zero when
    prices hold their tax (`tax_included`); `tax` is what is contained or added, for showing. `adjustment` is what a
    stated total differs from its parts. `paid` and `refunded` are the sums of the payments received and returned.
    `discount_rate` (hundredths of a percent of the goods) is what the discount was worked out from, 0 for an amount.
    """

    id: OrderId = OrderId(UNSAVED)
    version: int = 0
    number: str = ""
    customer_id: CustomerId | None = None
    customer_name: str = ""
    ordered_on: date
    ordered_at: str = ""
    due_on: date | None = None
    status: OrderStatus = OrderStatus.CONFIRMED
    source: str = ""
    system: str = ""
    external_id: str = ""
    currency: str
    lines: tuple[OrderLine, ...] = ()
    payments: tuple[Payment, ...] = ()
    goods: int = 0
    discount: int = 0
    shipping: int = 0
    tax: int = 0
    tax_included: bool = True
    adjustment: int = 0
    total: int = 0
    paid: int = 0
    refunded: int = 0
    discount_code: str = ""
    shipping_method: str = ""
    customer_note: str = ""
    shop_note: str = ""
    billing: PostalAddress | None = None
    shipping_address: PostalAddress | None = None
    cancelled_on: date | None = None
    delivery: Delivery = Delivery.UNSAID
    discount_rate: int = 0
    shipping_tax_rate: int = 0
    shipping_tax: int = 0
    standing_id: StandingOrderId | None = None
    steps: tuple[OrderStep, ...] = ()
    created_at: datetime | None = None
    changed_at: datetime | None = None

    @property
    def tax_added(self) -> int:
        """The tax on top of the prices."""
        return 0 if self.tax_included else self.tax

    @property
    def is_counted(self) -> bool:
        """Whether the order counts in figures."""
        return self.status not in NOT_COUNTED

    @property
    def payment_status(self) -> PaymentStatus:
        """What its payments amount to."""
        return payment_status(
            total=self.total, paid=self.paid, refunded=self.refunded, cancelled=self.status is OrderStatus.CANCELLED
        )


def payment_status(*, total: int, paid: int, refunded: int, cancelled: bool) -> PaymentStatus:
    """The state of payment: a cancelled or overpaid order with money kept is to be refunded."""
    kept = paid - refunded
    # A credit (a total below zero) is refunded when all of it was returned.
    if refunded and kept <= (0 if cancelled else min(0, total)):
        return PaymentStatus.REFUNDED
    if kept > 0 and cancelled:
        return PaymentStatus.TO_BE_REFUNDED
    if paid > total and kept > total:
        return PaymentStatus.TO_BE_REFUNDED
    if cancelled:
        return PaymentStatus.PENDING
    if paid >= total:
        return PaymentStatus.PAID
    return PaymentStatus.PARTLY_PAID if paid > 0 else PaymentStatus.PENDING


def line_total(quantity: int, unit_price: int, discount: int = 0) -> int:
    """Quantity (thousandths) times unit price less discount, rounded half up once."""
    return divide_half_up(quantity * unit_price, QUANTITY_SCALE) - discount


def paid_and_refunded(payments: Iterable[Payment]) -> tuple[int, int]:
    """The sum received and the sum returned, both as positive numbers."""
    paid = refunded = 0
    for payment in payments:
        if payment.amount >= 0:
            paid += payment.amount
        else:
            refunded -= payment.amount
    return paid, refunded


def adjustment_for(order: Order, stated_total: int) -> int:
    """What must be added so that an order's parts give the total that its source states."""
    return stated_total - (order.goods - order.discount + order.shipping + order.tax_added)
