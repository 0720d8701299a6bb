"""What a customer waits for: «tell me when the blue glaze is back»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from craftdesk.domain.ids import UNSAVED, CustomerId, ProductId, WantId


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """A wish of a customer, perhaps for a product; `done_on` is the day on which they were told."""

    id: WantId = WantId(UNSAVED)
    customer_id: CustomerId
    product_id: ProductId | None = None
    text: str = ""
    asked_on: date
    done_on: date | None = None
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Whether they still wait."""
        return self.done_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class WantRow:
    """A want as a list shows it, with the names of who wants what."""

    want: Want
    customer: str
    product: str

    @property
    def words(self) -> str:
        """What is wanted: the text, else the product."""
        return self.want.text or self.product
