"""The rules of every test: alone, quiet, without a network, and tidy afterwards."""

from __future__ import annotations

import compileall
import gc
import os
import shutil
from collections.abc import Generator, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is first imported

import pytest
from hypothesis import HealthCheck, settings

from tests.support import memory, patience, quietness

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_TEMPORARY = memory.keep_temporary_files_together()  # before anybody asks for a temporary folder

pytest_plugins = ["pytester"]

_NOT_RUN = "NOT RUN: "
"""How the reason begins for which a test of faults was skipped (tests/faults/tracing.py)."""
_ROOT = Path(__file__).parents[1]
_STARTED_FROM = (_ROOT / "src", _ROOT / "tests" / "faults", _ROOT / "tests" / "support")
_NAMES = pytest.StashKey[quietness.NameTrap]()
_BEFORE = pytest.StashKey[quietness.Before]()

# A red example is red for everybody, and a slow machine is not a wrong result.
settings.register_profile("default", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("ci", parent=settings.get_profile("default"), max_examples=200)
settings.register_profile(
    "search",  # looks for new examples, at night: --hypothesis-profile=search
    parent=settings.get_profile("default"),
    derandomize=False,
    max_examples=5_000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("default")


def pytest_configure(config: pytest.Config) -> None:
    """Compile once what a hundred programs are started from: where Python may keep nothing, each would do it again."""
    patience.be_patient()
    if _TEMPORARY is not None:
        config.add_cleanup(partial(shutil.rmtree, _TEMPORARY, ignore_errors=True))
    if not hasattr(config, "workerinput"):
        for folder in _STARTED_FROM:
            compileall.compile_dir(folder, quiet=2)


def pytest_collection_finish() -> None:
    """Take what importing made out of the collector's sight: looking for leaks then costs next to nothing."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _no_network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with quietness.no_network(), quietness.children_without_network(tmp_path_factory.mktemp("network")):
        yield


@pytest.fixture(scope="session", autouse=True)
def _names_in_log(request: pytest.FixtureRequest) -> Iterator[None]:
    with quietness.watched_names() as trap:
        request.config.stash[_NAMES] = trap
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test settings and data folders of its own, so that it never touches those of the developer."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CRAFTDESK_HOME", str(home / "craftdesk"))
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    _keep_qt_settings_in(home / "config")


def _keep_qt_settings_in(folder: Path) -> None:
    from PySide6.QtCore import QSettings

    for form in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(form, scope, str(folder))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """Use the one application object with the one font that sizes in tests are counted in."""
    from PySide6.QtGui import QFont

    qapp.setFont(QFont("DejaVu Sans", 10))
    yield qapp
    # Without a screen Qt keeps what was copied until after Python is gone, and then calls Python to free it.
    qapp.clipboard().clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test that makes the program warn in its log without having said so."""
    with quietness.watched_log() as trap:
        yield
    if trap.messages and item.get_closest_marker("log_expected") is None:
        pytest.fail("unexpected in the log:\n" + "\n".join(trap.messages), pytrace=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Remember what was there before the test."""
    item.stash[_BEFORE] = quietness.before()
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test that leaves windows, timers, threads or shop files open, or let the program log a name."""
    yield
    trap = item.config.stash.get(_NAMES, None)
    named = [] if trap is None else trap.taken()
    found = quietness.leftovers(item.stash[_BEFORE])
    if found:
        pytest.fail("left behind: " + ", ".join(found), pytrace=False)
    if named:
        pytest.fail("names of people in the log:\n" + "\n".join(named), pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly which tests of faults this machine could not run, and why: that is no success."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    reasons = [text[text.index(_NOT_RUN) + len(_NOT_RUN) :].rstrip("')") for text in skipped if _NOT_RUN in text]
    if reasons:
        tests = "test" if len(reasons) == 1 else "tests"
        terminalreporter.section(f"{_NOT_RUN}{len(reasons)} {tests} of faults", red=True, bold=True)
        for reason in sorted(set(reasons)):
            terminalreporter.line(reason, red=True)
