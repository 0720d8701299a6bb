"""Traps for what a test must not do: write to the log unasked, or leave something running or open behind.

The traps look after a test and its fixtures are done; what they find fails that test, by name, and is tidied
away so that the next test starts clean.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from craftdesk.logs import DiscreetFormatter

_OPEN_FILES = Path("/proc/self/fd")
_OURS = (".craftdesk", ".craftdesk-journal", ".craftdesk-wal", ".craftdesk-lock")


class LogTrap(logging.Handler):
    """Collects the records that nobody expects: warnings and worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record as a line."""
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@contextmanager
def watched_log() -> Iterator[LogTrap]:
    """Watch every logger while the block runs."""
    trap = LogTrap()
    root = logging.getLogger()
    root.addHandler(trap)
    try:
        yield trap
    finally:
        root.removeHandler(trap)


CHILDREN = Path(__file__).with_name("children")
"""What every Python that a test starts loads first."""
TOLD = "CRAFTDESK_TEST_NETWORK_TOLD"
_PEOPLE = re.compile(
    r"@(?:mail\.)?example\.(?:com|org|net)"
    r"|\b(?:Anna Berg|Peeters|Østergaard|Weiß|Lefèvre|Müller|Dvořák|Lindqvist|Potsdam|Rosenweg"
    r"|Xenobia|Quarkwimmel|Zwurbelstadt|Grumpfelnotiz|Schnorkelvase|Flimmerladen|Wrummsuche)\b"
)
"""Whom and what the tests are about; words that no code, path or test is called by."""


class NameTrap(logging.Handler):
    """Looks through whatever the program logs, at any level and as its log file would have it, for people."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.setFormatter(DiscreetFormatter("%(levelname)s %(name)s %(message)s"))
        self._found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line that names somebody."""
        line = self.format(record)
        if _PEOPLE.search(line):
            self._found.append(line)

    def taken(self) -> list[str]:
        """What was found since it was last asked."""
        found, self._found = self._found, []
        return found


@contextmanager
def watched_names() -> Iterator[NameTrap]:
    """Look for people in the program's log while the block runs."""
    trap, logger = NameTrap(), logging.getLogger("craftdesk")
    level = logger.level
    logger.addHandler(trap)
    logger.setLevel(logging.DEBUG)
    try:
        yield trap
    finally:
        logger.removeHandler(trap)
        logger.setLevel(level)


@contextmanager
def children_without_network(folder: Path) -> Iterator[None]:
    """Let no process that the block starts open a network socket; one that tried fails the block."""
    told = folder / "network-told"
    kept = {name: os.environ.get(name) for name in (TOLD, "PYTHONPATH")}
    os.environ[TOLD] = str(told)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(CHILDREN), *filter(None, [kept["PYTHONPATH"]])])
    sys.path.insert(0, str(CHILDREN))  # children of tests often get this list for their PYTHONPATH
    try:
        yield
    finally:
        sys.path.remove(str(CHILDREN))
        for name, value in kept.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    if told.exists():
        raise NetworkForbiddenError(told.read_text("utf-8"))


class NetworkForbiddenError(RuntimeError):
    """Something tried to reach the network."""


class _LocalSocket(socket.socket):
    """A socket that only knows this machine's own file names."""

    def __init__(self, family: int = -1, *args: Any, **kwargs: Any) -> None:
        if family in {-1, socket.AF_INET, socket.AF_INET6} and kwargs.get("fileno") is None:
            raise NetworkForbiddenError("CraftDesk opens no network socket")
        super().__init__(family, *args, **kwargs)


@contextmanager
def no_network() -> Iterator[None]:
    """Refuse network sockets while the block runs."""
    real = vars(socket).copy()
    vars(socket).update(socket=_LocalSocket, getaddrinfo=_no_names)
    try:
        yield
    finally:
        vars(socket).update(socket=real["socket"], getaddrinfo=real["getaddrinfo"])


def _no_names(*_: Any, **__: Any) -> NoReturn:
    raise NetworkForbiddenError("CraftDesk asks no name server")


@dataclass(frozen=True, slots=True)
class Before:
    """What was already there when a test began: threads of Python's own, and open shop files."""

    threads: frozenset[threading.Thread]
    files: frozenset[Path]


def before() -> Before:
    """What is there now; it is taken out of the collector's sight, so that looking for leaks sees the test's own."""
    gc.collect()  # what is frozen as garbage would stay
    gc.freeze()
    return Before(frozenset(_running_threads()), frozenset(_open_shop_files()))


def leftovers(was: Before) -> list[str]:
    """Name what the test left behind; an empty list is a clean room."""
    if _look(was):
        gc.collect()  # cycles of Python objects are not leaks
        _settle()
    found = _look(was)
    if found:
        _tidy()
    return found


def _look(was: Before) -> list[str]:
    found = [f"thread {t.name}" for t in _running_threads() - was.threads]
    found += [f"open file {path.name}" for path in _open_shop_files() - was.files]
    return found + [f"{kind} {_describe(thing)}" for kind, thing in _qt_leftovers()]


def _running_threads() -> set[threading.Thread]:
    """Threads that Python started; those of Qt's that merely ran some Python are looked for as Qt's."""
    return {t for t in threading.enumerate() if t.is_alive() and "Dummy" not in type(t).__name__}


def _open_shop_files() -> set[Path]:
    if not _OPEN_FILES.is_dir():
        return set()
    found = set()
    for entry in _OPEN_FILES.iterdir():
        try:
            path = entry.readlink()
        except OSError:
            continue  # the listing of the folder itself was among the entries
        if path.name.removesuffix(" (deleted)").endswith(_OURS):
            found.add(path)
    return found


def _qt_leftovers() -> list[tuple[str, Any]]:
    if "PySide6.QtCore" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QThread, QTimer

    if QCoreApplication.instance() is None:
        return []
    found: list[tuple[str, Any]] = [("window", w) for w in _windows()]
    for thing in gc.get_objects():
        kind = type(thing)
        if issubclass(kind, QTimer) and _alive(thing) and thing.isActive():
            found.append(("active timer", thing))
        elif issubclass(kind, QThread) and _alive(thing) and thing.isRunning() and _is_worker(thing):
            found.append(("running Qt thread", thing))
    return found


def _windows() -> list[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not isinstance(widgets.QApplication.instance(), widgets.QApplication):
        return []
    tool_tips = ("QTipLabel", "QRollEffect", "QAlphaWidget")
    return [
        w
        for w in widgets.QApplication.topLevelWidgets()
        if w.parent() is None and w.metaObject().className() not in tool_tips
    ]


def _alive(thing: Any) -> bool:
    import shiboken6

    return shiboken6.isValid(thing)


def _is_worker(thread: Any) -> bool:
    from PySide6.QtCore import QCoreApplication

    application = QCoreApplication.instance()
    return application is None or thread is not application.thread()


def _settle() -> None:
    if "PySide6.QtCore" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def _describe(thing: Any) -> str:
    return f"{type(thing).__name__} {thing.objectName()}".rstrip()


def _tidy() -> None:
    for kind, thing in _qt_leftovers():
        if kind == "window":
            thing.hide()
            thing.deleteLater()
        elif kind == "active timer":
            thing.stop()
        elif kind == "running Qt thread":
            thing.requestInterruption()
            thing.quit()
            thing.wait(2_000)
    _settle()
