"""The look that everything under test is given, and the clean-up after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from craftdesk.ui.look import Look
from craftdesk.ui.theme import ThemeMode


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    font = QFont(qapp.font())
    made = Look(qapp, mode=ThemeMode.LIGHT)
    made.dress(qapp)  # what is tested alone stands in no window
    yield made
    made.setParent(None)
    made.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)
