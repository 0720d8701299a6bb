"""Rows of a contact card: icon, text that can be copied, caption, and small actions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import IconLabel, Label


class ContactRow(QWidget):
    """One way to reach somebody, or one fact: a value with its icon and what it is."""

    def __init__(self, look: Look, icon: str, text: str, caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._icon = IconLabel(look, icon, 16)
        self._text = Label(look, "", wrap=True)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._text.setTextInteractionFlags(flags)
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._caption = Label(look, "", role=Role.SMALL, ink="muted", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lines.addWidget(self._text)
        self._lines.addWidget(self._caption)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._lines, 1)
        self.show_value(text, caption)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def show_value(self, text: str, caption: str) -> None:
        """Show a value and what it is."""
        self._text.setText(text)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        spoken = ", ".join(text.splitlines())
        self._text.setAccessibleName(f"{caption}: {spoken}" if caption else spoken)
        self.setAccessibleName(self._text.accessibleName())

    def show_icon(self, icon: str) -> None:
        """Change the icon."""
        self._icon.show_icon(icon)

    def add_action(self, icon: str, name: str) -> Button:
        """Add a small icon button; its name says what it does to what."""
        button = Button(self._look, name, kind=ButtonKind.QUIET, icon=icon)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    @Slot()
    def _on_look_changed(self) -> None:
        self._row.setSpacing(self._look.px(12))
