"""The statistics of a customer: figures, the chart and the same numbers as a table, favourites, sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.card import CardData
from craftdesk.domain.figures import CustomerFigures
from craftdesk.domain.money import plain_amount
from craftdesk.domain.order import QUANTITY_SCALE
from craftdesk.ui.figure_saving import FigureSaving, picture_of
from craftdesk.ui.kit import Kit
from craftdesk.ui.models.row_words import long_ago
from craftdesk.ui.screens.customers.card.clipboard import copy_table
from craftdesk.ui.screens.customers.card.figure_card import FigureCard
from craftdesk.ui.screens.customers.card.month_chart import by_month, by_year, last_months
from craftdesk.ui.screens.customers.card.page import Page
from craftdesk.ui.screens.customers.card.plurals import plural
from craftdesk.ui.screens.customers.card.stat_cards import KeyFigures
from craftdesk.ui.widgets.bar_chart import BarChart
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.chips import ChipItem, Chips
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.stat_card import StatCard, StatRow


class StatisticsTab(Page):
    """All figures of a customer in the shop's currency; other currencies stand apart."""

    copied = Signal(str)
    save_requested = Signal(object)  # FigureSaving

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.setAccessibleName(self.tr("Statistics"))
        self._kit = kit
        self._data: CardData | None = None
        look = kit.look
        self.empty = EmptyState(
            look, "chart-column", self.tr("No figures yet"), self.tr("They begin with the first order that counts.")
        )
        self.column.addWidget(self.empty)
        self.figures = KeyFigures(kit)
        self.first = StatCard(look, "calendar-plus", self.tr("First order"))
        self.interval = StatCard(look, "repeat", self.tr("Usual interval"))
        self.open = StatCard(look, "hourglass", self.tr("Open balance"))
        self.apart = StatCard(look, "undo-2", self.tr("Refunded"))
        self.more = StatRow(look, [self.first, self.interval, self.open, self.apart])
        self.chart_card = Card(look, "")
        copy = self.chart_card.add_link(self.tr("Copy"), self.tr("Copy the chart as a picture"))
        copy.clicked.connect(self._on_copy_clicked)
        save = self.chart_card.add_link(self.tr("Save…"), self.tr("Save the chart as a file"))
        save.clicked.connect(self._on_save_clicked)
        self.span = Chips(look, self.tr("Chart"))
        self.span.set_items([ChipItem(key="months", text=self.tr("By month")),
                             ChipItem(key="years", text=self.tr("By year"))])  # fmt: skip
        self.span.chosen.connect(self._on_span_chosen)
        self.chart = BarChart(look)
        self.chart.readout.connect(self._on_chart_readout)
        self.read = Label(look, self.tr("Arrow keys read the months out."), ink="muted")
        for widget in (self.span, self.chart, self.read):
            self.chart_card.add(widget)
        self._build_tables()
        tables = (self.months, self.products, self.sources, self.uncounted, self.others)
        self._all = (self.figures, self.more, self.chart_card, *tables)
        for part in self._all:
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _build_tables(self) -> None:
        look, orders, spent = self._kit.look, self.tr("Orders"), self.tr("Spent")
        self.months = FigureCard(look, self.tr("The chart as a table"), (self.tr("Time"), orders, spent), saves=True)
        choices = (ChipItem(key="value", text=self.tr("By value")),
                   ChipItem(key="quantity", text=self.tr("By quantity")))  # fmt: skip
        self.products = FigureCard(
            look, self.tr("Favourite products"), (self.tr("Product"), self.tr("Quantity"), self.tr("Value"), orders),
            choices, saves=True,
        )  # fmt: skip
        self.products.turned.connect(self._on_products_turned)
        self.sources = FigureCard(look, self.tr("By source"), (self.tr("Source"), orders, spent, self.tr("Share")),
                                  saves=True)  # fmt: skip
        self.others = FigureCard(look, self.tr("In other currencies"), (self.tr("Currency"), orders, spent),
                                 saves=True)  # fmt: skip
        self.uncounted = FigureCard(
            look, self.tr("Cancelled and refunded"), (self.tr("What"), orders, self.tr("Amount")), saves=True
        )
        for card in (self.months, self.products, self.sources, self.uncounted, self.others):
            card.copied.connect(self.copied)
            card.save_requested.connect(self.save_requested)

    def show_data(self, data: CardData) -> None:
        """Show the figures of a customer."""
        self._data = data
        figures = data.figures
        has_any = bool(figures.all_orders)
        self.empty.setVisible(not has_any)
        for part in self._all:
            part.setVisible(has_any)
        if not has_any:
            return
        self.figures.show_data(data)
        self._show_more(data)
        self._show_chart()
        self._show_products()
        fmt, currency = self._kit.format, figures.currency
        self.sources.show_rows(
            [
                (one.source or self.tr("Not said"), fmt.count(one.orders), fmt.money(one.total, currency),
                 fmt.percent(Decimal(one.total) / figures.spent) if figures.spent > 0 else "–")
                for one in figures.sources
            ],
            [
                (one.source or self.tr("Not said"), str(one.orders), plain_amount(one.total, currency),
                 f"{Decimal(one.total) / figures.spent:.4f}" if figures.spent > 0 else "")
                for one in figures.sources
            ],
            (2, 3),
        )  # fmt: skip
        self.others.show_rows(
            [(name, fmt.count(count), fmt.money(spent, name)) for name, count, spent in figures.other_currencies],
            [(name, str(count), plain_amount(spent, name)) for name, count, spent in figures.other_currencies],
            (2,),
        )

    def _show_more(self, data: CardData) -> None:
        figures, fmt = data.figures, self._kit.format
        first = figures.first_order
        if first is None:
            self.first.show_value("–", self.tr("no counted order yet"))
        else:
            ago = long_ago(first, data.today) or fmt.relative_day(first, data.today)
            self.first.show_value(fmt.date_short(first), ago)
        interval = figures.usual_interval
        self.interval.show_value(
            plural(interval, self.tr("{n} day"), self.tr("{n} days")) if interval is not None else "–",
            self.tr("between orders") if interval is not None else self.tr("from three orders on"),
        )
        owed = figures.open_balance
        words = self.tr("they owe this") if owed > 0 else self.tr("paid too much") if owed < 0 else self.tr("all paid")
        tip = self.tr("Totals of counted orders, less payments")
        self.open.show_value(fmt.money(owed, figures.currency), words, tip)
        back = fmt.money(figures.refunded, figures.currency)
        orders = plural(figures.refunded_orders, self.tr("of {n} order"), self.tr("of {n} orders"))
        orders = orders if figures.refunded_orders else self.tr("nothing given back")
        self.apart.show_value(back, orders, self.tr("Given back; already taken off the total spent"))
        apart = [
            (words, count, amount)
            for words, count, amount in (
                (self.tr("Unconfirmed: not counted yet"), figures.unconfirmed_orders, figures.unconfirmed_total),
                (self.tr("Cancelled: not counted"), figures.cancelled_orders, figures.cancelled_total),
                (self.tr("Refunded: taken off"), figures.refunded_orders, figures.refunded),
            )
            if count
        ]
        self.uncounted.show_rows(
            [(words, fmt.count(count), fmt.money(amount, figures.currency)) for words, count, amount in apart],
            [(words, str(count), plain_amount(amount, figures.currency)) for words, count, amount in apart],
            (2,),
        )

    def _show_chart(self) -> None:
        if self._data is None:
            return
        figures, fmt, today = self._data.figures, self._kit.format, self._data.today
        if self.span.current() == "years":
            self.chart_card.set_title(self.tr("Spent by year"))
            self.chart.set_data(by_year(figures, today, fmt))
            self.months.show_rows(*year_rows(figures, self._kit), amounts=(2,))
        else:
            self.chart_card.set_title(self.tr("Spent by month"))
            self.chart.set_data(by_month(figures, last_months(today), fmt))
            self.months.show_rows(*month_rows(figures, self._kit), amounts=(2,))

    def _show_products(self) -> None:
        if self._data is None or self.products.chips is None:
            return
        figures, fmt = self._data.figures, self._kit.format
        by_quantity = self.products.chips.current() == "quantity"
        products = figures.most_bought if by_quantity else figures.products
        quantities = [Decimal(one.quantity) / QUANTITY_SCALE for one in products]
        self.products.show_rows(
            [
                (one.name, fmt.quantity(quantity), fmt.money(one.value, figures.currency), fmt.count(one.orders))
                for one, quantity in zip(products, quantities, strict=True)
            ],
            [
                (one.name, f"{quantity.normalize():f}", plain_amount(one.value, figures.currency), str(one.orders))
                for one, quantity in zip(products, quantities, strict=True)
            ],
            (1, 2),
        )

    @Slot(str)
    def _on_span_chosen(self, _key: str) -> None:
        self._show_chart()

    @Slot(str)
    def _on_products_turned(self, _key: str) -> None:
        self._show_products()

    @Slot()
    def _on_copy_clicked(self) -> None:
        copy_table(self.months.table.all_rows(), picture_of(self.chart, self._kit.look))
        self.copied.emit(self.chart.accessibleName())

    @Slot()
    def _on_save_clicked(self) -> None:
        picture = picture_of(self.chart, self._kit.look)
        name = self.chart.accessibleName()
        self.save_requested.emit(FigureSaving(name=name, table=self.months.table_file(), picture=picture))

    @Slot(str)
    def _on_chart_readout(self, text: str) -> None:
        self.read.setText(text)


_Rows = tuple[Sequence[tuple[str, ...]], Sequence[tuple[str, ...]]]


def month_rows(figures: CustomerFigures, kit: Kit) -> _Rows:
    """Every month with an order, newest first: to be read, and for a file."""
    fmt, currency = kit.format, figures.currency
    months = figures.months[::-1]
    return [
        (fmt.month_year(date(one.year, one.month, 1)), fmt.count(one.orders), fmt.money(one.total, currency))
        for one in months
    ], [(f"{one.year:04}-{one.month:02}", str(one.orders), plain_amount(one.total, currency)) for one in months]


def year_rows(figures: CustomerFigures, kit: Kit) -> _Rows:
    """Every year with an order, newest first: to be read, and for a file."""
    fmt = kit.format
    years: dict[int, tuple[int, int]] = {}
    for one in figures.months:
        orders, total = years.get(one.year, (0, 0))
        years[one.year] = (orders + one.orders, total + one.total)
    sums = sorted(years.items(), reverse=True)
    return [(str(year), fmt.count(orders), fmt.money(total, figures.currency)) for year, (orders, total) in sums], [
        (str(year), str(orders), plain_amount(total, figures.currency)) for year, (orders, total) in sums
    ]
