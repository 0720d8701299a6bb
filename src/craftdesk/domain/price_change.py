"""A change of many prices: by a rate, of the usual price or of one level, rounded to what can be paid in coins."""

from __future__ import annotations

from dataclasses import dataclass, replace

from craftdesk.domain.money import divide_half_up
from craftdesk.domain.order_sums import WHOLE, share_of
from craftdesk.domain.product import Product
from craftdesk.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChange:
    """`rate` in hundredths of a percent, below 0 lowers; `level` '' is the usual price.

    A new price is rounded half up to a multiple of `step` smallest units.
    """

    rate: int
    level: str = ""
    step: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceExample:
    """What a product costs and would cost, in smallest units of `currency`."""

    name: str
    old: int
    new: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PricePreview:
    """What a change would do: to how many of the products, and to some of them as examples."""

    chosen: int
    changed: int
    examples: tuple[PriceExample, ...]


def price_at(product: Product, level: str) -> int | None:
    """What a product costs at a level; None when that was never said."""
    if not level:
        return product.price
    return next((one.price for one in product.prices if one.level == level), None)


def repriced(product: Product, change: PriceChange) -> Product:
    """The product at its new price; one without a price at the level stays as it is."""
    if not change.level:
        return product if product.price is None else replace(product, price=_changed(product.price, change))
    prices = (
        replace(one, price=_changed(one.price, change)) if one.level == change.level else one for one in product.prices
    )
    return replace(product, prices=tuple(prices))


def price_change_problems(change: PriceChange) -> tuple[Problem, ...]:
    """What stands against a change."""
    if not -WHOLE < change.rate <= 10 * WHOLE:
        return (Problem("price_change.out_of_range", "rate"),)
    return ()


def _changed(price: int, change: PriceChange) -> int:
    return divide_half_up(price + share_of(price, change.rate), change.step) * change.step
