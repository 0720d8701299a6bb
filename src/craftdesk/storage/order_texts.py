"""Orders looked at one by one: whether typed words meet what an order is found by.

What was read of an order is kept, as the next letter looks at the same ones, until the file changes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from craftdesk.domain.folding import index_words
from craftdesk.domain.folding_many import index_words_of
from craftdesk.storage.order_notes import Spellings

_CHUNK = 500
_MOST_KEPT = 8_000
_TEXTS = (
    "SELECT o.id, o.number, o.external_id, coalesce(l.name, o.customer_name), o.customer_note || ' ' || o.shop_note"
    " FROM orders o LEFT JOIN listing l ON l.customer_id = o.customer_id WHERE o.id IN"
)


class Wanted(NamedTuple):
    """A typed word, and how it may be spelled where it begins an order number."""

    word: Spellings
    numbers: tuple[str, ...]


class _Found(NamedTuple):
    """What an order is found by: its numbers, and the words of its customer, notes and things with a blank before."""

    number: str
    external: str
    words: str


class OrderTexts:
    """Reads orders over one connection; `go_on` raises where nobody waits any more."""

    def __init__(self, connection: sqlite3.Connection, go_on: Callable[[], None]) -> None:
        self._connection = connection
        self._go_on = go_on
        self._kept: dict[int, _Found] = {}

    def forget(self) -> None:
        """The file has changed: what was read does not hold any more."""
        self._kept.clear()

    def met_of(self, ids: Sequence[int], wanted: Sequence[Wanted], whole: tuple[str, ...]) -> set[int]:
        """Those of some orders that every word meets, or the number of which begins with the whole text."""
        new = [number for number in ids if number not in self._kept]
        if len(self._kept) + len(new) > _MOST_KEPT:
            self._kept.clear()
            new = list(ids)
        self._kept.update(self._read(new))
        found = [(number, self._kept[number]) for number in ids if number in self._kept]
        return {
            number
            for number, one in found
            if one.number.startswith(whole) or one.external.startswith(whole) or _meets(wanted, one)
        }

    def missed_of(self, ids: Sequence[int], wanted: Sequence[Wanted], *, with_things: bool) -> list[int]:
        """Those of some orders that some word does not meet; things are looked at where a word may be met there."""
        return [number for number, one in self._read(ids, with_things=with_things) if not _meets(wanted, one)]

    def names_of(self, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Some orders with the names of their customers."""
        for some in self._runs(ids):
            for number, _, _, who, _ in self._connection.execute(f"{_TEXTS} {_marks(some)}", some):
                yield number, who

    def _read(self, ids: Sequence[int], *, with_things: bool = True) -> Iterator[tuple[int, _Found]]:
        for some in self._runs(ids):
            things: dict[int, str] = {}
            sql = f"SELECT order_id, name, sku FROM order_lines WHERE order_id IN {_marks(some)}"
            for order, name, sku in self._connection.execute(sql, some) if with_things else ():
                things[order] = things.get(order, "") + _words_of_thing(name, sku)
            for order, number, external, who, notes in self._connection.execute(f"{_TEXTS} {_marks(some)}", some):
                words = " ".join(index_words_of((who, notes)))
                yield order, _Found(number, external, f" {words}{things.get(order, '')}")

    def _runs(self, ids: Sequence[int]) -> Iterator[tuple[int, ...]]:
        for start in range(0, len(ids), _CHUNK):
            self._go_on()
            yield tuple(ids[start : start + _CHUNK])


@lru_cache(maxsize=2_000)
def _words_of_thing(name: str, sku: str) -> str:
    return "".join(f" {word}" for word in index_words(f"{name}\n{sku}"))


def _meets(wanted: Sequence[Wanted], one: _Found) -> bool:
    for word, numbers in wanted:
        if not (_begins(word, one.words) or one.number.startswith(numbers) or one.external.startswith(numbers)):
            return False
    return bool(wanted)


def _begins(word: Spellings, words: str) -> bool:
    for form in word:
        if " " not in form:
            if f" {form}" in words:
                return True
        elif all(f" {part}" in words for part in form.split()):
            return True
    return False


def _marks(some: tuple[int, ...]) -> str:
    return f"({', '.join('?' for _ in some)})"
