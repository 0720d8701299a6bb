"""A second place that does not answer, as on a dead network drive: nobody waits for it, and nothing is half done."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from craftdesk.controllers import second_place as controller
from craftdesk.services.backup_files import listed
from craftdesk.services.backup_places import folder_of, key_of, stem_of
from craftdesk.services.second_place import SecondPlace
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.file.syncing import SteadyWriter
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.dialogs.backups import BackupsDialog
from craftdesk.ui.dialogs.restore import RestoreDialog
from tests.support import patience
from tests.ui.window.conftest import Start
from tests.ui.window.test_backups import foot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits

_SYNC = SteadyWriter.sync


class Drive:
    """A folder on a drive that can go dead: then every wait for it lasts until it is alive again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._alive, self.waited_for = threading.Event(), threading.Event()
        self._alive.set()

    def dies(self) -> None:
        self._alive.clear()

    def lives(self) -> None:
        self._alive.set()

    def is_waited_for(self) -> None:
        if not self._alive.is_set():
            self.waited_for.set()
            self._alive.wait(patience.SECONDS)


@pytest.fixture
def drive(tmp_path: Path, shop_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drive]:
    """The second place of the shop."""
    made = Drive(tmp_path / "drive")
    made.folder.mkdir()
    SecondPlace(shop_path).choose(made.folder)

    def sync(writer: SteadyWriter) -> None:
        made.is_waited_for()
        _SYNC(writer)

    monkeypatch.setattr(SteadyWriter, "sync", sync)
    monkeypatch.setattr(controller, "QUIET_MS", 1)
    yield made
    made.lives()
    _ends_visits()


def _ends_visits() -> None:
    """Wait for the threads that were left behind."""
    for thread in threading.enumerate():
        if thread.name == "craftdesk-visitor":
            thread.join(patience.SECONDS)


def _copies(drive: Drive, shop: Path) -> list[str]:
    return [path.suffix for path in (drive.folder / key_of(shop)).iterdir()]


def test_a_copy_that_hangs_holds_up_nothing_else(drive: Drive, start: Start, shop_path: Path) -> None:
    drive.dies()
    user = start(shop_path).ready()
    user.until(drive.waited_for.is_set)
    user.until(lambda: "The second place does not answer" in foot(user))
    assert user.shop.parts is not None
    runner = user.shop.parts.runner
    for lane in (runner.study, runner.read, runner.browse, runner.write):  # figures, cards, lists, saves
        with user.qtbot.waitSignal(lane(int).finished):
            pass
    before = len(listed(folder_of(shop_path), stem_of(shop_path)))
    user.run(A.SHOP_BACKUP)
    user.until(lambda: len(listed(folder_of(shop_path), stem_of(shop_path))) > before)
    drive.lives()
    user.until(lambda: "Backed up" in foot(user))
    user.until(lambda: sorted(_copies(drive, shop_path)) == [".craftdesk", ".craftdesk", ".sha256", ".sha256"])


def test_closing_lets_go_of_it_and_nothing_half_done_stays(drive: Drive, start: Start, shop_path: Path) -> None:
    drive.dies()
    user = start(shop_path).ready()
    user.until(drive.waited_for.is_set)
    user.quit()
    assert _copies(drive, shop_path) == [".part"]
    with ShopFile.open(shop_path) as again:  # nobody holds it any more
        assert not again.read_only
    drive.lives()
    _ends_visits()
    assert ".part" not in _copies(drive, shop_path)


def test_the_dialogs_show_what_is_on_this_computer_meanwhile(drive: Drive, start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.until(lambda: ".sha256" in _copies(drive, shop_path))
    (checksum,) = (drive.folder / key_of(shop_path)).glob("*.sha256")
    checksum.unlink()
    os.mkfifo(checksum)  # whoever reads it waits
    user.run(A.SHOP_BACKUPS)
    dialog = user.window.findChild(BackupsDialog)
    assert dialog is not None
    user.until(lambda: dialog.first_line.text().startswith("1 backup, of"))
    user.until(lambda: dialog.state_line.text().startswith("The second place does not answer. It is caught up with"))
    dialog.accept()
    user.run(A.SHOP_RESTORE)
    restore = user.window.findChild(RestoreDialog)
    assert restore is not None
    user.until(lambda: restore.list.count() == 1)
    restore.reject()
    user.window.activateWindow()
    user.until(user.window.isActiveWindow)
    user.screen.pane.focus_list()
    user.key(Qt.Key.Key_Delete)
    user.until(lambda: "Anna Berg" not in user.names())
    user.quit()
    _feeds(checksum)


def _feeds(pipe: Path) -> None:
    """Answer everybody who still waits at a pipe."""
    until = time.monotonic() + patience.SECONDS
    while any(one.name == "craftdesk-visitor" for one in threading.enumerate()) and time.monotonic() < until:
        try:
            os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        except OSError:  # just now nobody waits
            time.sleep(0.01)
