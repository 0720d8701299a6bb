"""The filters of the list of orders as chips."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.filter_chips import FilterChips
from craftdesk.ui.screens.orders.filter_panel import OrderFilterPanel
from craftdesk.ui.screens.orders.filter_words import order_filter_words


class OrderFilterBar(FilterChips):
    """The bar of the orders."""

    def __init__(
        self, kit: Kit, currency: Callable[[], str], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(kit, parent)
        self._currency, self._today = currency, today
        self.panel: OrderFilterPanel | None = None

    def words(self) -> tuple[str, ...]:
        """The filters in force, as their chips say them."""
        return tuple(order_filter_words(one, self._kit.format) for one in self.filters)

    @Slot(object)
    def show_sources(self, sources: tuple[str, ...]) -> None:
        """Offer where orders came from."""
        if self.panel is not None:
            self.panel.show_sources(sources)

    def _shown_panel(self) -> QWidget | None:
        return self.panel

    def _begin_panel(self) -> None:
        if self.panel is None:
            self.panel = OrderFilterPanel(self._kit, self._currency, self._today)
            self.panel.made.connect(self._on_panel_made)
            self.panel.left.connect(self._on_panel_left)
            self._box.addWidget(self.panel)
        self.panel.begin()
