"""A second start: the first window comes forward and opens what was handed over."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from craftdesk.ui.single_instance import SingleInstance, hand_over
from tests.support import patience
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

pytestmark = pytest.mark.qt_log_ignore(r"raise\(\)", "propagateSizeHints")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home" / "settings"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def first(start: Start, home: Path) -> Iterator[WindowUser]:
    user = start()
    instance = SingleInstance(user.window, home)
    user.until(lambda: instance.is_listening)
    yield user
    instance.close()
    assert list(home.iterdir()) == []


def test_a_second_start_opens_its_file_in_the_first_window(first: WindowUser, home: Path, shop_path: Path) -> None:
    environment = os.environ | {"CRAFTDESK_HOME": str(home.parent), "QT_QPA_PLATFORM": "offscreen"}
    second = subprocess.Popen([sys.executable, "-m", "craftdesk", str(shop_path)], env=environment)
    first.until(lambda: first.program.shop is not None)
    assert second.wait(timeout=patience.SECONDS) == 0
    assert "Anna Berg" in first.names()


def test_without_a_window_a_start_does_not_even_load_the_sockets(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtNetwork", None)  # importing it would fail
    assert not hand_over(home, [])


def test_a_window_that_ended_badly_does_not_bar_the_way(home: Path) -> None:
    (home / "window-is-open").write_text("", "utf-8")
    assert not hand_over(home, [])
