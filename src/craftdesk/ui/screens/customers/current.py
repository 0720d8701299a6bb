"""The current customer: the one on the card. Keeps the selection of the list with them through every change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView

from craftdesk.controllers.customer_list import CustomerListController, Found
from craftdesk.domain.customer_kind import CustomerState
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.query import CustomerQuery
from craftdesk.ui.models.customer_model import CustomerModel
from craftdesk.ui.screens.customers.list_pane import ListPane

_PAUSE_MS = 80


def _anybody_may_leave() -> bool:
    return True


class CurrentCustomer(QObject):
    """Follows the selection after a short pause; survives searches, sorting, changes, and the end of the program."""

    changed = Signal(object)

    def __init__(self, pane: ListPane, model: CustomerModel, controller: CustomerListController) -> None:
        super().__init__(pane)
        self._pane, self._model, self._controller = pane, model, controller
        self.may_leave: Callable[[], bool] = _anybody_may_leave
        self._current: CustomerId | None = None
        self._wanted: CustomerId | None = None
        self._last_row = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        pane.selection.currentChanged.connect(self._on_selection_current_changed)
        controller.found.connect(self._on_controller_found)
        controller.grown.connect(self._on_controller_grown)
        controller.moved.connect(self._on_controller_moved)
        controller.matched.connect(self._on_controller_matched)

    @property
    def id(self) -> CustomerId | None:
        """Who it is."""
        return self._current

    def wish(self, customer: CustomerId | None) -> None:
        """Wish for a customer whom the next answer is to bring, or for nobody."""
        self._wanted = customer

    @Slot(object)
    def select(self, customer: CustomerId) -> None:
        """Choose a customer, leaving search and filters if they hide them."""
        if self._go_to(customer):
            self.flush()
            return
        self._wanted = customer
        if self._controller.query != CustomerQuery():
            self._controller.show(CustomerQuery())

    def step(self, by: int) -> None:
        """Go up or down in the list."""
        at = self._pane.selection.currentIndex().row() + by
        if 0 <= at < self._model.rowCount():
            self._select_row(at)

    def reselect(self) -> None:
        """Choose the current customer again, after the view changed."""
        if self._current is not None:
            self._go_to(self._current)

    @Slot()
    def flush(self) -> None:
        """Take the selected customer for the current one now."""
        self._pause.stop()
        index = self._pane.selection.currentIndex()
        if not index.isValid() or index.row() >= self._model.rowCount():
            return
        chosen = CustomerId(self._model.windows.spine[index.row()])
        self._last_row = index.row()
        if chosen == self._current:
            return
        if not self.may_leave():
            self.reselect()
            return
        self._set(chosen)

    def clear(self) -> None:
        """Have no current customer."""
        self._pause.stop()
        self._pane.selection.clear()
        self._set(None)

    def _set(self, customer: CustomerId | None) -> None:
        if customer != self._current:
            self._current = customer
            self.changed.emit(customer)

    def _go_to(self, customer: CustomerId) -> bool:
        at = self._model.place_of(customer)
        if at >= 0:
            self._select_row(at)
        return at >= 0

    def _select_row(self, at: int) -> None:
        index = self._model.index(at, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self._pane.selection.setCurrentIndex(index, flags)
        self._pane.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _settle(self) -> None:
        """After an answer: go to the customer that was wished for, or stay with the current one."""
        if self._wanted is not None:
            if self._go_to(self._wanted):
                self._wanted = None
                self.flush()
        elif self._current is not None and not self._pane.selection.hasSelection():
            self._go_to(self._current)

    @Slot(QModelIndex)
    def _on_selection_current_changed(self, index: QModelIndex) -> None:
        self._controller.leave_match()
        if index.isValid():
            self._pause.start()

    @Slot(object)
    def _on_controller_found(self, found: Found) -> None:
        self._model.show_found(found)
        self._settle()
        if found.complete:
            self._give_up_wish()

    @Slot(object)
    def _on_controller_grown(self, found: Found) -> None:
        self._model.grow(found)
        self._settle()
        self._give_up_wish()

    @Slot(object)
    def _on_controller_moved(self, found: Found) -> None:
        self._model.move(found.spine)
        self._settle()
        self._leave_the_gone(found.query.state)

    @Slot(object)
    def _on_controller_matched(self, customer: CustomerId) -> None:
        self._go_to(customer)

    def _give_up_wish(self) -> None:
        """Somebody who is not in the whole answer will not come."""
        if self._wanted is not None and self._controller.query == CustomerQuery():
            self._wanted = None

    def _leave_the_gone(self, state: CustomerState) -> None:
        """When the current customer left this book, the neighbour takes the place."""
        current = self._current
        if current is None or self._model.place_of(current) >= 0:
            return
        rows = self._controller.rows([current])
        if rows is None or (current in rows and rows[current].state is state):
            return
        if self._model.rowCount():
            self._select_row(min(self._last_row, self._model.rowCount() - 1))
            self.flush()
        else:
            self.clear()
