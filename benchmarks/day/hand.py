"""Somebody in front of the real window: keys, clicks, dropped files, and eyes; the event loop runs while they wait.

Between two keys it runs too: keys sent in one go would be one long answer to all of them.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QObject, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QProgressBar, QWidget

from craftdesk.app import build
from craftdesk.desktop.desk import DeskParts
from craftdesk.desktop.shop import OpenShop
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.settings import Settings

_LOOK_MS = 10
_READS_MS, _KEY_MS, _MOST_TABS = 60, 20, 60
_LOOKS_UP_S = 1.0


class TooLate(Exception):
    """Something did not come into sight in time."""


class Eyes(QObject):
    """Looks now and then whether something is so, and ends a loop of events then.

    Its patience in seconds begins anew whenever `moving` tells something else than a second ago, up to `ends`.
    """

    def __init__(
        self, done: Callable[[], bool], patience: float, *, moving: Callable[[], object], ends: float = math.inf
    ) -> None:
        super().__init__()
        self._done, self._patience, self._moving, self._ends = done, patience, moving, ends
        self._looked_up = time.monotonic()
        self.until = min(ends, self._looked_up + patience)
        self._last = moving()
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
        now = time.monotonic()
        if now - self._looked_up > _LOOKS_UP_S:
            self._look_up(now)
        if self._done() or now > self.until:
            self._timer.stop()
            self._loop.quit()

    def _look_up(self, now: float) -> None:
        self._looked_up, last, self._last = now, self._last, self._moving()
        if self._last != last:
            self.until = min(self._ends, now + self._patience)


class Hand:
    """Uses the program from its start to its end."""

    def __init__(
        self, app: QApplication, shop: Path, home: Path, *, patience: float = 900.0, reads_ms: int = _READS_MS
    ) -> None:
        self._app, self._shop, self._patience, self._reads_ms = app, shop, patience, reads_ms
        self._until, self._ends = time.monotonic() + patience, math.inf
        self.kit, self.window, self.program = build(app, Settings(home / "day.ini"))
        self.aside: Callable[[], AbstractContextManager[None]] = nullcontext
        """What looking around is done in: it goes through every widget, and is no work of the window."""

    # --- the program -------------------------------------------------------------------------------

    def open(self) -> None:
        """Start with the shop and wait until its list stands there."""
        self.program.start([self._shop], choose=False)
        self.window.resize(1280, 820)
        self.window.show()
        self.window.activateWindow()
        self.until(lambda: self.program.shop is not None and self.shop.controller.total >= 0, "a list")

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.until(lambda: not self.window.isVisible(), "end")

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
        left = min(self._patience, max(1.0, self._until - time.monotonic()))
        eyes = Eyes(done, left, moving=self.bars, ends=max(self._ends, time.monotonic() + 1))
        if not eyes.wait():
            raise TooLate(f"no {what}; there is: {self.reads()}")
        self._until = max(self._until, eyes.until)

    def until_in(self, seconds: float, at_most: float = math.inf) -> None:
        """Have so much time for all that is waited for from now on, `at_most` while a bar of progress moves."""
        self._until, self._ends = time.monotonic() + seconds, time.monotonic() + at_most

    def bars(self) -> list[tuple[int, str]]:
        """How far each bar of progress in sight is, and what it is of."""
        with self.aside():
            bars = [bar for top in self._app.topLevelWidgets() for bar in top.findChildren(QProgressBar)]
            return [(bar.value(), bar.accessibleName()) for bar in bars if bar.isVisible()]

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
        self._pause(self._reads_ms)

    def _pause(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
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
        """Type where the keyboard is, as nobody can quicker."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.focus(), letter)
            else:  # Qt's test library knows no other letters
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                    QApplication.sendEvent(self.focus(), event)
            self._pause(min(_KEY_MS, self._reads_ms))

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key."""
        QTest.keyClick(self.focus(), key, held)
        self._pause(min(_KEY_MS, self._reads_ms))

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
