"""The paper that cancels an invoice: the same lines and sums, the other way round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from craftdesk.domain.paper import PaperContent, PaperKind, PaperLine, Said, Seller

_STAYING_SUMS = frozenset(
    f"paper.sum.{name}"
    for name in (
        "goods", "discount", "discount_code", "shipping", "shipping_way", "tax", "adjustment", "total", "credit",
        "of_which_tax",
    )
)  # fmt: skip
_STAYING_FACTS = frozenset({"paper.fact.order", "paper.fact.customer", "paper.fact.customer_vat"})
_STAYING_NOTES = frozenset({"paper.note.reverse_charge", "paper.note.exempt", "paper.note.shop"})


def cancellation_of(invoice: PaperContent, seller: Seller, paper: str, today: date) -> PaperContent:
    """What takes an issued invoice back, made today and not numbered yet; it goes to whom the invoice went."""
    return replace(
        invoice,
        kind=PaperKind.CANCELLATION,
        number="",
        issued_on=today,
        paper=paper,
        seller=seller,
        total=-invoice.total,
        facts=(
            Said(code="paper.fact.date", day=today),
            Said(code="paper.fact.cancels", text=invoice.number),
            *(fact for fact in invoice.facts if fact.code in _STAYING_FACTS),
        ),
        opening=(Said(code="paper.opening.cancellation", text=invoice.number, day=invoice.issued_on),),
        lines=tuple(map(_turned, invoice.lines)),
        sums=tuple(replace(one, amount=-one.amount) for one in invoice.sums if one.code in _STAYING_SUMS),
        taxes=tuple(replace(one, net=-one.net, tax=-one.tax) for one in invoice.taxes),
        notes=tuple(note for note in invoice.notes if note.code in _STAYING_NOTES),
    )


def _turned(line: PaperLine) -> PaperLine:
    return replace(
        line,
        quantity=None if line.quantity is None else -line.quantity,
        discount=-line.discount,
        total=None if line.total is None else -line.total,
    )
