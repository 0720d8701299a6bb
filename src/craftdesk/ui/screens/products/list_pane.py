"""The list pane of the products: title and count, the search box, chips, and the products below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from craftdesk.controllers.products import ProductListing
from craftdesk.domain.product_row import ProductRange
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.models.product_model import ProductModel
from craftdesk.ui.screens.products.product_list import ProductList
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.chips import ChipItem, Chips
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.search_field import SearchField


class ProductListPane(QFrame):
    """Everything left of the card of a product."""

    text_changed = Signal(str)
    range_chosen = Signal(str)
    all_wanted = Signal()

    def __init__(self, kit: Kit, model: ProductModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._model = kit, model
        look = kit.look
        self.setProperty("pane", "surface")
        self.setAccessibleName(self.tr("Products"))
        self._count = Label(look, "", ink="muted")
        self.new = Button(look, self.tr("New"), kind=ButtonKind.PRIMARY, icon="plus")
        self.search = SearchField(look, self.tr("Name or SKU…"), self.tr("Search products"))
        self.chips = Chips(look, self.tr("Range"))
        self.chips.set_items(
            (
                ChipItem(key="active", text=self.tr("In the range"), tip=self.tr("Products that are sold now")),
                ChipItem(
                    key="inactive",
                    text=self.tr("Out of the range"),
                    tip=self.tr("Products that are not sold any more, or not yet"),
                ),
                ChipItem(key="all", text=self.tr("All"), tip=self.tr("Every product")),
            )
        )
        self.list = ProductList(kit, model)
        self._none = EmptyState(look, "search", "")
        self._every = self._none.add_secondary(self.tr("Show all products"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        self._build()
        self._connect()
        self._on_look_changed()

    def show_listing(self, listing: ProductListing) -> None:
        """Show what was found, and of how many."""
        query, fmt = listing.query, self._kit.format
        self._model.show_rows(listing.rows, query.text, query.range)
        self.chips.select(query.range.value)
        if self.search.text().strip() != query.text.strip():
            self.search.setText(query.text)
        total = listing.counts[query.range]
        found = fmt.count(len(listing.rows))
        words = self.tr("{0} of {1}").format(found, fmt.count(total)) if query.text.strip() else found
        if words != self._count.text():
            self._count.setText(words)
            announce(self.search, words)
        if not listing.rows:
            self._say_none(listing)
        self._stack.setCurrentWidget(self.list if listing.rows else self._none)

    def _say_none(self, listing: ProductListing) -> None:
        if listing.query.text.strip():
            title = self.tr("No product “{0}”").replace("{0}", listing.query.text.strip()[:40])
            self._none.set_texts(title, self.tr("Part of a word is enough, and the SKU will do."), "search")
        elif listing.query.range is ProductRange.INACTIVE:
            self._none.set_texts(
                self.tr("Nothing is out of the range"),
                self.tr("A product that is not sold any more can be taken out of the range: it stays in old orders."),
                "archive",
            )
        elif listing.counts[ProductRange.ALL]:
            self._none.set_texts(self.tr("Nothing is in the range"), "", "package")
        else:
            self._none.set_texts(self.tr("No products yet"), "", "package")
        narrowed = bool(listing.query.text.strip()) or listing.counts[ProductRange.ALL] > 0
        self._every.setVisible(narrowed)

    def focus_list(self) -> None:
        """Put the focus on the products, or on the search box when there are none."""
        if not self._model.rowCount():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def focus_search(self) -> None:
        """Put the focus on the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _build(self) -> None:
        self._outer, self._head, self._top = QVBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        self._top.addWidget(Label(self._kit.look, self.tr("Products"), role=Role.PANE_TITLE))
        self._top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top.addStretch(1)
        self._top.addWidget(self.new)
        self._head.addLayout(self._top)
        self._head.addWidget(self.search)
        self._head.addWidget(self.chips)
        self._outer.addLayout(self._head)
        self._outer.addWidget(self._stack, 1)

    def _connect(self) -> None:
        new = self._kit.actions[ActionId.PRODUCT_NEW]
        self.new.bind(new)
        new.changed.connect(self._on_new_changed)
        self._on_new_changed()
        self.search.text_edited.connect(self.text_changed)
        for signal in (self.search.left_down, self.search.returnPressed, self.search.escaped):
            signal.connect(self._on_search_left)
        self.chips.chosen.connect(self.range_chosen)
        self.list.left_up.connect(self.focus_search)
        self.list.left.connect(self._on_list_left)
        self._every.clicked.connect(self.all_wanted)
        self._kit.look.changed.connect(self._on_look_changed)

    @Slot()
    def _on_new_changed(self) -> None:
        self.new.setText(self.tr("New"))
        self.new.setAccessibleName(self.tr("New product"))

    @Slot()
    def _on_search_left(self) -> None:
        self.focus_list()

    @Slot()
    def _on_list_left(self) -> None:
        if self.search.text():
            self.text_changed.emit("")

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._outer.setContentsMargins(0, px(14), 0, 0)
        self._outer.setSpacing(px(4))
        self._head.setContentsMargins(px(14), 0, px(14), px(4))
        self._head.setSpacing(px(10))
        self._top.setSpacing(px(9))
