"""The columns of an order's lines: their titles, and how wide those behind the item are drawn."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.label import Label

WIDTHS = (80, 92, 74, 78, 90)
"""Quantity, price, discount, tax, total; in the pixels of the design."""
_BUTTON = 28


def button_width(look: Look) -> int:
    """How wide the button at the end is; like every button it never shrinks with the text."""
    return max(_BUTTON, look.px(_BUTTON))


class LineColumns(QWidget):
    """The titles above the lines."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        titles = (self.tr("Item"), self.tr("Quantity"), self.tr("Price"), self.tr("Discount"), self.tr("Tax"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.labels = [Label(look, title, role=Role.SMALL, ink="muted") for title in (*titles, self.tr("Total"))]
        for label in self.labels:
            self._row.addWidget(label, 1 if label is self.labels[0] else 0)
        self.labels[-1].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._end = QWidget()
        self._row.addWidget(self._end)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def set_tax(self, *, shown: bool) -> None:
        """Show the column of tax, or not."""
        self.labels[4].setVisible(shown)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._row.setSpacing(px(6))
        for label, wide in zip(self.labels[1:], WIDTHS, strict=True):
            label.setFixedWidth(px(wide))
        self._end.setFixedWidth(button_width(self._look))
