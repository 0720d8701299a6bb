"""Icons: Lucide drawings recoloured with a token, sharp at any pixel ratio, kept once made."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from craftdesk.ui.strokes import SIDE, WIDTH, strokes
from craftdesk.ui.theme import Theme

#: Icons that point somewhere and are mirrored where text runs from right to left.
DIRECTED = frozenset({"arrow-left", "arrow-right", "chevron-left", "chevron-right", "send"})
_ICON_SIZES = (16, 18, 24)


class Icons:
    """Makes icons in the colours in force and keeps them until the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._pixmaps: dict[tuple[str, str, int, float, bool], QPixmap] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._spaced: dict[tuple[str, str, int, int, float, bool, bool], QIcon] = {}

    def drop(self) -> None:
        """Forget everything made; called when the colours change."""
        self._pixmaps.clear()
        self._icons.clear()
        self._spaced.clear()

    def pixmap(self, name: str, size: int, ink: str = "muted", dpr: float = 1.0, *, mirrored: bool = False) -> QPixmap:
        """Return an icon as a picture of `size` logical pixels in the colour of a token."""
        key = (name, ink, size, dpr, mirrored and name in DIRECTED)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._drawn(*key)
        return found

    def icon(self, name: str, ink: str = "text") -> QIcon:
        """Return an icon for menus and buttons, with a pale form for the disabled state."""
        found = self._icons.get((name, ink))
        if found is None:
            found = QIcon()
            for size in _ICON_SIZES:
                for dpr in (1.0, 2.0):
                    found.addPixmap(self.pixmap(name, size, ink, dpr))
                    pale = self.pixmap(name, size, "disabled", dpr)
                    found.addPixmap(pale, QIcon.Mode.Disabled)
            self._icons[name, ink] = found
        return found

    def spaced(
        self, name: str, ink: str, side: int, gap: int, *, dpr: float, mirrored: bool, usable: bool = True
    ) -> QIcon:
        """Return an icon with air on the side of the words: the style sheet of buttons puts them too close together.

        It holds the one picture that is shown: of a button that can be used or of one that can't, on this screen.
        """
        key = (name, ink, side, gap, dpr, mirrored, usable)
        found = self._spaced.get(key)
        if found is None:
            drawing = self.pixmap(name, side, ink if usable else "disabled", dpr, mirrored=mirrored)
            wide = QPixmap(round((side + gap) * dpr), round(side * dpr))
            wide.fill(Qt.GlobalColor.transparent)
            wide.setDevicePixelRatio(dpr)
            painter = QPainter(wide)
            painter.drawPixmap(gap if mirrored else 0, 0, drawing)
            painter.end()
            found = self._spaced[key] = QIcon()
            found.addPixmap(wide, QIcon.Mode.Normal if usable else QIcon.Mode.Disabled)
        return found

    def _drawn(self, name: str, ink: str, size: int, dpr: float, mirrored: object) -> QPixmap:
        side = round(size * dpr)
        picture = QPixmap(QSize(side, side))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mirrored:
            painter.translate(side, 0)
            painter.scale(-1, 1)
        painter.scale(side / SIDE, side / SIDE)
        painter.setPen(
            QPen(QColor(self._theme.tokens.value(ink)), WIDTH, Qt.PenStyle.SolidLine,
                 Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )  # fmt: skip
        painter.drawPath(strokes(name))
        painter.end()
        picture.setDevicePixelRatio(dpr)
        return picture
