"""Whether a draft was saved after all: the program may end after a save and before it let go of what was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from craftdesk.domain.customer import Customer
from craftdesk.domain.draft import CustomerDraft, Draft, NoteDraft, OrderDraft, ProductDraft, SettingsDraft
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.order import Order
from craftdesk.domain.validation import clean_customer
from craftdesk.errors import CraftDeskError
from craftdesk.services.desk import Desk
from craftdesk.storage.newest_rows import Kind, highest

_A_SECOND = timedelta(seconds=1)
"""Moments in the file are whole seconds."""


def is_saved(desk: Desk, draft: Draft) -> bool:
    """Whether the book holds what a draft says; False where that can't be told, for then it had better be offered."""
    if getattr(draft.content, "raw", ()):
        return False
    try:
        return _is_kept(desk, draft)
    except CraftDeskError:
        return False


def _is_kept(desk: Desk, draft: Draft) -> bool:
    content = draft.content
    match content:
        case CustomerDraft():
            person = desk.customers.get(CustomerId(content.record or _newest(desk, "customers")))
            return _is_later(person.created_at, draft) and _is_same_person(content.customer, person)
        case OrderDraft() if not content.record:
            order = desk.orders.get(OrderId(_newest(desk, "orders")))
            return _is_later(order.created_at, draft) and _is_same_order(content, order)
        case ProductDraft() if content.product.id:
            product = desk.products.get(content.product.id)
            return replace(content.product, version=product.version) == product
        case SettingsDraft():
            return content.settings == desk.settings.get()
        case NoteDraft():
            notes = [one for one in desk.notes.of(content.customer) if one.text == content.text]
            return any(one.id == content.note if content.note else _is_later(one.at, draft) for one in notes)
        case _:
            return False


def _newest(desk: Desk, kind: Kind) -> int:
    with desk.store.reading() as book:
        return highest(book, kind)


def _is_later(made: datetime | None, draft: Draft) -> bool:
    """Whether a record can be what became of a draft: what is new in it was made when the draft was there."""
    return bool(draft.content.record) or (made is not None and made >= draft.at - _A_SECOND)


def _is_same_person(typed: Customer, kept: Customer) -> bool:
    cleaned = clean_customer(typed)
    number = cleaned.number or kept.number
    return kept == replace(
        cleaned, id=kept.id, number=number, version=kept.version, created_at=kept.created_at, changed_at=kept.changed_at
    )


def _is_same_order(typed: OrderDraft, kept: Order) -> bool:
    """Of a new order: what is worked out from the rest, and what its saving added, is left out."""
    order = typed.order
    said = [[(line.name, line.quantity, line.unit_price) for line in one.lines if line.name] for one in (order, kept)]
    same = (order.ordered_on, order.due_on, order.customer_note) == (kept.ordered_on, kept.due_on, kept.customer_note)
    return same and said[0] == said[1] and (bool(typed.new_customer) or order.customer_id == kept.customer_id)
