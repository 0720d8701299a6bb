"""The keys and the mouse of a list and of the table that stands for it, which behave alike."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

_TYPING_ENDS_MS = 900


class ListKeys(QObject):
    """Enter and double click open, Esc leaves, letters look for a customer, the menu key asks for the menu."""

    opened = Signal()
    left = Signal()
    left_up = Signal()
    looked_up = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_ENDS_MS)
        self._pause.timeout.connect(self._on_pause_timeout)

    def watch(self, view: QAbstractItemView) -> None:
        """Listen to a view, too."""
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.doubleClicked.connect(self._on_view_double_clicked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean something to a list of people."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return isinstance(watched, QAbstractItemView) and self._took_key(watched, event)
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            view = watched if isinstance(watched, QAbstractItemView) else watched.parent()
            if isinstance(view, QAbstractItemView):
                self.menu_wanted.emit(_menu_place(view, event))
                return True
        return super().eventFilter(watched, event)

    def _took_key(self, view: QAbstractItemView, event: QKeyEvent) -> bool:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.opened.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Up and plain and view.currentIndex().row() <= 0:
            self.left_up.emit()
        elif self._is_letter(event):
            self._typed += event.text()
            self._pause.start()
            self.looked_up.emit(self._typed)
        else:
            return False
        return True

    def _is_letter(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        text = event.text()
        # A blank chooses, unless somebody is in the middle of a name.
        return bool(text) and text.isprintable() and not held and (bool(self._typed) or not text.isspace())

    @Slot(QModelIndex)
    def _on_view_double_clicked(self, _index: QModelIndex) -> None:
        self.opened.emit()

    @Slot()
    def _on_pause_timeout(self) -> None:
        self._typed = ""


def _menu_place(view: QAbstractItemView, event: QContextMenuEvent) -> QPoint:
    if event.reason() is not QContextMenuEvent.Reason.Keyboard:
        return event.globalPos()
    at = view.visualRect(view.currentIndex()).center()
    return view.viewport().mapToGlobal(at)
