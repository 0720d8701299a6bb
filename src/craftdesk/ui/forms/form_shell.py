"""What every form page has: a head that stays, bars for what is wrong, fields that scroll, and its keys."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from craftdesk.ui.actions import ActionSet
from craftdesk.ui.context import UiContext
from craftdesk.ui.forms.conflict_bar import ConflictBar
from craftdesk.ui.forms.form_head import FormHead
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.problem_bar import ProblemBar


class FormShell(QFrame):
    """Ctrl+Enter wishes to save, Esc to leave; Enter goes to the next field."""

    save_wished = Signal()
    leave_wished = Signal()

    def __init__(self, look: Look, hint: ProblemBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "canvas")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.head = FormHead(look)
        self.head.save.clicked.connect(self.save_wished)
        self.head.cancel.clicked.connect(self.leave_wished)
        outer.addWidget(self.head)
        self._bars = QVBoxLayout()
        self.bar = ProblemBar(look)
        self.conflict = ConflictBar(look)
        self.hint = hint
        for bar in (self.bar, self.conflict, self.hint):
            self._bars.addWidget(bar)
        outer.addLayout(self._bars)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self.scroller, 1)
        self._look = look
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def clear_bars(self) -> None:
        """Say nothing any more, and begin at the top."""
        for bar in (self.bar, self.conflict, self.hint):
            bar.hide()
        self.scroller.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Esc goes back, Enter goes to the next field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save_wished.emit()
            else:
                self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._bars.setContentsMargins(px(24), px(8), px(24), 0)
        self._bars.setSpacing(px(8))


class SaveWaiter(QObject):
    """Lets a question that needs an answer now wait for a save that runs beside the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop: QEventLoop | None = None
        self._answer: bool | None = None

    def begin(self) -> None:
        """From here on an answer is awaited."""
        self._loop, self._answer = QEventLoop(self), None

    def end(self, *, saved: bool) -> None:
        """The save is over."""
        if self._loop is not None:
            self._answer = saved
            self._loop.quit()

    def wait(self) -> bool:
        """Return whether it was saved, once that is known."""
        if self._loop is not None and self._answer is None:
            self._loop.exec()
        self._loop = None
        return bool(self._answer)


class PastHindrance(QObject):
    """Hides what spoke against saving when the file can be written to again."""

    def __init__(self, actions: ActionSet, bar: ProblemBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar, self._read_only = bar, actions.context.read_only
        actions.context_changed.connect(self._on_actions_context_changed)

    @Slot(object)
    def _on_actions_context_changed(self, context: UiContext) -> None:
        if self._read_only and not context.read_only:
            self._bar.hide()
        self._read_only = context.read_only
