"""Whose order it is and when: the customer, the day, when it is due and how it gets there, where it came from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from craftdesk.domain.ids import UNSAVED
from craftdesk.domain.order import Delivery, Order, OrderStatus
from craftdesk.services.order_entry import EntryForm
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.choice_editors import ChipsEditor
from craftdesk.ui.forms.day_editor import DayEditor
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.field_grid import FieldGrid
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.order_entry.buyer_editor import BuyerEditor
from craftdesk.ui.widgets.card import Card


class FactsCard(Card):
    """The first fields of the form."""

    def __init__(self, kit: Kit, today: Callable[[], date], binding: Binding, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        look = kit.look
        self.buyer = BuyerEditor(kit)
        self.ordered = DayEditor(look, kit.format, today, self.tr("today"), ahead=False)
        self.due = DayEditor(look, kit.format, today, self.tr("Friday, +3, 24.12."), ahead=True)
        self.delivery = ChipsEditor(
            look,
            [
                (Delivery.UNSAID.value, self.tr("Not said")), (Delivery.DELIVERY.value, self.tr("Delivery")),
                (Delivery.PICKUP.value, self.tr("Pick-up")),
            ],
        )  # fmt: skip
        self.source = TextEditor(look, self.tr("Market"))
        self.status = ChipsEditor(
            look,
            [
                (OrderStatus.CONFIRMED.value, self.tr("Confirmed")),
                (OrderStatus.UNCONFIRMED.value, self.tr("Unconfirmed")),
            ],
        )
        grid = FieldGrid(look)
        rows: tuple[tuple[tuple[str, str, Editor], ...], ...] = (
            (("customer", self.tr("Customer"), self.buyer),),
            (("ordered_on", self.tr("Ordered on"), self.ordered), ("due_on", self.tr("Due on"), self.due)),
            (("delivery", self.tr("How it gets there"), self.delivery), ("source", self.tr("Came from"), self.source)),
            (("status", self.tr("Status"), self.status),),
        )
        self.boxes: dict[str, FieldBox] = {}
        for row in rows:
            made = [FieldBox(look, key, title, editor) for key, title, editor in row]
            for box in made:
                binding.add(box)
                self.boxes[box.key] = box
            grid.add_row(*made)
        self.add(grid)

    def show_form(self, form: EntryForm) -> None:
        """Show an order with what may be suggested."""
        order = form.draft
        self.buyer.show_buyer(form.buyer, name=order.customer_name)
        self.ordered.show_value(order.ordered_on)
        self.due.show_value(order.due_on)
        self.delivery.show_value(order.delivery.value)
        self.source.suggest(form.sources)
        self.source.show_value(order.source)
        self.status.show_value(order.status.value)
        self.boxes["status"].setVisible(order.id == UNSAVED)

    def taken_over(self, order: Order) -> dict[str, object]:
        """Return what stands in the fields, by the names of an order's parts."""
        buyer = self.buyer.value()
        text = self.buyer.line.text().strip()
        same = buyer is not None and buyer == order.customer_id
        values: dict[str, object] = {
            "customer_id": buyer, "customer_name": order.customer_name if same else text,
            "ordered_on": self.ordered.value() or order.ordered_on, "due_on": self.due.value(),
            "delivery": Delivery(str(self.delivery.value())), "source": self.source.value().strip(),
        }  # fmt: skip
        if order.id == UNSAVED:
            values["status"] = OrderStatus(str(self.status.value()))
        return values
