"""A row of a plan as the plan page shows it, and what of it changes from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from craftdesk.domain.address import Address
from craftdesk.domain.cells import decimal_text, flag_text, money_text
from craftdesk.domain.customer import Customer
from craftdesk.domain.fields import FIELDS
from craftdesk.domain.money import plain_amount
from craftdesk.domain.order import Order
from craftdesk.domain.product import Product
from craftdesk.importing.outcome import RowKind

_ORDER_FIELDS = (
    "ordered_on", "due_on", "status", "total", "paid", "refunded", "discount", "shipping", "tax", "customer_note",
    "shipping_method", "cancelled_on", "billing", "shipping_address", "lines",
)  # fmt: skip
_PRODUCT_FIELDS = ("name", "sku", "unit", "price", "currency", "tax_rate", "active")
_MONEY = frozenset({"total", "paid", "refunded", "discount", "shipping", "tax"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field (key of the catalogue, `addresses`, or `order.…`) with the texts of its old and its new value."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A row, or an order with all its rows, as the plan page shows it."""

    row: int
    rows: int = 1
    kind: RowKind
    name: str = ""
    details: tuple[str, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    first: int = 0
    """Of a merged row: the row that it was joined to."""
    code: str = ""
    params: dict[str, object] | None = None


def customer_changes(
    before: Customer, after: Customer, standing: Sequence[Address], addresses: Sequence[Address]
) -> tuple[FieldChange, ...]:
    """What of a customer changes, field by field, then the addresses."""
    changes = [
        FieldChange(field=field.key, old=shown(getattr(before, field.key)), new=shown(getattr(after, field.key)))
        for field in FIELDS
        if getattr(before, field.key) != getattr(after, field.key)
    ]
    for old, new in zip(standing, addresses, strict=False):
        if old != new:
            changes.append(FieldChange(field="addresses", old=shown(old), new=shown(new)))
    changes += [FieldChange(field="addresses", old="", new=shown(new)) for new in addresses[len(standing) :]]
    return tuple(changes)


def order_changes(before: Order, after: Order) -> tuple[FieldChange, ...]:
    """What of an order changes."""
    found = []
    for key in _ORDER_FIELDS:
        old, new = getattr(before, key), getattr(after, key)
        if old == new:
            continue
        if key in _MONEY:
            old, new = plain_amount(old, before.currency), plain_amount(new, after.currency)
        found.append(FieldChange(field=f"order.{key}", old=shown(old), new=shown(new)))
    return tuple(found)


def product_changes(before: Product, after: Product) -> tuple[FieldChange, ...]:
    """What of a product changes."""
    found = []
    for key in _PRODUCT_FIELDS:
        old, new = getattr(before, key), getattr(after, key)
        if old == new:
            continue
        if key == "price":
            old, new = (_money(one.price, one.currency) for one in (before, after))
        elif key == "tax_rate":
            old, new = (decimal_text(one.tax_rate, 2) for one in (before, after))
        elif key == "active":
            old, new = flag_text(before.active), flag_text(after.active)
        found.append(FieldChange(field=f"product_{key}", old=shown(old), new=shown(new)))
    return (*found, *_level_changes(before, after))


def _level_changes(before: Product, after: Product) -> Iterator[FieldChange]:
    """What changes of the prices by level, level by level."""
    old = {one.level.casefold(): _money(one.price, before.currency) for one in before.prices}
    for one in after.prices:
        known, new = old.pop(one.level.casefold(), ""), _money(one.price, after.currency)
        if known != new:
            yield FieldChange(field=f"product_prices:{one.level}", old=known, new=new)


def _money(price: int | None, currency: str) -> str:
    return f"{money_text(price, currency)} {currency}".strip() if price is not None else ""


def shown(value: object) -> str:
    """A value as a text without a locale: ISO days, codes, several values one below the other."""
    if not value and value is not False:
        return ""
    if isinstance(value, tuple):
        return "\n".join(shown(one) for one in value)
    if isinstance(value, Address):
        default = ", default" if value.default_billing or value.default_shipping else ""
        return f"{shown(value.place)} ({value.use.value}{default})"
    for attribute in ("text", "number", "iso"):
        found = getattr(value, attribute, None)
        if found is not None:
            return str(found() if callable(found) else found)
    return _record_text(value)


def _record_text(value: object) -> str:
    if hasattr(value, "street"):
        parts = (getattr(value, key) for key in ("name", "company", "street", "street2", "postcode", "city", "country"))
        return ", ".join(part for part in parts if part)
    if hasattr(value, "purpose"):
        return f"{value.purpose}: {'yes' if getattr(value, 'given', False) else 'no'}"
    if hasattr(value, "quantity"):
        return f"{getattr(value, 'quantity', 0) / 1000:g} × {getattr(value, 'name', '')}"
    return str(value)
