"""Fields of a customer that hold several values: e-mails, phones, tags, numbers, consents.

Each is read column by column with a short way for the plain cell, because a hundred thousand rows hold half a million
of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from craftdesk.domain.customer import Email, ExternalNumber, Website
from craftdesk.domain.phone import Phone, PhoneKind
from craftdesk.domain.validation import LINE_LIMIT
from craftdesk.importing.columns import Cells
from craftdesk.importing.header import normalise
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.outcome import Tidings
from craftdesk.importing.person import digits_of_phone, is_mail
from craftdesk.importing.targets import base, parameter
from craftdesk.importing.value_words import split_joined, split_tags
from craftdesk.importing.words import INVERTED, consent_of

_SEVERAL = re.compile(r"\s*(?: ::: |[;,\n]|\s)\s*")
_SEVERAL_PHONES = re.compile(r"\s*(?: ::: |[;\n])\s*")
_PHONE_KINDS = {"phones": PhoneKind.PHONE, "mobile": PhoneKind.MOBILE, "fax": PhoneKind.FAX}

Values = list[tuple[Any, ...]]
_Reader = Callable[[tuple[Any, ...], str, int], tuple[Any, ...]]
"""(values so far, a filled cell, row) → values with those of the cell."""


class ListReader:
    """Reads the list fields of chunks."""

    def __init__(self, columns: ColumnMap, tidings: Tidings) -> None:
        self._tidings = tidings
        self._how = columns.preset.source or "import"
        self._readers = [
            (base(column.field), self._reader(columns, column.field, column.heading))
            for column in columns.columns
            if base(column.field) in {*_PHONE_KINDS, "emails", "websites", "tags", "external_numbers", "consents"}
        ]

    def read(self, cells: Cells) -> dict[str, Values]:
        """Field → the values of each row, for the fields that have a column."""
        found: dict[str, Values] = {}
        slots: dict[str, int] = {}
        for target, reader in self._readers:
            slot = slots.get(target, 0)
            slots[target] = slot + 1
            key = "phones" if target in _PHONE_KINDS else target
            values = found.setdefault(key, [()] * len(cells.rows))
            for place, cell in enumerate(cells.nth(target, slot) or ()):
                if cell:
                    values[place] = reader(values[place], cell, cells.rows[place])
        return found

    def _reader(self, columns: ColumnMap, field: str, heading: str) -> _Reader:
        target = base(field)
        if target in _PHONE_KINDS:
            return self._phones(_PHONE_KINDS[target])
        if target == "external_numbers":
            return _numbers(parameter(field) or columns.preset.system)
        if target == "consents":
            return self._consents(inverted=normalise(heading) in INVERTED)
        readers: dict[str, _Reader] = {"emails": self._emails, "websites": _websites, "tags": _tags}
        return readers[target]

    def _emails(self, known: tuple[Email, ...], cell: str, row: int) -> tuple[Email, ...]:
        if not known and len(cell) <= LINE_LIMIT and is_mail(cell):
            return (Email(text=cell),)
        for text in [cell] if is_mail(cell) else [one for one in _SEVERAL.split(cell) if one]:
            plain = text.strip("<>")
            if "@" not in plain or len(plain) > LINE_LIMIT:
                self._tidings.warn(row, "import.value.email", value=plain[:80])
                continue
            if not is_mail(plain):
                self._tidings.warn(row, "email.odd", text=plain[:80])
            if all(plain.casefold() != one.text.casefold() for one in known):
                known = (*known, Email(text=plain))
        return known

    def _phones(self, kind: PhoneKind) -> _Reader:
        def read(known: tuple[Phone, ...], cell: str, row: int) -> tuple[Phone, ...]:
            for text in [cell] if ";" not in cell and ":::" not in cell else _SEVERAL_PHONES.split(cell):
                digits = digits_of_phone(text)
                if len(digits) < 3 or len(text) > LINE_LIMIT:
                    self._tidings.warn(row, "import.value.phone", value=text[:80])
                elif all(digits != digits_of_phone(one.text) for one in known):
                    known = (*known, Phone(text=text, kind=kind))
            return known

        return read

    def _consents(self, *, inverted: bool) -> _Reader:
        def read(known: tuple[Any, ...], cell: str, _: int) -> tuple[Any, ...]:
            consent = consent_of(cell, inverted=inverted, how=self._how)
            return known if consent is None else (consent,)

        return read


def _numbers(system: str) -> _Reader:
    def read(known: tuple[ExternalNumber, ...], cell: str, _: int) -> tuple[ExternalNumber, ...]:
        if not cell.strip("0"):
            # Shops write 0 for whoever bought without an account.
            return known
        number = ExternalNumber(system=system, number=cell[:LINE_LIMIT])
        return known if number in known else (*known, number)

    return read


def _websites(known: tuple[Website, ...], cell: str, _: int) -> tuple[Website, ...]:
    added = (Website(text=one[:LINE_LIMIT]) for one in split_joined(cell))
    return tuple(dict.fromkeys((*known, *added)))


def _tags(known: Sequence[str], cell: str, _: int) -> tuple[str, ...]:
    if not known and cell.isalnum():
        return (cell[:LINE_LIMIT],)
    tags = {tag.casefold(): tag[:LINE_LIMIT] for tag in (*split_tags(cell)[::-1], *known[::-1])}
    return tuple(tags.values())[::-1]
