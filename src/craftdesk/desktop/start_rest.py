"""Python's collector rests while the window is built: what a start makes stays, and none of it is rubbish."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Slot

from craftdesk.controllers.collector import CollectorRest
from craftdesk.desktop.program import Program


class StartRest(QObject):
    """Lasts until what was asked for stands whole.

    What was made until then is left alone for good: a look through all of it would hold the window up each time.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._is_over = False
        CollectorRest.begin(self)
        program.settled.connect(self.end)

    @Slot()
    def end(self) -> None:
        """Let the collector work from now on."""
        if not self._is_over:
            self._is_over = True
            gc.freeze()
            CollectorRest.end(self)
