"""Which orders are met by typed words: by number, the customer's name, what was bought, and notes.

No full-text table of their own: the different things ever ordered are few, and an index leads from each to its orders;
the customers' full-text table knows every name; few orders have notes. An order number is found from its beginning,
with or without the shop's prefix and zeros. What a word met is kept in a temporary table, so that the next letter of
the next word starts from there.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import count, islice
from unicodedata import normalize

from craftdesk.domain.collation import beyond
from craftdesk.domain.folding import fold, has_one_spelling, index_words, query_words
from craftdesk.domain.validation import clean_line
from craftdesk.storage.order_list import number_spellings
from craftdesk.storage.order_notes import OrderNotes, Spellings, begins, maybe
from craftdesk.storage.order_texts import OrderTexts, Wanted
from craftdesk.storage.search import Beginnings, match_of_word
from craftdesk.storage.shop_settings import read_settings

_FEW = 10_000
"""So few orders are quicker looked at one by one than by everything that a further word meets."""
_SHORT, _SHARE = 2, 20
"""Beginnings so short meet a good part of everything: gathering that is as much as looking at such a share of it."""
_CHUNK = 500
_KEPT = 12
_DIGIT = re.compile(r"\d")
_THING = "SELECT product_id, name, sku FROM order_lines WHERE"
_BEFORE_ALL = -(2**63)
# One column after the other: a comparison of all three at once starts at the first thing of the product each time.
_THINGS_AFTER = (
    f"{_THING} product_id IS ?1 AND name = ?2 AND sku > ?3 ORDER BY sku LIMIT 1",
    f"{_THING} product_id IS ?1 AND name > ?2 ORDER BY name, sku LIMIT 1",
    f"{_THING} product_id > ?1 ORDER BY product_id, name, sku LIMIT 1",
)
_OF_THING = "SELECT order_id FROM order_lines WHERE product_id IS ? AND name = ? AND sku = ?"
_Thing = tuple[tuple[int | None, str, str], list[str]]
"""What stands in a line, and its words."""


def is_named(word: Spellings, text: str) -> bool:
    """Whether a word begins some word of a text; in a third of the time for texts of plain letters."""
    if word[0].isdecimal() and not _DIGIT.search(normalize("NFKC", text)):
        return False
    if not has_one_spelling(text):
        return begins(word, index_words(text))
    plain = f" {fold(text)}"
    return any(all(f" {part}" in plain for part in one.split()) for one in word)


def _go_on() -> None:
    """Nobody stops a question that nobody can stop."""


class OrderWords:
    """Looks typed words up over one connection; whatever is asked is answered from the file as it is now."""

    def __init__(self, connection: sqlite3.Connection, go_on: Callable[[], None] = _go_on) -> None:
        self._connection = connection
        self._go_on = go_on
        self._notes = OrderNotes(connection, go_on)
        self._texts = OrderTexts(connection, go_on)
        self._beginnings = Beginnings(connection)
        self._version = -1
        self._kept_things: list[_Thing] | None = None
        self._settings = read_settings(connection)
        self._tables: dict[tuple[str, str], str] = {}
        self._left: list[str] = []
        self._names = count(1)

    def begin(self) -> None:
        """Before each question: what was met in another state of the file does not count any more."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._left += self._tables.values()
            self._tables.clear()
            self._settings = read_settings(self._connection)
            self._kept_things = None
            self._texts.forget()
            self._notes.forget()
            self._version = version

    def let_go(self) -> None:
        """Drop what does not count any more, or was met long ago; first rows do not wait for it, it takes frames."""
        while len(self._tables) > _KEPT:
            self._left.append(self._tables.pop(next(iter(self._tables))))
        while self._left:
            self._connection.execute(f"DROP TABLE {self._left[-1]}")
            self._left.pop()

    def sizes(self, text: str) -> tuple[int, int]:
        """How many orders a text meets, and how many there are, or were at most."""
        (met,) = self._connection.execute(f"SELECT count(*) FROM {self.table(text)}").fetchone()
        (orders,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM orders").fetchone()
        return int(met), int(orders)

    def table(self, text: str, field: str = "") -> str:
        """The name of a temporary table with the ids of the orders that a text meets; `field` for a part of them."""
        return self._kept((field, text), partial(self._fill, text=text, field=field))

    def _kept(self, wanted: tuple[str, str], fill: Callable[[str], None]) -> str:
        if wanted in self._tables:
            # What was asked for last is let go of last.
            self._tables[wanted] = self._tables.pop(wanted)
        else:
            name = f"temp.met_{next(self._names)}"
            self._connection.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY)")
            try:
                fill(name)
            except BaseException:
                self._left.append(name)  # not dropped here: rows of what was stopped may still wait to be read
                raise
            self._tables[wanted] = name
        return self._tables[wanted]

    def lead(self, text: str) -> str:
        """The name of a temporary table with every order that a text may meet: those of its longest word, and more."""
        return self._kept(("lead", text), partial(self._fill_lead, text=text))

    def read_before(self, word: Spellings, most: int) -> Iterator[Iterable[int]]:
        """Orders that a word meets by what was read for another word, as far as they are few: things and notes."""
        for thing, known in self._kept_things or ():
            if begins(word, known):
                found = self._connection.execute(f"{_OF_THING} LIMIT ?", (*thing, most + 1)).fetchall()
                if len(found) <= most:
                    yield [row[0] for row in found]
        if self._notes.is_kept:
            yield list(islice(self._notes.met(word), most))

    def met_of(self, ids: Sequence[int], text: str) -> set[int]:
        """Those of some orders that a text meets."""
        return self._texts.met_of(ids, self._wanted(query_words(text)), tuple(self.spelled(text.strip())))

    # --- how words are looked up -----------------------------------------------------------------

    @property
    def _things(self) -> list[_Thing]:
        """Read when words are looked up for the first time: a list that nobody searches does not wait for them."""
        if self._kept_things is None:
            self._kept_things = [(thing, index_words(f"{thing[1]}\n{thing[2]}")) for thing in self._read_things()]
        return self._kept_things

    def _read_things(self) -> Iterator[tuple[int | None, str, str]]:
        """Every different product, name and number of a line, jumping from one to the next in their index."""
        found = self._connection.execute(f"{_THING} TRUE ORDER BY product_id, name, sku LIMIT 1").fetchone()
        while found is not None:
            yield found
            found = self._after(found)

    def _after(self, thing: tuple[int | None, str, str]) -> tuple[int | None, str, str] | None:
        product, name, _sku = thing
        values: tuple[tuple[int | str | None, ...], ...] = (
            thing,
            (product, name),
            (_BEFORE_ALL if product is None else product,),
        )
        for sql, some in zip(_THINGS_AFTER, values, strict=True):
            found: tuple[int | None, str, str] | None = self._connection.execute(sql, some).fetchone()
            if found is not None:
                return found
        return None

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
            if at and self._key(word, field) not in self._tables and self._has_few(name, word):
                self._keep(name, words[at:], field)
                break
            met = self._of_word(word, field)
            if at == 0:
                self._connection.execute(f"INSERT INTO {name} SELECT id FROM {met}")
            else:
                self._connection.execute(f"DELETE FROM {name} WHERE id NOT IN (SELECT id FROM {met})")
        if not field:
            self._add_numbered(name, self.spelled(text.strip()))

    def _fill_lead(self, name: str, text: str) -> None:
        words = sorted(query_words(text), key=lambda word: -len(word[0]))
        if words:
            self._connection.execute(f"INSERT INTO {name} SELECT id FROM {self._of_word(words[0], '')}")
        self._add_numbered(name, self.spelled(text.strip()))

    def _of_word(self, word: Spellings, field: str) -> str:
        return self._kept(self._key(word, field), partial(self._add_word, word=word, field=field))

    @staticmethod
    def _key(word: Spellings, field: str) -> tuple[str, str]:
        return f"word {field}", "\n".join(word)

    def _has_few(self, name: str, word: Spellings) -> bool:
        """Whether so few orders are left that they are quicker looked at than gathered for one more word."""
        few = _FEW
        if len(word[0]) <= _SHORT:
            (orders,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM orders").fetchone()
            few = max(few, int(orders) // _SHARE)
        (some,) = self._connection.execute(f"SELECT count(*) FROM (SELECT 1 FROM {name} LIMIT {few + 1})").fetchone()
        return int(some) <= few

    def _keep(self, name: str, words: Sequence[Spellings], field: str) -> None:
        ids = [row[0] for row in self._connection.execute(f"SELECT id FROM {name}")]
        if field:
            missed = [one for one, who in self._texts.names_of(ids) if not all(is_named(word, who) for word in words)]
        else:
            parts = [(part,) for word in words for form in word for part in form.split()]
            in_things = any(begins(part, known) for part in parts for _, known in self._things)
            missed = self._texts.missed_of(ids, self._wanted(words), with_things=in_things)
        self._connection.executemany(f"DELETE FROM {name} WHERE id = ?", [(order,) for order in missed])

    def _wanted(self, words: Sequence[Spellings]) -> list[Wanted]:
        return [Wanted(word, tuple(self.spelled(word[0]))) for word in words]

    def spelled(self, text: str) -> list[str]:
        """How a text may be spelled where it begins an order number."""
        return number_spellings(clean_line(text), self._settings)

    # --- where a word is met ---------------------------------------------------------------------

    def _add_word(self, name: str, word: Spellings, field: str) -> None:
        self._add_customers(name, word)
        if field:
            return
        for thing, known in self._things:
            if begins(word, known):
                self._add_thing(name, thing)
        self._add_numbered(name, self.spelled(word[0]))
        self._add_ids(name, self._notes.met(word))

    def _add_thing(self, name: str, thing: tuple[int | None, str, str]) -> None:
        self._connection.execute(f"INSERT OR IGNORE INTO {name} {_OF_THING}", thing)

    def _add_customers(self, name: str, word: Spellings) -> None:
        """Orders of customers with such a name; the full-text table knows them and more, such as their towns."""
        condition, likes = maybe("l.name", word)
        found = self._connection.execute(
            "SELECT l.customer_id, l.name FROM search JOIN listing l ON l.position = search.rowid"
            f" WHERE search MATCH ? AND {condition}",
            (match_of_word(word, self._beginnings.asked), *likes),
        )
        while some := found.fetchmany(_CHUNK):
            self._go_on()
            self._connection.executemany(
                f"INSERT OR IGNORE INTO {name} SELECT id FROM orders WHERE customer_id = ?",
                [(customer,) for customer, who in some if is_named(word, who)],
            )
        nobodys = self._connection.execute("SELECT id, customer_name FROM orders WHERE customer_id IS NULL").fetchall()
        self._add_ids(name, [number for number, who in nobodys if who and begins(word, index_words(who))])

    def _add_numbered(self, name: str, spelled: Sequence[str]) -> None:
        for one in spelled:
            for column in ("number", "external_id"):
                self._connection.execute(
                    f"INSERT OR IGNORE INTO {name} SELECT id FROM orders WHERE {column} >= ? AND {column} < ?",
                    (one, beyond(one)),
                )

    def _add_ids(self, name: str, ids: Iterable[int]) -> None:
        self._connection.executemany(f"INSERT OR IGNORE INTO {name} VALUES (?)", [(number,) for number in ids])
