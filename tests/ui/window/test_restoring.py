"""Going back to a backup in the window: chosen, confirmed, restored, with the former state kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from craftdesk.domain.customer import Customer
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.dialogs.restore import RestoreDialog
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

# The offscreen platform has no window manager to tell the sizes of dialogs to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def dialog_of(user: WindowUser) -> RestoreDialog:
    user.run(A.SHOP_RESTORE)
    dialog = user.window.findChild(RestoreDialog)
    assert dialog is not None
    user.until(lambda: dialog.list.count() > 0)
    return dialog


def answer(user: WindowUser, dialog: RestoreDialog, words: str) -> None:
    dialog.restore.click()
    user.until(lambda: dialog.findChild(QMessageBox) is not None)
    box = dialog.findChild(QMessageBox)
    assert box is not None
    assert "Test shop" in box.text()
    next(button for button in box.buttons() if button.text() == words).click()


def test_enter_in_the_list_asks_about_the_backup_that_is_chosen(start: Start, shop_path: Path) -> None:
    user = backed_up_then_changed(start, shop_path)
    dialog = dialog_of(user)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    user.until(lambda: dialog.findChild(QMessageBox) is not None)
    assert dialog.isVisible()
    box = dialog.findChild(QMessageBox)
    assert box is not None
    assert box.defaultButton().text() == "Keep the shop as it is"


def backed_up_then_changed(start: Start, path: Path) -> WindowUser:
    user = start(path).ready()
    assert user.shop.parts is not None
    run(user.shop.parts.desk.backups.back_up())
    user.screen.pane.focus_list()
    user.key(Qt.Key.Key_Delete)
    user.until(lambda: "Anna Berg" not in user.names())
    return user


def test_a_backup_takes_the_place_of_the_shop_and_the_former_state_is_kept(start: Start, shop_path: Path) -> None:
    user = backed_up_then_changed(start, shop_path)
    dialog = dialog_of(user)
    assert "8 customers" in str(dialog.list.item(0).data(int(Qt.ItemDataRole.AccessibleTextRole.value)))
    answer(user, dialog, "Restore backup")
    user.until(lambda: user.program.shop is not None and "Anna Berg" in user.names())
    user.ready()
    assert "Restored. The shop as it was is kept among the backups" in user.reads()
    assert user.shop.parts is not None
    kept = user.shop.parts.desk.backups.list()[0]
    assert kept.reason == "restore"
    with ShopFile.open(kept.path, read_only=True) as former:
        found = former.reader().execute("SELECT count(*) FROM customers WHERE deleted_at IS NULL").fetchone()
    assert found == (7,)


def test_a_backup_of_another_shop_is_asked_about(
    start: Start, shop_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ShopFile.create(tmp_path / "Other.craftdesk", ShopSettings(name="Glaze")) as other:  # begun at another time
        Desk.open(other).customers.add(Customer(first_name="Ida"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "Other.craftdesk"), ""))
    user = backed_up_then_changed(start, shop_path)
    dialog = dialog_of(user)
    words = "This is a backup of another shop, “Glaze”. Restore it in the place of “Test shop”?"
    for button, names in (("Keep the shop as it is", 7), ("Restore the other shop", 1)):
        dialog.other.click()
        press(user, dialog, "Replace “Test shop” by “Other.craftdesk”?", "Restore backup")
        press(user, dialog, words, button)
        user.until(lambda count=names: user.program.shop is not None and len(user.names()) == count)  # type: ignore[misc]
    user.ready()
    assert user.names() == ["Ida"]


def press(user: WindowUser, dialog: RestoreDialog, text: str, words: str) -> None:
    def asked() -> list[QMessageBox]:
        return [box for box in dialog.findChildren(QMessageBox) if box.isVisible() and box.text() == text]

    user.until(lambda: bool(asked()))
    next(button for button in asked()[0].buttons() if button.text() == words).click()


def test_who_keeps_the_shop_as_it_is_loses_nothing(start: Start, shop_path: Path) -> None:
    user = backed_up_then_changed(start, shop_path)
    dialog = dialog_of(user)
    answer(user, dialog, "Keep the shop as it is")
    dialog.reject()
    assert "Anna Berg" not in user.names()
    assert user.kit.actions[A.SHOP_RESTORE].isEnabled()


def test_a_backup_that_was_changed_is_refused_and_the_shop_opens_again(start: Start, shop_path: Path) -> None:
    user = backed_up_then_changed(start, shop_path)
    assert user.shop.parts is not None
    newest = user.shop.parts.desk.backups.list()[0].path
    beside = newest.with_name(newest.name + ".sha256")
    beside.write_text("0" * 64 + f"  {newest.name}\n", "utf-8")
    answer(user, dialog_of(user), "Restore backup")
    user.until(lambda: any("not as it was when it was written" in box.text() for box in boxes(user)))
    user.ready()
    assert "Anna Berg" not in user.names()
    for box in boxes(user):
        box.close()


def boxes(user: WindowUser) -> list[QMessageBox]:
    return user.window.findChildren(QMessageBox)


def test_a_restore_is_undone_at_once_and_after_a_restart(start: Start, shop_path: Path) -> None:
    user = backed_up_then_changed(start, shop_path)
    answer(user, dialog_of(user), "Restore backup")
    user.until(lambda: user.program.shop is not None and "Anna Berg" in user.names())
    user.ready()
    next(button for button in user.window.toast.findChildren(QPushButton) if button.text() == "Undo").click()
    user.until(lambda: "The shop is as it was before the restore" in user.reads())
    user.ready()
    assert "Anna Berg" not in user.names()
    user.quit()
    again = start(shop_path).ready()
    dialog = dialog_of(again)
    rows = [str(dialog.list.item(at).data(int(Qt.ItemDataRole.AccessibleTextRole.value))) for at in range(3)]
    assert ["before the restore" in row for row in rows] == [True, True, False]
    dialog.list.setCurrentRow(0)
    answer(again, dialog, "Restore backup")
    again.until(lambda: again.program.shop is not None and "Anna Berg" in again.names())


def test_a_damaged_shop_is_replaced_from_the_page_that_says_so(start: Start, shop_path: Path) -> None:
    user = backed_up_then_changed(start, shop_path)
    user.quit()
    shop_path.write_bytes(b"SQLite format 3\x00 torn")
    again = start(shop_path)
    button = next(one for one in again.window.findChildren(QPushButton) if one.text() == "Restore from backup…")
    button.click()
    dialog = again.window.findChild(RestoreDialog)
    assert dialog is not None
    again.until(lambda: dialog.list.count() > 0)
    dialog.restore.click()
    again.until(lambda: dialog.findChild(QMessageBox) is not None)
    box = dialog.findChild(QMessageBox)
    assert box is not None
    next(one for one in box.buttons() if one.text() == "Restore backup").click()
    again.until(lambda: again.program.shop is not None and "Anna Berg" in again.names())
    assert not [one for one in again.window.toast.findChildren(QPushButton) if one.isVisible() and one.text() == "Undo"]


def test_a_shop_that_is_gone_comes_back_from_the_first_page(start: Start, shop_path: Path) -> None:
    user = backed_up_then_changed(start, shop_path)
    user.quit()
    shop_path.unlink()
    again = start(choose=True)
    words = "“Clay” is gone: restore it from a backup…"
    next(one for one in again.window.findChildren(QPushButton) if one.text() == words).click()
    dialog = again.window.findChild(RestoreDialog)
    assert dialog is not None
    again.until(lambda: dialog.list.count() > 0)
    dialog.restore.click()
    again.until(lambda: dialog.findChild(QMessageBox) is not None)
    box = dialog.findChild(QMessageBox)
    assert box is not None
    next(one for one in box.buttons() if one.text() == "Restore backup").click()
    again.until(lambda: again.program.shop is not None and "Anna Berg" in again.names())
