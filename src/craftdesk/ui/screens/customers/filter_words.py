"""Filters in words, for their chips and for those who only hear them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.filters import FIELDS, Filter, FilterTest, ValueKind, is_sound, span_of
from craftdesk.domain.loyalty import Loyalty
from craftdesk.ui.format import Formatter
from craftdesk.ui.loyalty_words import loyalty_words
from craftdesk.ui.own_words import value_words

_LONGEST = 40


class FilterNames(NamedTuple):
    """What filters speak of by a key: fields of the shop's own, groups, and the currency of sums."""

    fields: Mapping[str, CustomField]
    groups: Mapping[int, str]
    currency: str


def field_words(name: str) -> str:
    """Return the name of a field that every shop can ask about."""
    translate = QCoreApplication.translate
    return {
        "group": translate("Filters", "Group"),
        "tag": translate("Filters", "Tag"),
        "loyalty": translate("Filters", "Loyalty"),
        "last_order": translate("Filters", "Last order"),
        "ordered": translate("Filters", "Ordered"),
        "orders": translate("Filters", "Number of orders"),
        "spent": translate("Filters", "Total spent"),
        "owes": translate("Filters", "Owes"),
        "birthday": translate("Filters", "Birthday"),
        "town": translate("Filters", "Town"),
        "source": translate("Filters", "Source"),
        "type": translate("Filters", "Type"),
        "email": translate("Filters", "E-mail"),
        "phone": translate("Filters", "Phone"),
        "address": translate("Filters", "Address"),
    }[name]


def question_words(test: FilterTest, name: str = "") -> str:
    """Return what a test asks of a field."""
    translate = QCoreApplication.translate
    special = {
        ("last_order", FilterTest.SINCE): translate("Filters", "on or after"),
        ("owes", FilterTest.FILLED): translate("Filters", "anything"),
        ("birthday", FilterTest.FILLED): translate("Filters", "is known"),
        ("birthday", FilterTest.EMPTY): translate("Filters", "is not known"),
    }
    if (name, test) in special:
        return special[name, test]
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
        FilterTest.NOT: translate("Filters", "is not"),
        FilterTest.MORE_THAN: translate("Filters", "more than"),
        FilterTest.BETWEEN: translate("Filters", "between"),
        FilterTest.NOT_SINCE: translate("Filters", "not since"),
        FilterTest.WITHIN: translate("Filters", "in the next days"),
    }[test]


def filter_words(one: Filter, names: FilterNames, fmt: Formatter) -> str:
    """Return a filter as its chip says it: `Ring size at least 17`, `Owes money`."""
    own = names.fields.get(one.field)
    if own is not None:
        return _own_words(one, own, fmt)
    if not is_sound(one):
        return QCoreApplication.translate("Filters", "A filter that can’t be read")
    words = _sentence(one)
    first, _, second = _value(one, names, fmt).partition("\n")
    return words.replace("{0}", _short(first)).replace("{1}", second)


def _own_words(one: Filter, own: CustomField, fmt: Formatter) -> str:
    translate = QCoreApplication.translate
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
    return parts.replace("{1}", _short(value_words(own, one.value, fmt))).replace("{0}", _short(own.title))


def _sentence(one: Filter) -> str:
    translate = QCoreApplication.translate
    test = FilterTest
    return {
        ("group", test.IS): translate("Filters", "Group: {0}"),
        ("group", test.NOT): translate("Filters", "Not in the group {0}"),
        ("tag", test.IS): translate("Filters", "Tag: {0}"),
        ("tag", test.NOT): translate("Filters", "Without the tag {0}"),
        ("loyalty", test.IS): translate("Filters", "{0}"),
        ("loyalty", test.NOT): translate("Filters", "Not “{0}”"),
        ("last_order", test.NOT_SINCE): translate("Filters", "Not ordered since {0}"),
        ("last_order", test.SINCE): translate("Filters", "Last order on or after {0}"),
        ("ordered", test.BETWEEN): translate("Filters", "Ordered {0} to {1}"),
        ("orders", test.AT_LEAST): translate("Filters", "Orders: at least {0}"),
        ("orders", test.AT_MOST): translate("Filters", "Orders: at most {0}"),
        ("orders", test.IS): translate("Filters", "Orders: {0}"),
        ("spent", test.MORE_THAN): translate("Filters", "Spent more than {0}"),
        ("spent", test.AT_MOST): translate("Filters", "Spent at most {0}"),
        ("owes", test.FILLED): translate("Filters", "Owes money"),
        ("owes", test.MORE_THAN): translate("Filters", "Owes more than {0}"),
        ("birthday", test.WITHIN): translate("Filters", "Birthday soon: next {0} days"),
        ("birthday", test.FILLED): translate("Filters", "Birthday known"),
        ("birthday", test.EMPTY): translate("Filters", "No birthday known"),
        ("town", test.IS): translate("Filters", "Town: {0}"),
        ("town", test.NOT): translate("Filters", "Not in {0}"),
        ("town", test.EMPTY): translate("Filters", "No town"),
        ("source", test.IS): translate("Filters", "Source: {0}"),
        ("source", test.NOT): translate("Filters", "Source is not {0}"),
        ("source", test.EMPTY): translate("Filters", "No source"),
        ("type", test.IS): translate("Filters", "Type: {0}"),
        ("email", test.EMPTY): translate("Filters", "No e-mail"),
        ("email", test.FILLED): translate("Filters", "Has an e-mail"),
        ("phone", test.EMPTY): translate("Filters", "No phone"),
        ("phone", test.FILLED): translate("Filters", "Has a phone"),
        ("address", test.EMPTY): translate("Filters", "No address"),
        ("address", test.FILLED): translate("Filters", "Has an address"),
    }[one.field, one.test]


def type_words(value: str) -> str:
    """Return a type of customer."""
    translate = QCoreApplication.translate
    return translate("Filters", "Company") if value == "company" else translate("Filters", "Individual")


def _value(one: Filter, names: FilterNames, fmt: Formatter) -> str:
    """A value in words; two of them with a line break between."""
    if not one.test.wants_value:
        return ""
    kind, value = FIELDS[one.field][0], one.value
    if kind is ValueKind.GROUP:
        return names.groups.get(int(value), QCoreApplication.translate("Filters", "(deleted)"))
    if kind is ValueKind.MONEY:
        return fmt.money(int(value), names.currency)
    return _plain_value(kind, value, fmt)


def _plain_value(kind: ValueKind, value: str, fmt: Formatter) -> str:
    match kind:
        case ValueKind.LOYALTY:
            return loyalty_words(Loyalty(value))
        case ValueKind.TYPE:
            return type_words(value)
        case ValueKind.COUNT | ValueKind.DAYS:
            return fmt.count(int(value))
        case ValueKind.DAY:
            return fmt.date_short(date.fromisoformat(value))
        case ValueKind.SPAN:
            return "\n".join(fmt.date_short(day) for day in span_of(value))
        case _:
            return value


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
