"""The customers of a file, each once, in a few bytes a head."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from craftdesk.domain.address import Address, AddressUse
from craftdesk.domain.ids import UNSAVED, CustomerId
from craftdesk.importing.doubts import initial
from craftdesk.importing.person import Person
from craftdesk.importing.plain_people import PlainPeople

HAS_MAIL, HAS_NUMBER, BILLING, SHIPPING, CHANGED, WANTED = 1, 2, 4, 8, 16, 32
_USES = {
    use: BILLING * use.serves(AddressUse.BILLING) | SHIPPING * use.serves(AddressUse.SHIPPING) for use in AddressUse
}


def uses_of(addresses: Iterable[Address]) -> int:
    """What somebody's addresses serve for, as flags."""
    found = 0
    for one in addresses:
        found |= _USES[one.use]
    return found


class Records:
    """The customers of a file, each once: who they are in the book, and what was seen of them so far."""

    def __init__(self) -> None:
        self.customers = array("q")
        """By record: the customer's id, UNSAVED for a new one."""
        self.rows = array("q")
        """By record: the first row that it stands in."""
        self.flags = bytearray()
        self.initials = array("l")
        """By record: the first letter of the first name of its first row."""

    def new(self, customer: CustomerId, row: int, letter: int = 0) -> int:
        """Begins a record."""
        self.customers.append(customer)
        self.rows.append(row)
        self.flags.append(0)
        self.initials.append(letter)
        return len(self.flags) - 1

    def new_ones(self, people: Sequence[Person]) -> range:
        """Begins a record for each of some newcomers whom a file is to bring in."""
        first = len(self.flags)
        self.customers.extend([UNSAVED] * len(people))
        self.rows.extend([one.row for one in people])
        self.flags += bytes(
            [
                WANTED | (HAS_MAIL if one.mails else 0) | (HAS_NUMBER if one.numbers else 0) | uses_of(one.addresses)
                for one in people
            ]
        )
        self.initials.extend([initial(one.customer) for one in people])
        return range(first, len(self.flags))

    def new_plain(self, people: PlainPeople) -> range:
        """The same of the people of a plain batch."""
        first = len(self.flags)
        self.customers.extend([UNSAVED] * len(people.rows))
        self.rows.extend(people.rows)
        facts = zip(people.mails, people.numbers, people.has_address, strict=True)
        self.flags += bytes(
            [
                WANTED | (HAS_MAIL if mail else 0) | (HAS_NUMBER if number else 0) | (BILLING if address else 0)
                for mail, number, address in facts
            ]
        )
        self.initials.extend(people.initials())
        return range(first, len(self.flags))

    def mark(self, record: int, flag: int) -> None:
        """Notes a fact about a record."""
        self.flags[record] |= flag

    def has(self, record: int, flag: int) -> bool:
        """Whether a fact was noted."""
        return bool(self.flags[record] & flag)
