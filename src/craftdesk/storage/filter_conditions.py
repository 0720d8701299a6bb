"""What the filters of the customer list ask of the derived list and of the tables behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from craftdesk.domain.collation import sort_key
from craftdesk.domain.dates import birthdays_within
from craftdesk.domain.filters import Filter, FilterTest, is_sound, span_of
from craftdesk.domain.loyalty import rules_of
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage import own_values
from craftdesk.storage.loyalty_sql import loyalty_expression
from craftdesk.storage.order_conditions import COUNTED

Asked = tuple[str, tuple[str | int, ...]]
"""A condition, and the values of its marks."""
_IN_GROUP = "(SELECT customer_id FROM group_members WHERE group_id = ?)"
_WITH_TAG = "(SELECT customer_id FROM customer_tags WHERE name = ?)"
_ORDERED = (
    "(SELECT customer_id FROM orders WHERE ordered_on BETWEEN ? AND ? AND customer_id IS NOT NULL AND currency = ?"
    f" AND {COUNTED})"
)
_IN = {FilterTest.IS: "IN", FilterTest.NOT: "NOT IN"}
_SIGNS = {
    FilterTest.IS: "=",
    FilterTest.NOT: "<>",
    FilterTest.AT_LEAST: ">=",
    FilterTest.AT_MOST: "<=",
    FilterTest.MORE_THAN: ">",
}
_THERE = {FilterTest.FILLED: "<> ''", FilterTest.EMPTY: "= ''"}
_FEW = frozenset(
    {
        ("group", FilterTest.IS), ("tag", FilterTest.IS), ("town", FilterTest.IS), ("ordered", FilterTest.BETWEEN),
        ("owes", FilterTest.FILLED), ("owes", FilterTest.MORE_THAN), ("birthday", FilterTest.WITHIN),
    }
)  # fmt: skip


def conditions(filters: Sequence[Filter], settings: ShopSettings, today: date) -> tuple[list[str], list[str | int]]:
    """Every condition and all values, in order; a filter that can't be asked lets nobody through."""
    found, values = own_values.conditions(filters)
    for one in filters:
        if own_values.is_own(one):
            continue
        condition, wanted = _asked(one, settings, today) if is_sound(one) else ("0", ())
        found.append(condition)
        values += wanted
    return found, values


def finds_few(filters: Sequence[Filter]) -> bool:
    """Whether one of the filters is answered by an index of its own, so that not everybody is looked at."""
    return any((one.field, one.test) in _FEW for one in filters)


def _asked(one: Filter, settings: ShopSettings, today: date) -> Asked:
    special = _SPECIAL.get(one.field)
    if special is not None:
        return special(one, settings, today)
    if one.field in _NUMBERS:
        return f"{one.field} {_SIGNS[one.test]} ?", (int(one.value),)
    if one.test.wants_value:
        return f"{one.field} {_SIGNS[one.test]} ?", (one.value,)
    return f"{one.field} {_THERE[one.test]}", ()


def _group(one: Filter, _settings: ShopSettings, _today: date) -> Asked:
    return f"customer_id {_IN[one.test]} {_IN_GROUP}", (int(one.value),)


def _tag(one: Filter, _settings: ShopSettings, _today: date) -> Asked:
    return f"customer_id {_IN[one.test]} {_WITH_TAG}", (one.value,)


def _loyalty(one: Filter, settings: ShopSettings, today: date) -> Asked:
    return f"{loyalty_expression(rules_of(settings), today)} {_SIGNS[one.test]} ?", (one.value,)


def _last_order(one: Filter, _settings: ShopSettings, _today: date) -> Asked:
    sign = "<" if one.test is FilterTest.NOT_SINCE else ">="
    return f"last_order <> '' AND last_order {sign} ?", (one.value,)


def _ordered(one: Filter, settings: ShopSettings, _today: date) -> Asked:
    first, last = span_of(one.value)
    return f"customer_id IN {_ORDERED}", (first.isoformat(), last.isoformat(), settings.currency)


def _owes(one: Filter, _settings: ShopSettings, _today: date) -> Asked:
    # The partial index is made for what is not nothing; who has money to get owes nothing.
    return "owes <> 0 AND owes > ?", (int(one.value) if one.test.wants_value else 0,)


def _address(one: Filter, _settings: ShopSettings, _today: date) -> Asked:
    return "has_address = ?", (int(one.test is FilterTest.FILLED),)


def _birthday(one: Filter, _settings: ShopSettings, today: date) -> Asked:
    if not one.test.wants_value:
        return f"birthday {_THERE[one.test]}", ()
    spans = birthdays_within(today, int(one.value))
    parts = " OR ".join("birthday BETWEEN ? AND ?" for _ in spans)
    # A year that is known comes behind the day.
    return f"birthday <> '' AND ({parts})", tuple(text for first, last in spans for text in (first, f"{last} 9999"))


def _town(one: Filter, settings: ShopSettings, _today: date) -> Asked:
    if not one.test.wants_value:
        return "city = ''", ()
    return f"city_key {_SIGNS[one.test]} ?", (sort_key(one.value, settings.language),)


_NUMBERS = frozenset({"orders", "spent"})
_SPECIAL = {
    "group": _group, "tag": _tag, "loyalty": _loyalty, "last_order": _last_order, "ordered": _ordered, "owes": _owes,
    "birthday": _birthday, "town": _town, "address": _address,
}  # fmt: skip
