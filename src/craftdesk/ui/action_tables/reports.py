"""The commands of the menu Reports: what the book adds up to."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from craftdesk.ui import context as when
from craftdesk.ui.action_spec import ActionId, ActionSpec

A = ActionId
_TR = QT_TRANSLATE_NOOP

REPORTS: tuple[ActionSpec, ...] = (
    ActionSpec(id=A.FIGURES, text=_TR("Actions", "&Statistics of the shop"), keys=("Alt+Shift+6",),
               icon="chart-column", why_not=when.ready,
               tip=_TR("Actions", "Revenue, customers and products in any period"),
               synonyms=_TR("Actions", "figures revenue turnover sales report chart best customers products")),
)  # fmt: skip
