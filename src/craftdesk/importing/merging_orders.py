"""What becomes of an order of the book when a newer export tells it again.

- What the file states replaces what it stated before: sums, lines, copies of addresses, notes of the customer.
- An order never goes back a step: what the owner has delivered isn't «confirmed» again. Cancelled by the shop is
  cancelled.
- Payments recorded here stay unless the file knows of more received or more returned.
- Number, source and the customer it was linked to stay; so do lines that the file says nothing of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from craftdesk.domain.order import Order, OrderLine, OrderStatus, adjustment_for
from craftdesk.importing.merging import How, Rule

_STEPS = tuple(OrderStatus)
"""In the order in which an order comes along; CANCELLED is the last."""


def merged_order(stored: Order, draft: Order, rule: Rule) -> Order:
    """The order of the book with what the file tells; equal to the stored one when that is nothing new."""
    if _same_order(stored, draft):
        return stored
    lines = stored.lines
    if draft.lines and not _same_lines(stored.lines, draft.lines):
        lines = draft.lines
    found = replace(
        stored,
        customer_id=stored.customer_id or draft.customer_id,
        customer_name=stored.customer_name or draft.customer_name,
        ordered_on=draft.ordered_on if {"order_date", "order_number"} & rule.said else stored.ordered_on,
        ordered_at=draft.ordered_at or stored.ordered_at,
        due_on=draft.due_on or stored.due_on,
        status=_later(stored.status, draft.status, rule),
        lines=lines,
        discount_code=draft.discount_code or stored.discount_code,
        shipping_method=draft.shipping_method or stored.shipping_method,
        customer_note=draft.customer_note or stored.customer_note,
        shop_note=stored.shop_note or draft.shop_note,
        billing=draft.billing or stored.billing,
        shipping_address=draft.shipping_address or stored.shipping_address,
        cancelled_on=draft.cancelled_on or stored.cancelled_on,
    )
    if draft.paid > stored.paid or draft.refunded > stored.refunded or rule.how is How.REPLACE:
        found = replace(found, payments=draft.payments, paid=draft.paid, refunded=draft.refunded)
    return _summed(found, draft, rule)


def _summed(found: Order, draft: Order, rule: Rule) -> Order:
    """The sums that the file states, over the lines that the order has now."""
    goods = sum(line.total for line in found.lines) if found.lines else draft.goods
    if not {"order_total", "item_name", "item_price"} & rule.said:
        return found
    if "order_total" not in rule.said and found.total:
        # A file of lines only knows nothing of the total.
        found = replace(found, goods=goods)
        return replace(found, adjustment=adjustment_for(found, found.total))
    found = replace(
        found,
        goods=goods,
        discount=draft.discount,
        shipping=draft.shipping,
        tax=draft.tax,
        tax_included=draft.tax_included,
        total=draft.total,
        currency=draft.currency,
    )
    return replace(found, adjustment=adjustment_for(found, draft.total))


def _same_order(stored: Order, draft: Order) -> bool:
    """Whether a file tells an order just as it stands, even one whose sums nobody could have worked out."""
    ours = {key: getattr(stored, key) for key in ("id", "version", "customer_id", "created_at", "changed_at", "lines")}
    return _same_lines(stored.lines, draft.lines) and replace(draft, **ours) == stored


def _same_lines(stored: Sequence[OrderLine], drafts: Sequence[OrderLine]) -> bool:
    """Whether the lines are equal; which product of ours a line means is our own business."""
    if len(stored) != len(drafts):
        return False
    return all(one == replace(other, product_id=one.product_id) for one, other in zip(stored, drafts, strict=True))


def _later(old: OrderStatus, new: OrderStatus, rule: Rule) -> OrderStatus:
    if rule.how is How.REPLACE:
        return new
    return max(old, new, key=_STEPS.index)
