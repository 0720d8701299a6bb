"""A customer as an address card (vCard 3.0 or 4.0), for phones, mail programs and codes to scan.

A card holds names, ways of contact, addresses, birthday, tags, website and note. What the standard has no place for
(terms, consents, external numbers…) is not in it; the other formats hold everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from craftdesk.domain.address import Address, AddressUse
from craftdesk.domain.customer import Customer, CustomerType, Email
from craftdesk.domain.dates import PartialDate, instant_text
from craftdesk.domain.names import display_name
from craftdesk.domain.phone import Phone, PhoneKind

PRODUCT = "-//CraftDesk//CraftDesk//EN"
"""By this a card that CraftDesk wrote is known."""
NUMBER = "X-CRAFTDESK-NUMBER"
"""The customer number, so that a card comes back to its customer."""
BILLING_LABEL, SHIPPING_LABEL = "bill to", "ship to"
_OCTETS = 75
_NO_YEAR = 1604
"""The leap year by which Apple's cards say that the year is not known."""
_TYPES = {
    PhoneKind.MOBILE: "CELL", PhoneKind.PHONE: "VOICE", PhoneKind.WORK: "WORK,VOICE", PhoneKind.HOME: "HOME,VOICE",
    PhoneKind.FAX: "FAX", PhoneKind.OTHER: "",
}  # fmt: skip
_GREETINGS = frozenset(
    "mr mrs ms miss mx herr frau monsieur madame mme mlle sr sra srta sig signora signor mevrouw mevr dhr".split()
)
"""Words before a name that every reader takes for such."""
_EMAIL_TYPES = frozenset({"home", "work"})
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_DIALLED = re.compile(r"\+?[0-9() ./\-\u2010-\u2015]+")


class CardVersion(StrEnum):
    """The two versions of the standard that are in use; 3.0 is the one that everything reads."""

    V3 = "3.0"
    V4 = "4.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A customer with the addresses that go on their card."""

    customer: Customer
    addresses: tuple[Address, ...] = ()


def card_text(card: Card, version: CardVersion = CardVersion.V3) -> str:
    """The whole card, folded, with the line ends of the standard."""
    return "".join(map(folded, _Lines(card, version).all()))


def folded(line: str) -> str:
    """A line cut into pieces of at most 75 octets, none inside a character."""
    if line.isascii():
        if len(line) <= _OCTETS:
            return f"{line}\r\n"
        first, rest = line[:_OCTETS], line[_OCTETS:]
        step = _OCTETS - 1
        return "\r\n ".join((first, *(rest[at : at + step] for at in range(0, len(rest), step)))) + "\r\n"
    pieces, piece, size = [], "", 0
    for char in line:
        octets = len(char.encode("utf-8", "replace"))
        if size + octets > _OCTETS:
            pieces.append(piece)
            # The blank that begins a further line counts too.
            piece, size = "", 1
        piece += char
        size += octets
    pieces.append(piece)
    return "\r\n ".join(pieces) + "\r\n"


