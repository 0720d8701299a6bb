"""Rows → drafts of customers with their addresses, or the reason why a row is nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.customer import Customer, CustomerType
from craftdesk.domain.fields import FIELD, FieldKind
from craftdesk.domain.validation import LINE_LIMIT, LIST_LIMIT, TEXT_LIMIT
from craftdesk.importing.columns import Cells
from craftdesk.importing.facts import FACTS
from craftdesk.importing.header import normalise
from craftdesk.importing.list_reader import ListReader
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.merging_addresses import drafted
from craftdesk.importing.outcome import RowMessage, Tidings
from craftdesk.importing.person import Person, is_mail, split_name
from craftdesk.importing.table import Chunk
from craftdesk.importing.targets import PEOPLE

_LINES = tuple(key for key in PEOPLE if key in FIELD and FIELD[key].kind is FieldKind.TEXT)
_TEXTS = ("note", "preferences")
_FIRMS = frozenset({"firma", "company", "fa", "fa.", "societe", "empresa", "bedrijf"})

Row = Person | RowMessage
Places = list[list[PostalAddress]]


class PeopleReader:
    """Reads the customers of chunks."""

    def __init__(self, columns: ColumnMap, *, tidings: Tidings, include_skipped: bool) -> None:
        self._columns = columns
        self._preset = columns.preset
        self._tidings = tidings
        self._include_skipped = include_skipped
        self._explicit_type = columns.has("type")
        self._lists = ListReader(columns, tidings)

    def read(self, chunk: Chunk, cells: Cells, billing: Places, shipping: Places) -> list[Row]:
        """A person, or a rejection, for each row of the chunk."""
        skips = self._skipped(chunk)
        found: list[Row] = []
        rows = zip(cells.rows, self._customers(cells), billing, shipping, skips, strict=True)
        for row, customer, bills, ships, skip in rows:
            problem = self._problem(row, customer, skip)
            if problem is None and (bills or ships):
                found.append(Person(customer, drafted(bills, ships, customer), row))
            else:
                found.append(problem or Person(customer, (), row))
        return found

    def _skipped(self, chunk: Chunk) -> list[str]:
        """The code by which a row is left out although somebody's name stands in it, else nothing."""
        codes = [""] * len(chunk.rows)
        if self._include_skipped:
            return codes
        for skip in self._preset.skips:
            for column in self._columns.columns:
                if normalise(column.heading) == skip.head:
                    for place, cell in enumerate(chunk.columns[column.index]):
                        if cell.casefold() in skip.values:
                            codes[place] = skip.code
        return codes

    def _problem(self, row: int, customer: Customer, skip: str) -> RowMessage | None:
        reachable = customer.phones or any(is_mail(mail.text) for mail in customer.emails)
        if not (reachable or customer.first_name or customer.last_name or customer.company):
            return RowMessage(row, "customer.nobody")
        if skip and not (reachable or customer.company):
            return RowMessage(row, skip, {"name": f"{customer.first_name} {customer.last_name}".strip()})
        for key, limit in (("phones", LIST_LIMIT), ("emails", LIST_LIMIT), ("tags", LIST_LIMIT)):
            if len(getattr(customer, key)) > limit:
                return RowMessage(row, "list.too_long", {"field": key, "limit": limit})
        return None

    def _customers(self, cells: Cells) -> Iterator[Customer]:
        """The customers of the rows, whoever they are."""
        keys, values = self._plain(cells)
        full = self._full_names(cells)
        source = self._preset.source
        rows = zip(*values, strict=True) if values else repeat((), len(cells.rows))
        for place, row in enumerate(rows):
            made: dict[str, Any] = dict(zip(keys, row, strict=True))
            if full is not None and full[place]:
                self._take_name(made, full[place])
            if not made.get("source"):
                made["source"] = source
            self._settle_type(made)
            yield Customer(**made)

    @staticmethod
    def _full_names(cells: Cells) -> Sequence[str] | None:
        """Full names; in files of orders those above the billing or, without one, the shipping address."""
        for target in ("full_name", "billing_name", "shipping_name"):
            found = cells.line(target)
            if found is not None:
                return found
        return None

    def _plain(self, cells: Cells) -> tuple[list[str], list[Sequence[Any]]]:
        """The fields that hold one value, and their values by row."""
        keys: list[str] = []
        values: list[Sequence[Any]] = []
        for key in _LINES:
            line = cells.line(key)
            if line is None and key == "company":
                line = cells.line("billing_company")
            if line is not None:
                keys.append(key)
                values.append(self._short(cells, key, line, LINE_LIMIT))
        for key in _TEXTS:
            text = cells.text(key)
            if text is not None:
                keys.append(key)
                values.append(self._short(cells, key, text, TEXT_LIMIT))
        for key, read in FACTS.items():
            fact = read(cells, self._tidings)
            if fact is not None:
                keys.append(key)
                values.append(fact)
        for key, lists in self._lists.read(cells).items():
            keys.append(key)
            values.append(lists)
        return keys, values

    def _short(self, cells: Cells, key: str, texts: Sequence[str], limit: int) -> Sequence[str]:
        """The texts, cut where they are longer than a field can be; what was cut is told."""
        if max(map(len, texts), default=0) <= limit:
            return texts
        for row, text in zip(cells.rows, texts, strict=True):
            if len(text) > limit:
                self._tidings.warn(row, "import.value.cut", field=key, length=len(text), limit=limit)
        return [text[:limit] for text in texts]

    @staticmethod
    def _take_name(made: dict[str, Any], full: str) -> None:
        if made.get("first_name") or made.get("last_name"):
            return
        first, last, company = split_name(full)
        made["first_name"], made["last_name"] = first[:LINE_LIMIT], last[:LINE_LIMIT]
        if not made.get("company"):
            made["company"] = company[:LINE_LIMIT]
        elif company and not first and not last and company != made["company"]:
            made["last_name"] = company[:LINE_LIMIT]

    def _settle_type(self, made: dict[str, Any]) -> None:
        firm = made.get("salutation", "").casefold() in _FIRMS
        if firm:
            made["salutation"] = ""
        if made.get("type") is None:
            nobody = not (made.get("first_name") or made.get("last_name"))
            company = bool(made.get("company")) and (nobody or firm)
            made["type"] = CustomerType.COMPANY if company else CustomerType.INDIVIDUAL
