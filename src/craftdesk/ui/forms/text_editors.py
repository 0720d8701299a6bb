"""Editors of texts: one line with suggestions, and several lines that grow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.suggestions import Suggestions

_LONGEST_TEXT = 200_000


def completer_for(line: QLineEdit, words: Sequence[str]) -> None:
    """Offer words while a line is typed; anything else may be typed too."""
    model = line.findChild(QStringListModel)
    if model is None:
        if not words:
            return
        model = QStringListModel(line)
        completer = Suggestions(model, line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        line.setCompleter(completer)
    model.setStringList(list(words))


class TextEditor(Editor):
    """One line of text."""

    def __init__(self, look: Look, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self._on_line_text_edited)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)

    def value(self) -> str:
        """Return the text."""
        return self.line.text()

    def show_value(self, value: object) -> None:
        """Show a text from its beginning."""
        text = str(value or "")
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def suggest(self, words: Sequence[str]) -> None:
        """Offer words used before."""
        completer_for(self.line, words)
        completer = self.line.completer()
        if completer is not None:
            completer.activated.connect(self._on_line_text_edited, Qt.ConnectionType.UniqueConnection)

    @Slot()
    def _on_line_text_edited(self) -> None:
        self.edited.emit()


class LongTextEditor(Editor):
    """Several lines; as tall as its text, within bounds. Tab leaves it, as in every other field."""

    def __init__(self, look: Look, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.box = QPlainTextEdit()
        self.box.setPlaceholderText(hint)
        self.box.setTabChangesFocus(True)
        self.box.installEventFilter(self)
        self.box.textChanged.connect(self._on_box_text_changed)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self._showing = False
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def value(self) -> str:
        """Return the text."""
        return self.box.toPlainText()

    def show_value(self, value: object) -> None:
        """Show a text."""
        text = str(value or "")
        if text == self.box.toPlainText():
            return
        self._showing = True
        self.box.setPlainText(text[:_LONGEST_TEXT])
        self._showing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Ctrl+Enter to the form, which saves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                event.ignore()
                return False
        return super().eventFilter(watched, event)

    @Slot()
    def _on_box_text_changed(self) -> None:
        self._fit()
        if not self._showing:
            self.edited.emit()

    @Slot()
    def _on_look_changed(self) -> None:
        self._fit()

    def _fit(self) -> None:
        line = QFontMetrics(self.box.font()).lineSpacing()
        lines = min(max(self.box.document().blockCount(), 3), 9)
        self.box.setFixedHeight(lines * line + self.look.px(20))
