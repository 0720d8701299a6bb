"""Records as JSON has them: money as decimal strings, dates as ISO 8601; for the command line and for exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.cells import decimal_from, decimal_text, money_from
from craftdesk.domain.customer import Customer
from craftdesk.domain.dates import PartialDate, instant_from, instant_text
from craftdesk.domain.export_orders import OrderRecord
from craftdesk.domain.fields import FIELDS
from craftdesk.domain.money import plain_amount
from craftdesk.domain.names import display_name
from craftdesk.domain.order import Delivery, Order, OrderLine, OrderStatus, OrderStep, Payment, StepKind
from craftdesk.domain.product import Product
from craftdesk.domain.timeline import TimelineEntry

_SUMS = ("goods", "discount", "shipping", "tax", "adjustment", "total", "paid", "refunded")
_TEXTS = ("source", "system", "external_id", "discount_code", "shipping_method", "customer_note", "shop_note")
FORMAT = "craftdesk-export"
VERSION = 1
"""What an export says of itself; the number grows when a reader of the old shape would go wrong."""


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


def person_shape(
    customer: Customer, addresses: Iterable[Address], notes: Iterable[TimelineEntry], currency: str, referrer: str
) -> dict[str, Any]:
    """A customer with everything that hangs on them, as an export keeps it."""
    return {
        **customer_shape(customer, currency, referrer),
        "custom": {one.key: one.value for one in customer.custom},
        "archived_at": plain(customer.archived_at),
        "created_at": plain(customer.created_at),
        "changed_at": plain(customer.changed_at),
        "addresses": [address_shape(address) for address in addresses],
        "notes": [entry_shape(entry) for entry in notes],
    }


def order_shape(order: Order, customer_number: str | None = None) -> dict[str, Any]:
    """One order with its lines and payments; in an export also whose it is."""

    def money(minor: int) -> str:
        return plain_amount(minor, order.currency)

    whose = {} if customer_number is None else {
        "customer_number": customer_number or None, "customer_name": order.customer_name,
    }  # fmt: skip
    return {
        "number": order.number,
        **whose,
        "ordered_on": order.ordered_on.isoformat(),
        "ordered_at": order.ordered_at or None,
        "due_on": plain(order.due_on),
        "status": order.status.value,
        "payment_status": order.payment_status.value,
        "counted": order.is_counted,
        "currency": order.currency,
        **{name: money(getattr(order, name)) for name in _SUMS},
        "tax_included": order.tax_included,
        **{name: getattr(order, name) for name in _TEXTS},
        "cancelled_on": plain(order.cancelled_on),
        "delivery": order.delivery.value,
        "discount_rate": decimal_text(order.discount_rate, 2),
        "shipping_tax_rate": decimal_text(order.shipping_tax_rate, 2),
        "shipping_tax": money(order.shipping_tax),
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
                "discount_rate": decimal_text(line.discount_rate, 2),
                "tax": money(line.tax),
                "price_origin": line.price_origin,
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
        "steps": [
            {"at": instant_text(step.at), "kind": step.kind.value, "value": step.value, "note": step.note}
            for step in order.steps
        ],
    }


def product_shape(product: Product) -> dict[str, Any]:
    """One product."""
    return {
        "name": product.name,
        "sku": product.sku,
        "unit": product.unit,
        "price": None if product.price is None else plain_amount(product.price, product.currency),
        "currency": product.currency,
        "tax_rate": decimal_text(product.tax_rate, 2),
        "active": product.active,
        "prices": [{"level": one.level, "price": plain_amount(one.price, product.currency)} for one in product.prices],
    }


def entry_shape(entry: TimelineEntry) -> dict[str, Any]:
    """One entry of a timeline."""
    return {
        "kind": entry.kind.value,
        "at": instant_text(entry.at),
        "text": entry.text,
        "pinned": entry.pinned,
        "due_on": plain(entry.due_on),
        "done_on": plain(entry.done_on),
    }


def order_from_shape(shape: Mapping[str, Any]) -> OrderRecord:
    """Takes back `order_shape`; ValueError, KeyError or TypeError for what is none."""
    currency = str(shape["currency"])
    if len(currency) != 3:
        raise ValueError(currency)

    def money(text: Any) -> int:
        return money_from(str(text), currency)

    values: dict[str, Any] = {name: money(shape[name]) for name in _SUMS}
    values |= {name: str(shape[name]) for name in _TEXTS}
    return OrderRecord(
        customer_number=str(shape.get("customer_number") or ""),
        order=Order(
            number=str(shape["number"]),
            customer_name=str(shape.get("customer_name") or ""),
            ordered_on=date.fromisoformat(shape["ordered_on"]),
            ordered_at=str(shape.get("ordered_at") or ""),
            due_on=_day(shape.get("due_on")),
            cancelled_on=_day(shape.get("cancelled_on")),
            status=OrderStatus(shape["status"]),
            currency=currency,
            tax_included=bool(shape["tax_included"]),
            delivery=Delivery(str(shape.get("delivery") or "")),
            discount_rate=_rate(shape.get("discount_rate")),
            shipping_tax_rate=_rate(shape.get("shipping_tax_rate")),
            shipping_tax=money(shape.get("shipping_tax") or "0"),
            steps=tuple(map(_step, shape.get("steps") or ())),
            billing=_place(shape.get("billing")),
            shipping_address=_place(shape.get("shipping_address")),
            lines=tuple(_line(line, money) for line in shape["lines"]),
            payments=tuple(
                Payment(
                    amount=money(one["amount"]),
                    paid_on=_day(one.get("paid_on")),
                    method=str(one["method"]),
                    note=str(one["note"]),
                )
                for one in shape["payments"]
            ),
            **values,
        ),
    )


def _line(shape: Mapping[str, Any], money: Callable[[Any], int]) -> OrderLine:
    return OrderLine(
        name=str(shape["name"]),
        sku=str(shape["sku"]),
        quantity=decimal_from(str(shape["quantity"]), 3),
        unit=str(shape["unit"]),
        unit_price=money(shape["unit_price"]),
        discount=money(shape["discount"]),
        tax_rate=decimal_from(str(shape["tax_rate"]), 2),
        total=money(shape["total"]),
        discount_rate=_rate(shape.get("discount_rate")),
        tax=money(shape.get("tax") or "0"),
        price_origin=str(shape.get("price_origin") or ""),
    )


def _step(shape: Mapping[str, Any]) -> OrderStep:
    return OrderStep(
        at=instant_from(str(shape["at"])),
        kind=StepKind(shape["kind"]),
        value=str(shape["value"]),
        note=str(shape.get("note") or ""),
    )


def _rate(text: Any) -> int:
    return decimal_from(str(text), 2) if text else 0


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def _place(shape: Any) -> PostalAddress | None:
    if not shape:
        return None
    return PostalAddress(**{name: str(shape.get(name) or "") for name in PostalAddress.__slots__})
