"""Customers as columns of cells, straight from the tables: what an export writes, by `export_columns`.

The file keeps values as texts and whole numbers, which is what a cell holds. Building customers of them only to take
these apart again would take several times as long as the rest of an export.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from operator import lt
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


class _Asking:
    """Questions about some customers: about a whole stretch of ids where they are one, which is quicker."""

    def __init__(self, connection: sqlite3.Connection, ids: Sequence[int]) -> None:
        self._connection = connection
        rising = bool(ids) and ids[-1] - ids[0] < 2 * len(ids) and all(map(lt, ids, islice(ids, 1, None)))
        self._stretch = (ids[0], ids[-1]) if rising else None
        self._values = (json.dumps(list(ids)),)

    def rows(self, question: str) -> Iterable[tuple[Any, ...]]:
        """The answers; those of a stretch may be about others as well."""
        if self._stretch is not None:
            return self._connection.execute(question.replace(_ASKED, "BETWEEN ? AND ?"), self._stretch)
        return self._connection.execute(question, self._values)


class TooNarrow(Exception):
    """Somebody has more of a list than the table has columns for; `sizes` would do."""

    def __init__(self, sizes: Mapping[str, int]) -> None:
        super().__init__(sizes)
        self.sizes = dict(sizes)


def customer_columns(
    connection: sqlite3.Connection,
    ids: Sequence[int],
    sizes: Mapping[str, int],
    currency: str,
    own: Sequence[CustomField] = (),
) -> list[Sequence[str]]:
    """The cells of some customers in the order asked, column by column; those not there are left out."""
    ask = _Asking(connection, ids)
    found = {row[0]: row for row in ask.rows(_CUSTOMERS)}
    rows = [found[number] for number in ids if number in found]
    columns: list[Sequence[Any]] = [*zip(*rows, strict=True)] if rows else [()] * (_MONEY_AT + 3)
    owners = columns[0]
    del columns[0]
    for place, write in _WRITERS:
        columns[place] = _written(columns[place], write)
    tags = _cells_by_owner(ask.rows(_TAGS))
    columns[_TAGS_AT] = [cells.joined(tags[owner]) if owner in tags else "" for owner in owners]
    limits = columns[_MONEY_AT]
    columns[_MONEY_AT] = [cells.money_text(limit, currency) for limit in limits]
    columns[_MONEY_AT + 1] = ["" if limit is None else currency for limit in limits]
    needed = dict(sizes)
    for group in GROUPS:
        width = len(group.parts)
        room = width * _room(sizes, group)
        parts = _cells_by_owner(ask.rows(_PARTS[group.key]))
        most = max(map(len, parts.values()), default=0)
        if most > room:
            needed[group.key] = most // width
        else:
            columns += _spread(owners, parts, room)
    if needed != sizes:
        raise TooNarrow(needed)
    return [*columns, *(_own_columns(ask, owners, own) if own else ())]


def _written(values: Sequence[Any], write: Callable[[Any], str]) -> list[str]:
    """A column through its writer; of flags, numbers and the like there are but a few different ones."""
    known = {value: write(value) for value in set(values)}
    return [known[value] for value in values]


def _own_columns(ask: _Asking, owners: Sequence[int], own: Sequence[CustomField]) -> list[list[str]]:
    """The values of the shop's own fields."""
    values = {(owner, field): value for owner, field, value in ask.rows(_OWN)}
    return [[values.get((owner, int(field.id)), "") for owner in owners] for field in own]


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


def _cells_by_owner(parts: Iterable[tuple[Any, ...]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for row in parts:
        known = found.get(row[0])
        found[row[0]] = row[1:] if known is None else known + row[1:]
    return found


def _spread(owners: Sequence[int], parts: Mapping[int, tuple[str, ...]], room: int) -> list[Sequence[str]]:
    """The cells of one group as columns, filled up with empty ones."""
    if not owners:
        return [()] * room
    if not parts:
        return [[""] * len(owners)] * room
    empty = ("",) * room
    fill = [empty[size:] for size in range(room + 1)]
    rows = [mine + fill[len(mine)] if (mine := parts.get(owner)) else empty for owner in owners]
    return [*zip(*rows, strict=True)]
