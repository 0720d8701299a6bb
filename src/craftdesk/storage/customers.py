"""Customers in the file."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from craftdesk.domain.customer import Customer
from craftdesk.domain.dates import instant_text
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.merging import MERGED
from craftdesk.domain.shop import ShopSettings, running_number
from craftdesk.errors import Conflict, NotFound
from craftdesk.storage.custom_fields import FieldIds
from craftdesk.storage.parts import Parts, insert_many
from craftdesk.storage.rows import customer_of, customer_values, part_values
from craftdesk.storage.shop_settings import take_numbers
from craftdesk.storage.statements import differing, rows_of, update_row
from craftdesk.storage.tables import (
    consents,
    custom_values,
    customer_emails,
    customer_phones,
    customer_tags,
    customer_websites,
    customers,
    external_numbers,
)

_PARTS = (
    customer_phones, customer_emails, customer_websites, customer_tags, external_numbers, consents, custom_values
)  # fmt: skip
_BY_NUMBER = "SELECT id FROM customers WHERE number = ?"
_NEWEST = 10_000
"""Words used before are those of the newest records: nobody wants to wait for all of a million customers."""
_MOST_WORDS = 200
_SUGGESTED = {
    "salutation": customers.c.salutation, "title": customers.c.title, "role": customers.c.role,
    "language": customers.c.language, "source": customers.c.source, "price_level": customers.c.price_level,
    "looked_after_by": customers.c.looked_after_by, "tags": customer_tags.c.name,
}  # fmt: skip


class Customers:
    """get, add, save: customers over one connection."""

    def __init__(self, raw: sqlite3.Connection, settings: ShopSettings, now: datetime) -> None:
        self._raw = raw
        self._settings = settings
        self._now = instant_text(now)
        self._fields = FieldIds(raw)
        self._parts = Parts(raw, "customer_id", _PARTS)

    def get(self, number: CustomerId) -> Customer:
        """One customer; NotFound when there is none of that id."""
        found = self.some([number])
        if not found:
            raise NotFound("customer.not_found", id=number)
        return found[0]

    def some(self, numbers: Sequence[CustomerId]) -> list[Customer]:
        """Several customers in the order asked; those that are not there are left out."""
        ids = list(numbers)
        rows = {row["id"]: row for row in rows_of(self._raw, customers, "id", ids)}
        parts = self._parts.of([number for number in ids if number in rows])
        keys = self._fields.keys
        return [customer_of(rows[number], parts[number], keys) for number in ids if number in rows]

    def by_number(self, number: str) -> Customer | None:
        """The customer with a customer number, or the one into whom whoever had it was merged."""
        found = self._raw.execute(_BY_NUMBER, (number,)).fetchone()
        if found is None:
            found = self._raw.execute(
                "SELECT customer_id FROM external_numbers WHERE number = ? AND system = ?", (number, MERGED)
            ).fetchone()
        return None if found is None else self.get(CustomerId(found[0]))

    def number_is_free(self, number: str, mine: CustomerId) -> bool:
        """Whether nobody else has a customer number."""
        found = self._raw.execute(_BY_NUMBER, (number,)).fetchone()
        return found is None or found[0] == mine

    def add(self, draft: Customer) -> Customer:
        """Adds a new customer; one without a number gets the next running one."""
        return self.get(self.add_many([draft])[0])

    def add_many(self, drafts: Sequence[Customer]) -> list[CustomerId]:
        """Adds new customers and returns their ids in the same order."""
        if not drafts:
            return []
        (highest,) = self._raw.execute("SELECT seq FROM sqlite_sequence WHERE name = 'customers'").fetchone() or (0,)
        ids = [CustomerId(highest + 1 + index) for index in range(len(drafts))]
        numbers = self.numbers([draft.number for draft in drafts])
        times = {"version": 1, "created_at": self._now, "changed_at": self._now}
        insert_many(
            self._raw,
            customers,
            [
                {**customer_values(draft), "number": number, "id": one, **times}
                for draft, number, one in zip(drafts, numbers, ids, strict=True)
            ],
        )
        known = self._fields.ids
        self._parts.add((one, part_values(draft, known)) for one, draft in zip(ids, drafts, strict=True))
        return ids

    def numbers(self, wanted: Sequence[str]) -> list[str]:
        """The numbers of some new customers: what each wants, or a running one for ''."""
        wanting = sum(1 for number in wanted if not number)
        if not wanting:
            return list(wanted)
        first = take_numbers(self._raw, "customer", wanting)
        running = [self._running(value) for value in range(first, first + wanting)]
        # A number that somebody typed by hand stays theirs.
        taken = self._taken([*running, *filter(None, wanted)])
        taken |= set(filter(None, wanted))
        free = iter([number for number in running if number not in taken])
        return [number or next(free, "") or self._next(taken) for number in wanted]

    def _running(self, value: int) -> str:
        return running_number(self._settings.customer_prefix, self._settings.customer_width, value)

    def _next(self, taken: set[str]) -> str:
        while True:
            number = self._running(take_numbers(self._raw, "customer"))
            if number not in taken and not self._taken([number]):
                return number

    def _taken(self, numbers: Sequence[str]) -> set[str]:
        asked = "SELECT number FROM customers WHERE number IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._raw.execute(asked, (json.dumps(numbers),))}

    def save(self, customer: Customer) -> Customer:
        """Writes a changed customer; Conflict when the file holds a newer version than the one it was made from."""
        found = rows_of(self._raw, customers, "id", [customer.id])
        if not found:
            raise NotFound("customer.not_found", id=customer.id)
        if found[0]["version"] != customer.version:
            raise Conflict("customer.changed_elsewhere", id=customer.id, version=found[0]["version"])
        times = {"version": customer.version + 1, "changed_at": self._now}
        update_row(self._raw, customers, customer.id, differing(found[0], customer_values(customer)) | times)
        self._parts.replace(customer.id, part_values(customer, self._fields.ids))
        return replace(customer, version=customer.version + 1)

    def refer(self, customer: CustomerId, referrer: CustomerId) -> None:
        """Notes who sent a customer of whom nobody said so yet."""
        self._raw.execute(
            "UPDATE customers SET referred_by = ?, version = version + 1, changed_at = ?"
            " WHERE id = ? AND referred_by IS NULL",
            (referrer, self._now, customer),
        )

    def words_used(self, keys: Sequence[str]) -> dict[str, list[str]]:
        """Values that fields of the catalogue were given before, of the newest records, the most used first."""
        words: dict[str, list[str]] = {}
        for table in (customers, customer_tags):
            columns = {key: _SUGGESTED[key].name for key in keys if _SUGGESTED[key].table is table}
            if columns:
                newest = f"SELECT {', '.join(columns.values())} FROM {table.name} ORDER BY id DESC LIMIT {_NEWEST}"
                used = zip(*self._raw.execute(newest), strict=True)
                words |= {key: _most_used(column) for key, column in zip(columns, used, strict=False)}
        return {key: words.get(key, []) for key in keys}


def _most_used(column: Sequence[str]) -> list[str]:
    counts = Counter(column)
    del counts[""]
    return sorted(counts, key=lambda word: (-counts[word], word))[:_MOST_WORDS]
