"""A product: something the shop sells."""

from __future__ import annotations

from dataclasses import dataclass

from craftdesk.domain.ids import UNSAVED, ProductId


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPrice:
    """What a product costs customers of a price level (wholesale, friends…), in smallest units of its currency."""

    level: str
    price: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Name, article number, unit and price (smallest units of `currency`; None when it was never said).

    `price` is what everybody pays; `prices` are those of other price levels. `tax_rate` in hundredths of a percent.
    `version` grows with every save.
    """

    id: ProductId = ProductId(UNSAVED)
    version: int = 0
    name: str
    sku: str = ""
    unit: str = ""
    price: int | None = None
    currency: str = ""
    tax_rate: int = 0
    active: bool = True
    prices: tuple[LevelPrice, ...] = ()
