"""Badges: an icon and a word on a tint, for delegates and as a widget. Colour never speaks alone."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.painting import Direction, draw_text, fill, text_width, visual
from craftdesk.ui.widgets.tip import plain_tip


class BadgeSpec(NamedTuple):
    """A badge as a value: its word, its icon, its hue, and what it means where that needs a sentence."""

    text: str
    icon: str
    hue: Hue
    tip: str = ""


def badge_size(look: Look, spec: BadgeSpec) -> QSize:
    """Return the room a badge needs."""
    metrics = look.metrics(Role.SMALL_STRONG)
    wide = text_width(metrics, spec.text) + look.px(12) + look.px(5) + 2 * look.px(8) + 1
    return QSize(wide, metrics.height() + look.px(6))


def paint_badge(
    painter: QPainter, rect: QRect, spec: BadgeSpec, look: Look, direction: Direction = Direction.LeftToRight
) -> None:
    """Paint a badge that fills the rectangle; its word is shortened when it is too narrow."""
    back, ink = look.tint(spec.hue)
    fill(painter, QRectF(rect), look.px(6), back)
    side, pad = look.px(12), look.px(8)
    ratio = painter.device().devicePixelRatioF()
    place = visual(direction, rect, pad, (rect.height() - side) // 2, side, side)
    painter.drawPixmap(place.topLeft(), look.pixmap(spec.icon, side, f"{spec.hue.value}_text", ratio))
    start = pad + side + look.px(5)
    words = visual(direction, rect, start, 0, rect.width() - start - pad + 2, rect.height())
    draw_text(painter, words, spec.text, look.font(Role.SMALL_STRONG), ink, direction=direction)


class Badge(QWidget):
    """A badge in a header or a card; takes no room while it shows nothing."""

    def __init__(self, look: Look, spec: BadgeSpec | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._spec = look, spec
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_badge(spec)
        look.changed.connect(self._on_look_changed)

    def show_badge(self, spec: BadgeSpec | None, tip: str = "") -> None:
        """Show a badge, or none."""
        self._spec = spec
        tip = tip or (spec.tip if spec else "")
        self.setAccessibleName(spec.text if spec else "")
        self.setToolTip(plain_tip(tip))
        self.setAccessibleDescription(tip)
        if self.parentWidget() is not None or spec is None:
            self.setVisible(spec is not None)
        self._on_look_changed()

    def sizeHint(self) -> QSize:
        """Ask for the size the font gives."""
        return badge_size(self._look, self._spec) if self._spec else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than the word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge."""
        if self._spec is not None:
            direction = Qt.LayoutDirection(self.layoutDirection())
            paint_badge(QPainter(self), self.rect(), self._spec, self._look, direction)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
