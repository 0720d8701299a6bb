"""The list as it is read: one derived row a customer, its words for the search, and its place in the alphabet.

Whatever an operation touched is worked out anew in the same transaction, from the tables alone; so list, search and
sums can't disagree with the book, and an undo needs no care of its own.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import NamedTuple

from craftdesk.domain.collation import sort_key
from craftdesk.domain.customer import CustomerType
from craftdesk.domain.folding import digits_of, index_words
from craftdesk.domain.names import display_name, sort_name
from craftdesk.domain.order import NOT_COUNTED
from craftdesk.domain.phone import index_digits
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.positions import places

_CHUNK = 2_000
_MOST_WORDS = 4_000
ACTIVE, ARCHIVED, DELETED = 0, 1, 2
STATE_WORDS = ("", "\ue000archived", "\ue000deleted")
"""Words that nobody can type: they keep archive and bin out of the hits of the active list."""
VIP_WORD = "\ue000vip"

_TYPES = {kind.value: kind for kind in CustomerType}
_NOT_COUNTED = ", ".join(f"'{status.value}'" for status in sorted(NOT_COUNTED))
_CUSTOMER = """
    SELECT id, number, type, title, first_name, middle_name, last_name, suffix, nickname, company, company_line2, role,
           source, looked_after_by, vat_id, note, preferences, archived_at, deleted_at,
           coalesce(since, substr(created_at, 1, 10))
    FROM customers WHERE id BETWEEN ? AND ? AND id IN (SELECT id FROM temp.touched) ORDER BY id"""
_PARTS = {
    "phones": "SELECT customer_id, text FROM customer_phones {where} ORDER BY customer_id, position",
    "emails": "SELECT customer_id, text FROM customer_emails {where} ORDER BY customer_id, position",
    "websites": "SELECT customer_id, text FROM customer_websites {where}",
    "tags": "SELECT customer_id, name FROM customer_tags {where} ORDER BY customer_id, position",
    "numbers": "SELECT customer_id, number FROM external_numbers {where}",
    "notes": "SELECT customer_id, text FROM timeline {where}",
    "places": "SELECT customer_id, company || ' ' || street || ' ' || street2 || ' ' || postcode || ' ' || city"
    " || ' ' || region FROM addresses {where}",
    "orders": "SELECT customer_id, number FROM orders {where}",
    "products": "SELECT DISTINCT o.customer_id, l.name FROM orders o JOIN order_lines l ON l.order_id = o.id {where}",
}
_INSERT = """
    INSERT INTO listing (position, customer_id, state, sort_key, name, number, type, company, phone, email, city,
                         city_key, tags, orders, spent, first_order, last_order, added_on)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


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


class _Entry(NamedTuple):
    """A derived row without its place, and its words."""

    values: tuple[int | str, ...]
    words: str

    @property
    def key(self) -> tuple[str, int]:
        return str(self.values[2]), int(self.values[0])


def refresh(connection: sqlite3.Connection, settings: ShopSettings) -> None:
    """Works out the rows of the customers in `temp.touched` anew; the caller holds the transaction."""
    newcomers: list[_Entry] = []
    (first, last) = connection.execute("SELECT min(id), max(id) FROM temp.touched").fetchone()
    if first is None:
        return
    _drop_vanished(connection)
    bounds = [
        row[0]
        for row in connection.execute(
            "SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM temp.touched) WHERE n % ? = 1",
            (_CHUNK,),
        )
    ]
    for low, high in zip(bounds, [*(bound - 1 for bound in bounds[1:]), last], strict=True):
        entries = _entries(connection, low, high, settings)
        newcomers += _update_in_place(connection, entries, low, high)
    newcomers.sort(key=lambda entry: entry.key)
    waiting = iter(newcomers)
    for run, room in places(connection, [entry.key for entry in newcomers]):
        batch = [(place, next(waiting)) for place, _ in zip(room, run, strict=True)]
        connection.executemany(_INSERT, [(place, *entry.values) for place, entry in batch])
        words = [(place, entry.words) for place, entry in batch]
        connection.executemany("INSERT INTO listing_words (position, words) VALUES (?, ?)", words)
        connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", words)


def rebuild(connection: sqlite3.Connection, settings: ShopSettings) -> None:
    """Works out the whole list anew; the caller holds the transaction."""
    connection.execute("CREATE TABLE IF NOT EXISTS temp.touched (id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.touched")
    connection.execute("DELETE FROM listing")
    connection.execute("DELETE FROM listing_words")
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
    connection.execute("INSERT INTO temp.touched (id) SELECT id FROM customers")
    refresh(connection, settings)


def _drop_vanished(connection: sqlite3.Connection) -> None:
    gone = (
        "SELECT position FROM listing"
        " WHERE customer_id IN (SELECT id FROM temp.touched EXCEPT SELECT id FROM customers)"
    )
    _forget(connection, [row[0] for row in connection.execute(gone)])


def _forget(connection: sqlite3.Connection, positions: list[int]) -> None:
    rows = [(position,) for position in positions]
    connection.executemany(
        "INSERT INTO search (search, rowid, words) SELECT 'delete', position, words FROM listing_words"
        " WHERE position = ?",
        rows,
    )
    connection.executemany("DELETE FROM listing_words WHERE position = ?", rows)
    connection.executemany("DELETE FROM listing WHERE position = ?", rows)


