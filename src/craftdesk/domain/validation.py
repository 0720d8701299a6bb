"""What stands against saving a draft, and what is only odd about it.

There are no character rules on names. A problem blocks saving, a warning never does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.currency import MAX_MINOR
from craftdesk.domain.customer import Customer, CustomValue, Email, ExternalNumber, Website
from craftdesk.domain.fields import FIELDS, FieldKind
from craftdesk.domain.folding import digits_of
from craftdesk.domain.phone import Phone
from craftdesk.errors import Problem

_Value = TypeVar("_Value")
LINE_LIMIT = 1_000
"""Characters in a field of one line; longer is a pasted accident that would freeze windows and printers."""
TEXT_LIMIT = 100_000
LIST_LIMIT = 100
"""Phones, e-mails, websites or tags of one customer."""
_PLACE_LINES = ("name", "company", "street", "street2", "postcode", "city", "region", "country")
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They turn the direction of what stands after them too, so a name could dress up its neighbours. The marks that
right-to-left scripts need inside a text (U+200E, U+200F, U+061C) stay."""
UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters without a shape."""
_EDGES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u2060\ufeff"
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")


def clean_line(text: str) -> str:
    """One line of text: composed, trimmed, without control characters, lone surrogates and switches of direction."""
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """Text of several lines: composed, trimmed at both ends, plain line ends, nothing unprintable but tabs."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _BREAKS.sub("\n", text)
    kept = "".join(char for char in text if char in "\n\t" or _is_text(char))
    # Composed after the rest, as letter and accent may only now stand together.
    kept = unicodedata.normalize("NFC", kept).strip(_EDGES)
    # A name that nobody can see is no name.
    return "" if all(char in UNSEEN or unicodedata.category(char) == "Cf" for char in kept) else kept


def _is_text(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs") and char not in _DIRECTIONS


def clean_customer(draft: Customer) -> Customer:
    """The draft as it will be kept: tidy texts, no empty entries, nothing twice in a list."""
    changes: dict[str, object] = {}
    for field in FIELDS:
        value = getattr(draft, field.key)
        if field.kind is FieldKind.LONG_TEXT:
            changes[field.key] = clean_text(value)
        elif field.kind is FieldKind.TEXT:
            changes[field.key] = clean_line(value)
    phones = (Phone(text=clean_line(phone.text), kind=phone.kind) for phone in draft.phones)
    emails = [Email(text=clean_line(email.text), kind=clean_line(email.kind)) for email in draft.emails]
    websites = (Website(text=clean_line(site.text)) for site in draft.websites)
    numbers = (
        ExternalNumber(system=clean_line(one.system), number=clean_line(one.number)) for one in draft.external_numbers
    )
    consents = (
        replace(consent, purpose=clean_line(consent.purpose), how=clean_line(consent.how)) for consent in draft.consents
    )
    tags = [clean_line(tag) for tag in draft.tags]
    custom = {one.key: clean_text(one.value) for one in draft.custom}
    return replace(
        draft,
        **changes,  # type: ignore[arg-type]  # keys and kinds come from the field catalogue
        phones=tuple(dict.fromkeys(phone for phone in phones if phone.text)),
        emails=_first_of_each([email for email in emails if email.text], lambda email: email.text.casefold()),
        websites=tuple(dict.fromkeys(site for site in websites if site.text)),
        external_numbers=tuple(dict.fromkeys(one for one in numbers if one.number)),
        consents=tuple(dict.fromkeys(consents)),
        tags=_first_of_each([tag for tag in tags if tag], str.casefold),
        custom=tuple(CustomValue(key=key, value=custom[key]) for key in sorted(custom) if custom[key]),
    )


def _first_of_each(values: list[_Value], key: Callable[[_Value], str]) -> tuple[_Value, ...]:
    first: dict[str, _Value] = {}
    for value in values:
        first.setdefault(key(value), value)
    return tuple(first.values())


def customer_problems(draft: Customer) -> tuple[Problem, ...]:
    """Problems and warnings of a cleaned draft, in the order of the form."""
    found: list[Problem] = []
    if not (draft.first_name or draft.last_name or draft.company or draft.phones or draft.emails):
        found.append(Problem("customer.nobody", "first_name"))
    for field in FIELDS:
        value = getattr(draft, field.key)
        if field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT):
            limit = TEXT_LIMIT if field.kind is FieldKind.LONG_TEXT else LINE_LIMIT
            if len(value) > limit:
                found.append(Problem("text.too_long", field.key, {"length": len(value), "limit": limit}))
        elif isinstance(value, tuple) and len(value) > LIST_LIMIT:
            found.append(Problem("list.too_long", field.key, {"length": len(value), "limit": LIST_LIMIT}))
    found += _part_problems(draft)
    found += _range_problems(draft)
    for email in draft.emails:
        found += email_problems(email.text)
    for phone in draft.phones:
        found += phone_problems(phone.text)
    return tuple(found)


