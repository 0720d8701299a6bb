"""Agreeing a price: product, price, and the days between which it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.terms import TermsAsking, TermsController
from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.ids import UNSAVED, ProductId
from craftdesk.ui.dialogs.entry import EntryDialog
from craftdesk.ui.forms.number_editors import DateEditor, MoneyEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit


class AgreedDialog(EntryDialog):
    """The product is typed by its name or SKU; empty days leave that end open."""

    def __init__(
        self,
        kit: Kit,
        controller: TermsController,
        asking: TermsAsking,
        agreed: AgreedPrice,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Change an agreed price") if agreed.id else self.tr("Agree a price")
        super().__init__(kit, title, self.tr("Keep"), parent)
        self._controller, self._agreed = controller, agreed
        look, fmt = kit.look, kit.format
        self._products: dict[str, ProductId] = {}
        for product in reversed(asking.products):
            for key in (product.sku, product.name):
                if key:
                    self._products[key.casefold()] = product.id
        self.product = TextEditor(look, self.tr("Name or SKU"))
        self.product.suggest([product.name for product in asking.products if product.name])
        currency = agreed.currency or asking.currency
        self.price = MoneyEditor(look, fmt, currency, fmt.money(1650, currency))
        self.begins = DateEditor(look, fmt, today, self.tr("From now on"))
        self.ends = DateEditor(look, fmt, today, self.tr("Until further notice"))
        self.note = TextEditor(look)
        for key, words, editor in (
            ("product_id", self.tr("Product"), self.product), ("price", self.tr("Price"), self.price),
            ("valid_from", self.tr("First day"), self.begins), ("valid_until", self.tr("Last day"), self.ends),
            ("note", self.tr("Note"), self.note),
        ):  # fmt: skip
            self.add_field(key, words, editor)
        self.end_fields()
        if agreed.id:
            names = {product.id: product.name for product in asking.products}
            self.product.show_value(names.get(agreed.product_id, ""))
            self.price.show_value(agreed.price)
        self.begins.show_value(agreed.valid_from)
        self.ends.show_value(agreed.valid_until)
        self.note.show_value(agreed.note)
        self.go_wished.connect(self._on_go_wished)
        controller.done.connect(self.close_done)
        controller.failed.connect(self.show_error)
        self.product.line.setFocus()

    @Slot()
    def _on_go_wished(self) -> None:
        typed = " ".join(self.product.value().split()).casefold()
        product = self._products.get(typed, ProductId(UNSAVED))
        price = self.price.value()
        if price is None:
            self.boxes["price"].show_message(self.tr("Say what they pay, such as 16.50."))
            self.price.setFocus()
            return
        self._controller.save_agreed(
            replace(
                self._agreed, product_id=product, price=price, valid_from=self.begins.value(),
                valid_until=self.ends.value(), note=self.note.value(),
            )
        )  # fmt: skip
