"""The customer who is kept in hand, and copying somebody for a message."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from craftdesk.ui.action_spec import ActionId as A
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

KEPT = "Current customer: Anna Berg"


def with_anna(start: Start, path: Path) -> WindowUser:
    user = start(path).ready()
    user.screen.pane.focus_list()
    user.until(lambda: user.kit.actions[A.CUSTOMER_PIN].isEnabled() and user.chosen() == ["Anna Berg"])
    return user


def test_somebody_stays_in_hand_over_others_and_over_a_restart(start: Start, shop_path: Path) -> None:
    user = with_anna(start, shop_path)
    user.run(A.CUSTOMER_PIN)
    user.key(Qt.Key.Key_End)
    user.until(lambda: user.chosen() == ["Emma Weiß"])
    assert KEPT in user.reads()
    user.quit()
    again = start().ready()
    assert KEPT in again.reads()
    bar = again.shop.parts.pinned.bar if again.shop.parts is not None else None
    assert bar is not None
    bar.acted.emit()
    again.until(lambda: again.chosen() == ["Anna Berg"])
    bar.closed.emit()
    assert KEPT not in again.reads()


def test_name_phone_and_mail_are_copied_for_a_message(start: Start, shop_path: Path) -> None:
    user = with_anna(start, shop_path)
    user.until(lambda: "Anna Berg" in user.reads())
    user.run(A.CUSTOMER_COPY_TEXT)
    assert QGuiApplication.clipboard().text().splitlines() == ["Anna Berg", "030 2312-5107", "berg@example.com"]
    card = bytes(QGuiApplication.clipboard().mimeData().data("text/vcard").data()).decode("utf-8")
    assert "N:Berg;Anna;;;\r\n" in card
