"""Two cards side by side where there is room, and below each other where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from craftdesk.ui.look import Look

_WIDE = 860


class Pair(QWidget):
    """A row of two that becomes a column."""

    def __init__(self, look: Look, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for card in (left, right):
            self._row.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose by the new width."""
        super().resizeEvent(event)
        self._on_look_changed()

    @Slot()
    def _on_look_changed(self) -> None:
        self._row.setSpacing(self._look.px(16))
        wide = self.width() >= self._look.px(_WIDE)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
