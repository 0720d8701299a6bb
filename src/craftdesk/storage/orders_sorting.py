"""How all orders are put in order, and how the first of them are found without putting all in order.

A list sorted by a column falls into stretches of which only the first few are looked at: the newest of the first
status, then those of the next. Within a stretch that is sorted by an amount or a day, a few orders are looked at
first; the last of the first screen among them is a bound that leaves out nearly all others unsorted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from craftdesk.domain.orders_query import STATUS_ORDER, OrdersQuery, OrdersSort
from craftdesk.storage.order_conditions import COUNTED, UNPAID

NEWEST = "ordered_on DESC, o.id DESC"
_OLDEST = "ordered_on, o.id"
_KNOWN_STATUSES = ", ".join(f"'{one.value}'" for one in STATUS_ORDER)
_STATUS = (
    "CASE status" + "".join(f" WHEN '{one.value}' THEN {at}" for at, one in enumerate(STATUS_ORDER)) + f" ELSE"
    f" {len(STATUS_ORDER)} END"
)
_LOOKED_AT = 1_000
"""So many of the newest and of the oldest orders tell which of all others may stand on the first screen."""


def payment_code(refunded: object, to_be_refunded: object, pending: object, paid: object, partly_paid: object) -> str:
    """The same as `domain.order.payment_status`, with something for each state; a test compares them."""
    return (
        "CASE WHEN refunded <> 0 AND paid - refunded <= CASE status WHEN 'cancelled' THEN 0 ELSE min(0, total) END"
        f" THEN {refunded!r} WHEN paid - refunded > 0 AND status = 'cancelled' THEN {to_be_refunded!r}"
        f" WHEN paid > total AND paid - refunded > total THEN {to_be_refunded!r} WHEN status = 'cancelled' THEN"
        f" {pending!r} WHEN paid >= total THEN {paid!r} WHEN paid > 0 THEN {partly_paid!r} ELSE {pending!r} END"
    )


_PAYMENT_PLACE = payment_code(refunded=4, to_be_refunded=3, pending=0, paid=2, partly_paid=1)
OPEN_AMOUNT = f"CASE WHEN {COUNTED} THEN total - paid ELSE 0 END"
_SORTED_BY = {
    OrdersSort.NUMBER: "number",
    OrdersSort.ORDERED: "ordered_on",
    OrdersSort.DUE: "due_on",
    OrdersSort.CUSTOMER: "position",
    OrdersSort.STATUS: _STATUS,
    OrdersSort.PAYMENT: _PAYMENT_PLACE,
    OrdersSort.SOURCE: "source",
    OrdersSort.TOTAL: "total",
    OrdersSort.OPEN: OPEN_AMOUNT,
}
_BLANK_LAST = {OrdersSort.DUE: "due_on IS NULL", OrdersSort.SOURCE: "source = ''"}
Part = tuple[str, list[str | int]]
"""A piece of SQL with its values."""


class _Stretch(NamedTuple):
    """Orders that stand together because a condition holds for them: newest first, but for what they are sorted `by`.

    `bounded`: `by` is an amount or a day of many orders. `led_by`: an index to them that SQLite takes when told to.
    """

    condition: str
    values: tuple[str, ...] = ()
    by: str = ""
    bounded: bool = True
    led_by: str = ""


# What is true of each state of payment, and quicker told than the state; likewise of statuses nobody knows.
_BY_PAYMENT = tuple(
    _Stretch(f"{quick} AND {_PAYMENT_PLACE} = {place}")
    for place, quick in enumerate(
        ("TRUE", "paid > 0", "paid >= total", "(status = 'cancelled' OR paid > total)", "refunded <> 0")
    )
)
_BY_STATUS = (
    *(_Stretch(f"status = '{one.value}'") for one in STATUS_ORDER),
    _Stretch(f"status NOT IN ({_KNOWN_STATUSES})"),
)
_BY_OPEN = (
    _Stretch(f"paid > total AND {COUNTED}", by="total - paid", bounded=False),
    _Stretch(f"(paid = total OR NOT {COUNTED})"),
    _Stretch(UNPAID, by="total - paid", led_by="orders_unpaid"),
)


def order(query: OrdersQuery) -> str:
    """Equals follow newest first, which is how they are read: so the few first rows are kept without moving one."""
    if query.sort in {OrdersSort.ORDERED, OrdersSort.NUMBER}:
        return f"{_by(query)}, o.id{' DESC' if query.descending else ''}"
    return f"{_by(query)}, {NEWEST}"


def first_ids(
    connection: sqlite3.Connection, query: OrdersQuery, count: int, narrowed: Callable[[str, str], Part]
) -> list[int] | None:
    """The first by a column; None for one that has an order of its own.

    `narrowed` tells where orders that meet a condition are read, by way of an index: all that follows the word FROM.
    """
    ids: list[int] = []
    stretches = _stretches(connection, query, count)
    for one in stretches:
        source, values = narrowed(one.condition, one.led_by)
        ids += _of_stretch(connection, one, (source, [*one.values, *values]), query, count - len(ids))
        if len(ids) >= count:
            break
    return ids if stretches else None


def _stretches(connection: sqlite3.Connection, query: OrdersQuery, count: int) -> tuple[_Stretch, ...]:
    down = query.descending
    match query.sort:
        case OrdersSort.STATUS | OrdersSort.SOURCE if not query.narrowed:
            return (_of_values(connection, query, count),)
        case OrdersSort.STATUS:
            return _BY_STATUS[::-1] if down else _BY_STATUS
        case OrdersSort.SOURCE:
            return _Stretch("source <> ''", by="source", bounded=False), _Stretch("source = ''")
        case OrdersSort.PAYMENT:
            return _BY_PAYMENT[::-1] if down else _BY_PAYMENT
        case OrdersSort.OPEN:
            return _BY_OPEN[::-1] if down else _BY_OPEN
        case OrdersSort.DUE:
            return _Stretch("due_on IS NOT NULL", by="due_on"), _Stretch("due_on IS NULL")
        case OrdersSort.TOTAL:
            return (_Stretch("TRUE", by="total"),)
        case _:
            return ()


def _of_values(connection: sqlite3.Connection, query: OrdersQuery, count: int) -> _Stretch:
    """The first values that enough of all orders have: the sums by day know how many have each."""
    column, by = query.sort.value, _by(query)
    needed: list[str] = []
    for value, orders in connection.execute(
        f"SELECT {column}, sum(orders) FROM figure_days GROUP BY 1 HAVING sum(orders) > 0 ORDER BY {by}"
    ):
        needed.append(value)
        count -= orders
        if count <= 0:
            break
    condition = f"{column} IN ({', '.join('?' * len(needed))})"
    return _Stretch(condition, tuple(needed), by=column if len(needed) > 1 else "", bounded=False)


def _of_stretch(
    connection: sqlite3.Connection, one: _Stretch, asked: Part, query: OrdersQuery, count: int
) -> list[int]:
    source, values = asked
    if one.by and one.bounded:
        down = " DESC" if query.descending else ""
        bound = connection.execute(
            f"SELECT by FROM (SELECT * FROM (SELECT o.id, {one.by} AS by FROM {source} ORDER BY {NEWEST} LIMIT ?)"
            # The same order may be among both: UNION counts it once.
            f" UNION SELECT * FROM (SELECT o.id, {one.by} FROM {source} ORDER BY {_OLDEST} LIMIT ?))"
            f" ORDER BY by{down} LIMIT 1 OFFSET ?",
            [*values, _LOOKED_AT, *values, _LOOKED_AT, count - 1],
        ).fetchone()
        if bound is not None:
            source += f" AND {one.by} {'>=' if query.descending else '<='} ?"
            values = [*values, bound[0]]
    by = f"{_by(query)}, {NEWEST}" if one.by else NEWEST
    return [row[0] for row in connection.execute(f"SELECT o.id FROM {source} ORDER BY {by} LIMIT ?", [*values, count])]


def _by(query: OrdersQuery) -> str:
    down = " DESC" if query.descending else ""
    return ", ".join(filter(None, (_BLANK_LAST.get(query.sort), _SORTED_BY[query.sort] + down)))
