"""An agreed price: what one customer pays for one product, for a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from craftdesk.domain.ids import UNSAVED, AgreedPriceId, CustomerId, ProductId


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedPrice:
    """A price in smallest units of `currency`; both days count, None is open on that side."""

    id: AgreedPriceId = AgreedPriceId(UNSAVED)
    customer_id: CustomerId
    product_id: ProductId
    price: int
    currency: str
    valid_from: date | None = None
    valid_until: date | None = None
    note: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        began = self.valid_from is None or self.valid_from <= day
        return began and (self.valid_until is None or day <= self.valid_until)
