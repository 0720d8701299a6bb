"""Many new customers at once: columns worked out beforehand, written in few statements, their list entries with them.

What the list says of a newcomer is worked out from the very values that are written, by the same function that reads
them from the tables; nobody has to read a hundred thousand customers again to index them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, compress, islice, repeat
from typing import Any, NamedTuple

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.custom_fields import FieldIds
from craftdesk.storage.listing_entries import Entry, entries_of_rows
from craftdesk.storage.row_columns import Columns, address_columns, customer_columns, part_columns
from craftdesk.storage.staged_list import StagedList


class Prepared(NamedTuple):
    """Some new customers as what is written of them: nothing but plain values in lists."""

    many: int
    customers: Columns
    parts: dict[str, Columns]
    addresses: Columns


_ROWS_A_STATEMENT = 100
"""SQLite keeps a copy of every page that a statement with triggers may have to take back: once for all its rows."""
_LIST_COLUMNS = (
    "type", "title", "first_name", "middle_name", "last_name", "suffix", "nickname", "company", "company_line2", "role",
    "source", "looked_after_by", "vat_id", "note", "preferences",
)  # fmt: skip
_LISTED_PARTS = (
    ("phones", "customer_phones", "text"), ("emails", "customer_emails", "text"),
    ("websites", "customer_websites", "text"), ("tags", "customer_tags", "name"),
    ("numbers", "external_numbers", "number"),
)  # fmt: skip
_PLACE = ("company", "street", "street2", "postcode", "city", "region")


def prepared(
    customers: Sequence[Customer],
    addresses: Sequence[Sequence[Address]],
    *,
    was_asked: bool = True,
    names: Sequence[str] | None = None,
) -> Prepared:
    """What is written of new customers; of those who were not asked, a no without a word of how is none.

    `names` are the ones that they are compared by, where those are known.
    """
    return Prepared(
        len(customers),
        customer_columns(customers, names),
        part_columns(customers, was_asked=was_asked),
        address_columns(addresses),
    )


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
        self._fields = FieldIds(raw)
        self.staged: StagedList | None = None

    def add(self, newcomers: Prepared, *, stage: bool) -> list[CustomerId]:
        """Adds new customers and returns their ids; `stage` those of whom this operation says no more."""
        count, customers, parts, addresses = newcomers
        if not count:
            return []
        # What was handed over may be asked for again, should this operation come to nothing.
        customers, parts = {**customers}, {**parts}
        (highest,) = self._raw.execute("SELECT seq FROM sqlite_sequence WHERE name = 'customers'").fetchone() or (0,)
        ids = list(range(highest + 1, highest + 1 + count))
        customers["number"] = self._numbers(customers.get("number") or [""] * count)
        if own := parts.get("custom_values"):
            parts["custom_values"] = {**own, "field_id": [self._fields.ids[key] for key in own["field_id"]]}
        _insert(self._raw, "customers", {"id": ids, "created_at": repeat(self._now), "changed_at": repeat(self._now),
                                         "version": repeat(1), **customers})  # fmt: skip
        for table, columns in (*parts.items(), ("addresses", addresses)):
            if columns:
                values = {name: column for name, column in columns.items() if name != "owner"}
                _insert(self._raw, table, {"customer_id": [ids[one] for one in columns["owner"]], **values})
        if stage:
            self.staged = self.staged or StagedList()
            self.staged.add(self._entries(ids, Prepared(count, customers, parts, addresses)))
        return list(map(CustomerId, ids))

    def touched_again(self, customers: Sequence[CustomerId]) -> None:
        """What the list says of some customers has to be read from the tables after all."""
        if self.staged is not None:
            self.staged.drop(customers)

    def close(self) -> None:
        """Lets go of what was staged."""
        if self.staged is not None:
            self.staged.close()
            self.staged = None

    def _entries(self, ids: Sequence[int], newcomers: Prepared) -> list[Entry]:
        _, customers, parts, addresses = newcomers
        said: list[Iterable[Any]] = [customers.get(name) or repeat("") for name in _LIST_COLUMNS]
        archived, deleted, since, birthdays = (
            customers.get(name) or repeat(None) for name in ("archived_at", "deleted_at", "since", "birthday")
        )
        added = (day or self._now[:10] for day in since)
        rows = list(zip(ids, customers["number"], *said, archived, deleted, added, birthdays, strict=False))
        mine: dict[str, dict[int, list[str]]] = {}
        for name, table, column in _LISTED_PARTS:
            if (some := parts.get(table)) and column in some:
                mine[name] = _by_owner(ids, some["owner"], some[column])
        if own := parts.get("custom_values"):
            # Nobody looks for «yes».
            told = self._raw.execute("SELECT id FROM custom_fields WHERE kind <> 'yes_no'").fetchall()
            wanted = [(one,) in told for one in own["field_id"]]
            owners, values = compress(own["owner"], wanted), compress(own.get("value") or [""] * len(wanted), wanted)
            mine["own"] = _by_owner(ids, owners, values)
        if addresses:
            lines = [addresses.get(name) or [""] * len(addresses["owner"]) for name in _PLACE]
            mine["places"] = _by_owner(ids, addresses["owner"], map(" ".join, zip(*lines, strict=True)))
        return entries_of_rows(rows, mine, _towns(ids, addresses), self._settings)


def _towns(ids: Sequence[int], addresses: Columns) -> dict[int, str]:
    """Where each customer with an address lives: the first of those with a town and most often the default."""
    if not addresses:
        return {}
    blank = [0] * len(addresses["owner"])
    cities = addresses.get("city") or [""] * len(blank)
    defaults = zip(addresses.get("default_shipping") or blank, addresses.get("default_billing") or blank, strict=True)
    best: dict[int, tuple[bool, int]] = {}
    found: dict[int, str] = {}
    for owner, city, flags in zip(addresses["owner"], cities, defaults, strict=True):
        rank = (city != "", sum(flags))
        if owner not in best or rank > best[owner]:
            best[owner] = rank
            found[ids[owner]] = city
    return found


def _by_owner(ids: Sequence[int], owners: Iterable[int], texts: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for owner, text in zip(owners, texts, strict=True):
        found.setdefault(ids[owner], []).append(text)
    return found


def _insert(raw: sqlite3.Connection, table: str, columns: dict[str, Iterable[Any]]) -> None:
    """Inserts many rows at the speed of the driver; what all rows share may be repeated without end."""
    names = ", ".join(f'"{name}"' for name in columns)
    insert, marks = f"INSERT INTO {table} ({names}) VALUES ", f"({', '.join('?' * len(columns))})"
    rows = zip(*columns.values(), strict=False)
    many = insert + ", ".join([marks] * _ROWS_A_STATEMENT)
    while some := list(islice(rows, _ROWS_A_STATEMENT)):
        if len(some) == _ROWS_A_STATEMENT:
            raw.execute(many, list(chain.from_iterable(some)))
        else:
            raw.executemany(insert + marks, some)
