"""Two-line rows of the customer and order lists, painted straight from a small value.

The model returns a `ListRow` under `ROW_ROLE`, and `row_text(row)` under Qt's accessible-text role.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.badge import BadgeSpec, badge_size
from craftdesk.ui.widgets.painting import Direction, Marks, fill, isolated, text_width, visual
from craftdesk.ui.widgets.row_art import ArtKit, RowArt

_DOT, _FEWEST_LETTERS = " · ", 4
_FACE = 36
ROW_ROLE = int(Qt.ItemDataRole.UserRole.value) + 1


class ListRow(NamedTuple):
    """What a two-line row shows. Marks are ranges (start, length) that matched the search."""

    title: str
    amount: str = ""
    subline: str = ""
    badge: BadgeSpec | None = None
    initials: str = ""
    hue_seed: int = 0
    title_marks: Marks = ()
    subline_marks: Marks = ()
    faded: bool = False
    has_face: bool = True


def row_text(row: ListRow) -> str:
    """Return the row as it is read aloud."""
    parts = (row.title, row.subline, row.badge.text if row.badge else "", row.amount)
    return ", ".join(part for part in parts if part)


def fitted(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return a line of two parts with the first one shortened, for the fact behind it is what tells rows apart.

    Longer lines begin with what is short and matters most, such as number and day, and are cut at their end.
    """
    first, dot, fact = text.rpartition(_DOT)
    left = room - text_width(metrics, dot + fact)
    if text.count(_DOT) != 1 or text_width(metrics, text) <= room:
        return text
    if left < metrics.averageCharWidth() * _FEWEST_LETTERS:
        return fact[:1].upper() + fact[1:]
    return metrics.elidedText(first, Qt.TextElideMode.ElideRight, left) + dot + fact


class TwoLineDelegate(QStyledItemDelegate):
    """Paints list rows: avatar, name and amount, a fact and at most one badge."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._kit = look, ArtKit(look)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines and their air."""
        look = self._look
        lines = look.metrics(Role.ROW_TITLE).height() + look.metrics(Role.SMALL).height()
        # The view stretches a narrow item to its own width; a wide one would make it scroll sideways.
        return QSize(look.px(200), max(look.px(60), lines + look.px(24)))

    def fonts(self) -> tuple[QFont, ...]:
        """The fonts that names and towns are painted in."""
        look, face = self._look, self._look.px(_FACE)
        initials = (self._kit.initials_font(face, words) for words in ("A", "AB"))
        return look.font(Role.ROW_TITLE), look.font(Role.SMALL), *initials

    def rehearse(self, row: ListRow, ratio: float) -> None:
        """Work a row out and paint it where nobody sees it."""
        size = QSize(self._look.px(320), self.sizeHint(QStyleOptionViewItem(), QModelIndex()).height())
        picture = QPixmap(size)
        painter = QPainter(picture)
        self._art(row, size, Direction.LeftToRight, ratio, bright=False).paint(painter, QPoint(0, 0))
        painter.end()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row; a row that is not there yet leaves its place empty."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, ListRow):
            return
        px = self._look.px
        frame = option.rect.adjusted(px(6), px(3), -px(6), -px(3))
        self._paint_ground(painter, option, frame)
        way, size = option.direction, frame.size()
        bright = self._look.is_dark and bool(option.state & QStyle.StateFlag.State_Selected)
        ratio = painter.device().devicePixelRatioF()
        key = (row, size.width(), size.height(), way, bright, ratio)
        self._kit.row(key, lambda: self._art(row, size, way, ratio, bright=bright)).paint(painter, frame.topLeft())

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, frame: QRect) -> None:
        look, state = self._look, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if selected:
            fill(painter, QRectF(frame), look.px(9), look.colour("soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            fill(painter, QRectF(frame), look.px(9), look.colour("hover"))
        if focused:
            fill(painter, QRectF(frame), look.px(9), None, look.colour("focus"), 1.6)
        if selected:
            tall = frame.height() - 2 * look.px(10)
            bar = visual(option.direction, frame, 0, look.px(10), max(3, look.px(3)), tall)
            fill(painter, QRectF(bar), 1.5, look.colour("accent"))

    def _art(self, row: ListRow, size: QSize, way: Direction, ratio: float, *, bright: bool) -> RowArt:
        """Work out what the words of a row are painted from."""
        look, kit, art = self._look, self._kit, RowArt()
        px, frame = look.px, QRect(QPoint(0, 0), size)
        start, end = px(12), size.width() - px(12)
        if row.has_face:
            face = px(_FACE)
            place = visual(way, frame, start, (size.height() - face) // 2, face, face)
            kit.avatar(art, place, row.initials, row.hue_seed, ratio)
            start += face + px(10)
        first, second = look.metrics(Role.ROW_TITLE).height(), look.metrics(Role.SMALL).height()
        gap = px(4)
        top = (size.height() - first - gap - second) // 2
        ink, tint = look.colour("muted" if row.faded else "text"), look.colour("mark")
        wide = text_width(look.metrics(Role.AMOUNT), row.amount) + 2 if row.amount else 0
        if row.amount:
            place = visual(way, frame, end - wide, top, wide, first)
            kit.line(art, place, isolated(row.amount), Role.AMOUNT, ink, way, ends=True)
        title = visual(way, frame, start, top, end - start - (wide + px(10) if wide else 0), first)
        if row.title_marks:
            kit.marked(art, title, row.title, Role.ROW_TITLE, (ink, tint), row.title_marks, way)
        else:
            kit.line(art, title, row.title, Role.ROW_TITLE, ink, way)
        below = top + first + gap
        room = end - start - self._add_badge(art, frame, row, below + (second - 1) // 2, way, ratio)
        place = visual(way, frame, start, below, room, second)
        if row.subline_marks:
            kit.marked(art, place, row.subline, Role.SMALL, (look.colour("text"), tint), row.subline_marks, way)
        else:
            kit.line(art, place, row.subline, Role.SMALL, look.colour("text" if bright else "muted"), way,
                     shorter=fitted)  # fmt: skip
        return art

    def _add_badge(self, art: RowArt, frame: QRect, row: ListRow, middle: int, way: Direction, ratio: float) -> int:
        """Add the badge, if any, and return the room it takes from the line."""
        if row.badge is None:
            return 0
        px = self._look.px
        size = badge_size(self._look, row.badge)
        wide = min(size.width(), frame.width() // 2)
        left = frame.width() - px(12) - wide
        tall = size.height() - px(3)
        place = visual(way, frame, left, middle - tall // 2 + 1, wide, tall)
        self._kit.badge(art, place, row.badge, way, ratio)
        return wide + px(8)