def _part_problems(draft: Customer) -> list[Problem]:
    parts = {
        "websites": [site.text for site in draft.websites],
        "external_numbers": [text for one in draft.external_numbers for text in (one.system, one.number)],
        "tags": list(draft.tags),
        "consents": [text for consent in draft.consents for text in (consent.purpose, consent.how)],
        "emails": [email.kind for email in draft.emails],
    }
    return [
        Problem("text.too_long", field, {"length": len(text), "limit": LINE_LIMIT})
        for field, texts in parts.items()
        for text in texts
        if len(text) > LINE_LIMIT
    ]


def _range_problems(draft: Customer) -> list[Problem]:
    found = []
    if not 0 <= draft.rating <= 5:
        found.append(Problem("rating.out_of_range", "rating"))
    if not 0 <= draft.discount <= 10_000:
        found.append(Problem("discount.out_of_range", "discount"))
    if draft.payment_term is not None and not 0 <= draft.payment_term <= 3650:
        found.append(Problem("payment_term.out_of_range", "payment_term"))
    if draft.credit_limit is not None and draft.credit_limit < 0:
        found.append(Problem("credit_limit.negative", "credit_limit"))
    if draft.credit_limit is not None and draft.credit_limit > MAX_MINOR:
        found.append(Problem("credit_limit.too_large", "credit_limit"))
    if draft.id and draft.referred_by == draft.id:
        found.append(Problem("referred_by.self", "referred_by"))
    return found


def email_problems(text: str) -> list[Problem]:
    """What looks wrong with an e-mail address; it may be kept all the same."""
    if len(text) > LINE_LIMIT:
        return [Problem("text.too_long", "emails", {"length": len(text), "limit": LINE_LIMIT})]
    if "@" not in text:
        return [Problem("email.no_at", "emails", {"text": text}, warning=True)]
    if not is_plausible_email(text):
        return [Problem("email.odd", "emails", {"text": text}, warning=True)]
    return []


def is_plausible_email(text: str) -> bool:
    """Whether a text has the shape of an e-mail address: one @, something before, a dotted place behind."""
    local, at, domain = text.rpartition("@")
    return (
        bool(at and local and domain)
        and "@" not in local
        and not any(char.isspace() or char in ",;<>" for char in text)
        and "." in domain
        and all(part and len(part) <= 63 for part in domain.split("."))
    )


def phone_problems(text: str) -> list[Problem]:
    """What looks wrong with a phone number; it may be kept all the same."""
    if len(text) > LINE_LIMIT:
        return [Problem("text.too_long", "phones", {"length": len(text), "limit": LINE_LIMIT})]
    count = len(digits_of(text))
    if count < 3 or count > 18:
        return [Problem("phone.odd", "phones", {"text": text, "digits": count}, warning=True)]
    return []


def clean_place(place: PostalAddress) -> PostalAddress:
    """The lines of an address trimmed, its country as an upper-case code."""
    country = clean_line(place.country)
    return PostalAddress(
        name=clean_line(place.name),
        company=clean_line(place.company),
        street=clean_line(place.street),
        street2=clean_line(place.street2),
        postcode=clean_line(place.postcode),
        city=clean_line(place.city),
        region=clean_line(place.region),
        country=country.upper() if len(country) == 2 and country.isascii() else country,
    )


def clean_address(draft: Address) -> Address:
    """The address as it will be kept; a default for a use that it does not serve is dropped."""
    return replace(
        draft,
        label=clean_line(draft.label),
        place=clean_place(draft.place),
        delivery_note=clean_text(draft.delivery_note),
        default_shipping=draft.default_shipping and draft.use.serves(AddressUse.SHIPPING),
        default_billing=draft.default_billing and draft.use.serves(AddressUse.BILLING),
    )


def address_problems(draft: Address) -> tuple[Problem, ...]:
    """Problems of a cleaned address."""
    found = []
    place = draft.place
    if place.is_empty:
        found.append(Problem("address.no_place", "street"))
    lines = {"label": draft.label, **{key: getattr(place, key) for key in _PLACE_LINES}}
    found += [
        Problem("text.too_long", key, {"length": len(line), "limit": LINE_LIMIT})
        for key, line in lines.items()
        if len(line) > LINE_LIMIT
    ]
    if len(draft.delivery_note) > TEXT_LIMIT:
        params = {"length": len(draft.delivery_note), "limit": TEXT_LIMIT}
        found.append(Problem("text.too_long", "delivery_note", params))
    return tuple(found)
