"""What the list of all orders is asked, which of its questions take their time, and the sums of what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.controllers.list_controller import SORTED_AT_ONCE_BELOW, Answer, ListController
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.filters import Filter
from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.orders_query import OrdersChip, OrdersQuery, OrdersSort
from craftdesk.services.orders_list import OrdersList

FoundOrders = Answer[OrdersQuery, OrderRow]
"""What the list of orders answers."""
_SEARCHED = 500
"""Words are looked for in the thread's reader, but for the smallest shops."""
_INDEXED = frozenset({OrdersSort.ORDERED, OrdersSort.NUMBER, OrdersSort.CUSTOMER})


class OrdersListController(ListController[OrdersQuery, OrderRow]):
    """Slots: search, choose_chip, filter; `summed` brings the sums of what is shown, after its rows."""

    summed = Signal(object)  # tuple[OrderSums, ...]
    open_counted = Signal(int)
    sources_found = Signal(object)  # tuple[str, ...]

    def __init__(self, near: OrdersList, parent: QObject | None = None) -> None:
        super().__init__(near, OrdersQuery(), parent)
        self._list = near
        self._far_list: OrdersList | None = None
        self._runner: JobRunner | None = None
        self._summing: Job | None = None
        self._sourcing: Job | None = None
        self._counting: Job | None = None
        self.found.connect(self._on_self_found)
        self.grown.connect(self._on_self_answered)
        self.moved.connect(self._on_self_answered)

    def attach_orders(self, runner: JobRunner, far: OrdersList) -> None:
        """Give it the browsing thread, and a reader of its own there."""
        self._runner, self._far_list = runner, far
        self.attach(runner, far)

    # --- questions -----------------------------------------------------------------------------

    @Slot(str)
    def choose_chip(self, key: str) -> None:
        """Show only open, due, unpaid, or all orders."""
        self.show(replace(self._query, chip=OrdersChip(key)))

    @Slot(object)
    def filter(self, filters: Sequence[Filter]) -> None:
        """Show only those for which all of some conditions hold."""
        self.show(replace(self._query, filters=tuple(filters)))

    def sort(self, by: OrdersSort, *, descending: bool) -> None:
        """Put the list into another order."""
        self.show(replace(self._query, sort=by, descending=descending))

    def show(self, query: OrdersQuery) -> None:
        """Answer a query; sums of an older one do not matter any more."""
        if self._summing is not None and self._far_list is not None:
            self._summing.cancel()  # what has not begun need not begin
            if self._summing.is_under_way:
                self._far_list.interrupt()
            self._summing = None
        super().show(query)

    @Slot()
    def ask_sources(self) -> None:
        """Find out where orders came from."""
        if self._runner is not None and self._far_list is not None:
            self._sourcing = self._runner.browse(self._far_list.sources)
            self._sourcing.finished.connect(self._on_sourcing_finished)

    def count_beside(self, runner: JobRunner, far: OrdersList) -> None:
        """Count open orders in the browsing thread, by a reader of its own there."""
        self._runner, self._far_list = runner, far

    @Slot()
    def count_open(self) -> None:
        """Count the orders that still wait; the file may just be written to, then the next change counts them."""
        if self._runner is None or self._far_list is None:
            return
        if self._counting is not None:
            self._counting.cancel()
        self._counting = self._runner.browse(self._far_list.open_count)
        self._counting.finished.connect(self._on_counting_finished)

    @Slot(object)
    def on_changes(self, changes: ChangeSet) -> None:
        """Tell which rows are stale, and find out which ids stand where now; a name may stand in many rows."""
        self.stale.emit(None if changes.everything or changes.customers else changes.orders)
        self.refresh()

    # --- answers -------------------------------------------------------------------------------

    def _with_text(self, text: str) -> OrdersQuery:
        return replace(self._query, text=text)

    def _is_slow(self, query: OrdersQuery) -> bool:
        if not self._asker.is_ready or 0 <= self._total < (_SEARCHED if query.text.strip() else SORTED_AT_ONCE_BELOW):
            return False
        return query.narrowed or query.sort not in _INDEXED

    @Slot(object)
    def _on_self_found(self, found: FoundOrders) -> None:
        if found.complete:
            self._sum()

    @Slot(object)
    def _on_self_answered(self, _found: object) -> None:
        self._sum()

    def _sum(self) -> None:
        if self._runner is None or self._far_list is None:
            return
        self._summing = self._runner.browse(self._far_list.sums, self._query)
        self._summing.finished.connect(self._on_summing_finished)
        self._summing.cancelled.connect(self._on_summing_cancelled)

    @Slot(object)
    def _on_summing_finished(self, sums: object) -> None:
        if self.sender() is self._summing:
            self._summing = None
            self.summed.emit(sums)

    @Slot()
    def _on_summing_cancelled(self) -> None:
        """An interruption meant for another question hit the sums that are wanted."""
        if self.sender() is self._summing:
            self._sum()

    @Slot(object)
    def _on_counting_finished(self, count: object) -> None:
        if self.sender() is self._counting and isinstance(count, int):
            self._counting = None
            self.open_counted.emit(count)

    @Slot(object)
    def _on_sourcing_finished(self, sources: object) -> None:
        self.sources_found.emit(sources)
