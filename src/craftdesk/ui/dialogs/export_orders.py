"""What of the orders in their list goes into which file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.export import ExportController
from craftdesk.domain.ids import OrderId
from craftdesk.domain.orders_query import OrdersQuery
from craftdesk.domain.query import CustomerQuery
from craftdesk.services.export.wish import ExportWish, What
from craftdesk.ui.dialogs.export import ALL, SELECTED, SHOWN, ExportDialog
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.choice import Option


class OrdersExportDialog(ExportDialog):
    """The chosen orders, those that the list shows, or all."""

    def __init__(
        self, kit: Kit, controller: ExportController, query: OrdersQuery, orders: tuple[OrderId, ...], listed: int,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._asked, self._chosen, self._listed = query, orders, listed
        super().__init__(kit, controller, CustomerQuery(), (), parent)

    def wish(self) -> ExportWish:
        """Return what was chosen."""
        whose = self.whose.value()
        return replace(
            super().wish(),
            ids=None,
            query=None,
            order_ids=self._chosen if whose == SELECTED else None,
            order_query=self._asked if whose == SHOWN else None,
        )

    def _whats(self) -> list[Option]:
        return [Option(What.ORDERS, self.tr("Orders, with a row for each item"))]

    def _whoses(self) -> list[Option]:
        shown = self.tr("What the list shows: {0}").replace("{0}", self._orders(self._listed))
        items = [Option(SHOWN, shown), Option(ALL, self.tr("All orders"))]
        if len(self._chosen) > 1:
            count = self.kit.format.count(len(self._chosen))
            items.insert(0, Option(SELECTED, self.tr("The {0} selected orders").replace("{0}", count)))
        return items

    def _count(self) -> int | None:
        return {SELECTED: len(self._chosen), SHOWN: self._listed}.get(self.whose.value())

    @Slot(object)
    def _on_controller_counted(self, count: object) -> None:
        """Customers are not what is counted here."""
