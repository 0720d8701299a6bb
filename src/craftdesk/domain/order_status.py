"""How far an order has come and what was paid of it: all that a list needs to know of the record."""

from __future__ import annotations

from enum import StrEnum


class OrderStatus(StrEnum):
    """How far an order has come."""

    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"
    IN_PROGRESS = "in_progress"
    READY = "ready"
    DELIVERED = "delivered"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


NOT_COUNTED = frozenset({OrderStatus.UNCONFIRMED, OrderStatus.CANCELLED})
OPEN_STATUSES = frozenset({OrderStatus.UNCONFIRMED, OrderStatus.CONFIRMED, OrderStatus.IN_PROGRESS, OrderStatus.READY})


class PaymentStatus(StrEnum):
    """What the payments of an order amount to."""

    PENDING = "pending"
    PARTLY_PAID = "partly_paid"
    PAID = "paid"
    TO_BE_REFUNDED = "to_be_refunded"
    REFUNDED = "refunded"
