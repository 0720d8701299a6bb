"""The program, started as `app.main` starts it and taken down the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from craftdesk import app
from craftdesk.ui.settings import Settings
from tests.end2end.person import Person

Start = Callable[..., Person]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Starts the program with files, as often as a test wants; what still runs at the end is closed."""
    running: list[Person] = []

    def begin(*files: Path, width: int = 1280, height: int = 820) -> Person:
        kit, window, program = app.build(qapp, Settings(tmp_path / "settings.ini"))
        person = Person(qtbot, kit, window, program)
        running.append(person)
        program.start(list(files), choose=False)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        return person

    yield begin
    for person in running:
        person.leaves()
