"""A shop that can't be changed says why over its list, lets go of every command that would, and comes back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from craftdesk.desktop.documents import documents
from craftdesk.services.backup_places import folder_of
from craftdesk.storage.file.place import why_not_writable
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.action_spec import ActionId as A
from tests.support.golden import golden
from tests.support.upgrades import versions_for_tests
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser


def said(user: WindowUser) -> str:
    banner = user.window.banner
    return banner.accessibleName() if banner.isVisible() else ""


def press(user: WindowUser, words: str) -> None:
    banner = user.window.banner
    next(one for one in (banner._action, banner._close) if one.text() == words).click()


def test_a_shop_that_is_moved_away_is_noticed_before_the_next_save_and_when_it_is_back(
    start: Start, shop_path: Path
) -> None:
    user = start(shop_path).ready()
    away = shop_path.with_name("Elsewhere.craftdesk")
    shop_path.rename(away)
    user.until(lambda: "Clay.craftdesk was moved, renamed or deleted" in said(user))
    new = user.kit.actions[A.CUSTOMER_NEW]
    assert not new.isEnabled()
    assert "Clay.craftdesk was moved" in new.toolTip()
    assert "8 customers · read-only" in user.reads()
    away.rename(shop_path)
    user.until(lambda: said(user) == "")
    assert new.isEnabled()


def test_try_again_opens_what_took_the_place(start: Start, shop_path: Path, tmp_path: Path) -> None:
    user = start(shop_path).ready()
    other = tmp_path / "other"
    other.write_bytes(shop_path.read_bytes())
    other.replace(shop_path)
    user.until(lambda: "Clay.craftdesk was replaced by another file" in said(user))
    press(user, "Try again")
    user.until(lambda: said(user) == "")
    user.ready()
    assert user.kit.actions[A.CUSTOMER_NEW].isEnabled()


def test_what_was_typed_is_offered_again_after_a_stick_was_plugged_in_anew(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.run(A.CUSTOMER_NEW)
    user.until(lambda: user.kit.actions.context.editing and isinstance(user.focus(), QLineEdit))
    user.type("Ottilie")
    anew = shop_path.with_name("anew")
    anew.write_bytes(shop_path.read_bytes())
    anew.replace(shop_path)
    user.until(lambda: "its stick was plugged in anew" in said(user))
    press(user, "Try again")
    user.until(lambda: said(user) == "")
    user.ready()
    user.until(user.window.drafts.isVisible)
    user.window.drafts.acted.emit()
    user.until(lambda: user.kit.actions.context.dirty)
    user.run(A.CUSTOMER_SAVE)
    user.until(lambda: any("Ottilie" in name for name in user.names()))


def test_what_is_typed_stays_when_the_file_goes_and_is_saved_when_it_is_back(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.run(A.CUSTOMER_NEW)
    user.until(lambda: user.kit.actions.context.editing and isinstance(user.focus(), QLineEdit))
    user.type("Ottilie")
    field = user.focus()
    away = shop_path.with_name("away")
    shop_path.rename(away)
    user.until(lambda: "was moved" in said(user))
    user.run(A.CUSTOMER_SAVE)
    gone = "Clay.craftdesk was moved, renamed or deleted while it was open, or its stick was pulled out. Nothing"
    user.until(lambda: any(gone in text for text in user.reads()))
    assert (user.focus(), field.property("text")) == (field, "Ottilie")
    away.rename(shop_path)
    user.until(lambda: said(user) == "")
    assert not any(gone in text for text in user.reads())
    assert "8 customers · not saved yet" in user.reads()
    user.run(A.CUSTOMER_SAVE)
    user.until(lambda: any("Ottilie" in name for name in user.names()))


def test_a_copy_of_a_shop_that_went_away_is_proposed_elsewhere_and_can_be_opened(
    start: Start, shop_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = start(shop_path).ready()
    shop_path.rename(shop_path.with_name("away"))
    user.until(lambda: "was moved" in said(user))
    proposed: list[Path] = []

    def choose(_parent: QWidget, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(path))
        return str(tmp_path / "Copy.craftdesk"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    press(user, "Save a copy…")
    toast = user.window.toast
    user.until(lambda: "Copy saved as Copy.craftdesk" in user.reads())
    assert proposed == [documents() / "Clay copy.craftdesk"]
    toast.action_chosen.emit()
    user.until(lambda: user.program.shop is not None and user.program.shop.shop.path.name == "Copy.craftdesk")
    user.ready()
    assert user.kit.actions[A.CUSTOMER_NEW].isEnabled()


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_trying_again_leaves_the_keyboard_where_it_was(start: Start, shop_path: Path, *, by_keyboard: bool) -> None:
    user = start(shop_path).ready()
    user.run(A.CUSTOMER_NEW)
    user.until(lambda: isinstance(user.focus(), QLineEdit))
    field = user.focus()
    away = shop_path.with_name("away")
    shop_path.rename(away)
    user.program._banner.look()
    away.rename(shop_path)
    again = user.window.banner._close
    if by_keyboard:
        again.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(again, Qt.Key.Key_Space)
    else:
        QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert said(user) == ""
    assert user.focus() is field


def test_a_drive_that_turns_read_only_and_back(
    start: Start, shop_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = start(shop_path).ready()
    with monkeypatch.context() as mounted:
        mounted.setattr("craftdesk.storage.file.place._is_mounted_read_only", lambda _path: True)
        assert why_not_writable(shop_path) == "media_read_only"
        (shop_path.parent / "anything").touch()
        user.until(lambda: "on a drive that can only be read" in said(user))
        assert not user.kit.actions[A.CUSTOMER_NEW].isEnabled()
        assert user.kit.actions[A.SHOP_COPY].isEnabled()
    press(user, "Try again")
    user.until(lambda: said(user) == "")
    assert user.kit.actions[A.CUSTOMER_NEW].isEnabled()


def test_one_that_is_open_elsewhere_says_where_until_it_is_closed_there(start: Start, shop_path: Path) -> None:
    with ShopFile.open(shop_path):
        user = start(shop_path)
        user.program._welcome.read_only_wanted.emit()
        user.until(lambda: "Clay.craftdesk is open on" in said(user))
        user.ready()
    press(user, "Try again")
    user.until(lambda: said(user) == "")
    user.ready()
    assert user.kit.actions[A.CUSTOMER_NEW].isEnabled()


def test_a_folder_that_is_synchronised_is_told_once(start: Start, shop_path: Path) -> None:
    folder = shop_path.with_name("Dropbox")
    folder.mkdir()
    path = Path(shutil.move(shop_path, folder))
    user = start(path).ready()
    user.until(lambda: "Dropbox synchronises the folder of this shop" in said(user))
    press(user, "Understood")
    assert said(user) == ""
    user.quit()
    again = start(path).ready()
    assert said(again) == ""


def test_an_old_shop_is_backed_up_and_brought_up_to_date(start: Start, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(golden(1), tmp_path / "Old.craftdesk"))
    user = start()
    user.program._beside.known = versions_for_tests()
    user.program.open(path)
    assert "“Old” is brought up to date" in user.reads()
    user.until(lambda: user.program.shop is not None)
    user.ready()
    assert len(user.names()) > 30
    assert [one.name.rsplit("_", 1)[1] for one in folder_of(path).glob("*.craftdesk")][:1] == ["upgrade.craftdesk"]
