"""How an order ends: its status by today, its payments, what was cancelled and what was given back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from craftdesk.domain.order import Order, OrderStatus, Payment, paid_and_refunded
from craftdesk.services.sample_shop.dice import Dice
from craftdesk.services.sample_shop.people import day_of
from craftdesk.services.sample_shop.words import Trade

_RECENT = 24
"""Days for which a delivered order waits to be completed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """The circumstances of an order, in counted days."""

    today: int
    day: int
    lead: int
    is_web: bool
    is_commission: bool

    @property
    def age(self) -> int:
        """Days since it was ordered."""
        return self.today - self.day


def settle(order: Order, deal: Deal, dice: Dice, trade: Trade) -> Order:
    """The order with status and payments."""
    if deal.lead and dice.chance(2.6):
        return _cancelled(order, deal, dice, trade)
    status = _status(deal, dice)
    payments = _payments(order, deal, status, dice)
    note = order.shop_note
    if status is OrderStatus.COMPLETED and deal.is_web and dice.chance(2.2):
        back = order.lines[0].total if len(order.lines) > 1 else order.total
        day = day_of(min(deal.today, deal.day + deal.lead + dice.between(2, 9)))
        payments.append(Payment(amount=-back, paid_on=day, method=payments[0].method if payments else ""))
        note = dice.pick(trade.texts["refunds"])
    paid, refunded = paid_and_refunded(payments)
    return replace(order, status=status, payments=tuple(payments), paid=paid, refunded=refunded, shop_note=note)


def _status(deal: Deal, dice: Dice) -> OrderStatus:
    due = deal.day + deal.lead
    if not deal.lead:
        return OrderStatus.COMPLETED
    if due < deal.today:
        days = deal.today - due
        if days <= 6 and dice.chance(30):
            return OrderStatus.READY if dice.chance(60) else OrderStatus.IN_PROGRESS
        return OrderStatus.DELIVERED if days <= _RECENT else OrderStatus.COMPLETED
    part = deal.age / deal.lead
    if deal.age <= 2 and dice.chance(45):
        return OrderStatus.UNCONFIRMED
    if part < 0.3:
        return OrderStatus.CONFIRMED
    return OrderStatus.IN_PROGRESS if part < 0.85 else OrderStatus.READY


def _payments(order: Order, deal: Deal, status: OrderStatus, dice: Dice) -> list[Payment]:
    if order.total <= 0 or (status is OrderStatus.UNCONFIRMED and not deal.is_web):
        return []
    if deal.is_commission:
        return _deposit(order, deal, status, dice)
    if order.source == "Wholesale":
        return _invoice(order, deal, dice)
    if deal.is_web:
        method = (
            "Etsy Payments" if order.source == "Etsy" else dice.pick(("Shopify Payments", "PayPal", "Shopify Payments"))
        )
        return [Payment(amount=order.total, paid_on=order.ordered_on, method=method)]
    if deal.lead and status is not OrderStatus.COMPLETED and status is not OrderStatus.DELIVERED:
        return []
    if dice.chance(0.4) and deal.age < 120:
        return []
    method = dice.pick(("Cash", "Card", "Card"))
    return [Payment(amount=order.total, paid_on=day_of(deal.day + deal.lead), method=method)]


def _deposit(order: Order, deal: Deal, status: OrderStatus, dice: Dice) -> list[Payment]:
    half = order.total // 200 * 100 or order.total
    found = [Payment(amount=half, paid_on=order.ordered_on, method="Bank transfer", note="Deposit")]
    if status in {OrderStatus.DELIVERED, OrderStatus.COMPLETED} and half < order.total:
        day = day_of(min(deal.today, deal.day + deal.lead))
        found.append(
            Payment(amount=order.total - half, paid_on=day, method=dice.pick(("Card", "Cash", "Bank transfer")))
        )
    return found


def _invoice(order: Order, deal: Deal, dice: Dice) -> list[Payment]:
    """Businesses pay by bank, mostly in time; a few are late, and a few pay in two parts."""
    term = dice.between(5, 32) if dice.chance(93) else dice.between(40, 110)
    day = deal.day + deal.lead + term
    if day > deal.today:
        return []
    if dice.chance(3):
        part = order.total // 300 * 100
        first = Payment(amount=part, paid_on=day_of(day), method="Bank transfer", note="First part")
        if not part or day + 30 > deal.today:
            return [first] if part else []
        return [first, Payment(amount=order.total - part, paid_on=day_of(day + 30), method="Bank transfer")]
    return [Payment(amount=order.total, paid_on=day_of(day), method="Bank transfer")]


def _cancelled(order: Order, deal: Deal, dice: Dice, trade: Trade) -> Order:
    day = min(deal.today, deal.day + dice.between(0, 3))
    payments: list[Payment] = []
    if deal.is_web:
        method = "Etsy Payments" if order.source == "Etsy" else "PayPal"
        payments.append(Payment(amount=order.total, paid_on=order.ordered_on, method=method))
        if deal.age > 5:
            payments.append(Payment(amount=-order.total, paid_on=day_of(min(deal.today, day + 2)), method=method))
    paid, refunded = paid_and_refunded(payments)
    return replace(
        order,
        status=OrderStatus.CANCELLED,
        cancelled_on=day_of(day),
        payments=tuple(payments),
        paid=paid,
        refunded=refunded,
        shop_note=dice.pick(trade.texts["cancelled"]),
    )
