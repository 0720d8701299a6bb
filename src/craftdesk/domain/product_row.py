"""A product as a list of many shows it, which products it shows, and what is known of its sales."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from craftdesk.domain.ids import ProductId


class ProductRange(StrEnum):
    """Which products a list shows: those sold, those put out of the range, or both."""

    ALL = "all"
    ACTIVE = "active"
    INACTIVE = "inactive"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductQuery:
    """Which products a list shows; `text` is matched with name and article number, word by word."""

    text: str = ""
    range: ProductRange = ProductRange.ALL
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class ProductRow:
    """What a list shows of a product; price in smallest units of `currency`, None when it was never said."""

    id: ProductId
    name: str
    sku: str
    unit: str
    price: int | None
    currency: str
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductSales:
    """What was sold of a product in counted orders of the shop's currency: quantity in thousandths, money in units."""

    quantity: int = 0
    value: int = 0
    orders: int = 0
    first_sold: date | None = None
    last_sold: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductUse:
    """Where a product is used: what keeps it from being deleted."""

    orders: int = 0
    standing: int = 0
    agreed: int = 0
    wants: int = 0
