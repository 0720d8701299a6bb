"""What the list shows of a customer, and the words by which the search finds them, worked out from the tables."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from craftdesk.domain.collation import sort_key
from craftdesk.domain.customer_kind import CustomerType
from craftdesk.domain.dates import birthday_key
from craftdesk.domain.folding import digits_of, index_words_of
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
_NONE: Sequence[str] = ()
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
    entries = {}
    for row in connection.execute(_CUSTOMER):
        number = row[0]
        mine = {name: found[number] for name, found in parts.items() if number in found}
        entries[number] = entry_of_rows(
            row, mine, towns.get(number), settings, sums.get(number, _NO_SUMS), keys.get(number)
        )
    return entries


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
    for number, kind, *names, key, position in connection.execute(_KEYS):
        yield Standing(number, _key(_Named(_TYPES[kind], *names), settings), key, position)


def _key(who: _Named, settings: ShopSettings) -> str:
    return sort_key(sort_name(who), settings.language)


def entry_of_rows(
    row: tuple[int, *tuple[str, ...]],
    parts: Mapping[str, list[str]],
    place: str | None,
    settings: ShopSettings,
    sums: tuple[int, int, str, str, int] = _NO_SUMS,
    key: str | None = None,
) -> Entry:
    """The entry of one customer: `row` as _CUSTOMER has it, `parts` by the names of _PARTS, `place` where they live.

    None stands for no place at all, and for a sort key that is not known.
    """
    (number, kind, title, first, middle, last, suffix, nickname, company, company2, role, source, keeper, vat, note,
     preferences, archived, deleted, added, birthday) = row[1:]  # fmt: skip
    get, town = parts.get, place or ""
    groups = get("groups", _NONE)
    emails, phones, tags = get("emails", _NONE), get("phones", _NONE), get("tags", _NONE)
    who = _Named(
        _TYPES[kind], title, first, middle, last, suffix, nickname, company,
        email=emails[0] if emails else "", phone=phones[0] if phones else "", number=number,
    )  # fmt: skip
    state = DELETED if deleted else ARCHIVED if archived else ACTIVE
    texts = (title, first, last, middle, suffix, nickname, company, company2, number, role, source, keeper, vat,
             *emails, *get("places", _NONE), *tags, *groups, *get("orders", _NONE), *get("products", _NONE),
             *get("numbers", _NONE), *get("websites", _NONE), *get("own", _NONE), note, preferences,
             *get("notes", _NONE))  # fmt: skip
    words = index_words_of(texts)[:_MOST_WORDS]
    for phone in phones:
        words += index_digits(phone, settings.country)
    # A running number is found by its value alone too: 128 for C-00128.
    words.append(digits_of(number).lstrip("0"))
    words.append(STATE_WORDS[state])
    if tags and any(tag.casefold() == "vip" for tag in tags):
        words.append(VIP_WORD)
    count, spent, oldest, newest, owes = sums
    values = (
        row[0], state, _key(who, settings) if key is None else key, display_name(who), number, kind, company,
        who.phone, who.email, town, _town_key(town, settings.language) if town else "", "\n".join(tags),
        count, spent, oldest, newest, added or "", owes, birthday_key(birthday) if birthday else "", source,
        "\n".join(groups), 0 if place is None else 1,
    )  # fmt: skip
    return Entry(values, " ".join(filter(None, words)))
