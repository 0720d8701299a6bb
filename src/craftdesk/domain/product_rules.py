"""What stands against saving a product, and what is only odd about it."""

from __future__ import annotations

from dataclasses import replace

from craftdesk.domain.currency import MAX_MINOR
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.domain.validation import LINE_LIMIT, clean_line
from craftdesk.errors import Problem

_WHOLE = 10_000
"""A hundred percent, in hundredths of a percent."""
_ABSURD = 100_000_000
"""Smallest units: a price beyond this is likelier a slip of the decimal sign than a price."""


def clean_product(draft: Product, currency: str) -> Product:
    """The product as it will be kept: tidy texts, a currency, no level without a name."""
    prices = (LevelPrice(level=clean_line(one.level), price=one.price) for one in draft.prices)
    return replace(
        draft,
        name=clean_line(draft.name),
        sku=clean_line(draft.sku),
        unit=clean_line(draft.unit),
        currency=clean_line(draft.currency).upper() or currency,
        prices=tuple(one for one in prices if one.level),
    )


def product_problems(draft: Product) -> tuple[Problem, ...]:
    """Problems and warnings of a cleaned product, in the order of the form."""
    found = []
    if not draft.name:
        found.append(Problem("product.nameless", "name"))
    found += [
        Problem("text.too_long", key, {"length": len(value), "limit": LINE_LIMIT})
        for key, value in (("name", draft.name), ("sku", draft.sku), ("unit", draft.unit))
        if len(value) > LINE_LIMIT
    ]
    if not 0 <= draft.tax_rate <= _WHOLE:
        found.append(Problem("tax_rate.out_of_range", "tax_rate"))
    found += price_problems(draft.price, "price")
    levels: set[str] = set()
    for one in draft.prices:
        key = one.level.casefold()
        if key in levels:
            found.append(Problem("product.level_twice", "prices", {"level": one.level}))
        levels.add(key)
        if len(one.level) > LINE_LIMIT:
            found.append(Problem("text.too_long", "prices", {"length": len(one.level), "limit": LINE_LIMIT}))
        found += price_problems(one.price, "prices")
    return tuple(found)


def price_problems(price: int | None, field: str) -> list[Problem]:
    """What is wrong or odd with a price in smallest units; None is a price that nobody said."""
    if price is None:
        return []
    if price < 0:
        return [Problem("price.negative", field)]
    if price > MAX_MINOR:
        return [Problem("price.too_large", field)]
    if price > _ABSURD:
        return [Problem("price.absurd", field, warning=True)]
    return []
