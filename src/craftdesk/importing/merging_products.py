"""Products of a file and those of the book: which are the same, and what becomes of a known one.

One with an article number is the one of that number, else the one of its name that has none; one without is the one of
its name. What the file states replaces what was there; blank cells erase nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from craftdesk.domain.folding import fold
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.importing.merging import Rule
from craftdesk.importing.product_reader import ProductDraft
from craftdesk.storage.book import Book


def product_key(product: Product) -> str:
    """By which two rows, or a row and a line of an order, name one product."""
    return f"s:{product.sku}" if product.sku else named_key(product)


def named_key(product: Product) -> str:
    """By which a row without an article number names a product."""
    return f"i:{fold(product.name)}"


def stored_products(book: Book, drafts: Sequence[ProductDraft]) -> dict[str, Product]:
    """The products of the book that some drafts are, by `product_key`."""
    wanted = [one.product for one in drafts]
    skus, names = book.matching.products((one.sku for one in wanted), (fold(one.name) for one in wanted))
    known = {one.id: one for one in book.products.some([*skus.values(), *names.values()])}
    found = {}
    for draft in wanted:
        number = skus.get(draft.sku) or names.get(fold(draft.name))
        product = None if number is None else known.get(number)
        if product is not None and not (draft.sku and product.sku and draft.sku != product.sku):
            found[product_key(draft)] = product
    return found


def merged_product(stored: Product, draft: Product, rule: Rule, *, own: bool) -> Product:
    """The product of the book with what the file says of it."""
    priced = draft.price is not None or (bool(draft.prices) and not stored.currency)
    return replace(
        stored,
        name=draft.name or stored.name,
        sku=draft.sku or stored.sku,
        unit=draft.unit or stored.unit,
        price=draft.price if draft.price is not None else stored.price,
        currency=draft.currency if priced and draft.currency else stored.currency,
        tax_rate=draft.tax_rate if own or draft.tax_rate else stored.tax_rate,
        active=draft.active if own or "product_active" in rule.said else stored.active,
        prices=_merged_prices(stored, draft),
    )


def _merged_prices(stored: Product, draft: Product) -> tuple[LevelPrice, ...]:
    """The prices by level: those of the file beside those of levels that it does not mention."""
    if not draft.prices or other_money(stored, draft):
        return stored.prices
    said = {one.level.casefold(): one for one in draft.prices}
    kept = [said.pop(one.level.casefold(), one) for one in stored.prices]
    return (*kept, *said.values())


def other_money(stored: Product, draft: Product) -> bool:
    """Whether a file has prices by level in another currency than a product, whose own price it doesn't state."""
    known, said = stored.currency, draft.currency
    return bool(draft.prices and draft.price is None and known and said and known != said)
