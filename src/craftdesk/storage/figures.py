"""Figures of one customer, added up by SQL from the orders themselves."""

from __future__ import annotations

import sqlite3
from datetime import date

from craftdesk.domain.figures import (
    CustomerFigures,
    MonthFigure,
    ProductFigure,
    SourceFigure,
    median_amount,
    usual_interval,
)
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order import NOT_COUNTED, OPEN_STATUSES
from craftdesk.domain.shop import ShopSettings

_NOT_COUNTED = "('" + "', '".join(sorted(NOT_COUNTED)) + "')"
_OPEN = "('" + "', '".join(sorted(OPEN_STATUSES)) + "')"
_MINE = f"customer_id = ? AND currency = ? AND status NOT IN {_NOT_COUNTED}"
_MOST_PRODUCTS = 20


class Figures:
    """Sums over the orders of a customer; the shop's currency only."""

    def __init__(self, raw: sqlite3.Connection, settings: ShopSettings) -> None:
        self._raw = raw
        self._currency = settings.currency

    def of(self, customer: CustomerId) -> CustomerFigures:
        """All figures of one customer, by the definitions of the specification."""
        asked = (customer, self._currency)
        rows = self._raw.execute(
            f"SELECT ordered_on, total, refunded, paid FROM orders WHERE {_MINE} ORDER BY ordered_on, id", asked
        ).fetchall()
        days = [date.fromisoformat(row[0]) for row in rows]
        nets = [row[1] - row[2] for row in rows]
        all_orders, open_orders, cancelled, cancelled_total, refunded_orders = self._raw.execute(
            f"SELECT count(*), coalesce(sum(status IN {_OPEN}), 0), coalesce(sum(status = 'cancelled'), 0),"
            " coalesce(sum(CASE WHEN status = 'cancelled' AND currency = ?2 THEN total END), 0),"
            " coalesce(sum(refunded > 0 AND status <> 'cancelled'), 0) FROM orders WHERE customer_id = ?1",
            asked,
        ).fetchone()
        return CustomerFigures(
            currency=self._currency,
            all_orders=all_orders,
            orders=len(rows),
            spent=sum(nets),
            open_balance=sum(row[1] - row[3] for row in rows),
            open_orders=open_orders,
            first_order=days[0] if days else None,
            last_order=days[-1] if days else None,
            usual_interval=usual_interval(days),
            cancelled_orders=cancelled,
            cancelled_total=cancelled_total,
            refunded_orders=refunded_orders,
            refunded=sum(row[2] for row in rows),
            median_order=median_amount(nets),
            months=self._months(asked),
            products=self._products(asked),
            sources=self._sources(asked),
            other_currencies=self._other(asked),
        )

    def _months(self, asked: tuple[int, str]) -> tuple[MonthFigure, ...]:
        rows = self._raw.execute(
            "SELECT CAST(substr(ordered_on, 1, 4) AS INTEGER), CAST(substr(ordered_on, 6, 2) AS INTEGER), count(*),"
            f" sum(total - refunded) FROM orders WHERE {_MINE} GROUP BY 1, 2 ORDER BY 1, 2",
            asked,
        )
        return tuple(MonthFigure(year=row[0], month=row[1], orders=row[2], total=row[3]) for row in rows)

    def _products(self, asked: tuple[int, str]) -> tuple[ProductFigure, ...]:
        rows = self._raw.execute(
            "SELECT l.name, sum(l.quantity), sum(l.total), count(DISTINCT o.id) FROM orders o"
            f" JOIN order_lines l ON l.order_id = o.id WHERE {_MINE.replace('customer_id', 'o.customer_id')}"
            f" GROUP BY l.name ORDER BY 3 DESC, 2 DESC, 1 LIMIT {_MOST_PRODUCTS}",
            asked,
        )
        return tuple(ProductFigure(name=row[0], quantity=row[1], value=row[2], orders=row[3]) for row in rows)

    def _sources(self, asked: tuple[int, str]) -> tuple[SourceFigure, ...]:
        rows = self._raw.execute(
            f"SELECT source, count(*), sum(total - refunded) FROM orders WHERE {_MINE}"
            " GROUP BY source ORDER BY 3 DESC, 1",
            asked,
        )
        return tuple(SourceFigure(source=row[0], orders=row[1], total=row[2]) for row in rows)

    def _other(self, asked: tuple[int, str]) -> tuple[tuple[str, int, int], ...]:
        rows = self._raw.execute(
            "SELECT currency, count(*), sum(total - refunded) FROM orders WHERE customer_id = ? AND currency <> ?"
            f" AND status NOT IN {_NOT_COUNTED} GROUP BY currency ORDER BY currency",
            asked,
        )
        return tuple((row[0], row[1], row[2]) for row in rows)
