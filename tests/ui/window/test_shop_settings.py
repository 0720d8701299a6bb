from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from craftdesk.domain.product import LevelPrice, Product
from craftdesk.services.desk import Desk
from craftdesk.ui.forms.logo_editor import LogoEditor, image_of, read_logo
from craftdesk.ui.look import Look
from craftdesk.ui.screens.settings.page import ShopSettingsPage
from tests.support.shops import new_store
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)")  # the offscreen system can't do either
CONTROL = Qt.KeyboardModifier.ControlModifier


def _opened(user: WindowUser) -> ShopSettingsPage:
    user.press("Ctrl+,")
    page = user.window.pages.currentWidget()
    assert isinstance(page, ShopSettingsPage)
    user.until(lambda: "name" in page.binding.boxes and page.binding.boxes["name"].holds(user.focus()))
    user.until(lambda: all(box.editor.isVisible() for box in page.binding.boxes.values()))  # Qt shows them a turn later
    return page


def _desk(user: WindowUser) -> Desk:
    assert user.shop.parts is not None
    return user.shop.parts.desk


def test_settings_are_changed_by_keyboard_and_the_window_follows(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    page = _opened(user)
    user.press("Ctrl+A")
    user.type("Kiln & Co")
    user.key(Qt.Key.Key_Tab)
    user.type("Kiln Lane 1")
    page.binding.boxes["tax_rates"].editor.setFocus()
    user.press("Ctrl+A")
    user.type("20 % Standard")
    user.key(Qt.Key.Key_Return, CONTROL)

    user.until(lambda: user.window.windowTitle().startswith("Kiln & Co"))
    kept = _desk(user).settings.get()
    assert (kept.name, kept.street, kept.tax_rates) == ("Kiln & Co", "Kiln Lane 1", "2000 Standard")
    assert user.kit.actions.context.screen != "settings"
    assert not user.kit.actions.context.editing


def test_what_cannot_be_kept_is_said_beside_its_field_and_stays(start: Start, shop_path: Path) -> None:
    store = new_store(shop_path.with_name("Levels.craftdesk"))
    desk = Desk.open(store.shop)
    desk.settings.save(replace(desk.settings.get(), price_levels="Wholesale"))
    desk.products.add(Product(name="Mug", prices=(LevelPrice(level="Wholesale", price=1),)))
    store.shop.close()
    user = start(shop_path.with_name("Levels.craftdesk")).ready()
    page = _opened(user)
    page.binding.boxes["tax_rates"].editor.setFocus()
    user.type("lots")
    user.press("Ctrl+S")
    assert "“lots” is no tax rate. Write it like 19 or 5.5." in user.reads()
    user.press("Ctrl+A")
    user.key(Qt.Key.Key_Delete)
    page.binding.boxes["price_levels"].editor.setFocus()
    user.press("Ctrl+A")
    user.type("Friends")
    user.press("Ctrl+S")
    assert any(text.startswith("The price level Wholesale can’t go yet") for text in user.reads())
    assert _desk(user).settings.get().price_levels == "Wholesale"

    said: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        said.append(box.text())
        next(button for button in box.buttons() if button.text() == "Discard").click()

    QTimer.singleShot(0, press)
    user.key(Qt.Key.Key_Escape)
    user.until(lambda: not page.isVisible())
    assert said == ["Keep what you typed about the shop?"]


def test_a_picture_is_made_small_enough_and_anything_else_refused(
    start: Start, shop_path: Path, tmp_path: Path
) -> None:
    large = QImage(3000, 1500, QImage.Format.Format_RGB32)
    large.fill(QColor("teal"))
    large.save(str(tmp_path / "large.jpg"))
    (tmp_path / "letter.png").write_text("Dear Anna", encoding="utf-8")
    user = start(shop_path).ready()
    page = _opened(user)
    editor = page.binding.boxes["logo"].editor
    assert isinstance(editor, LogoEditor)

    editor.load(tmp_path / "large.jpg")
    kept = editor.value()
    editor.load(tmp_path / "letter.png")

    assert image_of(kept).width() == 600
    assert editor.value() == kept
    user.press("Ctrl+S")
    assert "“letter.png” is no picture that CraftDesk can read. Choose a PNG or JPEG file." in user.reads()
    editor.load(tmp_path / "large.jpg")
    user.press("Ctrl+S")
    user.until(lambda: _desk(user).settings.get().logo == kept)
    assert read_logo(tmp_path / "missing.png") is None


def _png_of(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(90))), (b"IEND", b""))
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "settings.logo_unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "settings.logo_unreadable"),
        (_png_of(9, 9)[:40], "settings.logo_unreadable"),
        (_png_of(20_000, 20_000), "settings.logo_too_large"),
        (b"\0" * 30_000_001, "settings.logo_too_large"),
    ],
)
def test_what_is_no_logo_is_told(qtbot: QtBot, look: Look, tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    editor = LogoEditor(look)
    qtbot.addWidget(editor)
    editor.load(tmp_path / "logo.png")
    problem = editor.unreadable()
    assert problem is not None
    assert (problem.code, editor.value()) == (code, "")
