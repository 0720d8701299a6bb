"""Figures of one customer in a period, added up by SQL from the orders themselves."""

from __future__ import annotations

import sqlite3
from datetime import date

from craftdesk.domain.figures import MonthFigure, ProductFigure, SourceFigure
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.period import Period
from craftdesk.domain.shop_figures import ShopFigures, TopCustomer
from craftdesk.storage.figure_sums import COUNTED

_COUNTED = f"o.{COUNTED}"
_MOST = 10
_MOST_PRODUCTS = 20


def customer_period(connection: sqlite3.Connection, currency: str, period: Period, customer: CustomerId) -> ShopFigures:
    """The figures of a period as those of the shop, of the orders of one customer."""
    asked = "o.customer_id = ? AND o.ordered_on BETWEEN ? AND ?"
    values = (customer, *period.bounds)
    mine = (*values, currency)
    counted = f"{asked} AND o.currency = ? AND {_COUNTED}"
    orders, cancelled = connection.execute(
        f"SELECT count(*), coalesce(sum(o.status = 'cancelled'), 0) FROM orders o WHERE {asked}", values
    ).fetchone()
    count, spent, still_open, refunded, oldest, newest = connection.execute(
        "SELECT count(*), coalesce(sum(o.total - o.refunded), 0), coalesce(sum(o.total - o.paid), 0),"
        f" coalesce(sum(o.refunded), 0), min(o.ordered_on), max(o.ordered_on) FROM orders o WHERE {counted}",
        mine,
    ).fetchone()
    return ShopFigures(
        currency=currency,
        customers=1,
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
        sources=_sources(connection, counted, mine),
        other_currencies=_other(connection, asked, mine),
    )


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


def _sources(connection: sqlite3.Connection, counted: str, values: tuple[str | int, ...]) -> tuple[SourceFigure, ...]:
    rows = connection.execute(
        f"SELECT o.source, count(*), sum(o.total - o.refunded) FROM orders o WHERE {counted}"
        " GROUP BY 1 ORDER BY 3 DESC, 1",
        values,
    )
    return tuple(SourceFigure(source=row[0], orders=row[1], total=row[2]) for row in rows)


def _other(
    connection: sqlite3.Connection, asked: str, values: tuple[str | int, ...]
) -> tuple[tuple[str, int, int], ...]:
    rows = connection.execute(
        "SELECT o.currency, count(*), sum(o.total - o.refunded) FROM orders o"
        f" WHERE {asked} AND o.currency <> ? AND {_COUNTED} GROUP BY o.currency ORDER BY o.currency",
        values,
    )
    return tuple((row[0], row[1], row[2]) for row in rows)
