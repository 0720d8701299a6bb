"""A product: something the shop sells."""

from __future__ import annotations

from dataclasses import dataclass

from craftdesk.domain.ids import UNSAVED, ProductId


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Name, article number, unit and price (smallest units of `currency`; None when it was never said)."""

    id: ProductId = ProductId(UNSAVED)
    name: str
    sku: str = ""
    unit: str = ""
    price: int | None = None
    currency: str = ""
    tax_rate: int = 0
    active: bool = True
