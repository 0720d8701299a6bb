"""The addresses of several records of one customer as one book: equal ones once, with the uses of both.

Two are equal when street, town and postcode are (case, accents and punctuation aside), the countries do not contradict
each other and they name the same recipient; the customer's own names are no other recipient. The defaults of the
customer who is kept stay; others fill in where there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.address_defaults import settle
from craftdesk.domain.customer import Customer
from craftdesk.domain.folding import fold
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.names import person_name
from craftdesk.domain.writing import better_text, longer

_FILLED = ("company", "street2", "postcode", "city", "region", "country")
_WRITTEN = ("street", "street2", "city", "region")


def own_names(customers: Iterable[Customer]) -> frozenset[str]:
    """The names under which mail reaches the customers themselves, folded."""
    return frozenset(fold(name) for one in customers for name in (person_name(one), one.company) if name)


def joined(keep: CustomerId, addresses: Sequence[Address], names: frozenset[str]) -> list[Address]:
    """Addresses, those of the kept customer first, as theirs; one that equals an earlier one is taken into it."""
    found: list[Address] = []
    for address in addresses:
        place = next((at for at, one in enumerate(found) if _same(one.place, address.place, names)), None)
        if place is None:
            found.append(replace(address, customer_id=keep))
        else:
            found[place] = _both(found[place], address)
    return settle(found)


def _same(one: PostalAddress, other: PostalAddress, names: frozenset[str]) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    return _key(one) == _key(other) and _recipient(one, names) == _recipient(other, names)


def _key(place: PostalAddress) -> tuple[str, str, str]:
    street = fold(f"{place.street} {place.street2}").replace("strasse", "str").replace(" ", "")
    return street, fold(place.postcode).replace(" ", ""), fold(place.city)


def _recipient(place: PostalAddress, names: frozenset[str]) -> tuple[str, ...]:
    return tuple("" if line in names else line for line in (fold(place.name), fold(place.company)))


def _both(kept: Address, other: Address) -> Address:
    place = kept.place
    filled = {key: getattr(place, key) or getattr(other.place, key) for key in _FILLED}
    written = {
        key: better_text(getattr(other.place, key) or filled.get(key, ""), getattr(place, key))
        for key in _WRITTEN
        if getattr(place, key)
    }
    days = [day for day in (kept.checked_on, other.checked_on) if day is not None]
    return replace(
        kept,
        use=kept.use if kept.use is other.use else AddressUse.BOTH,
        label=kept.label or other.label,
        place=replace(place, **(filled | written)),
        delivery_note=longer(kept.delivery_note, other.delivery_note) if other.delivery_note else kept.delivery_note,
        default_shipping=kept.default_shipping or other.default_shipping,
        default_billing=kept.default_billing or other.default_billing,
        checked_on=max(days, default=None),
    )
