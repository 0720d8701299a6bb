"""Customers who look like a draft: the hint while a new one is typed. Shared e-mails and phones are allowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.names import display_name, person_name
from craftdesk.domain.phone import comparable
from craftdesk.storage.book import Book, Store
from craftdesk.storage.rows import match_name

_MOST = 3
_FEWEST_DIGITS = 5


class AlikeReason(StrEnum):
    """What a customer shares with a draft."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A customer who may be the one being typed."""

    id: CustomerId
    name: str
    city: str
    reason: AlikeReason


def alike(store: Store, draft: Customer) -> tuple[Alike, ...]:
    """At most three customers with an e-mail, a phone or the whole name of the draft, the likeliest first."""
    with store.reading() as book:
        reasons: dict[CustomerId, AlikeReason] = {}
        for reason, ids in _found(book, draft):
            for one in ids:
                if one != draft.id:
                    reasons.setdefault(one, reason)
        chosen = list(reasons)[:_MOST]
        places = book.addresses.of_many(chosen)
        return tuple(
            Alike(
                id=customer.id,
                name=display_name(customer),
                city=next((place.place.city for place in places[customer.id] if place.place.city), ""),
                reason=reasons[customer.id],
            )
            for customer in book.customers.some(chosen)
        )


def _found(book: Book, draft: Customer) -> list[tuple[AlikeReason, list[CustomerId]]]:
    emails = [email.text.strip().casefold() for email in draft.emails if "@" in email.text]
    phones = [comparable(phone.text) for phone in draft.phones]
    found = [(AlikeReason.EMAIL, ids) for ids in book.matching.by_email(emails).values()]
    long_enough = [digits for digits in phones if len(digits) >= _FEWEST_DIGITS]
    found += [(AlikeReason.PHONE, ids) for ids in book.matching.by_phone(long_enough).values()]
    whole = person_name(draft) if draft.first_name and draft.last_name else draft.company
    name = match_name(whole) if whole else ""
    if name:
        found += [(AlikeReason.NAME, ids) for ids in book.matching.by_name([name]).values()]
    return found
