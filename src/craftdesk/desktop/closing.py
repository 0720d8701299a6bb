"""Closing while something is being done: finish first, cancel, or stay; a quick save is simply waited for."""

from __future__ import annotations

import time
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.jobs import JobRunner
from craftdesk.ui.question import asked

_A_MOMENT_MS, _LONGEST_MS, _LOOK_MS = 600, 10_000, 20


class CloseChoice(StrEnum):
    """The answers."""

    FINISH = "finish"
    CANCEL = "cancel"
    STAY = "stay"


def ask_about_work(parent: QWidget) -> CloseChoice:
    """Ask what becomes of the work under way; finishing it is proposed, Esc stays."""
    translate = QCoreApplication.translate
    finish, cancel = translate("Closing", "Finish, then close"), translate("Closing", "Cancel it and close")
    more = translate(
        "Closing", "It can be finished before the shop closes. If you cancel it, everything stays as it was."
    )
    text = translate("Closing", "CraftDesk is still working on something.")
    answer = asked(parent, text, more, finish, cancel, translate("Closing", "Stay"))
    return {finish: CloseChoice.FINISH, cancel: CloseChoice.CANCEL}.get(answer, CloseChoice.STAY)


class CloseGuard(QObject):
    """Asks for one runner; when the owner chose to finish, the window closes once it is."""

    def __init__(self, runner: JobRunner, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._window = runner, window
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def may_close(self) -> bool:
        """Whether the shop may be closed now."""
        self._timer.stop()
        self._wait_a_moment()
        if not self._runner.is_at_work:
            return True
        choice = ask_about_work(self._window)
        if choice is CloseChoice.CANCEL:
            self._runner.cancel_all()
            return True
        if choice is CloseChoice.FINISH:
            self._timer.start()
        return False

    def _wait_a_moment(self) -> None:
        """Saves take milliseconds, and can't be cancelled: they are waited for, and nobody is asked about them."""
        began = time.monotonic()
        while self._runner.busy or self._runner.is_at_work:
            passed = (time.monotonic() - began) * 1000
            if passed > _LONGEST_MS or (passed > _A_MOMENT_MS and self._runner.is_at_work):
                return
            loop = QEventLoop(self)
            QTimer.singleShot(_LOOK_MS, loop.quit)
            loop.exec()
            loop.deleteLater()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if not self._runner.is_at_work:
            self._timer.stop()
            self._window.close()
