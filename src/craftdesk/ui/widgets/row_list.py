"""Rows in a card: two lines, a box to tick or a face at the start, a figure or a badge at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.avatar import paint_avatar
from craftdesk.ui.widgets.badge import BadgeSpec, badge_size, paint_badge
from craftdesk.ui.widgets.painting import draw_text, fill, isolated, text_width, visual
from craftdesk.ui.widgets.tip import plain_tip

ROW_ROLE = int(Qt.ItemDataRole.UserRole.value) + 1
_FACE, _TICK, _GAP, _PAD = 30, 18, 12, 8
_ROOM_FOR_BOTH, _END_COLUMN = 440, 84
_WORTH_A_TIP, _LONGEST_TIP = 20, 600
Index = QModelIndex | QPersistentModelIndex


class Lead(StrEnum):
    """What a row begins with."""

    NOTHING = ""
    TICK = "tick"
    FACE = "face"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSpec:
    """One row; `key` is what it stands for, `end` a figure or a day.

    `pressing` makes the end stand out, `late` the second line.
    """

    key: object
    title: str
    subline: str = ""
    end: str = ""
    badge: BadgeSpec | None = None
    lead: Lead = Lead.NOTHING
    initials: str = ""
    hue_seed: int = 0
    pressing: bool = False
    late: bool = False

    @property
    def spoken(self) -> str:
        """The row as it is read aloud."""
        parts = (self.title, self.subline, self.end, self.badge.text if self.badge else "")
        return ", ".join(part for part in parts if part)


class RowModel(QAbstractListModel):
    """The rows as they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[RowSpec] = ()

    def show_rows(self, rows: Sequence[RowSpec]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, place: int) -> RowSpec | None:
        """Return a row by its place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the row, or how it is read aloud."""
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in {int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.DisplayRole)}:
            return row.spoken
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return tooltip_of(row)
        return None


def tooltip_of(row: RowSpec) -> str:
    """Return what may have been too long for the row, kept from being read as markup."""
    return plain_tip(row.title[:_LONGEST_TIP]) if len(row.title) > _WORTH_A_TIP else ""


def row_height(look: Look) -> int:
    """Return the height of a row: two lines and air."""
    lines = look.metrics(Role.BODY).height() + look.metrics(Role.SMALL).height()
    return max(look.px(50), lines + look.px(20))


def lead_width(look: Look, lead: Lead) -> int:
    """Return the room at the start of a row, up to where its words begin."""
    side = {Lead.NOTHING: 0, Lead.TICK: _TICK, Lead.FACE: _FACE}[lead]
    return look.px(_PAD) + (look.px(side + _GAP) if side else 0)


