"""Noting what a customer waits for: a few words, or the name of a product."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.arrangements import ArrangementsController, Asking
from craftdesk.domain.want import Want
from craftdesk.ui.dialogs.entry import EntryDialog
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit


class WantDialog(EntryDialog):
    """What is typed is a product when it has the name of one."""

    def __init__(
        self, kit: Kit, controller: ArrangementsController, asking: Asking, want: Want, parent: QWidget | None = None
    ) -> None:
        super().__init__(kit, self.tr("What they wait for"), self.tr("Note"), parent)
        self._controller, self._want = controller, want
        self._products = {product.name.casefold(): product.id for product in asking.products if product.name}
        self.what = TextEditor(kit.look, self.tr("the blue glaze is back"))
        self.what.suggest([product.name for product in asking.products if product.name])
        self.note = TextEditor(kit.look, self.tr("call in the evening"))
        self.add_field("text", self.tr("Tell them when…"), self.what)
        self.add_field("note", self.tr("Note"), self.note)
        self.end_fields()
        named = next((one.name for one in asking.products if one.id == want.product_id), "")
        self.what.show_value(want.text or named)
        self.note.show_value(want.note)
        self.go_wished.connect(self._on_go_wished)
        controller.done.connect(self.close_done)
        controller.failed.connect(self.show_error)
        self.what.line.setFocus()

    @Slot()
    def _on_go_wished(self) -> None:
        text = " ".join(self.what.value().split())
        product = self._products.get(text.casefold())
        kept = replace(self._want, text="" if product is not None else text, product_id=product, note=self.note.value())
        self._controller.save_want(kept)
