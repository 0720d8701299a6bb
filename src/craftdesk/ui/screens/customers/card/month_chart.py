"""Figures turned into what a chart shows: twelve months with the year before, or year by year."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.dates import months_between
from craftdesk.domain.figures import CustomerFigures
from craftdesk.ui.format import Formatter
from craftdesk.ui.widgets.bar_chart import ChartData, ChartPoint


def last_months(today: date, count: int = 12) -> list[tuple[int, int]]:
    """Return the last months up to this one, oldest first."""
    first = (today.year * 12 + today.month - 1) - count + 1
    return months_between(date(first // 12, first % 12 + 1, 1), today)


def by_month(figures: CustomerFigures, months: list[tuple[int, int]], fmt: Formatter) -> ChartData:
    """Return the chart of some months, each beside the same month a year before."""
    translate = QCoreApplication.translate
    totals = {(month.year, month.month): month.total for month in figures.months}
    points = []
    for year, month in months:
        now, before = totals.get((year, month), 0), totals.get((year - 1, month), 0)
        points.append(
            ChartPoint(
                label=fmt.month_short(month),
                full_label=fmt.month_year(date(year, month, 1)),
                now=now,
                before=before,
                now_text=fmt.money(now, figures.currency),
                before_text=fmt.money(before, figures.currency),
            )
        )
    return ChartData(
        title=translate("Chart", "Spent by month"),
        points=tuple(points),
        now_name=translate("Chart", "Last 12 months"),
        before_name=translate("Chart", "Year before"),
        axis_text=AxisText(fmt, figures.currency),
    )


def by_year(figures: CustomerFigures, today: date, fmt: Formatter) -> ChartData:
    """Return the chart of all years."""
    translate = QCoreApplication.translate
    totals: dict[int, int] = {}
    for month in figures.months:
        totals[month.year] = totals.get(month.year, 0) + month.total
    first = min(totals, default=today.year)
    years = range(min(first, today.year - 4), max(today.year, max(totals, default=0)) + 1)
    points = tuple(
        ChartPoint(
            label=str(year),
            full_label=str(year),
            now=totals.get(year, 0),
            now_text=fmt.money(totals.get(year, 0), figures.currency),
        )
        for year in years
    )
    return ChartData(
        title=translate("Chart", "Spent by year"),
        points=points,
        now_name=translate("Chart", "Spent in the year"),
        before_name="",
        axis_text=AxisText(fmt, figures.currency),
    )


class AxisText:
    """Writes a value at the axis: whole units, or the decimals where the whole chart is small change."""

    def __init__(self, fmt: Formatter, currency: str) -> None:
        self._fmt, self._currency = fmt, currency

    def __call__(self, value: int) -> str:
        """Return the text at the axis."""
        return self._fmt.money_short(value, self._currency)
