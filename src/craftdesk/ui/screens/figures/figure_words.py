"""Figures of the shop turned into charts and rows: as they are read, and as cells of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QObject

from craftdesk.domain.dates import months_between
from craftdesk.domain.figures import MonthFigure, ProductFigure
from craftdesk.domain.money import plain_amount
from craftdesk.domain.order import NOT_COUNTED, QUANTITY_SCALE
from craftdesk.domain.period import Period
from craftdesk.domain.shop_figures import ShopFigures, TopCustomer, TownFigure
from craftdesk.texts import sentence
from craftdesk.ui.format import Formatter
from craftdesk.ui.screens.figures.chart_card import Charted
from craftdesk.ui.widgets.bar_chart import ChartData, ChartPoint

MOST_BARS = 24
"""Months that a chart shows; the table has them all."""
_BARS_OF_BUYERS = 12
Rows = tuple[Sequence[tuple[str, ...]], Sequence[tuple[str, ...]]]
_Month = tuple[int, int]


class FigureWords(QObject):
    """Says the figures of one period."""

    def __init__(self, fmt: Formatter, period: Period, figures: ShopFigures, today: date) -> None:
        super().__init__()
        self._fmt, self._period, self._figures, self._today = fmt, period, figures, today
        self._currency = figures.currency

    def money(self, minor: int) -> str:
        """Return an amount in the currency of the shop."""
        return self._fmt.money(minor, self._currency)

    def _plain(self, minor: int) -> str:
        return plain_amount(minor, self._currency)

    def _axis(self, minor: int) -> str:
        return self._fmt.money_short(minor, self._currency)

    # --- charts --------------------------------------------------------------------------------

    def months(self) -> list[_Month]:
        """Return the months of the period in which something can have happened, oldest first."""
        figures, period = self._figures, self._period
        first = period.first or figures.first_order or self._today
        last = period.last or max(self._today, figures.last_order or self._today)
        seen = [(one.year, one.month) for one in figures.months]
        latest = max([(self._today.year, self._today.month), *seen])
        return [month for month in months_between(first, last) if month <= latest] or months_between(first, first)

    def revenue_by_month(self) -> Charted:
        """Return the revenue of each month beside that of the same month a year before."""
        now = {(one.year, one.month): one for one in self._figures.months}
        known = {**{(one.year, one.month): one for one in self._figures.months_before}, **now}
        months = self.months()
        points = tuple(self._point(month, known) for month in months[-MOST_BARS:])
        title = self.tr("Revenue by month")
        if len(months) > MOST_BARS:
            title = self.tr("Revenue of the last {0} months").replace("{0}", self._fmt.count(MOST_BARS))
        rows, cells = [], []
        for year, month in reversed(months):
            one, before = now.get((year, month)), known.get((year - 1, month))
            values = (_total(one), _total(before))
            orders = one.orders if one else 0
            rows.append((self._name(year, month), self._fmt.count(orders), *map(self.money, values)))
            cells.append((f"{year:04}-{month:02}", str(orders), *map(self._plain, values)))
        return Charted(
            chart=ChartData(title=title, points=points, now_name=self.tr("Revenue"), before_name=self.tr("Year before"),
                            axis_text=self._axis),
            headings=(self.tr("Month"), self.tr("Orders"), self.tr("Revenue"), self.tr("Year before")),
            rows=rows, cells=cells, amounts=(2, 3),
        )  # fmt: skip

    def _point(self, month: _Month, known: Mapping[_Month, MonthFigure]) -> ChartPoint:
        year, number = month
        now, before = _total(known.get(month)), _total(known.get((year - 1, number)))
        return ChartPoint(
            label=self._fmt.month_short(number), full_label=self._name(year, number), now=now, before=before,
            now_text=self.money(now), before_text=self.money(before),
        )  # fmt: skip

    def revenue_by_year(self) -> Charted:
        """Return the revenue of each year of the period."""
        sums: dict[int, tuple[int, int]] = {year: (0, 0) for year, _ in self.months()}
        for one in self._figures.months:
            orders, total = sums.get(one.year, (0, 0))
            sums[one.year] = (orders + one.orders, total + one.total)
        points = tuple(
            ChartPoint(label=str(year), full_label=str(year), now=total, now_text=self.money(total))
            for year, (_, total) in sorted(sums.items())
        )
        years = sorted(sums.items(), reverse=True)
        return Charted(
            chart=ChartData(title=self.tr("Revenue by year"), points=points, now_name=self.tr("Revenue"),
                            before_name="", axis_text=self._axis),
            headings=(self.tr("Year"), self.tr("Orders"), self.tr("Revenue")),
            rows=[(str(year), self._fmt.count(orders), self.money(total)) for year, (orders, total) in years],
            cells=[(str(year), str(orders), self._plain(total)) for year, (orders, total) in years], amounts=(2,),
        )  # fmt: skip

    def buyers(self) -> Charted:
        """Return new customers of each month beside those who came back."""
        found = {(one.year, one.month): (one.new, one.returning) for one in self._figures.buyers}
        months = self.months()
        title = self.tr("New and returning customers")
        if len(months) > _BARS_OF_BUYERS:
            title = self.tr("New and returning customers, the last {0} months")
            title = title.replace("{0}", self._fmt.count(_BARS_OF_BUYERS))
        points = []
        for year, month in months[-_BARS_OF_BUYERS:]:
            new, back = found.get((year, month), (0, 0))
            points.append(
                ChartPoint(
                    label=self._fmt.month_short(month), full_label=self._name(year, month), now=new, before=back,
                    now_text=self.tr("{0} new").replace("{0}", self._fmt.count(new)), before_text=self._fmt.count(back),
                )
            )  # fmt: skip
        rows, cells = [], []
        for year, month in reversed(months):
            new, back = found.get((year, month), (0, 0))
            rows.append((self._name(year, month), self._fmt.count(new), self._fmt.count(back)))
            cells.append((f"{year:04}-{month:02}", str(new), str(back)))
        return Charted(
            chart=ChartData(title=title, points=tuple(points),
                            now_name=self.tr("New customers"), before_name=self.tr("Came back"),
                            axis_text=self._fmt.count),
            headings=(self.tr("Month"), self.tr("New customers"), self.tr("Came back")), rows=rows, cells=cells,
        )  # fmt: skip

    def _name(self, year: int, month: int) -> str:
        return self._fmt.month_year(date(year, month, 1))

    # --- tables --------------------------------------------------------------------------------

    def statuses(self) -> Rows:
        """Return orders by status; what does not count as revenue says so."""
        rows, cells = [], []
        for one in self._figures.statuses:
            name = sentence(f"status.{one.status.value}")
            if one.status in NOT_COUNTED:
                name = self.tr("{0} (not counted)").replace("{0}", name)
            rows.append((name, self._fmt.count(one.orders), self.money(one.total)))
            cells.append((name, str(one.orders), self._plain(one.total)))
        if self._figures.refunded:
            rows.append((self.tr("Refunded (taken off)"), "", self.money(-self._figures.refunded)))
            cells.append((self.tr("Refunded (taken off)"), "", self._plain(-self._figures.refunded)))
        return rows, cells

    def customers(self, best: Sequence[TopCustomer]) -> Rows:
        """Return the best customers."""
        return (
            [(one.name, self._fmt.count(one.orders), self.money(one.total)) for one in best],
            [(one.name, str(one.orders), self._plain(one.total)) for one in best],
        )

    def products(self, best: Sequence[ProductFigure]) -> Rows:
        """Return the best products."""
        rows, cells = [], []
        for one in best:
            quantity = Decimal(one.quantity) / QUANTITY_SCALE
            name = one.name or self.tr("Without a name")
            rows.append((name, self._fmt.quantity(quantity), self.money(one.value), self._fmt.count(one.orders)))
            cells.append((name, f"{quantity.normalize():f}", self._plain(one.value), str(one.orders)))
        return rows, cells

    def sources(self) -> Rows:
        """Return counted orders by source with their share."""
        found = [(one.source or self.tr("Not said"), one.orders, one.total) for one in self._figures.sources]
        return self._shared(found)

    def towns(self) -> Rows:
        """Return counted orders by town with their share; what is not in sight stands in one row."""
        figures = self._figures
        named = sorted(figures.towns, key=_without_name)
        found = [(one.town or self.tr("No town known"), one.orders, one.total) for one in named]
        name = self.tr("Orders without a customer")
        walked_in = (name, figures.anonymous_orders, figures.anonymous_total)
        rest = (
            self.tr("All other towns"),
            figures.counted_orders - sum(one[1] for one in found) - walked_in[1],
            figures.total_spent - sum(one[2] for one in found) - walked_in[2],
        )
        return self._shared([*found, *(one for one in (rest, walked_in) if one[1])])

    def _shared(self, found: Sequence[tuple[str, int, int]]) -> Rows:
        whole = self._figures.total_spent
        rows, cells = [], []
        for name, orders, total in found:
            share = self._fmt.percent(Decimal(total) / whole) if whole > 0 else "–"
            rows.append((name, self._fmt.count(orders), self.money(total), share))
            cells.append((name, str(orders), self._plain(total), f"{Decimal(total) / whole:.4f}" if whole > 0 else ""))
        return rows, cells

    def others(self) -> Rows:
        """Return counted orders in other currencies, each in its own."""
        found = self._figures.other_currencies
        return (
            [(currency, self._fmt.count(count), self._fmt.money(total, currency)) for currency, count, total in found],
            [(currency, str(count), plain_amount(total, currency)) for currency, count, total in found],
        )


def compared(before: int, write: Callable[[int], str]) -> str:
    """Return the line below a figure: what it was a year before."""
    words = QCoreApplication.translate("FigureWords", "{0} a year before")
    return words.replace("{0}", write(before))


def _total(month: MonthFigure | None) -> int:
    return month.total if month is not None else 0


def _without_name(town: TownFigure) -> bool:
    return not town.town
