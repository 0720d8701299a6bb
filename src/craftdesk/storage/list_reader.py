"""What a list of customers asks: how many, which id at which row, what stands in a row.

Plain sqlite3, because the first painted list must not wait for SQLAlchemy. The spine is the ordered ids of a query
(8 bytes a row); rows come in windows by id. Money is in the shop's currency.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from craftdesk.domain.custom_field import CustomField, CustomValue
from craftdesk.domain.customer_kind import CustomerState
from craftdesk.domain.dates import birthday_of
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.loyalty import rules_of
from craftdesk.domain.query import CHIP_FILTERS, CustomerChip, CustomerQuery, CustomerRow, CustomerSort, OwnSort
from craftdesk.storage import own_values
from craftdesk.storage.custom_fields import CustomFields
from craftdesk.storage.filter_conditions import conditions, finds_few
from craftdesk.storage.loyalty_order import LoyaltyOrder, rank_expression
from craftdesk.storage.search import PREFIXED, Beginnings, Vocabulary, looked_for, match_of, state_number
from craftdesk.storage.shop_settings import read_settings

_ROW = (
    "customer_id, number, name, type, company, phone, email, city, tags, orders, spent, first_order, last_order,"
    " added_on, state, owes, birthday, source, groups, has_address"
)
_IS_VIP = "(char(10) || lower(tags) || char(10)) LIKE '%' || char(10) || 'vip' || char(10) || '%'"
_STATES = (CustomerState.ACTIVE, CustomerState.ARCHIVED, CustomerState.DELETED)
_SORTED_BY = {
    CustomerSort.NAME: ("position",),
    CustomerSort.NUMBER: ("number", "customer_id"),
    CustomerSort.TYPE: ("type", "position"),
    CustomerSort.COMPANY: ("company = ''", "company COLLATE NOCASE", "position"),
    CustomerSort.PHONE: ("phone = ''", "phone", "position"),
    CustomerSort.EMAIL: ("email = ''", "email COLLATE NOCASE", "position"),
    CustomerSort.CITY: ("city_key", "customer_id"),
    CustomerSort.TAGS: ("tags = ''", "tags COLLATE NOCASE", "position"),
    CustomerSort.ORDERS: ("orders", "customer_id"),
    CustomerSort.SPENT: ("spent", "customer_id"),
    CustomerSort.LAST_ORDER: ("last_order", "customer_id"),
    CustomerSort.OWES: ("owes = 0", "owes", "position"),
    CustomerSort.BIRTHDAY: ("birthday = ''", "birthday", "position"),
    CustomerSort.SOURCE: ("source = ''", "source COLLATE NOCASE", "position"),
    CustomerSort.GROUPS: ("groups = ''", "groups COLLATE NOCASE", "position"),
}
_UNINDEXED = frozenset(
    {
        CustomerSort.TYPE, CustomerSort.COMPANY, CustomerSort.PHONE, CustomerSort.EMAIL, CustomerSort.TAGS,
        CustomerSort.OWES, CustomerSort.BIRTHDAY, CustomerSort.SOURCE, CustomerSort.GROUPS, CustomerSort.LOYALTY,
    }
)  # fmt: skip


_COLLECTS = re.compile(rf'[^"]{{{PREFIXED + 1},}}"\*')
"""A beginning for which the full-text table has to collect before it answers."""
_FIRST_LOOK, _WALKED = 200, 800
"""So many rows are looked at one by one before everything is collected after all."""
_MANY = 200_000


class ListReader:
    """Answers a list's questions over one read-only connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        own_values.prepare(connection)
        self._beginnings = Beginnings(connection)
        self._vocabulary: tuple[int, Vocabulary] | None = None

    def count(self, query: CustomerQuery, today: date) -> int:
        """How many customers the query finds, exactly."""
        match = self._match(query)
        sql, values = self._question("count(*)", query, match, today)
        if match and query.chip in (CustomerChip.ALL, CustomerChip.VIP) and not query.filters:
            sql, values = "SELECT count(*) FROM search WHERE search MATCH ?", [match]
        return int(self._connection.execute(sql, values).fetchone()[0])

    def first(self, query: CustomerQuery, today: date, count: int) -> list[CustomerRow]:
        """The first rows of a query, without waiting for its spine."""
        if isinstance(query.sort, OwnSort):
            ids = self.spine(query, today)[:count]
            found = self.rows(ids)
            return [found[number] for number in ids if number in found]
        beginnings = self._beginnings.for_one_question()
        match = match_of(query.text, query.state, query.chip, beginnings.asked)
        rows = self._walked(query, match, beginnings, count)
        if query.sort is CustomerSort.LOYALTY and not query.narrowed:
            rules = rules_of(read_settings(self._connection))
            loyal = LoyaltyOrder(self._connection, rules, today, state_number(query.state))
            rows = loyal.first(_ROW, count, descending=query.descending)
        if rows is None:
            sql, values = self._question(_ROW, query, match, today)
            order = self._order(query, match, today)
            rows = self._connection.execute(f"{sql} {order} LIMIT ?", (*values, count)).fetchall()
        own = own_values.values_of(self._connection, [row[0] for row in rows])
        return [_row(row, own.get(row[0], ())) for row in rows]

    def spine(self, query: CustomerQuery, today: date) -> array[int]:
        """The ids of every customer that the query finds, in order; by name where the field to sort by is gone."""
        if isinstance(query.sort, OwnSort):
            by_name = self.spine(replace(query, sort=CustomerSort.NAME, descending=False), today)
            field = next((one for one in self.fields() if one.key == query.sort.key), None)
            if field is None:
                return by_name
            return own_values.ordered(self._connection, field, by_name, descending=query.descending)
        match = self._match(query)
        sql, values = self._question("customer_id", query, match, today)
        spine = array("q")
        cursor = self._connection.execute(f"{sql} {self._order(query, match, today)}", values)
        while rows := cursor.fetchmany(20_000):
            spine.extend([row[0] for row in rows])
        return spine

    def rows(self, ids: Sequence[int]) -> dict[int, CustomerRow]:
        """The rows of some customers by id; one that is no longer there is left out."""
        marks = ", ".join("?" * len(ids))
        found = self._connection.execute(f"SELECT {_ROW} FROM listing WHERE customer_id IN ({marks})", tuple(ids))
        own = own_values.values_of(self._connection, ids)
        return {row[0]: _row(row, own.get(row[0], ())) for row in found}

    def fields(self) -> tuple[CustomField, ...]:
        """The fields of the shop's own that are in use, in its order."""
        return CustomFields(self._connection).all(active=True)

    def has_letters(self, first: str, last: str) -> bool:
        """Whether anybody is found by a word that begins with a letter from the first to the last."""
        return self._beginnings.are_there(first, last)

    def walk(self, query: CustomerQuery, today: date, size: int = 1_000) -> Iterator[list[CustomerId]]:
        """Every id that a query finds, in runs, without holding a statement open between them."""
        spine = self.spine(query, today)
        for start in range(0, len(spine), size):
            yield [CustomerId(number) for number in spine[start : start + size]]

    def similar(self, query: CustomerQuery, today: date, count: int) -> tuple[str, list[CustomerRow]]:
        """What was perhaps meant when a word was typed wrongly: that text, and the first rows it finds."""
        for text in self._words().corrected(query.text):
            other = replace(query, text=text, descending=False)
            rows = self.first(other, today, count)
            if rows:
                return text, rows
        return "", []

    def _walked(self, query: CustomerQuery, match: str, beginnings: Beginnings, count: int) -> list[Any] | None:
        """The first rows of a text of which a beginning has many words, looked for one by one; None for too few.

        For a beginning longer than those in its index the full-text table would first collect all rows of all its
        words; a shorter one lets through more, and one by one.
        """
        if (
            query.sort is not CustomerSort.NAME
            or query.filters
            or query.chip not in {CustomerChip.ALL, CustomerChip.VIP}
        ):
            return None
        if not _COLLECTS.search(match):
            return None
        wider = match_of(query.text, query.state, query.chip, beginnings.likely)
        down = " DESC" if query.descending else ""
        condition, values = looked_for(query.text)
        likely = f"SELECT rowid AS place FROM search WHERE search MATCH ? ORDER BY rowid{down} LIMIT ?"
        ((may_be,),) = self._connection.execute(f"SELECT count(*) FROM ({likely})", (wider, _WALKED + 1))
        met: list[tuple[int]] = []
        for look in (_FIRST_LOOK, _WALKED):
            met = self._connection.execute(
                f"SELECT place FROM ({likely}) CROSS JOIN listing_words ON position = place WHERE {condition} LIMIT ?",
                (wider, look, *values, count),
            ).fetchall()
            if len(met) == count or may_be <= look:
                break
            if self._collects_soon() or (may_be > _WALKED and len(met) * _WALKED < count * look):
                return None
        else:
            return None
        marks = ", ".join("?" * len(met))
        sql = f"SELECT {_ROW} FROM listing WHERE position IN ({marks}) ORDER BY position{down}"
        return self._connection.execute(sql, [place for (place,) in met]).fetchall()

    def _collects_soon(self) -> bool:
        """Whether there are so few customers that collecting is as quick as looking at many one by one."""
        (newest,) = self._connection.execute("SELECT max(customer_id) FROM listing").fetchone()
        return (newest or 0) < _MANY

    def _question(self, columns: str, query: CustomerQuery, match: str, today: date) -> tuple[str, list[str | int]]:
        """SELECT and WHERE of a query, with their values."""
        parts: list[str] = []
        values: list[str | int] = []
        if match:
            source = "search JOIN listing ON listing.position = search.rowid"
            parts.append("search MATCH ?")
            values.append(match)
        else:
            source = f"listing {_how_read(query)}"
            parts.append("state = ?")
            values.append(state_number(query.state))
            if query.chip is CustomerChip.VIP:
                parts.append(_IS_VIP)
        filters = query.filters + CHIP_FILTERS.get(query.chip, ())
        if filters:
            asked, wanted = conditions(filters, read_settings(self._connection), today)
            parts += asked
            values += wanted
        return f"SELECT {columns} FROM {source} WHERE {' AND '.join(parts)}", values

    def _order(self, query: CustomerQuery, match: str, today: date) -> str:
        if query.sort is CustomerSort.LOYALTY:
            by = rank_expression(rules_of(read_settings(self._connection)), today)
            return f"ORDER BY {by}{' DESC' if query.descending else ''}, {_place(match)}"
        sorted_by = _SORTED_BY[query.sort] if isinstance(query.sort, CustomerSort) else ("position",)
        down = " DESC" if query.descending else ""
        if query.sort in _UNINDEXED:
            # Among equals the list stays in the order of names, which is the order in which it is read: so the few
            # first rows are kept without moving one that comes later. Blanks come last both ways.
            *blanks, by, _ = sorted_by
            return "ORDER BY " + ", ".join([*blanks, by + down, _place(match)])
        return "ORDER BY " + ", ".join((_place(match) if part == "position" else part) + down for part in sorted_by)

    def _match(self, query: CustomerQuery) -> str:
        return match_of(query.text, query.state, query.chip, self._beginnings.asked)

    def _words(self) -> Vocabulary:
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if self._vocabulary is None or self._vocabulary[0] != version:
            self._vocabulary = (version, Vocabulary.read(self._connection))
        return self._vocabulary[1]


