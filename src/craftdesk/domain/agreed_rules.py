"""Agreed prices as a table shows them, and what stands against saving one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.product_rules import price_problems
from craftdesk.domain.validation import LINE_LIMIT, clean_line
from craftdesk.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedPriceRow:
    """An agreed price with the names that a table shows."""

    agreed: AgreedPrice
    customer: str
    product: str
    usual: int | None = None


def clean_agreed(draft: AgreedPrice, currency: str) -> AgreedPrice:
    """The agreed price as it will be kept."""
    return replace(draft, currency=draft.currency.strip().upper() or currency, note=clean_line(draft.note))


def agreed_problems(draft: AgreedPrice, others: Iterable[AgreedPrice]) -> tuple[Problem, ...]:
    """What stands against a cleaned agreed price, given the others of the same customer."""
    found = price_problems(draft.price, "price")
    if not draft.product_id:
        found.append(Problem("agreed.no_product", "product_id"))
    if draft.valid_from and draft.valid_until and draft.valid_until < draft.valid_from:
        found.append(Problem("agreed.ends_before", "valid_until"))
    elif any(one.id != draft.id and one.product_id == draft.product_id and _overlap(one, draft) for one in others):
        found.append(Problem("agreed.overlaps", "valid_from"))
    if len(draft.note) > LINE_LIMIT:
        found.append(Problem("text.too_long", "note", {"length": len(draft.note), "limit": LINE_LIMIT}))
    return tuple(found)


def _overlap(one: AgreedPrice, other: AgreedPrice) -> bool:
    """Whether there is a day on which both prices would be in force."""
    begins = max(one.valid_from or date.min, other.valid_from or date.min)
    return begins <= min(one.valid_until or date.max, other.valid_until or date.max)
