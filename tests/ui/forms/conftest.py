"""The look that editors under test are given, and the clean-up after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from craftdesk.ui.look import Look
from craftdesk.ui.theme import ThemeMode


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)"))


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    font = QFont(qapp.font())
    made = Look(qapp, mode=ThemeMode.LIGHT)
    yield made
    made.setParent(None)
    made.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)
