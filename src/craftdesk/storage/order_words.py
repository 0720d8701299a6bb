"""Which orders are met by typed words: by number, the customer's name, what was bought, and notes.

No full-text table of their own: the different things ever ordered are few, and an index leads from each to its orders;
the customers' full-text table knows every name; few orders have notes. An order number is found from its beginning,
with or without the shop's prefix and zeros. What a word met is kept in a temporary table, so that the next letter of
the next word starts from there.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count

from craftdesk.domain.folding import index_words, query_words
from craftdesk.domain.validation import clean_line
from craftdesk.storage.order_conditions import NOTED
from craftdesk.storage.order_list import number_spellings
from craftdesk.storage.search import Beginnings, match_of_word
from craftdesk.storage.shop_settings import read_settings

LAST_CHARACTER = "\U0010ffff"
_FEW = 2_000
"""So few orders are quicker looked at one by one than by everything that a further word meets."""
_CHUNK = 500
_KEPT = 12
_VOWELS = re.compile("[aou]")
_NOTES = "customer_note || ' ' || shop_note"
_THING = "SELECT product_id, name, sku FROM order_lines WHERE"
_THINGS_AFTER = (
    f"{_THING} product_id IS NULL AND (name, sku) > (?2, ?3) ORDER BY name, sku LIMIT 1",
    f"{_THING} (product_id, name, sku) > (?1, ?2, ?3) ORDER BY product_id, name, sku LIMIT 1",
)
_TEXTS = (
    "SELECT o.id, o.number, o.external_id, coalesce(l.name, o.customer_name), o.customer_note || ' ' || o.shop_note"
    " FROM orders o LEFT JOIN listing l ON l.customer_id = o.customer_id WHERE o.id IN"
)
Spellings = tuple[str, ...]
_Thing = tuple[tuple[int | None, str, str], list[str]]
"""What stands in a line, and its words."""


def begins(spellings: Spellings, known: Sequence[str]) -> bool:
    """Whether a typed word, in any of its spellings, begins some of the words of a text."""
    return any(all(any(word.startswith(part) for word in known) for part in one.split()) for one in spellings)


def _maybe(column: str, word: Spellings) -> tuple[str, list[str]]:
    """A condition that lets through every text with such a word, and few others; SQLite knows no folding."""
    bare = f"replace(replace({column}, '''', ''), '`', '')"
    likes = [f"%{_VOWELS.sub('%', max(one.split(), key=len))}%" for one in word]
    return f"({' OR '.join([f'{bare} LIKE ?'] * len(likes))} OR {column} GLOB '*[^ -~]*')", likes


class OrderWords:
    """Looks typed words up over one connection; whatever is asked is answered from the file as it is now."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._beginnings = Beginnings(connection)
        self._version = -1
        self._kept_things: list[_Thing] | None = None
        self._settings = read_settings(connection)
        self._tables: dict[tuple[str, str], str] = {}
        self._names = count(1)

    def begin(self) -> None:
        """Before each question: what was met in another state of the file, or long ago, is let go of."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        kept = _KEPT if version == self._version else 0
        while len(self._tables) > kept:
            self._connection.execute(f"DROP TABLE {self._tables.pop(next(iter(self._tables)))}")
        if version != self._version:
            self._settings = read_settings(self._connection)
            self._kept_things = None
            self._version = version

    def knows(self, text: str) -> bool:
        """Whether it is known already what a text meets."""
        return ("", text) in self._tables

    def table(self, text: str, field: str = "") -> str:
        """The name of a temporary table with the ids of the orders that a text meets; `field` for a part of them."""
        return self._kept((field, text), partial(self._fill, text=text, field=field))

    def _kept(self, wanted: tuple[str, str], fill: Callable[[str], None]) -> str:
        if wanted not in self._tables:
            name = f"temp.met_{next(self._names)}"
            self._connection.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY)")
            try:
                fill(name)
            except BaseException:
                self._connection.execute(f"DROP TABLE {name}")
                raise
            self._tables[wanted] = name
        return self._tables[wanted]

    def met_of(self, ids: Sequence[int], text: str) -> set[int]:
        """Those of some orders that a text meets."""
        wanted, met = query_words(text), set()
        raw = self._spelled(text.strip())
        for number, shown, external, *texts in self._texts_of(ids):
            whole = any(shown.startswith(one) or external.startswith(one) for one in raw)
            if whole or self._meets(wanted, shown, external, texts):
                met.add(number)
        return met

    # --- how words are looked up -----------------------------------------------------------------

    @property
    def _things(self) -> list[_Thing]:
        """Read when words are looked up for the first time: a list that nobody searches does not wait for them."""
        if self._kept_things is None:
            self._kept_things = [(thing, index_words(f"{thing[1]}\n{thing[2]}")) for thing in self._read_things()]
        return self._kept_things

    def _read_things(self) -> Iterator[tuple[int | None, str, str]]:
        """Every different product, name and number of a line, jumping from one to the next in their index."""
        for block, after in zip(("product_id IS NULL", "product_id IS NOT NULL"), _THINGS_AFTER, strict=True):
            first = f"{_THING} {block} ORDER BY product_id, name, sku LIMIT 1"
            found = self._connection.execute(first).fetchone()
            while found is not None:
                yield found
                found = self._connection.execute(after, found).fetchone()

    def _fill(self, name: str, text: str, field: str) -> None:
        words = query_words(text)
        if field == "product":
            for thing, known in self._things:
                if words and all(begins(word, known) for word in words):
                    self._add_thing(name, thing)
            return
        # The longest word leaves the fewest, and those are looked at one by one.
        words.sort(key=lambda word: -len(word[0]))
        for at, word in enumerate(words):
            if at and self._has_few(name):
                self._keep(name, words[at:], field)
                break
            met = self._kept((f"word {field}", "\n".join(word)), partial(self._add_word, word=word, field=field))
            if at == 0:
                self._connection.execute(f"INSERT INTO {name} SELECT id FROM {met}")
            else:
                self._connection.execute(f"DELETE FROM {name} WHERE id NOT IN (SELECT id FROM {met})")
        if not field:
            self._add_numbered(name, self._spelled(text.strip()))

    def _has_few(self, name: str) -> bool:
        (some,) = self._connection.execute(f"SELECT count(*) FROM (SELECT 1 FROM {name} LIMIT {_FEW + 1})").fetchone()
        return int(some) <= _FEW

    def _keep(self, name: str, words: Sequence[Spellings], field: str) -> None:
        ids = [row[0] for row in self._connection.execute(f"SELECT id FROM {name}")]
        for number, shown, external, who, *texts in self._texts_of(ids):
            if field:
                known = index_words(who)
                met = all(begins(word, known) for word in words)
            else:
                met = self._meets(words, shown, external, [who, *texts])
            if not met:
                self._connection.execute(f"DELETE FROM {name} WHERE id = ?", (number,))

    def _meets(self, words: Sequence[Spellings], shown: str, external: str, texts: Sequence[str]) -> bool:
        if not words:
            return False
        known = index_words("\n".join(texts))
        return all(
            begins(word, known)
            or any(shown.startswith(one) or external.startswith(one) for one in self._spelled(word[0]))
            for word in words
        )

    def _texts_of(self, ids: Sequence[int]) -> Iterator[tuple[int, str, str, str, str, str]]:
        """Number, external number, customer's name, notes and things of some orders."""
        for start in range(0, len(ids), _CHUNK):
            some = tuple(ids[start : start + _CHUNK])
            marks = f"({', '.join('?' for _ in some)})"
            things: dict[int, list[str]] = {}
            for order, name, sku in self._connection.execute(
                f"SELECT order_id, name, sku FROM order_lines WHERE order_id IN {marks}", some
            ):
                things.setdefault(order, []).append(f"{name}\n{sku}")
            for number, shown, external, who, notes in self._connection.execute(f"{_TEXTS} {marks}", some).fetchall():
                yield number, shown, external, who, notes, "\n".join(things.get(number, ()))

    def _spelled(self, text: str) -> list[str]:
        return number_spellings(clean_line(text), self._settings)

    # --- where a word is met ---------------------------------------------------------------------

    def _add_word(self, name: str, word: Spellings, field: str) -> None:
        self._add_customers(name, word)
        if field:
            return
        for thing, known in self._things:
            if begins(word, known):
                self._add_thing(name, thing)
        self._add_numbered(name, self._spelled(word[0]))
        self._add_noted(name, word)

    def _add_thing(self, name: str, thing: tuple[int | None, str, str]) -> None:
        self._connection.execute(
            f"INSERT OR IGNORE INTO {name} SELECT order_id FROM order_lines"
            " WHERE product_id IS ? AND name = ? AND sku = ?",
            thing,
        )

    def _add_customers(self, name: str, word: Spellings) -> None:
        """Orders of customers with such a name; the full-text table knows them and more, such as their towns."""
        maybe, likes = _maybe("l.name", word)
        found = self._connection.execute(
            "SELECT l.customer_id, l.name FROM search JOIN listing l ON l.position = search.rowid"
            f" WHERE search MATCH ? AND {maybe}",
            (match_of_word(word, self._beginnings.words), *likes),
        )
        self._connection.executemany(
            f"INSERT OR IGNORE INTO {name} SELECT id FROM orders WHERE customer_id = ?",
            [(customer,) for customer, who in found if begins(word, index_words(who))],
        )
        nobodys = self._connection.execute("SELECT id, customer_name FROM orders WHERE customer_id IS NULL").fetchall()
        self._add_ids(name, [number for number, who in nobodys if who and begins(word, index_words(who))])

    def _add_numbered(self, name: str, spelled: Sequence[str]) -> None:
        for one in spelled:
            for column in ("number", "external_id"):
                self._connection.execute(
                    f"INSERT OR IGNORE INTO {name} SELECT id FROM orders WHERE {column} >= ? AND {column} < ?",
                    (one, one + LAST_CHARACTER),
                )

    def _add_noted(self, name: str, word: Spellings) -> None:
        """Orders with such a note."""
        maybe, likes = _maybe(_NOTES, word)
        found = self._connection.execute(
            f"SELECT id, {_NOTES} FROM orders INDEXED BY orders_noted WHERE {NOTED} AND {maybe}", likes
        )
        self._add_ids(name, [number for number, notes in found if begins(word, index_words(notes))])

    def _add_ids(self, name: str, ids: Sequence[int]) -> None:
        self._connection.executemany(f"INSERT OR IGNORE INTO {name} VALUES (?)", [(number,) for number in ids])
