"""Cards: framed groups with a title and text actions."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import Label


class Card(QFrame):
    """A frame with an optional title, optional link actions beside it, and a body."""

    def __init__(self, look: Look, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("card", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self._outer = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._title = Label(look, title, role=Role.SECTION)
        self._head.addWidget(self._title, 1)
        self._outer.addLayout(self._head)
        self.body = QVBoxLayout()
        self._outer.addLayout(self.body, 1)
        self.set_title(title)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def set_title(self, title: str) -> None:
        """Change the title; without one the card has no head line."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def add(self, widget: QWidget) -> None:
        """Add a widget to the body."""
        self.body.addWidget(widget)

    def add_link(self, text: str, name: str = "") -> Button:
        """Add a text action to the head; `name` says more than `Edit` to those who only hear it."""
        button = Button(self._look, text, kind=ButtonKind.LINK)
        if name:
            button.setAccessibleName(name)
        self._head.addWidget(button)
        return button

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(16), px(14), px(14), px(14))
        self._outer.setSpacing(px(8))
        self.body.setSpacing(px(10))
