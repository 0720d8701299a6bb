"""The two notes of an order: what the customer said, and what only the shop reads."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from craftdesk.domain.order import Order
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.field_grid import FieldGrid
from craftdesk.ui.forms.text_editors import LongTextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.card import Card


class NotesCard(Card):
    """Side by side, or one below the other."""

    def __init__(self, kit: Kit, binding: Binding, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self._customer = LongTextEditor(kit.look, self.tr("Please ring twice"))
        self._shop = LongTextEditor(kit.look, self.tr("Use the blue glaze from last time"))
        boxes = (
            FieldBox(kit.look, "customer_note", self.tr("Note of the customer, on papers"), self._customer),
            FieldBox(kit.look, "shop_note", self.tr("Note for the shop, on no paper"), self._shop),
        )
        grid = FieldGrid(kit.look)
        for box in boxes:
            binding.add(box)
        grid.add_row(*boxes)
        self.add(grid)

    def show_order(self, order: Order) -> None:
        """Show the notes of an order."""
        self._customer.show_value(order.customer_note)
        self._shop.show_value(order.shop_note)

    def taken_over(self) -> dict[str, object]:
        """Return what stands in the fields, by the names of an order's parts."""
        return {"customer_note": self._customer.value(), "shop_note": self._shop.value()}
