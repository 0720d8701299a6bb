"""Customers who look like a draft: the hint while a new one is typed. Shared e-mails and phones are allowed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.customer import Customer, CustomerState
from craftdesk.domain.folding import fold
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.likeness_facts import names_of, plain
from craftdesk.domain.likeness_names import Relation, family_names, given_names
from craftdesk.domain.names import display_name, person_name
from craftdesk.domain.phone import comparable
from craftdesk.storage.book import Book, Store
from craftdesk.storage.rows import match_name
from craftdesk.storage.similar_names import similar_in_town

_MOST = 3
_FEWEST_DIGITS = 5
_MOST_LOOKED_AT = 60
_NO_PLACES: Sequence[PostalAddress] = ()
_APART = frozenset({Relation.DIFFERENT})


class AlikeReason(StrEnum):
    """What a customer shares with a draft."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    SIMILAR_NAME = "similar_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A customer who may be the one being typed.

    `quiet` ones have the same e-mail or phone and another first name: somebody of the same household, most likely.
    """

    id: CustomerId
    name: str
    city: str
    reason: AlikeReason
    quiet: bool = False


def alike(store: Store, draft: Customer, places: Sequence[PostalAddress] = _NO_PLACES) -> tuple[Alike, ...]:
    """At most three customers with an e-mail, a phone or the name of the draft, the likeliest first.

    A name that is only similar counts where the customer lives in one of the draft's towns.
    """
    towns = {fold(place.city) for place in places if place.city}
    with store.reading() as book:
        reasons: dict[CustomerId, AlikeReason] = {}
        for reason, found in _found(book, draft, towns):
            for one in found:
                if one != draft.id:
                    reasons.setdefault(one, reason)
        ids = list(reasons)[:_MOST_LOOKED_AT]
        customers = {one.id: one for one in book.customers.some(ids) if one.state is not CustomerState.DELETED}
        addresses = book.addresses.of_many(list(customers))
    likely = [
        Alike(
            id=one,
            name=display_name(customers[one]),
            city=next((place.place.city for place in addresses[one] if place.place.city), ""),
            reason=reasons[one],
            quiet=reasons[one] in (AlikeReason.EMAIL, AlikeReason.PHONE) and _somebody_else(draft, customers[one]),
        )
        for one in customers
        if reasons[one] is not AlikeReason.SIMILAR_NAME or _similar(draft, customers[one])
    ]
    return tuple(sorted(likely, key=lambda one: (one.quiet, fold(one.city) not in towns))[:_MOST])


def _found(book: Book, draft: Customer, towns: set[str]) -> Iterable[tuple[AlikeReason, list[CustomerId]]]:
    emails = [email.text.strip().casefold() for email in draft.emails if "@" in email.text]
    phones = [comparable(phone.text) for phone in draft.phones]
    for ids in book.matching.by_email(emails).values():
        yield AlikeReason.EMAIL, ids
    for ids in book.matching.by_phone([digits for digits in phones if len(digits) >= _FEWEST_DIGITS]).values():
        yield AlikeReason.PHONE, ids
    person = bool(draft.first_name and draft.last_name)
    names = [person_name(draft)] if person else [draft.company] if draft.company else []
    if person:
        names.append(f"{draft.last_name} {draft.first_name}")
    for ids in book.matching.by_name([match_name(name) for name in names]).values():
        yield AlikeReason.NAME, ids
    if towns and names:
        first, last = (draft.first_name, draft.last_name) if person else ("", draft.company)
        found = similar_in_town(book.raw, match_name(first), match_name(last), towns, _MOST_LOOKED_AT)
        yield AlikeReason.SIMILAR_NAME, found


def _names(customer: Customer) -> tuple[str, str]:
    first, last, *_ = names_of(customer.first_name, customer.middle_name, customer.last_name, customer.suffix)
    return first, last


def _similar(draft: Customer, other: Customer) -> bool:
    """Whether first and last name are similar each, not only the letters of both together."""
    first, last = _names(draft)
    other_first, other_last = _names(other)
    if not (first and last):
        return family_names(plain(draft.company), plain(other.company)) not in (*_APART, Relation.MISSING)
    return given_names(first, other_first) not in _APART and family_names(last, other_last) not in _APART


def _somebody_else(draft: Customer, other: Customer) -> bool:
    return given_names(plain(draft.first_name), plain(other.first_name)) is Relation.DIFFERENT
