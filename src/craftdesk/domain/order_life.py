"""How an order goes on after it was taken: which step may follow which, and what its money amounts to.

An order may skip steps forward, go one step back for a slip, be cancelled before it is completed, and a cancelled one
is taken up again as confirmed.
"""

from __future__ import annotations

from dataclasses import dataclass

from craftdesk.domain.ids import OrderId
from craftdesk.domain.order import Order, OrderStatus, OrderStep

FLOW = (
    OrderStatus.UNCONFIRMED, OrderStatus.CONFIRMED, OrderStatus.IN_PROGRESS, OrderStatus.READY, OrderStatus.DELIVERED,
    OrderStatus.COMPLETED,
)  # fmt: skip
"""The steps in order; cancelled stands beside them."""
ACCOUNT, VOUCHER = "account", "voucher"
"""How the method of a payment from the customer's account, or by gift voucher, is written."""


def next_step(status: OrderStatus) -> OrderStatus | None:
    """The step that usually follows; None after the last one and for a cancelled order."""
    if status is OrderStatus.CANCELLED or status is FLOW[-1]:
        return None
    return FLOW[FLOW.index(status) + 1]


def steps_from(status: OrderStatus) -> tuple[OrderStatus, ...]:
    """Every step that makes sense now: forward in order, then one back, then cancelled."""
    if status is OrderStatus.CANCELLED:
        return (OrderStatus.CONFIRMED,)
    place = FLOW.index(status)
    cancelled = () if status is OrderStatus.COMPLETED else (OrderStatus.CANCELLED,)
    return (*FLOW[place + 1 :], *FLOW[max(place - 1, 0) : place], *cancelled)


def may_become(status: OrderStatus, wanted: OrderStatus) -> bool:
    """Whether a step makes sense."""
    return wanted in steps_from(status)


def kept(order: Order) -> int:
    """The money received that was not given back, in the order's smallest units; below zero when more was."""
    return order.paid - order.refunded


def still_open(order: Order) -> int:
    """What is still to be paid; nothing for a cancelled order or one paid in full."""
    return 0 if order.status is OrderStatus.CANCELLED else max(order.total - order.paid, 0)


def surplus(order: Order) -> int:
    """What is to be refunded: everything kept of a cancelled order, else what was paid beyond the total."""
    if order.status is OrderStatus.CANCELLED:
        return max(kept(order), 0)
    return max(kept(order) - max(order.total, 0), 0) if order.paid > order.total else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOfOrder:
    """A dated step, and the order that took it."""

    order: OrderId
    number: str
    step: OrderStep


@dataclass(frozen=True, slots=True)
class PaymentNews:
    """What a dated step says of a payment: its amount (below zero: given back), and whether it was removed again."""

    amount: int
    currency: str
    removed: bool = False

    def text(self) -> str:
        """The value of the step."""
        return f"{self.amount} {self.currency}" + (" removed" if self.removed else "")

    @classmethod
    def read(cls, value: str) -> PaymentNews | None:
        """What a value says; None for one that nobody here wrote."""
        amount, _, rest = value.partition(" ")
        currency, _, removed = rest.partition(" ")
        try:
            return cls(int(amount), currency, removed == "removed")
        except ValueError:
            return None
