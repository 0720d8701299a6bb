"""What the list of orders says when it has none to show, and the way out of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from craftdesk.domain.orders_query import OrdersChip, OrdersQuery
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.empty_state import EmptyState


class OrdersEmpty(EmptyState):
    """No orders at all, no match, and nothing due are told apart."""

    clear_wanted = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "shopping-bag", parent=parent)
        self._kit = kit

    def show_query(self, query: OrdersQuery) -> None:
        """Say why no order is shown."""
        self.clear_actions()
        self.set_tip("")
        if query.text.strip():
            self.set_texts(self.tr("No match for ‘{0}’").replace("{0}", query.text.strip()), "", "search")
            self.add_secondary(self.tr("Clear search")).clicked.connect(self.clear_wanted)
        elif query.filters:
            self.set_texts(self.tr("No match for these filters"), "", "search")
            self.add_secondary(self.tr("Clear filters")).clicked.connect(self.clear_wanted)
        elif query.chip is not OrdersChip.ALL:
            self.set_texts(*self._chip_words(query.chip))
            self.add_secondary(self.tr("Show all orders")).clicked.connect(self.clear_wanted)
        else:
            self._show_first_steps()

    def _show_first_steps(self) -> None:
        line = self.tr("What your customers order will stand here. Orders of a web shop can be imported.")
        self.set_texts(self.tr("No orders yet"), line, "shopping-bag")
        actions = self._kit.actions
        if not actions.why_not(ActionId.ORDER_NEW):
            self.add_primary(self.tr("New order"), "plus").clicked.connect(actions[ActionId.ORDER_NEW].trigger)
        if not actions.why_not(ActionId.IMPORT):
            self.add_secondary(self.tr("Import…"), "file-input").clicked.connect(actions[ActionId.IMPORT].trigger)

    def _chip_words(self, chip: OrdersChip) -> tuple[str, str, str]:
        match chip:
            case OrdersChip.DUE_TODAY:
                return self.tr("Nothing is due today"), self.tr("Orders that are due today are shown here."), "sun"
            case OrdersChip.THIS_WEEK:
                return self.tr("Nothing is due this week"), self.tr("Open orders of this week are shown here."), "sun"
            case OrdersChip.OVERDUE:
                return (
                    self.tr("Nothing is overdue"),
                    self.tr("Open orders whose day has passed are shown here."),
                    "check",
                )
            case OrdersChip.UNPAID:
                return self.tr("Everything is paid"), self.tr("Orders that money is owed for are shown here."), "check"
            case _:
                line = self.tr("Orders that wait to be made or handed over are shown here.")
                return self.tr("No open orders"), line, "check"
