"""Products: looking them up, adding, changing, taking out of the range, deleting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from craftdesk.domain.agreed_rules import AgreedPriceRow
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import ProductId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.product import Product
from craftdesk.domain.product_row import ProductQuery, ProductRange, ProductRow, ProductSales, ProductUse
from craftdesk.domain.product_rules import clean_product, product_problems
from craftdesk.domain.shop import listed
from craftdesk.domain.want import WantRow
from craftdesk.errors import OwnerProblem, Problem, ValidationProblem
from craftdesk.services.product_search import ProductSearch
from craftdesk.storage import product_use
from craftdesk.storage.book import Book, Store, UnitOfWork

_SHOWN_AGREED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedProduct:
    """A product as it is kept now, and what changed."""

    product: Product
    changes: ChangeSet


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductCard:
    """Everything that is shown of a product. `currency` is the shop's, in which the sales are.

    `tax_included` says whether the shop's prices hold their tax. `wants` are those of customers who still wait.
    """

    product: Product
    use: ProductUse
    sales: ProductSales
    agreed: tuple[AgreedPriceRow, ...]
    wants: tuple[WantRow, ...]
    currency: str
    tax_included: bool


class ProductService:
    """What can be done with products."""

    def __init__(self, store: Store, search: ProductSearch) -> None:
        self._store = store
        self._search = search

    def get(self, number: ProductId) -> Product:
        """One product; NotFound when there is none."""
        with self._store.reading() as book:
            return book.products.get(number)

    def card(self, number: ProductId) -> ProductCard:
        """One product with what was sold and agreed; NotFound when there is none."""
        with self._store.reading() as book:
            return ProductCard(
                product=book.products.get(number),
                use=product_use.use_of(book.raw, number),
                sales=product_use.sales_of(book.raw, number, book.settings.currency),
                agreed=tuple(book.agreed_prices.of_product(number, _SHOWN_AGREED)),
                wants=tuple(row for row in book.wants.of_product(number) if row.want.is_open)[:_SHOWN_AGREED],
                currency=book.settings.currency,
                tax_included=book.settings.prices_include_tax,
            )

    def rows(self, query: ProductQuery) -> list[ProductRow]:
        """The products that a list shows, by name; those whose article number is what was typed come first."""
        with self._store.reading() as book:
            return self._search.found(book, query)

    def counts(self) -> dict[ProductRange, int]:
        """How many products there are in each range."""
        with self._store.reading() as book:
            return product_use.counts(book.raw)

    def find_products(self, text: str, limit: int, *, inactive: bool = False) -> list[Product]:
        """The first products that a typed text may mean, with their prices; by default only those in the range."""
        wanted = ProductRange.ALL if inactive else ProductRange.ACTIVE
        with self._store.reading() as book:
            ids = [row.id for row in self._search.found(book, ProductQuery(text=text, range=wanted, limit=limit))]
            known = {product.id: product for product in book.products.some(ids)}
            return [known[number] for number in ids]

    def levels(self) -> list[str]:
        """The price levels of the shop, in its order, then others that something uses, the most used first."""
        with self._store.reading() as book:
            return _levels(book)

    def units(self) -> list[str]:
        """Units that products have, the most used first."""
        with self._store.reading() as book:
            return product_use.units(book.raw)

    def problems(self, draft: Product) -> tuple[Problem, ...]:
        """What stands against saving a draft, and what is odd about it, field by field."""
        with self._store.reading() as book:
            return _problems(book, clean_product(draft, book.settings.currency))

    def add(self, draft: Product) -> SavedProduct:
        """Adds a product."""
        with self._store.begin(OperationLabel("product.added")) as unit:
            cleaned = clean_product(draft, unit.settings.currency)
            _refuse(_problems(unit, cleaned))
            (added,) = unit.products.add([cleaned])
            unit.relabel(OperationLabel("product.added", {"name": added.name, "product": added.id}))
            return SavedProduct(product=added, changes=unit.commit())

    def change(self, product: Product) -> SavedProduct:
        """Saves a changed product; Conflict when somebody changed it meanwhile; no operation when nothing differs."""
        with self._store.begin(OperationLabel("product.changed")) as unit:
            cleaned = clean_product(product, unit.settings.currency)
            standing = unit.products.get(cleaned.id)
            _refuse(_problems(unit, cleaned))
            unit.relabel(OperationLabel("product.changed", {"name": cleaned.name, "product": cleaned.id}))
            kept = cleaned if cleaned == standing else unit.products.save(cleaned)
            return SavedProduct(product=kept, changes=unit.commit())

    def put(self, ids: Sequence[ProductId], *, active: bool) -> ChangeSet:
        """Takes products into the range, or out of it; their orders stay as they are."""
        code = "products.activated" if active else "products.put_away"
        with self._store.begin(OperationLabel(code)) as unit:
            count = unit.products.put(ids, active=active)
            _name_many(unit, code, ids, count)
            return unit.commit()

    def delete(self, ids: Sequence[ProductId]) -> ChangeSet:
        """Deletes products that nothing refers to; OwnerProblem, and nothing changed, when one is used."""
        with self._store.begin(OperationLabel("products.deleted")) as unit:
            used = product_use.used_among(unit.raw, ids)
            if used:
                name = unit.products.get(used[0]).name
                raise OwnerProblem("product.used", name=name, count=len(used), **_use(unit, used[0]))
            if ids:
                _name_many(unit, "products.deleted", ids, len(ids))
            unit.products.remove(ids)
            return unit.commit()


def _levels(book: Book) -> list[str]:
    return list(dict.fromkeys([*listed(book.settings.price_levels), *product_use.level_use(book.raw)]))


def _problems(book: Book, cleaned: Product) -> tuple[Problem, ...]:
    found = product_problems(cleaned)
    if cleaned.sku:
        other = book.products.with_sku(cleaned.sku, cleaned.id)
        if other is not None:
            found += (Problem("product.sku_taken", "sku", {"sku": cleaned.sku, "name": other.name}),)
    if cleaned.name and book.products.another_named(cleaned):
        found += (Problem("product.name_twice", "name", {"name": cleaned.name}, warning=True),)
    return found


def _refuse(problems: tuple[Problem, ...]) -> None:
    if any(not problem.warning for problem in problems):
        raise ValidationProblem(problems)


def _use(book: Book, product: ProductId) -> dict[str, int]:
    use = product_use.use_of(book.raw, product)
    return {"orders": use.orders, "standing": use.standing, "agreed": use.agreed, "wants": use.wants}


def _name_many(unit: UnitOfWork, code: str, ids: Sequence[ProductId], count: int) -> None:
    if count:
        params: dict[str, str | int] = {"count": count, "name": unit.products.get(ids[0]).name}
        if len(ids) == 1:
            params["product"] = ids[0]
        unit.relabel(OperationLabel(code, params))
