"""Inline bars for problems, warnings and notes: they push the content down and cover nothing."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.label import IconLabel, Label


class Severity(StrEnum):
    """How much it matters: something cannot go on, something is odd, something is worth knowing."""

    PROBLEM = "problem"
    WARNING = "warning"
    NOTE = "note"


_FACES = {
    Severity.PROBLEM: ("circle-alert", "red_text"),
    Severity.WARNING: ("triangle-alert", "amber_text"),
    Severity.NOTE: ("info", "on_soft"),
}


class ProblemBar(QFrame):
    """Icon, sentence and one action; hidden while there is nothing to say."""

    acted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row = QHBoxLayout(self)
        self._icon = IconLabel(look, "circle-alert", 16, "red_text")
        self._text = Label(look, "", wrap=True)
        self._button = Button(look, "")
        self._button.clicked.connect(self.acted)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)
        self.hide()

    def show_problem(self, text: str, severity: Severity = Severity.PROBLEM, action: str = "") -> None:
        """Show a sentence and, if given, the button that helps."""
        self.setProperty("problem", severity.value)
        self._icon.show_icon(*_FACES[severity])
        self._text.setText(text)
        self._button.set_words(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        announce(self, text)

    def clear(self) -> None:
        """Say nothing any more."""
        self.hide()

    def text(self) -> str:
        """Return the sentence shown."""
        return self._text.text()

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(px(12), px(8), px(8), px(8))
        self._row.setSpacing(px(10))
