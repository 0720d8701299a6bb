"""Taking a window down as its program does at its end, in an application that outlives it."""

from __future__ import annotations

from craftdesk.desktop.program import Program
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow


def take_down(kit: Kit, window: MainWindow, program: Program) -> None:
    """Close the window and let go of everything that was built for it."""
    window.close()
    program.shut_down()
    for part in (window, kit.actions, kit.look):
        part.deleteLater()