def escaped(text: str) -> str:
    """A value as the standard writes it."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def _joined(parts: Iterable[str], between: str = ";") -> str:
    return between.join(map(escaped, parts))


class _Lines:
    """The lines of one card before they are folded."""

    def __init__(self, card: Card, version: CardVersion) -> None:
        self._customer, self._addresses = card.customer, card.addresses
        self._modern = version is CardVersion.V4
        self._version = version
        self._items = 0

    def all(self) -> list[str]:
        """Every line, from the first to the last."""
        lines = ["BEGIN:VCARD", f"VERSION:{self._version.value}", f"PRODID:{PRODUCT}"]
        lines += self._who()
        for place, phone in enumerate(self._customer.phones):
            lines.append(f"TEL{self._params(self._phone_types(phone), first=place == 0)}{self._phone(phone)}")
        lines += self._emails()
        for address in self._addresses:
            lines += self._address(address)
        lines += [f"URL:{site.text}" for site in self._customer.websites]
        lines += self._rest()
        return [*lines, "END:VCARD"]

    def _who(self) -> list[str]:
        one = self._customer
        company = one.type is CustomerType.COMPANY
        kinds = [f"KIND:{'org' if company and one.company else 'individual'}"] if self._modern else []
        lines = [*kinds, f"FN:{escaped(display_name(one))}"]
        greeting = one.salutation if one.salutation.strip(".").casefold() in _GREETINGS else ""
        prefix = " ".join(filter(None, (greeting, one.title)))
        lines.append("N:" + _joined((one.last_name, one.first_name, one.middle_name, prefix, one.suffix)))
        if one.nickname:
            lines.append(f"NICKNAME:{escaped(one.nickname)}")
        if one.company or one.company_line2:
            lines.append("ORG:" + _joined((one.company, one.company_line2) if one.company_line2 else (one.company,)))
        if company and one.company and not self._modern:
            lines.append("X-ABShowAs:COMPANY")
        if one.role:
            lines.append(f"TITLE:{escaped(one.role)}")
        if one.birthday is not None:
            lines.append(self._birthday(one.birthday))
        return lines

    def _birthday(self, day: PartialDate) -> str:
        if day.year is not None:
            whole = f"{day.year:04d}{day.month:02d}{day.day:02d}" if self._modern else day.iso()
            return f"BDAY:{whole}"
        if self._modern:
            return f"BDAY:--{day.month:02d}{day.day:02d}"
        return f"BDAY;X-APPLE-OMIT-YEAR={_NO_YEAR}:{_NO_YEAR}-{day.month:02d}-{day.day:02d}"

    def _phone_types(self, phone: Phone) -> str:
        return _TYPES[phone.kind]

    def _phone(self, phone: Phone) -> str:
        # Version 4.0 wants a URI, but what was typed has to come back; it allows plain text too.
        return phone.text if _DIALLED.fullmatch(phone.text) else escaped(phone.text)

    def _emails(self) -> list[str]:
        lines = []
        for place, mail in enumerate(self._customer.emails):
            known = mail.kind.casefold() in _EMAIL_TYPES
            internet = [] if self._modern else ["INTERNET"]
            types = ",".join([*internet, *([mail.kind.upper()] if known else [])])
            value = f"EMAIL{self._params(types, first=place == 0)}{escaped(mail.text)}"
            lines += self._labelled(value, "" if known else mail.kind)
        return lines

    def _address(self, address: Address) -> list[str]:
        place = address.place
        uses = {AddressUse.BILLING: [0], AddressUse.SHIPPING: [1], AddressUse.BOTH: [0, 1]}[address.use]
        types = ",".join(("BILLING", "DELIVERY")[use] for use in uses)
        default = address.default_billing or address.default_shipping
        parts = ("", place.street2, place.street, place.city, place.region, place.postcode, place.country)
        label = address.label
        if not label and address.use is not AddressUse.BOTH:
            label = BILLING_LABEL if address.use is AddressUse.BILLING else SHIPPING_LABEL
        return self._labelled(f"ADR{self._params(types, first=default)}{_joined(parts)}", label)

    def _labelled(self, value: str, label: str) -> list[str]:
        """A line with words of its own beside it, in the way that phones show them."""
        if not label:
            return [value]
        self._items += 1
        return [f"item{self._items}.{value}", f"item{self._items}.X-ABLabel:{escaped(label)}"]

    def _params(self, types: str, *, first: bool) -> str:
        """Types of a value and whether it is the preferred one, up to its colon."""
        if self._modern:
            text = f';TYPE="{types.lower()}"' if "," in types else f";TYPE={types.lower()}" if types else ""
            return f"{text}{';PREF=1' if first else ''}:"
        names = [name for name in types.split(",") if name] + (["PREF"] if first else [])
        return f";TYPE={','.join(names)}:" if names else ":"

    def _rest(self) -> list[str]:
        one = self._customer
        lines = []
        if one.language and self._modern and _LANGUAGE.fullmatch(one.language):
            lines.append(f"LANG:{one.language}")
        if one.tags:
            lines.append("CATEGORIES:" + _joined(one.tags, ","))
        if one.note:
            lines.append(f"NOTE:{escaped(one.note)}")
        if one.number:
            lines += [f"UID:{_uid(one)}", f"{NUMBER}:{escaped(one.number)}"]
        if one.changed_at is not None:
            moment = instant_text(one.changed_at)
            lines.append(f"REV:{re.sub('[-:]', '', moment) if self._modern else moment}")
        return lines


def _uid(customer: Customer) -> str:
    return escaped(f"craftdesk:{customer.number}")


def small_cards(card: Card) -> list[tuple[str, str]]:
    """Ever smaller cards for a code to scan: (what is in it, the card), the fullest first.

    `all`: name, phones, e-mails and the first address; `contact`: name, first phone, first e-mail; `name`: name and
    first phone.
    """
    one = card.customer
    base = Customer(
        type=one.type, title=one.title, first_name=one.first_name, middle_name=one.middle_name,
        last_name=one.last_name, suffix=one.suffix, company=one.company,
        nickname="" if one.first_name or one.last_name or one.company else one.nickname,
    )  # fmt: skip
    from_first = card.addresses[:1]
    return [
        ("all", _bare(base, one.phones, one.emails, from_first)),
        ("contact", _bare(base, one.phones[:1], one.emails[:1], ())),
        ("name", _bare(base, one.phones[:1], one.emails[:0], ())),
    ]


def _bare(base: Customer, phones: Sequence[Phone], emails: Sequence[Email], addresses: Sequence[Address]) -> str:
    """A card without what only programs need, so that the code stays coarse."""
    full = replace(base, phones=tuple(phones), emails=tuple(emails))
    plain = tuple(replace(one, label="", use=AddressUse.BOTH) for one in addresses)
    lines = _Lines(Card(customer=full, addresses=plain), CardVersion.V3).all()
    return "".join(f"{line}\r\n" for line in lines if not line.startswith("PRODID:"))
