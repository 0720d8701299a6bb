"""The six figures on top, each beside the same days a year before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.domain.shop_figures import ShopFigures
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.figures.figure_words import compared
from craftdesk.ui.widgets.stat_card import StatCard, StatRow


class ShopKeyFigures(QWidget):
    """Revenue, orders and average; open, refunded, new customers."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, look, tr = kit, kit.look, self.tr
        self.revenue = StatCard(look, "wallet", tr("Revenue"))
        self.orders = StatCard(look, "shopping-bag", tr("Counted orders"))
        self.average = StatCard(look, "scale", tr("Average order"))
        self.open = StatCard(look, "hourglass", tr("Open balance"))
        self.refunded = StatCard(look, "undo-2", tr("Refunded"))
        self.new = StatCard(look, "user-round-plus", tr("New customers"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(StatRow(look, [self.revenue, self.orders, self.average]))
        self._column.addWidget(StatRow(look, [self.open, self.refunded, self.new]))
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_figures(self, figures: ShopFigures) -> None:
        """Show the figures of a period."""
        fmt, before, tr = self._kit.format, figures.year_before, self.tr

        first = figures.first_order
        since = tr("since {0}").replace("{0}", fmt.month_year(first)) if first is not None and before is None else ""

        def line(before: int | None, write: Callable[[int], str]) -> str:
            return since if before is None else compared(before, write)

        def money(minor: int) -> str:
            return fmt.money(minor, figures.currency)

        self.revenue.show_value(
            money(figures.total_spent), line(before.total_spent if before else None, money),
            tr("What counted orders brought, less what was refunded"),
        )  # fmt: skip
        self.orders.show_value(
            fmt.count(figures.counted_orders), line(before.counted_orders if before else None, fmt.count),
            tr("Orders that count: neither unconfirmed nor cancelled, in the currency of the shop"),
        )  # fmt: skip
        self.average.show_value(
            money(figures.average_order) if figures.counted_orders else "–",
            line(before.average_order if before else None, money),
            tr("Revenue shared among the orders that count"),
        )
        # What those of a year before still owe says nothing about how they paid then.
        self.open.show_value(
            money(figures.open_balance),
            tr("of the orders of this period"),
            tr("Totals of counted orders, less payments"),
        )
        self.refunded.show_value(
            money(figures.refunded), line(before.refunded if before else None, money),
            tr("Given back; already taken off the revenue"),
        )  # fmt: skip
        self.new.show_value(
            fmt.count(figures.new_customers), line(before.new_customers if before else None, fmt.count),
            tr("Customers whose first counted order falls into this period"),
        )  # fmt: skip

    @Slot()
    def _on_look_changed(self) -> None:
        self._column.setSpacing(self._kit.look.px(12))
