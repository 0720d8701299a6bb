"""The strip that offers to go on with what was typed and not saved when the program ended."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import IconLabel, Label


class DraftBar(QFrame):
    """A sentence with at most two things that can be done; made and shown when there is something to offer."""

    acted = Signal()
    declined = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("pane", "strip")
        self._is_made = False
        self.hide()

    def _make(self) -> None:
        self._is_made = True
        look = self._look
        self._row = QHBoxLayout(self)
        self._text = Label(look, "", ink="on_soft", wrap=True)
        self.go_on = Button(look, "", kind=ButtonKind.LINK)
        self.decline = Button(look, "", kind=ButtonKind.LINK)
        self.go_on.clicked.connect(self.acted)
        self.decline.clicked.connect(self.declined)
        for part in (IconLabel(look, "pencil", 16, "on_soft"), self._text, self.go_on, self.decline):
            self._row.addWidget(part)
        self._row.setStretch(1, 1)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def say(self, text: str, go_on: str = "", decline: str = "") -> None:
        """Show a sentence and what can be done; '' hides the strip."""
        if not self._is_made:
            if not text:
                return
            self._make()
        self._text.setText(text)
        self.setAccessibleName(text)
        for button, words in ((self.go_on, go_on), (self.decline, decline)):
            button.set_words(words)
            button.setVisible(bool(words))
        self.setVisible(bool(text))
        if text:
            announce(self, text)

    def text(self) -> str:
        """Return the sentence shown."""
        return self._text.text() if self._is_made else ""

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(px(14), px(5), px(10), px(5))
        self._row.setSpacing(px(9))
