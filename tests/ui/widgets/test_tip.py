"""A tooltip of what a stranger wrote reads no file; one that is not made plain does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from craftdesk.ui.widgets.tip import plain_tip
from tests.support.unread import unread

pytestmark = pytest.mark.qt_log_ignore(r"raise\(\)")  # the offscreen system raises no tooltip


def _shows(qtbot: QtBot, text: str) -> None:
    owner = QLabel("x")
    qtbot.addWidget(owner)
    owner.show()
    QToolTip.showText(QPoint(5, 5), text, owner)
    qtbot.waitUntil(QToolTip.isVisible)
    for window in QApplication.topLevelWidgets():
        window.grab()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_picture_in_a_name_is_not_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"not to be read")
    name = f'Ida <img src="file://{secret}">'
    with pytest.raises(pytest.fail.Exception), unread(secret):
        _shows(qtbot, name)
    with unread(secret):
        _shows(qtbot, plain_tip(name))


def test_what_is_no_markup_stays_as_it_is() -> None:
    assert plain_tip("Dvořák & Daughters") == "Dvořák & Daughters"
    assert plain_tip("a <b>\nc") == "<span>a &lt;b&gt;<br>c</span>"
    assert len(plain_tip("x" * 1_000_000)) == 2_000
