"""Which orders of the book the orders of a file are: by the number that their system gives them.

Two shops may count alike, so a number alone proves nothing: an order of another system is never taken for ours, and one
of ours is known again only if its day, its customer or its total agrees.
"""

from __future__ import annotations

from collections.abc import Sequence

from craftdesk.domain.folding import fold
from craftdesk.domain.ids import OrderId
from craftdesk.domain.order import Order
from craftdesk.importing.order_draft import OrderDraft
from craftdesk.storage.book import Book


def stored_orders(book: Book, drafts: Sequence[OrderDraft]) -> dict[str, Order]:
    """The orders of the book that some drafts are, by `order_key`."""
    orders = [draft.order for draft in drafts if draft.order is not None]
    ids: dict[str, OrderId] = {}
    systems: dict[str, list[Order]] = {}
    ours = []
    for order in orders:
        if order.system and order.external_id:
            systems.setdefault(order.system, []).append(order)
        else:
            ours.append(order)
    for system, theirs in systems.items():
        found = book.matching.orders_by_external(system, (order.external_id for order in theirs))
        ids |= {_key(system, number): one for number, one in found.items()}
    numbers = book.matching.orders_by_number(order.number for order in ours)
    wanted = [*ids.values(), *(one for some in numbers.values() for one in some)]
    known = {order.id: order for order in book.orders.some(list(dict.fromkeys(wanted)))}
    stored = {key: known[one] for key, one in ids.items() if one in known}
    for order in ours:
        same = (known[one] for one in numbers.get(order.number, ()) if one in known and _is_same(order, known[one]))
        if (first := next(same, None)) is not None:
            stored[order_key(order)] = first
    return stored


def order_key(order: Order) -> str:
    """By which an order is found in the book again."""
    if order.system and order.external_id:
        return _key(order.system, order.external_id)
    return f"{order.system} {order.number}"


def _key(system: str, number: str) -> str:
    return f"{system}:{number}"


def _is_same(draft: Order, stored: Order) -> bool:
    """Whether an order of the book with the same number is this one, and not one of another shop's book."""
    if (stored.system, stored.external_id) != (draft.system, draft.external_id):
        return False
    return (
        draft.ordered_on == stored.ordered_on
        or (draft.currency, draft.total) == (stored.currency, stored.total)
        or bool(draft.customer_name and fold(draft.customer_name) == fold(stored.customer_name))
    )
