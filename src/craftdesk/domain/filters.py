"""What a list can be narrowed by: a field, a test and a value. Several together must all hold.

Fields are named as everywhere else (`custom:glaze`); each kind of field offers the tests that make sense for it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from craftdesk.domain.custom_field import CustomKind
from craftdesk.domain.customer_kind import CustomerType
from craftdesk.domain.loyalty import Loyalty


class FilterTest(StrEnum):
    """What is asked of a value."""

    CONTAINS = "contains"
    IS = "is"
    HAS = "has"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    SINCE = "since"
    UNTIL = "until"
    FILLED = "filled"
    EMPTY = "empty"
    NOT = "not"
    MORE_THAN = "more_than"
    BETWEEN = "between"
    NOT_SINCE = "not_since"
    WITHIN = "within"

    @property
    def wants_value(self) -> bool:
        """Whether there is something to compare with."""
        return self not in (FilterTest.FILLED, FilterTest.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One condition; `value` is written as the field's values are kept."""

    field: str
    test: FilterTest
    value: str = ""


class ValueKind(StrEnum):
    """How the value of a filter on a customer is chosen or typed, and written."""

    GROUP = "group"
    TAG = "tag"
    SOURCE = "source"
    TOWN = "town"
    TYPE = "type"
    LOYALTY = "loyalty"
    MONEY = "money"
    COUNT = "count"
    DAYS = "days"
    DAY = "day"
    SPAN = "span"
    NOTHING = "nothing"


_ANY = (FilterTest.FILLED, FilterTest.EMPTY)
_THERE = (FilterTest.EMPTY, FilterTest.FILLED)
_NAMED = (FilterTest.IS, FilterTest.NOT)
FIELDS: Mapping[str, tuple[ValueKind, tuple[FilterTest, ...]]] = MappingProxyType(
    {
        "group": (ValueKind.GROUP, _NAMED),
        "tag": (ValueKind.TAG, _NAMED),
        "loyalty": (ValueKind.LOYALTY, _NAMED),
        "last_order": (ValueKind.DAY, (FilterTest.NOT_SINCE, FilterTest.SINCE)),
        "ordered": (ValueKind.SPAN, (FilterTest.BETWEEN,)),
        "orders": (ValueKind.COUNT, (FilterTest.AT_LEAST, FilterTest.AT_MOST, FilterTest.IS)),
        "spent": (ValueKind.MONEY, (FilterTest.MORE_THAN, FilterTest.AT_MOST)),
        "owes": (ValueKind.MONEY, (FilterTest.FILLED, FilterTest.MORE_THAN)),
        "birthday": (ValueKind.DAYS, (FilterTest.WITHIN, *_ANY)),
        "town": (ValueKind.TOWN, (*_NAMED, FilterTest.EMPTY)),
        "source": (ValueKind.SOURCE, (*_NAMED, FilterTest.EMPTY)),
        "type": (ValueKind.TYPE, (FilterTest.IS,)),
        "email": (ValueKind.NOTHING, _THERE),
        "phone": (ValueKind.NOTHING, _THERE),
        "address": (ValueKind.NOTHING, _THERE),
    }
)
"""What every shop can ask of its customers, the most wanted first, with the tests that make sense."""
_LARGEST = 10**15
_MOST_DAYS = 366
_TESTS: dict[CustomKind, tuple[FilterTest, ...]] = {
    CustomKind.TEXT: (FilterTest.CONTAINS, FilterTest.IS),
    CustomKind.LONG_TEXT: (FilterTest.CONTAINS,),
    CustomKind.NUMBER: (FilterTest.IS, FilterTest.AT_LEAST, FilterTest.AT_MOST),
    CustomKind.DATE: (FilterTest.SINCE, FilterTest.UNTIL, FilterTest.IS),
    CustomKind.YES_NO: (FilterTest.IS,),
    CustomKind.CHOICE: (FilterTest.HAS,),
    CustomKind.SEVERAL: (FilterTest.HAS,),
}


def offered_tests(kind: CustomKind) -> tuple[FilterTest, ...]:
    """The tests that a kind of field offers, the most wanted first."""
    return (*_TESTS[kind], *_ANY)


def span_text(first: date, last: date) -> str:
    """Two days, both included, as a filter keeps them."""
    return f"{first.isoformat()}/{last.isoformat()}"


def span_of(value: str) -> tuple[date, date]:
    """Reads what `span_text` writes; ValueError otherwise."""
    first, _, last = value.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


def is_sound(one: Filter) -> bool:
    """Whether a filter on a field that every shop has can be asked; one that somebody else wrote may be anything."""
    kind, tests = FIELDS.get(one.field, (ValueKind.NOTHING, ()))
    if one.test not in tests:
        return False
    if not one.test.wants_value:
        return True
    try:
        return _reads(kind, one.value)
    except ValueError:
        return False


def _reads(kind: ValueKind, value: str) -> bool:
    match kind:
        case ValueKind.MONEY | ValueKind.COUNT | ValueKind.GROUP:
            return 0 <= int(value) <= _LARGEST
        case ValueKind.DAYS:
            return 0 <= int(value) <= _MOST_DAYS
        case ValueKind.DAY:
            return bool(date.fromisoformat(value))
        case ValueKind.SPAN:
            first, last = span_of(value)
            return first <= last
        case ValueKind.LOYALTY:
            return bool(Loyalty(value))
        case ValueKind.TYPE:
            return bool(CustomerType(value))
        case _:
            return bool(value)


def filters_text(filters: Sequence[Filter]) -> str:
    """Filters as one text that can be kept."""
    return json.dumps([[one.field, one.test.value, one.value] for one in filters], ensure_ascii=False)


def filters_from(text: str) -> tuple[Filter, ...]:
    """Reads what `filters_text` wrote; ValueError otherwise."""
    try:
        return tuple(
            Filter(field=str(field), test=FilterTest(test), value=str(value))
            for field, test, value in json.loads(text or "[]")
        )
    except TypeError as error:
        raise ValueError(text) from error
