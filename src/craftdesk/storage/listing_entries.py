"""What the list shows of a customer, and the words by which the search finds them, worked out from the tables."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from craftdesk.domain.collation import sort_key, sort_keys
from craftdesk.domain.customer_kind import CustomerType
from craftdesk.domain.dates import birthday_key
from craftdesk.domain.folding import digits_of
from craftdesk.domain.folding_many import index_words_of_many
from craftdesk.domain.names import display_name, sort_name
from craftdesk.domain.order_status import NOT_COUNTED
from craftdesk.domain.phone import index_digits
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.search_words import STATE_WORDS, VIP_WORD

COLUMNS = (
    "customer_id", "state", "sort_key", "name", "number", "type", "company", "phone", "email", "city", "city_key",
    "tags", "orders", "spent", "first_order", "last_order", "added_on", "owes", "birthday", "source", "groups",
    "has_address",
)  # fmt: skip
"""What an entry has in the list, beside its place."""
_MOST_WORDS = 4_000
ACTIVE, ARCHIVED, DELETED = 0, 1, 2

_TYPES = {kind.value: kind for kind in CustomerType}
_NOT_COUNTED = ", ".join(f"'{status.value}'" for status in sorted(NOT_COUNTED))
_CUSTOMER = """
    SELECT id, number, type, title, first_name, middle_name, last_name, suffix, nickname, company, company_line2, role,
           source, looked_after_by, vat_id, note, preferences, archived_at, deleted_at,
           coalesce(since, substr(created_at, 1, 10)), birthday
    FROM customers WHERE id IN (SELECT id FROM temp.asked) ORDER BY id"""
_MINE = "WHERE customer_id IN (SELECT id FROM temp.asked)"
_PARTS = {
    "phones": f"SELECT customer_id, text FROM customer_phones {_MINE} ORDER BY customer_id, position",
    "emails": f"SELECT customer_id, text FROM customer_emails {_MINE} ORDER BY customer_id, position",
    "websites": f"SELECT customer_id, text FROM customer_websites {_MINE} ORDER BY customer_id, position",
    "tags": f"SELECT customer_id, name FROM customer_tags {_MINE} ORDER BY customer_id, position",
    "numbers": f"SELECT customer_id, number FROM external_numbers {_MINE} ORDER BY customer_id, position",
    # Nobody looks for «yes».
    "own": "SELECT v.customer_id, v.value FROM custom_values v JOIN custom_fields f ON f.id = v.field_id"
    f" {_MINE} AND f.kind <> 'yes_no' ORDER BY v.customer_id, v.id",
    "groups": f"SELECT m.customer_id, g.name FROM group_members m JOIN groups g ON g.id = m.group_id {_MINE}"
    " ORDER BY m.customer_id, g.name, g.id",
    "notes": f"SELECT customer_id, text FROM timeline {_MINE} ORDER BY customer_id, id",
    "places": "SELECT customer_id, company || ' ' || street || ' ' || street2 || ' ' || postcode || ' ' || city"
    f" || ' ' || region FROM addresses {_MINE} ORDER BY customer_id, id",
    "orders": f"SELECT customer_id, number FROM orders {_MINE} ORDER BY customer_id, id",
    "products": "SELECT DISTINCT o.customer_id, l.name FROM orders o JOIN order_lines l ON l.order_id = o.id"
    f" {_MINE} ORDER BY 1, 2",
}
_PART_TABLES = (
    "customer_phones", "customer_emails", "customer_websites", "customer_tags", "external_numbers", "custom_values",
    "group_members", "timeline", "addresses", "orders", "order_lines",
)  # fmt: skip
_FILLED = f"SELECT {', '.join(f'EXISTS (SELECT 1 FROM {table})' for table in _PART_TABLES)}"
"""For each of the parts whether anybody has any: most shops leave some of these tables empty."""
_TOWNS = (
    f"SELECT customer_id, city FROM addresses {_MINE}"
    " ORDER BY customer_id, city <> '', default_shipping + default_billing, id DESC"
)
"""Every address; the last of a customer's is that which says where they live, if any does."""
_SUMS = (
    "SELECT customer_id, count(*), sum(total - refunded), min(ordered_on), max(ordered_on), sum(total - paid)"
    " FROM orders"
    f" {_MINE} AND currency = ? AND status NOT IN ({_NOT_COUNTED}) GROUP BY customer_id"
)
Parts = Mapping[str, Mapping[int, Sequence[str]]]
"""By the names of _PARTS and by customer the texts of each part."""
_NONE: Sequence[str] = ()
_NO_PART: Mapping[int, Sequence[str]] = MappingProxyType({})
_NO_SUMS = (0, 0, "", "", 0)
_NO_KEYS: Mapping[int, str] = MappingProxyType({})
_town_key = lru_cache(maxsize=4_096)(sort_key)


