"""Reads batches of rows that hold nothing but plain things, column by column.

Most lists hold a name, an e-mail address, a phone and an address a row. Where every cell of a thousand rows is what its
column says, they become columns to be written at once. Anything odd, anything that would have to be told or joined, and
the batch is read row by row (`people_reader`), which knows all the rest. Both come to the same: a test holds them to
it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from craftdesk.domain.phone import PhoneKind, comparable
from craftdesk.domain.validation import LINE_LIMIT, LIST_LIMIT, TEXT_LIMIT
from craftdesk.importing.columns import Cells
from craftdesk.importing.header import never_stored, normalise
from craftdesk.importing.list_reader import LONGEST_PHONE, tags_of
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.person import is_mail
from craftdesk.importing.place_reader import country_of
from craftdesk.importing.plain_people import PlainPeople, items
from craftdesk.importing.presets.preset import Kind, Preset
from craftdesk.importing.several import phones_in
from craftdesk.importing.targets import base, parameter
from craftdesk.importing.values import ValueProblem
from craftdesk.importing.words import INVERTED, consent_of

_LINES = ("first_name", "last_name", "company", "company_line2", "nickname", "role", "source", "vat_id")
_TEXTS = ("note", "preferences")
_ADDRESS = ("street", "street2", "postcode", "city", "region", "country")
_PLACE = _ADDRESS[:4]
_PHONES = {"phones": PhoneKind.PHONE, "mobile": PhoneKind.MOBILE}
_ONCE = frozenset({*_LINES, *_TEXTS, "emails", "external_numbers", "tags", "consents",
                   *(f"billing_{part}" for part in _ADDRESS)})  # fmt: skip
_MOST_PHONES = 2
_LEAST_DIGITS = 3
_PATIENCE = 3
"""As many batches are tried in vain, and two more for each with success: one in vain costs half of what that spares.
Who brings in a list again knows everybody in it."""


class _Odd(Exception):
    """Something that has to be looked at row by row."""


class PlainReader:
    """Reads the plain batches of one file."""

    def __init__(self, columns: ColumnMap) -> None:
        self._preset = columns.preset
        numbered = next((one.field for one in columns.columns if base(one.field) == "external_numbers"), "")
        self._system = parameter(numbered) or columns.preset.system
        self._wanted = _is_plain(columns)
        phones = [one.field for one in columns.columns if one.field in _PHONES]
        self._phone_columns = [(field, phones[:place].count(field)) for place, field in enumerate(phones)]
        self._in_vain = 0

    def read(self, cells: Cells) -> PlainPeople | None:
        """A batch as columns; None when it has to be read row by row."""
        if not self._wanted or self._in_vain >= _PATIENCE or not cells.rows:
            return None
        try:
            return self._read(cells)
        except _Odd:
            self.note(taken=False)
            return None

    def note(self, *, taken: bool) -> None:
        """Hears whether a batch became customers as it was read."""
        self._in_vain += -2 if taken else 1

    def _read(self, cells: Cells) -> PlainPeople:
        texts = {key: line for key in _LINES if (line := cells.line(key)) is not None}
        for key in _TEXTS:
            if (text := cells.text(key)) is not None:
                texts[key] = text
        blank = [""] * len(cells.rows)
        first, last, company = (texts.get(key, blank) for key in _LINES[:3])
        mails = cells.line("emails") or blank
        numbers = [number if number.strip("0") else "" for number in cells.line("external_numbers") or blank]
        address = {part: cells.line(f"billing_{part}") or blank for part in _ADDRESS}
        phones = self._phones(cells)
        _hold_on({**texts, "emails": mails, "external_numbers": numbers, "street2": address["street2"]}, mails)
        for one, other, firm, mail, number, phone in zip(first, last, company, mails, numbers, phones, strict=True):
            known = mail or phone
            if not (known or number) or not (known or one or other or firm):
                raise _Odd  # nobody, or one who is known by name only
            if other and ((one.isupper() and other.isupper()) or not (one or firm)):
                raise _Odd  # shouted, or perhaps a business
        address["country"] = _countries(address["country"], address["region"])
        return PlainPeople(
            rows=cells.rows,
            texts=texts,
            source=self._preset.source,
            mails=mails,
            system=self._system,
            numbers=numbers,
            phones=items(phones, ("text", "kind", "match_digits")),
            tags=_tags(cells.line("tags") or blank),
            consents=self._consents(cells.line("consents") or blank),
            address=address,
            has_address=[any(parts) for parts in zip(*(address[part] for part in _PLACE), strict=True)],
        )

    def _phones(self, cells: Cells) -> list[Sequence[tuple[str, str, str]]]:
        """(as written, kind, by what it is compared) of each row's phones."""
        found: list[Sequence[tuple[str, str, str]]] = [()] * len(cells.rows)
        for target, slot in self._phone_columns:
            kind = _PHONES[target].value
            for at, cell in enumerate(cells.nth(target, slot) or ()):
                if not cell:
                    continue
                digits = comparable(cell)
                if len(digits) < _LEAST_DIGITS or not _is_one_phone(cell):
                    raise _Odd
                if not found[at]:
                    found[at] = ((cell, kind, digits),)
                elif digits != found[at][0][2] or phones_in(cell) != [cell]:
                    raise _Odd
        return found

    def _consents(self, column: Sequence[str]) -> dict[str, list[object]]:
        how = self._preset.source or "import"
        known = {cell: consent_of(cell, inverted=False, how=how) if cell else None for cell in set(column)}
        # Of those who were not asked, a no without a word of how is none.
        kept = {
            cell: [(one.purpose, int(one.given), one.how)] if one is not None and (one.given or one.how) else []
            for cell, one in known.items()
        }
        return items(map(kept.__getitem__, column), ("purpose", "given", "how"))


