"""The head of the card of a product: its name, one line of facts, and what is done most."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from craftdesk.domain.product import Product
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.menus import make_menu
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.badge import Badge, BadgeSpec
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import PropertyLabel


class ProductHeader(QWidget):
    """Name with badge, a line, Back where there is only room for the card, Edit and more."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        look = kit.look
        self._row = QHBoxLayout(self)
        self.back = Button(look, self.tr("Back to the list"), kind=ButtonKind.QUIET, icon="arrow-left")
        self.name = PropertyLabel(look, role=Role.PAGE_TITLE)
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.badge = Badge(look, parent=self)
        self.line = PropertyLabel(look, role=Role.SMALL, ink="muted")
        first = QHBoxLayout()
        first.setSpacing(look.px(8))
        first.addWidget(self.name)
        first.addWidget(self.badge)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addLayout(first)
        words.addWidget(self.line)
        self.edit = Button(look, self.tr("Edit"), icon="pencil", parent=self)
        self.edit.bind(kit.actions[A.PRODUCT_EDIT])
        kit.actions[A.PRODUCT_EDIT].changed.connect(self._on_edit_changed)
        self._on_edit_changed()
        self.more = Button(look, self.tr("More for this product"), kind=ButtonKind.TOOL, icon="ellipsis")
        self.more.setMenu(
            make_menu(kit.actions, self, (A.PRODUCT_DUPLICATE, None, A.PRODUCT_PUT_AWAY, A.PRODUCT_ACTIVATE, None,
                                          A.PRODUCT_DELETE))
        )  # fmt: skip
        self._row.addWidget(self.back)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.edit)
        self._row.addWidget(self.more)
        self.back.hide()
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_product(self, product: Product) -> None:
        """Show a product."""
        self.name.show_text(product.name)
        self.name.updateGeometry()
        out = BadgeSpec(text=self.tr("Out of the range"), icon="archive", hue=Hue.GREY)
        self.badge.show_badge(None if product.active else out)
        sku = self.tr("SKU {0}").replace("{0}", product.sku) if product.sku else self.tr("no SKU")
        unit = self.tr("sold per {0}").replace("{0}", product.unit) if product.unit else ""
        self.line.show_text("  ·  ".join(part for part in (sku, unit) if part))

    @Slot()
    def _on_edit_changed(self) -> None:
        self.edit.set_words(self.tr("Edit"), self.edit.toolTip())

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._row.setContentsMargins(px(24), px(18), px(24), px(10))
        self._row.setSpacing(px(8))
