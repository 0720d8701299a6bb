"""The head of a form: what is being edited, and the two ways out of it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import Label, PropertyLabel


class FormHead(QFrame):
    """Title, a line about keys, Cancel and Save; stays in sight while the fields scroll."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._outer = QVBoxLayout(self)
        self._row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        self.title = PropertyLabel(look, role=Role.PANE_TITLE)
        self.line = Label(look, self.tr("Ctrl+Enter saves · Esc goes back"), role=Role.SMALL, ink="muted")
        words.addWidget(self.title)
        words.addWidget(self.line)
        self._row.addLayout(words, 1)
        self.cancel = Button(look, self.tr("Cancel"))
        self.save = Button(look, self.tr("Save"), kind=ButtonKind.PRIMARY, icon="check")
        self._row.addWidget(self.cancel)
        self._row.addWidget(self.save)
        self._outer.addLayout(self._row)
        rule = QFrame()
        rule.setProperty("rule", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self._outer.addWidget(rule)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(0, px(18), 0, 0)
        self._outer.setSpacing(px(14))
        self._row.setContentsMargins(px(24), 0, px(24), 0)
        self._row.setSpacing(px(8))
