"""Keys typed before there is a field to type them in: kept in their order, and given to the fields later."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

_Standard = QKeySequence.StandardKey
_FOR_TEXT = (_Standard.Paste, _Standard.SelectAll, _Standard.Undo, _Standard.Copy, _Standard.Cut)
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class KeysAhead:
    """Belongs to a form; while it holds, whatever key reaches the form waits."""

    def __init__(self, form: QWidget) -> None:
        self._form = form
        self._kept: list[QKeyEvent | QInputMethodEvent] = []
        self.holds = False
        form.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    @property
    def has_text(self) -> bool:
        """Whether anything waits that somebody would miss; keys that only step or leave are nothing typed."""
        return any(
            isinstance(one, QInputMethodEvent) or (one.text() and one.text().isprintable()) for one in self._kept
        )

    def forget(self) -> None:
        """Nobody wants the keys that wait."""
        self._kept.clear()

    def forget_idle(self) -> None:
        """The same, unless they wait for something."""
        if not self.holds:
            self.forget()

    def add_save(self) -> None:
        """Let the wish to save wait in its turn, too."""
        self._kept.append(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier))

    def take(self, event: QEvent) -> bool:
        """Keep a key that reached the form; False when it is none, or need not wait."""
        if not self.holds:
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            is_text = bool(event.text()) and not event.modifiers() & _COMMANDING
            event.setAccepted(is_text or any(event.matches(one) for one in _FOR_TEXT))
            return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and not self.has_text:
                return False  # there is nothing to lose
            if event.matches(_Standard.Save):
                self.add_save()
            else:
                self._kept.append(event.clone())
            return True
        if isinstance(event, QInputMethodEvent):
            if event.commitString():
                self._kept.append(event.clone())
            return True
        return False

    def hand_over(self) -> None:
        """Give the keys to whatever in the form has the keyboard, until the form holds again."""
        self.holds = False
        while self._kept and not self.holds:
            at = self._inside()
            QCoreApplication.sendEvent(self._form if at is None else at, self._kept.pop(0))

    def _inside(self) -> QWidget | None:
        at = QApplication.focusWidget()
        return at if at is not None and self._form.isAncestorOf(at) else self._form.focusWidget()
