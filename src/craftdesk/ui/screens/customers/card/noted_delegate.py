"""The first cell of a row of figures with a muted line below its words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.painting import draw_text

NOTE_ROLE = int(Qt.ItemDataRole.UserRole.value) + 5


class NotedDelegate(QStyledItemDelegate):
    """Paints what stands under `NOTE_ROLE` below the text; a cell without is painted as ever."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def height(self) -> int:
        """How tall a row with a note is, in pixels."""
        look = self._look
        return look.metrics().height() + look.metrics(Role.SMALL).height() + look.px(14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        note = str(index.data(NOTE_ROLE) or "")
        if not note:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        style = option.widget.style()
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, option.widget)
        text, cell.text = cell.text, ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, option.widget)
        look, way = self._look, option.direction
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, cell, option.widget) + 1
        first, second = look.metrics().height(), look.metrics(Role.SMALL).height()
        top = option.rect.top() + (option.rect.height() - first - second) // 2
        line = QRect(place.left() + margin, top, place.width() - 2 * margin, first)
        draw_text(painter, line, text, look.font(), look.colour("text"), direction=way)
        line = QRect(line.left(), top + first, line.width(), second)
        draw_text(painter, line, note, look.font(Role.SMALL), look.colour("muted"), direction=way)
