"""The strip above a page that says what kind of shop this is, for as long as it is so."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import IconLabel, Label


class Banner(QFrame):
    """Icon, sentence and one or two text actions in one line, made when there is something to say."""

    acted = Signal()
    closed = Signal()
    """The second action, which often closes something."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("pane", "strip")
        self._before: QWidget | None = None
        self._is_made = False
        self.hide()

    def _make(self) -> None:
        self._is_made = True
        look = self._look
        self._row = QHBoxLayout(self)
        self._icon = IconLabel(look, "info", 16, "on_soft")
        self._text = Label(look, "", ink="on_soft", wrap=True)
        self._action = Button(look, "", kind=ButtonKind.LINK)
        self._close = Button(look, "", kind=ButtonKind.LINK)
        self._action.clicked.connect(self.acted)
        self._close.clicked.connect(self.closed)
        for button in (self._action, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves whoever types where they are
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_app_focus_changed)
        for part in (self._icon, self._text, self._action, self._close):
            self._row.addWidget(part)
        self._row.setStretch(1, 1)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def say(self, text: str, action: str = "", close: str = "") -> None:
        """Show a sentence with what can be done about it; '' hides the strip."""
        if not self._is_made:
            if not text:
                return
            self._make()
        if not text and self._has_focus(QApplication.focusWidget()) and self._before and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.setText(text)
        self.setAccessibleName(text)
        for button, words in ((self._action, action), (self._close, close)):
            button.set_words(words)
            button.setVisible(bool(words))
        self.setVisible(bool(text))

    def _has_focus(self, widget: QWidget | None) -> bool:
        return widget in (self._action, self._close)

    @Slot(QWidget, QWidget)
    def _on_app_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """Remember where the keyboard was: a strip that goes away gives it back."""
        if self._has_focus(now) and not self._has_focus(old):
            self._before = old

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(px(14), px(5), px(10), px(5))
        self._row.setSpacing(px(9))
