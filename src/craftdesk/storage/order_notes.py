"""Which orders have notes with some words: kept in memory by word, as long as nothing in the file changes.

Notes are short, and few orders have any; reading them all takes a third of the time of one search among them by SQLite,
which knows no folding. Where they are too many to be kept, SQLite looks through them for each word after all.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from craftdesk.domain.folding import index_words
from craftdesk.storage.order_conditions import NOTED

_NOTES = "customer_note || ' ' || shop_note"
_READ = f"SELECT id, {_NOTES} FROM orders INDEXED BY orders_noted WHERE {NOTED}"
_READ_AT_ONCE = 2_000
MOST_KEPT = 4_000_000
"""Words of notes that are kept, at four or eight bytes each."""
_VOWELS = re.compile("[aou]")
Spellings = tuple[str, ...]


def begins(spellings: Spellings, known: Sequence[str]) -> bool:
    """Whether a typed word, in any of its spellings, begins some of the words of a text."""
    return any(all(any(word.startswith(part) for word in known) for part in one.split()) for one in spellings)


def maybe(column: str, word: Spellings) -> tuple[str, list[str]]:
    """A condition that lets through every text with such a word, and few others; SQLite knows no folding."""
    bare = f"replace(replace({column}, '''', ''), '`', '')"
    likes = [f"%{_VOWELS.sub('%', max(one.split(), key=len))}%" for one in word]
    return f"({' OR '.join([f'{bare} LIKE ?'] * len(likes))} OR {column} GLOB '*[^ -~]*')", likes


class OrderNotes:
    """Looks words up in the notes of orders over one connection; `go_on` raises where nobody waits any more."""

    def __init__(self, connection: sqlite3.Connection, go_on: Callable[[], None]) -> None:
        self._connection = connection
        self._go_on = go_on
        self.forget()

    def forget(self) -> None:
        """The file has changed: what was read does not hold any more."""
        self._is_read = self.is_kept = False
        self._forms: list[tuple[str, str]] = []
        self._orders: dict[str, array[int]] = {}

    def met(self, word: Spellings) -> Iterable[int]:
        """The ids of the orders with a note that a word begins some word of."""
        if not self._is_read:
            self.is_kept = self._read()
            self._is_read = True
        return self._known(word) if self.is_kept else self._looked_through(word)

    def _read(self) -> bool:
        orders: dict[str, array[int]] = defaultdict(lambda: array("q"))
        held = 0
        cursor = self._connection.execute(_READ)
        while rows := cursor.fetchmany(_READ_AT_ONCE):
            self._go_on()
            for number, notes in rows:
                words = notes.split()
                held += len(words)
                for one in words:
                    orders[one].append(number)
            if held > MOST_KEPT:
                cursor.close()
                return False
        self._orders = dict(orders)
        # Folding takes no notice of what stands beyond a blank, so each different word is folded once.
        self._forms = sorted((form, one) for one in orders for form in index_words(one))
        return True

    def _known(self, word: Spellings) -> set[int]:
        met: set[int] = set()
        for form in word:
            met |= set.intersection(*(set(self._begun(part)) for part in form.split()))
        return met

    def _begun(self, part: str) -> Iterator[int]:
        for at in range(bisect_left(self._forms, (part, "")), len(self._forms)):
            form, one = self._forms[at]
            if not form.startswith(part):
                return
            yield from self._orders[one]

    def _looked_through(self, word: Spellings) -> Iterator[int]:
        condition, likes = maybe(_NOTES, word)
        cursor = self._connection.execute(f"{_READ} AND {condition}", likes)
        while rows := cursor.fetchmany(_READ_AT_ONCE):
            self._go_on()
            yield from [number for number, notes in rows if begins(word, index_words(notes))]
