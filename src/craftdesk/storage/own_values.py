"""Values of the shop's own fields for the list: as conditions, as an order, and for rows that are shown."""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Sequence

from craftdesk.domain.collation import sort_key
from craftdesk.domain.custom_field import TARGET, YES, CustomField, CustomKind, CustomValue, pieces
from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.folding import fold

_MINE = "SELECT customer_id FROM custom_values WHERE field_id = (SELECT id FROM custom_fields WHERE key = ?)"
_LINE = "char(10) || ? || char(10)"
_TESTS = {
    FilterTest.CONTAINS: "instr(folded(value), folded(?)) > 0",
    FilterTest.IS: "value = ? COLLATE NOCASE",
    FilterTest.HAS: f"instr(char(10) || value || char(10), {_LINE}) > 0",
    FilterTest.AT_LEAST: "CAST(value AS REAL) >= CAST(? AS REAL)",
    FilterTest.AT_MOST: "CAST(value AS REAL) <= CAST(? AS REAL)",
    FilterTest.SINCE: "value >= ?",
    FilterTest.UNTIL: "value <= ?",
}
_Key = Callable[[str], object]


def prepare(connection: sqlite3.Connection) -> None:
    """Teaches a connection to compare texts as a reader does."""
    connection.create_function("folded", 1, _folded, deterministic=True)


def _folded(text: str) -> str:
    return text.casefold() if text.isascii() else fold(text) or text.casefold()


def is_own(one: Filter) -> bool:
    """Whether a filter asks about a field of the shop's own."""
    return one.field.startswith(TARGET)


def conditions(filters: Sequence[Filter]) -> tuple[list[str], list[str | int]]:
    """What filters ask of `customer_id`, each with its values; fields that are not the shop's own are left out."""
    found: list[str] = []
    values: list[str | int] = []
    for one in filters:
        if not is_own(one):
            continue
        if one.test.wants_value and one.test not in _TESTS:
            found.append("0")  # nobody asks that of such a field, so a file says nonsense
            continue
        values.append(one.field.removeprefix(TARGET))
        if not one.test.wants_value:
            found.append(f"customer_id {'NOT IN' if one.test is FilterTest.EMPTY else 'IN'} ({_MINE})")
            continue
        values.append(one.value)
        found.append(f"customer_id IN ({_MINE} AND {_TESTS[one.test]})")
    return found, values


def ordered(connection: sqlite3.Connection, field: CustomField, by_name: array[int], *, descending: bool) -> array[int]:
    """Customers in the order of a field's values, equals by name; those without one come last both ways."""
    rows = connection.execute("SELECT customer_id, value FROM custom_values WHERE field_id = ?", (field.id,))
    key = _key_of(field)
    known: dict[str, object] = {}
    keys: dict[int, object] = {}
    for customer, value in rows:
        if value not in known:
            known[value] = key(value)
        keys[customer] = known[value]
    filled = [customer for customer in by_name if customer in keys]
    # Python's sort keeps equals in their order, upside down too.
    filled.sort(key=keys.__getitem__, reverse=descending)  # type: ignore[arg-type]  # keys of one field compare
    return array("q", [*filled, *(customer for customer in by_name if customer not in keys)])


def _key_of(field: CustomField) -> _Key:
    places = {choice: place for place, choice in enumerate(field.choices)}

    def chosen(value: str) -> object:
        return tuple(places.get(piece, len(places)) for piece in pieces(field, value))

    keys: dict[CustomKind, _Key] = {
        CustomKind.NUMBER: float,
        CustomKind.DATE: str,
        CustomKind.YES_NO: YES.__ne__,
        CustomKind.CHOICE: chosen,
        CustomKind.SEVERAL: chosen,
    }
    return keys.get(field.kind, _alphabetical)


def _alphabetical(value: str) -> object:
    return sort_key(value, "")


def values_of(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, tuple[CustomValue, ...]]:
    """What some customers have in fields that are in use."""
    marks = ", ".join("?" * len(ids))
    found: dict[int, list[CustomValue]] = defaultdict(list)
    for customer, key, value in connection.execute(
        "SELECT v.customer_id, f.key, v.value FROM custom_values v JOIN custom_fields f ON f.id = v.field_id"
        f" WHERE v.customer_id IN ({marks}) AND f.active",
        tuple(ids),
    ):
        found[customer].append(CustomValue(key=key, value=value))
    return {customer: tuple(mine) for customer, mine in found.items()}
