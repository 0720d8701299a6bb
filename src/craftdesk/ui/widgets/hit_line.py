"""A line of text below which appears what is found: Enter takes the marked hit, Tab leaves the text as it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.hits_popup import Hit, HitsPopup

_PAUSE_MS = 120


class HitLine(QLineEdit):
    """`search_requested` asks for hits, `show_hits` answers; Enter before the answer waits for it."""

    search_requested = Signal(str)
    hit_chosen = Signal(object)  # the key of a hit
    left = Signal()

    def __init__(self, look: Look, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setPlaceholderText(hint)
        self._popup: HitsPopup | None = None
        self._asked = self._entered = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_timeout)
        self.textEdited.connect(self._on_self_text_edited)

    @property
    def is_open(self) -> bool:
        """Whether hits are in sight."""
        return self._popup is not None and self._popup.isVisible()

    @property
    def is_waiting(self) -> bool:
        """Whether Enter was pressed for a hit that is still looked for."""
        return self._entered

    def show_hits(self, text: str, hits: Sequence[Hit]) -> None:
        """Offer what a text found; an answer to an older text is passed over."""
        if text != self.text() or not self._asked:
            return
        self._asked = False
        entered, self._entered = self._entered, False
        if entered:
            self._close()
            if hits:
                self.hit_chosen.emit(hits[0].key)
            else:
                self.focusNextChild()
        elif self.hasFocus():
            self._list().offer(hits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the hits, take one, or close them."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._enter():
            return
        if plain and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            if self.is_open:
                self._list().step(1 if key == Qt.Key.Key_Down else -1)
            elif key == Qt.Key.Key_Down:
                self._ask()
            return
        if key == Qt.Key.Key_Escape and self.is_open:
            self._close()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the hits; what was typed stays."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._pause.stop()
            self._asked = self._entered = False
            self._close()
            self.setCursorPosition(0)
            self.left.emit()

    def _enter(self) -> bool:
        """Return whether Enter meant a hit, now or as soon as it is there."""
        if self.is_open:
            self._list().take()
            return True
        if self._pause.isActive():
            self._pause.stop()
            self._ask()
        self._entered = self._asked
        return self._entered

    def _ask(self) -> None:
        self._asked = True
        self.search_requested.emit(self.text())

    def _close(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _list(self) -> HitsPopup:
        if self._popup is None:
            self._popup = HitsPopup(self._look, self)
            self._popup.chosen.connect(self.hit_chosen)
        return self._popup

    @Slot(str)
    def _on_self_text_edited(self, text: str) -> None:
        self._asked = False
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._close()

    @Slot()
    def _on_pause_timeout(self) -> None:
        self._ask()