def _is_plain(columns: ColumnMap) -> bool:
    """Whether a file has no columns and its system no habits but those that are read here."""
    fields = [one.field for one in columns.columns if one.field]
    phones = [one for one in fields if one in _PHONES]
    others = [base(one) if base(one) == "external_numbers" else one for one in fields if one not in _PHONES]
    secrets = any(never_stored(one.heading) for one in columns.columns if not one.field)
    inverted = any(one.field == "consents" and normalise(one.heading) in INVERTED for one in columns.columns)
    return (
        _has_no_habits(columns.preset)
        and not (secrets or inverted)
        and len(phones) <= _MOST_PHONES
        and _ONCE.issuperset(others)
        and len(set(others)) == len(others)
    )


def _has_no_habits(preset: Preset) -> bool:
    """Whether rows of a system are read one like the other, and mean nobody but who they say."""
    habits = (
        preset.own, preset.keeps_numbers, preset.by_name, preset.skips, preset.expects, preset.company_repeats_person,
        preset.whole_name_first, preset.last_row_wins, preset.labels_choose, preset.consent_in_file_name,
    )  # fmt: skip
    return preset.kind is Kind.CUSTOMERS and not any(habits)


def _hold_on(texts: Mapping[str, Sequence[str]], mails: Sequence[str]) -> None:
    """Odd is what is too long for its field, and what is no e-mail address."""
    for key, column in texts.items():
        if max(map(len, column)) > (TEXT_LIMIT if key in _TEXTS else LINE_LIMIT):
            raise _Odd
    if not all(map(is_mail, filter(None, mails))):
        raise _Odd


def _is_one_phone(cell: str) -> bool:
    """Whether a cell with digits is one number as it stands."""
    if cell[1:].isdecimal() and len(cell) <= LONGEST_PHONE:
        return True
    return ":" not in cell and len(cell) <= LINE_LIMIT and phones_in(cell) == [cell]


def _tags(column: Sequence[str]) -> dict[str, list[object]]:
    known = {cell: [(tag,) for tag in tags_of(cell)] if cell else [] for cell in set(column)}
    if max(map(len, known.values())) > LIST_LIMIT:
        raise _Odd
    return items(map(known.__getitem__, column), ("name",))


def _countries(column: Sequence[str], regions: Sequence[str]) -> Sequence[str]:
    """The codes of countries."""
    known = {cell: country_of(cell) if cell else "" for cell in set(column)}
    codes = []
    for cell, region in zip(column, regions, strict=True):
        code = known[cell]
        if isinstance(code, ValueProblem) or (code and region.endswith(f"({code})")):
            raise _Odd
        codes.append(code)
    return codes
