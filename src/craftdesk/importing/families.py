"""Rows that belong to the customer of another row: contacts and addresses below their firm, corrections further down.

What they add is put into the draft of the row that they belong to, as far as both stand in one chunk; for one further
away it is joined as any later row of a customer is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from craftdesk.domain.address import Address, AddressUse
from craftdesk.domain.address_defaults import settle
from craftdesk.domain.customer import Customer, ExternalNumber
from craftdesk.domain.names import person_name
from craftdesk.importing.columns import Cells
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.merging import How, Rule, merged
from craftdesk.importing.merging_addresses import joined
from craftdesk.importing.other_contacts import contact_line
from craftdesk.importing.outcome import RowMessage
from craftdesk.importing.person import Person

_NUMBER = tuple[str, str]
_PLACES = (
    ("deliver", AddressUse.SHIPPING, ""), ("ship", AddressUse.SHIPPING, ""), ("invoice", AddressUse.BILLING, ""),
    ("bill", AddressUse.BILLING, ""), ("other", AddressUse.SHIPPING, "Other"),
    ("private", AddressUse.SHIPPING, "Private"),
)  # fmt: skip
"""How the kind of a row below another begins that is an address; any other is a person."""


class Families:
    """Joins rows of one system that belong together; keeps the numbers of those seen so far, as hashes."""

    def __init__(self, columns: ColumnMap) -> None:
        preset = columns.preset
        self._system = preset.system
        self._children = columns.has("parent_number")
        self._last_wins = preset.last_row_wins
        self._seen: set[int] = set()
        self._last = ""

    @property
    def needed(self) -> bool:
        """Whether the system writes such rows at all."""
        return self._children or self._last_wins

    def join(self, cells: Cells, rows: Sequence[Person | RowMessage]) -> list[Person | RowMessage]:
        """The rows of a chunk, those that belong to another one as what they add to it."""
        found = self._adopted(cells, rows) if self._children else list(rows)
        how = How.UPDATE if self._last_wins else How.FILL
        first: dict[_NUMBER, int] = {}
        for place, one in enumerate(found):
            if not isinstance(one, Person) or not one.numbers:
                continue
            head = first.setdefault(one.numbers[0], place)
            parent = found[head]
            if head != place and isinstance(parent, Person):
                rule = Rule(how=how, said=frozenset({"note"}))
                customer = merged(parent.customer, one.customer, rule)
                found[head] = Person(customer, tuple(joined(parent.addresses, one.addresses)), parent.row)
        return found

    def _adopted(self, cells: Cells, rows: Sequence[Person | RowMessage]) -> list[Person | RowMessage]:
        parents = cells.line("parent_number") or [""] * len(rows)
        kinds = cells.line("address_kind") or [""] * len(rows)
        numbers = cells.line("external_numbers") or [""] * len(rows)
        tags = cells.line("tags") or [""] * len(rows)
        found: list[Person | RowMessage] = []
        for one, parent, kind, number, tag in zip(rows, parents, kinds, numbers, tags, strict=True):
            if isinstance(one, Person) and parent and hash(parent) in self._seen:
                found.append(self._child(one, parent, kind.casefold()))
            elif isinstance(one, RowMessage) and not number and tag and self._last:
                # More tags of the row above, which is written once.
                labels = tuple(piece for text in tag.split(",") if (piece := text.strip()))
                customer = Customer(tags=labels, external_numbers=self._of(self._last))
                found.append(Person(customer, (), one.row))
            else:
                found.append(one)
            if number:
                self._last = number if not parent or hash(parent) not in self._seen else parent
                self._seen.add(hash(number))
        return found

    def _of(self, number: str) -> tuple[ExternalNumber, ...]:
        return (ExternalNumber(system=self._system, number=number),)

    def _child(self, person: Person, parent: str, kind: str) -> Person:
        mine, numbers = person.customer, self._of(parent)
        for begin, use, label in _PLACES:
            if kind.startswith(begin):
                name = person_name(mine) or mine.company
                places = [
                    Address(use=use, label=label, place=replace(one.place, name=one.place.name or name))
                    for one in person.addresses
                ]
                draft = Customer(external_numbers=numbers, phones=mine.phones, tags=mine.tags)
                return Person(draft, tuple(settle(places)), person.row)
        reached = [*(mail.text for mail in mine.emails), *(phone.text for phone in mine.phones)]
        line = contact_line([person_name(mine) or mine.company, *reached])
        note = "\n".join(filter(None, (line, mine.note)))
        return Person(Customer(external_numbers=numbers, note=note, tags=mine.tags), (), person.row)
