"""Rows → drafts of customers with their addresses, or the reason why a row is nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import repeat
from types import MappingProxyType
from typing import Any

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.customer import Customer
from craftdesk.domain.fields import FIELD, FieldKind
from craftdesk.domain.money import from_decimal
from craftdesk.domain.validation import LINE_LIMIT, LIST_LIMIT, TEXT_LIMIT
from craftdesk.importing.columns import Cells
from craftdesk.importing.custom_columns import OwnFields
from craftdesk.importing.facts import FACTS
from craftdesk.importing.families import Families
from craftdesk.importing.list_reader import ListReader
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.merging_addresses import drafted
from craftdesk.importing.name_reader import NameReader
from craftdesk.importing.other_contacts import contact_lines
from craftdesk.importing.outcome import RowMessage, Tidings
from craftdesk.importing.person import Person, is_mail
from craftdesk.importing.place_reader import labelled, remarked, remarks_of
from craftdesk.importing.row_rules import RowRules, Skipped
from craftdesk.importing.table import Chunk
from craftdesk.importing.targets import PEOPLE
from craftdesk.importing.value_money import Amount
from craftdesk.importing.value_words import parse_yes_no
from craftdesk.importing.words import consent_of_file

_LINES = tuple(key for key in PEOPLE if key in FIELD and FIELD[key].kind is FieldKind.TEXT)
_TEXTS = ("note", "preferences")

_NOTHING: Mapping[str, Sequence[Any]] = MappingProxyType({})

Row = Person | RowMessage
Places = list[list[PostalAddress]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What rows don't say themselves: the file's name, the shop's currency, and when it is now."""

    file: str = ""
    currency: str = ""
    now: datetime | None = None


NO_CIRCUMSTANCES = Circumstances()


