"""The toast: says what just happened and offers to take it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import Label

_LEAST_AFTER_PAUSE_MS = 2000


class Toast(QFrame):
    """One message at the bottom centre of its parent; waits while the pointer or the focus is on it."""

    action_chosen = Signal()
    dismissed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("toast", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self._over, self._is_made = parent, False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.dismiss)
        self._left_ms = 0
        self.hide()

    def _make(self) -> None:
        """Not before there is something to say."""
        self._is_made = True
        self._row = QHBoxLayout(self)
        self._text = Label(self._look, "", ink="toast_text")
        self._button = Button(self._look, "", kind=ButtonKind.TOAST)
        self._button.clicked.connect(self._on_button_clicked)
        self._button.installEventFilter(self)
        self._row.addWidget(self._text)
        self._row.addWidget(self._button)
        self._over.installEventFilter(self)
        self._on_look_changed()
        self._look.changed.connect(self._on_look_changed)

    def show_message(self, text: str, action_text: str = "", seconds: int = 8) -> None:
        """Show a message in place of any other; the action, if any, is reachable with F6."""
        if not self._is_made:
            self._make()
        self._text.setText(text)
        self._button.set_words(action_text)
        self._button.setVisible(bool(action_text))
        self.setAccessibleName(text)
        self.setAccessibleDescription(action_text)
        self._place()
        self.show()
        self.raise_()
        self.timer.start(seconds * 1000)
        announce(self, text)

    def text(self) -> str:
        """Return the message shown."""
        return self._text.text() if self._is_made else ""

    def focus_action(self) -> bool:
        """Put the focus on the action; False when there is none to see."""
        if self.isHidden() or self._button.isHidden():
            return False
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot()
    def dismiss(self) -> None:
        """Go away."""
        self.timer.stop()
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is here."""
        super().enterEvent(event)
        self._pause()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on when the pointer has left."""
        super().leaveEvent(event)
        self._resume()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the parent changes its size; wait while the action has the focus."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        elif watched is self._button and event.type() == QEvent.Type.FocusIn:
            self._pause()
        elif watched is self._button and event.type() == QEvent.Type.FocusOut:
            self._resume()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _pause(self) -> None:
        if self.timer.isActive():
            self._left_ms = self.timer.remainingTime()
            self.timer.stop()

    def _resume(self) -> None:
        if not self.isHidden() and not self.timer.isActive() and not self._button.hasFocus() and not self.underMouse():
            self.timer.start(max(self._left_ms, _LEAST_AFTER_PAUSE_MS))

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        room = parent.width() - 2 * self._look.px(16)
        wanted = self.sizeHint()
        self._text.setWordWrap(wanted.width() > room)
        wide = min(wanted.width(), room)
        tall = self.heightForWidth(wide) if self._text.wordWrap() else wanted.height()
        self.setGeometry((parent.width() - wide) // 2, parent.height() - tall - self._look.px(18), wide, tall)

    @Slot()
    def _on_button_clicked(self) -> None:
        self.dismiss()
        self.action_chosen.emit()

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(px(14), px(6), px(8), px(6))
        self._row.setSpacing(px(12))
        self.setMinimumHeight(px(42))
        if not self.isHidden():
            self._place()
