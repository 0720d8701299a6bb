"""Days that are none, typed into the form of an order: the words beside the field, and what was typed stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from craftdesk.ui.forms import form_page
from craftdesk.ui.forms.leave import LeaveChoice
from tests.end2end.conftest import Start
from tests.support.shops import new_store

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits
DAYS = ("31.02.2027", "29.02.2023", "99.99.9999", "NaN", "1e999", "²")


def test_a_day_that_is_none_is_said_beside_its_field(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_page, "ask_to_leave", lambda *_: LeaveChoice.DISCARD)
    path = tmp_path / "shop.craftdesk"
    new_store(path).shop.close()
    person = start(path)
    person.waits_until(lambda: person.program.shop is not None and person.program.shop.parts is not None)
    person.presses(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    person.waits_until(lambda: _focus() == "Customer", _focus)
    for _ in range(40):
        if _focus() == "Due on":
            break
        person.presses(Qt.Key.Key_Tab)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert _focus() == "Due on"
    for typed in DAYS:
        line.selectAll()
        line.insert(typed)
        person.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        person.waits_for(f"“{typed}” can’t be read as a day: try 12 March")
        assert line.text() == typed
        line.setFocus()


def _focus() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""
