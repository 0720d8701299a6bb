"""What every form page has: a head that stays, bars for what is wrong, fields that scroll, and its keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from craftdesk.ui.actions import ActionSet
from craftdesk.ui.context import UiContext
from craftdesk.ui.forms.conflict_bar import ConflictBar
from craftdesk.ui.forms.form_head import FormHead
from craftdesk.ui.forms.keys_ahead import KeysAhead
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.in_pieces import InPieces, Pieces
from craftdesk.ui.widgets.problem_bar import ProblemBar


class FormShell(QFrame):
    """Ctrl+Enter wishes to save, Esc to leave; Enter goes to the next field."""

    save_wished = Signal()
    leave_wished = Signal()
    _is_made = False

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
        self._waiter = SaveWaiter(self)
        self._pieces = InPieces(self)
        self._is_opening = self._is_saving = False
        self._came_from: QWidget | None = None
        self.keys, self._is_made = KeysAhead(self), True
        self._look = look
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def clear_bars(self) -> None:
        """Say nothing any more, and begin at the top."""
        for bar in (self.bar, self.conflict, self.hint):
            bar.hide()
        self.scroller.verticalScrollBar().setValue(0)

    # --- while it is not ready ------------------------------------------------------------------

    def _begin_opening(self, title: str) -> None:
        """Something else is being read for the form: until it is there, the form is empty and keys wait for it."""
        self._pieces.stop()
        self._is_opening = True
        self.head.title.show_text(title)
        self.clear_bars()
        self._hold()
        self._show_fields(shown=False)

    def _fill(self, pieces: Pieces) -> None:
        """What was read has come: make and fill the fields, unless nobody waits for them any more.

        The form stays empty until the pieces say that all of it stands, by `_ending_opening`.
        """
        if self._is_opening:
            self._pieces.begin(pieces)

    def _making_fields(self, fields: QWidget, pieces: Pieces) -> Pieces:
        """Make fields where they belong, out of sight; when that is given up, they are made anew another time."""
        self.scroller.setWidget(fields)
        fields.hide()  # for the scroller has shown it
        try:
            yield from pieces
        except GeneratorExit:
            if isValid(fields):
                self.scroller.takeWidget()
                fields.deleteLater()
            raise

    def _ending_opening(self) -> Pieces:
        """All that the form shows stands: it is laid out in one pass, and painted in the next."""
        yield from self._pieces.rest()
        self.scroller.setUpdatesEnabled(False)
        try:
            self._show_fields(shown=True)
            yield from self._pieces.rest()
        finally:
            if isValid(self):
                self.scroller.setUpdatesEnabled(True)
        self._is_opening = False
        self._uncover()

    def _begin_saving(self) -> None:
        """The draft is on its way into the file: it is saved once, and what is typed meanwhile waits."""
        self._is_saving = True
        self._came_from = self.focusWidget()
        self._hold()

    def _end_saving(self) -> None:
        """It was not saved: the form is as it was, and what was typed meanwhile is in it."""
        was, self._is_saving = self._is_saving, False
        if was:
            self._uncover()
            if self._came_from is not None and self.isVisible():
                self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
            self.keys.hand_over()

    def _stop_holding(self) -> None:
        """Nothing is in hand any more."""
        self._pieces.stop()
        if self._is_opening or self._is_saving:
            self._is_opening = self._is_saving = self.keys.holds = False
            self._uncover()

    def _waited(self, begin: Callable[[], None] | None = None) -> bool:
        """Wait for a save; what is typed meanwhile is meant for what the form opens with next, and only for that."""
        self._waiter.begin()
        if begin is not None:
            begin()
        saved = self._waiter.wait()
        if saved:
            QTimer.singleShot(0, self.keys.forget_idle)
        return saved

    def _hold(self) -> None:
        self.keys.holds = True
        self.head.save.setEnabled(False)
        self.scroller.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _uncover(self) -> None:
        self.head.save.setEnabled(True)
        self.scroller.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)  # noqa: FBT003 - Qt's own
        self._show_fields(shown=True)

    def _show_fields(self, *, shown: bool) -> None:
        fields: QWidget | None = self.scroller.widget()
        if fields is not None:
            fields.setVisible(shown)

    # --- keys -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """While keys are kept, those that reach the form are."""
        return (self._is_made and self.keys.take(event)) or super().event(event)

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

    @property
    def is_waiting(self) -> bool:
        """Whether somebody waits who has no answer yet."""
        return self._loop is not None and self._answer is None

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
