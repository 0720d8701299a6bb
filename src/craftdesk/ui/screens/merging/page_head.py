"""The head of a page beside the list: a way back, what the page is, and one line about it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import Label, PropertyLabel


class PageHead(QWidget):
    """Back, a title, and a line below it."""

    back_requested = Signal()

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.row = QHBoxLayout(self)
        self.back = Button(look, self.tr("Back"), kind=ButtonKind.LINK, icon="arrow-left")
        self.back.clicked.connect(self.back_requested)
        self.title = Label(look, title, role=Role.PANE_TITLE)
        self.line = PropertyLabel(look, "", role=Role.SMALL, ink="muted")
        words = QVBoxLayout()
        words.addWidget(self.title)
        words.addWidget(self.line)
        self.row.addWidget(self.back)
        self.row.addLayout(words, 1)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self.row.setContentsMargins(px(18), px(18), px(24), px(12))
        self.row.setSpacing(px(8))
