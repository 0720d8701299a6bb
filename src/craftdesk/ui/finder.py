"""Find or run: the palette over the window, and what becomes of the hit that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow
from craftdesk.ui.models.row_words import RowWords

if TYPE_CHECKING:
    from craftdesk.ui.palette_search import FindCustomers, FindOrders, FindProducts, PaletteSearch
    from craftdesk.ui.widgets.palette import Palette


class Finder(QObject):
    """Runs commands itself; customers, orders and products are for whoever has the shop."""

    customer_chosen = Signal(object)
    order_chosen = Signal(object)
    product_chosen = Signal(object)  # ProductId

    def __init__(self, kit: Kit, window: MainWindow) -> None:
        super().__init__(window)
        self._kit, self._window = kit, window
        self._found: PaletteSearch | None = None
        self._palette: Palette | None = None
        self._chosen: ActionId | None = None
        kit.actions[ActionId.PALETTE].triggered.connect(self._on_palette_triggered)

    def serve(self, words: RowWords, customers: FindCustomers, orders: FindOrders) -> None:
        """Look into an open shop."""
        self._search().serve(words, customers, orders)

    def serve_products(self, find: FindProducts) -> None:
        """Look among the products of an open shop too."""
        self._search().serve_products(find)

    def rest(self) -> None:
        """There is no shop any more."""
        if self._found is not None:
            self._found.rest()

    def _search(self) -> PaletteSearch:
        if self._found is None:
            from craftdesk.ui.palette_search import PaletteSearch  # with what it finds: not for the first picture

            self._found = PaletteSearch(self._kit)
        return self._found

    @Slot()
    def _on_palette_triggered(self) -> None:
        if self._palette is None:
            from craftdesk.ui.widgets.palette import Palette  # the same

            self._palette = Palette(self._kit.look, self._window, self._search())
            self._palette.set_footer(self.tr("↑ ↓ choose     Enter open     Esc close"))
            self._palette.chosen.connect(self._on_palette_chosen)
            self._palette.chosen_alternative.connect(self._on_palette_chosen)
        self._palette.open()

    @Slot(object)
    def _on_palette_chosen(self, key: object) -> None:
        from craftdesk.ui.palette_search import OrderHit, ProductHit  # there since the palette is

        if isinstance(key, ActionId):
            # After the focus is back where it was: some commands look at it.
            self._chosen = key
            QTimer.singleShot(0, self._on_focus_returned)
        elif isinstance(key, OrderHit):
            self.order_chosen.emit(key)
        elif isinstance(key, ProductHit):
            self.product_chosen.emit(key.product)
        else:
            self.customer_chosen.emit(key)

    @Slot()
    def _on_focus_returned(self) -> None:
        if self._chosen is not None:
            self._kit.actions[self._chosen].trigger()
