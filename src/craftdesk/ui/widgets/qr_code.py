"""A code to scan, drawn square by square: crisp at any size, dark on light in every theme, with its quiet zone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from craftdesk.ui.look import Look

QUIET = 4
"""Squares of light around the code; scanners want them."""


class QrCode(QWidget):
    """Shows rows of dark and light squares, each as many whole dots of the screen wide as there is room for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: Sequence[bytes] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_rows(self, rows: Sequence[bytes], spoken: str) -> None:
        """Show a code, and what a screen reader says of it."""
        self._rows = rows
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for three dots a square, and for what a phone can see from an arm's length."""
        side = max(self._look.px(300), (len(self._rows) + 2 * QUIET) * 3)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Live with two dots a square."""
        side = max(self._look.px(160), (len(self._rows) + 2 * QUIET) * 2)
        return QSize(side, side)

    def dots(self) -> int:
        """Return how many dots of the screen a square is wide."""
        room = min(self.width(), self.height()) * self.devicePixelRatioF()
        return max(int(room) // (len(self._rows) + 2 * QUIET), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint light ground and dark squares; a colour of the theme could be too faint for a camera."""
        if not self._rows:
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        dots = self.dots()
        side = dots * (len(self._rows) + 2 * QUIET)
        left, top = (int(self.width() * ratio) - side) // 2, (int(self.height() * ratio) - side) // 2
        painter.fillRect(QRect(left, top, side, side), Qt.GlobalColor.white)
        left, top = left + QUIET * dots, top + QUIET * dots
        for down, row in enumerate(self._rows):
            across = 0
            while across < len(row):
                if not row[across]:
                    across += 1
                    continue
                start = across
                while across < len(row) and row[across]:
                    across += 1
                square = QRect(left + start * dots, top + down * dots, (across - start) * dots, dots)
                painter.fillRect(square, Qt.GlobalColor.black)