class RowDelegate(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.pointed: QPoint | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines and their air."""
        return QSize(self._look.px(160), row_height(self._look))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row with a line above all but the first."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, RowSpec):
            return
        painter.save()
        look, rect = self._look, option.rect
        if index.row():
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), look.colour("border"))
        frame = QRectF(rect.adjusted(0, 2, 0, -1))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_Selected and focused:
            fill(painter, frame, look.px(7), look.colour("soft"))
            fill(painter, frame, look.px(7), None, look.colour("focus"), 1.6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, frame, look.px(7), look.colour("hover"))
        self._paint_lead(painter, option, row)
        self._paint_words(painter, option, row)
        painter.restore()

    def _paint_lead(self, painter: QPainter, option: QStyleOptionViewItem, row: RowSpec) -> None:
        look, rect = self._look, option.rect
        if row.lead is Lead.FACE:
            side = look.px(_FACE)
            place = visual(option.direction, rect, look.px(_PAD), (rect.height() - side) // 2, side, side)
            paint_avatar(painter, place, row.initials, row.hue_seed, look)
        elif row.lead is Lead.TICK:
            place = tick_place(look, option.direction, rect)
            hovered = self.pointed is not None and place.adjusted(-6, -8, 6, 8).contains(self.pointed)
            ink = look.colour("accent" if hovered else "control")
            fill(painter, QRectF(place), look.px(5), look.colour("soft") if hovered else None, ink, 1.6)
            if hovered:
                side, ratio = look.px(14), painter.device().devicePixelRatioF()
                spot = QRect(0, 0, side, side)
                spot.moveCenter(place.center())
                painter.drawPixmap(spot.topLeft(), look.pixmap("check", side, "accent", ratio))

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, row: RowSpec) -> None:
        look, way, rect = self._look, option.direction, option.rect
        start, end, gap = lead_width(look, row.lead), rect.width() - look.px(_PAD), look.px(12)
        first, second = look.metrics(Role.BODY).height(), look.metrics(Role.SMALL).height()
        top = (rect.height() - first - (look.px(3) + second if row.subline else 0)) // 2
        below = top + first + look.px(3)
        beside = rect.width() >= look.px(_ROOM_FOR_BOTH) or not (row.end and row.badge)
        upper, lower = self._paint_end(painter, option, row, top, below if not beside else -1)
        ink = look.colour("text")
        place = visual(way, rect, start, top, end - upper - gap - start, first)
        draw_text(painter, place, row.title, look.font(Role.BODY), ink, direction=way)
        place = visual(way, rect, start, below, end - lower - gap - start, second)
        draw_text(painter, place, row.subline, look.font(Role.SMALL), look.colour("danger" if row.late else "muted"),
                  direction=way)  # fmt: skip

    def _paint_end(
        self, painter: QPainter, option: QStyleOptionViewItem, row: RowSpec, top: int, below: int
    ) -> tuple[int, int]:
        """Paint figure and badge, the badge before the figure or `below` it; return the room each line loses."""
        look, way, rect = self._look, option.direction, option.rect
        end, first = rect.width() - look.px(_PAD), look.metrics(Role.BODY).height()
        wide = min(text_width(look.metrics(Role.AMOUNT), row.end) + 4, rect.width() // 2) if row.end else 0
        ink = look.colour("danger" if row.pressing else "text")
        level = top if below >= 0 else (rect.height() - first) // 2
        place = visual(way, rect, end - wide, level, wide, first)
        draw_text(painter, place, isolated(row.end), look.font(Role.AMOUNT), ink, align=Qt.AlignmentFlag.AlignRight,
                  direction=way)  # fmt: skip
        if row.badge is None:
            return wide, wide
        size = badge_size(look, row.badge)
        taken = min(size.width(), rect.width() // 2)
        if below >= 0:
            second = look.metrics(Role.SMALL).height()
            spot = visual(way, rect, end - taken, below + (second - size.height()) // 2 + 1, taken, size.height())
            paint_badge(painter, spot, row.badge, look, way)
            return wide, taken
        column = max(wide, look.px(_END_COLUMN)) + look.px(12) if row.end else 0
        spot = visual(way, rect, end - column - taken, (rect.height() - size.height()) // 2, taken, size.height())
        paint_badge(painter, spot, row.badge, look, way)
        return column + taken, column + taken


def tick_place(look: Look, direction: Qt.LayoutDirection, rect: QRect) -> QRect:
    """Return where the box to tick stands in a row."""
    side = look.px(_TICK)
    return visual(direction, rect, look.px(_PAD), (rect.height() - side) // 2, side, side)


class RowList(QListView):
    """Rows to choose from: Enter or a click opens one, the space bar or a click on its box ticks it off."""

    opened = Signal(object)
    ticked = Signal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setViewport(QWidget())  # PySide would look for Qt's own among all classes of widgets
        self.rows = RowModel(self)
        self._delegate = RowDelegate(look, self)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_self_clicked)
        look.changed.connect(self._on_look_changed)

    def show_rows(self, rows: Sequence[RowSpec]) -> None:
        """Show rows, as tall as they are; the keyboard stays at its place."""
        at = self.currentIndex().row()
        self.rows.show_rows(rows)
        if at >= 0 and rows:
            self.setCurrentIndex(self.rows.index(min(at, len(rows) - 1), 0))
        self._on_look_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay rows out anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, tick off with the space bar."""
        row = self.rows.row_at(self.currentIndex().row())
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is not None:
            self.opened.emit(row.key)
        elif event.key() == Qt.Key.Key_Space and row is not None:
            if row.lead is Lead.TICK:
                self.ticked.emit(row.key)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click on the box would do."""
        super().mouseMoveEvent(event)
        self._delegate.pointed = event.position().toPoint()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember where it was let go: on the box or beside it."""
        self._delegate.pointed = event.position().toPoint()
        super().mouseReleaseEvent(event)

    @Slot(QModelIndex)
    def _on_self_clicked(self, index: QModelIndex) -> None:
        row, spot = self.rows.row_at(index.row()), self._delegate.pointed
        if row is None:
            return
        box = tick_place(self._look, self.layoutDirection(), self.visualRect(index))
        if row.lead is Lead.TICK and spot is not None and box.adjusted(-8, -12, 8, 12).contains(spot):
            self.ticked.emit(row.key)
        else:
            self.opened.emit(row.key)

    @Slot()
    def _on_look_changed(self) -> None:
        self.setFixedHeight(self.rows.rowCount() * row_height(self._look) + 2)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
