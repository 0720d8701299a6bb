"""Fields that a shop defines itself: ring size, glaze, allergies. What they are, and how their values are kept.

A value is kept as one canonical text: a number as plain decimals (`12.5`), a day as ISO, `yes` or `no`, several
choices one a line in the order of the field's own choices. Nothing at all is kept as no value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from craftdesk.domain.ids import UNSAVED, CustomFieldId

TARGET = "custom:"
"""Before the key wherever own fields stand among the others: columns, filters, targets of an import, problems."""
YES, NO = "yes", "no"
_NEW = CustomFieldId(UNSAVED)


class CustomKind(StrEnum):
    """What a field of the shop's own holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    SEVERAL = "several"

    @property
    def has_choices(self) -> bool:
        """Whether its values come out of a list."""
        return self in (CustomKind.CHOICE, CustomKind.SEVERAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomValue:
    """What a customer has in a field that the shop defined itself; `value` is written as `custom_fields` says."""

    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomField:
    """One field; `key` is made once and stays when the title changes. Put away (`active` False) it keeps its values."""

    id: CustomFieldId = _NEW
    key: str = ""
    title: str
    kind: CustomKind = CustomKind.TEXT
    choices: tuple[str, ...] = ()
    position: int = 0
    active: bool = True

    @property
    def target(self) -> str:
        """How the field is called among a customer's other fields: `custom:glaze`."""
        return TARGET + self.key


def pieces(field: CustomField, value: str) -> tuple[str, ...]:
    """The single values in a canonical one: the choices of *several*, else the value itself."""
    if not value:
        return ()
    return tuple(value.split("\n")) if field.kind is CustomKind.SEVERAL else (value,)


def value_of(custom: Iterable[CustomValue], key: str) -> str:
    """The value that a customer has in a field; '' for none."""
    return next((one.value for one in custom if one.key == key), "")


def with_value(custom: Iterable[CustomValue], key: str, value: str) -> tuple[CustomValue, ...]:
    """The values of a customer with one of them set, or taken away by ''; in the order in which they are kept."""
    values = {one.key: one.value for one in custom} | {key: value}
    return tuple(CustomValue(key=one, value=values[one]) for one in sorted(values) if values[one])
