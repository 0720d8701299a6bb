"""A shop that can't be opened: its page offers the newest backup and the rescue, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.widgets.button import Button
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits
_PAGE = 4096


@pytest.fixture
def damaged(shop_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shop of seven people and a company, cut off behind its half."""
    monkeypatch.setenv("CRAFTDESK_HOME", str(tmp_path / "home"))
    raw = shop_path.read_bytes()
    shop_path.write_bytes(raw[: len(raw) - 2 * _PAGE])
    return shop_path


def _press(user: WindowUser, words: str) -> None:
    """Tabs to a button and presses it."""
    button = next(one for one in user.program._welcome.findChildren(Button) if one.text().startswith(words))
    for _ in range(12):
        if user.focus() is button:
            break
        user.key(Qt.Key.Key_Tab)
    assert user.focus() is button
    user.key(Qt.Key.Key_Space)


def _dialog_over(user: WindowUser) -> bool:
    work = user.program._rescue._work
    return work is None and user.program.shop is not None


def test_what_can_be_rescued_is_opened_with_a_report(
    start: Start, damaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, before = tmp_path / "Saved.craftdesk", damaged.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    user = start(damaged)
    assert "“Clay” cannot be opened" in user.reads()
    _press(user, "Rescue what can be rescued")
    work = user.program._rescue._work
    assert work is not None
    user.until(lambda: _dialog_over(user))
    dialog = work.report
    assert dialog is not None
    assert [one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible() and one.isModal()] == [
        "What was rescued"
    ]
    user.ready()
    assert len(user.names()) == 8
    told = "This is what could be rescued of “Clay”. The damaged file is still where it was."
    assert told in user.reads()
    user.program._banner.look()
    assert told in user.reads(), "it stays until it was understood"
    lines = dialog.report.toPlainText().splitlines()
    assert lines[0] == "Rescued from Clay.craftdesk into Saved.craftdesk."
    assert "8 customers brought over" in lines
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    assert (tmp_path / "Saved report.txt").read_text("utf-8").splitlines() == lines
    assert damaged.read_bytes() == before
    dialog.close_button.click()
    user.window.banner.closed.emit()
    assert told not in user.reads()


def test_a_rescue_that_is_stopped_leaves_nothing(
    start: Start, damaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Saved.craftdesk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    user = start(damaged)
    _press(user, "Rescue what can be rescued")
    user.program._rescue._work.dialog.reject()  # type: ignore[union-attr]  # it has just begun
    user.until(lambda: user.program._rescue._work is None)
    assert [one.name for one in tmp_path.iterdir() if "Saved" in one.name] == []
    assert not any(one.isVisible() and one.isModal() for one in QApplication.topLevelWidgets())
    assert "“Clay” cannot be opened" in user.reads()


def test_the_newest_backup_is_offered_first(
    start: Start, shop_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRAFTDESK_HOME", str(tmp_path / "home"))
    with ShopFile.open(shop_path) as shop:
        made = run(Desk.open(shop).backups.back_up())
    shop_path.write_bytes(shop_path.read_bytes()[: 3 * _PAGE])
    user = start(shop_path)
    words = [one.text() for one in user.program._welcome.findChildren(Button)]
    assert words[:3] == ["Restore from backup…", "Rescue what can be rescued…", "Try again"]
    assert any(line.startswith("The newest backup is of ") for line in user.reads())
    assert made.path.exists()


def test_where_nothing_is_left_nothing_is_offered(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "Empty.craftdesk"
    path.touch()
    user = start(path)
    assert not [one for one in user.program._welcome.findChildren(Button) if "rescued" in one.text()]
