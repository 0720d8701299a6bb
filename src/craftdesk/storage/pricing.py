"""What prices are worked out from: the groups of customers, and the prices agreed with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.group import Group
from craftdesk.domain.ids import AgreedPriceId, CustomerId, GroupId, ProductId

_GROUPS = (
    "SELECT g.id, g.name, g.price_level, g.discount, g.payment_term, g.note FROM groups g"
    " JOIN group_members m ON m.group_id = g.id WHERE m.customer_id = ? ORDER BY g.name, g.id"
)
_AGREED = (
    "SELECT id, customer_id, product_id, price, currency, valid_from, valid_until, note FROM agreed_prices"
    " WHERE customer_id = ? AND product_id IN ({marks}) ORDER BY id"
)
_IDS_A_QUESTION = 500


def groups_of(raw: sqlite3.Connection, customer: CustomerId) -> list[Group]:
    """The groups that a customer is in, by name."""
    return [
        Group(id=GroupId(number), name=name, price_level=level, discount=discount, payment_term=term, note=note)
        for number, name, level, discount, term, note in raw.execute(_GROUPS, (customer,))
    ]


def agreed_with(raw: sqlite3.Connection, customer: CustomerId, products: Sequence[ProductId]) -> list[AgreedPrice]:
    """The prices agreed with a customer for some products, past and future ones too."""
    found = []
    for start in range(0, len(products), _IDS_A_QUESTION):
        some = products[start : start + _IDS_A_QUESTION]
        found += raw.execute(_AGREED.format(marks=",".join("?" * len(some))), (customer, *some)).fetchall()
    return [
        AgreedPrice(
            id=AgreedPriceId(number), customer_id=CustomerId(owner), product_id=ProductId(product), price=price,
            currency=currency, valid_from=_day(begin), valid_until=_day(end), note=note,
        )
        for number, owner, product, price, currency, begin, end, note in found
    ]  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
