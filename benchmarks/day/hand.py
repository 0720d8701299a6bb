"""Somebody in front of the real window: keys, clicks, dropped files, and eyes; the event loop runs while they wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QObject, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from craftdesk.app import build
from craftdesk.desktop.desk import DeskParts
from craftdesk.desktop.shop import OpenShop
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.settings import Settings

_LOOK_MS = 10
_READS_MS, _MOST_TABS = 60, 60


class TooLate(Exception):
    """Something did not come into sight in time."""


class _Eyes(QObject):
    """Looks now and then whether something is so, and ends a loop of events then."""

    def __init__(self, done: Callable[[], bool], patience: float) -> None:
        super().__init__()
        self._done, self._until = done, time.monotonic() + patience
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timeout)

    def wait(self) -> bool:
        """Let the window work until it is so; False when it did not come about."""
        if not self._done():
            self._timer.start(_LOOK_MS)
            self._loop.exec()
        return self._done()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._done() or time.monotonic() > self._until:
            self._timer.stop()
            self._loop.quit()


class Hand:
    """Uses the program from its start to its end."""

    def __init__(
        self, app: QApplication, shop: Path, home: Path, *, patience: float = 900.0, reads_ms: int = _READS_MS
    ) -> None:
        self._app, self._shop, self._patience, self._reads_ms = app, shop, patience, reads_ms
        self._until = time.monotonic() + patience
        self.kit, self.window, self.program = build(app, Settings(home / "day.ini"))

    # --- the program -------------------------------------------------------------------------------

    def open(self) -> None:
        """Start with the shop and wait until its list stands there."""
        self.program.start([self._shop], choose=False)
        self.window.resize(1280, 820)
        self.window.show()
        self.window.activateWindow()
        self.until(lambda: self.program.shop is not None and self.shop.controller.total >= 0, "a list")

    def close(self) -> None:
        """Close the window and let go of everything."""
        self.window.close()
        self.program.shut_down()
        self.window.deleteLater()

    @property
    def shop(self) -> OpenShop:
        """The shop in the window."""
        assert self.program.shop is not None
        return self.program.shop

    @property
    def parts(self) -> DeskParts:
        """Its second half."""
        assert self.shop.parts is not None
        return self.shop.parts

    @property
    def page(self) -> str:
        """What the window calls the page in sight."""
        return self.kit.actions.context.screen

    # --- eyes --------------------------------------------------------------------------------------

    def until(self, done: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        if not _Eyes(done, min(self._patience, max(1.0, self._until - time.monotonic()))).wait():
            raise TooLate(f"no {what}; there is: {self.reads()}")

    def until_in(self, seconds: float) -> None:
        """Have so much time for all that is waited for from now on."""
        self._until = time.monotonic() + seconds

    def gives_up(self) -> None:
        """Leave whatever is open, as somebody does who has waited long enough."""
        self.until_in(20.0)
        with suppress(Exception):
            while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
                dialog.reject()
                self.reads_it()
            self.window.activateWindow()
            for _ in range(3):
                self.key(Qt.Key.Key_Escape)
                self.reads_it()
            if isinstance(dialog := QApplication.activeModalWidget(), QDialog):
                dialog.accept()
            self.until(lambda: self.program.shop is None or not self.parts.runner.busy, "end of writing")

    def reads_it(self) -> None:
        """Take a moment, as people do."""
        loop = QEventLoop()
        QTimer.singleShot(self._reads_ms, loop.quit)
        loop.exec()

    def reads(self) -> list[str]:
        """Every text in sight."""
        tops = [widget for widget in self._app.topLevelWidgets() if widget.isVisible()]
        labels = [label for top in tops for label in top.findChildren(QLabel) if label.isVisible()]
        return [label.text().replace("\u200b", "") for label in labels if label.text()]

    def until_toast(self, words: str) -> None:
        """Wait for a message."""
        toast = self.window.toast
        self.until(lambda: toast.isVisible() and words in toast.accessibleName(), f"message “{words}”")

    def until_saved(self) -> None:
        """Wait until nothing is being written any more."""
        self.until(lambda: not self.parts.runner.busy, "end of writing")

    # --- hands -------------------------------------------------------------------------------------

    def focus(self) -> QWidget:
        """What has the keyboard."""
        return QApplication.focusWidget() or self.window

    def types(self, text: str) -> None:
        """Type where the keyboard is."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.focus(), letter)
            else:  # Qt's test library knows no other letters
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                    QApplication.sendEvent(self.focus(), event)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key."""
        QTest.keyClick(self.focus(), key, held)

    def press(self, keys: str) -> None:
        """Press keys by their name, such as Ctrl+F."""
        QTest.keySequence(self.focus(), QKeySequence(keys))

    def tabs_to(self, wanted: Callable[[QWidget], bool]) -> None:
        """Press Tab until the keyboard is where it is wanted."""
        passed = []
        for _ in range(_MOST_TABS):
            if wanted(self.focus()):
                return
            passed.append(self.focus().accessibleName())
            self.key(Qt.Key.Key_Tab)
        raise TooLate(f"no such field among {passed}")

    def run(self, action: ActionId) -> None:
        """Choose a command as soon as it can be chosen."""
        command = self.kit.actions[action]
        self.until(command.isEnabled, f"command {action.value}")
        command.trigger()

    def goes_to(self, action: ActionId, page: str) -> None:
        """Choose a page and wait until it is in sight."""
        self.run(action)
        self.until(lambda: self.page == page, f"page {page}")
        self.reads_it()

    def at(self, name: str) -> None:
        """Wait until the keyboard is in a field."""
        self.until(lambda: self.focus().accessibleName() == name, f"field “{name}”")

    def clicks(self, button: QAbstractButton) -> None:
        """Click a button as soon as it can be clicked."""
        self.until(lambda: button.isVisible() and button.isEnabled(), f"button “{button.text()}”")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def drops(self, file: Path) -> None:
        """Drag a file onto the window and let go."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        middle = self.window.rect().center()
        buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(middle, Qt.DropAction.CopyAction, data, buttons, held)
        QApplication.sendEvent(self.window, enter)
        drop = QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, data, buttons, held)
        QApplication.sendEvent(self.window, drop)
