"""Avatars: initials on a steady hue, for delegates and for headers."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.theme import AVATAR_HUES, Hue
from craftdesk.ui.widgets.painting import fill


def initials_of(name: str) -> str:
    """Return one or two letters for a name: first letters of the first and the last word that have one."""
    words = [word for word in name[:200].split() if any(char.isalnum() for char in word)]
    first = [next(char for char in word if char.isalnum()) for word in words]
    if not first:
        return "?"
    if len(first) == 1 or ord(first[0]) > 0x2E7F:  # one character of a CJK name says enough
        return first[0].upper()
    return (first[0] + first[-1]).upper()


def hue_of(seed: int) -> Hue:
    """Return the steady hue of an id; neighbouring ids get different ones."""
    return AVATAR_HUES[(seed * 3) % len(AVATAR_HUES)]


def initials_font(look: Look, side: int, initials: str) -> QFont:
    """Return the font of initials on a disc of some height."""
    font = QFont(look.font(Role.STRONG))
    font.setPixelSize(max(8, round(side * (0.36 if len(initials) > 1 else 0.42))))
    return font


def paint_avatar(painter: QPainter, rect: QRect, initials: str, hue_seed: int, look: Look) -> None:
    """Paint initials on a disc that fills the rectangle."""
    back, ink = look.tint(hue_of(hue_seed))
    fill(painter, QRectF(rect), rect.height() / 2, back)
    painter.setFont(initials_font(look, rect.height(), initials))
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials[:2])


class Avatar(QWidget):
    """The avatar of one customer."""

    def __init__(self, look: Look, size: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._size = look, size
        self._initials, self._seed = "", 0
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def show_person(self, name: str, initials: str, hue_seed: int) -> None:
        """Show somebody; the name is for those who cannot see the picture."""
        self._initials, self._seed = initials or initials_of(name), hue_seed
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Initials {0}").format(self._initials))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the disc."""
        painter = QPainter(self)
        paint_avatar(painter, self.rect(), self._initials, self._seed, self._look)

    @Slot()
    def _on_look_changed(self) -> None:
        side = self._look.px(self._size)
        self.setFixedSize(side, side)
        self.update()
