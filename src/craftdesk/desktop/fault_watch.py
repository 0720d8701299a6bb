"""Catches every mistake of the program wherever it surfaces: slots, virtual methods, threads, finalizers, Qt itself.

Each is logged by its kind and its places, never by its words, which may quote what the owner typed. What happened in
the window's own thread or in another one is told; what happened while a fault is being told, or while the program ends,
is logged only, so that nothing can go round in circles.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from craftdesk.errors import CraftDeskError, fault_of
from craftdesk.ui.error_outlet import ErrorOutlet

NO_SCREEN = (
    "CraftDesk can't show its window: there is no screen that it could use. Nothing was changed. Start it on a desktop,"
    " or use the commands: craftdesk --help\n"
)
FAILED = 3
_QUIET = frozenset({QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg, QtMsgType.QtWarningMsg})
_log = logging.getLogger(__name__)


def refuse_without_screen() -> None:
    """Qt ends the program at once where it has no screen; say so in a sentence before it does."""
    qInstallMessageHandler(_on_message_before_window)


def _on_message_before_window(kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        sys.stderr.write(NO_SCREEN)
        sys.stderr.flush()
        logging.shutdown()
        os._exit(FAILED)  # Qt would go on to abort, which looks like a crash and is none


class FaultWatch(QObject):
    """Has the hooks of Python and Qt from its making until `release`."""

    _arrived = Signal(object)

    def __init__(self, errors: ErrorOutlet) -> None:
        super().__init__(errors)
        self._errors = errors
        self._telling = False
        self._former = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        # A thread's fault is told by the window's own thread, and none in the middle of painting.
        self._arrived.connect(self._on_self_arrived, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = _on_unraisable
        qInstallMessageHandler(_on_message)

    def release(self) -> None:
        """Give the hooks back: from here on faults are only logged, by nobody of ours."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._former
        qInstallMessageHandler(None)

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        self._take("a slot", error.with_traceback(trace))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self._take("a thread", args.exc_value.with_traceback(args.exc_traceback))

    def _take(self, where: str, error: BaseException) -> None:
        _log.error("%s failed", where, exc_info=error)
        if not self._telling:
            self._arrived.emit(error if isinstance(error, CraftDeskError) else fault_of(error))

    @Slot(object)
    def _on_self_arrived(self, fault: CraftDeskError) -> None:
        self._telling = True
        try:
            self._errors.show(fault)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not go round in circles
            _log.error("a fault could not be told", exc_info=error)
        finally:
            self._telling = False


def _on_unraisable(args: sys.UnraisableHookArgs) -> None:
    """What fails while an object goes away hurts nobody, but is not to be lost."""
    _log.error("a finalizer failed", exc_info=args.exc_value)


def _on_message(kind: QtMsgType, context: QMessageLogContext, _text: str) -> None:
    """Qt's words may quote anything, so only what they are about is kept."""
    if kind not in _QUIET:
        _log.error("Qt: %s, %s", kind.name, context.category or "default")
