"""A window at rest: what it reads and proves beside its first picture would be counted as the work of what is measured.

With a large shop that is a second or two of another thread, which compares the file with its seal.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEventLoop, QTimer

_LOOK_S, _QUIET_LOOKS, _PATIENCE_S = 0.25, 2, 60.0
_IDLE_SHARE = 0.1


def let_rest() -> None:
    """Let the window live until the process has hardly worked for half a second."""
    end, quiet = time.monotonic() + _PATIENCE_S, 0
    while quiet < _QUIET_LOOKS and time.monotonic() < end:
        worked = time.process_time()
        loop = QEventLoop()
        QTimer.singleShot(round(_LOOK_S * 1_000), loop.quit)
        loop.exec()
        quiet = quiet + 1 if time.process_time() - worked < _LOOK_S * _IDLE_SHARE else 0
