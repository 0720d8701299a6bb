"""Products in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, insert, select, update

from craftdesk.domain.ids import ProductId
from craftdesk.domain.product import Product
from craftdesk.storage.database import new_id
from craftdesk.storage.rows import match_name, product_of, product_values
from craftdesk.storage.tables import products

_IDS_A_QUESTION = 500


class Products:
    """find, add, save: products over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Product]:
        """Every product by name."""
        rows = self._connection.execute(select(products).order_by(products.c.match_name, products.c.id)).mappings()
        return [product_of(row) for row in rows]

    def some(self, ids: Sequence[ProductId]) -> list[Product]:
        """The products with some ids, those that there are."""
        found = []
        for start in range(0, len(ids), _IDS_A_QUESTION):
            wanted = products.c.id.in_(ids[start : start + _IDS_A_QUESTION])
            found += [product_of(row) for row in self._connection.execute(select(products).where(wanted)).mappings()]
        return found

    def find(self, *, sku: str, name: str) -> Product | None:
        """The product with an article number, else the one of that name without another article number."""
        if sku:
            row = self._connection.execute(select(products).where(products.c.sku == sku)).mappings().first()
        else:
            row = (
                self._connection.execute(select(products).where(products.c.match_name == match_name(name)))
                .mappings()
                .first()
            )
        return None if row is None else product_of(row)

    def add(self, drafts: Sequence[Product]) -> list[Product]:
        """Adds new products, in order."""
        added = []
        for draft in drafts:
            done = self._connection.execute(insert(products).values(product_values(draft)))
            added.append(replace(draft, id=ProductId(new_id(done))))
        return added

    def save(self, product: Product) -> None:
        """Writes a changed product."""
        self._connection.execute(update(products).where(products.c.id == product.id).values(product_values(product)))
