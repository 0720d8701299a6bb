"""All orders: the list and the page of an order side by side, or one after the other where the window is narrow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStackedWidget, QVBoxLayout, QWidget

from craftdesk.controllers.orders_list import FoundOrders, OrdersListController
from craftdesk.domain.ids import OrderId
from craftdesk.domain.orders_query import OrdersQuery, OrdersSort
from craftdesk.ui.kit import Kit
from craftdesk.ui.models.order_words import OrderRowWords
from craftdesk.ui.screens.customers.split import ListAndCard
from craftdesk.ui.screens.order.page import OrderPage
from craftdesk.ui.screens.orders.columns import ORDER_COLUMNS
from craftdesk.ui.screens.orders.order_pause import OrderPause
from craftdesk.ui.screens.orders.pane import OrderModel, OrdersPane
from craftdesk.ui.widgets.empty_state import EmptyState


class OrdersScreen(QWidget):
    """Keeps the list and the page together; selection and scrolling follow the orders through every change."""

    problem_raised = Signal(object)

    def __init__(
        self, kit: Kit, controller: OrdersListController, made_page: Callable[[], OrderPage],
        currency: Callable[[], str], today: Callable[[], date], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._kit, self.controller, self._made_page = kit, controller, made_page
        self._page: OrderPage | None = None
        self.is_card_open = self._focus_wanted = False
        self._view = kit.actions.context.view
        self._wanted: OrderId | None = None
        self.model: OrderModel = OrderModel(controller.rows, OrderRowWords(kit.format, today), ORDER_COLUMNS, self)
        self.pane = OrdersPane(kit, self.model, currency, today)
        nothing = EmptyState(
            kit.look, "shopping-bag", self.tr("No order chosen"), self.tr("Choose an order in the list to see it here.")
        )
        self.detail = QStackedWidget()
        frame = QFrame()
        frame.setProperty("pane", "canvas")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.detail)
        self.detail.addWidget(nothing)
        self._frame = frame
        self._splitter = ListAndCard(kit, self.pane, frame)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._splitter)
        self._pause = OrderPause(controller, self)
        self._pause.timeout.connect(self._on_pause_timeout)
        self._connect()
        self.arrange()
        self._splitter.restore()

    @property
    def page(self) -> OrderPage:
        """The page of an order; made when the first one is chosen, after the list is there."""
        if self._page is None:
            self._page = self._made_page()
            self._page.may_show = self._pause.is_over
            self._page.opened.connect(self._on_page_opened)
            self._page.closed.connect(self.leave_card)
            self.detail.addWidget(self._page)
            self.arrange()
        return self._page

    # --- intentions of the window --------------------------------------------------------------

    def begin(self) -> None:
        """The page has come into sight."""
        if self._view != self._kit.actions.context.view:
            self.show_view(self._kit.actions.context.view)
        self.arrange()
        self.pane.focus_list()

    def panes(self) -> list[QWidget]:
        """The list and the order, for F6."""
        return [self.pane.view if self.model.rowCount() else self.pane, self._frame]

    @property
    def current(self) -> OrderId | None:
        """Which order is chosen."""
        at = self.pane.selection.currentIndex()
        return OrderId(self.model.windows.spine[at.row()]) if 0 <= at.row() < self.model.rowCount() else None

    def selected(self) -> tuple[OrderId, ...]:
        """The chosen orders, in the order of the list."""
        return tuple(OrderId(number) for number in self.model.numbers_of(self.pane.selection.selection()))

    def select(self, order: OrderId) -> None:
        """Go into the page of an order, leaving search and filters if they hide it."""
        if self._go_to(order):
            self.open_page()
        else:
            self._wanted = order
            if self.controller.query != OrdersQuery():
                self.controller.show(OrdersQuery())

    @Slot()
    def open_page(self) -> None:
        """Go into the page of the chosen order."""
        if self.current is None:
            return
        self._on_pause_timeout()
        self.is_card_open = True
        self.arrange()
        self._focus_wanted = self.page.view is None or self.page.view.order.id != self.current
        if not self._focus_wanted:
            self.page.focus_first()

    @Slot()
    def leave_card(self) -> None:
        """Go back from the order to the list."""
        self.is_card_open = False
        self.arrange()
        self.pane.focus_list()

    def focus_search(self) -> None:
        """Go to the search box, back in the list where only the order is in sight."""
        self.step_back()
        self.pane.focus_search()

    def step_back(self) -> bool:
        """Go back from the order to the list; False when that is where one is."""
        was_open = self.is_card_open
        if was_open:
            self.leave_card()
        return was_open

    def show_view(self, view: str) -> None:
        """Show a list beside the order, or a table."""
        self._splitter.keep()
        self._view = view
        self._kit.actions.update(view=view)
        self.is_card_open = False
        self.arrange()
        self._splitter.restore()
        self.pane.show_view()

    # --- how it is put together ----------------------------------------------------------------

    def _connect(self) -> None:
        controller, pane = self.controller, self.pane
        controller.found.connect(self.model.show_found)
        controller.grown.connect(self.model.grow)
        controller.moved.connect(self.model.grow)
        for answered in (controller.found, controller.grown, controller.moved):
            answered.connect(self._on_controller_answered)
        controller.matched.connect(self._on_controller_matched)
        controller.stale.connect(self.model.forget)
        controller.summed.connect(pane.show_sums)
        controller.sources_found.connect(pane.filters.show_sources)
        controller.failed.connect(self.problem_raised)
        pane.search.text_edited.connect(controller.search)
        pane.chips.chosen.connect(controller.choose_chip)
        pane.filters.changed.connect(controller.filter)
        pane.filters.choices_wanted.connect(controller.ask_sources)
        pane.sort_chosen.connect(self._on_pane_sort_chosen)
        pane.empty.clear_wanted.connect(self._on_empty_clear_wanted)
        pane.selection.currentChanged.connect(self._on_selection_current_changed)
        pane.keys.opened.connect(self.open_page)
        pane.keys.left.connect(self._on_list_left)
        pane.keys.looked_up.connect(self.controller.look_up)
        self._kit.look.changed.connect(self.arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one page instead of two where both would be too narrow."""
        super().resizeEvent(event)
        self.arrange()

    @Slot()
    def arrange(self) -> None:
        """Show list and order beside each other where there is room."""
        self._splitter.arrange(self.width(), card_open=self.is_card_open)
        if self._page is not None:
            self._page.head.back.setVisible(self.pane.isHidden())  # beside the list it would lead nowhere

    def _go_to(self, order: OrderId) -> bool:
        at = self.model.place_of(order)
        if at < 0:
            return False
        index = self.model.index(at, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.pane.selection.setCurrentIndex(index, flags)
        self.pane.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    @Slot()
    def _on_pause_timeout(self) -> None:
        """Show the chosen order, once nobody moves on for a moment, or waits for what was typed."""
        self._pause.stop()
        if not self._pause.is_over():
            return
        current, had_waited = self.current, self._page is not None and self._page.go_on()
        if current is None and not had_waited:
            self.detail.setCurrentIndex(0)
        elif current is not None and (current != self.page.order or self.detail.currentWidget() is not self.page):
            self.page.open(current)

    # --- news ----------------------------------------------------------------------------------

    @Slot(object)
    def _on_controller_answered(self, found: FoundOrders) -> None:
        self.pane.show_query(found.query)
        self.pane.show_count(len(found.spine), self.controller.total, complete=found.complete)
        # Go to the order that was wished for, or choose again what is on the page.
        if self._wanted is not None and self._go_to(self._wanted):
            self._wanted = None
            self.open_page()
        elif self._page is not None and self._page.order is not None and not self.pane.selection.hasSelection():
            self._go_to(self._page.order)

    @Slot(object, bool)
    def _on_pane_sort_chosen(self, by: OrdersSort, descending: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.controller.sort(by, descending=descending)

    @Slot(QModelIndex)
    def _on_selection_current_changed(self, index: QModelIndex) -> None:
        self.controller.leave_match()
        if index.isValid():
            self._pause.begin()

    @Slot(object)
    def _on_page_opened(self, order: OrderId) -> None:
        if order == self.current:
            self.detail.setCurrentWidget(self.page)
            if self._focus_wanted:
                self._focus_wanted = False
                self.page.focus_first()

    @Slot(object)
    def _on_controller_matched(self, order: OrderId) -> None:
        self._go_to(order)

    @Slot()
    def _on_list_left(self) -> None:
        if not self.step_back() and self.controller.query.text:
            self._on_empty_clear_wanted()

    @Slot()
    def _on_empty_clear_wanted(self) -> None:
        query = self.controller.query
        self.controller.show(OrdersQuery(sort=query.sort, descending=query.descending))
