"""An address of a customer, and the copy of one that an order keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from craftdesk.domain.ids import UNSAVED, AddressId, CustomerId


class AddressUse(StrEnum):
    """What an address is good for."""

    SHIPPING = "shipping"
    BILLING = "billing"
    BOTH = "both"

    def serves(self, use: AddressUse) -> bool:
        """Whether an address of this kind may be the default for `use` (shipping or billing)."""
        return self is AddressUse.BOTH or self is use


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress:
    """Where something is sent: the lines themselves. `country` is an ISO 3166 code, or empty."""

    name: str = ""
    company: str = ""
    street: str = ""
    street2: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""

    @property
    def is_empty(self) -> bool:
        """True when there is no place in it: a country alone is no address."""
        return not (self.street or self.street2 or self.city or self.postcode)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address in a customer's book; at most one is the default for each use."""

    id: AddressId = AddressId(UNSAVED)
    customer_id: CustomerId = CustomerId(UNSAVED)
    use: AddressUse = AddressUse.BOTH
    label: str = ""
    place: PostalAddress = PostalAddress()
    delivery_note: str = ""
    default_shipping: bool = False
    default_billing: bool = False
    checked_on: date | None = None
