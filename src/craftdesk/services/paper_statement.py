"""The statement of account of a customer: what was open at the end of a day, and the money that came and went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from craftdesk.domain.credit import AccountEntry
from craftdesk.domain.order import Order, OrderStatus, Payment
from craftdesk.domain.paper import AccountLine, PaperContent, PaperKind, PaperSum, Said
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.paper_parties import Party, home_address, seller_of, written_to

_DAYS = 365
"""Payments are listed for so many days back, and for all that is open."""


def statement_of(
    party: Party, orders: Sequence[Order], entries: Sequence[AccountEntry], shop: ShopSettings, day: date
) -> PaperContent:
    """The statement in the shop's currency; other currencies are only mentioned."""
    own = sorted(
        (o for o in orders if o.currency == shop.currency and o.ordered_on <= day and _counts(o, day)),
        key=lambda order: (order.ordered_on, order.id),
    )
    still = [line for line in (_open_line(order, day) for order in own) if line.open]
    on_account = sum(one.amount for one in entries if one.currency == shop.currency and one.on_day <= day)
    balance = sum(line.open for line in still) - on_account
    place = home_address(party)
    others = any(order.currency != shop.currency and order.is_counted for order in orders)
    return PaperContent(
        kind=PaperKind.STATEMENT,
        issued_on=day,
        currency=shop.currency,
        total=balance,
        paper=shop.paper,
        seller=seller_of(shop, place.country if place is not None else ""),
        recipient=written_to(party, shop.country),
        facts=(
            Said(code="paper.fact.as_of", day=day),
            Said(code="paper.fact.customer", text=party.customer.number if party.customer is not None else ""),
        ),
        opening=(
            Said(code="paper.opening.statement" if still or balance else "paper.opening.statement_clear", day=day),
        ),
        orders=tuple(still),
        payments=tuple(sorted(_payments(own, still, day), key=lambda line: line.day or date.min)),
        sums=tuple(_sums(still, on_account, balance)),
        notes=tuple(_notes(shop, balance, others=others)),
    )


def _counts(order: Order, day: date) -> bool:
    """Whether an order counted on that day: one that was cancelled later did."""
    if order.status is OrderStatus.CANCELLED:
        return order.cancelled_on is not None and order.cancelled_on > day
    return order.is_counted


def _until(order: Order, day: date) -> list[Payment]:
    return [payment for payment in order.payments if payment.paid_on is None or payment.paid_on <= day]


def _open_line(order: Order, day: date) -> AccountLine:
    payments = _until(order, day)
    paid = sum(one.amount for one in payments if one.amount > 0)
    back = -sum(one.amount for one in payments if one.amount < 0)
    left = order.total - paid
    # What was paid too much is owed to the customer until it was given back.
    still = left if left >= 0 else min(0, left + back)
    return AccountLine(
        day=order.ordered_on, text=order.number, amount=order.total, paid=paid - back if left < 0 else paid, open=still
    )


def _payments(orders: Sequence[Order], still: Sequence[AccountLine], day: date) -> Iterator[AccountLine]:
    numbers = {line.text for line in still}
    earliest = day - timedelta(days=min(_DAYS, (day - date.min).days))
    for order in orders:
        for one in _until(order, day):
            if order.number in numbers or (one.paid_on is not None and one.paid_on > earliest):
                code = "paper.payment.received" if one.amount >= 0 else "paper.payment.returned"
                yield AccountLine(day=one.paid_on, text=order.number, code=code, amount=one.amount)


def _sums(still: Sequence[AccountLine], on_account: int, balance: int) -> Iterator[PaperSum]:
    if on_account:
        yield PaperSum(code="paper.sum.open", amount=sum(line.open for line in still))
        yield PaperSum(code="paper.sum.account", amount=-on_account)
    if balance < 0:
        yield PaperSum(code="paper.sum.balance_credit", amount=-balance, strong=True)
    else:
        yield PaperSum(code="paper.sum.balance", amount=balance, strong=True)


def _notes(shop: ShopSettings, balance: int, *, others: bool) -> Iterator[Said]:
    if balance > 0 and shop.bank:
        yield Said(code="paper.note.bank", text=shop.bank)
    if others:
        yield Said(code="paper.note.other_currencies")
    if shop.paper_note:
        yield Said(code="paper.note.shop", text=shop.paper_note)
