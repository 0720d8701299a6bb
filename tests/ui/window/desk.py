"""Somebody in front of the window under test: reads what is shown, and uses keys and commands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from craftdesk.desktop.program import Program
from craftdesk.desktop.shop import OpenShop
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow
from craftdesk.ui.screens.customers.screen import CustomersScreen
from tests.support.taking_down import take_down


class WindowUser:
    """Uses one running program."""

    def __init__(self, qtbot: QtBot, kit: Kit, window: MainWindow, program: Program) -> None:
        self.qtbot, self.kit, self.window, self.program = qtbot, kit, window, program
        self._gone = False

    @property
    def shop(self) -> OpenShop:
        assert self.program.shop is not None
        return self.program.shop

    @property
    def screen(self) -> CustomersScreen:
        return self.shop.screen

    def until(self, done: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(done)

    def ready(self) -> WindowUser:
        """Wait until the second half of the start is done."""
        self.until(lambda: self.kit.actions.context.ready)
        return self

    def names(self) -> list[str]:
        model = self.screen.model
        return [str(model.data(model.index(at, 0))) for at in range(model.rowCount())]

    def chosen(self) -> list[str]:
        model = self.screen.model
        return [str(model.data(model.index(model.place_of(number), 0))) for number in self.screen.selected()]

    def reads(self) -> list[str]:
        return [label.text() for label in self.window.findChildren(QLabel) if label.isVisible() and label.text()]

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, held)

    def press(self, keys: str) -> None:
        QTest.keySequence(self.focus(), QKeySequence(keys))

    def run(self, action: ActionId) -> None:
        """Choose a command, as a hand would: as soon as it can be chosen."""
        self.until(self.kit.actions[action].isEnabled)
        self.kit.actions[action].trigger()

    def quit(self) -> None:
        """Close the window and let go of everything; once."""
        if self._gone:
            return
        self._gone = True
        take_down(self.kit, self.window, self.program)
