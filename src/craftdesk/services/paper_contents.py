"""What stands on the papers of an order: the confirmation, the delivery note, the invoice, the receipts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from craftdesk.domain.address import AddressUse
from craftdesk.domain.customer import TaxTreatment
from craftdesk.domain.order import Delivery, Order, OrderLine, OrderStatus, Payment, StepKind
from craftdesk.domain.order_life import ACCOUNT, VOUCHER
from craftdesk.domain.order_sums import tax_summary
from craftdesk.domain.paper import PRICELESS, PaperContent, PaperKind, PaperLine, PaperSum, PaperTax, Said
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.paper_parties import Party, place_for, recipient_of, seller_of
from craftdesk.texts import sentence

_OPENINGS = {
    PaperKind.CONFIRMATION: "paper.opening.confirmation",
    PaperKind.DELIVERY_NOTE: "paper.opening.delivery_note",
    PaperKind.GIFT_RECEIPT: "paper.opening.gift",
}
_HANDED_OVER = frozenset({OrderStatus.DELIVERED.value, OrderStatus.COMPLETED.value})
_TREATED = {TaxTreatment.REVERSE_CHARGE: "paper.note.reverse_charge", TaxTreatment.EXEMPT: "paper.note.exempt"}


def content_of(kind: PaperKind, order: Order, party: Party, shop: ShopSettings, today: date) -> PaperContent:
    """The content of one paper of an order, made today and not numbered yet."""
    use = AddressUse.SHIPPING if kind in PRICELESS else AddressUse.BILLING
    place = place_for(order, party, use)
    priced = kind not in PRICELESS
    content = PaperContent(
        kind=kind,
        order=order.number,
        issued_on=today,
        currency=order.currency,
        total=order.total if priced else 0,
        paper=shop.paper,
        seller=seller_of(shop, place.country if place is not None else ""),
        recipient=recipient_of(order, party, place, shop.country),
        facts=tuple(_facts(kind, order, party, today)),
        opening=(Said(code=_OPENINGS[kind]),) if kind in _OPENINGS else (),
        lines=tuple(_line(line, priced=priced) for line in order.lines) or _only_line(order, priced=priced),
    )
    if not priced:
        return replace(content, notes=tuple(_notes(kind, order, party, shop, today)))
    return replace(
        content,
        sums=tuple(_sums(order)),
        taxes=_taxes(order),
        notes=tuple(_notes(kind, order, party, shop, today)),
    )


def open_amount(order: Order) -> int:
    """What is still to be paid of an order."""
    return max(0, order.total - order.paid) if order.total > 0 else 0


def handed_over_on(order: Order) -> date | None:
    """The day on which an order was delivered, where that was noted."""
    steps = [step for step in order.steps if step.kind is StepKind.STATUS and step.value in _HANDED_OVER]
    return steps[0].at.astimezone().date() if steps else None


def _facts(kind: PaperKind, order: Order, party: Party, today: date) -> Iterator[Said]:
    yield Said(code="paper.fact.date", day=today)
    yield Said(code="paper.fact.order", text=order.number)
    if kind is PaperKind.GIFT_RECEIPT:
        return
    yield Said(code="paper.fact.ordered_on", day=order.ordered_on)
    handed = handed_over_on(order)
    if handed is not None and kind is not PaperKind.CONFIRMATION:
        yield Said(code="paper.fact.delivered_on", day=handed)
    elif order.due_on is not None and kind is not PaperKind.RECEIPT:
        picked = order.delivery is Delivery.PICKUP
        yield Said(code="paper.fact.pickup_on" if picked else "paper.fact.delivery_on", day=order.due_on)
    if party.customer is not None:
        yield Said(code="paper.fact.customer", text=party.customer.number)
        if party.customer.vat_id and kind is PaperKind.INVOICE:
            yield Said(code="paper.fact.customer_vat", text=party.customer.vat_id)


def _line(line: OrderLine, *, priced: bool) -> PaperLine:
    plain = PaperLine(
        name=line.name or line.sku,
        detail=line.sku if line.name else "",
        quantity=line.quantity,
        unit=line.unit,
    )
    if not priced:
        return plain
    return replace(
        plain, unit_price=line.unit_price, discount=line.discount, discount_rate=line.discount_rate,
        tax_rate=line.tax_rate, total=line.total,
    )  # fmt: skip


def _only_line(order: Order, *, priced: bool) -> tuple[PaperLine, ...]:
    """An order of which only the sum is known has one line: itself."""
    if not order.goods:
        return ()
    return (PaperLine(name="", detail=order.number, total=order.goods if priced else None),)


def _sums(order: Order) -> Iterator[PaperSum]:
    parts = [
        PaperSum(code="paper.sum.discount_code", amount=-order.discount, text=order.discount_code)
        if order.discount_code
        else PaperSum(code="paper.sum.discount", amount=-order.discount),
        PaperSum(code="paper.sum.shipping_way", amount=order.shipping, text=order.shipping_method)
        if order.shipping_method
        else PaperSum(code="paper.sum.shipping", amount=order.shipping),
        PaperSum(code="paper.sum.tax", amount=order.tax_added),
        PaperSum(code="paper.sum.adjustment", amount=order.adjustment),
    ]
    parts = [part for part in parts if part.amount]
    if parts:
        yield PaperSum(code="paper.sum.goods", amount=order.goods)
        yield from parts
    credit = order.total < 0
    yield PaperSum(code="paper.sum.credit" if credit else "paper.sum.total", amount=order.total, strong=True)
    if order.tax and order.tax_included and not _taxes(order):
        yield PaperSum(code="paper.sum.of_which_tax", amount=order.tax)
    yield from map(_payment, order.payments)
    kept = order.paid - order.refunded
    if order.payments and kept > max(order.total, 0):
        yield PaperSum(code="paper.sum.overpaid", amount=kept - max(order.total, 0), strong=True)
    elif order.payments and open_amount(order):
        yield PaperSum(code="paper.sum.open", amount=open_amount(order), strong=True)


def _payment(payment: Payment) -> PaperSum:
    code = "paper.sum.paid" if payment.amount >= 0 else "paper.sum.returned"
    if payment.paid_on is not None:
        code += "_on"
    if payment.method:
        code += "_way"
    return PaperSum(code=code, amount=-payment.amount, text=_way(payment), day=payment.paid_on)


def _way(payment: Payment) -> str:
    """How it was paid; account and voucher are codes, the shop's own ways are its words."""
    return sentence(f"paper.pay.{payment.method}") if payment.method in {ACCOUNT, VOUCHER} else payment.method


