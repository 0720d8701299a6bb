"""The two addresses of an order beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.domain.address import PostalAddress
from craftdesk.ui.forms.field_grid import FieldGrid
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.order_entry.place_card import PlaceCard


class PlacesRow(QWidget):
    """Where it goes, and to whom it is billed."""

    edited = Signal()

    def __init__(self, kit: Kit, home: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.shipping = PlaceCard(kit, self.tr("Ship to"), home)
        self.billing = PlaceCard(kit, self.tr("Bill to"), home)
        grid = FieldGrid(kit.look)
        grid.add_row(self.shipping, self.billing)
        column.addWidget(grid)
        for card in (self.shipping, self.billing):
            card.edited.connect(self.edited)

    def value(self) -> tuple[PostalAddress | None, PostalAddress | None]:
        """Return where it goes, and to whom it is billed."""
        return self.shipping.value(), self.billing.value()

    def show_places(
        self, shipping: PostalAddress | None, billing: PostalAddress | None, offered: Sequence[PostalAddress]
    ) -> None:
        """Show the order's copies, and the customer's addresses to choose from."""
        self.shipping.show_place(shipping, offered)
        self.billing.show_place(billing, offered)
