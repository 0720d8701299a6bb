"""What the list of customers is asked, and which of its questions take their time."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from craftdesk.controllers.list_asker import FIRST_ROWS
from craftdesk.controllers.list_controller import SORTED_AT_ONCE_BELOW, Answer, ListController
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.customer_kind import CustomerState
from craftdesk.domain.filters import Filter
from craftdesk.domain.folding import query_words
from craftdesk.domain.query import AnySort, CustomerChip, CustomerQuery, CustomerRow, CustomerSort
from craftdesk.errors import CraftDeskError
from craftdesk.services.lists import CustomerList

_SEARCHED_AT_ONCE_BELOW = 200_000
"""Up to here even words that hardly anybody has together are answered within a frame."""
_INDEXED = frozenset(
    {
        CustomerSort.NAME,
        CustomerSort.NUMBER,
        CustomerSort.CITY,
        CustomerSort.ORDERS,
        CustomerSort.SPENT,
        CustomerSort.LAST_ORDER,
    }
)

Found = Answer[CustomerQuery, CustomerRow]
"""What the list of customers answers."""


class CustomerListController(ListController[CustomerQuery, CustomerRow]):
    """Slots: search, choose_chip, filter; `choose_state` for the archive and the bin."""

    def __init__(self, near: CustomerList, parent: QObject | None = None) -> None:
        super().__init__(near, CustomerQuery(), parent)
        self._list = near

    # --- questions -----------------------------------------------------------------------------

    @Slot(str)
    def choose_chip(self, key: str) -> None:
        """Show only new, lost, important, or all customers."""
        self.show(replace(self._query, chip=CustomerChip(key)))

    def choose_state(self, state: CustomerState) -> None:
        """Show the active customers, the archive or the bin."""
        if state is not self._query.state:
            self._total = -1
            self.show(CustomerQuery(state=state, sort=self._query.sort, descending=self._query.descending))

    @Slot(object)
    def filter(self, filters: Sequence[Filter]) -> None:
        """Show only those for whom all of some conditions hold."""
        self.show(replace(self._query, filters=tuple(filters)))

    def fields(self) -> tuple[CustomField, ...] | None:
        """The fields of the shop's own; None while the file is just being written to."""
        try:
            return self._list.fields()
        except CraftDeskError:
            return None

    def has_letters(self, first: str, last: str) -> bool:
        """Whether anybody has a word with such a letter in front; nobody while the file is just being written to."""
        try:
            return self._list.has_letters(first, last)
        except CraftDeskError:
            return False

    def rehearse(self, text: str) -> None:
        """Find the first rows of a text and show them to nobody: what every search reads is read then."""
        with suppress(CraftDeskError):
            self._list.first(CustomerQuery(text=text), FIRST_ROWS)

    def sort(self, by: AnySort, *, descending: bool) -> None:
        """Put the list into another order."""
        self.show(replace(self._query, sort=by, descending=descending))

    @Slot(object)
    def on_changes(self, changes: ChangeSet) -> None:
        """Tell which rows are stale, and find out which ids stand where now."""
        self.stale.emit(None if changes.everything else changes.customers)
        self.refresh()

    def _with_text(self, text: str) -> CustomerQuery:
        return replace(self._query, text=text)

    def _is_slow(self, query: CustomerQuery) -> bool:
        if not self._asker.is_ready or 0 <= self._total < SORTED_AT_ONCE_BELOW:
            return False
        if (
            query.filters
            or query.chip in {CustomerChip.NEW, CustomerChip.LOST}
            or (query.chip is CustomerChip.VIP and not query.text)
        ):
            return True
        if not query.text.strip():
            return query.sort not in _INDEXED
        if query.sort is not CustomerSort.NAME:
            return True
        return not 0 <= self._total < _SEARCHED_AT_ONCE_BELOW and _has_several_words(query.text)


def _has_several_words(text: str) -> bool:
    """Whether lists of the index have to be held against each other, for however long that takes."""
    words = query_words(text)
    return len(words) > 1 or any(" " in spelling for word in words for spelling in word)
