"""One of several values to choose from: a radio button that shortens its text to the room there is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QWidget

from craftdesk.ui.widgets.painting import one_line
from craftdesk.ui.widgets.tip import plain_tip

_FEWEST_LETTERS = 6


class ValueChoice(QRadioButton):
    """A value; the whole of it stands in the tooltip when the column is too narrow."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = one_line(text)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def full_text(self) -> str:
        """Return the whole value."""
        return self._full

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole value."""
        hint = super().sizeHint()
        return QSize(self._beside() + self.fontMetrics().horizontalAdvance(self._full) + 4, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Live with a few letters."""
        letters = self.fontMetrics().averageCharWidth() * _FEWEST_LETTERS
        return QSize(self._beside() + letters, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew for the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Shorten anew for a new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _beside(self) -> int:
        style = self.style()
        indicator = style.pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, None, self)
        return indicator + style.pixelMetric(QStyle.PixelMetric.PM_RadioButtonLabelSpacing, None, self) + 8

    def _fit(self) -> None:
        room = max(1, self.width() - self._beside())
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(plain_tip(self._full if shown != self._full else ""))
        # An ampersand in a name is no mnemonic.
        words = shown.replace("&", "&&")
        if self.text() != words:
            self.setText(words)
