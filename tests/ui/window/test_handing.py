"""A code to scan, and a message to several, from the command to what the window shows."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from craftdesk.domain.mailing import Mailing
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.dialogs.mailing import MailingDialog
from craftdesk.ui.dialogs.qr_code import QrCodeDialog
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

Dialog = TypeVar("Dialog", bound=QWidget)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits


@pytest.fixture
def user(start: Start, shop_path: Path) -> WindowUser:
    user = start(shop_path).ready()
    user.screen.pane.focus_list()
    user.until(user.kit.actions[A.CUSTOMER_QR].isEnabled)
    return user


def dialog(user: WindowUser, kind: type[Dialog]) -> Dialog:
    user.until(lambda: any(isinstance(one, kind) and one.isVisible() for one in QApplication.topLevelWidgets()))
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_a_code_is_dark_on_light_and_copied_as_text(user: WindowUser) -> None:
    user.until(lambda: user.chosen() == ["Anna Berg"])
    user.run(A.CUSTOMER_QR)
    shown = dialog(user, QrCodeDialog)
    assert shown.name.full_text() == "Anna Berg"
    assert "Anna" in shown.code.accessibleName()
    picture = shown.code.grab().toImage()
    dots, size = shown.code.dots(), len(shown.code._rows)
    left, top = (picture.width() - dots * (size + 8)) // 2, (picture.height() - dots * (size + 8)) // 2
    for down in range(-4, size + 4):
        for across in range(-4, size + 4):
            inside = 0 <= down < size and 0 <= across < size
            dark = inside and bool(shown.code._rows[down][across])
            at = (left + (across + 4) * dots + dots // 2, top + (down + 4) * dots + dots // 2)
            assert picture.pixelColor(*at) == QColor("black" if dark else "white")
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == "Anna Berg\n030 2312-5107\nberg@example.com"
    assert QGuiApplication.clipboard().mimeData().hasFormat("text/vcard")
    shown.accept()


def test_the_card_is_saved_from_beside_the_code(
    user: WindowUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "anna"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    user.until(lambda: user.chosen() == ["Anna Berg"])
    user.run(A.CUSTOMER_QR)
    shown = dialog(user, QrCodeDialog)
    shown.save.click()
    saved = tmp_path / "anna.vcf"
    user.until(saved.exists)
    assert "FN:Anna Berg\r\n" in saved.read_bytes().decode("utf-8")
    user.until(lambda: "Address card saved" in user.reads())
    shown.accept()


def test_several_get_one_message_and_who_does_not_is_named(user: WindowUser, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    user.run(A.SELECT_ALL)
    user.run(A.CUSTOMER_MAIL)
    shown = dialog(user, MailingDialog)
    assert shown.who.text() == "3 addresses get the message, as blind copies: nobody sees the others."
    assert [label.text() for label in shown.left_out] == [
        "5 have no e-mail address: Dvořák & Daughters, Hugo Lefèvre, Jana Müller, Chloé Østergaard, Emma Weiß"
    ]
    # The keyboard is on what the dialog is for: Enter writes the message.
    user.until(shown.go.hasFocus)
    QTest.keyClick(shown.go, Qt.Key.Key_Return)
    assert [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in opened] == [
        "mailto:?bcc=" + ",".join(f"{name}@example.com" for name in ("berg", "peeters", "quinn"))
    ]


def test_too_many_for_the_mail_program_are_copied_instead(user: WindowUser) -> None:
    many = tuple(f"{place:04d}@example.com" for place in range(200))
    shown = MailingDialog(user.kit, Mailing(addresses=many, declined=("Una",), declined_addresses=("una@example.com",)))
    shown.open()
    assert not shown.go.isEnabled()
    assert "Bcc" in shown.note.text()
    shown.all_the_same.click()
    assert shown.who.text().startswith("201 addresses")
    shown.copy.click()
    assert QGuiApplication.clipboard().text().split(", ") == [*many, "una@example.com"]
