"""The products: the list beside the card of one, or one after the other where the window is narrow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from craftdesk.controllers.product_form import ProductFormController
from craftdesk.controllers.products import ProductController, ProductListing
from craftdesk.domain.draft import ProductDraft
from craftdesk.domain.ids import ProductId
from craftdesk.domain.product_row import ProductQuery, ProductRange
from craftdesk.services.products import ProductCard, SavedProduct
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.forms.product_form import ProductForm
from craftdesk.ui.kit import Kit
from craftdesk.ui.models.product_model import ProductModel
from craftdesk.ui.screens.customers.split import ONE_PAGE_BELOW, ListAndCard
from craftdesk.ui.screens.products.card import ProductCardView
from craftdesk.ui.screens.products.choice import ProductChoice
from craftdesk.ui.screens.products.list_pane import ProductListPane
from craftdesk.ui.settings import PRODUCT_SPLITTER
from craftdesk.ui.widgets.empty_state import EmptyState


class ProductsPage(QWidget):
    """Keeps list, card and form together; what is chosen is told to the commands."""

    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)

    def __init__(
        self,
        kit: Kit,
        controller: ProductController,
        form_controller: ProductFormController,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit, self.controller = kit, controller
        self._card_open = False
        self._total = -1
        self._wants_focus = False
        self.model = ProductModel(kit.format, self)
        self.pane = ProductListPane(kit, self.model)
        self.choice = ProductChoice(kit, self.pane.list, self.model, self)
        self.choice.may_leave = self.may_leave
        self.card = ProductCardView(kit, today)
        self._form_controller = form_controller
        self._form: ProductForm | None = None
        self._nothing = EmptyState(kit.look, "package", self.tr("No product chosen"))
        self.detail = QStackedWidget()
        self.detail.setProperty("pane", "canvas")
        for widget in (self._nothing, self.card):
            self.detail.addWidget(widget)
        self._splitter = ListAndCard(kit, self.pane, _framed(self.detail), kept=PRODUCT_SPLITTER, table=False)
        self.empty = _made_empty(kit)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._splitter)
        self._pages.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pages)
        self._connect()
        self._on_look_changed()
        self._splitter.restore()

    @property
    def form(self) -> ProductForm:
        """The form, made when it is first asked for: most who look at products change none."""
        if self._form is None:
            form = self._form = ProductForm(self._kit, self._form_controller)
            self.detail.addWidget(form)
            form.closed.connect(self.show_card)
            form.saved.connect(self._on_form_saved)
            form.failed.connect(self.show_card)
            form.failed.connect(self.problem_raised)
        return self._form

    # --- intentions of the window --------------------------------------------------------------

    def begin(self) -> None:
        """Read the list when the page comes into sight."""
        self._wants_focus = True
        self.controller.load()

    def selected(self) -> tuple[ProductId, ...]:
        """The chosen products, in the order of the list."""
        return tuple(row.id for row in self.choice.rows())

    def select(self, product: ProductId) -> None:
        """Choose a product, wherever it is."""
        if not self.may_leave():
            return
        self.choice.wish(product)
        self.controller.query = ProductQuery(range=ProductRange.ALL)
        self.controller.load()

    def begin_new(self, name: str = "") -> None:
        """Open the form of a new product."""
        if self.may_leave():
            self._open_form()
            self.form.start(None, name=name)

    def resume(self, draft: ProductDraft) -> None:
        """Open the form with what was typed and not saved."""
        if self.may_leave():
            self._open_form()
            self.form.resume(draft)

    def edit(self, *, copied: bool = False) -> None:
        """Open the form of the current product, or of a copy of it."""
        if self.choice.current is not None and self.may_leave():
            self._open_form()
            self.form.start(self.choice.current, copied=copied)

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost; asks when something would."""
        if not isinstance(self.detail.currentWidget(), ProductForm):
            return True
        if not self.form.may_leave():
            return False
        self.show_card()
        return True

    def panes(self) -> list[QWidget]:
        """The list and the card, for F6."""
        return [self.pane.list if self.model.rowCount() else self.pane, self.detail]

    def focus_search(self) -> None:
        """Put the focus on the search box."""
        if self.pane.isHidden():
            self.leave_card()
        self.pane.focus_search()

    def step_back(self) -> bool:
        """Go back from the form or the card to the list; False when the list is in sight already."""
        if isinstance(self.detail.currentWidget(), ProductForm):
            self.may_leave()
            return True
        if self.pane.isHidden():
            self.leave_card()
            return True
        return False

    # --- how it is put together ----------------------------------------------------------------

    def _connect(self) -> None:
        pane, controller = self.pane, self.controller
        controller.listed.connect(self._on_controller_listed)
        controller.shown.connect(self._on_controller_shown)
        controller.failed.connect(self.problem_raised)
        pane.text_changed.connect(controller.search)
        pane.range_chosen.connect(self._on_pane_range_chosen)
        pane.all_wanted.connect(self._on_pane_all_wanted)
        self.choice.changed.connect(controller.show)
        pane.list.opened.connect(self._on_list_opened)
        pane.list.edit_wished.connect(self._kit.actions[ActionId.PRODUCT_EDIT].trigger)
        pane.list.delete_wished.connect(self._kit.actions[ActionId.PRODUCT_DELETE].trigger)
        self.card.header.back.clicked.connect(self.leave_card)
        self._kit.look.changed.connect(self._on_look_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one page instead of two where both would be too narrow."""
        super().resizeEvent(event)
        self._on_look_changed()

    @Slot()
    def _on_look_changed(self) -> None:
        self._splitter.arrange(self.width(), card_open=self._card_open)
        self.card.header.back.setVisible(self.width() < self._kit.look.px(ONE_PAGE_BELOW))

    def _open_form(self) -> None:
        self._card_open = True
        self.detail.setCurrentWidget(self.form)
        self._show_page()
        self._on_look_changed()

    @Slot()
    def show_card(self) -> None:
        """Show the card of the current product, in place of the form."""
        self.detail.setCurrentWidget(self._nothing if self.choice.current is None else self.card)
        self._show_page()
        self._on_look_changed()
        if self._kit.actions.context.screen == "products":
            self.pane.focus_list()

    @Slot()
    def leave_card(self) -> None:
        """Go back from the card to the list."""
        self._card_open = False
        self._on_look_changed()
        self.pane.focus_list()

    def _show_page(self) -> None:
        nothing = self._total == 0 and not isinstance(self.detail.currentWidget(), ProductForm)
        self._pages.setCurrentWidget(self.empty if nothing else self._splitter)

    # --- news ----------------------------------------------------------------------------------

    @Slot(object)
    def _on_controller_listed(self, listing: object) -> None:
        if not isinstance(listing, ProductListing):
            return
        self._total = listing.counts[ProductRange.ALL]
        was_empty = self._pages.currentWidget() is self.empty and self.isVisible()
        had_focus = self._wants_focus or self.pane.list.hasFocus() or was_empty
        self._wants_focus = False
        place = self.choice.place()
        self.pane.show_listing(listing)
        self._show_page()
        self.choice.follow(place)
        if had_focus and not isinstance(self.detail.currentWidget(), ProductForm):
            self.pane.focus_list()

    @Slot(object)
    def _on_controller_shown(self, card: object) -> None:
        if isinstance(card, ProductCard):
            self.card.show_product(card)
        if not isinstance(self.detail.currentWidget(), ProductForm):
            self.detail.setCurrentWidget(self.card if isinstance(card, ProductCard) else self._nothing)

    @Slot(str)
    def _on_pane_range_chosen(self, key: str) -> None:
        self.controller.choose_range(ProductRange(key))

    @Slot()
    def _on_pane_all_wanted(self) -> None:
        self.controller.query = ProductQuery(range=ProductRange.ALL)
        self.controller.load()

    @Slot()
    def _on_list_opened(self) -> None:
        self._card_open = True
        self._on_look_changed()
        self.card.header.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_form_saved(self, saved: object) -> None:
        if not isinstance(saved, SavedProduct):
            return
        query = self.controller.query
        if self.model.place_of(saved.product.id) < 0:
            query = replace(query, text="")
        if saved.product.active is (query.range is ProductRange.INACTIVE):
            query = replace(query, range=ProductRange.ALL)
        self.controller.query = query
        self.choice.wish(saved.product.id)
        self.show_card()
        if not saved.changes.is_empty:
            words = self.tr("{0} saved").replace("{0}", saved.product.name)
            self.toast_requested.emit(words, True)  # noqa: FBT003 - a signal has no keywords


def _framed(detail: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("pane", "canvas")
    box = QVBoxLayout(frame)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(detail)
    return frame


def _made_empty(kit: Kit) -> EmptyState:
    translate, actions = QCoreApplication.translate, kit.actions
    state = EmptyState(
        kit.look, "package", translate("Products", "What do you sell?"),
        translate("Products", "Products with their prices make orders quick to write, and tell what sells best."),
    )  # fmt: skip
    new = state.add_primary(translate("Products", "New product"), "plus")
    new.clicked.connect(actions[ActionId.PRODUCT_NEW].trigger)
    bring = state.add_secondary(translate("Products", "Import products…"), "file-input")
    bring.clicked.connect(actions[ActionId.IMPORT].trigger)
    state.set_tip(translate("Products", "A list from your web shop or a spreadsheet will do: drop it on the window."))
    return state
