"""Filters in words, for their chips and for those who only hear them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.ui.format import Formatter
from craftdesk.ui.own_words import value_words

_LONGEST = 40


def question_words(test: FilterTest) -> str:
    """Return what a test asks."""
    translate = QCoreApplication.translate
    return {
        FilterTest.CONTAINS: translate("Filters", "contains"),
        FilterTest.IS: translate("Filters", "is"),
        FilterTest.HAS: translate("Filters", "is"),
        FilterTest.AT_LEAST: translate("Filters", "is at least"),
        FilterTest.AT_MOST: translate("Filters", "is at most"),
        FilterTest.SINCE: translate("Filters", "is on or after"),
        FilterTest.UNTIL: translate("Filters", "is on or before"),
        FilterTest.FILLED: translate("Filters", "is filled in"),
        FilterTest.EMPTY: translate("Filters", "is empty"),
    }[test]


def filter_words(one: Filter, field: CustomField, fmt: Formatter) -> str:
    """Return a filter as its chip says it: `Ring size is at least 17`."""
    translate = QCoreApplication.translate
    value = value_words(field, one.value, fmt)
    parts = {
        FilterTest.CONTAINS: translate("Filters", "{0} contains “{1}”"),
        FilterTest.IS: translate("Filters", "{0}: {1}"),
        FilterTest.HAS: translate("Filters", "{0}: {1}"),
        FilterTest.AT_LEAST: translate("Filters", "{0} at least {1}"),
        FilterTest.AT_MOST: translate("Filters", "{0} at most {1}"),
        FilterTest.SINCE: translate("Filters", "{0} on or after {1}"),
        FilterTest.UNTIL: translate("Filters", "{0} on or before {1}"),
        FilterTest.FILLED: translate("Filters", "{0} filled in"),
        FilterTest.EMPTY: translate("Filters", "{0} empty"),
    }[one.test]
    return parts.replace("{1}", _short(value)).replace("{0}", _short(field.title))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