def _update_in_place(connection: sqlite3.Connection, entries: list[_Entry], low: int, high: int) -> list[_Entry]:
    """Updates rows whose place stays, forgets those that move, and returns what needs a new place."""
    standing = {
        customer: (position, key, words)
        for customer, position, key, words in connection.execute(
            "SELECT l.customer_id, l.position, l.sort_key, w.words FROM temp.touched t"
            " JOIN listing l ON l.customer_id = t.id JOIN listing_words w ON w.position = l.position"
            " WHERE t.id BETWEEN ? AND ?",
            (low, high),
        )
    }
    if not standing:
        return entries
    newcomers, stay, moved, reworded = [], [], [], []
    for entry in entries:
        known = standing.get(int(entry.values[0]))
        if known is None:
            newcomers.append(entry)
        elif known[1] != entry.values[2]:
            moved.append(known[0])
            newcomers.append(entry)
        else:
            stay.append((*entry.values, known[0]))
            if known[2] != entry.words:
                reworded.append((known[0], entry.words))
    _forget(connection, moved)
    connection.executemany(
        "UPDATE listing SET customer_id = ?, state = ?, sort_key = ?, name = ?, number = ?, type = ?, company = ?,"
        " phone = ?, email = ?, city = ?, city_key = ?, tags = ?, orders = ?, spent = ?, first_order = ?,"
        " last_order = ?, added_on = ? WHERE position = ?",
        stay,
    )
    connection.executemany(
        "INSERT INTO search (search, rowid, words) SELECT 'delete', position, words FROM listing_words"
        " WHERE position = ?",
        [(position,) for position, _ in reworded],
    )
    connection.executemany("UPDATE listing_words SET words = ?2 WHERE position = ?1", reworded)
    connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", reworded)
    return newcomers


def _entries(connection: sqlite3.Connection, low: int, high: int, settings: ShopSettings) -> list[_Entry]:
    """The derived rows of touched customers with ids from `low` to `high`."""
    span = (low, high)
    parts = {name: _part(connection, name, span) for name in _PARTS}
    towns = dict(
        connection.execute(
            "SELECT customer_id, city FROM addresses WHERE customer_id BETWEEN ? AND ?"
            " AND customer_id IN (SELECT id FROM temp.touched) AND city <> ''"
            " ORDER BY customer_id, default_shipping + default_billing, id DESC",
            span,
        ).fetchall()
    )
    sums = {
        row[0]: row[1:]
        for row in connection.execute(
            "SELECT customer_id, count(*), sum(total - refunded), min(ordered_on), max(ordered_on) FROM orders"
            " WHERE customer_id BETWEEN ? AND ? AND customer_id IN (SELECT id FROM temp.touched) AND currency = ?"
            f" AND status NOT IN ({_NOT_COUNTED}) GROUP BY customer_id",
            (*span, settings.currency),
        )
    }
    entries = []
    for row in connection.execute(_CUSTOMER, span):
        mine = {name: found.get(row[0], ()) for name, found in parts.items()}
        entries.append(_entry(row, mine, towns.get(row[0], ""), sums.get(row[0], (0, 0, "", "")), settings))
    return entries


def _part(connection: sqlite3.Connection, name: str, span: tuple[int, int]) -> dict[int, list[str]]:
    where = "WHERE customer_id BETWEEN ? AND ? AND customer_id IN (SELECT id FROM temp.touched)"
    found: dict[int, list[str]] = defaultdict(list)
    for customer, text in connection.execute(_PARTS[name].format(where=where), span):
        found[customer].append(text)
    return found


def _entry(
    row: tuple[int, *tuple[str, ...]],
    parts: dict[str, list[str] | tuple[()]],
    town: str,
    sums: tuple[int, int, str, str],
    settings: ShopSettings,
) -> _Entry:
    (number, kind, title, first, middle, last, suffix, nickname, company, company2, role, source, keeper, vat, note,
     preferences, archived, deleted, added) = row[1:]  # fmt: skip
    who = _Named(
        _TYPES[kind], title, first, middle, last, suffix, nickname, company,
        email=parts["emails"][0] if parts["emails"] else "", phone=parts["phones"][0] if parts["phones"] else "",
        number=number,
    )  # fmt: skip
    state = DELETED if deleted else ARCHIVED if archived else ACTIVE
    texts = (first, last, middle, nickname, company, company2, number, role, source, keeper, vat, *parts["emails"],
             *parts["places"], *parts["tags"], *parts["orders"], *parts["products"], *parts["numbers"],
             *parts["websites"], note, preferences, *parts["notes"])  # fmt: skip
    words = index_words("\n".join(text for text in texts if text))[:_MOST_WORDS]
    for phone in parts["phones"]:
        words += index_digits(phone, settings.country)
    # A running number is found by its value alone too: 128 for C-00128.
    words.append(digits_of(number).lstrip("0"))
    words.append(STATE_WORDS[state])
    if any(tag.casefold() == "vip" for tag in parts["tags"]):
        words.append(VIP_WORD)
    count, spent, oldest, newest = sums
    values = (
        row[0], state, sort_key(sort_name(who), settings.language), display_name(who), number, kind, company,
        who.phone, who.email, town, sort_key(town, settings.language) if town else "", "\n".join(parts["tags"]),
        count, spent, oldest, newest, added or "",
    )  # fmt: skip
    return _Entry(values, " ".join(word for word in words if word))
