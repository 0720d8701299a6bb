"""The overlay shown while a file is dragged over the window: says what dropping it will do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.painting import draw_text


class DropOverlay(QWidget):
    """Covers its parent; lets the mouse through, since the window below takes the drop."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._title, self._detail, self._good = "", "", True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        look.changed.connect(self.update)
        self.hide()

    def show_sentence(self, title: str, detail: str = "", *, good: bool = True) -> None:
        """Say what dropping will do, or why it will do nothing."""
        self._title, self._detail, self._good = title, detail, good
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.update()
        announce(self, title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        parent = self.parentWidget()
        if event.type() == QEvent.Type.Resize and watched is parent and parent is not None:
            self.setGeometry(parent.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a veil, a dashed frame, an icon and the sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, px = self._look, self._look.px
        veil = QColor(look.colour("canvas"))
        veil.setAlpha(238)
        painter.fillRect(self.rect(), veil)
        edge = look.colour("accent" if self._good else "danger")
        pen = QPen(edge, 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        tint = QColor(look.colour("soft" if self._good else "red"))
        tint.setAlpha(110)
        painter.setBrush(tint)
        frame = QRectF(self.rect()).adjusted(px(24), px(24), -px(24), -px(24))
        painter.drawRoundedRect(frame, px(12), px(12))
        side = px(56)
        middle = self.rect().center()
        icon = "file-input" if self._good else "ban"
        picture = look.pixmap(icon, side, "accent" if self._good else "danger", self.devicePixelRatioF())
        painter.drawPixmap(middle.x() - side // 2, middle.y() - side - px(16), picture)
        first, second = look.metrics(Role.PANE_TITLE).height(), look.metrics(Role.BODY).height()
        line = frame.toRect().adjusted(px(16), 0, -px(16), 0)
        line.setTop(middle.y())
        line.setHeight(first + px(4))
        centre = Qt.AlignmentFlag.AlignHCenter
        ink = look.colour("text" if self._good else "red_text")
        draw_text(painter, line, self._title, look.font(Role.PANE_TITLE), ink, align=centre)
        line.translate(0, first + px(8))
        line.setHeight(second + px(4))
        draw_text(painter, line, self._detail, look.font(), ink, align=centre)
