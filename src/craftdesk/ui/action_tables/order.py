"""The commands of the menu Order: what can be done with orders."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from craftdesk.ui import context as when
from craftdesk.ui.action_spec import ActionId, ActionSpec

A = ActionId
_TR = QT_TRANSLATE_NOOP

ORDER: tuple[ActionSpec, ...] = (
    ActionSpec(id=A.ORDER_NEW, text=_TR("Actions", "&New order"), keys=("Ctrl+Shift+O",), icon="shopping-bag",
               why_not=when.order_entry, tip=_TR("Actions", "Write down what a customer orders"),
               synonyms=_TR("Actions", "add create sale sell order entry")),
)  # fmt: skip
