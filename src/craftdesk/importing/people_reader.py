"""Rows → drafts of customers with their addresses, or the reason why a row is nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.customer import Customer, CustomerType, Email, ExternalNumber, Website
from craftdesk.domain.fields import FIELD, FieldKind
from craftdesk.domain.phone import Phone, PhoneKind, comparable
from craftdesk.domain.validation import LINE_LIMIT, LIST_LIMIT, TEXT_LIMIT, is_plausible_email
from craftdesk.importing.columns import Cells
from craftdesk.importing.facts import FACTS
from craftdesk.importing.header import normalise
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.merging_addresses import drafted
from craftdesk.importing.outcome import RowMessage, Tidings
from craftdesk.importing.person import Person, split_name
from craftdesk.importing.table import Chunk
from craftdesk.importing.targets import PEOPLE, base, parameter
from craftdesk.importing.value_words import split_joined, split_tags
from craftdesk.importing.words import INVERTED, consent_of

_LINES = tuple(key for key in PEOPLE if key in FIELD and FIELD[key].kind is FieldKind.TEXT)
_TEXTS = ("note", "preferences")
_LISTS = ("emails", "phones", "mobile", "fax", "websites", "tags", "external_numbers", "consents")
_PHONE_KINDS = {"phones": PhoneKind.PHONE, "mobile": PhoneKind.MOBILE, "fax": PhoneKind.FAX}
_SEVERAL = re.compile(r"\s*(?: ::: |[;,\n]|\s)\s*")
_SEVERAL_PHONES = re.compile(r"\s*(?: ::: |[;\n])\s*")
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
        self._lists = [
            (base(column.field), parameter(column.field), column.index, column.heading)
            for column in columns.columns
            if base(column.field) in _LISTS
        ]

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
        reachable = customer.phones or any(is_plausible_email(mail.text) for mail in customer.emails)
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
        lists = [(key, more, heading, self._cells(cells, index, key)) for key, more, index, heading in self._lists]
        source = self._preset.source
        for place in range(len(cells.rows)):
            made: dict[str, Any] = {key: column[place] for key, column in zip(keys, values, strict=True)}
            if full is not None and full[place]:
                self._take_name(made, full[place])
            for key, more, heading, column in lists:
                if column[place]:
                    self._take(made, key, more, heading, column[place], cells.rows[place])
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

    def _cells(self, cells: Cells, index: int, key: str) -> Sequence[str]:
        slot = self._columns.indexes(key).index(index)
        return cells.nth(key, slot) or ()

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

    def _take(self, made: dict[str, Any], key: str, more: str, heading: str, cell: str, row: int) -> None:
        """Adds what one cell of a list field holds to the draft."""
        if key == "emails":
            made[key] = self._with_emails(made.get(key, ()), cell, row)
        elif key in _PHONE_KINDS:
            made["phones"] = self._with_phones(made.get("phones", ()), cell, _PHONE_KINDS[key], row)
        elif key == "tags":
            tags = {tag.casefold(): tag for tag in (*split_tags(cell)[::-1], *made.get(key, ())[::-1])}
            made[key] = tuple(tags.values())[::-1]
        elif key == "external_numbers":
            number = ExternalNumber(system=more or self._preset.system, number=cell[:LINE_LIMIT])
            if number not in made.get(key, ()):
                made[key] = (*made.get(key, ()), number)
        elif key == "websites":
            made[key] = (*made.get(key, ()), *(Website(text=one[:LINE_LIMIT]) for one in split_joined(cell)))
        else:
            consent = consent_of(cell, inverted=normalise(heading) in INVERTED, how=self._preset.source or "import")
            if consent is not None:
                made[key] = (consent,)

    def _with_emails(self, known: tuple[Email, ...], cell: str, row: int) -> tuple[Email, ...]:
        texts = [cell] if is_plausible_email(cell) else [one for one in _SEVERAL.split(cell) if one]
        for text in texts:
            plain = text.strip("<>")
            if "@" not in plain or len(plain) > LINE_LIMIT:
                self._tidings.warn(row, "import.value.email", value=plain[:80])
                continue
            if not is_plausible_email(plain):
                self._tidings.warn(row, "email.odd", text=plain[:80])
            if all(plain.casefold() != one.text.casefold() for one in known):
                known = (*known, Email(text=plain))
        return known

    def _with_phones(self, known: tuple[Phone, ...], cell: str, kind: PhoneKind, row: int) -> tuple[Phone, ...]:
        for text in [cell] if ";" not in cell and ":::" not in cell else _SEVERAL_PHONES.split(cell):
            digits = comparable(text)
            if len(digits) < 3 or len(text) > LINE_LIMIT:
                self._tidings.warn(row, "import.value.phone", value=text[:80])
            elif all(digits != comparable(one.text) for one in known):
                known = (*known, Phone(text=text, kind=kind))
        return known

    def _settle_type(self, made: dict[str, Any]) -> None:
        firm = made.get("salutation", "").casefold() in _FIRMS
        if firm:
            made["salutation"] = ""
        if made.get("type") is None:
            nobody = not (made.get("first_name") or made.get("last_name"))
            company = bool(made.get("company")) and (nobody or firm)
            made["type"] = CustomerType.COMPANY if company else CustomerType.INDIVIDUAL
