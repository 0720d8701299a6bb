"""The parts of the sidebar: navigation rows, the find-or-run button, the footer."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.painting import draw_text, fill, text_width, visual
from craftdesk.ui.widgets.tip import plain_tip

_RIGHT = Qt.AlignmentFlag.AlignRight


class SidebarEntry(NamedTuple):
    """A place or a tool in the sidebar."""

    key: str
    text: str
    icon: str
    tip: str = ""


class SideButton(QAbstractButton):
    """What the parts share: they follow the look and know the two widths of the sidebar."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.collapsed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self._on_look_changed)

    def set_collapsed(self, collapsed: object) -> None:
        """Show the icon only, or icon and words."""
        self.collapsed = bool(collapsed)
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Never shorten the words."""
        return self.sizeHint()

    def paint_icon(self, painter: QPainter, name: str, ink: str, size: int) -> None:
        """Paint the icon at its place, in the middle of the rail when collapsed."""
        side = self.look.px(size)
        left = (self.width() - side) // 2 if self.collapsed else self.look.px(10)
        way = self.layoutDirection()
        place = visual(way, self.rect(), left, (self.height() - side) // 2, side, side)
        painter.drawPixmap(place.topLeft(), self.look.pixmap(name, side, ink, self.devicePixelRatioF()))

    def paint_ring(self, painter: QPainter, radius: int) -> None:
        """Paint the focus ring."""
        if self.hasFocus():
            fill(painter, QRectF(self.rect()), self.look.px(radius), None, self.look.colour("focus"), 2)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


class NavRow(SideButton):
    """A row of the sidebar: icon, words, count."""

    def __init__(self, look: Look, entry: SidebarEntry, *, choosable: bool, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.entry = entry
        self._count = ""
        self.setCheckable(choosable)
        self.setText(entry.text)
        self._name()

    def set_count(self, text: str) -> bool:
        """Show a count, or none; False when it was shown already."""
        if text == self._count:
            return False
        self._count = text
        self._name()
        self.updateGeometry()
        self.update()
        return True

    def set_usable(self, usable: object, why: str = "") -> None:
        """Enable or disable the row; the tooltip says why it is disabled."""
        self.setEnabled(bool(usable))
        self.setToolTip(plain_tip(self._tip() if usable else why))

    def set_collapsed(self, collapsed: object) -> None:
        """Show the words as a tooltip while there is no room for them."""
        super().set_collapsed(collapsed)
        self.setToolTip(plain_tip(self._tip()))

    def sizeHint(self) -> QSize:
        """Ask for icon, words and count."""
        look, px = self.look, self.look.px
        tall = max(px(36), look.metrics().height() + px(16))
        if self.collapsed:
            return QSize(px(40), tall)
        wide = px(38) + text_width(look.metrics(Role.STRONG), self.entry.text) + px(20)
        return QSize(wide + max(px(24), text_width(look.metrics(Role.SMALL_STRONG), self._count)), tall)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row as chosen, hovered or at rest."""
        painter = QPainter(self)
        look, px, chosen = self.look, self.look.px, self.isChecked()
        if chosen:
            fill(painter, QRectF(self.rect()), px(8), look.colour("soft"))
        elif self.underMouse() and self.isEnabled():
            fill(painter, QRectF(self.rect()), px(8), look.colour("hover"))
        ink = "disabled" if not self.isEnabled() else "on_soft" if chosen else "text"
        self.paint_icon(painter, self.entry.icon, ink if ink != "text" else "muted", 18)
        if not self.collapsed:
            way = self.layoutDirection()
            wide = text_width(look.metrics(Role.SMALL_STRONG), self._count) + 2
            end = self.width() - px(10)
            words = visual(way, self.rect(), px(39), 0, end - wide - px(39), self.height())
            font = look.font(Role.STRONG if chosen else Role.BODY)
            draw_text(painter, words, self.entry.text, font, look.colour(ink), direction=way)
            place = visual(way, self.rect(), end - wide, 0, wide, self.height())
            font = look.font(Role.SMALL_STRONG if chosen else Role.SMALL)
            ink = "on_soft" if chosen else "muted"
            draw_text(painter, place, self._count, font, look.colour(ink), align=_RIGHT, direction=way)
        self.paint_ring(painter, 8)

    def _tip(self) -> str:
        if self.collapsed:
            return f"{self.entry.text} – {self.entry.tip}" if self.entry.tip else self.entry.text
        return self.entry.tip

    def _name(self) -> None:
        self.setAccessibleName(f"{self.entry.text}, {self._count}" if self._count else self.entry.text)
        self.setAccessibleDescription(self.entry.tip)
        self.setToolTip(plain_tip(self._tip()))


