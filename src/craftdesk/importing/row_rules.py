"""What a known system's rows are: nobody that anybody wants, or somebody with an oddity that is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from craftdesk.domain.customer import Customer
from craftdesk.importing.header import never_stored, normalise
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.outcome import RowMessage, Tidings
from craftdesk.importing.person import Person
from craftdesk.importing.presets.preset import Kind, Skip
from craftdesk.importing.table import Chunk

_OTHERS = "* other contacts"

Skipped = tuple[Skip, str]
"""The rule, and the cell that it was met by."""


class RowRules:
    """Goes by what a preset says of whole rows."""

    def __init__(self, columns: ColumnMap, tidings: Tidings, *, include_skipped: bool) -> None:
        self._preset = columns.preset
        self._tidings = tidings
        self._places: dict[str, int] = {}
        for column in columns.columns:
            self._places.setdefault(normalise(column.heading), column.index)
        self._skips = [skip for skip in self._preset.skips if skip.always or not include_skipped]
        self._expected = [(head, self._places[head]) for head in self._preset.expects if head in self._places]
        self._secrets = [column for column in columns.columns if not column.field and never_stored(column.heading)]
        self._labels = columns.indexes("tags")[:1] if self._preset.labels_choose else []

    def skipped(self, chunk: Chunk) -> list[Skipped | None]:
        """By which rule each row is left out, if by any."""
        found: list[Skipped | None] = [None] * len(chunk.rows)
        for skip in self._skips:
            column = self._places.get(skip.head)
            if column is None:
                continue
            blanks = [chunk.columns[self._places[head]] for head in skip.blank if head in self._places]
            for place, cell in enumerate(chunk.columns[column]):
                if found[place] is None and _met(skip, cell) and not any(cells[place] for cells in blanks):
                    found[place] = (skip, cell)
        return found

    def tell(self, chunk: Chunk, people: Sequence[Person | RowMessage]) -> None:
        """Tells what is odd about the rows that come in."""
        kept = [one.customer if isinstance(one, Person) else None for one in people]
        self._tell_secrets(chunk)
        for head, index in self._expected:
            for row, cell, customer in zip(chunk.rows, chunk.columns[index], kept, strict=True):
                if not cell and customer is not None:
                    self._tidings.warn(row, "import.warn.lacks", column=head, source=self._preset.source)
        for index in self._labels:
            self._tell_unlabelled(chunk.columns[index], people)
        if self._preset.kind is not Kind.CUSTOMERS:
            return  # who buys ten times in capitals is told of once, by the file of customers
        for row, customer in zip(chunk.rows, kept, strict=True):
            if customer is not None and _shouted(customer):
                name = f"{customer.first_name} {customer.last_name}".strip()
                self._tidings.warn(row, "import.warn.capitals", name=name)

    def _tell_secrets(self, chunk: Chunk) -> None:
        filled = [column for column in self._secrets if any(chunk.columns[column.index])]
        if filled:
            names = ", ".join(column.heading for column in filled)
            self._tidings.warn(chunk.rows[0], "import.warn.never_stored", columns=names)
            self._secrets = [column for column in self._secrets if column not in filled]

    def _tell_unlabelled(self, cells: Sequence[str], people: Sequence[Person | RowMessage]) -> None:
        """Nobody is told anything where no contact has a label of the owner's own."""
        owned = [any(not label.strip().startswith("* ") for label in cell.split(":::") if label) for cell in cells]
        if not any(owned):
            return
        for cell, own, person in zip(cells, owned, people, strict=True):
            if not own and isinstance(person, Person):
                other = cell.casefold().startswith(_OTHERS)
                person.doubtful = "import.warn.other_contact" if other else "import.warn.unlabelled"
                self._tidings.warn(person.row, person.doubtful)


def _met(skip: Skip, cell: str) -> bool:
    if skip.values:
        return cell.casefold() in skip.values
    if skip.pattern:
        return re.search(skip.pattern, cell, re.IGNORECASE) is not None
    if skip.unless:
        return bool(cell) and re.search(skip.unless, cell, re.IGNORECASE) is None
    return bool(cell)


def _shouted(customer: Customer) -> bool:
    """First and last name in capitals, and more than a few letters of them."""
    first, last = customer.first_name, customer.last_name
    return last.isupper() and first.isupper() and len(first) + len(last) > 4
