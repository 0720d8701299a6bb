"""What is asked of a shop of which only the list is there yet: kept in its order, and done when the rest is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.actions import ActionSet
from craftdesk.ui.context import UiContext
from craftdesk.ui.main_window import PLACES, TOOLS, MainWindow
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.nav_row import NavRow


class AskedAhead(QObject):
    """Listens from the first picture until everything is there.

    The first command that has to wait is followed by every key that comes after it: they were meant for what it opens.
    Esc gives all of them up.
    """

    def __init__(self, actions: ActionSet, window: MainWindow) -> None:
        super().__init__(window)
        self._actions, self._window = actions, window
        self._kept: list[ActionId | QKeyEvent] = []
        self._is_over = False
        # A button that can't be pressed swallows every click before the window hears of it.
        self._watched = [window, *window.findChildren(Button), *window.findChildren(NavRow)]
        for one in self._watched:
            one.installEventFilter(self)
        window.sidebar.chosen.connect(self._on_sidebar_chosen)
        actions.context_changed.connect(self._on_actions_context_changed)

    def close(self) -> None:
        """Listen no more; what was asked of a shop that is put away is forgotten."""
        if self._is_over:
            return
        self._is_over = True
        self._kept.clear()
        for one in self._watched:
            if isValid(one):
                one.removeEventFilter(self)
        QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one
        self._window.sidebar.chosen.disconnect(self._on_sidebar_chosen)
        self._actions.context_changed.disconnect(self._on_actions_context_changed)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys and clicks that nobody else could do anything with."""
        if isinstance(event, QKeyEvent) and isinstance(watched, QWidget) and watched.window() is self._window:
            return self._took_key(event)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self._take_click(watched)
        return super().eventFilter(watched, event)

    def _took_key(self, event: QKeyEvent) -> bool:
        if self._kept and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if self._kept and event.key() == Qt.Key.Key_Escape:
            self._kept.clear()
        elif self._kept:
            self._kept.append(event.clone())
        elif (command := self._command(event)) is not None and not self._actions[command].isEnabled():
            self._keep(command)
        else:
            return False
        return True

    def _take_click(self, at: QWidget) -> None:
        command: ActionId | None = None
        if isinstance(at, Button) and at.command is not None:
            command = ActionId(at.command.objectName())
        elif isinstance(at, NavRow):
            command = TOOLS.get(at.entry.key)
        if command is not None and not self._actions[command].isEnabled():
            self._keep(command)

    def _command(self, event: QKeyEvent) -> ActionId | None:
        """The command that has these keys, if it is not one of the list's own."""
        pressed = QKeySequence(event.keyCombination())
        for name in self._actions:
            if not self._actions.spec(name).local and pressed in self._actions[name].shortcuts():
                return name
        return None

    def _keep(self, command: ActionId) -> None:
        if not self._kept:
            QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one
        self._kept.append(command)

    @Slot(str)
    def _on_sidebar_chosen(self, key: str) -> None:
        command, context = PLACES[key], self._actions.context
        if not self._actions[command].isEnabled():
            self._keep(command)
            self._window.sidebar.set_current(context.book if context.screen == "customers" else context.screen)

    @Slot(object)
    def _on_actions_context_changed(self, context: UiContext) -> None:
        if context.ready:
            QTimer.singleShot(0, self._on_shop_ready)

    @Slot()
    def _on_shop_ready(self) -> None:
        if self._is_over:
            return
        kept = list(self._kept)
        self.close()
        for one in kept:
            command = self._command(one) if isinstance(one, QKeyEvent) else one
            if command is not None and self._actions[command].isEnabled():
                self._actions[command].trigger()
            elif isinstance(one, QKeyEvent):
                QCoreApplication.sendEvent(QApplication.focusWidget() or self._window, one)
