"""The program talks to nobody: not one network socket, seen from outside by strace."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.tracing import python, traced
from tests.support.driven import NAMES, environment
from tests.support.shops import new_store

_FAMILY = re.compile(r"\b(?:socket|socketpair)\((\w+)")
_CHILDREN = Path(__file__).parents[1] / "support" / "children"
_LOCAL = {"AF_UNIX", "AF_LOCAL"}


def _families(log: Path) -> set[str]:
    return set(_FAMILY.findall(log.read_text("utf-8", "replace")))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "Clay.craftdesk"
    new_store(path).shop.close()
    return path


@pytest.mark.usefixtures("may_trace")
def test_neither_the_window_nor_a_command_opens_a_network_socket(tmp_path: Path, shop: Path) -> None:
    around, window, command = environment(tmp_path / "home"), tmp_path / "window", tmp_path / "command"
    listed = tmp_path / "list.csv"
    listed.write_text(f"Name,City\n{NAMES['family']},{NAMES['town']}\n", "utf-8")
    done = traced(python("tests.support.driven", "names", str(shop)), window, calls=("%network",),
                  environment=around, seconds=120)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert _families(window) <= _LOCAL
    done = traced(python("craftdesk", "import", str(listed), "--into", str(shop)), command, calls=("%network",),
                  environment=around, seconds=120)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert _families(command) <= _LOCAL


def test_a_child_that_wants_a_network_socket_is_refused_and_told(tmp_path: Path) -> None:
    told = tmp_path / "told"
    done = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket(socket.AF_INET)"],
        env={**os.environ, "CRAFTDESK_TEST_NETWORK_TOLD": str(told), "PYTHONPATH": str(_CHILDREN)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "CraftDesk opens no network socket" in done.stderr
    assert told.read_text("utf-8").startswith("socket.__new__ ")
