"""Products by a typed text: their folded words stay in memory until something is changed, so that keys cost little."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, chain, islice

from craftdesk.domain.collation import beyond, sort_key
from craftdesk.domain.folding import index_words, query_words
from craftdesk.domain.ids import OperationId
from craftdesk.domain.product_row import ProductQuery, ProductRange, ProductRow
from craftdesk.storage import product_use
from craftdesk.storage.book import Book
from craftdesk.storage.book_state import newest_operation

_IN = {ProductRange.ALL: (True, False), ProductRange.ACTIVE: (True,), ProductRange.INACTIVE: (False,)}
_LEAST_INSIDE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """The products of one state of a book, by name; places count into `rows`."""

    state: tuple[OperationId, str]
    rows: Sequence[ProductRow]
    words: Sequence[str]
    """Sorted, each once; the products of each stand at the same place of `of`."""
    of: Sequence[Sequence[int]]
    text: str
    """All the words one after the other: looking into each by itself would take ten times as long."""
    starts: Sequence[int]
    """Where each word begins in it."""
    numbers: dict[str, list[int]]
    """Article number without case → places."""

    def beginning(self, part: str) -> set[int]:
        """The places of products with a word that begins so."""
        first = bisect_left(self.words, part)
        return set(chain.from_iterable(self.of[first : bisect_left(self.words, beyond(part), first)]))

    def holding(self, part: str) -> set[int]:
        """The places of products with a word that has a part of some length anywhere: `tasse` in `Kaffeetasse`."""
        if len(part) < _LEAST_INSIDE:
            return self.beginning(part)
        found: set[int] = set()
        at = self.text.find(part)
        while at >= 0:
            word = bisect_right(self.starts, at) - 1
            found.update(self.of[word])
            at = self.text.find(part, self.starts[word] + len(self.words[word]))
        return found


class ProductSearch:
    """Finds products of a book. Any number of threads may ask: an index is made whole before it is seen."""

    def __init__(self) -> None:
        self._index: _Index | None = None

    def found(self, book: Book, query: ProductQuery) -> list[ProductRow]:
        """The products that a query means, by name.

        First come those whose article number is what was typed; those that only hold it inside a word come last.
        """
        index = self._of(book)
        active = _IN[query.range]
        rows = (row for row in map(index.rows.__getitem__, _places(index, query.text)) if row.active in active)
        return list(islice(rows, query.limit))

    def _of(self, book: Book) -> _Index:
        state = (newest_operation(book.raw), book.settings.language)
        index = self._index
        if index is None or index.state != state:
            rows = product_use.rows(book.raw, ProductRange.ALL)
            ordered = sorted(rows, key=lambda row: (_key(row.name, state[1]), row.id))
            # Most changes are none of a product.
            same = index is not None and index.rows == ordered
            self._index = index = replace(index, state=state) if index is not None and same else _made(ordered, state)
        return index


def _made(rows: Sequence[ProductRow], state: tuple[OperationId, str]) -> _Index:
    having: dict[str, list[int]] = {}
    numbers: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        for word in _words(row.name, row.sku):
            having.setdefault(word, []).append(place)
        if row.sku:
            numbers.setdefault(row.sku.casefold(), []).append(place)
    words = sorted(having)
    return _Index(
        state=state,
        rows=rows,
        words=words,
        of=[having[word] for word in words],
        text="\n".join(words),
        starts=[0, *accumulate(len(word) + 1 for word in words)][:-1],
        numbers=numbers,
    )


def _places(index: _Index, text: str) -> Sequence[int]:
    typed = index.numbers.get(text.strip().casefold(), ())
    wanted = query_words(text)
    if not wanted:
        return typed if text.strip() else range(len(index.rows))
    begun = _meant(wanted, index.beginning)
    inside = _meant(wanted, index.holding)
    return list(dict.fromkeys([*typed, *sorted(begun), *sorted(inside)]))


def _meant(wanted: Sequence[tuple[str, ...]], places: Callable[[str], set[int]]) -> set[int]:
    """The places of products that have every wanted word in one of its spellings."""
    kept: set[int] | None = None
    for spellings in wanted:
        meant: set[int] = set()
        for spelling in spellings:
            meant |= set.intersection(*map(places, spelling.split()))
        kept = meant if kept is None else kept & meant
    return kept or set()


@lru_cache(maxsize=20_000)
def _key(name: str, language: str) -> str:
    return sort_key(name, language)


@lru_cache(maxsize=20_000)
def _words(name: str, sku: str) -> tuple[str, ...]:
    # An article number is found from its beginning with and without the dashes in it.
    number = list(index_words(sku))
    return tuple(dict.fromkeys([*index_words(name), *number, *(["".join(number)] if number else [])]))
