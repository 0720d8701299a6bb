"""Backups in the window: the second place chosen, encrypted, pulled out, plugged in again, and what the foot says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from craftdesk.services.backup_keys import BackupKeys
from craftdesk.services.backup_places import key_of
from craftdesk.storage.copies.encrypted_file import is_encrypted
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.dialogs.backups import BackupsDialog
from craftdesk.ui.dialogs.encryption import EncryptionDialog, NewPassphraseDialog, SecretDialog
from craftdesk.ui.dialogs.restore import RestoreDialog
from craftdesk.ui.widgets.nav_row import FooterButton
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
_PASSPHRASE = "Ton und Glasur 7"


@pytest.fixture
def stick(tmp_path: Path, shop_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    return folder


def foot(user: WindowUser) -> str:
    button = user.window.sidebar.findChild(FooterButton)
    assert button is not None
    return button.accessibleName()


def dialog_of(user: WindowUser) -> BackupsDialog:
    user.run(A.SHOP_BACKUPS)
    dialog = user.window.findChild(BackupsDialog)
    assert dialog is not None
    user.until(lambda: "of" in dialog.first_line.text())
    return dialog


def chosen(user: WindowUser) -> BackupsDialog:
    dialog = dialog_of(user)
    dialog.choose.click()
    user.until(lambda: dialog.state_line.text() == "Has the newest backup")
    return dialog


def encrypted(user: WindowUser) -> BackupsDialog:
    dialog = chosen(user)
    dialog.encrypt.click()
    assert not dialog.encrypt.isChecked()  # not before there are keys
    form = dialog.findChild(EncryptionDialog)
    assert form is not None
    form.go.click()
    assert "at least 10" in form.passphrase.first_box.message.text()
    form.passphrase.first.line.setText(_PASSPHRASE)
    form.passphrase.again.line.setText("Ton und Glasur 8")
    form.go.click()
    assert "not the same" in form.passphrase.again_box.message.text()
    form.passphrase.again.line.setText(_PASSPHRASE)
    form.last.line.setText("????")
    form.go.click()
    assert "not its last four" in form.last_box.message.text()
    form.last.line.setText(form.code.text()[-4:].lower())
    form.go.click()
    user.until(lambda: dialog.encrypt.isChecked() and "Has the newest" in dialog.state_line.text())
    return dialog


def test_a_stick_gets_what_there_is_and_is_told_when_it_is_away(start: Start, shop_path: Path, stick: Path) -> None:
    user = start(shop_path).ready()
    dialog = chosen(user)
    inside = stick / key_of(shop_path)

    def there() -> int:
        return len(list(inside.glob("*.craftdesk")))

    first = there()
    assert first
    dialog.now.click()
    user.until(lambda: there() > first)
    dialog.accept()
    second = there()
    away = stick.rename(stick.with_name("in a pocket"))
    user.run(A.SHOP_BACKUP)
    user.until(lambda: "Stick not plugged in" in foot(user))
    away.rename(stick)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    user.until(lambda: there() > second)
    third = there()
    user.until(lambda: "Backed up" in foot(user))
    dialog = dialog_of(user)
    dialog.stop.click()
    user.until(lambda: dialog.choose.text() == "Choose a folder…")
    assert there() == third
    dialog.accept()


def test_encryption_is_set_up_once_and_the_passphrase_can_be_changed(
    start: Start, shop_path: Path, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = start(shop_path).ready()
    dialog = encrypted(user)
    found = list((stick / key_of(shop_path)).glob("*.encrypted"))
    assert [is_encrypted(path) for path in found] == [True]
    user.until(lambda: "1 older backup there can be read" in dialog.state_line.text())
    before = BackupKeys(shop_path).load()
    dialog.passphrase.click()
    form = dialog.findChild(NewPassphraseDialog)
    assert form is not None
    form.passphrase.first.line.setText("another one, longer")
    form.passphrase.again.line.setText("another one, longer")
    form.go.click()
    user.until(lambda: BackupKeys(shop_path).load() != before)
    dialog.encrypt.click()
    user.until(lambda: not dialog.encrypt.isChecked())
    dialog.encrypt.click()  # the keys are kept: nothing is asked
    user.until(dialog.encrypt.isChecked)
    dialog.accept()


def test_the_recovery_code_is_kept_as_a_page(
    start: Start, shop_path: Path, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = start(shop_path).ready()
    dialog = chosen(user)
    dialog.encrypt.click()
    form = dialog.findChild(EncryptionDialog)
    assert form is not None
    page = tmp_path / "page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(page), ""))
    form.save.click()
    user.until(page.exists)
    assert page.read_bytes().startswith(b"%PDF")
    assert "Saved as page.pdf" in form.problem.text()
    form.reject()
    assert BackupKeys(shop_path).load() is None
    assert not dialog.encrypt.isChecked()
    dialog.accept()


def test_elsewhere_an_encrypted_backup_asks_for_its_passphrase(start: Start, shop_path: Path, stick: Path) -> None:
    user = start(shop_path).ready()
    encrypted(user).accept()
    BackupKeys(shop_path).forget()  # as on another computer
    user.window.activateWindow()
    user.until(user.window.isActiveWindow)
    user.screen.pane.focus_list()
    user.key(Qt.Key.Key_Delete)
    user.until(lambda: "Anna Berg" not in user.names())
    user.run(A.SHOP_RESTORE)
    dialog = user.window.findChild(RestoreDialog)
    assert dialog is not None

    def locked() -> list[int]:
        role, rows = int(Qt.ItemDataRole.AccessibleTextRole.value), range(dialog.list.count())
        return [at for at in rows if "asks for the passphrase" in str(dialog.list.item(at).data(role))]

    user.until(lambda: bool(locked()))
    dialog.list.setCurrentRow(locked()[0])
    dialog.restore.click()
    box = dialog.findChild(QMessageBox)
    assert box is not None
    next(one for one in box.buttons() if one.text() == "Restore backup").click()
    user.until(lambda: dialog.findChild(SecretDialog) is not None)
    asking = dialog.findChild(SecretDialog)
    assert asking is not None
    asking.secret.line.setText("Ton und Glasur 8")
    asking.go.click()
    user.until(lambda: "does not open the backup" in asking.box.message.text())
    assert asking.secret.value() == "Ton und Glasur 8"
    asking.secret.line.setText(_PASSPHRASE)
    asking.go.click()
    user.until(lambda: user.program.shop is not None and "Anna Berg" in user.names())
