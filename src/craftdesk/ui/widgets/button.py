"""Buttons of one family: primary, secondary, text link, destructive, and icon only."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.painting import fill
from craftdesk.ui.widgets.tip import plain_tip


class ButtonKind(StrEnum):
    """What a button is for; one primary in a pane, links only inside cards."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    LINK = "link"
    DANGER = "danger"
    TOOL = "tool"
    QUIET = "quiet"
    TOAST = "toast"


_ICON_ONLY = frozenset({ButtonKind.TOOL, ButtonKind.QUIET})
_INKS = {
    ButtonKind.PRIMARY: "on_accent",
    ButtonKind.LINK: "link",
    ButtonKind.DANGER: "danger",
    ButtonKind.QUIET: "muted",
}


class Button(QPushButton):
    """A push button of the family; an icon-only one takes its text as name and tooltip."""

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        kind: ButtonKind = ButtonKind.SECONDARY,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._kind, self._icon_name = look, kind, icon
        self._action: QAction | None = None
        self._icon_ratio = 1.0
        self.setProperty("kind", kind.value)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed if kind in _ICON_ONLY else QSizePolicy.Policy.Minimum,
                           QSizePolicy.Policy.Fixed)  # fmt: skip
        self.set_words(text)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def set_words(self, text: str, tip: str = "") -> None:
        """Change what the button says; for an icon-only one its name and tooltip."""
        plain = text.replace("&", "")
        if self._kind in _ICON_ONLY:
            self.setToolTip(plain_tip(tip or plain))
        else:
            self.setText(text)
            self.setToolTip(plain_tip(tip))
        self.setAccessibleName(plain)
        self.updateGeometry()

    def set_icon_name(self, name: str) -> None:
        """Change the icon."""
        if name != self._icon_name:
            self._icon_name = name
            self._on_look_changed()

    @property
    def command(self) -> QAction | None:
        """The action that it is a handle of."""
        return self._action

    def bind(self, action: QAction) -> None:
        """Be a second handle of an action: same words, tooltip and enabled state, a click triggers it."""
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def sizeHint(self) -> QSize:
        """Leave room for the whole text in the bold of a primary button, and for the menu arrow."""
        hint = super().sizeHint()
        if self._kind is ButtonKind.PRIMARY:
            strong, plain = self._look.metrics(Role.STRONG), QFontMetrics(self.font())
            words = self.text().replace("&", "")
            extra = strong.horizontalAdvance(words) - plain.horizontalAdvance(words)
            hint.setWidth(hint.width() + max(0, extra))
        if self._icon_name and self._kind not in _ICON_ONLY:
            hint.setWidth(hint.width() + self._look.px(2))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Never shorten the words of a button."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, as the space bar does; Ctrl+Enter is the form's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and not event.isAutoRepeat():
                self.click()
            event.setAccepted(plain)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as styled; a focused primary button gets an inner ring, as its edge has the focus colour."""
        if self._icon_name and self._icon_ratio != self.devicePixelRatioF():
            self._show_icon()
        super().paintEvent(event)
        if self.hasFocus() and self._kind is ButtonKind.PRIMARY:
            painter = QPainter(self)
            inner = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            fill(painter, inner, self._look.px(5), None, self._look.colour("on_accent"), 2)

    def changeEvent(self, event: QEvent) -> None:
        """Turn the icon with the direction of the window, and let it pale with the words."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LayoutDirectionChange, QEvent.Type.EnabledChange}:
            self._show_icon()

    @Slot()
    def _on_look_changed(self) -> None:
        self.setFont(self._look.font(Role.BODY if self._kind is not ButtonKind.LINK else Role.CHIP))
        self._show_icon()
        self.updateGeometry()

    def _show_icon(self) -> None:
        if self._icon_name:
            side = self._look.px(16)
            gap = 0 if self._kind in _ICON_ONLY else self._look.px(6)
            self.setIconSize(QSize(side + gap, side))
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            ink = _INKS.get(self._kind, "text")
            self._icon_ratio = self.devicePixelRatioF()
            self.setIcon(self._look.spaced_icon(self._icon_name, ink, side, gap, dpr=self._icon_ratio,
                                                mirrored=mirrored, usable=self.isEnabled()))  # fmt: skip

    @Slot()
    def _on_action_changed(self) -> None:
        action = self._action
        if action is None:
            return
        words = action.text().replace("&", "").rstrip("…") if self._kind in _ICON_ONLY else action.text()
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = action.toolTip() if not action.isEnabled() else action.text().replace("&", "")
        self.set_words(words, f"{tip} ({keys})" if keys else tip)
        self.setEnabled(action.isEnabled())
        if not action.isVisible():
            self.hide()
        elif self.parentWidget() is not None:  # one without a parent would flash up as a window of its own
            self.show()
