"""Many new customers at once: rows worked out beforehand, written in few statements, their list entries with them.

What the list says of a newcomer is worked out from the very rows that are written, by the same function that reads
them from the tables; nobody has to read a hundred thousand customers again to index them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.listing_entries import Entry, entry_of_rows
from craftdesk.storage.rows import (
    ADDRESS_COLUMNS,
    CUSTOMER_COLUMNS,
    PART_COLUMNS,
    address_row,
    customer_row,
    part_rows,
)
from craftdesk.storage.staged_list import StagedList

Prepared = list[list[Any]]
"""The columns of a customer, the rows of each kind of part, and the rows of the addresses: nothing but plain values."""

_ROWS_A_STATEMENT = 100
"""SQLite keeps a copy of every page that a statement with triggers may have to take back: once for all its rows."""


_NUMBER = CUSTOMER_COLUMNS.index("number")
_LIST_COLUMNS = (
    "type", "title", "first_name", "middle_name", "last_name", "suffix", "nickname", "company", "company_line2", "role",
    "source", "looked_after_by", "vat_id", "note", "preferences", "archived_at", "deleted_at",
)  # fmt: skip
_for_the_list = itemgetter(*map(CUSTOMER_COLUMNS.index, _LIST_COLUMNS))
_SINCE, _BIRTHDAY = CUSTOMER_COLUMNS.index("since"), CUSTOMER_COLUMNS.index("birthday")
_PARTS = tuple(PART_COLUMNS)
_OWN = _PARTS.index("custom_values")
_CONSENTS = _PARTS.index("consents")
_LISTED_PARTS = (
    ("phones", "customer_phones", 0), ("emails", "customer_emails", 0), ("websites", "customer_websites", 0),
    ("tags", "customer_tags", 0), ("numbers", "external_numbers", 1),
)  # fmt: skip
_LISTED = tuple((name, _PARTS.index(table), column) for name, table, column in _LISTED_PARTS)
_place = itemgetter(*map(ADDRESS_COLUMNS.index, ("company", "street", "street2", "postcode", "city", "region")))
_CITY = ADDRESS_COLUMNS.index("city")
_DEFAULTS = (ADDRESS_COLUMNS.index("default_shipping"), ADDRESS_COLUMNS.index("default_billing"))


def prepared(
    customer: Customer, addresses: Sequence[Address], *, was_asked: bool = True, name: str | None = None
) -> Prepared:
    """The rows of a new customer; of one who was not asked, a no without a word of how is none.

    `name` is the one that they are compared by, where that is known.
    """
    parts = part_rows(customer)
    if not was_asked and parts[_CONSENTS]:
        parts[_CONSENTS] = [row for row in parts[_CONSENTS] if row[1] or row[3]]
    return [customer_row(customer, name), parts, list(map(address_row, addresses))]


def number_of(newcomer: Prepared) -> str:
    """The customer number of prepared rows, '' for the next running one."""
    return str(newcomer[0][_NUMBER])


def without_number(newcomer: Prepared) -> None:
    """Leaves the number to the running ones."""
    newcomer[0][_NUMBER] = ""


class Newcomers:
    """Writes prepared customers inside a unit of work, and stages what the list says of them."""

    def __init__(
        self,
        raw: sqlite3.Connection,
        settings: ShopSettings,
        now: str,
        numbers: Callable[[Sequence[str]], list[str]],
    ) -> None:
        self._raw = raw
        self._settings = settings
        self._now = now
        self._numbers = numbers
        self._fields: dict[str, tuple[int, str]] = {}
        self.staged: StagedList | None = None

    def add(self, newcomers: Sequence[Prepared], *, stage: bool) -> list[CustomerId]:
        """Adds new customers and returns their ids; `stage` those of whom this operation says no more."""
        if not newcomers:
            return []
        (highest,) = self._raw.execute("SELECT seq FROM sqlite_sequence WHERE name = 'customers'").fetchone() or (0,)
        ids = [CustomerId(highest + 1 + index) for index in range(len(newcomers))]
        numbers = self._numbers([values[_NUMBER] for values, _, _ in newcomers])
        for (values, parts, addresses), number, one in zip(newcomers, numbers, ids, strict=True):
            values[_NUMBER] = number
            for row in addresses:
                row[0] = one
            if parts[_OWN]:
                parts[_OWN] = [[self._field(key)[0], value] for key, value in parts[_OWN]]
        rows = [[one, 1, self._now, self._now, *values] for one, (values, _, _) in zip(ids, newcomers, strict=True)]
        _insert(self._raw, "customers", ("id", "version", "created_at", "changed_at", *CUSTOMER_COLUMNS), rows)
        for place, (table, columns) in enumerate(PART_COLUMNS.items()):
            rows = [
                [one, position, *row]
                for one, (_, parts, _) in zip(ids, newcomers, strict=True)
                for position, row in enumerate(parts[place])
            ]
            _insert(self._raw, table, ("customer_id", "position", *columns), rows)
        _insert(self._raw, "addresses", ADDRESS_COLUMNS, [row for _, _, some in newcomers for row in some])
        if stage:
            self.staged = self.staged or StagedList()
            self.staged.add(self._entry(one, newcomer) for one, newcomer in zip(ids, newcomers, strict=True))
        return ids

    def touched_again(self, customers: Sequence[CustomerId]) -> None:
        """What the list says of some customers has to be read from the tables after all."""
        if self.staged is not None:
            self.staged.drop(customers)

    def close(self) -> None:
        """Lets go of what was staged."""
        if self.staged is not None:
            self.staged.close()
            self.staged = None

    def _field(self, key: str) -> tuple[int, str]:
        found = self._fields.get(key)
        if found is None:
            row = self._raw.execute("SELECT id, kind FROM custom_fields WHERE key = ?", (key,)).fetchone()
            if row is None:
                raise KeyError(key)
            found = self._fields[key] = (row[0], row[1])
        return found

    def _entry(self, customer: CustomerId, newcomer: Prepared) -> Entry:
        values, parts, addresses = newcomer
        mine: dict[str, list[str]] = {}
        for name, place, column in _LISTED:
            if rows := parts[place]:
                mine[name] = [rows[0][column]] if len(rows) == 1 else [one[column] for one in rows]
        if parts[_OWN]:
            plain = {number for number, kind in self._fields.values() if kind != "yes_no"}
            mine["own"] = [value for number, value in parts[_OWN] if number in plain]
        town = None
        if addresses:
            mine["places"] = [" ".join(_place(row)) for row in addresses]
            # `max` keeps the first of equals, as the list does.
            home = addresses[0] if len(addresses) == 1 else max(addresses, key=_lives_there)
            town = str(home[_CITY])
        row = (
            customer, values[_NUMBER], *_for_the_list(values), values[_SINCE] or self._now[:10], values[_BIRTHDAY]
        )  # fmt: skip
        return entry_of_rows(row, mine, town, self._settings)


def _lives_there(address: list[Any]) -> tuple[bool, int]:
    return address[_CITY] != "", sum(address[place] for place in _DEFAULTS)


def _insert(raw: sqlite3.Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Inserts many rows at the speed of the driver."""
    names = ", ".join(f'"{name}"' for name in columns)
    insert, marks = f"INSERT INTO {table} ({names}) VALUES ", f"({', '.join('?' * len(columns))})"
    together = len(rows) - len(rows) % _ROWS_A_STATEMENT
    raw.executemany(
        insert + ", ".join([marks] * _ROWS_A_STATEMENT),
        (
            list(chain.from_iterable(rows[start : start + _ROWS_A_STATEMENT]))
            for start in range(0, together, _ROWS_A_STATEMENT)
        ),
    )
    raw.executemany(insert + marks, rows[together:])
