"""The list inside the find-or-run palette: hits under the titles of their groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.painting import Marks, draw_marked, draw_text, fill, text_width, visual

_Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE = int(Qt.ItemDataRole.UserRole.value) + 1
_TEXT_ROLES = frozenset({Qt.ItemDataRole.DisplayRole.value, Qt.ItemDataRole.AccessibleTextRole.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteHit:
    """One thing found; a disabled one says in `context` why it is not to be had now."""

    key: object
    title: str
    context: str = ""
    icon: str = ""
    enabled: bool = True
    marks: Marks = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteGroup:
    """Hits of one kind under their title."""

    title: str
    hits: tuple[PaletteHit, ...]


class HitModel(QAbstractListModel):
    """Rows of the list: a group's title as text, a hit as itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | PaletteHit] = []

    def show_groups(self, groups: Sequence[PaletteGroup], most: int) -> None:
        """Show other hits, at most so many of each group."""
        self.beginResetModel()
        rows: list[str | PaletteHit] = []
        for group in groups:
            if group.hits:
                rows += [group.title, *group.hits[:most]]
        self._rows = rows
        self.endResetModel()

    def hit(self, row: int) -> PaletteHit | None:
        """Return the hit of a row; None for titles and beyond the end."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(found, str) else found

    def next_row(self, row: int, step: int) -> int:
        """Return the row of a hit `step` hits away, going round; -1 without any hit."""
        hits = [at for at, each in enumerate(self._rows) if not isinstance(each, str)]
        if not hits:
            return -1
        if row not in hits:
            return hits[0] if step > 0 else hits[-1]
        return hits[(hits.index(row) + step) % len(hits)]

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row for painting, or its words for reading aloud."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role in _TEXT_ROLES:
            return row if isinstance(row, str) else ", ".join(part for part in (row.title, row.context) if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let hits be chosen, titles not."""
        if self.hit(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PaletteDelegate(QStyledItemDelegate):
    """Paints titles small and hits with icon, words, and context at the far end."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Less for titles than for hits."""
        look, px = self._look, self._look.px
        if isinstance(index.data(_ROW_ROLE), str):
            return QSize(px(200), look.metrics(Role.SMALL_STRONG).height() + px(12))
        return QSize(px(200), max(px(36), look.metrics().height() + px(18)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row = index.data(_ROW_ROLE)
        look, px, way = self._look, self._look.px, option.direction
        painter.save()
        if isinstance(row, str):
            place = option.rect.adjusted(px(6), px(6), -px(6), 0)
            draw_text(painter, place, row, look.font(Role.SMALL_STRONG), look.colour("muted"), direction=way)
        elif isinstance(row, PaletteHit):
            self._paint_hit(painter, option, row)
        painter.restore()

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, hit: PaletteHit) -> None:
        look, px, way = self._look, self._look.px, option.direction
        frame = option.rect.adjusted(0, px(1), 0, -px(1))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            fill(painter, QRectF(frame), px(8), look.colour("soft"))
            bar = visual(way, frame, 0, px(8), 3, frame.height() - 2 * px(8))
            fill(painter, QRectF(bar), 1.5, look.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, QRectF(frame), px(8), look.colour("hover"))
        side = px(16)
        if hit.icon:
            place = visual(way, frame, px(10), (frame.height() - side) // 2, side, side)
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(place.topLeft(), look.pixmap(hit.icon, side, "accent" if selected else "muted", ratio))
        start, end = px(36), frame.width() - px(10)
        wide = min(text_width(look.metrics(Role.SMALL), hit.context) + 2, (end - start) // 2)
        place = visual(way, frame, end - wide, 0, wide, frame.height())
        draw_text(painter, place, hit.context, look.font(Role.SMALL), look.colour("muted"),
                  align=Qt.AlignmentFlag.AlignRight, direction=way)  # fmt: skip
        ink = look.colour("text" if hit.enabled else "disabled")
        words = visual(way, frame, start, 0, end - wide - px(12) - start, frame.height())
        font = look.font(Role.STRONG if selected else Role.BODY)
        draw_marked(painter, words, hit.title, font, (ink, look.colour("mark")), hit.marks, way)
