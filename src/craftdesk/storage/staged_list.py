"""Rows of the derived list that are worked out and wait for their places, in a private file instead of in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from craftdesk.storage.listing_entries import COLUMNS, Entry
from craftdesk.storage.positions import Key, Row
from craftdesk.storage.sorted_runs import SortedRuns

_KEY = COLUMNS.index("sort_key")
_PAGE = 10
"""Bits of an id that number it within its page of a thousand."""
_WITHIN = (1 << _PAGE) - 1


class StagedList:
    """Entries of newcomers, and who keeps the place that they have; both come back in the order of the list."""

    def __init__(self) -> None:
        self._entries = SortedRuns()
        self._stays = SortedRuns()
        self._here: dict[int, bytearray] = {}
        """By the upper bits of ids: for each id of such a page whether it has an entry here."""
        self._highest = 0
        self._dropped = False

    def add(self, entries: Iterable[Entry]) -> None:
        """Adds entries of customers who have no place yet, in the order of their ids."""
        rows: list[Row] = [(values[_KEY], values[0], values, words) for values, words in entries]
        if not rows:
            return
        if self._dropped and rows[0][1] <= self._highest:
            self._forget_dropped()
        self._mark([row[1] for row in rows], here=True)
        self._highest = max(self._highest, rows[-1][1])
        self._entries.add(rows)

    def drop(self, customers: Sequence[int]) -> None:
        """Forgets entries: something was changed since they were worked out."""
        gone = self.known(customers)
        self._mark(gone, here=False)
        self._dropped = self._dropped or bool(gone)

    def known(self, customers: Iterable[int]) -> set[int]:
        """Those of some customers who have an entry here."""
        return {one for one in customers if self._is_here(one)}

    def stay(self, places: Iterable[tuple[int, int]]) -> None:
        """Notes (place, customer) of those who keep their place."""
        self._stays.add(places)

    def staying(self) -> Iterator[list[Row]]:
        """These pairs in the order of the places, some at a time."""
        return self._stays.portions()

    def rows(self) -> Iterator[list[Row]]:
        """The entries in the order of their keys, some at a time: sort key, customer, (COLUMNS), words."""
        self._forget_dropped()
        return self._entries.portions()

    def count(self, first: Key, limit: Key | None) -> int:
        """How many entries there are from one key on, as far as another one or the end."""
        return self._entries.count(first, limit)

    def close(self) -> None:
        """Gives the files back."""
        self._entries.close()
        self._stays.close()

    def _forget_dropped(self) -> None:
        if self._dropped:
            self._entries.keep(lambda row: self._is_here(row[1]))
            self._dropped = False

    def _mark(self, customers: Iterable[int], *, here: bool) -> None:
        pages = self._here
        for one in customers:
            try:
                pages[one >> _PAGE][one & _WITHIN] = here
            except KeyError:
                pages[one >> _PAGE] = bytearray(_WITHIN + 1)
                pages[one >> _PAGE][one & _WITHIN] = here

    def _is_here(self, customer: int) -> bool:
        page = self._here.get(customer >> _PAGE)
        return page is not None and page[customer & _WITHIN] != 0
