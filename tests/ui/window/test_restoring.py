"""Going back to a backup in the window: chosen, confirmed, restored, with the former state kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from craftdesk.services.running import run
from craftdesk.storage.shop_file import ShopFile
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
    said = next(text for text in user.reads() if text.startswith("Restored."))
    kept = Path(said.partition(" kept in ")[2])
    with ShopFile.open(kept, read_only=True) as former:
        found = former.reader().execute("SELECT count(*) FROM customers WHERE deleted_at IS NULL").fetchone()
    assert found == (7,)


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
