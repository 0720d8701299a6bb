"""The columns of an exported table of products: one row a product."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from craftdesk.domain import cells
from craftdesk.domain.cells import BadCell
from craftdesk.domain.product import LevelPrice, Product

SIGNATURE = frozenset({"Product", "SKU", "Tax rate (%)", "Active"})
"""Headers by which a file of products that CraftDesk wrote is known."""
DECIMALS = re.compile(r"Price|Tax rate \(%\)")
"""Headers of columns with decimals, which a spreadsheet may want with a comma."""
HEADERS = ("Product", "SKU", "Unit", "Price", "Currency", "Tax rate (%)", "Active", "Prices by level")


def product_row(product: Product) -> list[str]:
    """The row of a product under `HEADERS`."""
    return [
        product.name,
        product.sku,
        product.unit,
        cells.money_text(product.price, product.currency),
        product.currency,
        cells.decimal_text(product.tax_rate, 2),
        cells.flag_text(product.active),
        level_cell(product.prices, product.currency),
    ]


def level_cell(prices: Sequence[LevelPrice], currency: str) -> str:
    """Prices by level in one cell: `Wholesale; 16.50; Friends; 21.60`."""
    return cells.joined(tuple(part for one in prices for part in (one.level, cells.money_text(one.price, currency))))


def levels_from_cell(text: str, currency: str) -> tuple[LevelPrice, ...]:
    """Takes back `level_cell`; ValueError for what is none."""
    parts = cells.split(text)
    if len(parts) % 2:
        raise ValueError(text)
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return tuple(LevelPrice(level=level, price=cells.money_from(price, currency)) for level, price in pairs)


def product_from_cells(row: Mapping[str, str]) -> Product:
    """Takes back `product_row` from cells by header; BadCell for a cell that cannot be read."""
    header = ""
    try:
        header = "Currency"
        currency = row.get(header, "").strip()
        header = "Price"
        price = row.get(header, "").strip()
        header = "Tax rate (%)"
        rate = row.get(header, "").strip()
        values: dict[str, Any] = {"tax_rate": cells.decimal_from(rate, 2) if rate else 0}
        header = "Price"
        values["price"] = cells.money_from(price, currency) if price else None
        header = "Active"
        values["active"] = cells.flag_from(row.get(header, "") or "yes")
        header = "Prices by level"
        values["prices"] = levels_from_cell(row.get(header, ""), currency)
    except ValueError as error:
        raise BadCell(header, row.get(header, "")) from error
    return Product(
        name=row.get("Product", ""), sku=row.get("SKU", ""), unit=row.get("Unit", ""), currency=currency, **values
    )
