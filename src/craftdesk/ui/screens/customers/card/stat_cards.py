"""The four figures on top of overview and statistics, each with its period."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.card import CardData
from craftdesk.ui.kit import Kit
from craftdesk.ui.models.row_words import long_ago
from craftdesk.ui.screens.customers.card.plurals import plural
from craftdesk.ui.widgets.stat_card import StatCard, StatRow


class KeyFigures(StatRow):
    """Orders, total spent, average order, last order."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        translate, look = QCoreApplication.translate, kit.look
        self._kit = kit
        self.orders = StatCard(look, "shopping-bag", translate("KeyFigures", "Orders"))
        self.spent = StatCard(look, "wallet", translate("KeyFigures", "Total spent"))
        self.average = StatCard(look, "scale", translate("KeyFigures", "Average order"))
        self.last = StatCard(look, "calendar", translate("KeyFigures", "Last order"))
        super().__init__(look, [self.orders, self.spent, self.average, self.last], parent)

    def show_data(self, data: CardData) -> None:
        """Show the figures of a customer."""
        figures, fmt = data.figures, self._kit.format
        said = []
        if figures.open_orders:
            said.append(plural(figures.open_orders, self.tr("{n} open"), self.tr("{n} open")))
        if figures.cancelled_orders:
            said.append(plural(figures.cancelled_orders, self.tr("{n} cancelled"), self.tr("{n} cancelled")))
        self.orders.show_value(
            fmt.count(figures.orders),
            ", ".join(said) or self.tr("in all"),
            self.tr("Orders that count: neither unconfirmed nor cancelled"),
        )
        since = figures.first_order
        period = self.tr("since {0}").format(fmt.month_year(since)) if since is not None else self.tr("no order yet")
        self.spent.show_value(
            fmt.money(figures.spent, figures.currency), period, self.tr("Counted orders, less what was refunded")
        )
        median = self.tr("median {0}").format(fmt.money(figures.median_order, figures.currency))
        self.average.show_value(
            fmt.money(figures.average_order, figures.currency) if figures.orders else "–",
            median if figures.orders else self.tr("no order yet"),
            self.tr("Total spent shared among the orders that count; the median is the middle one"),
        )
        last = figures.last_order
        if last is None:
            self.last.show_value("–", self.tr("no order yet"))
        else:
            near = fmt.relative_day(last, data.today)
            exact = fmt.date_short(last)
            below = long_ago(last, data.today) if near == exact else exact
            self.last.show_value(near[:1].upper() + near[1:], below, fmt.date_long(last))
