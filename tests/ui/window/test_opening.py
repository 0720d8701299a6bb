"""Opening what takes long: looked over beside the window, left when nobody wants it, proved after the first picture."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from craftdesk import paths
from craftdesk.storage.file import seal, sealing
from craftdesk.storage.file.lock import lock_path
from craftdesk.storage.file.looking import Steps, Stopped, looking
from craftdesk.storage.migrations import Versions
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.widgets.button import Button
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

LOOKING = "Looking over “Clay”"


@pytest.fixture
def large(shop_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shop that counts as large, without a seal of this computer."""
    monkeypatch.setattr(sealing, "LOOKED_AT_ONCE", 0)
    monkeypatch.setattr(seal, "AT_ONCE", 0)
    monkeypatch.setattr("craftdesk.desktop.beside.AT_ONCE", 0)
    shutil.rmtree(paths.data_dir() / "seals")
    return shop_path


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """The look takes until the event is set, or until it is cancelled."""
    go_on = Event()

    def waiting(path: Path, known: Versions, stopped: Stopped) -> Steps:
        while not go_on.wait(0.01) and not stopped():
            pass
        yield from looking(path, known, stopped)

    monkeypatch.setattr(sealing, "looking", waiting)
    yield go_on
    go_on.set()


def _press(user: WindowUser, text: str) -> None:
    (button,) = (one for one in user.window.findChildren(Button) if one.isVisible() and one.text() == text)
    button.click()


def test_a_large_file_without_a_seal_is_looked_over_and_opened(start: Start, large: Path, slowly: Event) -> None:
    user = start(large)
    assert LOOKING in user.reads()
    assert user.program.shop is None
    slowly.set()
    user.until(lambda: user.program.shop is not None)
    user.ready()
    assert "Anna Berg" in user.names()
    assert seal.read_seal(large) is not None


def test_it_can_be_cancelled(start: Start, large: Path, slowly: Event) -> None:
    before = large.read_bytes()
    user = start(large)
    _press(user, "Cancel")
    assert "Welcome to CraftDesk" in user.reads()
    user.until(lambda: not lock_path(large).exists())
    assert large.read_bytes() == before
    slowly.set()
    assert user.program.open(large)
    user.until(lambda: user.program.shop is not None)


def test_another_shop_is_opened_meanwhile(start: Start, large: Path, slowly: Event, tmp_path: Path) -> None:
    other = tmp_path / "Wood.craftdesk"
    shutil.copy(large, other)
    user = start(large)
    user.program.open(other)
    assert "Looking over “Wood”" in user.reads()
    slowly.set()
    user.until(lambda: user.program.shop is not None)
    assert user.shop.shop.path == other
    user.until(lambda: not lock_path(large).exists())


def test_the_program_ends_meanwhile(start: Start, large: Path, slowly: Event) -> None:
    before = large.read_bytes()
    user = start(large)
    user.quit()
    assert not slowly.is_set()
    assert large.read_bytes() == before
    assert not lock_path(large).exists()


def test_what_the_disk_changed_is_taken_out_of_sight(start: Start, large: Path) -> None:
    user = start(large)
    user.until(lambda: user.program.shop is not None)
    user.quit()
    status, content = large.stat(), large.read_bytes()
    assert b"Zo\xc3\xab" in content
    with large.open("r+b") as file:
        file.write(content.replace(b"Zo\xc3\xab", b"Zo\xc3\xaa"))
    os.utime(large, ns=(status.st_atime_ns, status.st_mtime_ns))
    spoilt = large.read_bytes()
    again = start(large)
    again.until(lambda: "“Clay” cannot be opened" in again.reads())
    assert again.program.shop is None
    assert any("the disk, the stick or a copy changed it" in text for text in again.reads())
    assert large.read_bytes() == spoilt


def test_a_large_shop_is_sealed_beside_and_opens_at_once(start: Start, large: Path) -> None:
    user = start(large)
    user.until(lambda: user.program.shop is not None)
    user.ready()
    assert user.shop.parts is not None
    user.shop.shop.writer().execute("UPDATE settings SET value = 'Clay & Co' WHERE key = 'name'")
    former = seal.read_seal(large)
    user.run(ActionId.SHOP_CLOSE)
    user.until(lambda: seal.read_seal(large) != former)
    user.until(lambda: not user.program._beside.takes_long(large))
    user.program.open(large)
    assert user.program.shop is not None
