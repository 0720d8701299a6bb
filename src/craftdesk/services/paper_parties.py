"""Who stands on a paper: the shop as the seller, and the lines by which the recipient is addressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.customer import Customer
from craftdesk.domain.export_letters import block_of, letter_address
from craftdesk.domain.order import Order
from craftdesk.domain.paper import Seller
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.postal import lines_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The customer of a paper with the addresses in their book; nobody for a sale over the counter."""

    customer: Customer | None = None
    addresses: Sequence[Address] = ()
    payment_term: int | None = None


def seller_of(shop: ShopSettings, to_country: str = "") -> Seller:
    """The shop on a paper; its country stands in its address when the paper goes abroad."""
    place = PostalAddress(
        street=shop.street, postcode=shop.postcode, city=shop.city, region=shop.region, country=shop.country
    )
    lines = () if place.is_empty else tuple(lines_of(place, to_country or shop.country))
    return Seller(
        name=shop.name, place=lines, phone=shop.phone, email=shop.email, website=shop.website, vat_id=shop.vat_id,
        tax_number=shop.tax_number, bank=shop.bank, logo=shop.logo,
    )  # fmt: skip


def place_for(order: Order, party: Party, use: AddressUse) -> PostalAddress | None:
    """Where a paper of an order goes: the order's own copy, else what stands in the customer's book."""
    copies = [order.billing, order.shipping_address]
    if use is AddressUse.SHIPPING:
        copies.reverse()
    for copy in copies:
        if copy is not None and not copy.is_empty:
            return copy
    kept = shipping_address(party.addresses) if use is AddressUse.SHIPPING else letter_address(party.addresses)
    return kept.place if kept is not None else None


def shipping_address(addresses: Sequence[Address]) -> Address | None:
    """Where parcels go: the default for shipping, else where letters go."""
    return next((one for one in addresses if one.default_shipping), None) or letter_address(addresses)


def recipient_of(order: Order, party: Party, place: PostalAddress | None, home: str) -> tuple[str, ...]:
    """The lines of the recipient of an order's paper; without a place only who it is."""
    if place is not None and (place.name or place.company):
        return tuple(lines_of(place, home))
    if party.customer is not None:
        shown = Address(place=place) if place is not None else None
        return tuple(block_of(party.customer, shown, home, lines_of))
    where = lines_of(place, home) if place is not None else []
    return tuple(line for line in (order.customer_name, *where) if line)


def home_address(party: Party) -> PostalAddress | None:
    """Where letters to a customer go."""
    kept = letter_address(party.addresses)
    return kept.place if kept is not None else None


def written_to(party: Party, home: str) -> tuple[str, ...]:
    """The lines of a letter to a customer."""
    if party.customer is None:
        return ()
    return tuple(block_of(party.customer, letter_address(party.addresses), home, lines_of))
