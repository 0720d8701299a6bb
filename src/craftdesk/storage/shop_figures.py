"""Figures of the whole shop in a period, from the sums that are kept beside the book (`figure_sums`).

Only the days beside whole months, and the best customers and towns of a period, are read from the orders themselves:
through an index that holds everything they need.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import date

from craftdesk.domain.figures import MonthFigure, SourceFigure
from craftdesk.domain.order import OrderStatus
from craftdesk.domain.period import Period
from craftdesk.domain.shop_figures import BuyersFigure, PeriodSums, StatusFigure
from craftdesk.storage.figure_sums import COUNTED

_MINE = "FROM figure_days WHERE currency = :currency AND day BETWEEN :first AND :last"
_ALL = "FROM figure_days WHERE day BETWEEN :first AND :last"
_BUYERS = "SELECT month, customers FROM figure_buyers WHERE currency = ? AND month BETWEEN ? AND ?"
_BUYERS_OF_DAYS = (
    "SELECT substr(ordered_on, 1, 7), count(DISTINCT customer_id) FROM orders WHERE currency = ?"
    f" AND ordered_on BETWEEN ? AND ? AND {COUNTED} AND customer_id IS NOT NULL GROUP BY 1"
)


def customers_in_book(connection: sqlite3.Connection) -> int:
    """How many customers there are, archived ones included."""
    (count,) = connection.execute("SELECT count(*) FROM listing WHERE state IN (0, 1)").fetchone()
    return int(count)


class KeptFigures:
    """What the kept sums say of a period, in one currency."""

    def __init__(self, connection: sqlite3.Connection, currency: str, period: Period) -> None:
        first, last = period.bounds
        self._connection, self._currency, self._period = connection, currency, period
        self._values = {"first": first, "last": last, "currency": currency}

    def all_orders(self) -> tuple[int, int]:
        """How many orders there are, whatever became of them and in whatever currency; how many are cancelled."""
        sql = f"SELECT coalesce(sum(orders), 0), coalesce(sum(orders) FILTER (WHERE status = 'cancelled'), 0) {_ALL}"
        orders, cancelled = self._connection.execute(sql, self._values).fetchone()
        return int(orders), int(cancelled)

    def sums(self) -> PeriodSums:
        """Counted orders and what they brought, by month as well, and how many customers were new."""
        count, spent, still_open, refunded = self._connection.execute(
            "SELECT coalesce(sum(orders), 0), coalesce(sum(total - refunded), 0), coalesce(sum(total - paid), 0),"
            f" coalesce(sum(refunded), 0) {_MINE} AND {COUNTED}",
            self._values,
        ).fetchone()
        return PeriodSums(
            counted_orders=count,
            total_spent=spent,
            open_balance=still_open,
            refunded=refunded,
            new_customers=sum(self._newcomers().values()),
            months=self._months(),
        )

    def ends(self) -> tuple[date | None, date | None]:
        """The days of the first and of the last counted order."""
        oldest, newest = self._connection.execute(
            f"SELECT min(day), max(day) {_MINE} AND {COUNTED}", self._values
        ).fetchone()
        return date.fromisoformat(oldest) if oldest else None, date.fromisoformat(newest) if newest else None

    def statuses(self) -> tuple[StatusFigure, ...]:
        """Orders by status, in the order of an order's life."""
        found = {
            OrderStatus(row[0]): StatusFigure(status=OrderStatus(row[0]), orders=row[1], total=row[2])
            for row in self._connection.execute(
                f"SELECT status, sum(orders), sum(total) {_MINE} GROUP BY 1", self._values
            )
        }
        return tuple(found[status] for status in OrderStatus if status in found)

    def sources(self) -> tuple[SourceFigure, ...]:
        """Counted orders by source, the best first."""
        rows = self._connection.execute(
            f"SELECT source, sum(orders), sum(total - refunded) {_MINE} AND {COUNTED} GROUP BY 1 ORDER BY 3 DESC, 1",
            self._values,
        )
        return tuple(SourceFigure(source=row[0], orders=row[1], total=row[2]) for row in rows)

    def others(self) -> tuple[tuple[str, int, int], ...]:
        """Counted orders in other currencies, and what they brought."""
        rows = self._connection.execute(
            f"SELECT currency, sum(orders), sum(total - refunded) {_ALL} AND currency <> :currency AND {COUNTED}"
            " GROUP BY 1 ORDER BY 1",
            self._values,
        )
        return tuple((row[0], row[1], row[2]) for row in rows)

    def buyers(self) -> tuple[BuyersFigure, ...]:
        """Customers who bought, month by month: who was new, and who came back."""
        bought: dict[str, int] = defaultdict(int)
        (low, high), days = self._period.parts()
        for month, customers in self._connection.execute(_BUYERS, (self._currency, low, high)):
            bought[month] += customers
        for rest in days:
            for month, customers in self._connection.execute(_BUYERS_OF_DAYS, (self._currency, *rest.bounds)):
                bought[month] += customers
        new = self._newcomers()
        return tuple(
            BuyersFigure(
                year=int(month[:4]),
                month=int(month[5:]),
                new=new.get(month, 0),
                returning=customers - new.get(month, 0),
            )
            for month, customers in sorted(bought.items())
        )

    def _newcomers(self) -> dict[str, int]:
        sql = "SELECT substr(day, 1, 7), sum(customers) FROM figure_newcomers WHERE day BETWEEN ? AND ? GROUP BY 1"
        return dict(self._connection.execute(sql, self._period.bounds).fetchall())

    def _months(self) -> tuple[MonthFigure, ...]:
        rows = self._connection.execute(
            f"SELECT substr(day, 1, 7), sum(orders), sum(total - refunded) {_MINE} AND {COUNTED} GROUP BY 1 ORDER BY 1",
            self._values,
        )
        return tuple(
            MonthFigure(year=int(month[:4]), month=int(month[5:]), orders=count, total=total)
            for month, count, total in rows
        )
