"""What somebody may go to next is made before they do, in pieces, while nobody touches keyboard or mouse.

A page is some hundred widgets: making, dressing and laying out all of them in the moment it is asked for holds the
window up for a tenth of a second. Who is quicker than this gets the page made at once, as if there were no such thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot

_REST_MS = 300
"""Longer than between two keys of somebody who types."""
_BREATH_MS = 30
_TOUCHES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Preparing(QObject):
    """Takes one piece after the other, and none within `_REST_MS` of a touch or while work is under way."""

    def __init__(self, pieces: Callable[[], Iterator[None]], is_busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces, self._is_busy = pieces, is_busy
        self._left: Iterator[None] | None = None
        self.is_over = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._on_next_timeout)

    @Slot()
    def start(self) -> None:
        """Begin, once, when nobody has touched anything for a while."""
        app = QCoreApplication.instance()
        if self._left is None and not self.is_over and app is not None:
            self._left = self._pieces()
            app.installEventFilter(self)  # it sees every event: only until all is made
            self._next.start(_REST_MS)

    def close(self) -> None:
        """Make nothing more."""
        app = QCoreApplication.instance()
        self.is_over = True
        self._next.stop()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name is Qt's
        """Wait when somebody does something."""
        if event.type() in _TOUCHES and not self.is_over:
            self._next.start(_REST_MS)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_next_timeout(self) -> None:
        if self._left is None or self.is_over:
            return
        if self._is_busy():
            self._next.start(_REST_MS)
            return
        try:
            next(self._left)
        except StopIteration:
            self.close()
            return
        self._next.start(_BREATH_MS)
