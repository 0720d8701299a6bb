"""What other systems' words for the state of an order mean here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from craftdesk.domain.order import OrderStatus, Payment
from craftdesk.importing.header import normalise

_STATUS = {
    **{status.value.replace("_", " "): status for status in OrderStatus},
    "canceled": OrderStatus.CANCELLED, "void": OrderStatus.CANCELLED, "voided": OrderStatus.CANCELLED,
    "storniert": OrderStatus.CANCELLED, "annule": OrderStatus.CANCELLED, "annulee": OrderStatus.CANCELLED,
    "cancelado": OrderStatus.CANCELLED, "annullato": OrderStatus.CANCELLED, "geannuleerd": OrderStatus.CANCELLED,
    "trash": OrderStatus.CANCELLED, "failed": OrderStatus.CANCELLED, "declined": OrderStatus.CANCELLED,
    "draft": OrderStatus.UNCONFIRMED, "quote": OrderStatus.UNCONFIRMED, "entwurf": OrderStatus.UNCONFIRMED,
    "processing": OrderStatus.IN_PROGRESS, "in production": OrderStatus.IN_PROGRESS,
    "in bearbeitung": OrderStatus.IN_PROGRESS, "on hold": OrderStatus.CONFIRMED, "pending": OrderStatus.CONFIRMED,
    "open": OrderStatus.CONFIRMED, "offen": OrderStatus.CONFIRMED, "sent": OrderStatus.CONFIRMED,
    "paid": OrderStatus.COMPLETED, "bezahlt": OrderStatus.COMPLETED, "closed": OrderStatus.COMPLETED,
    "complete": OrderStatus.COMPLETED, "done": OrderStatus.COMPLETED, "erledigt": OrderStatus.COMPLETED,
    "abgeschlossen": OrderStatus.COMPLETED, "refunded": OrderStatus.COMPLETED, "shipped": OrderStatus.DELIVERED,
    "versendet": OrderStatus.DELIVERED, "sold": OrderStatus.COMPLETED, "payment": OrderStatus.COMPLETED,
    "fulfilled": OrderStatus.COMPLETED, "unfulfilled": OrderStatus.CONFIRMED, "partial": OrderStatus.IN_PROGRESS,
    "partially fulfilled": OrderStatus.IN_PROGRESS, "restocked": OrderStatus.CONFIRMED,
}  # fmt: skip
_PAID = frozenset(
    (
        "paid",
        "partially refunded",
        "refunded",
        "to be refunded",
        "completed",
        "complete",
        "bezahlt",
        "payee",
        "pagado",
        "pagato",
        "betaald",
    )
)
_REFUNDED = frozenset(("refunded", "erstattet", "rembourse", "reembolsado", "rimborsato", "terugbetaald"))
_CANCELLED = frozenset(("voided", "void", "cancelled", "canceled"))
_PARTLY = frozenset(("partially paid", "partly paid", "partial", "teilbezahlt"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words and amounts by which a file tells where an order stands; amounts are None where it is silent."""

    status: str = ""
    payment: str = ""
    fulfilment: str = ""
    cancelled: bool = False
    total: int = 0
    paid: int | None = None
    refunded: int | None = None
    outstanding: int | None = None
    paid_on: date | None = None
    method: str = ""


def status_of(words: Words) -> OrderStatus:
    """How far the order has come: cancelled counts before everything, then its own state, then what was sent."""
    if words.cancelled or normalise(words.payment) in _CANCELLED:
        return OrderStatus.CANCELLED
    for word in (words.status, words.fulfilment):
        known = _STATUS.get(normalise(word))
        if known is not None:
            return known
    if not words.status and not words.fulfilment and _is_paid(words):
        return OrderStatus.COMPLETED
    return OrderStatus.CONFIRMED


def unknown_words(words: Words) -> list[str]:
    """Words for a state that mean nothing to us."""
    return [word for word in (words.status, words.fulfilment) if word and normalise(word) not in _STATUS]


def _is_paid(words: Words) -> bool:
    return normalise(words.payment or words.status) in _PAID


def payments_of(words: Words) -> tuple[Payment, ...]:
    """What was received and what was returned."""
    word = normalise(words.payment or words.status)
    received = words.paid
    if received is None:
        if word in _PAID or word in _REFUNDED:
            received = words.total
        elif words.outstanding is not None and word in _PARTLY:
            received = words.total - words.outstanding
        else:
            received = 0
    returned = words.refunded
    if not returned:
        returned = received if word in _REFUNDED else 0
    found = []
    if received > 0:
        found.append(Payment(amount=received, paid_on=words.paid_on, method=words.method))
    if returned > 0:
        found.append(Payment(amount=-returned, method=words.method))
    return tuple(found)
