"""Figures of the whole shop, added up by SQL from the orders themselves."""

from __future__ import annotations

import sqlite3
from datetime import date

from craftdesk.domain.figures import MonthFigure, ProductFigure
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order import NOT_COUNTED
from craftdesk.domain.shop_figures import ShopFigures, TopCustomer

_NOT_COUNTED = "('" + "', '".join(sorted(NOT_COUNTED)) + "')"
_COUNTED = f"o.status NOT IN {_NOT_COUNTED}"
_MOST = 10
_MOST_PRODUCTS = 20


class _Asked:
    """The orders asked about, as a condition with its values."""

    def __init__(self, first: date | None, last: date | None, customer: CustomerId | None) -> None:
        parts = ["1"]
        self.values: list[str | int] = []
        if customer is not None:
            parts.append("o.customer_id = ?")
            self.values.append(customer)
        if first is not None:
            parts.append("o.ordered_on >= ?")
            self.values.append(first.isoformat())
        if last is not None:
            parts.append("o.ordered_on <= ?")
            self.values.append(last.isoformat())
        self.where = " AND ".join(parts)


def shop_figures(
    connection: sqlite3.Connection,
    currency: str,
    *,
    first: date | None = None,
    last: date | None = None,
    customer: CustomerId | None = None,
) -> ShopFigures:
    """All figures of a period, or of all time."""
    asked = _Asked(first, last, customer)
    mine = (*asked.values, currency)
    counted = f"{asked.where} AND o.currency = ? AND {_COUNTED}"
    orders, cancelled = connection.execute(
        f"SELECT count(*), coalesce(sum(o.status = 'cancelled'), 0) FROM orders o WHERE {asked.where}", asked.values
    ).fetchone()
    count, spent, still_open, refunded, oldest, newest = connection.execute(
        "SELECT count(*), coalesce(sum(o.total - o.refunded), 0), coalesce(sum(o.total - o.paid), 0),"
        f" coalesce(sum(o.refunded), 0), min(o.ordered_on), max(o.ordered_on) FROM orders o WHERE {counted}",
        mine,
    ).fetchone()
    return ShopFigures(
        currency=currency,
        customers=1 if customer is not None else _customers(connection),
        orders=orders,
        counted_orders=count,
        total_spent=spent,
        open_balance=still_open,
        refunded=refunded,
        cancelled_orders=cancelled,
        first_order=date.fromisoformat(oldest) if oldest else None,
        last_order=date.fromisoformat(newest) if newest else None,
        months=_months(connection, counted, mine),
        top_customers=_top(connection, counted, mine),
        products=_products(connection, counted, mine),
        other_currencies=_other(connection, asked, currency),
    )


def _customers(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT count(*) FROM customers WHERE deleted_at IS NULL").fetchone()
    return int(count)


def _months(connection: sqlite3.Connection, counted: str, values: tuple[str | int, ...]) -> tuple[MonthFigure, ...]:
    rows = connection.execute(
        "SELECT substr(o.ordered_on, 1, 7), count(*), sum(o.total - o.refunded) FROM orders o"
        f" WHERE {counted} GROUP BY 1 ORDER BY 1",
        values,
    )
    return tuple(
        MonthFigure(year=int(month[:4]), month=int(month[5:]), orders=count, total=total)
        for month, count, total in rows
    )


def _top(connection: sqlite3.Connection, counted: str, values: tuple[str | int, ...]) -> tuple[TopCustomer, ...]:
    rows = connection.execute(
        "SELECT l.customer_id, l.number, l.name, t.orders, t.total FROM"
        " (SELECT o.customer_id AS customer_id, count(*) AS orders, sum(o.total - o.refunded) AS total FROM orders o"
        f"  WHERE {counted} AND o.customer_id IS NOT NULL GROUP BY o.customer_id"
        f"  ORDER BY total DESC, orders DESC, o.customer_id LIMIT {_MOST}) t"
        " JOIN listing l ON l.customer_id = t.customer_id ORDER BY t.total DESC, t.orders DESC, t.customer_id",
        values,
    )
    return tuple(
        TopCustomer(id=CustomerId(row[0]), number=row[1], name=row[2], orders=row[3], total=row[4]) for row in rows
    )


def _products(connection: sqlite3.Connection, counted: str, values: tuple[str | int, ...]) -> tuple[ProductFigure, ...]:
    rows = connection.execute(
        "SELECT l.name, sum(l.quantity), sum(l.total), count(DISTINCT o.id) FROM orders o"
        f" JOIN order_lines l ON l.order_id = o.id WHERE {counted}"
        f" GROUP BY l.name ORDER BY 3 DESC, 2 DESC, 1 LIMIT {_MOST_PRODUCTS}",
        values,
    )
    return tuple(ProductFigure(name=row[0], quantity=row[1], value=row[2], orders=row[3]) for row in rows)


def _other(connection: sqlite3.Connection, asked: _Asked, currency: str) -> tuple[tuple[str, int, int], ...]:
    rows = connection.execute(
        "SELECT o.currency, count(*), sum(o.total - o.refunded) FROM orders o"
        f" WHERE {asked.where} AND o.currency <> ? AND {_COUNTED} GROUP BY o.currency ORDER BY o.currency",
        (*asked.values, currency),
    )
    return tuple((row[0], row[1], row[2]) for row in rows)
