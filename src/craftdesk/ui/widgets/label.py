"""Labels that show data: plain text always, sized by role, coloured by token."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.painting import one_line
from craftdesk.ui.widgets.tip import plain_tip


class Label(QLabel):
    """A label of plain text in the font of a role and the colour of a token."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        role: Role = Role.BODY,
        ink: str = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._role = role
        self._centred = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("ink", ink)
        self.setText(text)
        self.set_centred(centred=False)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def set_centred(self, *, centred: bool = True) -> None:
        """Centre the text, or let it begin at the leading edge of the window's direction.

        Left to itself, a label aligns by the script of its text: an Arabic name would jump to the
        other side of an English card.
        """
        self._centred = centred
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        across = Qt.AlignmentFlag.AlignHCenter if centred else side | Qt.AlignmentFlag.AlignAbsolute
        self.setAlignment(across | Qt.AlignmentFlag.AlignVCenter)

    def changeEvent(self, event: QEvent) -> None:
        """Begin at the other edge when the direction changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.set_centred(centred=self._centred)

    def set_ink(self, ink: str) -> None:
        """Change the token the text is coloured with."""
        if ink == self.property("ink"):
            return
        self.setProperty("ink", ink)
        self.style().unpolish(self)
        self.style().polish(self)

    @Slot()
    def _on_look_changed(self) -> None:
        self.setFont(self._look.font(self._role))


class PropertyLabel(Label):
    """One line that can be selected and copied; shortened with an ellipsis, whole in the tooltip."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        *,
        role: Role = Role.BODY,
        ink: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        self._full = ""
        super().__init__(look, "", role=role, ink=ink, parent=parent)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show a text, as much of it as fits."""
        self._full = one_line(text)
        self.setAccessibleName(self._full)
        self._fit()

    def full_text(self) -> str:
        """Return the whole text, also while it is shown shortened."""
        return self._full

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole text."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._full) + 2, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Live with a few letters."""
        metrics = QFontMetrics(self.font())
        return QSize(min(self.sizeHint().width(), metrics.averageCharWidth() * 4), metrics.height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew for the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Shorten anew for a new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._full, Qt.TextElideMode.ElideRight, max(self.width(), 1))
        self.setToolTip(plain_tip(self._full if shown != self._full else ""))
        if self.text() != shown:
            self.setText(shown)


class IconLabel(QWidget):
    """An icon that is only decoration: it follows theme and size, and is not read aloud."""

    def __init__(
        self, look: Look, name: str, size: int = 16, ink: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._name, self._size, self._ink = look, name, size, ink
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def show_icon(self, name: str, ink: str | None = None) -> None:
        """Show another icon."""
        self._name, self._ink = name, ink or self._ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon in the colour in force."""
        if self._name:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side, ratio = self._look.px(self._size), self.devicePixelRatioF()
            picture = self._look.pixmap(self._name, side, self._ink, ratio, mirrored=mirrored)
            QPainter(self).drawPixmap(0, 0, picture)

    @Slot()
    def _on_look_changed(self) -> None:
        side = self._look.px(self._size)
        self.setFixedSize(side, side)
        self.update()
