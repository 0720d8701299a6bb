"""The JSON shapes of customers, orders, figures and operations: money as decimal strings, dates as ISO 8601."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.cells import decimal_text
from craftdesk.domain.customer import Customer
from craftdesk.domain.dates import PartialDate, instant_text
from craftdesk.domain.fields import FIELDS
from craftdesk.domain.figures import CustomerFigures, ProductFigure
from craftdesk.domain.money import plain_amount
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import Operation, OperationState
from craftdesk.domain.order import Order
from craftdesk.domain.query import CustomerRow
from craftdesk.domain.shop_figures import ShopFigures
from craftdesk.texts import label_words


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if hasattr(value, "__slots__"):
        return {name: plain(getattr(value, name)) for name in value.__slots__}
    return value


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


def customer_shape(customer: Customer, currency: str, referrer: str) -> dict[str, Any]:
    """Every field of the catalogue."""
    shape: dict[str, Any] = {"number": customer.number, "name": display_name(customer), "state": customer.state.value}
    shape |= {field.key: plain(getattr(customer, field.key)) for field in FIELDS}
    limit = customer.credit_limit
    shape["credit_limit"] = None if limit is None else plain_amount(limit, currency)
    shape["discount"] = decimal_text(customer.discount, 2)
    shape["referred_by"] = referrer or None
    return shape


def address_shape(address: Address) -> dict[str, Any]:
    """One address of a customer."""
    return {
        "use": address.use.value,
        "label": address.label,
        **place_shape(address.place),
        "delivery_note": address.delivery_note,
        "default_shipping": address.default_shipping,
        "default_billing": address.default_billing,
        "checked_on": plain(address.checked_on),
    }


def place_shape(place: PostalAddress) -> dict[str, str]:
    """The lines of an address."""
    return {name: getattr(place, name) for name in PostalAddress.__slots__}


def order_shape(order: Order) -> dict[str, Any]:
    """One order with its lines and payments."""

    def money(minor: int) -> str:
        return plain_amount(minor, order.currency)

    sums = ("goods", "discount", "shipping", "tax", "adjustment", "total", "paid", "refunded")
    texts = ("source", "system", "external_id", "discount_code", "shipping_method", "customer_note", "shop_note")
    return {
        "number": order.number,
        "ordered_on": order.ordered_on.isoformat(),
        "ordered_at": order.ordered_at or None,
        "due_on": plain(order.due_on),
        "status": order.status.value,
        "payment_status": order.payment_status.value,
        "counted": order.is_counted,
        "currency": order.currency,
        **{name: money(getattr(order, name)) for name in sums},
        "tax_included": order.tax_included,
        **{name: getattr(order, name) for name in texts},
        "cancelled_on": plain(order.cancelled_on),
        "billing": None if order.billing is None else place_shape(order.billing),
        "shipping_address": None if order.shipping_address is None else place_shape(order.shipping_address),
        "lines": [
            {
                "name": line.name,
                "sku": line.sku,
                "quantity": decimal_text(line.quantity, 3),
                "unit": line.unit,
                "unit_price": money(line.unit_price),
                "discount": money(line.discount),
                "tax_rate": decimal_text(line.tax_rate, 2),
                "total": money(line.total),
            }
            for line in order.lines
        ],
        "payments": [
            {
                "amount": money(payment.amount),
                "paid_on": plain(payment.paid_on),
                "method": payment.method,
                "note": payment.note,
            }
            for payment in order.payments
        ],
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
