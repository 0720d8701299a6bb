"""Columns that become fields of the shop's own: those that there are, and those that an import adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.custom_fields import CHOICE_LIMIT, TITLE_LIMIT, choices_in, key_of, read_value, same_title
from craftdesk.domain.customer import CustomValue
from craftdesk.domain.export_columns import OWN_FIELD, own_field
from craftdesk.domain.ids import UNSAVED
from craftdesk.domain.validation import clean_line
from craftdesk.errors import ImportProblem
from craftdesk.importing.columns import Cells
from craftdesk.importing.import_choices import NewField
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.outcome import Tidings
from craftdesk.importing.targets import CUSTOM, base, parameter
from craftdesk.importing.value_words import parse_yes_no
from craftdesk.services.custom_fields import define_in
from craftdesk.storage.book import UnitOfWork

Fields = tuple[CustomField, ...]


def own_field_columns(standing: Fields, wanted: Mapping[int, NewField]) -> tuple[Fields, dict[int, str]]:
    """(all fields, drafts of new ones behind those that there are; column → target) for the fields an import adds."""
    fields = list(standing)
    targets: dict[int, str] = {}
    for column, new in sorted(wanted.items()):
        title = clean_line(new.title)[:TITLE_LIMIT] or str(column + 1)
        field = next((one for one in fields if same_title(one.title, title)), None)
        if field is None:
            key = key_of(title, (one.key for one in fields))
            field = CustomField(key=key, title=title, kind=new.kind, position=len(fields))
            fields.append(field)
        targets[column] = f"{CUSTOM}:{field.key}"
    return tuple(fields), targets


def exported_fields(names: Sequence[str]) -> dict[int, NewField]:
    """Column → field, for columns that CraftDesk wrote from fields of a shop's own."""
    found = {}
    for index, name in enumerate(names):
        if name.startswith(OWN_FIELD) and (field := own_field(name)) is not None:
            found[index] = NewField(title=field.title, kind=field.kind)
    return found


class OwnFields:
    """The fields of the shop's own in one file; choices grow by what its rows hold."""

    def __init__(self, fields: Iterable[CustomField], columns: ColumnMap) -> None:
        mapped = {parameter(column.field): column for column in columns.columns if base(column.field) == CUSTOM}
        self._fields = {field.key: field for field in fields if field.key in mapped}
        self._standing = dict(self._fields)
        self._columns = {column.index: key for key, column in mapped.items() if key in self._fields}

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the fields that the file has a column for."""
        return tuple(self._fields)

    def indexes(self, columns: ColumnMap, *kinds: CustomKind) -> frozenset[int]:
        """The columns that become fields of some kinds."""
        keys = {key for key, field in self._fields.items() if field.kind in kinds}
        return frozenset(
            one.index for one in columns.columns if base(one.field) == CUSTOM and parameter(one.field) in keys
        )

    def read(self, cells: Cells, tidings: Tidings) -> list[tuple[CustomValue, ...]] | None:
        """The values of each row; None when the file has no column for one."""
        if not self._fields:
            return None
        found: list[tuple[CustomValue, ...]] = [()] * len(cells.rows)
        for key in self._fields:
            for place, text in enumerate(self._texts(cells, key)):
                if text and (value := self._value(key, text, cells.rows[place], tidings)):
                    found[place] = (*found[place], CustomValue(key=key, value=value))
        return found

    def exact(self, row: int, cells: Sequence[str], tidings: Tidings) -> tuple[CustomValue, ...]:
        """The values of one row that CraftDesk wrote: they stand there as the book keeps them."""
        found = []
        for index, key in self._columns.items():
            field = self._fields[key]
            if cells[index] and field.kind.has_choices:
                # A choice may hold a comma, at which other programs' cells are cut.
                wider = dict.fromkeys((*field.choices, *filter(None, cells[index].split("\n"))))
                if len(field.choices) < len(wider) <= CHOICE_LIMIT:
                    self._fields[key] = replace(field, choices=tuple(wider))
            if cells[index] and (value := self._value(key, cells[index], row, tidings)):
                found.append(CustomValue(key=key, value=value))
        return tuple(sorted(found, key=lambda one: one.key))

    def _texts(self, cells: Cells, key: str) -> Sequence[str]:
        """The cells of a field as `read_value` takes them."""
        target, kind = f"{CUSTOM}:{key}", self._fields[key].kind
        if kind is CustomKind.DATE:
            return [moment.day.isoformat() if moment else "" for moment in cells.moments(target) or ()]
        if kind is CustomKind.NUMBER:
            return [_plain(amount.value) if amount else "" for amount in cells.amounts(target) or ()]
        if kind is CustomKind.YES_NO:
            return [_yes_or_no(cell) for cell in cells.line(target) or ()]
        texts = cells.line(target) if kind in {CustomKind.TEXT, CustomKind.CHOICE} else cells.text(target)
        return texts or ()

    def _value(self, key: str, text: str, row: int, tidings: Tidings) -> str:
        field = self._fields[key]
        value, problem = read_value(field, text)
        if problem is not None and field.kind.has_choices:
            wider = (*field.choices, *choices_in(field.kind, [text]))
            if len(wider) <= CHOICE_LIMIT:
                self._fields[key] = field = replace(field, choices=wider)
                value, problem = read_value(field, text)
        if problem is not None:
            tidings.warn(row, problem.code, **problem.params)
        return value

    def settle(self, unit: UnitOfWork) -> None:
        """Adds the fields and the choices that the rows need; the caller writes the rows afterwards."""
        for key, field in self._fields.items():
            if field.id == UNSAVED:
                known = next((one for one in unit.custom_fields.all() if same_title(one.title, field.title)), None)
                empty = field.kind.has_choices and not field.choices
                added = known or define_in(unit, replace(field, kind=CustomKind.TEXT) if empty else field)
                if added.key != key:
                    # Somebody made another field meanwhile: the plan's values would go nowhere.
                    raise ImportProblem("import.changed", file=field.title)
            elif field != self._standing[key]:
                unit.custom_fields.save(field)


def _plain(value: Decimal) -> str:
    return format(value.normalize() or Decimal(0), "f")


def _yes_or_no(cell: str) -> str:
    answer = parse_yes_no(cell)
    return ("yes" if answer else "no") if isinstance(answer, bool) else cell
