"""Fields of a customer that hold several values: e-mails, phones, tags, numbers, consents.

Each is read column by column with a short way for the plain cell, because a hundred thousand rows hold half a million
of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from craftdesk.domain.customer import Email, ExternalNumber, Website
from craftdesk.domain.phone import Phone, PhoneKind, comparable
from craftdesk.domain.validation import LINE_LIMIT
from craftdesk.importing.columns import Cells
from craftdesk.importing.header import normalise
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.outcome import Tidings
from craftdesk.importing.person import buyer_parts, is_mail
from craftdesk.importing.several import mails_in, phones_in
from craftdesk.importing.targets import base, parameter
from craftdesk.importing.value_words import split_joined, split_tags
from craftdesk.importing.words import INVERTED, consent_of

_NAMED_PHONE = re.compile(r"(phone|mobile|cell|fax|other|pager|main|work|home|business)\s*:\s*", re.IGNORECASE)
_KIND_WORDS = (
    ("fax", PhoneKind.FAX), ("mobil", PhoneKind.MOBILE), ("cell", PhoneKind.MOBILE), ("work", PhoneKind.WORK),
    ("business", PhoneKind.WORK), ("home", PhoneKind.HOME), ("other", PhoneKind.OTHER),
)  # fmt: skip
_EMAIL_KINDS = {"work": "work", "business": "work", "home": "home", "private": "home", "billing": "billing"}
LONGEST_PHONE = 20
"""What is digits and longer holds more than one number."""
_LABELS = frozenset({"emails", "phones"})
_FIELDS = {"phones": "phones", "mobile": "phones", "fax": "phones", "buyer": "external_numbers"}
_PHONE_KINDS = {"phones": PhoneKind.PHONE, "mobile": PhoneKind.MOBILE, "fax": PhoneKind.FAX}

Values = list[tuple[Any, ...]]
_Reader = Callable[[tuple[Any, ...], str, int], tuple[Any, ...]]
"""(values so far, a filled cell, row) → values with those of the cell."""


class ListReader:
    """Reads the list fields of chunks."""

    def __init__(self, columns: ColumnMap, tidings: Tidings) -> None:
        self._tidings = tidings
        self._how = columns.preset.source or "import"
        labels = {column.field for column in columns.columns if base(column.field).endswith("_label")}
        self._readers: list[tuple[str, str, int, _Reader, str]] = []
        slots: dict[str, int] = {}
        for column in columns.columns:
            target = base(column.field)
            if target == "reach":
                slot = slots.get(target, 0)
                slots[target] = slot + 1
                self._readers.append((target, "emails", slot, self._reached_by_mail, ""))
                self._readers.append((target, "phones", slot, self._reached_by_phone(), ""))
            if target in {*_PHONE_KINDS, "emails", "websites", "tags", "external_numbers", "buyer", "consents"}:
                label = f"{target}_label:{parameter(column.field)}" if target in _LABELS else ""
                reader = self._reader(columns, column.field, column.heading)
                slot = slots.get(target, 0)
                slots[target] = slot + 1
                key = _FIELDS.get(target, target)
                self._readers.append((target, key, slot, reader, label if label in labels else ""))

    def read(self, cells: Cells) -> dict[str, Values]:
        """Field → the values of each row, for the fields that have a column."""
        found: dict[str, Values] = {}
        for target, key, slot, reader, label in self._readers:
            values = found.setdefault(key, [()] * len(cells.rows))
            labels = next(iter(cells.exactly(label)), None) if label else None
            for place, cell in enumerate(cells.nth(target, slot) or ()):
                if cell:
                    before = values[place]
                    values[place] = reader(before, cell, cells.rows[place])
                    if labels is not None and labels[place]:
                        values[place] = _labelled(before, values[place][len(before) :], labels[place])
        return found

    def _reader(self, columns: ColumnMap, field: str, heading: str) -> _Reader:
        target = base(field)
        if target in _PHONE_KINDS:
            return self._phones(_PHONE_KINDS[target])
        if target == "external_numbers":
            return _numbers(parameter(field) or columns.preset.system)
        if target == "buyer":
            return _buyer(columns.preset.system)
        if target == "consents":
            return self._consents(inverted=normalise(heading) in INVERTED)
        if target == "emails" and parameter(field) == "billing":
            return self._billing_email
        readers: dict[str, _Reader] = {"emails": self._emails, "websites": _websites, "tags": _tags}
        return readers[target]

    def _emails(self, known: tuple[Email, ...], cell: str, row: int) -> tuple[Email, ...]:
        if not known and len(cell) <= LINE_LIMIT and is_mail(cell):
            return (Email(text=cell),)
        if cell[:3] in ("/o=", "/O="):
            self._tidings.warn(row, "import.value.exchange", value=cell[:80])
            return known
        for plain in [cell] if is_mail(cell) else mails_in(cell):
            if "@" not in plain or len(plain) > LINE_LIMIT:
                self._tidings.warn(row, "import.value.email", value=plain[:80])
                continue
            if not is_mail(plain):
                self._tidings.warn(row, "email.odd", text=plain[:80])
            if all(plain.casefold() != one.text.casefold() for one in known):
                known = (*known, Email(text=plain))
        return known

    def _billing_email(self, known: tuple[Email, ...], cell: str, row: int) -> tuple[Email, ...]:
        """An address for invoices beside the one of the account; two different ones are told."""
        found = self._emails(known, cell, row)
        if known and len(found) > len(known):
            self._tidings.warn(row, "import.warn.second_email", value=found[-1].text)
            return (*known, *(Email(text=one.text, kind="billing") for one in found[len(known) :]))
        return found

    def _phones(self, kind: PhoneKind) -> _Reader:
        def read(known: tuple[Phone, ...], cell: str, row: int) -> tuple[Phone, ...]:
            plain = not known and cell[1:].isdecimal() and len(cell) <= LONGEST_PHONE
            if plain and len(comparable(cell)) > 2:
                return (Phone(text=cell, kind=kind),)
            if ":" in cell and ":::" not in cell and (named := _NAMED_PHONE.split(cell))[1:]:
                # `Phone:(555) 555-0119 Mobile:(555) 555-0120`
                for word, text in zip(named[1::2], named[2::2], strict=True):
                    known = self._phones(_kind_of(word) or kind)(known, text.strip(" ,;"), row) if text else known
                return known
            for text in phones_in(cell):
                digits = comparable(text)
                if len(digits) < 3 or len(text) > LINE_LIMIT:
                    self._tidings.warn(row, "import.value.phone", value=text[:80])
                elif all(digits != comparable(one.text) for one in known):
                    known = (*known, Phone(text=text, kind=kind))
            return known

        return read

    def _reached_by_mail(self, known: tuple[Email, ...], cell: str, row: int) -> tuple[Email, ...]:
        """The e-mail addresses of a cell that may hold phones, too."""
        for one in mails_in(cell) if "@" in cell else ():
            known = self._emails(known, one, row) if "@" in one else known
        return known

    def _reached_by_phone(self) -> _Reader:
        phones = self._phones(PhoneKind.PHONE)

        def read(known: tuple[Phone, ...], cell: str, row: int) -> tuple[Phone, ...]:
            rest = " ".join(word for word in cell.split() if "@" not in word).strip(" ,;/|") if "@" in cell else cell
            return phones(known, rest, row) if rest and (rest == cell or any(map(str.isdigit, rest))) else known

        return read

    def _consents(self, *, inverted: bool) -> _Reader:
        def read(known: tuple[Any, ...], cell: str, _: int) -> tuple[Any, ...]:
            consent = consent_of(cell, inverted=inverted, how=self._how)
            return known if consent is None else (consent,)

        return read


def _kind_of(label: str) -> PhoneKind | None:
    word = label.casefold()
    return next((kind for begin, kind in _KIND_WORDS if begin in word), None)


def _labelled(known: tuple[Any, ...], added: tuple[Any, ...], label: str) -> tuple[Any, ...]:
    """Values with what their label says of them; those behind a star come first."""
    word = label.lstrip("* ").casefold()
    found: list[Any] = []
    for one in added:
        if isinstance(one, Phone) and (kind := _kind_of(word)) is not None:
            found.append(Phone(text=one.text, kind=kind))
        elif isinstance(one, Email) and word in _EMAIL_KINDS:
            found.append(Email(text=one.text, kind=_EMAIL_KINDS[word]))
        else:
            found.append(one)
    return (*found, *known) if label.startswith("*") else (*known, *found)


def _numbers(system: str) -> _Reader:
    def read(known: tuple[ExternalNumber, ...], cell: str, _: int) -> tuple[ExternalNumber, ...]:
        if not cell.strip("0"):
            # Shops write 0 for whoever bought without an account.
            return known
        number = ExternalNumber(system=system, number=cell[:LINE_LIMIT])
        return known if number in known else (*known, number)

    return read


def _buyer(system: str) -> _Reader:
    numbers = _numbers(system)

    def read(known: tuple[ExternalNumber, ...], cell: str, row: int) -> tuple[ExternalNumber, ...]:
        return numbers(known, buyer_parts(cell)[1], row)

    return read


def _websites(known: tuple[Website, ...], cell: str, _: int) -> tuple[Website, ...]:
    added = (Website(text=one[:LINE_LIMIT]) for one in split_joined(cell))
    return tuple(dict.fromkeys((*known, *added)))


def tags_of(cell: str) -> tuple[str, ...]:
    """The tags of a cell."""
    return _tags((), cell, 0)


def _tags(known: Sequence[str], cell: str, _: int) -> tuple[str, ...]:
    if not known and cell.isalnum():
        return (cell[:LINE_LIMIT],)
    tags = {tag.casefold(): tag[:LINE_LIMIT] for tag in (*split_tags(cell)[::-1], *known[::-1])}
    return tuple(tags.values())[::-1]
