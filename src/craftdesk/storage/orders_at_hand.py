"""What typed words meet that an index leads to at once: numbers, names of a few, and what was read before.

For words that none of the newest orders has. Gathering everything takes a while; what is at hand is shown meanwhile.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from craftdesk.domain.collation import beyond
from craftdesk.domain.folding import query_words
from craftdesk.storage.order_notes import Spellings, maybe
from craftdesk.storage.order_words import OrderWords, is_named
from craftdesk.storage.orders_sorting import NEWEST
from craftdesk.storage.search import Beginnings, match_of_word

_FEW = 500
"""So many orders or customers are looked up, each in some microseconds."""
_LOOKED_AT = 128
"""So many orders are read to see whether the other words meet them, too."""


class OrdersAtHand:
    """Looks typed words up over one connection, never for long; OrderWords finds everything."""

    def __init__(self, connection: sqlite3.Connection, words: OrderWords) -> None:
        self._connection = connection
        self._words = words
        self._beginnings = Beginnings(connection)
        self.left_out = False
        """Whether names were left out of the last answer, because many customers may have them."""

    def newest(self, text: str, count: int) -> list[int]:
        """The newest of the orders that are at hand; others, and newer ones, may be met as well."""
        self.left_out = False
        found = self._numbered(self._words.spelled(text.strip()))
        words = sorted(query_words(text), key=lambda word: -len(word[0]))
        if words:
            met = self._of_word(words[0]) | self._of_customers(words)
            if len(words) > 1:
                met = self._words.met_of(self._sorted(met, _LOOKED_AT), text)
            found |= met
        return self._sorted(found, count)

    def _of_word(self, word: Spellings) -> set[int]:
        found = self._numbered(self._words.spelled(word[0]))
        for ids in self._words.read_before(word, _FEW):
            found.update(ids)
        return found

    def _numbered(self, spelled: Sequence[str]) -> set[int]:
        """Orders with such a number: of very many the highest, which are the newest where numbers run."""
        found: set[int] = set()
        for one in spelled:
            for column in ("number", "external_id"):
                sql = f"SELECT id FROM orders WHERE {column} >= ? AND {column} < ? ORDER BY {column} DESC LIMIT ?"
                found.update(self._ids(sql, (one, beyond(one), _FEW)))
        return found

    def _of_customers(self, words: Sequence[Spellings]) -> set[int]:
        """Orders of customers who have all words and some of them in their names, where such customers are few."""
        # Of one word others are let through that are many, or few; several together leave few, and are asked for.
        asked = self._beginnings.likely if len(words) == 1 else self._beginnings.asked
        match = " AND ".join(f"({match_of_word(word, asked)})" for word in words)
        places = self._ids("SELECT rowid FROM search WHERE search MATCH ? LIMIT ?", (match, _FEW + 1))
        self.left_out = len(places) > _FEW
        if self.left_out:
            return set()
        conditions = [maybe("name", word) for word in words]
        likes = [like for _, some in conditions for like in some]
        marks = ", ".join("?" * len(places))
        found: set[int] = set()
        for customer, who in self._connection.execute(
            f"SELECT customer_id, name FROM listing WHERE position IN ({marks})"
            f" AND ({' OR '.join(condition for condition, _ in conditions)})",
            (*places, *likes),
        ).fetchall():
            if any(is_named(word, who) for word in words):
                found.update(self._ids("SELECT id FROM orders WHERE customer_id = ? LIMIT ?", (customer, _FEW)))
        return found

    def _sorted(self, ids: Iterable[int], count: int) -> list[int]:
        # As one value: of customers and things with many orders there are more than a statement may have values.
        some = json.dumps([*ids])
        # The plus keeps SQLite from walking all orders from the newest on.
        sql = f"SELECT o.id FROM orders o WHERE o.id IN (SELECT value FROM json_each(?)) ORDER BY +{NEWEST} LIMIT ?"
        return self._ids(sql, (some, count))

    def _ids(self, sql: str, values: Sequence[int | str]) -> list[int]:
        return [row[0] for row in self._connection.execute(sql, values)]
