"""The list of products and the card of one: read beside the window, and read anew when something changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import ProductId
from craftdesk.domain.product_row import ProductQuery, ProductRange, ProductRow
from craftdesk.errors import CraftDeskError, NotFound
from craftdesk.services.desk import Desk
from craftdesk.services.products import ProductCard


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductListing:
    """The products found for a query, and how many there are in each range."""

    query: ProductQuery
    rows: list[ProductRow]
    counts: dict[ProductRange, int]


def read_listing(desk: Desk, query: ProductQuery) -> ProductListing:
    """Read what a list of products shows."""
    return ProductListing(query=query, rows=desk.products.rows(query), counts=desk.products.counts())


class ProductController(QObject):
    """Slots: load, search, choose_range, show, put, delete. Only the newest answer is given."""

    listed = Signal(object)  # ProductListing
    shown = Signal(object)  # ProductCard, or None when the product is gone
    done = Signal(str, object)  # what was done: put_away, activated, deleted; the ids
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus
        self.query = ProductQuery(range=ProductRange.ACTIVE)
        self._listing: Job | None = None
        self._card: Job | None = None
        self._shown: ProductId | None = None
        bus.changed.connect(self._on_bus_changed)

    def load(self) -> None:
        """Read the list anew."""
        self._listing = self._runner.read(read_listing, self._desk, self.query)
        self._listing.finished.connect(self._on_listing_finished)
        self._listing.failed.connect(self.failed)

    def search(self, text: str) -> None:
        """Show the products that a typed text may mean."""
        self.query = replace(self.query, text=text)
        self.load()

    def choose_range(self, wanted: ProductRange) -> None:
        """Show the products of the range, those out of it, or all."""
        self.query = replace(self.query, range=wanted)
        self.load()

    def show(self, product: ProductId | None) -> None:
        """Read the card of a product."""
        self._shown = product
        if product is None:
            self._card = None
            self.shown.emit(None)
            return
        self._card = self._runner.read(self._desk.products.card, product)
        self._card.finished.connect(self._on_card_finished)
        self._card.failed.connect(self._on_card_failed)

    def put(self, products: Sequence[ProductId], *, active: bool) -> None:
        """Take products into the range, or out of it."""
        self._write("activated" if active else "put_away", products, self._desk.products.put, active=active)

    def delete(self, products: Sequence[ProductId]) -> None:
        """Delete products that were never used."""
        self._write("deleted", products, self._desk.products.delete)

    def _write(self, what: str, products: Sequence[ProductId], work: Callable[..., ChangeSet], **more: object) -> None:
        job = self._runner.write(_done, what, tuple(products), work, more)
        job.finished.connect(self._on_write_finished)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_listing_finished(self, found: object) -> None:
        if self.sender() is self._listing:
            self.listed.emit(found)

    @Slot(object)
    def _on_card_finished(self, card: object) -> None:
        if self.sender() is self._card and isinstance(card, ProductCard):
            self.shown.emit(card)

    @Slot(object)
    def _on_card_failed(self, error: object) -> None:
        if self.sender() is not self._card:
            return
        if isinstance(error, NotFound):
            self.shown.emit(None)
        elif isinstance(error, CraftDeskError):
            self.failed.emit(error)

    @Slot(object)
    def _on_write_finished(self, result: object) -> None:
        if isinstance(result, tuple) and isinstance(result[2], ChangeSet):
            self.done.emit(result[0], result[1])
            self._bus.publish(result[2], self)

    @Slot(object)
    def _on_bus_changed(self, changes: object) -> None:
        """Products that changed stand in the list; orders that changed are in their figures."""
        if not isinstance(changes, ChangeSet) or self._listing is None:
            return
        if changes.everything or changes.products:
            self.load()
        if self._shown is not None and (changes.everything or self._shown in changes.products or changes.orders):
            self.show(self._shown)


def _done(
    what: str, products: tuple[ProductId, ...], work: Callable[..., ChangeSet], more: dict[str, object]
) -> tuple[str, tuple[ProductId, ...], ChangeSet]:
    return what, products, work(products, **more)
