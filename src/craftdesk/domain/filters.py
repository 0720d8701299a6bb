"""What a list can be narrowed by: a field, a test and a value. Several together must all hold.

Fields are named as everywhere else (`custom:glaze`); each kind of field offers the tests that make sense for it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from craftdesk.domain.custom_field import CustomKind


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


_ANY = (FilterTest.FILLED, FilterTest.EMPTY)
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
