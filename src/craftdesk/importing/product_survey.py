"""The products of a file against the book, and what a plan decided about them written."""

from __future__ import annotations

from collections.abc import Sequence

from craftdesk.domain.ids import ProductId
from craftdesk.domain.product import Product
from craftdesk.importing.key_index import KeyIndex
from craftdesk.importing.merging import Rule
from craftdesk.importing.merging_products import merged_product, named_key, other_money, product_key, stored_products
from craftdesk.importing.outcome import RowKind, Tidings
from craftdesk.importing.product_reader import ProductDraft
from craftdesk.storage.book import Book, UnitOfWork

Decided = tuple[RowKind, int]
"""What becomes of a row, and the id of its product in the book (0 for a new one)."""


def decide_products(
    book: Book,
    drafts: Sequence[ProductDraft],
    index: KeyIndex,
    tidings: Tidings,
    rule: Rule,
    *,
    own: bool,
    adding_only: bool,
) -> list[Decided]:
    """The fate of each draft; a product that an earlier row has already is joined to it."""
    stored = stored_products(book, drafts)
    keys = {key for one in drafts for key in (product_key(one.product), named_key(one.product))}
    index.prepare([*keys, *(_taken(one) for one in stored.values())])
    found: list[Decided] = []
    for one in drafts:
        key = product_key(one.product)
        known = stored.get(key)
        first = index.get(key)
        if first is not None:
            tidings.warn(one.row, "product.twice", first=first)
            found.append((RowKind.MERGED, known.id if known is not None else 0))
            continue
        index.add(key, one.row)
        # A later row of the name alone is this one, as it would be of the book.
        index.add(named_key(one.product), one.row)
        if known is not None and index.get(_taken(known)) is not None:
            known = None  # an earlier row of the same name with another article number is this one
        if known is not None:
            index.add(_taken(known), one.row)
            if other_money(known, one.product) and not adding_only:
                level = ", ".join(price.level for price in one.product.prices)
                tidings.warn(one.row, "import.product.level_currency", level=level, currency=known.currency)
        if known is None:
            found.append((RowKind.NEW, 0))
        elif adding_only or merged_product(known, one.product, rule, own=own) == known:
            found.append((RowKind.SAME, known.id))
        else:
            found.append((RowKind.CHANGED, known.id))
    return found


def _taken(product: Product) -> str:
    return f"p:{product.id}"


def write_products(
    unit: UnitOfWork, decided: Sequence[tuple[ProductDraft, RowKind, ProductId]], rule: Rule, *, own: bool
) -> None:
    """Adds the new products of a batch and saves the changed ones."""
    changed = {number: one.product for one, kind, number in decided if kind is RowKind.CHANGED}
    for stored in unit.products.some(list(changed)):
        unit.products.save(merged_product(stored, changed[stored.id], rule, own=own))
    unit.products.add([one.product for one, kind, _ in decided if kind is RowKind.NEW])
