"""The box around an editor: its title above, what is wrong or odd about it below."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.label import IconLabel, Label


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
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        self._icon = IconLabel(look, "circle-alert", 14, "danger")
        self.message = Label(look, "", role=Role.SMALL, ink="danger", wrap=True)
        row.addWidget(self._icon)
        row.addWidget(self.message, 1)
        self._outer.addWidget(self._below)
        self._outer.addStretch(1)
        self._below.hide()
        editor.set_name(title)
        editor.edited.connect(self._on_editor_edited)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_message(self, text: str, *, blocking: bool = True) -> None:
        """Say what is wrong, or odd; an empty text takes the message away."""
        ink = "danger" if blocking else "warning"
        if text:
            self._icon.show_icon("circle-alert" if blocking else "triangle-alert", ink)
            self.message.set_ink(ink)
        self.message.setText(text)
        self._below.setVisible(bool(text))
        self.editor.set_message(text, blocking=blocking)

    def holds(self, widget: QWidget | None) -> bool:
        """Return whether a widget is the editor or a part of it."""
        return widget is not None and (widget is self.editor or self.editor.isAncestorOf(widget))

    @Slot()
    def _on_editor_edited(self) -> None:
        self.edited.emit(self.key)

    @Slot()
    def _on_look_changed(self) -> None:
        self._outer.setSpacing(self._look.px(4))
