"""The commands of the menu Product: what can be done with products."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from craftdesk.ui import context as when
from craftdesk.ui.action_spec import ActionId, ActionSpec

A = ActionId
_TR = QT_TRANSLATE_NOOP

PRODUCT: tuple[ActionSpec, ...] = (
    ActionSpec(id=A.PRODUCTS, text=_TR("Actions", "P&roducts"), keys=("Alt+Shift+5",), icon="package",
               why_not=when.ready, tip=_TR("Actions", "What the shop sells, with its prices"),
               synonyms=_TR("Actions", "articles goods items price list range")),
    ActionSpec(id=A.PRODUCT_NEW, text=_TR("Actions", "&New product"), keys=("Ctrl+Alt+N",), icon="plus",
               why_not=when.writable, tip=_TR("Actions", "Add something that the shop sells"),
               synonyms=_TR("Actions", "add create article item")),
    ActionSpec(id=A.PRODUCT_EDIT, text=_TR("Actions", "&Edit product"), icon="pencil", why_not=when.one_product,
               tip=_TR("Actions", "Change name, prices and tax of the product"),
               synonyms=_TR("Actions", "change price")),
    ActionSpec(id=A.PRODUCT_DUPLICATE, text=_TR("Actions", "D&uplicate product"), icon="copy",
               why_not=when.one_product, tip=_TR("Actions", "Begin a new product like this one"),
               synonyms=_TR("Actions", "copy variant")),
    ActionSpec(id=A.PRODUCT_PRICES, text=_TR("Actions", "&Change prices…"), icon="chart-column", why_not=when.products,
               tip=_TR("Actions", "Raise or lower the prices of many products by a percentage"),
               synonyms=_TR("Actions", "raise increase lower dearer cheaper percent round")),
    ActionSpec(id=A.PRODUCT_PUT_AWAY, text=_TR("Actions", "Take &out of the range"), icon="archive",
               why_not=when.products_sold,
               tip=_TR("Actions", "Not offered in new orders any more; old orders stay as they are"),
               synonyms=_TR("Actions", "deactivate discontinue archive inactive")),
    ActionSpec(id=A.PRODUCT_ACTIVATE, text=_TR("Actions", "Take &into the range"), icon="archive-restore",
               why_not=when.products_unsold, tip=_TR("Actions", "Offer again in new orders"),
               synonyms=_TR("Actions", "activate active again")),
    ActionSpec(id=A.PRODUCT_DELETE, text=_TR("Actions", "&Delete product"), icon="trash", why_not=when.products,
               tip=_TR("Actions", "Delete what was never sold; Undo brings it back"),
               synonyms=_TR("Actions", "remove")),
)  # fmt: skip
