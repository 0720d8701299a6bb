"""What the list of all orders asks: how many, which id at which row, what stands in a row, the sums under it.

Plain sqlite3. Everything but the shown rows is answered from the index `orders_list`, which holds all that is sorted
and filtered by, newest first; so no order of the list needs an index of its own.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.folding import query_words
from craftdesk.domain.ids import OrderId
from craftdesk.domain.order_row import OrderRow, OrderSums
from craftdesk.domain.orders_query import (
    OrderField,
    OrdersChip,
    OrdersQuery,
    OrdersSort,
    total_from,
    week_of,
)
from craftdesk.errors import Cancelled
from craftdesk.storage import order_list
from craftdesk.storage.order_conditions import COUNTED, OPEN, UNPAID
from craftdesk.storage.order_words import OrderWords
from craftdesk.storage.orders_at_hand import OrdersAtHand
from craftdesk.storage.orders_sorting import NEWEST, OPEN_AMOUNT, Part, first_ids, order, payment_code
from craftdesk.storage.shop_settings import read_settings

_PAYMENT = payment_code("refunded", "to_be_refunded", "pending", "paid", "partly_paid")
_SUMS = (
    f"SELECT currency, count(*), sum({COUNTED}), sum(CASE WHEN {COUNTED} THEN total - refunded ELSE 0 END),"
    f" sum({OPEN_AMOUNT}), sum({COUNTED} AND refunded <> 0), sum(CASE WHEN {COUNTED} THEN refunded ELSE 0 END),"
    " sum(status = 'cancelled'), sum(CASE status WHEN 'cancelled' THEN total ELSE 0 END),"
    " sum(status = 'unconfirmed'), sum(CASE status WHEN 'unconfirmed' THEN total ELSE 0 END)"
)
_PLACES = "(SELECT customer_id AS who, position AS place FROM listing) l"
_DUE = frozenset({OrdersChip.DUE_TODAY, OrdersChip.THIS_WEEK, OrdersChip.OVERDUE})
_FIRST_LOOK, _LOOKED_AT = 128, 5_000
"""How many orders are looked at for typed words before everything that they meet is gathered."""
_GLANCED_AT = 384
"""So many at most before somebody who types sees the first that were met: what is at hand comes next."""
_FURTHER = 1_500
"""So many where a name is common enough that it should stand among them."""
_SCREENFUL = 24
"""So many rows are enough to begin with."""
_BY_CHANCE = 4
"""So many more might have been met among the first, had it gone otherwise."""
_SPREAD = 8
"""How unevenly what was found may be spread over the years before it is sorted instead."""
_FETCHING = 26
"""How many orders are walked in their index while one is fetched from its table."""


def _never() -> bool:
    return False


class OrdersReader:
    """Answers the list's questions over one read-only connection; `stopped` tells that nobody waits any more."""

    def __init__(self, connection: sqlite3.Connection, stopped: Callable[[], bool] = _never) -> None:
        self._connection = connection
        self._stopped = stopped
        self._words = OrderWords(connection, self._go_on)
        self._at_hand = OrdersAtHand(connection, self._words)

    def count(self, query: OrdersQuery, today: date) -> int:
        """How many orders the query finds, exactly."""
        where, values = self._where(query, today)
        return int(self._connection.execute(f"SELECT count(*) FROM {_orders(query)}{where}", values).fetchone()[0])

    def first(self, query: OrdersQuery, today: date, count: int) -> list[OrderRow]:
        """The first rows of a query, without waiting for its spine."""
        if query.text.strip():
            ids = self._met_at_once(query, today, count)
        else:
            ids = first_ids(self._connection, query, count, partial(self._narrowed, query, today))
        if ids is None:
            ids = list(self._ids(query, today, count))
        found = self.rows(ids)
        return [found[number] for number in ids if number in found]

    def begin(self, query: OrdersQuery, today: date, count: int) -> tuple[list[OrderRow], bool]:
        """The first rows that are there soon, perhaps fewer than asked for, and whether they are all of them."""
        ids, is_all = self._glanced(query, today, count) if query.text.strip() else (None, False)
        if ids is None:
            rows = self.first(query, today, count)
            return rows, len(rows) < count
        found = self.rows(ids)
        return [found[number] for number in ids if number in found], is_all

    def spine(self, query: OrdersQuery, today: date) -> array[int]:
        """The ids of every order that the query finds, in order."""
        return array("q", self._ids(query, today, -1))

    def rows(self, ids: Sequence[int]) -> dict[int, OrderRow]:
        """The rows of some orders by id; one that is no longer there is left out."""
        return dict(order_list.some(self._connection, [OrderId(number) for number in ids]).items())

    def sums(self, query: OrdersQuery, today: date) -> tuple[OrderSums, ...]:
        """The sums of what a query finds by currency, the shop's first; that one is there even without orders."""
        where, values = self._where(query, today)
        sql = f"{_SUMS} FROM {_orders(query)}{where} GROUP BY currency ORDER BY currency"
        rows = self._connection.execute(sql, values)
        found = {row[0]: _sums(row) for row in rows}
        own = read_settings(self._connection).currency
        return tuple(found.get(one, OrderSums(currency=one)) for one in dict.fromkeys([own, *found]))

    def open_count(self) -> int:
        """How many orders still wait to be handed over."""
        sql = f"SELECT count(*) FROM orders INDEXED BY orders_open WHERE {OPEN}"
        return int(self._connection.execute(sql).fetchone()[0])

    def sources(self) -> tuple[str, ...]:
        """Every source that an order came from, in alphabetical order."""
        found = self._connection.execute("SELECT DISTINCT source FROM figure_days WHERE source <> '' ORDER BY 1")
        return tuple(row[0] for row in found)

    # --- how a question is put ---------------------------------------------------------------------

    def _go_on(self) -> None:
        """Between the statements that an interruption stops by itself."""
        if self._stopped():
            raise Cancelled

    def _ids(self, query: OrdersQuery, today: date, limit: int, lead: str = "") -> Iterator[int]:
        """Ids in the order of the list; all of them for a limit of -1. `lead`: only what this text may meet."""
        if query.sort is OrdersSort.CUSTOMER:
            yield from self._ids_by_customer(query, today, limit, lead)
            return
        where, values = self._where(query, today, lead=lead)
        sql = f"SELECT o.id FROM {_orders(query)}{where} ORDER BY {order(query)} LIMIT ?"
        yield from self._run(sql, [*values, limit])

    def _ids_by_customer(self, query: OrdersQuery, today: date, limit: int, lead: str) -> Iterator[int]:
        """By the places of the customers in the alphabet; orders of nobody come last, by the name they bear."""
        where, values = self._where(query, today, "o.customer_id IS NOT NULL", lead)
        down = " DESC" if query.descending else ""
        # Everybody's orders are walked from customer to customer; a few are found first and sorted.
        source = f"orders o JOIN {_PLACES}" if query.narrowed or lead else f"{_PLACES} CROSS JOIN orders o"
        sql = f"SELECT o.id FROM {source} ON l.who = o.customer_id{where}"
        given = 0
        for number in self._run(f"{sql} ORDER BY l.place{down}, {NEWEST} LIMIT ?", [*values, limit]):
            given += 1
            yield number
        if limit < 0 or given < limit:
            where, values = self._where(query, today, "o.customer_id IS NULL", lead)
            order = f"customer_name COLLATE NOCASE{down}, {NEWEST}"
            rest = -1 if limit < 0 else limit - given
            yield from self._run(f"SELECT o.id FROM orders o{where} ORDER BY {order} LIMIT ?", [*values, rest])

    def _narrowed(self, query: OrdersQuery, today: date, also: str, index: str) -> Part:
        where, values = self._where(query, today, also)
        return f"{_orders(query, index)}{where}", values

    def _run(self, sql: str, values: list[str | int]) -> Iterator[int]:
        cursor = self._connection.execute(sql, values)
        while rows := cursor.fetchmany(20_000):
            self._go_on()
            yield from [row[0] for row in rows]

    def _met_at_once(self, query: OrdersQuery, today: date, count: int) -> list[int] | None:
        """The first that typed words meet, looked for one by one; None where they meet too few for that.

        First among all orders, then, for several words, among those that the longest of them meets.
        """
        met = self._walked(query, today, count)
        if met is None and len(query_words(query.text)) > 1:
            met = self._walked(query, today, count, query.text)
        plain = query.sort is OrdersSort.ORDERED and query.chip is OrdersChip.ALL and not query.filters
        return self._from_the_top(query, count) if met is None and plain else met

    def _from_the_top(self, query: OrdersQuery, count: int) -> list[int] | None:
        """The first of those that were gathered, looked for among as many orders as should hold them."""
        self._words.begin()
        self._words.let_go()
        met, orders = self._words.sizes(query.text)
        among = _SPREAD * count * orders // max(met, 1)
        if among > met * _FETCHING:
            return None
        down = " DESC" if query.descending else ""
        # Without an order of its own the outer question stops at the last row that it needs.
        sql = (
            f"SELECT id FROM (SELECT id FROM orders ORDER BY ordered_on{down}, id{down} LIMIT ?)"
            f" WHERE +id IN (SELECT id FROM {self._words.table(query.text)}) LIMIT ?"
        )
        ids = list(self._run(sql, [among, count]))
        return ids if len(ids) == count else None

    def _glanced(self, query: OrdersQuery, today: date, count: int) -> tuple[list[int] | None, bool]:
        """What typed words meet among the few first orders, and whether that is all; None where it is nothing.

        Where they meet none of the newest, what an index leads to at once is shown; then, for several words, the first
        that the longest word meets are looked at.
        """
        for lead in ("", query.text)[: len(query_words(query.text))]:
            ids = list(self._ids(replace(query, text=""), today, _GLANCED_AT, lead))
            met: list[int] = []
            seen = 0
            for some, met in self._looked_through(ids, query.text):
                seen = some
                if len(met) >= min(count, _SCREENFUL):
                    break
            is_all = seen == len(ids) < _GLANCED_AT
            if met or is_all:
                return met[:count], is_all and len(met) <= count
            if not lead and query == OrdersQuery(text=query.text):
                met = self._at_hand.newest(query.text, count) or self._further(query, today, len(ids))
                if met:
                    return met[:count], False
        return None, False

    def _further(self, query: OrdersQuery, today: date, seen: int) -> list[int]:
        """The first beyond the newest orders, of a name that many customers may have."""
        further = _FURTHER if self._at_hand.left_out else 0
        ids = list(self._ids(replace(query, text=""), today, further))[seen:]
        return next((met for _, met in self._looked_through(ids, query.text) if met), [])

    def _walked(self, query: OrdersQuery, today: date, count: int, lead: str = "") -> list[int] | None:
        ids = list(self._ids(replace(query, text=""), today, _LOOKED_AT, lead))
        is_short = bool(lead) and len(ids) < _LOOKED_AT
        met: list[int] = []
        for seen, met in self._looked_through(ids, query.text):
            if len(met) >= count:
                return met[:count]
            if not is_short and (len(met) + _BY_CHANCE) * _LOOKED_AT < count * seen:
                return None
        return met if len(ids) < _LOOKED_AT else None

    def _looked_through(self, ids: Sequence[int], text: str) -> Iterator[tuple[int, list[int]]]:
        """How many were looked at so far, and which of those the words meet; a few more each time."""
        met: list[int] = []
        for start in range(0, len(ids), _FIRST_LOOK):
            self._go_on()
            some = ids[start : start + _FIRST_LOOK]
            found = self._words.met_of(some, text)
            met += [number for number in some if number in found]
            yield start + len(some), met

    def _where(self, query: OrdersQuery, today: date, also: str = "", lead: str = "") -> Part:
        self._words.begin()
        if query.text.strip() or query.filters:
            self._words.let_go()
        parts: list[Part] = [(also, [])]
        if lead:
            parts.append((f"o.id IN (SELECT id FROM {self._words.lead(lead)})", []))
        parts.append(_of_chip(query.chip, today))
        if query.text.strip():
            # With a sign before it SQLite does not start from what was found.
            met, orders = self._words.sizes(query.text)
            number = "+o.id" if met * _FETCHING > orders else "o.id"
            parts.append((f"{number} IN (SELECT id FROM {self._words.table(query.text)})", []))
        parts += [self._of_filter(one) for one in query.filters]
        kept = [(sql, values) for sql, values in parts if sql]
        where = " AND ".join(sql for sql, _ in kept)
        return (f" WHERE {where}" if where else ""), [value for _, values in kept for value in values]

    def _of_filter(self, one: Filter) -> Part:
        try:
            field = OrderField(one.field)
        except ValueError:
            return "", []
        if field in {OrderField.PRODUCT, OrderField.CUSTOMER} and one.test is FilterTest.CONTAINS:
            return f"o.id IN (SELECT id FROM {self._words.table(one.value, field.value)})", []
        return _of_column(field, one)


