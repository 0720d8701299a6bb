"""What the meaning of a head becomes in a file of customers and in one of orders."""

from __future__ import annotations

from collections.abc import Sequence

from craftdesk.importing.header import Meaning, meanings
from craftdesk.importing.targets import ITEMS, LEFT_OUT, MARKS, ORDERS, PEOPLE

_PERSON = {
    "email": "emails", "phone": "phones", "website": "websites", "external_id": "external_numbers",
    "consent": "consents", "department": "company_line2",
} | {key: key for key in (*PEOPLE, *MARKS)}  # fmt: skip
_PLACE = frozenset(
    ("street", "street2", "postcode", "city", "region", "country", "house_number", "house_extension", "postcode_city",
     "address")
)  # fmt: skip
_NAMES = {"full_name": "name", "first_name": "first_name", "last_name": "last_name", "company": "company"}
_ORDER = {
    "order_number": "order_number", "order_date": "order_date", "order_total": "order_total",
    "currency": "order_currency", "shipping_cost": "order_shipping", "tax": "order_tax", "note": "order_note",
    "item_name": "item_name", "quantity": "item_quantity", "unit_price": "item_price", "sku": "item_sku",
    "order_state": "order_status",
} | {key: key for key in (*ORDERS, *ITEMS)}  # fmt: skip
STATES = {
    "financial status": "order_payment", "payment status": "order_payment", "zahlungsstatus": "order_payment",
    "invoice status": "order_status", "fulfillment status": "order_fulfilment", "cancelled at": "order_cancelled_on",
}  # fmt: skip
_IN_ORDERS = frozenset(
    ("first_name", "middle_name", "last_name", "full_name", "company", "emails", "phones", "mobile",
     "external_numbers", "salutation", "title", "consents", "vat_id")
)  # fmt: skip
"""What an order may say of its buyer."""


def target_of(meaning: Meaning, *, orders: bool) -> str:
    """The target of a meaning in a file of customers or of orders; nothing where it has no place there."""
    if meaning.field in _PLACE:
        return f"{meaning.use or 'billing'}_{meaning.field}"
    if meaning.use == "shipping":
        key = _NAMES.get(meaning.field)
        return f"shipping_{key}" if key else LEFT_OUT
    if orders and meaning.field in _ORDER:
        return _ORDER[meaning.field]
    target = _PERSON.get(meaning.field, LEFT_OUT)
    return target if not orders or target in _IN_ORDERS else LEFT_OUT


def of_orders_only(field: str) -> bool:
    """Whether a field says something of a sale, so that no column of customers is meant."""
    return field in _ORDER and field not in {"note", "currency", "order_state"}


def has_meaning(names: Sequence[str], field: str) -> bool:
    """Whether one of some heads means a field."""
    return any(found[0].field == field for name in names if (found := meanings(name)))