class _Named(NamedTuple):
    """The parts of a name, much cheaper to make than a whole customer."""

    type: CustomerType
    title: str
    first_name: str
    middle_name: str
    last_name: str
    suffix: str
    nickname: str
    company: str
    email: str
    phone: str
    number: str


class Entry(NamedTuple):
    """A derived row without its place (its COLUMNS), and its words."""

    values: tuple[int | str, ...]
    words: str

    @property
    def customer(self) -> int:
        """The customer's id."""
        return int(self.values[0])


def entries_of(
    connection: sqlite3.Connection,
    customers: Sequence[int],
    settings: ShopSettings,
    keys: Mapping[int, str] = _NO_KEYS,
) -> dict[int, Entry]:
    """The entries of some customers by id, a few thousand at a time; `keys` has those sort keys that are known."""
    _ask(connection, customers)
    filled = connection.execute(_FILLED).fetchone()
    parts = {name: _part(connection, sql) for (name, sql), some in zip(_PARTS.items(), filled, strict=True) if some}
    towns: dict[int, str] = dict(connection.execute(_TOWNS).fetchall())
    sums = {row[0]: row[1:] for row in connection.execute(_SUMS, (settings.currency,))}
    entries = entries_of_rows(connection.execute(_CUSTOMER).fetchall(), parts, towns, settings, sums, keys)
    return {one.customer: one for one in entries}


