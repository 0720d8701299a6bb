"""The customers: the list and the card side by side, or one after the other where the window is narrow."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from craftdesk.controllers.customer_list import CustomerListController, Found
from craftdesk.controllers.filter_choices import FilterChoicesController
from craftdesk.domain.customer_kind import CustomerState
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.query import AnySort, CustomerQuery
from craftdesk.ui.forms.preset import Preset
from craftdesk.ui.kit import Kit
from craftdesk.ui.models.customer_model import CustomerModel
from craftdesk.ui.models.row_words import RowWords
from craftdesk.ui.screens.customers.current import CurrentCustomer
from craftdesk.ui.screens.customers.list_empty import BookEmpty
from craftdesk.ui.screens.customers.list_pane import ListPane
from craftdesk.ui.screens.customers.own_fields import OwnFieldsInList
from craftdesk.ui.screens.customers.split import ListAndCard


class CardLike(Protocol):
    """What the screen asks of the card."""

    def show_customer(self, customer: CustomerId | None) -> None:
        """Show a customer without taking the focus."""

    def new_customer(self, name: Preset = "") -> None:
        """Open the form of a new customer."""

    def focus_first(self) -> None:
        """Take the focus."""

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost; asks when something would."""


class CustomersScreen(QWidget):
    """Keeps the list and the card together."""

    current_changed = Signal(object)
    counted = Signal()
    problem_raised = Signal(object)

    def __init__(
        self,
        kit: Kit,
        controller: CustomerListController,
        choices: FilterChoicesController,
        words: RowWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit, self.controller = kit, controller
        self._card: CardLike | None = None
        self._card_open = self._adding = False
        self._found: Found | None = None
        self._left: CustomerId | None = None
        self.model = CustomerModel(controller.rows, words, self)
        self.pane = ListPane(kit, self.model)
        self.current = CurrentCustomer(self.pane, self.model, controller)
        self.detail = QFrame()
        self.detail.setProperty("pane", "canvas")
        self._detail_box = QVBoxLayout(self.detail)
        self._detail_box.setContentsMargins(0, 0, 0, 0)
        self._splitter = ListAndCard(kit, self.pane, self.detail)
        self.empty = BookEmpty(kit)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._splitter)
        self._pages.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pages)
        self._connect()
        self.own_fields = OwnFieldsInList(self.pane, controller, choices, self)
        self._arrange()
        self._splitter.restore()

    # --- intentions of the window --------------------------------------------------------------

    def attach(self, card: QWidget, face: CardLike) -> None:
        """Take the card, once it is there, and show the current customer on it."""
        self._detail_box.addWidget(card)
        self._card = face
        self.current.may_leave = face.may_leave
        face.show_customer(self.current.id)

    def selected(self) -> tuple[CustomerId, ...]:
        """The chosen customers, in the order of the list."""
        return self.model.ids_of(self.pane.selection.selection())

    @Slot(object)
    def select(self, customer: CustomerId) -> None:
        """Choose a customer and go back from a new one to them."""
        self._adding = False
        self._show_page()
        self.current.select(customer)

    @Slot()
    def open_card(self) -> None:
        """Go into the card."""
        self.current.flush()
        self._card_open = True
        self._arrange()
        if self._card is not None:
            self._card.focus_first()

    @Slot(str)
    def begin_new(self, name: Preset = "") -> None:
        """Open the form of a new customer."""
        # A choice in the list that is still to be shown must not come in the way of the form.
        self.current.flush()
        if self._card is None or not self._card.may_leave():
            return
        self.current.wish(None)  # whoever was to be shown must not come in the way, either
        self._adding = self._card_open = True
        self._show_page()
        self._arrange()
        self._card.new_customer(name)

    def show_book(self, state: CustomerState) -> None:
        """Show the customer book, the archive or the bin; the card goes along, and comes back."""
        former = self.controller.query.state
        if state is former:
            return
        if former is CustomerState.ACTIVE:
            self._left = self.current.id
        self.current.clear()
        self.current.wish(self._left if state is CustomerState.ACTIVE else None)
        self.controller.choose_state(state)

    def show_list(self) -> None:
        """Bring the list into sight, where only the card is."""
        if self.pane.isHidden():
            self._card_open = False
            self._arrange()

    @Slot()
    def leave_card(self) -> None:
        """Go back from the card to the list."""
        self._adding = self._card_open = False
        self._arrange()
        self._show_page()
        self.pane.focus_list()

    def show_view(self, view: str) -> None:
        """Show a list beside the card, or a table."""
        self._splitter.keep()
        self._kit.actions.update(view=view)
        self._card_open = False
        self._arrange()
        self._splitter.restore()
        self.pane.show_view()
        self.current.reselect()

    def panes(self) -> list[QWidget]:
        """The list and the card, for F6."""
        return [self.pane.view if self.model.rowCount() else self.pane, self.detail]

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost."""
        return self._card is None or self._card.may_leave()

    def keep_splitter(self) -> None:
        """Remember where the list ends."""
        self._splitter.keep()

    # --- how it is put together ----------------------------------------------------------------

    def _connect(self) -> None:
        controller, pane = self.controller, self.pane
        controller.found.connect(self._on_controller_answered)
        controller.grown.connect(self._on_controller_answered)
        controller.moved.connect(self._on_controller_answered)
        controller.stale.connect(self.model.forget)
        controller.counted.connect(self._on_controller_counted)
        controller.similar_found.connect(pane.show_similar)
        controller.failed.connect(self.problem_raised)
        pane.text_changed.connect(controller.search)
        pane.chip_chosen.connect(controller.choose_chip)
        pane.sort_chosen.connect(self._on_pane_sort_chosen)
        pane.selection.selectionChanged.connect(self._on_selection_changed)
        pane.keys.opened.connect(self.open_card)
        pane.keys.left.connect(self._on_list_left)
        pane.keys.looked_up.connect(self.controller.look_up)
        pane.empty.clear_wanted.connect(self._on_empty_clear_wanted)
        pane.empty.all_wanted.connect(self._on_empty_clear_wanted)
        pane.empty.text_wanted.connect(controller.search)
        pane.empty.add_wanted.connect(self.begin_new)
        pane.empty.customer_wanted.connect(self.select)
        self.current.changed.connect(self._on_current_changed)
        self._kit.look.changed.connect(self._on_look_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one page instead of two where both would be too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._splitter.arrange(self.width(), card_open=self._card_open)

    def _show_page(self) -> None:
        """The whole page is empty only while there is nobody at all and nobody is being added."""
        query, total = self.controller.query, self.controller.total
        nobody = total == 0 and query.state is CustomerState.ACTIVE and not query.narrowed
        self._pages.setCurrentWidget(self.empty if nobody and not self._adding else self._splitter)

    # --- news ----------------------------------------------------------------------------------

    @Slot(object)
    def _on_controller_answered(self, found: Found) -> None:
        self._found = found
        self.pane.show_query(found.query)
        self.pane.show_count(len(found.spine), self.controller.total, complete=found.complete)
        # What commands ask of the list is whether the bin holds anybody: a count of every answer would ask them all.
        in_bin = len(found.spine) if found.query.state is CustomerState.DELETED else 0
        self._kit.actions.update(book=found.query.state.value, in_bin=in_bin)
        self._show_page()
        self.counted.emit()

    @Slot(int)
    def _on_controller_counted(self, total: int) -> None:
        if self._found is not None:
            self.pane.show_count(len(self._found.spine), total, complete=self._found.complete)
        self.counted.emit()

    @Slot(object, bool)
    def _on_pane_sort_chosen(self, by: AnySort, descending: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.controller.sort(by, descending=descending)

    @Slot()
    def _on_selection_changed(self) -> None:
        selection = self.pane.selection.selection()
        count = sum(selection.at(at).height() for at in range(selection.count()))
        self._kit.actions.update(selected=count)
        self.counted.emit()

    @Slot(object)
    def _on_current_changed(self, customer: CustomerId | None) -> None:
        self._kit.actions.update(current=customer is not None)
        if self._card is not None:
            self._card.show_customer(customer)
        self.current_changed.emit(customer)

    @Slot()
    def _on_list_left(self) -> None:
        if self._card_open:
            self.leave_card()
        elif self.controller.query.text:
            self._on_empty_clear_wanted()

    @Slot()
    def _on_empty_clear_wanted(self) -> None:
        query = self.controller.query
        self.controller.show(CustomerQuery(state=query.state, sort=query.sort, descending=query.descending))

    @Slot()
    def _on_look_changed(self) -> None:
        self._arrange()
