"""The card of one customer: header, tabs, and in their place the form or the page of an order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from craftdesk.controllers.card import CardController, CardData
from craftdesk.domain.draft import CustomerDraft, customer_of
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.names import display_name
from craftdesk.domain.vcard import Card
from craftdesk.services.customers import Saved
from craftdesk.services.handing import contact_lines
from craftdesk.ui.contact_clipboard import copy_contact
from craftdesk.ui.forms.customer_form import CustomerForm
from craftdesk.ui.forms.preset import Preset
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.arranged.arrangement_desk import ArrangementDesk
from craftdesk.ui.screens.customers.card.card_commands import CardCommands
from craftdesk.ui.screens.customers.card.clipboard import copy_text
from craftdesk.ui.screens.customers.card.header import CardHeader
from craftdesk.ui.screens.customers.card.small_cards import default_address, named_block
from craftdesk.ui.screens.customers.card.tabs import CardTabs
from craftdesk.ui.screens.customers.card.terms.terms_desk import TermsDesk
from craftdesk.ui.screens.order.page import OrderPage
from craftdesk.ui.widgets.empty_state import EmptyState


class CustomerCard(QFrame):
    """Shows a customer, edits one, opens an order; never takes the focus by being shown something."""

    toast_requested = Signal(str, bool)
    customer_shown = Signal(object)  # CustomerId
    problem_raised = Signal(object)  # CraftDeskError
    left = Signal()
    about_to_edit = Signal()
    """Whoever has chosen somebody else just now is to say so first."""

    def __init__(
        self, kit: Kit, controller: CardController, tabs: CardTabs | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit, self._controller = kit, controller
        self._data: CardData | None = None
        self._focus_wanted = False
        self._order_wanted: OrderId | None = None
        self.setProperty("pane", "canvas")
        self.setAccessibleName(self.tr("Customer"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        outer.addWidget(self.stack)
        self.nobody = EmptyState(
            kit.look, "user-round", self.tr("Nobody chosen"), self.tr("Choose a customer in the list to see the card.")
        )
        self.page = QWidget()
        column = QVBoxLayout(self.page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = CardHeader(kit)
        self.tabs = tabs or CardTabs(kit, controller)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        self.form: CustomerForm | None = None
        self.order_page: OrderPage | None = None
        for page in (self.nobody, self.page):
            self.stack.addWidget(page)
        self._connect()
        self._tell()

    def _connect(self) -> None:
        controller, tabs = self._controller, self.tabs
        controller.loaded.connect(self._on_controller_loaded)
        controller.gone.connect(self._on_controller_gone)
        for part in (controller, controller.orders, controller.notes, controller.tasks, controller.addresses):
            part.failed.connect(self.problem_raised)
        tabs.toast_requested.connect(self.toast_requested)
        tabs.order_requested.connect(self._on_order_requested)
        tabs.edit_requested.connect(self.edit)
        self._commands = CardCommands(self._kit, self)
        self.arranged = ArrangementDesk(self._kit, controller.arrangements, self)
        self.terms = TermsDesk(self._kit, controller, self)
        tabs.asked.connect(self.arranged.ask)
        tabs.terms_asked.connect(self.terms.ask)
        for desk in (self.arranged, self.terms):
            desk.toast_requested.connect(self.toast_requested)
            desk.problem_raised.connect(self.problem_raised)

    # --- what the list asks for -----------------------------------------------------------------

    def current(self) -> CustomerId | None:
        """Return whose card is shown."""
        return self._controller.current

    def show_customer(self, customer: CustomerId | None) -> None:
        """Show a customer, or nobody."""
        self._order_wanted = None
        if customer is None:
            self._controller.clear()
            self._data = None
            self._show_page(self.nobody)
            return
        if customer != self._controller.current and self.stack.currentWidget() is self.order_page:
            self._show_page(self.page)
        self._controller.show(customer)

    def new_customer(self, name: Preset = "") -> None:
        """Open the form for a new customer, or for whom a draft is about that was not saved."""
        if self.may_leave():
            self._open_form(customer_of(name) if isinstance(name, CustomerDraft) else None, name)

    @Slot()
    def edit(self) -> None:
        """Open the form for the customer shown, or chosen a moment ago."""
        self.about_to_edit.emit()
        if self.current() is not None and not self.is_editing and self.may_leave():
            self._open_form(self.current(), "")

    def copy(self, *, everything: bool) -> None:
        """Copy the address that letters and parcels go to, as a block; or who it is and how to reach them."""
        data = self._data
        address = default_address(data) if data is not None else None
        if data is not None and everything:
            lines = contact_lines(data.customer, data.addresses, data.shop.country)
            copy_contact(lines, Card(customer=data.customer, addresses=data.addresses))
            said = self.tr("Copied as text")
        elif data is not None and address is not None:
            copy_text("\n".join(named_block(address, data)))
            said = self.tr("Address copied")
        else:
            return
        self.toast_requested.emit(said, False)  # noqa: FBT003 - a signal has no keywords

    def focus_first(self) -> None:
        """Go into the card with the keyboard."""
        if self.stack.currentWidget() is self.page:
            self.tabs.bar.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.is_editing and self.form is not None:
            self.form.focus_first()
        elif self.order_page is not None and self.stack.currentWidget() is self.order_page:
            self.order_page.focus_first()
        else:
            # The customer is still being read: the keyboard goes in with them.
            self._focus_wanted = self._controller.current is not None

    def show_tab(self, key: str) -> None:
        """Show a tab of the card."""
        if self._data is not None and self.stack.currentWidget() is not self.form:
            self._show_page(self.page)
            self.tabs.show_tab(key)

    def open_order(self, order: OrderId) -> None:
        """Open an order of the customer shown."""
        self._order_wanted = order
        if self.order_page is None:
            page = self.order_page = OrderPage(self._kit, self._controller.order_life, in_card=True)
            page.closed.connect(self._on_order_page_closed)
            page.opened.connect(self._on_order_page_opened)
            page.toast_requested.connect(self.toast_requested)
            page.problem_raised.connect(self.problem_raised)
            self.stack.addWidget(page)
        self.order_page.open(order)

    def may_leave(self) -> bool:
        """Ask what becomes of anything typed and not saved."""
        if self.is_editing and self.form is not None:
            if not self.form.may_leave():
                return False
            self._show_page(self.page if self._data is not None else self.nobody)
            return True
        return self.tabs.may_leave()

    # --- what came of it ------------------------------------------------------------------------

    @Slot(object)
    def _on_controller_loaded(self, data: object) -> None:
        if not isinstance(data, CardData):
            return
        self._data = data
        self.setAccessibleName(display_name(data.customer))
        self.header.show_data(data)
        self.tabs.show_data(data)
        self.arranged.show_data(data)
        self.terms.show_data(data)
        if self.stack.currentWidget() in {self.nobody, None}:
            self._show_page(self.page)
        self._tell()
        if self._focus_wanted:
            self._focus_wanted = False
            self.focus_first()

    @Slot(object)
    def _on_controller_gone(self, _customer: object) -> None:
        self._data = None
        self._show_page(self.nobody)

    @Slot(object)
    def _on_order_requested(self, order: object) -> None:
        if isinstance(order, int) and self.tabs.may_leave():
            self.open_order(OrderId(order))

    @Slot(object)
    def _on_order_page_opened(self, order: object) -> None:
        if self.order_page is None or self._order_wanted != order or self.is_editing:
            return
        self._show_page(self.order_page)
        self.order_page.focus_first()

    @Slot()
    def _on_order_page_closed(self) -> None:
        self._order_wanted = None
        self._show_page(self.page if self._data is not None else self.nobody)
        self.tabs.focus_body()

    # --- the form -------------------------------------------------------------------------------

    @property
    def is_editing(self) -> bool:
        """Whether the form is open."""
        return self.form is not None and self.stack.currentWidget() is self.form

    def _open_form(self, customer: CustomerId | None, name: Preset) -> None:
        if self.form is None:
            self.form = CustomerForm(self._kit, self._controller.form)
            self.form.closed.connect(self._on_form_closed)
            self.form.saved.connect(self._on_form_saved)
            self.form.alike_chosen.connect(self._on_form_alike_chosen)
            self.form.failed.connect(self._on_form_failed)
            self.stack.addWidget(self.form)
        self._show_page(self.form)
        self.form.start(customer, name)

    @Slot()
    def _on_form_closed(self) -> None:
        self._show_page(self.page if self._data is not None else self.nobody)
        self.focus_first()

    @Slot(object)
    def _on_form_failed(self, error: object) -> None:
        self._on_form_closed()
        self.problem_raised.emit(error)

    @Slot(object)
    def _on_form_saved(self, saved: object) -> None:
        if not isinstance(saved, Saved):
            return
        name = display_name(saved.customer)
        shown = name if len(name) <= 60 else f"{name[:59]}…"
        is_new = saved.customer.id != self.current()
        words = self.tr("{0} added") if is_new else self.tr("{0} saved")
        self._show_page(self.page)
        self._controller.show(saved.customer.id)
        if is_new:
            self.customer_shown.emit(saved.customer.id)
        self.focus_first()
        if not saved.changes.is_empty:
            self.toast_requested.emit(words.replace("{0}", shown), True)  # noqa: FBT003 - a signal has no keywords

    @Slot(object)
    def _on_form_alike_chosen(self, customer: object) -> None:
        self._show_page(self.page)
        if isinstance(customer, int):
            self._controller.show(CustomerId(customer))
            self.customer_shown.emit(customer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the card with Esc."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_page(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self._tell()

    def _tell(self) -> None:
        has_address = self._data is not None and bool(self._data.addresses)
        current = self._data is not None
        self._kit.actions.update(current=current, has_address=has_address, editing=self.is_editing)