def _of_chip(chip: OrdersChip, today: date) -> Part:
    day = today.isoformat()
    match chip:
        case OrdersChip.OPEN:
            return OPEN, []
        case OrdersChip.DUE_TODAY:
            return f"{OPEN} AND due_on = ?", [day]
        case OrdersChip.THIS_WEEK:
            monday, sunday = week_of(today)
            return f"{OPEN} AND due_on BETWEEN ? AND ?", [monday.isoformat(), sunday.isoformat()]
        case OrdersChip.OVERDUE:
            return f"{OPEN} AND due_on < ?", [day]
        case OrdersChip.UNPAID:
            return UNPAID, []
        case _:
            return "", []


def _of_column(field: OrderField, one: Filter) -> Part:
    """What a filter asks of the columns of an order; '' where it asks for nothing that they know."""
    columns = {
        OrderField.STATUS: "status", OrderField.PAYMENT: _PAYMENT, OrderField.SOURCE: "source",
        OrderField.ORDERED: "ordered_on", OrderField.DUE: "due_on", OrderField.TOTAL: "total",
        OrderField.CUSTOMER: "o.customer_id",
    }  # fmt: skip
    column = columns.get(field, "''")
    match one.test:
        case FilterTest.HAS:
            wanted = one.value.split("\n")
            return f"{column} IN ({', '.join('?' for _ in wanted)})", [*wanted]
        case FilterTest.IS:
            return f"{column} = ?", [one.value]
        case FilterTest.SINCE:
            return f"{column} >= ?", [one.value]
        case FilterTest.UNTIL:
            return f"{column} <= ?", [one.value]
        case FilterTest.AT_LEAST | FilterTest.AT_MOST:
            amount, currency = total_from(one.value)
            sign = ">=" if one.test is FilterTest.AT_LEAST else "<="
            return f"currency = ? AND {column} {sign} ?", [currency, amount]
        case FilterTest.EMPTY:
            return f"coalesce({column}, '') = ''", []
        case FilterTest.FILLED:
            return f"coalesce({column}, '') <> ''", []
        case _:
            return "", []


def _sums(row: tuple[str, int, int, int, int, int, int, int, int, int, int]) -> OrderSums:
    currency, orders, counted, net, owed, returned, refunded, cancelled, lost, unconfirmed, wished = row
    return OrderSums(
        currency=currency, orders=orders, counted=counted, net=net, open_balance=owed, refunded_orders=returned,
        refunded=refunded, cancelled_orders=cancelled, cancelled_total=lost, unconfirmed_orders=unconfirmed,
        unconfirmed_total=wished,
    )  # fmt: skip


def _orders(query: OrdersQuery, index: str = "") -> str:
    """Where orders are read: the few that are due by way of their own index, which SQLite would not take by itself."""
    index = "orders_open" if query.chip in _DUE else index
    return f"orders o INDEXED BY {index}" if index else "orders o"
