"""Paints the preview: an icon on a tint for what becomes of a row, and changes as old → new on a tint."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from craftdesk.importing.page_rows import FieldChange, PlanRow
from craftdesk.ui.fonts import Role
from craftdesk.ui.format import Formatter
from craftdesk.ui.look import Look
from craftdesk.ui.screens.importing.kinds import NAMELESS, kind_of
from craftdesk.ui.screens.importing.rows_model import AT, KIND_ROLE, NAME, ROW_ROLE
from craftdesk.ui.screens.importing.targets import target_title, values
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.painting import Direction, draw_text, fill, isolated, text_width, visual


class RowsDelegate(QStyledItemDelegate):
    """One painter for all columns of the preview."""

    def __init__(self, look: Look, form: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._form = look, form

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line and its air."""
        return QSize(self._look.px(80), self._look.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell; a row that is not read yet is a pale line."""
        look, px = self._look, self._look.px
        painter.save()
        self._paint_ground(painter, option, index)
        row, kind = index.data(ROW_ROLE), str(index.data(KIND_ROLE) or "")
        inner = option.rect.adjusted(px(8), 0, -px(8), -1)
        if row is None:
            line = QRectF(inner.left(), inner.center().y() - px(3), inner.width() * 0.6, px(6))
            fill(painter, line, px(3), look.colour("disabled_fill"))
        else:
            way = option.direction
            text = str(index.data() or "")
            if index.column() == AT:
                draw_text(painter, inner, text, look.font(Role.SMALL), look.colour("muted"),
                          align=Qt.AlignmentFlag.AlignRight, direction=way)  # fmt: skip
            elif index.column() == NAME:
                self._paint_name(painter, inner, text, kind, way)
            elif isinstance(row, PlanRow) and row.changes:
                self._paint_changes(painter, inner, row.changes, way)
            elif kind in NAMELESS:
                place = self._paint_disc(painter, inner, kind, way)
                draw_text(painter, place, text, look.font(), look.colour("text"), direction=way)
            else:
                draw_text(painter, inner, text, look.font(), look.colour("muted"), direction=way)
        painter.restore()

    def _ratio(self) -> float:
        view = self.parent()
        return view.devicePixelRatioF() if isinstance(view, QWidget) else 1.0

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, rect, state = self._look, option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("soft"))
            if index.column() == AT:
                wide = max(3, look.px(3))
                painter.fillRect(visual(option.direction, rect, 0, 0, wide, rect.height()), look.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.colour("border"))

    def _paint_name(self, painter: QPainter, rect: QRect, text: str, kind: str, way: Direction) -> None:
        look = self._look
        place = self._paint_disc(painter, rect, kind, way)
        words = text or translate("Import", "No name")
        draw_text(painter, place, words, look.font(Role.STRONG if text else Role.BODY),
                  look.colour("text" if text else "muted"), direction=way)  # fmt: skip

    def _paint_disc(self, painter: QPainter, rect: QRect, kind: str, way: Direction) -> QRect:
        """Paint what becomes of the row and return the room behind it."""
        look, px, spec = self._look, self._look.px, kind_of(kind)
        side, small = px(22), px(12)
        disc = visual(way, rect, 0, (rect.height() - side) // 2, side, side)
        fill(painter, QRectF(disc), px(6), look.colour(spec.hue.value))
        icon = disc.adjusted((side - small) // 2, (side - small) // 2, 0, 0)
        ratio = self._ratio()
        painter.drawPixmap(icon.topLeft(), look.pixmap(spec.icon, small, f"{spec.hue.value}_text", ratio))
        left = side + px(8)
        return visual(way, rect, left, 0, rect.width() - left, rect.height())

    def _paint_changes(self, painter: QPainter, rect: QRect, changes: tuple[FieldChange, ...], way: Direction) -> None:
        """As many changes as fit; the rest is counted, and told in full below the table."""
        px, left = self._look.px, 0
        for place, change in enumerate(changes):
            rest = len(changes) - place - 1
            tail = text_width(self._look.metrics(Role.SMALL_STRONG), f"+{rest}") + px(18) if rest else 0
            room = rect.width() - left - tail
            if place and room < px(150):
                more = visual(way, rect, left, 0, rect.width() - left, rect.height())
                draw_text(painter, more, isolated(f"+{rest + 1}"), self._look.font(Role.SMALL_STRONG),
                          self._look.colour("blue_text"), direction=way)  # fmt: skip
                return
            left += self._paint_change(painter, visual(way, rect, left, 0, room, rect.height()), change, way) + px(12)

    def _paint_change(self, painter: QPainter, rect: QRect, change: FieldChange, way: Direction) -> int:
        """Paint `Field  old → new` and return the room it took."""
        look, px = self._look, self._look.px
        small, body = look.metrics(Role.SMALL), look.metrics()
        title = target_title(change.field)
        wide = min(text_width(small, title) + 1, rect.width() // 3)
        draw_text(painter, visual(way, rect, 0, 0, wide, rect.height()), title, look.font(Role.SMALL),
                  look.colour("muted"), direction=way)  # fmt: skip
        left, arrow = wide + px(8), px(12)
        old, new = (_apart(value) for value in values(change, self._form))
        room = rect.width() - left - arrow - px(12) - 2 * px(7)
        new_wide = min(text_width(body, new) + 1, max(room // 2, room - text_width(body, old)))
        old_wide = min(text_width(body, old) + 1, room - new_wide)
        draw_text(painter, visual(way, rect, left, 0, old_wide, rect.height()), old, look.font(),
                  look.colour("muted"), direction=way)  # fmt: skip
        left += old_wide + px(6)
        place = visual(way, rect, left, (rect.height() - arrow) // 2, arrow, arrow)
        mirrored = way == Qt.LayoutDirection.RightToLeft
        ratio = self._ratio()
        painter.drawPixmap(place.topLeft(), look.pixmap("arrow-right", arrow, "muted", ratio, mirrored=mirrored))
        left += arrow + px(6)
        back, ink = look.tint(Hue.BLUE)
        tall = body.height() + px(6)
        pill = visual(way, rect, left, (rect.height() - tall) // 2, new_wide + 2 * px(7), tall)
        fill(painter, QRectF(pill), px(6), back)
        draw_text(painter, pill.adjusted(px(7), 0, -px(7) + 2, 0), new, look.font(), ink, direction=way)
        return left + new_wide + 2 * px(7)


def _apart(value: str) -> str:
    """A value whose parts keep their order among words that run the other way: phone numbers above all."""
    return f"\u2068{value}\u2069"
