"""The window's composition root: builds every object once, hands it in, and takes it down in order.

The start has two halves. The first opens the last shop and paints its list, with plain sqlite3 and nothing else. The
second, after the first picture stands, loads the services, the card and the rest.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from craftdesk import __version__, logs, paths
from craftdesk.controllers.jobs import fault_of
from craftdesk.desktop.program import Program
from craftdesk.ui.actions import ActionSet
from craftdesk.ui.error_outlet import ErrorOutlet
from craftdesk.ui.format import Formatter
from craftdesk.ui.kit import Kit
from craftdesk.ui.look import Look
from craftdesk.ui.main_window import MainWindow
from craftdesk.ui.settings import DENSITY, LANGUAGE, THEME, ZOOM, Settings
from craftdesk.ui.single_instance import SingleInstance, hand_over

CHOOSE = "--choose"
_FIRST_PAINT = "CRAFTDESK_FIRST_PAINT"


class SlotHook(QObject):
    """Catches what a slot raised: it is logged and told, and the window goes on."""

    def __init__(self, errors: ErrorOutlet) -> None:
        super().__init__(errors)
        self._errors = errors
        self._former = sys.excepthook
        sys.excepthook = self._hook

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        import logging  # only needed when something went wrong

        logging.getLogger("craftdesk").error("a slot failed", exc_info=(kind, error, trace))
        self._errors.show_fault(fault_of(error))

    def release(self) -> None:
        """Give the hook back."""
        sys.excepthook = self._former


class FirstPaint(QObject):
    """Tells a benchmark when the first list stood on the screen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        window.painted.connect(self._on_window_painted)

    @Slot()
    def _on_window_painted(self) -> None:
        QTimer.singleShot(0, self._on_picture_standing)

    @Slot()
    def _on_picture_standing(self) -> None:
        sys.stdout.write(f"first paint {time.monotonic():.6f}\n")
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
    paths.settings_dir().mkdir(parents=True, exist_ok=True)
    logs.configure_logging(paths.log_dir())
    QCoreApplication.setOrganizationName("craftdesk")
    QCoreApplication.setApplicationName("craftdesk")
    QCoreApplication.setApplicationVersion(__version__)
    files = [Path(argument) for argument in arguments if not argument.startswith("-")]
    if hand_over(paths.settings_dir(), files):
        return 0
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("")
    _kit, window, program = build(app, Settings(paths.settings_dir() / "craftdesk.ini"))
    hook = SlotHook(program.errors)
    if os.environ.get(_FIRST_PAINT):
        FirstPaint(window)
    instance = SingleInstance(window, paths.settings_dir())
    program.start(files, choose=CHOOSE in arguments)
    window.show()
    try:
        return app.exec()
    finally:
        instance.close()
        program.shut_down()
        hook.release()
        logs.close_logging()
