"""The form of a product: reads what it needs, checks drafts, saves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal

from craftdesk.controllers.saving import SavingController
from craftdesk.domain.ids import UNSAVED, ProductId
from craftdesk.domain.product import Product
from craftdesk.domain.product_rules import clean_product, product_problems
from craftdesk.domain.shop import TaxRate, tax_rates
from craftdesk.errors import Problem
from craftdesk.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFormData:
    """What a form shows: the draft, the shop's rates and price levels, units used before."""

    draft: Product
    rates: tuple[TaxRate, ...]
    levels: tuple[str, ...]
    units: tuple[str, ...]


def read_product_form(desk: Desk, product: ProductId | None, *, copied: bool, name: str) -> ProductFormData:
    """Read everything a form needs; with `copied` the draft is a new product like the one that was asked for."""
    settings = desk.settings.get()
    rates = tax_rates(settings)
    if product is None:
        draft = Product(name=name, currency=settings.currency, tax_rate=rates[0].rate if rates else 0)
    else:
        draft = desk.products.get(product)
        draft = replace(draft, currency=draft.currency or settings.currency)
        if copied:
            draft = replace(draft, id=ProductId(UNSAVED), version=0, sku="", active=True)
    own = tuple(one.level for one in draft.prices)
    levels = tuple(dict.fromkeys([*desk.products.levels(), *own]))
    return ProductFormData(draft=draft, rates=rates, levels=levels, units=tuple(desk.products.units()))


def checked_product(draft: Product) -> tuple[Problem, ...]:
    """Problems and warnings of a draft, without asking the file."""
    return product_problems(clean_product(draft, draft.currency))


class ProductFormController(SavingController):
    """Opens with ProductFormData, saves SavedProduct; in a conflict the Product of the file is told."""

    checked = Signal(object)  # tuple[Problem, ...]

    def open(self, product: ProductId | None, *, copied: bool = False, name: str = "") -> None:
        """Read an existing product, one to copy, or what a new one needs."""
        self._start_opening(_read, self._desk, product, copied, name)

    def check(self, draft: Product) -> None:
        """Ask the file whether another product has the article number, or the name."""
        job = self._runner.read(self._desk.products.problems, draft)
        job.finished.connect(self.checked)
        job.failed.connect(self.failed)

    def save(self, draft: Product) -> None:
        """Save a draft."""
        self._start_save(self._desk.products.add if draft.id == UNSAVED else self._desk.products.change, draft)

    def _read_again(self, number: int) -> object:
        return self._desk.products.get(ProductId(number))


def _read(desk: Desk, product: ProductId | None, copied: bool, name: str) -> ProductFormData:  # noqa: FBT001 - a job's
    return read_product_form(desk, product, copied=copied, name=name)
