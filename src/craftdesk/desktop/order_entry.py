"""Entering and editing orders in an open shop: the page, who brings it up, and where one comes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.domain.draft import OrderDraft
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.services.desk import Desk
from craftdesk.services.order_entry import SavedOrder
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.pages import CUSTOMERS
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.settings import pinned_customer

if TYPE_CHECKING:
    from craftdesk.ui.screens.order_entry.page import OrderEntryPage

ORDER_ENTRY = "order_entry"
"""What the context of the window calls the page."""
_LONGEST = 60


class OrderEntryParts(QObject):
    """The page is built when somebody first asks for it. `order_saved` tells pages of orders what to show."""

    order_saved = Signal(object)  # OrderId
    problem_raised = Signal(object)
    toast_requested = Signal(str, bool)

    def __init__(
        self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, card: CustomerCard, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._runner, self._bus, self._card = shell, desk, runner, bus, card
        self._page: OrderEntryPage | None = None
        self._wanted: tuple[CustomerId, OrderId] | None = None
        shell.pages.add(ORDER_ENTRY, self._made_page)
        actions = shell.kit.actions
        actions[ActionId.ORDER_NEW].triggered.connect(self._on_new_triggered)
        actions[ActionId.ORDER_EDIT].triggered.connect(self._on_edit_triggered)
        actions[ActionId.ORDER_DUPLICATE].triggered.connect(self._on_duplicate_triggered)
        shell.screen.current_changed.connect(self._on_screen_current_changed)
        card.header.order_wanted.connect(self.new)

    @Slot(object)
    def new(self, customer: CustomerId | None = None) -> None:
        """Begin an order, perhaps of somebody who is known already."""
        if self._ready():
            self._made_page().new(customer)

    @Slot(object)
    def edit(self, order: OrderId) -> None:
        """Take an order in hand."""
        if self._ready():
            self._made_page().edit(order)

    @Slot(object)
    def duplicate(self, order: OrderId) -> None:
        """Begin an order with the lines of another one."""
        if self._ready():
            self._made_page().copy(order)

    def resume(self, draft: OrderDraft) -> None:
        """Go on with an order that was typed and not saved."""
        if self._ready():
            self._made_page().resume(draft)

    def current_customer(self) -> CustomerId | None:
        """Who a new order is for: the one kept in hand, else whose order is open, else who is chosen in the list."""
        kit = self._shell.kit
        kept = kit.settings.get(pinned_customer(self._shell.shop.path))
        if kept:
            return CustomerId(kept)
        if kit.actions.context.order_customer:
            return CustomerId(kit.actions.context.order_customer)
        return self._shell.screen.current.id if self._shell.pages.current == CUSTOMERS else None

    def _ready(self) -> bool:
        """Whether the page is in sight with nothing unsaved on it."""
        if self._shell.pages.current == ORDER_ENTRY and not self._made_page().may_leave():
            return False
        return self._shell.pages.show(ORDER_ENTRY)

    def _made_page(self) -> OrderEntryPage:
        if self._page is None:
            from craftdesk.controllers.order_entry import OrderEntryController  # not needed to begin with
            from craftdesk.ui.screens.order_entry.page import OrderEntryPage  # the same

            controller = OrderEntryController(self._desk, self._runner, self._bus, self)
            self._page = OrderEntryPage(self._shell.kit, controller)
            self._page.closed.connect(self._shell.pages.back)
            self._page.saved.connect(self._on_page_saved)
            self._page.failed.connect(self._on_page_failed)
        return self._page

    @Slot()
    def _on_new_triggered(self) -> None:
        self.new(self.current_customer())

    @Slot()
    def _on_edit_triggered(self) -> None:
        order = self._shell.kit.actions.context.order
        if order:
            self.edit(OrderId(order))

    @Slot()
    def _on_duplicate_triggered(self) -> None:
        order = self._shell.kit.actions.context.order
        if order:
            self.duplicate(OrderId(order))

    @Slot(object, bool, str)
    def _on_page_saved(self, saved: object, is_new: bool, unseen: str) -> None:  # noqa: FBT001 - a signal's argument
        if not isinstance(saved, SavedOrder):
            return
        order = saved.order
        self._shell.pages.back()
        if not saved.changes.is_empty:
            words = self.tr("Order {0} added") if is_new else self.tr("Order {0} saved")
            said = words.replace("{0}", order.number)
            if is_new and order.customer_name:
                name = order.customer_name
                said += " · " + (name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…")
            said += f" · {unseen}" if unseen else ""
            self.toast_requested.emit(said, True)  # noqa: FBT003 - a signal has no keywords
        if self._shell.pages.current != CUSTOMERS:
            self.order_saved.emit(order.id)
        elif order.customer_id is not None:
            self._show(order.customer_id, order.id)

    @Slot(object)
    def _on_page_failed(self, error: object) -> None:
        self._shell.pages.back()
        self.problem_raised.emit(error)

    def _show(self, customer: CustomerId, order: OrderId) -> None:
        """Show an order on the card of its customer, who may be so new that the list is still to name them."""
        screen = self._shell.screen
        self._wanted = (customer, order)
        screen.select(customer)
        self._on_screen_current_changed(screen.current.id)

    @Slot(object)
    def _on_screen_current_changed(self, customer: object) -> None:
        if self._wanted is not None and customer == self._wanted[0]:
            order, self._wanted = self._wanted[1], None
            self._shell.screen.open_card()
            self._card.open_order(order)
