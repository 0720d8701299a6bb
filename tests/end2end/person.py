"""A person in front of the window: looks for words, presses keys, clicks, drops files; knows nothing of classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from craftdesk.desktop.program import Program
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow
from craftdesk.ui.screens.importing.page import ImportPage
from tests.support.taking_down import take_down


class Person:
    """Uses one running program."""

    def __init__(self, qtbot: QtBot, kit: Kit, window: MainWindow, program: Program) -> None:
        self._qtbot, self._kit, self.window, self.program = qtbot, kit, window, program
        self.is_there = True

    def leaves(self) -> None:
        """Closes the window; the program lets go of everything."""
        if self.is_there:
            self.is_there = False
            take_down(self._kit, self.window, self.program)

    # --- looking -------------------------------------------------------------------------------

    def reads(self) -> list[str]:
        """Every text of the window that can be seen."""
        labels = [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]
        buttons = [button.text() for button in self.window.findChildren(QAbstractButton) if button.isVisible()]
        # Long words carry places where they may break; nobody sees those.
        return [text.replace("\u200b", "") for text in labels + buttons if text]

    def sees(self, text: str) -> bool:
        """Whether some text of the window holds these words."""
        return any(text in seen for seen in self.reads())

    def waits_for(self, text: str) -> None:
        """Looks until the words are there."""
        self.waits_until(lambda: self.sees(text), lambda: f"never saw “{text}” among {self.reads()}")

    def waits_until(self, done: Callable[[], bool], complaint: Callable[[], object] = str) -> None:
        """Looks until something is so; `complaint` says at the end what there was instead."""

        def look() -> None:
            assert done(), complaint()

        self._qtbot.waitUntil(look)

    def list_names(self) -> list[str]:
        """The names in the customer list, from the top."""
        view = self.customer_list()
        model = view.model()
        return [str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole)) for row in range(model.rowCount())]

    def table_names(self) -> list[str]:
        """Who stands in the rows of the import page, from the top."""
        page = self.window.findChild(ImportPage)
        model = page.plan_pane.preview.view.model() if page is not None else None
        return [str(model.index(row, 1).data() or "") for row in range(model.rowCount())] if model is not None else []

    def tales(self) -> dict[int, str]:
        """What is said of the rows that the import page shows, by the row's number."""
        page = self.window.findChild(ImportPage)
        model = page.plan_pane.preview.view.model() if page is not None else None
        if model is None:
            return {}
        rows = (tuple(model.index(row, column).data() or "" for column in (0, 2)) for row in range(model.rowCount()))
        return {int(str(number).replace(",", "")): str(tale) for number, tale in rows if number}

    def waits_for_rows(self, tales: dict[int, str]) -> None:
        """Looks until the import page shows these rows and says this of them."""
        self.waits_until(lambda: self.tales() == tales, self.tales)

    def customer_list(self) -> QAbstractItemView:
        """The list of customers that is on show."""
        assert self.program.shop is not None
        return self.program.shop.screen.pane.view

    # --- doing ---------------------------------------------------------------------------------

    def drops(self, files: Sequence[Path]) -> None:
        """Drags files onto the window and lets go."""
        urls = QMimeData()
        urls.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
        middle = self.window.rect().center()
        buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(middle, Qt.DropAction.CopyAction, urls, buttons, modifiers)
        QApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        drop = QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, urls, buttons, modifiers)
        QApplication.sendEvent(self.window, drop)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key where the focus is."""
        target: QWidget = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)

    def types(self, text: str) -> None:
        """Types where the focus is."""
        target: QWidget = QApplication.focusWidget() or self.window
        QTest.keyClicks(target, text)

    def clicks(self, text: str) -> None:
        """Clicks the button with these words."""
        self.waits_until(lambda: self._button(text) is not None, lambda: f"no button “{text}” among {self.reads()}")
        button = self._button(text)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def undoes(self) -> None:
        """Presses Ctrl+Z as soon as the Edit menu offers to undo something."""
        menus = self.window.menuBar().findChildren(QMenu)
        commands = [action for menu in menus for action in menu.actions()]
        undo = next(action for action in commands if action.text().replace("&", "").startswith("Undo"))
        self.waits_until(undo.isEnabled, lambda: f"nothing to undo: {undo.text()} - {undo.toolTip()}")
        self.presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def _button(self, text: str) -> QAbstractButton | None:
        for button in self.window.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and text in (button.text() or button.accessibleName()):
                return button
        return None