class FindButton(SideButton):
    """Looks like a field, opens the find-or-run palette."""

    def __init__(self, look: Look, text: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keys = keys
        self.setText(text)
        self.setAccessibleName(text.rstrip("…"))
        self.setAccessibleDescription(keys)
        self.setToolTip(plain_tip(f"{text} ({keys})"))

    def sizeHint(self) -> QSize:
        """Ask for icon, words and keys."""
        look, px = self.look, self.look.px
        tall = max(px(34), look.metrics().height() + px(14))
        if self.collapsed:
            return QSize(px(40), tall)
        keys = text_width(look.metrics(Role.SMALL), self._keys)
        return QSize(px(36) + text_width(look.metrics(), self.text()) + px(16) + keys + px(10), tall)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a field with a magnifier and the shortcut."""
        painter = QPainter(self)
        look, px, way = self.look, self.look.px, self.layoutDirection()
        back = look.colour("hover" if self.underMouse() else "surface")
        fill(painter, QRectF(self.rect()), px(7), back, look.colour("control"))
        self.paint_icon(painter, "search", "muted", 16)
        if not self.collapsed:
            wide = text_width(look.metrics(Role.SMALL), self._keys) + 2
            end = self.width() - px(10)
            words = visual(way, self.rect(), px(36), 0, end - wide - px(36), self.height())
            draw_text(painter, words, self.text(), look.font(), look.colour("muted"), direction=way)
            place = visual(way, self.rect(), end - wide, 0, wide, self.height())
            draw_text(painter, place, self._keys, look.font(Role.SMALL), look.colour("muted"), align=_RIGHT,
                      direction=way)  # fmt: skip
        self.paint_ring(painter, 7)


class FooterButton(SideButton):
    """The shop file and its last backup."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._title, self._line = "", ""

    def show_file(self, title: str, line: str, tip: str = "") -> None:
        """Show the name of the shop and the state of its backups."""
        self._title, self._line = title, line
        self.setAccessibleName(f"{title}, {line}")
        self.setToolTip(plain_tip(tip or f"{title}\n{line}"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for two lines; long shop names are shortened."""
        look, px = self.look, self.look.px
        tall = look.metrics(Role.SMALL_STRONG).height() + look.metrics(Role.SMALL).height() + px(12)
        if self.collapsed:
            return QSize(px(40), tall)
        return QSize(px(34) + min(text_width(look.metrics(Role.SMALL), self._line), px(160)) + px(6), tall)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a drive, the name and the line."""
        painter = QPainter(self)
        look, px, way = self.look, self.look.px, self.layoutDirection()
        if self.underMouse():
            fill(painter, QRectF(self.rect()), px(8), look.colour("hover"))
        self.paint_icon(painter, "hard-drive", "muted", 16)
        if not self.collapsed:
            first, second = look.metrics(Role.SMALL_STRONG).height(), look.metrics(Role.SMALL).height()
            top = (self.height() - first - second) // 2
            room = self.width() - px(34) - px(4)
            upper: QRect = visual(way, self.rect(), px(34), top, room, first)
            lower: QRect = visual(way, self.rect(), px(34), top + first, room, second)
            draw_text(painter, upper, self._title, look.font(Role.SMALL_STRONG), look.colour("text"), direction=way)
            draw_text(painter, lower, self._line, look.font(Role.SMALL), look.colour("muted"), direction=way)
        self.paint_ring(painter, 8)
