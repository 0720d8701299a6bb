"""How the addresses of a file join those of the book.

- Two addresses are one when street, town and postcode are equal (case, accents, punctuation and the split into two
  lines aside), the countries do not contradict each other and they name the same recipient.
- An equal address serves both uses when the file uses it for the other one; blank parts are filled.
- Any other address is added; nothing is overwritten or removed. Where the file is a newer export of a shop that
  the customer was brought in from before, its address becomes the default: they have moved.
- Of addresses with labels the one that says so, else the one at home, else the first, is for bills.
- Only *replace* puts the file's address in the place of the default one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.address_defaults import USES, is_default, settle, with_default
from craftdesk.domain.customer import Customer
from craftdesk.domain.folding import fold
from craftdesk.domain.names import person_name

_PARCELS = (
    "ship",
    "deliver",
    "liefer",
    "versand",
    "livr",
    "expedition",
    "envio",
    "entrega",
    "sped",
    "consegna",
    "lever",
    "bezorg",
    "aflever",
)
_BILLS = ("bill", "invoice", "rechnung", "factur", "fattur", "faktur")
_HOMES = ("home", "privat", "zuhause", "domicile", "casa", "thuis")


def place_key(place: PostalAddress) -> tuple[str, str, str]:
    """What two spellings of one address share."""
    return (
        fold(f"{place.street} {place.street2}"),
        fold(place.postcode).replace(" ", ""),
        fold(place.city),
    )


def same_place(one: PostalAddress, other: PostalAddress) -> bool:
    """Whether two addresses are one, for the same recipient."""
    if one.country and other.country and one.country != other.country:
        return False
    return place_key(one) == place_key(other) and _recipient(one) == _recipient(other)


def _recipient(place: PostalAddress) -> str:
    return fold(place.name)


def owned(place: PostalAddress, customer: Customer) -> PostalAddress:
    """The address as it stands in a customer's book: without their own name and company."""
    if place.name and fold(place.name) in _names_of(customer):
        place = replace(place, name="")
    if place.company and fold(place.company) == fold(customer.company):
        place = replace(place, company="")
    return place


def _names_of(customer: Customer) -> set[str]:
    """What may stand above an address for the customer themselves, with their title and without."""
    bare = f"{customer.first_name} {customer.last_name}"
    whole = f"{customer.first_name} {customer.middle_name} {customer.last_name}"
    return {fold(name) for name in (person_name(customer), customer.company, bare, whole)}


def drafted(
    billing: Sequence[PostalAddress],
    shipping: Sequence[PostalAddress],
    owner: Customer,
    labelled: Sequence[tuple[str, PostalAddress]] = (),
) -> tuple[Address, ...]:
    """The addresses that one row gives a customer: one with both uses where they are equal."""
    if len(billing) == 1 and not shipping and not labelled:
        return (Address(use=AddressUse.BILLING, place=owned(billing[0], owner), default_billing=True),)
    drafts = [Address(use=AddressUse.BILLING, place=place) for place in billing]
    drafts += [Address(use=AddressUse.SHIPPING, place=place) for place in shipping]
    drafts += _by_label(labelled, billed=bool(billing))
    found: list[Address] = []
    for draft in drafts:
        mine = replace(draft, place=owned(draft.place, owner))
        equal = next((index for index, one in enumerate(found) if same_place(one.place, mine.place)), None)
        if equal is None:
            found.append(mine)
        elif found[equal].use is not mine.use:
            found[equal] = replace(found[equal], use=AddressUse.BOTH)
    return tuple(settle(found))


def _by_label(labelled: Sequence[tuple[str, PostalAddress]], *, billed: bool) -> list[Address]:
    """Addresses with the use that their label tells: bills go home or to the first one, parcels to any other."""
    uses = [_use_of(label) for label, _ in labelled]
    if not billed and AddressUse.BILLING not in uses:
        homes = [place for place, (label, _) in enumerate(labelled) if _begins(label, _HOMES)]
        free = [place for place in (*homes, *range(len(labelled))) if uses[place] is None]
        if free:
            uses[free[0]] = AddressUse.BILLING
    return [
        Address(use=use or AddressUse.SHIPPING, label=_title(label), place=place)
        for use, (label, place) in zip(uses, labelled, strict=True)
    ]


def _use_of(label: str) -> AddressUse | None:
    if _begins(label, _PARCELS):
        return AddressUse.SHIPPING
    return AddressUse.BILLING if _begins(label, _BILLS) else None


def _begins(label: str, words: tuple[str, ...]) -> bool:
    return fold(label).startswith(words)


def _title(label: str) -> str:
    """`home` as `Home`; a label of the owner's own as it stands."""
    return label.capitalize() if label.islower() else label


def joined(
    stored: Sequence[Address],
    drafts: Sequence[Address],
    *,
    owner: Customer | None = None,
    moved: bool = False,
    replacing: bool = False,
) -> list[Address]:
    """The addresses of the book with those of the file; drafts without an id are new.

    With an `owner` their own name above an address of the book says nothing: the file may well leave it out.
    """
    found = list(stored)
    for draft in drafts:
        mine, *known = (one.place if owner is None else owned(one.place, owner) for one in (draft, *found))
        index = next((place for place, one in enumerate(known) if same_place(one, mine)), None)
        if index is not None:
            found[index] = _widened(found[index], draft)
            continue
        index = _default_place(found, draft.use) if replacing else None
        if index is not None:
            found[index] = replace(found[index], place=draft.place)
        else:
            found.append(replace(draft, id=Address().id, default_billing=False, default_shipping=False))
            if moved:
                found = _asked_for(found, len(found) - 1)
    return settle(found)


def _asked_for(addresses: list[Address], place: int) -> list[Address]:
    asking = addresses[place]
    for use in USES:
        if asking.use.serves(use):
            asking = with_default(asking, use, value=True)
    addresses[place] = asking
    return settle(addresses, place)


def _default_place(addresses: Sequence[Address], use: AddressUse) -> int | None:
    """The place of the default address for a use, when it serves nothing beyond that use."""
    wanted = [one for one in USES if use.serves(one)]
    for place, address in enumerate(addresses):
        if any(is_default(address, one) for one in wanted) and (address.use is use or use is AddressUse.BOTH):
            return place
    return None


def _widened(stored: Address, draft: Address) -> Address:
    place = stored.place
    blanks = {
        key: value
        for key in ("company", "region", "country")
        if not getattr(place, key) and (value := getattr(draft.place, key))
    }
    if blanks:
        place = replace(place, **blanks)
    use = stored.use if stored.use is draft.use or stored.use is AddressUse.BOTH else AddressUse.BOTH
    label, note = stored.label or draft.label, stored.delivery_note or draft.delivery_note
    if use is stored.use and not blanks and (label, note) == (stored.label, stored.delivery_note):
        return stored
    return replace(stored, use=use, place=place, label=label, delivery_note=note)
