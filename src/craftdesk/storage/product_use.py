"""What is known of products beside themselves: where they are used, what was sold, which price levels there are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date

from craftdesk.domain.ids import ProductId
from craftdesk.domain.order import NOT_COUNTED
from craftdesk.domain.product_row import ProductRange, ProductRow, ProductSales, ProductUse

_USERS = {"orders": "order_lines", "standing": "standing_lines", "agreed": "agreed_prices", "wants": "wants"}
_UNCOUNTED = ", ".join(f"'{status.value}'" for status in sorted(NOT_COUNTED))
_IN = {ProductRange.ALL: "", ProductRange.ACTIVE: " WHERE active = 1", ProductRange.INACTIVE: " WHERE active = 0"}


def rows(raw: sqlite3.Connection, wanted: ProductRange) -> Iterator[ProductRow]:
    """The products of a range by name."""
    found = raw.execute(
        f"SELECT id, name, sku, unit, price, currency, active FROM products{_IN[wanted]} ORDER BY match_name, id"
    )
    for number, name, sku, unit, price, currency, active in found:
        yield ProductRow(ProductId(number), name, sku, unit, price, currency, bool(active))


def counts(raw: sqlite3.Connection) -> dict[ProductRange, int]:
    """How many products there are in each range."""
    total, active = raw.execute("SELECT count(*), coalesce(sum(active), 0) FROM products").fetchone()
    return {ProductRange.ALL: total, ProductRange.ACTIVE: active, ProductRange.INACTIVE: total - active}


def use_of(raw: sqlite3.Connection, product: ProductId) -> ProductUse:
    """Where a product is used: orders with it, standing orders, agreed prices, wants."""
    owner = {"order_lines": "order_id", "standing_lines": "standing_id"}
    found = {
        key: raw.execute(
            f"SELECT count(DISTINCT {owner.get(table, 'id')}) FROM {table} WHERE product_id = ?", (product,)
        ).fetchone()[0]
        for key, table in _USERS.items()
    }
    return ProductUse(**found)


def used_among(raw: sqlite3.Connection, products: Sequence[ProductId]) -> list[ProductId]:
    """Those of some products that anything refers to, in their order."""
    asked = " OR ".join(f"EXISTS (SELECT 1 FROM {table} u WHERE u.product_id = j.value)" for table in _USERS.values())
    found = raw.execute(f"SELECT value FROM json_each(?) j WHERE {asked} ORDER BY key", (json.dumps(products),))
    return [ProductId(row[0]) for row in found]


def sales_of(raw: sqlite3.Connection, product: ProductId, currency: str) -> ProductSales:
    """What was sold of a product in counted orders of a currency; the value is after the discount of its lines."""
    quantity, value, orders, first, last = raw.execute(
        "SELECT coalesce(sum(l.quantity), 0), coalesce(sum(l.total), 0), count(DISTINCT l.order_id),"
        " min(o.ordered_on), max(o.ordered_on) FROM order_lines l JOIN orders o ON o.id = l.order_id"
        f" WHERE l.product_id = ? AND o.currency = ? AND o.status NOT IN ({_UNCOUNTED})",
        (product, currency),
    ).fetchone()
    return ProductSales(
        quantity=quantity,
        value=value,
        orders=orders,
        first_sold=date.fromisoformat(first) if first else None,
        last_sold=date.fromisoformat(last) if last else None,
    )


def level_use(raw: sqlite3.Connection) -> dict[str, int]:
    """How many products, groups and customers use each price level that anything uses."""
    found = raw.execute(
        "SELECT level, sum(n) FROM ("
        " SELECT level, count(*) AS n FROM product_prices GROUP BY level"
        " UNION ALL SELECT price_level, count(*) FROM groups GROUP BY price_level"
        " UNION ALL SELECT price_level, count(*) FROM customers WHERE price_level <> '' GROUP BY price_level"
        ") WHERE level <> '' GROUP BY level ORDER BY 2 DESC, level"
    )
    return dict(found.fetchall())


def units(raw: sqlite3.Connection) -> list[str]:
    """The units that products have, the most used first."""
    found = raw.execute(
        "SELECT unit FROM products WHERE unit <> '' GROUP BY unit ORDER BY count(*) DESC, unit LIMIT 100"
    )
    return [row[0] for row in found]
