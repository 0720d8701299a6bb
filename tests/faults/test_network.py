"""The program talks to nobody: not one network socket, seen from outside by strace."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.tracing import import_path, python, traced
from tests.support.driven import NAMES, environment
from tests.support.quietness import CHILDREN, TOLD, NetworkForbiddenError, children_without_network
from tests.support.shops import new_store

_FAMILY = re.compile(r"\b(?:socket|socketpair)\((\w+)")
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
                  environment=around)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert _families(window) <= _LOCAL
    done = traced(python("craftdesk", "import", str(listed), "--into", str(shop)), command, calls=("%network",),
                  environment=around)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert _families(command) <= _LOCAL


def _wants_a_socket(path: Callable[[], str] | None) -> str:
    """What a child says that wants one; `path` gives its PYTHONPATH, None leaves it as it is."""
    return subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket(socket.AF_INET)"],
        env=os.environ | ({} if path is None else {"PYTHONPATH": path()}),
        capture_output=True, text=True, check=False,
    ).stderr  # fmt: skip


@pytest.mark.parametrize("path", [None, import_path, lambda: environment(Path())["PYTHONPATH"]])
def test_whatever_a_test_starts_is_refused_and_told(tmp_path: Path, path: Callable[[], str] | None) -> None:
    said = ""
    with pytest.raises(NetworkForbiddenError, match=r"socket\.__new__"), children_without_network(tmp_path):
        said = _wants_a_socket(path)
    assert "CraftDesk opens no network socket" in said


def test_the_children_of_this_test_run_are_watched() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sitecustomize; print(sitecustomize.__file__, sitecustomize._TOLD)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == [str(CHILDREN / "sitecustomize.py"), os.environ[TOLD]]
