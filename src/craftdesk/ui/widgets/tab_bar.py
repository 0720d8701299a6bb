"""Underlined tabs with counts in their labels."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.painting import fill


class UnderlineTabs(QTabBar):
    """A tab bar painted as words over a line; the chosen one in bold with a bar of the accent colour."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._texts: dict[str, str] = {}
        self._is_tight = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._on_current_changed)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def add_tab(self, key: str, text: str) -> None:
        """Add a tab at the end."""
        self._texts[key] = text
        at = self.addTab(text)
        self.setTabData(at, key)

    def set_count(self, key: str, count: int | None) -> None:
        """Show a count in the label; None or 0 shows none."""
        at = self._place(key)
        text = f"{self._texts[key]}  {count}" if count else self._texts[key]
        if at >= 0 and text != self.tabText(at):  # the bar measures all its tabs for each text
            self.setTabText(at, text)

    def set_tight(self, *, tight: bool) -> None:
        """Put the labels closer together, where all of them would not fit otherwise."""
        if tight != self._is_tight:
            self._is_tight = tight
            self.setFont(self._look.font())
            self.setIconSize(self.iconSize() + QSize(0, 1 if tight else -1))  # makes the bar measure its tabs anew
            self.updateGeometry()

    def _gap(self) -> int:
        return self._look.px(4 if self._is_tight else 18)

    def select(self, key: str) -> None:
        """Choose a tab."""
        at = self._place(key)
        if at >= 0:
            self.setCurrentIndex(at)

    def current(self) -> str:
        """Return the key of the chosen tab."""
        return str(self.tabData(self.currentIndex()) or "")

    def tabSizeHint(self, index: int) -> QSize:
        """Give each label the room of its bold form, and air behind it."""
        px = self._look.px
        wide = self._look.metrics(Role.STRONG).horizontalAdvance(self.tabText(index))
        return QSize(wide + px(10) + self._gap(), self._look.metrics().height() + px(22))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never shorten a label; arrows appear instead."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the labels, the bar of the chosen one, and its focus ring."""
        painter = QPainter(self)
        look, px = self._look, self._look.px
        hovered = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for index in range(self.count()):
            rect = QRect(self.tabRect(index))
            rect = rect.adjusted(self._gap(), 0, 0, 0) if mirrored else rect.adjusted(0, 0, -self._gap(), 0)
            chosen = index == self.currentIndex()
            bar = QRectF(rect.left(), rect.bottom() - 2, rect.width(), 3)
            if chosen:
                painter.fillRect(bar, look.colour("accent"))
            elif index == hovered:
                painter.fillRect(bar, look.colour("border"))
            painter.setFont(look.font(Role.STRONG if chosen else Role.BODY))
            painter.setPen(look.colour("text" if chosen or index == hovered else "muted"))
            painter.drawText(rect.adjusted(0, 0, 0, -3), Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if chosen and self.hasFocus():
                ring = QRectF(rect).adjusted(1, px(5), -1, -px(6))
                fill(painter, ring, px(5), None, look.colour("focus"), 2)

    def _place(self, key: str) -> int:
        return next((at for at in range(self.count()) if self.tabData(at) == key), -1)

    @Slot(int)
    def _on_current_changed(self, _index: int) -> None:
        if self.current():
            self.chosen.emit(self.current())

    @Slot()
    def _on_look_changed(self) -> None:
        self.setFont(self._look.font())
        self.updateGeometry()
        self.update()
