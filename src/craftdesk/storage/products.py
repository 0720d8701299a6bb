"""Products in the file, with their prices by level."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, RowMapping, Select, func, insert, select, update

from craftdesk.domain.ids import ProductId
from craftdesk.domain.product import Product
from craftdesk.errors import Conflict, NotFound
from craftdesk.storage.database import new_id
from craftdesk.storage.parts import Parts
from craftdesk.storage.rows import Values, match_name, product_of, product_values
from craftdesk.storage.tables import product_prices, products

_IDS_A_QUESTION = 500


def _parts_of(product: Product) -> dict[str, list[Values]]:
    return {"product_prices": [{"level": one.level, "price": one.price} for one in product.prices]}


class Products:
    """get, all, some, find, add, save, reprice, remove, put: products over one connection."""

    def __init__(self, connection: Connection, raw: sqlite3.Connection) -> None:
        self._connection = connection
        self._raw = raw
        self._parts = Parts(raw, "product_id", (product_prices,))

    def get(self, number: ProductId) -> Product:
        """One product; NotFound when there is none of that id."""
        found = self.some([number])
        if not found:
            raise NotFound("product.not_found", id=number)
        return found[0]

    def all(self) -> list[Product]:
        """Every product by name."""
        return self._read(select(products).order_by(products.c.match_name, products.c.id))

    def some(self, ids: Sequence[ProductId]) -> list[Product]:
        """The products with some ids, those that there are."""
        found: list[Product] = []
        for start in range(0, len(ids), _IDS_A_QUESTION):
            found += self._read(select(products).where(products.c.id.in_(ids[start : start + _IDS_A_QUESTION])))
        return found

    def find(self, *, sku: str, name: str) -> Product | None:
        """The product with an article number, else the one of that name without another article number."""
        wanted = products.c.sku == sku if sku else products.c.match_name == match_name(name)
        found = self._read(select(products).where(wanted).limit(1))
        return found[0] if found else None

    def with_sku(self, sku: str, but: ProductId) -> Product | None:
        """Another product with an article number; case and blanks at the ends don't matter."""
        wanted = func.lower(products.c.sku) == sku.lower()
        found = self._read(select(products).where(wanted, products.c.id != but).limit(1))
        return found[0] if found else None

    def another_named(self, product: Product) -> bool:
        """Whether another product without an article number, or for one without, has the same name."""
        same = select(products.c.id).where(
            products.c.match_name == match_name(product.name), products.c.id != product.id
        )
        if product.sku:
            same = same.where(products.c.sku == "")
        return self._connection.execute(same.limit(1)).first() is not None

    def add(self, drafts: Sequence[Product]) -> list[Product]:
        """Adds new products, in order."""
        added = []
        for draft in drafts:
            done = self._connection.execute(insert(products).values(**product_values(draft), version=1))
            added.append(replace(draft, id=ProductId(new_id(done)), version=1))
        self._parts.add((one.id, _parts_of(one)) for one in added)
        return added

    def save(self, product: Product) -> Product:
        """Writes a changed product; Conflict when the file holds a newer version than the one it was made from."""
        done = self._connection.execute(
            update(products)
            .where(products.c.id == product.id, products.c.version == product.version)
            .values(**product_values(product), version=product.version + 1)
        )
        if done.rowcount != 1:
            raise Conflict("product.changed_elsewhere", id=product.id, version=self.get(product.id).version)
        self._parts.replace(product.id, _parts_of(product))
        return replace(product, version=product.version + 1)

    def reprice(self, changed: Sequence[Product]) -> None:
        """Writes the prices of products that this transaction read, and nothing else of them: thousands at once."""
        self._raw.executemany(
            "UPDATE products SET price = ?, version = version + 1 WHERE id = ?",
            [(one.price, one.id) for one in changed],
        )
        self._raw.executemany(
            "UPDATE product_prices SET price = ?1 WHERE product_id = ?2 AND level = ?3 AND price <> ?1",
            [(price.price, one.id, price.level) for one in changed for price in one.prices],
        )

    def remove(self, ids: Sequence[ProductId]) -> int:
        """Removes products with their prices; how many there were. Nothing may refer to them."""
        given = (json.dumps(ids),)
        self._raw.execute("DELETE FROM product_prices WHERE product_id IN (SELECT value FROM json_each(?))", given)
        return self._raw.execute("DELETE FROM products WHERE id IN (SELECT value FROM json_each(?))", given).rowcount

    def put(self, ids: Sequence[ProductId], *, active: bool) -> int:
        """Puts products into the range or out of it; how many were not there before."""
        return self._raw.execute(
            "UPDATE products SET active = ?1, version = version + 1"
            " WHERE active <> ?1 AND id IN (SELECT value FROM json_each(?2))",
            (int(active), json.dumps(ids)),
        ).rowcount

    def _read(self, statement: Select[tuple[object, ...]]) -> list[Product]:
        rows: Sequence[RowMapping] = self._connection.execute(statement).mappings().all()
        parts = self._parts.of([row["id"] for row in rows])
        return [product_of(row, parts[row["id"]]["product_prices"]) for row in rows]
