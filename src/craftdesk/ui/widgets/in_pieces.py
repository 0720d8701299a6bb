"""Work in the window's thread that is done in pieces: so much in each pass of the event loop that nobody waits for it.

A widget costs some tenths of a millisecond, a form has hundreds of them. A generator makes them, with a `yield` after
each few, and a `rest()` around what is dear by itself; between two passes the window answers.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Slot

Pieces = Iterator[None]
_SLICE = 0.012
"""Seconds of one pass; a piece that was begun is done to its end."""


def at_once(pieces: Pieces) -> None:
    """Do all of it now."""
    for _ in pieces:
        pass


class InPieces(QObject):
    """Has one thing in hand at a time. Whoever needs it whole lets it `finish`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: Pieces | None = None
        self._rests = False
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._on_next_timeout)

    @property
    def is_at_work(self) -> bool:
        """Whether something is in hand."""
        return self._pieces is not None

    def begin(self, pieces: Pieces) -> None:
        """Take something in hand, from the next pass on; what was in hand is given up."""
        self.stop()
        self._pieces = pieces
        self._next.start()

    def rest(self) -> Pieces:
        """A piece that ends its pass."""
        self._rests = True
        yield

    def stop(self) -> None:
        """Give up what is in hand; what was made of it so far nobody has seen."""
        self._pieces = None
        self._next.stop()

    def finish(self) -> None:
        """Do what is left of it now."""
        pieces, self._pieces = self._pieces, None
        self._next.stop()
        if pieces is not None:
            at_once(pieces)

    @Slot()
    def _on_next_timeout(self) -> None:
        pieces, ends = self._pieces, time.perf_counter() + _SLICE
        if pieces is None:
            return
        self._rests = False
        for _ in pieces:
            if self._pieces is not pieces:
                return  # given up, or something else was begun
            if self._rests or time.perf_counter() >= ends:
                self._next.start()
                return
        if self._pieces is pieces:
            self._pieces = None
