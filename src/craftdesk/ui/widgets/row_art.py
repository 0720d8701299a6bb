"""What a two-line row is painted from, worked out once: shaped lines, discs and badges as pictures, tints behind hits.

Measuring and shaping its texts is most of what a row costs; a row that is painted again, because the list scrolled or
the pointer moved on, only draws what is ready. Everything stands relative to the corner of the row's frame.
"""

from __future__ import annotations

import math
import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPixmap,
    QStaticText,
    QTextLayout,
    QTextOption,
    QTransform,
)

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.avatar import hue_of, initials_font
from craftdesk.ui.widgets.badge import BadgeSpec, paint_badge
from craftdesk.ui.widgets.painting import Direction, Marks, elided, fill, marked_layout, one_line

_PICTURES, _LINES, _ROWS = 128, 1_024, 256
_ONE_WAY = "[\0-\u058f\u1e00-\u200a\u2010-\u2027\u202f-\u205e\u20a0-\u20cf\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffdc]*"
"""Scripts in which a letter stands behind the one before it, so that a hit is one stretch of the line."""
T = TypeVar("T")


class Kept(OrderedDict[Hashable, T]):
    """What was made last, up to a number of things."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def get_or_make(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under a key; what was used longest ago makes room for it."""
        found = self.get(key)
        if found is None:
            found = self[key] = make()
            if len(self) > self._most:
                self.popitem(last=False)
        else:
            self.move_to_end(key)
        return found


class RowArt:
    """The parts of a painted row."""

    def __init__(self) -> None:
        self.pictures: list[tuple[QPoint, QPixmap]] = []
        self.tints: list[tuple[QRect, QColor]] = []
        self.lines: list[tuple[QFont, QColor, QPoint, QStaticText]] = []
        self.layouts: list[tuple[QFont, QColor, QPointF, QTextLayout]] = []

    def paint(self, painter: QPainter, corner: QPoint) -> None:
        """Draw everything from the corner of the frame."""
        painter.translate(corner)
        for place, picture in self.pictures:
            painter.drawPixmap(place, picture)
        for rect, tint in self.tints:
            painter.fillRect(rect, tint)
        for font, ink, place, line in self.lines:
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawStaticText(place, line)
        for font, ink, spot, layout in self.layouts:
            painter.setFont(font)
            painter.setPen(ink)
            layout.draw(painter, spot)
        painter.translate(-corner)


class ArtKit:
    """Makes the parts of rows in the look in force, and keeps those that were painted last."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._revision = look.revision
        self._pictures: Kept[QPixmap] = Kept(_PICTURES)
        self._fonts: Kept[QFont] = Kept(_PICTURES)
        self._initials: Kept[QStaticText] = Kept(_LINES)
        self._rows: Kept[RowArt] = Kept(_ROWS)

    def row(self, key: Hashable, make: Callable[[], RowArt]) -> RowArt:
        """Return a painted row under what it depends on."""
        if self._revision != self._look.revision:
            self._revision = self._look.revision
            for kept in (self._pictures, self._fonts, self._initials, self._rows):
                kept.clear()
        return self._rows.get_or_make(key, make)

    def avatar(self, art: RowArt, place: QRect, initials: str, seed: int, ratio: float) -> None:
        """Add initials on a disc that fills a square."""
        look, hue, side = self._look, hue_of(seed), place.height()
        disc = self._pictures.get_or_make(("disc", hue, side, ratio), lambda: _disc(look, hue, side, ratio))
        words = initials[:2]
        font = self.initials_font(side, words)
        line = self._initials.get_or_make((words, side), lambda: shaped(words, font, Direction.LeftToRight))
        size = line.size()
        spot = QPoint(round((side - size.width()) / 2), round((side - size.height()) / 2))
        art.pictures.append((place.topLeft(), disc))
        art.lines.append((font, look.tint(hue)[1], place.topLeft() + spot, line))

    def initials_font(self, side: int, words: str) -> QFont:
        """Return the font of initials on a disc; one that is kept keeps the letters that were loaded for it."""
        return self._fonts.get_or_make((side, len(words)), lambda: initials_font(self._look, side, words))

    def badge(self, art: RowArt, place: QRect, spec: BadgeSpec, way: Direction, ratio: float) -> None:
        """Add a badge that fills a rectangle."""
        look, size = self._look, place.size()
        key = (spec, size.width(), size.height(), way, ratio)
        picture = self._pictures.get_or_make(key, lambda: _badge(look, spec, size, way, ratio))
        art.pictures.append((place.topLeft(), picture))

    def line(
        self, art: RowArt, room: QRect, text: str, role: Role, ink: QColor, way: Direction, *,
        ends: bool = False, shorter: Callable[[str, QFontMetrics, int], str] | None = None,
    ) -> None:  # fmt: skip
        """Add a line at the start, or the end, of a rectangle that is as wide as it may be, shortened to fit."""
        look = self._look
        font = look.font(role)
        line = shaped(one_line(text), font, way)
        if line.size().width() > room.width():
            metrics = look.metrics(role)
            if shorter is not None:
                text = shorter(text, metrics, room.width())
            line = shaped(elided(metrics, text, room.width()), font, way)
        at_right = ends != (way == Direction.RightToLeft)
        left = room.right() + 1 - math.ceil(line.size().width()) if at_right else room.left()
        top = room.top() + (room.height() - look.metrics(role).height()) // 2
        art.lines.append((font, ink, QPoint(left, top), line))

    def marked(
        self, art: RowArt, room: QRect, text: str, role: Role, inks: tuple[QColor, QColor], marks: Marks, way: Direction
    ) -> None:
        """Add a line whose marked ranges stand on a tint; `inks` are text and tint."""
        look, (ink, tint) = self._look, inks
        font, metrics = look.font(role), look.metrics(role)
        shown = elided(metrics, text, room.width())
        top = room.top() + (room.height() - metrics.height()) // 2
        if way == Direction.RightToLeft or not re.fullmatch(_ONE_WAY, shown):
            layout = marked_layout(shown, font, inks, marks, way, room.width())
            art.layouts.append((font, ink, QPointF(room.left(), top), layout))
            return
        for start, count in marks:
            if 0 <= start < len(shown) and count > 0:
                left = room.left() + metrics.horizontalAdvance(shown[:start])
                right = room.left() + metrics.horizontalAdvance(shown[: start + count])
                art.tints.append((QRect(left, top, right - left, metrics.height()), tint))
        art.lines.append((font, ink, QPoint(room.left(), top), shaped(shown, font, way)))


def shaped(text: str, font: QFont, way: Direction) -> QStaticText:
    """Return one line of plain text, measured and ready to be drawn."""
    line = QStaticText(text)
    line.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setTextDirection(way)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    line.setTextOption(option)
    line.prepare(QTransform(), font)
    return line


def _disc(look: Look, hue: Hue, side: int, ratio: float) -> QPixmap:
    picture, painter = _canvas(QSize(side, side), ratio)
    fill(painter, QRectF(0, 0, side, side), side / 2, look.tint(hue)[0])
    painter.end()
    return picture


def _badge(look: Look, spec: BadgeSpec, size: QSize, way: Direction, ratio: float) -> QPixmap:
    picture, painter = _canvas(size, ratio)
    paint_badge(painter, QRect(QPoint(0, 0), size), spec, look, way)
    painter.end()
    return picture


def _canvas(size: QSize, ratio: float) -> tuple[QPixmap, QPainter]:
    picture = QPixmap(QSize(math.ceil(size.width() * ratio), math.ceil(size.height() * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture, QPainter(picture)
