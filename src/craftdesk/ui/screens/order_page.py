"""The page of one order: everything in it, to look at; Back leads to where it was opened."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.controllers.orders_of_customer import OrderShown
from craftdesk.domain.address import PostalAddress
from craftdesk.domain.order import QUANTITY_SCALE, Order
from craftdesk.services import postal
from craftdesk.texts.systems import system_name
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.clipboard import copy_text
from craftdesk.ui.screens.customers.card.faces import payment_badge, status_badge
from craftdesk.ui.screens.customers.card.figure_card import FigureCard
from craftdesk.ui.screens.customers.card.page import Page
from craftdesk.ui.widgets.badge import Badge
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label, PropertyLabel


class OrderPage(QFrame):
    """Read-only: what was bought, what it cost, what was paid, where it went."""

    closed = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        look = kit.look
        self.setProperty("pane", "canvas")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        rule = QFrame()
        rule.setProperty("rule", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        outer.addWidget(rule)
        self.page = Page(look, self.tr("Order"))
        outer.addWidget(self.page, 1)
        headings = (self.tr("Item"), self.tr("Quantity"), self.tr("Price"), self.tr("Total"))
        self.lines = FigureCard(look, self.tr("What was bought"), headings)
        self.sums = SumCard(kit)
        paid = (self.tr("Day and way"), self.tr("Amount"))
        self.payments = FigureCard(look, self.tr("Payments"), paid)
        self.facts = FactsCard(kit)
        self.places = PlacesRow(kit)
        self.customer_note = TextCard(kit, self.tr("Note of the customer"))
        self.shop_note = TextCard(kit, self.tr("Note for the shop"))
        for part in (self.lines, self.sums, self.payments, self.places, self.customer_note, self.shop_note, self.facts):
            self.page.column.addWidget(part)
        self.page.column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        look, row = self._kit.look, QHBoxLayout()
        row.setContentsMargins(look.px(18), look.px(18), look.px(24), look.px(12))
        row.setSpacing(look.px(8))
        self.back = Button(look, self.tr("Back"), kind=ButtonKind.LINK, icon="arrow-left")
        self.back.clicked.connect(self.closed)
        self.title = PropertyLabel(look, role=Role.PANE_TITLE)
        self.line = PropertyLabel(look, role=Role.SMALL, ink="muted")
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(self.title)
        words.addWidget(self.line)
        self.status, self.payment = Badge(look, parent=self), Badge(look, parent=self)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        row.addWidget(self.status)
        row.addWidget(self.payment)
        return row

    def focus_first(self) -> None:
        """Go to Back."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_order(self, shown: object) -> None:
        """Show an order."""
        if not isinstance(shown, OrderShown):
            return
        order, fmt = shown.order, self._kit.format
        self.title.show_text(self.tr("Order {0}").format(order.number))
        day = fmt.date_long(order.ordered_on)
        self.line.show_text("  ·  ".join(part for part in (day, order.source, order.customer_name) if part))
        self.status.show_badge(status_badge(order.status))
        self.payment.show_badge(payment_badge(order.payment_status))
        self.lines.show_rows(
            [
                (line.name or line.sku, f"{fmt.quantity(Decimal(line.quantity) / QUANTITY_SCALE)} {line.unit}".strip(),
                 fmt.money(line.unit_price, order.currency), fmt.money(line.total, order.currency))
                for line in order.lines
            ]
        )  # fmt: skip
        self.sums.show_order(order)
        unknown = self.tr("Day unknown")
        self.payments.show_rows(
            [
                (" · ".join(part for part in (fmt.date_short(one.paid_on) if one.paid_on else unknown, one.method,
                                              one.note) if part), fmt.money(one.amount, order.currency))
                for one in order.payments
            ]
        )  # fmt: skip
        self.places.show_places(order.shipping_address, order.billing, shown.shop.country)
        self.customer_note.show_text(order.customer_note)
        self.shop_note.show_text(order.shop_note)
        self.facts.show_order(order)
        self.page.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc and with Alt and the arrow that points back."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape or (alt and event.key() == Qt.Key.Key_Left):
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class SumCard(Card):
    """How the total comes about, line by line; the parts always add up to it."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self._kit = kit
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)

    def rows(self, order: Order) -> list[tuple[str, int, bool]]:
        """Return the parts of the total as words, amount, and whether they are a sum."""
        discount = self.tr("Discount ({0})").format(order.discount_code) if order.discount_code else self.tr("Discount")
        way = self.tr("Shipping ({0})").replace("{0}", order.shipping_method) if order.shipping_method else ""
        found = [(self.tr("Goods"), order.goods, False)]
        optional = (
            (discount, -order.discount), (way or self.tr("Shipping"), order.shipping),
            (self.tr("Tax"), order.tax_added), (self.tr("Rounding and other"), order.adjustment),
        )  # fmt: skip
        found += [(words, amount, False) for words, amount in optional if amount]
        found.append((self.tr("Total"), order.total, True))
        if order.tax and order.tax_included:
            found.append((self.tr("of which tax"), order.tax, False))
        found.append((self.tr("Paid"), order.paid, False))
        if order.refunded:
            found.append((self.tr("Given back"), -order.refunded, False))
        if order.is_counted:
            found.append((self.tr("Open"), order.total - order.paid, True))
        return found

    def show_order(self, order: Order) -> None:
        """Show the sums of an order."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line, (words, amount, strong) in enumerate(self.rows(order)):
            role = Role.STRONG if strong else Role.BODY
            name = Label(self._kit.look, words, role=role, ink="text" if strong else "muted")
            money = Label(self._kit.look, self._kit.format.money(amount, order.currency), role=role)
            money.setAccessibleName(f"{words}: {money.text()}")
            money.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, line, 0)
            self._grid.addWidget(money, line, 1, Qt.AlignmentFlag.AlignRight)


