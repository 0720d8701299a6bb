"""What becomes of an order of the book when a newer export tells it again.

- What the file states replaces what it stated before: sums, lines, copies of addresses, notes of the customer.
- An order never goes back a step: what the owner has delivered isn't «confirmed» again. Cancelled by the shop is
  cancelled.
- Payments recorded here stay unless the file knows of more received or more returned.
- Number, source and the customer it was linked to stay; so do lines that the file says nothing of.
- A file of lines knows no total: one that another file stated stays, and what it differs from the lines by, too.
- How an order was entered and what happened to it here stays where a file, as most do, tells nothing of it.
- A return alone takes nothing away from the order: it is what was given back of its payments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.order import Order, OrderLine, OrderStatus, Payment, adjustment_for, paid_and_refunded
from craftdesk.importing.merging import How, Rule

_UNTOLD = ("delivery", "discount_rate", "shipping_tax_rate", "shipping_tax", "steps")
_UNTOLD_OF_LINES = ("tax", "discount_rate", "price_origin")
"""What only exports of our own tell."""
_STEPS = tuple(OrderStatus)
"""In the order in which an order comes along; CANCELLED is the last."""


def merged_order(stored: Order, draft: Order, rule: Rule) -> Order:
    """The order of the book with what the file tells; equal to the stored one when that is nothing new."""
    if _same_order(stored, draft):
        return stored
    if draft.total < 0 <= stored.total:
        return _with_return(stored, draft)
    found = _told(stored, draft, rule)
    return _with_return(found, stored) if stored.total < 0 < found.total else found


def _with_return(sale: Order, given_back: Order) -> Order:
    """A sale with what a return gave back; the sale itself where that is known of it."""
    returned = [one for one in given_back.payments if one.amount < 0]
    if not returned:
        returned = [Payment(amount=given_back.total, paid_on=given_back.ordered_on)]
    known = {(one.amount, one.paid_on) for one in sale.payments}
    new = tuple(one for one in returned if (one.amount, one.paid_on) not in known)
    if not new:
        return sale
    payments = (*sale.payments, *new)
    paid, refunded = paid_and_refunded(payments)
    return replace(sale, payments=payments, paid=paid, refunded=refunded)


def _told(stored: Order, draft: Order, rule: Rule) -> Order:
    """The order of the book with what a file says of it."""
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
        billing=_place(stored.billing, draft.billing, rule),
        shipping_address=_place(stored.shipping_address, draft.shipping_address, rule),
        cancelled_on=draft.cancelled_on or stored.cancelled_on,
        delivery=draft.delivery or stored.delivery,
        steps=draft.steps if len(draft.steps) > len(stored.steps) else stored.steps,
    )
    if draft.paid > stored.paid or draft.refunded > stored.refunded or rule.how is How.REPLACE:
        found = replace(found, payments=draft.payments, paid=draft.paid, refunded=draft.refunded)
    return _summed(found, draft, rule, stated=not stored.lines)


def _summed(found: Order, draft: Order, rule: Rule, *, stated: bool) -> Order:
    """The sums that the file states, over the lines that the order has now; `stated`: it had a total without lines."""
    goods = sum(line.total for line in found.lines) if found.lines else draft.goods
    if not {"order_total", "item_name", "item_price"} & rule.said:
        return found
    before = found
    shipped = draft if _tells(draft, found, "shipping", rule) else found
    # How a tax that is known already joins the sums is told by the total, where a file states one.
    taxed = "order_tax" in rule.said and ("order_total" in rule.said or draft.tax != found.tax)
    found = replace(
        found,
        goods=goods,
        discount=draft.discount if "order_discount" in rule.said else found.discount,
        discount_rate=draft.discount_rate if _tells(draft, found, "discount", rule) else found.discount_rate,
        shipping=draft.shipping if "order_shipping" in rule.said else found.shipping,
        shipping_tax_rate=shipped.shipping_tax_rate,
        shipping_tax=shipped.shipping_tax,
        tax=draft.tax if taxed else found.tax,
        tax_included=draft.tax_included if taxed else found.tax_included,
    )
    if "order_total" in rule.said:
        found = replace(found, total=draft.total, currency=draft.currency)
        return replace(found, adjustment=adjustment_for(found, draft.total))
    if stated and before.total:
        return replace(found, adjustment=adjustment_for(found, before.total))
    return replace(found, total=before.adjustment - adjustment_for(found, 0))


def _tells(draft: Order, found: Order, what: str, rule: Rule) -> bool:
    """Whether the file tells another discount, or other shipping, than the one that was worked out here."""
    return f"order_{what}" in rule.said and getattr(draft, what) != getattr(found, what)


def _place(stored: PostalAddress | None, draft: PostalAddress | None, rule: Rule) -> PostalAddress | None:
    """The address that a file of orders states; the known one where that says the same and more."""
    if stored is None or draft is None:
        return draft or stored
    if "order_total" not in rule.said and rule.how is not How.REPLACE:
        return stored  # a file of lines repeats addresses, it doesn't correct them
    told = {field.name: value for field in fields(draft) if (value := getattr(draft, field.name))}
    return stored if all(getattr(stored, name) == value for name, value in told.items()) else draft


def _same_order(stored: Order, draft: Order) -> bool:
    """Whether a file tells an order just as it stands, even one whose sums nobody could have worked out."""
    keys = ("id", "version", "customer_id", "created_at", "changed_at", "lines", "payments", "standing_id")
    ours = {key: getattr(stored, key) for key in (*keys, *(key for key in _UNTOLD if not getattr(draft, key)))}
    if not _same_lines(stored.lines, draft.lines) or not _same_payments(stored.payments, draft.payments):
        return False
    return replace(draft, **ours) == stored


def _same_payments(stored: Sequence[Payment], drafts: Sequence[Payment]) -> bool:
    """Whether the payments are equal; of a gift voucher the code stands in the note, its id is ours."""
    return [replace(one, voucher_id=None) for one in stored] == [replace(one, voucher_id=None) for one in drafts]


def _same_lines(stored: Sequence[OrderLine], drafts: Sequence[OrderLine]) -> bool:
    """Whether the lines are equal; which product of ours a line means is our own business."""
    if len(stored) != len(drafts):
        return False
    return all(one == _as_ours(one, other) for one, other in zip(stored, drafts, strict=True))


def _as_ours(stored: OrderLine, draft: OrderLine) -> OrderLine:
    untold = {key: getattr(stored, key) for key in _UNTOLD_OF_LINES if not getattr(draft, key)}
    return replace(draft, product_id=stored.product_id, **untold)


def _later(old: OrderStatus, new: OrderStatus, rule: Rule) -> OrderStatus:
    if rule.how is How.REPLACE:
        return new
    return max(old, new, key=_STEPS.index)
