"""The book of a shop: its repositories over one connection, to read or inside one unit of work."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.dates import instant_text
from craftdesk.domain.ids import OperationId
from craftdesk.domain.operation import OperationKind, OperationLabel
from craftdesk.domain.progress import Progress
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage import figure_sums, journal, listing, touched
from craftdesk.storage.account_entries import AccountEntries
from craftdesk.storage.addresses import Addresses
from craftdesk.storage.agreed_prices import AgreedPrices
from craftdesk.storage.custom_fields import CustomFields
from craftdesk.storage.customers import Customers
from craftdesk.storage.database import core_connection
from craftdesk.storage.failures import failures
from craftdesk.storage.figures import Figures
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.groups import Groups
from craftdesk.storage.matching import Matching
from craftdesk.storage.newcomers import Newcomers
from craftdesk.storage.orders import Orders
from craftdesk.storage.papers import Papers, keep_orders
from craftdesk.storage.products import Products
from craftdesk.storage.saved_views import SavedViews
from craftdesk.storage.shop_settings import read_settings, write_settings
from craftdesk.storage.standing_orders import StandingOrders
from craftdesk.storage.timeline_entries import TimelineEntries
from craftdesk.storage.vouchers import Vouchers
from craftdesk.storage.wants import Wants

_log = logging.getLogger(__name__)


class Book:
    """Repositories that share one connection; each attribute is one kind of record."""

    def __init__(self, raw: sqlite3.Connection, core: Connection, now: datetime) -> None:
        self.raw = raw
        self.now = now
        self.settings: ShopSettings = read_settings(raw)
        self.customers = Customers(raw, self.settings, now)
        self.custom_fields = CustomFields(raw)
        self.addresses = Addresses(raw)
        self.orders = Orders(raw, self.settings, now)
        self.products = Products(core, raw)
        self.groups = Groups(raw)
        self.agreed_prices = AgreedPrices(raw)
        self.timeline = TimelineEntries(core)
        self.accounts = AccountEntries(core, raw)
        self.vouchers = Vouchers(core)
        self.standing = StandingOrders(core, raw)
        self.wants = Wants(core, raw)
        self.saved_views = SavedViews(raw)
        self.papers = Papers(raw, self.settings, now)
        self.figures = Figures(raw, self.settings)
        self.matching = Matching(raw)


class UnitOfWork(Book):
    """One thing the owner does: everything in it is kept together with its undo, or nothing is.

    Nothing is kept before `commit`; leaving the block without it rolls everything back.
    """

    def __init__(self, raw: sqlite3.Connection, core: Connection, now: datetime, operation: OperationId) -> None:
        super().__init__(raw, core, now)
        self.operation = operation
        self.newcomers = Newcomers(raw, self.settings, instant_text(now), self.customers.numbers)
        self.changes = 0
        self.result: ChangeSet | None = None

    def relabel(self, label: OperationLabel) -> None:
        """Gives the operation a better label, once its numbers are known."""
        journal.label_of(self.raw, self.operation, label)

    def commit(self) -> ChangeSet:
        """Brings the list up to date and closes the operation; an operation that changed nothing leaves no trace."""
        work = self.committing("")
        while True:
            try:
                next(work)
            except StopIteration as done:
                result: ChangeSet = done.value
                return result

    def committing(self, code: str) -> Generator[Progress, None, ChangeSet]:
        """The same in portions, for what touches many; closed before its end it leaves the operation uncommitted."""
        self.changes = journal.finish(self.raw, self.operation)
        if self.changes == 0:
            self.result = ChangeSet(operation=None)
            return self.result
        keep_orders(self.raw, self.operation)
        touched.collect(self.raw, self.operation)
        self._take_currency_of_first_orders()
        summed = touched.moved_sums(self.raw, self.operation)
        if summed:
            figure_sums.newcomers(self.raw, -1)
            for _ in figure_sums.refreshing(self.raw, self.operation):
                yield Progress(0, 0, code)
        for done, total in listing.refreshing(self.raw, self.settings, self.newcomers.staged):
            yield Progress(done, total, code)
        if summed:
            figure_sums.newcomers(self.raw, 1)
        self.result = touched.change_set(self.raw, self.operation)
        return self.result

    def _take_currency_of_first_orders(self) -> None:
        """A shop of which nobody said the currency counts in the one that all its orders share."""
        if not self.settings.currency_assumed:
            return
        found = self.raw.execute("SELECT DISTINCT currency FROM orders LIMIT 2").fetchall()
        if len(found) == 1:
            self.settings = replace(self.settings, currency=found[0][0], currency_assumed=False)
            write_settings(self.raw, self.settings)
            self.raw.execute(
                "INSERT OR IGNORE INTO temp.touched (id) SELECT customer_id FROM orders WHERE customer_id IS NOT NULL"
            )


class _NothingToKeep(Exception):
    """Ends a transaction without keeping it."""


class Store:
    """The book of an open shop file: units of work to change it, one at a time, and books to read from."""

    def __init__(self, shop: ShopFile) -> None:
        self.shop = shop
        self._writing: tuple[sqlite3.Connection, Connection] | None = None
        self._idle: list[tuple[sqlite3.Connection, Connection]] = []

    @contextmanager
    def begin(
        self,
        label: OperationLabel,
        *,
        by: str = "",
        kind: OperationKind = OperationKind.DO,
        undoes: OperationId | None = None,
    ) -> Iterator[UnitOfWork]:
        """Begins a unit of work; its transaction ends with the block."""
        now = self.shop.clock()
        core = self._core_of(self.shop.writer())
        unit = None
        with suppress(_NothingToKeep), self.shop.transaction() as raw:
            operation = journal.start(raw, label, at=now, by=by, kind=kind, undoes=undoes)
            unit = UnitOfWork(raw, core, now, operation)
            with closing(unit.newcomers):
                yield unit
            if unit.result is None or unit.result.is_empty:
                raise _NothingToKeep
        if unit is not None and unit.changes:
            _log.info("operation %d, %s %s: %d changes", unit.operation, kind.value, label.code, unit.changes)

    def _core_of(self, writer: sqlite3.Connection) -> Connection:
        """To be made outside a transaction, and anew when the shop file had to open another writer."""
        if self._writing is None or self._writing[0] is not writer:
            self._writing = (writer, core_connection(writer))
        return self._writing[1]

    @contextmanager
    def reading(self) -> Iterator[Book]:
        """A book to read from, over a read-only connection of its own; one state of the file for the whole block."""
        raw, core = self._idle.pop() if self._idle else self._new_reader()
        try:
            with failures(str(self.shop.path)):
                raw.execute("BEGIN")
                yield Book(raw, core, self.shop.clock())
        finally:
            if raw.in_transaction:
                raw.execute("ROLLBACK")
            self._idle.append((raw, core))

    def _new_reader(self) -> tuple[sqlite3.Connection, Connection]:
        raw = self.shop.reader()
        return raw, core_connection(raw)
