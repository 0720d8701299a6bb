"""Which product of the list is the current one: kept through a new list, told once the choice rests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QObject, QTimer, Signal, Slot

from craftdesk.domain.ids import ProductId
from craftdesk.domain.product_row import ProductRow
from craftdesk.ui.kit import Kit
from craftdesk.ui.models.product_model import ProductModel
from craftdesk.ui.screens.products.product_list import ProductList

_PAUSE = 120
"""Milliseconds for which the choice rests before its card is read."""


def _always() -> bool:
    return True


class ProductChoice(QObject):
    """Follows the list; `changed` comes when another product is current, or none."""

    changed = Signal(object)  # ProductId | None

    def __init__(self, kit: Kit, view: ProductList, model: ProductModel, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._view, self._model = kit, view, model
        self.current: ProductId | None = None
        self.may_leave: Callable[[], bool] = _always
        self._wished: ProductId | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE)
        self._rest.timeout.connect(self._on_rest_timeout)
        view.selectionModel().currentChanged.connect(self._on_view_current_changed)
        view.selectionModel().selectionChanged.connect(self._on_view_selection_changed)

    def wish(self, product: ProductId) -> None:
        """Choose a product once the list that is being read is there."""
        self._wished = product

    def place(self) -> int:
        """The place of the current product in the list as it stands."""
        return max(0, self._view.currentIndex().row())

    def follow(self, place: int) -> None:
        """Find the product again in a new list, or take the one that stands at its place now."""
        wanted = self._wished if self._wished is not None else self.current
        self._wished = None
        found = self._model.place_of(wanted)
        self._choose(found if found >= 0 else min(place, self._model.rowCount() - 1))

    def rows(self) -> list[ProductRow]:
        """The chosen products, in the order of the list."""
        return self._model.products_at(index.row() for index in self._view.selectionModel().selectedIndexes())

    def _choose(self, place: int) -> None:
        if place < 0:
            self._take(None)
            return
        index = self._model.index(place)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._view.selectionModel().setCurrentIndex(index, flags)
        self._view.scrollTo(index)

    def _take(self, product: ProductId | None) -> None:
        if product != self.current:
            self.current = product
            self._rest.start()

    @Slot()
    def _on_rest_timeout(self) -> None:
        self.changed.emit(self.current)

    @Slot()
    def _on_view_current_changed(self) -> None:
        row = self._model.product_at(self._view.currentIndex().row())
        if row is None:
            return
        if row.id != self.current and self.current is not None and not self.may_leave():
            self._choose(self._model.place_of(self.current))
            return
        self._take(row.id)

    @Slot()
    def _on_view_selection_changed(self) -> None:
        rows = self.rows()
        self._kit.actions.update(products=len(rows), products_sold=sum(row.active for row in rows))