def _taxes(order: Order) -> tuple[PaperTax, ...]:
    """Tax by rate; nothing for an order without tax, or of which only the sum of tax is known."""
    found = tax_summary(order)
    if not order.tax and all(one.rate <= 0 for one in found):
        return ()
    return tuple(PaperTax(rate=one.rate, net=one.net, tax=one.tax) for one in found if one.rate >= 0)


def _notes(kind: PaperKind, order: Order, party: Party, shop: ShopSettings, today: date) -> Iterator[Said]:
    customer, left = party.customer, open_amount(order)
    if kind is PaperKind.INVOICE and left:
        term = next((t for t in (party.payment_term, shop.payment_term) if t is not None), 0)
        by = today + timedelta(days=term)
        code = "paper.note.terms" if term else "paper.note.terms_now"
        yield Said(code=code, amount=left, day=by)
        if shop.bank:
            yield Said(code="paper.note.bank", text=shop.bank)
    elif kind is PaperKind.INVOICE and order.total > 0 and not order.refunded:
        yield Said(code="paper.note.paid")
    if kind is PaperKind.RECEIPT and order.paid > 0:
        yield Said(code="paper.note.received")
    if kind is PaperKind.INVOICE and customer is not None and customer.tax_treatment in _TREATED and not order.tax:
        yield Said(code=_TREATED[customer.tax_treatment])
    if kind is PaperKind.INVOICE and handed_over_on(order) is None and order.due_on is None:
        yield Said(code="paper.note.delivery_day")
    if kind in {PaperKind.CONFIRMATION, PaperKind.DELIVERY_NOTE} and order.customer_note:
        yield Said(code="paper.note.customer", text=order.customer_note)
    if shop.paper_note and kind is not PaperKind.GIFT_RECEIPT:
        yield Said(code="paper.note.shop", text=shop.paper_note)
