"""Prices of many products changed at once: a look ahead, then one operation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import ProductId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.price_change import (
    PriceChange,
    PriceExample,
    PricePreview,
    price_at,
    price_change_problems,
    repriced,
)
from craftdesk.domain.product import Product
from craftdesk.domain.product_rules import product_problems
from craftdesk.errors import OwnerProblem, ValidationProblem
from craftdesk.storage.book import Book, Store

_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PricesChanged:
    """For how many products a price was changed."""

    count: int
    changes: ChangeSet


class PriceChangeService:
    """Looks ahead as often as wanted, then changes all or nothing.

    Both raise ValidationProblem for a rate that is none, OwnerProblem when a price would grow beyond all bounds.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def preview(self, ids: Sequence[ProductId], change: PriceChange) -> PricePreview:
        """What a change would do; nothing is written."""
        with self._store.reading() as book:
            found = list(_changed(book, ids, change))
        return PricePreview(
            chosen=len(ids),
            changed=len(found),
            examples=tuple(_example(old, new, change.level) for old, new in found[:_EXAMPLES]),
        )

    def change(self, ids: Sequence[ProductId], change: PriceChange) -> PricesChanged:
        """Changes the prices as one operation; none when nothing differs."""
        with self._store.begin(OperationLabel("products.prices")) as unit:
            found = list(_changed(unit, ids, change))
            unit.products.reprice([after for _, after in found])
            unit.relabel(OperationLabel("products.prices", {"count": len(found)}))
            return PricesChanged(count=len(found), changes=unit.commit())


def _changed(book: Book, ids: Sequence[ProductId], change: PriceChange) -> Iterator[tuple[Product, Product]]:
    """Each product that would cost something else, as it is and as it would be, in the order given."""
    problems = price_change_problems(change)
    if problems:
        raise ValidationProblem(problems)
    known = {product.id: product for product in book.products.some(ids)}
    for product in (known[number] for number in ids if number in known):
        after = repriced(product, change)
        if any(one.code == "price.too_large" for one in product_problems(after)):
            raise OwnerProblem("price_change.too_large", name=product.name)
        if after != product:
            yield product, after


def _example(old: Product, new: Product, level: str) -> PriceExample:
    return PriceExample(
        name=old.name, old=price_at(old, level) or 0, new=price_at(new, level) or 0, currency=old.currency
    )
