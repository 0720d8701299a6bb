"""The box around an editor: its title above, what is wrong or odd about it below."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.label import IconLabel, Label


class _Message(QWidget):
    """A line with an icon."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        self._icon = IconLabel(look, "circle-alert", 14, "danger")
        self.words = Label(look, "", role=Role.SMALL, ink="danger", wrap=True)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)

    def say(self, text: str, *, blocking: bool) -> None:
        """Say something, or nothing."""
        ink = "danger" if blocking else "warning"
        if text:
            self._icon.show_icon("circle-alert" if blocking else "triangle-alert", ink)
            self.words.set_ink(ink)
        self.words.setText(text)
        self.setVisible(bool(text))


class FieldBox(QWidget):
    """A title that is the buddy of the editor, the editor, and a message that pushes the rest down."""

    edited = Signal(str)

    def __init__(self, look: Look, key: str, title: str, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.editor, self._look = key, editor, look
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self.title = Label(look, title, role=Role.SMALL, ink="muted")
        self.title.setBuddy(editor)
        self._outer.addWidget(self.title)
        self._outer.addWidget(editor)
        self._outer.addStretch(1)
        self._below: _Message | None = None
        editor.set_name(title)
        editor.edited.connect(self._on_editor_edited)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def message(self) -> Label:
        """What is said below; most fields never have anything to say, so it is made when it is first needed."""
        return self._made_below().words

    def show_message(self, text: str, *, blocking: bool = True) -> None:
        """Say what is wrong, or odd; an empty text takes the message away."""
        if text or self._below is not None:
            self._made_below().say(text, blocking=blocking)
        self.editor.set_message(text, blocking=blocking)

    def holds(self, widget: QWidget | None) -> bool:
        """Return whether a widget is the editor or a part of it."""
        return widget is not None and (widget is self.editor or self.editor.isAncestorOf(widget))

    def _made_below(self) -> _Message:
        if self._below is None:
            self._below = _Message(self._look)
            self._outer.insertWidget(self._outer.indexOf(self.editor) + 1, self._below)
            self._below.hide()
        return self._below

    @Slot()
    def _on_editor_edited(self) -> None:
        self.edited.emit(self.key)

    @Slot()
    def _on_look_changed(self) -> None:
        self._outer.setSpacing(self._look.px(4))
