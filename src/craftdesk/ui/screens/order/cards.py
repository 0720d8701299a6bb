"""The quiet cards of an order's page: how the total comes about, texts, facts, places."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.dates import instant_from
from craftdesk.domain.order import Order
from craftdesk.services import postal
from craftdesk.texts.systems import system_name
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.clipboard import copy_text
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label


class SumCard(Card):
    """How the total comes about, line by line; the parts always add up to it."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self._kit = kit
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        self._labels: dict[int, tuple[Label, Label]] = {}

    def rows(self, order: Order) -> list[tuple[str, int, bool]]:
        """Return the parts of the total as words, amount, and whether they are a sum."""
        return [(words, amount, strong) for words, amount, strong, there in self._parts(order) if there]

    def _parts(self, order: Order) -> tuple[tuple[str, int, bool, bool], ...]:
        """Every part that an order may have, in its order, and whether this one has it."""
        discount = self.tr("Discount ({0})").format(order.discount_code) if order.discount_code else self.tr("Discount")
        way = self.tr("Shipping ({0})").replace("{0}", order.shipping_method) if order.shipping_method else ""
        return (
            (self.tr("Goods"), order.goods, False, True),
            (discount, -order.discount, False, bool(order.discount)),
            (way or self.tr("Shipping"), order.shipping, False, bool(order.shipping)),
            (self.tr("Tax"), order.tax_added, False, bool(order.tax_added)),
            (self.tr("Rounding and other"), order.adjustment, False, bool(order.adjustment)),
            (self.tr("Total"), order.total, True, True),
            (self.tr("of which tax"), order.tax, False, bool(order.tax and order.tax_included)),
            (self.tr("Paid"), order.paid, False, True),
            (self.tr("Given back"), -order.refunded, False, bool(order.refunded)),
            (self.tr("Open"), order.total - order.paid, True, order.is_counted),
        )

    def show_order(self, order: Order) -> None:
        """Show the sums of an order."""
        for place, (words, amount, strong, there) in enumerate(self._parts(order)):
            labels = self._labels.get(place)
            if labels is None and there:
                labels = self._labels[place] = self._made(place, strong=strong)
            if labels is None:
                continue
            name, money = labels
            name.setText(words)
            money.setText(self._kit.format.money(amount, order.currency))
            money.setAccessibleName(f"{words}: {money.text()}")
            for label in labels:
                label.setVisible(there)  # at once: Qt by itself would show an empty card until its events are through

    def _made(self, line: int, *, strong: bool) -> tuple[Label, Label]:
        role = Role.STRONG if strong else Role.BODY
        name = Label(self._kit.look, role=role, ink="text" if strong else "muted")
        money = Label(self._kit.look, role=role)
        money.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(name, line, 0)
        self._grid.addWidget(money, line, 1, Qt.AlignmentFlag.AlignRight)
        return name, money


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
            said.append(self.tr("Ordered at {0}").format(self._moment(order.ordered_at)))
        if order.cancelled_on is not None:
            said.append(self.tr("Cancelled on {0}").format(fmt.date_long(order.cancelled_on)))
        if order.external_id:
            system = system_name(order.system) or self.tr("another system")
            said.append(self.tr("Number in {0}: {1}").format(system, order.external_id))
        if not order.is_counted:
            said.append(self.tr("This order is not counted in figures."))
        self.show_text("\n".join(said))

    def _moment(self, text: str) -> str:
        """Return a moment as the owner writes one; a source's own words as they are."""
        try:
            return self._fmt.instant(instant_from(text))
        except ValueError:
            return text


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
