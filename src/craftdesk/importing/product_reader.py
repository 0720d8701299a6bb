"""Rows → products: name with variant, article number, unit, price, tax rate."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from craftdesk.domain.cells import BadCell
from craftdesk.domain.export_products import product_from_cells
from craftdesk.domain.money import from_decimal, round_half_up
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.domain.product_rules import product_problems
from craftdesk.domain.validation import LINE_LIMIT
from craftdesk.importing.columns import Cells
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.order_lines import named
from craftdesk.importing.outcome import RowMessage, Tidings
from craftdesk.importing.table import Chunk
from craftdesk.importing.targets import LEVEL_PRICE, base, parameter
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

    def __init__(self, columns: ColumnMap, currency: str, tidings: Tidings) -> None:
        self._preset = columns.preset
        self._currency = currency
        self._levels = [
            (parameter(one.field), one.heading) for one in columns.columns if base(one.field) == LEVEL_PRICE
        ]
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
        levels = list(zip(*cells.every_amount(LEVEL_PRICE), strict=True)) or [()] * len(cells.rows)
        found: list[ProductRow] = []
        for place, row in enumerate(cells.rows):
            one = {key: column[place] for key, column in columns.items()}
            name = self._name(one["group"], one["name"], variants[place])
            if not (one["name"] or one["sku"] or prices[place] is not None or any(levels[place])):
                # Further pictures of a product have rows of their own.
                found.append(RowMessage(row, "import.skip.no_product"))
                continue
            if not (name or one["sku"]):
                found.append(RowMessage(row, "product.no_name"))
                continue
            found.append(ProductDraft(row, self._product(row, name, one, prices[place], levels[place])))
        return found

    def _name(self, group: str, title: str, variants: Sequence[str]) -> str:
        """The name with the variant, as lines of orders call it."""
        if title or not group or group != self._group:
            self._group, self._title = group, title
        parts = [one for one in variants if one]
        return named(self._title, " / ".join(parts), self._preset.joiner)

    def _product(
        self, row: int, name: str, cells: dict[str, str], price: Amount | None, levels: Sequence[Amount | None]
    ) -> Product:
        beside = (one.currency for one in (price, *levels) if one is not None)
        currency = cells["currency"].upper() or next(beside, "")
        if len(currency) != 3 or currency in _SHARED:
            currency = self._currency
        active = cells["active"].casefold() not in _OFF_SALE and parse_yes_no(cells["active"]) is not False
        return Product(
            name=(name or cells["sku"])[:LINE_LIMIT],
            sku=cells["sku"][:LINE_LIMIT],
            unit=cells["unit"][:LINE_LIMIT],
            price=self._usual(row, price, currency),
            currency=currency,
            tax_rate=self._rate(row, cells["tax_rate"]),
            active=active,
            prices=self._by_level(row, levels, currency),
        )

    def _by_level(self, row: int, amounts: Sequence[Amount | None], currency: str) -> tuple[LevelPrice, ...]:
        """The prices by level of a row, each level once; what can be none is told and left out."""
        found: dict[str, LevelPrice] = {}
        for (level, heading), amount in zip(self._levels, amounts, strict=False):
            if amount is None:
                continue
            stated = amount.currency if len(amount.currency) == 3 and amount.currency not in _SHARED else currency
            minor = self._minor(row, amount, currency) if stated == currency else None
            known = found.get(level.casefold())
            if stated != currency:
                self._tidings.warn(row, "import.product.level_currency", level=level, currency=currency)
            elif minor is not None and minor < 0:
                self._tidings.warn(row, "import.product.level_negative", level=level)
            elif minor is not None and known is not None:
                if known.price != minor:
                    self._tidings.warn(row, "import.product.level_twice", level=level, column=heading)
            elif minor is not None:
                found[level.casefold()] = LevelPrice(level=level, price=minor)
        return tuple(found.values())

    def _usual(self, row: int, price: Amount | None, currency: str) -> int | None:
        minor = None if price is None else self._minor(row, price, currency)
        if minor is not None and minor < 0:
            self._tidings.warn(row, "import.product.negative")
            return None
        return minor

    def _minor(self, row: int, price: Amount, currency: str) -> int | None:
        try:
            return from_decimal(price.value, currency)
        except ValueError:
            self._tidings.warn(row, "import.value.too_large", value=str(price.value)[:40])
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
            found.append(_judged(row, product))
        return found


def _judged(row: int, product: Product) -> ProductRow:
    """The product of a row, or why the form would not take it either."""
    if not product.name:
        return RowMessage(row, "product.no_name")
    if product.currency and not re.fullmatch(r"[A-Z]{3}", product.currency):
        return RowMessage(row, "import.own.cell", {"column": "Currency", "value": product.currency[:80]})
    wrong = next((one for one in product_problems(product) if not one.warning), None)
    return ProductDraft(row, product) if wrong is None else RowMessage(row, wrong.code, wrong.params)
