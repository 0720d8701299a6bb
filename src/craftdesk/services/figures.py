"""Figures of a customer and of the shop."""

from __future__ import annotations

from datetime import date

from craftdesk.domain.figures import CustomerFigures
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.shop_figures import ShopFigures
from craftdesk.storage.book import Store
from craftdesk.storage.shop_figures import shop_figures


class FigureService:
    """What can be asked in numbers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, customer: CustomerId) -> CustomerFigures:
        """The figures of one customer."""
        with self._store.reading() as book:
            return book.figures.of(customer)

    def shop(
        self, first: date | None = None, last: date | None = None, customer: CustomerId | None = None
    ) -> ShopFigures:
        """The figures of the shop, or of one customer, for orders from `first` to `last`, both included."""
        with self._store.reading() as book:
            return shop_figures(book.raw, book.settings.currency, first=first, last=last, customer=customer)