def _ask(connection: sqlite3.Connection, customers: Sequence[int]) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS temp.asked (id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.asked")
    connection.executemany("INSERT INTO temp.asked (id) VALUES (?)", [(number,) for number in customers])


def _part(connection: sqlite3.Connection, sql: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for customer, text in connection.execute(sql):
        found[customer].append(text)
    return found


_KEYS = """
    SELECT c.id, c.type, c.title, c.first_name, c.middle_name, c.last_name, c.suffix, c.nickname, c.company,
           CASE WHEN c.first_name || c.last_name || c.company = '' THEN
               coalesce((SELECT text FROM customer_emails WHERE customer_id = c.id ORDER BY position LIMIT 1), '')
           ELSE '' END,
           CASE WHEN c.first_name || c.last_name || c.company = '' THEN
               coalesce((SELECT text FROM customer_phones WHERE customer_id = c.id ORDER BY position LIMIT 1), '')
           ELSE '' END,
           c.number, l.sort_key, l.position
    FROM temp.asked a CROSS JOIN customers c ON c.id = a.id LEFT JOIN listing l ON l.customer_id = c.id
    ORDER BY a.id"""


class Standing(NamedTuple):
    """Where a customer belongs in the alphabet, and where they stand now (None: nowhere yet)."""

    customer: int
    key: str
    old_key: str | None
    position: int | None


def standings(connection: sqlite3.Connection, customers: Sequence[int], settings: ShopSettings) -> Iterator[Standing]:
    """Old and new place of some customers, by id."""
    _ask(connection, customers)
    rows = connection.execute(_KEYS).fetchall()
    keys = sort_keys([sort_name(_Named._make((_TYPES[row[1]], *row[2:12]))) for row in rows], settings.language)
    for row, key in zip(rows, keys, strict=True):
        yield Standing(row[0], key, *row[12:])


def entries_of_rows(
    rows: Sequence[tuple[Any, ...]],
    parts: Parts,
    towns: Mapping[int, str],
    settings: ShopSettings,
    sums: Mapping[int, tuple[int, int, str, str, int]] = MappingProxyType({}),
    keys: Mapping[int, str] = _NO_KEYS,
) -> list[Entry]:
    """The entries of customers: `rows` as _CUSTOMER has them, `parts` by the names of _PARTS, the rest by customer.

    Who is not among the `towns` has no place at all; sort keys that are not among the `keys` are worked out.
    """
    columns = list(zip(*rows, strict=True))
    if not columns:
        return []
    ids, numbers, kinds, companies, sources = (columns[place] for place in (0, 1, 2, 9, 12))
    archived, deleted, added, birthdays = columns[17:]
    mails, phones = (_firsts(ids, parts.get(name)) for name in ("emails", "phones"))
    tags, groups = (_together(ids, parts.get(name, _NO_PART)) for name in ("tags", "groups"))
    named = list(map(_Named._make, zip(map(_TYPES.get, kinds), *columns[3:10], mails, phones, numbers, strict=True)))
    unknown = [sort_name(who) for one, who in zip(ids, named, strict=True) if one not in keys]
    worked_out = iter(sort_keys(unknown, settings.language))
    states = [DELETED if gone else ARCHIVED if away else ACTIVE for away, gone in zip(archived, deleted, strict=True)]
    towns_of = [towns.get(one) for one in ids]
    orders, spent, oldest, newest, owes = zip(*[sums.get(one, _NO_SUMS) for one in ids], strict=True)
    values = zip(
        ids, states, [keys[one] if one in keys else next(worked_out) for one in ids], map(display_name, named), numbers,
        kinds, companies, phones, mails, [town or "" for town in towns_of],
        [_town_key(town, settings.language) if town else "" for town in towns_of], tags, orders, spent, oldest, newest,
        [day or "" for day in added], owes, [birthday_key(day) if day else "" for day in birthdays], sources, groups,
        [0 if town is None else 1 for town in towns_of], strict=True,
    )  # fmt: skip
    return list(map(Entry, values, _words(columns, states, parts, settings.country)))


def _firsts(customers: Sequence[int], part: Mapping[int, Sequence[str]] | None) -> tuple[str, ...]:
    """The first text of each customer, or nothing."""
    if not part:
        return ("",) * len(customers)
    return tuple(some[0] if (some := part.get(one)) else "" for one in customers)


_FIRST_TEXTS = (3, 4, 6, 5, 7, 8, 9, 10, 1, 11, 12, 13, 14)
"""Title, first, last and middle name, suffix, nickname, company in two lines, number, role, source, keeper, VAT id."""
_LAST_TEXTS = (15, 16)
"""Note and preferences."""
_BETWEEN_THEM = ("emails", "places", "tags", "groups", "orders", "products", "numbers", "websites", "own")


def _words(columns: Sequence[Sequence[Any]], states: Sequence[int], parts: Parts, country: str) -> Iterator[str]:
    """The words of each customer: of the texts as many as the index is given, and those that nobody reads."""
    ids = columns[0]
    texts = [columns[place] for place in _FIRST_TEXTS]
    texts += [_together(ids, some) for name in _BETWEEN_THEM if (some := parts.get(name))]
    texts += [columns[place] for place in _LAST_TEXTS]
    if notes := parts.get("notes"):
        texts.append(_together(ids, notes))
    # Most columns are empty, and of few customers they are long.
    wholes = list(map("\n".join, zip(*(list(filter(any, texts)) or texts), strict=True)))
    phones, tags = (parts.get(name, _NO_PART) for name in ("phones", "tags"))
    favoured = {one for one, some in tags.items() if any(tag.casefold() == "vip" for tag in some)}
    for one, number, state, found in zip(ids, columns[1], states, index_words_of_many(wholes), strict=True):
        words = found[:_MOST_WORDS]
        for phone in phones.get(one, _NONE):
            words += index_digits(phone, country)
        # A running number is found by its value alone too: 128 for C-00128.
        words += (digits_of(number).lstrip("0"), STATE_WORDS[state])
        if one in favoured:
            words.append(VIP_WORD)
        yield " ".join(filter(None, words))


def _together(customers: Sequence[int], part: Mapping[int, Sequence[str]]) -> tuple[str, ...]:
    """The texts of each customer, one below the other."""
    return tuple("\n".join(part.get(one, _NONE)) for one in customers)
