"""Names and notes that want to be more than text: shown as they stand, nothing read, nothing frozen, nothing lost."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QToolTip, QWidget

from craftdesk import cli
from craftdesk.ui.forms import form_page
from craftdesk.ui.forms.customer_form import CustomerForm
from craftdesk.ui.forms.leave import LeaveChoice
from tests.end2end.person import Person
from tests.support.shops import new_store
from tests.support.unread import unread

# The offscreen system can't pass on size limits, and raises no tooltip.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)")
CTRL = Qt.KeyboardModifier.ControlModifier

NAMES = {
    "a picture": ("<img src=file://{file}>", "<img src=file://{file}>"),
    "a hundred tables": ("<table>" * 100, "<table>" * 100),
    "text turned round": ("\u202eadI\u2066", "adI"),
    "half a letter": ("Id\ud800a", "Ida"),
    "a formula": ('=HYPERLINK("file://{file}")', '=HYPERLINK("file://{file}")'),
    "a thousand letters": ("x" * 1_000, "x" * 1_000),
}


@pytest.fixture(autouse=True)
def _nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a failure the window closes with a form half typed: a question nobody answers would never end."""
    monkeypatch.setattr(form_page, "ask_to_leave", lambda *_: LeaveChoice.DISCARD)


@pytest.fixture
def person(start: Callable[..., Person], tmp_path: Path) -> Person:
    path = tmp_path / "shop.craftdesk"
    new_store(path).shop.close()
    found = start(path)
    found.waits_until(lambda: found.program.shop is not None and found.program.shop.parts is not None)
    return found


def _tell(what: str, seconds: float) -> None:
    """Times are told, and fail nothing: a busy machine is no wrong window."""
    logging.getLogger("craftdesk.tests").info("%s: %.0f ms", what, seconds * 1_000)


def _begins_a_customer(person: Person) -> QLineEdit:
    person.presses(Qt.Key.Key_N, CTRL)
    person.waits_until(lambda: any(form.is_open for form in person.window.findChildren(CustomerForm)))
    person.waits_until(lambda: getattr(QApplication.focusWidget(), "accessibleName", str)() == "First name")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def _is_listed(person: Person, name: str) -> bool:
    return name in person.list_names()


def _saves(person: Person) -> None:
    person.presses(Qt.Key.Key_Return, CTRL)
    person.waits_until(lambda: not person.sees("Ctrl+Enter saves"), person.reads)


def _hovers_over_everything(person: Person) -> None:
    """Asks every widget in sight for its tooltip."""
    for widget in person.window.findChildren(QWidget):
        if widget.isVisible() and widget.toolTip():
            at = QPoint(2, 2)
            QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
            person.window.grab()
    QToolTip.hideText()


def test_a_name_is_never_more_than_text(person: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"not to be read")
    kept = [after.format(file=secret) for _, after in NAMES.values()]
    longest = 0.0
    with unread(secret):
        for at, (typed, _) in enumerate(NAMES.values()):
            _begins_a_customer(person).insert(typed.format(file=secret))
            _saves(person)
            person.waits_until(partial(_is_listed, person, kept[at]), person.list_names)
            began = time.perf_counter()
            person.window.grab()
            longest = max(longest, time.perf_counter() - began)
            assert person.sees(kept[at][:30])
            labels = person.window.findChildren(QLabel)
            rich = [one.text() for one in labels if one.textFormat() != Qt.TextFormat.PlainText]
            assert not any("<" in text for text in rich), rich
        _hovers_over_everything(person)
    _tell("slowest picture", longest)
    person.leaves()
    _comes_back_from_a_spreadsheet(tmp_path, kept, capsys)


def _comes_back_from_a_spreadsheet(folder: Path, kept: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """No cell of the export begins like a formula, and a new shop gets the very same names."""
    exported, other = folder / "people.csv", folder / "other.craftdesk"
    assert cli.main(["export", str(folder / "shop.craftdesk"), "--to", str(exported)]) == 0
    text = exported.read_text("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert cli.main(["new", str(other), "--name", "B"]) == 0
    assert cli.main(["import", str(exported), "--into", str(other)]) == 0
    capsys.readouterr()
    assert cli.main(["list", str(other), "--json"]) == 0
    found = capsys.readouterr().out
    assert all(name.replace('"', '\\"') in found for name in kept)


def test_a_word_of_a_million_letters_stays_in_its_field(person: Person) -> None:
    line = _begins_a_customer(person)
    began = time.perf_counter()
    line.insert("x" * 1_000_000)
    person.window.grab()
    _tell("a million letters", time.perf_counter() - began)
    person.presses(Qt.Key.Key_Return, CTRL)
    # A field takes no more than that, so that it can be shown at all.
    person.waits_for("This is too long: 32,767 characters, and 1000 fit.")
    assert line.text() == "x" * 32_767
    line.setText("Ida")
    _saves(person)
    person.waits_until(lambda: person.list_names() == ["Ida"], person.list_names)


def test_a_note_of_3000_tables_is_a_note(person: Person) -> None:
    _begins_a_customer(person).insert("Ida")
    note = next(one for one in person.window.findChildren(QPlainTextEdit) if one.isVisible())
    note.setPlainText("<table>" * 3_000)
    _saves(person)
    person.waits_for("<table>" * 20)
    began = time.perf_counter()
    person.window.grab()
    _tell("3,000 tables", time.perf_counter() - began)
