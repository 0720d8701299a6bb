"""An empty PySide6 window that tells when it was first painted, as the program does."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class EmptyWindow(QMainWindow):
    """Nothing but a frame."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Tell the time once the picture stands."""
        super().paintEvent(event)
        QTimer.singleShot(0, self._on_picture_standing)

    @Slot()
    def _on_picture_standing(self) -> None:
        sys.stdout.write(f"first paint {time.monotonic():.6f} processor {time.process_time():.6f}\n")
        sys.stdout.flush()


def main() -> int:
    """Show the window until the process is ended."""
    app = QApplication(sys.argv[:1])
    window = EmptyWindow()
    window.resize(1280, 820)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
