"""What is arranged with a few customers of a sample shop, and how its newest orders went, step by step.

Nothing here rolls dice: it is the same in every sample shop, and the customers and orders stay as they are without it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from craftdesk.domain.credit import AccountEntry, Voucher
from craftdesk.domain.ids import CustomerId, StandingOrderId, VoucherId
from craftdesk.domain.order import Order, OrderStatus, OrderStep, StepKind
from craftdesk.domain.order_life import FLOW, PaymentNews
from craftdesk.domain.standing import Rhythm, StandingLine, StandingOrder
from craftdesk.domain.want import Want
from craftdesk.services.sample_shop.people import People, Person
from craftdesk.services.sample_shop.words import Goods, Trade

MOST_CUSTOMERS = 5_000
"""Larger shops are for measuring: nothing is drafted there when they are opened."""
STEPS_FOR = 200
"""The newest orders, which have their steps."""
_LOOKED_AT = 60
_FRIDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """Everything arranged, with ids."""

    standing: tuple[StandingOrder, ...] = ()
    wants: tuple[Want, ...] = ()
    vouchers: tuple[Voucher, ...] = ()
    entries: tuple[AccountEntry, ...] = ()


def arranged(people: People, trade: Trade, count: int, today: date) -> Arranged:
    """What is arranged with the best known customers and the first businesses."""
    known = people.characters()
    if count > MOST_CUSTOMERS or len(known) < 3:
        return Arranged()
    businesses = [who for who in map(people.person, range(min(count, _LOOKED_AT))) if who.is_company]
    return Arranged(
        standing=tuple(_standing(trade, businesses or known, today)),
        wants=tuple(_wants(trade, known, today)),
        vouchers=tuple(_vouchers(trade, known, today)),
        entries=tuple(_entries(trade, known, today)),
    )


def _id(who: Person) -> CustomerId:
    return CustomerId(who.index + 1)


def _standing(trade: Trade, people: list[Person], today: date) -> list[StandingOrder]:
    friday = today + timedelta(days=(_FRIDAY - today.weekday()) % 7 or 7)
    first = today.replace(day=1) + timedelta(days=32)
    month = first.replace(day=1)
    plans = (
        (Rhythm.WEEKS, 1, friday, (10_000, 5_000)), (Rhythm.MONTHS, 1, month, (12_000,)),
        (Rhythm.WEEKS, 2, friday + timedelta(days=7), (6_000,)),
    )  # fmt: skip
    found = []
    for number, (who, plan) in enumerate(zip(people, plans, strict=False), start=1):
        rhythm, every, day, amounts = plan
        lines = tuple(_line(goods, amount) for goods, amount in zip(trade.goods[number:], amounts, strict=False))
        one = StandingOrder(
            id=StandingOrderId(number), customer_id=_id(who), rhythm=rhythm, every=every, month_day=day.day,
            next_on=day, lines=lines, paused=number == 3,
        )  # fmt: skip
        found.append(one)
    return found


def _line(goods: Goods, quantity: int) -> StandingLine:
    product = goods.product
    return StandingLine(
        product_id=product.id, name=product.name, sku=product.sku, unit=product.unit, quantity=quantity,
        tax_rate=product.tax_rate,
    )  # fmt: skip


def _wants(trade: Trade, known: list[Person], today: date) -> list[Want]:
    goods = [one.product for one in trade.goods]
    asked = [today - timedelta(days=days) for days in (4, 19, 40)]
    return [
        Want(customer_id=_id(known[0]), product_id=goods[0].id, asked_on=asked[0], note="call in the evening"),
        Want(customer_id=_id(known[1]), product_id=goods[-1].id, asked_on=asked[1]),
        Want(customer_id=_id(known[2]), product_id=goods[0].id, asked_on=asked[2], done_on=today - timedelta(days=12)),
    ]


def _vouchers(trade: Trade, known: list[Person], today: date) -> list[Voucher]:
    currency = trade.shop["currency"]
    plans = (("7KQ4-MX2B-9TRA", 5_000, 30, known[0]), ("XMAS-GIFT", 2_500, 12, None), ("H3WC-PN8E-4ZLD", 10_000, 400,
              known[1]))  # fmt: skip
    found = []
    for number, (code, amount, days, who) in enumerate(plans, start=1):
        issued = today - timedelta(days=days)
        one = Voucher(
            id=VoucherId(number), code=code, amount=amount, currency=currency, issued_on=issued,
            customer_id=None if who is None else _id(who), expires_on=issued + timedelta(days=365 * 3),
        )  # fmt: skip
        found.append(one)
    return found


def _entries(trade: Trade, known: list[Person], today: date) -> list[AccountEntry]:
    currency, day = trade.shop["currency"], today - timedelta(days=9)
    plans = ((known[0], 4_000, "Cash", "For the next jar"), (known[2], 1_500, "Card", ""))
    return [
        AccountEntry(customer_id=_id(who), amount=amount, method=method, note=note, currency=currency, on_day=day)
        for who, amount, method, note in plans
    ]


def with_steps(order: Order, today: date) -> Order:
    """The order with the steps that led to its status, spread over its days, and those of its payments."""
    last = min(order.due_on or order.ordered_on, today)
    way = [OrderStatus.CONFIRMED, OrderStatus.CANCELLED] if order.status is OrderStatus.CANCELLED else FLOW[1:]
    reached = way if order.status not in way else list(islice(way, list(way).index(order.status) + 1))
    if order.status is OrderStatus.UNCONFIRMED:
        reached = [OrderStatus.UNCONFIRMED]
    span = max((last - order.ordered_on).days, 0)
    steps = [
        OrderStep(
            at=_moment(order.ordered_on + timedelta(days=span * place // max(len(reached) - 1, 1)), 9 + place),
            kind=StepKind.STATUS, value=status.value,
        )
        for place, status in enumerate(reached)
    ]  # fmt: skip
    steps += [
        OrderStep(
            at=_moment(one.paid_on, 15), kind=StepKind.PAYMENT,
            value=PaymentNews(one.amount, order.currency).text(), note=one.method,
        )
        for one in order.payments
        if one.paid_on is not None
    ]  # fmt: skip
    return replace(order, steps=tuple(sorted(steps, key=lambda step: step.at)))


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)
