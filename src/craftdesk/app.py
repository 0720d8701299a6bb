"""The window's composition root: builds every object once, hands it in, and takes it down in order.

The start has two halves. The first opens the last shop and paints its list, with plain sqlite3 and nothing else. The
second, after the first picture stands, loads the services, the card and the rest.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from craftdesk import __version__, logs, paths
from craftdesk.desktop.ending import Ending
from craftdesk.desktop.fault_watch import FAILED, FaultWatch, refuse_without_screen
from craftdesk.desktop.program import Program
from craftdesk.desktop.running_sign import RunningSign
from craftdesk.desktop.start_rest import StartRest
from craftdesk.logs import CrashFile
from craftdesk.ui.actions import ActionSet
from craftdesk.ui.error_outlet import ErrorOutlet
from craftdesk.ui.format import Formatter
from craftdesk.ui.kit import Kit
from craftdesk.ui.look import Look
from craftdesk.ui.main_window import MainWindow
from craftdesk.ui.settings import DENSITY, LANGUAGE, THEME, ZOOM, Settings
from craftdesk.ui.single_instance import SingleInstance, hand_over, is_listening

CHOOSE = "--choose"
_FIRST_PAINT = "CRAFTDESK_FIRST_PAINT"
_STARTS_S, _ANSWERS_S, _LOOK_S = 15.0, 8.0, 0.05
_log = logging.getLogger(__name__)


class FirstPaint(QObject):
    """Tells a benchmark when the first list stood on the screen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        window.painted.connect(self._on_window_painted)

    @Slot()
    def _on_window_painted(self) -> None:
        sys.stdout.write(f"first paint {time.monotonic():.6f} processor {time.process_time():.6f}\n")
        sys.stdout.flush()


def build(app: QApplication, settings: Settings) -> tuple[Kit, MainWindow, Program]:
    """Build the objects that live as long as the window."""
    look = Look(app, mode=settings.get(THEME), zoom=settings.get(ZOOM), density=settings.get(DENSITY))
    kit = Kit(look=look, format=Formatter(settings.get(LANGUAGE)), settings=settings, actions=ActionSet(look, app))
    if kit.format.is_right_to_left:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = MainWindow(kit)
    errors = ErrorOutlet(window)
    return kit, window, Program(kit, window, errors)


def main(arguments: list[str]) -> int:
    """Run the program with a window and return its exit status."""
    logs.configure_logging(paths.log_dir())
    files = [Path(argument) for argument in arguments if not argument.startswith("-")]
    sign = RunningSign(paths.data_dir())
    if _is_second(sign, files):
        return 0
    crashes = CrashFile(paths.log_dir())
    crashes.open()
    try:
        return _run(files, sign, choose=CHOOSE in arguments)
    except Exception as error:  # noqa: BLE001 - the end of the line: a fault of the start is a sentence, never a traceback
        from craftdesk.texts import sentence  # every word of the program: only when something is to be said

        _log.error("the program failed", exc_info=error)
        sys.stderr.write(sentence("program.not_started") + "\n")
        return FAILED
    finally:
        sign.lower()
        crashes.close()
        logs.close_logging()


def _is_second(sign: RunningSign, files: list[Path]) -> bool:
    """Whether another window took the files; one that is only just starting is waited for, one that hangs is not."""
    until, is_heard = time.monotonic() + _STARTS_S, False
    while True:
        first = sign.raise_it()
        if hand_over(paths.settings_dir(), files):
            return True
        if not is_heard and is_listening(paths.settings_dir()):
            until, is_heard = time.monotonic() + _ANSWERS_S, True  # it may be busy with its own start
        if first or time.monotonic() > until:
            return False
        time.sleep(_LOOK_S)


def _run(files: list[Path], sign: RunningSign, *, choose: bool) -> int:
    with suppress(OSError):  # without its memory the program works as if it were new
        paths.settings_dir().mkdir(parents=True, exist_ok=True)
    QCoreApplication.setOrganizationName("craftdesk")
    QCoreApplication.setApplicationName("craftdesk")
    QCoreApplication.setApplicationVersion(__version__)
    refuse_without_screen()
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("")
    _log.info("started %s", __version__)
    _kit, window, program = build(app, Settings(paths.settings_dir() / "craftdesk.ini"))
    watch, ending = FaultWatch(program.errors), Ending(app, program)
    if os.environ.get(_FIRST_PAINT):
        FirstPaint(window)
    rest = StartRest(program)
    instance = SingleInstance(window, paths.settings_dir())
    program.ended_badly = sign.was_left
    program.start(files, choose=choose)
    window.show()
    try:
        return app.exec()
    finally:
        instance.close()
        program.shut_down()
        ending.release()
        watch.release()
        rest.end()
        _log.info("ended")