def _how_read(query: CustomerQuery) -> str:
    """Where everybody is looked at, the table is read straight through, not by way of an index."""
    if query.sort in _UNINDEXED:
        return "NOT INDEXED"
    narrowed = query.filters or query.chip in CHIP_FILTERS
    return "NOT INDEXED" if narrowed and not finds_few(query.filters) else ""


def _place(match: str) -> str:
    # The full-text table hands its rows out by rowid: asked that way nothing is sorted.
    return "search.rowid" if match else "position"


_Values = tuple[
    int, str, str, str, str, str, str, str, str, int, int, str, str, str, int, int, str, str, str, int
]  # fmt: skip


def _row(row: _Values, own: tuple[CustomValue, ...]) -> CustomerRow:
    (number_, number, name, kind, company, phone, email, city, tags, orders, spent, first, last, added, state,
     owes, birthday, source, groups, has_address) = row  # fmt: skip
    return CustomerRow(
        id=CustomerId(number_),
        number=number,
        name=name,
        type=kind,
        company=company,
        phone=phone,
        email=email,
        city=city,
        tags=tuple(tags.split("\n")) if tags else (),
        orders=orders,
        spent=spent,
        first_order=date.fromisoformat(first) if first else None,
        last_order=date.fromisoformat(last) if last else None,
        added_on=date.fromisoformat(added) if added else None,
        state=_STATES[state],
        owes=owes,
        birthday=birthday_of(birthday),
        source=source,
        groups=tuple(groups.split("\n")) if groups else (),
        has_address=bool(has_address),
        own=own,
    )
