"""Rows → products: name with variant, article number, unit, price, tax rate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from craftdesk.domain.cells import BadCell
from craftdesk.domain.export_products import product_from_cells
from craftdesk.domain.money import from_decimal, round_half_up
from craftdesk.domain.product import Product
from craftdesk.domain.validation import LINE_LIMIT
from craftdesk.importing.columns import Cells
from craftdesk.importing.order_lines import named
from craftdesk.importing.outcome import RowMessage, Tidings
from craftdesk.importing.presets.preset import Preset
from craftdesk.importing.table import Chunk
from craftdesk.importing.value_money import Amount
from craftdesk.importing.value_words import parse_yes_no

_OFF_SALE = frozenset({"archived", "draft", "inactive", "archiviert", "entwurf"})
_SHARED = frozenset({"$", "kr"})
"""Signs of several currencies: the shop's own is meant."""


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """A product as one row tells it."""

    row: int
    product: Product


ProductRow = ProductDraft | RowMessage


class ProductReader:
    """Reads the products of chunks; a variant's row may lack the name that stands on the first row of its product."""

    def __init__(self, preset: Preset, currency: str, tidings: Tidings) -> None:
        self._preset = preset
        self._currency = currency
        self._tidings = tidings
        self._group, self._title = "", ""

    def read(self, _: Chunk, cells: Cells) -> list[ProductRow]:
        """A product, or a rejection, for each row of the chunk."""
        blank = [""] * len(cells.rows)
        columns = {
            key: cells.line(f"product_{key}") or blank
            for key in ("group", "name", "sku", "unit", "currency", "tax_rate", "active")
        }
        variants = list(zip(*cells.all("product_variant"), strict=True)) or [()] * len(cells.rows)
        prices = cells.amounts("product_price") or [None] * len(cells.rows)
        found: list[ProductRow] = []
        for place, row in enumerate(cells.rows):
            one = {key: column[place] for key, column in columns.items()}
            name = self._name(one["group"], one["name"], variants[place])
            if not (one["name"] or one["sku"] or prices[place] is not None):
                # Further pictures of a product have rows of their own.
                found.append(RowMessage(row, "import.skip.no_product"))
                continue
            if not (name or one["sku"]):
                found.append(RowMessage(row, "product.no_name"))
                continue
            found.append(ProductDraft(row, self._product(row, name, one, prices[place])))
        return found

    def _name(self, group: str, title: str, variants: Sequence[str]) -> str:
        """The name with the variant, as lines of orders call it."""
        if title or not group or group != self._group:
            self._group, self._title = group, title
        parts = [one for one in variants if one]
        return named(self._title, " / ".join(parts), self._preset.joiner)

    def _product(self, row: int, name: str, cells: dict[str, str], price: Amount | None) -> Product:
        currency = cells["currency"].upper() or (price.currency if price is not None else "")
        if len(currency) != 3 or currency in _SHARED:
            currency = self._currency
        active = cells["active"].casefold() not in _OFF_SALE and parse_yes_no(cells["active"]) is not False
        return Product(
            name=(name or cells["sku"])[:LINE_LIMIT],
            sku=cells["sku"][:LINE_LIMIT],
            unit=cells["unit"][:LINE_LIMIT],
            price=self._minor(row, price, currency),
            currency=currency,
            tax_rate=self._rate(row, cells["tax_rate"]),
            active=active,
        )

    def _minor(self, row: int, price: Amount | None, currency: str) -> int | None:
        try:
            return None if price is None else from_decimal(price.value, currency)
        except ValueError:
            self._tidings.warn(row, "import.value.unreadable", value=str(price)[:80], column="")
            return None

    def _rate(self, row: int, cell: str) -> int:
        """Hundredths of a per cent; nothing for what is none."""
        if not cell:
            return 0
        try:
            rate = Decimal(cell.rstrip("% \u00a0").replace(",", "."))
        except InvalidOperation:
            rate = Decimal(-1)
        if 0 <= rate <= 100:
            return round_half_up(rate * 100)
        self._tidings.warn(row, "import.value.number", value=cell[:40])
        return 0


class OwnProducts:
    """Reads the products of a table that CraftDesk wrote itself."""

    def __init__(self, names: Sequence[str], cell: Callable[[str], str]) -> None:
        self._names = names
        self._cell = cell

    def read(self, chunk: Chunk, cells: Cells) -> list[ProductRow]:
        """The products of the rows, just as they went out."""
        found: list[ProductRow] = []
        for row, values in zip(cells.rows, zip(*chunk.columns, strict=True), strict=True):
            try:
                product = product_from_cells(dict(zip(self._names, map(self._cell, values), strict=True)))
            except BadCell as bad:
                found.append(RowMessage(row, "import.own.cell", {"column": bad.header, "value": bad.text[:80]}))
                continue
            found.append(ProductDraft(row, product) if product.name else RowMessage(row, "product.no_name"))
        return found
