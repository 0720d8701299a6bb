"""Rows that may be somebody else than they seem: told with who they may be, never decided by themselves.

Without an e-mail address or a phone in common a name proves nothing; a couple shares an e-mail address; a family shares
a phone. What happens by default stays what `matching` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from craftdesk.domain.customer import Customer
from craftdesk.domain.folding import fold
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.names import person_name
from craftdesk.importing.person import Person, match_name

SAME_NAME = "import.doubt.same_name"
SAME_PHONE = "import.doubt.same_phone"
OTHER_NAME = "import.doubt.other_name"
TWICE = "import.doubt.twice_other_name"
MOST_OTHERS = 3
"""Of twenty people of one name the first few are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A row, what is doubtful about it, and who of the book it may be; `first` is the row that it was joined to."""

    row: int
    code: str
    name: str
    others: tuple[CustomerId, ...] = ()
    names: tuple[str, ...] = ()
    first: int = 0


def contradicts(one: Customer, other: Customer) -> bool:
    """Whether the first names are those of two people: Anna and Peter, not Jon and John, not J. and Jane."""
    mine, theirs = fold(one.first_name), fold(other.first_name)
    if not mine or not theirs or mine[0] == theirs[0] or set(mine.split()) & set(theirs.split()):
        return False
    # First and last name the other way round are one person.
    return not (set(mine.split()) & set(fold(other.last_name).split()))


def alike(
    person: Person, namesakes: Sequence[CustomerId], by_phone: Sequence[Customer]
) -> tuple[str, tuple[CustomerId, ...]]:
    """Why a row that nobody in the book matches may be somebody all the same, and who."""
    if namesakes:
        return SAME_NAME, tuple(namesakes[:MOST_OTHERS])
    others = tuple(one.id for one in by_phone if match_name(one) != person.name)
    return (SAME_PHONE, others[:MOST_OTHERS]) if others else ("", ())


def initial(customer: Customer) -> int:
    """The first letter of the first name as a number, 0 without one: enough to tell Anna from Peter."""
    first = fold(customer.first_name)
    return ord(first[0]) if first else 0


def plausible(person: Person, stored: Customer) -> bool:
    """Whether an equal customer number means the same customer, and not one of another shop."""
    draft = person.customer
    mine, theirs = _words(draft), _words(stored)
    # On an order stands who they were then; the invoice may name the person, and the book the company.
    for address in person.addresses:
        mine |= set(fold(f"{address.place.name} {address.place.company}").split())
    if not mine or not theirs or mine & theirs:
        return True
    mails = {one.text.casefold() for one in stored.emails}
    return bool(mails & set(person.mails)) or draft.phones[:1] == stored.phones[:1] != ()


def _words(customer: Customer) -> set[str]:
    return set(fold(f"{person_name(customer)} {customer.company} {customer.company_line2} {customer.nickname}").split())
