"""The end of the program from outside: a signal, or the end of the session. Nothing typed is lost, nothing asked."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot
from PySide6.QtGui import QGuiApplication, QSessionManager

from craftdesk.desktop.program import Program

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))
_PATIENCE_S = 10
"""After this the system ends what has not let go; what was being written then is rolled back at the next opening."""


class Ending(QObject):
    """Writes down what was typed and ends, where it was told to; what is under way is rolled back."""

    def __init__(self, app: QGuiApplication, program: Program) -> None:
        super().__init__(program)
        self._program = program
        app.commitDataRequest.connect(self._on_app_commit_data_request)
        self._formers: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
        self._ends: tuple[int, ...] = ()
        if sys.platform == "win32":
            return  # no event loop of Windows listens to a pipe, and its session ends by the request above
        heard, ear = self._ends = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)
        self._waker = signal.set_wakeup_fd(ear, warn_on_full_buffer=False)
        for number in _SIGNALS:
            self._formers[number] = signal.signal(number, _noted)
        self._notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)

    def release(self) -> None:
        """Listen no more."""
        if not self._ends:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._waker)
        for number, former in self._formers.items():
            signal.signal(number, former if former is not None else signal.SIG_DFL)
        for end in self._ends:
            os.close(end)

    @Slot()
    def _on_notifier_activated(self) -> None:
        try:
            os.read(self._ends[0], 64)
        except BlockingIOError:
            return
        if sys.platform != "win32":
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(_PATIENCE_S)
        self._keep()
        QCoreApplication.exit(0)

    @Slot(QSessionManager)
    def _on_app_commit_data_request(self, _manager: QSessionManager) -> None:
        self._keep()

    def _keep(self) -> None:
        if self._program.shop is not None:
            self._program.shop.keep_drafts()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """The event loop hears of it through the socket; a handler in Python would wait for the next event."""
