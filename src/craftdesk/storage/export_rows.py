"""Customers as rows of cells, straight from the tables: what an export writes, in the columns of `export_columns`.

The file keeps values as texts and whole numbers, which is what a cell holds. Building customers of them only to take
these apart again would take several times as long as the rest of an export.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Text

from craftdesk.domain import cells
from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.export_columns import COLUMNS, GROUPS, Group
from craftdesk.storage.tables import customers

_TABLES = {
    "emails": "customer_emails",
    "phones": "customer_phones",
    "websites": "customer_websites",
    "external_numbers": "external_numbers",
    "consents": "consents",
    "addresses": "addresses",
}
_DIFFERENT = {
    "on": "coalesce(on_day, '')",
    "given": "iif(given, 'yes', 'no')",
    "checked_on": "coalesce(checked_on, '')",
    "default": "CASE default_shipping + 2 * default_billing"
    " WHEN 3 THEN 'both' WHEN 2 THEN 'billing' WHEN 1 THEN 'shipping' ELSE '' END",
}
"""Parts of groups that are not kept under their own name, or not as they are written."""
_ORDERS = {"addresses": "-(default_shipping + default_billing), id"}
"""Addresses stand as the card shows them, all else in the order of `position`."""
_ASKED = "IN (SELECT value FROM json_each(?))"
_TAGS = f"SELECT customer_id, name FROM customer_tags WHERE customer_id {_ASKED} ORDER BY customer_id, position"
_OWN = f"SELECT customer_id, field_id, value FROM custom_values WHERE customer_id {_ASKED}"
_TAGS_AT = next(place for place, column in enumerate(COLUMNS) if column.key == "tags")
_MONEY_AT = len(COLUMNS) + 1
_WRITERS: tuple[tuple[int, Callable[[Any], str]], ...] = tuple(
    (place, column.write) for place, column in enumerate(COLUMNS) if column.write is not None and column.key != "tags"
)


def _kept(key: str) -> str:
    """The expression for a customer's field: nothing at all is written as an empty cell."""
    if key == "tags":
        return "''"
    column = customers.c[key]
    return f"coalesce(c.{key}, '')" if column.nullable and isinstance(column.type, Text) else f"c.{key}"


_CUSTOMERS = (
    f"SELECT c.id, {', '.join(_kept(column.key) for column in COLUMNS)},"
    " coalesce((SELECT number FROM customers WHERE id = c.referred_by), ''), c.credit_limit, ''"
    f" FROM customers c WHERE c.id {_ASKED}"
)


def _parts_sql(group: Group) -> str:
    parts = ", ".join(_DIFFERENT.get(attribute, attribute) for _, attribute in group.parts)
    order = _ORDERS.get(group.key, "position")
    table = _TABLES[group.key]
    return f"SELECT customer_id, {parts} FROM {table} WHERE customer_id {_ASKED} ORDER BY customer_id, {order}"


_PARTS = {group.key: _parts_sql(group) for group in GROUPS}


class TooNarrow(Exception):
    """Somebody has more of a list than the table has columns for; `sizes` would do."""

    def __init__(self, sizes: Mapping[str, int]) -> None:
        super().__init__(sizes)
        self.sizes = dict(sizes)


def customer_rows(
    connection: sqlite3.Connection,
    ids: Sequence[int],
    sizes: Mapping[str, int],
    currency: str,
    own: Sequence[CustomField] = (),
) -> list[list[str]]:
    """The cells of some customers in the order asked, a few hundred at a time; those not there are left out."""
    asked = (json.dumps(list(ids)),)
    found = {row[0]: list(row[1:]) for row in connection.execute(_CUSTOMERS, asked)}
    tags = _cells_by_owner(connection.execute(_TAGS, asked))
    for owner, row in found.items():
        for place, write in _WRITERS:
            row[place] = write(row[place])
        row[_TAGS_AT] = cells.joined(tuple(tags[owner])) if owner in tags else ""
        limit = row[_MONEY_AT]
        row[_MONEY_AT] = cells.money_text(limit, currency)
        row[_MONEY_AT + 1] = "" if limit is None else currency
    rows = [(number, found[number]) for number in ids if number in found]
    needed = dict(sizes)
    for group in GROUPS:
        width = len(group.parts)
        most = _append(rows, _cells_by_owner(connection.execute(_PARTS[group.key], asked)), width * _room(sizes, group))
        if most > width * _room(sizes, group):
            needed[group.key] = most // width
    if needed != sizes:
        raise TooNarrow(needed)
    if own:
        _append_own(connection, asked, rows, own)
    return [row for _, row in rows]


def _append_own(
    connection: sqlite3.Connection, asked: tuple[str], rows: Sequence[tuple[int, list[str]]], own: Sequence[CustomField]
) -> None:
    """Puts the values of the shop's own fields behind each row."""
    places = {int(field.id): place for place, field in enumerate(own)}
    values: dict[int, list[str]] = defaultdict(lambda: [""] * len(own))
    for owner, field, value in connection.execute(_OWN, asked):
        if field in places:
            values[owner][places[field]] = value
    empty = [""] * len(own)
    for owner, row in rows:
        row.extend(values.get(owner, empty))


def list_sizes(connection: sqlite3.Connection, ids: Sequence[int] | None = None) -> dict[str, int]:
    """The most entries that any customer has in each list, or any of some customers."""
    where = f"WHERE customer_id {_ASKED}" if ids is not None else ""
    values = (json.dumps(list(ids)),) if ids is not None else ()
    sizes = {}
    for key, table in _TABLES.items():
        counts = f"SELECT count(*) AS n FROM {table} {where} GROUP BY customer_id"
        (sizes[key],) = connection.execute(f"SELECT coalesce(max(n), 0) FROM ({counts})", values).fetchone()
    return sizes


def _room(sizes: Mapping[str, int], group: Group) -> int:
    return max(sizes.get(group.key, 0), 1)


def _cells_by_owner(parts: Iterable[tuple[Any, ...]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in parts:
        found[row[0]] += row[1:]
    return found


def _append(rows: Sequence[tuple[int, list[str]]], parts: Mapping[int, list[str]], width: int) -> int:
    """Puts the cells of one group behind each row, filled up with empty ones; the most cells that anybody has."""
    empty = ("",) * width
    fill = {size: empty[size:] for size in range(width + 1)}
    for owner, row in rows:
        mine = parts.get(owner, ())
        row.extend(mine)
        row.extend(fill.get(len(mine), ()))
    return max(map(len, parts.values()), default=0)