class TextCard(Card):
    """A text under a title; not there without one."""

    def __init__(self, kit: Kit, title: str, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, title, parent)
        self._text = Label(kit.look, "", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add(self._text)
        self.body.addStretch(1)

    def show_text(self, text: str) -> None:
        """Show a text."""
        self._text.setText(text)
        self.setVisible(bool(text))


class FactsCard(TextCard):
    """What else is known about an order."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, "", parent)
        self.set_title(self.tr("More about this order"))
        self._fmt = kit.format

    def show_order(self, order: Order) -> None:
        """Show days and numbers of an order."""
        fmt, said = self._fmt, []
        if order.due_on is not None:
            said.append(self.tr("Due on {0}").format(fmt.date_long(order.due_on)))
        if order.ordered_at:
            said.append(self.tr("Ordered at {0}").format(order.ordered_at))
        if order.cancelled_on is not None:
            said.append(self.tr("Cancelled on {0}").format(fmt.date_long(order.cancelled_on)))
        if order.external_id:
            system = system_name(order.system) or self.tr("another system")
            said.append(self.tr("Number in {0}: {1}").format(system, order.external_id))
        if not order.is_counted:
            said.append(self.tr("This order is not counted in figures."))
        self.show_text("\n".join(said))


class PlacesRow(QWidget):
    """The copies of addresses that the order keeps, whatever becomes of the customer's own."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(kit.look.px(16))
        self._cards: list[TextCard] = []
        self._blocks = ["", ""]
        for title in (self.tr("Sent to"), self.tr("Billed to")):
            card = TextCard(kit, title)
            copy = card.add_link(self.tr("Copy"), self.tr("Copy address: {0}").format(title))
            copy.clicked.connect(self._on_copy_clicked)
            copy.setProperty("place", len(self._cards))
            self._cards.append(card)
            row.addWidget(card, 1)

    def show_places(self, shipping: PostalAddress | None, billing: PostalAddress | None, home: str) -> None:
        """Show both; without any the row is not there."""
        for place, (card, address) in enumerate(zip(self._cards, (shipping, billing), strict=True)):
            lines = postal.lines_of(address, home) if address is not None else []
            self._blocks[place] = "\n".join(lines)
            card.show_text(self._blocks[place])
        self.setVisible(any(self._blocks))

    @Slot()
    def _on_copy_clicked(self) -> None:
        copy_text(self._blocks[int(self.sender().property("place"))])
