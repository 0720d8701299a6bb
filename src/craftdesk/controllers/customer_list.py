"""What the list of customers asks for and gets: first rows at once, the ordered ids after, news of changes.

Answers that are quick come in the same call over the window's own reader, which never waits for long; the others
come from the reading thread, and only the newest question counts: an older one is interrupted.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from craftdesk.controllers.jobs import JobRunner
from craftdesk.controllers.list_asker import FIRST_ROWS, ListAsker
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.customer import CustomerState
from craftdesk.domain.filters import Filter
from craftdesk.domain.query import AnySort, CustomerChip, CustomerQuery, CustomerRow, CustomerSort
from craftdesk.errors import CraftDeskError
from craftdesk.services.lists import CustomerList

AT_ONCE_BELOW = 50_000
"""Shops of this size hand out their ordered ids within a frame or two."""
_SORTED_AT_ONCE_BELOW = 20_000
_SEARCHED_AT_ONCE_BELOW = 200_000
"""Up to here even a beginning that very many words have answers within a frame."""
_AGAIN_MS = 60
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to a query: ids in order, the rows that are already known, and whether the ids are all there."""

    query: CustomerQuery
    spine: array[int]
    rows: dict[int, CustomerRow] = field(default_factory=dict)
    complete: bool = True


class CustomerListController(QObject):
    """Holds the query of the list; `found` for a new query, `grown` and `moved` for more and other ids of the same."""

    found = Signal(object)
    grown = Signal(object)
    moved = Signal(object)
    stale = Signal(object)
    counted = Signal(int)
    similar_found = Signal(str, object)
    failed = Signal(object)

    def __init__(self, near: CustomerList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._near = near
        self._asker = ListAsker(self)
        self._asker.begun.connect(self._on_asker_begun)
        self._asker.answered.connect(self._on_asker_answered)
        self._asker.similar_found.connect(self.similar_found)
        self._asker.failed.connect(self._on_asker_failed)
        self._query = CustomerQuery()
        self._total = -1
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._on_again_timeout)
        self._owed = ""

    @property
    def query(self) -> CustomerQuery:
        """What the list shows now."""
        return self._query

    @property
    def total(self) -> int:
        """How many customers the list would show without text and chip; -1 while nobody knows."""
        return self._total

    def attach(self, runner: JobRunner, far: CustomerList) -> None:
        """Give it the reading thread, and a reader of its own there; what was owed comes now."""
        self._asker.attach(runner, far)
        if self._owed in {"grown", "moved"}:
            self._asker.ask(self._owed, self._query)

    def close(self) -> None:
        """Stop asking."""
        self._again.stop()
        self._asker.forget()

    # --- questions -----------------------------------------------------------------------------

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for a text."""
        self.show(replace(self._query, text=text))

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
            return self._near.fields()
        except CraftDeskError:
            return None

    def sort(self, by: AnySort, *, descending: bool) -> None:
        """Put the list into another order."""
        self.show(replace(self._query, sort=by, descending=descending))

    def show(self, query: CustomerQuery) -> None:
        """Answer a query."""
        self._query = query
        self._owed = ""
        self._asker.forget()
        try:
            if self._is_slow(query):
                self._owed = "found"
                self._asker.ask_first(query)
                return
            self._begin(query, self._near.first(query, FIRST_ROWS))
        except CraftDeskError as problem:
            self._on_asker_failed("found", problem)

    def _begin(self, query: CustomerQuery, rows: list[CustomerRow]) -> None:
        """Show the first rows of an answer, and ask for the rest."""
        self._owed = ""
        spine = array("q", [row.id for row in rows])
        complete = len(rows) < FIRST_ROWS
        if not complete and 0 <= self._total < AT_ONCE_BELOW and not self._is_slow(query):
            spine, complete = self._near.spine(query), True
        self._learn_total(len(spine) if complete else -1)
        self.found.emit(Found(query=query, spine=spine, rows={row.id: row for row in rows}, complete=complete))
        if not complete:
            self._ask("grown")
        elif not spine:
            self._asker.ask_similar(query)

    def rows(self, ids: Sequence[int]) -> dict[int, CustomerRow] | None:
        """The rows of some customers, at once; None when the file is just being written to."""
        try:
            return self._near.rows(ids)
        except CraftDeskError as problem:
            if problem.code != "shop.busy":
                self.failed.emit(problem)
            return None

    def first_match(self, text: str) -> int | None:
        """The first customer of the shown state that a few typed letters find."""
        try:
            rows = self._near.first(replace(self._query, text=text, chip=CustomerChip.ALL), 1)
        except CraftDeskError:
            return None
        return rows[0].id if rows else None

    @Slot(object)
    def on_changes(self, changes: ChangeSet) -> None:
        """Tell which rows are stale, and find out which ids stand where now."""
        self.stale.emit(None if changes.everything else changes.customers)
        self._refresh()

    # --- answers that come later ---------------------------------------------------------------

    def _is_slow(self, query: CustomerQuery) -> bool:
        if not self._asker.is_ready or 0 <= self._total < _SORTED_AT_ONCE_BELOW:
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
        return not 0 <= self._total < _SEARCHED_AT_ONCE_BELOW and self._near.reads_widely(query)

    def _ask(self, kind: str) -> None:
        """Ask for all ids; before there is a thread to ask in, this is owed."""
        self._owed = kind
        self._asker.ask(kind, self._query)

    def _refresh(self) -> None:
        self._asker.forget()
        if self._asker.is_ready and (not 0 <= self._total < AT_ONCE_BELOW or self._is_slow(self._query)):
            self._ask("moved")
            return
        try:
            spine, total = self._near.spine(self._query), self._near.count(CustomerQuery(state=self._query.state))
        except CraftDeskError as problem:
            self._on_asker_failed("moved", problem)
            return
        self._on_asker_answered("moved", self._query, spine, total)

    def _learn_total(self, found: int) -> None:
        """Keep the count of an unfiltered answer."""
        if found >= 0 and not self._query.narrowed:
            self._set_total(found)

    def _set_total(self, total: int) -> None:
        if total != self._total:
            self._total = total
            self.counted.emit(total)

    @Slot(str, object)
    def _on_asker_failed(self, kind: str, problem: CraftDeskError) -> None:
        """A file that is just being written to answers a little later; other trouble is told."""
        if problem.code == "shop.busy":
            self._owed = kind
            self._again.start()
        else:
            self.failed.emit(problem)

    @Slot(object, object)
    def _on_asker_begun(self, query: CustomerQuery, rows: list[CustomerRow]) -> None:
        """The same as an answer at once, only later; a file that is just being written to asks again."""
        try:
            self._begin(query, rows)
        except CraftDeskError as problem:
            self._on_asker_failed("found", problem)

    @Slot(str, object, object, int)
    def _on_asker_answered(self, kind: str, query: CustomerQuery, spine: array[int], total: int) -> None:
        self._owed = ""
        self._set_total(total)
        answer = Found(query=query, spine=spine)
        match kind:
            case "grown":
                self.grown.emit(answer)
            case _:
                self.moved.emit(answer)

    @Slot()
    def _on_again_timeout(self) -> None:
        match self._owed:
            case "found":
                self.show(self._query)
            case "grown":
                self._ask("grown")
            case "moved":
                self._refresh()
            case _:
                pass
