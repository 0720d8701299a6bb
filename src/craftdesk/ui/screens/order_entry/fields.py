"""All fields of an order's form, bound to one draft: sums and prices follow while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from craftdesk.controllers.order_entry import CustomersFound, OrderEntryController, ProductsFound
from craftdesk.domain.ids import UNSAVED, CustomerId, ProductId
from craftdesk.domain.order import Order
from craftdesk.domain.order_checks import order_problems
from craftdesk.domain.order_entry import Buyer, ProductOffer, TaxRule, line_for, repriced, settled
from craftdesk.domain.shop import tax_rates
from craftdesk.errors import Problem
from craftdesk.services.order_entry import BuyerChosen, EntryForm
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.tab_order import order_by_reading
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.order_entry.facts_card import FactsCard
from craftdesk.ui.screens.order_entry.line_row import LineRow
from craftdesk.ui.screens.order_entry.lines_card import LinesCard
from craftdesk.ui.screens.order_entry.notes_card import NotesCard
from craftdesk.ui.screens.order_entry.places_row import PlacesRow
from craftdesk.ui.screens.order_entry.sums_card import SumsCard
from craftdesk.ui.screens.order_entry.words import readable
from craftdesk.ui.widgets.in_pieces import Pieces

_WIDE = 1000


class OrderFields(QWidget):
    """One column, with the sums beside it where there is room."""

    edited = Signal()

    def __init__(
        self, kit: Kit, controller: OrderEntryController, form: EntryForm, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("page", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self._kit, self._controller, self.form = kit, controller, form
        self._offers: dict[ProductId, ProductOffer] = {}
        self._everywhere = False
        self.current = form.draft
        self.found: tuple[Problem, ...] = ()
        self.binding = Binding(self)
        self._outer = QVBoxLayout(self)
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._left = QVBoxLayout()
        self._top.addLayout(self._left, 1)
        self._outer.addLayout(self._top)
        self._is_made = False

    def making(self) -> Pieces:
        """Make the cards; it is of no use before."""
        kit, form, controller = self._kit, self.form, self._controller
        self.facts = FactsCard(kit, controller.today, self.binding)
        yield from _put(self._left, self.facts)
        self.lines = LinesCard(kit)
        yield from _put(self._left, self.lines)
        self._left.addStretch(1)
        self.sums = SumsCard(kit, form.shop.currency, self.binding)
        yield from _put(self._top, self.sums)
        self.places = PlacesRow(kit, form.shop.country)
        yield from _put(self._outer, self.places)
        self.notes = NotesCard(kit, self.binding)
        yield from _put(self._outer, self.notes)
        self._outer.addStretch(1)
        self.facts.buyer.search_requested.connect(controller.find_customers)
        self.facts.buyer.chosen.connect(self._on_buyer_chosen)
        self.lines.search_requested.connect(self._on_lines_search_requested)
        self.lines.offered.connect(self._on_lines_offered)
        self.lines.edited.connect(self.refresh)
        self.lines.left.connect(self.refresh)
        self.lines.rearranged.connect(self._on_lines_rearranged)
        self.sums.mode.edited.connect(self.reprice)
        self.places.edited.connect(self.refresh)
        self.binding.edited.connect(self.refresh)
        self.binding.left.connect(self._on_binding_left)
        controller.customers_found.connect(self._on_controller_customers_found)
        controller.products_found.connect(self._on_controller_products_found)
        controller.buyer_chosen.connect(self._on_controller_buyer_chosen)
        self._is_made = True
        kit.look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    # --- the draft ------------------------------------------------------------------------------

    @property
    def buyer(self) -> Buyer | None:
        """Who buys, as far as they are in the book."""
        return self.facts.buyer.buyer

    def showing(self, form: EntryForm) -> Pieces:
        """Show an order."""
        self.form, self._everywhere = form, False
        self._offers = {}
        draft = form.draft
        rates = self._rates(draft)
        self.lines.default_rate = rates[0] if tax_rates(form.shop) else 0
        self.facts.show_form(form)
        yield
        self.lines.show_lines(draft.lines, draft.currency, rates)
        yield
        self.sums.show_form(form, rates)
        self._show_tax()
        offered = form.buyer.places if form.buyer is not None else ()
        yield
        self.places.show_places(draft.shipping_address, draft.billing, offered)
        self.notes.show_order(draft)
        self.binding.reset()
        self.lines.say("")
        if form.buyer is not None:
            self.binding.visited.add("customer")
        self._on_lines_rearranged()
        self.refresh()

    def draft(self) -> Order:
        """Return the order as it stands in the fields, its sums worked out."""
        order = self.form.draft
        values = self.facts.taken_over(order) | self.sums.taken_over(order) | self.notes.taken_over()
        shipping, billing = self.places.value()
        made = replace(order, lines=self.lines.value(), shipping_address=shipping, billing=billing, **values)  # type: ignore[arg-type]  # keys are the names of its parts
        return settled(made, self.form.standing)

    def unreadable(self) -> tuple[Problem, ...]:
        """Return what can't be read as a value at all."""
        fields = [replace(one, field=key) for key, one in self.binding.unreadable().items()]
        return (*fields, *self.lines.unreadable())

    def problems(self, order: Order) -> tuple[Problem, ...]:
        """Return what is wrong or odd, in the words of amounts as the owner writes them."""
        prices = dict(self.form.prices)
        for number, one in self._offers.items():
            price = one.offer.price or one.product.price
            if price:
                prices[number] = price
        found = order_problems(order, self.form.facts(self.buyer, prices))
        return readable(found, self._kit.format)

    def show_all_problems(self, problems: Sequence[Problem]) -> Problem | None:
        """Say everything that is wrong, and go to the first that blocks; returns one that has no field to go to."""
        self._everywhere = True
        self._show_problems(problems)
        for one in problems:
            if one.warning:
                continue
            box = self.binding.boxes.get(one.field)
            if box is not None:
                box.editor.setFocus()
                return None
            if one.field.startswith("lines"):
                _, _, rest = one.field.partition("lines.")
                place, _, key = rest.partition(".")
                self.lines.go_to(int(place) if place.isdecimal() else len(self.lines.rows), key)
                return None
            return one
        return None

    @Slot()
    def refresh(self) -> None:
        """Work the sums out again and say what is odd about the fields that were left."""
        order = self.current = self.draft()
        self.found = self.problems(order)
        self.lines.show_worked(order)
        self.sums.show_order(order)
        self._show_problems((*self.found, *self.unreadable()))
        self.edited.emit()

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        self.binding.show_problems(problems, everywhere=self._everywhere)
        unreadable = [one for one in problems if one.code.endswith(".unreadable")]
        self.lines.show_problems([*unreadable, *problems], everywhere=self._everywhere)

    # --- prices ---------------------------------------------------------------------------------

    def _rule(self) -> TaxRule:
        free = self.buyer is not None and self.buyer.is_tax_free
        return TaxRule(
            included=self.sums.is_included and not free, shop_included=self.form.shop.prices_include_tax, free=free
        )

    def _rates(self, draft: Order) -> list[int]:
        shop = [one.rate for one in tax_rates(self.form.shop)]
        used = [line.tax_rate for line in draft.lines] + ([draft.shipping_tax_rate] if draft.shipping else [])
        return list(dict.fromkeys([*shop, *used, 0]))

    def _show_tax(self) -> None:
        """Tax is spoken of only where the shop, or this order, has any."""
        free = self.buyer is not None and self.buyer.is_tax_free
        rates = [*self._rates(self.form.draft), *(row.value().tax_rate for row in self.lines.rows)]
        shown = any(rates)
        self.lines.set_tax(shown=shown, free=free)
        self.sums.set_tax(shown=shown, free=free)

    @Slot()
    def reprice(self) -> None:
        """New orders follow the customer, the day and the way of taxing; the lines of kept ones stay as they are."""
        if self.form.draft.id == UNSAVED:
            self.lines.reprice(repriced(self.lines.value(), self._offers, self._rule()))
        self.refresh()

    @Slot(object)
    def _on_buyer_chosen(self, customer: object) -> None:
        number = CustomerId(customer) if isinstance(customer, int) else None
        products = list(dict.fromkeys(line.product_id for line in self.lines.value() if line.product_id is not None))
        order = self.draft()
        self._controller.choose(number, products, order.ordered_on, order)

    @Slot(object)
    def _on_controller_buyer_chosen(self, chosen: object) -> None:
        if not isinstance(chosen, BuyerChosen):
            return
        was_free = self.buyer is not None and self.buyer.is_tax_free
        buyer = chosen.buyer
        self._offers |= chosen.offers
        if buyer is not None:
            self.facts.buyer.show_buyer(buyer)
        is_new = self.form.draft.id == UNSAVED
        shipping, billing = self.places.value()
        if is_new:
            shipping, billing = (buyer.shipping, buyer.billing) if buyer is not None else (None, None)
        self.places.show_places(shipping, billing, buyer.places if buyer is not None else ())
        if is_new and (was_free or (buyer is not None and buyer.is_tax_free)):
            is_free = buyer is not None and buyer.is_tax_free
            self.sums.mode.show_value("included" if self.form.shop.prices_include_tax and not is_free else "added")
        self._show_tax()
        self.reprice()

    @Slot(str)
    def _on_binding_left(self, key: str) -> None:
        if key == "ordered_on" and self.form.draft.id == UNSAVED and self._offers:
            self._on_buyer_chosen(self.facts.buyer.value())
        self.refresh()

    # --- what is found --------------------------------------------------------------------------

    @Slot(object)
    def _on_controller_customers_found(self, found: object) -> None:
        if isinstance(found, CustomersFound):
            self.facts.buyer.show_found(found.text, found.rows)

    @Slot(object, str)
    def _on_lines_search_requested(self, row: object, text: str) -> None:
        order = self.draft()
        self._controller.find_products(row, text, self.buyer, order.ordered_on, order.currency)

    @Slot(object)
    def _on_controller_products_found(self, found: object) -> None:
        if isinstance(found, ProductsFound) and found.asker in self.lines.rows and isinstance(found.asker, LineRow):
            found.asker.show_hits(found.text, found.offers, self.form.draft.currency)

    @Slot(object, object)
    def _on_lines_offered(self, row: object, offered: object) -> None:
        if isinstance(row, LineRow) and isinstance(offered, ProductOffer):
            self._offers[offered.product.id] = offered
            row.show_line(line_for(offered, self._rule(), quantity=row.value().quantity or 1000))
            self._show_tax()
            row.edited.emit(row)
            row.go_to("quantity")
            row.quantity.line.selectAll()

    # --- looks ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sums beside the lines where there is room."""
        super().resizeEvent(event)
        if self._is_made:
            self._arrange()

    def _arrange(self) -> None:
        px = self._kit.look.px
        wide = self.width() >= px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._top.direction() is not way:
            self._top.setDirection(way)
        self.sums.setMaximumWidth(px(320) if wide else 16_777_215)
        self.sums.setMinimumWidth(px(290) if wide else 0)

    @Slot()
    def _on_lines_rearranged(self) -> None:
        order_by_reading(self)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._outer.setContentsMargins(px(24), px(16), px(24), px(24))
        for layout in (self._outer, self._top, self._left):
            layout.setSpacing(px(16))
        self._arrange()


def _put(layout: QBoxLayout, card: QWidget) -> Pieces:
    """Add a card, styled at once: else all of them would be in the pass that shows them."""
    yield
    layout.addWidget(card)
    card.ensurePolished()
    yield
