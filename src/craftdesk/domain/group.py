"""A group: customers picked by hand, and what the shop agrees with all of them."""

from __future__ import annotations

from dataclasses import dataclass

from craftdesk.domain.ids import UNSAVED, GroupId


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A name with a price level, a discount (hundredths of a percent) and a payment term (days; None as the shop)."""

    id: GroupId = GroupId(UNSAVED)
    name: str
    price_level: str = ""
    discount: int = 0
    payment_term: int | None = None
    note: str = ""