class PeopleReader:
    """Reads the customers of chunks."""

    def __init__(
        self,
        columns: ColumnMap,
        *,
        tidings: Tidings,
        include_skipped: bool,
        around: Circumstances = NO_CIRCUMSTANCES,
        own: OwnFields | None = None,
    ) -> None:
        self._own = own
        self._preset = columns.preset
        self._tidings = tidings
        self._around = around
        self._names = NameReader(columns)
        self._lists = ListReader(columns, tidings)
        self._rules = RowRules(columns, tidings, include_skipped=include_skipped)
        self._families = Families(columns)
        self._consents = consent_of_file(around.file, self._preset.source) if self._preset.consent_in_file_name else ()

    def read(self, chunk: Chunk, cells: Cells, billing: Places, shipping: Places) -> list[Row]:
        """A person, or a rejection, for each row of the chunk."""
        skips = self._rules.skipped(chunk)
        others = labelled(cells, self._tidings) or repeat(())
        found: list[Row] = []
        remarks = remarks_of(cells)
        rows = zip(cells.rows, self._customers(cells), billing, shipping, skips, others, strict=False)
        for place, (row, customer, bills, ships, skip, more) in enumerate(rows):
            problem = self._problem(row, customer, skip)
            if problem is None and (bills or ships or more):
                addresses = drafted(bills, ships, customer, more)
                found.append(Person(customer, remarked(addresses, remarks, place) if remarks else addresses, row))
            else:
                found.append(problem or Person(customer, (), row))
        self._rules.tell(chunk, found)
        return self._families.join(cells, found) if self._families.needed else found

    def _problem(self, row: int, customer: Customer, skipped: Skipped | None) -> RowMessage | None:
        reachable = customer.phones or any(is_mail(mail.text) for mail in customer.emails)
        name = f"{customer.first_name} {customer.last_name}".strip() or customer.company
        if skipped is not None and skipped[0].whoever:
            return RowMessage(row, skipped[0].code, {"name": name, "value": skipped[1][:80]})
        if not (reachable or name):
            return RowMessage(row, "customer.nobody")
        if skipped is not None and not (reachable or customer.company):
            return RowMessage(row, skipped[0].code, {"name": name, "value": skipped[1][:80]})
        for key in ("phones", "emails", "tags"):
            if len(getattr(customer, key)) > LIST_LIMIT:
                return RowMessage(row, "list.too_long", {"field": key, "limit": LIST_LIMIT})
        return None

    def _customers(self, cells: Cells) -> Iterator[Customer]:
        """The customers of the rows, whoever they are."""
        keys, values = self._plain(cells)
        self._names.load(cells, lambda key, texts: self._short(cells, key, texts, LINE_LIMIT))
        source = self._preset.source
        rows = zip(*values, strict=True) if values else repeat((), len(cells.rows))
        for place, row in enumerate(rows):
            made: dict[str, Any] = dict(zip(keys, row, strict=True))
            self._names.settle(made, place)
            if not made.get("source"):
                made["source"] = source
            yield Customer.of_fields(made)

    def _plain(self, cells: Cells) -> tuple[list[str], list[Iterable[Any]]]:
        """The fields that hold one value, and their values by row."""
        found = self._texts(cells)
        for key, read in FACTS.items():
            fact = read(cells, self._tidings)
            if fact is not None:
                found[key] = fact
        found |= self._lists.read(cells)
        if self._consents and "consents" not in found:
            found["consents"] = [self._consents] * len(cells.rows)
        if self._own is not None and (values := self._own.read(cells, self._tidings)) is not None:
            found["custom"] = values
        contacts = contact_lines(cells)
        if contacts is not None:
            # Other contacts stand below the file's own note.
            notes = found.get("note", repeat("", len(cells.rows)))
            found["note"] = ["\n".join(filter(None, pair)) for pair in zip(notes, contacts, strict=True)]
        found |= self._special(cells)
        return list(found), list(found.values())

    def _texts(self, cells: Cells) -> dict[str, Iterable[Any]]:
        found: dict[str, Iterable[Any]] = {}
        for key in _LINES:
            line = cells.line(key)
            if line is None and key == "company":
                line = cells.line("billing_company")
            if line is not None:
                found[key] = self._short(cells, key, line, LINE_LIMIT)
        for key in _TEXTS:
            text = cells.text(key)
            if text is not None:
                found[key] = self._short(cells, key, text, TEXT_LIMIT)
        return found

    def _special(self, cells: Cells) -> Mapping[str, Sequence[Any]]:
        """Fields that depend on more than their cell."""
        found: dict[str, Sequence[Any]] = {}
        if (active := cells.line("active")) is not None:
            found["archived_at"] = [self._archived(row, cell) for row, cell in zip(cells.rows, active, strict=True)]
        if (limits := cells.amounts("credit_limit")) is not None:
            found["credit_limit"] = [self._minor(row, one) for row, one in zip(cells.rows, limits, strict=True)]
        return found or _NOTHING

    def _archived(self, row: int, cell: str) -> datetime | None:
        if parse_yes_no(cell) is not False:
            return None
        self._tidings.warn(row, "import.warn.archived")
        return self._around.now

    def _minor(self, row: int, amount: Amount | None) -> int | None:
        """A credit limit in the shop's smallest units; none of 0, which systems write where there is no limit."""
        if amount is None or not amount.value:
            return None
        try:
            return from_decimal(amount.value, self._around.currency) if amount.value > 0 else None
        except ValueError:
            self._tidings.warn(row, "import.value.out_of_range", field="credit_limit", value=str(amount.value)[:80])
            return None

    def _short(self, cells: Cells, key: str, texts: Sequence[str], limit: int) -> Sequence[str]:
        """The texts, cut where they are longer than a field can be; what was cut is told."""
        if max(map(len, texts), default=0) <= limit:
            return texts
        for row, text in zip(cells.rows, texts, strict=True):
            if len(text) > limit:
                self._tidings.warn(row, "import.value.cut", field=key, length=len(text), limit=limit)
        return [text[:limit] for text in texts]
