"""The JSON shapes of customers, orders, figures and operations: money as decimal strings, dates as ISO 8601."""

from __future__ import annotations

from typing import Any

from craftdesk.domain.cells import decimal_text
from craftdesk.domain.dates import instant_text
from craftdesk.domain.figures import CustomerFigures, ProductFigure
from craftdesk.domain.money import plain_amount
from craftdesk.domain.operation import Operation, OperationState
from craftdesk.domain.query import CustomerRow
from craftdesk.domain.record_shapes import plain
from craftdesk.domain.shop_figures import ShopFigures
from craftdesk.texts import label_words


def row_shape(row: CustomerRow, currency: str) -> dict[str, Any]:
    """A customer in `find` and `list`."""
    return {
        "number": row.number,
        "name": row.name,
        "type": row.type,
        "company": row.company,
        "email": row.email,
        "phone": row.phone,
        "city": row.city,
        "orders": row.orders,
        "total_spent": plain_amount(row.spent, currency),
        "currency": currency,
        "last_order": plain(row.last_order),
    }


def figures_shape(figures: CustomerFigures) -> dict[str, Any]:
    """The figures of one customer in `show`."""

    def money(minor: int) -> str:
        return plain_amount(minor, figures.currency)

    return {
        "currency": figures.currency,
        "orders": figures.all_orders,
        "counted_orders": figures.orders,
        "total_spent": money(figures.spent),
        "average_order": money(figures.average_order),
        "median_order": money(figures.median_order),
        "open_balance": money(figures.open_balance),
        "first_order": plain(figures.first_order),
        "last_order": plain(figures.last_order),
        "usual_interval": figures.usual_interval,
        "cancelled_orders": figures.cancelled_orders,
        "cancelled_total": money(figures.cancelled_total),
        "refunded_orders": figures.refunded_orders,
        "refunded": money(figures.refunded),
        "other_currencies": _others(figures.other_currencies),
    }


def stats_shape(figures: ShopFigures) -> dict[str, Any]:
    """The answer of `stats`."""

    def money(minor: int) -> str:
        return plain_amount(minor, figures.currency)

    return {
        "currency": figures.currency,
        "customers": figures.customers,
        "orders": figures.orders,
        "counted_orders": figures.counted_orders,
        "total_spent": money(figures.total_spent),
        "average_order": money(figures.average_order),
        "open_balance": money(figures.open_balance),
        "first_order": plain(figures.first_order),
        "last_order": plain(figures.last_order),
        "months": [
            {"month": f"{one.year:04d}-{one.month:02d}", "orders": one.orders, "total": money(one.total)}
            for one in figures.months
        ],
        "top_customers": [
            {"number": one.number, "name": one.name, "orders": one.orders, "total_spent": money(one.total)}
            for one in figures.top_customers
        ],
        "products": [_product(one, figures.currency) for one in figures.products],
        "sources": [{"source": one.source, "orders": one.orders, "total": money(one.total)} for one in figures.sources],
        "towns": [
            {"town": one.town, "customers": one.customers, "orders": one.orders, "total": money(one.total)}
            for one in figures.towns
        ],
        "other_currencies": _others(figures.other_currencies),
    }


def _product(one: ProductFigure, currency: str) -> dict[str, Any]:
    return {
        "name": one.name,
        "quantity": decimal_text(one.quantity, 3),
        "total": plain_amount(one.value, currency),
        "orders": one.orders,
    }


def _others(others: tuple[tuple[str, int, int], ...]) -> dict[str, Any]:
    return {
        currency: {"counted_orders": count, "total_spent": plain_amount(total, currency)}
        for currency, count, total in others
    }


def operation_shape(operation: Operation) -> dict[str, Any]:
    """A line of `history`."""
    return {
        "id": operation.id,
        "label": label_words(operation.label),
        "at": instant_text(operation.at),
        "by": operation.by,
        "undone": operation.state is not OperationState.DONE or operation.reverted_by is not None,
        "changes": operation.changes,
    }
