"""A code to scan, and a message to several, from the command to what the window shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from craftdesk.domain.customer import Customer, Email
from craftdesk.domain.mailing import Mailing
from craftdesk.domain.phone import Phone
from craftdesk.services.desk import Desk
from craftdesk.storage.shop_file import ShopFile
from craftdesk.ui.action_table import ActionId as A
from craftdesk.ui.dialogs.mailing import MailingDialog
from craftdesk.ui.dialogs.qr_code import QrCodeDialog
from craftdesk.ui.kit import Kit
from tests.ui.window.desk import WindowUser

Start = Callable[..., WindowUser]
Dialog = TypeVar("Dialog", bound=QWidget)


@pytest.fixture
def user(start: Start, shop_path: Path) -> WindowUser:
    with ShopFile.open(shop_path) as shop:
        desk = Desk.open(shop)
        for name in ("Anna", "Bo"):
            mail = (Email(text=f"{name}@example.com"),)
            desk.customers.add(Customer(first_name=name, phones=(Phone(text="0555 1"),), emails=mail))
        desk.customers.add(Customer(first_name="Zoë"))
    return start().ready()


def dialog(user: WindowUser, kind: type[Dialog]) -> Dialog:
    user.until(lambda: any(isinstance(one, kind) and one.isVisible() for one in QApplication.topLevelWidgets()))
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_a_code_is_dark_on_light_and_copied_as_text(user: WindowUser) -> None:
    user.until(lambda: user.chosen() == ["Anna"])
    user.run(A.CUSTOMER_QR)
    shown = dialog(user, QrCodeDialog)
    assert shown.name.full_text() == "Anna"
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
    assert QGuiApplication.clipboard().text() == "Anna\n0555 1\nAnna@example.com"
    assert QGuiApplication.clipboard().mimeData().hasFormat("text/vcard")
    shown.accept()


def test_the_card_is_saved_from_beside_the_code(
    user: WindowUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "anna"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    user.until(lambda: user.chosen() == ["Anna"])
    user.run(A.CUSTOMER_QR)
    shown = dialog(user, QrCodeDialog)
    shown.save.click()
    saved = tmp_path / "anna.vcf"
    user.until(saved.exists)
    assert "FN:Anna\r\n" in saved.read_bytes().decode("utf-8")
    user.until(lambda: "Address card saved" in user.reads())
    shown.accept()


def test_several_get_one_message_and_who_does_not_is_named(user: WindowUser, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    user.run(A.SELECT_ALL)
    user.run(A.CUSTOMER_MAIL)
    shown = dialog(user, MailingDialog)
    assert shown.who.text() == "2 addresses get the message, as blind copies: nobody sees the others."
    assert [label.text() for label in shown.left_out] == ["1 has no e-mail address: Zoë"]
    shown.go.click()
    assert [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in opened] == [
        "mailto:?bcc=Anna@example.com,Bo@example.com"
    ]


def test_too_many_for_the_mail_program_are_copied_instead(user: WindowUser, kit: Kit) -> None:
    many = tuple(f"{place:04d}@example.com" for place in range(200))
    shown = MailingDialog(kit, Mailing(addresses=many, declined=("Una",), declined_addresses=("una@example.com",)))
    shown.open()
    assert not shown.go.isEnabled()
    assert "Bcc" in shown.note.text()
    shown.all_the_same.click()
    assert shown.who.text().startswith("201 addresses")
    shown.copy.click()
    assert QGuiApplication.clipboard().text().split(", ") == [*many, "una@example.com"]
