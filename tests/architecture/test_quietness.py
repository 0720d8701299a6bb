"""The traps around every test bite: small tests that misbehave are run under the same conftest."""

from __future__ import annotations

import re

import pytest

from tests.support.house.modules import ROOT
from tests.support.patience import SECONDS

HEADER = """
import logging, socket, sqlite3, threading, time, warnings
import pytest
from PySide6.QtCore import QThread, QTimer, qWarning
from PySide6.QtWidgets import QLabel
kept = []
class Worker(QThread):
    def run(self):
        while not self.isInterruptionRequested():
            self.msleep(1)
def bang():
    raise ValueError('in a slot')
"""

# name of the small test → what it does wrong, and what is said of it
MISBEHAVING = {
    "python_warning()": ("warnings.warn('old habit', DeprecationWarning)", "DeprecationWarning: old habit"),
    "qt_message(qapp)": ("qWarning('Qt is unhappy')", "Qt messages with level WARNING or above"),
    "record()": ("logging.getLogger('craftdesk.x').warning('hm')", "unexpected in the log"),
    "name()": ("logging.getLogger('craftdesk.x').debug('kept %s', 'Quarkwimmel')", "names of people in the log"),
    "window(qapp)": ("kept.append(QLabel()); kept[-1].show()", "left behind: window QLabel"),
    "timer(qapp)": ("kept.append(QTimer()); kept[-1].start(60_000)", "left behind: active timer QTimer"),
    "thread()": (
        "threading.Thread(target=time.sleep, args=[60], daemon=True, name='T').start()",
        "left behind: thread T",
    ),
    "qt_thread(qapp)": ("kept.append(Worker()); kept[-1].start()", "left behind: running Qt thread Worker"),
    "shop_file(tmp_path)": (
        "kept.append(sqlite3.connect(tmp_path / 'a.craftdesk')); kept[-1].execute('create table t (x)')",
        "left behind: open file a.craftdesk",
    ),
    "network()": ("socket.socket(socket.AF_INET)", "CraftDesk opens no network socket"),
    "network_by_default()": ("socket.socket()", "CraftDesk opens no network socket"),
    "connection()": ("socket.create_connection(('192.0.2.1', 80))", "CraftDesk asks no name server"),
    "slot(qtbot)": ("QTimer.singleShot(0, bang); qtbot.wait(20)", "Exceptions caught in Qt event loop"),
}

WELL_BEHAVED = {
    "window(qtbot)": "label = QLabel(); qtbot.addWidget(label); label.show()",
    "passing_window(qapp)": "label = QLabel(); label.show()",
    "thread()": "worker = threading.Thread(target=time.time); worker.start(); worker.join()",
    "timer(qapp)": "timer = QTimer(); timer.start(60_000); timer.stop()",
    "shop_file(tmp_path)": "sqlite3.connect(tmp_path / 'a.craftdesk').close()",
    "local_socket()": "socket.socket(socket.AF_UNIX).close()",
    "information()": "logging.getLogger('craftdesk.x').info('all is well')",
}


def _run(pytester: pytest.Pytester, *tests: str) -> pytest.RunResult:
    """Run small tests under the conftest and the settings of this project."""
    support = ("memory.py", "patience.py", "quietness.py", "children/sitecustomize.py")
    for name in ("tests/conftest.py", *(f"tests/support/{one}" for one in support), "pyproject.toml"):
        (target := pytester.path / name).parent.mkdir(parents=True, exist_ok=True)
        target.write_text((ROOT / name).read_text("utf-8"), "utf-8")
    (pytester.path / "tests" / "test_small.py").write_text("\n".join([HEADER, *tests]), "utf-8")
    return pytester.runpytest_subprocess("-q", "-p", "no:cacheprovider", "tests/test_small.py", timeout=SECONDS)


def _test(head: str, body: str) -> str:
    return f"def test_{head}:\n    {body}\n"


def test_misbehaviour_is_noticed_and_blamed_on_its_own_test(pytester: pytest.Pytester) -> None:
    quiet = (_test(f"after_{head.split('(')[0]}(qapp)", "pass") for head in MISBEHAVING)
    loud = (_test(head, body) for head, (body, _) in MISBEHAVING.items())
    told = _run(pytester, *(test for pair in zip(loud, quiet, strict=True) for test in pair)).stdout.str()
    blamed = set(re.findall(r"^(?:FAILED|ERROR) tests/test_small.py::test_(\w+)", told, re.M))
    assert blamed == {head.split("(")[0] for head in MISBEHAVING}
    assert [message for _, message in MISBEHAVING.values() if message not in told] == []


def test_a_child_that_wanted_the_network_fails_the_run(pytester: pytest.Pytester) -> None:
    body = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import socket; socket.socket()'])"
    result = _run(pytester, _test("child()", body))
    result.assert_outcomes(passed=1, errors=1)
    assert "NetworkForbiddenError: socket.__new__" in result.stdout.str()


def test_good_manners_are_left_alone(pytester: pytest.Pytester) -> None:
    result = _run(pytester, *(_test(head, body) for head, body in WELL_BEHAVED.items()))
    result.assert_outcomes(passed=len(WELL_BEHAVED))


def test_a_test_may_say_that_it_expects_a_record(pytester: pytest.Pytester) -> None:
    body, _ = MISBEHAVING["record()"]
    _run(pytester, "@pytest.mark.log_expected", _test("record()", body)).assert_outcomes(passed=1)


def test_settings_and_data_of_the_developer_are_out_of_reach(tmp_path_factory: pytest.TempPathFactory) -> None:
    from PySide6.QtCore import QSettings

    from craftdesk import paths

    base = tmp_path_factory.getbasetemp()
    ini = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "CraftDesk", "CraftDesk")
    for place in (paths.data_dir(), paths.log_dir(), paths.settings_dir()):
        assert place.is_relative_to(base)
    assert ini.fileName().startswith(str(base))
